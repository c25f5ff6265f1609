"""A real LanguageTool, installed by the project's own files."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from auditor.config import Config
from auditor.document import Document
from auditor.engine import Auditor
from auditor.grammar import GrammarError
from auditor.grammar.checker import LONGEST, Checker
from auditor.grammar.places import PLACE, VERSION
from auditor.model import Article, Severity
from auditor.packs import load
from auditor.testing import check_rule

RULE = "language/languagetool"


def document(text, language="en", title=None):
    return Document(Article("a.txt", text, language=language, title=title))


def found(checker, text, language="en"):
    return {(text[m.start : m.end], m.rule) for m in checker.check(document(text, language)).matches}


def test_two_known_rules_fire(checker):
    text = "The ferry is an boat that that sails to the the island."
    checked = checker.check(document(text))
    assert checked.version == VERSION
    marked = {(text[m.start : m.end], m.rule) for m in checked.matches}
    assert ("an", "EN_A_VS_AN") in marked
    assert ("the the", "ENGLISH_WORD_REPEAT_RULE") in marked


def test_the_examples_of_the_rule(checker):
    rules, lexicon = load(wanted=lambda rule_id: rule_id == RULE)
    assert [str(mismatch) for mismatch in check_rule(rules[0], lexicon, checker)] == []


def test_findings_tell_the_rule_and_the_report_the_version(settings, checker):
    auditor = Auditor(Config(select=(RULE,), grammar=settings))
    auditor.__dict__["checker"] = checker
    card = auditor.audit(Article("a.txt", "The ferry of the town is an boat.", language="en"))
    (finding,) = card.findings
    assert finding.text == "an"
    assert finding.severity is Severity.WARNING
    assert finding.suggestion == "a"
    assert finding.message.endswith("(LanguageTool EN_A_VS_AN)")
    (engine,) = card.engines
    assert (engine.name, engine.version, engine.language) == ("LanguageTool", VERSION, "en-US")
    assert "STYLE" in engine.left_out


def test_our_own_rule_supersedes_it(settings, checker):
    auditor = Auditor(Config(select=(RULE, "language/repeated-word"), grammar=settings))
    auditor.__dict__["checker"] = checker
    card = auditor.audit(Article("a.txt", "The ferry sails to the the island of the town.", language="en"))
    assert [finding.rule for finding in card.findings] == ["language/repeated-word"]


def test_both_variants_are_right_and_neither_excuses_a_slip(checker):
    words = "harbouring harboring gruelling grueling fervour judgement aluminium"
    text = " ".join(f"He wrote of {word}." for word in words.split())
    assert found(checker, text) == set()
    assert found(checker, f"{text} It was definately so.") == {("definately", "MORFOLOGIK_RULE_EN_US")}


def test_a_slip_is_found_again_and_a_right_word_that_was_seen_before_is_right(checker):
    for _ in range(2):
        assert found(checker, "It was a lighthouse.") == set()
        assert found(checker, "😀 It was the goverment.") == {("goverment", "MORFOLOGIK_RULE_EN_US")}


def test_every_unknown_word_if_the_house_says_so(settings, monkeysession):
    checker = Checker(settings._replace(enabled=("MORFOLOGIK_RULE_EN_US",)))
    try:
        assert {said for said, _ in found(checker, "Mr Oyelaran saw the goverment.")} == {
            "Oyelaran",
            "goverment",
        }
    finally:
        checker.close()


def test_one_variant_if_the_house_says_so(settings, monkeysession):
    checker = Checker(settings._replace(variants=(("en", "en-GB"),)))
    try:
        assert found(checker, "They were harboring boats.") == {("harboring", "MORFOLOGIK_RULE_EN_GB")}
    finally:
        checker.close()


def test_another_language_that_comes_with_it(checker):
    text = "Los barcos salen de el puerto de la villa por la noche."
    assert "de el" in {said for said, _ in found(checker, text, "es")}


@pytest.mark.parametrize("language", ["de", None])
def test_other_languages_are_skipped(checker, language):
    with pytest.raises(GrammarError, match="language"):
        checker.check(document("Der Hafen.", language))


def test_concurrent_checks_have_the_right_offsets(checker):
    def text(number):
        return f"{'😀' * number} Port {number}. 𝒳 It was {'😀 ' * (number % 5)}an boat."

    def check(number):
        made = text(number)
        return [made[m.start : m.end] for m in checker.check(document(made)).matches]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(check, range(40))) == [["an"]] * 40


def test_a_long_article_is_checked_in_pieces(checker):
    # Few words, long ones: the more words, the longer it takes.
    paragraph = f"The mayor opened {'harbour' * 70}. 😀\n\n"
    text = f"{paragraph * 45}It was an boat."
    assert 20_000 < len(text) < LONGEST
    assert found(checker, text) == {("an", "EN_A_VS_AN")}


def test_a_text_without_end_is_skipped_not_waited_for(checker):
    with pytest.raises(GrammarError, match="characters"):
        checker.check(document("word " * (LONGEST // 5 + 1)))


def test_configured_rules(settings, monkeysession):
    text = "It was an boat, whether or not the mayor came."
    checker = Checker(settings._replace(enabled=("REDUNDANCY",), disabled=("EN_A_VS_AN",)))
    try:
        checked = checker.check(document(text))
    finally:
        checker.close()
    assert [(match.rule, match.wanted) for match in checked.matches] == [("WHETHER", True)]
    assert "EN_A_VS_AN" in checked.left_out
    assert "REDUNDANCY" not in checked.left_out


def audit(*arguments, cwd, place):
    environment = {name: value for name, value in os.environ.items() if name != PLACE}
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment | {PLACE: str(place)},
        timeout=300,
    )


def test_the_command(place, checker, tmp_path):
    (tmp_path / "a.txt").write_text("The ferry of the town is an boat.", encoding="utf-8")
    done = audit("a.txt", "--select", RULE, "--format", "json", cwd=tmp_path, place=place)
    (card,) = json.loads(done.stdout)["articles"]
    assert [finding["text"] for finding in card["findings"]] == ["an"]
    assert card["engines"][0]["version"] == VERSION
    done = audit("a.txt", "--no-grammar", "--format", "json", cwd=tmp_path, place=place)
    (card,) = json.loads(done.stdout)["articles"]
    assert {"rule": RULE, "reason": "LanguageTool was left out (--no-grammar)"} in card["skipped"]
    assert card["engines"] == []


def test_doctor(place, tmp_path, checker):
    checker.check(document("It was a boat."))
    done = audit("doctor", "--start", cwd=tmp_path, place=place)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"version {VERSION} found EN_A_VS_AN" in done.stdout
    assert Path(place).name in done.stdout
