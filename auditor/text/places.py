"""Names of countries, their peoples and their capitals in a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.gazetteer import (
    Country,
    countries_named,
    countries_of_people,
    countries_with_capital,
    fold,
    longest_names,
)

# An elided article is a word of its own: "l’Italia", "dell’Iran".
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,4}|\b(?:[LlDd]|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull)(?=['’])|"
    r"[^\W\d_]+(?:['’‘ʻ](?!s\b)[^\W\d_]+)*"
)
_GAPS = frozenset((" ", "\u00a0", "-", "‑", "‐", ", ", ". ", " & "))


@dataclass(frozen=True, slots=True)
class Place:
    """A name of the gazetteer where it stands in the text.

    One name may be several things (``Luxembourg`` a country and its capital), and of several
    countries (``Congolese``).
    """

    start: int
    end: int
    countries: tuple[Country, ...]
    """Countries that it names."""
    peoples: tuple[Country, ...]
    """Countries of whose people, or of which, it is the word: ``Kenyan``."""
    capital_of: tuple[Country, ...]
    """Countries whose capital or seat of government it is, former and disputed ones too."""


def places(text: str, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
    """Return the places of ``text[start:end]``, in order; the longest name wins, none overlap.

    A name counts wherever it is written with a capital: whether ``Jordan`` is a country or a
    person, and ``Georgia`` the country or the state, is for the reader to judge.
    """
    return tuple(_places(text, start, len(text) if end is None else end))


def _places(text: str, start: int, stop: int) -> Iterator[Place]:
    longest = longest_names()
    tokens = [match.span() for match in _TOKEN.finditer(text, start, stop)]
    at = 0
    while at < len(tokens):
        first = tokens[at][0]
        count = 0
        if text[first].isupper():
            key = fold(text[first : tokens[at][1]])
            count = longest.get(key, 0) or longest.get(key.lower(), 0)
        # A leading article is no part of a key: "The Hague" begins with "hague" there.
        if not count and at + 1 < len(tokens) and text[first : tokens[at][1]] == "The":
            count = 1 + longest.get(fold(text[slice(*tokens[at + 1])]), 0)
        taken = 1
        for size in range(min(count, len(tokens) - at), 0, -1):
            if not _joined(text, tokens[at : at + size]):
                continue
            last = tokens[at + size - 1][1]
            name = text[first:last]
            place = Place(
                first, last, countries_named(name), countries_of_people(name), countries_with_capital(name)
            )
            if place.countries or place.peoples or place.capital_of:
                yield place
                taken = size
                break
        at += taken


def _joined(text: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether nothing but a space or a hyphen stands between the words of a name."""
    return all(text[a[1] : b[0]] in _GAPS for a, b in itertools.pairwise(tokens))
