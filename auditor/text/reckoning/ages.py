"""Ages and anniversaries that do not follow from the dates and years beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.dates import DateMention
from auditor.text.reckoning.passage import Mismatch, number

AGE_CUES = frozenset(["born"])
ANNIVERSARY_CUES = frozenset("anniversary birthday jubilee centenary centennial bicentenary".split())
CELEBRATION_CUES = frozenset("celebrate celebrates celebrating mark marks marking".split())
"""Words of which a text has one."""
_YEAR = lazy(
    r"(?<![\w.,$€£¥-])(1[0-9]\d\d|20\d\d)(?![\w%]|[.,]\d|-\d|\s(?:people|dollars|euros|metres|meters|km|"
    r"miles|jobs))"
)
_DIED = lazy(r"\b(?:died|dies|passed\saway|has\sdied|was\skilled|death|dead)\b", re.IGNORECASE)
_AGE = lazy(
    r"\b(?:aged|at\sthe\s(?:ripe\sold\s|ripe\s|great\s)?age\sof|at\sage|age|who\swas|[Hh]e\swas|[Ss]he\swas|"
    r",)\s(?P<age>\d{1,3}|\w{3,7}ty(?:-\w{3,5})?)(?=[.,;)]|\s(?:on|in|at|after|of|from|when|by|following)\b|"
    r"\Z)"
)
_BEFORE_BORN = lazy(r",\s(?P<age>\d{2}),\s(?:(?:who\s)?(?:was|is)\s)?born\Z")
_THEN = lazy(
    r"\bin\s(?P<year>1[89]\d\d|20\d\d),?\s(?:(?:\w+\s){0,3}?)(?:at\sthe\sage\sof|at\sage|aged|at|"
    r"when\s(?:he|she)\swas)\s(?P<age>\d{1,2})\b(?![.,:]\d|\s(?:percent|per|points|million|years\sin|metres|"
    r"km))|\b(?:at\sthe\sage\sof|at\sage|aged|"
    r"was)\s(?P<age2>\d{1,2}),?\s(?:when\s[^.;]{3,60}?\s)?in\s(?P<year2>1[89]\d\d|20\d\d)\b"
)
_Day = tuple[int, dt.date | None, str]
_ORDINALS = {
    "tenth": 10, "twentieth": 20, "twenty-fifth": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70, "seventy-fifth": 75, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "golden": 50,
    "silver": 25, "diamond": 60,
}  # fmt: skip
_NTH = lazy(
    rf"\b(?:its|their|his|her|the|whose|a)\s(?:{'|'.join(_ORDINALS)}|(?P<nth>\d{{1,3}})(?:st|nd|rd|th))\s"
    r"(?:wedding\s)?(?:anniversary|birthday|jubilee)\b(?!\sof\b)|\b(?:its|the|"
    r"their)\s(?P<hundreds>bicentenary|centenary|centennial)\b|\b(?:celebrat(?:es?|ing)|mark(?:s|"
    r"ing)?)\s(?P<years>\d{1,3})\syears\b(?!\s(?:after|before|later|ago))"
)
_FOUNDED = lazy(
    r"\b(?:founded|established|opened|created|set\sup|launched|formed|built|born|incorporated|inaugurated|"
    r"started|began|begun|married|wed|came\sinto\sbeing|went\son\sair|completed|consecrated|chartered|"
    r"dat(?:es|ing)(?:\sback)?|unveiled|first\s(?:published|held|opened|performed|staged|aired)|"
    r"gained\sindependence|independent|signed|since)\b[^.;]{0,60}?\b(?:in|to|since|year|"
    r",)?\s?(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_PAST_MARK = lazy(
    r"\b(?:celebrated|marked|had|was|were|last\syear|when|then|ago|would\shave|missed|postponed|instead|"
    r"late)\b"
)


def _within(sentences: Sequence[Span], offset: int) -> int:
    return next((at for at, s in enumerate(sentences) if s.start <= offset < s.end), -1)


def lives(
    text: str,
    sentences: Sequence[Span],
    published: dt.date | None,
    dates: Callable[[], Sequence[DateMention]],
) -> Iterator[Mismatch]:
    """ "Born on May 9, 1951 … died in Umsa on Tuesday at the age of 75"."""
    births = list(re.finditer(r"\b[Bb]orn\b", text))
    if len(births) != 1:
        return
    born = _when(text, births[0].end(), min(len(text), births[0].end() + 90), dates, stop=True)
    if born is None:
        return
    if published is not None:
        yield from _ages_now(text, sentences, published)
    yield from _ages_then(text, sentences, births[0].start(), born)
    own = _BEFORE_BORN.search(text, max(0, births[0].start() - 40), births[0].end())
    if own is not None and published is not None:
        allowed = _ages(born, (published.year, published, "the day of the report"))
        stated = int(own["age"])
        if stated not in {*allowed, max(allowed) + 1} and abs(stated - max(allowed)) < 40:
            yield Mismatch(
                Span(own.start("age"), own.end("age")),
                f"who was born on {born[2]} is {max(allowed)} now, not {stated}",
                (Span(births[0].start(), births[0].end()),),
            )
            return
    for at, sentence in enumerate(sentences):
        died = _DIED.search(text, sentence.start, sentence.end)
        if died is None or re.search(
            r"\b(?:wife|husband|mother|father|son|daughter|brother|sister|parents)\b",
            text[max(sentence.start, died.start() - 30) : died.start()],
        ):
            continue
        after = sentences[at : at + 2]
        ages = [m for s in after for m in _AGE.finditer(text, s.start, s.end)]
        ages = [
            m
            for m in ages
            if (m[0][0] != "," or m.start() < died.start())
            and (m.start() < sentence.end or m[0].lower().startswith(("he was", "she was")))
        ]
        ages = [
            m for m in ages if not (re.match(r"age\s|,", m[0]) and re.search(r"\bat\s\Z", text[: m.start()]))
        ]
        when = _death(text, sentence, died, born[0], published, dates)
        if when is None or len(ages) != 1:
            continue
        stated = int(number(ages[0]["age"]) or 0)
        allowed = _ages(born, when)
        if stated in allowed or not 12 <= stated <= 115 or not allowed or abs(stated - max(allowed)) > 40:
            continue
        if (
            ages[0][0].lower().startswith(("he was", "she was"))
            and ages[0].start() >= sentence.end
            and text[ages[0].end() : ages[0].end() + 1] != "."
        ):
            continue
        yield Mismatch(
            Span(ages[0].start("age"), ages[0].end("age")),
            f"from {born[2]} to {when[2]} are {max(allowed)} years, not {stated}",
            (Span(births[0].start(), births[0].end()),),
        )
        return


def _ages_then(text: str, sentences: Sequence[Span], at: int, born: _Day) -> Iterator[Mismatch]:
    """ "Born in 1950 … she married in 1974, aged 29"."""
    first = _within(sentences, at)
    if first < 0:
        return
    for sentence in sentences[first : first + 4]:
        for match in _THEN.finditer(text, sentence.start, sentence.end):
            year, age = int(match["year"] or match["year2"]), int(match["age"] or match["age2"])
            other = re.search(
                r"\b(?:wife|husband|mother|father|son|daughter|brother|sister|born)\b",
                text[sentence.start : match.start()],
            )
            right = year - born[0]
            if (
                year <= born[0]
                or age in (right - 1, right, right + 1)
                or abs(age - right) > 30
                or (other and other[0] != "born")
            ):
                continue
            group = "age" if match["age"] else "age2"
            yield Mismatch(
                Span(match.start(group), match.end(group)),
                f"from {born[0]} to {year} are {right} years, not {age}",
                (Span(at, at + 4),),
                grave=False,
            )


def _when(
    text: str, start: int, end: int, dates: Callable[[], Sequence[DateMention]], stop: bool
) -> _Day | None:
    """The year, the day if it is known, and the words of the first date in a stretch."""
    if stop:
        cut = re.search(
            r"[.;](?=\s[A-Z“\"])(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)\.)(?<!Sept\.)", text[start:end]
        )
        end = start + cut.start() if cut else end
    for mention in dates():
        if start <= mention.start < end and mention.year and mention.day and mention.month and mention.valid:
            day = dt.date(mention.year, mention.month, mention.day)
            return mention.year, day, text[mention.start : mention.end]
    year = _YEAR.search(text, start, end)
    return (int(year[1]), None, year[1]) if year else None


def _death(
    text: str,
    sentence: Span,
    died: re.Match[str],
    birth: int,
    published: dt.date | None,
    dates: Callable[[], Sequence[DateMention]],
) -> _Day | None:
    own = _when(text, died.end(), sentence.end, dates, stop=False) or None
    if own is not None and own[0] != birth:
        return own
    for mention in dates():
        if sentence.start <= mention.start < sentence.end and mention.resolved and mention.year is None:
            return mention.resolved.year, mention.resolved, text[mention.start : mention.end]
    return None


def _ages(born: _Day, died: _Day) -> set[int]:
    years = died[0] - born[0]
    if born[1] is None or died[1] is None:
        return {years - 1, years}
    return {years - ((died[1].month, died[1].day) < (born[1].month, born[1].day))}


def anniversaries(text: str, sentences: Sequence[Span], published: dt.date | None) -> Iterator[Mismatch]:
    """Yield the anniversaries that the year of the beginning shows to be wrong.

    “opened its doors in 1956 … Next week it marks its 80th birthday”.
    """
    for match in _NTH.finditer(text):
        at = _within(sentences, match.start())
        if at < 0:
            continue
        sentence = sentences[at]
        stated = int(match["nth"] or match["years"] or 0)
        if not stated and match["hundreds"]:
            stated = 200 if match["hundreds"] == "bicentenary" else 100
        stated = stated or next((n for word, n in _ORDINALS.items() if f" {word} " in match[0]), 0)
        begin, end = sentences[max(0, at - 1)].start, sentences[min(len(sentences) - 1, at + 1)].end
        years = {int(m[1]): m for m in _YEAR.finditer(text, sentence.start, sentence.end)}
        if re.search(r"\b(?:edition|annual|festival|death|killed)\b", text[match.start() : match.end() + 20]):
            continue
        person = match[0].startswith(("his ", "her "))
        founded = list(_FOUNDED.finditer(text, begin, end))
        own = [m for m in founded if m.start() >= sentence.start and m.end() <= sentence.end]
        founded = [
            m for m in own or founded if m[0].lower().startswith("born") == person or "wedding" in match[0]
        ]
        if len({m["year"] for m in founded}) != 1:
            continue
        first = int(founded[0]["year"])
        others = [y for y in years if y != first]
        if len(others) > 1 or any(y < first for y in others):
            continue
        last = others[0] if others else published.year if published else None
        if last is None or (not others and _PAST_MARK.search(text, sentence.start, match.start())):
            continue
        apart = last - first
        if not 2 <= apart < 1000 or abs(apart - stated) <= 1 or not 0.3 < stated / apart < 3.4:
            continue
        if not others and re.search(
            r"\b(?:in\s(?:two|three|\d)\syears|years? from now)\b", text[sentence.start : sentence.end]
        ):
            continue
        yield Mismatch(
            Span(match.start(), match.end()),
            f"from {first} to {last} are {apart} years, not {stated}",
            (Span(founded[0].start("year"), founded[0].end("year")),),
        )


_NOW = lazy(
    r"\b[Bb]orn\b[^.;\n]{0,40}\bin\s(?P<born>1[89]\d\d|20\d\d),\s(?:the|this)\s(?P<age>\d{1,3})-year-old\b|"
    r"\b[Tt]he\s(?P<age2>\d{1,3})-year-old,\s(?:who\swas\s)?born\b[^.;\n]{0,40}\bin\s(?P<born2>1[89]\d\d|"
    r"20\d\d)\b"
)
_PAST = lazy(r"\b(?:then|when|at the time|was an?|as an?)\b", re.IGNORECASE)


def _ages_now(text: str, sentences: Sequence[Span], published: dt.date) -> Iterator[Mismatch]:
    """ "Born in 1961, the 75-year-old has led the party since 2004"."""
    for match in _NOW.finditer(text):
        which = "age" if match["age"] else "age2"
        born, age = int(match["born"] or match["born2"]), int(match[which])
        years = published.year - born
        sentence = sentences[_within(sentences, match.start())]
        if not 0 < years < 120 or years - 1 <= age <= years or age >= 120:
            continue
        if not _PAST.search(text, sentence.start, sentence.end):
            yield Mismatch(
                Span(match.start(which), match.end(which)),
                f"born in {born} is {years - 1} or {years} in {published.year}, not {age}",
                (),
            )
