"""Sentences of a text with what they name, state and speak of: what roles and parties are looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.compare.deeds.table import concepts, table, telling_words
from auditor.compare.figures import Figure
from auditor.compare.inside import Inside
from auditor.compare.shares import CONTRASTED
from auditor.compare.tokens import party, unmarked, words_of
from auditor.model import Span
from auditor.text.names import Name


class Passage(NamedTuple):
    """A sentence, or the stretch of a source from which one derives."""

    text: str
    """The whole text."""
    span: Span
    names: Sequence[Name]
    """Those that begin in it, in order; likewise its figures."""
    figures: Sequence[Figure]
    words: frozenset[str]
    """Its words, in small letters."""
    telling: frozenset[str]
    """Those of them that tell of a deed or a party."""
    concepts: frozenset[str]
    """The concepts of `deeds.toml` of which its words may tell."""
    kinds: frozenset[str]
    """The kinds of parties that they may describe."""
    parties: list[str]
    """The keys of its names, in order, each once."""

    def written(self) -> str:
        """The sentence itself."""
        return self.text[self.span.start : self.span.end]


class Passages:
    """The sentences of a text, each looked at once.

    Args:
        text: The text.
        names: Its names, in order.
        figures: Its figures, in order.
    """

    def __init__(self, text: str, names: Sequence[Name], figures: Sequence[Figure]) -> None:
        self._text = text
        self._bare = unmarked(text)
        self._names, self._figures = Inside(names), Inside(figures)
        self._known: dict[tuple[int, int], Passage] = {}

    def __call__(self, start: int, end: int) -> Passage:
        """The passage of a stretch of the text."""
        passage = self._known.get((start, end))
        if passage is None:
            names = self._names(start, end)
            words = words_of(self._bare[start:end])
            told = words & _telling()
            kinds = table().parties
            parties = list(dict.fromkeys([party(name.text) for name in names])) if names else []
            passage = self._known[start, end] = Passage(
                self._text,
                Span(start, end),
                names,
                self._figures(start, end),
                words,
                told,
                concepts(told),
                frozenset([kinds[word] for word in told if word in kinds]),
                parties,
            )
        return passage


@cache
def _telling() -> frozenset[str]:
    """The words that tell of a deed or a party: few words of a sentence are any of them."""
    return telling_words() | CONTRASTED
