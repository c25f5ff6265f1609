"""Lines that are told by their form rather than their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.phrases.forms import LONGEST, is_byline, is_reactions


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee @annlee Court Reporter 9 Comments",
        "From Chika Nwosu, Owerri (@chikawrites)",
        "Story by Digital Desk / Published: 09:14, 22 May 2025 / Edited by R. Menon",
        "Agency Reporter   11th June 2024   0",
        "PUBLISHED ON 6/2/2025 BY STAFF WRITER",
        "Ritu Sharma | TNN | Jun 18, 2025, 20:04 IST",
    ],
)
def test_a_byline_with_what_a_template_adds(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee in Accra",
        "By Ann Lee, 12 March 2025",
        "By Ann Lee, Senior Reporter",
        "Photo by Ann Lee, 3 March 2025",
        "Reporting by Ann Lee in Accra; Editing by Tom Roe",
        "LONDON, March 3 (Reuters)",
        "Kick-off 7:45 pm, Saturday 3 May 2025",
        "By 9:30 am Police",
        "By Tuesday night, 14 March 2025, only two of the boats had come back.",
        "9 Comments",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_byline(line)


def test_pictures_with_figures_are_reactions() -> None:
    assert is_reactions("👍 212 👎 14")
    assert is_reactions("😀 41% 😡 33% 😢 26%")
    assert not is_reactions("👍 212")
    assert not is_reactions("👍 212 likes 👎 14")
    assert not is_reactions("212 14")


@given(st.text(min_size=1, max_size=2 * LONGEST).map(str.strip).filter(bool))
def test_any_line_is_looked_at(line: str) -> None:
    assert is_byline(line) in (True, False)
    assert is_reactions(line) in (True, False)
