"""Strings of an article made safe to show: one line, nothing invisible, nothing a terminal obeys."""

from __future__ import annotations

import unicodedata

# U+200C and U+200D join letters in Persian, Urdu and Hindi and make emoji; without them words change.
_JOINERS = frozenset("\u200c\u200d")
# Format characters that have a shape (Arabic number signs and the like).
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd")
# Marks that steer one neighbouring character, common in Arabic and Hebrew text, and soft hyphens:
# dropping them changes nothing that a reader sees.
_DROPPED = frozenset("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff")
_NEARBY = 12
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def one_line(text: str) -> str:
    """``text`` on one line, white space collapsed, control and direction characters made visible.

    Escape sequences, bidirectional overrides, lone surrogates and the rest of Unicode's control and
    format characters come out as ``<U+001B>``, so that the text of an article can neither steer a
    terminal nor show its characters in an order in which they do not stand.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return " ".join("".join(map(_visible, line)).split())


def shorten(text: str, limit: int) -> str:
    """``text`` cut in the middle to at most ``limit`` characters: what is quoted keeps both its ends.

    Cuts between words where there is a space nearby.
    """
    if len(text) <= limit:
        return text
    head = text[: limit // 2]
    tail = text[len(text) - (limit - 1 - len(head)) :]
    space = head.rfind(" ", len(head) - _NEARBY)
    if space > 0:
        head = head[:space]
    space = tail.find(" ", 0, _NEARBY)
    return f"{head}…{tail[space + 1 :]}"


def quoted(text: str, limit: int) -> str:
    """An article's words within single quotation marks, on one line of at most ``limit`` characters."""
    return f"‘{shorten(one_line(text), limit)}’"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 error``, ``2 errors``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share from 0 to 1 as a whole percentage."""
    return f"{share * 100:.0f}%"


def _visible(char: str) -> str:
    if char in _JOINERS or char in _VISIBLE_FORMATS:
        return char
    if char in _DROPPED:
        return ""
    if unicodedata.category(char) in _UNSAFE:
        return f"<U+{ord(char):04X}>"
    return char
