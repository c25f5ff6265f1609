"""Words joined, parted and marked wrongly: "it's own", "your going", "can not", "a nine month sentence"."""

from __future__ import annotations

import re

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of

_JOINED = {
    "no where": "nowhere", "any where": "anywhere", "every where": "everywhere", "some where": "somewhere",
    "some thing": "something", "every thing": "everything", "my self": "myself", "him self": "himself",
    "them selves": "themselves", "our selves": "ourselves", "your selves": "yourselves",
    "where as": "whereas", "with out": "without", "there fore": "therefore", "can not": "cannot",
    "an other": "another", "worth while": "worthwhile",
}  # fmt: skip
_NUMBERS = of("two three four five six seven eight nine ten twelve thirty")


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word.isdigit()


SPELLING: tuple[Frame, ...] = (
    Frame(
        lazy(r"\b([Ii]t)(’s|'s) (own|themselves)\b"),
        "the possessive is “its”",
        lambda m: f"{m[1]}s {m[3]}",
        first=of("it’s it's"),
        second=of("own themselves"),
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
        lazy(r"(?<![\w’'-])everyday(?=[.!?]|,? (?:and|for|to|in|at|from|until|we|they|he|she|I)\b)"),
        "“every day” is two words here",
        lambda m: "every day",
        first=of("everyday"),
    ),
    Frame(
        lazy(
            # “Lets go” behind a subject is a verb.
            r"(?:(?:(?<![\s\S])|(?<=[\n“\"‘(])|(?<=[.!?:;,] ))[Ll]ets|(?<!\w)[Ww]hos) "
            r"(?=(?:go|look|see|take|start|talk|say|get|face|hope|begin|make|going)\b)"
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
        lazy(r"(?<![\w’'-])(" + "|".join(_JOINED) + r")(?![\w’'-])(?! only\b| to be\b| just\b)"),
        "this is one word",
        lambda m: _JOINED[m[1]],
        first=frozenset(phrase.split()[0] for phrase in _JOINED),
        second=frozenset(phrase.split()[1] for phrase in _JOINED),
    ),
    Frame(
        lazy(
            r"(?<![\w’'.,-])(?:a|an|the) ((?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|"
            r"thirty) (?:year|month|week|day|hour|minute|mile|metre|meter|page|storey|story))(?= "
            r"[a-z]{4,20}\b)(?! old\b)"
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
)
