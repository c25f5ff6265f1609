"""Which sentences of an article derive from a source: a few small trees, and what follows."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, cast

from auditor.compare.features import ENCODED, NAMES

WHOLLY = 0.70
PARTLY = 0.10
"""The borders of the verdict, as shares of derived body sentences. Fixed by definition."""

DERIVED = 0.5
"""Probability from which a sentence counts as derived."""

FIRM = 0.62
"""Probability from which a sentence derives so surely that its figures can be held against the passage's."""

PEER_DERIVED = 0.8
"""The same beside a peer, unless the words themselves are the peer's. Of two articles on one event few
derive from each other, and nothing says that either is agency copy; log odds of 1.4 make up for that."""

SURE = 0.8
"""The same for one sentence at least of an article that derives in part: two reports may well tell some
facts alike."""

_SEVERAL = 3
"""Sentences from which an article can derive in part."""

_DOUBTED = 0.49
"""What is left of the probability of sentences of which none is sure enough."""

_STEEPNESS = 30.0
"""Nothing is said with more certainty than the logistic function of this."""


Node = tuple[int, float, Any, Any]
"""A feature's place, a threshold, the node for what is up to it and that for what is above it; or a leaf: -1,
its value, and no nodes."""


@dataclass(frozen=True, slots=True)
class Model:
    """Trees over a sentence's features, of which the values are added (gradient boosting, Friedman 2001);
    fitted by ``bench/derivation.py --fit``."""

    bias: float
    trees: tuple[Node, ...]

    def probability(self, features: Sequence[float]) -> float:
        """Probability that a sentence with these features derives from the source."""
        score = self.bias
        for feature, value, lower, upper in self.trees:
            while feature >= 0:
                feature, value, lower, upper = lower if features[feature] <= value else upper
            score += value
        return logistic(score)


def logistic(score: float) -> float:
    """The probability of which a score is the log odds."""
    return 1 / (1 + math.exp(-max(-_STEEPNESS, min(_STEEPNESS, score))))


@cache
def default_model(encoded: bool = False) -> Model:
    """The model that ships with the package.

    Args:
        encoded: The one for sentences that an encoder has seen too.

    Raises:
        ValueError: The model's file names other features than `auditor.compare.features`.
    """
    name, names = ("derivation_encoded.json", ENCODED) if encoded else ("derivation.json", NAMES)
    data = fitted(name)
    try:
        return Model(data["bias"], tuple(_tree(node, names) for node in data["trees"]))
    except ValueError as error:
        raise misfit(name) from error


def fitted(name: str) -> dict[str, Any]:
    """What a file beside this one has, as ``bench/derivation.py --fit`` writes it."""
    text = resources.files("auditor.compare").joinpath(name).read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


def misfit(name: str) -> ValueError:
    """What is wrong with such a file that names other features than there are."""
    return ValueError(f"auditor/compare/{name} does not fit the features; run bench/derivation.py --fit")


def _tree(node: Any, names: Sequence[str]) -> Node:
    """A tree as the model's file has it: a number, or a feature's name, a threshold and two trees."""
    if isinstance(node, float | int):
        return -1, float(node), None, None
    feature, threshold, lower, upper = node
    return names.index(feature), threshold, _tree(lower, names), _tree(upper, names)


def settled(probabilities: Sequence[float]) -> list[float]:
    """The probabilities of an article's sentences; where it derives in part, one is `SURE` or none counts."""
    derived = [p for p in probabilities if p >= DERIVED]
    count = len(probabilities)
    if not derived or count < _SEVERAL or len(derived) >= WHOLLY * count or max(derived) >= SURE:
        return list(probabilities)
    return [min(p, _DOUBTED) for p in probabilities]


def verdict(share: float) -> Literal["wholly", "partly", "none"]:
    """The verdict on an article of which this share derives from the source."""
    if share >= WHOLLY:
        return "wholly"
    return "partly" if share >= PARTLY else "none"


def confidence(probabilities: Sequence[float]) -> float:
    """How sure the verdict is, 0 to 1: the probability that the share lies on its side of the borders.

    Takes the sentences as independent, and their number as normally distributed: too sure where the
    model errs on the whole article, right where single sentences are in doubt.
    """
    count = len(probabilities)
    if not count:
        return 1.0
    share = sum(p >= DERIVED for p in probabilities) / count
    mean = sum(probabilities) / count
    deviation = math.sqrt(sum(p * (1 - p) for p in probabilities) + 0.25) / count
    lower, upper = {"wholly": (WHOLLY, math.inf), "partly": (PARTLY, WHOLLY), "none": (-math.inf, PARTLY)}[
        verdict(share)
    ]
    return max(0.0, min(1.0, _normal((upper - mean) / deviation) - _normal((lower - mean) / deviation)))


def _normal(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))
