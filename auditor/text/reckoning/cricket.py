"""Margins of cricket matches that do not follow from the two innings: “231 … all out for 187, by 54 runs”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.reckoning.passage import Mismatch

_BY_RUNS = lazy(r"\bby\s(?:just\s|only\s|a\smere\s)?(?P<n>\d{1,3})(?:\sruns\b|-run\b)")
_OUT = lazy(
    r"\b(?:all\sout|bowled\sout|dismissed|skittled(?:\sout)?)\sfor\s(?P<a>\d{2,3})\b|"
    r"(?<![\d-])(?P<b>\d{2,3})\sall\sout\b"
)
_MADE = lazy(
    r"\b(?:made|posted|scored|reached|compiled|amassed|piled\sup|put\son|racked\sup|"
    r"set)\s(?:a\s)?(?:total\sof\s|target\sof\s)?(?P<made>\d{2,3})(?:(?:\sfor\s(?:the\sloss\sof\s)?|"
    r"[-/])(?:\d|one|two|three|four|five|six|seven|eight|nine)\b)?"
)
_TARGET = lazy(
    r"\b(?:chasing|target\sof|needing|needed|set|pursuit\sof|pursuing|"
    r"asked\sto\smake)\s(?P<target>\d{2,3})\b(?:\s(?:to\swin|for\s(?:victory|the\swin)))?",
    re.IGNORECASE,
)
_REACH = 700


def margins(text: str, sentences: Sequence[Span]) -> Iterator[Mismatch]:
    """Yield the margins in runs that the two innings before them do not show.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
    """
    for match in _BY_RUNS.finditer(text):
        begin = max(0, match.start() - _REACH)
        out = list(_OUT.finditer(text, begin, match.start()))
        if len(out) != 1:
            continue
        short = int(out[0]["a"] or out[0]["b"])
        # A target is one run more than the first innings.
        first = {int(m["made"]): m for m in _MADE.finditer(text, begin, out[0].start()) if "set" not in m[0]}
        targets = {int(m["target"]) - 1: m for m in _TARGET.finditer(text, begin, out[0].start())}
        known = targets or first
        stated = int(match["n"])
        if len(known) != 1 or len(targets.keys() | first.keys()) > 1:
            continue
        [(made, where)] = known.items()
        right = made - short
        if right <= 0 or right == stated or short < 30 or not 0.2 < stated / right < 5:
            continue
        yield Mismatch(
            Span(match.start("n"), match.end()),
            f"{made} less {short} is {right}, not {stated}",
            (Span(where.start(), where.end()), Span(out[0].start(), out[0].end())),
        )
