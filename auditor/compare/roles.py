"""Who did what to whom: light role frames of a sentence, and where an article turns its source's round.

No parser: the verbs and nouns looked at are a closed list of those whose two parties are no equals, so that
turning them round says something else (to ask, to strike, to sell, but not to meet). A party is a name, or
the noun that heads the phrase beside the verb; where the phrase cannot be told, the party is left open.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar

from auditor.compare.clauses import (
    AUXILIARY,
    BE,
    DETERMINERS,
    FUNCTION,
    MARKS,
    PRONOUNS,
    RANKED,
    TRANSFER,
    Token,
    actions,
    classes,
    directions,
    party,
)
from auditor.compare.clauses import tokens as tokens_of
from auditor.compare.figures import Figure, agree, comparable
from auditor.compare.prepare import stems
from auditor.compare.relations import Relation, fits, relations, turned
from auditor.model import Span
from auditor.text.names import Name
from auditor.text.words import word_set

Turned = Literal["verb", "noun", "figures"]


class Frame(NamedTuple):
    """An action and its parties.

    A party is the key of a name, ``n:`` and the stem of a noun, ``?`` for a pronoun, or empty for none.
    """

    start: int
    end: int
    action: str
    """The class of the verb or noun: ``strike`` for *attacked* and *raids*."""
    nominal: bool
    agent: str
    patient: str


class RoleSwap(NamedTuple):
    """Parties of one action that the article has the other way round."""

    span: Span
    source_span: Span
    kind: Turned
    article: tuple[str, str]
    """Agent and patient as the article has them (of ``figures``: whom it gives which figure), as keys."""
    source: tuple[str, str]


_BY = word_set("by from")
_AGAINST = word_set("on against in into inside upon over to towards toward at within")
_PLACED = word_set("in inside within at into")
"""Prepositions that make a place the target of an act of force, and of nothing else."""
_FORCE = frozenset({"strike", "invade"})

_PARTICIPLE_ENDS = word_set("of by in on at for during under with")
_LINKS = word_set("of for in from at with")
_OPEN = "?"
"""A party that is a pronoun: somebody whom this sentence does not name."""
_NOUN = "n:"
"""What the key of a party begins with that is no name."""
_REACH = 6
_FAR = 10
_MOST = 20
"""Frames and figures of one sentence that are looked at."""
_APART = re.compile(r"[,;:.()–—]|\b(?:and|but|while|against|versus|compared|than|down|up)\b", re.IGNORECASE)
"""What separates a party from a figure that is another's."""
_CONTRASTED = word_set(
    """
    left right government opposition men women boys girls exports imports north south east west city
    countryside men’s women’s buyers sellers urban rural young old winners losers import export
    """
)


def role_swaps(
    text: str,
    sentence: Span,
    names: Sequence[Name],
    figures: Sequence[Figure],
    source_text: str,
    passage: Span,
    source_names: Sequence[Name],
    source_figures: Sequence[Figure],
) -> Iterator[RoleSwap]:
    """Yield the actions and figures of a sentence whose parties its passage has the other way round.

    Args:
        text: The article's text.
        sentence: The sentence.
        names: The names inside it.
        figures: The figures inside it.
        source_text: The source's text.
        passage: What the sentence derives from.
        source_names: The names inside it.
        source_figures: The figures inside it.
    """
    common = classes(text[slice(*sentence)]) & classes(source_text[slice(*passage)])
    crossed = _crossed(text, sentence, names, source_text, passage, source_names)
    counted = _twice(figures) & _twice(source_figures)
    if not (common or crossed or counted):
        return
    # “Ostwerk Green Steel” here may be “Ostwerk” there.
    short = frozenset(name.text.casefold() for name in (*names, *source_names) if " " not in name.text)
    mine = tokens_of(text, sentence, names, short)
    framed = [frame for frame in _first(_frames(mine)) if frame.action in common]
    related = _first(relations(mine)) if crossed else []
    if not (framed or related or counted):
        return
    theirs = tokens_of(source_text, passage, source_names, short)
    if counted:
        yield from _turned_figures(
            list(_bound(text, mine, figures)), list(_bound(source_text, theirs, source_figures))
        )
    found = list(_turned_frames(framed, _first(_frames(theirs)))) if framed else []
    if related and not found:
        found = list(_turned_relations(related, _first(relations(theirs))))
    yield from found


def _crossed(
    text: str,
    sentence: Span,
    names: Sequence[Name],
    source_text: str,
    passage: Span,
    source_names: Sequence[Name],
) -> bool:
    """Whether two sentences share two parties, in another order or beside other prepositions."""
    if len(names) < 2 or len(source_names) < 2:
        return False
    mine = list(dict.fromkeys(party(name.text) for name in names))
    theirs = list(dict.fromkeys(party(name.text) for name in source_names))
    shared = set(mine) & set(theirs)
    if len(shared) < 2:
        return False
    if [key for key in mine if key in shared] != [key for key in theirs if key in shared]:
        return True
    here, there = directions(text[slice(*sentence)]), directions(source_text[slice(*passage)])
    # “From Arden to Berg” and “to Arden from Berg” have the same words.
    return here != there or "from" in here


S = TypeVar("S")


def _first(found: Iterator[S]) -> list[S]:
    return list(itertools.islice(found, _MOST))


def _twice(figures: Sequence[Figure]) -> frozenset[str]:
    """The units of which a sentence has several figures."""
    units = [figure.unit for figure in figures]
    return frozenset(unit for unit in units if units.count(unit) > 1)


def _turned_relations(mine: Sequence[Relation], theirs: Sequence[Relation]) -> Iterator[RoleSwap]:
    for relation in mine:
        if any(fits(relation, other) for other in theirs):
            continue
        other = next((other for other in theirs if turned(relation, other)), None)
        if other is None or any(turned(relation, own) for own in mine):
            continue
        yield RoleSwap(
            Span(relation.start, relation.end),
            Span(other.start, other.end),
            "noun" if relation.nominal else "verb",
            (", ".join(sorted(relation.agents)), ", ".join(sorted(relation.patients))),
            (", ".join(sorted(other.agents)), ", ".join(sorted(other.patients))),
        )
        return


def _frames(tokens: Sequence[Token]) -> Iterator[Frame]:
    words = actions()
    for index, token in enumerate(tokens):
        if token.name:
            continue
        if token.word in words.giving or token.word in words.taking:
            yield from _transfer(tokens, index)
        elif token.word in RANKED:
            yield from _ranked(tokens, index)
        nominal = words.nouns.get(token.word)
        action = words.verbs.get(token.word)
        if nominal and (action is None or _is_noun(tokens, index)):
            yield from _nominal(tokens, index, nominal)
        elif action:
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
    return before.word in DETERMINERS | _BY | _AGAINST or before.word.endswith(
        ("ing", "al", "ly", "st", "air")
    )


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
        yield Frame(tokens[first].start, tokens[last].end, action, True, agent, patient)


def _transfer(tokens: Sequence[Token], index: int) -> Iterator[Frame]:
    """“Ostland sells grain to Norland”, “Norland buys grain from Ostland”: who gives to whom, both named."""
    giving = tokens[index].word in actions().giving
    first = _name_before(tokens, index)
    if first is None or any(t.word in BE for t in tokens[first + 1 : index]):
        return
    for at in range(index + 1, min(len(tokens) - 1, index + _FAR)):
        if tokens[at].word in MARKS:
            return
        if tokens[at].word == ("to" if giving else "from") and tokens[at + 1].name:
            agent, patient = tokens[first].name, tokens[at + 1].name
            if not giving:
                agent, patient = patient, agent
            yield Frame(tokens[first].start, tokens[at + 1].end, TRANSFER, False, agent, patient)
            return


def _ranked(tokens: Sequence[Token], index: int) -> Iterator[Frame]:
    """“Ruiz finished ahead of Berg”, “Berg came in behind Ruiz”: who beat whom, both named."""
    ahead = tokens[index].word == "ahead"
    at = index + 2 if ahead else index + 1
    first = _name_before(tokens, index)
    if first is None or at >= len(tokens) or not tokens[at].name or (ahead and tokens[at - 1].word != "of"):
        return
    agent, patient = tokens[first].name, tokens[at].name
    if not ahead:
        agent, patient = patient, agent
    yield Frame(tokens[first].start, tokens[at].end, "beat", False, agent, patient)


def _name_before(tokens: Sequence[Token], index: int) -> int | None:
    """The nearest name before a word, with no mark of punctuation between."""
    for at in range(index - 1, max(-1, index - _FAR), -1):
        if tokens[at].name:
            return at
        if tokens[at].word in MARKS:
            return None
    return None


def _verbal(tokens: Sequence[Token], index: int, action: str) -> Iterator[Frame]:
    at = index - 1
    passive = False
    if at >= 0 and tokens[at].word in DETERMINERS and not tokens[at].name:
        return  # “the accused officers”
    gerund = tokens[index].word.endswith("ing")
    if gerund and at >= 0 and not tokens[at].name and tokens[at].word not in BE | FUNCTION | MARKS:
        return  # “fired warning shots”
    while (
        at >= 0
        and not tokens[at].name
        and (tokens[at].word in AUXILIARY or tokens[at].word in BE or tokens[at].word.endswith("ly"))
    ):
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
        frame = Frame(tokens[min(first, index)].start, tokens[last].end, action, False, agent, before)
    elif not after:
        return  # no object: “timber sold well”
    else:
        frame = Frame(tokens[min(first, index)].start, tokens[last].end, action, False, before, after)
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
    token = tokens[at]
    if token.name:
        return True
    return not (
        token.word in FUNCTION
        or token.word in MARKS
        or token.word in DETERMINERS
        or token.word in AUXILIARY
        or token.word in BE
        or token.word in PRONOUNS
    )


def _key(token: Token) -> str:
    return token.name or _NOUN + _stem(token.word)


def _turned_frames(mine: Sequence[Frame], theirs: Sequence[Frame]) -> Iterator[RoleSwap]:
    for frame in mine:
        alike = [other for other in theirs if other.action == frame.action]
        if not alike or any(_fits(frame, other) for other in alike):
            continue
        for other in alike:
            if _is_turned(frame, other):
                yield RoleSwap(
                    Span(frame.start, frame.end),
                    Span(other.start, other.end),
                    "noun" if frame.nominal else "verb",
                    (frame.agent, frame.patient),
                    (other.agent, other.patient),
                )
                break


def _fits(a: Frame, b: Frame) -> bool:
    """Whether a party has the same part in both."""
    return any(
        one == other and one not in ("", _OPEN) for one, other in ((a.agent, b.agent), (a.patient, b.patient))
    )


def _is_turned(a: Frame, b: Frame) -> bool:
    """Whether the agent here is the patient there, or the other way round, and the other party fits that."""
    return _crosses(a.agent, b.patient, a.patient, b.agent) or _crosses(
        a.patient, b.agent, a.agent, b.patient
    )


def _crosses(here: str, there: str, rest: str, other: str) -> bool:
    if here != there or here in ("", _OPEN):
        return False
    if rest == other or _OPEN in (rest, other):
        return True
    # A party that is left out can be anybody: then only a name is ground enough.
    return "" in (rest, other) and not here.startswith(_NOUN)


class _Bound(NamedTuple):
    """A party and the figure that goes with it."""

    party: str
    figure: Figure
    start: int
    end: int


def _turned_figures(bound: Sequence[_Bound], there: Sequence[_Bound]) -> Iterator[RoleSwap]:
    """Two parties with each other's figures: “Peru 1.2 and Ecuador 1.7” for “Ecuador 1.2 and Peru 1.7”."""
    for (a, b), (c, d) in itertools.product(
        itertools.combinations(bound[:_MOST], 2), itertools.permutations(there[:_MOST], 2)
    ):
        if a.party != c.party or b.party != d.party or a.party == b.party:
            continue
        if a.figure.unit != b.figure.unit or agree(c.figure, d.figure) or agree(a.figure, b.figure):
            continue
        if _says(a, d) and _says(b, c) and not _says(a, c) and not _says(b, d):
            yield RoleSwap(
                Span(min(a.start, b.start), max(a.end, b.end)),
                Span(min(c.start, d.start), max(c.end, d.end)),
                "figures",
                (a.party, b.party),
                (c.party, d.party),
            )
            return


def _says(a: _Bound, b: _Bound) -> bool:
    return comparable(a.figure, b.figure) and agree(a.figure, b.figure)


def _bound(text: str, tokens: Sequence[Token], figures: Sequence[Figure]) -> Iterator[_Bound]:
    """Parties beside figures, nothing but words between them: “Ruiz 44 seats”, “300 tonnes from Peru”."""
    row: list[Token | Figure] = [
        token
        for index, token in enumerate(tokens)
        if (token.name or token.word in _CONTRASTED) and not _places(tokens, index)
    ]
    row += [figure for figure in figures if not figure.quoted]
    row.sort(key=lambda item: item.start)
    for first, second in itertools.pairwise(row):
        token, figure = (second, first) if isinstance(first, Figure) else (first, second)
        if not isinstance(token, Token) or not isinstance(figure, Figure):
            continue
        if not _APART.search(text, first.end, max(first.end, second.start)):
            yield _Bound(token.name or token.word, figure, first.start, second.end)


def _places(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name says where the name in front of it is from: “Ostwerk of [Arden] with 30 percent”."""
    return index > 1 and tokens[index - 1].word in ("of", "in") and bool(tokens[index - 2].name)
