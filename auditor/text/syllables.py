"""Syllables and difficult words, as textstat counts them, without importing it.

textstat takes the syllables of English words from the CMU Pronouncing Dictionary and those of all others
from pyphen. To read that dictionary it imports nltk, which downloads it: most of a second, once a process.
What textstat needs of it lies in ``cmudict`` beside this file (``bench/build_syllables.py``), with the
commonest of the words that both count alike; a test compares the counts with textstat's own.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

from auditor.text.hyphenation import divisions
from auditor.text.packages import package_file

# Base, weight of the words per sentence, weight of the syllables per word: Flesch 1948 for English;
# Amstad 1978 (de), Fernández Huerta 1959 (es), Kandel and Moles 1958 (fr), Franchina and Vacca 1986 (it),
# Douma 1960 (nl). The figures are textstat's.
READING_EASE = {
    "en": (206.835, 1.015, 84.6),
    "de": (180.0, 1.0, 58.5),
    "es": (206.84, 1.02, 60.0),
    "fr": (207.0, 1.015, 73.6),
    "it": (217.0, 1.3, 60.0),
    "nl": (206.835, 0.93, 77.0),
}
"""The languages for which syllables mean something, and the formula of each."""

EASY_WORDS = ("en", "es")
"""The languages of which textstat has a list of easy words."""

_PRONOUNCED = Path(__file__).with_name("cmudict") / "syllables.txt"
_CACHED = 1 << 16


@lru_cache(maxsize=_CACHED)
def syllables(word: str, language: str) -> int:
    """Syllables of a word, at least one.

    Args:
        word: One word in lower case, letters only.
        language: One of `READING_EASE`.
    """
    known = _pronounced(word) if language == "en" else None
    return known or divisions(word, language) + 1


def is_difficult(word: str, language: str) -> bool:
    """Whether a word has two syllables or more and is none of the words that everybody knows (Dale and
    Chall 1948 for English).

    Args:
        word: One word in lower case, letters only.
        language: One of `EASY_WORDS`.
    """
    return word not in _easy(language) and syllables(word, language) > 1


def _pronounced(word: str) -> int | None:
    """The syllables of an English word as people speak it; None where its hyphenation tells them."""
    table = _table()
    at = bisect_left(table, word)
    count = table[at].removeprefix(word) if at < len(table) else ""
    return int(count) if count.isdecimal() else None


@cache
def _table() -> list[str]:
    """English words, each with its syllables behind it, in order: searched by halves, for to make a
    dictionary of it takes longer than to look up the words of a hundred articles."""
    return _PRONOUNCED.read_text("utf-8").split()


@cache
def _easy(language: str) -> frozenset[str]:
    """textstat's list of easy words."""
    words = package_file("textstat", f"resources/{language}/easy_words.txt")
    return frozenset(map(str.strip, words.read_text("utf-8").splitlines()))


__all__ = ["EASY_WORDS", "READING_EASE", "is_difficult", "syllables"]
