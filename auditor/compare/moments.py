"""The dates of a text in the form in which two texts can be compared: days, months, years, hours."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from auditor.compare.comparison import prepared_source
from auditor.compare.datelines import BEHIND_DATELINE, OPENING
from auditor.compare.likeness import Likeness
from auditor.document import Document
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.dates import DateMention, month_words
from auditor.text.mistyped import mistyped
from auditor.text.numbers import Number
from auditor.text.relative_days import relative_days

Grain = Literal["day", "weekday", "month", "year", "decade", "time"]


class Moment(NamedTuple):
    """A point of time as it stands in the text; what is not written is None.

    ``resolved`` is the day that it means by the text's own date, where that is known.
    """

    start: int
    end: int
    grain: Grain
    year: int | None = None
    """Of a decade: its first year."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    """Of a time of day: minutes since midnight."""
    half_day: bool = False
    """Of a time of day: whether it says in which half of the day it is."""
    resolved: dt.date | None = None
    quoted: bool = False
    """Stands in a direct quotation."""
    told_from: int | None = None
    """The weekday that the text goes on to from this one: “On Monday …. A day later …”."""
    relative: bool = False
    """Named by how far it is from the text's own day: “yesterday”."""


_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_DAY = lazy(r"\d{1,2}")
_DECADE = lazy(r"['’]?s\b")
_STAMP = lazy(r"\b(?:updated|posted|published|modified|last\supdate)\b[^\n]{0,25}$|\|\s?$", re.IGNORECASE)
_STAMP_PARTS = ("updat", "post", "publish", "modif", "|")
"""One of them stands in every such stamp."""
_STAMPED = 36
"""Code points in front of a date in which a page says that it is its own."""
_YEAR_BEHIND = lazy(r"(?:,|\s(?:of|de|del|do))?\s(\d{4})(?!\d)")
_BEFORE_MONTH = lazy(
    r"\b(?:in|last|since|until|till|by|early|late|mid|next|this|from|of|en|im|seit|bis|depuis|desde)[\s-]$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset({"may", "march", "mar", "sept", "august", "mai", "set"})
_CLOCK = lazy(r"(\d{1,2})(?:[:.h](\d{2})(?![:.]\d))?\s?(?:([ap])\.?\s?m\b)?", re.IGNORECASE)
_ZONE = lazy(
    r"\s?\(?(?:\d{3,4}\s)?(?:GMT|UTC|[ECMP][DS]?T|CEST|CET|BST|IST|MSK|local|[A-Z][a-z]{2,12}\stime|Moscow)\b",
    re.IGNORECASE,
)


_REFERRED = lazy(
    r"[^.;:\n]{0,120}?\b(?:(?:the|a)\s(?:day|night)\s(?:before|after|earlier|later)"
    r"|the\s(?:previous|preceding|next|following)\s(?:day|night))\b",
    re.IGNORECASE,
)
"""What goes on to another day by telling how far it is: the source may name that one."""
_DAYS_ON = lazy(
    r"[^\n]{0,240}?\b(?:(?:(?:a|one)\sday|the\s(?:day|night))\s(?:(?P<after>later|after)|earlier|before)"
    r"|the\s(?:(?P<next>next|following)|previous|preceding)\s(?:day|night))\b",
    re.IGNORECASE,
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months, of February in a leap year."""
_YEARS = 20


def moments(doc: Document) -> tuple[Moment, ...]:
    """The points of time in an article, in order."""
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted if quote.depth == 0]
    found = [*map(_day, doc.dates), *_years(doc.text, doc.numbers, doc.dates), *_months(doc)]
    found += _times(doc.text, doc.numbers)
    if (written := written_on(doc)) is not None:
        found += _relative(doc, written)
    found.sort(key=lambda moment: moment.start)
    kept: list[Moment] = []
    starts = [quote.start for quote in quoted]
    for moment in found:
        if kept and moment.start < kept[-1].end:
            continue
        # “8 am - noon” is no dateline.
        opens = moment.grain == "time" and doc.text[moment.end : moment.end + 1] == " "
        if not opens and BEHIND_DATELINE.match(doc.text, moment.end):
            continue
        if _is_stamp(doc.text, moment.start) or not _is_possible(moment):
            continue
        if moment.grain == "weekday" and _REFERRED.match(doc.text, moment.end):
            continue
        at = bisect_right(starts, moment.start) - 1
        inside = at >= 0 and quoted[at].end >= moment.end
        moment = moment._replace(told_from=_goes_on_to(doc.text, moment))
        kept.append(moment._replace(quoted=True) if inside else moment)
    return tuple(kept)


def _is_possible(moment: Moment) -> bool:
    """Whether a day is one of the calendar's: September 31 is wrong by itself, whatever the source says."""
    return moment.day is None or moment.month is None or moment.day <= _LONGEST[moment.month - 1]


def _is_stamp(text: str, start: int) -> bool:
    """Whether a page says of the date that begins there that it is its own."""
    floor = max(0, start - _STAMPED)
    before = text[floor:start].lower()
    return any(part in before for part in _STAMP_PARTS) and _STAMP.search(text, floor, start) is not None


def _relative(doc: Document, written: dt.date) -> Iterator[Moment]:
    for start, end, days in relative_days(doc.text, doc.language):
        day = dt.date.fromordinal(max(1, written.toordinal() + days))
        yield Moment(start, end, "weekday", weekday=day.weekday(), resolved=day, relative=True)


def written_on(doc: Document) -> dt.date | None:
    """The day on which an article was written: its dateline's, else that of its publication."""
    first = doc.dates[0] if doc.dates else None
    published = doc.article.published
    if first is None or first.day is None or first.resolved is None or first.end > OPENING:
        return published
    # Beside a publication only a dateline speaks of the day of writing: the news itself may be dated too.
    if published is None or BEHIND_DATELINE.match(doc.text, first.end) or _is_stamp(doc.text, first.start):
        return first.resolved
    return published


def _goes_on_to(text: str, moment: Moment) -> int | None:
    """The weekday of “a day later” behind a weekday."""
    if moment.weekday is None or (on := _DAYS_ON.match(text, moment.end)) is None:
        return None
    return (moment.weekday + (1 if on["after"] or on["next"] else -1)) % 7


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
            year = int(match[0])
            decade = _DECADE.match(text, match.end()) if year % 10 == 0 else None
            end = decade.end() if decade else match.end()
            yield Moment(match.start(), end, "decade" if decade else "year", year)


def _months(doc: Document) -> Iterator[Moment]:
    """Months without a day: “in August”, “October 1998”."""
    text = doc.text
    inside = {date.start: date.end for date in doc.dates}
    starts = sorted(inside)
    dated = {number.start: number.end for number in doc.numbers if number.kind == "date"}
    for start, end, month in month_words(text, doc.language):
        at = bisect_right(starts, start) - 1
        joined = text[end : end + 1].isalnum() or text[end : end + 1] == "_"
        if joined or (at >= 0 and inside[starts[at]] > start):
            continue
        # “Since September 18 cholera has …” is read as no date by itself.
        if (behind := dated.get(end + 1)) is not None and _DAY.fullmatch(text, end + 1, behind):
            yield Moment(start, behind, "day", month=month, day=int(text[end + 1 : behind]))
            continue
        year = _YEAR_BEHIND.match(text, end)
        led = _BEFORE_MONTH.search(text, max(0, start - 8), start)
        if text[start:end].islower() and not led:
            continue
        if text[start:end].lower() in _ALSO_WORDS and not (year or led or _is_month(text, start, end)):
            continue
        stop = year.end() if year else end
        yield Moment(start, stop, "month", int(year[1]) if year else None, month)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital can only be the month: “a May survey”, but “Theresa May said”."""
    return text[start].isupper() and _AMID.search(text, max(0, start - 12), start) is not None


_AMID = lazy(r"(?:^|[\s“(])(?:an?|the|his|her|its|their|every|each)\s$")


def _times(text: str, numbers: Sequence[Number]) -> Iterator[Moment]:
    for number in numbers:
        if number.kind != "time" or _ZONE.match(text, number.end):
            continue
        clock = _CLOCK.match(text, number.start)
        if clock is None or int(clock[1]) > 24 or text[clock.end() : clock.end() + 1] == ":":
            continue
        hours, minutes = int(clock[1]), int(clock[2] or 0)
        half_day = bool(clock[3]) or hours > 12
        if clock[3]:
            hours = hours % 12 + (12 if clock[3].lower() == "p" else 0)
        yield Moment(number.start, number.end, "time", minutes=hours * 60 + minutes, half_day=half_day)


def comparable(a: Moment, b: Moment) -> bool:
    """Whether two points of time can be told to be the same or not."""
    if a.grain == b.grain:
        return True
    if {a.grain, b.grain} == {"year", "decade"}:
        return True
    if {a.grain, b.grain} != {"day", "weekday"}:
        return False
    if a.weekday is not None and a.weekday == b.weekday:
        return True  # “on Saturday” may be the last one or the next
    if a.resolved and b.resolved:
        return abs((a.resolved - b.resolved).days) < 7
    return a.weekday is not None and b.weekday is not None


def agree(a: Moment, b: Moment) -> bool:
    """Whether two points of time may be the same, by what both of them state."""
    if "decade" in (a.grain, b.grain):
        return a.year is not None and b.year is not None and a.year // 10 == b.year // 10
    if a.grain == "time" or b.grain == "time":
        if a.minutes is None or b.minutes is None:
            return False
        # “At 5:55” may be morning or evening.
        return (a.minutes - b.minutes) % (1440 if a.half_day and b.half_day else 720) == 0
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
    """Whether two points of time are written alike: “December 19” is not “Saturday”, though it may be one."""
    alike = a.grain == b.grain or {a.grain, b.grain} != {"day", "weekday"} or a.weekday == b.weekday
    return alike and comparable(a, b) and agree(a, b)


def same_thing(a: Moment, b: Moment) -> bool:
    """Whether two points of time are stated alike: both as a day, a month, a year."""
    return a.grain == b.grain


def slip(a: Moment, b: Moment) -> float:
    """How likely a date is another one with one thing wrong: 0 for not at all, 1.5 and more for surely."""
    if a.grain != b.grain:
        return 0.0
    if a.grain == "day":
        years = {m.resolved.year if m.resolved else m.year for m in (a, b)}
        same_year = len(years - {None}) < 2
        return _SLIP if same_year and (a.day == b.day or a.month == b.month) else 0.0
    if a.grain == "time" and a.minutes is not None and b.minutes is not None:
        return _SLIP if (a.minutes - b.minutes) % 720 == 0 else 0.0
    if a.grain == "year" and mistyped(str(a.year), str(b.year)) in ("neighbours", "exchanged"):
        return _SURE if max(a.year or 0, b.year or 0) < _THIS_CENTURY else _SLIP
    if a.grain == "month" and a.year is not None and a.year == b.year:
        return _SLIP
    return 1.0 if a.grain == "month" and a.month == b.month else 0.0


_SLIP = 1.5
_SURE = 3.0
"""Of 1926 and 1962; 2012 and 2021 can be years of one story."""
_THIS_CENTURY = 2000


def key(moment: Moment) -> tuple[str, str] | None:
    """What is the same for points of time that are written alike; none for weekdays: there are but seven."""
    if moment.grain == "weekday":
        return None
    return moment.grain, f"{moment.year} {moment.month} {moment.day} {moment.minutes}"


def follows(moment: Moment, passage: Sequence[Moment], around: Sequence[Moment]) -> bool:
    """Whether a point of time follows from others: the day after one that is told to be, a day's month."""
    if moment.grain == "month":
        return any(other.grain == "day" and other.month == moment.month for other in passage)
    return moment.grain == "weekday" and any(
        other.told_from is not None and other.told_from == moment.weekday for other in (*passage, *around)
    )


def close(a: Moment, b: Moment) -> bool:
    """Whether two points of time are no further apart than a slip takes them: years within two decades."""
    if a.grain == "day":
        return slip(a, b) > 0
    if a.grain == "time" and a.minutes is not None and b.minutes is not None:
        return (a.minutes - b.minutes) % 720 == 0
    return a.grain != "time" and (a.year is None or b.year is None or abs(a.year - b.year) <= _YEARS)


MOMENTS = Likeness(
    comparable,
    agree,
    equal,
    same_thing,
    slip,
    same_thing,
    follows,
    close,
    frequent=lambda moment: moment.grain == "weekday",
)
