"""Figures and dates on which two reports of one event disagree, without one being the other's source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from auditor.compare import figures as fig
from auditor.compare import moments as mom
from auditor.compare import same_figures as same
from auditor.compare.comparison import prepared_source
from auditor.compare.figures import Figure
from auditor.compare.moments import Moment
from auditor.compare.prepare import stems
from auditor.compare.things import FATES
from auditor.compare.tokens import party
from auditor.document import Document
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.names import Name

T = TypeVar("T", Figure, Moment)


class Disagreement(NamedTuple, Generic[T]):
    """A figure or date of the article and another one that the other report gives for the same."""

    article: T
    other: T
    shared: float
    """How much the two sentences have in common: rare names and words, counted."""


class _Told(NamedTuple, Generic[T]):
    """A statement with what its sentence is about."""

    stated: T
    parties: frozenset[str]
    words: frozenset[str]
    near: frozenset[str]
    """The words right around it."""


class Coverage(NamedTuple):
    """What a report states, sentence by sentence."""

    text: str
    figures: tuple[_Told[Figure], ...]
    moments: tuple[_Told[Moment], ...]
    frequency: Counter[str]
    """In how many of its sentences a word or party stands."""


_WORD = lazy(r"[^\W\d_]{4,}")
_CONTEXT = 50
_MOST = 300
"""Statements of one report that are compared: more are a table."""
_COMMON = 4
"""Sentences of both reports in which a word may stand and still tell which thing is meant."""


def coverage(doc: Document) -> Coverage:
    """What an article states, with the surroundings by which two statements are told to be of one thing."""
    told = _Sentences(doc)
    return Coverage(
        doc.text,
        tuple(told.told(f) for f in fig.figures(doc)[:_MOST] if not f.quoted and told.has(f.start)),
        tuple(told.told(m) for m in mom.moments(doc)[:_MOST] if not m.quoted and told.has(m.start)),
        told.frequency(),
    )


@lru_cache(maxsize=256)
def source_coverage(source: Source) -> Coverage:
    """What a source states."""
    return coverage(prepared_source(source).doc)


class _Sentences:
    """The sentences of a text as sets of parties and words."""

    def __init__(self, doc: Document) -> None:
        self._text = doc.text
        self._spans = doc.sentences
        self._starts = [span.start for span in self._spans]
        self._names: list[list[Name]] = [[] for _ in self._spans]
        for name in doc.names:
            at = self._at(name.start)
            if at is not None:
                self._names[at].append(name)
        self._sets: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def _at(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self._spans[at].end else None

    def has(self, offset: int) -> bool:
        return self._at(offset) is not None

    def _set(self, at: int) -> tuple[frozenset[str], frozenset[str]]:
        if at not in self._sets:
            parties = frozenset(party(name.text) for name in self._names[at])
            self._sets[at] = parties, _stems(self._text, self._spans[at])
        return self._sets[at]

    def told(self, stated: T) -> _Told[T]:
        at = self._at(stated.start)
        assert at is not None
        span = self._spans[at]
        near = Span(max(span.start, stated.start - _CONTEXT), min(span.end, stated.end + _CONTEXT))
        return _Told(stated, *self._set(at), _stems(self._text, near))

    def frequency(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for at in range(len(self._spans)):
            counts.update(frozenset().union(*self._set(at)))
        return counts


def _stems(text: str, span: Span) -> frozenset[str]:
    return frozenset(s for word in _WORD.findall(text, span.start, span.end) for s in stems(word))


_LEAST = 3.0
_FATE_LEAST = 2.0
_EXCHANGED_LEAST = 1.0
"""The same for a figure that has the other's digits in another order."""
_LARGE = 100
_RATIO = 2
"""Two figures for one thing are seldom further apart than this; what is further is another thing."""
_DAYS = 3
_YEARS = 3
_PARTIES = 2
_NOT_ALL = lazy(r"\s(?:other|more|further|additional|extra|new|of)\b")
_BESIDE = 60

_EVENTS = {
    "strike": r"attack\w{0,3}|str(?:ike|ikes|uck)|air\s?strikes?|hit|bomb\w{0,5}|raid\w{0,3}|shell(?:ed|ing)|"
    r"target(?:ed|ing)|"
    r"operations?|offensive|assault\w{0,2}",
    "kill": r"kill\w{0,4}|murder\w{0,3}|shot|shoot\w{0,4}|stabb?\w{0,4}|assassinat\w{1,3}",
    "die": r"died|death|dead|born",
    "arrest": r"arrest\w{0,3}|detain\w{0,3}|captur\w{1,3}",
    "sign": r"sign(?:ed|ing)|signature|ratif\w{1,4}|initialled",
    "resign": r"resign\w{0,6}|stepped down|quit|sacked|dismissed|ousted",
    "vote": r"elect(?:ed|ion|ions)|vot(?:e|ed|es|ing)|referendum|ballot|polls?",
    "crash": r"crash\w{0,3}|derail\w{0,4}|collid\w{1,3}|collision|collaps\w{1,3}|explo\w{2,5}|blast|"
    r"capsiz\w{1,3}|sank",
    "quake": r"(?:earth)?quake|tsunami|erupt\w{0,4}|flood\w{0,3}|landslide|struck",
    "rule": r"rul(?:ed|ing)|verdict|sentenc\w{1,3}|convict\w{0,4}|acquit\w{0,4}|annul\w{1,4}|trial",
    "open": r"open(?:ed|ing|s)|clos(?:ed|ing|es|ure)|launch\w{0,3}|inaugurat\w{1,4}|t(?:ake|ook) effect|"
    r"in force",
    "recall": r"recall\w{0,3}|expel\w{0,4}|summon\w{0,3}",
}
"""What happens on a day: an event, not a stage of a programme such as an arrival or a meeting."""
_EVENT = lazy(r"\b(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _EVENTS.items()) + r")\b", re.IGNORECASE)


def figure_disagreements(mine: Coverage, theirs: Coverage) -> Iterator[Disagreement[Figure]]:
    """Yield the figures that another report of the same event gives otherwise.

    Both count the same thing, neither report has the other's figure anywhere, none is more than twice the
    other, and the sentences share a name that few others have and further words, some of them right beside
    the figures unless what is counted is people by their fate (killed, hurt, aboard).
    """
    for told in mine.figures:
        a = told.stated
        if a.unit in _UNTOLD or a.number <= 2 or _NOT_ALL.match(mine.text, a.end):
            continue
        alike = [other for other in theirs.figures if same.same_thing(a, other.stated)]
        if not alike or any(_same_number(a, other.stated) for other in theirs.figures):
            continue
        for other in alike:
            b = other.stated
            if not a.value <= b.value * _RATIO or not b.value <= a.value * _RATIO or b.number <= 2:
                continue
            if _NOT_ALL.match(theirs.text, b.end) or any(_same_number(b, t.stated) for t in mine.figures):
                continue
            if same.counts_one_more(a, b, theirs.text):
                continue
            shared, near, named = _shared(told, other, mine, theirs)
            fate = a.thing in FATES
            exchanged = sorted(str(a.number)) == sorted(str(b.number)) and a.number >= _LARGE
            if (exchanged and near and shared >= _EXCHANGED_LEAST) or (
                named and shared >= (_FATE_LEAST if fate else _LEAST) and (fate or near)
            ):
                yield Disagreement(a, b, shared)


_UNTOLD = frozenset({"ordinal", "score", "time"})
"""Units in which two reports of one event rarely mean the same thing."""


def _same_number(a: Figure, b: Figure) -> bool:
    return (same.comparable(a, b) and same.agree(a, b)) or a.number == b.number


def _shared(a: _Told[T], b: _Told[T], mine: Coverage, theirs: Coverage) -> tuple[float, int, int]:
    """The weight of what two sentences share, how much is beside both statements, how many rare names."""
    weight = 0.0
    named = 0
    for word in (a.parties & b.parties) | (a.words & b.words):
        rare = max(mine.frequency[word], theirs.frequency[word]) <= _COMMON
        weight += 1.0 if rare else 0.3
        named += rare and word in a.parties
    return weight, len(a.near & b.near), named


def date_disagreements(mine: Coverage, theirs: Coverage) -> Iterator[Disagreement[Moment]]:
    """Yield the days that another report of the same event dates otherwise, by no more than three days.

    Both give a day of a month that the other report has nowhere, beside words for the same kind of event, and
    their sentences share two parties. A month with its year needs no such words: in another year it is
    another time.
    """
    yield from _month_disagreements(mine, theirs)
    for told in mine.moments:
        a = told.stated
        if a.grain != "day" or any(same_day(a, other.stated) for other in theirs.moments):
            continue
        events = _events(mine.text, a)
        for other in theirs.moments if events else ():
            b = other.stated
            if b.grain != "day" or not _is_near(a, b) or any(same_day(b, t.stated) for t in mine.moments):
                continue
            if len(told.parties & other.parties) < _PARTIES or not events & _events(theirs.text, b):
                continue
            shared, _, _ = _shared(told, other, mine, theirs)
            if shared >= _LEAST:
                yield Disagreement(a, b, shared)


def _month_disagreements(mine: Coverage, theirs: Coverage) -> Iterator[Disagreement[Moment]]:
    """“In December 2022” where the other report has December 2023 beside the same two parties."""
    for told in mine.moments:
        a = told.stated
        if a.grain != "month" or a.year is None:
            continue
        for other in theirs.moments:
            b = other.stated
            if (
                b.grain != "month"
                or b.month != a.month
                or b.year is None
                or not 0 < abs(a.year - b.year) <= _YEARS
            ):
                continue
            if any(mom.comparable(a, t.stated) and mom.agree(a, t.stated) for t in theirs.moments):
                continue
            if any(mom.comparable(b, t.stated) and mom.agree(b, t.stated) for t in mine.moments):
                continue
            shared, near, _ = _shared(told, other, mine, theirs)
            if len(told.parties & other.parties) >= _PARTIES and near and shared >= _LEAST:
                yield Disagreement(a, b, shared)


def _events(text: str, moment: Moment) -> frozenset[str]:
    """The kinds of events named beside a date."""
    start, end = max(0, moment.start - _BESIDE), min(len(text), moment.end + _BESIDE)
    return frozenset(str(match.lastgroup) for match in _EVENT.finditer(text, start, end))


def same_day(a: Moment, b: Moment) -> bool:
    """Whether two mentions of a day mean the same one, by what is resolved or else by what they state."""
    if a.resolved and b.resolved:
        return a.resolved == b.resolved
    return a.day is not None and (a.day, a.month) == (b.day, b.month)


def same_time(a: Moment, b: Moment) -> bool:
    """Whether two mentions mean the same day, or two months the same month."""
    if a.grain == b.grain == "month":
        return mom.agree(a, b)
    return same_day(a, b)


def _is_near(a: Moment, b: Moment) -> bool:
    if a.year and b.year and a.year != b.year:
        return False
    return a.month == b.month and a.day is not None and b.day is not None and 0 < abs(a.day - b.day) <= _DAYS
