from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.names import Name, names
from auditor.text.paragraphs import paragraphs
from auditor.text.sentences import sentences


def find(text: str, language: str | None = None) -> tuple[Name, ...]:
    return names(text, sentences(text, paragraphs(text), language), language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ada Holt met Ben Rao-Lind in Oslo.", ["Ada Holt", "Ben Rao-Lind", "Oslo"]),
        ("The council of Harlow voted.", ["Harlow"]),
        ("He met Ursula von der Leyen and Charles de Gaulle.", ["Ursula von der Leyen", "Charles de Gaulle"]),
        ("The group Jaish al-Nasr met Anwar-ul-Haq Malik.", ["Jaish al-Nasr", "Anwar-ul-Haq Malik"]),
        ("Then J. K. Arden and George W. Hale left.", ["J. K. Arden", "George W. Hale"]),
        ("Later Conan O’Brien saw Holt’s plan.", ["Conan O’Brien", "Holt"]),
        ("It was Norway’s Labour Party.", ["Norway", "Labour Party"]),
        ("He works for the Bank of England in London.", ["Bank of England", "London"]),
        (
            "He leads the Department of Health and Human Services.",
            ["Department of Health and Human Services"],
        ),
        ("She flew to Bosnia and Herzegovina.", ["Bosnia and Herzegovina"]),
        ("They saw Norway and Sweden.", ["Norway", "Sweden"]),
        ("Meanwhile, police said so. Officials agreed.", []),
        ("On Monday in January they left.", []),
        ("The NATO chief met the US envoy.", ["NATO", "US"]),
        ("“Nobody knows,” he said. “Harlow is gone.”", ["Harlow"]),
        ("He said I was late. OK.", []),
        ("In May Norway voted.", ["Norway"]),
        ("They met Theresa Mays and Theresa May. Then May left.", ["Theresa Mays", "Theresa May", "May"]),
        ("La ministre a vu Élodie Brûlé à Évry.", ["Élodie Brûlé", "Évry"]),
        ("Анна Петрова вчера приехала в Москву.", ["Анна Петрова", "Москву"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [name.text for name in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("He met Foreign Minister Ada Holt there.", "Foreign Minister", "Ada Holt"),
        ("President Holt left.", "President", "Holt"),
        ("Then Dr. Ada Holt spoke.", "Dr.", "Ada Holt"),
        ("The late Sen. Ben Rao was there.", "Sen.", "Ben Rao"),
        ("They asked Chief Executive Officer Ada Holt.", "Chief Executive Officer", "Ada Holt"),
    ],
)
def test_titles_are_split_off(text: str, title: str, name: str) -> None:
    (found,) = find(text)
    assert found.text == name
    assert found.title is not None
    assert text[found.title.start : found.title.end] == title


def test_organisation_before_a_title() -> None:
    found = find("They met United Nations Secretary-General Ada Holt in Oslo.")
    assert [name.text for name in found] == ["United Nations", "Ada Holt", "Oslo"]


def test_title_without_a_name_is_none() -> None:
    assert [name.text for name in find("The Norwegian Foreign Minister left, the Prime Minister too.")] == [
        "Norwegian"
    ]


@pytest.mark.parametrize("text", ["He works for General Motors.", "He saw Martin Luther King Jr there."])
def test_titles_within_names_stay(text: str) -> None:
    (found,) = find(text)
    assert found.title is None
    assert len(found.text.split()) >= 2


def test_word_in_lower_case_elsewhere_is_no_name() -> None:
    text = "Dredging began in May. The board said dredging costs much."
    assert [name.text for name in find(text)] == []


@pytest.mark.parametrize("between", [" ", " Rain fell." * 6000])
def test_word_in_lower_case_is_found_however_far_away(between: str) -> None:
    found = {
        name.text for name in find(f"Rivets were sold.{between} Corven paid for rivets, not for corvens.")
    }
    assert "Rivets" not in found
    assert "Corven" in found


def test_word_within_another_does_not_stand_in_lower_case() -> None:
    assert [name.text for name in find("Rivet was late. The riveters waited.")] == ["Rivet"]


def test_name_that_begins_a_sentence() -> None:
    assert [name.text for name in find("Harlow is small. People like it.")] == ["Harlow"]


def test_headline_in_title_case_has_only_known_names() -> None:
    text = (
        "Angry Fishermen March Through Harlow After Ada Holt Quits\n\nIt was loud in Harlow as Ada Holt quit."
    )
    assert [name.text for name in find(text)] == ["Harlow", "Ada Holt", "Harlow", "Ada Holt"]


def test_line_in_capitals_has_only_known_names() -> None:
    text = "FISHERMEN LEAVE HARLOW\n\nThey left Harlow on Friday."
    assert [name.text for name in find(text)] == ["HARLOW", "Harlow"]


def test_german_nouns_are_no_names() -> None:
    text = "Der Rat in Harlow traf Minister Anna Prell. Frau Prell lobte die Fischer und den Hafen."
    assert [name.text for name in find(text, "de")] == ["Anna Prell", "Prell"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Ada",
                "Holt",
                "President",
                "of",
                "the",
                "Bank",
                "’s",
                ".",
                " ",
                " ",
                "\n",
                "É",
                "U.S.",
                "“",
                "al-",
            ]
        ),
        max_size=25,
    )
)
def test_spans_hold_their_text(parts: list[str]) -> None:
    text = "".join(parts)
    at = 0
    for name in find(text):
        assert text[name.start : name.end] == name.text
        assert at <= (name.title.start if name.title else name.start)
        assert name.start < name.end
        at = name.end
