"""Of which organisation or place an office is, and whether two are of different ones."""

from __future__ import annotations

from auditor.text.mentions import ORGANISATIONS
from auditor.text.offices.office import Office
from auditor.text.offices.words import vocabulary
from auditor.text.words import word_set

_LED_BY_OFFICIALS = word_set(
    "party alliance association conference council union federation assembly senate congress parliament "
    "committee commission board authority agency league court bloc coalition movement foundation bank fund "
    "organisation organization community district region province republic"
)
"""Bodies whose president may be a minister or a mayor, too."""

_FIELDS_OF_STUDY = word_set(
    "law economics history medicine politics political science sciences engineering physics biology "
    "chemistry international relations public health studies business finance sociology psychology geography"
)

_ANY_HOUSE = (
    ORGANISATIONS
    | _LED_BY_OFFICIALS
    | word_set(
        """
        firm maker operator producer start-up startup team side chain society charity
        local national regional state provincial municipal federal central chief whole entire
        north south east west northern southern eastern western main general new old big
        administration body tribunal panel jury organisation business enterprise works
        newspaper paper magazine country town village island island's capital nation region
        """
    )
) - word_set("army police navy")
"""Words that say what kind of house an office is of, and not which."""

COMMON_HOUSES = ORGANISATIONS | word_set(
    "survey observatory laboratory society museum securities brothers capital academy authority"
)
"""Words in the name of a house by which one knows it for one."""
SUBCOMMITTEES = word_set("committee commission subcommittee panel council")
"""Bodies of which a parliament or a board has several, each for its own subject."""
_KINDS = {
    word: words
    for words in (
        "union unions guild workers dockers teachers nurses drivers",
        "company firm operator maker employers owners airline manufacturer chain brewery mill plant",
        "ministry",
        "court",
        "police",
        "army",
        "navy",
        "hospital clinic",
    )
    for word in words.split()
}
"""Words of houses that are never one -> the kind."""
_NO_HOUSE = word_set("her his their our its amp")
"""Owners who are nobody’s house, and what is left of an ampersand."""
_DESCRIBED = word_set(
    """
    firm maker manufacturer producer operator builder retailer carrier supplier developer publisher
    broadcaster brewer brewery miner grower exporter importer lender insurer refiner shipbuilder automaker
    carmaker chipmaker drugmaker winemaker planemaker steelmaker start-up startup giant chain outfit
    conglomerate side
    """
)
"""Words for a house that describe one which has a name: “the cork maker”."""

_OF_STATE = word_set("state national reserve people federal central monetary")
_CENTRAL_BANKS = word_set("fed riksbank bundesbank boe ecb")
"""Central banks whose short names say neither “bank” nor a country."""
_LONGEST_SHORT = 6

_DEPARTMENTS = word_set(
    "nursing sales communications communication research surgery security marketing operations maintenance "
    "training studies programmes programs logistics compliance procurement engineering policy planning "
    "recruitment emergency emergencies cardiology paediatrics pediatrics oncology archives"
)


def of_other_houses(a: Office, b: Office) -> bool:
    """Whether two offices say of which organisation they are, and not of one."""
    if _of_other_subjects(a, b):
        return True
    own, other = house_words(a), house_words(b)
    if not own or not other:
        return False
    return not (
        own & other
        or any(word.startswith(tuple(own)) for word in b.scope)
        or any(word.startswith(tuple(other)) for word in a.scope)
        or _one_body(a, b)
    )


def of_other_kinds(a: Office, b: Office) -> bool:
    """Whether two offices are of houses of two kinds: of a union, of a company."""
    own, other = ({_KINDS[word] for word in office.scope if word in _KINDS} for office in (a, b))
    return bool(own and other) and own.isdisjoint(other)


def _of_other_subjects(a: Office, b: Office) -> bool:
    """Whether two offices are of committees for two things: of health, of finance."""
    if a.scope.isdisjoint(SUBCOMMITTEES) or b.scope.isdisjoint(SUBCOMMITTEES):
        return False
    fields = vocabulary().fields
    own, other = ({fields[word,] for word in o.scope if (word,) in fields} for o in (a, b))
    return bool(own and other) and own.isdisjoint(other)


def _one_body(a: Office, b: Office) -> bool:
    """Whether two offices give one organisation two names: by its letters, or as the central bank."""
    if any({"central", "bank"} <= one.scope and _is_central_bank(two) for one, two in ((a, b), (b, a))):
        return True
    return any(_is_short_for(word, b) for word in a.scope - b.scope) or any(
        _is_short_for(word, a) for word in b.scope - a.scope
    )


def _is_central_bank(office: Office) -> bool:
    """Whether an office is of a country’s own bank: the State Bank of Vietnam, the Riksbank."""
    named = "bank" in office.scope and (office.countries or not office.scope.isdisjoint(_OF_STATE))
    return bool(named) or not office.scope.isdisjoint(_CENTRAL_BANKS)


def _is_short_for(word: str, office: Office) -> bool:
    """Whether a word is made of the first letters of an office’s house: ``gasc``, ``sbv``, ``boj``.

    A country is known by its code, not by the letters that it gives: one or two.
    """
    if not (1 < len(word) <= _LONGEST_SHORT and word.isalpha()):
        return False
    letters = [other[0] for other in office.scope if other[0] != "@"]
    left = 0
    for letter in word.replace("o", "", "o" not in letters):
        if letter in letters:
            letters.remove(letter)
        else:
            left += 1
    return left <= min(2 * len(office.countries), len(word) // 2) and len(letters) <= (len(word) > 2)


def has_house(office: Office) -> bool:
    """Whether an office says of which organisation it is."""
    return bool(house_words(office))


def house_words(office: Office) -> frozenset[str]:
    """The words that tell an organisation from others of its kind, cut so that their forms are one."""
    if office.scope & _DESCRIBED:
        return frozenset()
    words = office.scope - office.countries - _ANY_HOUSE - _FIELDS_OF_STUDY - _NO_HOUSE
    if {"central", "bank"} <= office.scope:
        words |= {"central"}
    return frozenset(word.rstrip("s")[:5] for word in words if word[:1].isalpha() and len(word) > 2)


def apart(a: Office, b: Office) -> bool:
    """Whether two offices are of different countries or organisations."""
    if a.countries and b.countries:
        return not a.countries & b.countries
    words, others = a.scope - a.countries, b.scope - b.countries
    if not words or not others:
        return False
    return not words & others and not _one_body(a, b)


def of_two_houses(a: Office, b: Office) -> bool:
    """Whether two offices are of two organisations of one kind: of two universities, of two banks."""
    kinds = a.scope & b.scope & ORGANISATIONS
    own, other = a.scope - ORGANISATIONS - _FIELDS_OF_STUDY, b.scope - ORGANISATIONS - _FIELDS_OF_STUDY
    return bool(kinds and own and other) and not own & other and not _one_body(a, b)


def of_department(office: Office) -> bool:
    """Whether an office is of a department of a house: head of nursing."""
    return not office.scope.isdisjoint(_DEPARTMENTS)


def led_by_officials(office: Office) -> bool:
    """Whether an office is of a body whose president may be a minister or a mayor, too."""
    return not office.scope.isdisjoint(_LED_BY_OFFICIALS)
