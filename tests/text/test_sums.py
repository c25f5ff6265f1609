from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.figures import frame
from auditor.text.sums import digit_slip, slips, written

WRONG = [
    ("Of the 64 miners, 41 walked out; rescuers reached the other 33 on Friday.", "33"),
    ("Of the 250,000 ballots, 12,000 were spoiled, which leaves 248,000 valid.", "248,000"),
    ("The convoy had 48 lorries; 19 were hit, so 39 reached the camp.", "39"),
    ("He served 18 years of a 25-year sentence and has nine years left.", "nine"),
    ("Norway took 22 medals: 9 gold, 7 silver and 8 bronze.", "22 medals: 9 gold, 7 silver and 8"),
    ("There were nine tables and at each of them four players, 38 people in all.", "38"),
    ("Fourteen gave up the climb, so that 38 of the 62 who set out remain.", "38"),
    ("Some 42% voted yes, 37% no and 31% abstained.", "31%"),
    ("Half of the 460 workers, or 260, will lose their jobs.", "260"),
    ("Only 30 of the 120 applicants, or one in five, were accepted.", "five"),
    ("The plan will cut 20% of its 5,000 staff, or 750.", "750"),
    ("It will cut 750 jobs, or 25% of its 5,000 posts.", "25%"),
    ("The airline ordered 30 jets at $90 million each, a total of $3.7 billion.", "$3.7 billion"),
    ("The war began in 1994 and ended in 2003, after twelve years.", "twelve"),
    ("The hosts won 3-0, a two-goal victory that sent them top.", "two"),
    ("The first took 41 prizes, against 38 for the other, a difference of five.", "five"),
]
RIGHT = [
    "Of the 64 miners, 41 walked out; rescuers reached the other 23 on Friday.",
    "Of the 64 miners, 41 walked out and 20 were carried; the other three died.",
    "There were nine tables of four, 36 people in all.",
    "Three buses with 40 seats each, 150 in all with the minibus, stood there.",
    "Fourteen gave up the climb, so that 48 of the 62 who set out remain.",
    "Of the 183 aboard, 104 were rescued and 60 bodies were found; the remaining 19 are missing.",
    "The firm has 300 staff in Hull and 120 in York; the remaining 90 work from home.",
    "Turnout was 60%; 25% voted for one and the remaining 75% for the other.",
    "Norway took 24 medals: 9 gold, 7 silver and 8 bronze.",
    "Some 42% voted yes, 37% no and 21% abstained.",
    "Some 60% drink tea, 55% coffee and 30% both.",
    "About half of the 460 workers, or 200, will lose their jobs.",
    "A third of the 100 seats, 33, are reserved.",
    "Only 24 of the 120 applicants, or one in five, were accepted.",
    "The plan will cut 15% of its 5,000 staff, or 750.",
    "The airline ordered 30 jets at $90 million each, a total of $2.7 billion.",
    "The war began in 1994 and ended in 2003, after nine years.",
    "The hosts won 3-1, a two-goal victory that sent them top.",
    "They won 2-0 away, after a two-goal defeat at home.",
]


def found(text: str, year: int | None = 2026) -> list[str]:
    framed = frame(text, 0, len(text), "en")
    return [text[slip.figure.start : slip.figure.end] for slip in slips(framed, None, year)]


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_the_figure_that_does_not_follow_is_found(text: str, figure: str) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_rest_follows_from_the_sentence_before() -> None:
    earlier, text = "The ship carried 183 people.", "Its list had 104 names, so that 89 were on no list."
    before = frame(earlier, 0, len(earlier), "en")
    [slip] = slips(frame(text, 0, len(text), "en"), before, None)
    assert slip.figure.words == "89"
    assert "79" in slip.message


def test_ages_are_reckoned_from_the_year_of_publication() -> None:
    text = "Born in 1961, the 75-year-old has led the party since 2004."
    assert found(text, 2026) == ["75"]
    assert found(text, 2037) == []
    assert found(text, None) == []


@pytest.mark.parametrize(
    ("words", "right", "slip"),
    [
        ("89", 79.0, True),
        ("3.2", 2.3, True),
        ("43", 34.0, True),
        ("9", 7.0, False),
        ("200", 100.0, False),
        ("89", 34.0, False),
    ],
)
def test_a_slip_is_one_digit_or_two_exchanged(words: str, right: float, slip: bool) -> None:
    [figure] = frame(f"It has {words} of them.", 0, 20 + len(words), "en").figures
    assert digit_slip(figure, right) is slip


@pytest.mark.parametrize(("value", "text"), [(2_300_000.0, "2.3 million"), (1200.0, "1,200"), (4.5, "4.5")])
def test_values_are_written_as_news_writes_them(value: float, text: str) -> None:
    assert written(value) == text


@given(st.text(alphabet="0123456789 .,%of thelansvrigmpb$-:()", max_size=120))
def test_slips_point_into_the_text(text: str) -> None:
    for slip in slips(frame(text, 0, len(text), "en"), None, 2026):
        assert 0 <= slip.figure.start < slip.figure.end <= len(text)
