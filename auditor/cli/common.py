"""What the commands share: exit codes, messages on stderr, the configuration."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    import datetime as dt

    from auditor.config import Config
    from auditor.model import Article, Role, Source

CLEAN = 0
FOUND = 1
USAGE = 2
INCOMPLETE = 3


def say(message: str) -> None:
    """A line for people, on stderr: stdout carries the report only."""
    typer.echo(printable(message), err=True)


def fail(message: str) -> NoReturn:
    """Ends with a message and the exit code for usage, configuration and loading."""
    say(f"audit: {message}")
    raise typer.Exit(USAGE)


def printable(text: str) -> str:
    """Text that can be shown in a terminal as it is: control characters are escaped."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape", "replace").decode() for c in text
    )


def load_config(path: Path | None) -> Config:
    """The configuration given, else the nearest one, else the defaults; ends with a message on a fault."""
    from auditor.config import Config, ConfigError, find, load

    try:
        found = path or find(Path.cwd())
        return load(found) if found else Config()
    except ConfigError as error:
        fail(str(error))


def utf8_output() -> None:
    """Reports are UTF-8 whatever the locale says; what cannot be encoded is escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def date_option(option: str, text: str | None) -> dt.date | None:
    """The date that an option gives; ends with a message where it is none."""
    import datetime as dt

    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        fail(f"{option} takes a date such as 2024-01-31, not '{text}'")


def as_source(article: Article, role: Role, *, id: str | None = None, agency: str | None = None) -> Source:
    """An article as something to compare with.

    Args:
        article: The article.
        role: Agency copy or a peer.
        id: Its id as a source; its own if left out.
        agency: The agency it is from, over what it says itself.
    """
    from auditor.document import Document
    from auditor.model import Source

    doc = Document(article)
    return Source(
        id=article.id if id is None else id,
        text=doc.text,
        role=role,
        title=doc.title if doc.title != article.id else None,
        agency=agency or article.credit,
        published=article.published,
        url=article.url,
    )
