from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.agreement import disagreements
from auditor.text.frames.frame import Frame
from auditor.text.frames.standing import standing
from auditor.text.misspelt import misspelt

_ABBREVIATIONS = frozenset(
    """
    etc inc ltd co corp jr sr st vs no dr mr mrs ms prof gen sen rep gov capt lt col sgt dept est approx jan
    feb mar apr jun jul aug sep sept oct nov dec cf al ca vol ed pp fig nr art sec min max tel ext ave pct
    """.split()
)
_SINGULAR_HEAD = (
    r"[a-z]{2,16}(?:usal|oval|ival|ment|tion|sion|ness|ance|ence|ism|ship|ure|cy)|decision|report|attack|"
    r"plan|move|visit|trial|ruling|vote|price|cost|number|result|sale|death|arrest|strike|storm|fire|crash|"
    r"deal"
)
_COLLECTIVE = (
    r"(?:government|administration|management|population|generation|nation|union|coalition|opposition|"
    r"corporation|organi[sz]ation|association|federation|commission|delegation|institution|foundation|"
    r"parliament|majority|minority|portion|number|proportion|section|fraction|combination|selection|"
    r"collection|constituency|agency|leadership|partnership|membership|department|congregation|contingent|"
    r"battalion|procession|confederation|audience|alliance|insurance|establishment|regiment|detachment|"
    r"entertainment|championship|station|succession|concentration|assortment|variety|profession|division|"
    r"region|team|pair|couple)"
)
_FROM_THERE = r"(?!(?:and|or|that|which|who|have|are|were|is|was)\b)[a-z]{2,16}"
_JOINING = frozenset("@#/._-=")
_MOST_SPACED = 2
_APART = 40
"""Characters between a subject and its verb from which the verb alone is marked."""
_PLURAL_VERB = lazy(
    rf"(?:\. |\n)((?:The|A|This|His|Her|Its|Their|[A-Z][\w-]{{1,20}}’s|The [a-z]{{3,20}}’s) "
    rf"(?!{_COLLECTIVE}\b)(?:{_SINGULAR_HEAD})(?: (?:of|to|on|for|in|against|over) (?:(?:the|a|an|its|his|"
    rf"her|new|old) )?{_FROM_THERE}(?: {_FROM_THERE})?){{1,3}} "
    r"(?:have|are|were) [a-z]{3,20}\b)"
)
_SPACED = lazy(r" (?:([,;])(?<=[a-z]{3}..)(?= ?[a-z])|([.?!:])(?<=[a-z]{3}..)(?=\s[A-Z]|\Z))")
_MARKS = lazy(r"(?:,,|;;|\.\.|,\.|, \.|, ,)(?=\s|\Z)(?!\s\.|\s{1,4}[\d$€£¥(])")
_WORD_BEFORE = lazy(r"(?:\A|[\s(“\"])([a-z]{3,20})\Z")
_STRAY = lazy(
    r"(?:’s|'s) (?:also|then|later|further|again) (?:announced|said|told|stated|added|confirmed|noted|"
    r"declared|called|urged|warned|stressed|emphasi[sz]ed|expressed|visited|met|signed|accused)\b"
)
_NAME_BEFORE = lazy(r"\b[A-Z][\w-]{2,30}\Z")
_LOWER = lazy(
    r"[.?] (the|he|she|they|it|this|these|those|there|his|her|their|we|in|on|at|but|and|after|"
    r"police|officials|you|your|if|when|so|my|for|as|with|from|all|some|most|many|what|how|why|who|while|"
    r"because|however|a|an|to|is|our|no|not|then|also|now|i) (?=[a-z])"
)
_LETTERS_BEFORE = lazy(r"[a-z]{3}\Z")


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "The minister promised that all of the ports [[will stays]] open.",
        "[[Half of farmers has]] no well. He said that [[the roads was]] shut. [[The minister have]] left.",
        "The shares, which small savers had held for seven years, [[was]] gone.",
        "[[Talks between the three is]] due.",
        "The rent [[will resumed]] in May. It [[could been]] worse.",
        "In the end [[each of the drivers were]] offered a bed.",
        "The union’s answer was short.\n\n[[The refusal of a permit on grounds of age have irritated]] "
        "the owners.",
        "Tesfaye left early. [[Tesfaye’s also announced]] a second round.",
        "[[There is three buses]] a day.",
        "The board [[should of]] been told.",
        "It was an hour of rain and [[an long]] night.",
        "She bought [[a orange]] in the market.",
        "The town has [[the a]] good harbour.",
        "The firm raised [[it's own]] prices.",
        "He [[did not went]] home. The bus [[has went]] already.",
        "It cost [[more then]] a house.",
        "The judge gave him [[a nine month]] sentence. She [[definately]] knew.",
        "The clinic opens on [[monday]], and it [[doesnt]] charge.",
        "Well tried and tested, they say. The hall [[can not]] hold them all.",
        "Whole streets [[was rebuild]]. Much more [[has been pledge]] by Norway.",
        "[[He had leave]] behind the hens. [[She had forget]] the key. The error [[cost to them]] 18 votes.",
        "The town says that [[pubs which gets]] their beer from the mill are dry.",
    ),
    good=(
        "The heiress of the mill lets go of it at last, and the state lets her sell.",
        "The ports will stay open. Free will stays a riddle. The will makes no mention of him.",
        "The United States has left. Half of the money has gone. Ten years is long. The men she has met "
        "are old.",
        "Each of the drivers was offered a bed; the drivers were each given tea.",
        "The refusals have irritated the owners. The government of the day have resigned.",
        "McDonald’s also announced a new menu.",
        "There is two-thirds of a page left. There was many a slip. There are three buses a day.",
        "An hour, an MP, a UN envoy, a European, a one-off, an honest man, a university, a unit, a U-turn.",
        "“There is two buses,” she said. “They was late.”",
        "He is better then he was? If he were rich, she would go. Should he have known? Does it have a "
        "price?",
        "He gave nine months of his life. The work is part time, and she is well known among them.",
        "Follow @friday on the site monday.example; the firm Smith & Sons has shops.",
        "What they was after was money. It is not what it was. The Wonder of You is a song.",
        "The agency, its very name a promise, lost its not inconsiderable funds.",
        "All he could do was destroy. He had leave to go, and she had plans. It came at a cost to them. The "
        "tools they have make it easy. There has been talk by the river, and the best he had made it home.",
        "Nobody knew what the list of pubs which gets its beer from the mill was for. The choice was "
        "sell or sink.",
        "Inc.. is odd. Wait... and see, e.g., this.",
        "La visita a Alemania duró dos días y el ministro habló con a one en la cumbre del mes de mayo.",
    ),
)
def grammar(doc: Document) -> Iterator[Finding]:
    """A mechanical fault of grammar that holds whatever stands around it.

    Agreement in fixed frames ("each of the drivers were", "there is three buses"), the wrong form of a verb
    ("will stays", "did not went"), "a" and "an", two articles in a row, "its" and "it’s", a possessive where
    the subject is meant ("Tesfaye’s also announced"), doubled marks, a space before a mark, a sentence that
    begins in small letters; a hyphen left out before a noun ("a nine month sentence"), and some 350 slips
    that are no words ("definately", "dont", "friday").

    Each check is one that no sense of the sentence can excuse. Quotations are left alone;
    languages other than English get the marks only.
    """
    text = doc.text
    english = doc.language in (None, "en")
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted]
    found = list(_marks(text))
    if english:
        words, lower = doc.spelt.words, doc.spelt.lower
        found += _disagreements(text, doc.words, lower)
        for frame, match in standing(text, doc.words, lower):
            found.append(
                Finding(match.start(), _trimmed(match), frame.message, suggestion=_right(frame, match))
            )
        found += _slips(doc, words)
        found += _plural_verbs(text)
        found += _spaced_marks(text)
        found += _stray_possessive(text)
        found += _small_letters(text)
    last = -1
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        span = Span(finding.start, finding.end)
        if finding.start < last or any(q.start < span.end and span.start < q.end for q in quoted):
            continue
        if not doc.in_furniture(span):
            last = finding.end
            yield finding


def _right(frame: Frame, match: re.Match[str]) -> str | None:
    right = frame.right(match)
    return right and right.rstrip()


def _trimmed(match: re.Match[str]) -> int:
    return match.end() - (len(match[0]) - len(match[0].rstrip()))


def _plain_before(text: str, at: int) -> bool:
    """Whether a plain word in small letters, no abbreviation, stands right before an offset."""
    match = _WORD_BEFORE.search(text, max(0, at - 22), at)
    return match is not None and match[1] not in _ABBREVIATIONS


def _marks(text: str) -> Iterator[Finding]:
    """Marks that stand twice behind a plain word."""
    for match in _MARKS.finditer(text):
        if _plain_before(text, match.start()):
            right = "." if "." in match[0] else match[0][0]
            yield Finding(*match.span(), "a mark too many", suggestion=right)


def _small_letters(text: str) -> Iterator[Finding]:
    """Sentences that begin with a small letter."""
    for match in _LOWER.finditer(text):
        at = match.start()
        if _LETTERS_BEFORE.search(text, max(0, at - 3), at) and _plain_before(text, at):
            message = "a sentence begins with a capital"
            yield Finding(*match.span(1), message, suggestion=match[1].capitalize())


def _disagreements(text: str, words: Sequence[Span], lower: Sequence[str]) -> Iterator[Finding]:
    """Subjects with a verb of the other number right behind them."""
    for start, end, verb, right, many in disagreements(text, words, lower):
        message = (
            "the subject is plural, the verb is singular"
            if many
            else "the subject is singular, the verb is plural"
        )
        if verb - start > _APART:
            start = verb
        yield Finding(start, end, message, suggestion=text[start:verb] + right)


def _plural_verbs(text: str) -> Iterator[Finding]:
    """Sentences whose subject is one and whose verb is for many, with other nouns between."""
    for match in _PLURAL_VERB.finditer(text):
        yield Finding(*match.span(1), "the subject is singular, the verb is plural")


def _spaced_marks(text: str) -> Iterator[Finding]:
    """Commas and semicolons with a space before them."""
    if any(mark in text for mark in (" ,", " ;", " .", " ?", " !", " :")):
        found = list(_SPACED.finditer(text))
        # Many are one fault, of the program that wrote the text.
        more = f" (as in {len(found) - 1} more places)" if len(found) > _MOST_SPACED else ""
        for match in found[:1] if more else found:
            message = f"no space stands before the mark{more}"
            yield Finding(*match.span(), message, suggestion=match[0][1:])


def _slips(doc: Document, words: list[str]) -> Iterator[Finding]:
    """Words that are slips by themselves: letters, apostrophes and capitals left out."""
    listed = misspelt()
    if listed.keys().isdisjoint(words):
        return
    text = doc.text
    for word, span in zip(words, doc.words, strict=True):
        right = listed.get(word)
        if right is None or text[span.start - 1 : span.start] in _JOINING or _is_joined(text, span.end):
            continue
        yield Finding(*span, _slip_message(word, right), suggestion=right)


def _is_joined(text: str, at: int) -> bool:
    """Whether a word goes on behind an offset: an address, a handle, a file's name."""
    behind = text[at : at + 2]
    return behind[:1] in ("@", "/", "_", "-", "=") or (behind[:1] == "." and behind[1:].isalnum())


def _slip_message(word: str, right: str) -> str:
    if right.lower() == word:
        return f"“{right}” is written with a capital"
    if " " in right:
        return "these are two words"
    return "an apostrophe is missing" if "’" in right else f"“{word}” is misspelt"


def _stray_possessive(text: str) -> Iterator[Finding]:
    """A name's possessive as the subject of a verb, where the name stands without it elsewhere."""
    for match in _STRAY.finditer(text):
        name = _NAME_BEFORE.search(text, max(0, match.start() - 32), match.start())
        if name is None:
            continue
        mark = match[0][:2]
        bare = re.compile(rf"\b{re.escape(name[0])}\b(?!{mark})")
        if bare.search(text):
            right = name[0] + match[0].removeprefix(mark)
            message = f"“{name[0]}{mark}” is no subject"
            yield Finding(name.start(), match.end(), message, suggestion=right)
