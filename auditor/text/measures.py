"""What stands around a number: currencies, scale words, units."""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.regex import lazy
from auditor.text.words import word_set

_SIGNS = {
    "US$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "$": "$", "€": "EUR", "£": "GBP", "¥": "¥",
    "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₦": "NGN", "₱": "PHP", "₫": "VND", "₴": "UAH",
    "₪": "ILS", "฿": "THB", "Rs.": "Rs", "Rs": "Rs", "Rp": "IDR", "RM": "MYR", "Sh": "shilling",
    "KSh": "KES",
}  # fmt: skip
_CODES = word_set(
    """
    USD EUR GBP JPY CNY INR RUB KRW TRY NGN PHP VND UAH ILS THB PKR IDR MYR BRL MXN ARS COP CLP PEN CHF SEK
    NOK DKK PLN CZK HUF RON AUD CAD NZD HKD SGD TWD ZAR KES EGP SAR AED QAR BDT LKR RMB TZS UGX GHS
    """
)
_CURRENCIES = {
    "us dollars": "USD", "u.s. dollars": "USD", "dollar": "$", "dollars": "$", "dólar": "$", "dólares": "$",
    "dollari": "$", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "pounds sterling": "GBP", "rupee": "Rs", "rupees": "Rs", "rubles": "RUB", "roubles": "RUB",
    "rupiah": "IDR", "reais": "BRL", "peso": "peso", "pesos": "peso", "swiss francs": "CHF",
    "francs": "franc", "kronor": "krona", "kroner": "krone", "lira": "lira", "liras": "lira", "rand": "ZAR",
    "naira": "NGN", "shillings": "shilling", "riyals": "riyal", "dirhams": "dirham", "rials": "rial",
    "won": "KRW", "baht": "THB", "ringgit": "MYR", "taka": "BDT", "cedis": "GHS", "zloty": "PLN",
    "forints": "HUF", "hryvnia": "UAH", "shekels": "ILS", "cents": "cent", "pence": "penny", "€": "EUR",
    "$": "$", "£": "GBP",
}  # fmt: skip
_UNITS = {
    "%": ("%, pct, percent, per cent, por ciento, por cento, pour cent, prozent, per cento, procent, persen"),
    "pp": (
        "percentage point, percentage points, puntos porcentuales, pontos percentuais, "
        "prozentpunkte, points de pourcentage"
    ),
    "km²": (
        "square kilometre, square kilometres, square kilometer, square kilometers, sq km, sq. km, "
        "km², km2, kilómetros cuadrados, kilomètres carrés, quadratkilometer, quilômetros quadrados"
    ),
    "m²": (
        "square metre, square metres, square meter, square meters, sq m, m², m2, metros cuadrados, "
        "mètres carrés, quadratmeter, metros quadrados, metri quadrati"
    ),
    "mi²": "square mile, square miles, sq mi",
    "ft²": "square foot, square feet, sq ft",
    "km/h": (
        "km/h, kph, kmh, kilometres per hour, kilometers per hour, kilometres an hour, kilometers "
        "an hour, kilómetros por hora, stundenkilometer"
    ),
    "mph": "mph, miles per hour, miles an hour",
    "km": (
        "km, kms, kilometre, kilometres, kilometer, kilometers, kilómetro, kilómetros, kilomètre, "
        "kilomètres, quilómetros, quilômetros, chilometri, kilometern, kilometrów"
    ),
    "m": "metre, metres, meter, meters, metros, mètre, mètres, metri, metern",
    "cm": "cm, centimetre, centimetres, centimeter, centimeters, centímetros, centimètres, zentimeter",
    "mm": "mm, millimetre, millimetres, millimeter, millimeters",
    "mi": "mile, miles, millas",
    "ft": "ft, foot, feet",
    "in": "inch, inches",
    "yd": "yard, yards",
    "nmi": "nautical mile, nautical miles",
    "kg": "kg, kgs, kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos, kilogramos, kilogramm",
    "g": "gram, grams, gramme, grammes, gramos, gramm",
    "t": "tonne, tonnes, metric ton, metric tons, toneladas, tonnellate, tonnen",
    "ton": "ton, tons",
    "lb": "lb, lbs",
    "oz": "ounce, ounces, oz",
    "l": "litre, litres, liter, liters, litros, litri",
    "gal": "gallon, gallons",
    "bbl": "barrel, barrels, barriles, barils",
    "ha": "ha, hectare, hectares, hectáreas, ettari, hektar",
    "acre": "acre, acres",
    "kn": "knots",
    "°C": "°c, ° c, ºc, degrees celsius, degree celsius, grados celsius, graus celsius, grad celsius",
    "°F": "°f, ° f, degrees fahrenheit, degree fahrenheit",
    "°": "°, degree, degrees",
    "MW": "mw, megawatt, megawatts",
    "GW": "gw, gigawatt, gigawatts",
    "kWh": "kwh",
    "mg": "mg, milligram, milligrams, milligramme, milligrammes",
    "ml": "ml, millilitre, millilitres, milliliter, milliliters",
    "second": "sec, secs",
    "minute": "mins",
}
_UNIT_OF = {form: unit for unit, forms in _UNITS.items() for form in forms.split(", ")}

_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9,
    "billions": 10**9, "trillion": 10**12, "trillions": 10**12, "dozen": 12, "lakh": 10**5, "lakhs": 10**5,
    "crore": 10**7, "crores": 10**7, "bn": 10**9, "mn": 10**6, "mln": 10**6, "tn": 10**12, "millón": 10**6,
    "millones": 10**6, "milliard": 10**9, "milliards": 10**9, "cents": 100, "tausend": 10**3,
    "hundert": 100, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9,
    "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "trilhões": 10**12,
    "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9, "miljoen": 10**6,
    "miljard": 10**9, "duizend": 10**3, "honderd": 100, "juta": 10**6, "miliar": 10**9, "miljoner": 10**6,
    "miljarder": 10**9, "milyon": 10**6, "milyar": 10**9,
}  # fmt: skip
_SCALES_BY_LANGUAGE = {
    "es": {"mil": 10**3, "miles": 10**3, "billón": 10**12, "billones": 10**12},
    "fr": {"mille": 10**3, "cent": 100, "billion": 10**12, "billions": 10**12},
    "de": {"mio": 10**6, "billion": 10**12, "billionen": 10**12},
    "pt": {"mil": 10**3, "mi": 10**6, "bi": 10**9},
    "it": {"mila": 10**3, "mille": 10**3},
    "nl": {"biljoen": 10**12, "mln": 10**6, "mld": 10**9},
}
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "t": 10**12,
}

_SIGN_BEFORE = lazy(
    rf"(?:{'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))}|(?<![A-Z])[A-Z]{{3}})"
    r"[ \u00a0\u202f]?$"
)
_SUFFIX = lazy(r"(?:bn|mn|mln|tn|[kmbt])(?![^\W_]|[²/])", re.IGNORECASE)
_SCALE_WORD = lazy(r"[\s-]([^\W\d_]{2,10})(?![^\W_])")
_UNIT = lazy(
    r"[\s-]?(?:%|°\s?[CF]\b|ºC\b|°|km/h|[^\W\d_]{1,16}[²2]?(?:\.?\s[^\W\d_]{1,12}){0,2}(?![^\W_]|²))",
    re.IGNORECASE,
)
_CURRENCY = lazy(
    r"(?:\s(?:de|di)\s|\sd[’']|[\s-])?(?:[€$£]|(?:[^\W\d_][\w.]{0,12}\s)?[^\W\d_]{3,10}(?![^\W_]))",
    re.IGNORECASE,
)
_LAST_WORD = lazy(r"\s*[^\s]*\Z")


def scale_of(word: str, language: str) -> int | None:
    """The factor of a scale word in lower case: ``billion`` is 10⁹ in English, 10¹² in French."""
    return _SCALES_BY_LANGUAGE.get(language, {}).get(word) or (
        None if word == "cents" and language != "fr" else _SCALES.get(word)
    )


def currency_before(text: str, start: int) -> tuple[str | None, int]:
    """The currency whose sign or code stands before ``start``, and where it begins."""
    sign = _SIGN_BEFORE.search(text[max(0, start - 5) : start])
    if sign is None:
        return None, start
    code = sign[0].strip()
    known = _SIGNS.get(code, code if code in _CODES else None)
    return (known, start - len(sign[0])) if known else (None, start)


def scale_after(text: str, end: int, language: str, *, money: bool) -> tuple[int, int]:
    """The factor of the scale words or suffix at ``end`` (1 for none), and where they end.

    ``m``, ``b`` and ``t`` are scales in sums of ``money`` only.
    """
    suffix = _SUFFIX.match(text, end)
    if suffix and (money or suffix[0] in ("bn", "mn", "mln", "tn", "k", "K", "M")):
        return _SUFFIXES[suffix[0].lower()], suffix.end()
    factor = 1
    for _ in range(2):
        word = _SCALE_WORD.match(text, end)
        found = scale_of(word[1].lower(), language) if word else None
        if word is None or found is None:
            break
        factor *= found
        end = word.end()
        if word[1].lower() in ("mio", "mrd", "mln") and text[end : end + 1] == ".":
            end += 1
    return factor, end


def unit_after(text: str, end: int) -> tuple[str | None, int]:
    """The canonical unit whose form stands at ``end``, and where it ends."""
    match = _UNIT.match(text, end)
    return _longest(match[0], end, _UNIT_OF.get) if match else (None, end)


def currency_after(text: str, end: int) -> tuple[str | None, int]:
    """The currency whose name, code or sign stands at ``end``, and where it ends."""
    match = _CURRENCY.match(text, end)
    if match is None:
        return None, end
    code = match[0].strip(" -\u00a0\u202f")[:3]
    if code in _CODES and not match[0].strip(" -\u00a0\u202f")[3:4].isalpha():
        return code, end + match[0].index(code) + 3
    lead = re.match(r"\s(?:de|di)\s|\sd[’']", match[0], re.IGNORECASE)
    skipped = lead.end() if lead else 0
    currency, stop = _longest(match[0][skipped:], end + skipped, _CURRENCIES.get)
    return (currency, stop) if currency else (None, end)


def _longest(phrase: str, start: int, lookup: Callable[[str], str | None]) -> tuple[str | None, int]:
    """The longest beginning of ``phrase`` that ``lookup`` knows, and its end; ``start`` is the phrase's."""
    rest = phrase
    while rest.strip(" -\u00a0\u202f"):
        known = lookup(" ".join(rest.lower().lstrip("- \u00a0\u202f").split()))
        if known is not None:
            return known, start + len(rest)
        # The stop of a sentence goes first, then the last word.
        shorter = rest.rstrip(".")
        rest = shorter if shorter != rest else _LAST_WORD.sub("", rest)
    return None, start
