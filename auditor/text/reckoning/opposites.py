"""Parts that exclude each other and are more than their whole: “of six finals he lost four and won three”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import Figure
from auditor.text.reckoning.passage import Mismatch, Passage, listed, spans, written

_OPPOSITES = tuple(
    {word: side for side, words in enumerate(group.split(" / ")) for word in words.split()}
    for group in (
        "won win wins winning victories / lost lose losing losses defeats / drawn drew tied draws ties",
        "sold / kept unsold retained withdrawn",
        "died dead drowned perished / survived lived alive survivors recovered rescued saved",
        "passed / failed",
        "freed released / held detained jailed captivity",
        "convicted guilty / acquitted cleared",
        "approved accepted granted / rejected refused denied / pending undecided",
        "open reopened / closed shut",
        "left departed / stayed remained",
        "occupied let full taken / vacant empty free",
        "destroyed / intact unharmed undamaged untouched",
        "vaccinated / unvaccinated",
        "paid / unpaid owed owing",
        "finished / abandoned retired",
        "signed / unsigned",
        "employed / unemployed jobless",
        "elected / defeated unseated",
        "stolen / recovered / missing",
        "upheld confirmed / overturned quashed annulled",
    )
)
"""Words of which no thing is two at once, by side."""
CUES = frozenset(word for group in _OPPOSITES for word in group)
_WHOLE = lazy(
    r"\b(?:of|from|in)\s(?:(?:the|its|his|her|their|all|those|these|a|an)\s){0,2}⟨(\d{1,2})⟩|"
    r"\b(?:played|contested|reached|fought|has|have|had|with|were|was|are|all)\s(?:(?:the|in)\s)?⟨(\d{1,2})⟩",
    re.IGNORECASE,
)
_CLAUSE = lazy(r",|;|\b(?:and|but|while|whereas|with)\b")
_OPEN = lazy(
    r"\b(?:other|others|another|more|previous\w*|earlier|last|since|later|then|again|before|both|each|per|"
    r"times|least|average)\b",
    re.IGNORECASE,
)
_SMALL = 200
ADDED_CUES = frozenset(("add", "adding", "added", "adds"))
_ADDED = lazy(
    r"\badd(?:ing|ed|s)?\s[^⟨⟩.;]{0,30}⟨(\d{1,2})⟩[^⟨⟩.;]{0,30}\sto\s[^⟨⟩.;,]{0,30}⟨(\d{1,2})⟩"
    r"(?:[^⟨⟩.;,]{0,30}\sand\s[^⟨⟩.;,]{0,20}⟨(\d{1,2})⟩)?[^⟨⟩.;,]{0,30},\s[^⟨⟩.;]{0,50}⟨(\d{1,2})⟩",
    re.IGNORECASE,
)
_FIGURES = (3, 4)


def opposites(p: Passage) -> Iterator[Mismatch]:
    """Yield two or three parts of which none is of another’s kind, and which are more than the whole."""
    text = p.frame.text
    if not _FIGURES[0] <= len(p.frame.figures) <= _FIGURES[1] or _OPEN.search(text):
        return
    match = _WHOLE.search(text)
    if match is None:
        return
    whole = p.frame.figures[int(match[1] or match[2])]
    parts = [f for f in p.frame.figures if f is not whole]
    if (
        whole.approx
        or not p.noun(whole)
        or whole.measure
        or any(not _may_be_part(p, f, whole) for f in parts)
    ):
        return
    sides = [_sides(p, part) for part in parts]
    excluded = any(
        all(group in side for side in sides) and len({side[group] for side in sides}) == len(sides)
        for group in range(len(_OPPOSITES))
    )
    total = sum(f.value for f in parts)
    if excluded and total > whole.value:
        yield Mismatch(
            Span(parts[-1].start, parts[-1].end),
            f"{listed(parts)} are {written(total)}, more than {whole.words}",
            spans(whole),
        )


def _may_be_part(p: Passage, part: Figure, whole: Figure) -> bool:
    """Whether a figure may be a part of a whole: smaller, exact, and of nothing else."""
    plain = part.kind == "quantity" and not part.measure and not part.approx
    return plain and part.value < whole.value and p.like(part, whole)


def _sides(p: Passage, part: Figure) -> dict[int, int]:
    """Group of opposites -> the side of which the clause around a figure has a word."""
    hole = f"⟨{p.frame.figures.index(part)}⟩"
    before, _, after = p.frame.text.partition(hole)
    clause = _CLAUSE.split(before)[-1] + " " + _CLAUSE.split(after)[0]
    words = re.findall(r"[a-z]+", clause.lower())
    found: dict[int, int] = {}
    for at, group in enumerate(_OPPOSITES):
        sides = {group[word] for word in words if word in group}
        if len(sides) == 1:
            found[at] = sides.pop()
    return found


def added(p: Passage) -> Iterator[Mismatch]:
    """Yield the sums of figures that are said to be added: “adding her 17 seats to their ten and six: 34”."""
    for match in _ADDED.finditer(p.frame.text):
        figures = p.figures(match)
        parts, total = figures[:-1], figures[-1]
        right = sum(f.value for f in parts)
        slack = sum(f.slack for f in figures)
        exact = not any(f.approx for f in figures) and all(p.like(f, total) for f in parts)
        if exact and abs(right - total.value) > slack * (total.value > _SMALL) + 1e-6:
            if not right / 2 <= total.value <= right * 2:
                continue
            yield Mismatch(
                Span(total.start, total.end),
                f"{listed(parts)} are {written(right)}, not {total.words}",
                spans(*itertools.islice(parts, 2)),
            )
