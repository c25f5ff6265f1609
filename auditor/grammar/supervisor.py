"""The process that keeps one LanguageTool server for all who want it, and stops it after the last.

    main([FOLDER, JAVA, JAR, MEMORY, LINGER])

A client is a process that holds the lock on a file in FOLDER/clients. The system drops that lock when
the process ends, however it ends, so that no client needs to say goodbye. Where no lock has been held
for LINGER seconds the server is stopped. That a supervisor lives is told by its lock on
FOLDER/supervisor.lock, where its server listens by FOLDER/state.json, which is there as long as the
server answers; what both have to say goes to FOLDER/server.log.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from auditor.grammar import locks

START_LIMIT = 90
"""Seconds that the server may take until it answers, and again until it has loaded its rules."""

LOCK = "supervisor.lock"
STATE = "state.json"
LOG = "server.log"
CLIENTS = "clients"

# One collector thread and the quick compiler: a third of the memory, and of the processor time until the
# first answer, that Java takes by default; a batch runs at two thirds of the speed of the slow compiler.
_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_TRIES = 3
_POLL = 0.2
_LOCK_TRIES = 40
_LONGEST_TEXT = 200_000
_LONGEST_CHECK = 180
_LONGEST_LOG = 5_000_000


class State(NamedTuple):
    """A server that answers."""

    port: int
    pid: int
    supervisor: int
    version: str
    token: str
    """Another one for each start, so that a client knows a new server from one that it saw die."""


def read_state(folder: Path) -> State | None:
    """The server that a folder's supervisor says is ready; None where there is none."""
    try:
        return State(**json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def main(arguments: list[str]) -> int:
    """Keeps a server until nobody wants it any more.

    Returns:
        0 where it was wanted no more, or another supervisor is there; 1 where it did not start or died.
    """
    folder = Path(arguments[0])
    java, jar, memory, linger = arguments[1:]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    lock = _sole(folder)
    if lock is None:
        return 0
    with contextlib.suppress(OSError):
        (folder / STATE).unlink()
    _turn_over(folder, 0)
    command = [java, f"-Xms{min(256, int(memory))}m", f"-Xmx{memory}m", *_OPTIONS]
    server: subprocess.Popen[bytes] | None = None
    try:
        config, logging = _configure(folder)
        command.append(f"-Dlogback.configurationFile={logging}")
        for attempt in range(_TRIES):
            port = _free_port()
            server = _start([*command, "-cp", jar, _MAIN, "--port", str(port), "--config", str(config)])
            version = _wait(server, port)
            if version is not None:
                break
            if server.poll() is None:
                _say(f"the server is not ready within the limit of {START_LIMIT} seconds")
                return 1
            _say(f"the server ended at its start with code {server.returncode} (try {attempt + 1})")
        else:
            return 1
        state = State(port, server.pid, os.getpid(), version, secrets.token_hex(8))
        return _keep(folder, server, state, float(linger))
    finally:
        with contextlib.suppress(OSError):
            (folder / STATE).unlink()
        if server is not None:
            _stop(server)
        lock.release()


_MAIN = "org.languagetool.server.HTTPServer"


def _keep(folder: Path, server: subprocess.Popen[bytes], state: State, linger: float) -> int:
    """Waits until the server ends, or has had no client for ``linger`` seconds."""
    _publish(folder, state)
    wanted = time.monotonic()
    while server.poll() is None:
        if _clients(folder):
            wanted = time.monotonic()
        elif time.monotonic() - wanted >= linger:
            # A client registers before it looks for the state: one that came by before the state was
            # gone is seen now, one that comes later sees no state and waits for the next supervisor.
            (folder / STATE).unlink(missing_ok=True)
            if not _clients(folder):
                return 0
            _publish(folder, state)
        _turn_over(folder, _LONGEST_LOG)
        time.sleep(_POLL)
    _say(f"the server ended with code {server.returncode}")
    return 1


def _clients(folder: Path) -> bool:
    """Whether any client lives; the files of the dead are removed."""
    alive = False
    for path in (folder / CLIENTS).iterdir():
        lock = locks.acquire(path, wait=False)
        if lock is None:
            alive = True
        else:
            lock.release(remove=True)
    return alive


def _sole(folder: Path) -> locks.FileLock | None:
    """The supervisor's lock; None where another holds it.

    Several tries: a client that looks whether the lock is held holds it for that instant itself.
    """
    for _ in range(_LOCK_TRIES):
        lock = locks.acquire(folder / LOCK, wait=False)
        if lock is not None:
            return lock
        time.sleep(0.025)
    return None


def _configure(folder: Path) -> tuple[Path, Path]:
    """Writes the server's own limits, and that it need not tell of every request.

    A check that nobody waits for any more ends, and costs no thread for ever.
    """
    limits, logging = folder / "server.properties", folder / "logback.xml"
    settings = {
        "maxCheckTimeMillis": _LONGEST_CHECK * 1000,
        "maxTextHardLength": _LONGEST_TEXT,
        "pipelineCaching": "true",
        "maxPipelinePoolSize": 20,
        "pipelineExpireTimeInSeconds": 3600,
    }
    limits.write_text("".join(f"{key}={value}\n" for key, value in settings.items()), encoding="ascii")
    logging.write_text(_LOGGING, encoding="ascii")
    return limits, logging


_LOGGING = """\
<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder>
  </appender>
  <root level="warn"><appender-ref ref="out"/></root>
</configuration>
"""


def _turn_over(folder: Path, longest: int) -> None:
    """Begins the log anew where it is longer than so many bytes; the one before is kept.

    Everybody writes to it at its end, wherever that is.
    """
    log = folder / LOG
    with contextlib.suppress(OSError):
        if log.stat().st_size > longest:
            shutil.copyfile(log, log.with_suffix(".old.log"))
            os.truncate(log, 0)


def _free_port() -> int:
    """A port of the loopback interface that nobody listens on now.

    Another process may take it before the server does; then the server ends and we try again.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    _say(" ".join(command))
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent())


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux the system ends the server with its supervisor, even where that is killed."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        libc = ctypes.CDLL(None)
        prctl: Any = libc.prctl
    except (OSError, AttributeError):
        return None
    return lambda: prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _wait(server: subprocess.Popen[bytes], port: int) -> str | None:
    """The server's version once it has checked a sentence; None where it ends first, or is too slow."""
    # No proxy: what the environment says of those is not meant for this machine itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    address = f"http://127.0.0.1:{port}/v2/"
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            opener.open(f"{address}healthcheck", timeout=5).close()
            break
        time.sleep(_POLL)
    else:
        return None
    try:
        # This loads the rules of English, so that the first article does not wait for them.
        with opener.open(
            f"{address}check", data=b"language=en-US&text=It+works.", timeout=START_LIMIT
        ) as answer:
            return str(json.load(answer)["software"]["version"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        _say(f"the server does not check a sentence: {error}")
        return None


def _publish(folder: Path, state: State) -> None:
    fresh = folder / f"{STATE}.new"
    fresh.write_text(json.dumps(state._asdict()), encoding="utf-8")
    fresh.replace(folder / STATE)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _say(message: str) -> None:
    print(f"supervisor: {message}", flush=True)
