"""Parties that a text gives to people beside their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article
from auditor.text.affiliations import Affiliation, affiliations, is_place, is_side, parties_apart


def read(text: str) -> tuple[Affiliation, ...]:
    doc = Document(Article("article", text))
    return affiliations(text, doc.sentences, doc.names)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Reform Union lawmaker Hanna Wirth left the hall.", "Reform Union"),
        ("Hanna Wirth of the Reform Union left the hall.", "Reform Union"),
        ("Hanna Wirth, a lawmaker for the Reform Union, left the hall.", "Reform Union"),
        ("Hanna Wirth, a Reform Union lawmaker, left the hall.", "Reform Union"),
        ("Hanna Wirth, who sits for the Reform Union, left the hall.", "Reform Union"),
        ("Hanna Wirth, an independent lawmaker, left the hall.", "independent"),
        ("The opposition lawmaker Hanna Wirth left the hall.", "opposition"),
    ],
)
def test_parties_stand_on_either_side_of_a_name(text: str, party: str) -> None:
    (found,) = read(text)
    assert (found.name.text, text[found.start : found.end]) == ("Hanna Wirth", party)


@pytest.mark.parametrize(
    "text",
    [
        "Hanna Wirth, who was late, left the hall.",
        "Hanna Wirth of the Institute for Soil Research left the hall.",
        "Hanna Wirth said on Monday that the hall was cold.",
    ],
)
def test_what_is_no_party(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Hanna Wirth of the Reform Union", "Hanna Wirth of the Green Alliance", True),
        ("Hanna Wirth of the Reform Union", "Reform Union lawmaker Hanna Wirth", False),
        ("Hanna Wirth, an independent lawmaker,", "Hanna Wirth of the Green Alliance", True),
    ],
)
def test_two_parties_of_one_person(one: str, other: str, apart: bool) -> None:
    (first,), (second,) = read(f"{one} spoke."), read(f"{other} spoke.")
    assert parties_apart(first, second) is apart


def test_sides_of_the_house() -> None:
    (side,) = read("The opposition lawmaker Hanna Wirth left.")
    (party,) = read("Hanna Wirth of the Reform Union left.")
    assert is_side(side)
    assert not is_side(party)


def test_places_are_no_parties() -> None:
    assert is_place("Norway")
    assert is_place("Norway’s")
    assert not is_place("Reform Union")


@given(st.text(alphabet="Ab ,.’\n", max_size=60))
def test_spans_are_inside_the_text(around: str) -> None:
    text = f"{around}Reform Union lawmaker Hanna Wirth of the Green Alliance, {around}"
    for found in read(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
