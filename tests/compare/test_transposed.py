"""Figures with two digits in each other's place, in texts that are not told to derive from the source."""

from __future__ import annotations

import pytest

from auditor.compare.figures import figures
from auditor.compare.moments import equal, follows, moments
from auditor.compare.transposed import transposed_figures
from auditor.document import Document
from auditor.model import Article

COPY = (
    "Ida Roos of Halvik University and Lars Beck of Storholm Hospital presented the trial on Monday.\n\n"
    "The trial followed 5,362 volunteers in Halvik through two winters. Digging starts in March and lasts"
    " 28 months. In the vote 407 doctors were for the plan and 112 against, of 519 who came."
)
REPORT = "A plain week in Halvik\n\nIda Roos has her figures, and Lars Beck of Storholm Hospital his. {}"


def document(text: str) -> Document:
    return Document(Article("article", text))


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("She had enrolled 5,632 people there.", ["5,632"]),
        ("She had enrolled 5,362 people there.", []),
        ("She had enrolled 5,326 people, and 5,362 wished to be.", []),
        ("She had enrolled about 5,632 people there.", []),
        ("From March they will dig for 82 months.", ["82"]),
        ("The house was empty for 82 months.", []),
        ("Of 519 doctors, 470 said yes.", ["470"]),
        ("Her garden has 470 tulips, all of them white.", []),
        ("“We had 5,632 of them,” she said.", []),
    ],
)
def test_two_digits_in_each_other_s_place(said: str, marked: list[str]) -> None:
    article, copy = document(REPORT.format(said)), document(COPY)
    found = transposed_figures(article, figures(article), copy, figures(copy))
    assert [article.text[slip.article.start : slip.article.end] for slip in found] == marked


def test_texts_without_common_names_are_of_two_events() -> None:
    article, copy = document("The trial had enrolled 5,632 volunteers in Lund."), document(COPY)
    assert not list(transposed_figures(article, figures(article), copy, figures(copy)))


def test_the_day_after_one_that_is_named() -> None:
    told = moments(document("On Monday the envoy was summoned. A day later farmers blocked the road."))
    tuesday, wednesday = moments(document("Farmers came on Tuesday, and on Wednesday they left."))
    assert follows(tuesday, told, told)
    assert not follows(wednesday, told, told)


def test_a_date_is_not_written_like_a_weekday() -> None:
    (date,) = moments(document("The storm struck the coast on December 19."))
    (weekday,) = moments(document("The president is due there on Saturday."))
    assert not equal(date, weekday)
