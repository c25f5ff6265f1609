"""The words of names where they stand, and whether two spellings are one person's name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.alike import LONG, SHORTEST, plain, unaccented
from auditor.text.names import Name
from auditor.text.words import word_set


class Mention(NamedTuple):
    """One word of a name where it stands. Offsets are code points into the text."""

    start: int
    end: int
    word: str
    before: str
    """The words of the name before it, in lower case; empty where it stands alone."""
    after: str
    title: str
    """The title before the name, in lower case."""

    @property
    def alone(self) -> bool:
        """Whether the name has no other word."""
        return not self.before and not self.after


GIVEN = word_set(
    """
    barry berry gary gerry harry jerry kerry larry mary perry terry kelly nelly shelly betty letty hetty
    jimmy timmy billy willy milly molly holly polly bobby robby jenny penny lenny benny kenny denny danny
    fanny nanny sally wally harold gerald daryl carol karen darren warren sharon aaron byron myron mark
    clark frank hank jason mason mohammed muhammad mohamed mohammad muhammed mohamad ahmed ahmad hussein
    hussain hossein husain hassan hasan abdul abdel abdullah abdallah ibrahim yusuf yousef yousuf
    """
)
"""Given names that rhyme with surnames, and names that every house spells its own way."""

PLAIN = word_set(
    """
    north south east west northern southern eastern western central upper lower northeast northwest
    southeast southwest christian christians muslim muslims islam islamic catholic catholics jewish
    democrat democrats democratic republican republicans conservative conservatives liberal liberals
    socialist socialists communist communists community constitution institution politics political woman
    women statue state states might eight lines liners bonds bunds house senate congress court county
    country party parties group league minister ministry council counsel university national international
    nation nations morning evening super summer winter sunday indies
    """
)
"""Words that stand in names and are none by themselves."""

ORGANISATIONS = word_set(
    """
    party university college school institute institution ministry department agency authority bank company
    group corporation council committee commission court house senate congress union association league club
    foundation trust fund office service party parliament army police force airport hospital hotel street road
    avenue park city county cup open championship championships convention conference act bill liners lines
    politics news times post press journal tribune network center centre board bureau forum movement front
    alliance federation
    """
)
"""Words that make a name an organisation's, a place's or a work's."""

_COURTESY = word_set(
    """
    mr mrs ms miss dr sir dame lord lady herr frau señor señora don doña m mme monsieur madame prof professor
    """
)
PARTICLES = word_set(
    "de da do dos das di del della der den des du van von zu la le el al bin ibn bint ben y e of the for and"
)
_NO_GIVEN_NAMES = (ORGANISATIONS | word_set("of the for and &")) - {"bill"}
_LONGEST_NAME = 200
"""Code points; a run of capitalised words beyond that is a list or a heading."""
_LONGEST = 30
_SHORTEST_SLIP = 4
_MOST_GIVEN = 4
_LONG_GIVEN = 7
_OF_A_SEX = frozenset("aoe")
"""Endings that tell Mario from Maria."""
_WORD = lazy(r"[^\s]+")
# "R-Ohio", and agencies' "NKorea".
_STATE_OF_PARTY = lazy(r"[A-Z]-[A-Z]|[A-Z]{2}[a-z]")
# "South-facing"; and the remains of a curly apostrophe read in the wrong encoding.
_ENDS_LOW = lazy(r"-[^\W\d_A-Z][\w’']*\Z|[âÂÃ]\Z")


class Words(Mapping[str, Sequence[Mention]]):
    """The words of names, each with its mentions, both in the order of the text.

    Few words of a text are ever compared, so that the mentions of a word are made when it is asked for.

    Args:
        names: The names, in order.
        text: The text that they stand in.
    """

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self._text = text
        self._names: dict[str, list[Name]] = {}
        for name in names:
            if name.end - name.start <= _LONGEST_NAME:
                for word in _words(name.text):
                    self._names.setdefault(word, []).append(name)

    def __getitem__(self, word: str) -> list[Mention]:
        return [mention for name in self._names[word] for mention in self._mentions(name, word)]

    def __contains__(self, word: object) -> bool:
        return word in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _mentions(self, name: Name, wanted: str) -> Iterator[Mention]:
        title = self._text[slice(*name.title)].lower() if name.title else ""
        for start, word, before, after in _split(name.text):
            if word == wanted:
                at = name.start + start
                yield Mention(at, at + len(word), word, before, after, title)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The different words of a name that are no particles."""
    words = dict.fromkeys(word.strip(".,") for word in name.split())
    return tuple(word for word in words if word and word.lower() not in PARTICLES)


@lru_cache(maxsize=4096)
def _split(name: str) -> tuple[tuple[int, str, str, str], ...]:
    """The words of a name that are no particles: start, word, and the words before and after it."""
    starts = [match.start() for match in _WORD.finditer(name)]
    words = [word.strip(".,") for word in name.split()]
    small = [word.lower() for word in words]
    return tuple(
        (start, word, " ".join(small[:i]), " ".join(small[i + 1 :]))
        for i, (start, word) in enumerate(zip(starts, words, strict=True))
        if word and small[i] not in PARTICLES
    )


@lru_cache(maxsize=8192)
def comparable(word: str) -> bool:
    """Whether a word of a name can be told to be misspelt: no initials, figures or plain words."""
    return (
        _SHORTEST_SLIP <= len(word) <= _LONGEST
        and not word.isupper()
        and not any(map(str.isdigit, word))
        and word[0].isupper() | ("-" in word)
        and word.casefold() not in PLAIN
        and not _STATE_OF_PARTY.match(word)
        and not _ENDS_LOW.search(word)
    )


def one_person(wrong: Sequence[Mention], right: Sequence[Mention]) -> bool | None:
    """Whether two spellings of a word are one name's.

    Args:
        wrong: The mentions of one spelling.
        right: Those of the other.

    Returns:
        True for sure: one stands in full names and the other alone, or the rest of the name is the same;
        False perhaps; None for no.
    """
    a, b = plain(wrong[0].word), plain(right[0].word)
    alone = all(mention.alone for mention in wrong)
    others_alone = all(mention.alone for mention in right)
    if alone and others_alone:
        return True if "-" in a and "-" in b and set(a.split("-")) & set(b.split("-")) else None
    if not alone and not others_alone:
        return _same_rest(wrong, right)
    full, single = (right, wrong) if alone else (wrong, right)
    if (offices(full) and offices(single) - offices(full)) or single[0].word.casefold() in GIVEN:
        return None
    near = a[0] == b[0]
    people = [m for m in full if not m.after]
    if any(map(is_person, people)) and all(not m.before or is_person(m) for m in people):
        if not near and (len(a) >= LONG or len(b) >= LONG) and abs(len(a) - len(b)) > 1:
            return None
        if len(people) == len(full) and _nested({m.before for m in people if m.before}):
            return True
        # Several people of the name, or an organisation named after one: it must begin alike.
        return False if near and len(people) > 1 and min(len(a), len(b)) >= SHORTEST else None
    # The single word is like the first of a longer name: "Trussel" and "the Trussell Trust".
    if near and a[-1] == b[-1] and min(len(a), len(b)) > SHORTEST and any(m.after for m in full):
        return False
    return None


def is_person(mention: Mention) -> bool:
    """Whether the words before a surname can be given names."""
    words = mention.before.split()
    return (
        1 <= len(words) <= _MOST_GIVEN
        and not any(word in _NO_GIVEN_NAMES for word in words)
        and mention.word.casefold() not in ORGANISATIONS
    )


def offices(found: Iterable[Mention]) -> set[str]:
    """Titles that tell people apart, without courtesies."""
    return {m.title.strip(". ") for m in found if m.title and m.title.strip(". ") not in _COURTESY}


def _nested(given: set[str]) -> bool:
    """Whether given names are one person's; descriptions ("york-born") left out."""
    names = {name for name in given if "-" not in name} or given
    longest = max(names, key=len)
    return all(name in longest for name in names)


def _same_rest(wrong: Sequence[Mention], right: Sequence[Mention]) -> bool | None:
    """Whether the words around are the same: "Karin Lindquist" and "Karin Lindqvist".

    A word that others follow is a given name, or names an organisation: two people of one family, or two
    clubs of one town, may differ there, so that it must begin and end alike and is never certain.
    """
    rests = {(m.before, m.after) for m in right if not m.alone}
    a, b = unaccented(wrong[0].word), unaccented(right[0].word)
    sure = True
    for mention in wrong:
        if mention.alone:
            continue
        if (mention.before, mention.after) not in rests and not any(
            mention.after == after and _ends_with(mention.before, before, alone=bool(after))
            for before, after in rests
        ):
            return None
        if mention.after:
            sure = False
            if not _one_given_name(a, b):
                return None
    return sure


def _ends_with(some: str, others: str, *, alone: bool) -> bool:
    """Whether one run of words ends the other, as where one drops the first name of a double surname."""
    short, long = sorted((some, others), key=len)
    return (alone and not short) or (bool(short) and long.endswith(f" {short}"))


def _one_given_name(a: str, b: str) -> bool:
    """Whether two words before the same surname may be one given name misspelt, and no brother and sister."""
    if a[0] != b[0]:
        return {a[0], b[0]} == {"c", "k"} and a[1:] == b[1:]
    if a[-1] == b[-1]:
        return True
    return min(len(a), len(b)) >= _LONG_GIVEN and len(a) == len(b) and not {a[-1], b[-1]} <= _OF_A_SEX


_AROUND = 90
_SMALL = lazy(r"(?<![\w'’-])[a-zà-öø-ÿ][^\W\d_]{3,}")
_SCORES = lazy(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b|\b\d{1,2}:\d{2}\b|\(\d{1,3}\)|\b\d{1,2}['’](?!\w)")
_FIGURE = lazy(r"\d+")
_LETTERS = lazy(r"[^\W\d_]{2,}")
_SUBSTITUTION = lazy(r"\bSubs?\b|\bsubstitutes?\b|\bReferee\b|\bLine-?ups?\b", re.IGNORECASE)


class Placed(Protocol):
    """What stands somewhere in a text: code points, half-open."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Surroundings:
    """Where mentions stand: sentences and paragraphs by offset, and which words are written small.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        paragraphs: Its paragraphs, in order.
    """

    def __init__(self, text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> None:
        self._text = text
        self._sentences = [sentence.start for sentence in sentences]
        self._paragraphs = paragraphs
        self._starts = [paragraph.start for paragraph in paragraphs]

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self._text))

    def is_small(self, *words: str) -> bool:
        """Whether one of the words stands in lower case somewhere."""
        return any(word in self._text and word in self._small for word in words)

    def sentence(self, at: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._sentences, at)

    def share_a_sentence(self, some: Iterable[Placed], others: Iterable[Placed]) -> bool:
        """Whether one of some mentions stands in a sentence with one of the others."""
        held = {self.sentence(mention.start) for mention in some}
        return any(self.sentence(mention.start) in held for mention in others)

    def in_list(self, mention: Placed) -> bool:
        """Whether a name stands in a line-up, a table of results or a long enumeration."""
        around = self._around(mention)
        if len(_FIGURE.findall(around)) >= 6 or len(_SCORES.findall(around)) >= 3:
            return True
        if _SUBSTITUTION.search(around) and around.count(",") >= 4:
            return True
        words = _LETTERS.findall(around)
        return around.count(",") >= 4 and sum(word[0].islower() for word in words) * 4 <= len(words)

    def _around(self, mention: Placed) -> str:
        """A mention's surroundings within its paragraph."""
        paragraph = self._paragraphs[max(0, bisect_right(self._starts, mention.start) - 1)]
        start, end = mention.start - _AROUND, mention.end + _AROUND
        return self._text[max(paragraph.start, start) : min(paragraph.end, end)]
