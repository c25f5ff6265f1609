import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from auditor.model import Article, Finding, Report, Scorecard, Severity, Verdict
from auditor.reports.json import as_dict, to_json, to_jsonl
from auditor.reports.schema import main, schema

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
TOP = ["schema_version", "tool", "summary", "scoring", "rules", "sources", "failed", "articles"]


def test_keys_stand_in_the_order_of_the_contract(report: Report) -> None:
    made = json.loads(to_json(report))
    assert list(made) == TOP
    assert made["schema_version"] == "1.0"
    assert made["tool"] == {"name": "article-auditor", "version": "0.1.0"}
    assert list(made["articles"][0]) == [
        "article", "verdict", "score", "grade", "marks", "reasons", "deductions", "derivation",
        "further_sources", "metrics", "findings", "suppressed", "unused_suppressions", "skipped", "errors",
        "engines",
    ]  # fmt: skip
    assert list(made["articles"][0]["findings"][0]) == [
        "rule", "severity", "confidence", "start", "end", "line", "column", "text", "message", "suggestion",
        "evidence", "fingerprint",
    ]  # fmt: skip


def test_summary_counts_what_counts(report: Report) -> None:
    summary = as_dict(report)["summary"]
    assert summary["articles"] == 2
    assert summary["findings"] == 5
    assert list(summary["by_rule"]) == sorted(summary["by_rule"])
    assert summary["by_verdict"] == {"pass": 1, "review": 0, "block": 1, "incomplete": 0}


def test_nothing_of_the_run_is_lost(report: Report) -> None:
    card = as_dict(report)["articles"][0]
    assert card["article"]["notices"] == ["not UTF-8: read as cp1252"]
    assert card["article"]["published"] == "2025-05-02"
    assert card["suppressed"][0]["reason"] == "the port’s own spelling"
    assert card["suppressed"][0]["finding"]["rule"] == "language/house-style"
    assert card["unused_suppressions"][0]["origin"] == "line 1"
    assert card["skipped"] == [{"rule": "language/languagetool", "reason": "Java was not found"}]
    assert card["errors"] == [{"rule": "house/broken", "message": "KeyError: 'x'"}]
    assert card["derivation"]["alignment"][2]["source_start"] is None
    assert as_dict(report)["failed"] == [{"path": "news/photo.txt", "message": "binary: no text in it"}]


def test_findings_point_into_the_text(report: Report) -> None:
    for card in as_dict(report)["articles"]:
        for finding in card["findings"]:
            assert card["article"]["text"][finding["start"] : finding["end"]] == finding["text"]


def test_no_text_leaves_out_whole_texts_only(report: Report) -> None:
    made = as_dict(report, text=False)
    assert "text" not in made["articles"][0]["article"]
    assert "text" not in made["sources"][0]
    assert made["articles"][0]["findings"][0]["text"] == "between Norway and Oslo"
    VALIDATOR.validate(made)


def test_reports_fit_the_schema(report: Report) -> None:
    VALIDATOR.validate(as_dict(report))
    VALIDATOR.validate(as_dict(Report("0.1.0", (), ())))


def test_the_schema_refuses_what_it_does_not_know(report: Report) -> None:
    Draft202012Validator.check_schema(schema())
    made = as_dict(report)
    made["articles"][0]["findings"][0]["colour"] = "red"
    with pytest.raises(ValidationError):
        VALIDATOR.validate(made)


def test_the_published_schema_is_the_one_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    published = Path(__file__).parents[2] / "docs" / "report.schema.json"
    assert capsys.readouterr().out == published.read_text("utf-8"), "python -m auditor.reports.schema"


def test_jsonl_is_one_article_a_line(report: Report) -> None:
    lines = [json.loads(line) for line in to_jsonl(report).split("\n")[:-1]]
    assert lines[:2] == as_dict(report)["articles"]
    assert lines[2:] == [{"failed": {"path": "news/photo.txt", "message": "binary: no text in it"}}]


def test_a_value_that_is_no_number_is_refused(report: Report) -> None:
    card = report.articles[1]._replace(findings=(Finding(0, 1, "x", confidence=float("nan")),))
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(report._replace(articles=(card,)))


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_comes_back_and_is_utf8(text: str) -> None:
    # A high and a low surrogate side by side are one character to every JSON parser.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    finding = Finding(0, 1, text, Severity.INFO, rule="a/b", text=text, line=1, column=1)
    card = Scorecard(Article("x", text), text, 1, Verdict.PASS, 100, "A", {}, findings=(finding,))
    made = to_json(Report("1", (), (card,))).encode("utf-8").decode("utf-8")
    assert made.endswith("}\n")
    assert json.loads(made)["articles"][0]["article"]["text"] == text
    assert to_jsonl(Report("1", (), (card,))).encode("utf-8").count(b"\n") == 1
