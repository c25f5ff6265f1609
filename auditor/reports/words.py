"""What the reports for people say in words, the same in the terminal and in Markdown. Plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from auditor.model import (
    Deduction,
    Derivation,
    Evidence,
    Finding,
    Metric,
    Report,
    Scorecard,
    Severity,
    Source,
    Verdict,
)
from auditor.reports.plain import counted, one_line, percent
from auditor.text.lines import LineIndex

SYMBOLS = {Verdict.BLOCK: "✗", Verdict.INCOMPLETE: "?", Verdict.REVIEW: "!", Verdict.PASS: "✓"}
"""A sign for each verdict, the gravest first."""

_ROLES = {"wire": "agency copy ", "peer": ""}


def derivation_sentence(derivation: Derivation) -> str:
    """How far an article derives from a source, and whether that is credited, in one sentence."""
    if derivation.source is None:
        return "Derived from nothing that it was compared with."
    share = percent(derivation.share)
    source = f"{_ROLES.get(derivation.role or '', '')}{one_line(derivation.source)}"
    if derivation.verdict == "none":
        return f"Not derived: {share} in common with {source}."
    credit = {True: ", credited", False: ", not credited", None: ""}[derivation.credited]
    guess = "; which of the two came first is a guess" if derivation.role == "peer" else ""
    sure = f" (confidence {percent(derivation.confidence)})" if derivation.confidence < 1 else ""
    return f"{derivation.verdict.capitalize()} derived ({share}) from {source}{credit}{guess}{sure}."


# What a report calls a metric, and how its value is printed.
_METRICS = {
    "words_per_sentence": ("words per sentence", "{:.1f}"),
    "long_sentences": ("sentences of more than 30 words", "{:.0%}"),
    "longest_sentence": ("longest sentence, in words", "{:.0f}"),
    "lede_words": ("words in the lede", "{:.0f}"),
    "reading_ease": ("reading ease, names left out (less is harder)", "{:.0f}"),
    "difficult_words": ("difficult words, names left out", "{:.0%}"),
    "passive": ("sentences in the passive", "{:.0%}"),
}


def metric_label(name: str) -> str:
    """What a report calls a metric."""
    return _METRICS[name][0] if name in _METRICS else name.replace("_", " ")


def metric_value(name: str, value: float) -> str:
    """A metric's value as people read it."""
    return (_METRICS[name][1] if name in _METRICS else "{:.3g}").format(value)


def metric_rank(metric: Metric) -> str:
    """A metric's rank among published news, '' where there is none."""
    return "" if metric.percentile is None else f"more than {metric.percentile:.0f}% of news"


def message(finding: Finding) -> str:
    """What a finding says, for a place where the words of the text stand before it: it does not repeat
    them where they close the message (``comment form left in the text: ‘Leave a Reply’``)."""
    said = one_line(finding.message)
    before, mark, words = said.rpartition(": ‘")
    if mark and words.endswith("’"):
        shown = one_line(words[:-1]).rstrip("…")
        if one_line(finding.text).startswith(shown):
            return before
    return said


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, the gravest first, then in the order of the text."""
    return sorted(findings, key=lambda f: ((f.severity or Severity.INFO).rank, f.start, f.end, f.rule))


def finding_behind(deduction: Deduction, card: Scorecard) -> Finding | None:
    """The finding that a deduction is for; None for readability."""
    if deduction.finding is None:
        return None
    return next((f for f in card.findings if f.fingerprint == deduction.finding), None)


def verdict_counts(cards: Iterable[Scorecard]) -> dict[Verdict, int]:
    """How many articles got each verdict that occurs, the gravest first."""
    counts = Counter(card.verdict for card in cards)
    return {verdict: counts[verdict] for verdict in SYMBOLS if counts[verdict]}


def evidence_label(evidence: Evidence, sources: Mapping[str, Source], lines: LineIndex) -> str:
    """Where a passage of evidence stands. ``lines`` are those of the article."""
    if evidence.source is None:
        # A pack's rule may give any offset; a wrong one must not cost the report.
        return f"also in line {lines.position(min(evidence.start, len(lines.text)))[0]}"
    source = sources.get(evidence.source)
    role = _ROLES[source.role] if source else ""
    return f"{role}{one_line(evidence.source)}"


def grouped_skips(cards: Iterable[Scorecard]) -> list[tuple[str, list[str], int]]:
    """Rules that did not run, by reason: the reason, the rules, and how many articles it concerns."""
    rules: dict[str, set[str]] = {}
    articles: Counter[str] = Counter()
    for card in cards:
        for skipped in card.skipped:
            rules.setdefault(skipped.reason, set()).add(skipped.rule)
        articles.update({skipped.reason for skipped in card.skipped})
    return [(reason, sorted(names), articles[reason]) for reason, names in sorted(rules.items())]


def totals(report: Report) -> str:
    """The number of findings of each severity over all articles."""
    counts = Counter(finding.severity for card in report.articles for finding in card.findings)
    return ", ".join(
        (
            counted(counts[Severity.ERROR], "error"),
            counted(counts[Severity.WARNING], "warning"),
            f"{counts[Severity.INFO]:,} info",
        )
    )
