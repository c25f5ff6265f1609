from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.agreement import disagreements
from auditor.text.complements import COMPLEMENTS
from auditor.text.frames import Frame, of
from auditor.text.inflection import plural, verb_forms
from auditor.text.misspelt import misspelt
from auditor.text.tortured import in_case
from auditor.text.verb_groups import VERB_GROUPS

_MODAL = r"will|would|can|could|should|must|shall|cannot|won’t|won't|wouldn’t|wouldn't|couldn’t|couldn't"
_THIRD = {
    "stays": "stay", "makes": "make", "takes": "take", "gives": "give", "gets": "get", "goes": "go",
    "comes": "come", "becomes": "become", "begins": "begin", "brings": "bring", "helps": "help",
    "keeps": "keep", "has": "have", "is": "be", "does": "do", "wants": "want", "seems": "seem",
    "allows": "allow", "remains": "remain", "includes": "include", "continues": "continue",
    "provides": "provide", "leads": "lead", "requires": "require", "receives": "receive",
    "decides": "decide", "tries": "try", "happens": "happen", "meets": "meet", "pays": "pay",
    "sends": "send", "opens": "open", "closes": "close", "ends": "end", "helped": "help", "went": "go",
    "came": "come", "took": "take", "gave": "give", "became": "become", "began": "begin", "knew": "know",
    "saw": "see", "wrote": "write", "fell": "fall", "grew": "grow", "serves": "serve", "covers": "cover",
    "reaches": "reach", "joins": "join", "says": "say", "finds": "find", "attends": "attend",
    "appears": "appear", "arrives": "arrive", "applies": "apply", "agrees": "agree",
}  # fmt: skip
_DONE = {
    "went": "gone", "took": "taken", "gave": "given", "wrote": "written", "knew": "known",
    "chose": "chosen", "drove": "driven", "flew": "flown", "grew": "grown", "spoke": "spoken",
    "threw": "thrown", "began": "begun", "fell": "fallen", "ate": "eaten", "forgot": "forgotten",
    "froze": "frozen", "rode": "ridden", "rose": "risen", "stole": "stolen", "swam": "swum", "wore": "worn",
    "did": "done", "saw": "seen",
}  # fmt: skip
_BASE = {
    "went": "go", "came": "come", "took": "take", "gave": "give", "knew": "know", "wrote": "write",
    "got": "get", "made": "make", "said": "say", "told": "tell", "found": "find", "left": "leave",
    "began": "begin", "wanted": "want", "had": "have", "was": "be", "were": "be", "happened": "happen",
    "tried": "try", "became": "become", "thought": "think", "kept": "keep", "paid": "pay", "met": "meet",
    "gets": "get", "wants": "want", "has": "have", "makes": "make", "goes": "go", "takes": "take",
    "knows": "know", "seems": "seem", "works": "work", "comes": "come", "gives": "give", "looks": "look",
    "means": "mean",
}  # fmt: skip
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens|hundreds|"
    r"thousands|several|many"
)
_VOWEL_SOUND = (
    r"(?:a[bcdfgijlmnprstvwx]|e[abcdfgilmnpqrstxy]|i[bcdglmnprst]|o[abcdfgiklmprstuvw](?!e\b)|u[gl]|un(?!i)|"
    r"um|up|ur(?!i|a)|us(?!a|e|u))[a-z]{2,20}"
)
_NOT_VOWEL = r"(?!one|once|unan|eu|ew|uni|use|usu|uto|ura|uri|ubi|ufo|oui|ouij)"
_CONSONANT_SOUND = (
    r"(?:[bcdfgjklmnpqrstvwyz][a-z]{2,20}|european|university|union|unit|united|user|usual|unique|one)"
)
_ABBREVIATIONS = frozenset(
    """
    etc inc ltd co corp jr sr st vs no dr mr mrs ms prof gen sen rep gov capt lt col sgt dept est approx jan
    feb mar apr jun jul aug sep sept oct nov dec cf al ca vol ed pp fig nr art sec min max tel ext ave pct
    """.split()
)
_SINGULAR_HEAD = (
    r"[a-z]{2,16}(?:usal|oval|ival|ment|tion|sion|ness|ance|ence|ism|ship|ure|cy)|decision|report|attack|"
    r"plan|"
    r"move|visit|trial|ruling|vote|price|cost|number|result|sale|death|arrest|strike|storm|fire|crash|deal"
)
_COLLECTIVE = (
    r"(?:government|administration|management|population|generation|nation|union|coalition|opposition|"
    r"corporation|"
    r"organi[sz]ation|association|federation|commission|delegation|institution|foundation|parliament|"
    r"majority|"
    r"minority|portion|number|proportion|section|fraction|combination|selection|collection|constituency|"
    r"agency|"
    r"leadership|partnership|membership|department|congregation|contingent|battalion|procession|"
    r"confederation|"
    r"audience|alliance|insurance|establishment|regiment|detachment|entertainment|championship|station|"
    r"succession|concentration|assortment|variety|profession|division|region|team|pair|couple)"
)

_THEY_S = (
    r"(?!always|sometimes|perhaps|besides|nowadays|afterwards|ours|themselves|towards|otherwise|was|has|is|"
    r"does|less|unless|across|thus|plus|yes|regardless)[a-z]{2,18}[a-rt-z](?<![iu])s"
)
_FROM_THERE = r"(?!(?:and|or|that|which|who|have|are|were|is|was)\b)[a-z]{2,16}"


def _whole(pattern: str) -> Callable[[str], object]:
    """Whether a word fits a pattern; remembered, for the same words follow "a" and "an" in every text."""
    return lru_cache(maxsize=4096)(re.compile(pattern).fullmatch)


_SPELT = of(
    "fbi mp mps ngo suv hiv nhl nfl nba mba mri sms lgbt afp eu imf atm id ioc epa ecb rpg x ak sos r f fa "
    "mot nypd lng lpg us uk un uae unesco unicef usb nato nasa"
)
"""Abbreviations and the letters of "X-ray" whose first sound is not that of the letter as a word has it."""

_NUMBERS = of("two three four five six seven eight nine ten twelve thirty")


def _may_be_spelt(word: str) -> bool:
    return word[:1].isdigit() or word.partition("-")[0].partition("&")[0] in _SPELT


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word.isdigit()


# Past forms, and none of the adjectives that end alike.
_ED = (
    r"(?!(?:need|feed|speed|proceed|succeed|exceed|bleed|breed|heed|seed|weed|shed|embed|wed|red|bed|indeed|"
    r"hundred|sacred|naked|unprecedented|supposed|so-called|fed|led|instead|un[a-z]+|in[a-z]+ted|"
    r"newspapered)\b)"
    r"[a-z]{3,18}ed"
)
_BARE = (
    r"(?:accuse|adopt|allow|announce|appoint|approve|arrest|build|carry|choose|convict|create|declare|decide|"
    r"deliver|destroy|detain|discuss|displace|elect|evacuate|expel|explain|identify|impose|inform|injure|"
    r"install|introduce|invite|involve|kill|launch|publish|reject|remove|rescue|sentence|steal|suspend|take|"
    r"transfer|treat|write|give|know|cause|play|accept|arrange|bury|capture|confirm|criticise|criticize|"
    r"expect|"
    r"hijack|invade|kidnap|postpone|propose|prosecute|prove|provide|receive|recognise|recognize|recover|"
    r"reinforce|repair|replace|resolve|shoot|spend|submit|threaten|withdraw)"
)
# Verbs whose plain form is no noun and no adjective, and another word than their participle.
_ONLY_VERBS = (
    r"(?:accuse|allow|announce|appoint|begin|bring|build|buy|choose|confirm|convince|decide|declare|deliver|"
    r"destroy|detain|displace|eat|elect|evacuate|expel|explain|forget|forgive|give|hear|identify|impose|"
    r"inform|"
    r"injure|install|introduce|invade|involve|kidnap|know|lend|lose|make|overthrow|postpone|propose|"
    r"prosecute|"
    r"publish|rebuild|receive|recover|remove|replace|resolve|seek|sell|send|speak|submit|suspend|take|teach|"
    r"tell|think|threaten|undertake|withdraw|write)"
)
# Those that may be nouns too, where who did it follows.
_VERBS_BY = (
    r"(?:arrest|award|ban|design|drop|elect|find|fire|grant|hold|murder|name|order|"
    r"pay|"
    r"plan|pledge|promise|push|question|raise|reject|release|rescue|seize|sign|stop|tow|urge|warn|win)"
)
_PARTICIPLE = _DONE | {"tore": "torn", "hid": "hidden", "shook": "shaken"}
_COUNTED = (
    r"(?:house|home|road|bridge|school|hospital|shop|farm|farmer|villager|official|soldier|driver|teacher|"
    r"doctor|"
    r"passenger|victim|resident|town|village|building|family|ship|boat|car|truck|bus|train|plane|tree|animal|"
    r"minister|leader|player|worker|voter|protester|person|attack|expert|factory|region|island|river|"
    r"neighbou?r|investor|analyst|patient|refugee|migrant|member|journalist|lawyer|candidate)"
)


_JOINING = frozenset("@#/._-=")
_MOST_SPACED = 2
_APART = 40
"""Characters between a subject and its verb from which the verb alone is marked."""
_AROUND = 100
"""Characters before and behind the word that announces a frame within which it stands."""
_SPLIT = {
    "no where": "nowhere", "any where": "anywhere", "every where": "everywhere", "some where": "somewhere",
    "some thing": "something", "every thing": "everything", "my self": "myself", "him self": "himself",
    "them selves": "themselves", "our selves": "ourselves", "your selves": "yourselves",
    "where as": "whereas", "with out": "without", "there fore": "therefore", "can not": "cannot",
    "an other": "another", "worth while": "worthwhile",
}  # fmt: skip
_FRAMES = {
    "despite of": "despite", "suppose to": "supposed to", "discussed about": "discussed",
    "discussing about": "discussing", "discusses about": "discusses", "mentioned about": "mentioned",
    "emphasized on": "emphasized", "emphasised on": "emphasised", "stressed on": "stressed",
    "capable to": "capable of", "consists from": "consists of", "depends of": "depends on",
    "responsible of": "responsible for", "returned back": "returned", "regards to": "regard to",
    "everyone of": "every one of", "much people": "many people", "much things": "many things",
    "many informations": "much information", "these type": "these types", "these kind": "these kinds",
    "these sort": "these sorts", "those type": "those types", "those kind": "those kinds",
    "consist from": "consist of", "consisted from": "consisted of", "consisting from": "consisting of",
    "comprises of": "comprises", "comprising of": "comprising", "superior than": "superior to",
    "inferior than": "inferior to", "prior than": "prior to", "unable of": "unable to",
    "incapable to": "incapable of", "in contrary to": "contrary to", "on contrary to": "contrary to",
    "in spite the": "in spite of the", "accordingly to": "according to", "afraid from": "afraid of",
    "similar than": "similar to", "depend of": "depend on",
    "depended of": "depended on", "depending of": "depending on", "depended from": "depended on",
    "depends from": "depends on", "discuss about": "discuss", "how much people": "how many people",
    "less people": "fewer people", "its self": "itself",
}  # fmt: skip
_CHECKS: tuple[Frame, ...] = (
    Frame(
        lazy(
            rf"(?<![\w’'-])(?<![Tt]he )(?<![Hh]is )(?<![Hh]er )(?<![Ff]ree )(?<![Gg]ood )(?:{_MODAL}) "
            rf"(?:(?:not|also|still|never) )?({'|'.join(_THIRD)})\b(?!-)"
        ),
        "behind “will”, “can” and the like stands the plain form of the verb",
        lambda m: m[0][: m.start(1) - m.start()] + _THIRD[m[1]],
        first=of(
            "will would can could should must shall cannot won’t won't wouldn’t wouldn't couldn’t "
            "couldn't not also still never"
        ),
        second=frozenset(_THIRD),
    ),
    Frame(
        lazy(rf"\b(?:did|does|do)(?: not|n’t|n't) ({'|'.join(_BASE)})\b(?!-)"),
        "behind “did not” stands the plain form of the verb",
        lambda m: m[0][: m.start(1) - m.start()] + _BASE[m[1]],
        first=of("not didn’t didn't doesn’t doesn't don’t don't"),
        second=frozenset(_BASE),
    ),
    Frame(
        lazy(rf"\b(?:has|have|’ve|'ve) (?:(?:also|already|not|never|just) )?({'|'.join(_DONE)})\b(?!-)"),
        "behind “has” and “have” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + _DONE[m[1]],
        first=of("has have also already not never just"),
        second=frozenset(_DONE),
    ),
    Frame(
        lazy(
            # “Schools in each of the 16 regions are shut”: the subject stands before.
            r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bto )(?<!\bon )(?<!\bfor )(?<!\bfrom )(?<!\bwith )(?<!\bby )"
            r"\b[Ee]ach of (?:the |these |those |its |their |his |her )?(?:\w+ ){0,2}?\w+ (were|are|have)\b"
        ),
        "“each” takes a singular verb",
        lambda m: m[0][: m.start(1) - m.start()] + {"were": "was", "are": "is", "have": "has"}[m[1]],
        first=of("each"),
        second=of("of"),
    ),
    Frame(
        lazy(
            r"(?<!more than )(?<!least )(?<!than )\b[Oo]ne of (?:the|these|those|its|their|his|her) "
            r"(?:\w+ )?[a-z]{3,20}s (were|are|have)\b(?! been the)"
        ),
        "“one” takes a singular verb",
        lambda m: m[0][: m.start(1) - m.start()] + {"were": "was", "are": "is", "have": "has"}[m[1]],
        first=of("one"),
        second=of("of"),
    ),
    Frame(
        lazy(
            rf"\b[Tt]here (is|was) (?:{_NUMBER}) (?!or\b|per\b|and\b|a\b|hundred\b|too\b|times\b|years\b)"
            r"[a-z]{3,20}s\b(?! worth|’|')"
        ),
        "more than one takes a plural verb",
        lambda m: m[0].replace(f" {m[1]} ", {"is": " are ", "was": " were "}[m[1]], 1),
        first=of("there"),
        second=of("is was"),
    ),
    Frame(
        lazy(
            r"(?:(?<=\. )|(?<=\n)|\b(?:that|because|when|while|although|but|said) )"
            r"(?<!asked that )(?<!demanded that )(?<!insisted that )(?<!requested that )(?<!suggested that )"
            r"(?<!recommended that )(?<!ordered that )(?<!urged that )(?<!proposed that )"
            r"(?:[Hh]e|[Ss]he|[Ii]t) (?:have|are|do not|don’t|don't)\b"
        ),
        "“he”, “she” and “it” take a singular verb",
        first=of("he she it"),
        second=of("have are do don’t don't"),
    ),
    Frame(
        lazy(rf"\b(?<!what )(?<!than )[Tt]hey ({_THEY_S})\b"),
        "“they” takes a plural verb",
        lambda m: None,
        first=of("they"),
        second=_whole(_THEY_S),
    ),
    Frame(
        lazy(
            r"\b(?<!what )(?<!What )(?<!than )(?:[Tt]hey|[Ww]e|(?<!er )(?<!new )(?<!real )(?<! of )[Yy]ou) "
            r"(was|has|is)\b(?! it\b)"
        ),
        "“they”, “we” and “you” take a plural verb",
        first=of("they we you"),
        second=of("was has is"),
    ),
    Frame(
        lazy(
            r"\b([Tt]his|[Ee]very|[Ee]ach|[Aa]nother) (articles|countries|companies|people|children|women|"
            r"men|"
            r"cities|reports|houses|weeks|months|changes|problems|reasons|measures|students|workers|"
            r"officers|questions|players|products|books)\b(?!’|')"
        ),
        "a singular word stands before a plural one",
        first=of("this every each another"),
        second=of(
            "articles countries companies people children women men cities reports houses weeks months "
            "changes problems reasons measures students workers officers questions players products books"
        ),
    ),
    Frame(
        lazy(
            r"\b([Tt]hese|[Tt]hose|[Ss]everal|[Mm]any) (country|company|article|child|woman|city|report|"
            r"house|"
            r"week|month|problem|reason|measure|student|worker|officer|question|player|product|book|car)\b"
            r"(?![-’'\w]| \w)"
        ),
        "a plural word stands before a singular one",
        first=of("these those several many"),
        second=of(
            "country company article child woman city report house week month problem reason measure student "
            "worker officer question player product book car"
        ),
    ),
    Frame(
        lazy(
            r"\b(?:[Cc]ould|[Ww]ould|[Ss]hould|[Mm]ust|[Mm]ight) of (?=been|had|done|gone|taken|made|"
            r"known|seen|"
            r"come|got|given|won|said)"
        ),
        "“of” stands for “have”",
        lambda m: m[0].replace(" of ", " have "),
        first=of("could would should must might"),
        second=of("of"),
    ),
    Frame(
        lazy(r"(?<![\w-])(?:the an|an the|a the|a an|an a)(?= [a-z]{3})(?<! A)"),
        "two articles in a row",
        first=of("a an the"),
        second=of("a an the"),
    ),
    Frame(
        lazy(r"(?<![\w-])the a(?= [a-z]{3,20}\b)(?! (?:la|cappella|priori|posteriori|and|or|is|in)\b)"),
        "two articles in a row",
        first=of("a an the"),
        second=of("a an the"),
    ),
    Frame(
        lazy(r"\b([Ii]t)(’s|'s) (own|themselves)\b"),
        "the possessive is “its”",
        lambda m: f"{m[1]}s {m[3]}",
        first=of("it’s it's"),
        second=of("own themselves"),
    ),
    Frame(
        lazy(
            r"\b(?:[Mm]ore|[Ll]ess|[Rr]ather|[Bb]etter|[Ww]orse|[Bb]igger|[Ss]maller|[Hh]igher|[Ll]ower|"
            r"[Ll]arger|[Ff]ewer|[Gg]reater|[Oo]lder|[Yy]ounger|[Ff]aster|[Ee]asier|[Ll]onger) then "
            r"(?=an?\b|the\b|\d|any\b|one\b|two\b|just\b|ever\b|most\b|that\b|it\b|you\b|in \d{4}|last\b|"
            r"expected\b|usual\b)"
        ),
        "“than” belongs here",
        lambda m: m[0].replace(" then ", " than "),
        first=of(
            "more less rather better worse bigger smaller higher lower larger fewer greater older younger "
            "faster easier longer"
        ),
        second=of("then"),
    ),
    Frame(
        lazy(
            r"\b(?:[Mm]ore|[Mm]ost) (better|worse|bigger|smaller|easier|cheaper|faster|higher|lower|older|"
            r"younger|stronger|larger|best|biggest|worst)\b(?! (?:and|than ever|people|women|men|workers|"
            r"adults|children|students|voters)\b)"
        ),
        "the comparison stands twice",
        lambda m: m[1],
        first=of("more most"),
        second=of(
            "better worse bigger smaller easier cheaper faster higher lower older younger stronger larger "
            "best biggest worst"
        ),
    ),
    Frame(
        lazy(r"(?<![\w-])(informations|furnitures|luggages|softwares|homeworks|equipments|advices)\b"),
        "the word has no plural",
        lambda m: m[1][:-1],
        first=of("informations furnitures luggages softwares homeworks equipments advices"),
    ),
    Frame(
        lazy(
            r"(?:(?<=[a-z]{2} )|(?<=[a-z], )|(?<=\. )|(?<=\n))i(?:’m|'m|’ve|'ve|’ll|'ll|’d|'d|"
            r"(?= [a-z]{2,20} [a-z]))"
            r"(?![\w.-])"
        ),
        "“I” is a capital",
        lambda m: "I" + m[0][1:],
        first=of("i i’m i'm i’ve i've i’ll i'll i’d i'd"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])to (setup|login|signup|backup|workout|checkout|cleanup|logon)"
            r"(?= (?:a|an|the|your|his|her|their|our|its|my|and|or|to|with|for|in|on|at)\b)"
        ),
        "the verb is two words",
        lambda m: "to " + re.sub(r"(up|out|in|on)\Z", r" \1", m[1]),
        first=of("to"),
        second=of("setup login signup backup workout checkout cleanup logon"),
    ),
    Frame(
        lazy(
            r"\b(?:[Tt]his (?:are)|[Tt]hese (?:is|was|has)|[Tt]hose (?:is|was|has))\b"
            r"(?= (?:a|an|the|not|very|all|some|my|your|his|her|our|their|also)\b)"
        ),
        "the verb and “this” or “these” disagree",
        first=of("this these those"),
        second=of("are is was has"),
    ),
    Frame(
        lazy(
            r"(?<!\w)(?:is|are|was|were) (consists?|consisted|happened|occurred|depends?|belongs?|"
            r"exists?|arrives?|"
            r"seems?|"
            r"includes?|contains?|remains?)(?= (?:of|in|on|to|at|by|from|the|a|an)\b)"
        ),
        "two verbs in a row",
        first=of("is are was were"),
        second=of(
            "consist consists consisted happened occurred depend depends belong belongs exist exists "
            "arrive arrives "
            "seem "
            "seems include includes contain contains remain remains"
        ),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])one of the (?:most [a-z]{4,16}|best|biggest|largest|oldest|first|greatest|main|"
            r"major|"
            r"finest|leading|top|worst|easiest|fastest) "
            r"(place|city|country|company|person|way|thing|reason|event|book|film|player|product|issue|"
            r"problem|"
            r"tool|website|site|method|school|university|game|brand|artist|city|town|hotel|team|feature|area|"
            r"factor|service)(?= (?:in|of|for|that|to|on|is|was|you|we|I|which|who)\b|[.,])"
        ),
        "“one of” takes a plural",
        lambda m: m[0] + "s" if not m[1].endswith("y") else m[0][:-1] + "ies",
        first=of("one"),
        second=of("of"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])[Yy]our (?=(?:not|going|looking|trying|getting|doing|welcome to|a (?:[a-z]{2,16} )?"
            r"(?:man|woman|person|fan|student|parent|beginner|member|business|[a-z]{3,14}er))\b)"
        ),
        "“you are” is “you’re”",
        lambda m: f"{m[0][0]}ou’re",
        first=of("your"),
        second=of("not going looking trying getting doing welcome a"),
    ),
    Frame(
        lazy(r"(?<!\w)[Ii]ts (?=(?:a|an|the|been)\b (?!cappella|la|priori)(?:[a-z]{2,20})\b)"),
        "“it is” is “it’s”",
        lambda m: f"{m[0][0]}t’s",
        first=of("its"),
        second=of("a an the been"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:other|different|less|more|fewer|older|bigger|sooner|"
            r"rather) then (?=[a-z])(?!you\b|than\b)"
        ),
        "“than” belongs here",
        lambda m: m[0].replace(" then ", " than "),
        first=of("other different less more fewer older bigger sooner rather"),
        second=of("then"),
    ),
    Frame(
        lazy(r"(?<![\w’'-])everyday(?=[.!?]|,? (?:and|for|to|in|at|from|until|we|they|he|she|I)\b)"),
        "“every day” is two words here",
        lambda m: "every day",
        first=of("everyday"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:to|can|will|not|could|would) loose (?=(?:the|a|his|her|their|your|my|its|"
            r"weight|money|"
            r"control|time|sight|interest|power)\b)"
        ),
        "“lose” belongs here",
        lambda m: m[0].replace("loose", "lose"),
        first=of("to can will not could would"),
        second=of("loose"),
    ),
    Frame(
        lazy(
            r"(?<!\w)(?:[Ll]ets|[Ww]hos) (?=(?:go|look|see|take|start|talk|say|get|face|hope|begin|make|"
            r"going)\b)"
        ),
        "an apostrophe is missing",
        lambda m: {"lets": "let’s", "Lets": "Let’s", "whos": "who’s", "Whos": "Who’s"}[m[0].strip()],
        first=of("lets whos"),
        second=of("go look see take start talk say get face hope begin make going"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty) (years|"
            r"months|weeks|days)"
            r" (?=(?:experience|notice|imprisonment|jail|salary|pay)\b)"
        ),
        "an apostrophe is missing",
        lambda m: m[0].rstrip() + "’",
        first=of("years months weeks days"),
        second=of("experience notice imprisonment jail salary pay"),
    ),
    Frame(
        lazy(r"(?<![\w.])(?:U\.S|U\.K|U\.N|i\.e|e\.g|a\.m|p\.m|Ph\.D|D\.C)(?=[ ,;][a-z ])"),
        "the abbreviation lacks its last full stop",
        lambda m: m[0] + ".",
        first=of("s k n e g m d c"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])to (made|went|took|gave|came|got|knew|wrote|said|told|became|began|thought|kept|"
            r"makes|"
            r"gets|takes|goes|gives|finds)(?= (?:the|a|an|it|them|him|her|to|in|his|their|your|this)\b)"
        ),
        "behind “to” stands the plain form of the verb",
        lambda m: "to " + (_BASE.get(m[1]) or _THIRD[m[1]]),
        first=of("to"),
        second=of(
            "made went took gave came got knew wrote said told became began thought kept makes gets takes "
            "goes "
            "gives finds"
        ),
    ),
    Frame(
        lazy(r"(?<![\w’'-])(" + "|".join(_SPLIT) + r")(?![\w’'-])(?! only\b| to be\b| just\b)"),
        "this is one word",
        lambda m: _SPLIT[m[1]],
        first=frozenset(phrase.split()[0] for phrase in _SPLIT),
        second=frozenset(phrase.split()[1] for phrase in _SPLIT),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])((?i:"
            + "|".join(_FRAMES)
            + r"))(?![\w’'-])(?! whom\b| which\b| bring| what| course\b|"
            r" \d| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
        ),
        "the words do not go together",
        lambda m: in_case(_FRAMES[m[1].lower()], m[1]),
        first=frozenset(phrase.split()[0] for phrase in _FRAMES),
        second=frozenset(phrase.split()[1] for phrase in _FRAMES),
    ),
    Frame(
        lazy(
            r"(?<![\w’'.,-])(?:a|an|the) ((?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|"
            r"thirty) "
            r"(?:year|month|week|day|hour|minute|mile|metre|meter|page|storey|"
            r"story))(?= [a-z]{4,20}\b)(?! old\b)"
        ),
        "a hyphen joins the number to its unit before a noun",
        lambda m: m[0].replace(m[1], m[1].replace(" ", "-")),
        first=of("a an the"),
        second=_is_number,
    ),
    Frame(
        lazy(r"(?<![\w’'-])(?:a|an|the) (?:\d{1,3}|[a-z]{3,10}) year old(?= [a-z]{3,20}\b)(?! and\b)"),
        "hyphens join the parts of an age before a noun",
        lambda m: m[0].replace(" year old", "-year-old"),
        first=of("year"),
        second=of("old"),
    ),
    Frame(
        lazy(r"(?<!\w)[Tt]here own\b|(?<!\w)[Yy]our welcome\b(?= [a-z.!])"),
        "a word that sounds alike",
        first=of("there your"),
        second=of("own welcome"),
    ),
    Frame(
        lazy(r"(?<![\w’'.-])((?<![\w,&] )A|a) (" + _NOT_VOWEL + _VOWEL_SOUND + r")\b(?![-’']|\.\w)"),
        "“an” stands before a vowel sound",
        lambda m: f"{m[1]}n {m[2]}",
        first=of("a"),
        second=_whole(_NOT_VOWEL + _VOWEL_SOUND),
    ),
    Frame(
        lazy(r"(?<![\w’'.-])([Aa])n (" + _CONSONANT_SOUND + r")\b(?![-’']|\.\w)"),
        "“a” stands before a consonant sound",
        lambda m: f"{m[1]} {m[2]}",
        first=of("an"),
        second=_whole(_CONSONANT_SOUND),
    ),
    Frame(
        lazy(
            rf"(?:(?<=[a-z] )|(?<=[a-z]s’ ))(?<!the )(?<!his )(?<!her )(?<!their )(?<!its )(?<!free "
            rf")(?<!good )"
            rf"(?<!The )(?<!political )(?<!a )(?<!how )(?<!nor )(?<!so )(?<!neither )(?<!why )(?<!what "
            rf")(?<!where )"
            rf"(?:{_MODAL}) (?:(?:not|also|still|never) )?({_ED})\b(?![-’'])(?=[ .,])"
        ),
        "behind “will”, “can” and the like stands the plain form of the verb",
        first=of(
            "will would can could should must shall cannot won’t wouldn’t couldn’t not also still never"
        ),
        second=_whole(_ED),
    ),
    Frame(
        lazy(rf"\b(?:did|does|do)(?: not|n’t|n't) ({_ED})\b(?![-’'])(?=[ .,])"),
        "behind “did not” stands the plain form of the verb",
        first=of("not didn’t didn't doesn’t doesn't don’t don't"),
        second=_whole(_ED),
    ),
    Frame(
        lazy(rf"(?:(?<=\. )|(?<=\n))(?:He|She|They|It|We|The [a-z]{{3,20}}) did ({'|'.join(_DONE)}|came)\b"),
        "“did” takes the plain form of the verb",
        first=of("did"),
        second=of(" ".join((*_DONE, "came"))),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:wants?|wanted|plans?|planned|hopes?|hoped|expected|agreed|decided|promised|"
            rf"tried|"
            rf"refused|unable|able|likely|forced|intends?|intended|asked|allowed|began|begun|vowed|pledged|"
            rf"failed|"
            rf"managed|needs?|needed|seeks?|seeking|trying) to ({_ED})(?= (?:the|a|an|his|her|its|their|it|"
            rf"them|him)\b)"
        ),
        "behind “to” stands the plain form of the verb",
        first=of("to"),
        second=_whole(_ED),
    ),
    Frame(
        lazy(rf"(?<![\w’'-])(?:{_MODAL}|may|might) (?:not )?been\b"),
        "“have been”, or “be”, belongs here",
        first=of("will would can could should must shall cannot may might not"),
        second=of("been not"),
    ),
    Frame(
        lazy(r"(?<![\w’'-])(?:has|have|had) (?:not )?be (?=[a-z])"),
        "“been” belongs here",
        lambda m: m[0].replace(" be ", " been "),
        first=of("has have had not"),
        second=of("be"),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:been|being|(?:was|were|is|are|be)(?= [a-z]{{2,12}} (?:by|in|on|at|from|with|"
            rf"last|"
            rf"during|after)\b)) ({_BARE})\b(?![-’'])"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("been being was were is are be"),
        second=_whole(_BARE),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:been|being|was|were) (began|took|gave|wrote|went|chose|stole|drove|spoke|"
            r"threw|knew|"
            r"grew|fell|tore|hid|shook|did|flew|ate)\b(?![-’'])"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + _PARTICIPLE[m[1]],
        first=of("been being was were"),
        second=frozenset(_PARTICIPLE),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:[Tt]hey|[Ww]e|[Yy]ou|[Tt]hese|[Tt]hose) (doesn|wasn|isn|hasn)[’']t\b|"
            r"(?<![\w’'-])(?<! or )(?<! and )I (?:is|has|are|were not|doesn[’']t)(?= [a-z])"
        ),
        "the pronoun takes another form of the verb",
        first=of("they we you these those i"),
        second=of("doesn’t wasn’t isn’t hasn’t doesn't wasn't isn't hasn't is has are were"),
    ),
    Frame(
        lazy(r"(?<![\w’'-])(?:[Hh]e|[Ss]he) use to (?=[a-z])"),
        "“used to” belongs here",
        lambda m: m[0].replace("use to", "used to"),
        first=of("he she"),
        second=of("use"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])[Bb]etween ([$€£]?\d[\d.,]{0,12}%?|one|two|three|four|five|six|seven|eight|nine|"
            r"ten|"
            r"twenty|thirty|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
            r"March|April|"
            r"May|June|July|August|September|October|November|December) to (?=[$€£]?\d|[A-Z]|[a-z]{3,7}\b)"
        ),
        "“between” goes with “and”",
        lambda m: m[0][:-3] + "and ",
        first=of("between"),
    ),
    Frame(
        lazy(
            r"(?:(?<=\. )|(?<=\n)|(?<=\bthat )|(?<=\bsaid ))[Tt]he number of (?:[a-z]{3,14} "
            r")?(?!people\b)[a-z]{3,16}s"
            r" (have|are|were) (?:risen|increased|grown|fallen|dropped|doubled|tripled|reached|rising|"
            r"growing|"
            r"falling|expected|declined|jumped|climbed|going|up|down|set|believed|thought|unknown|not|now|"
            r"likely|still)\b"
        ),
        "“the number” takes a singular verb",
        lambda m: m[0].replace(f" {m[1]} ", {"have": " has ", "are": " is ", "were": " was "}[m[1]]),
        first=of("number"),
        second=of("of"),
    ),
    Frame(
        lazy(
            r"\b[Tt]here are an? (?!number|few|couple|lot|hundred|thousand|dozen|million|billion|handful|"
            r"variety|"
            r"range|series|host|great|good|wide|large|small|huge|growing|whole|half|pair|ton|bunch|group|"
            r"total|"
            r"multitude|plethora|myriad|wealth|limited|further|maximum|minimum|mix|mixture|majority|minority|"
            r"fair|vast|significant|considerable|certain|further|hundred|score|string|slew|raft|array|set|"
            r"combination|fraction|quarter|third|estimated|additional|record|reported|list|load|mass|crowd|"
            r"world|trillion|surprising|tremendous|massive|large|big|bit|mere|lots)"
            r"[a-z]{3,16}(?= (?:with|in|at|on|for|that|which|between|of|here|today)\b|[.,])"
        ),
        "one takes a singular verb",
        lambda m: m[0].replace("here are a", "here is a"),
        first=of("there"),
        second=of("are"),
    ),
    Frame(
        lazy(r"(?<![\w’'.-])a ((?:hour|honest|honou?r|heir)[a-z]{0,5})\b(?![-’'])"),
        "“an” stands before a vowel sound",
        lambda m: f"an {m[1]}",
        first=of("a"),
        second=_whole(r"(?:hour|honest|honou?r|heir)[a-z]{0,5}"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'.-])a (8\d{0,2}(?:,\d{3})?|1[18](?:,\d{3})?|FBI|MP|MPs|NGO|SUV|HIV|NHL|NFL|NBA|MBA|"
            r"MRI|SMS|"
            r"LGBT|AFP|EU|IMF|ATM|ID|IOC|EPA|ECB|RPG|X-ray|AK-47|SOS|R&B|F-16|FA|MOT|NYPD|LNG|LPG|"
            r"SOS)\b(?![,.]\d|/)"
        ),
        "“an” stands before a vowel sound",
        lambda m: f"an {m[1]}",
        first=of("a"),
        second=_may_be_spelt,
    ),
    Frame(
        lazy(
            r"(?<![\w’'.-])([Aa])n (US|UK|UN|UAE|UNESCO|UNICEF|USB|NATO|NASA|[2-79]\d?|1[02-79]|"
            r"[2-7]\d\d)\b(?![,.:/]\d|/)"
        ),
        "“a” stands before a consonant sound",
        lambda m: f"{m[1]} {m[2]}",
        first=of("an"),
        second=_may_be_spelt,
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:[Mm]any|[Ss]everal|[Tt]hese|[Tt]hose|[Vv]arious|[Bb]oth|[Nn]umerous) "
            rf"({_COUNTED})(?= (?:was|"
            rf"were|is|are|has|have|had|of the|in the)\b)"
        ),
        "a plural word stands before a singular one",
        lambda m: m[0] + "s" if m[1][-1] != "y" else m[0][:-1] + "ies",
        first=of("many several these those various both numerous"),
        second=_whole(_COUNTED),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])one of the (?:[a-z]{{3,12}}est|best|worst|most [a-z]{{4,16}}) ({_COUNTED}|"
            rf"man|woman|storm|match|case|"
            rf"crime|disaster|accident|season|street|day|flood|fire|deal|defeat)(?= (?:in|of|ever|to|on|"
            rf"at)\b|[.,])"
        ),
        "“one of” takes a plural",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{plural(m[1])}",
        first=of("one"),
        second=of("of"),
    ),
    Frame(
        lazy(r"(?:(?<=\. )|(?<=\n))According (?:with|the|from|by) (?=[a-z]{2,20}|[A-Z])"),
        "“according to” belongs here",
        first=of("according"),
        second=of("with the from by"),
    ),
    Frame(
        lazy(
            r"\blook(?:s|ed|ing)? forward to (meet|see|hear|have|get|be|become|continue|receive|welcome|"
            r"work with)(?= (?:the|a|an|his|her|their|our|its|you|them|him|with|from|more)\b)"
        ),
        "behind “forward to” stands the “-ing” form",
        first=of("forward"),
        second=of("to"),
    ),
    Frame(
        lazy(
            r"(?:(?<=\. )|(?<=\n))The (?:man|woman|boy|girl|people|men|women) which (?=(?:is|was|are|were|"
            r"had|has)\b)"
        ),
        "“who” belongs here",
        lambda m: m[0].replace(" which", " who"),
        first=of("which"),
        second=of("is was are were had has"),
    ),
    Frame(
        lazy(
            rf"\b(?:[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Bb]oth|[Dd]ozens|"
            rf"[Hh]undreds) of "
            rf"(?:the|these|those|its|his|her|their) ((?!family\b){_COUNTED})(?= (?:have|are|were|who|"
            rf"had|said)\b)"
        ),
        "a plural word stands before a singular one",
        lambda m: m[0][: m.start(1) - m.start()] + plural(m[1]),
        first=of("many several two three four five six both dozens hundreds"),
        second=of("of"),
    ),
    Frame(
        lazy(r"(?<![\w’'-])(?<! of )those who (?:has|was|is)\b"),
        "“those” takes a plural verb",
        first=of("those"),
        second=of("who"),
    ),
    Frame(
        lazy(
            rf"(?<!did )(?<!do )(?<!does )(?<!done )(?<!doing )\b(?:was|were|been|being) (?:not |also "
            rf"|later |"
            rf"never |"
            rf"now )?({_ONLY_VERBS})(?=[.,;]|\s(?:by|in|on|at|from|for|during|after|since|before|last|with|"
            rf"to)\b)"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("was were been being"),
        second=_whole(rf"{_ONLY_VERBS}|not|also|later|never|now"),
    ),
    Frame(
        lazy(rf"(?<![\w’'-])(?:has|have|had|was|were) (?:been )?({_VERBS_BY}) (?=by (?:the|a|an|[A-Z]))"),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("been was were"),
        second=_whole(_VERBS_BY),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|who) had (?:not |also |already |never |just )?"
            rf"({_ONLY_VERBS}|leave(?= behind\b| the (?:country|city|house|town)\b))(?![\w’'-])"
        ),
        "behind “had” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("had"),
        second=_whole(rf"{_ONLY_VERBS}|leave|not|also|already|never|just"),
    ),
    Frame(
        lazy(
            r"(?:(?<=\band )|(?<=\bit )|(?<=\bwhich )|(?<=\bthat )|(?<=\bhas )|(?<=\bhave )|(?<=\bhad )|"
            r"(?<=\bwill )|(?<=\bwould )|(?<=\bcould )|(?<=\berror )|(?<=\bmistake ))(costs? to "
            r"(?:him|her|them|us|me)) (?=[$€£]?\d|his |their |two |three |four |five |six |seven |eight "
            r"|nine |"
            r"ten |dozens |hundreds |thousands |millions |the "
            r"(?:title|job|seat|post|lead|match|game|election|race)\b)"
        ),
        "“cost” takes no “to”",
        lambda m: m[0].replace(" to ", " "),
        first=of("cost costs"),
        second=of("to"),
    ),
    *COMPLEMENTS,
    *VERB_GROUPS,
)
_PLURAL_VERB = lazy(
    rf"(?:\. |\n)((?:The|A|This|His|Her|Its|Their|[A-Z][\w-]{{1,20}}’s|The [a-z]{{3,20}}’s) "
    rf"(?!{_COLLECTIVE}\b)(?:{_SINGULAR_HEAD})(?: (?:of|to|on|for|in|against|over) "
    rf"(?:(?:the|a|an|its|his|her|new|old) )?{_FROM_THERE}(?: {_FROM_THERE})?){{1,3}} "
    r"(?:have|are|were) [a-z]{3,20}\b)"
)
_SPACED = lazy(r" (?:([,;])(?<=[a-z]{3}..)(?= ?[a-z])|([.?!:])(?<=[a-z]{3}..)(?=\s[A-Z]|\Z))")
_MARKS = lazy(r"(?:,,|;;|\.\.|,\.|, \.|, ,)(?=\s|\Z)(?!\s\.|\s{1,4}[\d$€£¥(])")
_WORD_BEFORE = lazy(r"(?:\A|[\s(“\"])([a-z]{3,20})\Z")
_STRAY = lazy(
    r"(?:’s|'s) (?:also|then|later|further|again) (?:announced|said|told|stated|added|confirmed|noted|"
    r"declared|called|urged|warned|stressed|emphasi[sz]ed|expressed|visited|met|signed|accused)\b"
)
_NAME_BEFORE = lazy(r"\b[A-Z][\w-]{2,30}\Z")
_LOWER = lazy(
    r"[.?] (the|he|she|they|it|this|these|those|there|his|her|their|we|in|on|at|but|and|after|"
    r"police|officials|you|your|if|when|so|my|for|as|with|from|all|some|most|many|what|how|why|who|while|"
    r"because|however|a|an|to|is|our|no|not|then|also|now|i) (?=[a-z])"
)
_LETTERS_BEFORE = lazy(r"[a-z]{3}\Z")


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "The minister promised that all of the ports [[will stays]] open.",
        "[[Half of farmers has]] no well. He said that [[the roads was]] shut. [[The minister have]] left.",
        "The shares, which small savers had held for seven years, [[was]] gone.",
        "[[Talks between the three is]] due.",
        "The rent [[will resumed]] in May. It could [[been]] worse.".replace(
            "could [[been]]", "[[could been]]"
        ),
        "In the end [[each of the drivers were]] offered a bed.",
        "The union’s answer was short.\n\n[[The refusal of a permit on grounds of age have irritated]] "
        "the owners.",
        "Tesfaye left early. [[Tesfaye’s also announced]] a second round.",
        "[[There is three buses]] a day.",
        "The board [[should of]] been told.",
        "It was an hour of rain and [[an long]] night.",
        "She bought [[a orange]] in the market.",
        "The town has [[the a]] good harbour.",
        "The firm raised [[it's own]] prices.",
        "He [[did not went]] home. The bus [[has went]] already.",
        "It cost [[more then]] a house.",
        "The judge gave him [[a nine month]] sentence. She [[definately]] knew.",
        "The clinic opens on [[monday]], and it [[doesnt]] charge.",
        "Well tried and tested, they say. The hall [[can not]] hold them all.",
        "Whole streets [[was rebuild]]. Much more has [[been pledge]] by Norway.".replace(
            "has [[been pledge]]", "[[has been pledge]]"
        ),
        "[[He had leave]] behind the hens. [[She had forget]] the key. The recount [[cost to them 18 "
        "votes.".replace("The recount [[cost to them 18 votes.", "The error [[cost to them]] 18 votes."),
        "The town says that [[pubs which gets]] their beer from the mill are dry.",
    ),
    good=(
        "The ports will stay open. Free will stays a riddle. The will makes no mention of him.",
        "The United States has left. Half of the money has gone. Ten years is long. The men she has met "
        "are old.",
        "Each of the drivers was offered a bed; the drivers were each given tea.",
        "The refusals have irritated the owners. The government of the day have resigned.",
        "McDonald’s also announced a new menu.",
        "There is two-thirds of a page left. There was many a slip. There are three buses a day.",
        "An hour, an MP, a UN envoy, a European, a one-off, an honest man, a university, a unit, a U-turn.",
        "“There is two buses,” she said. “They was late.”",
        "He is better then he was? If he were rich, she would go. Should he have known? Does it have a "
        "price?",
        "He gave nine months of his life. The work is part time, and she is well known among them.",
        "Follow @friday on the site monday.example; the firm Smith & Sons has shops.",
        "What they was after was money. It is not what it was. The Wonder of You is a song.",
        "The agency, its very name a promise, lost its not inconsiderable funds.",
        "All he could do was destroy. He had leave to go, and she had plans. It came at a cost to them. "
        "The tools "
        "they have make it easy. There has been talk by the river, and the best he had made it home.",
        "Nobody knew what the list of pubs which gets its beer from the mill was for. The choice was "
        "sell or sink.",
        "Inc.. is odd. Wait... and see, e.g., this.",
        "La visita a Alemania duró dos días y el ministro habló con a one en la cumbre del mes de mayo.",
    ),
)
def grammar(doc: Document) -> Iterator[Finding]:
    """A mechanical fault of grammar that holds whatever stands around it.

    Agreement in fixed frames ("each of the drivers were", "there is three buses"), the wrong form of a verb
    ("will stays", "did not went"), "a" and "an", two articles in a row, "its" and "it’s", a possessive where
    the subject is meant ("Tesfaye’s also announced"), doubled marks, a space before a mark, a sentence that
    begins in small letters; a hyphen left out before a noun ("a nine month sentence"), and some 350 slips
    that are no words ("definately", "dont", "friday").

    Each check is one that no sense of the sentence can excuse. Quotations are left alone;
    languages other than English get the marks only.
    """
    text = doc.text
    english = doc.language in (None, "en")
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted]
    found = list(_marks(text))
    if english:
        words, lower = doc.spelt.words, doc.spelt.lower
        found += _disagreements(text, doc.words, lower)
        for check, match in _standing(text, doc.words, lower):
            found.append(
                Finding(match.start(), _trimmed(match), check.message, suggestion=_right(check, match))
            )
        found += _slips(doc, words)
        found += _plural_verbs(text)
        found += _spaced_marks(text)
        found += _stray_possessive(text)
        found += _small_letters(text)
    last = -1
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        span = Span(finding.start, finding.end)
        if finding.start < last or any(q.start < span.end and span.start < q.end for q in quoted):
            continue
        if not doc.in_furniture(span):
            last = finding.end
            yield finding


def _right(check: Frame, match: re.Match[str]) -> str | None:
    right = check.right(match)
    return right and right.rstrip()


def _trimmed(match: re.Match[str]) -> int:
    return match.end() - (len(match[0]) - len(match[0].rstrip()))


class _Gate(NamedTuple):
    """What may stand right behind a word that announces frames, and which frames these are."""

    always: tuple[int, ...]
    """Frames that ask for no word behind."""
    listed: dict[str, tuple[int, ...]]
    """Those and others, by the word behind."""
    judged: tuple[tuple[Callable[[str], object], int], ...]


@cache
def _gates() -> dict[str, _Gate]:
    """By the first word of a frame: its gate."""
    return {word: _gate(word) for check in _CHECKS for word in check.first}


def _gate(first: str) -> _Gate:
    always: list[int] = []
    listed: dict[str, tuple[int, ...]] = {}
    judged: list[tuple[Callable[[str], object], int]] = []
    for number, check in enumerate(_CHECKS):
        if first not in check.first:
            continue
        if check.second is None:
            always.append(number)
        elif isinstance(check.second, frozenset):
            for word in check.second:
                listed[word] = (*listed.get(word, ()), number)
        else:
            judged.append((check.second, number))
    both = {word: (*always, *numbers) for word, numbers in listed.items()}
    return _Gate(tuple(always), both, tuple(judged))


def _standing(
    text: str, words: Sequence[Span], lower: Sequence[str]
) -> Iterator[tuple[Frame, re.Match[str]]]:
    """The frames that stand in a text: around the words that announce them, not through all of it."""
    gates = _gates()
    found: dict[int, list[int]] = {}
    for at, word in enumerate(lower):
        gate = gates.get(word)
        if gate is None:
            continue
        behind = lower[at + 1] if at + 1 < len(lower) else ""
        numbers = gate.listed.get(behind, gate.always)
        if gate.judged:
            numbers = (*numbers, *(number for judge, number in gate.judged if judge(behind)))
        for number in numbers:
            found.setdefault(number, []).append(words[at].start)
    for number, places in sorted(found.items()):
        check = _CHECKS[number]
        for start, end in _windows(text, places):
            yield from ((check, match) for match in check.pattern.finditer(text, start, end))


def _windows(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches around some places, apart from each other: a frame is no longer than `_AROUND` either way.

    They end between two words, where there are any, so that no frame ends in the middle of one.
    """
    start = end = -1
    for place in places:
        if place - _AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, place - _AROUND)
        end = place + _AROUND
        space = text.find(" ", end, end + _AROUND)
        end = space if space >= 0 else end
    if end >= 0:
        yield start, end


def _plain_before(text: str, at: int) -> bool:
    """Whether a plain word in small letters, no abbreviation, stands right before an offset."""
    match = _WORD_BEFORE.search(text, max(0, at - 22), at)
    return match is not None and match[1] not in _ABBREVIATIONS


def _marks(text: str) -> Iterator[Finding]:
    """Marks that stand twice behind a plain word."""
    for match in _MARKS.finditer(text):
        if _plain_before(text, match.start()):
            right = "." if "." in match[0] else match[0][0]
            yield Finding(*match.span(), "a mark too many", suggestion=right)


def _small_letters(text: str) -> Iterator[Finding]:
    """Sentences that begin with a small letter."""
    for match in _LOWER.finditer(text):
        at = match.start()
        if _LETTERS_BEFORE.search(text, max(0, at - 3), at) and _plain_before(text, at):
            message = "a sentence begins with a capital"
            yield Finding(*match.span(1), message, suggestion=match[1].capitalize())


def _disagreements(text: str, words: Sequence[Span], lower: Sequence[str]) -> Iterator[Finding]:
    """Subjects with a verb of the other number right behind them."""
    for start, end, verb, right, many in disagreements(text, words, lower):
        message = (
            "the subject is plural, the verb is singular"
            if many
            else "the subject is singular, the verb is plural"
        )
        if verb - start > _APART:
            start = verb
        yield Finding(start, end, message, suggestion=text[start:verb] + right)


def _plural_verbs(text: str) -> Iterator[Finding]:
    """Sentences whose subject is one and whose verb is for many, with other nouns between."""
    for match in _PLURAL_VERB.finditer(text):
        yield Finding(*match.span(1), "the subject is singular, the verb is plural")


def _spaced_marks(text: str) -> Iterator[Finding]:
    """Commas and semicolons with a space before them."""
    if any(mark in text for mark in (" ,", " ;", " .", " ?", " !", " :")):
        found = list(_SPACED.finditer(text))
        # Many are one fault, of the program that wrote the text.
        more = f" (as in {len(found) - 1} more places)" if len(found) > _MOST_SPACED else ""
        for match in found[:1] if more else found:
            message = f"no space stands before the mark{more}"
            yield Finding(*match.span(), message, suggestion=match[0][1:])


def _slips(doc: Document, words: list[str]) -> Iterator[Finding]:
    """Words that are slips by themselves: letters, apostrophes and capitals left out."""
    listed = misspelt()
    if listed.keys().isdisjoint(words):
        return
    text = doc.text
    for word, span in zip(words, doc.words, strict=True):
        right = listed.get(word)
        if right is None or text[span.start - 1 : span.start] in _JOINING or _is_joined(text, span.end):
            continue
        yield Finding(*span, _slip_message(word, right), suggestion=right)


def _is_joined(text: str, at: int) -> bool:
    """Whether a word goes on behind an offset: an address, a handle, a file's name."""
    behind = text[at : at + 2]
    return behind[:1] in ("@", "/", "_", "-", "=") or (behind[:1] == "." and behind[1:].isalnum())


def _slip_message(word: str, right: str) -> str:
    if right.lower() == word:
        return f"“{right}” is written with a capital"
    if " " in right:
        return "these are two words"
    return "an apostrophe is missing" if "’" in right else f"“{word}” is misspelt"


def _stray_possessive(text: str) -> Iterator[Finding]:
    """A name's possessive as the subject of a verb, where the name stands without it elsewhere."""
    for match in _STRAY.finditer(text):
        name = _NAME_BEFORE.search(text, max(0, match.start() - 32), match.start())
        if name is None:
            continue
        mark = match[0][:2]
        bare = re.compile(rf"\b{re.escape(name[0])}\b(?!{mark})")
        if bare.search(text):
            right = name[0] + match[0].removeprefix(mark)
            message = f"“{name[0]}{mark}” is no subject"
            yield Finding(name.start(), match.end(), message, suggestion=right)
