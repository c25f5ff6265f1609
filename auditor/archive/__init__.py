"""Texts to compare with: agency copy and other articles, searched by likeness."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from auditor.archive.memory import MemoryArchive
from auditor.model import Source

__all__ = ["Archive", "MemoryArchive"]


class Archive(Protocol):
    """Anything that finds the stored texts most like a given one."""

    def search(self, text: str, *, limit: int = 10, exclude: Collection[str] = ()) -> list[Source]:
        """The stored texts most like ``text``, best first.

        Args:
            text: The text to find sources for. A stored text that is the same but for white space,
                case and typography is no source of it and is left out.
            limit: How many to return at most.
            exclude: Ids to leave out: the article's own.
        """
        ...
