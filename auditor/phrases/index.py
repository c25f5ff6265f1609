"""All phrases of all rules in one index: what a piece of text is, told from its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import Literal, NamedTuple

from auditor.phrases.normal import COLON, COMMA, NUMBER, Words, fold
from auditor.phrases.patterns import (
    DATE,
    GAP,
    NAME,
    NETWORK,
    STEM,
    Pattern,
    ends,
    filed,
    key,
    needs,
    opened,
    pattern,
    phrases,
    tails,
)  # fmt: skip
from auditor.phrases.rule import Call, PhraseRule

Kind = Literal["line", "list", "call", "start", "weak"]

_EXACT = 48
_COVER = 60
_CLOSE = 16
_MARKS = (COLON, COMMA)
_RUN = 3
# What phrases that open with a slot are filed under.
_LOOSE = ""
_OPEN = frozenset((NAME, DATE, NETWORK, GAP))

_FOREIGN = re.compile("[\u0370-\u1dff\u3040-\ud7ff]")
_LATIN = re.compile("[A-Za-z]")
_SLOT = re.compile(r"\{[a-z]+\}")

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


class _Phrase(NamedTuple):
    """A phrase as it waits for a text that opens with its first word: most never are parsed."""

    rule: str
    kind: Kind
    text: str
    call: _Call | None = None


class _Ready(NamedTuple):
    """A phrase made ready for texts that open with one word."""

    rule: str
    kind: Kind
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    colon: bool
    loose: bool
    call: _Call | None

    def ends(
        self, words: Sequence[str], present: frozenset[str], at: int, networks: frozenset[str]
    ) -> list[int]:
        """Where the phrase may end that opens at word ``at``; ``present`` are all words."""
        for need in self.needs:
            if need.isdisjoint(present):
                return []
        return list(ends(self.pattern, words, at, networks))


class _Table:
    """Phrases by a word: that which they open with, or with ``opening`` false any other that they hold."""

    def __init__(self, *, opening: bool = True) -> None:
        self._opening = opening
        self._listed: dict[str, list[_Phrase]] = defaultdict(list)
        self._ready: dict[str, list[_Ready]] = {}
        self._stems = False

    def add(self, phrase: _Phrase, words: Iterable[str]) -> None:
        """Files a phrase under words (as `auditor.phrases.patterns.heads` gives them)."""
        listed = self._listed
        for word in words:
            listed[word].append(phrase)
        self._stems = self._stems or STEM in phrase.text

    def reset(self) -> None:
        """Forgets what was made ready: phrases were added."""
        self._ready.clear()

    def known(self, words: Set[str]) -> list[str]:
        """Those of some words that phrases are filed under."""
        found = [*(words & self._listed.keys())]
        if self._stems:
            found.extend(
                word for word in words if word[:3] + STEM in self._listed and word not in self._listed
            )
        return found

    def get(self, word: str) -> list[_Ready]:
        """The phrases filed under a word, or under what it begins with."""
        ready = self._ready.get(word)
        if ready is not None:
            return ready
        listed = self._listed.get(word, [])
        if self._stems:
            listed = [*listed, *self._listed.get(word[:3] + STEM, ())]
        if not listed:
            return _NONE
        ready = self._ready[word] = []
        for rule, kind, text, call in listed:
            elements = pattern(text)
            if self._opening:
                elements = opened(elements, word)
            colon = text.rstrip().endswith(":")
            ready.append(
                _Ready(rule, kind, elements, needs(elements), colon, NAME in text or GAP in text, call)
            )
        return ready


_NONE: list[_Ready] = []


class _Call:
    """What a call needs beside its lead or close; built when one of them is first met."""

    def __init__(self, rule: str, objects: str) -> None:
        self.rule = rule
        self._objects = objects

    @cached_property
    def objects(self) -> _Table:
        table = _Table()
        for text, opening in filed(self._objects):
            table.add(
                _Phrase(self.rule, "call", text), (_LOOSE if word in _OPEN else word for word in opening)
            )
        return table


class _Bucket:
    """The phrases that open with one word: those without slots by their words, the others one by one."""

    def __init__(self, listed: Iterable[_Ready]) -> None:
        self.exact: dict[str, tuple[tuple[str, ...], bool]] = {}
        self.longest = 0
        self.slotted: list[_Ready] = []
        for ready in listed:
            name = key(ready.pattern)
            if name is None:
                self.slotted.append(ready)
                continue
            rule = ready.rule
            weak = ready.kind == "weak"
            known = self.exact.get(name)
            if known is None or (known[1] and not weak):
                self.exact[name] = ((rule,), weak)
            elif known[1] and rule not in known[0]:
                self.exact[name] = ((*known[0], rule), True)
            self.longest = max(self.longest, len(ready.pattern))


_EMPTY = _Bucket(())


class Index:
    """The phrases of many rules, made to be looked up word by word.

    Phrases are read script by script, when a text first has letters of the script, and parsed when a text
    first has their first word: most never are, and starting is quick.
    """

    def __init__(self, rules: Iterable[PhraseRule]) -> None:
        self._rules = tuple(rules)
        self._waiting: dict[int, list[tuple[str, str, str | Call]]] = defaultdict(list)
        self._lines = _Table()
        self._inner = _Table(opening=False)
        self._starts = _Table()
        self._leads = _Table()
        self._loose = _Table(opening=False)
        self._closes = _Table(opening=False)
        self._beside = _Table()
        self._tables = (
            *(self._lines, self._inner, self._starts, self._leads, self._loose, self._closes, self._beside),
        )
        self._buckets: dict[str, _Bucket] = {}
        self._crumbs: set[str] = set()
        for rule in self._rules:
            for name in ("lines", "weak", "starts", "beside", "crumbs"):
                for blob in getattr(rule, name):
                    for script, part in _by_script(blob).items():
                        self._waiting[script].append((rule.id, name, part))
            for call in rule.calls:
                scripts = _by_script(f"{call.lead}\n{call.close}")
                script = 0 if len(scripts) > 1 else next(iter(scripts), 0)
                self._waiting[script].append((rule.id, "calls", call))
        for rule in self._rules:
            if rule.networks:
                self._add(rule.id, "weak", rule.networks)
        self._wake(0)

    @cached_property
    def _networks(self) -> frozenset[str]:
        return frozenset(
            name for rule in self._rules for text in phrases(rule.networks) if (name := key(pattern(text)))
        )

    def prepare(self, text: str) -> None:
        """Reads the phrases of every script that ``text`` has letters of."""
        if self._waiting and not text.isascii():
            for script in set(map(_block, set(text))) & self._waiting.keys():
                self._wake(script)

    def _wake(self, script: int) -> None:
        for rule, name, item in self._waiting.pop(script, ()):
            if isinstance(item, Call):
                self._add_call(rule, item)
            else:
                self._add(rule, name, item)
        self._buckets.clear()
        for table in self._tables:
            table.reset()

    def _add(self, rule: str, name: str, blob: str) -> None:
        if name == "crumbs":
            self._crumbs.update(crumb for text in phrases(blob) if (crumb := key(pattern(text))))
            return
        kind: Kind = "line" if name == "lines" else "start" if name == "starts" else "weak"
        table = {"starts": self._starts, "beside": self._beside}.get(name, self._lines)
        for text, opening in filed(blob):
            phrase = _Phrase(rule, kind, text)
            if table is self._lines and not _OPEN.isdisjoint(opening):
                # Filed also under what must stand somewhere in it; looked up for every word of short pieces.
                self._inner.add(phrase, _rarest(text))
            table.add(phrase, opening)

    def _add_call(self, rule: str, call: Call) -> None:
        ready = _Call(rule, call.object)
        for text, opening in filed(call.lead):
            lead = _Phrase(rule, "call", text, ready)
            if _OPEN.isdisjoint(opening):
                self._leads.add(lead, opening)
            else:
                self._loose.add(lead, _rarest(text))
        for text in phrases(call.close):
            self._closes.add(_Phrase(rule, "call", text, ready), tails(pattern(text)))

    def _bucket(self, word: str) -> _Bucket:
        bucket = self._buckets.get(word)
        if bucket is None:
            listed = self._lines.get(word)
            if not listed:
                return _EMPTY
            bucket = self._buckets[word] = _Bucket(listed)
        return bucket

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
        present = frozenset(words)
        weak: Hit | None = None
        bucket = self._bucket(words[0])
        if len(words) <= _EXACT:
            if known := bucket.exact.get(" ".join(words)):
                weak = Hit(known[0][0], "weak" if known[1] else "line", len(words), known[0][1:])
                if not known[1]:
                    return weak
            if hit := self._whole(words, present, bucket):
                if hit.kind == "line":
                    return hit
                weak = weak or hit
        return (
            self._start(words, present, marked)
            or self._cover(words)
            or self._call(words, present, marked)
            or weak
        )

    def _whole(self, words: Sequence[str], present: frozenset[str], bucket: _Bucket) -> Hit | None:
        weak: Hit | None = None
        line: Hit | None = None
        for listed in (bucket.slotted, *map(self._inner.get, self._inner.known(present))):
            for ready in listed:
                if len(words) in ready.ends(words, present, 0, self._networks):
                    hit = Hit(ready.rule, ready.kind, len(words))
                    if hit.kind == "weak":
                        weak = weak or hit
                    elif ready.loose:
                        line = line or hit
                    else:
                        return hit
        return line or weak

    def _start(self, words: Words, present: frozenset[str], marked: Sequence[str]) -> Hit | None:
        for ready in self._starts.get(words[0]):
            for end in ready.ends(words, present, 0, self._networks):
                title = not ready.colon and end < len(words) and words.capital(end)
                if title or _marked_after(marked, end):
                    return Hit(ready.rule, "start", len(words))
        return None

    def _cover(self, words: Sequence[str]) -> Hit | None:
        """A run of nothing but known phrases: ‘Share this Facebook X WhatsApp Print’."""
        if len(words) > _COVER:
            return None
        covered, hit = self.run(words)
        return hit if covered == len(words) else None

    def run(self, words: Sequence[str]) -> tuple[int, Hit | None]:
        """How many of the first words are a run of known phrases, and what the run is.

        A run holds two phrases, one of which could stand alone and has two words, or three of one rule.
        """
        at = 0
        strong = ""
        count = 0
        distinct: dict[str, tuple[str, ...]] = {}
        while at < len(words):
            if words[at] == NUMBER and at:
                at += 1
                continue
            end, rules, weak = self._longest_phrase(words, at)
            if end == at:
                break
            if not weak and end - at > 1 and not strong:
                strong = rules[0]
            distinct[" ".join(words[at:end])] = rules
            count += 1
            at = end
        votes = Counter(rule for rules in distinct.values() for rule in rules).most_common(1)
        if (strong and count > 1) or (votes and votes[0][1] >= _RUN):
            return at, Hit(strong or votes[0][0], "list", at)
        return at, None

    def _longest_phrase(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...], bool]:
        bucket = self._bucket(words[at])
        best: tuple[int, tuple[str, ...], bool] = (at, (), True)
        for length in range(min(bucket.longest, len(words) - at), 0, -1):
            if known := bucket.exact.get(" ".join(words[at : at + length])):
                best = (at + length, *known)
                break
        present = frozenset(words) if bucket.slotted else frozenset()
        for ready in bucket.slotted:
            if ready.loose:
                continue
            for end in ready.ends(words, present, at, self._networks):
                if end > best[0] or (end == best[0] and best[2] and ready.kind == "line"):
                    best = (end, (ready.rule,), ready.kind == "weak")
        return best

    def _call(self, words: Sequence[str], present: frozenset[str], marked: Sequence[str]) -> Hit | None:
        tried: set[int] = set()
        for call, late in self._called(words, present, marked):
            if id(call) in tried:
                continue
            tried.add(id(call))
            if self._holds(call.objects, words, present):
                if not _REPORTED.isdisjoint(present):
                    return None
                return Hit(call.rule, "call", len(words), late=late)
        return None

    def _called(
        self, words: Sequence[str], present: frozenset[str], marked: Sequence[str]
    ) -> Iterator[tuple[_Call, bool]]:
        """The calls that a piece opens or closes like; with each, whether only a later clause does."""
        for at in _clauses(marked):
            leads = self._leads.get(words[at])
            if at and (not leads or not self.beside(marked)):
                continue
            for lead in leads:
                if lead.call and lead.ends(words, present, at, self._networks):
                    yield lead.call, at > 0
        for word in self._loose.known(present):
            for lead in self._loose.get(word):
                if lead.call and lead.ends(words, present, 0, self._networks):
                    yield lead.call, False
        for close in self._closes.get(words[-1]):
            for at in range(max(0, len(words) - _CLOSE), len(words)):
                if close.call and len(words) in close.ends(words, present, at, self._networks):
                    yield close.call, False
                    break

    def _holds(self, table: _Table, words: Sequence[str], present: frozenset[str]) -> bool:
        loose = table.get(_LOOSE)
        return self._within(table, words, present) or any(
            ready.ends(words, present, at, self._networks) for ready in loose for at in range(len(words))
        )

    def _within(self, table: _Table, words: Sequence[str], present: frozenset[str]) -> bool:
        """Whether a phrase of a table stands anywhere among words."""
        return any(
            ready.ends(words, present, at, self._networks)
            for word in table.known(present)
            for ready in table.get(word)
            for at in range(len(words))
            if words[at] == word
        )

    def beside(self, marked: Sequence[str]) -> bool:
        """Whether a sentence next to a prompt, in one line with it, belongs to it."""
        words = _words(marked)
        present = frozenset(words)
        if not words or not _REPORTED.isdisjoint(present):
            return False
        return self._within(self._beside, words, present)


def _rarest(text: str) -> Iterable[str]:
    """The words of the shortest list of which one stands in whatever a phrase matches."""
    return min(needs(pattern(text)), key=len, default=())


def _words(marked: Sequence[str]) -> list[str]:
    return [token for token in marked if token not in _MARKS]


def _by_script(blob: str) -> dict[int, str]:
    """The phrases of a multi-line string by the script that they are written in, as the block of its letters.

    0 for Latin, and for whatever has Latin letters too: it might match a text without the other script,
    and what a text gives must not depend on the texts before it.
    """
    if blob.isascii() or not _FOREIGN.search(blob):
        return {0: blob}
    found: dict[int, list[str]] = defaultdict(list)
    for line in blob.split("\n"):
        if line:
            letter = None if _LATIN.search(_SLOT.sub("", line)) else _FOREIGN.search(line)
            found[_block(letter[0]) if letter else 0].append(line)
    return {script: "\n".join(lines) for script, lines in found.items()}


def _block(letter: str) -> int:
    """The block of a letter; 0 for Latin, and for what is no letter."""
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
