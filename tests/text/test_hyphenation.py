import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

import auditor
from auditor.text.hyphenation import _patterns, divisions

LOCALES = {"en": "en_US", "de": "de_DE", "es": "es_ES", "fr": "fr_FR", "it": "it_IT", "nl": "nl_NL"}
WORDS = (Path(auditor.__file__).parent / "text" / "common_words.txt").read_text("utf-8").split()[::3]
OTHERS = (
    "bundesverfassungsgericht schifffahrt großbritannien bäcker rückgängig administración ciudadanía años "
    "développement aujourdhui où être città perché precipitevolissimevolmente zeeën coördinatie vrouwen a ab"
).split()


@pytest.mark.parametrize("language", ["en", "es", "fr", "it", "nl"])
def test_words_divide_as_in_pyphen(language: str) -> None:
    reference = Pyphen(lang=LOCALES[language])
    words = [*WORDS, *OTHERS]
    assert [divisions(word, language) for word in words] == [len(reference.positions(word)) for word in words]


@pytest.mark.parametrize(
    ("word", "count"), [("bundesverfassungsgericht", 6), ("schifffahrt", 1), ("ab", 0), ("a", 0), ("", 0)]
)
def test_german_words(word: str, count: int) -> None:
    assert divisions(word, "de") == count


@given(st.text(alphabet="abcdeghilmnoprstuvyéü’", max_size=45))
def test_any_word_divides_as_in_pyphen(word: str) -> None:
    assert divisions(word, "en") == len(Pyphen(lang="en_US").positions(word))


def test_patterns_that_are_not_there_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)
    with pytest.raises(ModuleNotFoundError, match="pyphen"):
        _patterns.__wrapped__("it")
