"""Speed, size, recall and memory of an archive on disk.

usage: python bench/archive.py [--articles N | --million] [--shared DIR] [--queries N] [--folder DIR]
       python bench/archive.py --folder DIR --built      with the archive that an earlier run left there

Builds an archive of articles made from real news: sentences drawn at random from all articles, each name
inside them replaced by one of a cast of eight that the article draws from a list of made-up names, each
number by another one. Length, grammar and common words are those of news; names and numbers are as rare
as they are there; every sentence comes back in many articles, which real news does not do. Then looks for
edited copies of some of them: a tenth of the sentences and a tenth of the words dropped (light), half of
the sentences and a third of the words dropped, the rest shuffled (heavy), a quarter of the sentences, a third
of their words dropped, below another article (partial). Times are processor times; a
machine that others use too varies by half, so the time to add is given as a multiple of the time that
zlib.compress takes for the same texts as well. The reader's memory is that of a process that opens the
archive and runs the same queries.

Last comes the whole comparison as an audit does it: articles of about 400 words, warm, against the archive,
with every attribution rule. Half of them are edited copies of one stored article; the other half have
nothing to do with any, being other stored articles with every name and number replaced and every sentence
cut up. Each article is new, and so are most of its candidates, which are made ready anew. The interpreter
looks for cycles as seldom as in a process of the command.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import gzip
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.archive.disk import DiskArchive
from auditor.document import Document
from auditor.engine import run
from auditor.evidence import ForDocument
from auditor.model import Article, Source
from auditor.packs import load
from auditor.regex import compile_all
from auditor.text.paragraphs import paragraphs
from auditor.text.sentences import sentences

ROOT = Path(__file__).parents[1]
NAMES = 200_000
CAST = 8
DAYS = 3650
FIRST = dt.date(2010, 1, 1).toordinal()
AGENCIES = ("Reuters", "AFP", "AP", "dpa", "EFE", "Xinhua")

_WORDS = 380, 460
"""Words of the articles that are compared."""
_WARM = 10

_SLOT = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,20}\b|\b\d[\d.,]{0,8}\d\b|\b\d\b")
_SYLLABLES = re.findall(
    r"\S+",
    "ba bo che chi da dou dre fa fi ga go gri ha hu ja je ka ki kro la lou ma mi na no pa pe pi ra ri ro sa "
    "she si sta ste sto ta ti to tra tri va ve vi wa we ze zo brai bru cou fo gai hou ju lai mou nu pou rai",
)
_ENDS = ("n", "r", "s", "l", "m", "ck", "nd", "rt", "", "x", "ng")

Sentence = tuple[tuple[str, ...], tuple[int, ...]]
"""The parts of a sentence between names and numbers, and for each of these the digits, 0 for a name."""


def pool(shared: Path) -> list[Sentence]:
    """The sentences of real news."""
    found: list[Sentence] = []
    with gzip.open(shared / "data" / "news" / "real_news.dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            for start, end in sentences(text, paragraphs(text), "en"):
                if 30 <= end - start <= 400:
                    found.append(_parted(text[start:end]))
    return found


def _parted(sentence: str) -> Sentence:
    parts, digits, at = [], [], 0
    for match in _SLOT.finditer(sentence):
        parts.append(sentence[at : match.start()])
        digits.append(sum(c.isdigit() for c in match[0]))
        at = match.end()
    return (*parts, sentence[at:]), tuple(digits)


def names() -> list[str]:
    """Made-up names."""
    rng = random.Random(2)
    return [
        ("".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3)))) + rng.choice(_ENDS)).capitalize()
        for _ in range(NAMES)
    ]


def articles(sentences: Sequence[Sentence], count: int) -> Iterator[Source]:
    """The same articles at every call."""
    known = names()
    draw = random.Random(1).random
    for number in range(count):
        cast = [known[int(NAMES ** draw()) - 1 if draw() < 0.3 else int(NAMES * draw())] for _ in range(CAST)]
        wanted = 1200 + int(draw() * 2200)
        written: list[str] = []
        length = 0
        while length < wanted:
            parts, digits = sentences[int(draw() * len(sentences))]
            pieces = [parts[0]]
            for digit, part in zip(digits, parts[1:], strict=True):
                pieces.append(str(int(draw() * 10**digit)) if digit else cast[int(draw() * CAST)])
                pieces.append(part)
            written.append("".join(pieces))
            length += len(written[-1]) + 1
        text = "\n\n".join(" ".join(written[at : at + 3]) for at in range(0, len(written), 3))
        yield Source(
            id=f"{number % 997:03}/{number:07}.txt",
            text=text,
            role="wire",
            title=written[0][:60],
            agency=AGENCIES[number % len(AGENCIES)],
            published=dt.date.fromordinal(FIRST + number * DAYS // count),
        )


def edited(text: str, rng: random.Random, sentences: float, words: float, *, shuffled: bool = False) -> str:
    """A copy with these shares of its sentences and words dropped."""
    kept = [s for s in re.split(r"(?<=[.!?])\s+", text) if rng.random() >= sentences] or [text]
    if shuffled:
        rng.shuffle(kept)
    return " ".join(word for sentence in kept for word in sentence.split() if rng.random() >= words)


@dataclass(frozen=True, slots=True)
class Built:
    """What building an archive took, in seconds an article."""

    queried: list[Source]
    adding: float
    compressing: float
    """What zlib.compress takes for the same texts: a measure of the machine."""
    wall: float


def build(folder: Path, sentences: Sequence[Sentence], count: int, wanted: set[int]) -> Built:
    """Builds the archive, and keeps the wanted articles."""
    queried: list[Source] = []
    making = compressing = 0.0

    def timed() -> Iterator[Source]:
        nonlocal making, compressing
        made = articles(sentences, count)
        for number in range(count):
            started = time.thread_time()
            article = next(made)
            if number % 50 == 0:
                text = article.text.encode()
                before = time.thread_time()
                zlib.compress(text)
                compressing += time.thread_time() - before
            if number in wanted:
                queried.append(article)
            making += time.thread_time() - started
            yield article

    started, wall = time.process_time(), time.perf_counter()
    DiskArchive.create(folder).add(timed())
    spent = time.process_time() - started - making
    return Built(
        queried,
        adding=spent / count,
        compressing=compressing / len(range(0, count, 50)),
        wall=(time.perf_counter() - wall) / count,
    )


def ask(archive: DiskArchive, queries: Sequence[tuple[Source, str]], *, dated: bool) -> None:
    """Prints times and recall of searches."""
    times: list[float] = []
    ranks: list[int] = []
    for source, text in queries:
        started = time.process_time()
        found = archive.search(text, around=source.published if dated else None)
        times.append((time.process_time() - started) * 1000)
        ranks.append(next((rank for rank, hit in enumerate(found, 1) if hit.id == source.id), 99))
    times.sort()
    print(
        f"p50 {_at(times, 0.5):5.2f} ms   p95 {_at(times, 0.95):5.2f} ms   "
        f"recall@1 {sum(r == 1 for r in ranks) / len(ranks):.3f}   "
        f"recall@10 {sum(r <= 10 for r in ranks) / len(ranks):.3f}"
    )


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def memory(folder: Path, texts: Sequence[str]) -> dict[str, int]:
    """MB of a reader's memory: that of its own, and with the pages of mapped files."""
    done = subprocess.run(
        [sys.executable, __file__, "--read", str(folder)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, int] = json.loads(done.stdout)
    return found


def _read(folder: Path) -> None:
    archive = DiskArchive.open(folder)
    for text in json.load(sys.stdin):
        archive.search(text)
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    kilobytes = {name: int(value) for name, value in re.findall(r"^(\w+): +(\d+) kB$", rollup, re.M)}
    print(json.dumps({name: kilobytes[name] // 1024 for name in ("Anonymous", "Private_Dirty", "Rss")}))


def compare(archive: DiskArchive, queries: int) -> None:
    """Prints what an audit's comparison takes with all attribution rules."""
    rules, lexicon = load(wanted=lambda rule_id: rule_id.startswith("attribution/"))
    compile_all()
    rng = random.Random(4)
    known, count = names(), len(archive)
    articles: list[tuple[str, Article]] = []
    while len(articles) < queries + _WARM:
        number = rng.randrange(count)
        stored = archive.get(f"{number % 997:03}/{number:07}.txt")
        if stored is None or not _WORDS[0] <= len(stored.text.split()) <= _WORDS[1]:
            continue
        derived = len(articles) % 2 == 0
        text = edited(stored.text, rng, 0.05, 0.08) if derived else _unlike(stored.text, known, rng)
        articles.append(("derived" if derived else "its own", Article(f"query {len(articles)}", text)))
    times: dict[str, list[float]] = {"derived": [], "its own": []}
    machine: list[float] = []
    found = 0
    for index, (kind, article) in enumerate(articles):
        doc = Document(article, lexicon.scan)
        evidence = ForDocument(doc, archive)
        started = time.process_time()
        compared = evidence.get("sources")
        for rule in rules:
            run(rule, doc, evidence)
        spent = time.process_time() - started
        started = time.process_time()
        zlib.compress(article.text.encode())
        if index >= _WARM:
            times[kind].append(spent * 1000)
            machine.append(time.process_time() - started)
            found += kind == "derived" and bool(compared) and compared[0].derivation.verdict == "wholly"
    unit = sorted(machine)[len(machine) // 2] * 1000
    words = sum(len(article.text.split()) for _, article in articles) / len(articles)
    print(
        f"compare   {len(articles) - _WARM} articles of {words:.0f} words, {len(rules)} attribution rules; ",
        end="",
    )
    print(f"{found} of {len(times['derived'])} copies told; zlib.compress {unit:.2f} ms")
    for kind, spent_on in (*times.items(), ("all", [spent for each in times.values() for spent in each])):
        ranked = sorted(spent_on)
        p50, p95 = _at(ranked, 0.5), _at(ranked, 0.95)
        print(
            f"  {kind:9} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms   "
            f"({p50 / unit:.0f} and {p95 / unit:.0f} times zlib.compress)"
        )


def lifted(text: str, host: str, known: Sequence[str], rng: random.Random) -> str:
    """A quarter of an article's sentences, heavily edited, below a text that has nothing to do with any."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    rng.shuffle(sentences)
    taken = " ".join(sentences[: max(2, len(sentences) // 4)])
    return f"{_unlike(host, known, rng)}\n\n{edited(taken, rng, 0.0, 0.33)}"


def _unlike(text: str, known: Sequence[str], rng: random.Random) -> str:
    """A text of the same kind that shares neither names nor sentences with any."""
    words = _SLOT.sub(
        lambda m: str(rng.randrange(9999)) if m[0][0].isdigit() else rng.choice(known), text
    ).split()
    for at in range(0, len(words) - 2, 3):
        words[at] = words[rng.randrange(len(words))].lower()
    return " ".join(words)


def main() -> None:
    gc.set_threshold(100_000)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--million", action="store_const", const=1_000_000, dest="articles")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to build, kept; else a temporary folder")
    parser.add_argument("--built", action="store_true", help="only compare, with what is in the folder")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        _read(arguments.read)
        return
    if arguments.built:
        compare(DiskArchive.open(arguments.folder / "archive"), arguments.queries)
        return
    folder: Path = arguments.folder or Path(tempfile.mkdtemp(prefix="archive-"))
    try:
        _run(folder / "archive", arguments.shared, arguments.articles, arguments.queries)
    finally:
        if not arguments.folder:
            shutil.rmtree(folder)


def _run(folder: Path, shared: Path, count: int, queries: int) -> None:
    rng = random.Random(3)
    wanted = set(rng.sample(range(count), min(queries, count)))
    built = build(folder, pool(shared), count, wanted)
    sources = built.queried
    archive = DiskArchive.open(folder)
    info = archive.info()
    characters = sum(len(source.text) for source in sources) / len(sources)
    print(f"{info.articles:,} articles of {characters:,.0f} characters on average")
    print(
        f"add       {built.adding * 1e6:.0f} µs an article, {built.adding / built.compressing:.1f} times "
        f"zlib.compress; {built.wall * count:.0f} s of wall time in all"
    )
    print(f"size      {info.bytes / count:,.0f} bytes an article")
    known = names()
    hosts = [*sources[1:], *sources[:1]]
    levels = {
        "light": [edited(source.text, rng, 0.1, 0.1) for source in sources],
        "heavy": [edited(source.text, rng, 0.5, 0.33, shuffled=True) for source in sources],
        "partial": [lifted(s.text, host.text, known, rng) for s, host in zip(sources, hosts, strict=True)],
    }
    for name, texts in levels.items():
        asked = [*zip(sources, texts, strict=True)]
        for _, text in asked:  # to warm up
            archive.search(text)
        for dated in (False, True):
            print(f"{name}{' dated' if dated else ''}".ljust(12), end="")
            ask(archive, asked, dated=dated)
    used = memory(folder, [edited(source.text, rng, 0.1, 0.1) for source in sources])
    print(f"reader    {used['Anonymous']} MB of its own, {used['Rss']} MB with mapped pages")
    compare(archive, queries)


if __name__ == "__main__":
    main()
