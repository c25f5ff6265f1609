"""Quotations of an article beside the same quotations in its source, and which words differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count, islice, pairwise, repeat
from operator import add, itemgetter
from typing import NamedTuple

from auditor.compare.comparison import Comparison, source_document
from auditor.compare.prepare import EDGES, NUMERALS, Kept, stemmed, text_stems
from auditor.compare.stock import SMALL
from auditor.document import Document
from auditor.model import Alignment, Source, Span
from auditor.text.inflection import stem
from auditor.text.quotes import Quotation
from auditor.text.words import normalise, spelt

MIN_WORDS = 4
"""Words that a quotation must have to be paired: shorter ones are phrases that anybody may use."""

_ALIKE = 0.7
"""Share of common words from which two quotations are one, whatever stands around them."""

_SURE_WORDS = 6
"""Words in common, in order, from which that holds in an article that does not derive from the source."""

_ALIGNED = 0.2
"""The same where the sentences around them are aligned and the article derives from the source."""

_SURE_PAIRS = 3
"""Pairs of neighbours among `_SURE_WORDS`, at least: six words in three runs."""

_STRETCH = 12
"""Words within which so many pairs stand, in the source too, wherever no more than three words in ten
differ."""

_LEAST_ORDER = 0.3
"""Share of words in their places from which single changes are told; below it the whole quotation is."""

_LEAST_TOLD = 3
"""Stems in common from which a short quotation is another one in other words."""

_RECAST = 0.5
_LEAST_RECAST = 5
"""Share of common words, and words in common in their places, from which two quotations of one speaker are
one in an article that derives from the source in part."""

_BESIDE = 90
"""Code points beside a quotation in which its speaker's name is looked for."""

_SMALL = SMALL | {"never", "nothing", "nobody", "none", "without", "cannot", "doesn", "didn"}

_MAX_WORDS = 400
_CACHED_PAIRS = 32
_CACHED_SOURCES = 256
_CHUNK = re.compile(r"\S+")
_GAP = "…"
_GAPS = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\s?\.\s?\.|\([^()]{0,200}\)")
_NEGATED = re.compile(r"(?:n['’]t|nt)\Z")
_AUXILIARIES = {"wo": "will", "ca": "can", "sha": "shall"}
_SPELLINGS = (("our", "or"), ("tre", "ter"), ("ise", "ize"), ("isi", "izi"), ("ll", "l"), ("ogue", "og"))
_BRITISH = re.compile("|".join(british for british, _ in _SPELLINGS))


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a quotation that differ from the source's: spans in the article and in the source.

    Either may be empty: then words were added or left out.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class QuotePair:
    """A quotation of the article, its speaker left open, and the passage that the source quotes for it.

    ``source_start`` and ``source_end`` hold the source's words without its marks, and without what the
    article left out at either end. No ``changes`` means that it is verbatim.
    """

    quotation: Quotation
    source_start: int
    source_end: int
    similarity: float
    changes: tuple[Change, ...]


_Pair = tuple[str, str]


class _Said(NamedTuple):
    """The words of a quotation for comparison; ``…`` is an ellipsis or [brackets]."""

    forms: Sequence[str]
    text: str
    start: int
    end: int
    """Where it stands in the text."""


_Match = tuple[float, Span, _Said]
"""A quotation of the source and where it stands, led by how like it is."""


class _Words(NamedTuple):
    """The same with the places of the words."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


class _Places:
    """Where the words of a quotation stand. Each is looked for when it is asked for: few are."""

    def __init__(self, said: _Said) -> None:
        self._said = said
        self.forms = said.forms

    def start(self, at: int) -> int:
        """Where a word starts."""
        return self._span(at)[0]

    def end(self, at: int) -> int:
        """Where a word ends."""
        return self._span(at)[1]

    def _span(self, at: int) -> tuple[int, int]:
        if self._all is not None:
            return self._all.starts[at], self._all.ends[at]
        chunk = bisect_right(self._counts, at)
        start, end = self._chunks[chunk]
        written = self._said.text[start:end]
        bare = written.strip(EDGES)
        if bare.isalpha():
            start += written.index(bare)
            return start, start + len(bare)
        words = _words(self._said.text, start, end)
        within = at - (self._counts[chunk - 1] if chunk else 0)
        return words.starts[within], words.ends[within]

    @cached_property
    def _all(self) -> _Words | None:
        """The places of all words of a quotation with gaps, which may part a word."""
        text, start, end = self._said[1:]
        return _words(text, start, end) if _GAPS.search(text, start, end) else None

    @cached_property
    def _chunks(self) -> list[tuple[int, int]]:
        """What stands between white space."""
        text, start, end = self._said[1:]
        return [match.span() for match in _CHUNK.finditer(text, start, end)]

    @cached_property
    def _counts(self) -> list[int]:
        """How many words there are up to the end of each chunk."""
        text = self._said.text
        return list(accumulate([len(_CHUNK_FORMS[text[start:end]]) for start, end in self._chunks]))


def quote_pairs(doc: Document, comparison: Comparison) -> list[QuotePair]:
    """Pair an article's quotations with the source's, in the article's order.

    A quotation is paired with the source's most like it: where most of their words agree, or where
    it stands in a sentence that derives from the passage in which the source quotes. What is cut off
    or added at the ends, an ellipsis, [brackets], case, dashes and the style of marks change nothing.
    """
    verdict = comparison.derivation.verdict
    alignment = comparison.alignment if verdict != "none" else ()
    return list(_paired(doc, comparison.source, verdict == "wholly", alignment))


@lru_cache(maxsize=_CACHED_PAIRS)
def _paired(
    doc: Document, source: Source, derived: bool, alignment: tuple[Alignment, ...]
) -> tuple[QuotePair, ...]:
    """The pairs of `quote_pairs`, which several rules ask for."""
    told: Sequence[Quotation] = _article_quotes(doc)
    spoken: Sequence[Span] = ()
    if alignment:
        spoken = _source_quotes(source) if told else ()
    elif told and (told := _standing_in(_quoted_pairs(doc), text_stems(source.text))):
        spoken = _alike(_quoted_pairs(doc).together, source)
    if not spoken:
        return ()
    quotations = [(quote, mine) for quote in told if len((mine := _said(doc, quote)).forms) >= MIN_WORDS]
    theirs = [
        (span, words) for span in spoken if len((words := _source_words(source, span)).forms) >= MIN_WORDS
    ]
    verbatim = {" ".join(quote.forms) for _, quote in theirs}
    pairs: list[QuotePair] = []
    taken: set[Span] = set()
    unsettled: list[tuple[Quotation, _Said]] = []
    for quotation, mine in quotations:
        best = _best(mine, theirs, _likeness, _ALIKE / 2)
        if best and best[0] >= _ALIKE and (derived or _same(mine, best[2]) >= _SURE_WORDS):
            pairs.append(_pair(quotation, mine, best[2], best[0], alike=True))
            taken.add(best[1])
        elif " ".join(mine.forms) not in verbatim:
            unsettled.append((quotation, mine))
    for quotation, mine in unsettled if alignment else ():
        left = [(span, quote) for span, quote in theirs if span not in taken]
        best = _aligned(quotation, mine, left, alignment) if derived else _recast(doc, mine, source, left)
        if best:
            # What a partly derived article cut off at the ends of a quotation is no alteration.
            alike = not derived or _likeness(mine, best[2]) >= _ALIKE
            pairs.append(_pair(quotation, mine, best[2], best[0], alike=alike))
            taken.add(best[1])
    return tuple(sorted(pairs, key=lambda pair: pair.quotation.start))


@lru_cache(maxsize=_CACHED_PAIRS)
def _article_quotes(doc: Document) -> tuple[Quotation, ...]:
    """The article's outermost quotations that may be long enough to be paired."""
    return tuple([quote for quote in doc.quoted if not quote.depth and _is_long(quote)])


def _is_long(quote: Quotation) -> bool:
    """Whether a quotation may have `MIN_WORDS`: a word has a character, and one behind it."""
    return quote.inner_end - quote.inner_start >= 2 * MIN_WORDS - 1


@lru_cache(maxsize=4 * _CACHED_PAIRS)
def _said(doc: Document, quotation: Quotation) -> _Said:
    """A quotation of the article as words."""
    return _spoken(doc.text, quotation.inner_start, quotation.inner_end)


class _QuotedPairs(NamedTuple):
    """The pairs of neighbouring words in the quotations of an article."""

    each: tuple[tuple[Quotation, frozenset[_Pair]], ...]
    together: frozenset[_Pair]


@lru_cache(maxsize=_CACHED_PAIRS)
def _quoted_pairs(doc: Document) -> _QuotedPairs:
    each = tuple(
        (quote, frozenset(pairwise(stemmed(doc.text[quote.inner_start : quote.inner_end]))))
        for quote in _article_quotes(doc)
    )
    return _QuotedPairs(each, frozenset[_Pair]().union(*(pairs for _, pairs in each)))


def _standing_in(quoted: _QuotedPairs, words: tuple[str, ...]) -> list[Quotation]:
    """The quotations of which a source may have `_SURE_WORDS`, in order, with no more than three words in
    ten changed: it has enough of their pairs of words close together. Cheap; most quotations and sources end
    here."""
    pairs_there = zip(words, islice(words, 1, None), strict=False)
    places = list(compress(count(), map(quoted.together.__contains__, pairs_there)))
    if not _is_close(places):
        return []
    found = [(at, words[at : at + 2]) for at in places]
    return [quote for quote, pairs in quoted.each if _is_close([at for at, pair in found if pair in pairs])]


def _is_close(places: Sequence[int]) -> bool:
    """Whether `_SURE_PAIRS` of some places lie within one stretch."""
    return any(
        last - first < _STRETCH for first, last in zip(places, places[_SURE_PAIRS - 1 :], strict=False)
    )


@lru_cache(maxsize=_CACHED_SOURCES)
def _source_quotes(source: Source) -> tuple[Span, ...]:
    """The source's outermost quotations that may be long enough to be paired, without their marks."""
    doc = source_document(source)
    return tuple(Span(q.inner_start, q.inner_end) for q in doc.quoted if not q.depth and _is_long(q))


def _alike(pairs: frozenset[_Pair], source: Source) -> list[Span]:
    """The source's quotations that have `_SURE_PAIRS` of some pairs of words."""
    return [
        span
        for span in _source_quotes(source)
        if len(pairs.intersection(pairwise(stemmed(source.text[span.start : span.end])))) >= _SURE_PAIRS
    ]


@lru_cache(maxsize=4 * _CACHED_SOURCES)
def _source_words(source: Source, span: Span) -> _Said:
    """A quotation of the source as words."""
    return _spoken(source.text, span.start, span.end)


def _spoken(text: str, start: int, end: int) -> _Said:
    """The words of a quotation, with a gap for each ellipsis and each bracket."""
    if _GAPS.search(text, start, end):
        return _Said(_words(text, start, end).forms, text, start, end)
    forms = chain.from_iterable(map(_CHUNK_FORMS.__getitem__, text[start:end].split()))
    return _Said(list(islice(forms, _MAX_WORDS)), text, start, end)


@lru_cache(maxsize=_CACHED_PAIRS)
def _words(text: str, start: int, end: int) -> _Words:
    """The words of a quotation with their places."""
    written = spelt(text[start:end])
    parts = list(map(_FORMS.__getitem__, written.words[:_MAX_WORDS]))
    starts = [start + at for at in written.starts[:_MAX_WORDS]]
    ends = list(map(add, starts, map(len, written.words)))
    sizes = list(map(len, parts))
    if sizes.count(1) < len(sizes):
        starts = list(chain.from_iterable(map(repeat, starts, sizes)))
        ends = list(chain.from_iterable(map(repeat, ends, sizes)))
    found = list(islice(zip(chain.from_iterable(parts), starts, ends, strict=True), _MAX_WORDS))
    gaps = [match.span() for match in _GAPS.finditer(text, start, end)]
    if gaps:
        found = [word for word in found if not any(first <= word[1] < last for first, last in gaps)]
        # By place alone: the parts of a word with a hyphen share theirs.
        found = sorted([*found, *((_GAP, first, last) for first, last in gaps)], key=itemgetter(1))
    return _Words(*zip(*found, strict=True)) if found else _Words((), (), ())


def _spelling(word: str) -> tuple[str, ...]:
    """A word plain, in one spelling, its parts apart, small numbers as figures, “not” split off."""
    plain = word.isalpha()
    written = word.lower() if plain and word.isascii() else normalise(word).replace(",", "")
    negated = not plain and len(written) > 4 and _NEGATED.search(written) is not None and "'" in written
    if negated:
        written = _AUXILIARIES.get(written[:-3], written[:-3])
    if _BRITISH.search(written):
        for british, american in _SPELLINGS:
            written = written.replace(british, american)
    if plain:
        return (NUMERALS.get(written, written),)
    forms = tuple(NUMERALS.get(part, part) for part in written.split("-") if part)
    return (*forms, "not") if negated else forms


def _chunk_forms(chunk: str) -> tuple[str, ...]:
    """The same of what stands between white space."""
    bare = chunk if chunk.isalpha() else chunk.strip(EDGES)
    if bare.isascii() and bare.isalpha():
        return _spelling(bare)
    return tuple(chain.from_iterable(map(_FORMS.__getitem__, spelt(chunk).words)))


_FORMS = Kept(_spelling)
_CHUNK_FORMS = Kept(_chunk_forms)


def _best(
    mine: _Said,
    theirs: Sequence[tuple[Span, _Said]],
    measure: Callable[[_Said, _Said], float],
    least: float,
) -> _Match | None:
    """The most alike of some quotations, with its likeness; of equal ones the first.

    Args:
        mine: The article's quotation.
        theirs: The source's, with their places.
        measure: How alike two are.
        least: Share of the shorter one's words that they must have in common to be measured.
    """
    best: _Match | None = None
    own = frozenset(mine.forms)
    for span, quote in theirs:
        common = sum(map(own.__contains__, quote.forms))
        if common < 2 or common < least * min(len(mine.forms), len(quote.forms)):
            continue
        likeness = measure(mine, quote)
        if best is None or likeness > best[0]:
            best = likeness, span, quote
    return best


def _aligned(
    quotation: Quotation, mine: _Said, theirs: Sequence[tuple[Span, _Said]], alignment: Sequence[Alignment]
) -> _Match | None:
    """The quotation in the passages from which the sentences of a quotation derive, or one that says the same
    elsewhere."""
    passages = [
        (pair.source_start, pair.source_end)
        for pair in alignment
        if pair.source_start is not None
        and pair.source_end is not None
        and pair.start < quotation.end
        and quotation.start < pair.end
    ]
    there = [
        (span, quote)
        for span, quote in theirs
        if any(start < span.end and span.start < end for start, end in passages)
    ]
    best = _best(mine, there, _common, 0.0)
    return _reworded(mine, theirs) if best is None or best[0] < _ALIGNED else best


def _recast(
    doc: Document, mine: _Said, source: Source, theirs: Sequence[tuple[Span, _Said]]
) -> _Match | None:
    """The quotation half of whose words are in their places, and that somebody of the same name says."""
    best = _best(mine, theirs, _likeness, _RECAST / 2)
    if best is None or best[0] < _RECAST or _same(mine, best[2]) < _LEAST_RECAST:
        return None
    here = _named_beside(doc, Span(mine.start, mine.end))
    there = _named_beside(source_document(source), best[1])
    return None if here.isdisjoint(there) else best


def _reworded(mine: _Said, theirs: Sequence[tuple[Span, _Said]]) -> _Match | None:
    """The quotation that says the same with the same words in other forms, wherever it stands.

    “Hunger never fills in forms” is “Hunger does not fill in forms”: every word that tells something is in
    both, and one at most is in one alone.
    """
    own = _told(mine)
    if len(own) < _LEAST_TOLD:
        return None
    for span, quote in theirs:
        also = _told(quote)
        common = len(own & also)
        if len(also) >= _LEAST_TOLD and common == min(len(own), len(also)) and len(own ^ also) <= 1:
            return common / len(own | also), span, quote
    return None


def _named_beside(doc: Document, quotation: Span) -> frozenset[str]:
    """The last words of the names that stand near a quotation, in its paragraph."""
    before = doc.text.rfind("\n", 0, quotation.start) + 1
    after = doc.text.find("\n", quotation.end)
    first = max(before, quotation.start - _BESIDE)
    last = min(len(doc.text) if after < 0 else after, quotation.end + _BESIDE)
    return frozenset(
        name.text.split()[-1]
        for name in doc.names
        if first <= name.start and name.end <= last and not quotation.start <= name.start < quotation.end
    )


def _told(quote: _Said) -> frozenset[str]:
    """The stems of the words of a quotation that say what it is about."""
    return frozenset(
        stem(form) for form in quote.forms if (len(form) > 2 or form.isdigit()) and form not in _SMALL
    )


def _opcodes(mine: _Said, theirs: _Said, *, cut: bool = True) -> list[tuple[str, int, int, int, int]]:
    """What turns the source's words into the article's; with ``cut`` without what ends or starts one only."""
    from rapidfuzz.distance import Levenshtein

    found = Levenshtein.opcodes(theirs.forms, mine.forms)
    codes = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in found]
    while cut and codes and codes[0][0] in ("insert", "delete"):
        codes.pop(0)
    while cut and codes and codes[-1][0] in ("insert", "delete"):
        codes.pop()
    return _begun_later(codes, theirs) if cut else codes


def _begun_later(
    codes: list[tuple[str, int, int, int, int]], theirs: _Said
) -> list[tuple[str, int, int, int, int]]:
    """The same where the source has a quotation's first words twice: of “I have coached for years and I have
    never seen it” the article may print “I have never seen it”."""
    if len(codes) < 2 or codes[0][0] != "equal" or codes[1][0] != "delete":
        return codes
    (_, a0, a1, b0, b1), (_, _, a2, _, _) = codes[:2]
    if a2 - a1 < a1 - a0 or list(theirs.forms[a2 - (a1 - a0) : a2]) != list(theirs.forms[a0:a1]):
        return codes
    return [("equal", a2 - (a1 - a0), a2, b0, b1), *codes[2:]]


def _likeness(mine: _Said, theirs: _Said) -> float:
    """The share of common words, in order, in what the two quotations have in common at all."""
    codes = _opcodes(mine, theirs)
    same = sum(code[2] - code[1] for code in codes if code[0] == "equal")
    longest = sum(max(code[2] - code[1], code[4] - code[3]) for code in codes)
    if same < 2:
        return 0.0
    # A core that is a small part of both is a phrase in common, not a common quotation.
    whole = min(len(mine.forms), len(theirs.forms))
    return same / longest * min(1.0, longest / (0.5 * whole))


def _same(mine: _Said, theirs: _Said) -> int:
    """How many words two quotations have in common, in order."""
    return sum(code[2] - code[1] for code in _opcodes(mine, theirs) if code[0] == "equal")


def _common(mine: _Said, theirs: _Said) -> float:
    """The share of words in common, in whatever order: of the telling ones, or half of that of all.

    A spinner changes every noun and leaves the frame: “It was no scam, it was a pair of boxes”.
    """
    one, other = (set(quote.forms) for quote in (mine, theirs))
    telling, also = ({form for form in forms if _tells(form)} for forms in (one, other))
    share = len(telling & also) / (min(len(telling), len(also)) or 1)
    return max(share, len(one & other) / (2 * min(len(one), len(other))))


def _tells(form: str) -> bool:
    return len(form) >= 4 or form.isdigit()


def _pair(quotation: Quotation, said: _Said, original: _Said, likeness: float, *, alike: bool) -> QuotePair:
    mine, theirs = _Places(said), _Places(original)
    # A paraphrase has no ends in common with what was said: all of that is its original.
    codes = _opcodes(said, original, cut=alike)
    if not alike and _same(said, original) < _LEAST_ORDER * len(mine.forms):
        # Turned round altogether: the difference is the whole.
        codes = [("replace", 0, len(theirs.forms), 0, len(mine.forms))]
    first, last = codes[0][1], codes[-1][2]
    changes = tuple(
        Change(*_extent(mine, b0, b1), *_extent(theirs, a0, a1))
        for a0, a1, b0, b1 in _differences(codes)
        if not _is_gap(mine, theirs, a0, a1, b0, b1)
    )
    return QuotePair(
        quotation=quotation,
        source_start=theirs.start(first),
        source_end=theirs.end(last - 1),
        similarity=round(likeness, 3),
        changes=changes,
    )


def _differences(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The stretches that differ, neighbours joined."""
    found: list[tuple[int, int, int, int]] = []
    joined = False
    for tag, a0, a1, b0, b1 in codes:
        if tag == "equal":
            joined = False
        elif joined:
            found[-1] = (found[-1][0], a1, found[-1][2], b1)
        else:
            found.append((a0, a1, b0, b1))
            joined = True
    return found


def _is_gap(mine: _Places, theirs: _Places, a0: int, a1: int, b0: int, b1: int) -> bool:
    """Whether a difference is one that an ellipsis or brackets, in either text, announce."""
    return _GAP in mine.forms[max(0, b0 - 1) : b1 + 1] or _GAP in theirs.forms[a0:a1]


def _extent(quote: _Places, first: int, last: int) -> tuple[int, int]:
    """The stretch of text of some words; empty, before the next word, where there are none."""
    if first < last:
        return quote.start(first), quote.end(last - 1)
    at = quote.start(first) if first < len(quote.forms) else quote.end(len(quote.forms) - 1)
    return at, at
