"""An office as far as its words tell, and who is said to hold it."""

from __future__ import annotations

from typing import NamedTuple

from auditor.model import Span
from auditor.text.names import Name
from auditor.text.offices.words import Status, vocabulary

_FARTHEST = 60


class Office(NamedTuple):
    """An office as far as its words tell."""

    head: str
    """What it is, in English: ``minister``, ``chair``; empty where no more is said than of which house."""
    deputy: bool = False
    """Vice-, deputy or assistant."""
    fields: frozenset[str] = frozenset()
    """What a minister is minister of and an ambassador is sent to; common fields in English."""
    scope: frozenset[str] = frozenset()
    """Words of the organisation or place, in lower case; countries as ``@PE``."""
    status: Status = "current"
    leads: bool = False
    """Whether others of the trade work under it: chief surgeon, head nurse."""

    @property
    def countries(self) -> frozenset[str]:
        """The countries of the scope."""
        return frozenset(word for word in self.scope if word[0] == "@")

    @property
    def single(self) -> bool:
        """Whether a state or organisation has one holder of it at a time."""
        return not self.deputy and self.head in vocabulary().single


class Holding(NamedTuple):
    """A name with an office that the text gives its bearer. Spans are code points into the text."""

    name: Name
    office: Office
    start: int
    """Where the words of the office stand."""
    end: int

    @property
    def whole(self) -> Span:
        """The office and the name, or the office alone where the name stands farther away."""
        return beside(Span(self.start, self.end), self.name)


def beside(words: Span, name: Name) -> Span:
    """Words with the name that they stand beside; without it where it is too far away to be underlined."""
    if max(words.start - name.end, name.start - words.end) > _FARTHEST:
        return words
    return Span(min(words.start, name.start), max(words.end, name.end))
