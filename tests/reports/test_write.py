import io
import json
from pathlib import Path

import pytest

from auditor.model import Report
from auditor.reports import FORMATS, ReportFormat, write
from auditor.reports.json import to_json


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_goes_to_a_stream_and_to_a_file(
    report: Report, fmt: ReportFormat, tmp_path: Path
) -> None:
    stream = io.StringIO()
    write(report, fmt, stream=stream, width=100)
    path = tmp_path / "new" / "report.md"
    write(report, fmt, path)
    assert stream.getvalue().endswith("\n")
    assert path.read_bytes() == stream.getvalue().encode("utf-8")


def test_markdown_to_a_folder(report: Report, tmp_path: Path) -> None:
    write(report, "md", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "index.md",
        "news-ferry.txt.md",
        "news-harbour.txt.md",
    ]


def test_a_narrow_encoding_costs_symbols_and_no_report(report: Report) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\r\n")
    write(report, "text", stream=narrow)
    narrow.flush()
    assert b"? BLOCK" in narrow.buffer.getvalue()
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\r\n")
    write(report, "json", stream=narrow)
    assert narrow.buffer.getvalue().decode("utf-8") == to_json(report)


def test_no_text(report: Report) -> None:
    stream = io.StringIO()
    write(report, "json", stream=stream, text=False)
    assert "text" not in json.loads(stream.getvalue())["sources"][0]
