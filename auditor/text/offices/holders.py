"""Who is said to hold which office, over a whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from auditor.gazetteer import countries_named, countries_with_capital
from auditor.model import Span
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import Name
from auditor.text.offices.before import before_name
from auditor.text.offices.behind import LEADS_ON, LEADS_TO_HOUSE, behind_name, house_behind
from auditor.text.offices.office import Holding
from auditor.text.offices.words import vocabulary
from auditor.text.words import word_set

_COUNTERPART = "counterpart"
_TO_COUNTERPART = 500
"""Code points between somebody and a counterpart."""
_ALSO_NAMES = word_set(
    "dean major king pope bishop marshal doctor prince reader general judge captain boss head chief"
)
"""Heads that begin names, too: “Dean Ruiz”, “King Omar”; or are no part of one."""


def holdings(text: str, sentences: Sequence[Span], names: Sequence[Name]) -> tuple[Holding, ...]:
    """Return the offices that a text gives to people right before or behind their names, in order.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        names: Its names, in order; those of places and organisations have no office before them.
    """
    starts = [sentence.start for sentence in sentences]
    found: list[Holding] = []
    for name in names:
        at = bisect_right(starts, name.start) - 1
        bare = _bare(name.text) if at >= 0 else None
        if bare is None:
            continue
        sentence = sentences[at]
        if bare and not name.title:
            name = name._replace(start=name.start + bare, text=name.text[bare:])
        known = len(found)
        found.extend(before_name(text, sentence, name))
        if text.startswith(LEADS_ON, name.end):
            found.extend(behind_name(text, sentence, name))
        if len(found) == known and text.startswith(LEADS_TO_HOUSE, name.end):
            found.extend(house_behind(text, sentence, name))
        elif len(found) > known and found[-1].office.head == _COUNTERPART:
            found[known:] = _of_counterpart(found[:known], found[-1])
    return tuple(found)


def _of_counterpart(before: Sequence[Holding], holding: Holding) -> list[Holding]:
    """The office of somebody's counterpart: that of the last who was said to have one, in another country."""
    nations, end = holding.office.countries, before[-1].whole.end if before else 0
    if not nations or not before or holding.start - end > _TO_COUNTERPART:
        return []
    office = before[-1].office
    return [holding._replace(office=office._replace(scope=nations))] if office.head else []


@lru_cache(maxsize=4096)
def _bare(name: str) -> int | None:
    """Where a person’s name begins behind a calling: “Novelist Ana Ruiz”; None for no person’s."""
    if not _may_be_person(name):
        return None
    first, _, rest = name.partition(" ")
    word = first.lower()
    calling = " " in rest and (word,) in vocabulary().heads and word not in _ALSO_NAMES
    return len(first) + 1 if calling else 0


def _may_be_person(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 6
        and not name.isupper()
        and words[-1][-1:].isalpha()
        and not any(
            word in ("of", "for", "and", "the") or word.lower() in ORGANISATIONS for word in _surely(words)
        )
        and not countries_named(words[-1])
        and not (len(words) == 1 and countries_with_capital(name))
    )


def _surely(words: Sequence[str]) -> Sequence[str]:
    """The words of a name but for a given name that is a common word, too."""
    return words[1:] if len(words) > 1 and words[0] == "Bill" else words
