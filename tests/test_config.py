import pytest

from auditor.config import Config, ConfigError, find, load
from auditor.model import Severity


def write(tmp_path, text, name="auditor.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path):
    path = write(
        tmp_path,
        """
select = ["facts", "boilerplate/share-widget"]
fail_on = "warning"
require = ["sources"]
exclude = ["drafts/*"]
packs = ["house"]
wire = ["wire"]
[severity]
facts = "warning"
"facts/own-capital" = "error"
[[ignore]]
rule = "facts/own-capital"
reason = "the city against the state"
path = "opinion/*"
text = "Paris"
""",
    )
    config = load(path)
    assert config.packs == (tmp_path / "house",)
    assert config.wire == (tmp_path / "wire",)
    assert config.severity_of("facts/own-capital") is Severity.ERROR
    assert config.severity_of("facts/name-variant") is Severity.WARNING
    assert config.severity_of("language/grammar") is None
    (wish,) = config.suppressions
    assert (wish.rule, wish.path, wish.text) == ("facts/own-capital", "opinion/*", "Paris")
    assert wish.reason == "the city against the state"
    assert "number 1" in wish.origin


def test_rules_and_single_findings_are_ignored_under_one_key(tmp_path):
    path = write(tmp_path, 'ignore = ["language", { rule = "facts", reason = "checked by hand" }]')
    config = load(path)
    assert config.ignore == ("language",)
    assert config.suppressions[0].rule == "facts"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["facts"]', "did you mean 'select'"),
        ('select = "facts"', "must be a list of strings"),
        ('fail_on = "sometimes"', "must be one of error, warning, never"),
        ('severity = { facts = "grave" }', "use error, warning or info"),
        ('[[ignore]]\nrule = "facts"', "rule and reason are required"),
        ('[[ignore]]\nrule = "facts"\nreason = "x"\nuntil = "2030"', "unknown key 'until'"),
        ("select = [", "is not valid TOML"),
        ("score = 3", "[score] must be a table"),
        ("[score]\naccuracie = 3", "did you mean 'accuracy'?"),
        ("[score]\naccuracy = -3", "accuracy must be a number from 0"),
        ("[score]\nrepeat = 2", "repeat must be a number from 0 to 1"),
        (
            "[score]\naccuracy = 0\nattribution = 0\ncleanliness = 0\nlanguage = 0\nreadability = 0",
            "must weigh something",
        ),
        ("gates = 1", "[gates] must be a table"),
        ("[gates]\nblock = 'fatal'", "block must be error, warning, info or never"),
        ("[gates]\nblok = 'error'", "did you mean 'block'?"),
        ("[gates]\nleast = 3", "least must be a table of marks"),
        ("[gates.least]\nreadabilty = 3", "did you mean 'readability'?"),
        ("[gates.least]\nreadability = 300", "a whole number from 0 to 100"),
        ("calibration = 1", "calibration must be a path"),
    ],
)
def test_faults_name_the_file_and_the_mend(tmp_path, text, message):
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert message in str(caught.value)
    assert "auditor.toml" in str(caught.value)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_the_nearest_file_is_found_and_a_foreign_pyproject_is_not(tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    outer = write(tmp_path, "[tool.auditor]\nfail_on = 'never'\n", "pyproject.toml")
    write(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(below) == outer
    assert load(outer).fail_on == "never"
    inner = write(below, "")
    assert find(below) == inner


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        ((), (), True),
        (("facts",), (), True),
        (("language",), (), False),
        ((), ("facts",), False),
        (("facts/own-capital",), ("facts",), True),
        (("facts",), ("facts/own-capital",), False),
        (("facts/",), (), True),
    ],
)
def test_the_narrower_name_decides(select, ignore, runs):
    assert Config(select=select, ignore=ignore).selects("facts/own-capital") is runs


def test_weights_gates_and_calibration(tmp_path):
    path = write(
        tmp_path,
        "calibration = 'own.json'\n[score]\naccuracy = 50\n"
        "[gates]\nreview = 'never'\nleast = { language = 60 }",
    )
    config = load(path)
    assert (config.score.accuracy, config.score.attribution) == (50, 25)
    assert (config.gates.block, config.gates.review) == (Severity.ERROR, None)
    assert config.gates.least == (("language", 60),)
    assert config.calibration == tmp_path / "own.json"
