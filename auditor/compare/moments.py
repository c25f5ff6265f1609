"""The dates of a text in the form in which two texts can be compared: days, months, years, hours."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from auditor.compare.comparison import prepared_source
from auditor.document import Document
from auditor.model import Source, Span
from auditor.text.dates import MONTHS, DateMention
from auditor.text.numbers import Number

Grain = Literal["day", "weekday", "month", "year", "time"]


class Moment(NamedTuple):
    """A point of time as it stands in the text; what is not written is None.

    ``resolved`` is the day that it means by the text's own date, where that is known.
    """

    start: int
    end: int
    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    """Of a time of day: minutes since midnight."""
    resolved: dt.date | None = None
    quoted: bool = False
    """Stands in a direct quotation."""


_MONTH = re.compile(f"(?:{'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})(?!\\w)")
"""Any month in small letters. Begins with no look behind: then only places with a first letter are tried."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)(?!['’]?s)")
_DATELINE = re.compile(
    r"[^\n.()]{0,12}\([^()\n]{2,30}\)\s{0,2}[-–—]|\s[-–—]{1,2}\s|"
    r"\s[A-Z]{3,}[A-Z ,.()a-z]{0,40}\s[-–—]|[ ]?(?:[\r\n]|\Z)"
)
"""What stands behind a date that belongs to a dateline and not to the story."""
_STAMP = re.compile(
    r"\b(?:updated|posted|published|modified|last\supdate)\b[^\n]{0,25}$|\|\s?$", re.IGNORECASE
)
_STAMPED = 36
"""Code points in front of a date in which a page says that it is its own."""
_YEAR_BEHIND = re.compile(r"(?:\s(?:of|de|del|do))?\s(\d{4})(?!\d)")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|last|since|until|till|by|early|late|mid|next|this|from|of|en|im|seit|bis|depuis|desde)[\s-]$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset({"may", "march", "mar", "sept", "august", "mai", "set"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s?(?:([ap])\.?\s?m\b)?", re.IGNORECASE)
_ZONE = re.compile(r"\s?\(?(?:\d{3,4}\s)?(?:GMT|UTC|[ECMP][DS]?T|CEST|CET|BST|IST|local)\b", re.IGNORECASE)


def moments(doc: Document) -> tuple[Moment, ...]:
    """The points of time in an article, in order."""
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted if quote.depth == 0]
    found = [*map(_day, doc.dates), *_years(doc.text, doc.numbers, doc.dates), *_months(doc.text, doc.dates)]
    found += _times(doc.text, doc.numbers)
    found.sort(key=lambda moment: moment.start)
    kept: list[Moment] = []
    starts = [quote.start for quote in quoted]
    for moment in found:
        if (kept and moment.start < kept[-1].end) or _DATELINE.match(doc.text, moment.end):
            continue
        if _STAMP.search(doc.text, max(0, moment.start - _STAMPED), moment.start):
            continue
        at = bisect_right(starts, moment.start) - 1
        inside = at >= 0 and quoted[at].end >= moment.end
        kept.append(moment._replace(quoted=True) if inside else moment)
    return tuple(kept)


@lru_cache(maxsize=256)
def source_moments(source: Source) -> tuple[Moment, ...]:
    """The points of time in a source, in order."""
    return moments(prepared_source(source).doc)


def _day(date: DateMention) -> Moment:
    grain: Grain = "weekday" if date.day is None else "day"
    return Moment(
        date.start,
        date.end,
        grain,
        date.year,
        date.month,
        date.day,
        date.weekday,
        resolved=date.resolved,
    )


def _years(text: str, numbers: Sequence[Number], dates: Sequence[DateMention]) -> Iterator[Moment]:
    inside = {start for date in dates for start in range(date.start, date.end)}
    for number in numbers:
        if number.kind != "year" or number.start in inside:
            continue
        for match in _YEAR.finditer(text, number.start, number.end):
            yield Moment(match.start(), match.end(), "year", int(match[0]))


def _months(text: str, dates: Sequence[DateMention]) -> Iterator[Moment]:
    """Months without a day: “in August”, “October 1998”."""
    inside = {date.start: date.end for date in dates}
    done = 0
    starts = sorted(inside)
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for match in _MONTH.finditer(lower):
        key, written = match[0], text[match.start() : match.end()]
        if match.start() < done or (match.start() and text[match.start() - 1].isalpha()):
            continue
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and inside[starts[at]] > match.start():
            continue
        year = _YEAR_BEHIND.match(text, match.end())
        led = _BEFORE_MONTH.search(text, max(0, match.start() - 8), match.start())
        if written.islower() and not led:
            continue
        if key in _ALSO_WORDS and not (year or led):
            continue
        done = year.end() if year else match.end()
        yield Moment(match.start(), done, "month", int(year[1]) if year else None, MONTHS[key])


def _times(text: str, numbers: Sequence[Number]) -> Iterator[Moment]:
    for number in numbers:
        if number.kind != "time" or _ZONE.match(text, number.end):
            continue
        clock = _CLOCK.match(text, number.start)
        if clock is None or int(clock[1]) > 24:
            continue
        hours, minutes = int(clock[1]), int(clock[2] or 0)
        if clock[3]:
            hours = hours % 12 + (12 if clock[3].lower() == "p" else 0)
        yield Moment(number.start, number.end, "time", minutes=hours * 60 + minutes)


def comparable(a: Moment, b: Moment) -> bool:
    """Whether two points of time can be told to be the same or not."""
    if a.grain == b.grain:
        return True
    if "time" in (a.grain, b.grain) or "year" in (a.grain, b.grain):
        return False
    if {a.grain, b.grain} != {"day", "weekday"}:
        return False
    if a.resolved and b.resolved:
        return abs((a.resolved - b.resolved).days) < 7
    return a.weekday is not None and b.weekday is not None


def agree(a: Moment, b: Moment) -> bool:
    """Whether two points of time may be the same, by what both of them state."""
    if a.grain == "time" or b.grain == "time":
        # “At 5:55” may be morning or evening.
        return a.minutes is not None and b.minutes is not None and (a.minutes - b.minutes) % 720 == 0
    if a.grain == "weekday" or b.grain == "weekday":
        if a.weekday is not None and b.weekday is not None:
            return a.weekday == b.weekday
        if a.resolved and b.resolved:
            return a.resolved == b.resolved
        return a.grain != b.grain and "weekday" not in (a.grain, b.grain)
    return all(
        x is None or y is None or x == y for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    ) and ((a.month is not None and b.month is not None) or (a.year is not None and b.year is not None))


def equal(a: Moment, b: Moment) -> bool:
    """Whether two points of time are written alike."""
    return comparable(a, b) and agree(a, b)


def same_thing(a: Moment, b: Moment) -> bool:
    """Whether two points of time are stated alike: both as a day, a month, a year."""
    return a.grain == b.grain


def exchangeable(a: Moment, b: Moment) -> bool:
    """Whether two points of time of one sentence can have changed places: both a day, a month, a year."""
    return a.grain == b.grain


def slip(a: Moment, b: Moment) -> bool:
    """Whether a date is another one with one thing wrong: its day or month, or its year."""
    if a.grain == b.grain == "day":
        return a.day == b.day or a.month == b.month
    return a.grain == b.grain == "month" and (a.month == b.month or (a.year == b.year and a.year is not None))


def follows(moment: Moment, passage: Sequence[Moment], around: Sequence[Moment]) -> bool:
    """Whether a point of time follows from others: nothing is reckoned from dates."""
    return False
