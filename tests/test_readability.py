import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Span
from auditor.text.readability import MIN_WORDS, calibration, measure, metrics, percentile

TABLE = tuple(float(n) for n in range(0, 505, 5))


def text_of(*lengths: int) -> tuple[list[Span], list[Span]]:
    """Sentences of that many words, one code point a word."""
    sentences, words, at = [], [], 0
    for length in lengths:
        sentences.append(Span(at, at + 2 * length))
        words += [Span(at + 2 * n, at + 2 * n + 1) for n in range(length)]
        at += 2 * length + 1
    return sentences, words


def test_measures() -> None:
    assert measure(*text_of(20, 31, 9, 30)) == {
        "words_per_sentence": 22.5,
        "long_sentences": 0.25,
        "longest_sentence": 31.0,
        "lede_words": 20.0,
    }


def test_words_outside_of_the_body_do_not_count() -> None:
    sentences, words = text_of(4, 6, 5)
    assert measure(sentences[1:2], words)["words_per_sentence"] == 6
    assert measure([Span(0, 0), *sentences], words)["lede_words"] == 4
    assert measure([], words) == {}
    assert measure(sentences, []) == {}


def test_percentiles_need_enough_words_of_a_calibrated_language() -> None:
    sentences, words = text_of(*[MIN_WORDS // 5] * 5)
    assert metrics(sentences, words, "en")["words_per_sentence"].percentile is not None
    assert metrics(sentences, words, "de")["words_per_sentence"].percentile is None
    assert metrics(sentences, words, None)["words_per_sentence"].percentile is None
    assert metrics(sentences, words[:-1], "en")["words_per_sentence"].percentile is None


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


def test_the_calibration_covers_what_is_measured() -> None:
    reference = calibration()
    assert set(reference.percentiles) == set(measure(*text_of(10)))
    assert reference.articles > 1000
    for values in reference.percentiles.values():
        assert len(values) == 101
        assert list(values) == sorted(values)
