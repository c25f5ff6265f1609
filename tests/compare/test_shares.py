"""Two parties with each other's figures."""

from __future__ import annotations

import pytest

from auditor.compare import compare
from auditor.compare.facts import paired_facts
from auditor.document import Document
from auditor.model import Article, Source

LEAD = "The move had been expected for several weeks, two people close to the talks said. "
TAIL = " Nobody would say more about the matter when asked for comment."


def is_exchanged(source: str, article: str) -> bool:
    wire = Source("wire", LEAD + source + TAIL, role="wire")
    doc = Document(Article("article", LEAD + article + TAIL, title="", format="html", language="en"))
    return any(swap.kind == "figures" for swap in paired_facts(doc, compare(doc, wire)).role_swaps)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Two thirds of the tunnel's cost will be paid by Peru and one third by Chile.",
            "Chile will pay one third of what the tunnel costs and Peru two thirds.",
            "Chile will pay two thirds of what the tunnel costs and Peru one third.",
        ),
        (
            "Peru will give 40 percent of the tunnel's cost, Chile 35 and Bolivia 25.",
            "Chile gives 35 percent of the tunnel's cost, Peru 40 and Bolivia 25.",
            "Chile gives 40 percent of the tunnel's cost, Peru 35 and Bolivia 25.",
        ),
    ],
)
def test_figures_change_places(source: str, right: str, wrong: str) -> None:
    assert not is_exchanged(source, right)
    assert is_exchanged(source, wrong)
