"""Scores the rules on short cases: an article, perhaps its agency copy, and one slip, furniture or nothing.

    python -m bench.cases [FILE ...] [--rule PREFIX] [--misses]

A case is a line of JSON with the ``article``, its ``source`` (agency copy) and ``published`` where there are
any, ``findings`` (what is wrong) and ``must_not`` (what tempts but is right). Without files those of
``bench/cases`` are scored, written for this project by six people who had not seen its rules: ``slips`` has
factual slips of all thirteen rules, ``furniture`` page furniture in seventeen languages. ``read`` have been
read since and used to mend what they showed; of ``held`` only totals and false alarms were looked at.
LanguageTool is left out.

A finding is right where its rule is the gold's and it stands where the gold says (as in `bench.stories`).
Only the family of rules that a file is about is counted, and of slips a finding of another rule at the same
place counts neither way: a wrong sum is often another figure than the source's, too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from auditor.cli.common import as_source
from auditor.config import Config
from auditor.engine import Auditor
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article, Finding, Severity, Span
from bench.stories import same_place

ROOT = Path(__file__).parent / "cases"


class Scored(NamedTuple):
    """What is to be counted of one case."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    elsewhere: int
    """Of those missed: how many another rule of the family tells."""
    false: tuple[Finding, ...]
    tempted: int


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--rule", default="", metavar="PREFIX", help="only cases of these rules")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    args = parser.parse_args()
    for file in args.files or sorted(ROOT.glob("*.jsonl")):
        report(file, args.rule, misses=args.misses)


def report(file: Path, prefix: str, *, misses: bool) -> None:
    """Prints recall by rule, precision and how many of the tempting places were flagged."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    elsewhere = tempting = tempted = 0
    for case in _cases(file):
        rules = [item["rule"] for item in (*case["findings"], *case["must_not"])]
        if rules and not any(rule.startswith(prefix) for rule in rules):
            continue
        scored = score(case)
        found.update(scored.found)
        missed.update(scored.missed)
        false.update(finding.rule for finding in scored.false)
        elsewhere += scored.elsewhere
        tempting += len(case["must_not"])
        tempted += scored.tempted
        if misses:
            for rule in scored.missed:
                print(f"  {case['id']} MISSED {rule}")
            for finding in scored.false:
                print(f"  {case['id']} FALSE {finding.rule}: {finding.text!r} ({finding.message})")
    print(f"{file.stem}:")
    for rule in sorted(found.keys() | missed.keys() | false.keys()):
        total = found[rule] + missed[rule]
        print(f"  {rule:34} recall {found[rule] / (total or 1):.2f} of {total:3}   false {false[rule]}")
    hits, lost, wrong = found.total(), missed.total(), false.total()
    print(
        f"  {'all':34} recall {hits / (hits + lost or 1):.2f} of {hits + lost:3}   precision "
        f"{hits / (hits + wrong or 1):.2f}   told at least by another rule "
        f"{(hits + elsewhere) / (hits + lost or 1):.2f}   {tempted} of {tempting} tempting places flagged"
    )


def score(case: dict[str, Any]) -> Scored:
    """Audits the article of a case, beside its agency copy if it has any, and compares with the gold."""
    published = dt.date.fromisoformat(case["published"]) if case.get("published") else None
    source = case.get("source")
    sources = [as_source(Article("wire", source, published=published), "wire")] if source else []
    auditor = Auditor(Config(grammar=GrammarSettings(off=True)), sources=sources)
    text = case["article"]
    card = auditor.audit(Article(case["id"], text, published=published))
    family = "boilerplate/" if "language" in case else "facts/"
    told = [f for f in card.findings if f.rule.startswith(family) and f.severity != Severity.INFO]
    used: set[int] = set()
    found, missed, elsewhere = [], [], 0
    for item in case["findings"]:
        gold = _span(text, item["text"])
        right = {at for at, f in enumerate(told) if f.rule == item["rule"] and same_place(gold, f)}
        other = {at for at, f in enumerate(told) if f.start < gold.end and gold.start < f.end}
        beside = {at for at in other if family == "facts/" or told[at].rule in item.get("also", ())}
        used |= right | beside
        if right:
            found.append(item["rule"])
        elif not (beside and item.get("also")):
            missed.append(item["rule"])
            elsewhere += bool(other)
    tempting = [_span(text, item["text"]) for item in case["must_not"]]
    tempted = sum(any(f.start < span.end and span.start < f.end for f in told) for span in tempting)
    false = tuple(f for at, f in enumerate(told) if at not in used)
    return Scored(tuple(found), tuple(missed), elsewhere, false, tempted)


def _cases(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))


def _span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


if __name__ == "__main__":
    main()
