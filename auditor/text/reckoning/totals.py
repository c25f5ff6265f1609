"""Totals: “7.7 billion in all”, “all 73 people”, “which makes 21”, beside the parts that they are of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.passage import (
    PEOPLE,
    ROUGHLY,
    WORD,
    Mismatch,
    Passage,
    agrees,
    alike,
    explained,
    listed,
    near,
    spans,
    typed,
    written,
)

_N, _W, _H = HOLE, WORD, ROUGHLY
CUES = frozenset(
    "total totals totalled totaled totalling totaling sum sums summed tally all altogether together combined "
    "told them makes making make gives giving give add adds added bring brings bringing brought".split()
)
"""Words of which a sentence has one that says a total."""
SEVERAL = frozenset("two three four five six both".split())
PLACES = frozenset(
    "days weeks months years quarters halves weekends nights seasons rounds stages sites villages cities "
    "towns countries provinces states districts regions".split()
)
"""Words of which a sentence has one of each that says a total of so many days or places."""
_OVER_ALL = (
    rf"{_N}(?:\s{_W}){{0,2}}?\s(?:for|in|over|across)\s(?:(?:the|all|those)\s{_N}|(?P<both>both))"
    rf"\s(?:{'|'.join(sorted(PLACES))})\b"
)
TOTAL = lazy(
    rf"\b(?:a|the|its|their|for\sa|an)\s(?:combined\s|grand\s|overall\s|joint\s)?(?:total|sum|tally|"
    rf"combined)(?:\s{_W}){{0,2}}?\sof\s{_H}{_N}|\ba\scombined\s{_N}|"
    r"\b(?:total(?:s|led|ling|ing|ed)?|(?:add|sum)(?:s|ed|ing)?\sup\sto|br(?:ings?|inging|ought)\s(?:the|its|"
    rf"their)\s(?:{_W}\s){{0,2}}?(?:total|bill|toll|tally|count|number)(?:\s{_W}){{0,3}}?\sto|"
    rf"in\stotal|in\sall|altogether|together)\s{_H}{_N}|"
    r"(?:,\s|\b(?:that|which|who|this|together|they)\s|⟨\d{1,2}⟩\s(?:[^\s⟨⟩.;:,()]{1,18}\s)?)(?:mak(?:es?|"
    r"ing)|"
    rf"giv(?:es?|ing))\s(?:{_W}\s)?{_H}{_N}|{_N}(?:\s{_W}){{0,3}}?\s(?:in\s(?:all|total)|altogether|"
    rf"all\stold|combined|together|between\sthem|"
    r"taken\stogether)\b|"
    rf"{_OVER_ALL}",
    re.IGNORECASE,
)
_IN_EACH = lazy(_OVER_ALL, re.IGNORECASE)
_ALL_OF = lazy(rf"\ball\s(?:of\s(?:the|them)\s)?{_N}(?:\s{_W})?", re.IGNORECASE)
_NO_TOTAL = lazy(r"\b(?:and|with|to|after|of)\s\Z")
_OPEN = lazy(
    r"\b(?:includ\w+|among|amongst|mostly|others?|another|further|additional|plus|besides|also|aside|"
    r"apart from|excluding|not counting|respectively|at least|up to|average\w*|so far|or more|as many as|"
    r"or so|overlap\w*|per(?! cent)|season|again|both|either|tax|interest|inflation|adjusted|annual\w*|if|"
    r"would|could|might|(?-i:may)|estimat\w+|expected|forecast|projected|target|"
    r"between(?! (?:them|the)\b))\b",
    re.IGNORECASE,
)
"""What says that the figures are not all, or not comparable."""
_ONE_MORE = lazy(
    r"(?:,|\b(?:and|plus|with|by))\s(?:an?|the|another|his|her|their|its)\s(?!crew\sof\b|total\b|further\b)"
    r"(?:[\w-]{2,14}\s){0,2}?(?:child|man|woman|boy|girl|baby|infant|toddler|teenager|driver|pilot|nurse|doctor|guide|"
    r"soldier|officer|guard|teacher|mother|father|wife|husband|son|daughter|brother|sister|skipper|captain)\b"
)
"""Somebody who is counted and has no figure: “seven men, two women and a child”."""
_MINUTES = lazy(r"\sminutes?,?\s(?:and\s)?")
_SELDOM = 0.95
_NO_PART = lazy(r"['’]|\s(?:a|an|per|each|apiece)\b")
"""Behind a figure that is no part of a sum: “worth 14,000 a pair”."""
_ITEM = lazy(
    rf"(?:\s{_W}){{0,4}}(?:,\s(?:and\s|plus\s)?|\s(?:and|plus|y|et|und)\s)"
    r"(?:(?:a|the|some|another|un|una)\s)?(?:crew\sof\s)?"
)
_BEFORE_TOTAL = lazy(rf"(?:\s{_W}){{0,4}}(?:,|:|;|\s[—–-])\s(?:{_W}\s){{0,4}}\Z|(?:\s{_W}){{0,4}}\s\Z")


def totals(p: Passage) -> Iterator[Mismatch]:
    """Yield the totals that are not the sum of their parts.

    “52 passengers and a crew of 11. … All 73 people”; “4.2, 1.9 and 0.6 billion: 7.7 billion in all”.
    """
    yield from _checked(p, TOTAL, _ALL_OF)


def over_all(p: Passage) -> Iterator[Mismatch]:
    """Yield the totals of so many days or places: “148 km and 97, 235 over the two days”."""
    yield from _checked(p, _IN_EACH)


def _checked(p: Passage, *patterns: re.Pattern[str]) -> Iterator[Mismatch]:
    for pattern in patterns:
        for match in pattern.finditer(p.frame.text):
            total = p.figure(match)
            if total is None or total.approx or total.measure == "pp" or p.is_compound(total):
                continue
            at = p.frame.text.find(f"⟨{p.frame.figures.index(total)}⟩", match.start())
            begins = at if match[0][0] == "⟨" else match.start()
            if pattern is not _ALL_OF and _NO_TOTAL.search(p.frame.text, 0, begins):
                continue
            wrong = _total(p, _with_minutes(p, total), match, every=pattern is _ALL_OF)
            if wrong is not None:
                yield wrong


def _with_minutes(p: Passage, total: Figure) -> Figure:
    """A figure of seconds with the minutes right before it: “1 minute 50.42 seconds”."""
    at = p.frame.figures.index(total)
    minutes = p.frame.figures[at - 1] if at else None
    if (
        minutes is None
        or p.noun(total) != "seconds"
        or not _MINUTES.fullmatch(p.text, minutes.end, total.start)
    ):
        return total
    words = p.text[minutes.start : total.end]
    return replace(total, start=minutes.start, value=total.value + 60 * minutes.value, words=words)


def _total(p: Passage, total: Figure, match: re.Match[str], *, every: bool) -> Mismatch | None:
    given = [f for f in p.frame.figures if f.end <= total.start and p.like(f, total, loose=True)]
    own = len(given)
    before = [f for f in p.earlier.figures if p.like(f, total, loose=True)] if p.earlier else []
    if own < 2:
        given = [*before, *given]
    items = _enumerated(p, total, given) if own >= 2 and not every else []
    parts = items or _last_list(p, given)
    counts = p.figures(match)[1:]
    several = 2 if match.groupdict().get("both") else counts[0].value if counts else len(parts)
    if not 2 <= len(parts) <= 8 or len(parts) != several or any(_NO_PART.match(p.text, f.end) for f in parts):
        return None
    if sum(f.approx for f in parts) > 1 or any(f.approx and f.measure == "%" for f in parts):
        return None
    if total.measure == "%":
        measures = {f.measure for f in parts}
        if own < 2 or "" in measures or len(measures) > 1 + ("together" in match[0]) or "to" not in match[0]:
            return None
    if every and (own not in (0, 2) or len(parts) > 4 or not _are_people(p, total, parts)):
        return None
    if not (items or _one_list(p, parts, total)):
        return None
    if not total.measure and _ONE_MORE.search(p.text, parts[0].start, total.start):
        return None
    brought = match[0][:2].lower() == "br" and len(parts) == 2
    reach = total.end if match.groupdict().get("both") else min(p.end, total.end + 40)
    if not brought and _OPEN.search(p.text, p.start if items else parts[0].start, reach):
        return None
    if own >= 2 and before:
        longer = [*before, *parts]
        if len(before) <= 3 and explained(p, total, longer, sum(f.slack for f in longer)):
            return None
        if typed(sum(f.value for f in longer), total):
            parts = longer
    right = sum(f.value for f in parts)
    # Of three figures and more not all are rounded as far as can be, and the same way.
    slack = sum(f.slack for f in parts) * (_SELDOM if len(parts) > 2 else 1)
    # Right behind its list a total may not be one of its items, or the sum of some.
    right_behind = bool(items) and parts is items and "total of" in match[0]
    if agrees(right, total, slack) or not (right_behind or near(right, total)):
        return None
    if brought and not typed(right, total):
        return None
    if not right_behind and (explained(p, total, parts, slack) or not 0.5 <= right / total.value <= 2):
        return None
    return Mismatch(
        Span(total.start, total.end),
        f"{listed(parts)} are {written(right)}, not {total.words}",
        spans(*parts[:2]),
        len(parts) > 2 or own == 2,
    )


def _enumerated(p: Passage, total: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """The items of a list right before a total that says nothing of what it counts.

    “29 lorries and 23 cars, for a total of 55”; “seven gold, four silver and nine bronze, which makes 21”.
    """
    if p.noun(total) or not _BEFORE_TOTAL.fullmatch(p.text, figures[-1].end, total.start):
        return []
    kept = [figures[-1]]
    for figure in reversed(figures[:-1]):
        if figure.measure != total.measure or not _ITEM.fullmatch(p.text, figure.end, kept[0].start):
            break
        kept.insert(0, figure)
    return kept if len(kept) > 1 and kept[-1].measure == total.measure else []


def _are_people(p: Passage, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total is of people, or the parts are and nothing says what the total is of."""
    noun = p.noun(total)
    return noun in PEOPLE or (not noun and any(p.noun(f) in PEOPLE for f in parts))


def _last_list(p: Passage, figures: Sequence[Figure]) -> list[Figure]:
    """The figures from the last one back, as far as they count the same: “two parties have 34 and 9”."""
    kept: list[Figure] = []
    for figure in reversed(figures):
        noun = p.noun(figure)
        other = kept and not figure.measure and not all(alike(noun, p.noun(f)) for f in kept)
        if other and noun not in PEOPLE and kept[-1].start - figure.end >= len(noun) + 10:
            break
        kept.append(figure)
    return kept[::-1]


def _one_list(p: Passage, parts: Sequence[Figure], total: Figure) -> bool:
    """Whether figures are items of one list that make up the total."""
    if total.measure:
        return True
    nouns = [p.noun(f) for f in parts]
    if all(noun in PEOPLE for noun in nouns if noun) and any(nouns):
        several = len({n for n in nouns if n}) > 1 or len(nouns) > 2
        return several or all(alike(n, p.noun(total)) for n in nouns)
    return all(alike(a, b) for a, b in itertools.combinations([*nouns, p.noun(total)], 2))
