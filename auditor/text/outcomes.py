"""Votes, margins, ages and tallies that do not follow from the figures beside them.

As in `auditor.text.sums` each reading asks for wording that leaves one sum possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure, Frame
from auditor.text.sums import Slip, digit_slip, holes, written

CUE = lazy(
    r"\b(?:majority|margin|difference|deficit|surplus|years apart|anniversary|birthday|ran for|open for|"
    r"bring(?:s|ing)|brought|convicted|acquitted|against|survived|abstained|failed|rejected|dafür|contra|contre|"
    r"each|by \S{1,6} (?:points?|goals?|runs?|votes?))\b|-(?:member|seat|strong)\b"
)
"""In lower case: what a sentence must have for any of the readings."""
EARLIER = lazy(r"\b(?:bringing|brings|brought)\b")
"""In lower case: where a figure may follow from the sentence before."""

_N = HOLE
_WORD = r"[^\s⟨⟩.;:,()]{1,18}"
_ABOUT = r"(?:just\s|only\s|exactly\s|a\smere\s)?"
_BY_SO_MANY = lazy(
    rf"{_N}(?:\svotes)?\s(?:to|against)\s{_N}(?:\svotes)?,?\s(?:with\s|by\s|or\s)?an?\s(?:majority|margin|"
    rf"difference|lead)\sof\s{_ABOUT}{_N}",
    re.IGNORECASE,
)
_BY_POINTS = lazy(
    rf"\bby\s{_ABOUT}{_N}\s(?:points?|goals?|runs?|votes?),\s(?P<more>\d{{1,3}})[-–](?P<less>\d{{1,3}})(?![\d-])",
    re.IGNORECASE,
)
_BALANCE = lazy(
    rf",?\s(?:leaving\s|with\s|or\s|for\s)?an?\s(?:[a-z]{{3,9}}\s)?(?:deficit|surplus)\sof\s{_ABOUT}{_N}",
    re.IGNORECASE,
)
_ADDED_IN = lazy(
    r"\b(?:cumulative|annual|quarterly|accumulated|primary|current[ -]account|gdp)\b", re.IGNORECASE
)
_AGES = lazy(rf"\baged\s{_N}\s(?:and|y|et|und)\s{_N},?\s(?:are|were)\s{_N}\syears\sapart\b", re.IGNORECASE)
_RAN = lazy(
    r"\b(?:opened|founded|started|launched|built)\sin\s"
    rf"{_N}\sand\s(?:was\s)?(?:closed|shut|ended|abandoned|dissolved)(?:\sdown)?\sin\s{_N},\s"
    rf"(?:ran|operated|lasted|existed|was\sopen|stayed\sopen)\s(?:for\s)?{_N}\syears\b",
    re.IGNORECASE,
)
_ANNIVERSARY = lazy(
    r"\b(?:founded|established|opened|created|set\sup|launched|formed|built|born|incorporated)\b[^⟨⟩.;]{0,40}?"
    rf"\bin\s{_N}[^⟨⟩.;]{{0,40}}?\b(?:its|his|her|their|the)\s(?P<nth>\d{{1,3}})(?:st|nd|rd|th)\s"
    rf"(?:anniversary|birthday)\sin\s{_N}",
    re.IGNORECASE,
)
_MORE = lazy(rf"(?:\b(?:another|a\sfurther)\s{_N}|{_N}\s(?:more|further|additional|others)\b)", re.IGNORECASE)
_BROUGHT_TO = lazy(
    rf"\bbr(?:inging|ings|ought)\s(?:the|its|their|his|her)\s(?:{_WORD}\s){{0,3}}?(?:toll|tally|count|number|total)"
    rf"(?:\s{_WORD}){{0,4}}?\sto\s{_N}",
    re.IGNORECASE,
)
_SPLIT = lazy(
    rf"{_N}-(?:member|seat|strong)\s[^⟨⟩.;]{{1,60}}?\b(?:voted|split|divided|decided|ruled|approved|rejected|vote\sof)"
    r"\s(?:it\s|the\s[a-z]{3,12}\s|by\s|of\s){0,2}(?P<for>\d{1,3})[-–](?P<against>\d{1,3})(?![\d-])",
    re.IGNORECASE,
)
_OF_THE = lazy(
    rf"\b(?:of|de|des|von)\s(?:the\s|its\s|los\s|las\s|les\s|den\s)?{_N}[^⟨⟩.;:]{{1,40}}?{_N}(?P<one>[^⟨⟩.;:]{{1,30}}?)"
    rf"(?:,?\s(?:and|y|et|und)|,)\s{_N}(?P<other>[^⟨⟩.;:]{{1,24}}?)(?=[.,;]|\Z)",
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
_EACH_GETS = lazy(
    rf"\b[Ee]ach\sof\s(?:the|its|their|his|her)\s{_N}(?:\s{_WORD}){{1,3}}\s(?:(?:will|would|is|was|are|were|to)\s){{0,2}}"
    rf"(?:get|gets|got|receive[sd]?|pay|pays|paid|cost|costs|earn|earns)\s{_N},\s(?:or\s|making\s|for\sa\stotal\sof\s|"
    rf"a\stotal\sof\s)?{_N}(?:\sin\s(?:all|total)|\saltogether)?(?=[.,;]|\Z)"
)


def outcomes(frame: Frame, earlier: Frame | None) -> Iterator[Slip]:
    """The figures of a sentence that do not follow from the others.

    Args:
        frame: The sentence.
        earlier: The sentence before, for what is said to follow from it; None where nothing is.
    """
    yield from _margins(frame)
    yield from _spans(frame)
    yield from _tallies(frame, earlier)
    yield from _votes(frame)
    yield from _each(frame)


def _margins(frame: Frame) -> Iterator[Slip]:
    """ "56 to 41, with a majority of 25"; "30.1 billion in, 36.3 billion out, a deficit of 4.2 billion"."""
    for match in _BY_SO_MANY.finditer(frame.text):
        first, second, stated = figures = holes(frame, match)
        if all(_is_count(f) for f in figures):
            yield from _not(stated, abs(first.value - second.value), (first, second))
    for match in _BY_POINTS.finditer(frame.text):
        [stated] = holes(frame, match)
        apart = abs(int(match["more"]) - int(match["less"]))
        if apart and apart != stated.value:
            message = f"{match['more']}-{match['less']} is a difference of {apart}, not {stated.words}"
            yield Slip(stated, (), message, True)
    for match in _BALANCE.finditer(frame.text):
        [stated] = holes(frame, match)
        given = [f for f in frame.figures if f.end <= stated.start]
        alike = {f.measure for f in (*given, stated) if f.measure}
        if len(given) != 2 or len(alike) > 1 or "%" in alike or not all(map(_is_plain, (*given, stated))):
            continue
        right, slack = abs(given[0].value - given[1].value), stated.slack + given[0].slack + given[1].slack
        if (
            abs(right - stated.value) > slack + 1e-9
            and not _ADDED_IN.search(frame.text)
            and digit_slip(stated, right)
        ):
            yield from _not(stated, right, (given[0], given[1]))


def _spans(frame: Frame) -> Iterator[Slip]:
    """ "Aged 34 and 29, are nine years apart"; "founded in 1919, its 95th anniversary in 2024"."""
    for match in _AGES.finditer(frame.text):
        one, other, stated = holes(frame, match)
        right = abs(one.value - other.value)
        if abs(right - stated.value) > 1:
            yield from _not(stated, right, (one, other))
    for match in _RAN.finditer(frame.text):
        first, last, stated = holes(frame, match)
        right = last.value - first.value
        if 0 < right < 1000 and abs(right - stated.value) > 1 and not stated.approx:
            yield from _not(stated, right, (first, last))
    for match in _ANNIVERSARY.finditer(frame.text):
        first, last = holes(frame, match)
        right = last.value - first.value
        if 0 < right < 1000 and abs(right - int(match["nth"])) > 1:
            message = f"from {first.words} to {last.words} are {written(right)} years, not {match['nth']}"
            yield Slip(last, (first,), message, False)


def _tallies(frame: Frame, earlier: Frame | None) -> Iterator[Slip]:
    """ "35 had been found; nine more were found on Tuesday, bringing the toll to 46"."""
    for match in _BROUGHT_TO.finditer(frame.text):
        [stated] = holes(frame, match)
        more = [m for m in _MORE.finditer(frame.text) if m.end() < match.start()]
        if len(more) != 1:
            continue
        [added] = holes(frame, more[0])
        figures = [
            *(earlier.figures if earlier else ()),
            *(f for f in frame.figures if f.end <= stated.start),
        ]
        given = [
            f for f in figures if f is not added and f.kind == "quantity" and f.measure == stated.measure
        ]
        if len(given) != 1 or not all(_is_count(f) for f in (*given, added, stated)):
            continue
        right = given[0].value + added.value
        if stated.value != right and digit_slip(stated, right):
            yield Slip(
                stated, (given[0], added), f"{given[0].words} and {added.words} are {written(right)}", False
            )


def _votes(frame: Frame) -> Iterator[Slip]:
    """ "The 20-member panel voted 13-9"; "of the 18 defendants 11 were convicted and nine acquitted"."""
    for match in _SPLIT.finditer(frame.text):
        [whole] = holes(frame, match)
        cast = int(match["for"]) + int(match["against"])
        if _is_count(whole) and cast > whole.value:
            message = f"{match['for']} and {match['against']} are {cast}, more than {whole.words}"
            yield Slip(whole, (), message, True)
    for match in _OF_THE.finditer(frame.text):
        whole, one, other = figures = holes(frame, match)
        said = match["one"], match["other"]
        opposed = any(a.search(x) and b.search(y) for a, b in _OPPOSED for x, y in (said, said[::-1]))
        added = one.value + other.value
        if opposed and all(map(_is_count, figures)) and whole.value < added < 2 * whole.value:
            message = f"{one.words} and {other.words} are {written(added)}, more than {whole.words}"
            yield Slip(other, (whole, one), message, True)


def _each(frame: Frame) -> Iterator[Slip]:
    """ "Each of the 40 families will get 250 dollars, 12,000 dollars in all"."""
    for match in _EACH_GETS.finditer(frame.text):
        count, price, total = figures = holes(frame, match)
        right = count.value * price.value
        slack = count.value * price.slack + total.slack + right * 0.01
        if count.measure or price.measure != total.measure or not all(map(_is_plain, figures)):
            continue
        if abs(right - total.value) > slack and right / 3 < total.value < right * 3:
            yield Slip(total, (count, price), f"{count.words} times {price.words} are {written(right)}", True)


def _not(stated: Figure, right: float, given: tuple[Figure, ...]) -> Iterator[Slip]:
    if right != stated.value:
        message = f"{given[0].words} and {given[1].words} are {written(right)} apart, not {stated.words}"
        yield Slip(stated, given, message, True)


def _is_plain(figure: Figure) -> bool:
    return figure.kind == "quantity" and not figure.approx


def _is_count(figure: Figure) -> bool:
    """Whether a figure is an exact number of things."""
    return (
        _is_plain(figure) and not figure.measure and figure.slack == 0 and figure.value == int(figure.value)
    )
