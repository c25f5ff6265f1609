from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import MARKS, Finding, Metric, Severity, Verdict
from auditor.scoring import READABILITY_METRICS, grade, mark_of, readability_points, score
from auditor.weights import Gates, Weights

RULES = ("facts/a", "facts/b", "attribution/a", "boilerplate/a", "boilerplate/b", "language/a", "house/a")


def finding(
    rule: str, severity: Severity = Severity.WARNING, start: int = 0, confidence: float = 1.0
) -> Finding:
    return Finding(
        start, start + 1, "", severity, confidence, rule=rule, fingerprint=f"{rule}@{start}", line=1, column=1
    )


findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(RULES),
        st.sampled_from(list(Severity)),
        st.integers(0, 99),
        st.floats(0, 1),
    ),
    max_size=30,
)
percentiles = st.none() | st.floats(0, 100)
metrics = st.dictionaries(
    st.sampled_from(["words_per_sentence", "lede_words", "reading_ease"]),
    st.builds(Metric, st.floats(0, 90), percentiles),
)


@pytest.mark.parametrize(
    ("severities", "incomplete", "verdict"),
    [
        ((), False, Verdict.PASS),
        ((Severity.INFO,), False, Verdict.PASS),
        ((Severity.INFO, Severity.WARNING), False, Verdict.REVIEW),
        ((Severity.WARNING, Severity.ERROR), False, Verdict.BLOCK),
        ((), True, Verdict.INCOMPLETE),
        ((Severity.WARNING,), True, Verdict.INCOMPLETE),
        ((Severity.ERROR,), True, Verdict.BLOCK),
    ],
)
def test_the_verdict_is_a_rule(severities: tuple[Severity, ...], incomplete: bool, verdict: Verdict) -> None:
    found = [finding("facts/a", severity) for severity in severities]
    assert score(found, 400, {}, incomplete).verdict is verdict


def test_a_clean_article() -> None:
    scored = score([], 400, {})
    assert (scored.score, scored.grade, scored.deductions) == (100, "A", ())
    assert scored.marks == {**dict.fromkeys(MARKS, 100), "readability": None}


def test_one_stray_comment_form_is_a_b_that_waits_for_review() -> None:
    scored = score([finding("boilerplate/comment-form")], 400, {})
    assert (scored.verdict, scored.grade, scored.marks["cleanliness"]) == (Verdict.REVIEW, "B", 80)


def test_three_lines_of_one_form_are_not_three_scandals() -> None:
    three = [finding("boilerplate/comment-form", start=start) for start in (9, 5, 7)]
    deductions = score(three, 400, {}).deductions
    assert [(d.points, d.finding) for d in deductions] == [
        (20, "boilerplate/comment-form@5"),
        (10, "boilerplate/comment-form@7"),
        (5, "boilerplate/comment-form@9"),
    ]
    assert deductions[2].reason == "warning boilerplate/comment-form, no. 3 of the rule counts 25%"


def test_the_error_of_a_rule_counts_first_and_whole() -> None:
    mixed = [finding("facts/a", start=1), finding("facts/a", Severity.ERROR, start=2)]
    assert [d.points for d in score(mixed, 400, {}).deductions] == [40, 10]


def test_confidence_scales_and_info_takes_nothing() -> None:
    found = [finding("facts/a", confidence=0.75), finding("facts/b", Severity.INFO)]
    (deduction,) = score(found, 400, {}).deductions
    assert deduction.points == 15
    assert deduction.reason == "warning facts/a, confidence 75%"


def test_a_mark_has_a_hundred_points_and_no_more() -> None:
    scored = score([finding(f"facts/{c}", Severity.ERROR) for c in "abcd"], 400, {})
    assert [d.points for d in scored.deductions] == [40, 40, 20]
    assert scored.deductions[-1].reason.endswith("all that was left of the mark")
    assert scored.marks["accuracy"] == 0
    assert scored.score == 49


def test_rules_of_other_packs_are_house_style() -> None:
    assert mark_of("house/oxford-comma") == "language"
    assert [mark_of(f) for f in ("facts", "attribution", "boilerplate", "language")] == list(MARKS[:4])


def test_marks_without_a_rule_stay_out_of_the_score() -> None:
    scored = score([finding("boilerplate/a")], 400, {}, families=["boilerplate"])
    assert scored.marks == {**dict.fromkeys(MARKS), "cleanliness": 80}
    assert scored.score == 80
    assert score([], 400, {}, families=[]).score == 100


def test_readability() -> None:
    measured = {"words_per_sentence": Metric(26.3, 95.0), "lede_words": Metric(20.0, 40.0)}
    scored = score([], 400, measured)
    assert scored.marks["readability"] == 75
    (deduction,) = scored.deductions
    assert (deduction.mark, deduction.points, deduction.finding) == ("readability", 25, None)
    assert deduction.reason == "words per sentence 26.3: harder than 95% of published news"
    assert score([], 149, measured).marks["readability"] is None
    assert score([], 400, {"lede_words": Metric(20.0)}).marks["readability"] is None


@pytest.mark.parametrize(
    ("percentile", "points"), [(0, 0), (75, 0), (82.5, 12.5), (90, 25), (95, 50), (97.5, 75), (100, 100)]
)
def test_readability_points(percentile: float, points: float) -> None:
    assert readability_points(percentile) == pytest.approx(points)


def test_less_reading_ease_is_harder() -> None:
    scored = score([], 400, {"reading_ease": Metric(30.0, 5.0)})
    assert scored.marks["readability"] == 50
    assert scored.deductions[0].reason == "reading ease 30: harder than 95% of published news"
    assert score([], 400, {"reading_ease": Metric(80.0, 95.0)}).marks["readability"] == 100


def test_gates() -> None:
    warning, hint = finding("facts/a"), finding("language/a", Severity.INFO)
    assert score([warning, hint], 400, {}).reasons == ("1 warning",)
    strict = score([warning, hint], 400, {}, gates=Gates(block=Severity.WARNING))
    assert (strict.verdict, strict.reasons, strict.score) == (Verdict.BLOCK, ("1 warning",), 49)
    assert score([hint], 400, {}, gates=Gates(review=Severity.INFO)).reasons == ("1 info",)
    lenient = Gates(block=None, review=None)
    assert score([finding("facts/a", Severity.ERROR)], 400, {}, gates=lenient).verdict is Verdict.PASS
    hard = {"lede_words": Metric(60, 99.0)}
    assert score([], 400, hard).verdict is Verdict.PASS
    least = score([], 400, hard, gates=Gates(least=(("readability", 40), ("accuracy", 50))))
    assert (least.verdict, least.reasons) == (Verdict.REVIEW, ("readability 10, below 40",))


def test_grades_and_caps() -> None:
    assert [grade(n) for n in (100, 90, 89, 75, 74, 60, 59, 50, 49, 0)] == list("AABBCCDDFF")
    lenient = Weights(block_cap=100)
    assert score([finding("facts/a", Severity.ERROR)], 400, {}, weights=lenient).score == 87


@given(findings, metrics, st.integers(0, 900), st.booleans())
def test_every_point_is_accounted_for(
    found: list[Finding], measured: dict[str, Metric], words: int, incomplete: bool
) -> None:
    scored = score(found, words, measured, incomplete)
    lost: defaultdict[str, float] = defaultdict(float)
    for deduction in scored.deductions:
        assert deduction.points > 0
        lost[deduction.mark] += deduction.points
    for mark, value in scored.marks.items():
        if value is not None:
            assert 0 <= value <= 100
            assert value == pytest.approx(100 - lost[mark], abs=0.51)
    weights = Weights()
    present = [(value, weights.of_mark(mark)) for mark, value in scored.marks.items() if value is not None]
    mean = sum(value * weight for value, weight in present) / sum(weight for _, weight in present)
    cap = {Verdict.PASS: 100, Verdict.BLOCK: 49}.get(scored.verdict, 89)
    assert scored.score == pytest.approx(min(mean, cap), abs=0.51)
    assert scored.grade == grade(scored.score)


@given(findings)
def test_the_order_of_findings_changes_nothing(found: list[Finding]) -> None:
    distinct = list({(f.rule, f.start, f.severity): f for f in found}.values())
    assert score(distinct, 400, {}) == score(distinct[::-1], 400, {})


@given(findings, st.sampled_from(RULES))
def test_one_more_finding_never_helps(found: list[Finding], rule: str) -> None:
    more = [*found, finding(rule, start=100)]
    assert score(more, 400, {}).score <= score(found, 400, {}).score


def test_the_example_of_the_documentation() -> None:
    form = [finding("boilerplate/comment-form", start=start) for start in (50, 60)]
    name = finding("facts/name-variant", start=20, confidence=0.9)
    info = finding("language/x", Severity.INFO)
    measured = {
        "words_per_sentence": Metric(24.9, 90.0),
        **{name: Metric(1, 50.0) for name in READABILITY_METRICS[1:]},
    }
    found = [finding("facts/own-capital", Severity.ERROR), name, *form, info]
    scored = score(found, 420, measured)
    assert scored.marks == {
        "accuracy": 42,
        "attribution": 100,
        "cleanliness": 70,
        "language": 100,
        "readability": 96,
    }
    assert [d.points for d in scored.deductions] == [40, 18, 20, 10, 4.2]
    assert (scored.verdict, scored.score, scored.grade) == (Verdict.BLOCK, 49, "F")
    assert score(found, 420, measured, weights=Weights(block_cap=100)).score == 78
    mended = score(found[1:], 420, measured)
    assert (mended.verdict, mended.score, mended.grade) == (Verdict.REVIEW, 89, "B")
    assert score(found[1:], 420, measured, weights=Weights(review_cap=100)).score == 90
