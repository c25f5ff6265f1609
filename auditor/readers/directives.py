"""Suppressions that writers put into their text: ``<!-- auditor: ignore RULE -- reason -->``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model import Span, Suppression

_DIRECTIVE = re.compile(r"\s*auditor\s*:\s*(\w{1,40})\b(.{0,2000})", re.DOTALL)
_REASON = re.compile(r"\s(?:--|—|–)\s*")
_RULE = re.compile(r"[a-z][a-z0-9]*(?:[-/][a-z0-9]+){0,20}")


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment addressed to the auditor: which rules to leave out of the next block, and why."""

    rules: tuple[str, ...]
    reason: str
    line: int

    def on(self, span: Span) -> tuple[Suppression, ...]:
        """The suppressions that it makes of the block at ``span``."""
        return tuple(Suppression(rule, self.reason, span, origin=f"line {self.line}") for rule in self.rules)


def parse_comment(body: str, line: int) -> Directive | str | None:
    """Read what stands between ``<!--`` and ``-->``.

    Returns:
        A directive; or a notice for one that is not accepted; or None for any other comment.
    """
    match = _DIRECTIVE.fullmatch(body[:2100])
    if match is None:
        return None
    where = f"the comment in line {line}"
    if match[1] != "ignore":
        return f"{where} is not accepted: it says ‘{match[1]}’, and only ‘ignore’ is known"
    named, *rest = _REASON.split(match[2], maxsplit=1)
    rules = tuple(rule for rule in re.split(r"[\s,]+", named) if rule)
    if not rules or not all(_RULE.fullmatch(rule) for rule in rules):
        return f"{where} is not accepted: write <!-- auditor: ignore RULE -- reason -->"
    reason = " ".join(rest[0].split()) if rest else ""
    if not reason:
        return f"{where} is not accepted: give the reason, <!-- auditor: ignore {rules[0]} -- reason -->"
    return Directive(rules, reason, line)


def parse_field(value: object) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
    """Read ``auditor-ignore`` of front matter: a list of ``{rule, reason}``, with ``text`` if wanted.

    Returns:
        The suppressions, and notices on entries that are not accepted.
    """
    accepted, refused = [], []
    for entry in value if isinstance(value, list) else [value]:
        rule = entry.get("rule") if isinstance(entry, Mapping) else None
        reason = entry.get("reason") if isinstance(entry, Mapping) else None
        text = entry.get("text") if isinstance(entry, Mapping) else None
        if not isinstance(rule, str) or not _RULE.fullmatch(rule.strip()):
            refused.append(
                "auditor-ignore is not accepted: write a list of entries, each with rule and reason"
            )
        elif not isinstance(reason, str) or not reason.strip():
            refused.append(f"auditor-ignore of {rule.strip()} is not accepted: give its reason")
        else:
            part = text if isinstance(text, str) and text else None
            accepted.append(
                Suppression(rule.strip(), " ".join(reason.split()), text=part, origin="front matter")
            )
    return tuple(accepted), tuple(dict.fromkeys(refused))
