"""The archive on disk, in one process."""

import datetime as dt
import json
import pickle
import random
import shutil
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.archive.disk import FORMAT, Added, ArchiveError, DiskArchive
from auditor.archive.joined import JoinedArchive
from auditor.archive.memory import MemoryArchive
from auditor.archive.packing import SAMPLES, Damaged, Packer, learn
from auditor.model import Source

FERRY = (
    "The ferry to Lorn was cancelled on Tuesday after its captain, Ana Ruiz, reported a fault in the port "
    "engine. Some 340 passengers waited at the Karsk terminal until buses arrived."
)
STRIKE = (
    "Teachers in Odel voted to strike from 3 May, the union said. Classes for 12,000 pupils are expected "
    "to stop unless the ministry improves its offer of 2.4 percent."
)
HARVEST = (
    "Plum growers in the Vessa valley expect half of last year's harvest. A late frost in April destroyed "
    "the blossom, and insurers have declined most claims, the cooperative said."
)
TEXTS = {"ferry.txt": FERRY, "strike.txt": STRIKE, "harvest.txt": HARVEST}


@pytest.fixture
def archive(tmp_path):
    return DiskArchive.create(tmp_path / "archive")


@pytest.fixture
def filled(archive):
    archive.add(Source(id, text, "wire") for id, text in TEXTS.items())
    return archive


def report(number):
    """An article of its own, long enough for a dictionary to be learned from a thousand of them."""
    draw = random.Random(number)
    streets = ("Harbour", "Mill", "Castle", "Station", "Orchard", "Quarry", "Chapel")
    lines = [
        f"Residents of {draw.choice(streets)} Street complained of noise {draw.randrange(2, 90)} times, "
        f"councillor Mox{draw.randrange(10**6)} said on day {draw.randrange(366)} of the inquiry."
        for _ in range(5)
    ]
    return Source(f"{number}.txt", "\n\n".join(lines), "wire", published=dt.date(2024, 1, 1))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    """An archive with enough articles for a dictionary; tests copy it."""
    folder = tmp_path_factory.mktemp("thousand") / "archive"
    DiskArchive.create(folder).add(map(report, range(SAMPLES + 50)))
    return folder


def ids(sources):
    return [source.id for source in sources]


def test_an_empty_archive_finds_nothing(archive):
    assert len(archive) == 0
    assert archive.search(FERRY) == []
    assert archive.get("ferry.txt") is None
    info = archive.info()
    assert (info.articles, info.oldest, info.newest, dict(info.agencies)) == (0, None, None, {})


def test_the_likest_text_comes_first(filled):
    assert ids(filled.search("A fault stopped the Lorn ferry, captain Ana Ruiz said"))[0] == "ferry.txt"
    assert ids(filled.search("frost, plum blossom"))[0] == "harvest.txt"
    assert filled.search("zyzzyva") == []
    assert filled.search("") == []
    assert filled.search(FERRY, limit=0) == []
    assert len(filled.search("the said of in", limit=2)) == 2


def test_everything_about_a_source_is_kept(archive):
    source = Source(
        id="2024/á b.txt",
        text="Línea uno\r\n\r\n\tline two\x00 – \ud800 end  ",
        role="peer",
        title="A title\nin two lines",
        agency="Agência \ud800",
        published=dt.date(1, 1, 1),
        url="https://example.org/?a=1",
    )
    assert archive.add([source]) == Added(1, 0, 0)
    assert archive.get(source.id) == source
    assert archive.search("línea") == [source]


@pytest.mark.parametrize("id", ["7", "-1", "", "a\x00b", "x" * 100_000, "\ud800", "a b+c:(d)*", "ID", "id"])
def test_any_string_is_an_id(filled, id):
    filled.add([Source("other", HARVEST), Source(id, FERRY)])
    assert filled.get(id) == Source(id, FERRY)
    assert filled.remove([id, id, "none"]) == (id,)
    assert filled.get(id) is None
    assert len(filled) == 4


@pytest.mark.parametrize(
    "text",
    ["", " \n", "…!?", "x" * 200_000, "word " * 50_000, "é" * 300, "\ud800" * 10, "漢" * 5_000, "\u0301a"],
    ids=["nothing", "blank", "marks", "long word", "many", "accents", "surrogates", "han", "mark first"],
)
def test_any_string_is_a_text(filled, text):
    filled.add([Source("hostile", text)])
    assert filled.get("hostile") == Source("hostile", text)
    filled.search(text)
    assert ids(filled.search("ferry to Lorn"))[0] == "ferry.txt"


def test_words_are_the_same_in_any_spelling(archive):
    archive.add([Source("a", "Der Caf\u00e9-Besitzer in \u2018Zagreb\u2019 zahlte \u0661\u0662 Euro")])
    for query in ("CAFE\u0301", "caf\u00e9", "zagreb's", "12"):
        assert ids(archive.search(query)) == ["a"]


def test_scripts_without_spaces_are_searched_by_pairs_of_characters(archive):
    archive.add([Source("quake", "东京发生强烈地震数千人撤离"), Source("vote", "议会周二就预算案进行表决")])
    assert ids(archive.search("强烈地震之后的东京"))[0] == "quake"
    assert ids(archive.search("预算案"))[0] == "vote"


def test_the_same_text_is_no_source_of_itself(filled):
    copy = FERRY.upper().replace(" ", "\n ").replace("'", "\u2019")
    filled.add([Source(f"copy {number}", copy + " " * number) for number in range(40)])
    assert "ferry.txt" not in ids(filled.search(FERRY))
    assert "copy 1" not in ids(filled.search(FERRY))
    assert ids(filled.search(STRIKE + " Talks resume.", limit=1)) == ["strike.txt"]
    assert len(filled.search(FERRY, limit=50, copies=True)) >= 41


def test_excluded_ids_are_left_out(filled):
    assert "ferry.txt" not in ids(filled.search("the Lorn ferry", exclude=("ferry.txt",)))
    filled.add(Source(f"later {n}", f"{FERRY} Update {n}.") for n in range(60))
    excluded = {f"later {n}" for n in range(60)}
    assert ids(filled.search("Lorn ferry captain", limit=1, exclude=excluded)) == ["ferry.txt"]


def test_a_date_window_keeps_what_has_no_date(archive):
    day = dt.date(2024, 3, 10)
    dates = {"on": day, "before": day - dt.timedelta(5), "after": day + dt.timedelta(5), "undated": None}
    archive.add(Source(id, f"{FERRY} {id}", published=date) for id, date in dates.items())
    assert set(ids(archive.search(FERRY))) == set(dates)
    assert set(ids(archive.search(FERRY, around=day, days=5))) == set(dates)
    assert set(ids(archive.search(FERRY, around=day, days=4))) == {"on", "undated"}
    assert set(ids(archive.search(FERRY, around=day + dt.timedelta(3), days=2))) == {"after", "undated"}
    assert set(ids(archive.search(FERRY, around=dt.date.max, days=1))) == {"undated"}
    assert set(ids(archive.search(FERRY, around=dt.date.min, days=1))) == {"undated"}


def test_adding_again_replaces_and_says_so(filled):
    again = [Source(id, text, "wire") for id, text in TEXTS.items()]
    assert filled.add(again) == Added(0, 0, 3)
    changed = [
        again[0]._replace(agency="MNA"),
        again[1]._replace(text=HARVEST + " Later."),
        Source("new", "a b"),
    ]
    assert filled.add(changed) == Added(1, 2, 0)
    assert len(filled) == 4
    assert filled.get("ferry.txt") == changed[0]
    assert "strike.txt" not in ids(filled.search("teachers strike"))
    assert filled.add(changed) == Added(0, 0, 3)


def test_an_id_twice_in_one_batch_leaves_the_last(archive):
    first, last = Source("a", "first words"), Source("a", "last words")
    assert archive.add([first, last, last]) == Added(1, 1, 1)
    assert archive.get("a") == last
    assert len(archive) == 1


def test_removing(filled):
    assert filled.remove(["none"]) == ()
    assert filled.remove(["ferry.txt", "none"]) == ("ferry.txt",)
    assert len(filled) == 2
    assert filled.search("Lorn ferry captain") == []
    assert filled.add([Source("ferry.txt", FERRY)]) == Added(1, 0, 0)


def test_info_counts(archive):
    archive.add(
        [
            Source("a", "one", agency="AFP", published=dt.date(2020, 2, 29)),
            Source("b", "two", agency="AFP", published=dt.date(1999, 12, 31)),
            Source("c", "three", agency="Meridian News Agency"),
            Source("d", "four"),
        ]
    )
    info = archive.info()
    assert (info.format, info.articles) == (FORMAT, 4)
    assert (info.oldest, info.newest) == (dt.date(1999, 12, 31), dt.date(2020, 2, 29))
    assert list(info.agencies.items()) == [("AFP", 2), ("Meridian News Agency", 1)]
    assert info.bytes == sum(f.stat().st_size for f in archive.path.rglob("*") if f.is_file())


def test_a_failure_while_articles_are_read_keeps_what_was_committed(archive):
    def broken():
        for number in range(25):
            yield Source(str(number), f"article {number}")
        raise KeyError("gone")

    archive.add([Source("first", FERRY)])
    with pytest.raises(KeyError):
        archive.add(broken())
    assert ids(archive.search("article 3 Lorn")) == ["first"]
    assert archive.add([Source("next", STRIKE)]) == Added(1, 0, 0)


def test_a_full_batch_is_committed_while_more_is_added(thousand, tmp_path):
    archive = DiskArchive.open(shutil.copytree(thousand, tmp_path / "archive"))
    before = len(archive)
    reader = DiskArchive.open(archive.path)
    seen = []

    def articles():
        for number in range(25):
            yield Source(f"new {number}", f"article {number}")
            seen.append(len(reader) - before)

    archive.add(articles(), batch=10)
    assert seen == [0] * 10 + [10] * 10 + [20] * 5
    assert len(reader) == before + 25


def test_a_dictionary_is_learned_and_old_texts_stay_readable(tmp_path):
    archive = DiskArchive.create(tmp_path / "archive")
    reader = DiskArchive.open(archive.path)
    archive.add(map(report, range(100)))
    assert not (archive.path / "dictionary").exists()
    assert reader.get("7.txt") == report(7)
    archive.add(map(report, range(100, SAMPLES + 10)))
    assert (archive.path / "dictionary").exists()
    for opened in (archive, reader, DiskArchive.open(archive.path)):
        assert [opened.get(f"{n}.txt") for n in (7, 99, 100, SAMPLES)] == [
            *map(report, (7, 99, 100, SAMPLES))
        ]


def test_a_reader_in_another_process_gets_the_path(filled):
    other = pickle.loads(pickle.dumps(filled))
    assert ids(other.search("Lorn ferry captain")) == ["ferry.txt"]


def test_two_writers_are_one_too_many(filled):
    def articles():
        with pytest.raises(ArchiveError, match=r"archive: another process is adding .* try again"):
            DiskArchive.open(filled.path).add([Source("b", STRIKE)])
        yield Source("a", FERRY)

    assert filled.add(articles()) == Added(1, 0, 0)


def test_no_archive_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path, tmp_path / "none", tmp_path / "file"):
        with pytest.raises(ArchiveError, match=r"is no archive: make one with `audit archive add"):
            DiskArchive.open(folder)
    with pytest.raises(ArchiveError, match=r"is not empty: name a new folder"):
        DiskArchive.create(tmp_path)
    with pytest.raises(ArchiveError, match=r"file: cannot be written"):
        DiskArchive.create(tmp_path / "file")


def test_an_interrupted_create_is_finished(filled):
    (filled.path / "archive.json").unlink()
    with pytest.raises(ArchiveError, match="is no archive"):
        DiskArchive.open(filled.path)
    assert len(DiskArchive.create(filled.path)) == 3


def test_a_newer_format_is_refused(filled):
    about = json.dumps({"format": FORMAT + 1, "made_by": "article-auditor 99"})
    (filled.path / "archive.json").write_text(about)
    with pytest.raises(ArchiveError, match=rf"archive: .*format {FORMAT + 1}.*auditor 99.*update") as error:
        DiskArchive.open(filled.path)
    assert str(filled.path) in str(error.value)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": "x", "made_by": ""}', "\x00"])
def test_an_unreadable_mark_is_damage(filled, content):
    (filled.path / "archive.json").write_text(content)
    with pytest.raises(ArchiveError, match=r"archive: cannot be used .*restore the folder from a backup"):
        DiskArchive.open(filled.path)


@pytest.mark.parametrize("suffix", ["meta.json", ".term", ".store", ".idx", ".fast", ".fieldnorm"])
@pytest.mark.parametrize("harm", ["cut", "empty", "gone"])
def test_a_damaged_index_is_said(filled, suffix, harm):
    (file,) = [f for f in (filled.path / "index").iterdir() if f.name.endswith(suffix)]
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 if harm == "cut" else 0])
    with pytest.raises(ArchiveError, match=r"archive: cannot be used .*restore the folder from a backup"):
        DiskArchive.open(filled.path)


@pytest.mark.parametrize("suffix", [".term", ".store", ".idx", ".fast", ".fieldnorm"])
def test_flipped_bits_are_damage_or_do_no_harm(filled, suffix):
    (file,) = [f for f in (filled.path / "index").iterdir() if f.name.endswith(suffix)]
    data = bytearray(file.read_bytes())
    for at in range(0, max(1, len(data) - 150), 3):
        data[at] ^= 0x55
    file.write_bytes(data)
    with suppress(ArchiveError):
        found = DiskArchive.open(filled.path).search("The Lorn ferry")
        assert {source.text for source in found} <= set(TEXTS.values())


def test_a_lost_dictionary_is_damage(thousand, tmp_path):
    folder = shutil.copytree(thousand, tmp_path / "archive")
    (folder / "dictionary").unlink()
    with pytest.raises(ArchiveError, match="restore the folder from a backup"):
        DiskArchive.open(folder).get("1.txt")
    (folder / "dictionary").write_bytes(b"none")
    with pytest.raises(ArchiveError, match="restore the folder from a backup"):
        DiskArchive.open(folder).get("1.txt")


def test_an_archive_that_goes_away_is_said(filled):
    shutil.rmtree(filled.path)
    with pytest.raises(ArchiveError, match="restore the folder from a backup"):
        filled.search(FERRY)


@given(
    st.builds(
        Source,
        id=st.text(),
        text=st.text(),
        role=st.sampled_from(["wire", "peer"]),
        title=st.none() | st.text(),
        agency=st.none() | st.text(),
        published=st.none() | st.dates(),
        url=st.none() | st.text(),
    )
)
def test_packing_is_lossless(source):
    packer = Packer()
    assert packer.unpack(packer.pack(source)) == source


def test_packing_notices_damage():
    packer = Packer(learn(map(report, range(SAMPLES))))
    packed = packer.pack(report(3))
    assert packer.unpack(packed) == report(3)
    assert packer.unpack(Packer().pack(report(3))) == report(3)
    for harmed in (b"", packed[:-1], packed[:20] + b"\x00" + packed[21:], b"text"):
        with pytest.raises(Damaged):
            packer.unpack(harmed)
    with pytest.raises(Damaged):
        Packer().unpack(packed)


_WORDS = st.sampled_from([f"{a}{b}" for a in "bdfgklmnprst" for b in ("ando", "erik", "ilow", "ostu", "ume")])
_ARTICLES = st.lists(st.lists(_WORDS, min_size=12, max_size=30), min_size=2, max_size=8)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=_ARTICLES, which=st.integers(0, 7), dropped=st.integers(0, 11))
def test_memory_and_disk_agree_on_a_lightly_edited_copy(tmp_path_factory, articles, which, dropped):
    # A name and a number of its own tell each article from the others, as in news.
    texts = [" ".join([*words, f"Zar{number}n", str(1000 + number)]) for number, words in enumerate(articles)]
    sources = [Source(f"{number}.txt", text) for number, text in enumerate(texts)]
    words = texts[which % len(texts)].split()
    copy = " ".join([*words[:dropped], *words[dropped + 1 :], "added"])
    disk = DiskArchive.create(tmp_path_factory.mktemp("archive") / "a")
    disk.add(sources)
    best = ids(disk.search(copy, limit=1))
    assert best == ids(MemoryArchive(sources).search(copy, limit=1)) == [f"{which % len(texts)}.txt"]


def test_joined_archives_take_turns(filled):
    wire = MemoryArchive([Source("given.txt", FERRY + " Given."), Source("strike.txt", STRIKE)])
    joined = JoinedArchive([wire, filled])
    found = ids(joined.search("Lorn ferry captain Ana Ruiz; teachers strike", limit=4))
    assert found[:2] in (["given.txt", "ferry.txt"], ["strike.txt", "ferry.txt"])
    assert len(found) == len(set(found))
    assert "given.txt" not in ids(joined.search("Lorn ferry captain", exclude=("given.txt",)))
    assert len(joined.search("Lorn ferry teachers", limit=1)) == 1
