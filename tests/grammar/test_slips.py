"""Which unknown words count as misspelt."""

import pytest

from auditor.grammar.matches import Match
from auditor.grammar.slips import is_slip


def marked(text, word, *replacements, message="Possible spelling mistake found."):
    start = text.index(word)
    return text, Match(
        start, start + len(word), "MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", message, replacements
    )


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
    assert is_slip(*marked(f"It was {word} so.", word, meant)) is expected


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
        ("No idea: xqzzyplk.", "xqzzyplk", ""),
    ],
)
def test_no_slips(text, word, meant):
    replacements = [meant] if meant else []
    assert not is_slip(*marked(text, word, *replacements))


def test_words_of_another_variant_are_right():
    said = "Possible spelling mistake. ‘labourers’ is British English."
    assert not is_slip(*marked("The labourers left.", "labourers", "laborers", message=said))
