"""One name that a text spells two ways."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from auditor.model import Severity
from auditor.regex import lazy
from auditor.text.alike import LONG, inflected, like_pairs, plain
from auditor.text.mentions import Mention, Surroundings, Words, comparable, is_person, offices, one_person
from auditor.text.names import common_words
from auditor.text.spellings.usage import (
    Variant,
    is_place,
    is_respelt,
    severity_of,
    told_apart,
    undoubled,
    variant,
)

_OFTEN = 3
_MOST_MENTIONS = 40
_MOST_PAIRS = 400
"""Like words looked at; an article has a few, a list of residents thousands."""
_AROUND = 160
_BESIDE = 20
_LEAST_ALONE = 6

_SIC = lazy(r"\W{0,6}\[sic\b|['’]s\W{0,4}\[sic\b")
_CUT_OFF = lazy(r"\s?(?:\.\s?){2}|\s?…")
# A reader's or eyewitness's post is printed as it was written.
_POST = lazy(r"(?<![\w.])[@#][A-Za-z]\w{2,}")
# "Singer Jenifer" is somebody else than the Jennifer Lopez of before: known by one name, and introduced here.
_INTRODUCED = lazy(
    r"\b(?:singer|rapper|musician|actor|actress|model|artist|designer|comedian|dancer|star|footballer|"
    r"striker|midfielder|defender|winger|goalkeeper|chanteu(?:r|se)|cantante|Sängerin?)\s\Z",
    re.IGNORECASE,
)
_WHERE = lazy(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Tt]owards?|[Aa]cross|[Aa]long|[Tt]o|"
    r"[Rr]each(?:ed)?|(?:[Tt]own|[Cc]ity|[Vv]illage|[Pp]ort|[Ii]sland|[Dd]istrict|[Pp]rovince|[Pp]eople|"
    r"[Rr]esidents|[Rr]iver) of|[Tt]he|"
    r"cut off|struck|flooded|destroyed|evacuated|left|entered|captured|seized|bound for)\s\Z"
)
_NEXT = lazy(r"[ \u00a0]([a-z]{4,20})\b")
_SAID_AFTER = lazy(r",?\s(?:said|says|told|added|argued|insisted|denied|explained|replied|warned|wrote)\b")
_SAID_BEFORE = lazy(r"\b(?:said|says|added|told)\s\Z")


def spelt_twice(text: str, place: Surroundings, own: Words, known: Sequence[str] = ()) -> Iterator[Variant]:
    """The names that a text spells two ways: the rarer spelling beside the other one, or the later.

    Args:
        text: The text.
        place: Its sentences and paragraphs.
        own: The words of its names.
        known: Other texts: what only one of the spellings is found in is right.
    """
    for first, second in itertools.islice(like_pairs([w for w in own if comparable(w)]), _MOST_PAIRS):
        wrong, right = own[first], own[second]
        # The rarer spelling is the slip; of two equally rare ones that which comes later.
        if len(right) <= len(wrong):
            wrong, right = right, wrong
        severity = _severity(text, place, wrong, right)
        if severity is None:
            continue
        tie = len(wrong) == len(right)
        if _is_known(wrong, known) and not _is_known(right, known):
            wrong, right, tie = right, wrong, False
        elif tie and len(wrong) > 1:
            # Each was written twice: which is the slip cannot be told, so the places are not counted.
            severity, wrong = severity_of(first, second, Severity.WARNING), wrong[:1]
        for mention in wrong:
            yield variant(mention, right[0], severity, certain=not tie)


def has_word(text: str, word: str) -> bool:
    """Whether a text has a word, and not only as a part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalpha() and not text[max(0, at - 1) : at].isalpha():
            return True
        at = text.find(word, end)
    return False


def _is_known(mentions: Sequence[Mention], texts: Sequence[str]) -> bool:
    return any(has_word(text, mentions[0].word) for text in texts)


def _severity(
    text: str, place: Surroundings, wrong: Sequence[Mention], right: Sequence[Mention]
) -> Severity | None:
    """How grave it is that both spellings stand in the text; None where they may be two names."""
    a, b = wrong[0].word, right[0].word
    if is_respelt(a, b) or place.is_small(plain(a), plain(b)):
        return None
    if inflected(a, b) and not _one_surname(wrong, right):
        return None
    if len(wrong) >= _OFTEN or is_place(a):
        return None
    unnamed = all(m.alone for m in wrong) and all(m.alone for m in right)
    if is_place(b) and not any(map(is_person, right)) and not unnamed:
        return None
    if place.in_list(wrong[0]) or place.share_a_sentence(wrong, right):
        return None
    seen = (*wrong, *right[:_MOST_MENTIONS])
    if any(_SIC.match(text, m.end) or _CUT_OFF.match(text, m.end) for m in seen) or told_apart(text, seen):
        return None
    certain = one_person(wrong, right)
    if certain is None and unnamed and _used_alike(text, wrong, right):
        certain = False
    if certain is None or any(_POST.search(text, max(0, m.start - _AROUND), m.end + _AROUND) for m in wrong):
        return None
    if not certain and any(
        _INTRODUCED.search(text, max(0, m.start - _BESIDE), m.start) for m in wrong if m.alone
    ):
        return None
    return severity_of(a, b, Severity.ERROR if certain else Severity.WARNING)


def _one_surname(first: Sequence[Mention], second: Sequence[Mention]) -> bool:
    """Whether two surnames that differ in their last letter stand behind the same given names."""
    a, b = plain(first[0].word), plain(second[0].word)
    if len(a) != len(b) or a[-1] == b[-1]:
        return False
    given = {m.before for m in first if is_person(m) and not m.after}
    return any(m.before in given and not m.after for m in second if is_person(m))


def _used_alike(text: str, wrong: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether two words that are never part of a longer name are used for one place, or for one person.

    Short words, those that differ at an end, and words that dictionaries have are too often two names.
    """
    a, b = plain(wrong[0].word), plain(right[0].word)
    least = _LEAST_ALONE - (undoubled(a) == undoubled(b))
    if min(len(a), len(b)) < least or a[0] != b[0] or a[-1] != b[-1] or a[1] != b[1]:
        return False
    mine, theirs = offices(wrong), offices(right)
    if not {a, b}.isdisjoint(common_words()) or (mine and theirs and mine.isdisjoint(theirs)):
        return False
    if min(len(a), len(b)) >= LONG:
        return True
    return any(
        all(uses(text, m) for m in wrong) and any(uses(text, m) for m in right)
        for uses in (_is_where, _is_who)
    ) or _go_on_alike(text, wrong, right)


def _go_on_alike(text: str, wrong: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether one small word stands behind both: “Marburg fever”."""
    behind = {found[1] for m in right if (found := _NEXT.match(text, m.end))} - common_words()
    return bool(behind) and all((found := _NEXT.match(text, m.end)) and found[1] in behind for m in wrong)


def _is_where(text: str, mention: Mention) -> bool:
    """Whether a word stands where places and rivers do: "in Karsa", "the Karsa"."""
    before = _WHERE.search(text, max(0, mention.start - _BESIDE), mention.start)
    return before is not None and not mention.title


def _is_who(text: str, mention: Mention) -> bool:
    """Whether a word stands where people do: with a courtesy, or as who says something."""
    return bool(
        mention.title
        or _SAID_AFTER.match(text, mention.end)
        or _SAID_BEFORE.search(text, max(0, mention.start - _BESIDE), mention.start)
    )
