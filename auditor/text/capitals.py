"""What a text says of capitals: "Sydney, the capital of Australia", "Pakistan's capital, Karachi"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.gazetteer import Country, cities_named, countries, countries_named, countries_with_capital
from auditor.model import Span
from auditor.regex import lazy
from auditor.text.divisions import Region
from auditor.text.places import Place
from auditor.text.towns import TOWN, runs_before, town_spoken_of
from auditor.text.words import UPPER


class Owner(NamedTuple):
    """Whose capital is spoken of, where its name or its people's stands."""

    lead: int
    """Where the words begin that belong to it: "the Mexican state of "."""
    start: int
    end: int
    whose: Country | Region
    named: bool
    """Whether it is the name; a people's adjective follows no "capital of"."""


class Phrase(NamedTuple):
    """What says "capital", with whose: "Kenya's war-torn capital city", "the capital of Kenya"."""

    lead: int
    start: int
    """As ``lead``, but without what says where the owner is: "Mexico's "."""
    end: int
    owner: Owner | None
    rank: str
    """Where the owner is left unsaid: "national", "state", "provincial", "prefectural"; else empty."""
    of: bool
    """Whether the owner stands behind the word."""


class Said(NamedTuple):
    """A town that a text calls a capital."""

    span: Span
    town: Span
    phrase: Phrase
    joined: str
    """What stands between the two."""

    @property
    def is_title(self) -> bool:
        """Whether nothing parts them: "the Turkish capital Istanbul"."""
        return self.joined.strip() in ("", "of")

    @property
    def apposed(self) -> bool:
        """Whether they stand side by side; else a verb ties the one to the other."""
        return _VERB.search(self.joined) is None


CAPITAL = lazy(
    r"\b(?:[Cc]apital(?:e|ity)?|CAPITAL|Hauptstadt|seat\sof\s(?:the\s)?(?:federal\s)?government)\b"
)
CAPITAL_PARTS = ("apital", "CAPITAL", "Hauptstadt", "seat of")
"""One of them stands in every match of `CAPITAL`."""
_REACH = 90

# What may stand between the owner and the word, or between the article and the word.
_HUB = r"(?:city|town|port|hub|centre|center|metropolis)"
_LARGEST = rf"(?:[a-z][a-z-]{{2,12}}\s){{0,2}}{_HUB}\s(?:and|as\swell\sas)\s(?:also\s)?(?:the\s|its\s)?"
_ADJECTIVE = (
    r"(?:sprawling|bustling|busy|crowded|overcrowded|congested|coastal|seaside|lakeside|riverside|flooded|snowy|"
    r"rainy|sweltering|teeming|hilly|besieged|embattled|battered|beautiful|smoggy|polluted|chaotic|vibrant|"
    r"populous|dusty|elegant|troubled|tense|quiet|hot|cold|old-world|northern|southern|eastern|western|modern|"
    r"current|present-day|official|national|federal|political|state|provincial|regional|prefectural|territorial|"
    r"oblast|cantonal|[a-z]{3,10}-(?:torn|hit|ravaged|clogged|choked|soaked|stricken|starved|swept|scarred))"
)
_DESCRIBED = lazy(rf"(?<![\w-])(?:{_LARGEST})?(?:{_ADJECTIVE},?\s){{0,2}}\Z")
_TAIL = lazy(rf"(?:\scity)?(?:\sand\s(?:[a-z][a-z-]{{2,12}}\s){{0,2}}{_HUB}(?=\sof\s))?")
_WHOLE = r"(?:kingdom|country|nation|sultanate|monarchy|(?:island|desert|mountain)\s(?:nation|country))"
_OF_WHOLE = lazy(rf"\sof\sthe\s{_WHOLE}\b")
_OF = lazy(
    r"\s(?:of\s(?:the\s)?(?:(?:neighbou?ring|nearby|landlocked|tiny|modern|[a-z]{3,9}-(?:rich|poor|soaked|hit|torn|"
    r"stricken|ravaged))\s)?|d(?:el?|u|es)\s(?:la\s|los\s|l['’])?|d['’]|von\s(?:der\s)?|de[sr]\s)"
)
_OWNS = lazy(r"(?:['’]s?)?\s")
_ARTICLE = lazy(r"\b(?:[Tt]he|[Ii]ts|[Ll]a|[Dd]ie|[Dd]er)\s\Z")
_UNSAID = lazy(rf"\b(?:the\s(?P<whole>{_WHOLE}['’]s\s)?|its\s)\Z", re.IGNORECASE)
_WHOSE = lazy(r",?\swhose\s\Z")
_RANK = lazy(r"\b(?:national|federal|state|provincial|prefectural)\b")
_OTHER_RANK = lazy(r"\b(?:regional|territorial|oblast|cantonal)\b")

# Other languages' adjectives and genitives.
_GERMAN_BEFORE = lazy(rf"\b(?:(?P<people>[a-zäöüß]{{3,16}})e[nr]?|(?P<land>[{UPPER}][^\W\d_]{{2,20}})s)\s\Z")
_GERMAN_BEHIND = lazy(rf"\s(?P<land>[{UPPER}][^\W\d_]{{2,20}})s\b")
_ROMANCE_BEHIND = lazy(r"\s(?P<people>[^\W\d_-]{2,16}(?:-[^\W\d_]{2,16})?)\b")

# What joins the phrase and the town.
_ALSO = r"(?:also|now|still|itself|not\s(?:only|just|merely))\s"
_IS = rf"(?:is|has\s(?:long\s)?been|remains|(?:serves|doubles|acts|has\sserved)\sas|es|est|ist)\s(?:{_ALSO})?"
_VERB = lazy(r"\b(?:is|been|remains|es|est|ist|as)\b")
_JOINS = lazy(
    rf"(?:,\s(?:(?:which|that)\s{_IS}|being\s|(?:best\s|well\s)?known\sas\s|{_ALSO})?|\s?[–—]\s?|\s--?\s|\s\(|:\s|"
    rf",?\s{_IS})(?:also\s)?(?:(?:the|its|la|die|der)\s)?(?:also\s)?"
)
_CLOSED = (
    r"(?=\s?[,.;:)—–?!\n]|\Z|\s(?:-|and|but|on|in|where|with|for|to|at|by|from|over|since|after|before|when|while|"
    r"as|during|late|early|until|has|had|is|was|will)\s)"
)
_TOWN_BEHIND = lazy(
    rf"(?P<joined>\s(?:of\s)?|,?\s{_IS})(?P<town>{TOWN})|(?P<joined2>,\s)(?P<town2>{TOWN}){_CLOSED}|"
    rf"(?P<joined3>\s\(|\s[–—-]\s)(?P<town3>{TOWN})(?=\)|\s[–—-]|[,.;\n]|\Z)"
)
_FUNDS = lazy(
    r"\s(?:needs?|markets?|gains?|flows?|inflows?|outflows?|outlays?|spending|expenditure|goods|accounts?|base|controls?|"
    r"requirements?|raising|cities|side|punishment|of)\b"
)
_ENDS = lazy(
    r"[,.;:)—–?!\n]|\s[-–—]|\Z|\s(?:and\s(?![A-Z])|(?:but|on|in|where|with|for|to|at|by|since|after|before|when|"
    r"during)\s)"
)
_NAME_GOES_ON = lazy(
    r"['’](?:s\b|\s)|[-‐‑–—/][^\W\d_]|\s(?!I\b|On\b)[A-Z][a-z]|\s(?:and|&|y|et|und|or)\s(?:the\s)?[A-Z]"
)
_DIVISION_ENDS = lazy(
    r"[.,;:)—–](?!\d)|\s?[-–—]\s|\Z|\n|\s(?:and\s[a-z]|on|in|where|with|for|to|at|by|since|after|before|when|during|"
    r"is|are|was|has|had|have|will|would|[a-z]{3,}(?:ed|s))\b"
)
"""Behind a division: "the capital of Bavaria, ", and not "the capital of Texas oil"."""
_WITHIN = lazy(r"\b(?:in|off|near|outside|at|reached|left)\s\Z", re.IGNORECASE)
_LONGEST_WITHIN = 12

# Where the town stands in the sentence before.
_GOES_ON = lazy(r"\s(?!of\b)[a-z]")
_OPENING = lazy(
    r"(?:In\s)?(?:(?:The\s)?(?:city\s)?(?:council|councillors|mayor|authorities|residents|people|police|streets|"
    r"hospitals|schools|buses|markets|port|airport|university|firefighters|doctors|shops|shopkeepers|commuters|"
    r"hotels|roads)\s(?:of|in|across)\s)?the\s\Z",
    re.IGNORECASE,
)


def is_town(name: str) -> bool:
    """Whether the gazetteer has a town of a name, or a capital."""
    return bool(cities_named(name) or countries_with_capital(name))


def owners(text: str, places: Sequence[Place], regions: Sequence[Region]) -> list[Owner]:
    """Countries and divisions, and their peoples, among the names of a text."""
    found = [Owner(r.lead, r.start, r.end, r, bool(r.divisions)) for r in regions]
    for place in places:
        named = place.countries or place.peoples
        if len(named) == 1:
            start = place.start + 4 * text.startswith("The ", place.start)
            found.append(Owner(start, start, place.end, named[0], bool(place.countries)))
    return found


def phrases(text: str, known: Sequence[Owner]) -> Iterator[Phrase]:
    """What says "capital" in a text, in order, of the owners that it names and of one left unsaid."""
    known = sorted(known, key=lambda owner: owner.end)
    by_end = {owner.end: owner for owner in known}
    by_start = {at: owner for owner in known if owner.named for at in (owner.start, owner.lead)}
    for match in CAPITAL.finditer(text):
        floor = _floor(text, match.start())
        described = _DESCRIBED.search(text, floor, match.start())
        first = described.start() if described else match.start()
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        article = _ARTICLE.search(text, floor, first)
        lead = article.start() if article else first
        unsaid = _UNSAID.search(text, floor, first)
        whose = _WHOSE.search(text, floor, first)
        owner = _first(
            by_end, range(whose.start(), floor, -1)[:1] if whose else range(first - 1, first - 4, -1)
        )
        if owner and (whose or _OWNS.fullmatch(text, owner.end, first)):
            described = _DESCRIBED.search(text, floor, owner.lead)
            yield Phrase(described.start() if described else owner.lead, owner.start, end, owner, "", False)
        elif (
            not (unsaid and unsaid["whole"])
            and (of := _OF.match(text, end))
            and (owner := _first(by_start, range(end, of.end() + 1)))
        ):
            yield Phrase(lead, lead, owner.end, owner, "", True)
        elif whole := _OF_WHOLE.match(text, end):
            yield Phrase(lead, lead, whole.end(), None, "national", True)
        elif owner := _foreign(text, floor, first, end, match[0]):
            start = min(owner.start, lead)
            yield Phrase(start, start, max(end, owner.end), owner, "", owner.start > first)
        elif unsaid and not _OTHER_RANK.search(text, first, end):
            rank = _RANK.search(text, first, match.start())
            said = "national" if unsaid["whole"] else rank[0].replace("federal", "national") if rank else ""
            yield Phrase(unsaid.start(), unsaid.start(), end, None, said, False)


def said_of(text: str, phrase: Phrase) -> Said | None:
    """The town that is called what a phrase says: the one beside it, or the one that a verb ties to it."""
    stop = text.find("\n", phrase.end, phrase.end + _REACH)
    behind = _TOWN_BEHIND.match(text, phrase.end, stop if stop >= 0 else phrase.end + _REACH)
    joined, at, town_end = next(
        (
            (behind[f"joined{n}"], *behind.span(f"town{n}"))
            for n in ("", "2", "3")
            if behind and behind[f"town{n}"]
        ),
        (", ", 0, 0),
    )
    # "Ankara, the Turkish capital, Istanbul": the phrase belongs to the town before it.
    if joined == ", " and (before := _said_before(text, phrase)):
        return before
    if behind is None or (phrase.of and text[phrase.start] == "c"):
        return None
    title = joined in (" ", " of ") and text[at:town_end].endswith(("'s", "’s"))
    town = Span(at, town_end - len("'s") * title)
    return Said(Span(phrase.start, town.end), town, phrase, joined)


def _said_before(text: str, phrase: Phrase) -> Said | None:
    """The town before a phrase: "Sydney, the capital of Kenya", "Sydney has been Kenya's capital"."""
    owner, ends = phrase.owner, _ENDS.match(text, phrase.end) is not None
    if phrase.of and owner is not None:
        division = isinstance(owner.whose, Region)
        ends = (
            bool(_DIVISION_ENDS.match(text, phrase.end))
            if division
            else not _NAME_GOES_ON.match(text, phrase.end)
        )
    floor = _floor(text, phrase.lead)
    for lead in dict.fromkeys((phrase.start, phrase.lead)):
        for run in runs_before(text, floor, lead):
            joins = _JOINS.fullmatch(text, run.end, lead)
            if joins is None or (town := _last_town(text, run)) is None:
                continue
            heads = joins[0].startswith(":")
            if (
                (town.start in (0, text.rfind("\n", 0, town.start) + 1))
                and not _FUNDS.match(text, phrase.end)
                if heads
                else ends
            ):
                closed = joins[0] == " (" and text.startswith(")", phrase.end)
                return Said(Span(town.start, phrase.end + closed), town, phrase, joins[0])
    return None


def stands_for_town(text: str, phrase: Phrase) -> Said | None:
    """The one town of the sentence before that "The South African capital" stands for."""
    at = phrase.lead
    if phrase.of and text.startswith(", ", phrase.end):
        at -= 3 * (text[max(0, at - 3) : at] == "In ")
    elif not phrase.of and _GOES_ON.match(text, phrase.end):
        opening = _OPENING.search(text, _floor(text, at), phrase.start)
        if opening is None:
            return None
        at = opening.start()
    else:
        return None
    town = town_spoken_of(text, at)
    return (
        Said(Span(phrase.start - (0 if phrase.of else len("the ")), phrase.end), town, phrase, "")
        if town
        else None
    )


def _foreign(text: str, floor: int, first: int, end: int, word: str) -> Owner | None:
    """The country of another language's adjective or genitive: "capital turca", "Kanadas Hauptstadt"."""
    if word == "Hauptstadt":
        found = _GERMAN_BEFORE.search(text, floor, first) or _GERMAN_BEHIND.match(text, end)
    else:
        found = _ROMANCE_BEHIND.match(text, end) if word in ("capital", "capitale") else None
    if found is None:
        return None
    groups = found.groupdict()
    if people := groups.get("people"):
        country = _feminine().get(people)
    else:
        land = groups["land"]
        named = countries_named(land) or countries_named(f"{land}s")
        country = named[0] if len(named) == 1 else None
    at = found.end() - len(found[0].lstrip())
    return (
        Owner(at, at, found.end() - len(found[0]) + len(found[0].rstrip()), country, True)
        if country
        else None
    )


@cache
def _feminine() -> Mapping[str, Country]:
    by_code = {country.code: country for country in countries()}
    rows = Path(__file__).with_name("feminine_peoples.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: by_code[code] for code, *words in (row.split("\t") for row in rows) for word in words}


def _first(owners: dict[int, Owner], offsets: range) -> Owner | None:
    return next((owners[at] for at in offsets if at in owners), None)


def _floor(text: str, at: int) -> int:
    return max(text.rfind("\n", max(0, at - _REACH), at) + 1, at - _REACH, 0)


def _last_town(text: str, run: Span) -> Span | None:
    """The last words of a run that are a town; the whole run where something is said to be in or off it."""
    for word in re.finditer(r"(?<!\S)\S", text[run.start : run.end]):
        if word[0].isupper() and is_town(text[run.start + word.start() : run.end]):
            return Span(run.start + word.start(), run.end)
    return run if _WITHIN.search(text, max(0, run.start - _LONGEST_WITHIN), run.start) else None
