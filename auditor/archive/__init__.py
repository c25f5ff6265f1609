"""Texts to compare with: agency copy and other articles, searched by likeness."""

from auditor.archive.interface import Archive, ArchiveError

__all__ = ["Archive", "ArchiveError"]
