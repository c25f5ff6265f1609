"""Markdown: metadata, what rules do not see, and suppressions."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Article, Span
from auditor.readers import Unreadable
from auditor.readers.markdown import from_markdown


def visible(article: Article) -> str:
    """The text as rules see it, with the hidden stretches cut out."""
    parts, end = [], 0
    for start, stop in article.hidden:
        parts.append(article.text[end:start])
        end = stop
    return "".join([*parts, article.text[end:]])


def seen(body: str) -> str:
    return visible(from_markdown(f"Opening words.\n\n{body}", "a.md")).removeprefix("Opening words.\n\n")


YAML = """---
# a comment
title: "Council: ‘no’ to bridge"
author: [Zoë Fältskog, name: Ann]
date: 2026-03-04 09:30:00 +0100
lang: en_GB
source: Example News Agency
canonical: https://paper.example/bridge
tags: [a, b]
auditor-ignore:
  - rule: boilerplate/share-prompt
    reason: the story is about it
  - {rule: facts, reason: checked, text: 5 percent}
---

# Council: ‘no’ to bridge

The council voted.
"""


def test_front_matter_fields() -> None:
    article = from_markdown(YAML, "a.md")
    assert article.text == YAML
    assert article.title == "Council: ‘no’ to bridge"
    assert article.title_span is not None
    assert YAML[slice(*article.title_span)] == article.title
    assert article.title_span.start > YAML.index("---\n\n#")
    assert article.byline == "Zoë Fältskog, Ann"
    assert article.published == dt.date(2026, 3, 4)
    assert (article.language, article.credit) == ("en-GB", "Example News Agency")
    assert article.url == "https://paper.example/bridge"
    first, second = article.suppressions
    assert (first.rule, first.reason, first.span) == (
        "boilerplate/share-prompt",
        "the story is about it",
        None,
    )
    assert (second.rule, second.text, second.origin) == ("facts", "5 percent", "front matter")
    assert article.notices == ()
    assert visible(article).split() == ["Council:", "‘no’", "to", "bridge", "The", "council", "voted."]


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "Council votes"\ndate = 2026-03-04\nauthors = ["Ann"]\n+++\nThe council voted.',
        '{"title": "Council votes", "date": "2026-03-04", "author": {"name": "Ann"}}\n\nThe council voted.',
        "---\r\ntitle: Council votes\r\npublished: 2026-03-04\r\nbyline: Ann\r\n---\r\nThe council voted.",
        "---\rtitle: Council votes\rpublished: 2026-03-04\rbyline: Ann\r---\rThe council voted.",
    ],
)
def test_other_kinds_of_front_matter(text: str) -> None:
    article = from_markdown(text, "a.md")
    assert (article.title, article.byline, article.published) == ("Council votes", "Ann", dt.date(2026, 3, 4))
    assert visible(article).strip() == "The council voted."
    assert not any("\n" in text[slice(*span)] or "\r" in text[slice(*span)] for span in article.hidden)


def test_broken_front_matter_is_kept_apart_and_said() -> None:
    article = from_markdown("---\ntitle: Mayor: a: b\nauthor: @x\n---\nThe council voted.", "a.md")
    assert article.title is None
    assert "line 2" in article.notices[0]
    assert visible(article).strip() == "The council voted."


def test_unclosed_front_matter_is_text_and_said() -> None:
    text = "---\ntitle: Council votes\n\nThe council voted."
    article = from_markdown(text, "a.md")
    assert "never closes it" in article.notices[0]
    assert "The council voted." in visible(article)
    assert "title: Council votes" in visible(article)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    article = from_markdown("---\n\nThe council voted.\n\n---\n\nIt did.", "a.md")
    assert article.notices == ()
    assert visible(article).split() == ["The", "council", "voted.", "It", "did."]


def test_front_matter_runs_nothing_and_expands_nothing() -> None:
    bomb = "".join(
        f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    article = from_markdown(
        f"---\na: &a [x]\n{bomb}title: !!python/name:os.getcwd x\n---\nThe council voted.", "a.md"
    )
    assert article.title == "x"
    deep = from_markdown("---\nx: " + "[" * 20_000 + "\n---\nThe council voted.", "a.md")
    assert "does not parse" in deep.notices[0]


def test_a_date_that_does_not_exist_is_said() -> None:
    article = from_markdown("---\ntitle: no\ndate: 2026-02-30\nauthor: null\n---\nThe council voted.", "a.md")
    assert (article.title, article.byline, article.published) == ("no", None, None)
    assert "2026-02-30" in article.notices[0]


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("It was **very** _old_ and ***big***, ~~not~~ new.", "It was very old and big, not new."),
        ("5 * 3 * 2 and snake_case_name and * alone", "5 * 3 * 2 and snake_case_name and * alone"),
        ("See [the report](https://a.example/x_(y)_z \"t\") now.", "See the report now."),
        ("See [the *old* report](<a b>) now.", "See the old report now."),
        ("![A photo](x.jpg) The mayor.", " The mayor."),
        ("He “[sic]” said [maybe](", "He “[sic]” said [maybe]("),
        ("[This][1] or [That] or [this].\n\n[1]: http://x\n[that]: y", "This or That or [this].\n\n\n"),
        ("A note.[^1]\n\n[^1]: The note.", "A note.\n\nThe note."),
        ("Mail <a@b.example> or <https://c.example>.", "Mail  or ."),
        ("Say `code` and ``x ` y`` and `z.", "Say code and x ` y and `z."),
        ("Not \\*bold\\* at all", "Not *bold* at all"),
        ("a <b class=\"x\">bold</b> word <!-- and\na comment --> here", "a bold word \n here"),
        ("{{< figure src=\"x\" >}} Text {% include x %}", " Text "),
        ("## Heading two ##\n\nText.", "Heading two\n\nText."),
        ("Heading\n=======\nText.", "Heading\n\nText."),
        ("> Quoted *text*\n> > deeper", "Quoted text\ndeeper"),
        ("- one\n- [x] two\n  * three\n10) four", "one\n two\n  three\nfour"),
        ("```py\ncode # x\n```\nText.", "\n\n\nText."),
        ("~~~\nnever closed", "\n"),
        ("Text.\n\n    code\n\nText.", "Text.\n\n\n\nText."),
        ("- item\n\n    its second paragraph", "item\n\n    its second paragraph"),
        ("| a | b |\n|---|:-:|\n| c | d |", " a  b \n\n c  d "),
        ("* * *\n***\n---", "\n\n"),
        ("<style>\np {}\n</style>\nText.", "\n\n\nText."),
        ("<!-- a\n\nb --> Text.", "\n\n Text."),
    ],
)  # fmt: skip
def test_what_rules_see(body: str, prose: str) -> None:
    assert seen(body) == prose


def test_headline_is_the_first_heading_of_the_first_level() -> None:
    text = "Kicker\n\n# The *big* story #\n\nText.\n\n# More\n"
    article = from_markdown(text, "a.md")
    assert article.title == "The big story"
    assert article.title_span == Span(text.index("The *big"), text.index(" #\n"))
    assert from_markdown("```\n# no\n```\nText.", "a.md").title is None


def test_suppression_holds_for_the_block_that_follows() -> None:
    text = (
        "First.\n\n<!-- auditor: ignore boilerplate/share-prompt, facts -- it is the story -->\n\n"
        "Second block\nin two lines.\n\nThird.\n"
    )
    article = from_markdown(text, "a.md")
    assert [one.rule for one in article.suppressions] == ["boilerplate/share-prompt", "facts"]
    assert article.suppressions[0].span is not None
    assert text[slice(*article.suppressions[0].span)] == "Second block\nin two lines."
    assert article.suppressions[0].origin == "line 3"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("<!-- auditor: ignore facts -->", "give the reason"),
        ("<!-- auditor: ignore facts -- -->", "give the reason"),
        ("<!-- auditor: ignore -- why -->", "write <!-- auditor: ignore RULE"),
        ("<!-- auditor: pass facts -- why -->", "only ‘ignore’ is known"),
    ],
)
def test_suppressions_that_are_not_accepted(comment: str, said: str) -> None:
    article = from_markdown(f"First.\n\n{comment}\nSecond.", "a.md")
    assert article.suppressions == ()
    assert said in article.notices[0]
    assert "line 3" in article.notices[0]


def test_a_suppression_with_nothing_after_it_is_said() -> None:
    article = from_markdown("Text.\n\n<!-- auditor: ignore facts -- why -->\n", "a.md")
    assert "no text follows" in article.notices[0]


def test_comments_in_code_are_code() -> None:
    article = from_markdown("```\n<!-- auditor: ignore facts -- why -->\n```\nText.", "a.md")
    assert article.suppressions == ()


def test_refusals_of_front_matter_entries() -> None:
    article = from_markdown("---\nauditor-ignore:\n- facts\n- rule: boilerplate\n---\nText.", "a.md")
    assert article.suppressions == ()
    assert len(article.notices) == 2


PIECES = [
    *"ab \n\t*_`~[]()!<>#->|:\\{}%=+0.\ré",
    "<!--",
    "-->",
    "---\n",
    "```\n",
    "    ",
    "<!-- auditor: ignore a -- b -->",
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@given(MARKUP)
def test_hidden_stretches_are_in_order_inside_the_text_and_end_no_line(text: str) -> None:
    try:
        article = from_markdown(text, "a.md")
    except Unreadable:
        return
    assert article.text == text
    end = -1
    for start, stop in article.hidden:
        assert end < start < stop <= len(text)
        end = stop
        assert not set("\r\n") & set(text[start:stop])
    for suppression in article.suppressions:
        assert suppression.span is None or 0 <= suppression.span.start < suppression.span.end <= len(text)
