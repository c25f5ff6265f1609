"""What can be measured of each sentence of an article against a source."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.compare.prepare import Prepared, Unit, known, text_stems

_CANDIDATES = 3
"""Sentences of the source that are looked at closely, with their neighbours, for one sentence."""

_COMMON = 6
"""Sentences of the source in which a stem may stand and still help to find a passage."""

_SHORT = 4
"""Stems below this length are mostly function words; they count half."""

_FAR = 0.2
_FAR_RUNS = 8
"""Below this share of known words and this number of shared three-word runs two texts are not
compared: none of 200 pairs of news in which one derives from the other falls below both."""

_DOUBT = 4.0
"""Weight of one rare word that is reckoned to be missing from any match, so that two sentences of two
words (“Why?”) do not count as well matched."""


@dataclass(frozen=True, slots=True)
class Match:
    """The passage of the source that a sentence fits best: sentences ``first`` to ``last``, both in."""

    first: int
    last: int
    coverage: float
    """Weighted share of the sentence's own words that stand in the passage."""
    recall: float
    """Weighted share of the passage's words, those quoted left out, that the sentence has."""
    plain: float
    """Weighted share of the sentence's own words that are neither names nor numbers that stand in it."""


@dataclass(frozen=True, slots=True)
class Measured:
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


def plausible(article: Prepared, text: str) -> bool:
    """Whether anything of an article can derive from a text: a cheap look at the words they share.

    Costs a fifth of what making the text ready does, and most candidates of a search end here.
    """
    words = text_stems(text)
    if len(article.vocabulary.intersection(words)) >= _FAR * len(article.vocabulary):
        return True
    return len(article.trigrams.intersection(zip(words, words[1:], words[2:], strict=False))) >= _FAR_RUNS


def measure(article: Prepared, source: Prepared) -> list[Measured]:
    """Measure every sentence of an article against a source, in order.

    A stem weighs as much as it is rare among the sentences of both texts (inverse sentence
    frequency, Neto et al. 2000): that needs no outside collection, and so no language.
    """
    frequency = source.frequency
    total = article.distinct + source.distinct
    rarity = [math.log((total + 1) / max(1, count)) for count in range(total + 1)]
    weights: dict[str, float] = {}
    for stem, count in article.frequency.items():
        weight = rarity[count + frequency.get(stem, 0)]
        weights[stem] = weight / 2 if len(stem) < _SHORT and not stem[0].isdigit() else weight
    sizes = [0.0] * len(source.units)  # the weight of each sentence of the source
    for stem, places in source.postings.items():
        found = weights.get(stem)
        if found is None:
            found = rarity[frequency[stem]]
            if len(stem) < _SHORT and not stem[0].isdigit():
                found /= 2
        for place in places:
            sizes[place] += found
    return [_measure(unit, source, weights, sizes) for unit in article.units]


def _measure(unit: Unit, source: Prepared, weights: dict[str, float], sizes: Sequence[float]) -> Measured:
    own = unit.own
    match = _best(unit, source, weights, sizes)
    proper = unit.names | unit.numbers
    trigrams, run = _runs(unit, source)
    requoted = 1.0
    if unit.quoted:
        quoted = sum([weights[stem] for stem in unit.quoted])
        found = sum([weights[stem] for stem in unit.quoted if stem in source.postings])
        requoted = found / quoted if quoted else 1.0
    return Measured(
        match=match,
        own=bool(own),
        coverage=match.coverage if match else 0.0,
        recall=match.recall if match else 0.0,
        trigrams=trigrams,
        run=run,
        shared=sum([_holds(source, stem, match) for stem in proper]) if match else 0,
        novel=sum([not known(stem, source) for stem in proper]),
        quoted=len(unit.quoted) / (len(unit.quoted) + len(own) or 1),
        requoted=requoted,
        plain=match.plain if match else 0.0,
    )


def _runs(unit: Unit, source: Prepared) -> tuple[float, int]:
    """The share of the own three-word runs that the source has, and the longest run's words."""
    own = unit.own
    total = found = longest = current = 0
    for run in zip(unit.words, unit.words[1:], unit.words[2:], strict=False):
        if not own.issuperset(run):
            current = 0
            continue
        total += 1
        if run in source.trigrams:
            found += 1
            current += 1
            longest = max(longest, current)
        else:
            current = 0
    return (found / total if total else 0.0), (longest + 2 if longest else 0)


def _holds(source: Prepared, stem: str, match: Match) -> bool:
    return any(match.first <= place <= match.last for place in source.postings.get(stem, ()))


def _best(unit: Unit, source: Prepared, weights: dict[str, float], sizes: Sequence[float]) -> Match | None:
    """The sentence, or pair of neighbours, of the source that fits best: cosine of weighted sets.

    Quotations count for finding the passage, not for how much of it is covered.
    """
    overlap: dict[int, float] = {}
    postings = source.postings
    # What stands in every third sentence does not tell where to look.
    common = max(_COMMON, len(sizes) // 3)
    for stem in unit.stems:
        places = postings.get(stem)
        if places and len(places) <= common:
            weight = weights[stem]
            for place in places:
                overlap[place] = overlap.get(place, 0.0) + weight
    if not overlap:
        return None
    # Squared cosine; of equal ones the earlier sentence.
    likeliest = sorted([(-found * found / (sizes[place] or 1.0), place) for place, found in overlap.items()])
    pairs = {pair for _, place in likeliest[:_CANDIDATES] for pair in _passages(place, len(sizes))}
    best_score, best = -1.0, (0, 0)
    for first, last in sorted(pairs):
        shared, size = overlap.get(first, 0.0), sizes[first]
        if last > first:
            both = source.units[first].stems & source.units[last].stems & unit.stems
            shared += overlap.get(last, 0.0) - sum([weights[stem] for stem in both])
            size += sizes[last]
        score = shared * shared / (size or 1.0)
        if score > best_score:
            best_score, best = score, (first, last)
    first, last = best
    passage = source.units[first].stems
    size = sizes[first]
    if last > first:
        passage |= source.units[last].stems
        size += sizes[last]
    counted = unit.own or unit.quoted
    found = sum([weights[stem] for stem in counted & passage])
    if unit.own and unit.quoted:
        size -= sum([weights[stem] for stem in (unit.quoted - unit.own) & passage])
    weight = sum([weights[stem] for stem in counted])
    words = counted - unit.names - unit.numbers
    return Match(
        first,
        last,
        coverage=found / (weight + _DOUBT),
        recall=min(1.0, found / (max(0.0, size) + _DOUBT)),
        plain=sum([weights[stem] for stem in words & passage])
        / (sum([weights[stem] for stem in words]) + _DOUBT),
    )


def _passages(place: int, count: int) -> list[tuple[int, int]]:
    """A sentence, and it with either neighbour."""
    pairs = [(place, place)]
    if place:
        pairs.append((place - 1, place))
    if place + 1 < count:
        pairs.append((place, place + 1))
    return pairs


LOCAL = ("coverage", "recall", "trigrams", "run", "novel", "plain", "quoted", "misquoted")
NEAR = ("coverage", "recall", "novel")
ALL = ("coverage", "recall", "novel", "misquoted")
NAMES = (
    *LOCAL,
    *(f"near_{name}" for name in NEAR),
    *(f"all_{name}" for name in ALL),
    *(f"like_{name}" for name in ALL),
)
"""The names of a sentence's features, in the order of `vectors`: its own, the mean of its two
neighbours', the mean of the whole article's, and the mean of those sentences of it that are like the
source's."""

ENCODED = (*NAMES, "meaning")
"""The same where an encoder says how alike in meaning a sentence is to its best match."""

_TRIGRAMS = LOCAL.index("trigrams")
_OWN = LOCAL.index("quoted")
"""So many of `LOCAL` are measured on the writer's own words only."""
_NEAR = tuple(LOCAL.index(name) for name in NEAR)
_ALL = tuple(LOCAL.index(name) for name in ALL)
_FLOOR = 0.05
"""Weight of a verbatim sentence in the article's means, beside 1 for one without a shared run."""
_UNLIKE = 0.02
"""Weight of a sentence that has nothing of the source in the mean of those like it, beside 1."""


def vectors(measured: Sequence[Measured]) -> list[list[float]]:
    """The features of each sentence, named by `NAMES`.

    A sentence without words of the writer's own is judged by its surroundings: it takes the means
    of the article. The less a sentence has of the source word for word, the more the whole article
    counts. The order of the matches is left out: it tells much in one collection, whose rewrites go
    paragraph by paragraph, and misleads in the others.
    """
    if not measured:
        return []
    rows = [_row(sentence) for sentence in measured]
    shares = _shares(measured)
    means = _means(rows, shares)
    # In a rewritten passage of an article on another matter, the rest says nothing of the passage.
    like = _means(
        rows,
        [share * (sentence.coverage + _UNLIKE) for share, sentence in zip(shares, measured, strict=True)],
    )
    for row, sentence in zip(rows, measured, strict=True):
        if not sentence.own:
            row[:_OWN] = means[:_OWN]
    found = []
    for index, row in enumerate(rows):
        near = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2] or [means]
        rest = 1.0 - row[_TRIGRAMS]
        found.append(
            [
                *row,
                *(sum(other[k] for other in near) / len(near) for k in _NEAR),
                *(rest * means[k] for k in _ALL),
                *(rest * like[k] for k in _ALL),
            ]
        )
    return found


def _shares(measured: Sequence[Measured]) -> list[float]:
    """How much each sentence counts in the article's means: the more, the less of it is verbatim.

    What is copied word for word speaks for itself. The question that the whole article answers is
    what the rest is: a rewrite of the same copy, or a report of its own around a lifted passage.
    """
    return [_FLOOR + 1.0 - sentence.trigrams if sentence.own else _FLOOR**2 for sentence in measured]


def _means(rows: Sequence[Sequence[float]], shares: Sequence[float]) -> list[float]:
    """The weighted means of the features."""
    total = sum(shares)
    return [
        sum(share * value for share, value in zip(shares, column, strict=True)) / total
        for column in zip(*rows, strict=True)
    ]


def _row(sentence: Measured) -> list[float]:
    return [
        sentence.coverage,
        sentence.recall,
        sentence.trigrams,
        math.log1p(sentence.run),
        math.log1p(sentence.novel),
        sentence.plain,
        sentence.quoted,
        1.0 - sentence.requoted,
    ]
