from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Finding, Severity, Span
from auditor.rule import rule


class _Check(NamedTuple):
    """A frame that is wrong whatever stands around it. ``right`` gives the text that belongs there."""

    pattern: re.Pattern[str]
    message: str
    right: Callable[[re.Match[str]], str | None] = lambda match: None
    first: frozenset[str] = frozenset()
    """Words of which one must stand in the text for the frame to be there; none: it is always looked for."""
    second: Callable[[str], object] | None = None
    """Which words may stand right behind it."""


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


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CHECKS = (
    _Check(
        re.compile(
            rf"(?<![\w’'-])(?<![Tt]he )(?<![Hh]is )(?<![Hh]er )(?<![Ff]ree )(?<![Gg]ood )(?:{_MODAL}) "
            rf"(?:(?:not|also|still|never) )?({'|'.join(_THIRD)})\b(?!-)"
        ),
        "behind “will”, “can” and the like stands the plain form of the verb",
        lambda m: m[0][: m.start(1) - m.start()] + _THIRD[m[1]],
        first=_of(
            "will would can could should must shall cannot won’t won't wouldn’t wouldn't couldn’t "
            "couldn't not also still never"
        ),
        second=_THIRD.__contains__,
    ),
    _Check(
        re.compile(rf"\b(?:did|does|do)(?: not|n’t|n't) ({'|'.join(_BASE)})\b(?!-)"),
        "behind “did not” stands the plain form of the verb",
        lambda m: m[0][: m.start(1) - m.start()] + _BASE[m[1]],
        first=_of("not didn’t didn't doesn’t doesn't don’t don't"),
        second=_BASE.__contains__,
    ),
    _Check(
        re.compile(
            rf"\b(?:has|have|’ve|'ve) (?:(?:also|already|not|never|just) )?({'|'.join(_DONE)})\b(?!-)"
        ),
        "behind “has” and “have” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + _DONE[m[1]],
        first=_of("has have also already not never just"),
        second=_DONE.__contains__,
    ),
    _Check(
        re.compile(
            r"\b[Ee]ach of (?:the |these |those |its |their |his |her )?(?:\w+ ){0,2}?\w+ (were|are|have)\b"
        ),
        "“each” takes a singular verb",
        lambda m: m[0][: m.start(1) - m.start()] + {"were": "was", "are": "is", "have": "has"}[m[1]],
        first=_of("each"),
        second=_of("of").__contains__,
    ),
    _Check(
        re.compile(
            r"(?<!more than )(?<!least )(?<!than )\b[Oo]ne of (?:the|these|those|its|their|his|her) "
            r"(?:\w+ )?[a-z]{3,20}s (were|are|have)\b(?! been the)"
        ),
        "“one” takes a singular verb",
        lambda m: m[0][: m.start(1) - m.start()] + {"were": "was", "are": "is", "have": "has"}[m[1]],
        first=_of("one"),
        second=_of("of").__contains__,
    ),
    _Check(
        re.compile(
            rf"\b[Tt]here (is|was) (?:{_NUMBER}) (?!or\b|per\b|and\b|a\b|hundred\b|too\b|times\b|years\b)"
            r"[a-z]{3,20}s\b(?! worth|’|')"
        ),
        "more than one takes a plural verb",
        lambda m: m[0].replace(f" {m[1]} ", {"is": " are ", "was": " were "}[m[1]], 1),
        first=_of("there"),
        second=_of("is was").__contains__,
    ),
    _Check(
        re.compile(
            r"(?:(?<=\. )|(?<=\n)|\b(?:that|because|when|while|although|but|said) )"
            r"(?:[Hh]e|[Ss]he|[Ii]t) (?:have|are|do not|don’t|don't)\b"
        ),
        "“he”, “she” and “it” take a singular verb",
        first=_of("he she it"),
        second=_of("have are do don’t don't").__contains__,
    ),
    _Check(
        re.compile(rf"\b(?<!what )(?<!than )[Tt]hey ({_THEY_S})\b"),
        "“they” takes a plural verb",
        lambda m: None,
        first=_of("they"),
        second=re.compile(_THEY_S).fullmatch,
    ),
    _Check(
        re.compile(r"\b(?<!what )(?<!What )(?<!than )(?:[Tt]hey|[Ww]e|[Yy]ou) (was|has|is)\b(?! it\b)"),
        "“they”, “we” and “you” take a plural verb",
        first=_of("they we you"),
        second=_of("was has is").__contains__,
    ),
    _Check(
        re.compile(
            r"\b([Tt]his|[Ee]very|[Ee]ach|[Aa]nother) (articles|countries|companies|people|children|women|"
            r"men|"
            r"cities|reports|houses|weeks|months|changes|problems|reasons|measures|students|workers|"
            r"officers|questions|players|products|books)\b(?!’|')"
        ),
        "a singular word stands before a plural one",
        first=_of("this every each another"),
    ),
    _Check(
        re.compile(
            r"\b([Tt]hese|[Tt]hose|[Ss]everal|[Mm]any) (country|company|article|child|woman|city|report|"
            r"house|"
            r"week|month|problem|reason|measure|student|worker|officer|question|player|product|book|car)\b"
            r"(?![-’'\w]| \w)"
        ),
        "a plural word stands before a singular one",
        first=_of("these those several many"),
    ),
    _Check(
        re.compile(
            rf"(?:(?<=\. )|(?<=\n))(?:The|A|This|His|Her|Its|Their|[A-Z][\w-]{{1,20}}’s|The [a-z]{{3,20}}’s) "
            rf"(?!{_COLLECTIVE}\b)(?:{_SINGULAR_HEAD})(?: (?:of|to|on|for|in|against|over) "
            rf"(?:(?:the|a|an|its|his|her|new|old) )?{_FROM_THERE}(?: {_FROM_THERE})?){{1,3}} "
            r"(have|are|were) [a-z]{3,20}\b"
        ),
        "the subject is singular, the verb is plural",
    ),
    _Check(
        re.compile(
            r"\b(?:[Cc]ould|[Ww]ould|[Ss]hould|[Mm]ust|[Mm]ight) of (?=been|had|done|gone|taken|made|"
            r"known|seen|"
            r"come|got|given|won|said)"
        ),
        "“of” stands for “have”",
        lambda m: m[0].replace(" of ", " have "),
        first=_of("could would should must might"),
        second=_of("of").__contains__,
    ),
    _Check(
        re.compile(r"(?<![\w-])(?:the an|an the|a the|a an|an a)(?= [a-z]{3})(?<! A)"),
        "two articles in a row",
        first=_of("a an the"),
        second=_of("a an the").__contains__,
    ),
    _Check(
        re.compile(r"(?<![\w-])the a(?= [a-z]{3,20}\b)(?! (?:la|cappella|priori|posteriori|and|or|is|in)\b)"),
        "two articles in a row",
        first=_of("a an the"),
        second=_of("a an the").__contains__,
    ),
    _Check(
        re.compile(r"\b([Ii]t)(’s|'s) (own|themselves)\b"),
        "the possessive is “its”",
        lambda m: f"{m[1]}s {m[3]}",
        first=_of("it’s it's"),
        second=_of("own themselves").__contains__,
    ),
    _Check(
        re.compile(r"\b(it)s (been|a|an|not|because|going to|likely|possible|important|clear)\b(?= [a-z])"),
        "“it is” is “it’s”",
        lambda m: f"{m[1]}’s {m[2]}",
        first=_of("its"),
        second=_of("been a an not because going likely possible important clear").__contains__,
    ),
    _Check(
        re.compile(
            r"\b(?:[Mm]ore|[Ll]ess|[Rr]ather|[Bb]etter|[Ww]orse|[Bb]igger|[Ss]maller|[Hh]igher|[Ll]ower|"
            r"[Ll]arger|[Ff]ewer|[Gg]reater|[Oo]lder|[Yy]ounger|[Ff]aster|[Ee]asier|[Ll]onger) then "
            r"(?=an?\b|the\b|\d|any\b|one\b|two\b|just\b|ever\b|most\b|that\b|it\b|you\b)"
        ),
        "“than” belongs here",
        lambda m: m[0].replace(" then ", " than "),
        first=_of(
            "more less rather better worse bigger smaller higher lower larger fewer greater older younger "
            "faster easier longer"
        ),
        second=_of("then").__contains__,
    ),
    _Check(
        re.compile(
            r"\b(?:[Mm]ore|[Mm]ost) (better|worse|bigger|smaller|easier|cheaper|faster|higher|lower|older|"
            r"younger|stronger|larger|best|biggest|worst)\b(?! (?:and|than ever)\b)"
        ),
        "the comparison stands twice",
        lambda m: m[1],
        first=_of("more most"),
        second=_of(
            "better worse bigger smaller easier cheaper faster higher lower older younger stronger larger "
            "best biggest worst"
        ).__contains__,
    ),
    _Check(
        re.compile(r"(?<![\w-])(informations|furnitures|luggages|softwares|homeworks|equipments|advices)\b"),
        "the word has no plural",
        lambda m: m[1][:-1],
        first=_of("informations furnitures luggages softwares homeworks equipments advices"),
    ),
    _Check(
        re.compile(r"(?<![\w-])(alot|infact|aswell|eachother|incase|atleast)(?![\w-])"),
        "these are two words",
        lambda m: {
            "alot": "a lot",
            "infact": "in fact",
            "aswell": "as well",
            "eachother": "each other",
            "incase": "in case",
            "atleast": "at least",
        }[m[1]],
        first=_of("alot infact aswell eachother incase atleast"),
    ),
    _Check(
        re.compile(
            r"(?:(?<=[a-z,] )|(?<=\. )|(?<=\n))i(?:’m|'m|’ve|'ve|’ll|'ll|’d|'d| am| have| was| think| want)\b"
        ),
        "“I” is a capital",
        lambda m: "I" + m[0][1:],
        first=_of("i i’m i'm i’ve i've i’ll i'll i’d i'd"),
    ),
    _Check(
        re.compile(r"(?<!\w)[Tt]here own\b|(?<!\w)[Yy]our welcome\b(?= [a-z.!])"),
        "a word that sounds alike",
        first=_of("there your"),
        second=_of("own welcome").__contains__,
    ),
    _Check(
        re.compile(r"(?<![\w’'.-])([Aa]) (" + _NOT_VOWEL + _VOWEL_SOUND + r")\b(?![-’']|\.\w)"),
        "“an” stands before a vowel sound",
        lambda m: f"{m[1]}n {m[2]}",
        first=_of("a"),
        second=re.compile(_NOT_VOWEL + _VOWEL_SOUND).fullmatch,
    ),
    _Check(
        re.compile(r"(?<![\w’'.-])([Aa])n (" + _CONSONANT_SOUND + r")\b(?![-’']|\.\w)"),
        "“a” stands before a consonant sound",
        lambda m: f"{m[1]} {m[2]}",
        first=_of("an"),
        second=re.compile(_CONSONANT_SOUND).fullmatch,
    ),
    _Check(re.compile(r"(?<=[a-z]{3}) ([,;])(?= [a-z])"), "no space stands before the mark", lambda m: m[1]),
)
_MARKS = re.compile(r"(?:,,|;;|\.\.|,\.|, \.|, ,)(?=\s|\Z)(?!\s\.)")
_WORD_BEFORE = re.compile(r"(?:\A|[\s(“\"])([a-z]{3,20})\Z")
_STRAY = re.compile(
    r"\b([A-Z][\w-]{2,30})(’s|'s) (?:also|then|later|further|again) (?:announced|said|told|stated|added|"
    r"confirmed|"
    r"noted|declared|called|urged|warned|stressed|emphasi[sz]ed|expressed|visited|met|signed|accused)\b"
)
_LOWER = re.compile(
    r"(?<=[a-z]{3}[.?]) (?:the|he|she|they|it|this|these|those|there|his|her|their|we|in|on|at|but|and|after|"
    r"police|officials) (?=[a-z])"
)


@rule(
    severity=Severity.WARNING,
    supersedes=("language/languagetool",),
    bad=(
        "The minister promised that all of the ports [[will stays]] open.",
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
    ),
    good=(
        "The ports will stay open. Free will stays a riddle. The will makes no mention of him.",
        "Each of the drivers was offered a bed; the drivers were each given tea.",
        "The refusals have irritated the owners. The government of the day have resigned.",
        "McDonald’s also announced a new menu.",
        "There is two-thirds of a page left. There was many a slip. There are three buses a day.",
        "An hour, an MP, a UN envoy, a European, a one-off, an honest man, a university, a unit, a U-turn.",
        "“There is two buses,” she said. “They was late.”",
        "He is better then he was? If he were rich, she would go. Should he have known? Does it have a "
        "price?",
        "What they was after was money. It is not what it was.",
        "Inc.. is odd. Wait... and see, e.g., this.",
        "La visita a Alemania duró dos días y el ministro habló con a one en la cumbre del mes de mayo.",
    ),
)
def grammar(doc: Document) -> Iterator[Finding]:
    """A mechanical fault of grammar that holds whatever stands around it.

    Agreement in fixed frames ("each of the drivers were", "there is three buses"), the wrong form of a verb
    ("will stays", "did not went"), "a" and "an", two articles in a row, "its" and "it’s", a possessive where
    the subject is meant ("Tesfaye’s also announced"), doubled marks, a space before a comma, a sentence that
    begins in small letters.

    Each check is one that no sense of the sentence can excuse. Quotations are left alone;
    languages other than English get the marks only.
    """
    text = doc.text
    english = doc.language in (None, "en")
    quoted = [Span(quote.start, quote.end) for quote in doc.quoted]
    found = list(_marks(text))
    if english:
        following = _following(doc)
        for check in _CHECKS:
            if _may_stand(check, following):
                found += (
                    Finding(match.start(), _trimmed(match), check.message, suggestion=check.right(match))
                    for match in check.pattern.finditer(text)
                )
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


def _trimmed(match: re.Match[str]) -> int:
    return match.end() - (len(match[0]) - len(match[0].rstrip()))


def _following(doc: Document) -> dict[str, set[str]]:
    """Which words stand right behind each word of a text, all in small letters."""
    words = [doc.text[start:end].lower() for start, end in doc.words]
    found: dict[str, set[str]] = {}
    for first, second in zip(words, [*words[1:], ""], strict=False):
        found.setdefault(first, set()).add(second)
    return found


def _may_stand(check: _Check, following: dict[str, set[str]]) -> bool:
    """Whether a frame can stand in a text at all: a look at its words is cheaper than its pattern."""
    if not check.first:
        return True
    return any(
        check.second is None or any(map(check.second, following[word]))
        for word in check.first
        if word in following
    )


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
        if _plain_before(text, match.start() - 1):
            word = match[0].strip()
            yield Finding(
                match.start() + 1,
                match.end() - 1,
                "a sentence begins with a capital",
                suggestion=word.capitalize(),
            )


def _stray_possessive(text: str) -> Iterator[Finding]:
    """A name's possessive as the subject of a verb, where the name stands without it elsewhere."""
    for match in _STRAY.finditer(text):
        bare = re.compile(rf"\b{re.escape(match[1])}\b(?!{match[2]})")
        if bare.search(text):
            right = match[0].replace(match[2], "", 1)
            yield Finding(*match.span(), f"“{match[1]}{match[2]}” is no subject", suggestion=right)
