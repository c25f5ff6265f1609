import pytest

from auditor.compare.stock import spins
from auditor.model import Span


def spun(text: str, source: str) -> list[tuple[str, str]]:
    found = spins(text, Span(0, len(text)), source, Span(0, len(source)))
    return [(text[spin.start : spin.end], source[spin.source_start : spin.source_end]) for spin in found]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "The gratis money stream of the firm contracted.",
            "The firm’s free cash flow shrank.",
            ("gratis money stream", "free cash flow"),
        ),
        (
            "As a prudent yardstick the line was shut.",
            "The line was shut as a precautionary measure.",
            ("prudent yardstick", "precautionary measure"),
        ),
        (
            "He marked the day of the Smooth Upheaval.",
            "He marked the day of the Velvet Revolution.",
            ("Smooth Upheaval", "Velvet Revolution"),
        ),
        (
            "The abbot begged not culpable on Friday.",
            "The abbot pleaded not guilty on Friday.",
            ("begged not culpable", "pleaded not guilty"),
        ),
        (
            "He outlived a ballot of no trust in May.",
            "He survived a vote of no confidence in May.",
            ("ballot of no trust", "vote of no confidence"),
        ),
    ],
)
def test_a_phrase_is_spun(text: str, source: str, expected: tuple[str, str]) -> None:
    assert spun(text, source) == [expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A judicial investigation will follow.", "A judicial inquiry will follow."),
        ("The judge fixed bail on Monday.", "The judge set bail on Monday."),
        ("They ignored the bans imposed there.", "They ignored the stop orders there."),
        (
            "The figure is from the disaster agency.",
            "The figure is from the Disaster and Emergency Management Authority.",
        ),
        ("The relief body spoke.", "The Disaster Relief Authority spoke."),
        ("They marked the revolution of 1989.", "They marked the Velvet Revolution."),
        ("The firm’s cash flow fell.", "The firm’s free cash flow shrank."),
        ("The UN coordinator came.", "The UN resident coordinator came."),
        ("An internal investigation was ordered.", "An internal inquiry was ordered."),
        ("The line was shut as a safety measure.", "The line was shut as a precautionary measure."),
        ("Heads of the opposition stayed away.", "Opposition leaders stayed away."),
        ("She is in charge of health.", "She is the health minister."),
        ("A labour tribunal heard them.", "A labour court heard them."),
        ("It sold a controlling share.", "It sold a majority stake."),
    ],
)
def test_what_people_write_is_not_spun(text: str, source: str) -> None:
    assert spun(text, source) == []
