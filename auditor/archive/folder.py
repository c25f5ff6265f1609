"""The folder of an archive: its format, what is wrong with it, files that are whole or absent."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor import __version__
from auditor.archive.interface import ArchiveError
from auditor.archive.packing import Damaged

FORMAT = 1
"""The version of the format that is read and written."""
ABOUT = "archive.json"


def mark(path: Path) -> None:
    """Writes down that a folder is an archive of this format.

    Raises:
        OSError: It cannot be written.
    """
    about = {"format": FORMAT, "made_by": f"article-auditor {__version__}"}
    write_whole(path / ABOUT, json.dumps(about).encode() + b"\n")


def refuse_other_formats(path: Path) -> None:
    """Checks that a folder is an archive that can be read.

    Raises:
        ArchiveError: It is none, or its format is newer than `FORMAT`.
    """
    file = path / ABOUT
    try:
        about = json.loads(file.read_bytes())
        found, made_by = int(about["format"]), str(about["made_by"])
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveError(
            f"{path}: is no archive: make one with `audit archive add PATH... --archive {path}`"
        ) from None
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror}): check its permissions") from None
    except (ValueError, KeyError, TypeError):
        raise damaged(path, f"{ABOUT} does not say which format it is of") from None
    if found > FORMAT:
        raise ArchiveError(
            f"{path}: is an archive of format {found}, made by {made_by}, and this version reads up to "
            f"{FORMAT}: update article-auditor, or add the articles to a new archive"
        )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what tantivy and the file system say while an archive is read into an `ArchiveError`."""
    try:
        yield
    except (ValueError, OSError, Damaged) as error:
        raise damaged(path, _reason(error)) from error
    except BaseException as error:
        # A panic of tantivy, with which it meets some kinds of damage, is no Exception, and its class
        # cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path, _reason(error)) from None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """The same while it is written."""
    try:
        yield
    except (ValueError, OSError) as error:
        reason = _reason(error)
        if "LockBusy" in reason:
            raise ArchiveError(
                f"{path}: another process is adding to this archive: try again when it has finished"
            ) from None
        raise ArchiveError(
            f"{path}: cannot be written ({reason}): see that there is room and permission, then add again; "
            "what was committed before is kept"
        ) from error


def damaged(path: Path, reason: str) -> ArchiveError:
    """The error of an archive that cannot be read."""
    return ArchiveError(
        f"{path}: cannot be used ({reason}): restore the folder from a backup, or add its articles to a "
        "new archive"
    )


def _reason(error: BaseException) -> str:
    """The first line of a message, cut to a length for people."""
    return (str(error).partition("\n")[0] or type(error).__name__)[:200]


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def size(path: Path) -> int:
    """Bytes of a folder's files; merging may delete some of them meanwhile."""
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                total += os.stat(os.path.join(folder, name)).st_size
            except FileNotFoundError:
                continue
    return total
