"""First-level divisions of the larger countries, their capitals, and which of them has a town of a name.

States, provinces, regions, prefectures, oblasts, departments, cantons. The table beside this module is made
by ``bench/build_divisions.py`` from GeoNames and SimpleMaps (both CC BY 4.0); see the notice at its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.gazetteer import fold

_TABLE = Path(__file__).with_name("divisions.tsv")


class Division(NamedTuple):
    """A first-level division of a country.

    ``code`` is the country's ISO code and the division's own of GeoNames (``US.KS``). ``names`` begins with
    the one that English-language newspapers use; ``adjectives`` are English (``Bavarian``); ``capitals`` has
    every town that may be called its capital, with spellings, and is empty where the table does not know.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def name(self) -> str:
        """The common English name."""
        return self.names[0]

    @property
    def country(self) -> str:
        """The code of its country."""
        return self.code.partition(".")[0]


def divisions_named(name: str) -> tuple[Division, ...]:
    """Divisions of a name: one, or several for ``Punjab``; none for an unknown name."""
    return _by_name().get(fold(name).lower(), ())


def divisions_of_people(adjective: str) -> tuple[Division, ...]:
    """Divisions whose adjective a word is: two for ``Punjabi``."""
    return _by_adjective().get(adjective, ())


@cache
def division_names() -> frozenset[str]:
    """Every name and adjective of a division as a text may have it: as it is, and without accents."""
    return frozenset(
        spelling
        for division, _ in _rows()
        for name in (*division.names, *division.adjectives)
        for spelling in ((name,) if name.isascii() else (name, fold(name).title()))
    )


def divisions_with_town(name: str, country: str) -> tuple[Division, ...]:
    """Divisions of a country that have a place of a name, that of the largest first.

    None where the table does not know the name: it has the towns of 50,000 people or more whose largest
    namesake in the world is in that country, and for these every further place of the name, however small.
    """
    return _by_town().get((country, fold(name).lower()), ())


def division_with_capital(name: str, country: str) -> Division | None:
    """The division of a country whose capital has a name, if the table knows one."""
    key = fold(name)
    return next(
        (
            d
            for d, _ in _rows()
            if d.country == country and any(fold(capital) == key for capital in d.capitals)
        ),
        None,
    )


@cache
def _rows() -> tuple[tuple[Division, str], ...]:
    """Each division with its columns of towns and of smaller namesakes, not yet parted."""
    rows = []
    for section in _TABLE.read_text(encoding="utf-8").split("\n@")[1:]:
        country, *lines = section.splitlines()
        for line in lines:
            code, name, further, people, capitals, towns = (*line.split("\t", 5), "", "", "", "")[:6]
            division = Division(
                f"{country}.{code}", (name, *_split(further)), _split(people), _split(capitals)
            )
            rows.append((division, towns))
    return tuple(rows)


@cache
def _by_adjective() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division, _ in _rows():
        for word in division.adjectives:
            found[word] = (*found.get(word, ()), division)
    return found


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for division, _ in _rows():
        for name in division.names:
            key = fold(name).lower()
            found[key] = (*found.get(key, ()), division)
    return found


def _split(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


@cache
def _by_town() -> Mapping[tuple[str, str], tuple[Division, ...]]:
    found: dict[tuple[str, str], tuple[Division, ...]] = {}
    rows = [(division, towns.partition("\t")) for division, towns in _rows()]
    for column in (0, 2):
        for division, columns in rows:
            for key in _split(columns[column]):
                place = (division.country, key)
                found[place] = (*found.get(place, ()), division)
    return found
