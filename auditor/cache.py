"""What is costly to make and made of files that seldom change: kept between runs, like bytecode.

Compiling the phrase lists of some forty languages takes longer than auditing an article with them.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_KEPT = 8


def folder() -> Path:
    """Where the user's cached files are: ``$XDG_CACHE_HOME`` or the system's usual place."""
    base = os.environ.get("XDG_CACHE_HOME") or (
        os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None
    )
    return Path(base or Path.home() / ".cache") / "article-auditor"


def remember(name: str, files: Iterable[Path], make: Callable[[], T]) -> T:
    """What ``make`` returns, from the cache as long as none of the files has changed.

    A cache that cannot be read, written or trusted (another user's folder) is no error: then it is
    made anew.

    Args:
        name: What it is; names the cached file.
        files: What it is made of, the code that makes it included.
        make: Makes it, of plain data: tuples, lists, dictionaries, strings, bytes, numbers, None. Marshalled,
            those are read several times as fast as objects are unpickled.
    """
    try:
        stamp = _stamp(files)
        path = folder() / f"{name}-{zlib.crc32(stamp.encode('utf-8', 'surrogateescape')):08x}.cache"
        if path.is_file() and _own(path):
            of, kept = marshal.loads(path.read_bytes())
            if of == stamp:
                return kept  # type: ignore[no-any-return]
    except Exception:  # damaged files raise nearly anything
        path = None
    made = make()
    if path is not None:
        with contextlib.suppress(OSError):
            _write(path, marshal.dumps((stamp, made)))  # type: ignore[arg-type]
    return made


def _stamp(files: Iterable[Path]) -> str:
    """What the state of some files is told by, and the interpreter, whose format it is."""
    parts = [sys.version]
    for file in files:
        status = os.stat(file)
        parts.append(f"{file}\0{status.st_mtime_ns}\0{status.st_size}")
    return "\n".join(parts)


def _own(path: Path) -> bool:
    """Whether nobody else could have put the file there: the interpreter trusts what is marshalled."""
    if sys.platform == "win32":
        return True
    return all(p.stat().st_uid == os.getuid() and not p.stat().st_mode & 0o022 for p in (path, path.parent))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.chmod(0o600)
    fresh.replace(path)
    older = sorted(path.parent.glob("*.cache"), key=lambda p: p.stat().st_mtime_ns)
    for old in older[:-_KEPT]:
        old.unlink(missing_ok=True)
