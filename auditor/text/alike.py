"""Words that are alike: which pairs are worth a look, and what tells a slip from another word.

Pure functions on single words and lists of words; none knows what the words name.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.text.words import word_set

SHORTEST = 5
"""Letters of the longer of two words, below which a letter's difference says nothing."""
LONG = 8
"""Letters from which two words may differ in two."""

_MOST_WORDS = 4000
_MOST_FELLOWS = 20
_JOINTS = re.compile(r"[-‐‑ \u00a0]")
_ENDINGS = word_set("s n i an ian ans ians ese ish is es e ed er in a o y ist ism en ne te ie ia ns ites")
_DERIVED = re.compile(r"(?:ings?|ions?|ed|[ao]|ics?|ical|isms?|ists?|i?ans?|ies|es|[sny]|ers?|ish|ese)\Z")
# One word, two spellings: British and American, or with and without "e".
_AMERICAN = tuple(
    (re.compile(british), american)
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
_FROM_ANOTHER_SCRIPT = re.compile(
    r"\A(?:al|el|ul|ad|as|ash|at|an|ar|ez|es)[-‐‑]|\Aabd|\Amoham|\Amuham|\Aahm[ae]d|\Ahus+[ae]in|\Ayous|"
    r"\Ayus|\As[ae]?[iy]{1,2}[ae]d\Z|"
    r"ullah|ollah|allah|uddin|eddin|kh|zh|gh|dh|bh|q(?!u)|(?:[oe]v|[oe]va|in[ao]?v|sk[iy]y?|skii|enko|chuk|"
    r"ian|yan|shvili|adze|stan|abad|pur|zadeh?|pour|zai|wala|singh)\Z",
)
_SLAVIC = re.compile(r"(?:[oe]v|[oe]va|sk[iy]y?|enko|chuk|ko)\Z")
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
    if word.isascii():
        return word.casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


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
    short, long = sorted((plain(a), plain(b)), key=len)
    if long == short + short[-1] and (short[-1] != "s" or (len(short) >= SHORTEST and short[-2] != "s")):
        return False
    if long.startswith(short) and long[len(short) :].strip("'-") in _ENDINGS:
        return True
    stems = _DERIVED.sub("", short), _DERIVED.sub("", long)
    return len(stems[0]) >= SHORTEST and stems[0] == stems[1] and short[-1] != long[-1]


def letters_alone(word: str) -> str:
    """A name in lower case without hyphens and spaces: ``Amir-Abdi`` is ``amirabdi``."""
    return _JOINTS.sub("", word).casefold()


def parts(word: str) -> list[str]:
    """What stands between the hyphens and spaces of a name."""
    return _JOINTS.split(word)


def like_pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words within one edit of each other, or two if both are long; in the order given.

    An edit is a letter added, lost, changed or exchanged with its neighbour. Pairs that differ in
    hyphens only are left out. Words that share a form with a letter or two left out are the only
    candidates (the symmetric delete method of Garbe's SymSpell), so that the time grows with the
    number of words and not with its square.

    Args:
        words: Different words of 30 letters at most.
    """
    # Two edits count between long words of one first letter only, and one edit leaves two words the two
    # letters that they begin or end with: most words have no such fellow.
    small = [plain(word) for word in words]
    initials = Counter([word[0] for word in small if len(word) >= LONG])
    begun = Counter([word[:2] for word in small])
    ended = Counter([word[-2:] for word in small])
    forms: dict[str, list[str]] = defaultdict(list)
    for word, folded in zip(words, small, strict=True):
        fellows = len(folded) >= LONG and initials[folded[0]] > 1 and len(words) <= _MOST_WORDS
        if not fellows and begun[folded[:2]] < 2 and ended[folded[-2:]] < 2:
            continue
        for form in _deletions(folded, 2 if fellows else 1):
            forms[form].append(word)
    pairs: set[tuple[str, str]] = set()
    for group in forms.values():
        if len(group) > 1:
            pairs.update(itertools.combinations(group[:_MOST_FELLOWS], 2))
    if not pairs:
        return
    order = {word: i for i, word in enumerate(words)}
    for first, second in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        if within_a_slip(first, second):
            yield first, second


def within_a_slip(first: str, second: str) -> bool:
    """Whether two words are one edit apart, or two if both are long and begin alike."""
    from rapidfuzz.distance import OSA

    a, b = plain(first), plain(second)
    short, long = sorted((len(a), len(b)))
    if letters_alone(a) == letters_alone(b) or long < SHORTEST or (short < SHORTEST and a[0] != b[0]):
        return False
    most = 2 if short >= LONG else 1
    distance = OSA.distance(a, b, score_cutoff=most)
    return distance <= most and (distance == 1 or a[0] == b[0])


def _deletions(word: str, edits: int) -> set[str]:
    """The word, and the word without any one (or two) of its letters."""
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    if edits == 1:
        return once | {word}
    return once | {word} | {form[:i] + form[i + 1 :] for form in once for i in range(len(form))}


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
