"""“X-Y ties”, “X signed a pact with Y”, “links X with Y”: a relation that takes two parties."""

from __future__ import annotations

import re

from auditor.regex import lazy
from auditor.text.parties.setting import (
    AUX,
    CLAUSE_OPENS,
    ENDS_AFTER,
    GOES_ON,
    PARTIES_AFTER,
    RELATION_AFTER,
    TIES,
    TRAVEL,
    Setting,
)
from auditor.text.places import Place

_RELATION = lazy(
    r"\b(?:relations?|relationships?|ties|links|bonds|talks|dialogues?|negotiations?|contacts?|"
    r"communications?|consultations?|meetings?|summits?|tensions?|hostilit(?:y|ies)|conflicts?|disputes?|"
    r"rows?|rifts?|feuds?|stand-?offs?|confrontations?|clash(?:es)?|cris[ie]s|wars?|fighting|ceasefires?|"
    r"cease-fires?|truces?|peace|(?:air-?)?strikes?|exchanges?|deals?|agreements?|accords?|pacts?|treat(?:y|"
    r"ies)|memorand(?:um|a|ums)|understandings?|partnerships?|alliances?|co-?operation|friendships?|"
    r"rapprochement|reconciliation|diplomacy|borders?|frontiers?|boundar(?:y|ies)|trade|commerce|"
    r"investments?|swaps?|mediat(?:e|es|ed|ing|ion)|sticking\spoints?|bones?\sof\scontention|wrangl(?:es?|"
    r"ing)|haggling|détente|normali[sz]ation|disagreements?|quarrels?|trust|mistrust|animosity|rivalry|"
    r"goodwill|"
    # Spanish, French, German, Portuguese, Italian
    r"relaci(?:ón|ones)|acuerdos?|diálogo|tensi(?:ón|ones)|conflictos?|fronteras?|comercio|tratados?|"
    r"conversaciones|negociaciones|vínculos|lazos|cooperación|guerra|crisis|paz|liens|accords?|dialogue|"
    r"traités?|frontières?|coopération|guerre|crise|paix|négociations|pourparlers|Beziehung(?:en)?|Abkommen|"
    r"Verhältnis|Spannung(?:en)?|Konflikt(?:e|s)?|Grenzen?|Handel|Vertrag|Verträge|Gespräche|"
    r"Verhandlung(?:en)?|Zusammenarbeit|Krieg|Krise|Frieden|Streit|relaç(?:ão|ões)|acordos?|conflitos?|"
    r"fronteiras?|comércio|negociações|laços|cooperação|tensões|relazion[ei]|rapport[oi]|accordo|accordi|"
    r"tension[ei]|conflitt[oi]|confin[ei]|trattat[oi]|trattative|colloqui|cooperazione)\b",
    re.IGNORECASE,
)
_HYPHENATED = lazy(r"\s?[-‐‑–—/]\s?\Z")
_COMMA = lazy(r",\s\Z")
_TIES_WITH = lazy(rf"['’]s?\s(?:[\w-]{{1,20}}\s){{0,2}}{TIES}(?:\s[\w-]{{1,20}})?\s(?:with|towards?)\s\Z")
_SETTLED_WITH = lazy(
    rf"\s{AUX}"
    r"(?:sign(?:s|ed)|agree[sd]?|ink(?:s|ed)|reach(?:es|ed)|str(?:ikes|uck)|h(?:olds|eld)|resum(?:es|ed)|"
    r"restor(?:es|ed)|sever(?:s|ed)|cut|cuts|broke|breaks|normali[sz](?:es|ed)|strengthen(?:s|ed)|"
    r"deepen(?:s|ed)|wants?|wanted|seeks?|sought|hopes? for|hoped for|plans?|planned|values?|to\s(?:sign|"
    r"deepen|strengthen|boost|expand|renew|resume|restore|cut|hold|seek|end|mend|discuss|negotiate)|"
    r"(?:(?:remain(?:s|ed)?|stay(?:s|ed)?)\s)?(?:at\s(?:war|odds|loggerheads)|in\s(?:talks|dispute|"
    r"negotiations|contact)|negotiating|discussing|finali[sz]ing|arranging|quarrelling|feuding|fall(?:en|s)?\sout|fell\sout|"
    r"locked\sin))\s(?:[\w-]{1,20}\s){0,6}?with\s\Z"
)
_WITHIN = lazy(r"\b(?:of|in|from|for|at|to|by|on|and|across|near|with)\s(?:the\s)?\Z", re.IGNORECASE)
_DONE_WITH = lazy(
    rf"\s{AUX}"
    r"(?:sign(?:s|ed)?|conclud(?:e|es|ed)|ink(?:s|ed)?|reach(?:es|ed)?|str(?:ikes?|uck)|negotiat(?:e|es|ed)|"
    r"ratifi(?:es|ed)|agree[sd]?|clinch(?:es|ed)?|seal(?:s|ed)?|initial(?:s|led|ed)?|made|makes?|has|had|"
    r"enter(?:s|ed)?\sinto)\s(?:(?:[\w’'-]{1,20}\s){0,5}(?:pacts?|treat(?:y|ies)|accords?|deals?|"
    r"agreements?|truces?|ceasefires?|peace|contracts?|memorandum|alliance|disputes?|relations|"
    r"ties)\s)?with\s(?:the\s)?\Z"
)
_SHARED_WITH = lazy(r"\sshare[sd]?\s(?:[\w-]{1,15}\s){0,4}?with\s\Z")
_TIES_OF = lazy(rf"\b{TIES}\sof\s(?:the\s)?\Z", re.IGNORECASE)
_WITH = lazy(r"\swith\s(?:the\s)?\Z")
_PITS = lazy(
    r"\b(?:pit(?:s|ted|ting)?|set(?:s|ting)?|turn(?:s|ed|ing)?|pitch(?:es|ed|ing)?|align(?:s|ed|"
    r"ing)?)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_AGAINST = lazy(r"(?:\s[a-z]{2,12})?\sagainst\s(?:the\s)?\Z")
_LINKS = lazy(r"\b(?:link|connect|unit|tie|bind|pair|twin)(?:e|s|es|ed|ing)?\s(?:the\s)?\Z", re.IGNORECASE)
_LINKED = lazy(r"\s(?:with|to|and)\s(?:the\s)?")


def is_related(setting: Setting, first: Place) -> bool:
    """Whether "X-Y ties", "X, Y sign …" in a headline, "X’s ties with Y" or "X signed … with Y" is said."""
    before, between, after = setting.before, setting.between, setting.after
    if _HYPHENATED.match(between):
        return RELATION_AFTER.match(after) is not None
    if not first.countries and not first.capital_of:
        return False
    if setting.headline and _COMMA.match(between):
        return PARTIES_AFTER.match(after) is not None
    opens = CLAUSE_OPENS.search(before) is not None
    subject = opens or _WITHIN.search(before) is None
    settled = (
        _TIES_WITH.match(between)
        or _SHARED_WITH.match(between)
        or (subject and _DONE_WITH.match(between))
        or (opens and _SETTLED_WITH.match(between))
        or (_WITH.fullmatch(between) and _TIES_OF.search(before))
        or (_AGAINST.fullmatch(between) and _PITS.search(before))
        or (_LINKED.fullmatch(between) and _LINKS.search(before))
    )
    return bool(settled and (ENDS_AFTER.match(after) or GOES_ON.match(after)))


def is_relation(before: str) -> bool:
    """Whether the words before "between" end in a relation rather than a journey."""
    relation = max((match.end() for match in _RELATION.finditer(before)), default=-1)
    journey = max((match.end() for match in TRAVEL.finditer(before)), default=-1)
    return relation > journey
