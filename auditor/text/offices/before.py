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
    country_in,
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
_BY = "by"
_LINKED = lazy(
    r"\s(?:(?P<future>will be|is (?:to|going to|set to|due to) be)|is|remains)\s(?:an?\s[^,.;:]{2,40},\s)?\Z"
)
_LINK = " be a"
_LINKS = frozenset((_BY, "is", "be"))
_LONGEST_LINK = 70
_BEHIND_PREDICATE = ("", ",", ".", ";", ":", ")", "”")
_SIDES = {
    "the prosecution": "prosecutor",
    "the defence": "defence lawyer",
    "the defense": "defence lawyer",
}
_FOR = "For "


def before_name(text: str, sentence: Span, name: Name, begin: int | None = None) -> Iterator[Holding]:
    """The office right before a name, and that before a rank or a learned title."""
    titled = begin is not None
    if begin is None:
        begin = _begin(text, name)
    if text[begin - 1 : begin] == " ":
        word = text[max(text.rfind(" ", sentence.start, begin - 1) + 1, sentence.start) : begin - 1]
        if word in _LINKS:
            yield from (_led if word == _BY else _predicated)(text, sentence, name, begin)
            return
        if word[-1:] == ",":
            floor = max(sentence.start, begin - _LONGEST_LINK)
            if text.startswith(_FOR, floor) and (spoken := _spoken_for(text, floor, name, begin)):
                yield spoken
                return
            if text.find(_LINK, floor, begin) > 0:
                yield from _predicated(text, sentence, name, begin)
        elif not _ends_office(word):
            # Most names have a small word before them that ends no office.
            return
    floor = max(sentence.start, begin - WINDOW)
    before = text[floor:begin].rstrip()
    comma = before.endswith(",")
    if comma:
        # “As head of the port, Ana Ruiz sent boats”
        if text[name.end : name.end + 1] not in _ENDS_APPOSITION and not text.startswith("As ", floor):
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


def _predicated(text: str, sentence: Span, name: Name, begin: int) -> Iterator[Holding]:
    """The office of which a clause says who has it: “The head of the port is Ana Ruiz.”"""
    link = _LINKED.search(text, max(sentence.start, begin - _LONGEST_LINK), begin)
    if link is None or text[name.end : name.end + 1] not in _BEHIND_PREDICATE:
        return
    floor = max(sentence.start, link.start() - WINDOW)
    clause = text[floor : link.start()]
    if not has_head(clause):
        return
    tokens = tokens_in(text, floor + _last_boundary(clause), link.start())
    for head in heads_in(tokens)[:1]:
        office, first, last = office_around(tokens, head, True)
        ahead = [token.word for token in tokens[:first]]
        subject = not ahead or (ahead[0] in DETERMINERS and JOINS.isdisjoint(ahead[1:]))
        if subject and last == len(tokens) - 1 and NOT_MODIFIERS.isdisjoint(ahead):
            office = office._replace(status="future") if link["future"] else office
            yield Holding(name, office, tokens[first].start, tokens[last].end)


def _spoken_for(text: str, start: int, name: Name, begin: int) -> Holding | None:
    """The side or country for which a sentence lets somebody act: “For Peru, Ana Ruiz signed”."""
    whom = text[start + len(_FOR) : begin - 2].lower()
    side, country = _SIDES.get(whom), country_in(whom)
    office = Office(side) if side else Office("", scope=frozenset((country,))) if country else None
    return Holding(name, office, start, begin - 2) if office else None


def _led(text: str, sentence: Span, name: Name, begin: int) -> Iterator[Holding]:
    """The office of whoever leads what stands before: “The dockers’ union, led by Ana Ruiz,”."""
    end = begin - len(_BY) - 2
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
        yield Holding(name, Office(led, scope=scope_of(owner)), start, end + len(_BY) + 1)


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
