"""Reports: pure functions from a `Report` to text, and `write`, which puts one where it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TextIO, get_args

from auditor.model import Report

ReportFormat = Literal["text", "concise", "json", "jsonl", "md", "github"]

FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)

_FILE_WIDTH = 100


def write(
    report: Report,
    fmt: ReportFormat,
    destination: Path | None = None,
    stream: TextIO | None = None,
    *,
    text: bool = True,
    verbose: int = 0,
    color: bool | None = None,
    width: int | None = None,
) -> None:
    """Writes a report, to a file, a folder or a stream.

    Args:
        report: The report.
        fmt: One of `FORMATS`.
        destination: A file, always UTF-8 with ``\\n``; for ``md`` a folder unless its name ends in
            ``.md``. Missing folders are made.
        stream: Where to write without ``destination``; standard output if left out.
        text: Whether JSON carries the texts of articles and sources.
        verbose: How much ``text`` says, see `auditor.reports.terminal.render`.
        color: Whether ``text`` is coloured; if left out, on terminals.
        width: Columns of ``text``; if left out, the terminal's.

    Raises:
        OSError: The destination cannot be written.
    """
    if destination is None:
        _to_stream(report, fmt, stream, text=text, verbose=verbose, color=color, width=width)
    elif fmt == "md" and destination.suffix.lower() != ".md":
        from auditor.reports.markdown import write_markdown

        write_markdown(report, destination)
    else:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with destination.open("w", encoding="utf-8", newline="\n") as file:
            _to_stream(
                report,
                fmt,
                file,
                text=text,
                verbose=verbose,
                color=color or False,
                width=width or _FILE_WIDTH,
            )


def _to_stream(
    report: Report,
    fmt: ReportFormat,
    stream: TextIO | None,
    *,
    text: bool,
    verbose: int,
    color: bool | None,
    width: int | None,
) -> None:
    import sys

    stream = stream or sys.stdout
    match fmt:
        case "text":
            from auditor.reports.terminal import render

            render(report, _lenient(stream), width=width, color=color, verbose=verbose)
        case "json":
            from auditor.reports.json import to_json

            _write_utf8(stream, to_json(report, text=text))
        case "jsonl":
            from auditor.reports.json import to_jsonl

            _write_utf8(stream, to_jsonl(report, text=text))
        case "md":
            from auditor.reports.markdown import to_markdown

            _write_utf8(stream, to_markdown(report))
        case "concise":
            from auditor.reports.lines import to_concise

            _lenient(stream).write(to_concise(report))
        case "github":
            from auditor.reports.lines import to_github

            _write_utf8(stream, to_github(report))


def _write_utf8(stream: TextIO, content: str) -> None:
    """Formats that programs read are UTF-8 with ``\\n``, whatever the console's code page is."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(content)
        return
    stream.flush()
    buffer.write(content.encode("utf-8"))
    buffer.flush()


def _lenient(stream: TextIO) -> TextIO:
    """The stream, putting ``?`` for what its encoding lacks instead of failing on it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return stream


__all__ = ["FORMATS", "ReportFormat", "write"]
