from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from auditor.document import Document
from auditor.gazetteer import cities_named, countries_named, countries_of_people, countries_with_capital
from auditor.model import Evidence, Finding, Severity, Source, Span
from auditor.rule import Example, rule
from auditor.text.names import Name, names
from auditor.text.paragraphs import paragraphs
from auditor.text.sentences import sentences

if TYPE_CHECKING:
    from auditor.compare import Comparison

_SHORTEST = 5
_SHORTEST_SLIP = 4
_LONG = 8
_LONGEST = 30
_LONGEST_NAME = 200
"""Code points; a run of capitalised words beyond that is a list or a heading."""
_MOST_WORDS = 4000
_AROUND = 90
_SMALL = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ][^\W\d_]{3,}")
_OFTEN = 3
_MOST_SOURCES = 6
_MOST_MENTIONS = 40
_MOST_PAIRS = 400
"""Like words looked at; an article has a few, a list of residents thousands."""
_CONFIDENCE = {Severity.ERROR: 0.9, Severity.WARNING: 0.6, Severity.INFO: 0.5}
_JOINTS = re.compile(r"[-‐‑ \u00a0]")

_PARTICLES = frozenset(
    """
    de da do dos das di del della der den des du van von zu la le el al bin ibn bint ben y e of the for
    and
    """.split()
)
_COURTESY = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady herr frau señor señora don doña m mme monsieur madame prof
    professor
    """.split()
)
_ENDINGS = frozenset(
    """
    s n i an ian ans ians ese ish is es e ed er in a o y ist ism en ne te ie ia ns ites
    """.split()
)
_DERIVED = re.compile(r"(?:ings?|ions?|ed|[ao]|ics?|ical|isms?|ists?|i?ans?|ies|es|[sny]|ers?|ish|ese)\Z")
_PLAIN = frozenset(
    """
    north south east west northern southern eastern western central upper lower northeast northwest
    southeast southwest christian christians muslim muslims islam islamic catholic catholics jewish
    democrat democrats democratic republican republicans conservative conservatives liberal liberals
    socialist socialists communist communists community constitution institution politics political woman
    women statue state states might eight lines liners bonds bunds house senate congress court county
    country party parties group league minister ministry council counsel university national international
    nation nations morning evening super summer winter sunday indies
    """.split()
)
"""Words that stand in names and are none by themselves."""
_ORGANISATIONS = frozenset(
    """
    party university college school institute institution ministry department agency authority bank
    company group corporation council committee commission court house senate congress union association
    league club foundation trust fund office service party parliament army police force airport hospital
    hotel street road avenue park city county cup open championship championships convention conference
    act bill liners lines politics news times post press journal tribune network center centre board
    bureau forum movement front alliance federation
    """.split()
)
# Given names that rhyme with surnames, and names that every house spells its own way.
_GIVEN = frozenset(
    """
    barry berry gary gerry harry jerry kerry larry mary perry terry kelly nelly shelly betty letty hetty
    jimmy timmy billy willy milly molly holly polly bobby robby jenny penny lenny benny kenny denny danny
    fanny nanny sally wally harold gerald daryl carol karen darren warren sharon aaron byron myron mark
    clark frank hank jason mason mohammed muhammad mohamed mohammad muhammed mohamad ahmed ahmad hussein
    hussain hossein husain hassan hasan abdul abdel abdullah abdallah ibrahim yusuf yousef yousuf
    """.split()
)
# One word, two spellings: British and American, or with and without "e".
_SPELLINGS = (
    (r"our\b", "or"),
    (r"tre\b", "ter"),
    (r"ence\b", "ense"),
    (r"is(?=ation|e|ed|ing)", "iz"),
    (r"mme\b", "m"),
)

_TWO_PEOPLE = re.compile(
    r"\b(?:no relation|not related|unrelated|not (?:to be )?(?:confused|mistaken)|nor to be confused|"
    r"be confused with|"
    r"mixed up|namesakes?|shares? (?:a|the|his|her|their) (?:sur)?names?|different spelling|spel(?:led|t|"
    r"ling|lings)|"
    r"with (?:an?|one|two) ['‘“]?\w['’”]?(?:['’]?s)?\b|sin parentesco|aucun lien de parenté|"
    r"nicht verwandt)\b",
    re.IGNORECASE,
)
_SIC = re.compile(r"\W{0,6}\[sic\b|['’]s\W{0,4}\[sic\b")
_CUT_OFF = re.compile(r"\s?(?:\.\s?){2}|\s?…")
# "R-Ohio", and agencies' "NKorea".
_STATE_OF_PARTY = re.compile(r"[A-Z]-[A-Z]|[A-Z]{2}[a-z]")
# "South-facing"; and the remains of a curly apostrophe read in the wrong encoding.
_ENDS_LOW = re.compile(r"-[^\W\d_A-Z][\w’']*\Z|[âÂÃ]\Z")
_SCORES = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b|\b\d{1,2}:\d{2}\b|\(\d{1,3}\)|\b\d{1,2}['’](?!\w)")
_FIGURE = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SUBSTITUTION = re.compile(r"\bSubs?\b|\bsubstitutes?\b|\bReferee\b|\bLine-?ups?\b", re.IGNORECASE)


class _Mention(NamedTuple):
    """One word of a name where it stands."""

    start: int
    end: int
    word: str
    before: str
    """The words of the name before it, folded to lower case; empty where it stands alone."""
    after: str
    title: str


@dataclass(frozen=True, slots=True)
class _Slip:
    """A spelling to be reported, and the one it should be like."""

    wrong: tuple[_Mention, ...]
    right: tuple[_Mention, ...]
    severity: Severity


class _Place:
    """Where mentions stand: sentences and paragraphs by offset, and which words are written small."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._sentences = [sentence.start for sentence in doc.sentences]
        self._paragraphs = [paragraph.start for paragraph in doc.paragraphs]

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self.doc.text))

    def is_small(self, *words: str) -> bool:
        """Whether one of the words stands in lower case somewhere."""
        return any(word in self.doc.text and word in self._small for word in words)

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self._sentences, at)

    def around(self, mention: _Mention) -> str:
        """A mention's surroundings within its paragraph."""
        paragraph = self.doc.paragraphs[max(0, bisect_right(self._paragraphs, mention.start) - 1)]
        start, end = mention.start - _AROUND, mention.end + _AROUND
        return self.doc.text[max(paragraph.start, start) : min(paragraph.end, end)]


_Words: TypeAlias = dict[str, list[_Mention]]


@rule(
    severity=Severity.ERROR,
    uses=("sources",),
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
        "Hossein Amir-Rostamian spoke first. Later [[Amirrostamian]] left for the airport.",
        Example(
            "Police spokesman Ruwan [[Ekanayaka]] said on Monday that the road to the north was open.",
            source="Police spokesman Ruwan Ekanayake said on Monday that the road to the north was open.",
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
    ),
)
def name_variant(doc: Document, sources: Sequence[Comparison] | None = None) -> Iterator[Finding]:
    """One name, spelt two ways within the article.

    "Jilani" in one paragraph and "Gilani" in the next: one of them is wrong, and the reader wonders whether
    they are two people. Misspelt names are the commonest error that newspapers correct.

    The rule compares words of names that differ by a letter or two (added, lost, changed or exchanged). It
    takes them for one name where one stands in a full name and the other alone, where the rest of the name
    is the same, or where both are long and hyphenated. The rarer spelling is reported, or the later; the
    other is shown beside it. It is an error where all signs agree, else a warning; a name that differs only
    in its hyphen, space or accents is info. With agency copy or other coverage at hand, a name that the
    source spells otherwise is reported too.

    It says nothing of two people with like names (each with a first name or an office of their own, or said
    to be unrelated), of names that stand in one sentence, in lists and line-ups, of countries, peoples and
    large cities, plurals and derived words, and of British and American spellings.
    """
    named = [name for name in doc.names if not doc.in_furniture(Span(name.start, name.end))]
    own = _by_word(named, doc.text)
    found = [*_within(doc, own), *_joined_differently(doc.text, named)]
    found += _outvoted(doc, own, named, (sources or ())[:_MOST_SOURCES])
    reported: set[int] = set()
    for finding in found:
        if finding.start not in reported:
            reported.add(finding.start)
            yield finding


def _within(doc: Document, own: _Words) -> Iterator[Finding]:
    """Names that the article itself spells two ways."""
    place = _Place(doc)
    for first, second in itertools.islice(_like(own), _MOST_PAIRS):
        slip = _slip(place, own[first], own[second])
        if slip is None:
            continue
        for wrong in slip.wrong:
            yield _finding(wrong, slip.right[0], None, slip.severity)


def _finding(wrong: _Mention, right: _Mention, source: str | None, severity: Severity) -> Finding:
    where = f"in {source}" if source else "elsewhere in the article"
    return Finding(
        wrong.start,
        wrong.end,
        f"“{wrong.word}” here, “{right.word}” {where}",
        severity=severity,
        confidence=_CONFIDENCE[severity],
        suggestion=right.word,
        evidence=(Evidence(source, right.start, right.end, right.word),),
    )


def _outvoted(
    doc: Document, own: _Words, named: Sequence[Name], sources: Sequence[Comparison]
) -> Iterator[Finding]:
    """What a text that the article comes from spells otherwise, or more of the other coverage than not."""
    voted: dict[tuple[int, str | None], list[Finding]] = defaultdict(list)
    for comparison in sources:
        derived = comparison.derivation.verdict != "none" or comparison.source.role == "wire"
        for finding in _against(doc, own, named, comparison.source, derived=derived):
            voted[finding.start, finding.suggestion].append(finding)
    origins = {c.source.id for c in sources if c.derivation.verdict != "none" or c.source.role == "wire"}
    for (start, _), findings in voted.items():
        written = doc.text[start : findings[0].end]
        alike = sum(written in comparison.source.text for comparison in sources)
        copied = any(evidence.source in origins for finding in findings for evidence in finding.evidence)
        if len(findings) > alike and (copied or len(findings) > 1):
            yield findings[0]


def _against(
    doc: Document, own: _Words, named: Sequence[Name], source: Source, *, derived: bool
) -> Iterator[Finding]:
    """Names that the source spells otherwise; those that the article spells both ways are known by now.

    Of a source that the article does not derive from, only full names count: it may be about other people.
    """
    text = source.text
    listed = names(text, sentences(text, paragraphs(text), doc.language), doc.language)
    theirs = _by_word(listed, text)
    # Only words that the other text lacks can be slips or be slipped.
    mine = {word: mentions for word, mentions in own.items() if word not in theirs and word not in text}
    missing = {
        word: mentions for word, mentions in theirs.items() if word not in own and word not in doc.text
    }
    for first, second in itertools.islice(_like({**mine, **missing}), _MOST_PAIRS):
        if (first in mine) == (second in mine):
            continue
        wrong, right = (mine[first], missing[second]) if first in mine else (mine[second], missing[first])
        a, b = wrong[0].word, right[0].word
        if _derived(a, b) or _spelling(a) == _spelling(b) or _accents(a) == _accents(b) or _is_place(a):
            continue
        full = (wrong[0].before and right[0].before) or ("-" in a and "-" in b)
        certain = _one_person(wrong, right) if derived or full else None
        if certain is not None and not _two_people(doc.text, wrong):
            sure = certain and derived and source.role == "wire"
            yield _finding(wrong[0], right[0], source.id, Severity.ERROR if sure else Severity.WARNING)
    yield from _joined_otherwise(doc.text, named, source, listed)


_Forms: TypeAlias = dict[str, dict[str, Evidence]]


def _forms(text: str, named: Iterable[Name], source: str | None = None) -> tuple[_Forms, set[str]]:
    """The names of one and two words by their letters alone, each as it is written; and those letters
    that are a surname somewhere: behind a given name, at the end."""
    forms: _Forms = defaultdict(dict)
    surnames: set[str] = set()
    first: dict[str, Name] = {}
    for name in named:
        fits = _LONG <= name.end - name.start <= _LONGEST_NAME
        if fits and text[name.start - 1 : name.start] not in ("@", "#", '"', "="):
            first.setdefault(name.text, name)
    for name in first.values():
        for form in _written_forms(name.text):
            at = name.start + form.start
            evidence = Evidence(source, at, at + len(form.written), form.written)
            forms[form.key].setdefault(form.written.casefold(), evidence)
            if form.surname:
                surnames.add(form.key)
    return forms, surnames


class _Form(NamedTuple):
    """A word of a name, or two in a row."""

    start: int
    written: str
    key: str
    """Its letters alone, in lower case."""
    surname: bool
    """It stands behind a given name, at the end."""


@lru_cache(maxsize=4096)
def _written_forms(name: str) -> tuple[_Form, ...]:
    words = [match.span() for match in _WORD.finditer(name)]
    pairs = [(a[0], b[1]) for a, b in itertools.pairwise(words)]
    stop = len(name.rstrip(".,"))
    found: list[_Form] = []
    for start, end in (*words, *pairs):
        if end - start < _LONG:
            continue
        written = name[start:end].strip(".,").replace("\u00a0", " ")
        key = _JOINTS.sub("", written).casefold()
        if len(key) >= _LONG and key.isalpha() and not _is_compound(written):
            found.append(_Form(start, written, key, start > 0 and end >= stop))
    return tuple(found)


def _joined_differently(text: str, named: Iterable[Name]) -> Iterator[Finding]:
    """A surname with a hyphen, in two words and in one: "Amir-Abdi", "Amir Abdi", "Amirabdi".

    One of the spellings must follow a given name: else it may be "Cuban American" beside "Cuban-American".
    """
    forms, surnames = _forms(text, named)
    for key in sorted(surnames):
        first, *others = sorted(forms[key].values(), key=lambda spelling: spelling.start)
        for other in others:
            yield _joined_finding(other, first)


def _joined_otherwise(
    text: str, named: Iterable[Name], source: Source, listed: Iterable[Name]
) -> Iterator[Finding]:
    """The same between the article and a source."""
    own, surnames = _forms(text, named)
    theirs, more = _forms(source.text, listed, source.id)
    for key in sorted((surnames | more) & own.keys() & theirs.keys()):
        if own[key].keys().isdisjoint(theirs[key]):
            first, *_ = own[key].values()
            other, *_ = theirs[key].values()
            yield _joined_finding(first, other)


def _joined_finding(here: Evidence, there: Evidence) -> Finding:
    where = f"in {there.source}" if there.source else "elsewhere in the article"
    return Finding(
        here.start,
        here.end,
        f"“{here.text}” here, “{there.text}” {where}",
        severity=Severity.INFO,
        confidence=_CONFIDENCE[Severity.INFO],
        suggestion=there.text,
        evidence=(there,),
    )


def _is_compound(written: str) -> bool:
    """Whether the parts are peoples or plain words: "Korean-American", "Test-match"."""
    parts = _JOINTS.split(written)
    return len(parts) > 1 and any(
        part.casefold() in _PLAIN or part[:1].islower() or countries_of_people(part) or countries_named(part)
        for part in parts
    )


def _by_word(named: Iterable[Name], text: str) -> _Words:
    """The words of names, each with its mentions in order."""
    found: _Words = defaultdict(list)
    for name in named:
        if name.end - name.start > _LONGEST_NAME:
            continue
        title = text[slice(*name.title)].lower() if name.title else ""
        for start, word, before, after in _words(name.text):
            at = name.start + start
            found[word].append(_Mention(at, at + len(word), word, before, after, title))
    return found


_WORD = re.compile(r"[^\s]+")


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[tuple[int, str, str, str], ...]:
    """The words of a name that are no particles: start, word, and the words before and after it."""
    starts = [match.start() for match in _WORD.finditer(name)]
    words = [word.strip(".,") for word in name.split()]
    small = [word.lower() for word in words]
    return tuple(
        (start, word, " ".join(small[:i]), " ".join(small[i + 1 :]))
        for i, (start, word) in enumerate(zip(starts, words, strict=True))
        if word and small[i] not in _PARTICLES
    )


def _like(by_word: _Words) -> Iterator[tuple[str, str]]:
    """Pairs of words within one edit of each other, or two if both are long; in order of the text.

    Words that share a form with a letter or two left out are the only candidates (the symmetric delete
    method of Garbe's SymSpell), so that the time grows with the number of words and not with its square.
    """
    words = [word for word in by_word if _comparable(word)]
    # Two edits count between long words of one first letter only: most words have no such fellow.
    initials = Counter(word.casefold()[0] for word in words if len(word) >= _LONG)
    forms: dict[str, list[str]] = defaultdict(list)
    for word in words:
        plain = word.casefold()
        fellows = len(word) >= _LONG and initials[plain[0]] > 1 and len(words) <= _MOST_WORDS
        for form in _deletions(plain, 2 if fellows else 1):
            forms[form].append(word)
    pairs: set[tuple[str, str]] = set()
    for group in forms.values():
        if len(group) > 1:
            pairs.update(itertools.combinations(group[:20], 2))
    if not pairs:
        return
    from rapidfuzz.distance import OSA

    order = {word: i for i, word in enumerate(words)}
    for first, second in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        a, b = _plain(first), _plain(second)
        short, long = sorted((len(a), len(b)))
        if (
            _JOINTS.sub("", a) == _JOINTS.sub("", b)
            or long < _SHORTEST
            or (short < _SHORTEST and a[0] != b[0])
        ):
            continue
        most = 2 if short >= _LONG else 1
        distance = OSA.distance(a, b, score_cutoff=most)
        if distance <= most and (distance == 1 or a[0] == b[0]):
            yield first, second


@lru_cache(maxsize=8192)
def _comparable(word: str) -> bool:
    return (
        _SHORTEST_SLIP <= len(word) <= _LONGEST
        and not word.isupper()
        and not any(c.isdigit() for c in word)
        and word[0].isupper() | ("-" in word)
        and word.casefold() not in _PLAIN
        and not _STATE_OF_PARTY.match(word)
        and not _ENDS_LOW.search(word)
    )


def _deletions(word: str, edits: int) -> set[str]:
    """The word, and the word without any one (or two) of its letters."""
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    if edits == 1:
        return once | {word}
    return once | {word} | {form[:i] + form[i + 1 :] for form in once for i in range(len(form))}


def _slip(place: _Place, first: list[_Mention], second: list[_Mention]) -> _Slip | None:
    a, b = first[0].word, second[0].word
    if _derived(a, b) or _spelling(a) == _spelling(b) or place.is_small(_plain(a), _plain(b)):
        return None
    # The rarer spelling is the slip; of two equally rare ones that which comes later.
    wrong, right = (second, first) if len(second) <= len(first) else (first, second)
    if len(wrong) >= _OFTEN or _is_place(wrong[0].word):
        return None
    if _is_place(right[0].word) and not any(map(_is_person, right)):
        return None
    if _in_list(place.around(wrong[0])) or _same_sentence(place, wrong, right):
        return None
    text = place.doc.text
    if any(_SIC.match(text, m.end) or _CUT_OFF.match(text, m.end) for m in (*wrong, *right[:_MOST_MENTIONS])):
        return None
    if _two_people(text, (*wrong, *right[:_MOST_MENTIONS])):
        return None
    certain = _one_person(wrong, right)
    if certain is None:
        return None
    if _accents(a) == _accents(b):
        return _Slip(tuple(wrong), tuple(right), Severity.INFO)
    return _Slip(tuple(wrong), tuple(right), Severity.ERROR if certain else Severity.WARNING)


def _accents(word: str) -> str:
    """A word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _derived(a: str, b: str) -> bool:
    """Whether one is the other with an ending, or both are of one stem: plurals, peoples, diminutives."""
    short, long = sorted((_plain(a), _plain(b)), key=len)
    if long == short + short[-1] and short[-1] != "s":
        return False
    if long.startswith(short) and long[len(short) :].strip("'-") in _ENDINGS:
        return True
    stems = _DERIVED.sub("", short), _DERIVED.sub("", long)
    return len(stems[0]) >= _SHORTEST and stems[0] == stems[1] and short[-1] != long[-1]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_place(word: str) -> bool:
    return bool(
        countries_named(word)
        or countries_of_people(word)
        or countries_with_capital(word)
        or cities_named(word)
    )


def _spelling(word: str) -> str:
    plain = word.casefold()
    for pattern, american in _SPELLINGS:
        plain = re.sub(pattern, american, plain)
    return plain


def _two_people(text: str, mentions: Iterable[_Mention]) -> bool:
    """Whether the text around a mention says that there are two."""
    return any(_TWO_PEOPLE.search(text, max(0, m.start - 160), m.end + 160) for m in mentions)


def _same_sentence(place: _Place, wrong: list[_Mention], right: list[_Mention]) -> bool:
    held = {place.sentence(mention.start) for mention in wrong}
    return any(place.sentence(mention.start) in held for mention in right)


def _in_list(around: str) -> bool:
    """Whether a name stands in a line-up, a table of results or a long enumeration."""
    if len(_FIGURE.findall(around)) >= 6 or len(_SCORES.findall(around)) >= 3:
        return True
    if _SUBSTITUTION.search(around) and around.count(",") >= 4:
        return True
    words = _LETTERS.findall(around)
    return around.count(",") >= 4 and sum(word[0].islower() for word in words) * 4 <= len(words)


def _one_person(wrong: list[_Mention], right: list[_Mention]) -> bool | None:
    """Whether the two spellings are one name: True for sure, False perhaps, None no."""
    a, b = _plain(wrong[0].word), _plain(right[0].word)
    alone = all(not m.before and not m.after for m in wrong)
    others_alone = all(not m.before and not m.after for m in right)
    if alone and others_alone:
        return True if "-" in a and "-" in b and _same_part(a, b) else None
    if not alone and not others_alone:
        return _same_rest(wrong, right)
    full, single = (right, wrong) if alone else (wrong, right)
    if _offices(single) - _offices(full) or (single[0].word.casefold() in _GIVEN):
        return None
    near = a[0] == b[0]
    if all(not m.after and (not m.before or _is_person(m)) for m in full):
        if not near and (len(a) >= _LONG or len(b) >= _LONG) and abs(len(a) - len(b)) > 1:
            return None
        names = {m.before for m in full if m.before}
        return True if _nested(names) else None
    # The single word is like the first of a longer name: "Trussel" and "the Trussell Trust".
    if near and a[-1] == b[-1] and min(len(a), len(b)) > _SHORTEST and any(m.after for m in full):
        return False
    return None


def _is_person(mention: _Mention) -> bool:
    """Whether the words before a surname can be given names."""
    words = mention.before.split()
    return (
        1 <= len(words) <= 4
        and not any(word in _ORGANISATIONS or word in ("of", "the", "for", "and", "&") for word in words)
        and mention.word.casefold() not in _ORGANISATIONS
    )


def _offices(mentions: Iterable[_Mention]) -> set[str]:
    """Titles that tell people apart, without courtesies."""
    return {m.title.strip(". ") for m in mentions if m.title and m.title.strip(". ") not in _COURTESY}


def _nested(names: set[str]) -> bool:
    longest = max(names, key=len)
    return all(name in longest for name in names)


def _same_part(a: str, b: str) -> bool:
    return bool(set(a.casefold().split("-")) & set(b.casefold().split("-")))


def _same_rest(wrong: list[_Mention], right: list[_Mention]) -> bool | None:
    """Whether the words around are the same: "Karin Lindquist" and "Karin Lindqvist".

    A word that others follow is a given name, or names an organisation: two people of one family, or two
    clubs of one town, may differ there, so that it must begin and end alike and is never certain.
    """
    rests = {(m.before, m.after) for m in right if m.before or m.after}
    a, b = wrong[0].word.casefold(), right[0].word.casefold()
    sure = True
    for mention in wrong:
        rest = (mention.before, mention.after)
        if not (rest[0] or rest[1]):
            continue
        if rest not in rests:
            return None
        if mention.after:
            sure = False
            if a[0] != b[0] or a[-1] != b[-1]:
                return None
    return sure
