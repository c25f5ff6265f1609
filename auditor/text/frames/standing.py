"""Where the frames of all subjects stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from auditor.model import Span
from auditor.text.frames.articles import ARTICLES
from auditor.text.frames.complements import COMPLEMENTS
from auditor.text.frames.frame import Frame
from auditor.text.frames.number import NUMBER
from auditor.text.frames.spelling import SPELLING
from auditor.text.frames.verb_forms import VERB_FORMS
from auditor.text.frames.verb_groups import VERB_GROUPS
from auditor.text.frames.wordings import WORDINGS

_FRAMES = (*VERB_FORMS, *NUMBER, *ARTICLES, *SPELLING, *WORDINGS, *COMPLEMENTS, *VERB_GROUPS)
_AROUND = 100
"""Characters before and behind the word that announces a frame within which it stands."""


def standing(text: str, words: Sequence[Span], lower: Sequence[str]) -> Iterator[tuple[Frame, re.Match[str]]]:
    """The frames that stand in a text: around the words that announce them, not through all of it.

    Args:
        text: The text.
        words: Its words.
        lower: The same in small letters.
    """
    gates = _gates()
    found: dict[int, list[int]] = {}
    for at, word in enumerate(lower):
        gate = gates.get(word)
        if gate is None:
            continue
        behind = lower[at + 1] if at + 1 < len(lower) else ""
        numbers = gate.listed.get(behind, gate.always)
        if gate.judged:
            numbers = (*numbers, *(number for judge, number in gate.judged if judge(behind)))
        for number in numbers:
            found.setdefault(number, []).append(words[at].start)
    for number, places in sorted(found.items()):
        frame = _FRAMES[number]
        for start, end in _windows(text, places):
            yield from ((frame, match) for match in frame.pattern.finditer(text, start, end))


class _Gate(NamedTuple):
    """What may stand right behind a word that announces frames, and which frames these are."""

    always: tuple[int, ...]
    """Frames that ask for no word behind."""
    listed: dict[str, tuple[int, ...]]
    """Those and others, by the word behind."""
    judged: tuple[tuple[Callable[[str], object], int], ...]


@cache
def _gates() -> dict[str, _Gate]:
    """By the first word of a frame: its gate."""
    return {word: _gate(word) for frame in _FRAMES for word in frame.first}


def _gate(first: str) -> _Gate:
    always: list[int] = []
    listed: dict[str, tuple[int, ...]] = {}
    judged: list[tuple[Callable[[str], object], int]] = []
    for number, frame in enumerate(_FRAMES):
        if first not in frame.first:
            continue
        if frame.second is None:
            always.append(number)
        elif isinstance(frame.second, frozenset):
            for word in frame.second:
                listed[word] = (*listed.get(word, ()), number)
        else:
            judged.append((frame.second, number))
    both = {word: (*always, *numbers) for word, numbers in listed.items()}
    return _Gate(tuple(always), both, tuple(judged))


def _windows(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches around some places, apart from each other: a frame is no longer than `_AROUND` either way.

    They end between two words, where there are any, so that no frame ends in the middle of one.
    """
    start = end = -1
    for place in places:
        if place - _AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, place - _AROUND)
        end = place + _AROUND
        space = text.find(" ", end, end + _AROUND)
        end = space if space >= 0 else end
    if end >= 0:
        yield start, end
