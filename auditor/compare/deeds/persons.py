"""What a noun for one of two says of both: “Berg’s landlord, Arden”, “the seller, Arden”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.compare.deeds.phrases import OPEN, Phrase, nouns_between, phrase_at, phrase_before
from auditor.compare.deeds.subjects import group_of, subject_of
from auditor.compare.deeds.table import table
from auditor.compare.deeds.verbs import Reading
from auditor.compare.deeds.words import BE, DETERMINERS, SEPARATES
from auditor.compare.tokens import Token


def personal(tokens: Sequence[Token], at: int, concept: str, *, acts: bool) -> Iterator[Reading]:
    """Yield who does it to whom, where a noun for the one stands beside both.

    Args:
        tokens: The sentence.
        at: The noun.
        concept: What is done.
        acts: Whether the noun is for who does it.
    """
    phrase = phrase_before(tokens, at)
    if phrase is None:
        return
    whole = phrase_at(tokens, phrase.first)
    end = whole.end if whole is not None else at + 1
    of = phrase_at(tokens, at + 2) if at + 2 < len(tokens) and tokens[at + 1].word in ("of", "to") else None
    other = phrase._replace(keys=phrase.owner, beside=frozenset()) if phrase.owner else of
    if other is None:
        return
    one: Phrase | None = None
    before = tokens[phrase.first - 1] if phrase.first else None
    if end > at + 1 and whole is not None:
        one = whole._replace(first=at, keys=whole.keys - nouns_between(tokens, phrase.first, at + 1))
    elif before is not None and not before.name and before.word in BE:
        one = subject_of(tokens, group_of(tokens, phrase.first)).phrase
    elif before is not None and before.word == "as" and phrase.first > 1:
        # “was named as Berg’s successor”
        one = subject_of(tokens, group_of(tokens, phrase.first - 2)).phrase
    elif before is not None and before.word == "," and phrase.first > 1:
        last = phrase.first - 2
        if tokens[last].name or tokens[last].word not in SEPARATES:
            one = phrase_before(tokens, last)
    if one is None and of is None and at + 2 < len(tokens) and tokens[at + 1].word == ",":
        one = phrase_at(tokens, at + 2) if tokens[at + 2].name else None
    yield Reading(concept, one, other, True) if acts else Reading(concept, other, one, True)


def side(tokens: Sequence[Token], at: int) -> Iterator[Reading]:
    """Yield on which side of a dealing somebody stands: “the seller, Arden”, whoever the buyer is.

    Args:
        tokens: The sentence.
        at: A noun of a side.
    """
    concept, acts = table().sides[tokens[at].word]
    named = _beside(tokens, at)
    if named is None:
        return
    first, end = min(at, named), max(at, named) + 1
    name = tokens[named].name
    one = Phrase(first, end, frozenset({name}))
    other = one._replace(keys=frozenset({f"{OPEN} {name}"}))
    yield Reading(concept, one, other, True) if acts else Reading(concept, other, one, True)


def _beside(tokens: Sequence[Token], at: int) -> int | None:
    """The name that a noun stands beside: “the seller, Arden,”, “the seller Arden”, “Arden, the seller,”."""
    behind = at + 1
    if behind < len(tokens) and tokens[behind].word == ",":
        behind += 1
    while behind + 1 < len(tokens) and tokens[behind].possessive and tokens[behind + 1].name:
        behind += 1
    if behind < len(tokens) and tokens[behind].name and not tokens[behind].possessive:
        return behind
    before = at - 1
    while before >= 0 and not tokens[before].name and tokens[before].word in DETERMINERS:
        before -= 1
    if before > 0 and tokens[before].word == "," and tokens[before - 1].name:
        return before - 1
    return None
