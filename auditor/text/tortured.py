"""Tortured phrases: stock phrases spun word by word, known by the form that they were spun into.

The list beside this module was written for news. What it is made of, and the term, is from Cabanac, Labbé
and Magazinov, "Tortured phrases: A dubious writing style emerging in science" (2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from auditor.model import Span
from auditor.text.inflection import plural, verb_forms

_LIST = Path(__file__).with_name("tortured.txt")
ARROW = "->"
_UNLESS = "| unless"
_VERB = "to "
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_LINKS = (" of ", " in ", " on ", " for ", " to ", " at ", " with ", " from ")


class Spun(NamedTuple):
    """A spun form, in one of its inflections, as lower-case words, and the stock phrase in the same one."""

    words: tuple[str, ...]
    stock: str
    unless: tuple[tuple[str, ...], ...]
    """Words right behind it with which it is no fault."""


class Found(NamedTuple):
    """A spun form in a text: where it stands (code points, half-open), and what it should say."""

    start: int
    end: int
    stock: str


Lexicon = dict[str, list[str]]
"""Entries by the first two words of each of their forms; inflected only where these stand in a text."""


def parse(line: str) -> tuple[str, str, tuple[str, ...]]:
    """Spun form, stock phrase and exceptions of one entry: ``taken blame -> claimed responsibility``.

    Raises:
        ValueError: The line is no entry: an arrow, two words or more before it and something behind it.
    """
    entry, _, exceptions = line.strip().partition(_UNLESS)
    spun, arrow, stock = (part.strip() for part in entry.partition(ARROW))
    if not arrow or not stock or len(spun.removeprefix(_VERB).split()) < 2:
        raise ValueError(f"'{line}' is no tortured phrase; write \"spun form {ARROW} stock phrase\"")
    if spun.startswith(_VERB) and not stock.startswith(_VERB):
        raise ValueError(f"'{line}': a verb is a verb on both sides of the arrow (\"to …\")")
    return spun, stock, tuple(part.strip() for part in exceptions.split(",") if part.strip())


def lexicon(lines: Iterable[str]) -> Lexicon:
    """Entries as `parse` reads them, ready to search with; `#` begins a comment. Nothing is checked here."""
    found: Lexicon = {}
    for line in lines:
        if not line or line[0] == "#":
            continue
        words = line.partition(ARROW)[0].split()
        verb = words[0] == "to"
        first, second = words[verb : verb + 2]
        for form in dict.fromkeys(verb_forms(first) if verb else (first, plural(first))):
            found.setdefault(_plain(f"{form} {second}"), []).append(line)
        if not verb and (many := plural(second)) != second:
            found.setdefault(_plain(f"{first} {many}"), []).append(line)
    return found


@lru_cache(maxsize=4096)
def inflections(line: str) -> tuple[Spun, ...]:
    """An entry in all its inflections.

    Raises:
        ValueError: The line is no entry.
    """
    spun, stock, exceptions = parse(line)
    unless = tuple(_words(part) for part in exceptions)
    return tuple(Spun(_words(form), right, unless) for form, right in _inflected(spun, stock))


def listed() -> list[str]:
    """The lines of the list that ships."""
    return _LIST.read_text("utf-8").splitlines()


@cache
def shipped() -> Lexicon:
    """The list that ships, ready to search with."""
    return lexicon(listed())


def find(text: str, words: Sequence[Span], lexicon: Lexicon) -> Iterator[Found]:
    """Spun forms in a text, in order, not overlapping, the longest first.

    Args:
        text: The text that the spans point into.
        words: Its words, in order.
        lexicon: What to look for.
    """
    after = 0
    lower = _plain(text)
    if len(lower) == len(text):
        plain = [lower[start:end] for start, end in words]
    else:
        plain = [_plain(text[start:end]) for start, end in words]
    for at, pair in enumerate(map(" ".join, pairwise(plain))):
        entries = lexicon.get(pair) if at >= after else None
        if not entries:
            continue
        fits = [
            form for entry in entries for form in inflections(entry) if _fits(text, words, plain, at, form)
        ]
        if fits:
            form = max(fits, key=lambda fit: len(fit.words))
            after = at + len(form.words)
            start, end = words[at].start, words[after - 1].end
            yield Found(start, end, in_case(form.stock, text[start:end]))


def _fits(text: str, words: Sequence[Span], plain: Sequence[str], at: int, form: Spun) -> bool:
    """Whether a form stands at a place, with nothing but white space between its words."""
    end = at + len(form.words)
    if tuple(plain[at:end]) != form.words:
        return False
    if plain[at] == "least" and at and plain[at - 1] == "at":
        return False  # “at least pays”
    if not all(text[words[i].end : words[i + 1].start].isspace() for i in range(at, end - 1)):
        return False
    return not any(tuple(plain[end : end + len(unless)]) == unless for unless in form.unless)


def in_case(phrase: str, model: str) -> str:
    """A phrase with the capitals of another: in the first word, or in all but the small ones."""
    words = [word for word in model.split() if word.lower() not in _SMALL]
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in phrase.split())
    return phrase[:1].upper() + phrase[1:] if model[:1].isupper() else phrase


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_plain(phrase).split())


def _inflected(spun: str, stock: str) -> Iterator[tuple[str, str]]:
    """An entry in all its inflections: singular and plural, or the five forms of a verb."""
    if spun.startswith(_VERB):
        verb, _, rest = spun.removeprefix(_VERB).partition(" ")
        right, _, object_ = stock.removeprefix(_VERB).partition(" ")
        for form, other in zip(verb_forms(verb), verb_forms(right), strict=True):
            yield f"{form} {rest}", f"{other} {object_}".strip()
        return
    yield spun, stock
    both = _plural(spun), _plural(stock)
    if both[0] != spun and both[1] != stock:
        yield both


def _plural(phrase: str) -> str:
    """The plural of a noun phrase: of its last word, or of the one before "of" and the like."""
    at = min((found for link in _LINKS if (found := phrase.find(link)) > 0), default=len(phrase))
    before, _, noun = phrase[:at].rpartition(" ")
    return f"{before} {plural(noun)}{phrase[at:]}".lstrip()
