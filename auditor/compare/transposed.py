"""Figures of an article that are one of the agency copy's with two digits in each other's place.

A rewrite can be too free to be aligned with its source, or to be told for a rewrite at all. Two reports of
one event hardly ever have figures that differ by the order of two digits alone, so that such a pair, each
of which the other text lacks, is a slip where the words around both are of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.compare.figures import Figure
from auditor.compare.prepare import stems
from auditor.compare.same_figures import digits
from auditor.compare.things import FATES
from auditor.document import Document
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mistyped import mistyped

_WORD = lazy(r"\d+(?:[.,]\d+)*|[^\W\d_]{4,}")
_REACH = 160
"""Code points around a figure whose words tell what it is about, sentences beside its own included."""
_SURE = 4
"""Digits from which two figures in another order are never met by chance."""
_NAMES = 3
"""Names that two texts of one event share."""
_TOLLS = frozenset({"dead", "hurt", "missing"})
_MANY = 5
"""Stems around two counts of two digits each that tell that they are of one thing."""
_MOST = 120
"""Figures of one text that are compared: more are a table."""
_UNITS = frozenset({"ordinal", "score", "age"})
_SHORT_TIMES = frozenset({"second", "minute", "hour", "day", "week"})
"""Units and times in which figures are too many, or too small, to be told by their digits."""


class Transposed(NamedTuple):
    """A figure of the article and the source's that has the same digits."""

    article: Figure
    source: Figure


def transposed_figures(
    doc: Document, mine: Sequence[Figure], other: Document, theirs: Sequence[Figure]
) -> Iterator[Transposed]:
    """Yield the figures of an article that have two digits of a source's figure exchanged.

    Args:
        doc: The article.
        mine: Its figures, in order.
        other: Agency copy of the same event.
        theirs: Its figures, in order.
    """
    if len(mine) > _MOST or len(theirs) > _MOST:
        return
    own, known = {f.number for f in mine}, {f.number for f in theirs}
    free = [f for f in theirs if f.number not in own and _may_be(f)]
    for figure in mine:
        if figure.number in known or not _may_be(figure):
            continue
        like = [f for f in free if f.unit == figure.unit and _exchanged(figure, f)]
        if len({f.number for f in like}) == 1 and _of_one_thing(doc, figure, mine, other, like[0], theirs):
            yield Transposed(figure, like[0])


def _may_be(figure: Figure) -> bool:
    told = figure.unit in _UNITS or figure.written in _SHORT_TIMES
    return not (told or figure.quoted or figure.approx)


def _exchanged(a: Figure, b: Figure) -> bool:
    """Whether two neighbouring digits of a whole number have changed places, and nothing else."""
    written = digits(a)
    return "." not in written and mistyped(written, digits(b)) == "neighbours"


def _of_one_thing(
    doc: Document,
    figure: Figure,
    mine: Sequence[Figure],
    other: Document,
    stated: Figure,
    theirs: Sequence[Figure],
) -> bool:
    """Whether two figures of the same digits count the same, by their words and those around."""
    fates = {thing for thing in (figure.thing, stated.thing) if thing in FATES}
    if len(fates - {"aboard"}) > 1:
        return False
    shared = _around(doc.text, figure) & _around(other.text, stated)
    shared -= frozenset(stems(figure.written) if figure.written.isalpha() else ())
    count = max(len(digits(f).rstrip("0")) for f in (figure, stated))
    if count == 2:
        # Two digits are a slip only of the one figure that both texts have in that unit.
        lone = all(
            sum([f.written == figure.written and f.thing == figure.thing for f in found]) == 1
            for found in (mine, theirs)
        )
        if figure.unit == "count":
            sure = lone and figure.thing == stated.thing and figure.thing in FATES
            many = len(shared) >= _MANY and _TOLLS.isdisjoint((figure.thing, stated.thing))
            return (sure or many) and _one_event(doc, other)
        return lone and figure.written == stated.written and bool(shared)
    return _one_event(doc, other) and (count >= _SURE or bool(shared))


def _one_event(doc: Document, other: Document) -> bool:
    return len({n.text for n in doc.names} & {n.text for n in other.names}) >= _NAMES


def _around(text: str, figure: Figure) -> frozenset[str]:
    """The stems of the words around a figure, within its paragraph."""
    floor = max(figure.start - _REACH, text.rfind("\n", 0, figure.start) + 1)
    end = text.find("\n", figure.end)
    span = Span(floor, min(figure.end + _REACH, end if end >= 0 else len(text)))
    words = (*_WORD.findall(text, span.start, figure.start), *_WORD.findall(text, figure.end, span.end))
    return frozenset(stem for word in words for stem in stems(word))
