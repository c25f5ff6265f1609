"""The words around and between two places, and what several readings look for in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.regex import lazy

AUX = (
    r"(?:(?:have|has|had|is|are|was|were|be|been|both|also|jointly|each|will|would|can|cannot|"
    r"could|should|must|may|might|did|do|does|not|never|now|then|again|once|since|soon|so\sfar|still|long|"
    r"only|already|later|earlier|just|yesterday|today|[a-z]{3,12}ly|on\s\w{1,12}|last\s[a-z]{4,6}|"
    r"ought\sto|unable\sto|fail(?:ed)?\sto|set\sto|due\sto|willing\sto|ready\sto|about\sto)\s){0,4}"
)
"""What stands between a subject and its verb."""
TRAVEL = lazy(
    r"\b(?:flights?|fl(?:y|ies|ew|ying)|trains?|rail(?:way|road)?s?|roads?|motorways?|highways?|routes?|"
    r"buses|bus|coach(?:es)?|ferr(?:y|ies)|journeys?|travel\w*|trips?|drives?|driving|distances?|kilomet\w+|"
    r"km|miles?|tunnels?|bridges?|airlines?|shuttl\w+|commut\w+|matches|match|fixtures?|games?|tours?|vuelos?|"
    r"trenes|tren|carreteras?|"
    r"vols?|trajets?|autoroutes?|Flüge?|Züge?|Bahn|Autobahn|vo[oi]s?|trens?|estradas?|treni|treno|voli|"
    r"volo)\b",
    re.IGNORECASE,
)
"""A journey, or a match between two teams."""
BETWEEN = lazy(
    r"\b(?:between|among|amongst|entre|zwischen|tra|fra)\s{1,3}(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?\Z",
    re.IGNORECASE,
)
"""“Between”, right before the first."""
ONE_OF_SEVERAL = lazy(
    r"\b(?:between|among|amongst|of|by)\s(?:the\s)?(?:[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?,\s){0,3}\Z"
)
"""“Between Norway,”: the first of several."""
# "Both Chad and N’Djamena", "neither … nor", "Chad, along with N’Djamena,", "Chad and its ally N’Djamena".
BOTH = lazy(r"\b(?:both|neither|entre ambos)\s(?:the\s)?\Z", re.IGNORECASE)
"""“Both”, “neither”, right before the first."""
SPEAKS_AFTER = lazy(
    rf",?\s{AUX}"
    r"(?:complain(?:ed)?|sa(?:y|id)|den(?:y|ied)|reject(?:ed)?|accus(?:e|ed)|blam(?:e|ed)|insist(?:ed)?|"
    r"claim(?:ed)?|demand(?:ed)?|object(?:ed)?|protest(?:ed)?|condemn(?:ed)?|welcom(?:e|ed)|comment(?:ed)?|"
    r"respond(?:ed)?|repl(?:y|ied)|want(?:ed)?|refus(?:e|ed)|warn(?:ed)?|urg(?:e|ed)|call(?:ed)?\sfor|"
    r"recogni[sz](?:e|ed)|back(?:ed)?|accept(?:ed)?|oppos(?:e|ed)|confirm(?:ed)?|announc(?:e|ed)|approv(?:e|"
    r"ed)|ratif(?:y|ied)|expect(?:ed)?\sto|members\b|signatories|allies|partners|neighbou?rs|rivals|"
    r"parties\sto|at\s(?:war|odds))\b"
)
"""What only a government or a party does, right behind the second."""
ENVOY_AFTER = lazy(
    r"(?:['’]s?)?\s(?:new\s|top\s|acting\s)?(?:ambassadors?|envoys?|consuls?|diplomats?|chargé|attachés?|military\sattaché)\b"
)
"""Who stands for a country, behind its name."""
TIES = (
    r"(?:relations(?:hip)?|ties|talks|dialogue|tensions|disputes?|row|conflict|war|borders?|trade|"
    r"cooperation|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|negotiations|links|alliance|partnership|"
    r"friendship|ceasefire|truce|quarrel|feud|rift|rivalry|spat|stand-?off|dealings|exchange|swap|contract|"
    r"frontier)"
)
"""A relation, as a part of an expression."""
PARTIES_AFTER = lazy(
    rf"(?:['’]s?)?,?\s{AUX}"
    r"(?:(?:dis)?agree[d]?|quarrel(?:l?ed)?|squabbled?|fell\sout|initial(?:l?ed)|ratified|concluded|"
    r"pledged?|vow(?:ed)?|sign(?:ed)?|ink(?:ed)?|seal(?:ed)?|clinch(?:ed)?|str(?:ike|uck) (?:a|new|"
    r"\w{1,12})\b|resum(?:e|ed|ing)|restor(?:e|ed|ing)|exchang(?:e|ed|ing)|renew(?:ed)? "
    r"(?:\w{1,12}\s)?(?:ties|talks|pact|deal)|(?:reviv|suspend|reopen|relaunch|resum|restor)(?:e|ed|es|"
    r"ing)?\s(?:[\w-]{1,15}\s){0,3}(?:ties|talks|relations|negotiations|cooperation|dialogue|trade)|"
    r"(?:divide[sd]?|share[sd]?|split)\s(?:up\s)?(?:the|its|their)\s(?:[\w’'-]{1,20}\s){0,3}(?:waters?|"
    r"river|lake|gas|oil|reserves|fish|border|island|cost|costs|revenues?)|request(?:ed|"
    r"s)?\s(?:[\w-]{1,15}\s){0,4}(?:from|via|through|help|aid|support)|appeal(?:ed)?\sfor|negotiat(?:e|ed|"
    r"ing)|clash(?:ed)?|recall(?:ed)?|expel(?:led)?|sever(?:ed)?|normali[sz](?:e|ed|ing)|reconcil(?:e|ed)|"
    r"set to (?:sign|hold|resume)|to (?:sign|hold|resume|restore|exchange)|end(?:ed)? "
    r"(?:[\w-]{1,15}\s){0,2}(?:row|dispute|stand-?off|war)|h(?:old|eld) (?:[\w-]{1,15}\s){0,2}(?:talks|"
    r"drills|manoeuvres|exercises|consultations)|(?:accus|blam)(?:e|ed) each other|each other|at (?:war|"
    r"odds|loggerheads)|(?:share|trade)(?:d)? (?:a|an|the|their|fire|blows|accusations)|(?:han "
    r")?(?:firma(?:n|ron|do)|acord(?:aron|ado)|acuerdan|pact(?:aron|ado)|reanud(?:an|aron|ado)|"
    r"romp(?:ieron)|restablec(?:en|ieron|ido)|negocia(?:n|ron)|se compromet(?:en|ieron))|(?:ont "
    r")?(?:sign(?:é|ent|eront)|conclu(?:ent)?|convenu|repris|rompu|rétabli|négoci(?:é|ent)|échangé)|sont "
    r"convenus|(?:haben|wollen|werden) (?:[\w-]{1,15}\s){0,8}?(?:unterzeichne(?:t|n)|vereinbar(?:t|en)|"
    r"geschlossen|schließen|verhandel[tn])|unterzeichne(?:te)?n|vereinbar(?:t)?en|einig(?:t)?en sich|"
    r"schlossen|verhandel(?:te)?n)\b",
    re.IGNORECASE,
)
"""What two parties do with each other, right behind the second."""
KIND_OF_RELATION = (
    r"(?:(?:bilateral|diplomatic|trade|economic|peace|border|strategic|political|military|security|"
    r"defen[cs]e|commercial|cultural|mutual|energy|joint|close|closer|warm|free-trade|ceasefire)\s){0,2}"
)
RELATION_AFTER = lazy(
    rf"(?:['’]s?)?\s{KIND_OF_RELATION}(?:relations|ties|talks|tensions|dialogue|border|trade (?:deal|pact|"
    rf"talks)|"
    r"cooperation|agreement|accord|pact|treaty|deal|conflict|dispute|war|ceasefire|summit|negotiations|"
    r"friendship)\b",
    re.IGNORECASE,
)
"""A relation right behind the second: “Oslo-Norway ties”."""
OFFICIALS = (
    r"(?:diplomats|(?:foreign |prime |defen[cs]e |trade |finance )?ministers|envoys|negotiators|presidents|"
    r"delegations|governments|ambassadors|armies)"
)
"""Who acts for countries, as a part of an expression."""
OFFICIALS_AFTER = lazy(
    rf"\s(?:[\w-]{{1,15}}\s)?(?:{OFFICIALS}|leaders|officials|authorities|troops|forces|experts|delegates|"
    rf"mediators|generals)\b"
)
"""The same behind two peoples."""
CLAUSE_OPENS = lazy(
    r"(?:\A|[.!?:;]\s|[“\"”,]\s?|[—–]\s?|\b(?:as|that|which|when|after|before|if|because|while|and|but|"
    r"since|until|once|whether|where|unless|although|though|both|how|why)\s)(?:the\s)?\Z",
    re.IGNORECASE,
)
"""What stands before the first where it begins a clause."""
ENDS_AFTER = lazy(
    r"\s*(?:[.,;:!?)\]”\"’—–]|$|\s(?:and|or|after|over|on|in|as|to|at|since|amid|for|has|have|had|is|was|"
    r"are|were|will|would|of|by|from|but|while|when|that|this|last|next|under|before|during|following|"
    r"despite)\b)"
)
"""What says that the name of the second ends."""
VERB_AFTER = lazy(
    r"\s(?:[a-z]{2,15}ed|held|grew|rose|fell|met|meet|spoke|said|drew|left|led|will|would|could)\b"
)
GOES_ON = lazy(r"\s[a-z]")
SENTENCE_END = lazy(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around and between two places."""

    before: str
    between: str
    after: str
    headline: bool
