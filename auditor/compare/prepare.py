"""A text made ready for comparison: its sentences as normalised words, names and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from auditor.model import Span
from auditor.text.words import MARKS

MAX_SENTENCES = 2_000
"""Sentences of one text that are compared; what comes after them is left out. The longest article
of 2,221 real ones has fewer than 500, so only hostile or mistaken input is cut."""

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_STEM = 6
_NAME_PREFIX = 4
_ENDINGS = ("ing", "ed", "es", "s", "e")
_MIN_STEM = 4
_SEPARATORS = str.maketrans("", "", ",.")
# Small numbers as agencies spell them out, so that “six” and “6” are one.
NUMERALS = {
    word: str(value)
    for value, words in enumerate(
        (
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, ready for comparison. The sets hold stems; ``start`` and ``end`` are its span."""

    start: int
    end: int
    words: tuple[str, ...]
    """Stems in order, quotations included."""
    own: frozenset[str]
    """Stems outside quotation marks: the writer's own words."""
    quoted: frozenset[str]
    """Stems inside quotation marks."""
    names: frozenset[str]
    """Stems of the writer's own words that are written as names."""
    numbers: frozenset[str]
    """Numbers among the writer's own words, without separators."""
    stems: frozenset[str]
    """All stems."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text's sentences and the indexes over them that a comparison needs."""

    text: str
    units: tuple[Unit, ...]
    postings: dict[str, tuple[int, ...]] = field(repr=False)
    """Which sentences hold a stem, in order."""
    frequency: dict[str, int] = field(repr=False)
    """How many distinct sentences hold a stem: a caption printed ten times counts once."""
    distinct: int
    """How many distinct sentences there are."""
    trigrams: frozenset[tuple[str, str, str]] = field(repr=False)
    vocabulary: frozenset[str] = field(repr=False)
    """All stems but the short ones, which are mostly function words."""
    prefixes: frozenset[str] = field(repr=False)
    """The first letters of all stems: “Peru” is known where “Peruvian” stands."""
    truncated: bool = False
    """Whether sentences were left out (`MAX_SENTENCES`)."""


def prepare(text: str, sentences: Sequence[Span], quoted: Sequence[Span] = ()) -> Prepared:
    """Make a text ready for comparison.

    Args:
        text: The text that the spans point into.
        sentences: The sentences to compare, in order.
        quoted: Direct quotations, in order, not overlapping: what stands inside is no evidence
            of copying, for every reporter hears the same words.
    """
    kept = sentences[:MAX_SENTENCES]
    tokens = [[(m[0], m.start()) for m in _TOKEN.finditer(text, s.start, s.end)] for s in kept]
    names = _names(tokens)
    inside = _Inside(quoted)
    units = tuple(_unit(span, found, names, inside) for span, found in zip(kept, tokens, strict=True))
    postings: dict[str, list[int]] = {}
    frequency: Counter[str] = Counter()
    distinct: set[tuple[str, ...]] = set()
    trigrams: set[tuple[str, str, str]] = set()
    for index, unit in enumerate(units):
        for stem in unit.stems:
            postings.setdefault(stem, []).append(index)
        if unit.words in distinct:
            continue
        distinct.add(unit.words)
        frequency.update(unit.stems)
        trigrams.update(zip(unit.words, unit.words[1:], unit.words[2:], strict=False))
    return Prepared(
        text=text,
        units=units,
        postings={stem: tuple(found) for stem, found in postings.items()},
        frequency=frequency,
        distinct=len(distinct),
        trigrams=frozenset(trigrams),
        vocabulary=frozenset(stem for stem in postings if len(stem) >= _NAME_PREFIX),
        prefixes=frozenset(stem[:_NAME_PREFIX] for stem in postings),
        truncated=len(kept) < len(sentences),
    )


def known(stem: str, prepared: Prepared) -> bool:
    """Whether a name or number stands in a text, in whatever derived form (Peru, Peruvian)."""
    if stem in prepared.postings:
        return True
    return not stem[0].isdigit() and len(stem) >= _NAME_PREFIX and stem[:_NAME_PREFIX] in prepared.prefixes


def _unit(span: Span, tokens: Sequence[tuple[str, int]], names: frozenset[str], inside: _Inside) -> Unit:
    words: list[str] = []
    own: set[str] = set()
    quoted: set[str] = set()
    proper: set[str] = set()
    plain = not inside.touches(span)
    for token, at in tokens:
        found = stems(token)
        words += found
        if plain or not inside(at):
            own.update(found)
            if token in names:
                proper.update(found)
        else:
            quoted.update(found)
    return Unit(
        start=span.start,
        end=span.end,
        words=tuple(words),
        own=frozenset(own),
        quoted=frozenset(quoted),
        names=frozenset(proper),
        numbers=frozenset(stem for stem in own if stem[0].isdigit()),
        stems=frozenset(own | quoted),
    )


class _Inside:
    """Whether offsets, asked for in rising order, lie in one of some ordered spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._at = 0

    def touches(self, span: Span) -> bool:
        """Whether anything of a stretch may lie inside."""
        self(span.start)
        return self._at < len(self._spans) and self._spans[self._at].start < span.end

    def __call__(self, offset: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at].end <= offset:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].start <= offset


def _names(tokens: Iterable[Sequence[tuple[str, int]]]) -> frozenset[str]:
    """Tokens written as names: with a capital in mid-sentence, and never without it."""
    lower: set[str] = set()
    upper: set[str] = set()
    for sentence in tokens:
        for index, (token, _) in enumerate(sentence):
            if token[0].islower():
                lower.add(token)
            elif index and token[0].isupper():
                upper.add(token)
    return frozenset(token for token in upper if token.lower() not in lower and len(token) > 1)


@lru_cache(maxsize=1 << 16)
def stems(token: str) -> tuple[str, ...]:
    """The stems of a word as it is written: none for a single letter, several for unspaced scripts.

    Truncation after a light stripping of English endings: crude, but the same for every language
    with an alphabet (McNamee and Mayfield 2004; Can et al. 2008 for Turkish). Unspaced scripts give
    pairs of characters.
    """
    if token[0].isdecimal():
        return (token.translate(_SEPARATORS) if token.isascii() else _fold(token).translate(_SEPARATORS),)
    word = token.lower() if token.isascii() else _fold(token)
    if _UNSPACED.match(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    if len(word) < 2:
        return ()
    if word in NUMERALS:
        return (NUMERALS[word],)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            word = word[: -len(ending)]
            break
    return (word[:_STEM],)


def _fold(token: str) -> str:
    """Case, compatibility forms and accents taken away; the marks of Indic and other scripts kept."""
    decomposed = unicodedata.normalize("NFKD", token.casefold())
    return (
        unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")) or token
    )
