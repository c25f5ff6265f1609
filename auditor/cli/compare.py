"""``audit compare A B``: how far one text derives from another, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.common import CLEAN, fail, printable, utf8_output


def compare(
    article: Annotated[Path, typer.Argument(metavar="A", help="The article.")],
    source: Annotated[Path, typer.Argument(metavar="B", help="The text that it may come from.")],
) -> None:
    """Show how far article A derives from text B, with the aligned sentences side by side."""
    from auditor.config import Config
    from auditor.engine import Auditor
    from auditor.model import Article, Source
    from auditor.readers import read

    utf8_output()
    texts: list[Article] = []
    for path in (article, source):
        items = list(read([str(path)]))
        first = items[0]
        if not isinstance(first, Article):
            fail(f"{first.path}: {first.message}")
        if len(items) > 1:
            fail(f"{path}: holds more than one article; give one file with one article each")
        texts.append(first)
    read_article, origin = texts
    auditor = Auditor(Config(), [Source(id=origin.id, text=origin.text, role="wire")])
    card = auditor.audit(read_article)
    derivation = card.derivation
    if derivation is None or derivation.source is None:
        typer.echo(f"{read_article.id}: not derived from {origin.id}")
        raise typer.Exit(CLEAN)
    credit = {True: "credited", False: "not credited", None: "credit unknown"}[derivation.credited]
    typer.echo(
        f"{read_article.id}: {derivation.verdict} derived from {origin.id} "
        f"({derivation.share:.0%} of its sentences, {credit}, confidence {derivation.confidence:.2f})"
    )
    for pair in derivation.alignment:
        typer.echo(f"\n{pair.kind} {pair.similarity:.2f}")
        typer.echo(f"  A: {_line(read_article.text[pair.start : pair.end])}")
        if pair.source_start is not None and pair.source_end is not None:
            typer.echo(f"  B: {_line(origin.text[pair.source_start : pair.source_end])}")


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
