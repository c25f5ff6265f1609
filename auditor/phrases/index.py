"""All phrases of all rules in one index: what a piece of text is, told from its words."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Literal, NamedTuple

from auditor.phrases.normal import COLON, COMMA, NUMBER, Words, fold
from auditor.phrases.patterns import (
    GAP,
    NAME,
    NETWORK,
    OPEN,
    STEM,
    Pattern,
    choices,
    ends,
    fixed,
    heads,
    is_network,
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
_MARKS = frozenset((COLON, COMMA))
_RUN = 3
_HELD = 32
_REMEMBERED = 1 << 16
_ASCII = bytes(range(128))

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
    """The first word or two of those, and how many words they have at most."""
    crumbs: tuple[str, ...]
    lines: bytes
    """The others, one a line, in order: kind, owner (a rule, or a call of it), a word, the phrase."""
    opening: dict[str, str]
    """Where in ``lines`` those stand that may open with a word and need no rare one."""
    leads: dict[str, str]
    """As ``opening``, for the leads of calls."""
    filed: dict[str, str]
    """Where in ``lines`` those stand that need a word, wherever it is; but for the next kind."""
    beside: dict[str, str]
    stems: dict[str, list[str]]
    """Beginnings of words that phrases are filed under, by their first three letters."""


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
    bylines: str | None
    reactions: str | None
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
        self.colon = self.kind == START and self._text.rstrip().endswith(":")
        """Whether a colon has to follow."""

    @cached_property
    def pattern(self) -> Pattern:
        return pattern(self._text)

    @cached_property
    def sizes(self) -> tuple[int, int]:
        """How many words it has at least and at most."""
        return sizes(self.pattern)

    @cached_property
    def _fixed(self) -> frozenset[str]:
        return fixed(self._text)

    @cached_property
    def _choices(self) -> list[frozenset[str]]:
        return choices(self._text)

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

    @property
    def vague(self) -> bool:
        """Whether it has a slot for words of any kind, a title or not."""
        return GAP in self._text

    @cached_property
    def loose(self) -> bool:
        """Whether it has a slot for any words."""
        return NAME in self._text or GAP in self._text

    def fits(self, present: Set[str]) -> bool:
        """Whether a text of some words and marks may hold it."""
        if self.colon and COLON not in present:
            return False
        return self._fixed <= present and not any(map(present.isdisjoint, self._choices))

    def opens(self, word: str) -> bool:
        """Whether it may open with a word, slots left aside."""
        return word in self._heads or word[:3] + STEM in self._heads

    def starts(self, words: Iterable[str]) -> list[int]:
        """Indexes of the words that it may open with, slots left aside."""
        heads = self._heads
        return [at for at, word in enumerate(words) if word in heads or word[:3] + STEM in heads]

    def closes(self, word: str) -> bool:
        """Whether it may end with a word, slots left aside."""
        return word in self._tails or word[:3] + STEM in self._tails


_Found = dict[tuple[int, int], _Phrase]
"""Phrases by their place, which tells one from the other and which was filed first."""


class _Bundle:
    """Phrases that are filed under one word, by the words of which each needs one besides."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        self._besides: dict[str, list[_Phrase]] = {}
        for phrase in phrases:
            for word in phrase.besides or ("",):
                self._besides.setdefault(word, []).append(phrase)
        self.either = frozenset(self._besides)
        """Words of which a text must have one to hold any; every text has the empty one."""

    def find(self, present: Set[str], found: _Found) -> None:
        """Adds those that a text of some words may hold."""
        for word in self.either & present:
            for phrase in self._besides[word]:
                if phrase.fits(present):
                    found[phrase.place] = phrase


class _Shelf(dict[str, _Bundle]):
    """Phrases by the word that they are filed under; read when they are first asked for."""

    def __init__(self, script: int, lines: bytes, filed: Mapping[str, str]) -> None:
        super().__init__()
        self.words = frozenset(filed)
        self._script = script
        self._lines = lines
        self._filed = filed

    def __missing__(self, key: str) -> _Bundle:
        bundle = self[key] = _Bundle(
            _Phrase((self._script, place), self._lines[place : self._lines.index(b"\n", place)].decode())
            for place in map(int, self._filed[key].split())
        )
        return bundle


class _Piece:
    """A piece of text, and the phrases that it may hold."""

    def __init__(
        self,
        marked: Sequence[str],
        raw: str,
        present: Set[str],
        opening: Sequence[_Shelf],
        filed: Sequence[_Shelf],
    ) -> None:
        self.marked = marked
        self.present = present
        """Its words and marks, and all else that phrases may be filed under."""
        if _MARKS.isdisjoint(present):
            self.words = Words(marked)
        else:
            self.words = Words([token for token in marked if token not in _MARKS])
        self.words.raw = raw
        self.anywhere = self.among(filed)
        """The phrases that are not told by what they open with, in order."""
        self._opening = opening
        self._at: dict[str, list[_Phrase]] = {}

    @property
    def slotted(self) -> list[_Phrase]:
        """Those that open with a slot and not with the first word."""
        return [phrase for phrase in self.anywhere if phrase.slot and not phrase.opens(self.words[0])]

    def clauses(self) -> Iterator[int]:
        """Indexes of the words that open a clause: the first, and those after a comma, a colon, a dash."""
        at = 0
        fresh = True
        for token in self.marked:
            if token in _MARKS:
                fresh = True
                continue
            if fresh:
                yield at
                fresh = False
            at += 1

    def opening(self, at: int) -> list[_Phrase]:
        """Those that may open with a word, in order."""
        word = self.words[at]
        found = self._at.get(word)
        if found is None:
            found = self._at[word] = self.led(word, self._opening, self.anywhere)
        return found

    def among(self, shelves: Iterable[_Shelf]) -> list[_Phrase]:
        """The phrases of shelves that it may hold, in order."""
        found: _Found = {}
        present = self.present
        for shelf in shelves:
            for key in shelf.words & present:
                bundle = shelf[key]
                # Asked first, for most bundles hold nothing that a piece may.
                if not bundle.either.isdisjoint(present):
                    bundle.find(present, found)
        return _ordered(found) if found else []

    def led(self, word: str, shelves: Iterable[_Shelf], others: Sequence[_Phrase]) -> list[_Phrase]:
        """The phrases of shelves, and of others, that may open with a word, in order."""
        found: _Found = {}
        stem = word[:3] + STEM
        for shelf in shelves:
            if word in shelf.words:
                shelf[word].find(self.present, found)
            if stem in shelf.words:
                shelf[stem].find(self.present, found)
        for phrase in others:
            if phrase.opens(word):
                found[phrase.place] = phrase
        return _ordered(found) if found else []

    def follows(self, count: int) -> bool:
        """Whether a colon, dash, bar or arrow follows the ``count``-th word."""
        at = 0
        for token in self.marked:
            if at == count:
                return token == COLON
            if token not in _MARKS:
                at += 1
        return False


class Index:
    """The phrases of many rules, made to be looked up by their words.

    Those of a script are read when a text first has letters of it, and parsed when a piece of text first
    has the words that they must have: most never are, and starting is quick.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._waiting = dict(compiled.scripts)
        self._networks = frozenset(compiled.networks)
        self._of_networks = {max(name.split(" "), key=len) for name in compiled.networks}
        self._lists = frozenset(compiled.lists)
        self._exact: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._crumbs: set[str] = set()
        self._opening: list[_Shelf] = []
        self._leads: list[_Shelf] = []
        self._filed: list[_Shelf] = []
        self._beside: list[_Shelf] = []
        self._stems: dict[str, list[str]] = {}
        self._plain: set[str] = set()
        self._further: dict[str, list[str]] = {}
        self._wake(0)

    def prepare(self, text: str) -> None:
        """Reads the phrases of every script that ``text`` has letters of."""
        if self._waiting and not text.isascii():
            letters = text.encode(errors="ignore").translate(None, _ASCII).decode()
            for script in sorted(set(map(block, set(letters))) & self._waiting.keys()):
                self._wake(script)

    def _wake(self, script: int) -> None:
        if script not in self._waiting:
            return
        tables = Tables(*marshal.loads(self._waiting[script]))
        self._exact.update(tables.exact)
        shared = self._longest.keys() & tables.longest.keys()
        longer = {start: max(self._longest[start], tables.longest[start]) for start in shared}
        self._longest.update(tables.longest | longer)
        self._crumbs.update(tables.crumbs)
        self._opening.append(_Shelf(script, tables.lines, tables.opening))
        self._leads.append(_Shelf(script, tables.lines, tables.leads))
        self._filed.append(_Shelf(script, tables.lines, tables.filed))
        self._beside.append(_Shelf(script, tables.lines, tables.beside))
        for letters, stems in tables.stems.items():
            self._stems.setdefault(letters, []).extend(stems)
        self._forget()
        del self._waiting[script]

    def is_crumb(self, marked: Sequence[str]) -> bool:
        """Whether a piece is where a breadcrumb trail begins: ‘Home’."""
        return " ".join(marked) in self._crumbs

    def _piece(self, marked: Sequence[str], raw: str = "") -> _Piece:
        return _Piece(marked, raw, self._keys(marked), self._opening, self._filed)

    def _keys(self, marked: Sequence[str]) -> set[str]:
        """All that phrases may be filed under and a piece holds: words, marks, beginnings of words, networks.

        What was found of a word is remembered, up to a number of words: looking at the letters of each takes
        longer than all else here. What needs no word at all is filed under the empty one.
        """
        present = {"", *marked}
        rest = present - self._plain
        if rest:
            present.update(*map(self._more, rest))
        return present

    def _more(self, word: str) -> list[str]:
        """What phrases may be filed under for a word, besides itself."""
        found = self._further.get(word)
        if found is None:
            found = [stem + STEM for stem in self._stems.get(word[:3], ()) if word.startswith(stem)]
            if word in self._of_networks or is_network((word,), self._networks):
                found.append(NETWORK)
            if len(self._plain) + len(self._further) >= _REMEMBERED:
                self._forget()
            if found:
                self._further[word] = found
            else:
                self._plain.add(word)
        return found

    def _forget(self) -> None:
        self._plain.clear()
        self._further.clear()

    def recognise(self, marked: Sequence[str], raw: str = "") -> Hit | None:
        """What a piece of text is as a whole.

        Args:
            marked: Its words and marks (`auditor.phrases.normal.tokens`).
            raw: The piece as it is written: what stands for a name must not be all in small letters.
        """
        piece = self._piece(marked, raw)
        if not piece.words or piece.words == [NUMBER]:
            return None
        hit = None
        # Most sentences of an article open like no phrase but, at best, like a call.
        opens = self._opens(piece)
        if not opens and not piece.anywhere:
            return None
        if opens:
            # What is listed as weak stays so, even where alternatives of a longer phrase may be missing.
            hit = self._known(piece.words) or self._whole(piece)
            if hit and hit.kind == "line":
                return hit
            if longer := self._start(piece) or self._cover(piece):
                return longer
        return self._call(piece) or hit

    def joined(self, marked: Sequence[str], raw: str) -> Hit | None:
        """What several sentences are as a whole: one line or list, or nothing."""
        if len(marked) - sum(map(marked.count, _MARKS)) > _COVER:
            return None
        piece = self._piece(marked, raw)
        if not piece.words or not self._opens(piece):
            return None
        hit = self._known(piece.words) or self._whole(piece)
        if hit and hit.kind == "line":
            return hit
        hit = self._cover(piece)
        return hit if hit and not self._start(piece) else None

    def _known(self, words: Words) -> Hit | None:
        """The phrase of plain words that some words are."""
        known = self._exact.get(" ".join(words))
        if known is None:
            return None
        kind, rule, *others = known.split(" ")
        return Hit(rule, "weak" if kind == WEAK else "line", len(words), tuple(others))

    def _most(self, words: Words, at: int) -> int:
        """How many words the phrases of plain words have at most that may begin at a word."""
        longest = self._longest
        return longest.get(" ".join(words[at : at + 2])) or longest.get(words[at], 0)

    def _opens(self, piece: _Piece) -> bool:
        """Whether a piece opens as a phrase may: if not, it is none, and no run of them."""
        words = piece.words
        if words[0] in self._longest or " ".join(words[:2]) in self._longest:
            return True
        return bool(piece.opening(0) or (piece.anywhere and piece.slotted))

    def _whole(self, piece: _Piece) -> Hit | None:
        """The phrase that is the whole piece: rather a strong one, without a slot for any words, without
        a slot at its head, and filed first."""
        size = len(piece.words)
        if size > _EXACT:
            return None
        fits = [
            phrase
            for phrase in piece.opening(0) + piece.slotted
            if phrase.kind in (LINE, WEAK)
            and phrase.sizes[0] <= size <= phrase.sizes[1]
            and size in ends(phrase.pattern, piece.words, 0, self._networks)
        ]
        if fits and not _REPORTED.isdisjoint(piece.present):
            # Whoever says something may open like a prompt: what any words may follow is none then.
            fits = [phrase for phrase in fits if not phrase.vague]
        if not fits:
            return None
        best = min(fits, key=lambda phrase: 2 if phrase.kind == WEAK else int(phrase.loose))
        return Hit(best.owner, "weak" if best.kind == WEAK else "line", size)

    def _start(self, piece: _Piece) -> Hit | None:
        words = piece.words
        for phrase in piece.opening(0):
            if phrase.kind == START:
                for end in ends(phrase.pattern, words, 0, self._networks):
                    title = not phrase.colon and end < len(words) and words.capital(end)
                    follows = piece.follows(end) and not words.sentence(
                        end, lists=phrase.owner in self._lists
                    )
                    if title or follows:
                        return Hit(phrase.owner, "start", len(words))
        return None

    def _cover(self, piece: _Piece) -> Hit | None:
        """A run of nothing but known phrases: ‘Share this Facebook X WhatsApp Print’."""
        if len(piece.words) > _COVER:
            return None
        covered, hit = self._run(piece)
        return hit if covered == len(piece.words) else None

    def run(self, words: Sequence[str]) -> tuple[int, Hit | None]:
        """How many of the first words are a run of known phrases, and what the run is.

        A run holds two phrases, one of which could stand alone and has two words, or three of one rule.
        """
        return self._run(self._piece(words))

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
        if strong and count > 1:
            return at, Hit(strong, "list", at)
        if len(distinct) < _RUN:
            return at, None
        (rule, votes), *_ = Counter(rule for rules in distinct.values() for rule in rules).most_common(1)
        return at, Hit(strong or rule, "list", at) if votes >= _RUN else None

    def _longest_phrase(self, piece: _Piece, at: int) -> tuple[int, tuple[str, ...], bool]:
        words = piece.words
        best: tuple[int, tuple[str, ...], bool] = (at, (), True)
        for length in range(min(self._most(words, at), len(words) - at), 0, -1):
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

    def _call(self, piece: _Piece) -> Hit | None:
        if not piece.anywhere or not _REPORTED.isdisjoint(piece.present):
            return None
        size = len(piece.words)
        objects: dict[str, list[_Phrase]] = {}
        for phrase in piece.anywhere:
            if phrase.kind == OBJECT:
                objects.setdefault(phrase.owner, []).append(phrase)
        for call, late in self._called(piece, objects) if objects else ():
            if not any(self._holds(phrase, piece.words) for phrase in objects[call]):
                objects[call] = []
            elif not late or self.beside(piece.marked):
                return Hit(call.partition(" ")[0], "call", size, late=late)
        if size > _HELD or not _TOLD.isdisjoint(piece.present):
            return None
        for phrase in piece.anywhere:
            if phrase.kind == ALONE and self._within(phrase, piece.words):
                return Hit(phrase.owner, "call", size)
        return None

    def _called(self, piece: _Piece, calls: Collection[str]) -> Iterator[tuple[str, bool]]:
        """Those of some calls that a piece opens or closes like; with each, whether only a later clause
        does, which counts where the piece could stand beside a prompt."""
        words = piece.words
        leads = [phrase for phrase in piece.anywhere if phrase.kind == LEAD and phrase.owner in calls]
        for at in piece.clauses():
            for lead in piece.led(words[at], self._leads, leads):
                if lead.owner in calls and not lead.slot and self._fits(lead, words, at):
                    yield lead.owner, at > 0
        for lead in leads:
            if lead.slot and self._fits(lead, words, 0):
                yield lead.owner, False
        for close in piece.anywhere:
            if close.kind == CLOSE and close.owner in calls and close.closes(words[-1]):
                for at in range(max(0, len(words) - _CLOSE), len(words)):
                    if len(words) in ends(close.pattern, words, at, self._networks):
                        yield close.owner, False
                        break

    def _fits(self, phrase: _Phrase, words: Sequence[str], at: int) -> bool:
        return next(ends(phrase.pattern, words, at, self._networks), None) is not None

    def _holds(self, phrase: _Phrase, words: Sequence[str]) -> bool:
        """Whether a phrase stands anywhere among words, slots at its head included."""
        return any(self._fits(phrase, words, at) for at in range(len(words)))

    def _within(self, phrase: _Phrase, words: Sequence[str]) -> bool:
        """Whether a phrase stands anywhere among words."""
        return any(self._fits(phrase, words, at) for at in phrase.starts(words))

    def beside(self, marked: Sequence[str]) -> bool:
        """Whether a sentence next to a prompt, in one line with it, belongs to it."""
        piece = self._piece(marked)
        if not piece.words or not _REPORTED.isdisjoint(piece.present):
            return False
        return any(self._within(phrase, piece.words) for phrase in piece.among(self._beside))


def _ordered(found: _Found) -> list[_Phrase]:
    return [found[place] for place in sorted(found)]


def block(letter: str) -> int:
    """The script of a letter, as the block that it stands in; 0 for Latin, and for what is no letter."""
    if "\u0370" <= letter <= "\u1dff" or "\u3040" <= letter <= "\ud7ff":
        return min(ord(letter) >> 8, 0x30)
    return 0
