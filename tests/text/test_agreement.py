"""Subjects and verbs of different number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.agreement import disagreements
from auditor.text.words import words


def _found(text: str) -> list[tuple[str, str]]:
    spans = tuple(words(text))
    lower = [text[start:end].lower() for start, end in spans]
    return [(text[d.start : d.end], d.right) for d in disagreements(text, spans, lower)]


@pytest.mark.parametrize(
    ("text", "subject", "right"),
    [
        ("Nearly half of farmers has no well.", "half of farmers has", "have"),
        ("About 40% of the houses was shut.", "40% of the houses was", "were"),
        ("The two leaders is here.", "The two leaders is", "are"),
        ("He said that the roads was shut.", "the roads was", "were"),
        ("Residents has fled.", "Residents has", "have"),
        ("It rained. The minister have left.", "The minister have", "has"),
        ("Half of Peruvians wants a vote.", "Half of Peruvians wants", "want"),
        ("Growers, for whom it is late, expects less.", "Growers, for whom it is late, expects", "expect"),
        (
            "Two old schools, whose roofs fell in, was shut.",
            "Two old schools, whose roofs fell in, was",
            "were",
        ),
        ("Talks between Kenya and Somalia has begun.", "Talks between Kenya and Somalia has", "have"),
    ],
)
def test_disagreement(text: str, subject: str, right: str) -> None:
    assert _found(text) == [(subject, right)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States has left.",
        "Half of the money has gone.",
        "Ten years is a long time.",
        "The cost of the roads was high.",
        "What the residents want is water.",
        "One of the ministers has left.",
        "The crew have left. The minister and the clerk have left.",
        "If the minister were rich, he would pay.",
        "The list of members, which was leaked, has grown.",
        "The officials, who said the firm, based in Leeds, was broke, left.",
        "The Rangers, who won on Sunday, has no coach. Talks between the three are due.",
        "The company, whose workers went on strike, has closed.",
    ],
)
def test_agreement(text: str) -> None:
    assert _found(text) == []


@given(st.lists(st.sampled_from("The half of farmers has the minister have 40 % people who . ,".split())))
def test_spans_are_of_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for found, _ in _found(text):
        assert found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said that pubs which gets their beer here are dry.", "pubs which gets"),
        ("The farmers who has wells are few.", "The farmers who has"),
        ("The list of pubs which gets its beer here is short.", None),
        ("One of the farmers who has a well is here.", None),
        ("The farmers left, which is a pity.", None),
        ("The pubs which get their beer here are dry.", None),
    ],
)
def test_relative_clauses(text: str, found: str | None) -> None:
    spans = words(text)
    lower = [text[start:end].lower() for start, end in spans]
    told = [text[item.start : item.end] for item in disagreements(text, spans, lower)]
    assert told == ([found] if found else [])
