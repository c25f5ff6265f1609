from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor.divisions import Division, division_with_capital, divisions_with_town
from auditor.document import Document
from auditor.gazetteer import (
    City,
    Country,
    cities_named,
    countries,
    countries_named,
    countries_of_people,
    fold,
    largest_city,
)
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.capitals import (
    CAPITAL,
    CAPITAL_PARTS,
    is_town,
    said_alone,
    said_in_german,
    said_of,
    said_of_a_rank,
    said_of_the_nation,
    stands_for_town,
)
from auditor.text.divisions import Region, regions
from auditor.text.words import word_set

_LOWER_RANK = lazy(r"\b(?:state|provincial|regional|prefectural|territorial|oblast|cantonal)\scapital\b")
_RANKS = {
    "state": frozenset("US MX BR IN AU DE NG VE MY MM SD AT".split()),
    "provincial": frozenset("CA CN ZA AR PK NL IR EC KR AF CD MZ NP".split()),
    "prefectural": frozenset({"JP"}),
}
"""What the first-level divisions of countries are called, where no lower ones are called so too."""
_LOWER_PROVINCES = frozenset("PE CL BO CO PH BE ES IT MM MA".split())
"""Countries whose provinces are no first-level divisions."""
_LOCAL_KINDS = frozenset({"county", "division"})
_ENDS = lazy(
    r"['’]s?\b|\s?[-‐‑–—/][^\W\d_]|\s[A-Z]|,\s(?:[A-Z]|and\s[A-Z])|\s(?:and|&|y|et|und|or|o)\s(?:[A-Z]|"
    r"the\s[A-Z])"
)
_PAST_CLAIM = lazy(
    r"\b(?:then|once|now|former(?:ly)?|old|ancient|historic(?:al)?|first|previous|medieval|imperial|"
    r"colonial|wartime|royal|original|one-?time|temporary|interim|provisional|de facto|self-styled|"
    r"self-declared|unofficial|proposed|future|planned|alternative|second|another|so-called|real|spiritual|"
    r"winter|summer|entonces|antigua|antiguo|ancienne|ehemalige[nrs]?|frühere[nrs]?|damalige[nrs]?|"
    r"alte[nrs]?)\b",
    re.IGNORECASE,
)
_NOT_SO = lazy(
    r"\b(?:no longer|mistak\w+|wrong\w*|contrary|myth|quiz\w*|thought|believed|believing|assum\w+|suppos\w+|"
    r"confus\w+|guess\w*|misconception|rather than|as if|nicht|kein\w*|no es|n['’]est pas|joke\w*|"
    r"fiction\w*|novel|imagin\w+|calls? itself|dubbed|nicknamed|becom(?:e|es|ing)|became|ceased|proclaim\w+|"
    r"renam\w+|until\s(?:(?:in\s)?(?:1\d|20)\d\d|then|the\s(?:capital|government|seat|move)|independence|"
    r"recently|it\s)|century|era|empire|dynasty|(?:mov|relocat|transferr?|shift)(?:e|ed|es|ing)? (?:its|the|"
    r"their|his|her) (?:national )?capital|(?:(?<!serves\s)(?<!acts\s)as|made|make|making|named?|declared?|"
    r"designated) (?:its|the|their) (?:national |new )?capital)\b",
    re.IGNORECASE,
)
_BELIEVED = lazy(
    # But for who says so: "that is wise, thinks Ida Moen, who teaches in Bergen, the Norwegian capital".
    r"\b(?:thinks?|believes?)\b(?!\s(?:tanks?\b|[A-Z][^\s,]{1,20}(?:\s[A-Z][^\s,]{1,20}){0,3},))"
)
_ENDED = lazy(r"[.!?…]”?\s|\n")
_NOT_BEFORE = lazy(r"(?:\b(?:not(?!\s(?:only|just|merely)\b)|never)|n['’]t)\b[^.;]{0,30}\Z", re.IGNORECASE)
_NOT_BEHIND = lazy(
    r"[^.;]{0,12}\bnot\s(?:[A-Z]|the\b|as\b|to\sbe\b)|[^.;]{0,25}\b(?:is|was)(?:\snot|n['’]t)\b"
)
_WAS = lazy(
    r"\b(?:was|were|had been|was made|used to be|era|fue|était|fut|war)\s(?:the\s|la\s|die\s|die\s)?\Z",
    re.IGNORECASE,
)
_YEAR = lazy(r"(?<![\d.,$€£])1\d{3}(?![\d%]|[.,]\d)")
_YEAR_OF_OTHER_STATES = lazy(r"(?<![\d.,$€£])1(?:[0-8]\d\d|9[0-4]\d)(?![\d%]|[.,]\d)")
_NAME_BEFORE = lazy(r"\b(?:[A-Z][\w'’-]*|[Uu]niversity of|[Bb]ank of|[Ll]ike|and|or|between)\s\Z")
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
_LEAST = 60_000
_KNOWN_TOWN = 300_000


class _Claim(NamedTuple):
    """A town said to be a capital, of a country or a division: where the claim stands, and the town."""

    span: Span
    town: Span
    owner: Country | Division
    severity: Severity | None = None
    meant: str = ""
    """The town's name where the claim does not hold it."""


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
        "[[Dalian, the capital of Liaoning province]], froze over.",
        "The floods reached [[Jalisco's state capital, Puerto Vallarta]], at noon.",
        "The [[Bavarian capital, Augsburg]], has a new tram.",
        "In [[Medan, the capital of Indonesia's Aceh province]], a mine is shut.",
        "The ship lay off [[Luganville, the Vanuatu capital]], where it had come from Malekula with forty "
        "patients on board. In May it had called at Port Vila.",
        "[[The capital of Kazakhstan is Almaty]], the guide said; it rained.",
        "Police found the cubs at a flat in Casablanca. [[The Moroccan capital]] is a hub of the trade.",
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
        "Munich, the Bavarian capital; Quetta, capital of Balochistan; Chandigarh, capital of Punjab; and "
        "Lahore, capital of Punjab province.",
        "She works in the German state capital of Hanover.",
        "Surat, the diamond capital of Gujarat, and Houston, the capital of Texas oil, are rich.",
        "Smoke drifted over Casablanca. The Moroccan capital, Rabat, was spared.",
        "From the Turkish capital, Istanbul is an hour by plane; in India the state capital, Mumbai, is hot.",
        "In Turkey's capital, Istanbul's mayor met the minister.",
        "He was born in Malekula, the Vanuatu capital being far; Port Vila has a clinic.",
        "It lies at Westgate, the Kenyan capital, Nairobi, having no other such mall.",
        Example(
            "Barcelona, la capital de Cataluña, y Sídney, capital de Nueva Gales del Sur.", language="es"
        ),
    ),
)
def capital_claim(doc: Document) -> Iterator[Finding]:
    """A town called the capital of a country, state or province whose capital is another.

    "Sydney, the capital of Australia": a country's best-known city is often not its capital, and readers
    who live there never forget the mistake.

    The rule knows the capitals of all states, their seats of government (The Hague, La Paz, Cape Town
    and Colombo pass as capitals), former capitals and disputed ones, about which it says nothing. It speaks
    only of towns that it knows, and only of *the* capital of a country, or of a first-level division of a
    larger one: not of financial or cultural capitals, of capitals of districts, of capitals that were or will
    be, and not where the sentence denies the claim. "In Casablanca ... The Moroccan capital" is a warning,
    and so is "the capital, Lagos" of a country's largest town; both only where its capital is named nowhere.
    """
    text = doc.text
    if not any(part in text for part in CAPITAL_PARTS) or not CAPITAL.search(text):
        return
    seen: list[Span] = []
    for claims in (_direct(doc), _doubtful(doc)):
        for claim in claims:
            if any(claim.span.start < span.end and span.start < claim.span.end for span in seen):
                continue
            if doc.in_furniture(claim.span) or _is_excused(text, claim):
                continue
            seen.append(claim.span)
            town = claim.meant or text[claim.town.start : claim.town.end]
            yield Finding(*claim.span, _message(town, claim.owner), severity=claim.severity)


def _direct(doc: Document) -> Iterator[_Claim]:
    """What is said of a country or division where its name stands, or of the only one that can be meant."""
    text = doc.text
    for place in doc.places:
        owner = _only(place.countries) or _only(place.peoples)
        if owner is None or not _is_near(text, place.start, place.end):
            continue
        if text.startswith("The ", place.start):
            place = replace(place, start=place.start + 4)
        named = _only(place.countries) is not None
        for said in said_of(text, place.start, place.end, place.start, named=named, country=True):
            yield _Claim(*said, owner)
    for said, land in said_in_german(text):
        if (owner := _only(countries_named(land))) is not None:
            yield _Claim(*said, owner)
    for region in regions(text, doc.names):
        if not _is_near(text, region.lead, region.end):
            continue
        named = bool(region.divisions)
        for said in said_of(text, region.start, region.end, region.lead, named=named, country=False):
            owners = _owners(region, text[said.town.start : said.town.end])
            if not any(_standing(owner, text[said.town.start : said.town.end]) for owner in owners):
                yield from (_Claim(*said, owner) for owner in owners[:1])
    for said, rank in said_of_a_rank(text):
        name = text[said.town.start : said.town.end]
        cities = cities_named(name)
        owners = divisions_with_town(name, cities[0].country) if cities else ()
        if not owners or cities[0].country not in _RANKS[rank] or cities[0].population < _LEAST:
            continue
        if not any(_standing(owner, name) for owner in owners):
            yield _Claim(*said, owners[0])


def _doubtful(doc: Document) -> Iterator[_Claim]:
    """What is said without a name for the country or for the town."""
    text = doc.text
    codes = {c.code for place in doc.places for c in (*place.countries, *place.peoples, *place.capital_of)}
    for said in said_of_the_nation(text):
        cities = cities_named(text[said.town.start : said.town.end])
        told = {city.country for city in cities} & codes
        if not told and cities and not cities[0].namesakes and cities[0].population >= _KNOWN_TOWN:
            told = {cities[0].country}
        if len(told) == 1:
            yield _Claim(*said, _country(told.pop()))
    for said in said_alone(text):
        name = text[said.town.start : said.town.end]
        if (country := _whose_largest(doc, name)) is not None and country.code in codes:
            yield _Claim(*said, country, Severity.WARNING)
    owners = [(place.start, place.start, place.end, place.peoples or place.countries) for place in doc.places]
    owners_of_all: list[tuple[int, int, int, tuple[Country | Division, ...]]] = [*owners]
    owners_of_all += [(r.lead, r.start, r.end, r.divisions or r.peoples) for r in regions(text, doc.names)]
    for lead, start, end, named in owners_of_all:
        if len(named) != 1 or not text.startswith((" ", ", "), end) or not _is_near(text, start, end):
            continue
        start += 4 * text.startswith("The ", start)
        spoken = stands_for_town(text, lead, start, end)
        if spoken is None or any(name in text for name in _capital_names(named[0])):
            continue
        name = text[spoken.town.start : spoken.town.end]
        if _has(named[0], cities_named(name)[0]) and _standing(named[0], name) in (None, "former"):
            yield _Claim(spoken.span, spoken.span, named[0], Severity.WARNING, name)


def _is_near(text: str, start: int, end: int) -> bool:
    return CAPITAL.search(text, max(0, start - _REACH), end + _REACH) is not None


def _whose_largest(doc: Document, name: str) -> Country | None:
    """The country of which a town is the largest, unless it is the capital of a division too."""
    cities = cities_named(name)
    if (
        not cities
        or cities[0].population < _KNOWN_TOWN
        or fold(largest_city(cities[0].country)) != fold(name)
    ):
        return None
    country = _country(cities[0].country)
    capital = _standing(country, name) in ("capital", "seat", "disputed")
    division = division_with_capital(name, country.code)
    if capital or (division is not None and fold(division.name) != fold(name)):
        return None
    return None if any(capital in doc.text for capital in _capital_names(country)) else country


def _country(code: str) -> Country:
    return next(country for country in countries() if country.code == code)


def _capital_names(owner: Country | Division) -> tuple[str, ...]:
    if isinstance(owner, Division):
        return owner.capitals
    return tuple(name for capital in owner.capitals if capital.status != "former" for name in capital.names)


def _has(owner: Country | Division, city: City) -> bool:
    """Whether a city lies in a country, or in the country of a division, whose capital is known."""
    return bool(owner.capitals) and city.country == (
        owner.country if isinstance(owner, Division) else owner.code
    )


def _owners(region: Region, town: str) -> tuple[Division, ...]:
    """The divisions of a name in the country where the largest town of another name is; none where unsure."""
    cities = cities_named(town)
    if not cities or cities[0].population < _LEAST or region.kind in _LOCAL_KINDS:
        return ()
    country = cities[0].country
    if region.kind == "province" and country in _LOWER_PROVINCES:
        return ()
    return tuple(d for d in region.divisions or region.peoples if d.country == country)


def _only(countries: tuple[Country, ...]) -> Country | None:
    if len(countries) != 1 or countries[0].code in _AMBIGUOUS:
        return None
    return countries[0]


def _is_excused(text: str, claim: _Claim) -> bool:
    """Whether the claim is true, no claim of today, or not of this town."""
    if claim.meant:
        return bool(_NOT_SO.search(_sentence(text, claim.span)) or _PAST_CLAIM.search(text, *claim.span))
    town = text[claim.town.start : claim.town.end]
    if not is_town(town) and not _is_unknown_town(text, claim):
        return True  # the town behind the country may be cut too long: "Kenya's capital, Ruto"
    status = _standing(claim.owner, town)
    if status in ("capital", "seat", "disputed"):
        return True
    name = text[claim.span.start : claim.span.end]
    if any(fold(word) in _RHETORICAL for word in name.split()):
        return True
    if isinstance(claim.owner, Country) and _LOWER_RANK.search(name):
        return True  # "the German state capital of Hanover"
    key = fold(town)
    if key in {fold(n) for n in claim.owner.names} or countries_named(town) or countries_of_people(town):
        return True
    sentence = _sentence(text, claim.span)
    before = text[max(0, claim.span.start - 40) : claim.span.start]
    before = _ENDED.split(before)[-1]
    if _NOT_BEFORE.search(before) or _NOT_BEFORE.search(name) or _NOT_BEHIND.match(text, claim.span.end):
        return True
    if (believed := _BELIEVED.search(sentence)) and believed.start() < sentence.find(name):
        return True
    if _NOT_SO.search(sentence) or _PAST_CLAIM.search(name) or _PAST_CLAIM.search(before[-25:]):
        return True
    if _WAS.search(name[: name.lower().find("capital")]) or _WAS.search(before):
        return True
    if (_YEAR if status == "former" else _YEAR_OF_OTHER_STATES).search(sentence):
        return True
    if claim.town.start > claim.span.start:
        subject = _SUBJECT.match(text, claim.span.end) and _INTRODUCED.search(before)
        return _ENDS.match(text, claim.span.end) is not None or bool(subject)
    word_before = _NAME_BEFORE.search(before)
    return word_before is not None and word_before[0].strip().lower() not in _OPENERS


def _is_unknown_town(text: str, claim: _Claim) -> bool:
    """Whether a name that no table has is a town and not the capital, which the text names elsewhere."""
    if claim.town.start > claim.span.start or not isinstance(claim.owner, Country):
        return False
    name = text[claim.town.start : claim.town.end]
    near = text[claim.span.start : claim.span.end + _REACH]
    capitals = [capital for capital in _capital_names(claim.owner) if capital in text]
    return bool(capitals) and not any(capital in near or capital.startswith(name) for capital in capitals)


def _standing(owner: Country | Division, town: str) -> str | None:
    """The status of a town among the capitals of a country or division; None where it is none of them."""
    if isinstance(owner, Division):
        return "capital" if not owner.capitals or _is(owner.capitals, town) else None
    return next((capital.status for capital in owner.capitals if _is(capital.names, town)), None)


def _is(names: tuple[str, ...], town: str) -> bool:
    key = fold(town)
    # "Santiago", "Sri Jayawardenepura", "Washington DC": a capital's name is cut short or gone on with.
    return any(
        key == name or name.startswith(f"{key} ") or key.startswith(f"{name} ") for name in map(fold, names)
    )


def _sentence(text: str, span: Span) -> str:
    """The sentence around a claim, as far as full stops tell."""
    start = max(text.rfind(". ", max(0, span.start - 200), span.start), text.rfind("\n", 0, span.start))
    ends = [at for at in (text.find(". ", span.end), text.find("\n", span.end)) if at >= 0]
    end = min([*ends, span.end + 200, len(text)])
    return text[max(0, start + 1, span.start - 200) : end]


def _message(town: str, owner: Country | Division) -> str:
    if isinstance(owner, Division):
        return f"{town} is not the capital of {owner.name}: that is {owner.capitals[0]}"
    capitals = [c.names[0] for c in owner.capitals if c.status == "capital"]
    seats = [c.names[0] for c in owner.capitals if c.status == "seat"]
    right = " and ".join(capitals or seats)
    return f"{town} is not the capital of {owner.in_text}: that is {right}"
