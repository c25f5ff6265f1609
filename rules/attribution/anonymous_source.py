from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.words import word_set

_LONGEST = 1_500
"""Characters of a sentence that are looked at."""
_REACH = 90
"""Characters before “asked not to be named” in which the person stands who asked."""
_QUALIFIERS = 3
"""Words between a determiner and the noun that it belongs to: “one senior party official”."""


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language speaks of sources without a name."""

    words: tuple[str, ...]
    """Parts of words, in small letters: a sentence that has none of them need not be looked at."""
    hint: re.Pattern[str] | None
    """The same as an expression, where the words alone say too little."""
    sure: re.Pattern[str]
    """Phrases that are enough by themselves."""
    spoken: re.Pattern[str] | None
    """Phrases that mean a source only where the sentence has a word of saying."""
    speech: re.Pattern[str] | None
    unnamed: re.Pattern[str]
    """“on condition of anonymity”, “who asked not to be named”."""
    person: re.Pattern[str]
    """Whom that is said of."""
    reason: re.Pattern[str]
    """Why the name is withheld: behind the phrase, in the same sentence."""
    determiners: frozenset[str]
    qualifiers: frozenset[str]
    """Words between which and the noun nothing stands: “senior party sources”, without a determiner."""
    definite: frozenset[str]
    """Words after which a source has been spoken of before, or is no person."""


def _any(*alternatives: str) -> re.Pattern[str]:
    return lazy("|".join(alternatives), re.IGNORECASE)


_SAID = (
    r"(?:said|says?|told|tells?|claim(?:ed|s)?|confirm(?:ed|s)?|revealed|reveals?|disclosed|added|"
    r"suggest(?:ed|s)?|indicated|insist(?:ed|s)?|warn(?:ed|s)?|alleged?|stated|hinted|described|expects?|"
    r"believes?|denied|explained|acknowledged|admitted|informed|cautioned|spoke)"
)
_KNOWS = (
    r"(?:(?:(?:directly|closely|intimately|very)\s)?(?:familiar\swith|close\sto|privy\sto)|briefed\son|"
    r"with\s(?:(?:direct|first-?hand|intimate|detailed|inside)\s)?knowledge\sof|knowledgeable\sabout)"
)
_NO_OBJECT = (
    rf"(?!(?:{_SAID}|have|has|had|was|were|is|are|that|who|which|as|and|but|in|on|at|by|for|from|to|"
    rf"would|will|"
    r"could|may|might|did|do|does|can|should|must|not|when|while|because|after|before)\b)"
)
_OBJECT = (
    rf"(?:(?:the|his|her|its|their|this|that|an?|"
    rf"those)\s)?{_NO_OBJECT}[\w’'-]{{1,25}}(?:\s{_NO_OBJECT}[\w’'-]{{1,25}}){{0,3}}"
)
_SOURCE = r"(?<![\w-])(?:sources?|insiders?)"
_PLACE = rf"(?:\s(?:in|at|within|inside|from|near)\s{_OBJECT})?"
_LATER = rf"(?=,?\s(?:(?:also|have|has|had|later|then|further|close|only)\s){{0,2}}{_SAID}\b)"
_CREDITED = (
    r"(?<!without\s)\b(?:according\sto|citing|cited|cites|quoting|quoted|told\sby)\s(?:(?!(?:of|and|in|"
    r"by|for|from|the|that|said)\b)[\w’'-]{1,25}\s){0,4}?"
)
_QUALIFIERS_EN = word_set(
    """
    senior government official anonymous unnamed unidentified diplomatic military security intelligence police
    industry company party club palace royal judicial court medical hospital local well-placed informed
    well-informed reliable credible trusted confidential ministry parliamentary presidential defence defense
    banking market trade union business airport port army rebel opposition congressional administration law
    enforcement top high-ranking high-level internal western foreign
    """
)
_NAMED = r"(?:named|identified|quoted(?:\sby\sname)?)"
_ENGLISH = _Language(
    words=tuple(
        "source insider anonym identified familiar close briefed knowledge privy quoted name".split()
    ),
    hint=_any(
        r"sources?\b|insider|anonym|\b(?:un)?(?:named|identified)|familiar\swith|close\sto|briefed|"
        r"knowledge|privy|quoted\b|\bnames?\b"
    ),
    sure=_any(
        rf"{_SOURCE}\s{_KNOWS}\s{_OBJECT}",
        rf"{_SOURCE}{_PLACE}{_LATER}",
        rf"{_CREDITED}(?P<span>{_SOURCE}(?:\s{_KNOWS}\s{_OBJECT}|{_PLACE}))(?![\w-])",
        r"\b(?:unnamed|unidentified|anonymous)\s(?:[\w’'-]{2,20}\s){0,3}?(?:officials?|aides?|diplomats?|"
        r"ministers?|"
        rf"executives?|officers?|lawmakers?|members?|advis[eo]rs?){_PLACE}{_LATER}",
    ),
    spoken=_any(
        r"\b(?:persons?|people|officials?|individuals?|someone|aides?|diplomats?|executives?|friends?|"
        r"bankers?|"
        rf"lawyers?|advis[eo]rs?|traders?|those|figures?|analysts?|employees?)\s{_KNOWS}\s{_OBJECT}"
    ),
    speech=_any(
        rf"\b(?:{_SAID}|according\sto|report(?:ed|s|edly)|citing|cited|quoted|learn(?:ed|t)|heard)\b"
    ),
    unnamed=_any(
        rf"\b(?:ask(?:ed|ing|s)|begg(?:ed|ing)|plead(?:ed|ing)|request(?:ed|ing|s)|wish(?:ed|es|ing)|"
        r"prefer(?:red|s|ring)|chose|"
        rf"want(?:ed|ing|s)|insist(?:ed|ing|s)\son)\s(?:not\s(?:to\s)?be(?:ing)?\s{_NAMED}|"
        rf"to\snot\sbe\s{_NAMED}|"
        r"to\s(?:remain|stay|be\skept)\s(?:anonymous|unnamed|nameless)|anonymity|remaining\sanonymous|"
        r"that\s(?:he|she|they|(?:his|her|their)\snames?)\snot\sbe\s(?:used|named|identified|published|"
        r"disclosed))",
        rf"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|(?:did|do|does|would)(?:\snot|n[’']t)\s(?:wish|"
        rf"want|like))\s(?:to\s(?:be\s{_NAMED}|give\s(?:his|her|their)\snames?)|(?:his|her|"
        rf"their)\snames?\s(?:to\sbe\s)?"
        r"(?:used|published|printed|disclosed|revealed))",
        r"\b(?:on|under)\s(?:the\s|strict\s)?(?:condition|cover|promise|guarantee)\sof\s(?:strict\s|"
        r"full\s)?anonymity",
        r"\bon\s(?:the\s)?condition\s(?:that\s)?(?:he|she|they|(?:his|her|their)\snames?)\s(?:would\s)?"
        rf"(?:not\sbe\s|be\snot\s|remain\s)(?:{_NAMED}|used|published|anonymous)",
        r"\bsp(?:oke|eaking)\s(?:[\w’'-]{2,14}\s){0,3}anonymously",
    ),
    person=_any(
        r"\b(?:sources?|persons?|people|officials?|insiders?|aides?|diplomats?|executives?|employees?|"
        r"staffers?|lawmakers?|legislators?|advis[eo]rs?|officers?|bankers?|lawyers?|attorneys?|traders?|"
        r"ministers?|managers?|politicians?|members?|individuals?|figures?|analysts?|investors?|"
        r"engineers?|workers?|doctors?|nurses?|teachers?|soldiers?|commanders?|agents?|investigators?|"
        r"detectives?|judges?|prosecutors?|residents?|villagers?|witness(?:es)?|relatives?|friends?|"
        r"colleagues?|players?|coach(?:es)?|brokers?|dealers?|consultants?|economists?|business(?:man|"
        r"men|woman|women)|m[ae]n|wom[ae]n|students?|participants?|delegates?|spokes(?:m[ae]n|wom[ae]n|"
        r"persons?|people)|negotiators?|envoys?|councillors?|candidates?|directors?|scientists?|"
        r"activists?|captain|pilot|guard|one\sof\s(?:them|those))\b"
    ),
    reason=_any(
        r"\b(?:because|since|as\s(?:he|she|they|the|it)|for\s(?:fear|security|safety|privacy)|fearing|"
        r"citing|due\sto|owing\sto|out\sof\sfear|to\s(?:protect|discuss|describe|talk|avoid|speak|share|"
        r"preserve)|given|lest|in\sorder|so\s(?:as|that))\b"
    ),
    qualifiers=_QUALIFIERS_EN,
    determiners=word_set(
        "a an one two three four five six several some many multiple various another other numerous"
    ),
    definite=word_set(
        """
        the this that these those both its his her their our my your news media press online open data
        web water energy food light heat power fuel historical primary secondary ancient written
        published public internet literary renewable archival roman greek latin medieval byzantine
        ottoman documentary income
        """
    ),
)

_REASONS_ES = (
    r"\b(?:porque|ya\sque|dado\sque|debido\sa|por\s(?:temor|miedo|razones|motivos|no\sestar)|pues)\b"
)
_SPANISH = _Language(
    words=("fuente", "anonimato", "anónim", "persona", "allegad", "identific", "nombr", "reserva"),
    hint=None,
    sure=_any(
        r"\b(?:una?\s)?fuentes?\s(?:(?:del?|de\sla|de\slos|en|dentro)\s(?:\w{2,25}\s){0,3}?|"
        r"\w{3,20}(?:es|as|al|a|o|os)\s)?(?:cercanas?|próximas?|conocedoras?|familiarizadas?)\s(?:al?|"
        r"del?|con)\s[\w’'-]{2,25}(?:\s[\w’'-]{2,25})?",
        r"(?<=según\s)(?:una\s)?fuentes?(?:\s(?!(?:que|el|los|se|no|y|en|ha|han|hay)\b)[\w’'-]{1,25}){0,4}",
        r"\b(?:dijo|dijeron|señaló|señalaron|indicó|"
        r"indicaron)\s(?P<said>(?:una\s)?fuentes?(?:\s(?!(?:que|el|a)\b)[\w’'-]{1,25}){0,3})",
        r"\b(?:una?\s)?fuentes?(?:\s(?!son\b|dijo\b|que\b)[\w’'-]{1,25}){0,4}?(?=,?\s(?:dij(?:o|eron)|"
        r"señal(?:ó|aron)|asegur(?:ó|aron)|indic(?:ó|aron)|confirm(?:ó|aron)|afirm(?:ó|aron)|explic(?:ó|"
        r"aron)|revel(?:ó|aron)|inform(?:ó|aron)|apunt(?:ó|aron)|consultad[ao]s?)\b)",
        r"\b(?:personas?|allegados?)\s(?:cercanas?\sa|familiarizadas?\scon|"
        r"con\sconocimiento\sde)\sl?[\w’'-]{1,25}(?:\s[\w’'-]{2,25})?",
    ),
    spoken=None,
    speech=None,
    unnamed=_any(
        r"\b(?:bajo|con|a)\s(?:la\s)?(?:condición|garantía)\sde(?:l)?\s(?:anonimato|"
        r"no\sser\s(?:identificad|nombrad|citad)[ao]s?)",
        r"\bbajo\s(?:el\s)?anonimato",
        r"\b(?:pidi(?:ó|eron)|solicit(?:ó|aron)|prefiri(?:ó|eron)|quis(?:o|ieron)|pide|"
        r"prefiere)\s(?:(?:permanecer|mantenerse|quedar)\s(?:en\s(?:el\s)?anonimato|anónim[ao]s?)|"
        r"(?:el\s)?anonimato|(?:no\s(?:ser|dar|revelar)\s|(?:que\s)?no\sse\s)(?:identificad[ao]s?|"
        r"nombrad[ao]s?|citad[ao]s?|(?:su|sus)\snombres?|revel\w{1,4}\ssu\snombre|identific\w{1,4})|"
        r"(?:guardar|mantener)\s(?:el\sanonimato|su\snombre\sen\sreserva))",
    ),
    person=_any(
        r"\b(?:fuentes?|personas?|funcionari[oa]s?|diplomátic[oa]s?|diputad[oa]s?|ejecutiv[oa]s?|"
        r"trabajador(?:es|as?)?|vecin[oa]s?|testigos?|agentes?|policías?|militar(?:es)?|médic[oa]s?|"
        r"emplead[oa]s?|asesor(?:es|as?)?|dirigentes?|miembros?|familiar(?:es)?|abogad[oa]s?|"
        r"empresari[oa]s?)\b"
    ),
    reason=_any(_REASONS_ES),
    qualifiers=frozenset(),
    determiners=word_set(
        "un una unos unas dos tres cuatro varios varias algunos algunas otro otra otros otras"
    ),
    definite=word_set("la las el los su sus esta estas"),
)
_FRENCH = _Language(
    words=("source", "anonym", "personne", "nommé", "cité", "identifié"),
    hint=None,
    sure=_any(
        r"\b(?:une?|des|plusieurs|deux)\s(?:autres?\s)?sources?(?:\s(?!a\b|ont\b|"
        r"de\srevenus?)[\w’'-]{2,25}){0,2}?\sproches?\s(?:du|des|d[’']|de(?:\s(?:la\b|"
        r"l[’']))?)\s?[\w’'-]{2,25}(?:\s(?!a\b|ont\b)[\w’'-]{2,25})?",
        r"\b(?:selon|d[’']après)\s(?P<span>(?:une|des|plusieurs|deux|trois|nos|"
        r"certaines)\s(?:autres?\s)?sources?(?:\s(?!(?:qui|que|a|ont|le|les|il|elle|dans|à|"
        r"et)\b)[\w’'-]{1,25}){0,4})",
        r"\b(?:a|ont|dit|indique|confie|affirme|explique|précise)\s(?:(?:indiqué|déclaré|confié|précisé|"
        r"affirmé|expliqué|annoncé|confirmé|rapporté|dit|"
        r"appris)\s)?(?:à\sl[’']AFP\s)?(?P<said>une\ssource(?:\s[\w’'-]{4,25})?)",
        r"\b(?:apprend-on|a-t-on\sappris|indique-t-on|confirme-t-on)\s(?P<source>(?:de|"
        r"auprès\sd[e’'])\s?sources?(?:\s[\w’'-]{2,25})?)",
        r"\bde\ssources?\s(?:policières?|judiciaires?|diplomatiques?|gouvernementales?|concordantes?|"
        r"sûres?|syndicales?|sécuritaires?|militaires?|médicales?|hospitalières?|parlementaires?|"
        r"proches?\s[\w’'-]{2,12}\s[\w’'-]{2,25})",
        r"\b(?:une|des|plusieurs|deux)\ssources?(?:\s[\w’'-]{2,25}){0,3}?(?=,?\s(?:a|ont)\s(?:déclaré|"
        r"dit|indiqué|affirmé|confirmé|précisé|expliqué|assuré|révélé)\b)",
        r"\b(?:une|des|plusieurs)\spersonnes?\s(?:proches?\sdu\sdossier|au\sfait\s(?:du\sdossier|"
        r"de\sl[’']affaire)|familières?\sd[ue]\s(?:la\s)?[\w’'-]{2,20})",
    ),
    spoken=None,
    speech=None,
    unnamed=_any(
        r"\bsous\s(?:le\ssceau\sde\s|couvert\sd[e’']\s?|condition\sd[e’']\s?)?(?:l[’'])?anonymat",
        r"\b(?:requis|requérant|demandé|demandant|souhaité|souhaitant|préféré|préférant|"
        r"réclamé)\s(?:à\s)?(?:(?:garder|conserver|rester|préserver)\s)?(?:l[’']anonymat|(?:son|"
        r"leur)\sanonymat|anonymes?|(?:à\s)?ne\spas\sêtre\s(?:nommée?s?|citée?s?|identifiée?s?))",
    ),
    person=_any(
        r"\b(?:sources?|personnes?|responsables?|fonctionnaires?|diplomates?|conseill(?:er|ère)s?|"
        r"élue?s?|députée?s?|cadres?|témoins?|habitante?s?|polici(?:er|ère)s?|militaires?|médecins?|"
        r"employée?s?|salariée?s?|proches?|ministres?|membres?|officiers?|syndicalistes?)\b"
    ),
    reason=_any(
        r"\b(?:parce\squ|car\b|faute\sd|par\s(?:crainte|peur)|pour\s(?:des\sraisons|ne\spas)|"
        r"n[’']étant\spas)"
    ),
    qualifiers=frozenset(),
    determiners=word_set("un une des deux trois quatre plusieurs certains certaines quelques autre autres"),
    definite=word_set("la le les sa son ses leur leurs cette ces"),
)
_GERMAN = _Language(
    words=(
        "kreisen",
        "vertraut",
        "insider",
        "quelle",
        "umfeld",
        "anonym",
        "ungenannt",
        "namentlich",
        "genannt",
        "zitiert",
        "erwähnt",
    ),
    hint=None,
    sure=_any(
        r"\b(?:aus|in)\s(?:(?:den|gut|informierten|unterrichteten|diplomatischen|"
        r"politischen)\s){0,3}(?:[\w-]{3,25}kreisen|Kreisen\s(?:des|der|von)\s[\w-]{2,25})\b",
        r"\b(?:eine\s|zwei\s|mehrere\s)?mit\s(?:der|dem|"
        r"den)\s[\w-]{3,25}\svertraute[nr]?\s(?:Person(?:en)?|Personenkreis|Quellen?)",
        r"\b(?:laut|von|nach\sAngaben\s(?:von|aus)|sagte[n]?|sagen|berichteten?)\s(?P<span>(?:(?:ein|"
        r"einem|eine|einer|mehrere|mehreren)\s)?Insidern?|(?:anonymen|informierten|"
        r"ungenannten)\sQuellen)\b",
        r"\baus\sdem\sUmfeld\s(?:des|der|von)\s[\w-]{2,25}(?=[^.]{0,60}\b(?:hieß|heißt|verlautete|erfuhr|"
        r"gesagt)\b)",
    ),
    spoken=None,
    speech=None,
    unnamed=_any(
        r"\bunter\s(?:der\s)?(?:Bedingung|Zusicherung)\s(?:der|von|seiner|ihrer)?\s?Anonymität",
        r"\b(?:anonym|ungenannt)\sbleiben\s(?:will|wollte[n]?|möchten?)",
        r"\bnicht\s(?:namentlich\s|mit\s(?:seinem|ihrem)\sNamen\s)?(?:genannt|zitiert|"
        r"erwähnt)\swerden\s(?:will|wollte[n]?|möchten?)",
        r"\b(?:namentlich\snicht|nicht\snamentlich)\s(?:genannte|benannte)[rnsm]?\s[\w-]{3,25}",
    ),
    person=_any(
        r"\b(?:Quellen?|Person(?:en)?|Insider|Mitarbeiter(?:in)?|Beamte[rn]?|Diplomat(?:en|in)?|"
        r"Abgeordnete[rn]?|Manager(?:in)?|Zeug(?:e|en|in)|Anwohner(?:in)?|Polizist(?:en|in)?|Sprecher|"
        r"Funktionär|Minister(?:in)?|Berater(?:in)?|Händler(?:in)?|Soldat(?:en)?|Ärzt(?:e|in)|Arzt)\b"
    ),
    reason=_any(r"\b(?:weil|da\s(?:er|sie|die|das)|aus\s(?:Angst|Furcht|Sorge)|um\s)"),
    qualifiers=frozenset(),
    determiners=word_set("ein eine einer einem einen zwei drei mehrere einige weitere"),
    definite=word_set("der die das den dem"),
)
_PORTUGUESE = _Language(
    words=("fonte", "anonimato", "pessoa", "identific", "divulgado", "revelado"),
    hint=None,
    sure=_any(
        r"\b(?:uma?\s|duas\s)?fontes?(?:\s(?!de\srenda)[\w’'-]{1,25}){0,3}?\s(?:próximas?|ligadas?|"
        r"familiarizadas?|com\sconhecimento)\s(?:a[os]?|à|com|"
        r"d[eoa])s?\s[\w’'-]{1,25}(?:\s[\w’'-]{2,25})?",
        r"\b(?:segundo|conforme|de\sacordo\scom)\s(?P<span>(?:uma\s|duas\s)?fontes?(?:\s(?!(?:que|e|se|"
        r"não|em|há)\b)[\w’'-]{1,25}){0,4})",
        r"\b(?:uma?\s)?fontes?(?:\s(?!são\b|que\b)[\w’'-]{1,25}){0,4}?(?=,?\s(?:diss(?:e|eram)|"
        r"afirm(?:ou|aram)|inform(?:ou|aram)|confirm(?:ou|aram)|revel(?:ou|aram)|relat(?:ou|aram)|"
        r"garant(?:iu|iram)|ouvidas?)\b)",
        r"\bpessoas?\s(?:próximas?\sa[os]?|à|familiarizadas?\scom|"
        r"com\sconhecimento\sd[eoa])s?\s[\w’'-]{1,25}(?:\s[\w’'-]{2,25})?",
    ),
    spoken=None,
    speech=None,
    unnamed=_any(
        r"\bsob\s(?:a\s)?(?:condição\sde\s|reserva\sde\s|garantia\sde\s)?anonimato",
        r"\b(?:pedi(?:u|ram)|solicit(?:ou|aram)|prefer(?:iu|iram)|pede)\s(?:(?:para\s)?(?:(?:manter|"
        r"ficar\sno|permanecer\sno)\s(?:o\s)?)?anonimato|(?:para\s)?não\s(?:ser|se|"
        r"ter\so\snome)\s(?:identificad[oa]s?|identificar|divulgado|revelado))",
        r"\bnão\squis(?:eram)?\s(?:se\sidentificar|ser\sidentificad[oa]s?)",
    ),
    person=_any(
        r"\b(?:fontes?|pessoas?|funcionári[oa]s?|diplomatas?|deputad[oa]s?|executiv[oa]s?|moradores?|"
        r"testemunhas?|policia(?:l|is)|militar(?:es)?|médic[oa]s?|empregad[oa]s?|assessor(?:es|as?)?|"
        r"integrantes?|parentes?|advogad[oa]s?|empresári[oa]s?|aliad[oa]s?)\b"
    ),
    reason=_any(r"\b(?:porque|já\sque|pois|por\s(?:medo|temor|receio|não|questões|razões|motivos))\b"),
    qualifiers=frozenset(),
    determiners=word_set(
        "um uma uns umas dois duas três vários várias alguns algumas outro outra outros outras"
    ),
    definite=word_set("a as o os sua suas esta estas"),
)
_ITALIAN = _Language(
    words=("fonte", "fonti", "anonim", "persone", "citat", "nominat", "identificat"),
    hint=None,
    sure=_any(
        r"\b(?:una?\s|due\s|alcune\s)?font[ei](?:\s[\w’'-]{1,25}){0,2}?\svicin[ae]\s(?:a(?:l|lla|i|gli|"
        r"lle|ll[’'])?)\s?[\w’'-]{2,25}(?:\s[\w’'-]{2,25})?",
        r"\b(?:secondo|stando\sa)\s(?P<span>(?:una\s|alcune\s|diverse\s)?font[ei](?:\s(?!(?:che|il|lo|la|"
        r"i|si|non|e|in|ha|hanno)\b)[\w’'-]{1,25}){0,4})",
        r"\b(?:una?\s)?font[ei](?:\s(?!sono\b|che\b)[\w’'-]{1,25}){0,4}?(?=,?\s(?:ha|hanno)\s(?:detto|"
        r"riferito|confermato|spiegato|rivelato|dichiarato|assicurato)\b)",
        r"\b(?:riferiscono|fanno\ssapere|spiegano|confermano)\s(?P<source>(?:alcune\s)?fonti\s(?:di|del|"
        r"della|dell[’'])?\s?[\w’'-]{3,25}(?:\s[\w’'-]{3,25})?)",
        r"\bpersone\s(?:vicine\sa(?:l|lla|i|ll[’'])?|a\sconoscenza\sde(?:l|lla|i|gli|"
        r"ll[’']))\s?[\w’'-]{2,25}",
    ),
    spoken=None,
    speech=None,
    unnamed=_any(
        r"\b(?:a|in|sotto)\s(?:la\s)?condizion[ei]\sdi\s(?:anonimato|non\sessere\s(?:citat|nominat|"
        r"identificat)[oaie])",
        r"\bsotto\sanonimato",
        r"\b(?:chiesto|chiede|chiedono|preferito|preferisce|voluto|vuole)\s(?:di\s)?(?:l[’']anonimato|"
        r"(?:restare|rimanere|mantenere)\s(?:anonim[oaie]|l[’']anonimato|nell[’']anonimato)|"
        r"non\sessere\s(?:citat|nominat|identificat)[oaie])",
    ),
    person=_any(
        r"\b(?:font[ei]|person[ae]|funzionari[oae]?|diplomatic[oihe]{1,2}|deputat[oaie]|dirigent[ei]|"
        r"testimon[ei]|resident[ei]|agent[ei]|poliziott[oai]|militar[ei]|medic[oai]|dipendent[ei]|"
        r"consiglier[eai]|parent[ei]|avvocat[oaie])\b"
    ),
    reason=_any(r"\b(?:perché|poiché|in\squanto|per\s(?:paura|timore|ragioni|motivi|non))\b"),
    qualifiers=frozenset(),
    determiners=word_set("un una uno due tre alcuni alcune diversi diverse altro altra altri altre"),
    definite=word_set("la le il lo gli i sua sue questa queste"),
)
_LANGUAGES = {
    "en": _ENGLISH,
    "es": _SPANISH,
    "fr": _FRENCH,
    "de": _GERMAN,
    "pt": _PORTUGUESE,
    "it": _ITALIAN,
}
_NOT_AUTHORISED = lazy(
    r"\b(?:not\s(?:been\s)?|un)(?:authori[sz]ed|allowed|permitted|cleared)\sto\s(?:speak|talk|discuss|"
    r"comment|brief|be|give|disclose)\b"
)
_WORD = lazy(r"[\w’'-]+\Z")
_FIRST_WORD = lazy(r"[\w’'-]+")
_PUBLICATION = lazy(r"Insider\b")
_NO_QUALIFIER = word_set(
    """
    of in on at from to and or with by as but that who which said says told is are was were for about without
    citing quoting according de des du del della dei di y et und e von mit que qui
    """
)


@rule(
    severity=Severity.INFO,
    bad=(
        "The line will close in May, [[a person close to the railway]] said. The ministry was silent.",
        "The mill is for sale, according to [[people familiar with the talks]]. Its owner is Petra Lund.",
        "Talks broke down at dawn, said [[two diplomats who asked not to be named]]. Both went home.",
        "[[Government sources]] told this newspaper that the vote would be put off.",
        "[[One official, speaking on condition of anonymity]], said that the dam had never been inspected.",
        Example(
            "El puente sigue cerrado, según [[fuentes del ministerio]]. La alcaldesa no quiso comentarlo.",
            language="es",
        ),
        Example(
            "Le pont restera fermé jusqu’en mai, selon [[une source proche du dossier]].",
            language="fr",
        ),
        Example(
            "Die Brücke bleibt gesperrt, sagte [[ein Beamter, der nicht namentlich genannt werden wollte]].",
            language="de",
        ),
    ),
    good=(
        "The spring is a water source, and local sources of clay said to be pure are rare.",
        "A spokeswoman, Petra Lund, said that the ministry had no other sources of income.",
        "“A source told me so, and I believed it,” Lund said of the book.",
        "Two guards, who asked not to be named because they fear for their jobs, said the gate was open.",
        "The woman, who cannot be named for legal reasons, will be sentenced in May.",
        "People close to the river moved out. Nobody familiar with the road would drive it at night.",
        "The source said that it would pay; he wanted to be named as its owner.",
        "Open sources say much, and news sources reported the rest. Roman sources told it otherwise.",
    ),
)
def anonymous_source(doc: Document) -> Iterator[Finding]:
    """A person whose words are reported without a name: "a source close to …", "people familiar with …".

    Readers cannot weigh what somebody without a name says. Most houses allow it as an exception, for facts
    that cannot be had otherwise, and ask that the article says why the name is withheld.

    The rule knows the customary phrases of English, Spanish, French, German, Portuguese and Italian. It is
    silent where the sentence gives the reason ("who asked not to be named because …", "who was not
    authorised to speak"), within quotations and headlines, of spokespersons and officials in general, and
    of a source that was spoken of before ("the source said").

    Name the source, or say what they know it from and why they are not named.
    """
    language = _LANGUAGES.get(doc.language or "en")
    if language is None or not _may_tell(doc.text, language):
        return
    quoted = [Span(q.start, q.end) for q in doc.quoted if not q.depth and q.opened and q.closed]
    seen: set[str] = set()
    for sentence in doc.body_sentences:
        end = min(sentence.end, sentence.start + _LONGEST)
        span = _mention(doc.text, sentence.start, end, language)
        if span is None or doc.slice(span).lower() in seen:
            continue
        before = bisect_right(quoted, span.start, key=_start) - 1
        if before < 0 or quoted[before].end <= span.start:
            seen.add(doc.slice(span).lower())
            yield Finding(*span, "this source has no name, and no reason is given")


def _may_tell(text: str, language: _Language) -> bool:
    """Whether a text has any of the words: plain strings are found in a tenth of an expression's time."""
    small = text.lower()
    return any(word in small for word in language.words)


def _start(span: Span) -> int:
    return span.start


def _mention(text: str, start: int, end: int, language: _Language) -> Span | None:
    """The first source without a name in a sentence, unless the sentence gives the reason."""
    if not _may_tell(text[start:end], language) or _NOT_AUTHORISED.search(text, start, end):
        return None
    if language.hint and not language.hint.search(text, start, end):
        return None
    speaks = language.speech is None or language.speech.search(text, start, end) is not None
    unnamed = language.unnamed.search(text, start, end)
    if unnamed:
        # A donor or a winner may want no name either; with “anonymity” somebody speaks.
        if not (speaks or "anonym" in unnamed[0].lower()) or language.reason.search(text, unnamed.end(), end):
            return None
        persons = list(language.person.finditer(text, max(start, unnamed.start() - _REACH), unnamed.start()))
        if not persons:
            return Span(*unnamed.span())
        first, _ = _phrase_start(text, start, persons[-1].start(), language)
        return Span(first, unnamed.end())
    for expression in (language.sure, language.spoken if speaks else None):
        for match in expression.finditer(text, start, end) if expression else ():
            group = next((name for name, value in match.groupdict().items() if value), 0)
            first, known = _phrase_start(text, start, match.start(group), language)
            # With a capital it is a publication: Business Insider.
            if not known and not _PUBLICATION.match(match[group]):
                return Span(first, match.end(group))
    return None


def _word_before(text: str, start: int, at: int) -> str:
    match = _WORD.search(text[max(start, at - 30) : at].rstrip())
    return match[0] if match else ""


def _phrase_start(text: str, start: int, at: int, language: _Language) -> tuple[int, bool]:
    """Where the noun phrase begins whose noun stands at ``at``, and whether it is of something known.

    At its determiner, if one is near; else before the adjectives that go with a source.
    """
    first = qualified = at
    joined = True
    own = _FIRST_WORD.match(text, at)
    if own and own[0].lower() in language.determiners:
        return at, False
    for _ in range(_QUALIFIERS + 1):
        word = _word_before(text, start, first)
        gap = text[max(start, first - 1) : first]
        if not word or not gap.isspace() or word.lower() in _NO_QUALIFIER:
            break
        before, first = first, text.rindex(word, start, first)
        if word.lower() in language.determiners:
            return first, False
        if word.lower() in language.definite:
            return first, True
        joined = joined and (
            word.lower() in language.qualifiers or (word[0].isupper() and bool(language.qualifiers))
        )
        if joined and qualified == before:
            qualified = first
    return qualified, False
