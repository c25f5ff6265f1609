from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.document import Document
from auditor.gazetteer import City, Country, cities_named, countries, countries_with_capital
from auditor.model import Finding, Severity, Span
from auditor.rule import Example, rule
from auditor.text.places import Place
from auditor.text.words import UPPER, word_set

_WORD = rf"[{UPPER}][^\W\d_]*(?:['’‘-][^\W\d_]+)*"
_NAME = rf"(?:St\.|{_WORD})(?:[\s-](?:{_WORD}|de|es|la|las|los|do|da|al|am|upon|sur)){{0,4}}"

_PLACED = re.compile(
    r"(?i:\b(?:in|at|from|near|outside|around|of|to|via|for|visiting|left|leaving|reached|toward|towards|"
    r"into|across|"
    r"en|desde|de|a|hacia|à|depuis|vers|aus|nach|bei|von)\s"
    r"(?:(?:downtown|central|nearby|eastern|western|northern|southern|the city of|la ciudad de|la ville de|"
    r"der stadt)\s)?)"
    rf"(?P<town>{_NAME})(?P<gap>,\s(?:en\s|aux?\s|the\s)?|\s\()\Z"
)
_DATELINE = re.compile(rf"(?P<town>[{UPPER}][{UPPER}'’. -]{{2,30}}),\s\Z")
_DATELINE_ENDS = re.compile(r"\s?(?:\([^()\n]{2,40}\)\s?)?(?:—|–|--|-\s)|,\s[A-Z][a-z]{2,8}\.?\s\d")
_KIND_OF_TOWN = (
    r"\s(?:[a-z][a-z-]{1,14}\s){0,2}(?:city|town|port|port city|metropolis|resort|village|municipality)"
    r"\s(?:of\s)?"
)
_TOWN_OF_PEOPLE = re.compile(rf"{_KIND_OF_TOWN}(?P<town>{_NAME})")
_CITY_IN = re.compile(
    rf"(?P<town>{_NAME}),\s(?:a|the)\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}(?:city|town|port|metropolis|resort)"
    rf"\s(?:in|of)\s"
    r"(?:(?:the\s)?(?:north|south|east|west|central)[a-z]*\s)?(?:the\s)?\Z"
)
_ENDS = re.compile(
    r"\s*\Z|\s?[.;)—–](?!\d)|\s\(|\n|"
    r",\s(?:(?:and|or|y|o|e|et|ou|und|oder)\s)?(?!(?:the|la|las|los|le|les|die|der)\s[A-Z])"
    r"(?!(?:and|or|y|o|e|et|ou|und|oder|elsewhere|others?|beyond|neighbou?ring|parts|possibly|perhaps|even|"
    r"across)\b)"
    r"[a-z\"“0-9]|"
    r"\s(?:on|in|with|where|for|to|at|by|when|after|before|during|last|this|who|that|since|while|until|as|"
    r"via|next|earlier|"
    r"donde|cuando|con|desde|para|où|avec|pour|wo|mit|seit)\s"
)
_FIRM_END = re.compile(r"\s*\Z|\s?[.;)](?!\d)|\s\(|\n|,\s[a-z]")
_INTRODUCTORY = re.compile(
    r"\s*[“\"]?(?:In|At|After|From|Before|During|Since|Near|Of|For|To|On|While|En|Tras|Après|À|Nach)"
    r"\b[^.;:]{0,60}\Z"
)
_LEADS = re.compile(r"(?:, (?:en |aux? )?|\(|\b(?:in|of|the)\s|ern\s|th\s|st\s|central\s)\Z")
_LISTED = re.compile(
    r"(?:,|\b(?:and|or|y|e|et|und|oder|between|both|entre|zwischen))\s(?:in\s|from\s)?\Z", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|old|ancient|medieval|once|then|imperial|historic(?:al)?|colonial|predominantly|"
    r"mainly|occupied)\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s?\b|[-‐‑/]")
_GOES_ON = re.compile(rf"[-‐‑][^\W\d_]|\s[{UPPER}][^\W\d_]|['’]s\b|/")
_PAST = re.compile(
    r"\b(?:born|birth\w*|native|raised|grew up|fled|emigrat\w+|immigrat\w+|then|now|former(?:ly)?|"
    r"partition\w*|childhood|exile\w*|"
    r"soviet|ottoman|habsburg|empire|imperial|colonial|refugees?|camps?|wars?|ancient|century|nació|né|née|"
    r"geboren\w*)\b|"
    r"(?<![\d.,$€£])1[0-9]{3}(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\.\s|\n")
_DENIED = re.compile(
    r"\b(?:not|isn['’]t|never|mistak\w+|wrong\w*|confus\w+|erroneous\w*|namesake|instead of|rather than|"
    r"misidentif\w+|twinn?ed|"
    r"sister cit\w+)\b",
    re.IGNORECASE,
)

_MASTERS = {
    "HK": "CN", "MO": "CN", "TW": "CN", "PR": "US", "GU": "US", "VI": "US", "AS": "US", "MP": "US",
    "GP": "FR", "MQ": "FR",
    "RE": "FR", "GF": "FR", "YT": "FR", "NC": "FR", "PF": "FR", "PM": "FR", "WF": "FR", "BL": "FR",
    "MF": "FR", "MC": "FR",
    "GI": "GB", "BM": "GB", "KY": "GB", "VG": "GB", "TC": "GB", "AI": "GB", "MS": "GB", "FK": "GB",
    "SH": "GB", "GG": "GB",
    "JE": "GB", "IM": "GB", "IE": "GB", "GB-ENG": "GB", "GB-SCT": "GB", "GB-WLS": "GB", "GB-NIR": "GB",
    "AW": "NL", "CW": "NL",
    "SX": "NL", "GL": "DK", "FO": "DK", "AX": "FI", "CK": "NZ", "NU": "NZ", "TK": "NZ", "NF": "AU",
    "CX": "AU", "CC": "AU",
    "EH": "MA", "PS": "IL", "XK": "RS", "SS": "SD", "VA": "IT", "SM": "IT", "CG": "CD", "KP": "KR",
}  # fmt: skip
"""Territories, disputed lands and neighbours that share towns or names: the two count as one country."""
_DISPUTED_PAIRS = frozenset(
    map(
        frozenset,
        (("UA", "RU"), ("GE", "RU"), ("AM", "AZ"), ("CY", "TR"), ("IL", "SY"), ("IL", "LB"), ("SD", "EG")),
    )
)
_DISPUTED_TOWNS = word_set(
    "srinagar jammu leh kargil muzaffarabad gilgit mirpur skardu jerusalem hebron nablus olivenza"
)
_EMPIRES = tuple(
    frozenset(codes.split())
    for codes in (
        "IN PK BD MM", "DE PL RU CZ LT FR DK BE", "AT HU CZ SK PL UA RO IT SI HR RS BA",
        "RU UA BY KZ UZ TJ KG TM GE AM AZ LT LV EE MD PL FI", "TR GR BG SY IQ LB IL JO EG MK RS SA LY AL",
        "RS HR SI BA MK ME AL IT", "ET ER SO DJ", "CN JP KR TW RU", "IL JO EG", "PA CO EC VE", "PE CL BO",
        "MX US",
        "MY SG", "ID TL PG", "RO MD HU UA BG", "VN KH LA FR TH", "ZA NA", "SN ML", "CD BE",
    )
)  # fmt: skip
_SILENT_COUNTRIES = frozenset({"GE"})
_NO_TOWNS = word_set(
    "police park victoria university paris republic central north south east west federal union hill bay"
)
_REACH = 90
_LEAST = 100_000


@rule(
    severity=Severity.ERROR,
    bad=(
        "She teaches in [[Jeddah, Egypt]], and writes.",
        "LAHORE staff were flown to a hospital near [[Mombasa, Tanzania]].",
        "[[FAISALABAD, India]] (MNA) — The mills are shut, and nobody knows why.",
        "A fire broke out in the [[Indian city of Lahore]] on Monday.",
        "He moved from Oslo to [[Gothenburg, Norway]], in May.",
        "They met at a school in [[Guayaquil, a port city in Peru]].",
        Example("La feria se celebra en [[Guadalajara, Colombia]], cada año.", language="es"),
        Example("Il travaille à [[Casablanca (Tunisie)]] depuis mai.", language="fr"),
        Example("Sie studiert in [[Graz, Schweiz]], seit zwei Jahren.", language="de"),
    ),
    good=(
        "She teaches in Jeddah, Saudi Arabia, and in Hyderabad, Pakistan.",
        "The firm has offices in Paris, Germany and Spain.",
        "Pressed in talks in Lahore, India said that it would wait.",
        "They live in Ontario, Canada, in Kent, England, and in Tripoli, Lebanon.",
        "He was born in 1931 in Lahore, India, and left at partition.",
        "In Lahore, India on Monday lost by an innings.",
        "The tour goes to Melbourne, India's bowlers willing.",
        "Birmingham, Alabama, is older than Athens, Georgia.",
        "Sevastopol is not a Russian city like Rostov, officials in Odesa, Ukraine, said.",
        "Lahore, not to be confused with Lahore, Virginia, is in Pakistan.",
    ),
)
def place_country(doc: Document) -> Iterator[Finding]:
    """A city put in the wrong country.

    "Lahore, India": a slip of the pen or of memory that every reader in the region sees, and that turns
    a report about one country into one about another.

    The rule knows twelve thousand cities and, for each, the other countries with a place or a region of
    that name, however small: where the country named has one, it is silent. It is silent too on disputed
    towns, on what may have been true once ("born in Lahore, India"), on states and provinces behind the
    comma, on lists ("in Paris, Germany and Spain"), and where the country begins a clause ("in Lahore,
    India said").
    """
    for place in doc.places:
        found = _placed(doc, place) if place.countries else _of_people(doc, place)
        if found is None:
            continue
        span, town, country = found
        name = doc.text[town.start : town.end]
        city = _elsewhere(name, country)
        if city is None or _is_excused(doc, span, city, country) or doc.in_furniture(span):
            continue
        yield Finding(
            span.start,
            span.end,
            f"{city.names[0] if name.isupper() else name} is in {_named(city.country)}, not in "
            f"{country.in_text}",
        )


_Claim = tuple[Span, Span, Country]


def _placed(doc: Document, place: Place) -> _Claim | None:
    """ "in Lahore, India", "LAHORE, India —" and "Lahore, a city in India"."""
    text = doc.text
    if len(place.countries) != 1 or not _LEADS.search(text, max(0, place.start - 9), place.start):
        return None
    country = place.countries[0]
    line = text.rfind("\n", max(0, place.start - _REACH), place.start) + 1
    floor = max(line, place.start - _REACH)
    before = text[floor : place.start]
    stop = place.end
    described = _CITY_IN.search(before)
    if described:
        town = _known(before, *described.span("town"))
        if town and not _GOES_ON.match(text, stop):
            return Span(floor + town.start, stop), Span(floor + town.start, floor + town.end), country
        return None
    dateline = _DATELINE.fullmatch(before) if line == floor or floor == 0 else None
    if dateline and _DATELINE_ENDS.match(text, stop):
        return Span(floor, stop), Span(floor, floor + dateline.end("town")), country
    match = _PLACED.search(before)
    if match is None:
        return None
    lead = before[: match.start()]
    if match["gap"] == " (":
        if text[stop : stop + 1] != ")":
            return None
    elif not _ENDS.match(text, stop) or _LISTED.search(lead):
        return None
    sentence = lead.rpartition(". ")[2] + match[0][: match.start("town") - match.start()]
    if match["gap"] != " (" and _INTRODUCTORY.match(sentence) and not _FIRM_END.match(text, stop):
        return None
    start, end = match.span("town")
    if not _could_be(before[start:end]):
        return None
    return Span(floor + start, stop + (match["gap"] == " (")), Span(floor + start, floor + end), country


def _of_people(doc: Document, place: Place) -> _Claim | None:
    """ "the Indian city of Lahore"."""
    if len(place.peoples) != 1 or place.capital_of:
        return None
    match = _TOWN_OF_PEOPLE.match(doc.text, place.end, place.end + _REACH)
    if (
        match is None
        or _FORMER.search(doc.text, max(0, place.start - 25), place.start)
        or _FORMER.search(match[0])
    ):
        return None
    town = _known(doc.text, *match.span("town"))
    if (
        town is None
        or town.start != match.start("town")
        or (_OWNS.match(doc.text, town.end) and doc.text[town.end] not in "'’")
    ):
        return None
    start = place.start + 4 * doc.text.startswith(("The ", "the "), place.start)
    return Span(start, town.end), town, place.peoples[0]


def _known(text: str, start: int, end: int) -> Span | None:
    """The longest beginning or, failing that, end of a run of words that is a city."""
    words = [match.span() for match in re.finditer(r"[^\s]+", text[start:end])]
    for size in range(len(words), 0, -1):
        if _cities(text[start : start + words[size - 1][1]]):
            return Span(start, start + words[size - 1][1])
    for first in range(1, len(words)):
        if _cities(text[start + words[first][0] : end]):
            return Span(start + words[first][0], end)
    return None


def _could_be(name: str) -> bool:
    return bool(_cities(name)) and name.lower() not in _NO_TOWNS


def _cities(name: str) -> tuple[City, ...]:
    return cities_named(name) or tuple(
        City((name,), country.code, _LEAST, frozenset())
        for country in countries_with_capital(name)
        if not countries_named_like(country, name)
    )


def countries_named_like(country: Country, name: str) -> bool:
    """Whether a capital shares its country's name (Luxembourg, Djibouti)."""
    return name.lower() in {other.lower() for other in country.names}


def _elsewhere(name: str, country: Country) -> City | None:
    """The best-known city of a name, if there is none in the country; None where there may be one."""
    cities = _cities(name)
    if not cities or country.code in _SILENT_COUNTRIES or name.lower() in _DISPUTED_TOWNS:
        return None
    codes = {city.country for city in cities}
    codes.update(*(city.namesakes for city in cities))
    codes.update(other.code for other in countries_with_capital(name))
    masters = {_MASTERS.get(code, code) for code in codes}
    own = _MASTERS.get(country.code, country.code)
    if own in masters or any(frozenset((own, code)) in _DISPUTED_PAIRS for code in masters):
        return None
    return cities[0]


def _named(code: str) -> str:
    return next(country.in_text for country in countries() if country.code == code)


def _is_excused(doc: Document, span: Span, city: City, country: Country) -> bool:
    """Whether the sentence denies it, or tells of a time when borders ran elsewhere."""
    text = doc.text
    before = _SENTENCE_END.split(text[max(0, span.start - 200) : span.start])[-1]
    sentence = before + text[span.start : span.end] + _SENTENCE_END.split(text[span.end : span.end + 150])[0]
    if _DENIED.search(sentence):
        return True
    pair = {_MASTERS.get(city.country, city.country), _MASTERS.get(country.code, country.code)}
    return any(pair <= empire for empire in _EMPIRES) and _PAST.search(sentence) is not None
