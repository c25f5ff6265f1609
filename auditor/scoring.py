"""Verdict, marks and score of one article.

The verdict is a rule over findings, never a mean: a mean lets four clean marks outweigh one
false fact. The score is advice beside it; every point that it lacks is a `Deduction`, and
``docs/scoring.md`` shows how to recompute it from the JSON report.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.calibration import MIN_WORDS
from auditor.model import MARKS, Deduction, Finding, Metric, Severity, Verdict
from auditor.weights import Gates, Weights

READABILITY_METRICS = (
    "words_per_sentence",
    "long_sentences",
    "lede_words",
    "reading_ease",
    "difficult_words",
    "passive",
)
"""The metrics behind the readability mark."""

_LESS_IS_HARDER = frozenset({"reading_ease"})

_MARK_OF_FAMILY = {"facts": "accuracy", "attribution": "attribution", "boilerplate": "cleanliness"}
_HOUSE_RULES = "language"
"""Language rules, and every family that a user's own pack brings: house style."""

# Percentile among published news -> points taken off the readability mark, linear in between.
# Three of four published articles lose nothing: the mark is for what stands out, not for a rank.
_READABILITY_CURVE = ((75.0, 0.0), (90.0, 25.0), (95.0, 50.0), (100.0, 100.0))

_WEIGHTS = Weights()
_GATES = Gates()
_GRADES = ((90, "A"), (75, "B"), (60, "C"), (50, "D"))


class Scored(NamedTuple):
    """The outcome. ``marks`` has every name of `MARKS`, None where nothing was measured."""

    verdict: Verdict
    score: int
    grade: str
    marks: dict[str, int | None]
    reasons: tuple[str, ...]
    deductions: tuple[Deduction, ...]


def score(
    findings: Sequence[Finding],
    words: int,
    metrics: Mapping[str, Metric],
    incomplete: bool = False,
    *,
    families: Collection[str] | None = None,
    weights: Weights = _WEIGHTS,
    gates: Gates = _GATES,
) -> Scored:
    """Scores one article.

    Args:
        findings: Findings with ``rule``, ``severity`` and ``fingerprint`` filled in, without the
            suppressed ones.
        words: Words of the article.
        metrics: Measured properties of the text (`auditor.metrics`).
        incomplete: Whether a rule failed, or evidence that the configuration requires was missing.
        families: Families of which at least one rule ran (``facts``, …); marks without any rule
            stay None and out of the score. None if all ran.
        weights: What marks weigh and findings cost.
        gates: Which findings decide the verdict.
    """
    percentiles = _percentiles(words, metrics)
    deductions = [*_from_findings(findings, weights), *_from_metrics(percentiles, metrics)]
    taken = dict.fromkeys(MARKS, 0.0)
    for deduction in deductions:
        taken[deduction.mark] += deduction.points
    measured = _measured(findings, families)
    if percentiles:
        measured.add("readability")
    marks = {mark: _round(100 - taken[mark]) if mark in measured else None for mark in MARKS}
    verdict, reasons = _verdict(findings, incomplete, marks, gates)
    total = min(_mean(marks, weights), _round(_cap(verdict, weights)))
    return Scored(verdict, total, grade(total), marks, reasons, tuple(deductions))


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


def _verdict(
    findings: Iterable[Finding], incomplete: bool, marks: Mapping[str, int | None], gates: Gates
) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and what decided it."""
    counts = Counter(finding.severity for finding in findings if finding.severity is not None)
    if blocking := _from(counts, gates.block):
        return Verdict.BLOCK, blocking
    if incomplete:
        return Verdict.INCOMPLETE, ("a check did not run to its end",)
    reasons = _from(counts, gates.review) + tuple(
        f"{mark} {value}, below {least}"
        for mark, least in gates.least
        if (value := marks[mark]) is not None and value < least
    )
    return (Verdict.REVIEW, reasons) if reasons else (Verdict.PASS, ())


def _from(counts: Mapping[Severity, int], least: Severity | None) -> tuple[str, ...]:
    """How many findings there are of each severity from the least one on."""
    if least is None or not counts:
        return ()
    return tuple(
        f"{counts[severity]} {severity}{'s' * (counts[severity] > 1 and severity is not Severity.INFO)}"
        for severity in Severity
        if severity.rank <= least.rank and counts.get(severity)
    )


def _cap(verdict: Verdict, weights: Weights) -> float:
    if verdict is Verdict.BLOCK:
        return weights.block_cap
    return 100 if verdict is Verdict.PASS else weights.review_cap


def _measured(findings: Iterable[Finding], families: Collection[str] | None) -> set[str]:
    if families is None:
        measured = {*_MARK_OF_FAMILY.values(), _HOUSE_RULES}
    else:
        measured = {mark_of(family) for family in families}
    measured.update(mark_of(finding.rule) for finding in findings)
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


def _from_metrics(percentiles: Mapping[str, float], metrics: Mapping[str, Metric]) -> list[Deduction]:
    deductions: list[Deduction] = []
    for name, percentile in percentiles.items():
        hard = _hardness(name, percentile)
        points = _tenths(readability_points(hard) / len(percentiles))
        if points > 0:
            label = name.replace("_", " ")
            reason = f"{label} {metrics[name].value:.3g}: harder than {hard:.3g}% of published news"
            deductions.append(Deduction("readability", points, None, reason))
    return deductions


def _hardness(metric: str, percentile: float) -> float:
    """The percentile in the direction in which texts are harder to read."""
    return 100 - percentile if metric in _LESS_IS_HARDER else percentile


def _mean(marks: Mapping[str, int | None], weights: Weights) -> int:
    present = [(mark, weights.of_mark(name)) for name, mark in marks.items() if mark is not None]
    whole = sum(weight for _, weight in present)
    return _round(sum(mark * weight for mark, weight in present) / whole) if whole else 100


def _tenths(value: float) -> float:
    return _round(value * 10) / 10


def _round(value: float) -> int:
    """Half up, as readers round; Python's own `round` goes to the even neighbour."""
    return int(round(value, 6) + 0.5)
