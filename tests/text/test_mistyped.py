from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.mistyped import mistyped

DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("4711", "4711", "same"),
        ("4711", "4811", "changed"),
        ("4711", "7411", "neighbours"),
        ("4713", "4731", "neighbours"),
        ("4713", "1743", "exchanged"),
        ("4713", "7134", "reordered"),
        ("471", "4711", "added"),
        ("4711", "711", "added"),
        ("3.2", "2.3", "exchanged"),
        ("4711", "4822", None),
        ("47", "4711", None),
        ("471", "8711", None),
        ("4713", "7413", "neighbours"),
    ],
)
def test_kinds(a: str, b: str, kind: str | None) -> None:
    assert mistyped(a, b) == kind


@given(DIGITS, DIGITS)
def test_either_way_is_the_same_kind(a: str, b: str) -> None:
    assert mistyped(a, b) == mistyped(b, a)


@given(DIGITS, st.integers(0, 8), st.sampled_from("0123456789"))
def test_a_digit_put_in_anywhere_is_one_added(a: str, at: int, digit: str) -> None:
    assert mistyped(a, a[:at] + digit + a[at:]) == "added"
