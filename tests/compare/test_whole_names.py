"""Names of a rewrite in which a word is another than in its source's."""

import pytest

from auditor.compare import compare_with
from auditor.compare.names.whole import named_otherwise
from auditor.document import Document
from auditor.model import Article, Severity, Source

STORY = (
    "The depot in Joliet will shut in March with the loss of 310 jobs, {} told the staff on Monday morning. "
    "The drivers' union has called a vote on a strike, and its members will be asked on Friday. "
    "The firm lost a contract for the carriage of steel in the autumn and has not found another one."
)


def otherwise(text, source):
    doc = Document(Article(id="article", text=text))
    (comparison,) = compare_with(doc, [Source(id="wire", text=source, role="wire")])
    return [
        (found.here, found.there, found.severity) for found in named_otherwise(text, doc.names, comparison)
    ]


@pytest.mark.parametrize(
    ("here", "there", "severity"),
    [
        ("Donna Whitcomb", "Dana Whitcomb", Severity.WARNING),
        ("Ruth Whitcomb", "Dana Whitcomb", Severity.WARNING),
        ("Carina Söderberg", "Carina Söderblad", Severity.WARNING),
        ("Terrence Mayberry", "Terence Maybury", Severity.WARNING),
        ("the National Bank of Arwana", "the Central Bank of Arwana", Severity.WARNING),
        ("the Party of Rural Union", "the Party of Rural Unity", Severity.WARNING),
        ("the Rural Broadcast Act", "the Rural Broadband Act", Severity.WARNING),
    ],
)
def test_another_name_in_its_place(here, there, severity):
    found = otherwise(STORY.format(here), STORY.format(there))
    assert found == [(here.removeprefix("the "), there.removeprefix("the "), severity)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Bob Ashdown", "Robert Ashdown"),
        ("Dmitri Alekseev", "Dmitry Alexeyev"),
        ("Helen Tuhiwai (née Fairley)", "Helen Fairley"),
        ("Dana Whitcomb", "Dana Whitcomb of Joliet"),
        ("Luiz Cavalcanti", "Luiz Henrique Cavalcanti de Sousa"),
        ("Maria Olsen", "Ivan Petrov"),
    ],
)
def test_names_that_may_be_one_or_are_two(here, there):
    assert otherwise(STORY.format(here), STORY.format(there)) == []


def test_a_name_made_of_two():
    tail = " Rolf Falk of the bank was there."
    assert otherwise(STORY.format("Dana Falk") + tail, STORY.format("Dana Whitcomb") + tail) == [
        ("Dana Falk", "Dana Whitcomb", Severity.WARNING)
    ]


def test_a_name_that_the_article_has_too_is_no_other():
    text = STORY.format("Ruth Whitcomb") + " Dana Whitcomb, her aunt, founded the firm."
    assert otherwise(text, STORY.format("Dana Whitcomb")) == []
