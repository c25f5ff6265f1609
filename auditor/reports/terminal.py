"""The report for people at a terminal."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from auditor.model import (
    MARKS,
    Derivation,
    Finding,
    Report,
    Scorecard,
    Severity,
    Source,
    Suppressed,
    Verdict,
)
from auditor.reports.layout import Line, Segment, cells, columns, indent, pad, rendered, wrap
from auditor.reports.plain import counted, one_line, percent, quoted, shorten
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

_VERDICT_STYLES = {
    Verdict.PASS: "bold green",
    Verdict.REVIEW: "bold yellow",
    Verdict.BLOCK: "bold red",
    Verdict.INCOMPLETE: "bold magenta",
}
_SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PIPE_WIDTH = 80
_LEAST_WIDTH = 40
_WIDE = 100
_TABLE_REST = 40
_LEAST_ID = 10
_QUOTE = 80
_TITLE = 200
_ID = 60


def render(
    report: Report,
    stream: TextIO,
    *,
    width: int | None = None,
    color: bool | None = None,
    verbose: int = 0,
) -> None:
    """Writes the report to ``stream``.

    Args:
        report: The report.
        stream: Where to.
        width: Columns; the terminal's if left out, and 80 (or ``COLUMNS``) where there is none.
        color: Whether to colour; if left out, on a terminal without ``NO_COLOR``.
        verbose: -1 for the summary alone, 0 for errors and warnings, 1 for severity info,
            deductions, metrics and further sources too.
    """
    room = width or _width(stream)
    coloured = _wants_color(stream) if color is None else color
    sources = {source.id: source for source in report.sources}
    for card in report.articles if verbose >= 0 else ():
        _write(stream, (*_article(card, sources, room, verbose), []), coloured)
    _write(stream, _summary(report, room, verbose), coloured)


def _write(stream: TextIO, lines: Iterable[Line], color: bool) -> None:
    stream.writelines(f"{rendered(line, color=color)}\n" for line in lines)


def _width(stream: TextIO) -> int:
    if stream.isatty():
        return max(_LEAST_WIDTH, shutil.get_terminal_size().columns)
    # Where nobody looks, the bytes must not depend on a window's size.
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isdecimal() and int(said) else _PIPE_WIDTH


def _wants_color(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _article(card: Scorecard, sources: Mapping[str, Source], width: int, verbose: int) -> Iterator[Line]:
    def aside(*segments: Segment) -> list[Line]:
        return indent(wrap(segments, width - 2))

    yield from _header(card, width)
    yield from aside(*_marks(card))
    if card.derivation is not None:
        yield from aside((derivation_sentence(card.derivation), _derivation_style(card.derivation)))
    if verbose > 0:
        for further in card.further_sources:
            yield from aside((derivation_sentence(further), ""))
        for measured in _metrics(card):
            yield from aside((measured, "dim"))
    for notice in card.article.notices:
        yield from aside((one_line(notice), "yellow"))
    shown = [f for f in card.findings if f.severity is not Severity.INFO or verbose > 0]
    if shown:
        yield []
        yield from indent(_findings(shown, sources, LineIndex(card.article.text), width - 2))
    if notes := len(card.findings) - len(shown):
        yield from aside((f"{notes:,} info not shown (-v shows them)", "dim"))
    for segments in _asides(card, verbose):
        yield from aside(*segments)


def _header(card: Scorecard, width: int) -> list[Line]:
    head = f"{SYMBOLS[card.verdict]} {card.verdict.upper()}"
    score = f"{card.score} {card.grade}"
    body: list[Segment] = []
    title = one_line(card.title)
    if title and card.title != card.article.id:
        body += [(shorten(title, _TITLE), "bold"), ("\n", "")]
    known = [one_line(card.article.id), counted(card.words, "word")]
    if card.reasons:
        known.append(", ".join(map(one_line, card.reasons)))
    body.append((" · ".join(known), "dim"))
    before = [((head, _VERDICT_STYLES[card.verdict]), cells(head)), ((score, "bold"), cells(score))]
    return columns(before, body, width)


def _marks(card: Scorecard) -> list[Segment]:
    parts: list[Segment] = []
    for mark in MARKS:
        value = card.marks.get(mark)
        style = "dim" if value is None else "green" if value >= 90 else "yellow" if value >= 60 else "red"
        parts += [
            ("  " if parts else "", ""),
            (f"{mark} ", ""),
            ("–" if value is None else str(value), style),
        ]
    return parts


def _derivation_style(derivation: Derivation) -> str:
    if derivation.verdict == "none":
        return "dim"
    return "green" if derivation.credited else "yellow"


def _metrics(card: Scorecard) -> Iterator[str]:
    for name, metric in card.metrics.items():
        rank = metric_rank(metric)
        said = f"{metric_label(name)}: {metric_value(name, metric.value)}{f' ({rank})' if rank else ''}"
        if metric.span is not None:
            said += f" {quoted(card.article.text[metric.span.start : metric.span.end], _QUOTE)}"
        yield said


def _findings(
    findings: Iterable[Finding], sources: Mapping[str, Source], lines: LineIndex, width: int
) -> Iterator[Line]:
    ordered = by_severity(findings)
    places = [f"{finding.line}:{finding.column}" for finding in ordered]
    levels = [finding.severity or Severity.INFO for finding in ordered]
    place_width, level_width = max(map(len, places)), max(map(len, levels))
    for place, level, finding in zip(places, levels, ordered, strict=True):
        before = [((place, "dim"), -place_width), ((level.value, _SEVERITY_STYLES[level]), level_width)]
        yield from columns(before, _finding(finding, sources, lines), width)


def _finding(finding: Finding, sources: Mapping[str, Source], lines: LineIndex) -> list[Segment]:
    parts: list[Segment] = [(finding.rule, "bold"), ("  ", "")]
    if finding.text:
        parts += [(quoted(finding.text, _QUOTE), "italic"), (" — ", "")]
    parts.append((message(finding), ""))
    if finding.confidence < 1:
        parts.append((f" (confidence {percent(finding.confidence)})", "dim"))
    for evidence in finding.evidence:
        label = evidence_label(evidence, sources, lines)
        parts += [("\n", ""), (f"{label}: ", "dim"), (quoted(evidence.text, _QUOTE), "")]
    if finding.suggestion is not None:
        wanted = quoted(finding.suggestion, _QUOTE) if finding.suggestion.strip() else "leave out"
        parts += [("\n", ""), (f"→ {wanted}", "green")]
    return parts


def _asides(card: Scorecard, verbose: int) -> Iterator[list[Segment]]:
    for suppressed in card.suppressed:
        yield _suppressed(suppressed)
    for unused in card.unused_suppressions:
        where = f" ({one_line(unused.origin)})" if unused.origin else ""
        yield [("unused suppression ", "yellow"), (f"{one_line(unused.rule)}{where}: it hides nothing", "")]
    for error in card.errors:
        yield [("not completed ", "bold magenta"), (f"{error.rule}: {one_line(error.message)}", "")]
    if verbose > 0:
        for deduction in card.deductions:
            behind = finding_behind(deduction, card)
            place = f"{behind.line}:{behind.column} " if behind else ""
            yield [(f"−{deduction.points:g} {deduction.mark}: {place}{one_line(deduction.reason)}", "dim")]


def _suppressed(suppressed: Suppressed) -> list[Segment]:
    finding = suppressed.finding
    where = f", {one_line(suppressed.origin)}" if suppressed.origin else ""
    said = (
        f"suppressed {finding.line}:{finding.column} {finding.rule} {quoted(finding.text, _ID)}"
        f" — {one_line(suppressed.reason)}{where}"
    )
    return [(said, "dim")]


def _summary(report: Report, width: int, verbose: int) -> Iterator[Line]:
    if len(report.articles) > 1:
        yield from _table(report.articles, width)
        yield []
    for failure in report.failed:
        said = f"{one_line(failure.path)}: {one_line(failure.message)}"
        yield from wrap([("✗ not read ", "bold red"), (said, "")], width)
    for reason, rules, articles in grouped_skips(report.articles):
        names = ", ".join(rules)
        listed = names if verbose > 0 or len(rules) <= 2 else counted(len(rules), "rule")
        on = "" if articles == len(report.articles) else f" ({counted(articles, 'article')})"
        yield from wrap([("not checked ", "magenta"), (f"{listed}: {one_line(reason)}{on}", "")], width)
    parts: list[Segment] = [(counted(len(report.articles), "article"), "bold")]
    for verdict, number in verdict_counts(report.articles).items():
        parts += [(" · ", ""), (f"{number:,} {verdict}", _VERDICT_STYLES[verdict])]
    parts.append((f" · {totals(report)}", ""))
    if report.failed:
        parts += [(" · ", ""), (f"{len(report.failed):,} not read", "bold red")]
    yield from wrap(parts, width)


def _table(cards: Iterable[Scorecard], width: int) -> Iterator[Line]:
    heads = [name if width >= _WIDE else name[0] for name in ("Errors", "Warnings", "Info")]
    header = ["Verdict", "Score", *heads, "Article", "Derived from"]
    # What the ids may take: the rest of the line, in halves.
    room = max(_LEAST_ID, (width - _TABLE_REST - 2 * (width >= _WIDE) * len("Warnings")) // 2)
    rows: list[list[Segment]] = []
    for card in cards:
        counts = Counter(finding.severity for finding in card.findings)
        rows.append(
            [
                (f"{SYMBOLS[card.verdict]} {card.verdict}", _VERDICT_STYLES[card.verdict]),
                (f"{card.score} {card.grade}", ""),
                *(_number(counts[severity], _SEVERITY_STYLES[severity]) for severity in Severity),
                (shorten(one_line(card.article.id), room), ""),
                _derived_from(card.derivation, room),
            ]
        )
    sizes = [
        max(cells(cell) for cell in column)
        for column in zip(header, *([c for c, _ in r] for r in rows), strict=True)
    ]
    sides = [1, -1, -1, -1, -1, 1, 1]
    titles: list[Segment] = [(title, "bold") for title in header]
    for number, row in enumerate((titles, *rows)):
        line: Line = []
        for (content, style), size, side in zip(row, sizes, sides, strict=True):
            line += [(pad(content, size * side), style), ("  ", "")]
        yield line
        if not number:
            yield [("─" * min(width, sum(sizes) + 2 * len(sizes) - 2), "dim")]


def _number(count: int, style: str) -> Segment:
    return (f"{count:,}", style) if count else ("–", "dim")


def _derived_from(derivation: Derivation | None, room: int) -> Segment:
    if derivation is None:
        return "nothing to compare", "dim"
    if derivation.verdict == "none":
        return "–", "dim"
    share = percent(derivation.share)
    source = shorten(one_line(derivation.source or ""), room - len(share) - 1)
    return f"{share} {source}", _derivation_style(derivation)
