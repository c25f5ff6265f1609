"""HTML: text, blocks, and the way back to the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Block
from auditor.readers import Unreadable
from auditor.readers.html import HtmlText, declared_encoding, from_fragment, from_html
from auditor.readers.markup import MAX_DEPTH, clean, decoded, tokens


def texts(source: str) -> list[str]:
    read = from_fragment(source)
    return [read.text[block.start : block.end] for block in read.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>The council\n  voted&nbsp;on <b>Tues</b>day.</p>", ["The council voted\u00a0on Tuesday."]),
        ("plain words only", ["plain words only"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>Lead<p>Paragraph</p>Tail</div>", ["Lead", "Paragraph", "Tail"]),
        ("<p>Line one<br>line two<br/>\n line three</p>", ["Line one\nline two\nline three"]),
        ("One<br><br>Two<br>&nbsp;<br>", ["One", "Two\n\u00a0"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"]),
        ("<table><tr><th>h</th><td>1</td></tr><tr><td>2</table>", ["h", "1", "2"]),
        ("<table>stray<tr><td>cell</table>", ["stray", "cell"]),
        ("<pre>a  b\nc\n\nd</pre>", ["a b\nc", "d"]),
        (
            "a &amp;amp; b &lt;p&gt; &#8220;q&#x201d; &copy 5 &nosuch; AT&T",
            ["a &amp; b <p> “q” © 5 &nosuch; AT&T"],
        ),
        ("3 < 5 and 7 > 2", ["3 < 5 and 7 > 2"]),
        ("<a href=x>Share</a><a href=y>Tweet</a>", ["Share Tweet"]),
        (
            "<p>a<!-- b --><script>c</script><noscript>e</noscript><template>f</template>g</p>",
            ["ag"],
        ),
        ("<p hidden>a</p><p style='color:red; display: none'>b</p><p aria-hidden=true>c</p><p>d</p>", ["d"]),
        ("<p>a<select><option>b</select><textarea>c</textarea><svg><text>d</text></svg></p>", ["a"]),
        ("<p>a<b>b<p>c</b>d", ["ab", "cd"]),
        ("<p title='a > b' data-x=\"</p>\">x</p>", ["x"]),
        ("<!-- never closed <p>a", []),
        ("<p>a</p><script>never closed <p>b", ["a"]),
        ("<p>a</p><iframe>never closed <p>b", ["a"]),
        ('<p>a</p><a href="never closed>b</a>', ["a"]),
        ("<p>tab\there\r\nthere\rand</p>", ["tab here there and"]),
    ],
)
def test_text(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_blocks_are_joined_by_an_empty_line_and_know_where_they_are_from() -> None:
    source = (
        '<h2>Title</h2>\n<div class="Share-Box x" id=S1><nav>'
        '<p role=note>Text <a href=u class="btn">a link</a></p></nav></div>'
    )
    read = from_fragment(source)
    assert read.text == "Title\n\nText a link"
    title, text = read.blocks
    assert title == Block(0, 5, element="h2", line=1, origin_start=4, origin_end=9)
    assert (text.element, text.landmark, text.line, text.link_density) == ("p", "nav", 2, 0.545)
    assert text.hints == ("note", "share-box", "x", "s1")
    assert source[text.origin_start : text.origin_end].startswith("Text <a")


def test_hints_of_a_link_around_the_whole_block() -> None:
    (block,) = from_fragment(
        '<div class=box><a class="share-button" href=x><span>Share</span></a></div>'
    ).blocks
    assert (block.element, block.hints, block.link_density) == ("div", ("share-button", "box"), 1.0)


def test_hints_are_bounded() -> None:
    classes = " ".join(f"c{i}" for i in range(500))
    (block,) = from_fragment(f"<div class='{classes}'><p class='{classes}'>x</p></div>").blocks
    assert len(block.hints) == 40


def test_offsets_into_the_source() -> None:
    source = "<p>caf&eacute;   <b>na&iuml;ve</b>\r\n&amp; more</p><p>two</p>"
    read = from_fragment(source)
    assert read.text == "café naïve & more\n\ntwo"
    for word in ("caf", "na", "ve", "more", "two"):
        place = read.origin_offset(read.text.index(word))
        assert place is not None
        assert source.startswith(word, place)
    assert read.origin_offset(read.text.index("é")) == source.index("&eacute;")
    assert read.origin_offset(read.text.index("\n\n")) is None
    assert read.origin_offset(-1) is None


def test_text_that_the_parser_moves_keeps_its_place() -> None:
    source = "<table><tr><td>cell</td></tr>moved out</table><p>after</p>"
    read = from_fragment(source)
    for block in read.blocks:
        assert source[block.origin_start : block.origin_end] == read.text[block.start : block.end]


def test_suppression_comments() -> None:
    source = (
        "<p>One</p>\n<!-- auditor: ignore facts -- checked -->\n<div><p>Two</p></div>"
        "<!-- auditor: ignore facts --><p>x</p>"
    )
    read = from_fragment(source)
    (suppression,) = read.suppressions
    assert suppression.span is not None
    assert read.text[slice(*suppression.span)] == "Two"
    assert suppression.origin == "line 2"
    assert "give the reason" in read.notices[0]


def test_a_document_around_a_bare_article_is_read_whole() -> None:
    article = from_html(
        "<html lang=pt-BR><head><title>T</title></head><body><h1>A ponte</h1><p>Parada.</p></body></html>",
        "a.html",
    )
    assert article.text == "A ponte\n\nParada."
    assert (article.title, article.title_span, article.language) == ("A ponte", (0, 7), "pt-BR")


def test_nothing_to_read() -> None:
    for source in ("", "<p> </p>", "<html><body><script>x</script></body></html>", "<p hidden>x</p>"):
        with pytest.raises(Unreadable):
            from_html(source, "a.html")


def test_declared_encoding() -> None:
    assert declared_encoding(b'<meta charset="windows-1251">') == "windows-1251"
    assert (
        declared_encoding(b"<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>")
        == "ISO-8859-2"
    )
    assert declared_encoding(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"
    assert declared_encoding(b"<p>charset=x</p>") is None


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "deep words",
        "<b><i><span>" * 30_000 + "deep words",
        "<table><tr><td>" * 5_000 + "deep words",
        "".join(f"<p><font size={i}>" for i in range(5_000)) + "deep words",
        "<a " + " ".join(f"a{i}=1" for i in range(30_000)) + ">deep words",
        "<p title='" + "x" * 2_000_000 + "'>deep words",
    ],
)
def test_depth_and_size_are_survived(source: str) -> None:
    assert texts(source) == ["deep words"]


def test_unclosed_paragraphs_are_not_deep() -> None:
    cleaned = clean("<p>x" * 1000 + "<ul>" + "<li>y" * 1000 + "</ul>")
    assert not cleaned.cut
    assert len(from_fragment("<p>x" * 1000 + "<ul>" + "<li>y" * 1000).blocks) == 2000
    assert clean("<div>" * (MAX_DEPTH + 1)).cut


def test_a_mark_in_the_source_does_no_harm() -> None:
    assert texts("<p>\U000f00000\U000f0000 words</p><p>more</p>") == ["\U000f00000\U000f0000 words", "more"]


# --- properties ------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["word", "café", "Ω", "“x”", "12.5", "na\u00a0na"]), min_size=1, max_size=6
).map(" ".join)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda text: text.encode("ascii", "xmlcharrefreplace").decode()),
    WORDS.map(lambda text: f"<b>{text}</b>"),
    WORDS.map(lambda text: f" <a href='u' class=c>{text}</a>\n"),
    WORDS.map(lambda text: f"<br>\r\n{text}"),
    st.just("<!-- c -->&amp; &nbsp;&lt;"),
)
FLOW = st.recursive(
    st.lists(INLINE, min_size=1, max_size=4).map("".join),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "li", "td", "table", "tr", "blockquote", "h2"]),
        st.lists(inner, max_size=4),
    ).map(lambda pair: f"<{pair[0]} class=k>{''.join(pair[1])}</{pair[0]}>"),
    max_leaves=12,
)
TAGS = ["<p>", "</p>", "<b", "<!--", "-->", "<td>", "<table>", "&amp;", "&#65;", "<script>", "</script>"]
SOUP = st.lists(st.sampled_from([*"ab <>/!-\"'=&;\n", *TAGS]), max_size=80).map("".join)


def check_map(source: str, read: HtmlText) -> None:
    end = 0
    for block in read.blocks:
        assert end <= block.start < block.end <= len(read.text)
        end = block.end
        if block.origin_start is None or block.origin_end is None:
            continue
        assert 0 <= block.origin_start < block.origin_end <= len(source)
        part = source[block.origin_start : block.origin_end]
        kept = [token for token in tokens(part) if token.kind == "text"]
        there = "".join(piece.text for token in kept for piece in decoded(part, token.start, token.end))
        words = read.text[block.start : block.end].split()
        assert words[0] in there
        assert words[-1] in there
    for start, origin, length in read.copied:
        assert read.text[start : start + length] == source[origin : origin + length]


@given(FLOW)
def test_every_block_is_found_again_in_the_source(source: str) -> None:
    check_map(source, from_fragment(source))


@given(SOUP)
def test_tag_soup(source: str) -> None:
    pieces = list(tokens(source))
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    read = from_fragment(source)
    for start, origin, length in read.copied:
        assert read.text[start : start + length] == source[origin : origin + length]
