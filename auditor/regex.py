"""Regular expressions that are compiled when they are first used.

The rules have some seven hundred. To compile them all was half the work of checking one article in a fresh
process, and an ordinary article needs a third of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled expression, and takes over its methods one by one as they are asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` makes it, at the first use of one of its methods.

    For those that not every text needs. It is no instance of `re.Pattern`, and a fault in it shows when it is
    first used: `tests/test_regex.py` compiles every one.

    Args:
        pattern: The expression.
        flags: As in `re.compile`.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
