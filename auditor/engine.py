"""The auditor: audits one article, or many in a pool; the same function in a hook and in a batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from auditor.baseline import Baseline, split
from auditor.config import Config, ConfigError, matches, near
from auditor.document import Document
from auditor.evidence import ForDocument, MissingEvidence
from auditor.model import (
    Article,
    Derivation,
    Finding,
    Metric,
    RuleError,
    RuleInfo,
    Scorecard,
    Skipped,
    Source,
    Span,
)
from auditor.packs import discover, facts, load
from auditor.rule import Rule
from auditor.scoring import score
from auditor.suppress import suppress
from auditor.text.words import normalise

if TYPE_CHECKING:
    from auditor.archive import Archive
    from auditor.calibration import Calibration
    from auditor.compare import Comparison
    from auditor.compare.encoder import Encoder
    from auditor.grammar.checker import Checker

READABILITY = "language"
"""The family that readability belongs to: where none of its rules runs, nothing is measured."""

_Parts = tuple[Config, Sequence[Source] | None, Baseline, "Archive | None"]
"""What an auditor is made of, and made of again in another process."""

_CONTEXT = 24
_CHUNK = 32


class Auditor:
    """Audits articles with the rules and the configuration given.

    Travels to other processes as its configuration and its sources; rules never travel.

    Args:
        config: The configuration; the defaults if left out.
        sources: Texts that articles are compared with; None means that there is nothing to compare with.
        baseline: Findings that count as known.
        stored: An archive on disk that articles are compared with too.

    Raises:
        ConfigError: A rule or pack cannot be loaded, or the configuration names an unknown rule.
    """

    def __init__(
        self,
        config: Config | None = None,
        sources: Sequence[Source] | None = None,
        baseline: Baseline | None = None,
        stored: Archive | None = None,
    ) -> None:
        self.config = config or Config()
        self._sources = sources
        self._baseline = baseline or {}
        self._stored = stored
        _refuse_unknown(self.config, tuple(discover(self.config.packs)))
        rules, self.lexicon = load(self.config.packs, self.config.selects)
        self.house = self.config.house.joined(facts(self.config.packs))
        if self.config.calibration:
            # Read here, for a file that cannot be used must end the run, not each article's audit.
            _ = self.calibration
        if self.config.encoder:
            _ = self.encoder
        self.rules = tuple(
            rule._replace(severity=self.config.severity_of(rule.id) or rule.severity) for rule in rules
        )
        self._families = {rule.id: rule.family for rule in self.rules}

    def __reduce__(self) -> tuple[type[Auditor], _Parts]:
        return Auditor, (self.config, self._sources, self._baseline, self._stored)

    @cached_property
    def archive(self) -> Archive | None:
        """The texts to compare with; None where there are none."""
        if self._sources is None:
            return self._stored
        from auditor.archive.memory import MemoryArchive

        memory = MemoryArchive(self._sources)
        if self._stored is None:
            return memory
        from auditor.archive.joined import JoinedArchive

        return JoinedArchive((memory, self._stored))

    @cached_property
    def calibration(self) -> Calibration:
        """The yardstick of readability.

        Raises:
            ConfigError: The configured one cannot be used.
        """
        from auditor.calibration import CalibrationError, load, shipped

        try:
            return load(self.config.calibration) if self.config.calibration else shipped()
        except CalibrationError as error:
            raise ConfigError(str(error)) from None

    @cached_property
    def encoder(self) -> Encoder | None:
        """The sentence encoder that the configuration names; None where it names none.

        Raises:
            ConfigError: It cannot be used.
        """
        if self.config.encoder is None:
            return None
        from auditor.compare.encoder import Encoder, EncoderError

        try:
            return Encoder(self.config.encoder)
        except EncoderError as error:
            raise ConfigError(str(error)) from None

    @cached_property
    def checker(self) -> Checker | None:
        """LanguageTool, which starts with the first article that wants it; None where it is left out."""
        if self.config.grammar.off or not self._wants_grammar():
            return None
        from auditor.grammar.checker import Checker

        return Checker(self.config.grammar)

    def _wants_grammar(self) -> bool:
        named = {name for rule in self.rules for name in (*rule.needs, *rule.uses)}
        return "grammar" in named or "grammar" in self.config.require

    def source(self, id: str) -> Source | None:
        """A text that articles are compared with, by its id."""
        return None if self.archive is None else self.archive.get(id)

    @property
    def rule_infos(self) -> tuple[RuleInfo, ...]:
        """The selected rules, for a report."""
        return tuple(RuleInfo(rule.id, rule.summary, rule.severity) for rule in self.rules)

    def audit(self, article: Article) -> Scorecard:
        """Audits one article. A rule that fails costs its own findings only and is named in ``errors``."""
        doc = Document(article, self.lexicon.scan)
        evidence = ForDocument(doc, self.archive, self.house, self.checker, self.encoder)
        findings: list[Finding] = []
        skipped: list[Skipped] = []
        errors: list[RuleError] = []
        for rule in self.rules:
            try:
                found = run(rule, doc, evidence)
            except MissingEvidence as missing:
                skipped.append(Skipped(rule.id, str(missing)))
            except Exception as error:  # a rule may be anybody's code
                errors.append(RuleError(rule.id, f"{type(error).__name__}: {error}"))
            else:
                findings += found
        findings = _supersede(findings, self.rules)
        if self.config.severity:
            findings = [self._reseverity(finding) for finding in findings]
        findings.sort(key=lambda f: (f.start, f.end, f.rule, f.message))
        kept, suppressed, unused = suppress(article, _number(findings), self.config.suppressions)
        kept, known = split(self._baseline, article.id, kept)
        suppressed += known
        derivation, further = self._derivation(evidence, skipped, errors)
        measured = self._metrics(doc, errors)
        lacking_evidence = [name for name in self.config.require if name in evidence.missing]
        errors += [RuleError(f"required: {name}", evidence.missing[name]) for name in lacking_evidence]
        left_out = {item.rule for item in skipped} | {item.rule for item in errors}
        families = {family for rule_id, family in self._families.items() if rule_id not in left_out}
        scored = score(
            kept,
            len(doc.spelt.words),
            measured,
            bool(errors),
            families=families,
            weights=self.config.score,
            gates=self.config.gates,
        )
        return Scorecard(
            article=article,
            title=doc.title,
            words=len(doc.spelt.words),
            verdict=scored.verdict,
            score=scored.score,
            grade=scored.grade,
            marks=scored.marks,
            reasons=scored.reasons,
            deductions=scored.deductions,
            derivation=derivation,
            further_sources=further,
            metrics=measured,
            findings=kept,
            suppressed=suppressed,
            unused_suppressions=unused,
            skipped=tuple(skipped),
            errors=tuple(errors),
            engines=evidence.engines,
        )

    def audit_many(self, articles: Iterable[Article], jobs: int = 1) -> Iterator[Scorecard]:
        """Audits articles in order, with ``jobs`` processes if more than one."""
        if jobs <= 1:
            yield from map(self.audit, articles)
            return
        # Imported here: a check of one article would pay for them with a tenth of its time.
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(
            jobs, mp_context=get_context("spawn"), initializer=_start, initargs=self.__reduce__()[1]
        ) as pool:
            waiting = iter(articles)
            # Chunks are handed out a few at a time, so that a stream of a million is never held whole.
            pending = [pool.submit(_audit_chunk, chunk) for chunk in islice(_chunks(waiting), jobs * 2)]
            while pending:
                done = pending.pop(0)
                yield from done.result()
                pending += [pool.submit(_audit_chunk, chunk) for chunk in islice(_chunks(waiting), 1)]

    def _metrics(self, doc: Document, errors: list[RuleError]) -> dict[str, Metric]:
        if READABILITY not in self._families.values():
            return {}
        from auditor.metrics import metrics

        try:
            return metrics(doc, self.calibration)
        except Exception as error:
            errors.append(RuleError("readability", f"{type(error).__name__}: {error}"))
            return {}

    def _reseverity(self, finding: Finding) -> Finding:
        set_to = self.config.severity_of(finding.rule)
        return replace(finding, severity=set_to) if set_to else finding

    def _derivation(
        self, evidence: ForDocument, skipped: list[Skipped], errors: list[RuleError]
    ) -> tuple[Derivation | None, tuple[Derivation, ...]]:
        if "sources" in evidence.missing:
            return None, ()
        try:
            compared: list[Comparison] = evidence.get("sources")
        except Exception as error:
            errors.append(RuleError("derivation", f"{type(error).__name__}: {error}"))
            return None, ()
        found = [comparison.derivation for comparison in compared]
        left_out = dict.fromkeys(comparison.left_out for comparison in compared)
        skipped += [Skipped("derivation", reason) for reason in left_out if reason]
        if not found:
            return Derivation(verdict="none", share=0.0), ()
        return found[0], tuple(d for d in found[1:] if d.verdict != "none")


def run(rule: Rule, doc: Document, evidence: ForDocument) -> list[Finding]:
    """One rule on one document, its findings completed: rule, severity, text, line and column.

    What other rules find in page furniture is left out: it is no part of the article.

    Raises:
        MissingEvidence: Evidence that the rule needs is not to be had.
        ValueError: The rule gave a span that is no stretch of the text.
    """
    given = {name: evidence.need(name) for name in rule.needs} if rule.needs else {}
    if rule.uses:
        given |= {name: evidence.get(name) for name in rule.uses}
    findings: list[Finding] = []
    for finding in rule.check(doc, **given):
        if not 0 <= finding.start < finding.end <= len(doc.text):
            raise ValueError(f"span {finding.start}:{finding.end} is no stretch of a text of {len(doc.text)}")
        if rule.id not in doc.furniture and doc.is_furniture(Span(finding.start, finding.end)):
            continue
        line, column = doc.position(finding.start)
        findings.append(
            replace(
                finding,
                rule=rule.id,
                severity=finding.severity or rule.severity,
                text=doc.article.text[finding.start : finding.end],
                line=line,
                column=column,
                fingerprint=_context(doc.text, finding),
            )
        )
    return findings


def _context(text: str, finding: Finding) -> str:
    """What a finding's identity is made of, position left out: its words and those around it."""
    before = text[max(0, finding.start - _CONTEXT) : finding.start]
    return normalise(
        f"{before}|{text[finding.start : finding.end]}|{text[finding.end : finding.end + _CONTEXT]}"
    )


def _number(findings: Iterable[Finding]) -> list[Finding]:
    """Fingerprints of the context; the same words in the same context a second time get another one."""
    seen: dict[tuple[str, str], int] = {}
    numbered: list[Finding] = []
    for finding in findings:
        key = finding.rule, finding.fingerprint
        seen[key] = seen.get(key, 0) + 1
        identity = "\0".join((*key, str(seen[key])))
        digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        numbered.append(replace(finding, fingerprint=digest))
    return numbered


def _supersede(findings: list[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """Without the findings of superseded rules that overlap with one of the rule that supersedes them."""
    better = {rule.id: rule.supersedes for rule in rules if rule.supersedes}
    if not better:
        return findings
    strong = [(f, better[f.rule]) for f in findings if f.rule in better]
    return [
        f
        for f in findings
        if not any(f.rule in names and f.start < s.end and s.start < f.end for s, names in strong)
    ]


def _refuse_unknown(config: Config, ids: Sequence[str]) -> None:
    known = [*ids, *dict.fromkeys(rule_id.partition("/")[0] for rule_id in ids)]
    named: Mapping[str, Iterable[str]] = {
        "select": config.select,
        "ignore": config.ignore,
        "severity": config.severity,
        "[[ignore]]": [s.rule for s in config.suppressions],
    }
    for key, names in named.items():
        for name in names:
            if not any(matches(name, rule_id) for rule_id in ids):
                raise ConfigError(
                    f"{key} names no rule or family: '{name}'{near(name, known)}; see `audit rules`"
                )


_auditor: Auditor | None = None


def _start(*parts: Any) -> None:
    global _auditor
    _auditor = Auditor(*parts)


def _audit_chunk(articles: Sequence[Article]) -> list[Scorecard]:
    assert _auditor is not None
    return [_auditor.audit(article) for article in articles]


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, _CHUNK)):
        yield chunk


__all__ = ["Auditor", "run"]
