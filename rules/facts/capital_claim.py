from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cache, partial
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
from auditor.model import Finding, Severity
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.capital_denials import is_denied
from auditor.text.capitals import (
    CAPITAL,
    CAPITAL_PARTS,
    Owner,
    Phrase,
    Said,
    is_town,
    owners,
    phrases,
    said_of,
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
_NAME_BEFORE = lazy(r"\b(?:[A-Z][\w'’-]*|[Uu]niversity of|[Bb]ank of|[Ll]ike|and|or|between)\s\Z")
# "From the Turkish capital, Istanbul is an hour away": the town begins the clause.
_SUBJECT = lazy(r"\s(?:is|was|are|were|has|had|lies|looks|seems|can|will|would|remains)\b")
_OPENS = lazy(r"(?:\A|[.!?\n]\s?)[“\"]?(?:As\s)?(?:[Tt]he\s)?\Z")
_PARTED = lazy(r"\b(?!The\b)[A-Z][\w’']+[ -]\Z")
_OPENERS = word_set(
    "in at near from outside around to of on for but and meanwhile the when while as after before since both"
)

# A state of the union shares a country's name, or a name stands for more than one state.
_AMBIGUOUS = frozenset({"GE"})
_RHETORICAL = word_set("america holland england europe states emirates congo ireland korea micronesia")
_OF_DIVISIONS = lazy(
    r"\b(?:premier|provincial|regional|cantonal|prefectural|(?:the|this|across)\s(?:state|province|region|canton)|"
    r"[Ss]tate\s(?:capital|government|parliament|premier|police|governor|elections?))\b"
)
_LAST_CENTURY = lazy(r"(?<![\d.,$€£])1[89]\d\d(?![\d%]|[.,]\d)")
_REACH = 90
_LONGEST_LEAD = 40
_LEAST = 60_000
_KNOWN_TOWN = 300_000


class _Claim(NamedTuple):
    """A town said to be a capital, of a country or a division."""

    said: Said
    owner: Country | Division
    severity: Severity | None = None


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
        "A train links [[Istanbul (Turkey's capital)]] and Sofia.",
        "The fair is in [[Toronto, Canada's largest city and capital]], in May.",
        "[[Ecuador's capital is Guayaquil]], where rents have doubled.",
        Example("El fuego empezó en [[la capital turca, Estambul]], de noche.", language="es"),
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
        "The firm is in Canberra and Sydney, Australia's capital and its largest city.",
        "The West German capital, Bonn, was small; Istanbul is Turkey's capital markets hub.",
        "While ministers slept in the Turkish capital, Istanbul was burning.",
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
    codes = {c.code for place in doc.places for c in (*place.countries, *place.peoples, *place.capital_of)}
    holds = cache(text.__contains__)
    unsaid = cache(partial(_unsaid, text, codes, holds))
    done = 0
    for phrase in phrases(text, owners(text, doc.places, [*regions(text, doc.names)])):
        claim = _told(text, phrase, unsaid) or _stood_for(text, phrase, holds)
        if claim is None or claim.said.span.start < done or doc.in_furniture(claim.said.span):
            continue
        done = claim.said.span.end
        town = text[slice(*claim.said.town)]
        yield Finding(*claim.said.span, _message(town, claim.owner), severity=claim.severity)


def _told(
    text: str, phrase: Phrase, unsaid: Callable[[str, str], Country | Division | None]
) -> _Claim | None:
    """The wrong claim that a phrase makes of a town beside it."""
    said = said_of(text, phrase)
    if said is None:
        return None
    town = text[slice(*said.town)]
    owner = _named(phrase.owner, town) if phrase.owner else unsaid(phrase.rank, town)
    if owner is None or not _is_wrong(text, said, owner):
        return None
    return _Claim(said, owner, None if phrase.owner or phrase.rank else Severity.WARNING)


def _stood_for(text: str, phrase: Phrase, holds: Callable[[str], bool]) -> _Claim | None:
    """The wrong claim of a phrase that stands for the town of the sentence before; its owner is named."""
    if phrase.owner is None or (said := stands_for_town(text, phrase)) is None:
        return None
    town = text[slice(*said.town)]
    owner = _named(phrase.owner, town)
    if owner is None or not _has(owner, cities_named(town)[0]):
        return None
    if _standing(owner, town) not in (None, "former") or any(map(holds, _capital_names(owner))):
        return None
    if is_denied(text, said, former=False):
        return None
    return _Claim(said, owner, Severity.WARNING)


def _named(owner: Owner, town: str) -> Country | Division | None:
    """The country or division that a text names; the division is one of the country where the town is."""
    if isinstance(owner.whose, Country):
        return None if owner.whose.code in _AMBIGUOUS else owner.whose
    return _mistaken(_divisions(owner.whose, town), town)


def _mistaken(divisions: tuple[Division, ...], town: str) -> Division | None:
    """The first of the divisions that may be meant, if none has the town as its capital."""
    return None if any(_standing(division, town) for division in divisions) else next(iter(divisions), None)


def _unsaid(
    text: str, codes: Set[str], holds: Callable[[str], bool], rank: str, town: str
) -> Country | Division | None:
    """The country or division whose capital is meant where none is named."""
    cities = cities_named(town)
    if not cities:
        return None
    if rank == "national":
        told = {city.country for city in cities} & codes
        if not told and not cities[0].namesakes and cities[0].population >= _KNOWN_TOWN:
            told = {cities[0].country}
        return _country(told.pop()) if len(told) == 1 else None
    if rank:
        if cities[0].country not in _RANKS[rank] or cities[0].population < _LEAST:
            return None
        return _mistaken(divisions_with_town(town, cities[0].country), town)
    country = _whose_largest(text, town, holds)
    return None if country is None or country.code not in codes or _LAST_CENTURY.search(text) else country


def _whose_largest(text: str, name: str, holds: Callable[[str], bool]) -> Country | None:
    """The country of which a town is the largest; none where the text may speak of a division's capital."""
    city = cities_named(name)[0]
    if city.population < _KNOWN_TOWN or fold(largest_city(city.country)) != fold(name):
        return None
    country = _country(city.country)
    division = division_with_capital(name, country.code)
    if division is not None and fold(division.name) != fold(name):
        words = (*division.names, *division.adjectives)
        if _OF_DIVISIONS.search(text) or any(map(holds, words)):
            return None
    return None if any(map(holds, _capital_names(country))) else country


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


def _divisions(region: Region, town: str) -> tuple[Division, ...]:
    """The divisions of a name in the country where the largest town of another name is; none where unsure."""
    cities = cities_named(town)
    if not cities or cities[0].population < _LEAST or region.kind in _LOCAL_KINDS:
        return ()
    country = cities[0].country
    if region.kind == "province" and country in _LOWER_PROVINCES:
        return ()
    return tuple(d for d in region.divisions or region.peoples if d.country == country)


def _is_wrong(text: str, said: Said, owner: Country | Division) -> bool:
    """Whether a claim is of that town, of today, and not true."""
    town = text[slice(*said.town)]
    if not is_town(town) and not _is_unknown_town(text, said, owner):
        return False  # the town behind the country may be cut too long: "Kenya's capital, Ruto"
    status = _standing(owner, town)
    if status in ("capital", "seat", "disputed") or countries_named(town) or countries_of_people(town):
        return False
    named = said.phrase.owner
    if named is not None and fold(text[named.start : named.end]) in _RHETORICAL:
        return False
    if isinstance(owner, Country) and _LOWER_RANK.search(text, *said.span):
        return False  # "the German state capital of Hanover"
    if fold(town) in {fold(name) for name in (owner.name, *owner.names)} or is_denied(
        text, said, former=status == "former"
    ):
        return False
    capitals = _capital_names(owner)
    if said.town.start > said.span.start:
        before = text[max(0, said.span.start - _LONGEST_LEAD) : said.span.start]
        if said.joined == ", " and _SUBJECT.match(text, said.span.end) and not _OPENS.search(before):
            return False
        if named is not None and not named.named and _PARTED.search(before):
            return False  # "the West German capital Bonn", "the Latin American capital Miami"
        possessed = said.is_title and text.startswith(("'s ", "’s "), said.span.end)
        return possessed or not _ENDS.match(text, said.span.end)
    behind = text[said.span.end : said.span.end + _REACH].lstrip(", ")
    if said.apposed and behind.startswith(capitals):
        return False  # "in Istanbul, the Turkish capital, Ankara, and Izmir"
    word_before = _NAME_BEFORE.search(text, max(0, said.span.start - _LONGEST_LEAD), said.span.start)
    if word_before is None:
        return True
    if word_before[0] in ("and ", "or ", "between "):
        return not any(name in text[max(0, said.span.start - _REACH) : said.span.start] for name in capitals)
    return word_before[0].strip().lower() in _OPENERS


def _is_unknown_town(text: str, said: Said, owner: Country | Division) -> bool:
    """Whether a name that no table has is a town and not the capital, which the text names elsewhere."""
    if said.town.start > said.span.start or not isinstance(owner, Country):
        return False
    name = text[said.town.start : said.town.end]
    near = text[said.span.start : said.span.end + _REACH]
    capitals = [capital for capital in _capital_names(owner) if capital in text]
    return bool(capitals) and not any(capital in near or capital.startswith(name) for capital in capitals)


def _standing(owner: Country | Division, town: str) -> str | None:
    """The status of a town among the capitals of a country or division; None where it is none of them."""
    if isinstance(owner, Division):
        return "capital" if not owner.capitals or _is(owner.capitals, town) else None
    return next((capital.status for capital in owner.capitals if _is(capital.names, town)), None)


def _is(names: tuple[str, ...], town: str) -> bool:
    key = fold(town)
    # "Santiago", "Delhi", "Washington DC": a capital's name is cut short or gone on with.
    return any(
        key == name or name.startswith(f"{key} ") or key.startswith(f"{name} ") or name.endswith(f" {key}")
        for name in map(fold, names)
    )


def _message(town: str, owner: Country | Division) -> str:
    if isinstance(owner, Division):
        return f"{town} is not the capital of {owner.name}: that is {owner.capitals[0]}"
    capitals = [c.names[0] for c in owner.capitals if c.status == "capital"]
    seats = [c.names[0] for c in owner.capitals if c.status == "seat"]
    right = " and ".join(capitals or seats)
    return f"{town} is not the capital of {owner.in_text}: that is {right}"
