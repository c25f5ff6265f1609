import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.calibration import (
    LEAST_ARTICLES,
    CalibrationError,
    build,
    dump,
    load,
    percentile,
    shipped,
)
from auditor.metrics import made_with
from auditor.scoring import READABILITY_METRICS

TABLE = tuple(float(n) for n in range(0, 505, 5))


@pytest.mark.parametrize(
    ("value", "rank"), [(-1, 0), (0, 0), (5, 1), (7.5, 1.5), (250, 50), (500, 100), (501, 100)]
)
def test_percentile(value: float, rank: float) -> None:
    assert percentile(value, TABLE) == pytest.approx(rank)


def test_ties_take_the_lowest_rank() -> None:
    assert percentile(0, (0, 0, 0, 1, 1)) == 0
    assert percentile(1, (0, 0, 0, 1, 1)) == 75
    assert percentile(1, (1, 1)) == 0


@given(st.lists(st.integers(0, 20), min_size=2, max_size=30), st.integers(-2, 22), st.integers(-2, 22))
def test_percentiles_rise_with_the_value(table: list[int], one: int, other: int) -> None:
    ranked = sorted(table)
    low, high = sorted((one, other))
    assert 0 <= percentile(low, ranked) <= percentile(high, ranked) <= 100


def test_the_one_that_ships_covers_the_readability_mark() -> None:
    calibration = shipped()
    reference = calibration.languages["en"]
    assert set(READABILITY_METRICS) <= set(reference.percentiles)
    assert reference.articles > 1000
    # Values of another release of these may differ: then it is time for a new calibration.
    assert calibration.made_with == made_with()


def test_what_is_built_can_be_written_and_read(tmp_path: Path) -> None:
    articles = [{"words_per_sentence": float(n), "passive": n / 200} for n in range(LEAST_ARTICLES)]
    built = build({"en": articles, "de": articles[:-1]}, "invented", {"textstat": "1"})
    assert list(built.languages) == ["en"], "German has an article too few"
    path = tmp_path / "calibration.json"
    path.write_text(dump(built), encoding="utf-8")
    assert load(path) == built
    assert built.rank("words_per_sentence", 49.5, "en") == pytest.approx(50, abs=0.01)
    assert built.rank("words_per_sentence", 49.5, "de") is None
    assert built.rank("unknown", 1, "en") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "is no JSON"),
        ("[]", "make a new one with `audit calibrate`"),
        ('{"version": 1}', "it says 1"),
        ('{"version": 2, "reference": "", "made_with": {}}', "is damaged"),
        (
            json.dumps(
                {
                    "version": 2,
                    "reference": "",
                    "made_with": {},
                    "languages": {"en": {"articles": 100, "percentiles": {"passive": [1, 0]}}},
                }
            ),
            "rising values",
        ),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CalibrationError, match=said):
        load(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CalibrationError, match="cannot be read"):
        load(tmp_path / "none.json")
