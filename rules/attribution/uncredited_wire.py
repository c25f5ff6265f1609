from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.comparison import source_document
from auditor.compare.derivation import verdict
from auditor.document import Document
from auditor.house import House
from auditor.model import Evidence, Finding, Severity
from auditor.rule import Example, rule
from auditor.text.credits import Credit, all_names, credits, is_own, same_agency, states_own

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
_ANONYMOUS_COPY = (
    "A ferry with 212 people on board ran aground off Lindvik on Monday after its steering failed in heavy"
    " fog.\n\n" + _COPY.partition("fog.\n\n")[2]
)


@rule(
    severity=Severity.ERROR,
    needs=("sources",),
    uses=("house",),
    bad=(
        Example(f"[[Vessel Carrying 212 Stuck on Rocks Near Lindvik]]\n\n{_REWRITE}", source=_COPY),
        Example(
            f"[[Vessel Carrying 212 Stuck on Rocks Near Lindvik]]\n\n{_REWRITE}\n\nSource: Reuters",
            source=_COPY,
        ),
        Example(
            f"[[Vessel Carrying 212 Stuck on Rocks Near Lindvik]]\n\nBy Lindvik Times Staff\n\n{_REWRITE}",
            source=_COPY,
            house=House(own=("Lindvik Times",)),
        ),
    ),
    good=(
        Example(f"Vessel Stuck on Rocks Near Lindvik\n\nBy Nordhavn News Agency\n\n{_REWRITE}", source=_COPY),
        Example(_OWN, source=_COPY),
        Example(
            f"Vessel Carrying 212 Stuck on Rocks Near Lindvik\n\n{_REWRITE}",
            source=_COPY,
            house=House(own=("NNA",)),
        ),
        Example(
            f"Vessel Carrying 212 Stuck on Rocks Near Lindvik\n\nBy Lindvik Times Staff\n\n{_REWRITE}",
            source=_ANONYMOUS_COPY,
            house=House(own=("Lindvik Times",)),
        ),
    ),
)
def uncredited_wire(
    doc: Document, sources: list[Comparison], house: House | None = None
) -> Iterator[Finding]:
    """Copy of a news agency, or of another article, republished or paraphrased without credit.

    Readers take it for the paper's own work, and the agency's contract or the other paper's rights are
    broken. A passage counts as derived when its sentences follow the source's in words, names and order;
    shared facts and shared quotations alone do not. The credit must name the agency that the copy is
    from: in the byline, the dateline, a credit line or the text (“Reuters reported”). A credit to another
    agency is no credit: the message then names both, and shows the wrong one.

    Where the source is another article, which of the two was first is a guess, so the finding is a
    warning. Say whose copy it is, or write the story from your own reporting.

    The agencies and houses that the configuration names as `own` need no credit for their copy: an
    agency's desk may audit its own service against its own wire, and a paper its pages against its own
    archive. Where nothing says whose the source is, or it is another article, the own name in the article's
    byline, dateline or credit line is enough; over another agency's copy that name is the fault itself.
    """
    own = house.own if house else ()
    derived = _derived(doc, sources, own)
    if derived is None or derived.derivation.credited:
        return
    span = doc.headline or next(iter(doc.body_sentences), None)
    if span is None:
        return
    wire = derived.source.role == "wire"
    told = derived.derivation
    whose = derived.agency[0] if derived.agency else derived.source.title or derived.source.id
    wrong = _wrong_credits(derived)
    message = (
        f"{told.share:.0%} of the sentences derive from {whose if wire else f'another article ({whose})'}"
    )
    if wrong:
        where = {"attribution": "text"}.get(wrong[0].form, wrong[0].form)
        named = ", ".join(dict.fromkeys(credit.agency for credit in wrong))
        message += f", but the {where} credits {named}"
    else:
        message += ", which is not credited"
    if not wire:
        message += "; that this article is the younger one is a guess"
    pairs = [pair for pair in derived.alignment if pair.source_start is not None]
    best = sorted(pairs, key=lambda pair: (-pair.similarity, pair.start))[:_PASSAGES]
    passages = [
        Evidence(
            derived.source.id,
            pair.source_start,
            pair.source_end,
            derived.source.text[pair.source_start : pair.source_end],
            pair.similarity,
        )
        for pair in best
        if pair.source_start is not None and pair.source_end is not None
    ]
    credited = [
        Evidence(None, credit.start, credit.end, doc.text[credit.start : credit.end]) for credit in wrong[:1]
    ]
    yield Finding(
        span.start,
        span.end,
        message,
        severity=Severity.ERROR if wire else Severity.WARNING,
        confidence=told.confidence,
        evidence=(*credited, *passages),
    )


def _derived(doc: Document, sources: Sequence[Comparison], own: Sequence[str]) -> Comparison | None:
    """The best source that the article derives from, the newsroom's own copy left out.

    What an own source explains needs no other: sentences that it has do not count against a second one.
    """
    found = [c for c in sources if c.derivation.verdict != "none"]
    if not own or not found:
        return found[0] if found else None
    stated = (doc.article.byline or "", doc.article.credit or "")
    is_ours = is_own(stated, own) or states_own("\n\n".join(stated), own) or states_own(doc.text, own)
    ours = [c for c in found if _is_own_copy(c, own, is_ours)]
    explained = {(pair.start, pair.end) for c in ours for pair in c.alignment if pair.kind != "new"}
    for comparison in found:
        if comparison in ours:
            continue
        pairs = [pair for pair in comparison.alignment if pair.kind != "new"]
        left = sum((pair.start, pair.end) not in explained for pair in pairs)
        if verdict(left / len(comparison.alignment)) != "none":
            return comparison
    return None


def _is_own_copy(comparison: Comparison, own: Sequence[str], is_ours: bool) -> bool:
    """Whether a source is the newsroom's own, or nothing speaks against that.

    Args:
        comparison: The article beside the source.
        own: The newsroom's names.
        is_ours: Whether the article itself says that it is the newsroom's.
    """
    source = comparison.source
    if is_own((*comparison.agency, *((source.agency,) if source.agency else ())), own):
        return True
    if states_own(source.text, own):
        return True
    if source.role == "peer":
        # Another paper that credits us has it from us.
        return is_ours or any(
            same_agency(credit.agency, (name, *all_names(name)))
            for name in own
            for credit in credits(source.text, all_names(name))
        )
    return is_ours and not comparison.agency


def _wrong_credits(comparison: Comparison) -> list[Credit]:
    """Credits to other agencies than the source's: those in a place of their own first.

    One in running text counts only where it is the article's own, not the source's (“told Reuters”).
    """
    if not comparison.agency:
        return []
    if not comparison.credits:
        return []
    source = source_document(comparison.source)
    theirs = {credit.agency for credit in credits(source.text, (), source.paragraphs)}
    found = [c for c in comparison.credits if c.form != "attribution" or c.agency not in theirs]
    return sorted(found, key=lambda credit: (credit.form == "attribution", credit.start))
