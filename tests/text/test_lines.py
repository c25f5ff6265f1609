from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.lines import LineIndex, line_spans

MIXED = st.text(alphabet="ab \n\r\u2028\x85😀", max_size=60)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\ntwo\r\nthree\rfour", ["one", "two", "three", "four"]),
        ("one\n", ["one"]),
        ("\n\n", ["", ""]),
        ("one\u2028still one\x85still", ["one\u2028still one\x85still"]),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    assert [text[a:b] for a, b in line_spans(text)] == lines


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (6, (2, 3)), (8, (3, 1)), (9, (4, 1)), (11, (4, 3))],
)
def test_position_counts_from_one(offset: int, position: tuple[int, int]) -> None:
    assert LineIndex("one\nt😀\r\n\rab").position(offset) == position


@pytest.mark.parametrize("offset", [-1, 4])
def test_position_outside_the_text_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("abc").position(offset)


@given(MIXED)
def test_position_agrees_with_the_lines(text: str) -> None:
    index = LineIndex(text)
    for number, (start, end) in enumerate(line_spans(text), 1):
        for offset in range(start, end + 1):
            assert index.position(offset) == (number, offset - start + 1)


@given(MIXED)
def test_lines_hold_everything_but_terminators(text: str) -> None:
    assert "".join(text[a:b] for a, b in line_spans(text)) == text.replace("\r", "").replace("\n", "")
