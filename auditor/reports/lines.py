"""Reports of one line a finding: for editors and ``grep``, and for GitHub's annotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from auditor.model import Article, Finding, Report, Severity
from auditor.reports.plain import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_concise(report: Report) -> str:
    """``path:line:column: severity rule message``, one finding a line, in the order of the text.

    What was not checked has no position: ``path: failed …`` for files that could not be read,
    ``path: incomplete …`` for rules that failed.
    """
    return "".join(f"{line}\n" for line in _concise(report))


def to_github(report: Report) -> str:
    """Workflow commands of GitHub Actions, which shows them in the diff.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{line}\n" for line in _github(report))


def _concise(report: Report) -> Iterator[str]:
    for card in report.articles:
        where = one_line(card.article.id)
        for finding in card.findings:
            at = f"{where}:{finding.line}:{finding.column}"
            yield f"{at}: {finding.severity} {finding.rule} {one_line(finding.message)}"
        for error in card.errors:
            yield f"{where}: incomplete {error.rule} {one_line(error.message)}"
    for failure in report.failed:
        yield f"{one_line(failure.path)}: failed {one_line(failure.message)}"


def _github(report: Report) -> Iterator[str]:
    for card in report.articles:
        path = card.article.path or card.article.id
        for finding in card.findings:
            command = _COMMANDS[finding.severity or Severity.INFO]
            place = _place(card.article, finding)
            yield _command(command, {"file": path, **place, "title": finding.rule}, finding.message)
        for error in card.errors:
            yield _command("error", {"file": path, "title": error.rule}, f"not completed: {error.message}")
    for failure in report.failed:
        yield _command("error", {"file": failure.path, "title": "not read"}, failure.message)


def _place(article: Article, finding: Finding) -> dict[str, str]:
    """Line and columns in the file; for an article read from markup the line of its block, if known."""
    if article.format in ("text", "markdown"):
        place = {"line": str(finding.line), "col": str(finding.column)}
        if len(finding.text.splitlines()) == 1:
            place["endColumn"] = str(finding.column + len(finding.text))
        return place
    blocks = article.blocks
    at = bisect_right(blocks, finding.start, key=lambda block: block.start) - 1
    line = blocks[at].line if at >= 0 else None
    return {} if line is None else {"line": str(line)}


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(value: str) -> str:
    return one_line(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
