"""Whether two offices can be one, belong to one person, or exclude each other."""

from __future__ import annotations

from auditor.text.offices.houses import (
    apart,
    led_by_officials,
    of_department,
    of_other_houses,
    of_other_kinds,
    of_two_houses,
)
from auditor.text.offices.office import Office
from auditor.text.offices.words import in_one_group, kind, vocabulary
from auditor.text.words import word_set

_STATE = word_set("state government crown prosecution people republic public")


def same_office(a: Office, b: Office) -> bool:
    """Whether two offices can be one."""
    if a.head != b.head or a.deputy != b.deputy:
        return False
    if a.head in kind("expert") and of_two_houses(a, b):
        return False
    return not (of_other_fields(a, b) or apart(a, b))


def of_other_fields(a: Office, b: Office) -> bool:
    """Whether two offices say what they are for, and not the same: ministers of trade and of health."""
    return bool(a.fields and b.fields) and a.fields.isdisjoint(b.fields)


def one_post(a: Office, b: Office, *, one_event: bool) -> bool:
    """Whether two offices are certainly one post, which one person holds at a time.

    Args:
        a: An office.
        b: Another.
        one_event: Whether both texts tell of one event, the one from the other: then a ministry is the same
            without its country, and so is the headship of one organisation.
    """
    if a.deputy or not same_office(a, b) or a.fields != b.fields:
        return False
    if a.head == "minister":
        return bool(a.fields) and (one_event or bool(a.scope and b.scope))
    if one_event and not (a.scope and b.scope) and a.scope | b.scope == a.countries | b.countries:
        return a.head in kind("one_in_place")
    return a.scope == b.scope != frozenset() and (a.single or (one_event and a.head in kind("leading")))


def one_post_of_a_nation(a: Office, b: Office) -> bool:
    """Whether two offices are one post if both are of one country: a ministry, the head of government."""
    return (
        a.head in kind("of_state_alone")
        and not (a.deputy or a.scope or b.scope)
        and same_office(a, b)
        and a.fields == b.fields
        and bool(a.fields or a.head != "minister")
    )


def one_post_in_copy(a: Office, b: Office) -> bool:
    """Whether copy that gives two offices to two people tells these apart by them: captain and pilot.

    Args:
        a: The office that a rewrite gives to somebody.
        b: The one that the copy gives to somebody else.
    """
    if (
        a.head != b.head
        or a.deputy
        or b.deputy
        or a.head in kind("many") | kind("forces") | kind("by_the_way")
    ):
        return False
    return a.fields == b.fields and not (apart(a, b) or of_other_houses(a, b))


def exclude_each_other(a: Office, b: Office) -> bool:
    """Whether one person cannot hold both at a time, in one country: president and prime minister."""
    if a.head == b.head and a.deputy != b.deputy:
        return a.head in kind("has_deputy") and a.scope == b.scope and a.fields == b.fields
    return (
        not (a.deputy or b.deputy)
        and in_one_group(a.head, b.head, "excluding", "excluding_at_once")
        and a.head != b.head
        and not apart(a, b)
        and a.scope - a.countries == b.scope - b.countries
    )


def contradict(a: Office, b: Office, *, one_event: bool) -> bool:
    """Whether one person cannot hold two offices at once.

    Args:
        a: An office.
        b: Another.
        one_event: Whether both texts tell of one event, the one from the other: then an office that is
            no other word for the first is a contradiction. Else only what differs in rank or field is.
    """
    elsewhere = apart(a, b)
    if a.head == b.head:
        if a.deputy != b.deputy:
            return not elsewhere and (one_event or bool(a.scope & b.scope or a.fields & b.fields))
        if of_other_fields(a, b):
            return not elsewhere
        if (a.head in kind("expert") and of_two_houses(a, b)) or _of_two_nations(a, b):
            return True
        return one_event and elsewhere and (bool(a.countries and b.countries) or a.head in kind("of_place"))
    if a.deputy or b.deputy or not (a.head and b.head):
        return False
    if elsewhere:
        return one_event and (_of_two_callings(a, b) or _of_two_callings(b, a))
    if not one_event:
        return in_one_group(a.head, b.head, "excluding") and bool(a.scope or b.scope)
    heads = frozenset((a.head, b.head))
    # Ministers and governors chair committees, too.
    if "chair" in heads and heads & kind("of_state"):
        return False
    if heads & (kind("loose") | kind("trade") | kind("by_the_way")) or in_one_group(a.head, b.head, "like"):
        return False
    if heads & kind("hired"):
        return bool(heads & kind("of_state"))
    if heads == {"coach", "captain"}:
        return True
    return heads <= kind("rank") or not heads & (kind("rank") | kind("learned"))


def given_otherwise(a: Office, b: Office) -> bool:
    """Whether a rewrite gives somebody another office than the copy it is made from.

    Args:
        a: The office in the rewrite.
        b: The copy's.
    """
    if a.head == b.head:
        return (
            a.deputy != b.deputy
            or of_other_fields(a, b)
            or of_other_houses(a, b)
            or (a.head in kind("wide") and of_other_kinds(a, b))
        )
    if not (a.head and b.head):
        return of_other_houses(a, b)
    if in_one_group(a.head, b.head, "opposed"):
        return True
    known = vocabulary().wider
    if b.head in known.get(a.head, ()):
        return False
    if a.head in known.get(b.head, ()):
        return a.scope.isdisjoint(_STATE) and b.scope.isdisjoint(_STATE)
    if (wide := _between_wide(a, b)) is not None:
        return wide
    heads = frozenset((a.head, b.head))
    beside = kind("trade") | kind("by_the_way")
    if heads & beside:
        # “Her brother”, “the driver”: a word that says nothing of other posts.
        if heads <= kind("kin"):
            return not a.scope.isdisjoint(b.scope)
        return heads <= beside | kind("employed") and not in_one_group(a.head, b.head, "one", "like")
    if heads & kind("forces"):
        return heads <= kind("forces")
    if a.head in kind("trained") and b.head not in kind("learned") | kind("employed"):
        return False  # An engineer may run the works.
    if a.head == "chair" and not a.scope and b.head in kind("of_state") | kind("in_office"):
        return False  # A governor chairs the council of the bank.
    if not in_one_group(a.head, b.head, "one", "like"):
        return True
    return heads <= kind("learned") and of_other_houses(a, b)


def _between_wide(a: Office, b: Office) -> bool | None:
    """As `given_otherwise` where one of two heads may stand for many; None where neither does."""
    wide = kind("wide")
    if b.head in wide and a.head in kind("running") and of_department(b) and not of_department(a):
        return True
    heads = {a.head, b.head}
    if "spokesman" in heads and heads & kind("no_voice"):
        return True
    if heads == {"head", "leader"}:
        return of_other_kinds(a, b)
    if a.head in wide:
        # Whoever runs something is its leader; who works there is not.
        return (
            a.head in ("head", "leader")
            and not (b.deputy or b.leads)
            and b.head not in kind("running")
            and b.head in kind("employed")
        )
    return False if b.head in wide else None


def _of_two_callings(a: Office, b: Office) -> bool:
    """Whether the one holds an office of the state and the other runs a house: a governor, an organiser."""
    if a.head not in kind("in_office") or b.head not in kind("runs_house") or b.countries:
        return False
    return not led_by_officials(b)


def _of_two_nations(a: Office, b: Office) -> bool:
    """Whether two offices of one kind are of the states of two countries: two prime ministers."""
    alone = a.scope == a.countries and b.scope == b.countries
    return (
        a.head in kind("of_nation")
        and a.fields == b.fields
        and alone
        and bool(a.scope and b.scope and not a.scope & b.scope)
    )
