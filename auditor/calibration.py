"""What published news measures, percentile by percentile: the yardstick of readability.

Blog thresholds fail professional journalism (a reading ease of 60 is met by one agency story in a
hundred), so a value is judged by its rank among published articles. ``calibration.json`` comes with the
package; ``audit calibrate`` makes one from a newsroom's own archive.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

VERSION = 2
"""Version of the file's form."""

LEAST_ARTICLES = 100
"""Fewer articles of a language make no percentiles worth the name."""

MIN_WORDS = 150
"""Below this many words a rate says little of a text; shorter articles are neither measured nor ranked."""

_STEPS = 101


class CalibrationError(Exception):
    """A calibration file cannot be used; the message says why and what to do."""


class Reference(NamedTuple):
    """The articles of one language: how many, and the value of each metric at every percentile, 0 to 100."""

    articles: int
    percentiles: Mapping[str, tuple[float, ...]]


class Calibration(NamedTuple):
    """A yardstick: by language (primary subtag) what its articles measure."""

    reference: str
    """Which articles they were, in words."""
    made_with: Mapping[str, str]
    """The packages that the values depend on, with their versions."""
    languages: Mapping[str, Reference]

    def rank(self, metric: str, value: float, language: str | None) -> float | None:
        """Share (0 to 100) of the reference with a lower value; None where there is no reference."""
        reference = self.languages.get(language or "")
        table = reference.percentiles.get(metric) if reference else None
        return percentile(value, table) if table else None


@cache
def shipped() -> Calibration:
    """The calibration that comes with the package."""
    return load(Path(__file__).with_name("calibration.json"))


def load(path: Path) -> Calibration:
    """Reads a calibration file.

    Raises:
        CalibrationError: It cannot be read, is no calibration, or is of another version.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CalibrationError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise CalibrationError(f"{path}: is no JSON: {error}") from None
    version = content.get("version") if isinstance(content, dict) else None
    if version != VERSION:
        raise CalibrationError(
            f"{path}: is no calibration of version {VERSION} (it says {version!r});"
            " make a new one with `audit calibrate`"
        )
    try:
        languages = {
            str(language): Reference(
                int(item["articles"]),
                {str(name): _table(values) for name, values in item["percentiles"].items()},
            )
            for language, item in content["languages"].items()
        }
        return Calibration(str(content["reference"]), dict(content["made_with"]), languages)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CalibrationError(
            f"{path}: is damaged ({error}); make a new one with `audit calibrate`"
        ) from None


def _table(values: Sequence[float]) -> tuple[float, ...]:
    table = tuple(map(float, values))
    if len(table) != _STEPS or sorted(table) != list(table):
        raise ValueError(f"a table has {_STEPS} rising values")
    return table


def build(
    measured: Mapping[str, Sequence[Mapping[str, float]]], reference: str, made_with: Mapping[str, str]
) -> Calibration:
    """A calibration from what articles measure.

    Args:
        measured: By language, the values of each article. Languages of fewer than `LEAST_ARTICLES` articles
            are left out.
        reference: Which articles they are, in words.
        made_with: The packages that the values depend on, with their versions.
    """
    languages = {}
    for language, articles in sorted(measured.items()):
        if len(articles) < LEAST_ARTICLES:
            continue
        names = dict.fromkeys(name for values in articles for name in values)
        tables = {name: [values[name] for values in articles if name in values] for name in names}
        languages[language] = Reference(
            len(articles), {name: _percentiles(values) for name, values in tables.items()}
        )
    return Calibration(reference, dict(made_with), languages)


def dump(calibration: Calibration) -> str:
    """The file's content: JSON with one table a line."""
    content = {
        "version": VERSION,
        "reference": calibration.reference,
        "made_with": calibration.made_with,
        "languages": {name: item._asdict() for name, item in calibration.languages.items()},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    return text.replace("\n     ", " ").replace("\n    ]", " ]") + "\n"


def percentile(value: float, percentiles: Sequence[float]) -> float:
    """Share (0 to 100) of the reference that lies below ``value``, linear between two percentiles.

    Args:
        value: What was measured.
        percentiles: Values at evenly spaced percentiles, the first at 0 and the last at 100.
    """
    if value <= percentiles[0]:
        return 0.0
    if value > percentiles[-1]:
        return 100.0
    above = bisect_left(percentiles, value)
    below = bisect_right(percentiles, value, hi=above) - 1
    low, high = percentiles[below], percentiles[above]
    # Multiplied before it is divided, so that the last is 100 and not a rounding error above it.
    return (below + (value - low) / (high - low)) * 100 / (len(percentiles) - 1)


def _percentiles(values: Sequence[float]) -> tuple[float, ...]:
    from statistics import quantiles

    inner = quantiles(values, n=100, method="inclusive") if len(values) > 1 else [values[0]] * 99
    return tuple(round(value, 4) for value in (min(values), *inner, max(values)))


__all__ = [
    "LEAST_ARTICLES", "MIN_WORDS", "Calibration", "CalibrationError", "Reference",
    "build", "dump", "load", "percentile", "shipped",
]  # fmt: skip
