"""Which named parties stand on which side of an action, and where an article has them on the other side.

Where `roles` looks at the words beside a verb, this looks at names alone, and further: “Ostland’s jets hit a
depot in Norland”, “a depot in Norland came under attack from Ostland”. As a name within reach of a verb need
not be a party to it, only a full exchange counts: the same action, the same two parties, each on the side on
which the source has the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.compare.clauses import AUXILIARY, BE, DETERMINERS, MARKS, TRANSFER, Token, actions
from auditor.compare.prepare import stems
from auditor.text.words import word_set


class Relation(NamedTuple):
    """An action with the names on its two sides, one at least on each."""

    start: int
    end: int
    action: str
    """A class of `roles.toml`, or ``=`` and the stem of a verb that it does not list."""
    nominal: bool
    agents: frozenset[str]
    patients: frozenset[str]


_REACH = 12
"""Words behind a verb in which its parties are looked for."""
_BACK = 16
_JOINS = word_set("and or & ,")
_BY = word_set("by")
_TO = word_set("to into")
_AGAINST = word_set("on against in into over at upon to towards toward")
_STOPS = word_set(
    """
    who whom whose which that because while when where as before after since although though if but unless
    until said says say saying told following amid despite whether
    """
)
_RELATIVE = word_set("who which that")
_ANAPHORS = word_set("it they he she")
_OWN = word_set("its their his her")
_DEVERBAL = word_set(
    """
    takeover acquisition purchase invasion occupation annexation arrest dismissal appointment killing murder
    defeat bombing shelling bombardment extradition expulsion
    """
)
"""Nouns whose *of* names the patient."""
_PHRASAL = {
    ("taken", "over"): "buy", ("took", "over"): "buy", ("takes", "over"): "buy", ("take", "over"): "buy",
    ("turned", "down"): "reject", ("turns", "down"): "reject",
    ("crossed", "into"): "enter", ("crosses", "into"): "enter",
}  # fmt: skip
_TAKING = word_set("take takes took taken taking")
_COURT = word_set("court tribunal arbitration")
_ENTERS = word_set("entered enters joined joins reached visited visits")
"""Verbs whose object is where a way ends, if *from* follows."""
_LEAVES = word_set("left leaves leaving quit")
_FIRES = word_set("fired fires launched launches")
_ENVOY = "envoy"
_BEAT = "beat"
_LOSING = word_set("lost loses losing lose")
_WINNING = word_set("won wins winning win")
_NONE: frozenset[str] = frozenset()


def relations(tokens: Sequence[Token]) -> Iterator[Relation]:
    """Yield the actions of a sentence both of whose sides are named.

    Args:
        tokens: The sentence, as `auditor.compare.clauses.tokens` gives it.
    """
    triggers = actions().triggers
    for index, token in enumerate(tokens):
        if token.name or not (token.word in triggers or token.word.endswith("ed")):
            continue
        for action, nominal, agents, patients in _sides(tokens, index):
            if agents and patients and not agents & patients:
                first, last = _extent(tokens, index, agents | patients)
                yield Relation(first, last, action, nominal, agents, patients)


def turned(relation: Relation, other: Relation) -> bool:
    """Whether two relations are one action with each other's parties."""
    return (
        relation.action == other.action
        and bool(relation.agents & other.patients)
        and bool(relation.patients & other.agents)
        and not fits(relation, other)
    )


def fits(relation: Relation, other: Relation) -> bool:
    """Whether a party has the same side in both."""
    return relation.action == other.action and bool(
        relation.agents & other.agents or relation.patients & other.patients
    )


_Sides = tuple[str, bool, frozenset[str], frozenset[str]]


def _sides(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """Every reading of a word as an action: its class, whether it is a noun, agents and patients."""
    word = tokens[index].word
    known = actions()
    if word == "from" or word in _TO:
        yield from _way(tokens, index)
        return
    noun = known.nouns.get(word)
    if word == "fire" and index and tokens[index - 1].word == "under":
        noun = "strike"
    if noun is not None and (word not in known.verbs or _led_as_noun(tokens, index)):
        yield from _nominal(tokens, index, noun)
        return
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    phrasal = _phrasal(tokens, index, following)
    infinitive = following == "to" and not _names(tokens[index + 2 : index + 3])
    if phrasal is None and infinitive and not _subject(tokens, index)[1]:
        return  # “Agreed to buy”, “refused to pay”: not this verb's parties but the next one's.
    if word in _ENTERS or word in _LEAVES:
        yield from _entering(tokens, index)
    if word in _FIRES:
        subject, _ = _subject(tokens, index)
        yield "strike", False, subject, _behind(tokens, _object(tokens, index + 1), word_set("at on into"))
    if word in _WINNING or word in _LOSING or (word in ("went", "go") and following == "down"):
        yield from _contest(tokens, index)
    if word in known.giving:
        yield from _transfer(tokens, index, giving=True)
    if word in known.taking:
        yield from _transfer(tokens, index, giving=False)
    action = phrasal or known.verbs.get(word)
    if action is not None:
        yield from _verbal(tokens, index, action)
    elif word in known.converse:
        for found, nominal, agents, patients in _verbal(tokens, index, known.converse[word]):
            yield found, nominal, patients, agents
    elif word.endswith("ed") and word not in known.mutual and word not in known.giving | known.taking:
        yield from _verbal(tokens, index, "=" + "".join(stems(word)))


def _phrasal(tokens: Sequence[Token], index: int, following: str) -> str | None:
    """The class of a verb with the word behind it, or of *take to court*."""
    word = tokens[index].word
    if word in _TAKING and any(
        tokens[at].word == "to" and any(token.word in _COURT for token in tokens[at + 1 : at + 4])
        for at in range(index + 1, min(len(tokens), index + 5))
    ):
        return "accuse"
    found = _PHRASAL.get((word, following))
    if found == "buy" and index + 2 < len(tokens) and tokens[index + 2].word == "from":
        return "replace"
    return found


def _led_as_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands in front of a form that is a noun and a verb makes it the noun."""
    if not index:
        return True
    before = tokens[index - 1]
    if before.name:
        return before.possessive or before.people
    return before.word in DETERMINERS or before.word in (
        "by", "from", "of", "in", "with", "air", "drone", "missile", "under", "after", "against", "for",
    )  # fmt: skip


# Where names stand


def _names(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.name for token in tokens if token.name)


def _run(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The names of a phrase that begins here, and those joined to them: “the port of [Arden] and [Berg]”."""
    found: set[str] = set()
    gap = 0
    for token in tokens[at : at + _REACH]:
        if token.name:
            found.add(token.name)
            gap = 0
            continue
        if token.word in _JOINS and found:
            gap = 0
            continue
        gap += 1
        if token.word in MARKS or token.word in _STOPS or token.word == "by" or (gap > 3 and not found):
            break
        if found and token.word not in DETERMINERS:
            break
    return frozenset(found)


def _object(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The stretch behind a verb in which its objects stand: to the next clause."""
    end = at
    while end < len(tokens) and end - at < _REACH:
        token = tokens[end]
        if not token.name:
            if token.word in _STOPS:
                break
            if token.word in MARKS:
                # “Shot the gunman, Tomas Berg, outside the bank”
                closed = end + 2 < len(tokens) and tokens[end + 2].word in MARKS
                if token.word != "," or not (closed and tokens[end + 1].name) or _names(tokens[at:end]):
                    break
        end += 1
    return at, end


def _behind(tokens: Sequence[Token], span: tuple[int, int], prepositions: frozenset[str]) -> frozenset[str]:
    """The names behind the first of such prepositions that leads to one."""
    for at in range(*span):
        if not tokens[at].name and tokens[at].word in prepositions:
            found = _run(tokens, at + 1)
            if found:
                return found
    return _NONE


def _subject(tokens: Sequence[Token], index: int) -> tuple[frozenset[str], bool]:
    """The names in front of a verb, and whether the verb is passive."""
    at = index - 1
    passive = False
    while at >= 0 and not tokens[at].name:
        word = tokens[at].word
        if word not in AUXILIARY and word not in BE and not word.endswith("ly"):
            break
        passive = passive or word in BE
        at -= 1
    apposed = _NONE
    if at >= 0 and not tokens[at].name and tokens[at].word in _RELATIVE:
        at -= 1
    if at >= 0 and tokens[at].word == ",":
        # “Ana Ruiz, the minister, was dismissed”
        opens = next((i for i in range(at - 1, max(-1, at - _BACK), -1) if tokens[i].word in MARKS), -1)
        if opens >= 0 and tokens[opens].word == ",":
            apposed = _names(tokens[opens + 1 : at])
            at = opens - 1
        elif opens < 0:
            at -= 1
    elif at > 0 and not tokens[at].name and tokens[at].word in _ANAPHORS:
        # “… a depot in Norland when it was hit”
        at -= 2 if tokens[at - 1].word in _STOPS else 1
    first = at
    while first >= 0 and at - first < _BACK:
        token = tokens[first]
        joins = token.word == "," and first and tokens[first - 1].name and tokens[first + 1].name
        if not token.name and (token.word in _STOPS or (token.word in MARKS and not joins)):
            break
        first -= 1
    return apposed | _names(tokens[first + 1 : at + 1]), passive


def _extent(tokens: Sequence[Token], index: int, names: frozenset[str]) -> tuple[int, int]:
    """From the first to the last of the names nearest to an action on either side, the action within."""
    first = last = index
    left = set(names)
    for at in sorted(range(len(tokens)), key=lambda at: abs(at - index)):
        if tokens[at].name in left:
            left.discard(tokens[at].name)
            first, last = min(first, at), max(last, at)
    return tokens[first].start, tokens[last].end


# Kinds of actions


def _verbal(tokens: Sequence[Token], index: int, action: str) -> Iterator[_Sides]:
    if index and not tokens[index - 1].name and tokens[index - 1].word in DETERMINERS:
        return  # “the accused officers”
    subject, passive = _subject(tokens, index)
    span = _object(tokens, index + 1)
    by = next((at for at in range(*span) if not tokens[at].name and tokens[at].word == "by"), None)
    # “Hit by missiles fired by Ostland”: the second leads to a name.
    agents = _behind(tokens, (by, span[1]), _BY) if by is not None else _NONE
    gerund = tokens[index].word.endswith("ing")
    if by is not None and not gerund and (passive or (agents and by - index <= 3)):
        yield action, False, agents, subject or _names(tokens[index + 1 : by])
    elif not passive and not (action.startswith("=") and _behind(tokens, span, _TO)):
        # “Leased it to Arden” and “leased it from Arden” are no one action.
        yield action, False, subject, _names(tokens[slice(*span)])


def _contest(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Lost 3-1 to Arden”, “won its case against Arden”."""
    subject, passive = _subject(tokens, index)
    if passive:
        return
    span = _object(tokens, index + 1)
    if tokens[index].word in _WINNING:
        yield _BEAT, False, subject, _behind(tokens, span, word_set("against over"))
    else:
        yield _BEAT, False, _behind(tokens, span, word_set("to against")), subject


def _transfer(tokens: Sequence[Token], index: int, *, giving: bool) -> Iterator[_Sides]:
    """“Sold its mill to Arden”, “was handed over to Arden by Norland”, “got tanks from Arden”."""
    if index and not tokens[index - 1].name and tokens[index - 1].word in DETERMINERS:
        return
    subject, passive = _subject(tokens, index)
    span = _object(tokens, index + 1)
    by = _behind(tokens, span, _BY)
    reduced = bool(by) and not tokens[index].word.endswith("ing")
    if giving:
        receiver = _behind(tokens, span, _TO)
        if tokens[index].word in actions().taking and not receiver:
            return  # “leased it from Arden”
        direct = span[0] < len(tokens) and not tokens[span[0]].possessive and tokens[span[0]].name
        if passive or reduced:
            yield TRANSFER, False, by, receiver or subject
        elif receiver or direct:
            yield TRANSFER, False, subject, receiver or frozenset({str(direct)})
    else:
        giver = _behind(tokens, span, word_set("from"))
        yield TRANSFER, False, giver, by if passive or reduced else subject


def _way(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“From Arden to Norland”, “to Norland from Arden”: from where and to where."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == "the" and not tokens[at].name:
        at += 1
    if at >= len(tokens) or not tokens[at].name or tokens[at].possessive or tokens[at].people:
        return
    wanted = _TO if tokens[index].word == "from" else word_set("from")
    for behind in range(at + 1, min(len(tokens) - 1, at + 4)):
        if tokens[behind].word in MARKS or tokens[behind].name:
            return
        if tokens[behind].word in wanted:
            there = _run(tokens, behind + 1)
            here = frozenset({tokens[at].name})
            yield TRANSFER, False, *((here, there) if tokens[index].word == "from" else (there, here))
            return


def _entering(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Entered Norland from Arden”, “left Arden for Norland”."""
    span = _object(tokens, index + 1)
    if span[0] < len(tokens) and tokens[span[0]].name:
        place = frozenset({tokens[span[0]].name})
        if tokens[index].word in _LEAVES:
            yield TRANSFER, False, place, _behind(tokens, span, word_set("for"))
        else:
            yield TRANSFER, False, _behind(tokens, span, word_set("from")), place


def _nominal(tokens: Sequence[Token], index: int, action: str) -> Iterator[_Sides]:
    """“Ostland’s strikes on Norland”, “the takeover of Arden by Berg”, “exports from Arden to Norland”."""
    span = _object(tokens, index + 1)
    word = tokens[index].word
    agents = _NONE
    own = False
    for back in range(index - 1, max(-1, index - 4), -1):
        token = tokens[back]
        if token.name:
            agents = frozenset({token.name}) if token.possessive or token.people else _NONE
            break
        if token.word in MARKS or token.word in _STOPS:
            break
        own = own or token.word in _OWN
    subject, passive = _subject(tokens, index)
    if index and tokens[index - 1].word == "under":
        # “Came under attack from Arden”
        yield action, True, _behind(tokens, span, word_set("from by")), subject
        return
    agents = agents or _behind(tokens, span, _BY)
    if action == _ENVOY:
        whose = _behind(tokens, span, word_set("of")) if not own else _NONE
        if own and not passive:
            agents = subject
        yield action, True, agents or whose, _behind(tokens, span, word_set("in to from" + " of" * own))
        return
    if action == "sell":
        giver = agents or _behind(tokens, span, word_set("from"))
        yield TRANSFER, True, giver, _behind(tokens, span, _TO)
        return
    if action == _BEAT and word.startswith("defeat") and _behind(tokens, span, word_set("by to against")):
        losers = _NONE if agents == _behind(tokens, span, _BY) else agents
        yield _BEAT, True, _behind(tokens, span, word_set("by to against")), losers or subject
        return
    if action == _BEAT and not agents:
        agents = subject
    patients = _behind(tokens, span, word_set("of")) if word in _DEVERBAL else _NONE
    agents = agents or _behind(tokens, span, word_set("from"))
    yield action, True, agents, patients or _behind(tokens, span, _AGAINST)
