"""Pairs what an article states with what its source states, inside sentences that derive from it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Generic

from auditor.compare.inside import Inside
from auditor.compare.likeness import Likeness, Paired, T
from auditor.compare.surroundings import CONTEXT, beside, is_part, led, neighbours, words_around
from auditor.model import Alignment
from auditor.regex import lazy

_BARE = lazy(r"(?<![\w.,])\d{1,9}(?![\w%]|[.,]\d)")
_FEW = 8
"""Statements of a sentence among which exchanged ones are looked for."""
_CLOSE = 0.6
"""Likeness of two sentences from which the same place is enough."""
_ALIKE = 0.55
"""Likeness of two sentences from which a figure that does not say what it counts can be of the same thing."""
_VERBATIM = 0.8
"""Likeness of two sentences from which one is the other nearly word for word."""
_TELLING = 5
"""Letters of a word beside a statement that says what it is of."""
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
        self._here, self._there = Inside(mine), Inside(theirs)
        self._like = like
        self._claimed: dict[int, float] = {}
        """What of the source some sentence states: how like its passage the likest of them is."""
        self._loose: list[T] = []
        """What the article states in sentences of its own."""

    def pairs(self, alignment: Sequence[Alignment], *, wholly: bool) -> tuple[Paired[T], ...]:
        found: list[Paired[T]] = []
        left: list[tuple[Alignment, list[T], list[int], bool]] = []
        for pair in alignment:
            here = self._here(pair.start, pair.end)
            if pair.source_start is None or pair.source_end is None:
                self._loose += here
                continue
            there = self._there.indexes(pair.source_start, pair.source_end)
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
            rest = [index for index in there if index not in matched.values()]
            left.append((pair, over, rest, bool(matched)))
        for pair, over, rest, anchored in left:
            if over:
                found += self._contradictions(pair, over, rest, anchored=anchored, wholly=wholly)
        found = self._borrowed(alignment, found)
        return tuple(sorted(found, key=lambda p: (p.article.start, p.source.start)))

    def _borrowed(self, alignment: Sequence[Alignment], found: list[Paired[T]]) -> list[Paired[T]]:
        """What is paired, but for statements that belong to another sentence.

        The source says “53 percent of the buyers are women” and then “a rise of 13 percent”: an article that
        has the 13 in both places, and the 53 nowhere, has it once in the place of the 53.
        """
        times = Counter(p.source.start for p in found if p.agrees)
        said = {p.source.start for p in found}
        kept: list[Paired[T]] = []
        for p in found:
            rival = self._rival(alignment, p, said) if p.agrees and times[p.source.start] > 1 else None
            if rival is None:
                kept.append(p)
                continue
            times[p.source.start] -= 1
            said.add(rival.start)
            kept.append(Paired(p.article, rival, False, p.similarity))
        return kept

    def _rival(self, alignment: Sequence[Alignment], paired: Paired[T], said: set[int]) -> T | None:
        """The one statement of a passage that the article has nowhere, and in whose place another stands."""
        statement, like = paired.article, self._like
        at = bisect_right(alignment, statement.start, key=lambda pair: pair.start) - 1
        pair = alignment[at]
        if statement.quoted or pair.source_start is None or pair.source_end is None:
            return None
        rivals = [
            other
            for other in self._there(pair.source_start, pair.source_end)
            if other.start not in said
            and not other.quoted
            and like.alike(statement, other)
            and self._is_kin(statement, other)
            and not any(like.equal(own, other) or self._said(own, other) for own in self._mine)
        ]
        if len(rivals) != 1:
            return None
        context = words_around(self._text, statement, pair.start, pair.end)
        likelier = self._shared(context, rivals[0]) > self._shared(context, paired.source)
        return rivals[0] if likelier else None

    def _is_kin(self, a: T, b: T) -> bool:
        like = self._like
        return like.same_thing(a, b) or like.comparable(a, b) or like.akin(a, b)

    def _said(self, a: T, b: T) -> bool:
        return self._like.comparable(a, b) and self._like.agree(a, b)

    def _matched(self, here: Sequence[T], there: Sequence[int]) -> dict[int, int]:
        """What of a sentence says the same as what of its passage, by index: what is of one thing first."""
        like = self._like
        matched: dict[int, int] = {}
        free = list(there)
        # What is counted may have another name at last: “two allies” and “two parties”.
        for fits in (lambda a, b: like.same_thing(a, b) and like.agree(a, b), self._said, like.equal):
            order = [n for n in range(len(here)) if n not in matched]
            if not free or not order:
                break
            if fits == like.equal and len(order) > 1:
                # What the passage counts otherwise waits: of “500 families” and “500 troops” the troops are
                # the “500 soldiers” of a passage that has 2,000 families.
                order.sort(key=lambda n: any(like.same_thing(here[n], self._theirs[i]) for i in free))
            for n in order:
                statement = here[n]
                index = next((i for i in free if fits(statement, self._theirs[i])), None)
                if index is not None:
                    matched[n] = index
                    free.remove(index)
        for n in [n for n in range(len(here)) if n not in matched] if free else ():
            self._give_way(here, matched, n, free)
        return matched

    def _give_way(self, here: Sequence[T], matched: dict[int, int], n: int, free: Sequence[int]) -> None:
        """Of two that say the same thing once said, the one that stands as the passage has it is the match.

        “From 40 to 40” for “from 20 to 40”: the first one is wrong.
        """
        for m, index in matched.items():
            if not self._like.equal(here[n], here[m]):
                continue
            other = self._theirs[index]
            rival = next((self._theirs[i] for i in free if self._like.alike(here[n], self._theirs[i])), None)
            if rival is None:
                return
            straight = self._alike(here[m], other) + self._alike(here[n], rival)
            if self._alike(here[n], other) + self._alike(here[m], rival) > straight:
                del matched[m]
                matched[n] = index
            return

    def _alike(self, mine: T, other: T) -> int:
        """How many words right beside two statements are the same, the small ones included."""
        a, b = neighbours(self._text, mine), neighbours(self._source_text, other)
        return len(a[0] & b[0]) + len(a[1] & b[1])

    def _exchanged(self, here: Sequence[T], matched: Mapping[int, int]) -> Iterator[tuple[int, T]]:
        """What stands in the place that the passage gives to another: index there, and the statement here.

        “15 kilometres deep and 12 from the town” for “12 kilometres deep and 15 from the town”: each has a
        word beside it that the passage has beside the other only.
        """
        if not 2 <= len(matched) <= _FEW:
            return
        told = [n for n, i in matched.items() if not (here[n].quoted or self._theirs[i].quoted)]
        like = self._like
        rivals = [
            (n, m)
            for n, m in combinations(told, 2)
            if like.alike(here[n], here[m]) and not like.equal(here[n], here[m])
        ]
        among = set(chain.from_iterable(rivals))
        sides = {n: beside(self._text, here[n]) for n in among}
        there = {n: beside(self._source_text, self._theirs[matched[n]]) for n in among}
        for n, m in rivals:
            one, other = self._theirs[matched[n]], self._theirs[matched[m]]
            if self._in_other_place(
                (here[n], here[m]), (one, other), (sides[n], sides[m]), (there[n], there[m])
            ):
                yield matched[m], here[n]
                yield matched[n], here[m]
                return

    def _in_other_place(
        self,
        mine: tuple[T, T],
        theirs: tuple[T, T],
        sides: tuple[frozenset[str], frozenset[str]],
        there: tuple[frozenset[str], frozenset[str]],
    ) -> bool:
        """Whether each of two statements stands where the passage has the other one."""
        like = self._like
        words = [led(self._text, statement) for statement in mine]
        if words[0] != words[1] and words == [led(self._source_text, statement) for statement in theirs]:
            return False  # “from 10 to 20” for “to 20 from 10”
        crossed = like.same_thing(mine[0], theirs[1]) and like.same_thing(mine[1], theirs[0])
        if crossed and not any(map(like.same_thing, mine, theirs)):
            return True  # “31 hurt, 140 killed” for “31 killed, 140 hurt”
        if sides[0] & there[0] | sides[1] & there[1]:
            return False
        if sides[0] & there[1] and sides[1] & there[0]:
            return True
        if theirs[0].start < theirs[1].start or not (sides[0] & there[1] or sides[1] & there[0]):
            return False
        if is_part(self._source_text, *theirs) or is_part(self._text, *mine):
            return False  # “of 900 houses 40 were sold” for “40 of 900 houses were sold”
        # One of them speaks for both where they come in the other order and nothing speaks against it.
        straight = sum(map(self._alike, mine, theirs))
        return straight <= sum(map(self._alike, mine, theirs[::-1])) and not any(
            like.comparable(a, b) < like.comparable(a, c)
            or beside(self._text, a, both=True) & beside(self._source_text, b, both=True)
            for a, b, c in zip(mine, theirs, theirs[::-1], strict=True)
        )

    def _contradictions(
        self, pair: Alignment, over: Sequence[T], there: Sequence[int], *, anchored: bool, wholly: bool
    ) -> Iterator[Paired[T]]:
        against = [i for i in there if not self._is_claimed(i, pair) and not self._theirs[i].quoted]
        against = [i for i in against if not any(self._said(self._theirs[i], other) for other in self._loose)]
        wrong = [
            s
            for s in over
            if not s.quoted
            and (not self._elsewhere(s, against, pair) or self._in_place_of(s, against, pair.similarity))
        ]
        passage, around = self._near(pair, 0), self._near(pair, _NEIGHBOURS)
        wrong = [s for s in wrong if not self._like.follows(s, passage, around)]
        if wrong and (unread := self._unread(pair)):
            wrong = [s for s in wrong if self._like.number(s) not in unread]
        # What the source states nowhere is likelier wrong than what it states of something else.
        wrong.sort(key=lambda s: any(self._like.equal(s, other) for other in self._theirs))
        free = [self._theirs[i] for i in against]
        for statement in wrong:
            other = self._opposite(statement, pair, free, alone=len(wrong) == 1, anchored=anchored)
            if other is not None:
                free.remove(other)
            elif wholly:
                other = self._left_out(statement, pair)
            if other is not None:
                yield Paired(statement, other, False, pair.similarity)

    def _unread(self, pair: Alignment) -> frozenset[Decimal]:
        """Numbers of a passage that are taken for no statement: “Labour 10” may be a name."""
        start, end = pair.source_start or 0, pair.source_end or 0
        stated = self._near(pair, 0)
        return frozenset(
            Decimal(match[0])
            for match in _BARE.finditer(self._source_text, start, end)
            if not any(other.start <= match.start() < other.end for other in stated)
        )

    def _is_claimed(self, index: int, pair: Alignment) -> bool:
        return self._claimed.get(index, -1.0) >= pair.similarity

    def _elsewhere(self, statement: T, against: Sequence[int], pair: Alignment) -> bool:
        """Whether the source states it in another place, from which the article can have it.

        A place from which another sentence has it is one only for a sentence that is unlike its passage, and
        whose words are more like those of that place.
        """
        like, best = self._like, -1
        twice = self._is_twice(statement, pair)
        for index, other in enumerate(self._theirs):
            if index in against:
                continue
            if like.finer(statement, other):
                continue
            told = index not in self._claimed and like.equal(statement, other)
            if told and not twice:
                if self._said(statement, other) or like.akin(statement, other):
                    return True
                if self._in_company(statement, index):
                    return True
            if told or (pair.similarity < _CLOSE and self._said(statement, other)):
                if best < 0:
                    context = words_around(self._text, statement, pair.start, pair.end)
                    rivals = [self._theirs[i] for i in against if self._is_kin(statement, self._theirs[i])]
                    best = max((self._shared(context, rival) for rival in rivals), default=0)
                if not best or self._shared(context, other) > best:
                    return True
        return False

    def _in_place_of(self, statement: T, against: Sequence[int], similarity: float) -> bool:
        """Whether the same words stand around a statement as around another one that the article has nowhere.

        “Teachers will strike on April 15 unless …” for “on April 21 unless …”, though April 15 is the day on
        which the source says that parliament returns.
        """
        like = self._like
        before, behind = neighbours(self._text, statement)
        if max(map(len, before), default=0) < _TELLING:
            return False
        for index in against:
            other = self._theirs[index]
            if not (like.same_thing(statement, other) and like.alike(statement, other)):
                continue
            led, followed = neighbours(self._source_text, other)
            around = len(behind & followed) > 1 or (similarity >= _VERBATIM and behind == followed)
            if before == led and around and not any(self._said(own, other) for own in self._mine):
                return True
        return False

    def _in_company(self, statement: T, index: int) -> bool:
        """Whether what stands right beside a statement stands beside one of the source's too.

        “118 were saved and four never found” is had from “118 were rescued. Four are missing.”
        """
        other = self._theirs[index]
        around = (statement.start - CONTEXT, statement.end + CONTEXT)
        here = [own for own in self._here(*around) if not self._like.equal(own, statement)]
        there = [o for o in self._there(other.start - CONTEXT, other.end + CONTEXT) if o is not other]
        return any(self._like.equal(a, b) for a in here for b in there)

    def _is_twice(self, statement: T, pair: Alignment) -> bool:
        """Whether the sentence says the same once more: “among the 30 only 30” for “among the 30 only 22”."""
        return any(
            own is not statement and self._like.equal(own, statement)
            for own in self._here(pair.start, pair.end)
        )

    def _shared(self, context: frozenset[str], other: T) -> int:
        """How many words a context has in common with that of a statement of the source."""
        return len(
            context & words_around(self._source_text, other, other.start - CONTEXT, other.end + CONTEXT)
        )

    def _opposite(
        self, statement: T, pair: Alignment, free: Sequence[T], *, alone: bool, anchored: bool
    ) -> T | None:
        """The statement of the passage that stands where the article has another one.

        ``alone``: nothing else of the sentence is without an answer; ``anchored``: something has one.
        """
        few = self._like.frequent
        candidates = [other for other in free if self._like.same_thing(statement, other)]
        if pair.similarity < _ALIKE and few(statement):
            # “Three patients share a bed” is not said of the 112 patients.
            candidates = [other for other in candidates if self._like.close(statement, other)]
        named = bool(candidates)
        for fits in (self._like.comparable, self._like.akin):
            if candidates:
                break
            candidates = [other for other in free if fits(statement, other)]
            if pair.similarity < _CLOSE:
                # A few of anything may be of another thing.
                candidates = [o for o in candidates if not (few(statement) or few(o))]
            if pair.similarity < (_CLOSE if fits == self._like.akin else _ALIKE):
                # Another figure of the text can be of any size.
                borrowed = any(self._like.equal(statement, other) for other in self._theirs)
                candidates = [o for o in candidates if borrowed or self._like.close(statement, o)]
            if candidates and (
                len(candidates) > 1 or not alone or (pair.similarity < _ALIKE and not anchored)
            ):
                return None
        if not candidates:
            return None
        context = words_around(self._text, statement, pair.start, pair.end)
        floor, stop = pair.source_start or 0, pair.source_end or 0
        shared = [len(context & words_around(self._source_text, other, floor, stop)) for other in candidates]
        best = max(shared)
        sure = (anchored and named) or pair.similarity >= _CLOSE or (named and self._is_sole(statement))
        if best or (sure and alone and len(candidates) == 1):
            return candidates[shared.index(best)]
        return None

    def _is_sole(self, statement: T) -> bool:
        """Whether either text states one thing of that kind and no more."""
        kin = self._like.same_thing
        return all(
            sum(kin(statement, other) for other in stated) == 1 for stated in (self._mine, self._theirs)
        )

    def _left_out(self, statement: T, pair: Alignment) -> T | None:
        """The one statement of the source that the article leaves out and this can be meant for."""
        context = words_around(self._text, statement, pair.start, pair.end)
        found: list[T] = []
        for index, other in enumerate(self._theirs):
            if index in self._claimed or other.quoted or not self._like.same_thing(statement, other):
                continue
            if not (self._like.slip(statement, other) and self._shared(context, other)):
                continue
            if not any(self._said(other, own) for own in self._mine):
                found.append(other)
        return found[0] if len(found) == 1 else None

    def _near(self, pair: Alignment, reach: int) -> Sequence[T]:
        """What the source states in a passage and up to so many code points before and behind it."""
        start, end = pair.source_start or 0, pair.source_end or 0
        return self._there(start - reach, end + reach)
