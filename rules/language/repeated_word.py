from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import compress
from operator import eq

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule

# The same word again, with nothing but white space between. The tail keeps "the the-atre" and
# "can can't" out; a word is letters, with inner apostrophes, and taken whole (possessively): no part
# of one stands before white space.
_DOUBLED = lazy(
    r"(?<![\w'’.&/@#-])([^\W\d_]++(?:['’][^\W\d_]++)*+)([ \t\u00a0\u202f]{1,8}|[ \t]{0,8}\r?\n[ \t]{0,8})(\1)"
    r"(?![\w&/@]|['’][^\W\d_]|[-‐‑]\w|\.\w|\s?[=({])",
    re.IGNORECASE,
)

_WORDS = {
    "en": """
        had that is was do does did her can will very so really no yes bye ha haha hee he's ho hey oh ah
        blah boo buy knock tut tsk now there well far long many much more again never ever too big little
        old good bad hot up hear chop rah la na da doo yeah yay go run ding dong woof miaow meow quack choo
        tick click beep bang boom pom hush night please thank win come stop tap wait what why round out in
        on like ok okay er um first second third fourth fifth sixth last next half same sorry gone quick
        slow soft pretty names happy merry
        """,
    "fr": "nous vous si très bien que non oui toc",
    "de": "die der das sie ja nein dass den dem wenn sehr ganz war so viel mal zu",
    "es": "ya muy no sí casi bien poco luego que",
    "pt": "já muito não sim bem quase logo que",
    "it": "piano quasi via molto così no sì ben ci si che poco appena subito man mano",
    "nl": "die dat dan ja nee wel heel zij er het we",
    "sv": "det den att så ja nej man mycket på",
    "tr": "yavaş zaman teker tek birer sık uzun hızlı bir çok ağır ara tane",
    "pl": "bardzo się tak nie",
}
_ALLOWED = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""Words that grammar repeats ("what it is is a scandal", "had had"), and that emphasis does."""

_REDUPLICATING = frozenset(
    """
    id ms jv su tl fil ceb ur hi bn pa gu mr ne si ta te kn ml th vi zh ja ko km lo my sw ha yo ig rw af
    sm to haw mi
    """.split()
)
"""Languages that double words as a matter of course."""

_NAMES = frozenset(
    """
    pago bora sing walla baden wagga duran boutros ping pong ylang yo can cha chi couscous beri bye dik
    dum foo fifty gaga gora hula jay john johnson kuku lang lulu mau mei ming mimi mitsu nana nono papa
    pom puka rara tam tin toto tuk tutu wiki xi yum zaza zsa zhou lin li fan dada lisa talk new aye nom
    chin tse
    """.split()
)
_AROUND = 24
# “In” twice is meant behind a verb, whatever stands between (“sent troops in in May”), but not where
# something is
# said to be there: “there was no trace in in the field”.
_NOUN_BEFORE = lazy(
    r"\b(?:[Tt]here (?:is|are|was|were|has been|have been)|(?:is|are|was|were) (?:the|a|an|no)) "
    r"(?:(?!to |who |which |that )[\w’'-]{1,20}(?<!ing) ){1,4}\Z"
)
_PLACE_BEHIND = lazy(r"\s(?:the|a|an|its|his|her|their|this|that)\s([a-z]{3,20})\b")
_TIMES = frozenset(
    """
    autumn beginning bid day days early early end evening event fall first final hope hurry last late middle
    month morning next night past rush same second season spring summer time week weekend winter year years
    """.split()
)


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "The strikes, which the army [[claimed claimed]] many lives, ended on Sunday.",
        "Lorries wait at [[the the]] bridge for hours.",
        "[[The the]] minister was away.",
        "The council will vote on Monday on the plan to close [[the\nthe]] northern station, which has "
        "been open since"
        " the end\nof the war and which carries six trains a day in the winter\nmonths, and twice as many "
        "in summer.",
        "There was no trace of them [[in in]] the field.",
        "It cost more [[than than]] the tunnel did.",
        "La empresa firmó [[el el]] contrato con los vecinos de la ciudad en el mes de mayo.",
    ),
    good=(
        "She had had enough, and he said that that was her right.",
        "What it is is a scandal; it was hot, hot, hot.",
        "The army moved in in May. There was nobody to let them in in the rain. They sent troops in in "
        "the south.",
        "They flew to Pago Pago, past Bora Bora, and sang Duran Duran songs in Walla Walla.",
        "“No no, wait,” he said. It was a long long way.",
        Example("Nous nous sommes levés quand vous vous êtes assis.", language="fr"),
        Example("Sie ist es, die die Wahl gewonnen hat.", language="de"),
        "It was a very very good year, and the band’s name is The The.",
        "Anak-anak itu berjalan pelan pelan di jalan yang panjang dan tidak pulang untuk makan.",
        "The final was won 6 6 on aggregate.\n\nNews\nNews in brief",
        "Vote for X-X or x x, said Sirhan Sirhan.",
    ),
)
def repeated_word(doc: Document) -> Iterator[Finding]:
    """A word that stands twice in a row.

    "The the" slips in when a sentence is rewritten, and spelling checkers pass it, because both words
    are right. Readers see it at once.

    The rule says nothing where a repetition can be meant: grammar ("had had", "that that"), emphasis
    ("very very", "no no"), names (Pago Pago), pairs that other languages need ("nous nous", "die die"),
    and languages that double words as a matter of course. A comma between the words, a paragraph's end
    or a sentence's end makes them two.
    """
    text = doc.text
    language = doc.language
    if language in _REDUPLICATING:
        return
    doubled = _doubled(doc)
    if not doubled:
        return
    known = _ALLOWED.values() if language is None else (_ALLOWED["en"], _ALLOWED.get(language, frozenset()))
    allowed = frozenset().union(*known)
    paragraphs = doc.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    sentence_starts = frozenset(sentence.start for sentence in doc.sentences)
    for match in doubled:
        span = Span(*match.span())
        inside = paragraphs[bisect_right(starts, span.start) - 1] if starts else span
        if span.end > inside.end or doc.in_furniture(span):
            continue
        if not _may_be_meant(text, match, allowed, sentence_starts):
            once = match[1] if match[1][0].isupper() or not match[3][0].isupper() else match[3]
            yield Finding(*span, f"“{match[3]}” stands twice", suggestion=once)


def _doubled(doc: Document) -> list[re.Match[str]]:
    """Where a word is the one before: looked for among the words, sooner done than by the pattern alone."""
    words, starts = doc.spelt.lower, doc.spelt.starts
    found: list[re.Match[str]] = []
    for start in compress(starts, map(eq, words, words[1:])):
        if not found or start >= found[-1].end():
            match = _DOUBLED.match(doc.text, start)
            if match is not None:
                found.append(match)
    return found


def _may_be_meant(
    text: str, match: re.Match[str], allowed: frozenset[str], sentence_starts: Container[int]
) -> bool:
    first, second = match[1], match[3]
    word = first.lower()
    if (
        word == "in"
        and "in" in allowed
        and _NOUN_BEFORE.search(text, max(0, match.start() - 60), match.start())
    ):
        behind = _PLACE_BEHIND.match(text, match.end())
        if behind is not None and behind[1] not in _TIMES:
            return False
    if word in allowed or word in _NAMES or first[1:] != second[1:]:
        return True
    if len(word) == 1:
        return first + second != "aa" or match.string[match.end() : match.end() + 1] != " "
    if first.isupper() and second.isupper():
        return word not in _SMALL
    if second[0].isupper() or first[0].isupper():
        # Names (Duran Duran, The The) and titles: only what begins a sentence is capitalised for nothing.
        return match.start() not in sentence_starts or (second[0].isupper() and word not in _SMALL)
    # A word three times is meant: "on and on and on", "hot hot hot".
    around = text[max(0, match.start() - _AROUND) : match.start()] + text[match.end() : match.end() + _AROUND]
    return (
        word not in _SMALL
        and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around, re.IGNORECASE) is not None
    )


_SMALL = frozenset(
    """
    the a an of to and in on at by for from with as is are was were be been it its this these those his
    their our your he she they we you i or but if than then not which who when where into over under after
    before about has have will would could should may might said el la los las de del un una en por con su
    sus le les des du et à au aux dans pour sur das dem des und mit von zu o os as da do um uma em no na
    com il lo gli di della che per van het een met
    """.split()
)
