"""Results that do not follow from the sets, legs and quarters beside them, and margins from results."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE
from auditor.text.numbers import Number
from auditor.text.reckoning.passage import Mismatch, Passage

_TWO_LEGS = lazy(r"\b(?:leg|away|return|first match|tie|drew|home)\b")
_PAIR = r"(?<![\d:.,/-])(\d{1,3})[-–](\d{1,3})(?![\d-]|[.,:/]\d)"
_SCORE = lazy(r"(\d{1,3})[-–](\d{1,3})(?![\d-]|[.,:/]\d)")
_JOIN = lazy(r"(?:\s\(\d{1,2}(?:[-–]\d{1,2})?\))?(?:,\s?(?:and\s)?|\s(?:and\s)?|;\s|,?\sthen\s)")
_STRAIGHT = lazy(
    r"\b(?:in\s)?straight[\s-](?:sets?|games)\b|\bwithout\s(?:dropping|losing|conceding)\sa\s(?:set|game)\b"
)
_SETS = lazy(
    r"\b(?:in|over|by)\s(?P<a>two|three|four|five|\d)\s(?:sets|games)(?:\s(?:to|against)\s(?P<b>nil|none|"
    r"love|one|two|\d))?|\b(?P<c>two|three|four|five)[\s-](?:set|setter)\b|\b(?P<d>two|three)\s(?:sets|"
    r"games)\sto\s(?P<e>nil|none|love|one|two)\b"
)
_COUNTS = {"nil": 0, "none": 0, "love": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_AGGREGATE = lazy(
    rf"{_PAIR}(?P<on>\s(?:winners\s|win\s|victory\s|victors\s|defeat\s|loss\s|"
    rf"lead\s)?(?:on\s(?:the\s)?aggregate|aggregate|"
    r"over\s(?:the\s)?two\s(?:legs|matches|games)|over\sthe\stie|across\s(?:the\s)?two\s(?:legs|games)|"
    r"in\stotal|overall)\b)|\baggregate\s(?:score|result|win|victory|lead)?\s?(?:of|was|is|"
    r":)?\s?(\d{1,2})[-–](\d{1,2})(?![\d-])",
    re.IGNORECASE,
)
_PENALTIES = lazy(
    r"\b(?:penalt\w+|shoot-?out|spot[\s-]kicks?|tie-?break|extra time|half[\s-]?time|interval|at the break|"
    r"first half|after \d+ minutes)\b",
    re.IGNORECASE,
)
_PERIODS = lazy(
    r"\b(?:quarters?|periods?|thirds|halves|innings|sets|partial\w*|frames)\b(?:\s(?:scores?|"
    r"results?))?(?:\s(?:of|were|read|ended|finished|being|by|went)|:|,|\s\()\s?"
)
_LONGEST = 600
_SET_GAP = 50
_ELSEWHERE = lazy(r"\b(?:had|last|earlier|previous\w*|other|will|second semi-final)\b")


def may_have(text: str, numbers: Sequence[Number]) -> bool:
    """Whether two numbers and more of a text are pairs with a hyphen."""
    return sum(text[n.start : n.end].find("-") > 0 or "–" in text[n.start : n.end] for n in numbers) > 1


def results(text: str, sentences: Sequence[Span]) -> Iterator[Mismatch]:
    """Yield the results that the sets, legs and quarters beside them show to be wrong.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
    """
    found = _scores(text, 0, len(text))
    if len(found) < 2:
        return
    starts = [m.start() for m in found]
    before: Span | None = None
    for sentence in sentences:
        previous, before = before, sentence
        scores = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if sentence.end - sentence.start > _LONGEST:
            continue
        if scores:
            if len(scores) >= 2:
                yield from _sets(text, sentence, scores)
                yield from _periods(text, sentence, scores)
            yield from _aggregates(text, sentences, sentence)
        elif previous is not None:
            scores = found[bisect_left(starts, previous.start) : bisect_left(starts, previous.end)]
            straight = scores and _STRAIGHT.search(text, sentence.start, sentence.end)
            if straight and not _ELSEWHERE.search(text, sentence.start, sentence.end):
                yield from _sets(text, Span(previous.start, sentence.end), scores)


def _scores(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Scores and the like; what stands before is looked at afterwards: a look-behind is slow."""
    return [
        m
        for m in _SCORE.finditer(text, start, end)
        if m.start() == 0 or text[m.start() - 1] not in "0123456789:.,/-"
    ]


def _runs(text: str, scores: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Scores that stand one behind the other."""
    runs: list[list[re.Match[str]]] = []
    for score in scores:
        if runs and _JOIN.fullmatch(text, runs[-1][-1].end(), score.start()):
            runs[-1].append(score)
        else:
            runs.append([score])
    return runs


def _won(score: re.Match[str]) -> int:
    return (int(score[1]) > int(score[2])) - (int(score[1]) < int(score[2]))


def _is_set(score: re.Match[str]) -> bool:
    """Whether a score is one that ends a set of tennis, volleyball, badminton or table tennis."""
    high, low = max(int(score[1]), int(score[2])), min(int(score[1]), int(score[2]))
    tennis = (high == 6 and low <= 4) or (high == 7 and low in (5, 6))
    points = (
        (high in (11, 15, 21, 25) and low <= high - 2)
        or (high > 11 and high - low == 2)
        or (high == 30 and low == 29)
    )
    return tennis or points


def _sets(text: str, sentence: Span, scores: list[re.Match[str]]) -> Iterator[Mismatch]:
    for run in _runs(text, scores):
        if not 2 <= len(run) <= 5 or not all(map(_is_set, run)) or not all(map(_won, run)):
            continue
        first, second = sum(_won(s) > 0 for s in run), sum(_won(s) < 0 for s in run)
        most, least = max(first, second), min(first, second)
        span = Span(run[0].start(), run[-1].end())
        for match in _STRAIGHT.finditer(text, sentence.start, sentence.end):
            if least and match.end() <= span.end + 60:
                yield Mismatch(
                    Span(match.start(), match.end()),
                    f"{text[slice(*span)]}: {least} of {len(run)} sets went to the other side",
                    (span,),
                )
        if most not in (2, 3) or most <= least:
            continue
        others = [s for s in scores if s not in run]
        if len(others) == 1 and {int(others[0][1]), int(others[0][2])} != {first, second}:
            total = others[0]
            a, b = int(total[1]), int(total[2])
            if max(a, b) in (2, 3) and max(a, b) > min(a, b) and abs(total.start() - span.start) < 120:
                yield Mismatch(
                    Span(total.start(), total.end()),
                    f"{text[slice(*span)]} is {most}-{least} in sets, not {total[0]}",
                    (span,),
                )
        for match in _SETS.finditer(text, sentence.start, sentence.end):
            gap = text[min(match.end(), span.end) : max(match.start(), span.start)]
            if (
                len(gap) > _SET_GAP
                or _ELSEWHERE.search(gap)
                or re.search(r"\b(?:after|rounds?|match(?:es)?|who)\b", gap)
            ):
                continue
            count = match["a"] or match["c"]
            if count:
                n = _COUNTS.get(count, int(count) if count.isdigit() else 0)
                if match["b"] is None and n != len(run) and n >= 2 and abs(match.start() - span.start) < 120:
                    yield Mismatch(
                        Span(match.start(), match.end()), f"{text[slice(*span)]} are {len(run)} sets", (span,)
                    )
            elif match["d"] and (_COUNTS[match["d"]], _COUNTS[match["e"]]) != (most, least):
                yield Mismatch(
                    Span(match.start(), match.end()),
                    f"{text[slice(*span)]} is {most}-{least} in sets",
                    (span,),
                )


def _periods(text: str, sentence: Span, scores: list[re.Match[str]]) -> Iterator[Mismatch]:
    """ "beat Leko 86-81, with quarters of 22-18, 17-21, 26-23 and 20-19"."""
    for run in _runs(text, scores):
        if len(run) not in (3, 4):
            continue
        others = [s for s in scores if s not in run]
        if len(others) != 1 or abs(others[0].start() - run[0].start()) > 200:
            continue
        lead = text[max(sentence.start, run[0].start() - 50) : run[0].start()]
        if not _PERIODS.search(lead + " ") and len(run) != 4:
            continue
        added = sum(int(s[1]) for s in run), sum(int(s[2]) for s in run)
        total = int(others[0][1]), int(others[0][2])
        if total in (added, added[::-1]) or not all(
            0.7 <= t / max(a, 1) <= 1.4 for t, a in zip(sorted(total), sorted(added), strict=True)
        ):
            continue
        running = [(int(s[1]), int(s[2])) for s in run]
        if all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(running)):
            continue
        if sum(total) < 12:
            continue
        span = Span(run[0].start(), run[-1].end())
        yield Mismatch(
            Span(others[0].start(), others[0].end()),
            f"the parts add up to {added[0]}-{added[1]}, not {others[0][0]}",
            (span,),
        )


def _aggregates(text: str, sentences: Sequence[Span], sentence: Span) -> Iterator[Mismatch]:
    """ "won the tie 5-2 over the two legs" after 3-1 and 1-1."""
    for match in _AGGREGATE.finditer(text, sentence.start, sentence.end):
        a, b = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[5]))
        if match[1] and re.search(r"overall|in\stotal", match["on"]):
            continue
        begin = max((s.start for s in sentences if s.end <= sentence.start - 500), default=0)
        begin = max(begin, text.rfind("\n\n", 0, sentence.start) if text.count("\n\n") > 6 else 0)
        others = [
            s for s in _scores(text, begin, sentence.end) if not match.start() <= s.start() < match.end()
        ]
        if len(others) != 2 or _PENALTIES.search(text, others[0].start(), match.end()):
            continue
        if not _TWO_LEGS.search(text, begin, sentence.end):
            continue
        (c, d), (e, f) = ((int(s[1]), int(s[2])) for s in others)
        right = {(c + e, d + f), (d + e, c + f), (d + f, c + e), (c + f, d + e)}
        if (a, b) in right or max(a, b) > 12 or (a, b) in ((c, d), (e, f)):
            continue
        x, y = sorted((c + e, d + f), reverse=True)
        start = match.start(1) if match[1] else match.start(4)
        end = match.end("on") if match[1] else match.end(5)
        yield Mismatch(
            Span(start, end),
            f"{others[0][0]} and {others[1][0]} do not make {a}-{b}; added up they are {x}-{y}",
            tuple(Span(s.start(), s.end()) for s in others),
        )


CUES = frozenset("majority margin difference lead goal goals point points run runs try vote votes".split())
"""Words of which a sentence has one that says by how much."""
_WORD = r"[^\s⟨⟩.;:,()]{1,18}"
_RESULT = r"(?<![\d-])(?P<more>\d{1,3})[-–](?P<less>\d{1,3})(?![\d-])"
_MARGINS = (
    lazy(
        rf"{_RESULT}(?:\s{_WORD}){{0,3}},\s(?:for\s|with\s)?an?\s{HOLE}-(?:goal|point|run|try)\s"
        r"(?:win|victory|defeat|loss|margin|lead|advantage|triumph)\b",
        re.IGNORECASE,
    ),
    lazy(
        rf"{_RESULT}(?:\s{_WORD}){{0,2}},?\s(?:with\s|by\s)?an?\s(?:majority|margin|difference|"
        rf"lead)\sof\s(?:just\s)?{HOLE}",
        re.IGNORECASE,
    ),
    lazy(
        rf"\bby\s(?:just\s|only\s|exactly\s|a\smere\s)?{HOLE}\s(?:points?|goals?|runs?|votes?),\s{_RESULT}",
        re.IGNORECASE,
    ),
)


def margins(p: Passage) -> Iterator[Mismatch]:
    """Yield the margins that a result does not show: “3-0, a two-goal win”; “by six points, 21-18”."""
    if not ("-" in p.frame.text or "–" in p.frame.text):
        return
    for pattern in _MARGINS:
        for match in pattern.finditer(p.frame.text):
            [stated] = p.figures(match)
            apart = abs(int(match["more"]) - int(match["less"]))
            if apart and apart != stated.value:
                message = f"{match['more']}-{match['less']} is a difference of {apart}, not {stated.words}"
                yield Mismatch(Span(stated.start, stated.end), message, ())
