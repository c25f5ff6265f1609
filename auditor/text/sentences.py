"""Sentences: sentencex inside each paragraph, corrected where it fails on news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.words import UPPER, word_set

_STOPS = ".!?…。．！？｡।॥۔؟‼⁇⁈⁉"
_CLOSERS = "\"'”’»›)]}」』）"
_OPENERS = "\"'“‘„‚«‹([{「『（¿¡—–-"
_LEADING = _OPENERS + " "
_FULL_WIDTH = frozenset("。．！？｡।॥۔؟")

# What the library takes for a pair it must not split inside (quotations, brackets) is blanked out
# before it sees the text: a quotation of several sentences is several sentences, and its search
# for the closing mark is quadratic. Line ends too: a hard-wrapped line is no sentence.
_HIDDEN = '"“”„‟«»‹›()[]{}「」『』（）\r\n\u00a0'
_SINGLE = {mark: lazy(rf"{mark}(?:(?!\w)|(?<!\w.))") for mark in "'‘’‚"}
"""One for each mark, for a search for a single character skips what stands before it."""

_WINDOW = 8_000
"""Most code points given to the library at once."""

# A stop, the marks closing after it, and what could begin a sentence right behind it.
_STOP = re.compile(rf"[{re.escape(_STOPS)}]+(?:\s?[»]|[{re.escape(_CLOSERS)}])*")
# Where the library misses the end of a sentence: behind a long plain word or before a word that
# rather begins a sentence than a name.
_MISSED = {
    stop: lazy(
        rf"(?P<stop>{re.escape(stop)}(?:\s?[»]|[{re.escape(_CLOSERS)}]){{0,4}})\s{{1,3}}"
        rf"[{re.escape(_OPENERS)}]{{0,3}}(?P<word>[^\W\d_]{{1,13}}(?:['’][^\W\d_]{{1,3}})?)(?![^\W_])"
    )
    for stop in _STOPS
}
_LONG_WORD = 5
_BREAK = re.compile(r"[\s\"“”„«»‘‚(\[—–]")
_LONGEST_TOKEN = 40
_NEXT_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,40}|\d{1,12}")

_TITLES = word_set(
    """
    adm arch archbp asst atty bp brig capt card cdr cmdr cmsgt col comdr comr congr cpl cpt cst ct dep det dir
    dr drs ens esq fr gen gov govs hon insp jdg lcpl lt maj mr mrs ms messrs mx msgt mt mtn ofc pfc pres prof
    profs pte pvt rep reps rev revd sen sens sgt sra srta sres sras spc spec sr sup supt ssgt st ste smt shri
    sh tech treas vp amb ald councilm const cllr
    mme mmes mlle mlles mgr mgrs me maître pr vve
    sig sigg sigra dott avv ing on prof.ssa dott.ssa arch geom rag
    hr hrn fr frl dipl
    exmo exma ilmo sto sta eng engª dña lic gral cnel tte cap pdte
    dhr mevr mw ir mr drs
    г гг им ул
    """
)
"""Abbreviations that stand before a name or noun and so never end a sentence."""

_BEFORE_FIGURE = word_set(
    """
    no nos nr núm num nro nº n art arts p pp fig figs vol vols sec secs ch chap par para ca approx abs bd s
    ver tel ext jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr fév avr juil déc
    jän dez okt mär gen mag giu lug ott set fev mai out mrt mei
    """
)
"""Abbreviations that do not end a sentence when a figure follows."""

_NEVER_LAST = word_set("vs v cf viz eg e.g i.e al approx bzw z.b d.h u.a p.ej c.-à-d resp ggf")

_SUFFIXES = word_set("inc corp co ltd llc plc bros jr sr cos lp llp ag s.a s.p.a gmbh b.v n.v pty")
"""Abbreviations behind a name: a sentence may end with them."""

_ABBREVIATIONS = _TITLES | _BEFORE_FIGURE | _SUFFIXES
_SHORTENED = _ABBREVIATIONS | _NEVER_LAST

_STARTERS = word_set(
    """
    a about after all also although among an and another any are as asked at because before both but by can
    despite did do does during each earlier even every few for following from had has have he her here his
    how however i if in instead is it its it's it’s he's he’s she’s she's last later let many meanwhile more
    most much my nearly neither no nobody none nor not nothing now of officials on once one only or other
    others our over police people she since so some still such than that that's that’s the their then there
    there's there’s these they they’re they're this those though three through thus to two under unlike
    until was we we're we’re we’ve we've were what when where whether which while who why will with without
    would yet you your der die das den dem ein eine er sie es wir ich im am in und aber doch auch bei nach
    seit mit zu wenn als el la los las un una en y pero ella él ellos no por para según con su sus este esta
    le les il elle ils elles on une des du dans et mais pour selon ce cette ces avec o os um uma e em mas
    ele ela não segundo gli lo uno ma per nel della het een de hij zij ze maar
    """
)
"""Words that, capitalised behind an abbreviation, begin a sentence rather than a name."""

_AFTER_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber|Eastern|Central|Pacific|Mountain|Atlantic|Greenwich|"
    r"[A-Z]{2,4}T\b|UTC\b|ET\b|PT\b|CT\b|MT\b|IST\b|local|\d)"
)
_MONTH = re.compile(
    r"(?:jän|jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|maj|okto|des|märz|"
    r"led|únor|břez|dub|květ|červ|srp|září|říj|list|pros|tammi|helmi|maalis|huhti|touko|kesä|heinä|"
    r"elo|syys|loka|marras|joulu)\w{0,9}\b",
    re.IGNORECASE,
)
_ORDINAL_CONTEXT = re.compile(
    r"\b(?:der|die|das|den|dem|des|am|im|vom|zum|zur|beim|bis|ab|seit|und|jeder|jeden|ihr\w{0,2}|sein\w{0,2}|"
    r"dem|ihrem|seinem|einem|einen|eine|den|på|til|i|det|af|dne|v|ve|od|do)\s\d{1,2}\.$",
    re.IGNORECASE,
)
_ORDINAL_LANGUAGES = word_set("de da nb no nn cs sk sl hr hu fi et lv is sr bs")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,8}$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){0,3}[^\W\d_]\.$")
_DOUBLED = re.compile(r"([^\W\d_])\1\.$")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]$")
_ATTRIBUTION = re.compile(
    rf"(?!(?:He|She|They|It|I|We)\s)(?:(?:[{UPPER}][\w'’.-]{{0,30}}|of|the|de|van|von|bin|al)\s){{1,6}}(?:said|says|asked|asks|told|added|adds|wrote|writes|"
    r"shouted|cried|replied|exclaimed|tweeted|yelled|joked|wondered|called|demanded|answered|responded|screamed|"
    r"declared|insisted|argued|warned|recalled|remarked|quipped|snapped|continued|explained|noted|sang|sings|chanted)\b(?!:)"
)
_BRACKETED_WORD = re.compile(r"[^\W_]\.?\s\([a-z]{1,12}\.$")
_JOINED_LETTER = re.compile(r"[^\W_]")


def sentences(text: str, paragraphs: Iterable[Span], language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of each paragraph, in order.

    Every character of a paragraph that is no white space is in exactly one sentence; no sentence
    crosses a paragraph, none is empty or begins or ends with white space. A quotation of several
    sentences is several sentences; closing marks stay with the sentence they close.

    Args:
        text: The text that the spans point into.
        paragraphs: Paragraphs, in order, not overlapping.
        language: BCP 47 tag; its abbreviations are sentencex's, those of news are known for all.
    """
    tag = (language or "en").replace("_", "-").split("-")[0].lower()
    plain = _without_pairs(text)
    stops = [stop for stop in _STOPS if stop in text]
    return tuple(span for paragraph in paragraphs for span in _split(text, plain, paragraph, tag, stops))


def _without_pairs(text: str) -> str:
    """The text, of the same length, without what comes in pairs."""
    for mark in _HIDDEN:
        text = text.replace(mark, " ")
    for mark, single in _SINGLE.items():
        if mark in text:
            text = single.sub(" ", text)
    return text


def _split(text: str, plain: str, paragraph: Span, language: str, stops: Sequence[str]) -> Iterator[Span]:
    start = paragraph.start
    found = set(_boundaries(text, plain, paragraph, language))
    for match in chain.from_iterable(_MISSED[stop].finditer(text, *paragraph) for stop in stops):
        end = match.end("stop")
        if end in found or not match["word"][0].isupper():
            continue
        before = text[max(paragraph.start, match.start() - _LONG_WORD) : match.start()]
        long_word = len(before) == _LONG_WORD and before.isalpha() and before.islower()
        if long_word or _is_starter(match["word"]):
            found.add(end)
    for end in sorted(found):
        if end > start and _is_boundary(text, paragraph, start, end, language):
            yield Span(start, end)
            start = _skip_space(text, end, paragraph.end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _boundaries(text: str, plain: str, paragraph: Span, language: str) -> Iterator[int]:
    """Where the library ends sentences, behind the stop and the marks that close after it."""
    from sentencex import segment

    last = -1
    at = paragraph.start
    while at < paragraph.end:
        window = plain[at : min(at + _WINDOW, paragraph.end)]
        pieces = segment(language, window)
        whole = at + len(window) == paragraph.end
        if not whole and len(pieces) > 1:
            pieces = pieces[:-1]
        for piece in pieces:
            at += len(piece)
            bare = piece.rstrip()
            end = at - len(piece) + len(bare)
            if not bare or bare[-1] not in _STOPS:
                continue
            # Behind most sentences stands a space, and no mark that would belong to them.
            if text[end : end + 1] != " " or text[end + 1 : end + 2] == "»":
                closed = _STOP.match(text, end - 1, paragraph.end)
                end = closed.end() if closed else end
            if last < end < paragraph.end:
                last = end
                yield end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _is_boundary(text: str, paragraph: Span, start: int, end: int, language: str) -> bool:
    """Whether a sentence really ends at ``end``, which stands behind a stop and its closing marks."""
    following = _skip_space(text, end, paragraph.end)
    if following == paragraph.end:
        return True
    if text[end - 1] == "." and following > end and text[following].isupper():
        before, _, word = text[max(start, end - _LONGEST_TOKEN) : end - 1].rpartition(" ")
        if before and _is_plain_word(word):
            return True
    stop = end
    while text[stop - 1] not in _STOPS:
        stop -= 1
    if text[stop - 1] in _FULL_WIDTH:
        return True
    closed = stop < end
    ahead = text[following : min(following + 60, paragraph.end)].lstrip(_LEADING)
    if not ahead:
        return True
    opened = text[following] in _OPENERS
    if ahead[0].islower() and (not opened or text[stop - 1] != "."):
        return False
    if closed and text[stop - 1] in "!?…" and not opened and _ATTRIBUTION.match(ahead):
        return False
    if text[stop - 1] != "." or text[stop - 2 : stop - 1] in ("", ".", "!", "?", "…"):
        return True
    if closed and not (text[stop:end] == ")" and _BRACKETED_WORD.search(text, max(start, stop - 20), stop)):
        return True
    if closed:
        return False
    token = text[max(start, stop - _LONGEST_TOKEN) : stop].rsplit(None, 1)[-1]
    if not token[:-1].isalpha():
        token = _BREAK.split(token)[-1]
    return not _is_abbreviation(text, start, stop, token, ahead, joined=following == end, language=language)


@lru_cache(maxsize=4096)
def _is_plain_word(word: str) -> bool:
    """Whether a stop behind a word can but end a sentence."""
    return word.isalpha() and len(word) > 2 and word.casefold() not in _SHORTENED


def _is_starter(word: str) -> bool:
    return word.casefold().replace("’", "'").partition("'")[0] in _STARTERS


def _is_abbreviation(
    text: str, start: int, stop: int, token: str, ahead: str, *, joined: bool, language: str
) -> bool:
    """Whether the stop that ends ``token`` marks an abbreviation, an initial or an ordinal only."""
    bare = token[:-1].replace("’", "'").rpartition("'")[2].casefold()
    if bare in _NEVER_LAST:
        return True
    if start + len(token) == stop and _ENUMERATOR.match(token) and not token[0].isspace():
        return True
    if bare.isalpha() and len(bare) > 2 and bare not in _ABBREVIATIONS:
        return joined and not _JOINED_LETTER.match(ahead)
    word = _NEXT_WORD.match(ahead)
    next_word = word[0].rstrip(".") if word else ""
    starter = _is_starter(next_word)
    if bare in _TITLES and (token[0].isupper() or not starter):
        return True
    if bare in _BEFORE_FIGURE and next_word[:1].isdigit():
        return True
    if _DOUBLED.match(token) and token[0].isupper():
        return bool(_DOUBLED.match(ahead[:3])) or not starter
    if bare in ("a.m", "p.m"):
        return bool(_AFTER_TIME.match(ahead))
    if _DOTTED.match(token) or (bare in _SUFFIXES and token[0].isupper()):
        return not starter
    if _INITIAL.match(token) and token[0].isupper():
        return not starter
    if bare.isdigit() and len(bare) <= 2:
        if _MONTH.match(ahead):
            return True
        return language in _ORDINAL_LANGUAGES and bool(
            _ORDINAL_CONTEXT.search(text[max(start, stop - 20) : stop])
        )
    return joined and not _JOINED_LETTER.match(ahead)
