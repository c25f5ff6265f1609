"""Courts and ministries that a text names, by what tells one from another: ``the Court of Appeal``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from auditor.gazetteer import countries_named, countries_of_people
from auditor.regex import lazy
from auditor.text.offices.words import vocabulary
from auditor.text.words import word_set


class Body(NamedTuple):
    """A court or a ministry where it is named. Spans are code points into the text."""

    start: int
    end: int
    kind: str
    """``court`` or ``ministry``."""
    key: str
    """Which one: ``supreme``, ``appeal``, ``finance``."""


_COURTS = {
    **{word: word for word in ("supreme", "constitutional", "high", "district", "circuit", "federal")},
    **{
        word: word
        for word in ("county", "regional", "municipal", "criminal", "administrative", "magistrates")
    },
    **{word: word for word in ("crown", "commercial", "labour", "family", "juvenile", "military", "tax")},
    "appeal": "appeal",
    "appeals": "appeal",
    "appellate": "appeal",
    "cassation": "cassation",
    "labor": "labour",
    "magistrate": "magistrates",
    "magistrates’": "magistrates",
    "magistrates'": "magistrates",
    "magistrate's": "magistrates",
    "magistrate’s": "magistrates",
}
_MINISTRIES = {
    "defense": "defence",
    "labor": "labour",
    "treasury": "finance",
    "home": "interior",
    "environmental": "environment",
    "economic": "economy",
    "transportation": "transport",
    "commerce": "trade",
}
_COURT = lazy(
    r"(?:([A-Za-z][a-z]{2,15}(?:[’']s?)?)\s)?\b([A-Za-z][a-z]{2,15}(?:[’']s?)?)\s[Cc]ourt\b"
    r"(?!\s(?:of|in)\s[A-Z]|\sof\s(?:appeal|cassation))|"
    r"\b[Cc]ourt\sof\s([A-Za-z][a-z]{2,12})\b"
)
_MINISTRY = lazy(
    r"\b([A-Za-z][a-z]{2,15})\s[Mm]inistry\b(?!\sof\b)|"
    r"\b[Mm]inistry\s(?:of|for)\s(?:the\s|foreign\s)?(?:(?:civil|public|social|higher|rural|urban|human|"
    r"natural|regional|local|internal|economic|digital|[Cc]ivil|Public|Social|Higher|Rural|Urban|Human|Natural|"
    r"Regional|Local|Internal|Economic|Digital)\s)?([A-Za-z][a-z]{2,15})\b"
)
_BEFORE = 28
_BEHIND = 44
"""Code points before and behind the word within which a name stands."""
_NO_FIELD = word_set(
    "the its his her their our that this each every same other new whole government state federal national "
    "foreign another line and former affairs key senior one any said"
)


def bodies(text: str) -> tuple[Body, ...]:
    """Return the courts and ministries of a text, in order."""
    found: list[Body] = []
    for match in _around(text, "ourt", _COURT):
        words = (match[3],) if match[3] else (match[2], match[1])
        key = next((_COURTS[word.lower()] for word in words if word and word.lower() in _COURTS), None)
        if key:
            start = match.start() if match[3] else match.start(2)
            found.append(Body(start, match.end(), "court", key))
    for match in _around(text, "inistry", _MINISTRY):
        word = (match[1] or match[2]).lower()
        named = match[1] or match[2]
        if word in _NO_FIELD or countries_named(named) or countries_of_people(named):
            continue
        # “Warned the ministry of digging” names no ministry.
        if match[1] or match[2][0].isupper() or word in _field_words():
            found.append(Body(match.start(), match.end(), "ministry", _MINISTRIES.get(word, word)))
    return tuple(sorted(found))


@cache
def _field_words() -> frozenset[str]:
    """The words of which the fields of ministers are made."""
    return frozenset(word for form in vocabulary().fields for word in form)


def _around(text: str, word: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern matches around a word: a search of the whole text would take many times as long."""
    done = 0
    at = text.find(word)
    while at >= 0:
        floor = max(done, at - _BEFORE)
        if floor and floor != done:
            floor = text.find(" ", floor, at) + 1 or at  # No match begins inside a word.
        for match in pattern.finditer(text, floor, at + _BEHIND):
            if match.start() <= at < match.end():
                yield match
                done = match.end()
                break
        at = text.find(word, at + len(word))
