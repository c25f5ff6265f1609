from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.numbers import numbers
from auditor.text.quantities import UNITS, converted, quantities

# The same units in pint, an independent table; the temperatures are checked below.
PINT = {
    "km": "kilometer", "mi": "mile", "nmi": "nautical_mile", "yd": "yard", "ft": "foot", "in": "inch",
    "ha": "hectare",
    "acre": "acre", "mi²": "square_mile", "ft²": "square_foot", "t": "metric_ton", "short ton": "short_ton",
    "long ton": "long_ton", "stone": "stone", "lb": "pound", "oz": "ounce", "troy oz": "troy_ounce",
    "l": "liter",
    "US gal": "gallon", "imp gal": "imperial_gallon", "US qt": "quart", "US pt": "pint",
    "imp pt": "imperial_pint",
    "US fl oz": "fluid_ounce", "imp fl oz": "imperial_fluid_ounce", "oil bbl": "oil_barrel",
    "beer bbl": "beer_barrel",
    "imp bbl": "imperial_barrel", "acre-foot": "acre_foot", "ft³": "cubic_foot", "m³": "meter ** 3",
    "km/h": "kilometer / hour", "mph": "mile / hour",
    "kn": "knot", "m/s": "meter / second", "ft/s": "foot / second", "yd³": "yard ** 3",
}  # fmt: skip
BASES = {
    "length": "meter",
    "area": "meter ** 2",
    "mass": "kilogram",
    "volume": "liter",
    "speed": "meter / second",
}


@pytest.fixture(scope="module")
def registry():
    return pytest.importorskip("pint").UnitRegistry()


@pytest.mark.parametrize("name", sorted(PINT))
def test_factors_are_those_of_pint(name, registry):
    unit = UNITS[name]
    theirs = registry(PINT[name]).to(BASES[unit.dimension]).magnitude
    assert math.isclose(unit.factor, theirs, rel_tol=1e-5)


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (100, "°C", "°F", 212), (-40, "°F", "°C", -40), (1, "mi", "km", 1.609344), (1, "kn", "km/h", 1.852),
        (1, "lb", "kg", 0.45359237), (1, "US gal", "l", 3.785411784), (1, "imp gal", "l", 4.54609), (640,
        "acre", "mi²", 1),
        (1, "ha", "m²", 10_000), (1, "oil bbl", "l", 158.987294928), (1, "acre-foot", "m³", 1233.48183754752),
    ],
)  # fmt: skip
def test_conversions_that_everybody_knows(value, source, target, result):
    assert math.isclose(converted(value, UNITS[source], UNITS[target]), result, rel_tol=1e-7)


def test_a_difference_of_degrees_has_no_offset():
    assert math.isclose(converted(1.5, UNITS["°C"], UNITS["°F"], difference=True), 2.7)


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "unit"),
    [
        ("a 6ft 2in man", "en", 74, 74, "in"),
        ("the 5-foot-10 guard", "en", 70, 70, "in"),
        ("12st 4lb in all", "en", 172, 172, "lb"),
        ("about 10-15 km away", "en", 10, 15, "km"),
        ("minus 10 degrees Celsius", "en", -10, -10, "°C"),
        ("it was 30C", "en", 30, 30, "°C"),
        ("2.5 million US gallons", "en", 2.5e6, 2.5e6, "US gal"),
        ("40 metres per second", "en", 40, 40, "m/s"),
        ("8,4 kilomètres", "fr", 8.4, 8.4, "km"),
        ("12.000 hectáreas", "es", 12_000, 12_000, "ha"),
        ("2.962 Meter", "de", 2962, 2962, "m"),
    ],
)
def test_quantities_are_read(text, language, low, high, unit):
    (found,) = quantities(text, numbers(text, language))
    assert (found.low, found.high, found.units[0].name) == (low, high, unit)


def test_money_is_no_quantity():
    assert quantities("£20 (30 euros)", numbers("£20 (30 euros)")) == ()


def test_round_figures_have_more_slack_but_never_much():
    text = "100 km, 103 km, 10.5 km, about 103 km"
    slack = [found.slack[0] for found in quantities(text, numbers(text))]
    assert slack == [5.0, 0.5, 0.05, pytest.approx(4.12)]


@given(st.text(alphabet=st.sampled_from("0123456789.,' \"ftinkmlbs-()°CFand"), max_size=60))
def test_quantities_are_in_order_and_apart(text):
    found = quantities(text, numbers(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
