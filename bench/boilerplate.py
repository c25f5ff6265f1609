"""Scores the boilerplate rules on gold clusters, seeds, labelled web pages, published news and own lines.

usage: python bench/boilerplate.py [SECTION]... [--shared FOLDER] [--show N] [--seed N]

Sections: speed clusters seeds wcxb gn1 news furniture (all of them without one). ``--show`` prints samples
of what went wrong. wcxb is scored by halves (of its pages, by the checksum of their ids), because blocks that
are suggested were tuned on the first; beside it stands what a plain list of anchored expressions reaches on
the same pages, alone and with everything taken that follows one near the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from auditor.document import Document
from auditor.model import Article, Block, Finding
from auditor.phrases.filing import compiled
from auditor.phrases.lexicon import Lexicon
from auditor.phrases.rule import parse

ROOT = Path(__file__).resolve().parents[1]
PROSE = (
    "Harbour board approves the second pier",
    "The harbour board approved plans for a second pier on Tuesday evening after a debate of four hours.",
    "Work is due to begin in March and to last eighteen months, the engineer in charge told the meeting.",
)


# What one would write first: whole lines of English interfaces, as expressions.
ANCHORED = re.compile(
    r"(?i)\W*(?:"
    + "|".join(
        (
            r"advertisements?", r"sponsored(?: content| post)?", r"(?:story|article) continues below.*",
            r"continue reading.*", r"scroll to continue.*", r"leave a (?:reply|comment)",
            r"(?:cancel )?reply", r"(?:add|post|write) (?:a|your) comment",
            r"(?:view|show|see|read|load)(?: all| more)* comments", r"\d* ?comments?",
            r"no comments(?: yet)?", r"comments are closed", r"be the first to comment.*",
            r"your email address will not be published.*", r"required fields are marked.*",
            r"save my name.*", r"notify me of .*", r"log ?in to (?:comment|reply|post).*",
            r"share(?: this| on| via|:).*", r"share", r"tweet(?: this)?", r"pin(?: it)?",
            r"(?:click to )?(?:share|print|e-?mail)(?: this)?(?: page| article)?",
            r"(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|telegram|instagram|youtube|e-?mail|print)",
            r"copy link(?: to clipboard)?", r"link copied.*", r"like this:?", r"like loading.*",
            r"follow (?:us|me)\b.*", r"(?:subscribe|sign up|sign in|log in|register)(?: now| here| today)?",
            r"subscribe to .{0,60}(?:newsletter|channel|podcast|blog|list).*",
            r"sign up (?:for|to) .{0,60}newsletter.*",
            r"join (?:our|the) .{0,40}(?:newsletter|list|channel|community).*",
            r"get .{0,60}(?:in|to) your inbox.*", r"enter your e-?mail.*",
            r"(?:your )?e-?mail(?: address)?\*?", r"(?:your |first |last )?name\*?", r"website", r"submit",
            r"search(?: for)?:?", r"menu", r"home", r"skip to .{0,30}content", r"back to top",
            r"(?:previous|next|older|newer)(?: (?:post|article|story|page)s?)?(?:[: ].{0,80})?",
            r"tags?:.{0,200}", r"filed under.*", r"categor(?:y|ies):?.{0,80}", r"posted (?:in|on|by).*",
            r"tagged(?: with)?.*",
            r"related(?: (?:articles?|posts?|stories|content|links|reading|topics|news))?:?",
            r"related: .*", r"(?:you may also|you might also|you may) (?:like|be interested in|enjoy):?",
            r"more (?:from|on|in|stories) ?.{0,60}", r"(?:also )?read (?:more|next|also)(?::.*)?",
            r"(?:see|learn|find out|view|show|load) (?:more|all)",
            r"recommended(?: (?:for you|articles|reading|stories))?:?",
            r"(?:most )?(?:popular|read|recent|viewed|shared)(?: posts| articles| stories)?",
            r"trending(?: now)?", r"latest (?:news|posts|stories|articles)", r"click here.*",
            r"(?:watch|listen)(?: now)?", r"\d+ min(?:ute)?s?(?: read)?",
            r"(?:last )?(?:updated|modified|published)(?: on)?:? .{0,40}", r"(?:©|copyright).{0,120}",
            r"all rights reserved.*", r"privacy policy", r"terms (?:of (?:use|service)|and conditions)",
            r"cookie (?:policy|settings|preferences)", r".{0,40}uses? cookies.*",
            r"accept(?: all)?(?: cookies)?", r"powered by .{0,40}", r"verified by .{0,40}",
            r"table of contents", r"(?:in|on) this (?:article|page)", r"about the author", r"view profile",
            r"photo(?: credit)?:.{0,60}", r"(?:buy|shop|order) now", r"advertisement - .*", r"loading\.*",
            r"contact us", r"about us", r"sitemap",
        )
    )
    + r")\W*"
)  # fmt: skip


def lexicon() -> Lexicon:
    """The shipped rules."""
    paths = sorted((ROOT / "rules" / "boilerplate").glob("*.toml"))
    named = {f"boilerplate/{path.stem.replace('_', '-')}": path for path in paths}
    return Lexicon(
        compiled(parse(name, tomllib.loads(path.read_text(encoding="utf-8"))) for name, path in named.items())
    )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def scan(lex: Lexicon, article: Article) -> list[tuple[str, Finding]]:
    """All findings with their rules, in order."""
    found = lex.scan(Document(article))
    return sorted(((rule, f) for rule, fs in found.items() for f in fs), key=lambda pair: pair[1].start)


def overlaps(gold: tuple[int, int], found: tuple[int, int]) -> bool:
    """The rule of the cluster scorer: half of the shorter is shared, and the finding is not far longer."""
    shared = min(gold[1], found[1]) - max(gold[0], found[0])
    wide, long = gold[1] - gold[0], found[1] - found[0]
    return shared > 0 and shared * 2 >= min(wide, long) and (long <= wide + 80 or long <= 3 * wide)


def place(text: str, item: dict[str, Any]) -> tuple[int, int]:
    """Where a gold item stands."""
    if "start" in item:
        return item["start"], item["end"]
    at = -1
    for _ in range(item.get("occurrence", 1)):
        at = text.find(item["text"], at + 1)
    return at, at + len(item["text"])


class Tally:
    """Hits, misses and false alarms by rule, with the samples to show."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.miss: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.samples: list[str] = []

    def add(
        self, name: str, text: str, findings: list[dict[str, Any]], got: list[tuple[str, Finding]]
    ) -> None:
        """Compares the findings on one article with its gold."""
        used = set()
        for item in findings:
            span = place(text, item)
            match = [
                i
                for i, (rule, f) in enumerate(got)
                if rule == item["rule"] and overlaps(span, (f.start, f.end))
            ]
            used.update(match)
            used.update(
                i
                for i, (rule, f) in enumerate(got)
                if rule in (item.get("also") or ()) and overlaps(span, (f.start, f.end))
            )
            (self.hit if match else self.miss)[item["rule"]] += 1
            if not match:
                near = [(rule, text[f.start : f.end]) for rule, f in got if overlaps(span, (f.start, f.end))]
                self.samples.append(f"MISS  {name} {item['rule']}: {item['text']!r} {near or ''}")
        for i, (rule, f) in enumerate(got):
            if i not in used:
                self.false[rule] += 1
                self.samples.append(f"FALSE {name} {rule}: {text[f.start : f.end]!r}")

    def report(self, title: str, show: int) -> None:
        """Prints a line a rule and the totals."""
        print(f"\n== {title}")
        for rule in sorted(self.hit.keys() | self.miss.keys() | self.false.keys()):
            print(f"  {rule:32} {self.hit[rule]:4} hit {self.miss[rule]:3} miss {self.false[rule]:3} false")
        hit, miss, false = (sum(c.values()) for c in (self.hit, self.miss, self.false))
        precision, recall = hit / max(hit + false, 1), hit / max(hit + miss, 1)
        print(f"  P {precision:.3f}  R {recall:.3f}  ({hit} hit, {miss} miss, {false} false)")
        for sample in self.samples[:show]:
            print("   ", sample)


def clusters(lex: Lexicon, shared: Path, show: int) -> None:
    """The gold clusters: findings and temptations."""
    tally = Tally()
    broken = []
    for name in ("clusters", "hard"):
        for gold in sorted((shared / "gold" / name).glob("*/gold.jsonl")):
            for row in rows(gold):
                text = (gold.parent / row["article"]).read_text(encoding="utf-8")
                got = scan(lex, Article(row["article"], text))
                label = f"{gold.parent.name}/{row['article']}"
                tally.add(
                    label, text, [f for f in row["findings"] if f["rule"].startswith("boilerplate/")], got
                )
                for item in row.get("must_not", []):
                    span = place(text, item)
                    broken += [
                        f"{label} {rule}: {item['text']!r}"
                        for rule, f in got
                        if rule == item["rule"] and f.start < span[1] and span[0] < f.end
                    ]
    tally.report("clusters", show)
    print(f"  must_not broken {len(broken)}", *broken, sep="\n    ")


def seeds(lex: Lexicon, shared: Path, show: int) -> None:
    """The five seed articles."""
    tally = Tally()
    for row in rows(shared / "gold" / "seeds" / "gold.jsonl"):
        text = (ROOT / "seeds" / row["article"]).read_text(encoding="utf-8")
        gold = [f for f in row["findings"] if (f["rule"] or "").startswith("boilerplate/")]
        tally.add(row["article"], text, gold, scan(lex, Article(row["article"], text)))
    tally.report("seeds", show)


def page(row: dict[str, Any], *, blocks: bool) -> tuple[Article, list[tuple[int, int]]]:
    """A page of labelled lines as one article, with the span of each line."""
    texts = [" ".join(line["text"].split()) for line in row["lines"]]
    spans, at = [], 0
    for text in texts:
        spans.append((at, at + len(text)))
        at += len(text) + 1
    made = tuple(
        Block(start, end, element=line.get("tag", "p"), link_density=line.get("link", 0.0))
        for (start, end), line in zip(spans, row["lines"], strict=True)
    )
    kind = "html" if blocks else "text"
    return Article(row["id"], "\n".join(texts), format=kind, blocks=made if blocks else ()), spans  # type: ignore[arg-type]


def pages(
    lex: Lexicon, path: Path, title: str, show: int, seed: int, *, blocks: bool, half: int | None = None
) -> None:
    """Pages whose lines are labelled content or boilerplate: all, or one half of them.

    Blocks that are only suggested are counted apart as well.
    """
    tp: Counter[str] = Counter()
    fp: Counter[str] = Counter()
    content = boiler = 0
    alarms: list[str] = []
    misses: list[str] = []
    suggested = [0, 0]
    for row in rows(path):
        if half is not None and crc32(row["id"].encode()) & 1 != half:
            continue
        article, spans = page(row, blocks=blocks)
        got = scan(lex, article)
        at = 0
        for (start, end), line in zip(spans, row["lines"], strict=True):
            while at < len(got) and got[at][1].end <= start:
                at += 1
            hit = None
            if at < len(got) and got[at][1].start < end:
                covered = min(end, got[at][1].end) - max(start, got[at][1].start)
                hit = got[at][0] if covered * 2 > end - start else None
                if hit and got[at][1].suggestion is None and line["label"] in ("content", "boiler"):
                    suggested[line["label"] == "boiler"] += 1
            if line["label"] == "content":
                content += 1
                if hit:
                    fp[hit] += 1
                    alarms.append(f"{row['id']} {hit.split('/')[1]}: {line['text'][:200]!r}")
            elif line["label"] == "boiler":
                boiler += 1
                if hit:
                    tp[hit] += 1
                else:
                    misses.append(f"{line.get('hint', '')}: {line['text'][:150]!r}")
    good, bad = sum(tp.values()), sum(fp.values())
    precision, recall = good / max(good + bad, 1), good / max(boiler, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"\n== {title} ({'blocks' if blocks else 'text'}): {content} content, {boiler} boiler lines")
    rate = 1000 * bad / max(content, 1)
    print(
        f"  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  false alarms per 1,000 content lines {rate:.2f}"
    )
    print(f"  of these in suggested blocks: {suggested[1]} true, {suggested[0]} false")
    sure = good - suggested[1]
    print(f"  without them: P {sure / max(sure + bad - suggested[0], 1):.3f}  R {sure / max(boiler, 1):.3f}")
    for rule in sorted(tp.keys() | fp.keys()):
        print(f"    {rule:32} {tp[rule]:5} true {fp[rule]:4} false")
    chooser = random.Random(seed)
    for sample in chooser.sample(alarms, min(show, len(alarms))):
        print("    FALSE", sample)
    for sample in chooser.sample(misses, min(show // 4, len(misses))):
        print("    MISS ", sample)


def anchored(path: Path, half: int) -> None:
    """What plain expressions reach on the pages of a half: alone, and with the rest of the page behind one
    after which hardly any sentence stands."""
    for tails in (False, True):
        good = bad = boiler = content = 0
        for row in rows(path):
            if crc32(row["id"].encode()) & 1 != half:
                continue
            lines = row["lines"]
            hits = [len(line["text"]) <= 200 and bool(ANCHORED.fullmatch(line["text"])) for line in lines]
            sentences = [len(line["text"].split()) > 11 and line["text"][-1] in ".!?”" for line in lines]
            for at, hit in enumerate(hits):
                if tails and hit and at * 2 > len(lines) and sum(sentences[at:]) < 3:
                    hits[at:] = [True] * (len(lines) - at)
                    break
            for hit, line in zip(hits, lines, strict=True):
                boiler += line["label"] == "boiler"
                content += line["label"] == "content"
                good += hit and line["label"] == "boiler"
                bad += hit and line["label"] == "content"
        name = "anchored expressions" + (", all that follows one near the end" if tails else "")
        print(
            f"  {name}: P {good / (good + bad):.3f}  R {good / boiler:.3f}"
            f"  false alarms per 1,000 content lines {1000 * bad / content:.2f}"
        )


def news(lex: Lexicon, shared: Path, show: int) -> None:
    """Published news without furniture: everything found is suspect."""
    found: list[str] = []
    count = 0
    for row in rows(shared / "data" / "news" / "real_news.dev.jsonl.gz"):
        count += 1
        found += [
            f"{row['id']} {rule}: {row['text'][f.start : f.end]!r}"
            for rule, f in scan(lex, Article(row["id"], row["text"]))
        ]
    rate = 1000 * len(found) / count
    print(f"\n== real_news.dev: {len(found)} findings on {count} articles, {rate:.2f} per 1,000")
    print(*(f"    {line}" for line in found[:show]), sep="\n")


def furniture(lex: Lexicon, show: int) -> None:
    """The project's own lines: halves scored apart; samples of the half ``dev`` only."""
    folder = ROOT / "tests" / "data" / "furniture"
    for half in ("dev", "held"):
        hit: Counter[str] = Counter()
        total: Counter[str] = Counter()
        wrong = 0
        shown: list[str] = []
        for row in rows(folder / "lines.jsonl"):
            if row["half"] != half:
                continue
            total[row["rule"]] += 1
            text = "\n\n".join((*PROSE[:2], row["text"], PROSE[2]))
            start = text.index(row["text"])
            got = scan(lex, Article("line", text))
            touching = [
                rule for rule, f in got if overlaps((start, start + len(row["text"])), (f.start, f.end))
            ]
            if row["rule"] in touching:
                hit[row["rule"]] += 1
            else:
                wrong += bool(touching)
                shown.append(f"MISS {row['lang']} {row['rule']}: {row['text']!r} {touching or ''}")
        false = 0
        count = 0
        for row in rows(folder / "negatives.jsonl"):
            if row["half"] != half:
                continue
            count += 1
            text = "\n\n".join((*PROSE[:2], row["text"], PROSE[2]))
            got = scan(lex, Article("line", text))
            false += bool(got)
            shown += [
                f"FALSE {row['lang']} {rule}: {text[f.start : f.end]!r} of {row['text']!r}" for rule, f in got
            ]
        hits, lines = sum(hit.values()), sum(total.values())
        print(f"\n== furniture, half {half}: recall {hits / lines:.3f} ({hits} of {lines})")
        print(f"  {wrong} under another rule, {false} of {count} negatives flagged")
        for rule in sorted(total):
            print(f"    {rule:32} {hit[rule]:3} of {total[rule]:3}")
        if half == "dev":
            print(*(f"    {line}" for line in shown[:show]), sep="\n")
    tally = Tally()
    for row in rows(folder / "articles.jsonl"):
        text = (folder / "articles" / row["article"]).read_text(encoding="utf-8")
        tally.add(row["article"], text, row["findings"], scan(lex, Article(row["article"], text)))
    tally.report("furniture articles (score only)", 0)


def speed(lex: Lexicon, shared: Path) -> None:
    """Loading, one article, and the big files."""
    best = min(timed(lexicon) for _ in range(5))
    print(f"\n== speed\n  load all rules {best * 1000:.1f} ms")
    texts = [row["text"] for row in rows(shared / "data" / "news" / "real_news.dev.jsonl.gz")]
    texts = [text for text in texts if 380 <= len(text.split()) <= 420][:100]
    documents = [Document(Article("x", text)) for text in texts]
    for document in documents:
        _ = document.lines
    best = min(timed(lambda: [lex.scan(document) for document in documents]) for _ in range(5))
    print(f"  scan of 400 words {1000 * best / len(documents):.2f} ms ({len(documents)} articles)")
    for name in ("made_5mb_single_line.txt.gz", "made_200k_short_lines.txt.gz"):
        with gzip.open(shared / "data" / "formats" / "big" / name, "rt", encoding="utf-8") as file:
            document = Document(Article(name, file.read()))
        print(f"  {name} {timed(partial(lex.scan, document)):.2f} s")


def timed(work: Any) -> float:
    """Processor seconds that a call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    wanted = args.sections or ["speed", "clusters", "seeds", "wcxb", "gn1", "news", "furniture"]
    lex = lexicon()
    shared, show = args.shared, args.show
    if "clusters" in wanted:
        clusters(lex, shared, show)
    if "seeds" in wanted:
        seeds(lex, shared, show)
    if "wcxb" in wanted:
        path = shared / "data" / "boilerplate" / "wcxb_dev_sloppy.jsonl.gz"
        for half, name in ((0, "first half, tuned on"), (1, "second half, kept back")):
            for blocks in (False, True):
                pages(lex, path, f"wcxb_dev_sloppy, {name}", show, args.seed, blocks=blocks, half=half)
            anchored(path, half)
        for blocks in (False, True):
            pages(lex, path, "wcxb_dev_sloppy", show, args.seed, blocks=blocks)
        print("  published for another split: 69 anchored expressions P .891 R .208 FP/k 6.1;")
        print("  with context and tail growth .946 / .241 / 3.3")
    if "gn1" in wanted:
        pages(
            lex,
            shared / "data" / "boilerplate" / "gn1_full.jsonl.gz",
            "gn1_full",
            show,
            args.seed,
            blocks=False,
        )
    if "news" in wanted:
        news(lex, shared, show)
    if "furniture" in wanted:
        furniture(lex, show)
    if "speed" in wanted:
        speed(lex, shared)


if __name__ == "__main__":
    main()
