from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from auditor.compare.comparison import source_document
from auditor.compare.persons import is_person, is_subject, known_as, may_be_same
from auditor.compare.quotes import QuotePair, quote_pairs
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.names import Name
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

_PRONOUNS = word_set("he she they él ella il elle er sie ele ela lui lei hij zij")
_CAPITALISED = lazy(rf"(?<!\w)[{UPPER}][\w’'-]*")
_PART = lazy(r"[^\W\d_]+")
_RELAYED = lazy(
    r"\b(?:quot(?:ed|ing|es)|cit(?:ed|ing|es)|as\ssaying|according|spokes\w{3,6}|repeat\w{2,3})\b"
)
"""Words by which somebody passes on what another said."""
_STOPS = " .,!?…"
_GAP = lazy(r",?\s(?:[\w’'-]{1,30}\s){0,5}")
_PREPOSITIONS = word_set("to of for from in on at with by about a de an von à au zu")
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
    if any(may_be_same(a.text, b.text) for a in beside_mine for b in there.names) or any(
        may_be_same(a.text, b.text) for a in here.names for b in beside_theirs
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
        names = [name for name in _names(doc, [span]) if is_subject(doc, name) and is_person(name, texts)]
        return _Told(names, [passage], wording) if names else None
    context = [*_before(doc, quotation), passage]
    names = [name for name in _names(doc, context) if is_person(name, texts)]
    if len({known_as(name.text) for name in names}) != 1:
        return None
    return _Told(names, context, max((name.text for name in names), key=len))


def _is_doubtful(doc: Document, quotation: Quotation, printed: Span, told: _Told) -> bool:
    """Whether a pronoun in the article may mean another than the one person named around it."""
    if doc.slice(printed).lower() not in _PRONOUNS or quotation.speaker is None:
        return False
    meant = quotation.speaker.name
    if meant is None or known_as(doc.slice(meant)) != known_as(told.names[-1].text):
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
    first, last = doc.sentence_at(quotation.start), doc.sentence_at(quotation.end - 1)
    return Span(min(quotation.start, first.start), last.end)


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
