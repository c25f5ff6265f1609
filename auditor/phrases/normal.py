"""Folds a line to the words that phrases are compared by: no case, accents, marks or punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from auditor.regex import lazy

COLON = ":"
"""Token for whatever parts a label from what it labels: a colon, a dash, a bar, an arrow."""
COMMA = ","

NUMBER = "0"
"""Token for any number: ‘3 min read’ and ‘12 min read’ are one phrase."""


_SHORT = 3

_LIKE = {
    ord(char): to
    for chars, to in (
        ("ß", "ss"), ("æÆ", "ae"), ("œŒ", "oe"), ("øØ", "o"), ("đĐ", "d"), ("łŁ", "l"), ("ı", "i"),
        ("ς", "σ"), ("أإآٱ", "ا"), ("يىې", "ی"), ("ك", "ک"), ("ةہۀۃھۂە", "ه"),
        ("\u0901", "\u0902"), ("\u0958", "क"), ("\u0959", "ख"), ("\u095a", "ग"), ("\u095b", "ज"),
        ("\u095c", "ड"), ("\u095d", "ढ"), ("\u095e", "फ"), ("\u095f", "य"),
        ("\u09dc", "ড"), ("\u09dd", "ঢ"), ("\u09df", "য"), ("\u200c\u00a0\u202f", " "),
        # Nuktas, kashida, soft hyphens, joiners, variation selectors: nothing is left of them.
        ("‘’‚‛“”„‟′″", "'"), ("–—", "|"), ("›»→", ">"), ("•·", "*"),
        ("\u093c\u09bc\u0640\u0670\u00ad\ufeff\ufe0f\u200b\u200d\u200e\u200f\u2060", ""),
    )
    for char in chars
}  # fmt: skip
# Latin, Greek and Cyrillic letters, many with a plain one inside.
_ACCENTED = ((0xC0, 0x24F), (0x386, 0x3CE), (0x400, 0x45F), (0x1E00, 0x1FFF))
# Accents typed apart, Arabic vowel signs, directional marks.
_DROPPED = ((0x300, 0x36F), (0x64B, 0x65F), (0x202A, 0x202E), (0x2066, 0x2069))


class _Table(dict[int, str]):
    """What `str.translate` makes of a character, worked out when a text first has it."""

    def __missing__(self, code: int) -> str:
        char = _LIKE.get(code)
        if char is None:
            char = chr(code)
            if any(first <= code <= last for first, last in _ACCENTED):
                char = unicodedata.normalize("NFD", char)[0]
            elif any(first <= code <= last for first, last in _DROPPED):
                char = ""
            elif 0xFF01 <= code <= 0xFF5E:
                char = chr(code - 0xFEE0)
        self[code] = char
        return char


_TABLE = _Table()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_HAN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_NO_WORD = (
    r"\s\d\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u2000-\u2bff\u3000-\u303f"
    r"\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\ufe10-\ufe6f\U0001f000-\U0001ffff" + _HAN
)
# Nearly all lines of Latin script are ASCII once folded. Those are cut by a table, at white space: trying an
# expression with several branches at every place takes three times as long.
_ASCII_WORD = re.compile(r"[A-Za-z]+|\d+(?:[.,:/]\d+)*")
# Numbers are sought where every digit is a nought: what begins with one letter is found much faster.
_ASCII_NUMBER = re.compile(rb"00*(?:[.,:/]00*)*")
_NOUGHTS = bytes(ord("0") if chr(code).isdigit() else code for code in range(128)).ljust(256)
_ASCII_DASH = re.compile(r"-(?=[^\S\n])")
_ASCII_APART = bytes(
    ord(":") if char in ":|>" else ord(char) if char.isalnum() or char in ",\n" else ord(" ")
    for char in map(chr, range(128))
).ljust(256)


# Han and kana stand one by one: these scripts put no spaces between words.
_TOKEN = lazy(rf"[^{_NO_WORD}]+|\d+(?:[.,:/\u066b\u066c]\d+)*|[{_HAN}]|©|[:|–—»›>→]|-(?=[^\S\n])|[,،、]")
_ANY_WORD = lazy(rf"[^{_NO_WORD}]+|\d+(?:[.,:/\u066b\u066c]\d+)*|[{_HAN}]|©")


def _word_of(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _ANY_WORD


def fold(text: str) -> str:
    """Lower case without accents, vowel signs, nuktas, joiners; variants of one letter made alike.

    Not offset for offset the same as ``text``.
    """
    return (text if text.isascii() else _BEYOND_ASCII.sub(_folded, text)).lower()


def _folded(run: re.Match[str]) -> str:
    return run[0].translate(_TABLE)


class Words(list[str]):
    """The words of a folded text (every number is `NUMBER`), knowing how they were written."""

    raw = ""
    """The text as it is written."""

    @cached_property
    def _written(self) -> list[str]:
        found = _word_of(self.raw).findall(self.raw)
        return found if len(found) == len(self) else []

    @cached_property
    def _after_comma(self) -> list[int]:
        found = []
        end = 0
        for at, word in enumerate(_word_of(self.raw).finditer(self.raw)):
            if "," in self.raw[end : word.start()]:
                found.append(at)
            end = word.end()
        return found

    def capital(self, at: int) -> bool:
        """Whether a word is written as a name may be: not in small letters."""
        return not self._written or not self._written[at][0].islower()

    def sentence(self, at: int, *, lists: bool) -> bool:
        """Whether what begins at a word is the end of a sentence of prose, rather than a title or a list.

        It ends with a full stop, and begins with a small letter, or anyhow where only ``lists`` are sought.
        """
        return (
            len(self) - at > _SHORT
            and self.raw.rstrip().endswith((".", "۔", "।"))
            and (lists or not self.capital(at))
        )

    def name(self, start: int, end: int) -> bool:
        """Whether words may be a name or a title, as far as capitals tell.

        The first (or after an article the second) is not in small letters, nor is what follows a comma.
        At the start of a sentence, where capitals tell little, nothing but short words is.
        """
        if start == 0 and not all(self.capital(at) or len(self[at]) <= _SHORT for at in range(end)):
            return False
        return any(self.capital(at) for at in range(start, min(end, start + 2))) and all(
            self.capital(at) for at in self._after_comma if start < at < end
        )


def words(folded: str) -> list[str]:
    """The words of a folded text; every number is `NUMBER`."""
    return [NUMBER if word[0].isdigit() else word for word in _word_of(folded).findall(folded)]


def tokens(folded: str) -> list[str]:
    """The words of a folded text of one line with `COLON` and `COMMA` where they stood."""
    if folded.isascii():
        return _spaced(folded).split()
    return [
        token
        if token[0].isalpha()
        else NUMBER
        if token[0].isdigit()
        else COMMA
        if token in ",،、"
        else COLON
        if token in ":|–—»›>→-"
        else token
        for token in _TOKEN.findall(folded)
    ]


def tokens_of(folded: Sequence[str]) -> list[list[str]]:
    """The `tokens` of folded pieces of text, none of which has a line end: sooner told of all at once."""
    spaced = iter(_spaced("\n".join(filter(str.isascii, folded))).split("\n"))
    return [next(spaced).split() if piece.isascii() else tokens(piece) for piece in folded]


def _spaced(folded: str) -> str:
    """A text of nothing but ASCII with white space between its words and marks; its lines stay."""
    noughts = _ASCII_DASH.sub("|", folded).encode().translate(_NOUGHTS)
    apart = _ASCII_NUMBER.sub(b" 0 ", noughts).translate(_ASCII_APART)
    return apart.replace(b",", b" , ").replace(b":", b" : ").decode()
