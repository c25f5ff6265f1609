from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.dates import DateMention, may_hold_date, weekday_like
from auditor.text.search import offsets

_SHORTEST_MONTH = 28
_LONGEST_MONTH = 31
_LATE = ("29", "3", "4", "5", "6", "7", "8", "9")
"""What the figures from 29 to 99 begin with."""
_TWO_DIGITS = lazy(r"\d\d(?!\d)(?<!\d..)")
_MANY = 100
_NEAR = 40
"""Code points within which the month of a day stands."""
# "In September 31 people were hurt": the figure counts what follows.
_COUNTED = lazy(
    r"\s?°|\sof\s(?:them|these|those|whom|which)\b|\s(?!(?:and|or|to|at|in|on|for|after|before|until|till|"
    r"when|where|which|but|as|by|from|with|was|were|"
    r"is|are|has|"
    r"had|the|a|an|of|last|this|next|deadline|election|vote|meeting|game|match)\b)[a-z][\w-]*"
)
_MONTH_FIRST = lazy(r"[^\W\d_]{3,12}\.?\s{1,3}\d{1,2}\Z")
# "April 28-31": the last day of a span of days.
_LAST_DAY = lazy(r"\s?[-–—]\s?(\d{2})(?![\w%:/-]|[.,]\d)")
# "The quarter ended June 31 shows a loss": no count can follow these.
_SURELY_DATE = lazy(
    r"\b(?:on|until|till|ended|ending|dated|through|(?:accounts|year|months|weeks|quarter) to)\s\Z",
    re.IGNORECASE,
)
_DAY_AFTER = lazy(r"\b(?:on|until|till|from|before|after|by)\s(?:the\s)?\Z", re.IGNORECASE)
_HIGHEST_SLIP = 39
_WORD = lazy(r"\w+")
_ARTICLES = frozenset(("a", "the", "un", "una", "ein", "eine"))
_IN = lazy(r"\b(?:in|during|since|by|last|this|en|im|em|dans)\s\Z", re.IGNORECASE)
_DENIED = lazy(
    r"\b(?:no such (?:day|date|thing)|(?:does|do|did)(?:n['’]t| not) exist|there is no|there was no|has no|"
    r"have no|"
    r"no existe|n['’]existe pas|gibt es nicht|(?:non|does not) have|imaginary|fictional|fictitious|"
    r"non-existent|"
    r"nonexistent|impossible date|had an? (?:february|\d))\b",
    re.IGNORECASE,
)


@rule(
    severity=Severity.ERROR,
    bad=(
        "The bill passed on [[February 30]].",
        "The levy ends on [[31 June 2031]], the ministry said.",
        "She was born on [[February 29, 2023]], in Lagos.",
        "La reunión será el [[31 de noviembre]] en Quito.",
        Example("Le vote du [[30 février]] a été reporté.", language="fr"),
        Example("Das Fest beginnt am [[31. Juni]] in Ulm.", language="de"),
        "The fair runs from [[April 28-31]] in Tallinn.",
        "On Friday, [[April 31, 2026]], they met, and on [[February 30, 2026]], a Saturday, they parted.",
        "They have until [[February 30]] to pay the fine.",
        "The office is shut until Monday, [[September 31]], because of repairs.",
    ),
    good=(
        "On February 29, 2024, it rained, and on February 29 it will rain again.",
        "In September 31 people were hurt there, and in April 31 more.",
        "The students of May 68 wrote on walls.",
        "There is no February 30, the astronomer explained.",
        "From October 31 to November 30 the road is closed.",
        Example("En junio 31 personas murieron; el 30 de junio llovió.", language="es"),
        "In June 31.5 per cent of members had paid, and by June 31 of them had voted.",
    ),
)
def impossible_date(doc: Document) -> Iterator[Finding]:
    """A day that the calendar does not have.

    September 31 or February 29 of an ordinary year: one of the two figures is wrong, and only whoever
    wrote the sentence knows which. Readers who plan by the date notice.

    The rule takes February 29 without a year for a leap day, a figure above 31 after a month for a year
    or a number ("May 68"), and a figure before a noun for a count ("in September 31 people").
    It is silent where the text itself says that the day does not exist.
    """
    if not _has_late_day(doc):
        return
    for date in doc.dates:
        if date.day is None or date.month is None:
            continue
        if date.valid:
            date = _with_last_day(doc.text, date)
        if date.valid:
            continue
        span = _without_weekday(doc.text, date)
        if not _is_meant_as_date(doc.text, date, span) or doc.in_furniture(span):
            continue
        yield Finding(span.start, span.end, _message(date))


def _has_late_day(doc: Document) -> bool:
    """Whether a figure from 29 to 99 stands where a date may be: no other day is impossible, and the dates of
    most articles need not be looked for."""
    text = doc.text
    late = [at for at in offsets(text, _LATE) if _TWO_DIGITS.match(text, at)]
    if len(late) > _MANY:
        return True
    around = (text[max(0, at - _NEAR) : at + 2 + _NEAR] for at in late)
    return any(may_hold_date(near, doc.language) for near in around)


def _with_last_day(text: str, date: DateMention) -> DateMention:
    """ "April 28-31" with its last day, if the calendar does not have that; else the date itself."""
    last = _LAST_DAY.match(text, date.end)
    if last is None or date.month is None or date.year is not None or not text[date.end - 1].isdigit():
        return date
    longest = 29 if date.month == 2 else calendar.monthrange(2001, date.month)[1]
    if not longest < int(last[1]) <= _LONGEST_MONTH or _COUNTED.match(text, last.end()):
        return date
    return replace(date, end=last.end(), day=int(last[1]), valid=False)


def _without_weekday(text: str, date: DateMention) -> Span:
    """The mention without the weekday before it or behind it."""
    words = list(_WORD.finditer(text, date.start, date.end))
    first, last = 0, len(words)
    if date.weekday is not None and weekday_like(words[0][0], 0):
        first = 1
    elif date.weekday is not None and weekday_like(words[-1][0], 0):
        last -= 1
        while last and words[last - 1][0].lower() in _ARTICLES:
            last -= 1
    return Span(words[first].start(), words[last - 1].end()) if first < last else Span(date.start, date.end)


def _is_meant_as_date(text: str, date: DateMention, span: Span) -> bool:
    assert date.day is not None
    lead = text[max(0, span.start - 16) : span.start]
    if date.day > _LONGEST_MONTH and date.year is None and date.weekday is None:
        return (
            text[span.start].isdigit() and date.day <= _HIGHEST_SLIP and _DAY_AFTER.search(lead) is not None
        )
    if date.day <= _SHORTEST_MONTH:
        return False
    around = text[max(0, span.start - 60) : span.end + 60]
    if _DENIED.search(around):
        return False
    month_first = _MONTH_FIRST.match(text[span.start : span.end])
    sure = _SURELY_DATE.search(lead) is not None
    counted = (
        not sure
        and _COUNTED.match(text, span.end)
        and (_IN.search(text[: span.start][-12:]) or date.year is None)
    )
    return not (month_first and counted and date.weekday is None)


def _message(date: DateMention) -> str:
    assert date.month is not None
    month = calendar.month_name[date.month]
    if date.month == 2 and date.day == 29:
        return f"{date.year} is no leap year: there is no February 29 in it"
    days = calendar.monthrange(date.year or 2001, date.month)[1] if date.year else None
    longest = days or (29 if date.month == 2 else calendar.monthrange(2001, date.month)[1])
    return f"{month} has {longest} days: there is no {month} {date.day}"
