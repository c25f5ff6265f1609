"""Words of names that the source spells otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from auditor.compare.comparison import Comparison
from auditor.document import Document
from auditor.model import Severity
from auditor.text.alike import inflected, like_pairs, plain, unaccented
from auditor.text.mentions import Mention, Words, comparable, is_person, one_person
from auditor.text.names import common_words
from auditor.text.spellings.inside import has_word
from auditor.text.spellings.usage import (
    Variant,
    is_place,
    is_respelt,
    is_usage,
    opens_sentence,
    severity_of,
    stands_as_place,
    told_apart,
    variant,
)

_MOST_PAIRS = 400
_LEAST_ALONE = 6


def misspelt(
    doc: Document, own: Words, theirs: Words, comparison: Comparison, *, origin: bool
) -> Iterator[Variant]:
    """Words that the source spells otherwise; those that the article spells both ways are known by now.

    Of a source that the article does not derive from, only full names count: it may be about other people.

    Args:
        doc: The article.
        own: The words of its names.
        theirs: Those of the source's names.
        comparison: The article against the source.
        origin: Whether the article may derive from it.
    """
    source = comparison.source
    # Only words that the other text lacks can be slips or be slipped.
    mine = _lacking(own, theirs, source.text)
    missing = _lacking(theirs, own, doc.text)
    pairs = like_pairs([*mine, *missing]) if mine and missing else ()
    for first, second in itertools.islice(pairs, _MOST_PAIRS):
        if (first in own) == (second in own):
            continue
        wrong, right = (own[first], theirs[second]) if first in own else (own[second], theirs[first])
        a, b = wrong[0].word, right[0].word
        if inflected(a, b) or is_respelt(a, b) or unaccented(a) == unaccented(b) or is_usage(a, b):
            continue
        if is_place(a) or (is_place(b) and any(map(is_person, wrong)) and not any(map(is_person, right))):
            continue  # “Gideon Pretorius” and the city of Pretoria
        if stands_as_place(doc.text, wrong) and any(map(is_person, right)):
            continue  # “the suburb of Chilanga” and Bwalya Chisanga
        full = (wrong[0].before and right[0].before) or ("-" in a and "-" in b)
        certain = one_person(wrong, right) if origin or full else None
        if certain is None and _in_its_place(doc, comparison, wrong, right):
            certain = False
        if certain is not None and not told_apart(doc.text, wrong):
            sure = certain and origin and source.role == "wire"
            yield variant(wrong[0], right[0], severity_of(a, b, Severity.ERROR if sure else Severity.WARNING))


def _lacking(words: Words, others: Words, text: str) -> list[str]:
    """Words that can be told to be misspelt and that another text has nowhere."""
    return [word for word in words if word not in others and comparable(word) and not has_word(text, word)]


def _in_its_place(
    doc: Document, comparison: Comparison, wrong: Sequence[Mention], right: Sequence[Mention]
) -> bool:
    """Whether a word alone stands in sentences that derive from passages with another one, alone like it."""
    a, b = plain(wrong[0].word), plain(right[0].word)
    if not all(m.alone for m in (*wrong, *right)) or min(len(a), len(b)) < _LEAST_ALONE or a[0] != b[0]:
        return False
    if comparison.source.role != "wire" or not {a, b}.isdisjoint(common_words()):
        return False
    if all(opens_sentence(doc.text, m.start) for m in wrong) or all(
        opens_sentence(comparison.source.text, m.start) for m in right
    ):
        return False  # “Airliners had to fly around …”: the capital is the sentence's
    passages = [
        (pair.source_start, pair.source_end)
        for pair in comparison.alignment
        if any(pair.start <= m.start < pair.end for m in wrong)
    ]
    return bool(passages) and all(
        start is not None and end is not None and any(start <= m.start < end for m in right)
        for start, end in passages
    )
