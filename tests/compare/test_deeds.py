from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare.deeds import Deed, concepts, deeds, telling
from auditor.compare.facts import article_passages
from auditor.compare.tokens import tokens
from auditor.document import Document
from auditor.model import Article


def read(text: str) -> list[Deed]:
    doc = Document(Article("a", text))
    passage = article_passages(doc)(0, len(text))
    return list(deeds(tokens(text, passage.span, passage.names), concepts(passage.telling)))


@pytest.mark.parametrize(
    ("text", "concept", "agent", "patient"),
    [
        ("The mill was sold by Arden to Berghold in May.", "transfer", "arden", "berghold"),
        ("The sale of the mill by Arden to Berghold was agreed.", "transfer", "arden", "berghold"),
        ("Berghold got its turbines from Arden last year.", "transfer", "arden", "berghold"),
        ("Ana Ruiz won the warm backing of Tomas Falk.", "support", "falk", "ruiz"),
        ("Ana Ruiz, a lawyer, had kind words for Tomas Falk.", "praise", "ruiz", "falk"),
        ("Ana Ruiz, under whom Tomas Falk trained, is leaving.", "teach", "ruiz", "falk"),
        ("The crab is being eaten by the otter.", "eat", "n:otter", "n:crab"),
        ("A tug that was drifting without lights rammed the yacht.", "hit", "n:tug", "n:yacht"),
        ("Arden lost 3-1 to Berghold.", "defeat", "berghold", "arden"),
        ("Arden owes Berghold $5 million for repairs to the mill.", "pay", "arden", "berghold"),
        ("Arden said on Monday it had agreed to sell the mill to Berghold.", "transfer", "arden", "berghold"),
    ],
)
def test_who_does_what_to_whom(text: str, concept: str, agent: str, patient: str) -> None:
    found = [deed for deed in read(text) if deed.concept == concept]
    assert any(agent in deed.agent and patient in deed.patient for deed in found)
    assert not any(patient in deed.agent and agent in deed.patient for deed in found)


@pytest.mark.parametrize(
    "text",
    [
        "Her son Gareth Falk has taught alongside Ana Ruiz since 1990.",
        "A ferry collided with a tanker.",
        "The mill sold well in Arden.",
    ],
)
def test_nobody_does_it_to_anybody(text: str) -> None:
    assert read(text) == []


@given(
    st.lists(st.sampled_from([*sorted(telling())[::7], "Arden", "Berg", "the", "by", "to", ",", "who", "of"]))
)
def test_deeds_stay_inside_their_sentence(words: list[str]) -> None:
    text = " ".join(["Arden", *words, "."])
    count = len(text.split()) + text.count("-") + text.count("'")
    for deed in read(text):
        assert 0 <= deed.first <= deed.last < max(count, 1)
        assert deed.agent
        assert deed.patient
        assert not deed.agent & deed.patient
