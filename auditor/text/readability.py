"""How hard a text is to read, measured against published news.

Blog thresholds fail professional journalism (a reading-ease of 60 is met by one agency story in a
hundred), so a value is judged by its percentile among published articles. The percentiles are in
``calibration.json``, made by ``bench/calibrate.py`` with the same functions as are used here.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from auditor.model import Metric, Span

LONG_SENTENCE = 30
"""A sentence of more words than this is long."""

MIN_WORDS = 150
"""Below this many words a rate says little; the reference has no shorter articles either."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What published news measures.

    ``percentiles`` gives for each metric its value at every percentile from 0 to 100 among
    ``articles`` articles of ``language``.
    """

    version: str
    language: str
    reference: str
    articles: int
    percentiles: dict[str, tuple[float, ...]]


@cache
def calibration() -> Calibration:
    """The calibration that comes with the package."""
    content = json.loads(files("auditor").joinpath("calibration.json").read_text("utf-8"))
    percentiles = {name: tuple(values) for name, values in content.pop("percentiles").items()}
    return Calibration(percentiles=percentiles, **content)


def measure(sentences: Sequence[Span], words: Sequence[Span]) -> dict[str, float]:
    """Words per sentence, share of long sentences (0 to 1), words of the longest and of the first one.

    The first sentence of the body stands for the lede: paragraphs do not survive scraping.

    Args:
        sentences: Sentences of the body, in order.
        words: Words of the text, in order; those outside of the sentences do not count.

    Returns:
        Nothing where no sentence has a word.
    """
    starts = [word.start for word in words]
    counts = [bisect_left(starts, s.end) - bisect_left(starts, s.start) for s in sentences]
    counts = [count for count in counts if count]
    if not counts:
        return {}
    return {
        "words_per_sentence": sum(counts) / len(counts),
        "long_sentences": sum(count > LONG_SENTENCE for count in counts) / len(counts),
        "longest_sentence": float(max(counts)),
        "lede_words": float(counts[0]),
    }


def metrics(sentences: Sequence[Span], words: Sequence[Span], language: str | None) -> dict[str, Metric]:
    """What `measure` measures, each with its percentile among published news.

    The percentile is None below `MIN_WORDS` words and in languages without calibration: German
    sentences have fewer words than English ones, and are no easier.

    Args:
        sentences: Sentences of the body, in order.
        words: Words of the text, in order.
        language: Primary language subtag of the text.
    """
    measured = measure(sentences, words)
    reference = calibration()
    rated = len(words) >= MIN_WORDS and language == reference.language
    return {
        name: Metric(value, percentile(value, reference.percentiles[name]) if rated else None)
        for name, value in measured.items()
    }


def percentile(value: float, percentiles: Sequence[float]) -> float:
    """Share (0 to 100) of the reference that lies below ``value``, linear between two percentiles.

    Args:
        value: What was measured.
        percentiles: Values at evenly spaced percentiles, the first at 0 and the last at 100.
    """
    if value <= percentiles[0]:
        return 0.0
    if value > percentiles[-1]:
        return 100.0
    above = bisect_left(percentiles, value)
    below = bisect_right(percentiles, value, hi=above) - 1
    low, high = percentiles[below], percentiles[above]
    # Multiplied before it is divided, so that the last is 100 and not a rounding error above it.
    return (below + (value - low) / (high - low)) * 100 / (len(percentiles) - 1)


__all__ = ["LONG_SENTENCE", "MIN_WORDS", "Calibration", "calibration", "measure", "metrics", "percentile"]
