"""Scores the rules and the verdicts on story clusters: agency copy and what became of it.

    python -m bench.stories [FOLDER ...] [--rule PREFIX] [--misses]
    python -m bench.stories [FOLDER ...] --batch

A cluster is a folder with the agency copy (``wire.txt``), articles on the same event (spun, credited, partly
derived, independent; deep rewrites, digests, later takes), ``gold.jsonl`` with what is wrong in each, what
tempts but is right (``must_not``) and how much of it derives, and perhaps ``cluster.json`` with the date of
publication. Without folders those of ``bench/stories`` are scored: 108 events written for this project by
people who had not seen its rules. ``development`` may be read, and the derivation model is fitted on it;
``read`` was read after that; of ``held`` only totals and false alarms are looked at. LanguageTool is left
out.

With ``--batch`` the articles of a cluster, agency copy and all, are compared with each other instead, as a
publisher compares a day's articles of which nobody knows where they came from: who took from whom is a guess.

A finding is right where its rule is the gold's and the spans overlap by half of the shorter one, without
being much longer; a rule that the gold lists under ``also`` counts neither way.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from auditor.cli.common import as_source
from auditor.config import Config
from auditor.engine import Auditor
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article, Scorecard, Severity, Span

ROOT = Path(__file__).parent / "stories"
VERDICTS = ("wholly", "partly", "none")
LONGER = 80
"""Code points by which a right finding may be longer than the gold's, or else three times as long."""


class Tally(NamedTuple):
    """What was counted over the clusters of one folder."""

    hit: Counter[str]
    missed: Counter[str]
    false: Counter[str]
    tempted: Counter[str]
    verdicts: Counter[tuple[str, str]]
    credit: list[bool]
    shares: list[float]


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--rule", default="", metavar="PREFIX", help="only these rules")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--batch", action="store_true", help="compare the articles with each other")
    args = parser.parse_args()
    for folder in args.folders or sorted(ROOT.glob("*/*/")):
        clusters = sorted(path.parent for path in folder.glob("*/gold.jsonl"))
        print(f"{folder.parent.name}/{folder.name}: {len(clusters)} events")
        if args.batch:
            report_batches(clusters)
            continue
        report(score(clusters, args.rule, misses=args.misses))


def score(clusters: Iterable[Path], prefix: str, *, misses: bool) -> Tally:
    """Audits every article of some clusters beside its agency copy; compares the findings with the gold."""
    tally = Tally(Counter(), Counter(), Counter(), Counter(), Counter(), [], [])
    for cluster in clusters:
        rows = [json.loads(line) for line in (cluster / "gold.jsonl").open(encoding="utf-8")]
        for row, card in zip(rows, audited(cluster, [row["article"] for row in rows]), strict=True):
            for verdict in _findings(row, card, prefix, tally):
                if misses:
                    print(f"  {cluster.name}/{row['article']} {verdict}")
            if row["article"] != "wire.txt":
                _derivation(row, card, tally)
    return tally


def audited(cluster: Path, names: Iterable[str]) -> Iterator[Scorecard]:
    """The scorecards of a cluster's articles; the agency copy is audited alone."""
    articles = _articles(cluster, names)
    config = Config(grammar=GrammarSettings(off=True))
    alone = Auditor(config)
    beside = Auditor(config, sources=[as_source(articles["wire.txt"], "wire")])
    return ((alone if name == "wire.txt" else beside).audit(article) for name, article in articles.items())


def _articles(cluster: Path, names: Iterable[str]) -> dict[str, Article]:
    about = cluster / "cluster.json"
    stated = json.loads(about.read_text("utf-8"))["published"] if about.exists() else None
    published = dt.date.fromisoformat(stated) if stated else None
    return {
        name: Article(name, (cluster / name).read_bytes().decode(), published=published) for name in names
    }


def report_batches(clusters: Iterable[Path]) -> None:
    """The verdicts where all articles of a cluster are compared with each other, and how often the agency
    copy, of which nothing says that it is that, is taken for a copy itself."""
    config = Config(select=("attribution",), grammar=GrammarSettings(off=True))
    verdicts: Counter[tuple[str, str]] = Counter()
    for cluster in clusters:
        gold = {row["article"]: row for row in map(json.loads, (cluster / "gold.jsonl").open("rb"))}
        articles = _articles(cluster, gold)
        auditor = Auditor(config, sources=[as_source(article, "peer") for article in articles.values()])
        for name, article in articles.items():
            told = auditor.audit(article).derivation
            kind = "agency copy" if name == "wire.txt" else gold[name]["derivation"]
            verdicts[kind, told.verdict if told else "none"] += 1
    print("  " + ", ".join(f"{gold}→{told} {n}" for (gold, told), n in sorted(verdicts.items())))


def _findings(row: dict[str, Any], card: Scorecard, prefix: str, tally: Tally) -> Iterator[str]:
    """Counts an article's findings; yields a line for each that is missed or false."""
    text = card.article.text
    used: set[int] = set()
    for item in row["findings"]:
        gold = _span(text, item)
        right = {at for at, f in enumerate(card.findings) if f.rule == item["rule"] and same_place(gold, f)}
        used |= right
        used |= {
            at for at, f in enumerate(card.findings) if f.rule in item.get("also", ()) and same_place(gold, f)
        }
        if not item["rule"].startswith(prefix):
            continue
        (tally.hit if right else tally.missed)[item["rule"]] += 1
        if not right:
            yield f"MISSED {item['rule']}: {item['text']!r} ({item.get('note', '')})"
    for at, finding in enumerate(card.findings):
        if at not in used and finding.rule.startswith(prefix) and finding.rule in RULES:
            tally.false[finding.rule] += 1
            yield f"FALSE {finding.rule}: {finding.text!r} ({finding.message})"
    for item in row.get("must_not", ()):
        start, end = _span(text, item)
        tally.tempted[item["rule"]] += any(
            f.rule == item["rule"] and f.severity != Severity.INFO and f.start < end and start < f.end
            for f in card.findings
        )


def _derivation(row: dict[str, Any], card: Scorecard, tally: Tally) -> None:
    told = card.derivation
    tally.verdicts[row["derivation"], told.verdict if told else "none"] += 1
    if row["derivation"] != "none":
        tally.credit.append(told is not None and told.credited == row["credited"])
    if row.get("derived_sentences") is not None and row.get("body_sentences"):
        share = told.share if told else 0.0
        tally.shares.append(abs(share - row["derived_sentences"] / row["body_sentences"]))


def _span(text: str, item: dict[str, Any]) -> Span:
    at = -1
    for _ in range(item.get("occurrence", 1)):
        at = text.index(item["text"], at + 1)
    return Span(at, at + len(item["text"]))


def same_place(gold: Span, found: Any) -> bool:
    """Whether a finding is where the gold says that one is."""
    shared = min(gold.end, found.end) - max(gold.start, found.start)
    wide, long = gold.end - gold.start, found.end - found.start
    return bool(shared > 0 and shared * 2 >= min(wide, long) and (long <= wide + LONGER or long <= 3 * wide))


def report(tally: Tally) -> None:
    """Precision, recall and F1 by family, what is missed or false by rule, and the verdicts."""
    rules = sorted(tally.hit.keys() | tally.missed.keys() | tally.false.keys())
    for family in (*dict.fromkeys(rule.partition("/")[0] for rule in rules), ""):
        hit, missed, false, tempted = (
            sum(count for rule, count in counted.items() if rule.startswith(family))
            for counted in (tally.hit, tally.missed, tally.false, tally.tempted)
        )
        if not family:
            print()
        precision, recall = hit / ((hit + false) or 1), hit / ((hit + missed) or 1)
        f1 = 2 * hit / ((2 * hit + missed + false) or 1)
        print(
            f"  {family or 'all':12} P {precision:.2f}  R {recall:.2f}  F1 {f1:.2f}"
            f"   {hit} found, {missed} missed, {false} false, {tempted} that tempt flagged"
        )
    wrong = [
        f"{rule} {tally.missed[rule]} missed {tally.false[rule]} false"
        for rule in rules
        if tally.missed[rule] or tally.false[rule]
    ]
    print("  " + ("; ".join(wrong) or "none missed, none false"))
    scores = []
    for kind in VERDICTS:
        right = tally.verdicts[kind, kind]
        told = sum(n for (gold, said), n in tally.verdicts.items() if (gold == kind) != (said == kind))
        scores.append(2 * right / ((2 * right + told) or 1))
    counts = ", ".join(f"{gold}→{said} {n}" for (gold, said), n in sorted(tally.verdicts.items()))
    print(
        f"  derivation   macro F1 {mean(scores):.3f}  share error {mean(tally.shares):.3f}"
        f"  credit {mean(tally.credit):.2f}   {counts}"
    )


RULES = frozenset(rule.id for rule in Auditor(Config(grammar=GrammarSettings(off=True))).rules) - {
    "language/languagetool"
}

if __name__ == "__main__":
    main()
