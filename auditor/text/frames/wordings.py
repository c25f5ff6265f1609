"""Words that do not go together: "more then", "despite of", "more better", "between one to two"."""

from __future__ import annotations

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of
from auditor.text.tortured import in_case

_MENDED = {
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

WORDINGS: tuple[Frame, ...] = (
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
            r"(?<![\w’'-])(?:other|different|less|more|fewer|older|bigger|sooner|rather) then "
            r"(?=[a-z])(?!you\b|than\b)"
        ),
        "“than” belongs here",
        lambda m: m[0].replace(" then ", " than "),
        first=of("other different less more fewer older bigger sooner rather"),
        second=of("then"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:to|can|will|not|could|would) loose (?=(?:the|a|his|her|their|your|my|its|"
            r"weight|money|control|time|sight|interest|power)\b)"
        ),
        "“lose” belongs here",
        lambda m: m[0].replace("loose", "lose"),
        first=of("to can will not could would"),
        second=of("loose"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])((?i:"
            + "|".join(_MENDED)
            + r"))(?![\w’'-])(?! whom\b| which\b| bring| what| course\b|"
            r" \d| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
        ),
        "the words do not go together",
        lambda m: in_case(_MENDED[m[1].lower()], m[1]),
        first=frozenset(phrase.split()[0] for phrase in _MENDED),
        second=frozenset(phrase.split()[1] for phrase in _MENDED),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])[Bb]etween ([$€£]?\d[\d.,]{0,12}%?|one|two|three|four|five|six|seven|eight|nine|"
            r"ten|twenty|thirty|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
            r"March|April|May|June|July|August|September|October|November|December) to (?=[$€£]?\d|[A-Z]|"
            r"[a-z]{3,7}\b)"
        ),
        "“between” goes with “and”",
        lambda m: m[0][:-3] + "and ",
        first=of("between"),
    ),
    Frame(
        lazy(r"(?:(?<=\. )|(?<=\n))According (?:with|the|from|by) (?=[a-z]{2,20}|[A-Z])"),
        "“according to” belongs here",
        first=of("according"),
        second=of("with the from by"),
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
            r"(?:(?<=\band )|(?<=\bit )|(?<=\bwhich )|(?<=\bthat )|(?<=\bhas )|(?<=\bhave )|(?<=\bhad )|"
            r"(?<=\bwill )|(?<=\bwould )|(?<=\bcould )|(?<=\berror )|(?<=\bmistake ))(costs? to (?:him|her|"
            r"them|us|me)) (?=[$€£]?\d|his |their |two |three |four |five |six |seven |eight |nine |ten |"
            r"dozens |hundreds |thousands |millions |the (?:title|job|seat|post|lead|match|game|election|"
            r"race)\b)"
        ),
        "“cost” takes no “to”",
        lambda m: m[0].replace(" to ", " "),
        first=of("cost costs"),
        second=of("to"),
    ),
)
