"""What stands behind a verb or a noun: its objects, and the phrases that prepositions lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.compare.deeds.phrases import (
    PARTS,
    Phrase,
    apposed_until,
    belonging,
    bracketed,
    is_side,
    is_verb,
    joined,
    phrase_at,
    pronoun,
)
from auditor.compare.deeds.table import NOBODY, table
from auditor.compare.deeds.words import (
    AUXILIARY,
    BE,
    CLAUSES,
    DETERMINERS,
    MARKS,
    PLACED,
    PREPOSITIONS,
    PRONOUNS,
    RUN,
    SEPARATES,
    is_adverb,
)
from auditor.compare.tokens import Token

_CLAUSE = 26


class Complements(NamedTuple):
    """What stands behind a verb."""

    direct: list[Phrase]
    led: dict[str, Phrase]
    """The first phrase behind each preposition, in order."""


def complements(tokens: Sequence[Token], start: int, wanted: frozenset[str] = PREPOSITIONS) -> Complements:
    """What stands behind a verb, or behind a noun.

    Args:
        tokens: The sentence.
        start: Where it begins.
        wanted: The prepositions that matter; a phrase behind another is not looked at.
    """
    direct: list[Phrase] = []
    led: dict[str, Phrase] = {}
    preposition = last = ""
    any_led = False
    at, stop = start, min(len(tokens), start + _CLAUSE)
    while at < stop:
        token = tokens[at]
        word = token.word
        kind = "name" if token.name else PARTS[word][0].kind
        if kind == "separates":
            if word == "to" and is_infinitive(tokens, at + 1):
                break  # “lent Arden money to pay wages”
            if word in PREPOSITIONS:
                preposition, any_led = word, True
            elif (word in ("(", ",") and (direct or led)) or word == ",":
                other, behind = _aside(tokens, at, begun=bool(direct or led))
                if behind == at:
                    break
                if other is not None and last in led and led[last].end == at:
                    led[last] = joined(led[last], other)
                elif other is not None and direct and direct[-1].end == at:
                    direct[-1] = joined(direct[-1], other)
                at = behind
                continue
            elif word in ("and", "or"):
                if _goes_on(tokens, at + 1):
                    break
                preposition = "and"
            elif word in MARKS or word in CLAUSES:
                break
            elif word in PRONOUNS:
                _take(direct, led, preposition, pronoun(at), any_led=any_led)
                preposition = ""
            at += 1
            continue
        if preposition and preposition not in wanted and preposition != "and" and word not in CLAUSES:
            near = led.get(last) or (direct[-1] if direct and not led else None)
            if preposition not in PLACED or near is None or near.end < at - 2:
                led.setdefault(preposition, Phrase(at, at, NOBODY))
                at += 1
                continue
        if kind != "name":
            if word in CLAUSES:
                break  # “that” may also be a determiner
            if word == "her" and _stands_alone(tokens, at):
                _take(direct, led, preposition, pronoun(at), any_led=any_led)
                preposition = ""
                at += 1
                continue
            if kind == "adverb" or (preposition and word.endswith("ing") and word not in table().nouns):
                preposition = preposition if kind == "adverb" else ""  # “for closing the port”
                at += 1
                continue
            if word in RUN and (direct or last in led) and at + 1 < stop and tokens[at + 1].word == "by":
                whose = phrase_at(tokens, at + 2)
                if whose is not None:
                    if last in led:
                        led[last] = belonging(led[last], whose)
                    else:
                        direct[-1] = belonging(direct[-1], whose)
                    at, preposition = whose.end, ""
                    continue
        found = phrase_at(tokens, at)
        if found is None:
            if kind != "determiner":
                preposition = ""  # “on Monday”
            at += 1
            continue
        if preposition == "and":
            if not begins_clause(tokens, found.end):
                if last in led:
                    led[last] = joined(led[last], found)
                elif direct:
                    direct[-1] = joined(direct[-1], found)
        else:
            if preposition in PLACED:
                if last in led and led[last].end == at - 1:
                    led[last] = belonging(led[last], found)
                elif direct and not led and direct[-1].end >= found.first - 2:
                    whole = preposition == "of" and is_side(direct[-1])
                    direct[-1] = found if whole else belonging(direct[-1], found)
            _take(direct, led, preposition, found, any_led=any_led)
            last = preposition
        preposition = ""
        at = max(found.end, at + 1)
    return Complements(direct, led)


def begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether what ends in front of a token is the subject of another clause, if without a verb of its own:
    “Arden bid 40 million and Berg 30”."""
    if at >= len(tokens) or tokens[at].name:
        return False
    word = tokens[at].word
    return word[:1].isdigit() or word in BE or word in AUXILIARY or word.endswith("ed") or is_verb(tokens, at)


def _take(
    direct: list[Phrase], led: dict[str, Phrase], preposition: str, phrase: Phrase, *, any_led: bool
) -> None:
    """Adds a phrase to the objects, or to what prepositions lead."""
    if preposition:
        led.setdefault(preposition, phrase)
    elif not any_led:
        direct.append(phrase)


def _aside(tokens: Sequence[Token], at: int, *, begun: bool) -> tuple[Phrase | None, int]:
    """The apposition that a comma or a bracket opens, and where the sentence goes on: there, if none."""
    if tokens[at].word == "(":
        return bracketed(tokens, at)
    if _in_score(tokens, at):
        return None, at + 1
    closed = apposed_until(tokens, at) if begun else None
    if closed is None:
        return None, at
    other = phrase_at(tokens, at + 1)
    return (other if other is not None and other.end >= closed - 1 else None), closed


def is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind “to” is a verb: a listed one, or one in front of an object."""
    if at + 1 >= len(tokens) or tokens[at].name:
        return False
    word, behind = tokens[at].word, tokens[at + 1]
    if word in SEPARATES or word.endswith(("s", "ed", "ing")) or word[:1].isdigit():
        return False
    return word in table().verbs or (
        not behind.name and (behind.word in DETERMINERS or behind.word[:1].isdigit())
    )


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether “her” is no possessive: “sacked her.”, “asked her to go”."""
    if at + 1 >= len(tokens):
        return True
    behind = tokens[at + 1]
    return not behind.name and (behind.word == "that" or behind.word in SEPARATES - DETERMINERS)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether “and” joins another predicate or clause: “… and was sold”, “… and they left”."""
    if at >= len(tokens):
        return True
    if tokens[at].name:
        return False
    word = tokens[at].word
    if word in DETERMINERS:
        return False
    return word in SEPARATES or word in table().verbs or is_adverb(word) or word.endswith(("ed", "ing"))


def _in_score(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between figures: “beat Ruiz 6-1, 6-2”."""
    return 0 < comma < len(tokens) - 1 and (
        tokens[comma - 1].word[:1].isdigit() and tokens[comma + 1].word[:1].isdigit()
    )
