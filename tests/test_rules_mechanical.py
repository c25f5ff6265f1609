"""What the rules' own examples cannot show: severities, evidence, suggestions, sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.compare import compare_with
from auditor.document import Document
from auditor.model import Article, Finding, Severity, Source
from auditor.packs import load
from auditor.rule import Rule

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in load()[0]}


@pytest.fixture
def check(rules: dict[str, Rule]) -> Check:
    def run(rule_id: str, text: str, *sources: Source) -> list[Finding]:
        doc = Document(Article(id="article", text=text))
        rule = rules[rule_id]
        evidence = {"sources": compare_with(doc, sources) if sources else None} if rule.uses else {}
        return list(rule.check(doc, **evidence))

    return run


def test_the_other_spelling_is_shown(check: Check) -> None:
    text = "Karin Lundqvist won the seat.\n\nAfter the count Lundquist thanked her voters in the rain."
    (finding,) = check("facts/name-variant", text)
    assert finding.severity is Severity.ERROR
    assert finding.suggestion is None, "once each: nothing tells which of the two is the slip"
    (evidence,) = finding.evidence
    assert (evidence.source, text[evidence.start : evidence.end]) == (None, "Lundqvist")


def test_the_rarer_spelling_is_the_slip_even_where_it_comes_first(check: Check) -> None:
    text = (
        "The minister, Ewan Brisdail, opened the road. It took a year.\n\n"
        "Brisdale said it was safe. Nobody doubted it.\n\nIt was late when Brisdale left."
    )
    assert [f.suggestion for f in check("facts/name-variant", text)] == ["Brisdale"]


def test_a_name_that_differs_only_in_its_accents_is_info(check: Check) -> None:
    text = "Sauli Niinalö spoke first. Few listened.\n\nLater Niinalo went home to Tampere by train."
    assert [f.severity for f in check("facts/name-variant", text)] == [Severity.INFO]


def test_a_name_that_the_wire_spells_otherwise_is_shown_there(check: Check) -> None:
    wire = "Police spokesman Ruwan Ekanayake said on Monday that the road to the north was open."
    text = wire.replace("Ekanayake", "Ekanayaka")
    (finding,) = check("facts/name-variant", text, Source("wire.txt", wire, "wire"))
    (evidence,) = finding.evidence
    assert evidence.source == "wire.txt"
    assert wire[evidence.start : evidence.end] == "Ekanayake" == finding.suggestion


def test_of_peers_the_majority_decides(check: Check) -> None:
    def story(name: str, more: str) -> str:
        return f"Foreign Minister Hossein {name} landed in Lahore. {more}"

    peers = [Source(f"{i}.txt", story("Amir-Rostamian", "He smiled." * i)) for i in range(1, 4)]
    (odd,) = check("facts/name-variant", story("Amirrostamian", "Rain fell."), *peers)
    assert (odd.severity, odd.suggestion) == (Severity.INFO, "Amir-Rostamian")
    others = [*peers[1:], Source("odd.txt", story("Amirrostamian", "Rain fell."))]
    assert not check("facts/name-variant", story("Amir-Rostamian", "He waved."), *others)


def test_self_attribution_is_an_error_where_the_sentence_is_copied(check: Check) -> None:
    sentence = (
        "the two ministers met on Monday in Kinshasa to sign the water accord after four years of talks."
    )
    more = " It runs for ten years and binds both of them to publish what they take from the lake each month."
    text = f"Okapibuzz.com reports that {sentence}{more}"
    (alone,) = check("attribution/self-attribution", text)
    assert alone.severity is None
    wire = f"Kinshasa, May 3 - {sentence.capitalize()}{more}"
    (copied,) = check("attribution/self-attribution", text, Source("wire.txt", wire, "wire"))
    assert copied.severity is Severity.ERROR
    assert copied.evidence[0].source == "wire.txt"


@pytest.mark.parametrize(
    ("rule_id", "text", "mended"),
    [
        (
            "language/missing-space",
            "It closed last month.The winner left.",
            "It closed last month. The winner left.",
        ),
        (
            "language/missing-space",
            "Lahore, 22 January 2024(TDI): Talks went on.",
            "Lahore, 22 January 2024 (TDI): Talks went on.",
        ),
        ("language/repeated-word", "The the minister was away.", "The minister was away."),
        (
            "attribution/quote-marks",
            "“We have waited, Odile Marchand stated.",
            "“We have waited,” Odile Marchand stated.",
        ),
    ],
)
def test_the_suggestion_mends_the_text(check: Check, rule_id: str, text: str, mended: str) -> None:
    (finding,) = check(rule_id, text)
    assert f"{text[: finding.start]}{finding.suggestion}{text[finding.end :]}" == mended


def test_many_missing_spaces_are_one_fault(check: Check) -> None:
    text = "The day ended." * 20
    (finding,) = check("language/missing-space", text)
    assert "more places" in finding.message


def test_a_mixed_pair_of_people_and_capital_is_a_warning(check: Check) -> None:
    (finding,) = check("facts/own-capital", "It was a meeting of Kenyan and Nairobi officials.")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a." * 100_000,
        "A a " * 50_000,
        "“" * 20_000,
        "”a " * 20_000,
        "Iran and Tehran " * 5_000,
    ],
    ids=["word", "stops", "letters", "opening", "closing", "places"],
)
def test_hostile_text_is_read_to_its_end(rules: dict[str, Rule], text: str) -> None:
    doc = Document(Article(id="hostile", text=text))
    for rule in rules.values():
        if rule.id in OURS:
            list(rule.check(doc, **dict.fromkeys(rule.uses)))


OURS = frozenset(
    {
        "facts/own-capital",
        "facts/impossible-date",
        "facts/name-variant",
        "language/repeated-word",
        "language/missing-space",
        "attribution/quote-marks",
        "attribution/self-attribution",
    }
)
