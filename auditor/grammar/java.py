"""The Java that LanguageTool runs on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from auditor.grammar.errors import GrammarError

MINIMUM = 17
"""LanguageTool 6.6 and later are compiled for Java 17."""

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_MEND = f"install Java {MINIMUM} or later, then run `audit setup`"


class Java(NamedTuple):
    """A Java that was found."""

    path: str
    major: int


def find_java() -> str:
    """The program ``java``: that of ``JAVA_HOME``, else the first on the path.

    Raises:
        GrammarError: There is none.
    """
    home = os.environ.get("JAVA_HOME")
    found = (home and shutil.which("java", path=str(Path(home) / "bin"))) or shutil.which("java")
    if not found:
        raise GrammarError(f"Java was not found: {_MEND}")
    return found


def check_java() -> Java:
    """The program ``java`` with its version, which must be one that LanguageTool runs on.

    Raises:
        GrammarError: There is none, it does not run, or it is too old.
    """
    path = find_java()
    try:
        done = subprocess.run(
            [path, "-version"], capture_output=True, text=True, errors="replace", timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GrammarError(f"{path} does not run ({error}): {_MEND}") from None
    told = _VERSION.search(done.stderr + done.stdout)
    if done.returncode or told is None:
        raise GrammarError(f"{path} does not tell its version: {_MEND}")
    java = Java(path, int(told[1]))
    if java.major < MINIMUM:
        raise GrammarError(f"{path} is Java {java.major}: {_MEND}")
    return java
