from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from auditor.compare.comparison import source_document
from auditor.compare.quotes import QuotePair, quote_pairs
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.names import TITLES, Name
from auditor.text.quotes import Quotation
from auditor.text.words import UPPER, word_set

if TYPE_CHECKING:
    from auditor.compare import Comparison

_LEAST_WORDS = 6
"""Words from which a quotation is one person's: two may well say “this is a good day”."""

_LEAST_ALIKE = 0.6
"""Likeness from which two quotations are surely the same one."""

_NESTED = 4
"""Quotations before a name that may hold it."""

_SAME_NAME = 70
"""Ratio, of 100, from which two surnames may be one: a slip, or another transliteration."""

_ROLES = TITLES | word_set(
    """
    activist adviser advisor author banker boss broker captain chairwoman consultant correspondent doctor
    driver epidemiologist expert farmer fisherman geologist guard head historian lawmaker lawyer organiser
    organizer owner passenger physicist pilot professor researcher resident scientist seismologist skipper
    spokesperson student survivor trader vice-chair vice-chairman victim villager volunteer winner witness
    worker
    """
)
_PRONOUNS = word_set("he she they él ella il elle er sie ele ela lui lei hij zij")
_BODIES = word_set(
    """
    academy administration agency airlines alliance army assembly association authority bank board bureau
    central centre center church club coalition college commission committee company congress corp corporation
    council court department energy federation force forces foundation fund government group house industries
    institute international league limited ltd media ministry motors movement nations office organisation
    organization parliament party police press republic research resources school senate service services
    society station television union united university watch
    """
)
"""Words that name a body of people, not a person."""

_APPOSITION = lazy(r",\s(?:(?:who|whose|qui|quien|que|chi)\s|\d{1,2}(?=[,.\s]))")
_IN_APPOSITION = lazy(r",\s((?:[\w’'-]{1,30}\s){0,4}[\w’'-]{1,30})")
_PREPOSITION = lazy(r"\s(?:of|for|at|with|in|from|and|to|on|by)\s")
_AGENT = lazy(r"(?:[a-z]{3}(?:er|or|ist|ian|ess)|m[ae]n|person|ect)\Z")
_COMPANY = lazy(
    r"(?:maker|manufacturer|retailer|operator|producer|lender|carrier|publisher|broadcaster|developer|"
    r"supplier|insurer|builder|miner|brewer|exporter|importer|distributor|provider|newspaper|paper|"
    r"processor|chapter|border|river|order|number|member|sector|corridor|center|theater|quarter|former|"
    r"other|after|under|over|per|competitor|harbor|mother|contractor|seller|winter|summer|november|"
    r"december|october|september)\Z"
)
_WORD_BEFORE = lazy(r"([\w’'-]{1,30})\s\Z")
_ROLE_BEFORE = lazy(r"\b(?:its|his|her|their)\s(?:[\w’'-]{1,30}\s){0,3}([\w’'-]{1,30}),\s\Z")
# “the union’s chairman, Ann Lee”, “the president of the riders’ union, Ann Lee”.
_OFFICE_BEFORE = lazy(
    r"\b(?:[Tt]he|[\w’'-]{1,30}['’]s?)\s(?:[\w’'-]{1,30}\s){0,3}?([\w’'-]{1,30})(?:\s(?:of|for|at|in)\s"
    r"[^,.;:“”\n]{3,50})?,\s\Z"
)
_CAPITALISED = lazy(rf"(?<!\w)[{UPPER}][\w’'-]*")
_PART = lazy(r"[^\W\d_]+")
_RELAYED = lazy(
    r"\b(?:quot(?:ed|ing|es)|cit(?:ed|ing|es)|as\ssaying|according|spokes\w{3,6}|repeat\w{2,3})\b"
)
"""Words by which somebody passes on what another said."""
_STOPS = " .,!?…"
_GAP = lazy(r",?\s(?:[\w’'-]{1,30}\s){0,5}")
_PREPOSITIONS = word_set("to of for from in on at with by about a de an von à au zu")
_POSSESSIVE = lazy(r"['’](?:s\b|\s)")
_ARTICLES = word_set(
    "the a an this that one another el la los las un una le les une der die das ein eine o os um il lo"
)
_PARTICLES = word_set(
    "al el de da do dos das di del der den des du van von la le bin ibn bint ben abu the of and"
)

_COPY = (
    "ARDEN, May 4 (NNA) - The bridge over the Ard will close on Friday for repairs that cost 6 million"
    " crowns, mayor Petra Lund said.\n\n"
    "“We will not open the bridge again before the engineers have signed for every bolt,” Lund told"
    " reporters.\n\n"
    "Ferry skipper Idar Moe expects a summer of queues.\n\n"
    "“The old steel was cheaper than the rust that we have scraped off it,” said engineer Tomas Berg.\n\n"
    "Anne Kjær, an economist at Arden College, put the loss to shops at a tenth of their takings.\n\n"
    "“A town without a bridge is an island with higher rents than it deserves,” she said."
)


@rule(
    severity=Severity.ERROR,
    needs=("sources",),
    bad=(
        Example(
            "[[“We will not open the bridge again before the engineers have signed for every bolt,” ferry"
            " skipper Idar Moe]] said.",
            source=_COPY,
        ),
        Example(
            "Mayor Petra Lund was there. [[“The old steel was cheaper than the rust that we have scraped off"
            " it,” Lund]] said.",
            source=_COPY,
        ),
        Example(
            "Engineer Tomas Berg spoke last.\n\n[[“A town without a bridge is an island with higher rents"
            " than it deserves,” said Berg]], shrugging.",
            source=_COPY,
        ),
        Example(
            "[[“We cannot sell what the river has taken from all of us,” said Eva Lie]], a painter.",
            source="Eva Lie, a painter, was there. “We cannot sell what the river has taken from all of us,”"
            " its owner, Ann Moe, said.",
        ),
        Example(
            "[[“We sent three letters about that corner, and a bale of straw came back,” said Idar Moe]], "
            "a team "
            "doctor.",
            source="The president of the riders’ union, Ann Lund, said that the bend was known.\n\n“We sent "
            "three letters about that corner, and a bale of straw came back,” she said. Idar Moe, a team "
            "doctor, was there.",
        ),
        Example(
            "Ferry skipper Idar Moe expects queues.\n\n[[“We will not open the bridge again before the"
            " engineers have signed for every bolt,” he]] said.",
            source=_COPY,
        ),
    ),
    good=(
        Example(
            "Ferry skipper Idar Moe spoke to mayor Petra Lund.\n\n“We will not open the bridge again before"
            " the engineers have signed for every bolt,” she said.",
            source=_COPY,
        ),
        Example(
            "“We will not open the bridge again before the engineers have signed for every bolt,” said the"
            " mayor, Petra Lund.",
            source=_COPY,
        ),
        Example(
            "“The old steel was cheaper than the rust that we have scraped off it,” said Thomas Bergh, an"
            " engineer.",
            source=_COPY,
        ),
        Example(
            "Idar Moe runs the ferry. “We will not open the bridge again before the engineers have signed for"
            " every bolt,” he quoted the mayor as saying.",
            source=_COPY,
        ),
        Example(
            "“A town without a bridge is an island with higher rents than it deserves,” Arden College said.",
            source=_COPY,
        ),
        Example(
            "“We cannot sell what the river has taken from all of us,” said Ann Moe.",
            source="“We cannot sell what the river has taken from all of us,” its owner, Ann Moe, said.",
        ),
        Example("“We will not open,” ferry skipper Idar Moe joked.", source=_COPY),
        Example(
            "“We will not open the bridge again before the engineers have signed for every bolt,” Idar Moe,"
            " who is a ferry operator, quoted Lund as saying.",
            source=_COPY,
        ),
    ),
)
def misattributed_quote(doc: Document, sources: list[Comparison]) -> Iterator[Finding]:
    """A quotation that the source gives to another speaker.

    Words in quotation marks are evidence against the person named beside them; under another name they
    are false, however carefully they are copied.

    The rule speaks only where both texts name a person at the quotation itself and the two names have
    nothing in common. Another title, a first name left out, a slip of the pen and another transliteration
    are the same person; so may be an office or a company, which are left alone. A pronoun, in either text,
    counts where the passage before it names one person only.

    Give the quotation back to the source's speaker, or take it out.
    """
    seen: set[int] = set()
    for comparison in sources:
        other = source_document(comparison.source)
        for pair in quote_pairs(doc, comparison):
            if pair.quotation.start in seen or not _is_same(doc, pair):
                continue
            found = _finding(doc, other, pair, comparison)
            if found:
                seen.add(pair.quotation.start)
                yield found


def _is_same(doc: Document, pair: QuotePair) -> bool:
    words = doc.text[pair.quotation.inner_start : pair.quotation.inner_end].split()
    return len(words) >= _LEAST_WORDS and pair.similarity >= _LEAST_ALIKE


def _finding(doc: Document, other: Document, pair: QuotePair, comparison: Comparison) -> Finding | None:
    mine, theirs = pair.quotation, _quotation_at(other, pair.source_start)
    if theirs is None or _is_told_alike(doc, mine, other, theirs):
        return None
    mine = _with_speaker(doc, mine)
    printed = _speaker(doc, mine)
    if printed is None or _is_named(other, theirs, doc.slice(printed)):
        return None
    theirs = _with_speaker(other, theirs)
    said = _speaker(other, theirs)
    if said is None or _is_named(doc, mine, other.slice(said)):
        return None  # the same surname, as nearly always: no need to look for names
    texts = (doc, other)
    here = _told_by(doc, mine, printed, texts)
    if here is None or _is_doubtful(doc, mine, printed, here):
        return None
    there = _told_by(other, theirs, said, texts)
    if there is None:
        return None
    beside_mine, beside_theirs = [*_names(doc, here.context), *here.names], _names(other, there.context)
    beside_theirs += there.names
    if any(_may_be_same(a.text, b.text) for a in beside_mine for b in there.names) or any(
        _may_be_same(a.text, b.text) for a in here.names for b in beside_theirs
    ):
        return None
    whom = doc.slice(printed)
    whom = whom if whom == here.wording else f"“{whom}”, {here.wording}"
    wording = there.wording
    start, end = min(mine.start, printed.start), max(mine.end, printed.end)
    source_start, source_end = min(theirs.start, said.start), max(theirs.end, said.end)
    passage = comparison.source.text[source_start:source_end]
    return Finding(
        start,
        end,
        f"quoted from {whom}, but the source gives these words to {wording}",
        confidence=round(0.5 + 0.5 * pair.similarity, 3),
        suggestion=doc.text[start : printed.start] + wording + doc.text[printed.end : end],
        evidence=(Evidence(comparison.source.id, source_start, source_end, passage, pair.similarity),),
    )


class _Told(NamedTuple):
    """Who is given as a speaker."""

    names: list[Name]
    context: list[Span]
    """The passages in which a name may be the speaker's too."""
    wording: str
    """As the text has it; the name for a pronoun."""


def _told_by(doc: Document, quotation: Quotation, span: Span, texts: Sequence[Document]) -> _Told | None:
    """The person whom a text gives as the speaker; None where that is none, or a pronoun may mean several."""
    passage = _passage(doc, quotation)
    wording = doc.slice(span)
    if wording.lower() not in _PRONOUNS:
        names = [name for name in _names(doc, [span]) if _is_subject(doc, name) and _is_person(name, texts)]
        return _Told(names, [passage], wording) if names else None
    context = [*_before(doc, quotation), passage]
    names = [name for name in _names(doc, context) if _is_person(name, texts)]
    if len({_key(name.text) for name in names}) != 1:
        return None
    return _Told(names, context, max((name.text for name in names), key=len))


def _is_doubtful(doc: Document, quotation: Quotation, printed: Span, told: _Told) -> bool:
    """Whether a pronoun in the article may mean another than the one person named around it."""
    if doc.slice(printed).lower() not in _PRONOUNS or quotation.speaker is None:
        return False
    meant = quotation.speaker.name
    if meant is None or _key(doc.slice(meant)) != _key(told.names[-1].text):
        return True
    return any(_RELAYED.search(doc.slice(span)) for span in told.context)


def _quotation_at(doc: Document, offset: int) -> Quotation | None:
    """The source's quotation at an offset; None where the source says these words more than once.

    Headlines do not count: they quote what the text quotes in full.
    """
    body = [q for q in doc.quoted if not q.depth and not (doc.headline and q.start < doc.headline.end)]
    there = next((q for q in doc.quoted if not q.depth and q.start <= offset < q.end), None)
    if there is None:
        return None
    said = doc.text[there.inner_start : there.inner_end].strip(_STOPS).lower()
    same = [q for q in body if said in doc.text[q.inner_start : q.inner_end].lower()]
    return same[0] if len(same) == 1 else None


def _with_speaker(doc: Document, quotation: Quotation) -> Quotation:
    return doc.quotations[doc.quoted.index(quotation)]


def _is_told_alike(doc: Document, mine: Quotation, other: Document, theirs: Quotation) -> bool:
    """Whether all names around a quotation stand around the source's too, and no pronoun does: whoever is its
    speaker is named there, so that nobody need be looked for."""
    around = _around(doc, mine)
    if not _PRONOUNS.isdisjoint(map(str.lower, _PART.findall(around))):
        return False
    named = frozenset(_CAPITALISED.findall(around))
    return named.issubset(_CAPITALISED.findall(_around(other, theirs)))


def _around(doc: Document, quotation: Quotation) -> str:
    """The narration in the sentences of a quotation."""
    at, end = _passage(doc, quotation)
    parts: list[str] = []
    for quote in doc.quoted:
        if at < quote.end and quote.start < end:
            parts.append(doc.text[at : quote.start])
            at = max(at, quote.end)
    return "\n".join([*parts, doc.text[at:end]])


def _passage(doc: Document, quotation: Quotation) -> Span:
    """The sentences that a quotation stands in."""
    first = max(0, bisect_right(doc.sentences, quotation.start, key=_start) - 1)
    last = max(first, bisect_left(doc.sentences, quotation.end, key=_start) - 1)
    return Span(min(quotation.start, doc.sentences[first].start), doc.sentences[last].end)


def _is_named(doc: Document, quotation: Quotation, whom: str) -> bool:
    """Whether the last capitalised word of a speaker's description stands in the sentences of a quotation,
    outside all marks."""
    last = _CAPITALISED.findall(whom)[-1:]
    return bool(last) and any(
        match[0] == last[0] and not any(q.start <= match.start() < q.end for q in doc.quoted)
        for match in _CAPITALISED.finditer(doc.text, *_passage(doc, quotation))
    )


def _speaker(doc: Document, quotation: Quotation) -> Span | None:
    """Whom the text gives as the speaker at the quotation itself, not in another sentence."""
    passage = _passage(doc, quotation)
    if quotation.speaker is not None:
        span = Span(quotation.speaker.start, quotation.speaker.end)
        return _with_name(doc, span, passage) if _within(span, passage) else None
    # Rewriters attribute by verbs of their own: “…,” Petra Lund informed journalists.
    if doc.text[quotation.inner_end - 1] not in ",!?" and doc.text[quotation.end : quotation.end + 1] != ",":
        return None
    if not _CAPITALISED.search(doc.text, quotation.end, passage.end):
        return None
    names = _names(doc, [Span(quotation.end, passage.end)])
    if not names:
        return None
    start, name = _starts(names[0]), names[0]
    for following in names[1:]:
        # “Harbour” of “Harbour Minister Ana Ruiz”: one stretch, whose last part is the name.
        if not doc.text[name.end : _starts(following)].isspace():
            break
        name = following
    gap = _GAP.fullmatch(doc.text, quotation.end, start)
    return Span(start, name.end) if gap and _PREPOSITIONS.isdisjoint(gap[0].lower().split()) else None


def _with_name(doc: Document, span: Span, passage: Span) -> Span:
    """A speaker with the name behind that says who it is: “its director, Petra Lund”."""
    comma = doc.text[span.end : span.end + 2] == ", "
    for name in _names(doc, [Span(span.end, passage.end)])[:1] if comma else ():
        if _starts(name) == span.end + 2 and not _names(doc, [span]):
            return Span(span.start, name.end)
    return span


def _starts(name: Name) -> int:
    return name.title.start if name.title else name.start


def _before(doc: Document, quotation: Quotation) -> list[Span]:
    """The paragraph before the quotation's, and its own up to it."""
    index = max(0, bisect_right(doc.paragraphs, quotation.start, key=_start) - 1)
    own = Span(doc.paragraphs[index].start, quotation.start)
    return [doc.paragraphs[index - 1], own] if index else [own]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _names(doc: Document, spans: Iterable[Span]) -> list[Name]:
    """The names in some stretches of narration."""
    found: list[Name] = []
    for start, end in spans:
        first, last = (bisect_left(doc.names, at, key=_start) for at in (start, end))
        found += [name for name in doc.names[first:last] if not _is_quoted(doc, name)]
    return found


def _is_quoted(doc: Document, name: Name) -> bool:
    before = bisect_right(doc.quoted, name.start, key=_start)
    # The one before, and where that is nested the one around it.
    return any(quote.end > name.start for quote in doc.quoted[max(0, before - _NESTED) : before])


def _start(item: Name | Quotation | Span) -> int:
    return item.start


def _is_subject(doc: Document, name: Name) -> bool:
    """Whether a name is the speaker's own: not “the Ohio Democrat”, nor “Petra Lund’s lawyer”."""
    before = _WORD_BEFORE.search(doc.text, max(0, name.start - 40), name.start)
    article = name.title is None and before is not None and before[1].lower() in _ARTICLES
    return not article and _POSSESSIVE.match(doc.text, name.end) is None


def _is_person(name: Name, docs: Sequence[Document]) -> bool:
    """Whether either text treats a name as a person's: by title, role, “who” or age, or by surname alone."""
    parts = [part.lower() for part in _PART.findall(name.text)]
    if not parts or name.text.isupper() or any(part in _BODIES for part in parts):
        return False
    if _is_titled(name):
        return True
    surname, words = _key(name.text), len(name.text.split())
    for doc in docs:
        for other in _by_surname(doc).get(surname, ()):
            if _is_titled(other) or _has_role(doc.text, other):
                return True
            # Persons are called by the last part of their name, bodies by the first.
            short, long = sorted((words, len(other.text.split())))
            if short == 1 and long in (2, 3):
                return not any(part.lower() in _BODIES for part in _PART.findall(other.text))
    return False


@lru_cache(maxsize=32)
def _by_surname(doc: Document) -> dict[str, list[Name]]:
    """The names of a text by what they are known by."""
    found: dict[str, list[Name]] = {}
    for name in doc.names:
        found.setdefault(_key(name.text), []).append(name)
    return found


def _is_titled(name: Name) -> bool:
    words = name.text.lower().split()
    return name.title is not None or any(word in TITLES for word in words[:-1])


def _has_role(text: str, name: Name) -> bool:
    before = _WORD_BEFORE.search(text, max(0, name.start - 40), name.start)
    if before and _is_role(before[1]):
        return True
    ahead = _ROLE_BEFORE.search(text, max(0, name.start - 90), name.start)
    if ahead and _is_role(ahead[1]):
        return True
    if " " in name.text:
        office = _OFFICE_BEFORE.search(text, max(0, name.start - 90), name.start)
        if office and _is_role(office[1]):
            return True
    if _APPOSITION.match(text, name.end):
        return True
    behind = _IN_APPOSITION.match(text, name.end)
    # “Ana Ruiz, the head of …”, “Ana Ruiz, grain analyst with …”: the noun before a preposition.
    return behind is not None and _is_role(_PREPOSITION.split(behind[1])[0].split()[-1])


def _is_role(word: str) -> bool:
    return word.lower() in _ROLES or (
        _AGENT.search(word) is not None and _COMPANY.search(word) is None and word.islower()
    )


def _key(name: str) -> str:
    """What a name is known by: its last part, plain."""
    parts = _parts(name)
    return parts[-1] if parts else name.lower()


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name without particles, accents and case."""
    plain = name.lower()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain.translate(_FOLDED))
        plain = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(part for part in _PART.findall(plain) if part not in _PARTICLES and part not in TITLES)


def _may_be_same(one: str, other: str) -> bool:
    """Whether two names may be one person's: a part in common, or surnames that sound or look alike."""
    from rapidfuzz import fuzz

    first, second = _parts(one), _parts(other)
    if not first or not second:
        return True
    if set(first) & set(second):
        return True
    if _script(first[-1]) != _script(second[-1]):
        return True
    if len(first) > 1 and len(second) > 1 and _initials(first) == _initials(second):
        return True
    a, b = first[-1], second[-1]
    return fuzz.ratio(a, b) >= _SAME_NAME or _skeleton(a) == _skeleton(b)


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]


def _initials(parts: Sequence[str]) -> tuple[str, str]:
    return parts[0][:2], parts[-1][:2]


_FOLDED = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"}
)
_ALIKE = str.maketrans("ckqzwydg", "kkksvitk")
_SOUNDS = lazy(r"[aeiouhv’']")


def _skeleton(name: str) -> str:
    """A name's consonants, those that transliterations take for one another made one."""
    plain = _SOUNDS.sub("", name.translate(_ALIKE))
    return re.sub(r"(.)\1", r"\1", plain) or name
