"""Shares beside their figures: “300 of its 1,200 jobs, a third”, “one household in five, or 150”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import Figure, Frame
from auditor.text.reckoning.differences import SPREADS
from auditor.text.reckoning.multiples import CHANGED
from auditor.text.reckoning.passage import PEOPLE, WORD, Mismatch, Passage, alike, spans, written
from auditor.text.reckoning.portions import COUNT, FRACTION, PARTS, PERCENT, portion, said

_W = WORD
CUES = frozenset((*PARTS, *(f"{part}s" for part in PARTS), "percent", "cent"))
FEW = frozenset("one two three four 1 2 3 4".split())
IN_CUES = frozenset("in out every".split())
"""Words of which a sentence has one that says a share; of “one in five” it has one of two sets."""
_ANCHOR = lazy(
    rf"\b(?P<part>{'|'.join(PARTS)})s?(?![\w-])|\b(?:in|out\sof|of\severy)\s(?:every\s)?(?:{COUNT}|"
    rf"⟨\d{{1,2}}⟩)(?![\w-])",
    re.IGNORECASE,
)
_IN = lazy(rf"\b(?:in|out\sof|of\severy)\s(?:every\s)?(?:{COUNT}|⟨\d{{1,2}}⟩)(?![\w-])")
_SHARE = lazy(rf"(?<![\w-])(?=[\w⟨]){FRACTION}", re.IGNORECASE)
_COUNTED = lazy(r"(?:\b(?:an?|one|two|three|four|five|seven|nine)|⟩)[\s-]\Z", re.IGNORECASE)
_PERCENT = lazy(PERCENT)
COVERS = frozenset(
    "cover covers covered meet meets met pay pays represent represents represented account accounts "
    "accounted make makes made amounts amounted equals".split()
)
"""Words of which a sentence has one that says a share of what was told before."""
_COVERING = lazy(
    rf"⟨(?P<part>\d{{1,2}})⟩[^⟨⟩.;]{{0,40}}?\b(?:{'|'.join(sorted(COVERS))})(?:\s(?:up|for|off|to))?\s\Z"
)
_OF_THAT = lazy(r"\sof\s(?:that|it|this|the\s(?:total|sum|debts?|cost|bill|amount|loss(?:es)?))\b")
_LEADS = (",", "(", "—", "–", "-", " or", " so", " of")
"""What stands in front of a share that is put beside its figures."""
_REACH = 32
_FAR = 15
_ITS = r"(?:the|its|their|his|her|all|those|these|a|an|some|about|[\w-]{1,16}['’]s?)"
_APPOSED = lazy(
    rf"(?:\sof\s(?:{_ITS}\s){{0,3}}(?P<whole>⟨\d{{1,2}}⟩)?(?:(?:\s|(?<=\s)){_W}){{0,4}})?"
    r"(?:,?\sor|,|\s\(|:|\s[—–-]|,\sthat\sis,?|\smeaning)\s"
    r"(?:(?:some|about|around|roughly|nearly|almost|a\stotal\sof|or)\s){0,2}(?P<part>⟨\d{1,2}⟩)"
    rf"(?=(?:\s{_W}){{0,3}}?(?:[,.;:)—–]|\s(?:buys?|ha[sd]|have|is|are|was|were|will|would|comes?|came|said|"
    r"did|do|stayed|passed|failed|had|went|in|for|by|on|to|a)\b|\Z))",
    re.IGNORECASE,
)
_BEFORE = lazy(
    r"(?P<part>⟨(?<!\bof\s⟨)(?<!\bof\sthe\s⟨)(?<!\bof\sits\s⟨)\d{1,2}⟩)"
    rf"(?P<mid>(?:\s{_W}){{0,3}}?\s(?:out\s)?of\s(?:{_ITS}\s){{0,3}}(?P<whole>⟨\d{{1,2}}⟩))?(?:\s{_W}){{0,9}}?"
    rf"(?:,?\sor|,?\sso|,|\s\(|\s[—–-]|,\sthat\sis,?)\s(?:an?\s(?:{_W}\s){{1,2}}of\s)?\Z",
    re.IGNORECASE,
)
_ARE = lazy(
    rf"(?P<part>⟨\d{{1,2}}⟩)(?:\s{_W}){{0,5}}?\s(?:is|are|was|were|makes?|made|represents?|represented|equals?|"
    r"(?:amounts?|amounted)\sto|(?:accounts?|accounted)\sfor|makes?\sup|made\sup|(?:comes|come|came)\sto)\s\Z"
)
_WHOLE_BEFORE = lazy(
    r"\b[Oo]f\s(?:the\s|its\s|all\s|some\s|every\s|each\s){0,2}(?P<whole>⟨\d{1,2}⟩)"
    rf"(?:\s{_W}){{0,6}}?,?\s(?P<part>⟨\d{{1,2}}⟩)(?:\s{_W}){{0,5}}?(?:,?\sor|,|\s\()\s"
    rf"(?:an?\s(?:{_W}\s){{1,2}}of\s)?\Z"
)
_IS = lazy(
    rf"(?:\A|\s)(?:of|on|from)\s(?:(?:the|its|their|a|"
    rf"an)\s){{0,2}}(?P<whole>⟨\d{{1,2}}⟩)(?:\s{_W}){{0,4}}?,?\s"
    r"(?:comes\sto|amounts\sto|works\sout\s(?:at|to)|equals|makes|is|came\sto|amounted\sto|would\sbe|means)\s"
    r"(?:(?:some|about)\s)?(?P<part>⟨\d{1,2}⟩)",
    re.IGNORECASE,
)
_OF_WHOLE = lazy(rf"\sof\s(?:{_ITS}\s){{1,2}}(?P<whole>⟨\d{{1,2}}⟩)")
_OF_SO_MANY = lazy(r"\b[Oo]f\s(?:the\s|its\s|all\s)?\Z")
_OF_IT = lazy(r"\sof\s(?:it|them|these|those)\b")
_OF_ANOTHER = lazy(r"\sof\s(?!it\b|them\b|these\b|those\b|that\b|the\s(?:total|sum|money|amount))")
_MORE, _LESS = lazy(r"more|over"), lazy(r"less|under|nearly|almost|up|close|barely|fewer")

_PAIR = lazy(
    rf"⟨(?P<part>\d{{1,2}})⟩(?:\s{_W}){{0,2}}?\s(?:out\s)?of\s(?:the|its|their|his|her|[\w-]{{1,16}}['’]s?)\s"
    rf"(?:{_W}\s)?⟨(?P<whole>\d{{1,2}})⟩|"
    r"⟨(?P<whole2>\d{1,2})⟩[^⟨⟩.;]{0,40},\s(?:and\s|but\s)?⟨(?P<part2>\d{1,2})⟩\sof\s(?:them|those|these)\b",
    re.IGNORECASE,
)
_OF_GROUP = lazy(r"\sof\s(?:the|its|their|all|those|his|her)\s(?:[\w-]{2,14}\s)?(?P<group>[^\W\d_]{3,16})")
_GROUPS = frozenset(
    "workforce staff payroll employees personnel workers electorate voters entitled eligible membership "
    "members "
    "population residents inhabitants jobs posts fleet pupils students intake".split()
)


_OF_ONE = lazy(
    rf"\sof\s(?:the|its|their|all|those|his|her)\s(?:[\w-]{{2,14}}\s)?(?:{'|'.join(sorted(_GROUPS))})\b"
)


def shares(p: Passage) -> Iterator[Mismatch]:
    """Yield the shares that the figures beside them do not show.

    “300 of its 1,200 jobs, a third of the workforce”; “450 households. … One in five, or 150”.
    """
    for match in _found(p.frame):
        known = portion(p, match)
        beside = _beside(p, match) if known else None
        if known is None or beside is None:
            continue
        part = p.frame.figures[int(beside["part"][1:-1])]
        if part.kind != "quantity" or part.measure in ("%", "pp"):
            continue
        whole = _whole(p, match, beside, part)
        if whole is None or whole is part:
            continue
        behind = p.offset(match.start())
        span = Span(behind, p.offset(match.end())) if behind > part.start else Span(part.start, part.end)
        yield from _judged(p, match, known, part, whole, span)


_SO_MANY = (
    "out of ", " of every ", " in every ", " in 3", " in 4", " in 5", " in 8", " in 10", " in 20",
    *(f" in {word}" for word in "two three four five six seven eight nine ten twenty".split()),
)  # fmt: skip


def may_be_in_so_many(text: str) -> bool:
    """Whether a text may say “one in five” anywhere."""
    return any(said in text for said in _SO_MANY)


def in_so_many(p: Passage) -> Iterator[Mismatch]:
    """As `shares`, where “one in five” is all that says a share."""
    if _IN.search(p.frame.text):
        yield from shares(p)


def _found(frame: Frame) -> Iterator[re.Match[str]]:
    """The shares of a sentence in words, and its figures, which may be in per cent."""
    text = frame.text
    if len(frame.figures) > 1:
        yield from _PERCENT.finditer(text)
    for anchor in _ANCHOR.finditer(text):
        at = anchor.start()
        if (
            anchor["part"]
            and anchor["part"].lower() != "half"
            and not _COUNTED.search(text, max(0, at - 8), at)
        ):
            continue
        share = _SHARE.search(text, max(0, at - _REACH), anchor.end())
        if share is not None and share.end() == anchor.end():
            yield share


def _judged(
    p: Passage, match: re.Match[str], known: tuple[float, float], part: Figure, whole: Figure, span: Span
) -> Iterator[Mismatch]:
    """The mismatch, if a part is another share of a whole than is said."""
    value, slack = known
    if not p.like(whole, part, loose=True) or not 0 < part.value <= whole.value * 1.5:
        return
    real = part.value / whole.value
    if not 1 / _FAR < real / value < _FAR:
        return  # a figure of something else
    slack += (part.slack + real * whole.slack) / whole.value + (0.03 if part.approx or whole.approx else 0)
    low = high = value
    if match["near"] and _MORE.search(match["near"]):
        low, high = value - 0.01, value + 0.12
    elif match["near"] and _LESS.search(match["near"]):
        low, high = value - 0.12, value + 0.02
    if low - slack <= real <= high + slack or abs(real - value) < 0.5 / whole.value:
        return
    stated = f"{part.words} of {whole.words} are {written(round(100 * real, 1))}%"
    yield Mismatch(span, f"{stated}, not {said(p, match)}", spans(whole))


_COMPARES = lazy(r"\b(?:than|from|against|instead|place|compared|after)\b")
_CHANGE_OF = lazy(rf"\b(?:{'|'.join(sorted(SPREADS))})\sof\s\Z")


def _beside(p: Passage, match: re.Match[str]) -> re.Match[str] | None:
    """The figure that a share is put beside: “a fifth of the 450, or 150”; and its whole, if there."""
    text = p.frame.text
    found = _IS.match(text, match.end())
    lead = text[max(0, match.start() - 160) : match.start()]
    if found is None and "⟨" in lead and lead.rstrip().endswith(_LEADS):
        found = _WHOLE_BEFORE.search(lead) if "f " in lead else None
        if (found is None or _COMPARES.search(found[0])) and _CHANGE_OF.search(lead):
            return None  # “35,000 tonnes rather than 50,000, a loss of 30 percent”
        found = found or _BEFORE.search(lead)
    if found is None and _OF_WHOLE.match(text, match.end()):
        found = _ARE.search(lead)
    return found or _APPOSED.match(text, match.end())


def _whole(p: Passage, match: re.Match[str], beside: re.Match[str], part: Figure) -> Figure | None:
    text = p.frame.text
    if beside.groupdict().get("whole"):
        return p.frame.figures[int(beside["whole"][1:-1])]
    named = _OF_WHOLE.match(text, match.end())
    if named is not None and p.frame.figures[int(named["whole"][1:-1])] is not part:
        return p.frame.figures[int(named["whole"][1:-1])]
    used = {int(hole) for hole in re.findall(r"⟨(\d{1,2})⟩", match[0])}
    own = [
        f
        for at, f in enumerate(p.frame.figures)
        if at not in used and f is not part and f.end <= part.start and p.like(f, part) and f.measure != "%"
    ]
    if len(own) == 1 and _OF_SO_MANY.search(p.text, max(0, own[0].start - 12), own[0].start):
        return own[0]
    if (
        own
        or p.earlier is None
        or CHANGED.search(text[: match.start()])
        or _OF_ANOTHER.match(text, match.end())
    ):
        return None
    if match["percent"] and any(f.measure == "%" for f in p.earlier.figures):
        return None  # each of two sentences gives a part with its share
    wholes = [
        f
        for f in p.earlier.figures
        if f.value > part.value and f.measure != "%" and p.like(f, part, loose=not p.noun(part))
    ]
    if not part.measure and not p.noun(part):
        words = match[0].lower().split()
        of_it = _OF_IT.match(text, match.end()) is not None
        wholes = [f for f in wholes if of_it or any(p.noun(f) and alike(p.noun(f), word) for word in words)]
    return wholes[0] if len(wholes) == 1 else None


def covers(p: Passage) -> Iterator[Mismatch]:
    """Yield the shares of the one amount before that an amount is wrongly said to cover.

    “The firm owes 640 million euros. The bank’s 180 million would cover roughly half of that”.
    """
    for match in _found(p.frame):
        known = portion(p, match)
        covering = _COVERING.search(p.frame.text, 0, match.start())
        if known is None or covering is None or not _OF_THAT.match(p.frame.text, match.end()):
            continue
        part = p.frame.figures[int(covering["part"])]
        given = [f for f in p.earlier.figures if f.kind == "quantity"] if p.earlier else []
        wholes = [f for f in given if p.like(f, part)]
        if len(wholes) == 1 and part.kind == "quantity" and part.measure != "%":
            span = Span(p.offset(match.start()), p.offset(match.end()))
            yield from _judged(p, match, known, part, wholes[0], span)


def may_have_groups(text: str, words: AbstractSet[str]) -> bool:
    """Whether the words of a text allow the share of a group: “a third of the workforce”."""
    return not _GROUPS.isdisjoint(words) and _OF_ONE.search(text) is not None


def groups(p: Passage) -> Iterator[Mismatch]:
    """Yield the shares of a group that a part and its whole in the same sentence or the next do not show.

    “A third of the workforce is to go. The mill no longer needs 90 of the 600 people whom it employs”.
    """
    pairs = list(_PAIR.finditer(p.frame.text))
    if len(pairs) != 1:
        return
    part = p.frame.figures[int(pairs[0]["part"] or pairs[0]["part2"])]
    whole = p.frame.figures[int(pairs[0]["whole"] or pairs[0]["whole2"])]
    noun = p.noun(whole)
    for at, frame in enumerate((p.frame, p.earlier)):
        if frame is None:
            continue
        own = p if not at else p._replace(frame=frame, earlier=None, start=p.begins)
        for match in _found(frame):
            group = _OF_GROUP.match(frame.text, match.end())
            known = portion(own, match)
            if group is None or known is None or _beside(own, match) is not None:
                continue
            word = group["group"].lower()
            if not (word in _GROUPS and (not noun or noun in PEOPLE or alike(noun, word))):
                continue
            span = Span(own.offset(match.start()), own.offset(group.end()))
            yield from _judged(own, match, known, part, whole, span)
