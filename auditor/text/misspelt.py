"""Words that are slips whatever stands around them: letters, apostrophes and capitals left out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_suffix(".txt")


@cache
def misspelt() -> dict[str, str]:
    """Slips as they are written in small letters (``dont``, ``monday``), and what is right."""
    lines = _LIST.read_text("utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and line[0] != "#")
    return {wrong: right for wrong, _, right in pairs}
