from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.dates import MONTHS, DateMention, may_hold_date, weekday_like
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
_LAST_DAY = lazy(
    r"(?:,\s\d\d){0,4}(?:\s?[-–—]\s?|,?\s(?:and|or|to|until|till|through|&)\s)(?:the\s)?(\d{2})"
    r"(?:st|nd|rd|th)?(?![\w%:/-]|[.,]\d|\s[A-Z])"
)
# "The quarter ended June 31 shows a loss": no count can follow these.
_SURELY_DATE = lazy(
    r"\b(?:on|until|till|ended|ending|dated|through|(?:accounts|year|half|months|weeks|quarter) to)\s\Z",
    re.IGNORECASE,
)
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
# "March 32", "the 35th of May": days that no month has, behind words that a date follows.
_BEYOND = lazy(
    rf"(?P<lead>\b(?i:on|until|till|to|from|since|before|after|by|dated|through|between|the|for)\s|\A|\n|[.(]\s?)?"
    rf"(?P<date>\b{_MONTH}\s(?:the\s)?3[2-9](?P<ordinal>st|nd|rd|th)?(?P<year>,?\s(?:19|20)\d\d)?|"
    rf"\b3[2-9](?P<ordinal_first>(?:st|nd|rd|th)(?:\sof)?)?\s{_MONTH.replace('<month>', '<month_last>')}"
    r"(?P<year_last>,?\s(?:19|20)\d\d)?)(?![\w%:/-]|[.,]\d|\s[A-Z\d])"
)
_THIRTIES = lazy(
    r"(?<=[a-z.] )3[2-9](?=st|nd|rd|th|[,.;:) ]|\Z)|"
    r"(?<=[ \n])3[2-9](?=(?:st|nd|rd|th)? (?:of )?[JFMASOND][a-z]{2})"
)
_LATE_WORDS = r"(?P<day>thirtieth|thirty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
_IN_WORDS = lazy(
    rf"\b(?:{_LATE_WORDS}(?:\sday)?\sof\s{_MONTH}|"
    rf"{_MONTH.replace('<month>', '<month_first>')}\s(?:the\s)?{_LATE_WORDS.replace('<day>', '<day_last>')})"
    r"(?!\s(?:anniversary|birthday|time|edition|annual|game|match|win))",
)
_WORDS = ("thirtieth", "thirty-", "thirty ")
# "Section 31", "AF 31", "$31": a figure before the name of a month that is no day.
_NUMBERED = lazy(
    r"(?:[$€£¥#№]|\b(?:[A-Z]{2,}|Section|Article|Route|Flight|Rule|Act|Unit|Platform|Highway|Chapter|Bus|Line|Gate|"
    r"Room|No\.|Number|Page|Season|Channel|Group|scored|won|lost)\s)\Z"
)
_BEFORE_DAY = lazy(
    r"\b(?:on|until|till|from|to|before|after|by|since|through|between|the|dated|of|el|le|den|dem|am|il|al|au|dia)"
    r"\s\Z",
    re.IGNORECASE,
)
_SWEDISH = (2, 30, 1712)
"""The day that Sweden's calendar had once, to come back from its own to the Julian one."""
_QUOTES = "“”‘’\"'«»„"
_WORD = lazy(r"\w+")
_ARTICLES = frozenset(("a", "the", "un", "una", "ein", "eine"))
_IN = lazy(r"\b(?:in|during|since|by|last|this|en|im|em|dans)\s\Z", re.IGNORECASE)
_DENIED = lazy(
    r"\b(?:no such (?:day|date|thing)|(?:does|do|did)(?:n['’]t| not) exist|there is no|there was no|has no|"
    r"have no|"
    r"no existe|n['’]existe pas|gibt es nicht|(?:non|does not) have|imaginary|fictional|fictitious|"
    r"non-existent|nonexistent|"
    r"impossible date|had an? (?:february|\d)|almanacs?|soviet|glitch\w*|software|typo|misprint\w*|"
    r"jok(?:e[sd]?|ing|ingly)|proverb\w*|invalid|novel|"
    r"never (?:came|comes?)(?!\s(?:into|to|back|up|home|near|close|from|out|off|forward|through|true)\b)|"
    r"poem|play)\b",
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
        "The bridge has been shut since [[March 32]], when a barge hit it.",
        "The lease ends on the [[35th of May]], the clerk wrote.",
        "The court sits again on the [[thirty-first of November]].",
        "Trains stop on [[April 29, 30 and 31]], the union said.",
        "The office is shut until Monday, [[September 31]], because of repairs.",
    ),
    good=(
        "On February 29, 2024, it rained, and on February 29 it will rain again.",
        "In September 31 people were hurt there, and in April 31 more.",
        "The students of May 68 wrote on walls, and since May 32 of them have been tried.",
        "“You will see your money on the 30th of February,” he said.",
        "Her novel “The Thirty-First of June” sold well; the store took 31 June orders.",
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

    The rule takes February 29 without a year for a leap day, a figure above 39 after a month for a year
    or a number ("May 68"), and a figure before a noun for a count ("in September 31 people"). Days in words
    count too ("the thirty-first of June"). It is silent where the text itself says that the day does not
    exist, on titles, and on February 30 in a quotation, where it means never.
    """
    for span, message in sorted(_impossible(doc)):
        if not doc.in_furniture(span):
            yield Finding(span.start, span.end, message)


def _impossible(doc: Document) -> Iterator[tuple[Span, str]]:
    yield from _in_words(doc)
    if not _has_late_day(doc):
        return
    yield from _beyond(doc)
    for date in doc.dates:
        if date.day is None or date.month is None:
            continue
        if date.valid:
            date = _with_last_day(doc.text, date)
        if date.valid:
            continue
        span = _without_weekday(doc.text, date)
        if _is_meant_as_date(doc.text, date, span) and not _is_said(doc, date, span):
            yield span, _message(date)


def _beyond(doc: Document) -> Iterator[tuple[Span, str]]:
    """Days after the thirty-first."""
    late = [match.start() for match in _THIRTIES.finditer(doc.text)]
    if len(late) > _MANY:
        return
    around = [_BEYOND.finditer(doc.text, max(0, at - _NEAR), at + _NEAR) for at in late]
    for match in sorted(itertools.chain.from_iterable(around), key=lambda found: found.span("date")):
        start, end = match.span("date")
        plain = not (match["ordinal"] or match["ordinal_first"] or match["year"] or match["year_last"])
        if plain and (match["lead"] is None or _COUNTED.match(doc.text, end)):
            continue
        month = MONTHS[(match["month"] or match["month_last"]).lower().rstrip(".")]
        if not _is_denied(doc.text, Span(start, end)):
            yield Span(start, end), _no_day(month, doc.text[start:end])


def _in_words(doc: Document) -> Iterator[tuple[Span, str]]:
    """ "The thirty-first of June"."""
    if not any(word in doc.text for word in _WORDS):
        return
    for match in _IN_WORDS.finditer(doc.text):
        month = MONTHS[(match["month"] or match["month_first"]).lower().rstrip(".")]
        day = (match["day"] or match["day_last"]).lower().replace(" ", "-")
        number = 30 if day == "thirtieth" else 31 if day == "thirty-first" else 32
        span = Span(*match.span())
        if number > _longest(month) and not _is_denied(doc.text, span) and not _is_title(doc.text, span):
            yield span, _no_day(month, match[0])


def _is_said(doc: Document, date: DateMention, span: Span) -> bool:
    """Whether the date is a title, or a by-word for never, or one that a country's calendar had."""
    if (date.month, date.day, date.year) == _SWEDISH or _is_title(doc.text, span):
        return True
    byword = date.month == 2 and date.year is None
    return byword and any(quote.start <= span.start < quote.end for quote in doc.quoted)


def _is_title(text: str, span: Span) -> bool:
    before = text[: span.start][-5:].removesuffix("The ").removesuffix("the ")
    return before[-1:] in _QUOTES and text[span.end : span.end + 1] in _QUOTES and before[-1:] != ""


def _is_denied(text: str, span: Span) -> bool:
    """Whether the text around says itself that there is no such day."""
    return _DENIED.search(text, max(0, span.start - 60), span.end + 60) is not None


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
    if not _longest(date.month) < int(last[1]) <= _LONGEST_MONTH or _COUNTED.match(text, last.end()):
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
    if not _SHORTEST_MONTH < date.day <= _LONGEST_MONTH or _is_denied(text, span):
        return False
    lead = text[max(0, span.start - 16) : span.start]
    month_first = _MONTH_FIRST.match(text[span.start : span.end])
    sure = _SURELY_DATE.search(lead) is not None
    counted = (
        not sure
        and _COUNTED.match(text, span.end)
        and (_IN.search(text[: span.start][-12:]) or date.year is None)
    )
    if month_first or date.year is not None or date.weekday is not None:
        return not (month_first and counted and date.weekday is None)
    joined = text[span.end : span.end + 1] == "-" and text[span.end + 1 : span.end + 2].isalpha()
    return not (joined or _NUMBERED.search(lead) or (counted and not _BEFORE_DAY.search(lead)))


def _message(date: DateMention) -> str:
    assert date.month is not None
    month = calendar.month_name[date.month]
    if date.month == 2 and date.day == 29:
        return f"{date.year} is no leap year: there is no February 29 in it"
    days = calendar.monthrange(date.year, 2)[1] if date.year and date.month == 2 else _longest(date.month)
    return f"{month} has {days} days: there is no {month} {date.day}"


def _no_day(month: int, written: str) -> str:
    return f"{calendar.month_name[month]} has {_longest(month)} days: there is no “{written}”"


def _longest(month: int) -> int:
    """The days of a month, of February's in a leap year."""
    return calendar.monthrange(2000, month)[1]
