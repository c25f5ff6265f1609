"""Measures derivation, alignment and retrieval on the collections of ``data/reuse``.

    python -m bench.reuse [--encoder FOLDER]

The shipped model is fitted on parts of these (see ``bench/derivation.py``), so the figures that count are
those of ``python -m bench.derivation --cross``; clough_stevenson and the articles that are partly derived
in llm_rewrite_docs are in no fit.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from auditor.archive.memory import MemoryArchive
from auditor.compare import compare, compare_with
from auditor.compare.derivation import default_model, verdict
from auditor.compare.encoder import Encoder
from auditor.document import Document
from auditor.model import Article, Derivation, Source
from bench.derivation import SHARED, case, macro_f1, raidar, read, report_paragraphs, same_event

KINDS = {"WD": "wholly", "PD": "partly", "ND": "none"}


def main() -> None:
    """Runs all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--encoder", type=Path, metavar="FOLDER", help="with a sentence encoder")
    args = parser.parse_args()
    data = args.data
    encoder = Encoder(args.encoder) if args.encoder else None
    for collection in (raidar_wire, llm_rewrites, clough_stevenson, semeval, helsinki):
        collection(data, encoder)
    speed(data)


def told(row: dict[str, Any], encoder: Encoder | None) -> Derivation:
    """The derivation of a row's text from its source."""
    pair = case("", row, row["a"], row["b"], None)
    return compare(pair.doc, pair.source, encoder).derivation


def raidar_wire(data: Path, encoder: Encoder | None) -> None:
    """Verdict, share, and for each paragraph the source's paragraph and whether it derives.

    The share that the gold states is one of words, so it is compared with the share of derived words.
    """
    confusion: Counter[tuple[str, str]] = Counter()
    errors: list[float] = []
    cases = list(raidar(data))
    for item in cases:
        item.encoder = encoder
        found = compare(item.doc, item.source, encoder).derivation
        confusion[verdict(item.share or 0.0), found.verdict] += 1
        words = Counter[bool]()
        for pair in found.alignment:
            words[pair.kind != "new"] += len(item.doc.text[pair.start : pair.end].split())
        errors.append(abs(words[True] / (words.total() or 1) - (item.share or 0.0)))
    print(f"raidar_wire       macro F1 {macro_f1(confusion):.3f}, share error {mean(errors):.3f}")
    report_paragraphs(cases, default_model(encoder is not None))


def llm_rewrites(data: Path, encoder: Encoder | None) -> None:
    """Verdict, and the rank of the true source among all the collection's originals."""
    rows = read(data, "llm_rewrite_docs.train")
    confusion: Counter[tuple[str, str]] = Counter()
    archive = MemoryArchive(Source(text, text) for text in sorted({row["b"] for row in rows}))
    found: dict[str, list[bool]] = {"WD": [], "PD": []}
    for row in rows:
        confusion[KINDS[row["label"]], told(row, encoder).verdict] += 1
        if row["label"] in found:
            first = archive.search(row["a"], limit=1)
            found[row["label"]].append(bool(first) and first[0].text == row["b"])
    recall = ", ".join(f"{label} {mean(hits):.3f}" for label, hits in found.items())
    print(f"llm_rewrite_docs  macro F1 {macro_f1(confusion):.3f}, source first: {recall}; {dict(confusion)}")


def clough_stevenson(data: Path, encoder: Encoder | None) -> None:
    """Derived or not. The texts are encyclopedic answers to the same five questions."""
    confusion: Counter[tuple[str, bool]] = Counter()
    for row in read(data, "clough_stevenson"):
        confusion[row["label"], told(row, encoder).verdict != "none"] += 1
    right = sum(n for (label, derived), n in confusion.items() if (label != "non") == derived)
    print(f"clough_stevenson  binary accuracy {right / confusion.total():.3f}; {dict(confusion)}")


def semeval(data: Path, encoder: Encoder | None) -> None:
    """Pairs that people rated 2 or more on a scale from 1, the same story, to 4: none should derive."""
    _false_alarms(
        "semeval22_en",
        ((row["id"], told(row, encoder)) for row in read(data, "semeval22_en.train") if row["label"] >= 2),
    )


def helsinki(data: Path, encoder: Encoder | None) -> None:
    """Articles of different houses on one event, without shared runs of words: none should derive."""
    pairs = same_event(data, step=1, pairs=1)
    _false_alarms("helsinki_archive", ((p.name, compare(p.doc, p.source, encoder).derivation) for p in pairs))


def _false_alarms(name: str, found: Iterable[tuple[str, Derivation]]) -> None:
    verdicts = [(key, derivation.verdict) for key, derivation in found]
    false = [f"{key} {verdict}" for key, verdict in verdicts if verdict != "none"]
    rate = len(false) / len(verdicts)
    print(f"{name:17} {len(false)} of {len(verdicts)} falsely derived ({rate:.3f}): {false}")


def speed(data: Path) -> None:
    """Processor time of one article of about 400 words against ten candidates of its own event."""
    rows = [row for row in read(data, "raidar_wire.train") if 300 <= len(row["a"].split()) <= 500][:11]
    sources = [Source(row["id"], row["b"], role="wire") for row in rows[:10]]
    doc = Document(Article(rows[10]["id"], rows[10]["a"]))
    _ = doc.body_sentences, doc.quotations
    same = [Source(str(n), rows[10]["b"] + " " * n, role="wire") for n in range(10)]
    print(f"speed, ten unrelated candidates {_least(lambda: compare_with(doc, sources)):.1f} ms,")
    print(f"       ten versions of its source {_least(lambda: compare_with(doc, same)):.1f} ms (warm)")


def _least(run: Callable[[], object], times: int = 30) -> float:
    return min(_timed(run, times)) * 1000


def _timed(run: Callable[[], object], times: int) -> Iterator[float]:
    for _ in range(times):
        began = time.process_time()
        run()
        yield time.process_time() - began


if __name__ == "__main__":
    main()
