"""Expressions that are compiled when they are first used."""

import importlib
import pkgutil
import re

import pytest

import auditor
from auditor.packs import load
from auditor.regex import compile_all, lazy


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


def test_all_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(auditor.__path__, "auditor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    load()
    assert compile_all() > 400
