"""A baseline: the findings that a house has accepted so far, so that only new ones are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from auditor.config import ConfigError
from auditor.model import Finding, Scorecard, Suppressed

VERSION = 1
REASON = "known: in the baseline"

Baseline = Mapping[str, frozenset[str]]
"""Fingerprints of accepted findings by article id."""


def read_baseline(path: Path) -> Baseline:
    """Reads a baseline file.

    Raises:
        ConfigError: It cannot be read or is no baseline of this version.
    """
    import json

    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path}: baseline cannot be read ({error.strerror}); write it with --write-baseline"
        ) from None
    except ValueError as error:
        raise ConfigError(
            f"{path}: is no baseline file ({error}); write it anew with --write-baseline"
        ) from None
    if (
        not isinstance(data, dict)
        or data.get("version") != VERSION
        or not isinstance(data.get("articles"), dict)
    ):
        raise ConfigError(f"{path}: is no baseline of version {VERSION}; write it anew with --write-baseline")
    return {str(name): frozenset(map(str, prints)) for name, prints in data["articles"].items()}


def write_baseline(path: Path, cards: Iterable[Scorecard]) -> int:
    """Writes the findings of a run, suppressed ones left out, as the baseline; returns their number."""
    import json

    articles = {
        card.article.id: sorted(f.fingerprint for f in card.findings) for card in cards if card.findings
    }
    path.write_text(
        json.dumps({"version": VERSION, "articles": articles}, ensure_ascii=False, indent=1, sort_keys=True)
        + "\n",
        encoding="utf-8",
    )
    return sum(map(len, articles.values()))


def split(
    baseline: Baseline, article_id: str, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Findings that are new, and those that the baseline knows."""
    known = baseline.get(article_id, frozenset())
    new: list[Finding] = []
    old: list[Suppressed] = []
    for finding in findings:
        if finding.fingerprint in known:
            old.append(Suppressed(finding, REASON, "baseline"))
        else:
            new.append(finding)
    return tuple(new), tuple(old)
