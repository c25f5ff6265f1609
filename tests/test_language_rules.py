"""The language rules without a grammar checker: tempting sentences that must stay silent, and the lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.compare import compare_with
from auditor.compare.stock import positions, spins
from auditor.config import ConfigError
from auditor.config import load as load_config
from auditor.document import Document
from auditor.house import House
from auditor.model import Article, Finding, Source, Span
from auditor.packs import load
from auditor.text import tortured
from auditor.text.inflection import lemmas, plural, verb_forms
from auditor.text.words import words

OURS = (
    "fragment grammar headline-as-subject keyword-stuffing missing-space repeated-word tortured-phrase"
).split()
RULES = {rule.id: rule for rule in load(wanted=lambda rule_id: rule_id.startswith("language/"))[0]}


def check(name: str, text: str, language: str | None = None, **evidence: object) -> list[Finding]:
    rule = RULES[f"language/{name}"]
    doc = Document(Article(id="article", text=text, language=language))
    return list(rule.check(doc, **(dict.fromkeys(rule.uses) | evidence)))


ENGLISH = """
She had had enough by noon.
He said that that was that.
They flew to Walla Walla and then to Pago Pago.
Duran Duran play in the hall on Friday.
“Tsk tsk,” said the judge.
Bye bye, said the child.
The first first lady to vote was there.
It was a long long way to the coast.
The U.S. economy grew 2.5 per cent in March.
Write to jo.bloggs@example.org or see www.example.org/News.The-Day.
He paid $1,200.50 for it at 9.30 a.m. in St. John’s.
J.R.R. Tolkien and P.D. James were read aloud.
Yahoo!Answers has closed.
The act, s.4(b), binds the member(s).
An hour later an heir to the firm rang.
A one-year-old and a European met a UN envoy.
An MP, an FBI agent and an X-ray were in the room.
A unanimous vote ended a union row in a university town.
An honest man is an honour to a useful trade.
There is many a slip.
There is two-thirds of a tank left.
If he were mayor, he would resign.
What they was is not known.
Should it have failed, nobody would have known.
Does she have a licence?
The will makes no mention of him.
His will stays in the bank.
The government of the day have resigned.
The number of deaths on the roads have fallen, some say.
Each of the guards was offered a bed.
The guards were each offered a bed.
One of the men who were there has gone.
McDonald’s also announced a new menu.
Sainsbury’s later said that it would appeal.
It’s the firm’s own fault, and its roof leaks.
He could, of course, have gone.
More and more, better and better: so it went.
The most, better said the majority, agreed.
She came, saw and left; then, more then than now, he knew.
Rather, then, let him speak.
Because of rain, play stopped.
When it rains, it pours.
Which of them won?
While he slept, the house burned.
Although tired, she ran on.
Until the spring nobody came.
Despite the rain the match went on.
According to police, two men fled.
Including him, ten people left.
Together with his brother he ran the mill.
Of the ten, three left.
eBay said that it would close the office.
iPhone sales rose.
Wait... what?
He stopped. Inc.. is odd.
He works at Acme Inc., which is small.
Apples, pears, plums and quinces were on sale.
Red apples, green apples and yellow apples were on sale.
The two countries, Kenya and Uganda, share a lake.
The route passes Lagos, Ibadan, Ilorin and Kano.
News today, news tomorrow: that is the trade.
The minister took accountability for his mistakes.
They took accountability for their failure.
The bank of the river is the focal point of the park.
A peace accord was signed and a calm crowd went home.
A counterfeit note was found on an unconscious man.
He claimed responsibility for the blast.
The clergyman was calm, and the agreement held.
Breast cancer and heart disease are the main causes.
Carbon footprints and greenhouse gases were on the list.
The central bank left its interest rate alone.
The prime minister and the foreign minister met.
Prices rose ,5 per cent on one reading.
The score was 3:1 at half-time.
See para.4(B) and fig.2(a).
Rock’n’roll is here to stay.
She is a much-loved, much-copied writer.
That that is so is plain.
It is what it is.
They say they will come.
We were, as they say, done.
You were there, we are told.
He does what she does.
They always win, and they perhaps know why.
This Sunday’s papers are thick.
This morning’s reports were wrong.
Every other week’s pay went to her.
Many a child has drowned there.
These three-year contracts end in May.
Several hundred left.
""".strip().splitlines()

OTHERS = {
    "fr": """
Nous nous sommes levés à l’aube.
Vous vous trompez de porte.
Il a dit : « Non, merci ! »
C’est très très loin de la mer ; il faut partir.
À quoi bon ? dit-elle. Rien n’a changé.
Il y a deux ans, la ville a voté.
La a d’abord été une note.
""".strip().splitlines(),
    "de": """
Sie ist es, die die Wahl gewonnen hat.
Er sagt, dass das das Ende ist.
Der Mann, der der Stadt half, ist tot.
Am 3. Mai kam er an.
Die GmbH & Co. KG schloss.
Wenn er kommt, gehen wir.
""".strip().splitlines(),
    "es": """
Ya ya viene el tren.
Dijo que no, que no quería.
La visita a Alemania duró dos días.
Muy muy lejos del mar.
El Sr. Ruiz llegó a la 1.30 h.
¿Qué que dijo? Nada.
""".strip().splitlines(),
}


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("sentence", ENGLISH)
def test_good_english_stays_silent(name: str, sentence: str) -> None:
    text = f"Town news\n\nThe council met on Monday in the old hall. {sentence} The next meeting is in May."
    assert [finding.message for finding in check(name, text, "en")] == []


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize(
    ("language", "sentence"), [(tag, sentence) for tag, listed in OTHERS.items() for sentence in listed]
)
def test_good_sentences_of_other_languages_stay_silent(name: str, language: str, sentence: str) -> None:
    assert [finding.message for finding in check(name, sentence, language)] == []


@pytest.mark.parametrize(
    ("name", "text", "span", "right"),
    [
        ("grammar", "He will stays here.", "will stays", "will stay"),
        ("grammar", "Each of the men were paid.", "Each of the men were", "Each of the men was"),
        ("grammar", "She saw an car.", "an car", "a car"),
        ("grammar", "It ended there,, he wrote.", ",,", ","),
        ("grammar", "Rain fell. It grew dark. they left.", "they left", None),
        ("missing-space", "It broke yesterdayThe roof is gone.", "yesterdayThe", "yesterday The"),
        (
            "tortured-phrase",
            "They were taken accountability.",
            "taken accountability",
            "claimed responsibility",
        ),
        ("tortured-phrase", "Nobody TOOK accountability.", "TOOK accountability", "Claimed responsibility"),
    ],
)
def test_the_fault_is_underlined_and_mended(name: str, text: str, span: str, right: str | None) -> None:
    found = check(name, text, "en")
    if right is None:
        assert not [f for f in found if f.suggestion is None]
    else:
        assert [(text[f.start : f.end], f.suggestion) for f in found] == [(span, right)]


def test_every_listed_form_is_an_entry_and_none_is_its_own_remedy() -> None:
    entries = [tortured.parse(line) for line in tortured.listed() if line and line[0] != "#"]
    assert len(entries) >= 700
    assert len({spun for spun, _, _ in entries}) == len(entries)
    assert not [spun for spun, stock, _ in entries if stock.lower() in spun]


def test_every_listed_form_is_found_where_it_stands() -> None:
    shipped = tortured.shipped()
    for line in tortured.listed():
        if line and line[0] != "#":
            for form in tortured.inflections(line):
                text = f"x {' '.join(form.words)} x"
                found = [text[f.start : f.end] for f in tortured.find(text, words(text), shipped)]
                assert found == [" ".join(form.words)], line


@pytest.mark.parametrize("line", ["one -> two", "no arrow", "two words ->", "to take x -> office"])
def test_what_is_no_entry_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"arrow|tortured"):
        tortured.parse(line)


def test_a_newsroom_adds_its_own(tmp_path) -> None:
    path = tmp_path / "auditor.toml"
    path.write_text('tortured_phrases = ["to grab the wheelhouse -> to take the helm"]', encoding="utf-8")
    house = load_config(path).house
    (found,) = check("tortured-phrase", "The mayor grabbed the wheelhouse in May.", house=house)
    assert found.suggestion == "took the helm"
    assert not check("tortured-phrase", "The mayor grabbed the wheelhouse in May.", house=House())
    path.write_text('tortured_phrases = ["nonsense"]', encoding="utf-8")
    with pytest.raises(ConfigError, match="tortured_phrases"):
        load_config(path)


WIRE = (
    "Fishermen in Tema called for a rate cut on Monday after the Marine Rescue Service pulled nine men from "
    "the water. The harbour master said the letters of credit for the new boats had been signed in April. "
    "The state of emergency on the coast ends next week, and boats may leave the port again on Sunday."
)
SPUN = (
    "On Monday, fishermen in Tema asked for a rate cut after nine men were pulled from the water by the "
    "Marine Deliverance Service. The letters of acclaim for the new boats had been signed in April, the "
    "harbour "
    "master said. Next week the state of emergency on the coast ends, and on Sunday boats may leave the port."
)


def test_a_spun_phrase_is_shown_beside_its_source() -> None:
    source = Source("wire.txt", WIRE, "wire")
    sources = compare_with(Document(Article(id="a", text=SPUN)), [source])
    found = check("tortured-phrase", SPUN, sources=sources)
    assert {SPUN[f.start : f.end]: f.suggestion for f in found} == {
        "Marine Deliverance Service": "Marine Rescue Service",
        "letters of acclaim": "letters of credit",
    }
    for finding in found:
        if finding.evidence:
            (evidence,) = finding.evidence
            assert WIRE[evidence.start : evidence.end] == evidence.text


def test_a_quotation_is_another_matter() -> None:
    text, source = "“Letters of acclaim,” he said.", "Letters of credit, he said."
    whole, passage = Span(0, len(text)), Span(0, len(source))
    assert list(spins(text, whole, source, passage))
    assert not list(spins(text, whole, source, passage, [Span(0, 21)]))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("take", "take takes taking took taken"),
        ("plead", "plead pleads pleading pleaded pleaded"),
        ("carry", "carry carries carrying carried carried"),
        ("stop", "stop stops stopping stopped stopped"),
    ],
)
def test_verb_forms(verb: str, forms: str) -> None:
    assert verb_forms(verb) == tuple(forms.split())
    assert all(verb in lemmas(form) for form in forms.split())


@pytest.mark.parametrize(
    ("one", "many"),
    [("treaty", "treaties"), ("box", "boxes"), ("crisis", "crises"), ("day", "days"), ("rights", "rights")],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@given(st.text(max_size=40))
def test_a_key_has_places_inside_the_table(key: str) -> None:
    places = list(positions(key.encode("utf-8", "replace").decode(), 1000))
    assert len(places) == 8
    assert all(0 <= place < 1000 for place in places)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aTh e.,“”’'\nwill stays claimed,,", max_size=200))
def test_findings_stay_inside_any_text(text: str) -> None:
    for name in OURS:
        for finding in check(name, text):
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "text", ["the " * 40_000, "a. " * 50_000, "," * 100_000, "x" * 200_000, "A, b c, " * 20_000], ids=range(5)
)
@pytest.mark.parametrize("name", [n for n in OURS if n not in ("repeated-word", "missing-space")])
def test_hostile_text_is_read_to_its_end(name: str, text: str) -> None:
    check(name, text, "en")
