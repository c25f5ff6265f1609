"""Whether a sentence that calls a town a capital denies it, doubts it or speaks of another time."""

from __future__ import annotations

import re

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.capitals import Said

_PAST = (
    r"(?:then|once|now|former(?:ly)?|old|ancient|historic(?:al)?|first|previous|medieval|imperial|colonial|"
    r"wartime|royal|original|one-?time|temporary|interim|provisional|de facto|self-styled|self-declared|"
    r"unofficial|proposed|future|planned|alternative|second|another|so-called|real|spiritual|winter|summer|"
    r"entonces|antigua|antiguo|ancienne|ehemalige[nrs]?|frühere[nrs]?|damalige[nrs]?|alte[nrs]?)"
)
_OF_OTHER_RANK = lazy(rf"\b{_PAST}\b", re.IGNORECASE)
_OF_OTHER_RANK_BEFORE = lazy(rf"\b{_PAST}[\s-](?:[a-z]{{2,4}}\s)?\Z", re.IGNORECASE)
_OTHER_TIMES = lazy(
    r"\b(?:no longer|until\s(?:(?:in\s)?(?:1\d|20)\d\d|then|the\s(?:capital|government|seat|move)|"
    r"independence|recently|it\s)|century|era|empire|dynasty|cold war|world war|between the wars|"
    r"(?:mov|relocat|transferr?|shift)(?:e|ed|es|ing)? (?:its|the|their|his|her) (?:national )?capital|"
    r"(?:(?<!serves\s)(?<!acts\s)(?<!known\s)(?-i:as)|made|make|making|named?|declared?|"
    r"designated) (?:its|the|their) (?:national |new )?capital)\b",
    re.IGNORECASE,
)
_FANCIES = lazy(
    r"\b(?:mistak\w+|wrongly|contrary|myth|quiz\w*|assum\w+|suppos\w+|confus\w+|guess\w*|misconception|"
    r"rather than|as if|joke\w*|fiction\w*|novel|imagin\w+|calls? itself|dubbed|nicknamed)\b",
    re.IGNORECASE,
)
_DOUBTED = lazy(
    r"\b(?:becom(?:e|es|ing)|became|ceased|proclaim\w+|renam\w+|wrong\w*|thought|believed|"
    r"believing|nicht|kein\w*|no es|n['’]est pas)\b",
    re.IGNORECASE,
)
_BELIEVED = lazy(
    # But for who says so: "that is wise, thinks Ida Moen, who teaches in Bergen, the Norwegian capital".
    r"\b(?:thinks?|believes?)\b(?!\s(?:tanks?\b|[A-Z][^\s,]{1,20}(?:\s[A-Z][^\s,]{1,20}){0,3},))"
)
_ENDED = lazy(r"[.!?…]”?\s|\n")
_NOT_BEFORE = lazy(r"(?:\b(?:not(?!\s(?:only|just|merely)\b)|never)|n['’]t)\b[^.;]{0,30}\Z", re.IGNORECASE)
_NOT_BEHIND = lazy(
    r"[^.;]{0,12}\bnot\s(?:[A-Z]|the\b|as\b|to\sbe\b)|,?\s(?:which|that|it)\s(?:is|was)(?:\snot|n['’]t)\b"
)
_UNTRUE = lazy(r"[^.;]{0,25}\b(?:is|was)(?:\snot|n['’]t)\b")
_WAS = lazy(
    r"\b(?:was|were|had been|was made|used to be|era|fue|était|fut|war)\s(?:the\s|la\s|die\s|die\s)?\Z",
    re.IGNORECASE,
)
_YEAR = lazy(r"(?<![\d.,$€£])1\d{3}(?![\d%]|[.,]\d)")
_YEAR_OF_OTHER_STATES = lazy(r"(?<![\d.,$€£])1(?:[0-8]\d\d|9[0-4]\d)(?![\d%]|[.,]\d)")
_REACH = 200


def is_denied(text: str, said: Said, *, former: bool) -> bool:
    """Whether a town is called a capital of another time or rank, or in order to deny or to doubt it.

    Args:
        text: The text.
        said: What it says.
        former: Whether the town once was that capital: then any year of the last century is another time.
    """
    span = said.span
    sentence = text[slice(*_sentence(text, span))]
    if _OTHER_TIMES.search(sentence) or _FANCIES.search(sentence):
        return True
    if (_YEAR if former else _YEAR_OF_OTHER_STATES).search(sentence):
        return True
    name = text[span.start : span.end]
    before = _ENDED.split(text[max(0, span.start - 40) : span.start])[-1]
    if _OF_OTHER_RANK.search(name) or _OF_OTHER_RANK_BEFORE.search(before):
        return True
    if _NOT_BEFORE.search(before) or _NOT_BEFORE.search(name) or _NOT_BEHIND.match(text, span.end):
        return True
    if _WAS.search(name[: name.lower().find("capital")]) or _WAS.search(before):
        return True
    if said.apposed:  # "Sydney, the capital of Australia" is no thought of somebody's in the sentence
        return _DOUBTED.search(_clause(text, span)) is not None
    if (believed := _BELIEVED.search(sentence)) and believed.start() < sentence.find(name):
        return True
    return bool(_DOUBTED.search(sentence) or _UNTRUE.match(text, span.end))


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a claim, as far as full stops tell."""
    floor, stop = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    start = max(text.rfind(sign, floor, span.start) + 1 for sign in (". ", "\n"))
    ends = [at for sign in (". ", "\n") if (at := text.find(sign, span.end, stop)) >= 0]
    return Span(max(start, floor), min([*ends, stop]))


def _clause(text: str, span: Span) -> str:
    """What stands between the commas around a claim."""
    within = _sentence(text, span)
    start = max(text.rfind(sign, within.start, span.start) for sign in ",;:(")
    ends = [at for sign in ",;:)" if (at := text.find(sign, span.end, within.end)) >= 0]
    return text[max(start, within.start) : min([*ends, within.end])]
