"""What readability costs: CPU time an article, beside the bar of 3 ms, and of the first call in a process.

    python bench/readability.py [--data ../shared]

Takes articles of 350 to 450 words of ``data/news/real_news.dev.jsonl.gz``. Sentences, words and names are
views that the rules share; the second figure counts them in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from pathlib import Path

from auditor.calibration import shipped
from auditor.document import Document
from auditor.metrics import metrics
from auditor.model import Article

BAR = 3.0
ARTICLES = 300
SIZE = range(350, 451)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared")
    arguments = parser.parse_args()
    texts = []
    with gzip.open(arguments.data / "data/news/real_news.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if len(text.split()) in SIZE:
                texts.append(text)
    texts = texts[:ARTICLES]
    calibration = shipped()
    first = _milliseconds(lambda: metrics(_document(texts[0]), calibration))
    alone, together = [], []
    for text in texts:
        doc = _document(text)
        _ = doc.names, doc.words, doc.body_sentences
        alone.append(_milliseconds(lambda doc=doc: metrics(doc, calibration)))
        fresh = _document(text)
        together.append(_milliseconds(lambda doc=fresh: metrics(doc, calibration)))
    print(f"{len(texts)} articles; bar {BAR:g} ms CPU")
    for name, values in (("readability alone", alone), ("with the views it needs", together)):
        cuts = statistics.quantiles(values, n=20)
        print(f"{name:26} median {statistics.median(values):.2f} ms   p95 {cuts[-1]:.2f} ms")
    print(f"first call of a process    {first:.0f} ms (pyphen and the lists of words are loaded)")


def _document(text: str) -> Document:
    return Document(Article(id="article", text=text, language="en"))


def _milliseconds(action: object) -> float:
    assert callable(action)
    started = time.process_time()
    action()
    return (time.process_time() - started) * 1_000


if __name__ == "__main__":
    main()
