"""Installs the pinned LanguageTool: once, whole or not at all, and by one process at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from auditor.grammar.client import download
from auditor.grammar.errors import GrammarError
from auditor.grammar.java import check_java
from auditor.grammar.locks import acquire
from auditor.grammar.places import VERSION, Installation, data_folder, own_folder

Say = Callable[[str], None]

LOG = "setup.log"

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_NEEDED = ("languagetool-server.jar", "languagetool-core.jar", "language-en.jar")
_FETCHED = re.compile(r"Downloaded\b.*/([^/\s]+\.jar)\b")
_EVERY = 20

_NO_SPACE = re.compile("no space left on device|not enough space|disk quota exceeded", re.IGNORECASE)
_NO_NETWORK = re.compile(
    "unknown host|connection refused|connection reset|connect(?:ion)? timed out|network is unreachable|"
    "could not transfer|name or service not known|temporary failure in name resolution|"
    "failed to establish a new connection|max retries exceeded",
    re.IGNORECASE,
)
_WRONG_SUM = re.compile("checksum", re.IGNORECASE)


def install(say: Say) -> tuple[Installation, bool]:
    """Installs the pinned release where it is not installed yet.

    It is made in a folder beside its place and then renamed, so that there is never half of one. What
    Maven has fetched before it was interrupted it does not fetch again.

    Args:
        say: Takes lines of progress, for people.

    Returns:
        The installation, and whether it was made now.

    Raises:
        GrammarError: It could not be installed; the message says why, and how to mend it.
    """
    if (there := _installed()) is not None:
        return there, False
    check_java()
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = acquire(folder / "setup.lock", wait=False)
        if lock is None:
            say("another `audit setup` is at work: waiting for it")
            lock = acquire(folder / "setup.lock")
        assert lock is not None
        try:
            if (there := _installed()) is not None:
                return there, False
            _make(folder, say)
        finally:
            lock.release()
    except OSError as error:
        raise GrammarError(_reason(folder, error)) from None
    made = _installed()
    assert made is not None
    return made, True


def _installed() -> Installation | None:
    """Our own installation, if it is there; one that the environment names is not ours."""
    jar = own_folder() / "languagetool-server.jar"
    return Installation(own_folder(), jar, VERSION) if jar.is_file() else None


def _make(folder: Path, say: Say) -> None:
    part = folder / f".LanguageTool-{VERSION}.part"
    _remove(part)
    part.mkdir()
    ready = part / f"LanguageTool-{VERSION}"
    try:
        reasons = []
        for way in (_by_maven, _by_download):
            try:
                way(ready, say)
                break
            except GrammarError as error:
                reasons.append(str(error))
                _remove(ready)
        else:
            raise GrammarError("LanguageTool could not be installed: " + "; ".join(reasons))
        _remove(own_folder())
        ready.replace(own_folder())
    finally:
        _remove(part)


def _by_maven(ready: Path, say: Say) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise GrammarError("Maven (`mvn`) was not found")
    ready.mkdir()
    # Maven wants the file in a folder that it may write to.
    pom = ready.parent / "pom.xml"
    pom.write_bytes(resources.files("auditor.grammar").joinpath("pom.xml").read_bytes())
    say(f"fetching LanguageTool {VERSION} with Maven (100 MB, once)")
    command = [maven, "-B", "--strict-checksums", "-f", str(pom), _PLUGIN]
    command += [f"-Dlanguagetool.version={VERSION}", "-DincludeScope=runtime", "-Dmdep.stripVersion=true"]
    command += [f"-DoutputDirectory={ready / 'libs'}"]
    told = _run(command, ready.parent, data_folder() / LOG, say)
    if told is not None:
        raise GrammarError(f"Maven failed: {told}")
    jars = sorted((ready / "libs").glob("*.jar"))
    lacking = set(_NEEDED) - {jar.name for jar in jars}
    broken = [jar.name for jar in jars if not zipfile.is_zipfile(jar)]
    if lacking or broken:
        raise GrammarError(f"Maven left {', '.join(sorted(lacking) or broken)} missing or broken")
    _write_pathing_jar(ready / "languagetool-server.jar", jars)
    shutil.copy(pom, ready / "pom.xml")


def _run(command: list[str], folder: Path, log: Path, say: Say) -> str | None:
    """Runs Maven, counts what it fetches, and keeps what it says; the reason where it fails, else None."""
    fetched = 0
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as maven,
    ):
        assert maven.stdout is not None
        lines: list[str] = []
        for line in maven.stdout:
            kept.write(line)
            if _FETCHED.search(line):
                fetched += 1
                if fetched % _EVERY == 0:
                    say(f"  {fetched} files")
            elif "[ERROR]" in line:
                lines.append(line)
    if maven.returncode == 0:
        return None
    text = " ".join(lines) or f"it ended with code {maven.returncode}"
    return f"{_mend(text)} (log: {log})"


def _by_download(ready: Path, say: Say) -> None:
    say(f"fetching LanguageTool {VERSION} with language-tool-python (250 MB, once)")
    try:
        download(VERSION, ready.parent)
    except GrammarError as error:
        raise GrammarError(f"the download failed: {_mend(str(error))}") from None
    if not (ready / "languagetool-server.jar").is_file():
        raise GrammarError("the download left no languagetool-server.jar")


def _mend(told: str) -> str:
    """What went wrong in few words, with the mend, where it is one of the usual things."""
    if _NO_SPACE.search(told):
        return f"no space left on the disk of {data_folder()}: free 400 MB, then run `audit setup` again"
    if _NO_NETWORK.search(told):
        return "its repository cannot be reached: check the network, then run `audit setup` again"
    if _WRONG_SUM.search(told):
        return "a file did not have the checksum that its source states: run `audit setup` again"
    return " ".join(told.replace("[ERROR]", "").split())[:300]


def _reason(folder: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _mend("no space left on device")
    return f"{error.filename or folder}: {error.strerror}: LanguageTool cannot be installed there"


def _write_pathing_jar(path: Path, jars: list[Path]) -> None:
    """A jar of nothing but the names of the others, from which Java takes its class path.

    language-tool-python, too, starts LanguageTool from the one jar of this name.
    """
    entry = "Class-Path: ./ " + " ".join(f"{jar.parent.name}/{jar.name}" for jar in jars)
    # A line of a manifest has at most 72 bytes; the next begins with a space where it goes on.
    lines = [entry[:70], *(f" {entry[at : at + 69]}" for at in range(70, len(entry), 69))]
    manifest = "\r\n".join(("Manifest-Version: 1.0", *lines, "", ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as jar_file:
        jar_file.writestr("META-INF/MANIFEST.MF", manifest)


def _remove(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if os.path.islink(folder):
            folder.unlink()
        else:
            shutil.rmtree(folder)
