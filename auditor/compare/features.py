"""What can be measured of each sentence of an article against a source."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import repeat
from operator import add, mul
from typing import NamedTuple

from auditor.compare.prepare import Prepared, Runs, Trigram, Unit, known

_CANDIDATES = 3
"""Sentences of the source that are looked at closely, with their neighbours, for one sentence."""

_COMMON = 6
"""Sentences of the source in which a stem may stand and still help to find a passage."""

_SHORT = 4
"""Stems below this length are mostly function words; they count half."""

DOUBT = 4.0
"""Weight of one rare word that is reckoned to be missing from any match, so that two sentences of two
words (“Why?”) do not count as well matched."""


class Match(NamedTuple):
    """The passage of the source that a sentence fits best: sentences ``first`` to ``last``, both in."""

    first: int
    last: int
    coverage: float
    """Weighted share of the sentence's own words that stand in the passage."""
    recall: float
    """Weighted share of the passage's words, those quoted left out, that the sentence has."""
    plain: float
    """Weighted share of the sentence's own words that are neither names nor numbers that stand in it."""
    margin: float
    """How much more of the sentence's own words, as a share, stands in one sentence of the passage than in
    any other of the source."""


class Measured(NamedTuple):
    """One sentence against a whole source. Shares are 0 to 1; ``own`` words are those outside quotes."""

    match: Match | None
    own: bool
    """Whether the writer has words of his own here; else all stands in quotation marks."""
    coverage: float
    """Weighted share of the own words that stand in the best passage."""
    recall: float
    """Weighted share of the best passage's words that stand in the sentence."""
    trigrams: float
    """Share of the sentence's own three-word runs that the source has too."""
    run: int
    """Length of the longest run of own words that the source has too, in words, from 3."""
    shared: int
    """Names and numbers that stand in the best passage too."""
    novel: int
    """Names and numbers that stand nowhere in the source."""
    quoted: float
    """Share of the sentence's words that stand inside quotation marks."""
    requoted: float
    """Weighted share of the quoted words that stand in the source; 1 where nothing is quoted."""
    plain: float
    """Coverage without names and numbers, which reports of one event share whoever wrote them."""
    margin: float
    """How much more of it stands there than anywhere else in the source: what a report of its own shares is
    scattered over the source, and what a rewrite shares stands in one place."""
    kept: float
    """Names and numbers that the source has, each counted the less the more sentences of both texts have it:
    everybody names the minister, only who has read the agency's copy names its greengrocer."""
    strange: float
    """Names and numbers that the source lacks, each counted once in the article."""


def measure(article: Prepared, source: Prepared) -> list[Measured]:
    """Measure every sentence of an article against a source, in order.

    A stem weighs as much as it is rare among the sentences of both texts (inverse sentence
    frequency, Neto et al. 2000): that needs no outside collection, and so no language.
    """
    frequency = source.frequency
    total = article.distinct + source.distinct
    rarity = [math.log((total + 1) / max(1, count)) for count in range(total + 1)]
    halves = [weight / 2 for weight in rarity]
    weights = {
        stem: (halves if len(stem) < _SHORT and is_short(stem) else rarity)[count + frequency.get(stem, 0)]
        for stem, count in article.frequency.items()
    }
    sizes = [0.0] * len(source.units)  # the weight of each sentence of the source
    for stem, places in source.postings.items():
        found = weights.get(stem)
        if found is None:
            found = (halves if len(stem) < _SHORT and is_short(stem) else rarity)[frequency[stem]]
        for place in places:
            sizes[place] += found
    shared = article.trigrams.intersection(source.runs())
    measured: list[Measured] = []
    after = -1  # where the last passage ends
    for unit, runs in zip(article.units, article.own_runs, strict=True):
        sentence = _measure(unit, runs, article, source, weights, sizes, shared, after)
        measured.append(sentence)
        after = sentence.match.last if sentence.match else after
    return measured


@lru_cache(maxsize=1 << 16)
def is_short(stem: str) -> bool:
    """Whether a stem is so short that it is mostly a function word, which counts half."""
    return len(stem) < _SHORT and not stem[0].isdigit()


def _measure(
    unit: Unit,
    runs: Runs,
    article: Prepared,
    source: Prepared,
    weights: dict[str, float],
    sizes: Sequence[float],
    trigrams: AbstractSet[Trigram],
    after: int,
) -> Measured:
    own = unit.own
    weigh = weights.__getitem__
    proper = unit.names | unit.numbers
    match = _best(unit, proper, source, weights, sizes, after)
    kept, run = kept_runs(runs, trigrams)
    requoted = 1.0
    if unit.quoted:
        quoted = sum(map(weigh, unit.quoted))
        found = sum([weights[stem] for stem in unit.quoted if stem in source.postings])
        requoted = found / quoted if quoted else 1.0
    first, last, coverage, recall, plain, margin = match or (0, 0, 0.0, 0.0, 0.0, 0.0)
    novel, kept_names, strange = _proper(proper, article.frequency, source)
    return Measured(
        match,
        bool(own),
        coverage,
        recall,
        kept,
        run,
        len(proper & _passage(source, first, last)) if proper and match else 0,
        novel,
        len(unit.quoted) / (len(unit.quoted) + len(own) or 1),
        requoted,
        plain,
        margin,
        kept_names,
        strange,
    )


def _proper(
    proper: AbstractSet[str], frequency: Mapping[str, int], source: Prepared
) -> tuple[int, float, float]:
    """How many of a sentence's names and numbers a source lacks, and what `Measured` calls kept and strange.

    Args:
        proper: The names and numbers.
        frequency: How many sentences of the article have a stem.
        source: The source.
    """
    novel, kept, strange = 0, 0.0, 0.0
    for stem in proper:
        if known(stem, source):
            kept += 1 / (frequency[stem] * source.frequency.get(stem, 1))
        else:
            novel += 1
            strange += 1 / frequency[stem]
    return novel, kept, strange


def kept_runs(own: Runs, trigrams: AbstractSet[Trigram]) -> tuple[float, int]:
    """The share of a sentence's own three-word runs that are among some of a source, and the longest run's
    words."""
    # Two sets, for these know the hashes of what they hold.
    if own.distinct.isdisjoint(trigrams):
        return 0.0, 0
    total = found = longest = current = 0
    for run in own.ordered:
        if run in trigrams:
            found += 1
            current += 1
            longest = max(longest, current)
        else:
            current = 0
        total += run is not None
    return found / total, longest + 2


def _passage(source: Prepared, first: int, last: int) -> frozenset[str]:
    """The stems of one sentence of a source, or of two neighbours."""
    stems = source.units[first].stems
    return stems | source.units[last].stems if last > first else stems


def _best(
    unit: Unit,
    proper: AbstractSet[str],
    source: Prepared,
    weights: dict[str, float],
    sizes: Sequence[float],
    after: int,
) -> Match | None:
    """The sentence, or pair of neighbours, of the source that fits best: cosine of weighted sets.

    Quotations count for finding the passage, not for how much of it is covered. Where the source says a thing
    twice, the place at or right behind ``after`` is taken, where the passage of the sentence before ended.
    """
    overlap = _overlap(unit.stems, source, weights)
    weigh = weights.__getitem__
    if not overlap:
        return None
    # Squared cosine; of equal ones the earlier sentence. Rounded, for sums of one set's weights differ in
    # their last digits from process to process.
    likeliest = sorted(
        [(-round(found * found / (sizes[place] or 1.0), 9), place) for place, found in overlap.items()]
    )
    last = len(sizes) - 1
    pairs: set[tuple[int, int]] = set()
    for _, place in likeliest[:_CANDIDATES]:
        pairs.add((place, place))
        if place:
            pairs.add((place - 1, place))
        if place < last:
            pairs.add((place, place + 1))
    best_score, best = (-1.0, False), (0, 0)
    least = -likeliest[0][0]
    for first, last in sorted(pairs):
        shared, size = overlap.get(first, 0.0), sizes[first]
        if last > first:
            # What both neighbours have counts once: without that it is at most as much.
            most = shared + overlap.get(last, 0.0)
            if most * most / ((size + sizes[last]) or 1.0) < least:
                continue
            both = source.units[first].stems & source.units[last].stems & unit.stems
            shared += overlap.get(last, 0.0) - sum(map(weigh, both))
            size += sizes[last]
        score = round(shared * shared / (size or 1.0), 9), after <= first <= after + 1
        if score > best_score:
            best_score, best = score, (first, last)
    first, last = best
    passage = _passage(source, first, last)
    size = sizes[first]
    if last > first:
        size += sizes[last]
    counted = unit.own or unit.quoted
    found = plain = sum(map(weigh, counted & passage))
    if unit.own and unit.quoted:
        size -= sum(map(weigh, (unit.quoted - unit.own) & passage))
    weight = plain_weight = sum(map(weigh, counted))
    if proper:
        words = counted - proper
        plain, plain_weight = sum(map(weigh, words & passage)), sum(map(weigh, words))
    lead = _lead(_overlap(unit.own, source, weights) if unit.quoted else overlap, first, last)
    return Match(
        first,
        last,
        found / (weight + DOUBT),
        min(1.0, found / (max(0.0, size) + DOUBT)),
        plain / (plain_weight + DOUBT),
        lead / (weight + DOUBT),
    )


def _overlap(stems: Iterable[str], source: Prepared, weights: Mapping[str, float]) -> dict[int, float]:
    """The weight of some stems in each sentence of a source that has any of them."""
    found: dict[int, float] = {}
    # What stands in every third sentence does not tell where to look.
    common = max(_COMMON, len(source.units) // 3)
    for stem in stems:
        places = source.postings.get(stem)
        if places and len(places) <= common:
            weight = weights[stem]
            for place in places:
                found[place] = found.get(place, 0.0) + weight
    return found


def _lead(overlap: Mapping[int, float], first: int, last: int) -> float:
    """How much more one of the sentences ``first`` to ``last`` has than any other sentence."""
    inside = max(overlap.get(first, 0.0), overlap.get(last, 0.0))
    return inside - max(
        [found for place, found in overlap.items() if not first <= place <= last], default=0.0
    )


Row = list[float]
"""What `LOCAL` names, of one sentence."""

LOCAL = ("coverage", "recall", "trigrams", "run", "novel", "plain", "margin", "quoted", "misquoted")
NEAR = ("coverage", "recall", "novel", "margin")
AROUND = ("recall", "novel", "margin", "misquoted")
ALL = ("coverage", "recall", "novel", "margin", "misquoted")
SIFTED = (
    *LOCAL,
    *(f"near_{name}" for name in NEAR),
    *(f"all_{name}" for name in ALL),
    *(f"around_{name}" for name in AROUND),
)
"""The names of those of a sentence's features that `scores` takes: its own, the mean of its two
neighbours', the mean of the whole article's, and the mean of the article's in which a sentence counts the
more the nearer it is."""

NAMES = (*SIFTED, "around_kept", "kept", "all_kept")
"""The names of all features of a sentence, in the order of `vectors`. The last three are by how much more of
the names is kept than strange, as a logarithm: the mean around, the sentence's own and the article's mean."""

ENCODED = (*NAMES, "meaning")
"""The same where an encoder says how alike in meaning a sentence is to its best match."""

_TRIGRAMS = LOCAL.index("trigrams")
_OWN = LOCAL.index("quoted")
"""So many of `LOCAL` are measured on the writer's own words only."""
_NEAR = tuple(LOCAL.index(name) for name in NEAR)
_ALL = tuple(LOCAL.index(name) for name in ALL)
_AROUND = tuple(LOCAL.index(name) for name in AROUND)
_FLOOR = 0.05
"""Weight of a verbatim sentence in the article's means, beside 1 for one without a shared run."""
_DECAY = 0.75
"""How much less a sentence counts in the mean around another with each sentence between them."""
_FEW = 0.6
"""Names kept, and strange ones, that are reckoned to each sentence: without any, they tell nothing."""


def vectors(measured: Sequence[Measured]) -> list[list[float]]:
    """The features of each sentence, named by `NAMES`.

    A sentence without words of the writer's own is judged by its surroundings: it takes the means
    of the article. The less a sentence has of the source word for word, the more the whole article
    counts. The order of the matches is left out: it tells much in one collection, whose rewrites go
    paragraph by paragraph, and misleads in the others.
    """
    if not measured:
        return []
    own = [sentence.own for sentence in measured]
    rows = [local_features(sentence) for sentence in measured]
    shares = _shares(rows, own)
    columns = [*zip(*rows, strict=True)]
    means = _means(columns, shares)
    if not all(own):
        columns = [*zip(*_filled(rows, own, means), strict=True)]
    rest = [1.0 - trigrams for trigrams in columns[_TRIGRAMS]]
    kept = [math.log((sentence.kept + _FEW) / (sentence.strange + _FEW)) for sentence in measured]
    # In a rewritten passage of an article on another matter, the rest says nothing of the passage.
    around = _around([*[columns[k] for k in _AROUND], kept], shares)
    [kept_mean] = _means([kept], shares)
    found = [
        *columns,
        *[_beside(columns[k]) for k in _NEAR],
        *[[means[k] * part for part in rest] for k in _ALL],
        *[[*map(mul, rest, column)] for column in around],
        kept,
        [kept_mean * part for part in rest],
    ]
    return [list(row) for row in zip(*found, strict=True)]


def _beside(column: Sequence[float]) -> Sequence[float]:
    """The means of each value's two neighbours, of the first and last the one; of a single one itself."""
    if len(column) < 2:
        return column
    pairs = zip(column, column[2:], strict=False)
    return [column[1], *[(one + other) / 2 for one, other in pairs], column[-2]]


def scores(rows: Sequence[Row], own: Sequence[bool], weights: Sequence[float]) -> list[float]:
    """The features of each sentence times their weights, summed.

    What `vectors` tells of each sentence goes into one number before it is averaged: a fifth of the cost.

    Args:
        rows: What `LOCAL` names of the sentences of an article, in order.
        own: Of each sentence whether the writer has words of his own in it.
        weights: One weight for each of `SIFTED`.
    """
    if not rows:
        return []
    alone, near, everywhere, around = _parted(tuple(weights))
    shares = _shares(rows, own)
    columns = list(zip(*rows, strict=True))
    [whole] = _means([_weighed(columns, everywhere)], shares)
    if not all(own):
        columns = list(zip(*_filled(rows, own, _means(columns, shares)), strict=True))
    beside = _beside(_weighed(columns, near))
    [surroundings] = _around([_weighed(columns, around)], shares)
    return [
        mine + neighbours + (1.0 - trigrams) * (whole + surrounding)
        for mine, neighbours, trigrams, surrounding in zip(
            _weighed(columns, alone), beside, columns[_TRIGRAMS], surroundings, strict=True
        )
    ]


@lru_cache(maxsize=4)
def _parted(weights: tuple[float, ...]) -> tuple[tuple[tuple[int, float], ...], ...]:
    """The weights of a sentence's own features, its neighbours', the whole article's and of those around it,
    each with its place in `LOCAL`; those that are 0 left out."""
    parts = []
    at = 0
    for names in (LOCAL, NEAR, ALL, AROUND):
        here = zip(map(LOCAL.index, names), weights[at : at + len(names)], strict=True)
        parts.append(tuple([(place, weight) for place, weight in here if weight]))
        at += len(names)
    return tuple(parts)


def _weighed(columns: Sequence[Sequence[float]], weights: Iterable[tuple[int, float]]) -> Sequence[float]:
    """Some features of each sentence times their weights, summed."""
    total: Sequence[float] = [0.0] * len(columns[0])
    for place, weight in weights:
        total = list(map(add, total, map(mul, repeat(weight), columns[place])))
    return total


def _filled(rows: Iterable[Row], own: Iterable[bool], means: Sequence[float]) -> list[Row]:
    """The rows; those of sentences without words of the writer's own take the means of the article."""
    return [row if has_own else [*means[:_OWN], *row[_OWN:]] for row, has_own in zip(rows, own, strict=True)]


def _shares(rows: Iterable[Row], own: Iterable[bool]) -> list[float]:
    """How much each sentence counts in the article's means: the more, the less of it is verbatim.

    What is copied word for word speaks for itself. The question that the whole article answers is
    what the rest is: a rewrite of the same copy, or a report of its own around a lifted passage.
    """
    return [
        _FLOOR + 1.0 - row[_TRIGRAMS] if has_own else _FLOOR**2
        for row, has_own in zip(rows, own, strict=True)
    ]


def _means(columns: Iterable[Sequence[float]], shares: Sequence[float]) -> list[float]:
    """The weighted means of the features."""
    total = sum(shares)
    return [sum(map(mul, shares, column)) / total for column in columns]


def _around(columns: Iterable[Sequence[float]], shares: Sequence[float]) -> list[list[float]]:
    """For each column the mean around each of its values, in which each counts by its share and by how near
    it is."""
    totals = _spread(shares)
    return [
        [value / total for value, total in zip(_spread([*map(mul, shares, column)]), totals, strict=True)]
        for column in columns
    ]


def _spread(values: Sequence[float]) -> list[float]:
    """For each value the sum of all, of which each counts the less the farther it is."""
    before, behind = _decayed(values), _decayed(values[::-1])[::-1]
    return [earlier + later - here for earlier, here, later in zip(before, values, behind, strict=True)]


def _decayed(values: Iterable[float]) -> list[float]:
    """Running sums, in which each value counts the less the farther back it is."""
    sums = []
    total = 0.0
    for value in values:
        total = _DECAY * total + value
        sums.append(total)
    return sums


def local_features(sentence: Measured) -> Row:
    """What `LOCAL` names of a sentence."""
    _, _, coverage, recall, trigrams, run, _, novel, quoted, requoted, plain, margin, _, _ = sentence
    return [
        coverage,
        recall,
        trigrams,
        counted_log(run),
        counted_log(novel),
        plain,
        margin,
        quoted,
        1.0 - requoted,
    ]


@lru_cache(maxsize=1 << 10)
def counted_log(count: int) -> float:
    """The logarithm of one more than a count."""
    return math.log1p(count)
