from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.paragraphs import paragraphs

FIRST = (
    "The harbour board said on Tuesday that it would close the northern basin for two months while divers "
    "look at the wall, which a dredger struck in the spring and which has leaked since the thaw began."
)
SECOND = (
    "Fishermen who land their catch there will have to use the old quay, and several of them have written to "
    "the council to ask who is going to pay for the ice, the lorries and the hours that they expect to lose."
)


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


def test_blank_lines_separate() -> None:
    assert split("One.\n\nTwo.\n \u00a0\n\n\nThree.") == ["One.", "Two.", "Three."]


def test_scraped_page_has_one_paragraph_a_line() -> None:
    assert split(f"Harbour wall leaks\nBy Ana Prole\n{FIRST}\n{SECOND}\nShare") == [
        "Harbour wall leaks",
        "By Ana Prole",
        FIRST,
        SECOND,
        "Share",
    ]


@pytest.mark.parametrize("width", [60, 72, 80, 98])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined(width: int, newline: str) -> None:
    wrapped = [newline.join(textwrap.wrap(part, width)) for part in (FIRST, SECOND)]
    assert split((newline * 2).join(wrapped)) == wrapped


def test_hard_wrapped_text_with_headline_and_list() -> None:
    body = textwrap.fill(FIRST, 70)
    text = f"Harbour wall leaks\n\n{body}\n- the old quay\n- the new quay\n"
    assert split(text) == ["Harbour wall leaks", body, "- the old quay", "- the new quay"]


def test_short_lines_are_not_joined() -> None:
    text = "World\nBusiness\nSport and leisure in the region\nSubscribe to our newsletter\nAbout us"
    assert split(text) == text.split("\n")


def test_sentence_a_line_is_not_joined() -> None:
    text = "\n".join(
        f"The harbour board met for the {day} time on this matter." for day in ("first", "third")
    )
    assert split(text) == text.split("\n")


def test_spans_are_trimmed_of_odd_spaces() -> None:
    assert split("\u00a0\u200bOne.\u202f\ufeff\n\u3000Two.\t") == ["One.", "Two."]


def test_blanked_markup_stays_inside() -> None:
    assert split("See     the    plan        .\n\n          \n\nNext.") == [
        "See     the    plan        .",
        "Next.",
    ]


def test_offset_is_added() -> None:
    assert paragraphs("One.\nTwo.", offset=10) == ((10, 14), (15, 19))


@given(st.text(alphabet="aB .\n\r\u00a0\u200b-1é", max_size=300))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    found = paragraphs(text)
    at = 0
    for start, end in found:
        assert at <= start < end
        assert not text[at:start].strip("\u200b \n\r\u00a0")
        assert text[start] not in " \n\r\u00a0\u200b"
        assert text[end - 1] not in " \n\r\u00a0\u200b"
        at = end
    assert not text[at:].strip("\u200b \n\r\u00a0")
