"""The words of names, each with its mentions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article
from auditor.text.mentions import Words

TEXT = (
    "The envoy of Norland, Minister Ana de la Ruiz, met Tomas Berg in Arden. It rained.\n\n"
    "Later Ruiz left for Arden Arden, a village, with Berg and Minister Ines Falk of the Arden Trust."
)


def words_of(text: str) -> Words:
    doc = Document(Article("article", text, language="en"))
    return Words(doc.names, doc.text)


def test_a_word_has_its_mentions_in_order_with_what_stands_around_it() -> None:
    first, second = words_of(TEXT)["Ruiz"]
    assert (first.before, first.title, first.alone) == ("ana de la", "minister", False)
    assert (second.before, second.title, second.alone) == ("", "", True)
    assert first.start < second.start


def test_a_word_that_a_name_has_twice_is_mentioned_twice() -> None:
    starts = [mention.start for mention in words_of("It was made by Walla Walla Dairy.")["Walla"]]
    assert starts == [15, 21]


def test_particles_are_no_words_of_names() -> None:
    words = words_of(TEXT)
    assert "Ruiz" in words
    assert "la" not in words
    assert len(words) == len(list(words)) == len(set(words))


@given(
    st.lists(st.sampled_from(["Ana", "Ruiz", "de", "la", "Berg", "met", "the", "Arden", "Trust", ",", "."]))
)
def test_mentions_stand_where_they_say(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for word, mentions in words_of(text).items():
        assert mentions
        assert all(text[mention.start : mention.end] == word for mention in mentions)
