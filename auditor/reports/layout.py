"""Coloured text in lines and columns for a terminal.

Small on purpose: a general library for this takes a third of the time of a cold check to import, and
ten milliseconds an article to lay out (docs/decisions/0007-terminal.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

Segment = tuple[str, str]
"""Some text and its style: words such as ``bold red``, or '' for none."""
Line = list[Segment]

_CODES = {
    "bold": "1", "dim": "2", "italic": "3",
    "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36",
}  # fmt: skip
_WORD = re.compile(r"\s+|\S+")
_GAP = "  "


def cells(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for marks that join the one before."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def wrap(segments: Iterable[Segment], width: int) -> list[Line]:
    """Lines of at most ``width`` columns, broken between words, and inside those that are longer.

    A line end in a segment always breaks.
    """
    lines: list[Line] = [[]]
    used = 0
    for content, style in segments:
        for number, part in enumerate(content.split("\n")):
            if number:
                lines.append([])
                used = 0
            for word in _WORD.findall(part):
                size = cells(word)
                if used + size > width and used:
                    lines.append([])
                    used = 0
                if word.isspace() and not used:
                    continue
                for piece in _fold(word, width) if size > width else [word]:
                    size = cells(piece)
                    if used + size > width and used:
                        lines.append([])
                        used = 0
                    lines[-1].append((piece, style))
                    used += size
    return lines


def columns(cells_before: Sequence[tuple[Segment, int]], last: Iterable[Segment], width: int) -> list[Line]:
    """A row: cells of fixed widths (negative: flush right), then a text that wraps beside them."""
    lead: Line = []
    taken = 0
    for (content, style), size in cells_before:
        lead += [(pad(content, size), style), (_GAP, "")]
        taken += abs(size) + len(_GAP)
    lines = wrap(last, max(10, width - taken))
    return [[*lead, *lines[0]], *([(" " * taken, ""), *line] for line in lines[1:])]


def pad(content: str, size: int) -> str:
    """Text filled up with spaces to ``size`` columns; a negative size is flush right."""
    blank = " " * (abs(size) - cells(content))
    return blank + content if size < 0 else content + blank


def indent(lines: Iterable[Line], by: int = 2) -> list[Line]:
    """Lines moved to the right."""
    return [[(" " * by, ""), *line] for line in lines]


def rendered(line: Line, *, color: bool) -> str:
    """A line as it is written, without spaces at its end."""
    while line and not line[-1][0].strip(" "):
        line = line[:-1]
    if not color:
        return "".join(content for content, _ in line).rstrip(" ")
    return "".join(_coloured(content, style) for content, style in line)


def _coloured(content: str, style: str) -> str:
    if not style or content.isspace():
        return content
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{content}\x1b[0m"


def _fold(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    start = used = 0
    for at, char in enumerate(word):
        size = _cell(char)
        if used + size > width:
            pieces.append(word[start:at])
            start, used = at, 0
        used += size
    return [*pieces, word[start:]]


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
