from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.clauses import breaks_off, is_fragment

_LEAST_PROSE = 6

_FINITE = lazy(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|"
    r"said|says|told|made|came|went|took|gave|got|saw|knew|left|lost|won|began|became|found|held|met|kept|"
    r"ran|"
    r"sat|set|stood|fell|rose|led|put|sent|spent|thought|brought|felt|grew|wrote|spoke|paid|"
    r"[a-z]{3,20}ed|[a-z]{3,20}n’t|[a-z]{3,20}n't|it’s|it's|he’s|she’s|they’re|there’s)\b"
)
_STARTS_LOW = lazy(
    r"(?:from|of|to|in|on|at|by|with|for|and|which|who|whose|that|as|after|before|because|while|where|when|"
    r"into|over|under|since|against|between|through|or|than|had|has|have|was|were|is|are)\s\w"
)
_ENDS_OPEN = lazy(
    r"(?:^|\s)(?:the|a|an|of|and|which|who|whose|that|because|with|from|by|at|their|his|its|into|"
    r"after (?:he|she|they|it)|when (?:he|she|they|it)|to the|in the|is|are|was|were|has|have|would|will)\Z"
)
_STOPS = (".", "!", "?", "”", "’", '"', "'", "…", ":", ")", ";", "—", "–", "-", ",", "]", "»")
_LIST_MARK = lazy(r"[-*+•‣◦▪–—·\d(]")
_QUESTION = lazy(r"[?:…—–]\W{0,3}\Z")


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "The ferry had left at dawn and was crossing the strait. [[When two of its engines stopped in the "
        "swell.]]",
        "The lease ran out. [[Because the heirs had not signed the papers since March.]] Nobody was told.",
        "The mayor wants a vote in June. [[Which the charter of the town demands.]]",
        "The mill closed in spring after ninety years of work. [[While the price of flour, salt and wood "
        "for the "
        "ovens.]]",
        "She won a place in the final on Saturday evening. [[Together with a seat on the team for the "
        "games in "
        "Lagos next year.]]",
        "The kitchen runs on gas. [[With the big pot from the hall, the one that had fed two weddings and.]]",
        "She salted the tea. [[Because the stove had been out since May, and the coats of the clerks.]] It "
        "rained.",
        "The two clerks came by the back door. [[Both of them denying the charges.]]",
        "He keeps the slip in his hat. [[Which for a baker with two rents and an old van.]]",
        "The raid drew sharp words and a formal note of protest.\n\n[[from Lusaka, as the]] government "
        "called back "
        "its envoy in the night.\n\nTalks go on next week in the same place.",
        "Bridge stays shut\n\nThe mayor said on Monday that the bridge would stay shut until the "
        "engineers had seen [[the]]\n\nThe next "
        "meeting is in May, when the town has its new budget.",
    ),
    good=(
        "When two engines stopped, the ferry turned back.",
        "“When will it end?” she asked. Because nobody knew, they waited. Which is it?",
        "Since the war prices have risen. Which is why they left. After the match fans sang.",
        "Why did he stay? Because he could.",
        "The rules:\n\nfrom Monday, no cars\nfrom Friday, no bicycles\nfrom June, no horses",
        "Of the ten, three left. Until the spring nobody came.",
        "He wrote. Because the stove was out, and the clerks wore coats, they left. It is what he is best "
        "at. Vitamin A."
        " The man whom she lived with. Because of rain, and the cold of May, they left. Few and far between.",
        "iPhone sales rose in May.\n\neBay said that it would close its office.",
        "While the mill was shut the workers were paid in full.",
        "Ten came. Which in turn led to a row. Most of them working late say so. Which for the town spells "
        "trouble.",
        "She read him the last line of the poem.\n\n“and miles to go\nand miles to go before the light”",
        "Minister to visit the\n\nA short headline may end anywhere.",
    ),
)
def fragment(doc: Document) -> Iterator[Finding]:
    """A sentence that is none: a clause cut off from the one before, or one that breaks off.

    Rewriting and pasting leave pieces behind: "When two of its engines stopped." alone, a paragraph that
    begins in small letters in the middle of a sentence, one that ends with "the". The rule knows them by
    their first words and the missing main clause, and by where they stand: in running prose, between
    paragraphs that end as sentences do.

    Questions and what answers them, quotations, headlines, captions, lists and verse are left alone; so is
    every language but English.
    """
    if doc.language not in (None, "en"):
        return
    quoted = [(quote.start, quote.end) for quote in doc.quoted]
    body = doc.body
    starts = {paragraph.start for paragraph in body}
    previous: Span | None = None
    sentences = doc.body_sentences
    for place, sentence in enumerate(sentences):
        text = doc.slice(sentence)
        inside = any(start < sentence.end and sentence.start < end for start, end in quoted)
        first = sentence.start in starts
        if (
            not inside
            and previous is not None
            and not (first and (len(text) < 20 or text.startswith("That ")))
        ):
            before = doc.text[previous.start : sentence.start].rstrip()
            if before.endswith(".") and not _QUESTION.search(before):
                if is_fragment(text) and not _in_series(doc, sentences, place):
                    yield Finding(
                        *sentence, "this is no sentence: its main clause is missing", confidence=0.9
                    )
                elif breaks_off(text):
                    yield Finding(*sentence, "this sentence breaks off before its end", confidence=0.9)
        previous = sentence
    yield from _cut(doc, body, quoted)


def _in_series(doc: Document, sentences: Sequence[Span], place: int) -> bool:
    """Whether a sentence and one beside it begin with a word in -ing: a list that somebody wrote so."""
    around = sentences[max(0, place - 1) : place + 2]
    first = [doc.slice(sentence).partition(" ")[0].endswith("ing") for sentence in around]
    return sum(first) > 1 and first[min(place, 1)]


def _cut(doc: Document, body: tuple[Span, ...], quoted: list[tuple[int, int]]) -> Iterator[Finding]:
    """Paragraphs that begin or end in the middle of a sentence."""
    texts = [doc.slice(paragraph) for paragraph in body]
    for i, (paragraph, text) in enumerate(zip(body, texts, strict=True)):
        if (
            len(text.split()) < _LEAST_PROSE
            or _LIST_MARK.match(text)
            or any(start <= paragraph.start < end for start, end in quoted)
        ):
            continue
        if i and _STARTS_LOW.match(text) and text.endswith((".", ".”")) and texts[i - 1].endswith("."):
            following = texts[i + 1][:1] if i + 1 < len(texts) else "A"
            if len(texts[i - 1].split()) >= _LEAST_PROSE and not following.islower():
                end = _words_end(text, 4)
                yield Finding(
                    paragraph.start,
                    paragraph.start + end,
                    "the paragraph begins in the middle of a sentence",
                )
        if not text.endswith(_STOPS) and len(text.split()) >= 2 * _LEAST_PROSE and text[0].isupper():
            match = _ENDS_OPEN.search(text[-40:])
            if match and (i + 1 == len(texts) or not texts[i + 1][:1].islower()) and _FINITE.search(text):
                word = match[0].strip()
                yield Finding(
                    paragraph.end - len(word),
                    paragraph.end,
                    "the paragraph breaks off in the middle of a sentence",
                )


def _words_end(text: str, count: int) -> int:
    """Where the first words of a text end."""
    ends = [match.end() for match in re.finditer(r"[\w’'-]+", text[:200])]
    return ends[min(count, len(ends)) - 1]
