"""Runs the examples of rules: for the rules that ship, and for anybody's pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.archive.memory import MemoryArchive
from auditor.document import Document
from auditor.engine import run
from auditor.evidence import ForDocument
from auditor.model import Article, Source, Span
from auditor.packs import discover, load
from auditor.phrases.lexicon import Lexicon
from auditor.rule import Example, Rule

if TYPE_CHECKING:
    from auditor.grammar.checker import Checker

_MARK = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An example that does not show what it says: spans as text, expected and found."""

    rule: str
    example: str
    expected: tuple[str, ...]
    found: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}: expected {list(self.expected)}, found {list(self.found)} in {self.example!r}"


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text of an example without its ``[[ ]]``, and the spans that they mark.

    Raises:
        ValueError: The marks do not pair.
    """
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    opened: int | None = None
    for match in _MARK.finditer(marked):
        parts.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if (match.group() == "[[") != (opened is None):
            raise ValueError(f"marks [[ ]] do not pair: {marked!r}")
        if opened is None:
            opened = length
        else:
            spans.append(Span(opened, length))
            opened = None
    if opened is not None:
        raise ValueError(f"marks [[ ]] do not pair: {marked!r}")
    return "".join([*parts, marked[at:]]), tuple(spans)


def check_rule(rule: Rule, lexicon: Lexicon, checker: Checker | None = None) -> Iterator[Mismatch]:
    """The examples of a rule that it does not live up to; none is what you want.

    Args:
        rule: The rule.
        lexicon: What finds page furniture.
        checker: LanguageTool, for rules that need it.

    Raises:
        auditor.evidence.MissingEvidence: The rule needs LanguageTool, and there is none.
    """
    for example in (*rule.bad, *rule.good):
        text, spans = unmark(example.text)
        found = sorted({(f.start, f.end) for f in _findings(rule, lexicon, example, text, checker)})
        if found != sorted(spans):
            yield Mismatch(
                rule.id,
                example.text,
                tuple(text[s.start : s.end] for s in spans),
                tuple(text[start:end] for start, end in found),
            )


def check_examples(pack: Path, checker: Checker | None = None) -> list[Mismatch]:
    """Checks the examples of every rule of a pack.

    Args:
        pack: The pack's folder, with FAMILY/NAME.toml and FAMILY/NAME.py.
        checker: LanguageTool, for rules that need it.

    Raises:
        auditor.config.ConfigError: The pack cannot be loaded.
    """
    shipped = discover()
    rules, lexicon = load((pack,), lambda rule_id: rule_id not in shipped)
    return [mismatch for rule in rules for mismatch in check_rule(rule, lexicon, checker)]


def _findings(
    rule: Rule, lexicon: Lexicon, example: Example, text: str, checker: Checker | None
) -> list[Span]:
    article = Article(id="example", text=text, published=example.published, language=example.language)
    archive = None
    if example.source is not None:
        archive = MemoryArchive([Source(id="source", text=example.source, role=example.role)])
    doc = Document(article, lexicon.scan)
    return [Span(f.start, f.end) for f in run(rule, doc, ForDocument(doc, archive, example.house, checker))]
