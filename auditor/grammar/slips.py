"""Which of the words that no dictionary has are common ones mistyped: few of them are, in news."""

from __future__ import annotations

import re

from auditor.grammar.matches import Match

_SPELLERS = ("MORFOLOGIK", "HUNSPELL")
_SMALL = re.compile("[a-zß-öø-ÿ]+")
_OTHER_VARIANT = re.compile(r"is \w+ English")
_JOINING = frozenset("-‐‑'’@./_#&\\")
_VOWELS = frozenset("aeiouyáéíóúàèòâêôãõ")
_LEAST = 7


def is_spelling(match: Match) -> bool:
    """Whether a match says no more than that a dictionary lacks the word."""
    return match.rule.startswith(_SPELLERS)


def is_slip(text: str, match: Match) -> bool:
    """Whether an unknown word is a common one mistyped.

    It is where the word is long, in small letters (a name is not), written so but once (a term is
    written again), no part of a compound, and one slip away from what it is most like, inside the word:
    other ends make another form of it. LanguageTool itself says of many words that they are another
    variant's.

    Args:
        text: The text that the match points into.
        match: A match of a speller.
    """
    word = text[match.start : match.end]
    meant = match.replacements[0] if match.replacements else ""
    if len(word) < _LEAST or not _SMALL.fullmatch(word) or not _SMALL.fullmatch(meant):
        return False
    around = text[max(0, match.start - 1) : match.start] + text[match.end : match.end + 1]
    if not _JOINING.isdisjoint(around) or _OTHER_VARIANT.search(match.message):
        return False
    if word[0] != meant[0] or word[-1] != meant[-1] or not _is_one_slip(word, meant):
        return False
    written = re.finditer(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE)
    return next(written, None) is not None and next(written, None) is None


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
