"""Whether a sentence says that a figure or a date is another one than before."""

from __future__ import annotations

from auditor.regex import lazy

_REVISED = lazy(
    r"\b(?:r(?:o|i)se(?:s|n)?\sto|rising\sto|climb(?:s|ed|ing)\sto|revis(?:ed|ing|es)|updated|now\sstands\sat|"
    r"bringing\sto\s|br(?:inging|ings?|ought)\sthe\s(?:[a-z]{3,12}\s){0,2}(?:toll|tally|count|number|total)|"
    r"(?:rais|lift|push|tak)(?:e|es|ed|ing)\s(?:the|its)\s(?:[a-z]{3,12}\s){0,2}(?:toll|tally|count|number)|"
    r"(?:number|tally|count)\s(?:of\s(?:[a-z]{2,12}\s){1,3}|still\s[a-z]{4,10}\s)?(?:had\s|has\s)?"
    r"(?:fell|fallen|dropped|gone\sdown|come\sdown|went\sdown|came\sdown)\sto|"
    r"(?:final|new|latest|official|earlier|initial|preliminary|provisional)\s(?:count|tally|toll|figures?|estimates?|"
    r"reports?|results?)|than\s(?:(?:he|she|it|they)\s(?:had\s)?)?(?:announced|reported|said|first|previously)|previously\s(?:announced|reported|said)|"
    r"(?:first|originally|initially)\s(?:called|set|planned|scheduled|due|meant)\sfor|put\sback\s(?:to|by|until)|"
    r"(?:postponed|rescheduled|brought\sforward|pushed\sback|deferred)\b|has\ssince)\b"
)
"""What says that a figure is another one than before; in small letters, for to ignore the case is many times
slower."""
_REVISED_CUES = (
    "ose", "ise", "ising", "climb", "updat", "stands", "bring", "brought", "toll", "tally", "count", "number",
    "figure", "estimate", "report", "result", "announced", "first", "previously", "since", "originally",
    "initially", "put back", "pushed", "forward", "schedul", "postpon", "deferred",
)  # fmt: skip
"""One of them stands in every such phrase, and looking for them all takes a fraction of the search."""


def says_revised(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text says it."""
    said = text[start:end].lower()
    for cue in _REVISED_CUES:
        if cue in said:
            return _REVISED.search(said) is not None
    return False
