"""What a newsroom states of itself and of the people it writes about: its own facts.

Rules take it as the evidence ``house``; it is always there, empty where nothing is configured.
"""

import datetime as dt
from typing import NamedTuple


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


class House(NamedTuple):
    """A newsroom's own facts."""

    own: tuple[str, ...] = ()
    """Agencies and houses whose copy is the newsroom's own: it needs no credit."""
    people: tuple[Person, ...] = ()
