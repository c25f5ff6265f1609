"""Words and names of a sentence as the readers of deeds and shares look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from auditor.compare.deeds.table import table
from auditor.compare.deeds.words import MARKS
from auditor.compare.prepare import Kept
from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mentions import ORGANISATIONS
from auditor.text.names import Name
from auditor.text.words import word_set


def unmarked(text: str) -> str:
    """A text with spaces for the marks in it: of the same length, and cut into words by its white space."""
    for mark in _CUTS:
        text = text.replace(mark, " ")
    return text


def words_of(bare: str) -> frozenset[str]:
    """The words of a sentence in small letters.

    Args:
        bare: The sentence without marks (`unmarked`).
    """
    return frozenset(bare.lower().split())


_SEVERAL = 2
_CUTS = ",.'’“”\"()—–:;!?/[]"
_WORD = lazy(r"[^\W_]+(?:(?:['’.-]|(?<=\d),(?=\d))[^\W_]+)*['’]?|[,;:.!?()“”\"—–]")


class Token(NamedTuple):
    """A word, a mark of punctuation, or a name of however many words; `extents` tells where it stands."""

    word: str
    name: str = ""
    """The party's key, where the token is a name."""
    possessive: bool = False
    people: bool = False
    """A name that is an adjective of a country: Peruvian."""


_token: Callable[[tuple[str, str, bool, bool]], Token] = partial(tuple.__new__, Token)
_ARMS = word_set("air drone drones missile missiles rocket rockets troops forces")
"""What begins a sentence with a capital before *strikes* and *attacks*, and is no party to them."""


@lru_cache(maxsize=8192)
def _is_plain(name: str) -> bool:
    """Whether a name is a word of an action that begins a sentence."""
    word = name.lower()
    return word in table().leads or word in _ARMS


@lru_cache(maxsize=8192)
def _is_people(name: str) -> bool:
    return bool(countries_of_people(name)) and not countries_named(name)


@lru_cache(maxsize=8192)
def _name_token(name: str, called: str, possessive: bool) -> Token:
    return Token(name.lower(), party(called), possessive, _is_people(name))


def _plain_token(written: str) -> Token:
    """The token of a word or mark: in small letters, without the apostrophe behind it."""
    word = written.lower().rstrip("'’")
    return Token(word, possessive=len(word) < len(written) and word.endswith("s"))


def _plain_tokens(chunk: str) -> tuple[Token, ...]:
    """The tokens of what stands between white space, where it is no name."""
    # Most are a word, or a word and a mark.
    if chunk.isalnum():
        return (_token((chunk.lower(), "", False, False)),)
    if chunk[-1] in MARKS and (word := chunk[:-1]).isalnum():
        return _token((word.lower(), "", False, False)), _PLAIN[chunk[-1]][0]
    return tuple(map(_plain_token, _WORD.findall(chunk)))


_PLAIN = Kept(_plain_tokens)


@lru_cache(maxsize=8192)
def party(name: str) -> str:
    """The key under which a name is the same party: of a country, its people and its capital the code."""
    found = countries_named(name) or countries_of_people(name) or countries_with_capital(name)
    if len(found) == 1:
        return found[0].code
    first, _, last = name.casefold().removesuffix("’s").removesuffix("'s").rpartition(" ")
    # “Court” and “Union” are no name: what they are called by stands in front.
    return f"{first.partition(' ')[0]} {last}" if first and last in ORGANISATIONS else last


def tokens(text: str, span: Span, names: Sequence[Name], short: frozenset[str] = frozenset()) -> list[Token]:
    """Words and marks of a sentence; a name is one token.

    Args:
        text: The text.
        span: The sentence.
        names: The names that begin in it, in order.
        short: Names of one word, in small letters, by which longer ones beginning with them are also called.
    """
    found: list[Token] = []
    at = span.start
    for name in names:
        if _is_plain(name.text):
            continue
        if name.start > at + 1 or text[at : at + 1] != " ":
            found += chain.from_iterable(map(_PLAIN.__getitem__, text[at : name.start].split()))
        owned = _owns(text, name)
        found.append(_name_token(name.text, _called(name.text, short), owned > 0))
        at = name.end + owned
    found += chain.from_iterable(map(_PLAIN.__getitem__, text[at : span.end].split()))
    return found


def extents(text: str, span: Span, names: Sequence[Name]) -> list[Span]:
    """Where the tokens of a sentence stand, one for each that `tokens` gives."""
    found: list[Span] = []
    for start, stop, name in _stretches(text, span, names):
        found += [Span(*match.span()) for match in _WORD.finditer(text, start, stop)]
        if name is not None:
            found.append(Span(name.start, name.end))
    return found


def _stretches(text: str, span: Span, names: Sequence[Name]) -> Iterator[tuple[int, int, Name | None]]:
    """What stands in front of each name, and the name; at last what stands behind all of them."""
    at = span.start
    for name in names:
        if not _is_plain(name.text):
            yield at, max(at, name.start), name
            at = name.end + _owns(text, name)
    yield at, max(at, span.end), None


def _owns(text: str, name: Name) -> int:
    """The length of the possessive ending behind a name; 0 where there is none."""
    mark = text[name.end : name.end + 1]
    if mark != "’" and mark != "'":
        return 0
    return 2 if text[name.end + 1 : name.end + 2] == "s" else int(name.text[-1] == "s")


def _called(name: str, short: frozenset[str]) -> str:
    """A name, or the first of its words that alone is also used for it."""
    return next((shorter for folded, shorter in _shorter(name) if folded in short), name)


@lru_cache(maxsize=8192)
def _shorter(name: str) -> list[tuple[str, str]]:
    """Short forms of a name of several words, each in small letters as well: its capitals, and its words but
    the last."""
    words = name.split()
    if len(words) < _SEVERAL:
        return []
    letters = "".join([word[0] for word in words if word[0].isupper()]).casefold()
    return [(letters, letters), *[(word.casefold(), word) for word in words[:-1]]]
