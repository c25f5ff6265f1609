"""Processor time of one warm article of about 400 words, by family of rules.

usage: python bench/warm.py [--shared DIR] [--repeat N]

Audits real articles of 350 to 450 words (or the seeds, where there are no others) one by one, as a
resident hook would, each for the first time and after some hundred others of other lengths, and prints the
median and the 95th percentile of the processor time of each. The interpreter looks for cycles as seldom as in
a process of the command.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import statistics
import time
from pathlib import Path

from auditor.config import Config
from auditor.engine import Auditor
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article
from auditor.regex import compile_all

ROOT = Path(__file__).parents[1]
FAMILIES = ("boilerplate", "facts", "attribution", "language")
PRE_PUBLISH = (
    "boilerplate",
    "facts/own-capital",
    "facts/name-variant",
    "facts/impossible-date",
    "language/repeated-word",
    "language/missing-space",
    "attribution/quote-marks",
    "attribution/self-attribution",
)
"""The rules whose bar is 5 ms; readability is measured along with them, for language rules are there."""


def articles(shared: Path, *, others: bool = False) -> list[Article]:
    """Real articles of the length that the figures are about, or ``others``."""
    path = shared / "data" / "news" / "real_news.dev.jsonl.gz"
    if not path.exists():
        return [
            Article(p.name, p.read_text(encoding="utf-8")) for p in sorted((ROOT / "seeds").glob("*.txt"))
        ]
    found: list[Article] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if (350 <= len(row["text"].split()) <= 450) is not others:
                found.append(Article(row["id"], row["text"]))
            if len(found) == 200:
                break
    return found


def main() -> None:
    gc.set_threshold(100_000)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    sample, others = articles(arguments.shared), articles(arguments.shared, others=True)
    for select in ((), PRE_PUBLISH, *((family,) for family in FAMILIES)):
        auditor = Auditor(Config(select=select, grammar=GrammarSettings(off=True)))
        compile_all()
        for article in others:
            auditor.audit(article)
        times: list[float] = []
        for article in sample:
            started = time.process_time()
            auditor.audit(article)
            times.append((time.process_time() - started) * 1000)
        times.sort()
        name = "pre-publish" if select == PRE_PUBLISH else " ".join(select) or "all rules"
        print(
            f"{name:14} median {statistics.median(times):5.2f} ms"
            f"   p95 {times[int(len(times) * 0.95)]:5.2f} ms"
            f"   over {len(times)} articles"
        )


if __name__ == "__main__":
    main()
