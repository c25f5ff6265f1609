"""Figures and dates that only the article has, beside those that only the source has."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.compare import compare
from auditor.compare.facts import PairedFacts
from auditor.compare.figures import figures
from auditor.compare.moments import moments
from auditor.compare.same_figures import same_thing, slip
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "HALVIK, May 4 (NNA) - The ferry company Norline will cancel its night service between Halvik and"
    " Storholm from October, director Petra Lund said on Monday.\n\n"
    "About 4,200 passengers had signed a petition against it. Norline carried 310,000 passengers last year,"
    " of whom 9% sailed by night.\n\n"
    "The service was opened in 1974 and lost 3.4 million kroner in 2025. Mayor Anders Moe said that it would"
    " cost the town 120 jobs."
)
REPORT = (
    "Nights will be quiet on the quay of Halvik. Petra Lund, who runs Norline, is giving up the ferry that"
    " sails to Storholm while others sleep. {}\n\n"
    "“I shall miss the lights,” said Anders Moe, the mayor."
)


def document(text: str) -> Document:
    return Document(Article("article", text, published=dt.date(2026, 5, 5)))


def conflicts(said: str) -> list[str]:
    doc = document(REPORT.format(said))
    facts = PairedFacts(doc, compare(doc, Source("wire", WIRE, role="wire", published=dt.date(2026, 5, 4))))
    found = [pair.article for pair in facts.numbers if not pair.agrees]
    assert not [pair for pair in facts.dates if not pair.agrees]
    return [doc.text[figure.start : figure.end] for figure in found]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("Of the 310,000 passengers whom Norline carried last year, 9 percent came at night.", []),
        ("Of the 130,000 passengers whom Norline carried last year, 9 percent came at night.", ["130,000"]),
        ("In 2025 the service lost 3.4 million kroner.", []),
        ("He keeps 84 postcards of it.", []),
        ("A ticket to Lund costs 340 kroner.", []),
        ("Some 31,000 gulls live there, and Moe has counted them.", []),
        ("Lund has 12 cousins in the town.", []),
    ],
)
def test_what_one_text_has_and_what_the_other_has(said: str, marked: list[str]) -> None:
    assert conflicts(said) == marked


@pytest.mark.parametrize(
    ("a", "b", "sure"),
    [
        ("It has 4,200 seats.", "It has 2,400 seats.", True),
        ("It cost 3 million euros.", "It cost 3 billion euros.", True),
        ("It took three weeks.", "It took three months.", True),
        ("It has 42 seats.", "It has 43 seats.", False),
        ("It has 42 seats.", "It is 24 km long.", False),
        ("The crash killed 12 people.", "The crash hurt 21 people.", False),
    ],
)
def test_slips_of_the_pen(a: str, b: str, sure: bool) -> None:
    (mine,), (theirs,) = figures(document(a)), figures(document(b))
    assert (slip(mine, theirs) >= 1.5) is sure


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They voted by 34 to 28 for it.", [("count", "vote", 34), ("count", "vote", 28)]),
        ("It was carried by six votes to three.", [("count", "vote", 6), ("count", "vote", 3)]),
        ("He scored in the 14th and 61st minutes.", [("ordinal", "minute", 14), ("ordinal", "minute", 61)]),
        ("Sales more than doubled there.", [("times", "", 2)]),
        ("It cost 11 million pounds.", [("GBP", "", 11_000_000)]),
        ("A man of 54 was there.", [("age", "", 54)]),
        ("Norline first faced a court there.", []),
        ("The first wounded came at the first light.", [("ordinal", "wound", 1), ("ordinal", "light", 1)]),
        ("Police are holding 43 people.", [("count", "held", 43)]),
        (
            "It got a loan of 60 million and 3 million euros.",
            [("EUR", "", 60_000_000), ("EUR", "", 3_000_000)],
        ),
        ("It got 3 million euros for 60 million.", [("EUR", "", 3_000_000), ("count", "", 60_000_000)]),
        ("He got three years and eight months.", [("time", "", 44 * 2_629_800)]),
        (
            "Lunde’s share falls to 190 million litres and Halvik’s to 290 million.",
            [("volume", "", 190_000_000), ("volume", "", 290_000_000)],
        ),
        ("Winds reached 215 kilometres (134 miles) an hour.", [("speed", "", 215), ("speed", "", 215)]),
        ("Two in five did not vote.", []),
        ("It is open three days in every seven.", [("time", "", 259_200)]),
        ("It fell behind Norland’s 357.", [("count", "", 357)]),
        ("She is the world number 49, he said.", [("ordinal", "", 49)]),
        ("The worst drought in four decades empties the lake.", [("time", "", 1_262_304_000)]),
    ],
)
def test_what_figures_are_of(text: str, said: list[tuple[str, str, int]]) -> None:
    assert [(f.unit, f.thing, int(f.value)) for f in figures(document(text))] == said


def test_those_who_died_are_the_dead() -> None:
    (mine,), (theirs,) = (
        figures(document("Seven of those who died sang.")),
        figures(document("Nine of the dead.")),
    )
    assert same_thing(mine, theirs)


@pytest.mark.parametrize(
    ("text", "months"), [("It was asked in a May survey.", 1), ("Theresa May said so.", 0)]
)
def test_the_month_of_may(text: str, months: int) -> None:
    assert sum(moment.grain == "month" for moment in moments(document(text))) == months


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("NAIROBI, Kenya (Lakes News Service, June 11) — Pupils came back.", 0),
        ("NAIROBI (June 11, Lakes News) - Pupils came back.", 0),
        ("They come back on June 11.", 1),
        ("They come back by September 31.", 0),
    ],
)
def test_datelines_and_impossible_days_are_of_no_event(text: str, days: int) -> None:
    assert sum(moment.grain == "day" for moment in moments(document(text))) == days


TAKE = (
    "HALVIK, May 6 (NNA) - The ferry company Norline put off the end of its night service on Wednesday.\n\n"
    "{}\n\n"
    "The service was opened in 1974 and lost 3.4 million kroner in 2025. Mayor Anders Moe said that it would"
    " cost the town 120 jobs."
)


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("By noon about 5,100 passengers had signed the petition against it.", []),
        ("About 2,400 passengers had signed a petition against it.", ["2,400"]),
        ("About 5,100 passengers had signed a petition against it.", ["5,100"]),
    ],
)
def test_a_later_take_may_have_more(said: str, marked: list[str]) -> None:
    doc = document(TAKE.format(said))
    wire = Source("wire", WIRE, role="wire")
    facts = PairedFacts(doc, compare(doc, wire))
    found = [pair.article for pair in facts.numbers if not pair.agrees]
    assert [doc.text[figure.start : figure.end] for figure in found] == marked
