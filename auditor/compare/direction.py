"""Which of two articles of like text is the source: a guess, and said to be one."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from auditor.compare.datelines import dateline_day, days_later
from auditor.document import Document
from auditor.regex import lazy
from auditor.text.credits import own_agency

# Each signal is a weight of evidence in natural logarithms of odds (I. J. Good 1950), judged, not
# fitted: no collection at hand says of pairs of articles which came first.
_DATES = 4.0
_AGENCY = 2.5
_NO_HEADLINE = 1.0
_SELF_ATTRIBUTION = 2.0
_FAULT = 0.5
_MOST_FAULTS = 3
_FURNITURE = 0.5
_FULLER = 6.0
_LENGTH = 0.5

_REPORTS = lazy(
    r"\b[\w-]{2,40}\.(?:com|net|org|info|ng|co\.[a-z]{2}|[a-z]{2})\s(?:reports?|reported|gathered|learnt|learned|understands)\b",
    re.IGNORECASE,
)
_SCAN = 100_000


def source_probability(
    article: Document, peer: Document, taken: Sequence[float], given: Sequence[float]
) -> float:
    """The probability that ``peer`` is the source and ``article`` the copy, not the other way round.

    Speaks for a text as the source: an earlier date, of publication or else of the dateline; an agency's
    dateline, byline or credit line; prose without a headline, as agency copy is stored; sentences of which
    the other text has only a part. Speaks for the copy: page furniture, quotations that never close,
    “SITE.com reports that”.

    Args:
        article: The article under audit.
        peer: The text that it shares sentences with.
        taken: Of each sentence of the article, the share of its words that the peer has.
        given: Of each sentence of the peer, the share of its words that the article has.
    """
    evidence = _signals(peer) - _signals(article)
    days = _days_between(peer, article)
    evidence += _DATES * (days > 0) - _DATES * (days < 0)
    # A copy adds little of its own: what it has stands in the source. A source has more than
    # its copies took.
    if taken and given:
        evidence += _FULLER * (sum(taken) / len(taken) - sum(given) / len(given))
    evidence += _LENGTH * math.log((len(given) or 1) / (len(taken) or 1))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))


def _days_between(one: Document, other: Document) -> int:
    """Days from the one text to the other, by when they were published; by their datelines where that is not
    known, or on one day. 0 where neither tells."""
    if one.article.published and other.article.published and one.article.published != other.article.published:
        return (other.article.published - one.article.published).days
    first, second = dateline_day(one), dateline_day(other)
    return days_later(first, second) if first and second else 0


def _signals(doc: Document) -> float:
    """Evidence in one text that it is an original."""
    text = doc.text[:_SCAN]
    score = 0.0
    if own_agency(text):
        score += _AGENCY
    if doc.headline is None:
        score += _NO_HEADLINE
    if _REPORTS.search(text):
        score -= _SELF_ATTRIBUTION
    faults = sum(not (quote.opened and (quote.closed or quote.continues)) for quote in doc.quoted)
    score -= _FAULT * min(_MOST_FAULTS, faults)
    if doc.furniture_spans:
        score -= _FURNITURE
    return score
