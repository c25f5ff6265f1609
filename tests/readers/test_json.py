"""JSON and JSON Lines: fields under their many names, bad records, streams."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import pytest

from auditor.model import Article, Failure
from auditor.readers import Unreadable
from auditor.readers.json import from_json, from_json_lines

BODY = "The council voted on Tuesday."


def one(record: object) -> Article:
    (article,) = from_json(json.dumps(record), "a.json")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "record",
    [
        {"body": BODY}, {"Text": BODY}, {"content": BODY}, {"articleBody": BODY}, {"body_text": BODY},
        {"content_text": BODY}, {"body_main": BODY}, {"paragraphs": [BODY]},
        {"content": {"rendered": f"<p>{BODY}</p>"}}, {"body_html": f"<p>{BODY}</p>"},
        {"content_html": f"<b>{BODY}</b>"}, {"body": f"<p>{BODY}</p><script>x</script>"},
        {"bodies": [{"contentType": "text/html", "value": f"<p>{BODY}</p>"}]},
        {"body": "", "html": f"<div>{BODY}</div>"},
        {"article": {"text": BODY}}, {"text": BODY, "body_html": "<p>Something else</p>"},
    ],
)  # fmt: skip
def test_names_of_the_body(record: object) -> None:
    assert one(record).text == BODY


def test_metadata() -> None:
    article = one(
        {
            "headline": "Council &amp; mayor <b>vote</b>",
            "author": [{"name": "Ann"}, "Ben", {"name": "Ann"}],
            "datePublished": "2026-03-04T23:30:00-05:00",
            "inLanguage": "pt_BR",
            "creditline": "Example News Agency",
            "url": "https://paper.example/1",
            "text": BODY,
        }
    )
    assert article.title == "Council & mayor vote"
    assert article.byline == "Ann, Ben"
    assert article.published == dt.date(2026, 3, 4)
    assert (article.language, article.credit) == ("pt-BR", "Example News Agency")
    assert (article.id, article.format, article.url) == ("a.json", "json", "https://paper.example/1")


@pytest.mark.parametrize(
    "value", ["2026-03-04", "20260304T101500Z", "Wed, 04 Mar 2026 10:15:00 GMT", 1772619300, 1772619300000]
)
def test_dates(value: object) -> None:
    assert one({"text": BODY, "published_at": value}).published == dt.date(2026, 3, 4)


@pytest.mark.parametrize("value", ["03/04/2026", "2026-02-30", "yesterday"])
def test_dates_that_are_none_are_said(value: str) -> None:
    article = one({"text": BODY, "date": value})
    assert article.published is None
    assert value in article.notices[0]


def test_ninjs_headlines_and_bodies() -> None:
    article = one(
        {
            "uri": "urn:x",
            "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Main"}],
            "bodies": [
                {"contentType": "text/plain", "value": "x y"},
                {"contentType": "text/html", "value": f"<p>{BODY}</p>"},
            ],
        }
    )
    assert (article.title, article.text) == ("Main", f"Main\n\n{BODY}")


def test_html_in_a_field_has_blocks_without_origin() -> None:
    (block,) = one({"body_html": f'<div class="Share"><p>{BODY}</p></div>'}).blocks
    assert (block.element, block.hints, block.line, block.origin_start) == ("p", ("share",), None, None)


def test_lists_and_feeds_give_an_article_each_and_a_failure_for_a_bad_one() -> None:
    for value in ([{"id": 7, "text": BODY}, {"text": BODY}, {"x": 1}, 3],):
        for document in (value, {"version": "1", "items": [v for v in value if isinstance(v, dict)]}):
            results = list(from_json(json.dumps(document), "a.json"))
            assert [r.id for r in results if isinstance(r, Article)] == ["7", "a.json:2"]
            assert next(r.path for r in results if isinstance(r, Failure)) == "a.json:3"


def test_lone_surrogates_are_made_safe_and_said() -> None:
    (article,) = from_json('{"headline": "A \\ud83d", "text": "pair \\ud83c\\udf09 lone \\udc00"}', "a.json")
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("A \ufffd", "A \ufffd\n\npair 🌉 lone \ufffd")
    assert "U+FFFD once" in article.notices[0]


def test_numbers_beyond_reason_cost_nothing() -> None:
    (article,) = from_json('{"text": "The council voted.", "x": NaN, "y": ' + "9" * 5000 + "}", "a.json")
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"text": "x",}', "line 1, column"),
        ('{"text": "a\nb"}', "line 1, column 12"),
        ("[" * 99_999, "nested too deeply"),
    ],
)
def test_malformed(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        list(from_json(text, "a.json"))


def test_json_lines_under_the_name_json() -> None:
    text = '{"text": "One."}\n{"text": "Two."}\n'
    assert [r.id for r in from_json(text, "a.json") if isinstance(r, Article)] == ["a.json:1", "a.json:2"]


def test_a_bad_line_costs_only_itself() -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "One."}\n',
        b"\n",
        b'{"text": \n',
        b'{"text": "caf\xe9 au lait"}\n',
        b'{"text": "Last."}',
    ]
    results = list(from_json_lines(iter(lines), "a.jsonl"))
    assert [r.id if isinstance(r, Article) else f"! {r.path}" for r in results] == [
        "a.jsonl:1", "! a.jsonl:3", "a.jsonl:4", "a.jsonl:5",
    ]  # fmt: skip
    failure, latin = results[1], results[2]
    assert isinstance(failure, Failure)
    assert "column" in failure.message
    assert isinstance(latin, Article)
    assert latin.text == "café au lait"
    assert "windows-1252" in latin.notices[0]


def test_a_line_that_is_too_long_is_passed_over() -> None:
    pieces = iter([b'{"text": "12345', b"678901234567890", b'1"}\n', b'{"text": "b"}\n'])
    results = list(from_json_lines(pieces, "a.jsonl", max_bytes=14))
    assert [r.path if isinstance(r, Failure) else r.id for r in results] == ["a.jsonl:1", "a.jsonl:2"]
    assert isinstance(results[0], Failure)
    assert "longer than" in results[0].message


def test_lines_are_streamed() -> None:
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b'{"text": "The council voted."}\n'

    results = from_json_lines(lines(), "a.jsonl")
    for _ in range(10):
        next(results)
    assert taken == 10
