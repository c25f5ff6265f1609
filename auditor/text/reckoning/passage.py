"""A sentence with its figures, the figures of the one before, and what each of them counts.

Readings ask it whether two figures may count the same thing, and whether a figure follows from others within
what their digits show of rounding.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import Figure, Frame
from auditor.text.mistyped import mistyped
from auditor.text.numerals import spelled

WORD = r"[^\s⟨⟩.;:,()]{1,18}"
"""A word of a frame that is no figure."""
ROUGHLY = (
    r"(?:(?:just|only|exactly|a\smere|precisely|some|about|around|nearly|almost|roughly|approximately|the|"
    r"a|an|other|remaining|last|just\sover|just\sunder)\s){0,3}"
)
"""What may stand between a word and the figure that it belongs to."""
PEOPLE = frozenset(
    "people person persons individuals inhabitants "
    "lives dead men women man woman boys girls boy girl children child passengers crew adults "
    "injured wounded killed hurt victims workers employees staff students pupils teachers soldiers "
    "civilians officers survivors players members voters residents guests visitors tourists patients "
    "hostages prisoners detainees migrants refugees councillors deputies lawmakers delegates senators jurors "
    "judges sailors pilgrims fans police policemen personnel firefighters aboard board toll".split()
)
SPANS = frozenset("years year months month days day weeks week decades winters summers hours".split())
_SINGULAR = frozenset(
    "seat vote point goal aircraft cattle sheep fish trout salmon species lei yuan yen rand won baht ringgit "
    "taka cent series gold silver bronze teeth feet mice geese horsepower".split()
)
_MINUS = lazy(r"(?:\b(?:minus|menos|moins|negative)\s|(?<![\w.)])[-−–])\Z", re.IGNORECASE)
_HOLE = lazy(r"⟨(\d{1,2})⟩")
_GOES_ON = lazy(
    r"\s?(?:h(?:ours?|rs?)?|min(?:ute)?s?|m|days?|weeks?|months?|years?|feet|foot|ft|pounds?|lbs?|stone)"
    r"(?:,?\sand)?\s?\d"
)
_UNIT_WORDS = 24
_CLOSE = 64


class Mismatch(NamedTuple):
    """A statement that does not follow from others of its passage."""

    span: Span
    message: str
    others: tuple[Span, ...]
    """What it is reckoned from."""
    grave: bool = True
    """Whether nothing but a mistake explains it."""


class Passage(NamedTuple):
    """A sentence in frame, the figures before it, and what each figure counts."""

    text: str
    frame: Frame
    earlier: Frame | None
    chamber: Figure | None
    """The seats of a house, where one of the last three sentences says how many."""
    start: int
    begins: int
    """Where the sentence before begins, if it has figures; else where this one does."""
    nouns: Mapping[int, str]
    """End of a figure -> noun that it counts, in lower case."""

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.offset(len(self.frame.text))

    def noun(self, figure: Figure) -> str:
        """The noun that a figure counts; empty where a verb or nothing of the kind stands behind it."""
        noun = self.nouns.get(figure.end, "")
        return noun if noun.endswith("s") or noun in PEOPLE or noun in _SINGULAR else ""

    def value(self, figure: Figure) -> float:
        """The value with its sign: degrees may be below zero."""
        before = self.text[max(0, figure.start - 10) : figure.start]
        return -figure.value if _MINUS.search(before) else figure.value

    def like(self, one: Figure, other: Figure, *, loose: bool = False) -> bool:
        """Whether two figures may count the same thing; ``loose`` leaves open what they count."""
        if one.kind != "quantity" or other.kind != "quantity":
            return False
        if one.measure != other.measure:
            bare = one if not one.measure else other if not other.measure else None
            if bare is None or ("%" in (one.measure, other.measure) and bare.value > 100):
                return False
            return (bare.value >= 1e5 and "%" not in (one.measure, other.measure)) or (
                not self.noun(bare) and not self.hyphened(bare)
            )
        return bool(one.measure) or loose or alike(self.noun(one), self.noun(other))

    def hyphened(self, figure: Figure) -> bool:
        """Whether a figure belongs to a compound: “three-judge”."""
        return self.text[figure.end : figure.end + 1] == "-"

    def is_compound(self, figure: Figure) -> bool:
        """Whether a figure goes on in a smaller unit: “1 minute 50.42 seconds”."""
        return _GOES_ON.match(self.text, figure.end) is not None

    def is_converted(self, figure: Figure) -> bool:
        """Whether a figure says another one in other units: “9.6 billion shillings ($74 million)”."""
        opens = self.text.rfind("(", max(0, figure.start - 8), figure.start)
        return opens >= 0 and any(0 <= opens - other.end <= _UNIT_WORDS for other in self.frame.figures)

    def is_age(self, *figures: Figure) -> bool:
        """Whether one of some figures is the age of a person: “the 34-year-old”."""
        return any(self.text[f.end : f.end + 9] == "-year-old" for f in figures)

    def figures(self, match: re.Match[str]) -> list[Figure]:
        """The figures whose holes are groups of a match, in order."""
        return [
            self.frame.figures[int(group)]
            for at, group in enumerate(match.groups(), 1)
            if group and group.isdigit() and self.frame.text[match.start(at) - 1] == "⟨"
        ]

    def figure(self, match: re.Match[str]) -> Figure | None:
        """The first figure of a match; None where it has none."""
        found = self.figures(match)
        return found[0] if found else None

    def offset(self, at: int) -> int:
        """An offset into the frame as one into the text."""
        start, shift = self.start, at
        for hole in _HOLE.finditer(self.frame.text, 0, at):
            start, shift = self.frame.figures[int(hole[1])].end, at - hole.end()
        return start + shift


def alike(one: str, other: str) -> bool:
    """Whether two nouns may name the same thing; an empty one may name anything."""
    if not one or not other or (one in PEOPLE and other in PEOPLE):
        return True
    return not _singulars(one).isdisjoint(_singulars(other))


def _singulars(noun: str) -> set[str]:
    """What a noun may be in the singular: “doses” is of “dose”, “buses” of “bus”."""
    small = noun.lower()
    ends = {"s": "", "es": "", "ies": "y", "ves": "f"}
    return {small} | {small[: -len(end)] + single for end, single in ends.items() if small.endswith(end)}


_SMALLER = {
    ("km", "m"): 1e3, ("m", "cm"): 1e2, ("cm", "mm"): 10.0, ("m", "mm"): 1e3, ("t", "kg"): 1e3,
    ("kg", "g"): 1e3, ("$", "cent"): 1e2, ("EUR", "cent"): 1e2, ("GBP", "penny"): 1e2,
}  # fmt: skip
"""How many of a smaller measure make one of a larger."""


def in_measure(figure: Figure, measure: str) -> Figure | None:
    """A figure in another measure, where that is the same thing: 900 m as 0.9 km; None where it is not."""
    if figure.measure == measure or not figure.measure or not measure:
        return figure
    times = _SMALLER.get((measure, figure.measure))
    if times is not None:
        return replace(figure, value=figure.value / times, slack=figure.slack / times, measure=measure)
    times = _SMALLER.get((figure.measure, measure))
    if times is not None:
        return replace(figure, value=figure.value * times, slack=figure.slack * times, measure=measure)
    return None


def agrees(right: float, stated: Figure, slack: float) -> bool:
    """Whether a figure is a value within its own rounding, that of others and a thousandth."""
    return abs(right - stated.value) <= slack + stated.slack + 1e-6 + abs(right) * 0.001


def near(right: float, stated: Figure) -> bool:
    """Whether a figure can be meant for another: not too far off, or of other zeros, or mistyped."""
    if right <= 0 or stated.value <= 0:
        return False
    ratio = right / stated.value
    tens = math.log10(ratio)
    return 0.4 <= ratio <= 2.5 or abs(tens - round(tens)) < 0.01 or typed(right, stated)


def typed(right: float, stated: Figure) -> bool:
    """Whether a figure is a value with one digit changed or added, or two exchanged."""
    a, b = f"{stated.value:.6g}", f"{right:.6g}"
    return mistyped(a, b) in ("changed", "neighbours", "exchanged")


def digit_slip(figure: Figure, right: float) -> bool:
    """Whether a figure is another one with one digit changed, or two exchanged; of two digits at least."""
    digits = re.sub(r"\D", "", figure.words) or str(round(figure.value))
    whole = int(digits)
    if not whole:
        return False
    wanted = str(round(right / (figure.value / whole)))
    written_zeros, wanted_zeros = digits.rstrip("0"), wanted.rstrip("0")
    if max(len(written_zeros), len(wanted_zeros)) < 2:
        return False
    return mistyped(digits, wanted) in ("changed", "neighbours")


def spans(*figures: Figure) -> tuple[Span, ...]:
    """Where figures stand."""
    return tuple(Span(f.start, f.end) for f in figures)


def listed(figures: Sequence[Figure]) -> str:
    """Figures as a message names them."""
    return " and ".join(f.words for f in figures)


def joined(start: int, end: int, *figures: Figure) -> Span:
    """A statement with the figures that it is about, where they stand close behind one another."""
    first, last = min(start, *(f.start for f in figures)), max(end, *(f.end for f in figures))
    return Span(first, last) if last - first <= _CLOSE else Span(start, end)


def explained(p: Passage, stated: Figure, given: Sequence[Figure], slack: float) -> bool:
    """Whether a figure is some sum, difference, product or share of others, or one of them again."""
    values = [p.value(f) for f in given]
    if any(agrees(value, stated, 0) for value in values):
        return True
    for size in range(2, min(len(values), 6) + 1):
        if any(agrees(sum(some), stated, slack) for some in itertools.combinations(values, size)):
            return True
    for a, b in itertools.combinations(values, 2):
        product = len(values) <= 4 and agrees(a * b, stated, stated.value * 0.01)
        if product or agrees(abs(a - b), stated, slack):
            return True
    top = max(values)
    rest = [v for v in values if v != top]
    return len(rest) <= 6 and any(
        agrees(top - sum(some), stated, slack)
        for size in range(1, len(rest) + 1)
        for some in itertools.combinations(rest, size)
    )


def written(value: float) -> str:
    """A value as news writes it: ``2.3 million``, ``1,200``."""
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= scale:
            return written(value / scale) + word
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{value:,.0f}"


def number(words: str) -> float | None:
    """The value of a number in figures or in English words, “a” included; None where it is none."""
    if words[:1].isdigit():
        return float(words)
    small = words.lower()
    if small in ("a", "an"):
        return 1.0
    found = spelled(small, 0, "en")
    return float(found[0]) if found and found[1] == len(small) else None
