"""Measures the derivation verdict on story clusters, cross-validates the sentence model, and fits it.

    python -m bench.derivation                 the shipped model on the clusters, the hard sets and the seeds
    python -m bench.derivation --cross         also with the story, or the whole collection, left out
    PYTHONHASHSEED=0 python -m bench.derivation --fit
                                               fit on every collection, write auditor/compare/derivation.json
                                               and sift.json (sums over sets differ in their last digits from
                                               seed to seed, and a tie of two trees with them)

With ``--encoder FOLDER`` the same with a sentence encoder (see `auditor.compare.encoder`), whose model is
auditor/compare/derivation_encoded.json.

``--cross`` and ``--fit`` need scikit-learn (``pip install 'article-auditor[bench]'``): what it fits is a few
small trees, with the direction of each feature fixed beforehand (more overlap never speaks against
derivation), and the plain logistic model that sifts. The gold of an article that
is partly derived says how many sentences derive, not which: those that overlap most are taken. Reports of
their own around a lifted passage are rare in the collections, so such are composed, from what was measured
of the sentences of one article and of some of another (`compose`).
"""

from __future__ import annotations

import argparse
import bisect
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from statistics import mean
from typing import Any
from zlib import crc32

from auditor.archive.memory import MemoryArchive
from auditor.compare import Comparison, compare, compare_with
from auditor.compare.comparison import prepared, prepared_source
from auditor.compare.derivation import DERIVED, Model, Node, default_model, settled, verdict
from auditor.compare.encoder import Encoder
from auditor.compare.features import ENCODED, SIFTED, Measured, measure, vectors
from auditor.compare.prepare import Prepared
from auditor.compare.sift import Linear, may_derive, sieve
from auditor.document import Document, Scan
from auditor.model import Article, Source, Span
from auditor.packs import load
from bench.paragraphs import Paragraph, Told, as_told, repeated, with_threshold, with_token_set, without

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MODELS = ROOT / "auditor" / "compare"
OWN = ROOT / "bench" / "stories" / "development"
VERDICTS = ("wholly", "partly", "none")

# Weight of a collection's article in the fit, chosen so that none has more than about half of all.
# The rewrites of llm_rewrite_docs are of essays and reviews, so they count least.
WEIGHTS = {
    "clusters": 1.0,
    "hard": 1.0,
    "own": 0.6,
    "own hard": 0.6,
    "seeds": 1.0,
    "raidar": 0.35,
    "llm": 0.25,
    "semeval": 0.9,
    "helsinki": 1.2,
    "composed": 0.13,
}
ARTICLE = 20
"""Sentences that an article counts as in the fit; shorter ones up to `MOST` times each sentence."""
MOST = 4.0
FALSE = 1.5
"""What a sentence that does not derive counts beside one that does: a false alarm costs more than a miss."""
TREES, LEAVES, RATE = 40, 6, 0.2
"""Trees, leaves of each, and how much of what is left each takes away."""
LEAST = 40
"""Sentences that a leaf must have."""
PENALTY = 5.0
HOSTS = ("clusters", "hard", "own", "own hard", "helsinki", "semeval")
"""Collections whose articles of their own take in a passage of another."""
PLAIN = 5
"""Sentences that must be left of an article reduced to those that name nothing new."""
COMPOSED = 3
"""How often each of them does."""
HOST = 6
"""Sentences that an article must have to take a passage of another."""
PASSAGES = (1, 2, 2, 3, 4, 0.3)
"""Lengths of such a passage: sentences, or a share of the article's."""
VERBATIM = 0.4
"""Share of such passages that are the source's own words."""
LLM_STEP = 7
"""Every so manyeth document of llm_rewrite_docs is used: it has as many as all the others together."""


@dataclass
class Case:
    """An article beside a source, with what the gold says: the share, and where known each sentence."""

    collection: str
    story: str
    name: str
    doc: Document
    source: Source
    share: float | None
    credited: bool | None = None
    origins: list[int] | None = field(default=None, repr=False)
    """Of each line of the text, from which line of the source it derives; -1 where from none."""
    plain: bool = False
    """Reduced to the sentences that name nothing which the source does not name."""
    encoder: Encoder | None = field(default=None, repr=False)

    @cached_property
    def measured(self) -> list[Measured]:
        """The article's sentences against the source."""
        found = measure(prepared(self.doc).body, prepared_source(self.source).body)
        return [sentence for sentence in found if not sentence.novel] if self.plain else found

    @cached_property
    def rows(self) -> list[list[float]]:
        """The features of each sentence."""
        rows = vectors(self.measured)
        return [[*row, *meant] for row, meant in zip(rows, self.meanings, strict=True)]

    @cached_property
    def meanings(self) -> list[list[float]]:
        """What the encoder says of each sentence, if there is one."""
        if self.encoder is None:
            return [[] for _ in self.measured]
        body, source = prepared(self.doc).body, prepared_source(self.source).body
        kept = [
            unit
            for unit, sentence in zip(body.units, measure(body, source), strict=True)
            if not (self.plain and sentence.novel)
        ]
        margins = self.encoder.margins(
            [body.text[unit.start : unit.end] for unit in kept],
            [source.text[unit.start : unit.end] for unit in source.units],
        )
        return [[margin] for margin in margins]

    @cached_property
    def lifted(self) -> Case:
        """The source as an article beside itself: what is copied word for word."""
        doc = Document(Article(self.source.id, self.source.text, title="", format="html"), furniture())
        return replace(self, doc=doc, share=1.0, origins=None)

    @cached_property
    def labels(self) -> list[int] | None:
        """Of each sentence, whether it derives, as far as the gold says or implies."""
        if self.origins is not None:
            return [int(self.origins[line] >= 0) for line in lines(prepared(self.doc).body)]
        if self.share is None:
            return None
        count = round(self.share * len(self.rows))
        ranked = sorted(range(len(self.rows)), key=lambda i: -_likeness(self.measured[i]))
        derived = set(ranked[:count])
        return [int(i in derived) for i in range(len(self.rows))]


@dataclass
class Composed:
    """An article of its own with a passage that derives, as measured."""

    measured: list[Measured]
    meanings: list[list[float]]
    labels: list[int]
    collection: str = "composed"
    plain: bool = False

    @cached_property
    def rows(self) -> list[list[float]]:
        """The features of each sentence."""
        return [[*row, *meant] for row, meant in zip(vectors(self.measured), self.meanings, strict=True)]


def compose(cases: Sequence[Case]) -> list[Composed]:
    """Each article that derives from nothing, some times over, with a passage of one that derives as a whole
    put into it.

    The passage is one of another collection's rewrites, or the source's own sentences.
    """
    chance = random.Random(0)
    donors: dict[str, list[Case]] = {}
    for item in cases:
        if item.share == 1 and item.collection != "seeds" and len(item.measured) >= max(PASSAGES):
            donors.setdefault(item.collection, []).append(item)
    hosts = [
        item
        for item in cases
        if item.share == 0 and not item.plain and item.collection in HOSTS and len(item.measured) >= HOST
    ]
    found = []
    for host in hosts * COMPOSED:
        count = len(host.measured)
        donor = chance.choice(donors[chance.choice(sorted(donors))])
        if chance.random() < VERBATIM:
            donor = host.lifted
        size = chance.choice(PASSAGES)
        size = min(len(donor.measured), int(size if size >= 1 else size * count))
        first, at = chance.randrange(len(donor.measured) - size + 1), chance.randrange(count + 1)
        found.append(
            Composed(
                [*host.measured[:at], *donor.measured[first : first + size], *host.measured[at:]],
                [*host.meanings[:at], *donor.meanings[first : first + size], *host.meanings[at:]],
                [0] * at + [1] * size + [0] * (count - at),
            )
        )
    return found


def _likeness(sentence: Measured) -> float:
    """A plain overlap score, to tell which sentences of a partly derived article are the derived ones."""
    score = 0.5 * sentence.coverage + sentence.recall + sentence.trigrams
    return score + 0.2 * math.log1p(sentence.shared) - 0.3 * sentence.novel


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--cross", action="store_true", help="cross-validate")
    parser.add_argument("--fit", action="store_true", help="write the model")
    parser.add_argument("--encoder", type=Path, metavar="FOLDER", help="with a sentence encoder")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    args = parser.parse_args()
    encoder = Encoder(args.encoder) if args.encoder else None
    cases = [
        *stories("clusters", args.data / "gold" / "clusters"),
        *stories("hard", args.data / "gold" / "hard"),
        *stories("own", OWN / "clusters"),
        *stories("own hard", OWN / "hard"),
    ]
    pairs = seed_pairs(args.data)
    others = [*other_collections(args.data)] if args.fit or args.cross else []
    for item in (*cases, *pairs, *others):
        item.encoder = encoder
    if args.fit or args.cross:
        everything = [*cases, *pairs, *others]
        everything += plain_negatives(everything)
        if args.cross:
            cross_validate(everything, misses=args.misses)
        if args.fit:
            write(everything, args.encoder)
            default_model.cache_clear()
    print("shipped model")
    shipped = default_model(encoder is not None)
    report(cases, shipped, misses=args.misses)
    credit(cases, misses=args.misses)
    report(pairs, shipped, misses=args.misses)
    seeds(pairs, encoder)


# Data


def stories(name: str, folder: Path) -> Iterator[Case]:
    """The articles of a folder of clusters against their wire.

    What the gold marks as page furniture is hidden: this measures the comparison, not those rules. What is
    left out together in the fit is a story, of our own clusters all that one author wrote.
    """
    for path in sorted(folder.glob("*/gold.jsonl")):
        cluster = path.parent.name
        wire = Source("wire.txt", (path.parent / "wire.txt").read_bytes().decode(), role="wire")
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            if row["article"] == "wire.txt":
                continue
            text = (path.parent / row["article"]).read_bytes().decode()
            spans = [_locate(text, item) for item in row["findings"]]
            doc = Document(Article(row["article"], text, hidden=_furniture(row["findings"], spans)))
            share = (row["derived_sentences"] or 0) / row["body_sentences"]
            story = f"own {cluster[:2]}" if name in ("own", "own hard") else cluster
            yield Case(name, story, f"{cluster}/{row['article']}", doc, wire, share, row["credited"])


def _locate(text: str, item: dict[str, Any]) -> Span:
    at = -1
    for _ in range(item.get("occurrence", 1)):
        at = text.index(item["text"], at + 1)
    return Span(at, at + len(item["text"]))


def _furniture(findings: Sequence[dict[str, Any]], spans: Sequence[Span]) -> tuple[Span, ...]:
    """What the gold marks as page furniture, in order, not overlapping."""
    merged: list[Span] = []
    for finding, span in sorted(zip(findings, spans, strict=True), key=lambda pair: pair[1]):
        if not (finding["rule"] or "").startswith("boilerplate/"):
            continue
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def other_collections(data: Path) -> Iterator[Case]:
    """The pairs of ``data/reuse`` that the model is fitted on, beside the stories."""
    yield from raidar(data)
    for row in read(data, "llm_rewrite_docs.train")[::LLM_STEP]:
        if row["label"] != "PD":
            yield case("llm", row, row["a"], row["b"], float(row["label"] == "WD"))
    for row in read(data, "semeval22_en.train"):
        # From 1 (the same story, perhaps of one agency) to 4; human ratings.
        if row["label"] >= 2:
            yield case("semeval", row, row["a"], row["b"], 0.0)
    yield from same_event(data)


def raidar(data: Path) -> Iterator[Case]:
    """Agency copy against rewrites of it, of some of its paragraphs, or of none."""
    for row in read(data, "raidar_wire.train"):
        found = case("raidar", row, row["a"], row["b"], row["share"])
        found.story = row["id"].split("_")[0]
        found.origins = row["align"]
        yield found


def same_event(data: Path, step: int = 2, pairs: int = 2) -> Iterator[Case]:
    """Articles of different houses on one event that share next to no five-word runs: not derived."""
    rows = {row["id"]: row for row in read(data, "helsinki_archive.dev")}
    archive = MemoryArchive(Source(key, row["b"]) for key, row in rows.items())
    for key, row in list(rows.items())[::step]:
        own = _five_word_runs(row["b"])
        if len(own) < 100:
            continue
        likest = (s for s in archive.search(row["b"], limit=20) if s.id != key)
        others = [
            s
            for s in likest
            if rows[s.id]["publisher"] != row["publisher"]
            and len(own & _five_word_runs(s.text)) < 0.02 * len(own)
        ]
        for source in others[:pairs]:
            doc = Document(Article(key, row["b"]), furniture())
            yield Case("helsinki", key, f"{key}/{source.id}", doc, _wire(source), 0.0)


def plain_negatives(cases: Iterable[Case]) -> list[Case]:
    """Reports of their own without their own names and figures: an abstract account is no copy either.

    Real ones are rare in the collections, and without them the fit leans on new names alone.
    """
    found = []
    for item in cases:
        if item.share == 0 and item.collection in ("clusters", "hard", "own", "own hard", "helsinki"):
            reduced = replace(item, plain=True)
            if len(reduced.rows) >= PLAIN:
                found.append(reduced)
    return found


def case(collection: str, row: dict[str, Any], text: str, source: str, share: float | None) -> Case:
    """A pair of texts as a case. They carry no headlines."""
    doc = Document(Article(row["id"], text, title="", format="html"), furniture())
    return Case(collection, row["id"], row["id"], doc, Source("source", source, role="wire"), share)


@cache
def furniture() -> Scan:
    """What finds page furniture: the command leaves that out before it compares."""
    return load(wanted=lambda _: False)[1].scan


def read(data: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a collection."""
    with gzip.open(data / "data" / "reuse" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _wire(source: Source) -> Source:
    """The source as agency copy, so that direction does not come into it."""
    return Source(source.id, source.text, role="wire")


def _five_word_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


# Fitting


def fit(cases: Sequence[Case]) -> Model:
    """The trees that fit the cases, and articles composed of them, best."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, labels, weights = samples(cases)
    names = ENCODED[: len(rows[0])]
    fitted = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        min_samples_leaf=LEAST,
        l2_regularization=PENALTY,
        monotonic_cst=[_sign(name) for name in names],
        early_stopping=False,
        random_state=0,
    ).fit(rows, labels, sample_weight=weights)
    # What it found is nowhere public, so what is read from there is held against what it tells.
    trees = tuple(_tree(trees[0].nodes, 0) for trees in fitted._predictors)
    model = Model(round(float(fitted._baseline_prediction[0, 0]), 4), trees)
    off = mean(
        abs(model.probability(row) - told[1])
        for row, told in zip(rows, fitted.predict_proba(rows), strict=True)
    )
    if off > 0.001:
        raise SystemExit(f"the trees as read tell something else than the fitted ones do ({off:.3f} off)")
    return model


def _tree(nodes: Any, at: int) -> Node:
    node = nodes[at]
    if node["is_leaf"]:
        return -1, round(float(node["value"]), 4), None, None
    lower, upper = _tree(nodes, int(node["left"])), _tree(nodes, int(node["right"]))
    # Rounded up: what equals the threshold stays below it, though its last digits differ from run to run.
    threshold = math.ceil(float(node["num_threshold"]) * 1e9) / 1e9
    return int(node["feature_idx"]), threshold, lower, upper


def fit_linear(cases: Sequence[Case]) -> Linear:
    """The logistic model of what `SIFTED` names that fits the same best, without features that it would take
    the wrong way."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows, labels, weights = samples(cases)
    kept = list(range(len(SIFTED)))
    while True:
        scale = StandardScaler()
        scaled = scale.fit_transform([[row[k] for k in kept] for row in rows], sample_weight=weights)
        fitted = LogisticRegression(C=0.5, max_iter=1000).fit(scaled, labels, sample_weight=weights)
        found = dict(zip(kept, fitted.coef_[0] / scale.scale_, strict=True))
        wrong = {k for k, weight in found.items() if _sign(SIFTED[k]) * weight < 0}
        if not wrong:
            bias = fitted.intercept_[0] - sum(found[k] * c for k, c in zip(kept, scale.mean_, strict=True))
            return Linear(float(bias), tuple(float(found.get(k, 0.0)) for k in range(len(SIFTED))))
        kept = [k for k in kept if k not in wrong]


def samples(cases: Sequence[Case]) -> tuple[list[list[float]], list[int], list[float]]:
    """The features of all sentences, whether they derive, and how much they count."""
    rows: list[list[float]] = []
    labels: list[int] = []
    weights: list[float] = []
    everything: list[Case | Composed] = [*cases, *compose(cases)]
    for item in everything:
        known = item.labels
        if known is None or not item.rows:
            continue
        weight = WEIGHTS[item.collection] * min(MOST, ARTICLE / len(item.rows)) / (1 + item.plain)
        rows += item.rows
        labels += known
        weights += [weight if label else FALSE * weight for label in known]
    return rows, labels, weights


def _sign(name: str) -> int:
    """1 if a feature can only speak for derivation, -1 if only against it, 0 if either."""
    kind = name.split("_")[-1]
    return {"quoted": 0, "novel": -1, "misquoted": -1}.get(kind, 1)


def write(cases: Sequence[Case], encoder: Path | None) -> None:
    """Fits the models and writes their files."""
    data = {
        "made_by": "PYTHONHASHSEED=0 python -m bench.derivation --fit"
        + (f" --encoder {encoder.name}" if encoder else ""),
        "fitted_on": dict(sorted(Counter(item.collection for item in cases).items())),
    }
    model = fit(cases)
    name = "derivation_encoded.json" if encoder else "derivation.json"
    _write(name, data | {"bias": model.bias, "trees": [_named(tree) for tree in model.trees]})
    if not encoder:
        linear = fit_linear(cases)
        weights = {name: round(w, 4) for name, w in zip(SIFTED, linear.weights, strict=True) if w}
        _write("sift.json", data | {"bias": round(linear.bias, 4), "weights": weights})


def _write(name: str, data: dict[str, Any]) -> None:
    """Writes a model's file, one tree or weight a line."""
    text = json.dumps(data, indent=1)
    if "trees" in data:
        trees = ",\n".join(f"  {json.dumps(tree)}" for tree in data["trees"])
        text = json.dumps(data | {"trees": []}, indent=1).replace("[]", f"[\n{trees}\n ]")
    (MODELS / name).write_text(text + "\n", encoding="utf-8")


def _named(tree: Node) -> Any:
    """A tree with the names of its features, a leaf as its value."""
    feature, value, lower, upper = tree
    return value if feature < 0 else [ENCODED[feature], value, _named(lower), _named(upper)]


# Reports


def cross_validate(cases: Sequence[Case], *, misses: bool) -> None:
    """Verdicts on articles of which the model has seen neither the story nor, second, the collection."""
    stories_ = sorted({item.story for item in cases if item.collection == "clusters"})
    fold = {story: index for index, story in enumerate(stories_)}
    folds = {item.story: fold.get(item.story, crc32(item.story.encode()) % len(stories_)) for item in cases}
    models = [fit([item for item in cases if folds[item.story] != index]) for index in range(len(stories_))]
    print(f"leave stories out: {len(stories_)} folds")
    report(cases, {story: models[index] for story, index in folds.items()}, misses=misses)
    for left_out in (
        ("hard",),
        ("clusters", "hard"),
        ("own", "own hard"),
        ("seeds",),
        ("raidar",),
        ("llm",),
        ("helsinki",),
        ("semeval",),
    ):
        print("leave out", *left_out)
        model = fit([item for item in cases if item.collection not in left_out])
        report([item for item in cases if item.collection in left_out], model, misses=False)


def probabilities(item: Case, model: Model) -> list[float]:
    """The probability of each sentence to derive, as the comparison has it."""
    return settled(
        [
            model.probability(row) if sentence.match else 0.0
            for row, sentence in zip(item.rows, item.measured, strict=True)
        ]
    )


def predicted_share(item: Case, model: Model) -> float:
    """Share of derived sentences as the comparison counts it."""
    found = probabilities(item, model)
    return sum(p >= DERIVED for p in found) / (len(found) or 1)


def lines(text: Prepared) -> list[int]:
    """Of each sentence, the line that it begins in, from 0."""
    ends = [match.end() for match in re.finditer(r"[^\n]*(?:\n|$)", text.text)]
    return [bisect.bisect_right(ends, unit.start) for unit in text.units]


def paragraphs(item: Case, model: Model) -> Told:
    """What the model tells of an article's lines, by the words of their sentences."""
    body, source = prepared(item.doc).body, prepared_source(item.source).body
    theirs = lines(source)
    likely = may_derive(sieve(body), source.text, by_words=item.encoder is None)
    chances = probabilities(item, model) if likely else [0.0] * len(body.units)
    sentences: dict[int, list[tuple[int, float, int]]] = {}
    for line, unit, sentence, p in zip(lines(body), body.units, item.measured, chances, strict=True):
        place = theirs[sentence.match.first] if sentence.match else -1
        sentences.setdefault(line, []).append((len(body.text[unit.start : unit.end].split()), p, place))
    found = []
    for line, (text, origin) in enumerate(zip(body.text.split("\n"), item.origins or (), strict=True)):
        here = sentences.get(line, [])
        total = sum(words for words, _, _ in here) or 1
        told = sum(words for words, p, _ in here if p >= DERIVED) * 2 >= total
        votes = Counter[int]()
        for words, p, place in here:
            votes[place] += words if p >= DERIVED or not told else 0
        best = votes.most_common(1)[0][0] if votes else -1
        score = sum(words * p for words, p, _ in here) / total
        found.append(Paragraph(origin, len(text.split()), best, score, told))
    return Told(item.story, found)


def report(cases: Sequence[Case], models: Model | dict[str, Model], *, misses: bool) -> None:
    """Confusion, macro F1 and mean error of the share, for each collection."""
    for collection in dict.fromkeys(item.collection for item in cases):
        confusion: Counter[tuple[str, str]] = Counter()
        errors: list[float] = []
        for item in cases:
            if item.collection != collection or item.share is None or item.plain:
                continue
            share = predicted_share(item, models if isinstance(models, Model) else models[item.story])
            told, gold = verdict(share), verdict(item.share)
            confusion[gold, told] += 1
            errors.append(abs(share - item.share))
            if misses and (told != gold or errors[-1] > 0.15):
                print(f"  {item.name}: share {share:.2f}, gold {item.share:.2f}")
        counts = ", ".join(f"{gold}->{told} {n}" for (gold, told), n in sorted(confusion.items()))
        wrong = 1 - sum(n for (gold, told), n in confusion.items() if gold == told) / len(errors)
        print(
            f"  {collection:9} n={len(errors):3} macro F1 {macro_f1(confusion):.3f}  wrong {wrong:.3f}"
            f"  share error {mean(errors):.3f}  {counts}"
        )
        if collection == "raidar":
            report_paragraphs(cases, models)


def report_paragraphs(cases: Sequence[Case], models: Model | dict[str, Model]) -> None:
    """Figures by paragraph of the articles of which the gold has that, beside those of a plain score.

    Twice: as the gold stands, and without the paragraphs that the gold calls the article's own though the
    source has them too (`repeated`).
    """
    known = [item for item in cases if item.origins is not None]
    texts = [(item.story, item.doc.text, item.source.text, item.origins or []) for item in known]
    model = [paragraphs(item, models if isinstance(models, Model) else models[item.story]) for item in known]
    plain = [with_token_set(*text) for text in texts]
    doubtful = repeated(texts)
    for kept, left_out in (("all", []), (f"without {len(doubtful)} that the source repeats", doubtful)):
        print(f"    paragraphs, {kept}")
        print(f"      as told         {as_told(without(model, left_out))}")
        print(f"      with threshold  {with_threshold(without(model, left_out))}")
        print(f"      token_set_ratio {with_threshold(without(plain, left_out))}")


def macro_f1(confusion: Counter[tuple[str, str]]) -> float:
    """Mean F1 of the verdicts that the gold or the model gives at all."""
    given = [kind for kind in VERDICTS if any(kind in pair for pair, n in confusion.items() if n)]
    return mean(f1_scores(confusion, given)) if given else 0.0


def f1_scores(confusion: Counter[tuple[str, str]], labels: Iterable[str]) -> list[float]:
    """F1 of each label, from how often each is told for each."""
    scores = []
    for kind in labels:
        hit = confusion[kind, kind]
        false = sum(n for (gold, told), n in confusion.items() if told == kind != gold)
        missed = sum(n for (gold, told), n in confusion.items() if gold == kind != told)
        scores.append(2 * hit / ((2 * hit + false + missed) or 1))
    return scores


def credit(cases: Sequence[Case], *, misses: bool) -> None:
    """How often the credit of derived articles is told right."""
    right: list[bool] = []
    for item in cases:
        if item.share is None or verdict(item.share) == "none":
            continue
        told = compare(item.doc, item.source).derivation.credited
        right.append(told == item.credited)
        if misses and told != item.credited:
            print(f"  {item.name}: credited {told}, gold {item.credited}")
    print(f"  credit    n={len(right):3} right {mean(right):.3f}")


def seed_pairs(data: Path) -> list[Case]:
    """Each seed against each other. 000 is a rewrite of 001; the others are reports of their own."""
    texts = {path.stem[:3]: path.read_bytes().decode() for path in sorted((data / "seeds").glob("*.txt"))}
    hidden = {}
    for line in (data / "gold" / "seeds" / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        spans = [Span(item["start"], item["end"]) for item in row["findings"]]
        hidden[row["article"][:3]] = _furniture(row["findings"], spans)
    return [
        Case(
            "seeds",
            "seeds",
            f"{one} from {other}",
            Document(Article(one, texts[one], hidden=hidden.get(one, ()))),
            Source(other, texts[other]),
            float({one, other} == {"000", "001"}),
        )
        for one in texts
        for other in texts
        if one != other
    ]


def seeds(pairs: Sequence[Case], encoder: Encoder | None) -> None:
    """The five seeds against each other, as peers."""
    for doc in {item.doc.article.id: item.doc for item in pairs}.values():
        others = [item.source for item in pairs if item.doc.article.id == doc.article.id]
        best: Comparison = compare_with(doc, others, encoder)[0]
        told = best.derivation
        print(
            f"  seed {doc.article.id}: {told.verdict}, share {told.share:.2f} of {told.source},"
            f" credited {told.credited}, confidence {told.confidence:.2f};"
            f" overlap {best.overlap:.2f} with {best.source.id}"
        )


if __name__ == "__main__":
    main()
