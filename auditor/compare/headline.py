"""Figures of a headline that the article below it gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from auditor.compare import same_figures as same
from auditor.compare.figures import Figure
from auditor.compare.prepare import stems
from auditor.compare.statements import article_figures
from auditor.compare.things import FATES
from auditor.document import Document
from auditor.model import Span
from auditor.regex import lazy

_WORD = lazy(r"[^\W\d_]{4,}")
_UNTOLD = frozenset({"ordinal", "score", "age", "time", "°"})
"""Units in which a headline and its article seldom mean the same thing."""
_LEAST = 3
"""Below it a figure of a headline may count anything."""
_SHARED = 2
"""Words that a headline and a sentence of the body share where both are of one thing."""
_LEAD = 4
"""Sentences of the body that a headline sums up."""
_MOST = 60
"""Figures of a body among which sums are looked for: more are a table."""
_VAGUE = lazy(
    r"\b(?:nearly|almost|about|around|over|more than|up to|at least|some|dozens|hundreds|thousands|half|"
    r"another|further|other|extra|new|first|last|next|top|least|per|each|a day|a year|of)\s$",
    re.IGNORECASE,
)
_BEHIND = lazy(r"\s(?:more|others?|of|further|extra|new)\b|\s?[-–]\w|\s?[+?]", re.IGNORECASE)
_REACH = 12


class HeadlineConflict(NamedTuple):
    """A figure of the headline and the one that the body has for the same thing."""

    headline: Figure
    body: Figure


def headline_conflicts(doc: Document) -> Iterator[HeadlineConflict]:
    """Yield the figures of a headline that the body contradicts.

    The body has no figure that says the same, rounded or reckoned; all that its first sentences count by the
    same noun, or of people with the same fate, or in the same unit, is one other figure; and that stands in a
    sentence that shares words with the headline.
    """
    headline = doc.headline
    if headline is None or not any(headline.start <= n.start < headline.end for n in doc.numbers):
        return
    found = article_figures(doc)
    body = [f for f in found if f.start >= headline.end]
    if not body or len(body) > _MOST:
        return
    for figure in found:
        if headline.start <= figure.start < headline.end and _is_plain(doc.text, figure):
            other = _contradicted(doc, headline, figure, body)
            if other is not None:
                yield HeadlineConflict(figure, other)


def _is_plain(text: str, figure: Figure) -> bool:
    """Whether a figure is said as it is, and of one thing."""
    if figure.quoted or figure.approx or figure.unit in _UNTOLD or figure.number < _LEAST:
        return False
    if figure.unit == "count" and not figure.thing:
        return False
    before = text[max(0, figure.start - _REACH) : figure.start]
    return _VAGUE.search(before) is None and _BEHIND.match(text, figure.end) is None


def _contradicted(doc: Document, headline: Span, figure: Figure, body: Sequence[Figure]) -> Figure | None:
    """The figure of the lead that stands for one of the headline and is another one."""
    if any(same.equal(figure, o) or o.number == figure.number or _said(figure, o) for o in body):
        return None
    kin = [other for other in body if other.unit == figure.unit]
    if any(figure.value in (a.value + b.value, abs(a.value - b.value)) for a, b in combinations(kin, 2)):
        return None
    told = _stems(doc, headline)
    found: list[tuple[int, Figure]] = []
    for sentence in doc.body_sentences[:_LEAD]:
        shared = len(told & _stems(doc, sentence))
        found += [
            (shared, other)
            for other in kin
            if sentence.start <= other.start < sentence.end
            and same.same_thing(figure, other)
            and shared >= (1 if figure.thing in FATES else _SHARED)
        ]
    values = {other.value for _, other in found}
    if len(values) != 1:
        return None
    other = found[0][1]
    plain = same.close(figure, other) and _is_plain(doc.text, other)
    return other if plain else None


def _said(figure: Figure, other: Figure) -> bool:
    return same.comparable(figure, other) and (
        same.agree(figure, other) or same.rounds(figure.value, other.value)
    )


def _stems(doc: Document, span: Span) -> frozenset[str]:
    return frozenset(s for word in _WORD.findall(doc.text, span.start, span.end) for s in stems(word))
