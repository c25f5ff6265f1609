"""Plants slips in names and offices of published articles and counts how many the rules find.

    python bench/planted_names.py [--count 600] [--data ../shared] [--misses]

In each article one person is chosen who is named in full and later, at least once, by surname alone. One
such later mention gets one slip: a letter changed, lost, added (doubled) or exchanged with its neighbour, or
the first letter changed for one that sounds alike. The choice depends on the article and the seed only.

Then two more, against a source: each article is compared with itself as agency copy, once with the slip in
every mention of the person, so that the article alone shows nothing, and once with the titles of two people
exchanged (``Finance Minister A`` and ``President B``). Findings on the untouched pairs are printed too: there
must be none.

Baseline, a prototype on other articles: .845 found of the slips in the article at 2.2 false in 1,000.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from auditor.compare import Comparison, compare_with
from auditor.document import Document
from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Article, Finding, Severity, Source, Span
from auditor.packs import load
from auditor.rule import Rule
from auditor.text.names import Name
from auditor.text.offices import Holding, contradict, holdings

ROOT = Path(__file__).parents[1]
RULE = "facts/name-variant"
OFFICES = "facts/office-mismatch"
SEED = 20240122
SHORTEST = 5
ALIKE = dict(zip("jgkqcszvwbpdtfmnhlr", "gjqkkzswvpbtdvnmkrl", strict=True))


def substitution(word: str, rng: random.Random) -> str:
    """An inner letter becomes another of its kind."""
    at = rng.randrange(1, len(word))
    kind = "aeiou" if word[at] in "aeiou" else "bcdfghklmnprstvz"
    return word[:at] + rng.choice([c for c in kind if c != word[at]]) + word[at + 1 :]


def deletion(word: str, rng: random.Random) -> str:
    """An inner letter is lost."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def doubling(word: str, rng: random.Random) -> str:
    """An inner letter stands twice."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def swap(word: str, rng: random.Random) -> str:
    """Two neighbouring letters change places."""
    places = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
    at = rng.choice(places) if places else 1
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def first_letter(word: str, rng: random.Random) -> str:
    """The first letter becomes one that sounds like it."""
    del rng
    return ALIKE.get(word[0].lower(), "k").upper() + word[1:]


SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    substitution,
    deletion,
    doubling,
    swap,
    first_letter,
)


def main() -> None:
    """Plants, runs and counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--on", default="real_news.dev")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    rules = {rule.id: rule for rule in load(wanted=lambda rule_id: rule_id in (RULE, OFFICES))[0]}
    rule = rules[RULE]
    planted, found, errors = Counter[str](), Counter[str](), Counter[str]()
    path = args.data / "data" / "news" / f"{args.on}.jsonl.gz"
    articles = read(path)
    for _, article, span, kind in plant(articles, args.count):
        planted[kind] += 1
        hit = severity(rule, article, span)
        found[kind] += hit is not None
        errors[kind] += hit == Severity.ERROR
        if hit is None and args.misses:
            around = article.text[max(0, span.start - 60) : span.end + 40].replace("\n", "⏎")
            print(f"{article.id} {kind}: {article.text[span.start : span.end]!r} in {around!r}")
    for kind in sorted(planted):
        print(f"{kind:14} {found[kind]:4} of {planted[kind]:4} = {found[kind] / planted[kind]:.3f}")
    total = planted.total()
    share, grave = found.total() / total, errors.total() / total
    print(f"all            {found.total():4} of {total:4} = {share:.3f}; as errors {grave:.3f}")
    against_sources(rules, path, args.count)


def against_sources(rules: dict[str, Rule], path: Path, count: int) -> None:
    """Slips in every mention, and exchanged titles, against the untouched article as agency copy."""
    planted, found = Counter[str](), Counter[str]()
    for original, article, span, _ in plant(read(path), count):
        wrong, right = article.text[span.start : span.end], word_at(original.text, span.start)
        slipped = replace(original, text=re.sub(rf"\b{re.escape(right)}\b", wrong, original.text))
        hits = findings(rules[RULE], slipped, original)
        planted["slips against a source"] += 1
        found["slips against a source"] += any(slipped.text[f.start : f.end] == wrong for f in hits)
    for article in read(path):
        swapped = exchanged(article)
        if swapped is None:
            continue
        planted["titles exchanged"] += 1
        found["titles exchanged"] += bool(findings(rules[OFFICES], swapped, article))
        planted["left as they were"] += 1
        found["left as they were"] += bool(findings(rules[OFFICES], article, article))
        if planted["titles exchanged"] == count:
            break
    for kind in planted:
        print(f"{kind:24} {found[kind]:4} of {planted[kind]:4} = {found[kind] / planted[kind]:.3f}")


def word_at(text: str, start: int) -> str:
    """The word that begins at an offset."""
    match = re.compile(r"\w+").match(text, start)
    assert match is not None
    return match[0]


def findings(rule: Rule, article: Article, original: Article) -> list[Finding]:
    """What a rule finds in an article compared with the original as agency copy."""
    doc = Document(article)
    # A source of the same id is the article itself.
    source = Source(id="original", text=original.text, role="wire")
    sources: list[Comparison] = compare_with(doc, [source])
    given = {name: sources if name == "sources" else None for name in (*rule.needs, *rule.uses)}
    return [
        finding for finding in rule.check(doc, **given) if finding.evidence and finding.evidence[0].source
    ]


def exchanged(article: Article) -> Article | None:
    """The article with two people’s titles exchanged that exclude each other; None where there are none."""
    doc = Document(article)
    held = [h for h in holdings(doc.text, doc.sentences, doc.names) if h.end <= h.name.start]
    for first in held:
        for later in held:
            if first.end <= later.start and fit(first, later):
                text = article.text
                parts = (
                    text[: first.start],
                    text[later.start : later.end],
                    text[first.end : later.start],
                    text[first.start : first.end],
                    text[later.end :],
                )
                return replace(article, text="".join(parts))
    return None


def fit(first: Holding, later: Holding) -> bool:
    """Whether two people named in full have offices that exclude each other."""
    full = " " in first.name.text and " " in later.name.text
    apart = first.name.text.split()[-1] != later.name.text.split()[-1]
    current = first.office.status == later.office.status == "current"
    return full and apart and current and contradict(first.office, later.office, one_event=True)


def read(path: Path) -> Iterator[Article]:
    """The articles of a data set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(id=str(row["id"]), text=row["text"])


def plant(articles: Iterator[Article], count: int) -> Iterator[tuple[Article, Article, Span, str]]:
    """Articles as they were and with one slip each, where it stands, and its kind; kinds in turn."""
    done = 0
    for article in articles:
        if done >= count:
            return
        rng = random.Random(f"{SEED} {article.id}")
        places = list(surnames_alone(Document(article)))
        if not places:
            continue
        span = rng.choice(places)
        word = article.text[span.start : span.end]
        slip = SLIPS[done % len(SLIPS)]
        wrong = slip(word, rng)
        if wrong == word or wrong in article.text:
            continue
        done += 1
        text = article.text[: span.start] + wrong + article.text[span.end :]
        yield article, replace(article, text=text), Span(span.start, span.start + len(wrong)), slip.__name__


def surnames_alone(doc: Document) -> Iterator[Span]:
    """Later mentions, by surname alone, of people named in full: two capitalised words and more."""
    full: set[str] = set()
    for name in doc.names:
        words = name.text.split()
        if 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() for word in words):
            full.add(words[-1])
        elif len(words) == 1 and name.text in full and is_surname(doc, name):
            yield Span(name.start, name.end)


def is_surname(doc: Document, name: Name) -> bool:
    """Whether a single word is no place, title of a work or plain word, as far as can be told cheaply."""
    place = countries_named(name.text) or countries_of_people(name.text) or countries_with_capital(name.text)
    article = doc.text[max(0, name.start - 4) : name.start].lower() == "the "
    plain = re.search(rf"(?<!\w){name.text.lower()}(?!\w)", doc.text) is not None
    return len(name.text) >= SHORTEST and not name.text.isupper() and not place and not article and not plain


def severity(rule: Rule, article: Article, span: Span) -> Severity | None:
    """The severity of the finding on the slip, or on the name set against it; None if there is none."""
    word = article.text[span.start : span.end]
    for finding in rule.check(Document(article), **dict.fromkeys((*rule.needs, *rule.uses))):
        if (finding.start < span.end and span.start < finding.end) or finding.suggestion == word:
            return finding.severity or rule.severity
    return None


if __name__ == "__main__":
    main()
