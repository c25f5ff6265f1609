"""Ministers whom an article names by another ministry than its source, apart from their names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.offices import holdings_of
from auditor.document import Document
from auditor.gazetteer import countries_named
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.alike import same_person
from auditor.text.names import Name
from auditor.text.offices import Holding, Office, parse_office
from auditor.text.offices.words import NOT_HELD, vocabulary
from auditor.text.search import places_of

_TITLE = lazy(
    r"(?:\A|[.:;,”\"\n]\s?|\b(?P<role>as)\s)(?:[Tt]he\s)?(?P<title>(?:[A-Za-z]{3,20}\s){1,3}minister(?=\s[a-z])|"
    r"minister\s(?:of|for)\s[A-Za-z]{3,20}(?:\s(?:and\s)?[A-Za-z]{3,20})?(?=[,.;]|\s[a-z]))"
)
"""An office that a sentence has as its subject, or says of it: “the health minister said”, “as minister”."""
_WORD = "minister"
_SHARED = 2
"""Telling words that a sentence on a minister shares with the source’s."""
_CUT = 4
_SAID = frozenset(("woul", "coul", "said", "told", "that", "this", "with", "were", "have", "been", "from"))
_BEFORE, _BEHIND = 70, 60
_AFTER = lazy(r"\s(?:and|who|of|for|whose|in|from|to|or)\b")


class Unnamed(NamedTuple):
    """A minister’s office in an article, apart from the name, and what the source says of that minister."""

    office: Span
    name: str
    other: Holding


def unnamed_ministers(doc: Document, held: Sequence[Holding], comparison: Comparison) -> Iterator[Unnamed]:
    """Yield the ministries that an article gives, apart from any name, to a minister of another one.

    Told is only of whom the paragraph named last, and where the source knows no minister of that kind.

    Args:
        doc: The article.
        held: Its offices.
        comparison: The source with which it is compared.
    """
    text = doc.text
    if _WORD[1:] not in comparison.source.text:  # “Minister”, too
        return
    for place in places_of(text, _WORD):
        match = _TITLE.search(text, max(0, place.start - _BEFORE), place.end + _BEHIND)
        if match is None or not match.start("title") <= place.start < match.end("title"):
            continue
        span = Span(*match.span("title"))
        office = parse_office(match["title"])
        if office is None or not office.fields or office.deputy or office.status != "current":
            continue
        if not match["role"] and _AFTER.match(text, span.end):
            continue
        theirs = holdings_of(comparison.source)
        if any(h.start < span.end and span.start < h.end for h in held) or _is_held(office, held, theirs):
            continue
        said = comparison.source.text.lower()
        if any(word in said for word in _words(office)):
            continue
        ministers = [h for h in theirs if h.office.head == _WORD and h.office.status not in NOT_HELD]
        name = _named_before(doc, span.start, comparison.source, theirs)
        same: Sequence[Holding] = [h for h in ministers if name and same_person(name.text, h.name.text)]
        if name is None:
            same = _only_minister(doc, comparison.source, ministers, span)
        if same and all(h.office.fields and h.office.fields.isdisjoint(office.fields) for h in same):
            yield Unnamed(span, (name or same[0].name).text, same[0])


def _only_minister(
    doc: Document, source: Source, ministers: Sequence[Holding], span: Span
) -> Sequence[Holding]:
    """The source's only minister, where the sentence of an office tells what the source tells of him."""
    if len({minister.name.text for minister in ministers}) != 1:
        return ()
    surname = ministers[0].name.text.rpartition(" ")[2]
    sentence = doc.sentence_at(span.start)
    telling = _telling(doc.text[sentence.start : span.start]) | _telling(doc.text[span.end : sentence.end])
    told = any(
        surname in (said := source.text[other.start : other.end]) and len(telling & _telling(said)) >= _SHARED
        for other in prepared_source(source).doc.sentences
    )
    return ministers if told else ()


def _telling(words: str) -> set[str]:
    """The longer words among some, without their endings."""
    return {word.lower()[:_CUT] for word in words.split() if len(word) >= _CUT and word.isalpha()} - _SAID


def _is_held(office: Office, held: Sequence[Holding], theirs: Sequence[Holding]) -> bool:
    """Whether either text says who has a ministry."""
    return any(h.office.head == "minister" and h.office.fields & office.fields for h in (*held, *theirs))


def _words(office: Office) -> set[str]:
    """The words by which one knows that a text is on a ministry’s field."""
    known = vocabulary().fields
    return {" ".join(form) for form, field in known.items() if field in office.fields} | office.fields


def _named_before(doc: Document, end: int, source: Source, theirs: Sequence[Holding]) -> Name | None:
    """The last person of a paragraph named before an offset.

    One word that the source has, too, and no name of somebody with an office there, is a place.
    """
    for name in reversed(doc.names[: bisect_right(doc.names, end, key=lambda name: name.start)]):
        if doc.text.find("\n", name.end, end) >= 0:
            break
        place = " " not in name.text and name.text in source.text
        place = place and not any(name.text in other.name.text for other in theirs)
        if not (place or countries_named(name.text)):
            return name
    return None
