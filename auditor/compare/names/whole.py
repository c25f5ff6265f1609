"""Whole names beside the source's: one word of a name replaced, or the words of two names exchanged.

A rewrite keeps the names of its source. A name that the source lacks, beside one that the rewrite lacks and
that is the same but for a word, is that name miswritten: how much the two must have in common else depends
on how like the words are, and on whether the sentence derives from the one where the other name stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.compare.comparison import Comparison, prepared_source
from auditor.model import Severity, Source
from auditor.regex import lazy
from auditor.text.names import Name, common_words
from auditor.text.spellings.likeness import Likeness, likeness, may_be_called
from auditor.text.spellings.usage import Variant, is_place, opens_sentence
from auditor.text.spellings.wholes import Whole, lacks, whole_names
from auditor.text.words import word_set

_LEAST = 4
"""Letters of a word that stands alone as a name and is compared."""
_LEAST_BESIDE = 6
_LEAST_FAR = 7
"""The same where the sentence derives from the other's, and where it does not."""
_SHARED = 2
"""Names that two texts share which are of one matter, though nothing derives."""
_PLACED = word_set(
    "bay beach cape cove creek lake loch mount point river island hill park square street road"
)
"""What places are: one cannot stand for another."""
_RANKED = word_set("central national federal state royal provincial regional municipal reserve general chief")
"""What tells two bodies of one name apart."""
_NEXT = lazy(r"[ \u00a0]([a-z]{4,20})\b")


def named_otherwise(text: str, named: Sequence[Name], comparison: Comparison) -> Iterator[Variant]:
    """The names of an article that are one of its source's but for a word, or made of two of its names.

    Args:
        text: The article's text.
        named: Its names.
        comparison: The article against a source that it may derive from.
    """
    source = comparison.source
    # Most names are the source's to the letter.
    new = [name for name in named if name.text not in source.text]
    if not new or (comparison.derivation.verdict == "none" and not _one_matter(named, new)):
        return
    strange = whole_names([name for name in new if _has_a_word_more(name.text, source.text)])
    mixed = whole_names([name for name in new if " " in name.text]) if len(new) > len(strange) else ()
    theirs = prepared_source(source).doc.names if strange or mixed else ()
    left = whole_names([name for name in theirs if _has_a_word_more(name.text, text)]) if strange else ()
    if not left and not mixed:
        return
    beside = _Beside(text, source.text, comparison)
    for name in {name.keys: name for name in reversed(strange)}.values() if left else ():
        yield from _replaced(name, left, beside)
    for name in {name.keys: name for name in reversed(mixed)}.values():
        if not any(lacks(source.text, word) for word in name.words):
            yield from _exchanged(name, _of_source(source), beside)


def _has_a_word_more(name: str, text: str) -> bool:
    """Whether a name has a word that a text has not, whatever stands around it."""
    return any(word not in text for word in name.split())


class _Beside:
    """The two texts, and which passage of the source a place of the article derives from."""

    def __init__(self, text: str, other: str, comparison: Comparison) -> None:
        self.text = text
        self.other = other
        self.wire = comparison.source.role == "wire"
        self._alignment = comparison.alignment

    def derives(self, name: Whole, from_name: Whole) -> bool:
        """Whether a name stands in a sentence that derives from a passage with another one."""
        return any(
            pair.start <= name.start < pair.end
            and pair.source_start is not None
            and pair.source_end is not None
            and pair.source_start <= from_name.start < pair.source_end
            for pair in self._alignment
        )

    def go_on_alike(self, name: Whole, other: Whole) -> bool:
        """Whether one small word stands behind both names: “Lassa fever”."""
        here, there = _NEXT.match(self.text, name.end), _NEXT.match(self.other, other.end)
        return (
            here is not None and there is not None and here[1] == there[1] and here[1] not in common_words()
        )


def _replaced(name: Whole, left: Sequence[Whole], beside: _Beside) -> Iterator[Variant]:
    """The name of the source that a name stands for, one word or every word of it otherwise."""
    found: list[tuple[bool, Likeness, Whole]] = []
    for other in left:
        places = _word_by_word(name, other)
        pairs = [(name.keys[here], other.keys[there]) for here, there in places]
        apart = [(a, b) for a, b in pairs if a != b]
        if not apart or any(
            not lacks(beside.other, name.words[here]) or not lacks(beside.text, other.words[there])
            for here, there in places
            if name.keys[here] != other.keys[there]
        ):
            continue
        like = min(likeness(a, b) for a, b in apart)
        derives = beside.derives(name, other)
        if _is_one(name, other, pairs, like, beside, derives=derives):
            found.append((derives, like, other))
    if found and len({other.keys for _, _, other in found}) == 1:
        _, like, other = found[0]
        yield _variant(
            name, other, Severity.ERROR if like is Likeness.SLIP and beside.wire else Severity.WARNING
        )


def _is_one(
    name: Whole,
    other: Whole,
    pairs: Sequence[tuple[str, str]],
    like: Likeness,
    beside: _Beside,
    *,
    derives: bool,
) -> bool:
    """Whether two names are one, as far as their words and places tell."""
    if like is Likeness.USAGE:
        return False
    apart = [(a, b) for a, b in pairs if a != b]
    if len(pairs) == 1:
        return _is_one_word(name, other, like, beside, derives=derives)
    if len(apart) == len(pairs):
        return like >= Likeness.NEAR
    if name.is_person and other.is_person:
        given = pairs[-1] not in apart
        if given and any(may_be_called(a, b) for a, b in apart):
            return False
        if like >= Likeness.NEAR:
            return True
        return derives and not name.is_of_a_family(beside.text)
    if len(apart) > 1 or len(name.keys) != len(other.keys):
        return False
    a, b = apart[0]
    if like >= Likeness.NEAR:
        return derives or not {a, b} <= common_words()
    return derives and ({a, b} <= _PLACED or ({a, b} <= _RANKED and len(pairs) > 2))


def _is_one_word(name: Whole, other: Whole, like: Likeness, beside: _Beside, *, derives: bool) -> bool:
    """Whether two words that stand alone are one name."""
    a, b = name.keys[0], other.keys[0]
    if min(len(a), len(b)) < _LEAST or not {a, b}.isdisjoint(common_words()) or like < Likeness.NEAR:
        return False
    if beside.go_on_alike(name, other):
        return True
    opens = opens_sentence(beside.text, name.start) or opens_sentence(beside.other, other.start)
    if opens or is_place(name.text):
        return False
    least = min(len(a), len(b))
    return (derives and least >= _LEAST_BESIDE) or (like is Likeness.SLIP and least >= _LEAST_FAR)


def _exchanged(name: Whole, theirs: Sequence[Whole], beside: _Beside) -> Iterator[Variant]:
    """The names of two people of whom a name has the given name of one and the surname of the other."""
    first, last = name.keys[0], name.keys[-1]
    if (
        len(name.keys) < 2
        or any(first in other.keys and last in other.keys for other in theirs)
        or name.is_of_a_family(beside.text)
    ):
        return
    if not name.is_person:
        return
    givens = [other for other in theirs if other.keys[0] == first and other.is_person]
    surnames = [other for other in theirs if other.keys[-1] == last and other.is_person]
    if len({o.keys for o in givens}) != 1 or len({o.keys for o in surnames}) != 1:
        return
    right = next((o for o in (surnames[0], givens[0]) if beside.derives(name, o)), None)
    if right is not None:
        yield _variant(name, right, Severity.WARNING)


def _variant(name: Whole, other: Whole, severity: Severity) -> Variant:
    return Variant(name.start, name.end, name.text, other.start, other.end, other.text, severity)


def _word_by_word(name: Whole, other: Whole) -> list[tuple[int, int]]:
    """Which words of two names answer each other; of people's names that differ in length the outer."""
    if len(name.keys) == len(other.keys):
        return [(at, at) for at in range(len(name.keys))]
    if set(name.keys) <= set(other.keys) or set(other.keys) <= set(name.keys):
        return []
    return [(0, 0), (-1, -1)] if name.is_person and other.is_person else []


def _one_matter(named: Sequence[Name], new: Sequence[Name]) -> bool:
    """Whether two texts share names, as far as the first has others than one."""
    own = {name.text for name in named}
    return len(own - {name.text for name in new}) >= min(_SHARED, len(own) - 1)


@lru_cache(maxsize=64)
def _of_source(source: Source) -> tuple[Whole, ...]:
    return whole_names(prepared_source(source).doc.names)
