"""Two places that a text names as two parties: "relations between X and Y", "X recalled its envoy from Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.places import Place

_AUX = (
    r"(?:(?:have|has|had|is|are|was|were|be|been|both|also|jointly|each|will|would|can|cannot|"
    r"could|should|must|may|might|did|do|does|not|never|now|then|again|once|since|soon|so\sfar|still|long|"
    r"only|already|later|earlier|just|yesterday|today|[a-z]{3,12}ly|on\s\w{1,12}|last\s[a-z]{4,6}|"
    r"ought\sto|unable\sto|fail(?:ed)?\sto|set\sto|due\sto|willing\sto|ready\sto|about\sto)\s){0,4}"
)
"""What stands between a subject and its verb."""
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
_TRAVEL = lazy(
    r"\b(?:flights?|fl(?:y|ies|ew|ying)|trains?|rail(?:way|road)?s?|roads?|motorways?|highways?|routes?|"
    r"buses|bus|coach(?:es)?|ferr(?:y|ies)|journeys?|travel\w*|trips?|drives?|driving|distances?|kilomet\w+|"
    r"km|miles?|tunnels?|bridges?|airlines?|shuttl\w+|commut\w+|matches|match|fixtures?|games?|tours?|vuelos?|"
    r"trenes|tren|carreteras?|"
    r"vols?|trajets?|autoroutes?|Flüge?|Züge?|Bahn|Autobahn|vo[oi]s?|trens?|estradas?|treni|treno|voli|"
    r"volo)\b",
    re.IGNORECASE,
)
_LOCAL = lazy(
    r"\b(?:mayors?|city (?:hall|council|government)|municipal\w*|regional government|boroughs?|councillors?|"
    r"suburbs?|dioceses?|alcald\w+|ayuntamiento|maire|mairie|Bürgermeister\w*|prefeit\w+|sindac\w+)\b",
    re.IGNORECASE,
)
_AND = (
    r"(?:\s{1,3}(?:and|&|y|e|et|und|ed)|,?\s(?:as\swell\sas|along\swith|together\swith|but\salso))\s{1,3}"
    r"(?:(?:from|of|by|with)\s)?"
    r"(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?"
)
_BETWEEN = lazy(
    r"\b(?:between|among|amongst|entre|zwischen|tra|fra)\s{1,3}(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?\Z",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = lazy(
    r"\b(?:between|among|amongst|of|by)\s(?:the\s)?(?:[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?,\s){0,3}\Z"
)
_GOES_ON_LISTING = lazy(r",?\s(?:and\s)?(?:the\s)?[A-Z]")
_JOINED = lazy(rf"(?:['’]s)?{_AND}\Z")
# "Both Chad and N’Djamena", "neither … nor", "Chad, along with N’Djamena,", "Chad and its ally N’Djamena".
_BOTH = lazy(r"\b(?:both|neither|entre ambos)\s(?:the\s)?\Z", re.IGNORECASE)
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
_SAYS_BEFORE = lazy(
    r"\b(?:say|says|said|according\sto|rejected\sby|denied\sby|backed\sby|accepted\sby|welcomed\sby|"
    r"criticis?z?ed\sby|signed\sby|on\sbehalf\sof|pressure\son|urged|accuse[sd]?|blamed?)\s(?:both\s)?\Z",
    re.IGNORECASE,
)
_SPEAKS_AFTER = lazy(
    rf",?\s{_AUX}"
    r"(?:complain(?:ed)?|sa(?:y|id)|den(?:y|ied)|reject(?:ed)?|accus(?:e|ed)|blam(?:e|ed)|insist(?:ed)?|"
    r"claim(?:ed)?|demand(?:ed)?|object(?:ed)?|protest(?:ed)?|condemn(?:ed)?|welcom(?:e|ed)|comment(?:ed)?|"
    r"respond(?:ed)?|repl(?:y|ied)|want(?:ed)?|refus(?:e|ed)|warn(?:ed)?|urg(?:e|ed)|call(?:ed)?\sfor|"
    r"recogni[sz](?:e|ed)|back(?:ed)?|accept(?:ed)?|oppos(?:e|ed)|confirm(?:ed)?|announc(?:e|ed)|approv(?:e|"
    r"ed)|ratif(?:y|ied)|expect(?:ed)?\sto|members\b|signatories|allies|partners|neighbou?rs|rivals|"
    r"parties\sto|at\s(?:war|odds))\b"
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
_ENVOY_AFTER = lazy(
    r"(?:['’]s?)?\s(?:new\s|top\s|acting\s)?(?:ambassadors?|envoys?|consuls?|diplomats?|chargé|attachés?|military\sattaché)\b"
)
_HYPHENATED = lazy(r"\s?[-‐‑–—/]\s?\Z")
_COMMA = lazy(r",\s\Z")
_TIES = (
    r"(?:relations(?:hip)?|ties|talks|dialogue|tensions|disputes?|row|conflict|war|borders?|trade|"
    r"cooperation|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|negotiations|links|alliance|partnership|"
    r"friendship|ceasefire|truce|quarrel|feud|rift|rivalry|spat|stand-?off|dealings|exchange|swap|contract|"
    r"frontier)"
)
_TIES_WITH = lazy(rf"['’]s?\s(?:[\w-]{{1,20}}\s){{0,2}}{_TIES}(?:\s[\w-]{{1,20}})?\s(?:with|towards?)\s\Z")
_SETTLED_WITH = lazy(
    rf"\s{_AUX}"
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
    rf"\s{_AUX}"
    r"(?:sign(?:s|ed)?|conclud(?:e|es|ed)|ink(?:s|ed)?|reach(?:es|ed)?|str(?:ikes?|uck)|negotiat(?:e|es|ed)|"
    r"ratifi(?:es|ed)|agree[sd]?|clinch(?:es|ed)?|seal(?:s|ed)?|initial(?:s|led|ed)?|made|makes?|has|had|"
    r"enter(?:s|ed)?\sinto)\s(?:(?:[\w’'-]{1,20}\s){0,5}(?:pacts?|treat(?:y|ies)|accords?|deals?|"
    r"agreements?|truces?|ceasefires?|peace|contracts?|memorandum|alliance|disputes?|relations|"
    r"ties)\s)?with\s(?:the\s)?\Z"
)
_SHARED_WITH = lazy(r"\sshare[sd]?\s(?:[\w-]{1,15}\s){0,4}?with\s\Z")
_TIES_OF = lazy(rf"\b{_TIES}\sof\s(?:the\s)?\Z", re.IGNORECASE)
_WITH = lazy(r"\swith\s(?:the\s)?\Z")
_PITS = lazy(
    r"\b(?:pit(?:s|ted|ting)?|set(?:s|ting)?|turn(?:s|ed|ing)?|pitch(?:es|ed|ing)?|align(?:s|ed|"
    r"ing)?)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_AGAINST = lazy(r"(?:\s[a-z]{2,12})?\sagainst\s(?:the\s)?\Z")
_LINKS = lazy(r"\b(?:link|connect|unit|tie|bind|pair|twin)(?:e|s|es|ed|ing)?\s(?:the\s)?\Z", re.IGNORECASE)
_LINKED = lazy(r"\s(?:with|to|and)\s(?:the\s)?")
_ACTS_ON = lazy(
    rf"\s{_AUX}"
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
    rf"|,?\s{_AUX}"
    r"(?:backed|accused|urged|supported|criticis?zed|sued|joined|invited|warned|blamed|condemned|recognis?zed|"
    r"outvoted|attacked|invaded|threatened|helped|pressed|consulted|told|asked)\sby\s(?:the\s)?\Z"
    rf"|\s{_AUX}"
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
_BODY = r"(?:officials|diplomats|ministers|leaders|negotiators|authorities|government|envoys)"
_BODY_JOINED = lazy(rf"\s(?:[a-z]{{3,12}}\s)?{_BODY}{_AND}\Z")
_TITLE_OF = lazy(r"\b[A-Z][a-z]+ of (?:the\s)?\Z")
_PARTIES_AFTER = lazy(
    rf"(?:['’]s?)?,?\s{_AUX}"
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
_KIND_OF_RELATION = (
    r"(?:(?:bilateral|diplomatic|trade|economic|peace|border|strategic|political|military|security|"
    r"defen[cs]e|commercial|cultural|mutual|energy|joint|close|closer|warm|free-trade|ceasefire)\s){0,2}"
)
_RELATION_AFTER = lazy(
    rf"(?:['’]s?)?\s{_KIND_OF_RELATION}(?:relations|ties|talks|tensions|dialogue|border|trade (?:deal|pact|"
    rf"talks)|"
    r"cooperation|agreement|accord|pact|treaty|deal|conflict|dispute|war|ceasefire|summit|negotiations|"
    r"friendship)\b",
    re.IGNORECASE,
)
_OFFICIALS = (
    r"(?:diplomats|(?:foreign |prime |defen[cs]e |trade |finance )?ministers|envoys|negotiators|presidents|"
    r"delegations|governments|ambassadors|armies)"
)
_OFFICIALS_AFTER = lazy(
    rf"\s(?:[\w-]{{1,15}}\s)?(?:{_OFFICIALS}|leaders|officials|authorities|troops|forces|experts|delegates|"
    rf"mediators|generals)\b"
)
_OFFICIALS_BEFORE = lazy(
    rf"\b(?:{_OFFICIALS}|leaders|officials|ministr(?:y|ies)|parliaments|foreign secretaries|premiers|"
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
_CLAUSE_OPENS = lazy(
    r"(?:\A|[.!?:;]\s|[“\"”,]\s?|[—–]\s?|\b(?:as|that|which|when|after|before|if|because|while|and|but|"
    r"since|until|once|whether|where|unless|although|though|both|how|why)\s)(?:the\s)?\Z",
    re.IGNORECASE,
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
    rf"\s{_AUX}"
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
    rf"{_TIES} (?:that|which)|"
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
_NAME_BEFORE = lazy(
    r"\b(?:New|North|South|East|West|Northern|Southern|Eastern|Western|Central|Fort|Port|San|Santa|Saint|"
    r"St\.?|Lake|Greater|Little|Lower|Upper|University of)\s\Z"
)
_NAME_AFTER = lazy(
    r"[-‐‑]?\s?(?=([A-Z]))[^\W\d_]+|\s(?:state|province|county|governorate)\b|[-‐‑](?:based|born|backed|led|bound|style|area)\b"
)
_ENDS_AFTER = lazy(
    r"\s*(?:[.,;:!?)\]”\"’—–]|$|\s(?:and|or|after|over|on|in|as|to|at|since|amid|for|has|have|had|is|was|"
    r"are|were|will|would|of|by|from|but|while|when|that|this|last|next|under|before|during|following|"
    r"despite)\b)"
)

_VERB_AFTER = lazy(
    r"\s(?:[a-z]{2,15}ed|held|grew|rose|fell|met|meet|spoke|said|drew|left|led|will|would|could)\b"
)

_DOES_AFTER = lazy(
    r"\s(?:takes|comes|goes|runs|remains|stands|lets|gives|begins|ends|expires|allows|covers|says|makes|"
    r"[a-z]{3,12}ed)\b"
)
_GOES_ON = lazy(r"\s[a-z]")
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
_SENTENCE_END = lazy(r"[.!?]\s")
_NEAR = 120


@dataclass(frozen=True, slots=True)
class _Setting:
    """The words around and between two places."""

    before: str
    between: str
    after: str
    headline: bool


class Parties(NamedTuple):
    """Two names that a text makes two parties of: what says so, and whether it surely does."""

    span: Span
    sure: bool


def parties(text: str, paragraph: Span, first: Place, second: Place, *, headline: bool) -> Parties | None:
    """The two parties that the words around two places make of them, if they do.

    Args:
        text: The text.
        paragraph: The paragraph in which both stand.
        first: A country, a people or a capital.
        second: The next place in the text.
        headline: Whether the paragraph is the headline, where a comma stands for "and".
    """
    setting = _Setting(
        text[max(paragraph.start, first.start - _NEAR) : first.start],
        text[first.end : second.start],
        text[second.end : min(paragraph.end, second.end + _NEAR)],
        headline,
    )
    start: int | None = None
    only_people = second.peoples and not second.countries
    if only_people and not (_OFFICIALS_AFTER.match(setting.after) or _RELATION_AFTER.match(setting.after)):
        return None  # "between Warsaw and the Polish regions"
    if _JOINED.match(setting.between):
        start = _joined(setting, first)
        if start is None and _related(setting, first):
            start = 0
    elif _BODY_JOINED.fullmatch(setting.between):
        opening = _BETWEEN.search(setting.before)
        if opening and first.peoples and _is_relation(setting.before[: opening.start()]):
            start = len(setting.before) - opening.start()
    elif _related(setting, first) or _other_party(setting, first) or _one_of_several(setting, first):
        start = 0
    elif _acts_on(setting, first, second):
        return None if _means_another(setting) else Parties(Span(first.start, second.end), False)
    alone = start is None and _JOINED.match(setting.between) is not None and _paired(setting, first)
    if alone:
        start = 0
    if start is None or _means_another(setting):
        return None
    sure = not alone and (
        not start or _is_relation(setting.before[:-start]) or _RELATION_AFTER.match(setting.after) is not None
    )
    return Parties(Span(first.start - start, second.end), sure)


def _one_of_several(setting: _Setting, first: Place) -> bool:
    """Whether two are named among several parties: "talks between Norway, Oslo and Sweden"."""
    if not first.countries or setting.between != ", " or not _GOES_ON_LISTING.match(setting.after):
        return False
    listed = _ONE_OF_SEVERAL.search(setting.before)
    return listed is not None and _is_relation(setting.before[: listed.start()])


def _acts_on(setting: _Setting, first: Place, second: Place) -> bool:
    """Whether the one is told, asked or blamed by the other."""
    if (not second.countries and not second.capital_of) or not (first.countries or first.capital_of):
        return False
    if not _CLAUSE_OPENS.search(setting.before) or not _ACTS_ON.fullmatch(setting.between):
        return False
    goes_on = not second.peoples and _GOES_ON.match(setting.after)
    return bool(_ENDS_AFTER.match(setting.after) or goes_on)


def _other_party(setting: _Setting, first: Place) -> bool:
    """Whether an envoy, a neighbour, "along with", "neither … nor" make another party of the second place."""
    before, between, after = setting.before, setting.between, setting.after
    ends = _ENDS_AFTER.match(after) or _VERB_AFTER.match(after)
    if (_ENVOY_TO.fullmatch(between) or _ENVOY_FROM.fullmatch(between)) and (
        first.countries or first.peoples
    ):
        return ends is not None and not first.capital_of
    if first.capital_of and _ENVOY_FROM.fullmatch(between):
        # "Moscow expelled diplomats from Russia" is no slip; to recall one's own from there is.
        return ends is not None and (" from " not in between or _OF_ITS_OWN.search(between) is not None)
    if _ENVOY_TO.fullmatch(between) and first.capital_of and between.startswith(("'", "’")):
        return _ENDS_AFTER.match(after) is not None or _GOES_ON.match(after) is not None
    if _THEIR.fullmatch(between) and _COUNTERPART_AFTER.match(after):
        return not first.capital_of
    if not first.countries and not first.capital_of:
        return False
    if _SUMMONS.fullmatch(between):
        return _ENVOY_AFTER.match(after) is not None
    if _COUNTERPARTS.fullmatch(between):
        return ends is not None
    if other := _ITS_OTHER.fullmatch(between):
        return ends is not None and (not first.capital_of or other["one"] is not None)
    if _NOR.fullmatch(between):
        refuses = _SPEAKS_AFTER.match(after) or _REFUSES.match(after)
        return _BOTH.search(before) is not None and refuses is not None
    if _FROM.fullmatch(between) and _PARTS.search(before):
        return ends is not None or _GOES_ON.match(after) is not None
    if _TO.fullmatch(between):
        return _EXPORTS_FROM.search(before) is not None and ends is not None
    return _ALONG.fullmatch(between) is not None and _SPEAKS_AFTER.match(after) is not None


def _joined(setting: _Setting, first: Place) -> int | None:
    """For "X and Y" as two parties: how far before X the underlining starts; None for a mere list."""
    before, after = setting.before, setting.after
    if opening := _BETWEEN.search(before):
        lead = _SENTENCE_END.split(before[: opening.start()])[-1]
        related = (
            _is_relation(lead)
            or _RELATION_AFTER.match(after)
            or _FLIGHTS.search(lead)
            or _MEDIATES.search(lead)
            or not (_TRAVEL.search(lead) or _NO_PARTIES.search(lead) or _NO_PARTIES.search(after[:40]))
        )
        return len(before) - opening.start() if related else None
    if (
        (listed := _ONE_OF_SEVERAL.search(before))
        and "," in listed[0]
        and _is_relation(before[: listed.start()])
    ):
        return 0
    if _SUBNATIONAL.search(after) or _SPORT.search(before) or _SPORT.search(after):
        return None
    if _PARTIES_AFTER.match(after) or _RELATION_AFTER.match(after) or _APPOSED_BEFORE.search(before):
        return 0
    ends = _ENDS_AFTER.match(after) or _VERB_AFTER.match(after)
    if first.countries or first.capital_of:
        if _SPEAKS_AFTER.match(after) and not _NAME_LIST.search(before):
            return 0
        if not _NAME_LIST.search(before) and _as_two(before, after):
            return 0
        if ends and _SAYS_BEFORE.search(before) and (_BOTH.search(before) or _CLOSES.match(after)):
            return 0
    if not _TITLE_OF.search(before) and (
        _OFFICIALS_BEFORE.search(before)
        or ((ends or _DOES_AFTER.match(after)) and _ACTION_BEFORE.search(before))
    ):
        return 0
    people = first.peoples and not first.countries
    return 0 if people and _OFFICIALS_AFTER.match(after) else None


def _as_two(before: str, after: str) -> bool:
    """Whether what the pair does, or is told to do, takes two parties."""
    if _URGED.search(before) and _TO_DO.match(after):
        return True
    rest = _SENTENCE_END.split(after)[0]
    if _TWO.search(rest[:_SOON]):
        return True
    if _CLAUSE_OPENS.search(before) and (_DOES_WITH.match(rest) or _SHAKES.match(rest)):
        return True
    return _CLAUSE_OPENS.search(before) is not None and _TWO.search(rest) is not None


def _paired(setting: _Setting, first: Place) -> bool:
    """Whether two joined names are a pair that acts or is acted upon, and no place and another within it."""
    if not first.countries and not first.capital_of:
        return False
    before, after = setting.before, setting.after
    sentence = _SENTENCE_END.split(before)[-1]
    if _LISTS.search(sentence + after) or _TRAVEL.search(sentence):
        return False
    if _BOTH.search(before) or _ALIKE.match(after):
        return True
    if _NAME_LIST.search(before):
        return False
    acts = _CLAUSE_OPENS.search(before) and _ACTS.match(after)
    return bool(acts or (_UPON.search(before) and (_ENDS_AFTER.match(after) or _GOES_ON.match(after))))


def _related(setting: _Setting, first: Place) -> bool:
    """Whether "X-Y ties", "X, Y sign …" in a headline, "X’s ties with Y" or "X signed … with Y" is said."""
    before, between, after = setting.before, setting.between, setting.after
    if _HYPHENATED.match(between):
        return _RELATION_AFTER.match(after) is not None
    if not first.countries and not first.capital_of:
        return False
    if setting.headline and _COMMA.match(between):
        return _PARTIES_AFTER.match(after) is not None
    opens = _CLAUSE_OPENS.search(before) is not None
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
    return bool(settled and (_ENDS_AFTER.match(after) or _GOES_ON.match(after)))


def _means_another(setting: _Setting) -> bool:
    """Whether a place is part of a longer name, an owner, or a town rather than its government."""
    after = setting.after
    if (match := _NAME_AFTER.match(after)) and not (setting.headline and match[1]):
        return True
    if after.startswith(("'s ", "’s ")) and not (_RELATION_AFTER.match(after) or _ENVOY_AFTER.match(after)):
        return True
    before = _SENTENCE_END.split(setting.before)[-1]
    after = _SENTENCE_END.split(after)[0]
    return bool(_NAME_BEFORE.search(setting.before) or _LOCAL.search(before) or _LOCAL.search(after))


def _is_relation(before: str) -> bool:
    """Whether the words before "between" end in a relation rather than a journey."""
    relation = max((match.end() for match in _RELATION.finditer(before)), default=-1)
    journey = max((match.end() for match in _TRAVEL.finditer(before)), default=-1)
    return relation > journey
