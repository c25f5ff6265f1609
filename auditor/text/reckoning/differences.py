"""Differences: “a margin of 47”, “up 20 from 40”, “a rise of 25 percent”, beside the figures compared."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.passage import (
    ROUGHLY,
    SPANS,
    WORD,
    Mismatch,
    Passage,
    agrees,
    alike,
    in_measure,
    joined,
    near,
    spans,
    typed,
    written,
)

_N, _W, _H = HOLE, WORD, ROUGHLY
_SPREAD = (
    r"(?:margin|majority|rise|increase|growth|gain|jump|leap|climb|fall|drop|decline|decrease|slump|dip|"
    r"swing|gap|difference|spread|cut|reduction|saving|lead|advantage|overrun|shortfall|surplus|deficit|"
    r"plunge|slide|loss|improvement|change|addition|hike|discount)"
)
MORE = (
    r"(?:more|less|fewer|higher|lower|above|below|taller|shorter|longer|older|younger|heavier|lighter|"
    r"cheaper|dearer|warmer|colder|cooler|hotter|faster|slower|over|under|up|down)"
)
"""Words that compare, as a part of a regular expression."""
_SPREAD_OF = lazy(
    rf"\b(?:a|an|the|by\sa|its)\s(?:{_W}\s){{0,2}}?{_SPREAD}\sof\s{_H}{_N}|\b(?:a|an|"
    rf"the)\s{_N}[-\s](?:point|vote|seat|degree|dollar|euro|percent|percentage\spoint|goal|run|page|metre|"
    rf"meter|minute|second)s?\s(?:{_W}\s)?{_SPREAD}\b|(?:,|\(|\s[—–-])\s?(?:up|down|higher|"
    rf"lower)\s(?:by\s)?{_H}{_N}|\b(?:up|down)\s(?:by\s)?{_H}{_N}(?=(?:\s{_W}){{0,3}}?\s(?:from|on|"
    rf"compared)\s)|"
    r"\b(?:w[io]n\w*|lost|beat\w*|defeat\w*|prevail\w*|ahead|le[ad]d?s?|leading|passed|carried|victory|"
    rf"edged|elected|trail\w*)\s(?:{_W}\s){{0,3}}?by\s{_H}{_N}\s(?:votes|points|seats)\b"
    r"(?!\s(?:to|against)\b)|"
    rf"{_N}(?:\s{_W}){{0,2}}?\s(?:{MORE}\sthan\b|(?:below|above|short\sof)\s(?=(?:the|its|their|his|her|a|"
    rf"an)\s(?:{_W}\s){{0,3}}⟨))|{_N}(?:\spoints)?\s(?:still\s)?(?:separat(?:es?|ed)|divid(?:es?|ed))\b|{_N}(?:\s(?:points|votes|seats|strokes|shots|"
    rf"places))?\s(?:ahead\sof|clear\sof|behind|adrift\sof|"
    r"in\sfront\sof)\b|"
    rf"(?:,|\sor|\sare|\swere|\s[—–-]|\()\s?{_H}{_N}(?:\s{_W}){{0,2}}?\s(?:{MORE}|apart)(?=[,.;)]|\Z|\s(?:in|"
    r"on|over|within|during|from|since|after|for|a)\b)|"
    r"\b(?:rais|boost|lift|hik|increas|expand|widen|cut|reduc|lower|slash|trim|shr[aiu]nk)\w*\s"
    rf"(?:{_W}\s){{1,4}}?by\s{_H}{_N}",
    re.IGNORECASE,
)
_GROWN = lazy(
    r"\b(?:add(?:s|ed|ing)?|sav(?:es?|ed|ing)|los(?:es?|t|ing)|gain(?:s|ed|ing)?|ris(?:es?|en|ing)|rose|"
    r"fall(?:s|en|ing)?|fell|increas(?:es?|ed|ing)|gr[eo]wn?|growing|climb(?:s|ed|ing)?|drop(?:s|ped|ping)?|"
    r"declin(?:es?|ed|ing)|swell(?:s|ed|ing)?|swollen|shr[aiu]nk(?:s|ing)?|narrow(?:s|ed|ing)?|"
    r"widen(?:s|ed|ing)?|jump(?:s|ed)?|surg(?:ed?|es)|plung(?:ed?|es)|slump(?:s|ed)?|melted|advanced|"
    rf"retreated|receded|(?:a|of|by)\snet)\s(?:{_W}\s)?(?:by\s)?(?:a\snet\s)?{_H}{_N}|"
    rf"{_N}(?:\s{_W}){{0,2}}?\s(?:{MORE}|apart|short)(?=[,.;:)]|\Z|\s(?:in|on|over|within|during|from|since|after|for|a)\b)",
    re.IGNORECASE,
)
"""Words of change before a figure; many a change is of other figures than those beside it."""
_CHANGING = lazy(
    r"\b(?:adjusted|inflation|annual\w*(?! (?:reports?|statements?|results|accounts|meeting))|"
    r"(?<!on )average\w*|excluding|currenc\w+|comparable|organic|(?<!as )per(?! cent)|underlying|"
    r"respectively|each|forecast|expected|projected|target|goal|would|could|might|(?-i:may)|if|between|"
    r"constant|real terms|analysts|seasonally|revised|estimat\w+|record|ranking|rank|world number|seed\w*|"
    r"session|points? behind|clear)\b",
    re.IGNORECASE,
)
_FORESEEN = ("forecast", "expected", "projected", "target", "estimat", "revised")
_BASED = lazy(r"\s(?:from|on|over|compared|against|since|in|year)\b")
SPREADS = frozenset(_SPREAD[3:-1].split("|"))
"""Nouns that name a difference."""
_DIFFERS = frozenset(
    "by up down higher lower net add adds added adding save saves saved saving lose loses lost losing gain "
    "gains gained gaining rise rises rising risen rose fall falls falling fallen fell increase increases "
    "increased increasing grow grows growing grown grew climb climbs climbed climbing drop drops dropped "
    "dropping decline declines declined declining swell swells swelled swelling swollen shrink shrinks "
    "shrank shrunk shrinking narrow narrows narrowed narrowing widen widens widened widening jump jumps "
    "jumped surge surges surged plunge plunges plunged slump slumps slumped melted advanced retreated "
    "receded".split()
)
_HEDGES = frozenset(
    "just only exactly a mere precisely some about around nearly almost roughly approximately the an over "
    "under".split()
)
_PARTS_SIDES = frozenset("separate separates separated divide divides divided".split())
_MORES = _PARTS_SIDES.union(MORE[3:-1].split("|"), "apart ahead clear behind adrift front short".split())
CUES = SPREADS | _DIFFERS | _MORES
"""Words of which a sentence has one that says a difference."""
_RESUMED = lazy(r"(?:That|This|The\s(?:gap|difference|margin|majority|rise|increase|fall|drop)|It\swas\sa)\b")
_COMPARATIVE = lazy(r"\b(?:than|ahead of|clear of|behind|adrift of|in front of|below |above |short of )\Z")
_BACK = lazy(
    r"\b(?:from|than|against|compared|versus|before|earlier|ago|instead|rather|prior|previous|preceding)\b"
)
_FORTH = lazy(r"\b(?:to(?!\s[A-Z])|now|has since|today)\b")
_APART = lazy(r"margin|majority|difference|gap|swing|apart|\bby\b")
_FOLLOWING = 60
_LOST = frozenset(("life", "lives"))
"""“With the loss of 61 lives” is no difference."""
_OF_ONE_MEASURE = lazy(
    r"\s(?:hours?|minutes?|days?|weeks?|months?|years?|feet|foot|pounds?|stone)(?:,?\sand)?\s"
)
"""Between the figures of “one hour and 40 minutes”, which are not compared with each other."""
_ELSEWHERE = lazy(
    rf"(?:\s{_W}){{0,3}}?,?\s(?:to|from|on|of|against|compared)\s{_H}⟨|(?:\s{_W}){{0,2}}?\s(?:(?:in|on|by)\s"
    rf"(?:[A-Z⟨\d])|last\s|the\s(?:year|month|week|day)\s(?:before|after))|[^⟨⟩.;]{{0,30}},?\sand\s(?:{_W}\s){{0,3}}?⟨"
)
"""Behind a change that is not of the figures before it: its base, another time, a change the other way."""
_SET_AGAINST = lazy(
    r"\b(?:from|than|against|compared|versus|before|earlier|ago|instead|rather|in place|prior|previous\w*|"
    r"last|after|whereas|while|but|needed|required|wanted?|offer\w*|now|then|today|since|in\s(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What sets two figures of one thing against each other."""
_VERSUS = lazy(r"\s(?:votes?\s)?(?:to|against)\s")
_TALLY = lazy(r"\s(?:to|against)\s\d")
"""Behind the first figure of a vote: “a majority of 54 to 48” is no difference of 54."""
_SO = lazy(r"\b(?:so|thus|therefore|hence|having|meaning|means|which|thereby)\b|[:—–]", re.IGNORECASE)
"""What says that a figure follows from those before it."""
_ADDS = lazy(r"\b(?:and|with|plus|another|will|in\s[A-Z]\w*)\b")
"""Before “four more”, which are not a difference then."""
_HEDGED = lazy(r"\b(?:over|more than|less than|under)\s\Z")


def differences(p: Passage) -> Iterator[Mismatch]:
    """Yield the differences that the figures compared do not show.

    “76 voted for and 29 against, a margin of 57”; “from -22 to +6, a swing of 16 degrees”.
    """
    if not _may_differ(p.frame.text):
        return
    if len(p.frame.figures) + len(p.earlier.figures if p.earlier else ()) > 2:
        yield from _grown(p)
    if len(p.frame.figures) < 2 and not _RESUMED.match(p.frame.text):
        return
    for match in _SPREAD_OF.finditer(p.frame.text):
        stated = p.figure(match)
        if stated is None or stated.approx or stated.kind != "quantity" or p.noun(stated) in _LOST:
            continue
        if _TALLY.match(p.text, stated.end):
            continue
        point = p.text[stated.end : stated.end + 14].strip().startswith("point")
        percent = stated.measure == "%" and not point
        pair = _compared(p, stated, match, percent)
        if pair is None or any(f.approx for f in pair) or not p.like(*pair) or p.is_age(*pair):
            continue
        if _OF_ONE_MEASURE.fullmatch(p.text, min(f.end for f in pair), max(f.start for f in pair)):
            continue
        if percent:
            wrong = _percent(p, stated, *pair)
        else:
            wrong = _plain(p, stated, *pair, match[0], foreseen=_is_apposed(p, match, stated, pair[1]))
        if wrong is not None:
            yield wrong


def _grown(p: Passage) -> Iterator[Mismatch]:
    """Yield the changes told behind their two ends: “500 in May, against 420 in April: it gained 180”.

    Such a word may tell of other figures than those beside it. So the ends must be set against each other, or
    the change be said to follow from them, and one digit of it must explain what is wrong.
    """
    for match in _GROWN.finditer(p.frame.text):
        stated = p.figure(match)
        if stated is None or stated.approx or stated.kind != "quantity" or p.noun(stated) in _LOST:
            continue
        if _ELSEWHERE.match(p.frame.text, match.end()):
            continue
        pair = _ends(p, stated, match)
        if pair is None:
            continue
        a, b = pair
        between = p.text[a.end : p.offset(match.start())]
        if not (_SET_AGAINST.search(p.text, a.start - 12, b.start) or _SO.search(between[b.end - a.end :])):
            continue
        if _CHANGING.search(between) or (match[0][0] == "⟨" and _ADDS.search(between[b.end - a.end :])):
            continue
        if stated.measure == "%":
            if a.measure == "%" or _HEDGED.search(p.text, max(0, stated.start - 14), stated.start):
                continue
            slack = stated.slack + 0.6 + 100 * (a.slack + b.slack) / min(abs(a.value), abs(b.value) or 1)
            rights = _percents(p, a, b)
            if not any(abs(right - stated.value) <= slack for right in rights):
                right = next((x for x in rights if typed(round(x), stated)), None)
                if right is not None:
                    yield _spread(stated, a, b, f"{written(round(right, 1))}%", True)
            continue
        right = abs(p.value(a) - p.value(b))
        meant = in_measure(stated, a.measure or b.measure)
        if meant is None or agrees(right, meant, a.slack + b.slack) or not typed(right, meant):
            continue
        yield _spread(stated, a, b, written(right), True)


def _ends(p: Passage, stated: Figure, match: re.Match[str]) -> tuple[Figure, Figure] | None:
    """The two figures before a change that are its ends; None where others may be."""
    percent = stated.measure == "%"
    own, before = (
        [
            f
            for f in (frame.figures if frame is not None else ())
            if f.end <= stated.start and _is_operand(p, f, stated, percent) and _may_end(p, f, stated)
        ]
        for frame in (p.frame, p.earlier)
    )
    given = own if len(own) > 1 else [*before, *own]
    if len(given) > 2:
        given = [f for f in given if f.value > stated.value]
    if len(given) != 2 or any(f.approx for f in given) or not p.like(*given) or p.is_age(*given):
        return None
    if _GROWN.search(p.text[max(0, given[0].start - 30) : given[0].start] + "⟨0⟩"):
        return None
    return given[0], given[1]


def _may_end(p: Passage, figure: Figure, stated: Figure) -> bool:
    """Whether a figure may be an end of a change."""
    if stated.measure == "%":
        return True
    if in_measure(stated, figure.measure) is None:
        return False
    return bool(figure.measure) or alike(p.noun(figure), p.noun(stated))


def _compared(
    p: Passage, stated: Figure, match: re.Match[str], percent: bool
) -> tuple[Figure, Figure] | None:
    """The two figures whose difference is stated."""
    others = [f for f in p.frame.figures if f is not stated and _is_operand(p, f, stated, percent)]
    before = [f for f in others if f.end <= stated.start]
    behind = [f for f in others if f.start >= stated.end and f.start - stated.end < _FOLLOWING]
    given = before if len(before) >= 2 else others
    compares = _COMPARATIVE.search(match[0]) is not None
    if compares and not behind and not match[0].endswith("than"):
        return None
    if compares and behind and before:
        mates = [
            f for f in before if p.like(f, behind[0]) and (f.measure or alike(p.noun(f), p.noun(stated)))
        ]
        nearest = min(
            mates, key=lambda f: abs(abs(p.value(f) - p.value(behind[0])) - stated.value), default=None
        )
        given = [nearest, behind[0]] if nearest else []
    elif len(before) > 2 and _in_points(p, stated) and sum(f.measure == "%" for f in before) == 2:
        given = [f for f in before if f.measure == "%"]
    elif len(before) > 2 and (tally := _tally(p, before)):
        given = tally
    elif len(before) > 2 and not stated.measure:
        given = [f for f in before if p.noun(f) and alike(p.noun(f), p.noun(stated))]
    elif len(before) > 2:
        given = [f for f in before if f.measure == stated.measure]
    if not given and 2 < len(before) < 7 and match[0].startswith((" a difference", "a difference", "a gap")):
        pairs = [pair for pair in itertools.combinations(before, 2) if pair[0].value != pair[1].value]
        given = [*min(pairs, key=lambda x: abs(abs(x[0].value - x[1].value) - stated.value), default=())]
    if not given and not _RESUMED.match(p.frame.text):
        return None
    if len(given) < 2 and p.earlier is not None:
        given = [*(f for f in p.earlier.figures if _is_operand(p, f, stated, percent)), *given]
    return (given[0], given[1]) if len(given) == 2 else None


def _tally(p: Passage, figures: list[Figure]) -> list[Figure]:
    """The two sides of the one vote among figures: “in the house of 150 seats it had 78 votes against 61”."""
    sides = [
        pair for pair in itertools.pairwise(figures) if _VERSUS.fullmatch(p.text, pair[0].end, pair[1].start)
    ]
    return [*sides[0]] if len(sides) == 1 else []


def _percent(p: Passage, stated: Figure, a: Figure, b: Figure) -> Mismatch | None:
    if a.measure == "%" or _CHANGING.search(p.text, a.start, min(p.end, stated.end + 40)):
        return None
    allowed = _percents(p, a, b)
    slack = stated.slack + 0.6 + 100 * (a.slack + b.slack) / min(abs(a.value), abs(b.value) or 1)
    shares = [f for f in p.frame.figures if f.measure == "%"]
    if not allowed or any(abs(x - f.value) <= slack for x in allowed for f in (stated, *shares)):
        return None
    right = allowed[0]
    hedged = _HEDGED.search(p.text, max(0, stated.start - 14), stated.start) is not None
    if hedged or not right / 4 < stated.value < right * 4:
        return None
    return _spread(stated, a, b, f"{written(round(right, 1))}%", abs(right - stated.value) >= 3)


def _is_apposed(p: Passage, match: re.Match[str], stated: Figure, last: Figure) -> bool:
    """Whether a difference stands right behind its second figure, and no other base is named: “put at 40 in
    May, it is now forecast at 55, a rise of 15”."""
    between = p.text[last.end : max(last.end, p.offset(match.start()))]
    return not between.strip(" ,—–-(") and not _BASED.match(p.text, stated.end)


def _plain(
    p: Passage, stated: Figure, a: Figure, b: Figure, words: str, *, foreseen: bool
) -> Mismatch | None:
    if p.text.startswith(" basis", stated.end):
        return None
    points = _in_points(p, stated)
    if stated.measure in ("cent", "penny") and a.measure not in ("cent", "penny"):
        stated = replace(stated, value=stated.value / 100, slack=stated.slack / 100)
    elif stated.measure != a.measure and stated.measure != b.measure:
        degrees = not stated.measure and a.measure in ("°", "°C", "°F") and "degree" in words
        if not degrees and not (points and a.measure in ("%", "")):
            return None
    elif not stated.measure and not _counted_alike(p, stated, a, b, words):
        return None
    changing = _CHANGING.search(p.text, a.start, stated.end)
    if changing and not (foreseen and changing[0].lower().startswith(_FORESEEN)):
        return None
    right = abs(p.value(a) - p.value(b))
    if right == 0 or any(agrees(f.value, stated, 0) for f in (a, b)):
        return None
    if any(agrees(right, f, 0) for f in p.frame.figures if f is not stated):
        return None  # “14 points, 52 percent to 38, or double the 7-point lead”
    close = near(right, stated) or ("maj" in words and right / 4 < stated.value < right * 4)
    if agrees(right, stated, a.slack + b.slack) or not close:
        return None
    return _spread(stated, a, b, written(right), True)


def _in_points(p: Passage, stated: Figure) -> bool:
    return stated.measure == "pp" or p.noun(stated) in ("points", "point")


def _may_differ(text: str) -> bool:
    """Whether a word beside a figure may make it a difference: most figures have none."""
    pieces = text.lower().split("⟨")
    for before, after in itertools.pairwise(pieces):
        said = before.rsplit(None, 5)[-5:]
        while said and said[-1] in _HEDGES:
            said.pop()
        if said and (said[-1] in _DIFFERS or (len(said) > 1 and said[-1] == "of" and said[-2] in SPREADS)):
            return True
        follow = re.split(r"[\s.,;)]", after.partition("⟩")[2][:48])
        if not _MORES.isdisjoint(follow[1:5]) or (
            follow[0][:1] == "-" and not SPREADS.isdisjoint(follow[:3])
        ):
            return True
        if not SPREADS.isdisjoint(follow[1:4]) and said and said[-1] == "":
            return True
    return any(f"{noun} of ⟨" in text for noun in SPREADS) or " of a ⟨" in text


def _is_operand(p: Passage, figure: Figure, stated: Figure, percent: bool) -> bool:
    if figure.kind != "quantity" or (percent and figure.measure == "%"):
        return False
    if p.hyphened(figure):
        return False
    return p.noun(figure) not in SPANS or p.noun(stated) in SPANS


def _counted_alike(p: Passage, stated: Figure, a: Figure, b: Figure, words: str) -> bool:
    noun = p.noun(stated)
    if noun and not (alike(noun, p.noun(a)) and alike(noun, p.noun(b))):
        said = any(k in words for k in ("margin", "majority", "lead"))
        return said and noun in ("votes", "seats", "points", "degrees")
    counted = bool(p.noun(a) or p.noun(b)) or min(a.value, b.value) >= 1e5
    return counted or _APART.search(words) is not None


def _percents(p: Passage, a: Figure, b: Figure) -> list[float]:
    """By how many percent one figure is more or less than the other; first as the words say it."""
    if a.value <= 0 or b.value <= 0:
        return []
    first, second = 100 * abs(b.value - a.value) / a.value, 100 * abs(b.value - a.value) / b.value
    back = _BACK.search(p.text, a.end, b.start)
    forth = _FORTH.search(p.text, a.end, b.start)
    if back and not forth:
        return [second]
    return [first] if forth and not back else [first, second]


def _spread(stated: Figure, a: Figure, b: Figure, right: str, grave: bool) -> Mismatch:
    return Mismatch(
        joined(stated.start, stated.end, b) if b.start > stated.end else Span(stated.start, stated.end),
        f"between {a.words} and {b.words} are {right}, not {stated.words}",
        spans(a, b),
        grave,
    )
