"""``audit doctor``: what is there, and what is missing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from auditor.cli.common import CLEAN, FOUND, printable, utf8_output

if TYPE_CHECKING:
    from auditor.config import Config
    from auditor.grammar_settings import GrammarSettings


class _Check(NamedTuple):
    well: bool
    subject: str
    told: str


def doctor(
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of the nearest auditor.toml.")
    ] = None,
    archive: Annotated[Path | None, typer.Option(metavar="DIR", help="An archive to look at, too.")] = None,
    start: Annotated[
        bool, typer.Option("--start", help="Start LanguageTool and have it check a sentence.")
    ] = False,
) -> None:
    """Show what is there and what is missing.

    Exit codes: 0 everything is there, 1 something is missing or does not work.
    """
    utf8_output()
    well = True
    for check in _checks(config, archive, start):
        well = well and check.well
        line = f"{'ok' if check.well else '--'}  {check.subject:14} {check.told}"
        typer.echo(printable(" ".join(line.splitlines())))
    raise typer.Exit(CLEAN if well else FOUND)


def _checks(path: Path | None, archive: Path | None, start: bool) -> Iterator[_Check]:
    yield _Check(sys.version_info >= (3, 11), "Python", f"{sys.version.split()[0]} ({sys.executable})")
    yield _packages()
    settings, check = _configuration(path)
    yield check
    yield _cache()
    if archive is not None:
        yield _archive(archive)
    yield from _grammar(settings.grammar, start)


def _packages() -> _Check:
    """Whether what we depend on is installed, as our own metadata states it."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        stated = requires("article-auditor") or []
    except PackageNotFoundError:
        return _Check(False, "packages", "article-auditor is not installed: pip install article-auditor")
    lacking = []
    for line in stated:
        if "extra ==" in line or ("python_version" in line and sys.version_info >= (3, 14)):
            continue
        name = line.split(";")[0]
        for mark in "<>=!~[ ":
            name = name.split(mark)[0]
        try:
            version(name)
        except PackageNotFoundError:
            lacking.append(name)
    if lacking:
        return _Check(False, "packages", f"missing: pip install {' '.join(lacking)}")
    return _Check(True, "packages", f"article-auditor {version('article-auditor')} and what it needs")


def _configuration(path: Path | None) -> tuple[Config, _Check]:
    from auditor.config import Config, ConfigError, find, load
    from auditor.packs import discover

    try:
        found = path or find(Path.cwd())
        settings = load(found) if found else Config()
        rules = len(discover(settings.packs))
    except ConfigError as error:
        return Config(), _Check(False, "configuration", str(error))
    return settings, _Check(True, "configuration", f"{found or 'none, the defaults hold'}; {rules} rules")


def _cache() -> _Check:
    import os

    from auditor.cache import folder

    place = folder()
    there = next((p for p in (place, *place.parents) if p.exists()), place)
    if not os.access(there, os.W_OK):
        return _Check(False, "cache", f"{place} cannot be written: every start compiles the phrase lists")
    return _Check(True, "cache", str(place))


def _archive(folder: Path) -> _Check:
    from auditor.archive.disk import ArchiveError, DiskArchive

    try:
        return _Check(True, "archive", f"{folder}, {len(DiskArchive.open(folder)):,} articles")
    except ArchiveError as error:
        return _Check(False, "archive", str(error))


def _grammar(settings: GrammarSettings, start: bool) -> Iterator[_Check]:
    from auditor.grammar import GrammarError
    from auditor.grammar.java import check_java
    from auditor.grammar.places import find_installation
    from auditor.grammar.server import Server

    if settings.off:
        yield _Check(True, "LanguageTool", "left out by the configuration")
        return
    if settings.server is None:
        try:
            java = check_java()
            yield _Check(True, "Java", f"{java.major} ({java.path})")
        except GrammarError as error:
            yield _Check(False, "Java", str(error))
        try:
            there = find_installation(settings.path)
        except GrammarError as error:
            yield _Check(False, "LanguageTool", str(error))
            return
        yield _Check(True, "LanguageTool", f"{there.version or 'of unknown version'} ({there.folder})")
        server = Server(there, settings.memory, settings.linger)
        try:
            running = server.running()
        except GrammarError as error:
            yield _Check(False, "server", str(error))
            return
        if running is not None:
            told = (
                f"version {running.version}, port {running.port}, process {running.pid} (log: {server.log})"
            )
        else:
            told = "none runs; one starts with the first article that wants it"
        yield _Check(True, "server", told)
    else:
        yield _Check(True, "LanguageTool", f"the server at {settings.server}")
    if start:
        yield _try(settings)


def _try(settings: GrammarSettings) -> _Check:
    from auditor.document import Document
    from auditor.grammar import GrammarError
    from auditor.grammar.checker import Checker
    from auditor.model import Article

    checker = Checker(settings)
    try:
        checked = checker.check(Document(Article("doctor", "It was an crane.", language="en")))
    except GrammarError as error:
        return _Check(False, "check", str(error))
    finally:
        checker.close()
    found = ", ".join(match.rule for match in checked.matches) or "nothing"
    return _Check(bool(checked.matches), "check", f"version {checked.version} found {found}")
