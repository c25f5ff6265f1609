"""Towns in a text: runs of capitalised words that may be one, and the town that a description stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.gazetteer import City, cities_named, countries_with_capital, country_of_small_town, fold
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.words import UPPER, word_set

_WORD = rf"[{UPPER}][^\W\d_]*(?:['’‘-][^\W\d_]+)*"
TOWN = (
    rf"{_WORD}(?:(?<=\bSt)\.)?(?:[\s-](?:(?:de|del|der|du|es|la|las|le|los|do|da|al|am|upon|sur)[\s-]){{0,2}}{_WORD})"
    r"{0,4}"
)
"""An expression for a run of capitalised words that may be a town's name."""
KIND_OF_TOWN = (
    r"(?:(?:city|town|port|resort|harbou?r)[\s-](?:city|town)|city|town|port|seaport|metropolis|resort|village|"
    r"municipality|suburb|settlement|hub)"
)
_RUN = lazy(TOWN)
_LEADING_WORD = lazy(
    r"(?:The|An?|This|Its|His|Her|In|At|From|Near|Outside|Around|To|Of|For|Towards?|Across|While|When|But|And|"
    r"After|Since|Visiting)\s"
)
_NO_TOWNS = word_set(
    "police park victoria university paris republic central north south east west federal union hill bay"
)
SMALL = 2_000
"""The population that a small town is given."""
_LEAST = 100_000
_NEAREST_RUNS = 3
_LOCATIVE = lazy(r"\b(?:in|at|near|outside|around|of|across|to|from|reached|visited|left)\s\Z", re.IGNORECASE)
_BACK = 300
_WELL_KNOWN = 300_000


def cities_of(name: str) -> tuple[City, ...]:
    """Cities of a name, largest first, and capitals that the table of cities is without."""
    return cities_named(name) or tuple(
        City((name,), country.code, _LEAST, frozenset())
        for country in countries_with_capital(name)
        if fold(name) not in map(fold, country.names)
    )


def towns_of(name: str) -> tuple[City, ...]:
    """As `cities_of`; of a name that it does not know, the small town that no other country has."""
    if cities := cities_of(name):
        return cities
    code = country_of_small_town(name)
    return (City((name,), code, SMALL, frozenset()),) if code else ()


def may_be_town(name: str) -> bool:
    """Whether a run of words is the name of a town, and not rather of something else."""
    return name.lower() not in _NO_TOWNS and bool(towns_of(name))


def runs_before(text: str, floor: int, stop: int) -> Iterator[Span]:
    """The last runs of capitalised words of ``text[floor:stop]``, nearest first, without "In", "From"."""
    for run in [*_RUN.finditer(text, floor, stop)][: -_NEAREST_RUNS - 1 : -1]:
        yield _without_lead(run)


def town_within(text: str, start: int, end: int) -> Span | None:
    """The longest beginning or, failing that, end of a run of words that is a town."""
    words = [match.span() for match in re.finditer(r"\S+", text[start:end])]
    for size in range(len(words), 0, -1):
        if towns_of(text[start : start + words[size - 1][1]]):
            return Span(start, start + words[size - 1][1])
    for first, _ in words[1:]:
        if cities_of(text[start + first : end]):
            return Span(start + first, end)
    return None


def town_spoken_of(text: str, at: int) -> Span | None:
    """The one large town in which the sentences before an offset are set: for what "The city" stands there.

    None where the offset opens no sentence, or the sentences name no such town, or two.
    """
    before = text[max(0, at - _BACK) : at]
    if before.rstrip('“" \n')[-1:] not in (".", "!", "?", "”", '"', ":"):
        return None
    stop = at - len(before) + len(before.rstrip())
    floor = max(text.rfind("\n", max(0, stop - _BACK), stop) + 1, stop - _BACK, 0)
    towns: dict[str, Span] = {}
    for run in _RUN.finditer(text, floor, stop):
        span = _without_lead(run)
        name = text[span.start : span.end]
        cities = cities_named(name)
        if cities and cities[0].population >= _LEAST:
            towns.setdefault(name, span)
    if len(towns) != 1:
        return None
    ((name, town),) = towns.items()
    known = cities_named(name)[0].population >= _WELL_KNOWN
    return town if known and _LOCATIVE.search(text, floor, town.start) else None


def _without_lead(run: re.Match[str]) -> Span:
    """A run without "In" or "The", unless these belong to it: "The Hague", "A Coruña"."""
    led = _LEADING_WORD.match(run[0])
    return Span(run.start() + led.end() if led and not cities_of(run[0]) else run.start(), run.end())
