"""Where a text says that a town lies: "Lahore, in northern India", "the Ohio city of Pittsburgh"."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.towns import (
    KIND_OF_TOWN,
    TOWN,
    cities_of,
    may_be_town,
    runs_before,
    town_spoken_of,
    town_within,
)
from auditor.text.words import UPPER, word_set


class Placing(NamedTuple):
    """A town that a text puts somewhere: the words that say so, the town's name, and whether it is sure."""

    span: Span
    town: Span
    direct: bool = True
    """Whether town and place stand together, and not in two sentences."""


# What stands between a town and the name of where it lies.
_PART = (
    r"(?:(?:the\s)?(?:far\s|deep\s|extreme\s)?(?:north|south|east|west|central|mid|upper|lower|coastal|rural|"
    r"inland|mainland|neighbou?ring|nearby|present-day|modern)[a-z-]{0,12}\s(?:of\s)?(?:the\s)?|the\s)?"
)
_WHICH = r"(?:(?:which|that)\s(?:is|lies)\s)?"
_GAP = lazy(
    r"(?P<comma>,\s(?:en\s|aux?\s|the\s)?)|(?P<bracket>\s\()|"
    rf"(?P<described>,\s{_WHICH}(?:an?|the|one\sof\sthe)\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}(?:{KIND_OF_TOWN}|"
    rf"cities|towns|ports)\s(?:in|of|on)\s{_PART})|(?P<lying>,\s{_WHICH}(?:"
    r"(?:(?:just|right|down|up)\s)?(?:across|over|beyond|on\sthe\s(?:other|far)\sside\sof)\s"
    rf"(?:[\w’'-]{{2,20}}\s){{1,4}}in\s{_PART}|(?:(?:up|down|out|over)\s)?in\s{_PART}|"
    r"(?:on|along|near|off)\sthe\s(?:[a-z-]{3,12}\s){0,2}(?:coast|border|shores?|edge|tip|bank|frontier)\sof\s"
    r"(?:the\s)?|(?=(?:far\s|deep\s)?(?:north|south|east|west|central|coastal|rural))"
    rf"{_PART}))|(?P<bare>\sin\s{_PART})"
)
_ON = lazy(r",?\son\s(?:the\s)?")
_ENDINGS = tuple(
    f"{word} "
    for word in (
        *(",", " in", " of", " on", " the", " en", " au", " aux", "ern", "th", "st", "day", " central"),
        *(" rural", " coastal", " inland", "mainland", "boring", "bouring", "nearby"),
    )
)
"""One of them stands before the name of where a town lies."""

# What leads to the town.
_LED = lazy(
    r"(?i:\b(?:in|at|from|off|near|outside|around|of|to|via|for|through|visiting|left|leaving|reached|towards?|"
    r"into|across|by|as\sfar\sas|on|hit|struck|over|beside|visit(?:ed|s)?|reach(?:es)?|en|desde|de|a|hacia|à|depuis|vers|aus|"
    r"nach|bei|von)\s"
    r"(?:(?:downtown|central|nearby|eastern|western|northern|southern|suburban|the\s(?:city|town|port|suburb)\s"
    r"of|la ciudad de|la ville de|der stadt)\s)?)\Z"
)
_AS_BEFORE = lazy(
    r"\b(?:of|from|via|through|at|in|to|between|for)\s[A-Z][^\s,.;]{1,20}(?:\s[A-Z][^\s,.;]{1,20}){0,2}\sin\s(?:the\s)?"
    r"[A-Z][^\s,.;]{2,20}(?:\s[A-Z][^\s,.;]{2,20})?,?\sand\s\Z"
)
"""The first of two placings of one shape: “by way of Durban in South Africa and Dar es Salaam in Kenya”."""
_BETWEEN = lazy(r"\bbetween\s[A-Z][^\s,.;]{1,20}(?:\s[A-Z][^\s,.;]{1,20}){0,2}\sand\s\Z")
_IN_CLAUSE = lazy(r"\b(?:that|because|whether|since|while|where|when|if|how|but)\s\Z")
_GOES_ON_WITH = lazy(r",\s(?:is|was|has|had|will|would|lies|lay|remain(?:s|ed)|can|could|may|might)\b")
"""What tells that the commas are of “Ziguinchor, Senegal, was” and not of a list or of a new clause."""
_LED_LOOSELY = lazy(r"(?:\b(?:at|of|from|to)\s|\A|[.!?]\s)\Z", re.IGNORECASE)
"""Clubs and offices are called like towns, and are active abroad: "the bishop of Antwerp in Rome"."""
_LED_SURELY = lazy(
    r"(?i:\b(?:(?:cit(?:y|ies)|towns?|ports?|villages?|far|away|miles|kilomet(?:re|er)s|km|hours?|minutes|"
    r"north|south|east|west|upstream|downstream)\s(?:from|of)|(?:moved|fl[eoy]wn?|fly|flies|flying|sent|"
    r"taken|travell?ed|drove|driven|sailed|return(?:ed|s)?|trips?|back|bound|brought|rushed|shipped|"
    r"evacuated|deported|extradited|transferred|journey|way|road|route|train|flights?|bus|"
    r"ferry)\s(?:[a-z]{3,10}\s)?(?:to|from)|(?:called|docked|landed|arrived|stopped|held|based|made|opened|"
    r"built)\sat|in|near|off|outside|around|beside|towards?|into|hit|struck|over|visit(?:ed|ing|s)?|"
    r"reach(?:ed|es)?)\s)\Z"
)
_OPENS = lazy(r"(?:\A|[.!?:]\s[“\"]?|[“\"])\Z")
_LISTED = lazy(
    r"(?:,|\b(?:and|or|y|e|et|und|oder|between|both|entre|zwischen))\s(?:in\s|from\s)?\Z", re.IGNORECASE
)
_INTRODUCTORY = lazy(
    r"\s*[“\"]?(?:In|At|After|From|Before|During|Since|Near|Of|For|To|On|While|En|Tras|Après|À|Nach)"
    r"\b[^.;:]{0,60}\Z"
)
# What follows the name of where it lies.
_ENDS = lazy(
    r"\s*(?:\Z|\n)|\s?[.;:)—–](?!\d)|\s[-–—(]|,\s(?:(?:and|or|y|o|e|et|ou|und|oder)\s)?(?!(?:the|la|las|los|"
    r"le|les|die|der)\s[A-Z])(?!(?:and|or|as\swell\sas|along\swith|plus|y|o|e|et|ou|und|oder|elsewhere|"
    r"others?|beyond|neighbou?ring|parts|possibly|perhaps|even|across)\b)[a-z\"“0-9]|,\s(?:on\s)?(?:Mon|"
    r"Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|,\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]{0,6}\.?\s\d|\s(?:on|in|with|where|for|to|at|by|when|after|before|during|last|this|who|that|"
    r"since|while|until|as|via|next|earlier|twice|once|daily|weekly|every|an?|one|two|three|four|five|six|"
    r"early|late|yesterday|donde|cuando|con|desde|para|où|avec|pour|wo|mit|seit)\s"
)
_FIRM_END = lazy(r"\s*\Z|\s?[.;)](?!\d)|\s\(|\n|,\s[a-z]")
_DATELINE_ENDS = lazy(r"\s?(?:\([^()\n]{2,40}\)\s?)?(?:—|–|--|-\s|:)|,\s[A-Z][a-z]{2,8}\.?\s\d")
_VERB_AFTER = lazy(
    r",\s(?:is|was|has|had|will|lies|lay|sits|where|which|hosts?|hosted|saw|remains?|remained|became|faces|"
    r"woke|got|can|could|would|may|might|needs|plans|home\sto)\b"
)
_DOES = lazy(r"\s(?:is|was|are|were|has|had|have|will|said|says|[a-z]{3,12}ed)\b")
_GOES_ON = lazy(rf"[-‐‑][^\W\d_]|\s[{UPPER}][^\W\d_]|['’]s\b|/")
_PART_OF_IT = lazy(
    r"['’]s\s(?:(?:far|deep|extreme|arid|mountainous|rural)\s)?(?:(?:north|south|east|west|centre|center|interior|"
    r"(?:north|south)-?(?:east|west))|(?:[a-z]{3,10}\s){0,2}(?:coast|highlands|lowlands|heartland|border|shore))"
    r"(?=[.,;:)—–\n]|\s(?:and|on|in|where|for|to|at|by|when|after|before|that|who|which|with)\b|\Z)"
)
"""Behind a country: "Chile’s south", "Peru’s northern coast"."""
_SIDE_OF = lazy(
    r"\s(?:(?:[a-z]{4,13}\s)?(?:coast|shore|seaboard|riviera)|[Rr]iviera|side)(?:\sof\sthe\s(?:border|"
    r"frontier|river|strait|lake))?\b"
)
_TEAMS = lazy(
    r"\b(?:beat|beats|defeat\w*|edged|tied|against|versus|vs\.?|face[ds]?|host(?:ed|s)?|drew|scored?|won|"
    r"lost|wins?|(?:semi-?)?finals?|league|season|quarterback|playoffs?|touchdown\w*|game|games|match|matches)\b",
    re.IGNORECASE,
)
_RANKED = (
    r"(?:(?:second|third|fourth|fifth|sixth|largest|biggest|main|busiest|chief|leading|most|populous|oldest|only|"
    r"key|major|deep-water|deep-sea|commercial|financial|economic|industrial|northern|southern|eastern|western|"
    r"coastal|border|important|[a-z]{3,7}-(?:largest|biggest|busiest|oldest|most))\s){1,3}"
)
_OWNED_BEHIND = lazy(
    rf"['’]s?\s{_RANKED}{KIND_OF_TOWN}\b(?=\s*\Z|[.,;:)]|\s(?:and|with|by|on|in|for|to|at|after)\b)"
)

# A people or an owner before the town.
_KIND_AHEAD = lazy(rf"(?:['’]s?)?\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}{KIND_OF_TOWN}\b")
_NO_FUNCTION = (
    r"(?!(?:to|and|or|in|at|from|for|with|of|on|as|into|via|by|the|towards?|is|was|are|were|has|had)\s)"
)
_TOWN_OF_PEOPLE = lazy(
    rf"\s(?:{_NO_FUNCTION}[a-z][a-z-]{{1,14}}\s){{0,2}}{KIND_OF_TOWN}\s(?:of\s)?(?P<town>{TOWN})"
)
_OWNED_TOWN = lazy(
    rf"['’]s?\s(?:{_RANKED}{KIND_OF_TOWN},\s|(?:[a-z][a-z-]{{1,14}}\s){{0,2}}{KIND_OF_TOWN}\sof\s)(?P<town>{TOWN})"
)
# "in Peru's Guayaquil".
_OWNED_ALONE = lazy(
    rf"['’]s?\s(?P<town>{TOWN})(?=[.,;:)—–]|\Z|\n|\s(?:and|on|in|where|for|to|at|by|when|after|before|"
    rf"with)\s[^A-Z])"
)
_IN_OWNED = lazy(r"\b(?:in|near|outside|around|from|to|at|reached|left|visited)\s(?:the\s)?\Z", re.IGNORECASE)
_NAME_BEFORE = lazy(
    r"\b(?:North|South|Latin|Central|East|West|Northern|Southern|Eastern|Western|New|Upper|Lower)\s\Z"
)
_FORMER = lazy(
    r"\b(?:former(?:ly)?|old|ancient|medieval|once|then|imperial|historic(?:al)?|colonial|predominantly|"
    r"mainly|occupied)\b",
    re.IGNORECASE,
)
_OWNS = lazy(r"['’]s?\b|[-‐‑/]")
_THE_TOWN_IN = lazy(rf"(?:[Tt]he)\s(?:[a-z][a-z-]{{1,14}}\s){{0,3}}{KIND_OF_TOWN}\sin\s{_PART}\Z")
_KINDS = word_set("city town port seaport metropolis resort village municipality suburb settlement hub")
_NEAR = 50
_REACH = 110
_FAMOUS = 250_000


def put_in(text: str, start: int, end: int, lead: int, *, country: bool) -> Placing | None:
    """A town that stands before the name of a country or division and is said to lie there.

    Args:
        text: The text.
        start: Where the name starts.
        end: Where it ends, with the word for its kind.
        lead: Where the words begin that belong to the name ("the Mexican state of").
        country: Whether it is a country's name; a division's more often follows a town without a preposition.
    """
    if not text.endswith(_ENDINGS, max(0, lead - 10), lead) and not text.endswith(" (", 0, lead):
        return None
    floor = max(text.rfind("\n", max(0, lead - _REACH), lead) + 1, lead - _REACH, 0)
    for run in runs_before(text, floor, lead):
        gap = _GAP.fullmatch(text, run.end, lead)
        owned = country and text.startswith(("'", "’"), end) and _behind_owner(text, run, lead, end)
        if owned:
            return Placing(Span(run.start, owned), run)
        if gap is None:
            continue
        if not may_be_town(text[run.start : run.end]):
            return None
        stop = _said(text, floor, run, gap.lastgroup or "", end, country=country)
        return Placing(Span(run.start, stop), run) if stop else None
    return None


def _behind_owner(text: str, town: Span, lead: int, end: int) -> int | None:
    """Where "Gdansk, Germany's main port" and "Temuco, on Peru's coast" end."""
    gap = text[town.end : lead]
    behind = None
    if gap in (", ", ", the "):
        behind = _OWNED_BEHIND.match(text, end)
    elif (
        _ON.fullmatch(gap) and (part := _PART_OF_IT.match(text, end)) and part[0].endswith(("coast", "shore"))
    ):
        behind = part
    return behind.end() if behind and may_be_town(text[town.start : town.end]) else None


def _said(text: str, floor: int, town: Span, gap: str, end: int, *, country: bool) -> int | None:
    """Where a placing ends, if its surroundings make it one; None for lists, teams and new clauses."""
    before = text[floor : town.start]
    led, opens = _LED.search(before), _OPENS.search(before)
    sentence = before.rpartition(". ")[2]
    if gap == "bracket":
        closed = text.startswith(")", end) and (led or opens or not country)
        return end + 1 if closed else None
    stop = end
    if part := _PART_OF_IT.match(text, end):
        stop = part.end()
    elif (
        not country
        and text.startswith(".", end)
        and len(text[town.end : end].rpartition(" ")[2]) <= _ABBREVIATION
    ):
        stop += 1  # "Calif."
    if gap == "described":
        return None if _GOES_ON.match(text, stop) else stop
    ends = _ENDS.match(text, stop)
    joined = country and before.endswith("and ")
    parallel = joined and _AS_BEFORE.search(before) is not None
    between = joined and _BETWEEN.search(before) is not None
    if _LISTED.search(before) and not (parallel or between):
        return None
    if gap == "lying":
        return stop if ends else None
    if gap == "bare":
        if parallel or _LED_SURELY.search(before):
            return stop if ends or _DOES.match(text, stop) else None
        loosely = _LED_LOOSELY.search(before) and (ends or _DOES.match(text, stop))
        return stop if loosely and not _TEAMS.search(sentence + text[stop : stop + _REACH]) else None
    dateline = _DATELINE_ENDS.match(text, stop)
    if opens:
        follows = _VERB_AFTER.match(text, stop) or (text.startswith(", ", stop) and not country)
        return stop if dateline or follows else None
    if not ends or (_INTRODUCTORY.match(sentence) and not _FIRM_END.match(text, stop)):
        return None
    if led or (country and _IN_CLAUSE.search(before) and _GOES_ON_WITH.match(text, stop)):
        return stop
    if between:
        return stop  # “between Botoșani and Chișinău, Moldova,”
    return None if country or _TEAMS.search(sentence + text[stop : stop + 40]) else stop


_ABBREVIATION = 5


def of_the(text: str, start: int, end: int) -> Placing | None:
    """A town behind a people or an owner: "the Indian city of Lahore", "India's second city, Lahore".

    Args:
        text: The text.
        start: Where the adjective or the owner's name starts.
        end: Where it ends, before an apostrophe.
    """
    owner = text.startswith(("'", "’"), end)
    ahead = _KIND_AHEAD.match(text, end)
    if not ahead and not owner:
        return None
    if _NAME_BEFORE.search(text, max(0, start - 16), start):
        return None  # "South America's biggest city", "the North Island town"
    match = ahead and (_OWNED_TOWN if owner else _TOWN_OF_PEOPLE).match(text, end, end + _REACH)
    if match is None and owner and _IN_OWNED.search(text, max(0, start - 12), start):
        match = _OWNED_ALONE.match(text, end, end + _REACH)
        if match and not any(city.population >= _FAMOUS for city in cities_of(match["town"])):
            return None
    if not match or _FORMER.search(text, max(0, start - 25), start) or _FORMER.search(match[0]):
        return None
    town = town_within(text, *match.span("town"))
    if town is None or town.start != match.start("town"):
        return None
    if _OWNS.match(text, town.end) and text[town.end] not in "'’":
        return None
    start += 4 * text.startswith(("The ", "the "), start)
    return Placing(Span(start, town.end), town)


def on_the_side(text: str, start: int, end: int) -> Placing | None:
    """A town "on the Indian side of the border", "on the Adriatic coast" of a people's."""
    side = _SIDE_OF.match(text, end)
    if side is None:
        return None
    for run in runs_before(text, max(0, start - _REACH), start):
        if not _ON.fullmatch(text, run.end, start):
            continue
        return Placing(Span(run.start, side.end()), run) if may_be_town(text[run.start : run.end]) else None
    return None


def spoken_of(text: str, start: int, end: int, *, country: bool) -> Placing | None:
    """A description at the head of a sentence of the one town before: "The busy port in Peru".

    Args:
        text: The text.
        start: Where the name of a country, or of its people, starts.
        end: Where it ends.
        country: Whether it is the country's name.
    """
    if country:
        floor = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
        if _KINDS.isdisjoint(text[max(floor, start - _NEAR) : start].split()):
            return None
        opening = _THE_TOWN_IN.search(text, floor, start)
        if opening is None or _GOES_ON.match(text, end):
            return None
        at, stop = opening.start(), end
    else:
        behind = _THE_YISH_TOWN.match(text, end)
        if behind is None or not text.endswith("The ", 0, start):
            return None
        at, stop = start - 4, behind.end()
    town = town_spoken_of(text, at)
    return Placing(Span(at, stop), town, direct=False) if town else None


_THE_YISH_TOWN = lazy(
    rf"\s(?:[a-z][a-z-]{{1,14}}\s){{0,2}}{KIND_OF_TOWN}(?=\s(?:is|was|has|had|will|lies)\b)"
)
