"""Parties, courts and ministries of a rewrite beside those of its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.document import Document
from auditor.model import Source, Span
from auditor.text.affiliations import Affiliation, affiliations, is_place, is_side, parties_apart
from auditor.text.alike import same_person
from auditor.text.bodies import Body, bodies


class Exchanged(NamedTuple):
    """A party or body where the source has another one. Spans are code points into either text."""

    article: Span
    source: Span
    name: str | None
    """Whose party it is; None for a body."""


def exchanged_parties(doc: Document, source: Source) -> Iterator[Exchanged]:
    """Yield the parties that a rewrite gives to people whom its source gives others."""
    ours = affiliations(doc.text, doc.sentences, doc.names)
    theirs = _affiliations_of(source) if ours else ()
    for mine in ours if theirs else ():
        same = [
            other
            for other in theirs
            if is_side(mine) == is_side(other) and same_person(mine.name.text, other.name.text)
        ]
        if not same or not all(parties_apart(mine, other) for other in same):
            continue
        if mine.words <= _around_person(source, mine):
            continue
        same = [other for other in same if not is_place(source.text[other.start : other.end])]
        if same and not is_place(doc.text[mine.start : mine.end]):
            other = same[0]
            yield Exchanged(Span(mine.start, mine.end), Span(other.start, other.end), mine.name.text)


def exchanged_bodies(doc: Document, comparison: Comparison) -> Iterator[Exchanged]:
    """Yield the courts and ministries that stand where the source has another one."""
    theirs = bodies(comparison.source.text)
    mine = bodies(doc.text) if theirs else ()
    said = {(body.kind, body.key) for body in mine}
    for body in mine:
        if doc.in_furniture(Span(body.start, body.end)):
            continue
        kin = [other for other in theirs if other.kind == body.kind]
        passage = _passage(comparison, body)
        inside = [o for o in kin if passage and passage[0] <= o.start < passage[1]]
        known = any(other.key == body.key for other in kin)
        unsaid = {other.key for other in kin if (other.kind, other.key) not in said}
        if known:
            # The copy's other court in the place of the one that the passage names.
            rivals = [o for o in inside or kin if o.key in unsaid]
            if any(o.key == body.key for o in inside):
                continue
            if not inside and not _moved(comparison, body, kin):
                continue
        else:
            rivals = [o for o in inside or kin if o.key in unsaid]
            if not inside and len(unsaid) > 1:
                continue
        if len({o.key for o in rivals}) == 1:
            other = rivals[0]
            yield Exchanged(Span(body.start, body.end), Span(other.start, other.end), None)


def _around_person(source: Source, mine: Affiliation) -> set[str]:
    """The words of the source's sentences that have somebody's surname."""
    surname = mine.name.text.split()[-1]
    return {
        word.lower().strip("’',.()“”\"").removesuffix("’s").removesuffix("'s").rstrip("s")
        for sentence in prepared_source(source).doc.sentences
        if surname in (said := source.text[sentence.start : sentence.end])
        for word in said.split()
    }


@lru_cache(maxsize=64)
def _affiliations_of(source: Source) -> tuple[Affiliation, ...]:
    doc = prepared_source(source).doc
    return affiliations(doc.text, doc.sentences, doc.names)


def _moved(comparison: Comparison, body: Body, kin: Sequence[Body]) -> bool:
    """Whether the source's own sentences on a body became sentences of the article that do not name it."""
    own = [other for other in kin if other.key == body.key]
    return all(
        any(
            pair.source_start is not None
            and pair.source_start <= other.start < (pair.source_end or 0)
            and not pair.start <= body.start < pair.end
            for pair in comparison.alignment
        )
        for other in own
    )


def _passage(comparison: Comparison, body: Body) -> tuple[int, int] | None:
    """The passage of the source from which the sentence around a body comes."""
    for pair in comparison.alignment:
        if pair.start <= body.start < pair.end and pair.source_start is not None:
            return pair.source_start, pair.source_end or pair.source_start
    return None
