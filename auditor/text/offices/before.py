"""The office that stands right before a name, or whose house a clause before it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import Name
from auditor.text.offices.heads import has_head, heads_in, titles
from auditor.text.offices.office import Holding, Office
from auditor.text.offices.title import ELECT, office_around
from auditor.text.offices.tokens import (
    DETERMINERS,
    ENDS_SCOPE,
    JOINING,
    JOINS,
    MOST_OWNER,
    NOT_MODIFIERS,
    OF,
    OF_FIRST,
    STOP,
    WEEKDAY,
    WINDOW,
    Token,
    scope_of,
    tokens_in,
)
from auditor.text.offices.words import kind, vocabulary
from auditor.text.words import word_set

_BOUNDARY = lazy(r"[!?;:()\[\]“”\"«»\r\n—–•|,]| --? ")
_ENDS_APPOSITION = ("", ",", ".", ";", ")", "”", '"')
_ABBREVIATION = lazy(r"\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Lt|Col|Gen|Sen|Gov|Rep)\Z")
_HOUSE = 60
_COURTESIES = word_set("mr mrs ms miss dr sir dame")
_TITLED = word_set("representative rep sen mr mrs ms dr sir")
_BY = " by "


def before_name(text: str, sentence: Span, name: Name, begin: int | None = None) -> Iterator[Holding]:
    """The office right before a name, and that before a rank or a learned title."""
    titled = begin is not None
    if begin is None:
        begin = _begin(text, name)
    if text.startswith(_BY, begin - len(_BY)):
        yield from _led(text, sentence, name, begin)
        return
    if text[begin - 1 : begin] == " ":
        # Most names have a small word before them that ends no office.
        word = max(text.rfind(" ", sentence.start, begin - 1) + 1, sentence.start)
        if not _ends_office(text[word : begin - 1]):
            return
    floor = max(sentence.start, begin - WINDOW)
    before = text[floor:begin].rstrip()
    comma = before.endswith(",")
    if comma:
        if text[name.end : name.end + 1] not in _ENDS_APPOSITION:
            return
        before = before[:-1]
    if not before or not (before[-1].isalpha() or before[-1] == "."):
        return
    if not comma and not _ends_office(before.rpartition(" ")[2]):
        return
    at = _last_boundary(before)
    if not has_head(before[at:]):
        return
    floor += at
    tokens = tokens_in(text, floor, begin)
    heads = heads_in(tokens)
    if not heads:
        return
    head = heads[-1]
    office, first, last = office_around(tokens, head, comma)
    if last != len(tokens) - 1 or (comma and first and tokens[first - 1].word in OF_FIRST):
        return
    if (
        comma
        and first > 1
        and tokens[first - 1].word in DETERMINERS
        and tokens[first - 2].word in ("of", "for", "de")
    ):
        return
    if not (office.scope or titled):
        office = _with_house(text, sentence, name, office)
    yield Holding(name, office, tokens[first].start, tokens[last].end)
    ahead = text[tokens[first].start - 2 : tokens[first].start] == ", "
    if not (titled or comma) and (ahead or head.name in titles()):
        # “The head of the observatory, astronomer Ana Ruiz,”; “spokesman Colonel Ana Ruiz”
        yield from before_name(text, sentence, name, tokens[first].start)


def _led(text: str, sentence: Span, name: Name, begin: int) -> Iterator[Holding]:
    """The office of whoever leads what stands before: “The dockers’ union, led by Ana Ruiz,”."""
    end = begin - len(_BY)
    verb = text[max(sentence.start, end - 12) : end].rpartition(" ")[2]
    led = vocabulary().participles.get(verb)
    if led is None:
        return
    start = end - len(verb)
    floor = max(sentence.start, start - _HOUSE)
    clause = text[floor:start].rstrip(", ")
    owner: list[Token] = []
    for token in reversed(tokens_in(text, floor + _last_boundary(clause), start)):
        if token.word in NOT_MODIFIERS or token.word in DETERMINERS or len(owner) > MOST_OWNER:
            break
        owner.insert(0, token)
    if owner:
        yield Holding(name, Office(led, scope=scope_of(owner)), start, end + len(_BY) - 1)


def _with_house(text: str, sentence: Span, name: Name, office: Office) -> Office:
    """An office before a name with the house behind it: “Judge Ana Ruiz of the Arden court”."""
    if office.head in kind("of_state_alone") or not text.startswith(
        (" of ", " from ", " at ", ", of "), name.end
    ):
        return office
    start = text.index(" ", name.end + 2) + 1
    bound = STOP.search(text, start, min(sentence.end, start + _HOUSE))
    tokens: list[Token] = []
    behind = tokens_in(text, start, bound.start() if bound else min(sentence.end, start + _HOUSE))
    for token, following in zip_longest(behind, behind[1:]):
        if token.word in JOINING and following and _is_title(following.word):
            break  # “Senator Ana Ruiz of Ohio and Representative Tom Lee”
        common = token.word in ORGANISATIONS
        ends = len(tokens) > MOST_OWNER or token.word in ENDS_SCOPE or any(t.capital for t in tokens)
        if tokens and ends and not (token.capital or common or token.word in JOINS):
            break
        tokens.append(token)
        if common and not token.capital:
            break
    if not any(token.capital or token.word in ORGANISATIONS for token in tokens):
        return office
    scope = [t for t in tokens if t.word not in OF and t.word not in DETERMINERS and t.word not in WEEKDAY]
    return office._replace(scope=scope_of(scope))


def _is_title(word: str) -> bool:
    return word in _TITLED or word in vocabulary().longest


def _last_boundary(before: str) -> int:
    """Where the words begin that stand before a name without a stop or bracket between."""
    at = max([found.end() for found in _BOUNDARY.finditer(before)], default=0)
    stop = before.rfind(".", at)
    while stop >= 0:
        if not _ABBREVIATION.search(before, max(0, stop - 4), stop):
            return stop + 1
        stop = before.rfind(".", at, stop)
    return at


def _begin(text: str, name: Name) -> int:
    """Where a name begins, or the courtesy before it: "the health minister, Dr Ana Ruiz"."""
    if name.title and text[slice(*name.title)].lower().strip(". ") in _COURTESIES:
        return name.title[0]
    return name.start


@lru_cache(maxsize=4096)
def _ends_office(word: str) -> bool:
    """Whether what stands right before a name can end its office: no small word but one of an office."""
    return not (word.islower() and word.isalpha()) or word in ELECT or has_head(word)
