"""Statements between the same words, small counts and weekdays, which need more than a like sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.compare import compare
from auditor.compare.facts import PairedFacts
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "KORVIK, May 4 (NNA) - The old tannery at Korvik burned down on Sunday night and three firemen were hurt,"
    " police chief Vera Dahl said on Monday.\n\n"
    "The northern hall had stood empty without lights or guards since Friday. Its owner, Harald Brekke, asked"
    " for four days a week of watchmen in January.\n\n"
    "About 400 windows broke in the quarter. The tannery employs 340 people in two halls. A hall costs 90"
    " million kroner, up from 60 million."
)
OWN = (
    "There is soot on the washing lines of Korvik. Vera Dahl of the police has a cold, Harald Brekke a burnt"
    " hat. {}\n\nA baker on the corner gave bread away and closed at noon."
)


def conflicts(said: str, article: str = OWN, published: dt.date = dt.date(2026, 5, 5)) -> list[str]:
    doc = Document(Article("article", article.format(said), published=published))
    facts = PairedFacts(doc, compare(doc, Source("wire", WIRE, role="wire", published=dt.date(2026, 5, 4))))
    spans = [(pair.article.start, pair.article.end) for pair in facts.numbers if not pair.agrees]
    spans += [(pair.article.start, pair.article.end) for pair in facts.dates if not pair.agrees]
    return [doc.text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("The northern hall had stood empty without lights or guards since Thursday.", ["Thursday"]),
        ("He came on Friday. The northern hall had stood empty without lights or guards since Thursday.",
         ["Thursday"]),
        ("The northern hall had stood empty without lights or guards since Friday.", []),
        ("The tannery employs 430 people in two halls.", ["430"]),
        ("The southern hall had stood empty on Thursday.", []),
        ("Brekke and his sister asked on Thursday who had a key.", []),
        ("The tannery’s cat has five kittens, and seven chairs were saved.", []),
        ("He wants watchmen three days a week less, and was without any on one in four.", []),
    ],
)  # fmt: skip
def test_what_stands_between_the_same_words_is_of_one_thing(said: str, marked: list[str]) -> None:
    assert conflicts(said) == marked


def test_the_rest_of_a_week_is_no_other_time() -> None:
    assert conflicts("Brekke asked for watchmen in January, and has three days a week without.") == []


def test_a_later_take_in_its_own_words_has_later_counts() -> None:
    update = (
        "KORVIK, May 6 (NNA) - {} The old tannery at Korvik had burned down on Sunday night, police chief"
        " Vera Dahl said.\n\nThe tannery employs 340 people in two halls. A hall costs 90 million kroner, up"
        " from 60 million."
    )
    for said in (
        "Broken windows in the quarter had grown to 900 by Wednesday, and five firemen were hurt.",
        "Seven firemen are now known to have been hurt in the fire.",
    ):
        assert conflicts(said, update, dt.date(2026, 5, 6)) == []
