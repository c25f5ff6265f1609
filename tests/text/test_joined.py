"""Names written with a hyphen, in two words and in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Span
from auditor.text.joined import forms, may_differ
from auditor.text.names import Name


def named(words: list[str]) -> tuple[str, list[Name]]:
    """A text of names, and the names."""
    text = " met ".join(words)
    names: list[Name] = []
    at = 0
    for word in words:
        names.append(Name(at, at + len(word), word, Span(0, 0)))
        at += len(word) + len(" met ")
    return text, names


@pytest.mark.parametrize(
    "other", ["Sara Amir-Rostam", "Amirrostam", "Amir Rostam", "Amir\u00a0Rostam", "AmirR Ostam."]
)
def test_one_name_written_in_two_ways(other: str) -> None:
    _, names = named(["Ines Falk", "Amir-Rostam", other, "Berg"])
    assert may_differ(names) is (other != "Sara Amir-Rostam")


@given(st.lists(st.text("abAB-‑ .,’", min_size=1, max_size=18).map(str.strip).filter(bool), max_size=6))
def test_no_two_ways_are_overlooked(words: list[str]) -> None:
    text, names = named(words)
    found, _ = forms(text, names)
    assert may_differ(names) or all(len(ways) == 1 for ways in found.values())
