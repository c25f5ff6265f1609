"""Plants factual slips in published articles and counts how many the article-alone rules find.

    python bench/planted_slips.py [--count 200] [--data ../shared] [--misses] [--rules facts/own-capital …]

For each rule a sentence with one slip is made from frames and from real names and figures (the gazetteer's
countries and cities, the calendar, exact unit factors) and put between two paragraphs of a published
English article; Spanish, French and German ones go into short texts of their own, for want of published
ones. Where an article has a conversion of its own, that is spoilt instead. Each slip has a twin that is
true: what the rule says of the twin, or of the unchanged article, is a false alarm. Everything depends on
the seed only.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from auditor.document import Document
from auditor.gazetteer import City, Country, cities_named, countries, countries_with_capital
from auditor.model import Article, Span
from auditor.packs import load
from auditor.rule import Rule
from auditor.text.quantities import UNITS, converted

ROOT = Path(__file__).parents[1]
SEED = 20250304
BAR = 0.90
LANGUAGES = ("en", "en", "en", "es", "fr", "de")


class Slip(NamedTuple):
    """A sentence with a slip, and its true twin; ``wrong`` is what must be found."""

    sentence: str
    wrong: str
    twin: str


Maker = Callable[[random.Random, str], Slip]

MONTHS = {
    "en": calendar.month_name[1:],
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
}
WEEKDAYS = {
    "en": calendar.day_name[:],
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
}
DATED = {
    "en": (
        "{w}, {m} {d}, {y}", "{w} {d} {m} {y}", "{w}, {d} {m} {y}", "{w} ({d} {m} {y})",
        "{m} {d}, {y}, a {w}",
        "{w}, the {d}th of {m} {y}",
    ),
    "es": ("{w} {d} de {m} de {y}", "{w}, {d} de {m} de {y}", "{d} de {m} de {y} ({w})"),
    "fr": ("{w} {d} {m} {y}", "{d} {m} {y}, un {w}"),
    "de": ("{w}, {d}. {m} {y}", "{w}, dem {d}. {m} {y}", "{w} ({d}. {m} {y})"),
}  # fmt: skip
DATE_FRAMES = {
    "en": (
        "The hearing was held on {}, in a packed room.", "Work on the bridge began on {}.",
        "Records show that the licence "
        "was issued on {}, and never renewed.", "“We meet again on {},” the chairman said.",
        "The ferry last sailed on {}.",
    ),
    "es": ("La audiencia se celebró el {}, según el acta.", "Las obras empezaron el {}."),
    "fr": ("L’audience s’est tenue le {}, selon le greffe.", "Les travaux ont commencé le {}."),
    "de": ("Die Anhörung fand am {} statt.", "Die Arbeiten begannen am {}, sagte sie."),
}  # fmt: skip
UNDATED = {
    "en": ("{m} {d}", "{d} {m}", "{m} {d}, {y}", "the {d}th of {m}", "{d} {m} {y}"),
    "es": ("{d} de {m}", "{d} de {m} de {y}"),
    "fr": ("{d} {m}", "{d} {m} {y}"),
    "de": ("{d}. {m}", "{d}. {m} {y}"),
}


def weekday(rng: random.Random, language: str) -> Slip:
    """A date with its year and a weekday one to three days off."""
    day = dt.date(1950, 1, 1) + dt.timedelta(days=rng.randrange(31_000))
    off = (day.weekday() + rng.choice((1, 2, 3, 4, 5, 6))) % 7
    shape, frame = rng.choice(DATED[language]), rng.choice(DATE_FRAMES[language])
    if "th " in shape and day.day % 10 in (1, 2, 3):
        shape = DATED[language][0]

    def written(number: int) -> str:
        return shape.format(
            w=WEEKDAYS[language][number], m=MONTHS[language][day.month - 1], d=day.day, y=day.year
        )

    return Slip(frame.format(written(off)), written(off), frame.format(written(day.weekday())))


def impossible(rng: random.Random, language: str) -> Slip:
    """A day that its month does not have, beside the month's last day."""
    month = rng.choice((2, 4, 6, 9, 11))
    year = rng.randrange(1990, 2031)
    shape, frame = rng.choice(UNDATED[language]), rng.choice(DATE_FRAMES[language])
    last = calendar.monthrange(year, month)[1]
    wrong = 30 if month == 2 else 31
    if month == 2 and "{y}" in shape and last == 28 and rng.random() < 0.5:
        wrong = 29
    name = MONTHS[language][month - 1]
    shape = shape.replace("{d}th", "{d}st") if wrong == 31 else shape
    bad = shape.format(d=wrong, m=name, y=year)
    good = shape.replace("{d}st", "{d}th").format(d=last, m=name, y=year)
    return Slip(frame.format(bad), bad, frame.format(good))


UNIT_WORDS = {
    "en": {
        "km": ("kilometres", "km"), "mi": ("miles",), "m": ("metres", "m"), "ft": ("feet", "ft"),
        "kg": ("kilograms", "kg"),
        "lb": ("pounds", "lb"), "ha": ("hectares",), "acre": ("acres",), "km²": ("square kilometres",
        "sq km"),
        "mi²": ("square miles", "sq mi"), "l": ("litres",), "US gal": ("US gallons", "gallons"),
        "km/h": ("km/h", "kph"),
        "mph": ("mph", "miles per hour"), "°C": ("degrees Celsius", "°C"), "°F": ("degrees Fahrenheit", "°F"),
        "cm": ("centimetres", "cm"), "in": ("inches",), "kn": ("knots",), "nmi": ("nautical miles",),
    },
    "es": {
        "km": ("kilómetros", "km"), "mi": ("millas",), "m": ("metros",), "ft": ("pies",), "kg": ("kilos",),
        "lb": ("libras",),
        "ha": ("hectáreas",), "acre": ("acres",), "km/h": ("kilómetros por hora", "km/h"),
        "mph": ("millas por hora",),
        "l": ("litros",), "US gal": ("galones",), "°C": ("grados Celsius", "°C"), "°F": ("grados Fahrenheit",
        "°F"),
        "cm": ("centímetros",), "in": ("pulgadas",),
    },
    "fr": {
        "km": ("kilomètres", "km"), "mi": ("miles",), "m": ("mètres",), "ft": ("pieds",), "kg": ("kilos",
        "kg"), "lb": ("livres",),
        "ha": ("hectares",), "acre": ("acres",), "km/h": ("km/h",), "mph": ("mph",), "cm": ("centimètres",),
        "in": ("pouces",),
        "°C": ("°C",), "°F": ("°F",),
    },
    "de": {
        "km": ("Kilometer", "km"), "mi": ("Meilen",), "m": ("Meter",), "ft": ("Fuß",), "kg": ("Kilogramm",
        "Kilo"), "ha": ("Hektar",),
        "acre": ("Acres",), "km/h": ("km/h", "Stundenkilometer"), "mph": ("mph",), "cm": ("Zentimeter",),
        "in": ("Zoll",),
        "°C": ("Grad Celsius",), "°F": ("Grad Fahrenheit",),
    },
}  # fmt: skip
PAIRS = (
    ("km", "mi"), ("mi", "km"), ("m", "ft"), ("ft", "m"), ("kg", "lb"), ("lb", "kg"), ("ha", "acre"), ("acre",
    "ha"), ("km²", "mi²"),
    ("l", "US gal"), ("km/h", "mph"), ("mph", "km/h"), ("°C", "°F"), ("°F", "°C"), ("cm", "in"), ("in", "cm"),
    ("kn", "km/h"), ("nmi", "km"),
)  # fmt: skip
SIZES = {
    "°C": (-20, 45),
    "°F": (20, 110),
    "km/h": (30, 250),
    "mph": (25, 160),
    "kn": (20, 120),
    "in": (3, 80),
    "cm": (5, 200),
}
SIZE_FRAMES = {
    "en": (
        "The line ran to {} by evening.", "Officials put it at {}, more than was feared.",
        "It measured {} at the last check, "
        "the office said.", "Nothing over {} has been seen there since.", "A reading of {} was taken at "
        "dawn.",
    ),
    "es": ("Se midieron {} al amanecer.", "El registro llegó a {}, según la oficina."),
    "fr": ("On a relevé {} à l’aube.", "Le relevé a atteint {}, selon le bureau."),
    "de": ("Gemessen wurden {} am Morgen.", "Der Wert lag bei {}, sagte das Amt."),
}  # fmt: skip


def number(value: float, decimals: int, language: str) -> str:
    """A number as a language writes it."""
    plain = f"{value:,.{decimals}f}"
    if language == "en":
        return plain
    group = "\u00a0" if language == "fr" else "."
    return plain.replace(",", "_").replace(".", ",").replace("_", group)


def conversion(rng: random.Random, language: str) -> Slip:
    """A quantity in two units: the factor turned round, digits exchanged, or a digit changed."""
    words = UNIT_WORDS[language]
    source, target = rng.choice([pair for pair in PAIRS if pair[0] in words and pair[1] in words])
    low, high = SIZES.get(source, (5, 9000))
    value = float(rng.randrange(low, 60 if rng.random() < 0.4 and high > 60 else high))
    right = converted(value, UNITS[source], UNITS[target])
    decimals = 1 if abs(right) < 20 and "°" not in source else 0
    while True:
        kind = rng.randrange(3)
        factor = converted(1, UNITS[source], UNITS[target], difference=True)
        wrong = (
            value / factor
            if kind == 0
            else transposed(right, rng)
            if kind == 1
            else right * rng.choice((0.5, 0.7, 1.4, 2, 10))
        )
        apart = abs(wrong - right) > 5 if "°" in source else right and abs(wrong / right - 1) > 0.15
        if apart and number(wrong, decimals, language) != number(right, decimals, language):
            break
    shape = rng.choice(
        ("{} {} ({} {})", "{} {} ({} {})", "{} {} ({} {})", "{} {}, or {} {},", "{} {} (about {} {})")
    )
    if language != "en":
        shape = "{} {} ({} {})"
    first, second = rng.choice(words[source]), rng.choice(words[target])

    def written(other: float) -> str:
        return shape.format(number(value, 0, language), first, number(other, decimals, language), second)

    frame = rng.choice(SIZE_FRAMES[language])
    return Slip(frame.format(written(wrong)), written(wrong).rstrip(","), frame.format(written(right)))


def transposed(value: float, rng: random.Random) -> float:
    """A figure with its first digits exchanged, or its first digit changed."""
    digits = f"{abs(value):.0f}"
    if len(digits) > 1 and digits[0] != digits[1] and digits[1] != "0":
        return float(digits[1] + digits[0] + digits[2:])
    return float(rng.choice([d for d in "123456789" if d != digits[0]]) + digits[1:])


STATES = [c for c in countries() if c.kind == "state"]
# Countries with their names, capital and another city in the languages of the frames.
FOREIGN = {
    "es": (
        ("Australia", "Canberra", "Sídney", "la"), ("Turquía", "Ankara", "Estambul", ""), ("Brasil",
        "Brasilia", "São Paulo", ""),
        ("Marruecos", "Rabat", "Casablanca", ""), ("Pakistán", "Islamabad", "Karachi", ""), ("Ecuador",
        "Quito", "Guayaquil", ""),
        ("Vietnam", "Hanói", "Da Nang", ""), ("Polonia", "Varsovia", "Cracovia", ""), ("Italia", "Roma",
        "Milán", ""),
        ("Kazajistán", "Astaná", "Almaty", ""), ("Suiza", "Berna", "Ginebra", ""), ("Colombia", "Bogotá",
        "Medellín", ""),
    ),
    "fr": (
        ("l’Australie", "Canberra", "Sydney", "d"), ("la Turquie", "Ankara", "Istanbul", "d"), ("la Pologne",
        "Varsovie", "Cracovie", "d"),
        ("l’Italie", "Rome", "Milan", "d"), ("la Suisse", "Berne", "Genève", "d"), ("la Colombie", "Bogota",
        "Medellín", "d"),
        ("l’Espagne", "Madrid", "Barcelone", "d"), ("la Tanzanie", "Dodoma", "Arusha", "d"), ("l’Inde",
        "New Delhi", "Calcutta", "d"),
    ),
    "de": (
        ("Australien", "Canberra", "Sydney", ""), ("Polen", "Warschau", "Krakau", ""), ("Italien", "Rom",
        "Mailand", ""),
        ("Spanien", "Madrid", "Barcelona", ""), ("Brasilien", "Brasilia", "São Paulo", ""), ("Indien",
        "Neu-Delhi", "Kalkutta", ""),
        ("Kanada", "Ottawa", "Toronto", ""), ("Kenia", "Nairobi", "Mombasa", ""), ("Vietnam", "Hanoi",
        "Da Nang", ""),
    ),
}  # fmt: skip
CAPITAL_FRAMES = {
    "en": (
        "The ship was built in {t}, the capital of {c}, and sold.", "She lives in {c}'s capital, {t}, with "
        "her sister.",
        "Rain is forecast for {t}, {c}'s capital, all week.", "A statue of him stands in the {p} capital "
        "{t}.",
        "The two sides will meet in {t}, capital of {c}, in the spring.", "He landed in the {p} capital, "
        "{t}, at noon.",
        "The fair opened in the capital of {c}, {t}, on time.", "{t} is the capital of {c}.",
    ),
    "es": ("El encuentro será en {t}, la capital de {c}.", "Llegó a la capital de {c}, {t}, de noche.",
    "{t} es la capital de {c}."),
    "fr": ("Le salon aura lieu à {t}, la capitale de {c}.", "Il est arrivé à {t}, capitale de {c}, hier."),
    "de": ("Das Treffen ist in {t}, der Hauptstadt von {c}.", "Sie lebt in {c}s Hauptstadt {t}, sagt sie."),
}  # fmt: skip


def cities_of(country: Country) -> list[City]:
    """Well-known cities of a country that are no capital of it."""
    return [
        city for city in CITIES if city.country == country.code and not countries_with_capital(city.names[0])
    ]


def _largest() -> list[City]:
    from auditor.gazetteer import _city_lines

    known = {city for key in _city_lines() for city in cities_named(key) if city.population >= 300_000}
    return sorted(known, key=lambda city: (-city.population, city.names[0]))


CITIES = _largest()


def capital(rng: random.Random, language: str) -> Slip:
    """A large city called the capital, and the capital itself."""
    frame = rng.choice(CAPITAL_FRAMES[language])
    if language != "en":
        name, right, wrong, _ = rng.choice(FOREIGN[language])
        return Slip(frame.format(t=wrong, c=name), wrong, frame.format(t=right, c=name))
    while True:
        country = rng.choice(STATES)
        capitals = [c for c in country.capitals if c.status == "capital"]
        others = cities_of(country)[:3]
        if (
            len(country.capitals) == 1
            and capitals
            and others
            and country.demonyms
            and country.code not in ("GE", "CD", "CG")
        ):
            break
    town = rng.choice(others).names[0]
    words = {"c": country.in_text, "p": country.demonyms[0]}
    return Slip(frame.format(t=town, **words), town, frame.format(t=capitals[0].names[0], **words))


OWN_FRAMES = {
    "en": (
        "Relations between {a} and {b} have been poor for years.", "Talks between {a} and {b} broke down on "
        "Friday.",
        "The agreement between {a} and {b} covers fishing.", "Tension between {b} and {a} has grown since "
        "the vote.",
        "{A} and {b} signed the pact in May.", "{A} and {b} agreed to reopen the crossing.",
        "He welcomed the ceasefire between {a} and {b}.",
        "The move could harm ties between {a} and {b}, she said.", "{A}-{b} relations are at a low.",
        "Trade between {a} and {b} doubled.",
        "{A} signed a trade deal with {b} last week.", "Joint investment between {a} and {b} will follow "
        "the deal.",
        "It is the longest dispute between {a} and {b} in decades.",
    ),
    "es": ("Las relaciones entre {a} y {b} son tensas.", "El acuerdo entre {a} y {b} entró en vigor.",
    "{A} y {b} firmaron el tratado."),
    "fr": ("Les relations entre {a} et {b} sont tendues.", "L’accord entre {a} et {b} est entré en vigueur."),
    "de": ("Die Beziehungen zwischen {a} und {b} sind gespannt.", "Das Abkommen zwischen {a} und {b} gilt "
    "seit Mai."),
}  # fmt: skip


def own(rng: random.Random, language: str) -> Slip:
    """A country and its capital as two parties; the twin has another country's capital."""
    frame = rng.choice(OWN_FRAMES[language])
    if language != "en":
        (name, town, *_), (_, other, *_) = rng.sample(FOREIGN[language], 2)
        upper = name[0].upper() + name[1:]
        return Slip(frame.format(a=name, A=upper, b=town), town, frame.format(a=name, A=upper, b=other))
    pool = [
        c
        for c in STATES
        if len(c.capitals) == 1 and c.capitals[0].status == "capital" and c.code not in ("BE", "US")
    ]
    pool = [
        c
        for c in pool
        if c.name.split()[0] not in c.capitals[0].names[0] and c.capitals[0].names[0] not in c.name
    ]
    country, stranger = rng.sample(pool, 2)
    a = country.in_text
    upper = a[0].upper() + a[1:]
    town, other = country.capitals[0].names[0], stranger.capitals[0].names[0]
    return Slip(frame.format(a=a, A=upper, b=town), town, frame.format(a=a, A=upper, b=other))


PLACE_FRAMES = {
    "en": (
        "A warehouse burned down in {t}, {c}, on Sunday.", "She grew tea near {t}, {c}, for a decade.",
        "The parts are made in {t}, {c}.",
        "A court in {t}, {c}, will hear the appeal.", "He moved to {t}, {c}, after the season.",
        "The {p} city of {t} has no tram.",
        "Both trained at a camp outside {t}, {c}, where it is cool.", "Teams from {t}, {c}, came third.",
    ),
    "es": ("Un almacén ardió en {t}, {c}, el domingo.", "Las piezas se fabrican en {t} ({c}).",
    "Se mudó a {t}, {c}."),
    "fr": ("Un entrepôt a brûlé à {t} ({c}) dimanche.", "Les pièces sont fabriquées à {t} ({c})."),
    "de": ("Ein Lager in {t}, {c}, ist abgebrannt.", "Die Teile kommen aus {t} ({c})."),
}  # fmt: skip


def place(rng: random.Random, language: str) -> Slip:
    """A city in a country that has no place of its name, and in its own."""
    frame = rng.choice(PLACE_FRAMES[language])
    if language != "en":
        (right, _, town, *_), (wrong, *_) = rng.sample(FOREIGN[language], 2)
        bare = [re.sub(r"^(?:l[ae]\s|l’)", "", name) for name in (wrong, right)]
        return Slip(frame.format(t=town, c=bare[0]), town, frame.format(t=town, c=bare[1]))
    pool = [c for c in STATES if c.demonyms and c.code not in ("GE", "CD", "CG", "KP")]
    while True:
        city, country = rng.choice(CITIES[:1200]), rng.choice(pool)
        codes = {code for same in cities_named(city.names[0]) for code in (same.country, *same.namesakes)}
        home = next((c for c in pool if c.code == city.country), None)
        if country.code not in codes and home is not None and city.names[0].replace(" ", "").isalpha():
            break
    wrong = frame.format(t=city.names[0], c=country.in_text, p=country.demonyms[0])
    return Slip(wrong, city.names[0], frame.format(t=city.names[0], c=home.in_text, p=home.demonyms[0]))


def arithmetic(rng: random.Random, language: str) -> Slip:
    """A difference, a percentage, a sum of parts, a rest, a share, a majority or a span of years."""
    old = rng.randrange(20, 400)
    new = old + rng.choice((1, -1)) * rng.randrange(5, old // 2 + 5)
    change, share = abs(new - old), 100 * abs(new - old) / old
    off = change + rng.choice((-1, 1)) * rng.choice((2, 3, 10))
    off = off if off > 0 else change + 4
    share_off = share * rng.choice((0.5, 0.7, 1.4, 1.8)) + (3 if share < 8 else 0)
    men, women = rng.randrange(3, 40), rng.randrange(3, 40)
    whole = men + women
    start, years = rng.randrange(1950, 2005), rng.randrange(4, 18)
    rises = new > old
    en: tuple[tuple[str, float | str, float | str], ...] = (
        (f"The fee went from {old} to {new} crowns, {'up' if rises else 'down'} {{}}.", off, change),
        (f"Membership {'rose' if rises else 'fell'} by {{}} to {new} from {old}.", off, change),
        (
            f"Membership stood at {new}, {'an increase' if rises else 'a drop'} of {{}} from the {old} of "
            f"last year.",
            off,
            change,
        ),
        (
            f"The toll moved from {old} to {new}, a {'rise' if rises else 'fall'} of {{}} in a week.",
            off,
            change,
        ),
        (
            f"Sales {'rose' if rises else 'fell'} {{}} percent to ${new} million from ${old} million.",
            f"{share_off:.1f}",
            f"{share:.1f}",
        ),
        (
            f"Output {'grew' if rises else 'dropped'} {{}}%, from {old} tonnes to {new} tonnes.",
            f"{share_off:.0f}",
            f"{share:.0f}",
        ),
        (f"At $410.60 a tonne, the price was ${{}} below the ${410 + change}.60 paid in May.", off, change),
        (
            f"The crash hurt {{}} people, {men} men and {women} women.",
            whole + rng.choice((-3, -2, 2, 4)),
            whole,
        ),
        (
            f"Aboard were {{}} people: {men} passengers and {women} crew.",
            whole + rng.choice((-3, -2, 2, 4)),
            whole,
        ),
        (
            f"Of the {whole} patients, {men} went home and the other {{}} stayed.",
            women + rng.choice((-2, 2, 3)),
            women,
        ),
        (
            f"They won {men} of the {whole} seats, or {{}} percent.",
            f"{min(99, 100 * men / whole * 1.3 + 4):.0f}",
            f"{100 * men / whole:.0f}",
        ),
        (
            f"The bill passed by {whole} votes to {men}, a majority of {{}}.",
            women + rng.choice((-2, 2, 10)),
            women,
        ),
        (
            f"She ran the museum from {start} to {start + years}, {{}} years in which it grew.",
            years + rng.choice((3, 5, -2)),
            years,
        ),
        (
            f"They sold {men} lorries and {women} cars, for a total of {{}}.",
            whole + rng.choice((-10, 2, 3)),
            whole,
        ),
    )
    change_word = {
        "es": ("una subida" if rises else "una bajada"),
        "fr": ("une hausse" if rises else "une baisse"),
    }
    others: dict[str, tuple[tuple[str, float | str, float | str], ...]] = {
        "es": (
            (f"El precio pasó de {old} a {new} pesos, {change_word['es']} de {{}} pesos.", off, change),
            (
                f"Las ventas {'subieron' if rises else 'bajaron'} un {{}}%, de {old} a {new} millones.",
                f"{share_off:.0f}",
                f"{share:.0f}",
            ),
            (
                f"Murieron {{}} personas: {men} hombres y {women} mujeres.",
                whole + rng.choice((-2, 2, 4)),
                whole,
            ),
        ),
        "fr": (
            (f"Le prix est passé de {old} à {new} euros, {change_word['fr']} de {{}} euros.", off, change),
            (
                f"L’accident a blessé {{}} personnes, {men} hommes et {women} femmes.",
                whole + rng.choice((-2, 2, 4)),
                whole,
            ),
        ),
        "de": (
            (
                f"Der Umsatz {'stieg' if rises else 'sank'} um {{}} Prozent von {old} auf {new} Millionen "
                f"Euro.",
                f"{share_off:.0f}",
                f"{share:.0f}",
            ),
            (
                f"Verletzt wurden {{}} Menschen, {men} Männer und {women} Frauen.",
                whole + rng.choice((-2, 2, 4)),
                whole,
            ),
        ),
    }
    frame, wrong, right = rng.choice(others.get(language, en))
    return Slip(frame.format(wrong), "", frame.format(right))


MAKERS: dict[str, Maker] = {
    "facts/weekday-date": weekday,
    "facts/impossible-date": impossible,
    "facts/unit-conversion": conversion,
    "facts/capital-claim": capital,
    "facts/own-capital": own,
    "facts/place-country": place,
    "facts/arithmetic": arithmetic,
}
FILLERS = {
    "es": (
        "La lluvia cayó toda la noche sobre el valle y los vecinos no pudieron salir de sus casas.",
        "El ayuntamiento dijo que los daños son menores de lo que se temía en un primer momento.",
        "Nadie esperaba que la obra durase tanto, pero el puente ya está abierto para todos.",
    ),
    "fr": (
        "La pluie est tombée toute la nuit sur la vallée et les habitants sont restés chez eux.",
        "La mairie a dit que les dégâts sont moins graves que ce qui avait été craint au début.",
        "Personne ne pensait que les travaux dureraient si longtemps, mais le pont est ouvert.",
    ),
    "de": (
        "Der Regen fiel die ganze Nacht über dem Tal, und die Leute blieben in ihren Häusern.",
        "Die Stadt sagte, dass die Schäden geringer sind, als man zuerst befürchtet hatte.",
        "Niemand hatte erwartet, dass die Arbeiten so lange dauern, aber die Brücke ist offen.",
    ),
}  # fmt: skip
OWN_PAIR = re.compile(
    r"(?P<first>\d[\d,.]*[ -](?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|feet|acres|hectares)) "
    r"\((?P<second>\d[\d,.]*)"
    r"(?=[ -](?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|feet|acres|hectares)\))"
)


def planted(
    article: Article, slip: Slip, language: str, rng: random.Random
) -> Iterator[tuple[Article, Span]]:
    """The article with the slip, and with its twin, and where they stand."""
    if language == "en":
        breaks = [m.end() for m in re.finditer(r"\n+", article.text)] or [len(article.text)]
        at = rng.choice(breaks)
        before, after = article.text[:at], article.text[at:]
    else:
        before, after = FILLERS[language][0] + "\n\n", "\n\n".join(FILLERS[language][1:])
    for sentence in (slip.sentence, slip.twin):
        text = f"{before}{sentence}\n\n{after}"
        changed = replace(article, text=text, language=None if language == "en" else language, published=None)
        yield changed, Span(len(before), len(before) + len(sentence))


def spoilt(article: Article) -> tuple[Article, Span] | None:
    """The article with a conversion of its own spoilt, if it has one."""
    pair = OWN_PAIR.search(article.text)
    if pair is None:
        return None
    digits = pair["second"]
    wrong = str(int(digits[0]) % 9 + 1) + digits[1:] if digits[0] != "9" else "4" + digits[1:]
    if float(re.sub(r"\D", "", wrong)) / float(re.sub(r"\D", "", digits)) < 1.2 and wrong[0] > digits[0]:
        return None
    text = article.text[: pair.start("second")] + wrong + article.text[pair.end("second") :]
    return replace(article, text=text), Span(*pair.span())


def hits(rule: Rule, article: Article, span: Span) -> int:
    """Findings of the rule on the span."""
    found = rule.check(Document(article), **dict.fromkeys((*rule.needs, *rule.uses)))
    return sum(f.start < span.end and span.start < f.end for f in found)


def main() -> None:
    """Plants, runs and counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--on", default="real_news.dev")
    parser.add_argument("--rules", nargs="+", default=list(MAKERS))
    parser.add_argument("--count", type=int, default=200, help="slips for each rule")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    articles = list(read(args.data / "data" / "news" / f"{args.on}.jsonl.gz"))
    print(
        f"{'rule':24} planted  found  recall  false on twins  on unchanged articles (bar: recall {BAR:.2f})"
    )
    for rule in load(wanted=lambda rule_id: rule_id in args.rules)[0]:
        planted_count, found, twins, misses = trial(rule, articles, args)
        alarms = sum(bool(hits(rule, a, Span(0, len(a.text)))) for a in articles)
        recall = found / planted_count
        print(
            f"{rule.id:24} {planted_count:7}  {found:5}  {recall:6.3f}  {twins:14}  {alarms} of "
            f"{len(articles)}"
        )
        for miss in misses if args.misses else ():
            print(f"    {miss}")


def trial(rule: Rule, articles: list[Article], args: argparse.Namespace) -> tuple[int, int, int, list[str]]:
    """How many slips were planted and found, how many true twins were flagged, and what was missed."""
    count, found, twins = 0, 0, 0
    misses: list[str] = []
    tally: Counter[str] = Counter()
    for at in range(args.count):
        rng = random.Random(f"{args.seed} {rule.id} {at}")
        language = LANGUAGES[at % len(LANGUAGES)]
        slip = MAKERS[rule.id](rng, language)
        (wrong, span), (right, own_span) = planted(rng.choice(articles), slip, language, rng)
        tally[language] += 1
        count += 1
        if hits(rule, wrong, span):
            found += 1
        else:
            misses.append(f"missed: {slip.sentence}")
        if hits(rule, right, own_span):
            twins += 1
            misses.append(f"false: {slip.twin}")
    if rule.id == "facts/unit-conversion":
        for article in articles:
            if spoiled := spoilt(article):
                count += 1
                if hits(rule, *spoiled):
                    found += 1
                else:
                    misses.append(f"missed: {spoiled[0].text[spoiled[1].start : spoiled[1].end + 20]}")
    return count, found, twins, misses


def read(path: Path) -> Iterator[Article]:
    """The articles of a data set, with their day of publication where it is known."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            date = row.get("published")
            published = dt.date.fromisoformat(date[:10]) if date else None
            yield Article(id=str(row["id"]), text=row["text"], published=published)


if __name__ == "__main__":
    main()
