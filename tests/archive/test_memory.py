from hypothesis import given
from hypothesis import strategies as st

from auditor.archive.memory import MemoryArchive
from auditor.model import Source

TEXTS = {
    "ferry": "A ferry ran aground off Lindvik in heavy fog on Monday.",
    "bridge": "The bridge over the Ard will close on Friday for repairs.",
    "bakery": "A bakery in Arden sells bread by the slice.",
}
ARCHIVE = MemoryArchive(Source(key, text) for key, text in TEXTS.items())


def test_best_first() -> None:
    found = ARCHIVE.search("Heavy fog: ferry stuck off Lindvik, bridge closed")
    assert [source.id for source in found] == ["ferry", "bridge", "bakery"][: len(found)]
    assert found[0].id == "ferry"


def test_limit_and_exclude() -> None:
    assert len(ARCHIVE.search("a ferry, a bridge, a bakery on the Ard", limit=2)) == 2
    assert [s.id for s in ARCHIVE.search("heavy fog off Lindvik", exclude=("ferry",))] == []
    assert ARCHIVE.search("ferry", limit=0) == []


def test_same_text_is_no_source() -> None:
    assert "ferry" not in [s.id for s in ARCHIVE.search(f"  {TEXTS['ferry'].upper()}\n")]


def test_same_texts_do_not_crowd_out_others() -> None:
    copies = [Source(f"copy{n}", TEXTS["ferry"]) for n in range(30)]
    archive = MemoryArchive([*copies, Source("other", TEXTS["ferry"] + " Nobody was hurt.")])
    assert [s.id for s in archive.search(TEXTS["ferry"], limit=3)] == ["other"]


def test_last_of_one_id_counts() -> None:
    archive = MemoryArchive([Source("a", "fog"), Source("a", "rain")])
    assert len(archive) == 1
    assert archive.search("fog and more") == []


def test_empty() -> None:
    assert MemoryArchive([]).search("anything") == []
    assert ARCHIVE.search("") == []


@given(st.text(max_size=60), st.integers(0, 4))
def test_any_query(query: str, limit: int) -> None:
    found = ARCHIVE.search(query, limit=limit)
    assert len(found) <= limit
    assert len({source.id for source in found}) == len(found)
