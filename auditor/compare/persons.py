"""Which names of a text are persons', and who is meant as the one who acts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from auditor.document import Document
from auditor.regex import lazy
from auditor.text.alike import same_person, unaccented
from auditor.text.names import TITLES, Name
from auditor.text.words import word_set

_SAME_NAME = 70
"""Likeness, of 100, from which two surnames may be one."""
_ROLES = TITLES | word_set(
    """
    activist adviser advisor author banker boss broker captain chairwoman consultant correspondent doctor
    driver epidemiologist expert farmer fisherman geologist guard head historian lawmaker lawyer organiser
    organizer owner passenger physicist pilot professor researcher resident scientist seismologist skipper
    spokesperson student survivor trader vice-chair vice-chairman victim villager volunteer winner witness
    worker
    """
)
_BODIES = word_set(
    """
    academy administration agency airlines alliance army assembly association authority bank board bureau
    central centre center church club coalition college commission committee company congress corp corporation
    council court department energy federation force forces foundation fund government group house industries
    institute international league limited ltd media ministry motors movement nations office organisation
    organization parliament party police press republic research resources school senate service services
    society station television union united university watch
    """
)
"""Words that name a body of people, not a person."""

_APPOSITION = lazy(r",\s(?:(?:who|whose|qui|quien|que|chi)\s|\d{1,2}(?=[,.\s]))")
_IN_APPOSITION = lazy(r",\s((?:[\w’'-]{1,30}\s){0,4}[\w’'-]{1,30})")
_PREPOSITION = lazy(r"\s(?:of|for|at|with|in|from|and|to|on|by)\s")
_AGENT = lazy(r"(?:[a-z]{3}(?:er|or|ist|ian|ess)|m[ae]n|person|ect)\Z")
_COMPANY = lazy(
    r"(?:maker|manufacturer|retailer|operator|producer|lender|carrier|publisher|broadcaster|developer|"
    r"supplier|insurer|builder|miner|brewer|exporter|importer|distributor|provider|newspaper|paper|"
    r"processor|chapter|border|river|order|number|member|sector|corridor|center|theater|quarter|former|"
    r"other|after|under|over|per|competitor|harbor|mother|contractor|seller|winter|summer|november|"
    r"december|october|september)\Z"
)
_WORD_BEFORE = lazy(r"([\w’'-]{1,30})\s\Z")
_ROLE_BEFORE = lazy(r"\b(?:its|his|her|their)\s(?:[\w’'-]{1,30}\s){0,3}([\w’'-]{1,30}),\s\Z")
# “the union’s chairman, Ann Lee”, “the president of the riders’ union, Ann Lee”.
_OFFICE_BEFORE = lazy(
    r"\b(?:[Tt]he|[\w’'-]{1,30}['’]s?)\s(?:[\w’'-]{1,30}\s){0,3}?([\w’'-]{1,30})(?:\s(?:of|for|at|in)\s"
    r"[^,.;:“”\n]{3,50})?,\s\Z"
)
_PART = lazy(r"[^\W\d_]+")
_POSSESSIVE = lazy(r"['’](?:s\b|\s)")
_ARTICLES = word_set(
    "the a an this that one another el la los las un una le les une der die das ein eine o os um il lo"
)

_PARTICLES = word_set(
    "al el de da do dos das di del der den des du van von la le bin ibn bint ben abu the of and"
)


def known_as(name: str) -> str:
    """What a person of this name is known by: its last part, plain."""
    parts = [
        part for part in _PART.findall(unaccented(name)) if part not in _PARTICLES and part not in TITLES
    ]
    return parts[-1] if parts else name.lower()


def may_be_same(one: str, other: str) -> bool:
    """Whether two names may be one person's: a slip, another transliteration, another script."""
    from rapidfuzz import fuzz

    if _script(one) != _script(other) or same_person(one, other) is not False:
        return True
    return fuzz.ratio(known_as(one), known_as(other)) >= _SAME_NAME


def _script(name: str) -> str:
    """The first word of a letter's Unicode name: LATIN, CYRILLIC."""
    return unicodedata.name(name[0], "").split(" ")[0]


def is_subject(doc: Document, name: Name) -> bool:
    """Whether a name is the speaker's own: not “the Ohio Democrat”, nor “Petra Lund’s lawyer”."""
    before = _WORD_BEFORE.search(doc.text, max(0, name.start - 40), name.start)
    article = name.title is None and before is not None and before[1].lower() in _ARTICLES
    return not article and _POSSESSIVE.match(doc.text, name.end) is None


def is_person(name: Name, docs: Sequence[Document]) -> bool:
    """Whether either text treats a name as a person's: by title, role, “who” or age, or by surname alone."""
    parts = [part.lower() for part in _PART.findall(name.text)]
    if not parts or name.text.isupper() or any(part in _BODIES for part in parts):
        return False
    if _is_titled(name):
        return True
    surname, words = known_as(name.text), len(name.text.split())
    for doc in docs:
        for other in _by_surname(doc).get(surname, ()):
            if _is_titled(other) or _has_role(doc.text, other):
                return True
            # Persons are called by the last part of their name, bodies by the first.
            short, long = sorted((words, len(other.text.split())))
            if short == 1 and long in (2, 3):
                return not any(part.lower() in _BODIES for part in _PART.findall(other.text))
    return False


@lru_cache(maxsize=32)
def _by_surname(doc: Document) -> dict[str, list[Name]]:
    """The names of a text by what they are known by."""
    found: dict[str, list[Name]] = {}
    for name in doc.names:
        found.setdefault(known_as(name.text), []).append(name)
    return found


def _is_titled(name: Name) -> bool:
    words = name.text.lower().split()
    return name.title is not None or any(word in TITLES for word in words[:-1])


def _has_role(text: str, name: Name) -> bool:
    before = _WORD_BEFORE.search(text, max(0, name.start - 40), name.start)
    if before and _is_role(before[1]):
        return True
    ahead = _ROLE_BEFORE.search(text, max(0, name.start - 90), name.start)
    if ahead and _is_role(ahead[1]):
        return True
    if " " in name.text:
        office = _OFFICE_BEFORE.search(text, max(0, name.start - 90), name.start)
        if office and _is_role(office[1]):
            return True
    if _APPOSITION.match(text, name.end):
        return True
    behind = _IN_APPOSITION.match(text, name.end)
    # “Ana Ruiz, the head of …”, “Ana Ruiz, grain analyst with …”: the noun before a preposition.
    return behind is not None and _is_role(_PREPOSITION.split(behind[1])[0].split()[-1])


def _is_role(word: str) -> bool:
    return word.lower() in _ROLES or (
        _AGENT.search(word) is not None and _COMPANY.search(word) is None and word.islower()
    )
