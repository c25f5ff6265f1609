import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from auditor.model import Article, Finding, Report, Severity
from auditor.reports.markdown import escaped, file_names, to_markdown, write_markdown
from auditor.reports.plain import one_line

Golden = Callable[[str, str], None]
PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": False})

markup = st.text(st.sampled_from("\\`*_[]<>|~&#$@!()-+=.:/ abwww1\n") | st.characters(), max_size=30)


def texts(tokens: list[Token]) -> list[str]:
    """The words shown in each inline run; anything but text in it fails."""
    found = []
    for token in tokens:
        if token.type == "inline":
            assert all(child.type in ("text", "text_special") for child in token.children or []), (
                token.content
            )
            found.append("".join(child.content for child in token.children or []))
    return found


def test_the_documents(report: Report, golden: Golden, tmp_path: Path) -> None:
    index, scorecard, _ = write_markdown(report, tmp_path)
    golden("index.md", index.read_text("utf-8"))
    golden("scorecard.md", scorecard.read_text("utf-8"))


def test_written_twice_is_the_same_bytes(report: Report, tmp_path: Path) -> None:
    first = write_markdown(report, tmp_path / "a" / "b")
    second = write_markdown(report, tmp_path / "c")
    assert [p.name for p in first] == ["index.md", "news-harbour.txt.md", "news-ferry.txt.md"]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_links_of_the_index_lead_to_the_scorecards(report: Report, tmp_path: Path) -> None:
    card = report.articles[1]
    odd = card._replace(article=replace(card.article, id="نیوز/رپورٹ (1).txt"))
    index, *pages = write_markdown(report._replace(articles=(odd, *report.articles)), tmp_path)
    links = re.findall(r'href="([^"]+)"', PARSER.render(index.read_text("utf-8")))
    from urllib.parse import unquote

    assert [unquote(link) for link in links] == [page.name for page in pages]


def test_one_document_has_everything(report: Report) -> None:
    document = to_markdown(report)
    rendered = html.unescape(re.sub(r"<[^>]+>", "", PARSER.render(document)))
    for words in (
        "between Norway and Oslo",
        "agency copy wire/7.txt: ‘“We regret it,”’",
        "Wholly derived (67%) from agency copy wire/7.txt, not credited",
        "binary: no text in it",
        "the port’s own spelling",
        "once needed",
        "KeyError: 'x'",
        "Java was not found",
        "not UTF-8: read as cp1252",
    ):
        assert words in rendered
    assert "<details><summary>" in document


def test_sentences_stand_side_by_side(report: Report) -> None:
    document = to_markdown(report)
    row = next(line for line in document.splitlines() if line.startswith("| near |"))
    assert "Ferries between Norway and Oslo will stop" in row
    assert "Ferries between Denmark and Oslo stop" in row


@given(markup)
def test_text_shows_as_it_stands_in_a_cell(text: str) -> None:
    table = f"| a |\n| --- |\n| x{escaped(text)} |\n"
    assert texts(PARSER.parse(table)) == ["a", f"x{one_line(text)}".strip()]


@given(markup)
def test_text_shows_as_it_stands_in_a_heading(text: str) -> None:
    assert texts(PARSER.parse(f"# x {escaped(text)}\n")) == [f"x {one_line(text)}".strip()]


@given(markup)
def test_nothing_of_an_article_becomes_markup(text: str) -> None:
    finding = Finding(0, 1, text, Severity.ERROR, 1.0, text, rule="a/b", text=text, line=1, column=1)
    from auditor.model import Scorecard, Verdict

    card = Scorecard(Article(text, text), text, 1, Verdict.BLOCK, 1, "F", {}, findings=(finding,))
    document = PARSER.render(to_markdown(Report("1", (), (card,))))
    harmless = r"</?(?:h[1-3]|p|table|thead|tbody|tr|th|td|strong|em)>"
    assert not re.search(r"<(?!!)/?\w", re.sub(harmless, "", document))


def test_addresses_names_and_emoji_stay_text() -> None:
    # No parser of the environment makes links of bare addresses; GitHub's does.
    assert escaped("see https://x.example") == "see https\\://x.example"
    assert escaped("www.x.example me@x.example") == "www\\.x.example me\\@x.example"
    assert escaped(":tada: 10:30") == "\\:tada: 10:30"


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["a.txt", "A.TXT", "a.txt"], ["a.txt.md", "A.TXT-2.md", "a.txt-3.md"]),
        (["../../etc/passwd", "/etc/passwd"], ["etc-passwd.md", "etc-passwd-2.md"]),
        (["..", "", "///"], ["article.md", "article-2.md", "article-3.md"]),
        (["index", "INDEX.md"], ["index-2.md", "INDEX.md.md"]),
        (["con", "nul.txt", "COM1.a", "conference"],
         ["article-con.md", "article-nul.txt.md", "article-COM1.a.md", "conference.md"]),
        (["a\\b:c*?.txt", "feed.jsonl:7"], ["a-b-c-.txt.md", "feed.jsonl-7.md"]),
        (["é", "e\u0301"], ["é.md", "é-2.md"]),
        (["a-2", "a", "A"], ["a-2.md", "a.md", "A-3.md"]),
        (["x" * 400, "x" * 401], ["x" * 120 + ".md", "x" * 120 + "-2.md"]),
    ],
)  # fmt: skip
def test_file_names(ids: list[str], names: list[str]) -> None:
    assert file_names(ids) == names


@given(st.lists(st.text(st.characters(codec=None), max_size=12), max_size=8))
def test_file_names_are_safe_and_differ(ids: list[str]) -> None:
    names = file_names(ids)
    assert len({name.casefold() for name in names} | {"index.md"}) == len(ids) + 1
    for name in names:
        assert Path(name).name == name
        assert not name.startswith(".")
        assert len(name.encode("utf-8")) <= 255
        assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
