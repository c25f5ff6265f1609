from hypothesis import given
from hypothesis import strategies as st

from auditor.text.search import offsets


def test_offsets_are_in_order() -> None:
    assert offsets("a pier, a boat; a net", (";", ",", "boat")) == [6, 10, 14]


def test_overlapping_pieces_all_count() -> None:
    assert offsets("aaa", ("aa",)) == [0, 1]
    assert offsets("aaa", ("b",)) == []


@given(st.text(alphabet="ab;’é", max_size=40), st.sets(st.text(alphabet="ab;’é", min_size=1, max_size=2)))
def test_every_piece_stands_where_it_is_found(text: str, pieces: set[str]) -> None:
    expected = [at for at in range(len(text)) for piece in pieces if text.startswith(piece, at)]
    assert offsets(text, pieces) == expected
