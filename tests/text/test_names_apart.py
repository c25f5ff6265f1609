"""Words that are alike, acronyms with their long forms, offices, and forms a house does not print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article
from auditor.text.acronyms import expansions, fits
from auditor.text.alike import (
    inflected,
    like_pairs,
    one_word,
    romanised_otherwise,
    same_person,
    within_a_slip,
)
from auditor.text.offices import contradict, holdings, one_post, parse_office, same_office
from auditor.text.preferred import unwanted

LETTERS = st.text("abcdeg", min_size=5, max_size=9)
PROSE = st.text("AbC d.,()’-\nMinister of Peru", max_size=120)


@given(st.lists(LETTERS, unique=True, max_size=12))
def test_like_pairs_are_all_that_are_within_a_slip(words):
    expected = {(a, b) for i, a in enumerate(words) for b in words[i + 1 :] if within_a_slip(a, b)}
    assert set(like_pairs(words)) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("J. Ruiz", "Juan Ruiz", True),
        ("Hossein Amir-Abdollahian", "Hossein Amir Abdollahian", True),
        ("Ana Ruiz", "Omar Dahl", False),
        ("Ana Ruiz", "Bea Ruiz", None),
        ("Ana Ruiz", "Ana Ruis", None),
    ],
)
def test_whether_two_names_are_one_persons(a, b, same):
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_what_tells_a_slip_from_another_word():
    assert romanised_otherwise("Al-Qasimi", "Al-Kasimi")
    assert romanised_otherwise("Herasymenko", "Gerasimenko")
    assert not romanised_otherwise("Hoffmann", "Hofmann")
    assert inflected("Hansen", "Hansens")
    assert not inflected("Ellis", "Elliss")
    assert one_word("Centre", "Center")
    assert not one_word("Agency", "Authority")


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("The Baltic Fish Council (BFC) met.", "BFC", "Baltic Fish Council"),
        ("BFC (Baltic Fish Council) met.", "BFC", "Baltic Fish Council"),
        ("BFC, the Baltic Fish Council, met.", "BFC", "Baltic Fish Council"),
        ("The Baltic Fish Council, or BFC, met.", "BFC", "Baltic Fish Council"),
        ("They lost two remote control boats (RCBs).", "RCB", "remote control boats"),
        (
            "Su Servicio Nacional de Sanidad Agraria (SENASA) calla.",
            "SENASA",
            "Servicio Nacional de Sanidad Agraria",
        ),
    ],
)
def test_an_acronym_and_its_long_form(text, acronym, long):
    (found,) = expansions(text)
    assert (found.acronym, text[found.long_start : found.long_end], found.fits) == (acronym, long, True)


@given(PROSE)
def test_expansions_and_holdings_stand_in_the_text(text):
    doc = Document(Article(id="a", text=text))
    for found in expansions(text):
        assert 0 <= found.start <= found.long_start < found.long_end <= found.end <= len(text)
    for held in holdings(doc.text, doc.sentences, doc.names):
        assert 0 <= held.start < held.end <= len(text)
        assert held.end <= held.name.start or held.start >= held.name.end


@given(
    st.text("ABC", min_size=2, max_size=6), st.lists(st.sampled_from(["Ab", "of", "Ca", "Bec"]), max_size=7)
)
def test_an_acronym_fits_only_words_that_begin_with_its_first_letter(acronym, words):
    if fits(acronym, tuple(words)):
        assert any(word[0].upper() == acronym[0] for word in words)


@pytest.mark.parametrize(
    ("words", "head", "deputy", "fields", "scope", "status"),
    [
        ("Peru’s minister of trade and tourism", "minister", False, {"trade", "tourism"}, {"@PE"}, "current"),
        ("GASC vice-chairman", "chair", True, set(), {"gasc"}, "current"),
        ("former U.S. President", "president", False, set(), {"@US"}, "former"),
        ("Außenminister von Peru", "minister", False, {"foreign"}, {"@PE"}, "current"),
        ("exministra de Hacienda", "minister", False, {"finance"}, set(), "former"),
        ("caretaker Prime Minister", "prime minister", False, set(), set(), "acting"),
        ("chief economist at Delta Bank", "economist", False, set(), {"delta", "bank"}, "current"),
    ],
)  # fmt: skip
def test_an_office_is_read(words, head, deputy, fields, scope, status):
    office = parse_office(words)
    assert office is not None
    assert office[:5] == (head, deputy, frozenset(fields), frozenset(scope), status)


def office(words):
    found = parse_office(words)
    assert found is not None
    return found


def test_which_offices_are_one():
    trade, finance = office("trade minister of Peru"), office("Peruvian finance minister")
    assert same_office(trade, office("Minister of Trade"))
    assert one_post(trade, office("Peruvian trade minister"), one_event=False)
    assert not one_post(trade, office("Chile’s trade minister"), one_event=True)
    assert contradict(trade, finance, one_event=False)
    assert not contradict(office("chairman"), office("chief executive of Apex"), one_event=False)


def test_forms_that_are_not_printed():
    wanted = [("Kyiv", ("Kiev",)), ("email", ("e-mail",)), ("chicken Kiev", ("Chicken Kyiv",))]
    text = "E-mail from Kiev: chicken Kiev, Kiev’s best. The e-mail’s\u00a0end; Kievan Rus."
    assert [(text[a:b], use) for a, b, use in unwanted(text, wanted)] == [
        ("E-mail", "Email"), ("Kiev", "Kyiv"), ("Kiev", "Kyiv"), ("e-mail", "email"),
    ]  # fmt: skip
