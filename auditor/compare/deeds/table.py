"""What `deeds.toml` lists of what one party does to another, by every form of its words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple, TypeVar

from auditor.compare.deeds.words import PARTICLES, PREPOSITIONS, PRONOUNS, SAYING
from auditor.compare.prepare import stems

T = TypeVar("T")

Concepts = frozenset[str]
VerbKind = Literal["acts", "suffers", "gives", "takes", "does"]
NounKind = Literal["nouns", "whole", "giving", "takings"]

NOBODY: frozenset[str] = frozenset()
TRANSFER = "transfer"
SIDE = "side "
"""What the concept begins with where only the side of one is told: “the seller, Arden”."""
ASK = "ask"
SAY = "say"
WOULD = "would"
"""The concepts of what another verb tells: “Arden says that Berg lied”, “Arden refused to meet Berg”."""
UNLISTED = "="
"""What the concept of a verb begins with that is not listed, before the verb's stem."""
_COMMON = (PREPOSITIONS | PARTICLES | PRONOUNS) - {"home"}
"""Words that most sentences have some of."""
_GIVERS = frozenset({"from", "s"})
"""What from whom something is got is told by: “from Arden”, “Arden’s mill”."""
INFINITIVE = "to!"
"""The word of a pattern for a “to” that leads to a verb."""
DIRECTIONS = frozenset("by from to into under".split())
"""Prepositions that tell which of two parties acts."""
REFUSING = frozenset(
    "refuse refuses refused refusing decline declines declined vow vows vowed hope hopes hoped".split()
)
"""Verbs that say nothing of two parties but with the verb behind *to*."""


ACCUSE = "accuse"
ASKING = frozenset(
    "ask asks asked asking want wants wanted urge urges urged petitioned petition petitions".split()
)
"""Verbs by which a court is asked to act against somebody."""
_ENDS = frozenset({"to", "into"})
_OTHERS = (
    (SAYING, SAY, frozenset({"that"})),
    (REFUSING, WOULD, frozenset({"to"})),
    (frozenset({"from"}), TRANSFER, _ENDS),
)
"""Words off which other concepts may be read, with what must stand beside them."""


class Pattern(NamedTuple):
    """A verb, with the words that belong to it."""

    concept: str
    kind: VerbKind
    behind: tuple[frozenset[str], ...]
    """Words that must stand behind the verb, in this order, some others between."""
    around: int | None
    """How many of those words stand in front of the object; None for all of them."""

    @property
    def led(self) -> bool:
        """Whether its last word leads to the object: “fell to”."""
        return bool(self.behind) and self.around is None and not self.behind[-1].isdisjoint(PREPOSITIONS)


class Noun(NamedTuple):
    """A noun for what is done."""

    concept: str
    kind: NounKind


_Beside = tuple[tuple[tuple[frozenset[str], ...], Concepts], ...]


class Table(NamedTuple):
    """`deeds.toml`, by the forms of its words."""

    verbs: dict[str, tuple[Pattern, ...]]
    participles: frozenset[str]
    nouns: dict[str, tuple[Noun, ...]]
    persons: dict[str, tuple[tuple[str, bool], ...]]
    """Who does it (true) or to whom it is done, with the concept."""
    sides: dict[str, tuple[str, bool]]
    """Who stands on which side of a dealing, with the concept: true for who acts, or gives."""
    doing: Concepts
    """The concepts of what somebody does of whomever, or is in."""
    alike: frozenset[str]
    """Verbs whose parties are equals."""
    equal: frozenset[str]
    """Those, and verbs that only report."""
    parties: dict[str, str]
    """The nouns that head descriptions of parties, each form to the word that stands for its kind."""
    telling: dict[str, Concepts]
    """A word to the concepts of which it tells whatever stands beside it."""
    leads: dict[str, Concepts]
    """A word to the concepts of the deeds that may be read off it."""
    beside: dict[str, _Beside]
    """A word to the concepts of which it tells with words of each of some sets in the sentence: by the last
    word of a pattern that is no small one, for those are rarer than most of its verbs."""
    courts: frozenset[str]
    """Who is asked to act against somebody."""
    vehicles: frozenset[str]
    """Parties that do what their owner does."""


@cache
def table() -> Table:
    """What one party does to another, and who they may be."""
    listed = tomllib.loads(resources.files(__package__).joinpath("deeds.toml").read_text("utf-8"))
    about = {name: listed.pop(name) for name in ("equal", "parties", "sides", "lists")}
    lists = {f"@{name}": words.split() for name, words in about["lists"].items()}
    patterns = list(_patterns(listed, lists))
    verbs = _by_form((form, pattern) for forms, _, pattern in patterns for form in forms)
    nouns = _by_form(_nouns(listed))
    persons = _by_form(_persons(listed))
    sides = dict(_sides(about["sides"]))
    named = [
        *((form, noun.concept) for form, found in nouns.items() for noun in found),
        *((form, concept) for form, found in persons.items() for concept, _ in found),
        *((form, concept) for form, (concept, _) in sides.items()),
    ]
    courts, alike = frozenset(lists["@court"]), _all_forms(about["equal"]["alike"])
    others = (*_OTHERS, (ASKING, ACCUSE, courts))
    alone = [
        (form, pattern.concept) for forms, _, pattern in patterns if _is_alone(pattern) for form in forms
    ]
    leading = [
        *((form, pattern.concept) for form, found in verbs.items() for pattern in found),
        *((form, concept) for words, concept, _ in others for form in words),
        *((form, TRANSFER) for form in _ENDS),
    ]
    return Table(
        verbs,
        NOBODY.union(*(third for _, third, _ in patterns)),
        nouns,
        persons,
        sides,
        frozenset(concept for concept, row in listed.items() if "does" in row),
        alike,
        alike | _all_forms(about["equal"]["verbs"]),
        dict(_kinds(about["parties"])),
        {form: frozenset(found) for form, found in _by_form([*named, *alone]).items()},
        {form: frozenset(found) for form, found in _by_form([*named, *leading]).items()},
        _by_form(_beside(patterns, others)),
        courts,
        frozenset(about["parties"]["vehicles"].split()),
    )


def concepts(words: frozenset[str]) -> Concepts:
    """The concepts of which the words of a sentence may tell."""
    alone, beside = table().telling, table().beside
    found = [alone[word] for word in words & _alone()]
    for word in words & _not_alone():
        for others, concept in beside[word]:
            for other in others:
                if words.isdisjoint(other):
                    break
            else:
                found.append(concept)
    return NOBODY.union(*found) if found else NOBODY


@cache
def _alone() -> frozenset[str]:
    """The words that tell of a concept by themselves: to intersect sets takes less than to look words up."""
    return frozenset(table().telling)


@cache
def _not_alone() -> frozenset[str]:
    """Those that tell of one with others."""
    return frozenset(table().beside)


def unlisted(words: frozenset[str]) -> Concepts:
    """The concepts of those words that may be forms of verbs that are not listed."""
    known = table()
    return frozenset(
        [
            unlisted_concept(word)
            for word in words
            if word.endswith("ed") and word not in known.leads and word not in known.equal
        ]
    )


def unlisted_concept(word: str) -> str:
    """The concept of a verb that is not listed."""
    return UNLISTED + "".join(stems(word))


@cache
def telling_words() -> frozenset[str]:
    """The words that may tell of a deed, or of a party to one."""
    known = table()
    others = [words for listed in known.beside.values() for behind, _ in listed for words in behind]
    return DIRECTIONS.union(known.telling, known.beside, known.parties, *others)


def _by_form(listed: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """What is listed for forms of words, by each of them, in order and once."""
    found: dict[str, dict[T, None]] = {}
    for form, what in listed:
        found.setdefault(form, {})[what] = None
    return {form: tuple(several) for form, several in found.items()}


def _is_alone(pattern: Pattern) -> bool:
    """Whether a verb tells of its concept whatever other words a sentence has."""
    return not pattern.behind and pattern.kind != "takes"


def _beside(
    patterns: Iterable[tuple[frozenset[str], frozenset[str], Pattern]],
    others_read: Iterable[tuple[frozenset[str], str, frozenset[str]]],
) -> Iterator[tuple[str, tuple[tuple[frozenset[str], ...], Concepts]]]:
    for forms, _, pattern in patterns:
        if _is_alone(pattern):
            continue
        parts = (
            [forms, *(_written(words) for words in pattern.behind)] if pattern.behind else [forms, _GIVERS]
        )
        rare = next((part for part in parts[:0:-1] if part.isdisjoint(_COMMON)), forms)
        if rare is _GIVERS:
            rare = forms
        others = tuple(part for part in parts if part is not rare)
        for form in rare:
            yield form, (others, frozenset({pattern.concept}))
    for words, concept, others_of in others_read:
        for form in words:
            yield form, ((others_of,), frozenset({concept}))


def _nouns(rows: dict[str, dict[str, str]]) -> Iterator[tuple[str, Noun]]:
    for concept, row in rows.items():
        told: NounKind = "giving" if "gives" in row else "nouns"
        kinds: tuple[tuple[str, NounKind], ...] = (
            ("nouns", told),
            ("whole", "whole"),
            ("takings", "takings"),
        )
        for name, kind in kinds:
            for form in _plurals(row.get(name, "")):
                yield form, Noun(concept, kind)


def _persons(rows: dict[str, dict[str, str]]) -> Iterator[tuple[str, tuple[str, bool]]]:
    for concept, row in rows.items():
        for kind in ("doers", "done"):
            for form in _plurals(row.get(kind, "")):
                yield form, (concept, kind == "doers")


def _sides(listed: dict[str, list[str]]) -> Iterator[tuple[str, tuple[str, bool]]]:
    for name, both in listed.items():
        for acts, nouns in zip((True, False), both, strict=True):
            for form in _plurals(nouns):
                yield form, (SIDE + name, acts)


def _patterns(
    rows: dict[str, dict[str, str]], lists: dict[str, list[str]]
) -> Iterator[tuple[frozenset[str], frozenset[str], Pattern]]:
    kinds: tuple[VerbKind, ...] = ("acts", "suffers", "gives", "takes", "does")
    for concept, row in rows.items():
        for kind in kinds:
            for entry in row.get(kind, "").split():
                verb, *behind = entry.split("+")
                around = behind.index("_") if "_" in behind else None
                words = tuple(
                    frozenset(word for listed in part.split("|") for word in lists.get(listed, (listed,)))
                    for part in behind
                    if part != "_"
                )
                yield *_forms(verb), Pattern(concept, kind, words, around)


def _written(words: frozenset[str]) -> frozenset[str]:
    """Words of a pattern as a sentence has them."""
    return frozenset(word.removesuffix("!") for word in words)


def _kinds(listed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of the nouns that head descriptions of parties, each with the word for its kind."""
    plain = [*listed["nouns"].split(), *listed["vehicles"].split()]
    for form in plain:
        yield f"{form}s", form
        if form.endswith("man"):
            yield f"{form[:-3]}men", form
    for form in plain:
        yield form, form.removesuffix("s")
    for kind, forms in listed["alike"].items():
        for form in forms.split():
            yield form, kind


_IS = "be is are was were been being"
BE_FORMS = frozenset(_IS.split())


def _forms(verb: str) -> tuple[frozenset[str], frozenset[str]]:
    """All forms of a verb (“base” or “base/past/participle”), and its participles."""
    if verb == "be":
        return BE_FORMS, NOBODY
    base, _, irregular = verb.partition("/")
    stem = base[:-1] if base.endswith("e") else base
    doubled = (
        len(base) > 2 and base[-1] not in "aeiouwxyh" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    )
    stems_of = {stem, base + base[-1]} if doubled else {stem}
    gerunds = {f"{form}ing" for form in stems_of}
    if base.endswith("y") and base[-2] not in "aeiou":
        singular, past = f"{base[:-1]}ies", {f"{base[:-1]}ied"}
    else:
        singular = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = {f"{form}ed" for form in stems_of}
    third = set(irregular.split("/")[-1:]) if irregular else past
    pasts = set(irregular.split("/")) if irregular else past
    return frozenset({base, singular, *gerunds, *pasts}), frozenset(third)


def _all_forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in _forms(verb)[0])


def _plurals(nouns: str) -> Iterator[str]:
    """Nouns with their plurals."""
    for noun in nouns.split():
        yield noun
        if noun.endswith("y") and noun[-2] not in "aeiou":
            yield f"{noun[:-1]}ies"
        elif noun.endswith(("x", "ch", "sh")):
            yield f"{noun}es"
        elif not noun.endswith("s"):
            yield f"{noun}s"
        if noun.endswith("man"):
            yield f"{noun[:-3]}men"
