import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.archive.memory import MemoryArchive
from auditor.compare import compare, compare_all, compare_with
from auditor.compare.datelines import days_later
from auditor.compare.prepare import MAX_SENTENCES
from auditor.document import Document
from auditor.model import Article, Source

DATA = Path(__file__).parent / "data"
WIRE, SPUN, INDEPENDENT = (
    (DATA / f"{name}.txt").read_text(encoding="utf-8") for name in ("wire", "spun", "independent")
)
CREDITED = WIRE.replace(" (Nordhavn News Agency)", "").replace(
    "Ferry runs aground off Lindvik\n",
    "Ferry with 212 aboard stuck off Lindvik\n\nBy Nordhavn News Agency\n",
    1,
)
PARTIAL = "\n\n".join([INDEPENDENT, *WIRE.strip().split("\n\n")[-3:]])
SOURCE = Source("wire", WIRE, role="wire")


def doc(text: str, key: str = "article", published: dt.date | None = None) -> Document:
    return Document(Article(key, text, published=published))


@pytest.mark.parametrize(
    ("text", "verdict", "credited"),
    [
        (SPUN, "wholly", False),
        (CREDITED, "wholly", True),
        (INDEPENDENT, "none", None),
        (PARTIAL, "partly", False),
    ],
)
def test_verdict_and_credit(text: str, verdict: str, credited: bool | None) -> None:
    told = compare(doc(text), SOURCE).derivation
    assert (told.verdict, told.credited) == (verdict, credited)
    assert 0 <= told.confidence <= 1


def test_shared_quotation_is_not_derived_text() -> None:
    alignment = compare(doc(INDEPENDENT), SOURCE).alignment
    assert all(pair.kind == "new" for pair in alignment if "Solheim" in INDEPENDENT[pair.start : pair.end])


def test_headline_and_byline_are_not_counted() -> None:
    starts = [CREDITED[pair.start :][:6] for pair in compare(doc(CREDITED), SOURCE).alignment]
    assert starts[0] == "LINDVI"


def test_alignment_finds_the_passage() -> None:
    pair = compare(doc(SPUN), SOURCE).alignment[0]
    assert pair.source_start is not None
    assert WIRE[pair.source_start : pair.source_end].startswith("LINDVIK, May 4")
    assert pair.kind == "paraphrase"


def test_one_sentence_from_two_and_two_from_one() -> None:
    fused = SPUN.replace(
        "Hotels and trains will be paid for by the company, it said. The other two ferries run on time.",
        "The company said it would pay for hotels and trains and that its two other ferries are"
        " running on time.",
    )
    last = compare(doc(fused), SOURCE).alignment[-1]
    assert last.source_start is not None
    assert WIRE[last.source_start : last.source_end].startswith("The company said")
    assert WIRE[last.source_start : last.source_end].endswith("running on time.")
    split = SPUN.replace(
        "ran aground near Lindvik when its steering failed in thick fog.",
        "ran aground near Lindvik. Its steering had failed in heavy fog.",
    )
    first, second = compare(doc(split), SOURCE).alignment[:2]
    assert first.source_start == second.source_start


def test_kinds() -> None:
    kinds = [pair.kind for pair in compare(doc(CREDITED), SOURCE).alignment]
    assert kinds.count("identical") >= len(kinds) - 1
    assert "new" not in kinds


def test_direction_between_peers_by_date() -> None:
    older, younger = dt.date(2026, 5, 4), dt.date(2026, 5, 5)
    one = Source("one", WIRE.replace(" (Nordhavn News Agency)", ""), published=older)
    two = Source("two", SPUN, published=younger)
    assert compare(doc(SPUN, "two", younger), one).derivation.verdict == "wholly"
    blamed = compare(doc(one.text, "one", older), two)
    assert blamed.derivation.verdict == "none"
    assert blamed.derivation.share == 0
    assert blamed.overlap > 0.7


@pytest.mark.parametrize("published", [None, dt.date(2026, 5, 5)])
def test_direction_between_peers_by_dateline(published: dt.date | None) -> None:
    later = WIRE.replace("May 4", "May 5")
    assert compare(doc(later, "later", published), Source("wire", WIRE, published=published)).overlap > 0.7
    assert compare(doc(later, "later", published), Source("wire", WIRE, published=published)).derivation.share
    assert not compare(
        doc(WIRE, "wire", published), Source("later", later, published=published)
    ).derivation.share


@pytest.mark.parametrize(
    ("first", "second", "days"), [((5, 4), (5, 5), 1), ((5, 5), (5, 4), -1), ((12, 31), (1, 1), 1)]
)
def test_days_between_datelines(first: tuple[int, int], second: tuple[int, int], days: int) -> None:
    assert days_later(first, second) == days


def test_where_to_write_to_is_not_counted() -> None:
    contact = "Write to Ada Brook at ada.brook@example.org or ring the desk for the whole of the report."
    alignment = compare(
        doc(f"{SPUN}\n\n{contact}"), Source("wire", f"{WIRE}\n\n{contact}", role="wire")
    ).alignment
    assert len(alignment) == len(compare(doc(SPUN), SOURCE).alignment)


def test_agency_copy_is_not_blamed_for_its_copies() -> None:
    assert compare(doc(WIRE, "wire"), Source("spun", SPUN)).derivation.verdict == "none"
    assert compare(doc(SPUN, "spun"), Source("wire", WIRE)).derivation.verdict == "wholly"


def test_best_source_comes_first_and_the_article_is_none() -> None:
    archive = MemoryArchive(
        [Source("other", INDEPENDENT), SOURCE, Source("article", SPUN), Source("same", f"{SPUN} ")]
    )
    assert [c.source.id for c in compare_all(doc(SPUN), archive)] == ["wire", "other"]


def test_credit_to_another_agency_is_none() -> None:
    found = compare(doc(f"{SPUN}\nSource: Reuters\n"), SOURCE)
    assert found.derivation.credited is False
    assert [credit.agency for credit in found.credits] == ["Reuters"]


@pytest.mark.parametrize("text", ["", "\n\n", "One line only", "“”", "1.", "Ἄ" * 5000])
def test_odd_texts(text: str) -> None:
    assert compare(doc(text), SOURCE).derivation.verdict == "none"
    compare(doc(SPUN), Source("odd", text))


def test_huge_texts_are_cut() -> None:
    found = compare(doc("Rain fell on Lindvik. " * (MAX_SENTENCES + 500)), SOURCE)
    assert len(found.alignment) == MAX_SENTENCES


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*SPUN.split("\n"), *WIRE.split("\n"), *INDEPENDENT.split("\n")]), max_size=12)
)
def test_offsets_hold(lines: list[str]) -> None:
    text = "\n".join(lines)
    for comparison in compare_with(doc(text), [SOURCE, Source("peer", INDEPENDENT)]):
        source = comparison.source.text
        assert 0 <= comparison.derivation.share <= comparison.overlap <= 1
        for pair in comparison.alignment:
            assert 0 <= pair.start < pair.end <= len(text)
            assert (pair.kind == "new") == (pair.source_start is None) == (pair.source_end is None)
            if pair.source_start is not None and pair.source_end is not None:
                assert 0 <= pair.source_start < pair.source_end <= len(source)
            assert 0 <= pair.similarity <= 1
