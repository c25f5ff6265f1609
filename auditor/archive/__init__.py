"""Texts to compare with: agency copy and other articles, searched by likeness."""

from auditor.archive.interface import Archive, ArchiveError
from auditor.archive.memory import MemoryArchive

__all__ = ["Archive", "ArchiveError", "MemoryArchive"]
