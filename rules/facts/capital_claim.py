from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor.divisions import Division, divisions_with_town
from auditor.document import Document
from auditor.gazetteer import (
    City,
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
from auditor.text.divisions import Region, regions
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

_RANK = (
    r"(?:(?:national|federal|political|state|provincial|regional|prefectural|territorial|oblast|cantonal)\s)?"
)
_LOWER_RANK = lazy(r"\b(?:state|provincial|regional|prefectural|territorial|oblast|cantonal)\scapital\b")
_SAID = (
    rf"(?:,\s(?:which\s(?:is|serves\sas)\s|now\s|itself\s)?(?:(?:the|also)\s){{0,2}}{_RANK}|"
    rf",?\s(?:is|serves\sas|remains|acts\sas)\s(?:also\s)?(?:the\s)?{_RANK})"
)

# "Sydney, the capital of " before a country, and what stands between an owner and a town.
_TOWN_BEFORE = lazy(
    rf"(?P<town>{_NAME}){_SAID}capital\s(?:city\s)?of\s(?:the\s)?\Z"
    rf"|(?P<town2>{_NAME}),?\s(?:es\s)?(?:la\s)?capital\sde(?:l|\sla|\slos)?\s\Z"
    rf"|(?P<town3>{_NAME}),?\s(?:est\s)?(?:la\s)?capitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])\Z"
    rf"|(?P<town4>{_NAME}),?\s(?:ist\s)?(?:di?er?\s)?Hauptstadt\s(?:von\s|de[sr]\s)\Z"
)
_OF = lazy(
    rf"\b(?:[Tt]he|[Ii]ts)\s{_RANK}capital\s(?:city\s)?of\s(?:the\s)?\Z"
    r"|\b[Ll]a\scapital\sde(?:l|\sla|\slos)?\s\Z"
    r"|\b[Ll]a\scapitale\s(?:d[eu]s?\s(?:la\s|l['’])?|d['’])\Z"
    r"|\b[Dd](?:ie|er)\sHauptstadt\s(?:von\s|de[sr]\s)\Z"
)
_SAID_OF = lazy(r"\b(?:is|was|as|es|est|ist|,)\s(?:the|la|die)\s[^,.;]{0,40}\Z")
_TOWN_AFTER = lazy(rf",\s(?P<town>{_NAME})")
_OWNER = lazy(
    rf"(?:['’]s?)?\s{_RANK}(?:capital|Hauptstadt)(?:\s(?:city(?:\sof)?|of))?(?P<comma>,?)"
    rf"\s(?P<town>{_NAME})"
)
_APPOSED_OWNER = lazy(
    rf"(?P<town>{_NAME})(?:,\s(?:which\s(?:is|serves\sas)\s|now\s|itself\s)?|\s(?:is|serves\sas|remains|"
    rf"acts\sas)\s(?:now\s)?)(?:the\s)?\Z"
)
_OWNED = lazy(
    rf"(?:['’]s?)?\s{_RANK}capital(?:\scity)?(?=[,.;:)—–]|\s[-–—]|\Z|\s(?:and|on|in|where|"
    r"with|for|to|at|since|after|before|when|during)\s)"
)

_OWNER_ENDS = lazy(
    r"[.,;:)—–](?!\d)|\s?[-–—]\s|\Z|\n|\s(?:and\s[a-z]|on|in|where|with|for|to|at|by|since|after|before|"
    r"when|during|"
    r"is|are|was|has|had|have|will|would|[a-z]{3,}(?:ed|s))\b"
)
"""Behind a division: "the capital of Bavaria, ", and not "the capital of Texas oil"."""
_RANKED_TOWN = lazy(
    rf"(?P<town>{_NAME}),\s(?:(?:the|also|its)\s){{1,2}}(?P<rank>state|provincial|prefectural)\scapital\b"
    rf"(?=[,.;:)—–\n]|\Z|\s(?:and|on|in|where|with|for|to|at|since|after|before|when)\s)"
    rf"|\b(?:[Tt]he|[Ii]ts)\s(?P<rank2>state|provincial|prefectural)\scapital(?:\scity)?(?:\sof|"
    rf",)?\s(?P<town2>{_NAME})"
)
_RANKS = {
    "state": frozenset("US MX BR IN AU DE NG VE MY MM SD AT".split()),
    "provincial": frozenset("CA CN ZA AR PK NL IR EC KR AF CD MZ NP".split()),
    "prefectural": frozenset({"JP"}),
}
"""What the first-level divisions of countries are called, where no lower ones are called so too."""
_LOWER_PROVINCES = frozenset("PE CL BO CO PH BE ES IT MM MA".split())
"""Countries whose provinces are no first-level divisions."""
_LOCAL_KINDS = frozenset({"county", "division"})
_LEAST = 60_000

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
    r"becom(?:e|es|ing)|became|ceased|proclaim\w+|renam\w+|until\s(?:(?:in\s)?(?:1\d|20)\d\d|then|"
    r"the\s(?:capital|government|seat|move)|independence|recently|it\s)|century|era|empire|dynasty|"
    r"(?:mov|relocat|transferr?|shift)(?:e|ed|es|ing)? (?:its|the|their|his|her) (?:national )?capital|"
    r"(?:(?<!serves\s)(?<!acts\s)as|made|make|making|named?|declared?|designated) (?:its|the|"
    r"their) (?:national |new )?capital)\b",
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
    """A town said to be a capital, of a country or a division: where the claim stands, and the town."""

    span: Span
    town: Span
    country: Country | Division


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
    and told only where no capital of the country is named.
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
    yield from _of_divisions(doc)
    yield from _for_the_town_before(doc)


_STANDS_FOR = lazy(rf"\s{_RANK}capital(?:\scity)?\s(?!of\b)[a-z]")
_CAPITAL_OF = lazy(rf"(?:\A|[.!?]\s)(?P<said>(?:In\s)?[Tt]he\s{_RANK}capital\sof\s(?:the\s)?)\Z")
_SENTENCE_OPENS = lazy(r"(?:\A|\n|[.!?][”\"]?\s)(?:In\s)?[Tt]he\s\Z")
_LOCATIVE = lazy(r"\b(?:in|at|near|outside|around|of|across)\s\Z")
_BACK = 300
_KNOWN_TOWN = 300_000


def _for_the_town_before(doc: Document) -> Iterator[Finding]:
    """ "Customs at the airport in Johannesburg found them. The South African capital is a hub of the trade."

    Only where no capital is named anywhere, and one large town of the country in the sentence before.
    """
    text = doc.text
    owners: list[tuple[int, int, int, tuple[Country | Division, ...]]] = [
        (place.start, place.start, place.end, place.peoples or place.countries) for place in doc.places
    ]
    owners += [(r.lead, r.start, r.end, r.divisions or r.peoples) for r in regions(text, doc.names)]
    for lead, start, end, named in owners:
        start += 4 * text.startswith("The ", start)
        floor = max(text.rfind("\n", max(0, lead - _BACK), lead) + 1, lead - _BACK, 0)
        if (of := _CAPITAL_OF.search(text, floor, lead)) and text.startswith(", ", end):
            opening, stop = of.start("said"), end
        elif (behind := _STANDS_FOR.match(text, end)) and _SENTENCE_OPENS.search(text, floor, start):
            opening, stop = text.rfind("he ", floor, start) - 1, behind.end() - 2
        else:
            continue
        if text.startswith("In ", opening):
            opening += 3
        if len(named) != 1 or any(name in text for name in _capital_names(named[0])):
            continue
        towns = {
            name.text: name
            for name in doc.names
            if floor <= name.start < opening
            and (cities := cities_named(name.text))
            and cities[0].population >= _LEAST
        }
        if len(towns) != 1:
            continue
        (name,) = towns.values()
        city = cities_named(name.text)[0]
        if city.population < _KNOWN_TOWN or not _LOCATIVE.search(text, floor, name.start):
            continue
        if not _has(named[0], city) or _standing(named[0], name.text) is not None:
            continue
        span = Span(opening, stop)
        claim = _Claim(span, span, named[0])
        if not (
            doc.in_furniture(span)
            or _NOT_SO.search(_sentence(text, span))
            or _PAST_CLAIM.search(text, opening, stop)
        ):
            yield Finding(span.start, span.end, _message(name.text, claim.country), severity=Severity.WARNING)


def _capital_names(owner: Country | Division) -> tuple[str, ...]:
    if isinstance(owner, Division):
        return owner.capitals
    return tuple(name for capital in owner.capitals for name in capital.names)


def _has(owner: Country | Division, city: City) -> bool:
    """Whether a city lies in a country, or in the country of a division, whose capital is known."""
    return bool(owner.capitals) and city.country == (
        owner.country if isinstance(owner, Division) else owner.code
    )


def _of_divisions(doc: Document) -> Iterator[Finding]:
    """ "Multan, the capital of Punjab province", "Guangdong's provincial capital, Shenzhen"."""
    text = doc.text
    for region in regions(text, doc.names):
        if not _CAPITAL_WORD.search(text, max(0, region.lead - _REACH), region.end + _REACH):
            continue
        for span, town in _towns_of(text, region):
            name = text[town.start : town.end]
            claims = [_Claim(span, town, division) for division in _owners(region, name)]
            if not claims or doc.in_furniture(span) or any(_is_excused(text, claim) for claim in claims):
                continue
            yield Finding(span.start, span.end, _message(name, claims[0].country))
            break
    for match in _RANKED_TOWN.finditer(text):
        group, rank = ("town", match["rank"]) if match["town"] else ("town2", match["rank2"])
        found = _search(_WHOLE, match[group])
        if found is None:
            continue
        town = Span(match.start(group) + found.start, match.start(group) + found.end)
        span = Span(town.start, match.end()) if group == "town" else Span(match.start(), town.end)
        name = text[town.start : town.end]
        cities = cities_named(name)
        owners = divisions_with_town(name, cities[0].country) if cities else ()
        claims = [_Claim(span, town, owner) for owner in owners]
        if not claims or cities[0].country not in _RANKS[rank] or cities[0].population < _LEAST:
            continue
        if not (doc.in_furniture(span) or any(_is_excused(text, claim) for claim in claims)):
            yield Finding(span.start, span.end, _message(name, owners[0]))


def _owners(region: Region, town: str) -> tuple[Division, ...]:
    """The divisions of a name in the country where the largest town of another name is; none where unsure."""
    cities = cities_named(town)
    if not cities or cities[0].population < _LEAST or region.kind in _LOCAL_KINDS:
        return ()
    country = cities[0].country
    if region.kind == "province" and country in _LOWER_PROVINCES:
        return ()
    return tuple(d for d in region.divisions or region.peoples if d.country == country)


def _towns_of(text: str, region: Region) -> Iterator[tuple[Span, Span]]:
    """What the words around a division's name say of its capital: what is underlined, and the town in it."""
    floor = max(text.rfind("\n", max(0, region.lead - _REACH), region.lead) + 1, region.lead - _REACH, 0)
    stop = text.find("\n", region.end, region.end + _REACH)
    stop = region.end + _REACH if stop < 0 else stop
    before = text[floor : region.lead]
    if region.divisions and _OWNER_ENDS.match(text, region.end):
        if town := _search(_TOWN_BEFORE, before):
            yield Span(floor + town.start, region.end), Span(floor + town.start, floor + town.end)
        if (
            (of := _OF.search(before))
            and not _SAID_OF.search(before)
            and (after := _TOWN_AFTER.match(text, region.end, stop))
        ):
            yield Span(floor + of.start(), after.end("town")), Span(*after.span("town"))
    if owner := _OWNER.match(text, region.end, stop):
        yield Span(region.start, owner.end("town")), Span(*owner.span("town"))
    owned = _OWNED.match(text, region.end, stop)
    if owned is None:
        return
    for lead in (region.start, region.lead):
        if town := _search(_APPOSED_OWNER, text[floor:lead]):
            yield Span(floor + town.start, owned.end()), Span(floor + town.start, floor + town.end)
            break


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
    if isinstance(claim.country, Country) and _LOWER_RANK.search(name):
        return True  # "the German state capital of Hanover"
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


_WHOLE = lazy(rf"(?P<town>{_NAME})\Z")
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
