"""Verbs with the wrong word behind them, and wrong forms in a group of verbs."""

from __future__ import annotations

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.packs import load

RULE = load(wanted=lambda rule_id: rule_id == "language/grammar")[0][0]


def found(sentence: str) -> list[tuple[str, str | None]]:
    text = f"The baker shut his shop on Sunday.\n\n{sentence}\n\nIt opens again in spring."
    doc = Document(Article(id="article", text=text, language="en"))
    return [(text[finding.start : finding.end], finding.suggestion) for finding in RULE.check(doc)]


@pytest.mark.parametrize(
    ("sentence", "marked", "right"),
    [
        ("Two bakers were charged of arson in Bergen.", "were charged of", "were charged with"),
        ("She was accused for theft by her aunt.", "was accused for", "was accused of"),
        ("The envoy arrived to Porto on foot.", "arrived to", None),
        ("They prevented him to leave the yard.", "prevented him to leave", "prevented him from leaving"),
        ("He succeeded to open the safe.", "succeeded to open", "succeeded in opening"),
        ("The judge let them to go home.", "let them to go", "let them go"),
        ("She explained them the new form.", "explained them", "explained to them"),
        ("The choir consists from nine nuns.", "consists from", "consists of"),
        ("Despite of the hail they sang.", "Despite of", "Despite"),
        ("The mill closes in Monday.", "in Monday", "on Monday"),
        ("He has lived there since three years.", "since", "for"),
        ("The hail effected 90 farmers.", "effected", "affected"),
        ("The firm lost it’s licence in May.", "lost it’s", "lost its"),
        ("It is the most cheapest inn.", "the most cheapest", "the cheapest"),
        ("The barge was sank by ice.", "was sank", "was sunk"),
        ("Guests are been asked to wait.", "are been", None),
        ("The bank has became a museum.", "has became", "has become"),
        ("The hail has destroy 30 barns.", "The hail has destroy", "The hail has destroyed"),
        ("They could not sold the barn.", "could not sold", "could not sell"),
        ("The heirs want to sold their barn.", "to sold", "to sell"),
        ("The envoy has arrived yesterday.", "has arrived yesterday", None),
        ("She married an German baker.", "an", "a"),
        ("He is a Italian tenor.", "a", "an"),
        ("The prices of flour and salt has doubled.", "The prices of flour and salt has", None),
        ("The residents of the hamlet was asked.", "The residents of the hamlet was", None),
        ("The list of the guests include a bishop.", "The list of the guests include", None),
        ("Everyone in the two barns have a bed.", "Everyone in the two barns have", None),
        ("The baker and his clerk was seen in Bergen.", "The baker and his clerk was", None),
    ],
)
def test_a_fault_is_found(sentence: str, marked: str, right: str | None) -> None:
    (hit,) = found(sentence)
    assert hit[0] == marked
    assert right is None or hit[1] == right


@pytest.mark.parametrize(
    "sentence",
    [
        "He was accused for years of nothing but thrift.",
        "She arrived to applause, and he arrived to find the door shut.",
        "The council prevented a bid to close the mill.",
        "She succeeded to the throne in 1952.",
        "The reforms suggested to solve the crisis failed.",
        "He stressed on Monday that it depends of course on the rain.",
        "In Monday’s race, and in Friday prayers, nobody fell.",
        "In the two weeks since three of them left it has rained.",
        "A change was effected by decree.",
        "He says of it’s a long way that it is the best song.",
        "All they have came from him, and the barn they had went up in flames.",
        "Political will made it possible, and his will left her the barn.",
        "They have condemned the raid yesterday’s paper told of.",
        "The names of the people officers have seen are secret.",
        "The friends of the girl Peter was seeing left.",
        "The owner and founder of the mills was there.",
        "Nobody who saw the barns has slept.",
        "The lender which took the mill over has closed.",
        "The baker was told by his clerk and his aunt was glad.",
    ],
)
def test_a_sound_sentence_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []
