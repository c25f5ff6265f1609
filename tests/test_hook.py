"""The hook for content in git: a real repository, pre-commit for real, a commit that is refused.

What pre-commit installs is the wheel with its dependencies in an environment of their own, so this is also
where the package shows that it lives in peace with PyPI's ``rules``.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PREDICATE = "import rules; assert rules.predicate(lambda: True)(); print('predicates work')"
GOOD = "Port reopens after the storm\n\nThe port reopened on Monday, the harbour master said.\n"
BAD = "Port reopens\n\nRelations between Kenya and Nairobi have improved, the harbour master said.\n"


@pytest.fixture
def site(tmp_path):
    """A repository of articles whose pre-commit configuration names a copy of this one."""
    hooks = tmp_path / "auditor"
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (hooks / name).parent.mkdir(parents=True, exist_ok=True)
            (hooks / name).write_bytes((ROOT / name).read_bytes())
    git(hooks, "init", "--quiet")
    git(hooks, "add", "--all")
    git(hooks, "commit", "--quiet", "--message", "as it is")
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    site = tmp_path / "site"
    site.mkdir()
    git(site, "init", "--quiet")
    (site / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks.as_posix()}\n  rev: {revision}\n"
        "  hooks:\n  - id: audit\n    additional_dependencies: [rules]\n"
    )
    environment = {
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
        "PIP_COMPILE": "0",
    }
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=site,
        check=True,
        capture_output=True,
        env=os.environ | environment,
    )
    return site, environment


def git(folder, *arguments, env=None, check=True):
    identity = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=check,
        capture_output=True,
        text=True,
        env=os.environ | identity | (env or {}),
    )


def test_a_commit_with_a_slip_is_refused_beside_the_other_rules(site):
    folder, environment = site
    article = folder / "port.txt"
    article.write_text(GOOD, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "good", env=environment)
    article.write_text(BAD, encoding="utf-8")
    git(folder, "add", "--all")
    refused = git(folder, "commit", "--message", "bad", env=environment, check=False)
    assert refused.returncode == 1
    told = refused.stdout + refused.stderr
    assert "port.txt:3:11: error facts/own-capital" in told
    assert git(folder, "log", "--format=%s").stdout == "good\n"

    python, *_ = sorted(Path(environment["PRE_COMMIT_HOME"]).glob("repo*/py_env-*/*/python*"))

    def run(*arguments):
        done = subprocess.run([python, *arguments], cwd=folder, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    assert run("-c", PREDICATE) == (0, "predicates work\n")
    code, told = run("-m", "pip", "uninstall", "--quiet", "--yes", "article-auditor")
    assert code == 0, told
    assert run("-c", PREDICATE) == (0, "predicates work\n")
