"""Posts that a source gives to somebody else, and ministers apart from their names."""

from __future__ import annotations

import pytest

from auditor.compare import compare
from auditor.compare.offices import office_conflicts
from auditor.compare.unnamed import unnamed_ministers
from auditor.document import Document
from auditor.model import Article, Source
from auditor.text.offices import holdings

LEAD = "The dyke at Arden broke before dawn on Monday, and 310 people had to leave their homes. "
WIRE = (
    LEAD
    + "Fire chief Tom Lee sent boats. Ana Ruiz, regional head of the Relief Agency (RELA), opened shelters. "
    "Transport Minister Ida Roos promised to mend the bridge within a month. The Greens’ leader, Jan Holm, "
    "wanted an inquiry. Peru’s envoy, Rosa Paz, and Norway’s envoy, Ole Lund, brought blankets. Engineer "
    "Mia Beck is to be chief executive of the dyke fund. The auditor, Per Dahl, and the former accountant, "
    "Eva Lind, had warned of the wall."
)


def told(article: str) -> list[str]:
    text = LEAD + article + " Nobody was hurt."
    doc = Document(Article("article", text, language="en"))
    held = holdings(text, doc.sentences, doc.names)
    comparison = compare(doc, Source("wire", WIRE, role="wire"))
    conflicts = [text[slice(*conflict.holding.whole)] for conflict in office_conflicts(doc, held, comparison)]
    return conflicts + [doc.slice(found.office) for found in unnamed_ministers(doc, held, comparison)]


@pytest.mark.parametrize(
    ("article", "wrong"),
    [
        ("Tom Lee, who heads RELA in the region, sent boats.", "Tom Lee, who heads RELA in the region"),
        ("The regional head of RELA is Tom Lee.", "regional head of RELA is Tom Lee"),
        ("As head of RELA, Tom Lee sent boats.", "head of RELA, Tom Lee"),
        ("The Greens asked for more. Tom Lee, their leader, spoke.", "Tom Lee, their leader"),
        ("For Norway, Rosa Paz brought blankets.", "For Norway, Rosa Paz"),
        ("Tom Lee will be chief executive of the fund.", "Tom Lee will be chief executive of the fund"),
        ("The former auditor, Eva Lind, had warned.", "former auditor, Eva Lind"),
        ("Ida Roos, whose ministry is that of health, came.", "Ida Roos, whose ministry is that of health"),
        ("Ida Roos came. “Soon,” the health minister said.", "health minister"),
        ("The health minister will mend the bridge in a month.", "health minister"),
    ],
)
def test_given_to_somebody_else(article: str, wrong: str) -> None:
    assert [wrong.endswith(found) or found == wrong for found in told(article)] == [True]


@pytest.mark.parametrize(
    "article",
    [
        "Ana Ruiz, who runs RELA in the region, opened shelters.",
        "Firefighters under Tom Lee, their leader, sent boats.",
        "The Greens asked for more. Jan Holm, their leader, spoke.",
        "For Peru, Rosa Paz brought blankets.",
        "Mia Beck will be chief executive of the fund.",
        "Accountant Eva Lind had warned.",
        "Ida Roos, whose ministry is that of transport, came.",
        "Ida Roos met Kofi Mensah. The health minister was ill.",
        "The health minister was not there.",
        "The transport minister will mend the bridge in a month.",
    ],
)
def test_the_same_in_other_words(article: str) -> None:
    assert told(article) == []
