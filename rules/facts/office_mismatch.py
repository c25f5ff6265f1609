from __future__ import annotations

import datetime as dt
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.house import House, Person
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.affiliations import Affiliation, affiliations, is_place, is_side, parties_apart
from auditor.text.alike import same_person
from auditor.text.bodies import Body, bodies
from auditor.text.offices import (
    TITLES,
    Holding,
    Office,
    contradict,
    exclude_each_other,
    given_otherwise,
    has_house,
    holdings,
    of_other_houses,
    one_post,
    one_post_of_a_nation,
    parse_office,
    same_office,
)

if TYPE_CHECKING:
    from auditor.compare import Comparison

_MOST_SOURCES = 6
_MOST_HOLDINGS = 60
_AROUND = 200
_NEAR = 90
_CLOSE = 40
_BESIDE = 12
_LONG_WORD = 4
_LIMITED = frozenset(("acting", "shadow"))
"""What makes an office less than held, and does not pass while a text is rewritten."""
_DEPUTY = lazy(r"\b(?:vice|deputy|assistant|former|ex)\b", re.IGNORECASE)
_CHANGE = lazy(
    r"\b(?:succe(?:ed|ss)\w*|predecess\w+|replac\w+|t(?:ake|akes|aking|ook|aken) (?:over|office)|handed "
    r"over|hand(?:s|ing)? "
    r"over|resign\w*|stepp?(?:ed|ing|s)? down|appoint\w*|nam(?:ed|es|ing) (?:as )?(?:the |a |an )?(?:new|"
    r"next)?|elect\w*|"
    r"sworn|inaugurat\w+|reshuffle\w*|promot\w+|sack\w+|dismiss\w+|fired|oust\w+|overthr\w+|deposed|coup|"
    r"rival|"
    r"interim|acting|caretaker|formerly|former|previous\w*|became|becom\w+|"
    r"co-?chair\w*|joint\w*|co-?presid\w*|claim\w+|self-(?:declared|proclaimed)|parallel|defeat\w+|beat|"
    r"die[ds]?|death|late|kill\w+|assassinat\w+|sucesor\w*|sucedi\w+|reemplaz\w+|"
    r"dimiti\w+|dimisi\w+|"
    r"nombrad\w+|antecesor\w*|relev\w+|successeur\w*|prédécess\w+|succèd\w+|succéd\w+|remplac\w+|"
    r"démission\w*|nommé\w*|"
    r"Nachfolg\w+|Vorgäng\w+|zurückgetreten|Rücktritt\w*|abgelöst|ernannt\w*|gewählt\w*|früher\w*|"
    r"ehemal\w+|damal\w+)\b",
    re.IGNORECASE,
)
_SUCCESSION = lazy(
    r"\b(?:succe(?:ed|ss)\w*|predecess\w+|replac\w+|t(?:akes|aking|ook|aken) over|resign\w*|stepp?(?:ed|"
    r"ing|s)? down|"
    r"appoint\w*|sworn|new(?:ly)?|sack\w+|dismiss\w+|oust\w+)\b",
    re.IGNORECASE,
)
_TAKES_OVER = lazy(
    r"[^.;]{0,60}\b(?:t(?:akes?|ook|aking) (?:over|office|charge|the (?:helm|post|place))|"
    r"(?:succeed|replac)(?:s|es|ing)\b|(?:succeeded|replaced)(?! by)|"
    r"(?:was|is|were|been|be) (?:promoted|sworn)|bec[ao]mes?\b)"
)
_GIVEN_TO = lazy(
    r"\b(?:(?:replaced|succeeded)\b[^.;]{0,30}\sby|in favou?r of|handed (?:over )?to|promot(?:ed|es|ing))"
    r"\s[^.;]{0,40}\Z"
)
# Words that tell of a change only where they stand in the sentence of the office.
_ONCE = lazy(
    r"\b(?:until|since|then|later|now|new|both|ago|earlier|once|years?|won|in (?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


@rule(
    severity=Severity.ERROR,
    uses=("sources", "house"),
    bad=(
        "Peru’s trade minister, Ana Ruiz, signed at noon. The pact was long awaited.\n\nOutside, [[Peru’s "
        "trade minister]], Carla Paz, spoke to farmers.",
        "Finance Minister Omar Dahl opened the talks. The room was full.\n\nAt dusk [[Health Minister]] Omar "
        "Dahl left by the back door.",
        "Rosa Lind, mayor of Arvika, cut the tape. Rain fell.\n\nThe [[deputy mayor of Arvika]], Rosa Lind, "
        "held an umbrella.",
        "Lars Beck, a hydrologist at Falster University, measured the river. Rain fell.\n\nBeck, a "
        "[[hydrologist at Vejle University]], warned of mud.",
        "President Marta Solis met the miners. They shook hands.\n\n[[Prime Minister]] Marta Solis "
        "promised help.",
        "Transport Minister Ravi Pereira ordered an inquiry. It rained.\n\n[[Transport Minister]] Sunil "
        "Pereira came by train.",
        Example(
            "The harbour will be dredged in May, [[PTL chairman]] Jon Reyes said in Salinas on Friday.",
            source="The harbour will be dredged in May, PTL vice-chairman Jon Reyes said in Salinas on "
            "Friday.",
        ),
        Example(
            "[[Health Minister]] Jon Reyes said in Salinas on Friday that the harbour would be dredged "
            "in May.",
            source="Supply Minister Jon Reyes said in Salinas on Friday that the harbour would be "
            "dredged in May.",
        ),
        Example(
            "[[Health Minister]] Jon Reyes opened the clinic in Salinas on Friday. The minister, Ida Roos, "
            "cut the tape.",
            source="Mayor Jon Reyes opened the clinic in Salinas on Friday. Health Minister Ida Roos cut "
            "the tape.",
        ),
        Example(
            "[[Foreign Minister]] Ilse Brandt arrives on Monday.",
            published=dt.date(2024, 5, 1),
            house=House(
                people=(
                    Person(
                        "Ilse Brandt",
                        "Foreign Minister",
                        "Ruritania",
                        dt.date(2020, 1, 1),
                        dt.date(2024, 3, 31),
                    ),
                )
            ),
        ),
    ),
    good=(
        "Peru’s trade minister, Ana Ruiz, met Chile’s trade minister, Carla Paz.",
        "Finance Minister Omar Dahl resigned. The new finance minister, Ida Roos, was sworn in.",
        "Former President Ada Holt endorsed President Lena Moss, and Senator Ada Holt’s son agreed.",
        "A spokesman for Foreign Minister Jon Reyes said that Deputy Foreign Minister Ann Bell would travel.",
        "The co-chairs of the panel, Tom Lee, chair of the Reef Fund, and Amy Lo, chair of the Reef "
        "Fund, agreed.",
        "Finance Minister Omar Dahl of Norway spoke. The hall was full.\n\nFinance Minister Ida Roos of "
        "Denmark listened.",
        "Apple CEO Tim Vale, who is also chairman of Nimbus, met Nimbus CEO Joan Ash.",
        Example(
            "Jon Reyes, the minister in Salinas, said that the harbour would be dredged in May.",
            source="Trade Minister Jon Reyes said in Salinas that the harbour would be dredged in May.",
        ),
        Example(
            "Trade Minister Jon Reyes, whose minister Ida Roos left on Monday, will open the harbour.",
            source="Trade Minister Ida Roos resigned on Monday and was replaced by her deputy, Jon Reyes, who"
            " will open the harbour in Salinas.",
        ),
        Example(
            "The harbour will be dredged in May, said Jon Reyes, chief executive of the shipbuilder.",
            source="The harbour will be dredged in May, said Jon Reyes, chief executive of Nordkai.",
        ),
        Example(
            "PTL boss Jon Reyes said that the harbour would be dredged in May, and that it was time.",
            source="PTL vice-chairman Jon Reyes said that the harbour would be dredged in May, and that "
            "it was time.",
        ),
    ),
)
def office_mismatch(
    doc: Document, sources: Sequence[Comparison] | None = None, house: House | None = None
) -> Iterator[Finding]:
    """An office given to the wrong person, by the rest of the article, its source or the house's own facts.

    "Foreign Minister Ana Ruiz" in the first paragraph and "Trade Minister Ana Ruiz" in the fifth, or one
    ministry with two ministers: somebody will ring up.

    Offices are read right before and behind names, with their field (trade), their country or organisation,
    and with what makes them less than held: former, acting, deputy, elect. Within an article an office that
    has one holder at a time must not have two, and one person not two offices that exclude each other
    (minister of this and of that, mayor and deputy mayor, president and prime minister, economist at two
    banks). A ministry without its country is one post, and a warning, where the article names no second
    country. With agency copy at hand a person keeps the office that the copy gives, and an office its
    holder. With `[[facts.people]]` in `auditor.toml` the holder at the article's date must be the house's.

    It says nothing where the text tells of a change (succeeded, resigned, elected, former), of offices of
    several countries or organisations, of offices that many hold (senator, spokesman), and of looser words
    for the same (boss, head, leader).
    """
    held = [
        h for h in holdings(doc.text, doc.sentences, doc.names) if not doc.in_furniture(Span(h.start, h.end))
    ]
    found: list[Finding] = []
    if held:
        found += [*_against_house(doc, held, house), *_against(doc, held, sources or ()), *_within(doc, held)]
    for comparison in sources or ():
        if comparison.source.role == "wire" and comparison.derivation.verdict != "none":
            found += _parties(doc, comparison.source)
            found += _other_bodies(doc, comparison)
    reported: set[int] = set()
    for finding in found:
        if finding.start not in reported:
            reported.add(finding.start)
            yield finding


def _within(doc: Document, held: Sequence[Holding]) -> Iterator[Finding]:
    """One office with two holders, or one person in two offices, in the article itself."""
    current = [h for h in held if h.office.status == "current"]
    for first, later in itertools.combinations(current[:_MOST_HOLDINGS], 2):
        same = same_person(first.name.text, later.name.text)
        in_two = same and contradict(first.office, later.office, one_event=False)
        two = same is False and _full(first) and _full(later)
        two_in = two and one_post(first.office, later.office, one_event=False)
        inferred = (
            (two and one_post_of_a_nation(first.office, later.office) and _of_one_nation(doc))
            or (same is None and _two_given_names(first, later))
            or (same and exclude_each_other(first.office, later.office) and _full(first) and _full(later))
        )
        if not (in_two or two_in or inferred) or _is_list(doc.text, first, later):
            continue
        if not in_two and not (_is_name(doc.text, first) and _is_name(doc.text, later)):
            continue
        if not _changes(doc, first) and not _changes(doc, later):
            yield _finding(
                doc, later, doc.text, first, None, Severity.ERROR if in_two or two_in else Severity.WARNING
            )


def _two_given_names(first: Holding, later: Holding) -> bool:
    """Whether one office has holders of one surname and two given names: one of these is a slip."""
    given, others = first.name.text.split(), later.name.text.split()
    if len(given) != 2 or len(others) != 2 or given[1] != others[1] or given[0][0] == others[0][0]:
        return False
    a, b = first.office, later.office
    if not (a.single and same_office(a, b) and a.fields == b.fields):
        return False
    return bool(a.fields) if a.head == "minister" else a.scope == b.scope


def _of_one_nation(doc: Document) -> bool:
    """Whether a text names one country at most, by whatever of its names, people and capital."""
    named = {country.code for p in doc.places for country in (*p.countries, *p.peoples, *p.capital_of)}
    return len(named) <= 1


def _is_name(text: str, holding: Holding) -> bool:
    """Whether a full name is one, and no words of a headline that the text has in lower case."""
    words = [word.lower() for word in holding.name.text.split() if len(word) >= _LONG_WORD]
    return _full(holding) and not any(any(_places(text, word)) for word in words)


def _places(text: str, word: str) -> Iterator[Span]:
    """Where a word stands by itself. Sought by hand: to compile a pattern takes longer than a whole rule."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _is_border(text, start) and _is_border(text, end):
            yield Span(start, end)
        start = text.find(word, end)


def _is_border(text: str, at: int) -> bool:
    """Whether a word begins or ends at an offset."""
    before, behind = text[at - 1 : at], text[at : at + 1]
    return (before.isalnum() or before == "_") != (behind.isalnum() or behind == "_")


def _full(holding: Holding) -> bool:
    return " " in holding.name.text


def _against(doc: Document, held: Sequence[Holding], sources: Sequence[Comparison]) -> Iterator[Finding]:
    """Offices that a text on the same event gives otherwise."""
    for comparison in sources[:_MOST_SOURCES]:
        source = comparison.source
        derived = comparison.derivation.verdict != "none"
        theirs = _holdings_of(source)
        one_event = derived or (source.role == "wire" and _share_people(held, theirs))
        for holding in held:
            if holding.office.status == "former" and derived and comparison.source.role == "wire":
                held_still = _holds_still(holding, theirs)
                if held_still is not None:
                    yield _finding(doc, holding, source.text, held_still, source.id, Severity.ERROR)
                continue
            if holding.office.status in ("former", "future"):
                continue
            same = [other for other in theirs if _is_one_person(holding, other)]
            other = _contradicted(source, holding, theirs, same, one_event=one_event)
            if other is None and derived and source.role == "wire":
                other = _rewritten(source, holding, held, theirs, same)
            if other is None and (derived or source.role == "wire"):
                another = _has_another(holding, same)
                other = _held_by_another(holding, held, theirs, another=another, one_event=one_event)
                if other is not None and _handed_over(doc, holding, _CLOSE if another else _NEAR):
                    other = None
            limited = other is not None and other.office.status in _LIMITED
            if other is not None and (limited or not _comes_into_office(source, holding)):
                severity = Severity.ERROR if derived else Severity.WARNING
                yield _finding(doc, holding, source.text, other, source.id, severity)


def _is_one_person(a: Holding, b: Holding) -> bool:
    """Whether two offices are one person's; surnames that end otherwise need no longer look."""
    one, two = a.name.text, b.name.text
    if one[-1] != two[-1] and one[-1].isalpha() and two[-1].isalpha() and one.isascii() and two.isascii():
        return False
    return same_person(one, two) is True


def _share_people(held: Sequence[Holding], theirs: Sequence[Holding]) -> bool:
    """Whether two texts give offices to the same full names, and so tell of one event."""
    return len({h.name.text for h in held if _full(h)} & {h.name.text for h in theirs if _full(h)}) > 1


def _handed_over(doc: Document, holding: Holding, reach: int) -> bool:
    """Whether the words beside an office tell that somebody else held it until now."""
    start, end = min(holding.start, holding.name.start), max(holding.end, holding.name.end)
    return _SUCCESSION.search(doc.text, max(0, start - reach), end + reach) is not None


def _comes_into_office(source: Source, holding: Holding) -> bool:
    """Whether the source tells that somebody takes an office over: “replaced by her deputy, Ana Ruiz”."""
    from auditor.compare.comparison import prepared_source

    text, surname = source.text, holding.name.text.split()[-1]
    for sentence in prepared_source(source).doc.sentences:
        if surname in text[sentence.start : sentence.end]:
            start = text.index(surname, sentence.start)
            end = start + len(surname)
            if _TAKES_OVER.match(text, end, sentence.end) or _GIVEN_TO.search(text, sentence.start, start):
                return True
    return False


def _holds_still(holding: Holding, theirs: Sequence[Holding]) -> Holding | None:
    """The source's word for an office that the article calls a former one, if none there does."""
    same = [other for other in theirs if same_person(holding.name.text, other.name.text)]
    alike = [other for other in same if same_office(holding.office, other.office)]
    if not alike or any(other.office.status != "current" for other in same):
        return None
    return alike[0]


@lru_cache(maxsize=64)
def _holdings_of(source: Source) -> tuple[Holding, ...]:
    from auditor.compare.comparison import prepared_source

    doc = prepared_source(source).doc
    return holdings(doc.text, doc.sentences, doc.names)


def _contradicted(
    source: Source, holding: Holding, theirs: Sequence[Holding], same: Sequence[Holding], *, one_event: bool
) -> Holding | None:
    """What the source says of the same person, where no word of it agrees."""
    if not one_event and not any(_full(holding) and _full(other) for other in same):
        return None
    alike = [other for other in same if same_office(holding.office, other.office)]
    if alike:
        # "Former" that the article lost; only where it is the source's last word on it.
        lost = one_event and all(other.office.status == "former" for other in alike)
        return alike[0] if lost else None
    apart = [other for other in same if contradict(holding.office, other.office, one_event=one_event)]
    if not apart:
        return None
    # An expert of two houses: the word for the office is the same in both texts.
    houses = (apart[0].office.head, apart[0].office.deputy) == (holding.office.head, holding.office.deputy)
    return apart[0] if houses or not _also_said(source.text, holding, theirs) else None


def _rewritten(
    source: Source,
    holding: Holding,
    held: Sequence[Holding],
    theirs: Sequence[Holding],
    same: Sequence[Holding],
) -> Holding | None:
    """What agency copy says of somebody whom a rewrite of it gives another office, or none of its limits."""
    if not any(map(_full, same)):
        return None
    titled = holding.office.head in TITLES and not holding.office.scope
    # A rank is compared with a rank, an office with an office.
    same = [
        other for other in same if (other.office.head in TITLES and not other.office.scope) == titled
    ] or same
    alike = [other for other in same if not given_otherwise(holding.office, other.office)]
    if not alike:
        one_word = any(other.office.head == holding.office.head for other in same)
        return same[0] if one_word or not _also_said(source.text, holding, theirs) else None
    leads = holding.office.head in ("head", "leader")
    housed = [] if leads else [other for other in same if has_house(other.office)]
    if housed and all(of_other_houses(holding.office, other.office) for other in housed):
        return housed[0]
    if holding.office.head == "prime minister":
        return None  # A caretaker one is the prime minister.
    if any(other.office.status == holding.office.status for other in alike):
        return None
    mine = [h for h in held if same_person(h.name.text, holding.name.text)]
    limited = all({other.office.status, holding.office.status} & _LIMITED for other in alike)
    if not limited or any(h.office.status != holding.office.status for h in mine):
        return None
    return alike[0]


def _parties(doc: Document, source: Source) -> Iterator[Finding]:
    """People to whom a rewrite of agency copy gives another party."""
    ours = affiliations(doc.text, doc.sentences, doc.names)
    theirs = _affiliations_of(source) if ours else ()
    for mine in ours if theirs else ():
        same = [
            other
            for other in theirs
            if is_side(mine) == is_side(other) and same_person(mine.name.text, other.name.text)
        ]
        if not same or not all(parties_apart(mine, other) for other in same):
            continue
        if mine.words <= _around_person(source, mine):
            continue
        same = [other for other in same if not is_place(source.text[other.start : other.end])]
        if not same or is_place(doc.text[mine.start : mine.end]):
            continue
        yield _told_otherwise(doc, mine, source, same[0], mine.name.text)


def _around_person(source: Source, mine: Affiliation) -> set[str]:
    """The words of the source's sentences that have somebody's surname."""
    from auditor.compare.comparison import prepared_source

    surname = mine.name.text.split()[-1]
    return {
        word.lower().strip("’',.()“”\"").removesuffix("’s").removesuffix("'s").rstrip("s")
        for sentence in prepared_source(source).doc.sentences
        if surname in (said := source.text[sentence.start : sentence.end])
        for word in said.split()
    }


@lru_cache(maxsize=64)
def _affiliations_of(source: Source) -> tuple[Affiliation, ...]:
    from auditor.compare.comparison import prepared_source

    doc = prepared_source(source).doc
    return affiliations(doc.text, doc.sentences, doc.names)


def _other_bodies(doc: Document, comparison: Comparison) -> Iterator[Finding]:
    """Courts and ministries that stand where the agency copy has another one."""
    source = comparison.source
    theirs = bodies(source.text)
    mine = bodies(doc.text) if theirs else ()
    said = {(body.kind, body.key) for body in mine}
    for body in mine:
        if doc.in_furniture(Span(body.start, body.end)):
            continue
        kin = [other for other in theirs if other.kind == body.kind]
        passage = _passage(comparison, body)
        inside = [o for o in kin if passage and passage[0] <= o.start < passage[1]]
        known = any(other.key == body.key for other in kin)
        unsaid = {other.key for other in kin if (other.kind, other.key) not in said}
        if known:
            # The copy's other court in the place of the one that the passage names.
            rivals = [o for o in inside if o.key in unsaid]
            if not rivals or any(o.key == body.key for o in inside):
                continue
        else:
            rivals = [o for o in inside or kin if o.key in unsaid]
            if not inside and len(unsaid) > 1:
                continue
        if rivals and len({o.key for o in rivals}) == 1:
            here = doc.text[body.start : body.end]
            yield _told_otherwise(doc, body, source, rivals[0], f"The {here}")


def _passage(comparison: Comparison, body: Body) -> tuple[int, int] | None:
    """The passage of the source from which the sentence around a body comes."""
    for pair in comparison.alignment:
        if pair.start <= body.start < pair.end and pair.source_start is not None:
            return pair.source_start, pair.source_end or pair.source_start
    return None


def _told_otherwise(
    doc: Document, mine: Affiliation | Body, source: Source, other: Affiliation | Body, what: str
) -> Finding:
    here, there = doc.text[mine.start : mine.end], source.text[other.start : other.end]
    if isinstance(mine, Affiliation):
        message = f"{what} is of “{here}” here, of “{there}” in {source.id}"
    else:
        message = f"“{here}” stands here where {source.id} has “{there}”"
    return Finding(
        mine.start,
        mine.end,
        message,
        severity=Severity.WARNING,
        confidence=0.7,
        evidence=(Evidence(source.id, other.start, other.end, there),),
    )


@lru_cache(maxsize=256)
def _head(word: str) -> re.Pattern[str]:
    """An office's head word, and those that begin with it."""
    return re.compile(rf"(?<![-‐‑])\b{re.escape(word)}", re.IGNORECASE)


def _also_said(text: str, holding: Holding, theirs: Sequence[Holding]) -> bool:
    """Whether a text has an office's head word near the person's surname, in whatever construction."""
    if holding.office.deputy or holding.office.fields:
        return False
    taken = [(h.start, h.end) for h in theirs if not same_person(h.name.text, holding.name.text)]
    head = _head(holding.office.head)
    for start, end in itertools.islice(_places(text, holding.name.text.split()[-1]), _MOST_HOLDINGS):
        floor, stop = max(0, start - _NEAR), end + _NEAR
        for word in head.finditer(text, floor, stop):
            own = not any(first <= word.start() < last for first, last in taken)
            if own and not _DEPUTY.search(text, max(0, word.start() - _BESIDE), word.end()):
                return True
    return False


def _held_by_another(
    holding: Holding, held: Sequence[Holding], theirs: Sequence[Holding], *, another: bool, one_event: bool
) -> Holding | None:
    """The source's holder of an office that the article gives to somebody else."""
    holders = [
        other
        for other in theirs
        if other.office.status not in ("former", "future")
        and one_post(holding.office, other.office, one_event=one_event)
    ]
    if not holders or any(same_person(holding.name.text, h.name.text) is not False for h in holders):
        return None
    if another:
        return holders[0]
    # An article that names both holders tells of two, and is no mistake for one of them.
    shared = any(
        same_person(mine.name.text, other.name.text) and same_office(mine.office, other.office)
        for mine in held
        for other in holders
    )
    return None if shared else holders[0]


def _has_another(holding: Holding, same: Sequence[Holding]) -> bool:
    """Whether the source knows a person by other offices alone: the title beside the name was another's."""
    return any(map(_full, same)) and not any(
        same_office(holding.office, h.office) or h.office.status != "current" for h in same
    )


def _against_house(doc: Document, held: Sequence[Holding], house: House | None) -> Iterator[Finding]:
    """Offices that the house's own facts give to others, or to nobody of that name, at the article's date."""
    people = [(person, office) for person in (house.people if house else ()) if (office := _stated(person))]
    if not people:
        return
    for holding in held:
        if holding.office.status in ("former", "future"):
            continue
        mine = [
            (p, o)
            for p, o in people
            if any(same_person(holding.name.text, n) for n in (p.name, *p.spellings))
        ]
        if mine:
            yield from _of_known_person(doc, holding, mine)
            continue
        date = doc.article.published
        for person, office in people:
            certain = person.start is None and person.end is None if date is None else person.held(date)
            if certain and _full(holding) and one_post(holding.office, office, one_event=False):
                yield _house_finding(
                    doc, holding, f"{_title(person)} is {person.name}{_term(person)}, not {holding.name.text}"
                )
                break


def _of_known_person(
    doc: Document, holding: Holding, stated: Sequence[tuple[Person, Office]]
) -> Iterator[Finding]:
    date = doc.article.published
    at_the_time = [(p, o) for p, o in stated if date is None or p.held(date)]
    if any(same_office(holding.office, office) for _, office in at_the_time):
        return
    for person, office in stated:
        if date is not None and not person.held(date) and same_office(holding.office, office):
            yield _house_finding(
                doc, holding, f"{person.name} is {_title(person)} {_term(person).strip(' ()')}, not on {date}"
            )
            return
    for person, office in at_the_time:
        if contradict(holding.office, office, one_event=True):
            yield _house_finding(
                doc,
                holding,
                f"{person.name} is {_title(person)}{_term(person)}, not {doc.slice(Span(*holding[2:]))}",
            )
            return


@lru_cache(maxsize=1024)
def _stated(person: Person) -> Office | None:
    if person.office is None:
        return None
    return parse_office(f"{person.office} of {person.country}" if person.country else person.office)


def _title(person: Person) -> str:
    return f"{person.office} of {person.country}" if person.country else str(person.office)


def _term(person: Person) -> str:
    parts = [f"from {person.start}"] * bool(person.start) + [f"to {person.end}"] * bool(person.end)
    return f" ({' '.join(parts)})" if parts else ""


def _house_finding(doc: Document, holding: Holding, said: str) -> Finding:
    return Finding(
        holding.start, holding.end, f"{said} (the house’s own facts)", severity=Severity.ERROR, confidence=0.9
    )


def _finding(
    doc: Document, wrong: Holding, text: str, other: Holding, source: str | None, severity: Severity
) -> Finding:
    here, there = doc.text[wrong.start : wrong.end], text[other.start : other.end]
    where = f"in {source}" if source else "elsewhere in the article"
    return Finding(
        wrong.start,
        wrong.end,
        f"{wrong.name.text} is “{here}” here; {where} {other.name.text} is “{there}”",
        severity=severity,
        confidence=0.85 if severity is Severity.ERROR else 0.6,
        evidence=(Evidence(source, other.start, other.end, there),),
    )


def _changes(doc: Document, holding: Holding) -> bool:
    """Whether the text around tells that an office changed hands, or has several holders."""
    start, end = min(holding.start, holding.name.start), max(holding.end, holding.name.end)
    if _CHANGE.search(doc.text, max(0, start - _AROUND), end + _AROUND):
        return True
    sentence = doc.sentences[bisect_right(doc.sentences, start, key=lambda s: s.start) - 1]
    floor, stop = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    return _ONCE.search(doc.text, floor, stop) is not None


def _is_list(text: str, first: Holding, later: Holding) -> bool:
    """Whether both stand in one enumeration: no sentence ends between them."""
    between = text[first.end : later.start]
    return len(between) < _AROUND and "." not in between and "\n" not in between
