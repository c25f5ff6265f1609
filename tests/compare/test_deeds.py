"""Who does what to whom in a sentence, and what two sentences have the other way round."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare import compare
from auditor.compare.deeds.read import Deed, Party, Sentence
from auditor.compare.deeds.table import NOBODY, concepts, table, telling_words, unlisted
from auditor.compare.facts import article_passages, paired_facts
from auditor.compare.tokens import extents, tokens
from auditor.document import Document
from auditor.model import Article, Source

DATA = Path(__file__).parent / "data"
LEAD = "The move had been expected for several weeks, two people close to the talks said. "
TAIL = " Nobody would say more about the matter when asked for comment."
SENTENCES = [line.split("|") for line in (DATA / "deeds.txt").read_text("utf-8").splitlines()]
SMALL = "Arden Berg Peru the by to , ( ) and who of it her was that said on Monday".split()
TOLD = tomllib.loads((DATA / "told.toml").read_text("utf-8"))["told"]


def read(text: str) -> list[Deed]:
    doc = Document(Article("a", text))
    passage = article_passages(doc)(0, len(text))
    sentence = Sentence(tokens(text, passage.span, passage.names))
    return sentence.deeds(passage.concepts | unlisted(passage.words))


def is_turned(source: str, article: str) -> bool:
    wire = Source("wire", LEAD + source + TAIL, role="wire")
    doc = Document(Article("article", LEAD + article + TAIL, title="", format="html", language="en"))
    return bool(paired_facts(doc, compare(doc, wire)).role_swaps)


def is_known(party: Party, key: str) -> bool:
    return key in party.keys or key in party.names


@pytest.mark.parametrize(("text", "concept", "agent", "patient"), SENTENCES)
def test_who_does_what_to_whom(text: str, concept: str, agent: str, patient: str) -> None:
    found = [deed for deed in read(text) if deed.concept == concept]
    assert any(is_known(deed.agent, agent) and is_known(deed.patient, patient) for deed in found)
    assert not any(is_known(deed.agent, patient) and is_known(deed.patient, agent) for deed in found)


@pytest.mark.parametrize(
    "text",
    [
        "Her son Gareth Falk has taught alongside Ana Ruiz since 1990.",
        "A ferry collided with a tanker.",
        "The mill sold well in Arden.",
        "Peru met Ecuador.",
        "Peru and Ecuador agreed on it.",
        "On the bench captain Ana Ruiz sat beside coach Tomas Falk.",
    ],
)
def test_nobody_does_it_to_anybody(text: str) -> None:
    assert read(text) == []


def test_a_verb_that_is_not_listed_counts_by_its_form() -> None:
    (deed,) = read("Peru outmanned Ecuador.")
    assert (deed.concept, set(deed.agent.names), set(deed.patient.names)) == ("=outman", {"PE"}, {"EC"})
    assert unlisted(frozenset({"agreed", "sued", "the"})) == NOBODY


@pytest.mark.parametrize("half", [0, 1])
def test_what_is_told_in_other_words_is_no_swap(half: int) -> None:
    assert [case["same"] for case in TOLD[half::2] if is_turned(case["source"], case["same"])] == []


@pytest.mark.parametrize(("half", "least"), [(0, 31), (1, 25)])
def test_what_is_told_the_other_way_round_is_one(half: int, least: int) -> None:
    assert sum(is_turned(case["source"], case["swapped"]) for case in TOLD[half::2]) >= least


def party(*keys: str) -> Party:
    return Party(frozenset(keys), frozenset(key for key in keys if key[:2] != "n:"), "?" in keys)


def deed(agent: Party, patient: Party, concept: str = "hit") -> Deed:
    return Deed(0, 1, concept, agent, patient, nominal=False)


def test_only_a_full_exchange_is_one() -> None:
    one, other = deed(party("a"), party("b")), deed(party("b"), party("a"))
    assert one.turns(other)
    assert not one.turns(deed(party("b"), party("a"), "defeat"))
    assert not one.turns(deed(party("b"), party("c")))
    assert one.says(deed(party("a"), party("b", "c")))
    assert not one.turns(deed(party("a"), party("b", "c")))


def test_of_nouns_no_other_part_may_be_shared() -> None:
    one = deed(party("n:depot", "a"), party("n:depot", "b"))
    assert one.turns(deed(party("n:depot", "b"), party("n:depot", "a")))
    assert not deed(party("n:a", "n:c"), party("n:b")).turns(deed(party("n:b"), party("n:a", "n:b")))


def test_a_pronoun_may_be_anybody() -> None:
    asked = deed(party("n:govern"), party("?"))
    assert asked.turns(deed(party("n:union"), party("n:govern")))
    assert not asked.turns(deed(party("n:govern"), party("n:union")))
    assert not asked.turns(deed(party("?"), party("?")))


def test_every_side_has_its_counterpart() -> None:
    sides = set(table().sides.values())
    assert {(concept, not acts) for concept, acts in sides} == sides


@pytest.mark.parametrize(
    "text",
    [
        "Peru sold the mill to Ecuador.",
        "Peru took Ecuador to court over the mill.",
        "The flight from Peru to Ecuador was late.",
        "The seller, Peru, was late.",
        "Peru lost 3-1 to Ecuador.",
    ],
)
def test_the_words_alone_tell_every_concept_that_is_found(text: str) -> None:
    doc = Document(Article("a", text))
    told = article_passages(doc)(0, len(text)).telling
    found = {deed.concept for deed in read(text)}
    assert found - {"own"} <= concepts(told)
    assert concepts(frozenset({"weather", "sunny"})) == NOBODY


def test_a_long_row_of_pronouns_is_read() -> None:
    assert len(read("Peru " + "said he told him that she asked them, " * 2000 + "Ecuador.")) <= 40


@given(st.lists(st.sampled_from([*sorted(telling_words())[::7], *SMALL])))
def test_deeds_stay_inside_their_sentence(words: list[str]) -> None:
    text = " ".join(["Arden", *words, "."])
    doc = Document(Article("a", text))
    places = extents(text, article_passages(doc)(0, len(text)).span, doc.names)
    for deed in read(text):
        assert 0 <= deed.first <= deed.last < len(places)
        assert deed.agent.keys
        assert deed.patient.keys
        assert not deed.agent.keys & deed.patient.keys
