"""Parts that are listed behind their total."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article
from auditor.text.breakdowns import Breakdown, breakdowns

WRONG = [
    ("The firm has 75 shops. Forty are in Arden, 20 in Umsa and 25 in Leko.", False),
    ("Nine hundred jobs will go. Arden loses 420, Umsa 310 and Leko 270.", False),
    ("Nine hundred jobs will go: Arden loses 420, Umsa 310 and Leko 70.", False),
    ("The choir has 64 voices. There are 38 women and 36 men.", True),
    ("The two dioceses have 94 parishes. Arden counts 51 and Umsa 53.", True),
    ("The bill comes to 1,250 crowns. It is made up of 800 for labour and 350 for parts.", True),
    ("A total of 48 people were saved. Helicopters picked up 19 and lifeboats 39.", False),
]
RIGHT = [
    "The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 25 in Leko.",
    "The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 15 in Leko; the others are abroad.",
    "The firm has 75 shops. They include 30 in Arden, 20 in Umsa and 15 in Leko.",
    "The firm has about 75 shops. Forty are in Arden, 20 in Umsa and 25 in Leko.",
    "The club has 75 members. Ruiz scored 40 goals, Paz 30 and Lara 15.",
    "The firm has 75 shops.\n\nForty are in Arden, 20 in Umsa and 25 in Leko.",
    "Of the party's 75 deputies 40 voted for it. The vote was 40 for, 20 against and 5 blank.",
    "The team won 30 medals. It took 11 at home in 2010, 9 in 2014 and 12 in 2018.",
]


def found(text: str) -> list[Breakdown]:
    doc = Document(Article("article", text, language="en"))
    return list(breakdowns(text, doc.sentences, doc.numbers))


@pytest.mark.parametrize(("text", "sure"), WRONG)
def test_parts_that_are_not_their_total(text: str, sure: bool) -> None:
    (wrong,) = found(text)
    assert sum(part.value for part in wrong.parts) == wrong.added != wrong.total.value
    assert wrong.sure is sure


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_or_may_be_no_whole_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.integers(30, 999), min_size=3, max_size=6))
def test_parts_that_add_up_are_never_reported(parts: list[int]) -> None:
    named = [f"Arden {part}" for part in parts]
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    assert found(f"The firm closes {sum(parts)} shops. It loses {listed}.") == []
