"""Who did what to whom: where an article turns its source's round.

A sentence is read once (`auditor.compare.deeds`). What one party does to another, and which figure goes with
which, is compared with what the source's sentence says; a swap is told only where both have both parties.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Literal, NamedTuple

from auditor.compare.deeds.phrases import OPEN, party_keys
from auditor.compare.deeds.read import Deed, Party, Sentence, read_with
from auditor.compare.deeds.table import NOBODY, Concepts, unlisted
from auditor.compare.deeds.words import AUXILIARY, BE, DETERMINERS, FUNCTION, PRONOUNS
from auditor.compare.passages import Passage
from auditor.compare.shares import Share, exchanged, may_share, parties, several, shares
from auditor.compare.tokens import Token, extents
from auditor.compare.tokens import tokens as tokens_of
from auditor.model import Span
from auditor.text.words import word_set

Turned = Literal["verb", "noun", "figures"]


class RoleSwap(NamedTuple):
    """Parties of one action that the article has the other way round."""

    span: Span
    source_span: Span
    kind: Turned
    article: tuple[str, str]
    """Agent and patient as the article has them (of ``figures``: whom it gives which figure), as keys."""
    source: tuple[str, str]
    deed: Deed | None = None
    """What the article says; None for ``figures``."""


_OF_NOUNS = word_set(
    """
    hit eat kill hold oust chase punish reject accuse overrule tow help criticise defeat cheat guard
    invite return replace
    """
)
"""The concepts by which parties without a name are told apart: few words of them mean much else."""
_ENOUGH = 3
_PARTIES = 2
_ANYBODY = word_set("he she it they him her them")
_SMALL = FUNCTION | AUXILIARY | BE | PRONOUNS | DETERMINERS


class Told:
    """What the sentences of two texts tell of, each read once.

    Args:
        short: Names of one word in either, in small letters.
    """

    def __init__(self, short: frozenset[str]) -> None:
        self._short = short
        self._tokens: dict[tuple[str, Span], Sequence[Token]] = {}
        self._sentences: dict[tuple[str, Span], Sentence] = {}

    def tokens(self, passage: Passage) -> Sequence[Token]:
        """The tokens of a sentence; “Ostwerk Green Steel” here may be “Ostwerk” there."""
        sentence = passage.text, passage.span
        found = self._tokens.get(sentence)
        if found is None:
            found = self._tokens[sentence] = tokens_of(*sentence, passage.names, self._short)
        return found

    def deeds(self, passage: Passage, wanted: Concepts) -> list[Deed]:
        """The deeds of a sentence that are of some concepts."""
        sentence = passage.text, passage.span
        found = self._sentences.get(sentence)
        if found is None:
            found = self._sentences[sentence] = Sentence(self.tokens(passage))
        return found.deeds(wanted)


def turned_shares(mine: Passage, theirs: Passage, told: Told) -> RoleSwap | None:
    """Two parties to which a sentence gives each other's figures.

    Args:
        mine: The sentence of the article.
        theirs: What it derives from.
        told: What the sentences of both texts tell of.
    """
    for passage in (mine, theirs):
        if not may_share(passage.telling, passage.names) or not several(passage.written(), passage.figures):
            return None
    here, there = told.tokens(mine), told.tokens(theirs)
    if len(parties(here) & parties(there)) < _PARTIES:
        return None
    found = exchanged(
        *(
            shares(passage.text, passage.span, tokens, _places(passage), passage.figures)
            for passage, tokens in ((mine, here), (theirs, there))
        )
    )
    return _of_shares(*found) if found is not None else None


def turned_deeds(mine: Passage, theirs: Passage, told: Told, *, derived: bool) -> RoleSwap | None:
    """What a sentence says that one party did to another, where the source says that of the other.

    Args:
        mine: The sentence of the article.
        theirs: A passage of the source.
        told: What the sentences of both texts tell of.
        derived: Whether the one derives from the other; else they must have more in common.
    """
    wanted = _wanted(mine, theirs, derived=derived)
    if not wanted:
        return None
    common = (mine.words & theirs.words) - _SMALL
    if len(common) < (_PARTIES if derived else _ENOUGH) or len(common - mine.telling) < (
        1 if derived else _PARTIES
    ):
        return None
    if _alike(mine, theirs, common):
        return None
    here = told.deeds(mine, wanted)
    there = told.deeds(theirs, read_with([deed.concept for deed in here]) & wanted) if here else ()
    for deed in here if there else ():
        other = next((other for other in there if deed.turns(other)), None)
        if other is None or any(deed.turns(own) for own in here):
            continue
        if any(deed.says(other) and not deed.turns(other) for other in there):
            continue
        if not derived and _open(deed, other):
            continue
        if deed.concept not in _OF_NOUNS and not _between_parties(deed, other):
            continue
        return RoleSwap(
            _extent(_places(mine), deed),
            _extent(_places(theirs), other),
            "noun" if deed.nominal else "verb",
            _parties(deed),
            _parties(other),
            deed,
        )
    return None


def says(swap: RoleSwap, sentence: Passage, told: Told) -> bool:
    """Whether a sentence of the source says what the article does: each sued the other.

    Args:
        swap: What the article has the other way round than another sentence of the source.
        sentence: A sentence of that source.
        told: What the sentences of both texts tell of.
    """
    deed = swap.deed
    if deed is None:
        return False
    return any(
        deed.says(other) and not deed.turns(other)
        for other in told.deeds(sentence, frozenset({deed.concept}))
    )


def _wanted(mine: Passage, theirs: Passage, *, derived: bool) -> Concepts:
    """The concepts by which the parties of two sentences may be told apart."""
    wanted = mine.concepts & theirs.concepts
    named = sum([key in theirs.parties for key in mine.parties])
    if named >= _PARTIES:
        return wanted | (unlisted(mine.words & theirs.words) if derived else NOBODY)
    if not wanted:
        return wanted
    known = named + len(mine.kinds & theirs.kinds)
    if derived and known and not (mine.words.isdisjoint(_ANYBODY) and theirs.words.isdisjoint(_ANYBODY)):
        known += 1
    return wanted if known >= _PARTIES else wanted & _OF_NOUNS


def _alike(mine: Passage, theirs: Passage, common: Set[str]) -> bool:
    """Whether two sentences tell of the same with the same words in the same order."""
    if mine.telling != theirs.telling:
        return False
    here, there = (
        [word for word in passage.written().lower().split() if word in common] for passage in (mine, theirs)
    )
    return here == there


def _between_parties(deed: Deed, other: Deed) -> bool:
    """Whether those that are exchanged are named, or described as persons and bodies that act."""
    return all(
        one.open
        or same.open
        or not one.names.isdisjoint(same.names)
        or not (one.keys & same.keys).isdisjoint(party_keys())
        for one, same in ((deed.agent, other.patient), (deed.patient, other.agent))
    )


def _open(*told: Deed) -> bool:
    return any(party.open for deed in told for party in (deed.agent, deed.patient))


def _of_shares(here: tuple[Share, Share], there: tuple[Share, Share]) -> RoleSwap:
    spans = [Span(min(a.start, b.start), max(a.end, b.end)) for a, b in (here, there)]
    parties = [(a.party, b.party) for a, b in (here, there)]
    return RoleSwap(spans[0], spans[1], "figures", parties[0], parties[1])


def _places(passage: Passage) -> Sequence[Span]:
    return extents(passage.text, passage.span, passage.names)


def _extent(places: Sequence[Span], deed: Deed) -> Span:
    return Span(places[deed.first].start, places[deed.last].end)


def _parties(deed: Deed) -> tuple[str, str]:
    return _shown(deed.agent), _shown(deed.patient)


def _shown(party: Party) -> str:
    return ", ".join(sorted(party.keys - {OPEN})) or OPEN
