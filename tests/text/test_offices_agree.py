"""Which offices can be one, and which a rewrite gives otherwise."""

from __future__ import annotations

import pytest

from auditor.text.offices import Office, given_otherwise, of_other_houses, parse_office, same_office


def office(words: str) -> Office:
    found = parse_office(words)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("deputy governor of the State Bank of Vietnam", "SBV deputy governor"),
        ("deputy governor of the State Bank of Vietnam", "the central bank’s deputy governor"),
        ("chief economist at the Reserve Bank of Fiji", "central bank economist"),
        ("director of the Kenya Wildlife Service", "KWS director"),
        ("minister of municipal affairs", "municipal affairs minister"),
        ("women’s affairs minister", "minister of women’s affairs"),
    ],
)
def test_two_names_of_one_body(one: str, two: str) -> None:
    assert same_office(office(one), office(two))
    assert not given_otherwise(office(one), office(two))
    assert not given_otherwise(office(two), office(one))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("director of the Kenya Wildlife Service", "director of Arden Zoo"),
        ("director of the Kenya Wildlife Service", "NTV director"),
        ("chair of the health committee", "chair of the finance committee"),
        ("governor of the central bank", "governor of Arden province"),
    ],
)
def test_two_bodies(one: str, two: str) -> None:
    assert of_other_houses(office(one), office(two))


@pytest.mark.parametrize(
    ("rewrite", "copy", "otherwise"),
    [
        ("chief justice", "judge", True),
        ("judge", "chief justice", False),
        ("archbishop", "bishop", True),
        ("bishop", "archbishop", False),
        ("interior minister", "transport minister", True),
        ("head of the energy committee", "chair of the energy committee", False),
        ("mayor", "deputy mayor", True),
        ("coach", "captain", True),
    ],
)
def test_a_rewrite_raises_nobody(rewrite: str, copy: str, otherwise: bool) -> None:
    assert given_otherwise(office(rewrite), office(copy)) is otherwise
