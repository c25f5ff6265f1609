from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.gazetteer import countries_named, countries_of_people
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.acronyms import (
    SMALL_WORDS,
    Expansion,
    content_words,
    expansions,
    initials,
    sites,
    slipped,
    swapped_letters,
)
from auditor.text.alike import one_word, within_a_slip
from auditor.text.known_acronyms import is_acronym, is_known, misnamed, swapped_acronym
from auditor.text.words import word_set

if TYPE_CHECKING:
    from auditor.compare import Comparison

_MOST_SOURCES = 6
_MOST_FORMS = 2
"""Long forms of one acronym; more than that are entries of a list, such as runners with their countries."""
_STEM = 4
_SPOKEN = 4
"""Letters from which an acronym is a name of its own, as one that is spoken as a word is."""
_AROUND = 160
_TOLD_APART = lazy(
    r"\b(?:same (?:initials|acronym|abbreviation|letters)|not to be confused|no relation|unrelated|"
    r"namesakes?|"
    r"shares? (?:its|an?|the) (?:initials|acronym|name)|also (?:known|called|abbreviated)|renamed|"
    r"rename[sd]?|"
    r"re-?brand\w*|formerly|previously|once (?:called|known)|then (?:called|known)|now (?:called|known)|"
    r"known (?:then|until)|chang\w+ (?:its|their) name|successor|predecessor|forerunner|used to stand|"
    r"stood for|stands for|mis(?:named|taken)|wrongly|mistakenly|jok(?:ingly|ed (?:that|about))|"
    r"confus\w+|dubbed|nicknamed|"
    r"antes (?:llamad|conocid)\w+|rebautizad\w+|anciennement|rebaptisé\w*|ehemals|früher|umbenannt)\b",
    re.IGNORECASE,
)
_OWNED = lazy(r"(?:['’]s?)?\s(?:own\s)?\Z")
_OWNER = 8
_FOREIGN_SMALL = SMALL_WORDS - word_set("the of for and on in to at by with from against a an &")
_ENGLISH_SMALL = word_set("the of for and on to at by with from against &")
_ORGANISATION = lazy(
    r"(?:tion|ity|ency|ment|ery|ship|ory|ure|ice|ate)s?\Z|\A(?:army|association|assembly|alliance|bank|board|"
    r"bureau|cent(?:er|re)|chamber|college|commission|committee|company|confederation|congress|council|court|department|"
    r"directorate|federation|force|front|fund|group|guard|institute|league|militia|ministry|movement|"
    r"network|office|"
    r"organi[sz]ation|party|police|programme|program|school|service|society|syndicate|trust|union|"
    r"university)s?"
    r"\Z"
)


_KIND = lazy(
    r"\A(?:alliance|army|assembly|association|bureau|chamber|company|confederation|corporation|council|"
    r"federation|foundation|institute|ministry|movement|office|organi[sz]ation|party|service|society|union|"
    r"university)\Z"
)
"""Kinds of organisation that no translator exchanges for each other."""


@rule(
    severity=Severity.ERROR,
    uses=("sources",),
    bad=(
        "The Baltic Fisheries Council (BFC) met in Riga. A year ago the [[Baltic Fishing Council (BFC)]] "
        "had refused.",
        "The [[Karen Liberation Army (KLA)]] claimed the raid. Washington lists the Karenni Liberation Army "
        "as a terrorist group.",
        "The Gambian Army of the East (GAE) denied it. The [[Gambian Front of the East (GAE)]] did not.",
        "The National Seed Inspection Service (INASEM) closed two ports. Exporters wrote to the [[National "
        "Harbour Authority (INASEM)]] on Friday.",
        "The Umsa Football Federation (UFF) paid. The [[Umsa Federation of Footballers (UFF)]] did not.",
        "The [[International Monetary Council (IMF)]] lent the money in May.",
        "The ship carries [[liquefied petroleum gas (LNG)]] to Osaka.",
        "Talks with the [[Association of Southern Asian States (ASEAN)]] begin on Monday.",
        "The Central Election Registry (CER) opens in May. The [[Citizens’ Electoral Roll (CER)]] agreed.",
        "The [[Rural Water Supply Authority (RWSB)]] has dug forty wells.",
        "The Glacier Survey of Innland (GSIA) dug. It left. The [[General Snow Institute (GSIA)]] paid.",
        "The National Lottery Corporation (CONLO) paid out. The [[Confederation of Northern Lotteries "
        "(CONLO)]] did not.",
        Example(
            "Wheat was bought by the [[General Agency for State Cereals (GASC)]] on Monday in Cairo.",
            source="The General Authority for Supply Cereals (GASC) bought the wheat on Monday in Cairo.",
        ),
        Example(
            "The [[Baltic Football Council (BFC)]] wrote. The Baltic Fisheries Council (BFC) met in Riga.",
            source="RIGA, May 4 (NNA) - The Baltic Fisheries Council (BFC) met in Riga on Monday.",
        ),
    ),
    good=(
        "Kenya’s National Drought Authority (NDA) warned; India’s National Disaster Authority (NDA) did too.",
        "The World Trade Organization (WTO) met. The World Trade Organisation (WTO) will meet again.",
        "Doctors Without Borders (MSF) left. Médecins Sans Frontières (MSF) had come in May.",
        "The American Veterinary Association (AVA) agreed with the Australian Veterinary Association (AVA).",
        "An improvised explosive device (IED) went off; two more improvised explosive devices (IEDs) did "
        "not.",
        "The African Press Union (APU), formerly the African Printers Union (APU), has moved.",
        "The International Red Cross (ICRC), the UN refugee agency (UNHCR) and the Indian Medical Academy "
        "(IMA) agreed.",
        "1. Abel Korir (KEN), 2. Ezra Tanui (KEN), 3. Tom Reid (GBR), 4. Ann Bell (GBR).",
        "Lena Voss (Social Democrats) and Jan Ost of the Social Democratic Party (SDP) agreed.",
    ),
)
def acronym_conflict(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """One acronym that stands for two different names, or for another one than in the source or in the world.

    "The Baloch Liberation Army (BLA)", and two paragraphs on "Balochistan Liberation Army": one of them is
    wrong, and the reader does not know whether there are two.

    An acronym is explained where a long form stands beside it, the acronym in brackets or the other way
    round. The later of two different long forms is reported, with its acronym, and the other is shown; a
    name of the same initials that only lacks its acronym counts too where it differs in the form of one
    word. It is a warning where the acronym is made of neither name's letters, as one of another language
    is. With agency copy or other coverage at hand, an acronym that the source explains otherwise is
    reported too.

    Some four hundred acronyms of the world's news are known with all their long forms: one that is none of
    them, and near to one, is reported wherever it stands ("World Trade Council (WTO)"); it is a warning where
    the letters fit. Of other acronyms a single letter of four or more that is another word's is a warning.

    It says nothing of plurals, possessives, spellings of one word, British and American ones, shorter forms
    of the same name, translations, organisations of two countries, names that the text says have changed or
    are to be told apart, and lists in which letters stand for countries or parties.
    """
    if not sites(doc.text):
        return
    wrong = list(_misnamed(doc))
    yield from wrong
    own = [
        e
        for e in expansions(doc.text)
        if not doc.in_furniture(Span(e.start, e.end))
        and not any(found.start < e.end and e.start < found.end for found in wrong)
    ]
    by_acronym: dict[str, list[Expansion]] = defaultdict(list)
    for expansion in own:
        by_acronym[expansion.acronym].append(expansion)
    reported: set[int] = set()
    inside = (*_slipped(doc, own), *_within(doc, by_acronym, sources or ()), *_bare(doc, own))
    for found in (*inside, *_against(doc, own, sources or ())):
        if found.start not in reported:
            reported.add(found.start)
            yield found


def _misnamed(doc: Document) -> Iterator[Finding]:
    """Long forms that are not those of their well-known acronyms."""
    for found in misnamed(doc.text, sites(doc.text)):
        if doc.in_furniture(Span(found.start, found.end)) or _TOLD_APART.search(
            doc.text, max(0, found.start - _AROUND), found.end + _AROUND
        ):
            continue
        here = doc.text[found.long_start : found.long_end]
        yield Finding(
            found.start,
            found.end,
            f"{found.acronym} is the short form of “{found.right}”, not of “{here}”",
            severity=Severity.ERROR if found.certain else Severity.WARNING,
            confidence=0.9 if found.certain else 0.6,
        )


def _slipped(doc: Document, own: Sequence[Expansion]) -> Iterator[Finding]:
    """Acronyms of which a letter is not its word's, or stands in another's place."""
    for place, expansion in swapped_letters(doc.text, own):
        if not is_acronym(doc.text[place.start : place.end]) and not doc.in_furniture(place):
            right = Evidence(None, expansion.start, expansion.end, expansion.acronym)
            yield Finding(
                *place,
                f"“{doc.text[place.start : place.end]}” here, “{expansion.acronym}” elsewhere in the article",
                severity=Severity.WARNING,
                confidence=0.6,
                suggestion=expansion.acronym,
                evidence=(right,),
            )
    for expansion in own:
        here = doc.text[expansion.long_start : expansion.long_end]
        known = swapped_acronym(expansion.acronym, expansion.words)
        if known is None and not slipped(doc.text, expansion):
            continue
        if _translated(doc.text, expansion):
            continue
        if _is_organisation(expansion.words) and not _told_apart(doc.text, expansion):
            yield Finding(
                expansion.start,
                expansion.end,
                f"The letters of {expansion.acronym} are not those of “{here}”",
                severity=Severity.WARNING,
                confidence=0.6,
            )


def _within(
    doc: Document, by_acronym: dict[str, list[Expansion]], sources: Sequence[Comparison]
) -> Iterator[Finding]:
    """Acronyms that the article explains in two ways: the later is told, or that which a source has not."""
    for same in by_acronym.values():
        if len({expansion.words for expansion in same}) > _MOST_FORMS:
            continue
        first = same[0]
        for later in same[1:]:
            severity = _conflict(doc.text, first, doc.text, later)
            both = is_known(first.acronym, first.words) and is_known(later.acronym, later.words)
            if (
                severity
                and not both
                and not (_abroad(doc, first, later) or _told_apart(doc.text, first, later))
            ):
                wrong, right = (first, later) if _is_sourced(later, first, sources) else (later, first)
                there = doc.text[right.long_start : right.long_end]
                yield _finding(doc, wrong, there, Evidence(None, right.start, right.end, there), severity)


def _is_sourced(one: Expansion, other: Expansion, sources: Sequence[Comparison]) -> bool:
    """Whether the sources explain an acronym by one long form, and never by the other."""
    forms = {
        expansion.words
        for comparison in sources[:_MOST_SOURCES]
        if one.acronym in comparison.source.text
        for expansion in _expansions_of(comparison.source)
        if expansion.acronym == one.acronym
    }
    return one.words in forms and other.words not in forms


def _bare(doc: Document, own: Sequence[Expansion]) -> Iterator[Finding]:
    """Long forms that stand elsewhere without their acronym, one word in another form."""
    for expansion in own:
        if not expansion.fits or len(expansion.words) < 3:
            continue
        for name in doc.names:
            if expansion.start <= name.start < expansion.end or expansion.words[-1] not in name.text.lower():
                continue
            words = content_words(name.text)
            if initials(words) != initials(expansion.words) or words == expansion.words:
                continue
            if not name.text.isascii():
                continue  # “Confédération Africaine de Football”
            apart = [(a, b) for a, b in zip(expansion.words, words, strict=True) if not one_word(a, b)]
            if len(apart) != 1 or within_a_slip(*apart[0]) or not _one_stem(*apart[0]):
                continue
            if any(other.long_start <= name.start < other.long_end for other in own):
                continue
            evidence = Evidence(None, name.start, name.end, name.text)
            if not _TOLD_APART.search(doc.text, max(0, name.start - _AROUND), name.end + _AROUND):
                yield _finding(doc, expansion, name.text, evidence, Severity.ERROR)
            break


def _against(doc: Document, own: Sequence[Expansion], sources: Sequence[Comparison]) -> Iterator[Finding]:
    """Acronyms that a text on the same event explains otherwise."""
    for comparison in sources[:_MOST_SOURCES]:
        source = comparison.source
        derived = comparison.derivation.verdict != "none" or source.role == "wire"
        for expansion in own:
            if expansion.acronym not in source.text:
                continue
            same = [other for other in _expansions_of(source) if other.acronym == expansion.acronym]
            forms = {other.words for other in same}
            if len(forms) != 1 or expansion.words in forms:
                continue
            other = same[0]
            severity = _conflict(source.text, other, doc.text, expansion)
            related = derived or len(_shared(other.words, expansion.words)) * 2 >= len(expansion.words)
            if severity and related and not _told_apart(doc.text, expansion):
                there = source.text[other.long_start : other.long_end]
                evidence = Evidence(source.id, other.start, other.end, there)
                grave = severity if derived else Severity.WARNING
                yield _finding(doc, expansion, there, evidence, grave)


@lru_cache(maxsize=64)
def _expansions_of(source: Source) -> tuple[Expansion, ...]:
    return expansions(source.text)


def _finding(
    doc: Document, expansion: Expansion, there: str, evidence: Evidence, severity: Severity
) -> Finding:
    here = doc.text[expansion.long_start : expansion.long_end]
    where = f"in {evidence.source}" if evidence.source else "elsewhere in the article"
    return Finding(
        expansion.start,
        expansion.end,
        f"{expansion.acronym} stands for “{here}” here, for “{there}” {where}",
        severity=severity,
        confidence=0.9 if severity is Severity.ERROR else 0.6,
        evidence=(evidence,),
    )


def _conflict(text: str, first: Expansion, other: str, second: Expansion) -> Severity | None:
    """How grave it is that one acronym has two long forms; None where they are one name, or may be."""
    if (first.fits or second.fits) and _is_reordered(first.words, second.words):
        return Severity.WARNING
    if first.fits != second.fits:
        apart = _one_word_apart(first, second)
        english = not (_translated(text, first) or _translated(other, second))
        two = _are_two_bodies(first, second) or _are_mostly_apart(text, first, other, second)
        return apart or (Severity.WARNING if english and two else None)
    if _translated(text, first) != _translated(other, second):
        return None
    a, b = first.words, second.words
    only_a = [word for word in a if not any(_alike(word, w) for w in b)]
    only_b = [word for word in b if not any(_alike(word, w) for w in a)]
    if not only_a or not only_b or all(any(within_a_slip(x, y) for y in only_b) for x in only_a):
        return None
    if all(map(_of_a_country, only_a)) and all(map(_of_a_country, only_b)):
        return None
    stems_apart = not any(_one_stem(x, y) for x, y in itertools.product(only_a, only_b))
    long_enough = min(len(a), len(b)) > 2
    if not stems_apart and (_is_term(text, first) or _is_term(other, second)):
        return None
    if first.fits:
        if len(a) > len(only_a):
            return Severity.ERROR
        if _is_term(text, first) != _is_term(other, second):
            return None  # “civil society organisations (CSOs)” and a Central Statistical Office
        bodies = _is_organisation(a) and _is_organisation(b)
        likely = long_enough and (not stems_apart or _are_mostly_apart(text, first, other, second))
        return Severity.ERROR if bodies else Severity.WARNING if likely else None
    if long_enough and not stems_apart and len(a) == len(b):
        rest_a = [x for x in only_a if not any(_one_stem(x, y) for y in only_b)]
        rest_b = [y for y in only_b if not any(_one_stem(x, y) for x in only_a)]
        kinds = any(map(_ORGANISATION.search, rest_a)) and any(map(_ORGANISATION.search, rest_b))
        return Severity.WARNING if kinds and len(a) > len(only_a) else None
    bodies = long_enough and stems_apart and _is_organisation(a) and _is_organisation(b)
    return Severity.WARNING if bodies or _are_mostly_apart(text, first, other, second) else None


def _is_reordered(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two long forms of an organisation have the same words in another order: a Football Federation
    and a Federation of Footballers."""
    if len(a) != len(b) or len(a) < 3 or not _is_organisation(a):
        return False
    places = [
        next((at for at, w in enumerate(b) if one_word(word, w) or _one_stem(word, w)), -1) for word in a
    ]
    return sorted(places) == [*range(len(a))] != places


def _alike(a: str, b: str) -> bool:
    """Whether two words are one, or one of them is the other cut short: ``corp``, ``corporation``."""
    short, long = sorted((a, b), key=len)
    return one_word(a, b) or (len(short) >= _STEM and long.startswith(short))


def _one_word_apart(first: Expansion, second: Expansion) -> Severity | None:
    """Whether a long form of which the letters are is met by one that is another name but for one word."""
    a, b = first.words, second.words
    if _of_two_kinds(a, b) and len(first.acronym) >= _SPOKEN:
        return Severity.WARNING
    if len(a) != len(b) or len(a) < 3:
        return None
    apart = [(x, y) for x, y in zip(a, b, strict=True) if not _alike(x, y)]
    if len(apart) != 1 or within_a_slip(*apart[0]) or not (_is_organisation(a) and _is_organisation(b)):
        return None
    return None if any(map(_of_a_country, apart[0])) else Severity.ERROR


def _are_two_bodies(first: Expansion, second: Expansion) -> bool:
    """Whether two long forms of three words or more are of organisations, with nothing in common: the letters
    of one may be of another language, “Special Investigation Service (STT)”, but not those of both."""
    a, b = first.words, second.words
    if min(len(a), len(b)) < 3 or not (_is_organisation(a) and _is_organisation(b)):
        return False
    return not any(_alike(x, y) or _one_stem(x, y) for x, y in itertools.product(a, b))


def _are_mostly_apart(text: str, first: Expansion, other: str, second: Expansion) -> bool:
    """Whether two long names of one acronym that can be spoken have little in common: a railway agency and an
    association of rail travel firms are not one body translated twice."""
    a, b = first.words, second.words
    if min(len(a), len(b)) < 3 or len(first.acronym) < _SPOKEN:
        return False
    if _is_term(text, first) or _is_term(other, second):
        return False
    common = [x for x in a if any(_alike(x, y) or x[:_STEM] == y[:_STEM] for y in b)]
    return 2 * len(common) < min(len(a), len(b))


def _of_two_kinds(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two long forms are of two kinds of organisation that begin alike: a council, a company.

    Other kinds would give the acronym another letter, as one of another language may have.
    """
    kinds, others = [w for w in a if _KIND.search(w)], [w for w in b if _KIND.search(w)]
    if len(kinds) != 1 or len(others) != 1:
        return False
    return kinds[0][0] == others[0][0] and not any(_alike(kinds[0], word) for word in b)


def _shared(a: Sequence[str], b: Sequence[str]) -> list[str]:
    return [word for word in b if any(one_word(word, w) for w in a)]


def _is_organisation(words: Sequence[str]) -> bool:
    return any(_ORGANISATION.search(word) for word in words)


def _of_a_country(word: str) -> bool:
    return bool(countries_of_people(word) or countries_named(word))


def _one_stem(a: str, b: str) -> bool:
    return a[:_STEM] == b[:_STEM] and min(len(a), len(b)) > _STEM


def _translated(text: str, expansion: Expansion) -> bool:
    """Whether a long form is in another language than English, as far as its small words and accents tell."""
    if not "".join(expansion.words).isascii():
        return True
    words = text[expansion.long_start : expansion.long_end].lower().split()
    return any(word in _FOREIGN_SMALL for word in words) and not any(word in _ENGLISH_SMALL for word in words)


def _is_term(text: str, expansion: Expansion) -> bool:
    """Whether a long form is a term and no name: a word of it, no small one, is written small."""
    words = text[expansion.long_start : expansion.long_end].replace("-", " ").split()
    return any(word[0].islower() and word not in SMALL_WORDS for word in words)


def _abroad(doc: Document, first: Expansion, second: Expansion) -> bool:
    """Whether two bodies are said to be of two countries: “Kenya’s … (NDMA)”, “India’s … (NDMA)”."""
    ends = {place.end: place for place in doc.places if place.countries or place.peoples}
    owners = []
    for found in (first, second):
        before = _OWNED.search(doc.text, max(0, found.start - _OWNER), found.start)
        place = ends.get(before.start()) if before else None
        owners.append({country.code for country in (*place.countries, *place.peoples)} if place else set())
    return all(owners) and owners[0].isdisjoint(owners[1])


def _told_apart(text: str, *found: Expansion) -> bool:
    """Whether the text around says that there are two names, or that one has changed."""
    return any(_TOLD_APART.search(text, max(0, e.start - _AROUND), e.end + _AROUND) for e in found)
