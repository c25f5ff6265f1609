"""The one LanguageTool of these tests: installed once, and one server for all of them."""

import os
import warnings

import pytest

from auditor.grammar import GrammarError
from auditor.grammar.checker import Checker
from auditor.grammar.install import install
from auditor.grammar.java import check_java
from auditor.grammar.places import PLACE, find_installation
from auditor.grammar_settings import GrammarSettings


@pytest.fixture(scope="session")
def place():
    """The folder of a real LanguageTool.

    Without Java there is none, which is said aloud. In the continuous integration a LanguageTool that
    cannot be installed fails the tests.
    """
    try:
        check_java()
    except GrammarError as error:
        _skip(error)
    try:
        if os.environ.get(PLACE, os.devnull) != os.devnull:
            return find_installation().folder
        return install(print)[0].folder
    except GrammarError as error:
        if os.environ.get("CI"):
            pytest.fail(f"the tests with the real LanguageTool must run here: {error}")
        _skip(error)


def _skip(error):
    warnings.warn(f"NOT TESTED with the real LanguageTool: {error}", stacklevel=1)
    pytest.skip(f"no LanguageTool: {error}")


@pytest.fixture(scope="session")
def settings(place):
    return GrammarSettings(path=place)


@pytest.fixture(scope="session")
def checker(settings, monkeysession):
    made = Checker(settings)
    yield made
    made.close()


@pytest.fixture(scope="session")
def monkeysession():
    """The environment names no LanguageTool while these tests run: their settings do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(PLACE, raising=False)
        yield patch
