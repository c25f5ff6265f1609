"""Words that are alike: which pairs are worth a look, and what tells a slip from another word.

Pure functions on single words and lists of words; none knows what the words name.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from auditor.regex import lazy
from auditor.text.words import word_set

SHORTEST = 5
"""Letters of the longer of two words, below which a letter's difference says nothing."""
LONG = 8
"""Letters from which two words may differ in two."""

_MOST_WORDS = 4000
_MOST_FELLOWS = 100
_JOINTS = lazy(r"[-‐‑ \u00a0]")
_NO_JOINTS = dict.fromkeys(map(ord, "-‐‑ \u00a0"))
# Letters that are none with a sign added, as houses write them that do without.
_NOT_COMPOSED = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_ENDINGS = word_set(
    "á ová ova aya s n i an ian ans ians ese ish is es e ed er in a o y ist ism en ne te ie ia ns ites"
)
_DERIVED = lazy(r"(?:ings?|ions?|ed|[ao]|ics?|ical|isms?|ists?|i?ans?|ies|es|[sny]|ers?|ish|ese)\Z")
# One word, two spellings: British and American, or with and without "e".
_AMERICAN = tuple(
    (lazy(british), american)
    for british, american in (
        (r"our\b", "or"),
        (r"tre\b", "ter"),
        (r"ence\b", "ense"),
        (r"is(?=ation|e|ed|ing)", "iz"),
        (r"mme\b", "m"),
    )
)

# Names from other scripts: what one house writes "kh", "ou" and "i", the next writes "h", "u" and "y".
_ROMANISED = (
    ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("bh", "b"), ("ph", "f"), ("th", "t"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ey", "i"), ("ei", "i"),
    ("ai", "i"), ("ay", "i"), ("iy", "i"), ("ii", "i"), ("yi", "i"), ("y", "i"), ("e", "i"), ("o", "u"),
    ("q", "k"), ("ck", "k"), ("w", "v"), ("ia", "a"),
)  # fmt: skip
_FROM_ANOTHER_SCRIPT = lazy(
    r"\A(?:al|el|ul|ad|as|ash|at|an|ar|ez|es)[-‐‑]|\Aabd|\Amoham|\Amuham|\Aahm[ae]d|\Ahus+[ae]in|\Ayous|"
    r"\Ayus|\As[ae]?[iy]{1,2}[ae]d\Z|"
    r"ullah|ollah|allah|uddin|eddin|kh|zh|gh|dh|bh|q(?!u)|(?:[oe]v|[oe]va|in[ao]?v|sk[iy]y?|skii|enko|chuk|"
    r"ian|yan|shvili|adze|stan|abad|pur|zadeh?|pour|zai|wala|singh)\Z",
)
_SLAVIC = lazy(r"(?:[oe]v|[oe]va|sk[iy]y?|enko|chuk|ko)\Z")
_KNOWN_PAIRS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "kyiv/kiev odesa/odessa kharkiv/kharkov lviv/lvov luhansk/lugansk chernobyl/chornobyl"
        " zelensky/zelenskyy zelenskiy/zelensky zelenskiy/zelenskyy gaddafi/qaddafi gadhafi/gaddafi"
        " gadhafi/qaddafi mecca/makkah beijing/peking mumbai/bombay kolkata/calcutta hezbollah/hizbollah"
        " hezbollah/hizbullah taliban/taleban shia/shiite koran/quran hodeidah/hudaydah idlib/edlib"
        " dnipro/dnepr mykolaiv/nikolaev erdogan/erdoğan"
    ).split()
)


def plain(word: str) -> str:
    """A word in lower case, with straight apostrophes."""
    return word.casefold().replace("’", "'")


def unaccented(word: str) -> str:
    """A word in lower case without its accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    folded = folded.translate(_NOT_COMPOSED)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def american(word: str) -> str:
    """A word in lower case, British endings written the American way: ``labour`` is ``labor``."""
    folded = word.casefold()
    for british, ending in _AMERICAN:
        folded = british.sub(ending, folded)
    return folded


@lru_cache(maxsize=4096)
def romanised(word: str) -> str:
    """A name's consonants and vowels as far as every way to write it in Latin letters keeps them."""
    folded = _JOINTS.sub("", unaccented(word)).replace("'", "").replace("’", "")
    for written, sound in _ROMANISED:
        folded = folded.replace(written, sound)
    return "".join(letter for letter, _ in itertools.groupby(folded)).replace("a", "i")


def romanised_otherwise(a: str, b: str) -> bool:
    """Whether two spellings may be two ways to write one name of another script in Latin letters.

    Only names that look as if they came from one, by a particle or an ending: ``Al-Qasimi`` and
    ``Al-Kasimi``, ``Balochistan`` and ``Baluchistan``, but not ``Hofmann`` and ``Hoffmann``.
    """
    first, second = plain(a), plain(b)
    if frozenset((first, second)) in _KNOWN_PAIRS:
        return True
    if not (_FROM_ANOTHER_SCRIPT.search(first) and _FROM_ANOTHER_SCRIPT.search(second)):
        return False
    a_sound, b_sound = romanised(first), romanised(second)
    # Ukrainian has an "h" where Russian has a "g": Herasymenko, Gerasimenko.
    return a_sound == b_sound or (
        bool(_SLAVIC.search(first)) and a_sound.replace("g", "h") == b_sound.replace("g", "h")
    )


def one_word(a: str, b: str) -> bool:
    """Whether two spellings are one word: plural, accent, or British beside American."""
    first, second = unaccented(a), unaccented(b)
    short, long = sorted((first, second), key=len)
    return (
        first == second
        or american(first) == american(second)
        or (long.startswith(short) and long[len(short) :] in ("s", "es", "'s", "'", "n", "en"))
        or (short[-1:] == "y" and long == short[:-1] + "ies")
    )


def inflected(a: str, b: str) -> bool:
    """Whether one is the other with an ending, or both are of one stem: plurals, peoples, diminutives."""
    short, long = sorted((unaccented(a), unaccented(b)), key=len)
    if long == short + short[-1] and (short[-1] != "s" or (len(short) >= SHORTEST and short[-2] != "s")):
        return False
    ending = long[len(short) :].strip("'-") if long.startswith(short) else ""
    if ending == "y" and short[-1] in "aeio":
        return False  # “Deshpandey”
    if ending in _ENDINGS:
        return True
    stems = _DERIVED.sub("", short), _DERIVED.sub("", long)
    if len(short) == len(long) and {short[-1], long[-1]} == {"a", "o"}:
        return False
    return len(stems[0]) >= SHORTEST and stems[0] == stems[1] and short[-1] != long[-1]


def letters_alone(word: str) -> str:
    """A name in lower case without hyphens and spaces: ``Amir-Abdi`` is ``amirabdi``."""
    joined = word.replace(" ", "").replace("-", "")
    return (joined if joined.isalpha() else joined.translate(_NO_JOINTS)).casefold()


def parts(word: str) -> list[str]:
    """What stands between the hyphens and spaces of a name."""
    return _JOINTS.split(word)


def like_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words within one edit of each other, or two if both are long; in the order given.

    An edit is a letter added, lost, changed or exchanged with its neighbour. Pairs that differ in
    hyphens only are left out. One edit leaves two words the two letters that they begin or end with, and
    two edits count between long words of one first letter only: just such words are compared, and of a
    long list only so many that the time grows with its length and not with its square.

    Args:
        words: Different words of 30 letters at most.
    """
    small = [unaccented(word) for word in words[:_MOST_WORDS]]
    fellows: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(small):
        fellows[word[:2]].append(at)
        fellows["-" + word[-2:]].append(at)
        if len(word) >= LONG:
            fellows[word[0] + "-"].append(at)
    near = {
        pair
        for group in fellows.values()
        if len(group) > 1
        for pair in itertools.combinations(group[:_MOST_FELLOWS], 2)
        if -3 < len(small[pair[0]]) - len(small[pair[1]]) < 3
    }
    for first, second in sorted(near):
        if within_a_slip(words[first], words[second]):
            yield words[first], words[second]


def within_a_slip(first: str, second: str) -> bool:
    """Whether two words are one edit apart, accents left out, or two if both are long and begin alike."""
    a, b = unaccented(first), unaccented(second)
    short, long = sorted((len(a), len(b)))
    most = 2 if short >= LONG else 1
    if long - short > most or long < SHORTEST:
        return False
    distance = _distance()(a, b, score_cutoff=most)
    if distance > most or (a[0] != b[0] and (short < SHORTEST or distance > 1)):
        return False
    return letters_alone(plain(first)) != letters_alone(plain(second))


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


_GENERATION = word_set("jr sr ii iii iv")
_PARTICLES = word_set("de da do dos das di del della der den des du van von la le el al bin ibn y e")


def same_person(a: str, b: str) -> bool | None:
    """Whether two names are one person's: True, False, or None where that cannot be told.

    A surname alone is the person of the full name; given names may be initials, and may be more or fewer.
    """
    one, two = _name_words(a), _name_words(b)
    if not one or not two:
        return None
    if "".join(one) == "".join(two):
        return True
    if one[-1] != two[-1]:
        joined = one[-1].endswith(two[-1]) or two[-1].endswith(one[-1])
        return None if joined or set(one) & set(two) or _near(one[-1], two[-1]) else False
    if len(one) == 1 or len(two) == 1:
        return True
    given, others = one[:-1], two[:-1]
    if set(given) & set(others) or given[0][0] == others[0][0]:
        alike = any(_near(x, y) or x[0] == x or y[0] == y for x in given for y in others)
        return True if set(given) & set(others) or alike else None
    return None


def _near(a: str, b: str) -> bool:
    return romanised(a) == romanised(b) or (min(len(a), len(b)) > 3 and within_a_slip(a, b))


@lru_cache(maxsize=4096)
def _name_words(name: str) -> tuple[str, ...]:
    words = (letters_alone(unaccented(word)).strip(".,’'") for word in name.split())
    return tuple(word for word in words if word and word not in _GENERATION | _PARTICLES)
