"""Names of countries, their peoples and their capitals in a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from auditor.gazetteer import (
    Country,
    countries_named,
    countries_of_people,
    countries_with_capital,
    fold,
    longest_names,
)
from auditor.text.words import UPPER

# An elided article is a word of its own: "l’Italia", "dell’Iran".
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,4}|\b(?:[LlDd]|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull)(?=['’])|"
    r"[^\W\d_]+(?:['’‘ʻ](?!s\b)[^\W\d_]+)*"
)
# Where a name may begin: at a capital, which no letter stands before, with the letters behind it.
_CAPITAL = re.compile(rf"[{UPPER}](?<![^\W\d_].)[^\W\d_]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_APOSTROPHES = frozenset("'’‘ʻ")
_ELIDED = re.compile(r"\b(?:[LlDd]|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull)['’]\Z")
_LONGEST_ELIDED = 5
_LONGEST_WORD = 40
"""Code points; no name of the gazetteer has a longer word."""
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
    done = start
    for capital in _CAPITAL.finditer(text, start, stop):
        word = capital[0]
        if not _may_begin(word):
            continue
        first, end = capital.span()
        if first < done or (text[first - 1 : first] in _APOSTROPHES and _is_inside(text, first)):
            continue
        if len(word) == 1 or text[end : end + 1] in _APOSTROPHES:
            token = _TOKEN.match(text, first, stop)
            assert token is not None
            word, end = token[0], token.end()
        done = end
        reach = _reach(word) if end - first <= _LONGEST_WORD else 0
        # A leading article is no part of a key: "The Hague" begins with "hague" there.
        if word == "The" and not reach and (following := _TOKEN.search(text, end, stop)):
            reach = 1 + _reach(following[0])
        if not reach:
            continue
        spans = [(first, end)]
        if reach > 1:
            spans += [token.span() for token in itertools.islice(_TOKEN.finditer(text, end, stop), reach - 1)]
        place = _longest(text, spans)
        if place is not None:
            yield place
            done = place.end


def _is_inside(text: str, at: int) -> bool:
    """Whether a capital stands inside a word: behind an apostrophe that elides no article ("O’Neil")."""
    return text[at - 2 : at - 1].isalpha() and not _ELIDED.search(text, max(0, at - _LONGEST_ELIDED), at)


def _longest(text: str, tokens: list[tuple[int, int]]) -> Place | None:
    """The place of the longest name that begins with the first of the words."""
    start = tokens[0][0]
    for size in range(len(tokens), 0, -1):
        end = tokens[size - 1][1]
        if (size == 1 or _joined(text, tokens[:size])) and any(found := _named(text[start:end])):
            return Place(start, end, *found)
    return None


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[tuple[Country, ...], tuple[Country, ...], tuple[Country, ...]]:
    """The countries of which it is the name, the people and the capital."""
    return countries_named(name), countries_of_people(name), countries_with_capital(name)


@lru_cache(maxsize=8192)
def _may_begin(letters: str) -> bool:
    """Whether a name may begin with some letters and no others: a cheap look before the word is cut out."""
    return len(letters) == 1 or not letters.isascii() or letters.lower() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """The letters with which the words of names begin, as far as no other sign stands between them."""
    return frozenset(["the", *(_LETTERS.findall(word)[0].lower() for word in longest_names())])


@lru_cache(maxsize=8192)
def _reach(word: str) -> int:
    """How many words the longest name has that begins with this one; 0 where none does."""
    longest = longest_names()
    key = fold(word)
    return longest.get(key, 0) or longest.get(key.lower(), 0)


def _joined(text: str, tokens: list[tuple[int, int]]) -> bool:
    """Whether nothing but a space or a hyphen stands between the words of a name."""
    return all(text[a[1] : b[0]] in _GAPS for a, b in itertools.pairwise(tokens))
