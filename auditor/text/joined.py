"""Names written with a hyphen, in two words or in one: ``Amir-Abdi``, ``Amir Abdi``, ``Amirabdi``."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from auditor.gazetteer import countries_named, countries_of_people
from auditor.text.alike import LONG, letters_alone, parts
from auditor.text.mentions import PLAIN
from auditor.text.names import Name

_LONGEST_NAME = 200
_WORD = re.compile(r"[^\s]+")
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
    key: str
    surname: bool


def forms(text: str, named: Iterable[Name]) -> tuple[Forms, set[str]]:
    """The words of names, and two words in a row, by their letters alone.

    Returns:
        Each as it is written, and those letters that are a surname somewhere: at the end, behind a given
        name.
    """
    found: Forms = defaultdict(dict)
    surnames: set[str] = set()
    first: dict[str, Name] = {}
    for name in named:
        fits = LONG <= name.end - name.start <= _LONGEST_NAME
        if fits and text[name.start - 1 : name.start] not in _BEHIND_A_SIGN:
            first.setdefault(name.text, name)
    for name in first.values():
        for form in _forms(name.text):
            at = name.start + form.start
            found[form.key].setdefault(
                form.written.casefold(), Written(at, at + len(form.written), form.written)
            )
            if form.surname:
                surnames.add(form.key)
    return found, surnames


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
            found.append(_Form(start, written, key, start > 0 and end >= stop))
    return tuple(found)


def _is_compound(written: str) -> bool:
    """Whether the parts are peoples or plain words: "Korean-American", "Test-match"."""
    found = parts(written)
    return len(found) > 1 and any(
        part.casefold() in PLAIN or part[:1].islower() or countries_of_people(part) or countries_named(part)
        for part in found
    )
