"""Reading an office from its words: the head, what it is a deputy of, its field, what it is of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.gazetteer import countries_with_capital
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import common_words
from auditor.text.offices.heads import Head, heads_in
from auditor.text.offices.houses import SUBCOMMITTEES
from auditor.text.offices.office import Office
from auditor.text.offices.tokens import (
    DETERMINERS,
    ENDS_SCOPE,
    JOINING,
    JOINS,
    MOST_OWNER,
    NOT_MODIFIERS,
    OF,
    OF_FIRST,
    SERVICES,
    TO_PLACE,
    WEEKDAY,
    Token,
    country_in,
    scope_of,
    tokens_in,
)
from auditor.text.offices.words import Status, kind, vocabulary
from auditor.text.words import word_set

_MOST_MODIFIERS = 6

MOST_SCOPE = 9

_NOT_FIELDS = word_set(
    "when then later earlier meanwhile however today while once both even only also another fellow "
    "female male "
    "young junior senior cabinet chief local federal national state provincial regional said another "
    "government "
    "state's unionist labour's mister church baptist methodist lutheran youth parish state new first"
)

_OF_PEOPLE = word_set(
    "mr mrs ms miss dr sir rep sen president king queen minister herr frau señor monsieur mme"
)

ELECT = word_set("elect designate electo electa")

_CHIEFS = {"police": "police chief", "army": "army chief", "navy": "navy chief"}
_CHOSEN = word_set("senator congressman congresswoman representative lawmaker legislator mp councillor")
_LEADING = word_set("chief head lead senior principal matron ward")
_HIS_OR_HER = word_set("his her their")
_UNIONS = {
    "european union": ("european union", "eu ", "bloc"),
    "united nations": ("united nations", "un "),
    "nato": ("nato",),
    "african union": ("african union", "au "),
}
"""What ambassadors are sent to beside countries, and how that is written."""


def parse_office(words: str) -> Office | None:
    """The office that some words name: ``Foreign Minister of Peru``; None where they name none."""
    tokens = tokens_in(words, 0, len(words))
    for head in reversed(heads_in(tokens)):
        office, _, _ = office_around(tokens, head, True)
        return office
    return None


def office_around(tokens: Sequence[Token], head: Head, open_end: bool) -> tuple[Office, int, int]:
    """The office around a head word, and the first and last token of its words.

    Args:
        tokens: The words among which it stands.
        head: The head word.
        open_end: Whether words in small letters behind it may be of the organisation: not before a name.
    """
    before = _before_head(tokens, head)
    status, last = before.status, head.last
    if last + 1 < len(tokens) and tokens[last + 1].word in ELECT:
        last += 1
        status = "future"
    behind, last = _behind_head(tokens, last, open_end)
    fields = before.fields
    if head.name == "minister":
        # "The minister in Dhaka" says where a minister sits, and not of what.
        if not _begins(tokens, head.last + 1, TO_PLACE):
            fields |= fields_in(behind)
        behind = [t for t in behind if country_in(t.word)]
    elif head.name == "ambassador" and _begins(tokens, head.last + 1, TO_PLACE):
        fields, behind = _sent_to(behind), []
    name = head.name
    if name == "head" and len(before.scope) + len(behind) <= MOST_OWNER:
        # “Chief of the Norwegian police”
        name = next((_CHIEFS[t.word] for t in (*before.scope, *behind) if t.word in _CHIEFS), name)
    scope = scope_of([*before.scope, *behind])
    owner = tokens[before.first - 1].word if before.first else ""
    if owner in _HIS_OR_HER and name in kind("kin"):
        scope |= {owner}
    leads = before.leads or tokens[head.first].word in _LEADING
    return Office(name, before.deputy, frozenset(fields), scope, status, leads), before.first, last


class _Modifiers(NamedTuple):
    """What the words before a head say of it."""

    first: int
    deputy: bool
    status: Status
    fields: set[str]
    scope: list[Token]
    leads: bool


def _before_head(tokens: Sequence[Token], head: Head) -> _Modifiers:
    """What stands before a head: deputy, former, its field, and of what country or house it is."""
    known = vocabulary()
    deputy, status, fields = head.deputy, head.status, {head.field} if head.field else set()
    leads = False
    scope: list[Token] = []
    first = head.first
    at = head.first - 1
    while at >= 0 and head.first - at <= _MOST_MODIFIERS:
        token = tokens[at]
        word = token.word
        if word in known.deputies:
            deputy = True
        elif word in known.statuses:
            status = known.statuses[word]
        elif word in _LEADING:
            leads = True
        elif word in NOT_MODIFIERS or word in DETERMINERS or word in WEEKDAY:
            if at and word in DETERMINERS and tokens[at - 1].word in known.statuses:
                status = known.statuses[tokens[at - 1].word]  # “once the mayor of Arden”
            break
        elif word in JOINING:
            if not (fields and at and _field(tokens, at - 1, head) and tokens[at + 1].word in _field_words()):
                break
            at -= 1
            continue
        elif (field := _field(tokens, at, head)) is not None:
            fields.add(field[0])
            at = field[1]
        elif token.capital and not (at == 0 and word in common_words() and not country_in(word)):
            scope.insert(0, token)
        elif token.possessive:
            at = _owner(tokens, at)
            scope[:0] = tokens[at:first]
            first = at
            break
        elif at == head.first - 1 and (word in ORGANISATIONS or word in SERVICES):
            at = _owner(tokens, at)
            scope[:0] = tokens[at:first]
        else:
            break
        first = at
        at -= 1
    return _Modifiers(first, deputy, status, fields, scope, leads)


def _behind_head(tokens: Sequence[Token], last: int, open_end: bool) -> tuple[list[Token], int]:
    """The words behind a head that say of what it is, and the last token of all."""
    behind: list[Token] = []
    if not _scope_follows(tokens, last + 1):
        return behind, last
    end = last + 1
    while end + 1 < len(tokens) and end - last < MOST_SCOPE:
        token = tokens[end + 1]
        small = not token.capital
        if small and token.word in ENDS_SCOPE:
            if not (token.word == "on" and tokens[end].word in SUBCOMMITTEES):
                break
        elif small and not open_end and token.word not in JOINS:
            break
        if token.word in _OF_PEOPLE:
            behind.clear()
            break
        end += 1
        if token.word not in OF and token.word != "on":
            behind.append(token)
    while end > last and tokens[end].word in JOINS and not tokens[end].capital:
        end -= 1
    return behind, max(end, last)


def _sent_to(tokens: Sequence[Token]) -> set[str]:
    """Where an ambassador is sent to: a country, by its own or its capital's name, or a union of several."""
    words = [token.word for token in tokens]
    named = " ".join(words)
    for union, names in _UNIONS.items():
        if any(named.startswith(name) for name in names):
            return {union}
    return {word for word in scope_of(tokens) if word[0] == "@"} or {
        f"@{country.code}"
        for token in tokens
        if token.capital
        for country in countries_with_capital(token.word.title())
    }


def _owner(tokens: Sequence[Token], at: int) -> int:
    """Where the name of an organisation begins whose last word is at an index: “the tea board’s”."""
    if not (tokens[at].word in ORGANISATIONS or tokens[at].word in SERVICES):
        return at
    first = at
    while first and at - first < MOST_OWNER:
        word = tokens[first - 1].word
        if word in DETERMINERS or word in NOT_MODIFIERS or word in WEEKDAY or word in OF:
            break
        if word in vocabulary().statuses or word in vocabulary().deputies:
            break
        first -= 1
    return first


def _begins(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands at an index."""
    return at < len(tokens) and tokens[at].word in words


def _scope_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition at an index brings what an office is of: ``of exports``, ``to Peru``."""
    if at + 1 >= len(tokens) or tokens[at].capital:
        return False
    if tokens[at].word == "from":
        # “The senator from Ohio”, but no “nurse from Leeds”.
        return at > 0 and tokens[at - 1].word in _CHOSEN and tokens[at + 1].capital
    if tokens[at].word not in OF_FIRST:
        return False
    if tokens[at].word in TO_PLACE:
        return tokens[at + 1].capital or (tokens[at + 1].word in DETERMINERS and at + 2 < len(tokens))
    return True


def _field(tokens: Sequence[Token], at: int, head: Head) -> tuple[str, int] | None:
    """The field of a minister that ends at a token, and where it begins."""
    if head.name != "minister" or country_in(tokens[at].word) or tokens[at].possessive:
        return None
    known = vocabulary().fields
    for count in (2, 1):
        form = tuple(token.word for token in tokens[max(0, at - count + 1) : at + 1])
        if len(form) == count and form in known:
            return known[form], at - count + 1
    word = tokens[at].word
    if word == "affairs" and at and tokens[at - 1].word not in DETERMINERS:
        return known.get((tokens[at - 1].word,), tokens[at - 1].word), at - 1
    beside = at == head.first - 1 and not word.endswith(("ed", "ing"))
    if word in _NOT_FIELDS or len(word) < 4 or not (beside or (tokens[at].capital and at)):
        return None
    return word, at


@cache
def _field_words() -> frozenset[str]:
    return frozenset(word for form in vocabulary().fields for word in form)


def fields_in(tokens: Sequence[Token]) -> set[str]:
    """The fields in what a minister is minister of: ``Minister of Trade and Tourism``."""
    known = vocabulary().fields
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        pair = tuple(token.word for token in tokens[at : at + 2])
        word = tokens[at].word
        if pair in known:
            found.add(known[pair])
            at += 1
        elif (word,) in known:
            found.add(known[word,])
        elif not country_in(word) and word not in JOINING and word not in ("state", "affairs"):
            found.add(word)
        at += 1
    return found
