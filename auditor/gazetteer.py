"""Countries with their capitals and demonyms, and the larger cities of the world.

The table beside this module is made by ``bench/build_gazetteer.py`` from GeoNames (CC BY 4.0),
Unicode CLDR and countryinfo; see the notice at its head. Names are found whatever their case,
accents and hyphens, but for short acronyms (``US``, ``UK``), which must be written in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

_TABLE = Path(__file__).with_name("gazetteer.tsv")
_SMALL_TOWNS = Path(__file__).with_name("small_towns.tsv")
_CITIES_HEAD = "# cities:"
_MAX_ACRONYM = 5
_TAKES_ARTICLE = re.compile(
    r"^(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Republic of)|(?:Republic|Islands)$"
)
_T = TypeVar("_T")

CountryKind = Literal["state", "territory", "nation"]
"""``nation`` is a part of a state that is named like a country: England, Scotland."""
CapitalStatus = Literal["capital", "seat", "former", "disputed"]
"""``seat``: the government, or a branch of it, sits there though another town is the capital."""


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital or seat of government. ``names`` begins with the English one."""

    names: tuple[str, ...]
    status: CapitalStatus


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a territory or a nation within a state.

    ``code`` is ISO 3166-1 alpha-2 (``XK`` for Kosovo, ISO 3166-2 for nations). ``names`` begins with
    the English one and has aliases and the Spanish, French, German, Portuguese and Italian names;
    ``demonyms`` are the English adjectives and nouns of people.
    """

    code: str
    names: tuple[str, ...]
    kind: CountryKind
    demonyms: tuple[str, ...]
    capitals: tuple[Capital, ...]

    @property
    def name(self) -> str:
        """The common English name."""
        return self.names[0]

    @property
    def in_text(self) -> str:
        """The common English name as it stands in a sentence: ``the Netherlands``."""
        return f"the {self.name}" if _TAKES_ARTICLE.search(self.name) else self.name


@dataclass(frozen=True, slots=True)
class City:
    """A city of 30,000 people or more.

    ``country`` is its country's code; ``population`` is rounded down to thousands; ``namesakes``
    are the codes of other countries that have a place of 500 people or more, or a region, of the same name.
    """

    names: tuple[str, ...]
    country: str
    population: int
    namesakes: frozenset[str]


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name as the table's keys have it: no case, accents, hyphens, dots or leading article.

    Acronyms of up to five capitals stay in capitals, so that ``us`` does not find the United States.
    """
    plain = name
    if not name.isascii():
        composed = unicodedata.normalize("NFKD", name.translate(_NOT_COMPOSED))
        plain = "".join(c for c in composed if not unicodedata.combining(c))
    if not plain.isalpha():
        plain = plain.translate(_PLAIN)
    if len(plain) <= _MAX_ACRONYM and plain.isupper():
        return plain
    return " ".join(plain.lower().split()).removeprefix("the ")


# Letters that are none with a sign added, as English writes them.
_NOT_COMPOSED = str.maketrans("łŁøØđĐı", "lLoOdDi")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "-": " ", "‑": " ", "‐": " ", ".": "", "&": "and"}
)


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table, by code."""
    rows = (line.split("\t") for line in _text()[0].splitlines() if not line.startswith("#"))
    return tuple(
        Country(
            code=code,
            names=(name, *_split(further)),
            kind=kind,  # type: ignore[arg-type]  # written by our own script
            demonyms=_split(people),
            capitals=tuple(map(_capital, _split(capitals))),
        )
        for code, name, kind, further, people, capitals in rows
    )


def countries_named(name: str) -> tuple[Country, ...]:
    """Countries of a name: one, or several for ``Congo``; none for an unknown name."""
    return _look_up(_by_name(), name)


def countries_of_people(demonym: str) -> tuple[Country, ...]:
    """Countries whose people or adjective a word is: two for ``Dominican``."""
    return _look_up(_by_demonym(), demonym)


def countries_with_capital(name: str) -> tuple[Country, ...]:
    """Countries that have a capital or seat of government of a name, former and disputed ones too."""
    return _look_up(_by_capital(), name)


def cities_named(name: str) -> tuple[City, ...]:
    """Cities of a name, largest first; ``Aarhus`` is ``Århus`` and ``Duesseldorf`` ``Düsseldorf``."""
    lines = _look_up(_city_lines(), name) or _marked(fold(name))
    return tuple(sorted((_city(*line) for line in lines), key=lambda city: -city.population))


def country_of_small_town(name: str) -> str | None:
    """The code of the only country that has a place of a name, where it is too small for `cities_named`.

    Known are towns of 15,000 people or more, and of 2,000 within 30 kilometres of another country, whose
    name no place of 500 people or more has abroad, in any language.
    """
    return _small_towns().get(fold(name).lower())


@cache
def _small_towns() -> Mapping[str, str]:
    lines = _SMALL_TOWNS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {key: code for code, keys in rows for key in keys.split("|")}


@cache
def largest_city(country: str) -> str:
    """The name of the largest city of a country, by its code; empty where the table has none."""
    _, found, section = _text()[1].partition(f"@{country}\n")
    lines = section.partition("\n@")[0].splitlines() if found else []
    cities = [_city(country, line.partition("\t")[2]) for line in lines if line]
    return max(cities, key=lambda city: city.population).names[0] if cities else ""


_LETTER_PAIR = re.compile("aa|[aou]e")
_MARKED = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})


def _marked(key: str) -> tuple[tuple[str, str], ...]:
    """The lines of cities that a key spells with two letters where they have one with a mark."""
    plain = _LETTER_PAIR.sub(lambda pair: pair[0][0], key)
    lines = _look_up(_city_lines(), plain) if plain != key else ()
    return tuple(line for line in lines if _written_out(line[1].partition("\t")[0]) == key)


def _written_out(name: str) -> str:
    """A name with two plain letters for each that has a mark above it, as a key."""
    return fold(unicodedata.normalize("NFC", name).lower().translate(_MARKED))


@cache
def longest_names() -> Mapping[str, int]:
    """First word, folded, of the names of countries, peoples and capitals -> words of the longest."""
    longest: dict[str, int] = {}
    for key in (*_by_name(), *_by_demonym(), *_by_capital()):
        words = key.split()
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


@cache
def _text() -> tuple[str, str]:
    head, _, tail = _TABLE.read_text(encoding="utf-8").partition(_CITIES_HEAD)
    return head, tail.partition("\n")[2]


@cache
def _by_name() -> Mapping[str, tuple[Country, ...]]:
    return _index((name, country) for country in countries() for name in country.names)


@cache
def _by_demonym() -> Mapping[str, tuple[Country, ...]]:
    return _index((word, country) for country in countries() for word in country.demonyms)


@cache
def _by_capital() -> Mapping[str, tuple[Country, ...]]:
    return _index(
        (n, country) for country in countries() for capital in country.capitals for n in capital.names
    )


@cache
def _city_lines() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Key -> country and line of the table, not yet parsed: a text names few of the cities."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for section in _text()[1].split("@")[1:]:
        code, *lines = section.splitlines()
        for line in lines:
            keys, _, rest = line.partition("\t")
            if not keys:
                keys = rest[: rest.index("\t")].lower()
            for key in keys.split("|"):
                found[key] = (*found.get(key, ()), (code, rest))
    return found


def _city(code: str, line: str) -> City:
    name, thousands, further, namesakes = (*line.split("\t"), "", "")[:4]
    return City((name, *_split(further)), code, int(thousands) * 1000, frozenset(_split(namesakes)))


def _index(pairs: Iterable[tuple[str, Country]]) -> Mapping[str, tuple[Country, ...]]:
    index: dict[str, dict[str, Country]] = {}
    for name, country in pairs:
        index.setdefault(fold(name), {})[country.code] = country
    return {key: tuple(found.values()) for key, found in index.items()}


def _look_up(index: Mapping[str, tuple[_T, ...]], name: str) -> tuple[_T, ...]:
    key = fold(name)
    return index.get(key) or index.get(key.lower(), ())


def _capital(field: str) -> Capital:
    name, status, *further = field.split("/")
    return Capital((name, *further), status)  # type: ignore[arg-type]  # written by our own script


def _split(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()
