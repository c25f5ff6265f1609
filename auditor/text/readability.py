"""How hard a text is to read: measures of its sentences and words.

What the values mean among published news is `auditor.calibration`'s business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Span
from auditor.text.syllables import EASY_WORDS, READING_EASE, is_difficult, syllables
from auditor.text.words import Spelt, word_set

if TYPE_CHECKING:
    from auditor.text.names import Name

LONG_SENTENCE = 30
"""A sentence of more words than this is long."""

_SHORT = 4
_LONGEST_WORD = 40
_MOST_KEPT = 1 << 16
_MOST_WORDS = 100_000
"""Words of a text that are looked at one by one: more is no article."""

_BE = word_set("is are was were be been being am get gets got gotten getting isn't aren't wasn't weren't")
_BETWEEN = word_set(
    "not also been being already yet still now then never ever once later soon first only even since"
)
_NO_PARTICIPLES = word_set(
    """
    need indeed speed feed seed bleed breed deed exceed proceed succeed agreed greed freed red bed hundred
    interested tired supposed used excited worried scared advanced united aged limited sacred naked
    delighted pleased concerned convinced determined married retired armed alleged embed shed wed
    """
)
_PARTICIPLES = word_set(
    """
    arisen awoken beaten become begun bent bet bid bitten blown born borne bought bound broken brought built
    burnt burst bred cast caught chosen cut dealt done drawn driven driven dug eaten fallen fed felt fired
    fled flown forbidden foreseen forgiven forgotten forsaken fought found frozen given gone ground grown
    heard held hidden hit hung hurt kept killed known laid led left lent let lit lost made meant met mistaken
    offset outdone overcome overheard overseen overtaken overthrown paid proven put quit read rebuilt redone
    rewritten ridden risen run said sawn seen seized sent set sewn shaken shed shot shown shrunk shut slain
    slashed sold sought sown spent split spoken spread sprung spun stolen struck stuck stung sunk sung sworn
    swept swollen taken taught thought thrown told torn trodden undergone understood undertaken undone
    upheld upset withdrawn withheld won worn wound woven written
    """
)


class Readability(NamedTuple):
    """What was measured, and the sentences that show it."""

    values: dict[str, float]
    longest: Span | None = None
    """The sentence of the most words."""
    lede: Span | None = None
    """The first sentence of the body; it stands for the lede, for paragraphs do not survive scraping."""


def measure(
    words: Spelt, sentences: Sequence[Span], names: Sequence[Name], language: str | None
) -> Readability:
    """Measures the sentences and words of a text.

    ``words_per_sentence``, ``long_sentences`` (share of sentences of more than `LONG_SENTENCE` words, 0 to
    1), ``longest_sentence`` and ``lede_words`` in words; ``reading_ease`` (Flesch, by the language's own
    formula; lower is harder), ``difficult_words`` (share of words, 0 to 1) and, in English, ``passive``
    (share of sentences with a passive verb, 0 to 1).

    Names and figures count as words of their sentence, but neither as syllables nor as difficult: they are
    what a story is about, and foreign ones would make any report from abroad hard to read.

    Args:
        words: The words of the text; those outside of the sentences do not count.
        sentences: Sentences of the body, in order, as offsets into the text.
        names: Names, in order.
        language: Primary language subtag; None where unknown.

    Returns:
        No values where no sentence has a word. Measures that make no sense in the language are missing.
    """
    starts = words.starts[:_MOST_WORDS]
    ranges = [(bisect_left(starts, s.start), bisect_left(starts, s.end), s) for s in sentences]
    ranges = [(first, last, sentence) for first, last, sentence in ranges if first < last]
    if not ranges:
        return Readability({})
    counts = [last - first for first, last, _ in ranges]
    values = {
        "words_per_sentence": sum(counts) / len(counts),
        "long_sentences": sum(count > LONG_SENTENCE for count in counts) / len(counts),
        "longest_sentence": float(max(counts)),
        "lede_words": float(counts[0]),
    }
    lower = words.lower
    if language in READING_EASE:
        counted = _without_names(words, names, ranges)
        parts, syllables_of_parts, difficult = _counted(compress(lower, counted), language)
        if parts:
            base, per_sentence, per_word = READING_EASE[language]
            average = syllables_of_parts / parts
            values["reading_ease"] = base - per_sentence * values["words_per_sentence"] - per_word * average
            if language in EASY_WORDS:
                values["difficult_words"] = difficult / parts
    if language == "en":
        passive = sum(_is_passive(lower[first:last]) for first, last, _ in ranges)
        values["passive"] = passive / len(ranges)
    longest = max(range(len(counts)), key=counts.__getitem__)
    return Readability(values, ranges[longest][2], ranges[0][2])


def _without_names(words: Spelt, names: Sequence[Name], ranges: Iterable[tuple[int, int, Span]]) -> bytearray:
    """One for each word of the sentences that is no part of a name, zero for the others.

    ``ranges`` has the first word of each sentence, and that behind its last.
    """
    starts = words.starts
    size = len(starts)
    plain = bytearray(size)
    for first, last, _ in ranges:
        plain[first:last] = b"\1" * (last - first)
    at = 0
    for start, end, _text, _title in names:
        at = bisect_left(starts, start, at)
        inside = at == size or starts[at] > start
        if inside and at and starts[at - 1] + len(words.words[at - 1]) > start:
            at -= 1
        while at < size and starts[at] < end:
            plain[at] = 0
            at += 1
    return plain


def _counted(words: Iterable[str], language: str) -> tuple[int, int, int]:
    """The parts of words in small letters, the syllables of those, and how many of them are difficult."""
    counts = sum(map(_counts(language).__getitem__, words))
    return counts & _MOST, counts >> _BITS & _MOST, counts >> 2 * _BITS


_BITS = 32
_MOST = (1 << _BITS) - 1


class _Counts(dict[str, int]):
    """Of a word in small letters its parts (a compound has several, a figure none), their syllables, and how
    many of the parts are difficult; kept for the next text, most of whose words are the same.

    A dictionary, because `map` looks words up in it without a step of Python's for each; and the three
    counts as one number, each `_BITS` above the one before, because `sum` then adds up all three at once.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, word: str) -> int:
        parts = syllables_of_parts = difficult = 0
        for part in (word,) if word.isalpha() else _parts(word):
            if len(part) <= _LONGEST_WORD:
                count = syllables(part, self._language)
                parts += 1
                syllables_of_parts += count
                difficult += count > 1 and self._language in EASY_WORDS and is_difficult(part, self._language)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = found = parts | syllables_of_parts << _BITS | difficult << 2 * _BITS
        return found


def _parts(word: str) -> list[str]:
    """The words that a compound is made of, without apostrophes; none of a figure."""
    parts = word.replace("’", "'").replace("‐", "-").split("-")
    return [part for part in (part.removesuffix("'s").replace("'", "") for part in parts) if part.isalpha()]


_counts = cache(_Counts)


def _is_passive(spelt: Sequence[str]) -> bool:
    """Whether a form of “to be” or “to get” is followed by a participle, with no more than two adverbs
    between them."""
    if _BE.isdisjoint(spelt):
        return False
    for index, word in enumerate(spelt):
        if word not in _BE:
            continue
        for following in spelt[index + 1 : index + 4]:
            if following in _PARTICIPLES or (
                following.endswith("ed") and len(following) > _SHORT and following not in _NO_PARTICIPLES
            ):
                return True
            if following not in _BETWEEN and not following.endswith("ly"):
                break
    return False


__all__ = ["LONG_SENTENCE", "Readability", "measure"]
