"""How the sentences of an article are judged."""

import math
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.compare import compare
from auditor.compare.derivation import DERIVED, SURE, WHOLLY, Model, default_model, settled
from auditor.compare.features import NAMES, SIFTED, Measured, local_features, measure, scores, vectors
from auditor.compare.prepare import Prepared, prepare
from auditor.document import Document
from auditor.model import Article, Source, Span

SOURCE = (
    "The harbour board of Velmora dredged the northern channel on Tuesday.",
    "Fishermen complained that silt had ruined their nets in spring.",
    "A new lighthouse keeper arrives with the October ferry.",
)


def ready(*sentences: str) -> Prepared:
    """Sentences made ready for comparison."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return prepare(text, spans)


def test_margin_is_high_where_one_sentence_has_it_all_and_low_where_many_have_a_part() -> None:
    one, scattered = measure(
        ready(
            "Silt had ruined the nets of the fishermen.",
            "The keeper of the harbour board complained of nets in the northern ferry.",
        ),
        ready(*SOURCE, *("The weather was mild.",) * 3),
    )
    assert one.margin > 2 * scattered.margin


def test_what_the_source_says_twice_is_found_behind_the_sentence_before() -> None:
    again = "The board of Velmora thanked the crew for its patience."
    source = ready(SOURCE[0], again, SOURCE[1], SOURCE[2], again)
    places = [sentence.match.first for sentence in measure(ready(SOURCE[2], again), source) if sentence.match]
    assert places == [3, 4]
    places = [sentence.match.first for sentence in measure(ready(SOURCE[0], again), source) if sentence.match]
    assert places == [0, 1]


@pytest.mark.parametrize(
    ("short", "long"), [("Jan.", "January"), ("Sept.", "September"), ("Dec.", "December")]
)
def test_a_shortened_month_is_no_new_name(short: str, long: str) -> None:
    told = "The ferry to Velmora sails again from {} 27."
    for one, other in ((short, long), (long, short)):
        [sentence] = measure(ready(told.format(one)), ready(told.format(other)))
        assert sentence.novel == 0
        assert sentence.trigrams == 1


def test_what_is_near_counts_more_than_what_is_far() -> None:
    other = ["Cabbages grow well beneath glass roofs.", "Violins cost more than pianos."] * 4
    rows = vectors(measure(ready(*SOURCE, *other), ready(*SOURCE)))
    around = [
        row[NAMES.index("around_recall")] for row in vectors(measure(ready(*other, *other), ready(*SOURCE)))
    ]
    assert not any(around)
    # A sentence of another matter beside the copied passage, and the last one, far from it.
    near, far = rows[len(SOURCE)], rows[-1]
    assert near[NAMES.index("around_recall")] > 2 * far[NAMES.index("around_recall")]


def test_features_have_a_value_for_each_name() -> None:
    assert {len(row) for row in vectors(measure(ready(*SOURCE), ready(*SOURCE)))} == {len(NAMES)}
    assert vectors([]) == []


SHARES = st.floats(0, 1)
MEASURED = st.builds(
    Measured,
    match=st.none(),
    own=st.booleans(),
    coverage=SHARES,
    recall=SHARES,
    trigrams=SHARES,
    run=st.integers(0, 20),
    shared=st.integers(0, 5),
    novel=st.integers(0, 5),
    quoted=SHARES,
    requoted=SHARES,
    plain=SHARES,
    margin=SHARES,
    kept=st.floats(0, 5),
    strange=st.floats(0, 5),
)


@given(st.lists(MEASURED, max_size=12))
def test_scores_are_the_features_times_their_weights(measured: list[Measured]) -> None:
    weights = [at / 7 - 1 for at in range(len(SIFTED))]
    products = [sum(map(mul, weights, row[: len(SIFTED)])) for row in vectors(measured)]
    rows = [local_features(sentence) for sentence in measured]
    own = [sentence.own for sentence in measured]
    assert scores(rows, own, weights) == pytest.approx(products, abs=1e-9)


@given(st.lists(MEASURED, min_size=1, max_size=6))
def test_more_of_the_source_never_speaks_against_derivation(measured: list[Measured]) -> None:
    model = default_model()
    for row in vectors(measured):
        for at, name in enumerate(NAMES):
            if name == "quoted":
                continue
            against = name.endswith(("novel", "misquoted"))
            raised = [*row[:at], row[at] + 0.3, *row[at + 1 :]]
            more, less = (row, raised) if against else (raised, row)
            assert model.probability(more) >= model.probability(less) - 1e-3, name


def test_trees_are_added_up() -> None:
    low, high, middle = ((-1, value, None, None) for value in (-1.0, 1.0, 0.5))
    stump = (0, 0.5, low, high)
    model = Model(0.25, (stump, (1, 2.0, stump, middle)))
    assert model.probability([0.5, 2.0]) == pytest.approx(1 / (1 + math.exp(1.75)))
    assert model.probability([0.6, 3.0]) == pytest.approx(1 / (1 + math.exp(-1.75)))


def test_names_count_by_how_few_sentences_have_them() -> None:
    source = ready("The mayor, Ada Lund, opened it with Per Holm.", "Then Lund left.", "Later Lund sang.")
    rare, common, other = measure(
        ready("There Holm sang.", "There Lund sang.", "There Ruiz sang."),
        source,
    )
    assert rare.kept > common.kept > other.kept == 0
    assert other.strange == 1
    assert rare.strange == common.strange == 0


def test_one_sentence_of_a_part_must_be_sure() -> None:
    assert max(settled([0.1, 0.7, 0.2])) < DERIVED
    assert max(settled([0.1, 0.7, 0.6, 0.2])) < DERIVED
    assert settled([0.1, SURE, 0.6, 0.2]) == [0.1, SURE, 0.6, 0.2]
    assert settled([0.6, 0.7, 0.7, 0.6, 0.2]) == [0.6, 0.7, 0.7, 0.6, 0.2]
    assert settled([0.2, 0.7]) == [0.2, 0.7]


@given(st.lists(st.floats(0, 1), max_size=8))
def test_settling_only_takes_away(probabilities: list[float]) -> None:
    found = settled(probabilities)
    assert len(found) == len(probabilities)
    assert all(a <= b for a, b in zip(found, probabilities, strict=True))
    derived = [p for p in found if p >= DERIVED]
    assert not derived or len(found) < 3 or max(derived) >= SURE or len(derived) >= WHOLLY * len(found)


def test_photo_credits_are_not_counted() -> None:
    credits = ("(Lumen Photo/Ada Brook)", "ADA BROOK, Lumen Pictures")
    prose = [f"{sentence} The council of the town will say more about that on Friday." for sentence in SOURCE]
    doc = Document(Article("one", "Dredging begins\n\n" + "\n\n".join([*prose[:2], *credits, prose[2]])))
    told = compare(doc, Source("two", "\n\n".join([*prose, *credits]), role="wire"))
    stated = {doc.text[pair.start : pair.end] for pair in told.alignment}
    assert stated
    assert not stated & set(credits)
