"""A hint for a name that was mistyped."""

from collections.abc import Iterable


def near(name: str, known: Iterable[str]) -> str:
    """`; did you mean '…'?` for a name that is nearly one of the known ones, else ''."""
    from rapidfuzz import process

    best = process.extractOne(name, list(known), score_cutoff=70)
    return f"; did you mean '{best[0]}'?" if best else ""
