"""Money converted at a rate that the passage states."""

from __future__ import annotations

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.text.exchange import conversions, may_state_rate

WRONG = [
    ("It will pay 900 million rand; at 17.5 rand to the dollar, that comes to $158 million.", "$158 million"),
    (
        "It costs 240 million kroner (1.7 billion euros at a rate of 6.9 kroner to the euro).",
        "1.7 billion euros",
    ),
    (
        "They pay 450 million pesos ($75 million) for it.\n\n($1 = 60 Philippine pesos)",
        "450 million pesos ($75 million)",
    ),
]
RIGHT = [
    "They pay 450 million pesos ($7.5 million) for it.\n\n($1 = 60 Philippine pesos)",
    "It will pay 900 million rand; at 17.5 rand to the dollar, that comes to $51 million.",
    "The rate was 17.5 rand to the dollar; the firm lost 900 million rand and its rival made $3 million.",
]


def found(text: str) -> list[str]:
    doc = Document(Article("a", text))
    assert may_state_rate(text, doc.spelt.lower)
    return [text[slice(*m.span)] for m in conversions(text, doc.sentences, doc.numbers)]


@pytest.mark.parametrize(("text", "span"), WRONG)
def test_what_does_not_follow_is_found(text: str, span: str) -> None:
    assert found(text) == [span]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_most_texts_need_no_search() -> None:
    text = "The council met on Monday and went home."
    assert not may_state_rate(text, text.lower().split())
