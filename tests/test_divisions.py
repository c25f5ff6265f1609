from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.divisions import division_names, divisions_named, divisions_of_people, divisions_with_town
from auditor.document import Document
from auditor.model import Article
from auditor.text.divisions import regions


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Kansas", ["US.KS"]),
        ("Punjab", ["IN.23", "PK.04"]),
        ("São Paulo", ["BR.27"]),
        ("Sao Paulo", ["BR.27"]),
        ("Baden-Wurttemberg", ["DE.01"]),
        ("Okla", ["US.OK"]),
        ("Free State", ["ZA.03"]),
        ("Atlantis", []),
    ],
)
def test_a_division_is_found_by_its_names(name: str, codes: list[str]) -> None:
    assert [division.code for division in divisions_named(name)] == codes


def test_a_division_has_its_capitals_and_its_adjectives() -> None:
    (chandigarh,) = (division for division in divisions_named("Punjab") if division.country == "IN")
    assert chandigarh.capitals == ("Chandigarh",)
    assert [division.name for division in divisions_of_people("Bavarian")] == ["Bavaria"]
    assert {division.country for division in divisions_of_people("Punjabi")} == {"IN", "PK"}


def test_the_largest_town_of_a_name_comes_first_and_the_smaller_ones_follow() -> None:
    assert [division.name for division in divisions_with_town("Tulsa", "US")] == ["Oklahoma"]
    columbus = [division.name for division in divisions_with_town("Columbus", "US")]
    assert columbus[0] == "Ohio"
    assert "Georgia" in columbus
    # Calcutta is Kolkata, and the largest Perth is not in Canada.
    assert divisions_with_town("Calcutta", "IN") == divisions_with_town("Kolkata", "IN") != ()
    assert not divisions_with_town("Perth", "CA")


def test_every_capital_and_name_is_written_out() -> None:
    for name in division_names():
        assert name == name.strip() != ""
        assert divisions_named(name) or divisions_of_people(name)


def found(text: str) -> list[tuple[str, str, str]]:
    doc = Document(Article("a", text))
    return [(text[r.lead : r.start], text[r.start : r.end], r.kind) for r in regions(text, doc.names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in Leipzig, Saxony, all day.", ("", "Saxony", "")),
        ("He lives in the Mexican state of Jalisco now.", ("the Mexican state of ", "Jalisco", "state")),
        ("A dam in Pakistan's Sindh province broke.", ("Pakistan's ", "Sindh province", "province")),
        ("A dam in northern Sindh Province broke.", ("northern ", "Sindh Province", "province")),
        (
            "He fled to the northern Italian region of Lombardy on foot.",
            ("the northern Italian region of ", "Lombardy", "region"),
        ),
    ],
)
def test_the_words_for_its_kind_and_country_belong_to_a_division(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in found(text)


def test_a_longer_name_is_another_name() -> None:
    assert not found("The Kansas City council and the Ohio State University met in a hall.")


@given(st.text(alphabet=st.sampled_from("Utah Ohio state of the 's,.\n"), max_size=80))
def test_regions_lie_in_the_text(text: str) -> None:
    doc = Document(Article("a", text))
    for region in regions(text, doc.names):
        assert 0 <= region.lead <= region.start < region.end <= len(text)
        assert region.divisions or region.peoples
