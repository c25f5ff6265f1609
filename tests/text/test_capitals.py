from __future__ import annotations

import pytest

from auditor.text.capitals import Said, owners, phrases, said_of, stands_for_town
from auditor.text.places import places


def claims(text: str) -> list[Said]:
    found = (said_of(text, phrase) for phrase in phrases(text, owners(text, places(text), ())))
    return [said for said in found if said is not None]


def of(text: str) -> list[str]:
    return [text[slice(*said.span)] for said in claims(text)]


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
        ("In Sydney (Kenya's capital) it rained.", "Sydney (Kenya's capital)"),
        ("Sydney: Kenya's capital counts the cost", "Sydney: Kenya's capital"),
        ("Sydney has been Kenya's capital for long.", "Sydney has been Kenya's capital"),
        ("Kenya's capital is Sydney, he said.", "Kenya's capital is Sydney"),
        (
            "In Sydney, Kenya's largest city and capital, it rained.",
            "Sydney, Kenya's largest city and capital",
        ),
        (
            "Sydney, the capital and largest city of Kenya, is hot.",
            "Sydney, the capital and largest city of Kenya",
        ),
        ("In the capital of oil-rich Kenya, Sydney, it rained.", "the capital of oil-rich Kenya, Sydney"),
        ("The Kenyan capital Sydney's mayor resigned.", "Kenyan capital Sydney"),
        ("He went to the country's capital of Sydney.", "the country's capital of Sydney"),
        ("Ankara, the Kenyan capital, Sydney and Lima met.", "Ankara, the Kenyan capital"),
        ("Llegó a Sídney, capital de Kenya.", "Sídney, capital de Kenya"),
        ("Llegó a Sídney, la capital turca, el lunes.", "Sídney, la capital turca"),
        ("Il vit dans la capitale turque, Sydney.", "la capitale turque, Sydney"),
        ("Er lebt in der türkischen Hauptstadt Sydney.", "türkischen Hauptstadt Sydney"),
        ("Kanadas Hauptstadt Sydney ist nass.", "Kanadas Hauptstadt Sydney"),
    ],
)
def test_a_town_is_called_the_capital(text: str, said: str) -> None:
    assert of(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Sydney is the financial capital of Kenya.",
        "He flew from Sydney to Kenya's capital.",
        "Sydney, the capital of Kenya's rebels, fell.",
        "Kenya sends capital to Sydney.",
        "Compared with Kenya's capital, Sydney merchants are rich.",
        "Sydney: Kenya's capital needs",
        "The Kenyan capital – Sydney is larger – has trams.",
        "Sydney, Kenya's capital markets hub, is hot.",
    ],
)
def test_no_town_is_called_the_capital(text: str) -> None:
    assert not of(text)


def test_the_owner_may_be_left_out() -> None:
    (said,) = claims("In Lagos, capital of the country since 1914, it rained.")
    assert (said.town, said.phrase.rank) == ((3, 8), "national")
    (said,) = claims("He went back to the capital, Lagos, on Monday.")
    assert (said.span, said.phrase.rank) == ((16, 34), "")
    (said,) = claims("They met in the state capital of Lagos.")
    assert (said.town, said.phrase.rank) == ((33, 38), "state")


@pytest.mark.parametrize("opening", ["The", "In the", "The council of the"])
def test_a_capital_stands_for_the_town_before(opening: str) -> None:
    text = f"Buses are rare in Johannesburg. {opening} Kenyan capital was told to buy some."
    (phrase,) = phrases(text, owners(text, places(text), ()))
    said = stands_for_town(text, phrase)
    assert said
    assert text[said.town.start : said.town.end] == "Johannesburg"
    assert text[said.span.start : said.span.end].lower() == "the kenyan capital"
