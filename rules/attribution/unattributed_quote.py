from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from auditor.compare.comparison import source_document
from auditor.compare.quotes import quote_pairs
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.quotes import Quotation
from auditor.text.speakers import Speaker
from auditor.text.words import word_set, words

if TYPE_CHECKING:
    from auditor.compare import Comparison

_LEAST_WORDS = 5
_PHRASE = 20
"""Characters up to which a quotation is a phrase."""
_MOST_IN_ARTICLE = 1
"""More quotations without a speaker than this are a form: a dialogue, readers' letters, a questionnaire."""
_MOST_LOOKED_AT = 8
"""Quotations that are looked for elsewhere in the text."""

# Anything in the narration next to a quotation that may tell whose words they are.
_SPEECH = lazy(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|ask(?:ed|s|ing)?|add(?:ed|s|ing)|wr(?:ote|ites?|iting|"
    r"itten)|not(?:ed|es|ing)|call(?:ed|s|ing)?|expla(?:ined|ins?|ining)|recall(?:ed|s|ing)?|warn(?:ed|s|"
    r"ing)?|argu(?:ed|es?|ing)|claim(?:ed|s|ing)?|insist(?:ed|s|ing)?|declar(?:ed|es|ing)|stat(?:ed|es|"
    r"ing|ements?)|announc(?:ed|es?|ing|ement)|repl(?:ied|ies|y)|respon(?:ded|ds?|ding|se)|answer(?:ed|s|"
    r"ing)?|continu(?:ed|es)|conclud(?:ed|es|ing)|tweet\w{0,4}|post(?:ed|s|ing)?|remark\w{0,4}|"
    r"observ(?:ed|es|ing)|jok(?:ed|es|ing)|suggest\w{0,3}|acknowledg\w{1,4}|admit\w{0,4}|agree[ds]?|"
    r"believ\w{1,3}|concede[ds]?|confirm\w{0,3}|comment\w{0,3}|complain\w{0,3}|describ\w{1,4}|den(?:ied|"
    r"ies|y)|emphasi\w{2,4}|express\w{0,3}|quot\w{1,5}|report(?:ed|s)?|reveal\w{0,3}|sa?ng|shout\w{0,3}|"
    r"speak\w{0,3}|spoke\w{0,10}|speech|stress\w{0,3}|testif\w{2,4}|thought|think\w{0,2}|urg(?:ed|es|"
    r"ing)|vow\w{0,3}|wonder\w{0,3}|accus\w{2,4}|point(?:ed|s) out|promis(?:ed|es?|ing)|read[s]?|words?|"
    r"messages?|letters?|interview\w{0,3}|according|slogan|motto|proverb|song|lyrics|banner|placard|poem|"
    r"verse|prayer|dij\w{1,5}|dice[n]?|señal\w{1,5}|afirm\w{1,5}|asegur\w{1,5}|explic\w{1,5}|añad\w{1,5}|"
    r"agreg\w{1,5}|declar\w{1,6}|según|palabras|dit|disait|déclar\w{1,4}|ajout\w{1,4}|expliqu\w{1,4}|"
    r"affirm\w{1,4}|selon|mots|sagt\w{0,3}|erklär\w{1,3}|betont\w{0,2}|schr(?:ieb|eibt)\w{0,2}|laut|"
    r"Worte\w{0,2}|mein(?:t|te|en)|disse\w{0,3}|afirm\w{1,4}|segundo|palavras|detto|dichiarat\w|"
    r"spieg\w{1,4}|secondo|parole)\b",
    re.IGNORECASE,
)
_SAID = word_set("said said, said. says says, told added added, added. wrote")
"""Those of them that most paragraphs with a quotation have, for they are found sooner."""
_WRITING = lazy(
    r"\b(?:Twitter|Facebook|Instagram|Telegram|tweet\w{0,3}|wrote|writes|posted|statement|letter|message|"
    r"note|e-?mail|texted|transcript|speech|reads?|song|banner|slogan)\b",
    re.IGNORECASE,
)
"""A text that the paragraph behind it may give."""
_POINTS_BACK = lazy(
    r"(?:That|This|Those|These|It|So|Such|With (?:that|these|those)|Thus|Eso|Esas|Así|Ces|C[’']|Das|Dies|"
    r"Assim|Così)\b"
)
_REPORTED = lazy(
    r"\b(?:said|says|stat(?:ed|es|ing)|expressed|emphasi[sz]e[sd]|remarked|noted|stressed|highlighted|"
    r"recall(?:s|ed)|acknowledge[sd]|according to|declared)\b",
    re.IGNORECASE,
)
# Words that turn to another matter, before a subject that is no pronoun: "she" may be who spoke.
_TURNS = lazy(
    r"\s(?:Meanwhile|Separately|Elsewhere|In addition|Additionally|Furthermore|Moreover|At the same time|"
    r"Earlier|Later|On the other hand|In the meantime|Besides),?\s(?!(?:he|she|they|it|we|I)\b)"
)
_FIRST_PERSON = lazy(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_WORD = lazy(r"[^\W\d_]{3,}")
_ENDS = tuple(".!?…")
_OPENERS = "“”„‟\"«»‘’'‚‹›「『 \t\u00a0"
_PRONOUNS = word_set("he she they it we i who él ella il elle er sie ele ela lui lei hij zij")

_COPY = (
    "ARDEN, May 4 (NNA) - The bridge over the Ard will close on Friday for repairs that cost 6 million"
    " crowns, mayor Petra Lund said.\n\n"
    "“We will not open the bridge again before the engineers have signed for every bolt,” Lund told"
    " reporters.\n\n"
    "“The old steel was cheaper than the rust on it,” said engineer Tomas Berg.\n\n"
    "The town has two ferries."
)


@rule(
    severity=Severity.INFO,
    uses=("sources",),
    bad=(
        "The bridge over the Ard shuts on Friday, and buses will go round by the dam.\n\n"
        "[[“The old steel was cheaper than the rust on it.”]]\n\n"
        "Work is to last until September. Two ferries lie idle at the quay.",
        "Rain fell on the market all morning. The stalls stayed shut.\n\n"
        "[[“I have sold nothing but one umbrella since Tuesday, and that was my own!”]]\n\n"
        "A thaw is forecast for the weekend. Roads to the north remain closed.",
        Example(
            "The repairs will cost 6 million crowns, mayor Petra Lund said.\n\n"
            "[[“We will not open the bridge again before the engineers have signed for every bolt.”]]\n\n"
            "The town has two ferries.",
            source=_COPY,
        ),
    ),
    good=(
        "The bridge shuts on Friday, and buses will go round by the dam.\n\n"
        "“The old steel was cheaper than the rust on it,” said Tomas Berg.\n\n"
        "“You could put a finger through it in five places.”\n\nWork is to last until September.",
        "Nobody asked the ferrymen.\n\n“We have waited for seven years, and nobody rang.\n\n"
        "“Now they ring every day,” Idar Moe said.",
        "A banner hung from the tower.\n\n“Give us back our bridge by winter.”\n\nNobody took it down.",
        "The novel “The Last Ferry to Arden and Back” is out. Its motto is “no bridge, no queue, no cake”.",
        "The road is shut, and the milk stands in the yard.\n\n“Not one litre sold since Monday.”\n\n"
        "Those were the first words of the farmer Eva Lie when we came.",
        "It ended as it began. “It’s only a bridge and nobody died of it.” The mayor, Petra Lund, smiled.",
        Example(
            "Mayor Petra Lund was asked about dates.\n\n"
            "“We will not open the bridge again before the engineers have signed for every bolt,” she said.",
            source=_COPY,
        ),
    ),
)
def unattributed_quote(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """A direct quotation that nobody is given as the speaker of.

    Readers must be able to tell who speaks. In rewritten copy, “he said” is the first thing to be lost.

    The rule looks at quotations of five words or more that are a paragraph by themselves, and only where
    neither that paragraph nor the one before or behind it has a word of saying in it. Phrases in
    quotation marks within a sentence, titles, headlines, pull quotes that repeat the text, quotations that
    open an article and those that go on from the paragraph before stay silent, and so do articles in
    which many quotations stand alone. Where a source has the same quotation with its speaker beside it,
    the rule says who it is, and a speaker who is named in another paragraph only is not enough.
    """
    page = _page(doc)
    known = _known_speakers(doc, page, sources or ())
    alone = [
        quotation
        for paragraph in page.paragraphs
        for quotation in paragraph.quotations
        if quotation.start not in known and _stands_alone(doc, page, paragraph, quotation)
    ]
    if len(alone) <= _MOST_LOOKED_AT:
        alone = [quotation for quotation in alone if not _is_repeated(doc.text, quotation)]
    for quotation in alone if len(alone) <= _MOST_IN_ARTICLE else ():
        yield Finding(
            quotation.start, quotation.end, "nobody is given as the speaker of this quotation", confidence=0.7
        )
    for said in known.values():
        if _is_dropped(doc, page, said):
            yield Finding(
                said.quotation.start,
                said.quotation.end,
                f"no speaker is given for this quotation; the source gives it to {said.wording}",
                evidence=(said.evidence,),
            )


class _Known(NamedTuple):
    """A quotation whose speaker a source gives."""

    quotation: Quotation
    evidence: Evidence
    wording: str
    """Who it is, in the source's words."""
    name: str
    """The name, for a pronoun too; empty if there is none."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of the body with its outermost quotations and the narration around them."""

    index: int
    span: Span
    quotations: tuple[Quotation, ...]
    narration: str
    """Empty where no word stands outside the quotations."""
    ends: str
    """Its last character."""


@dataclass(frozen=True, slots=True)
class _Page:
    paragraphs: tuple[_Paragraph, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> _Paragraph | None:
        """The paragraph of the body that holds an offset."""
        index = bisect_right(self.starts, offset) - 1
        return self.paragraphs[index] if index >= 0 and offset < self.paragraphs[index].span.end else None


def _page(doc: Document) -> _Page:
    outer = [quotation for quotation in doc.quoted if not quotation.depth]
    starts = [quotation.start for quotation in outer]
    paragraphs: list[_Paragraph] = []
    for index, span in enumerate(doc.body):
        inside = tuple(outer[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        narration = _narration(doc.text, span, inside)
        paragraphs.append(_Paragraph(index, span, inside, narration, doc.text[span.end - 1]))
    return _Page(tuple(paragraphs), tuple(paragraph.span.start for paragraph in paragraphs))


def _narration(text: str, span: Span, quotations: Sequence[Quotation]) -> str:
    parts: list[str] = []
    at = span.start
    for quotation in quotations:
        parts.append(text[at : quotation.start])
        at = max(at, quotation.end)
    narration = " ".join([*parts, text[at : span.end]]).strip()
    return narration if any(map(str.isalnum, narration)) else ""


def _known_speakers(doc: Document, page: _Page, sources: Sequence[Comparison]) -> dict[int, _Known]:
    """The article's quotations beside which a source gives a speaker, by their starts."""
    known: dict[int, _Known] = {}
    for comparison in sources:
        if comparison.source.role != "wire" and comparison.derivation.verdict == "none":
            continue
        other = source_document(comparison.source)
        for pair in quote_pairs(doc, comparison):
            quotation, paragraph = pair.quotation, page.at(pair.quotation.start)
            if quotation.start in known or paragraph is None or not _may_lack(doc, paragraph, quotation):
                continue
            if not _is_sentence(doc.text, quotation) or _reports(doc, quotation):
                continue
            theirs = next(
                (q for q in other.quotations if not q.depth and q.start <= pair.source_start < q.end), None
            )
            if theirs is None or theirs.speaker is None:
                continue
            said = Span(theirs.speaker.start, theirs.speaker.end)
            if _is_near(other, theirs, said):
                evidence = _evidence(comparison.source, theirs, said, pair.similarity)
                name = theirs.speaker.name
                whom = _wording(other, theirs)
                known[quotation.start] = _Known(quotation, evidence, whom, other.slice(name) if name else "")
    return known


def _may_lack(doc: Document, paragraph: _Paragraph, quotation: Quotation) -> bool:
    """Whether the paragraph of a quotation may tell nothing of its speaker."""
    if not paragraph.index:
        return False
    told = not _SAID.isdisjoint(paragraph.narration.split()) or _SPEECH.search(paragraph.narration)
    return not told or _turn(doc, paragraph, quotation) is not None


def _speaker(doc: Document, quotation: Quotation) -> Speaker | None:
    """The speaker of one of `Document.quoted`, which leaves that open."""
    return doc.quotations[doc.quoted.index(quotation)].speaker


def _wording(doc: Document, quotation: Quotation) -> str:
    """Who speaks, in the source's words; the name for a pronoun."""
    speaker = quotation.speaker
    assert speaker is not None
    wording = doc.text[speaker.start : speaker.end]
    return f"given to “{wording}”" if wording.lower() in _PRONOUNS else wording


def _evidence(source: Source, quotation: Quotation, said: Span, similarity: float) -> Evidence:
    start, end = min(quotation.start, said.start), max(quotation.end, said.end)
    return Evidence(source.id, start, end, source.text[start:end], similarity)


def _is_dropped(doc: Document, page: _Page, said: _Known) -> bool:
    """Whether the paragraph of a quotation tells nothing of its speaker, nor goes on from other talk."""
    quotation = said.quotation
    paragraph = page.at(quotation.start)
    if paragraph is None or not paragraph.index:
        return False
    if _goes_elsewhere(doc, page, paragraph, said):
        return True
    if _SPEECH.search(paragraph.narration):
        return False
    names = [word for word in _WORD.findall(said.wording) if word[0].isupper()]
    if any(name in doc.slice(paragraph.span) for name in names):
        return False
    own = _speaker(doc, quotation)
    if own is not None and _is_near(doc, quotation, Span(own.start, own.end)):
        return False
    before = page.paragraphs[paragraph.index - 1]
    return not (before.ends == ":" or before.quotations or _WRITING.search(before.narration))


def _goes_elsewhere(doc: Document, page: _Page, paragraph: _Paragraph, said: _Known) -> bool:
    """Whether a paragraph that opens with the whole of a quotation turns to another matter behind it, "
    "with the
    speaker in some other part of a sentence than its subject: "Meanwhile, the board was urged by Ann Lee"."""
    turn = _turn(doc, paragraph, said.quotation)
    if turn is None or not said.name:
        return False
    last = said.name.split()[-1]
    if doc.text.startswith(said.name, turn.end()) or doc.text.startswith(last, turn.end()):
        return False
    # Nor does it go on from the talk of the paragraph before.
    before = page.paragraphs[paragraph.index - 1]
    spoken = before.quotations and before.span.end - before.quotations[-1].end < _PHRASE
    return before.ends != ":" and not spoken and last not in doc.slice(before.span)


def _turn(doc: Document, paragraph: _Paragraph, quotation: Quotation) -> re.Match[str] | None:
    """The words by which a paragraph that opens with a whole quotation turns to another matter."""
    inner = doc.text[quotation.inner_start : quotation.inner_end]
    if quotation.start != paragraph.span.start or not inner.endswith(_ENDS):
        return None
    return _TURNS.match(doc.text, quotation.end, paragraph.span.end)


def _stands_alone(doc: Document, page: _Page, paragraph: _Paragraph, quotation: Quotation) -> bool:
    """Whether a quotation is a paragraph by itself, in the midst of an article, with no speaker in reach."""
    if paragraph.narration or not paragraph.index:
        return False
    if not all(q.opened and q.closed for q in paragraph.quotations):
        return False
    if not _is_sentence(doc.text, quotation) or _reports(doc, quotation):
        return False
    if _speaker(doc, quotation) is not None:
        return False
    before = page.paragraphs[paragraph.index - 1]
    if before.ends == ":" or _SPEECH.search(before.narration) or any(map(_is_talk, before.quotations)):
        return False
    if paragraph.index + 1 == len(page.paragraphs):
        return True
    behind = page.paragraphs[paragraph.index + 1]
    first = _first_sentence(doc, behind.span)
    return bool(behind.narration) and not (_SPEECH.search(first) or _POINTS_BACK.match(first))


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a whole sentence of some length, opened and closed."""
    inner = text[quotation.inner_start : quotation.inner_end].strip(_OPENERS)
    if not (quotation.opened and quotation.closed) or len(words(inner)) < _LEAST_WORDS:
        return False
    stop = text[quotation.end : quotation.end + 1] or " "
    return (inner.endswith(_ENDS) or stop in _ENDS) and not inner[0].islower()


def _is_talk(quotation: Quotation) -> bool:
    """Whether a quotation is no mere phrase, so that the next one may be the rest of it."""
    return quotation.end - quotation.start > _PHRASE or not quotation.closed


def _reports(doc: Document, quotation: Quotation) -> bool:
    """Whether the marks hold a reporter's words, attribution and all; that is a fault of the marks."""
    inner = doc.text[quotation.inner_start : quotation.inner_end]
    return _REPORTED.search(inner) is not None and _FIRST_PERSON.search(inner) is None


def _first_sentence(doc: Document, paragraph: Span) -> str:
    at = bisect_left(doc.sentences, paragraph.start, key=_start)
    return doc.slice(doc.sentences[at]) if at < len(doc.sentences) else ""


def _is_repeated(text: str, quotation: Quotation) -> bool:
    """Whether the words stand elsewhere in the article: a pull quote."""
    return text.count(text[quotation.inner_start : quotation.inner_end].strip(" .,!?…")) > 1


def _is_near(doc: Document, quotation: Quotation, speaker: Span) -> bool:
    """Whether a speaker is given in the sentences of the quotation themselves."""
    first, last = doc.sentence_at(quotation.start), doc.sentence_at(quotation.end - 1)
    return first.start <= speaker.start and speaker.end <= last.end


def _start(span: Span) -> int:
    return span.start
