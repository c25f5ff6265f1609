from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule

_MOST = 6
"""More than so many missing spaces in an article are one fault of whatever joined its paragraphs."""

_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁΑ-Ω"
_LOWER = r"a-zà-öø-ÿāăąćĉċčďđēėęěğġģīįıķĺļľłńņňōőœŕřśşšţťūůűųźżžșțа-яёα-ω"

_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?"
)

# Each begins with the mark itself, which the search skips to, and only then looks back past it, one
# character: the word before is found afterwards, so that a line of a megabyte without a space costs
# no more than its length.
_SENTENCE = lazy(rf"([.!?])(?<=[{_LOWER}’'].)([{_UPPER}][{_LOWER}]{{0,30}})(?![\w@/(.]\w)")
_AFTER_QUOTE = lazy(rf"([”»](?<=[\w’'.,!?…].)[.,]?)([{_UPPER}{_LOWER}][\w’']{{0,30}})")
_STRAIGHT = lazy(rf"([.,!?](?<=[\w’'].)\")([{_UPPER}][\w’']{{0,30}})")
_BRACKET = lazy(rf"(\()(?<=\w.)([{_UPPER}][\w.’' -]{{1,40}}\))")
_COMMA = lazy(rf"([,;])(?<=[{_LOWER}’'].)([{_LOWER}{_UPPER}][{_LOWER}’']{{1,30}})(?![\w@/,;=]\w|[=>])")
_COLON = lazy(rf"(:)(?<=[{_LOWER}].)([{_UPPER}][{_LOWER}’']{{1,30}})(?![\w@/:(])")
_CAMEL = lazy(
    rf"[ABHMPTUW](?<=[{_LOWER}]{{4}}.)(?:(?<=T)(?:he|his|hey|here|hese|heir)|(?<=B)(?:ut|oth)|(?<=W)h(?:en|"
    rf"ile)|"
    r"(?<=H)(?:owever|is|er)|(?<=M)(?:eanwhile|ost|any)|(?<=A)(?:fter|ccording)|(?<=P)olice|(?<=U)nder)"
    rf"(?=\s[{_LOWER}])"
)
_SMALL_SENTENCE = lazy(
    rf"(\.)(?<=[{_LOWER}]{{3}}.)(the|he|she|they|this|these|but|however|police|after|we|"
    rf"there)(?=\s[{_LOWER}])"
)
_FIGURE = lazy(rf"([.!?])(?<=\d.)([{_UPPER}][{_LOWER}]{{1,30}})(?=,?\s[\w“(])")
_FIGURE_BEFORE = lazy(rf"(?:[{_LOWER},)]|(?:{_MONTHS}))\s[$€£]?[\d.,]{{1,12}}\d[.!?]\Z")
_DATE = lazy(r"(,)(?<=\d.)((?:19|20)\d\d)(?!\d)")
_DATE_BEFORE = lazy(rf"(?:{_MONTHS})\.?\s\d{{1,2}},\Z")
_OPENING = lazy(rf"([,.:])(?<=[{_LOWER}].)(“[{_UPPER}][\w’']{{0,30}})")
_BEHIND_BRACKET = lazy(rf"(\))(?<=[\w’'.].)([{_LOWER}]{{2,30}})(?=[\s,.])")
_IN_BRACKET = lazy(rf"(?<=\s)\([{_UPPER}\d][^()\n]{{2,60}}\)\Z")
_PHRASE_BRACKET = lazy(rf"(\()(?<=[{_LOWER}].)([{_LOWER}]{{2,20}}(?:\s[\w’'-]{{1,20}}){{1,8}}\))")
# A figure in brackets, with its currency or its unit: “ringgit($3.4 million)”, “kilometres(14 miles)”.
_FIGURE_BRACKET = lazy(
    rf"(\()(?<=[{_LOWER}]{{3}}.)((?:US|A|C|HK|NZ)?[$€£¥]\s?\d[\d.,]{{0,14}}\b|"
    rf"\d[\d.,]{{0,14}}(?=\s(?:miles?|feet|"
    r"foot|inches|yards|acres|pounds|tons|tonnes|gallons|kilometres|kilometers|km|metres|meters|hectares|kg|"
    r"kilograms|percent|degrees|million|billion)\b))"
)
_WORD_BEFORE = lazy(r"[\w’'-]{1,30}[.,!?…]?\Z")
_PLAIN_WORD = lazy(rf"[{_UPPER}]?[{_LOWER}’'-]{{1,30}}\Z")
_BEFORE_BRACKET = lazy(rf"(?:[{_UPPER}{_LOWER}]{{3,30}}|\d{{4}})\Z")
_NOT_BEFORE = frozenset(".@/&#_=\\:")
_WINDOW = 40
# A mark or a capital between a word and another one: where any of the patterns can begin.
_BETWEEN = lazy(r"[.,;:!?”»()ABHMPTUW](?<=\S.)(?=[\w$€£¥“\"]|[.,]\w)")
_PATTERNS = {
    **dict.fromkeys("!?", (_STRAIGHT, _SENTENCE, _FIGURE)),
    **dict.fromkeys("”»", (_AFTER_QUOTE,)),
    ".": (_STRAIGHT, _SENTENCE, _SMALL_SENTENCE, _FIGURE, _OPENING),
    ",": (_STRAIGHT, _DATE, _OPENING, _COMMA),
    ";": (_COMMA,),
    ":": (_OPENING, _COLON),
    "(": (_BRACKET, _PHRASE_BRACKET, _FIGURE_BRACKET),
    ")": (_BEHIND_BRACKET,),
    **dict.fromkeys("ABHMPTUW", (_CAMEL,)),
}
"""By the mark, or the capital, that they begin with."""
_BEFORE_MARK = (_BRACKET, _PHRASE_BRACKET, _FIGURE_BRACKET, _CAMEL)
_CONTEXT = {_FIGURE: _FIGURE_BEFORE, _DATE: _DATE_BEFORE, _BEHIND_BRACKET: _IN_BRACKET}
"""What must stand before the mark, with it, for these to be slips."""

_SHIELDED = lazy(
    r"(?:https?|ftp)://[^\s<>\"”]{1,2000}|\bwww\.[^\s<>\"”]{1,2000}|"
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}|"
    r"(?<!\S)[@#][\w.]{1,100}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|info|co|io|gov|"
    r"edu|int|eu|uk|de|fr|"
    r"es|nl|pt|br|pk|ng|za|au|nz|ca|ru|cn|jp|kr|tv|fm|ai|app|dev|biz|online|site|xyz|"
    # A sentence may begin with these: “panel.It is” is no address.
    r"(?-i:it|in|me|us|news|no|is|at|IT|IN|ME|US|NEWS|NO|IS|AT)|html?|php|aspx|"
    r"pdf|jpe?g|png|gif|docx?|xlsx?|csv|zip|exe|js|py|mp[34])\b[^\s<>\"”,;]{0,200}",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr no nos vs gen col lt sgt capt gov sen rep rev hon pres inc ltd co corp est
    approx dept fig figs vol ed eds al art cf etc messrs mt ft ave rd sec ch pp
    """.split()
)
_ENTITIES = frozenset(
    """
    quot amp lt gt nbsp apos rsquo lsquo rdquo ldquo ndash mdash hellip pound euro copy reg
    """.split()
)
_MARKS = frozenset(("tm", "r", "c", "sic", "s", "es", "m", "f"))
_BRANDS = frozenset(
    """
    yahoo jeopardy guess node vue react asp dot socket e'entertainment kahoot oliver mamma airplane
    oklahoma
    """.split()
)


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "“We want [[cooperation.”He]] left at once.",
        "The tender closed last [[month.The]] winner is not known.",
        "Lahore, 22 January [[2024(TDI)]]: The talks went on.",
        "The road is [[shut,and]] nobody knows when it will open.",
        "The mill shut in [[1998.Since]] then the hall is empty.",
        "The plan went to the [[panel.It]] met on Monday.",
        "They came in two [[groups;the]] first left early.",
        "“Is that [[all?”She]] laughed.",
        "She asked [[why?Nobody]] answered.",
        "It cost 14 million [[crowns($2.1]] million) and is 20 [[kilometres(12]] miles) long.",
        "The dam burst [[yesterdayThe]] valley is under water.",
    ),
    good=(
        "Read more at Example.com or write to Jo.Smith@example.org, says the U.S. office.",
        "Yahoo!Finance and Node.js were down at 9.30 p.m. in Washington, D.C.",
        "The act, s.3(a), binds the member(s) and function(s) named in para.4(B).",
        "It grew by 1.5m. Version 2.Beta came out.",
        "He scored 6,200 points in 10,000 tries; the ratio was 3:1 at 12:30.",
        "“Wait,” she said. “Now.” Then she left…",
        "Ca(OH)2 and C6H5(CH3) are sold by J.Crew and St.George.",
        "See https://example.org/News.Today(2024)Report,final for the Ph.D. thesis of J.R.R. Tolkien.",
        "It’s rock’n’roll, he said, and ‘n’ is fine.",
    ),
)
def missing_space(doc: Document) -> Iterator[Finding]:
    """Two sentences or words run together because the space between them is missing.

    The space is lost when paragraphs are joined, quotations pasted and line breaks stripped: "month.The",
    "cooperation.”He", "2024(TDI)". It looks careless, and search engines and screen readers take the two
    words for one.

    The rule looks behind a sentence's end, a closing quotation mark, a comma, semicolon or colon, and
    before an opening bracket, between plain words only. It leaves alone web and mail addresses, file and
    handle names, abbreviations, figures, times, scores, formulas, citations such as "s.3(a)" and "member(s)".
    """
    found = sorted(_slips(doc), key=lambda finding: finding.start)
    if len(found) <= _MOST:
        yield from found
        return
    # Paragraphs joined by a program: one fault, not forty.
    first = found[0]
    message = (
        f"a space is missing here and in {len(found) - 1} more places: the text was joined without spaces"
    )
    yield replace(first, message=message)


def _slips(doc: Document) -> Iterator[Finding]:
    text = doc.text
    found: list[tuple[Span, int]] = []
    for between in _BETWEEN.finditer(text):
        for pattern in _PATTERNS[between[0]]:
            match = pattern.match(text, between.start())
            if match is None:
                continue
            before = _WORD_BEFORE.search(text, max(0, match.start() - _WINDOW), match.start())
            if before is not None and _is_slip(pattern, before, match):
                first = match.start() if pattern in _BEFORE_MARK else match.end(1)
                found.append((Span(before.start(), match.end()), first))
    if not found:
        return
    shielded = [Span(*match.span()) for match in _SHIELDED.finditer(text)]
    for span, cut in found:
        if not _touches(shielded, span) and not doc.in_furniture(span):
            suggestion = f"{text[span.start : cut]} {text[cut : span.end]}"
            yield Finding(*span, "a space is missing", suggestion=suggestion)


def _touches(spans: list[Span], span: Span) -> bool:
    """Whether a span meets any of the spans, which are in order and apart."""
    at = bisect_left(spans, span.start, key=lambda other: other.end)
    return at < len(spans) and spans[at].start < span.end and spans[at].end > span.start


def _is_slip(pattern: re.Pattern[str], word_before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether the words on both sides are ordinary ones."""
    before = word_before[0]
    if pattern is _CAMEL:
        return _PLAIN_WORD.fullmatch(before) is not None and before.islower()
    if match.string[word_before.start() - 1 : word_before.start()] in _NOT_BEFORE:
        return False
    after, word = match[2], before.lower().rstrip("’'")
    context = _CONTEXT.get(pattern)
    if context is not None:
        start = max(0, match.end(1) - 2 * _WINDOW)
        return context.search(match.string, start, match.end(1)) is not None
    if pattern is _BRACKET:
        return _BEFORE_BRACKET.search(before) is not None and after[:-1].lower() not in _MARKS
    if pattern is _AFTER_QUOTE or pattern is _STRAIGHT:
        return len(after) > 1 or after in ("A", "I", "a")
    if not _PLAIN_WORD.fullmatch(before):
        return False
    if pattern is _COLON and "-" in word:
        return False
    if pattern is _PHRASE_BRACKET or pattern is _FIGURE_BRACKET:
        return len(word) > 2
    if pattern is not _SENTENCE:
        return len(word) > 1 and word not in _ENTITIES
    if word in _ABBREVIATIONS or word in _BRANDS or (len(word) < 3 and not before.islower()):
        return False
    if before[0].isupper() and match.string[match.end() : match.end() + 1] not in (" ", "\n", "’", "'"):
        return False  # a brand: "One.Tel, a carrier"
    return len(after) > 1 or after in ("A", "I")
