"""Stock phrases of a source that the article has spun: each word changed for another of a thesaurus.

A fixed phrase ("peace accord", "letters of credit") and an institution's name say what they say as a whole;
a thesaurus knows their words only one by one. What is looked for is a phrase of the same build, in the
sentence that derives from the source's, whose every word is the source's word or a synonym of it, and
which nobody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text import tortured
from auditor.text.inflection import stem
from auditor.text.words import word_set

INSTITUTIONS = frozenset(
    """
    academy administration agency assembly association authority bank board bureau cabinet centre center
    chamber commission committee confederation congress corporation council court department directorate
    division federation force foundation front fund guard initiative inspectorate institute institution
    league ministry movement observatory office organisation organization parliament party programme program
    registry secretariat senate service services society superintendency survey tribunal treasury union
    university watch
    """.split()
)
"""Words that make a capitalised phrase the name of an institution."""

EVENTS = frozenset(
    """
    accord agreement armistice award championship convention crisis cup declaration day festival games
    massacre movement olympics pact plan prize protocol rebellion revolution treaty trophy uprising war
    """.split()
)
"""Words that make a capitalised phrase the name of an event or a treaty."""

NAME_WORDS = INSTITUTIONS | frozenset(
    """
    affairs agrarian agricultural agriculture antiquities aviation broadcasting central child civil climate
    coast commerce communications competition conservation consumer criminal cultural culture customs
    defence defense development disaster drivers economic economy education election elections electoral
    electricity emergency employment energy environment environmental exporters farmers federal finance
    financial fire fisheries fishing food foreign forest forestry fuel general geological grain health
    heritage heavy high highways homeland housing human immigration independent industrial industry
    inspection insurance intelligence interior international investigation investment joint justice labor
    labour land legal local management marine maritime meat medical meteorological metropolitan migration
    military mineral mining monetary municipal national nations natural nuclear oil peace pension people
    permanent petroleum planning police policy political ports power press prison property prosecution
    public railway refugee regional regulatory relief rescue research resources revenue review rights road
    royal rural safety science security seismic shipping social space special sport state statistics supply
    supreme tax technology telecommunications tourism trade traffic transport united urban veterans water
    weather welfare wildlife women workers world youth
    """.split()
)
"""Words of such names whose synonyms are kept."""

SMALL = frozenset(
    """
    a about after again all also an and any are as at be been but by can could did do does for from had has
    have he her here his how i if in into is it its just more most my no nor not now of off on one only or
    other our out over own said say says she should since so some such than that the their them then there
    these they this those through to too two under until up was we were what when where which while who
    whose why will with would you your
    """.split()
)
"""Words that are no part of a stock phrase but as its joints."""

_INTERCHANGED = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "inquiry investigation probe",
        "accord agreement deal pact",
        "talks negotiations discussions",
        "firm company group",
        "probe review",
        "strike stoppage walkout",
        "vote poll ballot election",
        "worker employee",
        "jail prison",
        "factory plant works mill",
        "pay salary wage wages",
        "milk dairy",
        "bus coach",
        "lorry truck",
        "sea maritime marine",
        "boat vessel ship",
        "television tv",
        "offer proposal",
        "power electricity",
        "border frontier",
        "march walk",
        "car vehicle",
        "plane aircraft jet",
        "house home",
        "fire blaze",
        "shop store",
        "port harbour harbor",
        "quake earthquake",
        "doctor physician",
        "lawyer attorney solicitor",
        "student pupil",
        "match game",
        "team side squad",
        "coach manager",
        "final decider",
        "title trophy",
        "chief head boss leader",
        "court tribunal",
        "spokesman spokeswoman spokesperson",
        "chairman chairwoman chairperson chair",
        "aid relief help assistance",
        "price cost",
        "oil petroleum",
        "rule regulation",
        "law legislation",
        "tax levy duty",
        "report study survey",
        "figures data statistics",
        "plan scheme project",
        "job post",
        "customer client consumer",
        "troops soldiers army military",
        "gun weapon firearm",
        "year annual yearly",
        "road highway",
        "train rail railway",
        "farm agricultural",
        "fishing fishery fisheries",
        "health medical",
        "flood flooding",
        "summer holiday vacation",
        "lawmaker legislator parliamentarian",
        "area region zone district",
        "rally protest demonstration",
        "stake share shareholding holding",
        "majority controlling",
        "record file document",
        "deadly fatal lethal",
        "sentence term",
        "species kind type variety",
        "chamber house",
    )
)
"""Words of the same meaning that every desk writes one for the other."""

_COMPARED = word_set(
    """
    bigger smaller larger higher lower longer shorter better worse further greater lesser more less other same
    next
    """
)
"""Words before any noun: no spinner's choice for the first of a stock phrase."""

_PHRASES = Path(__file__).with_name("stock_phrases.txt")
_COLLOCATIONS = Path(__file__).with_name("collocations.txt")
_SYNONYMS = Path(__file__).with_name("synonyms.bin")
_OTHER_SENSES = Path(__file__).with_name("other_senses.txt")
_TOKEN = lazy(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_INNER = frozenset(("of", "for", "and", "the", "on", "to"))
_OF = lazy(r"[^\W\d_]{1,30}\sof\s(?:(?:the|a|an)\s)?", re.IGNORECASE)
_ARTICLES = frozenset(("a", "an", "the"))
_PASSED_OVER = _ARTICLES | {"no", "not"}
"""Words between two of a phrase that are left out: "a vote of no confidence", "pleaded not guilty"."""
_POSITIONS = 8
_POSSESSIVE = "'s"
_LEAST_LETTERS = 3
_LONGEST_NOUN_IN_ED = 5
"""Letters of “speed” and “breed”; longer words that end so are participles."""


class Spin(NamedTuple):
    """A phrase of the article and the stock phrase of the source that it was spun from: four offsets."""

    start: int
    end: int
    source_start: int
    source_end: int


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    key: str
    """The word's stem."""
    capital: bool
    content: bool
    possessive: bool


class _Pair(NamedTuple):
    """Two words side by side, or with "of" or a possessive "s" between them."""

    first: _Token
    second: _Token
    joint: str
    before: str
    """The stem of the word before; empty at a sentence's beginning."""
    behind: str


class _Table:
    """A Bloom filter: a set of strings that takes a byte or two for each and errs once in 300 times."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    def __contains__(self, key: str) -> bool:
        bits = self._bits
        for at in positions(key, len(bits) * 8):  # noqa: SIM110 - a generator costs as much again
            if not bits[at >> 3] >> (at & 7) & 1:
                return False
        return True


def positions(key: str, size: int) -> Iterator[int]:
    """Which of ``size`` bits stand for a key (double hashing, Kirsch and Mitzenmacher 2006)."""
    both = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")
    first, step = both >> 32, both & 0xFFFFFFFF | 1
    return ((first + turn * step) % size for turn in range(_POSITIONS))


def synonym_key(one: str, other: str) -> str:
    """The key of two stems of words that a thesaurus calls alike, in either order."""
    return f"{one}/{other}" if one < other else f"{other}/{one}"


def attested_key(first: str, second: str) -> str:
    """The key of two stems of words that are written side by side, or with "of" between them."""
    return f"{first} {second}"


def compound_key(first: str, second: str) -> str:
    """The key of the stems of two nouns that are often one expression: "world championship"."""
    return f"{first}+{second}"


def stock_key(first: str, joint: str, second: str) -> str:
    """The key of the stems of two words of a stock phrase, with or without "of" between them."""
    return f"{first}={joint}={second}"


def dictionary_key(first: str, second: str) -> str:
    """The key of the stems of two words that a dictionary has as one noun: "grazing land"."""
    return f"{first}~{second}"


def other_senses() -> Iterator[tuple[str, list[str]]]:
    """Words, and what a thesaurus gives for them in another sense than news has them in: second, moment."""
    for line in _OTHER_SENSES.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            word, _, others = line.partition(":")
            yield word, others.split()


@cache
def _misread() -> dict[str, frozenset[str]]:
    """The stems of such words by the stem of the right one."""
    return {stem(word): frozenset(map(stem, others)) for word, others in other_senses()}


def twice(key: str) -> tuple[str, str]:
    """A key that is kept twice over, for it is asked of every pair of words: the table errs seldom enough."""
    return key, f"{key}="


def stock_list() -> Iterator[str]:
    """Stock phrases: those listed beside this module, and the right sides of the list of spun forms."""
    listed = _PHRASES.read_text("utf-8")
    yield from (line for line in listed.splitlines() if line and line[0] != "#")
    for line in tortured.listed():
        if tortured.ARROW in line and line[0] != "#":
            stock = line.partition(tortured.ARROW)[2].partition("|")[0].strip().lower()
            yield stock.removeprefix("to ")


def collocations() -> Iterator[str]:
    """Words that go together, and of which one may be changed for another: "lodge a complaint"."""
    for line in _COLLOCATIONS.read_text("utf-8").splitlines():
        if line and line[0] != "#":
            yield line


def pairs_of(phrase: str) -> Iterator[tuple[str, str, str]]:
    """The pairs of words in a stock phrase, as stems, with their joint."""
    for pair in _pairs(_tokens(phrase, Span(0, len(phrase)))):
        yield pair.first.key, pair.joint, pair.second.key


@cache
def _table() -> _Table:
    return _Table(_SYNONYMS.read_bytes())


def spins(text: str, span: Span, source: str, passage: Span, quoted: Sequence[Span] = ()) -> list[Spin]:
    """Stock phrases of a passage that the sentence derived from it has spun.

    Args:
        text: The article.
        span: A sentence of it.
        source: The source.
        passage: The passage that the sentence derives from.
        quoted: Quotations of the article: what was done to them is another matter.

    Returns:
        What was spun, in order; a phrase of three words is one.
    """
    found: list[Spin] = []
    for spin in sorted(_spins(text, span, source, passage, quoted)):
        last = found[-1] if found else None
        if last is None or spin.start >= last.end:
            found.append(spin)
        elif spin.source_start < last.source_end and last.source_start < spin.source_end:
            found[-1] = _joined(text, source, last, spin)
    return found


def _joined(text: str, source: str, first: Spin, second: Spin) -> Spin:
    """Two that overlap as one; without the words that both texts begin with, up to an "of"."""
    start, source_start = first.start, min(first.source_start, second.source_start)
    end, source_end = max(first.end, second.end), max(first.source_end, second.source_end)
    mine, theirs = _OF.match(text, start, end), _OF.match(source, source_start, source_end)
    if mine and theirs and mine[0].lower() == theirs[0].lower():
        start, source_start = mine.end(), theirs.end()
    return Spin(start, end, source_start, source_end)


def _spins(text: str, span: Span, source: str, passage: Span, quoted: Sequence[Span]) -> Iterator[Spin]:
    """The pairs and names of `spins`, some of them more than once."""
    tokens = _tokens(text, span)
    if quoted:
        tokens = [t for t in tokens if not any(q.start <= t.start < q.end for q in quoted)]
    theirs = _tokens(source, passage)
    there = {token.key for token in theirs}
    here = {token.key for token in tokens}
    if here <= there:
        return
    mine = list(_pairs(tokens))
    kept = {(pair.first.key, pair.second.key) for pair in mine}
    new = [pair for pair in mine if not (pair.first.key in there and pair.second.key in there)]
    changed = (
        [pair for pair in _pairs(theirs) if (pair.first.key, pair.second.key) not in kept] if new else []
    )
    # Phrases first: they say best how far what was spun extends.
    for fits in (_is_spun, _is_misread):
        for pair in changed:
            other = next(
                (
                    o
                    for o in new
                    if fits(pair, o, there)
                    and not (_is_attested(o) or _is_shortened(pair, o) or _is_plain(pair, o))
                ),
                None,
            )
            if other is not None:
                start, end = _whole_name(tokens, other)
                yield Spin(start, end, pair.first.start, pair.second.end)
    for name in _institutions(theirs):
        if all(token.key in here for token in name):
            continue
        kind = any(token.word in INSTITUTIONS for token in name)
        for run in _runs(tokens):
            if _respelt(name, run, there) if kind else _renamed(name, run, there):
                yield Spin(run[0].start, run[-1].end, name[0].start, name[-1].end)
                break


def _tokens(text: str, span: Span) -> list[_Token]:
    return [_Token(match.start(), match.end(), *_read(match[0])) for match in _TOKEN.finditer(text, *span)]


@lru_cache(maxsize=1 << 14)
def _read(written: str) -> tuple[str, str, bool, bool, bool]:
    """A word as a token says it, but for its place."""
    word = written.lower().replace("’", "'")
    possessive = word.endswith("'s")
    word = word.removesuffix("'s")
    return word, stem(word), written[0].isupper(), word[0].isalpha() and word not in SMALL, possessive


def _pairs(tokens: Sequence[_Token]) -> Iterator[_Pair]:
    """Neighbouring words of content; an article, "no", "of", or "and" with another word, may stand between.

    "Solar and wind power" is solar power too.
    """
    keys = [token.key for token in tokens]
    keys += ("", "", "", "", "")
    last = len(tokens) - 1
    for at, first in enumerate(tokens):
        if not first.content:
            continue
        if len(parts := first.word.replace("‐", "-").replace("‑", "-").split("-")) == 2:
            yield _hyphenated(first, *parts)
        if at == last:
            continue
        before = keys[at - 1]
        joint = _POSSESSIVE if first.possessive else ""
        if tokens[at + 1].content:
            yield _Pair(first, tokens[at + 1], joint, before, keys[at + 2])
            continue
        ahead = tokens[at + 1 : at + 4]
        for place, second in enumerate(ahead, at + 2):
            if second.content:
                yield _Pair(first, second, joint, before, keys[place])
                break
            if second.word == "of" and not joint:
                joint = "of"
            elif second.word not in _PASSED_OVER:
                break
        if len(ahead) == 3 and ahead[0].word in ("and", "or") and ahead[1].content and ahead[2].content:
            yield _Pair(first, ahead[2], "", before, keys[at + 4])


class _Rank(Enum):
    """What is known of two neighbouring words; the value says how many of them must be changed."""

    LISTED = 1, "it is a stock phrase of news"
    NOUN = 1, "a dictionary has it as one noun"
    FREQUENT = 2, "it is often written"
    UNKNOWN = 3, ""

    @property
    def least(self) -> int:
        """How many words a spun form must have changed."""
        return self.value[0]


def _hyphenated(token: _Token, first: str, second: str) -> _Pair:
    """The two words of "second-division"."""
    middle = token.start + len(first)
    content = first not in SMALL, second not in SMALL
    before = _Token(token.start, middle, first, stem(first), token.capital, content[0], False)
    behind = _Token(middle + 1, token.end, second, stem(second), False, content[1], token.possessive)
    return _Pair(before, behind, "", "", "")


@lru_cache(maxsize=1 << 14)
def _rank(first: str, joint: str, second: str) -> _Rank:
    table = _table()
    if all(key in table for key in twice(stock_key(first, joint, second))):
        return _Rank.LISTED
    if joint:
        return _Rank.UNKNOWN
    if all(key in table for key in twice(dictionary_key(first, second))):
        return _Rank.NOUN
    frequent = all(key in table for key in twice(compound_key(first, second)))
    return _Rank.FREQUENT if frequent else _Rank.UNKNOWN


def _is_spun(stock: _Pair, other: _Pair, there: set[str]) -> bool:
    """Whether a pair says a phrase of the source with other words."""
    rank = _rank(stock.first.key, stock.joint, stock.second.key)
    if rank is _Rank.UNKNOWN:
        return False
    if _changed(stock, other, there) >= rank.least:
        return True
    return rank is _Rank.LISTED and _is_half_known(stock, other, there)


def _is_misread(stock: _Pair, other: _Pair, there: set[str]) -> bool:
    """Whether a word is read in another sense, the one beside it kept or changed for a synonym."""
    apart = any(pair.second.start - pair.first.end > 1 for pair in (stock, other))
    if stock.joint != other.joint or (apart and not stock.joint):
        return False
    misread = False
    for theirs, mine in ((stock.first.key, other.first.key), (stock.second.key, other.second.key)):
        if theirs == mine:
            continue
        if mine in there:
            return False
        if mine in _misread().get(theirs, ()):
            misread = True
        elif not _alike(theirs, mine):
            return False
    return misread


def _institutions(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Names of institutions and events: runs of capitalised words, with a word for the kind of either."""
    for run in _runs(tokens):
        if any(token.word in INSTITUTIONS or token.word in EVENTS for token in run):
            yield run


def _runs(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Runs of capitalised words of content, two or more; small words may stand between."""
    run: list[_Token] = []
    for at, token in enumerate(tokens):
        if token.capital and token.content:
            run.append(token)
        elif not (run and token.word in _INNER and at + 1 < len(tokens) and tokens[at + 1].capital):
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def _whole_name(tokens: Sequence[_Token], pair: _Pair) -> tuple[int, int]:
    """Where a pair stands, or the whole name that it is part of."""
    for run in _runs(tokens) if pair.first.capital and pair.second.capital else ():
        if run[0].start <= pair.first.start and pair.second.end <= run[-1].end:
            return run[0].start, run[-1].end
    return pair.first.start, pair.second.end


def _respelt(name: Sequence[_Token], run: Sequence[_Token], there: set[str]) -> bool:
    """Whether a run of capitalised words is an institution's name with words changed for synonyms."""
    if abs(len(name) - len(run)) > 1:
        return False
    kept = changed = other = 0
    for token in run:
        if any(token.key == theirs.key for theirs in name):
            kept += 1
        elif token.key in there:
            return False
        elif any(_alike(theirs.key, token.key) for theirs in name):
            changed += 1
        else:
            other += 1
    return changed > 0 and other <= 1 and kept + changed > other


def _renamed(name: Sequence[_Token], run: Sequence[_Token], there: set[str]) -> bool:
    """Whether a run of capitalised words is an event's name, changed word by word: "Smooth Upheaval"."""
    if len(name) != len(run) or any(token.key in there for token in run):
        return False
    if not all(ours.start - before.end == 1 for words in (name, run) for before, ours in pairwise(words)):
        return False
    return all(
        _alike(theirs.key, mine.key) or mine.key in _misread().get(theirs.key, ())
        for theirs, mine in zip(name, run, strict=True)
    )


def _is_shortened(stock: _Pair, other: _Pair) -> bool:
    """Whether a pair speaks of an institution in general words: "the disaster agency"."""
    named = stock.first.capital and stock.second.capital
    return named and not other.second.capital and other.second.word in INSTITUTIONS


def _is_plain(stock: _Pair, other: _Pair) -> bool:
    """Whether a pair is what any reporter might write.

    Words of the desk for others of the same meaning ("judicial investigation" for "judicial inquiry"), a
    participle at its end ("bans imposed" for "stop orders"), or "in charge of".
    """
    if other.joint == "of" and other.before == "in":
        return True
    last, theirs = other.second.word, stock.second.word
    if last.endswith("ed") and len(last) > _LONGEST_NOUN_IN_ED and not theirs.endswith("ed"):
        return True
    mine = (other.first, other.second) if stock.joint == other.joint else (other.second, other.first)
    pairs = zip((stock.first, stock.second), mine, strict=True)
    changed = [(a.key, b.key) for a, b in pairs if a.key != b.key]
    return all(any(words.issuperset(pair) for words in _INTERCHANGED) for pair in changed)


def _changed(stock: _Pair, other: _Pair, there: set[str]) -> int:
    """How many words of a stock phrase a pair has changed for synonyms that the passage lacks.

    0 where the pair is another phrase.
    The pair has the same build, or it turns "power plant" to "plant of strength".
    """
    if stock.joint == other.joint:
        first, second = other.first.key, other.second.key
    elif other.joint == "of":
        first, second = other.second.key, other.first.key
    else:
        return 0
    # What is cheap comes first: a word of the passage is no synonym that somebody chose.
    same = stock.first.key == first, stock.second.key == second
    if (not same[0] and first in there) or (not same[1] and second in there):
        return 0
    if not same[0] and not _alike(stock.first.key, first):
        return 0
    if not same[1] and not _alike(stock.second.key, second):
        return 0
    return 2 - sum(same)


def _is_half_known(stock: _Pair, other: _Pair, there: set[str]) -> bool:
    """Whether a pair stands in a listed phrase's place, one word a synonym and the other one unheard of.

    The thesaurus lacks half of what spinning programs write ("lodging showcase"). So much change is asked
    for the same word before or behind; names are left alone.
    """
    first, second = other.first, other.second
    spun = _alike(stock.before, other.before)  # "free cash flow": "gratis money stream"
    if not (spun or _is_same(stock.before, other.before) or _is_same(stock.behind, other.behind)):
        return False
    if stock.joint or other.joint or second.start - first.end != 1:
        return False
    if first.capital or second.capital or stock.first.capital or stock.second.capital:
        return False
    if first.key in there or second.key in there or first.word.endswith("ly") or first.word in _COMPARED:
        return False
    if len(first.key) < _LEAST_LETTERS or len(second.key) < _LEAST_LETTERS:
        return False
    return _alike(stock.first.key, first.key) or _alike(stock.second.key, second.key)


def _is_same(one: str, other: str) -> bool:
    """Whether two neighbours are one word that says something."""
    return one == other and one[:1].isalnum() and one not in _ARTICLES


@lru_cache(maxsize=1 << 15)
def _alike(one: str, other: str) -> bool:
    return synonym_key(one, other) in _table()


def _is_attested(pair: _Pair) -> bool:
    """Whether a pair is a stock phrase itself, or one that people write."""
    table, first, second = _table(), pair.first.key, pair.second.key
    keys = (stock_key(first, pair.joint, second), attested_key(first, second), dictionary_key(first, second))
    return any(key in table for key in keys)
