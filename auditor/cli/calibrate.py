"""``audit calibrate``: a yardstick of readability from a newsroom's own archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.common import USAGE, fail, say, utf8_output

_SHOWN = (10, 25, 50, 75, 90, 95)
_LABEL = 46


def calibrate(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Published articles: files or folders.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the calibration is written.")
    ] = Path("calibration.json"),
    reference: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Which articles they are, for people to read.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave out files that match.")
    ] = None,
) -> None:
    """Make a readability yardstick of your own articles.

    Articles of fewer than 150 words are left out, and languages of fewer than 100 articles. Put
    `calibration = "calibration.json"` into auditor.toml to use the file.
    """
    from auditor.calibration import LEAST_ARTICLES, MIN_WORDS, build, dump
    from auditor.document import Document
    from auditor.metrics import made_with, readability
    from auditor.model import Failure
    from auditor.packs import load
    from auditor.readers import read
    from auditor.reports.words import metric_label, metric_value

    utf8_output()
    _, lexicon = load(wanted=lambda _: False)
    measured: dict[str, list[dict[str, float]]] = {}
    short = unknown = 0
    for item in read(paths, exclude=tuple(exclude or ())):
        if isinstance(item, Failure):
            say(f"audit: {item.path}: {item.message}")
            continue
        doc = Document(item, lexicon.scan)
        if len(doc.spelt.words) < MIN_WORDS:
            short += 1
        elif doc.language is None:
            unknown += 1
        else:
            measured.setdefault(doc.language, []).append(readability(doc).values)
    if short:
        say(f"{short:,} articles of fewer than {MIN_WORDS} words left out")
    if unknown:
        say(f"{unknown:,} articles of no known language left out")
    for language, articles in sorted(measured.items()):
        if len(articles) < LEAST_ARTICLES:
            say(f"{language}: {len(articles):,} articles are too few, {LEAST_ARTICLES} are needed; left out")
    calibration = build(measured, reference or ", ".join(paths), made_with())
    if not calibration.languages:
        say("audit: nothing to calibrate with; no file written")
        raise typer.Exit(USAGE)
    try:
        output.write_text(dump(calibration), encoding="utf-8")
    except OSError as error:
        fail(f"{output}: cannot be written ({error.strerror})")
    for language, found in calibration.languages.items():
        typer.echo(f"{language}: {found.articles:,} articles")
        typer.echo(" " * (_LABEL + 2) + "".join(f"p{p:<8}" for p in _SHOWN))
        for name, table in found.percentiles.items():
            row = "".join(f"{metric_value(name, table[p]):<9}" for p in _SHOWN)
            typer.echo(f"  {metric_label(name):{_LABEL}}{row}")
    typer.echo(f"written to {output}")
