"""Phrases as they are written, and as they are kept: filed under a word that whatever they match holds.

``{a|b}`` alternatives, whole words each (``{a|}`` may be missing; slots may stand inside, other
alternatives may not) · ``{n}`` a number · ``{name}`` one to eight words · ``{date}`` one to six words
with a number among them · ``{network}`` a social network's name · ``…`` up to five words ·
``subscri*`` any ending.

What is made here is plain data, so that it can be kept between runs and read in no time.
"""

from __future__ import annotations

import marshal
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from sys import intern
from typing import TYPE_CHECKING

from auditor.phrases.index import (
    ALONE,
    BESIDE,
    CLOSE,
    LEAD,
    LINE,
    OBJECT,
    START,
    WEAK,
    Compiled,
    Tables,
    block,
)
from auditor.phrases.normal import NUMBER, fold, words
from auditor.phrases.patterns import (
    BRACED,
    DATE,
    GAP,
    NAME,
    NETWORK,
    OPEN,
    SLOTTED,
    STEM,
    heads,
    key,
    pattern,
)

if TYPE_CHECKING:
    from auditor.phrases.rule import Call, PhraseRule

_SLOTS = {"{name}": NAME, "{date}": DATE, "{network}": NETWORK, "{…}": GAP, "…": GAP, "{n}": NUMBER}
_STEMS = re.compile(r"(?<=\w\w\w)\*")
_ALTERNATIVES = re.compile(r"\{[^{}|\n]*\|[^{}\n]*\}")
_NOT_LATIN = re.compile("[^\x00-\xa8\xaa-\u024f…]")
_RARE = 5
_COMMONEST = (
    "the of to and a in is that for it s was on with he be by as at his i from have are this has they we an "
    "but had not or who said which their you were she been one all her will there would more de la le que "
    "der die und en el van het il di och yang ve dan les des das se da do na si ne no so if can than up out "
    "its about when after what also people could other new into two over him our your us my time some first "
    "last them like now just only most these how then before because year years many may any where week day "
    "off made make get see well being did very much through back down three next own way under such t re ll "
    "d ve m month work world news right take want need good know show high think report use information "
    "help public un una los del con por para como mas sur est dans pas par qui du au den von mit ist nicht "
    "ein eine auf als per non che della uma um os com em ao foi is zijn niet voor op te att som pa till av "
    "med inte bir bu icin untuk dengan pada ini"
).split()
_COMMON = {word: at for at, word in reversed([*enumerate(_COMMONEST)])}
"""The words that most sentences hold, folded, and how far from the commonest each is."""
_LETTER = re.compile("[A-Za-z]")
_SLOT = re.compile(r"\{[a-z]+\}")
_NOT_ACCENTS = (
    ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("ı", "i"), ("Ø", "o"),
    ("Đ", "d"), ("Ł", "l"),
)  # fmt: skip


def fault(blob: str) -> str | None:
    """The line of a multi-line string with an unknown slot or unmatched braces; None if all is well."""
    if "{" not in blob and "}" not in blob:
        return None
    bare = blob
    for slot in _SLOTS:
        bare = bare.replace(slot, "")
    bare = _ALTERNATIVES.sub("", bare)
    at = min((at for at in (bare.find("{"), bare.find("}")) if at >= 0), default=-1)
    if at < 0:
        return None
    return blob.split("\n")[bare.count("\n", 0, at)].strip()


def phrases(blob: str) -> list[str]:
    """The phrases of a multi-line string, folded, with slots as single characters."""
    folded = fold(blob) if blob.isascii() or _NOT_LATIN.search(blob) else _fold_latin(blob)
    if "{" in folded or "…" in folded:
        for slot, mark in _SLOTS.items():
            folded = folded.replace(slot, mark)
    if "*" in folded:
        folded = _STEMS.sub(STEM, folded)
    return [line for line in folded.split("\n") if line]


def _fold_latin(blob: str) -> str:
    """`fold` for letters that are all Latin, several times as fast."""
    for letters, plain in _NOT_ACCENTS:
        if letters in blob:
            blob = blob.replace(letters, plain)
    folded = unicodedata.normalize("NFD", blob).replace("…", "\x01").encode("ascii", "ignore").decode()
    return folded.replace("\x01", "…").lower()


def compiled(rules: Iterable[PhraseRule]) -> Compiled:
    """All that a `Lexicon` knows of some rules, as plain data."""
    rules = tuple(rules)
    cabinet = _Cabinet()
    networks = [name for rule in rules for name in cabinet.networks(rule)]
    for rule in rules:
        cabinet.rule(rule)
    return Compiled(
        messages={rule.id: rule.message for rule in rules},
        separators=next((rule.id for rule in rules if rule.separators), None),
        headings=tuple(rule.id for rule in rules if rule.headings),
        choices=next((rule.id for rule in rules if rule.choices), None),
        lists=tuple(rule.id for rule in rules if rule.lists),
        threads=tuple(rule.id for rule in rules if rule.threads),
        ends=tuple(rule.id for rule in rules if rule.ends),
        trails=next((rule.id for rule in rules if rule.crumbs), None),
        code=next((rule.id for rule in rules if rule.code), None),
        embeds=next((rule.id for rule in rules if rule.embeds), None),
        credits=tuple(rule.id for rule in rules if rule.credits),
        bylines=next((rule.id for rule in rules if rule.bylines), None),
        reactions=next((rule.id for rule in rules if rule.reactions), None),
        hints=tuple((f"-{hint.replace('_', '-')}-", rule.id) for rule in rules for hint in rule.hints),
        networks=tuple(networks),
        scripts=cabinet.scripts(),
    )


class _Cabinet:
    """Phrases filed by script."""

    def __init__(self) -> None:
        self._drawers: dict[int, _Drawer] = defaultdict(_Drawer)
        self._calls = 0

    def scripts(self) -> dict[int, bytes]:
        return {script: marshal.dumps(tuple(drawer.tables())) for script, drawer in self._drawers.items()}

    def rule(self, rule: PhraseRule) -> None:
        for kind, blobs in ((LINE, rule.lines), (WEAK, rule.weak), (START, rule.starts)):
            for script, part in _by_script(blobs):
                self._drawers[script].add(kind, rule.id, part)
        for script, part in _by_script(rule.beside):
            self._drawers[script].add(BESIDE, rule.id, part)
        for script, part in _by_script(rule.crumbs):
            self._drawers[script].crumbs.update(filter(None, map(_plain, phrases(part))))
        for call in rule.calls:
            self._call(rule.id, call)

    def networks(self, rule: PhraseRule) -> list[str]:
        self._drawers[0].add(WEAK, rule.id, rule.networks)
        return list(filter(None, map(_plain, phrases(rule.networks))))

    def _call(self, rule_id: str, call: Call) -> None:
        parts = ((LEAD, call.lead), (CLOSE, call.close))
        scripts = {script for _, blob in parts for script, _ in _by_script((blob,))}
        if not scripts:
            for script, part in _by_script((call.object,)):
                self._drawers[script].add(ALONE, rule_id, part)
            return
        drawer = self._drawers[scripts.pop() if len(scripts) == 1 else 0]
        self._calls += 1
        owner = f"{rule_id} {self._calls}"
        for kind, blob in (*parts, (OBJECT, call.object)):
            drawer.add(kind, owner, blob)


class _Drawer:
    """The phrases of one script. They stay in the order in which they come: it decides where several fit."""

    def __init__(self) -> None:
        self.crumbs: set[str] = set()
        self._exact: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._lines: list[bytes] = []
        self._size = 0
        self._opening: dict[str, list[str]] = defaultdict(list)
        self._leads: dict[str, list[str]] = defaultdict(list)
        self._filed: dict[str, list[str]] = defaultdict(list)
        self._beside: dict[str, list[str]] = defaultdict(list)
        self._stems: set[str] = set()

    def tables(self) -> Tables:
        """All that was added, as plain data."""
        opening, leads, filed, beside = (
            {word: " ".join(places) for word, places in shelf.items()}
            for shelf in (self._opening, self._leads, self._filed, self._beside)
        )
        stems: dict[str, list[str]] = {}
        for stem in sorted(self._stems):
            stems.setdefault(stem[:3], []).append(stem[:-1])
        lines = b"\n".join([*self._lines, b""])
        crumbs = tuple(sorted(self.crumbs))
        return Tables(self._exact, self._longest, crumbs, lines, opening, leads, filed, beside, stems)

    def add(self, kind: str, owner: str, blob: str) -> None:
        """Files the phrases of a multi-line string."""
        elsewhere = self._beside if kind == BESIDE else self._filed
        by_head = kind in (LINE, WEAK, START, LEAD)
        for text in phrases(blob):
            if kind in (LINE, WEAK) and (words := _plain(text)):
                self._add_plain(words, owner, kind)
                continue
            fixed = _sure(text if text.isascii() and "{" not in text else SLOTTED.sub(" ", text))
            needed = [*([word] for word in fixed), *_choices(text)]
            if NETWORK in text and NETWORK in BRACED.sub("", text):
                needed.append([NETWORK])
            rare = max(fixed, key=_telling, default="")
            shelf = elsewhere
            if _telling(rare) >= len(_COMMON) + _RARE:
                under = [rare]
            elif by_head and OPEN.isdisjoint(opening := heads(text)):
                under = opening
                shelf = self._leads if kind == LEAD else self._opening
            else:
                under = list(dict.fromkeys(_most_telling(needed) or [""]))
            besides = _most_telling(each for each in needed if not set(under).issuperset(each))
            sought = [*under, *besides] if shelf is elsewhere else besides
            self._stems.update(word for word in sought if word[-1:] == STEM)
            line = f"{kind}\t{owner}\t{' '.join(besides)}\t{text}".encode()
            place = str(self._size)
            self._lines.append(line)
            self._size += len(line) + 1
            for word in under:
                shelf[word].append(place)

    def _add_plain(self, phrase: str, rule_id: str, kind: str) -> None:
        known, *rules = self._exact.get(phrase, "").split(" ")
        if not known or (known == WEAK and kind == LINE):
            rules = [rule_id]
        elif known == WEAK and rule_id not in rules:
            rules.append(rule_id)
        else:
            return
        self._exact[phrase] = intern(" ".join([kind, *rules]))
        words = phrase.split(" ")
        start = " ".join(words[:2])
        self._longest[start] = max(self._longest.get(start, 0), len(words))


def _by_script(blobs: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The phrases of multi-line strings by the script that they are written in (`block`).

    0 for Latin, and for whatever has Latin letters too: it might match a text without the other script,
    and what a text gives must not depend on the texts before it.
    """
    for blob in blobs:
        if not blob.strip():
            continue
        if max(blob) < "\u0370":
            yield 0, blob
            continue
        found: dict[int, list[str]] = defaultdict(list)
        for line in blob.split("\n"):
            if line:
                found[_script(line)].append(line)
        for script, lines in found.items():
            yield script, "\n".join(lines)


def _script(line: str) -> int:
    if line.isascii() or _LETTER.search(_SLOT.sub("", line)):
        return 0
    return next((script for letter in line if (script := block(letter))), 0)


def _plain(text: str) -> str | None:
    """The words of a phrase that is nothing but words; None for others."""
    if "{" in text:
        return None
    return text if text.isascii() and text.isalpha() else key(pattern(text))


def _choices(text: str) -> list[list[str]]:
    """For each slot with alternatives, the rarest word of each; an empty one where none is sure."""
    return [
        [max(_sure(SLOTTED.sub(" ", choice)), key=_telling, default="") for choice in choices.split("|")]
        for choices in BRACED.findall(text)
    ]


def _most_telling(each: Iterable[Sequence[str]]) -> Sequence[str]:
    """Of lists of words of which one stands in whatever a phrase matches, that with the rarest words."""
    return max(filter(all, each), key=lambda words: min(map(_telling, words), default=0), default=())


def _telling(word: str) -> int:
    """How rare a word is likely to be: long ones are, but for those that most sentences hold."""
    return _COMMON.get(word, len(_COMMON) + len(word))


def _sure(text: str) -> list[str]:
    """The words and stems that a text must have to match a piece without slots."""
    if text.isascii() and (found := [word for word in text.split() if word.isalpha()]):
        return found
    found = []
    for part in text.split():
        if part.endswith(STEM):
            *before, last = words(part[:-1]) or [""]
            found += [*before, last + STEM]
        elif STEM not in part:
            found += words(part)
    return [word for word in found if word not in (NUMBER, STEM)]
