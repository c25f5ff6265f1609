"""Parties that people are said to belong to: ``Labour MP Ana Ruiz``, ``Ana Ruiz of the Civic Union``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.gazetteer import cities_named, countries_named, countries_of_people, fold
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.names import Name
from auditor.text.words import word_set


class Affiliation(NamedTuple):
    """A name with the party of its bearer. Spans are code points into the text."""

    name: Name
    words: frozenset[str]
    """The party's telling words in lower case, plurals cut; ``@government``, ``@opposition``, ``@none``."""
    start: int
    """Where the words of the party stand."""
    end: int
    sure: bool
    """Whether the words can be nothing but a party's."""


_CAPS = r"[A-ZÀ-Þ][\w’'-]{1,24}(?:\s(?:(?:of|for|and|the|de|du|la)\s){0,2}[A-ZÀ-Þ][\w’'-]{1,24}){0,4}"
_POLITICIAN = (
    r"(?:lawmakers?|legislator|MPs?|MEPs?|senator|Senator|deputy|congress(?:man|woman)|representative|mayor|"
    r"governor|councill?or|politician|candidate|parliamentarian|member|minister|leader|premier|president|"
    r"spokes(?:man|woman|person)|whip)"
)
_LEADING_WORDS = word_set(
    """
    lawmaker lawmakers legislator MP MPs MEP MEPs senator Senator deputy congressman congresswoman
    representative mayor governor councillor councilor politician candidate parliamentarian member
    minister leader premier
    president spokesman spokeswoman spokesperson whip
    """
)
_ENDINGS = frozenset(word[-2:] for word in (*_LEADING_WORDS, "’s", "'s", "s’", "s'"))
_TELLING = _LEADING_WORDS | word_set("independent standing")
_GOES_ON = frozenset(
    f" {word:3.3}" for word in "of from for who sits stands ran is belongs represents leads heads".split()
)
"""How what stands behind a name may begin that tells of a party: “ Ruiz of the Civic Union”."""
_SIDE = r"(?:ruling|governing|opposition|government|centre-left|centre-right|center-left|center-right|"
_SIDE += r"left-wing|right-wing|far-right|far-left|liberal|conservative|nationalist|populist|green)"
_BEHIND = lazy(
    rf",?\s(?:of|from|for)\s(?:the\s)?(?P<side>(?:{_SIDE},?\s){{0,2}})(?P<party>{_CAPS})|"
    rf",\s(?:now\s)?(?:an?|the)\s(?P<party2>{_CAPS})(?:\sparty)?\s{_POLITICIAN}\b|"
    rf",\s(?:an?|the)\s(?P<word>independent|opposition|government|ruling-party|governing-party)\s{_POLITICIAN}\b|"
    r",\san\s(?P<word2>independent)(?=,)|"
    rf",\s(?:an?\s|the\s)?(?:[a-z-]{{2,14}}\s){{0,2}}{_POLITICIAN}\s(?:of|from|for|with)\s(?:the\s)?"
    rf"(?P<side3>(?:{_SIDE},?\s){{0,2}})(?P<party3>{_CAPS}|ruling party|governing party|opposition)|"
    rf",?\s(?:who\s)?(?P<sits>sits\sfor|stands\sfor|ran\sfor|(?:is\s)?standing\sfor|belongs\sto|is\sa\smember\sof|"
    rf"represents|leads|heads)\s(?:the\s)?(?:{_SIDE},?\s){{0,2}}(?P<party4>{_CAPS})|"
    rf"\sis\san?\s(?P<party5>{_CAPS})\s{_POLITICIAN}\b"
)
_BEFORE = lazy(
    rf"(?:\A|(?<=\s)|(?<=[“(]))(?:(?P<party>{_CAPS})\s{_POLITICIAN}|(?P<word>[Ii]ndependent|[Oo]pposition|"
    rf"[Gg]overnment|[Rr]uling-party)\s{_POLITICIAN}|(?P<owner>{_CAPS})(?:’s?|'s?))\s\Z"
)
_SIDES = {
    "independent": "@none",
    "opposition": "@opposition",
    "government": "@government",
    "ruling-party": "@government",
    "governing-party": "@government",
    "ruling party": "@government",
    "governing party": "@government",
}
_PARTY_SIDES = {
    "ruling": "@government",
    "governing": "@government",
    "government": "@government",
    "opposition": "@opposition",
}
_PARTY_NOUNS = word_set(
    """
    party movement union congress front alliance pact league coalition bloc list democrats democratic labour
    conservatives conservative liberals liberal greens green republicans republican socialists socialist
    communists communist nationalists democracy unionists renewal rally unity homeland forward reform
    """
)
_NO_PARTY = word_set(
    """
    ministry university hospital court council commission institute agency department school college bank
    office authority city state county district province parliament senate assembly house police army navy
    company group board federation foundation service services church diocese airport station museum club
    monday tuesday wednesday thursday friday saturday sunday north south east west guild confederation
    bar committee
    """
)
_PLAIN = word_set("the of for and a party movement union democratic national people’s people's new group")
_REACH = 90
_DESCRIPTION = 64
_LONGEST = 20
"""Code points of the longest word that stands between a party and a name."""
_LEFT = 80


def affiliations(text: str, sentences: Sequence[Span], names: Sequence[Name]) -> tuple[Affiliation, ...]:
    """Return the parties that a text gives to people beside their names, in order.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        names: Its names, in order.
    """
    starts: list[int] = []
    found: list[Affiliation] = []
    for name in names:
        # Few names have a party beside them, and the small look at either side takes most of the time.
        start, end = name.start, name.end
        behind = text[end : end + 4]
        led = text[start - 3 : start - 1] in _ENDINGS and _is_led(text, start - 1)
        followed = behind in _GOES_ON or (behind[:2] == ", " and _is_described(text, end + 1))
        if not (led or followed) or text[end - 1] == ".":
            continue
        starts = starts or [sentence.start for sentence in sentences]
        at = bisect_right(starts, start) - 1
        if at >= 0:
            found.extend(_beside(text, sentences[at], name, led=led, followed=followed))
    return tuple(found)


def _is_led(text: str, end: int) -> bool:
    """Whether the word that ends before a name is a politician's or a genitive: a party may be before it."""
    word = text[max(0, end - _LONGEST) : end].rpartition(" ")[2]
    return text[end] == " " and (word in _LEADING_WORDS or word.endswith(("’s", "'s", "s’", "s'")))


def _is_described(text: str, start: int) -> bool:
    """Whether what follows a name and a comma has a word that tells of a party in it."""
    words = text[start : start + _DESCRIPTION].replace(",", " ").split()
    return bool(words) and (f" {words[0]:3.3}" in _GOES_ON or not _TELLING.isdisjoint(words))


def parties_apart(a: Affiliation, b: Affiliation) -> bool:
    """Whether two affiliations of one person cannot both be right."""
    if not (a.sure or b.sure) or a.words & b.words:
        return False
    marks = [words for words in (a.words, b.words) if any(word[0] == "@" for word in words)]
    if len(marks) == 1:
        return "@none" in marks[0]
    return not (_initialled(a.words, b.words) or _initialled(b.words, a.words))


@lru_cache(maxsize=2048)
def is_place(written: str) -> bool:
    """Whether what stands for a party is a country’s, a people’s or a town’s name.

    It is asked last: to look a name up takes longer than to read all affiliations of an article.
    """
    bare = written.removesuffix("’s").removesuffix("'s")
    return bool(countries_named(bare) or countries_of_people(bare) or cities_named(fold(bare)))


def is_side(affiliation: Affiliation) -> bool:
    """Whether what is said is the side of the house alone: government, opposition."""
    return not affiliation.words.isdisjoint({"@government", "@opposition"})


def _beside(text: str, sentence: Span, name: Name, *, led: bool, followed: bool) -> Iterator[Affiliation]:
    stop = min(sentence.end, name.end + _REACH)
    if followed and (match := _BEHIND.match(text, name.end, stop)):
        word = "word" if match["word"] else "word2"
        if match[word]:
            yield Affiliation(name, frozenset((_SIDES[match[word]],)), *match.span(word), True)
        else:
            kind = next(k for k in ("party", "party2", "party3", "party4", "party5") if match[k])
            side = bool(match["side"] or match["side3"] or match["sits"])
            given = match["sits"] in ("leads", "heads")
            yield from _on_side(name, match)
            yield from _named(text, name, match.span(kind), match[kind], side and not given)
    begin = name.start
    if led:
        floor = max(sentence.start, begin - _LEFT)
        if (match := _BEFORE.search(text, floor, begin)) is not None:
            if match["word"]:
                yield Affiliation(
                    name, frozenset((_SIDES[match["word"].lower()],)), *match.span("word"), True
                )
            else:
                kind = "party" if match["party"] else "owner"
                yield from _named(text, name, match.span(kind), match[kind], False)


def _on_side(name: Name, match: re.Match[str]) -> Iterator[Affiliation]:
    """The side of the house on which a party is said to be: “of the ruling Civic Union”."""
    for group in ("side", "side3"):
        for word in (match[group] or "").replace(",", " ").split():
            if word in _PARTY_SIDES:
                start = match.start(group)
                mark = frozenset((_PARTY_SIDES[word],))
                yield Affiliation(name, mark, start, start + len(match[group].rstrip()), True)


def _named(text: str, name: Name, span: tuple[int, int], written: str, sure: bool) -> Iterator[Affiliation]:
    if written in _SIDES or written == "opposition":
        yield Affiliation(name, frozenset((_SIDES[written],)), *span, True)
        return
    words = [word.lower().removesuffix("’s").removesuffix("'s").rstrip("s'’") for word in written.split()]
    if any(word in _NO_PARTY or f"{word}s" in _NO_PARTY for word in words):
        return
    telling = frozenset(word for word in words if word not in _PLAIN) or frozenset(words)
    nouns = any(word in _PARTY_NOUNS or f"{word}s" in _PARTY_NOUNS for word in words)
    yield Affiliation(name, telling, *span, sure or nouns)


def _initialled(short: frozenset[str], long: frozenset[str]) -> bool:
    letters = {word[0] for word in long}
    return any(1 < len(word) <= 5 and set(word) <= letters | {"p"} for word in short)
