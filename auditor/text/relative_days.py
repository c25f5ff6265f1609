"""Days that a text names by how far they are from its own: “yesterday”, “two days ago”, “pasado mañana”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from auditor.regex import lazy


class RelativeDay(NamedTuple):
    """A day so many days from the one on which the text was written; offsets into the text."""

    start: int
    end: int
    days: int


_DAYS = {
    "en": {
        "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
        "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    },
    "es": {"anoche": -1, "ayer": -1, "anteayer": -2, "pasado mañana": 2},
    "fr": {"hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    "de": {"gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
}  # fmt: skip
_AGO = {
    "en": (r"(?P<n>{}|\d)\sdays\sago", "two three four five six"),
    "es": (r"hace\s(?P<n>{}|\d)\sdías", "dos tres cuatro cinco seis"),
    "fr": (r"il\sy\sa\s(?P<n>{}|\d)\sjours", "deux trois quatre cinq six"),
    "de": (r"vor\s(?P<n>{}|\d)\sTagen", "zwei drei vier fünf sechs"),
}
_GENERAL = lazy(
    r"\b(?:is|are|has|have|had|remains?|stands?|lives?|even|until|till|still|of|world|than|as|if|like|since|"
    r"subscribe|register|download|newsletter|sign up)\b"
)
"""In English beside *today* and *tomorrow*: what speaks of no day but of these times."""
_OWNED = lazy(r"['’]s\b")
_BESIDE = 24


@cache
def _pattern(language: str) -> re.Pattern[str]:
    ago, counts = _AGO[language]
    words = sorted(_DAYS[language], key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<word>{joined})|{ago.format('|'.join(counts.split()))})(?![\w-])", re.IGNORECASE
    )


_CUES = {
    "en": (
        "esterday",
        "oday",
        "onight",
        "omorrow",
        "his morning",
        "his afternoon",
        "his evening",
        "ast night",
        "days ago",
    ),
    "es": ("ayer", "anoche", "pasado ma", "hace "),
    "fr": ("hier", "demain", "il y a "),
    "de": ("gestern", "morgen", "vor "),
}


def relative_days(text: str, language: str | None) -> Iterator[RelativeDay]:
    """Yield the days that a text names from its own day on, in order.

    Args:
        text: The text.
        language: Its language; other than English, Spanish, French and German ones have none.
    """
    tag = (language or "en")[:2]
    if tag not in _DAYS or not any(cue in text for cue in _CUES[tag]):
        return
    for match in _pattern(tag).finditer(text):
        word = match["word"]
        if word is None:
            counts = _AGO[tag][1].split()
            count = match["n"].lower()
            days = -(int(count) if count.isdigit() else counts.index(count) + 2)
        else:
            days = _DAYS[tag][" ".join(word.lower().split())]
            if (
                tag == "en"
                and word.lower() in ("today", "tomorrow")
                and _is_general(text, match.start(), match.end())
            ):
                continue
        yield RelativeDay(match.start(), match.end(), days)


def _is_general(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _BESIDE) : start] + " " + text[end : end + _BESIDE]
    return _OWNED.match(text, end) is not None or _GENERAL.search(around.lower()) is not None
