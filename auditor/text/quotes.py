"""Direct quotations: which marks open and close them, and who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from auditor.model import Span
from auditor.text.paragraphs import BLANK
from auditor.text.search import offsets
from auditor.text.sentences import sentences
from auditor.text.speakers import Speaker, speakers

__all__ = ["Quotation", "Speaker", "attributed", "quotations", "quoted"]


class Quotation(NamedTuple):
    """A stretch between quotation marks, and what is missing of the marks.

    ``start`` and ``end`` include the marks, ``inner_start`` and ``inner_end`` do not. Where the
    opening mark is missing the stretch begins behind the quotation before it or with the paragraph;
    where the closing mark is missing it ends before the next one of the kind opens or with the paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool
    """It has an opening mark."""
    closed: bool
    """It has a closing mark."""
    depth: int
    """0 for a quotation that stands in no other."""
    continues: bool
    """The next paragraph re-opens it, so that no closing mark is due here."""
    speaker: Speaker | None = None
    """Of outermost quotations only."""


_CLOSING = {
    "“": '”"', "„": '“”"', "‟": "”", '"': '"”', "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "‘": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
"""What may close a quotation opened by each mark; the second kind of double mark only as a slip."""
_SINGLE = frozenset("‘’‚'‹›")
# Apostrophes inside words are none of our business.
_MARKS = "“”„‟\"«»‹›「」『』‚'‘’"
_IS_MARK = re.compile(r".(?:(?<!['‘’])|(?![^\W_])|(?<![^\W_].))")
_ELISION = re.compile(
    r"(?:\d{2}s?|tis|twas|till?|em|cause|bout|round|n|neath|kay|cos|coz|nuff)(?![^\W_])", re.IGNORECASE
)
_BEFORE_OPENING = frozenset("([{—–-/=…“„«‘‚‹\"'「『¿¡:,;>|*_") | frozenset(BLANK)
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…“”’»›\"'」』。，、；：！？*_<|") | frozenset(BLANK)
_SENTENCE_MARKS = frozenset(".,;:!?)]}")
_DOUBLE = frozenset('“”„"')
_LOOK_AHEAD = 12
_MAX_DEPTH = 16

_Role = Literal["open", "close", "none"]


class _Mark(NamedTuple):
    """A mark and what its neighbours say of it."""

    char: str
    at: int
    before: str
    after: str
    opens: bool
    """It stands where one opens: behind a space or the like, before none."""
    closes: bool


class _Open(NamedTuple):
    """A quotation that is still open."""

    char: str
    at: int
    depth: int


def quotations(text: str, paragraphs: Iterable[Span], language: str | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` with their speakers: `quoted`, then `attributed`.

    Args:
        text: The text.
        paragraphs: Its paragraphs, in order, none of them empty.
        language: BCP 47 tag, for the sentences.
    """
    spans = list(paragraphs)
    found = quoted(text, spans)
    return attributed(text, spans, found, sentences(text, spans, language)) if found else ()


def quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in the order of their starts, nested ones behind the outer.

    Their speakers, which take longer to find than the quotations, are left open.

    Knows “ ” ‘ ’ „ “ ‚ ‘ « » » « ‹ › ” ” 「 」 『 』 and the straight marks, which are paired by their
    place. Apostrophes, elisions (’90s, rock ’n’ roll), feet and inches are no marks, nor is a single
    mark that lacks its partner. Every paragraph begins afresh; one that opens with the mark that the
    paragraph before left open continues its quotation.

    Args:
        text: The text.
        paragraphs: Its paragraphs, in order, none of them empty.
    """
    found: list[Quotation] = []
    marks = offsets(text, _MARKS)
    carried = ""
    for index, paragraph in enumerate(paragraphs):
        following = text[paragraphs[index + 1].start] if index + 1 < len(paragraphs) else ""
        within = marks[bisect_left(marks, paragraph.start) : bisect_left(marks, paragraph.end)]
        inside = _in_paragraph(text, paragraph, within, carried, following) if within else []
        carried = text[inside[-1].start] if inside and inside[-1].continues else ""
        found.extend(inside)
    return tuple(found)


def attributed(
    text: str, paragraphs: Sequence[Span], found: Sequence[Quotation], sentences: Sequence[Span]
) -> tuple[Quotation, ...]:
    """Return the quotations found by `quoted`, the outermost of them with their speakers.

    Args:
        text: The text.
        paragraphs: Its paragraphs, in order, none of them empty.
        found: Its quotations.
        sentences: Its sentences, in order, none across two paragraphs.
    """
    who = iter(speakers(text, paragraphs, [Span(q.start, q.end) for q in found if q.depth == 0], sentences))
    return tuple(q._replace(speaker=next(who)) if q.depth == 0 else q for q in found)


def _in_paragraph(
    text: str, paragraph: Span, within: Sequence[int], carried: str, following: str
) -> list[Quotation]:
    """The quotations of one paragraph.

    ``within`` is where its marks and apostrophes stand, ``carried`` the mark that the paragraph before left
    open, ``following`` the first character of the paragraph behind.
    """
    marks = [_mark(text, paragraph, at) for at in within if _IS_MARK.match(text, at, paragraph.end)]
    if not marks:
        return []
    done: list[Quotation] = []
    stack: list[_Open] = []
    last_end = paragraph.start
    for index, mark in enumerate(marks):
        role = "open" if carried and mark.at == paragraph.start else _role(text, mark, stack, marks, index)
        if role == "open":
            if stack and stack[-1].char == mark.char and not _closes_twice(marks, index):
                done.extend(_unclosed(text, stack.pop(), mark.at, ""))
            if len(stack) < _MAX_DEPTH:
                # French repeats the closing mark where a paragraph continues a quotation.
                char = (
                    "«" if mark.char == "»" and carried == "«" and mark.at == paragraph.start else mark.char
                )
                stack.append(_Open(char, mark.at, len(stack)))
        elif role == "close":
            opened = _matching(stack, mark.char)
            if opened is not None:
                while stack[-1] is not opened:
                    done.extend(_unclosed(text, stack.pop(), mark.at, ""))
                stack.pop()
                done.append(
                    Quotation(opened.at, mark.at + 1, opened.at + 1, mark.at, True, True, opened.depth, False)
                )
                last_end = mark.at + 1
            elif mark.char not in _SINGLE and not stack:
                start = _skip(text, last_end, mark.at)
                done.append(Quotation(start, mark.at + 1, start, mark.at, False, True, 0, False))
                last_end = mark.at + 1
    for opened in stack:
        done.extend(_unclosed(text, opened, paragraph.end, following))
    return sorted(done, key=lambda q: (q.start, -q.end))


def _mark(text: str, paragraph: Span, at: int) -> _Mark:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    opens = before in _BEFORE_OPENING and after not in BLANK and after not in _SENTENCE_MARKS
    closes = before not in BLANK and after in _AFTER_CLOSING
    return _Mark(text[at], at, before, after, opens, closes)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and (text[at] in BLANK or text[at] in ".,;:!?"):
        at += 1
    return at


def _unclosed(text: str, opened: _Open, end: int, following: str) -> list[Quotation]:
    """A quotation that nothing closes before ``end``; none for a single mark that stands alone."""
    continues = (
        bool(following)
        and opened.depth == 0
        and (following == opened.char or (opened.char == "«" and following == "»"))
    )
    if opened.char in _SINGLE and not continues:
        return []
    stop = opened.at + 1
    for at in range(end, opened.at + 1, -1):
        if text[at - 1] not in BLANK:
            stop = at
            break
    return [Quotation(opened.at, stop, opened.at + 1, stop, True, False, opened.depth, continues)]


def _closes_twice(marks: Sequence[_Mark], index: int) -> bool:
    """Whether two closing marks follow, so that the same mark opened within itself is nesting."""
    following = [mark.char for mark in marks[index + 1 : index + _LOOK_AHEAD] if mark.char not in _SINGLE][:2]
    return (
        len(following) == 2
        and all(char in _CLOSING[marks[index].char] for char in following)
        and (marks[index].char != '"')
    )


def _matching(stack: Sequence[_Open], char: str) -> _Open | None:
    """The innermost open quotation that ``char`` can close, one of its own kind before others."""
    for opened in reversed(stack):
        if _CLOSING[opened.char][0] == char or (opened.char in "„‚" and char in _CLOSING[opened.char]):
            return opened
    for opened in reversed(stack):
        if char in _CLOSING[opened.char]:
            return opened
    return None


def _role(text: str, mark: _Mark, stack: Sequence[_Open], marks: Sequence[_Mark], index: int) -> _Role:
    char = mark.char
    opened = _matching(stack, char)
    if char in "'‘’":
        return _single_role(text, mark, opened, stack, marks, index)
    if char == '"':
        if mark.before.isdigit() and _is_inches(mark, opened, marks, index):
            return "none"
        if mark.opens != mark.closes:
            return "open" if mark.opens else "close"
        return "close" if opened is not None else "open"
    if char in "“‟":
        closes_german = opened is not None and opened.char == "„"
        misplaced = bool(stack) and stack[-1].char in '“"' and mark.closes and not mark.opens
        if misplaced and not closes_german:
            return "close" if _CLOSING[stack[-1].char][0] == char else "none"
        return "close" if closes_german else "open"
    if char == "”":
        swedish = opened is None and mark.opens and not mark.closes and _next_is(marks, index, "”")
        return "open" if swedish else "close"
    if char in "«‹":
        return "close" if opened is not None else "open"
    if char in "»›":
        reversed_marks = opened is None and not mark.closes and _next_is(marks, index, _CLOSING[char])
        return "open" if reversed_marks else "close"
    return "open" if char in "„‚「『" else "close"


def _next_is(marks: Sequence[_Mark], index: int, chars: str) -> bool:
    return index + 1 < len(marks) and marks[index + 1].char in chars


def _is_inches(mark: _Mark, opened: _Open | None, marks: Sequence[_Mark], index: int) -> bool:
    """Whether a straight mark behind a figure means inches: nothing to close, or something closes later."""
    if opened is None:
        return not mark.opens
    later = next((other for other in marks[index + 1 : index + _LOOK_AHEAD] if other.char in _DOUBLE), None)
    return later is not None and later.closes and not later.opens and not later.before.isdigit()


def _single_role(
    text: str, mark: _Mark, opened: _Open | None, stack: Sequence[_Open], marks: Sequence[_Mark], index: int
) -> _Role:
    """The role of a single mark: ``none`` for an apostrophe, a foot or an elision."""
    char, at = mark.char, mark.at
    if (
        mark.after.isalnum()
        and _ELISION.match(text, at + 1)
        and not (char == "‘" and _is_closed(text, marks, index))
    ):
        return "none"
    if text[max(0, at - 2) : at].lower() in ("'n", "’n"):
        return "none"
    if char == "‘":
        if opened is not None and opened.char == "‚":
            return "close"
        return "open" if mark.opens else "none"
    if opened is not None and not (mark.opens and not mark.closes):
        if mark.before in "sS" and mark.after == " " and _is_possessive(text, mark, marks, index):
            return "none"
        if char == "'" and mark.before.isdigit() and _ends_later(marks, index, char):
            return "none"
        return "close" if mark.closes or not mark.after.isalnum() else "none"
    if char == "'" and opened is None and mark.opens and not mark.closes and _ends_later(marks, index, char):
        return "open"
    return "none"


def _ends_later(marks: Sequence[_Mark], index: int, char: str) -> bool:
    """Whether a mark of the kind stands further on where one closes."""
    return any(
        other.char == char and other.closes and not other.opens
        for other in marks[index + 1 : index + _LOOK_AHEAD]
    )


def _is_closed(text: str, marks: Sequence[_Mark], index: int) -> bool:
    return _next_is(marks, index, "’") and text[marks[index + 1].at - 1] not in "sS"


def _is_possessive(text: str, mark: _Mark, marks: Sequence[_Mark], index: int) -> bool:
    """Whether the mark in ``the players’ union`` is an apostrophe: a word and a closing mark follow."""
    return text[mark.at + 2 : mark.at + 3].islower() and _ends_later(marks, index, mark.char)
