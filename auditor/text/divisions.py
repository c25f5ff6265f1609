"""Names of first-level divisions in a text, with the words that say of what kind and country they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.divisions import Division, division_names, divisions_named, divisions_of_people
from auditor.regex import lazy
from auditor.text.names import Name
from auditor.text.words import UPPER, word_set

KINDS = (
    r"(?:[Ss]tate|[Pp]rovince|[Rr]egion|[Pp]refecture|[Oo]blast|[Tt]erritory|[Dd]epartment|[Cc]ounty|[Cc]anton|"
    r"[Gg]overnorate|[Rr]epublic|[Ee]mirate|[Dd]ivision|[Kk]rai|[Vv]oivodeship)"
)
_KIND_WORDS = word_set(
    "state province region prefecture oblast territory department county canton governorate republic emirate "
    "division krai voivodeship land"
)
_KIND_BEHIND = lazy(rf"\s{KINDS}\b(?!\s[A-Z])")
_KIND_WITHIN = lazy(rf"\s{KINDS}\Z|\A(?:{KINDS}|Land) of (?:the )?")
_WORD = rf"[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*"
_ADJECTIVE = (
    r"(?:(?:far|deep|extreme|(?:north|south|east|west|mid|upper|lower)[a-z-]{0,12}|central|coastal|rural|inland|"
    r"neighbou?ring|nearby|federal|tiny|remote|populous|oil-rich|mountainous|restive|autonomous)\s)"
)
_GOVERNED = lazy(
    rf"(?:the\s)?{_ADJECTIVE}{{0,2}}"
    rf"(?:(?:{_WORD}\s)?{_WORD}(?:['’]s?)?\s{_ADJECTIVE}{{0,2}}(?P<apart>{KINDS}\sof\s(?:the\s)?)|"
    rf"(?P<kind>{KINDS}\sof\s(?:the\s)?)|(?:{_WORD}\s)?{_WORD}['’]s?\s{_ADJECTIVE}{{0,2}})?"
)
_MAY_GOVERN = lazy(rf"(?:\b(?:the|of)|['’]s?)\s\Z|{_ADJECTIVE}\Z")
"""A cheap look at the last word: most names are led to by nothing but a comma or a preposition."""
_WORDS = lazy(r"(?<!\S)\S+")
_MOST_WORDS = 9
_REACH = 70
_LONGEST = 16


class Region(NamedTuple):
    """Divisions of a name where it stands in a text."""

    start: int
    end: int
    """Behind the word for its kind, if one follows: "Sindh province"."""
    lead: int
    """Where the words begin that belong to it: "the Mexican state of ", "Pakistan's "."""
    divisions: tuple[Division, ...]
    """Divisions that it names."""
    peoples: tuple[Division, ...]
    """Divisions of which it is the adjective: "Bavarian"."""
    kind: str
    """The word for its kind, in small letters; empty where none stands before or behind it."""


def regions(text: str, names: Sequence[Name]) -> Iterator[Region]:
    """Return the divisions among the names of a text, in order."""
    known = division_names()
    for name in names:
        called, kind = name.text, ""
        if called not in known:
            first, _, rest = called.partition(" ")
            if not rest or (
                first.lower() not in _KIND_WORDS and rest.rpartition(" ")[2].lower() not in _KIND_WORDS
            ):
                continue
            within = _KIND_WITHIN.search(called)
            if within is None:
                continue
            kind = within[0].strip().lower().removesuffix(" the").removesuffix(" of")
            called = _KIND_WITHIN.sub("", called, count=1)
            if called not in known:
                continue
        yield _region(text, name, called, kind)


def _region(text: str, name: Name, called: str, kind: str) -> Region:
    end = name.end
    if not kind and (behind := _KIND_BEHIND.match(text, end)):
        end, kind = behind.end(), behind[0].strip().lower()
    floor = max(0, name.start - _REACH)
    lead = name.start
    if _MAY_GOVERN.search(text[max(0, lead - _LONGEST) : lead]):
        opening = [word.start() for word in _WORDS.finditer(text, floor, lead)][-_MOST_WORDS:]
        governed = next(filter(None, (_GOVERNED.fullmatch(text, at, name.start) for at in opening)), None)
        if governed is not None:
            lead = governed.start()
            of = governed["kind"] or governed["apart"]
            kind = kind or (of.split()[0].lower() if of else "")
    return Region(name.start, end, lead, divisions_named(called), divisions_of_people(called), kind)
