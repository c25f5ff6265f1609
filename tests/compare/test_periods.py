"""Parts of days and years as a text names them, and which of two may be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare.periods import KINDS, Period, agree, periods
from auditor.document import Document
from auditor.model import Article


def _periods(text: str) -> tuple[Period, ...]:
    return periods(Document(Article("a", text, language="en")), KINDS)


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("The mill closed on Friday morning.", "part", "Friday morning"),
        ("It left shortly before midnight.", "part", "before midnight"),
        ("It opens in the spring of 2031.", "season", "spring"),
        ("Sales fell in the third quarter.", "quarter", "third quarter"),
        ("He scored in the second half.", "half", "second half"),
        ("The church is from the 12th century.", "century", "12th century"),
        ("They meet again next month.", "span", "next month"),
        ("It opened in late October.", "stage", "late October"),
        ("It began two weeks ago.", "ago", "two weeks ago"),
        ("She left a day before the vote.", "turn", "a day before"),
        ("They married at Easter.", "feast", "Easter"),
    ],
)
def test_kinds(text: str, kind: str, written: str) -> None:
    [found] = _periods(text)
    assert (found.kind, text[found.start : found.end]) == (kind, written)


@pytest.mark.parametrize(
    "text",
    ["A night club in Summer Street.", "The fall of the council.", "A half of it.", "He wept before her."],
)
def test_what_names_no_time(text: str) -> None:
    assert _periods(text) == ()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("on Friday morning", "on Friday afternoon", False),
        ("on Friday evening", "on Friday night", True),
        ("next week", "next month", False),
        ("this week", "next week", True),
        ("in early May", "in late May", False),
        ("in early May", "in late June", True),
        ("two weeks ago", "two months ago", False),
        ("twelve months ago", "a year ago", True),
        ("a day before the vote", "a day after the vote", False),
        ("a day before the vote", "a day after the storm", True),
        ("in the spring of 2031", "in autumn 2031", False),
    ],
)
def test_which_may_be_the_same(first: str, second: str, same: bool) -> None:
    [a], [b] = _periods(first), _periods(second)
    assert agree(a, b) == agree(b, a) == same


@given(
    st.lists(st.sampled_from("next last week ago two a early late May night on Friday half first of".split()))
)
def test_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = _periods(text)
    assert list(found) == sorted(found)
    assert all(0 <= period.start < period.end <= len(text) for period in found)
