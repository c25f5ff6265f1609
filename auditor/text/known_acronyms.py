"""Acronyms that everybody knows, and long forms that are not theirs: ``World Trade Council (WTO)``."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from auditor.gazetteer import countries_named, countries_of_people
from auditor.regex import lazy
from auditor.text.acronyms import SMALL_WORDS, Site, fits, is_swapped
from auditor.text.alike import american, within_a_slip
from auditor.text.words import word_set


class Misnamed(NamedTuple):
    """A known acronym beside a long form that is not its own. Offsets are code points, half-open."""

    start: int
    end: int
    """The whole: long form, brackets and acronym."""
    acronym: str
    long_start: int
    long_end: int
    right: str
    """The long form that is meant."""
    certain: bool
    """Whether the letters contradict the long form too, or it is that of another acronym."""


class _Word(NamedTuple):
    start: int
    end: int
    plain: str
    capital: bool


_LIST = Path(__file__).with_suffix(".txt")
_FEWEST = 3
"""Words of a long form of which one may be wrong and the rest still say which is meant."""
_SPOKEN = 5
"""Letters from which an acronym is one body's alone, whatever else begins with its letters."""
_STEM = 4
_WORD = lazy(r"[^\W_][\w’'&.-]*|&")
_POSSESSIVE = lazy(r"['’]s?\Z")
_COMMON = word_set(
    """
    international world national global general organization association federation union council committee
    commission agency authority office board united un us center institute studies research party front
    movement company service corporation
    """
)
"""Words that many names have: to share one of them says nothing."""
_OF_ONE_COUNTRY = word_set(
    "national federal central state royal public civil general board department bureau"
)
_DESCRIBED = word_set("agency regulator watchdog body bloc group authority arm mission office")
_PAIRS = {("united", "nations"): "un", ("united", "states"): "us", ("co", "operation"): "cooperation"}


def misnamed(text: str, sites: Sequence[Site]) -> Iterator[Misnamed]:
    """Well-known acronyms beside a long form that is near to theirs and wrong.

    A long form is right where it is in the table, as a whole or cut short, in whatever spelling. It is
    wrong where it is that of another acronym of the table, or one of its words is another than in the
    table's, or half of them where the letters do not fit either. What shares no telling word with the
    table's forms is taken for another body of the same letters.

    Args:
        text: The text.
        sites: Where its acronyms stand, from `auditor.text.acronyms.sites`.
    """
    for site in sites:
        forms = _known().get(site.acronym)
        words = _words(site.words) if forms else ()
        if site.behind is not None and not site.bracketed:
            # Behind a comma the sentence goes on.
            words = tuple(itertools.takewhile(lambda word: word.capital, words))
        if not forms or len(words) < 2:
            continue
        found = _wrong(site, words, forms)
        if found is not None:
            at, right, certain = found
            start, end = words[at].start, words[-1].end
            stop = end if site.behind is not None and not site.bracketed else site.end
            first = start if site.behind is None else site.behind
            yield Misnamed(first, stop, site.acronym, start, end, right, certain)


def is_known(acronym: str, words: Sequence[str]) -> bool:
    """Whether a long form is one of a well-known acronym's own.

    Args:
        acronym: In capitals.
        words: The content words of the long form, in lower case.
    """
    plain = _merged(words)
    return any(_same(form, plain) for _, form in _known().get(acronym, ()))


def is_acronym(letters: str) -> bool:
    """Whether letters, in capitals, are a well-known acronym."""
    return letters in _known()


def swapped_acronym(acronym: str, words: Sequence[str]) -> str | None:
    """The well-known acronym of a long form of which two neighbouring letters have changed places.

    Args:
        acronym: As it is written, in capitals.
        words: The content words of the long form, in lower case.
    """
    others = _of_others().get(_merged(words), set())
    if not others or acronym in others or is_acronym(acronym) or "party" in words:
        return None  # each country's parties have letters of their own
    return next((known for known in sorted(others) if is_swapped(acronym, known)), None)


def _wrong(
    site: Site, words: Sequence[_Word], forms: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[int, str, bool] | None:
    """The first word of the wrong long form, the right one, and whether that is certain."""
    plain = [word.plain for word in words]
    if any(_ends_in(form, plain) for _, form in forms):
        return None
    if site.bracketed and site.behind is None:
        for length in range(min(len(plain), 9), _FEWEST - 1, -1):
            others = _of_others().get(tuple(plain[-length:]))
            if others is not None and site.acronym not in others:
                return len(plain) - length, forms[0][0], True
    if any(_is_cut_short(form, words) for _, form in forms):
        return None
    best: tuple[int, int, str, bool] | None = None
    for right, form in forms:
        for length in (len(form), len(form) - 1, len(form) + 1):
            if not 2 <= length <= len(plain) or (site.behind is not None and length != len(plain)):
                continue
            near = _nearness(site, form, words[-length:], term=right[:1].islower())
            if near is not None and (best is None or near[0] > best[0]):
                best = near[0], len(plain) - length, right, near[1]
    return best[1:] if best else None


def _nearness(
    site: Site, form: tuple[str, ...], words: Sequence[_Word], *, term: bool
) -> tuple[int, bool] | None:
    """How many words a wrong long form shares with the right one, and whether the letters contradict it;
    None where it is not near."""
    if len(form) < _FEWEST or (not term and not all(word.capital for word in words)):
        return None
    plain = [word.plain for word in words]
    fitting = fits(site.acronym, tuple(plain)) or _fits_more(site)
    shared = [word for word in form if any(_alike(word, other) for other in plain)]
    telling = [word for word in shared if word not in _COMMON and word.rstrip("s") not in _COMMON]
    if len(form) == len(plain):
        apart = [(a, b) for a, b in zip(form, plain, strict=True) if not _alike(a, b)]
        others = [(a, b) for a, b in apart if a[:_STEM] != b[:_STEM]]
        if len(others) <= 1 and (len(shared) < len(form) or not fitting or not others):
            # The words of a term are inflected: "magnetic resonance images".
            if (not telling and len(site.acronym) < _STEM) or (term and not others):
                return None
            places = any(_is_place(a) or _is_place(b) for a, b in apart)
            # Many a country has a body of these letters: India's for disasters, Kenya's for drought.
            national = apart and not _OF_ONE_COUNTRY.isdisjoint(form)
            if fitting and (
                (len(site.acronym) < _STEM and places) or (len(site.acronym) < _SPOKEN and national)
            ):
                return None
            return len(shared), not fitting
        if len(shared) == len(form):
            return len(shared), False
    if term or (site.behind is not None and not site.bracketed):
        return None
    if not fitting:
        half = len(shared) * 2 >= len(form) and (len(shared) > 1 and telling)
        some = telling and len(site.acronym) >= _FEWEST and not any(w in _DESCRIBED for w in plain)
        return (len(shared), bool(half)) if half or some else None
    if not telling:
        return None
    # Half of the words of a body of four letters, and those at both ends: no country has another such.
    ends = len(shared) * 2 >= len(form) and _alike(form[0], plain[0]) and _alike(form[-1], plain[-1])
    whole = ends and len(site.acronym) >= _STEM and _OF_ONE_COUNTRY.isdisjoint(form)
    return (len(shared), False) if whole or len(site.acronym) >= _SPOKEN else None


def _fits_more(site: Site) -> bool:
    """Whether the letters are those of more of the words."""
    words = tuple(word for _, word in site.words)
    return site.behind is None and any(fits(site.acronym, words[at:]) for at in range(len(words) - 1))


def _ends_in(form: tuple[str, ...], plain: Sequence[str]) -> bool:
    """Whether words end in a long form, whatever its compounds are written like."""
    return any(_same(form, plain[-length:]) for length in range(max(1, len(form) - 1), len(form) + 2))


def _is_cut_short(form: tuple[str, ...], words: Sequence[_Word]) -> bool:
    """Whether the capitalised words, or the last two, are of a long form and in its order."""
    plain = [word.plain for word in words]
    run = len(words)
    while run and words[run - 1].capital:
        run -= 1
    rest = iter(form)
    return all(any(_alike(word, other) for other in rest) for word in plain[run:] or plain[-2:])


def _same(form: Sequence[str], words: Sequence[str]) -> bool:
    if len(form) == len(words):
        return all(map(_alike, form, words))
    return "".join(form) == "".join(words)


@lru_cache(maxsize=4096)
def _alike(a: str, b: str) -> bool:
    """Whether two words are one, or one with a slip in it, or its plural."""
    return a == b or a.rstrip("s") == b.rstrip("s") or (len(a) > _STEM and within_a_slip(a, b))


def _is_place(word: str) -> bool:
    return bool(countries_of_people(word) or countries_named(word)) or word.endswith(("ern", "ican", "asian"))


def _words(found: Sequence[tuple[int, str]]) -> tuple[_Word, ...]:
    """The content words of a passage, parts of compounds apart, the two of "United Nations" as one."""
    words: list[_Word] = []
    for at, word in found:
        for part in word.split("-"):
            plain = _plain(part)
            if plain and plain not in SMALL_WORDS:
                words.append(_Word(at, at + len(part), plain, part[0].isupper()))
            at += len(part) + 1
    joined: list[_Word] = []
    for each in words:
        pair = _PAIRS.get((joined[-1].plain, each.plain)) if joined else None
        if pair is None:
            joined.append(each)
        else:
            joined[-1] = _Word(joined[-1].start, each.end, pair, joined[-1].capital)
    return tuple(joined)


def _merged(words: Sequence[str]) -> tuple[str, ...]:
    plain = tuple((at, word) for at, word in enumerate(words))
    return tuple(word.plain for word in _words(plain))


def _plain(word: str) -> str:
    return american(_POSSESSIVE.sub("", word).replace(".", "").lower())


@cache
def _known() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Of each acronym, in capitals, its long forms and their content words."""
    known = {}
    for line in _LIST.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            acronym, forms = line.split("\t")
            known[acronym.upper()] = tuple((form, _content(form)) for form in forms.split("|"))
    return known


def _content(form: str) -> tuple[str, ...]:
    return _merged([match[0] for match in _WORD.finditer(form)])


@cache
def _of_others() -> dict[tuple[str, ...], set[str]]:
    """Of the content words of each long form the acronyms that it has."""
    others: dict[tuple[str, ...], set[str]] = {}
    for acronym, forms in _known().items():
        for _, form in forms:
            others.setdefault(form, set()).add(acronym)
    return others
