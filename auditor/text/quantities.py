"""Measured quantities in the units of the world, exact enough to be compared.

The factors are the definitions: the inch is 2.54 cm, the avoirdupois pound 0.45359237 kg (both
international, 1959), the US gallon 231 cubic inches, the imperial gallon 4.54609 litres, the oil barrel
42 US gallons. A word with several meanings (ton, gallon, barrel, ounce) has them all as candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from auditor.regex import lazy
from auditor.text.measures import unit_after
from auditor.text.numbers import Number

Dimension = Literal["length", "area", "mass", "volume", "speed", "temperature", "pressure", "power", "energy"]


class Unit(NamedTuple):
    """A unit: ``value * factor + offset`` is the value in metres, square metres, kilograms, litres,
    metres per second, kelvins, pascals, watts or joules."""

    name: str
    dimension: Dimension
    factor: float
    offset: float = 0.0


_FOOT = 0.3048
_MILE = 1609.344
_POUND = 0.45359237
_US_GALLON = 3.785411784
_UK_GALLON = 4.54609

_TABLE = (
    Unit("km", "length", 1000.0),
    Unit("m", "length", 1.0),
    Unit("cm", "length", 0.01),
    Unit("mm", "length", 0.001),
    Unit("mi", "length", _MILE),
    Unit("nmi", "length", 1852.0),
    Unit("yd", "length", 0.9144),
    Unit("ft", "length", _FOOT),
    Unit("in", "length", 0.0254),
    Unit("km²", "area", 1e6),
    Unit("ha", "area", 1e4),
    Unit("m²", "area", 1.0),
    Unit("mi²", "area", _MILE**2),
    Unit("acre", "area", 4046.8564224),
    Unit("yd²", "area", 0.9144**2),
    Unit("ft²", "area", _FOOT**2),
    Unit("in²", "area", 0.0254**2),
    Unit("cm²", "area", 1e-4),
    Unit("t", "mass", 1000.0),
    Unit("kg", "mass", 1.0),
    Unit("g", "mass", 0.001),
    Unit("short ton", "mass", 2000 * _POUND),
    Unit("long ton", "mass", 2240 * _POUND),
    Unit("stone", "mass", 14 * _POUND),
    Unit("lb", "mass", _POUND),
    Unit("metric pound", "mass", 0.5),
    Unit("oz", "mass", _POUND / 16),
    Unit("troy oz", "mass", 0.0311034768),
    Unit("m³", "volume", 1000.0),
    Unit("l", "volume", 1.0),
    Unit("ml", "volume", 0.001),
    Unit("US gal", "volume", _US_GALLON),
    Unit("imp gal", "volume", _UK_GALLON),
    Unit("US qt", "volume", _US_GALLON / 4),
    Unit("imp qt", "volume", _UK_GALLON / 4),
    Unit("US pt", "volume", _US_GALLON / 8),
    Unit("imp pt", "volume", _UK_GALLON / 8),
    Unit("US fl oz", "volume", _US_GALLON / 128),
    Unit("imp fl oz", "volume", _UK_GALLON / 160),
    Unit("ft³", "volume", (_FOOT * 10) ** 3),
    Unit("yd³", "volume", 9.144**3),
    Unit("acre-foot", "volume", 4046.8564224 * _FOOT * 1000),
    Unit("oil bbl", "volume", 42 * _US_GALLON),
    Unit("beer bbl", "volume", 31 * _US_GALLON),
    Unit("imp bbl", "volume", 36 * _UK_GALLON),
    Unit("km/h", "speed", 1000 / 3600),
    Unit("m/s", "speed", 1.0),
    Unit("mph", "speed", _MILE / 3600),
    Unit("kn", "speed", 1852 / 3600),
    Unit("ft/s", "speed", _FOOT),
    Unit("fathom", "length", 6 * _FOOT),
    Unit("furlong", "length", 220 * 0.9144),
    Unit("hPa", "pressure", 100.0),
    Unit("kPa", "pressure", 1000.0),
    Unit("bar", "pressure", 1e5),
    Unit("inHg", "pressure", 3386.389),
    Unit("mmHg", "pressure", 133.322387),
    Unit("psi", "pressure", 6894.757293),
    Unit("atm", "pressure", 101325.0),
    Unit("kW", "power", 1000.0),
    Unit("MW", "power", 1e6),
    Unit("GW", "power", 1e9),
    Unit("hp", "power", 745.699872),
    Unit("metric hp", "power", 735.49875),
    Unit("kJ", "energy", 1000.0),
    Unit("kcal", "energy", 4184.0),
    Unit("kWh", "energy", 3.6e6),
    Unit("MWh", "energy", 3.6e9),
    Unit("GWh", "energy", 3.6e12),
    Unit("TWh", "energy", 3.6e15),
    Unit("°C", "temperature", 1.0, 273.15),
    Unit("°F", "temperature", 5 / 9, 459.67 * 5 / 9),
)
UNITS = {unit.name: unit for unit in _TABLE}
"""Every unit by its name."""

_METRIC = frozenset("km m cm mm km² ha m² cm² t kg g m³ l ml km/h m/s °C hPa kPa bar".split())
# What a word may mean. The names of `auditor.text.measures` first, then words that are units only
# beside another quantity: "pounds" is money as often.
_MEANINGS = {
    "ton": "t;short ton;long ton",
    "oz": "oz;troy oz;US fl oz;imp fl oz",
    "gal": "US gal;imp gal",
    "bbl": "oil bbl;beer bbl;imp bbl",
    "°": "°C;°F",
}
_WORDS = {
    "mi": "meile meilen milla millas mille milles",
    "nmi": "sea|mile sea|miles milla|náutica millas|náuticas mille|marin milles|marins "
    "mille|nautique milles|nautiques seemeile seemeilen nautische|meilen nm",
    "ft": "pie pies pied pieds fuß",
    "in": "pulgada pulgadas pouce pouces zoll in",
    "yd": "yarda yardas yd yds",
    "m": "m metro mètre meter metern",
    "cm": "centímetro centimètre centimetre zentimetern",
    "mm": "milímetro milímetros millimètre millimètres",
    "km²": "kilómetro|cuadrado quadratkilometern km|cuadrados km|carrés square|km square|kms",
    "m²": "metro|cuadrado mètre|carré quadratmetern",
    "mi²": "milla|cuadrada millas|cuadradas mille|carré milles|carrés quadratmeile quadratmeilen "
    "square-mile sq|miles sq|mile",
    "ft²": "pie|cuadrado pies|cuadrados pied|carré pieds|carrés quadratfuß square-foot sqft sq.|ft",
    "yd²": "square|yard square|yards sq|yd",
    "in²": "square|inch square|inches sq|in",
    "cm²": "square|centimetre square|centimetres square|centimeter square|centimeters sq|cm cm²",
    "ha": "hectárea hektare hektaren",
    "acre": "ac",
    "t": "tonelada mt t metric|tonne metric|tonnes tonne|métrique tonnes|métriques toneladas|métricas",
    "short ton": "short|ton short|tons us|ton us|tons u.s.|ton u.s.|tons",
    "long ton": "long|ton long|tons imperial|ton imperial|tons",
    "kg": "kilogramo kilogrammes kilogramme kilogrammen kilos",
    "g": "g gr gramo grammes",
    "stone": "stone stones st",
    "lb": "pound pounds libra libras livre livres",
    "lb;metric pound": "pfund",
    "oz": "onza onzas once onces unze unzen",
    "troy oz": "troy|ounce troy|ounces",
    "US fl oz;imp fl oz": "fluid|ounce fluid|ounces fl|oz fl.|oz.",
    "l": "litro l litern",
    "ml": "ml millilitre millilitres milliliter milliliters mililitros",
    "m³": "cubic|metre cubic|metres cubic|meter cubic|meters cu|m m³ m3 metro|cúbico metros|cúbicos "
    "mètre|cube mètres|cubes kubikmeter kubikmetern",
    "ft³": "cubic|foot cubic|feet cu|ft pies|cúbicos pieds|cubes kubikfuß",
    "yd³": "cubic|yard cubic|yards",
    "acre-foot": "acre-foot acre-feet acre|feet acre|foot",
    "gal": "galón galones gallone gallonen",
    "US gal": "us|gallon us|gallons u.s.|gallon u.s.|gallons us|gal gallons|américains "
    "galones|estadounidenses us-gallonen",
    "imp gal": "imperial|gallon imperial|gallons uk|gallon uk|gallons imp|gal british|gallons "
    "galones|imperiales gallons|impériaux",
    "US qt;imp qt": "quart quarts",
    "US pt;imp pt": "pint pints pinta pintas pinte pintes",
    "US pt": "us|pint us|pints u.s.|pints",
    "imp pt": "imperial|pint imperial|pints uk|pints",
    "bbl": "barril baril fass",
    "km/h": "kmph km/hr km/hora kilometer|pro|stunde kilómetro|por|hora kilomètres|par|heure "
    "kilomètres|à|l'heure kilomètres-heure kilomètre-heure kilometre-per-hour kilometer-per-hour "
    "kilometre-an-hour kilometer-an-hour kilometres-per-hour",
    "m/s": "m/s metres|per|second meters|per|second metros|por|segundo mètres|par|seconde meter|pro|sekunde "
    "metres|a|second meters|a|second",
    "mph": "millas|por|hora milles|à|l'heure meilen|pro|stunde mile-per-hour mile-an-hour miles-per-hour "
    "mi/h",
    "kn": "knot kt kts nudo nudos nœud nœuds knoten",
    "fathom": "fathom fathoms",
    "furlong": "furlong furlongs",
    "hPa": "hpa hectopascal hectopascals hectopascales millibar millibars mbar mb milibares",
    "kPa": "kpa kilopascal kilopascals",
    "bar": "bar bars",
    "inHg": "inhg inches|of|mercury inch|of|mercury",
    "mmHg": "mmhg millimetres|of|mercury millimeters|of|mercury",
    "psi": "psi pounds|per|square|inch",
    "atm": "atm atmospheres",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "kWh": "kwh kilowatt|hour kilowatt|hours",
    "MWh": "mwh megawatt|hour megawatt|hours",
    "GWh": "gwh gigawatt|hour gigawatt|hours",
    "TWh": "twh terawatt|hour terawatt|hours",
    "hp;metric hp": "hp bhp horsepower ps chevaux caballos",
    "kJ": "kj kilojoule kilojoules",
    "kcal": "kcal kilocalories calories",
    "ft/s": "feet|per|second feet|a|second foot|per|second ft/s",
    "°C": "c celsius degrees|c deg|c centigrade degrees|centigrade degree|c grados|centígrados "
    "degrés|celsius degrés|c grados|c grad|c degrees-celsius",
    "°F": "f fahrenheit degrees|f deg|f degree|f grados|fahrenheit degrés|fahrenheit grad|fahrenheit",
}
_LONGEST_WORDS = 24


@cache
def _forms() -> dict[str, str]:
    """Form in lower case -> what it may mean, for forms that are units only beside a quantity."""
    return {form.replace("|", " "): meaning for meaning, forms in _WORDS.items() for form in forms.split()}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    forms = "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in longest_first)
    return re.compile(rf"[\s\u00a0-]?({forms})(?![^\W_]|['’]s\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the units that it may be in; two ends for a range (``low == high`` for none).

    ``slack`` is half of the step to which each end is rounded, as far as its figure shows.
    """

    start: int
    end: int
    low: float
    high: float
    slack: tuple[float, float]
    units: tuple[Unit, ...]

    @property
    def is_range(self) -> bool:
        """Whether there are two ends."""
        return self.low != self.high


_FEET_AND_INCHES = lazy(
    r"(?<![\w.,'’])([3-8])(?:['’′]\s?(\d{1,2})(?:[\"”″]|''|’’)|[\s-]?(?:foot|feet|ft)[\s-](\d{1,2})"
    r"(?:[\s-]?in(?:ch(?:es)?)?)?)"
    r"(?![\w%]|[.,]\d|\s(?:feet|foot|yards|per)\b)"
)
_DIGITS = lazy(r"\d[\d.,'’ \u00a0\u202f]*")
_CUT = lazy(r"\d[ \u00a0\u202f.,/]\Z")
_POUNDS = lazy(r"[ ,]{1,2}\d{1,2}[\s-]?(?:lb|pound)")
_MINUS = lazy(r"(?:(?<![\w.)])[-−–‒]|\b(?:minus|menos|moins|negative)\s)\Z", re.IGNORECASE)
_JOINT = lazy(r"(?:,?\s(?:and\s|y\s|et\s|und\s)?|,)?\Z")
_SMALLER = {"ft": "in", "stone": "lb", "lb": "oz"}
_APPROXIMATE = 0.04
_ROUNDED = 0.05


def quantities(text: str, found: Iterable[Number]) -> tuple[Quantity, ...]:
    """Return the quantities among the numbers of a text, in order.

    Feet and inches, stones and pounds, pounds and ounces are one quantity (``5 feet 10 inches``,
    ``5ft 10in``, ``5-foot-10``, ``5'10"``). Words that are no units by themselves, such as "pounds" and
    "C", are taken for them here: use the result only where two quantities stand side by side.

    Args:
        text: The text.
        found: Its numbers, in order.
    """
    heights = {match.start(1): match for match in _FEET_AND_INCHES.finditer(text)}
    quantities: list[Quantity] = []
    at = 0
    for number in _with_single(text, found):
        if number.start < at or number.currency is not None:
            continue
        height = heights.get(number.start)
        quantity = _height(height) if height else _quantity(text, number)
        if quantity is None:
            continue
        joined = _joined(text, quantities[-1], quantity) if quantities else None
        if joined is not None:
            quantities[-1] = joined
        else:
            quantities.append(quantity)
        at = quantity.end
    return tuple(quantities)


_SINGLE = lazy(
    r"\b(?:[Aa]n?|[Pp]er|[Ee]ach|[Ee]very|[Tt]he)\s(?=(?:U\.?S\.?\s|imperial\s|square\s|cubic\s|"
    r"nautical\s|short\s|troy\s)?"
    r"(?:mile|gallon|pint|quart|barrel|ounce|inch|foot|yard|acre|pound|stone|fathom|ton|hectare|kilo\w*|"
    r"lit[re]{2}|met[re]{2}|tonne)\b"
    r"\s?[(—–])"
)


def _with_single(text: str, found: Iterable[Number]) -> list[Number]:
    """The numbers, and one for each “a gallon” that something is set beside: “a gallon (3.8 litres)”."""
    single = []
    for match in _SINGLE.finditer(text):
        unit, end = unit_after(text, match.end() - 1)
        single.append(Number(match.end() - 2, end, Decimal(1), unit))
    return sorted((*found, *single), key=lambda number: number.start) if single else list(found)


def _height(match: re.Match[str]) -> Quantity | None:
    inches = int(match[2] or match[3])
    if inches > 11:
        return None
    total = int(match[1]) * 12.0 + inches
    return Quantity(match.start(), match.end(), total, total, (0.5, 0.5), (UNITS["in"],))


def _quantity(text: str, number: Number) -> Quantity | None:
    start, end = number.start, number.end
    if _CUT.search(text, max(0, start - 3), start) or number.kind in ("score", "time"):
        return None
    low = float(number.value)
    high = low if number.upper is None else float(number.upper)
    meaning = _MEANINGS.get(number.unit, number.unit) if number.unit else None
    # A longer form may go on where the number's own unit ends: "ft" of "5 ft/s". A label may be a figure
    # with its unit close behind ("30C", "1.78m"), an ordinal a weight in stones ("12st 4lb").
    word = _word(text, end if number.kind == "quantity" and meaning is None else _figure_end(text, number))
    if number.kind in ("label", "ordinal") and (word is None or word[1] != end):
        return None
    if word is not None and (meaning is None or word[1] > end):
        meaning, end = word
    units = tuple(UNITS[name] for name in (meaning or "").split(";") if name in UNITS)
    if not units or (number.kind == "ordinal" and not _POUNDS.match(text, end)):
        return None
    slack = _slack(text[number.start : end], low, high, number.approx)
    if units[0].dimension == "temperature":
        slack = (min(slack[0], 2.5), min(slack[1], 2.5))
        if _MINUS.search(text, max(0, start - 9), start):
            low, high = -low, -high
    return Quantity(start, end, low, high, slack, units)


def _figure_end(text: str, number: Number) -> int:
    """Where the last figure of a number ends: its unit stands behind."""
    figures = list(_DIGITS.finditer(text, number.start, number.end))
    return (
        number.start + len(text[number.start : figures[-1].end()].rstrip(" \u00a0\u202f.,"))
        if figures
        else number.end
    )


def _word(text: str, end: int) -> tuple[str, int] | None:
    """What the unit word at ``end`` means, and where it ends."""
    match = _pattern().match(text, end, end + _LONGEST_WORDS)
    if match is None:
        return None
    form = " ".join(match[1].lower().replace("’", "'").split())
    meaning = (
        _forms().get(form) or _forms().get(form.replace("-", " ")) or _forms().get(form.replace(" ", "-"))
    )
    return (_MEANINGS.get(meaning, meaning), match.end()) if meaning else None


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Feet with their inches, stones with their pounds, pounds with their ounces."""
    smaller = _SMALLER.get(first.units[0].name)
    unit = next((unit for unit in second.units if unit.name == smaller), None)
    if unit is None or first.is_range or second.is_range or first.end > second.start:
        return None
    if second.start - first.end > 6 or not _JOINT.fullmatch(text, first.end, second.start):
        return None
    ratio = round(first.units[0].factor / unit.factor)
    if second.low >= ratio:
        return None
    total = first.low * ratio + second.low
    return replace(
        second, start=first.start, low=total, high=total, slack=(second.slack[0],) * 2, units=(unit,)
    )


def _slack(words: str, low: float, high: float, approx: bool) -> tuple[float, float]:
    """Half of the step to which each end of a quantity is rounded."""
    figures = [match[0].rstrip(" \u00a0\u202f.,'’") for match in _DIGITS.finditer(words)]
    first = _step(figures[0], low) if figures else 1.0
    second = _step(figures[-1], high) if figures else 1.0
    return _half(first, low, approx), _half(second, high, approx)


def _half(step: float, value: float, approx: bool) -> float:
    """Half a step, but never more than a twentieth of a large figure: "100 km" is not "50 to 150"."""
    unit = min(1.0, step)
    half = max(unit / 2, min(step / 2, abs(value) * _ROUNDED))
    return max(half, abs(value) * _APPROXIMATE) if approx else half


def _step(figure: str, value: float) -> float:
    """The step of a figure's last digit that is not zero; of its last decimal, if it has any."""
    digits = re.sub(r"\D", "", figure)
    written = float(digits) if digits else 0.0
    if not written or not value:
        return 1.0
    last_digit = abs(value) / written
    whole = digits.rstrip("0")
    zeros = len(digits) - len(whole)
    if last_digit < 0.999 and zeros:  # "5.0": the zero was written on purpose
        return last_digit
    step = last_digit * 10.0**zeros
    return step * 5 if whole.endswith("5") and len(digits) > 1 and last_digit > 0.9 else step


def converted(value: float, source: Unit, target: Unit, *, difference: bool = False) -> float:
    """A value in another unit of the same dimension; offsets left out for a ``difference`` of readings."""
    base: float = value * source.factor + (0.0 if difference else source.offset)
    return (base - (0.0 if difference else target.offset)) / target.factor


def is_metric(unit: Unit) -> bool:
    """Whether a unit belongs to the metric system."""
    return unit.name in _METRIC
