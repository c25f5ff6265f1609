"""The wheel carries the rules inside the package and nothing else at the top, and lives in peace
with PyPI's ``rules``. Builds and installs for real."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PREDICATE = "import rules; assert rules.predicate(lambda: True)(); print('predicates work')"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (path,) = out.glob("*.whl")
    return path


def test_contents(wheel):
    with zipfile.ZipFile(wheel) as file:
        names = file.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"auditor"}
    carried = {name.removeprefix("auditor/rules/") for name in names if name.startswith("auditor/rules/")}
    written = {
        path.relative_to(ROOT / "rules").as_posix()
        for path in (ROOT / "rules").rglob("*")
        if path.suffix in (".py", ".toml")
    }
    assert carried == written
    assert "auditor/py.typed" in names


def test_beside_the_other_rules(wheel, tmp_path):
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"

    def run(*arguments):
        done = subprocess.run([python, *arguments], cwd=tmp_path, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    constraints = ROOT / "constraints.txt"
    code, told = run("-m", "pip", "install", "--quiet", "--constraint", constraints, "rules", wheel)
    assert code == 0, told
    (tmp_path / "a.txt").write_text("The port was shut.\n\nThe minister left.\n\nLeave a Reply\n")
    code, told = run("-m", "auditor", "check", "a.txt", "--format", "concise")
    assert "boilerplate/comment-form" in told
    assert code == 0
    assert run("-c", PREDICATE) == (0, "predicates work\n")
    code, told = run("-m", "pip", "uninstall", "--quiet", "--yes", "article-auditor")
    assert code == 0, told
    assert run("-c", PREDICATE) == (0, "predicates work\n")
