"""What marks weigh, what findings cost, and which findings decide the verdict: a newsroom's to set."""

from collections.abc import Mapping
from typing import NamedTuple

from auditor.model import MARKS, Severity
from auditor.near import near


class Weights(NamedTuple):
    """What the marks weigh in the score, what findings cost, and where the verdict caps the score."""

    accuracy: float = 30
    attribution: float = 25
    cleanliness: float = 15
    language: float = 20
    readability: float = 10
    error: float = 40
    """Points that the first error of a rule takes off its mark."""
    warning: float = 20
    repeat: float = 0.5
    """Each further finding of the same rule counts this much of the one before."""
    block_cap: float = 49
    review_cap: float = 89
    """Nothing that waits for a second look is an A. Holds for ``incomplete`` as well."""

    def of_mark(self, mark: str) -> float:
        """The weight of a mark in the score."""
        return float(getattr(self, mark))


class Gates(NamedTuple):
    """From what on an article is not passed. The score decides nothing."""

    block: Severity | None = Severity.ERROR
    """The least severity of a finding that blocks; None for never."""
    review: Severity | None = Severity.WARNING
    """The least severity of a finding that asks for a second look; None for never."""
    least: tuple[tuple[str, int], ...] = ()
    """Marks, and the value below which each asks for a second look."""


_LIMITS = {"repeat": 1.0, "block_cap": 100.0, "review_cap": 100.0}
_NEVER = "never"


def parse_weights(table: object) -> Weights:
    """Weights as ``[score]`` states them.

    Raises:
        ValueError: A key is unknown, or a value is none that makes sense; the message says which.
    """
    if not isinstance(table, Mapping):
        raise ValueError("[score] must be a table, for example accuracy = 30")
    for key, value in table.items():
        if key not in Weights._fields:
            raise ValueError(f"[score]: unknown key '{key}'{near(key, Weights._fields)}")
        most = _LIMITS.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= (most or value):
            raise ValueError(f"[score]: {key} must be a number from 0{f' to {most:g}' if most else ''}")
    weights = Weights(**table)
    if not any(weights.of_mark(mark) for mark in MARKS):
        raise ValueError("[score]: at least one mark must weigh something")
    return weights


def parse_gates(table: object) -> Gates:
    """Gates as ``[gates]`` states them: ``block``, ``review``, and ``least``, a table of marks.

    Raises:
        ValueError: A key is unknown, or a value is none that makes sense; the message says which.
    """
    if not isinstance(table, Mapping):
        raise ValueError('[gates] must be a table, for example block = "error"')
    gates = Gates()
    for key, value in table.items():
        if key == "least":
            gates = gates._replace(least=_least(value))
        elif key in ("block", "review"):
            if value not in (*Severity, _NEVER):
                raise ValueError(f"[gates]: {key} must be error, warning, info or never, not {value!r}")
            level = None if value == _NEVER else Severity(value)
            gates = gates._replace(block=level) if key == "block" else gates._replace(review=level)
        else:
            raise ValueError(f"[gates]: unknown key '{key}'{near(key, Gates._fields)}")
    return gates


def _least(table: object) -> tuple[tuple[str, int], ...]:
    if not isinstance(table, Mapping):
        raise ValueError("[gates] least must be a table of marks, for example least = { readability = 40 }")
    for mark, value in table.items():
        if mark not in MARKS:
            raise ValueError(f"[gates] least: unknown mark '{mark}'{near(mark, MARKS)}")
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
            raise ValueError(f"[gates] least: {mark} must be a whole number from 0 to 100")
    return tuple(table.items())
