"""How often the speaker found for a direct quotation is the one that PolNeAR's annotators marked.

PolNeAR: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
Usage: ``python bench/speakers.py [DATA]``; DATA holds ``polnear_*.dev.jsonl.gz``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from auditor.text.paragraphs import paragraphs
from auditor.text.quotes import quotations

SHARED = Path(__file__).parents[1].parent / "shared"
PRONOUNS = {"he", "she", "they", "it", "i", "we", "who"}
ARTICLES = {"the", "a", "an", "one", "another", "some", "many", "other"}


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def kind(source: str) -> str:
    """Whether a source is a pronoun, has a name in it, or is only described."""
    if source.lower() in PRONOUNS:
        return "pronoun"
    first, *others = source.split()
    named = any(word[0].isupper() for word in others) or (
        first[0].isupper() and first.lower() not in ARTICLES
    )
    return "named" if named else "described"


def main() -> None:
    """Print the share of right speakers by kind of source and of quotation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=SHARED / "data" / "facts")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    options = parser.parse_args()
    texts = {row["id"]: row["text"] for row in read(options.data / "polnear_articles.dev.jsonl.gz")}
    gold = defaultdict(list)
    for row in read(options.data / "polnear_attributions.dev.jsonl.gz"):
        if row["label"] in ("direct", "mixed") and row["source"]:
            gold[row["article"]].append(row)
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for article, rows in gold.items():
        text = texts[article]
        found = [q for q in quotations(text, paragraphs(text), "en") if q.depth == 0]
        for row in rows:
            inside = [q for q in found for start, end in row["content"] if q.start < end and start < q.end]
            source = " ".join(text[start:end] for start, end in row["source"])
            key = row["label"], kind(source)
            total[key] += 1
            speaking = [q.speaker for q in inside if q.speaker]
            hit = any(s.start < end and start < s.end for s in speaking for start, end in row["source"])
            right[key] += hit
            wrong[key] += bool(speaking) and not hit
            if options.misses and not hit:
                said = [text[s.start : s.end] for s in speaking]
                start = max(0, row["content"][0][0] - 150)
                context = text[start : row["content"][-1][1] + 150]
                print(f"{key} gold={source!r} found={said} :: {context!r}\n")
    for key in sorted(total):
        share = right[key] / total[key]
        print(
            f"{key[0]:7} {key[1]:10} right {right[key]:4} of {total[key]:4} = {share:.3f}, wrong {wrong[key]}"
        )
    for label in ("direct", "mixed"):
        keys = [key for key in total if key[0] == label and key[1] != "described"]
        hits, count = sum(right[key] for key in keys), sum(total[key] for key in keys)
        print(f"{label}: named or pronominal source {hits} of {count} = {hits / count:.3f}")


if __name__ == "__main__":
    main()
