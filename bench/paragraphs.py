"""Scores what is told of an article's paragraphs: which derive, and from which paragraph of the source.

Two ways to count. *As told*: a paragraph derives where most of its words stand in sentences that the model
calls derived; nothing is fitted to the collection. *With a threshold*: a paragraph derives from the score
that is best on the other half of the collection's stories, which is how other systems were measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean
from typing import NamedTuple

from rapidfuzz import fuzz, process

_STEPS = 50
"""Thresholds that are tried, evenly from 0 to 1."""
_ORIGINAL = 55
"""Likeness, of 100, of a rewritten paragraph to its original, from which that is taken for it. Two
paragraphs on one matter of different stories are mostly below 50."""
_SAME = 75
"""Likeness from which two takes of a story have the same paragraph."""


class Paragraph(NamedTuple):
    """A paragraph, what the gold says of it, and what was told of it."""

    gold: int
    """The source's paragraph that it is rewritten from; -1 where it is the article's own."""
    words: int
    found: int
    """The source's paragraph that it is likest; -1 where none is."""
    score: float
    """How likely or how much it derives, 0 to 1."""
    told: bool
    """Whether it derives by the model alone."""


class Told(NamedTuple):
    """The paragraphs of an article, and which story the article is of."""

    story: str
    paragraphs: Sequence[Paragraph]


def with_token_set(story: str, text: str, source: str, gold: Sequence[int]) -> Told:
    """An article's paragraphs by the best of rapidfuzz's ``token_set_ratio`` (the baseline)."""
    theirs = source.lower().split("\n")
    found = []
    for paragraph, origin in zip(text.split("\n"), gold, strict=True):
        ratios = [fuzz.token_set_ratio(paragraph.lower(), other) / 100 for other in theirs]
        best = max(ratios)
        found.append(Paragraph(origin, len(paragraph.split()), ratios.index(best), best, best >= 0.5))
    return Told(story, found)


def as_told(articles: Sequence[Told]) -> str:
    """The figures by the model alone; aligned are those of the derived paragraphs that are told."""
    flags = Counter((p.gold >= 0, p.told) for item in articles for p in item.paragraphs)
    right = [p.gold == p.found for item in articles for p in item.paragraphs if p.gold >= 0 and p.told]
    errors = [_share_error(item, [p.told for p in item.paragraphs]) for item in articles]
    return _summary(flags, errors, right)


def with_threshold(articles: Sequence[Told]) -> str:
    """The figures with the threshold from the other half of the stories; aligned are all that derive."""
    stories = sorted({item.story for item in articles})
    flags = Counter[tuple[bool, bool]]()
    errors: list[float] = []
    for half in (0, 1):
        judged = [item for item in articles if stories.index(item.story) % 2 == half]
        fitted = [item for item in articles if stories.index(item.story) % 2 != half]
        steps = [step / _STEPS for step in range(1, _STEPS)]
        threshold = max(steps, key=lambda step: _f1(_flags(fitted, step)))
        flags += _flags(judged, threshold)
        errors += [_share_error(item, [p.score >= threshold for p in item.paragraphs]) for item in judged]
    right = [p.gold == p.found for item in articles for p in item.paragraphs if p.gold >= 0]
    return _summary(flags, errors, right)


def without(articles: Sequence[Told], left_out: Iterable[tuple[int, int]]) -> list[Told]:
    """The articles without some paragraphs, which are named by the places of article and paragraph."""
    gone = set(left_out)
    return [
        Told(item.story, [p for line, p in enumerate(item.paragraphs) if (number, line) not in gone])
        for number, item in enumerate(articles)
    ]


def repeated(rows: Sequence[tuple[str, str, str, Sequence[int]]]) -> list[tuple[int, int]]:
    """The articles' own paragraphs that derive from the source after all.

    What is an article's own is rewritten from another story of the collection. Where that is another take of
    the same agency's, it has some of the source's paragraphs word for word.

    Args:
        rows: Story, text, source and gold of each article, as in `with_token_set`.

    Returns:
        The places of article and paragraph.
    """
    originals = sorted({(story, line) for story, _, source, _ in rows for line in source.lower().split("\n")})
    found = []
    for number, (story, text, source, gold) in enumerate(rows):
        others = [line for origin, line in originals if origin != story]
        theirs = source.lower().split("\n")
        for at, (paragraph, origin) in enumerate(zip(text.lower().split("\n"), gold, strict=True)):
            if origin >= 0:
                continue
            # The likest is the original only if it is likely at all: not every story is in the collection.
            best = process.extractOne(paragraph, others, scorer=fuzz.token_sort_ratio, score_cutoff=_ORIGINAL)
            if best and process.extractOne(best[0], theirs, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME):
                found.append((number, at))
    return found


def _summary(flags: Counter[tuple[bool, bool]], errors: Sequence[float], right: Sequence[bool]) -> str:
    aligned = f"aligned {mean(right):.3f} of {len(right)}"
    return f"flag F1 {_f1(flags):.3f}, share error {mean(errors):.3f}, {aligned}"


def _flags(articles: Iterable[Told], threshold: float) -> Counter[tuple[bool, bool]]:
    return Counter((p.gold >= 0, p.score >= threshold) for item in articles for p in item.paragraphs)


def _f1(flags: Counter[tuple[bool, bool]]) -> float:
    hit = 2 * flags[True, True]
    return hit / (hit + flags[True, False] + flags[False, True] or 1)


def _share_error(item: Told, told: Sequence[bool]) -> float:
    """The difference of the shares of words that derive, by what is told and by the gold."""
    words = sum(p.words for p in item.paragraphs)
    derived = sum(p.words for p, flag in zip(item.paragraphs, told, strict=True) if flag)
    gold = sum(p.words for p in item.paragraphs if p.gold >= 0)
    return abs(derived - gold) / (words or 1)
