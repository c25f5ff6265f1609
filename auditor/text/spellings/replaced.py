"""Whole names of one text that differ by more than a letter's slip, or are made of two others."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from auditor.model import Severity
from auditor.text.alike import inflected
from auditor.text.mentions import ORGANISATIONS, Surroundings
from auditor.text.names import Name, common_words
from auditor.text.spellings.likeness import Likeness, edits, likeness
from auditor.text.spellings.usage import Variant, told_apart
from auditor.text.spellings.wholes import Whole, whole_names

_OFTEN = 3
_MOST_PAIRS = 100
_EDITS = 2
_BEGUN = 4
_LONG = 8
_REACH = 3
"""Sentences behind the one that names two people in which a third name can be made of theirs."""


def replaced(text: str, place: Surroundings, named: Sequence[Name]) -> Iterator[Variant]:
    """The names that are another one of the text but for a word, or that are made of two people's names.

    Args:
        text: The text.
        place: Its sentences and paragraphs.
        named: Its names, in order.
    """
    long = whole_names(_sharing_an_end(named))
    if not long:
        return
    written = Counter(name.keys for name in long)
    first = {name.keys: name for name in reversed(long)}
    by_word: dict[tuple[int, str], list[Whole]] = defaultdict(list)
    for name in sorted(first.values()):
        by_word[0, name.keys[0]].append(name)
        by_word[-1, name.keys[-1]].append(name)
    for name, other in itertools.chain.from_iterable(map(_pairs, by_word.values())):
        # The rarer is the slip; of two equally rare ones that which comes later.
        wrong, right = sorted((name, other), key=lambda one: (written[one.keys], -one.start))
        if written[wrong.keys] < _OFTEN and _is_one(text, place, wrong, right):
            yield Variant(*wrong[:3], *right[:3], Severity.WARNING, written[wrong.keys] < written[right.keys])
    for (at, _), surnamed in by_word.items():
        for name in surnamed[1:] if at else ():
            if written[name.keys] == 1:
                yield from _exchanged(text, place, name, surnamed[0], by_word[0, name.keys[0]])


def _sharing_an_end(named: Sequence[Name]) -> list[Name]:
    """The names of several words that begin or end as another one does."""
    ends: dict[tuple[int, str], str] = {}
    shared: set[str] = set()
    for text in dict.fromkeys(name.text for name in named if " " in name.text):
        words = text.split()
        for end in ((0, words[0]), (-1, words[-1])):
            if (fellow := ends.setdefault(end, text)) is not text:
                shared.update((fellow, text))
    return [name for name in named if name.text in shared] if shared else []


def _pairs(fellows: Sequence[Whole]) -> Iterator[tuple[Whole, Whole]]:
    return itertools.islice(itertools.combinations(fellows, 2), _MOST_PAIRS)


def _is_one(text: str, place: Surroundings, wrong: Whole, right: Whole) -> bool:
    """Whether two names are one, written otherwise in a word."""
    if len(wrong.keys) != len(right.keys):
        return False
    apart = [pair for pair in zip(wrong.keys, right.keys, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or likeness(*apart[0]) is not Likeness.NEAR or set(apart[0]) <= common_words():
        return False
    a, b = apart[0]
    if a in ORGANISATIONS or b in ORGANISATIONS:
        return False  # a park, “Parc” in French
    if wrong.is_person and right.is_person:
        surname = wrong.keys[-1] != right.keys[-1]
        close = surname and a[:_BEGUN] == b[:_BEGUN] and edits(a, b) <= _EDITS and not inflected(a, b)
        if sorted(a) != sorted(b) and not close:
            return False
    elif edits(a, b) > _EDITS and not (a[:_BEGUN] == b[:_BEGUN] and min(len(a), len(b)) >= _LONG):
        return False
    # A cell of a fixture list goes on without a space: “LionsFriday”.
    if a.endswith("day") and b.endswith("day"):
        return False
    return not (
        place.in_list(wrong) or place.share_a_sentence((wrong,), (right,)) or told_apart(text, (wrong, right))
    )


def _exchanged(
    text: str, place: Surroundings, name: Whole, bearer: Whole, others: Sequence[Whole]
) -> Iterator[Variant]:
    """The one of two people, named together, whose surname a name has behind the other's given name."""
    for other in others:
        three = name, bearer, other
        if len({one.keys for one in three}) < 3 or bearer.keys[0] == other.keys[0]:
            continue
        if not all(len(one.keys) == 2 and len(one.keys[0]) > 1 and one.is_person for one in three):
            continue
        together = place.sentence(bearer.start)
        apart = place.sentence(name.start) - together
        if place.sentence(other.start) != together or not 0 < apart <= _REACH:
            continue
        if not any(one.is_of_a_family(text) for one in three) and not place.in_list(name):
            yield Variant(*name[:3], *bearer[:3], Severity.WARNING, False)
            return
