"""Servers that answer nonsense, too late or not at all: what they cost is LanguageTool, and nothing else."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from auditor.config import Config
from auditor.engine import Auditor
from auditor.grammar.client import connect
from auditor.grammar.errors import GrammarError
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article, Verdict

RULE = "language/languagetool"
TEXT = "The port was shut.\n\nThe mayor of the town said that the the port was to open in May.\n"
GOOD = {"software": {"version": "6.8"}, "matches": []}
LANGUAGES = [{"name": "English", "code": "en", "longCode": tag} for tag in ("en-US", "en-GB")]


class HostileServer(ThreadingHTTPServer):
    """A server of given answers: by turns, the last one for ever."""

    daemon_threads = True

    def __init__(self, answers, languages):
        super().__init__(("127.0.0.1", 0), Hostile)
        self.answers, self.languages, self.asked = list(answers), languages, 0
        self.released = threading.Event()


class Hostile(BaseHTTPRequestHandler):
    server: HostileServer

    def do_GET(self):
        self.send(200, self.server.languages)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        answers = self.server.answers
        self.server.asked += 1
        status, body = answers.pop(0) if len(answers) > 1 else answers[0]
        if status is None:
            self.close_connection = True
            self.connection.close()
        elif status == "hang":
            self.server.released.wait(60)
            self.close_connection = True
        else:
            self.send(status, body)

    def send(self, status, body):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def hostile():
    """Makes a server of given answers; its address, and the server."""
    servers = []

    def make(*answers, languages=LANGUAGES):
        server = HostileServer(answers, languages)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/", server

    yield make
    for server in servers:
        server.released.set()
        server.shutdown()
        server.server_close()


def auditor(address, **other):
    grammar = GrammarSettings(server=address, timeout=other.pop("timeout", 10))
    return Auditor(Config(grammar=grammar, select=(RULE, "language/repeated-word"), **other))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, b"<html>Welcome</html>"), "Welcome"),
        ((200, {"matches": 7}), "no answer of LanguageTool"),
        ((200, {}), "no answer of LanguageTool"),
        ((200, b"\xff\xfe\x00"), "sensible|answered"),
        ((200, b""), "answered"),
        ((200, GOOD | {"matches": [{"offset": 0}]}), "no answer of LanguageTool"),
        ((500, b"Error: out of memory"), "out of memory"),
        ((500, {"error": "x"}), "no answer of LanguageTool"),
        ((413, b"text too long"), "too long"),
        ((426, b"upgrade"), "too many requests"),
        ((None, b""), "does not answer"),
        (("hang", b""), "within 0.2 seconds"),
    ],
)
def test_nonsense_costs_languagetool_only(hostile, answer, told):
    import re

    address, _ = hostile(answer)
    timeout = 0.2 if answer[0] == "hang" else 10
    card = auditor(address, timeout=timeout).audit(Article("a.txt", TEXT, language="en"))
    assert [finding.rule for finding in card.findings] == ["language/repeated-word"]
    assert [skipped.rule for skipped in card.skipped] == [RULE]
    assert re.search(told, card.skipped[0].reason), card.skipped[0].reason
    assert card.errors == ()
    assert card.verdict is Verdict.REVIEW


def test_required_it_makes_the_verdict_incomplete(hostile):
    address, _ = hostile((500, b"no"))
    clean = Article(
        "a.txt", "The port was to open in May, and the mayor of the town was there.", language="en"
    )
    card = auditor(address, require=("grammar",)).audit(clean)
    assert card.verdict is Verdict.INCOMPLETE
    assert [error.rule for error in card.errors] == ["required: grammar"]


def test_nobody_there():
    card = auditor("http://127.0.0.1:9/").audit(Article("a.txt", TEXT, language="en"))
    assert "does not answer" in card.skipped[0].reason


def test_one_failure_costs_one_article(hostile):
    address, _ = hostile((200, GOOD), (500, b"no"), (200, GOOD))
    checked = auditor(address)
    cards = [checked.audit(Article(name, TEXT, language="en")) for name in "abc"]
    assert [bool(card.skipped) for card in cards] == [False, True, False]
    assert cards[0].engines[0].version == "6.8"
    assert cards[1].engines == ()


def test_a_server_that_never_answers_is_not_asked_for_ever(hostile):
    address, server = hostile((500, b"no"))
    checked = auditor(address)
    cards = [checked.audit(Article(str(n), TEXT, language="en")) for n in range(20)]
    assert all(card.skipped for card in cards)
    assert "given up" in cards[-1].skipped[0].reason
    assert server.asked < 10


def test_a_language_that_the_server_does_not_have(hostile):
    address, server = hostile((200, GOOD))
    checked = auditor(address)
    for _ in range(4):
        card = checked.audit(Article("a.txt", "Der Hafen bleibt zu.", language="de"))
        assert "'de'" in card.skipped[0].reason
    assert server.asked == 0
    assert not checked.audit(Article("a.txt", TEXT, language="en")).skipped


def test_languages_that_are_nonsense(hostile):
    address, _ = hostile((200, GOOD), languages={"a": 1})
    with pytest.raises(GrammarError):
        connect(address, "en-US", 5, local=False)


def test_no_proxy_stands_before_our_own_server(hostile, monkeypatch):
    address, _ = hostile((200, GOOD))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert connect(address, "en-US", 5, local=True).ask("text", {}) == GOOD
