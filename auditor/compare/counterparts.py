"""Statements of an article that the source has nowhere, each beside the one of the source that it is put for.

A rewrite can be too free to be aligned with its source, or to be told for a rewrite at all. What it states is
still about the same matter: a figure or a date that only the article has, and one that only the source has,
are of one thing where what speaks for it outweighs what speaks for any other pair. That is how much two
sentences have in common, rare words and the facts in which they agree above all, the place between the
sentences before and behind, what the two statements count, and how one can have become the other.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Generic, Literal, NamedTuple

from auditor.compare.likeness import Likeness, Paired, Stated, T
from auditor.compare.prepare import Prepared, stemmed, stems
from auditor.compare.surroundings import clause_words, frame
from auditor.model import Alignment, Span
from auditor.regex import lazy
from auditor.text.words import word_set

Key = tuple[str, str]
"""What a statement says, so that two texts that say the same have the same key."""

_TOKEN = lazy(r"\d+(?:[.,]\d+)*|[^\W\d_]{4,}")
_REACH = 45
"""Code points around a statement, within its sentence, within which a shared word counts twice."""
_MOST = 120
"""Statements of one text that are compared: more are a table."""
_LONG = 4
"""Letters from which a stem says what a sentence is about."""
_RARE = 2
"""Sentences of the source in which a word may stand and still count fully."""
_COMMON = 5

# What speaks for a pair, in words shared.
_FACT = 1.5
"""A fact in which two sentences agree."""
_ALIGNED = 2.0
"""Two sentences of which one derives from the other."""
_BETWEEN = 1.0
"""A sentence between two that have what stands before and behind in the source."""
_NEAR = 0.5
"""One that is no more than two sentences from there."""
_HOME = 2.0
"""What two sentences share from which the one is taken for what the other tells."""
_SAME = 1.0
"""Two statements of one thing by what stands beside them; less where one does not say it."""
_COMPARABLE = 0.5
_SOLE = 1.0
"""The only statement of a kind in either text."""

_SLIP = 1.5
"""Likeness from which one is taken for the other with a slip of the pen."""
_SURE = 2.0
"""Likeness that nothing else explains: two digits of several are exchanged."""
_SMALL = 10
"""Counts below it are too many to be of one thing for being alike."""
_LEAST_OF_SLIPS = 5.0
"""What must speak for a slip."""
_LEAST_IN_PLACE = 3.0
"""The same in a text that derives, in the place of a sentence of the source that is told nowhere else."""
_LEAST_WHOLLY = 6.0
_LEAST = 8.0
"""What must speak for any other pair in a text that derives as a whole, and in one with facts of its own."""
_LEAST_SHARED = 4.5
"""What two sentences must share for that in a text that does not derive at all."""
_TWO_NAMES = 2.0
"""How much more must, if what is counted has two names."""
_MARGIN = 0.75
_MARGIN_OF_OWN = 2.5
"""By how much a pair must be likelier than the next, and in a text that does not derive."""

_LEAST_FRAMED = 4.0
"""What must speak for a pair that stands between the same words."""
_FRAMED = 4
"""So many words, two of them telling, …"""
_SAID = 4
"""… and no verb of saying among so many before a day: everybody says something every day."""
_SAYING = frozenset(
    {"said", "says", "told", "announced", "reported", "statement", "according", "wrote", "added"}
)
_PLAIN = word_set(
    """
    about after again before between during first from have last least less more most over people since some
    than that their them there this time times under until were when which will with would year years month
    months week weeks days hours million billion percent
    monday tuesday wednesday thursday friday saturday sunday
    """
)

Verdict = Literal["none", "partly", "wholly"]


class Facts(NamedTuple):
    """What a text states, by what is said: where, and a key that is the same for what is the same."""

    starts: Sequence[int]
    keys: Sequence[Key]

    def inside(self, span: Span) -> frozenset[Key]:
        """The keys of what a stretch states."""
        first = bisect_right(self.starts, span.start - 1)
        return frozenset(self.keys[first : bisect_right(self.starts, span.end - 1, first)])


class Ground:
    """The sentences of an article beside those of its source: how much two of them have in common.

    Args:
        text: The article's text.
        sentences: Its sentences beside the source's passages, in order.
        stated: What it states.
        source: The source's sentences.
        theirs: What the source states.
        verdict: How much of the article derives.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Alignment],
        stated: Facts,
        source: Prepared,
        theirs: Facts,
        verdict: Verdict,
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.source = source
        self.verdict = verdict
        self._starts = [unit.start for unit in source.units]
        self._facts = [theirs.inside(Span(unit.start, unit.end)) for unit in source.units]
        self._shared = [self._shares(pair, stated) for pair in sentences]
        self._homes = list(map(self._home, sentences, self._shared))
        self._lived_in = frozenset(home for home in self._homes if home is not None)

    def sentence(self, offset: int) -> int | None:
        """The index of the article's sentence around an offset; none where it is no sentence of the body."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return at if at >= 0 and offset < self.sentences[at].end else None

    def unit(self, offset: int) -> int | None:
        """The index of the source's sentence around an offset."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.source.units[at].end else None

    def shared(self, at: int, unit: int) -> float:
        """What the words and facts weigh that two sentences share."""
        return self._shared[at].get(unit, 0.0)

    def weight(self, at: int, unit: int) -> float:
        """What speaks for a sentence's being told after one of the source."""
        pair, span = self.sentences[at], self.source.units[unit]
        weight = self.shared(at, unit) + self._placed(at, unit)
        first, last = pair.source_start, pair.source_end
        aligned = first is not None and last is not None and first < span.end and span.start < last
        return weight + (_ALIGNED if aligned else 0.0)

    def in_place(self, at: int, unit: int) -> bool:
        """Whether a sentence stands where the source has one that the article tells nowhere else."""
        if self.verdict == "none" or unit in self._lived_in:
            return False
        return self.verdict == "wholly" or self._placed(at, unit) == _BETWEEN

    def near(self, at: int, mine: Stated, unit: int, theirs: Stated) -> float:
        """What the words weigh that stand right beside two statements."""
        pair, span = self.sentences[at], self.source.units[unit]
        words = _around(self.text, mine, Span(pair.start, pair.end))
        words &= _around(self.source.text, theirs, Span(span.start, span.end))
        return sum([self._worth(stem) for stem in words])

    def clause(self, at: int, mine: Stated, unit: int, theirs: Stated) -> float:
        """What the words weigh that stand in the clauses of two statements."""
        pair, span = self.sentences[at], self.source.units[unit]
        words = clause_words(self.text, mine, pair.start, pair.end)
        words &= clause_words(self.source.text, theirs, span.start, span.end)
        return sum([self._worth(stem) for stem in words])

    def _shares(self, pair: Alignment, stated: Facts) -> dict[int, float]:
        shared: defaultdict[int, float] = defaultdict(float)
        own = frozenset(stemmed(self.text[pair.start : pair.end]))
        for stem in own:
            if len(stem) >= _LONG:
                for unit in self.source.postings.get(stem, ()):
                    shared[unit] += self._worth(stem)
        facts = stated.inside(Span(pair.start, pair.end))
        for unit, known in enumerate(self._facts) if facts else ():
            if same := len(facts & known):
                shared[unit] += _FACT * same
        return dict(shared)

    def _worth(self, stem: str) -> float:
        frequency = self.source.frequency.get(stem, 1)
        return 1.0 if frequency <= _RARE else 0.5 if frequency <= _COMMON else 0.2

    def _home(self, pair: Alignment, shared: dict[int, float]) -> int | None:
        if pair.source_start is not None:
            return self.unit(pair.source_start)
        best = max(shared, key=shared.__getitem__, default=None)
        return best if best is not None and shared[best] >= _HOME else None

    def _placed(self, at: int, unit: int) -> float:
        """What speaks for a sentence by those before and behind it."""
        before = next((home for home in reversed(self._homes[:at]) if home is not None), None)
        after = next((home for home in self._homes[at + 1 :] if home is not None), None)
        if before is not None and after is not None and before <= unit <= after <= before + 4:
            return _BETWEEN
        return _NEAR if any(home is not None and abs(home - unit) <= 2 for home in (before, after)) else 0.0


def counterparts(
    texts: tuple[str, str],
    ground: Callable[[], Ground],
    mine: Sequence[T],
    loose: Sequence[T],
    theirs: Sequence[T],
    paired: Sequence[Paired[T]],
    like: Likeness[T],
    has_news: Callable[[Alignment], bool],
) -> tuple[Paired[T], ...]:
    """Pair what only an article states with what only the source states.

    Args:
        texts: The article's and the source's.
        ground: Gives the sentences of both texts; called where there is anything to pair.
        mine: What the article states, in order.
        loose: That of it which is held against the source.
        theirs: What the source states, in order.
        paired: What is paired already.
        like: How two statements are compared.
        has_news: Whether a sentence has news that the source did not have yet, and is not held against it.

    Returns:
        Contradictions only, in the article's order.
    """
    if len(mine) > _MOST or len(theirs) > _MOST:
        return ()
    settled = {pair.article.start for pair in paired}
    held = {pair.source.start for pair in paired}
    unsettled = [a for a in loose if a.start not in settled and not a.quoted]
    if not unsettled:
        return ()
    own = [a for a in unsettled if not _is_moved(like, a, mine, theirs)]
    left = [b for b in theirs if b.start not in held]
    free = [b for b in left if not _is_told(like, b, mine, theirs)]
    framed = _framed(texts, [a for a in unsettled if a in own or like.frequent(a)], left, like)
    likely = [(a, b) for a in own for b in free if (a, b) not in framed and _may_be(like, a, b, theirs)]
    likely += framed
    if not likely:
        return ()
    return tuple(_Counterparts(ground(), likely, framed, mine, theirs, like, has_news).pairs())


def _is_told(like: Likeness[T], b: T, mine: Sequence[T], theirs: Sequence[T]) -> bool:
    """Whether the article says what the source does: a date as often."""
    times = sum([_said(like, b, a) for a in mine])
    if like.number(b) is not None or like.frequent(b):
        return times > 0
    return times >= sum([like.same_thing(b, other) and like.equal(b, other) for other in theirs])


def _framed(
    texts: tuple[str, str], mine: Sequence[T], theirs: Sequence[T], like: Likeness[T]
) -> list[tuple[T, T]]:
    """Statements that stand between the same words, each of which is of one thing with one other only.

    “The lorry had stood without lights since Tuesday” for “… without lights since Friday”.
    """
    by_edge: defaultdict[tuple[str, str], list[tuple[T, list[str], list[str]]]] = defaultdict(list)
    for b in theirs:
        before, behind = frame(texts[1], b)
        by_edge["".join(before[:1]), "".join(behind[:1])].append((b, before, behind))
    found = []
    for a in mine:
        before, behind = frame(texts[0], a)
        edge = "".join(before[:1]), "".join(behind[:1])
        alike = [
            b
            for b, led, followed in by_edge.get(edge, ())
            if like.same_thing(a, b) and _stands_alike(before, led, behind, followed)
        ]
        if len(alike) == 1 and not _said(like, a, alike[0]):
            found.append((a, alike[0]))
    return found


def _run(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The words up to the first in which two stretches differ."""
    return [a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine, theirs, strict=False))]


def _stands_alike(
    led: Sequence[str], other_led: Sequence[str], followed: Sequence[str], other_followed: Sequence[str]
) -> bool:
    """Whether the words around two statements say that they are of one thing.

    “The southern line carried 290 passengers a day” is of another line than the northern one’s 340.
    """
    before, behind = _run(led, other_led), _run(followed, other_followed)
    if len(before) + len(behind) < _FRAMED or not _SAYING.isdisjoint(before[:_SAID]):
        return False
    turn = (*led[len(before) :][:1], *other_led[len(before) :][:1])
    if len(turn) > 1 and all(map(_tells, turn)):
        return False
    return sum(map(_tells, (*before, *behind))) > 1


def _tells(word: str) -> bool:
    return len(word) >= _LONG and word not in _PLAIN


def _may_be(like: Likeness[T], a: T, b: T, theirs: Sequence[T]) -> bool:
    """Whether one statement can be put for another one."""
    same, slip = like.same_thing(a, b), like.slip(a, b)
    if not (same or like.comparable(a, b) or like.akin(a, b)) or not (slip >= _SLIP or like.alike(a, b)):
        return False
    if slip >= _SLIP or (same and slip) or like.close(a, b):
        return True
    return same and any(
        like.equal(a, other) for other in theirs
    )  # another one of the text can be of any size


def _said(like: Likeness[T], a: T, b: T) -> bool:
    return like.equal(a, b) or (like.comparable(a, b) and like.agree(a, b))


def _is_moved(like: Likeness[T], a: T, mine: Sequence[T], theirs: Sequence[T]) -> bool:
    """Whether the source says the same in a place from which nothing else of the article can be."""
    places = [b for b in theirs if _said(like, a, b) and not like.finer(a, b)]
    return bool(places) and not any(
        m is not a and _said(like, m, b) and like.same_thing(m, b) for b in places for m in mine
    )


class _Counterparts(Generic[T]):
    """What only the article states, and what only its source states."""

    def __init__(
        self,
        ground: Ground,
        likely: Sequence[tuple[T, T]],
        framed: Sequence[tuple[T, T]],
        mine: Sequence[T],
        theirs: Sequence[T],
        like: Likeness[T],
        has_news: Callable[[Alignment], bool],
    ) -> None:
        self._ground = ground
        self._mine, self._theirs = mine, theirs
        self._like = like
        self._framed = framed
        self._likely = [
            (a, at, b, unit)
            for a, b in likely
            if (at := ground.sentence(a.start)) is not None
            and (unit := ground.unit(b.start)) is not None
            and not has_news(ground.sentences[at])
        ]

    def pairs(self) -> Iterator[Paired[T]]:
        """Pairs of which either is by far the likeliest for the other."""
        weights = [self._weight(*pair) for pair in self._likely]
        for (a, at, b, unit), weight in zip(self._likely, weights, strict=True):
            least, margin = self._least(a, at, b, unit)
            if weight < least or weight < self._told(a, at):
                continue
            rivals = [w for p, w in zip(self._likely, weights, strict=True) if (p[0] is a) != (p[2] is b)]
            if weight - max(rivals, default=0.0) < margin:
                continue
            sure = (a, b) in self._framed or self._like.slip(a, b) >= _SURE
            if not sure and self._follows(a, at, b):
                continue
            yield Paired(a, b, False, self._ground.sentences[at].similarity)

    def _least(self, a: T, at: int, b: T, unit: int) -> tuple[float, float]:
        """What must speak for two statements' being of one thing, and by how much they must be likelier."""
        like, ground = self._like, self._ground
        slip, number = like.slip(a, b), like.number
        if (a, b) in self._framed:
            return _LEAST_FRAMED, 0.0
        if slip < _SLIP and not self._of_one_clause(a, at, b, unit):
            return math.inf, _MARGIN
        if ground.verdict == "none" and not ((of := number(a)) is None or (of >= _SMALL and slip >= _SURE)):
            # Reports of their own count many things, and a power of ten is no slip of a few.
            small = min(of, number(b) or of) < _SMALL
            known = not small and 0 < slip < _SLIP and ground.shared(at, unit) >= _LEAST_SHARED
            return (_LEAST if known and like.same_thing(a, b) else math.inf), _MARGIN_OF_OWN
        if slip >= _SLIP:
            if ground.verdict == "none" and number(a) is None:
                return _LEAST_OF_SLIPS + slip - _SLIP, _MARGIN  # 1989 and 1998 can be years of two things
            return (_LEAST_IN_PLACE if ground.in_place(at, unit) else _LEAST_OF_SLIPS), _MARGIN
        more = 0.0 if like.same_thing(a, b) or like.comparable(a, b) else _TWO_NAMES
        if ground.verdict != "none":
            return (_LEAST_WHOLLY if ground.verdict == "wholly" else _LEAST) + more, _MARGIN
        known = ground.shared(at, unit) >= _LEAST_SHARED
        return (_LEAST + more if known else math.inf), _MARGIN_OF_OWN

    def _of_one_clause(self, a: T, at: int, b: T, unit: int) -> bool:
        """Whether the clauses say the same of two dates, or of two counts of which one is small."""
        like, ground = self._like, self._ground
        if not (like.frequent(a) or like.frequent(b)):
            return True
        return like.same_thing(a, b) and ground.clause(at, a, unit, b) >= 1.0

    def _weight(self, a: T, at: int, b: T, unit: int) -> float:
        """What speaks for two statements' being of one thing."""
        like, ground = self._like, self._ground
        weight = ground.weight(at, unit) + ground.near(at, a, unit, b) + like.slip(a, b)
        if like.same_thing(a, b):
            return weight + _SAME + (_SOLE if self._is_sole(a) else 0.0)
        return weight + (_COMPARABLE if like.comparable(a, b) else 0.0)

    def _is_sole(self, a: T) -> bool:
        """Whether either text states one thing of that kind and no more."""
        kin = self._like.same_thing
        return all(sum([kin(a, other) for other in told]) == 1 for told in (self._mine, self._theirs))

    def _follows(self, a: T, at: int, b: T) -> bool:
        """Whether it can be reckoned from what the source states, or from ``b`` and what stands beside it."""
        pair, follows = self._ground.sentences[at], self._like.follows
        if follows(a, self._theirs, self._theirs):
            return True
        beside = [m for m in self._mine if m is not a and pair.start <= m.start < pair.end]
        return self._ground.verdict != "wholly" and follows(a, (b, *beside), ())

    def _told(self, a: T, at: int) -> float:
        """What speaks for the likeliest place where the source says the same."""
        ground = self._ground
        return max(
            (
                ground.weight(at, unit) + ground.near(at, a, unit, b) + _SAME
                for b in self._theirs
                if _said(self._like, a, b) and (unit := ground.unit(b.start)) is not None
            ),
            default=0.0,
        )


def _around(text: str, statement: Stated, sentence: Span) -> frozenset[str]:
    """The stems around a statement, its own words left out."""
    start, end = max(sentence.start, statement.start - _REACH), min(sentence.end, statement.end + _REACH)
    words = _TOKEN.findall(text, start, statement.start) + _TOKEN.findall(text, statement.end, end)
    return frozenset([stem for word in words for stem in stems(word)])
