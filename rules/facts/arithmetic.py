from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.facts import BrokenSum, paired_facts
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.rule import Example, rule
from auditor.text.reckoning import reckoned

if TYPE_CHECKING:
    from auditor.compare import Comparison

_COPY = (
    "LEKO, May 4 (NNA) - The smelter at Leko employs 2,360 people, of whom 1,900 have permanent posts and 460"
    " work under contracts that end in June, its owner said on Monday.\n\n"
    "Sales fell by 16 percent to 420 million crowns from 500 million. A new furnace will cost 90 million."
)
_REWRITE = (
    "Some 2,360 people earn their living at the Leko smelter, the owner announced on Monday. {} have lasting"
    " positions and {} are there until June under contracts.\n\n"
    "{}. The new furnace comes at 90 million."
)
_TOLD = {
    "sum": "the sum",
    "difference": "the difference",
    "product": "the product",
    "quotient": "the quotient",
    "share": "the percentage",
    "change": "the change in per cent",
    "part": "that percentage",
}


@rule(
    severity=Severity.ERROR,
    uses=("sources",),
    bad=(
        "Turnout stood at 58.2%, a [[fall of 14.1 points from the 71.3%]] of the spring.",
        "The fee went [[from 40 to 55 crowns, up 20]], on Monday.",
        "Sales [[rose 30% to 120 from 100]] in May.",
        "The blast killed [[12 people, including five men and nine women]].",
        "The bus carried 34 people: [[31 passengers and four]] crew.",
        "Of the 23 tents, 15 were saved and the other [[nine]] burned.",
        "The bill was carried by 61 votes to 54, a majority of [[nine]].",
        "Membership [[doubled from 400 to 1,200]] within a year.",
        "She led the union from 2001 to 2011, [[six years]], and then left.",
        "The boat held 183 people and the list 104 names, so that [[89]] of them were on no list.",
        "The town owes 12.6 million pounds, of which 8.4 million is due, leaving [[5.2 million]] for later.",
        "Norway took 22 medals: [[9 gold, 7 silver and 8]] bronze.",
        "A quarter of the 360 flats, or [[120]], are empty.",
        "The firm has 75 shops. [[Forty are in Arden, 20 in Umsa and 25]] in Leko.",
        "The choir has 64 voices. There are [[38 women and 36]] men.",
        "The rise of 14 percent comes in three steps of [[5, 4 and 3 percent]].",
        "The village has 58 houses, with [[31 on the left bank and 37]] on the right.",
        "It lost 2.4 billion in all: [[1.5 billion kroner for homes in Umsa and 700 million]] for ships.",
        "The ferry had 52 passengers and a crew of 11. All [[73]] were saved.",
        "Toll income was 12 million francs, against 8 million a year ago, a rise of [[30 percent]].",
        "The order of 30 trams is worth 210 million crowns, or [[70 million crowns a tram]].",
        "They went through [[5-2 on aggregate]] after a 3-1 win in the first leg and a 1-1 draw at home.",
        "Peru beat Chile [[in straight sets]], 25-17, 22-25, 25-20, 25-23.",
        "Umsa won [[86-81]], with quarters of 22-18, 17-21, 26-23 and 20-19.",
        "Arda won in 2:24:12 and Leko was second, [[88 seconds behind]], in 2:24:50.",
        "The strike began on 3 July and ended on 24 July, [[five weeks later]].",
        "Moro came to power in 1971 and fell in 2009, having [[ruled for 48 years]].",
        "The hosts won 3-0, a [[two]]-goal victory that sent them top.",
        Example(
            _REWRITE.format("1,900", "[[640]]", "Sales were 420 million, 16 percent under 500 million"),
            source=_COPY,
        ),
        Example(
            _REWRITE.format("1,900", "460", "It sold for 420 million, not 500 million: [[26 percent]] off"),
            source=_COPY,
        ),
        Example("El precio pasó [[de 40 a 55 pesos, un aumento de 25]].", language="es"),
        Example("Der Preis [[stieg um 20 Prozent von 50 auf 70]] Kronen.", language="de"),
    ),
    good=(
        "Turnout stood at 58.2%, a fall of 13.1 points from the 71.3% of the spring.",
        "The fee went from 40 to 55 crowns, up 15, or 37.5%.",
        "Sales rose 19% to 121 million from 102 million, or 4 percent at constant currencies.",
        "The blast killed 12 people, including five women and four children.",
        "Of the 23 tents, 14 were saved and the other nine burned.",
        "Some 6,900 of the town’s 9,400 people had left: 4,100 by boat to Leko and 2,800 by road to Umsa.",
        "The rate rose from 4% to 5%, up 1 percent; the euro fell to 1.05 from 1.08.",
        "The bill was carried by 61 votes to 54, a majority of seven.",
        "Membership nearly doubled from 640 to 1,200, and 30 of the 40 seats, or 75%, went to them.",
        "He won 12 of the 20 races in 2019, 15 of 20 in 2020 and 31 of 60 in all.",
        "She led the union from 2001 to 2011, ten years in all.",
        "Of the 64 miners, 41 walked out and 20 were carried; the other three died.",
        "The firm has 300 staff in Hull and 120 in York; the remaining 90 work from home.",
        "The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 15 in Leko; the others are abroad.",
        "The ferry had 52 passengers and a crew of 11. All 63 were saved, and 73 people had booked.",
        "Doctors treated 41 of the injured and sent the other 16 to Umsa; two had died on Monday.",
        "He won 6-4, 3-6, 7-5. He had beaten Leko in straight sets in May.",
        "The strike began on 3 July and ended on 24 July, three weeks later and after five weeks of talks.",
        "The club has 75 members. Ruiz scored 40 goals, Paz 30 and Lara 15.",
        Example(
            _REWRITE.format("Some 1,900", "nearly 500", "Sales were 420 million crowns, 80 million less"),
            source=_COPY,
        ),
        "About a third of the 100 seats, 33, are reserved; 24 of the 120, or one in five, are not.",
    ),
)  # fmt: skip
def arithmetic(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """A sum, a difference or a percentage that does not follow from the figures beside it.

    "From 40 to 55, up 20": one of three figures is wrong. Readers who reckon along trust none of them.

    The rule reckons only where the text gives every figure: changes with both ends, parts that make up
    a whole (men and women, passengers and crew, medals, "the other nine"), what is left over, shares and
    fractions with their numbers, multiples, prices by the piece, averages, majorities, leads, votes of a
    panel, ages, anniversaries and durations between two dates, years or times of day, results of sets, legs,
    quarters and innings, halves of a race and seconds between two racers.

    A figure said to be a total, a rest, a difference, a price of one, a share or a multiple is reckoned from
    the like figures of its own sentence and the one before; it is right where any combination explains it.
    Each figure may be rounded as far as its digits show, and further behind "about". A change in per cent of
    a rate may be meant in points. Adjusted and yearly figures are left alone, and so is whatever could
    include something that the sentence does not name.

    Beside its agency copy an article needs no such words: where figures of the copy make a sum, and the
    article has all of them but one, which is another there, that one is told.
    """
    text = doc.text
    reported: list[Span] = []
    for wrong in reckoned(
        text,
        doc.sentences,
        doc.numbers,
        doc.spelt,
        doc.language,
        doc.article.published,
        lambda: doc.dates,
    ):
        start, end = wrong.span
        if any(start < other.end and other.start < end for other in reported):
            continue
        reported.append(wrong.span)
        if not doc.in_furniture(wrong.span):
            yield Finding(
                start,
                end,
                wrong.message,
                severity=None if wrong.grave else Severity.WARNING,
                evidence=tuple(Evidence(None, *span, text[slice(*span)]) for span in wrong.others[:2]),
            )
    for comparison in sources or ():
        for broken in paired_facts(doc, comparison).broken_sums:
            span = Span(broken.article.start, broken.article.end)
            if not any(span.start < other.end and other.start < span.end for other in reported):
                reported.append(span)
                yield _against(doc, comparison, broken)


def _against(doc: Document, comparison: Comparison, broken: BrokenSum) -> Finding:
    """The finding for a figure that breaks a sum of the agency copy."""
    text, source = doc.text, comparison.source
    printed, stated = text[broken.article.start : broken.article.end], broken.source
    theirs = source.text[stated.start : stated.end]
    *most, last = [f"‘{text[other.start : other.end]}’" for other in broken.others]
    others = f"{', '.join(most)} and {last}"
    right = f"the agency copy has ‘{theirs}’, {_TOLD[broken.kind]} of these"
    return Finding(
        broken.article.start,
        broken.article.end,
        f"‘{printed}’ does not go with {others}: {right}",
        severity=None if comparison.derivation.verdict != "none" else Severity.WARNING,
        evidence=(Evidence(source.id, stated.start, stated.end, theirs),),
    )
