"""Syllables and difficult words, as textstat counts them, without the network.

textstat takes the syllables of English words from the CMU Pronouncing Dictionary, which nltk would
download; what it needs of that lies in ``nltk_data`` beside this file (``bench/build_syllables.py``).
Importing textstat and reading the dictionary takes most of a second, once a process: it is done when a
text is first measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
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
    from textstat.textstat import textstatistics

    statistics = textstatistics()
    statistics.set_lang(_LOCALES[language])
    if language == "en":
        _read_dictionary(statistics)
    return statistics


def _read_dictionary(statistics: textstatistics) -> None:
    """Has textstat read the dictionary that ships, which it keeps, and no other that may be installed."""
    import nltk

    with _private(Path(str(files("auditor.text").joinpath("nltk_data")))) as data:
        nltk.data.path.insert(0, str(data))
        try:
            # textstat would go online for what is not found.
            nltk.data.find("corpora/cmudict")
            statistics.syllable_count("word")
        finally:
            nltk.data.path.remove(str(data))


@contextmanager
def _private(data: Path) -> Iterator[Path]:
    """A copy of a folder that is this account's alone, as long as it is needed.

    nltk reads no data that another account owns or may write, which is all that was installed under a umask
    of 002, or by another user.
    """
    with TemporaryDirectory(prefix="article-auditor-") as folder:
        copy = Path(folder)
        for source in sorted(data.rglob("*")):
            target = copy / source.relative_to(data)
            if source.is_dir():
                target.mkdir(mode=0o700)
            else:
                target.touch(mode=0o600)
                target.write_bytes(source.read_bytes())
        yield copy


__all__ = ["EASY_WORDS", "READING_EASE", "is_difficult", "syllables"]
