"""Offices of an article beside those of another text on the same event."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from auditor.compare.comparison import Comparison, prepared_source
from auditor.compare.posts import Side, of_somebody_else
from auditor.document import Document
from auditor.model import Severity, Source
from auditor.regex import lazy
from auditor.text.acronyms import expansions
from auditor.text.alike import same_person
from auditor.text.offices import (
    Holding,
    contradict,
    given_otherwise,
    has_house,
    holdings,
    of_other_houses,
    one_post,
    one_post_in_copy,
    same_office,
    titles,
)
from auditor.text.offices.agree import of_other_fields
from auditor.text.offices.houses import COMMON_HOUSES
from auditor.text.offices.title import fields_in
from auditor.text.offices.tokens import DETERMINERS, JOINS, NOT_MODIFIERS, tokens_in
from auditor.text.offices.words import NOT_HELD, kind
from auditor.text.search import offsets, places_of
from auditor.text.words import word_set

_MOST_LOOKED_AT = 60
_NEAR = 90
_CLOSE = 40
_BESIDE = 12
_LONGEST = 20
_TOGETHER = 12
"""Words of a sentence within which those of one office stand."""
_SMALL = JOINS | DETERMINERS
_LIMITED = frozenset(("acting", "shadow"))
"""What makes an office less than held, and does not pass while a text is rewritten."""
_DEPUTIES = word_set("vice deputy assistant former ex")
_HAS_LEFT = lazy(
    r",?\s(?:until|at the time|who (?:has |had )?(?:since )?(?:resigned|quit|left|retired|stepped down)|"
    r"before (?:he|she|they) (?:resigned|quit|left|retired|stepped))\b"
)
"""Behind an office that its holder has no more: “director until he stepped down”."""
_BEHIND = 30
_OF_ISSUE = word_set("state national reserve federal people")
"""Words in the names of banks that are central banks."""
_SUCCESSION = lazy(
    r"\b(?:succe(?:ed|ss)\w*|predecess\w+|replac\w+|t(?:akes|aking|ook|aken) over|resign\w*|stepp?(?:ed|"
    r"ing|s)? down|"
    r"appoint\w*|sworn|new(?:ly)?|sack\w+|dismiss\w+|oust\w+)\b",
    re.IGNORECASE,
)
_IN_YEAR = lazy(r"\bin (?:[A-Z][a-z]{2,8} )?(?:19|20)\d\d\b")
_TAKES_OVER = lazy(
    r"[^.;]{0,60}\b(?:t(?:akes?|ook|aking) (?:over|office|charge|the (?:helm|post|place))|"
    r"(?:succeed|replac)(?:s|es|ing)\b|(?:succeeded|replaced)(?! by)|"
    r"(?:was|is|were|been|be) (?:promoted|sworn)|bec[ao]mes?\b)"
)
_GIVEN_TO = lazy(
    r"\b(?:(?:replaced|succeeded)\b[^.;]{0,30}\sby|in favou?r of|handed (?:over )?to|promot(?:ed|es|ing))"
    r"\s[^.;]{0,40}\Z"
)


class OfficeConflict(NamedTuple):
    """An office of the article that another text gives otherwise."""

    holding: Holding
    other: Holding
    """What the other text says, of the same person or of another one."""
    severity: Severity


def office_conflicts(
    doc: Document, held: Sequence[Holding], comparison: Comparison
) -> Iterator[OfficeConflict]:
    """Yield the offices that a text on the same event gives otherwise, in the article's order.

    Args:
        doc: The article.
        held: Its offices.
        comparison: The other text.
    """
    beside = _Beside(doc, held, comparison)
    for holding in held:
        other = beside.contrary(holding)
        if other is not None:
            yield OfficeConflict(holding, other, Severity.ERROR if beside.derived else Severity.WARNING)


class _Beside:
    """An article's offices beside a source's."""

    def __init__(self, doc: Document, held: Sequence[Holding], comparison: Comparison) -> None:
        self._doc = doc
        self._held = held
        self._source = comparison.source
        self._theirs = holdings_of(comparison.source)
        self._names = {h.name.text for h in self._theirs}
        self.derived = comparison.derivation.verdict != "none"
        self._copy = comparison.source.role == "wire"
        self._people: dict[str, list[Holding]] = {}
        self._rewrite = self.derived and self._copy
        self._one_event = self.derived or (self._copy and _share_people(held, self._theirs))

    def _of_person(self, holding: Holding) -> list[Holding]:
        """What the source says of whoever holds an office of the article."""
        name = holding.name.text
        if name not in self._people:
            one = {other for other in self._names if _are_one_person(name, other)}
            self._people[name] = [other for other in self._theirs if other.name.text in one]
        return self._people[name]

    def contrary(self, holding: Holding) -> Holding | None:
        """What the source says against an office that the article gives to somebody."""
        if holding.office.status in ("former", "future") and self._rewrite:
            return self._holds_still(holding) or self._of_another_time(holding)
        if holding.office.status in NOT_HELD or _HAS_LEFT.match(self._doc.text, holding.end):
            return None
        same = self._of_person(holding)
        if any(other.office == holding.office for other in same):
            return None
        other = self._contradicted(holding, same)
        if other is None and self._rewrite:
            other = self._rewritten(holding, same)
        if other is not None and self._is_second_title(holding, same):
            other = None
        if other is None and (self.derived or self._copy):
            other = self._of_another(holding, same) or of_somebody_else(
                Side(self._doc.text, self._held), Side(self._source.text, self._theirs), holding, same
            )
        if other is None or self._worded_so(holding, other, same):
            return None
        limited = other.office.status in _LIMITED
        return other if limited or not self._comes_into_office(holding, other) else None

    def _is_second_title(self, holding: Holding, same: Sequence[Holding]) -> bool:
        """Whether all that the source says stands beside the name, too: “Senator Ana Ruiz, chair”."""
        beside = [h for h in self._held if h.name.start == holding.name.start and h is not holding]
        return bool(beside) and all(
            any(
                h.office.head == other.office.head and not given_otherwise(h.office, other.office)
                for h in beside
            )
            for other in same
        )

    def _worded_so(self, holding: Holding, other: Holding, same: Sequence[Holding]) -> bool:
        """Whether all words of an office stand together in what the source says of this person.

        Those of other people's offices do not count, nor those of another office of this person's: of the
        words in “spokesman for the minister” none makes a minister.
        """
        mine, theirs = holding.office, other.office
        if (mine.deputy, mine.status) != (theirs.deputy, theirs.status):
            return False  # “Deputy” and “former” are words that a rewrite must not lose.
        text, surname = self._source.text, holding.name.text.split()[-1]
        own = [h for h in same if h.office.head == mine.head]
        others = [h for h in self._theirs if h not in own]
        telling = self._telling(self._doc.text, holding.start, holding.end)
        for sentence in prepared_source(self._source).doc.sentences:
            if text.find(surname, sentence.start, sentence.end) < 0:
                continue
            said = [
                self._in_full(text[t.start : t.end], t.word)
                for t in tokens_in(text, *sentence)
                if not any(h.start <= t.start < h.end for h in others)
            ]
            for at in range(len(said)):
                if telling <= frozenset().union(*said[at : at + _TOGETHER]):
                    return True
        return False

    def _telling(self, text: str, start: int, end: int) -> frozenset[str]:
        """The words of an office but for small ones, acronyms that either text explains in full."""
        words = (self._in_full(text[t.start : t.end], t.word) for t in tokens_in(text, start, end))
        return frozenset().union(*words) - _SMALL

    def _in_full(self, written: str, word: str) -> frozenset[str]:
        """A word without its plural ending; what an acronym is short for where either text says it."""
        written = written.removesuffix("’s").removesuffix("'s")
        known = self._long_forms.get(written) if written.isupper() and len(written) > 1 else None
        return frozenset((word.rstrip("s"),)) if known is None else known

    @cached_property
    def _long_forms(self) -> dict[str, frozenset[str]]:
        """The words that acronyms are short for, as the source explains them, else the article."""
        found: dict[str, frozenset[str]] = {}
        for text in (self._source.text, self._doc.text):
            for expansion in expansions(text):
                words = frozenset(long.rstrip("s") for long in expansion.words)
                central = "bank" in words and not words.isdisjoint(_OF_ISSUE)
                found.setdefault(expansion.acronym, words | {"central"} if central else words)
        return found

    def _contradicted(self, holding: Holding, same: Sequence[Holding]) -> Holding | None:
        """What the source says of the same person, where no word of it agrees."""
        if not self._one_event and not any(_full(holding) and _full(other) for other in same):
            return None
        alike = [other for other in same if same_office(holding.office, other.office)]
        if alike:
            return alike[0] if self._one_event and self._lost_former(holding, alike) else None
        if self._rewrite and any(not given_otherwise(holding.office, other.office) for other in same):
            return None
        apart = [
            other for other in same if contradict(holding.office, other.office, one_event=self._one_event)
        ]
        if not apart:
            return None
        # An expert of two houses: the word for the office is the same in both texts.
        houses = (apart[0].office.head, apart[0].office.deputy) == (
            holding.office.head,
            holding.office.deputy,
        )
        return apart[0] if houses or not self._also_said(holding) else None

    def _rewritten(self, holding: Holding, same: Sequence[Holding]) -> Holding | None:
        """What copy says of somebody whom a rewrite of it gives another office, or none of its limits."""
        if not any(map(_full, same)):
            return None
        titled = _is_title(holding)
        # A rank is compared with a rank, an office with an office.
        same = [other for other in same if _is_title(other) == titled] or same
        alike = [other for other in same if not given_otherwise(holding.office, other.office)]
        if not alike:
            one_word = any(other.office.head == holding.office.head for other in same)
            return same[0] if one_word or not self._also_said(holding) else None
        leads = holding.office.head in ("head", "leader")
        housed = [] if leads else [other for other in same if has_house(other.office)]
        if housed and all(of_other_houses(holding.office, other.office) for other in housed):
            return housed[0]
        return self._without_limit(holding, alike)

    def _without_limit(self, holding: Holding, alike: Sequence[Holding]) -> Holding | None:
        """An office that the copy says is acting, shadow or former, where the rewrite never says so."""
        if holding.office.head == "prime minister":
            return None  # A caretaker one is the prime minister.
        said = {other.office.status for other in alike}
        if holding.office.status in said:
            return None
        mine = [h for h in self._held if same_person(h.name.text, holding.name.text)]
        if any(h.office.status != holding.office.status for h in mine):
            return None
        if said == {"former"} and holding.office.status == "current":
            return alike[0] if self._lost_former(holding, alike) else None
        limited = all({status, holding.office.status} & _LIMITED for status in said)
        return alike[0] if limited else None

    def _lost_former(self, holding: Holding, alike: Sequence[Holding]) -> bool:
        """Whether an article calls somebody the holder of an office that the source says is another's by now.

        A trade is not lost with the post: a fund's former accountant is an accountant.
        """
        if any(other.office.status != "former" for other in alike):
            return False
        head = holding.office.head
        if head in kind("sitting"):
            return True
        present = any(h.office.head == head and h.office.status == "current" for h in self._theirs)
        return present and (head not in kind("many") or head in kind("leading"))

    def _of_another(self, holding: Holding, same: Sequence[Holding]) -> Holding | None:
        """The source's holder of an office that the article gives to somebody else."""
        another = any(map(_full, same)) and not any(
            same_office(holding.office, h.office) or h.office.status not in ("current", "outgoing")
            for h in same
        )
        other = self._held_by_another(holding, another=another)
        if other is None and self._rewrite and another:
            apart = self._told_apart(holding, same)
            other = apart if apart is None or not self._also_said(holding) else None
        if other is None or self._handed_over(holding, _CLOSE if another else _NEAR):
            return None
        return other

    def _held_by_another(self, holding: Holding, *, another: bool) -> Holding | None:
        holders = [
            other
            for other in self._theirs
            if other.office.status not in NOT_HELD
            and _full(other)
            and one_post(holding.office, other.office, one_event=self._one_event)
            and not self._is_of_the_past(other)
        ]
        if not holders or any(same_person(holding.name.text, h.name.text) is not False for h in holders):
            return None
        if another:
            return holders[0]
        # An article that names both holders tells of two, and is no mistake for one of them.
        shared = any(
            same_person(mine.name.text, other.name.text) and same_office(mine.office, other.office)
            for mine in self._held
            for other in holders
        )
        return None if shared else holders[0]

    def _is_of_the_past(self, holding: Holding) -> bool:
        """Whether the source has an office in a sentence on a year: “in March 1997”."""
        sentence = prepared_source(self._source).doc.sentence_at(holding.start)
        return _IN_YEAR.search(self._source.text, *sentence) is not None

    def _told_apart(self, holding: Holding, same: Sequence[Holding]) -> Holding | None:
        """The copy's only holder of an office, where it gives another one to whom the rewrite gives it."""
        if any(other.office.head == holding.office.head for other in same):
            return None
        written = _written(self._doc.text, holding)
        told = ("former", "current") if holding.office.status == "former" else (holding.office.status,)
        holders = [
            other
            for other in self._theirs
            if other.office.status in told
            and (
                one_post_in_copy(holding.office, other.office)
                or (" " in written and written == _written(self._source.text, other))
            )
        ]
        if not holders or any(same_person(holding.name.text, h.name.text) is not False for h in holders):
            return None
        return holders[0] if all(map(_full, holders)) else None

    def _of_another_time(self, holding: Holding) -> Holding | None:
        """Whom the copy has as what the rewrite says that somebody else was, or is to be."""
        same = self._of_person(holding)
        future = holding.office.status == "future"
        apart = bool(same) if future else any(other.office.status == "former" for other in same)
        return self._told_apart(holding, same) if apart and not self._also_said(holding) else None

    def _holds_still(self, holding: Holding) -> Holding | None:
        """The source's present holder whom the article calls a former one, if none there does."""
        same = self._of_person(holding)
        alike = [other for other in same if same_office(holding.office, other.office)]
        if not alike or any(other.office.status not in ("current", "acting") for other in same):
            return None
        left = any(_HAS_LEFT.search(self._source.text, other.start, other.end + _BEHIND) for other in alike)
        return None if left else alike[0]  # “the director at the time” is the then director

    def _also_said(self, holding: Holding) -> bool:
        """Whether the source has an office's head word near the surname, in whatever construction."""
        if holding.office.deputy or holding.office.fields:
            return False
        text = self._source.text
        if not holding.office.head:
            telling = (word for word in holding.office.scope if word not in COMMON_HOUSES)
            return any(word.title() in text for word in telling)
        taken = [(h.start, h.end) for h in self._theirs if not same_person(h.name.text, holding.name.text)]
        surnames = places_of(text, holding.name.text.split()[-1])
        for start, end in itertools.islice(surnames, _MOST_LOOKED_AT):
            floor = max(0, start - _NEAR)
            around = text[floor : end + _NEAR].lower()
            for at in offsets(around, (holding.office.head,)):
                own = not any(first <= floor + at < last for first, last in taken)
                if own and _stands_alone(around[:at]):
                    return True
        return False

    def _handed_over(self, holding: Holding, reach: int) -> bool:
        """Whether the words beside an office tell that somebody else held it until now."""
        start, end = min(holding.start, holding.name.start), max(holding.end, holding.name.end)
        return _SUCCESSION.search(self._doc.text, max(0, start - reach), end + reach) is not None

    def _comes_into_office(self, holding: Holding, other: Holding) -> bool:
        """Whether the source tells that somebody takes an office over: “replaced by her deputy, Ana Ruiz”.

        A minister takes over a ministry that the source names there.
        """
        text, surname = self._source.text, holding.name.text.split()[-1]
        ministries = of_other_fields(holding.office, other.office)
        sentences = prepared_source(self._source).doc.sentences
        for before, sentence in zip((sentences[0], *sentences), sentences, strict=False):
            start = text.find(surname, sentence.start, sentence.end)
            if start < 0:
                continue
            end = start + len(surname)
            if not (
                _TAKES_OVER.match(text, end, sentence.end) or _GIVEN_TO.search(text, sentence.start, start)
            ):
                continue
            if not ministries or holding.office.fields & fields_in(
                tokens_in(text, before.start, sentence.end)
            ):
                return True
        return False


@lru_cache(maxsize=64)
def holdings_of(source: Source) -> tuple[Holding, ...]:
    """Return the offices that a source gives, read once for all articles beside it."""
    doc = prepared_source(source).doc
    return holdings(doc.text, doc.sentences, doc.names)


def _are_one_person(one: str, two: str) -> bool:
    """Whether two names are one person's; surnames that end otherwise need no longer look."""
    if one[-1] != two[-1] and one[-1].isalpha() and two[-1].isalpha() and one.isascii() and two.isascii():
        return False
    return same_person(one, two) is True


def _share_people(held: Sequence[Holding], theirs: Sequence[Holding]) -> bool:
    """Whether two texts give offices to the same full names, and so tell of one event."""
    return len({h.name.text for h in held if _full(h)} & {h.name.text for h in theirs if _full(h)}) > 1


def _full(holding: Holding) -> bool:
    return " " in holding.name.text


def _stands_alone(before: str) -> bool:
    """Whether a head word behind some words is a word, and no deputy’s."""
    if before[-1:].isalnum() or before.endswith(("-", "‐", "‑")):
        return False
    return _DEPUTIES.isdisjoint(before[-_BESIDE:].replace("-", " ").split())


def _written(text: str, holding: Holding) -> str:
    """The words of an office, before the house or place that it is of."""
    words = text[holding.start : holding.end].lower().split()
    noun = text[max(0, holding.start - _LONGEST) : holding.start].split(" ")[-2:-1]
    if noun and noun[0].isalpha() and noun[0].islower() and noun[0] not in DETERMINERS | NOT_MODIFIERS:
        words.insert(0, noun[0])  # “plant manager”
    return " ".join(itertools.takewhile(lambda word: word not in ("of", "for", "at", "in"), words))


def _is_title(holding: Holding) -> bool:
    return holding.office.head in titles() and not holding.office.scope
