"""Sentences whose parties an article has the other way round than its source."""

from __future__ import annotations

import pytest

from auditor.compare import compare
from auditor.compare.facts import paired_facts
from auditor.document import Document
from auditor.model import Article, Source

LEAD = "The move had been expected for several weeks, two people close to the talks said. "
TAIL = " Nobody would say more about the matter when asked for comment."


def is_turned(source: str, article: str) -> bool:
    wire = Source("wire", LEAD + source + TAIL, role="wire")
    doc = Document(Article("article", LEAD + article + TAIL, title="", format="html", language="en"))
    return bool(paired_facts(doc, compare(doc, wire)).role_swaps)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Jets of Peru attacked a radar station in Ecuador on Tuesday, the ministry said.",
            "A radar station in Ecuador came under attack from Peru’s jets on Tuesday, the ministry said.",
            "A radar station in Peru came under attack from Ecuador’s jets on Tuesday, the ministry said.",
        ),
        (
            "A lorry rammed the rear of a bus on the bridge at Arvika on Monday, police said.",
            "On the bridge at Arvika a truck drove into a bus on Monday, police said.",
            "A bus rammed the rear of a lorry on the bridge at Arvika on Monday, police said.",
        ),
        (
            "The Arvika High Court on Monday overturned a decision of the Danvik District Court on rents.",
            "A decision of the Danvik District Court was overturned by the Arvika High Court on Monday.",
            "The Danvik District Court on Monday overturned a ruling of the Arvika High Court on rents.",
        ),
        (
            "Orlan Steel borrowed 22 million pounds from Fenwick Bank in 2019.",
            "Fenwick Bank lent Orlan Steel 22 million pounds in 2019.",
            "Orlan Steel lent Fenwick Bank 22 million pounds in 2019.",
        ),
        (
            "Sandvik United beat Arvika Town 3-1 at home on Saturday evening.",
            "Arvika Town lost 3-1 to Sandvik United on Saturday evening.",
            "Sandvik United lost 3-1 to Arvika Town on Saturday evening.",
        ),
        (
            "Peru recalled its ambassador from Ecuador on Sunday over the border row.",
            "Peru on Sunday called its ambassador home from Ecuador over the border row.",
            "Ecuador on Sunday called its ambassador home from Peru over the border row.",
        ),
        (
            "About 900 patients were evacuated from Kostrel to Danvik as the water rose.",
            "As the water rose, about 900 patients were moved to Danvik from Kostrel.",
            "As the water rose, about 900 patients were moved to Kostrel from Danvik.",
        ),
        (
            "The agency and Portline sued Wexham Council over the jetty.",
            "Wexham Council was sued over the jetty by the agency and Portline.",
            "The agency and Portline were sued over the jetty by Wexham Council.",
        ),
        (
            "Ana Ruiz, the chief executive, fired Tomas Berg, the finance director, in April.",
            "Tomas Berg, the finance director, was sacked in April by Ana Ruiz.",
            "Ana Ruiz, the chief executive, was sacked in April by Tomas Berg.",
        ),
        (
            "The takeover of Arden Credit by Novabank is worth 2 billion euros.",
            "Novabank has taken over Arden Credit in a deal worth 2 billion euros.",
            "Arden Credit has taken over Novabank in a deal worth 2 billion euros.",
        ),
        (
            "The Grand Hall has leased its annex from Mercer Trust since 1998.",
            "Mercer Trust has leased an annex to the Grand Hall since 1998.",
            "Mercer Trust has leased an annex from the Grand Hall since 1998.",
        ),
        (
            "The athletics agency of Peru had taken Ruiz to the chamber in April.",
            "Ruiz was hauled before the chamber by Peru’s athletics agency in April.",
            "Ruiz had taken Peru’s athletics agency to the chamber in April.",
        ),
        (
            "The Ostbridge Cycling Union (OCU) had referred the dispute to the tribunal in May.",
            "In May the dispute was referred to the tribunal by the OCU.",
            "In May the tribunal had referred the dispute to the Ostbridge Cycling Union (OCU).",
        ),
        (
            "The harbour council of Ostbridge sued the agency and the company in June.",
            "The agency and the company were sued in June by the harbour council.",
            "In June the agency and the company sued the harbour council of Ostbridge.",
        ),
        (
            "Nurse Ana Ruiz told the inquiry that Tomas Berg had ordered her to leave.",
            "The inquiry was told by Ana Ruiz that she had been ordered to leave by Tomas Berg.",
            "The inquiry was told by Tomas Berg that Ana Ruiz made him leave.",
        ),
        (
            "The seller, Varo Fuels of Ostbridge, keeps its depot.",
            "The vendor, Varo Fuels from Ostbridge, retains its depot.",
            "The purchaser, Varo Fuels of Ostbridge, keeps its depot.",
        ),
        (
            "The fund lent the orchestra 4 million euros in 2022.",
            "The orchestra borrowed 4 million euros from the fund in 2022 and owed the fund half of it.",
            "The orchestra lent the fund 4 million euros in 2022.",
        ),
    ],
)
def test_an_exchange_of_parties(source: str, right: str, wrong: str) -> None:
    assert not is_turned(source, right)
    assert is_turned(source, wrong)


@pytest.mark.parametrize(
    ("source", "article"),
    [
        (
            "Kostrel Rail bid 186 million, 15 million more than Danvik Freight, which bid 171 million.",
            "Kostrel Rail has offered 186 million and Danvik Freight 171 million.",
        ),
        (
            "The union sued the company in May. The company sued the union in June.",
            "The company sued the union.",
        ),
        ("Varo accused Selk of fraud.", "Selk was accused by Varo. Selk accused Varo’s lawyer of slander."),
        ("Omar Ruiz sold the land to Tomas Berg.", "Tomas Berg paid Omar Ruiz for the land."),
    ],
)
def test_what_the_source_says_elsewhere_or_of_another_thing_is_no_exchange(source: str, article: str) -> None:
    assert not is_turned(source, article)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # nobody has to know what the verb means
            "Ana Ternow out-scouted Jon Oskol for a decade, the survey found.",
            "For a decade Ana Ternow out-scouted Jon Oskol, the survey found.",
            "The survey found that Jon Oskol out-scouted Ana Ternow for a decade.",
        ),
        (
            "The court sentenced Varo to nine years, while his cousin Selk was cleared.",
            "The court cleared Selk and sentenced Varo, his cousin, to nine years.",
            "The court sentenced Selk to nine years, while his cousin Varo was cleared.",
        ),
        (
            "Varo told the court that Selk had threatened to dismiss her.",
            "The court heard that Selk had threatened to have Varo dismissed.",
            "The court heard that Varo had threatened to have Selk dismissed.",
        ),
        (
            "The builder, Tarn Works, last month sued a newspaper, the Danvik Post, over a report.",
            "Last month the firm sued the Danvik Post, a newspaper, over a report.",
            "Last month the firm was sued by the Danvik Post, a newspaper, over a report.",
        ),
        (
            "The federation asked a tribunal to order Arvika Town to pay the fine.",
            "The federation took Arvika Town to a tribunal over the fine.",
            "Arvika Town took the federation to a tribunal over the fine.",
        ),
    ],
)
def test_parties_are_found_whatever_tells_of_them(source: str, right: str, wrong: str) -> None:
    assert is_turned(source, wrong)
    assert not is_turned(source, right)


@pytest.mark.parametrize(
    ("source", "article"),
    [
        ("Arvika Town met Sandvik United on Saturday.", "Sandvik United met Arvika Town on Saturday."),
        (
            "The bridge is safe, said Omar Ruiz, whose firm built it.",
            "Omar Ruiz, whose firm built it, said the bridge is safe.",
        ),
        ("Varo won the race and Selk did too.", "Selk won the race and Varo did too."),
        ("Varo was accused of fraud by Selk.", "Varo accused a lawyer of fraud after Selk had spoken."),
    ],
)
def test_equals_and_newcomers_have_not_changed_places(source: str, article: str) -> None:
    assert not is_turned(source, article)
