"""Which texts an article can derive from at all: told from their words, before they are split and aligned.

Most candidates of a search share a few rare words with the article and no more. What is costly, splitting a
text into sentences and aligning them, is spared for those.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from auditor.compare.derivation import Model
from auditor.compare.features import DOUBT, Measured, is_short, runs, vectors
from auditor.compare.prepare import Prepared, Trigram, Unit, has_form, prefixes_of, text_stems

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


class _Sentence(NamedTuple):
    """A sentence, and the weight of its words."""

    unit: Unit
    counted: frozenset[str]
    """The writer's own words, or the quoted ones where there are none."""
    proper: frozenset[str]
    """Names and numbers."""
    plain: frozenset[str]
    """Words that are neither."""
    counted_weight: float
    plain_weight: float
    quoted_weight: float


class Sieve(NamedTuple):
    """An article made ready for `may_derive`."""

    article: Prepared
    sentences: tuple[_Sentence, ...]
    weights: Mapping[str, float]
    """How much a stem tells: the rarer among the article's sentences, the more."""


def sieve(article: Prepared) -> Sieve:
    """Make an article ready for sifting any number of texts."""
    # As `measure` weighs them, were the text as long as the article and had each word once.
    total = 2 * article.distinct
    weights = {
        stem: math.log((total + 1) / (count + 1)) / (2 if is_short(stem) else 1)
        for stem, count in article.frequency.items()
    }

    def weight(stems: Iterable[str]) -> float:
        return sum(map(weights.__getitem__, stems))

    sentences = []
    for unit in article.units:
        counted = unit.own or unit.quoted
        proper = unit.names | unit.numbers
        plain = counted - proper
        sentences.append(
            _Sentence(unit, counted, proper, plain, weight(counted), weight(plain), weight(unit.quoted))
        )
    return Sieve(article, tuple(sentences), weights)


def may_derive(article: Sieve, text: str, model: Model | None) -> bool:
    """Whether any sentence of an article may derive from a text.

    Args:
        article: The article.
        text: The text that it may derive from.
        model: What judges sentences by their words; None where something else judges them too.
    """
    words = text_stems(text)
    there = set(words)
    trigrams, vocabulary = article.article.trigrams, article.article.vocabulary
    shared = trigrams.intersection(zip(words, words[1:], words[2:], strict=False))
    if len(vocabulary & there) < _FAR * len(vocabulary) and len(shared) < _FAR_RUNS:
        return False
    if model is None:
        return True
    return any(model.probability(row) >= _HOPELESS for row in vectors(_best_case(article, there, shared)))


def _best_case(article: Sieve, there: Set[str], shared: Set[Trigram]) -> list[Measured]:
    """The sentences of an article against a text, were what each has in common with it in one passage.

    Args:
        article: The article.
        there: The text's words.
        shared: The three-word runs that the article and the text have in common.
    """
    weight = article.weights.__getitem__
    prefixes = prefixes_of(there)
    found = []
    for unit, counted, proper, plain, counted_weight, plain_weight, quoted_weight in article.sentences:
        coverage = sum(map(weight, counted & there)) / (counted_weight + DOUBT)
        trigrams, run = runs(unit, shared)
        found.append(
            Measured(
                match=None,
                own=bool(unit.own),
                coverage=coverage,
                recall=coverage,
                trigrams=trigrams,
                run=run,
                shared=len(proper & there),
                novel=sum([not has_form(stem, prefixes) for stem in proper - there]),
                quoted=len(unit.quoted) / (len(unit.quoted) + len(unit.own) or 1),
                requoted=sum(map(weight, unit.quoted & there)) / quoted_weight if quoted_weight else 1.0,
                plain=sum(map(weight, plain & there)) / (plain_weight + DOUBT),
                margin=_MARGIN * coverage,
            )
        )
    return found
