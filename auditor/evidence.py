"""What rules may ask for beyond the article: made once per process, when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from auditor.document import Document
from auditor.house import House

if TYPE_CHECKING:
    from auditor.archive import Archive
    from auditor.compare import Comparison


@dataclass(slots=True)
class ForDocument:
    """The evidence of one document; each kind is computed at most once.

    ``missing`` says of each kind why there is none: then rules that need it are skipped with that
    reason, and rules that merely use it get None.
    """

    doc: Document
    archive: Archive | None
    house: House = field(default_factory=House)
    missing: dict[str, str] = field(default_factory=dict)
    _found: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.archive is None:
            self.missing["sources"] = (
                "nothing to compare with: give agency copy with --wire or --archive, or more than one article"
            )
        self.missing["grammar"] = "LanguageTool is not part of this release"

    def get(self, name: str) -> Any:
        """The evidence of a name, or None where it is missing."""
        if name in self.missing:
            return None
        if name not in self._found:
            self._found[name] = self.house if name == "house" else self.sources()
        return self._found[name]

    def sources(self) -> list[Comparison]:
        """The article compared with the texts it may come from, best first."""
        from auditor.compare import compare_all

        assert self.archive is not None
        return compare_all(self.doc, self.archive)
