"""Units behind a number, whatever mark ends them."""

from __future__ import annotations

import pytest

from auditor.text.numbers import numbers


@pytest.mark.parametrize(
    ("text", "written", "unit"),
    [
        ("Prices rose by 10 percent. The bank was surprised.", "10 percent", "%"),
        ("Prices rose by 10 percent.", "10 percent", "%"),
        ("The road is 12 km. The bridge is longer.", "12 km", "km"),
        ("The road is 12 kilometres, the bridge shorter.", "12 kilometres", "km"),
    ],
)
def test_a_full_stop_behind_a_unit_is_no_part_of_it(text: str, written: str, unit: str) -> None:
    (found, *_) = numbers(text, "en")
    assert found.unit == unit
    assert text[found.start : found.end] == written
