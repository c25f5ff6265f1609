from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document
from auditor.gazetteer import Country, fold
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.places import Place, may_hold_own_capital

_RELATION = lazy(
    r"\b(?:relations?|relationships?|ties|links|bonds|talks|dialogues?|negotiations?|contacts?|"
    r"communications?|"
    r"consultations?|meetings?|summits?|tensions?|hostilit(?:y|ies)|conflicts?|disputes?|rows?|rifts?|feuds?|"
    r"stand-?offs?|confrontations?|clash(?:es)?|cris[ie]s|wars?|fighting|ceasefires?|cease-fires?|truces?|"
    r"peace|"
    r"(?:air-?)?strikes?|exchanges?|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|memorand(?:um|a|ums)|"
    r"understandings?|partnerships?|alliances?|co-?operation|friendships?|rapprochement|reconciliation|"
    r"diplomacy|borders?|frontiers?|boundar(?:y|ies)|trade|commerce|investments?|swaps?|mediat(?:e|es|ed|"
    r"ing|ion)|"
    r"sticking\spoints?|bones?\sof\scontention|wrangl(?:es?|ing)|haggling|"
    r"détente|normali[sz]ation|disagreements?|quarrels?|trust|mistrust|animosity|rivalry|goodwill|"
    # Spanish, French, German, Portuguese, Italian
    r"relaci(?:ón|ones)|acuerdos?|diálogo|tensi(?:ón|ones)|conflictos?|fronteras?|comercio|tratados?|"
    r"conversaciones|negociaciones|vínculos|lazos|cooperación|guerra|crisis|paz|"
    r"liens|accords?|dialogue|traités?|frontières?|coopération|guerre|crise|paix|négociations|pourparlers|"
    r"Beziehung(?:en)?|Abkommen|Verhältnis|Spannung(?:en)?|Konflikt(?:e|s)?|Grenzen?|Handel|Vertrag|Verträge|"
    r"Gespräche|Verhandlung(?:en)?|Zusammenarbeit|Krieg|Krise|Frieden|Streit|"
    r"relaç(?:ão|ões)|acordos?|conflitos?|fronteiras?|comércio|negociações|laços|cooperação|tensões|"
    r"relazion[ei]|rapport[oi]|accordo|accordi|tension[ei]|conflitt[oi]|confin[ei]|trattat[oi]|trattative|"
    r"colloqui|cooperazione)\b",
    re.IGNORECASE,
)
_TRAVEL = lazy(
    r"\b(?:flights?|fl(?:y|ies|ew|ying)|trains?|rail(?:way|road)?s?|roads?|motorways?|highways?|routes?|"
    r"buses|bus|"
    r"coach(?:es)?|ferr(?:y|ies)|journeys?|travel\w*|trips?|drives?|driving|distances?|kilomet\w+|km|miles?|"
    r"tunnels?|bridges?|airlines?|shuttl\w+|commut\w+|matches|match|fixtures?|game|games|tour|tours|"
    r"vuelos?|trenes|tren|carreteras?|vols?|trajets?|autoroutes?|Flüge?|Züge?|Bahn|Autobahn|"
    r"vo[oi]s?|trens?|estradas?|treni|treno|voli|volo)\b",
    re.IGNORECASE,
)
_LOCAL = lazy(
    r"\b(?:mayors?|city (?:hall|council|government)|municipal\w*|regional government|boroughs?|"
    r"councillors?|suburbs?|dioceses?|"
    r"alcald\w+|ayuntamiento|maire|mairie|Bürgermeister\w*|prefeit\w+|sindac\w+)\b",
    re.IGNORECASE,
)
_STATE_OF_WASHINGTON = lazy(
    r"\b(?:Oregon|Idaho|California|Seattle|Washington [Ss]tate|state of Washington|Gov\.|governor)\b"
)

_AND = (
    r"\s{1,3}(?:and|&|y|e|et|und|ed)\s{1,3}(?:(?:from|of|by|with)\s)?"
    r"(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?"
)
_BETWEEN = lazy(
    r"\b(?:between|entre|zwischen|tra|fra)\s{1,3}(?:the\s{1,3}|l['’]|la\s|le\s|el\s|il\s|o\s|a\s)?\Z",
    re.IGNORECASE,
)
_JOINED = lazy(rf"(?:['’]s)?{_AND}\Z")
# "Both Chad and N’Djamena", "neither … nor", "Chad, along with N’Djamena,", "Chad and its ally N’Djamena".
_BOTH = lazy(r"\b(?:both|neither|entre ambos)\s(?:the\s)?\Z", re.IGNORECASE)
_NOR = lazy(r"\snor\s(?:the\s)?\Z")
_REFUSES = lazy(
    r"\s(?:wants?|wanted|will|would|intends?|intended|plans?|planned|seems|gave|gives|budged|"
    r"(?:is|was|are|were)\s(?:willing|ready|prepared|keen|inclined))\b"
)
_TO = lazy(r"\sto\s(?:the\s)?\Z")
_PARTS = lazy(r"\b(?:separat|reconcil|estrang|alienat)(?:e|es|ed|ing)\s(?:the\s)?\Z")
_FROM = lazy(r"\s(?:from|with|and|to)\s(?:the\s)?\Z")
_EXPORTS_FROM = lazy(
    r"\b(?:exports?|imports?)\s(?:of\s(?:[a-z]{2,15}\s){1,3})?from\s(?:the\s)?\Z", re.IGNORECASE
)
_ALONG = lazy(r",?\s(?:(?:along|together|jointly)\swith|as\swell\sas|and\salso)\s(?:the\s)?\Z")
_ITS_OTHER = lazy(
    r"(?:\sand\sits|['’]s?)\s(?:[a-z-]{3,15}\s){0,2}(?:neighbou?rs?|ally|allies|rivals?|partners?|enemy|foe|"
    r"counterparts?),?\s(?:the\s)?\Z"
)
_SAYS_BEFORE = lazy(
    r"\b(?:say|says|said|according\sto|rejected\sby|denied\sby|backed\sby|accepted\sby|welcomed\sby|"
    r"criticis?z?ed\sby|"
    r"signed\sby|on\sbehalf\sof|pressure\son|urged|accuse[sd]?|blamed?)\s(?:both\s)?\Z",
    re.IGNORECASE,
)
_SPEAKS_AFTER = lazy(
    r",?\s(?:(?:have|has|had|both|also|jointly|each|since|so\sfar|will|would|did\snot|do\snot|on\s\w{6,9}|"
    r"were|are|is|was)\s)"
    r"{0,3}(?:complain(?:ed)?|sa(?:y|id)|den(?:y|ied)|reject(?:ed)?|accus(?:e|ed)|blam(?:e|ed)|insist(?:ed)?|"
    r"claim(?:ed)?|demand(?:ed)?|object(?:ed)?|protest(?:ed)?|condemn(?:ed)?|welcom(?:e|ed)|comment(?:ed)?|"
    r"respond(?:ed)?|"
    r"repl(?:y|ied)|want(?:ed)?|refus(?:e|ed)|warn(?:ed)?|urg(?:e|ed)|call(?:ed)?\sfor|recogni[sz](?:e|ed)|"
    r"back(?:ed)?|"
    r"accept(?:ed)?|oppos(?:e|ed)|confirm(?:ed)?|announc(?:e|ed)|approv(?:e|ed)|ratif(?:y|ied)|"
    r"expect(?:ed)?\sto|"
    r"members\b|signatories|allies|partners|neighbou?rs|rivals|parties\sto|at\s(?:war|odds))\b"
)
_ENVOY_TO = lazy(
    r"(?:['’]s?)?\s(?:(?:new|former|outgoing|top|chief|acting|honorary)\s){0,2}(?:ambassadors?|envoys?|"
    r"embass(?:y|ies)|"
    r"consuls?|consulates?|high\scommission(?:er)?|charg[ée]\sd['’]affaires)\s(?:to|in|at)\s(?:the\s)?\Z|"
    r"['’]s?\s(?:[a-z]{3,10}\s){0,2}(?:exports\sto|sanctions\s(?:on|against)|tariffs\son)\s(?:the\s)?\Z"
)
_ENVOY_FROM = lazy(
    r"\s(?:(?:has|have|had|will)\s)?(?:recall(?:s|ed)?|with(?:draws?|drew|drawn)|sends?|sent|expel(?:s|led)|"
    r"impos(?:e|es|ed)|lift(?:s|ed)?|slap(?:s|ped)?)\s(?:[\w’'-]{1,15}\s){0,3}?(?:ambassadors?|envoys?|"
    r"diplomats|"
    r"delegation|sanctions|tariffs|duties|embargo|visas?)\s(?:from|to|in|on|of|against|for)\s(?:the\s)?\Z|"
    r"\s(?:(?:has|have|had|will)\s)?(?:summon(?:s|ed)?|expel(?:s|led)?|call(?:s|ed)?\sin|receiv(?:es|ed)|"
    r"welcom(?:es|ed)|"
    r"declar(?:es|ed))\s(?:[\w’'-]{1,15}\s){0,3}?(?:ambassadors?|envoys?|diplomats|"
    r"charg[ée]\sd['’]affaires|delegation)\s"
    r"(?:of|from)\s(?:the\s)?\Z"
)
_HYPHENATED = lazy(r"\s?[-‐‑–—/]\s?\Z")
_COMMA = lazy(r",\s\Z")
_TIES = (
    r"(?:relations(?:hip)?|ties|talks|dialogue|tensions|disputes?|row|conflict|war|borders?|trade|"
    r"cooperation|deals?|"
    r"agreements?|accords?|pacts?|treat(?:y|ies)|negotiations|links|alliance|partnership|friendship|"
    r"ceasefire|truce|quarrel|feud|rift|rivalry|spat|stand-?off|dealings|exchange|swap|contract|frontier)"
)
_TIES_WITH = lazy(rf"['’]s?\s(?:[\w-]{{1,20}}\s){{0,2}}{_TIES}(?:\s[\w-]{{1,20}})?\s(?:with|towards?)\s\Z")
_SETTLED_WITH = lazy(
    r"\s(?:(?:has|have|had|will)\s)?(?:sign(?:s|ed)|agree[sd]?|ink(?:s|ed)|reach(?:es|ed)|str(?:ikes|uck)|"
    r"h(?:olds|eld)|resum(?:es|ed)|restor(?:es|ed)|sever(?:s|ed)|cut|cuts|broke|breaks|normali[sz](?:es|ed)|"
    r"strengthen(?:s|ed)|deepen(?:s|ed)|wants?|wanted|seeks?|sought|hopes? for|hoped for|plans?|planned|"
    r"values?|to\s(?:sign|deepen|strengthen|boost|expand|renew|resume|restore|cut|hold|seek|end|mend|"
    r"discuss|negotiate)|"
    r"(?:is|are|was|were|been|remains?)\s(?:[a-z]{3,10}\s)?(?:at\s(?:war|odds|loggerheads)|in\s(?:talks|"
    r"dispute|"
    r"negotiations|contact)|negotiating|quarrelling|feuding))\s(?:[\w-]{1,20}\s){0,6}?with\s\Z"
)
_WITHIN = lazy(r"\b(?:of|in|from|for|at|to|by|on|and|across|near|with)\s(?:the\s)?\Z", re.IGNORECASE)
_DONE_WITH = lazy(
    r"\s(?:(?:has|have|had|will|would|once|never|recently|already|last\s[a-z]{4,6}|earlier|then)\s){0,2}"
    r"(?:sign(?:s|ed)?|conclud(?:e|es|ed)|ink(?:s|ed)?|reach(?:es|ed)?|str(?:ikes?|uck)|negotiat(?:e|es|"
    r"ed)|ratifi(?:es|ed)|"
    r"agree[sd]?|clinch(?:es|ed)?|seal(?:s|ed)?|initial(?:s|led|ed)?|made|makes?|has|had|enter(?:s|"
    r"ed)?\sinto)\s"
    r"(?:(?:[\w’'-]{1,20}\s){0,5}(?:pacts?|treat(?:y|ies)|accords?|deals?|agreements?|truces?|ceasefires?|"
    r"peace|contracts?|"
    r"memorandum|alliance|disputes?|relations|ties)\s)?with\s(?:the\s)?\Z"
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
_ACCUSED = lazy(
    r"\s(?:(?:has|have|had|also|again|then|on\s\w{6,9})\s){0,2}(?:accus(?:es|ed)|warn(?:s|ed)|blam(?:es|ed)|"
    r"urg(?:es|ed)|"
    r"threaten(?:s|ed)|condemn(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|attack(?:s|ed)|su(?:es|ed)|"
    r"recogni[sz](?:es|ed))\s\Z"
)
_BODY = r"(?:officials|diplomats|ministers|leaders|negotiators|authorities|government|envoys)"
_BODY_JOINED = lazy(rf"\s(?:[a-z]{{3,12}}\s)?{_BODY}{_AND}\Z")
_TITLE_OF = lazy(r"\b[A-Z][a-z]+ of (?:the\s)?\Z")
_PARTIES_AFTER = lazy(
    r"(?:['’]s?)?,?\s(?:(?:have|has|had|both|also|jointly|finally|will|would|are|were|on\s\w{1,12}|could|"
    r"can|cannot|"
    r"should|must|may|might|ought\sto|"
    r"did|do|not|never|once|later|eventually|repeatedly|fail(?:ed)?\sto|unable\sto)\s){0,3}"
    r"(?:(?:dis)?agree[d]?|quarrel(?:l?ed)?|squabbled?|fell\sout|initial(?:l?ed)|ratified|concluded|"
    r"pledged?|vow(?:ed)?|sign(?:ed)?|ink(?:ed)?|seal(?:ed)?|clinch(?:ed)?|str(?:ike|"
    r"uck) (?:a|new|\w{1,12})\b|"
    r"resum(?:e|ed|ing)|restor(?:e|ed|ing)|exchang(?:e|ed|ing)|renew(?:ed)? (?:\w{1,12}\s)?(?:ties|talks|"
    r"pact|deal)|"
    r"(?:reviv|suspend|reopen|relaunch|resum|restor)(?:e|ed|es|ing)?\s(?:[\w-]{1,15}\s){0,3}"
    r"(?:ties|talks|relations|negotiations|cooperation|dialogue|trade)|"
    r"(?:divide[sd]?|share[sd]?|split)\s(?:up\s)?(?:the|its|their)\s(?:[\w’'-]{1,20}\s){0,3}"
    r"(?:waters?|river|lake|gas|oil|reserves|fish|border|island|cost|costs|revenues?)|"
    r"request(?:ed|s)?\s(?:[\w-]{1,15}\s){0,4}(?:from|via|through|help|aid|support)|appeal(?:ed)?\sfor|"
    r"negotiat(?:e|ed|ing)|clash(?:ed)?|recall(?:ed)?|expel(?:led)?|sever(?:ed)?|normali[sz](?:e|ed|ing)|"
    r"reconcil(?:e|ed)|set to (?:sign|hold|resume)|to (?:sign|hold|resume|restore|exchange)|"
    r"end(?:ed)? (?:[\w-]{1,15}\s){0,2}(?:row|dispute|stand-?off|war)|"
    r"h(?:old|eld) (?:[\w-]{1,15}\s){0,2}(?:talks|drills|manoeuvres|exercises|consultations)|"
    r"(?:accus|blam)(?:e|ed) each other|each other|at (?:war|odds|loggerheads)|"
    r"(?:share|trade)(?:d)? (?:a|an|the|their|fire|blows|accusations)|"
    r"(?:han )?(?:firma(?:n|ron|do)|acord(?:aron|ado)|acuerdan|pact(?:aron|ado)|reanud(?:an|aron|ado)|"
    r"romp(?:ieron)|"
    r"restablec(?:en|ieron|ido)|negocia(?:n|ron)|se compromet(?:en|ieron))|"
    r"(?:ont )?(?:sign(?:é|ent|eront)|conclu(?:ent)?|convenu|repris|rompu|rétabli|négoci(?:é|ent)|échangé)|"
    r"sont convenus|"
    r"(?:haben|wollen|werden) (?:[\w-]{1,15}\s){0,8}?(?:unterzeichne(?:t|n)|vereinbar(?:t|en)|geschlossen|"
    r"schließen|verhandel[tn])|"
    r"unterzeichne(?:te)?n|vereinbar(?:t)?en|einig(?:t)?en sich|schlossen|verhandel(?:te)?n)\b",
    re.IGNORECASE,
)
_KIND_OF_RELATION = (
    r"(?:(?:bilateral|diplomatic|trade|economic|peace|border|strategic|political|military|security|"
    r"defen[cs]e|"
    r"commercial|cultural|mutual|energy|joint|close|closer|warm|free-trade|ceasefire)\s){0,2}"
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
    r"treasuries|"
    r"legislatures|cabinets|militaries|troops|soldiers|delegates|mediators|vessels|ships|warships|trawlers|"
    r"warplanes|patrols|gunboats|drones|(?:[a-z]+ )?(?:associations|"
    r"federations|unions|"
    r"railways|airlines|regulators|prosecutors|space agencies|chambers of commerce|stock exchanges|"
    r"intelligence services)) (?:of [a-z]+(?: and [a-z]+)? )?"
    r"(?:of|from|for|in) (?:both )?(?:the\s)?\Z",
    re.IGNORECASE,
)
# What says that the two are two: "their common border", "the two countries", "each other".
_TWO = lazy(
    r"\b(?:(?:the|these|both)\stwo\s(?:countries|nations|states|sides|neighbou?rs|governments|parties|"
    r"rivals|allies|foes)|"
    r"both\s(?:countries|nations|states|sides|governments|capitals|parties)|(?:their|the)\s(?:common|"
    r"shared|joint|mutual|"
    r"disputed|land|sea|maritime)\s(?:[a-z]{4,10}\s)?(?:border|frontier|boundary)|their\s(?:border|frontier)|"
    r"each\sother|one\sanother|bilateral\w*|neighbou?ring\s(?:countries|states))\b"
)
_CLAUSE_OPENS = lazy(
    r"(?:\A|[.!?:;]\s|[“\"”,]\s?|[—–]\s?|\b(?:as|that|which|when|after|before|if|because|while|and|but|"
    r"since|until|once|"
    r"whether|where|unless|although|though|both|how|why)\s)(?:the\s)?\Z",
    re.IGNORECASE,
)
_DOES_WITH = lazy(
    r"\s(?:[a-z]{2,12}\s){0,3}(?:beg[au]n|open(?:ed)?|start(?:ed)?|held|hold|enter(?:ed)?|conclud(?:e|ed)|"
    r"reach(?:ed)?|"
    r"attend(?:ed)?|walk(?:ed)?\sout\sof|quit|abandon(?:ed)?|break\soff|broke\soff|complet(?:e|ed)|"
    r"announc(?:e|ed)|"
    r"draft(?:ed)?|approv(?:e|ed)|finali[sz](?:e|ed)|launch(?:ed)?|renew(?:ed)?|extend(?:ed)?|violat(?:e|"
    r"ed)|observ(?:e|ed)|"
    r"honou?r(?:ed)?|accept(?:ed)?|made|make|want(?:ed)?|seek|sought|agree(?:d)?|reviv(?:e|ed)|fight|fought|"
    r"settl(?:e|ed)|mend(?:ed)?|patch(?:ed)?\sup|end(?:ed)?|mark(?:ed)?)\s(?:[\w’'-]{1,15}\s){0,5}?"
    r"(?:talks|negotiations|peace|pact|treaty|truce|ceasefire|accord|deal|agreement|summit|war|dispute|"
    r"quarrel|feud|border|"
    r"relations|ties|dialogue|differences|exercises|drills)\b"
)
# What a pair at the head of a clause does, but for what befalls a country and its towns alike.
_ACTS = lazy(
    r"\s(?:(?:have|has|had|will|would|could|must|should|may|might|can|did|do|not|never|each|both|also|then|"
    r"now|again|"
    r"once|since|soon|finally|long|only|on\s\w{6,9})\s){0,4}"
    r"(?!(?:suffer|benefit|attract|offer|boast|record|report|experience|rank|feature|remain|enjoy|need|"
    r"endur|welcom|"
    r"prosper|chang|grow|host|celebrat|observ|mark|look|seem|becom|turn|receiv|continu)[a-z]*\b)"
    r"(?:[a-z]{2,12}ed|met|made|held|cut|fought|began|broke|took|sent|built|split|struck|withdrew|went\sto|"
    r"quit|"
    r"spoke|(?<=will\s)[a-z]{3,12}|(?<=would\s)[a-z]{3,12}|(?<=must\s)[a-z]{3,12}|(?<=may\s)[a-z]{3,12})\b"
)
_SHAKES = lazy(
    r"\s(?:[a-z]{3,9}\s){0,2}(?:shook\shands|made\speace|make\speace|went\sto\swar|go\sto\swar|"
    r"mass(?:ed)?\stroops|"
    r"cooperat(?:e|ed)|haggl(?:e|ed)|bicker(?:ed)?|feud(?:ed)?|spar(?:red)?|consult(?:ed)?\s(?:each|with)|"
    r"hammer(?:ed)?\sout|buried\sthe\shatchet|pull(?:ed)?\sback|"
    r"(?:re)?open(?:ed)?\s(?:[a-z]{2,9}\s){0,2}(?:border|"
    r"crossings?|embass(?:y|ies)|frontier)|(?:clos|shut)(?:ed?)?\s(?:[a-z]{2,9}\s){0,2}(?:border|"
    r"crossings?|embass(?:y|ies)|"
    r"frontier)|compet(?:e|ed)|disput(?:e|ed)|contest(?:ed)?|(?:are|were|have\sbeen)\s(?:[a-z]{4,7}\s)?"
    r"(?:talking|negotiating|feuding|quarrel?ling|haggling|bickering|fighting|trading\s(?:fire|blows))|"
    r"jointly|mutually|(?:are|were|have\scome)\s(?:very\s)?(?:close|near|closer)\sto\s(?:a\s|an\s)?"
    r"(?:deal|accord|agreement|peace|war|truce|settlement|pact)|(?:on\sthe\s(?:brink|verge)\sof))\b"
)
_URGED = lazy(
    r"\b(?:urg(?:e|es|ed|ing)|press(?:es|ed|ing)?|ask(?:s|ed)?|told|call(?:s|ed|ing)?\s(?:on|upon)|"
    r"push(?:es|ed|ing)?|"
    r"invit(?:e|es|ed)|bring(?:s|ing)?|brought|forc(?:e|es|ed)|help(?:s|ed|ing)?|want(?:s|ed)?|"
    r"encourag(?:e|es|ed|ing)|"
    r"persuad(?:e|ed)|oblig(?:es|ed)|requir(?:es|ed)|allow(?:s|ed)?|commit(?:s|ted)|bind(?:s|"
    r"ing)?)\s(?:both\s)?(?:the\s)?\Z"
)
_TO_DO = lazy(
    r"\sto\s(?:[a-z]{3,10}ly\s)?(?:settle|resolve|end|sign|resume|hold|negotiate|talk|agree|share|open|"
    r"reopen|restore|respect|"
    r"observe|show\srestraint|exercise\srestraint|make|return|stop|refrain|work|cooperate|avoid|"
    r"de-?escalate|mend|find|honou?r|"
    r"withdraw|recogni[sz]e|implement|ratify|the\s(?:negotiating\s)?table)\b|\stogether\b|\scloser\b"
)
_NO_PARTIES = lazy(
    r"\b(?:choos\w+|choice|differ\w*|gap|gulf|divid\w+|split\w*|compar\w+|contrast\w*|somewhere|midway|"
    r"half-?way|"
    r"alternat\w+|moving|moves?|moved|shuttl\w+|migrat\w+|transit\w*|mail|parcels?|phone|calls?|confus\w+|"
    r"similar\w*|"
    r"analog\w+|pair\w*|match\w*|game|shared|spread|torn|lie[sd]?|lay|located|stretch\w*|distinction|"
    r"distinguish\w*|"
    r"link(?:ing|s|ed)?|connect\w*|corridor|hyphen|comma|space)\b",
    re.IGNORECASE,
)
_FLIGHTS = lazy(
    r"\b(?:flights|air\slinks?|air\sservices?|flight\sconnections?|visa-free\stravel)\s\Z", re.IGNORECASE
)
_MEDIATES = lazy(r"\b(?:[Mm]ediat\w+|[Ee]nvoys?|[Dd]iplomats?|[Nn]egotiators?|[Gg]o-betweens?)\b")
_STATE_OF_GEORGIA = lazy(
    r"\b(?:Atlanta|Savannah|Augusta|American\sstate|U\.?S\.?\sstate|Southern\sstate|peach\w*|Peach\sState)\b|"
    r"\b[Ss]tate\sof\sGeorgia\b|\bGeorgia\s(?:[Gg]overnor|Gov\.)"
)
_ACTION_BEFORE = lazy(
    r"\b(?:(?:signed|agreed|inked|brokered|reached|negotiated|sealed|concluded|"
    r"ratified|paid for|financed|funded|shared|claimed|disputed|contested|administered|mediated|proposed|"
    r"drafted|"
    r"jointly [a-z]+ed) (?:[\w-]{1,15}\s){0,2}?by|"
    rf"{_TIES} (?:that|which)|"
    r"(?:(?:air-?)?strikes?|pledges?|deals?|agreements?|accords?|pacts?|treat(?:y|ies)|ties|talks|"
    r"(?:customs |currency )?unions?|(?:cold )?wars?|feuds?|quarrels?|rivalry|frontiers?|borders?|blocs?|"
    r"exchanges?|ceasefire|"
    r"negotiations|relations|alliance|partnership|(?:joint )?(?:statement|communiqu[ée]|declaration|appeal|"
    r"protest|"
    r"initiative|proposal|venture|request)) (?:by|of|among|involving|from)|binds|binding|involv(?:es|ed)) "
    r"(?:the\s)?\Z",
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
    r"St\.?|Lake|"
    r"Greater|Little|Lower|Upper|University of)\s\Z"
)
_NAME_AFTER = lazy(r"[-‐‑]?\s?(?=([A-Z]))[^\W\d_]+|[-‐‑](?:based|born|backed|led|bound|style|area)\b")
_ENDS_AFTER = lazy(
    r"\s*(?:[.,;:!?)\]”\"’—–]|$|\s(?:and|or|after|over|on|in|as|to|at|since|amid|for|has|have|had|is|was|"
    r"are|were|will|"
    r"would|of|by|from|but|while|when|that|this|last|next|under|before|during|following|despite)\b)"
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
    r"hotels?|weather|rain|"
    r"snow|heat|infections?|cases|deaths|players?|fans|league|cup|medal\w*|points|votes?|goals?|cities|"
    r"towns|capital|capitals)\b",
    re.IGNORECASE,
)
_SOON = 60
_SENTENCE_END = lazy(r"[.!?]\s")
_WINDOW = 90
_NEAR = 120
_WIDE = 400
_THE_HAGUE = "hague"
_SEATS_OF_OTHERS = frozenset({"BE"})
"""Brussels speaks for the European Union and NATO rather than for Belgium."""


@rule(
    severity=Severity.ERROR,
    bad=(
        "Good ties [[between Kenya and Nairobi]] help the whole region, the minister said.",
        "The accord cleared the way for joint investment [[between Chile and Santiago]].",
        "On Monday [[Vietnam and Hanoi]] agreed to reopen the crossing.",
        "Talks broke down because [[Norway and Oslo]] could not agree on a fee.",
        "A vote is due on whether [[Iceland and Reykjavik]] should revive membership talks with Brussels.",
        "He said that [[Portugal-Lisbon]] relations had never been better.",
        "[[Norway, Oslo]] sign fisheries deal\n\nThe deal was signed on Tuesday, after two years of talks.",
        "[[Ghana signed a gas agreement with Accra]], the first of its kind.",
        "It was a meeting of [[Kenyan and Nairobi]] officials, the first this year.",
        "The accord that [[Moldova and Chisinau]] drafted last autumn lies in a drawer.",
        "Las relaciones [[entre Ecuador y Quito]] han mejorado.",
        "The spill came without a word of warning, say both [[Zambia and Lusaka]].",
        "[[Serbia recalled its ambassador from Belgrade]] on Friday, after the vote.",
        "It has been frosty [[between Tirana and Albania]] ever since.",
        "The quarrel has set [[Latvia against Riga]] for years.",
        "The costs are shared by the ministries of health of [[Lima and Peru]], he said.",
        "Under the pact that [[Nepal concluded with Kathmandu]] in spring, duties fall.",
        "The United Nations urged [[Chad and N’Djamena]] to settle it.",
        "Neither [[Jordan nor Amman]] would say who had crossed the river.",
    ),
    good=(
        "Relations between Kenya and Uganda are good, officials in Nairobi said.",
        "Talks between Nairobi and Kampala went on until midnight.",
        "Trains between France and Paris were full, and a border agreement did not help.",
        "The form makes you choose between Guatemala and Guatemala City, or between Kuwait and Kuwait City.",
        "The list names Samoa and American Samoa, Tonga and Nuku’alofa, Fiji and Suva.",
        "A trade pact between Washington and Oregon covers hops; the governor signed it for the United "
        "States.",
        "The dispute between Singapore and Malaysia is about water.",
        "Exporters to Quito have it easier: Ecuador and Quito appear under one name.",
        "Talks between the mayor of Rome and Italy, Rome's creditor, ended without a deal between Italy "
        "and Rome.",
        "Relations between Iran and Islamabad are strained.",
        "He had to choose between Portugal and Lisbon; the gap between Egypt and Cairo is one of wealth.",
        "The partnership between Georgia and Tbilisi pleased the governor in Atlanta.",
        "Tourists love both Italy and Rome, and neither Cuba nor Havana's old town lacks visitors.",
    ),
)
def own_capital(doc: Document) -> Iterator[Finding]:
    """A country and its own capital, named as if they were two parties.

    Newspapers call a government by its capital: "Islamabad" is Pakistan's government. "Relations between
    Pakistan and Islamabad" are therefore relations of a country with itself; nearly always the other
    country's name was meant. A rewrite that swaps names for their synonyms makes this mistake, and so does
    a tired sub-editor.

    The rule needs wording that makes two parties of the names: relations, talks, a deal, a border "between"
    them, the two "agreed" or "said", "X-Y ties", "X and Y officials", an envoy of the one to the other. A
    mere "between X and Y" that is no journey, choice or comparison, or a mere deed of the pair, is a warning.
    It says nothing of city states and pairs that share a name (Mexico City), of journeys and distances, of
    mere lists, of a city and its region (mayors, municipal offices), of Jerusalem, of The Hague, and of
    Washington beside other states of the union.
    """
    if not may_hold_own_capital(doc.spelt.lower):
        return
    text = doc.text
    headline = doc.headline
    paragraphs = doc.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    for first, second in itertools.pairwise(doc.places):
        if second.start - first.end > _WINDOW or not (first.capital_of or second.capital_of):
            continue
        paragraph = paragraphs[bisect_right(starts, first.start) - 1]
        if second.end > paragraph.end:
            continue
        named = first if first.capital_of else second
        capital = text[named.start : named.end]
        country = _shared(first, second, capital)
        if country is None:
            continue
        found = _parties(text, paragraph, first, second, paragraph == headline)
        if found is None or doc.in_furniture(span := found[0]):
            continue
        yield Finding(
            span.start,
            span.end,
            f"{capital} is the capital of {country.name}: a country and its own capital as two parties",
            severity=None if found[1] and not (first.peoples and not first.countries) else Severity.WARNING,
        )


def _shared(first: Place, second: Place, city: str) -> Country | None:
    """The country of which one is the name and the other the capital, and nothing but that."""
    if first.capital_of and second.capital_of:
        return None
    capital, other = (first, second) if first.capital_of else (second, first)
    if capital.countries or capital.peoples:
        return None
    for country in capital.capital_of:
        if country.kind == "nation" or country.code in _SEATS_OF_OTHERS:
            continue
        if country in (*other.countries, *other.peoples) and _speaks_for(country, city):
            return country
    return None


def _speaks_for(country: Country, city: str) -> bool:
    """Whether a town is where the government sits, and its name not the country's own."""
    names = {fold(name) for name in country.names}
    for capital in country.capitals:
        keys = [fold(name) for name in capital.names]
        if fold(city) not in keys:
            continue
        like = names.intersection(keys) or any(f" {name} " in f" {keys[0]} " for name in names)
        return not like and capital.status in ("capital", "seat") and _THE_HAGUE not in keys
    return False


@dataclass(frozen=True, slots=True)
class _Setting:
    """The words around and between two places."""

    before: str
    between: str
    after: str
    headline: bool


def _parties(
    text: str, paragraph: Span, first: Place, second: Place, headline: bool
) -> tuple[Span, bool] | None:
    """What to underline, if the wording makes two parties of the places, and whether it surely does."""
    setting = _Setting(
        text[max(paragraph.start, first.start - _NEAR) : first.start],
        text[first.end : second.start],
        text[second.end : min(paragraph.end, second.end + _NEAR)],
        headline,
    )
    start: int | None = None
    if _JOINED.match(setting.between):
        start = _joined(setting, first)
    elif _BODY_JOINED.fullmatch(setting.between):
        opening = _BETWEEN.search(setting.before)
        if opening and first.peoples and _is_relation(setting.before[: opening.start()]):
            start = len(setting.before) - opening.start()
    elif _related(setting, first) or _other_party(setting, first):
        start = 0
    alone = start is None and _JOINED.match(setting.between) is not None and _act_alone(setting, first)
    if alone:
        start = 0
    if start is None or _means_another(setting):
        return None
    georgian = any(country.code == "GE" for country in first.capital_of + second.capital_of)
    if georgian and _STATE_OF_GEORGIA.search(text):
        return None
    if any(country.code == "US" for country in first.capital_of + second.capital_of):
        near = text[max(paragraph.start, first.start - _WIDE) : min(paragraph.end, second.end + _WIDE)]
        if _STATE_OF_WASHINGTON.search(near):
            return None
    sure = not alone and (
        not start or _is_relation(setting.before[:-start]) or _RELATION_AFTER.match(setting.after) is not None
    )
    return Span(first.start - start, second.end), sure


def _other_party(setting: _Setting, first: Place) -> bool:
    """Whether an envoy, a neighbour, "along with", "neither … nor" make another party of the second place."""
    before, between, after = setting.before, setting.between, setting.after
    ends = _ENDS_AFTER.match(after) or _VERB_AFTER.match(after)
    if (_ENVOY_TO.fullmatch(between) or _ENVOY_FROM.fullmatch(between)) and (
        first.countries or first.peoples
    ):
        return ends is not None and not first.capital_of
    if _ENVOY_TO.fullmatch(between) and first.capital_of and between.startswith(("'", "’")):
        return _ENDS_AFTER.match(after) is not None or _GOES_ON.match(after) is not None
    if not first.countries and not first.capital_of:
        return False
    if _ITS_OTHER.fullmatch(between):
        return ends is not None and not first.capital_of
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


def _act_alone(setting: _Setting, first: Place) -> bool:
    """Whether a pair at the head of a clause acts, of which only a country and a party can be said."""
    if not first.countries and not first.capital_of:
        return False
    sentence = _SENTENCE_END.split(setting.before)[-1]
    return (
        _CLAUSE_OPENS.search(setting.before) is not None
        and _ACTS.match(setting.after) is not None
        and not _NAME_LIST.search(setting.before)
        and not _LISTS.search(sentence + setting.after)
    )


def _related(setting: _Setting, first: Place) -> bool:
    """Whether "X-Y ties", "X, Y sign …" in a headline, "X’s ties with Y" or "X signed … with Y" is said."""
    before, between, after = setting.before, setting.between, setting.after
    if _HYPHENATED.match(between):
        return _RELATION_AFTER.match(after) is not None
    if not first.countries and not first.capital_of:
        return False
    if setting.headline and _COMMA.match(between):
        return _PARTIES_AFTER.match(after) is not None
    opens = not before.strip() or before.rstrip().endswith((".", "!", "?", "“", '"', "”", ":"))
    subject = opens or _WITHIN.search(before) is None
    settled = (
        _TIES_WITH.match(between)
        or _SHARED_WITH.match(between)
        or (subject and _DONE_WITH.match(between))
        or (opens and (_SETTLED_WITH.match(between) or _ACCUSED.match(between)))
        or (_WITH.fullmatch(between) and _TIES_OF.search(before))
        or (_AGAINST.fullmatch(between) and _PITS.search(before))
    )
    return bool(settled and (_ENDS_AFTER.match(after) or _GOES_ON.match(after)))


def _means_another(setting: _Setting) -> bool:
    """Whether a place is part of a longer name, an owner, or a town rather than its government."""
    after = setting.after
    if (match := _NAME_AFTER.match(after)) and not (setting.headline and match[1]):
        return True
    if after.startswith(("'s ", "’s ")) and not _RELATION_AFTER.match(after):
        return True
    before = _SENTENCE_END.split(setting.before)[-1]
    after = _SENTENCE_END.split(after)[0]
    return bool(_NAME_BEFORE.search(setting.before) or _LOCAL.search(before) or _LOCAL.search(after))


def _is_relation(before: str) -> bool:
    """Whether the words before "between" end in a relation rather than a journey."""
    relation = max((match.end() for match in _RELATION.finditer(before)), default=-1)
    journey = max((match.end() for match in _TRAVEL.finditer(before)), default=-1)
    return relation > journey
