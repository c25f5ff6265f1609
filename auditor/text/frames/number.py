"""One and many: "each of them were", "there is three buses", "they was", "many house"."""

from __future__ import annotations

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of, whole
from auditor.text.inflection import plural

_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens|hundreds|"
    r"thousands|several|many"
)
_THEY_S = (
    r"(?!always|sometimes|perhaps|besides|nowadays|afterwards|ours|themselves|towards|otherwise|was|has|is|"
    r"does|less|unless|across|thus|plus|yes|regardless)[a-z]{2,18}[a-rt-z](?<![iu])s"
)
_COUNTED = (
    r"(?:house|home|road|bridge|school|hospital|shop|farm|farmer|villager|official|soldier|driver|teacher|"
    r"doctor|passenger|victim|resident|town|village|building|family|ship|boat|car|truck|bus|train|plane|"
    r"tree|animal|minister|leader|player|worker|voter|protester|person|attack|expert|factory|region|island|"
    r"river|neighbou?r|investor|analyst|patient|refugee|migrant|member|journalist|lawyer|candidate)"
)

NUMBER: tuple[Frame, ...] = (
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
        second=whole(_THEY_S),
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
            r"men|cities|reports|houses|weeks|months|changes|problems|reasons|measures|students|workers|"
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
            r"house|week|month|problem|reason|measure|student|worker|officer|question|player|product|book|"
            r"car)\b(?![-’'\w]| \w)"
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
            r"(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bfor )(?<!\bon )(?<!\bby )(?<!\bwith )(?<!\bfrom )"
            r"\b(?:[Tt]his (?:are)|[Tt]hese (?:is|was|has)|[Tt]hose (?:is|was|has))\b"
            r"(?= (?:a|an|the|not|very|all|some|my|your|his|her|our|their|also)\b)"
        ),
        "the verb and “this” or “these” disagree",
        first=of("this these those"),
        second=of("are is was has"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])one of the (?:most [a-z]{4,16}|best|biggest|largest|oldest|first|greatest|main|"
            r"major|finest|leading|top|worst|easiest|fastest) (place|city|country|company|person|way|thing|"
            r"reason|event|book|film|player|product|issue|problem|tool|website|site|method|school|"
            r"university|game|brand|artist|city|town|hotel|team|feature|area|factor|service)(?= (?:in|of|"
            r"for|that|to|on|is|was|you|we|I|which|who)\b|[.,])"
        ),
        "“one of” takes a plural",
        lambda m: m[0] + "s" if not m[1].endswith("y") else m[0][:-1] + "ies",
        first=of("one"),
        second=of("of"),
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
        lazy(
            r"(?:(?<=\. )|(?<=\n)|(?<=\bthat )|(?<=\bsaid ))[Tt]he number of (?:[a-z]{3,14} "
            r")?(?!people\b)[a-z]{3,16}s (have|are|were) (?:risen|increased|grown|fallen|dropped|doubled|"
            r"tripled|reached|rising|growing|falling|expected|declined|jumped|climbed|going|up|down|set|"
            r"believed|thought|unknown|not|now|likely|still)\b"
        ),
        "“the number” takes a singular verb",
        lambda m: m[0].replace(f" {m[1]} ", {"have": " has ", "are": " is ", "were": " was "}[m[1]]),
        first=of("number"),
        second=of("of"),
    ),
    Frame(
        lazy(
            r"\b[Tt]here are an? (?!number|few|couple|lot|hundred|thousand|dozen|million|billion|handful|"
            r"variety|range|series|host|great|good|wide|large|small|huge|growing|whole|half|pair|ton|bunch|"
            r"group|total|multitude|plethora|myriad|wealth|limited|further|maximum|minimum|mix|mixture|"
            r"majority|minority|fair|vast|significant|considerable|certain|further|hundred|score|string|"
            r"slew|raft|array|set|combination|fraction|quarter|third|estimated|additional|record|reported|"
            r"list|load|mass|crowd|world|trillion|surprising|tremendous|massive|large|big|bit|mere|"
            r"lots)[a-z]{3,16}(?= (?:with|in|at|on|for|that|which|between|of|here|today)\b|[.,])"
        ),
        "one takes a singular verb",
        lambda m: m[0].replace("here are a", "here is a"),
        first=of("there"),
        second=of("are"),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?:[Mm]any|[Ss]everal|[Tt]hese|[Tt]hose|[Vv]arious|[Bb]oth|[Nn]umerous) "
            rf"({_COUNTED})(?= (?:was|were|is|are|has|have|had|of the|in the)\b)"
        ),
        "a plural word stands before a singular one",
        lambda m: m[0] + "s" if m[1][-1] != "y" else m[0][:-1] + "ies",
        first=of("many several these those various both numerous"),
        second=whole(_COUNTED),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])one of the (?:[a-z]{{3,12}}est|best|worst|most [a-z]{{4,16}}) ({_COUNTED}|man|"
            rf"woman|storm|match|case|crime|disaster|accident|season|street|day|flood|fire|deal|defeat)(?= "
            rf"(?:in|of|ever|to|on|at)\b|[.,])"
        ),
        "“one of” takes a plural",
        lambda m: f"{m[0][: m.start(1) - m.start()]}{plural(m[1])}",
        first=of("one"),
        second=of("of"),
    ),
    Frame(
        lazy(
            rf"\b(?:[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Bb]oth|[Dd]ozens|"
            rf"[Hh]undreds) of (?:the|these|those|its|his|her|their) ((?!family\b){_COUNTED})(?= (?:have|"
            rf"are|were|who|had|said)\b)"
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
)
