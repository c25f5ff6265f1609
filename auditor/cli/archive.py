"""``audit archive``: agency copy kept on disk, to compare articles with."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.common import CLEAN, FOUND, USAGE, as_source, date_option, fail, printable, say, utf8_output

if TYPE_CHECKING:
    import datetime as dt

    from auditor.archive.disk import DiskArchive
    from auditor.model import Article, Failure, Role, Source

archive = typer.Typer(
    name="archive",
    help="Keep wire copy on disk, to compare articles with.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

_Folder = Annotated[Path, typer.Option("--archive", metavar="DIR", help="The archive's folder.")]


@archive.command()
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of articles.")],
    folder: _Folder,
    agency: Annotated[
        str | None, typer.Option(metavar="NAME", help="The agency they are from, whatever they say.")
    ] = None,
    role: Annotated[
        str,
        typer.Option(metavar="ROLE", help="wire: agency copy; peer: articles of any house."),
    ] = "wire",
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (2024-01-31) of articles that carry none."),
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave out files that match.")
    ] = None,
) -> None:
    """Add articles to an archive, which is made if there is none. An article whose id is there replaces it.

    An article's id is its path below the folder given, or the id that its record carries. What was added
    stays though the command be interrupted; run it again for the rest. Exit codes: 0 all added, 2 some
    could not be read, or the archive cannot be used.
    """
    from auditor.archive.disk import ArchiveError, DiskArchive
    from auditor.archive.folder import ABOUT

    utf8_output()
    chosen = _role(role)
    date = date_option("--published", published)
    failed: list[Failure] = []
    try:
        stored = DiskArchive.open(folder) if (folder / ABOUT).exists() else DiskArchive.create(folder)
        found = _read(paths, [*(exclude or []), *_itself(folder, paths)], date, failed)
        sources = (as_source(article, chosen, id=id, agency=agency) for article, id in found)
        done = stored.add(_progress(sources))
        say(
            f"{folder}: {done.added} added, {done.replaced} replaced, {done.unchanged} unchanged; "
            f"it holds {len(stored)}"
        )
    except ArchiveError as error:
        fail(str(error))
    for item in failed:
        say(f"audit: {item.path}: {item.message}")
    raise typer.Exit(USAGE if failed else CLEAN)


@archive.command()
def search(
    query: Annotated[str, typer.Argument(metavar="WORDS|PATH", help="Words, or a file with an article.")],
    folder: _Folder,
    limit: Annotated[int, typer.Option(min=1, help="How many to show at most.")] = 10,
    around: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only articles of about this date, or without one.")
    ] = None,
    days: Annotated[int, typer.Option(min=0, help="With --around: how many days before and after.")] = 30,
) -> None:
    """Show the stored articles most like some words, or like the article in a file, best first.

    Prints id, date, role, agency and title, with tabs between. Exit code 1 if there is none.
    """
    from auditor.archive.disk import ArchiveError

    utf8_output()
    date = date_option("--around", around)
    try:
        found = _open(folder).search(_query(query), limit=limit, around=date, days=days, copies=True)
    except ArchiveError as error:
        fail(str(error))
    for source in found:
        cells = (source.id, source.published or "-", source.role, source.agency or "-", source.title or "-")
        typer.echo("\t".join(printable(" ".join(str(cell).split())) for cell in cells))
    raise typer.Exit(CLEAN if found else FOUND)


@archive.command()
def info(folder: _Folder) -> None:
    """Show what is in an archive."""
    from auditor.archive.disk import ArchiveError

    utf8_output()
    try:
        found = _open(folder).info()
    except ArchiveError as error:
        fail(str(error))
    typer.echo(f"articles  {found.articles}")
    typer.echo(f"size      {found.bytes / 1e6:.2f} MB")
    typer.echo(f"oldest    {found.oldest or '-'}")
    typer.echo(f"newest    {found.newest or '-'}")
    typer.echo(f"format    {found.format}")
    for name, count in found.agencies.items():
        typer.echo(f"agency    {printable(' '.join(name.split()))} ({count})")


@archive.command()
def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, as `search` shows them.")],
    folder: _Folder,
) -> None:
    """Remove articles from an archive. Exit code 2 if one of them was not there."""
    from auditor.archive.disk import ArchiveError

    utf8_output()
    try:
        stored = _open(folder)
        there = stored.remove(ids)
        say(f"{folder}: {len(there)} removed; it holds {len(stored)}")
    except ArchiveError as error:
        fail(str(error))
    unknown = [id for id in dict.fromkeys(ids) if id not in there]
    for id in unknown:
        say(f"audit: {id}: is not in the archive")
    raise typer.Exit(USAGE if unknown else CLEAN)


def _open(folder: Path) -> DiskArchive:
    from auditor.archive.disk import DiskArchive

    return DiskArchive.open(folder)


def _query(query: str) -> str:
    """The text of the article in a file of that name, else the words themselves."""
    from auditor.document import Document
    from auditor.model import Article
    from auditor.readers import read

    try:
        if not Path(query).is_file():
            return query
    except (OSError, ValueError):  # too long for a path, or a NUL in it
        return query
    first = next(iter(read([query])))
    if not isinstance(first, Article):
        fail(f"{first.path}: {first.message}")
    return Document(first).text


def _itself(folder: Path, paths: list[str]) -> Iterator[str]:
    """Globs that leave the archive's own folder out where it lies inside what is added."""
    from glob import escape

    inside = folder.resolve()
    for path in paths:
        outside = Path(path).resolve()
        if inside != outside and inside.is_relative_to(outside):
            yield escape(inside.relative_to(outside).as_posix())


def _read(
    paths: list[str], exclude: list[str], published: dt.date | None, failed: list[Failure]
) -> Iterator[tuple[Article, str]]:
    """The articles with their ids in the archive; those that cannot be read go to ``failed``.

    Two files with the same path below different folders would be one article to the archive, the second
    replacing the first: the second is left out.
    """
    from auditor.model import Article, Failure
    from auditor.readers import read

    taken: dict[str, str] = {}
    for path in paths:
        for item in read([path], exclude=exclude, published=published):
            if not isinstance(item, Article):
                failed.append(item)
                continue
            id = _below(item, path)
            if id is not None and len(paths) > 1 and taken.setdefault(id, path) != path:
                mend = "add the folder above both, or give one of them an archive of its own"
                failed.append(Failure(item.id, f"is left out: {taken[id]} holds {id} too: {mend}"))
                continue
            yield item, item.id if id is None else id


def _below(article: Article, given: str) -> str | None:
    """The part of an article's id below the folder given, its name alone for a file given; None if its
    record carries an id of its own."""
    path = article.path
    if not path or (article.id != path and not article.id.startswith((f"{path}:", f"{path}#"))):
        return None
    place = Path(given)
    base = place if place.is_dir() else place.parent
    return Path(path).relative_to(base).as_posix() + article.id[len(path) :]


def _role(name: str) -> Role:
    if name == "wire":
        return "wire"
    if name == "peer":
        return "peer"
    fail(f"--role takes wire or peer, not '{name}'")


def _progress(sources: Iterator[Source]) -> Iterator[Source]:
    """A progress bar on stderr, on a terminal only; how many there will be is not known beforehand."""
    if not sys.stderr.isatty():
        yield from sources
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(sources, description="adding", total=None)
