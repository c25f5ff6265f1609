"""“X and Y” as two parties: what they do, what is done to them, what they are called."""

from __future__ import annotations

import re

from auditor.regex import lazy
from auditor.text.parties.relations import is_relation
from auditor.text.parties.setting import (
    AUX,
    BETWEEN,
    BOTH,
    CLAUSE_OPENS,
    ENDS_AFTER,
    GOES_ON,
    OFFICIALS,
    OFFICIALS_AFTER,
    ONE_OF_SEVERAL,
    PARTIES_AFTER,
    RELATION_AFTER,
    SENTENCE_END,
    SPEAKS_AFTER,
    TIES,
    TRAVEL,
    VERB_AFTER,
    Setting,
)
from auditor.text.places import Place

_SAYS_BEFORE = lazy(
    r"\b(?:say|says|said|according\sto|rejected\sby|denied\sby|backed\sby|accepted\sby|welcomed\sby|"
    r"criticis?z?ed\sby|signed\sby|on\sbehalf\sof|pressure\son|urged|accuse[sd]?|blamed?)\s(?:both\s)?\Z",
    re.IGNORECASE,
)
_TITLE_OF = lazy(r"\b[A-Z][a-z]+ of (?:the\s)?\Z")
_OFFICIALS_BEFORE = lazy(
    rf"\b(?:{OFFICIALS}|leaders|officials|ministr(?:y|ies)|parliaments|foreign secretaries|premiers|"
    rf"navies|air forces|"
    r"central banks|coast ?guards|border guards|chief negotiators|heads of (?:state|government)|embassies|"
    r"treasuries|legislatures|cabinets|militaries|troops|soldiers|delegates|mediators|experts|representatives|surveyors|lawyers|vessels|ships|"
    r"warships|trawlers|warplanes|patrols|gunboats|drones|(?:[a-z]+ )?(?:associations|federations|unions|"
    r"railways|airlines|regulators|prosecutors|space agencies|chambers of commerce|stock exchanges|"
    r"intelligence services)) (?:of [a-z]+(?: and [a-z]+)? )?(?:of|from|for|in) (?:both )?(?:the\s)?\Z",
    re.IGNORECASE,
)
# What says that the two are two: "their common border", "the two countries", "each other".
_TWO = lazy(
    r"\b(?:(?:the|these|both)\stwo\s(?:countries|nations|states|sides|neighbou?rs|governments|parties|"
    r"rivals|allies|foes)|both\s(?:countries|nations|states|sides|governments|capitals|parties)|(?:their|"
    r"the)\s(?:common|shared|joint|mutual|disputed|land|sea|maritime)\s(?:[a-z]{4,10}\s)?(?:border|frontier|"
    r"boundary)|their\s(?:border|frontier)|each\sother|one\sanother|bilateral\w*|"
    r"neighbou?ring\s(?:countries|states))\b"
)
_DOES_WITH = lazy(
    r"\s(?:[a-z]{2,12}\s){0,3}(?:beg[au]n|open(?:ed)?|start(?:ed)?|held|hold|enter(?:ed)?|conclud(?:e|ed)|"
    r"reach(?:ed)?|attend(?:ed)?|walk(?:ed)?\sout\sof|quit|abandon(?:ed)?|break\soff|broke\soff|complet(?:e|"
    r"ed)|announc(?:e|ed)|draft(?:ed)?|approv(?:e|ed)|finali[sz](?:e|ed)|launch(?:ed)?|renew(?:ed)?|"
    r"extend(?:ed)?|violat(?:e|ed)|observ(?:e|ed)|honou?r(?:ed)?|accept(?:ed)?|made|make|want(?:ed)?|seek|"
    r"sought|agree(?:d)?|reviv(?:e|ed)|fight|fought|settl(?:e|ed)|mend(?:ed)?|patch(?:ed)?\sup|end(?:ed)?|"
    r"mark(?:ed)?)\s(?:[\w’'-]{1,15}\s){0,5}?(?:talks|negotiations|peace|pact|treaty|truce|ceasefire|accord|"
    r"deal|agreement|summit|war|dispute|quarrel|feud|border|relations|ties|dialogue|differences|exercises|"
    r"drills)\b"
)
_UPON = lazy(
    r"\b(?:anger|oblige|compel|commit|embarrass|represent|satisf|unite|reconcile|isolate|worrie|alarm|please|"
    r"against|by)(?:s|es|d|ed|y)?\s(?:the\s)?\Z"
)
"""What befalls parties, before a pair: “the law angers X and Y”."""
_ALIKE = lazy(r"\s(?:alike|each)\b")
# What a pair at the head of a clause does, but for what befalls a country and its towns alike.
_ACTS = lazy(
    rf"\s{AUX}"
    r"(?!(?:suffer|benefit|attract|offer|boast|record|report|experience|rank|feature|remain|enjoy|need|"
    r"endur|welcom|prosper|chang|grow|host|celebrat|observ|mark|look|seem|becom|turn|receiv|"
    r"continu)[a-z]*\b)(?:[a-z]{2,12}ed|met|made|held|cut|fought|began|broke|took|sent|built|split|struck|"
    r"withdrew|went\sto|quit|spoke|(?<=will\s)[a-z]{3,12}|(?<=would\s)[a-z]{3,12}|(?<=must\s)[a-z]{3,12}|"
    r"(?<=may\s)[a-z]{3,12})\b"
)
_SHAKES = lazy(
    r"\s(?:[a-z]{3,9}\s){0,2}(?:shook\shands|made\speace|make\speace|went\sto\swar|go\sto\swar|"
    r"mass(?:ed)?\stroops|cooperat(?:e|ed)|haggl(?:e|ed)|bicker(?:ed)?|feud(?:ed)?|spar(?:red)?|"
    r"consult(?:ed)?\s(?:each|with)|hammer(?:ed)?\sout|buried\sthe\shatchet|pull(?:ed)?\sback|"
    r"(?:re)?open(?:ed)?\s(?:[a-z]{2,9}\s){0,2}(?:border|crossings?|embass(?:y|ies)|frontier)|(?:clos|"
    r"shut)(?:ed?)?\s(?:[a-z]{2,9}\s){0,2}(?:border|crossings?|embass(?:y|ies)|frontier)|compet(?:e|ed)|"
    r"disput(?:e|ed)|contest(?:ed)?|(?:are|were|have\sbeen)\s(?:[a-z]{4,7}\s)?(?:talking|negotiating|"
    r"feuding|quarrel?ling|haggling|bickering|fighting|trading\s(?:fire|blows))|jointly|mutually|(?:are|"
    r"were|have\scome)\s(?:very\s)?(?:close|near|closer)\sto\s(?:[a-z]{3,15}ing|a\s|an\s)?(?:deal|accord|"
    r"agreement|peace|war|truce|settlement|pact|\b)|(?:on\sthe\s(?:brink|verge)\sof))\b"
)
_URGED = lazy(
    r"\b(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|ask(?:s|ed)?|told|call(?:s|ed|ing)?\s(?:on|upon)|"
    r"push(?:es|ed|ing)?|invit(?:e|es|ed)|bring(?:s|ing)?|brought|forc(?:e|es|ed)|help(?:s|ed|ing)?|"
    r"want(?:s|ed)?|encourag(?:e|es|ed|ing)|persuad(?:e|ed)|oblig(?:es|ed)|requir(?:es|ed)|allow(?:s|ed)?|"
    r"commit(?:s|ted)|bind(?:s|ing)?)\s(?:both\s)?(?:the\s)?\Z"
)
_TO_DO = lazy(
    r"\sto\s(?:[a-z]{3,10}ly\s)?(?:settle|resolve|end|sign|resume|hold|negotiate|talk|agree|share|open|"
    r"reopen|restore|respect|observe|show\srestraint|exercise\srestraint|make|return|stop|refrain|work|"
    r"cooperate|avoid|de-?escalate|mend|find|honou?r|withdraw|recogni[sz]e|implement|ratify|"
    r"the\s(?:negotiating\s)?table)\b|\stogether\b|\scloser\b"
)
_NO_PARTIES = lazy(
    r"\b(?:choos\w+|choice|differ\w*|gap|gulf|divid\w+|split\w*|compar\w+|contrast\w*|somewhere|midway|"
    r"half-?way|alternat\w+|moving|moves?|moved|shuttl\w+|migrat\w+|transit\w*|mail|parcels?|phone|calls?|"
    r"confus\w+|similar\w*|analog\w+|pair\w*|shared|spread|torn|lie[sd]?|lay|located|stretch\w*|distinction|"
    r"distinguish\w*|corridor|hyphen|comma|space)\b",
    re.IGNORECASE,
)
_FLIGHTS = lazy(
    r"\b(?:flights|air\slinks?|air\sservices?|flight\sconnections?|visa-free\stravel)\s\Z", re.IGNORECASE
)
_MEDIATES = lazy(r"\b(?:[Mm]ediat\w+|[Ee]nvoys?|[Dd]iplomats?|[Nn]egotiators?|[Gg]o-betweens?)\b")
_ACTION_BEFORE = lazy(
    r"\b(?:(?:signed|agreed|inked|brokered|reached|negotiated|sealed|concluded|ratified|paid for|financed|"
    r"funded|shared|claimed|disputed|contested|administered|mediated|proposed|drafted|jointly [a-z]+ed) "
    r"(?:[\w-]{1,15}\s){0,2}?by|"
    rf"{TIES} (?:that|which)|"
    r"(?:(?:air-?)?strikes?|pledges?|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|ties|talks|"
    r"(?:customs |currency )?unions?|(?:cold )?wars?|feuds?|quarrels?|rivalry|frontiers?|borders?|blocs?|"
    r"exchanges?|ceasefire|negotiations|relations|alliance|partnership|(?:joint )?(?:statement|"
    r"communiqu[ée]|declaration|appeal|protest|initiative|proposal|venture|request)) (?:by|of|among|"
    r"involving|from|with)|(?:commissions?|committees?|councils?|governments?|delegations?|negotiators|"
    r"waters) (?:of|for|from)|binds|binding|involv(?:es|ed)) (?:both\s)?(?:the\s)?\Z",
    re.IGNORECASE,
)
_APPOSED_BEFORE = lazy(
    r"\b(?:(?:(?:the|these) two|both) (?:countries|nations|states|neighbou?rs|governments|sides|"
    r"parties)[,:]?|(?:arch-?)?(?:rivals|neighbou?rs|foes|enemies))\s\Z",
    re.IGNORECASE,
)
_SUBNATIONAL = lazy(r"\bprovince\b")
_SPORT = lazy(
    r"\b(?:striker|midfielder|defender|goalkeeper|transfer|league|club|coach|cup|goals?)\b", re.IGNORECASE
)
_DOES_AFTER = lazy(
    r"\s(?:takes|comes|goes|runs|remains|stands|lets|gives|begins|ends|expires|allows|covers|says|makes|"
    r"[a-z]{3,12}ed)\b"
)
_CLOSES = lazy(r"\s*(?:[.;!?”\"]|\Z)")
_NAME_LIST = lazy(
    r"(?:\b[A-Z][\w’'-]*,|\b(?:in|at|across|near|around|throughout|visit(?:ed|ing)?|live[sd]?|people|"
    r"residents|citizens))\s"
    r"(?:the\s)?\Z"
)
_LISTS = lazy(
    r"\b(?:elsewhere|including|especially|particularly|in\sparticular|such\sas|prices?|rents?|tourists?|"
    r"hotels?|weather|rain|snow|heat|infections?|cases|deaths|players?|fans|league|cup|medal\w*|points|"
    r"votes?|goals?|cities|towns|capital|capitals)\b",
    re.IGNORECASE,
)
_SOON = 60


def joined_from(setting: Setting, first: Place) -> int | None:
    """For "X and Y" as two parties: how far before X the underlining starts; None for a mere list."""
    before, after = setting.before, setting.after
    if opening := BETWEEN.search(before):
        lead = SENTENCE_END.split(before[: opening.start()])[-1]
        related = (
            is_relation(lead)
            or RELATION_AFTER.match(after)
            or _FLIGHTS.search(lead)
            or _MEDIATES.search(lead)
            or not (TRAVEL.search(lead) or _NO_PARTIES.search(lead) or _NO_PARTIES.search(after[:40]))
        )
        return len(before) - opening.start() if related else None
    if (
        (listed := ONE_OF_SEVERAL.search(before))
        and "," in listed[0]
        and is_relation(before[: listed.start()])
    ):
        return 0
    if _SUBNATIONAL.search(after) or _SPORT.search(before) or _SPORT.search(after):
        return None
    if PARTIES_AFTER.match(after) or RELATION_AFTER.match(after) or _APPOSED_BEFORE.search(before):
        return 0
    ends = ENDS_AFTER.match(after) or VERB_AFTER.match(after)
    if first.countries or first.capital_of:
        if SPEAKS_AFTER.match(after) and not _NAME_LIST.search(before):
            return 0
        if not _NAME_LIST.search(before) and _as_two(before, after):
            return 0
        if ends and _SAYS_BEFORE.search(before) and (BOTH.search(before) or _CLOSES.match(after)):
            return 0
    if not _TITLE_OF.search(before) and (
        _OFFICIALS_BEFORE.search(before)
        or ((ends or _DOES_AFTER.match(after)) and _ACTION_BEFORE.search(before))
    ):
        return 0
    people = first.peoples and not first.countries
    return 0 if people and OFFICIALS_AFTER.match(after) else None


def _as_two(before: str, after: str) -> bool:
    """Whether what the pair does, or is told to do, takes two parties."""
    if _URGED.search(before) and _TO_DO.match(after):
        return True
    rest = SENTENCE_END.split(after)[0]
    if _TWO.search(rest[:_SOON]):
        return True
    if CLAUSE_OPENS.search(before) and (_DOES_WITH.match(rest) or _SHAKES.match(rest)):
        return True
    return CLAUSE_OPENS.search(before) is not None and _TWO.search(rest) is not None


def is_paired(setting: Setting, first: Place) -> bool:
    """Whether two joined names are a pair that acts or is acted upon, and no place and another within it."""
    if not first.countries and not first.capital_of:
        return False
    before, after = setting.before, setting.after
    sentence = SENTENCE_END.split(before)[-1]
    if _LISTS.search(sentence + after) or TRAVEL.search(sentence):
        return False
    if BOTH.search(before) or _ALIKE.match(after):
        return True
    if _NAME_LIST.search(before):
        return False
    acts = CLAUSE_OPENS.search(before) and _ACTS.match(after)
    return bool(acts or (_UPON.search(before) and (ENDS_AFTER.match(after) or GOES_ON.match(after))))
