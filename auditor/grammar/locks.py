"""Locks on files, which the system drops when the process that holds them dies, however it dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, wait: bool) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, wait: bool) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """An exclusive lock on a file, held from its making until `release` or the end of the process.

    The lock is advisory and of this machine only: keep the file on a local disk.
    """

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def release(self, *, remove: bool = False) -> None:
        """Gives the lock back; ``remove`` takes the file away too. A second time does nothing."""
        if self._descriptor < 0:
            return
        if remove:
            with contextlib.suppress(OSError):
                self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1


def acquire(path: Path, *, wait: bool = True) -> FileLock | None:
    """Takes the lock on a file, which is made if need be.

    Args:
        path: The file.
        wait: Whether to wait for whoever holds it.

    Returns:
        The lock; None where another holds it and ``wait`` is False.

    Raises:
        OSError: The file cannot be made or locked.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor, wait)
            if _is(path, descriptor):
                return FileLock(path, descriptor)
        except OSError:
            os.close(descriptor)
            if not wait:
                return None
            raise
        # The file was removed before we had the lock: it would guard nothing.
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether a process holds the lock on a file. Takes it for an instant to find out."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(descriptor, wait=False)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock on a file while the block runs, after waiting for it."""
    lock = acquire(path)
    assert lock is not None
    try:
        yield
    finally:
        lock.release()


def _is(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False
