"""The nouns of the auditor: frozen data without behaviour.

What is changed by copying (`Article`, `Finding`) is a dataclass; the rest are named tuples, which a
process that audits one article makes in a tenth of the time. For the same reason the annotations
here are no strings: each would be compiled at every start.

Offsets are Unicode code points into ``Article.text``, half-open (``start`` is the first
character, ``end`` the one after the last), everywhere in the project.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A stretch of text: code points, half-open."""

    start: int
    end: int


class Severity(StrEnum):
    """How much a finding matters. ``ERROR`` is what an editor must not publish."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts errors first."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Verdict(StrEnum):
    """What the rules say of a whole article. ``INCOMPLETE`` means a check failed to run."""

    PASS = "pass"
    REVIEW = "review"
    BLOCK = "block"
    INCOMPLETE = "incomplete"


Format = Literal["text", "markdown", "html", "json"]


class Block(NamedTuple):
    """A block of an article read from markup: where it stands in the text, where it came from.

    ``start`` and ``end`` are offsets into ``Article.text``; ``origin_start`` and ``origin_end``
    are offsets into the decoded source file (None where the origin has no such positions).
    """

    start: int
    end: int
    element: str = "p"
    hints: tuple[str, ...] = ()
    """Classes, ids, roles and names of the block's own element and of the elements around it
    below the article's container, lower-cased, innermost first."""
    landmark: str = ""
    """The nearest HTML landmark around the block: ``nav``, ``aside``, ``footer``, ``form``, … or ''."""
    link_density: float = 0.0
    """Share of the block's characters that stand inside links, 0 to 1."""
    line: int | None = None
    """Line of the source file, from 1."""
    origin_start: int | None = None
    origin_end: int | None = None


class Suppression(NamedTuple):
    """A wish to leave findings of ``rule`` out of the verdict, with the reason for it."""

    rule: str
    """A rule id or a family."""
    reason: str
    span: Span | None = None
    """Where it holds; None for the whole article."""
    text: str | None = None
    """Only findings whose text contains this."""
    path: str | None = None
    """Glob of the articles that it holds for (suppressions of the configuration)."""
    origin: str = ""
    """Where it was written, for the report of unused ones: ``front matter``, ``line 12``, …"""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    ``text`` is what findings point into: for plain text and Markdown the decoded file, unchanged;
    else the plain text that the reader made, with ``blocks`` as the map to its origin.
    """

    id: str
    text: str
    path: str = ""
    format: Format = "text"
    title: str | None = None
    """The headline as the source states it (front matter, <title>, a JSON field); None where
    only the text itself can tell."""
    title_span: Span | None = None
    """Where the stated headline stands in ``text``, if it does."""
    language: str | None = None
    """BCP 47 tag as stated by the source; None where unknown."""
    byline: str | None = None
    published: dt.date | None = None
    credit: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    hidden: tuple[Span, ...] = ()
    """Stretches of ``text`` that are no prose and that rules do not see: front matter, comments,
    code, the addresses of links. In order, not overlapping."""
    suppressions: tuple[Suppression, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader has to say of the file (encoding guessed, mojibake seen), for people."""


class Evidence(NamedTuple):
    """A passage that a finding was compared with: in a source, or elsewhere in the article itself.

    ``source`` is the id of the source; None for the article itself.
    """

    source: str | None
    start: int
    end: int
    text: str
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, with the stretch of text that an editor would underline.

    A rule fills ``start``, ``end``, ``message`` and what it knows of the rest. The engine fills
    ``rule``, ``severity`` (unless the rule set another), ``text``, ``line``, ``column`` and
    ``fingerprint``. ``suggestion`` is the replacement, '' for removal, None for none.
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    confidence: float = 1.0
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    text: str = ""
    line: int = 0
    column: int = 0
    fingerprint: str = ""


Kind = Literal["identical", "near", "paraphrase", "new"]
Role = Literal["wire", "peer"]


class Source(NamedTuple):
    """A text that an article is compared with: agency copy (``wire``) or another article (``peer``)."""

    id: str
    text: str
    role: Role = "peer"
    title: str | None = None
    agency: str | None = None
    published: dt.date | None = None
    url: str | None = None


class Alignment(NamedTuple):
    """One body sentence of the article beside the passage of the source that it comes from."""

    start: int
    end: int
    source_start: int | None
    source_end: int | None
    kind: Kind
    similarity: float


class Derivation(NamedTuple):
    """How far an article derives from one source."""

    verdict: Literal["wholly", "partly", "none"]
    share: float
    """Derived body sentences / body sentences."""
    source: str | None = None
    role: Role | None = None
    credited: bool | None = None
    confidence: float = 1.0
    alignment: tuple[Alignment, ...] = ()


class Skipped(NamedTuple):
    """A rule that could not run, and why."""

    rule: str
    reason: str


class RuleError(NamedTuple):
    """A rule that failed, and how."""

    rule: str
    message: str


class Engine(NamedTuple):
    """A checker of somebody else's that rules asked, so that a finding can be had again."""

    name: str
    version: str
    language: str
    """What the article was checked as: ``en-US``."""
    left_out: tuple[str, ...] = ()
    """Categories and rules of its own that it was not asked for."""


class Suppressed(NamedTuple):
    """A finding that was suppressed, with the reason given."""

    finding: Finding
    reason: str
    origin: str


class Deduction(NamedTuple):
    """Points taken off one mark. ``finding`` is the fingerprint of the finding behind it, if any."""

    mark: str
    points: float
    finding: str | None
    reason: str


class Metric(NamedTuple):
    """A measured property of the text and its percentile among published news (None: too short, or no
    reference in its language)."""

    value: float
    percentile: float | None = None
    span: Span | None = None
    """The sentence that was measured, where it is one."""


MARKS = ("accuracy", "attribution", "cleanliness", "language", "readability")


class Scorecard(NamedTuple):
    """Everything the audit says of one article."""

    article: Article
    title: str
    words: int
    verdict: Verdict
    score: int
    grade: str
    marks: dict[str, int | None]
    reasons: tuple[str, ...] = ()
    """What decided the verdict, in words; empty for ``pass``."""
    deductions: tuple[Deduction, ...] = ()
    derivation: Derivation | None = None
    further_sources: tuple[Derivation, ...] = ()
    metrics: Mapping[str, Metric] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unused_suppressions: tuple[Suppression, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    errors: tuple[RuleError, ...] = ()
    engines: tuple[Engine, ...] = ()


class Failure(NamedTuple):
    """A file (or a record of one) that could not be read: what is wrong, and how to mend it."""

    path: str
    message: str


class RuleInfo(NamedTuple):
    """What a report says of a rule that ran."""

    id: str
    summary: str
    severity: Severity


class Report(NamedTuple):
    """One run: every scorecard, what could not be read, and the sources that evidence names."""

    version: str
    rules: tuple[RuleInfo, ...]
    articles: tuple[Scorecard, ...]
    failed: tuple[Failure, ...] = ()
    sources: tuple[Source, ...] = ()
    weights: Mapping[str, float] = MappingProxyType({})
    """What marks weighed and findings cost (`auditor.weights.Weights`), for recomputing a score."""
