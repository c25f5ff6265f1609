from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.model import Evidence, Finding, Severity
from auditor.rule import Example, rule

if TYPE_CHECKING:
    from auditor.compare import Comparison

_PASSAGES = 3
"""Passages shown as evidence, the most alike first."""

_COPY = (
    "Ferry runs aground off Lindvik\n\n"
    "LINDVIK, May 4 (Nordhavn News Agency) - A ferry with 212 people on board ran aground off Lindvik on"
    " Monday after its steering failed in heavy fog.\n\n"
    "Nobody was hurt, but 40 passengers spent the night on the vessel because the tide was too low for the"
    " pilot boats, harbour master Inga Solheim said.\n\n"
    "The Torunn, built in 1987, had passed its last inspection in February, according to the coast guard.\n\n"
    "Divers will examine the hull on Tuesday before two tugs try to pull it free at high water."
)
_REWRITE = (
    "On Monday, a ferry carrying 212 people ran aground near Lindvik when its steering failed in thick"
    " fog.\n\n"
    "No one was injured, however 40 passengers had to spend the night on board since the tide was too low for"
    " pilot boats, said Inga Solheim, the harbour master.\n\n"
    "According to the coast guard, the Torunn, which was built in 1987, passed its latest inspection in"
    " February.\n\n"
    "On Tuesday divers are to examine the hull, before two tugs attempt to pull it free at high water."
)
_OWN = (
    "Fog bell, cold soup: a night on the Torunn\n\n"
    "The soup ran out at nine. By then Marit Aas, who had boarded in Sandvær with two dachshunds, had learned"
    " the names of everyone on deck three.\n\n"
    "“We sang until the children slept,” she said on the quay on Tuesday, wrapped in a borrowed blanket."
    " “Then we sang for ourselves.”\n\n"
    "Her cabin steward, Piotr Wilk, counted 61 cups of coffee that he never charged for. The company has"
    " promised vouchers.\n\n"
    "A ferry inspector from Oslo, who asked not to be named, called the stretch badly marked and said he had"
    " written as much in 2019."
)


@rule(
    severity=Severity.ERROR,
    needs=("sources",),
    bad=(
        Example(f"[[Vessel Carrying 212 Stuck on Rocks Near Lindvik]]\n\n{_REWRITE}", source=_COPY),
        Example(
            f"[[Vessel Carrying 212 Stuck on Rocks Near Lindvik]]\n\n{_REWRITE}\n\nSource: Reuters",
            source=_COPY,
        ),
    ),
    good=(
        Example(f"Vessel Stuck on Rocks Near Lindvik\n\nBy Nordhavn News Agency\n\n{_REWRITE}", source=_COPY),
        Example(_OWN, source=_COPY),
    ),
)
def uncredited_wire(doc: Document, sources: list[Comparison]) -> Iterator[Finding]:
    """Copy of a news agency, or of another article, republished or paraphrased without credit.

    Readers take it for the paper's own work, and the agency's contract or the other paper's rights are
    broken. A passage counts as derived when its sentences follow the source's in words, names and order;
    shared facts and shared quotations alone do not. The credit must name the agency that the copy is
    from: in the byline, the dateline, a credit line or the text (“Reuters reported”).

    Where the source is another article, which of the two was first is a guess, so the finding is a
    warning. Say whose copy it is, or write the story from your own reporting.
    """
    derived = next((c for c in sources if c.derivation.verdict != "none"), None)
    if derived is None or derived.derivation.credited:
        return
    span = doc.headline or next(iter(doc.body_sentences), None)
    if span is None:
        return
    wire = derived.source.role == "wire"
    told = derived.derivation
    whose = derived.agency[0] if derived.agency else derived.source.title or derived.source.id
    others = sorted({credit.agency for credit in derived.credits})
    message = (
        f"{told.share:.0%} of the sentences derive from {whose if wire else f'another article ({whose})'},"
        " which is not credited"
    )
    if others:
        message += f"; the credit names {', '.join(others)}"
    if not wire:
        message += "; that this article is the younger one is a guess"
    pairs = [pair for pair in derived.alignment if pair.source_start is not None]
    best = sorted(pairs, key=lambda pair: (-pair.similarity, pair.start))[:_PASSAGES]
    yield Finding(
        span.start,
        span.end,
        message,
        severity=Severity.ERROR if wire else Severity.WARNING,
        confidence=told.confidence,
        evidence=tuple(
            Evidence(
                derived.source.id,
                pair.source_start,
                pair.source_end,
                derived.source.text[pair.source_start : pair.source_end],
                pair.similarity,
            )
            for pair in best
            if pair.source_start is not None and pair.source_end is not None
        ),
    )
