"""Multiples and changes by a part: “doubled”, “three times the 18 million”, “cut by a third”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.differences import MORE
from auditor.text.reckoning.passage import SPANS, WORD, Mismatch, Passage, joined, spans, written
from auditor.text.reckoning.portions import COUNT, PARTS, count, said

_N, _W = HOLE, WORD
_STEMS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0}
FOLD_CUES = frozenset(stem + end for stem in _STEMS for end in ("e", "ed", "ing", "led", "ling", "es")) | {
    "doubling",
    "halving",
}
MULTIPLE_CUES = frozenset(("times", *_TIMES))
CUT_CUES = frozenset((*PARTS, *(f"{part}s" for part in PARTS)))
"""Words of which a sentence has one that says a multiple, or a change by a part."""
SO = frozenset("therefore thus hence so".split())
"""Words of which a sentence has one that tells a change of figures in the one before."""
_FOLD = lazy(
    r"\b(?P<near>(?:more\sthan|nearly|almost|about|roughly|all\sbut|not\squite|virtually|less\sthan|over|"
    rf"well\sover|practically)\s)?(?P<word>{'|'.join(_STEMS)})(?:ed|led|ing|ling|(?<=\bto\s.....)e|"
    r"(?<=\bto\s....)e)\b",
    re.IGNORECASE,
)
_MULTIPLE = lazy(
    r"(?<!\w)(?P<near>(?:more\sthan|nearly|almost|about|roughly|less\sthan|over)\s)?(?:(?P<word>"
    rf"{'|'.join(_TIMES)})|(?P<count>{COUNT}|⟨\d{{1,2}}⟩)\stimes)\s(?:(?:as\s(?:many|much|large|big|high|"
    rf"long)\s"
    rf"as|what|that)\s)?(?:{_W}\s){{0,5}}?{_N}",
    re.IGNORECASE,
)
_COMPARED = lazy(
    r"\b(?:from|to|against|compared|than|versus|ago|earlier|before|last|was|were|had|used|in\s(?:19|20)\d\d|"
    r"original\w*|previous\w*|now|then|today|since)\b"
)
_OF_THEM = lazy(r"\bof\s(?:the\s|its\s)?\Z")
_OPEN = lazy(
    r"\b(?:singled|homered|doubled up|double-|doubles|inning\w*|runs?|match(?:es)?|if|would|could|(?-i:may)|"
    r"might|plans?|aims?|wants?|each|per|every|average|again|not)\b",
    re.IGNORECASE,
)
_BY_PART = lazy(
    r"(?P<lead>\b(?:by|of|up|down|rise|rose|lost|loss|added|is|was|are|were)\s|,\s|\s[—–-]\s)(?:(?P<near>about|nearly|"
    r"almost|more\sthan|over|around|some|roughly|just\sover|just\sunder|less\sthan|fully)\s)?"
    r"(?:(?P<num>a|an|one|two|three|four|⟨\d{1,2}⟩)[\s-])?"
    rf"(?P<part>{'|'.join(PARTS)})s?(?![\w-])(?!\sof\s)",
    re.IGNORECASE,
)
CHANGED = lazy(
    r"\b(?P<up>rose|risen|ris(?:es|ing|e)|increas\w+|grew|grow\w*|gain\w*|jump\w*|climb\w*|up|surg\w+|more|"
    r"expand\w*|swell\w*|higher|hike\w*|rais\w+|longer)\b|\b(?:fall\w*|fell|drop\w*|declin\w+|shr[aiu]nk\w*|"
    r"cut\w*|reduc\w+|down|decreas\w+|lower\w*|slash\w*|trim\w*|shorten\w*|los[est]\w*|less|fewer|smaller|"
    r"slump\w*|plung\w+|contract\w*|cheaper|dip\w*)\b",
    re.IGNORECASE,
)
"""A word of change; ``up`` is a rise."""
_END = lazy(
    r"\b(?:from|to|against|with|than|was|were|is|are|now|of|at)\s(?:the\s|a\s|an\s|just\s|only\s|some\s)?\Z"
)
_MORE_THAN = lazy(rf"\s{MORE}\sthan\b")
_SAYS_WHAT = frozenset(("is", "was", "are", "were", ",", "—", "–", "-"))
"""What stands before a part that is a change only where “less than” is behind it."""
_DASHES = ", —–-"
_FAR = 20
"""Times by which two ends differ that are of two things rather than of a change by a part."""


_SET_AGAINST = lazy(
    r"\b(?:from|against|compared|than|versus|having|after|instead\sof|in\splace\sof|rather\sthan)\b"
)
_OTHERS = lazy(r"\b(?:(?<!instead )(?<!place )of|out|including|each|per|and)\b|[;:]")


def folds(p: Passage) -> Iterator[Mismatch]:
    """Yield the multiples that two figures do not show.

    “doubled the penalty from $1.2 million to $3.2 million”; “69 birds, against 46 …: the flock has doubled”.
    """
    found = list(_FOLD.finditer(p.frame.text))
    if len(found) != 1 or not found[0]["word"].islower():
        return
    match = found[0]
    pair = _two(p)
    if pair is None or pair[0].value <= 0 or pair[1].value <= 0 or _OPEN.search(p.frame.text):
        return
    a, b = pair
    if a.measure == "%" and b.measure != "%":
        return
    wanted = _STEMS[match["word"].lower()]
    times = max(a.value, b.value) / min(a.value, b.value)
    aim = wanted if wanted > 1 else 1 / wanted
    least, most = _range(aim, (match["near"] or "").strip().lower())
    slack = (a.slack / a.value + b.slack / b.value) * times
    if least - slack <= times <= most + slack or times > aim * 3:
        return
    if not _COMPARED.search(p.text, max(0, a.start - 14), min(p.end, b.end + 30)):
        return
    if _OF_THEM.search(p.text, max(0, a.start - 8), a.start):
        return
    yield Mismatch(
        joined(p.offset(match.start("word")), p.offset(match.end()), a, b),
        f"{a.words} and {b.words} differ by a factor of {written(round(times, 1))}, not {written(aim)}",
        spans(a, b),
        abs(times / aim - 1) > 0.2,
    )


def _range(aim: float, near: str) -> tuple[float, float]:
    """Between what a multiple may be that is said to be so many times."""
    if not near:
        return aim * 0.88, aim * 1.08
    if near in ("more than", "over", "well over"):
        return aim * 0.97, aim * 1.5
    return aim * 0.75, aim * (1.25 if near in ("about", "roughly") else 1.06)


def _two(p: Passage) -> tuple[Figure, Figure] | None:
    """The two figures of a sentence, or its one and that of the sentence before."""
    own = [f for f in p.frame.figures if f.kind == "quantity" and not p.hyphened(f)]
    kept = [f for f in own if p.noun(f) not in SPANS]
    if len(kept) == 2:
        return (kept[0], kept[1]) if p.like(*kept) else None
    if len(kept) == 1 and p.earlier is not None:
        earlier = [f for f in p.earlier.figures if f.kind == "quantity"]
        if len(earlier) == 1 and p.like(earlier[0], kept[0]):
            return earlier[0], kept[0]
    return None


def cuts(p: Passage) -> Iterator[Mismatch]:
    """Yield the changes by a part that their two ends do not show: “by a third, from 40 minutes to 20”."""
    for match in _BY_PART.finditer(p.frame.text):
        times = count(p, match["num"]) if match["num"] else 1.0
        changed = list(CHANGED.finditer(p.frame.text))
        ways = {bool(word["up"]) for word in changed}
        pair = _ends(p, match["num"])
        if times is None or len(ways) != 1 or pair is None or _OPEN.search(p.frame.text):
            continue
        if match["lead"].strip() in _SAYS_WHAT and not _MORE_THAN.match(p.frame.text, match.end()):
            continue
        value = times / PARTS[match["part"].lower()]
        a, b = pair
        base = (min if ways == {True} else max)(a.value, b.value)
        if base <= 0 or max(a.value, b.value) > _FAR * min(abs(a.value), abs(b.value)):
            continue  # “shrunk by a third, to 665 million francs, in an industry that feeds 14,000”
        real = abs(a.value - b.value) / base
        slack = min(0.04, value * 0.15) + (0.04 if match["near"] else 0) + (a.slack + b.slack) / base
        if abs(real - value) <= slack or real == 0:
            continue
        start, end = p.offset(match.start("lead") + len(match["lead"])), p.offset(match.end())
        if match["lead"][0] in _DASHES:
            where = joined(start, end, *(f for f in pair if f.start > end))
        else:
            verbs = [word.start() for word in changed if match.start() - 40 < word.start() < match.start()]
            where = joined(p.offset(min(verbs, default=match.start())), end, a, b)
        stated = said(p, match).lstrip(_DASHES)
        yield Mismatch(
            where,
            f"between {a.words} and {b.words} are {written(round(100 * real, 1))}%, not {stated}",
            spans(a, b),
            abs(real - value) > 0.08,
        )


def _ends(p: Passage, number: str | None) -> tuple[Figure, Figure] | None:
    """The two ends of a change; ``number`` is a hole that counts its parts."""
    own = [f for at, f in enumerate(p.frame.figures) if f.kind == "quantity" and f"⟨{at}⟩" != number]
    if not p.frame.figures and p.earlier is not None:
        given = [
            f for f in p.earlier.figures if f.kind == "quantity" and (f.measure or p.noun(f) not in SPANS)
        ]
        if len(given) == 2 and p.like(*given) and not any(f.approx for f in given):
            between = p.text[given[0].end : given[1].start]
            if _SET_AGAINST.search(between) and not _OTHERS.search(between):
                return given[0], given[1]
        return None
    kept = [f for f in own if p.noun(f) not in SPANS]
    chosen = kept if len(kept) == 2 else own
    if len(chosen) != 2 or any(f.approx for f in chosen) or not p.like(*chosen):
        return None
    if not any(_END.search(p.text, max(0, f.start - 16), f.start) for f in chosen):
        return None
    return chosen[0], chosen[1]


def multiples(p: Passage) -> Iterator[Mismatch]:
    """Yield the multiples of one figure that another is not: “36 million, three times the 18 million”."""
    for match in _MULTIPLE.finditer(p.frame.text):
        base = p.figures(match)[-1]
        times = _TIMES[match["word"].lower()] if match["word"] else count(p, match["count"])
        given = [
            f
            for at, f in enumerate(p.frame.figures)
            if f.end <= base.start and f"⟨{at}⟩" != match["count"] and p.like(f, base)
        ]
        if len(given) != 1 or not times or base.value <= 0 or given[0].approx:
            continue
        real = given[0].value / base.value
        slack = real * (base.slack / base.value + given[0].slack / max(given[0].value, 1e-9))
        low, high = times * 0.87 - slack, times * (1.5 if match["near"] else 1.2) + slack
        if low <= real <= high or not times / 4 < real < times * 4:
            continue
        yield Mismatch(
            joined(p.offset(match.start()), base.end, base),
            f"{given[0].words} is {written(round(real, 1))} times {base.words}, not {written(times)} times",
            spans(given[0]),
        )
