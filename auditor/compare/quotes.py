"""Quotations of an article beside the same quotations in its source, and which words differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.compare.comparison import Comparison, source_document
from auditor.compare.prepare import NUMERALS, text_pairs, text_stems
from auditor.document import Document
from auditor.model import Alignment, Source, Span
from auditor.text.quotes import Quotation
from auditor.text.words import normalise, words

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

_LEAST_ORDER = 0.3
"""Share of words in their places from which single changes are told; below it the whole quotation is."""

_MAX_WORDS = 400
_CACHED_PAIRS = 32
_GAP = "…"
_GAPS = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\s?\.\s?\.|\([^()]{0,200}\)")
_NEGATED = re.compile(r"(?:n['’]t|nt)\Z")
_AUXILIARIES = {"wo": "will", "ca": "can", "sha": "shall"}
_SPELLINGS = (("our", "or"), ("tre", "ter"), ("ise", "ize"), ("isi", "izi"), ("ll", "l"), ("ogue", "og"))


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
    """A quotation of the article and the passage that the source quotes for it.

    ``source_start`` and ``source_end`` hold the source's words without its marks, and without what the
    article left out at either end. No ``changes`` means that it is verbatim.
    """

    quotation: Quotation
    source_start: int
    source_end: int
    similarity: float
    changes: tuple[Change, ...]


class _Word(NamedTuple):
    """A word for comparison, with its place. The form ``…`` stands for an ellipsis or [brackets]."""

    form: str
    start: int
    end: int


def quote_pairs(doc: Document, comparison: Comparison) -> list[QuotePair]:
    """Pair an article's quotations with the source's, in the article's order.

    A quotation is paired with the source's most like it: where most of their words agree, or where
    it stands in a sentence that derives from the passage in which the source quotes. What is cut off
    or added at the ends, an ellipsis, [brackets], case, dashes and the style of marks change nothing.
    """
    return list(
        _paired(doc, comparison.source, comparison.derivation.verdict == "wholly", comparison.alignment)
    )


@lru_cache(maxsize=_CACHED_PAIRS)
def _paired(
    doc: Document, source: Source, derived: bool, alignment: tuple[Alignment, ...]
) -> tuple[QuotePair, ...]:
    """The pairs of `quote_pairs`, which several rules ask for."""
    quotations = _article_quotes(doc)
    if not derived:
        quotations = [item for item in quotations if _may_stand_in(doc.text, item[0], source.text)]
    theirs = _source_quotes(source) if quotations else []
    if not theirs:
        return ()
    verbatim = {" ".join(word.form for word in quote) for _, quote in theirs}
    pairs: list[QuotePair] = []
    taken: set[Span] = set()
    unsettled: list[tuple[Quotation, list[_Word]]] = []
    for quotation, mine in quotations:
        best = _best(mine, theirs, _likeness)
        if best and best[0] >= _ALIKE and (derived or _same(mine, best[2]) >= _SURE_WORDS):
            pairs.append(_pair(quotation, mine, best[2], best[0]))
            taken.add(best[1])
        elif " ".join(word.form for word in mine) not in verbatim:
            unsettled.append((quotation, mine))
    if derived:
        for quotation, mine in unsettled:
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
                if span not in taken and any(start < span.end and span.start < end for start, end in passages)
            ]
            best = _best(mine, there, _common)
            if best and best[0] >= _ALIGNED:
                pairs.append(_pair(quotation, mine, best[2], best[0]))
                taken.add(best[1])
    return tuple(sorted(pairs, key=lambda pair: pair.quotation.start))


@lru_cache(maxsize=_CACHED_PAIRS)
def _article_quotes(doc: Document) -> list[tuple[Quotation, list[_Word]]]:
    """The article's outermost quotations of some length, with their words."""
    if not any(len(doc.text[q.inner_start : q.inner_end].split()) >= MIN_WORDS for q in doc.quoted):
        return []
    return [
        (quote, found)
        for quote in doc.quotations
        if not quote.depth and len(found := _words(doc.text, quote.inner_start, quote.inner_end)) >= MIN_WORDS
    ]


def _may_stand_in(text: str, quotation: Quotation, source: str) -> bool:
    """Whether a source has enough of a quotation's pairs of words for `_SURE_WORDS` of it, in order, of which
    no more than three in ten differ. Cheap; most quotations and sources end here."""
    said = text_stems(text[quotation.inner_start : quotation.inner_end])
    there = text_pairs(source)
    return sum(pair in there for pair in pairwise(said)) >= _SURE_PAIRS


@lru_cache(maxsize=256)
def _source_quotes(source: Source) -> list[tuple[Span, list[_Word]]]:
    """The source's outermost quotations as words."""
    doc = source_document(source)
    return [
        (Span(quote.start, quote.end), found)
        for quote in doc.quoted
        if not quote.depth and len(found := _words(doc.text, quote.inner_start, quote.inner_end)) >= MIN_WORDS
    ]


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a quotation, with a gap for each ellipsis and each bracket."""
    gaps = [match.span() for match in _GAPS.finditer(text, start, end)]
    found = [_Word(_GAP, *gap) for gap in gaps]
    for word in words(text, start, end):
        if not (gaps and any(gap[0] <= word.start < gap[1] for gap in gaps)):
            found += _forms(text, word)
        if len(found) > _MAX_WORDS:
            break
    return sorted(found, key=lambda word: word.start) if gaps else found


def _forms(text: str, span: Span) -> list[_Word]:
    """A word as it is compared, or its parts."""
    return [_Word(form, span.start, span.end) for form in _spelling(text[span.start : span.end])]


@lru_cache(maxsize=1 << 15)
def _spelling(word: str) -> tuple[str, ...]:
    """A word plain, in one spelling, its parts apart, small numbers as figures, “not” split off."""
    written = normalise(word).replace(",", "")
    negated = len(written) > 4 and _NEGATED.search(written) is not None and "'" in written
    if negated:
        written = _AUXILIARIES.get(written[:-3], written[:-3])
    for british, american in _SPELLINGS:
        written = written.replace(british, american)
    forms = tuple(NUMERALS.get(part, part) for part in written.split("-") if part)
    return (*forms, "not") if negated else forms


def _best(
    mine: Sequence[_Word],
    theirs: Sequence[tuple[Span, list[_Word]]],
    measure: Callable[[Sequence[_Word], Sequence[_Word]], float],
) -> tuple[float, Span, list[_Word]] | None:
    """The most alike of some quotations, with its likeness; of equal ones the first."""
    best: tuple[float, Span, list[_Word]] | None = None
    own = {word.form for word in mine}
    for span, quote in theirs:
        if sum(word.form in own for word in quote) < 2:
            continue
        likeness = measure(mine, quote)
        if best is None or likeness > best[0]:
            best = likeness, span, quote
    return best


def _opcodes(
    mine: Sequence[_Word], theirs: Sequence[_Word], *, cut: bool = True
) -> list[tuple[str, int, int, int, int]]:
    """What turns the source's words into the article's; with ``cut`` without what ends or starts one only."""
    from rapidfuzz.distance import Levenshtein

    found = Levenshtein.opcodes([word.form for word in theirs], [word.form for word in mine])
    codes = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in found]
    while cut and codes and codes[0][0] in ("insert", "delete"):
        codes.pop(0)
    while cut and codes and codes[-1][0] in ("insert", "delete"):
        codes.pop()
    return codes


def _likeness(mine: Sequence[_Word], theirs: Sequence[_Word]) -> float:
    """The share of common words, in order, in what the two quotations have in common at all."""
    codes = _opcodes(mine, theirs)
    same = sum(code[2] - code[1] for code in codes if code[0] == "equal")
    longest = sum(max(code[2] - code[1], code[4] - code[3]) for code in codes)
    if same < 2:
        return 0.0
    # A core that is a small part of both is a phrase in common, not a common quotation.
    whole = min(len(mine), len(theirs))
    return same / longest * min(1.0, longest / (0.5 * whole))


def _same(mine: Sequence[_Word], theirs: Sequence[_Word]) -> int:
    """How many words two quotations have in common, in order."""
    return sum(code[2] - code[1] for code in _opcodes(mine, theirs) if code[0] == "equal")


def _common(mine: Sequence[_Word], theirs: Sequence[_Word]) -> float:
    """The share of words in common, in whatever order: of the telling ones, or half of that of all.

    A spinner changes every noun and leaves the frame: “It was no scam, it was a pair of boxes”.
    """
    one, other = ({word.form for word in quote} for quote in (mine, theirs))
    telling, also = ({form for form in forms if _tells(form)} for forms in (one, other))
    share = len(telling & also) / (min(len(telling), len(also)) or 1)
    return max(share, len(one & other) / (2 * min(len(one), len(other))))


def _tells(form: str) -> bool:
    return len(form) >= 4 or form.isdigit()


def _pair(quotation: Quotation, mine: list[_Word], theirs: list[_Word], likeness: float) -> QuotePair:
    # A paraphrase has no ends in common with what was said: all of that is its original.
    alike = _likeness(mine, theirs) >= _ALIKE
    codes = _opcodes(mine, theirs, cut=alike)
    if not alike and _same(mine, theirs) < _LEAST_ORDER * len(mine):
        # Turned round altogether: the difference is the whole.
        codes = [("replace", 0, len(theirs), 0, len(mine))]
    first, last = codes[0][1], codes[-1][2]
    changes = tuple(
        Change(*_extent(mine, b0, b1), *_extent(theirs, a0, a1))
        for a0, a1, b0, b1 in _differences(codes)
        if not _is_gap(mine, theirs, a0, a1, b0, b1)
    )
    return QuotePair(
        quotation=quotation,
        source_start=theirs[first].start,
        source_end=theirs[last - 1].end,
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


def _is_gap(mine: Sequence[_Word], theirs: Sequence[_Word], a0: int, a1: int, b0: int, b1: int) -> bool:
    """Whether a difference is one that an ellipsis or brackets, in either text, announce."""
    around = (*mine[max(0, b0 - 1) : b1 + 1], *theirs[a0:a1])
    return any(word.form == _GAP for word in around)


def _extent(quote: Sequence[_Word], first: int, last: int) -> tuple[int, int]:
    """The stretch of text of some words; empty, before the next word, where there are none."""
    if first < last:
        return quote[first].start, quote[last - 1].end
    at = quote[first].start if first < len(quote) else quote[-1].end
    return at, at
