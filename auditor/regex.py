"""Regular expressions that are compiled when they are first used.

The rules have some seven hundred. To compile them all was half the work of checking one article in a fresh
process, and an ordinary article needs a third of them.
"""

from __future__ import annotations

import re
from typing import Any, cast
from weakref import WeakSet


class _Lazy:
    """Stands for a compiled expression, and takes over its methods one by one as they are asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found


_made: WeakSet[_Lazy] = WeakSet()


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as `re.compile` makes it, at the first use of one of its methods.

    For those that not every text needs. It is no instance of `re.Pattern`, and a fault in it shows when it is
    first used: `tests/test_regex.py` compiles them all.

    Args:
        pattern: The expression.
        flags: As in `re.compile`.
    """
    made = _Lazy(pattern, flags)
    _made.add(made)
    return cast("re.Pattern[str]", made)


def compile_all() -> int:
    """Compiles what is not compiled yet, so that no later text pays for it: for a process that stays.

    Returns:
        How many expressions there are.

    Raises:
        re.error: One of them has a fault.
    """
    for made in [*_made]:
        made.compiled()
    return len(_made)
