"""Prints every finding of some rules on published news, to be read by hand, and scores them on gold spans.

    python bench/alarms.py facts/own-capital language/repeated-word --on real_news.dev snippets.dev
    python bench/alarms.py facts/name-variant --on clusters hard seeds

On news each finding is shown with its surroundings, and the rate per 1,000 articles and the processor
time per article follow. On the gold collections hits, misses and false alarms are counted as
``score_clusters.py`` counts them. Rules run on the article alone, unless ``--sources`` is given.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from auditor.compare import Comparison, compare_with
from auditor.document import Document, Scan
from auditor.model import Article, Finding, Source
from auditor.packs import load
from auditor.rule import Rule

ROOT = Path(__file__).parents[1]
GOLD = ("clusters", "hard", "seeds")
CONTEXT = 90


def main() -> None:
    """Runs the rules named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rules", nargs="+", help="rule ids: facts/own-capital")
    parser.add_argument(
        "--on", nargs="+", default=["real_news.dev"], help="data sets, or clusters, hard, seeds"
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, help="the first so many articles of each set")
    parser.add_argument("--context", type=int, default=CONTEXT)
    parser.add_argument("--sources", action="store_true", help="compare with the wire, or the other seeds")
    parser.add_argument("--quiet", action="store_true", help="figures only")
    args = parser.parse_args()
    rules, lexicon = load(wanted=lambda rule_id: rule_id in args.rules)
    if unknown := set(args.rules) - {rule.id for rule in rules}:
        sys.exit(f"no such rule: {', '.join(sorted(unknown))}")
    scan = lexicon.scan
    for name in args.on:
        if name in GOLD:
            score(rules, scan, name, args.data / "gold", args)
        else:
            alarms(rules, scan, name, args)


def run(rule: Rule, doc: Document, sources: list[Comparison] | None = None) -> list[Finding]:
    """The findings of a rule on an article, with sources if there are any."""
    evidence: dict[str, object] = dict.fromkeys((*rule.needs, *rule.uses))
    if "sources" in evidence:
        evidence["sources"] = sources
    return list(rule.check(doc, **evidence))


def alarms(rules: Iterable[Rule], scan: Scan, name: str, args: argparse.Namespace) -> None:
    """Every finding on a set of articles without gold, and the rates."""
    rules = [rule for rule in rules if "sources" not in rule.needs]
    counts: Counter[str] = Counter()
    seconds: dict[str, float] = defaultdict(float)
    articles = list(read(args.data, name))[: args.limit]
    for article in articles:
        doc = Document(article, scan)
        began = time.process_time()
        _ = (
            doc.paragraphs,
            doc.sentences,
            doc.names,
            doc.quotations,
            doc.dates,
            doc.headline,
            doc.furniture_spans,
        )
        seconds["(views)"] += time.process_time() - began
        for rule in rules:
            began = time.process_time()
            findings = run(rule, doc)
            seconds[rule.id] += time.process_time() - began
            for finding in findings:
                severity = finding.severity or rule.severity
                counts[f"{rule.id} {severity}"] += 1
                if not args.quiet:
                    shown = show(article.text, finding, args.context)
                    print(f"{name} {article.id} {rule.id} {severity}: {shown}")
    for label, count in sorted(counts.items()):
        print(f"{name}: {label}: {count} = {1000 * count / len(articles):.2f} per 1,000 articles")
    for label, spent in seconds.items():
        print(f"{name}: {label}: {1000 * spent / len(articles):.2f} ms per article")


def show(text: str, finding: Finding, context: int) -> str:
    """A finding in its surroundings, on one line, with its suggestion and evidence."""
    before = text[max(0, finding.start - context) : finding.start]
    after = text[finding.end : finding.end + context]
    line = f"{before}[[{text[finding.start : finding.end]}]]{after}".replace("\n", "⏎")
    for evidence in finding.evidence:
        line += f" | evidence: {text[max(0, evidence.start - 30) : evidence.end + 30]!r}"
    return line if finding.suggestion is None else f"{line} -> {finding.suggestion!r}"


def read(data: Path, name: str) -> Iterator[Article]:
    """The articles of ``news/NAME.jsonl.gz``, or of another folder of the data."""
    path = next(iter(sorted(data.glob(f"data/*/{name}.jsonl.gz"))), None)
    if path is None:
        sys.exit(f"no data set {name} under {data}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = row.get("published")
            date = dt.date.fromisoformat(published[:10]) if published else None
            yield Article(id=str(row["id"]), text=row["text"], published=date)


Row = tuple[str, str, list[dict[str, Any]], list[dict[str, Any]], list[Source]]


def gold(folder: Path, name: str) -> Iterator[Row]:
    """Label, text, gold findings and forbidden spans (with ``span``) and sources of each article."""
    if name == "seeds":
        texts = {path.name: path.read_bytes().decode() for path in (folder.parent / "seeds").glob("*.txt")}
        controls = [json.loads(line) for line in (folder / name / "controls.jsonl").open(encoding="utf-8")]
        for line in (folder / name / "gold.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            found = [item | {"span": (item["start"], item["end"])} for item in row["findings"]]
            silent = [
                c | {"span": (c["start"], c["end"])} for c in controls if c["article"] == row["article"]
            ]
            peers = [Source(id=n, text=t) for n, t in sorted(texts.items()) if n != row["article"]]
            yield row["article"], texts[row["article"]], found, silent, peers
        return
    for path in sorted((folder / name).glob("*/gold.jsonl")):
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            text = (path.parent / row["article"]).read_bytes().decode()
            parts = [
                [item | {"span": locate(text, item)} for item in row.get(key, [])]
                for key in ("findings", "must_not")
            ]
            wire = path.parent / "wire.txt"
            if not wire.exists():
                wire = folder / "clusters" / path.parent.name / "wire.txt"
            sources = [Source(id="wire.txt", text=wire.read_bytes().decode(), role="wire")]
            own = row["article"] == "wire.txt"
            yield f"{path.parent.name}/{row['article']}", text, parts[0], parts[1], [] if own else sources


def locate(text: str, item: dict[str, Any]) -> tuple[int, int]:
    """Where the n-th occurrence of a gold text stands."""
    at = -1
    for _ in range(item.get("occurrence", 1)):
        at = text.find(item["text"], at + 1)
    return at, at + len(item["text"])


def overlap(wanted: tuple[int, int], found: Finding) -> bool:
    """At least half of the shorter span is shared, and the finding is not far longer than the gold."""
    shared = min(wanted[1], found.end) - max(wanted[0], found.start)
    wide, long = wanted[1] - wanted[0], found.end - found.start
    return shared > 0 and shared * 2 >= min(wide, long) and (long <= wide + 80 or long <= 3 * wide)


def score(rules: Iterable[Rule], scan: Scan, name: str, folder: Path, args: argparse.Namespace) -> None:
    """Hits, misses, false alarms and broken controls of each rule on a gold collection."""
    tally: Counter[tuple[str, str]] = Counter()
    for label, text, wanted, silent, wire in gold(folder, name):
        doc = Document(Article(id=label, text=text), scan)
        sources = compare_with(doc, wire) if args.sources and wire else None
        for rule in rules:
            id_ = rule.id
            findings = run(rule, doc, sources)
            used: set[int] = set()
            for item in wanted:
                mine = item.get("rule") == id_
                if not mine and id_ not in item.get("also", []):
                    continue
                match = {i for i, finding in enumerate(findings) if overlap(item["span"], finding)}
                used |= match
                if mine:
                    tally[id_, "hit" if match else "miss"] += 1
                    if not match and not args.quiet:
                        needs = item.get("needs", item.get("decidable_from"))
                        print(f"MISS  {label} {id_}: {item['text']!r} ({needs})")
            for i, finding in enumerate(findings):
                if i not in used:
                    tally[id_, "false"] += 1
                    if not args.quiet:
                        print(f"FALSE {label} {id_}: {show(text, finding, 50)}")
            for item in silent:
                if item["rule"] == id_ and any(
                    f.start < item["span"][1] and item["span"][0] < f.end for f in findings
                ):
                    tally[id_, "forbidden"] += 1
                    print(f"MUST NOT {label} {id_}: {item['text']!r}")
    for id_ in (rule.id for rule in rules):
        hit, miss, false, broken = (tally[id_, kind] for kind in ("hit", "miss", "false", "forbidden"))
        print(f"{name}: {id_}: {hit} hit, {miss} missed, {false} false, {broken} controls broken")


if __name__ == "__main__":
    main()
