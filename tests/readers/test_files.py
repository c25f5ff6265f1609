"""Paths to articles: walking, ids, formats, and failures that cost only themselves."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Article, Failure
from auditor.readers import read

STORY = "The council voted on Tuesday to put off the repairs.\n"


def write(root: Path, name: str, content: str | bytes = STORY) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def ids(paths: list[str], **options: Any) -> list[str]:
    return [
        result.id if isinstance(result, Article) else f"! {result.path}" for result in read(paths, **options)
    ]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_recursively_sorted_and_without_what_is_hidden_or_unknown(here: Path) -> None:
    for name in (
        "b.txt",
        "a/z.MD",
        "a/b/c.html",
        "c.jsonl",
        ".hidden.txt",
        ".git/x.txt",
        "image.png",
        "notes.docx",
    ):
        write(
            here,
            f"in/{name}",
            '{"text": "The council voted."}' if name.endswith("l") and "json" in name else STORY,
        )
    assert ids(["in"]) == ["in/a/b/c.html", "in/a/z.MD", "in/b.txt", "in/c.jsonl:1"]
    assert ids(["./in/"]) == ids(["in"])
    assert ids([str(here / "in" / "b.txt")]) == [(here / "in" / "b.txt").as_posix()]


def test_symbolic_links_lead_neither_out_nor_around(here: Path) -> None:
    write(here, "outside/secret.txt")
    write(here, "in/a.txt")
    (here / "in" / "loop").symlink_to(here / "in", target_is_directory=True)
    (here / "in" / "out").symlink_to(here / "outside", target_is_directory=True)
    (here / "in" / "secret.txt").symlink_to(here / "outside" / "secret.txt")
    (here / "in" / "same.txt").symlink_to(here / "in" / "a.txt")
    (here / "in" / "broken.txt").symlink_to(here / "in" / "nothing.txt")
    assert ids(["in"]) == ["in/a.txt", "! in/broken.txt", "in/same.txt"]
    assert ids(["in/out/secret.txt"]) == ["in/out/secret.txt"]  # named by hand


def test_exclude_matches_names_folders_and_paths(here: Path) -> None:
    for name in ("a.txt", "drafts/b.txt", "sub/drafts/c.txt", "sub/d.md"):
        write(here, f"in/{name}")
    assert ids(["in"], exclude=["drafts"]) == ["in/a.txt", "in/sub/d.md"]
    assert ids(["in"], exclude=["*.md", "in/drafts/*"]) == ["in/a.txt", "in/sub/drafts/c.txt"]
    assert ids(["in/a.txt"], exclude=["a.txt"]) == []


def test_ids_are_unique(here: Path) -> None:
    write(here, "a.txt")
    write(
        here,
        "r.jsonl",
        '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n{"id": "x#2", "text": "Three."}\n',
    )
    assert ids(["a.txt", "a.txt", "r.jsonl"]) == ["a.txt", "a.txt#2", "x", "x#2", "x#2#2"]


def test_stdin(here: Path) -> None:
    html = b"<p>The council &amp; the mayor voted.</p>"
    (article,) = read(["-"], stdin=lambda: html, stdin_filename="body.html")
    assert isinstance(article, Article)
    assert (article.id, article.text, article.format) == (
        "body.html",
        "The council & the mayor voted.",
        "html",
    )
    assert ids(["-"], stdin=lambda: b'{"text": "The council voted."}') == ["-"]
    assert ids(["-"], stdin=lambda: b'{"text": "One."}\n\n{"text": "Two."}\n', stdin_filename="x.jsonl") == [
        "x.jsonl:1",
        "x.jsonl:3",
    ]
    assert ids(["-"], stdin=lambda: b"") == ["! -"]
    assert ids(["-"], stdin=lambda: b"too long", max_bytes=4) == ["! -"]


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (STORY, "text"),
        ("<!DOCTYPE html><html><body><p>The council voted.</p></body></html>", "html"),
        ('<?xml version="1.0"?><html><body><p>The council voted.</p></body></html>', "html"),
        ('{"text": "The council voted."}', "json"),
        ("---\ntitle: Council\n---\nThe council voted.", "markdown"),
        ("+++\ntitle = 'Council'\n+++\nThe council voted.", "markdown"),
        ("[Sources say] the council voted.", "text"),
    ],
)
def test_a_named_file_of_unknown_suffix_is_told_by_its_content(here: Path, content: str, format: str) -> None:
    write(here, "story.copy", content)
    (article,) = read(["story.copy"])
    assert isinstance(article, Article)
    assert article.format == format


def test_published_is_for_articles_that_state_no_date(here: Path) -> None:
    write(here, "a.txt")
    write(here, "b.md", "---\ndate: 2026-03-04\n---\nThe council voted.")
    dates = [
        result.published
        for result in read(["a.txt", "b.md"], published=dt.date(2020, 1, 1))
        if isinstance(result, Article)
    ]
    assert dates == [dt.date(2020, 1, 1), dt.date(2026, 3, 4)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty: write the article into it or leave it out with --exclude"),
        ("bom.txt", b"\xef\xbb\xbf", "is empty"),
        ("space.txt", " \n\u00a0\u2003\u200b\n", "is empty"),
        ("space.html", "<html><body> <!-- x --> </body></html>", "is empty"),
        ("nothing.json", "", "is empty"),
        ("none.jsonl", "\n\n", "is empty"),
        ("list.json", "[]", "is empty"),
        ("only.md", "---\ntitle: x\n---\n", "no text below its front matter"),
        ("nul.txt", b"The council\0 voted", "NUL bytes"),
        ("fake.txt", b"%PDF-1.7\n...", "is a PDF, which is not read: export it"),
        ("fake.md", b"PK\x03\x04zip", "is a zip archive"),
        ("a.docx", b"PK\x03\x04zip", "is a Word document, which is not read"),
        ("a.xml", "<?xml version='1.0'?><nitf/>", "is XML, which is not read"),
        ("feed", "<?xml version='1.0'?><rss/>", "is XML, which is not read"),
        ("a.gz", b"\x1f\x8b....", "is compressed, which is not read: unpack it first"),
        ("bad.txt", STORY.encode() + "é".encode() + b"\xff", "damaged UTF-8"),
        ("bad.json", '{"text": "x",\n "y": }', "line 2, column 7"),
        ("deep.json", "[" * 100_000, "nested too deeply"),
        ("number.json", "7", "not an object"),
        ("other.json", '{"urgency": 4}', "has no article text"),
        ("big.txt", STORY * 20, "is larger than"),
    ],
)
def test_each_failure_names_the_mend_and_costs_only_its_file(
    here: Path, name: str, content: str | bytes, said: str
) -> None:
    write(here, name, content)
    write(here, "good.txt")
    failure, article = read([name, "good.txt"], max_bytes=200_000 if name == "deep.json" else 1000)
    assert isinstance(failure, Failure)
    assert failure.path == name
    assert said in failure.message
    assert ":" in failure.message
    assert isinstance(article, Article)


def test_paths_that_cannot_be_read(here: Path) -> None:
    (here / "empty").mkdir()
    write(here, "only/image.png")
    messages = [
        result.message
        for result in read(["gone.txt", "empty", "only", "nul\0name"])
        if isinstance(result, Failure)
    ]
    assert messages[0] == "does not exist: check the path"
    assert messages[1].startswith("holds no file that I read")
    assert messages[2] == messages[1]
    assert len(messages) == 4


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_permissions(here: Path) -> None:
    write(here, "in/a.txt").chmod(0)
    write(here, "in/b.txt")
    failure, article = read(["in"])
    assert isinstance(failure, Failure)
    assert failure.message.startswith("may not be read")
    assert isinstance(article, Article)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device")
def test_devices_are_refused() -> None:
    (failure,) = read(["/dev/zero"])
    assert isinstance(failure, Failure)
    assert failure.message == "is neither a file nor a folder: name a file"


def test_deep_folders_need_no_recursion(here: Path) -> None:
    deep = here / "in"
    for _ in range(300):
        deep = deep / "d"
    write(deep, "a.txt")
    assert len(ids(["in"])) == 1


def test_an_html_page_named_txt_is_said(here: Path) -> None:
    write(here, "page.txt", "<!DOCTYPE html><html><p>The council voted.</p></html>")
    (article,) = read(["page.txt"])
    assert isinstance(article, Article)
    assert "name it .html" in article.notices[0]
