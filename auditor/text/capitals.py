"""What a text says of capitals: "Sydney, the capital of Australia", "Pakistan's capital, Karachi"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.gazetteer import cities_named, countries_named, countries_with_capital
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.towns import TOWN, runs_before, town_spoken_of
from auditor.text.words import UPPER


class Said(NamedTuple):
    """A town that a text calls a capital: the words that say so, and the town's name."""

    span: Span
    town: Span


_DESCRIBED = (
    r"(?:(?:sprawling|bustling|busy|crowded|overcrowded|congested|coastal|seaside|lakeside|riverside|"
    r"flooded|snowy|rainy|sweltering|teeming|hilly|besieged|embattled|battered|beautiful|smoggy|polluted|"
    r"chaotic|vibrant|populous|dusty|elegant|troubled|tense|quiet|hot|cold|old-world|northern|southern|"
    r"eastern|western|official|national|federal|political|state|provincial|regional|prefectural|territorial|"
    r"oblast|cantonal|[a-z]{3,10}-(?:torn|hit|ravaged|clogged|choked|soaked|stricken|starved|swept|"
    r"scarred))\s){0,2}"
)
CAPITAL = lazy(r"\b(?:[Cc]apital(?:e|ity)?|CAPITAL|Hauptstadt)\b")
CAPITAL_PARTS = ("apital", "CAPITAL", "Hauptstadt")
"""One of them stands in every match of `CAPITAL`."""
_IS = r"(?:is|serves\sas|doubles\sas|remains|acts\sas)\s(?:(?:also|now|not\s(?:only|just|merely))\s)?"
_WHICH = r"(?:(?:(?:which|that)\s(?:is|serves\sas)|now|itself)\s)?"

# Between a town and the owner, and before an owner with the town behind.
_BEFORE_NAME = lazy(
    rf"(?:,\s{_WHICH}(?:(?:the|also)\s){{0,2}}|,?\s{_IS}(?:the\s)?){_DESCRIBED}capital\s(?:city\s)?of\s(?:the\s)?"
    r"|,?\s(?:es\s)?(?:la\s)?capital\sde(?:l|\sla|\slos)?\s"
    r"|,?\s(?:est\s)?(?:la\s)?capitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])"
    r"|,?\s(?:ist\s)?(?:di?er?\s)?Hauptstadt\s(?:von\s|de[sr]\s)"
)
_OF = lazy(
    rf"\b(?:[Tt]he|[Ii]ts|[Aa]s)\s{_DESCRIBED}capital\s(?:city\s)?of\s(?:the\s)?\Z"
    r"|\b[Ll]a\scapital\sde(?:l|\sla|\slos)?\s\Z"
    r"|\b[Ll]a\scapitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])\Z"
    r"|\b[Dd](?:ie|er)\sHauptstadt\s(?:von\s|de[sr]\s)\Z"
)
_SAID_OF = lazy(r"\b(?:is|was|es|est|ist|,)\s(?:the|la|die)\s[^,.;]{0,40}\Z")
_TOWN_AFTER = lazy(rf"(?:,|\sis)\s(?P<town>{TOWN})")
_OWNER = lazy(
    rf"(?:['’]s?)?\s{_DESCRIBED}(?:capital|Hauptstadt)(?:\s(?:city(?:\sof)?|of))?,?\s(?P<town>{TOWN})"
    rf"|,?\swhose\s{_DESCRIBED}capital(?:\scity)?(?:,|\sis)\s(?P<town2>{TOWN})"
)
_APPOSED = lazy(rf"(?:,\s{_WHICH}|\s[–—-]\s|\s{_IS})(?:the\s)?{_DESCRIBED}")
_OWNED = lazy(
    rf"(?:['’]s?)?\s{_DESCRIBED}capital(?:\scity)?(?=[,.;:)—–]|\s[-–—]|\Z|\s(?:and|but|on|in|where|"
    r"with|for|to|at|since|after|before|when|during)\s)"
)
_NAME_GOES_ON = lazy(
    r"['’](?:s\b|\s)|[-‐‑–—/][^\W\d_]|\s(?!I\b|On\b)[A-Z][a-z]|\s(?:and|&|y|et|und|or)\s(?:the\s)?[A-Z]"
)
_NAME_ENDS = lazy(
    r"[.,;:)—–](?!\d)|\s?[-–—]\s|\Z|\n|\s(?:and\s[a-z]|on|in|where|with|for|to|at|by|since|after|before|when|during|"
    r"is|are|was|has|had|have|will|would|[a-z]{3,}(?:ed|s))\b"
)
"""Behind a division: "the capital of Bavaria, ", and not "the capital of Texas oil"."""

# Where the owner is left unsaid.
_STOP = r"(?=[,.;:)—–\n]|\Z|\s(?:and|on|in|where|with|for|to|at|since|after|before|when)\s)"
_NATIONAL = r"(?:the\s(?:federal|national|country['’]s|nation['’]s|kingdom['’]s)|its\snational)"
_WHOLE = r"(?:kingdom|country|nation|sultanate|monarchy|(?:island|desert|mountain)\s(?:nation|country))"
_NATION = lazy(
    rf"(?P<town>{TOWN}),\s(?:{_NATIONAL}\s{_DESCRIBED}capital(?:\scity)?{_STOP}|"
    rf"(?:the\s)?{_DESCRIBED}capital\sof\sthe\s{_WHOLE}\b)|"
    rf"\b(?i:{_NATIONAL})\s{_DESCRIBED}capital(?:\scity)?(?:\sof)?,?\s(?P<town2>{TOWN})|"
    rf"\b[Tt]he\s{_DESCRIBED}capital\sof\sthe\s{_WHOLE},\s(?P<town3>{TOWN})"
)
_BARE = lazy(
    rf"(?P<town>{TOWN}),\sthe\s{_DESCRIBED}capital(?:\scity)?(?=[,.;:)—–\n]|\Z)|"
    rf"\b[Tt]he\s{_DESCRIBED}capital(?:\scity)?,\s(?P<town2>{TOWN})(?=[,.;:)—–\n]|\Z|\s[a-z])"
)
_RANKED = lazy(
    rf"(?P<town>{TOWN}),\s(?:(?:the|also|its)\s){{1,2}}(?P<rank>state|provincial|prefectural)\scapital\b{_STOP}"
    rf"|\b(?:[Tt]he|[Ii]ts)\s(?P<rank2>state|provincial|prefectural)\scapital(?:\scity)?(?:\sof|"
    rf",)?\s(?P<town2>{TOWN})"
)
_GENITIVE = lazy(
    rf"(?P<town>{TOWN}),\s(?:die|der)\sHauptstadt\s(?P<land>[{UPPER}][^\W\d_]*s)(?=[\s,.;])"
    rf"|(?P<land2>[{UPPER}][^\W\d_]*s)\sHauptstadt,?\s(?P<town2>{TOWN})"
)

# Where the town stands in the sentence before.
_STANDS_FOR = lazy(rf"\s{_DESCRIBED}capital(?:\scity)?(?=\s(?!of\b)[a-z])")
_THE_CAPITAL_OF = lazy(rf"(?P<said>(?:In\s)?The\s{_DESCRIBED}capital\sof\s(?:the\s)?)\Z", re.IGNORECASE)
_OPENING = lazy(
    r"(?:In\s)?(?:The\s(?:city\s)?(?:council|councillors|mayor|authorities|residents|people|police|streets|hospitals|"
    r"schools|buses|markets|port|airport|university)\s(?:of|in)\s)?the\s\Z",
    re.IGNORECASE,
)
_WITHIN = lazy(r"\b(?:in|off|near|outside|at|reached|left)\s\Z", re.IGNORECASE)
_LONGEST_WITHIN = 12
_REACH = 90


def is_town(name: str) -> bool:
    """Whether the gazetteer has a town of a name, or a capital."""
    return bool(cities_named(name) or countries_with_capital(name))


def said_of(text: str, start: int, end: int, lead: int, *, named: bool, country: bool) -> Iterator[Said]:
    """Towns that are called the capital of a country or division where its name stands.

    Args:
        text: The text.
        start: Where the owner's name, or its people's, starts.
        end: Where it ends.
        lead: Where the words begin that belong to the name ("the Mexican state of").
        named: Whether it is the owner's name; a people's adjective follows no "capital of".
        country: Whether the owner is a country and no division of one.
    """
    floor = max(text.rfind("\n", max(0, lead - _REACH), lead) + 1, lead - _REACH, 0)
    stop = text.find("\n", end, end + _REACH)
    stop = end + _REACH if stop < 0 else stop
    goes_on = _NAME_GOES_ON.match(text, end) if country else not _NAME_ENDS.match(text, end)
    if named and ("apital" in text[floor:lead] or "Hauptstadt" in text[floor:lead]):
        for run in runs_before(text, floor, lead):
            if (
                not goes_on
                and _BEFORE_NAME.fullmatch(text, run.end, lead)
                and (town := _last_town(text, run))
            ):
                yield Said(Span(town.start, end), town)
        of = _OF.search(text, floor, lead)
        after = of and not _SAID_OF.search(text[floor:lead]) and _TOWN_AFTER.match(text, end, stop)
        if of and after and (country or not goes_on):
            yield Said(Span(of.start(), after.end("town")), Span(*after.span("town")))
    if owner := _OWNER.match(text, end, stop):
        town = Span(*owner.span("town" if owner["town"] else "town2"))
        yield Said(Span(start, town.end), town)
    if (owned := _OWNED.match(text, end, stop)) is None:
        return
    for at in dict.fromkeys((start, lead)):
        for run in runs_before(text, floor, at):
            if _APPOSED.fullmatch(text, run.end, at) and (town := _last_town(text, run)):
                yield Said(Span(town.start, owned.end()), town)
                return


def said_of_the_nation(text: str) -> Iterator[Said]:
    """Towns called the capital of a country left unsaid: "Lagos, the federal capital"."""
    yield from (said for said, _ in _unsaid(_NATION, text))


def said_alone(text: str) -> Iterator[Said]:
    """Towns called "the capital" and no more."""
    yield from (said for said, _ in _unsaid(_BARE, text))


def said_of_a_rank(text: str) -> Iterator[tuple[Said, str]]:
    """Towns called "the state capital" of a state left unsaid, and the word for what it is: "provincial"."""
    for said, match in _unsaid(_RANKED, text):
        yield said, match["rank"] or match["rank2"]


def said_in_german(text: str) -> Iterator[tuple[Said, str]]:
    """ "Sydney, die Hauptstadt Australiens": the case hides the name, which is given without it."""
    if "Hauptstadt" not in text:
        return
    for said, match in _unsaid(_GENITIVE, text):
        land = match["land"] or match["land2"]
        yield said, land if countries_named(land) else land[:-1]


def stands_for_town(text: str, lead: int, start: int, end: int) -> Said | None:
    """The one town of the sentence before that "The South African capital" stands for.

    Args:
        text: The text.
        lead: Where the words begin that belong to the owner's name.
        start: Where the owner's name starts.
        end: Where it ends.
    """
    floor = max(0, lead - _REACH)
    if (behind := _STANDS_FOR.match(text, end)) and (opening := _OPENING.search(text, floor, start)):
        at = opening.start()
        town = town_spoken_of(text, at)
        span = Span(start - len("the "), behind.end())
    elif text.startswith(", ", end) and (of := _THE_CAPITAL_OF.search(text, floor, lead)):
        town = town_spoken_of(text, of.start("said"))
        span = Span(of.start("said"), end)
    else:
        return None
    if town is None:
        return None
    if text.startswith("In ", span.start):
        span = Span(span.start + len("In "), span.end)
    return Said(span, town)


def _unsaid(pattern: re.Pattern[str], text: str) -> Iterator[tuple[Said, re.Match[str]]]:
    for match in pattern.finditer(text):
        group = next(name for name, value in match.groupdict().items() if value and name.startswith("town"))
        town = Span(*match.span(group))
        if group == "town":
            last = _last_town(text, town)
            if last is not None:
                yield Said(Span(last.start, match.end()), last), match
        elif is_town(text[town.start : town.end]):
            yield Said(Span(match.start(), town.end), town), match


def _last_town(text: str, run: Span) -> Span | None:
    """The last words of a run that are a town; the whole run where something is said to be in or off it."""
    for word in re.finditer(r"(?<!\S)\S", text[run.start : run.end]):
        if word[0].isupper() and is_town(text[run.start + word.start() : run.end]):
            return Span(run.start + word.start(), run.end)
    return run if _WITHIN.search(text, max(0, run.start - _LONGEST_WITHIN), run.start) else None
