"""Named parties of an action, and which side of it they stand on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.compare import compare
from auditor.compare.facts import paired_facts
from auditor.compare.relations import Relation, acted, fits, relations, turned, unlisted
from auditor.compare.tokens import classes, directions, extents, tokens, unmarked, words_of
from auditor.document import Document
from auditor.model import Article, Source, Span

LEAD = "The move had been expected for several weeks, two people close to the talks said. "
TAIL = " Nobody would say more about the matter when asked for comment."


def found(sentence: str) -> list[Relation]:
    doc = Document(Article("article", sentence, language="en"))
    return list(relations(tokens(doc.text, Span(0, len(sentence)), doc.names)))


def is_turned(source: str, article: str) -> bool:
    wire = Source("wire", LEAD + source + TAIL, role="wire")
    doc = Document(Article("article", LEAD + article + TAIL, title="", format="html", language="en"))
    return bool(paired_facts(doc, compare(doc, wire)).role_swaps)


@pytest.mark.parametrize(
    ("sentence", "action", "agents", "patients"),
    [
        ("On Monday Peru struck a depot in Ecuador.", "strike", {"PE"}, {"EC"}),
        ("A depot in Ecuador came under attack from Peru.", "strike", {"PE"}, {"EC"}),
        ("The depot was handed over to Peru by Ecuador.", "transfer", {"EC"}, {"PE"}),
        ("The suspect flew to Peru from Ecuador.", "transfer", {"EC"}, {"PE"}),
        ("Ecuador was owed the money by Peru.", "owe", {"PE"}, {"EC"}),
        ("Peru took Ecuador to court.", "accuse", {"PE"}, {"EC"}),
        ("Peru lost 3-1 to Ecuador.", "beat", {"EC"}, {"PE"}),
        ("Peru fell to Ecuador.", "beat", {"EC"}, {"PE"}),
        ("Peru got the better of Ecuador.", "beat", {"PE"}, {"EC"}),
        ("Peru holds Ecuador responsible.", "accuse", {"PE"}, {"EC"}),
        ("Ecuador was held responsible by Peru.", "accuse", {"PE"}, {"EC"}),
        ("Peru pinned the blame for the delay on Ecuador.", "accuse", {"PE"}, {"EC"}),
        ("Peru made way for Ecuador.", "replace", {"EC"}, {"PE"}),
        ("Peru is to provide Ecuador with power.", "supply", {"PE"}, {"EC"}),
        ("Peru must pay back the money to Ecuador.", "owe", {"PE"}, {"EC"}),
        ("Peru wants Ecuador to lift the ban.", "tell", {"PE"}, {"EC"}),
        ("Peru demanded that Ecuador lift the ban.", "tell", {"PE"}, {"EC"}),
        ("Peru refused to meet Ecuador.", "would meet", {"PE"}, {"EC"}),
        ("Peru hosted Ecuador.", "visit", {"EC"}, {"PE"}),
        ("Peru filed a complaint against Ecuador.", "accuse", {"PE"}, {"EC"}),
        ("Peru faces a lawsuit by Ecuador.", "accuse", {"EC"}, {"PE"}),
        ("Peru petitioned the court against Ecuador.", "accuse", {"PE"}, {"EC"}),
        ("Peru dragged Ecuador before the tribunal.", "accuse", {"PE"}, {"EC"}),
        ("Peru was told by Ecuador to leave.", "tell", {"EC"}, {"PE"}),
        ("Peru called on Ecuador to leave.", "tell", {"PE"}, {"EC"}),
        ("Peru said that Ecuador had ordered it to leave.", "tell", {"EC"}, {"PE"}),
        ("Peru stopped work at the request of Ecuador.", "ask", {"EC"}, {"PE"}),
        ("Chile ordered Peru to reimburse Ecuador.", "pay", {"PE"}, {"EC"}),
        ("Peru reported Ecuador to the police.", "report", {"PE"}, {"EC"}),
        ("Peru exported 12,000 tonnes to Ecuador.", "transfer", {"PE"}, {"EC"}),
        ("Peru and Chile accused Ecuador.", "accuse", {"PE", "CL"}, {"EC"}),
        ("Tariffs imposed by Peru fell on steel from Ecuador.", "", set(), set()),
    ],
)
def test_sides(sentence: str, action: str, agents: set[str], patients: set[str]) -> None:
    sides = [(r.action, set(r.agents), set(r.patients)) for r in found(sentence)]
    if action:
        assert (action, agents, patients) in sides
    else:
        assert not any(name == "strike" for name, _, _ in sides)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru met Ecuador.",
        "Peru agreed to sue Ecuador.",
        "Peru and Ecuador signed it.",
        "Peru said Ecuador left.",
    ],
)
def test_equals_and_what_is_only_meant_have_no_sides(sentence: str) -> None:
    assert not [r for r in found(sentence) if r.action.startswith("=")]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Jets of Peru attacked a radar station in Ecuador on Tuesday, the ministry said.",
            "A radar station in Ecuador came under attack from Peru’s jets on Tuesday, the ministry said.",
            "A radar station in Peru came under attack from Ecuador’s jets on Tuesday, the ministry said.",
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
            "The union sued the company in May. The company sued the union in June.",
            "The company sued the union.",
        ),
        ("Varo accused Selk of fraud.", "Selk was accused by Varo. Selk accused Varo’s lawyer of slander."),
        ("Omar Ruiz sold the land to Tomas Berg.", "Tomas Berg paid Omar Ruiz for the land."),
    ],
)
def test_what_the_source_says_elsewhere_or_of_another_thing_is_no_exchange(source: str, article: str) -> None:
    assert not is_turned(source, article)


def test_only_a_full_exchange_is_one() -> None:
    one = Relation(0, 1, "strike", False, frozenset("a"), frozenset("b"))
    other = one._replace(agents=frozenset("b"), patients=frozenset("a"))
    half = one._replace(agents=frozenset("b"), patients=frozenset("bc"))
    assert turned(one, other)
    assert fits(one, half)
    assert not turned(one, half)
    assert not turned(one, other._replace(action="beat"))


def test_what_two_sentences_can_have_in_common() -> None:
    assert classes(words_of("Peru sold grain")) == {"sell", "transfer"}
    assert directions(words_of("The grain was sold by Peru to Ecuador")) == {"by", "sold"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru sold the mill to Ecuador.",
        "Peru took Ecuador to court over the mill.",
        "Ecuador stopped the work at the request of Peru.",
        "“Peru outmanoeuvred Ecuador,” she said.",
        "The flight from Peru to Ecuador was late.",
        "Peru lost 3-1 to Ecuador.",
    ],
)
def test_the_words_alone_tell_every_action_that_is_found(sentence: str) -> None:
    actions = {relation.action for relation in found(sentence)}
    assert actions
    words, others = words_of(unmarked(sentence)), words_of("the weather was fine")
    assert actions <= acted(words, words) | unlisted(words, words)
    assert not actions & (acted(words, others) | unlisted(words, others))


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["Peru", "Ecuador", "Chile", "sold", "was", "hit", "by", "to", "from", ",", "and"])
    )
)
def test_every_relation_lies_in_its_sentence_with_different_parties(words: list[str]) -> None:
    sentence = " ".join(words)
    doc = Document(Article("article", sentence, language="en"))
    places = extents(sentence, Span(0, len(sentence)), doc.names)
    assert all(0 <= place.start < place.end <= len(sentence) for place in places)
    for relation in found(sentence):
        assert 0 <= relation.first <= relation.last < len(places)
        assert relation.agents
        assert relation.patients
        assert not relation.agents & relation.patients
