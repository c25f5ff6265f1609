from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.dates import MONTHS, DateMention, dates, weekday_like

_OLDEST = 1900
_ALL_GREGORIAN = 1927
"""Turkey, the last country to do so, took the Gregorian calendar on January 1, 1927."""
_JULIAN_LAG = dt.timedelta(days=13)
_NEAR_DAYS = 75

_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"sonnabend|"
    r"lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|"
    r"segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mon|tues?|wed|thu(?:rs)?|fri|sat|sun"
)
_JOINT = r"(?:and|or|to|through|thru|till|until|from|y|e|o|a|al|et|ou|au|und|oder|bis|en|tot|&|/|-|–|—|,)"
_ONE_OF_SEVERAL = lazy(
    rf"\b(?:{_WEEKDAY})\.?(?:['’]s)?(?:\s(?:morning|afternoon|evening|night))?\s?{_JOINT}\s?"
    rf"(?:on\s|the\s|el\s|le\s)?\Z",
    re.IGNORECASE,
)
_SEVERAL_FOLLOW = lazy(
    rf"(?:st|nd|rd|th)?\s?{_JOINT}\s?(?:the\s|el\s|le\s)?\d{{1,2}}(?![\d:.]|\s?(?:%|[ap]\.?m|years|people|º))"
)
_DAYS_BETWEEN = lazy(r"\d\s?(?:and|to|y|al|et|au|und|bis|&|–|—)\s?\d")
_CAPITAL_BEFORE = lazy(r"[A-Z][\w’'-]*\s\Z")
_SHORT = lazy(r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b(?!d)", re.IGNORECASE)
_SENTENCE_END = lazy(r"\.\s|\n")
_DENIED = lazy(
    r"\b(?:not an? |wrong\w*|incorrect\w*|mistak\w+|error|misprint|calendars?|leap|fictional|imagin\w+|novel|"
    r"f[ae]lls? on(?= an? )|would have been|julian|old[- ]style|o\.s\.)\b",
    re.IGNORECASE,
)
# "When June 7 falls on a Monday" tells of any year.
_IS = lazy(r"\s(?:is|be|f[ae]lls?)\s")
_SUPPOSED = lazy(r"\b(?:if|when(?:ever)?|should|where|unless|suppos\w+|years?)\b", re.IGNORECASE)
_YEAR = lazy(r"(?<![\d.,$€£])(?:1[6-9]|20)\d\d(?![\d%]|[.,]\d)")
_YEARS_AGO = lazy(
    r"\b(?:years? (?:ago|earlier|before|later|after)|anniversary|last year|the year before|next year|back in|"
    r"hace \w+ años|il y a \w+ ans|vor \w+ jahren)\b",
    re.IGNORECASE,
)
_TO_COME = lazy(
    r"\b(?:will|shall|is to|are to|due|scheduled|set (?:for|to)|begins|starts|opens|takes place|would)\b"
)
_PAST = lazy(
    r"\b(?:was|were|had|did|said|went|held|took|came|fell|sank|broke|left|began|died|met|won|lost|struck|"
    r"hit|saw|led|"
    r"[a-z]{2,14}[^aeiou]ed|[a-z]{2,14}[aeiou]{1,2}[a-z]ed)\b"
)
_AROUND = 60
_WEEK = 7
_WIDE = 220

_MONTH = (
    r"(?P<{}>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_OF_TWO = r"\s?(?:and|or|to|through|thru|till|until|&|-|–|—)\s?"
_ENGLISH = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\b\.?|Tues?\b\.?|Weds?\b\.?|Thu(?:rs?)?\b\.?|"
    r"Fri\b\.?|Sat\b\.?|Sun\b\.?)"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
# "Wednesday to Saturday, Sept. 17-20"
_TWO_DAYS = lazy(
    rf"\b(?P<first>{_ENGLISH}){_OF_TWO}(?P<last>{_ENGLISH}),?\s\(?(?:the\s)?"
    rf"(?:{_MONTH.format('month')}\s{_DAY}{_OF_TWO}{_DAY}|{_DAY}{_OF_TWO}{_DAY}\s(?:of\s)?{_MONTH.format('month_last')})"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?(?![\w%:])(?!\s?(?:,|and|&|–|-)\s?\d)"
)
# "Friday the 26th of this month"
_OF_THIS_MONTH = lazy(
    rf"\b(?P<weekday>{_ENGLISH}),?\s(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\sof\s(?P<which>this|next|last)\smonth\b"
)
_DATELINE = lazy(
    r"(?:(?:published|updated|posted|publicado|publié|veröffentlicht|date)[^\n\d]{0,20}|"
    r"[A-Z][A-Z'’. -]{2,30}(?:, [A-Z][\w. ]{2,20})?,\s|(?:[^\W\d_]{3,10},?\s)?)\Z",
    re.IGNORECASE,
)
_HEAD = 600


@rule(
    severity=Severity.ERROR,
    bad=(
        "The dam opened on [[Tuesday, March 4, 2026]], to loud applause.",
        "The vote is set for [[Friday (May 1, 2025)]], the speaker said.",
        "It happened on [[July 9, 2025, a Thursday]].",
        Example(
            "The boat sank on the night of [[Sunday, May 9]], with all hands.", published=dt.date(2026, 10, 8)
        ),
        Example("The strike begins on [[Monday, May 5]], unions said.", published=dt.date(2026, 4, 29)),
        "LAHORE, March 4, 2025 (NNA) — The bridge will open on [[Friday, March 8]], engineers said.",
        Example(
            "The fair is on [[Friday and Saturday, May 9 and 10]], in Ulm.", published=dt.date(2026, 4, 29)
        ),
        "The fair is from [[Friday to Sunday, May 9-10]], in Ulm.",
        Example(
            "The hall opens on [[Sunday, September 18]]. It burned down in 1958.",
            published=dt.date(2027, 5, 6),
        ),
        Example("The vote is on [[Friday the 26th of this month]].", published=dt.date(2026, 5, 3)),
        Example("El pleno se celebró el [[martes 5 de marzo de 2025]].", language="es"),
        Example("Le pont rouvrira le [[mardi 5 mars 2025]].", language="fr"),
        Example("Die Brücke wird am [[Dienstag, dem 5. März 2025]], eröffnet.", language="de"),
    ),
    good=(
        "The dam opened on Wednesday, March 4, 2026, to loud applause.",
        "The strike begins on Monday, May 5, unions said.",
        "It runs on Saturday and Sunday, March 1 and 2, 2025.",
        "The treaty was signed on Tuesday, May 3, 1803.",
        "The clinic is open Monday to Friday, May 4-29, 2026.",
        Example("Polls open on Tuesday. March 20 is the deadline.", published=dt.date(2026, 3, 2)),
        "The Sun, March 4, 2025, had it on its front page.",
        Example("He was shot on Friday, November 22, 1963.", published=dt.date(2026, 4, 29)),
        Example(
            "The quake of 2016 came on Monday, November 14, and was felt for years.",
            published=dt.date(2026, 11, 29),
        ),
        Example("El pleno se celebró el martes 4 de marzo de 2025.", language="es"),
        Example("Le pont rouvrira le mardi 4 mars 2025.", language="fr"),
        Example("Die Brücke wird am Dienstag, dem 4. März 2025, eröffnet.", language="de"),
    ),
)
def weekday_date(doc: Document) -> Iterator[Finding]:
    """A weekday that does not fit its date.

    "Tuesday, March 4, 2026" was a Wednesday. Readers who plan by the date come on the wrong day, and
    nobody can tell from the sentence which of the two is right.

    The year is the one written with the date, else that of the day nearest to the article's
    publication (as its source, its own dateline or `--published` state it). It is never guessed:
    without either the rule is silent, and so it is where the passage tells of another year. Dates before
    1900 are left alone, and until 1927 both calendars are accepted.
    """
    text = doc.text
    mentions = doc.dates
    if doc.article.published is None and any(_lacks_year(mention) for mention in mentions):
        published = _own_date(doc)
        if published is not None:
            mentions = dates(text, published, doc.language)
    else:
        published = doc.article.published
    pairs = list(_several(doc, mentions, published))
    yield from pairs
    for mention in mentions:
        if any(pair.start <= mention.end and mention.start <= pair.end for pair in pairs):
            continue
        if mention.weekday is None or mention.day is None or mention.resolved is None:
            continue
        if mention.weekday == mention.resolved.weekday() or mention.resolved.year < _OLDEST:
            continue
        span = Span(mention.start, mention.end)
        if _is_excused(text, mention, published) or doc.in_furniture(span):
            continue
        day = mention.resolved
        right = calendar.day_name[day.weekday()]
        date = f"{calendar.month_name[day.month]} {day.day}, {day.year}"
        yield Finding(
            span.start,
            span.end,
            f"{date} is a {right}, not a {calendar.day_name[mention.weekday]}",
            confidence=1.0 if mention.how == "stated" else 0.9,
            suggestion=_mended(text, mention, day.weekday()),
        )


def _several(doc: Document, mentions: Sequence[DateMention], published: dt.date | None) -> Iterator[Finding]:
    """Two weekdays with the two days of a month that are theirs, and weekdays with a day of this month."""
    for mention in mentions:
        if mention.day is not None or doc.in_furniture(Span(mention.start, mention.end)):
            continue
        pair = _TWO_DAYS.match(doc.text, mention.start)
        if pair is not None:
            message = _unlike_pair(doc.text, pair, published)
        else:
            pair = _OF_THIS_MONTH.match(doc.text, mention.start)
            message = _unlike_month(pair, published) if pair is not None and published is not None else None
        if pair is not None and message is not None:
            yield Finding(*pair.span(), message, confidence=0.9)


def _unlike_pair(text: str, match: re.Match[str], published: dt.date | None) -> str | None:
    """What is wrong with “Wednesday to Saturday, Sept. 17-20”."""
    weekdays = _number(match["first"]), _number(match["last"])
    first, last = (int(group) for group in match.group(3, 4, 5, 6, 7, 8) if group and group.isdigit())
    month = MONTHS[(match["month"] or match["month_last"]).lower().rstrip(".")]
    # "Monday to Friday, March 3-28" is every week.
    if not 0 < last - first < _WEEK or _ONE_OF_SEVERAL.search(
        text, max(0, match.start() - 40), match.start()
    ):
        return None
    mention = _mention(match, first, month, weekdays[0], published)
    if mention is None:
        return None
    names = f"{calendar.day_name[weekdays[0]]} and {calendar.day_name[weekdays[1]]}"
    days = f"{calendar.month_name[month]} {first} and {last}"
    if mention.resolved is not None and not _is_excused(text, mention, published):
        right = mention.resolved.weekday(), (mention.resolved.weekday() + last - first) % _WEEK
        if right == weekdays:
            return None
        return f"{days} are a {calendar.day_name[right[0]]} and a {calendar.day_name[right[1]]}, not {names}"
    if (last - first - weekdays[1] + weekdays[0]) % _WEEK == 0:
        return None
    return f"{days} cannot be {names}: they are {last - first} days apart"


def _unlike_month(match: re.Match[str], published: dt.date) -> str | None:
    """What is wrong with “Friday the 26th of this month”."""
    away = {"last": -1, "this": 0, "next": 1}[match["which"]]
    year, month = divmod(published.year * 12 + published.month - 1 + away, 12)
    day, weekday = int(match["day"]), _number(match["weekday"])
    if not 1 <= day <= calendar.monthrange(year, month + 1)[1]:
        return None
    right = dt.date(year, month + 1, day).weekday()
    date = f"{calendar.month_name[month + 1]} {day}, {year}"
    wrong = f"{date} is a {calendar.day_name[right]}, not a {calendar.day_name[weekday]}"
    return wrong if right != weekday else None


def _number(weekday: str) -> int:
    """The weekday of a name or abbreviation of English, 0 for Monday."""
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(weekday[:3].lower())


def _mention(
    match: re.Match[str], day: int, month: int, weekday: int, published: dt.date | None
) -> DateMention | None:
    """The first of two days as a date; None where the calendar does not have it."""
    written = f"{calendar.month_name[month]} {day}" + (f", {match['year']}" if match["year"] else "")
    found = dates(written, published)
    if not found or not found[0].valid:
        return None
    return replace(found[0], start=match.start(), end=match.end("first"), weekday=weekday)


def _lacks_year(mention: DateMention) -> bool:
    return (
        mention.weekday is not None and mention.day is not None and mention.resolved is None and mention.valid
    )


def _own_date(doc: Document) -> dt.date | None:
    """The date with its year that the article's own dateline or date line has."""
    for mention in doc.dates:
        if mention.start > _HEAD:
            return None
        line_start = doc.text.rfind("\n", 0, mention.start) + 1
        line_end = doc.text.find("\n", mention.end)
        before = doc.text[line_start : mention.start]
        after = doc.text[mention.end : line_end if line_end >= 0 else len(doc.text)].strip()
        if mention.how != "stated" or not _DATELINE.fullmatch(before):
            continue
        alone = len(after) <= 25 and not after.endswith(".")
        if alone or (before[:3].isupper() and after.startswith(("(", "—", "–", "-", "/"))):
            return mention.resolved
    return None


def _is_excused(text: str, mention: DateMention, published: dt.date | None) -> bool:
    """Whether something else than a slip can explain the weekday."""
    before = text[max(0, mention.start - _AROUND) : mention.start]
    after = text[mention.end : mention.end + _AROUND]
    if _ONE_OF_SEVERAL.search(before) or _SEVERAL_FOLLOW.match(after):
        return True
    words = text[mention.start : mention.end]
    if _IS.search(words) and _SUPPOSED.search(_SENTENCE_END.split(before)[-1]):
        return True
    if _DAYS_BETWEEN.search(words) or (_SHORT.match(words) and _CAPITAL_BEFORE.search(before)):
        return True
    if _DENIED.search(_SENTENCE_END.split(before)[-1]) or _DENIED.search(_SENTENCE_END.split(after)[0]):
        return True
    assert mention.resolved is not None
    if (
        mention.resolved.year < _ALL_GREGORIAN
        and (mention.resolved + _JULIAN_LAG).weekday() == mention.weekday
    ):
        return True
    return mention.how != "stated" and _may_be_another_year(text, mention, published)


def _may_be_another_year(text: str, mention: DateMention, published: dt.date | None) -> bool:
    """Whether a date without a year may belong to another one than the nearest."""
    assert mention.resolved is not None
    near = published is not None and abs(mention.resolved - published).days <= _NEAR_DAYS
    around = text[max(0, mention.start - _WIDE) : mention.end + _WIDE]
    before = _SENTENCE_END.split(text[max(0, mention.start - _WIDE) : mention.start])[-1]
    sentence = before + _SENTENCE_END.split(text[mention.end : mention.end + _WIDE])[0]
    # A date close to the publication is of another year only where its own sentence says so, as a past.
    if near:
        around = sentence
    years = {int(year) for year in _YEAR.findall(around)}
    lead = _SENTENCE_END.split(text[max(0, mention.start - _AROUND) : mention.start])[-1]
    if near and published is not None and mention.resolved > published and _TO_COME.search(lead):
        return False
    own = {int(year) for year in _YEAR.findall(sentence)}
    if _YEARS_AGO.search(around) or any(year < mention.resolved.year for year in own):
        return True
    if near:
        return False
    if own - {mention.resolved.year}:
        return True
    # A year that another sentence tells of explains the weekday only where it or the next one fits.
    told = years - {mention.resolved.year}
    if any(_falls(mention, year + later) for year in told for later in (0, 1)):
        return True
    # What has happened is of no later year than the article, and what is to come of no earlier one.
    to_come, past = _TO_COME.search(sentence) is not None, _PAST.search(sentence) is not None
    others = [] if to_come and not past else [mention.resolved.year - 1]
    others += [] if past and not to_come else [mention.resolved.year + 1]
    return any(_falls(mention, year) for year in others)


def _falls(mention: DateMention, year: int) -> bool:
    """Whether the date of a mention has its weekday in a year."""
    assert mention.month is not None
    assert mention.day is not None
    leap = (mention.month, mention.day) == (2, 29)
    return not leap and mention.weekday == dt.date(year, mention.month, mention.day).weekday()


_FIRST_WEEKDAY = lazy(rf"\b(?:{_WEEKDAY})(?:-feira)?(?![^\W_])\.?", re.IGNORECASE)


def _mended(text: str, mention: DateMention, weekday: int) -> str | None:
    """The mention with the right weekday, in its own language and case."""
    words = text[mention.start : mention.end]
    match = _FIRST_WEEKDAY.search(words)
    right = weekday_like(match[0], weekday) if match else None
    if match is None or right is None:
        return None
    return words[: match.start()] + right + words[match.end() :]
