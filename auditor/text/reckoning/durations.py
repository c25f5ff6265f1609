"""Durations that do not follow from the years, dates and times of day beside them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.dates import DateMention
from auditor.text.reckoning.passage import Mismatch, number

YEAR_CUES = frozenset("years decades century quarter-century half-century decade".split())
DAY_CUES = frozenset("days weeks months day week month".split())
WON_CUES = frozenset("times titles".split())
HOUR_CUES = frozenset("hours minutes hour minute".split())
"""Words of which a text has one; compounds as “five-week” are looked at apart."""
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"\w{3,5}ty(?:-\w{3,5})?)"
)
_YEAR = lazy(
    r"(?<![\w.,$€£¥-])(1[0-9]\d\d|20\d\d)(?![\w%]|[.,]\d|-\d|\s(?:people|dollars|euros|metres|meters|km|"
    r"miles|jobs))"
)
_NEAR = (
    r"(?P<near>(?:nearly|almost|about|around|roughly|some|more\sthan|over|just\sover|just\sunder|"
    r"less\sthan|under|barely)\s)?"
)
_YEARS_WON = lazy(
    rf"\b(?P<n>{_NUMBER})(?:\s(?:times|titles)|-time\s[^.;:\d]{{3,40}}?)(?:\s[^\W\d]{{2,12}}){{0,3}}?(?:,|"
    rf":|\s[—–(-]|\s\()?\s?(?:in\s)?"
    r"(?P<years>(?:19|20)\d\d(?:(?:,\s(?:and\s)?|\sand\s)(?:19|20)\d\d){1,7})(?![\d–-]|,\s(?:and|in|a)\b)"
)
_LASTED = lazy(
    r"\b(?:(?:after|for|lasted|lasting|spanned|spanning|ran|stood|reigned|ruled|served|(?:a\s)?(?:period|"
    r"span|total|reign|spell)\sof|or|,|took|over|existed|governed|that\sis)\s(?:the\s|a\s|an\s|all\sof\s|"
    r"exactly\s|"
    rf"just\s|only\s|fully\s|for\s)?{_NEAR}(?:(?P<n>{_NUMBER})\s(?P<unit>years|decades)|"
    r"(?P<part>(?:a\s)?quarter\sof\sa|half\sa|(?:a\s)?half[- ]|an?|one)\s?(?P<century>century))|"
    rf"{_NEAR.replace('near', 'near2')}(?:(?P<n2>{_NUMBER})\s(?P<unit2>years|decades)|"
    r"(?P<part2>(?:a\s)?quarter\sof\sa|half\sa|a)\s(?P<century2>century))\s(?P<later>later|on|after))\b|"
    r"\b(?P<n3>\d{1,3}|\w{3,7})-year[-\s](?:reign|rule|tenure|career|war|marriage|stint|run|presidency|"
    r"conflict|term|spell|absence|ban|drought|project|occupation|dictatorship)\b|"
    rf"\b(?:his|her|its|their|those)\s(?P<n4>{_NUMBER})\s(?P<unit4>years|decades)\s(?:at|in|as|of|on|with|"
    rf"there)\b",
    re.IGNORECASE,
)
_STAYED = lazy(r"\b(?:until|till|to|stayed|left|stepped|resigned|retired|lost|quit|gave)\b")
_NOT_LASTED = lazy(
    r"\s(?:in\s(?:prison|jail)|ago|before|earlier|old|of\sage|behind\sbars|from\snow|sentence|in\soffice)\b"
)
_UNIT = lazy(r"[ -](?:day|week|month)s?(?:\b)")
_PERIOD = lazy(
    rf"\b{_NEAR}(?P<n>{_NUMBER})(?:(?P<hyphen>-)|\s)(?P<unit>days?|weeks?|months?)(?P<later>\s(?:later|"
    rf"after(?!\sthe)|on))?\b"
)
_PERIOD_LEAD = lazy(
    r"(?:\b(?:after|for|lasted|lasting|took|spanned|of|within|a|an|the|exactly|just|only|its|their)|"
    r"[,(—–])\s\Z"
)
_RANGED = lazy(
    r"\b(?:from|between|began|begun|started|opened|since|left|laid down|walked out|broke out|runs?|ran|set "
    r"out|closed|ended|returned|finished|until|to|lasted|came to|went on)\b"
)
_AT = lazy(
    r"(?<![\d:.])(\d{1,2})(?::(\d{2})|\.(\d{2}))?\s?([ap])\.?m\b\.?|(?<![\d:.])([01]?\d|"
    r"2[0-3]):([0-5]\d)(?![\d:])",
    re.IGNORECASE,
)
_HOURS = lazy(
    rf"\b{_NEAR}(?P<n>{_NUMBER})(?P<half>\sand\sa\shalf)?[\s-](?P<unit>hours?|"
    rf"minutes?)(?:\sand\s(?P<m>\d{{1,2}})\sminutes)?"
    r"(?:\s(?P<later>later|into(?=\s)|after(?:\sit|wards)?|on|without|straight|in\sall|long|non-?stop)\b|"
    r"(?<=[\s-]hour)\s\w+|(?<=minute)\s\w+|(?=[.,;)]))"
)
_ZONES = lazy(r"\b(?:GMT|UTC|ET|EST|EDT|BST|CET|IST|local time|time zones?|next|following)\b")


_WON = lazy(r"[ -]time|\stitles")


def won_in(text: str) -> Iterator[Mismatch]:
    """ "won it four times, in 2011, 2014 and 2019"."""
    for anchor in _WON.finditer(text):
        match = _YEARS_WON.search(text, max(0, anchor.start() - 16), anchor.end() + 150)
        if match is None:
            continue
        years = re.findall(r"\d{4}", match["years"])
        n = number(match["n"])
        if n is None or n == len(years) or n < 2 or abs(n - len(years)) > 2 or years != sorted(years):
            continue
        if re.match(
            r"[^.;]{0,30}\b(?:and|again|twice|shared|as well|with)\b", text[match.end() : match.end() + 30]
        ):
            continue
        yield Mismatch(
            Span(match.start(), match.end()), f"{', '.join(years)} are {len(years)}, not {match['n']}", ()
        )


def years(text: str, sentences: Sequence[Span], starts: Sequence[int]) -> Iterator[Mismatch]:
    """ "took the throne in 1971 and left it in 2009, had reigned for 48 years"."""
    for sentence in sentences:
        if (
            sentence.end - sentence.start > 500
            or bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start) != 2
        ):
            continue
        years = list(_YEAR.finditer(text, sentence.start, sentence.end))
        if len(years) != 2 or not int(years[0][1]) < int(years[1][1]):
            continue
        found = list(_LASTED.finditer(text, sentence.start, sentence.end))
        if len(found) != 1 or found[0].start() < years[0].end() or _NOT_LASTED.match(text, found[0].end()):
            continue
        match = found[0]
        if match.start() > years[1].end() + 60 or re.search(
            r"\b(?:aged?|sentence\w*|jail\w*|since|would|could|if|another|by then|forecast|target|born|"
            r"between\s\d)\b|[“”\"]",
            text[years[0].start() : match.end() + 20],
        ):
            continue
        if match["n4"] and not _STAYED.search(text, years[0].end(), years[1].start()):
            continue
        n = match["n"] or match["n2"] or match["n3"] or match["n4"]
        unit = match["unit"] or match["unit2"] or match["unit4"] or ("years" if match["n3"] else "century")
        part = match["part"] or match["part2"]
        value = number(n) if n else 1
        if value is None:
            continue
        if unit == "decades":
            stated, slack = value * 10.0, 3.0
        elif unit == "century":
            stated = 25.0 if part and "quarter" in part else 50.0 if part and "half" in part else 100.0
            slack = stated * 0.1
        else:
            stated, slack = float(value), 1.0
        near = match["near"] or match["near2"]
        slack += max(2.0, stated * 0.12) if near else 0
        if (
            unit == "years"
            and match["n"]
            and match[0][0] in ",oO"
            and not text[match.end() : match.end() + 10].startswith(
                (" late", " in a", ".", ",", " on", " of", " in which", " during", " with", " at ", " as ")
            )
        ):
            continue
        apart = int(years[1][1]) - int(years[0][1])
        if abs(apart - stated) <= slack or not 0.3 < stated / apart < 3.4:
            continue
        yield Mismatch(
            Span(match.end() - len(match[0].lstrip(", ")), match.end()),
            f"from {years[0][1]} to {years[1][1]} are {apart} years",
            tuple(Span(y.start(), y.end()) for y in years),
        )


_LEAD = 80
_DATELINE = lazy(r"\s?(?:\([^()\n]{2,60}\)\s?)?(?:[—–]|--?)\s")
"""Behind a date that says when the report was written, within `_LEAD` code points of its beginning."""


def days(
    text: str, sentences: Sequence[Span], starts: Sequence[int], dates: Callable[[], Sequence[DateMention]]
) -> Iterator[Mismatch]:
    """ "began on 2 June and ended on 23 June, two weeks later"; "a five-week walkout" from June 1 on."""
    for at, sentence in enumerate(sentences):
        if sentence.end - sentence.start > 500 or not _UNIT.search(text, sentence.start, sentence.end):
            continue
        if bisect_left(starts, sentence.end) - bisect_left(starts, sentences[max(0, at - 1)].start) < 2:
            continue
        found = [
            m
            for m in _PERIOD.finditer(text, sentence.start, sentence.end)
            if m["later"] or m["hyphen"] or _PERIOD_LEAD.search(text, max(0, m.start() - 12), m.start())
        ]
        if len(found) != 1:
            continue
        match = found[0]
        mentions = [
            d for d in dates() if sentence.start <= d.start < sentence.end and d.day and d.month and d.valid
        ]
        start = sentence.start
        if len(mentions) == 1 and at:
            before = sentences[at - 1]
            mentions = [
                d for d in dates() if before.start <= d.start < sentence.end and d.day and d.month and d.valid
            ]
            start = before.start
        if len(mentions) != 2 or (
            (mentions[0].year is None) != (mentions[1].year is None) and mentions[0].year is not None
        ):
            continue
        first, last = mentions
        if match.start() < first.start or (first.start < _LEAD and _DATELINE.match(text, first.end)):
            continue
        if not match["later"] and not _RANGED.search(text, start, last.end):
            continue
        year = last.year or first.year or 2025
        try:
            a = dt.date(first.year or year, first.month or 1, first.day or 1)
            b = dt.date(last.year or year, last.month or 1, last.day or 1)
        except ValueError:
            continue
        apart = (b - a).days
        n = number(match["n"])
        if (
            apart <= 0
            or n is None
            or re.search(
                r"\b(?:ago|old|earlier|before|notice|per|each|every|remand|custody|jail)\b",
                text[match.end() : match.end() + 14],
            )
        ):
            continue
        if re.search(
            r"\b(?:another|second|further|next|forecast|expected|planned|should)\b|;",
            text[first.end : max(match.start(), last.start)],
        ):
            continue
        unit = match["unit"].rstrip("s")
        size = {"day": 1.0, "week": 7.0, "month": 30.44}[unit]
        slack = {"day": 1.01, "week": 0.45, "month": 0.75}[unit] + (0.6 if match["near"] else 0)
        stated, real = float(n), apart / size
        if abs(stated - real) <= slack or not 0.3 < stated / real < 3.4:
            continue
        words = text[first.start : first.end], text[last.start : last.end]
        yield Mismatch(
            Span(match.start("n"), match.end()),
            f"from {words[0]} to {words[1]} are {apart} days",
            (Span(first.start, first.end), Span(last.start, last.end)),
        )


def hours(text: str, sentences: Sequence[Span], starts: Sequence[int]) -> Iterator[Mismatch]:
    """ "left at 7:15 a.m. and tied up at 11:45 a.m., three and a half hours later"."""
    for sentence in sentences:
        if bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start) != 2:
            continue
        found = list(_HOURS.finditer(text, sentence.start, sentence.end))
        if len(found) != 1 or sentence.end - sentence.start > 500:
            continue
        match = found[0]
        times = list(_AT.finditer(text, sentence.start, sentence.end))
        if not match["later"] and not re.search(
            r"\b(?:from|between|lasted|ran|opened|began|left)\b", text[sentence.start : match.start()]
        ):
            continue
        n = number(match["n"])
        if (
            len(times) != 2
            or n is None
            or _ZONES.search(text, sentence.start, sentence.end)
            or match.start() < times[0].end()
        ):
            continue
        apart = (_minutes(times[1]) - _minutes(times[0])) % 1440
        per = 60 if match["unit"].startswith("hour") else 1
        stated = n * per + (30 if match["half"] else 0) + int(match["m"] or 0)
        slack = 2 if per == 1 or match["m"] else 16 if match["half"] else 31
        slack += 20 if match["near"] else 0
        if abs(apart - stated) <= slack or not apart or not 0.3 < stated / apart < 3.4:
            continue
        yield Mismatch(
            Span(match.start(), match.end()),
            f"from {times[0][0].strip()} to {times[1][0].strip()} are {apart // 60}:{apart % 60:02} hours",
            tuple(Span(t.start(), t.end()) for t in times),
        )


def _minutes(time: re.Match[str]) -> int:
    if time[4]:
        return (int(time[1]) % 12 + (12 if time[4].lower() == "p" else 0)) * 60 + int(time[2] or time[3] or 0)
    return int(time[5]) * 60 + int(time[6])


_CLOCK = r"(?:noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|[01]?\d:[0-5]\d|2[0-3]:[0-5]\d)"
_FROM_UNTIL = lazy(
    rf"\b(?:for|last(?:s|ed|ing)?)\s{_NEAR}(?P<n>{_NUMBER})(?P<half>\sand\sa\shalf)?\shours(?:\sand\s(?P<m>\d{{1,2}})"
    rf"\sminutes)?(?=[\s,])[^.;:\d]{{0,40}}?\b(?:from|between)\s(?P<from>{_CLOCK})\s(?:to|until|till|and)\s(?P<to>{_CLOCK})"
    r"(?!,?\s(?:and|or|plus|with|then)\b|,\s\d)",
    re.IGNORECASE,
)
_NAMED_TIMES = {"noon": 720, "midday": 720, "midnight": 0}


def spans_of_hours(text: str) -> Iterator[Mismatch]:
    """Yield the hours that are not those between two times of day: “for six hours, from noon to 5 p.m.”."""
    for match in _FROM_UNTIL.finditer(text):
        n = number(match["n"])
        ends = [_NAMED_TIMES.get(match[end].lower()) for end in ("from", "to")]
        for at, end in enumerate(("from", "to")):
            time = _AT.match(text, match.start(end))
            ends[at] = _minutes(time) if time is not None and ends[at] is None else ends[at]
        if n is None or ends[0] is None or ends[1] is None or match["near"]:
            continue
        apart = (ends[1] - ends[0]) % _MINUTES_A_DAY
        stated = n * 60 + (30 if match["half"] else 0) + int(match["m"] or 0)
        if abs(apart - stated) > (2 if match["m"] else 31) and 0.3 < stated / max(apart, 1) < 3.4:
            yield Mismatch(
                Span(match.start("n"), match.end()),
                f"from {match['from']} to {match['to']} are {apart // 60}:{apart % 60:02} hours",
                (Span(match.start("from"), match.end("to")),),
            )


_LATER = lazy(
    r"\b[Aa]t\s(?P<time>[\d:.]{3,5}(?:\s?[ap]\.?m\b\.?)?),?\s(?:(?:exactly|just)\s)?(?P<n>\d{1,3})"
    r"\s(?P<unit>minutes|hours)\s(?P<when>after|before)\sthe\s[a-z]"
)
_MINUTES_A_DAY = 1440


def clock(text: str) -> Iterator[Mismatch]:
    """Yield the times that are not so long after the one other time of day of a text.

    “At 5:40 a.m., 73 minutes after the quake”, where the quake struck at 4:17 a.m.
    """
    if " minutes after " not in text and " minutes before " not in text and " hours after " not in text:
        return
    for match in _LATER.finditer(text):
        own = _AT.match(text, match.start("time"))
        if own is None:
            continue
        others = {_minutes(time): time for time in _AT.finditer(text) if _minutes(time) != _minutes(own)}
        if len(others) != 1:
            continue
        [(other, where)] = others.items()
        sign = 1 if match["when"] == "after" else -1
        apart = (_minutes(own) - other) * sign % _MINUTES_A_DAY
        stated = int(match["n"]) * (60 if match["unit"] == "hours" else 1)
        slack = 2 if match["unit"] == "minutes" else 30
        if abs(apart - stated) <= slack or not 0.75 <= stated / max(apart, 1) <= 1.34:
            continue
        yield Mismatch(
            Span(match.start("n"), match.end("unit")),
            f"from {where[0].strip()} to {own[0].strip()} are {apart} minutes, not {stated}",
            (Span(where.start(), where.end()),),
        )
