import datetime as dt
import re
from pathlib import Path

import pytest

from auditor.config import ConfigError, load
from auditor.engine import Auditor
from auditor.house import FactError, House, Person, Term, parse_facts
from auditor.model import Article, Severity

ROOT = Path(__file__).parents[1]
DAY = dt.date(2024, 1, 29)


def write(tmp_path, text, name="auditor.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def snippet():
    page = (ROOT / "docs" / "house-facts.md").read_text(encoding="utf-8")
    return page.partition("```toml\n")[2].partition("```")[0]


@pytest.fixture
def example(tmp_path):
    auditor = Auditor(
        load(write(tmp_path, 'select = ["facts/name-variant", "facts/office-mismatch"]\n' + snippet()))
    )

    def reported(text, day=DAY):
        card = auditor.audit(Article(id="a", text=text, published=day))
        return [
            (f.rule.partition("/")[2], f.text, f.suggestion)
            for f in card.findings
            if f.severity is Severity.ERROR
        ]

    return reported


def test_people_and_terms_are_read():
    house = parse_facts(
        {
            "people": [{"name": "Ana  Ruiz", "office": "Mayor", "from": DAY, "spellings": ["Anna Ruiz"]}],
            "terms": [{"use": "Kyiv", "instead_of": ["Kiev"]}],
        }
    )
    assert house == House(
        people=(Person("Ana Ruiz", "Mayor", start=DAY, spellings=("Anna Ruiz",)),),
        terms=(Term("Kyiv", ("Kiev",)),),
    )


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([], r"must be tables"),
        ({"peopl": []}, r"unknown key 'peopl'; did you mean 'people'\?"),
        ({"people": {"name": "A"}}, r"each headed \[\[facts.people\]\]"),
        (
            {"people": [{"name": "A B"}, {"name": "C", "ofice": "Mayor"}]},
            r"number 2: unknown key 'ofice'; did you mean 'office'",
        ),
        ({"people": [{"name": "A", "born": 1}]}, r"unknown key 'born'; known are name, office"),
        ({"people": [{"office": "Mayor"}]}, r"number 1: name is required"),
        ({"people": [{"name": 3}]}, r"name must be a text in quotes, not 3"),
        ({"people": [{"name": "A", "from": DAY}]}, r"from says nothing without office"),
        (
            {"people": [{"name": "A", "office": "Mayor", "to": "2024-01-29"}]},
            r"to must be a date without quotes",
        ),
        (
            {"people": [{"name": "A", "office": "Mayor", "from": dt.datetime(2024, 1, 1)}]},
            r"from must be a date",
        ),
        (
            {"people": [{"name": "A", "office": "M", "from": DAY, "to": dt.date(2023, 1, 1)}]},
            r"is before from",
        ),
        ({"people": [{"name": "A", "banned": "B"}]}, r"banned must be a list"),
        ({"people": [{"name": "A", "banned": ["A"]}]}, r"banned holds an accepted spelling: 'A'"),
        ({"terms": [{"use": "Kyiv"}]}, r"\[\[facts.terms\]\] number 1: use and instead_of are required"),
        ({"terms": [{"use": "Kyiv", "instead_of": ["Kyiv"]}]}, r"holds the form to use"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(facts, message):
    with pytest.raises(FactError, match=message):
        parse_facts(facts)


def test_the_configuration_names_its_file(tmp_path):
    path = write(tmp_path, '[[facts.people]]\nnane = "Ana"\n')
    with pytest.raises(
        ConfigError, match=rf"{re.escape(str(path))}: .*number 1: unknown key 'nane'; did you mean 'name'"
    ):
        load(path)


def test_a_pack_states_facts_too(tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    write(pack, '[[facts.terms]]\nuse = "Kyiv"\ninstead_of = ["Kiev"]\n', "facts.toml")
    path = write(tmp_path, 'packs = ["pack"]\n[[facts.terms]]\nuse = "Odesa"\ninstead_of = ["Odessa"]\n')
    auditor = Auditor(load(path))
    assert [term.use for term in auditor.house.terms] == ["Odesa", "Kyiv"]
    card = auditor.audit(Article(id="a", text="They flew from Kiev to Odessa."))
    assert [(f.text, f.suggestion) for f in card.findings] == [("Kiev", "Kyiv"), ("Odessa", "Odesa")]


def test_a_packs_facts_are_checked(tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    write(pack, '[[people]]\nname = "Ana"\n', "facts.toml")
    with pytest.raises(ConfigError, match=r"facts.toml: unknown key 'people'"):
        Auditor(load(write(tmp_path, 'packs = ["pack"]')))


def test_the_example_of_the_manual_on_the_seeds(example):
    words = {
        item
        for path in sorted((ROOT / "seeds").glob("*.txt"))
        for item in example(path.read_text(encoding="utf-8"))
    }
    assert {
        ("name-variant", "Gilani", "Jilani"),
        ("name-variant", "Amir Abdollahian", "Amir-Abdollahian"),
        ("name-variant", "Amirabdollahian", "Amir-Abdollahian"),
        ("name-variant", "Sistan-Balochistan", "Sistan-Baluchistan"),
        ("name-variant", "Sistan-Baluchestan", "Sistan-Baluchistan"),
        ("name-variant", "Baloch Liberation Army", "Balochistan Liberation Army"),
    } == {item for item in words if item[0] == "name-variant"}
    assert [item for item in words if item[0] == "office-mismatch"] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Pakistan’s foreign minister, Ishaq Dar, spoke.", "Pakistan’s foreign minister, Ishaq Dar"),
        ("Iranian Prime Minister Ebrahim Raisi spoke.", "Iranian Prime Minister Ebrahim Raisi"),
        (
            "Pakistan’s Prime Minister Jalil Abbas Jilani spoke.",
            "Pakistan’s Prime Minister Jalil Abbas Jilani",
        ),
    ],
)
def test_an_office_given_to_another_than_the_house_states(example, text, wrong):
    assert [(rule, words) for rule, words, _ in example(text)] == [("office-mismatch", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani Foreign Minister Jalil Abbas Jilani spoke.",
        "Former Foreign Minister Bilawal Bhutto Zardari of Pakistan spoke.",
        "Indian Foreign Minister Subrahmanyam Jaishankar spoke.",
        "A spokesman for President Ebrahim Raisi said that Mr Raisi was well.",
        "Prime Minister Anwar-ul-Haq Kakar spoke.",
        "Pakistan’s deputy foreign minister, Ayesha Malik, spoke.",
    ],
)
def test_what_agrees_with_the_house_is_left_alone(example, text):
    assert example(text) == []


def test_the_articles_date_decides(example):
    text = "Pakistan’s foreign minister, Jalil Abbas Jilani, spoke."
    assert example(text, dt.date(2024, 2, 1)) == []
    assert [words for _, words, _ in example(text, dt.date(2024, 5, 1))] == [text.removesuffix(", spoke.")]
    assert example(text, None) == []


def test_a_misspelt_name_of_the_house_gets_its_spelling(example):
    assert example("Mr Jilani spoke to Ebrahim Raissi.") == [("name-variant", "Raissi", "Raisi")]
