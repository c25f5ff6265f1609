"""Which named parties stand on which side of an action, and where an article has them on the other side.

Where `roles` looks at the words beside a verb, this looks at names alone, and further: “Ostland’s jets hit a
depot in Norland”, “a depot in Norland came under attack from Ostland”. As a name within reach of a verb need
not be a party to it, only a full exchange counts: the same action, the same two parties, each on the side on
which the source has the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from auditor.compare.parties import party_forms, side_nouns, sided
from auditor.compare.prepare import stems
from auditor.compare.tokens import (
    AUXILIARY,
    BE,
    DETERMINERS,
    FUNCTION,
    MARKS,
    RANKED,
    RETURN,
    TRANSFER,
    Token,
    actions,
)
from auditor.text.words import word_set


class Relation(NamedTuple):
    """An action with the names on its two sides, one at least on each."""

    first: int
    last: int
    """The first and the last token of the action and its names."""
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
_OF = word_set("of")
_FROM = word_set("from")
_FROM_BY = _FROM | _BY
_FOR = word_set("for")
_AT = word_set("at on into")
_OVER = word_set("against over")
_LOSES_TO = word_set("to against")
_DEFEATED_BY = _LOSES_TO | _BY
_POSTED = word_set("in to from")
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
_TAKING = word_set(
    """
    take takes took taken taking drag drags dragged dragging haul hauls hauled hauling bring brings brought
    bringing pull pulls pulled
    """
)
_BEFORE = word_set("to before into")
_COURT = word_set("court courts tribunal arbitration chamber judge judges ombudsman arbitrator arbitrators")
_COURT_REACH = 8
_FILING = word_set(
    """
    file files filed filing lodge lodges lodged lodging bring brings brought bringing launch launches launched
    launching submit submits submitted open opens opened start starts started press pressed pursue pursues
    pursued make makes made level levels levelled leveled enter entered take takes took taken taking
    """
)
"""Verbs whose subject acts by the noun behind them: to lodge an appeal against somebody."""
_FACING = word_set("face faces faced facing receive receives received")
"""Verbs whose subject the noun behind them is aimed at: to face a lawsuit by somebody."""
_INSTANCE = word_set(
    """
    request behest insistence urging invitation complaint petition application appeal instigation
    """
)
_UPON = word_set("at on upon after following")
"""What leads to why somebody acted: at the request of another."""
_CAUSED = {"complaint": "accuse", "petition": "accuse", "appeal": "accuse"}
_AGAINST_ONLY = word_set("against")
_AIMED = word_set(
    """
    petition petitions petitioned petitioning complain complains complained complaining appeal appeals
    appealed appealing testify testifies testified litigate litigated sue sued
    """
)
"""Verbs of whose subject *against* names the adversary."""
_OPPOSING = word_set(
    "vote votes voted voting campaign campaigned campaigns object objected objects protest protested"
)
_OPPOSED = word_set("against to")
_TELLING = word_set("tell tells told telling call calls called calling want wants wanted")
_DEMANDING = word_set("demand demands demanded demanding insist insists insisted")
_FALLING = word_set("fall falls fell fallen")
_CONTROL = word_set(
    "refuse refuses refused refusing decline declines declined vow vows vowed hope hopes hoped"
)
"""Verbs that say nothing of two parties but with the verb behind *to*."""
_FORCING = word_set("make makes made making let lets")
_OBJECTS = word_set("him her them it")
_REPORTS = word_set("report reports reported reporting")
_SPEAKING = word_set("said says say told tells tell claimed claims testified alleged alleges stated states")
_ENTERS = word_set("entered enters joined joins reached visited visits")
"""Verbs whose object is where a way ends, if *from* follows."""
_LEAVES = word_set("left leaves leaving quit")
_FIRES = word_set("fired fires launched launches")
_ENVOY = "envoy"
_BEAT = "beat"
_ACCUSE = "accuse"
_ASK = "ask"
_LOSING = word_set("lost loses losing lose")
_WINNING = word_set("won wins winning win")
_NONE: frozenset[str] = frozenset()
_UNLISTED = "="


_ALONE = (
    dict.fromkeys(_AIMED | _INSTANCE, "accuse")
    | dict.fromkeys(_OPPOSING, "oppose")
    | dict.fromkeys(_REPORTS, "report")
    | dict.fromkeys(_WINNING | _LOSING | RANKED, "beat")
)
_BESIDE = (
    ("accuse", _TAKING, _COURT),
    ("ask", _INSTANCE, _UPON),
    ("tell", _TELLING, _TO),
    ("tell", _FORCING, _OBJECTS),
    ("tell", _DEMANDING, word_set("that")),
    ("beat", _FALLING, _TO),
    ("would", _CONTROL, _TO),
    ("say", _SPEAKING, word_set("that")),
    ("strike", _FIRES, _AT),
    ("strike", word_set("fire"), word_set("under")),
    ("beat", word_set("went go"), word_set("down")),
    (TRANSFER, word_set("from"), _TO),
    (TRANSFER, _TO, word_set("from")),
    (TRANSFER, _ENTERS | _LEAVES, _FOR | _FROM),
    *((action, frozenset({verb}), frozenset({particle})) for (verb, particle), action in _PHRASAL.items()),
    ("replace", word_set("taken took takes take"), word_set("over")),
)
"""Actions to which words lead only beside others."""


def relations(tokens: Sequence[Token], wanted: frozenset[str] | None = None) -> Iterator[Relation]:
    """Yield the actions of a sentence both of whose sides are named.

    Args:
        tokens: The sentence, as `auditor.compare.tokens.tokens` gives it.
        wanted: The classes of actions looked for; None for all.
    """
    led = _led()
    others = wanted is None or any(action[0] == _UNLISTED for action in wanted)
    for index, token in enumerate(tokens):
        word = token.word
        leads = led.get(word)
        if leads is None:
            if not (others and word.endswith("ed")):
                continue
            leads = frozenset({_unlisted(word)})
        if token.name or (wanted is not None and wanted.isdisjoint(leads)):
            continue
        for action, nominal, agents, patients in _sides(tokens, index):
            if agents and patients and not agents & patients:
                first, last = _extent(tokens, index, agents | patients)
                yield Relation(first, last, action, nominal, agents, patients)


@cache
def action_words() -> frozenset[str]:
    """The words that lead to an action, alone or beside others, and those others."""
    return _NONE.union(_alone(), *([word, *others] for word, others in _beside().items()))


def acted(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The classes of the actions that `relations` may find in two sentences alike: those that are listed."""
    found = _acted(mine)
    return found & _acted(theirs) if found else found


def unlisted(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """The classes of the verbs that are not listed and whose form in *-ed* two sentences have in common."""
    leading = _leading()
    return frozenset([_unlisted(w) for w in mine & theirs if w.endswith("ed") and w not in leading])


def may_side(words: frozenset[str]) -> bool:
    """Whether `sides` may find any in a sentence of these words."""
    return not words.isdisjoint(side_nouns())


def _acted(words: frozenset[str]) -> frozenset[str]:
    alone, beside = _alone(), _beside()
    found = [alone[word] for word in words if word in alone]
    for others in [beside[word] for word in words if word in beside]:
        if not others.keys().isdisjoint(words):
            found += [others[other] for other in others.keys() & words]
    return _NONE.union(*found)


@cache
def _beside() -> dict[str, dict[str, frozenset[str]]]:
    """The actions to which a word leads beside others: by each of those others."""
    known = actions()
    listed = [
        *((action, word, others) for action, leads, others in _BESIDE for word in leads),
        *((i.action, word, i.words[-1:]) for word, idioms in known.idioms.items() for i in idioms),
        *((action, word, others) for word, closed in known.closed.items() for action, others in closed),
    ]
    found: dict[str, dict[str, frozenset[str]]] = {}
    for action, word, others in listed:
        beside = found.setdefault(word, {})
        beside |= {other: beside.get(other, _NONE) | {action} for other in others}
    return found


@cache
def _alone() -> dict[str, frozenset[str]]:
    """The classes of the actions to which a word may lead whatever it stands beside."""
    known = actions()
    found: dict[str, set[str]] = {}
    for listed in (known.verbs, known.nouns, known.converse, _ALONE):
        for word, action in listed.items():
            found.setdefault(word, set()).add(action)
            if action == "sell" and listed is known.nouns:
                found[word].add(TRANSFER)
    for word in known.transfers:
        found.setdefault(word, set()).add(TRANSFER)
    for word in known.returning:
        found.setdefault(word, set()).add(RETURN)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _leading() -> dict[str, frozenset[str]]:
    """The classes of the actions to which a word may lead."""
    found = dict.fromkeys(actions().mutual, _NONE) | _alone()
    for word, beside in _beside().items():
        found[word] = found.get(word, _NONE).union(*beside.values())
    return found


@cache
def _led() -> dict[str, frozenset[str]]:
    """The classes of the actions that a word may begin: those listed, and a verb that is listed for none."""
    leading = _leading()
    began = actions().triggers.union([word for word in leading if word.endswith("ed")])
    return {word: leading.get(word) or frozenset({_unlisted(word)}) for word in began}


def _unlisted(word: str) -> str:
    """The class of a verb that `roles.toml` does not list."""
    return _UNLISTED + "".join(stems(word))


def sides(tokens: Sequence[Token]) -> Iterator[Relation]:
    """Yield the sides on which a sentence says that those whom it names stand: “the seller, Arden”.

    Args:
        tokens: The sentence, as `auditor.compare.tokens.tokens` gives it.
    """
    nouns = sided()
    for index, token in enumerate(tokens):
        if token.name or token.word not in nouns:
            continue
        action, side = nouns[token.word]
        at = _apposed(tokens, index)
        if at is not None:
            name = tokens[at].name
            one, other = frozenset({name}), frozenset({f"? {name}"})  # whoever stands on the other side
            agents, patients = (other, one) if side else (one, other)
            yield Relation(min(index, at), max(index, at), f"side {action}", True, agents, patients)


def _apposed(tokens: Sequence[Token], index: int) -> int | None:
    """The name that a noun stands beside: “the seller, Arden,”, “the seller Arden”, “Arden, the seller,”."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == ",":
        at += 1
    while at + 1 < len(tokens) and tokens[at].possessive and tokens[at + 1].name:
        at += 1
    if at < len(tokens) and tokens[at].name and not tokens[at].possessive:
        return at
    at = index - 1
    while at >= 0 and not tokens[at].name and tokens[at].word in DETERMINERS:
        at -= 1
    if at > 0 and tokens[at].word == "," and tokens[at - 1].name:
        return at - 1
    return None


def turned(relation: Relation, other: Relation) -> bool:
    """Whether two relations are one action with each other's parties."""
    return (
        relation.action == other.action and _crosses(relation, other) and not relation.agents & other.agents
    )


def fits(relation: Relation, other: Relation) -> bool:
    """Whether a party has the same side in both."""
    if relation.action != other.action:
        return False
    if relation.agents & other.agents:
        return True
    return bool(relation.patients & other.patients) and not _crosses(relation, other)


def _crosses(relation: Relation, other: Relation) -> bool:
    """Whether parties stand on each other's side; a third that both act on is none of them."""
    return bool(relation.agents & other.patients and relation.patients & other.agents)


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
    if word in _AIMED or word in _OPPOSING:
        yield from _aimed(tokens, index)
    if word in _SPEAKING:
        yield from _told(tokens, index)
    if word in _REPORTS:
        yield from _reported(tokens, index)
        return
    if word in known.idioms:
        yield from _idiom(tokens, index)
    if word in _DEMANDING and following == "that":
        yield "tell", False, _subject(tokens, index)[0], _run(tokens, index + 2)
        return
    if word in _CONTROL and following == "to":
        yield from _willing(tokens, index)
        return
    if word == "back" and _is_adverb(tokens, index, following):
        return
    phrasal = _phrasal(tokens, index, following)
    infinitive = following == "to" and not _names(tokens[index + 2 : index + 3])
    if phrasal is None and infinitive and not _subject(tokens, index)[1]:
        return  # “Agreed to buy”, “refused to pay”: not this verb's parties but the next one's.
    if word in _ENTERS or word in _LEAVES:
        yield from _entering(tokens, index)
    if word in _FIRES:
        subject, _ = _subject(tokens, index)
        yield "strike", False, subject, _behind(tokens, _object(tokens, index + 1), _AT)
    if (
        word in _WINNING
        or word in _LOSING
        or (word in ("went", "go") and following == "down")
        or _falls_to(tokens, index)
    ):
        yield from _contest(tokens, index)
    if word in known.returning or phrasal == RETURN:
        for found, nominal, agents, patients in _transfer(tokens, index, giving=True):
            yield RETURN if found == TRANSFER else found, nominal, agents, patients
        return
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
    elif word.endswith("ed") and word not in known.mutual and word not in known.transfers:
        yield from _verbal(tokens, index, _unlisted(word))


def _phrasal(tokens: Sequence[Token], index: int, following: str) -> str | None:
    """The class of a verb with the word behind it, or of *take to court*."""
    word = tokens[index].word
    if word in _TAKING and any(
        _leads_to_court(tokens, at) for at in range(index + 1, min(len(tokens), index + _COURT_REACH))
    ):
        return "accuse"
    if word in _TELLING:
        return "tell" if _bids(tokens, index, following) else None
    if word in _FORCING and following in _OBJECTS:
        return "tell"
    if (closed := _closed(tokens, index)) is not None:
        return closed
    found = _PHRASAL.get((word, following))
    if found == "buy" and index + 2 < len(tokens) and tokens[index + 2].word == "from":
        return "replace"
    return found


def _closed(tokens: Sequence[Token], index: int) -> str | None:
    """The class of a verb that a word behind its object closes: “held Berg responsible”, “was left out”."""
    for action, closes in actions().closed.get(tokens[index].word, ()):
        for at in range(index + 1, min(len(tokens), index + _COURT_REACH)):
            if tokens[at].word in MARKS or tokens[at].word in _STOPS:
                break
            if tokens[at].word in closes and not tokens[at].name:
                return action
    return None


def _idiom(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Stood in for Berg”, “pinned the blame for the delay on Berg”."""
    for action, words, leads, converse in actions().idioms.get(tokens[index].word, ()):
        end = index + 1 + len(words)
        if end > len(tokens) or any(
            word not in ("*", token.word) for word, token in zip(words, tokens[index + 1 : end], strict=True)
        ):
            continue
        subject, passive = _subject(tokens, index)
        if not passive:
            other = _behind(tokens, (end, _object(tokens, end)[1]), leads)
            yield action, False, *((other, subject) if converse else (subject, other))


def _is_adverb(tokens: Sequence[Token], index: int, following: str) -> bool:
    """Whether *back* is no verb: “paid back the loan”, “the money goes back to Arden”."""
    before = tokens[index - 1].word if index else ""
    closes = any("back" in closes for _, closes in actions().closed.get(before, ()))
    return closes or not following or following in FUNCTION or following in MARKS


def _willing(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Refused to meet Berg”: of whom somebody would, or would not, do what no class has."""
    if index + 2 < len(tokens) and not tokens[index + 2].name:
        verb = tokens[index + 2].word
        subject, passive = _subject(tokens, index)
        if not passive:
            patients = _affected(tokens, _object(tokens, index + 3), "")
            yield f"would {verb}", False, subject, patients


def _falls_to(tokens: Sequence[Token], index: int) -> bool:
    """“Fell to Arden”, “fell 3-1 to Arden”."""
    if tokens[index].word not in _FALLING:
        return False
    to = next((at for at in range(index + 1, min(len(tokens), index + 5)) if tokens[at].word == "to"), None)
    return to is not None and all(
        token.word[:1].isdigit() or token.word in MARKS for token in tokens[index + 1 : to]
    )


def _is_court(token: Token) -> bool:
    return token.word.rpartition(" ")[2] in _COURT


def _bids(tokens: Sequence[Token], index: int, following: str) -> bool:
    """“Told Arden to leave”, “was told by Berg to leave”, “called on Arden to leave”."""
    word = tokens[index].word
    if (word.startswith("call") and following not in ("on", "upon")) or (
        word.startswith("want") and following == "to"
    ):
        return False
    for at in range(index + 1, min(len(tokens) - 1, index + _COURT_REACH)):
        if tokens[at].word in _STOPS or (tokens[at].word in MARKS and tokens[at].word != ","):
            return False
        if tokens[at].word == "to":
            return not tokens[at + 1].name and tokens[at + 1].word not in DETERMINERS
    return False


def _aimed(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Petitioned the court against Arden”, “voted against Arden”."""
    word = tokens[index].word
    if word in _AIMED:
        action, prepositions = "accuse", _AGAINST_ONLY
    else:
        action, prepositions = "oppose", _OPPOSED
    subject, passive = _subject(tokens, index)
    if not passive:
        yield action, False, subject, _behind(tokens, _object(tokens, index + 1), prepositions)


def _told(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Arden said that Berg lied”: who says something, and of whom."""
    for at in range(index + 1, min(len(tokens) - 2, index + _COURT_REACH)):
        if tokens[at].word in MARKS:
            return
        if tokens[at].word == "that" or at == index + 1:
            of = next((i for i in range(at, at + 3) if i < len(tokens) and tokens[i].name), None)
            does = _deed(tokens, of + 1) if of is not None and not tokens[of].possessive else None
            if of is not None and does:
                yield f"say {does}", False, _teller(tokens, index), frozenset({tokens[of].name})
                return


def _deed(tokens: Sequence[Token], at: int) -> str | None:
    """The class of the verb that follows a subject."""
    for token in tokens[at : at + 4]:
        if token.name or token.word in MARKS:
            return None
        if token.word in AUXILIARY or token.word in BE:
            continue
        kinds = _leading().get(token.word)
        if kinds:
            return min(kinds)
        return _unlisted(token.word) if token.word.endswith("ed") else None
    return None


def _teller(tokens: Sequence[Token], index: int) -> frozenset[str]:
    subject, passive = _subject(tokens, index)
    return _behind(tokens, _object(tokens, index + 1), _BY) if passive else subject


def _reported(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Reported Arden to the police”, “Arden was reported to the police by Berg”."""
    subject, passive = _subject(tokens, index)
    first, end = _object(tokens, index + 1)
    to = next((at for at in range(first, end) if tokens[at].word in _TO), None)
    if to is not None:
        agents = _behind(tokens, (first, end), _BY) if passive else subject
        yield "report", False, agents, subject if passive else _names(tokens[first:to])


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
    return frozenset([token.name for token in tokens if token.name])


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
        if word == "to" and at and tokens[at - 1].name:
            return _controller(tokens, at), passive
        if word == "to" and at and tokens[at - 1].word in BE:
            at -= 2  # “is to provide”
            continue
        if word not in AUXILIARY and word not in BE and not word.endswith("ly"):
            break
        passive = passive or word in BE
        at -= 1
    apposed = _NONE
    if at >= 0 and not tokens[at].name and tokens[at].word in _RELATIVE:
        at -= 1
        if at > 0 and tokens[at].word == "," and tokens[at - 1].name:
            return frozenset({tokens[at - 1].name}), passive  # “Berg, which was founded in 1918”
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


def _controller(tokens: Sequence[Token], to: int) -> frozenset[str]:
    """Who is to do what an infinitive says: “told [Arden] to pay”, “[Arden] was told by Berg to pay”."""
    for at in range(to - 1, max(-1, to - _BACK), -1):
        token = tokens[at]
        if not token.name:
            if token.word in _STOPS and token.word != "told":
                break
            continue
        led = at - 1
        while led > 0 and not tokens[led].name and tokens[led].word in DETERMINERS:
            led -= 1
        if led < 0 or tokens[led].name or tokens[led].word != "by":
            return frozenset({token.name})
    return _NONE


def _extent(tokens: Sequence[Token], index: int, names: frozenset[str]) -> tuple[int, int]:
    """From the first to the last of the names nearest to an action on either side, the action within."""
    first = last = index
    left = set(names)
    for distance in range(1, len(tokens)):
        for at in (index - distance, index + distance):
            if 0 <= at < len(tokens) and tokens[at].name in left:
                left.discard(tokens[at].name)
                first, last = min(first, at), max(last, at)
        if not left:
            break
    return first, last


# Kinds of actions


def _verbal(tokens: Sequence[Token], index: int, action: str) -> Iterator[_Sides]:
    if index and not tokens[index - 1].name and tokens[index - 1].word in DETERMINERS:
        return  # “the accused officers”
    subject, passive = _subject(tokens, index)
    span = _object(tokens, index + 1)
    by = next((at for at in range(*span) if not tokens[at].name and tokens[at].word == "by"), None)
    # “Hit by missiles fired by Ostland”: the second leads to a name.
    agents = _behind(tokens, (by, span[1]), _BY) if by is not None else _NONE
    if span[0] < len(tokens) and not tokens[span[0]].name and tokens[span[0]].word in _OBJECTS:
        yield action, False, agents if passive else subject, _speaker(tokens, index) - subject
    gerund = tokens[index].word.endswith("ing")
    # “Rejected an offer by Ostland” is active.
    direct = index + 1 < len(tokens) and not tokens[index + 1].name and tokens[index + 1].word in DETERMINERS
    if by is not None and not gerund and (passive or (agents and by - index <= 3 and not direct)):
        subject = subject if passive else _modified(tokens, index)
        yield action, False, agents, subject or _names(tokens[index + 1 : by])
    elif not passive and not (action.startswith(_UNLISTED) and _behind(tokens, span, _TO)):
        # “Leased it to Arden” and “leased it from Arden” are no one action.
        yield action, False, subject, _affected(tokens, span, action)


def _modified(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """The names in the phrase to which a participle belongs: “a depot in [Arden] hit by …”."""
    first = index
    while first and index - first < _BACK:
        before = tokens[first - 1]
        if not before.name and (before.word in MARKS or before.word in _STOPS or before.word in DETERMINERS):
            break
        first -= 1
    return _names(tokens[first:index])


def _affected(tokens: Sequence[Token], span: tuple[int, int], action: str) -> frozenset[str]:
    """The names among the objects of a verb, but not whose lawyer is sued, nor the court."""
    end = span[1]
    if action == _ACCUSE:
        end = next((at for at in range(*span) if _leads_to_court(tokens, at)), end)
    return frozenset(
        token.name
        for at, token in enumerate(tokens[span[0] : end], span[0])
        if token.name and not (token.possessive and _owns_party(tokens, at))
    )


def _leads_to_court(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].word in _BEFORE and any(_is_court(token) for token in tokens[at + 1 : at + 4])


def _owns_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person or body owns the party behind it; what a country’s army does the country does."""
    country = len(tokens[at].name) == 2 and tokens[at].name.isupper()
    return not country and any(token.word in party_forms() for token in tokens[at + 1 : at + 3])


def _speaker(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """Who says what a verb tells: of “Arden says that Berg ordered him”, the one whom *him* names."""
    for at in range(index - 1, max(-1, index - _BACK), -1):
        if tokens[at].word == "." and not tokens[at].name:
            break
        if tokens[at].word in _SPEAKING and not tokens[at].name:
            return _teller(tokens, at)
    return _NONE


def _contest(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“Lost 3-1 to Arden”, “won its case against Arden”."""
    subject, passive = _subject(tokens, index)
    if passive:
        return
    span = _object(tokens, index + 1)
    if tokens[index].word in _WINNING:
        yield _BEAT, False, subject, _behind(tokens, span, _OVER)
    else:
        yield _BEAT, False, _behind(tokens, span, _LOSES_TO), subject


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
        # “Bought Arden’s mill”
        owner = next((token.name for token in tokens[slice(*span)] if token.possessive and token.name), None)
        giver = _behind(tokens, span, _FROM) or (frozenset({owner}) if owner else _NONE)
        yield TRANSFER, False, giver, by if passive or reduced else subject


def _way(tokens: Sequence[Token], index: int) -> Iterator[_Sides]:
    """“From Arden to Norland”, “to Norland from Arden”: from where and to where."""
    at = index + 1
    if at < len(tokens) and tokens[at].word == "the" and not tokens[at].name:
        at += 1
    if at >= len(tokens) or not tokens[at].name or tokens[at].possessive or tokens[at].people:
        return
    wanted = _TO if tokens[index].word == "from" else _FROM
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
            yield TRANSFER, False, place, _behind(tokens, span, _FOR)
        else:
            yield TRANSFER, False, _behind(tokens, span, _FROM), place


def _nominal(tokens: Sequence[Token], index: int, action: str) -> Iterator[_Sides]:
    """“Ostland’s strikes on Norland”, “the takeover of Arden by Berg”, “exports from Arden to Norland”."""
    span = _object(tokens, index + 1)
    if action == _ACCUSE and span[1] < len(tokens) and tokens[span[1]].word == "before":
        span = span[0], _object(tokens, span[1] + 1)[1]  # “a complaint before the board against Berg”
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
        yield action, True, _behind(tokens, span, _FROM_BY), subject
        return
    agents = agents or _behind(tokens, span, _BY)
    if word in _INSTANCE:
        yield from _instance(tokens, index, agents or _behind(tokens, span, _FROM | _OF))
    if action == _ASK:
        return
    if action == _ACCUSE and not agents:
        agents = _filer(tokens, index)
    if action == _ACCUSE and agents and (facing := _verb_before(tokens, index, _FACING)) is not None:
        yield action, True, agents, _subject(tokens, facing)[0]
        return
    if action == _ENVOY:
        whose = _behind(tokens, span, _OF) if not own else _NONE
        if own and not passive:
            agents = subject
        yield action, True, agents or whose, _behind(tokens, span, _POSTED | _OF if own else _POSTED)
        return
    if action == "sell":
        giver = agents or _behind(tokens, span, _FROM)
        yield TRANSFER, True, giver, _behind(tokens, span, _TO)
        return
    if action == _BEAT and word.startswith("defeat") and _behind(tokens, span, _DEFEATED_BY):
        losers = _NONE if agents == _behind(tokens, span, _BY) else agents
        yield _BEAT, True, _behind(tokens, span, _DEFEATED_BY), losers or subject
        return
    if action == _BEAT and not agents:
        agents = subject
    patients = _behind(tokens, span, _OF) if word in _DEVERBAL else _NONE
    agents = agents or _behind(tokens, span, _FROM)
    yield action, True, agents, patients or _behind(tokens, span, _AGAINST)


def _verb_before(tokens: Sequence[Token], index: int, verbs: frozenset[str]) -> int | None:
    """The verb whose object a noun is: “[lodged] a new appeal”."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if tokens[at].name or tokens[at].word in MARKS:
            return None
        if tokens[at].word in verbs:
            return at
    return None


def _filer(tokens: Sequence[Token], index: int) -> frozenset[str]:
    at = _verb_before(tokens, index, _FILING)
    if at is None:
        return _NONE
    subject, passive = _subject(tokens, at)
    return _NONE if passive else subject


def _instance(tokens: Sequence[Token], index: int, agents: frozenset[str]) -> Iterator[_Sides]:
    """“Arden stopped work at the request of Berg”, “Berg was banned after a complaint by Arden”."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if tokens[at].word in _UPON and not tokens[at].name:
            before = _clause_before(tokens, at)
            yield _CAUSED.get(tokens[index].word, _ASK), True, agents, before - agents
            return


def _clause_before(tokens: Sequence[Token], index: int) -> frozenset[str]:
    first = index
    while first and index - first < _BACK and tokens[first - 1].word not in MARKS:
        first -= 1
    return _names(tokens[first:index])
