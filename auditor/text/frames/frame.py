"""Frames of words that are wrong whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple


class Frame(NamedTuple):
    """A frame that is wrong whatever stands around it. ``right`` gives the text that belongs there."""

    pattern: re.Pattern[str]
    message: str
    right: Callable[[re.Match[str]], str | None] = lambda match: None
    first: frozenset[str] = frozenset()
    """Words that announce the frame: around them alone it is looked for."""
    second: frozenset[str] | Callable[[str], object] | None = None
    """Which words may stand right behind them: a set where they can be counted, which costs a look-up."""


def of(words: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(words.split())


def whole(pattern: str) -> Callable[[str], object]:
    """Whether a word fits a pattern; remembered, for the same words follow "a" and "an" in every text."""
    return lru_cache(maxsize=4096)(re.compile(pattern).fullmatch)
