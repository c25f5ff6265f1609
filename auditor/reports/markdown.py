"""Scorecards in Markdown: an index and one page an article, or everything in one document.

GitHub's and GitLab's dialect (CommonMark with tables). Deterministic, no time stamps, no remote
images; what comes from an article is escaped, so that it shows as it stands and does nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from auditor.model import (
    MARKS,
    Alignment,
    Deduction,
    Derivation,
    Finding,
    Metric,
    Report,
    Scorecard,
    Severity,
    Source,
)
from auditor.reports.plain import one_line, percent, shorten
from auditor.reports.words import (
    SYMBOLS,
    by_severity,
    derivation_sentence,
    evidence_label,
    finding_behind,
    grouped_skips,
    message,
    metric_label,
    metric_rank,
    metric_value,
    totals,
    verdict_counts,
)
from auditor.text.lines import LineIndex

_CELL = 120
_SENTENCE = 600
_NAME_BYTES = 120

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#$@]|://|\bwww\.|:(?=[\w+-]{1,40}:)")
_UNSAFE_IN_NAMES = re.compile(r"[^\w.-]+")
_RESERVED_ON_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def to_markdown(report: Report) -> str:
    """The whole report as one document: the summary, then a scorecard for each article."""
    sources = _texts(report)
    parts = [_index(report, None), *(_scorecard(card, sources, level=2) for card in report.articles)]
    return "\n".join(parts)


def write_markdown(report: Report, folder: Path) -> list[Path]:
    """Writes ``index.md`` and one scorecard for each article into ``folder``, which is made if need be.

    File names come from the articles' ids and never lead out of the folder. Other files in the
    folder are left alone.

    Returns:
        The files written, the index first.

    Raises:
        OSError: The folder or a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names([card.article.id for card in report.articles])
    sources = _texts(report)
    pages = {"index.md": _index(report, names)}
    for card, name in zip(report.articles, names, strict=True):
        pages[name] = f"{_scorecard(card, sources, level=1)}\n[All articles](index.md)\n"
    written = []
    for name, page in pages.items():
        path = folder / name
        path.write_text(page, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def file_names(ids: Sequence[str]) -> list[str]:
    """A file name ending in ``.md`` for each id: different ones, on every file system.

    Letters and digits of any script stay; the rest becomes hyphens. Names that Windows reserves, or
    that differ in nothing but case, get a number.
    """
    taken = {"index"}
    numbers: Counter[str] = Counter()
    names: list[str] = []
    for id_ in ids:
        stem = _stem(id_)
        name = stem
        while _folded(name) in taken:
            numbers[_folded(stem)] += 1
            name = f"{stem}-{numbers[_folded(stem)] + 1}"
        taken.add(_folded(name))
        names.append(f"{name}.md")
    return names


def escaped(text: str) -> str:
    """Text as Markdown that shows exactly it, on one line, in a paragraph, heading or table cell.

    Bare addresses, ``@names`` and ``:emoji:`` stay text too, which some dialects make links of.
    """
    return _SPECIAL.sub(lambda match: _escape(match[0]), one_line(text))


def _escape(special: str) -> str:
    return "www\\." if special == "www." else f"\\{special}"


def _stem(id_: str) -> str:
    safe = _UNSAFE_IN_NAMES.sub("-", unicodedata.normalize("NFC", id_)).strip("-. _")
    safe = safe.encode("utf-8", "ignore")[:_NAME_BYTES].decode("utf-8", "ignore").rstrip("-. ")
    if not safe:
        return "article"
    return f"article-{safe}" if _RESERVED_ON_WINDOWS.match(safe) else safe


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _texts(report: Report) -> dict[str, Source]:
    """Sources by id; articles of the same run stand in for sources that the report does not carry."""
    own = {card.article.id: Source(card.article.id, card.article.text) for card in report.articles}
    return {**own, **{source.id: source for source in report.sources}}


def _index(report: Report, names: Sequence[str] | None) -> str:
    lines = ["# Article audit", "", f"{_verdicts(report)}. {totals(report)}.", ""]
    rows = []
    for number, card in enumerate(report.articles):
        counts = Counter(finding.severity for finding in card.findings)
        title = _title(card)
        rows.append(
            (
                _verdict(card),
                f"{card.score} {card.grade}",
                *(str(counts[severity]) for severity in Severity),
                title if names is None else f"[{title}]({quote(names[number])})",
                escaped(card.article.id),
                _derived(card.derivation),
            )
        )
    heads = ("Verdict", "Score", "Errors", "Warnings", "Info", "Article", "File", "Derived from")
    lines += _table(heads, rows)
    lines += _section(
        "## Not read", ("File", "Why"), [(escaped(f.path), escaped(f.message)) for f in report.failed]
    )
    lines += _section(
        "## Not checked",
        ("Rules", "Why", "Articles"),
        [
            (", ".join(map(escaped, rules)), escaped(reason), str(articles))
            for reason, rules, articles in grouped_skips(report.articles)
        ],
    )
    return "\n".join(lines) + "\n"


def _scorecard(card: Scorecard, sources: Mapping[str, Source], level: int) -> str:
    mark = "#" * level
    lines = [
        f"{mark} {_title(card)}",
        "",
        f"**{_verdict(card)}**{_reasons(card)} · score {card.score} ({card.grade}) · {card.words:,} words · "
        f"{escaped(card.article.id)}",
        "",
    ]
    if card.derivation:
        lines += [escaped(derivation_sentence(card.derivation)), ""]
    lines += [f"Note of the reader: {escaped(notice)}\n" for notice in card.article.notices]
    marks = [tuple("–" if card.marks.get(name) is None else str(card.marks[name]) for name in MARKS)]
    lines += _table(tuple(name.capitalize() for name in MARKS), marks)
    lines += _findings(card, sources, mark)
    for derivation in filter(None, (card.derivation, *card.further_sources)):
        lines += _derivation(derivation, card, sources, mark)
    lines += _rest(card, mark)
    return "\n".join(lines) + "\n"


def _findings(card: Scorecard, sources: Mapping[str, Source], mark: str) -> list[str]:
    if not card.findings:
        return [f"{mark}# Findings", "", "None.", ""]
    lines = LineIndex(card.article.text)
    rows = [
        (
            str(number),
            str(finding.severity),
            escaped(finding.rule),
            f"{finding.line}:{finding.column}",
            _cell(finding.text),
            _why(finding, sources, lines),
            _suggestion(finding),
        )
        for number, finding in enumerate(by_severity(card.findings), 1)
    ]
    heads = ("#", "Severity", "Rule", "Line", "Text", "Why", "Suggestion")
    return _section(f"{mark}# Findings", heads, rows)


def _why(finding: Finding, sources: Mapping[str, Source], lines: LineIndex) -> str:
    parts = [escaped(message(finding))]
    parts += [
        f"{escaped(evidence_label(evidence, sources, lines))}: ‘{_cell(evidence.text)}’"
        for evidence in finding.evidence
    ]
    if finding.confidence < 1:
        parts.append(f"(confidence {percent(finding.confidence)})")
    return "<br>".join(parts)


def _suggestion(finding: Finding) -> str:
    if finding.suggestion is None:
        return ""
    return _cell(finding.suggestion) or "*leave out*"


def _derivation(
    derivation: Derivation, card: Scorecard, sources: Mapping[str, Source], mark: str
) -> list[str]:
    if derivation.verdict == "none" or not derivation.alignment:
        return []
    source = sources.get(derivation.source or "")
    rows = [
        (
            aligned.kind,
            f"{aligned.similarity:.2f}",
            _sentence(card.article.text, aligned.start, aligned.end),
            _aligned(aligned, source),
        )
        for aligned in derivation.alignment
    ]
    summary = escape(derivation_sentence(derivation), quote=False)
    return [
        f"{mark}# Sentence by sentence",
        "",
        f"<details><summary>{summary}</summary>",
        "",
        *_table(("Kind", "Similarity", "Article", "Source"), rows),
        "</details>",
        "",
    ]


def _aligned(aligned: Alignment, source: Source | None) -> str:
    if aligned.source_start is None or aligned.source_end is None:
        return ""
    if source is None:
        return "*not in this report*"
    return _sentence(source.text, aligned.source_start, aligned.source_end)


def _rest(card: Scorecard, mark: str) -> list[str]:
    lines = _section(
        f"{mark}# Deductions",
        ("Mark", "Points", "Line", "Text", "Why"),
        [_deduction(deduction, card) for deduction in card.deductions],
    )
    lines += _section(
        f"{mark}# Metrics",
        ("Metric", "Value", "Among published news", "Sentence"),
        [_metric(name, metric, card.article.text) for name, metric in card.metrics.items()],
    )
    lines += _section(
        f"{mark}# Suppressed",
        ("Rule", "Line", "Text", "Reason", "Where"),
        [
            (
                escaped(s.finding.rule),
                f"{s.finding.line}:{s.finding.column}",
                _cell(s.finding.text),
                escaped(s.reason),
                escaped(s.origin),
            )
            for s in card.suppressed
        ],
    )
    lines += _section(
        f"{mark}# Unused suppressions",
        ("Rule", "Reason", "Where"),
        [(escaped(s.rule), escaped(s.reason), escaped(s.origin)) for s in card.unused_suppressions],
    )
    lines += _section(
        f"{mark}# Not completed",
        ("Rule", "Error"),
        [(escaped(e.rule), escaped(e.message)) for e in card.errors],
    )
    return lines + _section(
        f"{mark}# Not checked",
        ("Rule", "Why"),
        [(escaped(s.rule), escaped(s.reason)) for s in card.skipped],
    )


def _deduction(deduction: Deduction, card: Scorecard) -> tuple[str, ...]:
    behind = finding_behind(deduction, card)
    place = (f"{behind.line}:{behind.column}", _cell(behind.text)) if behind else ("", "")
    return deduction.mark, f"−{deduction.points:g}", *place, escaped(deduction.reason)


def _metric(name: str, metric: Metric, text: str) -> tuple[str, str, str, str]:
    sentence = _sentence(text, metric.span.start, metric.span.end) if metric.span else ""
    return escaped(metric_label(name)), metric_value(name, metric.value), metric_rank(metric) or "–", sentence


def _section(heading: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [heading, "", *_table(heads, rows)] if rows else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(heads), _row(["---"] * len(heads)), *map(_row, rows), ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _title(card: Scorecard) -> str:
    return _cell(card.title) or escaped(card.article.id)


def _cell(text: str) -> str:
    return escaped(shorten(one_line(text), _CELL))


def _sentence(text: str, start: int, end: int) -> str:
    return escaped(shorten(one_line(text[start:end]), _SENTENCE))


def _verdict(card: Scorecard) -> str:
    return f"{SYMBOLS[card.verdict]} {card.verdict}"


def _reasons(card: Scorecard) -> str:
    return f" ({escaped(', '.join(card.reasons))})" if card.reasons else ""


def _verdicts(report: Report) -> str:
    parts = [f"{number:,} {verdict}" for verdict, number in verdict_counts(report.articles).items()]
    if report.failed:
        parts.append(f"{len(report.failed):,} not read")
    return ", ".join(parts) or "No articles"


def _derived(derivation: Derivation | None) -> str:
    if derivation is None or derivation.verdict == "none":
        return "–"
    return f"{percent(derivation.share)} {escaped(derivation.source or '')}"
