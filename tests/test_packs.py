import pytest

from auditor.config import Config, ConfigError
from auditor.engine import Auditor
from auditor.model import Article
from auditor.packs import discover, load
from auditor.testing import check_examples

PYTHON_RULE = '''
from auditor.model import Finding, Severity
from auditor.rule import rule

@rule(severity=Severity.WARNING, bad=("He is a [[moron]].",), good=("He is a mormon.",))
def insult(doc):
    """An insult in the text."""
    at = doc.text.find("moron")
    if at >= 0:
        yield Finding(at, at + 5, "an insult")
'''
TOML_RULE = """
doc = "Our own footer left in a text. Subscribers of our service print it."
severity = "warning"
message = "house footer: ‘{}’"
bad = ["He left.\\n[[The Harbour Gazette, every morning at six]]"]
good = ["The Harbour Gazette, every morning at six o’clock, prints the tides."]
[lines]
en = '''
the harbour gazette, every morning at six
'''
"""


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "house-rules"
    (folder / "house").mkdir(parents=True)
    (folder / "house" / "insult.py").write_text(PYTHON_RULE, encoding="utf-8")
    (folder / "house" / "our_footer.toml").write_text(TOML_RULE, encoding="utf-8")
    return folder


def test_a_pack_runs_beside_the_rules_that_ship(pack):
    assert check_examples(pack) == []
    auditor = Auditor(Config(packs=(pack,)))
    card = auditor.audit(Article("a", "He is a moron.\nThe Harbour Gazette, every morning at six\n"))
    assert [(f.rule, f.text) for f in card.findings] == [
        ("house/insult", "moron"),
        ("house/our-footer", "The Harbour Gazette, every morning at six"),
    ]
    assert card.marks["language"] is not None


def test_an_example_that_does_not_hold_is_told(pack):
    rule = pack / "house" / "insult.py"
    rule.write_text(PYTHON_RULE.replace("a [[moron]]", "[[a moron]]"), encoding="utf-8")
    (mismatch,) = check_examples(pack)
    assert "expected ['a moron'], found ['moron']" in str(mismatch)


def test_only_what_is_wanted_is_imported(pack):
    (pack / "house" / "insult.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    rules, _ = load((pack,), lambda rule_id: rule_id == "house/our-footer")
    assert [rule.id for rule in rules] == ["house/our-footer"]
    assert "house/insult" in discover((pack,))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("house/bad.py", "1/0", "cannot be loaded: ZeroDivisionError"),
        ("house/bad.py", "x = 1", "exactly one rule"),
        ("house/bad.toml", "doc = ", "bad.toml"),
        ("house/bad.toml", TOML_RULE + "\nlinse = 1", "bad.toml"),
        ("house/bad.py", PYTHON_RULE.replace('"""An insult in the text."""', "pass"), "no documentation"),
        ("house/bad.py", PYTHON_RULE.replace("[[moron]]", "moron"), "marks what is underlined"),
        (
            "house/bad.py",
            PYTHON_RULE.replace("severity=", "needs=('oracle',), severity="),
            "unknown evidence 'oracle'",
        ),
        ("facts/own_capital.py", PYTHON_RULE, "exists already"),
        ("stray.py", PYTHON_RULE, "FAMILY/stray.py"),
    ],
)
def test_a_pack_that_cannot_be_loaded_is_refused(tmp_path, name, content, message):
    path = tmp_path / "p" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        Auditor(Config(packs=(tmp_path / "p",)))
    assert message in str(caught.value)


def test_a_pack_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="is not a folder"):
        discover((tmp_path / "none",))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match="holds no rule"):
        discover((tmp_path / "empty",))


@pytest.mark.parametrize(
    "config", [Config(select=("facts/own-captial",)), Config(ignore=("facts/own-captial",))]
)
def test_a_rule_that_does_not_exist_is_refused_with_a_near_one(config):
    with pytest.raises(ConfigError, match="did you mean 'facts/own-capital'"):
        Auditor(config)
