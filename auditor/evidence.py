"""What rules may ask for beyond the article: made once per process, when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from auditor.document import Document
from auditor.house import House

if TYPE_CHECKING:
    from auditor.archive import Archive
    from auditor.compare import Comparison
    from auditor.compare.encoder import Encoder
    from auditor.grammar import Match
    from auditor.grammar.checker import Checker
    from auditor.model import Engine


class MissingEvidence(Exception):
    """Evidence that a rule needs is not to be had; the message says why."""


@dataclass(slots=True)
class ForDocument:
    """The evidence of one document; each kind is computed at most once.

    ``missing`` says of each kind why there is none: then rules that need it are skipped with that
    reason, and rules that merely use it get None.
    """

    doc: Document
    archive: Archive | None
    house: House = field(default_factory=House)
    checker: Checker | None = None
    encoder: Encoder | None = None
    missing: dict[str, str] = field(default_factory=dict)
    engines: tuple[Engine, ...] = ()
    """Checkers of others that were asked, with their versions."""
    _found: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.archive is None:
            self.missing["sources"] = (
                "nothing to compare with: give agency copy with --wire or --archive, or more than one article"
            )
        if self.checker is None:
            self.missing["grammar"] = "LanguageTool was left out (--no-grammar)"
        elif (reason := self.checker.missing()) is not None:
            self.missing["grammar"] = reason

    def get(self, name: str) -> Any:
        """The evidence of a name, or None where it is missing."""
        if name in self.missing:
            return None
        if name not in self._found:
            try:
                self._found[name] = _MAKERS[name](self)
            except MissingEvidence as error:
                self.missing[name] = str(error)
                return None
        return self._found[name]

    def need(self, name: str) -> Any:
        """The evidence of a name.

        Raises:
            MissingEvidence: There is none.
        """
        found = self.get(name)
        if name in self.missing:
            raise MissingEvidence(self.missing[name])
        return found

    def sources(self) -> list[Comparison]:
        """The article compared with the texts it may come from, best first."""
        from auditor.compare import compare_all

        assert self.archive is not None
        return compare_all(self.doc, self.archive, encoder=self.encoder)

    def grammar(self) -> tuple[Match, ...]:
        """What LanguageTool marks in the article.

        Raises:
            MissingEvidence: It could not be asked, or did not answer.
        """
        from auditor.grammar import GrammarError
        from auditor.model import Engine

        assert self.checker is not None
        try:
            checked = self.checker.check(self.doc)
        except GrammarError as error:
            raise MissingEvidence(str(error)) from None
        self.engines += (Engine("LanguageTool", checked.version, checked.variant, checked.left_out),)
        return checked.matches


_MAKERS: dict[str, Callable[[ForDocument], Any]] = {
    "sources": ForDocument.sources,
    "grammar": ForDocument.grammar,
    "house": lambda evidence: evidence.house,
}
