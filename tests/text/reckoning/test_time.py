"""Ages, anniversaries and durations beside the dates that they follow from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]

WRONG = [
    ("Ana Moro, born on May 9, 1951, died in Umsa on Tuesday at the age of 75.", "75"),
    ("Born in 1933, she was ordained in 1962 at the age of 39.", "39"),
    ("The clinic opened its doors in 1956. Next week it marks its 80th birthday.", "its 80th birthday"),
    ("Moro came to power in 1971 and fell in 2009, having reigned for 48 years.", "reigned for 48 years"),
    ("Dockers walked out on June 1 and returned on June 22, ending a five-week strike.", "five-week"),
    (
        "The ferry left at 7:15 a.m. and tied up at 11:45 a.m., two and a half hours later.",
        "two and a half hours later",
    ),
    (
        "The boat left at 7:15 p.m. and called at 9:05 p.m., two hours and 50 minutes into the crossing.",
        "two hours and 50 minutes into",
    ),
    (
        "The tower was shut for six hours on Wednesday, from noon until 5 p.m., said the keeper.",
        "six hours on Wednesday, from noon until 5 p.m.",
    ),
    ("He won it five times, in 2011, 2014 and 2019.", "five times, in 2011, 2014 and 2019"),
    (
        ("The fair of Umsa opened in 1961. This weekend it comes back to celebrate 75 years of dance."),
        "celebrate 75 years",
    ),
    (
        ("He was elected mayor in 1996 and stayed until 2008; in his 15 years at the helm he built a port."),
        "his 15 years at",
    ),
]
RIGHT = [
    "The hall is open for eight hours a day, from 8 a.m. to noon and 2 p.m. to 6 p.m.",
    "The tower was shut for five hours on Wednesday, from noon until 5 p.m., said the keeper.",
    "Ana Moro, born on May 9, 1951, died in Umsa on Tuesday at the age of 74.",
    "Born in 1933, she was ordained in 1962 at the age of 29; her brother was 39.",
    "The clinic opened its doors in 1956. Next week it marks its 70th birthday.",
    "Moro ruled from 1971 to 2009 and lived in exile for ten years.",
    "The fair runs from 15 May to 29 May; another of three weeks is planned.",
    "The ferry left at 7:15 a.m. local time and tied up at 11:45 a.m., three hours later.",
    "He won it four times, in 2011, 2014 and 2019, and again this year.",
    ("The fair of Umsa opened in 1961. This weekend it comes back to celebrate 65 years of dance."),
    ("He was elected mayor in 1996 and stayed until 2008; in his 12 years at the helm he built a port."),
]


@pytest.mark.parametrize(("text", "span"), WRONG)
def test_what_does_not_follow_is_found(found: Found, text: str, span: str) -> None:
    assert found(text) == [span]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_or_cannot_be_told_is_left_alone(found: Found, text: str) -> None:
    assert found(text) == []


def test_ages_are_reckoned_from_the_day_of_publication(found: Found) -> None:
    text = "Born in 1961, the 75-year-old has led the party since 2004."
    assert found(text) == ["75"]
    assert found(text, dt.date(2037, 1, 5)) == []
    assert found(text, None) == []
