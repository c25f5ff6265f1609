"""What a rewrite calls one person and its source another."""

from __future__ import annotations

import pytest

from auditor.compare import compare
from auditor.compare.descriptions import described, misplaced_descriptions
from auditor.document import Document
from auditor.model import Article, Source


def calls(text: str) -> list[tuple[str, str]]:
    doc = Document(Article("article", text, language="en"))
    return [(one.name, text[one.start : one.end]) for one in described(text, doc.names)]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("They met drummer Ana Ruiz in Arden.", [("Ana Ruiz", "drummer")]),
        ("Ana Ruiz, a retired beekeeper, waved.", [("Ana Ruiz", "retired beekeeper")]),
        ("The baker, Ana Ruiz, waved.", [("Ana Ruiz", "baker")]),
        ("Novelist Ana Ruiz waved.", [("Ana Ruiz", "Novelist")]),
        ("In September Ana Ruiz waved, however.", []),
        ("They met Ruiz, a drummer.", []),
        ("After dinner Ana Ruiz left by the river.", []),
    ],
)
def test_what_somebody_is_called(text: str, called: list[tuple[str, str]]) -> None:
    assert calls(text) == called


SOURCE = "The ferry was late. Drummer Ana Ruiz waved to beekeeper Tom Lee from the deck, and he waved back."


@pytest.mark.parametrize(
    ("article", "wrong"),
    [
        ("From the deck of the ferry, beekeeper Ana Ruiz waved to Tom Lee.", "beekeeper Ana Ruiz"),
        ("From the late ferry drummer Ana Ruiz waved to beekeeper Tom Lee, who waved back.", None),
        ("From the late ferry musician Ana Ruiz waved to the man, who waved back.", None),
        ("The ferry was late. Ana Ruiz waved to Tom Lee and beekeeper Ida Roos, who waved back.", None),
    ],
)  # fmt: skip
def test_another_persons_calling(article: str, wrong: str | None) -> None:
    doc = Document(Article("article", article, language="en"))
    comparison = compare(doc, Source("wire", SOURCE, role="wire"))
    found = [article[slice(*one.article.whole)] for one in misplaced_descriptions(doc, comparison)]
    assert found == ([wrong] if wrong else [])
