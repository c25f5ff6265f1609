"""The articles: "a" before a vowel sound, "an" before a consonant, two in a row."""

from __future__ import annotations

from auditor.regex import lazy
from auditor.text.frames.frame import Frame, of, whole

_VOWEL_SOUND = (
    r"(?:a[bcdfgijlmnprstvwx]|e[abcdfgilmnpqrstxy]|i[bcdglmnprst]|o[abcdfgiklmprstuvw](?!e\b)|u[gl]|un(?!i)|"
    r"um|up|ur(?!i|a)|us(?!a|e|u))[a-z]{2,20}"
)
_NOT_VOWEL = r"(?!one|once|unan|eu|ew|uni|use|usu|uto|ura|uri|ubi|ufo|oui|ouij)"
_CONSONANT_SOUND = (
    r"(?:[bcdfgjklmnpqrstvwyz][a-z]{2,20}|european|university|union|unit|united|user|usual|unique|one)"
)
_SPELT = of(
    "fbi mp mps ngo suv hiv nhl nfl nba mba mri sms lgbt afp eu imf atm id ioc epa ecb rpg x ak sos r f fa "
    "mot nypd lng lpg us uk un uae unesco unicef usb nato nasa"
)
"""Abbreviations and the letters of "X-ray" whose first sound is not that of the letter as a word has it."""


def _may_be_spelt(word: str) -> bool:
    return word[:1].isdigit() or word.partition("-")[0].partition("&")[0] in _SPELT


ARTICLES: tuple[Frame, ...] = (
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
        lazy(r"(?<![\w’'.-])((?<![\w,&] )A|a) (" + _NOT_VOWEL + _VOWEL_SOUND + r")\b(?![-’']|\.\w)"),
        "“an” stands before a vowel sound",
        lambda m: f"{m[1]}n {m[2]}",
        first=of("a"),
        second=whole(_NOT_VOWEL + _VOWEL_SOUND),
    ),
    Frame(
        lazy(r"(?<![\w’'.-])([Aa])n (" + _CONSONANT_SOUND + r")\b(?![-’']|\.\w)"),
        "“a” stands before a consonant sound",
        lambda m: f"{m[1]} {m[2]}",
        first=of("an"),
        second=whole(_CONSONANT_SOUND),
    ),
    Frame(
        lazy(r"(?<![\w’'.-])a ((?:hour|honest|honou?r|heir)[a-z]{0,5})\b(?![-’'])"),
        "“an” stands before a vowel sound",
        lambda m: f"an {m[1]}",
        first=of("a"),
        second=whole(r"(?:hour|honest|honou?r|heir)[a-z]{0,5}"),
    ),
    Frame(
        lazy(
            r"(?<![\w’'.-])a (8\d{0,2}(?:,\d{3})?|1[18](?:,\d{3})?|FBI|MP|MPs|NGO|SUV|HIV|NHL|NFL|NBA|MBA|"
            r"MRI|SMS|LGBT|AFP|EU|IMF|ATM|ID|IOC|EPA|ECB|RPG|X-ray|AK-47|SOS|R&B|F-16|FA|MOT|NYPD|LNG|LPG|"
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
)
