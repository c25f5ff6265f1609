"""Prices and amounts by the piece, averages and products: “30 trams … 7 million euros a tram”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.passage import (
    PEOPLE,
    ROUGHLY,
    SPANS,
    WORD,
    Mismatch,
    Passage,
    agrees,
    alike,
    spans,
    written,
)
from auditor.text.reckoning.totals import TOTAL

_N, _W, _H = HOLE, WORD, ROUGHLY
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "nightly": "night", "hourly": "hour",
}  # fmt: skip
EACH_CUES = frozenset("each every apiece per a an".split()).union(_ADVERBS)
PRODUCT_CUES = frozenset(
    "each every apiece per consecutive consecutively other another back succession daily weekly monthly day "
    "week "
    "month year head person piece night game match hour share".split()
)
VALUE_CUES = frozenset(
    "value values valued valuing worth cost costs costing comes coming amounts amounting face faces facing "
    "raise "
    "raises raising earn earns earning brings sentence term".split()
)
AVERAGE_CUES = frozenset("average averaging averaged averages mean".split())
"""Words of which a sentence has one that says a price of one, a product or an average."""
_EACH = lazy(
    rf"{_N}(?:\s(?!a\s|an\s|per\s|each\s|for\s){_W}){{0,2}}?\s(?:each\b|apiece\b|(?:per|a|an|for\seach|"
    r"for\severy|to\seach|on\seach)\s(?P<unit>(?!of\b)[^\W\d_]{2,20})|"
    rf"(?:for|to)\seach\sof\s(?:the\s|its\s|their\s)?{_H}{_N}|(?P<adverb>{'|'.join(_ADVERBS)})\b)",
    re.IGNORECASE,
)
_LEAD = lazy(
    r"(?:,|\bor|[—–(:-]|\bmeans?|\bis|\bare|\bmakes?|\bcomes?\sto|\bthat['’]s|\bworks\sout\sat|"
    r"\baverage\sof)\s?"
    r"(?:\w+\s){0,3}\Z"
)
_SPLIT = lazy(
    rf"\b(?:split|shared|divided|spread)\s(?:(?:evenly|equally|out|up|fairly)\s){{0,2}}(?:among|between|amongst|by|over|across)\s"
    rf"(?:the\s|its\s|their\s|all\s|those\s){{0,2}}{_N}",
    re.IGNORECASE,
)
_CHANGING = lazy(r"\b(?:plus|minimum|maximum|at least|up to|includ\w+|first|rising|extra|additional|more)\b")
_UNIT_MEASURES = {
    "hectare": "ha", "acre": "acre", "tonne": "t", "ton": "ton", "kilometre": "km", "kilometer": "km",
    "litre": "l", "liter": "l", "barrel": "bbl", "mile": "mi", "kilo": "kg", "metre": "m", "meter": "m",
}  # fmt: skip
_EACH_OF = lazy(
    r"\b(?:each|apiece|every|(?:a|per)\s(?:day|week|month|year|head|person|piece|night|game|match|hour|"
    r"share)|daily|weekly|monthly|consecutive(?:ly)?|one\safter\sthe\sother)\b",
    re.IGNORECASE,
)
_ONE_AFTER_ANOTHER = lazy(
    r"\b(?:consecutive(?:ly)?|one\safter\s(?:the\sother|another)|back\sto\sback|in\ssuccession)\b"
)
_OPEN_PRODUCT = lazy(
    r"\b(?:plus|another|others|additional|more|less|fewer|including|so far|and\s(?:the|a|an)|with|some|"
    r"first|last|up to|at least|minimum|average|suspended|concurrent\w*)\b"
)
_VALUE = lazy(
    r"\b(?:valu(?:es?|ed|ing)|worth|cost(?:s|ing)?|com(?:es|ing)\sto|amount(?:s|ing)\sto|fac(?:es?|ing)|"
    rf"rais(?:es?|ing)|earn(?:s|ing)?|brings?\sin|sentence\sof|term\sof)\s(?:{_W}\s){{0,5}}?{_H}{_N}",
    re.IGNORECASE,
)
_AVERAGE = lazy(
    rf"\b(?:an?\s(?:daily\s|weekly\s|monthly\s|yearly\s|annual\s)?(?:average|mean)\sof|averag(?:ing|ed|es)|"
    rf"on\saverage,?)\s{_H}{_N}",
    re.IGNORECASE,
)
_COUNT_BETWEEN = 60
_AMOUNT = 1e5
"""From which a figure without a unit is an amount: “9.6 billion shillings, or 3.2 billion a year”."""


def prices(p: Passage) -> Iterator[Mismatch]:
    """Yield the amounts by the piece that are not the total shared by the pieces.

    “30 trams … 210 million euros, or about 70 million euros a tram”; “80 tonnes on 20 hectares, 8 tonnes a
    hectare”.
    """
    for match in _EACH.finditer(p.frame.text):
        one, *shared = p.figures(match)
        unit = _ADVERBS.get((match["adverb"] or "").lower(), match["unit"])
        if one.kind != "quantity" or one.measure in ("%", "pp") or p.is_converted(one):
            continue
        if not (one.measure or p.noun(one) or one.value >= _AMOUNT) or not _LEAD.search(
            p.frame.text, max(0, match.start() - 30), match.start()
        ):
            continue
        split = _SPLIT.search(p.frame.text, 0, match.start())
        among = p.frame.figures[int(split[1])] if split else None
        before = [
            f for f in p.frame.figures if f.end <= one.start and f is not among and not p.is_converted(f)
        ]
        whole = [f for f in before if p.like(f, one, loose=True) and alike(p.noun(f), p.noun(one))]
        if not whole and p.earlier is not None and (one.measure or one.value >= _AMOUNT):
            given = [f for f in p.earlier.figures if f.value > one.value and not p.is_converted(f)]
            whole = [f for f in given if f.measure == one.measure and f.kind == "quantity"]
        if one.value >= _AMOUNT:
            whole = [f for f in whole if p.noun(f) not in SPANS]
        counts = [
            f
            for f in (*(p.earlier.figures if p.earlier else ()), *before)
            if f.kind == "quantity"
            and (f.measure != one.measure or not f.measure)
            and _counts_units(p, f, unit)
        ]
        if not one.measure:
            counts = [f for f in counts if f not in whole and (unit or not alike(p.noun(f), p.noun(one)))]
        counts = shared or ([among] if among else counts)
        if len(whole) != 1 or len(counts) != 1:
            continue
        total, count = whole[0], counts[0]
        if (
            count.value <= 1
            or (total.approx and count.approx)
            or _CHANGING.search(p.text, total.start, one.start)
        ):
            continue
        right = total.value / count.value
        slack = (total.slack + right * count.slack) / count.value + right * (0.12 if one.approx else 0.05)
        if agrees(right, one, slack) or agrees(total.value * count.value, one, one.slack + right * 0.05):
            continue
        if 0.08 < one.value / right < 12.5:
            yield Mismatch(
                Span(one.start, p.offset(match.end())),
                f"{total.words} over {count.words} are {written(right)} each, not {one.words}",
                spans(total, count),
            )


def _counts_units(p: Passage, figure: Figure, unit: str | None) -> bool:
    if unit is None:
        return not figure.measure and bool(p.noun(figure))
    small = unit.lower()
    if figure.measure:
        return _UNIT_MEASURES.get(small) == figure.measure
    noun = p.noun(figure)
    return bool(noun) and (alike(noun, small) or (small in ("head", "person") and noun in PEOPLE))


def averages(p: Passage) -> Iterator[Mismatch]:
    """Yield the averages that are neither the mean of the figures listed nor a total shared by its days.

    “20 in May, 30 in June and 40 in July, an average of 35 a month”; “90 mm in three days, an average of 45”.
    """
    for match in _AVERAGE.finditer(p.frame.text):
        stated = p.figure(match)
        if stated is None or stated.approx or stated.kind != "quantity" or "respectively" in p.frame.text:
            continue
        before = [f for f in p.frame.figures if f.end <= stated.start and f.kind == "quantity"]
        if any(f.approx for f in before):
            continue
        counts = [f for f in before if p.noun(f) in SPANS or f.measure in SPANS]
        values = [f for f in before if f not in counts and p.like(f, stated, loose=True)]
        values = [f for f in values if stated.measure or alike(p.noun(f), p.noun(stated))]
        if len(values) != len(before) - len(counts) or len(counts) > 1:
            continue
        if len(values) == 1 and counts and counts[0].start - values[0].end < _COUNT_BETWEEN:
            right = values[0].value / counts[0].value if counts[0].value else 0.0
        elif len(values) > 1 and not counts:
            right = sum(f.value for f in values) / len(values)
        else:
            continue
        slack = sum(f.slack for f in values) + right * 0.015
        if agrees(right, stated, slack) or not right / 3 < stated.value < right * 3:
            continue
        yield Mismatch(
            Span(stated.start, stated.end),
            f"the average is {written(round(right, 1))}, not {stated.words}",
            spans(*values[:2]),
        )


def products(p: Passage) -> Iterator[Mismatch]:
    """Yield the totals that are not so many times so much.

    “Its 30 members gave 500 euros each, 12,000 euros together”; “$16 for each of the 10 million shares, which
    values it at $180 million”; “six years on each of three counts. The terms are consecutive: he faces 15”.
    """
    for pattern in (TOTAL, _VALUE):
        for match in pattern.finditer(p.frame.text):
            total = p.figure(match)
            if total is None or total.value <= 1 or total.kind != "quantity":
                continue
            given = [f for f in p.frame.figures if f.end <= total.start]
            after = bool(_ONE_AFTER_ANOTHER.search(p.text, p.start, total.end + 60))
            start = p.start
            if not given and after and p.earlier is not None and p.earlier.figures:
                given = list(p.earlier.figures)
                start = given[0].start
            if (p.noun(total) in SPANS or total.measure in SPANS) and not after:
                continue
            wrong = _product(p, total, given, start)
            if wrong is not None:
                yield wrong


def _product(p: Passage, total: Figure, figures: Sequence[Figure], start: int) -> Mismatch | None:
    given = [f for f in figures if f.kind == "quantity" and not p.hyphened(f)]
    if len(given) != 2 or any(f.approx or f.value <= 1 or f.measure == "%" for f in given):
        return None
    a, b = given
    if not _EACH_OF.search(p.text, start, total.start):
        return None
    if _OPEN_PRODUCT.search(p.text, start, min(p.end, total.end + 30)):
        return None
    one = [
        f
        for f in given
        if (f is b and not f.measure and p.noun(f) in PEOPLE and not total.measure)
        or (f.measure == total.measure and (total.measure or alike(p.noun(f), p.noun(total))))
    ]
    if not one or (len(one) == 2 and total.measure):
        return None
    right = a.value * b.value
    slack = right * (a.slack / a.value + b.slack / b.value) + right * 0.01
    if agrees(right, total, slack) or not 0.3 < total.value / right < 3.3:
        return None
    return Mismatch(
        Span(total.start, total.end),
        f"{a.words} times {b.words} are {written(right)}, not {total.words}",
        spans(a, b),
    )
