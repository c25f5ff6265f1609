"""Subjects and verbs that disagree: "half of farmers has", "the minister have".

What is looked for is a plural noun right before a singular verb, and a singular one right before a plural
verb, where the words before show that the noun is the subject: they begin the sentence or the clause, or
they say how many of the many there are. One relative clause in commas may part the two, and what stands
behind "talks between".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.inflection import plural

_LIST = Path(__file__).with_name("nouns.txt")
_PERSON = "person"

_SINGULAR = {
    "has": "have", "was": "were", "is": "are", "does": "do",
    "hasn’t": "haven’t", "wasn’t": "weren’t", "isn’t": "aren’t", "doesn’t": "don’t",
}  # fmt: skip
_PLURAL = {right: wrong for wrong, right in _SINGULAR.items()}
_THIRD = {
    "wants": "want", "believes": "believe", "thinks": "think", "lacks": "lack", "says": "say", "owns": "own",
    "remains": "remain", "depends": "depend", "suffers": "suffer", "receives": "receive", "uses": "use",
    "lives": "live", "needs": "need", "goes": "go", "comes": "come", "faces": "face", "agrees": "agree",
    "seems": "seem", "opposes": "oppose", "earns": "earn", "speaks": "speak", "gets": "get",
}  # fmt: skip
"""Verbs that are told behind "half of the farmers" and the like only, where no plural can be their object."""

_MANY = frozenset(
    """
    residents villagers houses homes explosions shops schools hospitals talks suspects officials lawmakers
    elections prices authorities protests buildings villages towns cities roads rivers lakes flights ships
    boats cars trains buses planes bridges banks firms companies families parents children women men girls
    boys youths migrants refugees civilians troops soldiers guards rebels militants gunmen fighters teams
    players coaches fans clubs unions employees staffers jobs wages taxes fees fines laws rules reports
    documents records figures studies experts scientists researchers doctors nurses patients deaths injuries
    wounds cases crimes attacks raids strikes clashes floods fires storms winds rains waters crops fields
    farms animals cattle cows sheep goats birds trees plants factories mines ports airports stations stores
    markets goods supplies services efforts plans projects measures steps changes reforms demands claims
    charges accusations allegations complaints questions answers results votes ballots parties candidates
    members ministers governments countries nations states leaders sides groups bodies victims survivors
    witnesses relatives neighbours neighbors friends sources details causes reasons problems losses police
    costs debts loans shares stocks bonds sanctions tariffs exports imports temperatures levels
    """.split()
)
"""Plurals of news whose singulars are verbs too, or bodies of people."""

_PLANNED = {
    "expects": "expect", "hopes": "hope", "plans": "plan", "fears": "fear", "argues": "argue",
    "warns": "warn", "insists": "insist", "claims": "claim", "complains": "complain", "denies": "deny",
    "refuses": "refuse", "tries": "try", "pays": "pay", "takes": "take", "makes": "make", "gives": "give",
    "keeps": "keep", "works": "work",
}  # fmt: skip
"""Verbs that are told behind a relative clause in commas only, where nothing but a verb can stand."""

_PLURAL_OF = _SINGULAR | _THIRD | _PLANNED

_INCLUDE = {"include": "includes"}
"""Plural verbs that are told behind a single head and "of" only."""

_HEADS = frozenset(
    """
    price cost list report death arrest trial lack rise sale release loss size level pace value rate risk
    quality cause result owner leader mayor author father mother son daughter wife husband widow
    brother sister president chairman governor founder director captain coach manager editor secretary
    spokesman spokeswoman ambassador construction destruction decision opening closure length width height
    depth weight speed strength name aim purpose existence absence arrival departure return killing murder
    kidnapping detention collapse spread discovery introduction abolition resignation victory defeat refusal
    history origin location condition impact effect influence success failure threat cancellation delivery
    """.split()
)
"""Nouns that are one thing or person whatever stands behind their "of"."""

_OF = frozenset(("of", "in", "at", "from", "on"))
_BEFORE_NOUN = frozenset("the a an its his her their our these those this that two three four five".split())
_LONGEST_HEAD = 8
_INDEFINITE = frozenset("everyone everybody nobody someone somebody anyone anybody".split())

_SHARED = frozenset(("people", "them", "us"))
"""Plurals that are subjects behind "of" alone."""

_RELATIVES = frozenset(("which", "who"))
_PEOPLE = frozenset(("people",))

_BARE = frozenset(
    """
    residents villagers officials authorities workers voters farmers students teachers doctors investigators
    lawmakers protesters police rescuers firefighters soldiers passengers prosecutors organisers organizers
    growers breeders traders lenders drivers miners fishermen investors creditors consumers campaigners
    activists analysts observers economists critics opponents supporters commuters shareholders
    """.split()
)
"""Plurals that begin sentences of news, and that no title or surname is."""

_UNITS = frozenset(
    """
    years months weeks days hours minutes seconds miles metres meters kilometres kilometers feet inches
    yards acres hectares tons tonnes pounds dollars euros cents points barrels litres liters gallons degrees
    times percent francs pesos rupees shillings
    """.split()
)
"""Amounts of these are one thing: ten years is a long time."""

_DETERMINERS = frozenset(
    """
    the these those many several some most all both few two three four five six seven eight nine ten eleven
    twelve dozens our their its his her
    """.split()
)
_SINGLE = frozenset("the a an this that each every another his her its their our".split())
_SHARES = frozenset(
    """
    half third quarter thirds quarters fifth fifths percent cent % most many some all both few several
    scores dozens hundreds thousands millions tens number
    """.split()
)
"""What stands before "of" and says how many."""

_CLAUSES = frozenset("that because while although whereas said says whether".split())
_NOT_BETWEEN = frozenset(
    """
    of in on at by for from with to and or but nor as than like who which that what whom whose where when
    why how if it he she they we you i is are was were has have had do does did not will would can could
    may must should might said says about over under against between into through after before during
    without within near since until because
    """.split()
)
_DEMONYM = lazy(r"[A-Z][a-z]{2,14}(?:ans|[^c]is|lis|qis|ards)\Z")
_MOST_BETWEEN = 1
_LONGEST_RELATIVE = 18
_LONGEST_TALKS = 6
_TALKS = frozenset(
    "talks negotiations clashes relations ties tensions contacts consultations discussions".split()
)
"""Plurals that "between" follows."""

_FINITE = frozenset("is are was were has have had do does did will would can could".split())
_ENDS = ".!?\n"


class Disagreement(NamedTuple):
    """A subject with a verb that disagrees (code points, half-open), and the verb that belongs there."""

    start: int
    end: int
    verb: int
    """Where the verb begins."""
    right: str
    many: bool
    """Whether the subject is plural."""


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Plurals of all nouns of the list, and the persons among them in the singular."""
    kind, persons, plurals = "", set[str](), set[str](_MANY)
    for line in _LIST.read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line[:1] != "#":
            words = line.split()
            plurals.update(map(plural, words))
            if kind == _PERSON:
                persons.update(words)
    plurals -= _UNITS
    return frozenset(plurals), frozenset(persons)


def disagreements(text: str, words: Sequence[Span], lower: Sequence[str]) -> Iterator[Disagreement]:
    """Verbs that disagree with the noun right before them, in order.

    Args:
        text: The text that the spans point into.
        words: Its words, in order.
        lower: The same words in small letters.
    """
    for at, word in enumerate(lower):
        if not at:
            continue
        verb = word.replace("'", "’")
        if verb in _PLURAL_OF:
            found = _many(text, words, lower, at, verb)
            right, many = _PLURAL_OF[verb], True
        elif verb in _PLURAL:
            found = _single_subject(text, words, lower, at)
            if found is None:
                found = _head(text, words, lower, at, many=False)
            right, many = _PLURAL[verb], False
        elif verb in _INCLUDE:
            found = _head(text, words, lower, at, many=False)
            right, many = _INCLUDE[verb], False
        else:
            continue
        if found is not None:
            yield Disagreement(words[found].start, words[at].end, words[at].start, right, many)


def _many(text: str, words: Sequence[Span], lower: Sequence[str], at: int, verb: str) -> int | None:
    """Where the plural subject of a singular verb begins."""
    found = _behind_relative(text, words, lower, at)
    if found is not None or verb in _PLANNED:
        return found
    if at > 1 and lower[at - 1] in _RELATIVES:
        return _plural_antecedent(text, words, lower, at)
    if verb in _SINGULAR:
        found = _talks_between(text, words, lower, at)
        if found is None:
            found = _head(text, words, lower, at, many=True)
        if found is None:
            found = _two_persons(text, words, lower, at)
        if found is not None:
            return found
    return _plural_subject(text, words, lower, at, shares_only=verb in _THIRD)


def _plural_subject(
    text: str, words: Sequence[Span], lower: Sequence[str], at: int, *, shares_only: bool
) -> int | None:
    """Where a plural subject right before a verb begins; None where the noun is none, or another's object."""
    plurals, _ = _nouns()
    noun = at - 1
    written = text[slice(*words[noun])]
    if not _joined(text, words, noun, at):
        return None
    if not (written in plurals or written in _SHARED or _DEMONYM.match(written)):
        return noun if lower[noun] in _BARE and _begins(text, words, noun) and not shares_only else None
    place = noun
    for _ in range(_MOST_BETWEEN + 1):
        before = place - 1
        if before < 0 or not _joined(text, words, before, place):
            break
        if lower[before] == "of":
            return _share(text, words, lower, before)
        if lower[before] in _DETERMINERS or lower[before].isdigit():
            while before and lower[before - 1] in _DETERMINERS and _joined(text, words, before - 1, before):
                before -= 1
            if before and lower[before - 1] == "of" and _joined(text, words, before - 1, before):
                return _share(text, words, lower, before - 1)
            if shares_only or written in _SHARED or not _opens(text, words, lower, before):
                return None
            return before
        if lower[before] in _NOT_BETWEEN or not lower[before].isalpha() or lower[before].endswith("ing"):
            return None
        if not text[words[before].start].islower():
            return None  # a name: "the United Workers has"
        place = before
    return None


def _plural_antecedent(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> int | None:
    """Where a plural begins that "which" or "who" right before a verb stands for.

    It must stand right before the two and begin its clause: of "the list of pubs which gets" nobody knows.
    """
    plurals, _ = _nouns()
    noun = at - 2
    written = text[slice(*words[noun])]
    if not (written in plurals or written in _PEOPLE):
        return None
    if not (_joined(text, words, noun, at - 1) and _joined(text, words, at - 1, at)):
        return None
    if _opens(text, words, lower, noun):
        return noun
    before = noun - 1
    if (
        lower[before] in _DETERMINERS
        and _joined(text, words, before, noun)
        and _opens(text, words, lower, before)
    ):
        return before
    return None


def _behind_relative(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> int | None:
    """Where a plural begins that opens a sentence, parted from its verb by a relative clause in commas.

    "The shares, which small investors were holding, was".
    """
    if text[words[at - 1].end : words[at].start] != ", ":
        return None
    first = next(
        (
            place
            for place in range(at - 2, max(0, at - _LONGEST_RELATIVE), -1)
            if not _joined(text, words, place - 1, place)
        ),
        None,
    )
    if first is None or text[words[first - 1].end : words[first].start] != ", ":
        return None
    if not (
        lower[first] in ("who", "which", "whose")
        or (lower[first + 1] in ("whom", "which") and lower[first] in _NOT_BETWEEN)
    ):
        return None
    noun = first - 1
    plurals, _ = _nouns()
    if lower[noun] not in plurals and lower[noun] not in _SHARED | _BARE:
        return None
    if _begins(text, words, noun):
        return noun
    if text[words[noun].start].isupper() or not _joined(text, words, noun - 1, noun):
        return None
    before = noun - 1
    if before and lower[before] not in _DETERMINERS and lower[before] not in _NOT_BETWEEN:
        before -= 1  # an adjective
    if (
        lower[before] in _DETERMINERS
        and _joined(text, words, before, before + 1)
        and _begins(text, words, before)
    ):
        return before
    return None


def _talks_between(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> int | None:
    """Where "talks between the three" begins, right before a verb and at a sentence's beginning."""
    for place in range(at - 1, max(0, at - _LONGEST_TALKS - 2), -1):
        if not _joined(text, words, place, place + 1) or lower[place] in _FINITE:
            return None
        if lower[place] == "between" and at - place > 2:
            noun = place - 1
            opens = noun >= 0 and lower[noun] in _TALKS and _begins(text, words, noun)
            return noun if opens and _joined(text, words, noun, place) else None
    return None


def _share(text: str, words: Sequence[Span], lower: Sequence[str], of: int) -> int | None:
    """Where the words before an "of" begin that say how many; None where they do not."""
    before = of - 1
    if before < 0 or not _joined(text, words, before, of, "%"):
        return None
    if text[words[before].end : words[of].start].startswith("%"):
        return before
    if lower[before] not in _SHARES:
        return None
    if lower[before] == "number" and not (before and lower[before - 1] == "a"):
        return None
    if lower[before] in ("third", "quarter", "fifth") and not (before and lower[before - 1] in ("a", "one")):
        return None
    if lower[before] in ("cent", "percent") and not before:
        return None
    # "The work of some of the men was": who does it is said by what stands before.
    if before and lower[before - 1] in ("of", "for", "by", "to", "in", "with", "from", "on", "at"):
        return None
    if before > 1 and lower[before - 2] in ("of", "for", "by", "to", "in", "with", "from", "on"):
        return None
    return before - 1 if lower[before - 1] in ("a", "one") else before


def _single_subject(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> int | None:
    """Where a single person begins that stands right before a plural verb, at a sentence's beginning."""
    _, persons = _nouns()
    noun = at - 1
    if lower[noun] == "who" and noun > 1 and text[words[noun - 1].end : words[noun].start] == ", ":
        noun -= 1
        joined = _joined(text, words, noun + 1, at)
    else:
        joined = _joined(text, words, noun, at)
    if lower[noun] not in persons or not joined:
        return None
    place = noun
    for _ in range(_MOST_BETWEEN + 1):
        before = place - 1
        if before < 0 or not _joined(text, words, before, place):
            return None
        if lower[before] in _SINGLE:
            return before if _begins(text, words, before) else None
        if lower[before] in _NOT_BETWEEN or not lower[before].isalpha():
            return None
        place = before
    return None


def _head(text: str, words: Sequence[Span], lower: Sequence[str], at: int, *, many: bool) -> int | None:
    """Where a subject begins whose head "of" and a noun part from the verb, at a sentence's beginning.

    "The residents of the village was", "the list of victims include", "everyone in the camps have".
    """
    if _OF.isdisjoint(lower[max(0, at - _LONGEST_HEAD + 1) : at - 1]) or lower[at - 1] in _NOT_BETWEEN:
        return None
    first = _beginning(text, words, at)
    if first is None or at - first < 3:
        return None
    head = first
    if lower[first] in _DETERMINERS or lower[first] in _SINGLE:
        head += 1
    if lower[head] not in _OF and lower[head + 1] not in _OF and head > first:
        head += 1  # an adjective
    if (
        head + 2 >= at
        or lower[head + 1] not in _OF
        or (head > first and not text[words[head].start].islower())
    ):
        return None
    last, before = text[words[at - 1].start], text[words[at - 2].start]
    if last.isupper() and not before.isupper() and lower[at - 2] not in _OF and lower[at - 2] != "and":
        return None  # "the friends of the girl Peter was seeing"
    plurals, persons = _nouns()
    noun = lower[head]
    if many:
        fits = noun in plurals if head > first else noun in _BARE
    elif head == first:
        fits = noun in _INDEFINITE
    else:
        fits = lower[first] in _SINGLE and (noun in _HEADS or (noun in persons and lower[head + 1] == "of"))
    return first if fits and _is_noun_phrase(lower, head + 2, at) else None


def _is_noun_phrase(lower: Sequence[str], start: int, end: int) -> bool:
    """Whether words are nouns, joined by "of" and "and", and no clause without "that" can begin among them.

    Two plurals side by side, or an article in the middle, may be another's subject: "the names police have".
    """
    plurals, _ = _nouns()
    for place in range(start, end):
        word, before = lower[place], lower[place - 1]
        if word in _OF or word == "and":
            continue
        if word in _NOT_BETWEEN or not word.replace("’", "").replace("'", "").replace("-", "").isalnum():
            return False
        opened = place == start or before in _OF or before == "and" or before in _BEFORE_NOUN
        if word in _BEFORE_NOUN and not opened:
            return False
        if not opened and (before in plurals or before in _PEOPLE):
            return False
        if word.endswith("ly") or word.endswith("ing") or (word.endswith("ed") and not opened):
            return False
    return lower[end - 1] not in _OF and lower[end - 1] not in ("police", "and")


def _two_persons(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> int | None:
    """Where "the minister and his deputy" begins, right before a verb and at a sentence's beginning."""
    first = at - 5
    if first < 0 or lower[first + 2] != "and" or _beginning(text, words, at) != first:
        return None
    _, persons = _nouns()
    singles = lower[first] in _SINGLE and lower[first + 3] in _SINGLE - {"each", "every", "that", "this"}
    return first if singles and lower[first + 1] in persons and lower[at - 1] in persons else None


def _beginning(text: str, words: Sequence[Span], at: int) -> int | None:
    """The first word of the sentence of which a word is one of the first few, with spaces alone between."""
    for place in range(at - 1, max(-1, at - _LONGEST_HEAD - 1), -1):
        if not _joined(text, words, place, place + 1):
            return None
        if _begins(text, words, place):
            return place
    return None


def _opens(text: str, words: Sequence[Span], lower: Sequence[str], at: int) -> bool:
    """Whether a word begins a sentence or a clause."""
    if _begins(text, words, at):
        return True
    return lower[at - 1] in _CLAUSES and _joined(text, words, at - 1, at)


def _begins(text: str, words: Sequence[Span], at: int) -> bool:
    """Whether a word begins a sentence: a capital behind a full stop, or at a line's beginning."""
    start = words[at].start
    if not text[start].isupper():
        return False
    return not at or any(mark in _ENDS for mark in text[words[at - 1].end : start])


def _joined(text: str, words: Sequence[Span], at: int, following: int, mark: str = "") -> bool:
    """Whether nothing but a space, or a mark and a space, stands between two words."""
    between = text[words[at].end : words[following].start]
    return between == " " or (mark != "" and between == f"{mark} ")
