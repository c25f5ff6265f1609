"""Words and names of a sentence as `roles` and `relations` look at them, and the actions that they know."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from auditor.compare.prepare import Kept
from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.names import Name
from auditor.text.words import word_set

T = TypeVar("T")

TRANSFER = "transfer"
"""The class of what somebody gives to somebody, and of a way from one place to another."""
RETURN = "owe"
"""The class of what goes back to who gave: a debt, a loan repaid."""
RANKED = word_set("ahead behind")


class Idiom(NamedTuple):
    """A phrase that only as a whole says what is done."""

    action: str
    words: tuple[str, ...]
    """The words right behind its verb; ``*`` for any one."""
    leads: frozenset[str]
    """The prepositions that lead to whom it is done to."""
    converse: bool
    """Whether it is done to the subject."""


class Actions(NamedTuple):
    """What `roles.toml` lists."""

    verbs: dict[str, str]
    """A form of a verb to its class."""
    converse: dict[str, str]
    """A form whose subject is the patient of the class: *lost to*, of ``beat``."""
    nouns: dict[str, str]
    giving: frozenset[str]
    taking: frozenset[str]
    returning: frozenset[str]
    """Those of giving by whom something was given to before: to owe, to repay."""
    mutual: frozenset[str]
    """Verbs whose parties are equals, or that report: they say the same turned round, or nothing."""
    known: frozenset[str]
    """All of them but the mutual: what begins a sentence with a capital is no name if it is one of these."""
    triggers: frozenset[str]
    """What may begin an action of two named parties, besides any form in *-ed*."""
    classes: dict[str, frozenset[str]]
    """A form of any kind to its class, by which two sentences are told to have no action in common; one of a
    transfer to that class too."""
    transfers: frozenset[str]
    """Those of giving and of taking."""
    forms: frozenset[str]
    """All that have a class."""
    turning: frozenset[str]
    """What can turn an action round without another order of its parties."""
    idioms: dict[str, tuple[Idiom, ...]]
    """A form of a verb to the phrases that it begins."""
    closed: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    """A form of a verb to the classes that it is of beside certain words, with those words."""


_WAYS = word_set(
    """
    from to into won wins winning win lost loses losing lose went go enters joins visits left leaves leaving
    quit fires launches taken takes took take turns crosses told tell tells said says made make makes brought
    bring brings drag drags haul hauls pull pulls report reports calls call
    want wants wanted demand demands demanded demanding insist insists insisted fall falls fell fallen refuse
    refuses refused refusing decline declines declined vow vows vowed hope hopes hoped
    """
)


@cache
def listed_roles() -> dict[str, Any]:
    """What `roles.toml` lists."""
    return tomllib.loads(resources.files("auditor.compare").joinpath("roles.toml").read_text("utf-8"))


@cache
def actions() -> Actions:
    """The verbs and nouns whose two parties are no equals."""
    listed = listed_roles()
    verbs, converse, nouns = (
        {form: action for action, forms in listed[kind].items() for form in forms.split()}
        for kind in ("verbs", "converse", "nouns")
    )
    giving, taking, returning = (
        word_set(listed[TRANSFER][kind]) for kind in ("giving", "taking", "returning")
    )
    transfers = giving | taking
    plain = (
        dict.fromkeys(returning, RETURN)
        | dict.fromkeys(RANKED, "beat")
        | dict.fromkeys(transfers, TRANSFER)
        | nouns
        | verbs
    )
    classes = {
        form: frozenset((name, TRANSFER) if form in transfers else (name,)) for form, name in plain.items()
    }
    known = frozenset((*classes, *converse))
    mutual = word_set(listed["mutual"]["verbs"])
    phrased = [word for kind in ("idioms", "closed") for row in listed[kind] for word in row["verbs"].split()]
    triggers = known.union(_WAYS, phrased)
    turning = _TURNING | transfers | returning | converse.keys()
    return Actions(
        verbs,
        converse,
        nouns,
        giving,
        taking,
        returning,
        mutual,
        known,
        triggers,
        classes,
        transfers,
        frozenset(classes),
        turning,
        _by_verb(
            (
                row["verbs"],
                Idiom(row["action"], tuple(row["words"].split()), word_set(row["leads"]), "converse" in row),
            )
            for row in listed["idioms"]
        ),
        _by_verb((row["verbs"], (row["action"], word_set(row["closes"]))) for row in listed["closed"]),
    )


def _by_verb(rows: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """What is listed for several forms, by each of them."""
    found: dict[str, tuple[T, ...]] = {}
    for verbs, listed in rows:
        for verb in verbs.split():
            found[verb] = (*found.get(verb, ()), listed)
    return found


def classes(words: frozenset[str]) -> frozenset[str]:
    """The classes of the actions that words may speak of; a transfer's verb is of its own class too."""
    known = actions()
    found = known.forms & words
    return _NO_CLASS.union(*map(known.classes.__getitem__, found)) if found else _NO_CLASS


def directions(words: frozenset[str]) -> frozenset[str]:
    """Those of the words of a sentence that can turn an action round without another order of its parties."""
    return actions().turning & words


def unmarked(text: str) -> str:
    """A text with spaces for the marks in it: of the same length, and cut into words by its white space."""
    for mark in _CUTS:
        text = text.replace(mark, " ")
    return text


def words_of(bare: str) -> frozenset[str]:
    """The words of a sentence in small letters.

    Args:
        bare: The sentence without marks (`unmarked`).
    """
    return frozenset(bare.lower().split())


_TURNING = word_set("by from under lost loses lose defeat defeats defeated down ahead behind left won")
_NO_CLASS: frozenset[str] = frozenset()
_CUTS = ",.'’“”\"()—–:;!?/[]"
_WORD = lazy(r"[^\W_]+(?:(?:['’.-]|(?<=\d),(?=\d))[^\W_]+)*['’]?|[,;:.!?()“”\"—–]")
AUXILIARY = word_set(
    """
    has have had having will would shall should can could may might must do does did also then later once to
    not never already now still reportedly allegedly again since just only soon previously repeatedly
    """
)
BE = word_set("is are was were be been being get gets got")
DETERMINERS = word_set("the a an his her its their our my this that these those some all both every each")
PRONOUNS = word_set("he she it they we i you who him her them us me which that")
FUNCTION = word_set(
    """
    of in on at to for from by with and or but as than that which who whom whose when while where if because
    before after since until during about over under against between into onto through without within
    not no so also then there here said says say saying told according well badly up down off away back
    """
)
MARKS = frozenset(',;:.!?()“”"—–')


class Token(NamedTuple):
    """A word, a mark of punctuation, or a name of however many words; `extents` tells where it stands."""

    word: str
    name: str = ""
    """The party's key, where the token is a name."""
    possessive: bool = False
    people: bool = False
    """A name that is an adjective of a country: Peruvian."""


_ARMS = word_set("air drone drones missile missiles rocket rockets troops forces")
"""What begins a sentence with a capital before *strikes* and *attacks*, and is no party to them."""


@lru_cache(maxsize=8192)
def _is_plain(name: str) -> bool:
    """Whether a name is a word of an action that begins a sentence."""
    word = name.lower()
    return word in actions().known or word in _ARMS


@lru_cache(maxsize=8192)
def _is_people(name: str) -> bool:
    return bool(countries_of_people(name)) and not countries_named(name)


@lru_cache(maxsize=8192)
def _name_token(name: str, called: str, possessive: bool) -> Token:
    return Token(name.lower(), party(called), possessive, _is_people(name))


def _plain_token(written: str) -> Token:
    """The token of a word or mark: in small letters, without the apostrophe behind it."""
    word = written.lower().rstrip("'’")
    return Token(word, possessive=len(word) < len(written) and word.endswith("s"))


def _plain_tokens(chunk: str) -> tuple[Token, ...]:
    """The tokens of what stands between white space, where it is no name."""
    # Most are a word, or a word and a mark.
    if chunk.isalnum():
        return (Token(chunk.lower()),)
    if chunk[-1] in MARKS and (word := chunk[:-1]).isalnum():
        return Token(word.lower()), Token(chunk[-1])
    return tuple(map(_plain_token, _WORD.findall(chunk)))


_PLAIN = Kept(_plain_tokens)


@lru_cache(maxsize=8192)
def party(name: str) -> str:
    """The key under which a name is the same party: of a country, its people and its capital the code."""
    found = countries_named(name) or countries_of_people(name) or countries_with_capital(name)
    if len(found) == 1:
        return found[0].code
    return name.rpartition(" ")[2].casefold().removesuffix("’s").removesuffix("'s")


def tokens(text: str, span: Span, names: Sequence[Name], short: frozenset[str] = frozenset()) -> list[Token]:
    """Words and marks of a sentence; a name is one token.

    Args:
        text: The text.
        span: The sentence.
        names: The names that begin in it, in order.
        short: Names of one word, in small letters, by which longer ones beginning with them are also called.
    """
    found: list[Token] = []
    at = span.start
    for name in names:
        if _is_plain(name.text):
            continue
        if name.start > at + 1 or text[at : at + 1] != " ":
            found += chain.from_iterable(map(_PLAIN.__getitem__, text[at : name.start].split()))
        owned = _owns(text, name)
        found.append(_name_token(name.text, _called(name.text, short), owned > 0))
        at = name.end + owned
    found += chain.from_iterable(map(_PLAIN.__getitem__, text[at : span.end].split()))
    return found


def extents(text: str, span: Span, names: Sequence[Name]) -> list[Span]:
    """Where the tokens of a sentence stand, one for each that `tokens` gives."""
    found: list[Span] = []
    for start, stop, name in _stretches(text, span, names):
        found += [Span(*match.span()) for match in _WORD.finditer(text, start, stop)]
        if name is not None:
            found.append(Span(name.start, name.end))
    return found


def _stretches(text: str, span: Span, names: Sequence[Name]) -> Iterator[tuple[int, int, Name | None]]:
    """What stands in front of each name, and the name; at last what stands behind all of them."""
    at = span.start
    for name in names:
        if not _is_plain(name.text):
            yield at, max(at, name.start), name
            at = name.end + _owns(text, name)
    yield at, max(at, span.end), None


def _owns(text: str, name: Name) -> int:
    """The length of the possessive ending behind a name; 0 where there is none."""
    behind = text[name.end : name.end + 2]
    if behind in ("’s", "'s"):
        return 2
    return int(name.text[-1] == "s" and behind[:1] in ("’", "'"))


def _called(name: str, short: frozenset[str]) -> str:
    """A name, or the first word of it where that alone is also used for it."""
    if not short:
        return name
    letters, first, folded = _shorter(name)
    if letters in short:
        return letters
    return first if folded in short else name


@lru_cache(maxsize=8192)
def _shorter(name: str) -> tuple[str, str, str]:
    """Short forms of a name: its capitals in small letters, its first word, and that in small letters."""
    first, *others = words = name.split()
    letters = "".join([word[0] for word in words if word[0].isupper()]).casefold() if others else ""
    return letters, first, first.casefold()
