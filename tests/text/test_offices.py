"""Offices as they are read beside names."""

from __future__ import annotations

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.text.offices import Holding, holdings, parse_office

LAB = {"oil", "ministry", "lab"}


def held(text: str) -> list[tuple[str, Holding]]:
    doc = Document(Article("article", text))
    return [(text[h.start : h.end], h) for h in holdings(text, doc.sentences, doc.names)]


@pytest.mark.parametrize(
    ("text", "written", "head", "about"),
    [
        ("Rural affairs minister Ana Ruiz left.", "Rural affairs minister", "minister", {"rural"}),
        ("Ana Ruiz, who heads the oil ministry, left.", "heads the oil ministry", "minister", {"oil"}),
        ("Ana Ruiz, who runs the oil ministry’s lab, left.", "runs the oil ministry’s lab", "leader", LAB),
        ("Justice Ana Ruiz of the Arden Court left.", "Justice", "judge", {"arden", "court"}),
        ("The dockers’ union, led by Ana Ruiz, agreed.", "led by", "leader", {"dockers", "union"}),
    ],
)  # fmt: skip
def test_an_office_and_what_it_is_of(text: str, written: str, head: str, about: set[str]) -> None:
    [(found, holding)] = held(text)
    assert (found, holding.office.head) == (written, head)
    assert holding.office.fields | holding.office.scope == about


@pytest.mark.parametrize(
    ("words", "status", "deputy"),
    [
        ("former central bank inspector", "former", False),
        ("once the mayor of Arden", "former", False),
        ("late mayor of Arden", "late", False),
        ("acting deputy mayor of Arden", "acting", True),
        ("minister-designate", "future", False),
    ],
)
def test_how_far_an_office_is_held(words: str, status: str, deputy: bool) -> None:
    office = parse_office(words)
    assert office is not None
    assert (office.status, office.deputy) == (status, deputy)


@pytest.mark.parametrize(
    "text", ["Ana Ruiz, coached the mayor’s son.", "Ana Ruiz, and the mayor.", "Ana Ruiz, met the mayor."]
)
def test_an_office_in_passing_is_nobodys(text: str) -> None:
    assert not held(text)


@pytest.mark.parametrize("whole", ["Mayor Ana Ruiz", "Ana Ruiz, mayor of Arden"])
def test_the_name_is_underlined_too(whole: str) -> None:
    text = f"In May {whole}, left."
    assert [text[slice(*h.whole)] for _, h in held(text)] == [whole]
