"""Offices that a rewrite gives otherwise than its source."""

from __future__ import annotations

import pytest

from auditor.compare import compare
from auditor.compare.offices import office_conflicts
from auditor.document import Document
from auditor.model import Article, Source
from auditor.text.offices import holdings

LEAD = "The move had been expected for several weeks, two people close to the talks said. "
TAIL = " Nobody would say more about the matter when asked for comment."


def told(source: str, article: str) -> list[str]:
    text = LEAD + article + TAIL
    doc = Document(Article("article", text, language="en"))
    held = holdings(text, doc.sentences, doc.names)
    comparison = compare(doc, Source("wire", LEAD + source + TAIL, role="wire"))
    return [text[slice(*conflict.holding.whole)] for conflict in office_conflicts(doc, held, comparison)]


@pytest.mark.parametrize(
    ("source", "article", "wrong"),
    [
        ("Transport Minister Ana Ruiz will take over finance.", "He is {}.", "Health Minister Ana Ruiz"),
        ("Justice Ana Ruiz of the land court agreed.", "Agreement came from {}.", "Chief Justice Ana Ruiz"),
        ("Its leader, Ana Ruiz, walked out. Speaker Tom Lee stayed.", "{} walked out.", "Speaker Ana Ruiz"),
        ("Deputy Speaker Ana Ruiz closed the house.", "The house was closed by {}.", "Speaker Ana Ruiz"),
        ("Ana Ruiz, a bursar, counted it twice.", "It was counted twice by {}.", "Ana Ruiz, mayor of Arden"),
    ],
)  # fmt: skip
def test_another_office(source: str, article: str, wrong: str) -> None:
    assert told(source, article.format(wrong)) == [wrong]


@pytest.mark.parametrize(
    ("source", "article"),
    [
        ("Ana Ruiz, who heads the committee on ports, spoke.", "Ports committee chair Ana Ruiz spoke."),
        ("Senator Ana Ruiz spoke.", "Senator Ana Ruiz, chair of the ports committee, spoke."),
        ("Ana Ruiz, a former central bank inspector, spoke.", "Former inspector Ana Ruiz spoke."),
        ("The SBV’s governor, Ana Ruiz, spoke.", "Ana Ruiz, governor of the State Bank of Vietnam, spoke."),
        (
            "The State Bank of Vietnam (SBV) rose. The SBV’s governor, Ana Ruiz, spoke.",
            "The central bank’s governor, Ana Ruiz, spoke.",
        ),
        ("Transport Minister Ana Ruiz will take over finance.", "Finance Minister Ana Ruiz had no comment."),
        ("Ana Ruiz, a composer, wrote it.", "The late composer Ana Ruiz wrote it."),
    ],
)  # fmt: skip
def test_other_words(source: str, article: str) -> None:
    assert not told(source, article)
