"""Names, figures, dates and roles of an article beside those of its source, inside aligned sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar

from auditor.compare import coverage as _coverage
from auditor.compare import figures as _figures
from auditor.compare import moments as _moments
from auditor.compare import periods as _periods
from auditor.compare import same_figures as _same
from auditor.compare.broken_sums import BrokenSum, broken_sums
from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.counterparts import Facts, Ground, counterparts
from auditor.compare.coverage import Disagreement
from auditor.compare.datelines import dateline_day, days_later
from auditor.compare.figures import Figure
from auditor.compare.inside import Inside
from auditor.compare.likeness import Likeness, Paired
from auditor.compare.moments import MOMENTS, Moment, written_on
from auditor.compare.paired_names import NameMention, NamePair, NameRelation, name_pairs
from auditor.compare.pairing import pair_off
from auditor.compare.passages import Passages
from auditor.compare.periods import PERIODS, Period
from auditor.compare.revised import says_revised
from auditor.compare.rewritten import rewritten_figures, said_in_words
from auditor.compare.roles import (
    SAME_WORDS,
    RoleSwap,
    Told,
    may_turn,
    says,
    turned_deeds,
    turned_places,
    turned_shares,
)
from auditor.compare.same_figures import (
    FIGURES,
    counts_one_more,
    is_on_the_way,
    is_rest,
    leaves_out_scale,
    may_have_grown,
)
from auditor.compare.statements import article_coverage, article_figures, article_moments, article_periods
from auditor.compare.surroundings import kept_share
from auditor.compare.things import FATES
from auditor.compare.tokens import party
from auditor.compare.transposed import Transposed, transposed_figures
from auditor.document import Document
from auditor.model import Alignment, Source

__all__ = [
    "BrokenSum",
    "Disagreement",
    "Figure",
    "Moment",
    "NameMention",
    "NamePair",
    "NameRelation",
    "Paired",
    "PairedFacts",
    "RoleSwap",
    "paired_facts",
]

T = TypeVar("T", Figure, Moment)
S = TypeVar("S", Figure, Moment, Period)

_CACHED = 16
_SOURCES = 64
_OWN_WORDS = 0.9
"""Likeness of two sentences from which a later take has the earlier one's: what differs is a slip."""
_RETOLD = 0.75
"""Likeness of two sentences from which a later take has what the earlier one says of a day, or of a count."""
_UNLIKE, _OTHER_WORDS = 0.6, 0.18
"""Likeness of two sentences, and share of its words that the one has of the other, below which it tells in
words of its own what the other says."""
_SLIP = 1.5
"""Likeness of two figures from which one is the other with a slip of the pen, and no news."""
_DAY = 86_400
_SHORTEST_TERM = 5
"""Days from which a term that fits the distance of two dates is no chance."""
_NAMES = 3
"""Words of names that two texts of one event share."""


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
            for pair in self._firm
            if inside.any(pair.start, pair.end)
        ]

    @cached_property
    def _firm(self) -> Sequence[Alignment]:
        """The sentences beside their passages, those alone of which it is in doubt whether they derive."""
        alignment, doubtful = self._comparison.alignment, self._comparison.doubtful
        if not doubtful:
            return alignment
        return [
            pair._replace(source_start=None, source_end=None, kind="new") if pair.start in doubtful else pair
            for pair in alignment
        ]

    def _has_news(self, pair: Alignment) -> bool:
        """Whether a sentence has news that the source did not have yet."""
        if pair.start not in self._news:
            self._news[pair.start] = self._is_news(pair)
        return self._news[pair.start]

    def _is_news(self, pair: Alignment) -> bool:
        if self._fresh and any(pair.start <= start < pair.end for start in self._fresh):
            return True
        if pair.kind == "identical" or not says_revised(self._doc.text, pair.start, pair.end):
            return False
        start, end = pair.source_start, pair.source_end
        return start is None or end is None or not says_revised(self._comparison.source.text, start, end)

    @cached_property
    def _fresh(self) -> list[int]:
        """Where the article dates something later than the source was written, and no later than itself."""
        written, now = self._written
        if written is None or now is None or now <= written:
            return []
        theirs = _moments.source_moments(self._comparison.source)
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
            for pair in self._paired(mine, loose, theirs, FIGURES)
            if pair.agrees
            or not (
                said_in_words(pair.article, other)
                or counts_one_more(pair.article, pair.source, other.text)
                or is_rest(pair.article, pair.source, self._doc.text, other.text)
                or leaves_out_scale(pair.article, pair.source, self._doc.text)
                or is_on_the_way(pair.article, pair.source, self._doc.text)
                or self._is_later_count(pair)
                or self._is_said_elsewhere(pair)
            )
        )

    def _is_said_elsewhere(self, pair: Paired[Figure]) -> bool:
        """Whether the article has the source’s figure too, of another size, or tells its own as new."""
        mine = [figure for figure in article_figures(self._doc) if figure is not pair.article]
        if pair.source.unit == "count" and not _same.close(pair.article, pair.source):
            return any(_same.same_thing(f, pair.source) and _same.equal(f, pair.source) for f in mine)
        doc = self._doc
        return any(
            says_revised(doc.text, *doc.sentence_at(f.start)) for f in mine if _same.equal(f, pair.article)
        )

    def _is_later_count(self, pair: Paired[Figure]) -> bool:
        """Whether a count has changed since: in a later take, or of the dead in one with later counts."""
        figure, stated = pair.article, pair.source
        if self._is_later_take and pair.similarity < _OWN_WORDS:
            if may_have_grown(figure, stated):
                return True
            if pair.similarity < _RETOLD and _same.slip(figure, stated) < _SLIP:
                return True
        return (
            figure.thing in FATES
            and figure.thing != "aboard"
            and not says_revised(self._comparison.source.text, 0, len(self._comparison.source.text))
            and says_revised(self._doc.text, 0, len(self._doc.text))
        )

    @cached_property
    def _is_later_take(self) -> bool:
        """Whether the article's dateline is of a later day than the source's, by half a year at most."""
        mine, theirs = dateline_day(self._doc), dateline_day(prepared_source(self._comparison.source).doc)
        if mine is None or theirs is None:
            return False
        return days_later(theirs, mine) > 0

    @cached_property
    def transposed(self) -> tuple[Transposed, ...]:
        """Figures of agency copy that the article has with two digits exchanged, wherever it has them."""
        source = self._comparison.source
        if source.role == "peer":
            return ()
        mine, theirs = article_figures(self._doc), _figures.source_figures(source)
        found = transposed_figures(self._doc, mine, prepared_source(source).doc, theirs)
        # In a report of its own of a later day a greater number may be of that day.
        later = self._comparison.derivation.verdict == "none" and self._is_later_take
        return tuple(slip for slip in found if not (later and slip.article.value > slip.source.value))

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
        return tuple((printed, stated) for printed, stated in found if not self._is_in_news(printed))

    def _is_in_news(self, figure: Figure) -> bool:
        """Whether a figure stands in a sentence with news."""
        pairs = self._comparison.alignment
        return any(pair.start <= figure.start < pair.end and self._has_news(pair) for pair in pairs)

    @cached_property
    def broken_sums(self) -> tuple[BrokenSum, ...]:
        """Figures of the article that break a sum of its agency copy."""
        source, verdict = self._comparison.source, self._comparison.derivation.verdict
        if source.role == "peer" or (verdict == "none" and not self._is_one_event):
            return ()
        mine, theirs = article_figures(self._doc), _figures.source_figures(source)
        found = broken_sums(self._doc, mine, theirs, verdict)
        return tuple(broken for broken in found if not self._is_in_news(broken.article))

    @cached_property
    def dates(self) -> tuple[Paired[Moment], ...]:
        """Days, weekdays, months, years and hours of the article and the source's for the same things."""
        source = self._comparison.source
        mine, theirs = article_moments(self._doc), _moments.source_moments(source)
        if source.role == "peer":
            mine, theirs = _told(mine, self._doc), _told(theirs, prepared_source(source).doc)
        return tuple(
            pair
            for pair in self._paired(mine, mine, theirs, MOMENTS)
            if pair.agrees
            or not (
                self._is_term(pair.article, pair.source)
                or self._is_next_step(pair)
                or self._is_told_otherwise(pair)
            )
        )

    def _is_told_otherwise(self, paired: Paired[Moment]) -> bool:
        """Whether a sentence of other words names a weekday, a month or an hour by itself.

        Who tells all in other words tells the day so, too: “before April” is “by the end of March”.
        """
        moment = paired.article
        alone = moment.grain in ("weekday", "time") or (moment.grain == "month" and moment.year is None)
        if paired.similarity >= _UNLIKE or not alone:
            return False
        text, other = self._doc.text, self._comparison.source.text
        for start, end, begin, stop, *_ in self._comparison.alignment:
            if start <= moment.start < end and begin is not None and stop is not None:
                return kept_share(text, (start, end), other, (begin, stop)) < _OTHER_WORDS
        return False

    def _is_next_step(self, pair: Paired[Moment]) -> bool:
        """Whether a later take tells of a day in its own words: it may be that of another step."""
        return self._is_later_take and pair.similarity < _RETOLD and pair.article.grain in ("day", "weekday")

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
        return self._paired(mine, mine, theirs, PERIODS)

    def _paired(
        self, mine: Sequence[S], loose: Sequence[S], theirs: Sequence[S], like: Likeness[S]
    ) -> tuple[Paired[S], ...]:
        """What pairs inside aligned sentences, and then of ``loose`` what no passage answers."""
        source, verdict = self._comparison.source, self._comparison.derivation.verdict
        if verdict == "none" and (source.role == "peer" or not self._is_one_event):
            return ()
        wholly = verdict == "wholly"
        text, alignment = self._doc.text, self._stating(mine) if theirs else []
        paired: tuple[Paired[S], ...] = pair_off(
            text, mine, source.text, theirs, alignment, like, wholly=wholly
        )
        if source.role == "peer":
            return paired  # what two reports have each for themselves is no slip of one of them
        if verdict == "none":
            paired = tuple([pair for pair in paired if pair.agrees])
        found: tuple[Paired[S], ...] = counterparts(
            (text, source.text), lambda: self._ground, mine, loose, theirs, paired, like, self._has_news
        )
        return paired + found

    @cached_property
    def _is_one_event(self) -> bool:
        """Whether both texts name so many of the same that they are of one event."""
        source = prepared_source(self._comparison.source).doc
        mine, theirs = ({w for name in d.names for w in name.text.split()} for d in (self._doc, source))
        return len(mine & theirs) >= _NAMES

    @cached_property
    def _ground(self) -> Ground:
        """The sentences of both texts, by what they have in common."""
        source, comparison = self._comparison.source, self._comparison
        return Ground(
            self._doc.text,
            self._firm,
            _facts(article_figures(self._doc), article_moments(self._doc)),
            prepared_source(source).body,
            _facts(_figures.source_figures(source), _moments.source_moments(source)),
            comparison.derivation.verdict,
        )

    @cached_property
    def figure_disagreements(self) -> tuple[Disagreement[Figure], ...]:
        """Figures that the source, as another report of the event, gives otherwise."""
        theirs = _coverage.source_coverage(self._comparison.source)
        return tuple(
            found
            for found in _coverage.figure_disagreements(article_coverage(self._doc), theirs)
            if not (self._is_later_take and may_have_grown(found.article, found.other))
        )

    @cached_property
    def date_disagreements(self) -> tuple[Disagreement[Moment], ...]:
        """Days that the source, as another report of the event, dates otherwise."""
        theirs = _coverage.source_coverage(self._comparison.source)
        return tuple(_coverage.date_disagreements(article_coverage(self._doc), theirs))

    @cached_property
    def later(self) -> bool | None:
        """Whether the article appeared after the source; None where their dates are not known."""
        written, now = self._written
        return now > written if now and written else None

    def is_news(self, moment: Moment) -> bool:
        """Whether a weekday may be one on which the source was written already: news that it cannot have."""
        written, now = self._written
        if moment.grain != "weekday" or moment.relative or written is None or now is None:
            return False
        return any(
            dt.date.fromordinal(day).weekday() == moment.weekday
            for day in range(written.toordinal() + 1, now.toordinal() + 1)
        )

    @cached_property
    def _written(self) -> tuple[dt.date | None, dt.date | None]:
        """The days on which the source and the article were written."""
        source = prepared_source(self._comparison.source).doc
        written, now = written_on(source), written_on(self._doc)
        day = dateline_day(source)
        if written is None and now is not None and day is not None and self._is_later_take:
            month, number = day
            year = now.year if day <= (now.month, now.day) else now.year - 1
            written = dt.date(year, month, min(number, 28) if month == 2 else number)
        return written, now

    @cached_property
    def role_swaps(self) -> tuple[RoleSwap, ...]:
        """Actions and figures whose parties the article has the other way round."""
        mine, theirs = article_passages(self._doc), source_passages(self._comparison.source)
        source = prepared_source(self._comparison.source).doc
        short = frozenset([n.text.casefold() for n in (*self._doc.names, *source.names) if " " not in n.text])
        told = Told(short, ((self._doc.text, self._doc.names), (source.text, source.names)))
        naming = _naming(source)
        found: list[RoleSwap] = []
        for pair in self._comparison.alignment:
            if pair.kind == "identical":
                continue
            start, end = pair.source_start, pair.source_end
            sentence = mine(pair.start, pair.end)
            if not may_turn(sentence):
                continue
            swap = None
            if start is not None and end is not None and pair.kind != "new":
                passage = theirs(start, end)
                shared = turned_shares(sentence, passage, told)
                if shared is not None:
                    found.append(shared)
                swap = turned_deeds(sentence, passage, told, derived=True)
                if swap is None and pair.similarity > SAME_WORDS:
                    swap = turned_places(sentence, passage, told)
            if swap is None and len(sentence.parties) > 1 and sentence.concepts:
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


def _facts(figures: Sequence[Figure], moments: Sequence[Moment]) -> Facts:
    """What a text states, in order, but for what it quotes."""
    keyed = [(f.start, key) for f in figures if not f.quoted and (key := _same.key(f)) is not None]
    keyed += [(m.start, key) for m in moments if not m.quoted and (key := _moments.key(m)) is not None]
    keyed.sort()
    return Facts([start for start, _ in keyed], [key for _, key in keyed])


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


@lru_cache(maxsize=_CACHED)
def article_passages(doc: Document) -> Passages:
    """The sentences of an article, each looked at once."""
    return Passages(doc.text, doc.names, article_figures(doc))


@lru_cache(maxsize=_SOURCES)
def source_passages(source: Source) -> Passages:
    """The sentences of a source, each looked at once for all articles."""
    return Passages(source.text, prepared_source(source).doc.names, _figures.source_figures(source))
