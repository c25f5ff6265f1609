"""Who did what to whom: where an article turns its source's round.

A sentence is read once (`auditor.compare.deeds`). What one party does to another, and which figure goes with
which, is compared with what the source's sentence says; a swap is told only where both have both parties.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from itertools import combinations, permutations
from typing import Literal, NamedTuple

from auditor.compare import places_changed
from auditor.compare.cast import Cast
from auditor.compare.deeds.phrases import NOUN, OPEN, party_keys
from auditor.compare.deeds.read import Deed, Doing, Party, Sentence, read_with
from auditor.compare.deeds.table import NOBODY, UNLISTED, Concepts, table, unlisted
from auditor.compare.deeds.words import AUXILIARY, BE, DETERMINERS, FUNCTION, PRONOUNS
from auditor.compare.passages import Passage
from auditor.compare.shares import Share, exchanged, may_share, parties, several, shares
from auditor.compare.tokens import Token, extents, party
from auditor.compare.tokens import tokens as tokens_of
from auditor.model import Span
from auditor.text.names import Name
from auditor.text.words import word_set

Turned = Literal["verb", "noun", "doings", "places", "figures"]


class RoleSwap(NamedTuple):
    """Parties of one action that the article has the other way round."""

    span: Span
    source_span: Span
    kind: Turned
    article: tuple[str, str]
    """Agent and patient as the article has them (of ``figures``: whom it gives which figure), as keys."""
    source: tuple[str, str]
    deed: Deed | None = None
    """What the article says, where it is a deed."""
    stretch: places_changed.Stretch | None = None
    """Of ``places``: the two parties in the tokens of the article's sentence."""
    sentence: Passage | None = None


_OF_NOUNS = word_set(
    """
    hit eat kill hold oust chase punish reject accuse overrule tow help criticise defeat cheat guard
    invite return replace
    """
)
"""The concepts by which parties without a name are told apart: few words of them mean much else."""
SAME_WORDS = 0.6
"""The similarity of two sentences from which on they may have the same words around two parties."""
_ENOUGH = 3
_PARTIES = 2
_ANYBODY = word_set("he she it they him her them")
_SMALL = FUNCTION | AUXILIARY | BE | PRONOUNS | DETERMINERS


class Told:
    """What the sentences of two texts tell of, each read once.

    Args:
        short: Names of one word in either, in small letters.
        texts: Both, each with its names.
    """

    def __init__(self, short: frozenset[str], texts: Sequence[tuple[str, Sequence[Name]]]) -> None:
        self._short = short
        self._texts = texts
        self._tokens: dict[tuple[str, Span], Sequence[Token]] = {}
        self._sentences: dict[tuple[str, Span], Sentence] = {}

    @cached_property
    def cast(self) -> Cast:
        """Who is meant by what describes him."""
        return Cast(self._texts)

    def tokens(self, passage: Passage) -> Sequence[Token]:
        """The tokens of a sentence; “Ostwerk Green Steel” here may be “Ostwerk” there."""
        sentence = passage.text, passage.span
        found = self._tokens.get(sentence)
        if found is None:
            found = self._tokens[sentence] = tokens_of(*sentence, passage.names, self._short)
        return found

    def sentence(self, passage: Passage) -> Sentence:
        """A sentence, to be read."""
        sentence = passage.text, passage.span
        found = self._sentences.get(sentence)
        if found is None:
            found = self._sentences[sentence] = Sentence(self.tokens(passage))
        return found

    def deeds(self, passage: Passage, wanted: Concepts) -> list[Deed]:
        """The deeds of a sentence that are of some concepts."""
        return self.sentence(passage).deeds(wanted)


def may_turn(mine: Passage) -> bool:
    """Whether a sentence of the article tells of two parties, or of a deed."""
    return (
        bool(mine.concepts)
        or len(mine.names) + len(mine.kinds) >= _PARTIES
        or may_share(mine.telling, mine.names)
    )


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
        if other is None:
            crossed = [other for other in there if _crosses(deed, other)]
            if crossed:
                deed = told.cast.named(deed)
                other = next((other for other in map(told.cast.named, crossed) if deed.turns(other)), None)
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
    return _turned_doings(mine, theirs, told, wanted) if derived else None


def _turned_doings(mine: Passage, theirs: Passage, told: Told, wanted: Concepts) -> RoleSwap | None:
    """Somebody who does what is done to him in the source, or two who each do what the other does there."""
    named = len(set(mine.parties) & set(theirs.parties))
    if not named:
        return None
    here = told.sentence(mine).doings()
    if not here:
        return None
    told.deeds(theirs, read_with([doing.concept for doing in here]) & wanted)
    there = told.sentence(theirs).doings()
    for one in here:
        for same in there:
            if one.crosses(same) and _alone(one, same, here, there):
                return RoleSwap(
                    _reach(_places(mine), one, one),
                    _reach(_places(theirs), same, same),
                    "verb",
                    (_names(one.party), OPEN),
                    (_names(same.party), OPEN),
                )
    if named < _PARTIES:
        return None
    for one, other in combinations(here, 2):
        if one.at == other.at or not one.party.isdisjoint(other.party) or one.is_of(other):
            continue
        for same, rest in permutations(there, 2):
            if same.at != rest.at and _exchanged(one, other, same, rest, here, there):
                return RoleSwap(
                    _reach(_places(mine), one, other),
                    _reach(_places(theirs), same, rest),
                    "doings",
                    (_names(one.party), _names(other.party)),
                    (_names(same.party), _names(rest.party)),
                )
    return None


def _alone(one: Doing, same: Doing, here: Sequence[Doing], there: Sequence[Doing]) -> bool:
    """Whether a party has changed sides, while one of the texts does not name the other."""
    if one.concept[:1] == UNLISTED or " " in one.concept:
        return False
    others = [doing.other for doing in (one, same) if doing.other is not None]
    if not others or not (one.known and same.known) or any(OPEN in other.keys for other in others):
        return False
    named = [other for other in others if not all(key.startswith(NOUN) for key in other.keys)]
    if len(named) == _PARTIES:
        return False
    return not any(one.crosses(doing) for doing in here) and not any(same.crosses(doing) for doing in there)


def _exchanged(
    one: Doing, other: Doing, same: Doing, rest: Doing, here: Sequence[Doing], there: Sequence[Doing]
) -> bool:
    """Whether two have changed places, and neither text has either of them on both sides."""
    if not (one.is_of(same) and other.is_of(rest)):
        return False
    if one.party.isdisjoint(rest.party) or other.party.isdisjoint(same.party):
        return False
    return not any(
        mine.concept == theirs.concept
        and mine.acts == theirs.acts
        and not mine.party.isdisjoint(theirs.party)
        for mine, others in ((one, there), (other, there), (same, here), (rest, here))
        for theirs in others
    )


def _reach(places: Sequence[Span], one: Doing, other: Doing) -> Span:
    return Span(places[min(one.first, other.first)].start, places[max(one.last, other.last)].end)


def _names(party: Set[str]) -> str:
    return ", ".join(sorted(party))


def turned_places(mine: Passage, theirs: Passage, told: Told) -> RoleSwap | None:
    """Two parties that stand in each other's place in the same words.

    Args:
        mine: The sentence of the article.
        theirs: What it derives from.
        told: What the sentences of both texts tell of.
    """
    if not _reordered(mine, theirs):
        return None
    here, there = told.tokens(mine), told.tokens(theirs)
    found = places_changed.exchanged(here, there)
    if found is None:
        return None
    one, other = found
    spans = [
        Span(places[first].start, places[last].end)
        for places, (first, last) in ((_places(mine), one), (_places(theirs), other))
    ]
    return RoleSwap(
        spans[0],
        spans[1],
        "places",
        (here[one.first].word, here[one.last].word),
        (there[other.first].word, there[other.last].word),
        stretch=one,
        sentence=mine,
    )


def _reordered(mine: Passage, theirs: Passage) -> bool:
    """Whether two sentences have parties in common, and in another order."""
    common = [key for key in mine.parties if key in theirs.parties] if theirs.parties else []
    if len(common) + len(mine.kinds & theirs.kinds) < _PARTIES:
        return False
    if len(common) >= _PARTIES and common != [key for key in theirs.parties if key in common]:
        return True
    kinds = table().parties
    nouns = [word for word in mine.telling & theirs.telling if word in kinds]
    if not nouns or len(common) + len(nouns) < _PARTIES:
        return False
    orders = []
    for passage in (mine, theirs):
        written = passage.written().lower()
        found = [(written.find(word), word) for word in nouns]
        if common:
            places = {party(name.text): name.start - passage.span.start for name in reversed(passage.names)}
            found += [(places[key], key) for key in common]
        orders.append([key for _, key in sorted(found)])
    return orders[0] != orders[1]


def says(swap: RoleSwap, sentence: Passage, told: Told) -> bool:
    """Whether a sentence of the source says what the article does: each sued the other.

    Args:
        swap: What the article has the other way round than another sentence of the source.
        sentence: A sentence of that source.
        told: What the sentences of both texts tell of.
    """
    deed = swap.deed
    if swap.stretch is not None and swap.sentence is not None:
        return places_changed.says(told.tokens(sentence), told.tokens(swap.sentence), swap.stretch)
    if deed is None:
        return False
    return any(
        deed.says(other) and not deed.turns(other)
        for other in told.deeds(sentence, frozenset({deed.concept}))
    )


def _crosses(deed: Deed, other: Deed) -> bool:
    """Whether one party of a deed stands on the other side in another, whoever the second is."""
    return deed.concept == other.concept and (
        deed.agent.meets(other.patient) != deed.patient.meets(other.agent)
    )


def _wanted(mine: Passage, theirs: Passage, *, derived: bool) -> Concepts:
    """The concepts by which the parties of two sentences may be told apart."""
    wanted = mine.concepts & theirs.concepts
    named = sum([key in theirs.parties for key in mine.parties]) if theirs.parties else 0
    if wanted and (named < _PARTIES or len(wanted) < _PARTIES or not derived):
        wanted -= table().doing
    if named >= _PARTIES:
        return wanted | (unlisted(mine.words & theirs.words) if derived else NOBODY)
    if not wanted:
        return wanted
    known = named + len(mine.kinds & theirs.kinds)
    if derived and known and not (mine.words.isdisjoint(_ANYBODY) and theirs.words.isdisjoint(_ANYBODY)):
        known += 1
    return wanted if known >= _PARTIES else wanted & _OF_NOUNS


def _alike(mine: Passage, theirs: Passage, common: Set[str]) -> bool:
    """Whether two sentences tell of the same parties with the same words in the same order."""
    if mine.telling != theirs.telling:
        return False
    common = common | {word for name in mine.names for word in name.text.lower().split()}
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
