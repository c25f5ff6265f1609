"""Two places that a text names as two parties: "relations between X and Y", "X recalled its envoy from Y"."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.parties.joined import is_paired, joined_from
from auditor.text.parties.others import acts_on, is_one_of_several, is_other_party
from auditor.text.parties.relations import is_related, is_relation
from auditor.text.parties.setting import (
    BETWEEN,
    ENVOY_AFTER,
    OFFICIALS_AFTER,
    RELATION_AFTER,
    SENTENCE_END,
    Setting,
)
from auditor.text.places import Place

_LOCAL = lazy(
    r"\b(?:mayors?|city (?:hall|council|government)|municipal\w*|regional government|boroughs?|councillors?|"
    r"suburbs?|dioceses?|alcald\w+|ayuntamiento|maire|mairie|Bürgermeister\w*|prefeit\w+|sindac\w+)\b",
    re.IGNORECASE,
)
_AND = (
    r"(?:\s{1,3}(?:and|&|y|e|et|und|ed)|,?\s(?:as\swell\sas|along\swith|together\swith|but\salso))\s{1,3}"
    r"(?:(?:from|of|by|with)\s)?"
    r"(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?"
)
_JOINED = lazy(rf"(?:['’]s)?{_AND}\Z")
_BODY = r"(?:officials|diplomats|ministers|leaders|negotiators|authorities|government|envoys)"
_BODY_JOINED = lazy(rf"\s(?:[a-z]{{3,12}}\s)?{_BODY}{_AND}\Z")
_NAME_BEFORE = lazy(
    r"\b(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|Fort|Port|San|Santa|Saint|"
    r"St\.?|Lake|Greater|Little|Lower|Upper|University of)\s\Z"
)
_NAME_AFTER = lazy(
    r"[-‐‑]?\s?(?=([A-Z]))[^\W\d_]+|\s(?:state|province|county|governorate)\b|[-‐‑](?:based|born|backed|led|bound|style|area)\b"
)
_NEAR = 120


class Parties(NamedTuple):
    """Two names that a text makes two parties of: what says so, and whether it surely does."""

    span: Span
    sure: bool


def parties(text: str, paragraph: Span, first: Place, second: Place, *, headline: bool) -> Parties | None:
    """The two parties that the words around two places make of them, if they do.

    Args:
        text: The text.
        paragraph: The paragraph in which both stand.
        first: A country, a people or a capital.
        second: The next place in the text.
        headline: Whether the paragraph is the headline, where a comma stands for "and".
    """
    setting = Setting(
        text[max(paragraph.start, first.start - _NEAR) : first.start],
        text[first.end : second.start],
        text[second.end : min(paragraph.end, second.end + _NEAR)],
        headline,
    )
    start: int | None = None
    only_people = second.peoples and not second.countries
    if only_people and not (OFFICIALS_AFTER.match(setting.after) or RELATION_AFTER.match(setting.after)):
        return None  # "between Warsaw and the Polish regions"
    if _JOINED.match(setting.between):
        start = joined_from(setting, first)
        if start is None and is_related(setting, first):
            start = 0
    elif _BODY_JOINED.fullmatch(setting.between):
        opening = BETWEEN.search(setting.before)
        if opening and first.peoples and is_relation(setting.before[: opening.start()]):
            start = len(setting.before) - opening.start()
    elif is_related(setting, first) or is_other_party(setting, first) or is_one_of_several(setting, first):
        start = 0
    elif acts_on(setting, first, second):
        return None if _means_another(setting) else Parties(Span(first.start, second.end), False)
    alone = start is None and _JOINED.match(setting.between) is not None and is_paired(setting, first)
    if alone:
        start = 0
    if start is None or _means_another(setting):
        return None
    sure = not alone and (
        not start or is_relation(setting.before[:-start]) or RELATION_AFTER.match(setting.after) is not None
    )
    return Parties(Span(first.start - start, second.end), sure)


def _means_another(setting: Setting) -> bool:
    """Whether a place is part of a longer name, an owner, or a town rather than its government."""
    after = setting.after
    if (match := _NAME_AFTER.match(after)) and not (setting.headline and match[1]):
        return True
    if after.startswith(("'s ", "’s ")) and not (RELATION_AFTER.match(after) or ENVOY_AFTER.match(after)):
        return True
    before = SENTENCE_END.split(setting.before)[-1]
    after = SENTENCE_END.split(after)[0]
    return bool(_NAME_BEFORE.search(setting.before) or _LOCAL.search(before) or _LOCAL.search(after))
