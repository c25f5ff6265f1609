import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare import compare
from auditor.compare.quotes import _Places, _spoken, _words, quote_pairs
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "ARDEN, May 4 (NNA) - The bridge over the Ard will close on Friday.\n\n"
    "“We will not open the bridge again before the engineers have signed for every bolt,” mayor Petra Lund"
    " said."
)
SOURCE = Source("wire", WIRE, role="wire")


def changes(text: str) -> list[tuple[str, str]]:
    doc = Document(Article("article", text))
    return [
        (text[c.start : c.end], WIRE[c.source_start : c.source_end])
        for pair in quote_pairs(doc, compare(doc, SOURCE))
        for c in pair.changes
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "“We will not open the bridge again before the engineers have signed for every bolt,”",
        '"we will not open the bridge again before the engineers have signed for every bolt"',
        "“We won’t open the bridge again before the engineers have signed for every bolt,”",
        "“We will not open … before the engineers have signed for every bolt,”",
        "“We will not open [it] again before the engineers have signed for every bolt,”",
        "“before the engineers have signed for every bolt”",
        "“We will not open the bridge again before the engineers have signed for every bolt, mark my words,”",
    ],
)
def test_no_alteration(quote: str) -> None:
    assert changes(f"The mayor spoke. {quote} Lund said on Monday.") == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "“We will open the bridge again before the engineers have signed for every bolt,”",
            [("", "not")],
        ),
        (
            "“We will not open the bridge again until the builders have signed for every bolt,”",
            [("until", "before"), ("builders", "engineers")],
        ),
    ],
)
def test_changed_words(quote: str, expected: list[tuple[str, str]]) -> None:
    assert changes(f"The mayor spoke. {quote} Lund said on Monday.") == expected


def test_another_quotation_is_not_paired() -> None:
    assert changes("“The bridge never did us any harm before the mayor came,” said a commuter.") == []


def test_the_parts_of_a_word_with_a_hyphen_keep_their_order_beside_an_ellipsis() -> None:
    said = "We will re-open the cross-border bridge … before the frost, I promise you all,"
    wire = f"ARDEN (NNA) - “{said.replace('… ', 'in good time ')}” mayor Petra Lund told reporters on Monday."
    doc = Document(Article("article", f"The mayor spoke. “{said}” Lund said."))
    pairs = quote_pairs(doc, compare(doc, Source("wire", wire, role="wire")))
    assert [pair.changes for pair in pairs] == [()]


@pytest.mark.parametrize("copies", [1, 40])
def test_a_quotation_is_paired_in_a_source_that_the_article_does_not_derive_from(copies: int) -> None:
    """The quotation alone is what the two have in common, however much else the source says."""
    other = "Prices of rye rose again at the harbour market while farmers waited for rain. " * copies
    source = Source("wire", f"{other}\n\n{WIRE}", role="wire")
    doc = Document(
        Article(
            "article",
            "A walk by the river ends at a fence these days, and the ducks have the quay to themselves.\n\n"
            "“We will not open the bridge again until the engineers have signed for every bolt,” signs say.",
        )
    )
    compared = compare(doc, source)
    assert compared.derivation.verdict != "wholly"
    assert [len(pair.changes) for pair in quote_pairs(doc, compared)] == [1]


BODY = (
    "The ferry to Arden is full on Friday and will be for weeks, the town said on Monday.\n\n{}\n\n"
    "The town has two ferries and one bridge, which is shut until the end of June.\n\nSome 300 families on"
    " the islands get their bread by boat. A second ferry is to come from Moss in the autumn, when the yard"
    " has mended its engines.\n\nThe council will vote on the costs of 6 million crowns on Thursday."
)
SHORT = Source("short", BODY.format("“Hunger does not fill in forms,” Lund said."), role="wire")


@pytest.mark.parametrize(
    ("quote", "pairs"),
    [
        ("“Hunger never fills in forms,” said Lund when she was asked again at the quay.", 1),
        ("“Hunger fills no ferry on Fridays,” said Lund.", 0),
        ("“Nobody fills in these old papers now,” said Lund.", 0),
    ],
)
def test_a_short_sentence_in_other_forms_is_the_same_quotation(quote: str, pairs: int) -> None:
    doc = Document(Article("article", BODY.format(quote)))
    assert len(quote_pairs(doc, compare(doc, SHORT))) == pairs


def test_a_quotation_may_begin_where_the_source_says_its_first_words_again() -> None:
    said = "I have coached for thirty years and I have never seen a team so calm while it drowned"
    source = Source(
        "wire", f"ARDEN, May 4 (NNA) - “{said},” coach Petra Lund said after the game.", role="wire"
    )
    doc = Document(
        Article("a", "“I have never seen a team so calm while it drowned,” coach Petra Lund said later.")
    )
    assert [pair.changes for pair in quote_pairs(doc, compare(doc, source))] == [()]


LIFTED = (
    "ARDEN, May 4 (NNA) - The bridge over the Ard will close on Friday for at least four months, the county"
    " council said.\n\n"
    "Engineers found cracks in nine of its twelve pillars during an inspection in March.\n\n"
    "“Nobody in the market asked about the price of the ferry today,” mayor Petra Lund said.\n\n"
    "About 6,000 people cross the river there every day, most of them on their way to the paper mill."
)
OWN = (
    "At the landing stage in Ostby the gulls had the benches to themselves. Ines Falk, who sells coffee from"
    " a van, had made eleven cups by noon. She used to make ninety before the trouble with the pillars"
    " began.\n\n"
    "Engineers found cracks in nine of the bridge’s twelve pillars during an inspection in March. The bridge"
    " over the Ard will close on Friday for at least four months, the county council said.\n\n"
    "{}\n\n"
    "Her cousin Jonas runs a tractor shop up the road and has begun to count tyres. He thinks that a pontoon"
    " would do, and that the army has one. Nobody at the barracks picked up the telephone."
)


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        ("“No one in the shop asked about the price of the ferry this morning,” said mayor Petra Lund.", 1),
        ("“No one in the shop asked about the price of the ferry this morning,” said Ines Falk.", 0),
        ("“We asked the council for a ferry, and it has not answered,” said mayor Petra Lund.", 0),
    ],
)
def test_in_a_partly_derived_article_the_speaker_tells_a_recast_quotation(said: str, pairs: int) -> None:
    doc, source = Document(Article("article", OWN.format(said))), Source("wire", LIFTED, role="wire")
    comparison = compare(doc, source)
    assert comparison.derivation.verdict == "partly"
    assert len(quote_pairs(doc, comparison)) == pairs


@given(st.text(alphabet="aB éo’'.,-–“”(…[] 12\n\u0301\u3042ßur_n't", max_size=80))
def test_the_words_of_a_quotation_are_those_that_have_places(text: str) -> None:
    placed = _words(text, 0, len(text))
    assert list(_spoken(text, 0, len(text)).forms) == list(placed.forms)
    assert list(placed.starts) == sorted(placed.starts)
    assert all(start < end <= len(text) for start, end in zip(placed.starts, placed.ends, strict=True))
    places = _Places(_spoken(text, 0, len(text)))
    assert [places.start(at) for at in range(len(placed.forms))] == list(placed.starts)
    assert [places.end(at) for at in range(len(placed.forms))] == list(placed.ends)
