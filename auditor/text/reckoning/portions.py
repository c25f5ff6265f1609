"""Parts of a whole in words and per cent: “two thirds”, “one household in five”, “15 percent”."""

from __future__ import annotations

import re

from auditor.text.numerals import FRACTIONS, numerals
from auditor.text.reckoning.passage import WORD, Passage

_COUNTS = {word: n for word, n in numerals("en").values.items() if 0 < n <= 20} | {
    "a": 1,
    "an": 1,
    "dozen": 12,
}
COUNT = "|".join(_COUNTS)
"""Numbers in words that may stand before a part or behind “one in”."""
PARTS = FRACTIONS | {"fourth": 4}
"""Names of parts -> how many make a whole."""
FRACTION = (
    r"(?P<near>(?:about|nearly|almost|roughly|around|some|just\sover|just\sunder|more\sthan|less\sthan|over|"
    r"under|up\sto|at\sleast|close\sto|fewer\sthan|barely|well\sover|only|the|exactly|fully)\s){0,2}"
    r"(?:(?P<num>a|an|one|two|three|four|five|seven|nine|⟨\d{1,2}⟩)?[\s-]?\b"
    rf"(?P<part>{'|'.join(PARTS)})s?(?![\w-])|(?P<few>one|two|three|four|"
    rf"⟨\d{{1,2}}⟩)\s(?:{WORD}\s){{0,2}}?(?:in|out\sof|of\severy)\s(?:every\s)?(?P<many>{COUNT}|"
    rf"⟨\d{{1,2}}⟩)(?![\w-]))(?P<percent>(?!))?"
)
"""A part in words: they are no figures, and stay in the frame."""
PERCENT = r"(?P<near>)(?P<num>(?!))?(?P<part>(?!))?(?P<few>(?!))?(?P<many>(?!))?⟨(?P<percent>\d{1,2})⟩"
"""A figure that may be a percentage, with the groups of `FRACTION`."""


def portion(p: Passage, match: re.Match[str]) -> tuple[float, float] | None:
    """A part in words or per cent, and how exact it is; None where it is none."""
    if match["percent"] is not None:
        figure = p.frame.figures[int(match["percent"])]
        if figure.measure != "%" or not 0 < figure.value < 100:
            return None
        return figure.value / 100, max(figure.slack, 0.5) / 100 + (0.02 if figure.approx else 0.002)
    if match["part"]:
        times = count(p, match["num"]) if match["num"] else 1.0
        value = times / PARTS[match["part"].lower()] if times else 0.0
    else:
        few, many = count(p, match["few"]), count(p, match["many"])
        value = few / many if few and many and few < many <= 20 else 0.0
    if not 0 < value < 1:
        return None
    return value, min(0.04, value * 0.13) + (0.04 if match["near"] else 0)


def count(p: Passage, word: str) -> float | None:
    """The value of a number in words or of a hole; None where it is none."""
    if word[0] == "⟨":
        return p.frame.figures[int(word[1:-1])].value
    return float(_COUNTS.get(word.lower(), 0)) or None


def said(p: Passage, match: re.Match[str]) -> str:
    """The words of a match with its figures as they are written."""
    words = re.sub(r"⟨(\d{1,2})⟩", lambda m: p.frame.figures[int(m[1])].words, match[0])
    return " ".join(words.split())
