"""One server for all processes, which ends with the last of them however they end."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.config import load
from auditor.engine import Auditor
from auditor.grammar import locks
from auditor.grammar.places import PLACE, find_installation
from auditor.grammar.server import Server
from auditor.grammar.supervisor import LOCK, read_state
from auditor.model import Article

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes with POSIX signals")

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
LIMIT = 180
BATCH = 36


def eventually(holds, what):
    """Polls until something holds; the limit is for machines that are busy with other things."""
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline:
        if result := holds():
            return result
        time.sleep(0.02)
    raise AssertionError(f"{what}: not within {LIMIT} seconds")


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(") ", 1)[1][0] != "Z"


@pytest.fixture
def desk(place, tmp_path):
    """A newsroom with a server of its own, so that the other tests keep theirs."""
    (tmp_path / "auditor.toml").write_text(
        f'[grammar]\npath = "{place.as_posix()}"\nmemory = 400\nlinger = 0\n', encoding="utf-8"
    )
    for number in range(BATCH):
        story = "The mayor said that the port of the town was to open in May.\n\n" * 6
        (tmp_path / f"{number:02}.txt").write_text(f"{story}It was an boat.\n", encoding="utf-8")
    runtime = tmp_path / "run"
    runtime.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != PLACE}
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.delenv(PLACE, raising=False)
        server = Server(find_installation(place), 400, 0)
        yield tmp_path, environment, server.folder
        eventually(lambda: not locks.is_held(server.folder / LOCK), "the server's end")


def audit(folder, environment, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "auditor", "check", ".", "--select", "language/languagetool", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_server_that_is_killed_in_a_batch_costs_no_article(desk):
    """Killed twice: itself, and (where the system ends it with that) its supervisor."""
    folder, _, state = desk
    auditor = Auditor(replace(load(folder / "auditor.toml"), select=("language/languagetool",)))
    articles = (Article(str(n), "It was an boat that the mayor had seen.", language="en") for n in range(12))
    killed = []
    cards = []
    for card in auditor.audit_many(articles):
        cards.append(card)
        if len(cards) in (3, 8):
            server = read_state(state)
            assert server is not None
            os.kill(server.pid if len(cards) == 3 or sys.platform != "linux" else server.supervisor, KILL)
            killed.append(server.pid)
    assert auditor.checker is not None
    auditor.checker.close()
    assert [card.article.id for card in cards] == [str(n) for n in range(12)]
    assert [card.skipped for card in cards] == [()] * 12
    assert [[finding.text for finding in card.findings] for card in cards] == [["an"]] * 12
    assert len(set(killed)) == 2
    for pid in killed:
        eventually(lambda pid=pid: not is_alive(pid), "the end of a server")


def test_no_server_outlives_its_killed_clients(desk):
    folder, environment, state = desk
    clients = [audit(folder, environment) for _ in range(2)]
    server = eventually(lambda: read_state(state), "a server")
    assert is_alive(server.pid)
    for client in clients:
        client.kill()
        client.communicate()
    eventually(lambda: not is_alive(server.pid), "the server's end")
    eventually(lambda: not is_alive(server.supervisor), "the supervisor's end")
    assert read_state(state) is None
