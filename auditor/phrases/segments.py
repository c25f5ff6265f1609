"""Cuts lines into the pieces that prompts are glued from, and knows what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Span

_PICTURES = "\U0001f300-\U0001faff\u25b6\u25ba\u27a1\u261b\u261e\u2709\u260e\u2705\u2757\u2b50\u2b07"
# After the end of a sentence the next may be glued on: a capital, or a letter of a script without case.
# So may one be at a quotation mark right behind a letter, which ends what is before or opens what follows.
# One set of characters comes first, which is several times as fast as alternatives.
_SENTENCE_END = re.compile(
    r"[.!?…।۔؟。！？\]”\"«»“](?:"
    r"(?<=[.!?…।۔؟。！？])[.!?…।۔؟。！？]{0,7}[\"”’»“'）)\]]{0,4}"
    rf"(?:\s+|(?=[^\W\d_a-zß-öø-ÿ]|[©\[{_PICTURES}]))"
    r"|(?:(?<=[\]”])|(?<=[^\W\d_][\"«»“]))(?=[A-ZÀ-Þ]))"
)
_EITHER = ('"', "«", "»", "“")
_PICTURE = re.compile(rf"[{_PICTURES}]")
_BEFORE_PICTURE = re.compile(rf"{_SENTENCE_END.pattern}|\s+(?=[{_PICTURES}])")
# Pieces are trimmed, so that the space around a mark need not be matched: a search that begins with
# white space stops at every word.
_BARS = r"[|•·⋅∙»›▸►→¦\t\[](?:(?<!\[)|(?<=\s.)(?=[^\]]{1,60}\]$))"
_HARD = re.compile(rf"{_BARS}|(?<=\s\s)\s")
_SOFT = re.compile(rf"{_BARS}|[-–—/](?<=\s.)[-–—/]*(?=\s)")
JOINT = re.compile(r"[|•·⋅∙»›▸►→¦\t\[/]|\s[-–—]\s|\s{3}")
"""Whatever may part the pieces of one sentence: if it is not there, `parts` finds nothing."""
_TRAIL = re.compile(r"\s*(?:(?P<sep>»|›|(?<=\s)>(?=\s)|→|▸|►|(?<=\s)::(?=\s))|(?P<weak>/|\||-))\s*")
_STEP = re.compile(r"[»›>→▸►:/|-]")
_SINGLE = re.compile(r"(?<![^\W\d_])‘(?=\w)|(?<=\S)’(?![^\W\d_])")
_GLUED = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+|\d+")
GLUE = re.compile(r"[a-z][A-Z]")
_WINDOW = 2000
OPENING = '“‘«„‚"「『《'
QUOTES = re.compile(r"[“”«»„\"「」『』‘’]")


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces between ends of sentences, glued ones too, and before pictograms; trimmed, never empty.

    A quotation mark between two letters belongs to neither piece.

    Cruder than real sentence splitting (it cuts after every abbreviation): pieces matter only where
    they are furniture.
    """
    at = start
    ends = _BEFORE_PICTURE if not text.isascii() and _PICTURE.search(text, start, end) else _SENTENCE_END
    for cut in ends.finditer(text, start, end):
        if cut.end() >= end:
            break
        if text[cut.end()].islower() and not text[cut.end() - 1].isspace():
            continue
        end_of_piece = cut.start() if cut[0] in _EITHER else cut.end()
        if end_of_piece > at:
            yield from _trimmed(text, at, end_of_piece)
        at = cut.end()
    yield from _trimmed(text, at, end)


def parts(text: str, span: Span, *, dashes: bool) -> list[Span]:
    """Pieces between bars, bullets, arrows, brackets, and with ``dashes`` between dashes and slashes."""
    found: list[Span] = []
    at = span.start
    for cut in (_SOFT if dashes else _HARD).finditer(text, span.start, span.end):
        found.extend(_trimmed(text, at, cut.start()))
        at = cut.end()
    found.extend(_trimmed(text, at, span.end))
    return found


def trail(text: str, span: Span) -> tuple[list[Span], bool]:
    """The steps of a breadcrumb trail, and whether arrows (rather than slashes or bars) part them."""
    found: list[Span] = []
    strong = False
    if not _STEP.search(text, span.start, span.end):
        return [span], strong
    at = span.start
    for cut in _TRAIL.finditer(text, span.start, span.end):
        if cut["weak"] and cut.end() - cut.start() < 2:
            continue
        strong = strong or cut["sep"] is not None
        found.extend(_trimmed(text, at, cut.start()))
        at = cut.end()
    found.extend(_trimmed(text, at, span.end))
    return found, strong


def glued(text: str, start: int, end: int) -> list[Span]:
    """The words of a line's first 400 characters, those that lost the space between them apart."""
    return [Span(*word.span()) for word in _GLUED.finditer(text, start, min(end, start + 400))]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(stripped))


def quoted(text: str, start: int, at: int) -> bool:
    """Whether ``at`` stands in quotation marks opened since ``start`` (the last 2,000 characters count)."""
    before = text[max(start, at - _WINDOW) : at]
    if not QUOTES.search(before) or _follows_close(text, at):
        return False
    if "„" in before:
        opened = before.count("„") - before.count("“") - before.count("”")
    else:
        opened = before.count("“") - before.count("”")
    if opened > 0 or before.count("«") > before.count("»") or before.count('"') % 2:
        return True
    if before.count("「") > before.count("」") or before.count("『") > before.count("』"):
        return True
    depth = 0
    for mark in _SINGLE.finditer(before):
        depth = 1 if mark[0] == "‘" else 0
    return depth > 0


def _follows_close(text: str, at: int) -> bool:
    """Whether ``at`` is glued behind a straight mark that a word ends with, and none follows in its line."""
    if at < 2 or text[at - 1] != '"' or not text[at - 2].isalpha():
        return False
    end = text.find("\n", at, at + _WINDOW)
    return text.find('"', at, end if end >= 0 else at + _WINDOW) < 0
