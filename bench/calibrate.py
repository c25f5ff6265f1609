"""Writes ``auditor/calibration.json``: what published news measures, percentile by percentile.

    python bench/calibrate.py [--data ../shared] [--output auditor/calibration.json]

Reads ``data/news/real_news.dev.jsonl.gz`` below the data folder and takes the collections that keep
the sentences as published. Only derived figures leave it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles

from auditor.document import Document
from auditor.model import Article
from auditor.text.readability import MIN_WORDS, measure

ROOT = Path(__file__).parents[1]
VERSION = "1"
LANGUAGE = "en"
REFERENCE = "BBC 2004-2018, US newspapers and CNN 2014-2016"

# Collection -> opening sentences to leave out. PolNeAR puts a full stop behind the headline. Left out
# altogether: CoNLL-2003 (tables of sports results) and FRANK's CNN/Daily Mail (captions run together).
COLLECTIONS = {"BBC": 0, "PolNeAR": 1, "FRANK xsum": 0, "CLIFF": 0}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=ROOT / "auditor" / "calibration.json")
    arguments = parser.parse_args()
    measured: dict[str, list[float]] = {}
    articles = 0
    with gzip.open(arguments.data / "data/news/real_news.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            skip = next((n for name, n in COLLECTIONS.items() if record["source"].startswith(name)), None)
            if skip is None:
                continue
            doc = Document(Article(id=record["id"], text=record["text"], language=LANGUAGE))
            if len(doc.words) < MIN_WORDS:
                continue
            articles += 1
            for name, value in measure(doc.body_sentences[skip:], doc.words).items():
                measured.setdefault(name, []).append(value)
    calibration = {
        "version": VERSION,
        "language": LANGUAGE,
        "reference": f"{REFERENCE}; sentencex {version('sentencex')}",
        "articles": articles,
        "percentiles": {name: _percentiles(values) for name, values in measured.items()},
    }
    arguments.output.write_text(_dump(calibration), encoding="utf-8")
    for name, values in measured.items():
        table = _percentiles(values)
        print(f"{name:20}", *(f"p{p} {table[p]:<7.3g}" for p in (5, 25, 50, 75, 90, 95, 99, 100)))


def _percentiles(values: list[float]) -> list[float]:
    inner = quantiles(values, n=100, method="inclusive")
    return [round(value, 4) for value in (min(values), *inner, max(values))]


def _dump(calibration: dict[str, object]) -> str:
    """JSON with one list a line."""
    text = json.dumps(calibration, indent=1)
    return text.replace("\n   ", " ").replace("\n  ]", " ]") + "\n"


if __name__ == "__main__":
    main()
