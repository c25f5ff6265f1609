"""Sums of the agency copy that an article breaks, and figures that break none."""

from __future__ import annotations

import pytest

from auditor.compare.broken_sums import broken_sums
from auditor.compare.counterparts import Verdict
from auditor.compare.figures import figures
from auditor.document import Document
from auditor.model import Article

COPY = (
    "The yard at Halvik has 2,360 workers on its list, 1,900 with a post and 460 hired by the month.\n\n"
    "It built 24 ferries last year. Sales rose to 812 million crowns from 700 million, or 16 percent. The"
    " pension fund of 90 million is shared by 3,000 people, 30,000 crowns for each of them.\n\n"
    "The town has 41 schools, 12 of them Danish, 9 Frisian and 20 German."
)


def document(text: str) -> Document:
    return Document(Article("article", text))


def broken(said: str, verdict: Verdict = "wholly") -> list[tuple[str, str]]:
    article = document(said)
    found = broken_sums(article, figures(article), figures(document(COPY)), verdict)
    return [(article.text[b.article.start : b.article.end], b.kind) for b in found]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Of the 2,360 people at the yard 1,900 hold a post, and 640 come and go.", [("640", "difference")]),
        ("A post is held by 1,900 and 460 come and go. That makes 2,630 at the yard.", [("2,630", "sum")]),
        ("After 700 million it was 812 million crowns, and 26 percent more.", [("26 percent", "change")]),
        (
            "All 3,000 share a fund of 90 million crowns. One of them can hope for 20,000 crowns.",
            [("20,000", "quotient")],
        ),
        # 17 is what two of the three others make, which leaves no room for the third.
        ("Of 41 schools 20 are German, 21 Danish and 9 Frisian.", [("21", "difference")]),
        ("Twelve schools are Danish, 9 Frisian and 26 German: 41 altogether.", [("26", "difference")]),
    ],
)
def test_one_figure_of_a_sum_is_another(said: str, told: list[tuple[str, str]]) -> None:
    assert broken(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "Of the 2,360 people at the yard 1,900 hold a post, and 460 come and go.",
        # The copy's figure is there, too, so that the other one is of something else.
        "Of the 2,360 people 1,900 hold a post and 460 come and go; 640 wait for either.",
        # It is itself a sum of what stands beside it.
        "Of the 2,360 people 1,720 are men, which leaves 640, while 1,900 hold a post.",
        # Only one of the two others is there.
        "The yard has 1,900 people with a post. It would like 640 more.",
        "They are sentences apart, 2,360 here. One more came. Nobody left. Then 640. Was it 1,900?",
        # Somebody said so.
        "Of the 2,360 people 1,900 hold a post. “The other 640 are my friends,” she said.",
        "Of the 2,360 people at the yard 1,900 hold a post. It was founded 34,000 days ago.",
    ],
)
def test_nothing_is_broken(said: str) -> None:
    assert broken(said) == []


def test_a_report_of_its_own_may_have_figures_of_its_own() -> None:
    slip = "Of the 2,360 workers 1,900 hold a post and 640 come and go."
    assert broken(slip.replace("640", "320"), "none") == []
    assert broken("Of the 2,630 workers 1,900 hold a post and 460 come and go.", "none") == [("2,630", "sum")]
