"""“X recalled its envoy from Y”, “X accuses Y”, “neither X nor Y”: what makes another party of a place."""

from __future__ import annotations

import re

from auditor.regex import lazy
from auditor.text.parties.relations import is_relation
from auditor.text.parties.setting import (
    AUX,
    BOTH,
    CLAUSE_OPENS,
    ENDS_AFTER,
    ENVOY_AFTER,
    GOES_ON,
    ONE_OF_SEVERAL,
    SPEAKS_AFTER,
    VERB_AFTER,
    Setting,
)
from auditor.text.places import Place

_GOES_ON_LISTING = lazy(r",?\s(?:and\s)?(?:the\s)?[A-Z]")
_NOR = lazy(r"\snor\s(?:the\s)?\Z")
_REFUSES = lazy(
    r"\s(?:wants?|wanted|will|would|intends?|intended|plans?|planned|seems|gave|gives|budged|(?:is|was|are|"
    r"were)\s(?:willing|ready|prepared|keen|inclined))\b"
)
_TO = lazy(r"\sto\s(?:the\s)?\Z")
_PARTS = lazy(r"\b(?:separat|reconcil|estrang|alienat)(?:e|es|ed|ing)\s(?:the\s)?\Z")
_FROM = lazy(r"\s(?:from|with|and|to)\s(?:the\s)?\Z")
_EXPORTS_FROM = lazy(
    r"\b(?:exports?|imports?)\s(?:of\s(?:[a-z]{2,15}\s){1,3})?from\s(?:the\s)?\Z", re.IGNORECASE
)
_ALONG = lazy(
    r",?\s(?:(?:along|together|jointly)\swith|as\swell\sas|and\salso|like|unlike|alongside)\s(?:the\s)?\Z"
)
_ITS_OTHER = lazy(
    r"(?:\sand\sits|['’]s?)\s(?:[a-z-]{3,15}\s){0,2}(?:(?P<one>neighbou?r|ally|rival|enemy|foe)|"
    r"neighbou?rs|allies|rivals|partners?|counterparts?),?\s(?:the\s)?\Z"
)
_ENVOY_TO = lazy(
    r"(?:['’]s?)?\s(?:(?:new|former|outgoing|top|chief|acting|honorary)\s){0,2}(?:ambassadors?|envoys?|"
    r"embass(?:y|ies)|consuls?|consulates?|high\scommission(?:er)?|charg[ée]\sd['’]affaires)\s(?:to|in|"
    r"at)\s(?:the\s)?\Z|['’]s?\s(?:[a-z]{3,10}\s){0,2}(?:exports\sto|sanctions\s(?:on|against)|"
    r"tariffs\son)\s(?:the\s)?\Z"
)
_ENVOY_FROM = lazy(
    r"\s(?:(?:has|have|had|will)\s)?(?:recall(?:s|ed)?|with(?:draws?|drew|drawn)|sends?|sent|expel(?:s|led)|"
    r"impos(?:e|es|ed)|lift(?:s|ed)?|slap(?:s|ped)?|clos(?:es|ed)|shut|shuts|reopen(?:s|ed)?|nam(?:es|ed)|appoint(?:s|ed)?)\s(?:[\w’'-]{1,15}\s){0,3}?(?:ambassadors?|envoys?|"
    r"diplomats|embassy|consulates?|delegation|sanctions|tariffs|duties|embargo|visas?)\s(?:(?:on|for)\s[a-z]{2,15}\s)?(?:from|to|in|on|of|"
    r"against|for)\s(?:the\s)?\Z|\s(?:(?:has|have|had|will)\s)?(?:summon(?:s|ed)?|expel(?:s|led)?|call(?:s|ed)?\sin|"
    r"receiv(?:es|ed)|welcom(?:es|ed)|declar(?:es|ed))\s(?:[\w’'-]{1,15}\s){0,3}?(?:ambassadors?|envoys?|"
    r"diplomats|charg[ée]\sd['’]affaires|delegation)\s(?:of|from)\s(?:the\s)?\Z"
)
_OF_ITS_OWN = lazy(r"\b(?:recall|withdr[ae]w|tariffs|duties)")
_SUMMONS = lazy(
    r"\s(?:(?:has|have|had|will)\s)?(?:recall|summon|expel|accus|invit|reject|detain|recogni[sz])(?:s|es|ed|led)?\s(?:the\s)?\Z"
)
_ACTS_ON = lazy(
    rf"\s{AUX}"
    r"(?:accus(?:e|es|ed|ing)|warn(?:s|ed)?|blam(?:e|es|ed)|urg(?:e|es|ed)|threaten(?:s|ed)?|"
    r"condemn(?:s|ed)?|criticis(?:e|es|ed)|criticiz(?:e|es|ed)|attack(?:s|ed)?|su(?:e|es|ed)|"
    r"recogni[sz](?:e|es|ed)|tell|tells|told|ask(?:s|ed)?|let|lets|forgiv(?:e|es)|forgave|"
    r"rebuk(?:e|es|ed)|denounc(?:e|es|ed)|rebuff(?:s|ed)?|snub(?:s|bed)?|thank(?:s|ed)?|"
    r"invad(?:e|es|ed)|call(?:s|ed)?\s(?:on|upon)|notif(?:y|ies|ied)|press(?:es|ed)?|assur(?:e|es|ed)|"
    r"invit(?:e|es|ed)|slam(?:s|med)?|blast(?:s|ed)?|(?:hit|hits|lash(?:es|ed))\s(?:back|out)\sat|"
    r"retaliat(?:e|es|ed)\sagainst|quarrel(?:s|led)?\swith|side[sd]?\swith|apologi[sz](?:e|es|ed)\sto|"
    r"(?:complain|protest|appeal|object)(?:s|ed)?\sto|implor(?:e|es|ed)|mock(?:s|ed)?|suspect(?:s|ed)?|"
    r"distrust(?:s|ed)?|outflank(?:s|ed)?|consult(?:s|ed)?|pays?|paid|owes?|owed|(?:tele)?phone[sd]?|inform(?:s|ed)?|"
    r"back(?:s|ed)?|support(?:s|ed)?|join(?:s|ed)?|help(?:s|ed)?|outvote[sd]?|outbid|overt(?:akes?|ook)|"
    r"fear(?:s|ed)?|reassure[sd]?|def(?:y|ies|ied)|anger(?:s|ed)?|offend(?:s|ed)?|brief(?:s|ed)?|"
    r"borders(?:\son)?|compensate[sd]?|oppose[sd]?)\s(?:the\s)?\Z"
    rf"|,?\s{AUX}"
    r"(?:backed|accused|urged|supported|criticis?zed|sued|joined|invited|warned|blamed|condemned|recognis?zed|"
    r"outvoted|attacked|invaded|threatened|helped|pressed|consulted|told|asked)\sby\s(?:the\s)?\Z"
    rf"|\s{AUX}"
    r"(?:(?:buys?|bought|imports?|imported|leases?|leased|borrow(?:s|ed)?)\s(?:[\w’'-]{1,15}\s){1,4}?from|"
    r"(?:sells?|sold|exports?|exported|lends?|lent|owes?|owed|cedes?|ceded)\s(?:[\w’'-]{1,15}\s){1,4}?to)"
    r"\s(?:the\s)?\Z"
)
"""What one government does to another."""
_COUNTERPARTS = lazy(
    r"\s(?:[\w’'-]{1,20}\s){0,8}(?:its|their|his|her|the)\s(?:[a-z]{3,10}\s){0,2}(?:counterparts?|opposite\snumbers?|colleagues?)\s(?:from|of|in)\s(?:the\s)?\Z"
)
_THEIR = lazy(r"\s(?:[\w’'-]{1,20}\s){1,8}(?:its|their|his|her)\s\Z")
_COUNTERPART_AFTER = lazy(r"\s(?:counterparts?|opposite\snumbers?)\b")


def is_one_of_several(setting: Setting, first: Place) -> bool:
    """Whether two are named among several parties: "talks between Norway, Oslo and Sweden"."""
    if not first.countries or setting.between != ", " or not _GOES_ON_LISTING.match(setting.after):
        return False
    listed = ONE_OF_SEVERAL.search(setting.before)
    return listed is not None and is_relation(setting.before[: listed.start()])


def acts_on(setting: Setting, first: Place, second: Place) -> bool:
    """Whether the one is told, asked or blamed by the other."""
    if (not second.countries and not second.capital_of) or not (first.countries or first.capital_of):
        return False
    if not CLAUSE_OPENS.search(setting.before) or not _ACTS_ON.fullmatch(setting.between):
        return False
    goes_on = not second.peoples and GOES_ON.match(setting.after)
    return bool(ENDS_AFTER.match(setting.after) or goes_on)


def is_other_party(setting: Setting, first: Place) -> bool:
    """Whether an envoy, a neighbour, "along with", "neither … nor" make another party of the second place."""
    before, between, after = setting.before, setting.between, setting.after
    ends = ENDS_AFTER.match(after) or VERB_AFTER.match(after)
    if (_ENVOY_TO.fullmatch(between) or _ENVOY_FROM.fullmatch(between)) and (
        first.countries or first.peoples
    ):
        return ends is not None and not first.capital_of
    if first.capital_of and _ENVOY_FROM.fullmatch(between):
        # "Moscow expelled diplomats from Russia" is no slip; to recall one's own from there is.
        return ends is not None and (" from " not in between or _OF_ITS_OWN.search(between) is not None)
    if _ENVOY_TO.fullmatch(between) and first.capital_of and between.startswith(("'", "’")):
        return ENDS_AFTER.match(after) is not None or GOES_ON.match(after) is not None
    if _THEIR.fullmatch(between) and _COUNTERPART_AFTER.match(after):
        return not first.capital_of
    if not first.countries and not first.capital_of:
        return False
    if _SUMMONS.fullmatch(between):
        return ENVOY_AFTER.match(after) is not None
    if _COUNTERPARTS.fullmatch(between):
        return ends is not None
    if other := _ITS_OTHER.fullmatch(between):
        return ends is not None and (not first.capital_of or other["one"] is not None)
    if _NOR.fullmatch(between):
        refuses = SPEAKS_AFTER.match(after) or _REFUSES.match(after)
        return BOTH.search(before) is not None and refuses is not None
    if _FROM.fullmatch(between) and _PARTS.search(before):
        return ends is not None or GOES_ON.match(after) is not None
    if _TO.fullmatch(between):
        return _EXPORTS_FROM.search(before) is not None and ends is not None
    return _ALONG.fullmatch(between) is not None and SPEAKS_AFTER.match(after) is not None
