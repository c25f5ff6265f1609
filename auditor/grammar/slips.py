"""Which of the words that no dictionary has are common ones mistyped: few of them are, in news."""

from __future__ import annotations

import re
from collections import Counter

from auditor.grammar.matches import Match
from auditor.model import Span

_SPELLERS = ("MORFOLOGIK", "HUNSPELL")
_WORD = re.compile(r"\w+")
_SMALL = re.compile("[a-zß-öø-ÿ]+")
_OTHER_VARIANT = re.compile(r"is \w+ English")
_JOINED_BEFORE = re.compile(r"(?:[-‐‑'’@./_#&\\]|\w[-‐‑] )\Z")
_JOINED_AFTER = re.compile(r"[-‐‑]|['’@./_#&\\]\w")
_VOWELS = frozenset("aeiouyáéíóúàèòâêôãõ")
_LEAST, _LONGEST = 7, 30


def is_spelling(match: Match) -> bool:
    """Whether a match says no more than that a dictionary lacks the word."""
    return match.rule.startswith(_SPELLERS)


def candidates(text: str) -> dict[str, Span]:
    """The words of a text that could be common ones mistyped, each with its place.

    Those are long, in small letters (a name is not), written so but once (a term is written again) and
    no part of a compound.

    Args:
        text: The text; offsets are code points into it.
    """
    written = [(match[0], Span(*match.span())) for match in _WORD.finditer(text)]
    times = Counter(word.casefold() for word, _ in written)
    return {
        word: span
        for word, span in written
        if _LEAST <= len(word) <= _LONGEST
        and _SMALL.fullmatch(word)
        and times[word.casefold()] == 1
        and not _JOINED_BEFORE.search(text[max(0, span.start - 3) : span.start])
        and not _JOINED_AFTER.match(text, span.end)
    }


def is_slip(word: str, match: Match) -> bool:
    """Whether a word that a dictionary lacks is one slip away from what it is most like, inside the word:
    other ends make another form of it. LanguageTool itself says of many words that they are another
    variant's.

    Args:
        word: The word, in small letters.
        match: What a speller says of it.
    """
    meant = match.replacements[0] if match.replacements else ""
    if not _SMALL.fullmatch(meant) or _OTHER_VARIANT.search(match.message):
        return False
    return word[0] == meant[0] and word[-1] == meant[-1] and _is_one_slip(word, meant)


def _is_one_slip(word: str, meant: str) -> bool:
    """Whether two words differ by one letter too many or too few, two that changed places, or one vowel
    taken for another."""
    same = next((at for at, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), 0)
    left, right = word[same:], meant[same:]
    if abs(len(word) - len(meant)) == 1:
        return left[1:] == right or left == right[1:]
    if len(word) != len(meant) or left[2:] != right[2:]:
        return False
    if left[:2] == right[1::-1]:
        return True
    return left[1:] == right[1:] and left[0] in _VOWELS and right[0] in _VOWELS
