"""Own copy, wrong credits, and agencies that are merely written about."""

from pathlib import Path

import pytest

from auditor.archive.memory import MemoryArchive
from auditor.config import Config
from auditor.engine import Auditor
from auditor.model import Article, Finding, Severity, Source
from auditor.text.credits import credits, is_own, states_own

DATA = Path(__file__).parent / "data"
WIRE, SPUN = ((DATA / f"{name}.txt").read_text(encoding="utf-8") for name in ("wire", "spun"))
ANONYMOUS = WIRE.replace("(Nordhavn News Agency) - ", "")
KNOWN = ("Nordhavn News Agency", "NNA")
HEADLINE, _, BODY = SPUN.partition("\n")


def lines(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", lines("subjects"))
def test_an_agency_that_is_written_about_is_not_credited(sentence: str) -> None:
    assert credits(sentence, KNOWN) == ()


@pytest.mark.parametrize("sentence", lines("credited"))
def test_an_agency_that_is_credited_in_the_text(sentence: str) -> None:
    assert [credit.form for credit in credits(sentence, KNOWN)] == ["attribution"]


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Agence France-Presse", "AFP"),
        ("AFP", "Agence France-Presse"),
        ("Nordhavn News Agency", "NNA"),
        ("NNA", "Nordhavn News Agency"),
        ("Okapibuzz.com", "Okapi Buzz"),
        ("www.okapibuzz.co.tz", "okapibuzz"),
        ("The Harbour Gazette", "Harbour Gazette"),
    ],
)
def test_is_own(name: str, own: str) -> None:
    assert is_own([name], [own])
    assert not is_own([name], ["Reuters"])
    assert not is_own([name], [])


def test_states_own() -> None:
    own = ["Harbour Gazette"]
    assert states_own("Ferry stuck\n\nBy Marit Aas, The Harbour Gazette\n\nIt sank.", own)
    assert states_own("LINDVIK (Harbour Gazette) - A ferry sank on Monday.", own)
    assert not states_own("Ferry stuck\n\nThe skipper told the Harbour Gazette that it sank.", own)
    assert not states_own("Ferry stuck\n\nBy Marit Aas\n\nIt sank.", own)


def findings(
    text: str, source: Source, own: tuple[str, ...] = (), byline: str | None = None
) -> list[Finding]:
    auditor = Auditor(Config(select=("attribution/uncredited-wire",), own=own), [source])
    return list(auditor.audit(Article("article", text, byline=byline)).findings)


def test_an_agency_that_audits_its_own_copy() -> None:
    source = Source("wire", WIRE, "wire")
    assert findings(SPUN, source)
    assert findings(SPUN, source, own=("Reuters",))
    assert findings(SPUN, source, own=("Nordhavn News Agency",)) == []
    assert findings(SPUN, source._replace(text=ANONYMOUS, agency="NNA"), own=("Nordhavn News Agency",)) == []


def test_the_own_byline_over_another_agencys_copy_is_the_fault_itself() -> None:
    text = f"{HEADLINE}\n\nBy Marit Aas, Harbour Gazette\n{BODY}"
    own = ("Harbour Gazette",)
    assert findings(text, Source("wire", WIRE, "wire"), own)
    assert findings(text, Source("wire", ANONYMOUS, "wire"), own) == []
    assert findings(SPUN, Source("wire", ANONYMOUS, "wire"), own, byline="Harbour Gazette") == []
    assert findings(SPUN, Source("wire", ANONYMOUS, "wire"), own)


def test_a_paper_that_credits_us_has_it_from_us() -> None:
    text = f"{ANONYMOUS}\n\nThe tugs were late, the Harbour Gazette reported on Tuesday."
    peer = Source("peer", text.replace("Ferry runs aground off Lindvik\n\n", ""), "peer")
    own = ("Harbour Gazette",)
    assert {f.severity for f in findings(SPUN, peer)} <= {Severity.WARNING}
    assert findings(SPUN, peer, own) == []


def test_what_an_own_source_explains_needs_no_other() -> None:
    sources = [Source("ours", WIRE, "wire"), Source("theirs", ANONYMOUS, "wire", agency="Reuters")]
    for own, found in (((), 1), (("Nordhavn News Agency",), 0)):
        auditor = Auditor(Config(select=("attribution/uncredited-wire",), own=own), sources)
        assert len(auditor.audit(Article("article", SPUN)).findings) == found


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Source: Reuters", "but the credit line credits Reuters"),
        ("By Reuters", "but the byline credits Reuters"),
        ("“We saw the mast go,” a passenger told Reuters.", "but the text credits Reuters"),
    ],
)
def test_the_wrong_agency(line: str, where: str) -> None:
    text = f"{HEADLINE}\n\n{line}\n{BODY}" if line.startswith("By") else f"{SPUN}\n\n{line}"
    [finding] = findings(text, Source("wire", WIRE, "wire"))
    assert finding.text == HEADLINE.strip()
    assert where in finding.message
    assert "Nordhavn News Agency" in finding.message
    wrong = finding.evidence[0]
    assert (wrong.source, wrong.text, text[wrong.start : wrong.end]) == (None, "Reuters", "Reuters")


def test_a_credit_that_the_source_gives_itself_is_no_wrong_one() -> None:
    source = Source("wire", WIRE + "\n\n“We saw the mast go,” a passenger told Reuters.", "wire")
    [finding] = findings(f"{SPUN}\n\n“We saw the mast go,” a passenger told Reuters.", source)
    assert finding.message.endswith("which is not credited")


def test_what_is_too_long_to_compare_is_said() -> None:
    short = Source("short", "A ferry ran aground off Lindvik on Monday, and nobody was hurt. " * 3, "wire")
    long = "\n\n".join(f"Ferry number {n} ran aground off Lindvik on a foggy Monday." for n in range(2_100))
    auditor = Auditor(Config(select=("attribution",)), [short])
    skipped = auditor.audit(Article("long", long)).skipped
    assert [(item.rule, item.reason) for item in skipped] == [
        ("derivation", "only the first 2,000 sentences of the article were compared")
    ]
    assert auditor.audit(Article("short", SPUN)).skipped == ()


def test_a_source_that_is_too_long_is_named() -> None:
    body = "".join(f"\n\nFerry number {n} waited for the tide at Lindvik." for n in range(2_100))
    archive = MemoryArchive([Source("long", WIRE + body, "wire")])
    [skipped] = Auditor(Config(select=("attribution",)), stored=archive).audit(Article("a", SPUN)).skipped
    assert skipped.reason == "only the first 2,000 sentences of the source long were compared"
