from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import gazetteer
from auditor.text.places import places


def codes(found: tuple[gazetteer.Country, ...]) -> list[str]:
    return [country.code for country in found]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("the Netherlands", "NL"),
        ("HOLLAND", "NL"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("U.K.", "GB"),
        ("UK", "GB"),
        ("Estados Unidos", "US"),
        ("Deutschland", "DE"),
        ("DR Congo", "CD"),
        ("Guinea-Bissau", "GW"),
        ("Scotland", "GB-SCT"),
    ],
)
def test_a_country_is_found_by_its_names(name: str, code: str) -> None:
    assert codes(gazetteer.countries_named(name)) == [code]


def test_acronyms_must_be_written_in_capitals() -> None:
    assert codes(gazetteer.countries_named("US")) == ["US"]
    assert not gazetteer.countries_named("us")
    assert codes(gazetteer.countries_named("CHAD")) == ["TD"]


def test_a_name_may_be_of_several_countries() -> None:
    assert set(codes(gazetteer.countries_named("Congo"))) == {"CD", "CG"}
    assert set(codes(gazetteer.countries_of_people("Dominican"))) == {"DM", "DO"}


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [
        ("Bogotá", "CO", "capital"),
        ("Bogota", "CO", "capital"),
        ("Kiev", "UA", "capital"),
        ("Ciudad de México", "MX", "capital"),
        ("Jerusalem", "IL", "disputed"),
        ("The Hague", "NL", "seat"),
        ("La Paz", "BO", "seat"),
        ("Dar es Salaam", "TZ", "former"),
    ],
)
def test_a_capital_has_a_standing(name: str, code: str, status: str) -> None:
    (country,) = (c for c in gazetteer.countries_with_capital(name) if c.code == code)
    key = gazetteer.fold(name)
    assert [c.status for c in country.capitals if key in map(gazetteer.fold, c.names)] == [status]


def test_every_state_has_a_capital_and_a_name_of_its_own() -> None:
    states = [country for country in gazetteer.countries() if country.kind == "state"]
    assert len(states) > 190
    assert all(country.capitals and country.name for country in states)
    assert len({country.code for country in gazetteer.countries()}) == len(gazetteer.countries())


def test_cities_know_their_country_and_their_namesakes() -> None:
    (arusha,) = gazetteer.cities_named("Arusha")
    assert (arusha.country, arusha.namesakes) == ("TZ", frozenset())
    assert {city.country for city in gazetteer.cities_named("Birmingham")} == {"GB", "US"}
    assert gazetteer.cities_named("gothenburg")[0].country == "SE"


@pytest.mark.parametrize(("spelt", "name"), [("Aarhus", "Århus"), ("Duesseldorf", "Düsseldorf")])
def test_two_letters_stand_for_one_with_a_mark(spelt: str, name: str) -> None:
    assert gazetteer.cities_named(spelt)[0].names[0] == name
    assert not gazetteer.cities_named("Odaense")


def test_the_longest_name_wins() -> None:
    text = "Papua New Guinea’s talks with the U.S. and Washington, D.C., and the l’Italia of Nuku’alofa."
    found = [text[place.start : place.end] for place in places(text)]
    assert found == ["Papua New Guinea", "U.S.", "Washington, D.C.", "Italia", "Nuku’alofa"]


def test_a_place_says_what_it_names() -> None:
    (luxembourg,) = places("Luxembourg")
    assert codes(luxembourg.countries) == codes(luxembourg.capital_of) == ["LU"]
    (kenyan,) = places("Kenyan")
    assert codes(kenyan.peoples) == ["KE"]
    assert not kenyan.countries


@given(st.text(alphabet=st.sampled_from("IranPerus U.S.-’ \nGuinea Bissau D.C.,"), max_size=80))
def test_places_are_in_order_and_apart(text: str) -> None:
    found = places(text)
    assert all(0 <= place.start < place.end <= len(text) for place in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[place.start].isupper() for place in found)


def test_small_towns_of_one_country_are_known() -> None:
    assert gazetteer.country_of_small_town("Givet") == "FR"
    assert gazetteer.country_of_small_town("Paris") is None
    assert gazetteer.country_of_small_town("Nowhere at all") is None
