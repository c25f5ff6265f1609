"""What every archive offers, in memory or on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Protocol

from auditor.model import Source

DAYS = 30
"""How many days before and after an article its sources are looked for, where dates are known."""


class ArchiveError(Exception):
    """An archive cannot be used; the message names its folder and the mend."""


class Archive(Protocol):
    """Anything that finds the stored texts most like a given one."""

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        exclude: Collection[str] = (),
        around: dt.date | None = None,
        days: int = DAYS,
    ) -> list[Source]:
        """The stored texts most like ``text``, best first.

        Args:
            text: The text to find sources for. A stored text that is the same but for white space,
                case and typography is no source of it and is left out.
            limit: How many to return at most.
            exclude: Ids to leave out: the article's own.
            around: The date of the text. Stored texts of a date more than ``days`` days before or after
                it are left out; those without a date stay.
            days: Half the width of that window.
        """
        ...

    def get(self, id: str) -> Source | None:
        """The stored text of an id; None if there is none."""
        ...
