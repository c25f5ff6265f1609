"""Names and terms of a text that a house writes otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from auditor.house import House
from auditor.text.alike import letters_alone, unaccented, within_a_slip
from auditor.text.mentions import Words, comparable
from auditor.text.preferred import unwanted
from auditor.text.spellings.usage import told_apart


class Unwanted(NamedTuple):
    """What a house writes otherwise. Offsets are code points into the text."""

    start: int
    end: int
    use: str


def unlike_the_house(text: str, own: Words, house: House) -> Iterator[Unwanted]:
    """Forms that a house does not print, of people and of terms, and its people's names misspelt.

    Args:
        text: The text.
        own: The words of its names.
        house: What the house states.
    """
    banned = [(_as_long(person.name, form), (form,)) for person in house.people for form in person.banned]
    yield from map(Unwanted._make, unwanted(text, [*banned, *house.terms]))
    if house.people:
        yield from _misspelt(text, own, house)


def _as_long(name: str, banned: str) -> str:
    """What a banned form stands for: the whole name, or the words at its end that it is likest to."""
    from rapidfuzz.distance import OSA

    words = name.split()
    ends = [" ".join(words[at:]) for at in range(len(words))]
    return min(
        ends, key=lambda end: OSA.distance(letters_alone(unaccented(end)), letters_alone(unaccented(banned)))
    )


def _misspelt(text: str, own: Words, house: House) -> Iterator[Unwanted]:
    """Words of people's names that are misspelt where the rest of the name is right."""
    written = [name for person in house.people for name in (person.name, *person.spellings)]
    accepted = frozenset(unaccented(word) for name in written for word in name.split())
    strange = [word for word in own if comparable(word) and unaccented(word) not in accepted]
    for person in house.people:
        words = person.name.split()
        for word, spelling in itertools.product(filter(comparable, words), strange):
            if len(words) < 2 or not within_a_slip(word, spelling):
                continue
            rest = {unaccented(other) for other in words if other != word}
            found = own[spelling]
            full = [m for m in found if rest <= set(map(unaccented, f"{m.before} {m.after}".split()))]
            if full and not told_apart(text, full):
                for mention in found if all(m in full or m.alone for m in found) else full:
                    yield Unwanted(mention.start, mention.end, word)
