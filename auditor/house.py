"""What a newsroom states of itself and of the people it writes about: its own facts.

Rules take it as the evidence ``house``; it is always there, empty where nothing is configured.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from auditor.near import near


class FactError(ValueError):
    """A stated fact that cannot be used; the message names the entry and the key."""


class Person(NamedTuple):
    """A person as the house writes them, with an office and when it was held."""

    name: str
    office: str | None = None
    country: str | None = None
    start: dt.date | None = None
    """First day in the office; None for no known start."""
    end: dt.date | None = None
    """Last day in the office; None for still there."""
    spellings: tuple[str, ...] = ()
    """Other spellings that are accepted."""
    banned: tuple[str, ...] = ()
    """Spellings that are not to be printed."""

    def held(self, date: dt.date) -> bool:
        """Whether the office was held on a day, as far as is stated."""
        return (self.start is None or self.start <= date) and (self.end is None or date <= self.end)


class Term(NamedTuple):
    """A word or name as the house writes it, and the forms that it does not print."""

    use: str
    instead_of: tuple[str, ...]


class House(NamedTuple):
    """A newsroom's own facts."""

    own: tuple[str, ...] = ()
    """Agencies and houses whose copy is the newsroom's own: it needs no credit."""
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    tortured_phrases: tuple[str, ...] = ()
    """Spun forms beside those that ship, as ``spun form -> stock phrase``."""

    def joined(self, other: "House") -> "House":
        """The facts of both."""
        return House(
            self.own + other.own,
            self.people + other.people,
            self.terms + other.terms,
            self.tortured_phrases + other.tortured_phrases,
        )


_TABLES = ("people", "terms")
_PERSON = ("name", "office", "country", "from", "to", "spellings", "banned")
_TERM = ("use", "instead_of")


def parse_facts(table: object) -> House:
    """The people and terms of a ``facts`` table as TOML gives it.

    Args:
        table: ``{"people": [{"name": …}, …], "terms": [{"use": …, "instead_of": […]}, …]}``.

    Raises:
        FactError: A key is not known, a value is missing or of another kind, or an office ends before it
            begins.
    """
    if not isinstance(table, Mapping):
        raise FactError("facts must be tables: [[facts.people]] and [[facts.terms]]")
    for key in table:
        if key not in _TABLES:
            raise FactError(f"[facts]: unknown key '{key}'{near(key, _TABLES)}")
    people = tuple(_person(entry, place) for entry, place in _entries(table, "people", _PERSON))
    terms = tuple(_term(entry, place) for entry, place in _entries(table, "terms", _TERM))
    return House(people=people, terms=terms)


def _entries(
    table: Mapping[str, Any], key: str, known: tuple[str, ...]
) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The entries of an array of tables, each with what it is called in an error message."""
    entries = table.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise FactError(f"facts.{key} must be tables, each headed [[facts.{key}]]")
    for number, entry in enumerate(entries, 1):
        place = f"[[facts.{key}]] number {number}"
        for name in entry:
            if name not in known:
                hint = near(name, known) or f"; known are {', '.join(known)}"
                raise FactError(f"{place}: unknown key '{name}'{hint}")
        yield entry, place


def _person(entry: Mapping[str, Any], place: str) -> Person:
    name = _text(entry, "name", place)
    if name is None:
        raise FactError(f"{place}: name is required")
    office, country = _text(entry, "office", place), _text(entry, "country", place)
    start, end = _day(entry, "from", place), _day(entry, "to", place)
    if office is None and (country or start or end):
        key = next(key for key in ("country", "from", "to") if entry.get(key))
        raise FactError(f"{place}: {key} says nothing without office")
    if start and end and end < start:
        raise FactError(f"{place}: to ({end}) is before from ({start})")
    banned = _texts(entry, "banned", place)
    spellings = _texts(entry, "spellings", place)
    if both := {name, *spellings}.intersection(banned):
        raise FactError(f"{place}: banned holds an accepted spelling: '{min(both)}'")
    return Person(name, office, country, start, end, spellings, banned)


def _term(entry: Mapping[str, Any], place: str) -> Term:
    use, instead_of = _text(entry, "use", place), _texts(entry, "instead_of", place)
    if use is None or not instead_of:
        raise FactError(f"{place}: use and instead_of are required")
    if use in instead_of:
        raise FactError(f"{place}: instead_of holds the form to use: '{use}'")
    return Term(use, instead_of)


def _text(entry: Mapping[str, Any], key: str, place: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise FactError(f"{place}: {key} must be a text in quotes, not {value!r}")
    return " ".join(value.split())


def _texts(entry: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise FactError(f'{place}: {key} must be a list of texts, for example {key} = ["…"]')
    return tuple(" ".join(item.split()) for item in value)


def _day(entry: Mapping[str, Any], key: str, place: str) -> dt.date | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise FactError(f"{place}: {key} must be a date without quotes, for example 2023-08-14")
    return value
