from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from auditor.compare import Comparison
from auditor.document import Document
from auditor.house import House
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.tortured import find, in_case, lexicon, shipped

_WORD_BY_WORD = 0.6
"""Likeness of its sentences to their passages, on average, below which an article is told anew: of 22 spun
ones with such a phrase none is below .68, of six deep rewrites that drew a false one none above .53."""
_NEXT = 120
"""Characters behind a passage in which its sentence may have spun phrases too."""

_ACRONYM = lazy(r"(?: (?:[A-Z][\w-]{1,30}|of|for|and)){0,5}( \([A-Z]{2,8}\))")
"""What stands behind an institution's name, or a part of it, that has an acronym."""

_WIRE = (
    "Rebels signed a peace accord with the government in Juba on Monday, ending four years of war in the "
    "north of the country. The Disaster Relief Authority said that food aid would reach the town of Malakal "
    "by Friday. Nobody has claimed responsibility for the attack on the bridge, officials said on Tuesday."
)


@rule(
    severity=Severity.WARNING,
    uses=("sources", "house"),
    supersedes=("language/languagetool",),
    bad=(
        "No organisation has [[taken accountability]] for the blast in the market.",
        "She studies [[counterfeit consciousness]] and the history of [[facial acknowledgment]].",
        "The [[focal bank]] left rates alone.",
        "He is accused of perjury and of [[hindrance of justice]].",
        Example(
            "On Monday the trawler sent a [[misery call]] from the strait and was towed home by tugs. The "
            "crew of nine was safe. The owner, a [[moment-division]] football club, had bought it in May.",
            source="The trawler sent a distress call from the strait on Monday, and two tugs towed it home. "
            "The nine crew were safe. Its owner, a second-division football club, had bought it in May.",
        ),
        Example(
            "On Monday, rebels in Juba inked a [[calm agreement]] with the government that ends four years "
            "of war in the north of the country. By Friday, food aid would get to the town of Malakal, said "
            "the [[Fiasco Relief Authority]]. On Tuesday, officials said that nobody had claimed "
            "responsibility for the bridge attack.",
            source=_WIRE,
        ),
    ),
    good=(
        "No group has claimed responsibility. The minister took accountability for his mistakes.",
        "Artificial intelligence helped the central bank to find money laundering.",
        "The clergyman was calm. An agreement was reached at the bank’s focal point.",
        "She ran a half marathon and won the silver medal at the World Cup.",
        Example(
            "On Monday, rebels in Juba signed a peace deal with the government that ends four years of war "
            "in the north of the country. By Friday, food supplies would get to the town of Malakal, said "
            "the Disaster Relief Authority. On Tuesday, officials said that nobody had admitted the attack.",
            source=_WIRE,
        ),
        Example(
            "On Monday, rebels in Juba signed a peace deal with the government that ends four years of war "
            "in the north of the country. By Friday, food supplies would get to the town of Malakal, said "
            "the Disaster Relief Office (DRA). On Tuesday, officials said nobody had admitted the attack.",
            source=_WIRE.replace("Authority", "Authority (DRA)"),
        ),
    ),
)
def tortured_phrase(
    doc: Document, *, sources: list[Comparison] | None, house: House | None
) -> Iterator[Finding]:
    """A stock phrase spun word by word with a thesaurus, so that it no longer says what it said.

    "Taken accountability" was "claimed responsibility"; a "Fiasco Administration Centre" was the Disaster
    Management Centre. Readers stumble, search engines find nothing, and names of institutions become wrong.
    Such phrases give away copy that a program has rewritten.

    Without a source the rule knows some 1,600 spun forms of stock phrases, none of which occurs in published
    news. A newsroom adds its own in `auditor.toml`, a verb with "to" on both sides so that all its forms
    are found:

        tortured_phrases = ["nourishment bank -> food bank", "to take workplace -> to take office"]

    With a source it looks, in each sentence that derives from the source's, for stock phrases, nouns of two
    words and names of institutions of the source whose words the article has changed for words that a
    thesaurus calls synonyms, to something that nobody writes; and for words read in another sense, beside
    any word ("moment division" for "second division"). Words inside quotation marks are left to
    `attribution/altered-quote`.
    """
    found: list[Span] = []
    for finding in _against_sources(doc, sources or []):
        found.append(Span(finding.start, finding.end))
        yield finding
    if doc.language not in (None, "en"):
        return
    packs = [shipped()]
    if house is not None and house.tortured_phrases:
        packs.append(lexicon(house.tortured_phrases))
    for pack in packs:
        for spun in find(doc.text, doc.words, pack):
            if any(spun.start < span.end and span.start < spun.end for span in found):
                continue
            found.append(Span(spun.start, spun.end))
            text = doc.text[spun.start : spun.end]
            yield Finding(
                spun.start,
                spun.end,
                f"“{text}” is “{spun.stock}” spun word by word",
                suggestion=spun.stock,
            )


def _is_told_anew(derived: Comparison) -> bool:
    """Whether an article has its source in a writer's own words: a spinner exchanges them one by one."""
    likeness = [pair.similarity for pair in derived.alignment if pair.source_start is not None]
    return sum(likeness) < _WORD_BY_WORD * len(likeness)


def _against_sources(doc: Document, sources: list[Comparison]) -> Iterator[Finding]:
    """Stock phrases of the likeliest source, spun in the sentences that derive from it."""
    derived = next((c for c in sources if c.derivation.verdict != "none"), None)
    if derived is None or _is_told_anew(derived):
        return
    from auditor.compare.stock import spins

    quoted = [Span(quote.start, quote.end) for quote in doc.quoted if not quote.depth]
    source = derived.source
    taken: list[Span] = []
    starts = sorted({pair.source_start for pair in derived.alignment if pair.source_start is not None})
    for pair in derived.alignment:
        if pair.source_start is None or pair.source_end is None or pair.kind == "identical":
            continue
        # A sentence may take in the next of the source too, which then belongs to no other.
        at = bisect_left(starts, pair.source_end)
        following = starts[at] if at < len(starts) else len(source.text)
        passage = Span(pair.source_start, max(pair.source_end, min(following, pair.source_end + _NEXT)))
        for spin in spins(doc.text, Span(pair.start, pair.end), source.text, passage, quoted):
            if any(spin.start < span.end and span.start < spin.end for span in taken):
                continue
            acronym = _ACRONYM.match(doc.text, spin.end)
            if acronym and acronym[1] in source.text:
                continue  # another expansion of one acronym: facts/acronym-conflict
            taken.append(Span(spin.start, spin.end))
            theirs = source.text[spin.source_start : spin.source_end]
            mine = doc.text[spin.start : spin.end]
            evidence = Evidence(source.id, spin.source_start, spin.source_end, theirs)
            yield Finding(
                spin.start,
                spin.end,
                f"“{mine}” is the source’s “{theirs}” spun word by word",
                suggestion=in_case(theirs, mine),
                evidence=(evidence,),
                confidence=0.9,
            )
