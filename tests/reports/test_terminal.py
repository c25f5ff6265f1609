import io
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from auditor.model import (
    Article,
    Derivation,
    Evidence,
    Failure,
    Finding,
    Report,
    RuleError,
    Scorecard,
    Severity,
    Skipped,
    Suppressed,
    Suppression,
    Verdict,
)
from auditor.reports.plain import one_line, shorten
from auditor.reports.terminal import render

Golden = Callable[[str, str], None]

HOSTILE = "\x1b[31mred\x1b]8;;http://x\x07 \u202egnp.exe\u2066 [bold]no[/bold] :smile: \x9b2J\r\nnext\ud800"


def shown(report: Report, width: int = 80, *, color: bool | None = None, verbose: int = 0) -> str:
    stream = io.StringIO()
    render(report, stream, width=width, color=color, verbose=verbose)
    return stream.getvalue()


def hostile(text: str) -> Report:
    """A report with ``text`` in every place that an article, a file or a rule can fill."""
    finding = Finding(
        0, 1, text, Severity.ERROR, 0.5, text, (Evidence(text, 0, 1, text),), "facts/x", text, 1, 1
    )
    card = Scorecard(
        Article(text, text, path=text, notices=(text,)),
        text,
        3,
        Verdict.BLOCK,
        1,
        "F",
        {},
        derivation=Derivation("wholly", 1.0, text, "peer"),
        findings=(finding,),
        suppressed=(Suppressed(finding, text, text),),
        unused_suppressions=(Suppression(text, text, origin=text),),
        skipped=(Skipped("a/b", text),),
        errors=(RuleError("a/c", text),),
    )
    return Report("1", (), (card, card), (Failure(text, text),))


@pytest.mark.parametrize(("width", "verbose"), [(80, 0), (160, 1)])
def test_what_an_editor_sees(report: Report, golden: Golden, width: int, verbose: int) -> None:
    golden(f"terminal-{width}.txt", shown(report, width, verbose=verbose))


def test_lines_fit_the_width(report: Report) -> None:
    for width in (60, 80, 160):
        assert max(cell_len(line) for line in shown(report, width, verbose=1).splitlines()) <= width


def test_info_is_counted_and_shown_on_request(report: Report) -> None:
    assert "harbourmaster" not in shown(report)
    assert "1 info not shown" in shown(report)
    assert "harbourmaster" in shown(report, verbose=1)


def test_quiet_is_the_summary_alone(report: Report) -> None:
    quiet = shown(report, verbose=-1)
    assert "own-capital" not in quiet
    assert "not read news/photo.txt: binary: no text in it" in quiet
    assert "2 articles · 1 block · 1 pass" in quiet


def test_one_article_needs_no_table(report: Report) -> None:
    assert "Verdict" in shown(report)
    assert "Verdict" not in shown(report._replace(articles=report.articles[:1]))


def test_colour_only_where_wanted(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in shown(report)
    assert "\x1b[1;31m" in shown(report, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in shown(report)
    assert "\x1b" not in shown(report, color=False)


def test_without_a_terminal_the_width_is_fixed(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    stream = io.StringIO()
    render(report, stream)
    assert stream.getvalue() == shown(report, 80)
    monkeypatch.setenv("COLUMNS", "120")
    stream = io.StringIO()
    render(report, stream)
    assert stream.getvalue() == shown(report, 120)


def test_an_article_cannot_steer_the_terminal() -> None:
    out = shown(hostile(HOSTILE), verbose=1)
    assert all(c == "\n" or c.isprintable() or c == " " for c in out)
    assert "<U+001B>[31mred" in out.replace("\n", "")
    assert "[bold]no[/bold]" in out
    assert ":smile:" in out
    assert "\x1b[31mred" not in shown(hostile(HOSTILE), color=True)


@given(st.text(st.characters(codec=None), max_size=30))
def test_no_text_steers_the_terminal(text: str) -> None:
    out = shown(hostile(text), verbose=1)
    unsafe = {c for c in out if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp", "Cf")}
    assert unsafe <= {
        "\n",
        *"\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd",
    }


@given(st.text(max_size=60))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_joiners_stay_and_white_space_collapses() -> None:
    assert one_line("می\u200cخواهم\n\tنان\u00a0 ") == "می\u200cخواهم نان"
    assert one_line("co\u00adoperate \u200ethen") == "cooperate then"


def test_a_long_quotation_keeps_both_ends() -> None:
    long = "The minister said on Monday that " + "nothing " * 20 + "had been decided at all"
    short = shorten(long, 60)
    assert len(short) <= 60
    assert short.startswith("The minister said")
    assert short.endswith("decided at all")
    assert shorten("x" * 500, 20) == "x" * 10 + "…" + "x" * 9


@given(st.text(max_size=80), st.integers(5, 60))
def test_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
