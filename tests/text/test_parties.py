from __future__ import annotations

import pytest

from auditor.model import Span
from auditor.text.parties import parties
from auditor.text.places import places


def told(text: str, *, headline: bool = False) -> str | None:
    first, second = places(text)[:2]
    found = parties(text, Span(0, len(text)), first, second, headline=headline)
    return text[found.span.start : found.span.end] if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Relations between Kenya and Nairobi are good.", "between Kenya and Nairobi"),
        ("Neither Kenya nor Nairobi would comment.", "Kenya nor Nairobi"),
        ("After that, Nairobi had been at odds with Kenya for years.", "Nairobi had been at odds with Kenya"),
        ("A line links Nairobi with Kenya.", "Nairobi with Kenya"),
        ("Out of the question, Nairobi told Kenya on Tuesday.", "Nairobi told Kenya"),
        ("He said that Nairobi would not let Kenya keep the piece.", "Nairobi would not let Kenya"),
        ("Nairobi and Kenya have now agreed to swap figures.", "Nairobi and Kenya"),
        ("Nairobi has recalled its ambassador to Kenya.", "Nairobi has recalled its ambassador to Kenya"),
        ("Kenya summons Nairobi's envoy.", "Kenya summons Nairobi"),
        (
            "Envoys from Nairobi met their counterparts from Kenya.",
            "Nairobi met their counterparts from Kenya",
        ),
        ("Talks among Kenya, Nairobi and Uganda failed.", "Kenya, Nairobi"),
    ],
)
def test_two_parties(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Trains between Kenya and Nairobi were full.",
        "He had to choose between Kenya and Nairobi.",
        "They visited Kenya and Nairobi last year.",
        "A dispute between Nairobi and the Kenyan regions grew louder.",
        "Nairobi told Kenya's voters to wait.",
        "Nairobi expelled diplomats from Kenya.",
        "Talks between the mayor of Nairobi and Kenya failed.",
        "Kenya's president was in Nairobi.",
    ],
)
def test_no_parties(text: str) -> None:
    assert told(text) is None


def test_a_comma_is_an_and_only_in_a_headline() -> None:
    assert told("Norway, Oslo sign fish deal", headline=True) == "Norway, Oslo"
    assert told("Norway, Oslo sign fish deal") is None
