"""Parties that a sentence describes: where the phrase begins and ends, and whom it describes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.compare.parties import described, kinds_of, party_forms, settled, side_nouns, sided
from auditor.compare.tokens import Token, tokens, words_of
from auditor.document import Document
from auditor.model import Article, Span


def words(sentence: str) -> list[Token]:
    doc = Document(Article("article", sentence, language="en"))
    return tokens(doc.text, Span(0, len(sentence)), doc.names)


def told(sentence: str) -> str:
    return " ".join(token.name or token.word for token in described(words(sentence)).tokens)


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The parish council of Ostbridge sued Varo.", "n:council sued varo ."),
        ("Peru’s fishing agency sued Varo.", "n:agency sued varo ."),
        ("The teachers' union fined the port authority 300 euros.", "n:union fined n:authority 300 euros ."),
        ("Police arrested the club's captain.", "n:police arrested n:captain ."),
        ("The court ruling pleased Varo.", "the court ruling pleased varo ."),
        ("The Ostbridge Council (OBC) sued.", "n:council sued ."),
    ],
)
def test_a_description_is_one_token(sentence: str, parties: str) -> None:
    assert told(sentence) == parties


@pytest.mark.parametrize(
    "sentence",
    ["The builder Varo sued Peru.", "The builder, Varo, sued Peru.", "Varo, the builder, sued Peru."],
)
def test_a_name_stands_for_the_description_beside_it(sentence: str) -> None:
    found, named = settled(described(words(sentence)))
    assert [token.name or token.word for token in found.tokens] == ["varo", "sued", "PE", "."]
    assert named == {"n:builder": "varo"}


def test_a_description_of_two_is_of_neither() -> None:
    _, named = settled(described(words("The builder Varo sued the builder Selk.")))
    assert named == {"n:builder": "n:builder"}


def test_kinds_are_those_of_any_form() -> None:
    assert kinds_of(words_of("two firms sued the agencies")) == {"company": "firms", "agency": "agencies"}


def test_every_side_has_its_counterpart() -> None:
    assert {(action, 1 - side) for action, side in sided().values()} == set(sided().values())
    assert side_nouns() == sided().keys()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["the", "council", "court's", "of", "Peru", "Varo", ",", "(", ")", "sued", "by", "new"]
        )
    )
)
def test_every_token_has_its_place(parts: list[str]) -> None:
    given_tokens = words(" ".join(parts))
    once = described(given_tokens)
    twice, _ = settled(once)
    for sentence in (once, twice):
        assert len(sentence.tokens) == len(sentence.places)
        flat = [at for first, last in sentence.places for at in range(first, last + 1)]
        assert flat == list(range(len(given_tokens)))
    assert "council" in party_forms()
