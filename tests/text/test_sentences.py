from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Span
from auditor.text.paragraphs import paragraphs
from auditor.text.sentences import sentences


def _cases() -> list[tuple[str, str, list[str]]]:
    """Language, paragraph and sentences of each line of ``sentence_cases.txt``."""
    lines = Path(__file__).with_name("sentence_cases.txt").read_text("utf-8").splitlines()
    cases = []
    for line in lines:
        if line and not line.startswith("#"):
            language, marked = line.split("\t")
            text = marked.replace(" | ", " ").replace(" |", "")
            cases.append((language, text, [part.strip() for part in marked.split(" |")]))
    return cases


def split(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, paragraphs(text), language)]


@pytest.mark.parametrize(("language", "text", "expected"), _cases())
def test_hard_news_cases(language: str, text: str, expected: list[str]) -> None:
    assert split(text, language) == expected


def test_sentences_do_not_cross_paragraphs() -> None:
    assert split("The mayor of\n\nHarlow spoke. He left") == ["The mayor of", "Harlow spoke.", "He left"]


def test_hard_wrapped_line_is_no_sentence() -> None:
    text = "The mayor spoke to the\r\npress. He left."
    assert [text[a:b] for a, b in sentences(text, [Span(0, len(text))])] == [
        "The mayor spoke to the\r\npress.",
        "He left.",
    ]


@pytest.mark.parametrize("odd", ["😀 ", "e\u0301 ", "\u00a0", "\u200b", "👩‍👩‍👧 "])
def test_offsets_are_code_points(odd: str) -> None:
    text = f"{odd}One came. Two{odd}left. Three."
    found = sentences(text, [Span(0, len(text))])
    assert [text[a:b][-5:] for a, b in found] == ["came.", "left.", "hree."]


def test_unknown_language_is_split_as_english() -> None:
    assert split("Mr. Hale left. He ran.", "xx") == ["Mr. Hale left.", "He ran."]


def test_long_line_without_stop_is_one_sentence() -> None:
    text = "the council and the mayor " * 4_000
    assert len(split(text)) == 1


def test_windows_make_no_difference() -> None:
    text = "The council met on Monday in the old hall. " * 1_000
    assert set(split(text)) == {"The council met on Monday in the old hall."}


NEWS = st.text(alphabet='aB. !?…"“”’«»()\n\r1é۔।。,-\u00a0\u200bU.S', max_size=200)


@given(NEWS)
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    paragraph = paragraphs(text)
    found = sentences(text, paragraph)
    covered = [at for start, end in found for at in range(start, end)]
    assert covered == sorted(set(covered))
    inside = {at for start, end in paragraph for at in range(start, end) if not text[at].isspace()}
    assert inside <= set(covered)
    for start, end in found:
        assert start < end
        assert text[start:end].strip(" \n\r\u00a0") == text[start:end]
        assert any(p.start <= start and end <= p.end for p in paragraph)


@given(st.lists(st.sampled_from(["The mayor spoke.", "“No.”", "Dr. Hale left!", "Why?", "…"]), max_size=8))
def test_plain_sentences_stay_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    joined = "".join(split(text))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", text)
