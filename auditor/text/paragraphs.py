"""Paragraphs: separated by blank lines, written one a line, or hard-wrapped."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.model import Span
from auditor.text.lines import line_spans

BLANK = (
    " \t\v\f\r\n\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x2010)))
    + "\u2060\ufeff"
)
"""White space for trimming: Unicode spaces and the zero-width characters and marks beside them."""

_MAX_WRAP_WIDTH = 100
_MIN_WRAP_WIDTH = 40
_MAX_LONG_LINES = 0.05
_MIN_WRAPPED_BREAKS = 2
_LIST_ITEM = re.compile(r"(?:[-*+•‣◦▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_FIRST_WORD = re.compile(r"\S{1,80}")
_TERMINAL = frozenset('.!?:;…。．！？。।॥۔؟:"”’»›)]')


class _Line(NamedTuple):
    """A line that is not blank: its trimmed span, and its width as written."""

    start: int
    end: int
    width: int


def paragraphs(text: str, offset: int = 0, lines: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """Return the paragraphs of ``text``, in order, trimmed of white space, none of them empty.

    ``offset`` is added to every span: where ``text`` starts in the whole it was cut from. ``lines`` are those
    of ``text`` (`auditor.text.lines.line_spans`), if they are known.

    A blank line always ends a paragraph. Within a run of lines each line is a paragraph of its own,
    as scraped pages have them, unless the text is hard-wrapped: nearly all of its lines are at most
    100 characters wide, and lines are broken in mid-sentence just where the next word would not
    have fitted any more. A list item always starts a paragraph.
    """
    runs = _runs(text, line_spans(text) if lines is None else lines)
    width = _wrap_width(text, runs)
    spans: list[Span] = []
    for run in runs:
        start, previous = run[0].start, run[0]
        for line in run[1:]:
            if width is None or not _continues(text, previous, line, width):
                spans.append(Span(offset + start, offset + previous.end))
                start = line.start
            previous = line
        spans.append(Span(offset + start, offset + previous.end))
    return tuple(spans)


def _runs(text: str, lines: Iterable[Span]) -> list[list[_Line]]:
    """Lines in runs without a blank line between."""
    runs: list[list[_Line]] = []
    open_run = False
    for start, end in lines:
        line = text[start:end]
        trimmed_start = start + len(line) - len(line.lstrip(BLANK))
        if trimmed_start == end:
            open_run = False
            continue
        if not open_run:
            runs.append([])
            open_run = True
        runs[-1].append(_Line(trimmed_start, start + len(line.rstrip(BLANK)), end - start))
    return runs


def _wrap_width(text: str, runs: Sequence[Sequence[_Line]]) -> int | None:
    """The width at which the text is hard-wrapped; None where it is not."""
    widths = [line.width for run in runs for line in run]
    narrow = [width for width in widths if width <= _MAX_WRAP_WIDTH]
    width = max(narrow, default=0)
    if width < _MIN_WRAP_WIDTH or len(widths) - len(narrow) > _MAX_LONG_LINES * len(widths):
        return None
    wrapped = 0
    for run in runs:
        for previous, line in pairwise(run):
            if _is_full(text, previous, line, width) and _in_mid_sentence(text, previous, line):
                wrapped += 1
    breaks = sum(len(run) - 1 for run in runs)
    return width if wrapped >= _MIN_WRAPPED_BREAKS and wrapped * 4 >= breaks else None


def _continues(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph of ``previous`` in a hard-wrapped text."""
    if _LIST_ITEM.match(text, line.start, line.end):
        return False
    return _is_full(text, previous, line, width) or _in_mid_sentence(text, previous, line)


def _is_full(text: str, previous: _Line, line: _Line, width: int) -> bool:
    """Whether the first word of ``line`` would not have fitted after ``previous``."""
    word = _FIRST_WORD.match(text, line.start, line.end)
    return previous.width + 1 + (len(word[0]) if word else 0) > width


def _in_mid_sentence(text: str, previous: _Line, line: _Line) -> bool:
    """Whether a sentence runs on over the break: no stop before it, no capital after it."""
    first = text[line.start]
    return text[previous.end - 1] not in _TERMINAL and first.isalpha() and not first.isupper()
