"""A text made ready for comparison: its sentences as normalised words, names and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from auditor.model import Span
from auditor.text.words import MARKS

MAX_SENTENCES = 2_000
"""Sentences of one text that are compared; what comes after them is left out. The longest article
of 2,221 real ones has fewer than 500, so only hostile or mistaken input is cut."""

_MAX_CHARACTERS = 1_000_000
"""Characters of one text that are looked through for words: twice as many as `MAX_SENTENCES` have."""

_CACHED_TEXTS = 32

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
    postings: Mapping[str, Sequence[int]] = field(repr=False)
    """Which sentences hold a stem, in order."""
    frequency: Mapping[str, int] = field(repr=False)
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
    written = [_TOKEN.findall(text, span.start, span.end) for span in kept]
    names = _names(written)
    inside = _Inside(quoted)
    units = tuple(
        _quoting(text, span, names, inside) if inside.touches(span) else _plain(span, found, names)
        for span, found in zip(kept, written, strict=True)
    )
    postings: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        for stem in unit.stems:
            postings.setdefault(stem, []).append(index)
    distinct = {unit.words: unit for unit in units}
    trigrams: set[tuple[str, str, str]] = set()
    for words in distinct:
        trigrams.update(zip(words, words[1:], words[2:], strict=False))
    if len(distinct) == len(units):
        frequency = {stem: len(places) for stem, places in postings.items()}
    else:
        frequency = dict(Counter([stem for unit in distinct.values() for stem in unit.stems]))
    return Prepared(
        text=text,
        units=units,
        postings=postings,
        frequency=frequency,
        distinct=len(distinct),
        trigrams=frozenset(trigrams),
        vocabulary=frozenset([stem for stem in postings if len(stem) >= _NAME_PREFIX]),
        prefixes=frozenset([stem[:_NAME_PREFIX] for stem in postings]),
        truncated=len(kept) < len(sentences),
    )


@lru_cache(maxsize=_CACHED_TEXTS)
def text_stems(text: str) -> tuple[str, ...]:
    """The stems of a text in order, without regard to its sentences: a tenth of the cost of `prepare`."""
    return tuple([stem for token in _TOKEN.findall(text, 0, _MAX_CHARACTERS) for stem in stems(token)])


@lru_cache(maxsize=_CACHED_TEXTS)
def text_pairs(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring stems of a text."""
    return frozenset(pairwise(text_stems(text)))


def known(stem: str, prepared: Prepared) -> bool:
    """Whether a name or number stands in a text, in whatever derived form (Peru, Peruvian)."""
    if stem in prepared.postings:
        return True
    return not stem[0].isdigit() and len(stem) >= _NAME_PREFIX and stem[:_NAME_PREFIX] in prepared.prefixes


def _plain(span: Span, tokens: Sequence[str], names: frozenset[str]) -> Unit:
    """A sentence in which nothing is quoted."""
    words = [stem for token in tokens for stem in stems(token)]
    own = frozenset(words)
    return Unit(
        start=span.start,
        end=span.end,
        words=tuple(words),
        own=own,
        quoted=frozenset(),
        names=frozenset([stem for token in names.intersection(tokens) for stem in stems(token)]),
        numbers=_numbers(own),
        stems=own,
    )


def _quoting(text: str, span: Span, names: frozenset[str], inside: _Inside) -> Unit:
    """A sentence with words in quotation marks."""
    words: list[str] = []
    own: set[str] = set()
    quoted: set[str] = set()
    proper: set[str] = set()
    for match in _TOKEN.finditer(text, span.start, span.end):
        found = stems(match[0])
        words += found
        if inside(match.start()):
            quoted.update(found)
        else:
            own.update(found)
            if match[0] in names:
                proper.update(found)
    return Unit(
        start=span.start,
        end=span.end,
        words=tuple(words),
        own=frozenset(own),
        quoted=frozenset(quoted),
        names=frozenset(proper),
        numbers=_numbers(own),
        stems=frozenset(own | quoted),
    )


def _numbers(own: Iterable[str]) -> frozenset[str]:
    return frozenset([stem for stem in own if stem[0].isdigit()])


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


def _names(tokens: Iterable[Sequence[str]]) -> frozenset[str]:
    """Tokens written as names: with a capital in mid-sentence, and never without it."""
    lower: set[str] = set()
    upper: set[str] = set()
    for sentence in tokens:
        lower.update([token for token in sentence if token[0].islower()])
        upper.update([token for token in sentence[1:] if token[0].isupper()])
    return frozenset([token for token in upper if token.lower() not in lower and len(token) > 1])


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
