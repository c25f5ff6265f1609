"""Which texts an article can derive from at all: told from their words, before they are split and aligned.

Most candidates of a search share a few rare words with the article and no more. What is costly, splitting a
text into sentences and aligning them, is spared for those.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import NamedTuple

from auditor.compare.derivation import fitted, logistic, misfit
from auditor.compare.features import DOUBT, SIFTED, Row, counted_log, is_short, kept_runs, scores
from auditor.compare.prepare import Prepared, Runs, Trigram, Unit, form_prefix, text_stems

_MODEL = "sift.json"
_FAR = 0.2
_FAR_RUNS = 8
"""Below this share of known words and this number of shared three-word runs two texts are not
compared: none of 200 pairs of news in which one derives from the other falls below both."""

_HOPELESS = 0.5
"""Probability that some sentence derives, were all that it shares with a text in one passage that has nothing
else, below which the two are not compared. Of 238 pairs of which a sentence derives the lowest is .61; of
303 others that are not `_FAR` apart two in five fall below."""

_MARGIN = 0.2
"""Share of a sentence's coverage by which one sentence of the text is reckoned to stand before all others."""


class Linear(NamedTuple):
    """A logistic model of what `SIFTED` names: it tells less than the trees do, at a tenth of their cost.
    Fitted by ``bench/derivation.py --fit``."""

    bias: float
    weights: tuple[float, ...]


class _Sentence(NamedTuple):
    """A sentence, and the weight of its words."""

    unit: Unit
    counted: frozenset[str]
    """The writer's own words, or the quoted ones where there are none."""
    proper: frozenset[str]
    """Names and numbers: some of these."""
    runs: Runs
    counted_weight: float
    proper_weight: float
    quoted_weight: float


class Sieve(NamedTuple):
    """An article made ready for `may_derive`."""

    article: Prepared
    sentences: tuple[_Sentence, ...]
    weights: Mapping[str, float]
    """How much a stem tells: the rarer among the article's sentences, the more."""
    proper: frozenset[str]
    """The names and numbers of all sentences."""
    own: tuple[bool, ...]
    """Of each sentence whether the writer has words of his own in it."""


def sieve(article: Prepared) -> Sieve:
    """Make an article ready for sifting any number of texts."""
    # As `measure` weighs them, were the text as long as the article and had each word once.
    total = 2 * article.distinct
    rarity = [math.log((total + 1) / (count + 1)) for count in range(article.distinct + 1)]
    counts = article.frequency
    weights = dict(zip(counts, map(rarity.__getitem__, counts.values()), strict=True))
    for stem in filter(is_short, counts):
        weights[stem] /= 2

    def weight(stems: Iterable[str]) -> float:
        return sum(map(weights.__getitem__, stems))

    sentences = []
    for unit, runs in zip(article.units, article.own_runs, strict=True):
        counted = unit.own or unit.quoted
        proper = unit.names | unit.numbers
        sentences.append(
            _Sentence(unit, counted, proper, runs, weight(counted), weight(proper), weight(unit.quoted))
        )
    proper = frozenset[str]().union(*[sentence.proper for sentence in sentences])
    own = tuple([bool(unit.own) for unit in article.units])
    return Sieve(article, tuple(sentences), weights, proper, own)


def may_derive(article: Sieve, text: str, *, by_words: bool = True) -> bool:
    """Whether any sentence of an article may derive from a text.

    Args:
        article: The article.
        text: The text that it may derive from.
        by_words: Whether sentences are judged by their words alone.
    """
    words = text_stems(text)
    vocabulary, trigrams = article.article.vocabulary, article.article.trigrams
    shared = trigrams.intersection(zip(words, words[1:], words[2:], strict=False))
    if len(shared) < _FAR_RUNS and len(vocabulary.intersection(words)) < _FAR * len(vocabulary):
        return False
    if not by_words:
        return True
    there = frozenset(words)
    novel = article.proper - there
    if novel:
        # Few are looked for: that costs less than to cut the beginnings of all words.
        listed = "\n".join(("", *there))
        novel = frozenset([s for s in novel if not (start := form_prefix(s)) or f"\n{start}" not in listed])
    rows = _best_case(article, there, novel, shared)
    bias, weights = _linear()
    return logistic(bias + max(scores(rows, article.own, weights), default=-math.inf)) >= _HOPELESS


@cache
def _linear() -> Linear:
    """The model that ships with the package.

    Raises:
        ValueError: Its file names other features than `auditor.compare.features`.
    """
    data = fitted(_MODEL)
    if set(data["weights"]) - set(SIFTED):
        raise misfit(_MODEL)
    return Linear(data["bias"], tuple(data["weights"].get(feature, 0.0) for feature in SIFTED))


def _best_case(article: Sieve, there: Set[str], novel: Set[str], shared: Set[Trigram]) -> list[Row]:
    """What is measured of the sentences of an article against a text, were what each has in common with it in
    one passage.

    Args:
        article: The article.
        there: Those of its words that the text has.
        novel: Those of its names and numbers that the text has in no form.
        shared: The three-word runs that the article and the text have in common.
    """
    weight = article.weights.__getitem__
    found = []
    for unit, counted, proper, own, counted_weight, proper_weight, quoted_weight in article.sentences:
        here = counted & there
        weighed = sum(map(weight, here))
        coverage = weighed / (counted_weight + DOUBT)
        trigrams, run = kept_runs(own, shared)
        plain = weighed - sum(map(weight, here & proper)) if proper else weighed
        quoted = unit.quoted
        found.append(
            [
                coverage,
                coverage,
                trigrams,
                counted_log(run),
                counted_log(len(proper & novel)),
                plain / (counted_weight - proper_weight + DOUBT),
                _MARGIN * coverage,
                len(quoted) / (len(quoted) + len(unit.own)) if quoted else 0.0,
                1.0 - sum(map(weight, quoted & there)) / quoted_weight if quoted else 0.0,
            ]
        )
    return found
