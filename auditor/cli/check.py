"""``audit check``: read, audit, report."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.common import (
    CLEAN,
    FOUND,
    INCOMPLETE,
    USAGE,
    as_source,
    date_option,
    fail,
    load_config,
    say,
    utf8_output,
)

if TYPE_CHECKING:
    from auditor.archive.disk import DiskArchive
    from auditor.config import Config
    from auditor.engine import Auditor
    from auditor.model import Article, Failure, Report, Scorecard, Source
    from auditor.reports import ReportFormat

_POOL_FROM = 200
"""Articles from which starting worker processes pays."""


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")],
    wire: Annotated[
        list[Path] | None, typer.Option("--wire", metavar="PATH", help="Agency copy to compare with.")
    ] = None,
    archive: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Archive of agency copy to compare with.")
    ] = None,
    peers: Annotated[
        bool, typer.Option("--peers", help="Compare the articles with each other beside --wire or --archive.")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (2024-01-31) of articles that carry none."),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FMT", help="Report on stdout: text, concise, json, jsonl, md, github."
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option("--output", "-o", metavar="FMT:PATH", help="Write a report as well, e.g. md:report/."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Run only these rules or families.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Leave these out.")] = None,
    fail_on: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="Exit 1 from this level on: error, warning, never.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Leave out the findings that this baseline knows.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the findings of this run as the baseline.")
    ] = None,
    clean: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write each article without its page furniture, and what was cut."),
    ] = None,
    no_grammar: Annotated[
        bool,
        typer.Option("--no-grammar", help="Leave LanguageTool out."),
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Worker processes; 0 chooses.")] = 0,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help="Name of the article on stdin; its suffix tells the format.")
    ] = "-",
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave out files that match.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of the nearest auditor.toml.")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="JSON without the texts of articles and sources.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Text report: summary only.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Text report: everything, hints and deductions too.")
    ] = False,
) -> None:
    """Audit articles and report what was found. `audit PATH...` is short for this.

    Exit codes: 0 nothing at or above --fail-on, 1 something, 2 usage, configuration or nothing could
    be read, 3 a rule failed or required evidence was missing.
    """
    from auditor.archive.interface import ArchiveError
    from auditor.baseline import read_baseline
    from auditor.baseline import write_baseline as write_down
    from auditor.config import ConfigError
    from auditor.engine import Auditor
    from auditor.readers import read
    from auditor.reports import write

    utf8_output()
    settings = _settings(load_config(config), select, ignore, fail_on, exclude, no_grammar)
    chosen = _format(format_)
    outputs = [_output(item) for item in output or []]
    date = date_option("--published", published)
    try:
        known = read_baseline(baseline) if baseline else {}
        wire_copy = _wire([*settings.wire, *(wire or [])], date)
        items = list(
            read(
                paths,
                exclude=settings.exclude,
                stdin_filename=stdin_filename,
                published=date,
            )
        )
        articles, failed = _split(items)
        stored = _stored(archive)
        sources = _sources(articles, wire_copy, alone=wire_copy is None and stored is None, peers=peers)
        auditor = Auditor(settings, sources, known, stored)
    except (ConfigError, ArchiveError) as error:
        fail(str(error))
    cards = list(_progress(auditor.audit_many(articles, _jobs(jobs, len(articles))), len(articles)))
    report = _report(auditor, settings, cards, failed)
    verbosity = -1 if quiet else int(verbose)
    for fmt, destination in outputs:
        try:
            write(report, fmt, destination, text=not no_text, verbose=verbosity)
        except OSError as error:
            fail(f"{destination}: cannot be written ({error.strerror})")
    if clean is not None:
        _clean(cards, clean)
    if write_baseline is not None:
        count = write_down(write_baseline, cards)
        say(f"baseline of {count} findings written to {write_baseline}")
    write(report, chosen, text=not no_text, verbose=verbosity)
    if chosen != "text":  # which lists them itself
        for item in failed:
            say(f"audit: {item.path}: {item.message}")
    _say_unused(settings, cards)
    raise typer.Exit(_exit_code(settings.fail_on, cards, failed))


def _settings(
    config: "Config",
    select: list[str] | None,
    ignore: list[str] | None,
    fail_on: str | None,
    exclude: list[str] | None,
    no_grammar: bool,
) -> "Config":
    """The configuration with what the command line says over it."""
    from dataclasses import replace

    from auditor.config import FAIL_ON

    if fail_on is not None and fail_on not in FAIL_ON:
        fail(f"--fail-on takes {', '.join(FAIL_ON)}, not '{fail_on}'")
    return replace(
        config,
        select=_names(select) or config.select,
        ignore=(*config.ignore, *_names(ignore)),
        fail_on=fail_on or config.fail_on,
        exclude=(*config.exclude, *(exclude or [])),
        grammar=config.grammar._replace(off=config.grammar.off or no_grammar),
    )


def _names(values: list[str] | None) -> tuple[str, ...]:
    """Rule names, given one by one or with commas between."""
    return tuple(name.strip() for value in values or [] for name in value.split(",") if name.strip())


def _format(name: str) -> "ReportFormat":
    from auditor.reports import FORMATS

    for known in FORMATS:
        if name == known:
            return known
    fail(f"unknown format '{name}'; there are {', '.join(FORMATS)}")


def _output(item: str) -> "tuple[ReportFormat, Path]":
    fmt, _, path = item.partition(":")
    if not path:
        fail(f"-o takes FMT:PATH, for example md:report/ or json:report.json; not '{item}'")
    return _format(fmt), Path(path)


def _split(items: "Iterable[Article | Failure]") -> "tuple[list[Article], list[Failure]]":
    from auditor.model import Article

    articles: list[Article] = []
    failed: list[Failure] = []
    for item in items:
        if isinstance(item, Article):
            articles.append(item)
        else:
            failed.append(item)
    return articles, failed


def _wire(paths: Sequence[Path], published: dt.date | None) -> "list[Source] | None":
    """Agency copy as sources; None where none was named."""
    from auditor.config import ConfigError
    from auditor.readers import read

    if not paths:
        return None
    articles, failed = _split(read([str(path) for path in paths], published=published))
    if failed:
        raise ConfigError(f"wire copy {failed[0].path}: {failed[0].message}")
    return [as_source(article, "wire") for article in articles]


def _stored(folder: Path | None) -> "DiskArchive | None":
    if folder is None:
        return None
    from auditor.archive.disk import DiskArchive

    return DiskArchive.open(folder)


def _sources(
    articles: "Sequence[Article]", wire: "list[Source] | None", *, alone: bool, peers: bool
) -> "list[Source] | None":
    """What to compare with in memory: the wire copy, and the articles of the batch with each other
    where there is no agency copy (``alone``) or where asked for. None where there is nothing."""
    sources = list(wire or [])
    if (alone or peers) and len(articles) > 1:
        sources += [as_source(article, "peer") for article in articles]
    return sources or None


def _jobs(asked: int, articles: int) -> int:
    import os

    if asked:
        return asked
    return (os.cpu_count() or 1) if articles >= _POOL_FROM else 1


def _progress(cards: "Iterator[Scorecard]", total: int) -> "Iterator[Scorecard]":
    """A progress bar on stderr, for runs long enough to want one, on a terminal only."""
    if total < _POOL_FROM or not sys.stderr.isatty():
        yield from cards
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(cards, description="auditing", total=total, console=Console(stderr=True), transient=True)


def _report(
    auditor: "Auditor", settings: "Config", cards: "list[Scorecard]", failed: "list[Failure]"
) -> "Report":
    from auditor import __version__
    from auditor.model import Report

    named = {e.source for card in cards for f in card.findings for e in f.evidence if e.source is not None}
    named |= {d.source for card in cards for d in (card.derivation, *card.further_sources) if d and d.source}
    return Report(
        version=__version__,
        rules=auditor.rule_infos,
        weights=settings.score._asdict(),
        articles=tuple(cards),
        failed=tuple(failed),
        sources=tuple(source for name in sorted(named) if (source := auditor.source(name)) is not None),
    )


def _clean(cards: "Iterable[Scorecard]", folder: Path) -> None:
    from auditor.clean import write_clean

    written = cut = 0
    for card in cards:
        try:
            cut += write_clean(card.article, card.findings, folder)
        except OSError as error:
            fail(f"{folder}: cleaned text cannot be written ({error.strerror})")
        written += 1
    say(f"{written} cleaned articles written to {folder}, {cut} passages cut")


def _say_unused(settings: "Config", cards: "Iterable[Scorecard]") -> None:
    used = {s.origin for card in cards for s in card.suppressed}
    for wish in settings.suppressions:
        if wish.origin not in used:
            say(f"audit: {wish.origin}: suppression of {wish.rule} matched nothing in this run")


def _exit_code(fail_on: str, cards: "Sequence[Scorecard]", failed: "Sequence[Failure]") -> int:
    from auditor.model import Severity, Verdict

    if not cards and failed:
        return USAGE
    threshold = {"error": Severity.ERROR.rank, "warning": Severity.WARNING.rank, "never": -1}[fail_on]
    if any(f.severity and f.severity.rank <= threshold for card in cards for f in card.findings):
        return FOUND
    if failed:
        return USAGE
    if any(card.errors or card.verdict is Verdict.INCOMPLETE for card in cards):
        return INCOMPLETE
    return CLEAN
