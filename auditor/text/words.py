"""Words, and the form of a string for comparison."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, partial
from operator import add

from auditor.model import Span
from auditor.regex import lazy


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with white space between them."""
    return frozenset(listed.split())


# Python's \w leaves out combining marks (vowel signs of Devanagari, harakat, decomposed accents).
# The blocks up to Vedic Extensions, the rest of the BMP's marks, and ZWNJ and ZWJ inside words. Written
# out, for working them out took longer than auditing an article.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963"
    "\u0981-\u0983\u09bc\u09be-\u09c4\u09c7-\u09c8\u09cb-\u09cd\u09d7\u09e2-\u09e3\u09fe\u0a01-\u0a03"
    "\u0a3c\u0a3e-\u0a42\u0a47-\u0a48\u0a4b-\u0a4d\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc"
    "\u0abe-\u0ac5\u0ac7-\u0ac9\u0acb-\u0acd\u0ae2-\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b44"
    "\u0b47-\u0b48\u0b4b-\u0b4d\u0b55-\u0b57\u0b62-\u0b63\u0b82\u0bbe-\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd"
    "\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d\u0c55-\u0c56\u0c62-\u0c63"
    "\u0c81-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8\u0cca-\u0ccd\u0cd5-\u0cd6\u0ce2-\u0ce3\u0d00-\u0d03"
    "\u0d3b-\u0d3c\u0d3e-\u0d44\u0d46-\u0d48\u0d4a-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca"
    "\u0dcf-\u0dd4\u0dd6\u0dd8-\u0ddf\u0df2-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    "\u0ec8-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0f97"
    "\u0f99-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074"
    "\u1082-\u108d\u108f\u109a-\u109d\u135d-\u135f\u1712-\u1715\u1732-\u1734\u1752-\u1753\u1772-\u1773"
    "\u17b4-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886\u18a9\u1920-\u192b\u1930-\u193b\u1a17-\u1a1b"
    "\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f\u1ab0-\u1ace\u1b00-\u1b04\u1b34-\u1b44\u1b6b-\u1b73\u1b80-\u1b82"
    "\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf7-\u1cf9"
    "\u1dc0-\u1dff\u200c-\u200d\u302a-\u302f\ua66f-\ua672\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua802"
    "\ua806\ua80b\ua823-\ua827\ua82c\ua880-\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d"
    "\ua947-\ua953\ua980-\ua983\ua9b3-\ua9c0\ua9e5\uaa29-\uaa36\uaa43\uaa4c-\uaa4d\uaa7b-\uaa7d\uaab0"
    "\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed"
)
"""Combining marks, as the inside of a character class."""

UPPER = (
    "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸ-ŹŻŽƁ-ƂƄƆ-ƇƉ-ƋƎ-ƑƓ-ƔƖ-ƘƜ-ƝƟ-Ơ"
    "ƢƤƦ-ƧƩƬƮ-ƯƱ-ƳƵƷ-ƸƼǄǇǊǍǏǑǓǕǗǙǛǞǠǢǤǦǨǪǬǮǱǴǶ-ǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȠȢȤȦȨȪȬȮȰȲȺ-ȻȽ-ȾɁɃ-ɆɈɊɌɎͰͲͶͿΆΈ-ΊΌΎ-Ώ"
    "Α-ΡΣ-ΫϏϒ-ϔϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹ-ϺϽ-ЯѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀ-ӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬ"
    "ӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱ-ՖႠ-ჅჇჍḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰ"
    "ṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẞẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾἈ-ἏἘ-ἝἨ-ἯἸ-ἿὈ-ὍὙὛὝὟὨ-ὯᾸ-ΆῈ-ΉῘ-Ί"
    "Ῠ-ῬῸ-Ώ"
)
"""Capital letters of the Latin, Greek, Cyrillic, Armenian and Georgian scripts, likewise."""

_JOINED = r"['’ʼ‐‑-](?=[^\W_])[^\W_]+|(?<=\d)[.,](?=\d)\d+"
_PLAIN_WORD = re.compile(rf"[^\W_]+(?:{_JOINED})*")
_AROUND = ".,;:!?…()[]\"'“”‘’–—-"
"""What most often stands before and behind a word."""


_MARKED_WORD = lazy(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*|{_JOINED})*")


def _has_marks(text: str) -> bool:
    """Whether a text may have a combining mark or a joiner: most have none, and simpler words."""
    return not text.isascii() and any(
        char >= "\u0300" and (unicodedata.category(char)[0] == "M" or char in "\u200c\u200d")
        for char in set(text)
    )


_span = partial(tuple.__new__, Span)


@dataclass(frozen=True)
class Spelt:
    """Words as they are written, and where each of them starts."""

    words: list[str]
    starts: list[int]

    @cached_property
    def lower(self) -> list[str]:
        """The words in small letters."""
        return list(map(str.lower, self.words))

    def spans(self, offset: int = 0) -> tuple[Span, ...]:
        """Where the words stand; ``offset`` is where their text starts in the whole it was cut from."""
        starts = [offset + at for at in self.starts] if offset else self.starts
        return tuple(map(_span, zip(starts, map(add, starts, map(len, self.words)), strict=True)))


def spelt(text: str) -> Spelt:
    """Return the words of ``text``: letters and digits with what joins them.

    Inner apostrophes and hyphens belong to a word (``don’t``, ``twenty-one``), so do combining
    marks, and the separators of a number (``1,529.5``). Scripts without spaces between words
    (Chinese, Japanese, Thai) give one word for each unbroken run.
    """
    words: list[str] = []
    starts: list[int] = []
    at = 0
    # No word has white space inside, and most of what stands between is a word and nothing else: to split
    # and to look closer at the rest takes half of what it takes to search for every word.
    for piece in text.replace("\n", " ").split(" "):
        if piece.isalnum():
            words.append(piece)
            starts.append(at)
        elif piece:
            word = piece.strip(_AROUND)
            if word.isalnum():
                words.append(word)
                starts.append(at + piece.index(word))
            else:
                for match in (_MARKED_WORD if _has_marks(piece) else _PLAIN_WORD).finditer(piece):
                    words.append(match[0])
                    starts.append(at + match.start())
        at += len(piece) + 1
    return Spelt(words, starts)


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the words (`spelt`) of ``text[start:end]``, as offsets into ``text``."""
    return spelt(text[start:end]).spans(start)


_QUOTES = {
    **dict.fromkeys("‘’‚‛′‹›ʼ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»〝〞〟＂「」『』", '"'),
}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-")
# Soft hyphen, zero-width and directional characters, BOM, variation selectors; Arabic tatweel,
# harakat, superscript alef, Quranic marks.
_REMOVED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_REMOVED += "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
    0xF20, 0x1040, 0x17E0, 0x1810,
)  # fmt: skip
_DIGITS = {chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)}
_FOLDED = {**_QUOTES, **_DASHES, **_DIGITS}


_SPECIAL = lazy(f"[{_REMOVED}{''.join(map(re.escape, _FOLDED))}]")


def normalise(s: str) -> str:
    """Return ``s`` in the form in which two spellings of the same thing are equal.

    Case-folded; compatibility forms (ligatures, full-width letters, ``…``) resolved by NFKC;
    quotation marks, apostrophes and dashes made plain; decimal digits of other scripts made
    ASCII; zero-width characters, soft hyphens, Arabic tatweel and vowel marks removed; white
    space (U+00A0 and thin spaces too) collapsed to single spaces and trimmed.

    The length changes: offsets into the result mean nothing in ``s``.
    """
    if s.isascii():
        return " ".join(s.lower().split())
    plain = _SPECIAL.sub(_fold, s)
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())


def _fold(match: re.Match[str]) -> str:
    return _FOLDED.get(match[0], "")
