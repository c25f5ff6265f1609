"""The day that a dateline tells: “LIMA, Nov. 12 (MNA) -”."""

from __future__ import annotations

from auditor.document import Document
from auditor.regex import lazy

BEHIND_DATELINE = lazy(
    r"[^\n.()]{0,12}\([^()\n]{2,30}\)\s{0,2}[-–—]|(?:,\s[^()\n]{2,30})?\)\s{0,2}[-–—]|\s[-–—]{1,2}\s|"
    r"\s[A-Z]{3,}[A-Z ,.()a-z]{0,40}\s[-–—]|[ ]?(?:[\r\n]|\Z)"
)
"""What stands behind a date that belongs to a dateline and not to the story."""
OPENING = 200
"""Code points from the start within which a date can be the dateline's."""
_YEAR_OF_DAYS = 372
"""Twelve months of 31 days."""


def dateline_day(doc: Document) -> tuple[int, int] | None:
    """The month and the day of an article's dateline; None where it has none."""
    first = doc.dates[0] if doc.dates else None
    if first is None or first.month is None or first.day is None or first.end > OPENING:
        return None
    return (first.month, first.day) if BEHIND_DATELINE.match(doc.text, first.end) else None


def days_later(first: tuple[int, int], second: tuple[int, int]) -> int:
    """About how many days a month and day are behind another; below 0 where they come before it.

    The year is not known: what is more than half a year behind is taken to come before.
    """
    days = ((second[0] - first[0]) * 31 + second[1] - first[1]) % _YEAR_OF_DAYS
    return days if days < _YEAR_OF_DAYS // 2 else days - _YEAR_OF_DAYS
