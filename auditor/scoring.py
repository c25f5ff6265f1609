"""Verdict, marks and score of one article.

The verdict is a rule over findings, never a mean: a mean lets four clean marks outweigh one
false fact. The score is advice beside it; every point that it lacks is a `Deduction`, and
``docs/scoring.md`` shows how to recompute it from the JSON report.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.model import MARKS, Deduction, Finding, Metric, Severity, Verdict

MIN_WORDS = 150
"""Below this many words rates say little of a text, and there is no readability mark."""

READABILITY_METRICS = ("words_per_sentence", "long_sentences", "longest_sentence", "lede_words")
"""The metrics behind the readability mark. In all of them more is harder to read."""

_MARK_OF_FAMILY = {"facts": "accuracy", "attribution": "attribution", "boilerplate": "cleanliness"}
_HOUSE_RULES = "language"
"""Language rules, and every family that a user's own pack brings: house style."""

# Percentile among published news -> points taken off the readability mark, linear in between.
# Three of four published articles lose nothing: the mark is for what stands out, not for a rank.
_READABILITY_CURVE = ((75.0, 0.0), (90.0, 25.0), (95.0, 50.0), (100.0, 100.0))

_GRADES = ((90, "A"), (75, "B"), (60, "C"), (50, "D"))


class Weights(NamedTuple):
    """What the marks weigh in the score, what findings cost, and where the verdict caps the score."""

    accuracy: float = 30
    attribution: float = 25
    cleanliness: float = 15
    language: float = 20
    readability: float = 10
    error: float = 40
    """Points that the first error of a rule takes off its mark."""
    warning: float = 20
    repeat: float = 0.5
    """Each further finding of the same rule counts this much of the one before."""
    block_cap: int = 49
    review_cap: int = 89
    """Nothing that waits for a second look is an A. Holds for ``incomplete`` as well."""

    def of_mark(self, mark: str) -> float:
        """The weight of a mark in the score."""
        return float(getattr(self, mark))


class Scored(NamedTuple):
    """The outcome. ``marks`` has every name of `MARKS`, None where nothing was measured."""

    verdict: Verdict
    score: int
    grade: str
    marks: dict[str, int | None]
    deductions: tuple[Deduction, ...]


def score(
    findings: Sequence[Finding],
    words: int,
    metrics: Mapping[str, Metric],
    incomplete: bool = False,
    *,
    families: Collection[str] | None = None,
    weights: Weights | None = None,
) -> Scored:
    """Scores one article.

    Args:
        findings: Findings with ``rule``, ``severity`` and ``fingerprint`` filled in, without the
            suppressed ones.
        words: Words of the article.
        metrics: Measured properties of the text (`auditor.text.readability.metrics`).
        incomplete: Whether a rule failed, or evidence that the configuration requires was missing.
        families: Families of which at least one rule ran (``facts``, …); marks without any rule
            stay None and out of the score. None if all ran.
        weights: Other weights than the standard ones.
    """
    weights = weights or Weights()
    deductions = [*_from_findings(findings, weights), *_from_metrics(words, metrics)]
    taken = dict.fromkeys(MARKS, 0.0)
    for deduction in deductions:
        taken[deduction.mark] += deduction.points
    measured = _measured(findings, words, metrics, families)
    marks = {mark: _round(100 - taken[mark]) if mark in measured else None for mark in MARKS}
    verdict = _verdict(findings, incomplete)
    total = min(_mean(marks, weights), _cap(verdict, weights))
    return Scored(verdict, total, grade(total), marks, tuple(deductions))


def mark_of(rule: str) -> str:
    """The mark that a rule's findings count against, by the rule's family."""
    return _MARK_OF_FAMILY.get(rule.partition("/")[0], _HOUSE_RULES)


def grade(total: int) -> str:
    """The letter of a score, A to F."""
    return next((letter for least, letter in _GRADES if total >= least), "F")


def readability_points(percentile: float) -> float:
    """Points that a metric at this percentile (0 to 100) of published news takes off."""
    below, lost = 0.0, 0.0
    for knee, points in _READABILITY_CURVE:
        if percentile <= knee:
            return lost + (points - lost) * (percentile - below) / (knee - below)
        below, lost = knee, points
    return lost


def _verdict(findings: Iterable[Finding], incomplete: bool) -> Verdict:
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.BLOCK
    if incomplete:
        return Verdict.INCOMPLETE
    return Verdict.REVIEW if Severity.WARNING in severities else Verdict.PASS


def _cap(verdict: Verdict, weights: Weights) -> int:
    if verdict is Verdict.BLOCK:
        return weights.block_cap
    return 100 if verdict is Verdict.PASS else weights.review_cap


def _measured(
    findings: Iterable[Finding],
    words: int,
    metrics: Mapping[str, Metric],
    families: Collection[str] | None,
) -> set[str]:
    if families is None:
        measured = {*_MARK_OF_FAMILY.values(), _HOUSE_RULES}
    else:
        measured = {mark_of(family) for family in families}
    measured.update(mark_of(finding.rule) for finding in findings)
    if _percentiles(words, metrics):
        measured.add("readability")
    return measured


def _from_findings(findings: Iterable[Finding], weights: Weights) -> list[Deduction]:
    """Deductions by mark; the gravest findings first, then in the order of the text."""
    costs = {Severity.ERROR: weights.error, Severity.WARNING: weights.warning}
    costly = [(finding, costs[finding.severity]) for finding in findings if finding.severity in costs]
    costly.sort(key=lambda pair: (-pair[1], pair[0].start, pair[0].end, pair[0].rule))
    seen: Counter[str] = Counter()
    left = dict.fromkeys(MARKS, 100.0)
    deductions: list[Deduction] = []
    for finding, cost in costly:
        mark = mark_of(finding.rule)
        share = weights.repeat ** seen[finding.rule]
        seen[finding.rule] += 1
        whole = _tenths(cost * share * finding.confidence)
        points = min(whole, left[mark])
        if points <= 0:
            continue
        left[mark] = round(left[mark] - points, 1)
        reason = _reason(finding, seen[finding.rule], share)
        if points < whole:
            reason += ", all that was left of the mark"
        deductions.append(Deduction(mark, points, finding.fingerprint, reason))
    return sorted(deductions, key=lambda deduction: MARKS.index(deduction.mark))


def _reason(finding: Finding, number: int, share: float) -> str:
    parts = [f"{finding.severity} {finding.rule}"]
    if number > 1:
        parts.append(f"no. {number} of the rule counts {share * 100:.3g}%")
    if finding.confidence < 1:
        parts.append(f"confidence {finding.confidence * 100:.3g}%")
    return ", ".join(parts)


def _percentiles(words: int, metrics: Mapping[str, Metric]) -> dict[str, float]:
    if words < MIN_WORDS:
        return {}
    known = ((name, metrics[name].percentile) for name in READABILITY_METRICS if name in metrics)
    return {name: percentile for name, percentile in known if percentile is not None}


def _from_metrics(words: int, metrics: Mapping[str, Metric]) -> list[Deduction]:
    percentiles = _percentiles(words, metrics)
    deductions: list[Deduction] = []
    for name, percentile in percentiles.items():
        points = _tenths(readability_points(percentile) / len(percentiles))
        if points > 0:
            label = name.replace("_", " ")
            reason = f"{label} {metrics[name].value:.3g}: more than {percentile:.3g}% of published news"
            deductions.append(Deduction("readability", points, None, reason))
    return deductions


def _mean(marks: Mapping[str, int | None], weights: Weights) -> int:
    present = [(mark, weights.of_mark(name)) for name, mark in marks.items() if mark is not None]
    whole = sum(weight for _, weight in present)
    return _round(sum(mark * weight for mark, weight in present) / whole) if whole else 100


def _tenths(value: float) -> float:
    return _round(value * 10) / 10


def _round(value: float) -> int:
    """Half up, as readers round; Python's own `round` goes to the even neighbour."""
    return int(round(value, 6) + 0.5)
