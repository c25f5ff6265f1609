"""Pairs what an article states with what its source states, inside sentences that derive from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, takewhile
from typing import Generic, NamedTuple, Protocol, TypeVar

from auditor.compare.prepare import stems
from auditor.model import Alignment
from auditor.text.words import word_set


class Stated(Protocol):
    """Something stated at a place of a text: a figure, a date."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def quoted(self) -> bool:
        """Whether it stands in a direct quotation."""


T = TypeVar("T", bound=Stated)


class Paired(NamedTuple, Generic[T]):
    """A statement of the article and the source's that stands in its place."""

    article: T
    source: T
    agrees: bool
    similarity: float
    """How alike the two sentences are, 0 to 1."""


class Likeness(NamedTuple, Generic[T]):
    """How two statements are compared."""

    comparable: Callable[[T, T], bool]
    """Whether they can be of one thing."""
    agree: Callable[[T, T], bool]
    """Whether comparable ones say the same."""
    equal: Callable[[T, T], bool]
    """Whether any two say the same, whatever they are of."""
    same_thing: Callable[[T, T], bool]
    """Whether they are of one thing by what stands beside them."""
    slip: Callable[[T, T], bool]
    """Whether one can be the other with a slip of the pen."""
    alike: Callable[[T, T], bool]
    """Whether two of one text are so alike that one could be put for the other."""
    follows: Callable[[T, Sequence[T], Sequence[T]], bool]
    """Whether one can be reckoned from others, of the passage or of what stands around it."""


_WORD = re.compile(r"[^\W\d_]{4,}")
_BREAK = re.compile(r"[;:.!?\n“”()]|,\s")
_SIDE = re.compile(r"[^\W\d_]{3,}|\d|[^\w\s]|(?:and|but|while)\b")
_PLAIN = word_set(
    "the and but while from with for than about some was were are had has its their that this after"
)
_FEW = 8
"""Statements of a sentence among which exchanged ones are looked for."""
_CONTEXT = 60
_CLOSE = 0.6
"""Likeness of two sentences from which the same place is enough."""
_ALIKE = 0.55
"""Likeness of two sentences from which a figure that does not say what it counts can be of the same thing."""
_NEIGHBOURS = 1_500
"""Code points around a passage from whose figures a writer may have reckoned."""
_MOST = 400
"""Statements of one text that are paired: more are a table."""


def pair_off(
    text: str,
    mine: Sequence[T],
    source_text: str,
    theirs: Sequence[T],
    alignment: Sequence[Alignment],
    like: Likeness[T],
    *,
    wholly: bool,
) -> tuple[Paired[T], ...]:
    """Pair the statements of aligned sentences, each of the article's at most once, in the article's order.

    First what agrees is paired. What is then left over in a sentence contradicts what is left over in its
    passage if both are of one thing, the source states the article's nowhere else, it cannot be reckoned
    from the source, and no other sentence that is as like the passage has the source's: a fact that has
    moved is no contradiction. Where an article derives as a whole, what the source states nowhere is also
    held against the rest of the source: a slip of the one statement that the article leaves out.

    Args:
        text: The article's text.
        mine: Its statements, in order.
        source_text: The source's text.
        theirs: Its statements, in order.
        alignment: The article's sentences beside the source's passages.
        like: How two statements are compared.
        wholly: Whether the article derives from the source as a whole.
    """
    if not mine or not theirs or len(mine) > _MOST or len(theirs) > _MOST:
        return ()
    return _Pairing(text, mine, source_text, theirs, like).pairs(alignment, wholly=wholly)


class _Pairing(Generic[T]):
    """One pairing under way: what of the source is claimed by which sentence."""

    def __init__(
        self, text: str, mine: Sequence[T], source_text: str, theirs: Sequence[T], like: Likeness[T]
    ) -> None:
        self._text = text
        self._mine = mine
        self._source_text = source_text
        self._theirs = theirs
        self._like = like
        self._claimed: dict[int, float] = {}
        """What of the source some sentence states: how like its passage the likest of them is."""
        self._loose: list[T] = []
        """What the article states in sentences of its own."""

    def pairs(self, alignment: Sequence[Alignment], *, wholly: bool) -> tuple[Paired[T], ...]:
        found: list[Paired[T]] = []
        left: list[tuple[Alignment, list[T], list[int]]] = []
        for pair in alignment:
            first, last = _range(self._mine, pair.start, pair.end)
            here = self._mine[first:last]
            if pair.source_start is None or pair.source_end is None:
                self._loose += here
                continue
            there = range(*_range(self._theirs, pair.source_start, pair.source_end))
            matched = self._matched(here, there)
            for n, index in matched.items():
                self._claimed[index] = max(pair.similarity, self._claimed.get(index, 0.0))
                found.append(Paired(here[n], self._theirs[index], True, pair.similarity))
            exchanged = dict(self._exchanged(here, matched))
            if exchanged:
                done = {statement.start for statement in exchanged.values()}
                found = [p for p in found if p.article.start not in done]
                found += [
                    Paired(statement, self._theirs[index], False, pair.similarity)
                    for index, statement in exchanged.items()
                ]
            over = [statement for n, statement in enumerate(here) if n not in matched]
            left.append((pair, over, [index for index in there if index not in matched.values()]))
        for pair, over, there_ in left:
            if over:
                found += self._contradictions(pair, over, there_, wholly=wholly)
        return tuple(sorted(found, key=lambda p: (p.article.start, p.source.start)))

    def _said(self, a: T, b: T) -> bool:
        return self._like.comparable(a, b) and self._like.agree(a, b)

    def _matched(self, here: Sequence[T], there: Sequence[int]) -> dict[int, int]:
        """What of a sentence says the same as what of its passage, by index: what is of one thing first."""
        like = self._like
        matched: dict[int, int] = {}
        free = list(there)
        # What is counted may have another name at last: “two allies” and “two parties”.
        for fits in (lambda a, b: like.same_thing(a, b) and like.agree(a, b), self._said, like.equal):
            for n, statement in enumerate(here):
                if n in matched:
                    continue
                index = next((i for i in free if fits(statement, self._theirs[i])), None)
                if index is not None:
                    matched[n] = index
                    free.remove(index)
        return matched

    def _exchanged(self, here: Sequence[T], matched: Mapping[int, int]) -> Iterator[tuple[int, T]]:
        """What stands in the place that the passage gives to another: index there, and the statement here.

        “15 kilometres deep and 12 from the town” for “12 kilometres deep and 15 from the town”: each has a
        word beside it that the passage has beside the other only.
        """
        if not 2 <= len(matched) <= _FEW:
            return
        sides = {n: _beside(self._text, here[n]) for n in matched}
        there = {n: _beside(self._source_text, self._theirs[index]) for n, index in matched.items()}
        for n, m in combinations(matched, 2):
            one, other = self._theirs[matched[n]], self._theirs[matched[m]]
            quoted = here[n].quoted or here[m].quoted or one.quoted or other.quoted
            if quoted or not self._like.alike(here[n], here[m]) or self._like.equal(here[n], here[m]):
                continue
            straight = sides[n] & there[n] | sides[m] & there[m]
            if not straight and sides[n] & there[m] and sides[m] & there[n]:
                yield matched[m], here[n]
                yield matched[n], here[m]
                return

    def _contradictions(
        self, pair: Alignment, over: Sequence[T], there: Sequence[int], *, wholly: bool
    ) -> Iterator[Paired[T]]:
        against = [i for i in there if not self._is_claimed(i, pair) and not self._theirs[i].quoted]
        against = [i for i in against if not any(self._said(self._theirs[i], other) for other in self._loose)]
        wrong = [s for s in over if not s.quoted and not self._elsewhere(s, against, pair)]
        passage, around = self._near(pair, 0), self._near(pair, _NEIGHBOURS)
        wrong = [s for s in wrong if not self._like.follows(s, passage, around)]
        free = [self._theirs[i] for i in against]
        for statement in wrong:
            other = self._opposite(statement, pair, free, alone=len(wrong) == 1)
            if other is not None:
                free.remove(other)
            elif wholly:
                other = self._left_out(statement, pair)
            if other is not None:
                yield Paired(statement, other, False, pair.similarity)

    def _is_claimed(self, index: int, pair: Alignment) -> bool:
        return self._claimed.get(index, -1.0) >= pair.similarity

    def _elsewhere(self, statement: T, against: Sequence[int], pair: Alignment) -> bool:
        """Whether the source states it in another place, from which the article can have it."""
        for index, other in enumerate(self._theirs):
            if index in against:
                continue
            if index not in self._claimed and self._like.equal(statement, other):
                return True
            if pair.similarity < _CLOSE and self._said(statement, other):
                return True
        return False

    def _opposite(self, statement: T, pair: Alignment, free: Sequence[T], *, alone: bool) -> T | None:
        """The statement of the passage that stands where the article has another one."""
        candidates = [other for other in free if self._like.same_thing(statement, other)]
        if not candidates:
            candidates = [other for other in free if self._like.comparable(statement, other)]
            if len(candidates) != 1 or not alone or pair.similarity < _ALIKE:
                return None
        context = _context(self._text, statement, pair.start, pair.end)
        floor, stop = pair.source_start or 0, pair.source_end or 0
        shared = [len(context & _context(self._source_text, other, floor, stop)) for other in candidates]
        best = max(shared)
        if best or (pair.similarity >= _CLOSE and alone and len(free) == 1):
            return candidates[shared.index(best)]
        return None

    def _left_out(self, statement: T, pair: Alignment) -> T | None:
        """The one statement of the source that the article leaves out and this can be meant for."""
        context = _context(self._text, statement, pair.start, pair.end)
        found: list[T] = []
        for index, other in enumerate(self._theirs):
            if index in self._claimed or other.quoted or not self._like.same_thing(statement, other):
                continue
            around = _context(self._source_text, other, other.start - _CONTEXT, other.end + _CONTEXT)
            if not (self._like.slip(statement, other) and context & around):
                continue
            if not any(self._said(other, own) for own in self._mine):
                found.append(other)
        return found[0] if len(found) == 1 else None

    def _near(self, pair: Alignment, reach: int) -> Sequence[T]:
        """What the source states in a passage and up to so many code points before and behind it."""
        start, end = pair.source_start or 0, pair.source_end or 0
        first, last = _range(self._theirs, start - reach, end + reach)
        return self._theirs[first:last]


def _range(stated: Sequence[T], start: int, end: int) -> tuple[int, int]:
    """The indexes of what begins within a stretch of text."""
    return bisect_left(stated, start, key=_start), bisect_left(stated, end, key=_start)


def _start(statement: Stated) -> int:
    return statement.start


def _beside(text: str, statement: Stated) -> frozenset[str]:
    """The stems of the words behind a statement, to the next figure, mark or conjunction; else before it."""
    for words in (
        _SIDE.findall(text, statement.end, statement.end + _CONTEXT),
        _SIDE.findall(text, max(0, statement.start - _CONTEXT), statement.start)[::-1],
    ):
        run = list(takewhile(lambda word: word[0].isalpha() and word not in ("and", "but", "while"), words))
        found = frozenset(stem for word in run if word.lower() not in _PLAIN for stem in stems(word))
        if found:
            return found
    return frozenset()


def _context(text: str, statement: Stated, floor: int, stop: int) -> frozenset[str]:
    """The stems of the words around a statement, within its sentence."""
    start, end = max(floor, statement.start - _CONTEXT), min(stop, statement.end + _CONTEXT)
    around = _WORD.findall(text, start, statement.start) + _WORD.findall(text, statement.end, end)
    return frozenset(stem for word in around for stem in stems(word))
