"""Every example of every rule that ships runs as a test; a rule without examples cannot be loaded."""

import pytest

from auditor.packs import load, shipped
from auditor.testing import check_rule

RULES, LEXICON = load()
WITHOUT_SERVER = [rule for rule in RULES if "grammar" not in rule.needs]


@pytest.mark.parametrize("rule", WITHOUT_SERVER, ids=lambda rule: rule.id)
def test_examples(rule):
    """Those that need LanguageTool are in tests/grammar."""
    assert [str(mismatch) for mismatch in check_rule(rule, LEXICON)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_documentation(rule):
    assert rule.summary.endswith("."), "the first paragraph is the summary, a sentence"
    assert len(rule.summary) <= 200
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2


def test_the_twelve_boilerplate_rules():
    assert {rule.id.partition("/")[2] for rule in RULES if rule.family == "boilerplate"} == {
        "advertisement",
        "byline-residue",
        "comment-form",
        "cookie-notice",
        "embed-placeholder",
        "legal-notice",
        "navigation-residue",
        "paywall-prompt",
        "related-links",
        "share-widget",
        "subscribe-prompt",
        "widget-residue",
    }


def test_rules_is_no_package():
    assert not list(shipped().rglob("__init__.py")), "PyPI's `rules` must win the name"
