from collections.abc import Callable

from auditor.model import Article, Block, Failure, Finding, Report, Scorecard, Severity, Verdict
from auditor.reports.lines import to_concise, to_github

Golden = Callable[[str, str], None]


def with_finding(finding: Finding, article: Article) -> Report:
    return Report("1", (), (Scorecard(article, "t", 1, Verdict.BLOCK, 1, "F", {}, findings=(finding,)),))


def test_concise(report: Report, golden: Golden) -> None:
    golden("concise.txt", to_concise(report))


def test_github(report: Report, golden: Golden) -> None:
    golden("github.txt", to_github(report))


def test_concise_is_one_line_a_finding_whatever_the_text() -> None:
    finding = Finding(0, 1, "two\nlines\x1b[0m", Severity.ERROR, rule="a/b", text="x", line=2, column=3)
    assert (
        to_concise(with_finding(finding, Article("p\nq", "x"))) == "p q:2:3: error a/b two lines<U+001B>[0m\n"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    finding = Finding(0, 1, "100 %\n::error::x", Severity.INFO, rule="a/b", text="x\ny", line=2, column=3)
    out = to_github(with_finding(finding, Article("a", "x", path="a,b:c%.txt")))
    assert out == "::notice file=a%2Cb%3Ac%25.txt,line=2,col=3,title=a/b::100 %25 ::error::x\n"


def test_github_takes_the_line_of_the_file_for_markup() -> None:
    blocks = (Block(0, 5, line=10), Block(7, 12, line=14), Block(20, 25))
    article = Article("a.html", "x" * 30, path="a.html", format="html", blocks=blocks)
    for start, place in ((2, "line=10"), (9, "line=14"), (22, None)):
        finding = Finding(start, start + 1, "m", Severity.ERROR, rule="a/b", text="x", line=1, column=1)
        middle = f",{place}" if place else ""
        assert to_github(with_finding(finding, article)) == f"::error file=a.html{middle},title=a/b::m\n"


def test_failures_are_said(report: Report) -> None:
    failed = report._replace(articles=(), failed=(Failure("x.bin", "binary"),))
    assert to_concise(failed) == "x.bin: failed binary\n"
    assert to_github(failed) == "::error file=x.bin,title=not read::binary\n"
