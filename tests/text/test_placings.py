from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.places import places
from auditor.text.placings import of_the, on_the_side, put_in, spoken_of


def put(text: str, name: str) -> str | None:
    start = text.rindex(name)
    found = put_in(text, start, start + len(name), start, country=True)
    return text[found.span.start : found.span.end] if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She teaches in Jeddah, Egypt, and writes.", "Jeddah, Egypt"),
        ("KUMASI, Egypt (XYZ) — The mills are shut.", "KUMASI, Egypt"),
        ("He was seen near Gdansk (Egypt) in May.", "Gdansk (Egypt)"),
        ("It lies near Vigo, across the river in Egypt, he said.", "Vigo, across the river in Egypt"),
        ("They met in Temuco, a port city in Egypt's south.", "Temuco, a port city in Egypt's south"),
        ("Gdansk, Egypt's main port, froze over.", "Gdansk, Egypt's main port"),
        ("A bus hit Kumasi in northern Egypt on Monday.", "Kumasi in northern Egypt"),
        ("The offices are in Gdansk, Egypt and Spain.", None),
        ("In Gdansk, Egypt said that it would wait.", None),
        ("The bowlers went to Melbourne, Egypt's fans cheering.", None),
        ("They live in Nowhere, Egypt, and write.", None),
        ("Protests in Egypt went on.", None),
    ],
)
def test_a_town_is_put_in_a_country(text: str, said: str | None) -> None:
    assert put(text, "Egypt") == said


def test_a_division_follows_its_town_without_a_preposition() -> None:
    text = "A Tulsa, Kansas, firm bought a Tulsa (Kansas) shop."
    for start in (text.index("Kansas"), text.rindex("Kansas")):
        assert put_in(text, start, start + 6, start, country=False)
    assert not put_in("He saw Cologne, Kansas and Vienna.", 16, 22, 16, country=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A fire in the Indian city of Lahore.", "Indian city of Lahore"),
        ("Trade with India's second city, Lahore, grew.", "India's second city, Lahore"),
        ("He lives in India's Lahore.", "India's Lahore"),
        ("A fire in the former Indian city of Lahore.", None),
        ("An Indian minister met the mayor of Lahore.", None),
        ("South India's biggest city, Lahore, grew.", None),
    ],
)
def test_a_town_is_a_people_s(text: str, said: str | None) -> None:
    start = text.index("India")
    found = of_the(text, start, start + (6 if text[start + 5] == "n" else 5))
    assert (text[found.span.start : found.span.end] if found else None) == said


def test_a_town_is_on_a_side() -> None:
    text = "He lives in Ostrava, on the Slovak side of the border."
    found = on_the_side(text, 28, 34)
    assert found
    assert text[found.span.start : found.span.end] == "Ostrava, on the Slovak side of the border"


def test_a_description_stands_for_the_town_before() -> None:
    text = "A fair opened in Guayaquil. The busy port in Chile is two miles long."
    start = text.index("Chile")
    found = spoken_of(text, start, start + 5, country=True)
    assert found
    assert not found.direct
    assert text[found.town.start : found.town.end] == "Guayaquil"
    two = text.replace("A fair", "After one in Medellín, a fair")
    assert not spoken_of(two, two.index("Chile"), two.index("Chile") + 5, country=True)


@given(st.text(alphabet=st.sampled_from("InLahorePuIndia's ,().\n—citysof"), max_size=80))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for place in places(text):
        for found in (
            put_in(text, place.start, place.end, place.start, country=True),
            of_the(text, place.start, place.end),
            on_the_side(text, place.start, place.end),
        ):
            if found:
                assert (
                    0 <= found.span.start <= found.town.start < found.town.end <= found.span.end <= len(text)
                )
