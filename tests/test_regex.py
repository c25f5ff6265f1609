"""Expressions that are compiled when they are first used."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import auditor
from auditor.packs import load
from auditor.regex import lazy

WORD = lazy(r"w(o)rd", re.IGNORECASE)


def test_it_does_what_a_compiled_one_does() -> None:
    expression = lazy(r"w(o)rd", re.IGNORECASE)
    assert expression.pattern == "w(o)rd"
    assert [match.span(1) for match in expression.finditer("a Word, a WORD")] == [(3, 4), (11, 12)]
    assert expression.sub("-", "a word") == "a -"
    assert expression.search("sword", 1) is not None
    assert expression.fullmatch("swords") is None
    assert expression.flags & re.IGNORECASE


def test_a_fault_shows_at_the_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")


def expressions(value: object) -> Iterator[re.Pattern[str]]:
    if type(value) is type(WORD):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from expressions(item)
    elif isinstance(value, dict):
        yield from expressions([*value.values()])


def test_all_can_be_compiled() -> None:
    names = [module.name for module in pkgutil.walk_packages(auditor.__path__, "auditor.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    rules, _ = load()
    spaces = [*map(vars, modules), *(getattr(rule.check, "__globals__", {}) for rule in rules)]
    found = [one for space in spaces for value in space.values() for one in expressions(value)]
    assert len(found) > 400
    for one in found:
        one.search("")
