"""Lines, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial

from auditor.model import Span

_span = partial(tuple.__new__, Span)
# U+0085, U+2028 and U+2029 (which str.splitlines also breaks at) do not start a line in editors.
_TERMINATOR = re.compile(r"\r\n|\r|\n")


def line_spans(text: str) -> tuple[Span, ...]:
    """Return the lines of ``text`` without their terminators (``\\n``, ``\\r\\n``, lone ``\\r``).

    A terminator ends a line, so a final one starts no further (empty) line.
    """
    starts = _starts(text)
    ends = [start - 1 for start in starts[1:]]
    if "\r" in text:
        ends = [end - text.endswith("\r\n", 0, end + 1) for end in ends]
    if starts[-1] < len(text):
        ends.append(len(text))
    return tuple(map(_span, zip(starts, ends, strict=False)))


def _starts(text: str) -> list[int]:
    """Where lines start: at 0, and behind every terminator."""
    if "\r" in text:
        return [0, *(match.end() for match in _TERMINATOR.finditer(text))]
    starts = [0]
    while at := text.find("\n", starts[-1]) + 1:
        starts.append(at)
    return starts


@dataclass(frozen=True, slots=True)
class LineIndex:
    """Where the lines of a text start. Build one per text: ``LineIndex(text).position(offset)``."""

    text: str = field(repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(_starts(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``, both from 1, the column in code points.

        ``offset`` may be the length of the text (the position after its last character).

        Raises:
            ValueError: ``offset`` lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} lies outside a text of {len(self.text)} characters")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
