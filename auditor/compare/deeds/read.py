"""The deeds of a sentence: who does what to whom, and whether two sentences have it the other way round.

No parser. A deed is read off a verb (active, passive, with a particle, or a light verb with its noun), off a
noun (“the sale of the mill by Arden to Berg”), or off a noun for one of the two (“Berg’s landlord, Arden”).
What says the same with its parties exchanged (to buy and to sell, to beat and to lose to) is of one concept,
so that only the direction is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.compare.deeds.nouns import is_light, is_noun, nominal
from auditor.compare.deeds.persons import personal, side
from auditor.compare.deeds.phrases import NOUN, OPEN, Keys, Phrase, party_keys
from auditor.compare.deeds.table import (
    ACCUSE,
    ASKING,
    NOBODY,
    SAY,
    SIDE,
    TRANSFER,
    UNLISTED,
    WOULD,
    Concepts,
    table,
)
from auditor.compare.deeds.verbs import (
    Reading,
    asked_court,
    is_unlisted,
    refused,
    said,
    unlisted_deed,
    verbal,
    way,
)
from auditor.compare.deeds.words import SAYING
from auditor.compare.tokens import Token

_MOST = 40


class Party(NamedTuple):
    """Who does something, or to whom it is done."""

    keys: Keys
    """The keys of names, and ``n:`` with the stems of nouns, by which it may be known; ``?`` of a pronoun."""
    names: Keys
    """All its names, with those of whose it is, or where."""
    open: bool
    """Whether it is a pronoun."""

    def meets(self, other: Party) -> bool:
        """Whether two may be one."""
        return not (self.keys.isdisjoint(other.keys) and self.names.isdisjoint(other.names))


class Deed(NamedTuple):
    """What one party does to another."""

    first: int
    last: int
    """The first and the last token of the predicate and its parties."""
    concept: str
    agent: Party
    patient: Party
    nominal: bool

    def says(self, other: Deed) -> bool:
        """Whether another deed is the same of the same two."""
        return (
            self.concept == other.concept
            and self.agent.meets(other.agent)
            and self.patient.meets(other.patient)
        )

    def turns(self, other: Deed) -> bool:
        """Whether each party of another deed stands here on the other side.

        A pronoun on one side may be anybody; else both parties must be told. A third name may stand on the
        same side in both, but no noun: “a depot of Arden” is no other depot.
        """
        if self.concept != other.concept:
            return False
        agent, patient = self.agent, self.patient
        if not (agent.meets(other.patient) or patient.meets(other.agent)):
            return False
        if not (agent.open or patient.open or other.agent.open or other.patient.open):
            one, two = agent.names & other.patient.names, patient.names & other.agent.names
            if one and two and one - two - other.agent.names and two - one - other.patient.names:
                return True
            return (
                not agent.keys.isdisjoint(other.patient.keys)
                and not patient.keys.isdisjoint(other.agent.keys)
                and agent.keys.isdisjoint(other.agent.keys)
                and patient.keys.isdisjoint(other.patient.keys)
            )
        return (
            (patient.open or other.agent.open) and _is_other(agent, other.patient, other.agent, patient)
        ) or ((agent.open or other.patient.open) and _is_other(patient, other.agent, other.patient, agent))


class Doing(NamedTuple):
    """What somebody does, or is done to somebody, whoever the other is."""

    at: int
    concept: str
    acts: bool
    party: Keys
    """The keys of its names."""
    other: Phrase | None
    """The other, where the sentence tells of one."""
    known: bool
    """Whether the other is named, or somebody whom the reader knows: “the firm”."""
    first: int
    last: int

    def crosses(self, other: Doing) -> bool:
        """Whether the same party stands on the other side."""
        return (
            self.concept == other.concept
            and self.acts != other.acts
            and not self.party.isdisjoint(other.party)
        )

    def is_of(self, other: Doing) -> bool:
        """Whether another party does, or undergoes, the same."""
        return (
            self.concept == other.concept and self.acts == other.acts and self.party.isdisjoint(other.party)
        )


class Sentence:
    """A sentence whose words are each read once.

    Args:
        tokens: The sentence, as `auditor.compare.tokens.tokens` gives it.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        leads = table().leads
        self._leading = [
            (at, leads[token.word])
            for at, token in enumerate(tokens)
            if token.word in leads and not token.name
        ]
        self._read: dict[tuple[int, Concepts], list[Deed]] = {}
        self._readings: dict[int, list[Reading]] = {}

    def deeds(self, wanted: Concepts) -> list[Deed]:
        """The deeds of some concepts both of whose parties the sentence has; others may be among them."""
        found: list[Deed] = []
        for at, concepts in self._leading:
            if not concepts.isdisjoint(wanted):
                found += self._deeds(at, concepts & wanted)
                if len(found) > _MOST:
                    return found
        if any(concept.startswith(UNLISTED) for concept in wanted):
            for at, token in enumerate(self._tokens):
                if not token.name and is_unlisted(token.word, wanted):
                    found += self._deeds(at, NOBODY)
        return found[:_MOST]

    def doings(self) -> list[Doing]:
        """What the parties do of which `deeds` has read, each by itself."""
        return [
            Doing(
                at,
                reading.concept,
                acts,
                party,
                other,
                other is None or self._is_known(other),
                *_around(at, phrase, other),
            )
            for at, readings in self._readings.items()
            for reading in readings
            for phrase, other, acts in (
                (reading.agent, reading.patient, True),
                (reading.patient, reading.agent, False),
            )
            if phrase is not None and (party := _named(phrase))
        ]

    def _is_known(self, other: Phrase) -> bool:
        if _named(other):
            return True
        first = self._tokens[other.first]
        before = self._tokens[other.first - 1] if other.first else first
        described = not other.keys.isdisjoint(party_keys()) and not other.owner
        return described and "the" in (first.word, before.word)

    def _deeds(self, at: int, wanted: Concepts) -> list[Deed]:
        found = self._read.get((at, wanted))
        if found is None:
            readings = list(_readings(self._tokens, at, wanted))
            self._readings.setdefault(at, []).extend(readings)
            read = [_deed(at, reading) for reading in readings]
            found = self._read[at, wanted] = [deed for deed in read if deed is not None]
        return found


def read_with(concepts: Iterable[str]) -> Concepts:
    """The concepts to look for where deeds of some concepts shall be found."""
    found = set(concepts)
    for concept in [concept for concept in found if " " in concept]:
        family, _, of = concept.partition(" ")
        found.add(of if concept.startswith(SIDE) else family)
    return frozenset(found | {TRANSFER, "own"} if found & {TRANSFER, "own"} else found)


def _readings(tokens: Sequence[Token], at: int, wanted: Concepts) -> Iterator[Reading]:
    word = tokens[at].word
    known = table()
    if word in ("from", "to", "into"):
        yield from way(tokens, at)
        return
    if word not in known.leads:
        yield from unlisted_deed(tokens, at)
        return
    patterns = known.verbs.get(word)
    nouns = known.nouns.get(word)
    as_noun = nouns is not None and (patterns is None or is_noun(tokens, at))
    if patterns is not None and not as_noun:
        looked_for = [pattern for pattern in patterns if pattern.concept in wanted]
        if looked_for:
            yield from verbal(tokens, at, looked_for)
    if nouns is not None and (as_noun or is_light(tokens, at)):
        for noun in nouns:
            if noun.concept in wanted:
                yield from nominal(tokens, at, noun)
    for concept, acts in known.persons.get(word, ()):
        if concept in wanted:
            yield from personal(tokens, at, concept, acts=acts)
    if word in known.sides and known.sides[word][0] in wanted:
        yield from side(tokens, at)
    if SAY in wanted and word in SAYING:
        yield from said(tokens, at)
    if ACCUSE in wanted and word in ASKING:
        yield from asked_court(tokens, at)
    if WOULD in wanted and WOULD in known.leads[word]:
        yield from refused(tokens, at)


def _deed(at: int, reading: Reading) -> Deed | None:
    concept, agent, patient, of_noun = reading
    if agent is None or patient is None or not (agent.keys and patient.keys) or agent.keys & patient.keys:
        return None
    first = min(at, agent.first, patient.first)
    last = max(at, agent.end - 1, patient.end - 1)
    return Deed(first, last, concept, _party(agent, patient), _party(patient, agent), of_noun)


def _party(phrase: Phrase, other: Phrase) -> Party:
    keys, beside = phrase.keys, phrase.beside
    names = frozenset([key for key in keys if key[:2] != NOUN])
    return Party(keys, names | (beside - other.keys) if beside else names, OPEN in keys)


def _around(at: int, phrase: Phrase, other: Phrase | None) -> tuple[int, int]:
    """The first and the last token of a predicate and its parties."""
    parties = (phrase,) if other is None else (phrase, other)
    return min(at, *[one.first for one in parties]), max(at, *[one.end - 1 for one in parties])


def _named(phrase: Phrase) -> Keys:
    return frozenset([key for key in phrase.keys if key[:2] != NOUN and key[:1] != OPEN])


def _is_other(one: Party, same: Party, same_side: Party, rest: Party) -> bool:
    """Whether a party stands on the other side, while of the two others one is a pronoun."""
    return one.meets(same) and not one.open and not one.meets(same_side) and not rest.meets(same)
