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
from auditor.text.numbers import Number
from auditor.text.words import word_set


class Figure(NamedTuple):
    """A figure where it stands, with what it counts.

    ``unit`` is what makes two figures comparable at all: a unit (converted: ``length``), a currency
    (``$``), ``count`` for anything counted, ``ordinal``, ``score``. ``thing`` narrows it down to what is
    counted or measured: a noun's stem, or for people what happened to them (``dead``, ``hurt``, ``aboard``);
    empty where the text does not say it beside the number.
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
_MASS = {"kg": "1", "g": "0.001", "t": "1000", "ton": "1000", "lb": "0.4536", "oz": "0.02835"}
_SPEED = {"km/h": "1", "mph": "1.609344", "kn": "1.852"}
_VOLUME = {"l": "1", "gal": "3.785", "bbl": "158.987"}
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
    "dead": r"kill\w{0,4}|dead|died|dies|dying|deaths?|death toll|lost (?:his|her|their) li(?:fe|ves)|lives|"
    r"fatalit\w{1,3}|bodies|slain|perish\w{0,3}|mortuary|morgue|drown\w{0,3}|murder\w{0,3}|muert\w{1,2}|morts?|tote",
    "hurt": r"injur\w{1,4}|wound\w{0,3}|hurt|herid\w{1,2}|bless\w{1,2}s|verletzt\w{0,2}",
    "missing": r"missing|unaccounted|desaparecid\w{1,2}|disparus|vermisst\w{0,2}",
    "aboard": r"aboard|on board|passengers?|travellers|travelers|carrying|crew",
    "held": r"arrest\w{0,3}|detain\w{0,3}|detention|custody|jailed|imprisoned",
    "rescued": r"rescu\w{1,3}|freed|saved|pulled from",
    "displaced": r"evacuat\w{1,3}|displac\w{1,4}|homeless|fled",
    "infected": r"infect\w{1,4}|cases?|tested positive",
}
_FATE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in FATES.items()) + r")\b", re.IGNORECASE
)
_PEOPLE = word_set(
    """
    people person persons individuals individual men women children civilians victims residents passengers
    workers soldiers others lives deaths fatalities casualties injuries bodies employees villagers migrants
    tourists personas personnes menschen
    """
)
_CLAUSE = re.compile(r"[,;:.!?()\n“”]|\s(?:and|but|while|y|et|und|as|after|with)\s")
_PART = re.compile(
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)(?:\sof)?(?:\san?)?\s$|"
    r"\b(?:half|third|quarter|fifth|sixth|tenth|thirds|quarters|fifths)\sof$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\s(?:second|minute|hour|day|week|month|year|decade)s?\s(?:on|later|earlier|ago|before|after|hence|apart)\b"
)
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0\u202f]{0,20}\d)?")
_REACH = 60
_BEHIND = re.compile(r"(?:\s|-)([^\W\d_]{3,30})")


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
        if number.kind not in ("quantity", "ordinal", "score"):
            continue
        if (
            text[number.start].isupper()
            and text[max(0, number.start - 2) : number.start].rstrip()[-1:].isalpha()
        ):
            continue  # “the Group of Seven”
        if _PART.search(text, max(0, number.start - 24), number.start) or _RELATIVE.match(text, number.end):
            continue  # “a quarter of a million”, “ten years on”
        if number.value == 1 and number.kind == "quantity" and number.currency is None:
            continue  # “one year” and “a year” are the same
        at = bisect_right(starts, number.start) - 1
        inside = at >= 0 and quoted[at].end >= number.end
        found += [_figure(text, end, inside) for end in _ends(text, number)]
    return found


def _ends(text: str, number: Number) -> Iterator[Number]:
    """A number; of a range both ends, each with its own place."""
    places = [match.span() for match in _DIGITS.finditer(text, number.start, number.end)]
    if number.upper is None or len(places) != 2:
        yield number
        return
    yield replace(number, end=places[0][1], upper=None)
    yield replace(number, start=places[1][0], value=number.upper, upper=None)


def _figure(text: str, number: Number, quoted: bool) -> Figure:
    noun = _stem(text[slice(*number.counted)]) if number.counted else ""
    written = number.unit or number.currency or ""
    value = number.value
    if number.kind == "score":
        unit, noun = "score", text[number.start : number.end]
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


_SINGULAR = {f"{unit}s": unit for unit in (*_TIME, *_LONG_TIME)}


def _stem(noun: str) -> str:
    plain = noun.lower().removesuffix("’s").removesuffix("'s")
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
    before, after = _clause(text, number)
    fates = [(number.start - m.end(), str(m.lastgroup)) for m in _FATE.finditer(text, before, number.start)]
    fates += [(m.start() - number.end, str(m.lastgroup)) for m in _FATE.finditer(text, number.end, after)]
    if fates:
        return min(fates)[1]
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
    return a.thing == b.thing or not a.thing or not b.thing


def equal(a: Figure, b: Figure) -> bool:
    """Whether two figures are the same number, whatever they count."""
    return a.unit == b.unit and agree(a, b)


def same_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one thing by what stands beside them: the same unit and thing."""
    if a.unit != b.unit or a.thing != b.thing:
        return False
    # “Four hours” and “45 minutes” are rarely of one thing.
    return a.written == b.written if a.unit in ("time", "months") else a.unit != "count" or a.thing != ""


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
    if a.unit == "score":
        return a.thing == b.thing or a.value == b.value
    x, y = a.value, b.value
    if x == y:
        return True
    larger, gap = max(abs(x), abs(y)), abs(x - y)
    if a.unit == "ordinal" or not larger:
        return False
    if a.written != b.written:
        return gap <= _CONVERTED * larger
    rough = a.approx or b.approx
    near = gap <= (_ABOUT if rough else _ROUNDED) * larger or gap < 1
    if near and (_is_rounding(x, y) or _is_rounding(y, x)):
        return True
    if not rough or gap > _CUT * larger:
        return False
    return (a.approx and _leading(y, x)) or (b.approx and _leading(x, y))


def _is_rounding(rounded: Decimal, exact: Decimal) -> bool:
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
    unit = Decimal(1).scaleb(exact.adjusted())
    cut = (exact // unit) * unit
    return rough in (cut, cut + unit)


def exchangeable(a: Figure, b: Figure) -> bool:
    """Whether two figures of one sentence can have changed places: the same unit, none an ordinal."""
    return a.unit == b.unit != "ordinal" and a.written == b.written


def slip(a: Figure, b: Figure) -> bool:
    """Whether a figure is another one with its digits in another order, or one digit changed or added."""
    from rapidfuzz.distance import OSA

    x, y = (format(figure.number.normalize(), "f") for figure in (a, b))
    longer = max(len(x), len(y))
    if longer < 2:
        return False
    return OSA.distance(x, y, score_cutoff=1) <= 1 or (longer > 2 and sorted(x) == sorted(y))


def follows(figure: Figure, passage: Sequence[Figure], around: Sequence[Figure]) -> bool:
    """Whether a figure can be reckoned from others.

    It is the sum or the difference of two figures of the same thing, in the passage or, where there are few,
    around it; or the share of one in another, or the change between the two, within the passage. Only a
    figure that is said to be approximate may be rounded.
    """
    for others in (passage, around):
        kin = [o for o in others if o.unit == figure.unit and o.thing == figure.thing]
        if len(kin) <= _RECKONED and (figure.unit != "count" or figure.thing):
            for first, second in combinations(kin, 2):
                if any(
                    _is_result(figure, v) for v in (first.value + second.value, first.value - second.value)
                ):
                    return True
    return figure.unit == "%" and any(
        _is_share(figure.value, first.value, second.value)
        for first, second in permutations(passage[:_RECKONED], 2)
        if first.unit == second.unit != "%" and second.value
    )


_RECKONED = 6
"""Figures with which it is reckoned: among more of them some sum always fits."""
_POINT = Decimal("0.6")


def _is_result(figure: Figure, value: Decimal) -> bool:
    result = abs(value)
    if figure.value == result:
        return True
    return (
        figure.approx and _is_rounding(figure.value, result) and abs(figure.value - result) <= _ABOUT * result
    )


def _is_share(percentage: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is the share of one figure in another, or the change from one to the other."""
    share = 100 * part / whole
    return any(abs(value - percentage) <= _POINT for value in (share, abs(share - 100)))
