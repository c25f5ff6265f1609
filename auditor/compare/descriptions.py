"""What two people are called, changed places: “drummer Ana Ruiz and Tom Lee” for “drummer Tom Lee”.

Offices are read with a table of their words; here any word for a person will do, because it is only asked
whether the copy uses the same words for somebody else, and others for this person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.document import Document
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.names import Name
from auditor.text.offices import parse_office
from auditor.text.offices.office import beside
from auditor.text.offices.tokens import DETERMINERS, JOINING, NOT_MODIFIERS
from auditor.text.offices.words import in_one_group, kind, vocabulary
from auditor.text.search import places_of
from auditor.text.words import word_set

_BEFORE = 60
_NEAR_OF = 26
_SHORTEST = 4
_FEWEST = 2
"""People of whom a source says what they are, below which none can have what is another’s."""
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_NOUNS = r"((?:[A-Za-z’'-]{2,20}\s){0,3}[a-z-]{2,20}(?:\sof\s(?!the|its|his|her)[A-Za-z]{3,20})?)"
_BEHIND = lazy(
    rf",\s(?:\d{{1,3}},\s)?(?:(?:an?|the|its|his|her|their)\s|(?=[a-z-]{{4,20}}\s(?:[a-z-]{{4,20}}\s)?(?:of|for|at)\s))"
    rf"{_NOUNS}(?=[,.;]|\s(?:of|for|at|with|in|from|on|who|and|said)\b)"
)
_BEFORE_COMMA = lazy(
    rf"(?:\A|[.,;“”:]\s|\s)(?:The|the|An?|an?|Its|its|His|his|Her|her|Their|their)\s{_NOUNS},\s\Z"
)
_COURTESIES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir")
_MOST_WORDS = 4
_LONGEST = 20
_BETWEEN = NOT_MODIFIERS | DETERMINERS | JOINING
_PERSONS = (
    "er", "or", "ist", "ian", "man", "woman", "eer", "ess", "ant", "yst", "logue", "nurse", "keeper", "widow",
    "chief", "captain", "cook", "guard", "pilot", "poet", "champion", "master", "registrar", "card",
)  # fmt: skip
"""Endings of words for people."""
_NO_PERSONS = word_set(
    """
    ever user door floor poor tier beer deer peer pier
    other another after under over never order number water paper matter former offer however whether together
    september october november december latter letter center summer winter power tower river either rather
    further earlier later lower higher larger smaller older younger newer longer fewer bigger better best
    per her quarter chapter border cover corner dinner father’s major minor senior junior prior interior
    exterior superior for nor labor harbor favor honor error mirror color motor sector factor constant
    important relevant significant abundant plant grant restaurant least most against exist insist resist
    assist persist consist than human woman’s german roman ottoman italian russian indian asian african
    american canadian australian austrian belgian brazilian egyptian iranian norwegian persian ukrainian
    christian civilian business process access success press less express congress progress address
    fortress wilderness unless distress stress cancer fever disaster minister’s computer helicopter theater
    """
)
_GENERAL = word_set(
    """
    official worker expert member man woman player leader head chief boss officer executive resident activist
    campaigner politician manager director lawyer adviser minister secretary spokesman spokeswoman lawmaker
    researcher scientist doctor professor writer author employee politician businessman businesswoman trader
    organiser organizer organizer co-founder neighbour neighbor villager lecturer teacher engineer analyst
    journalist reporter singer musician actor artist soldier fighter driver trainer passenger senator
    councillor commissioner inspector
    """
)
"""Words that two people of one story may both be called, though the copy does so for one."""


_CHOSEN = word_set("lawmaker senator councillor lawyer prosecutor")


class Described(NamedTuple):
    """What somebody is called beside the full name. Offsets are code points into the text."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int
    whole: Span
    """The words and the name."""


class Misplaced(NamedTuple):
    """What a rewrite calls somebody, and its source somebody else."""

    article: Described
    source: Described


def misplaced_descriptions(doc: Document, comparison: Comparison) -> Iterator[Misplaced]:
    """Yield what a rewrite calls somebody where its source calls somebody else so, and this person otherwise.

    Args:
        doc: The article.
        comparison: Its source, from which it derives.
    """
    text = comparison.source.text
    theirs = _described_in(comparison.source)
    if len({there.name for there in theirs}) < _FEWEST:
        return
    mine = described(doc.text, [n for n in doc.names if " " in n.text and _surname(n.text) in text])
    for here in mine:
        others = [there for there in theirs if there.words == here.words and there.name != here.name]
        if len({there.name for there in others}) != 1 or _surname(others[0].name) == _surname(here.name):
            continue
        own = [there for there in theirs if there.name == here.name]
        if not own or any(_may_be_one(here.words, there.words) for there in own):
            continue
        # An article that calls both so tells of two.
        if any(also.words == here.words and also.name == others[0].name for also in mine):
            continue
        if not _said_beside(comparison.source, here, others):
            yield Misplaced(here, others[0])


def described(text: str, names: Sequence[Name]) -> tuple[Described, ...]:
    """Return what a text calls people right before or behind their full names, in order."""
    found: list[Described] = []
    for name in names:
        if " " not in name.text:
            continue
        first, _, rest = name.text.partition(" ")
        if " " in rest and _is_person(first.lower()):
            end = name.start + len(first)
            found.append(Described(rest, (first.lower(),), name.start, end, Span(name.start, name.end)))
            continue
        courtesy = name.title and text[slice(*name.title)].rstrip(".") in _COURTESIES
        begin = name.title.start if name.title and courtesy else name.start
        floor = max(0, begin - _BEFORE)
        before = text[floor:begin]
        spans: list[tuple[int, int]] = []
        # Few names have a word for a person before them, and the expressions take most of the time.
        if _is_person(before.rstrip(", ").rpartition(" ")[2].lower()) or " of " in before[-_NEAR_OF:]:
            if before.endswith(", "):
                run = _BEFORE_COMMA.search(before)
                spans = [run.span(1)] if run else []
            else:
                spans = _run(before)
        if text.startswith(", ", name.end) and (behind := _BEHIND.match(text, name.end)):
            found.extend(_worded(name, text, *behind.span(1)))
        for start, end in spans:
            found.extend(_worded(name, text, floor + start, floor + end))
    return tuple(found)


def _run(before: str) -> list[tuple[int, int]]:
    """The words right before a name that may say what its bearer is."""
    if not before.endswith(" "):
        return []
    start = len(before)
    for word in reversed(before[:-1].rsplit(" ", _MOST_WORDS)[-_MOST_WORDS:]):
        if not 1 < len(word) <= _LONGEST or not word.replace("-", "").isalpha() or word.lower() in _BETWEEN:
            break
        start -= len(word) + 1
    return [(start, len(before) - 1)] if start < len(before) else []


def _worded(name: Name, text: str, start: int, end: int) -> Iterator[Described]:
    words = tuple(word for word in text[start:end].lower().split() if not word.endswith(_POSSESSIVE))
    if not words:
        return
    head = words[words.index("of") - 1] if "of" in words else words[-1]
    if _is_person(head):
        yield Described(name.text, words, start, end, beside(Span(start, end), name))


@lru_cache(maxsize=4096)
def _is_person(word: str) -> bool:
    """Whether a word is one for a person."""
    if (word,) in vocabulary().heads:
        return True
    return len(word) >= _SHORTEST and word.endswith(_PERSONS) and word not in _NO_PERSONS


def _may_be_one(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether somebody may be called both: another word for it, or a wider one."""
    if here[-1] == there[-1] and len(here) > 1 and len(there) > 1:
        return not set(here[:-1]).isdisjoint(there[:-1])  # “competition commissioner”
    if set(here) & set(there) or here[-1] in there[-1] or there[-1] in here[-1]:
        return True
    one, two = parse_office(" ".join(here)), parse_office(" ".join(there))
    if one and two:
        wider = vocabulary().wider
        return (
            in_one_group(one.head, two.head, "like")
            or (one.head in _shared_callings() and in_one_group(one.head, two.head, "one"))
            or two.head in wider.get(one.head, ())
            or one.head in wider.get(two.head, ())
            or not (kind("wide") | kind("loose")).isdisjoint((one.head, two.head))
        )
    return len(here) == 1 and here[0] in _GENERAL


@cache
def _shared_callings() -> frozenset[str]:
    """Heads that several people of one story may have beside their own."""
    return kind("learned") | kind("employed") | kind("trade") | kind("forces") | kind("of_state") | _CHOSEN


def _said_beside(source: Source, here: Described, others: Sequence[Described]) -> bool:
    """Whether the source has the word in a sentence on this person, beside where it is another’s."""
    head, surname = here.words[-1], _surname(here.name)
    for sentence in prepared_source(source).doc.sentences:
        said = source.text[sentence.start : sentence.end]
        if surname not in said:
            continue
        for place in places_of(said.lower(), head):
            at = sentence.start + place.start
            if not any(other.start <= at < other.end for other in others):
                return True
    return False


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


@lru_cache(maxsize=64)
def _described_in(source: Source) -> tuple[Described, ...]:
    doc = prepared_source(source).doc
    return described(doc.text, doc.names)
