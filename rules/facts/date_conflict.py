from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.conflicts import contradicted, date_conflicts
from auditor.compare.facts import Moment, paired_facts
from auditor.document import Document
from auditor.model import Finding, Severity, Source
from auditor.rule import Example, rule

if TYPE_CHECKING:
    from auditor.compare import Comparison

_COPY = (
    "ARDEN, May 4 (NNA) - The old bridge over the Ard will close to traffic on May 11 for repairs that the"
    " city council approved on Friday evening, mayor Petra Lund said.\n\n"
    "The bridge was built in 1936 and last painted in August 2009, according to engineer Tomas Berg.\n\n"
    "The council first heard of rust on the northern arch in January, Berg told reporters.\n\n"
    "Buses will use the ferry at Holm, which leaves every hour from 5:40 am."
)
_REWRITE = (
    "Mayor Petra Lund said that traffic will be barred from the old bridge over the Ard from {}, for repairs"
    " approved by the city council on {} evening.\n\n"
    "Engineer Tomas Berg said that the bridge dates from {} and got its last coat of paint in August {}.\n\n"
    "Berg told reporters that the council first heard of rust on the northern arch in {}.\n\n"
    "Buses are to use the hourly ferry at Holm, the first of which leaves at {} am."
)
_REPORT = (
    "Shopkeepers on both banks have learned to live with the noise, and some of them have begun to sell"
    " earplugs beside the postcards.\n\n"
    "{}\n\n"
    "“We will see more of the sky,” said Ines Falk, who rents out rowing boats from a shed below the quay."
)
_TIMES = (
    "ARDEN, May 4 (NNA) - The old bridge over the Ard will close in the spring of 2028 for repairs that"
    " engineer Tomas Berg asked for two weeks ago.\n\nA barge hit the bridge on Friday morning, a day before"
    " the council was to vote on its future, mayor Petra Lund said.\n\nBuses will use the ferry at Holm from"
    " next week."
)
_RETOLD = (
    "The old bridge over the Ard will be closed in the {} of 2028 for repairs for which engineer Tomas Berg"
    " asked two {} ago.\n\nMayor Petra Lund said that a barge had struck it on Friday {}, a day {} the"
    " council was to have voted on its future.\n\n{} buses will use the ferry at Holm."
)
_WIRE = (
    "KOLDA, May 4 (NNA) - Soldiers from Sarland attacked a border post in Norland on April 28, killing two"
    " guards from Kolda, the interior ministry said. Sarland and Norland had been at peace for years."
)


@rule(
    severity=Severity.WARNING,
    needs=("sources",),
    supersedes=("facts/number-conflict",),
    bad=(
        Example(_REWRITE.format("[[May 14]]", "Friday", "1936", "2009", "January", "5:40"), source=_COPY),
        Example(_REWRITE.format("May 11", "[[Thursday]]", "1936", "2009", "January", "5:40"), source=_COPY),
        Example(
            _REWRITE.format("May 11", "Friday", "[[1963]]", "2009", "[[February]]", "5:40"), source=_COPY
        ),
        Example(_RETOLD.format("spring", "weeks", "morning", "before", "From [[next month]]"), source=_TIMES),
        Example(
            _REPORT.format(
                "Petra Lund and Tomas Berg had tea on the ferry to Holm. The council first heard of rust on"
                " the northern arch in [[March]]."
            ),
            source=_COPY,
        ),
        Example(
            _REPORT.format(
                "The interior ministry blames Sarland, whose soldiers attacked the border post in Norland on"
                " [[April 29]] and killed two guards."
            ),
            source=_WIRE,
        ),
    ),
    good=(
        Example(_REWRITE.format("11 May", "Friday", "1936", "2009", "January", "5:40"), source=_COPY),
        Example(_RETOLD.format("spring", "weeks", "morning", "before", "From next week"), source=_TIMES),
        Example(_REWRITE.format("Monday", "Friday", "1936", "2009", "January", "5.40"), source=_COPY),
        Example(
            _REPORT.format("The interior ministry of Norland will meet envoys from Sarland on April 30."),
            source=_WIRE,
        ),
        Example(
            _REPORT.format("Soldiers from Sarland attacked the border post in Norland on April 28."),
            source=_WIRE,
        ),
    ),
)
def date_conflict(doc: Document, sources: Sequence[Comparison]) -> Iterator[Finding]:
    """A day, month, year or hour that differs from the source's, or other coverage's, for the same event.

    Where a sentence derives from agency copy, its dates are compared with those of the passage that it
    derives from: another date there is an error. A report of its own is compared with other coverage only
    where both give a day for the same kind of event between the same parties; that is a warning if agency
    copy or two other reports have the other day, and else a hint. “Yesterday” and “two days ago” are days too
    where the article's own date is known. A weekday and a date are compared only
    where both articles' own dates are known; an hour is compared only without a time zone.

    Beside agency copy the times that are no dates are compared as well, as a warning: parts of the day,
    seasons, quarters and halves, centuries, "next week" beside "next month", the beginning and the end of a
    month, "two weeks ago", and what came before for what came after.

    Restore the source's date, or say where the other one is from.
    """
    seen: set[int] = set()
    for comparison in sources:
        facts = paired_facts(doc, comparison)
        for pair in facts.dates:
            if pair.agrees or pair.article.start in seen:
                continue
            seen.add(pair.article.start)
            relative = pair.article.relative or pair.source.relative
            sure = (
                comparison.source.role == "wire"
                and comparison.derivation.verdict != "none"
                and not (relative or (facts.later and pair.article.grain == "weekday"))
            )
            severity = Severity.ERROR if sure else Severity.WARNING
            if facts.is_news(pair.article):
                severity = Severity.INFO
            yield _finding(doc, pair.article, comparison.source, pair.source, severity)
        for period in facts.periods:
            if period.agrees or any(period.article.start <= start < period.article.end for start in seen):
                continue
            seen.add(period.article.start)
            yield contradicted(
                doc,
                comparison.source,
                period.article,
                period.source,
                "event",
                Severity.WARNING,
                replaceable=True,
            )
    for conflict in date_conflicts(doc, sources):
        if conflict.article.start not in seen:
            sure = conflict.source.role == "wire" or conflict.against > 1
            severity = Severity.WARNING if sure else Severity.INFO
            yield _finding(doc, conflict.article, conflict.source, conflict.other, severity)


def _finding(doc: Document, printed: Moment, source: Source, stated: Moment, severity: Severity) -> Finding:
    alike = printed.grain == stated.grain
    return contradicted(doc, source, printed, stated, "event", severity, replaceable=alike)
