"""Figures of a rewrite that are the agency copy's in a wrong place or by a wrong measure.

A writer who tells everything anew leaves sentences that are aligned with nothing near enough to pair their
figures one by one. Three slips show all the same, each by what the copy itself says of the figure: a price a
bag that the copy has a tonne, half of the staff where it has a third, and a figure that the copy gives to
something else, beside one that the copy has in another sentence. Nothing is told of a figure that the copy
does not have: it may be reckoned, of later news or of the writer's own knowledge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from auditor.compare import same_figures as same
from auditor.compare.figures import Figure
from auditor.compare.likeness import Paired
from auditor.compare.prepare import stems
from auditor.document import Document
from auditor.model import Alignment, Span
from auditor.regex import lazy
from auditor.text.numerals import FRACTIONS

_MOST = 80
"""Figures of one text that are compared: more are a table."""
_WORD = lazy(r"[^\W\d_]{4,}")
_MEASURES = {
    **dict.fromkeys(("second", "minute", "hour", "day", "night", "week", "fortnight", "month"), "time"),
    **dict.fromkeys(("quarter", "season", "year"), "time"),
    **dict.fromkeys(("kilo", "kilogram", "kilogramme", "kg", "pound", "tonne", "ton", "bag", "sack"), "mass"),
    **dict.fromkeys(("crate", "box"), "mass"),
    **dict.fromkeys(("litre", "liter", "gallon", "barrel"), "volume"),
    **dict.fromkeys(("hectare", "acre"), "area"),
    **dict.fromkeys(("kilometre", "kilometer", "mile", "metre", "meter"), "length"),
    **dict.fromkeys(("person", "head", "household", "family"), "people"),
}
"""What one counts by, each with its kind: only measures of one kind exclude each other."""
_NAMES = "|".join(sorted(_MEASURES, key=len, reverse=True))
_RATE = lazy(rf"\s(?:[\w’'-]{{1,16}}\s){{0,2}}?(?:an?|per|each|every)\s({_NAMES})\b")
_EACH = lazy(rf"\b(?:[Aa]n?|[Pp]er|[Ee]ach|[Ee]very)\s({_NAMES})\b")
_SAME_MEASURE = {
    "kilogram": "kilo",
    "kilogramme": "kilo",
    "kg": "kilo",
    "ton": "tonne",
    "liter": "litre",
    "kilometer": "kilometre",
    "meter": "metre",
    "sack": "bag",
    "night": "day",
    "head": "person",
    "family": "household",
    "season": "year",
}
_COUNTS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNTS |= {"a": 1, "an": 1}
_PARTS = ("third", "quarter", "fifth", "sixth", "eighth", "tenth")
_COUNT = "one|two|three|four|five|six|seven|eight|nine|ten"
_HALF = lazy(r"\b(?<!first )(?<!second )[Hh]alf(?=\s(?:of|the|its|their|his|her|all)\b)")
_PART = lazy(
    rf"\b(?P<times>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even)[\s-](?P<part>{'|'.join(_PARTS)})s?"
    r"(?=\s(?:of|more|less|fewer|to|from|by|in)\b|[,.;]|\s(?:the|its|their)\s)"
)
_IN = lazy(
    rf"\b(?P<some>(?i:{_COUNT})|\d{{1,3}})\s(?:in|out\sof)\s(?:every\s)?(?P<of>{_COUNT}|\d{{1,3}})\b"
    r"(?![.,]\d)(?!\s[A-Z])"
)
_LONGEST = 32
"""Code points within which a fraction in words stands: “seven out of every eight”."""
_TURN = lazy(r"[;:()]|\b(?:and|while|but|as|with|after|when|before|against|though|although|where)\b")
_NEAR = 45
_SMALL = 5
_AROUND = 160
"""Code points around a passage from which a writer may have drawn a sentence together."""
_BESIDE = 120
_SAME_SHARE = Decimal("0.005")
_RATIO = Decimal("0.02")
_SHOWN = Decimal("0.05")
"""How far a percentage may be from the fraction that stands for it: “nearly a third” of 29 percent."""


class _Share(NamedTuple):
    start: int
    end: int
    value: Decimal
    in_words: bool


def rewritten_figures(
    doc: Document,
    mine: Sequence[Figure],
    other: Document,
    theirs: Sequence[Figure],
    alignment: Sequence[Alignment],
    paired: Sequence[Paired[Figure]],
) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures of a rewrite beside those of the agency copy that they are slips of.

    Args:
        doc: The article.
        mine: Its figures, in order.
        other: The agency copy that it derives from.
        theirs: The copy's figures, in order.
        alignment: The article's sentences beside the copy's passages.
        paired: What is paired already.
    """
    if len(mine) > _MOST or len(theirs) > _MOST:
        return
    done = frozenset(pair.article.start for pair in paired if not pair.agrees)
    told = frozenset(pair.source.start for pair in paired)
    yield from _other_rates(doc.text, mine, other, theirs)
    yield from _other_shares(doc, mine, other, theirs, alignment, done)
    yield from _borrowed(
        doc,
        [a for a in mine if a.start not in done],
        other,
        theirs,
        [b for b in theirs if b.start not in told and not b.quoted],
    )


def said_in_words(figure: Figure, doc: Document) -> bool:
    """Whether a text has a percentage as a fraction in words: “a fifth” for “20 percent”."""
    return figure.unit == "%" and any(
        abs(value * 100 - figure.value) <= 100 * _SHOWN for _, value in _fractions(doc)
    )


def _other_rates(
    text: str, mine: Sequence[Figure], other: Document, theirs: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """Figures that are right, but by another measure: “a week” for “a day”."""
    for a in mine:
        match = None if a.quoted else _RATE.match(text, a.end)
        if match is None:
            continue
        places = [b for b in theirs if b.number == a.number and b.unit == a.unit]
        measured = [(b, *_measure(other, b)) for b in places]
        if measured and all(_exclude(match[1], measure) for _, _, measure in measured):
            b, end, _ = measured[0]
            yield a._replace(end=match.end(1)), b._replace(end=end)


def _measure(doc: Document, figure: Figure) -> tuple[int, str]:
    """Where a figure with what it is counted by ends, and the one measure; empty for none, or for several.

    The measure stands behind the figure (“32,000 francs a bag”), or before it (“a bag of millet costs …”).
    """
    if behind := _RATE.match(doc.text, figure.end):
        return behind.end(1), behind[1]
    sentence = doc.sentence_at(figure.start)
    found = {match[1] for match in _EACH.finditer(doc.text, *sentence)}
    near = _EACH.search(doc.text, max(sentence.start, figure.start - _NEAR), figure.start)
    return figure.end, near[1] if near and len(found) == 1 else ""


def _exclude(one: str, other: str) -> bool:
    """Whether two measures are of one kind and not the same."""
    alike = _SAME_MEASURE.get(one, one) == _SAME_MEASURE.get(other, other)
    return not alike and _MEASURES[one] == _MEASURES.get(other)


def _other_shares(
    doc: Document,
    mine: Sequence[Figure],
    other: Document,
    theirs: Sequence[Figure],
    alignment: Sequence[Alignment],
    done: frozenset[int],
) -> Iterator[tuple[Figure, Figure]]:
    """Fractions in words where the passage has another fraction or percentage, or the other way round."""
    here = _shares(doc, mine)
    there = _shares(other, theirs) if here else []
    if not there or not any(share.in_words for share in (*here, *there)):
        return
    free = [s for s in there if not any(_one_share(s, h) for h in here) and not _is_ratio(s.value, mine)]
    for share in here if free else ():
        passage = _passage(alignment, share.start)
        if passage is None or share.start in done:
            continue
        if any(_one_share(share, t) for t in there) or _is_ratio(share.value, theirs):
            continue
        near = [s for s in free if passage.start <= s.start < passage.end] or [
            s for s in free if passage.start - _AROUND <= s.start < passage.end + _AROUND
        ]
        rivals = [s for s in near if s.in_words] or (near if share.in_words else [])
        if len(rivals) != 1:
            continue
        shared = _stems(doc, doc.sentence_at(share.start)) & _stems(other, other.sentence_at(rivals[0].start))
        if len(shared) > 1:
            yield _as_figure(share), _as_figure(rivals[0])


def _shares(doc: Document, figures: Sequence[Figure]) -> list[_Share]:
    found = [_Share(f.start, f.end, f.value / 100, False) for f in figures if f.unit == "%" and not f.quoted]
    found += [
        _Share(*span, value, True)
        for span, value in _fractions(doc)
        if not any(quote.start <= span.start < quote.end for quote in doc.quoted)
    ]
    return found


def _fractions(doc: Document) -> Iterator[tuple[Span, Decimal]]:
    """The fractions in words of a text that are less than the whole.

    Their words are sought one by one: that takes a small part of the time of a search for all patterns.
    """
    text = doc.text
    for start in _places(text, "alf"):
        if match := _HALF.match(text, max(0, start - 1)):
            yield Span(*match.span()), Decimal("0.5")
    for part in _PARTS:
        for start in _places(text, part):
            if match := _PART.search(text, max(0, start - 6), start + len(part) + 8):
                value = Decimal(_COUNTS[match["times"].lower()]) / FRACTIONS[part]
                if match.end("part") <= start + len(part) and value < 1:
                    yield Span(*match.span()), value
    for number in doc.numbers:
        if text[number.start - 4 : number.start].endswith((" in ", " of ", "very ")):
            floor = max(0, number.start - _LONGEST)
            for match in _IN.finditer(text, floor, number.start + _LONGEST):
                some, of = _count(match["some"]), _count(match["of"])
                if match.start("of") == number.start and 0 < some < of:
                    yield Span(*match.span()), Decimal(some) / of


def _places(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else _COUNTS[written.lower()]


def _one_share(a: _Share, b: _Share) -> bool:
    """Whether two shares say the same, or the one what the other leaves."""
    gap = _SAME_SHARE if a.in_words == b.in_words else _SHOWN
    return abs(a.value - b.value) <= gap or abs(1 - a.value - b.value) <= gap


def _is_ratio(share: Decimal, figures: Sequence[Figure]) -> bool:
    """Whether two figures that stand near each other make a share, leave it, or differ by it."""
    return any(
        abs(found - share) <= _RATIO
        for x, y in permutations(figures, 2)
        if x.unit == y.unit != "%" and 0 < x.value < y.value and abs(x.start - y.start) < _BESIDE
        for found in (x.value / y.value, 1 - x.value / y.value, y.value / x.value - 1)
    )


def _as_figure(share: _Share) -> Figure:
    return Figure(share.start, share.end, share.value * 100, "%", "", share.value * 100, "part", False, False)


def _borrowed(
    doc: Document,
    mine: Sequence[Figure],
    other: Document,
    theirs: Sequence[Figure],
    free: Sequence[Figure],
) -> Iterator[tuple[Figure, Figure]]:
    """Figures that the copy has of something else, in a sentence that says what it says of another one.

    “Passenger numbers grew by 13 percent to 61 million” where the copy has 61 million with 8 percent, in a
    sentence that is told without its 8 percent, and the 13 percent with the freight.
    """
    if not free:
        return
    once = Counter(m.number for m in mine)
    unsaid = [c for c in free if c.number not in once]
    units = {(c.unit, c.written) for c in unsaid}
    places = Counter(t.number for t in theirs) if unsaid else {}
    for a in mine if unsaid else ():
        if once[a.number] != 1 or places.get(a.number) != 1 or (a.unit, a.written) not in units:
            continue
        if a.quoted or a.unit == "ordinal" or (a.unit == "count" and a.value <= _SMALL):
            continue  # Small numbers count everything.
        b = next(t for t in theirs if t.number == a.number)
        rivals = [c for c in unsaid if (c.unit, c.written) == (a.unit, a.written) == (b.unit, b.written)]
        found = [c for c in rivals if _in_its_place(doc, mine, other, theirs, a, b, c)]
        if len(found) == 1 and not any(same.equal(found[0], m) for m in mine):
            yield a, found[0]


def _in_its_place(
    doc: Document,
    mine: Sequence[Figure],
    other: Document,
    theirs: Sequence[Figure],
    a: Figure,
    b: Figure,
    c: Figure,
) -> bool:
    """Whether a figure's sentence, with the figure beside it, is made from that of ``c``, not of ``b``."""
    if a.thing != c.thing and (a.thing == b.thing or (a.thing and c.thing)):
        return False
    home, away = other.sentence_at(c.start), other.sentence_at(b.start)
    if home == away or sum(t.unit == c.unit and home.start <= t.start < home.end for t in theirs) != 1:
        return False
    sentence = doc.sentence_at(a.start)
    # What is told of in a clause of its own may be of another sentence.
    company = {
        m.number
        for m in mine
        if m is not a
        and sentence.start <= m.start < sentence.end
        and not _TURN.search(doc.text, min(a.end, m.end), max(a.start, m.start))
    }
    homes = [other.sentence_at(t.start) for t in theirs if t.number in company]
    if home not in homes or away in homes:
        return False
    here = _stems(doc, sentence)
    shared, others = here & _stems(other, home), here & _stems(other, away)
    return others <= shared and len(shared - others) > 1


def _stems(doc: Document, span: Span) -> frozenset[str]:
    return frozenset(s for word in _WORD.findall(doc.text, span.start, span.end) for s in stems(word.lower()))


def _passage(alignment: Sequence[Alignment], start: int) -> Span | None:
    """The passage from which the sentence around an offset comes."""
    at = bisect_right(alignment, start, key=lambda pair: pair.start) - 1
    if at < 0 or start >= alignment[at].end:
        return None
    first, last = alignment[at].source_start, alignment[at].source_end
    return None if first is None or last is None else Span(first, last)
