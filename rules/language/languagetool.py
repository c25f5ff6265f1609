from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from auditor.document import Document
from auditor.grammar import Match, is_spelling
from auditor.model import Finding, Severity
from auditor.regex import lazy
from auditor.rule import Example, rule

_ARTICLE = "EN_A_VS_AN"

_MECHANICAL = frozenset((_ARTICLE, "DT_DT", "I_LOWERCASE", "DOUBLE_PUNCTUATION"))
"""LanguageTool's rules for faults that no writer means, beside those for repetitions."""

_WORDS = frozenset(("CONFUSED_WORDS", "NONSTANDARD_PHRASES", "TYPOS", "GRAMMAR"))
"""LanguageTool's categories for one word in the place of another."""

_NOISY = frozenset(
    "THE_SUPERLATIVE CD_NN A_NNS ALLY_ALLAY DO_NO_VB FILL_OF_WITH HAVE_PART_AGREEMENT HELP_NP_VBZ MANY_NN "
    "PCT PRP_JJ DOUBLE_NEGATIVE A_UNCOUNTABLE NAMED_IT_AS MISSING_PREP_KNOCK_ON_DOOR "
    "COLLECTIVE_NOUN_VERB_AGREEMENT_VBP MONTH_OF_XXXX ONE_OF_THE_ONLY THERE_MISSING_VERB PREPOSITION_VERB "
    "AGREEMENT_SENT_START_2 IN_THE_INTERNET LOOK_WATCH REPEATED_VERBS INDEPENDENTLY_FROM_OF PRP_MD_NN "
    "ARE_WE_HAVE ADVERB_VERB_ADVERB_REPETITION MISSING_PAST_TENSE PHRASE_REPETITION".split()
)
"""LanguageTool's rules that were mostly wrong where published news was read by hand: they take its
shorthand ("including best actor", "seven aircrew", "a straight sets win") or a usage ("in June of 1944")
for a fault."""

_BEFORE_NOUN = lazy(r"[ \u00a0][“‘\"']?[^\W\d_]{2}")

_PLURAL = frozenset("are were have do".split())
_COLLECTIVE = lazy(
    r"\b(?:team|side|squad|club|band|group|party|couple|pair|crew|cast|staff|family|government|cabinet|"
    r"opposition|council|committee|board|panel|jury|company|firm|bank|union|army|force|press|public|"
    r"audience|crowd|electorate|majority|minority|generation|trio|duo|quartet|number|handful|clutch|"
    r"range|series|string|rest|half)(?: of \w{1,30}(?: \w{1,30})?)? \Z"
)
_WISH = lazy(
    r"\b(?:important|essential|vital|crucial|imperative|necessary|better|demand|insist|recommend|suggest|"
    r"propos|ask|requir|request|prefer|urg|order|insistence|lest|rather)\w{0,4}\b(?: \w{1,20}){0,4} \Z"
)
_WINDOW = 100
_MOST = 300


@rule(
    severity=Severity.INFO,
    needs=("grammar",),
    bad=(
        Example(
            "The ferry was late, and [[an]] crane had to be sent for from the other port.", language="en"
        ),
        Example(
            "The mayor said that [[the the]] bridge would open in May, and that she will [[opening]] it.",
            language="en",
        ),
        Example(
            "The new lighthouse was paid for by the fishermen of [[definately]] two harbours.", language="en"
        ),
    ),
    good=(
        Example("The labour union’s colour is grey, and the labor union’s color is gray.", language="en"),
        Example("Mr Oyelaran-Witczak met Ms Thunqvist at Skjolden.", language="en"),
        Example("“He don’t know nothing,” the farmer said of the inspector.", language="en"),
        Example("Arsenal have won, and Toyota are to build a plant in the north east.", language="en"),
    ),
)
def languagetool(doc: Document, grammar: Sequence[Match]) -> Iterator[Finding]:
    """A fault of grammar or spelling that LanguageTool marks.

    LanguageTool is a checker of its own that `audit setup` installs (it runs on Java 17 or later). Of
    what it marks this rule keeps what helps an editor: articles ("an crane"), repetitions, wrong forms
    of verbs, words taken for others, and misspelt words where the right one is sure.

    It says nothing of style and house style (hyphens, capitals, accents, British or American words),
    nothing of names, and in quotations nothing of grammar, which is the speaker's. The message ends
    with the name of LanguageTool's rule, which `[grammar] disabled` in `auditor.toml` switches off;
    `enabled` there asks for more of its rules and categories, and what those mark is reported as it is.
    """
    for match in grammar:
        severity = _severity(doc, match)
        if severity is None:
            continue
        yield Finding(
            match.start,
            match.end,
            f"{' '.join(match.message.split())[:_MOST]} (LanguageTool {match.rule})",
            severity=severity,
            confidence=0.9 if severity is Severity.WARNING else 0.6,
            suggestion=match.replacements[0] if match.replacements else None,
        )


def _severity(doc: Document, match: Match) -> Severity | None:
    """How grave a match is; None for not worth an editor's look."""
    if match.wanted:
        return Severity.INFO
    said = doc.text[match.start : match.end]
    if match.kind == "duplication" or match.rule in _MECHANICAL or "REPETITION" in match.rule:
        if not _is_certain(doc, match, said):
            return None
        return Severity.INFO if _is_quoted(doc, match) else Severity.WARNING
    if match.rule in _NOISY or not (match.kind == "grammar" or _is_word_for_word(match)):
        return None
    if is_spelling(match):
        return Severity.INFO
    if _is_house_style(said, match.replacements) or _is_usage(doc.text[: match.start], said):
        return None
    return None if _is_near_name(doc, match) or _is_quoted(doc, match) else Severity.INFO


def _is_word_for_word(match: Match) -> bool:
    return match.kind == "misspelling" and match.category in _WORDS


def _is_certain(doc: Document, match: Match, said: str) -> bool:
    """Whether a mechanical fault is one: no score ("6-4 6-4"), no name ("Duran Duran"), and an article
    right before its noun."""
    if match.kind == "duplication":
        return any(map(str.isalpha, said)) and not (said[0].isupper() and _is_near_name(doc, match))
    if match.rule == _ARTICLE:
        return _BEFORE_NOUN.match(doc.text, match.end) is not None
    return True


def _is_usage(before: str, said: str) -> bool:
    """Whether an agreement that is marked is right: with a noun for many people, which British English
    takes as plural, or in a clause that says what is wished for ("it asked that she stay")."""
    window = before[-_WINDOW:]
    if said.split()[-1] in _PLURAL and _COLLECTIVE.search(window):
        return True
    return _WISH.search(window) is not None


def _is_quoted(doc: Document, match: Match) -> bool:
    return any(q.start < match.end and match.start < q.end for q in doc.quoted)


def _is_near_name(doc: Document, match: Match) -> bool:
    """Whether a match touches a name, or stands right behind one: names are taken for other words, and
    one that stands for many people takes a plural verb ("Arsenal have won")."""
    at = bisect_right(doc.names, match.end - 1, key=lambda name: name.start) - 1
    return at >= 0 and match.start <= doc.names[at].end + 1


def _is_house_style(said: str, replacements: Sequence[str]) -> bool:
    """Whether a replacement differs in hyphens, spaces, apostrophes, capitals or accents only."""
    return any(_bare(said) == _bare(other) for other in replacements)


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalnum())
