"""Figures of a sentence that do not add up: rests, lists of parts, fractions, prices, spans of years.

Each reading takes a `Frame` and asks for wording that leaves one sum possible: "of the 23, 15 … and the
other nine", "20 buses at $5,000 each". What is found is a figure with the one that should stand there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure, Frame
from auditor.text.mistyped import mistyped
from auditor.text.numerals import FRACTIONS


class Slip(NamedTuple):
    """A figure that does not follow from others of its passage."""

    figure: Figure
    others: tuple[Figure, ...]
    """The figures that it is reckoned from."""
    message: str
    grave: bool
    """Whether nothing but a mistake explains it."""


CUE = lazy(
    r"\b(?:(?:the|its|his|her|their) other|remaining|rest|restantes|otr[oa]s|autres|übrigen|leaving|leaves|"
    r"so that|so (?=\d)|meaning|"
    r"means|meant|remains?|remained|left|outstanding|unpaid|unspent|gold|draws|abstain\w*|undecided|half|"
    r"third|"
    r"thirds|quarters?|fifth|tenth|one in|each|apiece|year-old|years later|lasted|ended|twice|double|"
    r"triple|times the|than the|of every|(?:against|compared)(?= [^.;]{1,60}(?:%|per ?cent))|by half|by a|"
    r"(?:seats|votes|"
    r"members) went|anniversary|margin|"
    r"majority|difference|gap|shortfall|discrepancy|"
    r"staff|workforce|in all|altogether)\b|-(?:goal|point|run|try)\b|(?:%|per ?cent) of (?:the|its|their)\b|"
    r"\d[^.:;]{3,40}: "
)
"""In lower case: what a sentence must have for any of the readings."""
EARLIER = lazy(
    r"\b(?:so|so that|meaning|means|meant|leaving|leaves|remaining|remains?|"
    r"(?:the|its|his|her|their) other)\b"
)
"""In lower case: where a figure may follow from the sentence before."""

_N = HOLE
_ABOUT = (
    r"(?:about\s|around\s|some\s|nearly\s|almost\s|roughly\s|just\s(?:over|under)\s|only\s|just\s|"
    r"more\sthan\s)?"
)
_WORD = r"[^\s⟨⟩.;:,()]{1,18}"
_ITS = r"(?:the\s|its\s|his\s|her\s|their\s|all\s|a\s|an\s|these\s|those\s){0,2}"

_REMAINING = lazy(
    r"\b(?:the|its|his|her|their|los|las|les|die)\s(?:other|rest,|remaining|otros|otras|restantes|autres|"
    rf"übrigen|restlichen)\s{_ABOUT}{_N}",
    re.IGNORECASE,
)
_FOLLOWS = lazy(
    r"\b(?:leaving|leaves|left|so(?:\sthat)?|mean(?:ing|s|t)(?:\sthat)?|therefore|thus|hence)\s"
    r"(?:(?:just|only|about|some|the|other|another|remaining|him|her|it|them|with|a\s(?:balance|shortfall|"
    r"gap|"
    rf"deficit|surplus|total)\sof)\s){{0,3}}{_N}",
    re.IGNORECASE,
)
_STILL_LEFT = lazy(
    rf"{_N}(?:\s{_WORD}){{0,2}}\s(?:(?:is|are|was|were|still|has|have|had)\s){{0,2}}"
    r"(?:remain(?:s|ed|ing)?|left(?=\s?[.,;)]|\sto\b|\sover\b|\Z)|to\sgo|outstanding|unpaid|unspent|"
    r"unaccounted)\b",
    re.IGNORECASE,
)
_REST_PARTS = ("other", "rest", "remaining", "otr", "autres", "übrigen")
_FOLLOWS_PARTS = ("leav", "left", "so", "mean", "therefore", "thus", "hence")
"""One of them stands in whatever the patterns find: most sentences have none, and need no search."""
_TOTAL_OF = lazy(rf"\bof\s{_ITS}(?:some\s)?{_N}", re.IGNORECASE)
_OF_WHICH = lazy(rf"{_N}[^⟨⟩.;]{{0,60}}?\bof\s(?:which|whom|them|these|those|that)\b", re.IGNORECASE)
_CLOSES = lazy(r"(?:\s(?:jobs|people|seats|workers|left|more))?(?:[.;]|\Z)", re.IGNORECASE)
"""What stands behind a rest that is all of it: “leaving 500.”, but not “leaving 500 in Arden”."""
_HUNDRED = 100.0
_OPENING = 24
"""Code points with which a sentence begins that shares out a whole: “Of the 320 tonnes …”."""

_PART = rf"{_N}((?:\s{_WORD}){{1,4}})"
_LIST = lazy(
    rf"{_N}(?:\s{_WORD}){{0,4}}(?P<mark>:|,|\s[—–-]|\s\(|\s(?:went|split|"
    rf"were\ssplit))\s?{_PART}(?:,\s{_PART})?(?:,\s{_PART})?"
    rf"(?:,?\sand|,)\s{_N}((?:\s{_WORD}){{1,3}}?)(?=\s?[.;)]|,|\s(?:in|at|for|on|with|since|last|this|"
    rf"to)\b|\Z)",
    re.IGNORECASE,
)
_CLOSED = tuple(
    frozenset(names.split())
    for names in (
        "gold golds silver silvers bronze bronzes",
        "win wins victory victories won draw draws drawn tie ties tied loss losses defeat defeats lost",
        "favour favor for against abstentions abstention abstained",
    )
)
_PLACED = lazy(r"\s(?:in|at|near|on|from|to)\s")
_SEVERAL = lazy(
    rf"{_PART}(?:,\s{_PART}){{1,2}},?\sand\s{_N}(?:\s{_WORD}){{1,4}},\s(?:or\s|for\s|making\s|giving\s)?"
    rf"(?:a\s(?:combined\s|grand\s)?total\sof\s{_N}|{_N}(?:\s{_WORD})?\s(?:in\s(?:all|total)|altogether))",
    re.IGNORECASE,
)

_SHARES = lazy(
    rf"{_N}[^⟨⟩.]{{1,50}}?(?:,|;|\sand|\swhile)\s[^⟨⟩.;]{{0,25}}{_N}[^⟨⟩.;]{{1,50}}?(?:,|;|\sand|\swhile)\s"
    rf"(?:[a-z]{{2,6}}\s){{0,3}}{_N}\s(?:were\s|was\s|had\s|said\sthey\swere\s|of\sthem\s)?"
    r"(?:abstain\w*|undecided|unsure|not\ssure|without\san?\sopinion|no\sopinion|blank|spoil\w+|"
    r"did\snot\sknow|didn['’]t\sknow|don['’]t\sknow)",
    re.IGNORECASE,
)

_FRACTION = lazy(
    rf"(?P<about>\b(?:about|nearly|almost|roughly|around|over|under|more\sthan|less\sthan|up\sto|some|"
    rf"at\sleast|"
    rf"just\sover|just\sunder)\s)?(?:\b(?:an?\s|one[\s-])?|{_N}[\s-])(?P<name>half|third|quarter|fifth|"
    rf"tenth)s?"
    rf"\sof\s{_ITS}{_N}(?:\s{_WORD}){{0,3}}(?:,?\sor\s|\s\(|,\s)(?P<near>{_ABOUT}){_N}(?=\)|,|"
    rf"\s{_WORD}[,)]|\s?\.)",
    re.IGNORECASE,
)
_ONE_IN = lazy(
    rf"{_N}\s(?:out\s)?of\s{_ITS}{_N}(?:\s{_WORD}){{0,3}},?\s(?:or\s|\(|"
    rf"that\sis,?\s)(?P<near>{_ABOUT})one\sin\s{_N}",
    re.IGNORECASE,
)
_PERCENT_OF = lazy(
    rf"{_N}\sof\s{_ITS}{_N}(?:\s{_WORD}){{0,3}}(?:,?\sor\s|\s\(|,\sthat\sis,?\s){_ABOUT}{_N}(?=\)|,|\s?\.|"
    rf"\s{_WORD}[,.)])",
    re.IGNORECASE,
)
_NUMBER_OR_PERCENT = lazy(
    rf"{_N}(?:\s{_WORD}){{0,3}},?\s(?:or\s|\(){_ABOUT}{_N}\sof\s(?:the\s|its\s|their\s){_N}", re.IGNORECASE
)
_OF_STAFF = lazy(
    rf"{_N}\s(?:people|workers|employees|staff|members|"
    rf"students)\b[^⟨⟩;:]{{0,90}}?{_N}(?:\s{_WORD}){{0,3}},?\s"
    rf"(?:or\s|\(){_ABOUT}{_N}\sof\s(?:the\s|its\s|their\s)(?:total\s|entire\s|whole\s|current\s)?"
    r"(?:staff|workforce|employees|workers|members|membership|students|total)\b",
    re.IGNORECASE,
)
_EACH = lazy(
    rf"{_N}(?:\s{_WORD}){{1,4}}\s(?:at|for|costing|worth|priced\sat)\s{_N}\s(?:each|apiece|per\s{_WORD}),\s"
    rf"(?:or\s|for\s|making\s|bringing\s)?(?:a\s(?:combined\s)?(?:total|bill|price|cost)\sof|totall?ing|"
    rf"{_N}\sin\s"
    rf"(?:all|total))(?:\s{_ABOUT}{_N})?",
    re.IGNORECASE,
)

_TABLES = lazy(
    rf"(?:\A|(?<=[\s“\"])){_N}\s{_WORD}(?:\sof\s|\s(?:with|and)\s(?:at\seach(?:\sof\sthem)?\s)?|,?\seach\s(?:with|of|holding|"
    rf"carrying|seating)\s){_N}(?:\s{_WORD})?(?P<each>\s(?:each|apiece|(?:at|in|on|to)\seach(?:\sof\sthem)?))?,\s"
    rf"(?:making\s|or\s|so\s)?{_N}(?:\s{_WORD}){{0,2}}\s(?:in\s(?:all|total)|altogether|all\stold)\b(?!\s(?:with|includ|count|plus))",
    re.IGNORECASE,
)
_STAY_OF = lazy(
    rf"\b(?:so(?:\sthat)?|mean(?:ing|s|t)(?:\sthat)?|therefore|thus|hence|leaving|leaves|left)\s(?:only\s|just\s)?"
    rf"{_N}(?:\s{_WORD})?\sof\s(?:the|its|their)\s(?:original\s)?{_N}(?:\s{_WORD}){{0,6}}?"
    r"(?:\s(?:remain(?:s|ed|ing)?|stay(?:s|ed)?|are\sleft|were\sleft|left|still|to\s|in\s|on\s)|\s?[.,;]|\Z)",
    re.IGNORECASE,
)

_BETWEEN_YEARS = lazy(
    r"\b(?:began|begun|started|opened|launched|took\soffice|came\sto\spower|joined|entered|broke\sout|"
    r"erupted)\b"
    rf"[^⟨⟩.;]{{0,30}}\sin\s{_N}[^⟨⟩.;]{{0,50}}\b(?:ended|closed|finished|left|resigned|retired|"
    rf"stepped\sdown|"
    rf"concluded|completed|shut)\b[^⟨⟩.;]{{0,30}}\sin\s{_N},?[^⟨⟩.;]{{0,25}}?\b(?:lasted|lasting|took|"
    rf"spanned|spanning|"
    rf"after|for)\s{_ABOUT}{_N}\syears\b(?!\s(?:in\sprison|ago|before|earlier|old))",
    re.IGNORECASE,
)
_YEARS_LATER = lazy(
    rf"\bin\s{_N}(?!\s\w+\s(?:dollars|people))[^⟨⟩;]{{3,110}}?\b{_N}\syears\slater,\sin\s{_N}", re.IGNORECASE
)
_BORN = lazy(
    rf"\bborn\b[^⟨⟩.;]{{0,40}}\bin\s{_N},\s(?:the|this)\s{_N}-year-old\b|"
    rf"\b[Tt]he\s{_N}-year-old,\s(?:who\swas\s)?born\b[^⟨⟩.;]{{0,40}}\bin\s{_N}\b",
    re.IGNORECASE,
)
_FOUNDED = lazy(
    r"\b(?:founded|established|opened|created|set\sup|launched|formed|built|born|"
    r"incorporated)\b[^⟨⟩.;]{0,40}?"
    rf"\bin\s{_N},?[^⟨⟩.;]{{0,40}}?\b(?:marks|celebrates|is\s(?:marking|celebrating)|turns)\s(?:its|his|"
    rf"her|their|the)\s"
    r"(?P<nth>\d{1,3})(?:st|nd|rd|th)\s(?:anniversary|birthday)\b(?P<when>[^.;]{0,40})",
    re.IGNORECASE,
)
_THIS_YEAR = lazy(r"\b(?:this (?:year|month|week|weekend)|today|tomorrow|on [A-Z][a-z]+day)\b")
_PAST = lazy(r"\b(?:then|when|at the time|was an?|as an?)\b", re.IGNORECASE)

_SCORE = r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])"
_LEAD = lazy(
    rf"{_SCORE}(?:\s{_WORD}){{0,3}},\s(?:for\s|with\s)?an?\s{_N}-(?:goal|point|run|try)\s"
    r"(?:win|victory|defeat|loss|margin|lead|advantage|triumph)\b|"
    rf"{_SCORE}(?:\s{_WORD}){{0,2}},?\s(?:with\s|by\s)?an?\s(?:majority|margin|difference|"
    rf"lead)\sof\s(?:just\s)?{_N}",
    re.IGNORECASE,
)


_DIFFERENCE = lazy(
    rf",\s(?:a|an|the)\s(?:[a-z]{{3,9}}\s)?(?:difference|gap|margin|shortfall|discrepancy)\sof\s"
    rf"(?:just\s|only\s|exactly\s)?{_N}",
    re.IGNORECASE,
)


_TIMES = {"half": 0.5, "twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0}
_MULTIPLE = lazy(
    rf"{_N}(?:\s{_WORD}){{0,4}},?\s(?:(?:is|are|was|were|which\sis|or)\s)?(?P<near>{_ABOUT})"
    rf"(?:(?P<name>half|twice|double|triple|treble)|{_N}\stimes)\s(?:as\s(?:many|much|large|big)\sas\s|"
    rf"that\sof\s|of\s)?"
    rf"(?:the|its|last\syear['’]s)\s{_N}",
    re.IGNORECASE,
)
_AGAINST_AVERAGE = lazy(
    rf"{_N}[^⟨⟩.;]{{0,30}}?\s(?:against|compared\s(?:with|to)|"
    rf"versus)\s[^⟨⟩.;]{{0,30}}?{_N}[^⟨⟩.;]{{0,20}}?,\s"
    rf"(?P<near>{_ABOUT}){_N}\s(?:above|below|more|less|higher|lower|up|down)\b",
    re.IGNORECASE,
)
_THAN = lazy(
    rf"{_N}(?:\s{_WORD}){{0,4}},\s{_N}(?:\s{_WORD}){{0,2}}\s(?:longer|taller|more|higher|wider|larger|"
    rf"older|heavier|"
    rf"less|fewer|shorter|lower|deeper|faster)\sthan\s[^⟨⟩.;]{{0,40}}?\s(?:of|with|at|in|the)\s{_N}",
    re.IGNORECASE,
)
_OF_EVERY = lazy(
    rf"{_N}\s(?:of|in|out\sof)\severy\s{_N}(?:\s{_WORD}){{0,3}},?\s(?:or\s|\(){_ABOUT}{_N}", re.IGNORECASE
)
_BY_A_PART = lazy(
    r"\b(?P<about>(?:about|nearly|almost|more\sthan)\s)?(?:(?P<up>rose|risen|increased|grew)|fell|dropped|"
    r"declined|"
    r"shrank|cut|down|reduced)\sby\s(?P<near>about\s|nearly\s|almost\s|more\sthan\s|over\s)?"
    rf"(?P<name>half|an?\s(?:third|quarter|fifth|tenth)),?\sfrom\s{_N}(?:\s{_WORD}){{0,3}}\sto\s{_N}",
    re.IGNORECASE,
)
_POINTS = lazy(r"\s(?:percentage\s)?points?\b")


def slips(frame: Frame, earlier: Frame | None, year: int | None) -> Iterator[Slip]:
    """The figures of a sentence that do not follow from the others.

    Args:
        frame: The sentence.
        earlier: The sentence before, for what is said to follow from it; None where nothing is.
        year: The year of publication, for ages and anniversaries; None for unknown.
    """
    yield from _rests(frame, earlier)
    yield from _lists(frame)
    yield from _polled(frame)
    yield from _percentages(frame)
    yield from _prices(frame)
    yield from _tables(frame)
    yield from _left_of(frame, earlier)
    yield from _differences(frame)
    yield from _compared(frame)
    if any(word in frame.text for word in ("half", "Half", "third", "quarter", "fifth", "tenth", "one in ")):
        yield from _fractions(frame)
    if any(word in frame.text for word in ("years", "year-old", "anniversary", "birthday")):
        yield from _years(frame, year)
    if any(
        word in frame.text
        for word in ("-goal", "-point", "-run", "-try", "majority", "margin", "difference", "lead")
    ):
        yield from _leads(frame)


def holes(frame: Frame, match: re.Match[str]) -> list[Figure]:
    """The figures of the holes of a match, in order; further groups are words or digits outside of holes.

    Args:
        frame: What was matched.
        match: A match with figures as `auditor.text.figures.HOLE` in it.
    """
    return [
        frame.figures[int(text)]
        for at, text in enumerate(match.groups(), 1)
        if text is not None and text.isdigit() and frame.text[match.start(at) - 1] == "⟨"
    ]


def _rests(frame: Frame, earlier: Frame | None) -> Iterator[Slip]:
    """ "183 aboard, 104 on the manifest, so that 89 …", "5.1 of the 7.4 million …, leaving 3.2 million"."""
    small = frame.text.lower()
    for pattern, parts in ((_REMAINING, _REST_PARTS), (_FOLLOWS, _FOLLOWS_PARTS), (_STILL_LEFT, ("",))):
        if not any(part in small for part in parts):
            continue
        for match in pattern.finditer(frame.text):
            rest = frame.figures[int(match[1])]
            said = frame.text[: match.start()]
            given = [f for f in frame.figures if f.end <= rest.start and _like(f, rest)]
            more = len(given) < 2 and pattern is not _REMAINING
            more = more or (pattern is _FOLLOWS and len(given) == 2 and not _TOTAL_OF.search(said))
            if earlier is not None and more:
                given = [*(f for f in earlier.figures if _like(f, rest)), *given]
            if rest.kind != "quantity" or rest.approx or any(f.approx for f in given):
                continue
            if earlier is not None and not given and pattern is _REMAINING:
                yield from _rest_of_before(earlier, rest)
                continue
            rest_of = pattern is _REMAINING and said.count("⟨") == len(given)
            follows = pattern is _FOLLOWS and not (len(given) == 2 and _CLOSES.match(frame.text, match.end()))
            found = _rest(frame, said, rest, given, follows, rest_of)
            if found is not None:
                yield found


def _rest_of_before(earlier: Frame, rest: Figure) -> Iterator[Slip]:
    """ "Of the 320 tonnes 180 were burned. The remaining 120 …": all but the rest in the sentence before."""
    given = [f for f in earlier.figures if _like(f, rest)]
    named = [earlier.figures[int(m[1])] for m in _TOTAL_OF.finditer(earlier.text, 0, _OPENING)]
    if len(given) != 2 or len(earlier.figures) != 2 or not _sound([*given, rest]):
        return
    part, total = sorted(given, key=lambda f: f.value)
    right = total.value - part.value
    slack = total.slack + part.slack + rest.slack
    if total in named and right > 0 and abs(right - rest.value) > slack + 1e-9 and rest.value < total.value:
        message = f"{total.words} less {part.words} is {written(right)}"
        yield _wrong_rest(rest, (total, part), right, message, True)


def _rest(
    frame: Frame, said: str, rest: Figure, given: Sequence[Figure], follows: bool, rest_of: bool
) -> Slip | None:
    slack = rest.slack + sum(f.slack for f in given)
    if rest.measure == "%":
        if not given:
            return None
        rights = [_HUNDRED - sum(f.value for f in given[at:]) for at in range(len(given))]
        rights += [abs(a.value - b.value) for a, b in itertools.combinations(given, 2)]
        slack += 0.5 * len(given) + 0.5
        if follows or any(abs(right - rest.value) <= slack for right in rights) or rights[0] <= 0:
            return None
        return _wrong_rest(rest, given, rights[0], f"the rest of 100% is {written(rights[0])}%", True)
    if not 2 <= len(given) <= 5:
        return None
    total = max(given, key=lambda f: f.value)
    parts = [f for f in given if f is not total]
    named = [frame.figures[int(m[1])] for m in (*_TOTAL_OF.finditer(said), *_OF_WHICH.finditer(said))]
    rights = [
        total.value - sum(f.value for f in some)
        for size in range(1, len(parts) + 1)
        for some in itertools.combinations(parts, size)
    ]
    if total not in named:
        rights += [abs(a.value - b.value) for a, b in itertools.combinations(parts, 2)]
    if any(abs(right - rest.value) <= slack + 1e-9 for right in rights) or rest.value >= total.value:
        return None
    right = rights[-1]
    structured = (len(given) == 2 or rest_of) and total in named and not follows
    if not structured and any(abs(f.value - rest.value) <= slack for f in parts) and total not in named:
        return None
    if not structured:
        near = [value for value in rights if value > 0 and digit_slip(rest, value)]
        if not near or (len(given) > 2 and total not in named and not follows):
            return None
        right = near[0]
    if right <= 0:
        return None
    pair = next(
        ((a, b) for a, b in itertools.permutations(given, 2) if abs(a.value - b.value - right) < 1e-6), None
    )
    less = pair[1].words if pair else " and ".join(f.words for f in parts)
    message = f"{(pair[0] if pair else total).words} less {less} is {written(right)}"
    return _wrong_rest(rest, given, right, message, structured or len(given) <= 3)


def _wrong_rest(rest: Figure, given: Sequence[Figure], right: float, message: str, grave: bool) -> Slip:
    return Slip(rest, tuple(given[:3]), f"{message}, not {rest.words}", grave and right > 0)


def _like(figure: Figure, rest: Figure) -> bool:
    """Whether two figures may count the same thing, as far as their measures tell."""
    if figure.kind != "quantity" or (figure.measure == "%") != (rest.measure == "%"):
        return False
    return not figure.measure or not rest.measure or figure.measure == rest.measure


def digit_slip(figure: Figure, right: float) -> bool:
    """Whether a figure is another one with one digit changed, or two exchanged; of two digits at least."""
    digits = re.sub(r"\D", "", figure.words) or str(round(figure.value))
    whole = int(digits)
    if not whole:
        return False
    wanted = str(round(right / (figure.value / whole)))
    written_zeros, wanted_zeros = digits.rstrip("0"), wanted.rstrip("0")
    if max(len(written_zeros), len(wanted_zeros)) < 2:
        return False
    return mistyped(digits, wanted) in ("changed", "neighbours")


def _lists(frame: Frame) -> Iterator[Slip]:
    """ "17 medals, six gold, four silver and five bronze"; "$2 billion: $1.1 billion in bonds and …"."""
    for match in _LIST.finditer(frame.text):
        total, *parts = holes(frame, match)
        names = [text for text in match.groups() if text and not text.isdigit() and text != match["mark"]]
        if len(parts) < 2 or not _sound([total, *parts]):
            continue
        closed = any(all(kinds & set(name.lower().split()) for name in names) for kinds in _CLOSED)
        placed = all(_PLACED.match(name) for name in names) and len(names) == len(parts)
        if not closed and not placed and (match["mark"] != ":" or total.value < 5):
            continue
        if closed and len(parts) < 3 and match["mark"] == ",":
            continue
        added = sum(part.value for part in parts)
        if any(abs(f.value - added) <= f.slack for f in frame.figures if f not in (total, *parts)):
            continue  # “6,900 of the 9,400 people left: 4,100 by boat and 2,800 by road”
        yield from _not_the_sum(total, parts, closed)
    for match in _SEVERAL.finditer(frame.text):
        *parts, total = holes(frame, match)
        if _sound([total, *parts]):
            yield from _not_the_sum(total, parts, True)


def _sound(figures: Sequence[Figure]) -> bool:
    measures = {figure.measure for figure in figures if figure.measure}
    return len(measures) <= 1 and all(f.kind == "quantity" and not f.approx for f in figures)


def _not_the_sum(total: Figure, parts: Sequence[Figure], closed: bool) -> Iterator[Slip]:
    added = sum(part.value for part in parts)
    slack = total.slack + sum(part.slack for part in parts)
    if abs(added - total.value) <= slack + 1e-9 or not 0.5 <= added / max(total.value, 1e-9) <= 2:
        return
    if not closed and total.measure == "%":
        return
    listed = " and ".join(part.words for part in parts)
    whole = replace(total, start=min(total.start, parts[0].start), end=max(total.end, parts[-1].end))
    yield Slip(whole, tuple(parts), f"{listed} are {written(added)}, not {total.words}", closed)


def _polled(frame: Frame) -> Iterator[Slip]:
    """ "42% voted yes, 37% no and 31% abstained": more than all."""
    for match in _SHARES.finditer(frame.text):
        figures = holes(frame, match)
        added = sum(f.value for f in figures)
        if all(f.measure == "%" for f in figures) and 102 < added < 150:
            message = f"{', '.join(f.words for f in figures)} are {written(added)}%, more than all"
            yield Slip(figures[2], tuple(figures[:2]), message, True)


def _fractions(frame: Frame) -> Iterator[Slip]:
    """ "half of the 460 workers, or 260,"; "30 of the 120, or one in five"."""
    for match in _FRACTION.finditer(frame.text):
        figures = holes(frame, match)
        times = figures.pop(0).value if len(figures) == 3 else 1.0
        if len(figures) != 2 or not _sound([figures[0]]) or figures[1].measure != figures[0].measure:
            continue
        whole, part = figures
        name = match["name"].lower()
        right = whole.value * times / FRACTIONS[name]
        loose = 0.2 if match["about"] or match["near"] or part.approx else 0.06
        if 0 < times / FRACTIONS[name] < 1 and _off(part, right, loose):
            name = f"{'half' if name == 'half' else 'that part'} of {whole.words}"
            yield Slip(part, (whole,), f"{name} is {written(round(right, 1))}, not {part.words}", True)
    for match in _ONE_IN.finditer(frame.text):
        part, whole, one_in = holes(frame, match)
        if not 0 < part.value < whole.value or not _sound([part, whole]):
            continue
        right = whole.value / part.value
        if abs(right - one_in.value) > (1.0 if match["near"] else 0.6):
            one_of = written(round(right, 1))
            message = f"{part.words} of {whole.words} are one in {one_of}, not {one_in.words}"
            yield Slip(one_in, (part, whole), message, True)


def _off(part: Figure, right: float, loose: float) -> bool:
    return abs(part.value - right) > max(part.slack, right * loose, 0.5)


def _percentages(frame: Frame) -> Iterator[Slip]:
    """ "20% of its 5,000 staff, or 750"; "750 jobs, or 20% of its 5,000"; "has 5,000, will cut 750, or …"."""
    for pattern, order in ((_PERCENT_OF, "swp"), (_NUMBER_OR_PERCENT, "psw"), (_OF_STAFF, "wps")):
        for match in pattern.finditer(frame.text):
            figures = dict(zip(order, holes(frame, match), strict=True))
            share, whole, part = figures["s"], figures["w"], figures["p"]
            if share.measure != "%" or "%" in (whole.measure, part.measure) or not _comparable(whole, part):
                continue
            right = 100 * part.value / whole.value
            slack = 100 * (part.slack + whole.slack * right / 100) / whole.value + max(share.slack, 0.5) + 0.5
            slack += 2.0 if share.approx or part.approx or whole.approx else 0.0
            if abs(right - share.value) > slack:
                message = f"{part.words} of {whole.words} are {written(round(right, 1))}%, not {share.words}"
                wrong = part if pattern is _PERCENT_OF else share
                yield Slip(wrong, (whole,), message, abs(right - share.value) >= 3)


def _comparable(whole: Figure, part: Figure) -> bool:
    same = not whole.measure or not part.measure or whole.measure == part.measure
    return same and whole.kind == part.kind == "quantity" and 0 < part.value <= whole.value


def _prices(frame: Frame) -> Iterator[Slip]:
    """ "20 buses at $5,000 each, a total of $120,000"."""
    for match in _EACH.finditer(frame.text):
        figures = holes(frame, match)
        if len(figures) != 3 or figures[0].measure or any(f.kind != "quantity" for f in figures):
            continue
        count, price, total = figures
        if not price.measure or (total.measure and total.measure != price.measure):
            continue
        right = count.value * price.value
        slack = count.value * price.slack + count.slack * price.value + total.slack + right * 0.01
        if abs(right - total.value) > slack and not (count.approx or price.approx or total.approx):
            yield Slip(total, (count, price), f"{count.words} at {price.words} are {written(right)}", True)


def _tables(frame: Frame) -> Iterator[Slip]:
    """ "eight tables of four, 36 people in all"."""
    for match in _TABLES.finditer(frame.text):
        figures = holes(frame, match)
        if len(figures) != 3 or any(f.kind != "quantity" or f.measure or f.approx for f in figures):
            continue
        count, size, total = figures
        right = count.value * size.value
        if total.value != right and _is_near(total, right):
            yield Slip(total, (count, size), f"{count.words} times {size.words} is {written(right)}", True)


def _is_near(figure: Figure, right: float) -> bool:
    """Whether a figure is near to the right one, so that nothing else is meant by it."""
    return right / 2 < figure.value < right * 2


def _left_of(frame: Frame, earlier: Frame | None) -> Iterator[Slip]:
    """ "Seventeen gave up, so that 139 of the 146 who began remain": the rest before the whole."""
    if not any(part in frame.text.lower() for part in _FOLLOWS_PARTS):
        return
    for match in _STAY_OF.finditer(frame.text):
        rest, whole = holes(frame, match)
        given = [f for f in frame.figures if f.end <= rest.start and _like(f, rest)]
        if not given and earlier is not None:
            given = [f for f in earlier.figures if _like(f, rest)]
        if len(given) != 1 or any(
            f.kind != "quantity" or f.measure or f.approx for f in (rest, whole, *given)
        ):
            continue
        right = whole.value - given[0].value
        if right > 0 and right != rest.value and digit_slip(rest, right):
            message = f"{whole.words} less {given[0].words} is {written(right)}, not {rest.words}"
            yield Slip(rest, (whole, given[0]), message, True)


def _years(frame: Frame, year: int | None) -> Iterator[Slip]:
    for match in _BETWEEN_YEARS.finditer(frame.text):
        first, last, stated = holes(frame, match)
        yield from _not_between(first, last, stated)
    for match in _YEARS_LATER.finditer(frame.text):
        first, stated, last = holes(frame, match)
        yield from _not_between(first, last, stated)
    if year is None:
        return
    for match in _BORN.finditer(frame.text):
        born, age = sorted(holes(frame, match), key=lambda f: -f.value)
        years = year - born.value
        wrong = 0 < years < 120 and age.value < 120 and not years - 1 <= age.value <= years
        if wrong and _is_year(born) and not _PAST.search(frame.text):
            message = f"born in {born.words} is {years - 1:.0f} or {years:.0f} in {year}, not {age.words}"
            yield Slip(age, (born,), message, True)
    for match in _FOUNDED.finditer(frame.text):
        [founded] = holes(frame, match)
        years = year - founded.value
        if _is_year(founded) and _THIS_YEAR.search(match["when"]) and abs(years - int(match["nth"])) > 1:
            message = f"{written(years)} years have passed since {founded.words}, not {match['nth']}"
            yield Slip(founded, (), message, False)


def _not_between(first: Figure, last: Figure, stated: Figure) -> Iterator[Slip]:
    span = last.value - first.value
    if not (_is_year(first) and _is_year(last)) or span <= 0 or stated.approx:
        return
    if abs(span - stated.value) > 1:
        message = f"from {first.words} to {last.words} are {written(span)} years, not {stated.words}"
        yield Slip(stated, (first, last), message, True)


def _is_year(figure: Figure) -> bool:
    return 1500 <= figure.value <= 2100 and figure.words.isdigit()


def _leads(frame: Frame) -> Iterator[Slip]:
    """ "4-1, a two-goal win"; "61-54, a majority of nine"."""
    for match in _LEAD.finditer(frame.text):
        [stated] = holes(frame, match)
        a, b = [
            int(text)
            for at, text in enumerate(match.groups(), 1)
            if text is not None and frame.text[match.start(at) - 1] != "⟨"
        ]
        if stated.value != abs(a - b) and a != b:
            yield Slip(stated, (), f"{a}-{b} is a difference of {abs(a - b)}, not {stated.words}", True)


def _differences(frame: Frame) -> Iterator[Slip]:
    """ "41 of them, against 38 in the other group, a difference of three"."""
    for match in _DIFFERENCE.finditer(frame.text):
        stated = frame.figures[int(match[1])]
        given = [f for f in frame.figures if f.end <= stated.start and _like(f, stated)]
        if stated.measure == "pp" or _POINTS.match(frame.text, match.end()):
            given = [f for f in frame.figures if f.end <= stated.start and f.measure == "%"]
        if len(given) < 2 or len(given) > 6 or stated.kind != "quantity" or stated.measure == "%":
            continue
        slack = stated.slack + max(f.slack for f in given) * 2
        rights = [abs(a.value - b.value) for a, b in itertools.combinations(given, 2)]
        if any(f.approx for f in (stated, *given)) or any(
            abs(r - stated.value) <= slack + 1e-9 for r in rights
        ):
            continue
        right = min((r for r in rights if r), key=lambda r: abs(r - stated.value), default=0.0)
        if right and stated.value < 3 * right:
            yield Slip(
                stated, tuple(given[-2:]), f"the difference is {written(right)}, not {stated.words}", True
            )


def _compared(frame: Frame) -> Iterator[Slip]:
    """ "84,000, twice as many as the 52,000"; "84 mm against 60 mm, 60% up"; "1,200, 400 more than the …"."""
    for match in _MULTIPLE.finditer(frame.text):
        figures = holes(frame, match)
        times = _TIMES[match["name"].lower()] if match["name"] else figures.pop(1).value
        more, less = figures
        right = times * less.value
        # "52 percent to 38 percent, or double the 7-point lead" doubles what was said before.
        alike = more.measure == less.measure != "%" and not more.approx
        alike = alike and frame.text[match.end() : match.end() + 1] != "-"
        if alike and right and _off(more, right, 0.5 if match["near"] else 0.12):
            message = f"{more.words} is {written(round(more.value / less.value, 1))} times {less.words}"
            yield Slip(less, (more,), f"{message}, not {written(times)}", False)
    for match in _AGAINST_AVERAGE.finditer(frame.text):
        first, second, share = holes(frame, match)
        if share.measure != "%" or "%" in (first.measure, second.measure) or not _sound([first, second]):
            continue
        right = 100 * abs(first.value - second.value) / second.value if second.value else 0.0
        slack = 100 * (first.slack + second.slack) / max(second.value, 1e-9) + max(share.slack, 1.0)
        if right and abs(right - share.value) > slack + (5.0 if match["near"] or share.approx else 0.0):
            message = (
                f"{first.words} against {second.words} is {written(round(right, 1))}%, not {share.words}"
            )
            yield Slip(share, (first, second), message, abs(right - share.value) >= 3)
    for match in _THAN.finditer(frame.text):
        first, stated, second = figures = holes(frame, match)
        right = abs(first.value - second.value)
        if _sound(figures) and right and abs(right - stated.value) > sum(f.slack for f in figures) + 1e-9:
            message = f"{first.words} and {second.words} are {written(right)} apart, not {stated.words}"
            yield Slip(stated, (first, second), message, digit_slip(stated, right))
    for match in _OF_EVERY.finditer(frame.text):
        part, whole, share = holes(frame, match)
        right = 100 * part.value / whole.value if whole.value else 0.0
        if share.measure == "%" and 0 < right < 100 and abs(right - share.value) > (5 if share.approx else 2):
            message = (
                f"{part.words} of every {whole.words} are {written(round(right, 1))}%, not {share.words}"
            )
            yield Slip(share, (part, whole), message, True)
    for match in _BY_A_PART.finditer(frame.text):
        old, new = figures = holes(frame, match)
        change = old.value / FRACTIONS[match["name"].lower().split()[-1]]
        right = old.value + change if match["up"] else old.value - change
        if _sound(figures) and right and _off(new, right, 0.25 if match["near"] or match["about"] else 0.12):
            message = f"from {old.words} to {new.words} is not {match['name']}: that is {written(right)}"
            yield Slip(new, (old,), message, True)


def written(value: float) -> str:
    """A value as news writes it: ``2.3 million``, ``1,200``."""
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= scale:
            return written(value / scale) + word
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{value:,.0f}"
