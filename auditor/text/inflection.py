"""English inflection: plurals, the forms of a verb, and the words that a form may come from."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR_VERBS = {
    verb: (past, participle)
    for verb, past, participle in (
        entry.split("/")
        for entry in """
        beat/beat/beaten become/became/become begin/began/begun bear/bore/borne bind/bound/bound
        break/broke/broken bring/brought/brought build/built/built buy/bought/bought cast/cast/cast
        catch/caught/caught choose/chose/chosen come/came/come cut/cut/cut deal/dealt/dealt do/did/done
        draw/drew/drawn drive/drove/driven eat/ate/eaten fall/fell/fallen feel/felt/felt
        fight/fought/fought find/found/found flee/fled/fled fling/flung/flung fly/flew/flown
        forget/forgot/forgotten forgive/forgave/forgiven get/got/got give/gave/given go/went/gone
        grow/grew/grown hang/hung/hung have/had/had hear/heard/heard hide/hid/hidden hit/hit/hit
        hold/held/held hurt/hurt/hurt keep/kept/kept know/knew/known lay/laid/laid lead/led/led
        leave/left/left lend/lent/lent let/let/let lose/lost/lost make/made/made mean/meant/meant
        meet/met/met overthrow/overthrew/overthrown pay/paid/paid put/put/put read/read/read
        ride/rode/ridden rise/rose/risen run/ran/run say/said/said see/saw/seen seek/sought/sought
        sell/sold/sold send/sent/sent set/set/set shake/shook/shaken shed/shed/shed shine/shone/shone
        shoot/shot/shot show/showed/shown shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat
        sleep/slept/slept speak/spoke/spoken spend/spent/spent stand/stood/stood steal/stole/stolen
        stick/stuck/stuck strike/struck/struck swear/swore/sworn swim/swam/swum take/took/taken
        teach/taught/taught tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown
        undertake/undertook/undertaken wear/wore/worn win/won/won withdraw/withdrew/withdrawn
        write/wrote/written
        """.split()
    )
}
PAST_FORMS = frozenset(
    past for verb, (past, _) in _IRREGULAR_VERBS.items() if past not in (verb, "bound", "lay", "ground")
)
"""The past tense of irregular verbs, where it is another word than the verb."""
PARTICIPLES = frozenset(
    participle for verb, (_, participle) in _IRREGULAR_VERBS.items() if participle not in (verb, "bound")
)
"""The participle of irregular verbs, where it is another word than the verb."""
_FROM_IRREGULAR = {form: verb for verb, forms in _IRREGULAR_VERBS.items() for form in forms if form != verb}
_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "life": "lives",
    "wife": "wives", "knife": "knives", "half": "halves", "wolf": "wolves", "thief": "thieves",
    "crisis": "crises", "analysis": "analyses", "basis": "bases", "diagnosis": "diagnoses",
}  # fmt: skip
_FROM_PLURAL = {plural: noun for noun, plural in _IRREGULAR_PLURALS.items()}
_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_DOUBLING = frozenset(
    """
    ban beg commit control drag drop grab
    hit jog knit nod permit plan plot pop prefer refer regret rob run sap
    scrap ship shut sit skip slam slip snap stop strip submit swap tap tip top transfer trap travel trip tug
    win wrap yap cut put set let get
    """.split()
)


def plural(noun: str) -> str:
    """The plural of a noun; a noun that ends like a plural is left as it is."""
    lower = noun.lower()
    if lower in _IRREGULAR_PLURALS:
        return noun[0] + _IRREGULAR_PLURALS[lower][1:]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return noun
    if lower.endswith(_HISSING):
        return noun + "es"
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(verb: str) -> tuple[str, str, str, str, str]:
    """The five forms of a verb: take, takes, taking, took, taken."""
    stem = verb + verb[-1] if verb in _DOUBLING and verb[-1] not in _VOWELS else verb
    soft = verb.endswith("e") and not verb.endswith("ee")
    third = verb + "es" if verb.endswith(_HISSING) or verb.endswith(("o", "ch")) else verb + "s"
    regular = verb + "d" if verb.endswith("e") else stem + "ed"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third, regular = verb[:-1] + "ies", verb[:-1] + "ied"
    past, participle = _IRREGULAR_VERBS.get(verb, (regular, regular))
    present = "has" if verb == "have" else third
    return verb, present, (verb[:-1] if soft else stem) + "ing", past, participle


@lru_cache(maxsize=1 << 14)
def lemmas(word: str) -> tuple[str, ...]:
    """The words that a lower-case form may come from, itself first: ``claimed`` gives claim and claime.

    Some of them are no words; they are keys for looking up.
    """
    found = [word]
    known = _FROM_IRREGULAR.get(word) or _FROM_PLURAL.get(word)
    if known:
        found.append(known)
    size = len(word)
    if size > 4 and word.endswith("ies"):
        found.append(word[:-3] + "y")
    elif size > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
        if size > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
            found.append(word[:-2])
    for ending in ("ed", "ing"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3:
            found += (stem, stem + "e")
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem[-1] == "i":
                found.append(stem[:-1] + "y")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """One key for all forms of a lower-case word, in British or American spelling; most are no words.

    ``claimed``, ``claims`` and ``claim`` have one, so have ``centre`` and ``centers``. Now and then words
    that have nothing to do with each other share one.
    """
    found = _FROM_IRREGULAR.get(word) or _FROM_PLURAL.get(word) or word
    size = len(found)
    if size > 4 and found.endswith("ies"):
        found = found[:-3] + "y"
    elif size > 3 and found.endswith("s") and not found.endswith(("ss", "us", "is")):
        found = found[:-1]
    for ending in ("ed", "ing"):
        if found.endswith(ending) and len(found) - len(ending) >= 3:
            found = found[: -len(ending)]
            if found[-1] == "i":
                found = found[:-1] + "y"
    found = found.replace("is", "iz").replace("our", "or").replace("tre", "ter")
    if len(found) > 3 and found[-1] == "e":
        found = found[:-1]
    if len(found) > 3 and found[-1] == found[-2]:
        found = found[:-1]
    return found
