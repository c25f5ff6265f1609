"""The command as a user runs it: real processes, real files."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

CLEAN = "Port reopens after the storm\n\nThe port reopened on Monday, the harbour master said.\n"
SLIP = "Port reopens\n\nRelations between Kenya and Nairobi have improved, the harbour master said.\n"
FURNITURE = "Port reopens\n\nThe port reopened on Monday, she said.\n\nLeave a Reply\n"


def audit(*arguments, cwd, stdin=None, env=None):
    return subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "120"} | (env or {}),
        timeout=120,
    )


def report(*arguments, cwd, stdin=None):
    done = audit(*arguments, "--format", "json", cwd=cwd, stdin=stdin)
    return json.loads(done.stdout), done


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "slip.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "furniture.txt").write_text(FURNITURE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.txt"], 0),
        (["slip.txt"], 1),
        (["slip.txt", "--fail-on", "never"], 0),
        (["furniture.txt"], 0),
        (["furniture.txt", "--fail-on", "warning"], 1),
        (["none.txt"], 2),
        (["clean.txt", "none.txt"], 2),
        (["slip.txt", "none.txt"], 1),
        (["clean.txt", "--select", "facts/own-captial"], 2),
        (["clean.txt", "--format", "pdf"], 2),
        (["clean.txt", "-o", "report.md"], 2),
        (["clean.txt", "--published", "yesterday"], 2),
        (["clean.txt", "--config", "none.toml"], 2),
        (["clean.txt", "--baseline", "none.json"], 2),
        (["clean.txt", "--wire", "none.txt"], 2),
        ([], 2),
    ],
)
def test_exit_codes(desk, arguments, code):
    done = audit("check", *arguments, cwd=desk)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_required_evidence_that_is_missing_exits_with_3(desk):
    (desk / "auditor.toml").write_text('require = ["sources"]', encoding="utf-8")
    assert audit("clean.txt", cwd=desk).returncode == 3
    assert audit("slip.txt", cwd=desk).returncode == 1


def test_check_is_the_default_command(desk):
    assert audit("slip.txt", cwd=desk).stdout == audit("check", "slip.txt", cwd=desk).stdout


def test_one_bad_file_costs_only_itself(desk):
    (desk / "empty.txt").touch()
    (desk / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    data, done = report("clean.txt", "empty.txt", "photo.txt", "slip.txt", cwd=desk)
    assert [a["article"]["id"] for a in data["articles"]] == ["clean.txt", "slip.txt"]
    assert [f["path"] for f in data["failed"]] == ["empty.txt", "photo.txt"]
    assert b"empty.txt: " in done.stderr
    assert b"photo.txt" in done.stderr


def test_stdin_for_a_system_that_calls_a_process(desk):
    data, done = report(
        "-",
        "--stdin-filename",
        "story.html",
        cwd=desk,
        stdin=b"<h1>Port reopens</h1><p>Ties between Kenya and Nairobi are good.</p>",
    )
    assert done.returncode == 1
    (card,) = data["articles"]
    assert card["article"]["id"] == "story.html"
    assert card["verdict"] == "block"
    assert card["findings"][0]["text"] == "between Kenya and Nairobi"


def test_stdout_carries_the_report_only_and_twice_the_same(desk):
    first = audit(".", "--format", "json", cwd=desk)
    second = audit(".", "--format", "json", cwd=desk)
    assert first.stdout == second.stdout
    json.loads(first.stdout)


def test_all_reports_at_once(desk):
    done = audit(".", "-o", "md:report", "-o", "json:report.json", "-o", "jsonl:report.jsonl", cwd=desk)
    assert done.returncode == 1
    assert (desk / "report" / "index.md").is_file()
    assert len(json.loads((desk / "report.json").read_text(encoding="utf-8"))["articles"]) == 3
    assert len((desk / "report.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_a_baseline_leaves_only_what_is_new(desk):
    assert audit("slip.txt", "--write-baseline", "known.json", cwd=desk).returncode == 1
    data, done = report("slip.txt", "--baseline", "known.json", cwd=desk)
    assert done.returncode == 0
    (card,) = data["articles"]
    assert card["findings"] == []
    assert card["suppressed"]
    (desk / "slip.txt").write_text(SLIP + "\nShe said said no.\n", encoding="utf-8")
    data, _ = report("slip.txt", "--baseline", "known.json", cwd=desk)
    assert [f["rule"] for f in data["articles"][0]["findings"]] == ["language/repeated-word"]


def test_a_suppression_needs_a_reason_and_the_unused_is_told(desk):
    (desk / "auditor.toml").write_text(
        '[[ignore]]\nrule = "facts/own-capital"\nreason = "a quoted joke"\n'
        '[[ignore]]\nrule = "language"\nreason = "never needed"\n',
        encoding="utf-8",
    )
    data, done = report("slip.txt", cwd=desk)
    assert done.returncode == 0
    assert data["articles"][0]["suppressed"][0]["reason"] == "a quoted joke"
    assert b"number 2: suppression of language matched nothing" in done.stderr


def test_clean_writes_the_article_and_what_was_cut(desk):
    done = audit("furniture.txt", "--clean", "out", cwd=desk)
    assert done.returncode == 0
    assert (desk / "out" / "furniture.txt").read_text(encoding="utf-8") == (
        "Port reopens\n\nThe port reopened on Monday, she said.\n\n"
    )
    cuts = json.loads((desk / "out" / "furniture.txt.cuts.json").read_text(encoding="utf-8"))
    assert [cut["rules"] for cut in cuts["cuts"]] == [["boilerplate/comment-form"]]


def test_no_text(desk):
    data, _ = report("slip.txt", "--no-text", cwd=desk)
    assert "text" not in data["articles"][0]["article"]


def test_wire_copy_is_a_source_and_the_batch_is_not(desk):
    story = (ROOT / "seeds" / SEEDS[0].name).read_bytes()
    (desk / "a.txt").write_bytes(story)
    (desk / "b.txt").write_bytes(story + b"\nIt rained in the hills on the day after that.\n")
    (desk / "wire.txt").write_bytes((ROOT / "seeds" / SEEDS[1].name).read_bytes())
    data, _ = report("a.txt", "b.txt", "--wire", "wire.txt", cwd=desk)
    assert {a["derivation"]["source"] for a in data["articles"]} == {"wire.txt"}
    assert {s["role"] for s in data["sources"]} == {"wire"}


def test_seeds(tmp_path):
    data, done = report("seeds", cwd=ROOT)
    assert done.returncode == 1
    cards = {a["article"]["id"][6:9]: a for a in data["articles"]}
    assert cards["000"]["derivation"]["verdict"] == "wholly"
    assert cards["000"]["derivation"]["source"].startswith("seeds/001")
    assert cards["000"]["derivation"]["credited"] is False
    for other in ("001", "002", "003", "004"):
        assert cards[other]["derivation"]["verdict"] == "none"
    found = {(number, f["rule"], f["text"]) for number, card in cards.items() for f in card["findings"]}
    assert ("000", "facts/own-capital", "between Pakistan and Islamabad") in found
    assert ("001", "facts/own-capital", "between Pakistan and Islamabad") in found
    assert ("000", "language/repeated-word", "claimed claimed") in found
    assert ("002", "facts/name-variant", "Gilani") in found
    assert ("003", "boilerplate/widget-residue", "Verified by MonsterInsights") in found
    boilerplate = [n for n, rule, _ in found if rule.startswith("boilerplate/")]
    assert {n: boilerplate.count(n) for n in set(boilerplate)} == {"000": 2, "002": 3, "003": 8}
    for card in data["articles"]:
        text = card["article"]["text"]
        assert all(text[f["start"] : f["end"]] == f["text"] for f in card["findings"])


def test_rules_and_explain(desk):
    listed = audit("rules", cwd=desk).stdout.decode()
    assert "facts/own-capital" in listed
    page = audit("explain", "facts/own-capital", cwd=desk).stdout.decode()
    assert "[[" in page
    assert audit("explain", "facts/own-captial", cwd=desk).returncode == 2


def test_init_writes_a_configuration_that_loads_and_never_overwrites(desk):
    assert audit("init", cwd=desk).returncode == 0
    assert audit("clean.txt", cwd=desk).returncode == 0
    assert audit("init", cwd=desk).returncode == 2


def test_compare(desk):
    done = audit("compare", SEEDS[0], SEEDS[1], cwd=desk)
    assert b"wholly derived from" in done.stdout
    kinds = re.findall(rb"^(identical|near|paraphrase|new) 0\.\d\d(, likely)?$", done.stdout, re.MULTILINE)
    assert len(kinds) > 20
    assert not any(likely for kind, likely in kinds if kind in (b"near", b"new"))


def test_version_and_help(desk):
    assert audit("--version", cwd=desk).stdout.startswith(b"audit ")
    assert b"--wire" in audit("check", "--help", cwd=desk).stdout


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_any_locale(desk, locale):
    (desk / "slip.txt").write_text(SLIP.replace("harbour", "Hafenmeister „Ø“ नमस्ते"), encoding="utf-8")
    done = audit("slip.txt", cwd=desk, env={"LC_ALL": locale, "PYTHONUTF8": "0"})
    assert done.returncode == 1, done.stderr


def test_a_score_can_be_recomputed_from_the_report():
    """As docs/scoring.md says, from the JSON alone."""
    made, _ = report(ROOT / "seeds", "--no-grammar", cwd=ROOT)
    weights = made["scoring"]
    caps = {"pass": 100, "block": weights["block_cap"]}
    assert len(made["articles"]) == 5
    for card in made["articles"]:
        fingerprints = {finding["fingerprint"] for finding in card["findings"]}
        for mark, value in card["marks"].items():
            lost = [item for item in card["deductions"] if item["mark"] == mark]
            assert all(item["finding"] in fingerprints or mark == "readability" for item in lost)
            if value is not None:
                assert value == pytest.approx(100 - sum(item["points"] for item in lost), abs=0.5)
        known = {mark: value for mark, value in card["marks"].items() if value is not None}
        mean = sum(value * weights[mark] for mark, value in known.items()) / sum(map(weights.get, known))
        cap = caps.get(card["verdict"], weights["review_cap"])
        assert card["score"] == pytest.approx(min(mean, cap), abs=0.5)


def test_calibrate(tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(100):
        sentence = "The harbour council met again on Monday, and " + "old " * number + "mayor spoke. "
        (archive / f"{number}.txt").write_text(sentence * 15, encoding="utf-8")
    (archive / "short.txt").write_text("The harbour is closed.", encoding="utf-8")
    done = audit("calibrate", "archive", "-o", "own.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert b"1 articles of fewer than 150 words left out" in done.stderr
    assert b"en: 100 articles" in done.stdout
    (tmp_path / "auditor.toml").write_text('calibration = "own.json"\n')
    made, _ = report("archive/50.txt", "--select", "language", "--no-grammar", cwd=tmp_path)
    assert made["articles"][0]["metrics"]["words_per_sentence"]["percentile"] == pytest.approx(50, abs=1)
    (tmp_path / "own.json").write_text("{}")
    done = audit("archive/50.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"make a new one with `audit calibrate`" in done.stderr


def test_too_few_articles_make_no_calibration(tmp_path):
    (tmp_path / "one.txt").write_text("The harbour council met again on Monday. " * 40, encoding="utf-8")
    done = audit("calibrate", "one.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"en: 1 articles are too few, 100 are needed" in done.stderr
    assert not (tmp_path / "calibration.json").exists()


def test_the_seeds_are_scored_as_the_documentation_says():
    made, _ = report("seeds", "--no-grammar", cwd=ROOT)
    rows = [
        line.strip("| ").split(" | ")
        for line in (ROOT / "docs" / "scoring.md").read_text("utf-8").splitlines()
        if line.startswith("| 00")
    ]
    marks = ("accuracy", "attribution", "cleanliness", "language", "readability")
    assert rows == [
        [
            card["article"]["id"][len("seeds/") :][:3],
            *(str(card["marks"][mark]) for mark in marks),
            row[6],
            card["verdict"],
            f"{card['score']} {card['grade']}",
        ]
        for row, card in zip(rows, made["articles"], strict=True)
    ]
