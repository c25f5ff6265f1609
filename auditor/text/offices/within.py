"""Offices of one text that cannot all be right: one office with two holders, one person in two offices."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.alike import same_person
from auditor.text.offices.agree import (
    contradict,
    exclude_each_other,
    one_post,
    one_post_of_a_nation,
    same_office,
)
from auditor.text.offices.office import Holding
from auditor.text.search import places_of

_MOST_HOLDINGS = 60
_AROUND = 200
_LONG_WORD = 4
_CHANGE = lazy(
    r"\b(?:succe(?:ed|ss)\w*|predecess\w+|replac\w+|t(?:ake|akes|aking|ook|aken) (?:over|office)|handed "
    r"over|hand(?:s|ing)? "
    r"over|resign\w*|stepp?(?:ed|ing|s)? down|appoint\w*|nam(?:ed|es|ing) (?:as )?(?:the |a |an )?(?:new|"
    r"next)?|elect\w*|"
    r"sworn|inaugurat\w+|reshuffle\w*|promot\w+|sack\w+|dismiss\w+|fired|oust\w+|overthr\w+|deposed|coup|"
    r"rival|"
    r"interim|acting|caretaker|formerly|former|previous\w*|became|becom\w+|"
    r"co-?chair\w*|joint\w*|co-?presid\w*|claim\w+|self-(?:declared|proclaimed)|parallel|defeat\w+|beat|"
    r"die[ds]?|death|late|kill\w+|assassinat\w+|sucesor\w*|sucedi\w+|reemplaz\w+|"
    r"dimiti\w+|dimisi\w+|"
    r"nombrad\w+|antecesor\w*|relev\w+|successeur\w*|prédécess\w+|succèd\w+|succéd\w+|remplac\w+|"
    r"démission\w*|nommé\w*|"
    r"Nachfolg\w+|Vorgäng\w+|zurückgetreten|Rücktritt\w*|abgelöst|ernannt\w*|gewählt\w*|früher\w*|"
    r"ehemal\w+|damal\w+)\b",
    re.IGNORECASE,
)
# Words that tell of a change only where they stand in the sentence of the office.
_ONCE = lazy(
    r"\b(?:until|since|then|later|now|new|both|ago|earlier|once|years?|won|"
    r"in (?:[A-Z][a-z]{2,8} )?(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


class Clash(NamedTuple):
    """Two offices of which one is wrong."""

    first: Holding
    later: Holding
    certain: bool


def clashes(
    text: str, sentences: Sequence[Span], held: Sequence[Holding], *, one_nation: Callable[[], bool]
) -> Iterator[Clash]:
    """Yield offices of a text that contradict each other, where it tells of no change.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        held: Its offices, in order.
        one_nation: Asked whether it names one country at most, for to find places takes time.
    """
    current = [h for h in held if h.office.status == "current"]
    for first, later in itertools.combinations(current[:_MOST_HOLDINGS], 2):
        same = same_person(first.name.text, later.name.text)
        in_two = same and contradict(first.office, later.office, one_event=False)
        two = same is False and _full(first) and _full(later)
        two_in = two and one_post(first.office, later.office, one_event=False)
        inferred = (
            (two and one_post_of_a_nation(first.office, later.office) and one_nation())
            or (same is None and _two_given_names(first, later))
            or (same and exclude_each_other(first.office, later.office) and _full(first) and _full(later))
        )
        if not (in_two or two_in or inferred) or _is_list(text, first, later):
            continue
        if not in_two and not (_is_name(text, first) and _is_name(text, later)):
            continue
        if not _changes(text, sentences, first) and not _changes(text, sentences, later):
            yield Clash(first, later, bool(in_two or two_in))


def _two_given_names(first: Holding, later: Holding) -> bool:
    """Whether one office has holders of one surname and two given names: one of these is a slip."""
    given, others = first.name.text.split(), later.name.text.split()
    if len(given) != 2 or len(others) != 2 or given[1] != others[1] or given[0][0] == others[0][0]:
        return False
    a, b = first.office, later.office
    if not (a.single and same_office(a, b) and a.fields == b.fields):
        return False
    return bool(a.fields) if a.head == "minister" else a.scope == b.scope


def _is_name(text: str, holding: Holding) -> bool:
    """Whether a full name is one, and no words of a headline that the text has in lower case."""
    words = [word.lower() for word in holding.name.text.split() if len(word) >= _LONG_WORD]
    return _full(holding) and not any(any(places_of(text, word)) for word in words)


def _full(holding: Holding) -> bool:
    return " " in holding.name.text


def _changes(text: str, sentences: Sequence[Span], holding: Holding) -> bool:
    """Whether the text around tells that an office changed hands, or has several holders."""
    start, end = min(holding.start, holding.name.start), max(holding.end, holding.name.end)
    if _CHANGE.search(text, max(0, start - _AROUND), end + _AROUND):
        return True
    sentence = sentences[bisect_right(sentences, start, key=lambda s: s.start) - 1]
    floor, stop = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    return _ONCE.search(text, floor, stop) is not None


def _is_list(text: str, first: Holding, later: Holding) -> bool:
    """Whether both stand in one enumeration: no sentence ends between them."""
    between = text[first.end : later.start]
    return len(between) < _AROUND and "." not in between and "\n" not in between
