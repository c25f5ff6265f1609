"""An invented run that has one of everything."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.model import (
    Alignment,
    Article,
    Deduction,
    Derivation,
    Evidence,
    Failure,
    Finding,
    Metric,
    Report,
    RuleError,
    RuleInfo,
    Scorecard,
    Severity,
    Skipped,
    Source,
    Span,
    Suppressed,
    Suppression,
    Verdict,
)

HARBOUR = """Harbour to close for two weeks

Ferries between Norway and Oslo will stop on Monday, harbour master Liv Dahl said.

“We wish it were otherwise,” Dahl said. The harbour’s manager, Liv Dal, agreed.

Leave a Reply
"""
WIRE = """OSLO, May 2 (NNA) - Ferries between Denmark and Oslo stop on Monday, harbour master Liv Dahl said.
“We regret it,” Dahl said.
"""


def _finding(text: str, rule: str, severity: Severity, message: str, **more: Any) -> Finding:
    start = HARBOUR.index(text)
    line = HARBOUR.count("\n", 0, start) + 1
    column = start - HARBOUR.rfind("\n", 0, start)
    found = Finding(
        start,
        start + len(text),
        message,
        severity,
        rule=rule,
        text=text,
        line=line,
        column=column,
        fingerprint=f"{start:04x}",
    )
    return replace(found, **more)


@pytest.fixture
def report() -> Report:
    """Two articles: one with everything, one clean; a file that could not be read."""
    own = _finding(
        "between Norway and Oslo",
        "facts/own-capital",
        Severity.ERROR,
        "Norway and its own capital as if they were two parties",
    )
    quote = _finding(
        "“We wish it were otherwise,”",
        "attribution/altered-quote",
        Severity.ERROR,
        "the agency quotes other words",
        confidence=0.8,
        suggestion="“We regret it,”",
        evidence=(Evidence("wire/7.txt", 99, 114, "“We regret it,”", 0.41),),
    )
    name = _finding(
        "Liv Dal,",
        "facts/name-variant",
        Severity.WARNING,
        "a name in two spellings",
        evidence=(Evidence(None, 100, 108, "Liv Dahl"),),
    )
    form = _finding(
        "Leave a Reply", "boilerplate/comment-form", Severity.WARNING, "comment form", suggestion=""
    )
    noted = _finding("harbour master", "language/house-style", Severity.INFO, "house style: harbourmaster")
    harbour = Scorecard(
        article=Article(
            "news/harbour.txt",
            HARBOUR,
            path="news/harbour.txt",
            language="en",
            published=dt.date(2025, 5, 2),
            notices=("not UTF-8: read as cp1252",),
        ),
        title="Harbour to close for two weeks",
        words=37,
        verdict=Verdict.BLOCK,
        score=49,
        grade="F",
        marks={
            "accuracy": 40,
            "attribution": 68,
            "cleanliness": 80,
            "language": 100,
            "readability": None,
        },
        deductions=(
            Deduction("accuracy", 40.0, own.fingerprint, "error facts/own-capital"),
            Deduction("accuracy", 20.0, name.fingerprint, "warning facts/name-variant"),
            Deduction(
                "attribution", 32.0, quote.fingerprint, "error attribution/altered-quote, confidence 80%"
            ),
            Deduction("cleanliness", 20.0, form.fingerprint, "warning boilerplate/comment-form"),
        ),
        derivation=Derivation(
            "wholly",
            2 / 3,
            "wire/7.txt",
            "wire",
            credited=False,
            confidence=0.9,
            alignment=(
                Alignment(32, 114, 20, 98, "near", 0.91),
                Alignment(116, 155, 99, 125, "paraphrase", 0.6),
                Alignment(156, 195, None, None, "new", 0.1),
            ),
        ),
        further_sources=(Derivation("partly", 1 / 3, "news/ferry.txt", "peer", credited=None),),
        metrics={"words_per_sentence": Metric(9.25), "lede_words": Metric(14.0, 12.3, Span(32, 114))},
        findings=(own, noted, quote, name, form),
        suppressed=(Suppressed(noted, "the port’s own spelling", "front matter"),),
        unused_suppressions=(Suppression("language", "once needed", span=Span(0, 5), origin="line 1"),),
        skipped=(Skipped("language/languagetool", "Java was not found"),),
        errors=(RuleError("house/broken", "KeyError: 'x'"),),
    )
    ferry = Scorecard(
        article=Article("news/ferry.txt", "A ferry sailed.\n", path="news/ferry.txt"),
        title="news/ferry.txt",
        words=3,
        verdict=Verdict.PASS,
        score=100,
        grade="A",
        marks={
            "accuracy": 100,
            "attribution": 100,
            "cleanliness": 100,
            "language": 100,
            "readability": None,
        },
        derivation=Derivation("none", 0.0),
        skipped=(Skipped("language/languagetool", "Java was not found"),),
    )
    return Report(
        version="0.1.0",
        rules=(RuleInfo("facts/own-capital", "A country beside its own capital.", Severity.ERROR),),
        articles=(harbour, ferry),
        failed=(Failure("news/photo.txt", "binary: no text in it"),),
        sources=(Source("wire/7.txt", WIRE, "wire", agency="NNA", published=dt.date(2025, 5, 2)),),
    )


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares with a file in ``golden/``; ``UPDATE_GOLDEN=1 pytest tests/reports`` rewrites them."""

    def compare(name: str, content: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(content, encoding="utf-8", newline="\n")
        assert content == path.read_text("utf-8")

    return compare
