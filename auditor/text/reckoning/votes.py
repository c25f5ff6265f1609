"""Votes and seats: majorities, houses, the two sides of a vote, shares of a poll."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.numbers import Number
from auditor.text.reckoning.passage import Mismatch, Passage, spans, written

_N = HOLE
MAJORITY_CUES = frozenset(["majority"])
POLL_CUES = frozenset(
    "abstain abstained abstaining abstention undecided unsure sure opinion blank spoilt spoiled know answer "
    "reply respond".split()
)
SIDES_CUES = frozenset(
    "voted split divided decided ruled approved rejected vote convicted acquitted survived rescued saved "
    "passed "
    "failed against accepted no women girls dagegen contra contre mujeres femmes frauen".split()
)
"""Words of which a sentence has one for each reading."""
_SHORT = lazy(
    rf"{_N}(?:\s(?:seats?|votes?|deputies|lawmakers|members|mandates))?\s(?:short\sof|shy\sof|away\sfrom|"
    rf"below|above|over|more\sthan|"
    r"beyond)\s(?:an?|the)\s(?:absolute\s|outright\s|overall\s|simple\s|working\s|bare\s)?majority\b",
    re.IGNORECASE,
)
_CHAMBER = lazy(
    rf"{_N}(?:-(?:seat|member|strong)\b|\s(?:seats|members|deputies|lawmakers|places|mandates)\b)",
    re.IGNORECASE,
)


def majorities(p: Passage) -> Iterator[Mismatch]:
    """Yield what is wrongly said to lack a majority, or to be over it.

    “The house has 120 members. The partners, on 63, will be two seats short of a majority”.
    """
    yield from _sizes(p)
    for match in _SHORT.finditer(p.frame.text):
        stated = p.figure(match)
        chambers = [(f, m) for f in (p.earlier, p.frame) if f is not None for m in _CHAMBER.finditer(f.text)]
        sizes = [f.figures[int(m[1])] for f, m in chambers]
        whole = max(sizes, key=lambda f: f.value, default=None)
        own = [
            f
            for f in p.frame.figures
            if f is not stated and f is not whole and not f.measure and f.kind == "quantity"
        ]
        if stated is None or whole is None or whole.value < 5 or stated.approx:
            continue
        held = [f for f in own if whole.value / 4 < f.value < whole.value]
        if len(held) != 1 or whole.value != int(whole.value):
            continue
        needed = whole.value // 2 + 1
        apart = needed - held[0].value
        under = re.search(r"short|shy|away|below", match[0]) is not None
        if (under and apart == stated.value) or (not under and -apart in (stated.value, stated.value - 1)):
            continue
        if abs(apart) > whole.value / 3:
            continue
        yield Mismatch(
            Span(stated.start, p.offset(match.end())),
            f"of {whole.words} a majority is {written(needed)}: {held[0].words} "
            f"{'lacks' if apart > 0 else 'is over by'} {written(abs(apart))}"
            if apart
            else f"{held[0].words} is a majority",
            spans(whole, held[0]),
        )


_MAJORITY_OF = lazy(
    rf"\b(?:an?|the|its|their)\s(?:[a-z-]{{3,12}}\s)?majority\sof\s(?:just\s|only\s|some\s)?{_N}"
    r"(?!\s(?:votes?|the|those|its|their)\b)"
)


def _sizes(p: Passage) -> Iterator[Mismatch]:
    """Yield majorities that so many seats of so many do not give: “35 of 65, a majority of seven”."""
    for match in _MAJORITY_OF.finditer(p.frame.text):
        stated = p.figure(match)
        counts = [f for f in p.frame.figures if f is not stated and p.noun(f) not in ("years", "months")]
        if stated is None or not all(map(_is_count, (stated, *counts))) or len(counts) != _HOUSE_AND_HELD:
            continue
        held, whole = sorted(counts, key=lambda f: f.value)
        sized = [f for m in _CHAMBER.finditer(p.frame.text) for f in p.figures(m)]
        if whole not in sized or not whole.value < 2 * held.value < 1.5 * whole.value:
            continue
        over = 2 * held.value - whole.value
        if stated.value >= held.value or any(abs(right - stated.value) < 1 for right in (over, over / 2)):
            continue
        yield Mismatch(
            Span(stated.start, stated.end),
            f"{held.words} of {whole.words} are a majority of {written(over)}, not {stated.words}",
            spans(whole, held),
        )


_HOUSE_AND_HELD = 2
_HOUSE = lazy(r"\b(\d{2,3})(?:-(?:seat|member)|\s(?:seats|members))\b")


def houses(text: str) -> list[Figure]:
    """How many seats the chambers of a text have."""
    return [
        Figure(m.start(1), m.end(1), float(m[1]), 0.0, "", m[1], "quantity", approx=False)
        for m in _HOUSE.finditer(text)
    ]


_TALLIES = frozenset("seats votes points medals goals deputies mandates dead deaths".split())
_NAMED = lazy(r"[A-Z][\w’'-]{1,20}\s\(?\Z")
_ENDS = lazy(r"[,.;)]|\s(?:and|seats|votes)\b")


def tallied(text: str, numbers: Sequence[Number], nouns: Iterable[str]) -> list[Number]:
    """Numbers of which those behind a name are counts where their fellows are: “28 seats, the Greens 19”."""
    if not any(n.kind == "label" for n in numbers) or _TALLIES.isdisjoint(nouns):
        return list(numbers)
    return [
        replace(n, kind="quantity")
        if n.kind == "label"
        and text[n.start : n.end].isdigit()
        and _NAMED.search(text, max(0, n.start - 24), n.start)
        and _ENDS.match(text, n.end)
        else n
        for n in numbers
    ]


_SHARES = lazy(
    rf"{_N}[^⟨⟩.]{{1,50}}?(?:,|;|\sand|\swhile)\s[^⟨⟩.;]{{0,25}}{_N}[^⟨⟩.;]{{1,50}}?(?:,|;|\sand|\swhile)\s"
    rf"(?:[a-z]{{2,6}}\s){{0,3}}{_N}\s(?:were\s|was\s|had\s|said\sthey\swere\s|of\sthem\s)?"
    r"(?:abstain\w*|undecided|unsure|not\ssure|without\san?\sopinion|no\sopinion|blank|spoil\w+|"
    r"(?:did\snot|didn['’]t|don['’]t|do\snot)\s(?:know|answer|reply|respond|vote|say)|gave\sno\sanswer)",
    re.IGNORECASE,
)


_ALL_AND_THREE = 4


def _is_counted(figures: Sequence[Figure]) -> bool:
    return all(not f.approx and f.value > 1 and f.value == int(f.value) for f in figures)


def polled(p: Passage) -> Iterator[Mismatch]:
    """Yield polls of more than all: “42% voted yes, 37% no and 31% abstained”, “of 420, 252, 126 and 52”."""
    for match in _SHARES.finditer(p.frame.text):
        figures = p.figures(match)
        counts = [
            f for f in p.frame.figures if f.kind == "quantity" and not f.measure and f.end <= figures[2].end
        ]
        if len(counts) == _ALL_AND_THREE and _is_counted(counts):
            whole, *parts = sorted(counts, key=lambda f: -f.value)
            cast = sum(f.value for f in parts)
            slack = sum(f.slack for f in counts)
            if whole is not figures[2] and whole.value + slack < cast < 1.5 * whole.value:
                message = f"{', '.join(f.words for f in parts)} are {written(cast)}, more than {whole.words}"
                yield Mismatch(Span(figures[2].start, figures[2].end), message, spans(whole, *parts[:1]))
            continue
        added = sum(f.value for f in figures)
        if all(f.measure == "%" for f in figures) and 102 < added < 150:
            message = f"{', '.join(f.words for f in figures)} are {written(added)}%, more than all"
            yield Mismatch(Span(figures[2].start, figures[2].end), message, spans(*figures[:2]))


_SPLIT = lazy(
    rf"{_N}-(?:member|seat|strong)\s[^⟨⟩.;]{{1,60}}?\b(?:voted|split|divided|decided|ruled|approved|"
    rf"rejected|vote\sof)"
    r"\s(?:it\s|the\s[a-z]{3,12}\s|by\s|of\s){0,2}(?P<for>\d{1,3})[-–](?P<against>\d{1,3})(?![\d-])",
    re.IGNORECASE,
)
_OF_THE = lazy(
    rf"\b(?:of|de|des|von)\s(?:the\s|its\s|los\s|las\s|les\s|"
    rf"den\s)?{_N}[^⟨⟩.;:]{{1,40}}?{_N}(?P<one>[^⟨⟩.;:]{{1,30}}?)(?:,?\s(?:and|y|et|und)|"
    rf",)\s{_N}(?P<other>[^⟨⟩.;:]{{1,24}}?)(?=[.,;]|\Z)",
    re.IGNORECASE,
)
_OPPOSED = tuple(
    (lazy(rf"\b{one}\b", re.IGNORECASE), lazy(rf"\b{other}\b", re.IGNORECASE))
    for one, other in (
        ("convicted", "acquitted"), ("died|killed|drowned", "survived|rescued|saved"), ("passed", "failed"),
        ("for|in favou?r", "against"), ("accepted|approved|backed", "rejected|opposed"), ("yes", "no"),
        ("dafür", "dagegen"), ("a favor", "en contra"), ("pour", "contre"), ("men", "women"),
        ("boys", "girls"),
        ("hombres", "mujeres"), ("hommes", "femmes"), ("Männer", "Frauen"),
    )
)  # fmt: skip


def sides(p: Passage) -> Iterator[Mismatch]:
    """Yield two sides that are more than all: “the 20-member panel voted 13-9”."""
    for match in _SPLIT.finditer(p.frame.text):
        [whole] = p.figures(match)
        cast = int(match["for"]) + int(match["against"])
        if _is_count(whole) and cast > whole.value:
            message = f"{match['for']} and {match['against']} are {cast}, more than {whole.words}"
            yield Mismatch(Span(whole.start, whole.end), message, ())
    for match in _OF_THE.finditer(p.frame.text):
        whole, one, other = figures = p.figures(match)
        said = match["one"], match["other"]
        opposed = any(a.search(x) and b.search(y) for a, b in _OPPOSED for x, y in (said, said[::-1]))
        added = one.value + other.value
        if opposed and all(map(_is_count, figures)) and whole.value < added < 2 * whole.value:
            message = f"{one.words} and {other.words} are {written(added)}, more than {whole.words}"
            yield Mismatch(Span(other.start, other.end), message, spans(whole, one))


def _is_count(figure: Figure) -> bool:
    """Whether a figure is an exact number of things."""
    plain = figure.kind == "quantity" and not figure.approx and not figure.measure
    return plain and figure.slack == 0 and figure.value == int(figure.value)
