"""What other coverage of an event gives otherwise than an article, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from auditor.compare import coverage as _coverage
from auditor.compare import figures as _figures
from auditor.compare import moments as _moments
from auditor.compare.comparison import Comparison
from auditor.compare.coverage import Disagreement
from auditor.compare.facts import PairedFacts, paired_facts
from auditor.compare.figures import Figure
from auditor.compare.moments import Moment
from auditor.compare.periods import Period
from auditor.compare.same_figures import agree, comparable
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Source

T = TypeVar("T", Figure, Moment)

_RELATED = 0.1
"""Share of sentences in common from which one report is made from the other, or both from a third."""


class Conflict(NamedTuple, Generic[T]):
    """A statement of the article that other coverage of the event contradicts."""

    article: T
    source: Source
    """The report that contradicts it: agency copy before others."""
    other: T
    against: int
    """How many reports state the other thing, wherever."""


def figure_conflicts(doc: Document, sources: Sequence[Comparison]) -> tuple[Conflict[Figure], ...]:
    """Figures of an article that other coverage of the event gives otherwise, none as the article does.

    Args:
        doc: The article.
        sources: The article against every text that may report the same event.
    """
    return _conflicts(
        doc, sources, lambda facts: facts.figure_disagreements, _figures.source_figures, _same_figure
    )


def date_conflicts(doc: Document, sources: Sequence[Comparison]) -> tuple[Conflict[Moment], ...]:
    """Days of an article that other coverage of the event dates otherwise, none as the article does.

    Args:
        doc: The article.
        sources: The article against every text that may report the same event.
    """
    return _conflicts(
        doc, sources, lambda facts: facts.date_disagreements, _moments.source_moments, _coverage.same_time
    )


def contradicted(
    doc: Document,
    source: Source,
    printed: Figure | Moment | Period,
    stated: Figure | Moment | Period,
    what: str,
    severity: Severity,
    *,
    replaceable: bool,
) -> Finding:
    """The finding for a figure or a date that a source gives otherwise.

    Args:
        doc: The article.
        source: The source.
        printed: What the article has.
        stated: What the source has.
        what: Of what it is told: ``thing``, ``event``.
        severity: How much it matters.
        replaceable: Whether the source's words can stand in the place of the article's.
    """
    mine = doc.text[printed.start : printed.end]
    theirs = source.text[stated.start : stated.end]
    here, there = f"‘{mine}’{_meant(printed)}", f"‘{theirs}’{_meant(stated)}"
    whose = "the agency copy" if source.role == "wire" else "another report"
    return Finding(
        printed.start,
        printed.end,
        f"{here} here, {there} in {whose} for the same {what}",
        severity=severity,
        suggestion=theirs if replaceable else None,
        evidence=(Evidence(source.id, stated.start, stated.end, theirs),),
    )


def _meant(stated: Figure | Moment | Period) -> str:
    """The day that words like “yesterday” mean."""
    if not isinstance(stated, Moment) or not stated.relative or stated.resolved is None:
        return ""
    return f" ({stated.resolved:%A})"


def _coverage_of(sources: Sequence[Comparison]) -> list[Comparison]:
    """Reports that are neither source nor copy of the article; none where it is copied as a whole."""
    if any(comparison.derivation.verdict == "wholly" for comparison in sources):
        return []
    return [comparison for comparison in sources if comparison.overlap < _RELATED]


def _conflicts(
    doc: Document,
    sources: Sequence[Comparison],
    disagreements: Callable[[PairedFacts], Sequence[Disagreement[T]]],
    stated: Callable[[Source], Sequence[T]],
    same: Callable[[T, T], bool],
) -> tuple[Conflict[T], ...]:
    by_place: dict[int, list[tuple[Source, Disagreement[T]]]] = {}
    for comparison in _coverage_of(sources):
        for disagreement in disagreements(paired_facts(doc, comparison)):
            by_place.setdefault(disagreement.article.start, []).append((comparison.source, disagreement))
    found: list[Conflict[T]] = []
    for start in sorted(by_place):
        group = by_place[start]
        article = group[0][1].article
        if any(same(article, other) for comparison in sources for other in stated(comparison.source)):
            continue
        source, best = max(group, key=lambda item: (item[0].role == "wire", item[1].shared))
        against = sum(any(same(best.other, other) for other in stated(c.source)) for c in sources)
        found.append(Conflict(article, source, best.other, against))
    return tuple(found)


def _same_figure(a: Figure, b: Figure) -> bool:
    return comparable(a, b) and agree(a, b)
