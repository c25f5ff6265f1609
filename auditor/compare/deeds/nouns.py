"""What a noun says that one party does to another: “the sale of the mill by Arden to Berg”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from auditor.compare.deeds.complements import complements
from auditor.compare.deeds.phrases import NOUN, OPEN, Phrase, phrase_at, phrase_before
from auditor.compare.deeds.subjects import group_of, subject_of
from auditor.compare.deeds.table import SIDE, TRANSFER, Noun
from auditor.compare.deeds.verbs import Reading
from auditor.compare.deeds.words import (
    BE,
    CLAUSES,
    DETERMINERS,
    GETS,
    GIVES,
    HAS,
    MARKS,
    OUTER,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
)
from auditor.compare.tokens import Token

_FORCE = frozenset({"hit"})
"""What is done where it is done: “strikes in Norland” are on Norland."""
_WITHIN = ("in", "inside", "within")
_UPON = frozenset({"at", "on", "upon", "after", "following"})
_CAUSES = frozenset({"ask", "accuse"})
"""What others act upon: “at the request of Arden”."""
_WOULD = frozenset("will would can could may might must should".split())
_FINITE = frozenset({"was", "were", "is", "are", "has", "had"})
_NEAR = 4
_BACK = 24
_RELATIVE_WITHIN = 8
_ADJECTIVES = ("ing", "al", "ic", "ous", "ary", "ful", "rm", "st", "sh", "ed", "ive", "air", "drone")


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands in front of a form that is a noun and a verb makes it the noun."""
    if not at:
        return True
    before = tokens[at - 1]
    if before.name:
        return before.possessive or before.people
    if before.word in DETERMINERS or before.possessive or before.word.endswith(("’s", "'s")):
        return True
    if before.word in PREPOSITIONS and before.word != "to":
        return True
    return before.word.endswith(_ADJECTIVES)


def is_light(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is the object of a verb that says nothing without it."""
    return _light(tokens, at, at)[1] is not None


def nominal(tokens: Sequence[Token], at: int, noun: Noun) -> Iterator[Reading]:
    """Yield what a noun may say."""
    phrase = phrase_before(tokens, at)
    if phrase is None:
        return
    direct, led = complements(tokens[: _clause_end(tokens, at + 1)], at + 1)
    filed = _filed(tokens, at + 1)
    if filed is not None:
        led = {**complements(tokens, filed).led, **led}  # “a lawsuit that was filed by Arden against Berg”
    if direct and tokens[direct[0].first].word not in GIVES:
        led = {}  # “the support staff of Arden”
    owner = phrase._replace(keys=phrase.owner) if phrase.owner else _own(tokens, phrase.first)
    concept, kind = noun
    by, source, of = led.get("by"), led.get("from"), led.get("of")
    to = led.get("against") or next((led[p] for p in led if p in OUTER), None)
    if to is None and concept in _FORCE:
        to = next((led[p] for p in led if p in _WITHIN), None)
    if kind == "whole":
        yield from _whole(tokens, at, phrase, concept, owner, led)
        return
    if kind == "takings":
        yield Reading(concept, source, by or owner, True)
        return
    if kind == "giving":
        receiver = led.get("to") or led.get("for")
        giver = by or owner or source or (of if receiver is not None else None)
        yield Reading(concept, giver, receiver, True)
        if concept == TRANSFER and of is not None and receiver is not None:
            yield Reading("own", receiver, of, True)
        return
    if concept == "envoy":
        posted = led.get("to") or source or led.get("in")
        yield Reading(concept, owner or of, posted or (of if owner is not None else None), True)
        return
    if concept == "ask" and at + 2 < len(tokens) and tokens[at + 1].word == "that":
        yield Reading(concept, owner, phrase_at(tokens, at + 2), True)  # “Arden’s demand that Berg pay”
        return
    if concept in _CAUSES:
        yield from _caused(tokens, phrase.first, concept, by or owner or source or of)
    light, verb = _light(tokens, phrase.first, at)
    if verb is not None:
        subject = subject_of(tokens, group_of(tokens, verb)).phrase
        has = light == "has"
        if light == "gets" or (has and to is None):
            yield Reading(concept, owner or source or by or of, subject, True)
            return
        passive = tokens[verb].word.endswith(("ed", "en", "own", "ut")) and by is not None
        yield Reading(concept, by if passive else subject, to or (None if has else of), True)
        return
    agent = owner or by or source or (of if to is not None else None)
    yield Reading(concept, agent, to, True)
    if concept in _FORCE and (agent is None) != (to is None):
        yield from _one_sided(concept, agent, to)


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    """Where the verb begins that tells of a noun, “the request for funds [was] refused”, but for one that
    only says that it is done: “a complaint against Berg was lodged by Arden”."""
    for at in range(start, len(tokens)):
        token = tokens[at]
        if not token.name and (token.word in _FINITE or token.word in _WOULD):
            light = any(token.word in GIVES for token in tokens[at + 1 : at + _NEAR])
            return len(tokens) if light else at
    return len(tokens)


def _whole(
    tokens: Sequence[Token],
    at: int,
    phrase: Phrase,
    concept: str,
    owner: Phrase | None,
    led: dict[str, Phrase],
) -> Iterator[Reading]:
    """A noun whose “of” names to whom it is done: “the arrest of Berg by Arden”."""
    to = led.get("against") or next((led[p] for p in led if p in OUTER), None)
    by = led.get("by") or (led.get("to") if concept == "defeat" else None)
    light, verb = _light(tokens, phrase.first, at)
    if verb is not None and light == "gets":
        loser = subject_of(tokens, group_of(tokens, verb)).phrase
        yield Reading(concept, by or to or owner, loser, True)  # “suffered a defeat to Arden”
    elif owner is not None and by is not None and "of" not in led:
        yield Reading(concept, by, owner, True)
    else:
        yield Reading(concept, by or owner, led.get("of") or (to if by is None else None), True)
    if concept == "own" and "from" in led:
        yield Reading(TRANSFER, led["from"], by or owner, True)


def _filed(tokens: Sequence[Token], start: int) -> int | None:
    """Behind the verb of a relative clause that only says that it is done."""
    for at in range(start, min(len(tokens) - 2, start + _RELATIVE_WITHIN)):
        token = tokens[at]
        if not token.name and token.word in ("that", "which"):
            verb = at + 2
            return verb + 1 if tokens[at + 1].word in BE and tokens[verb].word in GIVES else None
        if not token.name and token.word in MARKS:
            return None
    return None


def _own(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Whose a noun is behind “its”: of whom its clause tells."""
    if tokens[first].name or tokens[first].word not in POSSESSIVES:
        return None
    for verb in range(first - 1, max(-1, first - _NEAR), -1):
        if tokens[verb].name or tokens[verb].word in MARKS or tokens[verb].word in CLAUSES:
            return None
        if tokens[verb].word not in PREPOSITIONS and tokens[verb].word not in PARTICLES:
            return subject_of(tokens, group_of(tokens, verb)).phrase
    return None


def _caused(tokens: Sequence[Token], first: int, concept: str, agent: Phrase | None) -> Iterator[Reading]:
    """“Arden stopped work at the request of Berg”, “Berg was banned after a complaint by Arden”."""
    before = first - 1
    if before < 1 or tokens[before].name or tokens[before].word not in _UPON:
        return
    at, low = before - 1, max(0, before - _BACK)
    while at > low and not (tokens[at].word in MARKS and not tokens[at].name):
        at -= 1
    clause = subject_of(tokens, next((i for i in range(at, before) if _is_finite(tokens, i)), before))
    if clause.phrase is not None:
        yield Reading(concept, agent, clause.phrase, True)


def _is_finite(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].word
    return not tokens[at].name and at > 0 and (word in _FINITE or word.endswith("ed"))


def _one_sided(concept: str, agent: Phrase | None, patient: Phrase | None) -> Iterator[Reading]:
    """A side where the sentence does not tell the other: “Norland’s strikes”, “strikes in Norland”."""
    one = agent or patient
    if one is not None:
        for name in one.keys:
            if name[:1] != OPEN and name[:2] != NOUN:
                same = one._replace(keys=frozenset({name}), beside=frozenset())
                other = same._replace(keys=frozenset({f"{OPEN} {name}"}))
                sides = (same, other) if agent is not None else (other, same)
                yield Reading(SIDE + concept, *sides, True)


def _light(
    tokens: Sequence[Token], first: int, at: int
) -> tuple[Literal["gives", "gets", "has", ""], int | None]:
    """The verb that has a noun for its object, and whether its subject gives, gets or has it."""
    for verb in range(min(first, at) - 1, max(-1, first - _NEAR), -1):
        token = tokens[verb]
        if token.name or token.word in MARKS or token.word in CLAUSES:
            break
        if token.word in GIVES:
            return "gives", verb
        if token.word in GETS:
            return "gets", verb
        if token.word in HAS:
            return "has", verb
    return "", None
