"""How well the comparison's figures tell levels of reuse that collections label in ways of their own.

    python -m bench.levels [--data FOLDER]

The command has three verdicts with fixed bounds, fitted on news (`bench.derivation`). Other collections ask
other questions: clough_stevenson for cut, lightly revised, heavily revised or own answers of students,
llm_rewrite_docs for essays that a machine rewrote or carried on. Published figures for both come from
classifiers fitted on the collection itself, so that only the same protocol compares with them: what the
comparison measured of each pair, and a classifier fitted on all but one part of the collection. The parts
are the five questions that the students answered, and five sets of originals. Which classifier is not chosen
for the collection: three of different kinds (logistic regression, random trees, boosted trees) vote. Nothing
of it ships; needs scikit-learn (``pip install 'article-auditor[bench]'``).
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean, pstdev
from typing import Any, NamedTuple
from zlib import crc32

from rapidfuzz import fuzz

from auditor.compare.comparison import prepared, prepared_source
from auditor.compare.derivation import verdict
from auditor.compare.features import measure
from bench.derivation import SHARED, Case, case, f1_scores, raidar, read

PARTS = 5
_HIGH, _LOW = 0.7, 0.3
"""Coverage of a sentence from which it stands in the source, and up to which it does not."""


_COPIED = 0.9
"""Share of its three-word runs from which a sentence is the source's."""


class Labelled(NamedTuple):
    """A pair's label, the part of the collection that it is in, and what was measured of it."""

    label: str
    part: int
    figures: list[float]


def main() -> None:
    """Runs all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    data = parser.parse_args().data
    tasks = sorted({row["task"] for row in read(data, "clough_stevenson")})
    students = [
        Labelled(row["label"], tasks.index(row["task"]), measured(_pair(row)))
        for row in read(data, "clough_stevenson")
    ]
    report("clough_stevenson, four labels", students, "accuracy .716 lexical, .758 with two encoders")
    binary = [item._replace(label="non" if item.label == "non" else "derived") for item in students]
    report("clough_stevenson, two labels", binary, "accuracy .958")
    rewrites = [
        Labelled(row["label"], crc32(row["b"].encode()) % PARTS, measured(_pair(row)))
        for row in read(data, "llm_rewrite_docs.train")
    ]
    report("llm_rewrite_docs", rewrites, "macro F1 .969 lexical, .975 with an encoder; of other essays")
    wire = [
        Labelled(verdict(item.share or 0.0), crc32(item.story.encode()) % PARTS, measured(item))
        for item in raidar(data)
    ]
    report("raidar_wire", wire, "macro F1 .927 lexical, .954 with an encoder; of other articles")


def _pair(row: dict[str, Any]) -> Case:
    return case("", row, row["a"], row["b"], None)


def measured(item: Case) -> list[float]:
    """What the comparison found of a pair as a whole: mostly shares, 0 to 1.

    The shipped model is not asked: it has seen parts of these collections.
    """
    sentences = item.measured
    covered = [sentence.coverage for sentence in sentences]
    places = [sentence.match.first for sentence in sentences if sentence.match]
    ours, theirs = item.doc.text.lower().split(), item.source.text.lower().split()
    back = [found.coverage for found in measure(prepared_source(item.source).body, prepared(item.doc).body)]
    third = max(1, len(covered) // 3)
    return [
        mean(covered or [0.0]),
        pstdev(covered) if covered else 0.0,
        sum(c >= _HIGH for c in covered) / (len(covered) or 1),
        sum(c <= _LOW for c in covered) / (len(covered) or 1),
        mean([sentence.recall for sentence in sentences] or [0.0]),
        mean([sentence.trigrams for sentence in sentences] or [0.0]),
        mean([math.log1p(sentence.run) for sentence in sentences] or [0.0]),
        mean([sentence.novel for sentence in sentences] or [0.0]),
        mean([float(a <= b) for a, b in pairwise(places)] or [0.0]),
        mean(covered[:third] or [0.0]),
        mean(covered[-third:] or [0.0]),
        mean(back or [0.0]),
        pstdev(back) if back else 0.0,
        sum(sentence.trigrams >= _COPIED for sentence in sentences) / (len(sentences) or 1),
        mean([sentence.trigrams for sentence in sentences[:third]] or [0.0]),
        mean([sentence.trigrams for sentence in sentences[-third:]] or [0.0]),
        _contained(ours, theirs, 3),
        _contained(ours, theirs, 5),
        _contained(theirs, ours, 3),
        fuzz.token_set_ratio(item.doc.text, item.source.text) / 100,
        math.log((len(ours) + 1) / (len(theirs) + 1)),
        math.log1p(len(ours)),
    ]


def _contained(words: Sequence[str], others: Sequence[str], size: int) -> float:
    """Share of a text's runs of so many words that another has, too."""
    own, known = (set(zip(*(text[at:] for at in range(size)), strict=False)) for text in (words, others))
    return len(own & known) / (len(own) or 1)


def report(name: str, pairs: Sequence[Labelled], published: str) -> None:
    """Accuracy and macro F1 over the parts, each told by what was fitted on the others."""
    confusion: Counter[tuple[str, str]] = Counter()
    for part in sorted({pair.part for pair in pairs}):
        others = [pair for pair in pairs if pair.part != part]
        judged = [pair for pair in pairs if pair.part == part]
        fitted = classifier().fit([pair.figures for pair in others], [pair.label for pair in others])
        told = fitted.predict([pair.figures for pair in judged])
        confusion.update((pair.label, str(label)) for pair, label in zip(judged, told, strict=True))
    labels = sorted({pair.label for pair in pairs})
    scores = f"accuracy {accuracy(confusion):.3f}  macro F1 {mean(f1_scores(confusion, labels)):.3f}"
    print(f"{name:29} n={len(pairs):4}  {scores}")
    print(f"{'':29} in the notes: {published}")
    print(f"{'':29} {', '.join(f'{a}->{b} {n}' for (a, b), n in sorted(confusion.items()))}")


def accuracy(confusion: Counter[tuple[str, str]]) -> float:
    """The share that is told right."""
    return sum(n for (gold, told), n in confusion.items() if gold == told) / confusion.total()


def classifier() -> Any:
    """The mean of three classifiers of different kinds, not fitted yet."""
    from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, VotingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    kinds = {
        "linear": make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2_000)),
        "random": ExtraTreesClassifier(500, random_state=0),
        "boosted": HistGradientBoostingClassifier(max_iter=150, max_leaf_nodes=8, random_state=0),
    }
    return VotingClassifier([*kinds.items()], voting="soft")


if __name__ == "__main__":
    main()
