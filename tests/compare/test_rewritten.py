"""Figures that a rewrite has by a wrong measure, as a wrong share, or in the place of another one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auditor.compare import compare
from auditor.compare.facts import paired_facts
from auditor.compare.rewritten import said_in_words
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "BREVIK, Oct 3 (Nordsund News) - The island of Selva will lend its visitors 800 bicycles next summer at a"
    " price of 90 kroner a day, the tourist board said on Thursday. {} Ferries bring up to 2,400 people to"
    " the island each morning. The board will open three new camping grounds near the lighthouse."
)
REWRITE = (
    "Visitors to the island of Selva can hire one of 800 bicycles from next summer, the tourist board"
    " announced on Thursday. {} As many as 2,400 people come by ferry every morning. Three camping grounds"
    " are to be opened close to the lighthouse."
)


def told(wire: str, rewrite: str) -> Sequence[tuple[str, str]]:
    doc = Document(Article("article", rewrite))
    source = Source("wire", wire, role="wire")
    found = paired_facts(doc, compare(doc, source)).rewritten
    return [(rewrite[a.start : a.end], wire[b.start : b.end]) for a, b in found]


@pytest.mark.parametrize(
    ("printed", "slips"),
    [
        ("They cost 90 kroner a week.", [("90 kroner a week", "90 kroner a day")]),
        ("They cost 90 kroner for each day.", []),
        ("They cost 90 kroner a head.", []),  # A head for a day, for all that the copy says.
        ("They cost 95 kroner a week.", []),
    ],
)
def test_a_price_is_by_the_measure_of_the_copy(printed: str, slips: list[tuple[str, str]]) -> None:
    assert told(WIRE.format("Helmets are free."), REWRITE.format(printed)) == slips


@pytest.mark.parametrize(
    ("stated", "printed", "slips"),
    [
        (
            "A third of its summer guests come from Denmark.",
            "Half of its summer guests are Danes.",
            [("Half", "A third")],
        ),
        (
            "A third of its summer guests come from Denmark.",
            "One in three of its summer guests is a Dane.",
            [],
        ),
        (
            "A third of its summer guests come from Denmark.",
            "Two thirds of its summer guests are no Danes.",
            [],
        ),
        ("Of 600 guests 150 come from Denmark.", "A quarter of its summer guests are Danes.", []),
        (
            "Some 29 percent of its summer guests come from Denmark.",
            "Nearly a third of its summer guests are Danes.",
            [],
        ),
    ],
)
def test_shares_in_words(stated: str, printed: str, slips: list[tuple[str, str]]) -> None:
    assert told(WIRE.format(stated), REWRITE.format(printed)) == slips


BORROWED = "Bookings for the summer houses rose by 12 percent to 5,300. The number of boats grew 27 percent."


@pytest.mark.parametrize(
    ("printed", "slips"),
    [
        (
            "Summer houses were in demand: bookings went up by 27 percent, reaching 5,300.",
            [("27 percent", "12 percent")],
        ),
        ("There were 5,300 bookings for summer houses, and 27 percent more boats.", []),
        ("There were 5,300 bookings for summer houses while the number of boats grew 27 percent.", []),
        ("Bookings for summer houses went up by 12 percent and boats by 27 percent.", []),
    ],
)
def test_figures_of_something_else(printed: str, slips: list[tuple[str, str]]) -> None:
    assert told(WIRE.format(BORROWED), REWRITE.format(printed)) == slips


def test_no_figure_is_told_that_the_copy_does_not_have() -> None:
    wire = WIRE.format("Last year 640 bicycles were hired out.")
    assert not told(wire, REWRITE.format("That is 160 more than last year, and 890 are to follow."))


def test_other_reports_have_figures_of_their_own() -> None:
    doc = Document(Article("article", REWRITE.format("They cost 90 kroner a week.")))
    source = Source("peer", WIRE.format("Helmets are free."), role="peer")
    assert paired_facts(doc, compare(doc, source)).rewritten == ()


@pytest.mark.parametrize(
    ("percentage", "text", "said"),
    [
        ("20 percent", "A fifth of the fleet is laid up.", True),
        ("90 percent", "Nine in ten boats are laid up.", True),
        ("50 percent", "Half the boats are laid up.", True),
        ("50 percent", "In the first half the boats were laid up.", False),
        ("20 percent", "The fifth boat is laid up.", False),
        ("75 percent", "A third of the boats are laid up.", False),
    ],
)
def test_fractions_in_words(percentage: str, text: str, said: bool) -> None:
    from auditor.compare.figures import figures

    (figure,) = figures(Document(Article("article", f"It is {percentage} of them.")))
    assert said_in_words(figure, Document(Article("source", text))) is said
