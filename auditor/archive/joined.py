"""Several archives searched as one: the wire copy of a run beside the archive on disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import chain, zip_longest

from auditor.archive.interface import DAYS, Archive
from auditor.model import Source


class JoinedArchive:
    """Archives side by side. Their scores cannot be compared, so the best of each come first, then the
    second best, and so on.

    Args:
        archives: What to search. An id that is in several of them comes once.
    """

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._archives = tuple(archives)

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        exclude: Collection[str] = (),
        around: dt.date | None = None,
        days: int = DAYS,
    ) -> list[Source]:
        """The stored texts most like ``text`` (see `Archive.search`)."""
        ranked = [
            archive.search(text, limit=limit, exclude=exclude, around=around, days=days)
            for archive in self._archives
        ]
        by_id: dict[str, Source] = {}
        for source in chain.from_iterable(zip_longest(*ranked)):
            if source is not None:
                by_id.setdefault(source.id, source)
        return list(by_id.values())[: max(0, limit)]

    def get(self, id: str) -> Source | None:
        """The stored text of an id, from the first archive that has it."""
        return next((found for archive in self._archives if (found := archive.get(id)) is not None), None)
