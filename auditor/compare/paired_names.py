"""Names of an article beside the names that its source gives in the same place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.prepare import stems
from auditor.document import Document
from auditor.gazetteer import cities_named, countries_named, countries_of_people
from auditor.model import Source, Span
from auditor.regex import lazy
from auditor.text.names import TITLES, Name
from auditor.text.words import normalise, word_set

NameRelation = Literal["same", "variant", "different"]


class NameMention(NamedTuple):
    """A name where it stands, with the words that give its bearer's office, if any do."""

    start: int
    end: int
    text: str
    before: Span | None = None
    """Title or office in front of it: ``[Judge] Ana Ruiz``, ``[Peru’s minister of trade], Ana Ruiz``."""
    after: Span | None = None
    """Apposition or relative clause behind it: ``Ana Ruiz, [who heads the union],``."""


class NamePair(NamedTuple):
    """A name of the article and the source's name that stands for it.

    ``same``: the same words, or a part of them (a surname for the full name), whatever the case, the
    quotation marks and the hyphens. ``variant``: a word spelt otherwise, accents included, the rest alike.
    ``different``: another name altogether, between the same words.
    """

    article: NameMention
    source: NameMention
    relation: NameRelation
    word: Span | None = None
    """Of a variant: the article's word that is spelt otherwise."""
    source_word: Span | None = None
    aligned: bool = True
    """False where the sentences are not aligned, and another word of the two names shows them to be one."""


_WORD = lazy(r"[^\W_]+(?:['’.-](?=[^\W_])[^\W_]+)*")
_JOINTS = lazy(r"['’ʼ‐‑.-]")
_SHORTEST = 4
"""Letters from which a word of a name can be told to be misspelt."""
_LONG = 8
"""Letters from which two of them may differ."""
_ENDINGS = word_set("s es n an ian i ese ish ite er ers ns ans ians is")
_MOST = 30
"""Names of one sentence, and names with one word in common, that are compared."""
_WINDOW = 110
_BOUNDARY = lazy(r"[.;:!?()\[\]“”\"«»\r\n—–]|,(?=.)")
_AFTER = lazy(r",\s([^,.;:!?()\[\]“”\"«»\r\n—–]{3,110})")
_JOIN = word_set("of for the and at in de du del")
_OFFICES = TITLES | word_set(
    """
    head heads headed leads led chairs chair president vice-president vice-chairman deputy leader founder boss
    chief executive analyst economist professor scientist engineer researcher lecturer teacher lawyer counsel
    captain manager owner mayor secretary spokesman spokeswoman member lawmaker activist author nurse
    """
)


def name_pairs(doc: Document, comparison: Comparison) -> tuple[NamePair, ...]:
    """Pair the names of an article with the source's, in the article's order, each at most once.

    Names are paired inside sentences that derive from the source, with the passage that they derive from;
    a name of several words also with the rest of the source, where one of its words is the same and
    another nearly so. A name that the source has in just that spelling is never a variant.

    Args:
        doc: The article.
        comparison: The article against one source.
    """
    other = prepared_source(comparison.source).doc
    known = _vocabulary(comparison.source)
    own = frozenset(_key(word) for name in doc.names for word in _WORD.findall(name.text))
    mine, theirs = _Ordered(doc.names), _Ordered(other.names)
    found: list[NamePair] = []
    for pair in comparison.alignment:
        names = mine.inside(pair.start, pair.end)
        if pair.source_start is not None and pair.source_end is not None:
            there = theirs.inside(pair.source_start, pair.source_end)
            found += _paired(doc, other, names, there, known, own)
            done = {p.article.start for p in found[-len(names) :]} if names else set()
            names = [name for name in names if name.start not in done]
        found += _by_a_common_word(doc, other, names, comparison.source)
    return tuple(sorted(found, key=lambda p: p.article.start))


class _Ordered:
    """Names by where they stand."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._starts = [name.start for name in names]

    def inside(self, start: int, end: int) -> list[Name]:
        """The names that begin within a stretch of text."""
        return list(self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)][:_MOST])


@lru_cache(maxsize=256)
def _vocabulary(source: Source) -> frozenset[str]:
    """The words of a source as they are compared."""
    return frozenset(map(_key, _WORD.findall(source.text)))


def _paired(
    doc: Document,
    other: Document,
    mine: Sequence[Name],
    theirs: Sequence[Name],
    known: frozenset[str],
    own: frozenset[str],
) -> Iterator[NamePair]:
    left = list(mine)
    free = list(theirs)
    for name in mine:
        match = max((t for t in theirs if _same(name.text, t.text)), key=lambda t: len(t.text), default=None)
        if match is not None:
            left.remove(name)
            free = [t for t in free if t is not match]
            yield NamePair(_mention(doc, name), _mention(other, match), "same")
    for name in list(left):
        for match in free:
            words = _variant(doc, name, other, match, known)
            if words is not None:
                left.remove(name)
                free.remove(match)
                yield NamePair(_mention(doc, name), _mention(other, match), "variant", *words)
                break
    for name in left:
        if any(_key(word) in known for word in _WORD.findall(name.text)):
            continue
        for match in free:
            if any(_key(word) in own for word in _WORD.findall(match.text)):
                continue
            if _same_slot(doc, name, other, match):
                free.remove(match)
                yield NamePair(_mention(doc, name), _mention(other, match), "different")
                break


def _by_a_common_word(
    doc: Document, other: Document, names: Sequence[Name], source: Source
) -> Iterator[NamePair]:
    """Names of several words that the source has, one word spelt otherwise, in whatever place."""
    known = _vocabulary(source)
    for name in names:
        keys = dict.fromkeys(map(_key, _WORD.findall(name.text)))
        if len(keys) < 2 or all(key in known for key in keys):
            continue
        for match in (match for key in keys for match in _names_by_word(source).get(key, ())):
            words = _variant(doc, name, other, match, known)
            if words is not None:
                yield NamePair(_mention(doc, name), _mention(other, match), "variant", *words, aligned=False)
                break


@lru_cache(maxsize=256)
def _names_by_word(source: Source) -> dict[str, tuple[Name, ...]]:
    """The names of a source, by each of their words; of many with one word the first."""
    found: dict[str, list[Name]] = {}
    for name in prepared_source(source).doc.names:
        for key in dict.fromkeys(map(_key, _WORD.findall(name.text))):
            held = found.setdefault(key, [])
            if len(held) < _MOST:
                held.append(name)
    return {key: tuple(held) for key, held in found.items()}


def _key(word: str) -> str:
    """A word as names are compared: one case, without possessive ending, hyphens and points."""
    return _JOINTS.sub("", normalise(word).removesuffix("'s"))


def _same(a: str, b: str) -> bool:
    """Whether two names are the same, or one is a part of the other."""
    one, two = (list(map(_key, _WORD.findall(name))) for name in (a, b))
    if "".join(one) == "".join(two):
        return True
    short, long = sorted((one, two), key=len)
    return bool(short) and set(short) <= set(long) and any(len(word) > 2 for word in short)


def _variant(
    doc: Document, name: Name, other: Document, match: Name, known: frozenset[str]
) -> tuple[Span, Span] | None:
    """The words in which two names differ, if it is one word and it is nearly the same."""
    mine = _words(name)
    theirs = _words(match)
    common = {key for _, key in mine} & {key for _, key in theirs}
    rest = [(span, key) for span, key in mine if key not in common]
    others = [(span, key) for span, key in theirs if key not in common]
    if len(rest) != 1 and not (len(rest) == len(mine) == 1):
        return None
    (span, word) = rest[0]
    if word in known and not _accented(doc, span):
        return None
    if common and len(others) != 1:
        return None
    for source_span, source_word in others:
        if _alike(word, source_word):
            return span, source_span
    return None


def _accented(doc: Document, span: Span) -> bool:
    return not doc.slice(span).isascii()


def _words(name: Name) -> list[tuple[Span, str]]:
    return [
        (Span(name.start + m.start(), name.start + m.end()), _key(m[0])) for m in _WORD.finditer(name.text)
    ]


@lru_cache(maxsize=4096)
def _alike(a: str, b: str) -> bool:
    """Whether two words of names are one word in two spellings."""
    from rapidfuzz.distance import OSA

    short, long = sorted((a, b), key=len)
    if _plain(a) == _plain(b):
        return True
    if len(short) < _SHORTEST or any(c.isdigit() for c in a + b):
        return False
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return False
    if _is_place(a) and _is_place(b):
        return False
    most = 2 if len(short) >= _LONG else 1
    return OSA.distance(a, b, score_cutoff=most) <= most


def _plain(word: str) -> str:
    """A word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _is_place(key: str) -> bool:
    name = key.capitalize()
    return bool(countries_named(name) or countries_of_people(name) or cities_named(name))


def _same_slot(doc: Document, name: Name, other: Document, match: Name) -> bool:
    """Whether two names stand between the same words, or behind the same office and beside one such word."""
    left = _neighbour(doc.text, name.start, -1) == _neighbour(other.text, match.start, -1) != ""
    right = _neighbour(doc.text, name.end, 1) == _neighbour(other.text, match.end, 1) != ""
    return left and right


def _neighbour(text: str, at: int, step: int) -> str:
    """The stem of the word beside an offset; empty where there is none within the line."""
    window = text[max(0, at - 40) : at] if step < 0 else text[at : at + 40]
    found = _WORD.findall(window.rpartition("\n")[2] if step < 0 else window.partition("\n")[0])
    if not found:
        return ""
    return "".join(stems(found[-1] if step < 0 else found[0]))


def _mention(doc: Document, name: Name) -> NameMention:
    return NameMention(name.start, name.end, name.text, _before(doc, name), _after(doc, name))


def _before(doc: Document, name: Name) -> Span | None:
    """The run of words in front of a name that holds an office: titles, names and what joins them."""
    text = doc.text
    floor = max(0, name.start - _WINDOW)
    at = name.start
    first: int | None = None
    held = False
    window = text[floor:at]
    bounds = [m.end() for m in _BOUNDARY.finditer(window.rstrip(" \u00a0,"))]
    words = list(_WORD.finditer(window, bounds[-1] if bounds else 0))
    for word in reversed(words):
        key = _key(word[0])
        office = key in _OFFICES
        if not (office or key in _JOIN or word[0][0].isupper()):
            break
        held = held or office
        if key not in _JOIN:
            first = word.start()
    if first is None or not held or _key(words[-1][0]) in _JOIN:
        return None
    return Span(floor + first, floor + words[-1].end())


def _after(doc: Document, name: Name) -> Span | None:
    """What is said of a name's bearer right behind it, if it names an office."""
    match = _AFTER.match(doc.text, name.end, name.end + _WINDOW + 4)
    if match is None:
        return None
    said = match[1]
    if not said.startswith("who ") and not any(_key(word) in _OFFICES for word in _WORD.findall(said)):
        return None
    return Span(match.start(1), match.start(1) + len(said.rstrip()))
