"""The figures of a text in the form in which two texts can be compared: what is counted, in which unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from auditor.compare.comparison import prepared_source
from auditor.compare.things import BASES, DOLLARS, stem, thing_of
from auditor.document import Document
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.numbers import Number


class Figure(NamedTuple):
    """A figure where it stands, with what it counts.

    ``unit`` is what makes two figures comparable at all: a unit (converted: ``length``), a currency
    (``$``), ``count`` for anything counted, ``ordinal``, ``score``, ``age``. ``thing`` narrows it down to
    what is counted or measured: a noun's stem, or for people what happened to them (``dead``, ``hurt``,
    ``aboard``); empty where the text does not say it beside the number.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    thing: str
    number: Decimal
    """The number as it stands, before any conversion."""
    written: str
    """The unit as written, so that only converted figures are compared with a tolerance."""
    approx: bool
    quoted: bool
    """Stands in a direct quotation."""


_PART = lazy(
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)(?:\sof)?(?:\san?)?\s$|"
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)\sof$",
    re.IGNORECASE,
)
_PART_ENDS = ("half", "third", "quarter", "fifth", "sixth", "tenth", "rds", "ters", "fths", "of", "a", "an")
_PART_LAST = frozenset(ending[-1] for ending in _PART_ENDS)
_RELATIVE = lazy(
    r"\s(?:second|minute|hour|day|week|month|year|decade)s?\s(?:on(?=\s?[,.;:)–—]|\s(?:from|since|after)\b|\Z)|"
    r"later|"
    r"earlier|ago|before|after|hence|apart)\b"
)
_AGE_BEHIND = lazy(r"[\s-]years?[\s-](?:old\b|of\sage\b)")
_AGE_BEFORE = lazy(r"\b(?:aged?\s(?:of\s)?|(?:man|woman|boy|girl)\sof\s)$")
_IS_AGED = lazy(r"\b(?:[Ss]?[Hh]e|who)\s(?:was|is|turned|turns)\s$")
_SPAN_BEHIND = lazy(
    r"\s(second|minute|hour|day|week|fortnight|month|year|decade)s\b|-(day|week|fortnight|month|year|decade)\b(?!-)"
)
"""A length of time right behind a number, whatever noun comes after: “in four decades empties”."""
_EVERY = ("in every ", "of every ", "in each ")
"""What stands before the whole of a ratio: “three days in every seven”."""
_FEW = r"(?P<whole>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b(?![.,:]?\d)"
_RATIO = lazy(
    rf"\s(?:in|out\sof)\s(?:every\s|each\s)?{_FEW}"
    r"(?!\s(?:of\sthem|(?:second|minute|hour|day|week|month|year|decade|game|match|attempt|season|round)[a-z]{0,2})\b)"
)
_RATIO_OF = lazy(
    rf"\s(?!(?:hour|day|night|week|month|year)s\b)[a-z]{{3,20}}\s(?:in|out\sof)\s(?:every\s|each\s)?{_FEW}"
    r"(?=[,.;]|\s(?:that|which|who|was|were|is|are|had|has|have|did|do|does|will|would|could|can|cannot)\b|\Z)"
)
"""What makes a share of a number: “two in five did not vote”, “two nurses in three were absent”."""
_HOURLY = lazy(r"(?:\s\([^()\n]{2,20}\))?\)?\s(?:an|per)\shour\b")
_SPEEDS = {"km": "km/h", "mi": "mph"}
_LESS = lazy(r"[,.;]|\s(?:and|from|for|to|in|by|last|this|a|at|on|the)\b|\s?\Z")
"""What stands behind a figure that leaves out its unit: “190 million litres and Harare’s to 290 million”."""
_STOP = lazy(r"[;:!?()\n]|[.](?=\s)")
_RANKED = lazy(r"\b(?:[Ww]orld(?:[’']s)?\s(?:[Nn]umber|[Nn]o\.)|[Rr]anked(?:\s(?:[Nn]umber|[Nn]o\.))?)\s$")
_NAMED = lazy(r"[A-Z][^\W\d_]{1,30}(?:,\s|\s\()$")
"""A name, behind which a bare number between commas or in brackets is somebody's age."""
_OLDEST = 115
_DEGREES = lazy(r"(\d{1,3}(?:\.\d)?)([CF])(?![^\W_])")
_WEATHER = lazy(
    r"\b(?:temperatures?|degrees|hot|heat|heatwave|warm\w{0,4}|cold\w{0,3}|mercury|freez\w{1,3})\b"
)
_STOPWATCH = lazy(r"(\d{1,2}):(\d{2}):(\d{2}(?:\.\d{1,3})?)(?!\d)")
_JOINT = lazy(r"[\s-](?:hours?|minutes?|mins?|days?|months?|years?),?\s(?:and\s)?")
_HALF_TIME = lazy(r"\b(?:[Hh]alf\san?\s(hour|year|day)\b|an?\s(hour|year|day|week|month)\sand\sa\shalf\b)")
_ONE_BEFORE = {
    "minute": (lazy(r"\b(?:one|an|1)\shour,?\s(?:and\s)?$"), 3600),
    "second": (lazy(r"\b(?:one|a|1)\sminute,?\s(?:and\s)?$"), 60),
}
"""The single larger unit that a time begins with, and its seconds: “an hour and 20 minutes”."""
_PARTS = lazy(r"\d{1,3}")
_VOTE = "vote"
_DIGITS = lazy(r"\d(?:[\d.,\u00a0\u202f]{0,20}\d)?")
_REACH = 60
_TO_PERCENT = lazy(
    r"\s(?:to|a|à|auf|bis)\s\d[\d.,]{0,6}\s?(?:%|per\s?cent\b|por ciento\b|pour cent\b|Prozent\b)"
)
"""What stands behind the first of two percentages, the second of which alone says so: “from 25 to 10 %”."""
_LISTED = lazy(r"[^.;:!?()\n]{0,40}?(?:,\s(?:and\s)?|\sand\s|\sy\s|\set\s|\sund\s)[^.,;:!?()\n]{0,24}")
_LIST_END = lazy(r"[,.;]|\s(?:and|y|et|und|from|for|to|in)\b|\s?\Z")
_OF = lazy(r"\s(?:out\s)?of\s(?:the|its|their|his|her|all|about|some)?\s?")
_BEHIND = lazy(
    r"(?:\s|-)(?:(?:such|consecutive|successive|straight|biggest|largest|highest|best|worst)\s)?([^\W\d_]{3,30})"
)
_NO_NOUN = frozenset({"and", "for", "from", "since", "with", "the", "this", "that", "after", "when", "but"})
_ORDINALS_LISTED = lazy(r"(?:,\s|,?\sand\s|,?\sor\s)(?:the\s)?")
"""What stands between two ordinals of one noun: “in the 14th and 61st minutes”."""
_VERSUS = lazy(r"\s(?:votes?\s)?(?:to|against)\s")
_VOTED = lazy(r"\bvot(?:e|ed|es|ing)\b|\bballot")
_TIMES = {"doubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "halv": "0.5"}
_MULTIPLE = lazy(r"\b(?P<times>doubl|tripl|trebl|quadrupl|halv)(?:ed|ing)\b")
_FIRST_DONE = lazy(r"[Ff]irst\s[a-z]{2,12}ed\b")
_DETERMINED = lazy(r"(?:\b(?:the|its|his|her|their|our|my|a)|[’']s?)\s$", re.IGNORECASE)
_MILLION = 1_000_000
_WHOLE = 100
_PAID = lazy(
    r"\b(?:loans?|debts?|cost(?:s|ing)?|price[ds]?|worth|pa(?:y|id|ys|ying)|sp(?:end|ent|ends|ending)|"
    r"invest(?:s|ed|ing|ments?)?|fund(?:s|ed|ing)?|budget|fine[ds]?|fees?|offer(?:s|ed)?|bid|grants?|aid|bill|"
    r"len(?:d|ds|t|ding)|borrow(?:s|ed|ing)?|compensation|damages|subsid(?:y|ies))\b[^.;:!?\n]{0,24}$"
)
_MONEY = 1_000
"""From so many pounds on they are money, unless it is said what weighs them."""


def figures(doc: Document) -> tuple[Figure, ...]:
    """The figures of an article, in order."""
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted if quote.depth == 0]
    return tuple(_figures(doc.text, doc.numbers, quoted))


@lru_cache(maxsize=256)
def source_figures(source: Source) -> tuple[Figure, ...]:
    """The figures of a source, in order."""
    return figures(prepared_source(source).doc)


def _figures(text: str, numbers: Sequence[Number], quoted: Sequence[Span]) -> list[Figure]:
    starts = [quote.start for quote in quoted]
    found: list[Figure] = []
    whole = -1
    for number in numbers:
        if number.kind == "label":
            number = _temperature(text, number) or _unlabelled(text, number)
        if found and found[-1].unit == "%" and number.unit is None and number.kind in ("label", "quantity"):
            number = _percentage(text, found[-1], number) or number
        if number.unit is None and number.kind == "quantity" and _TO_PERCENT.match(text, number.end):
            number = replace(number, unit="%")
        if number.kind == "time":
            number = _stopped(text, number) or number
        if number.kind not in ("quantity", "ordinal", "score"):
            continue
        if (
            number.currency is None
            and text[number.start].isupper()
            and text[max(0, number.start - 2) : number.start].rstrip()[-1:].isalpha()
        ):
            continue  # “the Group of Seven”
        if text.startswith(("-millionth", "-billionth"), number.end):
            continue
        if number.kind == "ordinal" and _is_adverb(text, number):
            continue
        if _is_part_of(text, number.start) or _RELATIVE.match(text, number.end):
            continue  # “a quarter of a million”, “ten years on”
        if text[max(0, number.start - 9) : number.start].endswith(_EVERY) or number.start == whole:
            continue
        if ratio := _RATIO.match(text, number.end) or _RATIO_OF.match(text, number.end):
            whole = ratio.start("whole")
            continue
        if (
            number.value == 1
            and number.kind == "quantity"
            and number.currency is None
            and number.unit is None
        ):
            continue  # “one year” and “a year” are the same
        at = bisect_right(starts, number.start) - 1
        inside = at >= 0 and quoted[at].end >= number.end
        for end in _ends(text, number):
            figure = _figure(text, end, inside)
            if figure.value >= _MILLION and figure.unit == "count" and not figure.thing:
                figure = _of_its_unit(text, found[-1:], figure) or _sum_of_money(text, figure, numbers)
            if found and (thing := _shared_thing(text, found[-1], figure)):
                found[-1], figure = found[-1]._replace(thing=thing), figure._replace(thing=thing)
            found.append(_whole_time(text, found, figure) if figure.unit == "time" else figure)
    halves = list(_half_times(text, quoted)) if " half" in text or "Half a" in text else []
    if any(times in text for times in _TIMES):
        halves += _multiples(text, quoted)
    return sorted([*found, *halves]) if halves else found


def _is_adverb(text: str, number: Number) -> bool:
    """Whether “first” says when something was done: “Norline first faced a court in 2003”."""
    if _FIRST_DONE.match(text, number.start) is None:
        return False
    return _DETERMINED.search(text, max(0, number.start - 8), number.start) is None


def _multiples(text: str, quoted: Sequence[Span]) -> Iterator[Figure]:
    """What is said to be a multiple of what it was: “more than doubled”."""
    for match in _MULTIPLE.finditer(text):
        if not any(quote.start <= match.start() < quote.end for quote in quoted):
            times = Decimal(_TIMES[match["times"]])
            yield Figure(match.start(), match.end(), times, "times", "", times, "", False, False)


def _half_times(text: str, quoted: Sequence[Span]) -> Iterator[Figure]:
    """Times in halves: “half an hour”, “an hour and a half”."""
    for match in _HALF_TIME.finditer(text):
        if any(quote.start <= match.start() < quote.end for quote in quoted):
            continue
        written = match[1] or match[2]
        value = Decimal("0.5") if match[1] else Decimal("1.5")
        unit, factor = BASES[written]
        yield Figure(match.start(), match.end(), value * factor, unit, "", value, written, True, False)


def _shared_thing(text: str, before: Figure, figure: Figure) -> str:
    """What a figure and the one before it both count, where only one of them says so; empty for nothing."""
    gap = before.end, figure.start
    if figure.start - before.end > _REACH or before.unit != figure.unit:
        return ""
    if figure.unit == "ordinal":
        listed = not before.thing and _ORDINALS_LISTED.fullmatch(text, *gap)
        return figure.thing if listed else ""
    if figure.unit != "count":
        return ""
    if figure.thing and not before.thing and before.value <= figure.value and _OF.fullmatch(text, *gap):
        return figure.thing  # “34 of the 63 seats”
    if before.thing in ("", _VOTE) and figure.thing in ("", _VOTE) and _VERSUS.fullmatch(text, *gap):
        voted = before.thing or _VOTED.search(text, max(0, before.start - _REACH), figure.end + _REACH)
        return _VOTE if voted else ""
    return ""


def _is_part_of(text: str, start: int) -> bool:
    """Whether what stands before a number says that a part of it is meant."""
    if text[start - 2 : start - 1] not in _PART_LAST:
        return False
    floor = max(0, start - 24)
    before = text[floor:start].rstrip().lower()
    return before.endswith(_PART_ENDS) and _PART.search(text, floor, start) is not None


def _percentage(text: str, before: Figure, number: Number) -> Number | None:
    """A bare figure of the percentages before it: “40 percent from Peru, 35 from Chile and 25 from …”."""
    far = number.start - before.end > _REACH or number.value > _WHOLE
    if far or number.counted is not None or number.currency is not None:
        return None
    if _LISTED.fullmatch(text, before.end, number.start) is None or _LIST_END.match(text, number.end) is None:
        return None
    return replace(number, kind="quantity", unit="%")


def _whole_time(text: str, before: list[Figure], figure: Figure) -> Figure:
    """A time that is said in two units as one: “two hours 17 minutes”; what it begins with is taken away."""
    start, value = figure.start, figure.value
    if before and before[-1].unit == "time" and before[-1].value > value:
        if _JOINT.fullmatch(text, before[-1].end, start):
            first = before.pop()
            start, value = first.start, first.value + value
    elif figure.written in _ONE_BEFORE:
        one, seconds = _ONE_BEFORE[figure.written]
        if before_it := one.search(text, max(0, start - 16), start):
            start, value = before_it.start(), value + seconds
    return figure if start == figure.start else figure._replace(start=start, value=value, number=value)


def _ends(text: str, number: Number) -> Iterator[Number]:
    """A number; of a range both ends, each with its own place."""
    if number.upper is None:
        yield number
        return
    places = [match.span() for match in _DIGITS.finditer(text, number.start, number.end)]
    if len(places) != 2:
        yield number
        return
    yield replace(number, end=places[0][1], upper=None)
    yield replace(number, start=places[1][0], value=number.upper, upper=None)


def _figure(text: str, number: Number, quoted: bool) -> Figure:
    noun = stem(text[slice(*number.counted)]) if number.counted else ""
    if noun and noun not in BASES and (span := _SPAN_BEHIND.match(text, number.end)):
        noun = span[1] or span[2]
    written = number.unit or number.currency or ""
    value = number.value
    if number.kind == "score":
        unit, noun, value = "score", "", _score(text[number.start : number.end], value)
        number = replace(number, value=value)
    elif _is_age(text, number):
        unit, noun = "age", ""
    elif number.kind == "ordinal":
        behind = _BEHIND.match(text, number.end)
        unit, noun = "ordinal", stem(behind[1]) if behind and behind[1] not in _NO_NOUN else ""
    elif number.currency is not None:
        unit = DOLLARS.get(number.currency, number.currency)
    elif number.unit in _SPEEDS and _HOURLY.match(text, number.end):
        written = _SPEEDS[number.unit]
        unit, factor = BASES[written]
        value *= factor
    elif number.unit is not None:
        unit, factor = BASES.get(number.unit, (number.unit, Decimal(1)))
        value *= factor
    elif noun == "pound" and _is_money(text, number):
        unit, noun, written = "GBP", "", "GBP"
    elif noun in BASES:
        written = noun
        unit, factor = BASES[noun]
        value *= factor
        noun = ""
    else:
        unit = "count"
        noun = thing_of(text, number, noun)
    return Figure(number.start, number.end, value, unit, noun, number.value, written, number.approx, quoted)


def _is_money(text: str, number: Number) -> bool:
    """Whether pounds are no weight."""
    end = number.counted.end if number.counted else number.end
    return (number.value >= _MONEY or "£" in text) and not text.startswith((" of ", " in weight"), end)


def _sum_of_money(text: str, figure: Figure, numbers: Sequence[Number]) -> Figure:
    """A figure without a unit in the one currency of its text, where it is told to be paid: “a loan of 60
    million”."""
    if not _PAID.search(text, max(0, figure.start - _REACH), figure.start):
        return figure
    currencies = {number.currency for number in numbers} - {None}
    currency = currencies.pop() if len(currencies) == 1 else None
    return figure._replace(unit=DOLLARS.get(currency, currency), written=currency) if currency else figure


def _of_its_unit(text: str, before: Sequence[Figure], figure: Figure) -> Figure | None:
    """A sum of millions in the unit of the one before it, which it leaves out."""
    if not before or before[0].unit == "count" or before[0].number < _MILLION:
        return None
    like = before[0]
    gap = like.end, figure.start
    if gap[1] - gap[0] > _REACH or _STOP.search(text, *gap) or not _LESS.match(text, figure.end):
        return None
    if text.startswith("for ", gap[1] - 4):
        return None  # “3 million euros for 60 million”: of something else
    value = figure.number * like.value / like.number
    return figure._replace(unit=like.unit, written=like.written, value=value)


def _unlabelled(text: str, number: Number) -> Number:
    """A number that only looks like a name’s: a rank, or what somebody has, “behind Brazil’s 357”."""
    if _RANKED.search(text, max(0, number.start - 20), number.start):
        return replace(number, kind="ordinal")
    if text[max(0, number.start - 3) : number.start] in ("’s ", "'s ") and _LESS.match(text, number.end):
        return replace(number, kind="quantity")
    return number


def _temperature(text: str, number: Number) -> Number | None:
    """A reading in degrees that is written like the name of a gate: “as hot as 43C”."""
    reading = _DEGREES.fullmatch(text, number.start, number.end)
    if reading is None or not _WEATHER.search(
        text, max(0, number.start - _REACH), min(len(text), number.end + _REACH)
    ):
        return None
    return replace(number, kind="quantity", value=Decimal(reading[1]), unit=f"°{reading[2]}")


def _stopped(text: str, number: Number) -> Number | None:
    """The time that a runner took, as a number of seconds: “2:17:52”."""
    clock = _STOPWATCH.match(text, number.start)
    if clock is None:
        return None
    seconds = Decimal(clock[1]) * 3600 + Decimal(clock[2]) * 60 + Decimal(clock[3])
    return replace(number, end=max(number.end, clock.end()), kind="quantity", value=seconds, unit="second")


def _score(written: str, first: Decimal) -> Decimal:
    """A score as one number, whichever side is said first."""
    parts = sorted(map(int, _PARTS.findall(written)), reverse=True)
    return Decimal(parts[0] * 1_000 + parts[1]) if len(parts) == 2 else first


def _is_age(text: str, number: Number) -> bool:
    if number.unit or number.currency or number.kind != "quantity" or number.value > _OLDEST:
        return False
    if _AGE_BEHIND.match(text, number.end) or _AGE_BEFORE.search(
        text, max(0, number.start - 10), number.start
    ):
        return True
    if (
        number.counted is None
        and text[number.end : number.end + 1] in ".,;"
        and _IS_AGED.search(text, max(0, number.start - 14), number.start)
    ):
        return True
    return (
        number.counted is None
        and text[number.end : number.end + 1] in ",)"
        and text[number.start].isdecimal()
        and _NAMED.search(text, max(0, number.start - 34), number.start) is not None
    )
