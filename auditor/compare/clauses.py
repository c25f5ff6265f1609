"""Words and names of a sentence as `roles` and `relations` look at them, and the actions that they know."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Span
from auditor.text.names import Name
from auditor.text.words import word_set

TRANSFER = "transfer"
"""The class of what somebody gives to somebody, and of a way from one place to another."""
RANKED = ("ahead", "behind")


class Actions(NamedTuple):
    """What `roles.toml` lists."""

    verbs: dict[str, str]
    """A form of a verb to its class."""
    converse: dict[str, str]
    """A form whose subject is the patient of the class: *lost to*, of ``beat``."""
    nouns: dict[str, str]
    giving: frozenset[str]
    taking: frozenset[str]
    mutual: frozenset[str]
    """Verbs whose parties are equals, or that report: they say the same turned round, or nothing."""
    known: frozenset[str]
    """All of them but the mutual: what begins a sentence with a capital is no name if it is one of these."""
    triggers: frozenset[str]
    """What may begin an action of two named parties, besides any form in *-ed*."""
    classes: dict[str, str]
    """A form of any kind to a class, by which two sentences are told to have no action in common."""


_WAYS = word_set(
    """
    from to into won wins winning win lost loses losing lose went go enters joins visits left leaves leaving
    quit fires launches taken takes took take turns crosses
    """
)


@cache
def actions() -> Actions:
    """The verbs and nouns whose two parties are no equals."""
    listed = tomllib.loads(resources.files("auditor.compare").joinpath("roles.toml").read_text("utf-8"))
    verbs, converse, nouns = (
        {form: action for action, forms in listed[kind].items() for form in forms.split()}
        for kind in ("verbs", "converse", "nouns")
    )
    giving, taking = (word_set(listed[TRANSFER][kind]) for kind in ("giving", "taking"))
    classes = dict.fromkeys(RANKED, "beat") | dict.fromkeys(giving | taking, TRANSFER) | nouns | verbs
    known = frozenset((*classes, *converse))
    mutual = word_set(listed["mutual"]["verbs"])
    triggers = known | _WAYS
    return Actions(verbs, converse, nouns, giving, taking, mutual, known, triggers, classes)


@lru_cache(maxsize=4096)
def classes(sentence: str) -> frozenset[str]:
    """The classes of the actions that a sentence may speak of; a transfer's verb is of its own class too."""
    known = actions()
    words = _LETTERS.findall(sentence.lower())
    found = {known.classes[word] for word in words if word in known.classes}
    if any(word in known.giving or word in known.taking for word in words):
        found.add(TRANSFER)
    return frozenset(found)


@lru_cache(maxsize=4096)
def directions(sentence: str) -> frozenset[str]:
    """The words of a sentence that can turn an action round without another order of its parties."""
    known = actions()
    words = frozenset(_SHORT.findall(sentence.lower()))
    turning = words & _TURNING
    return turning | (words & known.giving) | (words & known.taking) | (words & known.converse.keys())


_TURNING = word_set("by from to under lost loses lose defeat defeats defeated down ahead behind left won")
_SHORT = re.compile(r"[^\W\d_]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,20})?")
_WORD = re.compile(r"[^\W_]+(?:['’.-](?=[^\W_])[^\W_]+)*['’]?|[,;:.!?()“”\"—–]")
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
    """A word, a mark of punctuation, or a name of however many words."""

    start: int
    end: int
    word: str
    name: str
    """The party's key, where the token is a name."""
    possessive: bool
    people: bool = False
    """A name that is an adjective of a country: Peruvian."""


_ARMS = word_set("air drone drones missile missiles rocket rockets troops forces")
"""What begins a sentence with a capital before *strikes* and *attacks*, and is no party to them."""


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
    plain = actions().known | _ARMS
    for name in (*(name for name in names if name.text.lower() not in plain), None):
        stop = span.end if name is None else name.start
        found += [
            Token(match.start(), match.end(), match[0].lower().rstrip("'’"), "", False)
            for match in _WORD.finditer(text, at, max(at, stop))
        ]
        if name is None:
            break
        behind = text[name.end : name.end + 2]
        possessive = behind in ("’s", "'s") or (name.text[-1] == "s" and behind[:1] in ("’", "'"))
        people = bool(countries_of_people(name.text)) and not countries_named(name.text)
        key = _alias(name.text, short)
        found.append(Token(name.start, name.end, name.text.lower(), key, possessive, people))
        at = name.end + (2 if behind in ("’s", "'s") else 1 if possessive else 0)
    return found


def _alias(name: str, short: frozenset[str]) -> str:
    """A party's key; of a name that is also given by its first word, the key of that."""
    first = name.partition(" ")[0]
    return party(first if first.casefold() in short else name)
