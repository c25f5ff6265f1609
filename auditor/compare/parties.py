"""Parties that a sentence describes and does not name: “the community council of Arden”, “Peru’s agency”.

A description is taken by the noun that heads it, for one text has “the council” where another has its full
style. Where a sentence says whom it describes (“Baltek, the builder”, “the builder Baltek”), the name stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.compare.tokens import (
    AUXILIARY,
    BE,
    DETERMINERS,
    FUNCTION,
    MARKS,
    PRONOUNS,
    Token,
    actions,
    listed_roles,
)

NOUN = "n:"
"""What the key of a party begins with that is no name."""
_REACH = 4
"""Words between a determiner and the noun."""
_OUTSIDE = (FUNCTION | MARKS | PRONOUNS | AUXILIARY | BE) - {"her"}
_BEHIND = (
    _OUTSIDE | DETERMINERS | {"out", "hostage", "captive", "prisoner", "responsible", "accountable", "liable"}
)
"""What may stand behind the head of a phrase: “the court ordered”, but not “the court ruling”."""
_COMMA = ","


class Parties(NamedTuple):
    """The words of a sentence once its parties are single tokens."""

    tokens: list[Token]
    places: list[tuple[int, int]]
    """The first and the last of the tokens that each was made of."""


@cache
def party_nouns() -> dict[str, str]:
    """The nouns that head descriptions of parties, each form to the word that stands for its kind."""
    listed = listed_roles()
    plain = {form: form.removesuffix("s") for form in listed["parties"]["nouns"].split()}
    plurals = {f"{form}s": form for form in plain}
    plurals |= {f"{form[:-3]}men": form for form in plain if form.endswith("man")}
    alike = {form: kind for kind, forms in listed["parties"]["alike"].items() for form in forms.split()}
    return plurals | plain | alike


@cache
def party_forms() -> frozenset[str]:
    """Every form of the nouns that head descriptions of parties."""
    return frozenset(party_nouns())


def kinds_of(words: frozenset[str]) -> dict[str, str]:
    """The kinds of parties that the words of a sentence may describe, each with a word that does."""
    found = party_forms() & words
    return {party_nouns()[word]: word for word in found} if found else {}


@cache
def _written() -> frozenset[str]:
    """Those forms with and without the ending of possession."""
    return frozenset(form + ending for form in party_nouns() for ending in ("", "’s", "'s"))


@cache
def sided() -> dict[str, tuple[str, int]]:
    """Nouns that say who stands on which side of an action, to its class and the side: 0 acts, or gives."""
    listed = listed_roles()
    return {
        noun: (action, side)
        for action, both in listed["sides"].items()
        for side, forms in enumerate(both)
        for noun in forms.split()
    }


@cache
def side_nouns() -> frozenset[str]:
    """The nouns of `sided`."""
    return frozenset(sided())


def described(tokens: Sequence[Token]) -> Parties:
    """A sentence whose descriptions of parties are single tokens, named by their kind.

    Args:
        tokens: The sentence, as `auditor.compare.tokens.tokens` gives it.
    """
    made: list[Token] = []
    places: list[tuple[int, int]] = []
    done = 0
    forms = _written()
    for index in [at for at, token in enumerate(tokens) if token.name or token.word in forms]:
        if index < done:
            continue
        made += tokens[done:index]
        places += zip(range(done, index), range(done, index), strict=True)
        token, last = tokens[index], index
        start = len(made)
        kind = _kind(tokens, index)
        if kind:
            start = _opens(made)
            last = _closes(tokens, index)
            owns = token.possessive or token.word.endswith(("’s", "'s"))
            made[start:] = [Token(token.word, NOUN + kind, owns and last == index)]
            first = places[start][0] if start < len(places) else index
            places[start:] = [(first, last)]
        else:
            last = _closes(tokens, index) if token.name else index
            made.append(token)
            places.append((index, last))
        done = last + 1
    made += tokens[done:]
    places += zip(range(done, len(tokens)), range(done, len(tokens)), strict=True)
    return Parties(made, places)


def settled(sentence: Parties) -> tuple[Parties, dict[str, str]]:
    """A sentence where a name and the description beside it are one token, and whom it describes so.

    Args:
        sentence: What `described` gives.

    Returns:
        The sentence, and the key of each such description with that of the name.
    """
    tokens, places = sentence
    found: dict[str, str] = {}
    made: list[Token] = []
    settled_places: list[tuple[int, int]] = []
    done = 0
    for at in [at for at, token in enumerate(tokens) if token.name]:
        same = _apposed(tokens, at) if at >= done else None
        if same is None:
            continue
        token, last = same.token, same.last
        found[same.kind] = token.name if found.get(same.kind, token.name) == token.name else same.kind
        made += (*tokens[done:at], token)
        settled_places += (*places[done:at], (places[at][0], places[last][1]))
        done = last + 1
    made += tokens[done:]
    settled_places += places[done:]
    return Parties(made, settled_places), found


def _kind(tokens: Sequence[Token], index: int) -> str:
    """The kind of party that a word or the last word of a name heads, if the phrase ends with it."""
    token = tokens[index]
    word = token.name if token.name else token.word.removesuffix("’s").removesuffix("'s")
    kind = party_nouns().get(word, "")
    if not kind or index + 1 >= len(tokens) or token.name or token.possessive or word != token.word:
        return kind
    behind = tokens[index + 1]
    ends = behind.name or behind.word in _BEHIND or behind.word in actions().triggers
    return kind if ends or behind.word.endswith(("ed", "ly")) or behind.word[:1].isdigit() else ""


def _opens(made: Sequence[Token]) -> int:
    """Where the phrase begins whose head comes next: at its determiner, or at whose it is."""
    for at in range(len(made) - 1, max(-1, len(made) - _REACH - 2), -1):
        token = made[at]
        if token.name:
            if not (token.possessive or token.people):
                break
            if at and not made[at - 1].name and made[at - 1].word in DETERMINERS:
                return at - 1
            return at
        if token.word in _OUTSIDE:
            break
        if token.word in DETERMINERS:
            return at
    return len(made)


def _closes(tokens: Sequence[Token], index: int) -> int:
    """Where the phrase ends: behind “of Arden”, and behind its letters in brackets."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == "of" and not tokens[index].name:
        at += 1
        if at < len(tokens) and tokens[at].word == "the":
            at += 1
        if at < len(tokens) and tokens[at].name and not tokens[at].possessive:
            return at
        return index
    if at + 2 < len(tokens) and tokens[at].word == "(" and tokens[at + 1].name and tokens[at + 2].word == ")":
        return at + 2
    return index


class _Apposed(NamedTuple):
    kind: str
    """The key of the description."""
    token: Token
    """The name."""
    last: int
    """The last token of both."""


def _apposed(tokens: Sequence[Token], at: int) -> _Apposed | None:
    """The name and the description that begin at a token: “the builder Baltek”, “Baltek, the builder,”."""
    one = tokens[at]
    if not one.name or one.possessive or one.people or at + 1 >= len(tokens):
        return None
    behind = tokens[at + 1]
    if behind.name:
        return _Apposed(one.name, behind, at + 1) if _is_described(one, behind) else None
    if behind.word != _COMMA or at + 3 >= len(tokens) or tokens[at + 3].word not in MARKS:
        return None
    other = tokens[at + 2]
    last = at + 3 if tokens[at + 3].word == _COMMA else at + 2
    if _is_described(one, other):
        return _Apposed(one.name, other, last)
    return _Apposed(other.name, one, last) if _is_described(other, one) else None


def _is_described(one: Token, other: Token) -> bool:
    """Whether the first is a description and the second a name."""
    named = bool(other.name) and not other.name.startswith(NOUN) and not other.people
    return one.name.startswith(NOUN) and not one.possessive and named
