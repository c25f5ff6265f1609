"""Which texts are worth aligning with an article, told from their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare import compare
from auditor.compare.comparison import prepared
from auditor.compare.prepare import _TOKEN, Kept, prepare, stemmed, stems
from auditor.compare.sift import may_derive, sieve
from auditor.document import Document
from auditor.model import Article, Source, Span

WIRE = (
    "A ferry with 212 people on board ran aground off Lindvik on Monday after its steering failed in heavy"
    " fog.\n\n"
    "Nobody was hurt, but 40 passengers spent the night on the vessel because the tide was too low for the"
    " pilot boats, harbour master Inga Solheim said.\n\n"
    "The Torunn, built in 1987, had passed its last inspection in February, according to the coast guard.\n\n"
    "Divers will examine the hull on Tuesday before two tugs try to pull it free at high water."
)
REWRITE = (
    "On Monday, a ferry carrying 212 people ran aground near Lindvik when its steering failed in thick"
    " fog.\n\n"
    "No one was injured, however 40 passengers had to spend the night on board since the tide was too low for"
    " pilot boats, said Inga Solheim, the harbour master.\n\n"
    "On Tuesday divers are to examine the hull, before two tugs attempt to pull it free at high water."
)
OTHER = (
    "The council of Arden voted on Thursday to close two of its seven libraries, and readers gathered on the"
    " steps with their books.\n\n"
    "Mayor Petra Lund called the budget a matter of arithmetic; the librarians called it a shame.\n\n"
    "A petition with nine thousand names was handed over before the vote, which took less than a minute."
)
LIFTED = (
    f"{OTHER}\n\n"
    "The Torunn, built in 1987, had passed its last inspection in February, according to the coast guard."
)


def may(text: str, source: str) -> bool:
    body = prepared(Document(Article("a", text))).body
    return may_derive(sieve(body), source)


@pytest.mark.parametrize("article", [WIRE, REWRITE, LIFTED])
def test_what_derives_is_aligned(article: str) -> None:
    assert may(article, WIRE)
    assert compare(Document(Article("a", article)), Source("wire", WIRE, role="wire")).overlap > 0


@pytest.mark.parametrize("source", [OTHER, "", "Nothing."])
def test_what_has_little_in_common_is_not(source: str) -> None:
    assert not may(WIRE, source)


def test_one_sentence_in_common_with_other_names_is_not_aligned() -> None:
    renamed = "The Ester, built in 1961, had passed its last inspection in June, according to its owner."
    assert not may(f"{OTHER}\n\n{renamed}", WIRE)


def test_the_words_alone_decide_nothing_where_an_encoder_judges_too() -> None:
    near = prepared(Document(Article("a", LIFTED))).body
    assert may_derive(sieve(near), WIRE, by_words=False)


@given(st.text(alphabet="aB é’'.,-–“” 12\n\u0301\u3042ßing_", max_size=80))
def test_words_between_white_space_have_the_stems_of_the_whole_text(text: str) -> None:
    assert list(stemmed(text)) == [stem for token in _TOKEN.findall(text) for stem in stems(token)]


@given(st.text(alphabet="aB é’'.,-–“” 12²½٣\n\u0301\u3042ßing_", max_size=80))
def test_numbers_are_the_stems_that_begin_with_a_digit(text: str) -> None:
    [unit] = prepare(text, [Span(0, len(text))]).units
    assert unit.numbers == {stem for stem in unit.own if stem[0].isdigit()}


def test_what_is_asked_for_again_is_found_once() -> None:
    asked: list[str] = []

    def letters(word: str) -> tuple[str, ...]:
        asked.append(word)
        return (*word,)

    kept = Kept(letters)
    many = [str(number) for number in range(100_000)]
    for word in many:
        assert kept["ship"] == ("s", "h", "i", "p")
        assert kept[word] == tuple(word)
    assert asked.count("ship") == 1
    assert len(kept) < len(many)
