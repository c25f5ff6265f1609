from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.divisions import divisions_with_town
from auditor.document import Document
from auditor.gazetteer import City, Country, countries, countries_with_capital, fold
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.divisions import Region, regions
from auditor.text.places import Place
from auditor.text.placings import Placing, of_the, on_the_side, put_in, spoken_of
from auditor.text.towns import SMALL, cities_of, towns_of
from auditor.text.words import UPPER, word_set

if TYPE_CHECKING:
    from auditor.compare import Comparison

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
        (("GE", "RU"), ("AM", "AZ"), ("CY", "TR"), ("IL", "SY"), ("IL", "LB"), ("SD", "EG")),
    )
)
_DISPUTED_TOWNS = word_set(
    """
    srinagar jammu leh kargil muzaffarabad gilgit mirpur skardu jerusalem hebron nablus olivenza
    sevastopol simferopol kerch yalta yevpatoriya feodosiya dzhankoy arshyntseve
    donetsk luhansk makiyivka horlivka mariupol kramatorsk alchevsk slovyansk siverskodonetsk lysychansk
    bakhmut khrustalnyi yenakiyeve kadiyivka shakhtarsk kostyantynivka dovzhansk pervomaysk pokrovsk khartsyzk
    snizhne rubizhne druzhkivka chystyakove antratsyt sorokyne myrnohrad rovenky bryanka yasynuvata avdiyivka
    toretsk khanzhonkove zaporizhzhya melitopol berdyansk enerhodar kherson kakhovka
    """
)
"""Towns that two countries call their own, by the table's spelling."""
_EMPIRES = tuple(
    (frozenset(codes.split()), until)
    for codes, until in (
        ("IN PK BD MM", 1971), ("DE PL RU CZ LT FR DK BE", 1945),
        ("AT HU CZ SK PL UA RO IT SI HR RS BA", 1945),
        ("RU UA BY KZ UZ TJ KG TM GE AM AZ LT LV EE MD PL FI", 1991), ("CZ SK", 1992),
        ("TR GR BG SY IQ LB IL JO EG MK RS SA LY AL", 1948), ("RS HR SI BA MK ME AL", 2006),
        ("IT HR SI", 1947),
        ("ET ER SO DJ", 1993), ("CN JP KR TW RU", 1949), ("IL JO EG", 1982), ("PA CO EC VE", 1903),
        ("PE CL BO", 1929), ("MX US", 1853), ("MY SG", 1965), ("ID TL PG", 2002), ("RO MD HU UA BG", 1991),
        ("VN KH LA FR TH", 1954), ("ZA NA", 1990), ("SN ML", 1960), ("CD BE", 1960),
    )
)  # fmt: skip
"""Countries between which towns have changed hands, and until when."""
_SILENT_COUNTRIES = frozenset({"GE"})
_HISTORY = lazy(
    r"\b(?:former(?:ly)?|partition\w*|exile\w*|soviet|ottoman|habsburg|empire|imperial|colonial|world\swar|"
    r"(?:nineteenth|twentieth|19th|20th|last|that|half\sa|quarter)[\s-]century|pre-war|prewar|"
    r"then\s(?:an?|the|part|in|under|still|called|known|ruled|of))\b",
    re.IGNORECASE,
)
"""Tells of a time when borders ran elsewhere and yet bore the names of today's countries."""
_YEAR = lazy(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_LIFE = lazy(
    r"\b(?:born|birth\w*|native|raised|grew up|fled|emigrat\w+|immigrat\w+|childhood|refugees?|nació|né|née|"
    r"geboren\w*)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
"""What may have been so when somebody was young, right before the place."""
_NOW = lazy(
    r"\b(?:who|which|that|she|he|it|they)\s(?:now\s|still\s)?(?!was\b|as\b)[a-z]{1,12}s\s[^.,;]{0,50}\Z"
)
"""What is so today, whatever the sentence tells of the past: “, who delivers parcels in Lahore, India”."""
_SENTENCE_END = lazy(r"\.\s|\n")
_DENIED = lazy(
    r"\b(?:mistak\w+|wrong\w*|confus\w+|erroneous\w*|namesake|misidentif\w+|twinn?ed|sister cit\w+)\b",
    re.IGNORECASE,
)
_NOT_HERE = lazy(
    r"(?:\b(?:not(?!\s(?:far|long|only|just)\b)|never|instead of|rather than)|n['’]t)\b[^.,;]{0,30}\Z",
    re.IGNORECASE,
)
_NOT_THERE = lazy(r"[^.;]{0,30}?\bnot\s(?:in|to\sbe|the\s(?:one|city|town))\b", re.IGNORECASE)
_TOWN_BEFORE = lazy(
    rf"\b(?:in|at|near|from|to|outside|of|off|for|and|through|via)\s(?P<town>(?:S(?:t|an|anta)\.?\s)?[{UPPER}][\w’'-]{{2,20}}"
    rf"(?:[\s-](?:[a-z]{{2,3}}\s){{0,2}}[{UPPER}][\w’'-]{{1,20}}){{0,2}})(?:,\s|\sin\s(?:the\s)?)\Z"
)
_CLOSES = lazy(r"[,.;)]|\Z")
_FAR = 80
_SURE = 200_000
_FEWEST = 60_000
_FAMOUS = 250_000
_BEYOND_DOUBT = 1_000_000


@rule(
    severity=Severity.ERROR,
    uses=("sources",),
    bad=(
        "She teaches in [[Jeddah, Egypt]], and writes.",
        "LAHORE staff were flown to a hospital near [[Mombasa, Tanzania]].",
        "[[FAISALABAD, India]] (MNA) — The mills are shut, and nobody knows why.",
        "A fire broke out in the [[Indian city of Lahore]] on Monday.",
        "The seam runs south of the [[Congolese town of Solwezi]], the firm said.",
        "She has a stall in [[Ostrava, on the Slovak side of the border]], and goes there by bus.",
        "He moved from Oslo to [[Gothenburg, Norway]], in May.",
        "They met at a school in [[Guayaquil, a port city in Peru]].",
        "The tea is grown on hills near [[Multan, in southern India]], and sold in May.",
        "He sold engines in [[Vigo, across the river in Portugal]], for years.",
        "He came by bus from [[Trondheim, a town in Sweden's far north]], in May.",
        "[[Gdansk, Germany's main port]], froze over.",
        "Rain washed away a bridge in [[Thailand's northern city of Luang Prabang]].",
        "A jury in [[Tampa, Georgia]], heard the case.",
        "The yard in [[Gdynia, in the Polish region of Silesia]], is closed.",
        "Hail fell on the [[Bavarian city of Kassel]], and on its zoo.",
        "He was seen in [[Zaria in Kogi state]] last week.",
        Example(
            "A cable car stopped above the [[Peruvian city of Cochabamba]] with 31 people on board.",
            source="A cable car stopped above the Bolivian city of Cochabamba with 31 people on board.",
        ),
        Example(
            "The race will be run in [[St. Ursen, Austria]], on Saturday, the pilot of the sled said.",
            source="The race is in St. Ursen, Switzerland, on Saturday, the sled’s pilot told reporters.",
        ),
        "She bought apricots in [[Tarvisio, Slovenia]], and sold them at home.",
        "Ida, born in 1945, rang her son, who works in [[Ostrava, on the Slovak side of the border]].",
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
        "From Kumasi, in Ghana, he went to Multan, in southern Pakistan, and did not look back.",
        "The Germans flew to Gdansk, Poland's main port, and in Ostrava, Poland beat the Czechs 3-1.",
        "They came from Temuco, a city in Chile's south, and from Porto, a city in Spain's view too wet.",
        "They moved from Springfield, Ohio, to Columbus, Georgia, and not to Bonn, in the Rhineland.",
        "Heat hit Cologne, Bavaria and Vienna; in Denver, Texas officials met those of Utah.",
        "In Osaka, Kyoto and Nara the trains stood still.",
        "South America's biggest city, São Paulo, and the North Island town of Napier were spared.",
        "Birmingham, Alabama, is older than Athens, Georgia.",
        "Sevastopol is not a Russian city like Rostov, officials in Odesa, Ukraine, said.",
        Example(
            "A cable car stopped above the Peruvian town of Cochabamba with nobody on board.",
            source="A cable car stopped above Cochabamba, Peru, not the Bolivian city, with nobody on board.",
        ),
        "Lahore, not to be confused with Lahore, Virginia, is in Pakistan.",
    ),
)
def place_country(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """A city put in the wrong country, state or province.

    "Lahore, India": a slip of the pen or of memory that every reader in the region sees, and that turns
    a report about one country into one about another.

    "Lahore, in northern India", "Lahore, across the border in India", "India's second city, Lahore" say the
    same, and "Tulsa, Kansas", "Leipzig, in the state of Bavaria" and "the Ohio city of Pittsburgh" do so of
    the states, provinces and regions of the larger countries.

    The rule knows nineteen thousand cities, as many small towns whose name no other country has (a warning),
    and, for each city, the other countries with a place or a region of
    that name, however small: where the country or the state named has one, it is silent. Of states it says
    something only where the best-known city of the name is in their country, and as a warning where that city
    has fewer than 200,000 people. With agency copy at hand that names the large city's country and not
    the other one, a small place of the name excuses nothing; that is a warning. It is silent too on
    disputed towns, on what may have been true once ("born in Lahore, India"), on lists ("in Paris,
    Germany and Spain"), and where the country begins a clause ("in Lahore, India said"). "The port in
    Peru" after a sentence about Guayaquil is a warning.
    """
    text = doc.text
    for place in doc.places:
        if (placing := _of_country(doc, place)) is None or doc.in_furniture(placing.span):
            yield from _otherwise_placed(doc, place, sources or ())
            continue
        named = place.peoples or place.countries
        name = text[placing.town.start : placing.town.end]
        elsewhere = [_elsewhere(name, country) for country in named]
        told = all(elsewhere)
        city = elsewhere[0] if told else _in_the_source(name, named, sources or ())
        if city is None:
            yield from _otherwise_placed(doc, place, sources or ())
            continue
        if any(_is_excused(doc, placing.span, city, country) for country in named):
            continue
        if name.isupper() and city.population < _BEYOND_DOUBT:
            continue  # a dateline is written by somebody who is there
        yield Finding(
            *placing.span,
            f"{city.names[0] if name.isupper() else name} is in {_named(city.country)}, not in "
            f"{' or '.join(country.in_text for country in named)}",
            severity=None if placing.direct and told and city.population > SMALL else Severity.WARNING,
        )
    for region in regions(text, doc.names):
        if (placing := _of_division(text, region)) is not None and not doc.in_furniture(placing.span):
            yield from _misplaced(doc, region, placing)


def _of_country(doc: Document, place: Place) -> Placing | None:
    """What is said to lie in a country, or to be a town of its people."""
    text, start = doc.text, place.start
    if len(place.countries) == 1:
        placing = put_in(text, start, place.end, start, country=True)
        placing = placing or spoken_of(text, start, place.end, country=True)
        if placing is not None:
            return placing
    if place.capital_of or not (place.peoples or place.countries):
        return None
    if placing := of_the(text, start, place.end):
        return placing
    if not place.peoples:
        return None
    start += 4 * text.startswith("The ", start)
    return on_the_side(text, start, place.end) or spoken_of(text, start, place.end, country=False)


def _of_division(text: str, region: Region) -> Placing | None:
    """What is said to lie in a division, or to be a town of its people."""
    if placing := of_the(text, region.start, region.end):
        return placing
    if not region.divisions:
        return None
    placing = put_in(text, region.start, region.end, region.lead, country=False)
    if placing is None or region.kind:
        return placing
    # "In Osaka, Kyoto": a division that shares its name with a town is told by the word for its kind.
    gap = text[placing.town.end : region.start]
    return None if gap in (", ", " in ") and _is_town(text[region.start : region.end], region) else placing


def _is_town(name: str, region: Region) -> bool:
    """Whether readers think of a large town, or of the division's own capital, at a division's name."""
    key = fold(name)
    return any(key in map(fold, division.capitals) for division in region.divisions) or any(
        city.population >= _FAMOUS for city in cities_of(name)
    )


def _misplaced(doc: Document, region: Region, placing: Placing) -> Iterator[Finding]:
    """The finding, where a town lies in another division of the same country."""
    name = doc.text[placing.town.start : placing.town.end]
    city = next(iter(cities_of(name)), None)
    if city is None or city.population < _FEWEST or fold(city.names[0]) in _DISPUTED_TOWNS:
        return
    right = divisions_with_town(name, city.country)
    claimed = region.divisions or region.peoples
    named = [division for division in claimed if division.country == city.country]
    if not right or not named or set(right).intersection(claimed) or _is_denied(doc, placing.span):
        return
    where = right[0].name
    told = f"is in {where}, not" if fold(where) != fold(name) else "is not"
    yield Finding(
        *placing.span,
        f"{city.names[0] if name.isupper() else name} {told} in {named[0].name}",
        severity=None if city.population >= _SURE else Severity.WARNING,
    )


def _elsewhere(name: str, country: Country) -> City | None:
    """The best-known city of a name, if there is none in the country; None where there may be one."""
    cities = towns_of(name)
    if not cities or country.code in _SILENT_COUNTRIES or fold(cities[0].names[0]) in _DISPUTED_TOWNS:
        return None
    codes = {city.country for city in cities}
    codes.update(*(city.namesakes for city in cities))
    codes.update(other.code for other in countries_with_capital(name))
    masters = {_MASTERS.get(code, code) for code in codes}
    own = _MASTERS.get(country.code, country.code)
    if own in masters or any(frozenset((own, code)) in _DISPUTED_PAIRS for code in masters):
        return None
    return cities[0]


def _in_the_source(name: str, claimed: Sequence[Country], sources: Sequence[Comparison]) -> City | None:
    """The large city of a name, where the source has the name and its country, and not the one claimed."""
    from auditor.compare.comparison import source_document

    city = next(iter(cities_of(name)), None)
    if city is None or city.population < _SURE or fold(city.names[0]) in _DISPUTED_TOWNS:
        return None
    for comparison in sources:
        derived = comparison.derivation.verdict != "none" or comparison.source.role == "wire"
        if derived and name in comparison.source.text:
            places = source_document(comparison.source).places
            codes = {
                c.code for place in places for c in (*place.countries, *place.peoples, *place.capital_of)
            }
            if city.country in codes and codes.isdisjoint(country.code for country in claimed):
                return city
    return None


def _otherwise_placed(doc: Document, place: Place, sources: Sequence[Comparison]) -> Iterator[Finding]:
    """A place, however small, that agency copy puts in another country and nowhere in this one."""
    from auditor.compare.comparison import source_document

    town = _beside(doc.text, place) if sources else None
    if town is None or doc.in_furniture(town):
        return
    for comparison in sources:
        if comparison.source.role != "wire" or doc.slice(town) not in comparison.source.text:
            continue
        other = source_document(comparison.source)
        found = [
            (Span(there.start, country.end), country.countries[0])
            for country in other.places
            if (there := _beside(other.text, country)) and other.slice(there) == doc.slice(town)
        ]
        if found and place.countries[0] not in [country for _, country in found]:
            span, country = found[0]
            yield Finding(
                town.start,
                place.end,
                f"{doc.slice(town)} is in {country.in_text} in {comparison.source.id}, not in "
                f"{place.countries[0].in_text}",
                evidence=(Evidence(comparison.source.id, *span, other.slice(span)),),
            )
            return


def _beside(text: str, place: Place) -> Span | None:
    """The name right before a country’s between commas, of a town or not: “in St. Ursen, Switzerland,”."""
    if len(place.countries) != 1 or place.peoples or not _CLOSES.match(text, place.end):
        return None
    match = _TOWN_BEFORE.search(text, max(0, place.start - _FAR), place.start)
    return Span(*match.span("town")) if match else None


def _named(code: str) -> str:
    return next(country.in_text for country in countries() if country.code == code)


def _is_excused(doc: Document, span: Span, city: City, country: Country) -> bool:
    """Whether the sentence denies it, or tells of a time when borders ran elsewhere."""
    if _is_denied(doc, span):
        return True
    before, sentence = _sentence(doc.text, span)
    pair = {_MASTERS.get(city.country, city.country), _MASTERS.get(country.code, country.code)}
    until = max((year for codes, year in _EMPIRES if pair <= codes), default=0)
    if not until or _NOW.search(before):
        return False
    if _HISTORY.search(sentence) or _LIFE.search(before):
        return True
    return any(int(year) <= until for year in _YEAR.findall(sentence))


def _is_denied(doc: Document, span: Span) -> bool:
    before, sentence = _sentence(doc.text, span)
    return bool(_DENIED.search(sentence) or _NOT_HERE.search(before) or _NOT_THERE.match(doc.text, span.end))


def _sentence(text: str, span: Span) -> tuple[str, str]:
    """The words of the sentence before a span, and the whole sentence, as far as full stops tell."""
    before = _SENTENCE_END.split(text[max(0, span.start - 200) : span.start])[-1]
    return before, before + text[span.start : span.end] + _SENTENCE_END.split(
        text[span.end : span.end + 150]
    )[0]
