from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.house import House, Person, Term
from auditor.model import Evidence, Finding, Severity, Span
from auditor.rule import Example, rule
from auditor.text.joined import forms, may_differ, otherwise_joined
from auditor.text.mentions import Surroundings, Words
from auditor.text.names import Name
from auditor.text.spellings.house import unlike_the_house
from auditor.text.spellings.inside import spelt_twice
from auditor.text.spellings.replaced import replaced
from auditor.text.spellings.usage import Variant

if TYPE_CHECKING:
    from auditor.compare import Comparison

_MOST_SOURCES = 6
_CONFIDENCE = {Severity.ERROR: 0.9, Severity.WARNING: 0.6, Severity.INFO: 0.5}

_LORRIES = (
    "Two lorries reached {} on Monday by way of the flooded valley, the driver of one of them said.\n\n"
    "They carried rice and oil for 300 families who had lost their homes in the storm a week ago.\n\n"
    "The drivers slept in their cabs, because the only inn of the town still stood under water."
)

_HARBOUR = (
    "The gates of the old harbour were shut on Monday evening by order of {}, ahead of the storm.\n\n"
    "Forty boats had come in from the bank by noon, and the last of them lost a mast on the way.\n\n"
    "The fishermen of the village will be paid for the days on which they cannot go out to sea."
)


@rule(
    severity=Severity.ERROR,
    uses=("sources", "house"),
    bad=(
        "The foreign minister, Rafiq Jalbani, spoke in Doha. The talks were short.\n\n[[Galbani]] left at "
        "noon. "
        "Jalbani's deputy stayed behind for the dinner.",
        "Transport Minister Ewan Brisdale said the road would reopen.\n\n“It will take a week,” "
        "[[Brisdail]] added.",
        "They fled to Karsa-Belukhistan in May. Two weeks later, aid reached [[Karsa-Balukhistan]] by road.",
        "Karin Lundqvist won. Few had expected it.\n\nAfter the count [[Lundquist]] thanked her voters in "
        "the rain.",
        "Ms Noor Al-Qasimi signed first. The price was not named.\n\n[[Al-Kasimi]] said she was pleased "
        "with it.",
        "The coach, Zawadi [[Msuyya]], was late. Msuya said that the bus broke down. Msuya was fined.",
        "The mine is Rodrigo Sáenz Aldunate's. It lost money.\n\nSoon Sáenz [[Aldunatte]] had to sell.",
        "Residents of Karsabella fled. The river rose.\n\nIn [[Karssabella]] nobody slept.",
        "Hossein Amir-Rostamian spoke first. Later [[Amirrostamian]] left for the airport.",
        Example(
            "Police spokesman Ruwan [[Ekanayaka]] said on Monday that the road to the north was open.",
            source="Police spokesman Ruwan Ekanayake said on Monday that the road to the north was open.",
        ),
        Example(_LORRIES.format("[[Mbalisi]]"), source=_LORRIES.format("Mbalizi")),
        Example(
            "Union leader [[Pavel Musil]] said on Monday that the road to the north was open.",
            source="Union leader Pavel Musílek said on Monday that the road to the north was open.",
        ),
        Example(_HARBOUR.format("[[Marta Lindqvist]]"), source=_HARBOUR.format("Ingela Lindqvist")),
        Example(_HARBOUR.format("[[Ines Falk]]"), source=_HARBOUR.format("Rolf Falk") + " Ines Dahl left."),
        Example(
            _HARBOUR.format("the [[National Bank of Sol]]"), source=_HARBOUR.format("the Central Bank of Sol")
        ),
        "Mayor Luz Aranda and Governor Ivo Salcedo saw the dyke. [[Luz Salcedo]] promised pumps. They left.",
        "It goes to the Digital Solidarity Fund, he said. Mali asked.\n\nThe [[Digital Solitary Fund]] "
        "is poor. The Digital Solidarity Fund needs more.",
        "Presiding Judge Ren Takemoto freed them. The hall was full.\n\nJudge [[Takemota]] gave no reason.",
        "The dyke held, said Ines Orlanda, who leads the crews. They slept.\n\nCaptain [[Orllanda]] had not.",
        Example(
            "The envoy flew to [[Kiev]] with Olha [[Marchanko]], who was born there.",
            house=House(
                people=(Person("Olha Marchenko", spellings=("Olga Marchenko",)),),
                terms=(Term("Kyiv", ("Kiev",)),),
            ),
        ),
        Example(
            "Colonel Yerlan [[Dosmaganbek]] said that both were alive. “We heard them,” Dosmagambek said.",
            source="Both are alive, Colonel Yerlan Dosmagambek told reporters at the mine. “We heard them.”",
        ),
    ),
    good=(
        "The inquiry heard Nihal Perera, the chairman, and Nihal Pereira, the engineer, who are not related.",
        "The engineer Raúl Zevallos and the lawyer Raúl Ceballos met. Zevallos spoke; Ceballos listened.",
        "Iran and Iraq signed; an Israeli envoy came from Israel, and a Nigerian from Niger.",
        "Kelly Brown passed to Ann Nelly before Kelly scored. Nelly cheered.",
        "Prime Minister Yusuf Gilani met Jalil Jilani, his foreign minister. Jilani smiled.",
        "The Clintons came: Bill Clinton spoke, and the Clinton Foundation paid.",
        "Denmark: Hansen, Jensen, Jansen, Larsen, Olsen, Madsen, Nielsen, Hanson, Poulsen. Ole Hansen was "
        "best.",
        "The Labour Party of Britain is older than the Labor Party of Australia, said Anna Burton; Burton "
        "wrote both up.",
        "Ron Johnson and his brother Rob Johnson own the mill; Johnson sold it to Boris Johnston of Hull.",
        "Daniel Smith and Danielle Smith are twins. Smith swims.",
        "Mario Costas sings. The hall is full.\n\nMaria Costas dances. Mrs Oyelaran taught them.",
        "Cassandra Holt won for best album. The hall rose.\n\nSinger Casandra took two prizes home to Lyon.",
        Example(_HARBOUR.format("Bob Lindqvist"), source=_HARBOUR.format("Robert Lindqvist")),
        Example(
            _HARBOUR.format("Helen Falk (née Dahl)"), source=_HARBOUR.format("Helen Dahl") + " Jan Falk left."
        ),
        "The winner, Brendan Oakley, thanked the town. Some wrote to him.\n\n@marlahill: Brendon Oakley is "
        "my hero!",
    ),
)
def name_variant(
    doc: Document, sources: Sequence[Comparison] | None = None, house: House | None = None
) -> Iterator[Finding]:
    """One name, spelt two ways within the article, or otherwise than in its source or by the house.

    "Jilani" in one paragraph and "Gilani" in the next: one of them is wrong, and the reader wonders whether
    they are two people. Misspelt names are the commonest error that newspapers correct.

    The rule compares words of names that differ by a letter or two (added, lost, changed or exchanged). It
    takes them for one name where one stands in a full name and the other alone, where the rest of the name
    is the same, or where both are long and hyphenated. The rarer spelling is reported, or the later; the
    other is shown beside it. It is an error where all signs agree, else a warning; two ways to write a name
    of another script in Latin letters ("Balochistan", "Baluchistan") are a warning, and a name that differs
    only in its hyphen, space or accents is info. With agency copy or other coverage at hand, a name that the
    source spells otherwise is reported too, as are another given name or surname in the place of the
    source's, a word of a body's, place's or law's name replaced by one like it, and names made of two
    people's (warnings where the words are unlike). So is what the house states under `[[facts.people]]` and
    `[[facts.terms]]` of `auditor.toml`: forms that it does not print, and its people's names misspelt.

    It says nothing of short forms of given names ("Bob", "Robert"), of married names, of two people with like
    names (each with a first name or an office of their own, or said to be unrelated), of names that stand in
    one sentence, in lists and line-ups, of countries, peoples and large cities, plurals and derived words,
    and of British and American spellings.
    """
    named: Sequence[Name] = doc.names
    if doc.furniture_spans:
        named = [name for name in named if not doc.in_furniture(Span(name.start, name.end))]
    reported: list[Span] = []
    for finding in _findings(doc, named, (sources or ())[:_MOST_SOURCES], house):
        if not any(finding.start < span.end and span.start < finding.end for span in reported):
            reported.append(Span(finding.start, finding.end))
            yield finding


def _findings(
    doc: Document, named: Sequence[Name], sources: Sequence[Comparison], house: House | None
) -> Iterator[Finding]:
    """What is found: of one place the first is told."""
    own = Words(named, doc.text)
    for start, end, use in unlike_the_house(doc.text, own, house) if house else ():
        if not doc.in_furniture(Span(start, end)):
            yield _of_the_house(doc, start, end, use)
    place = Surroundings(doc.text, doc.sentences, doc.paragraphs)
    for found in spelt_twice(doc.text, place, own, [comparison.source.text for comparison in sources]):
        yield _finding(found, None)
    for found in replaced(doc.text, place, named):
        yield _finding(found, None)
    joined = forms(doc.text, named) if sources or may_differ(named) else ({}, set())
    for one, other in otherwise_joined(joined):
        yield _finding(Variant(*one, *other, Severity.INFO), None)
    if sources:
        from auditor.compare.names import spelt_otherwise

        for told in spelt_otherwise(doc, named, own, joined, sources):
            yield _finding(told.variant, told.source)


def _finding(found: Variant, source: str | None) -> Finding:
    where = f"in {source}" if source else "elsewhere in the article"
    finding = Finding(
        found.start,
        found.end,
        f"“{found.here}” here, “{found.there}” {where}",
        severity=found.severity,
        confidence=_CONFIDENCE[found.severity],
        suggestion=found.there,
        evidence=(Evidence(source, found.there_start, found.there_end, found.there),),
    )
    return finding if found.certain else replace(finding, suggestion=None)


def _of_the_house(doc: Document, start: int, end: int, use: str) -> Finding:
    here = doc.text[start:end]
    return Finding(
        start,
        end,
        f"“{here}”: the house writes “{use}”",
        severity=Severity.ERROR,
        confidence=0.95,
        suggestion=use,
    )
