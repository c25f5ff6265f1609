"""How quiet the rules are on published journalism: findings and verdicts over real news articles.

usage: python bench/news.py [--shared DIR] [--errors] [--grammar]

Audits every article of real_news.dev alone, with all rules (LanguageTool's only with ``--grammar``: it
takes twenty minutes), and prints for each rule its findings by
severity, per 1,000 articles, and how many articles get which verdict. ``--errors`` prints each finding
of severity error with its surroundings, to be read by hand.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from auditor.config import Config
from auditor.engine import Auditor
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article, Severity

ROOT = Path(__file__).parents[1]


def articles(shared: Path) -> Iterator[Article]:
    """The collection's articles, with the publication date where one is known."""
    path = shared / "data" / "news" / "real_news.dev.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            date = row.get("published")
            yield Article(
                row["id"], row["text"], published=dt.date.fromisoformat(date[:10]) if date else None
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--grammar", action="store_true")
    arguments = parser.parse_args()
    auditor = Auditor(Config(grammar=GrammarSettings(off=not arguments.grammar)))
    found: Counter[tuple[str, Severity | None]] = Counter()
    touched: Counter[tuple[str, Severity | None]] = Counter()
    verdicts: Counter[str] = Counter()
    total = words = 0
    for card in map(auditor.audit, articles(arguments.shared)):
        total += 1
        words += card.words
        verdicts[card.verdict] += 1
        found.update((finding.rule, finding.severity) for finding in card.findings)
        touched.update({(finding.rule, finding.severity) for finding in card.findings})
        for finding in card.findings if arguments.errors else ():
            if finding.severity is Severity.ERROR:
                around = card.article.text[max(0, finding.start - 90) : finding.end + 90]
                print(f"{card.article.id} {finding.rule} ‘{finding.text[:80]}’: {finding.message[:140]}")
                print(f"    …{' '.join(around.split())}…")
    print(f"{total} articles: " + ", ".join(f"{n} {verdict}" for verdict, n in verdicts.most_common()))
    language = sum(count for (rule, _), count in found.items() if rule.startswith("language/"))
    print(f"language findings per 1,000 words: {language * 1000 / words:.2f} of {words:,} words")
    print(f"{'rule':34} {'severity':8} findings  articles  articles per 1,000")
    for (rule, severity), count in sorted(found.items()):
        share = touched[rule, severity] * 1000 / total
        print(f"{rule:34} {severity!s:8} {count:8}  {touched[rule, severity]:8}  {share:8.2f}")


if __name__ == "__main__":
    main()
