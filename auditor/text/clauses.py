"""Clauses that are no sentences: subordinate ones, relative ones and participles without a main clause."""

from __future__ import annotations

import re

from auditor.regex import lazy
from auditor.text.inflection import PARTICIPLES, PAST_FORMS

_LONGEST = 240
_LEAST_WORDS = 5
_SOURCE_WORDS = 6
"""Words that the name of a source has at most."""

_PRONOUNS = "he she they it we I there this these those nobody everyone everybody somebody someone".split()
_DETERMINERS = (
    "the a an his her its their our my your this that these those two three four five six seven eight nine "
    "ten several many some most all both each every no another other few more half".split()
)
_AUXILIARY = (
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|cannot)"
    r"(?:n['’]t)?"
)
_S_VERBS = (
    r"remains|stays|depends|matters|says|wants|needs|makes|takes|gives|gets|comes|goes|seems|means|becomes|"
    r"brings|keeps|helps|holds|lives|knows|shows|tells|thinks|belongs|begins|leads|requires|continues"
)
_PAST = "|".join(sorted(PAST_FORMS))
_ED = r"(?!(?:hundred|unprecedented|indeed|need|speed|sacred|naked|bed|seed|red)\b)[a-z]{2,20}ed"
# One finite verb with all that belongs to it: "had not yet been told".
_VERB = lazy(
    rf"\b(?:{_AUXILIARY}\b(?:\s(?:not|also|never|still|already|only|just|yet|been|be|being|[a-z]{{2,15}}ly))*"
    rf"(?:\s(?:{_ED}|{_PAST}|[a-z]{{2,12}}en|[a-z]{{2,15}}ing)\b)?|(?:{_ED}|{_PAST}|{_S_VERBS})\b)|"
    r"\b(?:it|he|she|that|there|what)['’]s\b|\b(?:they|we)['’]re\b"
)
_PARTICIPLE = lazy(rf"(?:{_ED}|{'|'.join(sorted(PARTICIPLES))})\Z")
_DETERMINED = lazy(r"\b(?:a|an|the|his|her|its|their)\s\Z")
_LINKED = lazy(r"\s(?:by|with|in|at|on|to|for|from|of|under|near|as|between|against|during|after|before)\b")
_RELATIVE = lazy(r"(?<!^)\b(?:that|which|who|whose|where|when)\b")
_UNFIT = lazy(r"[“”\"():;—–?!]|\s-\s")
# Words that lead to another; prepositions may end a sentence, but for these.
_OPEN_END = lazy(
    # “She did not ask whose.” is whole.
    r"[\w,’'”)] (?:and|or|nor|the|an|because|although|such as|as well as|during|despite|amid|per|whereas|"
    r"their|between the|of the|among|upon the|(?<!ask )(?<!asked )(?<!know )(?<!say )(?<!said )whose)\.\Z"
)
_DATE = lazy(r"([A-Z][a-z]{2,8}\.? \d{1,2}), \d{4}\b")
_CAPITAL = r"[A-Z][\w’'-]{1,30}"

_WITH_LIST = lazy(r"(?:Loaded|Armed|Equipped) with\s")
_NOMINAL = lazy(
    r"(?:Despite|Amid|Together with|Along with|As well as|In addition to|Including|Alongside|Besides|Such as|"
    r"Except for|According to|Due to|Owing to|Because of|In spite of|Instead of|Thanks to|Followed by|"
    r"Accompanied by|Led by|Caused by|Triggered by|Aimed at|Destined for|Among them|Loaded with|Armed with|"
    r"Backed by|Surrounded by|Supported by|Equipped with|Prompted by|Sparked by|Driven by|Hampered by|"
    r"Forced to|Intended to|Designed to)\s"
)
_RELATED = lazy(r"(?:Despite|Because of|Due to|Owing to|In spite of|Thanks to|Amid)\s")
_CLOSED = lazy(rf"[^,]{{2,80}}?\s(?:that|which|who) (?:{_AUXILIARY}|{_ED}|{_PAST})\b")
_FOLLOWING = lazy(
    r"Following (?=(?:the|a|an|his|her|its|their|months|weeks|days|years|several|two|three|four|five|"
    r"six|seven|"
    r"eight|nine|ten|\d+)\s)"
)
_IN_ORDER = lazy(r"(?:In order|So as) (?:not )?to (?=[a-z])")
_HAVING = lazy(
    rf"Having (?:already |never |just |also )?(?:been [a-z]{{2,15}}|{_ED}|{'|'.join(sorted(PARTICIPLES))}|"
    rf"{_PAST})\s"
)
_PLAIN_ING = lazy(
    r"(?:(?:Thereby|Thus) )?(?!(?:Following|According|Considering|Including|Regarding|Concerning|Being|"
    r"During|"
    r"Having|Nothing|Something|Everything|Anything|Evening|Morning|Spring|King|String|Wing|Speaking)\b)"
    r"[A-Z]?[a-z]{2,14}ing (?=(?:the|a|an|its|his|her|their|some|more than|about|nearly|at least|two|"
    r"three|four|five|"
    r"dozens|hundreds|thousands|\d[\d,]*)\s)"
)
_MAY_BE_VERB = lazy(
    r"\b[a-z]{3,20}s (?:the|a|an|his|her|its|their|to|as|it|them|him|that|no|more|less|up|out|down)\b"
)
_NO_COMMA = lazy(r"(?<=\d),(?=\d{3}\b)")

_PARTICIPLES = lazy(
    r"(?:Leaving|Killing|Injuring|Wounding|Forcing|Causing|Making|Bringing|Affecting|Prompting|Raising|"
    r"Sparking|Adding|Citing|Marking|Ending|Resulting|Triggering|Destroying|Damaging|Allowing|Giving|Putting|"
    r"Taking|Turning|Becoming|Cutting|Blocking|Displacing|Creating|Warning|Claiming|Saying|Noting|Stressing|"
    r"Without [a-z]{3,15}ing|By [a-z]{3,15}ing|Instead of [a-z]{3,15}ing|Rather than [a-z]{3,15}ing)\s"
)
# Clauses by their first word. Behind the first group nothing but a clause can stand.
_CONJUNCTION = lazy(
    r"(?:Because(?! of\b)|Although|Though|Even though|Even if|Whereas|While|Unless|So that|In order that|"
    r"If|When|Once|Where|Provided that)\s"
)
_PLAIN = frozenset(("Because", "Although", "Though", "Even", "Whereas", "So", "In", "Provided"))
"""Conjunctions whose clause may well say what would happen."""

_SECOND = lazy(
    rf"and (?:{'|'.join(_DETERMINERS)}) [\w’'-]{{2,20}}(?: (?:of|in|on|at|for|to|from|with) [\w’' "
    rf"-]{{2,60}})?\Z"
)
_EITHER = lazy(r"(?:After|Before|Since|Until|As)\s(?!that\s)")
_THAT = lazy(r"That (?=(?:the|he|she|they|it|its|his|her|their)\s)")
_WHICH = lazy(r"(?:Which|Whom|Whose)\s")
_WHO = lazy(rf"Who (?=(?:{_AUXILIARY}|{_ED}|{_PAST})\b)")
_OF_WHICH = lazy(
    r"(?:(?:Most|Some|Many|All|None|Both|Half|One|Two|Three|Four|Several|Few|Each|Much|Neither) )?[Oo]f "
    r"(?:which|whom)\s"
)
# "Both of them rejecting the charges": a participle where the verb should be.
_ABSOLUTE = lazy(
    r"(?:Both|All|Most|None|Some|Many|Several|Few|Neither|Each|One|Two|Three|Four|Five|Half) of (?:them|"
    r"these|those|the (?:two|three|four|men|women|others)) (?=[a-z]{3,15}ing\b)"
    r"(?!(?:including|during|according|regarding|following|concerning)\b)"
)
_PLAIN_VERB = lazy(
    r"\b(?:say|think|want|need|own|know|live|work|believe|remain|agree|hope|fear|earn|get|go|come|see|"
    r"seem|look|"
    r"make|take|give|pay|use|find|feel|like|face|lack|hold|keep|call|speak|die|leave|lose|depend|receive)\b"
)
_PREPOSITION = lazy(r"(?:for|with|in|at|on|from|by|to|of|without|under|after|before|despite)\s")
_BARE_S = lazy(
    r"(?<!\bfor )(?<!\bin )(?<!\bof )(?<!\bwith )(?<!\band )(?<!\bto )(?<!\bthe )(?<!\bat )(?<!\bon )"
    r"(?<!\bfrom )(?<!\bsix )(?<!\bseven )(?<!\beight )(?<!\bnine )(?<!\bten )(?<!\btwenty )(?<!\bthirty )"
    r""
    r"(?<!\bforty )(?<!\bfifty )(?<!\bseveral )(?<!\bits )(?<!\bhis )"
    r"(?<!\btheir )(?<!\btwo )(?<!\bfew )(?<!\bmany )(?<!\bthree )(?<!\bfour )(?<!\bfive )\b[a-z]{3,20}s\b"
)
"""A word in -s that may be a verb: not right behind a preposition or a number."""
_SUBJECT = lazy(
    rf"(?:(?:only|nearly|almost|about|around|more than|fewer than|at least)\s)?(?:(?:{'|'.join(_PRONOUNS)}|"
    rf"{'|'.join(_DETERMINERS)}|\d[\d,.]*)\s|{_CAPITAL}\s|[a-z]{{3,20}}s\s)"
)
# After "after", "since" and the like: a subject that is surely one, right before its verb.
_SURE = lazy(
    rf"(?:(?:he|she|they|it|we|I)|(?:(?:{'|'.join(_DETERMINERS)}|\d[\d,.]*)\s)?[a-z]{{3,20}}"
    rf"(?:\s(?:of|on|in|at|for|to|with|from)\s(?:(?:{'|'.join(_DETERMINERS)})\s)?[\w-]{{3,20}})?|"
    rf"(?:{'|'.join(_DETERMINERS)})\s[a-z]{{3,20}})\s(?=(?:{_AUXILIARY}|{_ED}|{_PAST})\b)"
)
_VERB_FIRST = lazy(
    rf"(?:{_AUXILIARY}|bans|covers|includes|allows|employs|connects|supplies|sells|exports|imports|funds|"
    rf"operates|borders|links|serves|[a-z]{{2,15}}[a-rt-z]s\s(?:the|a|an|his|her|its|their|to|in|on|at|"
    rf"from|with|by|for|"
    rf"both|all|\d)|(?:{_ED}|{_PAST}))\b"
)
_STYLE = lazy(
    r"(?:is|was) (?:why|how|what|where|when|not|just|fine|exactly|to|all|great|good|perhaps|probably|kind|a|"
    r"the|odd|strange|true|because)\b|(?:brings|leads|takes|leaves) (?:us|me)\b|means\b|meant\b|makes\b|"
    r"made\b|leaves\b|left\b|raises\b|explains\b|may\b|might\b|could\b|would\b"
)
_UNCLEAR = lazy(
    r"\b(?:is|was|are|were|remains|remained|will be) (?:not |still |yet |as yet |less )?(?:un\w+|anyone|"
    r"clear|another|open|hard|the question|a |in doubt|to be)"
)
_OTHER_SUBJECT = lazy(r"\s(?:it|there|what|he|she|they|we|you|I)\s")
_WOULD = lazy(r"\b(?:will|would|can|could|may|might|must|should)\b")


def is_fragment(sentence: str) -> bool:
    """Whether a sentence of running text is one subordinate clause, or a phrase without a verb.

    Args:
        sentence: A sentence that ends with a full stop. Whether it answers a question, or is somebody's
            style, is not to be seen in it.
    """
    if not sentence.endswith(".") or len(sentence) > _LONGEST or len(sentence.split()) < _LEAST_WORDS:
        return False
    ing = _ING_OPENINGS if "ing " in sentence[:_BEGINNING] else ()
    for opening, judge in (*ing, *_OPENINGS):
        match = opening.match(sentence)
        if match:
            rest = _NO_COMMA.sub("", _DATE.sub(r"\1", sentence[match.end() : -1]))
            return _UNFIT.search(rest) is None and judge(sentence, rest)
    return False


def breaks_off(sentence: str) -> bool:
    """Whether a sentence of running text ends in a word that cannot end one: "two weddings and."

    Args:
        sentence: A sentence that ends with a full stop.
    """
    return (
        len(sentence) <= _LONGEST
        and len(sentence.split()) >= _LEAST_WORDS
        and bool(_OPEN_END.search(sentence))
    )


def _verbs(rest: str) -> int:
    """How many finite verbs there are; a participle behind a noun ("built in May") is one if none else is."""
    found = bare = 0
    for match in _VERB.finditer(rest):
        if _DETERMINED.search(rest, max(0, match.start() - 7), match.start()) and _PARTICIPLE.match(match[0]):
            continue  # "a forged passport"
        found += 1
        bare += _PARTICIPLE.match(match[0]) is not None and _LINKED.match(rest, match.end()) is not None
    return found - bare or min(found, 1)


def _is_list(rest: str) -> bool:
    """Whether the commas are those of a list: "flour, salt and wood"."""
    return re.search(r"\w, [\w ]{2,60} and [\w ]{2,80}\Z", rest) is not None


def _nominal(sentence: str, rest: str) -> bool:
    if sentence.startswith("According to ") and len(rest.split()) > _SOURCE_WORDS:
        return False  # "According to statistics half of all thefts involve mobiles": a comma is missing
    if "," in rest and not (_WITH_LIST.match(sentence) and _is_list(f"x {rest}")):
        return False
    if _VERB.search(rest):
        # "Because of the storm that had closed the port": the one verb is that of the relative clause.
        return _RELATED.match(sentence) is not None and _only_related(rest)
    return re.search(r"\b(?:that|which|who|it|he|she|they|I|we|you)\b", rest) is None


def _only_related(rest: str) -> bool:
    """Whether the only verb is that of a relative clause: "the storm that had closed the port"."""
    clause = _CLOSED.match(rest)
    return (
        clause is not None
        and _verbs(rest) == 1
        and _PLAIN_VERB.search(rest, clause.end()) is None
        and _MAY_BE_VERB.search(rest, clause.end()) is None
        and _OTHER_SUBJECT.search(rest) is None
    )


def _verbless(sentence: str, rest: str) -> bool:
    return (
        "," not in rest
        and _VERB.search(rest) is None
        and _PLAIN_VERB.search(rest) is None
        and _MAY_BE_VERB.search(rest) is None
        and _OTHER_SUBJECT.search(rest) is None
        and _RELATIVE.search(rest) is None
    )


def _in_order(sentence: str, rest: str) -> bool:
    return "," not in rest and _VERB.search(rest) is None and _OTHER_SUBJECT.search(rest) is None


def _gerund(sentence: str, rest: str) -> bool:
    return _verbless(sentence, rest) and _BARE_S.search(rest) is None


def _participle(sentence: str, rest: str) -> bool:
    return "," not in rest and _VERB.search(rest) is None and _OTHER_SUBJECT.search(rest) is None


def _conjunction(sentence: str, rest: str) -> bool:
    first = sentence.partition(" ")[0]
    clause, comma, second = rest.partition(", ")
    if comma and first in ("Because", "Although", "While") and _SECOND.match(second) and "," not in second:
        # "Because the stove had been out, and the coats of the clerks."
        return _SUBJECT.match(clause) is not None and _verbs(clause) == 1 and _VERB.search(second) is None
    if "," in rest:
        cut_off = _is_list(rest) or _PREPOSITION.match(second.partition("which ")[2]) is not None
        return _VERB.search(rest) is None and first == "While" and cut_off
    if _SUBJECT.match(rest) is None or _OTHER_SUBJECT.search(rest[1:]):
        return False
    if first not in _PLAIN and _WOULD.search(rest):
        return False
    verbs = _verbs(rest)
    if not verbs:
        return first in ("While", "Although", "Whereas", "Because", "Unless")
    return verbs == 1 and _RELATIVE.search(rest) is None


def _either(sentence: str, rest: str) -> bool:
    if "," in rest or _SURE.match(rest) is None or _OTHER_SUBJECT.search(rest[1:]):
        return False
    return _verbs(rest) == 1 and _RELATIVE.search(rest) is None


def _that(sentence: str, rest: str) -> bool:
    return "," not in rest and _verbs(rest) == 1 and _RELATIVE.search(rest) is None


def _absolute(sentence: str, rest: str) -> bool:
    return _VERB.search(rest) is None and _PLAIN_VERB.search(rest) is None


def _which(sentence: str, rest: str) -> bool:
    if "," in rest or _UNCLEAR.search(rest) or _STYLE.match(rest):
        return False
    if _PREPOSITION.match(rest) and _VERB.search(rest) is None:
        return sentence.startswith("Which") and _BARE_S.search(rest) is None  # "Which for a driver …"
    first = rest.partition(" ")[0]
    if sentence.startswith("Whose"):
        return _verbs(rest) == 1
    if first in _PRONOUNS or first in _DETERMINERS[:8]:
        return _verbs(rest) <= 1
    return _VERB_FIRST.match(rest) is not None and _verbs(rest) <= 1


def _who(sentence: str, rest: str) -> bool:
    return "," not in rest and _UNCLEAR.search(rest) is None and _verbs(rest) == 1


def _of_which(sentence: str, rest: str) -> bool:
    return "," not in rest and _verbs(rest) <= 1


_OPENINGS = (
    (_OF_WHICH, _of_which),
    (_NOMINAL, _nominal),
    (_IN_ORDER, _in_order),
    (_CONJUNCTION, _conjunction),
    (_EITHER, _either),
    (_THAT, _that),
    (_WHICH, _which),
    (_WHO, _who),
    (_ABSOLUTE, _absolute),
)
_ING_OPENINGS = (
    (_FOLLOWING, _verbless),
    (_HAVING, _verbless),
    (_PARTICIPLES, _participle),
    (_PLAIN_ING, _gerund),
)
"""Openings with a word in -ing."""
_BEGINNING = 32
"""Characters within which such a word ends."""
