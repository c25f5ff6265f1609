from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.compare.bodies import Exchanged, exchanged_bodies, exchanged_parties
from auditor.compare.descriptions import misplaced_descriptions
from auditor.compare.offices import office_conflicts
from auditor.compare.unnamed import unnamed_ministers
from auditor.document import Document
from auditor.house import House, Person
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.rule import Example, rule
from auditor.text.alike import same_person
from auditor.text.offices import Holding, Office, contradict, holdings, one_post, parse_office, same_office
from auditor.text.offices.within import clashes
from auditor.text.offices.words import NOT_HELD

if TYPE_CHECKING:
    from auditor.compare import Comparison

_MOST_SOURCES = 6


@rule(
    severity=Severity.ERROR,
    uses=("sources", "house"),
    bad=(
        "Peru’s trade minister, Ana Ruiz, signed at noon. The pact was long awaited.\n\nOutside, [[Peru’s "
        "trade minister, Carla Paz]], spoke to farmers.",
        "Finance Minister Omar Dahl opened the talks. The room was full.\n\nAt dusk [[Health Minister Omar "
        "Dahl]] left by the back door.",
        "Rosa Lind, mayor of Arvika, cut the tape. Rain fell.\n\nThe [[deputy mayor of Arvika, Rosa Lind]], "
        "held an umbrella.",
        "Lars Beck, a hydrologist at Falster University, measured the river. Rain fell.\n\n[[Beck, a "
        "hydrologist at Vejle University]], warned of mud.",
        "President Marta Solis met the miners. They shook hands.\n\n[[Prime Minister Marta Solis]] "
        "promised help.",
        "Transport Minister Ravi Pereira ordered an inquiry. It rained.\n\n[[Transport Minister Sunil "
        "Pereira]] came by train.",
        Example(
            "The harbour will be dredged in May, [[PTL chairman Jon Reyes]] said in Salinas on Friday.",
            source="The harbour will be dredged in May, PTL vice-chairman Jon Reyes said in Salinas on "
            "Friday.",
        ),
        Example(
            "[[Health Minister Jon Reyes]] said in Salinas on Friday that the harbour would be dredged "
            "in May.",
            source="Supply Minister Jon Reyes said in Salinas on Friday that the harbour would be "
            "dredged in May.",
        ),
        Example(
            "[[Health Minister Jon Reyes]] opened the clinic in Salinas on Friday. The minister, Ida Roos, "
            "cut the tape.",
            source="Mayor Jon Reyes opened the clinic in Salinas on Friday. Health Minister Ida Roos cut "
            "the tape.",
        ),
        Example(
            "Jon Reyes opened the clinic in Salinas on Friday. “It was time,” the [[health minister]] said.",
            source="Supply Minister Jon Reyes opened the clinic in Salinas on Friday. “It was time,” he "
            "said.",
        ),
        Example(
            "The pact was signed in Salinas on Friday. [[For Norway, Ana Ruiz]] put her name to it.",
            source="The pact was signed in Salinas on Friday by Peru’s trade minister, Ana Ruiz, and "
            "Norway’s trade minister, Tom Lund.",
        ),
        Example(
            "[[Foreign Minister Ilse Brandt]] arrives on Monday.",
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
            "Ana Ruiz, who runs surgery in Salinas, and accountant Jon Reyes said on Friday that beds were "
            "short.",
            source="Chief surgeon Ana Ruiz and the hospital’s former accountant, Jon Reyes, said in Salinas "
            "on Friday that beds were short.",
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
    holder; of whoever leads a house, and of ministers called by their ministry alone, it is asked whether the
    copy says so of somebody else. With `[[facts.people]]` in `auditor.toml` the holder at the article's date
    must be the house's.

    It says nothing where the text tells of a change (succeeded, resigned, elected, former), of offices of
    several countries or organisations, of offices that many hold (senator, spokesman), of looser words
    for the same (boss, head, leader; “runs surgery” for a chief surgeon), and of a trade that the copy calls
    former (a fund’s former accountant).
    """
    held = [
        h for h in holdings(doc.text, doc.sentences, doc.names) if not doc.in_furniture(Span(h.start, h.end))
    ]
    found: list[Finding] = []
    if held:
        found += [*_against_house(doc, held, house), *_against(doc, held, sources or ()), *_within(doc, held)]
    for comparison in sources or ():
        if comparison.source.role == "wire":
            found += _unnamed(doc, held, comparison)
        if comparison.source.role == "wire" and comparison.derivation.verdict != "none":
            for exchanged in (
                *exchanged_parties(doc, comparison.source),
                *exchanged_bodies(doc, comparison),
            ):
                found.append(_told_otherwise(doc, comparison.source, exchanged))
            found += _misplaced(doc, comparison)
    told: list[Finding] = []
    for finding in found:
        if not any(finding.start < other.end and other.start < finding.end for other in told):
            told.append(finding)
            yield finding


def _within(doc: Document, held: Sequence[Holding]) -> Iterator[Finding]:
    """One office with two holders, or one person in two offices, in the article itself."""
    for clash in clashes(doc.text, doc.sentences, held, one_nation=lambda: _is_of_one_nation(doc)):
        severity = Severity.ERROR if clash.certain else Severity.WARNING
        yield _finding(doc, clash.later, doc.text, clash.first, None, severity)


def _is_of_one_nation(doc: Document) -> bool:
    """Whether a text names one country at most, by whatever of its names, people and capital."""
    named = {country.code for p in doc.places for country in (*p.countries, *p.peoples, *p.capital_of)}
    return len(named) <= 1


def _against(doc: Document, held: Sequence[Holding], sources: Sequence[Comparison]) -> Iterator[Finding]:
    """Offices that a text on the same event gives otherwise."""
    for comparison in sources[:_MOST_SOURCES]:
        source = comparison.source
        for conflict in office_conflicts(doc, held, comparison):
            yield _finding(doc, conflict.holding, source.text, conflict.other, source.id, conflict.severity)


def _misplaced(doc: Document, comparison: Comparison) -> Iterator[Finding]:
    """What agency copy calls somebody else."""
    source = comparison.source
    for here, there in misplaced_descriptions(doc, comparison):
        called, calls = doc.text[here.start : here.end], source.text[there.start : there.end]
        yield Finding(
            *here.whole,
            f"{here.name} is “{called}” here; in {source.id} {there.name} is “{calls}”",
            severity=Severity.WARNING,
            confidence=0.7,
            evidence=(_evidence(source.id, source.text, there.whole),),
        )


def _unnamed(doc: Document, held: Sequence[Holding], comparison: Comparison) -> Iterator[Finding]:
    """Ministers whom agency copy gives another ministry than the article does apart from their names."""
    source = comparison.source
    for minister in unnamed_ministers(doc, held, comparison):
        called, other = doc.slice(minister.office), minister.other
        yield Finding(
            *minister.office,
            f"{minister.name} is “{called}” here; in {source.id} {other.name.text} is "
            f"“{source.text[other.start : other.end]}”",
            severity=Severity.WARNING,
            confidence=0.7,
            evidence=(_evidence(source.id, source.text, other.whole),),
        )


def _told_otherwise(doc: Document, source: Source, exchanged: Exchanged) -> Finding:
    here, there = doc.slice(exchanged.article), source.text[slice(*exchanged.source)]
    if exchanged.name:
        message = f"{exchanged.name} is of “{here}” here, of “{there}” in {source.id}"
    else:
        message = f"“{here}” stands here where {source.id} has “{there}”"
    return Finding(
        *exchanged.article,
        message,
        severity=Severity.WARNING,
        confidence=0.7,
        evidence=(_evidence(source.id, source.text, exchanged.source),),
    )


def _against_house(doc: Document, held: Sequence[Holding], house: House | None) -> Iterator[Finding]:
    """Offices that the house's own facts give to others, or to nobody of that name, at the article's date."""
    people = [(person, office) for person in (house.people if house else ()) if (office := _stated(person))]
    if not people:
        return
    for holding in held:
        if holding.office.status in NOT_HELD:
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
            if certain and " " in holding.name.text and one_post(holding.office, office, one_event=False):
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
    return Finding(*holding.whole, f"{said} (the house’s own facts)", severity=Severity.ERROR, confidence=0.9)


def _finding(
    doc: Document, wrong: Holding, text: str, other: Holding, source: str | None, severity: Severity
) -> Finding:
    here, there = doc.text[wrong.start : wrong.end], text[other.start : other.end]
    where = f"in {source}" if source else "elsewhere in the article"
    return Finding(
        *wrong.whole,
        f"{wrong.name.text} is “{here}” here; {where} {other.name.text} is “{there}”",
        severity=severity,
        confidence=0.85 if severity is Severity.ERROR else 0.6,
        evidence=(_evidence(source, text, other.whole),),
    )


def _evidence(source: str | None, text: str, span: Span) -> Evidence:
    return Evidence(source, *span, text[span.start : span.end])
