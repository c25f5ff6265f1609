"""What an article states, of each kind, found once for all its sources."""

from __future__ import annotations

from functools import lru_cache

from auditor.compare import coverage as _coverage
from auditor.compare import figures as _figures
from auditor.compare import moments as _moments
from auditor.compare import periods as _periods
from auditor.compare.coverage import Coverage
from auditor.compare.figures import Figure
from auditor.compare.moments import Moment
from auditor.compare.periods import Period
from auditor.document import Document

_CACHED = 16


@lru_cache(maxsize=_CACHED)
def article_figures(doc: Document) -> tuple[Figure, ...]:
    """The figures of an article, in order, found once."""
    return _figures.figures(doc)


@lru_cache(maxsize=_CACHED)
def article_moments(doc: Document) -> tuple[Moment, ...]:
    """The points of time in an article, in order, found once."""
    return _moments.moments(doc)


@lru_cache(maxsize=_CACHED)
def article_periods(doc: Document, kinds: frozenset[_periods.Kind]) -> tuple[Period, ...]:
    """The parts of days and years in an article that are of these kinds, in order, found once."""
    return _periods.periods(doc, kinds)


@lru_cache(maxsize=_CACHED)
def article_coverage(doc: Document) -> Coverage:
    """What an article states, for the comparison with other reports, found once."""
    return _coverage.coverage(doc)
