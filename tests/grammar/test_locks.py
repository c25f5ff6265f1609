"""Locks are dropped by the system when their process dies, and only then."""

import subprocess
import sys

from auditor.grammar import locks

HOLD = """
import sys
from pathlib import Path
from auditor.grammar import locks
lock = locks.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_dies_with_its_process(tmp_path):
    path = tmp_path / "lock"
    assert not locks.is_held(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert locks.is_held(path)
        assert locks.acquire(path, wait=False) is None
        holder.kill()
        holder.wait()
    assert not locks.is_held(path)


def test_release(tmp_path):
    path = tmp_path / "lock"
    lock = locks.acquire(path)
    assert lock is not None
    assert locks.acquire(path, wait=False) is None
    lock.release(remove=True)
    lock.release()
    assert not path.exists()
    again = locks.acquire(path, wait=False)
    assert again is not None
    again.release()
    with locks.locked(path):
        assert locks.is_held(path)
    assert not locks.is_held(path)
