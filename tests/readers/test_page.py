"""Whole pages: the article's container, what the page states, and pages that are no article."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.readers import Unreadable
from auditor.readers.html import from_html

PARAGRAPHS = [
    "The council of Halden Ridge voted on Tuesday to put off the repairs to the old bridge until spring.",
    "Councillor Zoë Fältskog said that the only bid was far above the estimate, and too much for the town.",
    "The bridge carries eleven thousand vehicles a day, according to a count of the county last autumn.",
    "A second vote is due in March, when two further builders are to hand in their offers to the clerk.",
]
BODY = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MENU = "<ul>" + "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(12)) + "</ul>"
TEASERS = "".join(
    f"<div class=teaser><h3><a href=/{i}>Another story of the day, number {i}</a></h3>"
    f"<p>What happened in another place on another day, told in a line or two, number {i}.</p></div>"
    for i in range(5)
)


def page(
    head: str = "", lead: str = "<h1>Council delays bridge repairs</h1>", body: str = BODY, after: str = ""
) -> str:
    return (
        f"<!doctype html><html lang=en-GB><head><title>Council delays bridge repairs | The Ledger</title>"
        f"<meta property=og:site_name content='The Ledger'>{head}</head><body>"
        f"<header><nav>{MENU}</nav></header><div id=main><div class=post>{lead}"
        f"<div class='entry-content'>{body}<div class=sharedaddy><h3>Share this:</h3>"
        f"<ul><li><a href=x>Click to share on Facebook</a></li></ul></div></div></div>"
        f"<aside><h2>Most read</h2>{TEASERS}</aside></div>{after}"
        "<footer><p>© 2026 The Ledger. All rights reserved.</p></footer></body></html>"
    )


def test_the_container_is_kept_as_it_stands_and_the_rest_of_the_page_left_out() -> None:
    article = from_html(page(), "a.html")
    blocks = [article.text[block.start : block.end] for block in article.blocks]
    assert blocks == [
        "Council delays bridge repairs",
        *PARAGRAPHS,
        "Share this:",
        "Click to share on Facebook",
    ]
    assert article.title == blocks[0]
    assert article.title_span == (0, len(blocks[0]))
    assert article.blocks[-1].hints == ("sharedaddy", "entry-content")
    assert article.blocks[-1].link_density == 1.0
    assert (article.language, article.published, article.notices) == ("en-GB", None, ())


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "A &amp; B", "author": {"name": "Ann"},'
        ' "datePublished": "2026-03-04T10:00:00Z"}',
        '[{"@type": "WebSite", "name": "x"}, {"@type": ["Article", "NewsArticle"], "headline": "A &amp; B",'
        ' "author": ["Ann"], "datePublished": "2026-03-04"}]',
        '{"@graph": [{"@type": "Person", "@id": "#ann", "name": "Ann"}, {"@type": "ReportageNewsArticle", '
        '"headline": "A &amp; B", "author": {"@id": "#ann"}, "datePublished": "2026-03-04"}]}',
        '<!-- {"@type": "BlogPosting", "headline": "A &amp; B", "author": [{"name": "Ann"}],'
        ' "datePublished": "2026-03-04"} -->',
    ],
)
def test_linked_data(data: str) -> None:
    article = from_html(page(f'<script type="application/ld+json">{data}</script>'), "a.html")
    assert (article.title, article.byline, article.published) == ("A & B", "Ann", dt.date(2026, 3, 4))
    assert article.credit is None


def test_meta_where_linked_data_is_broken_or_missing() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A</script>'
        '<meta property="og:title" content="Council delays - The Ledger"><meta name=author content="Ann">'
        '<meta property="article:published_time" content="2026-03-04T10:00:00+01:00">'
        '<link rel=canonical href="https://paper.example/1">'
    )
    article = from_html(page(head), "a.html")
    assert (article.title, article.byline, article.published) == (
        "Council delays",
        "Ann",
        dt.date(2026, 3, 4),
    )
    assert article.url == "https://paper.example/1"


def test_deep_linked_data_is_passed_over() -> None:
    article = from_html(page(f'<script type="application/ld+json">{"[" * 50_000}</script>'), "a.html")
    assert article.title == "Council delays bridge repairs"


def test_further_stories_below_are_left_out() -> None:
    lead = "<h1 class=title>Council delays bridge repairs</h1>"
    other = "".join(
        f"<p>Something quite different happened to the harbour of another town, part {i}.</p>"
        for i in range(6)
    )
    source = page(
        lead=lead, body=BODY + f"<div class=more><h1 class=title>Harbour opens again</h1>{other}</div>"
    )
    text = from_html(source, "a.html").text
    assert "Harbour" not in text
    assert "harbour" not in text
    assert PARAGRAPHS[-1] in text


def test_a_short_item_is_found_by_its_markup() -> None:
    item = "<article><h1>Bridge shut</h1><p>The bridge is shut.</p></article>"
    source = f"<html><body><nav>{MENU}</nav>{item}</body></html>"
    assert from_html(source, "a.html").text == "Bridge shut\n\nThe bridge is shut."


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(Unreadable, match="no article"):
        from_html(
            f"<html><body><nav>{MENU}</nav><div>{MENU}</div><footer>© 2026</footer></body></html>", "a.html"
        )


def test_a_list_of_stories_is_said() -> None:
    story = (
        "<div class=item><h2><a href=/{0}>Story number {0} of this day</a></h2>"
        "<p class=post-date>March {0}, 2026</p><p>{1}</p></div>"
    )
    stories = "".join(story.format(i, PARAGRAPHS[i % 4]) for i in range(1, 9))
    article = from_html(f"<html><body><nav>{MENU}</nav><main>{stories}</main></body></html>", "a.html")
    assert "list of stories" in article.notices[0]


def test_offsets_point_into_the_page() -> None:
    source = page()
    for block in from_html(source, "a.html").blocks:
        assert source[block.origin_start : block.origin_end].split()[0] in source
        assert block.line is not None
    article = from_html(source, "a.html")
    paragraph = article.blocks[2]
    assert source[paragraph.origin_start : paragraph.origin_end] == PARAGRAPHS[1]


def test_a_page_of_very_many_tags_is_read_without_extraction() -> None:
    source = page(after="<br><i></i>" * 20_000)
    assert PARAGRAPHS[0] in from_html(source, "a.html").text
