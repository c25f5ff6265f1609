"""The numbers of a sentence as figures that can be reckoned with, and the sentence with holes for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auditor.regex import lazy
from auditor.text.numbers import Number, numbers

HOLE = r"⟨(\d{1,2})⟩"
"""A figure in a frame, as a regular expression with its number as a group."""
_MOST = 40
_LETTERS = 3
"""Letters at most before a dollar sign: “US$”, “NZ$”."""
_EXACT = 3
"""Telling digits from which “some” and “about” leave a figure nearly exact."""
_JOINT = lazy(r"\s(?:to|and|a|à|bis|e|y|et|und|en|tot)\s", re.IGNORECASE)
# "$12 below the $277": the word compares, and says nothing of how exact the figure is.
_COMPARED = lazy(
    r"\d\S{0,6}\s(?:[^\W\d_]{2,12}\s)?(?:below|above|less than|more than|fewer than|over|under|más de|menos "
    r"de|plus de|"
    r"moins de|mehr als|weniger als)\s(?:the\s)?\Z"
    r"|\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?|percent|per cent|points?)\s"
    r"(?:less|more|fewer|lower|higher)\sthan\s(?:the\s)?\Z"
)
_DIGITS = lazy(r"\d[\d.,'’\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands in the text, with half of the step that it is rounded to."""

    start: int
    end: int
    value: float
    slack: float
    measure: str
    """``%``, ``pp``, a currency, a unit, or empty for a mere count."""
    words: str
    """As it is written."""
    kind: str
    approx: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with ``⟨0⟩``, ``⟨1⟩``, … in the place of its figures."""

    text: str
    figures: tuple[Figure, ...]


def frame(
    text: str, start: int, end: int, language: str | None, known: Sequence[Number] | None = None
) -> Frame:
    """The frame of ``text[start:end]``; offsets of the figures are into ``text``.

    "from 40 to 55" has two figures; a range with a dash is no figure and stays as it is.

    Args:
        text: The text.
        start: Where the sentence begins.
        end: Where it ends.
        language: The language of the text.
        known: The numbers that begin in the sentence; None where they have not been looked for.
    """
    if known is None:
        known = [number for number in numbers(text, language) if start <= number.start < end]
    found: list[Figure] = []
    parts: list[str] = []
    at = start
    for number in known:
        for figure in _figures(text, number, language):
            if len(found) == _MOST:
                break
            if text[figure.start] == "$":
                figure = _of_country(text, at, figure)
            parts += [text[at : figure.start], f"⟨{len(found)}⟩"]
            at = figure.end
            found.append(figure)
    parts.append(text[at:end])
    return Frame("".join(parts), tuple(found))


def _of_country(text: str, since: int, figure: Figure) -> Figure:
    """A sum in dollars with the letters of its country: “J$24,000” is of another measure than “$24,000”."""
    start = figure.start
    while start > since and figure.start - start < _LETTERS and text[start - 1].isupper():
        start -= 1
    if start == figure.start or text[start - 1 : start].isalnum():
        return figure
    letters = text[start : figure.start]
    measure = figure.measure if letters == "US" else f"{letters}$"
    return replace(figure, start=start, measure=measure, words=text[start : figure.end])


def _figures(text: str, number: Number, language: str | None) -> Iterable[Figure]:
    if number.kind in ("label", "score", "ordinal", "date", "time"):
        return
    if number.upper is None:
        yield _figure(text, number.start, number.end, float(number.value), number)
        return
    joint = _JOINT.search(text, number.start, number.end)
    if joint is None:
        return
    # Each end has a measure of its own: "rose 12 percent to $134 million" is no range.
    low = _alone(text, number.start, joint.start(), language) or number
    high = _alone(text, joint.end(), number.end, language) or number
    bare = not (low.unit or low.currency)
    value = number.value if bare or low is number else low.value
    yield _figure(text, number.start, joint.start(), float(value), replace(low, kind=number.kind))
    yield _figure(text, joint.end(), number.end, float(number.upper), replace(high, kind=number.kind))


def _alone(text: str, start: int, end: int, language: str | None) -> Number | None:
    """The number that a stretch of a text is by itself."""
    found = numbers(text[start:end], language)
    return found[0] if len(found) == 1 else None


def _figure(text: str, start: int, end: int, value: float, number: Number) -> Figure:
    slack = _slack(text[start:end], value)
    approx = number.approx and not _COMPARED.search(text, max(0, start - 40), start)
    if approx:
        slack = max(slack, abs(value) * (0.05 if _telling(text[start:end]) < _EXACT else 0.01))
    measure = number.unit or number.currency or ""
    return Figure(start, end, value, slack, measure, text[start:end], number.kind, approx)


def _telling(words: str) -> int:
    """How many digits a figure has but for zeros at its end: “some 48.7” is hardly rounded, “some 690” is."""
    match = _DIGITS.search(words)
    return len(re.sub(r"\D", "", match[0]).strip("0")) if match else 0


def _slack(words: str, value: float) -> float:
    """Half of the step to which a figure is rounded; 0 for counts below a thousand, which are exact."""
    match = _DIGITS.search(words)
    if match is None:
        return 0.0 if abs(value) < 1000 else abs(value) * 0.05
    digits = re.sub(r"\D", "", match[0])
    written = float(digits) if digits else 0.0
    if not written or not value:
        return 0.5
    step = abs(value) / written
    if step < 0.999 or step > 1.001:  # decimals, or a scale word
        return step / 2
    if written < 1000:
        return 0.0
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(10.0**zeros / 2, abs(value) * 0.01) if zeros else 0.0
