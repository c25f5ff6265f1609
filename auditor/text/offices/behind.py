"""The offices that an apposition, a relative clause or a predicate behind a name gives to its bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import Name
from auditor.text.offices.heads import has_head, heads_in
from auditor.text.offices.houses import COMMON_HOUSES
from auditor.text.offices.office import Holding, Office
from auditor.text.offices.title import MOST_SCOPE, fields_in, office_around
from auditor.text.offices.tokens import (
    DETERMINERS,
    ENDS_SCOPE,
    JOINING,
    NOT_MODIFIERS,
    STOP,
    WINDOW,
    Token,
    country_in,
    scope_of,
    tokens_in,
)
from auditor.text.offices.words import Status, vocabulary
from auditor.text.words import word_set

LEADS_ON = (", ", " as ", " is", " re", " se", " es", " as", " of", " fr", " for the ", " wi", " be")
"""What stands behind a name that its office may follow."""
_LINKING = lazy(
    r"\s(?:(?:is|remains|serves as|es|est|ist)\s(?:(?:also|currently|now|still)\s)?)(?=the\s|an?\s|el\s|"
    r"la\s|le\s|der\s|die\s|"
    r"[A-Z\w’'.-]{2,30}['’]s?\s)|"
    r"\s(?P<future>is (?:to|going to|set to|due to) be(?:come)?|will be(?:come)?|will take over as|becomes)\s"
)
_RELATIVE = lazy(
    r"who (?:also )?(?:(?P<left>used to (?:be )?|was (?:once|formerly|until recently) |(?:has |had )?"
    r"(?:resigned|retired|quit|stepped down|stood down)(?: [a-z]{2,12}){0,2}? as )|"
    r"(?:is|serves as|works as) (?:also )?)?(?P<verb>[a-z]{3,8}(?: over)?(?= ))?"
)
_SIDE = lazy(
    r",?\s(?:(?:speaking|appearing|acting)\s)?for\sthe\s(?:(?P<prosecutor>prosecution)|defen[cs]e)"
    r"(?=[,.;:”]|\s(?:team\s)?(?:said|told|argued|asked)|\Z)|,\s(?P<prosecuting>prosecuting)(?=,)"
)
_LEADS_TO_SIDE = (
    " for the ", ", for the ", ", speaking for ", ", appearing for ", ", acting for ", ", prosecuting,",
)  # fmt: skip
_PORTFOLIO = lazy(
    r",\swho(?:se (?:ministry|portfolio|department) is (?:that of |the )?(?P<of>[a-z]{3,20}(?: [a-z]{3,20})?)"
    r"|"
    r" (?:has|holds) the (?P<field>[a-z]{3,20}(?: [a-z]{3,20})?) (?:portfolio|ministry|brief))(?=[,.;])"
)
"""What ministry somebody has, in other words than “minister”."""
_LEADS_TO_FIELD = (", whose ", ", who has the ", ", who holds the ")
LEADS_TO_HOUSE = (" of ", ", of ", " from the ", ", from the ", " with the ", ", with the ", " at the ")
_OF_HOUSE = lazy(
    r",?\s(?:of|from|with|at)\s(?:the\s)?(?P<house>(?:[A-ZÀ-Þ][\w’'-]{1,24}(?:\s(?:of|for)(?:\sthe)?)?\s){1,4}"
    r"[A-ZÀ-Þ][\w’'-]{1,24})(?=[,.;:”]|\s[a-z]|\Z)"
)
_IS = (" is ", " remains ", " serves as ", " es ", " est ", " ist ", " will ", " becomes ")
_REPLACED = lazy(
    r"\b(?:replac\w{1,4}|succeed\w{0,3}|oust\w{0,3}|take over from|took over from|tak\w{2,3} over from)\s\Z"
)
_AS_OFFICE = lazy(r"(?:\s(?:of|from)\s[^,.;:\n]{2,40}?)?\sas\s")
_SAYS = word_set(
    "said says told tells added adds noted notes remarked explained argued warned wrote insisted stressed"
)
_NO_OFFICE = NOT_MODIFIERS | JOINING
"""What goes on with the sentence behind a name: “Ana Ruiz, and the port’s master, Tom Lee”."""
_PRONOUNS = word_set("it them both this that these those him her one")
_PAST = ("ed", "ing")
_TOLD = word_set("off up out down back away sent told met saw beat led left won lost took gave brought")
_AGE = lazy(r",\s\d{1,3}(?=,\s)")


def behind_name(text: str, sentence: Span, name: Name) -> Iterator[Holding]:
    """The offices given in an apposition, a relative clause or a predicate behind a name."""
    stop = min(sentence.end, name.end + WINDOW)
    if text.startswith(_LEADS_TO_SIDE, name.end) and (side := _SIDE.match(text, name.end, stop)):
        side_of = "prosecutor" if side["prosecutor"] or side["prosecuting"] else "defence lawyer"
        yield Holding(name, Office(side_of), side.end() - len(side[0].lstrip(", ")), side.end())
        return
    if text.startswith(_LEADS_TO_FIELD, name.end) and (held := _PORTFOLIO.match(text, name.end, stop)):
        fields = fields_in(tokens_in(text, *held.span("of" if held["of"] else "field")))
        yield Holding(name, Office("minister", fields=frozenset(fields)), held.start() + 2, held.end())
        return
    opening = _opening(text, name, stop)
    if opening is None:
        return
    start, status = opening
    bound = STOP.search(text, start, stop)
    end = bound.start() if bound else stop
    clause = text[start:end]
    # Most begin with a word that no office begins with.
    if not clause.startswith("who ") and (clause.partition(" ")[0] in _NO_OFFICE or not has_head(clause)):
        return
    if relative := _RELATIVE.match(text, start, end):
        status = "former" if relative["left"] else status
        if relative["verb"] in vocabulary().verbs or relative["verb"] in vocabulary().past_verbs:
            yield from _by_verb(text, name, relative, end)
            return
        start = relative.start("verb") if relative["verb"] else relative.end()
    tokens = tokens_in(text, start, end)
    for head in heads_in(tokens):
        office, first, last = office_around(tokens, head, True)
        if any(t.word in NOT_MODIFIERS for t in tokens[:first]) or _is_told_of(tokens, first):
            break
        if tokens[head.last].possessive:
            break  # “The mayor’s guest”
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and (
            after.capital or after.word in _SAYS or after.word in vocabulary().statuses
        ):
            break  # “No family in Arden, the health minister said, should wait.”
        if status != "current":
            office = office._replace(status=status)
        yield Holding(name, office, tokens[first].start, tokens[last].end)
        if (
            after is not None
            and after.word == "who"
            and (relative := _RELATIVE.match(text, after.start, end))
        ):
            # “Ana Ruiz, the judge who led the commission”
            yield from _by_verb(text, name, relative, end)
            return


def _is_told_of(tokens: Sequence[Token], first: int) -> bool:
    """Whether an office is somebody’s of whom a verb tells: “Ana Ruiz, coached the mayor’s son”."""
    return (
        first > 1
        and tokens[first - 1].word in DETERMINERS
        and (tokens[first - 2].word.endswith(_PAST) or tokens[first - 2].word in _TOLD)
        and tokens[first - 2].word not in vocabulary().statuses
        and not tokens[first - 2].capital
    )


def house_behind(text: str, sentence: Span, name: Name) -> Iterator[Holding]:
    """The house of somebody of whom no more is said: “Ana Ruiz, of the Geological Survey”."""
    if match := _OF_HOUSE.match(text, name.end, min(sentence.end, name.end + WINDOW)):
        start, end = match.span("house")
        tokens = tokens_in(text, start, end)
        if not COMMON_HOUSES.isdisjoint(token.word for token in tokens):
            yield Holding(name, Office("", scope=scope_of(tokens)), start, end)


def _opening(text: str, name: Name, stop: int) -> tuple[int, Status] | None:
    """Where the words begin that may give an office behind a name, and whether it is given up there."""
    if text.startswith(", ", name.end):
        age = _AGE.match(text, name.end)
        return (age.end() if age else name.end) + 2, "current"
    if text.startswith(" as ", name.end):
        # “The club named Ana Ruiz as head coach.”
        return name.end + 4, "current"
    if text.startswith(_IS, name.end):
        linking = _LINKING.match(text, name.end, stop)
        if linking is None:
            return None
        return linking.end(), "future" if linking["future"] else "current"
    if text.find(" as ", name.end, stop) < 0:
        return None
    replaced = _AS_OFFICE.match(text, name.end, stop)
    if replaced and _REPLACED.search(text, max(0, name.start - 24), name.start):
        return replaced.end(), "outgoing"
    return None


def _object(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of what is headed, before the sentence goes on: “who leads the union and has to”."""
    for at, token in enumerate(tokens[1:], 1):
        ends = token.word in ENDS_SCOPE and not token.capital
        goes_on = (
            token.word in JOINING and tokens[at + 1 : at + 2] and tokens[at + 1].word in NOT_MODIFIERS | _SAYS
        )
        if ends or goes_on:
            return tokens[:at]
    return tokens


def _by_verb(text: str, name: Name, relative: re.Match[str], end: int) -> Iterator[Holding]:
    """The office of whoever “heads the port authority”."""
    scope = _object(tokens_in(text, relative.end(), end)[:MOST_SCOPE])
    known = vocabulary()
    head = known.verbs.get(relative["verb"])
    if head is None and not ORGANISATIONS.isdisjoint(token.word for token in scope):
        head = known.past_verbs.get(relative["verb"])
    if head is None or not scope or scope[0].word in _PRONOUNS:
        return
    status: Status = "former" if relative["left"] else "current"
    office = Office(head, scope=scope_of(scope), status=status)
    # What stands behind “the ministry’s” is what is headed.
    at = next((at for at, token in enumerate(scope) if token.word == "ministry" and not token.possessive), 0)
    fields = fields_in([token for token in scope[:at] if token.word not in DETERMINERS])
    if office.head == "head" and fields:
        # “Who heads the finance ministry” is the finance minister.
        nations = scope_of([token for token in scope[:at] if country_in(token.word)])
        office = Office("minister", fields=frozenset(fields), scope=nations, status=status)
    yield Holding(name, office, relative.start("verb"), scope[-1].end)
