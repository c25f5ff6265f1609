from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule

_LEAST_WORDS = 5
"""Words that a headline must have: shorter ones are names that a text may well use."""

_LONG = 8
"""Words from which a headline is itself with an article more in it."""

_WORD = lazy(r"\w[\w'’.,-]{0,60}")
_QUOTES = frozenset("“”\"‘’'«»„‹›")
_NAMED = lazy(
    r"\b(?:titled|entitled|headlined|headline|called|title|post|story|article|report|piece|paper|song|"
    r"(?:more|post|story|article|report|piece|news|details|column|page|video|podcast|episode) on|"
    r"film|"
    r"book|reads?|read also|see also|more)\W{0,4}\Z",
    re.IGNORECASE,
)
_VERB = lazy(
    r"\s(?:has|have|had|is|are|was|were|will|would|should|could|can|may|might|must|says?|said|highlights?|"
    r"shows?|marks?|demands?|requires?|means?|comes?|came|signals?|underlines?|underscores?|reflects?|"
    r"demonstrates?|also|took|takes|follows|followed|brings|brought|makes|made|gives|gave|remains?|"
    r"began|begins|started|starts|ended|ends)\b"
)
_SMALL = frozenset(
    "a an and as at but by for from in into is of on or over the to up with after amid".split()
)


@rule(
    severity=Severity.ERROR,
    supersedes=("language/languagetool",),
    bad=(
        "Mayor Opens New Ferry Line to Attract Island Visitors\n\nThe ferry sails twice a day, the town "
        "said.\n\n"
        "[[Mayor Opens New Ferry Line to Attract Island Visitors]] highlights that tickets cost two euros.",
        "Dockers Agree Pay Deal After Long Night of Talks\n\nThe union voted on Friday.\n\nThe port said "
        "that the "
        "extra shifts that [[Dockers Agree Pay Deal After Long Night of Talks]] demands would start in May.",
        "Mill Owners Drop Plan to Close Ovens After Court Ruling\n\nThe mill bakes for 40 "
        "villages.\n\nBoth sides "
        "were asked to await a word on [[Mill Owners Drop the Plan to Close Ovens After Court Ruling]].",
        "River Levels Fall to Record Low in Dry Northern Plains\n\nBarges wait. Farmers fear that "
        "[[River Levels Fall to Record Low in Dry Northern Plains]] will last until autumn.",
    ),
    good=(
        "Mayor Opens New Ferry Line to Attract Island Visitors\n\nThe ferry sails twice a day, the town "
        "said.",
        "Mayor Opens New Ferry Line to Attract Island Visitors\n\n"
        "Mayor Opens New Ferry Line to Attract Island Visitors\n\nThe ferry sails twice a day, the town "
        "said.",
        "Dockers agree pay deal after long night of talks\n\nDockers agree pay deal after long night of "
        "talks in "
        "the harbour office, the union said on Friday. The ships sail again.",
        "The Long Road From Here to Home\n\nHer first novel, The Long Road From Here to Home, has sold well.",
        "Dockers Agree Pay Deal After Long Night of Talks\n\nHe shared a story titled “Dockers Agree Pay "
        "Deal After "
        "Long Night of Talks” and went to bed.",
    ),
)
def headline_as_subject(doc: Document) -> Iterator[Finding]:
    """The headline pasted into a sentence as if it were a name.

    Programs that rewrite copy put the headline where a name or a noun belongs: "Mayor Opens New Ferry Line to
    Attract Visitors highlights that tickets cost two euros". The sentence has two verbs and no sense.

    The rule finds the words of the headline inside a longer sentence, in the headline's own capitals or with
    a verb right behind. A repeated headline that stands alone, one in quotation marks, and a title
    that commas
    set off are left alone.
    """
    headline = doc.headline
    title = doc.article.title or (doc.slice(headline) if headline else "")
    words = _WORD.findall(title)
    words = [word.rstrip(".,'’-") for word in words]
    if len(words) < _LEAST_WORDS or len(title) > 400:
        return
    # The commonest case by far: some word of the headline does not come again.
    lower = doc.text.lower()
    if not all(lower.count(word.lower()) > (headline is not None) for word in words):
        return
    # Built from the headline's own words: as long as it is, and without alternatives but a word more.
    pattern = re.compile(_between(len(words)).join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    titled = _is_title_case(words)
    for match in pattern.finditer(doc.text):
        span = Span(*match.span())
        if headline is not None and span.start < headline.end and headline.start < span.end:
            continue
        if _is_pasted(doc, span, titled) and not doc.in_furniture(span):
            evidence = () if headline is None else (Evidence(None, *headline, doc.slice(headline)),)
            yield Finding(*span, "the headline stands here as if it were a name", evidence=evidence)


def _between(words: int) -> str:
    """What may stand between two words of a headline; in a long one also an article more."""
    return r"\W{1,6}(?:(?:the|a|an)\W{1,6})?" if words >= _LONG else r"\W{1,6}"


def _is_title_case(words: list[str]) -> bool:
    """Whether nearly every word but the small ones is capitalised, as in no sentence."""
    long = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(not word[0].islower() for word in long)
    return capitals >= len(long) - 1 and any(word[0].isupper() for word in long[1:])


def _is_pasted(doc: Document, span: Span, titled: bool) -> bool:
    text = doc.text
    paragraph = next((p for p in doc.paragraphs if p.start <= span.start < p.end), None)
    if paragraph is None:
        return False
    before = text[max(paragraph.start, span.start - 60) : span.start]
    after = text[span.end : min(paragraph.end, span.end + 60)]
    if before.rstrip()[-1:] in _QUOTES or after[:1] in _QUOTES or _NAMED.search(before):
        return False
    if titled and not doc.slice(span).islower() and _is_title_case(_WORD.findall(doc.slice(span))):
        if after.startswith(",") and before.rstrip().endswith(","):
            return False
        return _continues(after) or (_leads_in(before) and after.strip()[:1] != "")
    # In a sentence-case headline only a second verb shows that the words are no sentence of their own.
    return bool(_VERB.match(after)) and after[:1] == " "


def _continues(after: str) -> bool:
    """Whether the sentence goes on behind with a word in small letters."""
    ahead = after.lstrip(" ")
    return after[:1] == " " and ahead[:1].islower()


def _leads_in(before: str) -> bool:
    """Whether a word in small letters leads up to it."""
    words = before.split()
    return bool(words) and before[-1:] == " " and words[-1][0].islower() and words[-1].isalpha()
