"""An archive in memory: the articles of one run, or the wire copy given on the command line."""

from __future__ import annotations

import datetime as dt
import heapq
import math
import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable

from auditor.archive.interface import DAYS
from auditor.model import Source
from auditor.text.words import MARKS, normalise

_WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_QUERY_TERMS = 60
"""Rarest terms of a query that are looked up. On a million articles 60 terms find a heavily
rewritten source as surely as all terms do, at an eighth of the cost."""
_MAX_WORDS = 20_000
"""Words of one text that are indexed: a guard against hostile input."""


class MemoryArchive:
    """Texts in an inverted index of words, ranked by TF-IDF cosine with logarithmic frequencies.

    The index is built at the first search. Memory grows linearly with the words stored.

    Args:
        sources: What to search. Of several texts with one id the last counts.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_id = {source.id: source for source in sources}
        self._sources = tuple(self._by_id.values())
        self._index: _Index | None = None

    def __len__(self) -> int:
        return len(self._sources)

    def get(self, id: str) -> Source | None:
        """The stored text of an id; None if there is none."""
        return self._by_id.get(id)

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        exclude: Collection[str] = (),
        around: dt.date | None = None,
        days: int = DAYS,
    ) -> list[Source]:
        """The stored texts most like ``text``, best first (see `Archive.search`).

        Texts of equal likeness come in the order in which they were stored.
        """
        if not self._sources or limit <= 0:
            return []
        if self._index is None:
            self._index = _Index(source.text for source in self._sources)
        key = _key(text)
        found: list[Source] = []
        wanted = limit
        while True:
            ranked = self._index.rank(text, wanted + len(exclude))
            found = [
                self._sources[number]
                for number in ranked
                if self._sources[number].id not in exclude
                and self._index.keys[number] != key
                and _near(self._sources[number].published, around, days)
            ][:limit]
            if len(found) == limit or len(ranked) < wanted + len(exclude):
                return found
            wanted *= 2


class _Index:
    """Postings of every word: the numbers of the texts that hold it and its weight in each."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.keys: list[int] = []
        self._numbers: dict[str, array[int]] = {}
        self._weights: dict[str, array[float]] = {}
        for number, text in enumerate(texts):
            self.keys.append(_key(text))
            for word, count in _counts(text).items():
                self._numbers.setdefault(word, array("I")).append(number)
                self._weights.setdefault(word, array("f")).append(1 + math.log(count))
        total = len(self.keys)
        self._rarity = {word: 1 + math.log(total / len(numbers)) for word, numbers in self._numbers.items()}
        squares = [0.0] * total
        for word, numbers in self._numbers.items():
            rarity = self._rarity[word]
            for number, weight in zip(numbers, self._weights[word], strict=True):
                squares[number] += (weight * rarity) ** 2
        self._norms = array("f", (math.sqrt(square) or 1.0 for square in squares))

    def rank(self, text: str, limit: int) -> list[int]:
        """Numbers of the texts most like ``text``, best first; only those that share a word."""
        counts = _counts(text)
        rarest = heapq.nlargest(
            _QUERY_TERMS,
            (word for word in counts if word in self._rarity),
            key=lambda word: ((1 + math.log(counts[word])) * self._rarity[word], word),
        )
        scores: dict[int, float] = {}
        for word in rarest:
            weight = (1 + math.log(counts[word])) * self._rarity[word] ** 2
            for number, stored in zip(self._numbers[word], self._weights[word], strict=True):
                scores[number] = scores.get(number, 0.0) + weight * stored
        return heapq.nsmallest(
            limit, scores, key=lambda number: (-scores[number] / self._norms[number], number)
        )


def _counts(text: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for index, match in enumerate(_WORD.finditer(text)):
        if index == _MAX_WORDS:
            break
        words[match[0].lower()] += 1
    return words


def _near(published: dt.date | None, around: dt.date | None, days: int) -> bool:
    return published is None or around is None or abs((published - around).days) <= days


def _key(text: str) -> int:
    """A number that is the same for texts that differ in white space, case and typography only."""
    return hash(normalise(text))
