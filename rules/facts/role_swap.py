from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.facts import RoleSwap, paired_facts
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Source
from auditor.rule import Example, rule

if TYPE_CHECKING:
    from auditor.compare import Comparison

_COPY = (
    "KOLDA, May 4 (NNA) - Sarland and Norland began talks on Monday about the border that they share.\n\n"
    "Norland’s strikes left five people dead and three houses in ruins, according to the Red Crescent.\n\n"
    "Exports grew last year, with Sarland selling timber for $3.1 billion and Norland for $2.4 billion.\n\n"
    "The dockers’ union had asked the government in March to lower the tolls at the river crossing.\n\n"
    "Foreign minister Ana Ruiz accused Colonel Tomas Berg of delaying the talks for several weeks."
)
_REWRITE = (
    "Talks about their shared border were begun by Sarland and Norland on Monday.\n\n"
    "{} left five people dead and three houses in ruins, the Red Crescent said.\n\n"
    "Last year exports increased: {}.\n\n"
    "Back in March, {} to lower the tolls at the river crossing.\n\n"
    "{} of delaying the talks for several weeks."
)
_HARBOUR_COPY = (
    "TESSEL, June 9 (NNA) - The ferry Ostrava rammed a tanker off Tessel in thick fog on Tuesday evening.\n\n"
    "Norland owes Sarland $40 million for repairs to the lighthouse, a panel of arbitrators ruled.\n\n"
    "Captain Ines Falk had taught pilot Jonas Reth for six years at the academy in the old harbour.\n\n"
    "Parliament must now pass a law on pilotage within ninety days of the report’s publication."
)
_HARBOUR = (
    "In thick fog on Tuesday evening, {} off Tessel.\n\n"
    "{} $40 million for repairs to the lighthouse, arbitrators in a panel ruled last week.\n\n"
    "{} for six years at the academy in the old harbour.\n\n"
    "A law on pilotage must pass parliament within ninety days after the report was published."
)
_RAMMED = "a tanker was rammed by the ferry Ostrava"
_OWES = "Norland owes Sarland"
_TAUGHT = "Pilot Jonas Reth had studied under Captain Ines Falk"
_STRIKES = "Norland’s strikes"
_SOLD = "Sarland sold timber for $3.1 billion and Norland for $2.4 billion"
_ASKED = "the dockers’ union had asked the government"
_ACCUSED = "Foreign minister Ana Ruiz accused Colonel Tomas Berg"


@rule(
    severity=Severity.WARNING,
    needs=("sources",),
    bad=(
        Example(_REWRITE.format("[[Strikes in Norland]]", _SOLD, _ASKED, _ACCUSED), source=_COPY),
        Example(
            _REWRITE.format(
                _STRIKES,
                "[[Norland sold timber for $3.1 billion and Sarland for $2.4 billion]]",
                _ASKED,
                _ACCUSED,
            ),
            source=_COPY,
        ),
        Example(_REWRITE.format(_STRIKES, _SOLD, "[[the government had asked it]]", _ACCUSED), source=_COPY),
        Example(
            _REWRITE.format(_STRIKES, _SOLD, _ASKED, "[[Ana Ruiz was accused by Colonel Tomas Berg]]"),
            source=_COPY,
        ),
        Example(_HARBOUR.format(_RAMMED, "[[Sarland owes Norland]]", _TAUGHT), source=_HARBOUR_COPY),
        Example(
            _HARBOUR.format(_RAMMED, _OWES, "[[Captain Ines Falk had studied under pilot Jonas Reth]]"),
            source=_HARBOUR_COPY,
        ),
    ),
    good=(
        Example(_HARBOUR.format(_RAMMED, _OWES, _TAUGHT), source=_HARBOUR_COPY),
        Example(
            _HARBOUR.format("the tanker was hit", "Norland has to pay", "Falk and Reth both taught"),
            source=_HARBOUR_COPY,
        ),
        Example(_REWRITE.format(_STRIKES, _SOLD, _ASKED, _ACCUSED), source=_COPY),
        Example(
            _REWRITE.format(
                "Strikes by Norland",
                "Norland sold timber for $2.4 billion, Sarland for $3.1 billion",
                "the government had been asked by the dockers’ union",
                "Colonel Tomas Berg was accused by foreign minister Ana Ruiz",
            ),
            source=_COPY,
        ),
        Example(
            _REWRITE.format("The attacks by Norland", "timber sold well", "it was asked", "Berg was accused"),
            source=_COPY,
        ),
        Example(
            "Sarland accused Norland of shelling its villages, and Norland’s ministers accused Sarland of the"
            " same. Nobody in the valley believes either of them any longer, said Ines Falk, a farmer.",
            source=_COPY,
        ),
    ),
)
def role_swap(doc: Document, sources: Sequence[Comparison]) -> Iterator[Finding]:
    """Who did what to whom, turned round against the source: “strikes in X” for “X’s strikes”.

    A rewrite easily makes the attacker the victim, the one who asked the one who was asked, or gives two
    parties each other's figures. Compared are sentences that derive from a source; the passive is turned
    round (“was asked by”), “took to court” is “sued”, “the council” is “the parish council of Arden”. Where a
    sentence leaves the parties open, or the source also says it the other way round, nothing is said.

    Restore who did it, and to whom.
    """
    seen: set[int] = set()
    for comparison in sources:
        if comparison.derivation.verdict == "none":
            continue
        for swap in paired_facts(doc, comparison).role_swaps:
            if swap.span.start not in seen:
                seen.add(swap.span.start)
                yield _finding(doc, swap, comparison.source)


def _finding(doc: Document, swap: RoleSwap, source: Source) -> Finding:
    theirs = source.text[swap.source_span.start : swap.source_span.end]
    what = (
        "the figures are given to the other party" if swap.kind == "figures" else "the parts are turned round"
    )
    return Finding(
        swap.span.start,
        swap.span.end,
        f"{what}: ‘{doc.slice(swap.span)}’ here, ‘{theirs}’ in the source",
        severity=Severity.ERROR if source.role == "wire" else Severity.WARNING,
        evidence=(Evidence(source.id, swap.source_span.start, swap.source_span.end, theirs),),
    )
