"""People by kind: men and women, passengers and crew, beside the number of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE
from auditor.text.reckoning.passage import PEOPLE, Mismatch, Passage, spans, written

_N = HOLE
_PEOPLE = (
    r"(?:people|persons?|dead|victims?|injured|wounded|passengers|casualties|bodies|patients|arrest(?:s|ed)|"
    r"suspects?|prisoners|passagers|voyageurs|pasajeros|viajeros|Passagiere|Reisende|hostages|members|"
    r"survivors|detainees|deaths?|killed|delegates|jurors|students|pupils|children|candidates|athletes|"
    r"workers|aboard|on board|personas|muertos|heridos|personnes|morts|blessés|Menschen|Tote|Verletzte|"
    r"Personen)"
)
_KINDS = {
    "men": "m", "women": "f", "boys": "b", "girls": "g", "children": "c", "males": "m", "females": "f",
    "man": "m", "woman": "f",
    "boy": "b", "girl": "g", "child": "c", "adults": "a", "hombres": "m", "mujeres": "f", "niños": "c",
    "niñas": "g",
    "hommes": "m", "femmes": "f", "enfants": "c", "männer": "m", "frauen": "f", "kinder": "c",
    "soldiers": "s", "civilians": "v",
    "passengers": "p", "crew": "w", "police": "o", "policemen": "o", "militants": "r", "rebels": "r",
    "insurgents": "r",
}  # fmt: skip
_WHOLE = tuple(map(frozenset, ("mf", "mfc", "bg", "pw", "ac", "mc", "fc", "mfbg", "mbg")))
"""Kinds of people that make up a whole: men and women; passengers and crew."""
_DISJOINT = (
    {"m", "f", "c"},
    {"m", "f", "b", "g"},
    {"a", "c"},
    {"s", "v"},
    {"p", "w"},
    {"s", "r", "v"},
    {"o", "r", "v"},
    {"o", "v"},
)
_KIND = r"\s(?:[a-zäöüéñ-]{2,14}\s){0,2}?([A-Za-zäöüéñ]{3,10})"
CUES = frozenset(_KINDS)
THEM = frozenset("them these those".split())
"""Words of which a sentence has one that names people of a kind; of some of others it has one of each."""
_PARTS = lazy(
    rf"{_N}\s(?:[^\s⟨⟩,;:()]{{2,14}}\s){{0,2}}?{_PEOPLE}\b(?P<gap>[^⟨⟩.;]{{0,30}}?(?:,|:|\s[—–-]|\s\()"
    rf"\s?(?P<some>including\s|among them\s|entre ellos\s|entre ellas\s|dont\s|darunter\s)?)"
    rf"{_N}{_KIND}(?:,\s{_N}{_KIND})?,?\s(?:and|y|et|und)\s{_N}{_KIND}",
    re.IGNORECASE,
)
_ONE_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_OTHERS = lazy(
    rf"{_N}\s(?:\w+\s)?of\s(?:them|these|those)\s(?:(?:are|were|being|had\sbeen)\s)?(?:\w+\s)?"
    rf"(?P<one>{_ONE_KIND})\b[^⟨⟩.;]{{0,60}}?{_N}\s(?:\w+\s)?(?P<other>{_ONE_KIND})\b",
    re.IGNORECASE,
)


def kinds(p: Passage) -> Iterator[Mismatch]:
    """Yield people by kind who are not all: “12 people, five men and nine women”."""
    for match in _PARTS.finditer(p.frame.text):
        figures = p.figures(match)
        found = [
            _KINDS.get(word.lower())
            for word in match.groups()
            if word and not word.isdigit() and word not in (match["gap"], match["some"])
        ]
        if (
            len(figures) < 3
            or None in found
            or len(found) != len(figures) - 1
            or len(set(found)) != len(found)
        ):
            continue
        if any(f.kind != "quantity" or f.measure or f.approx for f in figures):
            continue
        total, parts = figures[0].value, sum(f.value for f in figures[1:])
        whole = frozenset(filter(None, found)) in _WHOLE and not match["some"]
        disjoint = any(set(filter(None, found)) <= group for group in _DISJOINT)
        rest = p.frame.text[match.end() : match.end() + 12]
        more = re.match(r",?\s(?:among|and|y|et|und|plus|as well)\b|,\s⟨", rest) is not None
        if (parts > total and disjoint) or (parts != total and whole and not more):
            listed = " and ".join(f.words for f in figures[1:])
            message = f"{listed} are {written(parts)}, not {figures[0].words}"
            yield Mismatch(Span(figures[0].start, p.offset(match.end())), message, spans(*figures[:2]))


def others(p: Passage) -> Iterator[Mismatch]:
    """Yield people of the other kind who are not the rest of all.

    “148 people are in custody. As 37 of them are children, the cells hold 101 adults”.
    """
    for match in _OTHERS.finditer(p.frame.text):
        part, rest = p.figures(match)
        pair = frozenset((_KINDS[match["one"].lower()], _KINDS[match["other"].lower()]))
        own = [f for f in p.frame.figures if f.end <= part.start]
        given = [f for f in own or (p.earlier.figures if p.earlier else ()) if f.kind == "quantity"]
        wholes = [f for f in given if p.noun(f) in PEOPLE and f.value > part.value]
        if pair not in _WHOLE or len(wholes) != 1 or any(f.approx for f in (*wholes, part, rest)):
            continue
        right = wholes[0].value - part.value
        if right != rest.value:
            yield Mismatch(
                Span(rest.start, p.offset(match.end())),
                f"{wholes[0].words} less {part.words} is {written(right)}, not {rest.words}",
                spans(wholes[0], part),
            )
