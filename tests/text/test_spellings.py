"""Names that a text spells two ways, or makes of two others, and how like two words of names are."""

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.text.mentions import Surroundings, Words
from auditor.text.spellings.inside import spelt_twice
from auditor.text.spellings.likeness import Likeness, likeness, may_be_called
from auditor.text.spellings.replaced import replaced
from auditor.text.spellings.wholes import lacks, whole_names


def read(text):
    doc = Document(Article(id="article", text=text))
    return doc, Surroundings(text, doc.sentences, doc.paragraphs)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("harbottle", "harbotle", Likeness.SLIP),
        ("broadcast", "broadband", Likeness.NEAR),
        ("solidarity", "solitary", Likeness.NEAR),
        ("jin-mae", "min-jae", Likeness.NEAR),
        ("binh", "ninh", Likeness.NEAR),
        ("sergei", "sergey", Likeness.USAGE),
        ("alexeyev", "alekseev", Likeness.USAGE),
        ("yefimov", "efimov", Likeness.USAGE),
        ("saqqara", "saqqarah", Likeness.USAGE),
        ("al-ghamdi", "alghamdi", Likeness.USAGE),
        ("co-operation", "cooperation", Likeness.USAGE),
        ("central", "national", Likeness.OTHER),
    ],
)
def test_how_like_two_words_are(a, b, expected):
    assert likeness(a, b) is expected
    assert likeness(b, a) is expected


def test_short_forms_of_given_names():
    assert may_be_called("bob", "robert")
    assert may_be_called("robert", "bob")
    assert may_be_called("sam", "samantha")
    assert may_be_called("j.", "john")
    assert not may_be_called("dana", "donna")
    assert not may_be_called("bob", "william")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Councillors Derek Mottram and Pauline Scaife spoke. Pauline Mottram said that the lane was bad.",
            "Pauline Mottram",
        ),
        ("Gina DeJesus came home. The hall rose.\n\nGina DeJuses waved. Gina DeJesus wept.", "Gina DeJuses"),
        ("Hong Min-jae spoke first. The list is long. Hong Jin-mae had it with him.", "Hong Jin-mae"),
    ],
)
def test_names_replaced_inside_a_text(text, wrong):
    doc, place = read(text)
    assert [text[found.start : found.end] for found in replaced(text, place, doc.names)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        # Kin, a list, one sentence, and people who were not named together.
        "Derek Mottram and his wife Pauline Scaife spoke. Pauline Mottram is what her passport says.",
        "Derek Mottram spoke.\n\nPauline Scaife came late. It rained.\n\nPauline Mottram, 9, slept.",
        "Tony Blair met Tony Bland. Blair spoke.",
        "Oslo hosts Dalen SportFriday and then Dalen SportMonday. Dalen SportFriday is sold out.",
    ],
)
def test_names_of_their_own(text):
    doc, place = read(text)
    assert list(replaced(text, place, doc.names)) == []


def test_a_fever_spelt_two_ways():
    text = "Marwick fever has killed 31 goats.\n\nVets say that Marwik fever is spread by ticks."
    doc, place = read(text)
    assert [found.here for found in spelt_twice(text, place, Words(doc.names, text))] == ["Marwik"]


def test_a_people_is_no_part_of_a_name():
    text = "On Sunday the Belgian Jonas Verhelst won."
    (name,) = whole_names(read(text)[0].names)
    assert text[name.start : name.end] == name.text == "Jonas Verhelst"


def test_plain_words_do_not_make_a_name_known():
    assert lacks("the union of Oslo", "Union")
    assert lacks("Amir Abdi", "Amir-Rostam")
    assert not lacks("Amir Abdi", "Amir-Abdi")
