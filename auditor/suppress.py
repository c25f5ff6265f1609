"""Suppressed findings: they stay in the report with the reason, and unused wishes are reported."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from auditor.config import matches
from auditor.model import Article, Finding, Suppressed, Suppression


def suppress(
    article: Article, findings: Sequence[Finding], configured: Sequence[Suppression] = ()
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], tuple[Suppression, ...]]:
    """Splits findings into those that count and those that somebody suppressed.

    Args:
        article: The article, with the suppressions written in it.
        findings: All findings of the article.
        configured: Suppressions of the configuration; those with a path hold where it matches.

    Returns:
        The findings that count, the suppressed ones, and the article's own suppressions (not the
        configuration's, which may well be meant for another article) that nothing matched.
    """
    wishes = [*article.suppressions, *(s for s in configured if _holds_for(s, article))]
    if not wishes:
        return tuple(findings), (), ()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for finding in findings:
        fitting = [n for n, wish in enumerate(wishes) if _fits(wish, finding)]
        if fitting:
            used.update(fitting)
            wish = wishes[fitting[0]]
            suppressed.append(Suppressed(finding, wish.reason, wish.origin))
        else:
            kept.append(finding)
    unused = tuple(w for n, w in enumerate(article.suppressions) if n not in used)
    return tuple(kept), tuple(suppressed), unused


def _holds_for(wish: Suppression, article: Article) -> bool:
    return wish.path is None or any(fnmatchcase(name, wish.path) for name in (article.path, article.id))


def _fits(wish: Suppression, finding: Finding) -> bool:
    if not matches(wish.rule, finding.rule):
        return False
    if wish.span is not None and not (finding.start < wish.span.end and wish.span.start < finding.end):
        return False
    return wish.text is None or wish.text in finding.text
