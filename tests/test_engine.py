import pickle

import pytest

from auditor.config import Config
from auditor.engine import Auditor
from auditor.model import Article, Severity, Source, Verdict

STORY = (
    "Harbour talks resume\n\n"
    "Talks between Kenya and Nairobi resumed on Monday, a spokeswoman said said.\n\n"
    "“We will stay,” the minister told reporters.\n\n"
    "Leave a Reply\n"
)

FAILING = '''
from auditor.model import Finding, Severity
from auditor.rule import rule

@rule(severity=Severity.ERROR, bad=("[[x]]",), good=("y",))
def failing(doc):
    """A rule that fails on one word."""
    if "spokeswoman" in doc.text:
        1 / 0
    if "outside" in doc.text:
        yield Finding(0, len(doc.text) + 1, "too long")
    return
    yield
'''


@pytest.fixture(scope="module")
def auditor():
    return Auditor()


def test_findings_are_complete_and_in_order(auditor):
    card = auditor.audit(Article("a.txt", STORY))
    assert card.title == "Harbour talks resume"
    assert card.verdict is Verdict.BLOCK
    rules = [f.rule for f in card.findings]
    assert rules == ["facts/own-capital", "language/repeated-word", "boilerplate/comment-form"]
    for finding in card.findings:
        assert finding.text == STORY[finding.start : finding.end]
        assert finding.severity is not None
        line, column = finding.line, finding.column
        assert STORY.splitlines()[line - 1][column - 1 :].startswith(finding.text)
    assert len({f.fingerprint for f in card.findings}) == len(card.findings)


def test_a_fingerprint_does_not_move_with_the_text(auditor):
    before = auditor.audit(Article("a", STORY)).findings
    moved = "Nairobi, Tuesday.\n\nIt rained.\n\n"
    after = auditor.audit(Article("a", STORY.replace("\n\n", "\n\n" + moved, 1))).findings
    prints = {f.fingerprint for f in after}
    assert {f.fingerprint for f in before if f.rule != "facts/own-capital"} <= prints


def test_the_same_line_twice_has_two_fingerprints(auditor):
    text = "He left the room.\n\nLeave a Reply\n\n" * 3
    prints = [f.fingerprint for f in auditor.audit(Article("a", text)).findings]
    assert len(prints) == len(set(prints)) == 3


def test_other_families_leave_furniture_alone(auditor):
    text = (
        "He left the room and the town.\n\nLeave a a Reply\n\nSubscribe to our newsletter.Read the the news\n"
    )
    rules = {f.rule for f in auditor.audit(Article("a", text)).findings}
    assert "boilerplate/subscribe-prompt" in rules


def test_severities_of_the_configuration():
    auditor = Auditor(Config(severity={"boilerplate": Severity.ERROR, "facts": Severity.INFO}))
    found = {f.rule: f.severity for f in auditor.audit(Article("a", STORY)).findings}
    assert found["boilerplate/comment-form"] is Severity.ERROR
    assert found["facts/own-capital"] is Severity.INFO


def test_a_rule_that_fails_costs_its_own_findings_only(tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "failing.py").write_text(FAILING)
    auditor = Auditor(Config(packs=(tmp_path,), ignore=("facts",)))
    card = auditor.audit(Article("a", STORY))
    assert [(e.rule, e.message) for e in card.errors] == [
        ("house/failing", "ZeroDivisionError: division by zero")
    ]
    assert card.verdict is Verdict.INCOMPLETE
    assert {f.rule for f in card.findings} == {"language/repeated-word", "boilerplate/comment-form"}
    outside = auditor.audit(Article("b", "It was outside.\n\nHe left."))
    assert "is no stretch" in outside.errors[0].message


def test_required_evidence_that_is_missing_makes_it_incomplete():
    card = Auditor(Config(require=("sources",))).audit(Article("a", "He left.\n\nShe stayed."))
    assert card.verdict is Verdict.INCOMPLETE
    assert card.errors[0].rule == "required: sources"


def test_an_auditor_travels_as_its_configuration():
    auditor = Auditor(Config(select=("boilerplate",)), [Source("s", "It rained in the hills.")])
    sent = pickle.dumps(auditor)
    assert len(sent) < 2000
    again = pickle.loads(sent)
    article = Article("a", STORY)
    assert again.audit(article) == auditor.audit(article)


def test_a_pool_gives_the_same_cards_in_the_same_order(auditor):
    articles = [Article(f"a{n}", STORY.replace("Monday", f"day {n}")) for n in range(70)]
    assert list(auditor.audit_many(articles, jobs=2)) == list(auditor.audit_many(articles))
