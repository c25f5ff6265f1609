"""Courts and ministries, by what tells one from another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.bodies import bodies


@pytest.mark.parametrize(
    ("text", "kind", "key", "written"),
    [
        ("The Supreme Court adjourned.", "court", "supreme", "Supreme Court"),
        ("Halden's district court adjourned.", "court", "district", "district court"),
        ("The Halden Court of Appeal adjourned.", "court", "appeal", "Court of Appeal"),
        ("The court of cassation adjourned.", "court", "cassation", "court of cassation"),
        ("The defense ministry replied.", "ministry", "defence", "defense ministry"),
        ("The Ministry of Transport replied.", "ministry", "transport", "Ministry of Transport"),
        ("The Treasury ministry replied.", "ministry", "finance", "Treasury ministry"),
    ],
)
def test_one_body(text: str, kind: str, key: str, written: str) -> None:
    (found,) = bodies(text)
    assert (found.kind, found.key, text[found.start : found.end]) == (kind, key, written)


def test_a_field_of_two_words_is_one_in_either_order() -> None:
    (first,), (second,) = bodies("the civil protection ministry"), bodies("the ministry of civil protection")
    assert first.key == second.key == "protection"


@pytest.mark.parametrize(
    "text",
    [
        "The tennis court was wet.",
        "She courted him.",
        "The ministry replied.",
        "Their ministry.",
        "He warned the ministry of digging.",
    ],
)
def test_what_is_no_body(text: str) -> None:
    assert bodies(text) == ()


def test_bodies_are_found_in_order_and_wherever_they_stand() -> None:
    text = "x " * 500 + "The finance ministry sued. " * 3 + "The high court and the tax court sat. " * 2
    found = bodies(text)
    assert [body.key for body in found] == ["finance"] * 3 + ["high", "tax"] * 2
    assert [body.start for body in found] == sorted(body.start for body in found)


@given(st.text(alphabet="Court ministryofhg-’\n", max_size=80))
def test_spans_are_inside_the_text(text: str) -> None:
    for body in bodies(text):
        assert 0 <= body.start < body.end <= len(text)
