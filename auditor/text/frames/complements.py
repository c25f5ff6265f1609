"""Verbs and adjectives with the wrong word behind them: "charged of", "prevented them to", "arrived to Lima".

A translator carries the preposition of one language into another, and a careless rewriter changes a verb
for another that goes with other words. Each frame here is one that no sense of the sentence excuses: where a
word may be a noun, or stand in a relative clause without "that", the words around it say that it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of
from auditor.text.inflection import verb_forms

_DET = r"(?:the|a|an|his|her|its|their|our|this|that|these|those|all|any|some|no|more|two|three|\d[\d,.]*)"
_PRONOUN = r"(?:him|her|them|us|me)"
_PERSONS = (
    r"(?:crew|police|people|man|woman|men|women|boy|girl|children|workers?|drivers?|players?|students?|"
    r"residents?|villagers?|officials?|officers?|ministers?|soldiers?|troops|protesters?|voters?|"
    r"journalists?|reporters?|farmers?|fishermen|passengers?|patients?|prisoners?|refugees|migrants|"
    r"candidates?|lawmakers?|members?|doctors?|nurses?|teachers?|suspects?|witness(?:es)?|rebels)"
)
_BE = r"(?:is|are|was|were|been|being|be)"
_VERBS = (
    "accept achieve admit adopt answer attack attend avoid become begin bring build buy call carry catch "
    "change choose close collect come comment complete continue control convince create cross cut decide "
    "defeat defend deliver destroy discuss do drive eat end enter escape establish find finish flee fly get "
    "give go hand have help hide hire hold improve increase introduce join keep kill know launch land lead "
    "leave lose make meet move obtain open organise organize pass pay persuade play postpone prevent "
    "produce protect provide publish raise reach receive recover reduce release remove repair replace "
    "resign resolve return reveal run save secure seize sell send show sign speak spend stay steal stop "
    "submit survive take talk teach tell testify travel use vote wait walk win withdraw work write"
)
_VERB = "(?:" + "|".join(_VERBS.split()) + ")"
# The subject before a verb: without one "suggested" and the like are participles of what stands before.
_SUBJECT = (
    r"(?:(?:(?<=\. )|(?<=\n))(?:The [a-z]{3,14}|[A-Z][a-z’'-]{2,20}|He|She|They|It|We) (?:(?:has|have|had) "
    r")?|\b(?:has|have|had|he|she|and|who) (?:also )?)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_CRIME = (
    r"(?:murder|theft|fraud|rape|treason|corruption|bribery|arson|robbery|assault|terrorism|manslaughter|"
    r"perjury|espionage|smuggling|trafficking|embezzlement|tax evasion|[a-z]{3,14}ing)"
)
_PLACES = (
    r"(?:airport|scene|city|capital|country|hospital|village|town|island|port|site|station|border|region|"
    r"stadium|building|palace|embassy|camp|court)"
)

_SUPERLATIVES = (
    "cheapest richest poorest tallest longest deepest strongest safest fastest quickest weakest nearest "
    "highest lowest latest earliest deadliest busiest wealthiest greatest newest hottest coldest heaviest "
    "hardest toughest"
)
_COUNTS = of("two three four five six seven eight nine ten several many")


def _is_count(word: str) -> bool:
    return word in _COUNTS or word.isdigit()


def _swapped(old: str, new: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match[0].replace(old, new, 1)


def _gerund(match: re.Match[str]) -> str:
    """The match with "to" and the verb, group 1, as a place for a preposition and "closing"."""
    before = match[0][: match.start(1) - match.start()].removesuffix("to ")
    return f"{before}{{}} {verb_forms(match[1])[2]}"


COMPLEMENTS = (
    Frame(
        lazy(rf"\b{_BE} charged of (?={_CRIME}\b)"),
        "“charged” goes with “with”",
        _swapped(" of ", " with "),
        first=of("charged"),
        second=of("of"),
    ),
    Frame(
        lazy(
            rf"\b{_BE} accused (?:for|with|to) (?={_CRIME}\b|(?:a |an |the )?(?:crime|murder|theft|"
            rf"killing)\b)"
        ),
        "“accused” goes with “of”",
        lambda m: re.sub(r"(?:for|with|to) \Z", "of ", m[0]),
        first=of("accused"),
        second=of("for with to"),
    ),
    Frame(
        lazy(rf"\b{_BE} suspected for (?={_CRIME}\b)"),
        "“suspected” goes with “of”",
        _swapped(" for ", " of "),
        first=of("suspected"),
        second=of("for"),
    ),
    Frame(
        lazy(
            rf"\b[Aa]rriv(?:e|es|ed|ing) to (?=(?:the {_PLACES}|[A-Z][a-z]{{2,20}} (?:on|in|at|for|from|"
            rf"after)|"
            r"[A-Z][a-z]{2,20}[.,])\b)"
        ),
        "“arrive” goes with “in” or “at”",
        first=of("arrive arrives arrived arriving"),
        second=of("to"),
    ),
    Frame(
        lazy(rf"\b{_BE} (?:depended|relied) on (?=(?:the|a|an|his|her|its|their) )"),
        "two verbs in a row",
        first=of("depended relied"),
        second=of("on"),
    ),
    Frame(
        lazy(r"\b(?:is|are|am|was|were) (?:also |not )?(?:dis)?agree (?=(?:with|to|that|on)\b)"),
        "“agree” is a verb",
        first=of("agree disagree"),
        second=of("with to that on"),
    ),
    Frame(
        lazy(
            r"\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Bb]een) waiting (?=the (?:results?|outcome|decision|arrival|"
            r"verdict|end|start|return|news|answer|ruling|report|approval|order|response|opening|vote)\b)"
        ),
        "“waiting” goes with “for”",
        lambda m: m[0] + "for",
        first=of("waiting"),
        second=of("the"),
    ),
    Frame(
        lazy(r"\blisten(?:s|ed|ing)? (?=(?:the|his|her|their|its) [a-z])"),
        "“listen” goes with “to”",
        lambda m: m[0] + "to",
        first=of("listen listens listened listening"),
        second=of("the his her their its"),
    ),
    Frame(
        lazy(rf"\b[Ss]ucceed(?:s|ed|ing)? to ({_VERB})(?= (?:{_DET}|in|from|with|to|at)\b)"),
        "“succeed” goes with “in”",
        lambda m: _gerund(m).format("in"),
        first=of("succeed succeeds succeeded succeeding"),
        second=of("to"),
    ),
    Frame(
        lazy(
            rf"\b[Pp]revent(?:s|ed|ing)? (?:{_PRONOUN}|(?:the|his|her|their|its) (?:[a-z]{{3,12}} "
            rf")?{_PERSONS}) to ({_VERB})\b"
        ),
        "“prevent” goes with “from”",
        lambda m: _gerund(m).format("from"),
        first=of("prevent prevents prevented preventing"),
    ),
    Frame(
        lazy(rf"\b[Ll]et(?:s|ting)? (?:{_PRONOUN}|(?:the|his|her|their) {_PERSONS}) to ({_VERB})\b"),
        "“let” takes no “to”",
        _swapped(" to ", " "),
        first=of("let lets letting"),
    ),
    Frame(
        lazy(rf"\b(?:made|makes|making) (?:him|her|us|me|the {_PERSONS}) to ({_VERB})\b"),
        "“make” takes no “to”",
        _swapped(" to ", " "),
        first=of("made makes making"),
        second=of("him her us me the"),
    ),
    Frame(
        lazy(rf"{_SUBJECT}(?:suggested|recommended) to ({_VERB}) (?={_DET}\b)"),
        "“suggest” takes no “to” and verb",
        first=of("suggested recommended"),
        second=of("to"),
    ),
    Frame(
        lazy(
            rf"{_SUBJECT}(?:avoided|enjoyed|finished|insisted|denied) to ({_VERB}) (?=(?:{_DET}|in|on|"
            rf"at|with)\b)"
        ),
        "the verb takes no “to” and verb",
        first=of("avoided enjoyed finished insisted denied"),
        second=of("to"),
    ),
    Frame(
        lazy(rf"\bexplain(?:s|ed|ing)? ({_PRONOUN}) (?=(?:the|how|why|that|what|his|her|their)\b)"),
        "“explain” goes with “to”",
        lambda m: m[0].replace(m[1], f"to {m[1]}"),
        first=of("explain explains explained explaining"),
        second=of("him her them us me"),
    ),
    Frame(
        lazy(r"\bsaid (?:him|them|us|me) (?=(?:that|to|about)\b)"),
        "“told” belongs here",
        lambda m: m[0].replace("said", "told"),
        first=of("said"),
        second=of("him them us me"),
    ),
    Frame(
        lazy(
            r"\battend(?:s|ed|ing)? to (?=(?:the|a|an) (?:meeting|ceremony|conference|funeral|summit|match|"
            r"wedding|session|hearing|concert)\b)|\b[Rr]each(?:es|ed|ing)? to (?=an? (?:agreement|deal|"
            r"decision|conclusion|compromise|settlement|verdict)\b)|\bcontacted with (?=(?:the|his|her|"
            r"their|a)\b)|"
            rf"\bentered to (?=the {_PLACES}\b)"
        ),
        "the verb takes no preposition",
        lambda m: " ".join(m[0].split()[:-1]),
        first=of("attend attends attended attending reach reaches reached reaching contacted entered"),
        second=of("to with"),
    ),
    Frame(
        lazy(
            rf"\b[Ii]n {_DAY}(?=[.;](?:\s|\Z)|, (?:the|he|she|they|police|after|when)\b| (?:after|when|"
            rf"that|to)\b)"
        ),
        "“on” belongs here",
        lambda m: ("On" if m[0][0] == "I" else "on") + m[0][2:],
        first=of("in"),
        second=of("monday tuesday wednesday thursday friday saturday sunday"),
    ),
    Frame(
        lazy(
            r"\b(?:born|died|built|founded|elected|established|opened|married|created) (at|on) "
            r"(?=(?:19|20)\d\d(?:[.,;]| (?:in|and|by|when|after|as|to|with)\b))"
        ),
        "“in” belongs here",
        lambda m: m[0][: m.start(1) - m.start()] + "in",
        first=of("at on"),
        second=str.isdigit,
    ),
    Frame(
        lazy(rf"\b[Oo]n {_MONTH} (?=(?:19|20)\d\d(?:[.;]| (?:in|when|after|that)\b))"),
        "“in” belongs here",
        first=of("on"),
        second=of("january february march april may june july august september october november december"),
    ),
    Frame(
        lazy(
            r"\b[Ss]ince (?=(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|many) "
            r"(?:years|months|weeks|days|hours)\b(?! ago| before| earlier| after))"
        ),
        "“for” belongs here",
        lambda m: "For" if m[0][0] == "S" else "for",
        first=of("since"),
        second=_is_count,
    ),
    Frame(
        lazy(r"(?:(?<=\. )|(?<=\n))In the other hand, (?!he |she |a |the man |the woman )"),
        "“on the other hand” belongs here",
        lambda m: "On the other hand,",
        first=of("other"),
        second=of("hand"),
    ),
    Frame(
        lazy(
            r"\b(?:[Bb]adly |[Mm]ost |[Ww]orst |[Ss]everely |[Dd]irectly |[Aa]dversely )effected\b|"
            r"\beffected (?=(?:(?:more than|about|nearly|around|over|some|at least|all|most|many|the) "
            r")?(?:\d[\d,.]* |million |thousands of |hundreds of )*(?:people|families|homes|households|"
            r"villages|residents|farmers|villagers|patients|passengers|areas|children|businesses|workers)\b)"
        ),
        "“affected” belongs here",
        _swapped("effected", "affected"),
        first=of("effected"),
    ),
    Frame(
        lazy(r"\b(?:an|the|any|no|bad|negative|positive|big|adverse) affect on\b"),
        "“effect” belongs here",
        _swapped("affect", "effect"),
        first=of("affect"),
        second=of("on"),
    ),
    Frame(
        lazy(rf"\b{_BE} lead (?=by\b)"),
        "“led” belongs here",
        _swapped(" lead ", " led "),
        first=of("lead"),
        second=of("by"),
    ),
    Frame(
        lazy(
            r"\b(?:of|in|with|from|under|into|despite|during|against|lost|sold|raised|changed|launched|"
            r"announced|expanded|celebrated|held|kept|published|released|suspended|lifted) (it[’']s) "
            r"(?!(?:not|a|an|the|been|going|all|still|very|so|too|like|how|why|what|because|only|really|"
            r"just|that|no|now|in|on|to|my|your|his|her|their|our|always|never|about|more|called|worth|time|"
            r"own|[a-z]+ed|[a-z]+ing)\b)(?=[a-z]{3,})"
        ),
        "the possessive is “its”",
        lambda m: m[0].replace(m[1], "its"),
        first=of("it’s it's"),
    ),
    Frame(
        lazy(
            r"\b(?:[Aa]n? )(?:information|advice|equipment|furniture|luggage|homework|evidence)(?=[.;]|"
            r" (?:about|on|from|that|to|of|was|is|against)\b)"
        ),
        "the word takes no “a”",
        lambda m: re.sub(r"\A[Aa]n? ", "", m[0]),
        first=of("a an"),
        second=of("information advice equipment furniture luggage homework evidence"),
    ),
    Frame(
        lazy(
            r"\b(?:[Ll]ess|[Mm]uch) (?:soldiers|workers|students|voters|patients|passengers|jobs|cars|houses|"
            r"schools|tourists|visitors|children|women|votes|seats|buses|trains|doctors|nurses|"
            r"teachers)\b(?![-’'])"
        ),
        "“fewer” or “many” belongs here",
        lambda m: (
            {"less": "fewer", "Less": "Fewer", "much": "many", "Much": "Many"}[m[0].split()[0]]
            + " "
            + m[0].split()[1]
        ),
        first=of("less much"),
        second=of(
            "soldiers workers students voters patients passengers jobs cars houses schools tourists visitors "
            "children women votes seats buses trains doctors nurses teachers"
        ),
    ),
    Frame(
        lazy(rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) most (?:{_SUPERLATIVES.replace(' ', '|')})\b"),
        "the comparison stands twice",
        lambda m: m[0].replace("most ", ""),
        first=of("most"),
        second=of(_SUPERLATIVES),
    ),
    Frame(
        lazy(
            r"The(?:(?<=\. The)|(?<=\nThe)) (?:man|woman|boy|girl|minister|president|king|doctor|nurse|"
            r"teacher|farmer|soldier|officer|men|women|boys|girls|children|soldiers|farmers|officers) which "
            r"(?=(?:is|was|are|were|had|has|[a-z]{3,12}ed|drove|took|came|went|made|said|fell|led|wrote|"
            r"left)\b)|The(?:(?<=\. The)|(?<=\nThe)) (?:village|town|city|house|bridge|building|car|ship|"
            r"law|road|hospital|factory) who (?=(?:is|was|has|had|were)\b)"
        ),
        "“who” stands for people, “which” for things",
        lambda m: m[0].replace("which", "who") if "which" in m[0] else m[0].replace("who", "which"),
        first=of("which who"),
        second=of(
            "is was are were had has drove took came went made said fell led wrote left arrived called lived "
            "worked died"
        ),
    ),
)
