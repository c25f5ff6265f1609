"""Whole names by their words, as they are compared with each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.gazetteer import cities_named, countries_of_people
from auditor.regex import lazy
from auditor.text.alike import unaccented
from auditor.text.mentions import ORGANISATIONS, PARTICLES, PLAIN
from auditor.text.names import Name, common_words
from auditor.text.spellings.inside import has_word
from auditor.text.spellings.usage import is_place

_MOST = 80
"""Names of one text that are compared; more are a list."""
_LONGEST_NAME = 120
_MOST_GIVEN = 5
_WORD = lazy(r"[^\W_]+")
_AROUND = 40
_FAMILY = lazy(
    r"\b(?:née?|born|married|maiden|wife|husband|widow(?:er)?|sisters?|brothers?|sons?|daughters?|father|"
    r"mother|cousins?|nephew|niece|uncle|aunt|twin|formerly|known as|also called|aka)\b"
)


class Whole(NamedTuple):
    """A name and its words. Offsets are code points into the text, half-open."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Its words, particles left out."""
    keys: tuple[str, ...]
    """The same without accents in lower case."""

    @property
    def is_person(self) -> bool:
        """Whether it can be a given name and a surname."""
        return (
            2 <= len(self.keys) <= _MOST_GIVEN
            and not any(key in ORGANISATIONS or key in PLAIN or key in common_words() for key in self.keys)
            and not is_place(self.text)
            and not cities_named(self.text)
        )

    def is_of_a_family(self, text: str) -> bool:
        """Whether kin or another name of the bearer is spoken of beside the name."""
        return _FAMILY.search(text, max(0, self.start - _AROUND), self.end + _AROUND) is not None


def whole_names(named: Sequence[Name]) -> tuple[Whole, ...]:
    """The names of a text with their words, in order; a people before a name is no part of it."""
    found = []
    for name in named[:_MOST]:
        start, written = name.start, name.text
        if written.count(" ") > 1:
            people, _, rest = written.partition(" ")
            if countries_of_people(people):  # “Belgian Jonas Verhelst”
                start, written = name.end - len(rest), rest
        words, keys = _words(written) if name.end - start <= _LONGEST_NAME else ((), ())
        if keys:
            found.append(Whole(start, name.end, written, words, keys))
    return tuple(found)


def lacks(text: str, word: str) -> bool:
    """Whether a text has some part of a name's word nowhere, in the capitals that it is written in.

    A body's name is not known from the plain words of which it is made: "the union", the Party of Union.
    """
    return any(not has_word(text, part) for part in _WORD.findall(word))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name without particles, as they are written and as they are compared."""
    written = (word.strip(".,") for word in name.split())
    pairs = [(word, unaccented(word).replace("’", "'")) for word in written if word]
    kept = [(word, key) for word, key in pairs if key not in PARTICLES]
    return tuple(word for word, _ in kept), tuple(key for _, key in kept)
