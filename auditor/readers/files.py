"""Paths to articles: walking folders, telling formats apart, giving ids, isolating failures."""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path, PurePath

from auditor.model import Article, Failure, Format
from auditor.readers.encoding import decode, suspicions
from auditor.readers.unreadable import EMPTY, Unreadable

_FORMATS: dict[str, Format | None] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
}
_JSON_LINES = (".jsonl", ".ndjson")
SUFFIXES = (*_FORMATS, *_JSON_LINES)
"""The suffixes that are read inside folders; a file that is named itself is read whatever its suffix."""

_OTHER_FORMATS = {
    ".docx": "a Word document", ".doc": "an old Word document", ".odt": "an OpenDocument text",
    ".rtf": "rich text", ".pages": "a Pages document", ".pdf": "a PDF", ".epub": "an e-book",
    ".xml": "XML", ".rss": "an RSS feed", ".atom": "an Atom feed", ".nitf": "NITF", ".warc": "a web archive",
    ".gz": "compressed", ".zip": "compressed", ".bz2": "compressed", ".xz": "compressed",
    ".zst": "compressed",
    ".xlsx": "a spreadsheet", ".csv": "a table", ".tsv": "a table", ".parquet": "a table",
}  # fmt: skip

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (as .docx and .odt files are)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "rich text"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\0", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)

_MENDS = {
    "compressed": "unpack it first",
    "an image": "give the text instead",
    "a program": "give the text instead",
}

Result = Article | Failure


def read(
    paths: Iterable[str],
    *,
    exclude: Sequence[str] = (),
    stdin: Callable[[], bytes] | None = None,
    stdin_filename: str = "-",
    published: dt.date | None = None,
    max_bytes: int = 50 * 1024 * 1024,
) -> Iterator[Result]:
    """Read articles, lazily, in the order of ``paths``; folders recursively, sorted by name.

    Inside folders only files with one of ``SUFFIXES`` are read; hidden files and folders, and
    symbolic links to folders or out of the folder, are passed over. Nothing outside ``paths`` is
    opened, and nothing is fetched.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        exclude: Globs of what to leave out, matched against the path, each part of it, and the path below
            the folder given; ``*`` also matches ``/``.
        stdin: Where ``-`` reads; standard input if None.
        stdin_filename: The id of what comes from ``-``; its suffix tells the format.
        published: The publication date of articles that state none.
        max_bytes: The largest file, or line of a JSONL file, that is read.

    Yields:
        An ``Article`` each, or a ``Failure`` for what could not be read. Ids are unique: the second
        article with the id ``x`` is ``x#2``.
    """
    unique = _Ids()
    for path in paths:
        if path == "-":
            results = _read_stdin(stdin, stdin_filename, max_bytes)
        else:
            results = _read_path(path, exclude, max_bytes)
        for result in results:
            if isinstance(result, Article):
                article = replace(result, id=unique.claim(result.id))
                yield (
                    article
                    if article.published or published is None
                    else replace(article, published=published)
                )
            else:
                yield result


class _Ids:
    """Keeps ids apart. Holds hashes, not the ids, so that a million records stay cheap."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def claim(self, id: str) -> str:
        count = self._seen.get(hash(id), 0) + 1
        unique = id
        while count > 1 and hash(unique := f"{id}#{count}") in self._seen:
            count += 1
        self._seen[hash(id)] = count
        self._seen.setdefault(hash(unique), 1)
        return unique


def _read_stdin(stdin: Callable[[], bytes] | None, name: str, max_bytes: int) -> Iterator[Result]:
    try:
        data = stdin() if stdin is not None else sys.stdin.buffer.read(max_bytes + 1)
    except OSError as error:
        yield Failure(name, f"standard input cannot be read: {error.strerror or error}")
        return
    suffix = PurePath(name).suffix.lower()
    if len(data) > max_bytes:
        yield Failure(name, _too_large(max_bytes))
    elif suffix in _JSON_LINES:
        yield from _json_lines(iter(data.splitlines(keepends=True)), name, max_bytes)
    else:
        yield from _parse(data, name, name if name != "-" else "")


def _read_path(path: str, exclude: Sequence[str], max_bytes: int) -> Iterator[Result]:
    id = PurePath(path).as_posix()
    if _excluded(id, "", exclude):
        return
    try:
        folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (OSError, ValueError) as error:
        yield Failure(id, _why(error))
        return
    if not folder:
        yield from _read_file(path, id, max_bytes)
        return
    empty = True
    for found in _walk(path, exclude):
        empty = False
        if isinstance(found, Failure):
            yield found
        else:
            yield from _read_file(found, PurePath(found).as_posix(), max_bytes)
    if empty:
        yield Failure(
            id, f"holds no file that I read ({' '.join(SUFFIXES)}): name the files or another folder"
        )


def _walk(root: str, exclude: Sequence[str]) -> Iterator[str | Failure]:
    """The files to read below ``root``, sorted; without recursion, however deep the folders are."""
    inside = Path(root).resolve()
    pending = [root]
    while pending:
        path = pending.pop()
        below = os.path.relpath(path, root)
        id = PurePath(path).as_posix()
        if path != root and (
            os.path.basename(path).startswith(".") or _excluded(id, PurePath(below).as_posix(), exclude)
        ):
            continue
        try:
            if path == root or (os.path.isdir(path) and not os.path.islink(path)):
                pending.extend(os.path.join(path, name) for name in sorted(os.listdir(path), reverse=True))
            elif path.lower().endswith(SUFFIXES) and not os.path.isdir(path):
                if os.path.islink(path) and not Path(path).resolve().is_relative_to(inside):
                    continue
                yield path
        except (OSError, RuntimeError) as error:
            yield Failure(id, _why(error))


def _excluded(id: str, below: str, exclude: Sequence[str]) -> bool:
    if not exclude:
        return False
    parts = PurePath(below or id).parts
    return any(
        fnmatch(id, glob) or fnmatch(below, glob) or any(fnmatch(part, glob.rstrip("/")) for part in parts)
        for glob in exclude
    )


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "does not exist: check the path"
        case PermissionError():
            return "may not be read: change its permissions or leave it out with --exclude"
        case OSError(strerror=str(reason)):
            return f"cannot be read ({reason}): check the path"
    return "is not a path that can be read: check it"


def _too_large(max_bytes: int) -> str:
    return f"is larger than {max_bytes / 1024 / 1024:g} MB: split it, or leave it out with --exclude"


def _read_file(path: str, id: str, max_bytes: int) -> Iterator[Result]:
    suffix = PurePath(path).suffix.lower()
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            yield Failure(id, "is neither a file nor a folder: name a file")
            return
        with open(path, "rb") as file:
            if suffix in _JSON_LINES:
                yield from _json_lines(iter(lambda: file.readline(max_bytes + 1), b""), id, max_bytes)
                return
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        yield Failure(id, _why(error))
        return
    if len(data) > max_bytes:
        yield Failure(id, _too_large(max_bytes))
    else:
        yield from _parse(data, id, id)


def _json_lines(lines: Iterator[bytes], path: str, max_bytes: int) -> Iterator[Result]:
    from auditor.readers.json import from_json_lines

    yield from from_json_lines(lines, path, max_bytes=max_bytes)


def _parse(data: bytes, id: str, path: str) -> Iterator[Result]:
    """The articles in one file that is held in memory."""
    try:
        yield from _articles(data, id, path)
    except Unreadable as error:
        yield Failure(id, str(error))


def _articles(data: bytes, id: str, path: str) -> Iterator[Result]:
    if not data.strip():
        raise Unreadable(EMPTY)
    suffix = PurePath(id).suffix.lower()
    known = _FORMATS.get(suffix)
    _refuse_other_formats(data, suffix if known is None else "")
    declared = None
    if known in ("html", None):
        from auditor.readers.html import declared_encoding

        declared = declared_encoding(data)
    decoded = decode(data, declared, inspect=False)
    format = known or _sniff(decoded.text)
    notices = decoded.notices
    if format != "json":  # there each field is looked at when it has been unescaped
        notices = (*notices, *suspicions(decoded.text))
    for result in _parse_text(decoded.text, format, id, path):
        yield replace(result, notices=(*notices, *result.notices)) if isinstance(result, Article) else result


def _refuse_other_formats(data: bytes, suffix: str) -> None:
    seen = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    what = _OTHER_FORMATS.get(suffix) or seen
    if what is not None:
        mend = _MENDS.get(what, "export it as HTML, Markdown or plain text")
        raise Unreadable(f"is {what}, which is not read: {mend}")


_MARKUP = re.compile(
    r"\s*<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|ul|ol|blockquote|figure)[\s>]",
    re.I,
)
_FRONT_MATTER = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n\s*[\w-]{1,80}[ \t]*[:=]")


def _sniff(text: str) -> Format:
    """The format of text whose name does not tell."""
    head = text[:4096].lstrip("\ufeff")
    if _MARKUP.match(head):
        return "html"
    if head.lstrip().startswith("<?xml"):
        if re.search(r"<html[\s>]", head, re.IGNORECASE):
            return "html"
        raise Unreadable("is XML, which is not read: export it as HTML, Markdown or plain text")
    if re.match(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))", head):
        return "json"
    if _FRONT_MATTER.match(head):
        return "markdown"
    return "text"


def _parse_text(text: str, format: Format, id: str, path: str) -> Iterator[Result]:
    if format == "html":
        from auditor.readers.html import from_html

        yield from_html(text, id, path=path)
    elif format == "json":
        from auditor.readers.json import from_json

        yield from from_json(text, id, path=path)
    elif format == "markdown":
        from auditor.readers.markdown import from_markdown

        yield from_markdown(text, id, path=path)
    else:
        from auditor.readers.text import from_text

        yield from_text(text, id, path=path)
