"""Two spellings of a name: whether both are somebody's usage, or one of them is a slip, and how grave."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from auditor.gazetteer import cities_named, countries_named, countries_of_people, countries_with_capital
from auditor.model import Severity
from auditor.regex import lazy
from auditor.text.alike import american, plain, romanised_otherwise, unaccented
from auditor.text.mentions import Mention, Placed
from auditor.text.names import common_words


class Variant(NamedTuple):
    """A spelling to be reported beside another one. Offsets are code points into the text of each."""

    start: int
    end: int
    here: str
    there_start: int
    there_end: int
    there: str
    severity: Severity
    certain: bool = True
    """Whether the other spelling is the one to use, as far as can be told."""


_AROUND = 160
_TWO_PEOPLE = lazy(
    r"\b(?:no relation|not related|unrelated|not (?:to be )?(?:confused|mistaken)|nor to be confused|"
    r"be confused with|mixed up|namesakes?|shares? (?:a|the|his|her|their) (?:sur)?names?|"
    r"different spelling|spel(?:led|t|ling|lings)|with (?:an?|one|two) ['‘“]?[^\W\d_]['’”]?(?:['’]?s)?\b|"
    r"sin parentesco|aucun lien de parenté|nicht verwandt)\b",
    re.IGNORECASE,
)
_LEAD = 24
_LEADS_TO_PLACE = lazy(
    r"\b(?:in|near|outside|at|(?:suburb|town|village|city|district|county|province|port|river|lake|island|"
    r"valley|region|neighbou?rhood|municipality|commune|parish|hamlet|camp|airport|station|coast|bay) of) \Z"
)
_LARGE = 50_000
_ARTICLE = lazy(r"\A(?:al|el|ul|ad|ar|as|ash|an)[-‐‑]?(?=\w{3})")
_MUHAMMAD = lazy(r"m[aou]h[aeo]mm?[aeiou]d")


def told_apart(text: str, found: Iterable[Placed]) -> bool:
    """Whether the text around a mention says that there are two of the name."""
    return any(_TWO_PEOPLE.search(text, max(0, m.start - _AROUND), m.end + _AROUND) for m in found)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word begins a sentence or a line, so that its capital does not make it a name."""
    before = text[max(0, start - 3) : start].rstrip(' “"‘(')
    return not before or before[-1] in ".!?…:\n”’"


def stands_as_place(text: str, found: Iterable[Placed]) -> bool:
    """Whether every mention is led as places are: “the suburb of Chilanga”, “near Chilanga”."""
    return all(_LEADS_TO_PLACE.search(text, max(0, m.start - _LEAD), m.start) for m in found)


def severity_of(a: str, b: str, slip: Severity) -> Severity:
    """How grave two spellings are: accents are info, and what Latin letters leave open is no error."""
    if unaccented(a) == unaccented(b) or is_article(a, b):
        return Severity.INFO
    return Severity.WARNING if romanised_otherwise(a, b) else slip


def is_place(word: str) -> bool:
    """Whether a word is a country, a people, a capital or a large city."""
    return bool(
        countries_named(word)
        or countries_of_people(word)
        or countries_with_capital(word)
        or any(city.population >= _LARGE for city in cities_named(word))
    )


def is_respelt(a: str, b: str) -> bool:
    """Whether two words differ as British and American spellings do; a name of its own does not."""
    if american(a) != american(b):
        return False
    words = plain(a), plain(b)
    return undoubled(words[0]) != undoubled(words[1]) or not common_words().isdisjoint(words)


def is_article(a: str, b: str) -> bool:
    """Whether two Arabic names differ in the article only: al-Sisi, el-Sisi, Alsisi."""
    one, other = plain(a), plain(b)
    if "-" not in one + other:
        return False
    return _ARTICLE.sub("", one, count=1) == _ARTICLE.sub("", other, count=1)


def is_usage(a: str, b: str) -> bool:
    """Whether two spellings are both usage for Arabic: al-Sisi and el-Sisi, Mohamed and Muhammad."""
    return is_article(a, b) or all(_MUHAMMAD.fullmatch(plain(word)) for word in (a, b))


def undoubled(word: str) -> str:
    """A word with each run of one letter as one: ``Gilliard`` is ``Giliard``."""
    return "".join(letter for letter, _ in itertools.groupby(word))


def variant(wrong: Mention, right: Mention, severity: Severity, *, certain: bool = True) -> Variant:
    """A word of a name beside the one that it should be like."""
    return Variant(wrong.start, wrong.end, wrong.word, right.start, right.end, right.word, severity, certain)
