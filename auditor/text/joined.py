"""Names written with a hyphen, in two words or in one: ``Amir-Abdi``, ``Amir Abdi``, ``Amirabdi``."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from auditor.gazetteer import countries_named, countries_of_people
from auditor.regex import lazy
from auditor.text.alike import LONG, letters_alone, parts
from auditor.text.mentions import PLAIN
from auditor.text.names import Name

_LONGEST_NAME = 200
_WORD = lazy(r"[^\s]+")
_BEHIND_A_SIGN = ("@", "#", '"', "=")


class Written(NamedTuple):
    """A name's words as they are written at a place. Offsets are code points into the text."""

    start: int
    end: int
    text: str


Forms: TypeAlias = dict[str, dict[str, Written]]
"""Letters alone -> spelling in lower case -> where it stands first."""


class _Form(NamedTuple):
    start: int
    written: str
    small: str
    """As it is written, in lower case."""
    key: str
    surname: bool


def may_differ(named: Iterable[Name]) -> bool:
    """Whether some letters may be written in two ways, as `forms` tells: in few texts they are."""
    names = {name.text for name in named}
    words = " ".join(names).casefold().replace(".", " ").replace(",", " ").split()
    spelt = dict.fromkeys(filter(str.isalpha, words), "")
    for name in itertools.filterfalse(str.isalpha, names):
        for key, small in _parted(name):
            if spelt.setdefault(key, small) != small:
                return True
    return False


@lru_cache(maxsize=4096)
def _parted(name: str) -> tuple[tuple[str, str], ...]:
    """The words of a name with a hyphen, and two in a row: by their letters alone, and as written."""
    words = [word.strip(".,") for word in name.casefold().split()]
    found = (*itertools.filterfalse(str.isalpha, words), *map(" ".join, itertools.pairwise(words)))
    return tuple((letters_alone(written), written) for written in found if len(written) >= LONG)


def forms(text: str, named: Iterable[Name]) -> tuple[Forms, set[str]]:
    """The words of names, and two words in a row, by their letters alone.

    Returns:
        Each as it is written, and those letters that are a surname somewhere: at the end, behind a given
        name.
    """
    found: Forms = {}
    surnames: set[str] = set()
    seen: set[str] = set()
    for name in named:
        if not LONG <= name.end - name.start <= _LONGEST_NAME or name.text in seen:
            continue
        if text[name.start - 1 : name.start] in _BEHIND_A_SIGN:
            continue
        seen.add(name.text)
        for start, written, small, key, surname in _forms(name.text):
            at = name.start + start
            spelt = found.setdefault(key, {})
            if small not in spelt:
                spelt[small] = Written(at, at + len(written), written)
            if surname:
                surnames.add(key)
    return found, surnames


def otherwise_joined(joined: tuple[Forms, set[str]]) -> Iterator[tuple[Written, Written]]:
    """Surnames with a hyphen, in two words and in one: where each stands, beside the form that stands first.

    One of the spellings must follow a given name: else it may be "Cuban American" beside "Cuban-American".

    Args:
        joined: What `forms` returned.
    """
    written, surnames = joined
    for key in sorted(key for key in surnames if len(written[key]) > 1):
        first, *others = sorted(written[key].values())
        for other in others:
            yield other, first


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[_Form, ...]:
    words = [match.span() for match in _WORD.finditer(name)]
    pairs = [(a[0], b[1]) for a, b in itertools.pairwise(words)]
    stop = len(name.rstrip(".,"))
    found: list[_Form] = []
    for start, end in (*words, *pairs):
        if end - start < LONG:
            continue
        written = name[start:end].strip(".,").replace("\u00a0", " ")
        key = letters_alone(written)
        if len(key) >= LONG and key.isalpha() and not _is_compound(written):
            found.append(_Form(start, written, written.casefold(), key, start > 0 and end >= stop))
    return tuple(found)


def _is_compound(written: str) -> bool:
    """Whether the parts are peoples or plain words: "Korean-American", "Test-match"."""
    found = parts(written)
    return len(found) > 1 and any(map(_is_plain, found))


@lru_cache(maxsize=4096)
def _is_plain(part: str) -> bool:
    return (
        part.casefold() in PLAIN
        or part[:1].islower()
        or bool(countries_of_people(part) or countries_named(part))
    )
