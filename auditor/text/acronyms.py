"""Acronyms and what they are said to stand for: ``Baltic Fisheries Council (BFC)``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.words import word_set


class Expansion(NamedTuple):
    """An acronym with its long form beside it. Offsets are code points into the text, half-open."""

    start: int
    end: int
    """The whole: long form, brackets and acronym."""
    acronym: str
    """In capitals, without a plural ``s``."""
    long_start: int
    long_end: int
    words: tuple[str, ...]
    """The content words of the long form, in lower case, without possessive endings."""
    fits: bool
    """Whether the acronym is made of the beginnings of these words."""


class Site(NamedTuple):
    """An acronym and the words beside it that may explain it. Offsets are code points, half-open."""

    acronym: str
    """In capitals, without a plural ``s``."""
    words: tuple[tuple[int, str], ...]
    """Where each word stands, and the word: those before the acronym, else those behind it."""
    behind: int | None
    """Where the acronym begins that these words stand behind; None where they stand before it."""
    bracketed: bool
    end: int
    """Of the acronym with its bracket, or of the bracket around the words."""


SMALL_WORDS = word_set(
    """
    the of for and on in to at by with from against a an & de la le les los las el del des du d l et y e en
    para por sur pour au aux und der die das für des von zur zum im am do da dos das no na o a di della dei
    delle per il lo gli i van het voor
    """
)
"""Words of long forms that give no letter to an acronym, or may."""

_SURE = 4
"""Letters of an acronym of which one may be wrong and the others still say that it is made of these words."""
_LONGEST = 160
"""Code points before an acronym in which its long form is looked for."""
_MOST_WORDS = 12
_PREFIX = 4
_FEWEST = 3
_BARE = lazy(r"[A-Z]{3,8}(?![\w&/-])")
_JOINING = frozenset("_.&/-")
"""Marks that make an acronym behind them a part of another word."""
_ACRONYM = r"[A-Z](?:[A-Z0-9&.-]{0,9}[A-Z0-9]|[a-z]?[A-Z]{1,6})"
_BRACKETED = lazy(rf"[(\[](?:the |or |also )?[“\"'‘]?({_ACRONYM})s?[”\"'’]?[)\]]")
_LONG = r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][^\W_][\w’'-]{0,30}){1,9}"
_LONG_IN_BRACKETS = lazy(rf"(?:the )?({_LONG})\)")
# The acronym first, its long form between commas or dashes: "SALAR, the Swedish Association of …, said".
_LONG_BEHIND = lazy(
    rf"(?:(?:or |that is |i\.e\. )?(?:the |el |la |le |l['’]|die |der |das )|or |"
    rf"(?:(?:which|it) is )?short for (?:the )?|(?:which )?stands for (?:the )?)"
    rf"({_LONG})"
)
_ACRONYM_BEFORE = lazy(rf"(?<![\w.&-])({_ACRONYM})s? ?\Z")
_LONGEST_ACRONYM = 14
# "the Swedish Association of …, or SALAR, said"
_OR_ACRONYM = lazy(rf"(?:or|known as|abbreviated (?:as|to)|called) (?:the )?({_ACRONYM})(?=[ ,.;:)])")
_BETWEEN_DASHES = lazy(rf"({_ACRONYM})(?= [–—])")
# To look for these and then at what stands behind takes a tenth of a search for the patterns.
_OR = (" or ", " known as ", " abbreviated ", " called ")
_DASHES = (" – ", " — ")
_BEHIND = ("(", ", ", " - ", *_DASHES)
_WORD = lazy(r"[^\W_][\w’'&.-]*|&")
_BREAK = lazy(r"[,;:()\[\]“”\"?!–—\n/]|\.(?=\s)")
_POSSESSIVE = lazy(r"['’]s?\Z")


@lru_cache(maxsize=4)
def sites(text: str) -> tuple[Site, ...]:
    """Where acronyms stand beside words that may explain them.

    ``Long Form (LF)``, ``Long Form, or LF``, ``LF (Long Form)`` and ``LF, the Long Form``.
    """
    return (*_long_form_first(text), *_acronym_first(text))


def expansions(text: str) -> tuple[Expansion, ...]:
    """The acronyms that are explained where they stand, in order.

    The long form is the run of words before the bracket whose beginnings make up the acronym, after
    Schwartz and Hearst (2003); where no run does so, as with an acronym of another language, the
    capitalised words before it.
    """
    found = (_before(text, site) if site.behind is None else _behind(text, site) for site in sites(text))
    return tuple(sorted(expansion for expansion in found if expansion is not None))


def slipped(text: str, expansion: Expansion) -> bool:
    """Whether the letters of an acronym are those of its long form but for a slip.

    One letter of four or more is another word's, or two have changed places: two that stand together, of
    four or more, or others where the text has the right order elsewhere. The acronym of another language has
    its letters more wrong than that.

    Args:
        text: The text.
        expansion: One of its expansions.
    """
    acronym, words = expansion.acronym, "-".join(expansion.words).split("-")
    letters = initials(words)
    if expansion.fits or len(letters) != len(acronym) or not letters.isalpha():
        return False
    apart = sum(a != b for a, b in zip(acronym, letters, strict=True))
    if apart == 1:
        return len(acronym) >= _SURE
    if apart != 2 or sorted(acronym) != sorted(letters) or len(acronym) < 3 or text.count(acronym) > 1:
        return False
    beside = len(acronym) >= _SURE and is_swapped(acronym, letters)
    return beside or re.search(rf"\b{letters}\b", text) is not None


def is_swapped(a: str, b: str) -> bool:
    """Whether two acronyms are one with two neighbouring letters in each other's place."""
    apart = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    return a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def swapped_letters(text: str, explained: Iterable[Expansion]) -> Iterator[tuple[Span, Expansion]]:
    """Acronyms that nothing explains, with the letters of one that is explained in another order.

    Args:
        text: The text.
        explained: Its expansions.

    Yields:
        Where such an acronym stands, and the expansion of the one that is meant.
    """
    right = {
        e.acronym: e
        for e in explained
        if e.acronym.isalpha() and len(e.acronym) >= (_FEWEST if e.fits else _SURE + 1)
    }
    if not right:
        return
    orders = {"".join(sorted(acronym)): acronym for acronym in right}
    found: dict[str, list[Span]] = defaultdict(list)
    for match in _BARE.finditer(text):
        written = match[0]
        meant = orders.get("".join(sorted(written)))
        if meant is None or written == meant or written in right:
            continue
        before = text[match.start() - 1 : match.start()]
        if not before.isalnum() and before not in _JOINING:
            found[written].append(Span(*match.span()))
    for acronym, places in found.items():
        meant = orders["".join(sorted(acronym))]
        near = is_swapped(acronym, meant) or len(meant) >= _SURE
        if near and len(places) == 1 and acronym not in {e.acronym for e in explained}:
            yield places[0], right[meant]


def initials(words: Sequence[str]) -> str:
    """The first letters of words in capitals."""
    return "".join(word[0] for word in words).upper()


@lru_cache(maxsize=4096)
def content_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without small words and possessive endings."""
    words = (_POSSESSIVE.sub("", word).strip(".").lower() for word in _WORD.findall(name.replace("-", " ")))
    return tuple(word for word in words if word and word not in SMALL_WORDS)


def _long_form_first(text: str) -> Iterator[Site]:
    found = [(match.start(), match) for match in _BRACKETED.finditer(text)]
    for leads, skipped, pattern in ((_OR, 1, _OR_ACRONYM), (_DASHES, 3, _BETWEEN_DASHES)):
        for lead in leads:
            for at in _places(text, lead):
                match = pattern.match(text, at + skipped)
                if match:
                    found.append((at, match))
    for stop, match in found:
        acronym = _capitals(match[1])
        if not 2 <= len(acronym) <= 8:
            continue
        bracketed = match[0][0] in "(["
        if not bracketed and text[stop - 1 : stop] == ",":
            stop -= 1
        start = max(0, stop - _LONGEST)
        for broken in _BREAK.finditer(text, start, stop):
            start = broken.end()
        words = [(m.start(), m.group()) for m in _WORD.finditer(text, start, stop)][-_MOST_WORDS:]
        yield Site(acronym, tuple(words), None, bracketed, match.end() if bracketed else match.end(1))


def _before(text: str, site: Site) -> Expansion | None:
    """An acronym with the long form before it."""
    acronym, words = site.acronym, site.words
    begin = _fitting(acronym, words)
    fitting = begin is not None
    if begin is None and site.bracketed:
        begin = _capitalised(words)
    if begin is None:
        return None
    at, last = words[begin][0], words[-1]
    long_end = last[0] + len(last[1])
    content = content_words(text[at:long_end])
    return Expansion(at, site.end, acronym, at, long_end, content, fitting) if len(content) > 1 else None


def _acronym_first(text: str) -> Iterator[Site]:
    for lead in _BEHIND:
        pattern = _LONG_IN_BRACKETS if lead == "(" else _LONG_BEHIND
        for at in _places(text, lead):
            last = text[at - 1 : at]
            if not (last.isupper() or last.isdigit() or last in ("s", " ")):
                continue
            before = _ACRONYM_BEFORE.search(text, max(0, at - _LONGEST_ACRONYM), at)
            match = pattern.match(text, at + len(lead)) if before else None
            if before and match:
                words = tuple((m.start(), m.group()) for m in _WORD.finditer(text, *match.span(1)))
                yield Site(_capitals(before[1]), words, before.start(), lead == "(", match.end())


def _places(text: str, lead: str) -> Iterator[int]:
    """Where a string stands in a text."""
    at = text.find(lead)
    while at >= 0:
        yield at
        at = text.find(lead, at + 1)


def _behind(text: str, site: Site) -> Expansion | None:
    """An acronym with the long form behind it, where the one is made of the other."""
    acronym, words = site.acronym, site.words
    assert site.behind is not None
    if not 2 <= len(acronym) <= 8:
        return None
    # Behind a comma the sentence goes on: the longest run of words that fits is the long form.
    for count in range(len(words), 1 if not site.bracketed else len(words) - 1, -1):
        start, (last, word) = words[0][0], words[count - 1]
        end = last + len(word)
        content = content_words(text[start:end])
        if word[0].islower() or len(content) < 2:
            continue
        if fits(acronym, tuple(word for _, word in words[:count])):
            whole = site.end if site.bracketed else end
            return Expansion(site.behind, whole, acronym, start, end, content, True)
    return None


def _capitals(acronym: str) -> str:
    return "".join(c for c in acronym if c.isalnum()).upper()


def _fitting(acronym: str, words: Sequence[tuple[int, str]]) -> int | None:
    """Where the shortest run of words at the end begins that gives the acronym."""
    for begin in range(len(words) - 1, -1, -1):
        word = words[begin][1]
        if word[0].upper() != acronym[0] or (word.lower() in SMALL_WORDS and not word[0].isupper()):
            continue
        if fits(acronym, tuple(word for _, word in words[begin:])):
            return begin
    return None


def _capitalised(words: Sequence[tuple[int, str]]) -> int | None:
    """Where the run of capitalised words at the end begins, small words between them included."""
    begin = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at][1]
        if word[0].isupper() and word.lower() not in SMALL_WORDS:
            begin = at
        elif word.lower() not in SMALL_WORDS:
            break
        if at < len(words) - 1 and _POSSESSIVE.search(word):
            return begin if begin != at else at + 1
    return begin


@lru_cache(maxsize=4096)
def fits(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether an acronym is the beginnings of words in order, at most one content word left out.

    Each word gives one to four letters; small words (``of``) may give one or none.
    """
    parts = [part for word in words for part in word.upper().split("-") if part]
    letters = acronym.upper()
    # (letters used, words left out) that can be reached after each word
    states = {(0, 0)}
    for part in parts:
        small = part.lower() in SMALL_WORDS
        reached: set[tuple[int, int]] = set()
        for used, skipped in states:
            if small:
                reached.add((used, skipped))
            elif skipped == 0:
                reached.add((used, 1))
            for length in range(1, 2 if small else _PREFIX + 1):
                if letters[used : used + length] == part[:length] and len(part) >= length:
                    reached.add((used + length, skipped))
        states = {(used, skipped) for used, skipped in reached if used <= len(letters)}
    ends = {skipped for used, skipped in states if used == len(letters)}
    return bool(ends) and (0 in ends or len(letters) > 2)
