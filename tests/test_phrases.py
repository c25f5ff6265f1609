"""The language of phrase rules and the matcher: parsing, slots, context, spans, hostile input."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article, Block, Finding, Span
from auditor.phrases import code, segments
from auditor.phrases.filing import compiled, fault, phrases
from auditor.phrases.lexicon import Lexicon
from auditor.phrases.normal import COLON, fold, tokens, tokens_of, words
from auditor.phrases.patterns import heads, pattern
from auditor.phrases.rule import parse

BASE: dict[str, object] = {
    "doc": "A doc.",
    "severity": "warning",
    "message": "found ‘{}’",
    "bad": ["[[x]]"],
    "good": ["y"],
}
PROSE = "The harbour board approved plans for a second pier on Tuesday evening."
LATER = "Work is due to begin in March and to last eighteen months or a little more."


def lexicon(**parts: object) -> Lexicon:
    return Lexicon(compiled([parse("pack/rule", {**BASE, **parts})]))


def found(lex: Lexicon, text: str, blocks: tuple[Block, ...] = ()) -> list[str]:
    article = Article("x", text, format="html" if blocks else "text", blocks=blocks)
    result: Mapping[str, tuple[Finding, ...]] = lex.scan(Document(article))
    findings = sorted((f for fs in result.values() for f in fs), key=lambda f: f.start)
    assert all(a.end <= b.start for a, b in pairwise(findings))
    # Those that are only suggested have tests of their own.
    return [text[f.start : f.end] for f in findings if f.suggestion == ""]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"doc": ""}, "doc is missing"),
        ({"bad": []}, "bad: expected a list"),
        ({"good": [1]}, "good: expected a string"),
        ({"severity": "grave"}, "severity"),
        ({"lines": {"en": "read {nam} more"}}, "unknown slot"),
        ({"lines": {"en": "read {a|b more"}}, "braces"),
        ({"lines": {"en": "read {a|{b|c}} more"}}, "braces"),
        ({"lines": ["read more"]}, "lines: expected a table"),
        ({"weak": {"en": 3}}, "weak.en: expected a string"),
        ({"calls": {"en": {"lead": "join"}}}, "calls.en"),
        ({"calls": {"en": {"verb": "join", "object": "us"}}}, "unknown key 'verb'"),
        ({"separators": "yes"}, "separators: expected true or false"),
    ],
)
def test_faulty_rules_are_refused_with_their_key(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match="pack/rule") as error:
        parse("pack/rule", {**BASE, **change})
    assert said in str(error.value)


def test_the_message_quotes_what_was_found() -> None:
    doc = Document(Article("x", f"{PROSE}\nLeave a reply"))
    (finding,) = lexicon(lines={"en": "leave a reply"}).scan(doc)["pack/rule"]
    assert finding.message == "found ‘Leave a reply’"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Suscríbete", "suscribete"),
        ("İLGİLİ Iğdır", "ilgili igdir"),
        ("Straße", "strasse"),
        ("أإآا ىي كـک", "اااا یی کک"),
        ("पढ़ें ख़बर", "पढें खबर"),
        ("ＡＢＣ", "abc"),
        ("Εγγραφή Ένας", "εγγραφη ενασ"),
    ],
)
def test_fold_makes_variants_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_tokens_keep_marks_and_forget_numbers() -> None:
    assert tokens(fold("Also read: 9,900 beaches")) == ["also", "read", COLON, "0", "beaches"]
    assert words(fold("“Don’t”, © 2026")) == ["don", "t", "©", "0"]
    assert words(fold("関連記事 12")) == ["関", "連", "記", "事", "0"]


@given(st.text("aZ09,.:/|>- \t\x1c'\"é–", max_size=40))
def test_pieces_are_cut_together_as_they_are_alone(text: str) -> None:
    pieces = [fold(text), "a-", fold(text[::-1]), "", "b"]
    assert tokens_of(pieces) == [tokens(piece) for piece in pieces]


@given(st.text("aZ09,.:/|>- \t\x1c'\"é–", max_size=40))
def test_ascii_is_cut_as_everything_else_is(text: str) -> None:
    # The ideograph makes the line one that is no ASCII; it is a token of its own.
    assert tokens(fold(text)) == tokens(f"文 {fold(text)}")[1:]
    assert words(fold(text)) == [token for token in tokens(fold(text)) if token not in ",:"]


@given(
    st.lists(
        st.sampled_from(
            ["a", "B.", " ", "\t", "\xa0", "\v", "|", "[", "]", "/", "-", "–", "»", "•", ">", "::"]
        )
    )
)
def test_a_line_without_joints_has_no_parts(pieces: list[str]) -> None:
    text = "".join(pieces).strip()
    span = Span(0, len(text))
    joints = segments.joints(text)
    assert joints == segments.joints(text, segments.joints(f"{text}/ ” «"))
    if text and segments.HARD.isdisjoint(joints):
        assert segments.parts(text, span, dashes=False) == [span]
    if text and not joints:
        assert segments.parts(text, span, dashes=True) == [span]


@pytest.mark.parametrize(
    ("line", "steps", "strong"),
    [
        ("Home » News›Local", ["Home", "News", "Local"], True),
        ("Home > News :: Local", ["Home", "News", "Local"], True),
        ("Home / News - Local", ["Home", "News", "Local"], False),
        ("Home| News", ["Home", "News"], False),
        ("Home/News a>b c::d", ["Home/News a>b c::d"], False),
        ("/Home -", ["/Home"], False),
    ],
)
def test_steps_of_a_trail_stand_between_arrows_or_marks_with_space(
    line: str, steps: list[str], strong: bool
) -> None:
    text = f"x\n{line}\ny"
    found, arrows = segments.trail(text, Span(2, 2 + len(line)))
    assert [text[start:end] for start, end in found] == steps
    assert arrows is strong


def test_calls_are_told_by_the_words_of_their_clauses() -> None:
    lex = lexicon(calls={"en": {"lead": "join", "object": "our {club|list}"}})
    for line in ("Join our club today", "Hello, join our list"):
        assert found(lex, f"{PROSE}\n{line}\n{LATER}") == ([line] if line.startswith("Join") else [])
    assert found(lex, f"{PROSE}\nJoin our club, she said\n{LATER}") == []


def test_faults_name_the_line() -> None:
    assert fault("fine\n{a|b} fine {n}") is None
    assert fault("fine\n{a|b fine\nalso fine") == "{a|b fine"


def test_heads_are_every_word_a_phrase_may_open_with() -> None:
    (phrase,) = phrases("{please |}{join|sign up} now")
    assert sorted(heads(phrase)) == ["join", "please", "sign"]
    assert pattern(phrases("{n} min read")[0])[0] == "0"


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("leave a reply", "Leave a Reply"),
        ("leave a {reply|comment}", "→ Leave a comment! ←"),
        ("{n} min {read|}", "12 min"),
        ("posted by {name}", "Posted by Ana María Ruiz"),
        ("updated {date}", "Updated January 12, 2026"),
        ("share on {network}", "Share on WhatsApp"),
        ("get … app", "Get our brand new app"),
        ("abonn* unseren newsletter", "Abonnieren unseren Newsletter"),
        ("यह भी पढ़ें", "यह भी पढ़ें:"),
    ],
)
def test_slots(phrase: str, line: str) -> None:
    lex = lexicon(lines={"en": phrase}, networks="facebook\nwhatsapp")
    assert found(lex, f"{PROSE}\n\n{line}\n\n{LATER}") == [line]


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        # Nothing but words that any sentence has, a word's beginning, a network, no word at all.
        ("{what|how} do you {think|say} … about this", "What do you say all in all about this?"),
        ("{name} subscri* … {network}", "Ana subscribes by Facebook"),
        ("{name} {is|are} on {network}", "Ana Ruiz is on Hacker News"),
        ("{name} {jest|są} na {network}", "Ana jest na Facebooku"),
        ("{name} {ist|sind} in {network}", "Ana ist in Facebook"),
        ("{n} {network}", "12 Facebook"),
        ("{n} {name}", "12 Bells"),
    ],
)
def test_phrases_are_found_whatever_they_are_filed_under(phrase: str, line: str) -> None:
    lex = lexicon(lines={"en": phrase}, networks="facebook\nhacker news")
    text = f"{PROSE}\n\n{line}\n\n{LATER}"
    assert found(lex, text) == [line]
    # What was learned of its words does not hide them.
    assert found(lex, text) == [line]


def test_words_that_were_plain_are_looked_at_again_with_another_script() -> None:
    # The phrase is of the script of its first word; the other has been seen before that script is read.
    lex = lexicon(lines={"hi": "यह канал*"})
    assert found(lex, f"{PROSE}\n\nканалы\n\n{LATER}") == []
    assert found(lex, f"{PROSE}\n\nयह каналы\n\n{LATER}") == ["यह каналы"]


def test_a_name_is_not_a_clause() -> None:
    lex = lexicon(lines={"en": "edited by {name}"})
    assert found(lex, f"{PROSE}\nEdited by Jane Roe\n{LATER}") == ["Edited by Jane Roe"]
    assert found(lex, f"{PROSE}\nEdited by her sister, the letters run to four volumes.\n{LATER}") == []


def test_weak_lines_need_neighbours() -> None:
    lex = lexicon(lines={"en": "leave a reply"}, weak={"en": "tags\nname\nemail\nwebsite"})
    assert found(lex, f"{PROSE}\n\nTags\n\n{LATER}") == []
    assert found(lex, f"{PROSE}\nLeave a reply\nName\nEmail\n") == ["Leave a reply", "Name", "Email"]
    assert found(lex, f"{PROSE}\nName\nEmail\nWebsite\n{LATER}") == ["Name", "Email", "Website"]


def test_a_line_of_known_parts_is_one_finding() -> None:
    lex = lexicon(
        lines={"en": "share this\nposted by {name}\n{n} min read"},
        weak={"en": "print"},
        networks="facebook\nx",
    )
    for line in (
        "Share this: Facebook | X | Print",
        "Share this Facebook X Print",
        "Posted by Admin · 3 min read",
    ):
        assert found(lex, f"{PROSE}\n{line}\n{LATER}") == [line]


def test_prompts_glued_to_a_paragraph() -> None:
    lex = lexicon(lines={"en": "subscribe to our newsletter\nread more"}, beside={"en": "click here"})
    for glue in ("", " ", "\u00a0"):
        assert found(lex, f"{PROSE}{glue}Subscribe to our newsletter!") == ["Subscribe to our newsletter!"]
    assert found(lex, f"{PROSE} Read more") == ["Read more"]
    assert found(lex, f"{PROSE} Subscribe to our newsletter. Click here!") == [
        "Subscribe to our newsletter. Click here!"
    ]
    assert found(lex, f"Subscribe to our newsletter. {PROSE}") == ["Subscribe to our newsletter."]


def test_speech_is_left_alone() -> None:
    lex = lexicon(
        lines={"en": "subscribe to our newsletter"},
        calls={"en": {"lead": "join", "object": "our channel"}},
        beside={"en": "our"},
    )
    for line in (
        "“Subscribe to our newsletter,” the box said.",
        "The box said: “Subscribe to our newsletter.”",
        "‘Join our channel’ is what the box tells readers of the site every day.",
        "Join our channel, the preacher told them.",
        "„Join our channel“, stand auf dem Schild.",
        'He read the box aloud: "Join our channel."',
    ):
        assert found(lex, f"{PROSE}\n{line}\n{LATER}") == [], line


def test_calls_need_lead_and_object() -> None:
    lex = lexicon(
        calls={
            "en": {"lead": "{join|follow}", "object": "{our|the} whatsapp channel"},
            "tr": {"object": "kanal*", "close": "katılın"},
        },
        beside={"en": "you\nour"},
    )
    assert found(lex, f"{PROSE}\n👉 Join the WhatsApp channel today\n{LATER}") == [
        "👉 Join the WhatsApp channel today"
    ]
    assert found(lex, f"{PROSE}\nKanalımıza katılın\n{LATER}") == ["Kanalımıza katılın"]
    line = "For the news that matters to you, follow our WhatsApp channel"
    assert found(lex, f"{PROSE}\n{line}\n{LATER}") == [line]
    assert found(lex, f"{PROSE}\nReaders of the paper follow the WhatsApp channel.\n{LATER}") == []
    assert found(lex, f"{PROSE}\nThey read, follow the WhatsApp channel and wait.\n{LATER}") == []


def test_starts_take_the_line_with_them() -> None:
    lex = lexicon(starts={"en": "also read:\n©"})
    for line in (
        "Also read: Ten beaches for the summer",
        "ALSO READ – Ten beaches",
        "© 2026 Harbour Media Ltd. No copies.",
    ):
        assert found(lex, f"{PROSE}\n{line}\n{LATER}") == [line]
    assert found(lex, f"{PROSE}\nAlso read were the minutes of May.\n{LATER}") == []
    assert found(lex, f"{PROSE} Also read: Ten beaches") == ["Also read: Ten beaches"]


def test_trails_and_separators() -> None:
    lex = lexicon(crumbs={"en": "home", "es": "inicio"}, separators=True)
    for line in ("Home / World / Asia", "Inicio » Economía", ", , , ,", "| | |"):
        assert found(lex, f"{line}\n{PROSE}") == [line]
    for line in (
        "* * *",
        "- - -",
        "Home / away",
        "Home prices rose",
        "...",
        "3 > 2 > 1 and so on and so forth we go",
    ):
        assert found(lex, f"{line}\n{PROSE}") == [], line


def test_buttons_that_lost_their_spaces() -> None:
    lex = lexicon(lines={"en": "share this with\ncopy this link"}, networks="facebook\ntwitter\nwhats app")
    text = "Share this withFacebookTwitterWhatsAppCopy this linkFerries resumed on Monday, the firm said."
    assert found(lex, text) == ["Share this withFacebookTwitterWhatsAppCopy this link"]


def test_titles_below_a_heading_go_with_it() -> None:
    lex = lexicon(lines={"en": "related articles"}, headings=True)
    tail = "Related articles\nFerry hits the quay at noon\nTen beaches for the summer"
    assert found(lex, f"{PROSE}\n{tail}") == tail.split("\n")
    assert found(lex, f"{PROSE}\n{tail}\n{LATER}") == ["Related articles"]


def block(text: str, part: str, **how: object) -> Block:
    start = text.index(part)
    return Block(start, start + len(part), **how)  # type: ignore[arg-type]


def test_markup_tells_what_words_do_not() -> None:
    lex = lexicon(hints="newsletter post-tags", crumbs={"en": "home"})
    text = f"{PROSE}\nBe the first to know\nSport\n{LATER}"
    blocks = (
        block(text, PROSE),
        block(text, "Be the first to know", hints=("td_newsletter_box",)),
        block(text, "Sport", landmark="nav"),
        block(text, LATER),
    )
    assert found(lex, text, blocks) == ["Be the first to know", "Sport"]


def test_a_class_around_the_whole_article_is_no_cue() -> None:
    lex = lexicon(hints="newsletter")
    text = f"Ferry resumes\nBy Jane Roe\n{PROSE}"
    blocks = tuple(block(text, part, hints=("newsletter-page",)) for part in text.split("\n"))
    assert found(lex, text, blocks) == []


def test_what_was_scanned_before_changes_nothing() -> None:
    lex = lexicon(
        lines={"hi": "यह भी पढ़ें\n{पोस्ट|posted} by {name}"},
        weak={"en": "tags\nالعربية"},
        calls={"hi": {"lead": "हमारे", "object": "चैनल", "close": "{जुड़ें|join}"}},
    )
    text = f"{PROSE}\nPosted by Ana\nTags\n{LATER}"
    before = found(lex, text)
    assert before == ["Posted by Ana", "Tags"]
    assert found(lex, f"{PROSE}\nयह भी पढ़ें\nالعربية") == ["यह भी पढ़ें", "العربية"]
    assert found(lex, text) == before


RULES = {
    "lines": {"en": "leave a {reply|comment}\nposted by {name}\nthis site uses cookies", "hi": "यह भी पढ़ें"},
    "weak": {"en": "share\ntags"},
    "starts": {"en": "also read:"},
    "calls": {"en": {"lead": "join", "object": "our … channel", "close": "today"}},
    "networks": "facebook\nx",
    "separators": True,
    "crumbs": {"en": "home"},
}
SCRAPS = st.lists(
    st.sampled_from(
        ["Leave a reply", "Posted by", "Ana", "join", "our", "channel", ".", "!”", "“", "|", " – ", "\n",
         ",", " ", "Home > ", "share", "x", "Also read:", "यह भी पढ़ें", "👉", "İ", "\u200d", "9,9", "…"]
    )
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(SCRAPS, st.text(max_size=300)))
def test_findings_lie_inside_the_text_and_apart(text: str) -> None:
    for piece in found(lexicon(**RULES), text):
        assert piece == piece.strip()
        assert piece
        assert "\n" not in piece


@pytest.mark.parametrize(
    "text",
    [
        "join our " * 60_000,
        "“" * 200_000,
        "Home > " * 60_000,
        ", " * 200_000,
        "aB" * 200_000,
        "Also read: " * 50_000,
        "x\n" * 30_000,
        "\u0301" * 200_000,
    ],
    ids=["calls", "quotes", "trail", "commas", "glue", "starts", "lines", "marks"],
)
def test_long_input_ends(text: str) -> None:
    found(lexicon(**RULES), text)


def test_a_mark_between_two_letters_belongs_to_neither_piece() -> None:
    text = 'She wrote: "Sleep well, old friend"Follow us on Fjordbook.'
    pieces = [text[slice(*span)] for span in segments.sentences(text, 0, len(text))]
    assert pieces == ['She wrote: "Sleep well, old friend', "Follow us on Fjordbook."]
    assert not segments.quoted(text, 0, text.index("Follow"))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="[]{}<>%&/!-=\"';#*|$ax \n"))
def test_pieces_of_code_are_in_order_and_within_a_line(text: str) -> None:
    pieces = code.find(text)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert all(0 <= p.start < p.end <= len(text) and "\n" not in text[p.start : p.end] for p in pieces)
