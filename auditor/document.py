"""One article, analysed lazily: every view is computed once, when a rule first asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.model import Article, Finding, Span
from auditor.text.lines import LineIndex, line_spans
from auditor.text.paragraphs import paragraphs

# The views import what makes them when they are first asked for: a check of one family in a hook
# does not pay for the others.
if TYPE_CHECKING:
    from auditor.text.dates import DateMention
    from auditor.text.names import Name
    from auditor.text.numbers import Number
    from auditor.text.places import Place
    from auditor.text.quotes import Quotation
    from auditor.text.words import Spelt

Scan = Callable[["Document"], Mapping[str, tuple[Finding, ...]]]

_HEADLINE_WORDS = 30


def _nothing(_: Document) -> Mapping[str, tuple[Finding, ...]]:
    return {}


class Document:
    """An article with its sentences, quotations, names, numbers and dates.

    All spans are code points into ``article.text``, half-open. Never leaves the process: what
    travels is the article.

    Args:
        article: The article as read.
        scan: Finds page furniture (``Lexicon.scan``); without it there is none.
    """

    def __init__(self, article: Article, scan: Scan = _nothing) -> None:
        self.article = article
        self._scan = scan

    @cached_property
    def text(self) -> str:
        """The article's text with everything that is no prose blanked out by spaces.

        As long as ``article.text`` and offset for offset the same; line ends stay.
        """
        text = self.article.text
        if not self.article.hidden:
            return text
        parts: list[str] = []
        at = 0
        for start, end in self.article.hidden:
            parts.append(text[at:start])
            parts.append("".join(c if c in "\r\n" else " " for c in text[start:end]))
            at = end
        parts.append(text[at:])
        return "".join(parts)

    @cached_property
    def language(self) -> str | None:
        """Primary language subtag (``en``), stated by the source or told from frequent words."""
        stated = self.article.language
        if stated:
            return stated.replace("_", "-").split("-")[0].lower()
        from auditor.text.language import guess_language

        return guess_language(self.text)

    @cached_property
    def _line_index(self) -> LineIndex:
        return LineIndex(self.article.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        return self._line_index.position(offset)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Lines without their line ends."""
        return line_spans(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs, trimmed: the reader's blocks where the article was read from markup."""
        if self.article.blocks:
            return tuple(
                span
                for block in self.article.blocks
                for span in paragraphs(self.text[block.start : block.end], offset=block.start)
            )
        return paragraphs(self.text, lines=self.lines)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences; none crosses a paragraph."""
        from auditor.text.sentences import sentences

        return sentences(self.text, self.paragraphs, self.language)

    def sentence_at(self, offset: int) -> Span:
        """The sentence in which, or behind which, an offset lies; the first before it. There must be one."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[max(0, at)]

    @cached_property
    def spelt(self) -> Spelt:
        """Words of the whole text, furniture included, as they are written."""
        from auditor.text.words import spelt

        return spelt(self.text)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Words of the whole text, furniture included."""
        return self.spelt.spans()

    @cached_property
    def quoted(self) -> tuple[Quotation, ...]:
        """Direct quotations, their speakers left open: for rules that look at the marks alone."""
        from auditor.text.quotes import quoted

        return quoted(self.text, self.paragraphs)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Direct quotations with their speakers."""
        from auditor.text.quotes import attributed

        return attributed(self.text, self.paragraphs, self.quoted, self.sentences) if self.quoted else ()

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names of persons, places and organisations, untyped."""
        from auditor.text.names import names

        return names(self.text, self.sentences, self.language)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers with their units and what they count."""
        from auditor.text.numbers import numbers

        return numbers(self.text, self.language)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Dates; a year is never guessed (see `auditor.text.dates`)."""
        from auditor.text.dates import dates

        return dates(self.text, self.article.published, self.language)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Countries, peoples and capitals; none crosses a paragraph."""
        from auditor.text.places import places

        return tuple(place for span in self.paragraphs for place in places(self.text, *span))

    @cached_property
    def furniture(self) -> Mapping[str, tuple[Finding, ...]]:
        """Page furniture left in the text: findings by rule id."""
        return self._scan(self)

    @cached_property
    def furniture_spans(self) -> tuple[Span, ...]:
        """Where the furniture stands that may be removed, in order, not overlapping."""
        spans = sorted(
            Span(f.start, f.end)
            for found in self.furniture.values()
            for f in found
            if f.suggestion is not None
        )
        merged: list[Span] = []
        for span in spans:
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return tuple(merged)

    def in_furniture(self, span: Span) -> bool:
        """Whether more than half of a span is page furniture."""
        spans = self.furniture_spans
        if not spans:
            return False
        covered = 0
        for at in range(bisect_right(spans, span.start, key=lambda f: f.end), len(spans)):
            if spans[at].start >= span.end:
                break
            covered += min(span.end, spans[at].end) - max(span.start, spans[at].start)
        return covered * 2 > span.end - span.start

    def is_furniture(self, span: Span) -> bool:
        """Whether a span lies wholly within one stretch of page furniture."""
        at = bisect_right(self.furniture_spans, span.start, key=lambda f: f.start) - 1
        return at >= 0 and span.end <= self.furniture_spans[at].end

    @cached_property
    def headline(self) -> Span | None:
        """The headline where it stands in the text; None where the text opens with prose.

        The stated title if the reader found it in the text, else the first of the opening
        paragraphs that is no furniture, provided it reads like one: short and without a full stop.
        """
        stated = self.article.title_span
        if stated is not None and self.slice(stated).strip():
            return stated
        if self.article.title is not None and self.article.format != "text":
            return None
        seen = 0
        for span in self.paragraphs:
            if self.in_furniture(span) or not any(c.isalpha() for c in self.slice(span)):
                continue
            text = self.slice(span).rstrip("\"'”’»")
            if (
                not text.endswith((".", "!", ",", ":", ";", "।", "۔", "。"))
                and len(text.split()) <= _HEADLINE_WORDS
            ):
                return span if len(self.paragraphs) > 1 else None
            seen += 1
            if seen:
                return None
        return None

    @property
    def title(self) -> str:
        """The headline's words, for people: as stated, as found, or the article's id."""
        if self.article.title:
            return self.article.title
        return self.slice(self.headline) if self.headline else self.article.id

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Paragraphs of the body: without headline and furniture."""
        return tuple(p for p in self.paragraphs if p != self.headline and not self.in_furniture(p))

    @cached_property
    def body_sentences(self) -> tuple[Span, ...]:
        """Sentences of the body: without headline, furniture and subheads."""
        body = self.body
        found: list[Span] = []
        at = 0
        for sentence in self.sentences:
            while at < len(body) and body[at].end <= sentence.start:
                at += 1
            if at < len(body) and body[at].start <= sentence.start and not self.in_furniture(sentence):
                found.append(sentence)
        return tuple(found)

    def slice(self, span: Span) -> str:
        """The text of a span, hidden parts blanked."""
        return self.text[span.start : span.end]
