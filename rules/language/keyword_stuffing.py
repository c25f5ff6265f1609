from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from auditor.document import Document
from auditor.gazetteer import countries_named
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.inflection import stem

_LEAST_TERMS = 3
_LONGEST = 600
_SEPARATOR = lazy(r"\s?[,;|•·]\s?|\s[-–—]\s")
_LABEL = lazy(
    r"(?:keywords?|key ?words|tag words(?: are)?|searches|search tags|search terms|related searches|"
    r"trending searches|seo (?:keywords|tags)|focus keyphrase|focus keyword|meta keywords|"
    r"people also (?:ask|search(?: for)?)|mots[- ]clés|palabras clave|schlagw[öo]rter|parole chiave|"
    r"palavras-chave)\s{0,2}[:：]",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W_]+(?:['’-][^\W_]+)*")
_PROSE = frozenset(
    """
    is are was were be been has have had will would could should can may might must do does did said says
    say he she they we that but and or the a an der die das und ist sind war hat el la los las es
    son fue ha le les est sont a été et he's it's i you his her their our with by from its it there told
    added
    """.split()
)
"""Words that phrases for search engines leave out, unless they are questions."""

_ASKING = frozenset("how what why when where who is qué quién cómo cuánto dónde".split())
"""Words that questions to a search engine begin with."""

_ASKED = frozenset("is are can will does did".split())
"""Verbs that questions to a search engine begin with, where other entries are search terms."""

_LIGHT = frozenset("by with from the a".split())
"""Words of prose that one entry of several may have."""

_LEAST_WITH_PROSE = 4

_TELLING = frozenset("he she they we said says had".split())
"""Words that such questions leave out too."""

_SEARCH = frozenset(
    """
    news today latest update updates live video videos 2023 2024 2025 2026 2027 2028 price prices cost stock
    stocks buy cheap best online result results near me watch free list highlights score scores photos
    biography age wiki wife net worth deal deals details explained meaning review reviews symptoms map
    schedule table status prediction specs leak leaks trailer forecast timings tickets ticket rate rates
    dates timetable fixtures phone apply register login winner replay channel tv address contact deadline
    eligibility pdf wikipedia reddit lyrics cast recap cure webcam tracker helpline
    breaking tomorrow download viral date lineup streaming salary
    noticias hoy última últimas vivo precio resultado resultados aktuell aktuelle heute nachrichten preis
    actualité actualités aujourd'hui direct prix résultat oggi notizie ultime diretta prezzo notícias hoje
    preço azi știri azi dziś dzisiaj wiadomości dnes nieuws vandaag haber haberleri bugün dakika fiyatı
    berita terkini terbaru ini harga jadwal hari kabar balita ngayon habari leo khabar samachar aaj hôm nay
    новости сегодня ціна новини сьогодні أخبار اليوم সর্বশেষ খবর আজ समाचार आज ताजा
    """.split()
)
"""Words that people add to what they search for."""

_PLAIN = frozenset("best free cheap live list watch status deal deals".split())
"""Words of those that say nothing where every entry has them: "free bread, free milk, free school"."""

_FRESH = frozenset("news today latest live update updates breaking hoy heute oggi hoje azi terkini".split())
"""Words of those that nobody lists in earnest."""

_LIST_END = lazy(r"[,;]?\s(?:and|or|y|e|et|und)\s[^,;|]{0,80}\Z")
_NARROW = 2.5
"""Words of an entry on average from which a list is no enumeration of names."""
_TWO = lazy(
    r"\bthe two (?:countries|nations|neighbou?rs|states|sides|governments|neighbou?ring (?:countries|states|"
    r"nations))"
    r"(?:, | \()(?P<a>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2}) and (?P<b>(?:the )?[A-Z][\w’'-]{1,30}"
    r"(?: [A-Z][\w’'-]{1,30}){0,2})(?P<close>\)|,)"
)
_TIMES = 5
_WORDS_A_TIME = 60
_STOP = _PROSE | frozenset(
    "the of to in on at for as an this these those not no if so than then into about".split()
)


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "Ferry Sinks Off Samar\n\n[[Samar ferry news, Samar ferry accident today, Samar ferry video, "
        "ferry sinking "
        "Samar latest update.]]\n\nDivers searched the wreck on Sunday.",
        "The storm passed.\n\n[[Cebu typhoon path, how strong is the typhoon, Cebu flights today, bagyo "
        "balita ngayon.]]",
        "The talks ended late.\n\n[[Focus keyphrase: rail strike dates, rail strike refund]]",
        "Kenya and Uganda share a lake. The strikes between [[the two countries, Kenya and Uganda,]] went "
        "on. Kenya "
        "and Uganda said little.",
        "Chad signed first, and Niger later. The treaty binds [[the two nations (Chad and Niger)]] for "
        "ten years.",
        "Buy a [[cheap garden shed]] here. ".replace("[[", "").replace("]]", "")
        + "Our [[cheap garden shed]] is the best. "
        + "A cheap garden shed lasts. " * 4,
    ),
    good=(
        "He sells apples, red apples, green apples and apple juice.",
        "The route passes Lagos, Ibadan, Ilorin, Jebba, Kaduna and Kano.",
        "The two countries, Kenya and Uganda, share a lake.",
        "Squad: Ali Diallo, Issa Diallo, Moussa Diallo, Omar Keita, Ali Keita, Sory Keita.",
        "She teaches history of art, history of music and history of science.",
        "Free bread, free milk, free school: so went the song.",
        "Rain today, rain tomorrow, rain for ever: that is what the forecast promised.",
    ),
)
def keyword_stuffing(doc: Document) -> Iterator[Finding]:
    """Phrases put into the text for search engines and not for readers.

    Lists of search terms set as a sentence, a "Keywords:" line glued to the text, the names of two countries
    repeated as a gloss on "the two countries", the same long phrase over and over. Readers see the trick, and
    search engines rank such pages down.

    A list counts where at least three of its entries share a word with each other, none has a verb or an
    article, and terms such as "news", "today" or "video" stand in it.
    """
    for paragraph in doc.paragraphs:
        if paragraph != doc.headline and not doc.in_furniture(paragraph):
            yield from _list(doc, paragraph)
    yield from _gloss(doc)
    yield from _repeated(doc)


def _list(doc: Document, paragraph: Span) -> Iterator[Finding]:
    text = doc.slice(paragraph)
    label = _LABEL.match(text)
    if label and len(text) > label.end() + 3:
        yield Finding(*paragraph, "a list of keywords stands in the text", suggestion="")
        return
    if text.count(",") + text.count("|") + text.count(";") + text.count("·") + text.count("•") < 2:
        return
    first = bisect_left(doc.sentences, paragraph.start, key=_start)
    last = bisect_left(doc.sentences, paragraph.end, key=_start)
    # A list may be a paragraph, with or without a full stop, or a sentence of one.
    units = doc.sentences[first:last] if last - first > 1 else (paragraph,)
    for unit in units:
        if len(terms := _terms(doc.slice(unit))) >= _LEAST_TERMS and _are_search_terms(terms):
            yield Finding(*unit, "a list of search terms is set as a sentence", suggestion="")


def _start(span: Span) -> int:
    return span.start


def _terms(text: str) -> list[str]:
    """The entries of what may be a list; none where it is prose."""
    if len(text) > _LONGEST or _LIST_END.search(text):
        return []
    return [term for term in _SEPARATOR.split(text.rstrip(" .!")) if term.strip()]


def _are_search_terms(terms: list[str]) -> bool:
    split = [[word.lower() for word in _WORD.findall(term)] for term in terms]
    if any(not words or len(words) > 8 for words in split):
        return False
    if sum(len(words) >= 2 for words in split) < len(split) - 1:
        return False
    asked = [
        (words[0] in _ASKING or (at and words[0] in _ASKED)) and len(words) > 2 and _TELLING.isdisjoint(words)
        for at, words in enumerate(split)
    ]
    prose = [_PROSE.intersection(words) for words, ask in zip(split, asked, strict=True) if not ask]
    prose = [found for found in prose if found]
    if prose and (len(prose) > 1 or len(split) < _LEAST_WITH_PROSE or not prose[0] <= _LIGHT):
        return False
    counts = Counter(key for words in split for key in {stem(word) for word in words if len(word) > 2})
    common = {word for word, count in counts.items() if count >= 2 and word not in _STOP}
    shared = sum(any(stem(word) in common for word in words) for words in split)
    wanted = _SEARCH - (common & _PLAIN)
    searched = sum(ask or not wanted.isdisjoint(words) for words, ask in zip(split, asked, strict=True))
    least = len(split) - 1
    if shared >= max(3, least) and searched >= 2:
        return True
    wide = sum(map(len, split)) >= _NARROW * len(split)
    if wide and (searched >= max(3, least) or (searched >= 2 and shared >= 2)):
        return True
    if _same_start(split):
        return True
    fresh = sum(not _FRESH.isdisjoint(words) for words in split)
    return wide and fresh >= 2 and len(split) > _LEAST_TERMS and all(len(words) > 1 for words in split)


def _same_start(split: list[list[str]]) -> bool:
    """Whether all entries but one have the same two words side by side, with others behind them, in "
     "small letters.

    "Cup final tickets, cup final kick-off time, cup final channel".
    """
    if len(split) <= _LEAST_TERMS or any(word.isdigit() for words in split for word in words):
        return False
    counts = Counter(pair for words in split for pair in set(pairwise(words)))
    pair, count = counts.most_common(1)[0]
    longer = sum(len(words) > len(pair) for words in split)
    return count >= len(split) - 1 and longer >= len(split) - 1 and _STOP.isdisjoint(pair)


def _gloss(doc: Document) -> Iterator[Finding]:
    for match in _TWO.finditer(doc.text) if "the two " in doc.text else ():
        before = doc.text[: match.start()]
        names = (match["a"], match["b"].removeprefix("the "))
        if all(countries_named(name) and name in before for name in names):
            message = f"“the two” are named again: {names[0]} and {names[1]} are known by now"
            yield Finding(
                *match.span(), message, suggestion=match[0][: match.start("a") - match.start()].rstrip(" (,")
            )


def _repeated(doc: Document) -> Iterator[Finding]:
    """A phrase of three words or more, not all of them names, that comes far too often for its text."""
    words = doc.spelt.words
    least = max(_TIMES, -(-len(words) // _WORDS_A_TIME))
    # Only words that come often enough themselves can make a phrase that does.
    often = {word for word, count in Counter(words).items() if count >= least and _may_repeat(word)}
    if not often:
        return
    places: dict[tuple[str, ...], list[Span]] = {}
    for i in range(len(words) - 2):
        if words[i] in often and words[i + 1] in often and words[i + 2] in often:
            span = Span(doc.words[i].start, doc.words[i + 2].end)
            if span.end - span.start == sum(map(len, words[i : i + 3])) + 2:
                places.setdefault(tuple(words[i : i + 3]), []).append(span)
    for found in places.values():
        if len(found) >= least:
            times = f"“{doc.slice(found[1])}” stands {len(found)} times in {len(words)} words"
            yield Finding(*found[1], times)
            return


def _may_repeat(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.islower() and word not in _STOP and word != "per"
