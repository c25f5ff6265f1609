from __future__ import annotations

import pytest

from auditor.text.capitals import (
    said_alone,
    said_in_german,
    said_of,
    said_of_a_rank,
    said_of_the_nation,
    stands_for_town,
)


def of(text: str, name: str, *, named: bool = True) -> list[str]:
    start = text.index(name)
    found = said_of(text, start, start + len(name), start, named=named, country=True)
    return [text[said.span.start : said.span.end] for said in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She left Sydney, the capital of Kenya, at noon.", "Sydney, the capital of Kenya"),
        ("Sydney is not only the capital of Kenya but a port.", "Sydney is not only the capital of Kenya"),
        ("It is in the capital of Kenya, Sydney, he said.", "the capital of Kenya, Sydney"),
        ("In Kenya's war-torn capital, Sydney, it rained.", "Kenya's war-torn capital, Sydney"),
        ("In Sydney, Kenya's capital, it rained.", "Sydney, Kenya's capital"),
        ("In Sydney, the bustling Kenya capital, it rained.", "Sydney, the bustling Kenya capital"),
        ("Kenya, whose capital is Sydney, agreed.", "Kenya, whose capital is Sydney"),
        ("Llegó a Sídney, capital de Kenya.", "Sídney, capital de Kenya"),
    ],
)
def test_a_town_is_called_the_capital(text: str, said: str) -> None:
    assert of(text, "Kenya") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Sydney is the financial capital of Kenya.",
        "He flew from Sydney to Kenya's capital.",
        "Sydney, the capital of Kenya's rebels, fell.",
        "Kenya sends capital to Sydney.",
    ],
)
def test_no_town_is_called_the_capital(text: str) -> None:
    assert not of(text, "Kenya")


def test_the_owner_may_be_left_out() -> None:
    (said,) = said_of_the_nation("In Lagos, capital of the country since 1914, it rained.")
    assert said.town == (3, 8)
    (said,) = said_alone("He went back to the capital, Lagos, on Monday.")
    assert said.span == (16, 34)
    ((said, rank),) = said_of_a_rank("They met in the state capital of Lagos.")
    assert (said.town, rank) == ((33, 38), "state")
    ((said, land),) = said_in_german("Er lebt in Sydney, die Hauptstadt Australiens.")
    assert (said.town, land) == ((11, 17), "Australien")


@pytest.mark.parametrize("opening", ["The", "In the", "The council of the"])
def test_a_capital_stands_for_the_town_before(opening: str) -> None:
    text = f"Buses are rare in Johannesburg. {opening} Kenyan capital was told to buy some."
    start = text.index("Kenyan")
    said = stands_for_town(text, start, start, start + 6)
    assert said
    assert text[said.town.start : said.town.end] == "Johannesburg"
    assert text[said.span.start : said.span.end].lower() == "the kenyan capital"
