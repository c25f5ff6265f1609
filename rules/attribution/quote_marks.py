from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.compare.comparison import source_document
from auditor.compare.quotes import quote_pairs
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.quotes import Quotation

if TYPE_CHECKING:
    from auditor.compare import Comparison

_CLOSERS = {"“": "”", "«": "»", "„": "“”"}
_MARKUP = lazy(r"</?\w{1,20}[ />=]|\w=\"|\bhttps?:|\bRT @|#\w|\btweet", re.IGNORECASE)

_VERBS = (
    r"(?:said|says|stated|states|noted|notes|added|adds|told|declared|declares|announced|announces|"
    r"explained|explains|"
    r"stressed|stresses|emphasi[sz]ed|emphasi[sz]es|claimed|claims|argued|argues|insisted|insists|warned|"
    r"warns|"
    r"mentioned|mentions|remarked|remarks|confirmed|confirms|revealed|reveals|underlined|highlighted|"
    r"highlights|"
    r"reiterated|reiterates|informed|informs|reported|reports|asserted|asserts|acknowledged|acknowledges|"
    r"affirmed|"
    r"observed|recalled|indicated|pointed out|called for|expressed|urged|urges|replied|responded|"
    r"dijo|señaló|añadió|afirmó|declaró|indicó|explicó|agregó|aseguró|advirtió|"
    r"a (?:déclaré|ajouté|dit|affirmé|noté|indiqué|précisé|souligné|expliqué)|"
    r"sagte|erklärte|betonte|teilte mit|fügte hinzu|"
    r"disse|afirmou|acrescentou|declarou|ressaltou|ha (?:detto|dichiarato|aggiunto|spiegato|affermato))"
)
_PRONOUNS = r"(?:[Hh]e|[Ss]he|[Tt]hey|Él|Ella|Il|Elle|Er|Sie|Ele|Ela)"
_NAME = (
    r"(?:(?:[Tt]he|[Mm]inister|[Pp]resident|[Dd]irector|[Ss]pokes(?:man|woman|person)|[Oo]fficial)\s)?"
    r"[^\W\d_a-z][\w.’'-]{1,30}(?:\s(?:(?:of|the|de|la|al|el|bin|van|von|ul|da|"
    r"dos)\s)?[^\W\d_a-z][\w.’'-]{0,30}){0,6}"
)
_APPOSITION = r"(?:,\s[^,“”.;]{3,90}(?:,\s[^,“”.;]{3,60})?,)?"
_ADVERB = (
    r"(?:\s(?:also|further|then|later|earlier|meanwhile|however|reportedly|además|también|aussi|auch|"
    r"também))?"
)
# Narration: "He noted that …", "Jane Doe, the head of X, stated during the briefing that …"
_HE_SAID = lazy(rf"{_PRONOUNS}{_ADVERB}\s{_VERBS}(?:\s(?:that|que|dass|che))?(?=[\s,])(?!,)")
_NAME_SAID = lazy(rf"{_NAME}{_APPOSITION}{_ADVERB}\s{_VERBS}(?:\s(?:that|que|dass|che))?(?=[\s,])(?!,)")
_THAT = lazy(r"\b(?:that|que|dass|che)\b")
_FIRST_PERSON = lazy(
    r"(?<![\w’'])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|my|[Oo]ur|me|us|you|[Yy]our)(?![\w])"
)
# Behind a quotation whose closing mark is lost: "…, Doe stated." / "…, he said in Oslo."
_ATTRIBUTED_IN = lazy(
    rf"[,!?…]\s(?:(?:{_PRONOUNS}|[Ii]t|{_NAME}{_APPOSITION})\s{_VERBS}|{_VERBS}\s(?:{_PRONOUNS}|"
    rf"(?:(?:the|a|an|its|his|her|their)\s)?(?:[a-z][\w’'-]{{1,20}}\s){{0,4}}{_NAME}))"
    r"\b[^“”«»]{0,160}?[.](?=\s|$)"
)
# “the president of the court”, “the court’s president”: an office before the name in commas.
_OFFICE = r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s[^,“”.;!?]{3,70}"
# Within a closed quotation, at its end: "…, engineer Tomas Rui said.” / "…, the firm said in a statement.”
_SPEAKER = (
    rf"(?:(?:the|a|an|its|his|her|their)\s)?(?:[a-z][\w’'-]{{1,20}}\s){{0,5}}{_NAME}"
    rf"(?:,\s(?:\d{{1,2}}|[a-z][^,“”.;]{{3,60}}),)?"
)
_WHERE = (
    r"(?:in|on|at|to|during|after|late|early|told|by|through|reporters|journalists|lawmakers|yesterday|today|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_SAID_WITHIN = lazy(
    rf"[,!?…]\s(?:(?P<who>{_SPEAKER})\s{_VERBS}(?:\s{_WHERE}\b[^“”.;]{{0,60}}|\s[A-Z][^“”.;]{{0,40}})?|"
    rf"{_VERBS}\s(?:[A-Z][a-z]{{1,5}}\.?\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}}"
    r"(?:,\s(?:who|whose|the|an?)\s[^“”.;]{3,90})?|"
    rf"{_OFFICE},\s{_NAME},\s{_VERBS}(?:\s[^“”.;]{{0,90}})?|"
    rf"the\s[a-z][\w’'-]{{2,20}}(?:\sof\s(?:the"
    rf"\s)?[\w’'-]{{2,20}})?\s(?:{_VERBS}\s{_WHERE}\b[^“”.;]{{0,60}}|added))"
    rf"[.,]\Z"
)
_PRONOUN_WITHIN = lazy(rf"[,!?…]\s{_PRONOUNS}\s{_VERBS}\Z")
"""“…, she said” in the capital: no sentence ends there."""
# "…, the mayor of Oslo, Ann Lee,” stated at the ceremony": the speaker stands within, the verb behind.
_SPEAKER_WITHIN = lazy(rf"[,!?…]\s(?:the\s[^,“”.;]{{3,80}},\s{_NAME}|{_SPEAKER}),\Z")
_VERB_BEHIND = lazy(
    rf"\s(?:told\s(?=[a-zA-Z])|{_VERBS}(?=\s(?:{_WHERE}|that|as|with|from|before|when|while)\b|[.,]))"
)
_ATTRIBUTION = lazy(rf"\s(?:[^.“”«»;!?\n]{{0,90}}?\s)?{_VERBS}\b")
_SAYS_BEFORE = lazy(
    rf"\b{_VERBS}\b[^.“”«»!?]{{0,80}}[,:]\s(?=([^\W\d_a-z][\w’']*)\s([\w’']+))|"
    r"\baccording to\b[^.“”«»!?]{0,80}[,:]\s(?=([^\W\d_a-z][\w’']*)\s([\w’']+))"
)
_TOO_EARLY = lazy(r"\s(?:but|and|because|so|or|if|when|while|until|unless|although|though|yet)\s")
_INCHES = lazy(r"\d\s?[”″]")
_FALSE_OPENER = lazy(r"(?:^|[\s(\[])[”][^\W_]")
_FALSE_CLOSER = lazy(r"[\w.,!?…)]“")
_SENTENCE_END = lazy(r"[.!?…][’)\]]?\s*$")
# Two single marks, or one, where the double one should be; a teaser cut short.
_CLOSED_OTHERWISE = lazy(r"[’']{2}|[.,!?…]’(?=\s|$)|(?:\.{3}|…)\s*$")
_SHORTEST = 3
_LEAST_REST = 4
"""Words of a source's quotation outside the marks that are no chance."""
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_UNOPENED = 320


_COPY = (
    "ARDEN, May 4 (NNA) - The road to Arden will stay shut until June, the town said on Friday.\n\n“The "
    "water "
    "took the road in an hour, and the frost has had a month to take the rest,” said Ann Lee, who runs the"
    " ferry. It lay idle.\n\nWork is to begin in May and will cost 6 million crowns, mayor Petra Lund said."
)


@rule(
    severity=Severity.WARNING,
    uses=("sources",),
    bad=(
        "[[“We have waited for seven years,]] Odile Marchand stated.\n\nThe bridge opens in May.",
        "[[“Salt and rope have doubled since the spring,]] said dock foreman Idar Moe, who leaves in June. "
        "His "
        "son will follow him.",
        "The envoy was firm.\n\n[[“She noted that]] both parties would open two more crossings by the end "
        "of the year.\n\n"
        "They will meet again in June.",
        "[[“Lagos and Accra will fight this together.]]\n\n[[“Kofi Mensah Badu, the interior minister of "
        "Ghana, stated]] at the "
        "same briefing that all parties would talk more often.\n\n“It took three days,” he declared.",
        "[[We asked for patience, and people waited in the rain,”]] the mayor told supporters at the town "
        "hall.",
        "The embassy said on its website, [[Setting sail again shows how far we have come,”]] and named a "
        "date.",
        "It rained. [[“The old bridge is safe for all, engineer Tomas Rui said.”]] He left the room.",
        "[[“Every lamp that is lit tonight was paid for here, the mayor of Arden, Petra Lund,”]] stated at "
        "the "
        "fair.",
        "[[“We have cartons for three weeks, and four of patience, said Iro Jaya, who runs it.”]] It rained.",
        "[[“The islands have spoken quietly, and I will not ask them again, she said”]] in the capital.",
        "[[“Nobody counted the boats, the harbour’s warden, Ann Moe, said before the inquiry.”]]",
        "[[“Each box was opened in front of us all, the head of the board, Ann Lee,”]] told a meeting.",
        Example(
            "[[“The water took the road in an hour,” and the frost has had a month to take the rest,]] said "
            "Ann Lee in Arden. The ferry lay idle.",
            source=_COPY,
        ),
        "[[“There was a noise,” but you could have slept through it,]] the warden, Ann Lee, told reporters.",
    ),
    good=(
        Example(
            "“The water took the road in an hour,” Ann Lee said, and the frost has had a month to take the "
            "rest.",
            source=_COPY,
        ),
        Example(
            "The road was lost “in an hour,” and the frost has had a month to take the rest.", source=_COPY
        ),
        "“The clerk, whom the mayor, Ann Lee, had sent, was late,” he said.",
        "“You may store what the page needs,” she said. “For the rest you must ask.\n\n“And you must ask "
        "each time.”",
        "“My father says that that’s no way to live. But he kept the boat.”",
        "He called it “a wave,” but nobody had seen it, she said.",
        "The screen is 27” wide and the board 6’ 2” long; in the ’90s both were rare.",
        "“He said that he would come,” she recalled.\n\n“They said no.”",
        "“I asked them twice,” said Ann Lee. “They said that it ‘would not do’.”",
        'The paper wrote "Nothing is lost. He said so.',
        "“I asked for the bill, the waiter said that it was paid, and so I left,” she told the court.",
        "“The bridge is safe, Mr Rui said, and I believed him.” She shook her head.",
        "«Nous avons attendu», a dit le maire. «Rien n’est venu.»",
        "„Das war ein Fehler“, sagte sie. „Wir haben gelernt.“",
        "“It works,” he said.\n\n“She said that she would pay, and then she left.\n\n“We never saw the "
        "money.”",
    ),
)
def quote_marks(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """A quotation mark that is missing, or stands in the wrong place.

    Marks tell readers whose words they read. A quotation that is never closed puts the reporter's words
    into somebody's mouth; a mark that has slid from the end of one paragraph to the head of the next does
    it twice.

    The rule speaks of curly marks and guillemets only, for straight marks cannot be told apart; and only
    where the wording shows what went wrong: narration behind an opening mark ("“He noted that"), an
    attribution inside an open quotation, a closing mark without an opening one behind words that begin with
    a capital. It knows quotations that go on over several paragraphs, each opened and only the last
    closed, nested quotations, inches and ’90s. Beside a source also a mark closed too early, where the rest
    of the source's quotation follows outside it. Paragraphs that mix straight and curly marks, or hold
    tweets or markup, are left alone.
    """
    paragraphs = doc.paragraphs
    by_paragraph = _quotations_by_paragraph(doc)
    early = _closed_before_source(doc, sources or ())
    narration = [_narration(doc, i, by_paragraph[i]) for i in range(len(paragraphs))]
    for i, paragraph in enumerate(paragraphs):
        text = doc.slice(paragraph)
        if narration[i] and not doc.in_furniture(narration[i] or paragraph):
            span = narration[i] or paragraph
            yield Finding(
                *span,
                "an opening quotation mark before the reporter’s own words",
                severity=Severity.ERROR,
                suggestion=doc.slice(span)[1:],
            )
        if not by_paragraph[i] or not _is_plain(text) or doc.in_furniture(paragraph):
            continue
        odd = sum(not (quotation.opened and quotation.closed) for quotation in by_paragraph[i])
        for quotation in by_paragraph[i]:
            if narration[i] and quotation.start == paragraph.start:
                continue
            found = None
            if quotation.opened and not quotation.closed:
                found = _unclosed(doc, i, quotation, by_paragraph, narration)
            elif quotation.closed and not quotation.opened:
                found = _unopened(doc, i, quotation, by_paragraph) if odd == 1 else None
            else:
                found = _closed_late(doc, paragraph, quotation)
                if found is None:
                    found = early.get(quotation.start)
                if found is None and quotation.start == paragraph.start:
                    found = _closed_early(doc, paragraph, quotation)
            if found:
                yield found


def _quotations_by_paragraph(doc: Document) -> list[list[Quotation]]:
    starts = [paragraph.start for paragraph in doc.paragraphs]
    grouped: list[list[Quotation]] = [[] for _ in starts]
    for quotation in doc.quoted:
        if quotation.depth == 0:
            grouped[max(0, bisect_right(starts, quotation.start) - 1)].append(quotation)
    return grouped


def _is_plain(text: str) -> bool:
    """Whether the marks of a paragraph can be trusted."""
    if '"' in text or _MARKUP.search(text) or _FALSE_OPENER.search(text):
        return False
    # Where „ opens, “ closes.
    return "«" not in text if "„" in text else not _FALSE_CLOSER.search(text)


def _narration(doc: Document, index: int, quotations: list[Quotation]) -> Span | None:
    """The mark and the reporting clause of a paragraph that opens a quotation but is narration."""
    start, end = doc.paragraphs[index]
    text = doc.text
    if text[start] not in _CLOSERS or '"' in text[start:end]:
        return None
    first = next((q for q in quotations if q.start == start), None)
    if first is None or first.closed:
        return None
    inner = text[start + 1 : end]
    named = _NAME_SAID.match(inner)
    chained = _continues(doc, index)
    if (
        named
        and _is_person(doc, start + 1, inner, named)
        and _THAT.search(inner)
        and not _FIRST_PERSON.search(inner)
    ):
        return Span(start, start + 1 + named.end())
    pronoun = _HE_SAID.match(inner)
    if pronoun and not chained and not _FIRST_PERSON.search(inner):
        return Span(start, start + 1 + pronoun.end())
    return None


def _is_person(doc: Document, start: int, inner: str, named: re.Match[str]) -> bool:
    """Whether the clause names its speaker in full, as narration does and talk seldom does."""
    name = re.match(_NAME, inner)
    return name is not None and (" " in name[0] or "," in named[0])


def _continues(doc: Document, index: int) -> bool:
    """Whether the next paragraph opens with the same mark, so that none is due at this one's end."""
    if index + 1 >= len(doc.paragraphs):
        return False
    return doc.text[doc.paragraphs[index + 1].start] == doc.text[doc.paragraphs[index].start]


def _unclosed(
    doc: Document,
    index: int,
    quotation: Quotation,
    by_paragraph: list[list[Quotation]],
    narration: list[Span | None],
) -> Finding | None:
    text, paragraph = doc.text, doc.paragraphs[index]
    mark = text[quotation.start]
    if mark not in _CLOSERS:
        return None
    inner = text[quotation.inner_start : quotation.inner_end]
    if len(inner.split()) < _SHORTEST or _CLOSED_OTHERWISE.search(inner):
        return None
    following = index + 1 < len(doc.paragraphs)
    next_opens = following and text[doc.paragraphs[index + 1].start] == mark
    attributed = _ATTRIBUTED_IN.search(inner)
    if next_opens and not narration[index + 1] and not (attributed and attributed.end() >= len(inner)):
        return None
    if following and not next_opens and any(not q.opened for q in by_paragraph[index + 1]):
        return None
    last = quotation.end >= paragraph.end
    if not last and not (attributed and _SENTENCE_END.search(inner)):
        return None
    if attributed and not _reports_within(inner, attributed):
        cut = quotation.inner_start + attributed.start() + 1
        return Finding(
            quotation.start,
            cut,
            "this quotation is never closed: the attribution stands inside it",
            suggestion=f"{text[quotation.start : cut]}{_CLOSERS[mark][-1]}",
        )
    if not last or not _SENTENCE_END.search(inner):
        return None
    return Finding(
        quotation.start,
        quotation.end,
        "this quotation is never closed",
        suggestion=f"{text[quotation.start : quotation.end]}{_CLOSERS[mark][-1]}",
    )


def _reports_within(inner: str, attributed: re.Match[str]) -> bool:
    """Whether the speaker rather reports somebody's words: "…, he said." after "he told me"."""
    return len(inner) - attributed.end() > 0 and _FIRST_PERSON.search(inner[attributed.end() :]) is not None


def _unopened(
    doc: Document, index: int, quotation: Quotation, by_paragraph: list[list[Quotation]]
) -> Finding | None:
    text, paragraph = doc.text, doc.paragraphs[index]
    if text[quotation.end - 1] not in "”»" or _INCHES.match(text, quotation.end - 2):
        return None
    if index and any(not q.closed for q in by_paragraph[index - 1]):
        return None
    inner = text[quotation.inner_start : quotation.inner_end]
    if len(inner.split()) < _SHORTEST or len(inner) > _LONGEST_UNOPENED or inner[-1] not in ",.!?…":
        return None
    start = quotation.start
    if start == paragraph.start:
        says = _SAYS_BEFORE.search(inner)
        if says:
            start += says.end()
        elif not (inner[0].isupper() and _ATTRIBUTION.match(text, quotation.end, paragraph.end)):
            return None
    elif not (inner[0].isupper() and _ATTRIBUTION.match(text, quotation.end, paragraph.end)):
        return None
    mark = "«" if text[quotation.end - 1] == "»" else "“"
    return Finding(
        start,
        quotation.end,
        "a closing quotation mark, but none opens this quotation",
        suggestion=f"{mark}{text[start : quotation.end]}",
    )


def _closed_late(doc: Document, paragraph: Span, quotation: Quotation) -> Finding | None:
    """“The bridge is safe, engineer Tomas Rui said.” He left."""
    text = doc.text
    mark, inner = text[quotation.end - 1], text[quotation.inner_start : quotation.inner_end]
    if text[quotation.start] not in _CLOSERS or len(inner.split()) < 2 * _SHORTEST or not inner[0].isupper():
        return None
    if _VERB_BEHIND.match(text, quotation.end, paragraph.end):
        found = _SPEAKER_WITHIN.search(inner)
    elif _stands_apart(text, paragraph, quotation):
        going_on = text[quotation.end : quotation.end + 2].strip().islower()
        found = _SAID_WITHIN.search(inner) or (_PRONOUN_WITHIN.search(inner) if going_on else None)
    else:
        found = None
    if found is None or found.start() < _SHORTEST or _FIRST_PERSON.search(found[0]):
        return None
    cut = quotation.inner_start + found.start() + 1
    return Finding(
        quotation.start,
        quotation.end,
        "the quotation is closed too late: the speaker stands inside it",
        suggestion=f"{text[quotation.start : cut]}{mark}{text[cut : quotation.inner_end]}",
    )


def _stands_apart(text: str, paragraph: Span, quotation: Quotation) -> bool:
    """Whether nobody else is given as the speaker of a quotation, in its sentence or right behind it."""
    before = text[paragraph.start : quotation.start].rstrip()
    if before and before[-1] not in ".!?”":
        return False
    behind = text[quotation.end : paragraph.end]
    return not behind.strip() or _ATTRIBUTION.match(behind.partition(".")[0] + " ") is None


def _closed_before_source(doc: Document, sources: Sequence[Comparison]) -> dict[int, Finding]:
    """Quotations, by their starts, with the rest of the source's quotation outside their marks."""
    found: dict[int, Finding] = {}
    if not any(_breaks_off(doc.text, quotation) for quotation in doc.quoted):
        return found
    for comparison in sources:
        pairs = quote_pairs(doc, comparison)
        if not pairs:
            continue
        source = comparison.source
        quoted = [Span(q.inner_start, q.inner_end) for q in source_document(source).quoted if not q.depth]
        for pair in pairs:
            quotation = pair.quotation
            theirs = next((q for q in quoted if q.start <= pair.source_start < q.end), None)
            if theirs is None or quotation.start in found or not _breaks_off(doc.text, quotation):
                continue
            stop = _same_words(doc.text, quotation.end, source.text, pair.source_end, theirs.end)
            if stop is None:
                continue
            rest = source.text[pair.source_end : theirs.end]
            stop += doc.text[stop : stop + 1] == ","
            moved = doc.text[quotation.start : quotation.end - 1] + doc.text[quotation.end : stop]
            found[quotation.start] = Finding(
                quotation.start,
                stop,
                f"closed too early: the source quotes “{rest.strip(' ,.')}” too",
                suggestion=moved + doc.text[quotation.end - 1],
                evidence=(Evidence(source.id, *theirs, source.text[theirs.start : theirs.end]),),
            )
    return found


def _breaks_off(text: str, quotation: Quotation) -> bool:
    """Whether a clause is quoted, with the comma that leads to its speaker, and a small letter follows."""
    inner = text[quotation.inner_start : quotation.inner_end]
    behind = text[quotation.end : quotation.end + 2]
    return (
        quotation.closed
        and inner[:1].isupper()
        and inner.endswith(",")
        and behind[:1] == " "
        and behind[1:].islower()
    )


def _same_words(text: str, at: int, source: str, start: int, end: int) -> int | None:
    """Where the words of ``source[start:end]`` end that stand in ``text`` from ``at``; None if not there."""
    stop = at
    theirs = [match[0].lower() for match in _WORD.finditer(source, start, end)]
    if len(theirs) < _LEAST_REST:
        return None
    mine = _WORD.finditer(text, at, at + 2 * (end - start) + 20)
    for word in theirs:
        match = next(mine, None)
        if match is None or match[0].lower() != word:
            return None
        stop = match.end()
    return stop


def _closed_early(doc: Document, paragraph: Span, quotation: Quotation) -> Finding | None:
    """“There was a wave,” but you could have stepped over it, Lee told reporters."""
    text = doc.text
    inner = text[quotation.inner_start : quotation.inner_end]
    if not inner.endswith(",") or not inner[:1].isupper() or len(inner.split()) < _SHORTEST:
        return None
    link = _TOO_EARLY.match(text, quotation.end)
    if not link:
        return None
    stop = next(
        (i for i in range(link.end(), min(paragraph.end, link.end() + 300)) if text[i] in ".!?“«"),
        paragraph.end,
    )
    rest = text[quotation.end : stop]
    first = _FIRST_PERSON.search(rest)
    comma = re.search(
        r",\s(?=(?:its|his|her|their|the|[^\W\d_a-z])[^,]{0,80}(?:,[^,]{2,60},)?\s" + _VERBS + r"\b)", rest
    )
    if not first or not comma or first.start() > comma.start():
        return None
    end = quotation.end + comma.start() + 1
    moved = text[quotation.start : quotation.end - 1] + text[quotation.end : end] + text[quotation.end - 1]
    return Finding(
        quotation.start,
        end,
        "the quotation seems to be closed too early: its speaker goes on",
        suggestion=moved,
    )
