"""Parts listed behind a total: “58 left. 31 went to Umsa, 12 to Leko and …”, “58, with 31 in Umsa and …”.

A list is taken for the parts of a total only where its items are built alike and nothing says that it leaves
something out or counts something twice. A slip is told from a sum of something else by its size: one digit of
one part must explain it. Of two parts the words must say that they are all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.mistyped import mistyped
from auditor.text.numbers import Number
from auditor.text.reckoning.passage import Mismatch, alike, written

_MOST_PARTS = 8
_MILLION = 1_000_000
_SMALL = 20
"""Below it a part of one digit may be meant for one of two."""
_GAP = 70
"""Code points between two parts of a list."""
_TAIL = 80
_JOINS = lazy(r",?\s(?:and|y|et|und)\s|,\s|;\s")
_LAST_JOIN = lazy(r"\s(?:and|y|et|und)\s")
_APART = lazy(
    r"[.:()\[\]“”\"«»\n—–]|\b(?:than|from|against|versus|between|per|every|out|after|before|since|compared|"
    r"to\s\Z|until|or|but|including|times|when|because|if|not|about|más|menos|plus|moins|mehr|als|von|"
    r"desde)\b"
)
"""What stands in no gap between the items of one list."""
_OPEN = lazy(
    r"\b(?:others|several|some|many|few|include[sd]?|including|among|also|mostly|mainly|alone|besides|too|"
    r"both|respectively|each|apiece|average|most|smaller|fewer|least|about|nearly|almost|around|over|still|"
    r"incluye[n]?|incluid[oa]s|entre|también|dont|notamment|aussi|darunter|auch|unter)\b",
    re.IGNORECASE,
)
"""What says that a list is not of parts, or not of all of them."""
_ALL = lazy(
    r"\b(?:a\stotal\sof|in\sall|in\stotal|altogether|all\stold|total\w*|en\stotal|insgesamt|au\stotal)\b",
    re.IGNORECASE,
)
_OF_THEM = lazy(
    r"\s{0,2}[“\"]?(?:of\s(?:these|those|them|which|whom|the)\b|de\s(?:ell[oa]s|estos|estas)\b|parmi\seux|"
    r"davon\b)",
    re.IGNORECASE,
)
_MADE_UP = lazy(
    r"\b(?:made\sup\sof|compris(?:e|es|ed|ing)|consist(?:s|ed|ing)?\sof|composed\sof|shared?|split|divided|"
    r"the\s(?:other|remaining|rest)|se\scompone|se\sreparten|besteh(?:t|en)\saus|se\scompose|"
    r"se\srépartissent)\b",
    re.IGNORECASE,
)
_WITHIN = lazy(
    r"(?P<colon>:\s)|,\s(?:with|of\swhich|of\swhom)\s|,\s(?=[\w-]{1,14}\sof\s(?:them|whom|which|it)\b)|"
    r"(?P<stages>\sin\s(?:two|three|four|five|six|\d)\s"
    r"(?:instal?lments|steps|stages|tranches|phases|payments|rounds)\sof\s)",
    re.IGNORECASE,
)
"""What parts a total from its parts in one sentence."""
_HOW_MANY = {
    2: lazy(r"\b(?:two|dos|deux|zwei|both)\b", re.IGNORECASE),
    3: lazy(r"\b(?:three|tres|trois|drei)\b", re.IGNORECASE),
    4: lazy(r"\b(?:four|cuatro|quatre|vier)\b", re.IGNORECASE),
    5: lazy(r"\b(?:five|cinco|cinq|fünf)\b", re.IGNORECASE),
}
_WHOLE = tuple(
    frozenset(names.split())
    for names in (
        "men women", "girls boys", "passengers crew", "adults children", "men women children",
        "gold silver bronze",
        "hombres mujeres", "niñas niños", "hommes femmes", "filles garçons", "männer frauen",
        "mädchen jungen",
        "pasajeros tripulantes", "oro plata bronce",
    )
)  # fmt: skip
_NOUN = lazy(r"\s([^\W\d_]{2,18})")
_PREPOSITIONS = frozenset(
    "in at near from to for on by with of en a para por de à pour au aux aus für nach zu".split()
)


def lists(text: str, sentences: Sequence[Span], numbers: Sequence[Number]) -> Iterator[Mismatch]:
    """Yield the lists of parts that do not add up to the total in front of them.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
        numbers: Its numbers, in order, as `auditor.text.numbers.numbers` gives them.
    """
    starts = [number.start for number in numbers]
    before: Span | None = None
    for sentence in sentences:
        previous, before = before, sentence
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if last - first < 2:
            continue
        # Of two numbers none can be the total: it must stand in the sentence before.
        cut = _WITHIN.search(text, numbers[first].end, numbers[last - 1].start) if last - first > 2 else None
        if cut is not None:
            previous = Span(sentence.start, cut.end())
            sentence = Span(cut.end(), sentence.end)
            first = bisect_left(starts, sentence.start)
        if previous is None or bisect_left(starts, previous.start) == bisect_left(starts, previous.end):
            continue
        if text.find("\n\n", previous.end, sentence.start) >= 0:
            continue
        parts = _parts(text, sentence, numbers[first:last], cut)
        if not parts:
            continue
        totals = numbers[bisect_left(starts, previous.start) : bisect_left(starts, previous.end)]
        found = _wrong(text, previous, sentence, totals, parts, cut)
        if found is not None:
            yield found


def _parts(
    text: str, sentence: Span, numbers: Sequence[Number], cut: re.Match[str] | None
) -> tuple[Number, ...]:
    """The numbers of a sentence if they are the items of one list, built alike."""
    if not 2 <= len(numbers) <= _MOST_PARTS:
        return ()
    if not (_is_staged(cut) or all(map(_is_count, numbers))):
        return ()
    if sentence.end - numbers[-1].end > _TAIL + _GAP:
        return ()
    if _are_clauses(text, sentence, numbers):
        return () if _OPEN.search(text, sentence.start, sentence.end) else tuple(numbers)
    for at, number in enumerate(numbers[1:], 1):
        gap = text[numbers[at - 1].end : number.start]
        joins = _JOINS.findall(gap)
        last = at == len(numbers) - 1
        if len(gap) > _GAP or len(joins) != 1 or _APART.search(gap) or last != bool(_LAST_JOIN.search(gap)):
            return ()
    if _OPEN.search(text, sentence.start, sentence.end):
        return ()
    forms = {_form(text, number) for number in numbers[1:]}
    return tuple(numbers) if len(forms) == 1 else ()


def _are_clauses(text: str, sentence: Span, numbers: Sequence[Number]) -> bool:
    """Whether each of three clauses and more, set apart by semicolons, has one number."""
    clauses = text[sentence.start : sentence.end].count(";") + 1
    return clauses == len(numbers) > 2 and all(
        text.count(";", one.end, other.start) == 1 for one, other in pairwise(numbers)
    )


def _is_staged(cut: re.Match[str] | None) -> bool:
    """Whether parts are those of a rise, of which only the last may say that it is of percent."""
    return cut is not None and cut["stages"] is not None


def _is_count(number: Number) -> bool:
    """Whether a number says how many; one behind a name is taken for a label elsewhere: “Bari 310”."""
    plain = number.unit != "%" and number.upper is None and not number.approx
    return plain and number.kind in ("quantity", "label") and number.value > 0


def _form(text: str, number: Number) -> str:
    """How an item of a list goes on behind its number: with a noun, with a place, or not at all."""
    noun = _NOUN.match(text, number.end)
    if noun is None or noun[1] in ("and", "y", "et", "und"):
        return "alone"
    return "placed" if noun[1].lower() in _PREPOSITIONS else "counted"


def _wrong(
    text: str,
    previous: Span,
    sentence: Span,
    totals: Sequence[Number],
    parts: tuple[Number, ...],
    cut: re.Match[str] | None,
) -> Mismatch | None:
    added = sum((part.value for part in parts), Decimal())
    most = max(part.value for part in parts)
    if any(total.value == added for total in totals):
        return None  # “some 6,900 of the 9,400 people: 4,100 by boat and 2,800 by road”
    staged = _is_staged(cut)
    if not staged:
        totals = [t for t in totals if _is_count(t) and t.kind == "quantity" and _of_one_kind(t, parts)]
    totals = [t for t in totals if t.value > most and t.value * 3 / 5 < added < t.value * 5 / 3]
    if len(totals) != 1:
        return None
    total = totals[0]
    if _counts_another(text, total, parts):
        return None
    whole = _is_whole(text, parts)
    listed = text[sentence.start : sentence.end]
    divided = _MADE_UP.search(text, previous.start, sentence.end) is not None
    colon = cut is not None and cut["colon"] is not None
    sure = (
        staged
        or whole
        or divided
        or _are_so_many(text, previous, total, len(parts))
        or (colon and _ALL.search(text, previous.start, previous.end) is not None)
    )
    within = cut is not None and not colon
    cued = sure or within or bool(_ALL.search(text, previous.start, sentence.end) or _OF_THEM.match(listed))
    if len(parts) == 2 and not (sure if added < total.value else cued):
        return None
    if not any(_is_slip(part.value, part.value + total.value - added) for part in parts):
        return None
    named = " and ".join(text[part.start : part.end] for part in parts)
    return Mismatch(
        Span(parts[0].start, parts[-1].end),
        f"{named} are {written(float(added))}, not {text[total.start : total.end]}",
        (Span(total.start, total.end),),
        sure,
    )


def _of_one_kind(total: Number, parts: Sequence[Number]) -> bool:
    """Whether parts are measured as the total is, where they say how."""
    kinds = {(part.unit, part.currency) for part in parts if part.unit or part.currency}
    own = (total.unit, total.currency)
    # “2.4 billion in all: 1.5 billion kroner for …”
    return not kinds or kinds == {own} or (len(kinds) == 1 and not any(own) and total.value >= _MILLION)


def _counts_another(text: str, total: Number, parts: Sequence[Number]) -> bool:
    """Whether a noun of the first part alone is not the total's: “75 members. Ruiz scored 40 goals, …”."""
    first, counted = parts[0].counted, total.counted
    if first is None or counted is None or _form(text, parts[-1]) == "counted":
        return False
    return not alike(text[slice(*first)].lower(), text[slice(*counted)].lower())


def _is_whole(text: str, parts: Sequence[Number]) -> bool:
    """Whether what is counted makes up a whole: girls and boys."""
    nouns = [_NOUN.match(text, part.end) for part in parts]
    return frozenset(noun[1].lower() for noun in nouns if noun) in _WHOLE


def _are_so_many(text: str, previous: Span, total: Number, count: int) -> bool:
    """Whether the sentence before says of how many the list is: “The two dioceses have 94 parishes”."""
    pattern = _HOW_MANY.get(count)
    found = pattern.search(text, previous.start, previous.end) if pattern else None
    return found is not None and found.start() != total.start


def _is_slip(stated: Decimal, right: Decimal) -> bool:
    """Whether a part is the right one with one digit changed or two exchanged, or both are small."""
    if right <= 0:
        return False
    a, b = f"{stated.normalize():f}", f"{right.normalize():f}"
    if len(a) != len(b):
        return max(stated, right) < _SMALL
    return mistyped(a, b) in ("changed", "neighbours", "exchanged")
