"""What LanguageTool answers: offsets in UTF-16 units, and whatever a broken server may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.grammar.errors import NoAnswer
from auditor.grammar.matches import pieces, read_answer
from auditor.model import Span
from auditor.text.paragraphs import paragraphs

TEXTS = st.text(st.sampled_from("ab é\n.😀𝒳𐍈’"), min_size=1, max_size=60)


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def match(start, end, **other):
    return {
        "offset": start,
        "length": end - start,
        "message": "a fault",
        "replacements": [{"value": "better"}],
        "rule": {"id": "RULE", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
    } | other


def answer(*matches):
    return {"software": {"version": "6.8"}, "matches": list(matches)}


@given(TEXTS, st.data())
def test_offsets_are_code_points(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sent = answer(match(units(text[:start]), units(text[:end])))
    (found,) = read_answer(sent, text, offset=7).matches
    assert (found.start - 7, found.end - 7) == (start, end)


def test_a_mark_in_the_middle_of_a_character_takes_the_whole():
    (found,) = read_answer(answer(match(1, 2)), "😀a").matches
    assert (found.start, found.end) == (0, 1)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "matches",
        {},
        {"matches": []},
        {"software": {"version": 6}, "matches": []},
        {"software": {"version": "6.8"}, "matches": {"a": 1}},
        answer("match"),
        answer(match(0, 1, rule={})),
        answer(match(0, 1, message=None)),
        answer(match(0, 1, replacements=[{}])),
        answer(match(0, 1, offset="0")),
        answer(match(0, 1, offset=True)),
        answer(match(0, 0)),
        answer(match(-2, 1)),
        answer(match(0, 100)),
        answer(match(10**30, 10**30 + 1)),
    ],
)
def test_nonsense_is_no_answer(sent):
    with pytest.raises(NoAnswer):
        read_answer(sent, "some text")


@given(TEXTS, st.integers(2, 20))
def test_pieces_are_the_whole_text_and_short_enough(text, longest):
    cut = pieces(text, paragraphs(text), longest)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(units(text[start:end]) <= longest for start, end in cut)


def test_pieces_break_between_paragraphs_if_possible():
    text = "One two three.\n\nFour five six.\n\nSeven."
    assert [text[s:e].strip() for s, e in pieces(text, paragraphs(text), 34)] == [
        "One two three.\n\nFour five six.",
        "Seven.",
    ]


def test_a_long_line_breaks_between_sentences_then_words():
    line = "One two. Three four five six seven"
    cut = [line[s:e] for s, e in pieces(line, (Span(0, len(line)),), 12)]
    assert cut == ["One two. ", "Three four ", "five six ", "seven"]
