"""Phrases as data: one a line, with a few slots, matched word by word (no regular expressions).

``{a|b}`` alternatives, whole words each (``{a|}`` may be missing; slots may stand inside, other
alternatives may not) · ``{n}`` a number · ``{name}`` one to eight words · ``{date}`` one to six words
with a number among them · ``{network}`` a social network's name · ``…`` up to five words ·
``subscri*`` any ending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.phrases.normal import NUMBER, Words, fold, words

NAME, DATE, NETWORK, GAP, STEM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_SLOTS = {"{name}": NAME, "{date}": DATE, "{network}": NETWORK, "{…}": GAP, "…": GAP, "{n}": NUMBER}
_STEMS = re.compile(r"(?<=\w\w\w)\*")
_ALTERNATIVES = re.compile(r"\{[^{}|\n]*\|[^{}\n]*\}")
_FOREIGN = re.compile("[^\x00-\xa8\xaa-\u024f…]")
_NOT_ACCENTS = (
    ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("ı", "i"), ("Ø", "o"),
    ("Đ", "d"), ("Ł", "l"),
)  # fmt: skip
_GAPS = re.compile(r"\|\||^[| ]|\|$|\| ")
_PIECE = re.compile(r"\{([^}]*)\}|([^{]+)")
_REACH = {NAME: (1, 8), DATE: (1, 6), NETWORK: (1, 3), GAP: (0, 5)}

Element = str | tuple["Pattern", ...]
"""A word, a word with `STEM` for its ending, a slot, or alternatives (the empty pattern: may be missing)."""
Pattern = tuple[Element, ...]


def fault(blob: str) -> str | None:
    """The line of a multi-line string with an unknown slot or unmatched braces; None if all is well."""
    if "{" not in blob and "}" not in blob:
        return None
    bare = blob
    for slot in _SLOTS:
        bare = bare.replace(slot, "")
    bare = _ALTERNATIVES.sub("", bare)
    at = min((at for at in (bare.find("{"), bare.find("}")) if at >= 0), default=-1)
    if at < 0:
        return None
    return blob.split("\n")[bare.count("\n", 0, at)].strip()


def phrases(blob: str) -> list[str]:
    """The phrases of a multi-line string, folded, with slots as single characters."""
    folded = fold(blob) if blob.isascii() or _FOREIGN.search(blob) else _fold_latin(blob)
    if "{" in folded or "…" in folded:
        for slot, mark in _SLOTS.items():
            folded = folded.replace(slot, mark)
    if "*" in folded:
        folded = _STEMS.sub(STEM, folded)
    return [line for line in folded.split("\n") if line]


def _fold_latin(blob: str) -> str:
    """`fold` for letters that are all Latin, several times as fast: starting waits for it."""
    for letters, plain in _NOT_ACCENTS:
        if letters in blob:
            blob = blob.replace(letters, plain)
    folded = unicodedata.normalize("NFD", blob).replace("…", "\x01").encode("ascii", "ignore").decode()
    return folded.replace("\x01", "…").lower()


def filed(blob: str) -> Iterator[tuple[str, list[str]]]:
    """The phrases of a multi-line string, each with the words that it may open with (`heads`)."""
    for phrase in phrases(blob):
        if phrase[0] != "{":
            word = phrase.partition(" ")[0]
            yield phrase, [word] if word.isascii() and word.isalpha() else heads(phrase)
            continue
        choices = phrase[1 : phrase.find("}")]
        letters = choices.replace("|", "").replace(" ", "")
        if letters.isascii() and letters.isalpha() and not _GAPS.search(choices):
            yield phrase, [choice.partition(" ")[0] for choice in choices.split("|")]
        else:
            yield phrase, heads(phrase)


def key(elements: Pattern) -> str | None:
    """The words of a pattern as a dictionary key; None where it is more than words."""
    plain = [e for e in elements if isinstance(e, str) and _is_word(e)]
    return " ".join(plain) if len(plain) == len(elements) else None


def pattern(phrase: str) -> Pattern:
    """A phrase ready to match."""
    elements: list[Element] = []
    for alternatives, text in _PIECE.findall(phrase):
        if text:
            elements.extend(_spaced(text))
        else:
            elements.append(tuple(map(_spaced, alternatives.split("|"))))
    return tuple(elements)


@lru_cache(maxsize=1 << 15)
def _spaced(text: str) -> tuple[str, ...]:
    """The words and slots of a piece of a phrase; most pieces stand in many phrases."""
    if text.isascii():
        return tuple(words(text))
    for slot in _REACH:
        text = text.replace(slot, f" {slot} ")
    found: list[str] = []
    for part in text.split():
        if part in _REACH:
            found.append(part)
        elif part.endswith(STEM):
            *before, last = words(part[:-1])
            found += [*before, last + STEM]
        else:
            found += words(part)
    return tuple(found)


def heads(phrase: str) -> list[str]:
    """The words that a phrase may open with: as they are, as three letters and `STEM`, or a slot."""
    at = 0
    found: list[str] = []
    while at < len(phrase):
        if phrase[at] != "{":
            end = phrase.find("{", at)
            if first := _first(phrase[at:] if end < 0 else phrase[at:end]):
                found.append(first)
                return found
            if end < 0:
                return found
            at = end
        end = phrase.index("}", at)
        optional = False
        for choice in phrase[at + 1 : end].split("|"):
            if first := _first(choice):
                found.append(first)
            else:
                optional = True
        if not optional:
            return found
        at = end + 1
    return found


def _first(text: str) -> str:
    word = text.lstrip().partition(" ")[0]
    if word.isascii() and word.isalpha():
        return word
    found = _spaced(text)
    return head(found[0]) if found else ""


def tails(elements: Pattern) -> set[str]:
    """The words that a pattern may end with, as `heads` gives them; nothing at its end may be missing."""
    last = elements[-1] if elements else ""
    if isinstance(last, tuple):
        return {word for choice in last for word in tails(choice)}
    return {head(last)} if last else set()


def head(word: str) -> str:
    """What a word of a phrase is indexed by."""
    return word[:3] + STEM if word[-1] == STEM else word


def needs(elements: Pattern) -> tuple[frozenset[str], ...]:
    """Sets of words of each of which one stands in whatever a pattern matches."""
    found = []
    for element in elements:
        if isinstance(element, str):
            if _is_word(element):
                found.append(frozenset((element,)))
            continue
        choices = [[e for e in choice if isinstance(e, str) and _is_word(e)] for choice in element]
        if all(choices):
            found.append(frozenset(max(choice, key=len) for choice in choices))
    return tuple(found)


def opened(elements: Pattern, word: str) -> Pattern:
    """A pattern without those of its first alternatives that do not open with ``word``."""
    first = elements[0]
    if isinstance(first, str):
        return elements
    left = tuple(c for c in first if not c or not isinstance(c[0], str) or not _is_word(c[0]) or c[0] == word)
    return (left, *elements[1:])


def _is_word(element: str) -> bool:
    return element not in _REACH and element[-1] != STEM


def ends(
    elements: Pattern, text: Sequence[str], at: int, networks: frozenset[str], index: int = 0
) -> Iterator[int]:
    """Where a pattern that opens at word ``at`` may end (exclusive), shortest slots first.

    Args:
        elements: What to match, from its element ``index`` on.
        text: Words, as `auditor.phrases.normal.words` gives them.
        at: Index of the first word.
        networks: What ``{network}`` stands for.
    """
    while index < len(elements):
        element = elements[index]
        if isinstance(element, tuple):
            for choice in element:
                for end in ends(choice, text, at, networks):
                    yield from ends(elements, text, end, networks, index + 1)
            return
        if element in _REACH:
            least, most = _REACH[element]
            for length in range(least, min(most, len(text) - at) + 1):
                inside = text[at : at + length]
                if element == NETWORK and not _is_network(inside, networks):
                    continue
                if element == DATE and NUMBER not in inside:
                    continue
                if element == NAME and isinstance(text, Words) and not text.name(at, at + length):
                    continue
                yield from ends(elements, text, at + length, networks, index + 1)
            return
        if at >= len(text) or not _same(element, text[at]):
            return
        index += 1
        at += 1
    yield at


def _is_network(words: Sequence[str], networks: frozenset[str]) -> bool:
    """Whether words are a network's name, declined or not (‘na Facebooku’, ‘в Telegram-канале’)."""
    if " ".join(words) in networks:
        return True
    return len(words) == 1 and len(words[0]) > 6 and any(words[0][:-cut] in networks for cut in (1, 2, 3))


def _same(element: str, word: str) -> bool:
    return element == word or (element[-1] == STEM and word.startswith(element[:-1]))
