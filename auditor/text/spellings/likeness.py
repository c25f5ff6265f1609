"""How like two words of names are, and which given names are short for which."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources

from auditor.text.alike import inflected, letters_alone, romanised, romanised_otherwise, within_a_slip
from auditor.text.spellings.usage import is_respelt, is_usage

_LONG = 5
_BEGUN = 3
_SHORTEST = 3
_SHORTEST_CUT = 2


class Likeness(IntEnum):
    """From two spellings of which both are in use, by way of two other words, to a letter's slip."""

    USAGE = 0
    OTHER = 1
    NEAR = 2
    SLIP = 3


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> Likeness:
    """How like two words of names are, given in lower case without accents."""
    if inflected(a, b) or is_respelt(a, b) or is_usage(a, b) or romanised_otherwise(a, b):
        return Likeness.USAGE
    if letters_alone(a) == letters_alone(b) or _bare(a) == _bare(b):
        return Likeness.USAGE
    if _sounds(a) == _sounds(b) and edits(a, b) > 1:
        return Likeness.USAGE
    if within_a_slip(a, b):
        return Likeness.SLIP
    return Likeness.NEAR if _near(a, b) else Likeness.OTHER


def _near(a: str, b: str) -> bool:
    """Whether two words begin alike and differ by a syllable, or have the same letters."""
    short = min(len(a), len(b))
    distance = edits(a, b)
    if distance == 1:
        return short >= (_SHORTEST if a[0] == b[0] else _SHORTEST + 1)
    if sorted(a) == sorted(b):
        return a[0] == b[0] or "-" in a or short > _LONG
    if a[0] != b[0]:
        return False
    begun = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), short)
    return short >= _LONG and distance <= (2 if begun < _BEGUN else max(2, short // 2))


def edits(a: str, b: str) -> int:
    """Letters added, lost, changed or exchanged with their neighbour between two words."""
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b)


def _bare(word: str) -> str:
    """A word without what houses begin and end Russian and Arabic names with: ``Yefim``, ``Saqqarah``."""
    bare = word.removeprefix("y").rstrip("iyj")
    return bare.removesuffix("h") if bare.endswith("ah") else bare


def _sounds(word: str) -> str:
    """A word's sounds, as far as houses write them alike."""
    return romanised(_bare(word).replace("x", "ks").replace("ye", "e"))


def may_be_called(a: str, b: str) -> bool:
    """Whether one given name is another's initial or short form: “Bob” and “Robert”, “Sam” and “Samantha”."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if long.startswith(short) or long.endswith(short):
        return len(short) == 1 or len(short) >= _SHORTEST_CUT
    return any(short in names and long in names for names in _called().get(short, ()))


@cache
def _called() -> dict[str, list[frozenset[str]]]:
    """Given names and what they are called, by each name."""
    listed = resources.files("auditor.text.spellings").joinpath("given_names.txt").read_text("utf-8")
    found: dict[str, list[frozenset[str]]] = {}
    for line in listed.splitlines():
        names = frozenset(line.split())
        for name in names:
            found.setdefault(name, []).append(names)
    return found
