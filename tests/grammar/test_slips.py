"""Which unknown words count as misspelt."""

import pytest

from auditor.grammar.matches import Match
from auditor.grammar.slips import candidates, is_slip


def is_marked(text, word, *replacements, message="Possible spelling mistake found."):
    span = candidates(text).get(word)
    if span is None:
        return False
    assert text[span.start : span.end] == word
    return is_slip(word, Match(*span, "MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", message, replacements))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("definately", "definitely"),
        ("sacrafice", "sacrifice"),
        ("recieved", "received"),
        ("goverment", "government"),
        ("untill it", "until it"),
        ("occassion", "occasion"),
    ],
)
def test_slips(word, meant):
    word, meant = word.split()[0], meant.split()[0]
    expected = len(word) > 6
    assert is_marked(f"It was {word} so.", word, meant) is expected


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("He met Oyelaran there.", "Oyelaran", "Oleander"),
        ("It has a teleprompter.", "teleprompter", "Teleprompter"),
        ("It is a gameshow again.", "gameshow", "game show"),
        ("They blogged of the workrate.", "workrate", "workmate"),
        ("They are wranglings.", "wranglings", "wrangling"),
        ("A seastack, and another seastack.", "seastack", "seaback"),
        ("It is definately-not so.", "definately", "definitely"),
        ("It is @definately, then.", "definately", "definitely"),
        ("It is at definately.example now.", "definately", "definitely"),
        ("It was so in- definately.", "definately", "definitely"),
        ("No idea: xqzzyplk.", "xqzzyplk", ""),
    ],
)
def test_no_slips(text, word, meant):
    replacements = [meant] if meant else []
    assert not is_marked(text, word, *replacements)


@pytest.mark.parametrize("text", ["It is definately.", "‘It is definately’", "So - definately - it is."])
def test_slips_beside_punctuation(text):
    assert is_marked(text, "definately", "definitely")


def test_words_of_another_variant_are_right():
    said = "Possible spelling mistake. ‘labourers’ is British English."
    assert not is_marked("The labourers left.", "labourers", "laborers", message=said)


def test_candidates_of_a_hostile_text():
    assert candidates("a" * 200_000) == {}
    assert candidates("") == {}
    assert set(candidates("Ferries, ferries; the harbour’s; 😀 sailors - the boatmen.")) == {
        "sailors",
        "boatmen",
    }
