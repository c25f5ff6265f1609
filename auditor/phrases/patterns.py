"""Phrases matched word by word (no regular expressions), as `auditor.phrases.filing` has made them ready:
folded, alternatives in braces, other slots as single characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.phrases.normal import NUMBER, Words, words

NAME, DATE, NETWORK, GAP, STEM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
OPEN = frozenset((NAME, DATE, NETWORK, GAP))
"""Slots that any word may open."""
BRACED = re.compile(r"\{([^}]*)\}")
SLOTTED = re.compile(rf"\{{[^}}]*\}}|[{NAME}{DATE}{NETWORK}{GAP}]")
_PIECE = re.compile(r"\{([^}]*)\}|([^{]+)")
_REACH = {NAME: (1, 8), DATE: (1, 6), NETWORK: (1, 3), GAP: (0, 5)}

Element = str | tuple["Pattern", ...]
"""A word, a word with `STEM` for its ending, a slot, or alternatives (the empty pattern: may be missing)."""
Pattern = tuple[Element, ...]


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


def key(elements: Pattern) -> str | None:
    """The words of a pattern as a dictionary key; None where it is more than words."""
    plain = [e for e in elements if isinstance(e, str) and _is_word(e)]
    return " ".join(plain) if len(plain) == len(elements) else None


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
    """What a pattern may end with, as `heads` gives it; nothing at its end may be missing."""
    last = elements[-1] if elements else ""
    if isinstance(last, tuple):
        return {word for choice in last for word in tails(choice)}
    return {head(last)} if last else set()


def sizes(elements: Pattern) -> tuple[int, int]:
    """How many words a pattern has at least and at most."""
    least = most = 0
    for element in elements:
        if isinstance(element, tuple):
            each = [sizes(choice) for choice in element]
            least += min(few for few, _ in each)
            most += max(many for _, many in each)
        else:
            few, many = _REACH.get(element, (1, 1))
            least += few
            most += many
    return least, most


def head(word: str) -> str:
    """What a word of a phrase is filed under: itself, or three letters and `STEM`."""
    return word[:3] + STEM if word[-1] == STEM else word


def fixed(phrase: str) -> frozenset[str]:
    """Words that stand in whatever a phrase matches, as far as they are seen without parsing it."""
    return frozenset(filter(_is_plain, SLOTTED.sub(" ", phrase).split()))


def choices(phrase: str) -> list[frozenset[str]]:
    """Sets of words of each of which one stands in whatever a phrase matches, likewise."""
    found = []
    for braced in BRACED.findall(phrase):
        if _is_plain(braced.replace("|", "").replace(" ", "")):
            each = braced.split("|")
            if " " in braced:
                each = [max(choice.split(), key=len, default="") for choice in each]
            if all(each):
                found.append(frozenset(each))
    return found


def _is_plain(text: str) -> bool:
    """Whether text is nothing but letters, of a script that has spaces between words."""
    return text.isalpha() and (text.isascii() or max(text) < "\u2000")


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
            word = text[at] if at < len(text) else ""
            for choice in element:
                # Most choices fail at their first word: for those, no generator is made.
                if choice and isinstance(first := choice[0], str) and first not in _REACH:
                    if first != word and (first[-1] != STEM or not word.startswith(first[:-1])):
                        continue
                    if len(choice) == 1:
                        yield from ends(elements, text, at + 1, networks, index + 1)
                        continue
                for end in ends(choice, text, at, networks):
                    yield from ends(elements, text, end, networks, index + 1)
            return
        if element in _REACH:
            least, most = _REACH[element]
            for length in range(least, min(most, len(text) - at) + 1):
                inside = text[at : at + length]
                if element == NETWORK and not is_network(inside, networks):
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


def is_network(words: Sequence[str], networks: frozenset[str]) -> bool:
    """Whether words are a network's name, declined or not (‘na Facebooku’, ‘в Telegram-канале’)."""
    if " ".join(words) in networks:
        return True
    return len(words) == 1 and len(words[0]) > 6 and any(words[0][:-cut] in networks for cut in (1, 2, 3))


def _same(element: str, word: str) -> bool:
    return element == word or (element[-1] == STEM and word.startswith(element[:-1]))
