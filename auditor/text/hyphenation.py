"""Where words may be divided, by the patterns of Liang (1983) that pyphen brings along.

pyphen takes every pattern apart when it loads them, which is a fifth of what a check of one English article
in a fresh process costs. Here a pattern is taken apart when it is first met in a word; a test compares the
divisions with pyphen's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from auditor.text.packages import package_file

_FILES = {"en": "en_US", "de": "de_DE", "es": "es", "fr": "fr", "it": "it_IT", "nl": "nl_NL"}
_FIGURES = b"0123456789"
_CHANGES = re.compile(rb"/.*")
"""How letters change at a division, as in the old spelling of German: behind some patterns."""
_PLACE = re.compile(r"(\d?)\D?")
_LEAST = 2
"""Letters that stay on either side of a division."""


class _Patterns(NamedTuple):
    of_letters: dict[str, str]
    """Patterns with their figures, by their letters alone; a point stands for the border of a word."""
    longest: int


def divisions(word: str, language: str) -> int:
    """How often a word may be divided.

    Args:
        word: One word in lower case.
        language: Primary subtag, one of English, German, Spanish, French, Italian and Dutch.

    Raises:
        ModuleNotFoundError: pyphen is not installed.
    """
    of_letters, longest = _patterns(language)
    bordered = f".{word}."
    size = len(bordered)
    figures = [0] * (size + 1)
    for start in range(size - 1):
        for end in range(start + 1, min(start + longest, size) + 1):
            pattern = of_letters.get(bordered[start:end])
            if pattern is None:
                continue
            for at, figure in _figures(pattern):
                if figure > figures[start + at]:
                    figures[start + at] = figure
    # A word may be divided where the highest figure is odd.
    return sum(figure % 2 for figure in figures[_LEAST + 1 : len(word) - _LEAST + 2])


@cache
def _figures(pattern: str) -> list[tuple[int, int]]:
    """The figures of a pattern, each with how many letters stand before it."""
    return [(at, int(figure)) for at, figure in enumerate(_PLACE.findall(pattern)) if figure]


@cache
def _patterns(language: str) -> _Patterns:
    path = package_file("pyphen", f"dictionaries/hyph_{_FILES[language]}.dic")
    # Settings and comments stay among the patterns: no word has a capital or a space in it.
    encoding, _, lines = path.read_bytes().replace(b"\r", b"").partition(b"\n")
    lines = _CHANGES.sub(b"", lines)
    letters, patterns = (
        text.decode(encoding.decode("ascii")).split("\n") for text in (lines.translate(None, _FIGURES), lines)
    )
    return _Patterns(dict(zip(letters, patterns, strict=True)), max(map(len, letters)))


__all__ = ["divisions"]
