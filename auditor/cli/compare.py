"""``audit compare A B``: how far one text derives from another, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.common import CLEAN, as_source, fail, load_config, printable, say, utf8_output

if TYPE_CHECKING:
    from auditor.model import Article


def compare(
    article: Annotated[Path, typer.Argument(metavar="A", help="The article.")],
    source: Annotated[Path, typer.Argument(metavar="B", help="The text that it may come from.")],
) -> None:
    """Show two texts side by side.

    How far article A derives from text B, with the aligned sentences.
    """
    from auditor.compare import compare as beside
    from auditor.compare.encoder import Encoder, EncoderError
    from auditor.config import ConfigError
    from auditor.document import Document
    from auditor.packs import load

    utf8_output()
    settings = load_config(None)
    try:
        _, lexicon = load(settings.packs, lambda rule_id: rule_id.startswith("boilerplate/"))
        encoder = Encoder(settings.encoder) if settings.encoder else None
    except (ConfigError, EncoderError) as error:
        fail(str(error))
    doc = Document(_article(article), lexicon.scan)
    origin = as_source(_article(source), "wire")
    compared = beside(doc, origin, encoder)
    if compared.left_out:
        say(f"audit: {compared.left_out}")
    derivation = compared.derivation
    if derivation.source is None:
        typer.echo(f"{doc.article.id}: not derived from {origin.id}")
        raise typer.Exit(CLEAN)
    credit = {True: "credited", False: "not credited", None: "credit unknown"}[derivation.credited]
    typer.echo(
        f"{doc.article.id}: {derivation.verdict} derived from {origin.id} "
        f"({derivation.share:.0%} of its sentences, {credit}, confidence {derivation.confidence:.2f})"
    )
    for pair in derivation.alignment:
        # What surrounds it says that it derives; its passage is the likeliest, and may be another.
        doubt = ", likely" if pair.start in compared.doubtful else ""
        typer.echo(f"\n{pair.kind} {pair.similarity:.2f}{doubt}")
        typer.echo(f"  A: {_line(doc.article.text[pair.start : pair.end])}")
        if pair.source_start is not None and pair.source_end is not None:
            typer.echo(f"  B: {_line(origin.text[pair.source_start : pair.source_end])}")


def _article(path: Path) -> Article:
    """The one article of a file; ends with a message where there is none, or more."""
    from auditor.model import Article
    from auditor.readers import read

    first, *others = read([str(path)])
    if not isinstance(first, Article):
        fail(f"{first.path}: {first.message}")
    if others:
        fail(f"{path}: holds more than one article; give one file with one article each")
    return first


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
