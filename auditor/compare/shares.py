"""Parties with their figures: “Ruiz 44 seats and Berg 31”, “two thirds go to Peru, one third to Chile”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from auditor.compare.figures import Figure
from auditor.compare.same_figures import agree, comparable
from auditor.compare.tokens import Token
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.names import Name
from auditor.text.numerals import FRACTIONS, numerals
from auditor.text.words import word_set


class Share(NamedTuple):
    """A party and the figure that goes with it."""

    party: str
    figure: Figure
    start: int
    end: int


_MOST = 20
_FRACTION_UNIT = "part"
_FRACTION = lazy(
    r"\b(?:(?P<half>half)|(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|\d)[\s-]"
    r"(?P<name>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b(?!\sof\sa\s(?:million|billion))",
    re.IGNORECASE,
)
_APART = lazy(r"[,;:.()–—]|\b(?:and|but|while|against|versus|compared|than|down|up)\b", re.IGNORECASE)
"""What separates a party from a figure that is another's."""
CONTRASTED = word_set(
    """
    left right government opposition men women boys girls exports imports north south east west city
    countryside men’s women’s buyers sellers urban rural young old winners losers import export
    """
)
"""Words for parties that have no name."""


def may_share(words: frozenset[str], names: Sequence[Name]) -> bool:
    """Whether a sentence of these words and names may speak of two parties."""
    return len(names) > 1 or not words.isdisjoint(CONTRASTED)


def parties(tokens: Sequence[Token]) -> frozenset[str]:
    """The parties of a sentence that may have figures, as `shares` gives them."""
    return frozenset([t.name or t.word for t in tokens if t.name or t.word in CONTRASTED])


def several(sentence: str, figures: Sequence[Figure]) -> bool:
    """Whether a sentence may give two parties a figure each, of one unit."""
    if len(figures) > 1:
        units = [figure.unit for figure in figures]
        if len(set(units)) < len(units):
            return True
    return any(name in sentence for name in FRACTIONS) and len(_FRACTION.findall(sentence)) > 1


def shares(
    text: str, sentence: Span, tokens: Sequence[Token], places: Sequence[Span], figures: Sequence[Figure]
) -> list[Share]:
    """Parties beside figures, nothing but words between them: “Ruiz 44 seats”, “300 tonnes from Peru”.

    Args:
        text: The text.
        sentence: The sentence.
        tokens: Its words and names.
        places: Where each of them stands.
        figures: Its figures, in order.
    """
    parts = list(_fractions(text, sentence))
    inside = {at for part in parts for at in range(part.start, part.end)}
    row: list[tuple[int, int, str | Figure]] = [
        (*places[index], token.name or token.word)
        for index, token in enumerate(tokens)
        if (token.name or token.word in CONTRASTED) and not _is_origin(tokens, index)
    ]
    row += [
        (f.start, f.end, f)
        for f in figures
        if not f.quoted and f.start not in inside and f.end - 1 not in inside
    ]
    row += [(part.start, part.end, part) for part in parts]
    row.sort(key=itemgetter(0))
    found: list[Share] = []
    for (start, stop, first), (behind, end, second) in itertools.pairwise(row):
        key, figure = (second, first) if isinstance(first, Figure) else (first, second)
        if not isinstance(key, str) or not isinstance(figure, Figure):
            continue
        if not _APART.search(text, stop, max(stop, behind)):
            found.append(Share(key, figure, start, end))
    return found


def exchanged(
    mine: Sequence[Share], theirs: Sequence[Share]
) -> tuple[tuple[Share, Share], tuple[Share, Share]] | None:
    """Two parties with each other's figures: “Peru 1.2 and Ecuador 1.7” for “Ecuador 1.2 and Peru 1.7”.

    Returns:
        The two here, and the two there, in the same order of parties; None where there are none.
    """
    for (a, b), (c, d) in itertools.product(
        itertools.combinations(mine[:_MOST], 2), itertools.permutations(theirs[:_MOST], 2)
    ):
        if a.party != c.party or b.party != d.party or a.party == b.party:
            continue
        if a.figure.unit != b.figure.unit or agree(c.figure, d.figure) or agree(a.figure, b.figure):
            continue
        if _says(a, d) and _says(b, c) and not _says(a, c) and not _says(b, d):
            return (a, b), (c, d)
    return None


def _fractions(text: str, sentence: Span) -> Iterator[Figure]:
    for match in _FRACTION.finditer(text, *sentence):
        written = (match["count"] or "one").lower()
        count = int(written) if written.isdigit() else numerals("en").values.get(written, 1)
        value = Decimal(count) / FRACTIONS[(match["half"] or match["name"]).lower()]
        yield Figure(match.start(), match.end(), value, _FRACTION_UNIT, "", value, "", False, False)


def _says(a: Share, b: Share) -> bool:
    return comparable(a.figure, b.figure) and agree(a.figure, b.figure)


def _is_origin(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name says where the name in front of it is from: “Ostwerk of [Arden] with 30 percent”."""
    return index > 1 and tokens[index - 1].word in ("of", "in") and bool(tokens[index - 2].name)
