from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor.document import Document
from auditor.gazetteer import (
    Capital,
    Country,
    cities_named,
    countries,
    countries_named,
    countries_of_people,
    countries_with_capital,
    fold,
)
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.places import Place
from auditor.text.words import UPPER, word_set

_CAPITAL_WORD = lazy(r"\b(?:[Cc]apital(?:e|ity)?|CAPITAL|Hauptstadt)\b")
_CAPITAL_PARTS = ("apital", "CAPITAL", "Hauptstadt")
"""One of them stands in every match."""
_WORD = rf"[{UPPER}][^\W\d_]*(?:['’‘-][^\W\d_]+)*"
_NAME = (
    rf"(?:(?:St|Saint|San|Santa|São|El|La|Los|Las|The|New|Port|Fort|Cape|Rio|Ho|Dar)\.?\s)"
    rf"?{_WORD}(?:\s(?:de|del|do|es(?=\s[A-Z])|la|City|[{UPPER}][^\W\d_'’-]{{1,20}})){{0,3}}"
)

# "Sydney, the capital of " before a country, and what stands between an owner and a town.
_TOWN_BEFORE = lazy(
    rf"(?P<town>{_NAME})(?:,\s(?:which\sis\s|now\s)?(?:the\s(?:national\s|federal\s)?)?|"
    rf",?\sis\s(?:the\s(?:national\s)?)?)capital\s(?:city\s)?of\s(?:the\s)?\Z"
    rf"|(?P<town2>{_NAME}),?\s(?:es\s)?(?:la\s)?capital\sde(?:l|\sla|\slos)?\s\Z"
    rf"|(?P<town3>{_NAME}),?\s(?:est\s)?(?:la\s)?capitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])\Z"
    rf"|(?P<town4>{_NAME}),?\s(?:ist\s)?(?:di?er?\s)?Hauptstadt\s(?:von\s|de[sr]\s)\Z"
)
_OF = lazy(
    r"\b(?:[Tt]he|[Ii]ts)\s(?:national\s|federal\s)?capital\s(?:city\s)?of\s(?:the\s)?\Z"
    r"|\b[Ll]a\scapital\sde(?:l|\sla|\slos)?\s\Z"
    r"|\b[Ll]a\scapitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])\Z"
    r"|\b[Dd](?:ie|er)\sHauptstadt\s(?:von\s|de[sr]\s)\Z"
)
_SAID_OF = lazy(r"\b(?:is|was|as|es|est|ist|,)\s(?:the|la|die)\s[^,.;]{0,40}\Z")
_TOWN_AFTER = lazy(rf",\s(?P<town>{_NAME})")
_OWNER = lazy(
    rf"(?:['’]s?)?\s(?:national\s|federal\s)?(?:capital|Hauptstadt)(?:\s(?:city(?:\sof)?|of))?(?P<comma>,?)"
    rf"\s(?P<town>{_NAME})"
)
_APPOSED_OWNER = lazy(rf"(?P<town>{_NAME}),\s(?:the\s)?\Z")
_OWNED = lazy(
    r"(?:['’]s?)?\s(?:national\s|federal\s)?capital(?:\scity)?(?=[,.;:)—–]|\s[-–—]|\Z|\s(?:and|on|in|where|"
    r"with|for|to|at|since|after|before|when|during)\s)"
)

_ENDS = lazy(
    r"['’]s?\b|\s?[-‐‑–—/][^\W\d_]|\s[A-Z]|,\s(?:[A-Z]|and\s[A-Z])|\s(?:and|&|y|et|und|or|o)\s(?:[A-Z]|"
    r"the\s[A-Z])"
)
_COUNTRY_ENDS = lazy(
    r"['’](?:s\b|\s)|[-‐‑–—/][^\W\d_]|\s(?!I\b|On\b)[A-Z][a-z]|\s(?:and|&|y|et|und|or)\s(?:the\s)?[A-Z]"
)
_PAST_CLAIM = lazy(
    r"\b(?:then|once|now|former(?:ly)?|old|ancient|historic(?:al)?|first|previous|medieval|imperial|"
    r"colonial|wartime|royal|"
    r"original|one-?time|temporary|interim|provisional|de facto|self-styled|self-declared|unofficial|"
    r"proposed|future|"
    r"planned|alternative|second|another|so-called|real|spiritual|winter|summer|entonces|antigua|antiguo|"
    r"ancienne|"
    r"ehemalige[nrs]?|frühere[nrs]?|damalige[nrs]?|alte[nrs]?)\b",
    re.IGNORECASE,
)
_NOT_SO = lazy(
    r"\b(?:no longer|mistak\w+|wrong\w*|contrary|myth|quiz\w*|"
    # But for who says so: "that is wise, thinks Ida Moen, who teaches in Bergen, the Norwegian capital".
    r"(?:thinks?|believes?)(?!\s(?-i:[A-Z])[^\s,]{1,20}(?:\s(?-i:[A-Z])[^\s,]{1,20}){0,3},)|"
    r"thought|believed|believing|assum\w+|suppos\w+|confus\w+|guess\w*|misconception|rather than|as if|"
    r"nicht|kein\w*|no es|n['’]est pas|joke\w*|fiction\w*|novel|imagin\w+|calls? itself|dubbed|nicknamed|"
    r"becom(?:e|es|ing)|became|ceased|proclaim\w+|renam\w+|until|century|era|empire|dynasty|"
    r"(?:mov|relocat|transferr?|shift)(?:e|ed|es|ing)? (?:its|the|their|his|her) (?:national )?capital|"
    r"(?:as|made|make|making|named?|declared?|designated) (?:its|the|their) (?:national |new )?capital)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = lazy(r"(?:\b(?:not|never)|n['’]t)\b[^.;]{0,30}\Z", re.IGNORECASE)
_NOT_BEHIND = lazy(
    r"[^.;]{0,12}\bnot\s(?:[A-Z]|the\b|as\b|to\sbe\b)|[^.;]{0,25}\b(?:is|was)(?:\snot|n['’]t)\b"
)
_WAS = lazy(
    r"\b(?:was|were|had been|was made|used to be|era|fue|était|fut|war)\s(?:the\s|la\s|die\s|die\s)?\Z",
    re.IGNORECASE,
)
_OLD_YEAR = lazy(r"(?<![\d.,$€£])1\d{3}(?![\d%]|[.,]\d)")
_NAME_BEFORE = lazy(rf"\b(?:{_WORD}|[Uu]niversity of|[Bb]ank of|[Ll]ike|and|or|between)\s\Z")
# "From the Turkish capital, Istanbul is an hour away": the town begins the clause.
_SUBJECT = lazy(r"\s(?:is|was|are|were|has|had|lies|looks|seems|can|will|would|remains)\b")
_INTRODUCED = lazy(r"(?:\A|[.!?\n]\s?)[“\"]?(?:From|In|At|Near|For|Outside|Unlike|To|Beyond)\s(?:the\s)?\Z")
_OPENERS = word_set(
    "in at near from outside around to of on for but and meanwhile the when while as after before since both"
)

# A state of the union shares a country's name, or a name stands for more than one state.
_AMBIGUOUS = frozenset({"GE"})
_RHETORICAL = frozenset(
    {
        "america",
        "holland",
        "england",
        "europe",
        "states",
        "emirates",
        "congo",
        "ireland",
        "korea",
        "micronesia",
    }
)
_REACH = 90


class _Claim(NamedTuple):
    """A town said to be a country's capital: where the claim stands, and where the town does."""

    span: Span
    town: Span
    country: Country


@rule(
    severity=Severity.ERROR,
    bad=(
        "The ship left [[Sydney, the capital of Australia]], at noon.",
        "Talks moved to [[Turkey's capital, Istanbul]], on Friday.",
        "Snow fell in [[the Canadian capital Toronto]] all night.".replace("[[the ", "the [["),
        "[[Karachi, Pakistan’s capital]], has no such line.",
        "The mill belongs to a firm in the [[Danish capital, Aarhus]], since May.",
        "That is wise, thinks Ida Moen, who teaches in [[Bergen, the Norwegian capital]], and in Lund.",
        "She was born in [[the capital of Brazil, Rio de Janeiro]], in a small flat.",
        "[[Almaty, the capital of Kazakhstan]], hosts the games.",
        "Kenya's courts rest in May. In [[Mombasa, the federal capital]], judges did not.",
        Example("Llegó a [[Sídney, la capital de Australia]], el lunes.", language="es"),
        Example("Il vit à [[Zurich, la capitale de la Suisse]].", language="fr"),
        Example("Er lebt in [[Istanbul, der Hauptstadt der Türkei]].", language="de"),
    ),
    good=(
        "The ship left Canberra, the capital of Australia, for Sydney, the capital of New South Wales.",
        "Mumbai, the financial capital of India, and Casablanca, Morocco's commercial capital, were first.",
        "Bonn was the capital of West Germany, and until 1960 Rio de Janeiro was Brazil's capital.",
        "Cape Town, the capital of South Africa where parliament sits, and La Paz, Bolivia's capital, "
        "agreed.",
        "Many visitors think that Sydney is the capital of Australia, which is Canberra.",
        "He flew from the Australian capital, Sydney and Perth being closed.",
        "Kenya's capital, Ruto said, needs more buses; Jerusalem, Israel's capital, was named by some.",
        "Atlanta, the capital of Georgia, was hot.",
        "From the Turkish capital, Istanbul is an hour by plane; in India the state capital, Mumbai, is hot.",
        "In Turkey's capital, Istanbul's mayor met the minister.",
        Example(
            "Barcelona, la capital de Cataluña, y Sídney, capital de Nueva Gales del Sur.", language="es"
        ),
    ),
)
def capital_claim(doc: Document) -> Iterator[Finding]:
    """A town called the capital of a country whose capital is another.

    "Sydney, the capital of Australia": a country's best-known city is often not its capital, and readers
    who live there never forget the mistake.

    The rule knows the capitals of all states, their seats of government (The Hague, La Paz, Cape Town
    and Colombo pass as capitals), former capitals and disputed ones, about which it says nothing. It speaks
    only of towns that it knows, and only of *the* capital of a country: not of financial, cultural or
    provincial capitals, of capitals that were or will be, of states and provinces, and not where the
    sentence denies the claim.
    """
    text = doc.text
    if not any(part in text for part in _CAPITAL_PARTS) or not _CAPITAL_WORD.search(text):
        return
    seen = 0
    for place in doc.places:
        if place.start < seen or not (place.countries or place.peoples):
            continue
        near = text[max(0, place.start - _REACH) : place.end + _REACH]
        if not _CAPITAL_WORD.search(near):
            continue
        if text.startswith("The ", place.start):
            place = replace(place, start=place.start + 4)
        for claim in _claims(text, place):
            if doc.in_furniture(claim.span) or _is_excused(text, claim):
                continue
            seen = claim.span.end
            town = text[claim.town.start : claim.town.end]
            yield Finding(claim.span.start, claim.span.end, _message(town, claim.country))
            break
    yield from _german(doc)
    yield from _unnamed(doc)


def _claims(text: str, place: Place) -> Iterator[_Claim]:
    """What the words around a country's name say of its capital."""
    line = text.rfind("\n", max(0, place.start - _REACH), place.start) + 1
    floor = max(line, place.start - _REACH)
    stop = text.find("\n", place.end, place.end + _REACH)
    stop = place.end + _REACH if stop < 0 else stop
    before = text[floor : place.start]
    if place.countries and (country := _only(place.countries)):
        if not _COUNTRY_ENDS.match(text, place.end) and (town := _search(_TOWN_BEFORE, before)):
            yield _Claim(
                Span(floor + town.start, place.end), Span(floor + town.start, floor + town.end), country
            )
        if (
            (of := _OF.search(before))
            and not _SAID_OF.search(before)
            and (after := _TOWN_AFTER.match(text, place.end, stop))
        ):
            yield _Claim(Span(floor + of.start(), after.end("town")), Span(*after.span("town")), country)
    country = _only(place.countries) or _only(place.peoples)
    if country is None:
        return
    if owner := _OWNER.match(text, place.end, stop):
        yield _Claim(Span(place.start, owner.end("town")), Span(*owner.span("town")), country)
    owned = _OWNED.match(text, place.end, stop)
    if owned and (town := _search(_APPOSED_OWNER, before)):
        yield _Claim(
            Span(floor + town.start, owned.end()), Span(floor + town.start, floor + town.end), country
        )


def _search(pattern: re.Pattern[str], before: str) -> Span | None:
    """Where the town stands that a pattern ends with: its last words that the gazetteer knows."""
    match = pattern.search(before)
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    start, end = match.span(group)
    words = [m.start() for m in re.finditer(r"(?<!\S)\S", before[start:end])]
    for offset in words:
        if before[start + offset].isupper() and _is_known(before[start + offset : end]):
            return Span(start + offset, end)
    return None


def _only(countries: tuple[Country, ...]) -> Country | None:
    if len(countries) != 1 or countries[0].code in _AMBIGUOUS:
        return None
    return countries[0]


def _is_known(town: str) -> bool:
    return bool(cities_named(town) or countries_with_capital(town))


def _is_excused(text: str, claim: _Claim) -> bool:
    """Whether the claim is true, no claim of today, or not of this town."""
    town = text[claim.town.start : claim.town.end]
    if claim.town.start > claim.span.start and not _is_known(town):
        return True  # the town behind the country may be cut too long: "Kenya's capital, Ruto"
    status = _standing(claim.country, town)
    if status in ("capital", "seat", "disputed"):
        return True
    name = text[claim.span.start : claim.span.end]
    if any(fold(word) in _RHETORICAL for word in name.split()):
        return True
    key = fold(town)
    if key in {fold(n) for n in claim.country.names} or countries_named(town) or countries_of_people(town):
        return True
    sentence = _sentence(text, claim.span)
    before = text[max(0, claim.span.start - 40) : claim.span.start]
    if _NOT_BEFORE.search(before) or _NOT_BEFORE.search(name) or _NOT_BEHIND.match(text, claim.span.end):
        return True
    if _NOT_SO.search(sentence) or _PAST_CLAIM.search(name) or _PAST_CLAIM.search(before[-25:]):
        return True
    if _WAS.search(name[: name.lower().find("capital")]) or _WAS.search(before):
        return True
    if _OLD_YEAR.search(sentence):
        return True
    if claim.town.start > claim.span.start:
        subject = _SUBJECT.match(text, claim.span.end) and _INTRODUCED.search(before)
        return _ENDS.match(text, claim.span.end) is not None or bool(subject)
    word_before = _NAME_BEFORE.search(before)
    return word_before is not None and word_before[0].strip().lower() not in _OPENERS


def _standing(country: Country, town: str) -> str | None:
    """The status of a town among a country's capitals; None where it is none of them."""
    return next((capital.status for capital in country.capitals if _is(capital, town)), None)


def _is(capital: Capital, town: str) -> bool:
    key = fold(town)
    # "Santiago", "Sri Jayawardenepura", "Washington DC": a capital's name is cut short or gone on with.
    return any(
        key == name or name.startswith(f"{key} ") or key.startswith(f"{name} ")
        for name in map(fold, capital.names)
    )


def _sentence(text: str, span: Span) -> str:
    """The sentence around a claim, as far as full stops tell."""
    start = max(text.rfind(". ", max(0, span.start - 200), span.start), text.rfind("\n", 0, span.start))
    ends = [at for at in (text.find(". ", span.end), text.find("\n", span.end)) if at >= 0]
    end = min([*ends, span.end + 200, len(text)])
    return text[max(0, start + 1, span.start - 200) : end]


def _message(town: str, country: Country) -> str:
    capitals = [c.names[0] for c in country.capitals if c.status == "capital"]
    seats = [c.names[0] for c in country.capitals if c.status == "seat"]
    right = " and ".join(capitals or seats)
    return f"{town} is not the capital of {country.in_text}: that is {right}"


_NATIONAL = r"(?:the\s(?:federal|national|country['’]s|nation['’]s)|its\snational)"
_TOWN_OF_THE_NATION = lazy(
    rf"(?P<town>{_NAME}),\s(?P<said>{_NATIONAL}\scapital(?:\scity)?)(?=[,.;:)—–]|\s(?:and|on|in|where|with|"
    rf"for|to|at)\s)"
    rf"|\b[Tt]he\s(?:federal|national|country['’]s|"
    rf"nation['’]s)\scapital(?:\scity)?(?:\sof)?,?\s(?P<town2>{_NAME})"
)


def _unnamed(doc: Document) -> Iterator[Finding]:
    """ "Lagos, the federal capital", where the country is the town's own and named elsewhere."""
    named: set[str] | None = None
    for match in _TOWN_OF_THE_NATION.finditer(doc.text):
        group = "town" if match["town"] else "town2"
        town = _search(re.compile(rf"(?P<town>{_NAME})\Z"), match[group])
        if town is None:
            continue
        start, end = match.start(group) + town.start, match.start(group) + town.end
        name = doc.text[start:end]
        if named is None:
            named = {c.code for p in doc.places for c in (*p.countries, *p.peoples, *p.capital_of)}
        codes = {city.country for city in cities_named(name)} & named
        country = next((c for c in countries() if c.code in codes), None)
        if (
            len(codes) != 1
            or country is None
            or any(
                _standing(c, name) in ("capital", "seat", "disputed") for c in countries_with_capital(name)
            )
        ):
            continue
        span = Span(start, match.end()) if group == "town" else Span(match.start(), end)
        claim = _Claim(span, Span(start, end), country)
        if not doc.in_furniture(span) and not _is_excused(doc.text, claim):
            yield Finding(span.start, span.end, _message(name, country))


_GENITIVE = lazy(
    rf"(?P<town>{_NAME}),\s(?P<rest>(?:die|der)\sHauptstadt\s(?P<land>{_WORD}s))(?=[\s,.;])"
    rf"|(?P<land2>{_WORD}s)\sHauptstadt,?\s(?P<town2>{_NAME})"
)


def _german(doc: Document) -> Iterator[Finding]:
    """ "Sydney, die Hauptstadt Australiens" and "Australiens Hauptstadt Sydney": the case hides the name."""
    if "Hauptstadt" not in doc.text:
        return
    for match in _GENITIVE.finditer(doc.text):
        land = "land" if match["land"] else "land2"
        town = "town" if match["town"] else "town2"
        country = _only(countries_named(match[land]) or countries_named(match[land][:-1]))
        if country is None or not _is_known(match[town]):
            continue
        end = match.end("rest") if match["land"] else match.end("town2")
        claim = _Claim(Span(match.start(), end), Span(*match.span(town)), country)
        if not _is_excused(doc.text, claim) and not doc.in_furniture(claim.span):
            yield Finding(claim.span.start, claim.span.end, _message(match[town], country))
