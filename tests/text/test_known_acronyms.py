"""Well-known acronyms beside long forms that are not theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.acronyms import expansions, sites, slipped
from auditor.text.known_acronyms import is_known, misnamed


def _wrong(text: str) -> list[tuple[str, bool]]:
    return [(text[found.start : found.end], found.certain) for found in misnamed(text, sites(text))]


@pytest.mark.parametrize(
    ("text", "wrong", "certain"),
    [
        ("Aid of the World Food Project (WFP) came.", "World Food Project (WFP)", False),
        ("The Bank for International Payments (BIS) warned.", "Bank for International Payments (BIS)", True),
        ("Prices of liquefied petroleum gas (LNG) rose.", "liquefied petroleum gas (LNG)", True),
        ("The UN Children’s Fund (UNESCO) paid.", "UN Children’s Fund (UNESCO)", True),
        ("A loan of the International Monetary Gift (IMF).", "International Monetary Gift (IMF)", True),
    ],
)
def test_long_forms_of_others(text: str, wrong: str, certain: bool) -> None:
    assert _wrong(text) == [(wrong, certain)]


def test_long_form_behind_its_acronym() -> None:
    long = "OPEC (the Organisation of Petroleum Selling Countries)"
    assert _wrong(f"{long} met.") == [(long, False)]
    assert _wrong("CERN, the European Organization for Nuclear Power, met.") == [
        ("CERN, the European Organization for Nuclear Power", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The World Food Programme (WFP) and the World Food Program (WFP) are one.",
        "Organisation for Economic Co-operation and Development (OECD)",
        "The UN refugee agency (UNHCR) and the International Red Cross (ICRC) came.",
        "The Nigerian Development Bank (NDB) and the Ghana Football Association (GFA) met.",
        "The United States Agency for International Development (USAID) left.",
        "The Indian Orchid Club (IOC) met.",
        "The National Drought Management Authority (NDMA) of the coast paid.",
        "The IMF, the World Bank and the European Central Bank (ECB) agreed.",
        "Chess is played (WHO) knows why.",
    ],
)
def test_right_ones_and_other_bodies(text: str) -> None:
    assert _wrong(text) == []


def test_is_known_in_any_spelling() -> None:
    assert is_known("WHO", ("world", "health", "organisation"))
    assert not is_known("WHO", ("world", "health", "office"))
    assert not is_known("QXZ", ("world", "health", "organisation"))


def test_one_letter_of_four_or_two_that_changed_places() -> None:
    [one] = expansions("The Rural Water Supply Authority (RWSB) came.")
    assert slipped("The Rural Water Supply Authority (RWSB) came.", one)
    twice = "The Rural Power Agency (RAP) came. The RPA left."
    [swapped] = expansions(twice)
    assert slipped(twice, swapped)
    assert not slipped(twice.replace("RPA", "team"), swapped)
    [foreign] = expansions("The Islamic Salvation Front (FIS) came.")
    assert not slipped("The Islamic Salvation Front (FIS) came.", foreign)


@given(st.text(alphabet="WHO worldhealtITn ()’-,.&\n", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for found in misnamed(text, sites(text)):
        assert 0 <= found.start <= found.long_start < found.long_end <= found.end <= len(text)
