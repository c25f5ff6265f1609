"""The shipped boilerplate rules: examples, lines of many products and languages, what stays silent."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from auditor.document import Document
from auditor.model import Article, Severity
from auditor.phrases.filing import compiled
from auditor.phrases.lexicon import Lexicon
from auditor.phrases.rule import PhraseRule, parse

ROOT = Path(__file__).parents[1]
PROSE = (
    "Harbour board approves the second pier",
    "The harbour board approved plans for a second pier on Tuesday evening after a debate of four hours.",
    "Work is due to begin in March and to last eighteen months, the engineer in charge told the meeting.",
)
IDS = tuple(path.stem.replace("_", "-") for path in sorted((ROOT / "rules" / "boilerplate").glob("*.toml")))
LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "tr", "ar", "hi", "ur", "id")


@cache
def rules() -> tuple[PhraseRule, ...]:
    folder = ROOT / "rules" / "boilerplate"
    return tuple(
        parse(f"boilerplate/{path.stem.replace('_', '-')}", tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    )


@cache
def lexicon() -> Lexicon:
    return Lexicon(compiled(rules()))


def found(text: str) -> list[tuple[str, str]]:
    result = lexicon().scan(Document(Article("x", text)))
    findings = sorted((f.start, rule, text[f.start : f.end]) for rule, fs in result.items() for f in fs)
    return [(rule.split("/")[1], piece) for _, rule, piece in findings]


def test_furniture_is_never_an_error() -> None:
    assert all(rule.severity is not Severity.ERROR for rule in rules())


@pytest.mark.parametrize("name", IDS)
def test_every_rule_knows_the_twelve_languages(name: str) -> None:
    path = ROOT / "rules" / "boilerplate" / f"{name.replace('-', '_')}.toml"
    assert set(LANGUAGES) <= set(tomllib.loads(path.read_text(encoding="utf-8"))["lines"])


@pytest.mark.parametrize("name", IDS)
def test_examples(name: str) -> None:
    rule = next(rule for rule in rules() if rule.id.endswith(name))
    for example in rule.bad:
        clean = example.text.replace("[[", "").replace("]]", "")
        marked = [part.split("]]")[0] for part in example.text.split("[[")[1:]]
        assert [piece for rule_id, piece in found(clean) if rule_id == name] == marked
    for example in rule.good:
        assert found(example.text) == []


def lines() -> list[tuple[str, str]]:
    rows = (ROOT / "tests" / "data" / "boilerplate_lines.tsv").read_text(encoding="utf-8").splitlines()
    return [(name, line) for name, _, line in (row.partition("\t") for row in rows)]


@pytest.mark.parametrize("name", IDS)
def test_lines_of_many_products_and_languages(name: str) -> None:
    wrong = [
        (line, got)
        for rule, line in lines()
        if rule == name
        for got in [found("\n\n".join((*PROSE[:2], line, PROSE[2])))]
        if got != [(name, line)]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "line",
    [
        "By Daniela Quezada in Huaquillas",
        "By Jane Roe and John Doe, Harbour Times",
        "From our correspondent",
        "AFP, Amsterdam",
        "With information from EFE",
        "CAIRO (Reuters) – Bread got dearer on Monday.",
        "Additional reporting by Ana Ruiz",
        "Southern Harbour Wire",
        "What happens next",
        "Background",
        "Militant targets",
        "* * *",
        "X X X",
        "-----",
        "12",
        "78,000",
        "The newsletter, which goes to 3,100 addresses, had told readers to bring sturdy shoes.",
        "Cookies are small text files that a website stores on a device.",
        "When the paper put its archive behind a paywall, letters to the editor fell by half.",
        "“We use cookies to improve your experience,” the box says.",
        "The union urged workers to join its WhatsApp channel before the strike.",
        "Asked for a comment, the firm pointed to its privacy policy.",
        "All rights reserved for the crown in 1688 were listed on a single sheet.",
        "Comments on the draft are due in May, and readers may leave a comment at the town hall.",
        "She shared the post on Facebook, and by noon it had been seen 40,000 times.",
        "Subscriptions to the ballet rose 12 per cent.",
        "Edited by her sister, the letters run to four volumes.",
        "Powered by hydrogen, the ferry makes no smoke.",
        "Sponsored by a brewery, the regatta drew forty boats.",
        "Home prices rose, and so did rents.",
        "Read more books, the minister told the children.",
        "Share your umbrella, the poster says.",
        "Siguió leyendo el libro y no respondió.",
        "Der König hatte sich alle Rechte vorbehalten.",
        "La réouverture est réservée aux abonnés du port.",
        "Dia menulis komentar di surat kabar itu.",
    ],
)
def test_journalism_stays_silent(line: str) -> None:
    assert found("\n\n".join((*PROSE[:2], line, PROSE[2]))) == []


def test_what_only_sounds_like_furniture_stays_silent() -> None:
    traps = (ROOT / "tests" / "data" / "boilerplate_traps.txt").read_text(encoding="utf-8").splitlines()
    wrong = [
        (trap, got) for trap in traps for got in [found("\n\n".join((*PROSE[:2], trap, PROSE[2])))] if got
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("May we count your visit? Sure · Not today", "cookie-notice"),
        ("Um Besuche zu zählen, brauchen wir ein Ja: Gern · Heute nicht", "cookie-notice"),
    ],
)
def test_a_question_with_two_answers_to_press(line: str, rule: str) -> None:
    assert [name for name, _ in found("\n\n".join((*PROSE[:2], line, PROSE[2])))] == [rule]


def test_a_newsroom_adds_its_own_list() -> None:
    own = parse(
        "house/leftovers",
        {
            "doc": "Our CMS leaves its slug line in the text.",
            "severity": "warning",
            "message": "slug line: ‘{}’",
            "bad": ["[[HT-SLUG 12]]"],
            "good": ["A slug crossed the line."],
            "starts": {"en": "ht slug"},
            "lines": {"en": "ht slug {n}"},
        },
    )
    result = Lexicon(compiled([*rules(), own])).scan(
        Document(Article("x", f"HT-SLUG 12\n\n{PROSE[1]}\n\nLeave a Reply"))
    )
    assert {rule: len(findings) for rule, findings in result.items()} == {
        "house/leftovers": 1,
        "boilerplate/comment-form": 1,
    }
