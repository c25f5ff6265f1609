"""Plants one-letter slips into names of published articles and counts how many ``facts/name-variant`` finds.

    python bench/planted_names.py [--count 600] [--data ../shared] [--misses]

In each article one person is chosen who is named in full and later, at least once, by surname alone. One
such later mention gets one slip: a letter changed, lost, added (doubled) or exchanged with its neighbour, or
the first letter changed for one that sounds alike. The choice depends on the article and the seed only.
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

from auditor.document import Document
from auditor.gazetteer import countries_named, countries_of_people, countries_with_capital
from auditor.model import Article, Severity, Span
from auditor.packs import load
from auditor.rule import Rule
from auditor.text.names import Name

ROOT = Path(__file__).parents[1]
RULE = "facts/name-variant"
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
    rule = load(wanted=lambda rule_id: rule_id == RULE)[0][0]
    planted, found, errors = Counter[str](), Counter[str](), Counter[str]()
    articles = read(args.data / "data" / "news" / f"{args.on}.jsonl.gz")
    for article, span, kind in plant(articles, args.count):
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


def read(path: Path) -> Iterator[Article]:
    """The articles of a data set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Article(id=str(row["id"]), text=row["text"])


def plant(articles: Iterator[Article], count: int) -> Iterator[tuple[Article, Span, str]]:
    """Articles with one slip each, where it stands, and its kind; kinds in turn."""
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
        yield replace(article, text=text), Span(span.start, span.start + len(wrong)), slip.__name__


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
