"""An article beside a source: what derives from it, sentence by sentence, and whether it is credited."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditor.archive import Archive
from auditor.compare.derivation import (
    DERIVED,
    FIRM,
    PEER_DERIVED,
    confidence,
    default_model,
    settled,
    verdict,
)
from auditor.compare.direction import source_probability
from auditor.compare.encoder import Encoder
from auditor.compare.features import Match, Measured, measure, vectors
from auditor.compare.prepare import MAX_SENTENCES, Prepared, Unit, prepare
from auditor.compare.sift import Sieve, may_derive, sieve
from auditor.document import Document
from auditor.model import Alignment, Article, Derivation, Kind, Source, Span
from auditor.regex import lazy
from auditor.text.credits import Credit, credits, own_agency, same_agency
from auditor.text.words import normalise

_CACHED_SOURCES = 256

_CLOSERS = " \t\"'”’»)]"
_STOPS = tuple(".!?…:;。！？।॥۔؟")
_LABEL_WORDS = 12
_WORD = lazy(r"[^\W\d_]+")
_ADDRESS = lazy(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_DIGIT = lazy(r"[0-9]|[^\x00-\x7f]")
"""A digit, or what may be one."""
_CREDIT_WORDS = 8
_SMALL = frozenset(("and", "by", "for", "of", "the", "via"))
_CONTENT = 4
"""Letters of a stem from which it is hardly a function word."""

_LEAST_WORDS = 25
"""Words of prose that an article must have to be compared: less is a caption or a table's legend."""

_NEAR_RATIO = 90
"""Token ratio, of 100, from which two sentences count as nearly the same."""

_VERBATIM_TRIGRAMS = 0.5
"""Share of three-word runs kept from which a sentence is written in the source's words."""

_NEAR_TRIGRAMS = 0.7
"""Share of three-word runs kept from which a sentence counts as nearly the source's."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article against one source. Offsets in the alignment are the article's and the source's."""

    source: Source
    derivation: Derivation
    alignment: tuple[Alignment, ...]
    """Each body sentence of the article beside the passage that it shares with the source."""
    overlap: float
    """Share of body sentences that the two texts have in common, whoever had them first. Equals the
    derivation's share, but where a peer is taken to be the copy, which makes that share 0."""
    credits: tuple[Credit, ...] = ()
    """Every credit to an agency in the article, to whichever agency."""
    agency: tuple[str, ...] = ()
    """The names of the agency that the source is from; empty where it is not known, or nothing derives."""
    doubtful: frozenset[int] = frozenset()
    """Where the sentences begin of which it is likely, but no more, that they derive: they may state things
    of their own."""
    left_out: str = ""
    """What of the two texts was too long to be compared, for people; empty where all was."""


def compare_all(
    doc: Document, archive: Archive, *, limit: int = 10, encoder: Encoder | None = None
) -> list[Comparison]:
    """Compare an article with the likeliest sources in an archive, best first.

    The article itself (same id or same text) is no source of it.

    Args:
        doc: The article.
        archive: Where sources are searched.
        limit: How many candidates are compared.
        encoder: What tells how alike two sentences are in meaning; left out, their words alone tell.
    """
    sources = archive.search(doc.text, limit=limit, exclude=(doc.article.id,), around=doc.article.published)
    return compare_with(doc, sources, encoder)


def compare_with(
    doc: Document, sources: Iterable[Source], encoder: Encoder | None = None
) -> list[Comparison]:
    """Compare an article with given sources, best first: derived before not, wire before peer at a tie."""
    article = prepared(doc)
    sifted = sieve(article.body)
    compared = [_compare(article, sifted, source, encoder) for source in sources]
    return sorted(
        compared,
        key=lambda c: (
            -c.derivation.share,
            c.source.role != "wire",
            -c.overlap,
            -sum([pair.similarity for pair in c.alignment]),
            c.source.id,
        ),
    )


def compare(doc: Document, source: Source, encoder: Encoder | None = None) -> Comparison:
    """Compare an article with one source."""
    article = prepared(doc)
    return _compare(article, sieve(article.body), source, encoder)


@dataclass(frozen=True)
class PreparedDocument:
    """A document, and the part of it that is compared made ready for that."""

    doc: Document
    body: Prepared
    credits: tuple[Credit, ...] = ()
    """Credits to agencies that are known by themselves; found in articles only."""

    @cached_property
    def prose(self) -> int:
        """How many words the body has."""
        return sum([len(unit.words) for unit in self.body.units])

    @cached_property
    def unaligned(self) -> tuple[Alignment, ...]:
        """The body's sentences beside a source that has nothing of them."""
        return tuple(Alignment(u.start, u.end, None, None, "new", 0.0) for u in self.body.units)


def prepared(doc: Document) -> PreparedDocument:
    """An article's body made ready for comparison with any number of sources."""
    found = credits(doc.text, (), doc.paragraphs)
    return PreparedDocument(doc, prepare(doc.text, _counted(doc, found), _quoted(doc)), found)


def _counted(doc: Document, found: Sequence[Credit]) -> tuple[Span, ...]:
    """The body sentences that can derive from anything: no bylines, credit lines, subheads or addresses."""
    credited = {credit.paragraph for credit in found if credit.form in ("byline", "credit line")}
    whole = set(doc.paragraphs)
    apart = sorted(credited)
    kept: list[Span] = []
    at = 0
    for sentence in doc.body_sentences:
        while at < len(apart) and apart[at].end <= sentence.start:
            at += 1
        if at < len(apart) and sentence.start >= apart[at].start:
            continue
        text = doc.slice(sentence)
        if _is_row(text) or _is_credit(text) or _is_contact(text) or (sentence in whole and _is_label(text)):
            continue
        kept.append(sentence)
    return tuple(kept)


def _is_label(paragraph: str) -> bool:
    """Whether a paragraph of one sentence is a subhead or a caption's remains: short, without a stop."""
    return not paragraph.rstrip(_CLOSERS).endswith(_STOPS) and len(paragraph.split()) <= _LABEL_WORDS


def _is_row(sentence: str) -> bool:
    """Whether a sentence is a table's row: at least half of its words are figures."""
    if not _DIGIT.search(sentence):
        return False
    parts = sentence.split()
    return sum([part[0].isdigit() for part in parts]) * 2 >= len(parts)


def _is_contact(sentence: str) -> bool:
    """Whether a sentence gives an address for letters: what stands below every press release of a house."""
    return "@" in sentence and bool(_ADDRESS.search(sentence))


def _is_credit(sentence: str) -> bool:
    """Whether a sentence is a photographer's or an agency's name, a place or a date: a few words without
    a small letter. Scripts without capitals have none of these."""
    for count, match in enumerate(_WORD.finditer(sentence)):
        word = match[0]
        if count == _CREDIT_WORDS or not (word[0].isupper() or word in _SMALL):
            return False
    return True


def _quoted(doc: Document) -> tuple[Span, ...]:
    """Outermost quotations, in order, not overlapping."""
    spans: list[Span] = []
    for quote in doc.quoted:
        if quote.depth == 0 and (not spans or quote.start >= spans[-1].end):
            spans.append(Span(quote.start, quote.end))
    return tuple(spans)


@lru_cache(maxsize=_CACHED_SOURCES)
def source_document(source: Source) -> Document:
    """A source as a document: its quotations cost a tenth of what `prepared_source` does."""
    return Document(Article(id=source.id, text=source.text, published=source.published))


@lru_cache(maxsize=_CACHED_SOURCES)
def prepared_source(source: Source) -> PreparedDocument:
    """A source's sentences, headline and all, made ready for comparison."""
    doc = source_document(source)
    # Beside a peer the question is who copied whom, so it is compared with the article as well.
    return PreparedDocument(doc, prepare(doc.text, doc.sentences, named=source.role == "peer"))


@lru_cache(maxsize=_CACHED_SOURCES)
def _source_quotes(source: Source) -> tuple[Unit, ...]:
    """The units of a prepared source with what stands in quotation marks told apart."""
    doc = source_document(source)
    return prepare(doc.text, doc.sentences, _quoted(doc), named=False).units


def _is_heard(unit: Unit, match: Match | None, source: Source) -> bool:
    """Whether most of what a sentence has in common with a peer's is what the peer quotes: a statement
    that both had, here without its quotation marks."""
    if match is None:
        return False
    passage = _source_quotes(source)[match.first : match.last + 1]
    told = frozenset[str]().union(*(other.own for other in passage))
    heard = frozenset[str]().union(*(other.quoted for other in passage)) - told
    shared = {stem for stem in unit.own & (told | heard) if len(stem) >= _CONTENT}
    return len(shared & heard) * 2 > len(shared)


@lru_cache(maxsize=_CACHED_SOURCES)
def _agency(source: Source) -> tuple[str, ...]:
    stated = (source.agency,) if source.agency else ()
    return tuple(dict.fromkeys((*stated, *own_agency(source.text, source_document(source).paragraphs))))


def with_meaning(
    article: Prepared, other: Prepared, measured: Sequence[Measured], encoder: Encoder | None
) -> list[list[float]]:
    """The features of each sentence of an article against a source, as `default_model` takes them."""
    found = vectors(measured)
    if encoder is None:
        return found
    mine, theirs = ([text.text[unit.start : unit.end] for unit in text.units] for text in (article, other))
    return [[*row, margin] for row, margin in zip(found, encoder.margins(mine, theirs), strict=True)]


def _compare(article: PreparedDocument, sifted: Sieve, source: Source, encoder: Encoder | None) -> Comparison:
    if article.prose < _LEAST_WORDS or not may_derive(sifted, source.text, by_words=encoder is None):
        return _unrelated(article, source, _left_out(article.body, None, source))
    other = prepared_source(source)
    measured = measure(article.body, other.body)
    rows = with_meaning(article.body, other.body, measured, encoder)
    model = default_model(encoder is not None)
    probabilities = [
        model.probability(row) if sentence.match else 0.0
        for row, sentence in zip(rows, measured, strict=True)
    ]
    if source.role == "peer":
        probabilities = [
            p
            if (p >= PEER_DERIVED or sentence.trigrams >= _VERBATIM_TRIGRAMS)
            and not (p >= DERIVED and _is_heard(unit, sentence.match, source))
            else min(p, 1 - PEER_DERIVED)
            for p, unit, sentence in zip(probabilities, article.body.units, measured, strict=True)
        ]
    probabilities = settled(probabilities)
    alignment = tuple(
        _aligned(unit, sentence, probability, article.body, other.body)
        for unit, sentence, probability in zip(article.body.units, measured, probabilities, strict=True)
    )
    overlap = sum(pair.kind != "new" for pair in alignment) / len(alignment) if alignment else 0.0
    sure = confidence(probabilities)
    share = overlap
    if source.role == "peer" and verdict(share) != "none":
        back = measure(other.body, article.body)
        probability = source_probability(
            article.doc, other.doc, [m.coverage for m in measured], [m.coverage for m in back]
        )
        if probability <= 0.5:
            share = 0.0
            sure = 1 - probability
        else:
            sure *= probability
    told = verdict(share)
    agency = _agency(source) if share else ()
    # An agency that only the source names is looked for where it matters.
    found = credits(article.doc.text, agency, article.doc.paragraphs) if share else article.credits
    return Comparison(
        source=source,
        derivation=Derivation(
            verdict=told,
            share=share,
            source=source.id if share else None,
            role=source.role if share else None,
            credited=_credited(found, agency) if told != "none" else None,
            confidence=round(sure, 3),
            alignment=alignment if share else (),
        ),
        alignment=alignment,
        overlap=overlap,
        credits=found,
        agency=agency,
        doubtful=frozenset(
            [u.start for u, p in zip(article.body.units, probabilities, strict=True) if DERIVED <= p < FIRM]
        ),
        left_out=_left_out(article.body, other.body, source),
    )


def _left_out(article: Prepared, other: Prepared | None, source: Source) -> str:
    """What of an article and its source is beyond the sentences that are compared."""
    cut = [
        name
        for name, text in (("the article", article), (f"the source {source.id}", other))
        if text is not None and text.truncated
    ]
    return f"only the first {MAX_SENTENCES:,} sentences of {' and '.join(cut)} were compared" if cut else ""


def _unrelated(article: PreparedDocument, source: Source, left_out: str) -> Comparison:
    return Comparison(
        source=source,
        derivation=Derivation(verdict="none", share=0.0),
        alignment=article.unaligned,
        overlap=0.0,
        credits=article.credits,
        left_out=left_out,
    )


def _credited(found: Sequence[Credit], agency: tuple[str, ...]) -> bool:
    """Whether the article credits the source's agency; any agency, where the source does not say which."""
    if not agency:
        return bool(found)
    return any(same_agency(credit.agency, agency) for credit in found)


def _aligned(
    unit: Unit, sentence: Measured, probability: float, article: Prepared, other: Prepared
) -> Alignment:
    """The sentence beside its passage; `new`, without a passage, where it is not derived."""
    from rapidfuzz import fuzz

    match = sentence.match
    if match is None or probability < DERIVED:
        likeness = math.sqrt(sentence.coverage * sentence.recall)
        return Alignment(unit.start, unit.end, None, None, "new", round(likeness, 3))
    start, end = other.units[match.first].start, other.units[match.last].end
    mine, theirs = normalise(article.text[unit.start : unit.end]), normalise(other.text[start:end])
    similarity = fuzz.token_sort_ratio(mine, theirs) / 100
    kind = _kind(unit, sentence, match, other, similarity)
    similarity = 1.0 if kind == "identical" else similarity
    return Alignment(unit.start, unit.end, start, end, kind, round(similarity, 3))


def _kind(unit: Unit, sentence: Measured, match: Match, other: Prepared, similarity: float) -> Kind:
    passage = [word for index in range(match.first, match.last + 1) for word in other.units[index].words]
    if list(unit.words) == passage:
        return "identical"
    if similarity * 100 >= _NEAR_RATIO or sentence.trigrams >= _NEAR_TRIGRAMS:
        return "near"
    return "paraphrase"
