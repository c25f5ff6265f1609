"""Days that a text names by how far they are from its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.relative_days import relative_days


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Yesterday the bridge fell.", "en", [("Yesterday", -1)]),
        ("It fell last night and opens tomorrow.", "en", [("last night", -1), ("tomorrow", 1)]),
        ("It fell the day before yesterday.", "en", [("the day before yesterday", -2)]),
        ("It fell three days ago.", "en", [("three days ago", -3)]),
        ("The court will rule today.", "en", [("today", 0)]),
        ("The town today has 300 shops; tomorrow's world needs none.", "en", []),
        ("Ayer cayó el puente, hace dos días el muro.", "es", [("Ayer", -1), ("hace dos días", -2)]),
        ("Le pont est tombé avant-hier.", "fr", [("avant-hier", -2)]),
        (
            "Die Brücke fiel vor zwei Tagen und öffnet übermorgen.",
            "de",
            [("vor zwei Tagen", -2), ("übermorgen", 2)],
        ),
        ("Il ponte è caduto ieri.", "it", []),
    ],
)
def test_days(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[d.start : d.end], d.days) for d in relative_days(text, language)] == expected


@given(st.text(alphabet="yesterdayto lasnigh'2 daysago.", max_size=80))
def test_offsets_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for day in relative_days(text, "en"):
        assert at <= day.start < day.end <= len(text)
        at = day.end
