"""Two processes search an archive on disk while a third adds to it and is killed. Real processes, which
say on their standard output how far they are and go on when they are told to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.archive.disk import ArchiveError, DiskArchive
from auditor.archive.packing import SAMPLES
from auditor.model import Source

ROOT = Path(__file__).parents[2]
BATCH = 10

ARTICLES = """
import sys
from auditor.model import Source

def article(number):
    return Source(f"{number}.txt", f"Report {number} of the Karsk inquiry names witness{number} and others.")
"""

ADDER = (
    ARTICLES
    + """
from pathlib import Path
from auditor.archive.disk import DiskArchive

def articles(start, stop, pause):
    for number in range(start, stop):
        print(number, flush=True)  # whoever reads this knows what is committed: see `committed`
        if number == pause:
            sys.stdin.readline()
        yield article(number)

folder, batch, start, stop, pause = sys.argv[1], *map(int, sys.argv[2:])
DiskArchive.open(Path(folder)).add(articles(start, stop, pause), batch=batch)
print("done", flush=True)
"""
)

READER = (
    ARTICLES
    + """
from pathlib import Path
from auditor.archive.disk import DiskArchive

archive = DiskArchive.open(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    number = int(line)
    found = [source.id for source in archive.search(f"witness{number}", limit=3)]
    print(len(archive), *found, flush=True)
"""
)


def committed(asked_for):
    """Articles that are committed when the one of this number, counted from 0, is asked for: a batch is
    committed once the article after it was handed over."""
    return max(0, asked_for - 1) // BATCH * BATCH


class Process:
    def __init__(self, code, *arguments):
        self.popen = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.popen.stdin
        assert self.popen.stdout
        self.input, self.output = self.popen.stdin, self.popen.stdout

    def line(self):
        line = self.output.readline()
        assert line, "the process ended"
        return line.strip()

    def until(self, wanted):
        while self.line() != wanted:
            pass

    def tell(self, line=""):
        self.input.write(f"{line}\n")
        self.input.flush()

    def ask(self, line):
        self.tell(line)
        return self.line().split()

    def kill(self):
        self.popen.send_signal(signal.SIGKILL)
        rest = self.output.read().split()
        self.popen.wait()
        return rest


@pytest.fixture
def start():
    running = []

    def starter(code, *arguments):
        running.append(Process(code, *arguments))
        return running[-1]

    yield starter
    for process in running:
        process.popen.kill()
        process.popen.communicate()


@pytest.fixture
def folder(tmp_path):
    """An archive that has learned its dictionary: without one the first thousand articles are held back."""
    archive = DiskArchive.create(tmp_path / "archive")
    archive.add(
        Source(
            f"old {n}", f"Minute {n} of the council: item{n * 7} deferred, vote {n * 13 % 97} to {n % 31}."
        )
        for n in range(SAMPLES)
    )
    assert (archive.path / "dictionary").exists()
    return archive.path


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_add_loses_nothing_committed_and_readers_go_on(folder, start):
    readers = [start(READER, folder) for _ in range(2)]
    adder = start(ADDER, folder, BATCH, 0, 1000, 35)
    for reader in readers:
        assert reader.line() == "ready"
    adder.until("12")
    for reader in readers:
        assert reader.ask(9)[1:] == ["9.txt"]
    adder.until("35")
    for reader in readers:
        assert reader.ask(29) == [str(SAMPLES + 30), "29.txt"]
        assert reader.ask(31) == [str(SAMPLES + 30)]  # handed over, not committed
    with pytest.raises(ArchiveError, match="another process is adding"):
        DiskArchive.open(folder).add([Source("x", "y")])
    adder.kill()

    for reader in readers:
        assert reader.ask(29) == [str(SAMPLES + 30), "29.txt"]
    archive = DiskArchive.open(folder)
    assert all(archive.get(f"{number}.txt") for number in range(30))
    assert archive.get("30.txt") is None

    second = start(ADDER, folder, BATCH, 0, 60, -1)
    second.until("done")
    for reader in readers:
        assert reader.ask(59) == [str(SAMPLES + 60), "59.txt"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_kills_at_any_moment(folder, start):
    reader = start(READER, folder)
    assert reader.line() == "ready"
    kept = 0
    for attempt in range(4):
        adder = start(ADDER, folder, BATCH, kept, 100_000, -1)
        adder.until(str(kept + 25 + attempt))
        reader.ask(0)
        rest = [line for line in adder.kill() if line.isdigit()]
        last = int(rest[-2]) if len(rest) > 1 else kept + 25  # the very last line may be cut off
        archive = DiskArchive.open(folder)
        there = len(archive) - SAMPLES
        assert there >= kept + committed(last - kept)
        assert all(archive.get(f"{number}.txt") for number in range(there))
        assert archive.get(f"{there}.txt") is None
        assert reader.ask(there - 1) == [str(SAMPLES + there), f"{there - 1}.txt"]
        kept = there


def command(*arguments, cwd):
    """`audit archive ...` as a user runs it."""
    code = "from auditor.cli.archive import archive; archive(prog_name='audit archive')"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


def stored(folder, id):
    source = DiskArchive.open(folder).get(id)
    assert source
    return source


@pytest.fixture
def desk(tmp_path):
    """A folder as an agency delivers it."""
    (tmp_path / "wire" / "monday").mkdir(parents=True)
    (tmp_path / "wire" / "monday" / "ferry.txt").write_text(
        "Ferry cancelled at Lorn\n\nLORN (MNA) - The ferry was cancelled on Tuesday after a fault, "
        "captain Ana Ruiz said.\n",
        encoding="utf-8",
    )
    (tmp_path / "wire" / "strike.md").write_text(
        "---\ntitle: Teachers vote to strike\ndate: 2024-05-01\n---\n\nTeachers in Odel voted to strike.\n",
        encoding="utf-8",
    )
    (tmp_path / "wire" / "feed.jsonl").write_text(
        '{"id": "mna:1", "title": "Plums", "body": "Plum growers expect half of last year\'s harvest."}\n'
        '{"title": "Frost", "body": "A late frost in April destroyed the blossom."}\n',
        encoding="utf-8",
    )
    return tmp_path


def test_the_command_keeps_an_archive(desk):
    options = ("--archive", "kept", "--agency", "MNA", "--published", "2024-04-30")
    code, out, err = command("add", "wire", *options, cwd=desk)
    assert (code, out, err) == (0, "", "kept: 4 added, 0 replaced, 0 unchanged; it holds 4\n")
    kept = desk / "kept"
    ferry, strike = stored(kept, "monday/ferry.txt"), stored(kept, "strike.md")
    assert (ferry.role, ferry.agency, ferry.title) == ("wire", "MNA", "Ferry cancelled at Lorn")
    assert (str(ferry.published), str(strike.published)) == ("2024-04-30", "2024-05-01")
    assert stored(kept, "mna:1").title == "Plums"
    assert stored(kept, "feed.jsonl:2").title == "Frost"

    (desk / "wire" / "monday" / "ferry.txt").write_text("Ferry sails again from Lorn.\n", encoding="utf-8")
    code, out, err = command("add", f"{desk}/wire/", *options, cwd=desk)
    assert err == "kept: 0 added, 1 replaced, 3 unchanged; it holds 4\n"

    code, out, err = command("search", "ferry at Lorn", "--archive", "kept", "--limit", "1", cwd=desk)
    assert (code, err) == (0, "")
    assert out.startswith("monday/ferry.txt\t2024-04-30\twire\tMNA\t")
    code, out, _ = command("search", "wire/strike.md", "--archive", "kept", cwd=desk)
    assert out.startswith("strike.md\t2024-05-01\twire\tMNA\tTeachers vote to strike\n")
    assert command("search", "zyzzyva", "--archive", "kept", cwd=desk)[:2] == (1, "")

    code, out, _ = command("info", "--archive", "kept", cwd=desk)
    lines = [line.split(maxsplit=1) for line in out.splitlines()]
    assert code == 0
    assert ["articles", "4"] in lines
    assert ["oldest", "2024-04-30"] in lines
    assert ["newest", "2024-05-01"] in lines
    assert ["agency", "MNA (4)"] in lines

    code, _, err = command("remove", "mna:1", "none", "--archive", "kept", cwd=desk)
    assert (code, err) == (2, "kept: 1 removed; it holds 3\naudit: none: is not in the archive\n")


def test_the_command_leaves_out_what_would_replace_another_file(desk):
    (desk / "other" / "monday").mkdir(parents=True)
    (desk / "other" / "monday" / "ferry.txt").write_text("Another ferry, another day.", encoding="utf-8")
    code, _, err = command("add", "wire", "other", "--archive", "wire/kept", cwd=desk)
    assert code == 2
    assert "other/monday/ferry.txt: is left out: wire holds monday/ferry.txt too" in err
    assert "Lorn" in stored(desk / "wire" / "kept", "monday/ferry.txt").text
    code, _, err = command(
        "add", "wire", "--archive", "wire/kept", cwd=desk
    )  # which it does not add to itself
    assert (code, err) == (0, "wire/kept: 0 added, 0 replaced, 4 unchanged; it holds 4\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("info", "--archive", "none"), "none: is no archive: make one with `audit archive add"),
        (("add", "wire", "--archive", "wire"), "wire: is not empty: name a new folder"),
        (("add", "wire", "--archive", "new", "--role", "agency"), "--role takes wire or peer"),
        (("add", "wire", "--archive", "new", "--published", "May"), "--published takes a date such as"),
        (("add", "none.txt", "--archive", "new"), "none.txt: does not exist"),
    ],
)
def test_the_command_says_what_is_wrong(desk, arguments, message):
    code, out, err = command(*arguments, cwd=desk)
    assert (code, out) == (2, "")
    assert message in err
