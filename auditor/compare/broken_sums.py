"""Sums that hold in the agency copy and no longer in the article: one figure of three is another.

A sentence says in a hundred ways that figures make a sum, and a rewrite finds a new one each time. That they
do make one in the copy needs no wording to be seen: 1,900 and 460 are 2,360. Where the article has two of
the three beside each other, lacks the third, and has a figure of its own in its stead that nothing explains,
the sum is broken, whichever of the three was the result.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, permutations, starmap
from typing import Literal, NamedTuple

from auditor.compare.counterparts import Verdict
from auditor.compare.figures import Figure
from auditor.compare.inside import Inside
from auditor.compare.same_figures import agree, comparable, same_thing, slip
from auditor.document import Document

Sum = Literal["sum", "difference", "product", "quotient", "share", "change", "part"]
"""What a figure is of two others; a part is so many per cent of one, or one changed by so many per cent."""

_MOST = 80
"""Figures of one text that are compared: more are a table."""
_BESIDE = 8
"""Figures of a passage that are reckoned with: among more of them some sum always fits."""
_UNITS = frozenset({"ordinal", "score", "age", "times"})
"""What is not added to anything."""
_SIZE = Decimal(3)
"""How much larger or smaller a figure may be that stands for another."""
_SMALL = 10
"""Whole numbers below it add up by chance."""
_LARGE = 100
"""Where all are below it some product always fits."""
_MONEY = 100_000
"""Figures from here on have their unit where the sentence names it first."""
_POINT = Decimal("0.6")
_HUNDRED = 100


class BrokenSum(NamedTuple):
    """A figure of the article in the place of one that made a sum with two others in the agency copy."""

    article: Figure
    source: Figure
    """The copy's figure."""
    kind: Sum
    """What that is of the others."""
    others: tuple[Figure, ...]
    """The article's figures that are the copy's, too, in the article's order."""


def broken_sums(
    doc: Document, mine: Sequence[Figure], theirs: Sequence[Figure], verdict: Verdict
) -> Iterator[BrokenSum]:
    """Yield the figures of an article that break a sum of its agency copy.

    Args:
        doc: The article.
        mine: Its figures, in order.
        theirs: The figures of its agency copy, in order.
        verdict: How much of the article derives from it: the more, the less has a figure to be alike to be
            the copy's.
    """
    mine, theirs = _reckonable(mine), _reckonable(theirs)
    if max(len(mine), len(theirs)) > _MOST:
        return
    own = [a for a in mine if not a.quoted and not any(_says(a, b) for b in theirs)]
    free = [b for b in theirs if not any(_says(a, b) for a in mine)] if own else []
    if not free:
        return
    inside = Inside(mine)
    starts = [*(sentence.start for sentence in doc.sentences), len(doc.text), len(doc.text)]
    for a in own:
        at = max(0, bisect_right(starts, a.start, hi=len(doc.sentences)) - 1)
        beside = [m for m in inside(starts[max(0, at - 1)], starts[at + 2]) if m is not a]
        if len(beside) < 2:
            continue
        for b in free:
            if _may_stand_for(a, b, verdict) and (found := _broken(a, b, beside, theirs)):
                yield found
                break


def _reckonable(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.unit not in _UNITS]


def _says(a: Figure, b: Figure) -> bool:
    return a.value == b.value or (comparable(a, b) and agree(a, b))


def _may_stand_for(a: Figure, b: Figure, verdict: Verdict) -> bool:
    """Whether a figure can have been put for another one."""
    if not _of_one_unit(a, b):
        return False
    if verdict == "none":
        return same_thing(a, b) and slip(a, b) > 0
    if verdict == "partly" and not (_telling(a) and _telling(b)):
        return False
    return b.value <= a.value * _SIZE <= b.value * _SIZE * _SIZE or slip(a, b) > 0


def _of_one_unit(a: Figure, b: Figure) -> bool:
    """Whether two figures can be added: a bare number takes the unit of what stands beside it."""
    return a.unit == b.unit or _is_bare(a) or _is_bare(b)


def _is_bare(figure: Figure) -> bool:
    """Whether a figure may be of any unit: “the other 400 million”, “60 million francs”."""
    return figure.unit == "count" and (not figure.thing or figure.value >= _MONEY)


def _broken(a: Figure, b: Figure, beside: list[Figure], theirs: list[Figure]) -> BrokenSum | None:
    """The sum that ``b`` makes with figures of the copy that stand beside ``a``."""
    known = [m for m in beside if any(t.value == m.value and _of_one_unit(m, t) for t in theirs)]
    if not 2 <= len(known) <= _BESIDE:
        return None
    for others in chain(combinations(known, 2), combinations(known, 3)):
        kind = _makes(b, others)
        if kind is not None:
            return None if _is_explained(a, beside, others) else BrokenSum(a, b, kind, others)
    return None


def _is_explained(figure: Figure, beside: list[Figure], broken: tuple[Figure, ...]) -> bool:
    """Whether a figure is itself a sum of others beside it; a sum that leaves out one of three is none."""
    return any(
        _makes(figure, others)
        for others in chain(combinations(beside, 2), combinations(beside, 3))
        if not (len(others) < len(broken) and set(others) < set(broken))
    )


def _makes(figure: Figure, others: tuple[Figure, ...]) -> Sum | None:
    """What a figure is of two or three others; none for nothing that is more than chance."""
    if min(other.value for other in others) <= 1:
        return None
    added = _added(figure, others)
    if added or len(others) > 2:
        return added
    x, y = others
    if x.value == y.value:
        return None
    if figure.unit == "%":
        return _rate(figure, x, y)
    if max(figure.value, x.value, y.value) < _LARGE:
        return None
    for one, many in permutations((x, y)):
        if many.unit == "%" != one.unit and _of_one_unit(one, figure):
            rate = many.value / _HUNDRED
            if any(_rounds_to(figure, one.value * times) for times in (rate, 1 + rate, 1 - rate)):
                return "part"
        if many.unit == "count" and one.unit != "%" and _of_one_unit(one, figure):
            if _rounds_to(figure, one.value * many.value):
                return "product"
            if _rounds_to(figure, one.value / many.value):
                return "quotient"
        if figure.unit == "count" and one.unit == many.unit and _rounds_to(figure, one.value / many.value):
            return "quotient"
    return None


def _added(figure: Figure, others: tuple[Figure, ...]) -> Sum | None:
    """Whether a figure is the sum of others, or what is left of the largest without the rest."""
    terms = (figure, *others)
    if not any(map(_telling, terms)) or not all(starmap(_of_one_unit, combinations(terms, 2))):
        return None
    total = sum((other.value for other in others), Decimal(0))
    if figure.value == total:
        return "sum"
    return "difference" if figure.value == 2 * max(other.value for other in others) - total else None


def _rate(figure: Figure, x: Figure, y: Figure) -> Sum | None:
    """Whether a percentage is the share of one figure in another, or the change between the two."""
    if x.unit != y.unit or x.unit == "%":
        return None
    whole, part = max(x.value, y.value), min(x.value, y.value)
    if abs(_HUNDRED * part / whole - figure.value) <= _POINT:
        return "share"
    changes = (_HUNDRED * (whole - part) / base for base in (whole, part))
    return "change" if any(abs(change - figure.value) <= _POINT for change in changes) else None


def _telling(figure: Figure) -> bool:
    """Whether a figure is none of the small ones that add up by chance."""
    return figure.value >= _SMALL or figure.value % 1 != 0


def _rounds_to(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is a value as far as its digits show, of which two must."""
    digits = len(figure.value.normalize().as_tuple().digits)
    if not value:
        return False
    unit = Decimal(1).scaleb(value.adjusted() - max(digits, 2) + 1)
    return abs(figure.value - value) <= unit / 2
