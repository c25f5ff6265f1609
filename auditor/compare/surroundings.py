"""The words around a statement, by which it is told of what it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from auditor.compare.likeness import Stated
from auditor.compare.prepare import stems
from auditor.regex import lazy
from auditor.text.words import word_set

_WORD = lazy(r"[^\W\d_]{4,}")
_SIDE = lazy(r"[^\W\d_]{3,}|\d|[^\w\s]|(?:and|but|while)\b")
_PLAIN = word_set(
    "the and but while from with for than about some was were are had has its their that this after"
)
_ASIDE = lazy(r"\s?\([^()\n]{1,30}\)")
"""A conversion behind a figure: “15 kilometres (9 miles) north of the town”."""
_PART_OF = lazy(
    r"(?:\s[\w’'-]{1,16}){0,2}\s(?:out\s)?of(?:\s(?:an?|the|its|his|her|their|these|those|all|some|about|around|"
    r"nearly|more|than|over|estimated|total)){0,3}\s"
)
_ANY = lazy(r"[^\W_]+")
_STOP = lazy(r"[.;!?](?=\s|\Z)|\n")
_CLAUSE = lazy(
    r"[,;:()–—\n]|[.!?](?=\s|\Z)|"
    r"\b(?:after|before|when|while|where|as|and|but|or|since|until|till|who|which|that|because|if)\b"
)
_BESIDE = 40
_FRAME = 60
_WORDS = 3
"""Words on either side that tell in which place of a sentence a statement stands."""
CONTEXT = 60


def is_part(text: str, a: Stated, b: Stated) -> bool:
    """Whether the one of two figures is told to be a part of the other: “40 of the 900”."""
    first, last = sorted((a, b), key=lambda statement: statement.start)
    return first.end <= last.start and _PART_OF.fullmatch(text, first.end, last.start) is not None


def beside(text: str, statement: Stated, *, both: bool = False) -> frozenset[str]:
    """The stems of the words behind a statement, to the next figure, mark or conjunction; else before it.

    ``both``: of the words on either side.
    """
    aside = _ASIDE.match(text, statement.end)
    end = aside.end() if aside else statement.end
    found = _run(_SIDE.findall(text, end, end + CONTEXT))
    if found and not both:
        return found
    return found | _run(_SIDE.findall(text, max(0, statement.start - CONTEXT), statement.start)[::-1])


def _run(words: Sequence[str]) -> frozenset[str]:
    """The stems of the words up to the first figure, mark or conjunction."""
    run = takewhile(lambda word: word[0].isalpha() and word not in ("and", "but", "while"), words)
    return frozenset([stem for word in run if word.lower() not in _PLAIN for stem in stems(word)])


def neighbours(text: str, statement: Stated) -> tuple[frozenset[str], frozenset[str]]:
    """The words right before and right behind a statement, in its sentence, in small letters."""
    before = _STOP.split(text[max(0, statement.start - _BESIDE) : statement.start].lower())[-1]
    behind = _STOP.split(text[statement.end : statement.end + _BESIDE].lower(), maxsplit=1)[0]
    return frozenset(_ANY.findall(before)[-_WORDS:]), frozenset(_ANY.findall(behind)[:_WORDS])


def frame(text: str, statement: Stated) -> tuple[list[str], list[str]]:
    """The words before a statement, the nearest first, and those behind it, within its sentence."""
    before = _STOP.split(text[max(0, statement.start - _FRAME) : statement.start].lower())[-1]
    behind = _STOP.split(text[statement.end : statement.end + _FRAME].lower(), maxsplit=1)[0]
    return _ANY.findall(before)[::-1], _ANY.findall(behind)


def clause_words(text: str, statement: Stated, floor: int, stop: int) -> frozenset[str]:
    """The stems of the words around a statement, within its clause."""
    before = _CLAUSE.split(text[max(floor, statement.start - CONTEXT) : statement.start].rstrip())
    said = next((part for part in reversed(before) if _WORD.search(part)), "")
    behind = _CLAUSE.split(text[statement.end : min(stop, statement.end + CONTEXT)], maxsplit=1)[0]
    return frozenset([stem for word in _WORD.findall(f"{said} {behind}") for stem in stems(word)])


def led(text: str, statement: Stated) -> str:
    """The word right before a statement, in small letters."""
    words = _ANY.findall(text, max(0, statement.start - _BESIDE), statement.start)
    return words[-1].lower() if words else ""


def words_around(text: str, statement: Stated, floor: int, stop: int) -> frozenset[str]:
    """The stems of the words around a statement, within its sentence."""
    start, end = max(floor, statement.start - CONTEXT), min(stop, statement.end + CONTEXT)
    around = _WORD.findall(text, start, statement.start) + _WORD.findall(text, statement.end, end)
    return frozenset(stem for word in around for stem in stems(word))


def kept_share(text: str, here: tuple[int, int], other: str, there: tuple[int, int]) -> float:
    """The share of the words of a stretch of a text, names left out, that a stretch of another text has."""
    words = {word.lower() for word in _WORD.findall(text, *here) if word[0].islower()}
    known = {stem for word in _WORD.findall(other, *there) for stem in stems(word)}
    return sum([known.issuperset(stems(word)) for word in words]) / len(words) if words else 1.0
