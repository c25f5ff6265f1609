"""What a text that the article comes from writes otherwise, or more of the other coverage than not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.names.whole import named_otherwise
from auditor.compare.names.word import misspelt
from auditor.document import Document
from auditor.model import Severity, Source
from auditor.text.joined import Forms, forms
from auditor.text.mentions import Words
from auditor.text.names import Name
from auditor.text.spellings.inside import has_word
from auditor.text.spellings.usage import Variant

Joined = tuple[Forms, set[str]]
"""How names are joined, as `auditor.text.joined.forms` gives it."""


class Told(NamedTuple):
    """A name of the article beside the one of a source."""

    source: str
    variant: Variant


def spelt_otherwise(
    doc: Document, named: Sequence[Name], own: Words, joined: Joined, sources: Sequence[Comparison]
) -> Iterator[Told]:
    """The names that sources write otherwise and the article nowhere as they do.

    What the article derives from decides alone; of other coverage more texts must have the other name than
    have the article's, and at least two.

    Args:
        doc: The article.
        named: Its names.
        own: Their words.
        joined: How they are joined.
        sources: The article against each source.
    """
    voted: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for comparison in sources:
        for variant in _against(doc, named, own, joined, comparison):
            voted[variant.start, variant.there].append(Told(comparison.source.id, variant))
    origins = {c.source.id for c in sources if is_origin(c)}
    for told in voted.values():
        alike = sum(has_word(c.source.text, told[0].variant.here) for c in sources)
        copied = any(one.source in origins for one in told)
        if len(told) > alike and (copied or len(told) > 1):
            yield told[0]


def is_origin(comparison: Comparison) -> bool:
    """Whether an article may come from a source."""
    return comparison.derivation.verdict != "none" or comparison.source.role == "wire"


def _against(
    doc: Document, named: Sequence[Name], own: Words, joined: Joined, comparison: Comparison
) -> Iterator[Variant]:
    theirs, spelt = _names_of(comparison.source)
    origin = is_origin(comparison)
    yield from misspelt(doc, own, theirs, comparison, origin=origin)
    if origin:
        yield from named_otherwise(doc.text, named, comparison)
    yield from _joined_otherwise(joined, spelt)


@lru_cache(maxsize=64)
def _names_of(source: Source) -> tuple[Words, Joined]:
    """The words of a source's names, and how they are joined."""
    doc = prepared_source(source).doc
    return Words(doc.names, doc.text), forms(doc.text, doc.names)


def _joined_otherwise(joined: Joined, spelt: Joined) -> Iterator[Variant]:
    """Surnames that are joined otherwise in the article than in a source."""
    own, surnames = joined
    theirs, more = spelt
    for key in sorted((surnames | more) & own.keys() & theirs.keys()):
        if own[key].keys().isdisjoint(theirs[key]):
            yield Variant(*min(own[key].values()), *min(theirs[key].values()), Severity.INFO)
