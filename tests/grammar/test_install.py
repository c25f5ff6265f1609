"""`audit setup`: what it says where something is missing, and that there is never half an installation.

Maven is stood in for by a program of the same name, the real one is for the real LanguageTool.
"""

import os
import stat
import subprocess
import sys
import zipfile

import pytest

from auditor.grammar.places import PLACE, VERSION

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands in for programs with scripts")

JAVA = """#!/bin/sh
echo 'openjdk version "{version}" 2021-10-19' >&2
"""

MAVEN = """#!{python}
import sys, time, zipfile
from pathlib import Path
out = next(Path(a.partition("=")[2]) for a in sys.argv if a.startswith("-DoutputDirectory="))
out.mkdir(parents=True)
for name in ("languagetool-server", "languagetool-core", "language-en", *map("other-{{}}".format, range(60))):
    print(f"Downloaded from central: somewhere/{{name}}.jar (1 kB at 1 kB/s)", flush=True)
    with zipfile.ZipFile(out / f"{{name}}.jar", "w") as jar:
        jar.writestr("a", "b")
with open({count!r}, "a") as file:
    file.write("run\\n")
{more}
"""


@pytest.fixture
def desk(tmp_path):
    """A machine with nothing but what ``put`` puts on its path, and a home of its own."""
    programs = tmp_path / "bin"
    programs.mkdir()

    def put(name, text):
        path = programs / name
        path.write_text(text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return tmp_path, put


def maven(tmp_path, more=""):
    return MAVEN.format(python=sys.executable, count=str(tmp_path / "runs"), more=more)


def start(tmp_path, *arguments, **environment):
    usual = {
        name: value
        for name, value in os.environ.items()
        if name not in (PLACE, "JAVA_HOME") and not name.startswith("LTP_")
    }
    usual |= {"PATH": str(tmp_path / "bin"), "XDG_DATA_HOME": str(tmp_path / "data"), "NO_COLOR": "1"}
    # Nothing of this may reach the network, nor take long to find that out.
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        usual[name] = "http://127.0.0.1:9"
    usual.pop("no_proxy", None)
    usual.pop("NO_PROXY", None)
    return subprocess.Popen(
        [sys.executable, "-m", "auditor", *(arguments or ("setup",))],
        cwd=tmp_path,
        env=usual | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def setup(tmp_path, *arguments, **environment):
    done = start(tmp_path, *arguments, **environment)
    out, told = done.communicate(timeout=120)
    assert "Traceback" not in told
    return done.returncode, out + told


def installed(tmp_path):
    data = tmp_path / "data" / "article-auditor"
    return sorted(p.name for p in data.glob("*LanguageTool*")) if data.exists() else []


def test_without_java(desk):
    tmp_path, _ = desk
    code, told = setup(tmp_path)
    assert code == 2
    assert "Java was not found: install Java 17 or later" in told
    assert installed(tmp_path) == []


def test_with_an_old_java(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="11.0.2"))
    code, told = setup(tmp_path)
    assert code == 2
    assert "is Java 11: install Java 17 or later" in told


def test_a_java_that_does_not_run(desk):
    tmp_path, put = desk
    put("java", "#!/bin/sh\nexit 1\n")
    code, told = setup(tmp_path)
    assert code == 2
    assert "does not tell its version" in told


def test_with_maven_once(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="17.0.1"))
    put("mvn", maven(tmp_path))
    code, told = setup(tmp_path)
    assert (code, installed(tmp_path)) == (0, [f"LanguageTool-{VERSION}"]), told
    assert "20 files" in told
    folder = tmp_path / "data" / "article-auditor" / f"LanguageTool-{VERSION}"
    with zipfile.ZipFile(folder / "languagetool-server.jar") as jar:
        manifest = jar.read("META-INF/MANIFEST.MF")
    assert all(len(line) <= 72 for line in manifest.split(b"\r\n"))
    unwrapped = manifest.replace(b"\r\n ", b"").decode()
    assert "Class-Path: ./ libs/language-en.jar libs/languagetool-core.jar" in unwrapped
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    code, told = setup(tmp_path)
    assert code == 0
    assert "is installed in" in told
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert (tmp_path / "runs").read_text() == "run\n"


def test_two_at_once_make_one(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="21"))
    put("mvn", maven(tmp_path))
    running = [start(tmp_path) for _ in range(3)]
    told = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], told
    assert (tmp_path / "runs").read_text() == "run\n"
    assert installed(tmp_path) == [f"LanguageTool-{VERSION}"]


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("[ERROR] x.jar: No space left on device", "free 400 MB"),
        ("[ERROR] Could not transfer artifact a:b from central: Connection refused", "check the network"),
        ("[ERROR] Checksum validation failed, expected a but is b", "checksum"),
        ("[ERROR] Something else", "Something else"),
    ],
)
def test_a_maven_that_fails(desk, says, told):
    tmp_path, put = desk
    put("java", JAVA.format(version="17"))
    put("mvn", f"#!/bin/sh\necho '{says}'\nexit 1\n")
    code, said = setup(tmp_path)
    assert code == 2
    assert told in said
    assert "the download failed" in said, "the other way is tried too"
    assert installed(tmp_path) == []


def test_a_maven_that_leaves_half(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="17"))
    put("mvn", maven(tmp_path, "(out / 'language-en.jar').write_bytes(b'half')"))
    code, told = setup(tmp_path)
    assert code == 2
    assert "language-en.jar missing or broken" in told
    assert installed(tmp_path) == []


def test_no_maven_and_no_network(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="17"))
    code, told = setup(tmp_path)
    assert code == 2
    assert "Maven (`mvn`) was not found; the download failed" in told
    assert "check the network" in told
    assert installed(tmp_path) == []


def test_a_place_that_cannot_be_written(desk):
    tmp_path, put = desk
    put("java", JAVA.format(version="17"))
    (tmp_path / "data").write_text("a file")
    code, told = setup(tmp_path)
    assert code == 2
    assert "cannot be installed there" in told


def test_a_server_or_a_folder_of_ones_own_needs_no_setup(desk):
    tmp_path, _ = desk
    (tmp_path / "auditor.toml").write_text('[grammar]\nserver = "http://127.0.0.1:9"\n')
    code, told = setup(tmp_path)
    assert code == 0
    assert "nothing to install" in told
    (tmp_path / "auditor.toml").unlink()
    own = tmp_path / "LanguageTool-6.6"
    own.mkdir()
    code, told = setup(tmp_path, **{PLACE: str(own)})
    assert code == 2
    assert "no LanguageTool in" in told
    (own / "languagetool.jar").touch()
    assert setup(tmp_path, **{PLACE: str(own)})[0] == 0


def test_a_check_without_java_says_so_once_and_goes_on(desk):
    tmp_path, _ = desk
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("The mayor said that the the port was to open in May.\n")
    code, told = setup(tmp_path, "check", ".")
    assert code == 0
    assert " ".join(told.split()).count("LanguageTool is not installed: run `audit setup`") == 1
    assert "language/repeated-word" in told


def test_doctor_tells_what_is_missing(desk):
    tmp_path, _ = desk
    code, told = setup(tmp_path, "doctor")
    assert code == 1
    assert "--  Java" in told
    assert "--  LanguageTool   LanguageTool is not installed: run `audit setup`" in told
    (tmp_path / "auditor.toml").write_text("[grammar]\noff = true\n")
    assert setup(tmp_path, "doctor")[0] == 0
    (tmp_path / "auditor.toml").write_text("nonsense = 1\n")
    code, told = setup(tmp_path, "doctor")
    assert code == 1
    assert "unknown key 'nonsense'" in told
