"""Dates as news writes them, resolved only as far as the article states."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from auditor.regex import lazy

How = Literal["stated", "nearest", "article", "unresolved"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day of the calendar or of the week as it stands in the text.

    ``day`` and ``month`` are None for a bare weekday. A year that is not written stays None: what
    the mention was resolved to is in ``resolved`` alone.
    """

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    weekday: int | None
    """0 for Monday; None where none is named."""
    resolved: dt.date | None
    how: How
    """``stated``: written with its year; ``nearest``: without, the day nearest to the publication;
    ``article``: a weekday counted from the publication; ``unresolved``: nothing to go by."""
    valid: bool
    """False for a day that the calendar does not have (February 30; February 29 in a year known
    not to be a leap year)."""


_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre "
    "décembre|decembre",
    "de": "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT_MONTHS = {
    "en": "jan feb mar apr - jun jul aug sep|sept oct nov dec",
    "es": "ene feb mar abr - jun jul ago sep|sept|set oct nov dic",
    "fr": "janv févr|fév - avr - - juil - sept oct nov déc",
    "de": "jan|jän feb - apr - jun jul aug sep|sept okt nov dez",
    "pt": "jan fev mar abr - jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set|sett ott nov dic",
    "nl": "jan feb mrt apr - jun jul aug sep|sept okt nov dec",
}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "pt": "segunda terça quarta quinta sexta - -",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
_SHORT_WEEKDAYS = "mon tue|tues wed|weds thu|thur|thurs fri sat sun"


def _numbered(line: str, first: int) -> dict[str, int]:
    return {
        form: number
        for number, forms in enumerate(line.split(), first)
        for form in forms.split("|")
        if form != "-"
    }


_ENGLISH_MONTHS = _numbered(_MONTHS["en"], 1) | _numbered(_SHORT_MONTHS["en"], 1)
MONTHS = {form: number for line in _MONTHS.values() for form, number in _numbered(line, 1).items()}
"""Names of months in all languages and the English abbreviations (without the point), lower case, to 1–12."""
MONTHS |= _ENGLISH_MONTHS
WEEKDAYS = {form: number for line in _WEEKDAYS.values() for form, number in _numbered(line, 0).items()}
"""Names of weekdays in all languages, lower case, to 0 (Monday) – 6."""
_ABBREVIATED_WEEKDAYS = _numbered(_SHORT_WEEKDAYS, 0)
_FEIRA = frozenset(_numbered(_WEEKDAYS["pt"], 0))
_CAPITALISED_WEEKDAYS = frozenset(_numbered(_WEEKDAYS["en"], 0)) | frozenset(_numbered(_WEEKDAYS["de"], 0))


def weekday_like(word: str, weekday: int) -> str | None:
    """A weekday as a word for another one is written: same language, length and case; None if unknown.

    Args:
        word: A weekday in a known language, or an English abbreviation, with or without its point.
        weekday: 0 for Monday.
    """
    key = word.lower().removesuffix(".")
    stem = key.removesuffix("-feira")
    for line in (*_WEEKDAYS.values(), _SHORT_WEEKDAYS):
        if stem not in _numbered(line, 0):
            continue
        form = line.split()[weekday].split("|")[0]
        if form == "-":
            form = _WEEKDAYS["es"].split()[weekday].split("|")[0]
        elif line == _WEEKDAYS["pt"]:
            form += "-feira"
        form += "." if word.endswith(".") else ""
        return form.upper() if word.isupper() else form.capitalize() if word[0].isupper() else form
    return None


@cache
def _months(language: str) -> dict[str, int]:
    return MONTHS | _numbered(_SHORT_MONTHS.get(language, ""), 1)


@cache
def _known(language: str) -> frozenset[str]:
    """Every name and abbreviation of a month or weekday, in lower case."""
    return frozenset((*_months(language), *WEEKDAYS, *_ABBREVIATED_WEEKDAYS))


_SPACE = r"[ \t\u00a0\u202f]{0,2}(?:\r?\n)?[ \t\u00a0\u202f]{0,2}"
_GAP = rf"(?=\s){_SPACE}"
_YEAR = r"(\d{4})(?!\d|[.,:]\d)"
_SCAN = lazy(r"[^\W\d_]{3,14}|\d{1,4}(?=[-/.年]\d)")
_DAY_BEFORE = lazy(
    rf"(?:the\s)?(?<![\w.,:/-])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.)?(?:{_GAP}|-)(?:(?:of|de)\s)?$",
    re.IGNORECASE,
)
_DAY_AFTER = lazy(
    rf"\.?{_GAP}(?:the\s)?(\d{{1,2}})(?![\d%])(?![:.,]\d)(st|nd|rd|th)?(?![^\W\d_])(?!-(?![A-Z][a-z]{{2,8}}\.?\s\d)[^\W\d_])"
)
_YEAR_AFTER_DAY = lazy(rf"{_SPACE},{_SPACE}{_YEAR}|{_GAP}(?:(?:de|del)\s)?{_YEAR}")
_YEAR_AFTER_MONTH = lazy(rf"\.?(?:{_SPACE},{_SPACE}{_YEAR}|{_GAP}(?:(?:de|del)\s)?{_YEAR}|-{_YEAR})")
_ISO = lazy(r"(\d{4})(?:-(\d{2})-(\d{2})(?![\d-])|/(\d{1,2})/(\d{1,2})(?![\d/])|年(\d{1,2})月(\d{1,2})日)")
_FIGURES = lazy(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
_WEEKDAY_LEADS = lazy(
    rf"\.?{_SPACE}(?:(?:morning|afternoon|evening|night){_SPACE}(?:of\s)?|(?:next|this|last)\sweek(?=[,(])|"
    rf"at\s(?:noon|midnight|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?){_SPACE})?(?:[,(–—-]{_SPACE})?"
    r"(?:(?:the|el|le|der|den|dem|am|il|o|dia|día|on)\s)?",
    re.IGNORECASE,
)
_WEEKDAY_FOLLOWS = lazy(
    rf"{_SPACE}\({_SPACE}|{_SPACE},{_SPACE}"
    r"(?:an?\s|une?\s|una\s|ein(?:em|en)?\s|which\s(?:was|is|will\sbe|f[ae]lls?\son)\sa\s)|"
    r",?\s(?:is|will\sbe|falls\son)\sa\s"
)
_MOST_BETWEEN = 24
_CLOSING = frozenset(",.;)")
_COUNTING = lazy(r"\b(?:in|since|by|last|this|during|through|of|for)\s$", re.IGNORECASE)
_ENDING = lazy(r"\b(?:until|till|ended|ending|dated|(?:year|half|months|weeks|quarter) to)\s$", re.IGNORECASE)
_NOUN_FOLLOWS = lazy(
    r"\s(?!(?:a|about|after|ahead|all|among|an|and|are|around|as|at|because|before|between|but|by|due|during|each|"
    r"every|following|for|from|had|has|have|he|if|in|into|is|it|its|just|next|not|of|on|only|or|over|per|said|says|"
    r"she|since|so|than|that|the|their|then|there|they|this|through|to|under|until|was|we|were|when|where|which|"
    r"while|who|will|with|within|without|would|last|near|amid|against|may|could|can|here|annually|"
    r"this|y|e|et|und|en|de|a)\b)[a-z]{3,}"
)


def dates(
    text: str, published: dt.date | None = None, language: str | None = None
) -> tuple[DateMention, ...]:
    """Return the dates and weekdays in ``text``, in order, not overlapping.

    Month and weekday names of English, Spanish, French, German, Portuguese, Italian and Dutch are
    known whatever the language, their abbreviations in the language of the text and in English. A
    year that is not written is never guessed, nor carried over from another date: without
    ``published`` the mention stays unresolved; with it the day nearest to it is taken, and for a
    bare weekday the last one up to the publication (after *next* the first one after it).

    Args:
        text: The text.
        published: The day on which the article appeared.
        language: BCP 47 tag. Dates in figures that can be read in two ways (``05/04/2024``) are
            returned only where it settles the order: month first in ``en-US``, day first in every
            language but English.
    """
    tag = (language or "").replace("_", "-").lower()
    months = _months(tag.split("-")[0])
    found: list[DateMention] = []
    at = 0
    for start, end in _candidates(text, tag.split("-")[0]):
        key = text[start:end].lower()
        if key in months:
            mention = _at_month(text, at, start, end, months[key], published)
        elif key in WEEKDAYS or key in _ABBREVIATED_WEEKDAYS:
            mention = _bare_weekday(text, start, end, key, published)
        elif start >= at:
            mention = _in_figures(text, start, tag, published)
        else:
            continue
        if mention is None:
            continue
        if found:
            joined = _joined(text, found[-1], mention, published)
            if joined is not None:
                found[-1] = joined
                at = joined.end
                continue
        found.append(mention)
        at = mention.end
    return tuple(m for m in found if m.day is not None or not _is_abbreviated(text, m))


def may_hold_date(text: str, language: str | None = None) -> bool:
    """Whether the name or abbreviation of a month, or a date in figures, stands in a short text: without one
    `dates` finds no day in it.

    Args:
        text: The text.
        language: BCP 47 tag.
    """
    if _ISO.search(text) or _FIGURES.search(text):
        return True
    months = _months((language or "").replace("_", "-").lower().split("-")[0])
    return not months.keys().isdisjoint(_SCAN.findall(text.lower()))


def month_words(text: str, language: str | None = None) -> Iterator[tuple[int, int, int]]:
    """Where the names of months stand, whatever their language and case, and which month each is, in order.

    Args:
        text: The text.
        language: The tag with which `dates` was asked for the same text: then it is not looked through again.
    """
    for start, end in _candidates(text, (language or "").replace("_", "-").lower().split("-")[0]):
        month = MONTHS.get(text[start:end].lower())
        if month is not None:
            yield start, end, month


@lru_cache(maxsize=16)
def _candidates(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the known words stand, and figures that may begin a date."""
    return tuple(_scanned(text, _known(language)))


def _scanned(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """One word in a hundred is of a date: to list the words and then look for those few is half the work of
    looking at each where it stands."""
    words = _SCAN.findall(text)
    at = 0
    for word in [word for word in words if word.lower() in known or word.isdecimal()]:
        start = text.find(word, at)
        while start >= 0 and not _is_whole(text, start, word):
            start = text.find(word, start + 1)
        if start < 0:
            return
        at = start + len(word)
        yield start, at


def _is_whole(text: str, start: int, word: str) -> bool:
    """Whether a word or figures at an offset are no part of longer ones."""
    match = _SCAN.match(text, start)
    inside = word[0].isalpha() and text[start - 1 : start].isalpha()
    return match is not None and match[0] == word and not inside


def _is_abbreviated(text: str, mention: DateMention) -> bool:
    """Whether a bare weekday is only an abbreviation (``Sun``, ``Sat``), which may be another word."""
    return text[mention.start : mention.end].rstrip(".").lower() in _ABBREVIATED_WEEKDAYS


def _joined(
    text: str, first: DateMention, second: DateMention, published: dt.date | None
) -> DateMention | None:
    """A weekday and the date beside it as one mention."""
    if second.start - first.end > _MOST_BETWEEN:
        return None
    gap = text[first.end : second.start]
    if gap[:1] == "." and first.day is None and not _is_abbreviated(text, first):
        return None
    if first.day is None and second.day is not None and _WEEKDAY_LEADS.fullmatch(gap):
        end = second.end + (1 if "(" in gap and text[second.end : second.end + 1] == ")" else 0)
        return replace(second, start=first.start, end=end, weekday=first.weekday)
    if (
        first.day is not None
        and first.weekday is None
        and second.day is None
        and (
            _WEEKDAY_FOLLOWS.fullmatch(gap) or (gap == ", " and text[second.end : second.end + 1] in _CLOSING)
        )
    ):
        end = second.end + (1 if "(" in gap and text[second.end : second.end + 1] == ")" else 0)
        return replace(first, end=end, weekday=second.weekday)
    return None


def _at_month(
    text: str, floor: int, start: int, end: int, month: int, published: dt.date | None
) -> DateMention | None:
    """The date that a month's name at ``start`` belongs to; None where it stands without a day."""
    word = text[start:end]
    english = word.lower() in _ENGLISH_MONTHS
    before = (
        None if english and word[0].islower() else _DAY_BEFORE.search(text, max(floor, start - 24), start)
    )
    after = None
    if word[0].isupper() or (not english and len(word) > 4):
        after = _DAY_AFTER.match(text, end)
    if after is not None and (before is None or _YEAR_AFTER_DAY.match(text, after.end())):
        return _month_first(text, start, after, month, published)
    if before is None:
        return None
    stated = _YEAR_AFTER_MONTH.match(text, end)
    year = int(next(filter(None, stated.groups()))) if stated else None
    stop = stated.end() if stated else end
    day = int(before[1])
    if day > 31:
        return None
    return _resolved(before.start(), stop, day, month, year, None, published)


def _month_first(
    text: str, start: int, after: re.Match[str], month: int, published: dt.date | None
) -> DateMention | None:
    stated = _YEAR_AFTER_DAY.match(text, after.end())
    year = int(stated[1] or stated[2]) if stated else None
    day = int(after[1])
    if year is None and not after[2]:
        # “In May 32 people died”: a count, not a day.
        counts = _NOUN_FOLLOWS.match(text, after.end()) is not None
        if day > 31 or (
            counts
            and not _ENDING.search(text, max(0, start - 16), start)
            and (not _is_day(day, month) or _COUNTING.search(text, max(0, start - 8), start))
        ):
            return None
    return _resolved(start, stated.end() if stated else after.end(), day, month, year, None, published)


def _in_figures(text: str, start: int, tag: str, published: dt.date | None) -> DateMention | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "-/.,_"):
        return None
    iso = _ISO.match(text, start)
    if iso:
        year, month, day = (int(group) for group in iso.groups() if group)
        return _resolved(start, iso.end(), day, month, year, None, published) if 1 <= month <= 12 else None
    match = _FIGURES.match(text, start)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    order = _order(first, second, tag)
    if order is None:
        return None
    return _resolved(start, match.end(), *order, year, None, published)


def _order(first: int, second: int, tag: str) -> tuple[int, int] | None:
    """Day and month of two figures; None where they can be read in two ways."""
    if second <= 12 and (first > 12 or first == second):
        return (first, second) if first else None
    if first <= 12 < second:
        return (second, first) if first else None
    if first > 12:
        return None
    if tag == "en-us":
        return second, first
    return (first, second) if tag and not tag.startswith("en") and second else None


_NEXT = lazy(
    r"\b(?:next|coming|nächste\w{0,2}|kommende\w{0,2}|próxim\w|prochain|prossim\w|volgende)\s$", re.IGNORECASE
)
_LAST = lazy(
    r"\b(?:last|past|previous|vergangene\w{0,2}|letzte\w{0,2}|pasado|passad\w|scors\w|afgelopen|vorige)\s$",
    re.IGNORECASE,
)
_NEXT_BEHIND = lazy(r"\s(?:próximo|prochain|prossimo|que vem)\b", re.IGNORECASE)
_LAST_BEHIND = lazy(r"\s(?:pasado|dernier|scorso|passad\w)\b", re.IGNORECASE)

_NAMED = lazy(r"\b[A-Z]\w{2,10}\s\Z")
"""A name whose other part is a weekday: Santo Domingo, Plácido Domingo."""


def _bare_weekday(text: str, start: int, end: int, key: str, published: dt.date | None) -> DateMention | None:
    if key in _FEIRA:
        if text[end : end + 6].lower() != "-feira":
            return None
        end += 6
    weekday = WEEKDAYS.get(key, _ABBREVIATED_WEEKDAYS.get(key))
    if text[start].islower() and (key in _CAPITALISED_WEEKDAYS or key in _ABBREVIATED_WEEKDAYS):
        return None
    if key == "domingo" and text[start].isupper() and _NAMED.search(text, max(0, start - 12), start):
        return None
    if published is None or weekday is None:
        return DateMention(start, end, None, None, None, weekday, None, "unresolved", True)
    back = (published.weekday() - weekday) % 7
    if _NEXT.search(text, max(0, start - 14), start) or _NEXT_BEHIND.match(text, end):
        days = 7 - back
    elif _LAST.search(text, max(0, start - 14), start) or _LAST_BEHIND.match(text, end):
        days = -(back or 7)
    else:
        days = -back
    try:
        resolved = published + dt.timedelta(days=days)
    except OverflowError:
        return DateMention(start, end, None, None, None, weekday, None, "unresolved", True)
    return DateMention(start, end, None, None, None, weekday, resolved, "article", True)


def _resolved(
    start: int,
    end: int,
    day: int,
    month: int,
    year: int | None,
    weekday: int | None,
    published: dt.date | None,
) -> DateMention:
    valid = _is_day(day, month, year)
    resolved: dt.date | None = None
    how: How = "unresolved"
    if valid and year is not None:
        resolved, how = dt.date(year, month, day), "stated"
    elif valid and published is not None:
        # Eight years hold a leap day also where a century is none.
        years = range(max(1, published.year - 8), min(9999, published.year + 8) + 1)
        candidates = [dt.date(candidate, month, day) for candidate in years if _is_day(day, month, candidate)]
        resolved, how = min(candidates, key=lambda date: abs(date - published)), "nearest"
    return DateMention(start, end, day, month, year, weekday, resolved, how, valid)


def _is_day(day: int, month: int, year: int | None = None) -> bool:
    """Whether the calendar has the day; without a year, in any year."""
    if year is not None and not 1 <= year <= 9999:
        return False
    return 1 <= day <= calendar.monthrange(2000 if year is None else year, month)[1]
