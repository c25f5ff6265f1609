"""Blocks that are suggested for the furniture beside them: what they take, and where they stop."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.clean import clean
from auditor.config import Config
from auditor.document import Document
from auditor.engine import Auditor
from auditor.model import Article, Block, Finding, Severity
from auditor.phrases.filing import compiled
from auditor.phrases.lexicon import Lexicon
from auditor.phrases.rule import parse

BASE: dict[str, object] = {
    "doc": "A doc.",
    "severity": "warning",
    "message": "found ‘{}’",
    "bad": ["[[x]]"],
    "good": ["y"],
}
FIRST = "The harbour board approved plans for a second pier on Tuesday evening after a debate of four hours."
SECOND = "Work is due to begin in March and to last eighteen months, the engineer in charge told the meeting."
THIRD = "Fishermen who moor at the old pier will be given berths further up the river until it is finished."
STORY = "\n\n".join((FIRST, SECOND, THIRD))


def lexicon() -> Lexicon:
    rules: dict[str, dict[str, object]] = {
        "pack/related": {"lines": {"en": "more stories"}, "headings": True, "ends": True},
        "pack/comments": {
            "lines": {"en": "leave a comment\n{n} comments"},
            "weak": {"en": "reply"},
            "threads": True,
            "ends": True,
        },
        "pack/follow": {"lines": {"en": "follow us on mastodon"}, "ends": True},
        "pack/menu": {"crumbs": {"en": "home"}, "lines": {"en": "skip to content"}},
        "pack/advert": {"lines": {"en": "advertisement"}},
    }
    return Lexicon(compiled(parse(rule, {**BASE, **parts}) for rule, parts in rules.items()))


LEXICON = lexicon()


def suggested(text: str, blocks: tuple[Block, ...] = ()) -> list[tuple[str, str]]:
    """The blocks suggested, each with the rule's name."""
    article = Article("x", text, format="html" if blocks else "text", blocks=blocks)
    scanned = LEXICON.scan(Document(article))
    found = sorted(((f, rule) for rule, fs in scanned.items() for f in fs), key=lambda pair: pair[0].start)
    assert all(a.end <= b.start for (a, _), (b, _) in pairwise(found))
    return [
        (rule.removeprefix("pack/"), text[f.start : f.end])
        for f, rule in found
        if f.severity is Severity.INFO
    ]


def test_what_follows_the_end_is_one_block() -> None:
    tail = "Ferries\nHarbour\nIsmene Talvik\nMore of the coast"
    assert suggested(f"{STORY}\nFollow us on Mastodon\n{tail}") == [("follow", tail)]


def test_a_line_that_is_known_parts_two_blocks_and_names_the_second() -> None:
    text = f"{STORY}\nFollow us on Mastodon\nFerries\nHarbour\nLeave a comment\nName of the ferry"
    assert suggested(text) == [("follow", "Ferries\nHarbour"), ("comments", "Name of the ferry")]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\nAdvertisement\nA subhead\n{SECOND}\n{THIRD}\nAdvertisement\nThe end",
        f"{FIRST}\nFollow us on Mastodon\nA subhead\n{SECOND}\n{THIRD}",
        f"{STORY}\nThe second pier\nBuilders: Talvik & Sons",
        f"Follow us on Mastodon\n{STORY}\nThe second pier",
        f"Follow us on Mastodon\nIsmene Talvik\n12 March\nHarbour to get a second pier\n{STORY}",
        "Follow us on Mastodon\nA line\nAnother line",
    ],
)
def test_articles_keep_their_lines(text: str) -> None:
    assert suggested(text) == []


def test_sentences_below_the_end_stay() -> None:
    tail = f"Follow us on Mastodon\nFerries\nA note\n{THIRD}"
    assert suggested(f"{STORY}\n{FIRST * 6}\n{tail}") == [("follow", "Ferries")]


def test_titles_below_a_heading_end_at_the_subhead_before_the_next_sentence() -> None:
    titles = "Ferry hits the quay at noon\nTen beaches, “all of them empty”"
    text = f"{FIRST}\nMore stories\n{titles}\nWhat the board said\n{SECOND}\n{THIRD}"
    assert suggested(text) == [("related", titles)]


def test_an_entry_of_the_contents_is_no_title() -> None:
    text = (
        f"{FIRST}\nWhat the board said\n{SECOND}\nWho pays\n{THIRD}\nMore stories\nWho pays\nFerry sunk\nTide"
    )
    assert suggested(text) == [("related", "Ferry sunk\nTide")]


def test_readers_comments_are_taken_with_their_sentences() -> None:
    thread = (
        "Oskar\nAs far as I hear they want my berth, and I do not like it.\nReply\n"
        "Ismene\nMine stays where it is, as the board told all of us twice.\nReply\nThank you."
    )
    assert suggested(f"{STORY}\n{SECOND}\n2 comments\n{thread}") == [("comments", thread)]


def test_an_article_that_asks_for_comments_midway_keeps_its_second_half() -> None:
    text = f"{FIRST}\n{SECOND}\nLeave a comment\n{FIRST}\n{THIRD}\nLeave a comment\nReply"
    assert all("pier" not in part for _, part in suggested(text))


def test_what_an_article_says_of_comments_takes_nothing_with_it() -> None:
    assert suggested(f"{FIRST}\nLeave a comment\n{SECOND}\n{THIRD}") == []


def test_a_menu_above_the_first_sentence() -> None:
    menu = "\n".join(
        f"{word} news" for word in "World Coast City Culture Money Science Tech Music Film".split()
    )
    more = "\n".join(f"{word} guide" for word in "Food Travel Garden Weather Books Games Cars Health".split())
    text = f"Skip to content\n{menu}\n{more}\nHarbour to get a second pier\n{STORY}"
    assert suggested(text) == [("menu", f"{menu}\n{more}")]


def test_a_table_of_scores_is_no_menu() -> None:
    scores = "\n".join(f"Talvik {n} {n + 3} {n + 5}" for n in range(40))
    assert suggested(f"Leading scores\n{scores}\n{STORY}") == []


def test_links_tell_titles_below_the_end_and_between_paragraphs() -> None:
    teaser = "Ferry hits the quay at noon in fog"
    last = "Ten empty beaches"
    text = "\n".join((FIRST, teaser, SECOND, THIRD, last))

    def at(part: str, element: str = "p", density: float = 0.0) -> Block:
        start = text.index(part)
        return Block(start, start + len(part), element=element, link_density=density)

    linked = (at(FIRST), at(teaser, "p", 1.0), at(SECOND), at(THIRD), at(last, "li", 1.0))
    assert suggested(text, linked) == [("related", teaser), ("related", last)]
    headed = (at(FIRST), at(teaser, "h2", 1.0), at(SECOND), at(THIRD), at(last))
    assert suggested(text, headed) == []


def test_thai_and_chinese_sentences_stop_a_block() -> None:
    thai = (
        "คณะกรรมการท่าเรืออนุมัติแผนการสร้างท่าเทียบเรือแห่งที่สองเมื่อเย็นวันอังคารหลังจากอภิปรายกันสี่ชั่วโมงและงานจะเริ่มในเดือนมีนาคม"
    )
    chinese = "港务委员会周二晚间经过四个小时的辩论后批准了第二座码头的计划。"
    for sentence in (thai, chinese):
        text = f"{sentence}\nFollow us on Mastodon\n{sentence}\n{sentence}"
        assert suggested(text) == []


def test_a_block_is_a_hint_and_is_never_cut() -> None:
    text = (
        f"Harbour to get a second pier\n\n{STORY}\n\nRelated articles\n\nFerries\nHarbour · Coast\nA quay\n"
    )
    card = Auditor(Config(select=("boilerplate",))).audit(Article("x", text))
    hints = [f for f in card.findings if f.severity is Severity.INFO]
    assert [f.text for f in hints] == ["Ferries\nHarbour · Coast\nA quay"]
    assert hints[0].suggestion is None
    assert hints[0].message.startswith("3 lines that are likely no part of the article")
    assert card.verdict == "review"
    cleaned, _ = clean(text, card.findings)
    assert "Related articles" not in cleaned
    assert "Ferries" in cleaned


def test_a_block_is_no_furniture_to_other_rules() -> None:
    text = f"{STORY}\nFollow us on Mastodon\nFerries\nHarbour"
    doc = Document(Article("x", text), LEXICON.scan)
    assert [doc.slice(span) for span in doc.furniture_spans] == ["Follow us on Mastodon"]
    assert "Ferries" in [doc.slice(span) for span in doc.body]


LINES = st.sampled_from(
    [FIRST, SECOND, "", "More stories", "2 comments", "Reply", "Follow us on Mastodon", "Advertisement",
     "Ferries", "Harbour to get a second pier", "Skip to content", "7", "“", "Ten beaches.", "港务委员会"]
)  # fmt: skip


@given(st.lists(LINES, max_size=60))
def test_blocks_never_overlap_and_never_hold_a_paragraph_above_the_comments(lines: list[str]) -> None:
    text = "\n".join(lines)
    scanned: dict[str, tuple[Finding, ...]] = dict(LEXICON.scan(Document(Article("x", text))))
    found = sorted((f for fs in scanned.values() for f in fs), key=lambda f: f.start)
    assert all(a.end <= b.start for a, b in pairwise(found))
    comments = text.find("2 comments")
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(text)
        part = text[finding.start : finding.end]
        if finding.severity is Severity.INFO and not 0 <= comments < finding.start:
            assert FIRST not in part
            assert SECOND not in part
