from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.conflicts import contradicted, figure_conflicts
from auditor.compare.facts import Figure, paired_facts
from auditor.compare.headline import HeadlineConflict, headline_conflicts
from auditor.compare.same_figures import digits
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Source
from auditor.rule import Example, rule
from auditor.text.mistyped import mistyped

if TYPE_CHECKING:
    from auditor.compare import Comparison

_RISING = frozenset({"dead", "hurt", "missing", "displaced", "infected", "held", "rescued"})
"""Counts of people that grow while an event is reported."""

_COPY = (
    "HALVIK, May 4 (NNA) - The ferry Aurelia ran aground off Halvik on Monday with 214 passengers on board,"
    " the coast guard said, and 38 of them were taken to hospital.\n\n"
    "The operator, Norline, said that it would pay each passenger 450 euros.\n\n"
    "The Aurelia is 126 metres long and was built in 1998. It sails from Halvik to the island of Storholm"
    " twice a day.\n\n"
    "Harbour master Petra Lund said that the ship would be towed to a yard within six days."
)
_REWRITE = (
    "The ferry Aurelia hit the ground off Halvik on Monday with {} passengers on board, according to the"
    " coast guard, and {} of them were brought to hospital.\n\n"
    "Norline, which operates it, will pay {} euros to each passenger.\n\n"
    "The Aurelia, built in 1998, has a length of {} metres and sails twice a day from Halvik to the island"
    " of Storholm.\n\n"
    "The ship will be towed to a yard within six days, harbour master Petra Lund said."
)
_OWN = (
    "Ferry traffic to the islands stood still all week, and the cafés on the quay were full of people with"
    " suitcases who had nowhere to go.\n\n"
    "{}\n\n"
    "“I have never seen the harbour so quiet,” said Anders Moe, who sells smoked fish from a van. He gave"
    " away what he could not sell."
)


@rule(
    severity=Severity.WARNING,
    uses=("sources",),
    bad=(
        Example(_REWRITE.format("[[241]]", "38", "450", "126"), source=_COPY),
        Example(_REWRITE.format("214", "38", "[[540 euros]]", "126").replace("]] euros", "]]"), source=_COPY),
        Example(_REWRITE.format("about 210", "[[83]]", "450", "126"), source=_COPY),
        Example(
            _OWN.format(
                "The Aurelia had carried some [[150]] passengers when it left Halvik, the mayor said."
            ),
            source=_COPY,
        ),
        Example(
            "Anyone who wants to moor in Vessby will have to find [[300 kroner a day]], the harbour council"
            " decided on Tuesday. Until now it cost nothing. The council expects 70 boats this summer.",
            source="VESSBY, March 3 (NNA) - The harbour council of Vessby on Tuesday set a fee of 300 kroner"
            " a week for boats that moor at its quay. Until now it cost nothing. The council expects 70 boats"
            " this summer.",
        ),
        "Ferry crash in Halvik kills [[21]]\n\nA ferry crash off Halvik killed 12 people on Monday.\n\n"
        "The coast guard said that all of them were passengers.",
        "Norline to pay [[£540m]] for yard\n\nNorline will pay £450m for the yard at Storholm, its owner said"
        " on Monday.\n\nThe yard was built in 1998.",
    ),
    good=(
        Example(_REWRITE.format("more than 200", "nearly 40", "450", "126"), source=_COPY),
        Example(_REWRITE.format("214", "thirty-eight", "450", "126"), source=_COPY),
        Example(_OWN.format("Norline has 21 ferries, and 14 of them sailed with empty decks."), source=_COPY),
        Example(_OWN.format("The Aurelia had 214 passengers on board when it left Halvik."), source=_COPY),
        Example(_OWN.format("Two in five of the passengers were asleep when it left Halvik."), source=_COPY),
        Example(
            "Of its 900 berths the harbour of Vessby has let only 240, the council said on Tuesday, and 660"
            " are free. A berth costs 50 kroner more than last year, 300 kroner in place of 250.",
            source="VESSBY, March 3 (NNA) - Only 240 of the 900 berths of Vessby harbour have been let, the"
            " council said on Tuesday. A berth costs 300 kroner, up from 250 last year.",
        ),
        Example(
            "Four brothers have bought the shipyard of Vessby. The new owner Jens Tveit spoke of 40 jobs on"
            " Tuesday.",
            source="VESSBY, March 3 (NNA) - Jens Tveit has bought the shipyard of Vessby with three brothers,"
            " he said on Tuesday. He spoke of 40 jobs.",
        ),
        "Ferry crash in Halvik kills 11\n\nA ferry crash off Halvik killed nine passengers and two sailors on"
        " Monday.\n\nThe coast guard said that 40 people were rescued.",
        "Norline to pay £450m for yard\n\nNorline will pay £452.6m for the yard at Storholm, its owner said"
        " on Monday.\n\nThe yard cost £300m in 1998.",
    ),
)
def number_conflict(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """A figure that differs from the source's, from other coverage's, or between headline and lead.

    Where a sentence derives from agency copy, its figures are compared with those of the passage that it
    derives from: another figure there is an error. A report of its own is compared with other coverage
    only where both count the same thing of the same event, which is a warning if agency copy or two other
    reports have the other figure, and else a hint. Without any source the figures of the headline are
    compared with those of the sentences that it sums up.

    Rounded figures (“nearly 400” for 397), converted units, words for figures, figures inside quotation
    marks and what can be reckoned from the source's figures are no conflict. A toll of dead, injured or
    missing that a later report gives otherwise is a hint: tolls rise.

    Restore the source's figure, or say where the other one is from.
    """
    seen: set[int] = set()
    for comparison in sources or ():
        facts = paired_facts(doc, comparison)
        for pair in facts.numbers:
            if pair.agrees or pair.article.start in seen:
                continue
            seen.add(pair.article.start)
            sure = comparison.source.role == "wire" and comparison.derivation.verdict != "none"
            grave = Severity.ERROR if sure else Severity.WARNING
            hint = facts.later and _may_have_risen(pair.article, pair.source)
            severity = Severity.INFO if hint else grave
            yield _finding(doc, pair.article, comparison.source, pair.source, severity)
    for comparison in sources or ():
        for printed, stated in paired_facts(doc, comparison).rewritten:
            if printed.start not in seen:
                seen.add(printed.start)
                yield _finding(doc, printed, comparison.source, stated, Severity.WARNING)
    for comparison in sources or ():
        for slip in paired_facts(doc, comparison).transposed:
            if slip.article.start not in seen:
                seen.add(slip.article.start)
                risen = slip.article.thing in _RISING and comparison.derivation.verdict == "none"
                severity = Severity.INFO if risen else Severity.WARNING
                yield _finding(doc, slip.article, comparison.source, slip.source, severity)
    for conflict in figure_conflicts(doc, sources or ()):
        if conflict.article.start not in seen:
            sure = conflict.source.role == "wire" or conflict.against > 1
            hint = not sure or conflict.article.thing in _RISING
            severity = Severity.INFO if hint else Severity.WARNING
            yield _finding(doc, conflict.article, conflict.source, conflict.other, severity)
    for mismatch in headline_conflicts(doc):
        if mismatch.headline.start not in seen:
            yield _in_headline(doc, mismatch)


def _may_have_risen(printed: Figure, stated: Figure) -> bool:
    """Whether a toll may be a later one: of people who are missed there may be fewer by then, too."""
    if printed.thing not in _RISING or mistyped(digits(printed), digits(stated)) == "neighbours":
        return False
    return printed.thing == "missing" or printed.value > stated.value


def _in_headline(doc: Document, conflict: HeadlineConflict) -> Finding:
    figure, body = conflict
    printed, stated = doc.text[figure.start : figure.end], doc.text[body.start : body.end]
    return Finding(
        figure.start,
        figure.end,
        f"‘{printed}’ in the headline, ‘{stated}’ below it",
        evidence=(Evidence(None, body.start, body.end, stated),),
    )


def _finding(doc: Document, printed: Figure, source: Source, stated: Figure, severity: Severity) -> Finding:
    alike = printed.written == stated.written
    return contradicted(doc, source, printed, stated, "thing", severity, replaceable=alike)
