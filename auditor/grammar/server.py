"""The LanguageTool server of this machine: started for whoever comes first, shared by all."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from auditor.grammar import locks
from auditor.grammar.errors import GrammarError
from auditor.grammar.java import check_java
from auditor.grammar.places import Installation, runtime_folder
from auditor.grammar.supervisor import CLIENTS, LOCK, LOG, START_LIMIT, State, read_state

_GRACE = 10
"""Seconds beyond the limits of a start that a client waits: another server may have to end first."""

_POLL = 0.05
_TAIL = 2_000

# The package's own place comes last on the path: it is needed where the package is run from a folder
# that only this process knows, and must hide nothing.
_ROOT = str(Path(__file__).parents[2])
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from auditor.grammar.supervisor import main; sys.exit(main(sys.argv[2:]))"
)


class Server:
    """This process's share in the server of this machine.

    As long as the object holds its registration the server stays; with the last registration of all
    processes it ends.

    Args:
        installation: The LanguageTool to start.
        memory: The most memory for its objects, in MB.
        linger: Seconds that the server stays after its last client.
    """

    def __init__(self, installation: Installation, memory: int, linger: float) -> None:
        self._installation = installation
        self._settings = (memory, linger)
        self._client: locks.FileLock | None = None
        self._state: State | None = None

    @property
    def folder(self) -> Path:
        """Where state, locks and log are."""
        return runtime_folder(self._installation.jar.resolve(), *self._settings)

    @property
    def log(self) -> Path:
        """What the server and its supervisor have to say."""
        return self.folder / LOG

    @property
    def address(self) -> str | None:
        """Where the server listens; None while none is known."""
        return None if self._state is None else f"http://127.0.0.1:{self._state.port}"

    def connect(self) -> State:
        """A server that answers: the one that runs, else one that is started.

        Called again, it gives the same server; after `lost`, another one.

        Raises:
            GrammarError: No server could be started.
        """
        if self._state is not None:
            return self._state
        folder = self.folder
        self._register(folder)
        self._state = self._join(folder, None)
        return self._state

    def running(self) -> State | None:
        """The server that runs already, if one does; none is started."""
        folder = self.folder
        return read_state(folder) if locks.is_held(folder / LOCK) else None

    def lost(self) -> None:
        """Says that the server does not answer: it is ended, if it has not ended itself, so that the
        next `connect` starts another one."""
        state, self._state = self._state, None
        folder = self.folder
        if state is None or read_state(folder) != state:
            return
        if locks.is_held(folder / LOCK):
            # Its supervisor lives and has not waited for it: the number is still the server's.
            with contextlib.suppress(OSError):
                os.kill(state.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        deadline = time.monotonic() + _GRACE
        while read_state(folder) == state and locks.is_held(folder / LOCK) and time.monotonic() < deadline:
            time.sleep(_POLL)

    def close(self) -> None:
        """Gives the registration back."""
        self._state = None
        if self._client is not None:
            self._client.release(remove=True)
            self._client = None

    def _register(self, folder: Path) -> None:
        if self._client is None:
            name = f"{os.getpid()}-{secrets.token_hex(4)}"
            try:
                self._client = locks.acquire(folder / CLIENTS / name)
            except OSError as error:
                raise GrammarError(f"{folder}: {error.strerror}: no place for the server's state") from None

    def _join(self, folder: Path, spawned: subprocess.Popen[bytes] | None) -> State:
        deadline = time.monotonic() + 2 * START_LIMIT + _GRACE
        while time.monotonic() < deadline:
            held = locks.is_held(folder / LOCK)
            state = read_state(folder)
            if held and state is not None:
                return state
            if spawned is None and not held:
                spawned = self._spawn(folder)
            elif spawned is not None and not held and spawned.poll() is not None:
                # Both in this order: a supervisor holds its lock until it has ended.
                break
            time.sleep(_POLL)
        raise GrammarError(f"the LanguageTool server does not start: {_tail(folder / LOG)}")

    def _spawn(self, folder: Path) -> subprocess.Popen[bytes]:
        java = check_java()
        command = [sys.executable, "-c", _PROGRAM, _ROOT, str(folder), java.path]
        command += [str(self._installation.jar), *map(str, self._settings)]
        log = folder / LOG
        # In a session or group of its own: what ends the client at the keyboard must not end the server
        # that others use.
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            with log.open("ab") as out:
                return subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                    cwd=folder,
                    creationflags=flags,
                    start_new_session=True,
                )
        except OSError as error:
            raise GrammarError(f"{log}: {error.strerror}: the server cannot be started") from None


def _tail(log: Path) -> str:
    """The end of the log, on one line, and where the whole is."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _TAIL))
            lines = file.read().decode("utf-8", "replace").split("\n")
    except OSError:
        return f"there is no log in {log}"
    told = [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("\tat ")]
    return f"{' | '.join(told[-3:])[-300:]} (log: {log})"
