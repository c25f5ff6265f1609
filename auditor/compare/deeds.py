"""Who does what to whom, read off a sentence: a predicate of `deeds.toml` with the phrases on its two sides.

No parser. A phrase is what stands between a determiner or a preposition and the next such word, a mark or a
verb; it is known by the names in it and by the nouns that end it. A predicate is a verb (active, passive,
with a particle, or a light verb with its noun), a noun (“the sale of the mill by Arden to Berg”), or a noun
for one of the two (“Berg’s landlord, Arden”). What says the same with its parties exchanged (to buy and to
sell, to beat and to lose to) is of one concept, so that only the direction is compared.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from auditor.compare.prepare import stems
from auditor.compare.tokens import AUXILIARY, BE, DETERMINERS, MARKS, PRONOUNS, Token
from auditor.text.words import word_set

Keys = frozenset[str]


class Deed(NamedTuple):
    """What one party does to another."""

    first: int
    last: int
    """The first and the last token of the predicate and its parties."""
    concept: str
    agent: Keys
    """The keys of names, and ``n:`` with the stems of nouns, by which the party may be known."""
    patient: Keys
    nominal: bool


class _Phrase(NamedTuple):
    first: int
    end: int
    """Behind its last token."""
    keys: Keys
    owner: Keys
    """Whose it is: of “Arden’s mill”."""


class _Pattern(NamedTuple):
    concept: str
    kind: str
    """``acts``, ``suffers``, ``gives`` or ``takes``."""
    behind: tuple[frozenset[str], ...]
    """Words that must stand behind the verb, in this order, some others between."""
    around: bool
    """Whether the object stands between the verb and those words."""


class _Noun(NamedTuple):
    concept: str
    kind: str
    """``nouns``, ``whole``, ``giving`` or ``takings``."""


class _Known(NamedTuple):
    verbs: dict[str, tuple[_Pattern, ...]]
    participles: frozenset[str]
    nouns: dict[str, tuple[_Noun, ...]]
    persons: dict[str, tuple[tuple[str, bool], ...]]
    """Who does it (true) or to whom it is done, with the concept."""
    concepts: dict[str, frozenset[str]]
    """A word to the concepts that it tells of whatever stands beside it."""
    leads: dict[str, frozenset[str]]
    """A word to the concepts of the deeds that may be read off it."""
    beside: dict[str, tuple[tuple[tuple[frozenset[str], ...], frozenset[str]], ...]]
    """A word to the concepts that it tells of with words of each of some sets in the sentence: by the last
    word of a pattern that is no preposition, for those are rarer than most of its verbs."""


_NO_KEYS: Keys = frozenset()
_PREPOSITIONS = word_set(
    """
    of in on at to for from by with about during under over against between into onto through
    without within behind towards toward upon near off after before amid despite outside inside
    around across along past like as than because since until via ahead among above below beyond
    throughout alongside beside besides beneath underneath opposite aboard unlike except worth per together
    abroad home here there
    """
)
_CONJUNCTIONS = word_set(
    "and or but nor while when where if because although though so yet which who whom whose that"
)
_CLAUSES = word_set(
    """
    who whom whose which that while when where if because although though unless whereas said says
    saying but
    """
)
_PARTICLES = word_set(
    """
    out up down away back over off aside then also too not never n't twice again once today yesterday tomorrow
    """
)
_SEPARATES = (
    _PREPOSITIONS | _CONJUNCTIONS | MARKS | AUXILIARY | BE | PRONOUNS | DETERMINERS | _PARTICLES | _CLAUSES
) - {"her"}
_RELATIVE = word_set("who which that whom")
_ANAPHORS = word_set("he she it they him them us me we you i who")
_AT = word_set("on against over to for at behind upon towards toward into")
_GIVES = word_set(
    """
    give gives gave given giving offer offers offered make makes made making lodge lodges lodged
    file files filed bring brings brought launch launches launched launching throw throws threw
    thrown put puts lay lays laid impose imposes imposed imposing issue issues issued send sends
    sent extend extends extended voice voices voiced express expresses expressed heap heaps heaped
    pay pays paid deliver delivers delivered carry carries carried place placed places declare
    declared full mount mounts mounted slap slaps slapped direct directed aim aimed level levelled
    submit submitted levy levied lavish lavished
    """
)
_GETS = word_set(
    """
    win wins won winning get gets got getting receive receives received receiving earn earns earned
    earning draw draws drew drawn drawing face faces faced facing gain gains gained secure secures
    secured suffer suffers suffered enjoy enjoys enjoyed meet met incur incurred attract attracts
    attracted under accept accepts accepted obtain obtained collect collected
    """
)
_HAS = word_set("have has had having with")
_FILLERS = 3
_AROUND = 9
_PHRASE = 9
_CLAUSE = 26
_BACK = 24
_MOST = 40


@cache
def _known() -> _Known:
    listed = tomllib.loads(resources.files("auditor.compare").joinpath("deeds.toml").read_text("utf-8"))
    verbs: dict[str, list[_Pattern]] = {}
    participles: set[str] = set()
    nouns: dict[str, list[_Noun]] = {}
    persons: dict[str, list[tuple[str, bool]]] = {}
    concepts: dict[str, set[str]] = {}
    beside: dict[str, list[tuple[tuple[frozenset[str], ...], frozenset[str]]]] = {}
    for concept, rows in listed.items():
        for kind in ("acts", "suffers", "gives", "takes"):
            for entry in rows.get(kind, "").split():
                verb, *behind = entry.split("+")
                around = behind[:1] == ["_"]
                words = tuple(frozenset(part.split("|")) for part in behind[around:])
                forms, third = _forms(verb)
                participles |= third
                for form in forms:
                    verbs.setdefault(form, []).append(_Pattern(concept, kind, words, around))
                if words:
                    parts = [forms, *words]
                    rare = next(
                        (part for part in parts[:0:-1] if part.isdisjoint(_PREPOSITIONS | _PARTICLES)), forms
                    )
                    others = tuple(part for part in parts if part is not rare)
                    for form in rare:
                        beside.setdefault(form, []).append((others, frozenset({concept})))
                else:
                    for form in forms:
                        concepts.setdefault(form, set()).add(concept)
        for kind in ("nouns", "whole", "takings"):
            for noun in rows.get(kind, "").split():
                told = "giving" if kind == "nouns" and "gives" in rows else kind
                for form in _plural(noun):
                    nouns.setdefault(form, []).append(_Noun(concept, told))
                    concepts.setdefault(form, set()).add(concept)
        for kind in ("doers", "done"):
            for noun in rows.get(kind, "").split():
                for form in _plural(noun):
                    persons.setdefault(form, []).append((concept, kind == "doers"))
                    concepts.setdefault(form, set()).add(concept)
    leads: dict[str, set[str]] = {}
    for listed_forms in (verbs, nouns):
        for form, entries in listed_forms.items():
            leads.setdefault(form, set()).update(entry.concept for entry in entries)
    for form, told_of in persons.items():
        leads.setdefault(form, set()).update(concept for concept, _ in told_of)
    return _Known(
        {form: tuple(dict.fromkeys(found)) for form, found in verbs.items()},
        frozenset(participles),
        {form: tuple(dict.fromkeys(found)) for form, found in nouns.items()},
        {form: tuple(dict.fromkeys(found)) for form, found in persons.items()},
        {form: frozenset(found) for form, found in concepts.items()},
        {form: frozenset(found) for form, found in leads.items()},
        {form: tuple(found) for form, found in beside.items()},
    )


_IS = "be is are was were been being"


def _forms(verb: str) -> tuple[frozenset[str], frozenset[str]]:
    """All forms of a verb (“base” or “base/past/participle”), and its participles."""
    if verb == "be":
        return frozenset(_IS.split()), _NO_KEYS
    base, _, irregular = verb.partition("/")
    stem = base[:-1] if base.endswith("e") else base
    doubled = (
        len(base) > 2 and base[-1] not in "aeiouwxyh" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    )
    stems_of = {stem, base + base[-1]} if doubled else {stem}
    gerunds = {f"{form}ing" for form in stems_of}
    if base.endswith("y") and base[-2] not in "aeiou":
        singular, past = f"{base[:-1]}ies", {f"{base[:-1]}ied"}
    else:
        singular = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = {f"{form}ed" for form in stems_of}
    third = set(irregular.split("/")[-1:]) if irregular else past
    pasts = set(irregular.split("/")) if irregular else past
    return frozenset({base, singular, *gerunds, *pasts}), frozenset(third)


def _plural(noun: str) -> tuple[str, ...]:
    if noun.endswith("s"):
        return (noun,)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


def telling() -> frozenset[str]:
    """The words that may tell of a deed."""
    known = _known()
    others = [words for listed in known.beside.values() for behind, _ in listed for words in behind]
    return frozenset(known.concepts).union(known.beside, *others)


def concepts(words: frozenset[str]) -> frozenset[str]:
    """The concepts of which the words of a sentence may tell."""
    known = _known()
    alone = known.concepts
    found = [alone[word] for word in words if word in alone]
    beside = known.beside
    for word in [word for word in words if word in beside]:
        for others, concept in beside[word]:
            for other in others:
                if words.isdisjoint(other):
                    break
            else:
                found.append(concept)
    return _NO_KEYS.union(*found) if found else _NO_KEYS


def deeds(tokens: Sequence[Token], wanted: frozenset[str]) -> Iterator[Deed]:
    """Yield the deeds of a sentence both of whose parties it has.

    Args:
        tokens: The sentence, as `auditor.compare.tokens.tokens` gives it.
        wanted: The concepts looked for.
    """
    known = _known()
    found = 0
    for index, token in enumerate(tokens):
        leads = known.leads.get(token.word)
        if leads is None or token.name or leads.isdisjoint(wanted):
            continue
        for concept, agent, patient, nominal in _read(tokens, index, wanted, known):
            if agent is None or patient is None or agent.keys & patient.keys:
                continue
            if not (agent.keys and patient.keys):
                continue
            first = min(index, agent.first, patient.first)
            last = max(index, agent.end - 1, patient.end - 1)
            yield Deed(first, last, concept, agent.keys, patient.keys, nominal)
            found += 1
        if found > _MOST:
            return


_Reading = tuple[str, "_Phrase | None", "_Phrase | None", bool]


def _read(tokens: Sequence[Token], index: int, wanted: frozenset[str], known: _Known) -> Iterator[_Reading]:
    word = tokens[index].word
    patterns = known.verbs.get(word)
    nouns = known.nouns.get(word)
    as_noun = nouns is not None and (patterns is None or _led_as_noun(tokens, index))
    if patterns is not None and not as_noun and any(p.concept in wanted for p in patterns):
        yield from _verbal(tokens, index, [p for p in patterns if p.concept in wanted], known)
    if nouns is not None and (as_noun or _light(tokens, index, index)[1] is not None):
        for noun in nouns:
            if noun.concept in wanted:
                yield from _nominal(tokens, index, noun)
    for concept, acts in known.persons.get(word, ()):
        if concept in wanted:
            yield from _personal(tokens, index, concept, acts=acts)


# Verbs


def _verbal(
    tokens: Sequence[Token], index: int, patterns: Sequence[_Pattern], known: _Known
) -> Iterator[_Reading]:
    before = tokens[index - 1] if index else None
    if before and (before.possessive or (not before.name and before.word in DETERMINERS - {"that", "this"})):
        return  # “the accused officers”
    word = tokens[index].word
    group, bare = _group(tokens, index)
    subject: _Phrase | None = None
    antecedent: tuple[str, _Phrase] | None = None
    known_subject = False
    for pattern in patterns:
        start = _matched(tokens, index, pattern)
        if start is None and (pattern.around or len(pattern.behind) != 1):
            continue
        if not known_subject:
            subject, antecedent = _subject(tokens, group)
            known_subject = True
        if start is None:
            # “Berg, under whom Ruiz trained”
            if antecedent is not None and antecedent[0] in pattern.behind[0]:
                yield from _framed(pattern, subject, [antecedent[1]], {}, passive=False)
            continue
        if subject is None and pattern.kind != "gives" and pattern.kind != "takes":
            continue
        participle = word in known.participles and word not in _BE_FORMS
        passive = participle and any(t.word in BE for t in tokens[group:index] if not t.name)
        direct, led = _complements(tokens, index + 1 if pattern.around else start)
        if participle and not passive and bare and "by" in led and not direct and not _ends_led(pattern):
            passive = True  # “a depot hit by Norland”
        if antecedent is not None:
            preposition, whom = antecedent
            if preposition:
                led.setdefault(preposition, whom)
            elif not passive and not direct:
                direct = [whom]
        yield from _framed(pattern, subject, direct, led, passive=passive)


_BE_FORMS = word_set(_IS)


def _ends_led(pattern: _Pattern) -> bool:
    return bool(pattern.behind) and not pattern.behind[-1].isdisjoint(_PREPOSITIONS)


def _framed(
    pattern: _Pattern,
    subject: _Phrase | None,
    direct: Sequence[_Phrase],
    led: dict[str, _Phrase],
    *,
    passive: bool,
) -> Iterator[_Reading]:
    concept, kind = pattern.concept, pattern.kind
    thing = direct[0] if direct else None
    if kind == "gives":
        # “owes Berg $5 million for repairs to the mill”
        receiver = None if len(direct) > 1 and next(iter(led), "to") != "to" else led.get("to")
        if passive:
            yield concept, led.get("by"), receiver or subject, False
            if receiver is not None and concept == "transfer":
                yield "own", receiver, subject, False
        else:
            yield concept, subject, receiver or (thing if len(direct) > 1 else None), False
            if receiver is None and len(direct) == 1 and concept == "pay":
                yield concept, subject, thing, False
            if receiver is not None and concept == "transfer":
                yield "own", receiver, thing, False
    elif kind == "takes":
        receiver = led.get("by") if passive else subject
        giver = led.get("from")
        if giver is None and thing is not None and thing.owner:
            giver = thing._replace(keys=thing.owner)
        yield concept, giver, receiver, False
    else:
        agent, patient = (led.get("by"), subject) if passive else (subject, thing)
        if concept == "help" and patient is not None and "from" in led:
            patient = _one(patient, led["from"])  # “rescued the crew from the trawler”
        if kind == "suffers":
            agent, patient = patient, agent
        yield concept, agent, patient, False


def _matched(tokens: Sequence[Token], index: int, pattern: _Pattern) -> int | None:
    """Where what belongs to a verb ends, if it is there."""
    at = index + 1
    for wanted in pattern.behind:
        reach = _AROUND if pattern.around else _FILLERS + 1
        for here in range(at, min(len(tokens), at + reach)):
            token = tokens[here]
            if not token.name and token.word in wanted:
                at = here + 1
                break
            if token.word in MARKS or (not token.name and token.word in _CLAUSES):
                return None
            if token.name and not pattern.around:
                return None
        else:
            return None
    return at


def _group(tokens: Sequence[Token], index: int) -> tuple[int, bool]:
    """Where the verbs begin that a verb closes, and whether it stands alone."""
    at = index
    while at:
        token = tokens[at - 1]
        if token.name:
            break
        helps = token.word in AUXILIARY or token.word in BE
        if not helps and not token.word.endswith("ly"):
            break
        at -= 1
    return at, at == index


def _complements(tokens: Sequence[Token], start: int) -> tuple[list[_Phrase], dict[str, _Phrase]]:
    """What stands behind a verb: its objects, and the first phrase behind each preposition."""
    direct: list[_Phrase] = []
    led: dict[str, _Phrase] = {}
    preposition = last = ""
    any_led = False
    at, stop = start, min(len(tokens), start + _CLAUSE)
    while at < stop:
        token = tokens[at]
        if not token.name:
            word = token.word
            if word in _PREPOSITIONS:
                preposition, any_led = word, True
                at += 1
                continue
            if word == "," and (direct or led):
                closed = _closed(tokens, at)
                if closed is None:
                    break
                other = _phrase(tokens, at + 1)
                if other is not None and other.end >= closed - 1:
                    if last in led:
                        led[last] = _one(led[last], other)
                    elif direct:
                        direct[-1] = _one(direct[-1], other)
                at = closed
                continue
            if word in MARKS or word in _CLAUSES:
                break
            if word in ("and", "or"):
                if at + 1 < len(tokens) and (tokens[at + 1].name or tokens[at + 1].word in DETERMINERS):
                    preposition = "and"
                    at += 1
                    continue
                break
            if word in PRONOUNS and word not in DETERMINERS:
                phrase = _Phrase(at, at + 1, _NO_KEYS, _NO_KEYS)
                if preposition:
                    led.setdefault(preposition, phrase)
                elif not any_led:
                    direct.append(phrase)
                preposition = ""
                at += 1
                continue
            if word in BE or word in AUXILIARY or word in _PARTICLES or word.endswith("ly"):
                at += 1
                continue
        found = _phrase(tokens, at)
        if found is None:
            at += 1
            continue
        if preposition == "and":
            pass
        elif preposition:
            led.setdefault(preposition, found)
            last = preposition
        elif not any_led:
            direct.append(found)
        preposition = ""
        at = max(found.end, at + 1)
    return direct, led


def _one(phrase: _Phrase, other: _Phrase) -> _Phrase:
    """A phrase and its apposition."""
    return phrase._replace(
        first=min(phrase.first, other.first), end=max(phrase.end, other.end), keys=phrase.keys | other.keys
    )


def _closed(tokens: Sequence[Token], comma: int) -> int | None:
    """Behind an apposition that a second comma, or the end, closes."""
    for at in range(comma + 1, min(len(tokens), comma + 10)):
        if tokens[at].name:
            continue
        if tokens[at].word == ",":
            return at + 1
        if tokens[at].word in MARKS:
            return at
        if tokens[at].word in BE or tokens[at].word in _CLAUSES:
            return None
    return None


def _subject(tokens: Sequence[Token], group: int) -> tuple[_Phrase | None, tuple[str, _Phrase] | None]:
    """The phrase of which verbs tell, and what “whom” in front of it stands for, with its preposition."""
    at = group - 1
    low = max(-1, group - _BACK)
    apposed: _Phrase | None = None
    while at > low:
        token = tokens[at]
        if token.name:
            break
        word = token.word
        if tokens[at + 1].word == "to" and at + 1 == group and _intends(word):
            return _leading(tokens, at, low), None
        if word in _RELATIVE:
            return _antecedent(tokens, at), None
        if word == ",":
            opened = _opened(tokens, at, low)
            if opened is None:
                at -= 1
            else:
                if not tokens[opened - 1].name and tokens[opened - 1].word in _SEPARATES:
                    return None, None
                apposed = _phrase(tokens, opened + 1, at) or apposed
                if apposed is not None and apposed.end < at:
                    apposed = None
                at = opened - 1
            continue
        if word in ("and", "but", "to") or word in AUXILIARY or word in BE:
            return _leading(tokens, at, low), None
        if word in MARKS:
            return None, None
        if word in _ANAPHORS:
            return _speaker(tokens, at), None
        if word in _PREPOSITIONS or word in _CLAUSES:
            return None, None
        break
    if at <= low:
        return None, None
    nearest = _back(tokens, at)
    phrase: _Phrase | None = nearest
    if phrase is not None and apposed is not None:
        phrase = _one(phrase, apposed)
    for _ in range(4):
        if phrase is None or phrase.first == 0:
            return phrase, None
        before = tokens[phrase.first - 1]
        if before.name:
            return phrase, None
        if before.word in ("whom", "which", "that"):
            return phrase, _led_antecedent(tokens, phrase.first - 1)
        if before.word in _PREPOSITIONS and before.word not in _BEGINS_CLAUSE:
            last = phrase.first - 2
            if last < 0 or (not tokens[last].name and tokens[last].word in _SEPARATES):
                # “In Arden Berg beat Ruiz”
                return _end_of(tokens, nearest), None
            inner = _back(tokens, last)
            if inner is None or _is_verb(tokens, last):
                return _leading(tokens, phrase.first - 1, low), None
            phrase = inner
            continue
        if before.word in BE or (_is_verb(tokens, phrase.first - 1) and before.word.endswith(("ing", "ed"))):
            return _leading(tokens, phrase.first - 1, low), None
        return phrase, None
    return phrase, None


def _end_of(tokens: Sequence[Token], phrase: _Phrase | None) -> _Phrase | None:
    """The last name of a phrase, or the nouns behind it: what stands next to a place where it happens."""
    if phrase is None:
        return None
    names = [at for at in range(phrase.first, phrase.end) if tokens[at].name]
    if not names:
        return None
    if names[-1] == phrase.end - 1:
        return _phrase(tokens, names[-1], phrase.end)
    return _phrase(tokens, names[-1] + 1, phrase.end)


def _intends(word: str) -> bool:
    """Whether an infinitive behind a word has the word's own subject: “agreed to buy”."""
    return word in _INTENDS or word.endswith("ed")


def _speaker(tokens: Sequence[Token], anaphor: int) -> _Phrase | None:
    """Who says of himself what is told: “[Arden] said on Monday that it had …”."""
    if tokens[anaphor].word not in ("he", "she", "it", "they"):
        return None
    for at in range(anaphor - 1, max(0, anaphor - _BACK), -1):
        if not tokens[at].name and tokens[at].word in _SAYING:
            return _subject(tokens, _group(tokens, at)[0])[0]
        if tokens[at].word in (";", ".", ":"):
            return None
    return None


_SAYING = word_set("said says say announced announces told confirmed added declared claimed claims")
_INTENDS = word_set(
    """
    want wants plan plans agree agrees hope hopes refuse refuses decide decides set ready likely due about
    expects intends
    """
)
_BEGINS_CLAUSE = word_set("after before as since until because than")


def _opened(tokens: Sequence[Token], comma: int, low: int) -> int | None:
    """The comma that opens what a comma closes: “Berg, the mayor[,] lost”."""
    for at in range(comma - 1, max(0, low), -1):
        if tokens[at].name:
            continue
        if tokens[at].word == ",":
            return at
        if tokens[at].word in MARKS:
            return None
    return None


def _leading(tokens: Sequence[Token], at: int, low: int) -> _Phrase | None:
    """The first phrase of the clause that no preposition leads; of a relative clause whom it tells of."""
    first = at
    while first > low + 1 and first > 0:
        token = tokens[first - 1]
        if not token.name and token.word in _RELATIVE:
            return _antecedent(tokens, first - 1)
        if not token.name and (token.word in MARKS or token.word in _CLAUSES):
            break
        first -= 1
    here = first
    led = False
    while here < at:
        token = tokens[here]
        if not token.name and token.word in _SEPARATES and token.word not in DETERMINERS:
            if token.word in _ANAPHORS:
                return _speaker(tokens, here)
            if token.word in BE:
                return None
            led = token.word in _PREPOSITIONS
            here += 1
            continue
        phrase = _phrase(tokens, here)
        if phrase is None:
            here += 1
            continue
        if not led:
            return phrase
        led = False
        here = max(phrase.end, here + 1)
    return None


def _antecedent(tokens: Sequence[Token], relative: int) -> _Phrase | None:
    at = relative - 1
    if at > 0 and not tokens[at].name and tokens[at].word == ",":
        at -= 1
    if at < 0 or (not tokens[at].name and tokens[at].word in _SEPARATES):
        return None
    return _back(tokens, at)


def _led_antecedent(tokens: Sequence[Token], relative: int) -> tuple[str, _Phrase] | None:
    before = tokens[relative - 1].word if relative and not tokens[relative - 1].name else ""
    led = before if before in _PREPOSITIONS else ""
    phrase = _antecedent(tokens, relative - bool(led))
    return (led, phrase) if phrase is not None else None


# Nouns


def _led_as_noun(tokens: Sequence[Token], index: int) -> bool:
    if not index:
        return True
    before = tokens[index - 1]
    if before.name:
        return before.possessive or before.people
    if before.word in DETERMINERS or before.word.endswith(("’s", "'s")) or before.possessive:
        return True
    if before.word in _PREPOSITIONS and before.word != "to":
        return True
    return before.word.endswith(
        ("ing", "al", "ic", "ous", "ary", "ful", "rm", "st", "sh", "ed", "ive", "air", "drone")
    )


def _nominal(tokens: Sequence[Token], index: int, noun: _Noun) -> Iterator[_Reading]:
    phrase = _back(tokens, index)
    if phrase is None:
        return
    direct, led = _complements(tokens, index + 1)
    if direct:
        led = {}  # “the support staff of Arden”
    owner = phrase._replace(keys=phrase.owner) if phrase.owner else None
    concept, kind = noun
    by, source, of = led.get("by"), led.get("from"), led.get("of")
    to = next((led[p] for p in led if p in _AT), None)
    if kind == "whole":
        if owner is not None and by is not None and of is None:
            yield concept, by, owner, True
        else:
            yield concept, by or owner, of, True
        if concept == "own" and source is not None:
            yield "transfer", source, by or owner, True
        return
    if kind == "takings":
        yield concept, source, by or owner, True
        return
    if kind == "giving":
        receiver = led.get("to") or led.get("for")
        yield concept, by or owner or source or (of if receiver is not None else None), receiver, True
        if concept == "transfer" and of is not None and receiver is not None:
            yield "own", receiver, of, True
        return
    light, verb = _light(tokens, phrase.first, index)
    if verb is not None:
        group, _ = _group(tokens, verb)
        subject, _ = _subject(tokens, group)
        has = light == "has"
        if light == "gets" or (has and to is None):
            yield concept, owner or source or by or of, subject, True
            return
        passive = tokens[verb].word.endswith(("ed", "en", "own", "ut")) and by is not None
        yield concept, by if passive else subject, to or (None if has else of), True
        return
    yield concept, owner or by or source or (of if to is not None else None), to, True


def _light(tokens: Sequence[Token], first: int, index: int) -> tuple[str, int | None]:
    """The verb that has a noun for its object, and whether its subject gives, gets or has it."""
    for at in range(min(first, index) - 1, max(-1, first - 4), -1):
        token = tokens[at]
        if token.name or token.word in MARKS or token.word in _CLAUSES:
            break
        for kind, verbs in (("gives", _GIVES), ("gets", _GETS), ("has", _HAS)):
            if token.word in verbs:
                return kind, at
    return "", None


def _personal(tokens: Sequence[Token], index: int, concept: str, *, acts: bool) -> Iterator[_Reading]:
    """“Berg’s landlord, Arden”, “Berg, a tenant of Arden”, “Berg is Arden’s tenant”."""
    phrase = _back(tokens, index)
    if phrase is None:
        return
    whole = _phrase(tokens, phrase.first)
    end = whole.end if whole is not None else index + 1
    of = (
        _phrase(tokens, index + 2)
        if index + 2 < len(tokens) and tokens[index + 1].word in ("of", "to")
        else None
    )
    other = phrase._replace(keys=phrase.owner) if phrase.owner else of
    if other is None:
        return
    one: _Phrase | None = None
    before = tokens[phrase.first - 1] if phrase.first else None
    if end > index + 1 and whole is not None:
        one = whole._replace(first=index, keys=whole.keys - _nouns(tokens, phrase.first, index + 1))
    elif before is not None and not before.name and before.word in BE:
        group, _ = _group(tokens, phrase.first)
        one, _ = _subject(tokens, group)
    elif before is not None and before.word in (",", "as") and phrase.first > 1 and before.word == ",":
        at = phrase.first - 2
        if tokens[at].name or tokens[at].word not in _SEPARATES:
            one = _back(tokens, at)
    if one is None and of is None and index + 2 < len(tokens) and tokens[index + 1].word == ",":
        one = _phrase(tokens, index + 2) if tokens[index + 2].name else None
    yield (concept, one, other, True) if acts else (concept, other, one, True)


# Phrases


def _nouns(tokens: Sequence[Token], first: int, end: int) -> Keys:
    return frozenset(_key(token.word) for token in tokens[first:end] if not token.name)


def _key(word: str) -> str:
    return "n:" + "".join(stems(word)) if word else ""


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in the midst of a phrase is a verb that ends it."""
    token = tokens[at]
    if token.name or at == 0:
        return False
    word = token.word
    known = _known()
    if word not in known.verbs:
        return False
    before = tokens[at - 1]
    if before.possessive or before.people or (not before.name and before.word in DETERMINERS):
        return False
    if before.name:
        return True
    # Behind a plain word “ships” and “strikes” are nouns.
    return word not in known.nouns and (word.endswith(("ed", "ing")) or word in known.participles)


def _phrase(tokens: Sequence[Token], first: int, end: int | None = None) -> _Phrase | None:
    """The phrase that begins at a token."""
    at = first
    stop = min(len(tokens), first + _PHRASE + 2) if end is None else end
    names: list[str] = []
    plain: list[str] = []
    owner: Keys = _NO_KEYS
    started = False
    while at < stop:
        token = tokens[at]
        if token.name:
            if token.possessive:
                owner, names, plain = frozenset({token.name}) | _keys(names, plain), [], []
            elif token.people:
                owner = owner or frozenset({token.name})
            else:
                names.append(token.name)
            started = True
            at += 1
            continue
        word = token.word
        if word in DETERMINERS:
            if started:
                break
            at += 1
            continue
        if word in _SEPARATES:
            break
        if word.endswith(("’s", "'s")) or token.possessive:
            plain.append(word.removesuffix("’s").removesuffix("'s"))
            owner, names, plain = _keys(names, plain), [], []
        elif word[:1].isdigit() or word in ("$", "%"):
            if names or plain:
                break
        elif started and end is None and _is_verb(tokens, at):
            break
        elif not word.endswith("ly"):
            plain.append(word)
        started = True
        at += 1
    keys = _keys(names, plain)
    return _Phrase(first, at, keys, owner) if keys or owner else None


def _keys(names: Sequence[str], plain: Sequence[str]) -> Keys:
    # What begins a sentence may be a common noun: “Starlings”.
    return frozenset(names).union([_key(word) for word in (*plain[-2:], *names) if len(word) > 2])


def _back(tokens: Sequence[Token], last: int) -> _Phrase | None:
    """The phrase that ends with a token."""
    first = last
    if not tokens[last].name and tokens[last].word in _SEPARATES:
        return None
    while first and last - first < _PHRASE:
        before = tokens[first - 1]
        if not before.name:
            if before.word in DETERMINERS:
                first -= 1
                continue
            if before.word in _SEPARATES or _is_verb(tokens, first - 1):
                break
        first -= 1
        if (
            not tokens[first + 1].name
            and tokens[first + 1].word in DETERMINERS
            and not (tokens[first].possessive or tokens[first].word.endswith(("’s", "'s")))
        ):
            first += 1
            break
    return _phrase(tokens, first, last + 1)
