"""The figures of a text in the form in which two texts can be compared: what is counted, in which unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

from auditor.compare.comparison import prepared_source
from auditor.compare.prepare import stems
from auditor.document import Document
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.mistyped import mistyped
from auditor.text.numbers import Number
from auditor.text.words import word_set


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


_LENGTH = {"km": "1000", "m": "1", "cm": "0.01", "mm": "0.001", "mi": "1609.344", "ft": "0.3048",
           "in": "0.0254", "yd": "0.9144", "nmi": "1852"}  # fmt: skip
_AREA = {"km²": "1000000", "m²": "1", "mi²": "2589988", "ft²": "0.0929", "ha": "10000", "acre": "4046.86"}
_MASS = {
    "kg": "1",
    "g": "0.001",
    "t": "1000",
    "ton": "1000",
    "lb": "0.4536",
    "oz": "0.02835",
    "mg": "0.000001",
}
_SPEED = {"km/h": "1", "mph": "1.609344", "kn": "1.852"}
_VOLUME = {"l": "1", "ml": "0.001", "gal": "3.785", "bbl": "158.987"}
_POWER = {"MW": "1", "GW": "1000"}
_TIME = {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"}
_LONG_TIME = {"month": "1", "year": "12", "decade": "120"}
_BASES = {
    unit: (dimension, Decimal(factor))
    for dimension, table in {
        "length": _LENGTH, "area": _AREA, "mass": _MASS, "speed": _SPEED, "volume": _VOLUME, "power": _POWER,
        "time": _TIME, "months": _LONG_TIME,
    }.items()
    for unit, factor in table.items()
}  # fmt: skip
_DOLLARS = {"USD": "$"}

FATES = {
    "dead": r"kill\w{0,4}|dead|died|dies|dying|deaths?|death toll|lost (?:his|her|their) li(?:fe|ves)|"
    r"(?:claim(?:ed|ing|s)?|cost(?:ing|s)?|took|los[et])(?=\s[^.;\n]{1,24}\slives)|"
    r"lives(?=\s(?:were|have been)\slost)|"
    r"fatalit\w{1,3}|bodies|slain|perish\w{0,3}|mortuary|morgue|drown\w{0,3}|murder\w{0,3}|muert\w{1,2}|morts?|tote",
    "hurt": r"injur\w{1,4}|wound\w{0,3}|hurt|herid\w{1,2}|bless\w{1,2}s|verletzt\w{0,2}",
    "missing": r"missing|unaccounted|desaparecid\w{1,2}|disparus|vermisst\w{0,2}",
    "aboard": r"aboard|on board|passengers?|travellers|travelers|carrying|crew",
    "held": r"arrest\w{0,3}|detain\w{0,3}|detention|custody|jailed|imprisoned",
    "rescued": r"rescu\w{1,3}|freed|sav(?:ed?|es|ing)|pulled from|brought to safety",
    "displaced": r"evacuat\w{1,3}|displac\w{1,4}|homeless|fled",
    "infected": r"infect\w{1,4}|cases?|tested positive",
}
_FATE = lazy(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in FATES.items()) + r")\b", re.IGNORECASE
)
_OF_THEM = lazy(
    r"\s(?:more\s)?of\s(?:the|those|these|its|their)\s(?:\d{1,4}\s)?"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in FATES.items())})\b",
    re.IGNORECASE,
)
"""“Four of the missing”: a part of them, and no other count of them."""
_SOME_OF = "some of "
_SPARED = lazy(
    r"\b(?:prevent\w{0,3}|avert\w{0,3}|avoid\w{0,3}|spar(?:ed?|ing)|sav(?:ed?|es|ing))\s(?:\w{1,14}\s){0,3}$",
    re.IGNORECASE,
)
_PEOPLE = word_set(
    """
    people person persons individuals individual men women children civilians victims residents passengers
    workers soldiers others lives deaths fatalities casualties injuries bodies employees villagers migrants
    tourists personas personnes menschen
    """
)
_CLAUSE = lazy(r"[,;:.!?()\n“”]|\s(?:and|but|while|y|et|und|as|after|with)\s")
_PART = lazy(
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)(?:\sof)?(?:\san?)?\s$|"
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)\sof$",
    re.IGNORECASE,
)
_PART_ENDS = ("half", "third", "quarter", "fifth", "sixth", "tenth", "rds", "ters", "fths", "of", "a", "an")
_RELATIVE = lazy(
    r"\s(?:second|minute|hour|day|week|month|year|decade)s?\s(?:on(?=\s?[,.;:)–—]|\s(?:from|since|after)\b|\Z)|"
    r"later|"
    r"earlier|ago|before|after|hence|apart)\b"
)
_AGE_BEHIND = lazy(r"[\s-]years?[\s-](?:old\b|of\sage\b)")
_AGE_BEFORE = lazy(r"\baged?\s(?:of\s)?$")
_IS_AGED = lazy(r"\b(?:[Ss]?[Hh]e|who)\s(?:was|is|turned|turns)\s$")
_NAMED = lazy(r"[A-Z][^\W\d_]{1,30}(?:,\s|\s\()$")
"""A name, behind which a bare number between commas or in brackets is somebody's age."""
_OLDEST = 115
_DEGREES = lazy(r"(\d{1,3}(?:\.\d)?)([CF])(?![^\W_])")
_WEATHER = lazy(
    r"\b(?:temperatures?|degrees|hot|heat|heatwave|warm\w{0,4}|cold\w{0,3}|mercury|freez\w{1,3})\b"
)
_STOPWATCH = lazy(r"(\d{1,2}):(\d{2}):(\d{2}(?:\.\d{1,3})?)(?!\d)")
_JOINT = lazy(r"[\s-](?:hours?|minutes?|mins?|days?),?\s(?:and\s)?")
_HALF_TIME = lazy(r"\b(?:[Hh]alf\san?\s(hour|year|day)\b|an?\s(hour|year|day|week|month)\sand\sa\shalf\b)")
_AN_HOUR = lazy(r"\b(?:one|an|1)\shour,?\s(?:and\s)?$")
_PARTS = lazy(r"\d{1,3}")
_DIGITS = lazy(r"\d(?:[\d.,\u00a0\u202f]{0,20}\d)?")
_REACH = 60
_TO_PERCENT = lazy(
    r"\s(?:to|a|à|auf|bis)\s\d[\d.,]{0,6}\s?(?:%|per\s?cent\b|por ciento\b|pour cent\b|Prozent\b)"
)
"""What stands behind the first of two percentages, the second of which alone says so: “from 25 to 10 %”."""
_LISTED = lazy(r"[^.;:!?()\n]{0,40}?(?:,\s(?:and\s)?|\sand\s|\sy\s|\set\s|\sund\s)[^.,;:!?()\n]{0,24}")
_LIST_END = lazy(r"[,.;]|\s(?:and|y|et|und|from|for|to|in)\b|\s?\Z")
_OF = lazy(r"\s(?:out\s)?of\s(?:the|its|their|his|her|all|about|some)?\s?")
_BEHIND = lazy(r"(?:\s|-)([^\W\d_]{3,30})")


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
    for number in numbers:
        if number.kind == "label":
            number = _temperature(text, number) or number
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
        if _is_part_of(text, number.start) or _RELATIVE.match(text, number.end):
            continue  # “a quarter of a million”, “ten years on”
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
            if found and figure.thing and _is_part(text, found[-1], figure):
                found[-1] = found[-1]._replace(thing=figure.thing)
            found.append(_whole_time(text, found, figure) if figure.unit == "time" else figure)
    halves = list(_half_times(text, quoted)) if " half" in text or "Half a" in text else ()
    return sorted([*found, *halves]) if halves else found


def _half_times(text: str, quoted: Sequence[Span]) -> Iterator[Figure]:
    """Times in halves: “half an hour”, “an hour and a half”."""
    for match in _HALF_TIME.finditer(text):
        if any(quote.start <= match.start() < quote.end for quote in quoted):
            continue
        written = match[1] or match[2]
        value = Decimal("0.5") if match[1] else Decimal("1.5")
        unit, factor = _BASES[written]
        yield Figure(match.start(), match.end(), value * factor, unit, "", value, written, True, False)


def _is_part(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure says what the one before it counts too: “34 of the 63 seats”."""
    return (
        not before.thing
        and before.unit == figure.unit == "count"
        and before.value <= figure.value
        and _OF.fullmatch(text, before.end, figure.start) is not None
    )


def _is_part_of(text: str, start: int) -> bool:
    """Whether what stands before a number says that a part of it is meant."""
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
    elif figure.written == "minute" and (hour := _AN_HOUR.search(text, max(0, start - 16), start)):
        start, value = hour.start(), value + 3600
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
    noun = _stem(text[slice(*number.counted)]) if number.counted else ""
    written = number.unit or number.currency or ""
    value = number.value
    if number.kind == "score":
        unit, noun, value = "score", "", _score(text[number.start : number.end], value)
        number = replace(number, value=value)
    elif _is_age(text, number):
        unit, noun = "age", ""
    elif number.kind == "ordinal":
        behind = _BEHIND.match(text, number.end)
        unit, noun = "ordinal", _stem(behind[1]) if behind else ""
    elif number.currency is not None:
        unit = _DOLLARS.get(number.currency, number.currency)
    elif number.unit is not None:
        unit, factor = _BASES.get(number.unit, (number.unit, Decimal(1)))
        value *= factor
    elif noun in _BASES:
        written = noun
        unit, factor = _BASES[noun]
        value *= factor
        noun = ""
    else:
        unit = "count"
        noun = _thing(text, number, noun)
    return Figure(number.start, number.end, value, unit, noun, number.value, written, number.approx, quoted)


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
        text, max(0, number.start - 8), number.start
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


_SINGULAR = {f"{unit}s": unit for unit in (*_TIME, *_LONG_TIME)}


def _stem(noun: str) -> str:
    plain = noun.lower().removesuffix("’s").removesuffix("'s").rstrip("'’")
    plain = _SINGULAR.get(plain, plain)
    if plain in _BASES:
        return plain
    return "".join(stems(plain))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(map(_stem, _PEOPLE))


def _thing(text: str, number: Number, noun: str) -> str:
    """What is counted: for people, and where no noun stands, what the clause says of them."""
    if noun and noun not in _people() and not _FATE.fullmatch(text[slice(*number.counted or (0, 0))]):
        return noun
    if part := _OF_THEM.match(text, number.end):
        return f"{_SOME_OF}{part.lastgroup}"
    before, after = _clause(text, number)
    fates = [(number.start - m.end(), str(m.lastgroup)) for m in _FATE.finditer(text, before, number.start)]
    fates += [(m.start() - number.end, str(m.lastgroup)) for m in _FATE.finditer(text, number.end, after)]
    if fates:
        fate = min(fates)[1]
        # Lives saved and deaths prevented are the same people.
        return "rescued" if fate == "dead" and _SPARED.search(text, before, number.start) else fate
    return "people" if noun else ""


def _clause(text: str, number: Number) -> tuple[int, int]:
    """The stretch around a number up to the next comma or conjunction on either side."""
    floor, stop = max(0, number.start - _REACH), min(len(text), number.end + _REACH)
    before = floor
    for match in _CLAUSE.finditer(text, floor, number.start):
        before = match.end()
    after = _CLAUSE.search(text, number.end, stop)
    return before, after.start() if after else stop


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing: the same unit, and no two things that are known to differ.

    A bare number (“against 5.9 a year ago”) may be anything that has the same figures.
    """
    if a.unit != b.unit:
        return a.number == b.number and (a.written == "" == a.thing or b.written == "" == b.thing)
    if a.thing == b.thing:
        return True
    return not (a.thing and b.thing) and not (a.thing + b.thing).startswith(_SOME_OF)


def equal(a: Figure, b: Figure) -> bool:
    """Whether two figures are the same number, whatever they count."""
    return a.unit == b.unit and agree(a, b)


def same_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one thing by what stands beside them: the same unit and thing."""
    if a.unit != b.unit or a.thing != b.thing:
        return False
    # “Four hours” and “45 minutes” are rarely of one thing.
    return a.written == b.written if a.unit in ("time", "months") else a.unit != "count" or a.thing != ""


def akin(a: Figure, b: Figure) -> bool:
    """Whether two figures can count one thing under two names: “hereditaries”, “hereditary peers”.

    What happened to people has one name only: the dead are not the injured.
    """
    if not a.unit == b.unit == "count" or not a.thing or not b.thing or min(a.value, b.value) < _FEW:
        return False
    if a.thing.startswith(_SOME_OF) or b.thing.startswith(_SOME_OF):
        return False
    fates = (a.thing in FATES) + (b.thing in FATES)
    return not fates or (fates == 1 and "people" in (a.thing, b.thing))


def close(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one size, or one is the other with a slip of the pen."""
    return a.value <= _RATIO * b.value <= _RATIO * _RATIO * a.value or slip(a, b)


_FEW = 5
"""Below it a number may count anything of a sentence."""
_RATIO = 4
_ROUNDED = Decimal("0.03")
_ABOUT = Decimal("0.1")
_CUT = Decimal("0.2")
_CONVERTED = Decimal("0.06")


def agree(a: Figure, b: Figure) -> bool:
    """Whether two comparable figures say the same: equal, rounded or converted.

    A round figure agrees with one that it is a rounding of: within 3 %, within 10 % where one is said to
    be approximate, or where the approximate one is the other cut down to its first digit (“more than
    1,000” for 1,163) and within 20 %. Converted figures agree within 6 %.
    """
    if a.unit != b.unit:
        return a.number == b.number
    x, y = a.value, b.value
    if x == y:
        return True
    larger, gap = max(abs(x), abs(y)), abs(x - y)
    if a.unit in ("ordinal", "score", "age") or not larger:
        return False
    if a.written != b.written:
        return gap <= _CONVERTED * larger
    rough = a.approx or b.approx
    near = gap <= (_ABOUT if rough else _ROUNDED) * larger or gap < 1
    if near and (rounds(x, y) or rounds(y, x)):
        return True
    # What is rough in both texts is seldom rounded again: “up to 10,000” is not “up to 12,000”.
    if not rough or (a.approx and b.approx) or gap > _CUT * larger:
        return False
    return _leading(y, x) if a.approx else _leading(x, y)


def rounds(rounded: Decimal, exact: Decimal) -> bool:
    """Whether one number has fewer significant digits than the other and stands where rounding puts it."""
    digits, finer = _significant(rounded), _significant(exact)
    if digits >= finer:
        return False
    exponent = exact.adjusted() - digits + 1
    unit = Decimal(1).scaleb(exponent)
    return abs(rounded - exact) < unit


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _leading(exact: Decimal, rough: Decimal) -> bool:
    """Whether a rough number is the exact one cut down, or up, to its first digit."""
    if _significant(exact) <= _significant(rough):
        return False
    unit = Decimal(1).scaleb(exact.adjusted())
    cut = (exact // unit) * unit
    return rough in (cut, cut + unit)


def exchangeable(a: Figure, b: Figure) -> bool:
    """Whether two figures of one sentence can have changed places: the same unit, none an ordinal."""
    return a.unit == b.unit != "ordinal" and a.written == b.written


def digits(figure: Figure) -> str:
    """The digits of a figure's number, without zeros behind its point."""
    return format(figure.number.normalize(), "f")


def slip(a: Figure, b: Figure) -> bool:
    """Whether a figure is another one with its digits in another order, or one digit changed or added."""
    x, y = digits(a), digits(b)
    longer = max(len(x), len(y))
    if longer < 2 or (longer == 2 and len(x) != len(y)):
        return False
    return mistyped(x, y) is not None


_AND_OTHERS = lazy(
    r"\b(?:with|and|plus|besides|alongside|joined\sby|as\swell\sas)\s"
    r"(?:(?:his|her|their|its|the|another|some)\s)?[\w-]{1,8}\s(?:[a-z]{2,12}\s)?"
    r"(?:brothers|sisters|siblings|cousins|sons|daughters|friends|colleagues|partners|companions|classmates|"
    r"neighbours|neighbors|fellows|others)\b|\b[\w-]{1,8}\s(?:others|more|fellow)\b"
)
"""What stands around a count of others than the one who is named."""
_OTHERS = 28
"""Code points before and behind a count in which this is said."""


def counts_one_more(mine: Figure, theirs: Figure, source_text: str) -> bool:
    """Whether a count has in it whom the source names beside the others: “Ana Ruiz and three sisters”."""
    return (
        mine.unit == theirs.unit == "count"
        and mine.value == theirs.value + 1
        and _AND_OTHERS.search(source_text, max(0, theirs.start - _OTHERS), theirs.end + _OTHERS) is not None
    )


def follows(figure: Figure, passage: Sequence[Figure], around: Sequence[Figure]) -> bool:
    """Whether a figure can be reckoned from others.

    It is the sum or the difference of two figures of the same unit in the passage, or of the same thing
    around it; what two counts of the passage make together (“60 players, 12 a side”); or a percentage: the
    share of one figure of the passage in another, the change between the two, the rest of another one. Only
    a figure that is said to be approximate may be rounded. Among many figures some sum always fits, so that
    nothing is reckoned with more than a few.
    """
    near = [other for other in passage if other.unit == figure.unit]
    kin = [other for other in around if other.unit == figure.unit and other.thing == figure.thing]
    if figure.unit in _UNRECKONED:
        return False
    if len(near) <= _RECKONED and any(_makes(figure, a, b) for a, b in combinations(near, 2)):
        return True
    if _differs_from_bare(figure, near, passage):
        return True
    if figure.unit == "count" and not figure.thing:
        kin = []
    if len(kin) <= _RECKONED and any(_sums_to(figure, a, b) for a, b in combinations(kin, 2)):
        return True
    return figure.unit == "%" and (
        any(figure.value + other.value == _WHOLE for other in near)
        or any(
            _is_share(figure.value, first.value, second.value)
            for first, second in permutations(passage[:_RECKONED], 2)
            if first.unit == second.unit != "%" and second.value
        )
    )


def _differs_from_bare(figure: Figure, near: Sequence[Figure], passage: Sequence[Figure]) -> bool:
    """Whether a figure is the difference of two of which one has no unit: “to 1,900 dollars from 1,650”."""
    bare = [other for other in passage if other.unit == "count" and not other.thing and not other.written]
    return figure.unit != "count" and any(
        abs(a.number - b.number) == figure.number
        for a in near[:_RECKONED]
        if a.written == figure.written
        for b in bare[:_RECKONED]
        if 0 <= b.start - a.end <= _REACH
    )


_UNRECKONED = frozenset({"ordinal", "score", "age"})
_WHOLE = 100


def _makes(figure: Figure, a: Figure, b: Figure) -> bool:
    return _sums_to(figure, a, b) or (figure.unit == "count" and figure.value == a.value * b.value)


def _sums_to(figure: Figure, a: Figure, b: Figure) -> bool:
    # “From 200,000 to 400,000”: the difference is one of the two, and stands there itself.
    return figure.value not in (a.value, b.value) and any(
        _is_result(figure, value) for value in (a.value + b.value, a.value - b.value)
    )


_RECKONED = 6
"""Figures with which it is reckoned: among more of them some sum always fits."""
_POINT = Decimal("0.6")


def _is_result(figure: Figure, value: Decimal) -> bool:
    result = abs(value)
    if figure.value == result:
        return True
    return figure.approx and rounds(figure.value, result) and abs(figure.value - result) <= _ABOUT * result


def _is_share(percentage: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is the share of one figure in another, or the change from one to the other."""
    share = 100 * part / whole
    return any(abs(value - percentage) <= _POINT for value in (share, abs(share - 100)))
