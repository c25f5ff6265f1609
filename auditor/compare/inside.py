"""What of a text's names, figures or dates lies in a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """What begins at an offset of a text."""

    @property
    def start(self) -> int: ...


S = TypeVar("S", bound=Placed)


class Inside(Generic[S]):
    """Things found in a text, by the stretch of it in which they begin.

    Args:
        found: The things, in order.
    """

    def __init__(self, found: Sequence[S]) -> None:
        self._found = found
        self._starts = [item.start for item in found]

    def __call__(self, start: int, end: int) -> Sequence[S]:
        """Those that begin in a stretch."""
        first = bisect_left(self._starts, start)
        return self._found[first : bisect_left(self._starts, end, first)]

    def indexes(self, start: int, end: int) -> range:
        """The indexes of those that begin in a stretch."""
        first = bisect_left(self._starts, start)
        return range(first, bisect_left(self._starts, end, first))

    def any(self, start: int, end: int) -> bool:
        """Whether any begins in a stretch."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end
