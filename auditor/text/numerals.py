"""Numbers written in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain

from auditor.regex import lazy
from auditor.text.measures import scale_of

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl")

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

FRACTIONS = {"half": 2, "quarter": 4} | {
    name: parts for parts, name in enumerate(_ORDINALS.split()[2:10], 3) if name != "fourth"
}
"""English names of fractions, and of how many parts they are one: *third*, *quarter*, up to *tenth*."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language, lower case."""

    values: Mapping[str, int]
    """Words with a value of their own."""
    inner: Mapping[str, int]
    """Words that count only behind another (``vingt et un``): alone they are articles."""
    scales: frozenset[str]
    """Scale words that can begin a number: ``mil``, ``tausend``."""
    ordinals: Mapping[str, int]
    articles: frozenset[str]
    """Articles before a scale word: ``a hundred``."""

    @property
    def starters(self) -> frozenset[str]:
        """All words that a number can begin with."""
        half = {"half"} if self.ordinals else set()
        return frozenset({*self.values, *self.scales, *self.ordinals, *self.articles, *half})


def _from(first: int, words: str, step: int = 1) -> dict[str, int]:
    return {word: first + step * index for index, word in enumerate(words.split()) if word != "-"}


def _english() -> Numerals:
    values = _from(
        0,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen",
    ) | _from(20, "twenty thirty forty fifty sixty seventy eighty ninety", 10)
    return Numerals(values, {}, frozenset(), _from(1, _ORDINALS), frozenset({"a", "an"}))


def _spanish() -> Numerals:
    values = _from(
        0,
        "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
        "veintiséis veintisiete veintiocho veintinueve",
    ) | _from(30, "treinta cuarenta cincuenta sesenta setenta ochenta noventa", 10)
    hundreds = "cien doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
    for value, word in enumerate(hundreds.split(), 1):
        values |= {f"{word}os": value * 100, f"{word}as": value * 100} if value > 1 else {word: 100}
    values |= {"ciento": 100, "veintiún": 21}
    return Numerals(values, {"uno": 1, "una": 1, "un": 1}, frozenset({"mil"}), {}, frozenset())


def _french() -> Numerals:
    small = [
        "zéro",
        "-",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ]
    values = {word: value for value, word in enumerate(small) if word != "-"}
    for ten, word in enumerate(["vingt", "trente", "quarante", "cinquante", "soixante"], 2):
        values[word] = ten * 10
        values |= {f"{word}-{small[unit]}": ten * 10 + unit for unit in range(2, 10)}
        values[f"{word}-et-un"] = ten * 10 + 1
    values |= {f"soixante-{small[unit]}": 60 + unit for unit in range(10, 20)}
    values |= {f"quatre-vingt-{small[unit]}": 80 + unit for unit in range(2, 20)}
    values |= {"quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-un": 81}
    return Numerals(values, {"un": 1, "une": 1}, frozenset({"mille", "cent"}), {}, frozenset())


def _german() -> Numerals:
    small = [
        "null",
        "-",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ]
    values = {word: value for value, word in enumerate(small) if word != "-"}
    for ten, word in enumerate(
        ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"], 2
    ):
        values[word] = ten * 10
        values |= {f"{small[unit]}und{word}": ten * 10 + unit for unit in range(2, 10)}
        values[f"einund{word}"] = ten * 10 + 1
    values |= {f"{small[unit]}hundert": unit * 100 for unit in range(2, 10)} | {"einhundert": 100}
    values |= {f"{small[unit]}tausend": unit * 1000 for unit in range(2, 20)} | {"hunderttausend": 100_000}
    return Numerals(values, {}, frozenset({"tausend", "hundert"}), {}, frozenset())


def _portuguese() -> Numerals:
    values = _from(
        0,
        "zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
        "dezessete dezoito dezenove",
    ) | _from(20, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 10)
    values |= _from(
        100, "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos", 100
    )
    values |= {f"{word[:-2]}as": value for word, value in values.items() if value >= 200}
    values |= {"duas": 2, "cento": 100, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
    return Numerals(values, {"um": 1, "uma": 1}, frozenset({"mil"}), {}, frozenset())


def _italian() -> Numerals:
    # Without "sei" (six), which is also "you are".
    values = _from(
        0,
        "zero - due tre quattro cinque - sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove",
    ) | _from(20, "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 10)
    values |= _from(
        100, "cento duecento trecento quattrocento cinquecento seicento settecento ottocento novecento", 100
    )
    values |= {"duemila": 2000, "tremila": 3000, "cinquemila": 5000, "diecimila": 10_000}
    return Numerals(values, {}, frozenset({"mille"}), {}, frozenset())


def _dutch() -> Numerals:
    values = _from(
        0,
        "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "zeventien achttien negentien",
    ) | _from(20, "twintig dertig veertig vijftig zestig zeventig tachtig negentig", 10)
    values |= _from(200, "tweehonderd driehonderd vierhonderd vijfhonderd zeshonderd", 100)
    return Numerals(values, {}, frozenset({"duizend", "honderd"}), {}, frozenset())


@cache
def numerals(language: str) -> Numerals:
    """The number words of a language (primary subtag); those of English for one not known."""
    build = {"es": _spanish, "fr": _french, "de": _german, "pt": _portuguese, "it": _italian, "nl": _dutch}
    return build.get(language, _english)()


@cache
def starters(language: str) -> frozenset[str]:
    """All words that a number of the language can begin with."""
    return numerals(language).starters


_WORD = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NEXT = lazy(r"[\s-]{1,2}(?:(?:and|y|et|e|und|en)[\s-])?([^\W\d_]+(?:-[^\W\d_]+)*)", re.IGNORECASE)
_HALF_A = lazy(r"half[\s-]an?[\s-]([^\W\d_]+)", re.IGNORECASE)
_AND_A_HALF = lazy(
    r"[\s-]and[\s-]a[\s-]half(?![^\W_])|\sy\smedi[oa](?![^\W_])|\set\sdemie?(?![^\W_])", re.IGNORECASE
)
_MAX_WORDS = 10


def spelled(text: str, start: int, language: str) -> tuple[Decimal, int] | None:
    """Return the value and the end of the longest number in words at ``start``; None where there is none.

    Scale words are included: ``two and a half million``, ``half a dozen``, ``a hundred``.
    """
    known = numerals(language)
    tokens = _parts(text, start, known)
    first, first_end = next(tokens, ("", start))
    if first == "half":
        half = _HALF_A.match(text, start)
        scale = scale_of(half[1].lower(), language) if half else None
        return (Decimal(scale) / 2, half.end()) if half and scale else None
    if first in known.articles:
        second, second_end = next(tokens, ("", start))
        scale = scale_of(second, language)
        if not scale:
            return None
        value, end = _sum(chain([(second, second_end)], tokens), start, known, language, group=1)
        if _is_hundred(text, end, language):  # “between a hundred and two hundred”
            return _scaled(text, Decimal(scale), second_end, language)
        return value, end
    value, end = _sum(chain([(first, first_end)], tokens), start, known, language)
    if end == start:
        return None
    half = _AND_A_HALF.match(text, end)
    if half:
        return _scaled(text, value + Decimal("0.5"), half.end(), language)
    return value, end


def _parts(text: str, start: int, known: Numerals) -> Iterator[tuple[str, int]]:
    """Words from ``start`` on with their ends; hyphenated ones in parts unless known as a whole."""
    match = _WORD.match(text, start)
    for _ in range(_MAX_WORDS):
        if match is None:
            return
        word, at = match[match.lastindex or 0].lower(), match.start(match.lastindex or 0)
        parts = [word] if word in known.values else _longest(word, known)
        for part in parts:
            at += len(part)
            yield part, at
            at += 1
        match = _NEXT.match(text, match.end())


def _longest(word: str, known: Numerals) -> list[str]:
    """A hyphenated word with its longest known beginning in one piece (``quatre-vingt-dix-huit-years``)."""
    pieces = word.split("-")
    for count in range(min(len(pieces), 4), 1, -1):
        head = "-".join(pieces[:count])
        if head in known.values:
            return [head, *pieces[count:]]
    return pieces


def _is_hundred(text: str, end: int, language: str) -> bool:
    """Whether the word for a hundred comes next."""
    following = _NEXT.match(text, end)
    return following is not None and scale_of(following[1].lower(), language) == 100


def _sum(
    tokens: Iterable[tuple[str, int]], start: int, known: Numerals, language: str, group: int = 0
) -> tuple[Decimal, int]:
    """The value of number words in a row from ``start``, and the end of the last that belongs to it.

    ``group``: what comes before them, 1 for an article.
    """
    total = 0
    ceiling = 10**18
    stop = start
    for index, (word, end) in enumerate(tokens):
        value = known.values.get(word, known.inner.get(word) if index else None)
        scale = scale_of(word, language) if index or group or word in known.scales else None
        if value is not None and _fits(group, value):
            group += value
        elif scale == 100 and group < 100:
            group = (group or 1) * 100
        elif (
            scale
            and scale != 100
            and scale < ceiling
            and (group or not index or (total and word in known.scales))
        ):
            total, group, ceiling = total + (group or 1) * scale, 0, scale
        else:
            break
        stop = end
    return Decimal(total + group), stop


def _fits(group: int, value: int) -> bool:
    """Whether a number word can follow what its group holds: twenty + one, two hundred + fifty."""
    if group == 0:
        return True
    if group % 100 == 0:
        return 0 < value < 100
    return group % 10 == 0 and group % 100 >= 20 and 0 < value < 10


def _scaled(text: str, value: Decimal, end: int, language: str) -> tuple[Decimal, int]:
    following = _NEXT.match(text, end)
    scale = scale_of(following[1].lower(), language) if following else None
    return (value * scale, following.end()) if following and scale else (value, end)
