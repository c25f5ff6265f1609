"""Where LanguageTool is installed, and where what is known of the running server is kept."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from auditor.grammar.errors import GrammarError

VERSION = "6.8"
"""The release that `audit setup` installs."""

PLACE = "AUDITOR_LANGUAGETOOL"
"""The environment variable that names a LanguageTool folder to use instead of our own."""

JARS = ("languagetool-server.jar", "languagetool.jar")
"""What LanguageTool is started from: of our installation, and of LanguageTool's own archives, either."""

SETUP = "run `audit setup`"

_VERSION_OF = re.compile(r"LanguageTool-(\d{1,3}\.\d{1,3}|\d{8})\Z")


class Installation(NamedTuple):
    """A LanguageTool that can be started."""

    folder: Path
    jar: Path
    version: str | None
    """As the folder's name tells it; None where it tells none."""


def data_folder() -> Path:
    """Where `audit setup` installs: ``$XDG_DATA_HOME``, or the system's usual place for users' data."""
    base = os.environ.get("XDG_DATA_HOME") or (
        os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None
    )
    if base:
        return Path(base) / "article-auditor"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "article-auditor"
    return Path.home() / ".local" / "share" / "article-auditor"


def chosen(path: Path | None) -> Path | None:
    """The folder that the environment or the configuration names; None where neither does."""
    named = os.environ.get(PLACE)
    return Path(named) if named else path


def own_folder() -> Path:
    """Where the pinned release is installed."""
    return data_folder() / f"LanguageTool-{VERSION}"


def find_installation(path: Path | None = None) -> Installation:
    """The LanguageTool that the environment names, else the configuration, else our own.

    Args:
        path: The folder that the configuration names.

    Raises:
        GrammarError: There is none.
    """
    named = chosen(path)
    folder = named or own_folder()
    for name in JARS:
        if (jar := folder / name).is_file():
            told = _VERSION_OF.search(folder.name)
            return Installation(folder, jar, told[1] if told else None)
    if named is None:
        raise GrammarError(f"LanguageTool is not installed: {SETUP}")
    raise GrammarError(f"no LanguageTool in {folder}: it holds neither {' nor '.join(JARS)}")


def runtime_folder(*identity: object) -> Path:
    """The folder of a server's state: the same for everybody who would start the same server.

    It lies on this machine and is this user's alone: two machines that share a home do not share a
    server, and nobody else can point us to theirs.

    Args:
        identity: What the server is started with.

    Raises:
        GrammarError: It cannot be made, or it is somebody else's.
    """
    base = os.environ.get("XDG_RUNTIME_DIR")
    if base and Path(base).is_dir():
        top = Path(base) / "article-auditor"
    elif sys.platform == "win32":
        top = Path(tempfile.gettempdir()) / "article-auditor"
    else:
        top = Path(tempfile.gettempdir()) / f"article-auditor-{os.getuid()}"
    digest = blake2b("\0".join(map(str, identity)).encode("utf-8", "surrogateescape"), digest_size=6)
    folder = top / f"languagetool-{digest.hexdigest()}"
    try:
        (folder / "clients").mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in (top, folder) if sys.platform != "win32" else ():
            status = place.lstat()
            if status.st_uid != os.getuid() or not stat.S_ISDIR(status.st_mode):
                raise GrammarError(f"{place} is another user's: remove it")
            place.chmod(0o700)
    except OSError as error:
        raise GrammarError(f"{folder} cannot be made ({error.strerror}): no place for the server") from None
    return folder
