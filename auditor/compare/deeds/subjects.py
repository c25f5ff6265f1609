"""Of whom a verb tells: the phrase in front of it, of an infinitive or a relative clause another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.compare.deeds.complements import begins_clause, complements
from auditor.compare.deeds.phrases import (
    NOUN,
    Phrase,
    belonging,
    is_country,
    is_verb,
    joined,
    leads_further,
    party_keys,
    phrase_at,
    phrase_before,
    pronoun,
)
from auditor.compare.deeds.words import (
    ANAPHORS,
    AUXILIARY,
    BE,
    BEGINS_CLAUSE,
    CLAUSES,
    DETERMINERS,
    INTENDS,
    MARKS,
    OBJECTS,
    PERSONAL,
    PLACED,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    RUN,
    SAYING,
    SEPARATES,
    SUBJECTS,
    TIMES,
    is_adverb,
)
from auditor.compare.tokens import Token

_BACK = 24
_STEPS = 4
_TWO = 2


class Subject(NamedTuple):
    """Of whom verbs tell."""

    phrase: Phrase | None
    whom: Phrase | None = None
    """What a “whom” in front of the subject stands for: “Berg, under [whom] Ruiz trained”."""
    led: str = ""
    """The preposition in front of it."""


def group_of(tokens: Sequence[Token], verb: int) -> int:
    """Where the verbs begin that a verb closes: “[had] never been sold”."""
    at = verb
    while at:
        token = tokens[at - 1]
        if token.name or not (token.word in AUXILIARY or token.word in BE or is_adverb(token.word)):
            break
        at -= 1
    return at


def subject_of(tokens: Sequence[Token], group: int, *, nested: bool = False) -> Subject:
    """Of whom verbs tell.

    Args:
        tokens: The sentence.
        group: Where the verbs begin (`group_of`).
        nested: Whether it is asked whom a pronoun means; then no other pronoun is looked at.
    """
    at = group - 1
    if at < 0:
        return Subject(_ahead(tokens, group))
    low = max(-1, group - _BACK)
    apposed: Phrase | None = None
    while at > low:
        token = tokens[at]
        if token.name:
            break
        word = token.word
        if word in TIMES:
            at = _before_time(tokens, at)
            continue
        if tokens[at + 1].word == "to" and at + 1 == group and _intends(word):
            return Subject(_leading(tokens, at, low, nested=nested))
        if word in RELATIVE:
            return Subject(_antecedent(tokens, at))
        if word == ",":
            opened = _opened(tokens, at, low)
            if opened is None:
                at -= 1
            else:
                if not tokens[opened - 1].name and tokens[opened - 1].word in SEPARATES:
                    return Subject(None)
                apposed = phrase_at(tokens, opened + 1, at) or apposed
                if apposed is not None and apposed.end < at:
                    apposed = None
                at = opened - 1
            continue
        if word == ")":
            opens = next((i for i in range(at - 1, max(low, at - _STEPS), -1) if tokens[i].word == "("), None)
            if not opens:
                return Subject(None)
            apposed = phrase_at(tokens, opens + 1, at) or apposed
            at = opens - 1
            continue
        if word in ("and", "but", "to") or word in AUXILIARY or word in BE:
            return Subject(_leading(tokens, at, low, nested=nested))
        if word in MARKS:
            return Subject(None)
        if word in ANAPHORS:
            return Subject(_meant(tokens, at, nested=nested))
        if word in PREPOSITIONS or word in CLAUSES:
            return Subject(None)
        break
    if at <= low:
        return Subject(None)
    nearest = phrase_before(tokens, at)
    phrase = nearest
    if phrase is not None and apposed is not None:
        phrase = joined(phrase, apposed)
    for _ in range(_STEPS):
        if phrase is None or phrase.first == 0:
            break
        before = tokens[phrase.first - 1]
        if before.name:
            break
        if before.word in ("whom", "which", "that"):
            return _with_antecedent(tokens, phrase)
        if before.word in PREPOSITIONS and before.word not in BEGINS_CLAUSE:
            last = phrase.first - 2
            if last < 0 or (not tokens[last].name and tokens[last].word in SEPARATES):
                # “In Arden Berg beat Ruiz”
                ended = _end_of(tokens, nearest)
                if ended is None and last > 0 and tokens[last].word == "," and not nested:
                    return subject_of(tokens, last + 1, nested=True)  # “Ruiz, the mayor, on Monday lost”
                return Subject(ended)
            inner = phrase_before(tokens, last)
            if inner is None or is_verb(tokens, last):
                leading = _leading(tokens, phrase.first - 1, low, nested=nested)
                if leading is not None and before.word == "by" and tokens[last].word in RUN:
                    leading = belonging(leading, phrase)
                return Subject(leading)
            phrase = belonging(inner, phrase) if before.word in PLACED or before.word == "by" else inner
            continue
        if tokens[group].word == "to" and phrase is nearest:
            if _is_thing(phrase) and _follows_verb(tokens, phrase.first):
                return Subject(
                    _leading(tokens, phrase.first - 1, low, nested=nested)
                )  # “saved a point to win”
            break  # “told [Arden] to pay”
        if before.word in BE or (is_verb(tokens, phrase.first - 1) and before.word.endswith(("ing", "ed"))):
            return Subject(_leading(tokens, phrase.first - 1, low, nested=nested))
        if before.word == "and":
            phrase = _both(tokens, phrase, low)
        break
    owned = phrase is not None and not tokens[phrase.first].name and tokens[phrase.first].word in POSSESSIVES
    if phrase is not None and owned and not nested:
        whose = speaker(tokens, phrase.first)
        phrase = belonging(phrase, whose) if whose is not None else phrase  # “Arden said its jets had …”
    return Subject(phrase)


def _is_thing(phrase: Phrase) -> bool:
    """Whether a phrase names nobody and describes no party."""
    return all(key.startswith(NOUN) for key in phrase.keys) and phrase.keys.isdisjoint(party_keys())


def _follows_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word in front of a token is a verb, determiners left out."""
    at -= 1
    while at > 0 and not tokens[at].name and tokens[at].word in DETERMINERS:
        at -= 1
    return at >= 0 and not tokens[at].name and (is_verb(tokens, at) or tokens[at].word.endswith("ed"))


def speaker(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Who says what stands at a token: “[Arden] said on Monday that Berg had …”."""
    for before in range(at - 1, max(-1, at - _BACK), -1):
        if tokens[before].name:
            continue
        word = tokens[before].word
        if word in SAYING:
            group = group_of(tokens, before)
            if any(token.word in BE for token in tokens[group:before]):
                return complements(tokens, before + 1).led.get("by")
            return subject_of(tokens, group, nested=True).phrase
        if word in (";", ".", ":"):
            return None
    return None


def object_meant(tokens: Sequence[Token], phrase: Phrase, subject: Phrase | None) -> Phrase:
    """Whom a pronoun behind a verb means: “Arden says that Berg ordered [him] to leave”."""
    if tokens[phrase.first].word not in OBJECTS:
        return phrase
    said = speaker(tokens, phrase.first)
    if said is not None and (subject is None or not said.keys & subject.keys):
        return said
    if tokens[phrase.first].word in PERSONAL and subject is not None:
        around = tokens[max(0, phrase.first - _BACK) : phrase.first + _BACK]
        named = frozenset([token.name for token in around if token.name and not is_country(token.name)])
        others = named - subject.keys
        if len(named) == _TWO and len(others) == 1:
            return phrase._replace(keys=others)  # “Arden sacked Berg, who had warned him”
    return phrase


def _ahead(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Of whom a participle tells that a sentence begins with: “Beaten by Ruiz, [Berg] left”."""
    for at in range(verb, min(len(tokens) - 1, verb + _BACK)):
        if tokens[at].name:
            continue
        if tokens[at].word == ",":
            phrase = phrase_at(tokens, at + 1)
            return phrase if phrase is not None and begins_clause(tokens, phrase.end) else None
        if tokens[at].word in MARKS or tokens[at].word in CLAUSES:
            return None
    return None


def _before_time(tokens: Sequence[Token], at: int) -> int:
    """The token in front of what tells when: “Berg [on Monday] sued”, “Berg [in May 2019] sued”."""
    while at >= 0 and not tokens[at].name and (tokens[at].word in TIMES or tokens[at].word[:1].isdigit()):
        at -= 1
    led = at >= 0 and not tokens[at].name and tokens[at].word in PREPOSITIONS
    return at - led


def _both(tokens: Sequence[Token], phrase: Phrase, low: int) -> Phrase:
    """Two subjects: “Arden and Berg accused Ruiz”."""
    last = phrase.first - 2
    if last < 0 or (not tokens[last].name and tokens[last].word in SEPARATES):
        return phrase
    first = last
    while first > max(low, -1):
        token = tokens[first]
        if not token.name:
            if token.word in MARKS or token.word in CLAUSES:
                break
            if token.word in PREPOSITIONS or begins_clause(tokens, first) or token.word.endswith("ed"):
                return phrase
        first -= 1
    other = phrase_before(tokens, last)
    return joined(phrase, other) if other is not None else phrase


def _end_of(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """The last name of a phrase, or the nouns behind it: what stands next to a place where it happens."""
    if phrase is None:
        return None
    names = [at for at in range(phrase.first, phrase.end) if tokens[at].name]
    if not names:
        return None
    if names[-1] == phrase.end - 1:
        return phrase_at(tokens, names[-1], phrase.end)
    return phrase_at(tokens, names[-1] + 1, phrase.end)


def _intends(word: str) -> bool:
    """Whether an infinitive behind a word has the word's own subject: “agreed to buy”."""
    return word in INTENDS or word.endswith("ed")


def _meant(tokens: Sequence[Token], at: int, *, nested: bool) -> Phrase | None:
    """Whom a pronoun means: who says of himself what is told, or nobody who is known."""
    if tokens[at].word not in SUBJECTS:
        return None
    return pronoun(at) if nested else speaker(tokens, at) or pronoun(at)


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


def _leading(tokens: Sequence[Token], at: int, low: int, *, nested: bool) -> Phrase | None:
    """The first phrase of the clause that no preposition leads; of a relative clause whom it tells of."""
    first = at
    while first > low + 1 and first > 0:
        token = tokens[first - 1]
        if not token.name and token.word in RELATIVE:
            if _has_subject(tokens, first):
                break
            return _antecedent(tokens, first - 1)
        if not token.name and (token.word in MARKS or token.word in CLAUSES):
            break
        first -= 1
    here = first
    led = False
    while here < at:
        token = tokens[here]
        if not token.name and token.word in SEPARATES and token.word not in DETERMINERS:
            if token.word in ANAPHORS:
                return _meant(tokens, here, nested=nested)
            if token.word in BE:
                return None
            led = token.word in PREPOSITIONS
            here += 1
            continue
        phrase = phrase_at(tokens, here)
        if phrase is None:
            here += 1
            continue
        if not led:
            while leads_further(tokens, phrase.end):
                further = phrase_at(tokens, phrase.end + 1)
                if further is None or further.end > at:
                    break
                phrase = belonging(phrase, further)._replace(end=further.end)
            return phrase
        led = False
        here = max(phrase.end, here + 1)
    return None


def _has_subject(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause behind “that” or “whom” tells of somebody else: “told the court that [Berg] had …”."""
    if tokens[first].name or tokens[first].word in ANAPHORS:
        return True
    of = phrase_at(tokens, first) if tokens[first].word not in AUXILIARY else None
    return of is not None and begins_clause(tokens, of.end)


def _antecedent(tokens: Sequence[Token], relative: int) -> Phrase | None:
    at = relative - 1
    if at > 0 and not tokens[at].name and tokens[at].word == ",":
        at -= 1
    if at < 0 or (not tokens[at].name and tokens[at].word in SEPARATES):
        return None
    phrase = phrase_before(tokens, at)
    if phrase is not None and phrase.first > 1 and tokens[phrase.first].word in DETERMINERS:
        comma = tokens[phrase.first - 1]
        named = phrase_before(tokens, phrase.first - 2) if comma.word == "," else None
        if named is not None and tokens[phrase.first - 2].name:
            return joined(named, phrase)  # “Berg, a club that”
    return phrase


def _with_antecedent(tokens: Sequence[Token], subject: Phrase) -> Subject:
    relative = subject.first - 1
    before = tokens[relative - 1].word if relative and not tokens[relative - 1].name else ""
    led = before if before in PREPOSITIONS else ""
    whom = _antecedent(tokens, relative - bool(led))
    return Subject(subject, whom, led if whom is not None else "")
