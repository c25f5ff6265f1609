from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.compare.prepare import NUMERALS
from auditor.compare.quotes import QuotePair, quote_pairs
from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Source
from auditor.regex import lazy
from auditor.rule import Example, rule

if TYPE_CHECKING:
    from auditor.compare import Comparison

# Small words that turn a statement round, in the languages of the larger agencies.
_NEGATIONS = frozenset(
    """
    not no never none nobody nothing neither nor without cannot nicht kein keine nie niemals ne pas jamais
    aucun sin nunca jamás ningún ninguna não nem non mai nessun niet geen nooit
    """.split()
)
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)?")
_TOLD = 4
"""Changes named in the message; the others are only counted."""

_COPY = (
    "ARDEN, May 4 (NNA) - The bridge over the Ard will close on Friday for repairs that cost 6 million"
    " crowns, mayor Petra Lund said.\n\n"
    "“We will not open the bridge again before the engineers have signed for every bolt,” Lund told"
    " reporters.\n\n"
    "“The old steel was cheaper than the rust on it,” said engineer Tomas Berg."
)


@rule(
    severity=Severity.WARNING,
    needs=("sources",),
    bad=(
        Example(
            "The mayor was firm. [[“We will open the bridge again before the engineers have signed for every"
            " bolt,”]] Lund said.",
            source=_COPY,
        ),
        Example("[[“The old steel was pricier than the rust on it,”]] said Berg, an engineer.", source=_COPY),
    ),
    good=(
        Example(
            "“We won't open the bridge … before the engineers have signed for every bolt,” Lund said.",
            source=_COPY,
        ),
        Example(
            'Lund spoke: "we will not open [it] again before the engineers have signed" the papers.',
            source=_COPY,
        ),
        Example("“The ferry is cheaper than the bridge ever was,” said one commuter.", source=_COPY),
    ),
)
def altered_quote(doc: Document, sources: list[Comparison]) -> Iterator[Finding]:
    """Words inside quotation marks that differ from the source's same quotation.

    What stands between the marks is what was said. A paraphrase belongs outside them. An ellipsis,
    [brackets], cuts at either end, case, dashes, spelling and the style of marks change nothing; a
    negation, number or name changed, added or lost makes it an error.

    Restore the source's wording, or take the marks away.
    """
    seen: set[int] = set()
    for comparison in sources:
        if comparison.source.role != "wire" and comparison.derivation.verdict == "none":
            continue
        for pair in quote_pairs(doc, comparison):
            if pair.quotation.start in seen:
                continue
            seen.add(pair.quotation.start)
            if pair.changes:
                yield _finding(doc, pair, comparison.source)


def _finding(doc: Document, pair: QuotePair, source: Source) -> Finding:
    quote = pair.quotation
    original = source.text[pair.source_start : pair.source_end]
    changes = [(doc.text[c.start : c.end], source.text[c.source_start : c.source_end]) for c in pair.changes]
    shown = "; ".join(_told(printed, said) for printed, said in changes[:_TOLD])
    more = f" and {len(changes) - _TOLD} more" if len(changes) > _TOLD else ""
    printed = " ".join(_running(doc.text, c.start, c.end) for c in pair.changes)
    said = " ".join(_running(source.text, c.source_start, c.source_end) for c in pair.changes)
    opening = doc.text[quote.start : quote.inner_start]
    closing = _stop(doc.text[quote.inner_start : quote.inner_end]) + doc.text[quote.inner_end : quote.end]
    return Finding(
        quote.start,
        quote.end,
        f"the source’s quotation differs: {shown}{more}",
        severity=Severity.ERROR if _marks(printed) != _marks(said) else Severity.WARNING,
        confidence=round(0.6 + 0.4 * pair.similarity, 3),
        suggestion=f"{opening}{original}{closing}",
        evidence=(Evidence(source.id, pair.source_start, pair.source_end, original, pair.similarity),),
    )


def _told(printed: str, said: str) -> str:
    if not printed:
        return f"‘{said}’ is left out"
    if not said:
        return f"‘{printed}’ is added"
    return f"‘{printed}’ for ‘{said}’"


def _running(text: str, start: int, end: int) -> str:
    """Words as in mid-sentence: what opens a quotation has its capital from there."""
    words = text[start:end]
    opens = start > 0 and not text[start - 1].isalnum() and not text[start - 1].isspace()
    return words[:1].lower() + words[1:] if opens else words


def _marks(words: str) -> Counter[str]:
    """The negations, numbers and names among some words: what a statement turns on."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(words):
        plain = word.lower().replace("’", "'")
        if plain in _NEGATIONS or plain.endswith("n't"):
            found["not"] += 1
        elif plain[0].isdigit() or (plain in NUMERALS and plain != "one"):
            found[NUMERALS.get(plain, plain)] += 1
        elif word[0].isupper() and len(word) > 1:
            found[plain] += 1
    return found


def _stop(inner: str) -> str:
    """The stop that the printed quotation ends with, inside its marks."""
    return inner[-1] if inner and inner[-1] in ",.!?;:" else ""
