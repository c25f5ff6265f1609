"""Our rules of language on sentences that editors corrected: precision and recall by sentence.

    python bench/language.py [--data FOLDER] [--limit N]

CWEB (Flachs et al. 2020) is website text that two annotators corrected where they saw need; JFLEG
(Napoles et al. 2017) is learners' text. A sentence is positive where any annotator changed it. The rows
of other engines are of the same class, mechanical rules without spelling or style, on CWEB's test half.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

from auditor.document import Document
from auditor.model import Article
from auditor.packs import load

ROOT = Path(__file__).parents[1]
SETS = ("cweb.dev", "jfleg.dev")
BASELINES = (("quire 0.3.4", 0.613, 0.061), ("harper 2.13, grammar only", 0.580, 0.059))


def main() -> None:
    """Prints a row a set and a row a rule."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--limit", type=int, help="the first so many sentences of each set")
    args = parser.parse_args()
    rules, lexicon = load(wanted=lambda rule_id: rule_id.startswith("language/"))
    rules = tuple(rule for rule in rules if not rule.needs)
    for name in SETS:
        right: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        hit = flagged = positive = count = 0
        began = time.process_time()
        with gzip.open(args.data / "data" / "language" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for count, line in enumerate(lines, 1):
                row = json.loads(line)
                edits = json.loads(row["edits"]) if isinstance(row["edits"], str) else row["edits"]
                changed = any(edits)
                positive += changed
                doc = Document(Article(id=row["id"], text=row["text"], language="en"), lexicon.scan)
                named = {
                    rule.id
                    for rule in rules
                    if any(True for _ in rule.check(doc, **dict.fromkeys(rule.uses)))
                }
                (right if changed else wrong).update(named)
                flagged += bool(named)
                hit += changed and bool(named)
                if count == args.limit:
                    break
        spent = time.process_time() - began
        print(
            f"{name}: {count} sentences, base rate {positive / count:.3f}: "
            f"precision {hit / max(1, flagged):.3f} "
            f"({hit} of {flagged}), recall {hit / positive:.3f}; {1000 * spent / count:.2f} ms a sentence"
        )
        for rule in sorted(right | wrong):
            print(f"  {rule}: {right[rule]} right, {wrong[rule]} in sentences that nobody changed")
    for label, precision, recall in BASELINES:
        print(f"CWEB test, {label}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
