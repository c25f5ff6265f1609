from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.numbers import Number, numbers


def only(text: str, language: str | None = None) -> Number:
    (number,) = numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "matched", "value"),
    [
        ("all 1,529 of them", "1,529", "1529"),
        ("some 12,345,678 votes", "12,345,678", "12345678"),
        ("a 3.4 reading", "3.4", "3.4"),
        ("1,00,000 votes", "1,00,000", "100000"),
        ("3.4 million votes", "3.4 million", "3400000"),
        ("1.2bn votes", "1.2bn", "1200000000"),
        ("5 lakh votes", "5 lakh", "500000"),
        ("at least nine people", "nine", "9"),
        ("twenty-one men", "twenty-one", "21"),
        ("two hundred and fifty men", "two hundred and fifty", "250"),
        ("two hundred thousand men", "two hundred thousand", "200000"),
        ("twenty-five thousand three hundred men", "twenty-five thousand three hundred", "25300"),
        ("a dozen men", "a dozen", "12"),
        ("a hundred men", "a hundred", "100"),
        ("a hundred and fifty million men", "a hundred and fifty million", "150000000"),
        ("a thousand and one men", "a thousand and one", "1001"),
        ("two dozen men", "two dozen", "24"),
        ("half a million men", "half a million", "500000"),
        ("two and a half million men", "two and a half million", "2500000"),
        ("nine-year-old boy", "nine", "9"),
    ],
)
def test_values_in_english(text: str, matched: str, value: str) -> None:
    number = only(text)
    assert text[number.start : number.end] == matched
    assert number.value == Decimal(value)
    assert number.kind == "quantity"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "1.529 Menschen", "1529"),
        ("de", "3,4 Millionen Menschen", "3400000"),
        ("de", "einundzwanzig Menschen", "21"),
        ("de", "zweitausend Menschen", "2000"),
        ("de", "3 Mio. Menschen", "3000000"),
        ("de", "1 Billion Sterne", "1000000000000"),
        ("es", "1.200 millones de personas", "1200000000"),
        ("es", "dos mil quinientos soldados", "2500"),
        ("es", "treinta y uno muertos", "31"),
        ("es", "mil personas", "1000"),
        ("es", "un total de 2,5 personas", "2.5"),
        ("fr", "12 000 personnes", "12000"),
        ("fr", "12\u202f000 personnes", "12000"),
        ("fr", "1 234,5 hommes", "1234.5"),
        ("fr", "quatre-vingt-dix-huit hommes", "98"),
        ("fr", "vingt et un morts", "21"),
        ("fr", "cent mille hommes", "100000"),
        ("pt", "cinco mil e duzentas pessoas", "5200"),
        ("it", "duemila persone", "2000"),
        ("nl", "3,5 miljard mensen", "3500000000"),
    ],
)
def test_values_in_other_languages(language: str, text: str, value: str) -> None:
    assert only(text, language).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "matched", "unit", "value"),
    [
        ("a 15% rise", "15%", "%", "15"),
        ("by 15 per cent", "15 per cent", "%", "15"),
        ("by 3 percentage points", "3 percentage points", "pp", "3"),
        ("1,529 kilometres away", "1,529 kilometres", "km", "1529"),
        ("the 900-kilometer border", "900-kilometer", "km", "900"),
        ("10km away", "10km", "km", "10"),
        ("12 square kilometres", "12 square kilometres", "km²", "12"),
        ("105 mph winds", "105 mph", "mph", "105"),
        ("98.6 degrees Fahrenheit", "98.6 degrees Fahrenheit", "°F", "98.6"),
        ("30°C heat", "30°C", "°C", "30"),
        ("2 million tonnes of wheat", "2 million tonnes", "t", "2000000"),
        ("nine hundred kilometres", "nine hundred kilometres", "km", "900"),
    ],
)
def test_units(text: str, matched: str, unit: str, value: str) -> None:
    number = only(text)
    assert (text[number.start : number.end], number.unit, number.value) == (matched, unit, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text", "matched", "currency", "value"),
    [
        ("en", "a $2.9 billion deal", "$2.9 billion", "$", "2900000000"),
        ("en", "a £2.5m house", "£2.5m", "GBP", "2500000"),
        ("en", "US$ 5 million", "US$ 5 million", "USD", "5000000"),
        ("en", "Rs 500 crore", "Rs 500 crore", "Rs", "5000000000"),
        ("en", "EUR 40", "EUR 40", "EUR", "40"),
        ("en", "3.4 million euros", "3.4 million euros", "EUR", "3400000"),
        ("de", "3,4 Millionen Euro", "3,4 Millionen Euro", "EUR", "3400000"),
        ("fr", "deux millions d’euros", "deux millions d’euros", "EUR", "2000000"),
        ("es", "dos millones de dólares", "dos millones de dólares", "$", "2000000"),
        ("fr", "12 €", "12 €", "EUR", "12"),
    ],
)
def test_money(language: str, text: str, matched: str, currency: str, value: str) -> None:
    number = only(text, language)
    assert (text[number.start : number.end], number.currency) == (matched, currency)
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("nine people died", "people"),
        ("two children and a dog", "children"),
        ("three armed police officers were", "officers"),
        ("nine “non-local nationals,” mostly", "nationals"),
        ("22 Republicans left", "Republicans"),
        ("10 Downing Street", None),
        ("a 5 in the table", None),
        ("two of the soldiers", "soldiers"),
        ("21-year-old", "year"),
    ],
)
def test_what_is_counted(text: str, counted: str | None) -> None:
    number = only(text)
    assert (text[slice(*number.counted)] if number.counted else None) == counted


@pytest.mark.parametrize(
    "text",
    ["at least 9 men", "some 9 men", "more than 9 men", "nearly nine men", "about $9", "as many as 9 men"],
)
def test_approximate(text: str) -> None:
    assert only(text).approx


@pytest.mark.parametrize(
    ("text", "matched", "low", "high"),
    [
        ("10 to 15 people", "10 to 15", 10, 15),
        ("10–15 people", "10–15", 10, 15),
        ("between 5 and 10 percent", "5 and 10 percent", 5, 10),
        ("$5-10 million", "$5-10 million", 5_000_000, 10_000_000),
        ("5 to 10 million people", "5 to 10 million", 5_000_000, 10_000_000),
    ],
)
def test_ranges(text: str, matched: str, low: int, high: int) -> None:
    number = only(text)
    assert text[number.start : number.end] == matched
    assert (number.value, number.upper) == (Decimal(low), Decimal(high))


def test_a_change_and_where_it_led_are_no_range() -> None:
    change, result = numbers("Output fell 9 percent to 4.6 million tonnes.")
    assert (change.value, change.unit, change.upper) == (Decimal(9), "%", None)
    assert result.value == Decimal(4_600_000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 2010 the", "year"),
        ("the 1990s", "year"),
        ("the 2023-24 season", "year"),
        ("from 1999-2003 he", "year"),
        ("on January 19 he", "date"),
        ("on 19 January he", "date"),
        ("on 2024-01-19 he", "date"),
        ("at 5 p.m. he", "time"),
        ("at 17:30 he", "time"),
        ("they won 3-1 there", "score"),
        ("a 5-4 ruling", "score"),
        ("the first time", "ordinal"),
        ("the 19th time", "ordinal"),
        ("on A4 paper", "label"),
        ("an F-16 jet", "label"),
        ("with COVID-19 too", "label"),
        ("on Route 66 there", "label"),
        ("call +92 300 1234567 now", "label"),
        ("after 9/11 he", "label"),
        ("a 4G net", "label"),
        ("a Boeing 737 of", "label"),
        ("release 1.2.3 of", "label"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    text = f"He said {text}"
    assert [number.kind for number in numbers(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["one of the men", "no one came", "one day", "dozens of men", "a man", "another", "someone", ""]
)
def test_no_numbers(text: str) -> None:
    assert numbers(text) == ()


def test_a_thousand_counted_is_no_year() -> None:
    assert only("about 2000 soldiers").kind == "quantity"
    assert only("1200 soldiers").kind == "quantity"


@given(st.integers(min_value=10_000, max_value=10**12))
def test_grouped_figures_are_read_back(value: int) -> None:
    assert only(f"{value:,} votes").value == value
    assert only(f"{value:,} Stimmen".replace(",", "."), "de").value == value
    assert only(f"{value:,} voix".replace(",", "\u202f"), "fr").value == value


PARTS = [
    *",. -–$%/:’a1٣",
    "23",
    "2010",
    "million",
    "two",
    "twenty",
    "half",
    "hundred",
    "and",
    "km",
    "people",
    "p.m.",
]


@given(st.lists(st.sampled_from(PARTS), max_size=25), st.sampled_from(["en", "de", "fr", "es", None]))
def test_spans_are_in_order(parts: list[str], language: str | None) -> None:
    text = "".join(parts)
    at = 0
    for number in numbers(text, language):
        assert at <= number.start < number.end <= len(text)
        assert number.value.is_finite()
        if number.counted:
            assert number.end <= number.counted.start < number.counted.end <= len(text)
        if number.upper is not None:
            assert number.value < number.upper
        at = number.end
