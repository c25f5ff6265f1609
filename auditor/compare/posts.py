"""Posts that a source gives to somebody else: the head of a house, who stands for a country.

A head or leader may be called many things, and so the words for it tell nothing. That the source has one
head of that house, that it is another person, and that this one is something else there, does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.regex import lazy
from auditor.text.alike import same_person
from auditor.text.offices import Holding, house_words
from auditor.text.offices.tokens import DETERMINERS, NOT_MODIFIERS
from auditor.text.offices.words import kind
from auditor.text.words import word_set

_ACRONYM = lazy(r" \(([A-Z][A-Za-z]{1,9})\)")
_CUT = 5
"""Letters of a word of a house that its forms share."""
_OWNED = ("their ", "its ")
_BACK = 160
_NOUN = 20
_OF_ONE_STORY = word_set("commission committee panel inquiry tribunal jury")
"""Bodies of which a story has one, so that their common name tells which."""


class Side(NamedTuple):
    """A text and the offices that it gives."""

    text: str
    held: Sequence[Holding]


def of_somebody_else(
    article: Side, source: Side, holding: Holding, same: Sequence[Holding]
) -> Holding | None:
    """The source's holder of a post that the article gives to somebody who has another one there.

    Args:
        article: The article.
        source: Its source.
        holding: An office of the article.
        same: What the source says of the same person, by the full name.
    """
    office = holding.office
    leads = office.head in kind("leading")
    if not same or office.deputy or not (leads or office.countries):
        return None
    if not all(" " in other.name.text for other in same):
        return None
    others = [
        other
        for other in source.held
        if (other.office.head in kind("leading") if leads else office.countries <= other.office.countries)
        and other.office.status == office.status
        and not other.office.deputy
        and " " in other.name.text
        and same_person(holding.name.text, other.name.text) is False
    ]
    return (
        _head_of_house(article, source, holding, same, others) if leads else _of_nation(holding, same, others)
    )


def _head_of_house(
    article: Side, source: Side, holding: Holding, same: Sequence[Holding], others: Sequence[Holding]
) -> Holding | None:
    """The source's only head of a house of which it does not say that this person is, too."""
    heads = [other for other in others if _are_of_one_house(article.text, source.text, holding, other)]
    if len({other.name.text for other in heads}) != 1:
        return None
    house = _house(source.text, heads[0])
    elsewhere = not any(house & _house(source.text, other) for other in same)
    if heads[0].office.scope & holding.office.scope & _OF_ONE_STORY:
        elsewhere = not any(o.office.head in kind("running") and o.office.status == "current" for o in same)
    # An article that has both at the head of it tells of two.
    both = any(h.name.text == heads[0].name.text and h.office.head in kind("leading") for h in article.held)
    return heads[0] if elsewhere and not both else None


def _are_of_one_house(text: str, source: str, holding: Holding, other: Holding) -> bool:
    """Whether an office of an article and one of its source are of the same house."""
    mine, theirs = _house(text, holding), _house(source, other)
    if mine:
        return mine <= theirs
    if text.endswith(_OWNED, 0, holding.start):
        # “It went to the Greens. Ana Ruiz, their leader, answered.”
        before = text[max(0, holding.start - _BACK) : holding.start].lower()
        return bool(theirs) and all(word in before for word in theirs)
    if holding.office.scope & other.office.scope & _OF_ONE_STORY:
        return True
    noun = _noun_before(text, holding)
    return bool(noun) and noun == _noun_before(source, other) and holding.office.head == other.office.head


def _house(text: str, holding: Holding) -> frozenset[str]:
    """The telling words of the house that an office is of, an acronym in brackets behind them among them."""
    words = house_words(holding.office)
    acronym = _ACRONYM.match(text, holding.end) if words else None
    return words | {acronym[1].lower()[:_CUT]} if acronym else words


def _noun_before(text: str, holding: Holding) -> str:
    """The noun that says of what an office is: “the tournament director”."""
    noun = text[max(0, holding.start - _NOUN) : holding.start].split(" ")[-2:-1]
    small = noun and noun[0].isalpha() and noun[0].islower()
    return noun[0] if small and noun[0] not in DETERMINERS | NOT_MODIFIERS else ""


def _of_nation(holding: Holding, same: Sequence[Holding], others: Sequence[Holding]) -> Holding | None:
    """What the source says of one who stands for another country there: “For Peru, Ana Ruiz signed”."""
    mine, theirs = holding.office.countries, frozenset[str]().union(*(o.office.countries for o in same))
    if not theirs or mine & theirs:
        return None
    if holding.office.head and not any(o.office.head == holding.office.head for o in same):
        return None
    return same[0] if others else None
