"""How a figure differs from another of which it may be a slip of the fingers."""

from __future__ import annotations

from typing import Literal

Mistyping = Literal["same", "changed", "neighbours", "exchanged", "reordered", "added"]
"""Nothing is wrong; one digit is another; two side by side are in each other's place; two others are; the
digits are the same in another order still; one digit is too many or missing."""


def mistyped(a: str, b: str) -> Mistyping | None:
    """Return in what one row of digits differs from another; None where it is more than one slip.

    Args:
        a: The digits of a figure, with a point where it has one.
        b: Those of the other.
    """
    if len(a) != len(b):
        shorter, longer = sorted((a, b), key=len)
        return "added" if len(longer) - len(shorter) == 1 and _has_one_more(longer, shorter) else None
    apart = [at for at, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    if len(apart) < 2:
        return "changed" if apart else "same"
    if sorted(a) != sorted(b):
        return None
    if len(apart) > 2:
        return "reordered"
    return "neighbours" if apart[1] == apart[0] + 1 else "exchanged"


def _has_one_more(longer: str, shorter: str) -> bool:
    """Whether a row of digits is another with one put in."""
    at = next((at for at, digit in enumerate(shorter) if longer[at] != digit), len(shorter))
    return longer[at + 1 :] == shorter[at:]
