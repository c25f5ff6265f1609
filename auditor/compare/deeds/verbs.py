"""What a verb says that one party does to another: active, passive, with a particle, or as a participle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.compare.deeds.complements import Complements, complements, is_infinitive
from auditor.compare.deeds.phrases import (
    NOUN,
    OPEN,
    Phrase,
    apposed_until,
    belonging,
    is_noun_of_subject,
    joined,
    party_keys,
    phrase_at,
    phrase_before,
)
from auditor.compare.deeds.subjects import Subject, group_of, object_meant, speaker, subject_of
from auditor.compare.deeds.table import (
    ACCUSE,
    ASK,
    BE_FORMS,
    INFINITIVE,
    SAY,
    TRANSFER,
    WOULD,
    Concepts,
    Pattern,
    table,
    unlisted_concept,
)
from auditor.compare.deeds.words import (
    AUXILIARY,
    BE,
    CAUSES,
    CLAUSES,
    DETERMINERS,
    MARKS,
    OBJECTS,
    PLACED,
    PREPOSITIONS,
)
from auditor.compare.tokens import Token

_LEADING = frozenset({"by", "from", "to"})
"""The prepositions that lead to parties."""
_AROUND = 12
_FILLERS = 3
_ASKED_WITHIN = 14
_SAID_WITHIN = 8
_DONE_WITHIN = 4


class Reading(NamedTuple):
    """One reading of a word as a deed; a party that the sentence does not have is None."""

    concept: str
    agent: Phrase | None
    patient: Phrase | None
    nominal: bool = False


class _Clause(NamedTuple):
    subject: Subject
    complements: Complements
    passive: bool
    bare: bool = False
    """A participle without a “be”, if it is no past form: “Berg, accused”."""


def verbal(tokens: Sequence[Token], verb: int, patterns: Sequence[Pattern]) -> Iterator[Reading]:
    """Yield what a form of a verb may say.

    Args:
        tokens: The sentence.
        verb: The form.
        patterns: What it may be of.
    """
    if _is_attribute(tokens, verb):
        return
    group = group_of(tokens, verb)
    caused = _caused(tokens, verb) if group == verb else None
    subject = caused[0] if caused is not None else None
    behind: dict[int, Complements] = {}
    for pattern in patterns:
        start = _matched(tokens, verb, pattern)
        if start is None and pattern.led:
            start = _further(tokens, verb, pattern)
        if start is None and (pattern.around is not None or len(pattern.behind) != 1):
            continue
        if subject is None:
            subject = subject_of(tokens, group)
        if start is None:
            # “Berg, under whom Ruiz trained”
            if subject.whom is not None and subject.led in pattern.behind[0]:
                yield from _framed(pattern, _Clause(subject, Complements([subject.whom], {}), passive=False))
            continue
        if subject.phrase is None and pattern.kind != "gives" and pattern.kind != "takes":
            continue
        if start not in behind:
            behind[start] = complements(tokens, start, _LEADING)
            if caused is not None:
                behind[start].direct.insert(0, caused[1])
        clause = _clause(tokens, verb, group, behind[start], subject, pattern)
        yield from _framed(pattern, clause)
        if pattern.concept == ASK:
            agent = clause.complements.led.get("by") if clause.passive else clause.subject.phrase
            yield from (Reading(f"{ASK} against", agent, whom) for whom in _asked_against(tokens, verb + 1))


def unlisted_deed(tokens: Sequence[Token], verb: int) -> Iterator[Reading]:
    """Yield what a verb says that is not listed; turned round it is taken to say something else."""
    pattern = Pattern(unlisted_concept(tokens[verb].word), "acts", (), None)
    for reading in verbal(tokens, verb, (pattern,)):
        # “Leased it to Arden” and “leased it from Arden” are no one action.
        if "to" not in complements(tokens, verb + 1).led:
            yield reading


def said(tokens: Sequence[Token], verb: int) -> Iterator[Reading]:
    """Yield who says something, and of whom: “Arden said that Berg lied”."""
    for at in range(verb + 1, min(len(tokens) - 2, verb + _SAID_WITHIN)):
        if tokens[at].word in MARKS:
            return
        if tokens[at].word == "that" and not tokens[at].name:
            of = phrase_at(tokens, at + 1)
            done = _done(tokens, of.end) if of is not None else None
            if of is not None and done:
                who = speaker(tokens, verb + 1)
                yield Reading(f"{SAY} {done}", who, of)
            return


def refused(tokens: Sequence[Token], verb: int) -> Iterator[Reading]:
    """Yield of whom somebody would, or would not, do what is not listed: “refused to meet Berg”."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].word != "to" or tokens[verb + 2].name:
        return
    direct = complements(tokens, verb + 3).direct
    if direct:
        who = subject_of(tokens, group_of(tokens, verb)).phrase
        yield Reading(f"{WOULD} {tokens[verb + 2].word}", who, direct[0])


def asked_court(tokens: Sequence[Token], verb: int) -> Iterator[Reading]:
    """Yield against whom somebody asks a court to act: “Arden asked a judge to order Berg back to work”."""
    addressed = phrase_at(tokens, verb + 1)
    if addressed is None:
        return
    words = [tokens[at].word.rpartition(" ")[2] for at in range(addressed.first, addressed.end)]
    if not table().courts.isdisjoint(words):
        group = group_of(tokens, verb)
        passive = any(token.word in BE for token in tokens[group:verb])
        who = None if passive else subject_of(tokens, group).phrase
        yield from (Reading(ACCUSE, who, whom) for whom in _asked_against(tokens, addressed.end))


def way(tokens: Sequence[Token], at: int) -> Iterator[Reading]:
    """Yield from where something goes to where: “from Arden to Norland”, “to Norland from Arden”."""
    wanted = ("to", "into") if tokens[at].word == "from" else ("from",)
    one = _place(tokens, at + 1)
    if one is None:
        return
    for behind in range(one.end, min(len(tokens) - 1, one.end + _FILLERS)):
        if tokens[behind].word in MARKS or tokens[behind].name:
            return
        if tokens[behind].word in wanted:
            other = _place(tokens, behind + 1)
            here, there = (one, other) if tokens[at].word == "from" else (other, one)
            yield Reading(TRANSFER, here, there)
            return


def _place(tokens: Sequence[Token], at: int) -> Phrase | None:
    if at < len(tokens) and tokens[at].word == "the" and not tokens[at].name:
        at += 1
    if at < len(tokens) and tokens[at].name and not tokens[at].possessive and not tokens[at].people:
        return phrase_at(tokens, at, at + 1)
    return None


def _done(tokens: Sequence[Token], at: int) -> str | None:
    """The concept of the verb that follows a subject."""
    for token in tokens[at : at + _DONE_WITHIN]:
        if token.name or token.word in MARKS:
            return None
        if token.word in AUXILIARY or token.word in BE:
            continue
        concepts = table().leads.get(token.word)
        if concepts:
            return min(concepts)
        return unlisted_concept(token.word) if token.word.endswith("ed") else None
    return None


def _caused(tokens: Sequence[Token], verb: int) -> tuple[Subject, Phrase] | None:
    """Who has it done to whom: “[Arden] threatened to have [Berg] dismissed”."""
    word = tokens[verb].word
    if not verb or not (word.endswith("ed") or word in table().participles):
        return None
    whom = phrase_before(tokens, verb - 1)
    if whom is None or whom.first < 1 or tokens[whom.first - 1].name:
        return None
    if tokens[whom.first - 1].word not in CAUSES:
        return None
    if all(key.startswith(NOUN) for key in whom.keys) and whom.keys.isdisjoint(party_keys()):
        return None
    return subject_of(tokens, group_of(tokens, whom.first - 1)), whom


def _is_attribute(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a form is no verb of its own: “the accused officers”, “fired warning shots”."""
    word = tokens[verb].word
    known = table()
    if word in known.parties and (not verb or tokens[verb - 1].word not in AUXILIARY):
        return True  # “captain Ana Ruiz”
    if not verb:
        return False
    if is_noun_of_subject(tokens, verb):
        return True
    before = tokens[verb - 1]
    if before.name:
        return before.possessive
    if before.possessive or before.word in DETERMINERS - {"that", "this"}:
        return True
    return word.endswith("ing") and before.word.endswith("ed")


def _matched(tokens: Sequence[Token], verb: int, pattern: Pattern) -> int | None:
    """Where the object of a verb begins, if what belongs to the verb is there."""
    at = verb + 1
    start = None
    for number, wanted in enumerate(pattern.behind):
        around = pattern.around is not None and number >= pattern.around
        if around and start is None:
            start = at
        aside = 0
        for here in range(at, min(len(tokens), at + (_AROUND if around else _FILLERS + 1))):
            token = tokens[here]
            if not token.name and (token.word in wanted or _is_infinitive(tokens, here, wanted)):
                at = here if wanted <= OBJECTS else here + 1  # “made him leave”
                break
            if around and token.name and token.word.rpartition(" ")[2] in wanted:
                at = here + 1  # “to the High Court”
                break
            if here < aside:
                continue
            if around and token.word == "," and not token.name:
                aside = apposed_until(tokens, here) or 0  # “took Berg, a mill in Arden, to court”
                if aside:
                    continue
            if around and token.word in ("(", ")"):
                continue
            if token.word in MARKS or (not token.name and token.word in CLAUSES):
                return None
            if not around and (token.name or (token.word in PREPOSITIONS and wanted <= PREPOSITIONS)):
                return None
        else:
            return None
    return at if start is None else start


def _further(tokens: Sequence[Token], verb: int, pattern: Pattern) -> int | None:
    """Where the object begins behind other phrases: “put the blame for the delay [on] Berg”."""
    start = _matched(tokens, verb, pattern._replace(behind=pattern.behind[:-1]))
    if start is None:
        return None
    wanted = pattern.behind[-1] - PLACED
    if not any(token.word in wanted for token in tokens[start:]):
        return None
    led = complements(tokens, start).led
    return next((led[word].first for word in led if word in wanted), None)


def _is_infinitive(tokens: Sequence[Token], at: int, wanted: frozenset[str]) -> bool:
    if INFINITIVE not in wanted or tokens[at].word != "to" or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    return not behind.name and behind.word not in DETERMINERS


def _clause(
    tokens: Sequence[Token], verb: int, group: int, behind: Complements, subject: Subject, pattern: Pattern
) -> _Clause:
    word = tokens[verb].word
    participle = (word in table().participles or word.endswith("ed")) and word not in BE_FORMS
    passive = participle and any(t.word in BE for t in tokens[group:verb] if not t.name)
    direct, led = [*behind.direct], {**behind.led}
    bare = participle and not passive and group == verb
    if bare and "by" in led and not direct and not pattern.led:
        passive = True  # “a depot hit by Norland”
    if (bare or passive) and pattern.led:
        by = complements(tokens, verb + 1, _LEADING).led.get("by")
        if by is not None and direct and by.first < direct[0].first:
            subject, passive = Subject(by), False  # “a ban sought by Norland against Berg”
    if subject.whom is not None:
        if subject.led:
            led.setdefault(subject.led, subject.whom)
        elif not passive and not direct:
            direct = [subject.whom]
    if direct:
        if OPEN in direct[0].keys:
            direct[0] = object_meant(tokens, direct[0], subject.phrase)
        if not passive and "by" in led:
            # “rejected an offer by Arden”, “by the union”
            by = led["by"]
            unnamed = by.keys.isdisjoint(party_keys())
            direct[0] = belonging(direct[0], by) if unnamed else direct[0]._replace(keys=by.keys)
    return _Clause(subject, Complements(direct, led), passive, bare and not passive)


def _asked_against(tokens: Sequence[Token], start: int) -> Iterator[Phrase]:
    """To whom somebody wants another to do something: “asked the court to order [Berg] back”."""
    for at in range(start, min(len(tokens) - 2, start + _ASKED_WITHIN)):
        if tokens[at].name:
            continue
        if tokens[at].word in MARKS or tokens[at].word in CLAUSES:
            return
        if tokens[at].word == "to" and is_infinitive(tokens, at + 1):
            direct, led = complements(tokens, at + 2)
            if "against" in led:
                yield led["against"]
            elif direct:
                yield direct[0]
            return


def _framed(pattern: Pattern, clause: _Clause) -> Iterator[Reading]:
    concept, kind = pattern.concept, pattern.kind
    subject, passive = clause.subject.phrase, clause.passive
    direct, led = clause.complements
    thing = direct[0] if direct else None
    if kind == "gives":
        # “owes Berg $5 million for repairs to the mill”
        receiver = None if len(direct) > 1 and next(iter(led), "to") != "to" else led.get("to")
        if passive:
            if receiver is not None or thing is not None or concept == "pay":
                yield Reading(concept, led.get("by"), receiver or subject)
            if receiver is not None and concept == TRANSFER:
                yield Reading("own", receiver, subject)
        else:
            yield Reading(concept, subject, receiver or (thing if len(direct) > 1 else None))
            if receiver is None and len(direct) == 1 and concept == "pay":
                yield Reading(concept, subject, thing)
            if receiver is not None and concept == TRANSFER:
                yield Reading("own", receiver, thing)
    elif kind == "takes":
        receiver = led.get("by") if passive else subject
        giver = thing if pattern.led else led.get("from")  # “placed an order with Arden”
        if giver is None and thing is not None and thing.owner:
            giver = thing._replace(keys=thing.owner, beside=frozenset())
        yield Reading(concept, giver, receiver)
    elif kind == "does":
        yield Reading(concept, led.get("by") if passive else subject, None)
    elif thing is not None or not clause.bare:
        agent, patient = (led.get("by"), subject) if passive else (subject, thing)
        if concept == "help" and patient is not None and "from" in led:
            patient = joined(patient, led["from"])  # “rescued the crew from the trawler”
        if kind == "suffers":
            agent, patient = patient, agent
        yield Reading(concept, agent, patient)


def is_unlisted(word: str, wanted: Concepts) -> bool:
    """Whether a word may be a form of a verb that is not listed and is looked for."""
    return word.endswith("ed") and word not in table().equal and unlisted_concept(word) in wanted
