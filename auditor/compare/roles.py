"""Who did what to whom: light role frames of a sentence, and where an article turns its source's round.

No parser: the verbs and nouns looked at are a closed list of those whose two parties are no equals, so that
turning them round says something else (to ask, to strike, to sell, but not to meet). A party is a name, or
the noun that heads the phrase beside the verb; where the phrase cannot be told, the party is left open.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set
from typing import Literal, NamedTuple, TypeVar

from auditor.compare.deeds import Deed, deeds
from auditor.compare.parties import (
    NOUN,
    described,
    kinds_of,
    party_nouns,
    settled,
)
from auditor.compare.passages import Passage
from auditor.compare.prepare import stems
from auditor.compare.relations import (
    Relation,
    acted,
    fits,
    may_side,
    relations,
    sides,
    turned,
    unlisted,
)
from auditor.compare.shares import Share, exchanged, may_share, parties, several, shares
from auditor.compare.tokens import (
    AUXILIARY,
    BE,
    DETERMINERS,
    FUNCTION,
    MARKS,
    PRONOUNS,
    Token,
    actions,
    directions,
    extents,
    party,
)
from auditor.compare.tokens import tokens as tokens_of
from auditor.model import Span
from auditor.text.words import word_set

Turned = Literal["verb", "noun", "figures"]


class Frame(NamedTuple):
    """An action and its parties.

    A party is the key of a name, ``n:`` and the stem of a noun, ``?`` for a pronoun, or empty for none.
    """

    first: int
    last: int
    """Its first and last token."""
    action: str
    """The class of the verb or noun: ``strike`` for *attacked* and *raids*."""
    nominal: bool
    agent: str
    patient: str


_Action = Frame | Relation | Deed


class RoleSwap(NamedTuple):
    """Parties of one action that the article has the other way round."""

    span: Span
    source_span: Span
    kind: Turned
    article: tuple[str, str]
    """Agent and patient as the article has them (of ``figures``: whom it gives which figure), as keys."""
    source: tuple[str, str]
    action: _Action | None = None
    """What the article says; None for ``figures``."""


_BY = word_set("by from")
_AGAINST = word_set("on against in into inside upon over to towards toward at within")
_PLACED = word_set("in inside within at into")
"""Prepositions that make a place the target of an act of force, and of nothing else."""
_BEFORE_NOUN = DETERMINERS | _BY | _AGAINST
_FORCE = frozenset({"strike", "invade"})

_BEFORE_GERUND = BE | FUNCTION | MARKS
_NO_PARTY = FUNCTION | MARKS | DETERMINERS | AUXILIARY | BE | PRONOUNS
"""What a phrase that is a party begins and ends beside."""
_PARTICIPLE_ENDS = word_set("of by in on at for during under with")
_LINKS = word_set("of for in from at with")
_NOTHING: frozenset[str] = frozenset()
_OPEN = "?"
"""A party that is a pronoun: somebody whom this sentence does not name."""
_REACH = 6
_MOST = 20
"""Frames and figures of one sentence that are looked at."""


class Told:
    """What the sentences of two texts tell of, each read once.

    Args:
        short: Names of one word in either, in small letters.
    """

    def __init__(self, short: frozenset[str]) -> None:
        self._short = short
        self._tokens: dict[tuple[str, Span], Sequence[Token]] = {}
        self._deeds: dict[tuple[str, Span, frozenset[str]], tuple[Deed, ...]] = {}

    def tokens(self, passage: Passage) -> Sequence[Token]:
        """The tokens of a sentence; “Ostwerk Green Steel” here may be “Ostwerk” there."""
        sentence = passage.text, passage.span
        found = self._tokens.get(sentence)
        if found is None:
            found = self._tokens[sentence] = tokens_of(*sentence, passage.names, self._short)
        return found

    def deeds(self, passage: Passage, wanted: frozenset[str]) -> tuple[Deed, ...]:
        """The deeds of a sentence that are of some concepts."""
        key = passage.text, passage.span, wanted
        found = self._deeds.get(key)
        if found is None:
            found = self._deeds[key] = tuple(deeds(self.tokens(passage), wanted))
        return found


def role_swaps(mine: Passage, theirs: Passage, told: Told) -> Iterator[RoleSwap]:
    """Yield the actions and figures of a sentence whose parties its passage has the other way round.

    Args:
        mine: The sentence of the article.
        theirs: What it derives from.
        told: What the sentences of both texts tell of.
    """
    common = mine.classes & theirs.classes
    crossed = _crossed(mine, theirs)
    listed = acted(mine.telling, theirs.telling)
    kinds = _kinds(mine, theirs) if listed else _NOTHING
    done = listed | unlisted(mine.words, theirs.words) if crossed else _NOTHING
    # Of parties that are only described too much else is said: only the verbs that are listed.
    acting = listed if kinds and _acting(mine, theirs, kinds) else _NOTHING
    named = bool(mine.names and theirs.names)
    sided = named and may_side(mine.telling) and may_side(theirs.telling)
    counted = (
        may_share(mine.telling, mine.names)
        and may_share(theirs.telling, theirs.names)
        and several(mine.written(), mine.figures)
        and several(theirs.written(), theirs.figures)
    )
    if not (common or done or acting or sided or counted):
        return
    here = told.tokens(mine)
    framed = _first(_frames(here, common)) if common else []
    related = _first(relations(here, done)) if done else []
    described_here = _described(here, acting) if acting else None
    standing = list(sides(here)) if sided else []
    if not (framed or related or described_here or standing or counted):
        return
    there = told.tokens(theirs)
    found: list[tuple[_Action, _Action]] = []
    if framed:
        shared = frozenset(frame.action for frame in framed)
        found += _turned_frames(framed, _first(_frames(there, shared)))
    if related and not found:
        found += _turned_relations(related, _first(relations(there, done)))
    if described_here and not found:
        found += _turned_relations(*_as_one(described_here, _described(there, acting)))
    if standing and not found:
        found += _turned_relations(standing, list(sides(there)))
    counted = counted and len(parties(here) & parties(there)) > 1
    if not (found or counted):
        return
    places = extents(mine.text, mine.span, mine.names)
    source_places = extents(theirs.text, theirs.span, theirs.names)
    if counted:
        own_shares = shares(mine.text, mine.span, here, places, mine.figures)
        their_shares = shares(theirs.text, theirs.span, there, source_places, theirs.figures)
        turned_shares = exchanged(own_shares, their_shares)
        if turned_shares is not None:
            yield _of_shares(*turned_shares)
    for action, other in found:
        yield RoleSwap(
            _extent(places, action),
            _extent(source_places, other),
            "noun" if action.nominal else "verb",
            _parties(action),
            _parties(other),
            action,
        )


def turned_deeds(mine: Passage, theirs: Passage, told: Told, *, derived: bool) -> RoleSwap | None:
    """What a sentence says that one party did to another, where the source says that of the other.

    Args:
        mine: The sentence of the article.
        theirs: A passage of the source.
        told: What the sentences of both texts tell of.
        derived: Whether the one derives from the other; else they must have more in common.
    """
    wanted = mine.concepts & theirs.concepts
    if wanted and sum([key in theirs.parties for key in mine.parties]) < _PARTIES:
        wanted &= _OF_NOUNS
    if not wanted:
        return None
    common = (mine.words & theirs.words) - _SMALL
    if len(common) < (_PARTIES if derived else _ENOUGH) or len(common - mine.telling) < _PARTIES:
        return None
    if _alike(mine, theirs, common):
        return None
    here = told.deeds(mine, wanted)
    there = told.deeds(theirs, wanted) if here else ()
    for deed in here if there else ():
        if any(_as_said(deed, other) for other in there):
            continue
        other = next((other for other in there if _exchanged(deed, other)), None)
        if other is None or any(_exchanged(deed, own) for own in here):
            continue
        places = extents(mine.text, mine.span, mine.names)
        source_places = extents(theirs.text, theirs.span, theirs.names)
        return RoleSwap(
            _extent(places, deed),
            _extent(source_places, other),
            "noun" if deed.nominal else "verb",
            _parties(deed),
            _parties(other),
            deed,
        )
    return None


def _alike(mine: Passage, theirs: Passage, common: Set[str]) -> bool:
    """Whether two sentences tell of the same with the same words in the same order."""
    if mine.telling != theirs.telling:
        return False
    here, there = (
        [word for word in passage.written().lower().split() if word in common] for passage in (mine, theirs)
    )
    return here == there


def agrees(swap: RoleSwap, mine: Passage, theirs: Passage, told: Told) -> bool:
    """Whether a closer reading finds that a passage says the same of the parties of a swap.

    Args:
        swap: What `role_swaps` finds in the two.
        mine: The sentence of the article.
        theirs: What it derives from.
        told: What the sentences of both texts tell of.
    """
    if swap.action is None:
        return False
    wanted = mine.concepts & theirs.concepts
    parties = frozenset(", ".join(swap.article).split(", "))
    return any(
        _as_said(deed, other)
        for deed in told.deeds(mine, wanted)
        if not deed.agent.isdisjoint(parties) and not deed.patient.isdisjoint(parties)
        for other in told.deeds(theirs, wanted)
        if not other.agent.isdisjoint(parties) and not other.patient.isdisjoint(parties)
    )


_OF_NOUNS = word_set(
    """
    hit eat kill hold oust chase punish reject accuse overrule tow help criticise defeat cheat guard
    invite return replace
    """
)
"""The concepts by which parties without a name are told apart: few words of them mean much else."""
_ENOUGH = 3
_PARTIES = 2
_SMALL = FUNCTION | AUXILIARY | BE | PRONOUNS | DETERMINERS


def _exchanged(deed: Deed, other: Deed) -> bool:
    """Whether of two deeds each has the parties of the other on the other side."""
    return (
        deed.concept == other.concept
        and not deed.agent.isdisjoint(other.patient)
        and not deed.patient.isdisjoint(other.agent)
        and deed.agent.isdisjoint(other.agent)
        and deed.patient.isdisjoint(other.patient)
    )


def _as_said(deed: Deed, other: Deed) -> bool:
    return (
        deed.concept == other.concept
        and not deed.agent.isdisjoint(other.agent)
        and not deed.patient.isdisjoint(other.patient)
    )


def says(swap: RoleSwap, sentence: Passage, told: Told) -> bool:
    """Whether a sentence of the source says what the article does: each sued the other.

    Args:
        swap: What the article has the other way round than another sentence of the source.
        sentence: A sentence of that source.
        told: What the sentences of both texts tell of.
    """
    action = swap.action
    if action is None:
        return False
    tokens = told.tokens(sentence)
    if isinstance(action, Deed):
        return any(_as_said(action, other) for other in told.deeds(sentence, frozenset({action.concept})))
    if isinstance(action, Frame):
        frames = _first(_frames(tokens, frozenset({action.action})))
        parties = (action.agent, action.patient)
        return any((frame.agent, frame.patient) == parties for frame in frames)
    found = [*_first(relations(tokens)), *_first(relations(described(tokens).tokens))]
    return any(
        other.action == action.action and action.agents & other.agents and action.patients & other.patients
        for other in found
    )


def _of_shares(here: tuple[Share, Share], there: tuple[Share, Share]) -> RoleSwap:
    spans = [Span(min(a.start, b.start), max(a.end, b.end)) for a, b in (here, there)]
    parties = [(a.party, b.party) for a, b in (here, there)]
    return RoleSwap(spans[0], spans[1], "figures", parties[0], parties[1])


class _Described(NamedTuple):
    """The relations of a sentence between parties that it names or describes."""

    relations: list[Relation]
    named: dict[str, str]
    """The key of a description to that of the name, where the sentence says whom it describes."""


def _described(tokens: Sequence[Token], wanted: frozenset[str]) -> _Described | None:
    sentence, named = settled(described(tokens))
    found = _first(relations(sentence.tokens, wanted))
    if not found:
        return None
    places = sentence.places
    return _Described(
        [
            relation._replace(first=places[relation.first][0], last=places[relation.last][1])
            for relation in found
        ],
        named,
    )


def _as_one(mine: _Described, theirs: _Described | None) -> tuple[list[Relation], list[Relation]]:
    """The relations of two sentences, with names for what either says whom it describes."""
    if theirs is None:
        return [], []
    # Where the two sentences do not describe the same so, nothing is known.
    same = {
        kind: name
        for kind, name in (theirs.named | mine.named).items()
        if theirs.named.get(kind, name) == name
    }
    here, there = (
        [
            relation._replace(
                agents=frozenset(same.get(key, key) for key in relation.agents),
                patients=frozenset(same.get(key, key) for key in relation.patients),
            )
            for relation in found.relations
        ]
        for found in (mine, theirs)
    )
    return here, there


def _extent(places: Sequence[Span], action: _Action) -> Span:
    return Span(places[action.first].start, places[action.last].end)


def _parties(action: _Action) -> tuple[str, str]:
    if isinstance(action, Frame):
        return action.agent, action.patient
    if isinstance(action, Deed):
        return ", ".join(sorted(action.agent)), ", ".join(sorted(action.patient))
    return ", ".join(sorted(action.agents)), ", ".join(sorted(action.patients))


def _crossed(mine: Passage, theirs: Passage) -> bool:
    """Whether two sentences share two parties, in another order or beside other prepositions."""
    if not len(mine.parties) > 1 < len(theirs.parties):
        return False
    here = [key for key in mine.parties if key in theirs.parties]
    if len(here) < 2:
        return False
    return here != [key for key in theirs.parties if key in mine.parties] or _led_otherwise(mine, theirs)


def _led_otherwise(mine: Passage, theirs: Passage) -> bool:
    """Whether two sentences have other prepositions and verbs that tell who acts on whom."""
    here = directions(mine.telling)
    # “From Arden to Berg” and “to Arden from Berg” have the same words.
    return "from" in here or here != directions(theirs.telling)


def _kinds(mine: Passage, theirs: Passage) -> Set[str]:
    """The kinds of parties that two sentences describe alike, if they can have two parties in common."""
    here = kinds_of(mine.telling)
    kinds = here.keys() & kinds_of(theirs.telling).keys() if here else _NOTHING
    can = kinds and len(kinds) + min(len(mine.parties), len(theirs.parties)) > 1
    return kinds if can else _NOTHING


def _acting(mine: Passage, theirs: Passage, kinds: Set[str]) -> bool:
    """Whether two sentences share two parties, one described at least, in another order or otherwise led."""
    nouns = party_nouns()
    shared = {key for key in mine.parties if key in theirs.parties and key not in nouns}
    if len(kinds) + len(shared) < 2:
        return False
    return _order(mine, shared, kinds) != _order(theirs, shared, kinds) or _led_otherwise(mine, theirs)


def _order(passage: Passage, named: Set[str], kinds: Set[str]) -> list[str]:
    """Parties in the order in which a sentence first has them; for a kind stands its word."""
    first = {party(name.text): name.start - passage.span.start for name in reversed(passage.names)}
    text, written = passage.written().lower(), kinds_of(passage.telling)
    found = [(first[key], key) for key in named] + [(text.find(written[kind]), kind) for kind in kinds]
    return [key for _, key in sorted(found)]


S = TypeVar("S")


def _first(found: Iterator[S]) -> list[S]:
    return list(itertools.islice(found, _MOST))


def _turned_relations(
    mine: Sequence[Relation], theirs: Sequence[Relation]
) -> Iterator[tuple[Relation, Relation]]:
    for relation in mine:
        if any(fits(relation, other) for other in theirs):
            continue
        other = next((other for other in theirs if turned(relation, other)), None)
        if other is None or any(turned(relation, own) for own in mine):
            continue
        yield relation, other
        return


def _frames(tokens: Sequence[Token], wanted: frozenset[str]) -> Iterator[Frame]:
    """The frames of a sentence whose actions are of the wanted classes."""
    words = actions()
    forms = words.forms
    for index, token in enumerate(tokens):
        word = token.word
        if word not in forms or token.name:
            continue
        nominal = words.nouns.get(word)
        action = words.verbs.get(word)
        if nominal and (action is None or _is_noun(tokens, index)):
            if nominal in wanted:
                yield from _nominal(tokens, index, nominal)
        elif action and action in wanted:
            yield from _verbal(tokens, index, action)


def _stem(word: str) -> str:
    return "".join(stems(word))


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a form that is a noun and a verb is the noun here."""
    before = tokens[index - 1] if index else None
    if before is None:
        return True
    if before.name:
        return before.possessive or before.people
    return before.word in _BEFORE_NOUN or before.word.endswith(("ing", "al", "ly", "st", "air"))


def _nominal(tokens: Sequence[Token], index: int, action: str) -> Iterator[Frame]:
    agent = patient = ""
    first = last = index
    for back in range(index - 1, max(-1, index - 4), -1):
        token = tokens[back]
        if token.name:
            if token.possessive or token.people:
                agent, first = token.name, back
            break
        if token.word in FUNCTION or token.word in MARKS:
            break
    at = index + 1
    while at + 1 < len(tokens) and at < index + 5:
        preposition, nearest = tokens[at].word, at + 1
        if nearest < len(tokens) and tokens[nearest].word in DETERMINERS:
            nearest += 1
        if nearest >= len(tokens) or not tokens[nearest].name:
            break
        place = preposition in _PLACED and action not in _FORCE
        if preposition in _BY and not agent:
            agent, last = tokens[nearest].name, nearest
        elif preposition in _AGAINST and not patient and not place:
            patient, last = tokens[nearest].name, nearest
        else:
            break
        at = nearest + 1
    if agent or patient:
        yield Frame(first, last, action, True, agent, patient)


def _verbal(tokens: Sequence[Token], index: int, action: str) -> Iterator[Frame]:
    at = index - 1
    passive = False
    if at >= 0 and tokens[at].word in DETERMINERS and not tokens[at].name:
        return  # “the accused officers”
    gerund = tokens[index].word.endswith("ing")
    if gerund and at >= 0 and not tokens[at].name and tokens[at].word not in _BEFORE_GERUND:
        return  # “fired warning shots”
    while (
        at >= 0
        and not tokens[at].name
        and (tokens[at].word in AUXILIARY or tokens[at].word in BE or tokens[at].word.endswith("ly"))
    ):
        if tokens[at].word == "to" and at and tokens[at - 1].word in BE:
            at -= 2  # “is to provide”
            continue
        passive = passive or tokens[at].word in BE
        at -= 1
    participle = not tokens[index].word.endswith("ing")
    following = tokens[index + 1].word if index + 1 < len(tokens) else "."
    # “Officers accused of theft”: no object stands behind.
    passive = participle and (passive or (at == index - 1 and following in _PARTICIPLE_ENDS))
    before, first = _party_before(tokens, at)
    after, last = _party_after(tokens, index + 1)
    if passive:
        behind = index + 1
        if behind < len(tokens) and tokens[behind].word == "by":
            agent, last = _party_after(tokens, behind + 1)
        else:
            agent, last = "", index
        frame = Frame(min(first, index), last, action, False, agent, before)
    elif not after:
        return  # no object: “timber sold well”
    else:
        frame = Frame(min(first, index), last, action, False, before, after)
    if {frame.agent, frame.patient} - {"", _OPEN}:
        yield frame


def _party_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The head of the phrase that ends at a token, and its index: “the chief of [police]” is *chief*."""
    here = at
    for _ in range(3):
        if here < 0 or tokens[here].word in MARKS:
            return "", max(0, at)
        if not tokens[here].name and tokens[here].word in PRONOUNS:
            return _OPEN, here
        if not tokens[here].name and tokens[here].word in FUNCTION:
            return "", max(0, here)
        head = here
        while here >= 0 and _in_phrase(tokens, here):
            here -= 1
        if here >= 0 and not tokens[here].name and tokens[here].word in DETERMINERS:
            here -= 1
        if here >= 0 and not tokens[here].name and tokens[here].word in _LINKS and here:
            here -= 1
            continue
        return _key(tokens[head]), here + 1
    return "", max(0, at)


def _party_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The head of the phrase that begins at a token, and its index."""
    here = at
    if here < len(tokens) and not tokens[here].name and tokens[here].word in PRONOUNS:
        return _OPEN, here
    if here < len(tokens) and not tokens[here].name and tokens[here].word in DETERMINERS:
        here += 1
    if here >= len(tokens) or not _in_phrase(tokens, here):
        return "", min(at, len(tokens)) - 1
    head = here
    while head + 1 < len(tokens) and head - here < _REACH and _in_phrase(tokens, head + 1):
        if tokens[head].name and not (tokens[head].possessive or tokens[head].people):
            break
        head += 1
    return _key(tokens[head]), head


def _in_phrase(tokens: Sequence[Token], at: int) -> bool:
    return bool(tokens[at].name) or tokens[at].word not in _NO_PARTY


def _key(token: Token) -> str:
    return token.name or NOUN + _stem(token.word)


def _turned_frames(mine: Sequence[Frame], theirs: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    for frame in mine:
        alike = [other for other in theirs if other.action == frame.action]
        if not alike or any(_fits(frame, other) for other in alike):
            continue
        for other in alike:
            if _is_turned(frame, other):
                yield frame, other
                break


def _fits(a: Frame, b: Frame) -> bool:
    """Whether a party has the same part in both."""
    return any(
        one == other and one not in ("", _OPEN) for one, other in ((a.agent, b.agent), (a.patient, b.patient))
    )


def _is_turned(a: Frame, b: Frame) -> bool:
    """Whether the agent here is the patient there, or the other way round, and the other party fits that."""
    if "" in (a.agent, a.patient, b.agent, b.patient) and not (
        a.nominal and b.nominal and a.action in _FORCE
    ):
        return False  # only of strikes is one party ground enough: “Norland’s strikes”, “strikes in Norland”
    return _crosses(a.agent, b.patient, a.patient, b.agent) or _crosses(
        a.patient, b.agent, a.agent, b.patient
    )


def _crosses(here: str, there: str, rest: str, other: str) -> bool:
    if here != there or here in ("", _OPEN):
        return False
    return rest == other or _OPEN in (rest, other)
