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


@pytest.mark.parametrize(
    ("line", "rule", "pieces"),
    [
        ("[embedvid]https://video.example/w?v=k3[/embedvid]", "embed-placeholder", 1),
        (
            '[caption id="att_7" width="300"]<img src="pier.jpg" /> The pier in rain[/caption]',
            "embed-placeholder",
            1,
        ),
        ('[gallery ids="12,13,14"]', "embed-placeholder", 1),
        ("[gallery ids=”12,13,14″]", "embed-placeholder", 1),
        ('[[{"fid":"123","view_mode":"default","type":"media"}]]', "embed-placeholder", 1),
        ("{youtube}k3_Qm7{/youtube}", "embed-placeholder", 1),
        ('[vc_row][vc_column width="1/2"]', "widget-residue", 1),
        ("[vc_column_text]The board said no to it.[/vc_column_text]", "widget-residue", 2),
        ("{{ page.title }}", "widget-residue", 1),
        ("{% include 'box.html' %}", "widget-residue", 1),
        ("%%title%% %%sep%% %%sitename%%", "widget-residue", 1),
        ("[object Object]", "widget-residue", 1),
        ("<!-- wp:paragraph -->", "widget-residue", 1),
        ("The board said <strong>no</strong> to it.", "widget-residue", 2),
        ("*|FNAME|*", "widget-residue", 1),
        ("[node:title] [site:name]", "widget-residue", 1),
        ("(adsbygoogle = window.adsbygoogle || []).push({});", "widget-residue", 1),
        ("#gallery-1 img { border: 2px solid #cfcfcf; }", "widget-residue", 1),
    ],
)
def test_template_code_is_found(line: str, rule: str, pieces: int) -> None:
    assert [name for name, _ in found("\n\n".join((*PROSE, line)))] == [rule] * pieces


@pytest.mark.parametrize(
    "line",
    [
        "“I told [the president] that it was over [laughs],” he said [1]. It was [sic] wrong [AFP].",
        "[Editor’s note: the name was changed] She spoke [in Spanish] of the pier.",
        "The equations [x = 3] and [adjusted OR = 1.5, 95% CI = 1.2–3.4] hold on [a, b] if a < b and c > d.",
        "Watch the goal [VIDEO]",
        "Profit rose 5%% in May and AT&T gained {as expected} 6%.",
        "Write to pier [at] harbour [dot] example.",
        "The letter began with “[first_name]”.",
        "The report is at https://harbour.example/?a=1&amp;b=2 for all to read.",
        "The tag `<strong>` makes letters bold.",
    ],
)
def test_brackets_of_editors_and_formulas_stay(line: str) -> None:
    assert found("\n\n".join((*PROSE, line))) == []


def test_an_article_about_code_keeps_its_code() -> None:
    about = (
        "Old posts still carry each shortcode of a plugin that was dropped, web developers told the board."
    )
    assert found("\n\n".join((*PROSE, about, '[gallery ids="12,13"]', "{{ page.title }}"))) == []


def test_an_entity_is_replaced_by_what_it_stands_for() -> None:
    text = "\n\n".join((*PROSE, "The R&amp;D unit said&nbsp;no &#8220;ever&#8221;."))
    result = lexicon().scan(Document(Article("x", text)))
    assert [f.suggestion for f in result["boilerplate/widget-residue"]] == ["&", " ", "“", "”"]


@pytest.mark.parametrize("line", ["© Reuters 2026", "© 2026 AFP", "Copyright Reuters"])
def test_a_bare_copyright_of_an_agency_is_a_credit(line: str) -> None:
    assert found("\n\n".join((*PROSE, line))) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("© Reuters 2026. All rights reserved.", "legal-notice"),
        ("© 2026 Harbour Evening Post", "legal-notice"),
        ("Nachádzate sa tu: Domov > Šport > Futbal", "navigation-residue"),
        ("Você está em: Página inicial > Esportes > Vela", "navigation-residue"),
        ("Вы здесь: Главная / Новости / Спорт", "navigation-residue"),
        ("L’article continue après l’annonce", "advertisement"),
        ("Članak se nastavlja ispod oglasa", "advertisement"),
        ("A cikk a hirdetés után folytatódik", "advertisement"),
        ("המשך הכתבה אחרי הפרסומת", "advertisement"),
        ("(Visited 41 times, 3 visits today)", "widget-residue"),
        ("Total Views: 88", "widget-residue"),
        ("November 25, 2026 in Ports & Trade, Top Stories Reading Time: 3 mins read", "byline-residue"),
        ("Čas čítania: 4 min", "byline-residue"),
        (
            "Adaugă un comentariu Nume* E-mail* Salvează-mi datele în acest navigator pentru data viitoare",
            "comment-form",
        ),
        ("Ime * E-pošta * Web-stranica", "comment-form"),
        ("Вашият имейл адрес няма да бъде публикуван.", "comment-form"),
        ("Pentru a vedea acest clip video, vă rugăm să activați JavaScript", "embed-placeholder"),
        ("เบราว์เซอร์ของคุณไม่รองรับวิดีโอ", "embed-placeholder"),
        ("Усі права захищено", "legal-notice"),
        ("Haki zote zimehifadhiwa", "legal-notice"),
    ],
)
def test_furniture_of_newer_languages(line: str, rule: str) -> None:
    assert [name for name, _ in found("\n\n".join((*PROSE, line)))] == [rule]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("By Tunji Adewale, Ibadan | 14 March 2025 | 3:40 am", "byline-residue"),
        ("Siobhan Kehoe, Local Democracy Reporter, 07:00, 12 FEB 2025, Updated 09:22", "byline-residue"),
        ("The pier was shut at noon. By Ann Lee @annleewrites Court Reporter 4 Comments", "byline-residue"),
        ("Give this article 31", "share-widget"),
        ("Bookmark article · Comment · Share · Text smaller · Text bigger", "share-widget"),
        ("Set Harbour Evening Post as your preferred source on Google", "subscribe-prompt"),
        ("Reader-funded and local. Donate before Friday: each gift is matched", "subscribe-prompt"),
        ("Log in to have your say", "comment-form"),
        ("Max 1,500 characters. Your email won't be shown.", "comment-form"),
        ("[A reel by @coastguard was here.]", "embed-placeholder"),
        ("We had trouble displaying this post from Bluesky", "embed-placeholder"),
        ("Most read in Kerry: 1. Pub fire ruled accidental 2. Ring road closed", "related-links"),
        ("« Previous: Kingston bus fares rise Next: Portmore gets new clinic »", "navigation-residue"),
        ("👍 212 👎 14 🔥 90", "widget-residue"),
        ("How does this story make you feel?", "widget-residue"),
        ("Trackers you have turned off", "cookie-notice"),
        ("Lifting this report without a written nod from the publisher is theft.", "legal-notice"),
        ("We abide by the Press Council's code. Complaints: ombud@harbour.example", "legal-notice"),
        ("Ads help keep this site free", "advertisement"),
        ("Your article allowance refreshes in 4 days", "paywall-prompt"),
    ],
)
def test_furniture_that_newsrooms_write_themselves(line: str, rule: str) -> None:
    assert {name for name, _ in found("\n\n".join((*PROSE, line)))} == {rule}


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe, Senior Reporter, 12 March 2025",
        "By Friday 14 March 2025, 5 pm",
        "« Nous partirons : c'est décidé »",
        "Readers chipped in more than $40,000 to keep the newsroom open through the winter.",
        "The video has been removed by the uploader, the court heard.",
        "The tweet could not be loaded in court because the wifi was down.",
        "Complaints about the broadcast went to the press ombudsman, who upheld three of them.",
        "The council published the tender without written consent from the treasury.",
        "The monthly allowance of 40 litres resets on the first of each month.",
        "Comments on the draft bill close at midnight on Friday.",
        "Your privacy matters to the court, the judge told the witness.",
        "Posted to Parish Road in August, the officer knew nobody.",
        "Voting ends at 7 p.m.",
        "The Latest: Three towns cast the first votes.",
        "Gold Coast 21 5 1 15 351 483 11",
    ],
)
def test_what_articles_tell_of_such_things_stays_silent(line: str) -> None:
    assert found("\n\n".join((*PROSE[:2], line, PROSE[2]))) == []
