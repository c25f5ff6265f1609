"""Phrases of a sentence: what stands between a determiner or a preposition and the next, a mark or a verb.

A phrase is known by the names in it and by the nouns that end it; it may be somebody's, and other phrases
behind prepositions may belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from auditor.compare.deeds.table import NOBODY, table
from auditor.compare.deeds.words import (
    BE,
    CLAUSES,
    DETERMINERS,
    FINITE,
    MARKS,
    PLACED,
    SEPARATES,
    TIMES,
    is_adverb,
)
from auditor.compare.prepare import Kept
from auditor.compare.tokens import Token

Keys = frozenset[str]

NOUN = "n:"
"""What the key of a party begins with that is no name."""
OPEN = "?"
"""The key of a pronoun: somebody whom the sentence does not name."""
_LONGEST = 9
_APPOSED = 10
_BRACKETED = 4
_OWNED = 2
_SHORT = 2
_STEM = 8
"""Letters by which a noun is known: a councillor is no council."""
_HOME = "home"
_SIDES = frozenset(
    f"{NOUN}{part}" for part in "side rear back front bow stern hull flank tail wing bumper door cab".split()
)
"""The keys of the sides and ends of vehicles."""
_FIGURES = frozenset("0123456789$%")


class Phrase(NamedTuple):
    """A phrase, and by what it may be known."""

    first: int
    end: int
    """Behind its last token."""
    keys: Keys
    """The keys of its names, and ``n:`` with the stems of its last nouns."""
    owner: Keys = NOBODY
    """Whose it is: of “Arden’s mill”."""
    beside: Keys = NOBODY
    """The names of whose, where and from where it is: of “a depot of Arden in Norland”."""


class Part(NamedTuple):
    """What a plain word is to a phrase."""

    kind: Literal["separates", "determiner", "owner", "number", "adverb", "verb", "noun"]
    key: str
    """By which it may be known; empty for what nobody is known by."""


_SEPARATES = (Part("separates", ""),)
_DETERMINER = (Part("determiner", ""),)
_NUMBER = (Part("number", ""),)
_ADVERB = (Part("adverb", ""),)


def _part(word: str) -> tuple[Part]:
    if word in DETERMINERS:
        return _DETERMINER
    if word in SEPARATES:
        return _SEPARATES
    if word[0] in _FIGURES:
        return _NUMBER
    if word[-2:] in ("’s", "'s"):
        return (Part("owner", _noun_key(word[:-2])),)
    if word[-2:] == "ly" and is_adverb(word):
        return _ADVERB
    known = table()
    key = "" if len(word) <= _SHORT or word in TIMES else _noun_key(word)
    return (Part("verb" if word in known.verbs else "noun", key),)


def _noun_key(word: str) -> str:
    """The key of a plain word, the same for its plural and for all words of a kind: a firm is a company."""
    kind = table().parties.get(word, word)
    single = f"{kind[:-3]}y" if kind.endswith("ies") else kind.removesuffix("s")
    return NOUN + single[:_STEM]


PARTS: Kept[Part] = Kept(_part)
"""What a plain word is to a phrase, found once."""


def phrase_at(tokens: Sequence[Token], first: int, end: int | None = None) -> Phrase | None:
    """The phrase that begins at a token, if it has any name or noun.

    Args:
        tokens: The sentence.
        first: The token.
        end: Behind the last token that may belong to it, where that is known.
    """
    at = first
    names: list[str] = []
    nouns: list[str] = []
    owner = people = NOBODY
    started = False
    for token in tokens[first : first + _LONGEST + 2 if end is None else end]:
        if token.name:
            if token.possessive:
                names.append(token.name)
                owner, names, nouns = _keys(names, nouns), [], []
            elif token.people:
                people = frozenset({token.name})
                owner = owner or people
            else:
                names.append(token.name)
        else:
            ((kind, key),) = PARTS[token.word]
            if kind == "noun" or kind == "verb":
                if kind == "verb" and started and end is None and is_verb(tokens, at):
                    break
                nouns.append(key)
                if token.possessive:
                    owner, names, nouns = _keys(names, nouns), [], []
            elif kind == "owner":
                nouns.append(key)
                owner, names, nouns = _keys(names, nouns), [], []
            elif kind == "determiner":
                if started:
                    break
                at += 1
                continue
            elif token.word == _HOME and at > first and tokens[at - 1].word in DETERMINERS:
                pass  # “the home side”
            elif kind == "separates" or (kind == "number" and (names or nouns)):
                break
        started = True
        at += 1
    keys = _keys(names, nouns) or owner  # “overtook Arden’s”
    if not keys:
        return None
    return Phrase(first, at, keys, owner, _owning(owner, people, nouns) if owner else people)


def phrase_before(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The phrase that ends with a token."""
    first = last
    if not tokens[last].name and tokens[last].word in SEPARATES:
        return None
    while first and last - first < _LONGEST:
        before = tokens[first - 1]
        if not before.name:
            if before.word in DETERMINERS:
                first -= 1
                continue
            if before.word in SEPARATES or is_verb(tokens, first - 1):
                break
        first -= 1
        if (
            not tokens[first + 1].name
            and tokens[first + 1].word in DETERMINERS
            and not (tokens[first].possessive or tokens[first].word.endswith(("’s", "'s")))
        ):
            first += 1
            break
    return phrase_at(tokens, first, last + 1)


def nouns_between(tokens: Sequence[Token], first: int, end: int) -> Keys:
    """The keys of the plain words of a stretch."""
    return frozenset([PARTS[token.word][0].key for token in tokens[first:end] if not token.name])


def joined(phrase: Phrase, other: Phrase) -> Phrase:
    """A phrase and its apposition."""
    return Phrase(
        min(phrase.first, other.first),
        max(phrase.end, other.end),
        phrase.keys | other.keys,
        phrase.owner,
        phrase.beside | other.beside,
    )


def is_side(phrase: Phrase) -> bool:
    """Whether a phrase is of a side or an end of something, which is that thing itself: “the stern of”."""
    return not phrase.owner and not phrase.keys.isdisjoint(_SIDES)


def belonging(phrase: Phrase, other: Phrase) -> Phrase:
    """A phrase that the names of another are beside: “a depot”, “in Norland”."""
    names = frozenset([key for key in other.keys | other.beside if not key.startswith(NOUN)])
    if not names:
        return phrase
    return Phrase(phrase.first, phrase.end, phrase.keys, phrase.owner, phrase.beside | names)


def pronoun(at: int) -> Phrase:
    """A pronoun as a phrase."""
    return Phrase(at, at + 1, frozenset({OPEN}))


def apposed_until(tokens: Sequence[Token], comma: int) -> int | None:
    """Behind the apposition that a comma opens and a second one, or the end, closes."""
    for at in range(comma + 1, min(len(tokens), comma + _APPOSED)):
        if tokens[at].name:
            continue
        if tokens[at].word == ",":
            return at + 1
        if tokens[at].word in MARKS:
            return at
        if tokens[at].word in BE or tokens[at].word in CLAUSES:
            return None
    return None


def bracketed(tokens: Sequence[Token], opens: int) -> tuple[Phrase | None, int]:
    """What a bracket holds, “the Arden Football Union [(AFU)]”, and where the sentence goes on."""
    for at in range(opens + 1, min(len(tokens), opens + _BRACKETED)):
        if tokens[at].word == ")":
            return phrase_at(tokens, opens + 1, at), at + 1
    return None, opens


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in the midst of a phrase is a verb that ends it."""
    token = tokens[at]
    if token.name or at == 0:
        return False
    word = token.word
    known = table()
    if word not in known.verbs or is_noun_of_subject(tokens, at):
        return False
    before = tokens[at - 1]
    if before.possessive or before.people or (not before.name and before.word in DETERMINERS):
        return False
    if before.name:
        return True
    # Behind a plain word “ships” and “strikes” are nouns.
    return word not in known.nouns and (word.endswith(("ed", "ing")) or word in known.participles)


def is_noun_of_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands behind a form that is one, too: “port [control] had asked”."""
    if at + 1 >= len(tokens) or tokens[at + 1].name or tokens[at + 1].word not in FINITE:
        return False
    word = tokens[at].word
    return not word.endswith(("ed", "ing")) and word not in table().participles


def leads_further(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads to what the phrase in front of it belongs to."""
    return at < len(tokens) and not tokens[at].name and tokens[at].word in PLACED


def _keys(names: Sequence[str], nouns: list[str]) -> Keys:
    found = nouns[-2:]
    # What begins a sentence may be a common noun: “Starlings”.
    for name in names:
        found += (name,) if " " in name else (name, PARTS[name][0].key)
    return frozenset(filter(None, found))


def _owning(owner: Keys, people: Keys, nouns: Sequence[str]) -> Keys:
    """The names of whose it is: a country does what its army does, but Berg not what his lawyer does."""
    of_person = not _independent().isdisjoint(nouns[-_OWNED:])
    return people | frozenset([key for key in owner if is_country(key) or not (of_person or key[:2] == NOUN)])


@cache
def party_keys() -> Keys:
    """The keys of the nouns that head descriptions of parties."""
    return frozenset([PARTS[word][0].key for word in table().parties])


@cache
def _independent() -> frozenset[str]:
    """The keys of those of them who act for themselves, whoever's they are."""
    return party_keys() - {PARTS[word][0].key for word in table().vehicles}


def is_country(key: str) -> bool:
    """Whether the key of a name is that of a country."""
    return len(key) == 2 and key.isupper()
