"""Words around a name, and the places and organisations that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from auditor.gazetteer import countries_named, countries_of_people
from auditor.regex import lazy
from auditor.text.words import word_set


class Token(NamedTuple):
    """A word where it stands. Offsets are code points into the text."""

    start: int
    end: int
    word: str
    """In lower case, without possessive ending."""
    capital: bool
    possessive: bool


_token: Callable[[tuple[int, int, str, bool, bool]], Token] = partial(tuple.__new__, Token)

_TOKEN = lazy(
    r"[^\W_]\w*(?:\.(?=[A-Z]\.)\w*)*(?:\.(?<=[A-Z]\.[A-Z]\.))?(?:['’](?=[^\W\d_])[^\W\d_]+|['’](?=\s))?"
)

_ELIDED = lazy(r"(?:l|d|qu|dell|all|nell|sull)['’]", re.IGNORECASE)

_POSSESSIVE = lazy(r"['’]s?\Z")

OF = word_set(
    "of for at in to de del des du d von vom der die das des am im an zu zur zum la el los las l les le the"
)

OF_FIRST = word_set("of for at in to de del des du d von vom der des am im")

DETERMINERS = word_set(
    "the a an his her its their our this el la los las un una le les l une der die das den dem ein eine "
    "einen su sus "
    "son sa ses leur leurs ihr ihre sein seine"
)

SERVICES = word_set(
    """
    army navy police gendarmerie coastguard militia guard fire ambulance customs prison hospital union club
    federation association ministry board bank institute school regulator watchdog
    """
)
"""Common nouns that say of what an office is, right before it: “army spokesman”."""

MOST_OWNER = 3

TO_PLACE = word_set("to at in im am an")

JOINING = word_set("and & y e et und")

NOT_MODIFIERS = word_set(
    """
    said says told met with by from to after before when while as in on at for of that which who whom whose
    was were is are be been has had have will would could should may might can did does do not but or if
    than then because since until against about over under between among during without within near like also
    more most
    said's saying between dijo según con por para en desde ante contra que se fue es era était est avec par
    pour dans sur selon que qui mit von bei aus nach vor über sagte war ist hat dass und
    """
)

JOINS = OF | JOINING

ENDS_SCOPE = NOT_MODIFIERS - OF - {"and", "y", "et", "und"}
"""What ends the words behind an office that say of what it is."""

WEEKDAY = word_set("monday tuesday wednesday thursday friday saturday sunday")

STOP = lazy(r"[.!?;:()\[\]“”\"«»\r\n—–•|,]| --? ")
"""What ends the words beside a name."""
WINDOW = 110
"""Code points before and behind a name within which its office stands."""


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words between two offsets; what hyphens join is apart."""
    found: list[Token] = []
    at = start
    for part in text[start:end].split(" "):
        stop = at + len(part)
        if part.isalpha():  # As most are; the expression would take four times as long.
            found.append(_token((at, stop, part.lower(), part[0].isupper(), False)))
        elif part:
            # The space behind it tells “dockers’” from an opening quotation mark.
            for match in _TOKEN.finditer(text, at, min(stop + 1, end)):
                elided, word, capital, possessive = _parsed(match[0])
                if word:
                    found.append(_token((match.start() + elided, match.end(), word, capital, possessive)))
        at = stop + 1
    return found


@lru_cache(maxsize=8192)
def _parsed(written: str) -> tuple[int, str, bool, bool]:
    """A word as it is written: letters of an elided article before it, and what `Token` has of it."""
    if "'" not in written and "’" not in written:
        return 0, written.lower().replace(".", ""), written[0].isupper(), False
    article = _ELIDED.match(written)
    elided = article.end() if article else 0
    bare = _POSSESSIVE.sub("", written[elided:])
    possessive = bare != written[elided:]
    return elided, bare.lower().replace(".", ""), bare[:1].isupper(), possessive


def scope_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Words of an organisation or place; countries and their people by code."""
    found: set[str] = set()
    words = [token.word for token in tokens]
    at = 0
    while at < len(words):
        longest = min(3, len(words) - at) if tokens[at].capital else 1
        for size in range(longest, 0, -1):
            code = country_in(" ".join(words[at : at + size]))
            if code:
                found.add(code)
                at += size
                break
        else:
            if words[at] not in JOINS:
                found.add(words[at])
            at += 1
    return frozenset(found)


@lru_cache(maxsize=8192)
def country_in(words: str) -> str | None:
    """The code of a country or its people, as a scope has it; None for words that name none or several."""
    written = words.upper() if words in ("us", "uk", "uae", "eu") else words
    found = countries_named(written) or countries_of_people(written)
    return f"@{found[0].code}" if len(found) == 1 else None
