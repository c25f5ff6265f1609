"""Votes, margins, ages and tallies beside the figures that they follow from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.figures import frame
from auditor.text.outcomes import outcomes

WRONG = [
    ("The vote was 56 to 41, with a majority of 25.", "25"),
    ("She was elected with 312 votes against 288, a margin of 34.", "34"),
    ("The state took in 30.1 billion and spent 36.3 billion, a deficit of 4.2 billion.", "4.2 billion"),
    ("The brothers, aged 34 and 29, are nine years apart.", "nine"),
    ("The firm, founded in 1919, celebrated its 95th anniversary in 2024.", "2024"),
    ("The mill, which opened in 1990 and closed in 2010, ran for 25 years.", "25"),
    ("The 20-member panel voted 13-9 in favour.", "20"),
    ("Of the 18 defendants, 11 were convicted and nine acquitted.", "nine"),
    ("Each of the 40 families will get 250 dollars, 12,000 dollars in all.", "12,000 dollars"),
    ("They trailed by six points, 21-18, at half-time.", "six"),
]
RIGHT = [
    "The vote was 56 to 41, with a majority of 15.",
    "The state took in 30.1 billion and spent 36.3 billion, a deficit of 6.2 billion.",
    "The brothers, aged 34 and 29, are five years apart.",
    "The firm, founded in 1919, celebrated its 105th anniversary in 2024.",
    "The 20-member panel voted 11-9 in favour.",
    "Of the 18 defendants, 11 were convicted and nine are women.",
    "Each of the 40 families will get 250 dollars, 10,000 dollars in all.",
    "They trailed by three points, 21-18, at half-time.",
]


def found(text: str, before: str = "") -> list[str]:
    earlier = frame(before, 0, len(before), "en") if before else None
    return [text[s.figure.start : s.figure.end] for s in outcomes(frame(text, 0, len(text), "en"), earlier)]


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_the_figure_that_does_not_follow_is_found(text: str, figure: str) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize("text", RIGHT)
def test_what_follows_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_toll_follows_from_the_one_of_the_sentence_before() -> None:
    before = "By Monday 35 bodies had been found."
    assert found("Another nine were found on Tuesday, bringing the toll to 46.", before) == ["46"]
    assert found("Another nine were found on Tuesday, bringing the toll to 44.", before) == []


@given(st.integers(2, 400), st.integers(2, 400))
def test_right_majorities_are_never_reported(a: int, b: int) -> None:
    assert found(f"The vote was {a} to {b}, with a majority of {abs(a - b)}.") == []
