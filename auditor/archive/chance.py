"""Which hits of a search are there by chance.

Among a million articles ten have some rare words of any text: what is found behind a source, and all that is
found for a text without one. To look closer at each costs more than the search.
"""

from __future__ import annotations

LARGE = 100_000
"""Articles from which an archive has ten such hits for every text. In a smaller one the tenth may well be
another report of the same event."""

_LITTLE = 0.25
"""Share of the score of a text with all words that were looked for, below which a hit may be there by
chance."""

_RUNS = 2
"""Three-word runs in common from which a hit is not there by chance. With 2,962 agency reports and articles
put among a million others, none of 1,854 hits from which a sentence of a text derives, or that quote what it
quotes, falls below both bounds: the lowest with fewer runs has .36 of the score. Two in three others do."""

_LONGEST = 15
"""Characters a word, on average, from which a text is in a script without spaces, and has no such runs."""


class Chance:
    """Tells which hits of a search in a large archive are there by chance.

    They have little of what was looked for, and no few words in a row with the text.

    Args:
        text: The text that was looked for.
        most: The score of a text with all words that were looked for.
    """

    def __init__(self, text: str, most: float) -> None:
        words = text.encode("utf-8", "surrogatepass").split()
        self._bound = _LITTLE * most if len(text) <= _LONGEST * len(words) else 0.0
        self._runs = frozenset(zip(words, words[1:], words[2:], strict=False))

    def found(self, score: float, plain: bytes) -> bool:
        """Whether chance found a text, by its score and by itself in UTF-8."""
        if score >= self._bound:
            return False
        words = plain.split()
        return len(self._runs.intersection(zip(words, words[1:], words[2:], strict=False))) < _RUNS
