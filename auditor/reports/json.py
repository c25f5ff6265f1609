"""The JSON report: the contract with other programs (``docs/report.schema.json``)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from auditor.model import (
    MARKS,
    Deduction,
    Derivation,
    Engine,
    Evidence,
    Failure,
    Finding,
    Metric,
    Report,
    RuleInfo,
    Scorecard,
    Source,
    Suppressed,
    Suppression,
    Verdict,
)

SCHEMA_VERSION = "1.0"
TOOL = "article-auditor"

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(report: Report, *, text: bool = True) -> str:
    """The report as one JSON document, indented, with a newline at the end.

    Args:
        report: The report.
        text: Whether the texts of articles and sources go with it.
    """
    return _dump(as_dict(report, text=text), indent=2) + "\n"


def to_jsonl(report: Report, *, text: bool = True) -> str:
    """One line for each article, as in ``articles`` of the JSON report, then one for each unread file.

    The line of a file that could not be read has the single key ``failed``.
    """
    return "".join(f"{line}\n" for line in json_lines(report.articles, report.failed, text=text))


def json_lines(
    articles: Iterable[Scorecard], failed: Iterable[Failure] = (), *, text: bool = True
) -> Iterator[str]:
    """The lines of `to_jsonl`, without line ends, as the scorecards come."""
    for card in articles:
        yield _dump(scorecard_dict(card, text=text))
    for failure in failed:
        yield _dump({"failed": _failure(failure)})


def as_dict(report: Report, *, text: bool = True) -> dict[str, Any]:
    """The report as plain data, keys in the order of the contract."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": TOOL, "version": report.version},
        "summary": _summary(report),
        "scoring": dict(report.weights),
        "rules": [_rule(rule) for rule in report.rules],
        "sources": [_source(source, text) for source in report.sources],
        "failed": [_failure(failure) for failure in report.failed],
        "articles": [scorecard_dict(card, text=text) for card in report.articles],
    }


def scorecard_dict(card: Scorecard, *, text: bool = True) -> dict[str, Any]:
    """One element of ``articles``."""
    return {
        "article": _article(card, text),
        "verdict": str(card.verdict),
        "score": card.score,
        "grade": card.grade,
        "marks": {mark: card.marks.get(mark) for mark in MARKS},
        "reasons": list(card.reasons),
        "deductions": [_deduction(deduction) for deduction in card.deductions],
        "derivation": None if card.derivation is None else _derivation(card.derivation),
        "further_sources": [_derivation(derivation) for derivation in card.further_sources],
        "metrics": {name: _metric(metric) for name, metric in card.metrics.items()},
        "findings": [finding_dict(finding) for finding in card.findings],
        "suppressed": [_suppressed(suppressed) for suppressed in card.suppressed],
        "unused_suppressions": [_suppression(suppression) for suppression in card.unused_suppressions],
        "skipped": [{"rule": skipped.rule, "reason": skipped.reason} for skipped in card.skipped],
        "errors": [{"rule": error.rule, "message": error.message} for error in card.errors],
        "engines": [_engine(engine) for engine in card.engines],
    }


def finding_dict(finding: Finding) -> dict[str, Any]:
    """One element of ``findings``."""
    return {
        "rule": finding.rule,
        "severity": None if finding.severity is None else str(finding.severity),
        "confidence": round(finding.confidence, 4),
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "fingerprint": finding.fingerprint,
    }


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "value": round(metric.value, 4),
        "percentile": None if metric.percentile is None else round(metric.percentile, 1),
        "start": metric.span.start if metric.span else None,
        "end": metric.span.end if metric.span else None,
    }


def _summary(report: Report) -> dict[str, Any]:
    by_rule = Counter(finding.rule for card in report.articles for finding in card.findings)
    by_verdict = Counter(card.verdict for card in report.articles)
    return {
        "articles": len(report.articles),
        "findings": by_rule.total(),
        "by_rule": dict(sorted(by_rule.items())),
        "by_verdict": {str(verdict): by_verdict[verdict] for verdict in Verdict},
    }


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {"id": rule.id, "summary": rule.summary, "severity": str(rule.severity)}


def _source(source: Source, text: bool) -> dict[str, Any]:
    record = {
        "id": source.id,
        "title": source.title,
        "role": source.role,
        "agency": source.agency,
        "published": source.published.isoformat() if source.published else None,
    }
    return {**record, "text": source.text} if text else record


def _failure(failure: Failure) -> dict[str, Any]:
    return {"path": failure.path, "message": failure.message}


def _article(card: Scorecard, text: bool) -> dict[str, Any]:
    article = card.article
    record = {
        "id": article.id,
        "path": article.path,
        "title": card.title,
        "words": card.words,
        "language": article.language,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "credit": article.credit,
        "notices": list(article.notices),
    }
    return {**record, "text": article.text} if text else record


def _deduction(deduction: Deduction) -> dict[str, Any]:
    return {
        "mark": deduction.mark,
        "points": deduction.points,
        "finding": deduction.finding,
        "reason": deduction.reason,
    }


def _derivation(derivation: Derivation) -> dict[str, Any]:
    return {
        "verdict": derivation.verdict,
        "share": round(derivation.share, 4),
        "source": derivation.source,
        "role": derivation.role,
        "credited": derivation.credited,
        "confidence": round(derivation.confidence, 4),
        "alignment": [
            {
                "start": aligned.start,
                "end": aligned.end,
                "source_start": aligned.source_start,
                "source_end": aligned.source_end,
                "kind": aligned.kind,
                "similarity": round(aligned.similarity, 4),
            }
            for aligned in derivation.alignment
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "similarity": None if evidence.similarity is None else round(evidence.similarity, 4),
    }


def _engine(engine: Engine) -> dict[str, Any]:
    return {
        "name": engine.name,
        "version": engine.version,
        "language": engine.language,
        "left_out": list(engine.left_out),
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    return {
        "finding": finding_dict(suppressed.finding),
        "reason": suppressed.reason,
        "origin": suppressed.origin,
    }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    start, end = suppression.span or (None, None)
    return {
        "rule": suppression.rule,
        "reason": suppression.reason,
        "start": start,
        "end": end,
        "text": suppression.text,
        "path": suppression.path,
        "origin": suppression.origin,
    }


def _dump(value: dict[str, Any], indent: int | None = None) -> str:
    """JSON that can be written as UTF-8: a lone surrogate, which UTF-8 cannot hold, stays an escape."""
    dumped = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)
