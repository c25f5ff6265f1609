"""LanguageTool: what it finds, what the rule keeps of that, how fast it is and what memory it takes.

usage: python bench/grammar.py [--shared DIR] [--every N] [--from N] [--print] [SET ...]

Sets: cweb.dev and jfleg.dev (sentences with editors' corrections: precision and recall of sentences, a
sentence being at fault where any editor changed it) and real_news.dev (full articles: findings per
1,000 words). ``--every 10`` takes every tenth row, ``--from`` the first of them. Rates are of one client
that waits for each answer, in words a second of time and of processor time, after a warm-up of 100 rows
at most.

Figures to hold against, of an older LanguageTool (6.3, its rules of 3.1), grammar kinds only: cweb
sentences precision .534, recall .130; jfleg recall .276; news (BBC) 2.38 findings per 1,000 words without
quotation marks, 1.48 without its five noisiest rules.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from auditor.document import Document
from auditor.grammar import Match, is_spelling
from auditor.grammar.checker import Checker
from auditor.grammar.places import find_installation
from auditor.grammar.server import Server
from auditor.grammar_settings import GrammarSettings
from auditor.model import Article, Finding
from auditor.packs import load

ROOT = Path(__file__).parents[1]
SENTENCES = ("cweb.dev", "jfleg.dev")
TOGETHER = 50
WARM_UP = 100
GRAMMATICAL = frozenset(("grammar", "misspelling", "duplication", "typographical", "uncategorized"))


class Read(NamedTuple):
    """What was found in one text."""

    article: Article
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    """Of the rule language/languagetool."""
    others: tuple[Finding, ...]
    """Of the other rules for language, without any source."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["real_news.dev", *SENTENCES])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--print", dest="shown", action="store_true", help="print every finding")
    arguments = parser.parse_args()
    settings = GrammarSettings()
    checker = Checker(settings)
    server = Server(find_installation(), settings.memory, settings.linger)
    try:
        for name in arguments.sets:
            path = next(iter(arguments.shared.glob(f"data/*/{name}.jsonl.gz")))
            with gzip.open(path, "rt", encoding="utf-8") as file:
                rows = [json.loads(line) for line in file][arguments.first :: arguments.every]
            if name in SENTENCES:
                _sentences(name, rows, checker, server, arguments.shown)
            else:
                _news(name, rows, checker, server, arguments.shown)
    finally:
        checker.close()


def _read(articles: Sequence[Article], checker: Checker, server: Server) -> list[Read]:
    """Checks the texts, and prints rates and memory."""
    rules, lexicon = load(wanted=lambda rule_id: rule_id.startswith("language/"))
    read: list[Read] = []
    words = 0
    began = cpu = own = asked = 0.0
    for number, article in enumerate(articles):
        if number == min(WARM_UP, len(articles) // 4):
            began, cpu, own, words = time.monotonic(), _server_seconds(server), time.process_time(), 0
            asked = 0.0
        doc = Document(article, lexicon.scan)
        before = time.monotonic()
        matches = checker.check(doc).matches
        asked += time.monotonic() - before
        found: list[Finding] = []
        others: list[Finding] = []
        for rule in rules:
            given = dict.fromkeys(rule.uses) | ({"grammar": matches} if rule.needs else {})
            (found if rule.needs else others).extend(rule.check(doc, **given))
        read.append(Read(article, matches, tuple(found), tuple(others)))
        words += len(article.text.split())
    spent, used = time.monotonic() - began, _server_seconds(server) - cpu
    own = time.process_time() - own
    print(
        f"{words:,} words at {words / spent:,.0f} a second ({words / asked:,.0f} while LanguageTool "
        f"is asked), {words / max(used, 0.01):,.0f} a second of the server's processor, "
        f"{words / (used + own):,.0f} of both processes'; the server takes {_server_memory(server)} MB"
    )
    return read


def _news(name: str, rows: list[dict[str, Any]], checker: Checker, server: Server, shown: bool) -> None:
    articles = [Article(row["id"], row["text"], language="en") for row in rows]
    print(f"{name}: {len(articles)} articles")
    read = _read(articles, checker, server)
    words = sum(len(item.article.text.split()) for item in read)
    raw = sum(len(list(_grammatical(item.matches))) for item in read)
    found = Counter(str(finding.severity) for item in read for finding in item.findings)
    print(f"LanguageTool, grammar kinds: {1000 * raw / words:.2f} per 1,000 words")
    print(f"the rule: {1000 * found.total() / words:.2f} per 1,000 words ({dict(found)})")
    total = sum(len({(f.start, f.end) for f in (*item.findings, *item.others)}) for item in read)
    print(f"all rules for language: {1000 * total / words:.2f} per 1,000 words")
    if shown:
        for item in read:
            for finding in item.findings:
                text, start, end = item.article.text, finding.start, finding.end
                around = f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
                print(item.article.id, finding.severity, " ".join(around.split()), finding.message[-60:])


def _sentences(name: str, rows: list[dict[str, Any]], checker: Checker, server: Server, shown: bool) -> None:
    groups = [rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER)]
    articles = [
        Article(str(number), "\n\n".join(row["text"] for row in group), language="en")
        for number, group in enumerate(groups)
    ]
    print(f"{name}: {len(rows)} sentences")
    read = _read(articles, checker, server)
    bounds = [list(_bounds(group)) for group in groups]
    wrong = {
        (number, at)
        for number, group in enumerate(groups)
        for at, row in enumerate(group)
        if any(reference != row["text"] for reference in row["refs"])
    }
    raw = _touched(bounds, (list(_grammatical(item.matches)) for item in read))
    kept = _touched(bounds, (item.findings for item in read))
    for label, marked in (("LanguageTool, grammar kinds", raw), ("the rule", kept)):
        hits = len(marked & wrong)
        print(
            f"{label}: precision {hits / max(1, len(marked)):.3f}, recall {hits / max(1, len(wrong)):.3f} "
            f"({len(marked)} sentences marked, {len(wrong)} changed)"
        )
    if shown:
        for number, at in sorted(kept - wrong):
            print(f"not changed by editors: {groups[number][at]['text']}")


def _grammatical(matches: Iterable[Match]) -> Iterator[Match]:
    return (match for match in matches if match.kind in GRAMMATICAL and not is_spelling(match))


def _bounds(group: Iterable[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    at = 0
    for row in group:
        yield at, at + len(row["text"])
        at += len(row["text"]) + 2


def _touched(
    bounds: list[list[tuple[int, int]]], marks: Iterable[Sequence[Match] | Sequence[Finding]]
) -> set[tuple[int, int]]:
    return {
        (number, at)
        for number, found in enumerate(marks)
        for mark in found
        for at, (start, end) in enumerate(bounds[number])
        if start <= mark.start < end
    }


def _server_seconds(server: Server) -> float:
    """Processor seconds that the server has taken; 0 where the system does not tell."""
    running = server.running()
    stat = Path(f"/proc/{running.pid if running else 0}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rsplit(") ", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _server_memory(server: Server) -> str:
    running = server.running()
    status = Path(f"/proc/{running.pid if running else 0}/status")
    if not status.exists():
        return "?"
    sizes = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return str(int(sizes["VmHWM"].split()[0]) // 1024)


if __name__ == "__main__":
    main()
