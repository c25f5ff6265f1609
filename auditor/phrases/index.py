"""All phrases of all rules in one index: what a piece of text is, told from its words."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from auditor.phrases.normal import COLON, COMMA, NUMBER, Words, fold
from auditor.phrases.patterns import (
    GAP,
    NAME,
    OPEN,
    STEM,
    Needs,
    Pattern,
    ends,
    glance,
    heads,
    needs,
    pattern,
    sizes,
    tails,
)

Kind = Literal["line", "list", "call", "start", "weak"]

LINE, WEAK, START, LEAD, CLOSE, OBJECT, ALONE, BESIDE = "lwsdcoab"
"""What a phrase is: a line, strong or weak; the start of one; the lead, the close or the object of a call;
what tells a call alone, wherever it stands; what lets a sentence belong to the prompt next to it."""

_EXACT = 48
_COVER = 60
_CLOSE = 16
_MARKS = (COLON, COMMA)
_RUN = 3
_HELD = 32

# Whoever reports what a prompt says, or tells of one, uses such a word; prompts do not.
_REPORTED = frozenset(
    fold(
        "said says told asked asks recalled wrote writes reportedly dijo dijeron afirmó explicó "
        "declaró disse disseram afirmou declarou déclaré affirmé expliqué sagte sagten erklärte "
        "berichtete spiegato dichiarato zei zeiden dedi söyledi belirtti açıkladı ujarnya "
        "katanya mengatakan قال قالت وقال أضاف کہا कहा बताया сказал сообщил сообщила заявил "
        "powiedział powiedziała"
    ).split()
)

# Those that tell of somebody, and of what is past: where a phrase may stand anywhere, they decide.
_TOLD = frozenset(
    fold(
        "he she his him had were mr mrs hatte hatten wurde wurden waren était avait étaient avaient "
        "fue había fueron eran tenía foi foram tinha tinham aveva erano stato fu werd werden waren "
        "zou był była byli były было были था थी थे تھا تھی تھے كان كانت کان blev hade"
    ).split()
)


class Tables(NamedTuple):
    """The phrases of one script, as plain data."""

    exact: dict[str, str]
    """Lines that are nothing but words: whether they are weak, and the rules that have them."""
    longest: dict[str, int]
    """The first words of those, and how many words they have at most."""
    crumbs: tuple[str, ...]
    lines: bytes
    """The others, one a line, in order: kind, owner (a rule, or a call of it), a word, the phrase."""
    opening: dict[str, str]
    """Where in ``lines`` those stand that may open with a word and need no rare one."""
    filed: dict[str, str]
    """Where in ``lines`` those stand that need a word, wherever it is; but for the next two kinds."""
    beside: dict[str, str]
    objects: dict[str, str]


class Compiled(NamedTuple):
    """Phrase rules as plain data; made by `auditor.phrases.filing.compiled`."""

    messages: dict[str, str]
    separators: str | None
    headings: tuple[str, ...]
    choices: str | None
    lists: tuple[str, ...]
    threads: tuple[str, ...]
    ends: tuple[str, ...]
    trails: str | None
    code: str | None
    embeds: str | None
    credits: tuple[str, ...]
    hints: tuple[tuple[str, str], ...]
    networks: tuple[str, ...]
    scripts: dict[int, bytes]
    """`Tables` by script (`block`), marshalled: most are never looked at."""


class Hit(NamedTuple):
    """What a piece of text was recognised as: by which rule, how, and how many words it has.

    ``others`` are further rules that a weak phrase may belong to; ``late`` says that the lead of a call
    does not open the piece but a later clause of it.
    """

    rule: str
    kind: Kind
    words: int
    others: tuple[str, ...] = ()
    late: bool = False


class _Phrase:
    """A phrase as it was filed; what is in it is worked out when it is first asked for."""

    def __init__(self, place: tuple[int, int], line: str) -> None:
        self.place = place
        self.kind, self.owner, besides, self._text = line.split("\t", 3)
        self.besides = besides.split()
        self._needs: Needs | None = None

    @cached_property
    def pattern(self) -> Pattern:
        return pattern(self._text)

    @cached_property
    def sizes(self) -> tuple[int, int]:
        """How many words it has at least and at most."""
        return sizes(self.pattern)

    @cached_property
    def _glance(self) -> Needs:
        return glance(self._text)

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(heads(self._text))

    @cached_property
    def _tails(self) -> set[str]:
        return tails(self.pattern)

    @cached_property
    def slot(self) -> bool:
        """Whether it may open with a slot that any word may be."""
        return not OPEN.isdisjoint(self._heads)

    @cached_property
    def colon(self) -> bool:
        """Whether a colon has to follow."""
        return self._text.rstrip().endswith(":")

    @cached_property
    def loose(self) -> bool:
        """Whether it has a slot for any words."""
        return NAME in self._text or GAP in self._text

    def fits(self, present: frozenset[str]) -> bool:
        """Whether a text of some words may hold it."""
        if self._needs is None:
            fixed, choices = self._glance
            if not fixed <= present or any(map(present.isdisjoint, choices)):
                return False
            self._needs = needs(self.pattern)
        fixed, choices = self._needs
        return fixed <= present and not any(map(present.isdisjoint, choices))

    def opens(self, word: str) -> bool:
        """Whether it may open with a word, slots left aside."""
        return word in self._heads or word[:3] + STEM in self._heads

    def closes(self, word: str) -> bool:
        """Whether it may end with a word, slots left aside."""
        return word in self._tails or word[:3] + STEM in self._tails


_Found = dict[tuple[int, int], _Phrase]
"""Phrases by their place, which tells one from the other and which was filed first."""


class _Bundle:
    """Phrases that are filed under one word, by the words of which each needs one besides."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        self._alone: list[_Phrase] = []
        self._besides: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            for word in phrase.besides:
                self._besides.setdefault(word, []).append(phrase)
            if not phrase.besides:
                self._alone.append(phrase)

    def find(self, present: frozenset[str], found: _Found) -> None:
        """Adds those that a text of some words may hold."""
        for phrase in self._alone:
            if phrase.fits(present):
                found[phrase.place] = phrase
        if self._besides:
            for word in present & self._besides.keys():
                for phrase in self._besides[word]:
                    if phrase.fits(present):
                        found[phrase.place] = phrase


class _Shelf:
    """Phrases by the word that they are filed under."""

    def __init__(self, script: int, lines: bytes, filed: Mapping[str, str]) -> None:
        self._script = script
        self._lines = lines
        self._filed = filed
        self._stems = {word[:3] for word in filed if word[-1:] == STEM}
        self._taken: dict[str, _Bundle] = {}

    def find(self, present: frozenset[str], begun: Iterable[str], found: _Found) -> None:
        """Adds the phrases that a text of some words, which begin with some letters, may hold."""
        for key in present & self._filed.keys():
            self._take(key).find(present, found)
        for stem in self._stems.intersection(begun):
            self._take(stem + STEM).find(present, found)
        if "" in self._filed:
            self._take("").find(present, found)

    def find_opening(self, word: str, present: frozenset[str], found: _Found) -> None:
        """Adds the phrases filed under a word, or under what it begins with."""
        if word in self._filed:
            self._take(word).find(present, found)
        if word[:3] in self._stems:
            self._take(word[:3] + STEM).find(present, found)

    def _take(self, key: str) -> _Bundle:
        taken = self._taken.get(key)
        if taken is None:
            taken = self._taken[key] = _Bundle(
                _Phrase((self._script, place), self._lines[place : self._lines.index(b"\n", place)].decode())
                for place in map(int, self._filed[key].split())
            )
        return taken


class _Piece:
    """A piece of text, and the phrases that it may hold."""

    def __init__(self, words: Sequence[str], opening: Sequence[_Shelf], filed: Sequence[_Shelf]) -> None:
        self.words = words
        self.present = frozenset(words)
        self.anywhere = _among(filed, self.present)
        self._opening = opening
        self._at: dict[str, list[_Phrase]] = {}

    @property
    def slotted(self) -> list[_Phrase]:
        """Those that open with a slot and not with the first word."""
        return [phrase for phrase in self.anywhere if phrase.slot and not phrase.opens(self.words[0])]

    def opening(self, at: int) -> list[_Phrase]:
        """Those that may open with a word, in order."""
        word = self.words[at]
        found = self._at.get(word)
        if found is None:
            fitting = {phrase.place: phrase for phrase in self.anywhere if phrase.opens(word)}
            for shelf in self._opening:
                shelf.find_opening(word, self.present, fitting)
            found = self._at[word] = _ordered(fitting)
        return found


class Index:
    """The phrases of many rules, made to be looked up by their words.

    Those of a script are read when a text first has letters of it, and parsed when a piece of text first
    has the words that they must have: most never are, and starting is quick.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._waiting = dict(compiled.scripts)
        self._networks = frozenset(compiled.networks)
        self._lists = frozenset(compiled.lists)
        self._exact: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._crumbs: set[str] = set()
        self._opening: list[_Shelf] = []
        self._filed: list[_Shelf] = []
        self._beside: list[_Shelf] = []
        self._objects: list[_Shelf] = []
        self._wake(0)

    def prepare(self, text: str) -> None:
        """Reads the phrases of every script that ``text`` has letters of."""
        if self._waiting and not text.isascii():
            for script in sorted(set(map(block, set(text))) & self._waiting.keys()):
                self._wake(script)

    def _wake(self, script: int) -> None:
        if script not in self._waiting:
            return
        tables = Tables(*marshal.loads(self._waiting[script]))
        self._exact.update(tables.exact)
        self._longest.update(tables.longest)
        self._crumbs.update(tables.crumbs)
        self._opening.append(_Shelf(script, tables.lines, tables.opening))
        self._filed.append(_Shelf(script, tables.lines, tables.filed))
        self._beside.append(_Shelf(script, tables.lines, tables.beside))
        self._objects.append(_Shelf(script, tables.lines, tables.objects))
        del self._waiting[script]

    def is_crumb(self, marked: Sequence[str]) -> bool:
        """Whether a piece is where a breadcrumb trail begins: ‘Home’."""
        return " ".join(marked) in self._crumbs

    def recognise(self, marked: Sequence[str], raw: str = "") -> Hit | None:
        """What a piece of text is as a whole.

        Args:
            marked: Its words and marks (`auditor.phrases.normal.tokens`).
            raw: The piece as it is written: what stands for a name must not be all in small letters.
        """
        words = Words(_words(marked), raw)
        if not words or words == [NUMBER]:
            return None
        known = self._known(words)
        if known and known.kind == "line":
            return known
        piece = _Piece(words, self._opening, self._filed)
        if not piece.anywhere and not any(map(piece.opening, _clauses(marked))):
            # As in most sentences of an article.
            return self._cover(piece) or known
        # What is listed as weak stays so, even where alternatives of a longer phrase may be missing.
        hit = known or self._whole(piece)
        if hit and hit.kind == "line":
            return hit
        return self._start(piece, words, marked) or self._cover(piece) or self._call(piece, marked) or hit

    def joined(self, marked: Sequence[str], raw: str) -> Hit | None:
        """What several sentences are as a whole: one line or list, or nothing."""
        words = Words(_words(marked), raw)
        if not words or len(words) > _COVER:
            return None
        known = self._known(words)
        piece = _Piece(words, self._opening, self._filed)
        hit = known or self._whole(piece)
        if hit and hit.kind == "line":
            return hit
        hit = self._cover(piece)
        return hit if hit and not self._start(piece, words, marked) else None

    def _known(self, words: Words) -> Hit | None:
        """The phrase of plain words that some words are."""
        if len(words) > _EXACT or not (known := self._exact.get(" ".join(words))):
            return None
        kind, rule, *others = known.split(" ")
        return Hit(rule, "weak" if kind == WEAK else "line", len(words), tuple(others))

    def _whole(self, piece: _Piece) -> Hit | None:
        """The phrase that is the whole piece: rather a strong one, without a slot for any words, without
        a slot at its head, and filed first."""
        size = len(piece.words)
        if size > _EXACT:
            return None
        fits = [
            phrase
            for phrase in (*piece.opening(0), *piece.slotted)
            if phrase.kind in (LINE, WEAK)
            and phrase.sizes[0] <= size <= phrase.sizes[1]
            and size in ends(phrase.pattern, piece.words, 0, self._networks)
        ]
        if not fits:
            return None
        best = min(fits, key=lambda phrase: 2 if phrase.kind == WEAK else int(phrase.loose))
        return Hit(best.owner, "weak" if best.kind == WEAK else "line", size)

    def _start(self, piece: _Piece, words: Words, marked: Sequence[str]) -> Hit | None:
        for phrase in piece.opening(0):
            if phrase.kind == START:
                for end in ends(phrase.pattern, words, 0, self._networks):
                    title = not phrase.colon and end < len(words) and words.capital(end)
                    follows = _marked_after(marked, end) and not words.sentence(
                        end, lists=phrase.owner in self._lists
                    )
                    if title or follows:
                        return Hit(phrase.owner, "start", len(words))
        return None

    def _cover(self, piece: _Piece) -> Hit | None:
        """A run of nothing but known phrases: ‘Share this Facebook X WhatsApp Print’."""
        if len(piece.words) > _COVER or not (piece.words[0] in self._longest or piece.opening(0)):
            return None
        covered, hit = self._run(piece)
        return hit if covered == len(piece.words) else None

    def run(self, words: Sequence[str]) -> tuple[int, Hit | None]:
        """How many of the first words are a run of known phrases, and what the run is.

        A run holds two phrases, one of which could stand alone and has two words, or three of one rule.
        """
        return self._run(_Piece(words, self._opening, self._filed))

    def _run(self, piece: _Piece) -> tuple[int, Hit | None]:
        words = piece.words
        at = 0
        strong = ""
        count = 0
        distinct: dict[str, tuple[str, ...]] = {}
        while at < len(words):
            if words[at] == NUMBER and at:
                at += 1
                continue
            end, rules, weak = self._longest_phrase(piece, at)
            if end == at:
                break
            if not weak and end - at > 1 and not strong:
                strong = rules[0]
            distinct[" ".join(words[at:end])] = rules
            count += 1
            at = end
        if not distinct:
            return at, None
        votes = Counter(rule for rules in distinct.values() for rule in rules).most_common(1)
        if (strong and count > 1) or votes[0][1] >= _RUN:
            return at, Hit(strong or votes[0][0], "list", at)
        return at, None

    def _longest_phrase(self, piece: _Piece, at: int) -> tuple[int, tuple[str, ...], bool]:
        words = piece.words
        best: tuple[int, tuple[str, ...], bool] = (at, (), True)
        for length in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            if known := self._exact.get(" ".join(words[at : at + length])):
                kind, *rules = known.split(" ")
                best = (at + length, tuple(rules), kind == WEAK)
                break
        for phrase in piece.opening(at):
            if phrase.kind in (LINE, WEAK) and not phrase.loose:
                for end in ends(phrase.pattern, words, at, self._networks):
                    if end > best[0] or (end == best[0] and best[2] and phrase.kind == LINE):
                        best = (end, (phrase.owner,), phrase.kind == WEAK)
        return best

    def _call(self, piece: _Piece, marked: Sequence[str]) -> Hit | None:
        size = len(piece.words)
        tried: set[str] = set()
        for call, late in self._called(piece, marked):
            if call in tried:
                continue
            if not self._holds(call, piece):
                tried.add(call)
            elif not late or self.beside(marked):
                if not _REPORTED.isdisjoint(piece.present):
                    return None
                return Hit(call.partition(" ")[0], "call", size, late=late)
        if size > _HELD or not _TOLD.isdisjoint(piece.present):
            return None
        for phrase in piece.anywhere:
            if phrase.kind == ALONE and self._within(phrase, piece.words):
                return None if not _REPORTED.isdisjoint(piece.present) else Hit(phrase.owner, "call", size)
        return None

    def _called(self, piece: _Piece, marked: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """The calls that a piece opens or closes like; with each, whether only a later clause does, which
        counts where the piece could stand beside a prompt."""
        words = piece.words
        for at in _clauses(marked):
            for lead in piece.opening(at):
                if lead.kind == LEAD and not lead.slot and self._fits(lead, words, at):
                    yield lead.owner, at > 0
        for phrase in piece.anywhere:
            if phrase.kind == LEAD and phrase.slot and self._fits(phrase, words, 0):
                yield phrase.owner, False
        for close in piece.anywhere:
            if close.kind == CLOSE and close.closes(words[-1]):
                for at in range(max(0, len(words) - _CLOSE), len(words)):
                    if len(words) in ends(close.pattern, words, at, self._networks):
                        yield close.owner, False
                        break

    def _fits(self, phrase: _Phrase, words: Sequence[str], at: int) -> bool:
        return next(ends(phrase.pattern, words, at, self._networks), None) is not None

    def _holds(self, call: str, piece: _Piece) -> bool:
        return any(
            self._fits(phrase, piece.words, at)
            for phrase in _among(self._objects, piece.present)
            if phrase.owner == call
            for at in range(len(piece.words))
        )

    def _within(self, phrase: _Phrase, words: Sequence[str]) -> bool:
        """Whether a phrase stands anywhere among words."""
        return any(phrase.opens(word) and self._fits(phrase, words, at) for at, word in enumerate(words))

    def beside(self, marked: Sequence[str]) -> bool:
        """Whether a sentence next to a prompt, in one line with it, belongs to it."""
        words = _words(marked)
        present = frozenset(words)
        if not words or not _REPORTED.isdisjoint(present):
            return False
        return any(self._within(phrase, words) for phrase in _among(self._beside, present))


def _among(shelves: Iterable[_Shelf], present: frozenset[str]) -> list[_Phrase]:
    """The phrases of shelves that a text of some words may hold, in order."""
    begun = {word[:3] for word in present}
    found: _Found = {}
    for shelf in shelves:
        shelf.find(present, begun, found)
    return _ordered(found)


def _ordered(found: _Found) -> list[_Phrase]:
    return [found[place] for place in sorted(found)] if len(found) > 1 else [*found.values()]


def _words(marked: Sequence[str]) -> list[str]:
    return [token for token in marked if token not in _MARKS]


def block(letter: str) -> int:
    """The script of a letter, as the block that it stands in; 0 for Latin, and for what is no letter."""
    if "\u0370" <= letter <= "\u1dff" or "\u3040" <= letter <= "\ud7ff":
        return min(ord(letter) >> 8, 0x30)
    return 0


def _clauses(marked: Sequence[str]) -> Iterator[int]:
    """Indexes of the words that open a clause: after a comma, a colon, a dash."""
    at = 0
    fresh = True
    for token in marked:
        if token in _MARKS:
            fresh = True
            continue
        if fresh:
            yield at
            fresh = False
        at += 1


def _marked_after(marked: Sequence[str], count: int) -> bool:
    """Whether a colon, dash, bar or arrow follows the ``count``-th word."""
    at = 0
    for token in marked:
        if at == count:
            return token == COLON
        if token not in _MARKS:
            at += 1
    return False
