"""What is stated at a place of a text, and how two statements are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar


class Stated(Protocol):
    """Something stated at a place of a text: a figure, a date."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def quoted(self) -> bool:
        """Whether it stands in a direct quotation."""


T = TypeVar("T", bound=Stated)


class Paired(NamedTuple, Generic[T]):
    """A statement of the article and the source's that stands in its place."""

    article: T
    source: T
    agrees: bool
    similarity: float
    """How alike the two sentences are, 0 to 1."""


def never(a: object, b: object) -> bool:
    """No two statements of a kind: a year has no other name."""
    return False


def unmarked(stated: object) -> bool:
    """No statement of a kind is a special one."""
    return False


def unnumbered(stated: object) -> None:
    """Statements of a kind are no numbers."""


class Likeness(NamedTuple, Generic[T]):
    """How two statements are compared."""

    comparable: Callable[[T, T], bool]
    """Whether they can be of one thing."""
    agree: Callable[[T, T], bool]
    """Whether comparable ones say the same."""
    equal: Callable[[T, T], bool]
    """Whether any two say the same, whatever they are of."""
    same_thing: Callable[[T, T], bool]
    """Whether they are of one thing by what stands beside them."""
    slip: Callable[[T, T], float]
    """How likely one is the other with a slip of the pen: 0 for not at all, 1.5 and more for surely."""
    alike: Callable[[T, T], bool]
    """Whether two of one text are so alike that one could be put for the other."""
    follows: Callable[[T, Sequence[T], Sequence[T]], bool]
    """Whether one can be reckoned from others, of the passage or of what stands around it."""
    close: Callable[[T, T], bool]
    """Whether one is of the other's size."""
    akin: Callable[[T, T], bool] = never
    """Whether they can be of one thing that has two names."""
    finer: Callable[[T, T], bool] = never
    """Whether the first says exactly what the second says roughly: it is not had from there."""
    frequent: Callable[[T], bool] = unmarked
    """Whether there are so few of its kind that any text has several: counts under ten, weekdays."""
    number: Callable[[T], Decimal | None] = unnumbered
    """What one is as a bare number."""
