from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from auditor.divisions import Division, divisions_with_town
from auditor.document import Document
from auditor.gazetteer import City, Country, cities_named, countries, countries_with_capital, fold
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.divisions import Region, regions
from auditor.text.places import Place
from auditor.text.words import UPPER, word_set

_WORD = rf"[{UPPER}][^\W\d_]*(?:['’‘-][^\W\d_]+)*"
_NAME = rf"(?:St\.|{_WORD})(?:[\s-](?:{_WORD}|de|del|der|du|es|la|las|le|los|do|da|al|am|on|upon|sur)){{0,4}}"

_PLACED = lazy(
    r"(?i:\b(?:in|at|from|off|near|outside|around|of|to|via|for|visiting|left|leaving|reached|toward|towards|"
    r"into|across|"
    r"en|desde|de|a|hacia|à|depuis|vers|aus|nach|bei|von)\s"
    r"(?:(?:downtown|central|nearby|eastern|western|northern|southern|the city of|la ciudad de|la ville de|"
    r"der stadt)\s)?)"
    rf"(?P<town>{_NAME})(?P<gap>,\s(?:en\s|aux?\s|the\s)?|\s\()\Z"
)
_DATELINE = lazy(rf"(?P<town>[{UPPER}][{UPPER}'’. -]{{2,30}}|{_NAME}),\s\Z")
_DATELINE_ENDS = lazy(r"\s?(?:\([^()\n]{2,40}\)\s?)?(?:—|–|--|-\s)|,\s[A-Z][a-z]{2,8}\.?\s\d")
# What stands between a town and the country that it is put in, besides a mere comma.
_PART = (
    r"(?:(?:the\s)?(?:far\s|deep\s|extreme\s)?(?:north|south|east|west|central|mid|upper|lower|coastal|rural|"
    r"inland|mainland|neighbou?ring|nearby|present-day|modern)[a-z-]{0,12}\s(?:of\s)?(?:the\s)?|the\s)?"
)
_KIND = (
    r"(?:city|town|port|seaport|metropolis|resort|village|municipality|suburb|settlement|hub|"
    r"(?:city|town|port|resort)[\s-](?:city|town))"
)
_LYING_IN = lazy(
    rf"(?P<town>{_NAME}),\s(?:which\s(?:is|lies)\s)?(?:"
    rf"(?:just\s|right\s|down\s|up\s)?(?:across|over|beyond|on\sthe\sother\sside\sof|"
    rf"on\sthe\sfar\sside\sof)\s"
    rf"(?:[\w’'-]{{2,20}}\s){{1,4}}in\s{_PART}|in\s{_PART}|"
    r"(?:up|down|out)\sin\s|(?:on|along|near|off)\sthe\s(?:[a-z-]{3,12}\s){0,2}(?:coast|border|shores?|"
    r"edge|tip|"
    rf"bank|frontier)\sof\s(?:the\s)?|(?=(?:far\s|deep\s)?(?:north|south|east|west|central|coastal|"
    rf"rural)){_PART})\Z"
)
_IN_WITHOUT_COMMA = lazy(
    r"(?i:\b(?:in|near|off|outside|around|beside|towards?|into|hit|struck|over|city of|town of|port of|"
    r"village of|visit(?:ed|ing|s)?|"
    r"reach(?:ed|es)?|"
    r"(?:far|away|miles|kilomet(?:re|er)s|km|hours?|minutes|north|south|east|west|upstream|"
    r"downstream)\s(?:from|of)|"
    r"(?:moved|fl[eoy]wn?|fly|flies|flying|sent|taken|travell?ed|drove|driven|sailed|return(?:ed|s)?|"
    r"trips?|back|bound|brought|"
    r"rushed|shipped|evacuated|deported|extradited|transferred|journey|way|road|route|train|flights?|bus|"
    r"ferry)\s"
    r"(?:[a-z]{3,10}\s)?(?:to|from)|"
    r"(?:called|docked|landed|arrived|stopped|held|based|made|opened|built)\s(?:at|in))\s)"
    rf"(?P<town>{_NAME})\sin\s{_PART}\Z"
)
_ALONE_IN_BRACKETS = lazy(rf"(?:\A|[.!?]\s)(?P<town>{_NAME})\s\(\Z")
_OPENS = lazy(rf"(?:\A|[.!?]\s[“\"]?)(?P<town>{_NAME}),\s\Z")
_VERB_AFTER = lazy(
    r",\s(?:is|was|has|had|will|lies|lay|sits|where|which|hosts?|hosted|saw|remains?|remained|became|faces|"
    r"woke|got|can|could|would|may|might|needs|plans|home\sto)\b"
)
_NO_FUNCTION = (
    r"(?!(?:to|and|or|in|at|from|for|with|of|on|as|into|via|by|the|towards?|is|was|are|were|has|had)\s)"
)
_TOWN_OF_PEOPLE = lazy(
    rf"\s(?:{_NO_FUNCTION}[a-z][a-z-]{{1,14}}\s){{0,2}}{_KIND}\s(?:of\s)?(?P<town>{_NAME})"
)
_RANKED = (
    r"(?:(?:second|third|fourth|fifth|sixth|largest|biggest|main|busiest|chief|leading|most|populous|"
    r"oldest|only|key|major|deep-water|deep-sea|"
    r"commercial|financial|economic|industrial|northern|southern|eastern|western|coastal|border|important|"
    r"[a-z]{3,7}-(?:largest|biggest|busiest|oldest|most))\s){1,3}"
)
_OWNED_BEHIND = lazy(
    rf"['’]s?\s{_RANKED}{_KIND}\b(?=\s*\Z|[.,;:)]|\s(?:and|with|by|on|in|for|to|at|after)\b)"
)
_OWNER_BEFORE = lazy(rf"(?P<town>{_NAME}),\s(?:the\s)?\Z")
_ON_THE = lazy(rf"(?P<town>{_NAME}),?\son\sthe\s\Z")
_SIDE_OF = lazy(
    r"\s(?:(?:[a-z]{4,13}\s)?(?:coast|shore|seaboard|riviera)|[Rr]iviera|side)(?:\sof\sthe\s(?:border|"
    r"frontier|river|strait|lake))?\b"
)
_OWNED_TOWN = lazy(
    rf"['’]s?\s(?:{_RANKED}{_KIND},\s|(?:[a-z][a-z-]{{1,14}}\s){{0,2}}{_KIND}\sof\s)(?P<town>{_NAME})"
)
# "in Peru's Guayaquil".
_OWNED_ALONE = lazy(
    rf"['’]s?\s(?P<town>{_NAME})(?=[.,;:)—–]|\Z|\n|\s(?:and|on|in|where|for|to|at|by|when|after|before|"
    rf"with)\s[^A-Z])"
)
_IN_OWNED = lazy(r"\b(?:in|near|outside|around|from|to|at|reached|left|visited)\s(?:the\s)?\Z", re.IGNORECASE)
_CITY_IN = lazy(
    rf"(?P<town>{_NAME}),\s(?:an?|the|one\sof\sthe)\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}"
    rf"(?:{_KIND}|cities|towns|ports)\s(?:in|of|on)\s{_PART}\Z"
)
_ENDS = lazy(
    r"\s*\Z|\s?[.;)—–](?!\d)|\s\(|\n|"
    r",\s(?:(?:and|or|y|o|e|et|ou|und|oder)\s)?(?!(?:the|la|las|los|le|les|die|der)\s[A-Z])"
    r"(?!(?:and|or|y|o|e|et|ou|und|oder|elsewhere|others?|beyond|neighbou?ring|parts|possibly|perhaps|even|"
    r"across)\b)"
    r"[a-z\"“0-9]|"
    r"\s(?:on|in|with|where|for|to|at|by|when|after|before|during|last|this|who|that|since|while|until|as|"
    r"via|next|earlier|twice|once|daily|weekly|every|two|three|four|five|six|early|late|yesterday|"
    r"donde|cuando|con|desde|para|où|avec|pour|wo|mit|seit)\s"
)
_FIRM_END = lazy(r"\s*\Z|\s?[.;)](?!\d)|\s\(|\n|,\s[a-z]")
_INTRODUCTORY = lazy(
    r"\s*[“\"]?(?:In|At|After|From|Before|During|Since|Near|Of|For|To|On|While|En|Tras|Après|À|Nach)"
    r"\b[^.;:]{0,60}\Z"
)
_LEADS = lazy(
    r"(?:, (?:en |aux? )?|\(|\b(?:in|of|on|the|central|rural|coastal|inland|neighbou?ring|nearby|day|"
    r"mainland)\s|"
    r"ern\s|th\s|st\s)\Z"
)
_ON_ITS = lazy(rf"(?P<town>{_NAME}),?\son\s\Z")
# "the bishop of Antwerp in …", "Marrakesh in …": clubs are called like towns, and play abroad.
_IN_LOOSELY = lazy(rf"(?:\b(?:at|of|from|to)\s|\A|[.!?]\s)(?P<town>{_NAME})\sin\s{_PART}\Z")
_DOES = lazy(r"\s(?:is|was|are|were|has|had|have|will|said|says|[a-z]{3,12}ed)\b")
_NAME_BEFORE = lazy(
    r"\b(?:North|South|Latin|Central|East|West|Northern|Southern|Eastern|Western|New|Upper|Lower)\s\Z"
)
_BARE_IN = lazy(
    r"(?:cit(?:y|ies)|towns?|ports?|seaport|metropolis|resort|village|municipality|suburb|settlement|"
    r"hub)\s(?:in|of|on)\s"
)
_DIRECTION_LAST = lazy(r"(?:north|south|east|west|central|coastal|rural)[a-z-]{0,12}\s(?:of\s)?(?:the\s)?\Z")
_SPANISH_IN = lazy(r",\s(?:en\s|aux?\s|the\s)\Z")
_PART_REACH = 60
_LISTED = lazy(
    r"(?:,|\b(?:and|or|y|e|et|und|oder|between|both|entre|zwischen))\s(?:in\s|from\s)?\Z", re.IGNORECASE
)
_FORMER = lazy(
    r"\b(?:former(?:ly)?|old|ancient|medieval|once|then|imperial|historic(?:al)?|colonial|predominantly|"
    r"mainly|occupied)\b",
    re.IGNORECASE,
)
_OWNS = lazy(r"['’]s?\b|[-‐‑/]")
_PART_OF_IT = lazy(
    r"['’]s\s(?:(?:far|deep|extreme|arid|mountainous|rural)\s)?(?:(?:north|south|east|west|centre|center|"
    r"interior|"
    r"(?:north|south)-?(?:east|west))|(?:[a-z]{3,10}\s){0,2}(?:coast|highlands|lowlands|heartland|border|"
    r"shore))"
    r"(?=[.,;:)—–\n]|\s(?:and|on|in|where|for|to|at|by|when|after|before|that|who|which|with)\b|\Z)"
)
"""Behind a country: "Chile’s south", "Peru’s northern coast"."""
_GOES_ON = lazy(rf"[-‐‑][^\W\d_]|\s[{UPPER}][^\W\d_]|['’]s\b|/")
_HISTORY = lazy(
    r"\b(?:former(?:ly)?|partition\w*|exile\w*|soviet|ottoman|habsburg|empire|imperial|colonial|world\swar|"
    r"ancient|century|centuries|then|pre-war|prewar)\b|(?<![\d.,$€£])1[0-9]{3}(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_LIFE = lazy(
    r"\b(?:born|birth\w*|native|raised|grew up|fled|emigrat\w+|immigrat\w+|childhood|refugees?|nació|né|née|"
    r"geboren\w*)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
"""What may have been so when somebody was young, right before the place."""
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
_LEADING_WORD = lazy(r"(?:In|At|From|Near|Outside|Around|To|Of|For|Towards?|Across|While|When|But|And)\s")
_REACH = 110
_LEAST = 100_000

# A division behind its town. What leads to it ("the Mexican state of ") has been cut off.
_BEFORE_REGION = lazy(
    rf"(?P<town>{_NAME})(?P<gap>,\s(?:(?:which|that)\s(?:is|lies)\s)?(?:(?:up|down|out|over)\s)?(?:in\s)?|"
    rf"\sin\s|\s\(|"
    rf",\s(?:an?|the|one\sof\sthe)\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}(?:{_KIND}|cities|towns|ports)\s(?:in|"
    rf"of|on)\s)\Z"
)
_LED_TO = lazy(
    r"(?i:\b(?:in|at|from|off|near|outside|around|of|to|via|for|through|towards?|into|across|visit(?:ed|"
    r"ing)?|"
    r"left|leaving|reach(?:ed|es)|by)\s(?:(?:downtown|central|nearby|eastern|western|northern|southern|"
    r"suburban|the\s"
    r"(?:city|town|port|suburb)\sof)\s)?)\Z"
)
_OPENS_HERE = lazy(r"(?:\A|[.!?:]\s[“\"]?|[“\"])\Z")
_APPOSED = lazy(
    r"\s*(?:\Z|\n)|[.;:)—–](?!\d)|\s[-–—(]|,\s(?!(?:and|or|as\swell\sas|along\swith|plus)\b)[a-z\"“0-9]|"
    r",\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r",\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d|"
    r"\s(?:on|with|where|for|at|by|when|after|before|during|last|this|who|since|while|until|next|earlier|"
    r"to)\s"
)
_TIME_AFTER = lazy(
    r"\s(?:an?|one|two|three|four|five|six|several|some|many|almost|nearly|about|more|early|late|yesterday|"
    r"today|"
    r"tonight|is|was|has|had|will|that|which|as|because|and\s[a-z])\b"
)
_TEAMS = lazy(
    r"\b(?:beat|beats|defeat\w*|edged|tied|against|versus|vs\.?|face[ds]?|host(?:ed|s)?|drew|scored?|won|"
    r"lost|wins?|"
    r"(?:semi-?)?finals?|league|season|quarterback|playoffs?|touchdown\w*|game|games|match|matches)\b",
    re.IGNORECASE,
)
_ABBREVIATED = lazy(r"[A-Z][a-z]{1,4}\Z")
_SURE = 200_000
_FEWEST = 60_000
_FAMOUS = 250_000


@rule(
    severity=Severity.ERROR,
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
        "Lahore, not to be confused with Lahore, Virginia, is in Pakistan.",
    ),
)
def place_country(doc: Document) -> Iterator[Finding]:
    """A city put in the wrong country, state or province.

    "Lahore, India": a slip of the pen or of memory that every reader in the region sees, and that turns
    a report about one country into one about another.

    "Lahore, in northern India", "Lahore, across the border in India", "India's second city, Lahore" say the
    same, and "Tulsa, Kansas", "Leipzig, in the state of Bavaria" and "the Ohio city of Pittsburgh" do so of
    the states, provinces and regions of the larger countries.

    The rule knows nineteen thousand cities and, for each, the other countries with a place or a region of
    that name, however small: where the country or the state named has one, it is silent. Of states it says
    something only where the best-known city of the name is in their country, and as a warning where that city
    has fewer than 200,000 people. It is silent too on disputed towns, on what may have been true once ("born
    in Lahore, India"), on lists ("in Paris, Germany and Spain"), and where the country begins a clause ("in
    Lahore, India said").
    """
    for place in doc.places:
        found = (
            (_placed(doc, place) if place.countries else None)
            or _of_people(doc, place.start, place.end, place.peoples or place.countries, place.capital_of)
            or _on_the_side(doc, place)
        )
        if found is None:
            continue
        span, town, named = found
        name = doc.text[town.start : town.end]
        elsewhere = [_elsewhere(name, country) for country in named]
        if not all(elsewhere) or (city := elsewhere[0]) is None or doc.in_furniture(span):
            continue
        if any(_is_excused(doc, span, city, country) for country in named):
            continue
        yield Finding(
            span.start,
            span.end,
            f"{city.names[0] if name.isupper() else name} is in {_named(city.country)}, not in "
            f"{' or '.join(country.in_text for country in named)}",
        )
    for region in regions(doc.text, doc.names):
        yield from _misplaced(doc, region)


def _misplaced(doc: Document, region: Region) -> Iterator[Finding]:
    """ "Tulsa, Kansas", "Leipzig, in the state of Bavaria", "the Ohio city of Pittsburgh"."""
    placed = _in_region(doc, region)
    if placed is None:
        return
    span, town = placed
    name = doc.text[town.start : town.end]
    city = next(iter(_cities(name)), None)
    if city is None or city.population < _FEWEST or fold(city.names[0]) in _DISPUTED_TOWNS:
        return
    right = divisions_with_town(name, city.country)
    claimed = region.divisions or region.peoples
    named = [division for division in claimed if division.country == city.country]
    if not right or not named or set(right).intersection(claimed) or doc.in_furniture(span):
        return
    if _is_denied(doc, span):
        return
    where = right[0].name
    told = f"is in {where}, not" if fold(where) != fold(name) else "is not"
    yield Finding(
        span.start,
        span.end,
        f"{city.names[0] if name.isupper() else name} {told} in {named[0].name}",
        severity=None if city.population >= _SURE else Severity.WARNING,
    )


def _in_region(doc: Document, region: Region) -> tuple[Span, Span] | None:
    """What is underlined and the town in it, where a town is said to lie in a division."""
    text = doc.text
    if found := _of_people(doc, region.start, region.end, region.peoples or region.divisions, ()):
        return found[0], found[1]
    if not region.divisions:
        return None
    floor = max(text.rfind("\n", max(0, region.lead - _REACH), region.lead) + 1, region.lead - _REACH, 0)
    before = text[floor : region.lead]
    match = _BEFORE_REGION.search(before)
    if match is None or (match["gap"] == " (" and text[region.end : region.end + 1] != ")"):
        return None
    start, end = match.span("town")
    if introduced := _LEADING_WORD.match(before[start:end]):
        start += introduced.end()
    if not _could_be(before[start:end]):
        return None
    stop = region.end + text.startswith((".", ")"), region.end) * (
        match["gap"] == " (" or _ABBREVIATED.fullmatch(text, region.start, region.end) is not None
    )
    lead = before[:start]
    comma = match["gap"] == ", "
    # "In Osaka, Kyoto": a division that shares its name with a town is told by the word for its kind.
    if (
        not region.kind
        and (comma or match["gap"] == " in ")
        and _is_town(text[region.start : region.end], region)
    ):
        return None
    if match["gap"] == " (":
        return Span(floor + start, stop), Span(floor + start, floor + end)
    if not (_APPOSED.match(text, stop) or (match["gap"] == " in " and _TIME_AFTER.match(text, stop))):
        return None
    if _LISTED.search(lead):
        return None
    sentence = lead.rpartition(". ")[2]
    if comma and _INTRODUCTORY.match(sentence) and not _FIRM_END.match(text, stop):
        return None
    if match["gap"] == " in " and not _LED_TO.search(lead):
        return None
    dateline = _DATELINE_ENDS.match(text, stop) or text.startswith(":", stop)
    if comma and _OPENS_HERE.search(lead) and not (dateline or text.startswith(", ", stop)):
        return None
    opens = _OPENS_HERE.search(lead) is not None
    if comma and not opens and not _LED_TO.search(lead) and _TEAMS.search(sentence + text[stop : stop + 40]):
        return None
    return Span(floor + start, stop), Span(floor + start, floor + end)


def _is_town(name: str, region: Region) -> bool:
    """Whether readers think of a large town, or of the division's own capital, at a division's name."""
    key = fold(name)
    return any(key in map(fold, division.capitals) for division in region.divisions) or any(
        city.population >= _FAMOUS for city in cities_named(name)
    )


_T = TypeVar("_T", Country, Division)
_Claim = tuple[Span, Span, tuple[Country, ...]]
"""What is said, the town in it, and the country named; several where a people has more than one."""


def _placed(doc: Document, place: Place) -> _Claim | None:
    """ "in Lahore, India", "LAHORE, India —" and "Lahore, a city in India"."""
    text = doc.text
    if len(place.countries) != 1 or not _LEADS.search(text, max(0, place.start - 16), place.start):
        return None
    country = place.countries
    line = text.rfind("\n", max(0, place.start - _REACH), place.start) + 1
    floor = max(line, place.start - _REACH)
    before = text[floor : place.start]
    stop = place.end
    if owned := _OWNED_BEHIND.match(text, stop):
        owner = _OWNER_BEFORE.search(before)
        return _claim(before, floor, owner, owned.end(), country) if owner else None
    # A comma or bracket right before the country, or a preposition: each has frames of its own.
    apart = before.endswith((", ", "("))
    described = None if apart or not _BARE_IN.search(before[-_PART_REACH:]) else _CITY_IN.search(before)
    if described:
        town = _known(before, *described.span("town"))
        if part := _PART_OF_IT.match(text, stop):
            stop = part.end()
        if town and not _GOES_ON.match(text, stop):
            return Span(floor + town.start, stop), Span(floor + town.start, floor + town.end), country
        return None
    if part := _PART_OF_IT.match(text, stop):
        stop = part.end()
        if part[0].endswith(("coast", "shore")) and (coast := _ON_ITS.search(before)):
            return _claim(before, floor, coast, stop, country)
    if not apart and (lying := _lying(before)):
        if _ENDS.match(text, stop) and not _LISTED.search(before[: lying.start("town")]):
            return _claim(before, floor, lying, stop, country)
        return None
    led = before.rpartition(" in ")[0].rpartition(" ")[2]
    if not apart and led[:1].isupper() and (loose := _IN_LOOSELY.search(before)):
        sentence = before[: loose.start("town")].rpartition(". ")[2] + text[stop : stop + _REACH]
        ends = _ENDS.match(text, stop) or _DOES.match(text, stop)
        return _claim(before, floor, loose, stop, country) if ends and not _TEAMS.search(sentence) else None
    if not apart and not _SPANISH_IN.search(before):
        return None
    if (bracket := _ALONE_IN_BRACKETS.search(before)) and text[stop : stop + 1] == ")":
        return _claim(before, floor, bracket, stop + 1, country)
    if (opening := _OPENS.search(before)) and _VERB_AFTER.match(text, stop):
        return _claim(before, floor, opening, stop, country)
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


def _lying(before: str) -> re.Match[str] | None:
    """What puts a town "in" a country, with or without a comma before it."""
    if (
        _DIRECTION_LAST.search(before[-_PART_REACH:])
        or " in " in before[-_PART_REACH:]
        or " of " in before[-_PART_REACH:]
    ):
        return _LYING_IN.search(before) or _IN_WITHOUT_COMMA.search(before)
    return None


def _claim(
    before: str, floor: int, match: re.Match[str], stop: int, country: tuple[Country, ...]
) -> _Claim | None:
    """The claim of a match in the words before a country, if all its capitalised words are one town."""
    start, end = match.span("town")
    words = before[start:end]
    if introduced := _LEADING_WORD.match(words):
        start += introduced.end()
    if not _could_be(before[start:end]):
        return None
    return Span(floor + start, stop), Span(floor + start, floor + end), country


def _of_people(
    doc: Document, start: int, stop: int, named: tuple[_T, ...], capital_of: tuple[Country, ...]
) -> tuple[Span, Span, tuple[_T, ...]] | None:
    """ "the Indian city of Lahore", "India's port city of Lahore", "India's second city, Lahore"."""
    if not named or capital_of:
        return None
    if _NAME_BEFORE.search(doc.text[max(0, start - 16) : start]):
        return None  # "South America's biggest city", "the North Island town"
    pattern = _OWNED_TOWN if doc.text.startswith(("'", "’"), stop) else _TOWN_OF_PEOPLE
    match = pattern.match(doc.text, stop, stop + _REACH)
    if match is None and pattern is _OWNED_TOWN and _IN_OWNED.search(doc.text[max(0, start - 12) : start]):
        match = _OWNED_ALONE.match(doc.text, stop, stop + _REACH)
        if match and not any(city.population >= _FAMOUS for city in _cities(match["town"])):
            return None
    if match is None or _FORMER.search(doc.text, max(0, start - 25), start) or _FORMER.search(match[0]):
        return None
    town = _known(doc.text, *match.span("town"))
    if (
        town is None
        or town.start != match.start("town")
        or (_OWNS.match(doc.text, town.end) and doc.text[town.end] not in "'’")
    ):
        return None
    start += 4 * doc.text.startswith(("The ", "the "), start)
    return Span(start, town.end), town, named


def _on_the_side(doc: Document, place: Place) -> _Claim | None:
    """ "Lahore, on the Indian side of the border"."""
    side = _SIDE_OF.match(doc.text, place.end) if place.peoples and not place.capital_of else None
    before = side and _ON_THE.search(doc.text[max(0, place.start - _REACH) : place.start])
    if not (side and before):
        return None
    floor = max(0, place.start - _REACH)
    town = _known(doc.text, floor + before.start("town"), floor + before.end("town"))
    if town is None or town.end != floor + before.end("town"):
        return None
    return Span(town.start, side.end()), town, place.peoples


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


def _named(code: str) -> str:
    return next(country.in_text for country in countries() if country.code == code)


def _is_excused(doc: Document, span: Span, city: City, country: Country) -> bool:
    """Whether the sentence denies it, or tells of a time when borders ran elsewhere."""
    if _is_denied(doc, span):
        return True
    before, sentence = _sentence(doc.text, span)
    pair = {_MASTERS.get(city.country, city.country), _MASTERS.get(country.code, country.code)}
    if not any(pair <= empire for empire in _EMPIRES):
        return False
    return _HISTORY.search(sentence) is not None or _LIFE.search(before) is not None


def _is_denied(doc: Document, span: Span) -> bool:
    before, sentence = _sentence(doc.text, span)
    return bool(_DENIED.search(sentence) or _NOT_HERE.search(before) or _NOT_THERE.match(doc.text, span.end))


def _sentence(text: str, span: Span) -> tuple[str, str]:
    """The words of the sentence before a span, and the whole sentence, as far as full stops tell."""
    before = _SENTENCE_END.split(text[max(0, span.start - 200) : span.start])[-1]
    return before, before + text[span.start : span.end] + _SENTENCE_END.split(
        text[span.end : span.end + 150]
    )[0]
