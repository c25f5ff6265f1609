import json

import pytest

from auditor.baseline import read_baseline, split
from auditor.config import ConfigError
from auditor.model import Article, Finding, Severity, Span, Suppression
from auditor.suppress import suppress


def finding(start=0, end=5, rule="facts/own-capital", text="Paris", fingerprint="f1"):
    return Finding(start, end, "x", severity=Severity.ERROR, rule=rule, text=text, fingerprint=fingerprint)


def test_a_suppressed_finding_stays_with_its_reason():
    article = Article("a", "Paris", suppressions=(Suppression("facts", "meant so", origin="front matter"),))
    kept, suppressed, unused = suppress(article, [finding(), finding(rule="language/grammar")])
    assert [f.rule for f in kept] == ["language/grammar"]
    assert [(s.finding.rule, s.reason, s.origin) for s in suppressed] == [
        ("facts/own-capital", "meant so", "front matter")
    ]
    assert unused == ()


def test_a_span_and_a_text_narrow_it_and_the_unused_is_told():
    wish = Suppression("facts/own-capital", "r", span=Span(10, 20))
    other = Suppression("facts/own-capital", "r", text="London")
    kept, suppressed, unused = suppress(Article("a", "x" * 30, suppressions=(wish, other)), [finding()])
    assert len(kept) == 1
    assert suppressed == ()
    assert unused == (wish, other)


@pytest.mark.parametrize(("path", "holds"), [("opinion/*", True), ("news/*", False), (None, True)])
def test_the_configurations_paths_are_globs(path, holds):
    wishes = [Suppression("facts", "r", path=path)]
    kept, _, unused = suppress(Article("opinion/a.txt", "Paris", path="opinion/a.txt"), [finding()], wishes)
    assert (kept == ()) is holds
    assert unused == ()


def test_a_baseline_splits_known_from_new():
    new, old = split({"a": frozenset({"f1"})}, "a", [finding(), finding(fingerprint="f2")])
    assert [f.fingerprint for f in new] == ["f2"]
    assert old[0].origin == "baseline"
    assert split({}, "a", [finding()])[1] == ()


@pytest.mark.parametrize("content", ["", "[]", '{"version": 99, "articles": {}}', '{"articles": 3}'])
def test_what_is_no_baseline_is_refused(tmp_path, content):
    path = tmp_path / "b.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match="--write-baseline"):
        read_baseline(path)


def test_a_baseline_is_read(tmp_path):
    path = tmp_path / "b.json"
    path.write_text(json.dumps({"version": 1, "articles": {"a": ["f1"]}}))
    assert read_baseline(path) == {"a": frozenset({"f1"})}
