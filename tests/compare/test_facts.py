"""Facts of an article beside those of its source: names, figures, dates and roles."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.compare import compare, compare_with
from auditor.compare.conflicts import date_conflicts, figure_conflicts
from auditor.compare.facts import PairedFacts, paired_facts
from auditor.compare.figures import figures
from auditor.compare.moments import agree as same_moment
from auditor.compare.moments import moments, written_on
from auditor.compare.same_figures import agree, comparable, follows, is_on_the_way, leaves_out_scale, slip
from auditor.compare.surroundings import kept_share
from auditor.compare.tokens import party
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "ARDEN, May 4 (NNA) - The ferry Aurelia ran aground off Halvik on Monday with 214 passengers on board,"
    " the coast guard said.\n\n"
    "Doctors treated 38 of them in the hospital of Storholm, its director, Ines Falk, told reporters on"
    " Tuesday.\n\n"
    "The operator, Norline, will pay 450 euros to each passenger, and 1,163 tickets have been cancelled.\n\n"
    "Police chief Tomas Attenborg accused captain Petra Lund of leaving the bridge for several minutes.\n\n"
    "The ferry was built in 1998 and will be back in service on June 11."
)
REWRITE = (
    "With 214 passengers aboard, the ferry Aurelia ran aground off Halvik on Monday, according to the coast"
    " guard.\n\n"
    "In Storholm’s hospital doctors treated 38 of them, director Ines Falk told reporters on Tuesday.\n\n"
    "Norline, the operator, will pay each passenger 450 euros, and more than 1,100 tickets have been"
    " cancelled.\n\n"
    "Captain Petra Lund was accused by police chief Tomas Attenborg of leaving the bridge for several"
    " minutes.\n\n"
    "Built in 1998, the ferry will be back in service on June 11."
)


def document(text: str, **fields: object) -> Document:
    return Document(Article("article", text, **fields))  # type: ignore[arg-type]


def facts(text: str, source: str = WIRE, **fields: object) -> tuple[Document, PairedFacts]:
    doc = document(text, **fields)
    return doc, paired_facts(doc, compare(doc, Source("wire", source, role="wire")))


def conflicts(text: str, source: str = WIRE) -> list[tuple[str, str]]:
    doc, found = facts(text, source)
    return [
        (doc.text[p.article.start : p.article.end], source[p.source.start : p.source.end])
        for pairs in (found.numbers, found.dates)
        for p in pairs
        if not p.agrees
    ]


def swaps(text: str, source: str = WIRE) -> list[tuple[str, str]]:
    doc, found = facts(text, source)
    return [(doc.slice(s.span), source[s.source_span.start : s.source_span.end]) for s in found.role_swaps]


def test_a_faithful_rewrite_contradicts_nothing() -> None:
    assert conflicts(REWRITE) == []
    assert swaps(REWRITE) == []


def test_what_agrees_is_paired_too() -> None:
    doc, found = facts(REWRITE)
    agreeing = [doc.text[p.article.start : p.article.end] for p in found.numbers if p.agrees]
    assert agreeing == ["214", "38", "450 euros", "1,100"]
    assert [doc.text[p.article.start : p.article.end] for p in found.dates] == [
        "Monday",
        "Tuesday",
        "1998",
        "June 11",
    ]


@pytest.mark.parametrize(
    ("said", "instead", "stated"),
    [
        ("214", "241", "214"),
        ("450 euros", "540 euros", "450 euros"),
        ("1998", "1989", "1998"),
        ("June 11", "June 17", "June 11"),
        ("Tuesday", "Wednesday", "Tuesday"),
        ("38 of", "83 of", "38"),
    ],
)
def test_one_thing_changed_is_one_conflict(said: str, instead: str, stated: str) -> None:
    found = conflicts(REWRITE.replace(said, instead))
    assert len(found) == 1
    assert found[0][1] == stated
    assert found[0][0] in instead


@pytest.mark.parametrize(
    ("source", "exchanged", "right"),
    [
        (
            "The quake hit 40 kilometres west of Dorn and 9 kilometres below the surface, the survey said.",
            "The survey said the quake hit 9 kilometres west of Dorn, 40 kilometres below the surface.",
            "The survey said the quake hit 9 kilometres below the surface, 40 kilometres west of Dorn.",
        ),
        (
            "The tunnel was opened in 1964 and widened in 1991, the ministry of transport said.",
            "The ministry of transport said the tunnel had been opened in 1991 and widened in 1964.",
            "The ministry of transport said the tunnel, opened in 1964, had been widened in 1991.",
        ),
    ],
)
def test_two_figures_in_each_other_s_place(source: str, exchanged: str, right: str) -> None:
    padded = (
        "The office in Arden published its yearly report on Friday. {} Its director had no further comment."
    )
    assert len(conflicts(padded.format(exchanged), padded.format(source))) == 2
    assert conflicts(padded.format(right), padded.format(source)) == []


def test_a_figure_in_a_quotation_is_left_to_the_rules_of_quotations() -> None:
    source = WIRE.replace("1,163 tickets have been cancelled", "“we cancelled 1,163 tickets,” it said")
    article = REWRITE.replace(
        "more than 1,100 tickets have been cancelled", "“we cancelled 1,316 tickets,” it said"
    )
    assert conflicts(article, source) == []


def test_what_can_be_reckoned_is_no_conflict() -> None:
    source = WIRE.replace("pay 450 euros", "pay 450 euros instead of 400 euros")
    article = REWRITE.replace("pay each passenger 450 euros", "pay each passenger 50 euros more")
    assert conflicts(article, source) == []


@pytest.mark.parametrize(
    ("said", "there", "on_the_way"),
    [
        ("He headed in after nine minutes, making it 2-0.", "2-1", True),
        ("Arden led 1-0 at the interval.", "3-2", True),
        ("Arden led 3-0 at the interval.", "2-1", False),
        ("Arden beat Halvik 2-0 on Monday.", "2-1", False),
    ],
)
def test_a_score_before_the_match_ended(said: str, there: str, on_the_way: bool) -> None:
    [mine], [theirs] = (
        [f for f in figures(document(text)) if f.unit == "score"] for text in (said, f"It ended {there}.")
    )
    assert is_on_the_way(mine, theirs, said) == on_the_way


def test_a_count_that_goes_on_from_one_of_millions() -> None:
    said = "It paid 150 million for the holder, 110 for the man who came to take it."
    [theirs] = figures(document("It paid 110 million."))
    other = next(f for f in figures(document(said)) if f.value == 110)
    assert leaves_out_scale(other, theirs, said)
    assert not leaves_out_scale(other, theirs, said.replace("million", "francs"))


def test_a_day_told_in_other_words() -> None:
    named = (
        "Whoever lives behind the long dike, by contrast, ought to keep boots and sandbags ready from April"
        " on, Petra Lund of the harbour insists."
    )
    flood = (
        "Petra Lund, the captain of the Aurelia, expects one more flood of the harbour by the end of March."
    )
    source = f"{WIRE}\n\n{flood}"
    assert ("April", "March") not in conflicts(f"{REWRITE}\n\n{named}", source)
    close = "Captain Petra Lund of the Aurelia expects one more flood of the harbour by the end of April."
    assert ("April", "March") in conflicts(f"{REWRITE}\n\n{close}", source)


def test_kept_share_leave_names_out() -> None:
    text, other = "Lund sang a psalm in Arden.", "In Halvik, Lund sang."
    assert kept_share(text, (0, len(text)), other, (0, len(other))) == 0.5


def test_news_younger_than_the_source_is_not_held_against_it() -> None:
    source = Source("wire", WIRE, role="wire", published=dt.date(2026, 5, 5))
    article = REWRITE.replace("treated 38 of them", "treated 41 of them").replace("on Tuesday", "on Thursday")
    doc = document(article, published=dt.date(2026, 5, 7))
    found = paired_facts(doc, compare(doc, source))
    assert [p for p in found.numbers if not p.agrees] == []
    assert found.later is True


def test_a_revised_figure_is_no_conflict() -> None:
    assert conflicts(REWRITE.replace("With 214 passengers", "The final count is 241 passengers")) == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (
            "Captain Petra Lund was accused by police chief Tomas Attenborg",
            "Captain Petra Lund accused police chief Tomas Attenborg",
        ),
        (
            "Captain Petra Lund was accused by police chief Tomas Attenborg",
            "Police chief Tomas Attenborg was accused by captain Petra Lund",
        ),
    ],
)
def test_parties_turned_round(said: str, instead: str) -> None:
    found = swaps(REWRITE.replace(said, instead))
    assert len(found) == 1
    assert found[0][1] == "Police chief Tomas Attenborg accused captain Petra Lund"


ROLES = (
    "KOLDA, May 4 (NNA) - Sarland and Norland met on Monday to speak about the border that they share.\n\n"
    "{}, according to the statistics office in Kolda, which publishes its figures once a year.\n\n"
    "Nobody in the valley remembers a quiet spring, said Ines Falk, who keeps sheep above the river."
)


@pytest.mark.parametrize(
    ("source", "article", "turned"),
    [
        ("Norland’s strikes cost Sarland a harvest", "Strikes in Norland cost a harvest", True),
        ("Norland’s strikes cost Sarland a harvest", "Strikes by Norland cost a harvest", False),
        ("Sarland sells timber to Norland", "Norland sells timber to Sarland", True),
        ("Sarland sells timber to Norland", "Norland buys timber from Sarland", False),
        ("Sarland sells timber to Norland", "Sarland buys timber from Norland", True),
        ("Sarland made 31 films and Norland 24 films", "Norland made 31 films and Sarland 24 films", True),
        ("Sarland made 31 films and Norland 24 films", "Norland made 24 films and Sarland 31 films", False),
        ("Sarland came in ahead of Norland in exports", "Norland came in ahead of Sarland in exports", True),
        ("Sarland came in ahead of Norland in exports", "Norland came in behind Sarland in exports", False),
        ("Norland rejected an offer by Sarland", "An offer by Sarland was turned down by Norland", False),
        ("Norland rejected an offer by Sarland", "An offer by Norland was turned down by Sarland", True),
        ("Norland will sell its grain arm to Sarland", "Sarland will buy Norland’s grain arm", False),
        ("Norland will sell its grain arm to Sarland", "Norland will buy Sarland’s grain arm", True),
        ("Norland leases two ships to Sarland", "Norland leases two ships from Sarland", True),
        ("Norland leases two ships to Sarland", "Sarland leases two ships from Norland", False),
        ("The union had asked the ministry for it", "The ministry had asked the union for it", True),
        ("The union had asked the ministry for it", "The ministry had been asked by the union for it", False),
        ("Its captain has taught alongside Ruiz", "From May its captain taught with Ruiz", False),
        ("Parliament must pass a new law", "A new law must pass parliament", False),
        ("Sarland recalled its envoy from Norland", "Sarland called home its envoy to Norland", False),
        ("A ferry collided with a tanker", "A tanker collided with a ferry", False),
    ],
)
def test_roles(source: str, article: str, turned: bool) -> None:
    assert bool(swaps(ROLES.format(article), ROLES.format(source))) is turned


@pytest.mark.parametrize(
    ("printed", "relation"),
    [
        ("Tomas Attenborg", "same"),
        ("Attenborg", "same"),
        ("Tomas Attenburg", "variant"),
        ("Attenburg", "variant"),
    ],
)
def test_names(printed: str, relation: str) -> None:
    doc, found = facts(REWRITE.replace("Tomas Attenborg", printed))
    pair = next(p for p in found.names if p.article.text == printed)
    assert pair.relation == relation
    assert pair.source.text == "Tomas Attenborg"
    assert pair.article.before is not None
    assert doc.slice(pair.article.before) == "police chief"
    if relation == "variant":
        assert pair.word is not None
        assert pair.source_word is not None
        assert doc.slice(pair.word) == "Attenburg"
        assert WIRE[pair.source_word.start : pair.source_word.end] == "Attenborg"


def test_a_name_in_the_place_of_another() -> None:
    _, found = facts(REWRITE.replace("director Ines Falk told", "director Jonas Moe told"))
    pair = next(p for p in found.names if p.article.text == "Jonas Moe")
    assert (pair.relation, pair.source.text) == ("different", "Ines Falk")


def test_offices_before_and_behind_a_name() -> None:
    source = WIRE.replace(
        "its director, Ines Falk, told", "said Ines Falk, director of the hospital, who told"
    )
    _, found = facts(REWRITE, source)
    pair = next(p for p in found.names if p.article.text == "Ines Falk")
    assert pair.article.before is not None
    assert pair.source.after is not None
    assert source[pair.source.after.start : pair.source.after.end] == "director of the hospital"


OWN = (
    "Shopkeepers on both banks have learned to live with the noise, and some have begun to sell earplugs.\n\n"
    "{}\n\n"
    "“We will see more of the sky,” said Anders Moe, who rents out rowing boats from a shed below the quay."
)


def test_other_coverage_that_counts_the_same_thing() -> None:
    doc = document(OWN.format("The Aurelia had some 150 passengers on board when it left Halvik."))
    found = figure_conflicts(doc, compare_with(doc, [Source("a", WIRE), Source("b", WIRE + " ")]))
    assert [(doc.text[c.article.start : c.article.end], c.against) for c in found] == [("150", 2)]


def test_other_coverage_is_no_conflict_where_one_report_agrees() -> None:
    doc = document(OWN.format("The Aurelia had some 150 passengers on board when it left Halvik."))
    sources = [Source("a", WIRE), Source("b", OWN.format("The Aurelia left Halvik with 150 passengers."))]
    compared = [c for c in compare_with(doc, sources) if c.source.id == "a" or c.derivation.verdict == "none"]
    assert figure_conflicts(doc, compared) == ()


def test_other_coverage_that_dates_the_same_event() -> None:
    wire = (
        "KOLDA, May 4 (NNA) - Soldiers from Sarland attacked a post in Norland on April 28, officials said."
    )
    doc = document(OWN.format("Sarland’s soldiers attacked the post in Norland on April 29 before dawn."))
    found = date_conflicts(doc, compare_with(doc, [Source("a", wire, role="wire")]))
    assert [doc.text[c.article.start : c.article.end] for c in found] == ["April 29"]


def test_the_same_pair_is_compared_once() -> None:
    doc = document(REWRITE)
    comparison = compare(doc, Source("wire", WIRE, role="wire"))
    assert paired_facts(doc, comparison) is paired_facts(doc, comparison)


def test_a_dateline_is_the_day_of_writing() -> None:
    assert written_on(document(WIRE, published=dt.date(2026, 5, 9))) == dt.date(2026, 5, 4)
    assert written_on(document(REWRITE, published=dt.date(2026, 5, 9))) == dt.date(2026, 5, 9)


def test_a_country_its_people_and_its_capital_are_one_party() -> None:
    assert party("Peru") == party("Peruvian") == party("Lima")
    assert party("Ana Ruiz") == party("Ruiz")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("397 people", "nearly 400 people", True),
        ("12 people", "a dozen people", True),
        ("1.2 million people", "1,200,000 people", True),
        ("1,163 ballots", "more than 1,000 ballots", True),
        ("30 kilometres", "19 miles", True),
        ("14 days", "two weeks", True),
        ("397 people", "379 people", False),
        ("20 piastres", "25 piastres", False),
        ("5.2 months", "5.8 months", False),
        ("10,000 songs", "up to 15,000 songs", False),
    ],
)
def test_figures_agree(one: str, other: str, same: bool) -> None:
    (a,), (b,) = (figures(document(f"There were {text} in all.")) for text in (one, other))
    assert comparable(a, b)
    assert agree(a, b) is agree(b, a) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("on May 11", "on 11 May", True),
        ("on May 11", "on May 11, 2026", True),
        ("on May 11", "on May 14", False),
        ("in August 2009", "in August", True),
        ("in August 2009", "in August 2010", False),
        ("at 5:40 am", "at 5.40 a.m.", True),
        ("at 5:40 am", "at 6:40 am", False),
        ("in 1936", "in 1963", False),
        ("on Friday", "on Thursday", False),
    ],
)
def test_moments_agree(one: str, other: str, same: bool) -> None:
    (a,), (b,) = (moments(document(f"It happened {text}, we hear.")) for text in (one, other))
    assert same_moment(a, b) is same_moment(b, a) is same


def test_slips_and_sums() -> None:
    text = "He has 61.4 euros, 64.1 euros, 2.7 euros and 80 euros."
    first, second, third, fourth = figures(document(text))
    assert slip(first, second)
    assert not slip(first, fourth)
    assert follows(third, (first, second), ())
    assert not follows(fourth, (first, second), ())


PIECES = st.sampled_from(
    [*REWRITE.split("\n\n"), *WIRE.split("\n\n"), "“", "”", " 12 ", " $3bn ",
     "Ruiz’s strikes in Peru. ", "May 31, ", "\n", "\u00a0",
     "🙂 ", "Peru asked Chile to pay. ", "10 to 15 people died. ", "1999-2004 ", "İ"]
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=10), st.lists(PIECES, max_size=10))
def test_offsets_lie_in_both_texts(mine: list[str], theirs: list[str]) -> None:
    text, source = "".join(mine), "".join(theirs)
    doc, found = facts(text, source)
    for pairs in (found.numbers, found.dates):
        for pair in pairs:
            assert 0 <= pair.article.start < pair.article.end <= len(text)
            assert 0 <= pair.source.start < pair.source.end <= len(source)
    for disagreements in (found.figure_disagreements, found.date_disagreements):
        for one in disagreements:
            assert text[one.article.start : one.article.end].strip()
            assert source[one.other.start : one.other.end].strip()
    for name in found.names:
        assert text[name.article.start : name.article.end] == name.article.text
        assert source[name.source.start : name.source.end] == name.source.text
    for swap in found.role_swaps:
        assert doc.slice(swap.span).strip()
        assert source[swap.source_span.start : swap.source_span.end].strip()


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=8))
def test_a_text_beside_itself_contradicts_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    _, found = facts(text, text)
    assert all(pair.agrees for pairs in (found.numbers, found.dates) for pair in pairs)
    assert found.role_swaps == ()
    assert found.figure_disagreements == ()
    assert all(pair.relation == "same" for pair in found.names)
