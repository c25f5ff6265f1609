"""One server for all processes, which ends with the last of them however they end.

The first test is with the real LanguageTool. In the others a program of the name ``java`` stands in for
it, which starts at once: they are about processes only.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from auditor.config import Config
from auditor.document import Document
from auditor.engine import Auditor
from auditor.grammar import GrammarError, locks
from auditor.grammar.checker import Checker
from auditor.grammar.places import PLACE, find_installation
from auditor.grammar.server import Server
from auditor.grammar.supervisor import LOCK, read_state
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes with POSIX signals")

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
LIMIT = 180
ARTICLES = [Article(str(n), "It was an boat that the mayor had seen.", language="en") for n in range(6)]

JAVA = """#!{python}
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
if "-version" in sys.argv:
    sys.exit(print('openjdk version "17.0.1"'))
if not {starts}:
    sys.exit("Error: no memory for the heap")
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer([{{"name": "English", "code": "en", "longCode": tag}} for tag in ("en-US", "en-GB")])
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer({{"software": {{"version": "6.8"}}, "matches": []}})
    def answer(self, value):
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Handler).serve_forever()
"""

CLIENT = """
import sys
from pathlib import Path
from auditor.grammar.places import find_installation
from auditor.grammar.server import Server
print(Server(find_installation(Path(sys.argv[1])), 400, 0).connect().pid, flush=True)
sys.stdin.read()
"""


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


def running(folder):
    state = read_state(folder)
    assert state is not None
    return state


@pytest.fixture
def apart(tmp_path, monkeypatch):
    """Servers of this test's own, so that the other tests keep theirs: makes one of a folder."""
    runtime = tmp_path / "run"
    runtime.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.delenv(PLACE, raising=False)
    made = []

    def make(folder):
        made.append(Server(find_installation(folder), 400, 0))
        return made[-1]

    yield make
    for server in made:
        server.close()
        eventually(lambda server=server: not locks.is_held(server.folder / LOCK), "the server's end")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A folder that looks like a LanguageTool, which a stand-in for Java starts or fails to start."""

    def make(starts):
        java = tmp_path / "jdk" / "bin" / "java"
        java.parent.mkdir(parents=True)
        java.write_text(JAVA.format(python=sys.executable, starts=starts), encoding="utf-8")
        java.chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
        folder = tmp_path / "LanguageTool-6.8"
        folder.mkdir()
        (folder / "languagetool-server.jar").touch()
        return folder

    return make


def test_a_server_that_is_killed_in_a_batch_costs_no_article(place, apart):
    """With the real LanguageTool: every article is reported, with what is found in it."""
    grammar = GrammarSettings(path=place, memory=400, linger=0)
    auditor = Auditor(Config(select=("language/languagetool",), grammar=grammar))
    state = apart(place).folder
    cards = []
    for card in auditor.audit_many(ARTICLES):
        cards.append(card)
        if len(cards) == 2:
            killed = running(state)
            os.kill(killed.pid, KILL)
    second = running(state)
    assert auditor.checker is not None
    auditor.checker.close()
    assert [card.article.id for card in cards] == [article.id for article in ARTICLES]
    assert [card.skipped for card in cards] == [()] * len(ARTICLES)
    assert [[finding.text for finding in card.findings] for card in cards] == [["an"]] * len(ARTICLES)
    assert second.token != killed.token
    for pid in (killed.pid, second.pid):
        eventually(lambda pid=pid: not is_alive(pid), "the end of a server")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_server_ends_with_its_killed_supervisor_and_the_next_article_has_another(apart, stand_in):
    folder = stand_in(starts=True)
    state = apart(folder).folder
    checker = Checker(GrammarSettings(path=folder, memory=400, linger=0))
    checker.check(Document(ARTICLES[0]))
    first = running(state)
    os.kill(first.supervisor, KILL)
    eventually(lambda: not is_alive(first.pid), "the server's end")
    checker.check(Document(ARTICLES[1]))
    assert running(state).token != first.token
    checker.close()


def test_clients_share_a_server_that_does_not_outlive_them_when_killed(apart, stand_in):
    folder = stand_in(starts=True)
    state = apart(folder).folder
    clients = [
        subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    told = {client.stdout.readline().strip() for client in clients if client.stdout}
    server = running(state)
    assert told == {str(server.pid)}
    assert is_alive(server.pid)
    clients[0].kill()
    clients[0].communicate()
    assert running(state) == server
    for client in clients[1:]:
        client.kill()
        client.communicate()
    eventually(lambda: not is_alive(server.pid), "the server's end")
    eventually(lambda: not is_alive(server.supervisor), "the supervisor's end")
    assert read_state(state) is None


def test_a_server_that_does_not_start_says_why(apart, stand_in):
    server = apart(stand_in(starts=False))
    with pytest.raises(GrammarError, match="no memory for the heap") as told:
        server.connect()
    assert str(server.log) in str(told.value)
