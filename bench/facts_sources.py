"""Measures the facts rules that compare an article with a source.

    python bench/facts_sources.py [planted] [same-event] [summaries] [speed] [--step N] [--misses]

``planted``: paraphrases of real wire (``raidar_wire``, the news of ``llm_rewrite_docs``) and the spun and
credited articles of the story clusters, each compared with its own source as it is (false alarms) and with
one thing changed in a sentence that derives from it (recall): a figure gets another value, two of its digits
change places, a figure is exchanged with another one of the article; a weekday, a date, a year or a month is
shifted. The choice depends on the article and the seed only, and not on what the rules pair. Parties do not
change places: most of these sources are in small letters, in which no name is found (see ``bench/stories``).

``same-event``: articles of other houses about the same event, audited together as a batch (``semeval22_en``,
``helsinki_archive``); every finding is printed, to be read by hand.

``summaries``: ``cliff_goyal_spans`` and ``qags_sentences``. A summary is called wrong where it states a
figure or a name that its source does not; the baselines are those of an earlier prototype of the same idea.

``speed``: processor time of all facts rules on an article of 400 words with one source already compared.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from auditor.archive.memory import MemoryArchive
from auditor.compare import Comparison, compare, compare_all
from auditor.compare.comparison import prepared_source
from auditor.compare.figures import figures, source_figures
from auditor.compare.moments import agree as same_moment
from auditor.compare.moments import comparable as comparable_moments
from auditor.compare.moments import moments, source_moments
from auditor.compare.same_figures import agree, comparable
from auditor.document import Document
from auditor.model import Article, Finding, Severity, Source
from auditor.packs import load
from auditor.regex import compile_all
from auditor.rule import Rule
from auditor.text.dates import WEEKDAYS

ROOT = Path(__file__).parents[1]
SEED = 20240122
RULES = ("facts/number-conflict", "facts/date-conflict", "facts/role-swap")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
NO_COUNT = re.compile(
    r"(?:" + "|".join(MONTHS) + r"|[Ss]ection|[Cc]hapter|[Aa]rticle|No|\b[A-Z][a-z]+|\(\d+\)|\()\.?\s?$"
)
"""What stands before a figure that names something, and before a day of a month."""
DAY = re.compile(rf"\s(?:of\s)?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
"""What stands behind a day of a month, which is no count."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DATES = {
    "weekday": "|".join(DAYS),
    "year": r"(?<![\w.,-])(?:19|20)\d\d(?![\w-])",
    "month": r"(?<=\bin )(?:" + "|".join(MONTHS) + r")(?!\s\d)",
    "day": (
        r"(?<=(?:uary |arch |pril |June |July |gust |mber |ober ))\d{1,2}(?![\d,]\d)|"
        r"\b\d{1,2}(?= (?:" + "|".join(MONTHS) + r")\b)"
    ),
}
"""Verbs that say something else with their parties exchanged."""


class Pair(NamedTuple):
    """An article and the source that it derives from."""

    name: str
    text: str
    source: Source
    published: dt.date | None


class Change(NamedTuple):
    """A change of a text: where, in the changed text, and which rule should see it."""

    kind: str
    rule: str
    text: str
    start: int
    end: int


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", default=["planted", "same-event", "summaries", "speed"])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--step", type=int, default=1, help="every so manieth article")
    parser.add_argument("--misses", action="store_true", help="print what planted changes were missed")
    args = parser.parse_args()
    rules = {rule.id: rule for rule in load(wanted=lambda rule_id: rule_id.startswith("facts/"))[0]}
    own = {key: rules[key] for key in RULES}
    for part in args.parts:
        print(f"-- {part}")
        if part == "planted":
            planted(own, list(pairs(args.data))[:: args.step], misses=args.misses)
        elif part == "same-event":
            same_event(own, args.data, args.step)
        elif part == "summaries":
            summaries(args.data)
        elif part == "speed":
            speed(list(rules.values()), list(pairs(args.data))[:: args.step])
        else:
            parser.error(f"no such part: {part}")


def run(rule: Rule, doc: Document, sources: list[Comparison] | None) -> list[Finding]:
    """The findings of a rule."""
    evidence: dict[str, object] = dict.fromkeys((*rule.needs, *rule.uses))
    if "sources" in evidence:
        evidence["sources"] = sources
    return list(rule.check(doc, **evidence))


# Planted changes


def pairs(data: Path) -> Iterator[Pair]:
    """Texts that derive from a source."""
    for row in read(data / "data" / "reuse" / "raidar_wire.train.jsonl.gz"):
        if row["label"] == "WD":
            yield Pair(row["id"], row["a"], Source(row["id"] + "-source", row["b"], role="wire"), None)
    for row in read(data / "data" / "reuse" / "llm_rewrite_docs.train.jsonl.gz"):
        if row["label"] == "WD" and row["id"].startswith("news"):
            yield Pair(row["id"], row["a"], Source(row["id"] + "-source", row["b"], role="wire"), None)
    for folder in sorted((data / "gold" / "clusters").iterdir()):
        if not folder.is_dir():
            continue
        wire = Source(f"{folder.name}/wire", (folder / "wire.txt").read_text("utf-8"), role="wire")
        published = dt.date.fromisoformat(json.loads((folder / "cluster.json").read_text())["published"])
        yield Pair(
            f"{folder.name}/credited",
            (folder / "credited.txt").read_text("utf-8"),
            wire._replace(published=published),
            published,
        )


def planted(rules: dict[str, Rule], cases: Iterable[Pair], *, misses: bool) -> None:
    """Recall for each kind of change, and the alarms on the unchanged pairs."""
    done: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    texts = 0
    for pair in cases:
        doc = Document(Article("article", pair.text, title="", format="html", published=pair.published))
        comparison = compare(doc, pair.source)
        if comparison.derivation.verdict == "none":
            continue
        texts += 1
        before = {rule_id: run(rule, doc, [comparison]) for rule_id, rule in rules.items()}
        for rule_id, found in before.items():
            for finding in found:
                done[f"false {rule_id}"] += 1
                print(f"FALSE {pair.name} {rule_id}: {shown(doc.text, finding.start, finding.end)}")
        rng = random.Random(f"{SEED} {pair.name}")
        for change in changes(doc, comparison, rng):
            changed = Document(
                Article("article", change.text, title="", format="html", published=pair.published)
            )
            found = run(rules[change.rule], changed, [compare(changed, pair.source)])
            hit = any(f.start < change.end and change.start < f.end for f in found)
            seen[change.kind] += 1
            done[change.kind] += hit
            if misses and not hit:
                around = change.text[max(0, change.start - 70) : change.end + 50]
                print(f"MISS {change.kind} {pair.name}: {around!r}")
    for kind in sorted(seen):
        print(f"{kind:28} {done[kind]:4} of {seen[kind]:4}  recall {done[kind] / seen[kind]:.3f}")
    false = {rule_id: done[f"false {rule_id}"] for rule_id in rules}
    print(f"{texts} unchanged pairs, false alarms: {false}")


def changes(doc: Document, comparison: Comparison, rng: random.Random) -> Iterator[Change]:
    """One change of each kind that the article has room for, each in a sentence that derives."""
    text = doc.text
    derived = [a for a in comparison.alignment if a.kind != "new"]
    quoted = [(q.start, q.end) for q in doc.quoted]
    source = comparison.source.text
    known = set(re.findall(r"\d[\d,.]*\d|\d", source))

    def free(start: int, end: int) -> bool:
        return any(a.start <= start and end <= a.end for a in derived) and not any(
            s < end and start < e for s, e in quoted
        )

    figures_ = [
        m
        for m in re.finditer(r"(?<![\w.,:/-])\d[\d,]*(?:\.\d+)?(?![\w:/-])", text)
        if free(*m.span()) and m[0] in known and not re.fullmatch(r"(?:1[89]|20)\d\d", m[0])
    ]
    figures_ = [m for m in figures_ if not NO_COUNT.search(text[: m.start()][-14:])]
    figures_ = [m for m in figures_ if not DAY.match(text, m.end())]
    if figures_:
        spot = rng.choice(figures_)
        yield replaced(text, "number changed", RULES[0], *spot.span(), another(spot[0], rng))
        wide = [m for m in figures_ if len(set(swapped_digits(m[0]))) > 1 and swapped_digits(m[0]) != m[0]]
        if wide:
            spot = rng.choice(wide)
            yield replaced(text, "number, digits swapped", RULES[0], *spot.span(), swapped_digits(spot[0]))
        others = [(a, b) for a in figures_ for b in figures_ if a[0] != b[0]]
        if others:
            spot, other = rng.choice(others)
            yield replaced(text, "number, another of the text", RULES[0], *spot.span(), other[0])
    for kind, pattern in DATES.items():
        spots = [m for m in re.finditer(pattern, text) if free(*m.span()) and m[0] in source]
        if kind == "day" and not any(month in source for month in MONTHS):
            continue  # some sources are in small letters
        if spots:
            spot = rng.choice(spots)
            yield replaced(text, f"date, {kind}", RULES[1], *spot.span(), shifted(kind, spot[0], rng))


def shifted(kind: str, written: str, rng: random.Random) -> str:
    """Another weekday, year, month or day of the month."""
    if kind == "weekday":
        return rng.choice([day for day in DAYS if day != written])
    if kind == "year":
        return str(int(written) + rng.choice([-3, -2, -1, 1, 2]))
    if kind == "month":
        return rng.choice([month for month in MONTHS if month != written])
    return str(rng.choice([day for day in range(1, 29) if day != int(written)]))


def another(figure: str, rng: random.Random) -> str:
    """Another figure of the same form: by a tenth to a half larger or smaller."""
    value = float(figure.replace(",", ""))
    decimals = len(figure.partition(".")[2])
    for _ in range(20):
        new = value * rng.choice([0.5, 0.6, 0.7, 0.8, 1.2, 1.3, 1.4, 1.5]) or 1.0
        new = round(new, decimals) if decimals else float(max(1, round(new)))
        if new != value:
            break
    else:
        new = value + 1
    return f"{new:,.{decimals}f}" if "," in figure else f"{new:.{decimals}f}"


def swapped_digits(figure: str) -> str:
    """The first two neighbouring digits that differ, exchanged; never a leading zero."""
    for at in range(len(figure) - 1):
        a, b = figure[at], figure[at + 1]
        if a.isdigit() and b.isdigit() and a != b and not (at == 0 and b == "0"):
            return figure[:at] + b + a + figure[at + 2 :]
    return figure


def replaced(text: str, kind: str, rule: str, start: int, end: int, new: str) -> Change:
    """The text with one stretch replaced."""
    return Change(kind, rule, text[:start] + new + text[end:], start, start + len(new))


# Reports of the same event


def same_event(rules: dict[str, Rule], data: Path, step: int) -> None:
    """Every alarm on articles of different houses about one event, audited together."""
    batches: list[tuple[str, list[Source]]] = []
    rows = list(read(data / "data" / "reuse" / "helsinki_archive.dev.jsonl.gz"))
    batches.append(
        (
            "helsinki_archive",
            [Source(r["id"], r["b"], published=dt.date.fromisoformat(r["time"][:10])) for r in rows],
        )
    )
    texts: dict[str, Source] = {}
    for row in read(data / "data" / "reuse" / "semeval22_en.train.jsonl.gz"):
        for id_, text in zip(row["id"].split("_"), (row["a"], row["b"]), strict=True):
            texts.setdefault(id_, Source(id_, text))
    batches.append(("semeval22_en", list(texts.values())))
    for name, sources in batches:
        archive = MemoryArchive(sources)
        counts: Counter[tuple[str, str]] = Counter()
        audited = 0
        for source in sources[::step]:
            doc = Document(Article(source.id, source.text, published=source.published))
            comparisons = compare_all(doc, archive)
            audited += 1
            for rule_id, rule in rules.items():
                for finding in run(rule, doc, comparisons):
                    severity = finding.severity or Severity.WARNING
                    counts[rule_id, severity] += 1
                    evidence = finding.evidence[0]
                    other = next(c.source for c in comparisons if c.source.id == evidence.source)
                    print(f"{severity.upper()} {rule_id} {source.id} < {other.id}")
                    print(f"    {shown(doc.text, finding.start, finding.end)}")
                    print(f"    {shown(other.text, evidence.start, evidence.end)}")
        print(f"{name}: {audited} articles of {len(sources)}, findings {dict(counts)}")


def shown(text: str, start: int, end: int) -> str:
    """A stretch with its surroundings, on one line."""
    before, after = text[max(0, start - 80) : start], text[end : end + 60]
    return " ".join(f"…{before}[[{text[start:end]}]]{after}…".split())


# Summaries


def summaries(data: Path) -> None:
    """Figures and names that the source does not state, against the labels of two collections."""
    facts = data / "data" / "facts"
    print("cliff_goyal_spans, summary level (prototype: P .694 R .712 F1 .703)")
    counts: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for row in read(facts / "cliff_goyal_spans.dev.jsonl.gz"):
        found = unstated(row["text"], Source(row["id"], row["source"]))
        _count(counts, bool(found), row["label"] == "error")
        for kind, start, end in found:
            spans[f"{kind} all"] += 1
            spans[f"{kind} right"] += any(
                s["start"] is not None and s["start"] < end and start < s["end"] for s in row["spans"]
            )
    _scores("  all", counts)
    for kind, was in (("date", "10/11"), ("number", "39/75"), ("name", "152/368")):
        print(f"  {kind} spans right: {spans[f'{kind} right']}/{spans[f'{kind} all']} (prototype: {was})")
    print("qags_sentences (prototype: CNN/DM P .328 R .115, XSum P .598 R .496)")
    by_origin: dict[str, Counter[str]] = {}
    for row in read(facts / "qags_sentences.dev.jsonl.gz"):
        found = unstated(row["text"], Source(row["id"], row["source"]))
        for key, hit in (
            (row["origin"], bool(found)),
            (f"{row['origin']} numbers and dates", any(kind != "name" for kind, _, _ in found)),
        ):
            _count(by_origin.setdefault(key, Counter()), hit, row["label"] != "correct")
    for key in sorted(by_origin):
        _scores(f"  {key}", by_origin[key])


def unstated(text: str, source: Source) -> list[tuple[str, int, int]]:
    """Figures, dates and names of a text that its source does not state anywhere."""
    doc = Document(Article("summary", text, title="", format="html", language="en"))
    theirs, dated = source_figures(source), source_moments(source)
    found = [
        ("number", f.start, f.end)
        for f in figures(doc)
        if f.number > 1
        and not any(f.number == t.number or (comparable(f, t) and agree(f, t)) for t in theirs)
    ]
    found += [
        ("date", m.start, m.end)
        for m in moments(doc)
        if not any(comparable_moments(m, t) and same_moment(m, t) for t in dated)
    ]
    known = {w.lower() for w in re.findall(r"[^\W_]+", prepared_source(source).doc.text)}
    for name in doc.names:
        words = [w.lower() for w in re.findall(r"[^\W_]+", name.text)]
        if any(len(word) > 2 and word not in known for word in words) and name.text.lower() not in WEEKDAYS:
            found.append(("name", name.start, name.end))
    return found


def _count(counts: Counter[str], told: bool, wrong: bool) -> None:
    counts["hit" if told and wrong else "false" if told else "miss" if wrong else "quiet"] += 1


def _scores(name: str, counts: Counter[str]) -> None:
    hit, false, miss = counts["hit"], counts["false"], counts["miss"]
    precision, recall = hit / (hit + false or 1), hit / (hit + miss or 1)
    f1 = 2 * precision * recall / (precision + recall or 1)
    print(
        f"{name:28} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({hit} hits, {false} false, {miss} missed)"
    )


# Speed


_WARM_UP = 5


def speed(rules: list[Rule], cases: list[Pair]) -> None:
    """Processor time of the facts rules on articles of about 400 words, their source already compared. The
    first few articles, for which tables are loaded, do not count, nor does compiling."""
    timings: dict[str, list[float]] = {}
    compile_all()
    cases = [pair for pair in cases if 300 <= len(pair.text.split()) <= 500]
    for number, pair in enumerate([*cases[:_WARM_UP], *cases]):
        doc = Document(Article(pair.name, pair.text, published=pair.published))
        sources = [compare(doc, pair.source)]
        _ = doc.sentences, doc.names, doc.quotations, doc.numbers, doc.dates
        prepared = prepared_source(pair.source).doc
        _ = prepared.names, prepared.numbers, prepared.dates, prepared.quoted
        total = 0.0
        for rule in rules:
            seconds = timed(rule, doc, sources)
            total += seconds
            if number >= _WARM_UP:
                timings.setdefault(rule.id, []).append(seconds)
        if number >= _WARM_UP:
            timings.setdefault("all facts rules", []).append(total)
    for name, seconds_ in sorted(timings.items(), key=lambda item: -sum(item[1])):
        ordered = sorted(seconds_)
        mean = sum(ordered) / len(ordered)
        median, p95 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        print(f"{name:28} median {1000 * median:6.2f}  mean {1000 * mean:6.2f}  p95 {1000 * p95:6.2f} ms")


def timed(rule: Rule, doc: Document, sources: list[Comparison]) -> float:
    """Processor seconds of one rule."""
    began = time.process_time()
    run(rule, doc, sources)
    return time.process_time() - began


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a collection."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
