"""Names, figures, dates and roles of an article beside those of its source, inside aligned sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from auditor.compare import coverage as _coverage
from auditor.compare import figures as _figures
from auditor.compare import moments as _moments
from auditor.compare import periods as _periods
from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.coverage import Coverage, Disagreement
from auditor.compare.figures import Figure
from auditor.compare.inside import Inside
from auditor.compare.moments import Moment, written_on
from auditor.compare.paired_names import NameMention, NamePair, NameRelation, name_pairs
from auditor.compare.pairing import Likeness, Paired, pair_off
from auditor.compare.passages import Passages
from auditor.compare.periods import Period
from auditor.compare.rewritten import rewritten_figures, said_in_words
from auditor.compare.roles import RoleSwap, Told, agrees, role_swaps, says, turned_deeds
from auditor.compare.strays import stray_pairs
from auditor.compare.tokens import party
from auditor.compare.transposed import Transposed, transposed_figures
from auditor.document import Document
from auditor.model import Alignment, Evidence, Finding, Severity, Source
from auditor.regex import lazy

__all__ = [
    "Conflict",
    "Disagreement",
    "Figure",
    "Moment",
    "NameMention",
    "NamePair",
    "NameRelation",
    "Paired",
    "PairedFacts",
    "RoleSwap",
    "contradicted",
    "date_conflicts",
    "figure_conflicts",
    "paired_facts",
]

T = TypeVar("T", Figure, Moment)
S = TypeVar("S", Figure, Moment, Period)

_CACHED = 16
_SOURCES = 64
_REVISED = lazy(
    r"\b(?:r(?:o|i)se(?:s|n)?\sto|rising\sto|climb(?:s|ed|ing)\sto|revis(?:ed|ing|es)|updated|now\sstands\sat|bringing\s|"
    r"(?:rais|lift|push|tak)(?:e|es|ed|ing)\s(?:the|its)\s(?:[a-z]{3,12}\s){0,2}(?:toll|tally|count|number)|"
    r"(?:number|tally|count)\s(?:of\s(?:[a-z]{2,12}\s){1,3}|still\s[a-z]{4,10}\s)?(?:had\s|has\s)?"
    r"(?:fell|fallen|dropped|gone\sdown|come\sdown|went\sdown|came\sdown)\sto|"
    r"(?:final|new|latest|official|earlier|initial|preliminary|provisional)\s(?:count|tally|toll|figures?|estimates?|"
    r"reports?|results?)|than\s(?:announced|reported|first|previously)|previously\s(?:announced|reported|said)|"
    r"has\ssince)\b"
)
"""What says that a figure is another one than before; in small letters, for to ignore the case is many times
slower."""
_REVISED_CUES = (
    "ose", "ise", "ising", "climb", "updat", "stands", "bringing", "toll", "tally", "count", "number",
    "figure", "estimate", "report", "result", "announced", "first", "previously", "since",
)  # fmt: skip
"""One of them stands in every such phrase, and looking for them all takes a fraction of the search."""
_DAY = 86_400
_SHORTEST_TERM = 5
"""Days from which a term that fits the distance of two dates is no chance."""
_RELATED = 0.1
"""Share of sentences in common from which one report is made from the other, or both from a third."""
_NUMBERS = Likeness(
    _figures.comparable,
    _figures.agree,
    _figures.equal,
    _figures.same_thing,
    _figures.slip,
    _figures.exchangeable,
    _figures.follows,
    _figures.akin,
    _figures.close,
    lambda figure: figure.number,
)
_DATES = Likeness(
    _moments.comparable,
    _moments.agree,
    _moments.equal,
    _moments.same_thing,
    _moments.slip,
    _moments.exchangeable,
    _moments.follows,
    _moments.akin,
    _moments.close,
    lambda moment: None,
)
_PERIODS = Likeness(
    _periods.comparable,
    _periods.agree,
    _periods.equal,
    _periods.comparable,
    _periods.never,
    _periods.comparable,
    _periods.follows,
    _periods.never,
    _periods.close,
    lambda period: None,
)


class PairedFacts:
    """What an article and one source say of the same things; each kind is paired when first asked for.

    All spans are code points, half-open: the article's into ``doc.text``, the source's into
    ``comparison.source.text``. Every view is a tuple in the article's order.
    """

    def __init__(self, doc: Document, comparison: Comparison) -> None:
        self._doc = doc
        self._comparison = comparison
        self._news: dict[int, bool] = {}
        """Of the sentences looked at, by where they start: whether they have news."""

    @cached_property
    def names(self) -> tuple[NamePair, ...]:
        """Names of the article and the source's names that stand for them."""
        return name_pairs(self._doc, self._comparison)

    def _stating(self, mine: Sequence[S]) -> list[Alignment]:
        """The sentences that state any of these; those with news that the source did not have stand alone."""
        inside = Inside(mine)
        return [
            pair._replace(source_start=None, source_end=None, kind="new")
            if pair.source_start is not None and self._has_news(pair)
            else pair
            for pair in self._comparison.alignment
            if inside.any(pair.start, pair.end)
        ]

    def _has_news(self, pair: Alignment) -> bool:
        """Whether a sentence has news that the source did not have yet."""
        if pair.start not in self._news:
            self._news[pair.start] = self._is_news(pair)
        return self._news[pair.start]

    def _is_news(self, pair: Alignment) -> bool:
        if self._fresh and any(pair.start <= start < pair.end for start in self._fresh):
            return True
        if pair.kind == "identical" or not _says_revised(self._doc.text, pair.start, pair.end):
            return False
        start, end = pair.source_start, pair.source_end
        return start is None or end is None or not _says_revised(self._comparison.source.text, start, end)

    @cached_property
    def _fresh(self) -> list[int]:
        """Where the article dates something later than the source was written, and no later than itself."""
        source = self._comparison.source
        written, now = written_on(prepared_source(source).doc), written_on(self._doc)
        if written is None or now is None or now <= written:
            return []
        theirs = _moments.source_moments(source)
        return [
            moment.start
            for moment in article_moments(self._doc)
            if moment.grain in ("day", "weekday")
            and not moment.quoted
            and moment.resolved is not None
            and written < moment.resolved <= now
            and not any(_moments.comparable(moment, t) and _moments.agree(moment, t) for t in theirs)
        ]

    @cached_property
    def numbers(self) -> tuple[Paired[Figure], ...]:
        """Figures of the article and the source's figures for the same things."""
        theirs = _figures.source_figures(self._comparison.source)
        mine = article_figures(self._doc)
        # A score that the source does not have may be that of half-time.
        loose = [figure for figure in mine if figure.unit != "score"]
        other = prepared_source(self._comparison.source).doc
        return tuple(
            pair
            for pair in self._paired(mine, loose, theirs, _NUMBERS)
            if pair.agrees
            or not (
                said_in_words(pair.article, other)
                or _figures.counts_one_more(pair.article, pair.source, other.text)
                or self._is_later_count(pair.article)
            )
        )

    def _is_later_count(self, figure: Figure) -> bool:
        """Whether a count of people who died, were hurt or are missed is of an article with later counts."""
        return (
            figure.thing in _figures.FATES
            and figure.thing != "aboard"
            and not _says_revised(self._comparison.source.text, 0, len(self._comparison.source.text))
            and _says_revised(self._doc.text, 0, len(self._doc.text))
        )

    @cached_property
    def transposed(self) -> tuple[Transposed, ...]:
        """Figures of agency copy that the article has with two digits exchanged, wherever it has them."""
        source = self._comparison.source
        if source.role == "peer":
            return ()
        mine, theirs = article_figures(self._doc), _figures.source_figures(source)
        return tuple(transposed_figures(self._doc, mine, prepared_source(source).doc, theirs))

    @cached_property
    def rewritten(self) -> tuple[tuple[Figure, Figure], ...]:
        """Figures of the article and those of agency copy that they are slips of, wherever they stand."""
        source, verdict = self._comparison.source, self._comparison.derivation.verdict
        if source.role != "wire" or verdict == "none":
            return ()
        mine, theirs = article_figures(self._doc), _figures.source_figures(source)
        other, alignment = prepared_source(source).doc, self._comparison.alignment
        found = rewritten_figures(self._doc, mine, other, theirs, alignment, self.numbers)
        # What was not known yet when the copy was written is no slip.
        return tuple(
            (printed, stated)
            for printed, stated in found
            if not any(p.start <= printed.start < p.end and self._has_news(p) for p in alignment)
        )

    @cached_property
    def dates(self) -> tuple[Paired[Moment], ...]:
        """Days, weekdays, months, years and hours of the article and the source's for the same things."""
        source = self._comparison.source
        mine, theirs = article_moments(self._doc), _moments.source_moments(source)
        if source.role == "peer":
            mine, theirs = _told(mine, self._doc), _told(theirs, prepared_source(source).doc)
        return tuple(
            pair
            for pair in self._paired(mine, mine, theirs, _DATES)
            if pair.agrees or not self._is_term(pair.article, pair.source)
        )

    def _is_term(self, mine: Moment, theirs: Moment) -> bool:
        """Whether a day is so far from the source's as a term that the source names: 30 days from July 15."""
        if mine.resolved is None or theirs.resolved is None:
            return False
        days = abs((mine.resolved - theirs.resolved).days)
        return days >= _SHORTEST_TERM and any(
            figure.unit == "time" and figure.value == days * _DAY
            for figure in _figures.source_figures(self._comparison.source)
        )

    @cached_property
    def periods(self) -> tuple[Paired[Period], ...]:
        """Parts of the day, seasons, quarters and other periods of the article and of its agency copy."""
        source = self._comparison.source
        if source.role == "peer":
            return ()
        theirs = _periods.source_periods(source)
        if not theirs:
            return ()
        mine = article_periods(self._doc, frozenset(period.kind for period in theirs))
        if all(any(_periods.equal(period, other) for other in theirs) for period in mine):
            return ()
        return self._paired(mine, mine, theirs, _PERIODS)

    def _paired(
        self, mine: Sequence[S], loose: Sequence[S], theirs: Sequence[S], like: Likeness[S]
    ) -> tuple[Paired[S], ...]:
        """What pairs inside aligned sentences, and then of ``loose`` what no passage answers."""
        source = self._comparison.source
        wholly = self._comparison.derivation.verdict == "wholly"
        text, alignment = self._doc.text, self._stating(mine) if theirs else []
        paired: tuple[Paired[S], ...] = pair_off(
            text, mine, source.text, theirs, alignment, like, wholly=wholly
        )
        body = prepared_source(source).body
        if source.role == "peer":
            return paired  # what two reports have each for themselves is no slip of one of them
        sentences = self._comparison.alignment
        strays: tuple[Paired[S], ...] = stray_pairs(
            text, mine, loose, sentences, body, theirs, paired, like, self._has_news, wholly=wholly
        )
        return paired + strays

    @cached_property
    def figure_disagreements(self) -> tuple[Disagreement[Figure], ...]:
        """Figures that the source, as another report of the event, gives otherwise."""
        theirs = _coverage.source_coverage(self._comparison.source)
        return tuple(_coverage.figure_disagreements(article_coverage(self._doc), theirs))

    @cached_property
    def date_disagreements(self) -> tuple[Disagreement[Moment], ...]:
        """Days that the source, as another report of the event, dates otherwise."""
        theirs = _coverage.source_coverage(self._comparison.source)
        return tuple(_coverage.date_disagreements(article_coverage(self._doc), theirs))

    @cached_property
    def later(self) -> bool | None:
        """Whether the article appeared after the source; None where their dates are not known."""
        mine, theirs = written_on(self._doc), written_on(prepared_source(self._comparison.source).doc)
        return mine > theirs if mine and theirs else None

    @cached_property
    def role_swaps(self) -> tuple[RoleSwap, ...]:
        """Actions and figures whose parties the article has the other way round."""
        mine, theirs = article_passages(self._doc), source_passages(self._comparison.source)
        source = prepared_source(self._comparison.source).doc
        short = frozenset([n.text.casefold() for n in (*self._doc.names, *source.names) if " " not in n.text])
        told = Told(short)
        naming = _naming(source)
        found: list[RoleSwap] = []
        for pair in self._comparison.alignment:
            if pair.kind == "identical":
                continue
            start, end = pair.source_start, pair.source_end
            sentence = mine(pair.start, pair.end)
            swap = None
            if start is not None and end is not None and pair.kind != "new":
                passage = theirs(start, end)
                swaps = list(role_swaps(sentence, passage, told))
                if swaps:
                    found += [swap for swap in swaps if not agrees(swap, sentence, passage, told)]
                    continue
                swap = turned_deeds(sentence, passage, told, derived=True)
            if swap is None and sentence.concepts and len(sentence.parties) > 1:
                # Another sentence of the source that names two of its parties.
                named = sorted([index for key in sentence.parties for index in naming.get(key, ())])
                for index in sorted({a for a, b in pairwise(named) if a == b}):
                    first, last = source.sentences[index]
                    swap = turned_deeds(sentence, theirs(first, last), told, derived=False)
                    if swap is not None:
                        break
            if swap is not None:
                found.append(swap)
        if not found:
            return ()
        sentences = [theirs(*sentence) for sentence in source.sentences]
        return tuple(
            [swap for swap in found if not any(says(swap, sentence, told) for sentence in sentences)]
        )


def _naming(doc: Document) -> dict[str, list[int]]:
    """The indexes of the sentences that name a party, by its key."""
    found: dict[str, list[int]] = {}
    sentences = iter(enumerate(doc.sentences))
    index, (_, end) = next(sentences, (0, (0, 0)))
    for name in doc.names:
        while end <= name.start:
            index, (_, end) = next(sentences, (index, (end, len(doc.text) + 1)))
        naming = found.setdefault(party(name.text), [])
        if naming[-1:] != [index]:
            naming.append(index)
    return found


def _told(found: Sequence[Moment], doc: Document) -> tuple[Moment, ...]:
    """The points of time of the story: a day of this year with its year is a caption's or the page's own."""
    written = doc.article.published
    return tuple(
        moment
        for moment in found
        if moment.grain != "day"
        or moment.year is None
        or not (moment.weekday is not None or (written is not None and written.year == moment.year))
    )


@lru_cache(maxsize=_CACHED)
def paired_facts(doc: Document, comparison: Comparison) -> PairedFacts:
    """The facts of an article beside those of one source; the same pair is compared once.

    Args:
        doc: The article.
        comparison: The article against the source.
    """
    return PairedFacts(doc, comparison)


def _says_revised(text: str, start: int, end: int) -> bool:
    said = text[start:end].lower()
    return any(cue in said for cue in _REVISED_CUES) and _REVISED.search(said) is not None


class Conflict(NamedTuple, Generic[T]):
    """A statement of the article that other coverage of the event contradicts."""

    article: T
    source: Source
    """The report that contradicts it: agency copy before others."""
    other: T
    against: int
    """How many reports state the other thing, wherever."""


def figure_conflicts(doc: Document, sources: Sequence[Comparison]) -> tuple[Conflict[Figure], ...]:
    """Figures of an article that other coverage of the event gives otherwise, none as the article does.

    Args:
        doc: The article.
        sources: The article against every text that may report the same event.
    """
    found = [
        (comparison.source, disagreement)
        for comparison in _coverage_of(sources)
        for disagreement in paired_facts(doc, comparison).figure_disagreements
    ]
    return tuple(_conflicts(found, sources, _figures.source_figures, _same_figure))


def date_conflicts(doc: Document, sources: Sequence[Comparison]) -> tuple[Conflict[Moment], ...]:
    """Days of an article that other coverage of the event dates otherwise, none as the article does.

    Args:
        doc: The article.
        sources: The article against every text that may report the same event.
    """
    found = [
        (comparison.source, disagreement)
        for comparison in _coverage_of(sources)
        for disagreement in paired_facts(doc, comparison).date_disagreements
    ]
    return tuple(_conflicts(found, sources, _moments.source_moments, _coverage.same_time))


def contradicted(
    doc: Document,
    source: Source,
    printed: Figure | Moment | Period,
    stated: Figure | Moment | Period,
    what: str,
    severity: Severity,
    *,
    replaceable: bool,
) -> Finding:
    """The finding for a figure or a date that a source gives otherwise.

    Args:
        doc: The article.
        source: The source.
        printed: What the article has.
        stated: What the source has.
        what: Of what it is told: ``thing``, ``event``.
        severity: How much it matters.
        replaceable: Whether the source's words can stand in the place of the article's.
    """
    mine = doc.text[printed.start : printed.end]
    theirs = source.text[stated.start : stated.end]
    here, there = f"‘{mine}’{_meant(printed)}", f"‘{theirs}’{_meant(stated)}"
    whose = "the agency copy" if source.role == "wire" else "another report"
    return Finding(
        printed.start,
        printed.end,
        f"{here} here, {there} in {whose} for the same {what}",
        severity=severity,
        suggestion=theirs if replaceable else None,
        evidence=(Evidence(source.id, stated.start, stated.end, theirs),),
    )


def _meant(stated: Figure | Moment | Period) -> str:
    """The day that words like “yesterday” mean."""
    if not isinstance(stated, Moment) or not stated.relative or stated.resolved is None:
        return ""
    return f" ({stated.resolved:%A})"


def _coverage_of(sources: Sequence[Comparison]) -> list[Comparison]:
    """Reports that are neither source nor copy of the article; none where it is copied as a whole."""
    if any(comparison.derivation.verdict == "wholly" for comparison in sources):
        return []
    return [comparison for comparison in sources if comparison.overlap < _RELATED]


def _conflicts(
    found: Sequence[tuple[Source, Disagreement[T]]],
    sources: Sequence[Comparison],
    stated: Callable[[Source], Sequence[T]],
    same: Callable[[T, T], bool],
) -> Iterator[Conflict[T]]:
    by_place: dict[int, list[tuple[Source, Disagreement[T]]]] = {}
    for source, disagreement in found:
        by_place.setdefault(disagreement.article.start, []).append((source, disagreement))
    for start in sorted(by_place):
        group = by_place[start]
        article = group[0][1].article
        if any(same(article, other) for comparison in sources for other in stated(comparison.source)):
            continue
        source, best = max(group, key=lambda item: (item[0].role == "wire", item[1].shared))
        against = sum(any(same(best.other, other) for other in stated(c.source)) for c in sources)
        yield Conflict(article, source, best.other, against)


def _same_figure(a: Figure, b: Figure) -> bool:
    return _figures.comparable(a, b) and _figures.agree(a, b)


@lru_cache(maxsize=_CACHED)
def article_figures(doc: Document) -> tuple[Figure, ...]:
    """The figures of an article, in order, found once."""
    return _figures.figures(doc)


@lru_cache(maxsize=_CACHED)
def article_moments(doc: Document) -> tuple[Moment, ...]:
    """The points of time in an article, in order, found once."""
    return _moments.moments(doc)


@lru_cache(maxsize=_CACHED)
def article_periods(doc: Document, kinds: frozenset[_periods.Kind]) -> tuple[Period, ...]:
    """The parts of days and years in an article that are of these kinds, in order, found once."""
    return _periods.periods(doc, kinds)


@lru_cache(maxsize=_CACHED)
def article_coverage(doc: Document) -> Coverage:
    """What an article states, for the comparison with other reports, found once."""
    return _coverage.coverage(doc)


@lru_cache(maxsize=_CACHED)
def article_passages(doc: Document) -> Passages:
    """The sentences of an article, each looked at once."""
    return Passages(doc.text, doc.names, article_figures(doc))


@lru_cache(maxsize=_SOURCES)
def source_passages(source: Source) -> Passages:
    """The sentences of a source, each looked at once for all articles."""
    return Passages(source.text, prepared_source(source).doc.names, _figures.source_figures(source))
