from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.figures import frame


@pytest.mark.parametrize(
    ("text", "framed", "values"),
    [
        ("The fee rose from 40 to 55 crowns.", "The fee rose from ⟨0⟩ to ⟨1⟩ crowns.", [40, 55]),
        ("It rose 12 percent to $134 million.", "It rose ⟨0⟩ to ⟨1⟩.", [12, 134e6]),
        ("A range of 5-6 was seen, and 7.", "A range of 5-6 was seen, and ⟨0⟩.", [7]),
        ("On March 4 at 5:40 a.m. nine came.", "On March 4 at 5:40 a.m. ⟨0⟩ came.", [9]),
    ],
)
def test_a_sentence_has_holes_for_its_figures(text, framed, values):
    made = frame(text, 0, len(text), "en")
    assert made.text == framed
    assert [figure.value for figure in made.figures] == values


def test_each_end_has_a_measure_of_its_own():
    made = frame("It rose 12 percent to $134 million.", 0, 35, "en")
    assert [figure.measure for figure in made.figures] == ["%", "$"]


def test_a_comparison_is_no_approximation():
    text = "It was $12.60 below the $277 of May, and below 300 tonnes."
    assert [figure.approx for figure in frame(text, 0, len(text), "en").figures] == [False, False, True]


@given(st.text(alphabet=st.sampled_from("0123456789.,$% to-andfrom"), max_size=60), st.integers(0, 9))
def test_figures_point_into_the_text(text, lead):
    whole = "x" * lead + text
    made = frame(whole, lead, len(whole), "en")
    assert all(whole[f.start : f.end] == f.words for f in made.figures)
