"""Credits to news agencies: which agency a text names as where it comes from, and in what form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Literal, NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.paragraphs import paragraphs
from auditor.text.words import UPPER

Form = Literal["dateline", "byline", "credit line", "attribution"]


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named as the origin of a text, or of something in it. The span is the name's."""

    start: int
    end: int
    agency: str
    """The agency's name: as the table has it, else as it was learned or written."""
    form: Form
    paragraph: Span
    """The paragraph that it stands in: all of it is the credit if the form is a line of its own."""


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    agency: str


_WORD = lazy(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CAPITALISED = lazy(rf"[{UPPER}][^\W_]*")
# What stands before is looked at behind the capital, for capitals are soon found.
_CAPITAL_WORD = lazy(rf"[{UPPER}](?<![^\W_].)[^\W_]*(?:[-’'][^\W_]+)*")
_ELIDED = lazy(r"[^\W\d_]{0,3}l[’'](?=\w)|d[’'](?=\w)")
_CACHED_TEXTS = 8
_NAME_WORDS = 6
_DATELINE_WORDS = 8
_ARTICLES = frozenset("The A An El La Los Las Le Les Der Die Das Il Lo O Os As".split())
_LINE_WORDS = 25
_CONTEXT = 90
_OPENING = 3
"""Paragraphs at the start of a text that may hold its dateline and byline."""
_CLOSING = 4
"""Paragraphs at its end that may hold its credit line."""

_DATELINE = lazy(
    r"([^()/\n]{0,60}(?:\([^()/\n]{2,30}\)(?:,\s[^()/\n–—]{1,30})?\s)?)[(/](?!\s)([^()/\n]{2,60})(?<!\s)[)/]"
)
"""A country may be in brackets of its own: “Virac (Philippines) (AFP) –”. “Home / World / Asia” is none."""
_AFTER_DATELINE = lazy(r"[)/]\s{0,3}(?:\.?\s?[-–—−]|[:.]|$|[\"“«„A-ZÀ-Þ]|[^\x00-\u02ff])")
_DATED = lazy(r",\s(?=[^()/\n]{0,20}\d)[^()/\n]{1,30}(?=[)/])")
"""A date behind the agency's name: “(Nordhavn News Agency, May 4) —”."""
_DASHED = lazy(r"([^()/\n–—]{0,80}?)\s[-–—]{1,2}\s([^()/\n–—]{2,40}?)\s[-–—]{1,2}\s")
_REPORT_BY = lazy(
    r"\(?(?:this|the)\s(?:report|story|article)\s(?:by|from|of)\s([^().\n]{2,60}?)\swas\s(?:first\s|originally\s)?published\b",
    re.IGNORECASE,
)
_CONTRIBUTED = lazy(
    r"\b(?:contribut\w{1,4}|additional|material|with|files|mit|con|com|avec)\b", re.IGNORECASE
)
"""Whose copy is a part of an article is not the article's own house."""
_LEADING = lazy(r"[(/]?([^()/\n]{2,60}?)[)/]?\s{0,2}[-–—]{1,2}\s")
_BRACKETS = frozenset("(/")
_DASHES = frozenset("-–—")
_LONGEST_DATELINE = 150
"""Characters within which each of these has its first bracket or its dash; most lines have neither."""
_BY = lazy(
    r"(?:by|from|von|vom|por|par|di|da|door|oleh|av|af|od|yazan|haber|redazione|с|نقلا عن)\s", re.IGNORECASE
)
_CREDIT_WORDS = lazy(
    r"contribut\w{0,4} (?:to|this|the)\b|additional (?:reporting|material)|report(?:s|ing)? (?:by|from)"
    r"|(?:dispatch(?:es)?|files|copy|(?:wire|agency) (?:reports|services)) (?:by|from|of)"
    r"|(?:draws?|drawn|drew|based) (?:up)?on (?:the )?(?:reports?|reporting|material|work)"
    r"|material (?:by|from|von)|information(?:en)? (?:by|from|von)"
    r"|information in this (?:story|article|report) (?:came|comes|is|was)(?: provided)? (?:from|by)"
    r"|details from|writing by|edit(?:ed|ing) by"
    r"|source|courtesy of|©|\(c\)|con información|con datos|fuente|avec|quelle|mit material|com informaç"
    r"|fonte|com agência|bron:|kaynak|sumber|källa|kilde|źródło|sursa|источник|المصدر|स्रोत|ماخذ|来源",
    re.IGNORECASE,
)
_BEFORE = lazy(
    r"(?:\b(?:told|tells|telling|according to|(?:as )?reported (?:by|in)|cited by|quoted by"
    r"|report(?:s|ed)? from|interview with|statement to|said to|spoke to|speaking to|informed"
    r"|laut|zufolge|gegenüber|sagte[n]?|berichtet|meldet|según|dijo a|declaró a|informó|selon"
    r"|déclaré à|indiqué à|rapporté par|segundo|disse ào?|informou|secondo"
    r"|detto(?:\sa)?|riferisce|volgens|tegen|menurut|kepada|по данным|сообщает)"
    r"(?:\s(?:the|a|an|der|die|dem|la|el|l[’']|le|à|a|de|do|da|agência|all[’']))?"
    r"(?:\s[^\W\d_]{2,20}){0,2}?"
    r"(?:\s(?:news\s)?(?:agency|wire|nachrichtenagentur|agencia|agence|agenzia|agência|persbureau))?"
    r"(?:\sde\s(?:noticias|presse|notícias))?(?:\s{1,2}|\s(?:d?all|dell|l)[’'])|l[’']agence\s)$",
    re.IGNORECASE,
)
_AFTER = lazy(
    r"(?:\s\([^()\s]{2,12}\))?(?:[’']s)?"
    r"(?:\s(?:news\s(?:agency|service)|newswire|agency|correspondents?|reporters?|journalists?))?"
    r"(?:\s(?:first|has|had|also|earlier))?"
    r"\s(?:report(?:ed|s|ing)|quoted|writes|wrote|quoting|saw|has seen|counted|berichtete?t?|meldete?t?"
    r"|informó|reportó|rapporte|a rapporté|noticiou|informou|ha riferito|riferisce|meldt|meldde|bildirdi"
    r"|aktardı|сообщило|сообщает)\b"
    r"(?!\s(?:its|their|for\s(?:duty|work)|missing)\b"
    r"|\s(?:an?\s)?(?:net|operating|quarterly|annual|record|loss|profit|revenue|earnings|income|surplus"
    r"|sales|turnover))"
    r"|\s(?:state\s)?(?:news\s(?:agency|service)|newswire|agency)\s(?:said|says)\b(?!\sit\s)",
    re.IGNORECASE,
)
_ORDERED = lazy(r"\b(?:told|tells|telling)\b[^.;:]{0,60}$", re.IGNORECASE)
_TO_DO = lazy(r"\s(?:not\s)?to\s")
_AGENCY_BEFORE = lazy(
    r"\b(?:news|press|state|official|wire)\s(?:agency|service)\s$|\b(?:agency|agencia|agence|agenzia|agência"
    r"|nachrichtenagentur|agentur|persbureau|newswire)\s$",
    re.IGNORECASE,
)
_AGENCY_AFTER = lazy(r"[’']?s?\s(?:state\s)?(?:news\s(?:agency|service)|newswire|agency)\b", re.IGNORECASE)
_PERSON = lazy(r"\b(?:Mrs?|Ms|Mayor|Michael|Mike|Governor|Emma)\.?\s$")
_STOPS = tuple(".!?。।۔؟")
_ENDING = lazy(r"(?:\.[a-z]{2,12}){1,2}\Z")
_SMALL = frozenset("of the and for de la le du des do da del di der und et y e i".split())
_GOES_ON = lazy(rf"\s(?:(?:of|for)\s)?[{UPPER}]")
_AGENCY_WORDS = lazy(
    r"\b(?:agency|newswire|wire|press|news service|agence|agencia|agência|agenzia|agentur|ajansı|presse"
    r"|agencija|agentúra|ügynökség|kantor berita|nyhetsbyrå|telegrambyrå|agentschap|persbureau|агентство"
    r"|وكالة|एजेंसी)\b",
    re.IGNORECASE,
)


def credits(
    text: str, known: Collection[str] = (), spans: Sequence[Span] | None = None
) -> tuple[Credit, ...]:
    """Return the credits to agencies in a text, in order.

    A mention counts only in a form in which agencies are credited: in a dateline, a byline, a line
    of its own, or as the one who was told or who reported something. “AFP cut 30 jobs” is none.

    Args:
        text: The article.
        known: Names of an agency beside the table's, as `own_agency` learns them from a source;
            names of the same initials count as the same.
        spans: The text's paragraphs; without them they are looked for.
    """
    names = _present(text, known)
    if not (names or known):
        return ()
    found: list[Credit] = []
    parts = paragraphs(text) if spans is None else spans
    for paragraph in parts:
        for mention in _mentions(text, paragraph, names, known):
            form = _form(text, paragraph, mention)
            if form == "attribution" and not _is_meant(text, paragraph, mention, known):
                continue
            if form:
                found.append(Credit(mention.start, mention.end, mention.agency, form, paragraph))
    return tuple(found)


def own_agency(text: str, spans: Sequence[Span] | None = None) -> tuple[str, ...]:
    """Return the names of the agency that a text says it comes from; empty if it says nothing.

    They are learned from its dateline (“LIMA, Nov 12 (MNA) -”), its byline or its closing line, so
    that an agency which no table lists is known too. An agency of the table has all its names.

    Args:
        text: The text.
        spans: Its paragraphs; without them they are looked for.
    """
    parts = paragraphs(text) if spans is None else spans
    for paragraph in parts[:_OPENING]:
        line = text[paragraph.start : paragraph.end]
        opening = line[:_LONGEST_DATELINE]
        bracketed, dashed = not _BRACKETS.isdisjoint(opening), not _DASHES.isdisjoint(opening)
        stated = _DATELINE.match(line) if bracketed else None
        if stated and _is_place(stated[1]) and _AFTER_DATELINE.match(line, stated.end() - 1):
            names = _agency_names(stated[2], sure=True)
            if names:
                return names
        stated = _DASHED.match(line) if dashed else None
        if stated and _is_place(stated[1]) and (names := _agency_names(stated[2], sure=True)):
            return names
        stated = _LEADING.match(line) if dashed else None
        if stated and (names := _agency_names(stated[1], sure=False)):
            return names
        if len(line.split()) <= _LINE_WORDS and (by := _BY.match(line)):
            names = _agency_names(line[by.end() :], sure=False)
            if names:
                return names
    for paragraph in reversed(parts[-_CLOSING:]):
        line = text[paragraph.start : paragraph.end]
        stated = _REPORT_BY.match(line)
        if stated is None and (len(line.split()) > _NAME_WORDS or _CONTRIBUTED.search(line)):
            continue
        names = _agency_names(stated[1] if stated else line.strip(" ()/[]–—-©.\t"), sure=False)
        if names:
            return names
    return ()


def same_agency(agency: str, names: Collection[str]) -> bool:
    """Whether an agency, by any of its names, is the one that ``names`` name."""
    wanted = {name.casefold() for name in names}
    return any(name.casefold() in wanted for name in all_names(agency))


def is_own(names: Iterable[str], own: Collection[str]) -> bool:
    """Whether any of some stated names is an agency or house of ``own``.

    “AFP” is Agence France-Presse, the initials are the name (“NNA” is the Nordhavn News Agency), and
    spaces, case, an article and a web address's ending make no difference: “Okapibuzz.com” is Okapi Buzz.
    """
    if not own:
        return False
    wanted = {_plain(form) for name in own for form in _forms(name)}
    return any(_plain(form) in wanted for name in names for form in _forms(name))


def states_own(text: str, own: Collection[str], spans: Sequence[Span] | None = None) -> bool:
    """Whether a text says in its dateline, its byline or a line of its own that it is from one of ``own``.

    Args:
        text: The text.
        own: Agencies and houses, as a newsroom names its own.
        spans: The text's paragraphs; without them they are looked for.
    """
    if not own:
        return False
    parts = paragraphs(text) if spans is None else spans
    ends = (*parts[:_OPENING], *parts[max(_OPENING, len(parts) - _CLOSING) :])
    for name in own:
        known = all_names(name)
        names = _names(known)
        for paragraph in ends:
            for mention in _mentions(text, paragraph, names, known):
                form = _form(text, paragraph, mention)
                if form and form != "attribution" and same_agency(mention.agency, known):
                    return True
    return False


def _forms(name: str) -> Iterator[str]:
    """The names that one name stands for: the table's, and its initials."""
    yield from all_names(name)
    words = [word for word in _WORD.findall(name) if word.casefold() not in _SMALL]
    if len(words) >= 3 and all(word[0].isupper() for word in words):
        yield "".join(word[0] for word in words)


def _plain(name: str) -> str:
    """A name without spaces, case, article and the ending of a web address."""
    name = name.casefold().removeprefix("www.").removeprefix("the ")
    return "".join(c for c in _ENDING.sub("", name) if c.isalnum())


@lru_cache(maxsize=1024)
def all_names(agency: str) -> tuple[str, ...]:
    """Every name that the table has for an agency, given any of them; else the name alone."""
    for name, others in _table().names.items():
        if agency == name or agency in others:
            return (name, *others)
    folded = agency.casefold()
    for name, others in _table().names.items():
        if len(folded) > 4 and folded in (name.casefold(), *(other.casefold() for other in others)):
            return (name, *others)
    return (agency,)


def _agency_names(stated: str, *, sure: bool) -> tuple[str, ...]:
    """The names of the agency in a stated credit; if not sure it must be known or sound like one."""
    stated = stated.strip(" \t.,:;")
    found: list[str] = []
    for part in re.split(r"[()/;,]|\s-\s", stated):
        name = part.strip(" \t.,:;–—-©")
        listed = all_names(name)
        if len(listed) > 1 or name in _table().names:
            return listed
        words = name.split()
        looks = bool(words) and len(words) <= _NAME_WORDS and (name[0].isupper() or not name[0].islower())
        if (
            looks
            and not any(c.isdigit() for c in name)
            and not _CONTRIBUTED.search(name)
            and (_AGENCY_WORDS.search(name) or (sure and _is_label(words)))
        ):
            found.append(name)
    return tuple(found)


def _is_label(words: Sequence[str]) -> bool:
    """Whether words in a dateline's brackets read as a name: initials, or capitals throughout."""
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)


class _Table(NamedTuple):
    """What is known of the world's agencies."""

    names: dict[str, tuple[str, ...]]
    also: frozenset[str]
    """Names that mean something else as well."""


@cache
def _table() -> _Table:
    import tomllib

    data = tomllib.loads(
        resources.files("auditor.text").joinpath("agencies.toml").read_text(encoding="utf-8")
    )
    return _Table({name: tuple(others) for name, others in data["names"].items()}, frozenset(data["also"]))


_Names = dict[str, list[tuple[str, str]]]


@cache
def _listed() -> _Names:
    return _by_first_word(
        (name, agency) for agency, others in _table().names.items() for name in (agency, *others)
    )


class _Sought(NamedTuple):
    """A name that is looked for in a text."""

    first: str
    """Its first word, in small letters."""
    name: str
    agency: str
    parts: tuple[str, ...]
    """What the text must have, in small letters: its parts that have a capital, or all of it."""


class _Index(NamedTuple):
    """The table's names by their parts that have a capital, and those that have none."""

    by_part: dict[str, list[_Sought]]
    others: list[_Sought]


@cache
def _index() -> _Index:
    by_part: dict[str, list[_Sought]] = {}
    others: list[_Sought] = []
    for sought in _sought(_listed()):
        if not _CAPITALISED.search(sought.name):
            others.append(sought)
            continue
        for part in sought.parts:
            by_part.setdefault(part, []).append(sought)
    return _Index(by_part, others)


def _sought(names: _Names) -> Iterator[_Sought]:
    for first, entries in names.items():
        for name, agency in entries:
            parts = tuple(part.casefold() for part in _CAPITALISED.findall(name))
            yield _Sought(first, name, agency, parts or (name.casefold(),))


def _present(text: str, known: Collection[str]) -> _Names:
    """The table's names and the known ones that may stand in a text, told by their parts: in most texts there
    is none."""
    likely, folded = _likely(text)
    found: dict[str, set[tuple[str, str]]] = {}
    for sought in chain(likely, _sought(_known_names(known))):
        if all(part in folded for part in sought.parts):
            found.setdefault(sought.first, set()).add((sought.name, sought.agency))
    return {first: _longest_first(entries) for first, entries in found.items()}


@lru_cache(maxsize=_CACHED_TEXTS)
def _likely(text: str) -> tuple[tuple[_Sought, ...], str]:
    """The table's names of which a part stands in a text, or that have none with a capital; and the text in
    small letters."""
    index = _index()
    there = {part.casefold() for part in set(_CAPITALISED.findall(text))}
    found = [sought for part in there & index.by_part.keys() for sought in index.by_part[part]]
    return (*found, *index.others), text.casefold()


def _names(known: Collection[str]) -> _Names:
    """Names by their first word, longest first: the table's and the known ones."""
    if not known:
        return _listed()
    merged = {**_listed()}
    for word, names in _known_names(known).items():
        merged[word] = _longest_first({*names, *merged.get(word, [])})
    return merged


def _known_names(known: Collection[str]) -> _Names:
    """The names of the one agency that is known, by their first word."""
    if not known:
        return {}
    canonical = all_names(next(iter(known)))[0]
    return _by_first_word((name, canonical) for name in known)


def _by_first_word(names: Iterable[tuple[str, str]]) -> _Names:
    found: _Names = {}
    for name, agency in names:
        first = _WORD.search(name)
        if first:
            found.setdefault(first[0].casefold(), []).append((name, agency))
    return {first: _longest_first(entries) for first, entries in found.items()}


def _longest_first(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(names, key=lambda item: (-len(item[0]), item))


def _mentions(text: str, paragraph: Span, names: _Names, known: Collection[str]) -> Iterator[_Mention]:
    """Where a paragraph names an agency; of overlapping names the longest."""
    initials = {name: all_names(name)[0] for name in known if name.isupper() and len(name) >= 3}
    folded = text[paragraph.start : paragraph.end].casefold()
    if not (
        any(map(folded.__contains__, names))
        or any(map(_first_letters(text, paragraph).__contains__, initials))
    ):
        return
    at = paragraph.start
    for word in _WORD.finditer(text, paragraph.start, paragraph.end):
        start = word.start()
        if start < at:
            continue
        first = word[0].casefold()
        if ("’" in first or "'" in first) and (elided := _ELIDED.match(first)):
            start, first = start + elided.end(), first[elided.end() :]
        mention = _listed_name(text, start, paragraph.end, names[first]) if first in names else None
        if mention is None and initials and text[start].isupper():
            mention = _spelt_out(text, start, paragraph.end, initials)
        if mention:
            at = mention.end
            yield mention


def _first_letters(text: str, paragraph: Span) -> str:
    """The first letters of a paragraph's capitalised words, in which initials that it spells out stand."""
    words = _CAPITAL_WORD.findall(text, paragraph.start, paragraph.end)
    return "".join([word[0] for word in words if word.lower() not in _SMALL])


def _listed_name(text: str, start: int, stop: int, names: Iterable[tuple[str, str]]) -> _Mention | None:
    for name, agency in names:
        end = start + len(name)
        written = text[start:end]
        if end > stop or (end < stop and text[end].isalnum()):
            continue
        if written == name or (
            _is_word(name) and written.casefold() == name.casefold() and not written.islower()
        ):
            return _Mention(start, end, agency)
    return None


def _is_word(name: str) -> bool:
    """Whether a name is more than initials, so that its letters' case may vary."""
    return len(name) > 5 and not name.isupper()


def _spelt_out(text: str, start: int, stop: int, initials: dict[str, str]) -> _Mention | None:
    """A run of capitalised words whose first letters are an agency's initials, and that say that it is one.

    The Ghana National Association of Teachers is no GNA.
    """
    letters = ""
    end = start
    for count, word in enumerate(_WORD.finditer(text, start, min(stop, start + _CONTEXT))):
        if count == _NAME_WORDS or (count and text[end : word.start()].strip()):
            return None
        end = word.end()
        if word[0].lower() in _SMALL:
            continue
        if not word[0][0].isupper():
            return None
        letters += word[0][0]
        if letters in initials and len(letters) >= 3:
            run = text[start:end]
            named = ("News" in run or _AGENCY_WORDS.search(run)) and not _GOES_ON.match(text, end)
            return _Mention(start, end, initials[letters]) if named else None
    return None


def _form(text: str, paragraph: Span, mention: _Mention) -> Form | None:
    """The form of credit in which an agency is mentioned, if any."""
    line = text[paragraph.start : paragraph.end]
    before = text[max(paragraph.start, mention.start - _CONTEXT) : mention.start]
    after = text[mention.end : min(paragraph.end, mention.end + _CONTEXT)]
    words = len(line.split()) if len(line) <= 40 * _LINE_WORDS else _LINE_WORDS + 1
    if words <= _LINE_WORDS and (found := _line_form(line, before, after, words)):
        return found
    if mention.start - paragraph.start <= _CONTEXT:
        dated = _DATED.match(after)
        closed = _AFTER_DATELINE.match(after, dated.end() if dated else 0)
        if before[-1:] in ("(", "/") and closed and _is_place(before[:-1]):
            return "dateline"
        if not before.strip(" (/") and re.match(r"[)/]?\s{0,2}[-–—]{1,2}\s", after):
            return "dateline"
    if after[:1] == ")" and before.endswith("(") and mention.end + 2 >= paragraph.end - 1:
        return "credit line"
    if _BEFORE.search(before) or _AFTER.match(after):
        return "attribution"
    return None


def _is_meant(text: str, paragraph: Span, mention: _Mention, known: Collection[str]) -> bool:
    """Whether a name in running text is the agency's: not a person's (“told Petra”), a party's or an
    airline's, not one that is told to do something."""
    before = text[max(paragraph.start, mention.start - _CONTEXT) : mention.start]
    after = text[mention.end : min(paragraph.end, mention.end + _CONTEXT)]
    if _PERSON.search(before) or (_TO_DO.match(after) and _ORDERED.search(before)):
        return False
    if text[mention.start : mention.end] not in _table().also or same_agency(mention.agency, known):
        return True
    return _AGENCY_BEFORE.search(before) is not None or _AGENCY_AFTER.match(after) is not None


def _is_place(before: str) -> bool:
    """Whether what precedes a dateline's brackets can be its place and date: few words, and none
    but months and particles in lower case."""
    words = _WORD.findall(before)
    if len(words) > _DATELINE_WORDS or (words and words[0] in _ARTICLES):
        return False
    return all(
        not word[0].islower() or len(word) <= 3 or (index and words[index - 1][0].isdigit())
        for index, word in enumerate(words)
    )


def _line_form(line: str, before: str, after: str, words: int) -> Form | None:
    """The form of a credit that has a short paragraph to itself."""
    sentence = line.rstrip(" )”\"'").endswith(_STOPS)
    by = _BY.match(line)
    if by and not sentence:
        return "byline"
    rest = _WORD.findall(before + " " + after)
    if len(rest) <= 3 and not (sentence and rest):
        return "credit line"
    if _CREDIT_WORDS.search(line) and (not sentence or words <= 15):
        return "credit line"
    return None
