"""Two parties in each other's place in the same words: “Berg told Ruiz to wait” for “Ruiz told Berg to wait”.

Where a rewrite keeps what stands between two parties, and only the parties change places, no verb has to be
known to see that one does what the other did.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.compare.deeds.phrases import apposed_until, phrase_before
from auditor.compare.deeds.table import table
from auditor.compare.deeds.words import (
    AUXILIARY,
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SEPARATES,
    is_adverb,
)
from auditor.compare.tokens import Token
from auditor.text.words import word_set


class Stretch(NamedTuple):
    """Two parties with what stands between them, by the numbers of their first and last tokens."""

    first: int
    last: int


_PARTIES = 2
_LONGEST = 14
_MOST = 12
_AFTER = 4
_DROPPED = DETERMINERS | AUXILIARY | MARKS
_JOINS = word_set("and or nor but while whereas as than")
_EQUAL = word_set(
    """
    with between against versus v vs play plays played married like unlike alongside opposite together near
    beside plus per equals including include includes too also both whose called known named via
    """
)
"""What says the same of two whichever comes first, or only lists them."""
_ALSO = word_set("too also both likewise each either neither respectively")


def exchanged(mine: Sequence[Token], theirs: Sequence[Token]) -> tuple[Stretch, Stretch] | None:
    """The first two parties that have changed places around the same words.

    Args:
        mine: The sentence of the article.
        theirs: What it derives from.
    """
    there = _places(theirs)
    here = [(key, at) for key, at in _places(mine).items() if key in there] if len(there) > 1 else []
    if len(here) < _PARTIES or _in_order([there[key] for key, _ in here]):
        return None
    shared = frozenset(theirs)
    for number, (one, first) in enumerate(here[:_MOST]):
        for other, last in here[number + 1 : _MOST]:
            if there[other] >= there[one] or last - first > _LONGEST or there[one] - there[other] > _LONGEST:
                continue
            if not any(token.word not in SEPARATES for token in shared.intersection(mine[first + 1 : last])):
                continue
            if mine[last].possessive != theirs[there[one]].possessive:
                continue  # “accused Berg’s lawyer”
            words = _between(mine, first, last)
            if words and words == _between(theirs, there[other], there[one]) and _is_told(words):
                if _both(mine, last) or _both(theirs, there[one]):
                    continue
                return Stretch(first, last), Stretch(there[other], there[one])
    return None


def _in_order(places: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(places))


def says(tokens: Sequence[Token], mine: Sequence[Token], stretch: Stretch) -> bool:
    """Whether another sentence has two parties in the order in which the article has them.

    Args:
        tokens: The sentence.
        mine: That of the article.
        stretch: The parties in it.
    """
    places = _places(tokens)
    first, last = (places.get(mine[at].name or mine[at].word) for at in stretch)
    return (
        first is not None
        and last is not None
        and first < last
        and _between(tokens, first, last) == _between(mine, *stretch)
    )


def _places(tokens: Sequence[Token]) -> dict[str, int]:
    """Where each party stands that a sentence has once."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    nouns = table().parties
    for at, token in enumerate(tokens):
        if (token.name and not token.people) or token.word in nouns:
            key = token.name or token.word
            if key in found:
                twice.add(key)
            found[key] = at
    return {key: at for key, at in found.items() if key not in twice} if twice else found


def _between(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The words between two parties, without appositions and what describes the second."""
    start = first + 1
    if start < last and tokens[start].word == "," and not tokens[start].name:
        start = min(apposed_until(tokens, start) or start, last)
    end = max(start, _begins(tokens, last))
    words = [
        token.name or token.word
        for token in tokens[start:end]
        if token.name or not (token.word in _DROPPED or is_adverb(token.word))
    ]
    if words[-1:] == ["with"] and tokens[end - 2].word == ",":
        words[-1] = "and"  # “won the race, with Berg second”
    return (("'s",) if tokens[first].possessive else ()) + tuple(words)


def _begins(tokens: Sequence[Token], last: int) -> int:
    """Where what describes a party begins: “[the fishermen of] Arden”."""
    phrase = phrase_before(tokens, last)
    if phrase is None:
        return last
    if phrase.first > 1 and tokens[phrase.first - 1].word == "of":
        of = phrase_before(tokens, phrase.first - 2)
        return of.first if of is not None else phrase.first
    return phrase.first


def _is_told(words: Sequence[str]) -> bool:
    """Whether words between two parties tell of the one what they do not tell of the other."""
    known = table()
    if not _EQUAL.isdisjoint(words) or not known.alike.isdisjoint(words) or words[-1] in SAYING:
        return False
    return any(word not in PREPOSITIONS and word not in _JOINS and word not in PRONOUNS for word in words)


def _both(tokens: Sequence[Token], last: int) -> bool:
    """Whether the same is then told of the second, too: “Berg voted for it and Ruiz did too”."""
    return any(token.word in _ALSO for token in tokens[last : last + _AFTER])
