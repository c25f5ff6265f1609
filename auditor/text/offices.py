"""Offices and who is said to hold them: ``Peru’s trade minister, Ana Ruiz``, ``Ana Ruiz, head of the union``.

An office is read by its head word (``minister``), what it is a deputy of, its field (``trade``) and its
scope: the country, town or organisation. English, and the commonest Spanish, French and German titles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Literal, NamedTuple

from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import Name, common_words
from auditor.text.words import word_set

Status = Literal["current", "former", "future", "acting", "outgoing", "shadow"]


class Office(NamedTuple):
    """An office as far as its words tell."""

    head: str
    """What it is, in English: ``minister``, ``chair``, ``police chief``."""
    deputy: bool = False
    """Vice-, deputy or assistant."""
    fields: frozenset[str] = frozenset()
    """What a minister is minister of, in English where it is a common field."""
    scope: frozenset[str] = frozenset()
    """Words of the organisation or place, in lower case; countries as ``@PE``."""
    status: Status = "current"

    @property
    def countries(self) -> frozenset[str]:
        """The countries of the scope."""
        return frozenset(word for word in self.scope if word[0] == "@")

    @property
    def single(self) -> bool:
        """Whether a state or organisation has one holder of it at a time."""
        return not self.deputy and self.head in _words().single


class Holding(NamedTuple):
    """A name with an office that the text gives its bearer. Spans are code points into the text."""

    name: Name
    office: Office
    start: int
    """Where the words of the office stand."""
    end: int


class _Words(NamedTuple):
    heads: Mapping[tuple[str, ...], str]
    single: frozenset[str]
    deputies: frozenset[str]
    statuses: Mapping[str, Status]
    fields: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]
    """The first word of a head -> words of the longest head that begins with it."""
    last: frozenset[str]
    """The last words of all heads."""


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """In lower case, without possessive ending."""
    capital: bool
    possessive: bool


_token: Callable[[tuple[int, int, str, bool, bool]], _Token] = partial(tuple.__new__, _Token)


class _Head(NamedTuple):
    first: int
    last: int
    """Index of the last token, that included."""
    name: str
    deputy: bool
    status: Status
    field: str | None


_TOKEN = lazy(
    r"[^\W_]\w*(?:\.(?=[A-Z]\.)\w*)*(?:\.(?<=[A-Z]\.[A-Z]\.))?(?:['’](?=[^\W\d_])[^\W\d_]+|['’](?=\s))?"
)
_ELIDED = lazy(r"(?:l|d|qu|dell|all|nell|sull)['’]", re.IGNORECASE)
_POSSESSIVE = lazy(r"['’]s?\Z")
_BOUNDARIES = '!?;:()[]“”"«»\r\n—–•|,'
_LEADS_ON = (", ", " as ", " is", " re", " se", " es", " as", " of", " fr")
"""What stands behind a name that its office may follow."""
_TO_SPACES = str.maketrans(dict.fromkeys("-,.;:!?()[]’'”\"", " "))
_ENDS_APPOSITION = ("", ",", ".", ";", ")", "”", '"')
_STOP = lazy(r"[.!?;:()\[\]“”\"«»\r\n—–•|,]| - ")
_ABBREVIATION = lazy(r"\b(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Lt|Col|Gen|Sen|Gov|Rep)\Z")
_WINDOW = 110
_MOST_MODIFIERS = 6
_HOUSE = 60
_MOST_SCOPE = 9

_OF = word_set(
    "of for at in to de del des du d von vom der die das des am im an zu zur zum la el los las l les le the"
)
_OF_FIRST = word_set("of for at in to de del des du d von vom der des am im")
_DETERMINERS = word_set(
    "the a an his her its their our this el la los las un una le les l une der die das den dem ein eine "
    "einen su sus "
    "son sa ses leur leurs ihr ihre sein seine"
)
_NOT_FIELDS = word_set(
    "when then later earlier meanwhile however today while once both even only also another fellow "
    "female male "
    "young junior senior cabinet chief local federal national state provincial regional said another "
    "government "
    "state's unionist labour's mister church baptist methodist lutheran youth parish state new first"
)
_OF_PEOPLE = word_set(
    "mr mrs ms miss dr sir rep sen president king queen minister herr frau señor monsieur mme"
)
_COURTESIES = word_set("mr mrs ms miss dr sir dame")
_ELECT = word_set("elect designate electo electa")
_SERVICES = word_set(
    """
    army navy police gendarmerie coastguard militia guard fire ambulance customs prison hospital union club
    federation association ministry board bank institute school regulator watchdog
    """
)
"""Common nouns that say of what an office is, right before it: “army spokesman”."""
_MOST_OWNER = 3
_TO_PLACE = word_set("to at in im am an")
_JOINING = word_set("and & y e et und")
_NOT_MODIFIERS = word_set(
    """
    said says told met with by from to after before when while as in on at for of that which who whom whose
    was were is are be been has had have will would could should may might can did does do not but or if
    than then because since until against about over under between among during without within near like also
    more most
    said's saying between dijo según con por para en desde ante contra que se fue es era était est avec par
    pour dans sur selon que qui mit von bei aus nach vor über sagte war ist hat dass und
    """
)
_JOINS = _OF | _JOINING
_ENDS_SCOPE = _NOT_MODIFIERS - _OF - {"and", "y", "et", "und"}
"""What ends the words behind an office that say of what it is."""
_LINKING = lazy(
    r"\s(?:(?:is|remains|serves as|es|est|ist)\s(?:(?:also|currently|now|still)\s)?)(?=the\s|an?\s|el\s|"
    r"la\s|le\s|der\s|die\s|"
    r"[A-Z\w’'.-]{2,30}['’]s?\s)"
)
_RELATIVE = lazy(
    r"who (?:(?:is|serves as|works as) (?:also )?|(heads?|leads?|chairs?|coaches|captains|edits|runs|owns|"
    r"manages|presides over|founded|teaches|lectures) )"
)
_VERB_HEADS = {
    "head": "head",
    "heads": "head",
    "lead": "leader",
    "leads": "leader",
    "chair": "chair",
    "chairs": "chair",
    "coaches": "coach",
    "captains": "captain",
    "edits": "editor",
    "runs": "leader",
    "manages": "manager",
    "owns": "owner",
    "presides over": "president",
    "founded": "founder",
    "teaches": "lecturer",
    "lectures": "lecturer",
}
_REPLACED = lazy(
    r"\b(?:replac\w{1,4}|succeed\w{0,3}|oust\w{0,3}|take over from|took over from|tak\w{2,3} over from)\s\Z"
)
_AS_OFFICE = lazy(r"(?:\s(?:of|from)\s[^,.;:\n]{2,40}?)?\sas\s")
_SAYS = word_set(
    "said says told tells added adds noted notes remarked explained argued warned wrote insisted stressed"
)
_PRONOUNS = word_set("it them both this that these those him her one")
_AGE = lazy(r",\s\d{1,3}(?=,\s)")
_WEEKDAY = word_set("monday tuesday wednesday thursday friday saturday sunday")


def holdings(text: str, sentences: Sequence[Span], names: Sequence[Name]) -> tuple[Holding, ...]:
    """Return the offices that a text gives to people right before or behind their names, in order.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        names: Its names, in order; those of places and organisations have no office before them.
    """
    starts = [sentence.start for sentence in sentences]
    found: list[Holding] = []
    for name in names:
        at = bisect_right(starts, name.start) - 1
        if at < 0 or not _may_be_person(name.text):
            continue
        sentence = sentences[at]
        found.extend(_before(text, sentence, name))
        if text.startswith(_LEADS_ON, name.end):
            found.extend(_behind(text, sentence, name))
    return tuple(found)


def parse_office(words: str) -> Office | None:
    """The office that some words name: ``Foreign Minister of Peru``; None where they name none."""
    tokens = _tokens(words, 0, len(words))
    for head in reversed(_heads(tokens)):
        office, _, _ = _office(tokens, head, True)
        return office
    return None


@cache
def _words() -> _Words:
    import tomllib

    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    heads = {
        tuple(form.split("-")): name
        for kind in ("one", "several")
        for name, forms in data[kind].items()
        for form in (name.replace(" ", "-"), *forms.split())
    }
    return _Words(
        heads=heads,
        single=frozenset(data["one"]),
        deputies=frozenset(data["deputy"]["deputy"].split()),
        statuses={word: status for status, forms in data["status"].items() for word in forms.split()},
        fields={
            tuple(form.split("-")): name for name, forms in data["fields"].items() for form in forms.split()
        },
        longest={form[0]: len(form) for form in sorted(heads, key=len)},
        last=frozenset(form[-1] for form in heads),
    )


def _has_head(words: str) -> bool:
    """Whether any of some words may be an office's: a cheap look before the words are parsed."""
    small = words.lower().translate(_TO_SPACES)
    return (
        not _words().last.isdisjoint(small.split())
        or "minister" in small
        or "ologist" in small
        or "vice" in small
        or " ex" in small
    )


@lru_cache(maxsize=4096)
def _ends_office(word: str) -> bool:
    """Whether what stands right before a name can end its office: no small word but one of an office."""
    return not (word.islower() and word.isalpha()) or word in _ELECT or _has_head(word)


@lru_cache(maxsize=4096)
def _may_be_person(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 6
        and not name.isupper()
        and words[-1][-1:].isalpha()
        and not any(
            word in ("of", "for", "and", "the") or word.lower() in ORGANISATIONS for word in _surely(words)
        )
        and not countries_named(words[-1])
        and not (len(words) == 1 and countries_with_capital(name))
    )


def _surely(words: Sequence[str]) -> Sequence[str]:
    """The words of a name but for a given name that is a common word, too."""
    return words[1:] if len(words) > 1 and words[0] == "Bill" else words


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """The words between two offsets; what hyphens join is apart."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        elided, word, capital, possessive = _parsed(match[0])
        if word:
            found.append(_token((at + elided, stop, word, capital, possessive)))
    return found


@lru_cache(maxsize=8192)
def _parsed(written: str) -> tuple[int, str, bool, bool]:
    """A word as it is written: letters of an elided article before it, and what `_Token` has of it."""
    if "'" not in written and "’" not in written:
        return 0, written.lower().replace(".", ""), written[0].isupper(), False
    article = _ELIDED.match(written)
    elided = article.end() if article else 0
    bare = _POSSESSIVE.sub("", written[elided:])
    possessive = bare != written[elided:]
    return elided, bare.lower().replace(".", ""), bare[:1].isupper(), possessive


def _heads(tokens: Sequence[_Token]) -> list[_Head]:
    """The offices' head words among the tokens, the longest form at each place, in order."""
    longest = _words().longest
    found: list[_Head] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        head = _listed(tokens, at, longest[token.word]) if token.word in longest else None
        if head is None:
            head = _compound(token.word)
            if head is None:
                continue
            head = head._replace(first=at, last=at)
        done = head.last + 1
        if (
            found
            and found[-1].last == head.first - 1
            and not (head.name in TITLES and found[-1].name in _BEFORE_TITLES)
        ):
            head = _joined(found.pop(), head)
        found.append(head)
    return found


def _listed(tokens: Sequence[_Token], at: int, longest: int) -> _Head | None:
    """The longest head that begins at an index and has so many words at most."""
    known = _words()
    for count in range(min(longest, len(tokens) - at), 0, -1):
        form = tuple(token.word for token in tokens[at : at + count])
        if form in known.heads:
            return _Head(at, at + count - 1, known.heads[form], False, "current", known.fields.get(form))
    return None


def _joined(first: _Head, second: _Head) -> _Head:
    """Two head words in a row: “chief economist” is an economist, “inspector general” a thing of its own."""
    name = f"{first.name} general" if second.name == "general" else second.name
    return second._replace(first=first.first, name=name)


@lru_cache(maxsize=8192)
def _compound(word: str) -> _Head | None:
    """A head word within a compound, its index left open: ``Außenminister``, ``exministro``."""
    known = _words()
    for prefix, deputy in (("ex", False), ("vice", True), ("vize", True)):
        rest = word.removeprefix(prefix)
        if rest != word and (rest,) in known.heads:
            return _Head(0, 0, known.heads[rest,], deputy, "current" if deputy else "former", None)
    if word.endswith("ologist"):
        return _Head(0, 0, "scientist", False, "current", None)
    for ending in ("ministerin", "minister"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            field = known.fields.get((word,), word.removesuffix(ending).rstrip("s"))
            return _Head(0, 0, "minister", False, "current", field)
    return None


def _begin(text: str, name: Name) -> int:
    """Where a name begins, or the courtesy before it: "the health minister, Dr Ana Ruiz"."""
    if name.title and text[slice(*name.title)].lower().strip(". ") in _COURTESIES:
        return name.title[0]
    return name.start


def _before(text: str, sentence: Span, name: Name, begin: int | None = None) -> Iterator[Holding]:
    """The office right before a name, and that before a rank or a learned title."""
    titled = begin is not None
    if begin is None:
        begin = _begin(text, name)
    if text[begin - 1 : begin] == " ":
        # Most names have a small word before them that ends no office.
        word = max(text.rfind(" ", sentence.start, begin - 1) + 1, sentence.start)
        if not _ends_office(text[word : begin - 1]):
            return
    floor = max(sentence.start, begin - _WINDOW)
    before = text[floor:begin].rstrip()
    comma = before.endswith(",")
    if comma:
        if text[name.end : name.end + 1] not in _ENDS_APPOSITION:
            return
        before = before[:-1]
    if not before or not (before[-1].isalpha() or before[-1] == "."):
        return
    if not comma and not _ends_office(before.rpartition(" ")[2]):
        return
    at = _last_boundary(before)
    if not _has_head(before[at:]):
        return
    floor += at
    tokens = _tokens(text, floor, begin)
    heads = _heads(tokens)
    if not heads:
        return
    head = heads[-1]
    office, first, last = _office(tokens, head, comma)
    if last != len(tokens) - 1 or (comma and first and tokens[first - 1].word in _OF_FIRST):
        return
    if (
        comma
        and first > 1
        and tokens[first - 1].word in _DETERMINERS
        and tokens[first - 2].word in ("of", "for", "de")
    ):
        return
    if not (office.scope or titled):
        office = _with_house(text, sentence, name, office)
    yield Holding(name, office, tokens[first].start, tokens[last].end)
    if not (titled or comma) and head.name in TITLES:
        yield from _before(text, sentence, name, tokens[first].start)


def _with_house(text: str, sentence: Span, name: Name, office: Office) -> Office:
    """An office before a name with the house behind it: “Judge Ana Ruiz of the Arden court”."""
    if office.head in _OF_THE_STATE_ALONE or not text.startswith(
        (" of ", " from ", " at ", ", of "), name.end
    ):
        return office
    start = text.index(" ", name.end + 2) + 1
    bound = _STOP.search(text, start, min(sentence.end, start + _HOUSE))
    tokens: list[_Token] = []
    for token in _tokens(text, start, bound.start() if bound else min(sentence.end, start + _HOUSE)):
        kind = token.word in ORGANISATIONS
        ends = len(tokens) > _MOST_OWNER or token.word in _ENDS_SCOPE or any(t.capital for t in tokens)
        if tokens and ends and not (token.capital or kind or token.word in _JOINS):
            break
        tokens.append(token)
        if kind and not token.capital:
            break
    if not any(token.capital or token.word in ORGANISATIONS for token in tokens):
        return office
    scope = [t for t in tokens if t.word not in _OF and t.word not in _DETERMINERS and t.word not in _WEEKDAY]
    return office._replace(scope=_scope(scope))


def _last_boundary(before: str) -> int:
    """Where the words begin that stand before a name without a stop or bracket between."""
    at = max(map(before.rfind, _BOUNDARIES)) + 1
    at = max(at, before.rfind(" - ") + 3 if " - " in before else 0)
    stop = before.rfind(".", at)
    while stop >= 0:
        if not _ABBREVIATION.search(before, max(0, stop - 4), stop):
            return stop + 1
        stop = before.rfind(".", at, stop)
    return at


def _behind(text: str, sentence: Span, name: Name) -> Iterator[Holding]:
    """The offices given in an apposition, a relative clause or a predicate behind a name."""
    stop = min(sentence.end, name.end + _WINDOW)
    status = "current"
    if text.startswith(", ", name.end):
        age = _AGE.match(text, name.end)
        start = (age.end() if age else name.end) + 2
    elif text.startswith(" as ", name.end):
        # “The club named Ana Ruiz as head coach.”
        start = name.end + 4
    elif linking := _LINKING.match(text, name.end, stop):
        start = linking.end()
    elif replaced := _AS_OFFICE.match(text, name.end, stop):
        start, status = replaced.end(), "outgoing"
        if not _REPLACED.search(text, max(0, name.start - 24), name.start):
            return
    else:
        return
    if not _has_head(text[name.end : stop]) and not text.startswith(", wh", name.end):
        return
    bound = _STOP.search(text, start, stop)
    end = bound.start() if bound else stop
    relative = _RELATIVE.match(text, start, end)
    if relative and relative[1]:
        yield from _by_verb(text, name, relative, end)
        return
    if relative:
        start = relative.end()
    tokens = _tokens(text, start, end)
    if tokens and tokens[0].word in _JOINING:
        return  # “Ana Ruiz, and the port’s master, Tom Lee”
    for head in _heads(tokens):
        office, first, last = _office(tokens, head, True)
        if any(t.word in _NOT_MODIFIERS for t in tokens[:first]):
            break
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and (after.capital or after.word in _SAYS or after.word in _words().statuses):
            break  # “No family in Arden, the health minister said, should wait.”
        if status != "current":
            office = office._replace(status="outgoing")
        yield Holding(name, office, tokens[first].start, tokens[last].end)


def _by_verb(text: str, name: Name, relative: re.Match[str], end: int) -> Iterator[Holding]:
    tokens = _tokens(text, relative.end(), end)
    scope = tokens[:_MOST_SCOPE]
    if scope and scope[0].word not in _PRONOUNS:
        head = _VERB_HEADS[relative[1]]
        office = Office(head, scope=_scope(scope))
        at = next((at for at, token in enumerate(scope) if token.word == "ministry"), 0)
        fields = _fields([token for token in scope[:at] if token.word not in _DETERMINERS])
        if head == "head" and fields:
            # “Who heads the finance ministry” is the finance minister.
            nations = _scope([token for token in scope[:at] if _country(token.word)])
            office = Office("minister", fields=frozenset(fields), scope=nations)
        yield Holding(name, office, relative.start(1), tokens[len(scope) - 1].end)


def _office(tokens: Sequence[_Token], head: _Head, open_end: bool) -> tuple[Office, int, int]:
    """The office around a head word, and the first and last token of its words."""
    known = _words()
    deputy, status, fields = head.deputy, head.status, {head.field} if head.field else set()
    scope: list[_Token] = []
    first = head.first
    at = head.first - 1
    while at >= 0 and head.first - at <= _MOST_MODIFIERS:
        token = tokens[at]
        word = token.word
        if word in known.deputies:
            deputy = True
        elif word in known.statuses:
            status = known.statuses[word]
        elif word in _NOT_MODIFIERS or word in _DETERMINERS or word in _WEEKDAY:
            if at and word in _DETERMINERS and tokens[at - 1].word in known.statuses:
                status = known.statuses[tokens[at - 1].word]  # “once the mayor of Arden”
            break
        elif word in _JOINING:
            if not (fields and at and _field(tokens, at - 1, head) and tokens[at + 1].word in _field_words()):
                break
            at -= 1
            continue
        elif (field := _field(tokens, at, head)) is not None:
            fields.add(field[0])
            at = field[1]
        elif token.capital and not (at == 0 and word in common_words() and not _country(word)):
            scope.insert(0, token)
        elif token.possessive:
            at = _owner(tokens, at)
            scope[:0] = tokens[at:first]
            first = at
            break
        elif at == head.first - 1 and (word in ORGANISATIONS or word in _SERVICES):
            at = _owner(tokens, at)
            scope[:0] = tokens[at:first]
        else:
            break
        first = at
        at -= 1
    last = head.last
    if last + 1 < len(tokens) and tokens[last + 1].word in _ELECT:
        last += 1
        status = "future"
    behind: list[_Token] = []
    if _scope_follows(tokens, last + 1):
        end = last + 1
        while end + 1 < len(tokens) and end - last < _MOST_SCOPE:
            token = tokens[end + 1]
            small = not token.capital
            if small and token.word in _ENDS_SCOPE:
                break
            if small and not open_end and token.word not in _JOINS:
                break
            if token.word in _OF_PEOPLE:
                behind.clear()
                break
            end += 1
            if token.word not in _OF:
                behind.append(token)
        while end > last and tokens[end].word in _JOINS and not tokens[end].capital:
            end -= 1
        last = max(end, head.last)
    if head.name == "minister":
        # "The minister in Dhaka" says where a minister sits, and not of what.
        if not _begins(tokens, head.last + 1, _TO_PLACE):
            fields |= _fields(behind)
        behind = [t for t in behind if _country(t.word)]
    chief = head.name
    if chief == "head" and len(scope) + len(behind) <= _MOST_OWNER:
        # “Chief of the Norwegian police”
        chief = next((_CHIEFS[t.word] for t in (*scope, *behind) if t.word in _CHIEFS), chief)
    return Office(chief, deputy, frozenset(fields), _scope([*scope, *behind]), status), first, last


_CHIEFS = {"police": "police chief", "army": "army chief"}


def _owner(tokens: Sequence[_Token], at: int) -> int:
    """Where the name of an organisation begins whose last word is at an index: “the tea board’s”."""
    if not (tokens[at].word in ORGANISATIONS or tokens[at].word in _SERVICES):
        return at
    first = at
    while first and at - first < _MOST_OWNER:
        word = tokens[first - 1].word
        if word in _DETERMINERS or word in _NOT_MODIFIERS or word in _WEEKDAY or word in _OF:
            break
        first -= 1
    return first


def _begins(tokens: Sequence[_Token], at: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands at an index."""
    return at < len(tokens) and tokens[at].word in words


def _scope_follows(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a preposition at an index brings what an office is of: ``of exports``, ``to Peru``."""
    if at + 1 >= len(tokens) or tokens[at].capital or tokens[at].word not in _OF_FIRST:
        return False
    if tokens[at].word in _TO_PLACE:
        return tokens[at + 1].capital or (tokens[at + 1].word in _DETERMINERS and at + 2 < len(tokens))
    return True


def _field(tokens: Sequence[_Token], at: int, head: _Head) -> tuple[str, int] | None:
    """The field of a minister that ends at a token, and where it begins."""
    if head.name != "minister" or _country(tokens[at].word) or tokens[at].possessive:
        return None
    known = _words().fields
    for count in (2, 1):
        form = tuple(token.word for token in tokens[max(0, at - count + 1) : at + 1])
        if len(form) == count and form in known:
            return known[form], at - count + 1
    word = tokens[at].word
    beside = at == head.first - 1 and not word.endswith(("ed", "ing"))
    if word in _NOT_FIELDS or len(word) < 4 or not (beside or (tokens[at].capital and at)):
        return None
    return word, at


@cache
def _field_words() -> frozenset[str]:
    return frozenset(word for form in _words().fields for word in form)


def _fields(tokens: Sequence[_Token]) -> set[str]:
    """The fields in what a minister is minister of: ``Minister of Trade and Tourism``."""
    known = _words().fields
    found: set[str] = set()
    at = 0
    while at < len(tokens):
        pair = tuple(token.word for token in tokens[at : at + 2])
        word = tokens[at].word
        if pair in known:
            found.add(known[pair])
            at += 1
        elif (word,) in known:
            found.add(known[word,])
        elif not _country(word) and word not in _JOINING and word not in ("state", "affairs"):
            found.add(word)
        at += 1
    return found


def _scope(tokens: Sequence[_Token]) -> frozenset[str]:
    """Words of an organisation or place; countries and their people by code."""
    found: set[str] = set()
    words = [token.word for token in tokens]
    at = 0
    while at < len(words):
        for size in range(min(3, len(words) - at), 0, -1):
            code = _country(" ".join(words[at : at + size]))
            if code:
                found.add(code)
                at += size
                break
        else:
            if words[at] not in _JOINS:
                found.add(words[at])
            at += 1
    return frozenset(found)


@lru_cache(maxsize=8192)
def _country(words: str) -> str | None:
    """The code of a country or its people, as a scope has it; None for words that name none or several."""
    written = words.upper() if words in ("us", "uk", "uae", "eu") else words
    found = countries_named(written) or countries_of_people(written)
    return f"@{found[0].code}" if len(found) == 1 else None


_LOOSE = word_set("head leader commander envoy secretary commissioner")
"""Words that stand for many offices."""
_HIRED = word_set("director manager spokesman analyst")
"""Words for many posts, but none of the state."""
_OF_STATE = frozenset(
    (
        "minister",
        "mayor",
        "governor",
        "ambassador",
        "prime minister",
        "monarch",
        "chancellor",
        "judge",
        "bishop",
    )
)
_RANKS = word_set("colonel general major lieutenant captain sergeant inspector superintendent")
_LEARNED = word_set("professor economist geologist scientist historian engineer doctor lawyer rector dean")
_EXPERTS = (_LEARNED - {"lawyer"}) | {"analyst"}
"""Those whom news introduces by the house that they work for."""
_OF_THE_STATE_ALONE = frozenset(("minister", "prime minister", "army chief", "chief justice"))
_OF_A_NATION = frozenset(("president", "prime minister", "minister"))
_HELD_IN_ONE_PLACE = frozenset(
    (
        *("prime minister", "mayor", "governor", "police chief", "army chief", "attorney general"),
        *("chief justice", "health officer"),
    )
)
"""Offices that copy of one event has no second holder of, though no place is named beside them."""
_LIKE = tuple(
    frozenset(name.replace("_", " ") for name in names.split())
    for names in (
        "president chair speaker rector",
        "prime_minister chancellor",
        "chief_executive managing_director director-general president",
        "judge chief_justice president",
        "monarch president",
        "editor chief_executive",
        "attorney_general minister lawyer",
        "pope monarch bishop",
        "senator speaker minister",
        "prefect governor",
        "sheriff police_chief",
        "ombudsman commissioner judge",
        "coroner judge",
        "conductor director",
        "head_teacher director rector",
    )
)
"""Heads that one person may have, or that translate one word."""
_EXCLUDING = (frozenset(("president", "prime minister")), frozenset(("monarch", "prime minister")))
_HAS_A_DEPUTY = frozenset(("president", "prime minister", "mayor", "governor"))
_EXCLUDING_AT_ONCE = (
    *_EXCLUDING,
    *map(frozenset, (("governor", "senator"), ("governor", "mayor"), ("mayor", "senator"))),
)
_OF_A_PLACE = word_set("mayor governor")
_IN_OFFICE = word_set("minister governor mayor judge ambassador") | {"prime minister", "police chief"}
_RUN_A_HOUSE = word_set("president director coach captain") | {
    *("chief executive", "managing director", "finance director")
}
_LED_BY_OFFICIALS = word_set(
    "party alliance association conference council union federation assembly senate congress parliament "
    "committee commission board authority agency league court bloc coalition movement foundation bank fund "
    "organisation organization community district region province republic"
)
"""Bodies whose president may be a minister or a mayor, too."""
_FIELDS_OF_STUDY = word_set(
    "law economics history medicine politics political science sciences engineering physics biology "
    "chemistry international relations public health studies business finance sociology psychology geography"
)
_LEADING = word_set("head leader director manager commander")


def same_office(a: Office, b: Office) -> bool:
    """Whether two offices can be one."""
    if a.head != b.head or a.deputy != b.deputy:
        return False
    if a.head in _EXPERTS and _of_two_houses(a, b):
        return False
    return not (a.fields and b.fields and not a.fields & b.fields) and not _apart(a, b)


_ANY_HOUSE = (
    ORGANISATIONS
    | _LED_BY_OFFICIALS
    | word_set(
        """
        firm maker operator producer start-up startup team side chain society charity
        local national regional state provincial municipal federal central chief whole entire
        north south east west northern southern eastern western main general new old big
        administration body tribunal panel jury organisation business enterprise works
        newspaper paper magazine country town village island island's capital nation region
        """
    )
) - word_set("army police navy")
"""Words that say what kind of house an office is of, and not which."""
_DESCRIBED = word_set(
    """
    firm maker manufacturer producer operator builder retailer carrier supplier developer publisher
    broadcaster brewer brewery miner grower exporter importer lender insurer refiner shipbuilder automaker
    carmaker chipmaker drugmaker winemaker planemaker steelmaker start-up startup giant chain outfit
    conglomerate side
    """
)
"""Words for a house that describe one which has a name: “the cork maker”."""
_RUNNING = frozenset(
    (
        *("president", "chair", "chief executive", "managing director", "director", "director-general"),
        *("secretary-general", "secretary", "mayor", "governor", "minister", "prime minister", "chancellor"),
        *("rector", "dean", "head teacher", "coach", "captain", "editor", "monarch", "commander", "manager"),
        *("owner", "founder", "prefect", "police chief", "fire chief", "army chief", "harbour master"),
        *("sheriff", "bishop", "archbishop", "pope", "conductor", "chief justice", "attorney general"),
        *(
            "speaker",
            "majority leader",
            "minority leader",
            "commissioner",
            "superintendent",
            "sporting director",
        ),
        *("head", "leader", "state secretary", "chief operating officer", "finance director", "ambassador"),
    )
)
"""What a writer may call the head or leader of something."""
_WIDE = word_set("head leader spokesman commander")
"""Words that one may use for whoever runs something, or speaks for it."""
_DEPARTMENTS = word_set(
    "nursing sales communications communication research surgery security marketing operations maintenance "
    "training studies programmes programs logistics compliance procurement engineering policy planning "
    "recruitment emergency emergencies cardiology paediatrics pediatrics oncology archives"
)
_ONE_CALLING = (
    *_LIKE,
    *(
        frozenset(name.replace("_", " ") for name in names.split())
        for names in (
            "professor lecturer scientist researcher economist historian engineer geologist doctor analyst "
            "dean teacher",
            "doctor pharmacist scientist",
            "chief_executive managing_director director director-general manager owner founder",
            "chair president owner founder",
            "chair secretary-general secretary",
            "coach manager",
            "lawmaker senator councillor speaker",
            "lawyer prosecutor attorney_general",
            "secretary minister state_secretary",
            "secretary secretary-general treasurer",
            "commissioner police_chief director minister",
            "superintendent director commissioner",
            "teacher head_teacher",
            "governor prefect director president",
            "envoy ambassador",
            "adviser lawyer",
            "adviser economist analyst",
            "captain goalkeeper defender midfielder striker",
            "captain pilot",
            "inspector commissioner",
            "commander colonel general major captain lieutenant admiral",
            "head_teacher director rector dean",
            "director sporting_director manager",
            "harbour_master captain",
            "judge chief_justice coroner",
            "bishop archbishop",
            "rapporteur professor lawyer",
        )
    ),
)
"""Heads that a rewrite may put for one another, or that one person has at once."""


_RANKS_ALL = _RANKS - {"captain", "inspector", "superintendent"} | {
    *("lieutenant colonel", "brigadier general", "major general", "lieutenant general", "admiral"),
    *("rear admiral", "vice admiral", "commodore", "corporal", "captain"),
}
TITLES = _RANKS_ALL | {"professor", "doctor", "judge", "commissioner"}
"""Ranks and learned titles: what stands between an office and a name."""
_BEFORE_TITLES = frozenset(
    ("spokesman", "commander", "army chief", "police chief", "minister", "rector", "dean")
)


def given_otherwise(a: Office, b: Office) -> bool:
    """Whether a rewrite gives somebody another office than the copy it is made from.

    Args:
        a: The office in the rewrite.
        b: The copy's.
    """
    if a.head == b.head:
        if a.deputy != b.deputy:
            return True
        if a.fields and b.fields and not a.fields & b.fields:
            return True
        return of_other_houses(a, b)
    if a.head in _RUNNING and b.head in _WIDE and _names_department(b) and not _names_department(a):
        return True
    if a.head in _WIDE:
        # Whoever runs something is its leader; who works there is not.
        return (
            a.head in ("head", "leader") and not b.deputy and b.head not in _RUNNING and b.head in _EMPLOYED
        )
    if b.head in _WIDE:
        return False
    if a.deputy != b.deputy and a.head in _RANKS_ALL and b.head in _RANKS_ALL:
        return True
    if a.head in _RANKS_ALL or b.head in _RANKS_ALL:
        return a.head in _RANKS_ALL and b.head in _RANKS_ALL
    heads = frozenset((a.head, b.head))
    if a.head in _TRAINED and b.head not in _LEARNED | _EMPLOYED:
        return False  # An engineer may run the works.
    if a.head == "chair" and not _house(a) and (b.head in _OF_STATE or b.head in _IN_OFFICE):
        return False  # A governor chairs the council of the bank.
    if not any(heads <= names for names in _ONE_CALLING):
        return True
    return heads <= _LEARNED and of_other_houses(a, b)


_TRAINED = word_set(
    "engineer economist lawyer scientist geologist historian doctor professor pharmacist accountant teacher "
    "nurse"
)
_EMPLOYED = frozenset(
    (
        *(
            "pharmacist",
            "nurse",
            "doctor",
            "lecturer",
            "teacher",
            "scientist",
            "engineer",
            "analyst",
            "economist",
        ),
        *("adviser", "lawyer", "accountant", "treasurer", "goalkeeper", "defender", "midfielder", "striker"),
    )
)


def _names_department(office: Office) -> bool:
    return not office.scope.isdisjoint(_DEPARTMENTS)


def of_other_houses(a: Office, b: Office) -> bool:
    """Whether two offices say of which organisation they are, and not of one."""
    own, other = _house(a), _house(b)
    if not own or not other:
        return False
    return not (own & other or _initialled(a.scope, b.scope) or _initialled(b.scope, a.scope) or _short(a, b))


def _short(a: Office, b: Office) -> bool:
    """Whether one of two offices has the first letters of the other's house."""
    return any(
        1 < len(word) <= 6 and set(word) <= {other[0] for other in long.scope}
        for short, long in ((a, b), (b, a))
        for word in short.scope
        if len(long.scope) > 2
    )


def has_house(office: Office) -> bool:
    """Whether an office says of which organisation it is."""
    return bool(_house(office))


def _house(office: Office) -> frozenset[str]:
    """The words that tell an organisation from others of its kind, cut so that their forms are one."""
    if office.scope & _DESCRIBED:
        return frozenset()
    words = office.scope - office.countries - _ANY_HOUSE - _FIELDS_OF_STUDY
    return frozenset(word.rstrip("s")[:5] for word in words if word[:1].isalpha() and len(word) > 2)


def one_post(a: Office, b: Office, *, one_event: bool) -> bool:
    """Whether two offices are certainly one post, which one person holds at a time.

    Args:
        a: An office.
        b: Another.
        one_event: Whether both texts tell of one event, the one from the other: then a ministry is the same
            without its country, and so is the headship of one organisation.
    """
    if a.deputy or not same_office(a, b) or a.fields != b.fields:
        return False
    if a.head == "minister":
        return bool(a.fields) and (one_event or bool(a.scope and b.scope))
    if one_event and not (a.scope and b.scope) and a.scope | b.scope == a.countries | b.countries:
        return a.head in _HELD_IN_ONE_PLACE
    return a.scope == b.scope != frozenset() and (a.single or (one_event and a.head in _LEADING))


def one_post_of_a_nation(a: Office, b: Office) -> bool:
    """Whether two offices are one post if both are of one country: a ministry, the head of government."""
    return (
        a.head in _OF_THE_STATE_ALONE
        and not (a.deputy or a.scope or b.scope)
        and same_office(a, b)
        and a.fields == b.fields
        and bool(a.fields or a.head != "minister")
    )


def exclude_each_other(a: Office, b: Office) -> bool:
    """Whether one person cannot hold both at a time, in one country: president and prime minister."""
    if a.head == b.head and a.deputy != b.deputy:
        return a.head in _HAS_A_DEPUTY and a.scope == b.scope and a.fields == b.fields
    return (
        not (a.deputy or b.deputy)
        and frozenset((a.head, b.head)) in _EXCLUDING_AT_ONCE
        and not _apart(a, b)
        and a.scope - a.countries == b.scope - b.countries
    )


def contradict(a: Office, b: Office, *, one_event: bool) -> bool:
    """Whether one person cannot hold two offices at once.

    Args:
        a: An office.
        b: Another.
        one_event: Whether both texts tell of one event, the one from the other: then an office that is
            no other word for the first is a contradiction. Else only what differs in rank or field is.
    """
    apart = _apart(a, b)
    if a.head == b.head:
        if a.deputy != b.deputy:
            return not apart and (one_event or bool(a.scope & b.scope or a.fields & b.fields))
        if a.fields and b.fields and not a.fields & b.fields:
            return not apart
        if (a.head in _EXPERTS and _of_two_houses(a, b)) or _of_two_nations(a, b):
            return True
        return one_event and apart and (bool(a.countries and b.countries) or a.head in _OF_A_PLACE)
    if a.deputy or b.deputy:
        return False
    if apart:
        return one_event and (_of_two_callings(a, b) or _of_two_callings(b, a))
    heads = frozenset((a.head, b.head))
    if not one_event:
        return heads in _EXCLUDING and bool(a.scope or b.scope)
    # Ministers and governors chair committees, too.
    if "chair" in heads and heads & _OF_STATE:
        return False
    if heads & _LOOSE or any(heads <= names for names in (_LEARNED, *_LIKE)):
        return False
    if heads & _HIRED:
        return bool(heads & _OF_STATE)
    if heads == {"coach", "captain"}:
        return True
    return heads <= _RANKS or not heads & (_RANKS | _LEARNED)


def _apart(a: Office, b: Office) -> bool:
    """Whether two offices are of different countries or organisations."""
    if a.countries and b.countries:
        return not a.countries & b.countries
    words, others = a.scope - a.countries, b.scope - b.countries
    if not words or not others:
        return False
    return not words & others and not _initialled(words, others) and not _initialled(others, words)


def _of_two_callings(a: Office, b: Office) -> bool:
    """Whether the one holds an office of the state and the other runs a house: a governor, an organiser."""
    if a.head not in _IN_OFFICE or b.head not in _RUN_A_HOUSE or b.countries:
        return False
    return not b.scope & _LED_BY_OFFICIALS


def _of_two_nations(a: Office, b: Office) -> bool:
    """Whether two offices of one kind are of the states of two countries: two prime ministers."""
    alone = a.scope == a.countries and b.scope == b.countries
    return (
        a.head in _OF_A_NATION
        and a.fields == b.fields
        and alone
        and bool(a.scope and b.scope and not a.scope & b.scope)
    )


def _of_two_houses(a: Office, b: Office) -> bool:
    """Whether two offices are of two organisations of one kind: of two universities, of two banks."""
    kinds = a.scope & b.scope & ORGANISATIONS
    own, other = a.scope - ORGANISATIONS - _FIELDS_OF_STUDY, b.scope - ORGANISATIONS - _FIELDS_OF_STUDY
    return bool(kinds and own and other) and not own & other


def _initialled(short: frozenset[str], long: frozenset[str]) -> bool:
    """Whether a word is made of the first letters of others: ``gasc``."""
    letters = sorted(word[0] for word in long if word[0] != "@")
    return any(len(word) > 1 and sorted(word) == letters for word in short)
