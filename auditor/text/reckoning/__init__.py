"""What a passage says to be reckoned from its own figures, and is not.

A figure is claimed to be a total, a rest, a difference, a price of one, a share, a multiple, an age or a
duration; the like figures of its own sentence and the one before are what it is reckoned from. Each kind of
claim has a module with its wordings and its check. A claim is wrong only where no combination of the figures
beside it explains it within their rounding.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.dates import DateMention
from auditor.text.figures import Figure, frame
from auditor.text.numbers import Number
from auditor.text.reckoning import (
    ages,
    changes,
    cricket,
    differences,
    durations,
    lists,
    multiples,
    opposites,
    people,
    prices,
    races,
    rests,
    scores,
    shares,
    totals,
    votes,
)
from auditor.text.reckoning.passage import Mismatch, Passage
from auditor.text.words import Spelt

__all__ = ["Mismatch", "reckoned"]


class _Reading(NamedTuple):
    """A kind of claim, how many figures it takes, and words of which a sentence must have one."""

    check: Callable[[Passage], Iterator[Mismatch]]
    least: int
    cues: frozenset[str]
    also: frozenset[str] | None = None
    """Words of which it must have one besides; None for none."""

    def is_for(self, words: AbstractSet[str]) -> bool:
        """Whether words allow it."""
        return not self.cues.isdisjoint(words) and (self.also is None or not self.also.isdisjoint(words))


_READINGS = (
    _Reading(changes.changes, 3, changes.ENDS, changes.WAYS),
    _Reading(changes.by_percent, 3, changes.BY, changes.GROWS),
    _Reading(people.kinds, 3, people.CUES),
    _Reading(opposites.opposites, 3, opposites.CUES),
    _Reading(opposites.added, 3, opposites.ADDED_CUES),
    _Reading(people.others, 3, people.CUES, people.THEM),
    _Reading(scores.margins, 2, scores.CUES),
    _Reading(votes.majorities, 3, votes.MAJORITY_CUES),
    _Reading(votes.polled, 3, votes.POLL_CUES),
    _Reading(votes.sides, 2, votes.SIDES_CUES),
    _Reading(prices.products, 3, prices.PRODUCT_CUES, totals.CUES | prices.VALUE_CUES),
    _Reading(totals.totals, 3, totals.CUES),
    _Reading(totals.over_all, 3, totals.PLACES, totals.SEVERAL),
    _Reading(rests.rests, 2, rests.CUES),
    _Reading(differences.differences, 3, differences.CUES),
    _Reading(prices.prices, 3, prices.EACH_CUES),
    _Reading(prices.averages, 3, prices.AVERAGE_CUES),
    _Reading(shares.shares, 2, shares.CUES),
    _Reading(shares.covers, 2, shares.CUES, shares.COVERS),
    _Reading(multiples.cuts, 2, multiples.CUT_CUES),
    _Reading(multiples.folds, 2, multiples.FOLD_CUES),
    _Reading(multiples.multiples, 2, multiples.MULTIPLE_CUES),
)
_IN_SO_MANY = _Reading(shares.in_so_many, 2, shares.FEW, shares.IN_CUES)
_GROUPS = _Reading(shares.groups, 2, frozenset(["of"]))
_LONGEST = 700


def reckoned(
    text: str,
    sentences: Sequence[Span],
    numbers: Sequence[Number],
    spelt: Spelt,
    language: str | None = None,
    published: dt.date | None = None,
    dates: Callable[[], Sequence[DateMention]] = tuple,
) -> Iterator[Mismatch]:
    """Yield the statements that the passage itself shows to be wrong; they may overlap.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
        numbers: Its numbers, in order.
        spelt: Its words.
        language: The language of the text.
        published: The day of publication, for what is marked now; None for unknown.
        dates: Gives the dates of the text.
    """
    words = set(spelt.lower)
    compounds = _compounds(text, spelt)
    words.update(*compounds.values())
    if any(number.unit == "%" for number in numbers):
        words.add("percent")
    yield from lists.lists(text, sentences, numbers)
    readings = [reading for reading in _READINGS if reading.is_for(words)]
    if _IN_SO_MANY.is_for(words) and shares.may_be_in_so_many(text):
        readings.append(_IN_SO_MANY)
    if shares.may_have_groups(text, words):
        readings.append(_GROUPS)
    for passage, checks in _passages(text, sentences, numbers, spelt, compounds, language, readings):
        for check in checks:
            yield from check(passage)
    yield from _of_time(text, sentences, numbers, words, published, dates)
    if ("-" in text or "–" in text) and scores.may_have(text, numbers):
        yield from scores.results(text, sentences)
    if not races.CUES.isdisjoint(words) and sum(":" in text[n.start : n.end] for n in numbers) > 1:
        yield from races.races(text, sentences)
    if "runs" in words:
        yield from cricket.margins(text, sentences)


def _compounds(text: str, spelt: Spelt) -> dict[int, list[str]]:
    """The parts of compounds, “two-goal”, by the number of the word."""
    found: dict[int, list[str]] = {}
    hyphen = text.find("-")
    while hyphen >= 0:
        at = bisect_right(spelt.starts, hyphen) - 1
        if at >= 0 and "-" in spelt.lower[at]:
            found[at] = spelt.lower[at].split("-")
        hyphen = text.find("-", hyphen + 1)
    return found


def _passages(
    text: str,
    sentences: Sequence[Span],
    numbers: Sequence[Number],
    spelt: Spelt,
    compounds: Mapping[int, Sequence[str]],
    language: str | None,
    readings: Sequence[_Reading],
) -> Iterator[tuple[Passage, list[Callable[[Passage], Iterator[Mismatch]]]]]:
    """The sentences that may have a claim, with the readings that are for them."""
    starts = [number.start for number in numbers]
    hyphened = [*compounds]
    houses: list[Figure] | None = None
    before: Span | None = None
    by_part = any(r.check is multiples.cuts for r in readings) and not multiples.SO.isdisjoint(spelt.lower)
    for at, sentence in enumerate(sentences):
        previous, before = before, sentence
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if sentence.end - sentence.start > _LONGEST:
            continue
        # “The yield will thus shrink by a third” has no figure; it may be of those in the sentence before.
        bare = first == last or (first + 1 == last and numbers[first].kind == "ordinal")
        if bare and not (
            by_part and previous is not None and first - bisect_left(starts, previous.start) == 2
        ):
            continue
        if _TORN.search(text, sentence.start, sentence.end):
            continue
        if previous is not None and "\n\n" in text[previous.end - 1 : sentence.start + 1]:
            previous = previous if sentence.start - previous.end < 4 else None
        begin = bisect_left(starts, previous.start) if previous is not None else first
        count = last - begin + sum(n.upper is not None for n in numbers[begin:last])
        from_word, to_word = (
            bisect_left(spelt.starts, sentence.start),
            bisect_left(spelt.starts, sentence.end),
        )
        words = set(spelt.lower[from_word:to_word])
        for compound in hyphened[bisect_left(hyphened, from_word) : bisect_left(hyphened, to_word)]:
            words.update(compounds[compound])
        if bare and (multiples.CUT_CUES.isdisjoint(words) or multiples.SO.isdisjoint(words)):
            continue
        if any(n.unit == "%" for n in numbers[first:last]):
            words.add("percent")
        checks = [r.check for r in readings if count >= r.least and r.is_for(words)]
        if bare:
            checks = [multiples.cuts]
        if not checks:
            continue
        near = numbers[begin:last]
        ends = [*starts[begin + 1 : last], len(text)]
        nouns = {
            n.end: text[n.counted.start : n.counted.end].lower()
            for n, then in zip(near, ends, strict=True)
            if n.counted is not None and n.counted.start < then
        }
        known = votes.tallied(text, near, nouns.values())
        own = frame(text, sentence.start, sentence.end, language, known[first - begin :])
        if not own.figures and not bare:
            continue
        earlier = None
        if previous is not None and (begin < first or shares.groups in checks):
            earlier = frame(text, previous.start, previous.end, language, known[: first - begin])
        house = None
        if not _SEATS.isdisjoint(words):
            houses = votes.houses(text) if houses is None else houses
            since = sentences[max(0, at - 2)].start
            house = max(
                (f for f in houses if since <= f.start < sentence.end), key=lambda f: f.value, default=None
            )
        begins = previous.start if previous is not None and earlier is not None else sentence.start
        yield Passage(text, own, earlier, house, sentence.start, begins, nouns), checks


_TORN = lazy(r"\d, \d{3}(?!\d)")
"""“6, 921”: a thousand torn apart by a program, or two figures; nobody can tell."""
_SEATS = frozenset(["seat", "seats"])


def _of_time(
    text: str,
    sentences: Sequence[Span],
    numbers: Sequence[Number],
    words: AbstractSet[str],
    published: dt.date | None,
    dates: Callable[[], Sequence[DateMention]],
) -> Iterator[Mismatch]:
    """Ages, anniversaries and durations."""
    if not ages.AGE_CUES.isdisjoint(words):
        yield from ages.lives(text, sentences, published, dates)
    if not ages.ANNIVERSARY_CUES.isdisjoint(words) or (
        " years of " in text and not ages.CELEBRATION_CUES.isdisjoint(words)
    ):
        yield from ages.anniversaries(text, sentences, published)
    if not durations.YEAR_CUES.isdisjoint(words):
        years = [n.start for n in numbers if n.kind == "year" for _ in range(1 + (n.upper is not None))]
        if len(years) > 1:
            yield from durations.years(text, sentences, years)
    if not durations.DAY_CUES.isdisjoint(words):
        days = [n.start for n in numbers if n.kind == "date"]
        if len(days) > 1:
            yield from durations.days(text, sentences, days, dates)
    if not durations.WON_CUES.isdisjoint(words) and sum(n.kind == "year" for n in numbers) > 1:
        yield from durations.won_in(text)
    if not durations.HOUR_CUES.isdisjoint(words):
        times = [n.start for n in numbers if n.kind == "time"]
        if times and " hours" in text:
            yield from durations.spans_of_hours(text)
        if len(times) > 1:
            yield from durations.hours(text, sentences, times)
            yield from durations.clock(text)
