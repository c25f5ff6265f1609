"""A text made ready for comparison: its sentences as normalised words, names and numbers."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple, TypeVar

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.words import MARKS

T = TypeVar("T")

MAX_SENTENCES = 2_000
"""Sentences of one text that are compared; what comes after them is left out. The longest article
of 2,221 real ones has fewer than 500, so only hostile or mistaken input is cut."""

_MAX_CHARACTERS = 1_000_000
"""Characters of one text that are looked through for words: twice as many as `MAX_SENTENCES` have."""

_CACHED_TEXTS = 32

_KEPT_CHUNKS = 1 << 16
_KEPT_LENGTH = 40
"""Characters between white space up to which their words are kept for the next text: in a script without
spaces they are whole sentences, which never come back."""

_TOKEN = lazy(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*")
_NUMBER = lazy(r"[0-9]+(?:[.,][0-9]+)*")
_POSSESSIVE = ("’s", "’S")
_UNSPACED = lazy("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_STEM = 6
_NAME_PREFIX = 4
_PREFIX = itemgetter(slice(_NAME_PREFIX))
_ENDINGS = {"g": ("ing",), "d": ("ed",), "s": ("es", "s"), "e": ("e",)}
"""English endings by their last letter, the longest first."""
_MIN_STEM = 4
_LONG = _STEM + len("ing")
"""Letters of a word whose stem is the same whatever it ends with."""
_FIRST = slice(_STEM)
EDGES = ".,;:!?…\"'“”‘’()[]-–—"
"""Marks around words in most texts: between them is no need to look for words."""
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
# Months as agencies shorten them, by the stems of their whole names: “Jan. 27” and “January 27” are one.
_MONTHS = {
    "jan": "januar",
    "feb": "februa",
    "aug": "august",
    "sep": "septem",
    "sept": "septem",
    "oct": "octobe",
    "nov": "novemb",
    "dec": "decemb",
}
_STEMS_OF = NUMERALS | _MONTHS


class Unit(NamedTuple):
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


Trigram = tuple[str, str, str]
"""Three words that follow each other, as stems."""


class Runs(NamedTuple):
    """The three-word runs of a sentence; None for each that is not all the writer's own words."""

    ordered: tuple[Trigram | None, ...]
    distinct: frozenset[Trigram | None]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A text's sentences and the indexes over them that a comparison needs."""

    text: str
    units: tuple[Unit, ...]
    truncated: bool = False
    """Whether sentences were left out (`MAX_SENTENCES`)."""

    @cached_property
    def postings(self) -> Mapping[str, Sequence[int]]:
        """Which sentences hold a stem, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, unit in enumerate(self.units):
            for stem in unit.stems:
                found[stem].append(index)
        return dict(found)

    @cached_property
    def frequency(self) -> Mapping[str, int]:
        """How many distinct sentences hold a stem: a caption printed ten times counts once."""
        distinct = {unit.words: unit.stems for unit in self.units}
        return dict(Counter(chain.from_iterable(distinct.values())))

    @cached_property
    def distinct(self) -> int:
        """How many distinct sentences there are."""
        return len({unit.words for unit in self.units})

    @cached_property
    def trigrams(self) -> frozenset[Trigram]:
        """The three-word runs within sentences."""
        return frozenset(self.runs())

    def runs(self) -> Iterable[Trigram]:
        """The three-word runs within sentences, one by one."""
        return chain.from_iterable(
            zip(words, words[1:], words[2:], strict=False) for words in {unit.words for unit in self.units}
        )

    @cached_property
    def own_runs(self) -> tuple[Runs, ...]:
        """The three-word runs of each sentence."""
        return tuple(map(_own_runs, self.units))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All stems but the short ones, which are mostly function words."""
        return frozenset([stem for stem in self.frequency if len(stem) >= _NAME_PREFIX])

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """The first letters of all stems: “Peru” is known where “Peruvian” stands."""
        return frozenset(map(_PREFIX, self.frequency))


def prepare(
    text: str, sentences: Sequence[Span], quoted: Sequence[Span] = (), *, named: bool = True
) -> Prepared:
    """Make a text ready for comparison.

    Args:
        text: The text that the spans point into.
        sentences: The sentences to compare, in order.
        quoted: Direct quotations, in order, not overlapping: what stands inside is no evidence
            of copying, for every reporter hears the same words.
        named: Whether names are looked for: what an article is compared with needs none.
    """
    kept = sentences[:MAX_SENTENCES]
    written = [text[span.start : span.end].split() for span in kept]
    tokens = [tuple(_tokens(chunks)) for chunks in written] if named else repeat(())
    names = _names(tokens) if named else frozenset()
    inside = _Inside(quoted)
    units = tuple(
        _quoting(text, span, names, inside)
        if inside.touches(span)
        else _plain(span, chunks, names.intersection(found))
        for span, chunks, found in zip(kept, written, tokens, strict=False)
    )
    return Prepared(text, units, truncated=len(kept) < len(sentences))


def stemmed(text: str) -> tuple[str, ...]:
    """The stems of a text in order, without regard to its sentences: a tenth of the cost of `prepare`."""
    return _stemmed(text[:_MAX_CHARACTERS].split())


@lru_cache(maxsize=_CACHED_TEXTS)
def text_stems(text: str) -> tuple[str, ...]:
    """What `stemmed` returns, kept for those who ask next: for whole texts."""
    return stemmed(text)


def known(stem: str, prepared: Prepared) -> bool:
    """Whether a name or number stands in a text, in whatever derived form (Peru, Peruvian)."""
    return stem in prepared.frequency or form_prefix(stem) in prepared.prefixes


def form_prefix(stem: str) -> str:
    """The letters with which the stems of a name's derived forms begin; empty for a number, and for what is
    too short to have any."""
    return "" if len(stem) < _NAME_PREFIX or stem[0].isdigit() else stem[:_NAME_PREFIX]


def _plain(span: Span, chunks: Sequence[str], names: frozenset[str]) -> Unit:
    """A sentence in which nothing is quoted, with the names in it."""
    words = _stemmed(chunks)
    own = frozenset(words)
    return Unit(
        start=span.start,
        end=span.end,
        words=words,
        own=own,
        quoted=frozenset(),
        names=frozenset(_stemmed(names)) if names else names,
        numbers=_numbers(own),
        stems=own,
    )


def _quoting(text: str, span: Span, names: frozenset[str], inside: _Inside) -> Unit:
    """A sentence with words in quotation marks."""
    words: list[str] = []
    own: set[str] = set()
    quoted: set[str] = set()
    proper: set[str] = set()
    for start, end, is_quoted in inside.parts(span):
        chunks = text[start:end].split()
        found = _stemmed(chunks)
        words += found
        if is_quoted:
            quoted.update(found)
        else:
            own.update(found)
            proper.update(_stemmed(names.intersection(_tokens(chunks))))
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
    # Few stems are looked into: most begin with a letter from a to z.
    return frozenset([stem for stem in own if not ":" < stem < "{" and stem[0].isdigit()])


def _own_runs(unit: Unit) -> Runs:
    found = zip(unit.words, unit.words[1:], unit.words[2:], strict=False)
    if not unit.quoted:
        ordered: tuple[Trigram | None, ...] = tuple(found)
    else:
        ordered = tuple([run if unit.own.issuperset(run) else None for run in found])
    return Runs(ordered, frozenset(ordered))


class _Inside:
    """What of some stretches, asked for in order, lies in one of some ordered spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._at = 0

    def touches(self, span: Span) -> bool:
        """Whether anything of a stretch may lie inside."""
        self._pass(span.start)
        return self._at < len(self._spans) and self._spans[self._at].start < span.end

    def parts(self, span: Span) -> Iterator[tuple[int, int, bool]]:
        """The parts of a stretch that lie outside and inside by turns."""
        at = span.start
        while at < span.end and self.touches(Span(at, span.end)):
            start, end = self._spans[self._at]
            if at < start:
                yield at, start, False
            yield max(at, start), min(end, span.end), True
            at = end
        if at < span.end:
            yield at, span.end, False

    def _pass(self, offset: int) -> None:
        while self._at < len(self._spans) and self._spans[self._at].end <= offset:
            self._at += 1


def _names(written: Iterable[Sequence[str]]) -> frozenset[str]:
    """Tokens written as names: with a capital in mid-sentence, and never without it."""
    everywhere: set[str] = set()
    inner: set[str] = set()
    for tokens in written:
        everywhere.update(tokens)
        inner.update(tokens[1:])
    capitalised = [token for token in inner if token[0].isupper()]
    return frozenset([token for token in capitalised if token.lower() not in everywhere and len(token) > 1])


class Kept(dict[str, tuple[T, ...]]):
    """What is found in a word, or in what stands between white space: looked for when it is first asked for
    and kept for the next text, most of whose words are the same.

    A dictionary, because `map` looks words up in it without a step of Python's for each. When it is full it
    starts anew, and takes over what is asked for again.

    Args:
        find: What is found in a string.
    """

    def __init__(self, find: Callable[[str], tuple[T, ...]]) -> None:
        self._find = find
        self._before: dict[str, tuple[T, ...]] = {}

    def __missing__(self, chunk: str) -> tuple[T, ...]:
        found = self._before.get(chunk)
        if found is None:
            found = self._find(chunk)
        if len(chunk) <= _KEPT_LENGTH:
            if len(self) >= _KEPT_CHUNKS:
                self._before = self.copy()
                self.clear()
            self[chunk] = found
        return found


@lru_cache(maxsize=1 << 16)
def stems(token: str) -> tuple[str, ...]:
    """The stems of a word as it is written: none for a single letter, several for unspaced scripts.

    Truncation after a light stripping of English endings: crude, but the same for every language
    with an alphabet (McNamee and Mayfield 2004; Can et al. 2008 for Turkish). Unspaced scripts give
    pairs of characters.
    """
    if token[0].isdecimal():
        return (token.translate(_SEPARATORS) if token.isascii() else _fold(token).translate(_SEPARATORS),)
    if token.isascii():
        word = token.lower()
    else:
        word = _fold(token)
        if _UNSPACED.match(word):
            return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return _stem(word)


def _stem(word: str) -> tuple[str, ...]:
    """The stem of a word in small letters; none of a single letter."""
    length = len(word)
    if length < 2:
        return ()
    if length < _LONG:
        if word in _STEMS_OF:
            return (_STEMS_OF[word],)
        for ending in _ENDINGS.get(word[-1], ()):
            if word.endswith(ending) and length - len(ending) >= _MIN_STEM:
                return (word[: min(_STEM, length - len(ending))],)
    return (word[_FIRST],)


def _fold(token: str) -> str:
    """Case, compatibility forms and accents taken away; the marks of Indic and other scripts kept."""
    decomposed = unicodedata.normalize("NFKD", token.casefold())
    return (
        unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")) or token
    )


def _chunk_tokens(chunk: str) -> tuple[str, ...]:
    """The words and numbers of a chunk of text."""
    bare = chunk.strip(EDGES)
    if bare.isascii():
        if bare.isalpha() or _NUMBER.fullmatch(bare):
            return (bare,)
    elif bare.endswith(_POSSESSIVE) and (owner := bare[:-2]).isascii() and owner.isalpha():
        return owner, bare[-1]
    return tuple(_TOKEN.findall(chunk))


def _chunk_stems(chunk: str) -> tuple[str, ...]:
    """The stems of a chunk of text."""
    bare = chunk.strip(EDGES)
    # What most chunks are is told without a search.
    if bare.isascii():
        if bare.isalpha():
            return _stem(bare.lower())
        if _NUMBER.fullmatch(bare):
            return (bare.replace(",", "").replace(".", ""),)
    elif bare.endswith(_POSSESSIVE) and (owner := bare[:-2]).isascii() and owner.isalpha():
        return _stem(owner.lower())
    return tuple([stem for token in _TOKEN.findall(chunk) for stem in stems(token)])


_TOKENS = Kept(_chunk_tokens)
_STEMS = Kept(_chunk_stems)


def _tokens(chunks: Iterable[str]) -> Iterable[str]:
    """The words and numbers of chunks of text, as they are written: no word has white space inside."""
    return chain.from_iterable(map(_TOKENS.__getitem__, chunks))


def _stemmed(chunks: Iterable[str]) -> tuple[str, ...]:
    """The stems of chunks of text, in order."""
    return tuple(chain.from_iterable(map(_STEMS.__getitem__, chunks)))
