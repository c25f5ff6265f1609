"""Writes ``auditor/calibration.json``, the calibration that ships.

    python bench/calibrate.py [--data ../shared] [--output auditor/calibration.json]

Reads ``data/news/real_news.dev.jsonl.gz`` below the data folder and takes the collections that keep
the sentences as published. Only derived figures leave it. `audit calibrate` does the same with a
newsroom's own archive.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from auditor.calibration import MIN_WORDS, build, dump
from auditor.document import Document
from auditor.metrics import made_with, readability
from auditor.model import Article

ROOT = Path(__file__).parents[1]
LANGUAGE = "en"
REFERENCE = "BBC 2004-2018, US newspapers and CNN 2014-2016"

# Left out: CoNLL-2003 (tables of sports results) and FRANK's CNN/Daily Mail (captions run together).
COLLECTIONS = ("BBC", "PolNeAR", "FRANK xsum", "CLIFF")
TITLE_WITH_STOP = "PolNeAR"
"""The collection that puts a full stop behind the headline, which then reads like a first sentence."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=ROOT / "auditor" / "calibration.json")
    arguments = parser.parse_args()
    measured: list[dict[str, float]] = []
    with gzip.open(arguments.data / "data/news/real_news.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not record["source"].startswith(COLLECTIONS):
                continue
            text = record["text"]
            if record["source"].startswith(TITLE_WITH_STOP):
                text = text.partition("\n")[2] or text
            doc = Document(Article(id=record["id"], text=text, language=LANGUAGE))
            if len(doc.spelt.words) >= MIN_WORDS:
                measured.append(readability(doc).values)
    calibration = build({LANGUAGE: measured}, REFERENCE, made_with())
    arguments.output.write_text(dump(calibration), encoding="utf-8")
    reference = calibration.languages[LANGUAGE]
    print(f"{reference.articles:,} articles")
    for name, table in reference.percentiles.items():
        print(f"{name:20}", *(f"p{p} {table[p]:<7.3g}" for p in (5, 10, 25, 50, 75, 90, 95, 100)))


if __name__ == "__main__":
    main()
