"""Times that a text names by less than a day or more than a month: “at noon”, “next week”, “autumn 2028”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from auditor.compare.comparison import prepared_source
from auditor.compare.likeness import Likeness
from auditor.compare.prepare import stems
from auditor.document import Document
from auditor.model import Source
from auditor.regex import lazy

Kind = Literal["part", "season", "quarter", "half", "century", "span", "stage", "ago", "turn", "feast"]


KINDS: frozenset[Kind] = frozenset(get_args(Kind))


class Period(NamedTuple):
    """A time that a text names, of one kind; offsets are code points into the text, half-open."""

    start: int
    end: int
    kind: Kind
    value: int
    """Of a part of the day, a season, a quarter, a century: which one; of *ago*: days; of a turn: -1 for
    before and 1 for after; of a stage: 0 for the beginning, 2 for the end; of a span: way and days."""
    about: frozenset[str] = frozenset()
    """Of a turn: the stems of what it is reckoned from."""
    month: str = ""
    """Of a stage: of what."""
    quoted: bool = False


_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|"
    r"Sept\.|Oct\.|Nov\.|Dec\."
)
_WEEKDAY = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|tomorrow"
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|twenty[- ]first|\d{{1,2}}(?:st|nd|rd|th))"
_PARTS = {
    "dawn": 0, "daybreak": 0, "sunrise": 0, "morning": 0, "noon": 1, "midday": 1, "lunchtime": 1,
    "afternoon": 2, "evening": 3, "dusk": 3, "sunset": 3, "night": 4, "midnight": 4,
}  # fmt: skip
_APART = frozenset({(0, 2), (0, 3), (1, 3), (1, 4), (2, 4)})
"""Parts of a day that nobody takes for each other."""
_SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
_FEASTS = (
    "christmas", "easter", "ramadan", "diwali", "thanksgiving", "halloween", "passover", "hanukkah",
    "pentecost", "midsummer", "new year's eve", "lunar new year", "labour day", "labor day", "may day",
    "boxing day",
)  # fmt: skip
_WAYS = 10
"""By which a span's days are multiplied, so that its way can be added."""
_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
_PART = lazy(
    rf"(?:\b(?:{_WEEKDAY}|\d{{1,2}}|{_MONTH})(?:,\s(?:shortly\s)?(?:at|after|before|around)|\sat|['’]s)?\s"
    r"|\b(?:in|on|during|by|that|this|at|before|until|till|after|around|about|towards?|every|each|same|late|early)\s"
    r"(?:the\s)?(?:early\s|late\s|previous\s|following\s|same\s|small\s)?)"
    r"(?P<part>dawn|daybreak|sunrise|morning|noon|midday|lunchtime|afternoon|evening|dusk|sunset|night|midnight)\b"
    r"(?!\s(?:club|school|shift|bus|train|life|market|star|sickness|paper|news|show))",
)
_SEASON = lazy(
    r"\b(?:in|this|next|last|of|from|until|till|since|by|for|before|after|during|early|late|mid)[\s-]"
    r"(?:the\s)?(?:early\s|late\s)?"
    r"(?P<season>spring|summer|autumn|winter)\b(?!\s(?:time|school|camp|games|olympics|term|sale|house)|(?-i:\s[A-Z]))"
    r"|\b(?P<with_year>spring|summer|autumn|fall|winter)(?:\sof|,)?\s(?:19|20)\d\d\b"
    r"|\b(?:this|next|last)\s(?P<fall>fall)\b",
    re.IGNORECASE,
)
_QUARTER = lazy(
    r"\b(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)[\s-](?P<unit>quarter|half)\b(?!-(?:final|point))|"
    r"\bQ(?P<figure>[1-4])\b"
)
_CENTURY = lazy(rf"\b(?P<century>{_ORDINAL})[\s-]century\b")
_SPAN = lazy(
    r"\b(?:(?P<way>next|last|this|coming)\s(?P<unit>week|month|year)"
    r"|the\s(?P<later>week|month|year)\safter\snext)\b(?![’'-])"
)
_STAGE = lazy(
    rf"\b(?P<early>early|late)[\s-](?:in\s)?(?P<of_early>{_MONTH}|(?:19|20)\d\ds?|next\s(?:week|month|year))"
    rf"|\b(?P<start>start|beginning|end|(?:first|opening|last|final)\s(?:week|days|half|weekend))\sof\s"
    rf"(?P<of_start>{_MONTH}|next\s(?:week|month|year)|the\s(?:week|month|year|decade)|(?:19|20)\d\d)\b"
)
_AGO = lazy(
    rf"\b(?P<count>a|an|{'|'.join(_COUNTS)}|\d{{1,2}})\s(?P<unit>day|week|fortnight|month|year|decade)s?\sago\b"
)
_TURN = lazy(
    rf"\b(?:(?:the|a|an|{'|'.join(_COUNTS)}|\d{{1,2}})\s(?P<unit>minute|hour|day|night|week|month|year)s?\s"
    r"(?P<way>before|after)(?!\snext)"
    r"|on\s(?P<eve>the\seve\sof))\s"
)
_FEAST = lazy(
    rf"\b(?:at|on|before|after|until|by|since|over|during|for|spent|of|from)\s(?P<feast>{'|'.join(_FEASTS)})\b",
    re.IGNORECASE,
)
# To find these and then look around takes a small part of a search for the patterns.
_PART_CUES = ("morning", "noon", "evening", "night", "dawn", "daybreak", "midday", "lunchtime", "dusk", "sun")
_SEASON_CUES = ("pring", "ummer", "utumn", "winter", "Winter", " fall")
_QUARTER_CUES = ("quarter", "half", "Q1", "Q2", "Q3", "Q4")
_SPAN_CUES = (" week", " month", " year")
_STAGE_CUES = (
    "early", "Early", "late ", "late-", "Late ", "start of", "beginning of", "end of", "week of", "days of",
    "half of",
)  # fmt: skip
_FEAST_CUES = (
    "hristmas", "aster", "amadan", "iwali", "hanksgiving", "alloween", "assover", "anukkah", "entecost",
    "idsummer", " Day", " New Year",
)  # fmt: skip
_LATE = ("late", "Late", "end", "last", "final")
_FOLLOWING = 70
_WORD = lazy(r"[^\W\d_]{4,}")
_STOP = lazy(r"[.,;!?\n]")
_NEARLY = 1.4
"""How many times another length of time can be the same one rounded."""


def periods(doc: Document, kinds: frozenset[Kind]) -> tuple[Period, ...]:
    """The times of these kinds in an English article, in order."""
    if not (doc.language or "en").startswith("en"):
        return ()
    quoted = [quote for quote in doc.quoted if quote.depth == 0]
    found = sorted(_found(doc.text, kinds))
    return tuple(
        [p._replace(quoted=any(q.start <= p.start < q.end for q in quoted)) if quoted else p for p in found]
    )


@lru_cache(maxsize=256)
def source_periods(source: Source) -> tuple[Period, ...]:
    """The times of these kinds in a source, in order."""
    return periods(prepared_source(source).doc, KINDS)


def _found(text: str, kinds: frozenset[Kind]) -> Iterator[Period]:
    if "part" in kinds:
        for match in _near(text, _PART_CUES, _PART, 28, 24):
            yield Period(match.start(), match.end(), "part", _PARTS[match["part"]])
    if "season" in kinds:
        for match in _near(text, _SEASON_CUES, _SEASON, 18, 24):
            group = next(group for group in ("season", "with_year", "fall") if match[group])
            yield Period(match.start(group), match.end(), "season", _SEASONS[match[group].lower()])
    if not kinds.isdisjoint(("quarter", "half")):
        for match in _near(text, _QUARTER_CUES, _QUARTER, 8, 16):
            yield from _quarter(match)
    if "century" in kinds:
        for match in _near(text, ("century",), _CENTURY, 16, 10):
            yield Period(match.start(), match.end(), "century", _ordinal(match["century"]))
    if "span" in kinds:
        for match in _near(text, _SPAN_CUES, _SPAN, 8, 20):
            way = {"last": 0, "this": 1, "next": 2, "coming": 2, None: 4}[match["way"]]
            yield Period(
                match.start(), match.end(), "span", _DAYS[match["unit"] or match["later"]] * _WAYS + way
            )
    if "stage" in kinds:
        for match in _near(text, _STAGE_CUES, _STAGE, 10, 36):
            late = (match["early"] or match["start"] or "").startswith(_LATE)
            of = (match["of_early"] or match["of_start"]).removeprefix("the ").rstrip(".")[:3]
            yield Period(match.start(), match.end(), "stage", 2 if late else 0, month=of)
    if "ago" in kinds:
        for match in _near(text, (" ago",), _AGO, 22, 6):
            yield Period(match.start(), match.end(), "ago", _count(match["count"]) * _DAYS[match["unit"]])
    if "turn" in kinds:
        for match in _near(text, (" before ", " after ", " eve of "), _TURN, 18, 14):
            yield _turn(text, match)
    if "feast" in kinds:
        for match in _near(text, _FEAST_CUES, _FEAST, 12, 18):
            value = _FEASTS.index(match["feast"].lower().replace("’", "'"))
            yield Period(match.start("feast"), match.end(), "feast", value)


def _near(
    text: str, cues: Sequence[str], pattern: re.Pattern[str], before: int, behind: int
) -> Iterator[re.Match[str]]:
    """Where a pattern matches within so many code points around one of these strings, each match once."""
    done = set()
    for cue in cues:
        at = text.find(cue)
        while at >= 0:
            match = pattern.search(text, max(0, at - before), at + behind)
            if match is not None and match.start() not in done:
                done.add(match.start())
                yield match
            at = text.find(cue, at + len(cue))


def _quarter(match: re.Match[str]) -> Iterator[Period]:
    if match["figure"]:
        yield Period(match.start(), match.end(), "quarter", int(match["figure"]))
        return
    which = 4 if match["which"] == "final" else _ordinal(match["which"])
    kind: Kind = "quarter" if match["unit"] == "quarter" else "half"
    if kind == "quarter" or which <= 2:
        yield Period(match.start(), match.end(), kind, which)


def _turn(text: str, match: re.Match[str]) -> Period:
    behind = _STOP.split(text[match.end() : match.end() + _FOLLOWING], maxsplit=1)[0]
    about = frozenset(stem for word in _WORD.findall(behind) for stem in stems(word))
    return Period(match.start(), match.end() - 1, "turn", 1 if match["way"] == "after" else -1, about)


def _ordinal(word: str) -> int:
    if word[0].isdigit():
        return int(word[:-2])
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else 21


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else _COUNTS.index(word) + 1


def comparable(a: Period, b: Period) -> bool:
    """Whether two times can be told to be the same or not; “last week” and “this year” can not."""
    if a.kind == b.kind == "span":
        return a.value // _WAYS == b.value // _WAYS or a.value % _WAYS == b.value % _WAYS
    return a.kind == b.kind


def agree(a: Period, b: Period) -> bool:
    """Whether two times of one kind may be the same."""
    if a.value == b.value:
        return True
    if a.kind == "part":
        return (min(a.value, b.value), max(a.value, b.value)) not in _APART
    if a.kind == "span":
        # By another day “this week” may be “last week”.
        return a.value // _WAYS == b.value // _WAYS and abs(a.value - b.value) < 2
    if a.kind == "stage":
        return a.month != b.month
    if a.kind == "ago":
        return max(a.value, b.value) <= _NEARLY * min(a.value, b.value)
    return a.kind == "turn" and a.about.isdisjoint(b.about)


def equal(a: Period, b: Period) -> bool:
    """Whether two times are of one kind and may be the same."""
    return a.kind == b.kind and agree(a, b)


def slip(a: Period, b: Period) -> float:
    """None is another with a slip of the pen."""
    return 0.0


def follows(period: Period, passage: Sequence[Period], around: Sequence[Period]) -> bool:
    """None follows from others."""
    return False


def close(a: Period, b: Period) -> bool:
    """Whether two times are near enough to be meant for each other in sentences that are told freely."""
    return a.kind == b.kind and a.kind in ("season", "quarter", "half", "century", "ago")


PERIODS = Likeness(
    comparable,
    agree,
    equal,
    comparable,
    slip,
    comparable,
    follows,
    close,
    frequent=lambda period: period.kind in ("part", "span"),
)
