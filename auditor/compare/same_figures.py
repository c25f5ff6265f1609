"""Whether two figures are of one thing, whether they say the same, and whether one is a slip of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from auditor.compare.figures import Figure
from auditor.compare.likeness import Likeness
from auditor.compare.things import FATES, SOME_OF
from auditor.regex import lazy
from auditor.text.mistyped import mistyped

_REACH = 60


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures can be of one thing: the same unit, and no two things that are known to differ.

    A bare number (“against 5.9 a year ago”) may be anything that has the same figures.
    """
    if a.unit != b.unit:
        return a.number == b.number and (a.written == "" == a.thing or b.written == "" == b.thing)
    if a.thing == b.thing:
        return True
    return not (a.thing and b.thing) and not (a.thing + b.thing).startswith(SOME_OF)


def equal(a: Figure, b: Figure) -> bool:
    """Whether two figures are the same number, whatever they count."""
    return a.unit == b.unit and agree(a, b)


def same_thing(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one thing by what stands beside them: the same unit and thing."""
    if a.unit != b.unit or a.thing != b.thing:
        return False
    if a.unit == "time":
        # “Four hours” and “45 minutes” are rarely of one thing; “three weeks” and “three months” are.
        return a.written == b.written or a.number == b.number
    return a.unit != "count" or a.thing != ""


def akin(a: Figure, b: Figure) -> bool:
    """Whether two figures can count one thing under two names: “hereditaries”, “hereditary peers”.

    What happened to people has one name only: the dead are not the injured.
    """
    if a.unit == b.unit == "ordinal":
        return True
    if not a.unit == b.unit == "count" or not a.thing or not b.thing or min(a.value, b.value) < _FEW:
        return False
    if a.thing.startswith(SOME_OF) or b.thing.startswith(SOME_OF):
        return False
    fates = (a.thing in FATES) + (b.thing in FATES)
    return not fates or (fates == 1 and "people" in (a.thing, b.thing))


def close(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one size, or one is the other with a slip of the pen."""
    return a.value <= _RATIO * b.value <= _RATIO * _RATIO * a.value or slip(a, b) > 0


def finer(a: Figure, b: Figure) -> bool:
    """Whether the first is exact where the second is rough: 430 is not had from “about 400”."""
    return b.approx and not a.approx and a.written == b.written and a.number != b.number


_SMALL = 10
_FEW = 5
"""Below it a number may count anything of a sentence."""
_RATIO = 4
_ROUNDED = Decimal("0.03")
_ABOUT = Decimal("0.1")
_CUT = Decimal("0.2")
_CONVERTED = Decimal("0.06")


def agree(a: Figure, b: Figure) -> bool:
    """Whether two comparable figures say the same: equal, rounded or converted.

    A round figure agrees with one that it is a rounding of: within 3 %, within 10 % where one is said to
    be approximate, or where the approximate one is the other cut down to its first digit (“more than
    1,000” for 1,163) and within 20 %. Converted figures agree within 6 %.
    """
    if a.unit != b.unit:
        return a.number == b.number
    x, y = a.value, b.value
    if x == y:
        return True
    larger, gap = max(abs(x), abs(y)), abs(x - y)
    if a.unit in ("ordinal", "score", "age") or not larger:
        return False
    if a.written != b.written:
        return gap <= (_ABOUT if a.approx or b.approx else _CONVERTED) * larger
    rough = a.approx or b.approx
    near = gap <= (_ABOUT if rough else _ROUNDED) * larger or gap < 1
    if near and (rounds(x, y) or rounds(y, x)):
        return True
    # What is rough in both texts is seldom rounded again: “up to 10,000” is not “up to 12,000”.
    if not rough or (a.approx and b.approx) or gap > _CUT * larger:
        return False
    return _leading(y, x) if a.approx else _leading(x, y)


def rounds(rounded: Decimal, exact: Decimal) -> bool:
    """Whether one number has fewer significant digits than the other and stands where rounding puts it."""
    digits, finer = _significant(rounded), _significant(exact)
    if digits >= finer:
        return False
    exponent = exact.adjusted() - digits + 1
    unit = Decimal(1).scaleb(exponent)
    return abs(rounded - exact) < unit


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _leading(exact: Decimal, rough: Decimal) -> bool:
    """Whether a rough number is the exact one cut down, or up, to its first digit."""
    if _significant(exact) <= _significant(rough):
        return False
    unit = Decimal(1).scaleb(exact.adjusted())
    cut = (exact // unit) * unit
    return rough in (cut, cut + unit)


def exchangeable(a: Figure, b: Figure) -> bool:
    """Whether two figures are so alike that one could be put for the other: of one unit, written alike."""
    return a.unit == b.unit and a.written == b.written


def digits(figure: Figure) -> str:
    """The digits of a figure's number, without zeros behind its point."""
    return format(figure.number.normalize(), "f")


def slip(a: Figure, b: Figure) -> float:
    """How likely a figure is another one with a slip of the pen: 0 for not at all, 1.5 and more for surely.

    A slip has the digits of the other in another order, one of them changed or added, or its number at
    another scale: a million for a billion, weeks for months.
    """
    if a.unit != b.unit or (a.thing != b.thing and a.thing in FATES and b.thing in FATES):
        return 0.0
    if a.number == b.number:
        return _OTHER_SCALE if a.unit == b.unit == "time" and a.written != b.written else 0.0
    x, y = digits(a), digits(b)
    telling = max(len(d.rstrip("0").replace(".", "")) for d in (x, y))
    if max(a.number, b.number) in (10 * min(a.number, b.number), 1_000 * min(a.number, b.number)):
        return _OTHER_SCALE if telling > 1 or a.unit not in ("count", "%", "length") else _CHANGED
    longer = max(len(x), len(y))
    if longer < 2 or (longer == 2 and len(x) != len(y)):
        return 0.0
    match mistyped(x, y):
        case "neighbours" | "exchanged" | "reordered":
            return _EXCHANGED[min(telling, 4)]
        case "changed" | "added":
            return _CHANGED if longer > 2 else _CHANGED / 2
    return 0.0


_EXCHANGED = (0.0, 1.0, 2.0, 3.0, 5.0)
"""By how many digits there are: four in another order are never met by chance."""
_OTHER_SCALE = 1.5
_CHANGED = 1.0


def key(figure: Figure) -> tuple[str, str] | None:
    """What is the same for figures that say the same, rounded to two digits; none for small counts."""
    if figure.unit in ("count", "ordinal") and figure.value <= _FEW:
        return None
    return figure.unit, f"{figure.value:.1e}"


def may_have_grown(now: Figure, before: Figure) -> bool:
    """Whether a figure can be a later one of the same thing: somewhat more, and no two digits exchanged."""
    grown = before.value < now.value <= _GROWTH * before.value
    return grown and mistyped(digits(now), digits(before)) not in ("neighbours", "exchanged")


_GROWTH = Decimal("1.5")
_AND_OTHERS = lazy(
    r"\b(?:with|and|plus|besides|alongside|joined\sby|as\swell\sas)\s"
    r"(?:(?:his|her|their|its|the|another|some)\s)?[\w-]{1,8}\s(?:[a-z]{2,12}\s)?"
    r"(?:brothers|sisters|siblings|cousins|sons|daughters|friends|colleagues|partners|companions|classmates|"
    r"neighbours|neighbors|fellows|others)\b|\b[\w-]{1,8}\s(?:[a-z]{2,12}\s)?"
    r"(?:others|more|fellow|companions|rivals|colleagues)\b"
)
"""What stands around a count of others than the one who is named."""
_OTHERS = 28
"""Code points before and behind a count in which this is said."""


def counts_one_more(mine: Figure, theirs: Figure, source_text: str) -> bool:
    """Whether a count has in it whom the source names beside the others: “Ana Ruiz and three sisters”."""
    return (
        mine.unit == theirs.unit == "count"
        and mine.value == theirs.value + 1
        and _AND_OTHERS.search(source_text, max(0, theirs.start - _OTHERS), theirs.end + _OTHERS) is not None
    )


_WHOLES = {"day": 7, "hour": 24, "month": 12}
"""What the parts of a week, a day and a year make."""
_OF_WHOLE = lazy(
    r"\s(?:days?|hours?|months?)\s(?:an?|per|each|every|in\severy\s\w{1,6}|out\sof\s\w{1,6})\s?(?:week|day|year)?\b"
)


_ON_THE_WAY = lazy(
    r"\b(?:mak(?:e|es|ing)|made)\sit\b|\b(?:lead|led|ahead|level(?:led)?|equali[sz]\w{1,6}|half[-\s]?time|interval)\b",
    re.IGNORECASE,
)
_NEAR_SCORE = 30


def is_on_the_way(mine: Figure, theirs: Figure, text: str) -> bool:
    """Whether a score is told to be one that the match had before it ended: “making it 2-0” of a 2-1."""
    if not (mine.unit == theirs.unit == "score"):
        return False
    (high, low), (highest, lowest) = divmod(mine.value, 1_000), divmod(theirs.value, 1_000)
    around = (max(0, mine.start - _NEAR_SCORE), mine.end + _NEAR_SCORE)
    return high <= highest and low <= lowest and _ON_THE_WAY.search(text, *around) is not None


_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_BEFORE_SCALE = 100


def leaves_out_scale(mine: Figure, theirs: Figure, text: str) -> bool:
    """Whether a bare count goes on from one of millions: “150 million for the holder, 110 for the other”."""
    if mine.unit != "count" or mine.thing or not mine.value:
        return False
    before = text[max(0, mine.start - _BEFORE_SCALE) : mine.start].rpartition("\n")[2]
    return any(word in before and mine.value * scale == theirs.value for word, scale in _SCALES.items())


def is_rest(mine: Figure, theirs: Figure, text: str, source_text: str) -> bool:
    """Whether one time is what another leaves: “four days a week without water”, “three days with”."""
    return (
        mine.written == theirs.written
        and mine.number + theirs.number == _WHOLES.get(mine.written)
        and _OF_WHOLE.match(text, mine.end) is not None
        and _OF_WHOLE.match(source_text, theirs.end) is not None
    )


def follows(figure: Figure, passage: Sequence[Figure], around: Sequence[Figure]) -> bool:
    """Whether a figure can be reckoned from others.

    It is the sum or the difference of two figures of the same unit in the passage, or of the same thing
    around it; what two counts of the passage make together (“60 players, 12 a side”); or a percentage: the
    share of one figure of the passage in another, the change between the two, the rest of another one. Only
    a figure that is said to be approximate may be rounded. Among many figures some sum always fits, so that
    nothing is reckoned with more than a few.
    """
    near = [other for other in passage if other.unit == figure.unit]
    kin = [other for other in around if other.unit == figure.unit and other.thing == figure.thing]
    if figure.unit in _UNRECKONED:
        return False
    if len(near) <= _RECKONED and any(_makes(figure, a, b) for a, b in combinations(near, 2)):
        return True
    bare = not figure.thing and any(_sums_to(figure, a, b) for a, b in pairwise(near))
    if bare or _differs_from_bare(figure, near, passage):
        return True
    if figure.unit == "count" and not figure.thing:
        kin = []
    if len(kin) <= _RECKONED and any(_sums_to(figure, a, b) for a, b in combinations(kin, 2)):
        return True
    return figure.unit == "%" and (
        any(figure.value + other.value == _WHOLE for other in near)
        or any(
            _is_share(figure.value, first.value, second.value)
            for first, second in permutations(passage[:_RECKONED], 2)
            if first.unit == second.unit != "%" and second.value
        )
    )


def _differs_from_bare(figure: Figure, near: Sequence[Figure], passage: Sequence[Figure]) -> bool:
    """Whether a figure is reckoned from two of which one has no unit: “to 1,900 dollars from 1,650”."""
    bare = [other for other in passage if other.unit == "count" and not other.thing and not other.written]
    return figure.unit != "count" and any(
        figure.number in (abs(a.number - b.number), a.number + b.number)
        for a in near[:_RECKONED]
        if a.written == figure.written
        for b in bare[:_RECKONED]
        if 0 <= b.start - a.end <= _REACH
    )


_UNRECKONED = frozenset({"ordinal", "score", "age"})
_WHOLE = 100


def _makes(figure: Figure, a: Figure, b: Figure) -> bool:
    return _sums_to(figure, a, b) or (figure.unit == "count" and figure.value == a.value * b.value)


def _sums_to(figure: Figure, a: Figure, b: Figure) -> bool:
    # “From 200,000 to 400,000”: the difference is one of the two, and stands there itself.
    return figure.value not in (a.value, b.value) and any(
        _is_result(figure, value) for value in (a.value + b.value, a.value - b.value)
    )


_RECKONED = 6
"""Figures with which it is reckoned: among more of them some sum always fits."""
_POINT = Decimal("0.6")


def _is_result(figure: Figure, value: Decimal) -> bool:
    result = abs(value)
    if figure.value == result:
        return True
    return figure.approx and rounds(figure.value, result) and abs(figure.value - result) <= _ABOUT * result


def _is_share(percentage: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is the share of one figure in another, or the change from one to the other."""
    share = 100 * part / whole
    return any(abs(value - percentage) <= _POINT for value in (share, abs(share - 100)))


FIGURES = Likeness(
    comparable,
    agree,
    equal,
    same_thing,
    slip,
    exchangeable,
    follows,
    close,
    akin,
    finer,
    lambda figure: figure.unit == "count" and figure.number < _SMALL,
    lambda figure: figure.number,
)
