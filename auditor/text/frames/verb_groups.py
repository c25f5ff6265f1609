"""Wrong forms in a group of verbs: "has took", "was sank", "are been asked", "could not sold".

In places where the first verb may belong to a clause without "that" ("all they have came from him"), a frame
asks for the subject at the beginning of the sentence, right before it.
"""

from __future__ import annotations

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of
from auditor.text.inflection import lemmas, verb_forms

_START = r"(?:(?<=\. )|(?<=\n))"
_NOUN = r"(?!they\b|you\b|she\b|who\b|that\b|which\b|what\b)[a-z][a-z-]{2,14}"
_SUBJECT = (
    rf"{_START}(?:He|She|They|It|We|(?:The|A|An|His|Her|Its|Their) {_NOUN}(?: {_NOUN})?|"
    r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)"
)
_ADVERB = r"(?:not |also |already |never |just |since |now |recently )?"
_PAST = (
    "went gave took wrote knew chose drove flew grew spoke threw began fell ate forgot froze rode stole swam "
    "wore saw came became ran drank sang sank withdrew overthrew undertook overcame forgave swore "
    "shrank broke"
)
_DONE = (
    "paid sold built sent made told brought bought held kept lost met spent taught caught won given taken "
    "gone done seen known written stolen broken chosen fought sought"
)
_BASE = (
    "accuse allow announce appoint begin bring build buy choose confirm convince decide declare "
    "deliver destroy detain displace eat elect evacuate expel explain forget give hear identify "
    "impose inform injure introduce invade involve kill know lose make overthrow postpone prosecute "
    "publish rebuild receive recover remove replace resolve sell send speak submit suspend take teach "
    "tell threaten withdraw write arrive agree accept approve create reject adopt fail refuse arrest "
    "reduce increase complete join"
)
_CONSONANT = (
    "European Ukrainian Ugandan Uruguayan British German French Turkish Russian Chinese Japanese Spanish "
    "Portuguese Polish Dutch Danish Swedish Finnish Greek Belgian Brazilian Mexican Canadian Cuban Pakistani "
    "Palestinian Syrian Saudi Kenyan Nigerian Korean Vietnamese Jewish Christian Buddhist Hindu Muslim "
    "Catholic Western Roman Kurdish Lebanese Moroccan Tunisian Libyan Sudanese Somali Congolese Norwegian "
    "Czech Hungarian Romanian Bulgarian Serbian Croatian Swiss"
)
_VOWEL = (
    "American African Asian Arab Albanian Algerian Angolan Argentine Argentinian Armenian Australian "
    "Austrian Azerbaijani Afghan Indian Indonesian Iranian Iraqi Irish Israeli Italian Icelandic Islamic "
    "Islamist Egyptian English Ecuadorean Ecuadorian Eritrean Estonian Ethiopian Olympic Orthodox Ottoman "
    "Omani Ivorian Emirati"
)
_DET = r"(?:the|a|an|his|her|its|their|our|all|more|two|three)"
_TIME = (
    r"(?:yesterday|last (?:week|month|year|night|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:days|weeks|months|years) ago)"
)


def _participle(word: str) -> str:
    """The participle of a verb, given in any form."""
    known = lemmas(word)
    return verb_forms(known[1] if len(known) > 1 else word)[4]


def _plain(word: str) -> str:
    """The plain form of a verb, given in an irregular past form."""
    known = lemmas(word)
    return known[1] if len(known) > 1 else word


VERB_GROUPS = (
    Frame(
        lazy(r"(?<![\w’'-])(?:is|are|was|were) been (?=[a-z])"),
        "“has been”, or “is being”, belongs here",
        first=of("is are was were"),
        second=of("been"),
    ),
    Frame(
        lazy(
            rf"(?:{_SUBJECT}|\b(?:which|who|[a-z]{{3,14}}s)) (?:has|have) being (?=[a-z]{{3,14}}(?:ed|en)\b)"
        ),
        "“been” belongs here",
        lambda m: m[0].replace(" being ", " been "),
        first=of("has have"),
        second=of("being"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:was|were|been|being) (sank|shrank|sang|became|came|overthrew|withdrew|undertook|"
            r"forgave|swore|went)\b(?![-’'])"
        ),
        "behind “been” and “was” stands the participle",
        lambda m: (
            None if m[1] in ("became", "came", "went") else m[0][: m.start(1) - m.start()] + _participle(m[1])
        ),
        first=of("was were been being"),
        second=of("sank shrank sang became came overthrew withdrew undertook forgave swore went"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'-])(?:has|have|’ve) (?:also |already |not |never |just )?(drank|sang|sank|swam|"
            r"became|overcame|withdrew|overthrew|undertook|forgave|swore|shrank)\b|\bhas (?:also |already |"
            r"not |never |just )?(?:came|ran|broke)\b"
        ),
        "behind “has” and “have” stands the participle",
        lambda m: " ".join((*m[0].split()[:-1], _participle(m[0].split()[-1]))),
        first=of("has have also already not never just"),
        second=of(
            "drank sang sank swam became overcame withdrew overthrew undertook forgave swore shrank "
            "came ran broke"
        ),
    ),
    Frame(
        lazy(rf"(?:{_SUBJECT}|\bwho) had {_ADVERB}({_PAST.replace(' ', '|')})\b(?![-’'])"),
        "behind “had” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + _participle(m[1]),
        first=of("had"),
        second=of(f"{_PAST} not also already never just since now recently"),
    ),
    Frame(
        lazy(
            rf"{_SUBJECT} (?:has|have|had) {_ADVERB}({_BASE.replace(' ', '|')})\b(?![-’'])(?= (?:{_DET}|"
            rf"that|to|in|from|on|by)\b| \d)"
        ),
        "behind “has” and “had” stands the participle",
        lambda m: m[0][: m.start(1) - m.start()] + verb_forms(m[1])[4],
        first=of("has have had"),
        second=of(f"{_BASE} not also already never just since now recently"),
    ),
    Frame(
        lazy(
            rf"(?:{_SUBJECT} (?:would|could|should|must)|\b(?:will|would|can|could|should|must|shall|did|"
            rf"does|do|may|might) not|\bcannot) ({_DONE.replace(' ', '|')})\b(?![-’'])"
        ),
        "behind “will”, “can”, “did” and the like stands the plain form of the verb",
        lambda m: m[0][: m.start(1) - m.start()] + _plain(m[1]),
        first=of("would could should must not cannot"),
        second=of(_DONE),
    ),
    Frame(
        lazy(
            r"\b(?:will|would|can|could|should|must|did) not found (?=(?:him|her|them|any|out|evidence|"
            r"enough)\b)"
        ),
        "behind “will”, “can”, “did” and the like stands the plain form of the verb",
        lambda m: m[0].replace("found", "find"),
        first=of("not"),
        second=of("found"),
    ),
    Frame(
        lazy(
            rf"(?<![\w’'-])(?<!close )(?<!ccording )(?<!ue )(?<!hanks )to (sold|paid|bought|brought|built|"
            rf"sent|kept|lost|spent|caught|taught|fought|sought|stole|broke|chose|drove|spoke|threw|held|"
            rf"won) (?={_DET}\b)"
        ),
        "behind “to” stands the plain form of the verb",
        lambda m: f"to {_plain(m[1])}",
        first=of("to"),
        second=of(
            "sold paid bought brought built sent kept lost spent caught taught fought sought stole broke "
            "chose drove spoke threw held won"
        ),
    ),
    Frame(
        lazy(
            rf"\b(?:has|have) (?:also )?(arrived|died|resigned|left|begun|started|ended|happened|occurred|"
            rf"returned|opened|closed|collapsed|fallen|crashed|gone|come|travelled|escaped|appeared) "
            rf"(?:(?:in|at|from|to|on) (?:the )?[\w-]{{2,20}} )?{_TIME}(?=[.,;]| (?:after|when|with|to|"
            rf"from|in|at)\b)"
        ),
        "a time that is over takes the plain past",
        lambda m: None,
        first=of("has have also"),
        second=of(
            "arrived died resigned left begun started ended happened occurred returned opened closed "
            "collapsed fallen crashed gone come travelled escaped appeared also"
        ),
    ),
    Frame(
        lazy(rf"(?<![\w’'.-])an (?=(?:{_CONSONANT.replace(' ', '|')})\b)"),
        "“a” stands before a consonant sound",
        lambda m: "a",
        first=of("an"),
        second=of(_CONSONANT.lower()),
    ),
    Frame(
        lazy(rf"(?<![\w’'.-])a (?=(?:{_VOWEL.replace(' ', '|')})\b)"),
        "“an” stands before a vowel sound",
        lambda m: "an",
        first=of("a"),
        second=of(_VOWEL.lower()),
    ),
)
