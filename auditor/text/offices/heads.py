"""The words for offices among others: which stand there, and what a compound or a title says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.text.offices.tokens import JOINS, Token, country_in
from auditor.text.offices.words import Status, kind, vocabulary


class Head(NamedTuple):
    """A word for an office, or a run of them, among some tokens."""

    first: int
    last: int
    """Index of the last token, that included."""
    name: str
    deputy: bool
    status: Status
    field: str | None


_STOPS = ',.;:!?()[]”"'
_JUSTICE = "justice"


def has_head(words: str) -> bool:
    """Whether any of some words may be an office's: a cheap look before the words are parsed."""
    return any(map(_may_end_head, words.replace("-", " ").split()))


@lru_cache(maxsize=8192)
def _may_end_head(written: str) -> bool:
    """Whether a head can end with a word as it is written, with its stops and possessive ending."""
    parts = [part.strip(_STOPS) for part in written.lower().replace("’", "'").split("'")]
    return any(part in vocabulary().last or _compound(part) is not None for part in parts)


def heads_in(tokens: Sequence[Token]) -> list[Head]:
    """The offices' head words among the tokens, the longest form at each place, in order."""
    found: list[Head] = []
    done = 0
    for at in [at for at, token in enumerate(tokens) if _may_begin_head(token.word)]:
        head = _head_at(tokens, at) if at >= done else None
        if head is None:
            continue
        done = head.last + 1
        if (
            found
            and found[-1].last == head.first - 1
            and not (head.name in titles() and found[-1].name in kind("before_title"))
        ):
            head = _joined(found.pop(), head)
        found.append(head)
    return found


@cache
def titles() -> frozenset[str]:
    """Ranks and learned titles: what stands between an office and a name."""
    return kind("forces") | kind("title")


@lru_cache(maxsize=8192)
def _may_begin_head(word: str) -> bool:
    """Whether a head can begin with a word."""
    return word in vocabulary().longest or word == _JUSTICE or _compound(word) is not None


def _head_at(tokens: Sequence[Token], at: int) -> Head | None:
    """The longest head that begins at an index."""
    known = vocabulary()
    word = tokens[at].word
    for count in range(min(known.longest.get(word, 0), len(tokens) - at), 0, -1):
        form = tuple(token.word for token in tokens[at : at + count])
        if form in known.heads:
            return Head(at, at + count - 1, known.heads[form], False, "current", known.fields.get(form))
    if word == _JUSTICE and _is_judge(tokens, at):
        return Head(at, at, "judge", False, "current", None)
    compound = _compound(word)
    return compound and compound._replace(first=at, last=at)


def _is_judge(tokens: Sequence[Token], at: int) -> bool:
    """Whether “Justice” is a judge, right before a name or behind a court: no field, no ministry."""
    if at != len(tokens) - 1 or not at:
        return at == len(tokens) - 1 and tokens[at].capital
    before = tokens[at - 1]
    if before.word == "court":
        return True
    apart = before.possessive or before.word in vocabulary().statuses or country_in(before.word)
    return tokens[at].capital and bool(apart or not (before.capital or before.word in JOINS))


def _joined(first: Head, second: Head) -> Head:
    """Two head words in a row: “chief economist” is an economist, “inspector general” a thing of its own."""
    name = f"{first.name} general" if second.name == "general" else second.name
    return second._replace(first=first.first, name=name)


@lru_cache(maxsize=8192)
def _compound(word: str) -> Head | None:
    """A head word within a compound, its index left open: ``Außenminister``, ``exministro``."""
    known = vocabulary()
    for prefix, deputy in (("ex", False), ("vice", True), ("vize", True)):
        rest = word.removeprefix(prefix)
        if rest != word and (rest,) in known.heads:
            return Head(0, 0, known.heads[rest,], deputy, "current" if deputy else "former", None)
    if word.endswith("ologist"):
        return Head(0, 0, "scientist", False, "current", None)
    for ending in ("ministerin", "minister"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            field = known.fields.get((word,), word.removesuffix(ending).rstrip("s"))
            return Head(0, 0, "minister", False, "current", field)
    return None
