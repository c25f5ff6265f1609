"""The words for offices: heads by what they mean, deputies, statuses, fields of ministers, kinds of heads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Status = Literal["current", "former", "late", "future", "acting", "outgoing", "shadow"]
NOT_HELD: frozenset[Status] = frozenset(("former", "late", "future"))


class Words(NamedTuple):
    """The table of ``words.toml``."""

    heads: Mapping[tuple[str, ...], str]
    single: frozenset[str]
    """Heads of which an organisation or a state has one at a time."""
    deputies: frozenset[str]
    statuses: Mapping[str, Status]
    fields: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]
    """The first word of a head -> words of the longest head that begins with it."""
    verbs: Mapping[str, str]
    """What somebody does -> the head of his office; likewise of what has been done by him."""
    past_verbs: Mapping[str, str]
    participles: Mapping[str, str]
    last: frozenset[str]
    """The last words of all heads."""
    kinds: Mapping[str, frozenset[str]]
    """A kind of heads -> the heads."""
    groups: Mapping[str, tuple[frozenset[str], ...]]
    """A relation between heads -> the groups of heads that are in it."""
    wider: Mapping[str, frozenset[str]]
    """A head -> narrower ones, each of which it may stand for."""


@cache
def vocabulary() -> Words:
    """The words for offices, read when first asked for."""
    import tomllib

    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    heads = {
        tuple(form.split("-")): name
        for kind in ("one", "several")
        for name, forms in data[kind].items()
        for form in (name.replace(" ", "-"), *forms.split())
    }
    return Words(
        heads=heads,
        single=frozenset(data["one"]),
        deputies=frozenset(data["deputy"]["deputy"].split()),
        statuses={word: status for status, forms in data["status"].items() for word in forms.split()},
        fields={
            tuple(form.split("-")): name for name, forms in data["fields"].items() for form in forms.split()
        },
        longest={form[0]: len(form) for form in sorted(heads, key=len)},
        verbs=_forms(data["verbs"]),
        past_verbs=_forms(data["past_verbs"]),
        participles=_forms(data["participles"]),
        last=frozenset(form[-1] for form in heads),
        kinds={kind: _named(names) for kind, names in data["kinds"].items()},
        groups={relation: tuple(map(_named, listed)) for relation, listed in data["groups"].items()},
        wider={wide: _named(names) for wide, names in data["wider"].items()},
    )


def kind(name: str) -> frozenset[str]:
    """The heads of a kind."""
    return vocabulary().kinds[name]


@cache
def in_one_group(first: str, second: str, *relations: str) -> bool:
    """Whether two heads stand together in a group of one of some relations."""
    return any(
        first in group and second in group
        for relation in relations
        for group in vocabulary().groups[relation]
    )


def _forms(table: Mapping[str, str]) -> dict[str, str]:
    return {form.replace("-", " "): head for head, forms in table.items() for form in forms.split()}


def _named(names: str) -> frozenset[str]:
    return frozenset(name.replace("_", " ") for name in names.split())
