from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.gazetteer import cities_named, countries_named, countries_of_people, countries_with_capital
from auditor.house import House, Person, Term
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.alike import (
    LONG,
    american,
    inflected,
    letters_alone,
    like_pairs,
    plain,
    romanised,
    romanised_otherwise,
    unaccented,
    within_a_slip,
)
from auditor.text.joined import Forms, Written, forms, may_differ
from auditor.text.mentions import Mention, Surroundings, Words, comparable, is_person, offices, one_person
from auditor.text.names import Name, common_words
from auditor.text.preferred import unwanted

if TYPE_CHECKING:
    from auditor.compare import Comparison

_OFTEN = 3
_MOST_SOURCES = 6
_MOST_MENTIONS = 40
_MOST_PAIRS = 400
"""Like words looked at; an article has a few, a list of residents thousands."""
_CONFIDENCE = {Severity.ERROR: 0.9, Severity.WARNING: 0.6, Severity.INFO: 0.5}
_AROUND = 160

_TWO_PEOPLE = lazy(
    r"\b(?:no relation|not related|unrelated|not (?:to be )?(?:confused|mistaken)|nor to be confused|"
    r"be confused with|mixed up|namesakes?|shares? (?:a|the|his|her|their) (?:sur)?names?|"
    r"different spelling|spel(?:led|t|ling|lings)|with (?:an?|one|two) ['‘“]?[^\W\d_]['’”]?(?:['’]?s)?\b|"
    r"sin parentesco|aucun lien de parenté|nicht verwandt)\b",
    re.IGNORECASE,
)
_SIC = lazy(r"\W{0,6}\[sic\b|['’]s\W{0,4}\[sic\b")
# A reader's or eyewitness's post is printed as it was written.
_POST = lazy(r"(?<![\w.])[@#][A-Za-z]\w{2,}")
# "Singer Jenifer" is somebody else than the Jennifer Lopez of before: known by one name, and introduced here.
_INTRODUCED = lazy(
    r"\b(?:singer|rapper|musician|actor|actress|model|artist|designer|comedian|dancer|star|footballer|"
    r"striker|"
    r"midfielder|defender|winger|goalkeeper|chanteu(?:r|se)|cantante|Sängerin?)\s\Z",
    re.IGNORECASE,
)
_INTRODUCTION = 20
_LEAST_ALONE = 6
_BEGUN = 4
_LEAST_WHOLE = 3
"""Letters with which a surname begins that another one is the rest of."""
_LARGE = 50_000
_WHERE = lazy(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Tt]owards?|[Aa]cross|[Aa]long|[Tt]o|"
    r"[Rr]each(?:ed)?|"
    r"(?:[Tt]own|[Cc]ity|[Vv]illage|[Pp]ort|[Ii]sland|[Dd]istrict|[Pp]rovince|[Pp]eople|[Rr]esidents|"
    r"[Rr]iver) of|[Tt]he|"
    r"cut off|struck|flooded|destroyed|evacuated|left|entered|captured|seized|bound for)\s\Z"
)
_SAID_AFTER = lazy(r",?\s(?:said|says|told|added|argued|insisted|denied|explained|replied|warned|wrote)\b")
_SAID_BEFORE = lazy(r"\b(?:said|says|added|told)\s\Z")
_CUT_OFF = lazy(r"\s?(?:\.\s?){2}|\s?…")

_LORRIES = (
    "Two lorries reached {} on Monday by way of the flooded valley, the driver of one of them said.\n\n"
    "They carried rice and oil for 300 families who had lost their homes in the storm a week ago.\n\n"
    "The drivers slept in their cabs, because the only inn of the town still stood under water."
)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A spelling to be reported, and the one it should be like."""

    wrong: Sequence[Mention]
    right: Sequence[Mention]
    severity: Severity
    tie: bool
    """Whether both are as frequent, so that either may be the slip."""


@rule(
    severity=Severity.ERROR,
    uses=("sources", "house"),
    bad=(
        "The foreign minister, Rafiq Jalbani, spoke in Doha. The talks were short.\n\n[[Galbani]] left at "
        "noon. "
        "Jalbani's deputy stayed behind for the dinner.",
        "Transport Minister Ewan Brisdale said the road would reopen.\n\n“It will take a week,” "
        "[[Brisdail]] added.",
        "They fled to Karsa-Belukhistan in May. Two weeks later, aid reached [[Karsa-Balukhistan]] by road.",
        "Karin Lundqvist won. Few had expected it.\n\nAfter the count [[Lundquist]] thanked her voters in "
        "the rain.",
        "Ms Noor Al-Qasimi signed first. The price was not named.\n\n[[Al-Kasimi]] said she was pleased "
        "with it.",
        "The coach, Zawadi [[Msuyya]], was late. Msuya said that the bus broke down. Msuya was fined.",
        "The mine is Rodrigo Sáenz Aldunate's. It lost money.\n\nSoon Sáenz [[Aldunatte]] had to sell.",
        "Residents of Karsabella fled. The river rose.\n\nIn [[Karssabella]] nobody slept.",
        "Hossein Amir-Rostamian spoke first. Later [[Amirrostamian]] left for the airport.",
        Example(
            "Police spokesman Ruwan [[Ekanayaka]] said on Monday that the road to the north was open.",
            source="Police spokesman Ruwan Ekanayake said on Monday that the road to the north was open.",
        ),
        Example(_LORRIES.format("[[Mbalisi]]"), source=_LORRIES.format("Mbalizi")),
        Example(
            "Union leader Pavel [[Musil]] said on Monday that the road to the north was open.",
            source="Union leader Pavel Musílek said on Monday that the road to the north was open.",
        ),
        Example(
            "The envoy flew to [[Kiev]] with Olha [[Marchanko]], who was born there.",
            house=House(
                people=(Person("Olha Marchenko", spellings=("Olga Marchenko",)),),
                terms=(Term("Kyiv", ("Kiev",)),),
            ),
        ),
        Example(
            "Colonel Yerlan [[Dosmaganbek]] said that both were alive. “We heard them,” Dosmagambek said.",
            source="Both are alive, Colonel Yerlan Dosmagambek told reporters at the mine. “We heard them.”",
        ),
    ),
    good=(
        "The inquiry heard Nihal Perera, the chairman, and Nihal Pereira, the engineer, who are not related.",
        "The engineer Raúl Zevallos and the lawyer Raúl Ceballos met. Zevallos spoke; Ceballos listened.",
        "Iran and Iraq signed; an Israeli envoy came from Israel, and a Nigerian from Niger.",
        "Kelly Brown passed to Ann Nelly before Kelly scored. Nelly cheered.",
        "Prime Minister Yusuf Gilani met Jalil Jilani, his foreign minister. Jilani smiled.",
        "The Clintons came: Bill Clinton spoke, and the Clinton Foundation paid.",
        "Denmark: Hansen, Jensen, Jansen, Larsen, Olsen, Madsen, Nielsen, Hanson, Poulsen. Ole Hansen was "
        "best.",
        "The Labour Party of Britain is older than the Labor Party of Australia, said Anna Burton; Burton "
        "wrote both up.",
        "Ron Johnson and his brother Rob Johnson own the mill; Johnson sold it to Boris Johnston of Hull.",
        "Daniel Smith and Danielle Smith are twins. Smith swims.",
        "Mario Costas sings. The hall is full.\n\nMaria Costas dances. Mrs Oyelaran taught them.",
        "Cassandra Holt won for best album. The hall rose.\n\nSinger Casandra took two prizes home to Lyon.",
        "The winner, Brendan Oakley, thanked the town. Some wrote to him.\n\n@marlahill: Brendon Oakley is "
        "my hero!",
    ),
)
def name_variant(
    doc: Document, sources: Sequence[Comparison] | None = None, house: House | None = None
) -> Iterator[Finding]:
    """One name, spelt two ways within the article, or otherwise than in its source or by the house.

    "Jilani" in one paragraph and "Gilani" in the next: one of them is wrong, and the reader wonders whether
    they are two people. Misspelt names are the commonest error that newspapers correct.

    The rule compares words of names that differ by a letter or two (added, lost, changed or exchanged). It
    takes them for one name where one stands in a full name and the other alone, where the rest of the name
    is the same, or where both are long and hyphenated. The rarer spelling is reported, or the later; the
    other is shown beside it. It is an error where all signs agree, else a warning; two ways to write a name
    of another script in Latin letters ("Balochistan", "Baluchistan") are a warning, and a name that differs
    only in its hyphen, space or accents is info. With agency copy or other coverage at hand, a name that the
    source spells otherwise is reported too; and what the house states under `[[facts.people]]` and
    `[[facts.terms]]` of `auditor.toml`: forms that it does not print, and its people's names misspelt.

    It says nothing of two people with like names (each with a first name or an office of their own, or said
    to be unrelated), of names that stand in one sentence, in lists and line-ups, of countries, peoples and
    large cities, plurals and derived words, and of British and American spellings.
    """
    named: Sequence[Name] = doc.names
    if doc.furniture_spans:
        named = [name for name in named if not doc.in_furniture(Span(name.start, name.end))]
    own = Words(named, doc.text)
    found = [*_banned(doc, house), *_unlike_the_house(doc, own, house), *_within(doc, own, sources or ())]
    joined: _Joined = forms(doc.text, named) if sources or may_differ(named) else ({}, set())
    found += _joined_differently(joined)
    found += _outvoted(doc, own, joined, (sources or ())[:_MOST_SOURCES])
    reported: list[Span] = []
    for finding in found:
        if not any(finding.start < span.end and span.start < finding.end for span in reported):
            reported.append(Span(finding.start, finding.end))
            yield finding


def _finding(
    wrong: Mention | Written, right: Mention | Written, source: str | None, severity: Severity
) -> Finding:
    here = wrong.word if isinstance(wrong, Mention) else wrong.text
    there = right.word if isinstance(right, Mention) else right.text
    where = f"in {source}" if source else "elsewhere in the article"
    return Finding(
        wrong.start,
        wrong.end,
        f"“{here}” here, “{there}” {where}",
        severity=severity,
        confidence=_CONFIDENCE[severity],
        suggestion=there,
        evidence=(Evidence(source, right.start, right.end, there),),
    )


def _within(doc: Document, own: Words, sources: Sequence[Comparison]) -> Iterator[Finding]:
    """Names that the article itself spells two ways."""
    place = Surroundings(doc.text, doc.sentences, doc.paragraphs)
    texts = [comparison.source.text for comparison in sources[:_MOST_SOURCES]]
    for first, second in itertools.islice(like_pairs([w for w in own if comparable(w)]), _MOST_PAIRS):
        slip = _slip(doc.text, place, own[first], own[second])
        if slip and _known(slip.wrong, texts) and not _known(slip.right, texts):
            slip = _Slip(slip.right, slip.wrong, slip.severity, False)  # the source has the rarer one
        for wrong in slip.wrong if slip else ():
            assert slip is not None
            finding = _finding(wrong, slip.right[0], None, slip.severity)
            yield replace(finding, suggestion=None) if slip.tie else finding


def _known(mentions: Sequence[Mention], texts: Iterable[str]) -> bool:
    """Whether some source has a spelling."""
    return any(_has(text, mentions[0].word) for text in texts)


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, and not only as a part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalpha() and not text[max(0, at - 1) : at].isalpha():
            return True
        at = text.find(word, end)
    return False


def _slip(
    text: str, place: Surroundings, first: Sequence[Mention], second: Sequence[Mention]
) -> _Slip | None:
    a, b = first[0].word, second[0].word
    if _is_respelt(a, b) or place.is_small(plain(a), plain(b)):
        return None
    if inflected(a, b) and not _one_surname(first, second):
        return None
    # The rarer spelling is the slip; of two equally rare ones that which comes later.
    wrong, right = (second, first) if len(second) <= len(first) else (first, second)
    if len(wrong) >= _OFTEN or _is_place(wrong[0].word):
        return None
    unnamed = all(m.alone for m in wrong) and all(m.alone for m in right)
    if _is_place(right[0].word) and not any(map(is_person, right)) and not unnamed:
        return None
    if place.in_list(wrong[0]) or place.share_a_sentence(wrong, right):
        return None
    seen = (*wrong, *right[:_MOST_MENTIONS])
    if any(_SIC.match(text, m.end) or _CUT_OFF.match(text, m.end) for m in seen) or _two_people(text, seen):
        return None
    certain = one_person(wrong, right)
    if certain is None and unnamed and _used_alike(text, wrong, right):
        certain = False
    if certain is None or any(_POST.search(text, max(0, m.start - _AROUND), m.end + _AROUND) for m in wrong):
        return None
    introduced = (
        _INTRODUCED.search(text, max(0, m.start - _INTRODUCTION), m.start) for m in wrong if m.alone
    )
    if not certain and any(introduced):
        return None
    tie = len(wrong) == len(right)
    if tie and len(wrong) > 1:
        # Each spelling was written twice: which is the slip cannot be told, so the places are not counted.
        return _Slip(wrong[:1], right, _severity(a, b, Severity.WARNING), tie)
    return _Slip(wrong, right, _severity(a, b, Severity.ERROR if certain else Severity.WARNING), tie)


def _one_surname(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Whether two surnames that differ in their last letter stand behind the same given names."""
    a, b = plain(first[0].word), plain(second[0].word)
    if len(a) != len(b) or a[-1] == b[-1]:
        return False
    given = {m.before for m in first if is_person(m) and not m.after}
    return any(m.before in given and not m.after for m in second if is_person(m))


def _used_alike(text: str, wrong: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether two words that are never part of a longer name are used for one place, or for one person.

    Short words, those that differ at an end, and words that dictionaries have are too often two names.
    """
    a, b = plain(wrong[0].word), plain(right[0].word)
    least = _LEAST_ALONE - (_undoubled(a) == _undoubled(b))
    if min(len(a), len(b)) < least or a[0] != b[0] or a[-1] != b[-1] or a[1] != b[1]:
        return False
    mine, theirs = offices(wrong), offices(right)
    if not {a, b}.isdisjoint(common_words()) or (mine and theirs and mine.isdisjoint(theirs)):
        return False
    if min(len(a), len(b)) >= LONG:
        return True
    for uses in (_is_where, _is_who):
        if all(uses(text, m) for m in wrong) and any(uses(text, m) for m in right):
            return True
    return False


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in itertools.groupby(word))


def _is_where(text: str, mention: Mention) -> bool:
    """Whether a word stands where places and rivers do: "in Karsa", "the Karsa"."""
    return (
        _WHERE.search(text, max(0, mention.start - _INTRODUCTION), mention.start) is not None
        and not mention.title
    )


def _is_who(text: str, mention: Mention) -> bool:
    """Whether a word stands where people do: with a courtesy, or as who says something."""
    if mention.title:
        return True
    return bool(
        _SAID_AFTER.match(text, mention.end)
        or _SAID_BEFORE.search(text, max(0, mention.start - _INTRODUCTION), mention.start)
    )


def _severity(a: str, b: str, slip: Severity) -> Severity:
    """How grave two spellings are: accents are info, and what Latin letters leave open is no error."""
    if unaccented(a) == unaccented(b):
        return Severity.INFO
    return Severity.WARNING if romanised_otherwise(a, b) else slip


def _is_place(word: str) -> bool:
    return bool(
        countries_named(word)
        or countries_of_people(word)
        or countries_with_capital(word)
        or any(city.population >= _LARGE for city in cities_named(word))
    )


def _two_people(text: str, found: Iterable[Mention]) -> bool:
    """Whether the text around a mention says that there are two."""
    return any(_TWO_PEOPLE.search(text, max(0, m.start - _AROUND), m.end + _AROUND) for m in found)


_Joined = tuple[Forms, set[str]]
"""What `forms` gives."""


def _joined_differently(joined: _Joined) -> Iterator[Finding]:
    """A surname with a hyphen, in two words and in one.

    One of the spellings must follow a given name: else it may be "Cuban American" beside "Cuban-American".
    """
    written, surnames = joined
    for key in sorted(key for key in surnames if len(written[key]) > 1):
        first, *others = sorted(written[key].values())
        for other in others:
            yield _finding(other, first, None, Severity.INFO)


def _outvoted(doc: Document, own: Words, joined: _Joined, sources: Sequence[Comparison]) -> Iterator[Finding]:
    """What a text that the article comes from spells otherwise, or more of the other coverage than not."""
    voted: dict[tuple[int, str | None], list[Finding]] = defaultdict(list)
    for comparison in sources:
        for finding in _against(doc, own, joined, comparison):
            voted[finding.start, finding.suggestion].append(finding)
    origins = {c.source.id for c in sources if _is_origin(c)}
    for (start, _), findings in voted.items():
        written = doc.text[start : findings[0].end]
        alike = sum(_has(comparison.source.text, written) for comparison in sources)
        copied = any(evidence.source in origins for finding in findings for evidence in finding.evidence)
        if len(findings) > alike and (copied or len(findings) > 1):
            yield findings[0]


def _is_origin(comparison: Comparison) -> bool:
    return comparison.derivation.verdict != "none" or comparison.source.role == "wire"


def _against(doc: Document, own: Words, joined: _Joined, comparison: Comparison) -> Iterator[Finding]:
    """Names that the source spells otherwise; those that the article spells both ways are known by now.

    Of a source that the article does not derive from, only full names count: it may be about other people.
    """
    source = comparison.source
    theirs, spelt = _names_of(source)
    # Only words that the other text lacks can be slips or be slipped.
    mine = _lacking(own, theirs, source.text)
    missing = _lacking(theirs, own, doc.text)
    pairs = like_pairs([*mine, *missing]) if mine and missing else ()
    for first, second in itertools.islice(pairs, _MOST_PAIRS):
        if (first in own) == (second in own):
            continue
        wrong, right = (own[first], theirs[second]) if first in own else (own[second], theirs[first])
        a, b = wrong[0].word, right[0].word
        if inflected(a, b) or _is_respelt(a, b) or unaccented(a) == unaccented(b) or _is_place(a):
            continue
        if _is_usage(a, b) or (
            _is_place(b) and any(map(is_person, wrong)) and not any(map(is_person, right))
        ):
            continue  # “Gideon Pretorius” and the city of Pretoria
        full = (wrong[0].before and right[0].before) or ("-" in a and "-" in b)
        certain = one_person(wrong, right) if _is_origin(comparison) or full else None
        if certain is None and _in_its_place(comparison, wrong, right):
            certain = False
        if certain is not None and not _two_people(doc.text, wrong):
            sure = certain and _is_origin(comparison) and source.role == "wire"
            severity = _severity(a, b, Severity.ERROR if sure else Severity.WARNING)
            yield _finding(wrong[0], right[0], source.id, severity)
    if _is_origin(comparison):
        for wrong_one, right_one in _shortened(own, mine, theirs, missing):
            yield _finding(wrong_one, right_one, source.id, Severity.WARNING)
        for wrong_one, right_one in _otherwise_whole(own, mine, theirs, missing):
            severity = Severity.ERROR if source.role == "wire" else Severity.WARNING
            yield _finding(
                wrong_one, right_one, source.id, _severity(wrong_one.word, right_one.word, severity)
            )
    yield from _joined_otherwise(joined, spelt, source.id)


def _in_its_place(comparison: Comparison, wrong: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether a word alone stands in sentences that derive from passages with another one, alone like it."""
    a, b = plain(wrong[0].word), plain(right[0].word)
    if not all(m.alone for m in (*wrong, *right)) or min(len(a), len(b)) < _LEAST_ALONE or a[0] != b[0]:
        return False
    if comparison.source.role != "wire" or not {a, b}.isdisjoint(common_words()):
        return False
    passages = [
        (pair.source_start, pair.source_end)
        for pair in comparison.alignment
        if any(pair.start <= m.start < pair.end for m in wrong)
    ]
    return bool(passages) and all(
        start is not None and end is not None and any(start <= m.start < end for m in right)
        for start, end in passages
    )


def _shortened(
    own: Words, mine: Sequence[str], theirs: Words, missing: Sequence[str]
) -> Iterator[tuple[Mention, Mention]]:
    """Surnames behind one given name that begin alike: “Pavel Horák” for “Pavel Horáček”."""
    given: dict[str, list[Mention]] = defaultdict(list)
    for word in missing:
        for mention in theirs[word][:1]:
            if mention.before and not mention.after and is_person(mention):
                given[plain(mention.before)].append(mention)
    for word in mine if given else ():
        mention = own[word][0]
        rivals = given.get(plain(mention.before)) if mention.before and not mention.after else None
        if rivals is None or len(rivals) != 1:
            continue
        a, b = unaccented(plain(word)), unaccented(plain(rivals[0].word))
        apart = len(a) != len(b) and not inflected(word, rivals[0].word)
        begun = max(_BEGUN, min(len(a), len(b)) - 1)
        if apart and (a[:begun] == b[:begun] or (a[0] == b[0] and romanised(a) == romanised(b))):
            yield mention, rivals[0]


def _otherwise_whole(
    own: Words, mine: Sequence[str], theirs: Words, missing: Sequence[str]
) -> Iterator[tuple[Mention, Mention]]:
    """Names of several words, one of them otherwise: “Kon Tun” for “Kon Tum”.

    As all others are the same, the two may be shorter or less alike than words that stand alone. Where every
    word of two names differs by a slip, both do.
    """
    by_rest: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for word in missing:
        for mention in theirs[word][:_OFTEN]:
            if mention.before or mention.after:
                by_rest[_rest_of(mention)].append(mention)
    for word in mine if by_rest else ():
        found = next((m for m in own[word] if m.before or m.after), None)
        if found is None:
            continue
        before, after = _rest_of(found)
        for (first, last), rivals in by_rest.items():
            right = rivals[0]
            if len({rival.word for rival in rivals}) != 1 or not _nearly(word, right.word):
                continue
            a, b = plain(word).rstrip("iyj"), plain(right.word).rstrip("iyj")
            if after and (a == b or romanised_otherwise(word, right.word)):
                continue  # “Andrii Melnyk” for “Andriy Melnyk”
            if _like_rest(before, first) and _like_rest(after, last):
                yield found, right
                break


def _rest_of(mention: Mention) -> tuple[str, str]:
    return plain(mention.before), plain(mention.after)


def _like_rest(one: str, other: str) -> bool:
    """Whether the other words of two names are the same, or a slip apart; one may have a title more."""
    if one == other:
        return True
    if not one or not other:
        return False
    words, others = one.split(), other.split()
    return all(
        a == b or (min(len(a), len(b)) >= _LEAST_ALONE and within_a_slip(a, b))
        for a, b in zip(words[::-1], others[::-1], strict=False)
    )


def _nearly(here: str, there: str) -> bool:
    """Whether two words of names that are else the same are one word, misspelt."""
    from rapidfuzz.distance import OSA

    a, b = unaccented(plain(here)), unaccented(plain(there))
    if a == b or a[0] != b[0] or inflected(here, there) or _is_place(here) or _is_usage(here, there):
        return False
    if _is_respelt(here, there):
        return False
    if a in common_words() and b in common_words():
        return False
    distance = OSA.distance(a, b, score_cutoff=2)
    if distance == 1:
        return min(len(a), len(b)) >= _LEAST_WHOLE
    return (
        distance == 2
        and min(len(a), len(b)) > _BEGUN
        and (a[:_BEGUN] == b[:_BEGUN] or sorted(a) == sorted(b))
    )


@lru_cache(maxsize=64)
def _names_of(source: Source) -> tuple[Words, _Joined]:
    """The words of a source's names, and how they are joined."""
    from auditor.compare.comparison import prepared_source

    doc = prepared_source(source).doc
    return Words(doc.names, doc.text), forms(doc.text, doc.names)


def _lacking(words: Words, others: Words, text: str) -> list[str]:
    """Words that can be told to be misspelt and that another text has nowhere."""
    return [word for word in words if word not in others and comparable(word) and not _has(text, word)]


def _is_respelt(a: str, b: str) -> bool:
    """Whether two words differ as British and American spellings do; a name of its own does not."""
    if american(a) != american(b):
        return False
    words = plain(a), plain(b)
    return _undoubled(words[0]) != _undoubled(words[1]) or not common_words().isdisjoint(words)


_ARTICLE = lazy(r"(?:al|el|ul|ad|ar|as|ash|an)-(?=\w{3})")
_MUHAMMAD = lazy(r"m[aou]h[aeo]mm?[aeiou]d")


def _is_usage(a: str, b: str) -> bool:
    """Whether two spellings are each a house's usage for Arabic: “al-Sisi” and “el-Sisi”."""
    one, other = plain(a), plain(b)
    if _MUHAMMAD.fullmatch(one) and _MUHAMMAD.fullmatch(other):
        return True
    return "-" in one and _ARTICLE.sub("", one, count=1) == _ARTICLE.sub("", other, count=1)


def _joined_otherwise(joined: _Joined, spelt: _Joined, source: str) -> Iterator[Finding]:
    """Surnames that are joined otherwise in the article than in a source."""
    own, surnames = joined
    theirs, more = spelt
    for key in sorted((surnames | more) & own.keys() & theirs.keys()):
        if own[key].keys().isdisjoint(theirs[key]):
            yield _finding(min(own[key].values()), min(theirs[key].values()), source, Severity.INFO)


def _banned(doc: Document, house: House | None) -> Iterator[Finding]:
    """Forms that the house does not print, of people and of terms."""
    if house is None:
        return
    people = [(_as_long(person.name, form), (form,)) for person in house.people for form in person.banned]
    for start, end, use in unwanted(doc.text, [*people, *house.terms]):
        if not doc.in_furniture(Span(start, end)):
            yield _of_the_house(doc, start, end, use)


def _as_long(name: str, banned: str) -> str:
    """What a banned form stands for: the whole name, or the words at its end that it is likest to."""
    from rapidfuzz.distance import OSA

    words = name.split()
    ends = [" ".join(words[at:]) for at in range(len(words))]
    return min(
        ends, key=lambda end: OSA.distance(letters_alone(unaccented(end)), letters_alone(unaccented(banned)))
    )


def _unlike_the_house(doc: Document, own: Words, house: House | None) -> Iterator[Finding]:
    """Words of the house's people's names that are misspelt where the rest of the name is right."""
    if house is None or not house.people:
        return
    written = [name for person in house.people for name in (person.name, *person.spellings)]
    accepted = frozenset(unaccented(word) for name in written for word in name.split())
    strange = [word for word in own if comparable(word) and unaccented(word) not in accepted]
    for person in house.people:
        words = person.name.split()
        for word, spelling in itertools.product(filter(comparable, words), strange):
            if len(words) < 2 or not within_a_slip(word, spelling):
                continue
            rest = {unaccented(other) for other in words if other != word}
            found = own[spelling]
            full = [m for m in found if rest <= set(map(unaccented, f"{m.before} {m.after}".split()))]
            if full and not _two_people(doc.text, full):
                for mention in found if all(m in full or m.alone for m in found) else full:
                    yield _of_the_house(doc, mention.start, mention.end, word)


def _of_the_house(doc: Document, start: int, end: int, use: str) -> Finding:
    here = doc.text[start:end]
    return Finding(
        start,
        end,
        f"“{here}”: the house writes “{use}”",
        severity=Severity.ERROR,
        confidence=0.95,
        suggestion=use,
    )
