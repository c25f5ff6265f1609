"""Times of races: seconds behind, and halves, that do not follow from the times beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.reckoning.passage import Mismatch, number

CUES = frozenset("half second seconds minute minutes".split())
"""Words of which a text has one that says how far racers are apart."""
_CLOCK = r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:\.(\d{1,2}))?(?![\d:]|\.\d)"
_TIME = lazy(_CLOCK)
_BEHIND = lazy(
    r"\b(?P<n>\d{1,3}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w{3,9}teen|twenty|thirty|forty|fifty|sixty|twenty-\w{3,5}|thirty-\w{3,5}|forty-\w{3,5}|"
    r"fifty-\w{3,5})\s(?P<unit>seconds?|minutes?)(?:\sand\s(?P<m>\d{1,2}|\w{3,12})\sseconds?)?\s(?:behind|"
    r"ahead|adrift|slower|faster|later|off|back|clear|in\sfront|in\sarrears|quicker|short|inside|outside|"
    r"better|under|over|outside)\b"
)


def races(text: str, sentences: Sequence[Span]) -> Iterator[Mismatch]:
    """Yield the gaps between racers, and the halves of races, that the times show to be wrong.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
    """
    starts = [m.start() for m in _TIME.finditer(text)]
    before: Span | None = None
    for sentence in sentences if len(starts) > 1 else ():
        if bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end):
            yield from _gaps(text, before, sentence)
        before = sentence
    if "second half" in text:
        yield from _halves(text)


def _gaps(text: str, previous: Span | None, sentence: Span) -> Iterator[Mismatch]:
    """ "Her time was 2:31:07. Second was Leko, 82 seconds behind in 2:31:49"."""
    for match in _BEHIND.finditer(text, sentence.start, sentence.end):
        found = list(_TIME.finditer(text, sentence.start, sentence.end))
        if len(found) < 2 and previous is not None and sentence.start - previous.end < 4:
            found = [*_TIME.finditer(text, previous.start, previous.end), *found]
        if len(found) != 2 or re.search(
            r"\b[ap]\.?m\b|o['’]clock", text[found[0].start() : found[1].end() + 6]
        ):
            continue
        if re.match(
            r"\s(?:at|with|after|by)\s(?:half|the|\d|one|mid|\w+\s(?:km|kilomet|miles|laps))",
            text[match.end() : match.end() + 30],
        ):
            continue
        n = number(match["n"])
        m = number(match["m"]) if match["m"] else 0.0
        if n is None or m is None:
            continue
        stated = n * (60 if match["unit"].startswith("minute") else 1) + m
        apart = abs(_seconds(found[0][0]) - _seconds(found[1][0]))
        slack = 1.01 if match["unit"].startswith("second") or match["m"] else 30
        if "." in match["n"] and all(time[4] for time in found):
            slack = 0.15
        if (
            bool(found[0][1]) != bool(found[1][1])
            or abs(apart - stated) <= slack
            or not 0.2 < stated / max(apart, 0.1) < 5
        ):
            continue
        minutes, seconds = divmod(round(apart), 60)
        right = f"{minutes} minutes and {seconds} seconds" if minutes > 1 else f"{round(apart)} seconds"
        yield Mismatch(
            Span(match.start(), match.end()),
            f"between {found[0][0]} and {found[1][0]} are {right}",
            tuple(Span(t.start(), t.end()) for t in found),
        )


_LONG = r"(?<![\d:])(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,2})?(?![\d:])"
_HALVES = lazy(
    rf"\b(?:half-?way|midpoint|mid-point|first half|half)\b[^.;\n]{{0,40}}?\b(?:in|at)\s(?P<first>{_LONG})"
    rf"[^;\n]{{1,80}}?\bsecond half\b[^.;\n]{{0,20}}?\bin\s(?P<second>{_LONG})",
    re.IGNORECASE,
)
_LONG_TIME = lazy(_LONG)
_CLOSE = 300


def _halves(text: str) -> Iterator[Mismatch]:
    """The halves of a race that do not add up to the time it took."""
    for match in _HALVES.finditer(text):
        first, second = _seconds(match["first"]), _seconds(match["second"])
        whole = [
            time
            for time in _LONG_TIME.finditer(text)
            if not match.start() <= time.start() < match.end()
            and abs(_seconds(time[0]) - first - second) <= _CLOSE
        ]
        if not whole or not _is_slip(abs(_seconds(whole[0][0]) - first - second)):
            continue
        if any(abs(_seconds(time[0]) - first - second) <= 1.5 for time in whole):
            continue
        span = Span(match.start("first"), match.end("second"))
        minutes, seconds = divmod(round(first + second), 60)
        yield Mismatch(
            span,
            f"the halves add up to {minutes // 60}:{minutes % 60:02}:{seconds:02}, not {whole[0][0]}",
            (Span(whole[0].start(), whole[0].end()),),
        )


def _is_slip(seconds: float) -> bool:
    """Whether two times are apart by one digit: anything else may be somebody else's time."""
    apart = round(seconds)
    return 2 <= apart <= 9 or (apart <= 50 and apart % 10 == 0) or (apart >= 60 and apart % 60 == 0)


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
