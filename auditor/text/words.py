"""Words, and the form of a string for comparison."""

from __future__ import annotations

import re
import unicodedata
from itertools import starmap

from auditor.model import Span


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with white space between them."""
    return frozenset(listed.split())


def _ranges(points: list[int]) -> str:
    """Code points as the inside of a regular expression's character class."""
    parts: list[str] = []
    start = previous = points[0]
    for point in [*points[1:], -1]:
        if point != previous + 1:
            parts.append(f"{chr(start)}-{chr(previous)}" if previous > start else chr(start))
            start = point
        previous = point
    return "".join(parts)


# Python's \w leaves out combining marks (vowel signs of Devanagari, harakat, decomposed accents).
# The blocks up to Vedic Extensions, the rest of the BMP's marks, and ZWNJ and ZWJ inside words.
MARKS = _ranges(
    [
        point
        for block in ((0x300, 0x1E00), (0x200C, 0x200E), (0x302A, 0x3030), (0xA66F, 0xABEE))
        for point in range(*block)
        if point in (0x200C, 0x200D) or unicodedata.category(chr(point))[0] == "M"
    ]
)
"""Combining marks, as the inside of a character class."""

UPPER = _ranges(
    [
        point
        for block in ((0x41, 0x5B), (0xC0, 0x590), (0x10A0, 0x1100), (0x1E00, 0x2000))
        for point in range(*block)
        if chr(point).isupper()
    ]
)
"""Capital letters of the Latin, Greek, Cyrillic, Armenian and Georgian scripts, likewise."""

_WORD = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*|['’ʼ‐‑-](?=[^\W_])[^\W_]+|(?<=\d)[.,](?=\d)\d+)*")


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the words of ``text[start:end]``: letters and digits with what joins them.

    Inner apostrophes and hyphens belong to a word (``don’t``, ``twenty-one``), so do combining
    marks, and the separators of a number (``1,529.5``). Scripts without spaces between words
    (Chinese, Japanese, Thai) give one word for each unbroken run.
    """
    stop = len(text) if end is None else end
    return tuple(starmap(Span, [match.span() for match in _WORD.finditer(text, start, stop)]))


_QUOTES = {
    **dict.fromkeys("‘’‚‛′‹›ʼ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»〝〞〟＂「」『』", '"'),
}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-")
# Soft hyphen, zero-width and directional characters, BOM, variation selectors; Arabic tatweel,
# harakat, superscript alef, Quranic marks.
_REMOVED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_REMOVED += "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
    0xF20, 0x1040, 0x17E0, 0x1810,
)  # fmt: skip
_DIGITS = {chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)}
_FOLDED = {**_QUOTES, **_DASHES, **_DIGITS}
_SPECIAL = re.compile(f"[{_REMOVED}{''.join(map(re.escape, _FOLDED))}]")


def normalise(s: str) -> str:
    """Return ``s`` in the form in which two spellings of the same thing are equal.

    Case-folded; compatibility forms (ligatures, full-width letters, ``…``) resolved by NFKC;
    quotation marks, apostrophes and dashes made plain; decimal digits of other scripts made
    ASCII; zero-width characters, soft hyphens, Arabic tatweel and vowel marks removed; white
    space (U+00A0 and thin spaces too) collapsed to single spaces and trimmed.

    The length changes: offsets into the result mean nothing in ``s``.
    """
    if s.isascii():
        return " ".join(s.lower().split())
    plain = _SPECIAL.sub(_fold, s)
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())


def _fold(match: re.Match[str]) -> str:
    return _FOLDED.get(match[0], "")
