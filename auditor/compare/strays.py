"""Statements of an article that no passage answers: a rewrite with one fact changed, too free to be aligned.

Of a text that derives from a source, what stands in no aligned sentence is still about the same matter. A
figure or a date that the source states nowhere can be held against one that the article states nowhere if
both are of one thing and the sentences around them share the rare words of the story.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple

from auditor.compare.pairing import Likeness, Paired, T
from auditor.compare.prepare import Prepared, stems
from auditor.model import Alignment, Span
from auditor.regex import lazy

_TOKEN = lazy(r"\d+(?:[.,]\d+)*|[^\W\d_]{4,}")
_REACH = 140
"""Code points around a statement, within its sentence, whose words tell what it is about."""
_NEAR = 45
"""Code points within which a shared word counts twice."""
_MOST = 120
"""Statements of one text that are compared: more are a table."""
_RARE = 2
"""Sentences of the source in which a word may stand and still count fully."""
_COMMON = 5

_SAME = 3.0
_COMPARABLE = 3.5
_AKIN = 4.0
"""Weight of shared words from which two statements are of one thing: by the same unit or noun, where one
says no noun, by two nouns."""
_BESIDE = 0.5
"""Weight of a sentence beside that derives from a passage beside."""
_SENTENCES = 2
_PASSAGE = 500
"""Sentences of the article, and code points of the source, within which it is beside."""
_SLIP = 1.0
"""Weight of a figure that has the other's digits in another order."""
_SOLE = 1.0
"""Weight of there being one statement of a kind in either text."""
_MARGIN = 0.75
"""Weight by which a statement must be likelier than the next."""


class _Around(NamedTuple):
    near: frozenset[str]
    wide: frozenset[str]


def stray_pairs(
    text: str,
    mine: Sequence[T],
    loose: Sequence[T],
    sentences: Sequence[Alignment],
    source: Prepared,
    theirs: Sequence[T],
    paired: Sequence[Paired[T]],
    like: Likeness[T],
    has_news: Callable[[Alignment], bool],
    *,
    wholly: bool,
) -> tuple[Paired[T], ...]:
    """Pair what an article states without an answer with what only the source states.

    Args:
        text: The article's text.
        mine: Its statements, in order.
        loose: Those of them that are held against the source.
        sentences: Its sentences beside the source's passages, in order.
        source: The source's sentences.
        theirs: The source's statements, in order.
        paired: What is paired already.
        like: How two statements are compared.
        has_news: Whether a sentence has news that the source did not have yet, and is not held against it.
        wholly: Whether the article derives from the source as a whole.

    Returns:
        Contradictions only, in the article's order.
    """
    if len(mine) > _MOST or len(theirs) > _MOST:
        return ()
    settled = {pair.article.start for pair in paired}
    held = {pair.source.start for pair in paired}
    alone = [
        (a, at)
        for a in loose
        if a.start not in settled and not a.quoted and not _is_moved(like, a, mine, theirs)
        for at in _sentence(sentences, a.start)
        if not has_news(sentences[at])
    ]
    if not alone:
        return ()
    free = [b for b in theirs if b.start not in held and not any(_said(like, b, a) for a in mine)]
    if not free:
        return ()
    return tuple(_Strays(text, mine, alone, sentences, source, theirs, free, like, wholly=wholly).pairs())


def _said(like: Likeness[T], a: T, b: T) -> bool:
    return like.equal(a, b) or (like.comparable(a, b) and like.agree(a, b))


def _is_moved(like: Likeness[T], a: T, mine: Sequence[T], theirs: Sequence[T]) -> bool:
    """Whether the source says the same in a place from which nothing else of the article can be."""
    places = [b for b in theirs if _said(like, a, b)]
    return bool(places) and not any(
        m is not a and _said(like, m, b) and like.same_thing(m, b) for b in places for m in mine
    )


def _sentence(sentences: Sequence[Alignment], offset: int) -> list[int]:
    """The index of the sentence around an offset; none where it is no sentence of the body."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return [at] if at >= 0 and offset < sentences[at].end else []


class _Strays(Generic[T]):
    """Strays of an article, each with the index of its sentence, and of its source."""

    def __init__(
        self,
        text: str,
        own: Sequence[T],
        alone: Sequence[tuple[T, int]],
        sentences: Sequence[Alignment],
        source: Prepared,
        theirs: Sequence[T],
        free: Sequence[T],
        like: Likeness[T],
        *,
        wholly: bool,
    ) -> None:
        self._own = own
        self._alone = alone
        self._sentences = sentences
        self._theirs = theirs
        self._like = like
        self._source = source
        self._wholly = wholly
        self._starts = [unit.start for unit in source.units]
        self._mine = [_around(text, a, Span(sentences[at].start, sentences[at].end)) for a, at in alone]
        self._free = [(b, self._beside(b)) for b in free]

    def pairs(self) -> Iterator[Paired[T]]:
        """Pairs of which either is by far the likeliest for the other."""
        found: list[tuple[float, int, int]] = []
        for n, (a, at) in enumerate(self._alone):
            for index, (b, beside) in enumerate(self._free):
                least = self._least(a, b, at)
                if least is None or beside is None:
                    continue
                weight = self._weight(self._mine[n], beside)
                if weight >= least + self._told(n):
                    found.append((weight, n, index))
        for weight, n, index in sorted(found, key=lambda item: self._alone[item[1]][0].start):
            rivals = [w for w, m, i in found if (m == n) != (i == index)]
            if any(weight - rival < _MARGIN for rival in rivals):
                continue
            a, at = self._alone[n]
            if not self._like.follows(a, self._theirs, self._theirs):
                yield Paired(a, self._free[index][0], False, self._sentences[at].similarity)

    def _told(self, n: int) -> float:
        """The weight of what a statement shares with the likeliest place where the source says the same."""
        a, _ = self._alone[n]
        places = [self._beside(b) for b in self._theirs if _said(self._like, a, b)]
        return max((self._weight(self._mine[n], beside) for beside in places if beside), default=0.0)

    def _least(self, a: T, b: T, at: int) -> float | None:
        """The weight of shared words from which two statements contradict each other; None for never."""
        like = self._like
        slip, same = like.slip(a, b), like.same_thing(a, b)
        # Another figure of the text can be of any size.
        borrowed = same and any(like.equal(a, other) for other in self._theirs)
        if not (like.alike(a, b) and (borrowed or like.close(a, b))):
            return None
        beside = self._is_beside(at, b)
        if not (self._wholly or (same and (beside or slip))):
            return None
        if not (self._wholly or beside):
            return _SAME
        sole = same and all(
            sum(like.same_thing(a, other) for other in stated) == 1 for stated in (self._own, self._theirs)
        )
        likely = (_SLIP if slip else 0.0) + (_BESIDE if beside else 0.0) + (_SOLE if sole else 0.0)
        if same:
            return _SAME - likely
        if like.comparable(a, b):
            return _COMPARABLE - likely
        return _AKIN - likely if like.akin(a, b) else None

    def _is_beside(self, at: int, b: T) -> bool:
        """Whether a sentence near derives from a passage near."""
        return any(
            sentence.source_start is not None and abs(sentence.source_start - b.start) <= _PASSAGE
            for sentence in self._sentences[max(0, at - _SENTENCES) : at + _SENTENCES + 1]
        )

    def _beside(self, b: T) -> _Around | None:
        at = bisect_right(self._starts, b.start) - 1
        if at < 0 or b.start >= self._source.units[at].end:
            return None
        unit = self._source.units[at]
        return _around(self._source.text, b, Span(unit.start, unit.end))

    def _weight(self, mine: _Around, theirs: _Around) -> float:
        weight = 0.0
        for stem in mine.wide & theirs.wide:
            frequency = self._source.frequency.get(stem, 1)
            worth = 1.0 if frequency <= _RARE else 0.5 if frequency <= _COMMON else 0.2
            weight += 2 * worth if stem in mine.near and stem in theirs.near else worth
        return weight


def _around(text: str, statement: T, sentence: Span) -> _Around:
    """The stems around a statement, its own words left out."""
    near: set[str] = set()
    wide: set[str] = set()
    start, end = max(sentence.start, statement.start - _REACH), min(sentence.end, statement.end + _REACH)
    for floor, stop in ((start, statement.start), (statement.end, end)):
        for match in _TOKEN.finditer(text, floor, stop):
            found = stems(match[0])
            wide.update(found)
            if match.end() > statement.start - _NEAR and match.start() < statement.end + _NEAR:
                near.update(found)
    return _Around(frozenset(near), frozenset(wide))
