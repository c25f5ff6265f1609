"""The readability of a document, measured and ranked."""

from __future__ import annotations

from auditor.calibration import MIN_WORDS, Calibration
from auditor.document import Document
from auditor.model import Metric
from auditor.text.readability import Readability, measure


def readability(doc: Document) -> Readability:
    """What the sentences and words of an article's body measure."""
    return measure(doc.spelt, doc.body_sentences, doc.names, doc.language)


def metrics(doc: Document, calibration: Calibration) -> dict[str, Metric]:
    """What `readability` measures, each with its percentile among published news of the language.

    The percentile is None below `MIN_WORDS` words and in languages without calibration: German sentences
    have fewer words than English ones, and are no easier.
    """
    found = readability(doc)
    rated = len(doc.spelt.words) >= MIN_WORDS
    shown = {"longest_sentence": found.longest, "lede_words": found.lede}
    return {
        name: Metric(value, calibration.rank(name, value, doc.language) if rated else None, shown.get(name))
        for name, value in found.values.items()
    }


def made_with() -> dict[str, str]:
    """The packages that the values depend on, with their versions."""
    from importlib.metadata import version

    return {name: version(name) for name in ("textstat", "pyphen", "sentencex")}
