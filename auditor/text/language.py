"""Which language a text is in, told from its script and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import filterfalse

from auditor.regex import lazy

_STOP_WORDS = {
    "en": "the of and to in that is was for on with as his he by at from are has said not be an its were",
    "es": "de la que el en y los se del las por un para con una su al lo como más pero sus le ya o este",
    "fr": "de la le et les des en un du une que est pour qui dans au par plus pas sur ne se ce il sont",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das",
    "it": "di e il la che in un a per è una sono con non del si da della le dei al nel alla più ha",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog",
    "tr": "ve bir bu da de için ile olarak olan en çok daha gibi sonra kadar ise ancak göre oldu dedi",
    "id": "yang dan di dari untuk dengan pada ini tidak dalam itu adalah akan ke oleh juga sebagai telah",
    "pl": "i w na z się że nie do to jest o jak po co ale za od przez są być dla czy był tym oraz",
    "sv": "och att det i en som är på av för med den till har de inte om ett men var från vid kan",
    "ro": "și de în la a cu pe nu că din mai este care pentru au un se o fost sau prin",
    "sw": "ya na wa kwa ni katika za la kuwa cha hiyo huo yake kama pia baada alisema lakini",
    "vi": "và của là có trong cho được với không một người những các đã này để khi",
}
_WORD_TO_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _code, _words in _STOP_WORDS.items():
    for _word in _words.split():
        _WORD_TO_LANGUAGES[_word] = (*_WORD_TO_LANGUAGES.get(_word, ()), _code)

_SCRIPTS = {
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af",
    "zh": "\u4e00-\u9fff",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "ru": "\u0400-\u04ff",
    "ar": "\u0600-\u06ff",
}
_OF_SCRIPTS = lazy(f"[{''.join(_SCRIPTS.values())}]")
_BEYOND_LATIN = re.compile("[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")
"""What no Latin text has; compiled in no time, as the scripts are not."""
_URDU = re.compile("[ٹڈڑںےھ]")
_PERSIAN = re.compile("[پچژگ]")
_WORD = re.compile(r"[^\W\d_]+")

_GLANCE = 1000
_CLEAR_HITS = 15
_LEAD = 3
_SAMPLE = 2500
_MIN_HITS = 3


def guess_language(text: str) -> str | None:
    """The primary language subtag of a text, or None where too little speaks for any.

    Looks at the first few thousand characters, or at the first thousand where they leave no doubt: at the
    script where a script tells the language, else at how many of the commonest function words of each
    language stand there. Meant to choose word lists and abbreviations, not to identify languages for their
    own sake.
    """
    glance = text[:_GLANCE].lower().split()
    if not _BEYOND_LATIN.search("".join(filterfalse(str.isascii, glance))):
        clear = _most_frequent(glance, _CLEAR_HITS, _LEAD)
        if clear is not None:
            return clear
    sample = text[:_SAMPLE]
    telling = "".join(_OF_SCRIPTS.findall(sample)) if _BEYOND_LATIN.search(sample) else ""
    for code, script in _SCRIPTS.items() if telling else ():
        count = len(re.findall(f"[{script}]", telling))
        if count and count * 3 > sum(map(str.isalpha, sample)):
            if code == "ar":
                if len(_URDU.findall(sample)) * 40 > count:
                    return "ur"
                if len(_PERSIAN.findall(sample)) * 40 > count:
                    return "fa"
            return code
    lower = sample.lower()
    # Few function words stand before a comma: what white space parts tells as much in a third of the time,
    # unless there is hardly any text, or no white space.
    return _most_frequent(lower.split()) or _most_frequent(_WORD.findall(lower))


def _most_frequent(words: Iterable[str], least: float = _MIN_HITS, lead: float = 1) -> str | None:
    """The language whose function words are most of the words.

    None where there are fewer than ``least``, or fewer than ``lead`` times as many as of any other language.
    """
    hits: dict[str, float] = {}
    for word, count in Counter(filter(_WORD_TO_LANGUAGES.__contains__, words)).items():
        codes = _WORD_TO_LANGUAGES[word]
        for code in codes:
            hits[code] = hits.get(code, 0.0) + count / len(codes)
    best = max(hits, key=hits.__getitem__, default=None)
    if best is None:
        return None
    most = hits.pop(best)
    return best if most >= least and most >= lead * max(hits.values(), default=0) else None
