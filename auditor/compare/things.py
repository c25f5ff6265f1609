"""What a figure counts or measures: a unit, a noun, or for people what happened to them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from auditor.compare.prepare import stems
from auditor.regex import lazy
from auditor.text.numbers import Number
from auditor.text.words import word_set

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
_TIME = {
    "second": "1",
    "minute": "60",
    "hour": "3600",
    "day": "86400",
    "week": "604800",
    "fortnight": "1209600",
    "month": "2629800",
    "year": "31557600",
    "decade": "315576000",
}
BASES = {
    unit: (dimension, Decimal(factor))
    for dimension, table in {
        "length": _LENGTH, "area": _AREA, "mass": _MASS, "speed": _SPEED, "volume": _VOLUME, "power": _POWER,
        "time": _TIME,
    }.items()
    for unit, factor in table.items()
}  # fmt: skip
DOLLARS = {"USD": "$"}

FATES = {
    "dead": r"kill\w{0,4}|dead|died|dies|dying|deaths?|death toll|lost (?:his|her|their) li(?:fe|ves)|"
    r"(?:claim(?:ed|ing|s)?|cost(?:ing|s)?|took|los[et])(?=\s[^.;\n]{1,24}\slives)|"
    r"lives(?=\s(?:were|have been)\slost)|"
    r"fatalit\w{1,3}|bodies|slain|perish\w{0,3}|mortuary|morgue|drown\w{0,3}|murder\w{0,3}|muert\w{1,2}|morts?|tote",
    "hurt": r"injur\w{1,4}|wound\w{0,3}|hurt|herid\w{1,2}|bless\w{1,2}s|verletzt\w{0,2}",
    "missing": r"missing|unaccounted|desaparecid\w{1,2}|disparus|vermisst\w{0,2}",
    "aboard": r"aboard|on board|passengers?|travellers|travelers|carrying|crew",
    "held": r"arrest\w{0,3}|detain\w{0,3}|detention|custody|jailed|imprisoned|rounded up|"
    r"(?:is|are|was|were|still) holding|(?:being|been|still|were|was|are) held|held(?=\s\d)",
    "rescued": r"rescu\w{1,3}|freed|sav(?:ed?|es|ing)|pulled from|brought to safety",
    "displaced": r"evacuat\w{1,3}|displac\w{1,4}|homeless|fled",
    "infected": r"infect\w{1,4}|cases?|tested positive",
}
_FATE = lazy(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in FATES.items()) + r")\b", re.IGNORECASE
)
_FATE_WORD = lazy(rf"\b(?:{'|'.join(FATES.values())})\b")
"""The same in small letters and without groups, which is several times faster."""
_OF_THEM = lazy(
    r"\s(?:more\s)?of\s(?:the|those|these|its|their)\s(?:\d{1,4}\s)?"
    r"(?:(?:people\s|persons\s|passengers\s)?who\s(?:had\s|have\s|were\s|was\s)?)?"
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in FATES.items())})\b",
    re.IGNORECASE,
)
"""“Four of the missing”: a part of them, and no other count of them."""
SOME_OF = "some of "
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
_REACH = 60


_SINGULAR = {f"{unit}s": unit for unit in _TIME}


def stem(noun: str) -> str:
    plain = noun.lower().removesuffix("’s").removesuffix("'s").rstrip("'’")
    plain = _SINGULAR.get(plain, plain)
    if plain in BASES:
        return plain
    return "".join(stems(plain))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(map(stem, _PEOPLE))


def thing_of(text: str, number: Number, noun: str) -> str:
    """What is counted: for people, and where no noun stands, what the clause says of them."""
    if noun and noun not in _people() and not _FATE.fullmatch(text[slice(*number.counted or (0, 0))]):
        return noun
    if part := _OF_THEM.match(text, number.end):
        return f"{SOME_OF}{part.lastgroup}"
    before, after = _clause(text, number)
    head, tail = text[before : number.start].lower(), text[number.end : after].lower()
    fates = [(len(head) - m.end(), head, m) for m in _FATE_WORD.finditer(head)]
    fates += [(m.start(), tail, m) for m in islice(_FATE_WORD.finditer(tail), 1)]
    if fates:
        _, words, match = min(fates, key=lambda told: told[0])
        told = _FATE.match(words, match.start())
        fate = str(told.lastgroup) if told else ""
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
