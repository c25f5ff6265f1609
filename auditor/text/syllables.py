"""Syllables and difficult words, as textstat counts them, without the network.

textstat takes the syllables of English words from the CMU Pronouncing Dictionary, which nltk would
download; what it needs of that lies in ``nltk_data`` beside this file (``bench/build_syllables.py``).
Importing textstat and reading the dictionary takes most of a second, once a process: it is done when a
text is first measured.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

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

_LOCALES = {"en": "en_US", "de": "de_DE", "es": "es_ES", "fr": "fr_FR", "it": "it_IT", "nl": "nl_NL"}
_CACHED = 1 << 16


@lru_cache(maxsize=_CACHED)
def syllables(word: str, language: str) -> int:
    """Syllables of a word, at least one.

    Args:
        word: One word in lower case, letters only.
        language: One of `READING_EASE`.
    """
    return max(1, int(_statistics(language).syllable_count(word)))


@lru_cache(maxsize=_CACHED)
def is_difficult(word: str, language: str) -> bool:
    """Whether a word has two syllables or more and is none of the words that everybody knows (Dale and
    Chall 1948 for English).

    Args:
        word: One word in lower case, letters only.
        language: One of `EASY_WORDS`.
    """
    return bool(_statistics(language).is_difficult_word(word))


@cache
def _statistics(language: str) -> textstatistics:
    import nltk
    from textstat.textstat import textstatistics

    # First of all, so that the counts do not depend on what else is installed.
    own = str(files("auditor.text").joinpath("nltk_data"))
    if own not in nltk.data.path:
        nltk.data.path.insert(0, own)
    statistics = textstatistics()
    statistics.set_lang(_LOCALES[language])
    return statistics


__all__ = ["EASY_WORDS", "READING_EASE", "is_difficult", "syllables"]
