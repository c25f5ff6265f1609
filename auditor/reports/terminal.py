"""The report for people at a terminal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO

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
from auditor.reports.plain import counted, one_line, percent, quoted, shorten
from auditor.reports.words import (
    SYMBOLS,
    by_severity,
    derivation_sentence,
    evidence_label,
    grouped_skips,
    totals,
    verdict_counts,
)
from auditor.text.lines import LineIndex

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

_VERDICT_STYLES = {
    Verdict.PASS: "bold green",
    Verdict.REVIEW: "bold yellow",
    Verdict.BLOCK: "bold red",
    Verdict.INCOMPLETE: "bold magenta",
}
_SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PIPE_WIDTH = 80
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
    console = _console(stream, width, color)
    sources = {source.id: source for source in report.sources}
    for card in report.articles if verbose >= 0 else ():
        _print(console, stream, (*_article(card, sources, verbose), ""))
    _print(console, stream, _summary(report, console.width, verbose))


def _print(console: Console, stream: TextIO, parts: Iterable[RenderableType]) -> None:
    """Prints without the spaces that rich fills lines up with."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    stream.writelines(f"{line.rstrip()}\n" for line in capture.get().split("\n")[:-1])


def _console(stream: TextIO, width: int | None, color: bool | None) -> Console:
    from rich.console import Console

    if width is None and not stream.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() and int(columns) else _PIPE_WIDTH
    return Console(
        file=stream,
        width=width,
        force_terminal=color,
        no_color=None if color is None else not color,
        color_system="auto" if color is None else "standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def _article(card: Scorecard, sources: Mapping[str, Source], verbose: int) -> Iterator[RenderableType]:
    yield _header(card)
    yield _indented(_marks(card))
    if card.derivation is not None:
        yield _indented(_plain(derivation_sentence(card.derivation), _derivation_style(card.derivation)))
    if verbose > 0:
        for further in card.further_sources:
            yield _indented(_plain(derivation_sentence(further)))
        yield from (_indented(line) for line in _metrics(card))
    for notice in card.article.notices:
        yield _indented(_plain(one_line(notice), "yellow"))
    shown = [f for f in card.findings if f.severity is not Severity.INFO or verbose > 0]
    if shown:
        yield ""
        yield _indented(_findings(shown, sources, LineIndex(card.article.text)))
    if notes := len(card.findings) - len(shown):
        yield _indented(_plain(f"{notes:,} info not shown (-v shows them)", "dim"))
    yield from (_indented(line) for line in _asides(card, verbose))


def _header(card: Scorecard) -> Table:
    head = _text((f"{SYMBOLS[card.verdict]} {card.verdict.upper()}", _VERDICT_STYLES[card.verdict]))
    grid = _grid()
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    about = f"{one_line(card.article.id)} · {counted(card.words, 'word')}", "dim"
    title = one_line(card.title)
    body: list[str | tuple[str, str]] = []
    if title and card.title != card.article.id:
        body += [(shorten(title, _TITLE), "bold"), "\n"]
    grid.add_row(head, _plain(f"{card.score} {card.grade}", "bold"), _text(*body, about))
    return grid


def _marks(card: Scorecard) -> Text:
    parts: list[str | tuple[str, str]] = []
    for mark in MARKS:
        value = card.marks.get(mark)
        style = "dim" if value is None else "green" if value >= 90 else "yellow" if value >= 60 else "red"
        parts += ["  " if parts else "", f"{mark} ", ("–" if value is None else str(value), style)]
    return _text(*parts)


def _derivation_style(derivation: Derivation) -> str:
    if derivation.verdict == "none":
        return "dim"
    return "green" if derivation.credited else "yellow"


def _metrics(card: Scorecard) -> Iterator[Text]:
    parts = []
    for name, metric in card.metrics.items():
        rank = "" if metric.percentile is None else f" (more than {metric.percentile:.0f}% of news)"
        parts.append(f"{name.replace('_', ' ')} {metric.value:.3g}{rank}")
    if parts:
        yield _plain(" · ".join(parts), "dim")


def _findings(findings: Iterable[Finding], sources: Mapping[str, Source], lines: LineIndex) -> Table:
    grid = _grid()
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for finding in by_severity(findings):
        severity = finding.severity or Severity.INFO
        grid.add_row(
            f"{finding.line}:{finding.column}",
            _plain(str(severity), _SEVERITY_STYLES[severity]),
            _finding(finding, sources, lines),
        )
    return grid


def _finding(finding: Finding, sources: Mapping[str, Source], lines: LineIndex) -> Text:
    said = one_line(finding.message)
    parts: list[str | tuple[str, str]] = [(finding.rule, "bold"), "  "]
    if finding.text:
        parts += [(quoted(finding.text, _QUOTE), "italic"), " — "]
    parts.append(said)
    if finding.confidence < 1:
        parts.append((f" (confidence {percent(finding.confidence)})", "dim"))
    for evidence in finding.evidence:
        label = evidence_label(evidence, sources, lines)
        parts += ["\n", (f"{label}: ", "dim"), quoted(evidence.text, _QUOTE)]
    if finding.suggestion is not None:
        wanted = quoted(finding.suggestion, _QUOTE) if finding.suggestion.strip() else "leave out"
        parts += ["\n", (f"→ {wanted}", "green")]
    return _text(*parts)


def _asides(card: Scorecard, verbose: int) -> Iterator[Text]:
    for suppressed in card.suppressed:
        yield _suppressed(suppressed)
    for unused in card.unused_suppressions:
        where = f" ({one_line(unused.origin)})" if unused.origin else ""
        yield _text(("unused suppression ", "yellow"), f"{one_line(unused.rule)}{where}: it hides nothing")
    for error in card.errors:
        yield _text(("not completed ", "bold magenta"), f"{error.rule}: {one_line(error.message)}")
    if verbose > 0:
        for deduction in card.deductions:
            yield _plain(f"−{deduction.points:g} {deduction.mark}: {one_line(deduction.reason)}", "dim")


def _suppressed(suppressed: Suppressed) -> Text:
    finding = suppressed.finding
    where = f", {one_line(suppressed.origin)}" if suppressed.origin else ""
    return _plain(
        f"suppressed {finding.line}:{finding.column} {finding.rule} {quoted(finding.text, _ID)}"
        f" — {one_line(suppressed.reason)}{where}",
        "dim",
    )


def _summary(report: Report, width: int, verbose: int) -> Iterator[RenderableType]:
    if len(report.articles) > 1:
        yield _table(report.articles, width)
    for failure in report.failed:
        yield _text(("✗ not read ", "bold red"), f"{one_line(failure.path)}: {one_line(failure.message)}")
    for reason, rules, articles in grouped_skips(report.articles):
        names = ", ".join(rules)
        listed = names if verbose > 0 or len(rules) <= 2 else counted(len(rules), "rule")
        on = "" if articles == len(report.articles) else f" ({counted(articles, 'article')})"
        yield _text(("not checked ", "magenta"), f"{listed}: {one_line(reason)}{on}")
    parts: list[str | tuple[str, str]] = [(counted(len(report.articles), "article"), "bold")]
    for verdict, number in verdict_counts(report.articles).items():
        parts += [" · ", (f"{number:,} {verdict}", _VERDICT_STYLES[verdict])]
    parts.append(f" · {totals(report)}")
    if report.failed:
        parts += [" · ", (f"{len(report.failed):,} not read", "bold red")]
    yield _text(*parts)


def _table(cards: Iterable[Scorecard], width: int) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    table.add_column("Verdict", no_wrap=True)
    table.add_column("Score", no_wrap=True, justify="right")
    for name in ("Errors", "Warnings", "Info"):
        table.add_column(name if width >= 100 else name[0], no_wrap=True, justify="right")
    table.add_column("Article", overflow="fold")
    table.add_column("Derived from", overflow="fold")
    room = max(20, (width - 50) // 2)
    for card in cards:
        counts = Counter(finding.severity for finding in card.findings)
        table.add_row(
            _plain(f"{SYMBOLS[card.verdict]} {card.verdict}", _VERDICT_STYLES[card.verdict]),
            f"{card.score} {card.grade}",
            *(_number(counts[severity], _SEVERITY_STYLES[severity]) for severity in Severity),
            _plain(shorten(one_line(card.article.id), room)),
            _derived_from(card.derivation, room),
        )
    return table


def _number(count: int, style: str) -> Text:
    return _plain(f"{count:,}", style) if count else _plain("–", "dim")


def _derived_from(derivation: Derivation | None, room: int) -> Text:
    if derivation is None:
        return _plain("nothing to compare", "dim")
    if derivation.verdict == "none":
        return _plain("–", "dim")
    share = percent(derivation.share)
    source = shorten(one_line(derivation.source or ""), room - len(share) - 1)
    return _plain(f"{share} {source}", _derivation_style(derivation))


def _grid() -> Table:
    from rich.table import Table

    return Table.grid(padding=(0, 2, 0, 0))


def _indented(part: RenderableType) -> RenderableType:
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, 2), expand=False)


def _plain(content: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(content, style=style, overflow="fold")


def _text(*parts: str | tuple[str, str]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts, overflow="fold")
