"""The wrong form of a verb: "will stays", "did not went", "been took", "should of".

Past forms and participles only where nothing else that is written alike may stand.
"""

from __future__ import annotations

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of, whole
from auditor.text.inflection import verb_forms

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
_PARTICIPLE = _DONE | {"tore": "torn", "hid": "hidden", "shook": "shaken"}
# Past forms, and none of the adjectives that end alike.
_ED = (
    r"(?!(?:need|feed|speed|proceed|succeed|exceed|bleed|breed|heed|seed|weed|shed|embed|wed|red|bed|indeed|"
    r"hundred|sacred|naked|unprecedented|supposed|so-called|fed|led|instead|un[a-z]+|in[a-z]+ted|"
    r"newspapered)\b)"
    r"[a-z]{3,18}ed"
)
_BARE = (
    r"(?:accuse|adopt|allow|announce|appoint|approve|arrest|build|carry|choose|convict|create|declare|"
    r"decide|deliver|destroy|detain|discuss|displace|elect|evacuate|expel|explain|identify|impose|inform|"
    r"injure|install|introduce|invite|involve|kill|launch|publish|reject|remove|rescue|sentence|steal|"
    r"suspend|take|transfer|treat|write|give|know|cause|play|accept|arrange|bury|capture|confirm|criticise|"
    r"criticize|expect|hijack|invade|kidnap|postpone|propose|prosecute|prove|provide|receive|recognise|"
    r"recognize|recover|reinforce|repair|replace|resolve|shoot|spend|submit|threaten|withdraw)"
)
# Verbs whose plain form is no noun and no adjective, and another word than their participle.
_ONLY_VERBS = (
    r"(?:accuse|allow|announce|appoint|begin|bring|build|buy|choose|confirm|convince|decide|declare|deliver|"
    r"destroy|detain|displace|eat|elect|evacuate|expel|explain|forget|forgive|give|hear|identify|impose|"
    r"inform|injure|install|introduce|invade|involve|kidnap|know|lend|lose|make|overthrow|postpone|propose|"
    r"prosecute|publish|rebuild|receive|recover|remove|replace|resolve|seek|sell|send|speak|submit|suspend|"
    r"take|teach|tell|think|threaten|undertake|withdraw|write)"
)
# Those that may be nouns too, where who did it follows.
_VERBS_BY = (
    r"(?:arrest|award|ban|design|drop|elect|find|fire|grant|hold|murder|name|order|pay|plan|pledge|promise|"
    r"push|question|raise|reject|release|rescue|seize|sign|stop|tow|urge|warn|win)"
)

VERB_FORMS: tuple[Frame, ...] = (
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
            r"\b(?:[Cc]ould|[Ww]ould|[Ss]hould|[Mm]ust|[Mm]ight) of (?=been|had|done|gone|taken|made|known|"
            r"seen|come|got|given|won|said)"
        ),
        "“of” stands for “have”",
        lambda m: m[0].replace(" of ", " have "),
        first=of("could would should must might"),
        second=of("of"),
    ),
    Frame(
        lazy(
            r"(?<!\w)(?:is|are|was|were) (consists?|consisted|happened|occurred|depends?|belongs?|exists?|"
            r"arrives?|seems?|includes?|contains?|remains?)(?= (?:of|in|on|to|at|by|from|the|a|an)\b)"
        ),
        "two verbs in a row",
        first=of("is are was were"),
        second=of(
            "consist consists consisted happened occurred depend depends belong belongs exist exists arrive "
            "arrives seem seems include includes contain contains remain remains"
        ),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])to (made|went|took|gave|came|got|knew|wrote|said|told|became|began|thought|kept|"
            r"makes|gets|takes|goes|gives|finds)(?= (?:the|a|an|it|them|him|her|to|in|his|their|your|"
            r"this)\b)"
        ),
        "behind “to” stands the plain form of the verb",
        lambda m: "to " + (_BASE.get(m[1]) or _THIRD[m[1]]),
        first=of("to"),
        second=of(
            "made went took gave came got knew wrote said told became began thought kept makes gets takes "
            "goes gives finds"
        ),
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
        second=whole(_ED),
    ),
    Frame(
        lazy(rf"\b(?:did|does|do)(?: not|n’t|n't) ({_ED})\b(?![-’'])(?=[ .,])"),
        "behind “did not” stands the plain form of the verb",
        first=of("not didn’t didn't doesn’t doesn't don’t don't"),
        second=whole(_ED),
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
            rf"tried|refused|unable|able|likely|forced|intends?|intended|asked|allowed|began|begun|vowed|"
            rf"pledged|failed|managed|needs?|needed|seeks?|seeking|trying) to ({_ED})(?= (?:the|a|an|his|"
            rf"her|its|their|it|them|him)\b)"
        ),
        "behind “to” stands the plain form of the verb",
        first=of("to"),
        second=whole(_ED),
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
            rf"last|during|after)\b)) ({_BARE})\b(?![-’'])"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("been being was were is are be"),
        second=whole(_BARE),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:been|being|was|were) (began|took|gave|wrote|went|chose|stole|drove|spoke|threw|"
            r"knew|grew|fell|tore|hid|shook|did(?! not)|flew|ate)\b(?![-’'])"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + _PARTICIPLE[m[1]],
        first=of("been being was were"),
        second=frozenset(_PARTICIPLE),
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
            r"\blook(?:s|ed|ing)? forward to (meet|see|hear|have|get|be|become|continue|receive|welcome|"
            r"work with)(?= (?:the|a|an|his|her|their|our|its|you|them|him|with|from|more)\b)"
        ),
        "behind “forward to” stands the “-ing” form",
        first=of("forward"),
        second=of("to"),
    ),
    Frame(
        lazy(
            rf"(?<!did )(?<!do )(?<!does )(?<!done )(?<!doing )\b(?:was|were|been|being) (?:not |also |"
            rf"later |never |now )?({_ONLY_VERBS})(?=[.,;]|\s(?:by|in|on|at|from|for|during|after|since|"
            rf"before|last|with|to)\b)"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("was were been being"),
        second=whole(rf"{_ONLY_VERBS}|not|also|later|never|now"),
    ),
    Frame(
        lazy(rf"(?<![\w’'-])(?:has|have|had|was|were) (?:been )?({_VERBS_BY}) (?=by (?:the|a|an|[A-Z]))"),
        "behind “been” and “was” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("been was were"),
        second=whole(_VERBS_BY),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|who) had (?:not |also |already |never |just )?"
            rf"({_ONLY_VERBS}|leave(?= behind\b| the (?:country|city|house|town)\b))(?![\w’'-])"
        ),
        "behind “had” stands the participle",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{verb_forms(m[1])[4]}",
        first=of("had"),
        second=whole(rf"{_ONLY_VERBS}|leave|not|also|already|never|just"),
    ),
)
