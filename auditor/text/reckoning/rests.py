"""What is left of a whole: “the other nine”, “leaving 500”, “so that only 15 are free”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.passage import (
    ROUGHLY,
    WORD,
    Mismatch,
    Passage,
    agrees,
    alike,
    digit_slip,
    explained,
    listed,
    near,
    spans,
    written,
)

_N, _W, _H = HOLE, WORD, ROUGHLY
CUES = frozenset(
    "other others remaining remain remains remained remainder rest leaving leaves leave left last balance so "
    "meaning means meant mean therefore thus hence free vacant empty unsold missing unaccounted outstanding "
    "undecided unfilled unpaid unspent available unused still otros otras restantes autres übrigen "
    "restlichen".split()
)
"""Words of which a sentence has one that says a rest."""
_REST = lazy(
    r"\b(?P<other>(?:the|its|his|her|their|los|las|les|die)\s(?:other|remaining|rest\s?,|last|otros|otras|"
    rf"restantes|autres|übrigen|restlichen))\s{_H}{_N}|"
    r"\b(?:leaving|leaves|left|leave|remain(?:s|ed|ing)?|remainder\sof|balance\sof)\s(?:(?:behind|a|an|the|"
    r"just|only|some|bill|gap|hole|shortfall|balance|sum|of|him|her|it|them|us|with|for)\s){0,5}"
    rf"{_N}|"
    r"\b(?:so(?:\sthat)?|meaning(?:\sthat)?|which\smeans(?:\sthat)?)\s(?:(?:just|only|some|the|there|are|"
    r"were|"
    rf"is)\s){{0,3}}{_N}(?:\s{_W}){{0,3}}?\s(?:free|empty|vacant|left|missing|unsold|unused|unpaid|unfilled|"
    r"available|remain|untouched|to\sgo|still|unaccounted|outstanding|short)\b|"
    rf"{_N}(?:\s{_W}){{0,2}}?\s(?:(?:is|are|was|were|still|remain|remains|remained|stay|stayed|left|has|have|"
    r"yet)\s){1,3}(?:free|empty|vacant|left|missing|unsold|unpaid|unfilled|unaccounted|outstanding|"
    r"undecided)\b|"
    rf"{_N}(?:\s{_W})?\s(?:vacant|unfilled|unsold)\b|\b(?:no\sone|nobody|"
    rf"none)\b[^⟨⟩.;]{{0,40}}\bthe\s(?:other|remaining|last)\s{_N}|\b(?P<still>while|and|with|"
    rf"as)\s(?:(?:some|only|just|about|another)\s)?{_N}(?:\s{_W}){{0,2}}?\s(?:still|yet\sto|await(?:s|ed|"
    rf"ing)?|"
    r"(?:remain|stay)(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_PLACED = lazy(r"\b(?:in|at|near|from|to)\s[A-Z][^.;]{0,30}(?:,|\sand)\s\Z")
_VERBAL = frozenset("died survived drowned escaped voted passed failed tested remained".split())
_OPEN = lazy(
    r"\b(?:includ\w+|among|amongst|mostly|additional|plus|besides|excluding|not counting|at least|up to|"
    r"average\w*|so far|as many as|hours?|minutes|days|weeks|years|times|games?|matches|points?|goals?|overs|"
    r"runs?|wickets?|laps?|holes?|would|could|might|(?-i:may)|if|per(?! cent)|each|aged|polls?|behind|"
    r"lead\w*|rounds?)\b",
    re.IGNORECASE,
)
_OF_FIRST = lazy(r".{0,40}\b[Oo]f\s(?:the\s|its\s|all\s|a\s|his\s|her\s|their\s){0,2}⟨")
_UNSTATED = lazy(r"[“\"]?Of\s(?:the|this|that|its)\s[^⟨⟩,]{2,30},")
"""“Of the cost, Ottawa bore …”: a whole of which no figure is given."""
_NAMED = lazy(
    rf"\b(?:of|de|des|von)\s(?:the\s|its\s|his\s|her\s|their\s|all\s|an?\s|los\s|les\s|den\s){{0,2}}{_N}",
    re.IGNORECASE,
)

_FOLLOWS = lazy(
    r"\b(?:leaving|leaves|left|so(?:\sthat)?|mean(?:ing|s|t)(?:\sthat)?|therefore|thus|hence)\s"
    r"(?:(?:just|only|about|some|the|other|another|remaining|him|her|it|them|with|a\s(?:balance|shortfall|"
    rf"gap|deficit|surplus|total)\sof)\s){{0,3}}{_N}(?:(?:\s{_W})?\sof\s(?:the|its|their)\s(?:original\s)?"
    r"⟨(?P<whole>\d{1,2})⟩)?",
    re.IGNORECASE,
)
_STILL_LEFT = lazy(
    rf"{_N}(?:\s{_W}){{0,2}}\s(?:(?:is|are|was|were|still|has|have|had)\s){{0,2}}(?:remain(?:s|ed|ing)?|"
    r"left(?=\s?[.,;)]|\sto\b|\sover\b|\Z)|to\sgo|outstanding|unpaid|unspent|unaccounted)\b",
    re.IGNORECASE,
)
_TALLIED = lazy(r"\d\s(?:to|against)\s\Z")
"""What stands before the second figure of a vote: “a majority of 54 to 48 would remain”."""
_HUNDRED = 100.0


def rests(p: Passage) -> Iterator[Mismatch]:
    """Yield the rests that are not the whole less its parts.

    “31 killed …: 16 in Arden, nine in Umsa and the remaining eight in Leko”.
    """
    seen: list[Figure] = []
    for match in _REST.finditer(p.frame.text):
        rest = p.figure(match)
        if rest is None or rest.approx or rest.measure == "pp" or rest.kind != "quantity":
            continue
        if match["still"] and not _OF_FIRST.match(p.frame.text):
            continue
        if rest.measure == "%":
            wrong = _rest_of_hundred(p, rest) if match["other"] else None
        else:
            wrong = _rest(p, rest, other=match["other"] is not None)
        if wrong is not None:
            seen.append(rest)
            yield wrong
    for pattern in (_FOLLOWS, _STILL_LEFT):
        for match in pattern.finditer(p.frame.text):
            rest = p.figure(match)
            if rest is None or rest in seen or rest.approx or rest.kind != "quantity" or rest.measure == "%":
                continue
            if _TALLIED.search(p.text, max(0, rest.start - 12), rest.start):
                continue
            whole = p.frame.figures[int(match["whole"])] if match.groupdict().get("whole") else None
            wrong = _consequence(p, rest, whole, left=pattern is _STILL_LEFT)
            if wrong is not None:
                seen.append(rest)
                yield wrong


def _rest(p: Passage, rest: Figure, *, other: bool) -> Mismatch | None:
    given = [f for f in p.frame.figures if f.end <= rest.start and p.like(f, rest, loose=not rest.measure)]
    if p.earlier is not None:
        before = [f for f in p.earlier.figures if p.like(f, rest, loose=not rest.measure)]
        added = sum(f.value for f in given)
        wholes = [f for f in before if f.value > added]
        if len(given) < 2:
            given = [*before, *given]
        elif any(agrees(f.value - added, rest, 0) for f in before):
            return None
        elif len(wholes) == 1 and not _OF_FIRST.match(p.frame.text):
            given = [*wholes, *given]
    if p.chamber is not None and p.noun(rest) in ("seat", "seats") and p.chamber not in given and p.earlier:
        given = [p.chamber, *(given if len(given) >= 2 else p.earlier.figures)]
    if not 2 <= len(given) <= 6 or any(f.approx for f in given):
        return None
    whole = max(given, key=lambda f: f.value)
    if whole is not given[0] and not _is_named(p, whole):
        return None  # “Five of the injured …, where 16 were taken. The other eight …”: no whole is told
    parts = [f for f in given if f is not whole]
    placed = _PLACED.search(p.text[whole.end : max(whole.end, parts[0].start)])
    if placed and not (_is_named(p, whole) and placed[0].endswith(", ")):
        return None  # “300 staff in Hull and 120 in York; the remaining 90 …”
    if whole.start >= p.start and parts[0].start < p.start:
        return None  # “treated 41 of the injured and sent the other 16 …”: the whole was told before
    if _UNSTATED.match(p.frame.text) or (
        other and whole.start >= p.start and _is_measured(rest) and not _is_named(p, whole)
    ):
        return None  # “Ottawa paid 160 million, Quebec 95 and the firm the remaining 130”: three parts
    # “Of the 23 tents, 15 were saved and the other nine burned” leaves one sum possible.
    only = other and not _is_measured(rest) and len(given) == 2 and given[0] is whole and _is_named(p, whole)
    if p.is_age(*given) or (not only and _OPEN.search(p.text, given[0].start, rest.end)):
        return None
    right = whole.value - sum(f.value for f in parts)
    slack = whole.slack + sum(f.slack for f in parts)
    nouns = {p.noun(whole), p.noun(rest)} - {""}
    if len(nouns) == 2 and not alike(*nouns) and not rest.measure:
        return None
    odd = [f for f in parts if not rest.measure and p.noun(f) and not alike(p.noun(f), p.noun(whole))]
    if odd and not all(p.noun(f) in _VERBAL for f in odd):
        return None
    if right <= 0 or rest.value >= whole.value or not near(right, rest) or agrees(right, rest, slack):
        return None
    if not only and explained(p, rest, given, slack):
        return None
    return Mismatch(
        Span(rest.start, rest.end),
        f"{whole.words} less {listed(parts)} is {written(right)}, not {rest.words}",
        spans(whole, *parts[:1]),
    )


def _is_named(p: Passage, whole: Figure) -> bool:
    """Whether a figure is said to be a whole: “of the 64 miners”."""
    return any(
        frame.figures[int(m[1])] == whole
        for frame in (p.frame, p.earlier)
        if frame is not None
        for m in _NAMED.finditer(frame.text)
    )


def _rest_of_hundred(p: Passage, rest: Figure) -> Mismatch | None:
    """ "25% voted for one and the remaining 65% for the other"."""
    before = [f for f in p.frame.figures if f.end <= rest.start and f.kind == "quantity"]
    given = [f for f in before if f.measure == "%"]
    if not given or any(f.approx for f in given):
        return None
    rights = [_HUNDRED - sum(f.value for f in given[at:]) for at in range(len(given))]
    rights += [abs(a.value - b.value) for a, b in itertools.combinations(given, 2)]
    bare = [f.value for f in before if not f.measure]
    rights += [rights[0] - value for value in (*bare, sum(bare))]  # “34 percent and a bank 22; the other 44”
    slack = sum(f.slack for f in given) + 0.5 * len(given) + 0.5
    if rights[0] <= 0 or any(agrees(right, rest, slack) for right in rights):
        return None
    return Mismatch(
        Span(rest.start, rest.end),
        f"the rest of 100% is {written(rights[0])}%, not {rest.words}",
        spans(*given[:2]),
    )


def _consequence(p: Passage, rest: Figure, whole: Figure | None, *, left: bool) -> Mismatch | None:
    """What is said to follow, where one digit of it is wrong: “183 aboard, 104 on the list, so that 89 …”."""
    given = [f for f in p.frame.figures if f.end <= rest.start and _counts_like(f, rest)]
    named = whole is not None or any(_is_named(p, f) for f in given)
    if p.earlier is not None and (len(given) < 2 or (len(given) == 2 and not named)):
        given = [*(f for f in p.earlier.figures if _counts_like(f, rest)), *given]
    if whole is not None:
        given = [whole, *given]
    if not 2 <= len(given) <= 5 or any(f.approx for f in given):
        return None
    total = max(given, key=lambda f: f.value)
    parts = [f for f in given if f is not total]
    slack = sum(f.slack for f in given)
    rights = _differences(total, parts)
    if rest.value >= total.value or any(agrees(right, rest, slack) for right in rights):
        return None
    if any(agrees(f.value, rest, slack) for f in parts) and not _is_named(p, total):
        return None
    # “18 years of a 25-year sentence and has nine left” leaves one sum possible.
    only = left and len(given) == 2 and _is_named(p, total)
    near_by = [right for right in rights if right > 0 and (only or digit_slip(rest, right))]
    if not near_by:
        return None
    less = next((f for f in parts if abs(total.value - f.value - near_by[0]) < 1e-6), None)
    message = f"{total.words} less {less.words if less else listed(parts)} is {written(near_by[0])}"
    return Mismatch(
        Span(rest.start, rest.end), f"{message}, not {rest.words}", spans(*given[:2]), len(given) <= 3
    )


def _differences(total: Figure, parts: Sequence[Figure]) -> list[float]:
    rights = [
        total.value - sum(f.value for f in some)
        for size in range(1, len(parts) + 1)
        for some in itertools.combinations(parts, size)
    ]
    return rights + [abs(a.value - b.value) for a, b in itertools.combinations(parts, 2)]


def _counts_like(figure: Figure, rest: Figure) -> bool:
    """Whether two figures may count the same thing, as far as their measures tell."""
    if figure.kind != "quantity" or (figure.measure == "%") != (rest.measure == "%"):
        return False
    if figure.measure and not rest.measure and not _is_measured(rest):
        return False  # metres of a tunnel, and men who fled through it
    return not figure.measure or not rest.measure or figure.measure == rest.measure


def _is_measured(figure: Figure) -> bool:
    """Whether a figure is of money or a unit, perhaps unnamed: “the remaining 70 million”."""
    return bool(figure.measure) or figure.value >= 1e5
