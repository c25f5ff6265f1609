"""What LanguageTool answers, checked and counted in code points; and what it is asked piece by piece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from auditor.grammar.errors import NoAnswer
from auditor.model import Span

LONGEST = 20_000
"""UTF-16 units that one request may have: what the public server and many others take."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BREAKS = (re.compile(r"\n\s*\n|[.!?]\s*\n"), re.compile(r"[.!?][\"”’»)]?\s"), re.compile(r"\s"))


class Match(NamedTuple):
    """One thing that LanguageTool marks. Offsets are code points into the article's text, half-open."""

    start: int
    end: int
    rule: str
    """LanguageTool's id of its rule: ``EN_A_VS_AN``."""
    category: str
    """LanguageTool's id of the rule's category: ``GRAMMAR``, ``TYPOS``, …"""
    kind: str
    """The kind of fault: ``grammar``, ``misspelling``, ``duplication``, ``typographical``, ``style``, …"""
    message: str
    replacements: tuple[str, ...]
    """What could stand there instead, the likeliest first."""
    wanted: bool = False
    """The configuration asks for its rule or category by name."""


class Answer(NamedTuple):
    """What a server says of one piece of text."""

    version: str
    matches: tuple[Match, ...]


def read_answer(answer: Any, text: str, offset: int = 0) -> Answer:
    """Checks a decoded answer of LanguageTool's HTTP API and turns its offsets into code points.

    LanguageTool counts UTF-16 units, in which a character beyond U+FFFF, an emoji, is two.

    Args:
        answer: What the server sent, decoded from JSON.
        text: The text that it was asked about.
        offset: Where that text begins in the article, in code points.

    Raises:
        NoAnswer: It is not what LanguageTool answers.
    """
    try:
        version = answer["software"]["version"]
        found = [_match(item) for item in answer["matches"]]
        wrong = not isinstance(version, str)
    except (KeyError, TypeError, AttributeError, IndexError):
        wrong = True
    if wrong:
        raise NoAnswer("the server answered something that is no answer of LanguageTool")
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    # In UTF-16 the n-th such character begins n units further on.
    wide = [at + n for n, at in enumerate(astral)]
    length = len(text) + len(astral)
    matches: list[Match] = []
    for match in found:
        if not 0 <= match.start < match.end <= length:
            raise NoAnswer(
                f"the server marked {match.start} to {match.end} in a text of {length} UTF-16 units"
            )
        start, end = _code_point(match.start, wide), _code_point(match.end, wide, up=True)
        matches.append(match._replace(start=offset + start, end=offset + end))
    return Answer(version, tuple(matches))


def _match(item: Any) -> Match:
    rule = item["rule"]
    start, length = item["offset"], item["length"]
    message, id_, category = item["message"], rule["id"], rule["category"]["id"]
    kind = rule.get("issueType", "")
    if type(start) is not int or type(length) is not int:
        raise TypeError
    if not all(isinstance(value, str) for value in (message, id_, category, kind)):
        raise TypeError
    replacements = tuple(str(replacement["value"]) for replacement in item["replacements"][:5])
    return Match(start, start + length, id_, category, kind, message, replacements)


def _code_point(unit: int, wide: Sequence[int], *, up: bool = False) -> int:
    """The code point at a UTF-16 unit; in the middle of a character its beginning, or with ``up`` its end."""
    from bisect import bisect_left

    before = bisect_left(wide, unit)
    inside = before > 0 and wide[before - 1] + 1 == unit
    return unit - before + (1 if inside and up else 0) if inside else unit - before


def pieces(text: str, spans: Sequence[Span], longest: int = LONGEST) -> list[Span]:
    """The text in stretches that a server takes in one request, split between paragraphs where that is
    possible, else between sentences, else between words, else anywhere.

    Args:
        text: The text.
        spans: Its paragraphs, in order.
        longest: UTF-16 units that a stretch may have.
    """
    cuts = [span.end for span in spans]
    found: list[Span] = []
    at, next_cut = 0, 0
    while at < len(text):
        end = _reach(text, at, longest)
        if end < len(text):
            best = None
            while next_cut < len(cuts) and cuts[next_cut] <= end:
                best = cuts[next_cut]
                next_cut += 1
            end = best if best is not None and best > at else _break(text, at, end)
        found.append(Span(at, end))
        at = end
    return found


def _reach(text: str, at: int, longest: int) -> int:
    """How far a stretch of so many UTF-16 units goes; one character at least."""
    end = min(len(text), at + longest)
    units = end - at + len(_ASTRAL.findall(text, at, end))
    while units > longest and end > at + 1:
        surplus = max(1, (units - longest) // 2)
        units -= surplus + len(_ASTRAL.findall(text, end - surplus, end))
        end -= surplus
    return end


def _break(text: str, at: int, end: int) -> int:
    """The last good place to break in the second half of a stretch; its end where there is none."""
    for pattern in _BREAKS:
        places = [match.end() for match in pattern.finditer(text, at + (end - at) // 2, end)]
        if places:
            return places[-1]
    return end
