"""Results beside the sets, legs, quarters, innings and times that they follow from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]

WRONG = [
    ("Umsa beat Leko in straight sets, 25-17, 22-25, 25-20, 25-23.", "in straight sets"),
    ("Umsa beat Leko 3-2, winning 25-17, 22-25, 25-20, 25-23.", "3-2"),
    ("Umsa won 86-81, with quarters of 22-18, 17-21, 26-23 and 20-19.", "86-81"),
    ("Umsa won 3-1 away in the first leg. A 1-1 draw at home made it 5-2 on aggregate.", "5-2 on aggregate"),
    ("Arda won in 2:24:12. Leko was second, 88 seconds behind in 2:24:50.", "88 seconds behind"),
    ("Arda won in 14:21.40. Leko was second in 14:24.10, 3.7 seconds behind.", "3.7 seconds behind"),
    ("Batting first, Umsa made 231 for seven. Leko were all out for 187 and lost by 54 runs.", "54 runs"),
    ("Chasing 264 to win, Leko were all out for 222 and lost by 51 runs.", "51 runs"),
]
RIGHT = [
    "Umsa beat Leko in straight sets, 25-21, 25-23, 25-19.",
    "Umsa beat Leko 3-1, winning 25-17, 22-25, 25-20, 25-23.",
    "Umsa won 85-81, with quarters of 22-18, 17-21, 26-23 and 20-19.",
    "Umsa won 3-1 away in the first leg. A 1-1 draw at home made it 4-2 on aggregate.",
    "Umsa won 6-4, 3-6, 7-5. They had won the first round in straight sets.",
    "Arda won in 2:24:12. Leko was second, 38 seconds behind in 2:24:50.",
    "Arda won in 27:14; Leko, 11 seconds behind after nine kilometres, came in at 27:35.",
    "Chasing 264 to win, Leko were all out for 222 and lost by 41 runs.",
    "Batting first, Umsa made 231 for seven. Leko reached 232 with four wickets in hand.",
]


@pytest.mark.parametrize(("text", "span"), WRONG)
def test_what_does_not_follow_is_found(found: Found, text: str, span: str) -> None:
    assert found(text) == [span]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_or_cannot_be_told_is_left_alone(found: Found, text: str) -> None:
    assert found(text) == []
