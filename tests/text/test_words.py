from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.words import normalise, spelt, words


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Don’t stop—the twenty-one o'clock show!",
            ["Don’t", "stop", "the", "twenty-one", "o'clock", "show"],
        ),
        ("It cost 1,529.5 euros, not 2.", ["It", "cost", "1,529.5", "euros", "not", "2"]),
        ("_emphasis_ snake_case", ["emphasis", "snake", "case"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("नमस्ते दुनिया।", ["नमस्ते", "दुनिया"]),
        ("كِتابٌ جديد،", ["كِتابٌ", "جديد"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("the players’ union", ["the", "players", "union"]),
        ("--'- …", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ab’'-.,_ 1\n\u0301é", max_size=60))
def test_words_as_written_stand_where_they_start(text: str) -> None:
    found = spelt(text)
    stretches = [(start, start + len(word)) for word, start in zip(found.words, found.starts, strict=True)]
    assert [text[start:end] for start, end in stretches] == found.words
    assert stretches == [*words(text)]
    assert found.lower == [word.lower() for word in found.words]


def test_words_of_a_stretch() -> None:
    text = "one two three"
    assert [text[a:b] for a, b in words(text, 4, 10)] == ["two", "th"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Leave\u00a0a \t Reply\u200b ", "leave a reply"),
        ("“It’s” – ‘so’ — „gut“", '"it\'s" - \'so\' - "gut"'),
        ("ﬁne Ｆｕｌｌ １２ ٣٤ ۵۶ ७८…", "fine full 12 34 56 78..."),
        ("Straße ΣΊΣΥΦΟΣ", "strasse σίσυφοσ"),
        ("كِتَـــابٌ", "كتاب"),
        ("zero\u00adwidth \ufeffmark", "zerowidth mark"),
        ("cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFKC", expected)


SPELLINGS = st.text(alphabet="aB \u00a0’'“–é…\u200b٣7ﬁ\t\n", max_size=60)


@given(SPELLINGS)
def test_normalise_is_idempotent_and_trimmed(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == " ".join(once.split())


@given(SPELLINGS)
def test_case_and_spaces_make_no_difference(text: str) -> None:
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(f" {text}\u202f")


@given(st.text(max_size=80))
def test_words_are_in_order_and_hold_letters_or_digits(text: str) -> None:
    at = 0
    for start, end in words(text):
        assert at <= start < end <= len(text)
        assert text[start].isalnum()
        at = end
