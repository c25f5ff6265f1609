"""Lines that are told by their form: bylines as templates print them, and counts of readers' reactions.

‘By Ann Lee @annlee Court Reporter 9 Comments’ is told by its form, as no list of phrases could: nothing
stands in it but names, roles, dates and what the page counts. ‘By Ann Lee in Accra, 3 March 2025’ is
journalism: a byline needs a handle, a clock, a count or a label such as ‘Updated’ to be residue.
"""

from __future__ import annotations

from auditor.regex import lazy

LONGEST = 180
"""Characters of the longest line that is looked at."""

_NAMES = 8
_STOPS = ".!?…\"”'’"
_PARTICLES = frozenset("and & y e und et in at for of with the on de van der von bin al la".split())
_ADDED = (
    *("@", ":", "omment", "iew", "read", " ago", "eporter"),
    *("pdated", "ublished", "osted", "odified", "UPDATED", "PUBLISHED"),
)
"""Some of what a template adds, in any case: lines without it are not looked at further."""
# All begin where a word does, or with a handle's sign: asked first, for most places in a line are neither.
_PARTS = lazy(
    r"(?<![\w.])(?=[\w@])(?:"
    r"(?P<handle>@\w[\w.]{1,30})"
    r"|(?P<ago>(?:\d{1,3}|an?)\s(?:min(?:ute)?s?|mins|h(?:ou)?rs?|days?|weeks?|months?|years?)\sago\b)"
    r"|(?P<count>\d[\d.,]{0,8}[kK]?\s(?:[Cc]omments?|[Vv]iews?|[Rr]eads?|[Ss]hares?|[Rr]eplies|[Ll]ikes|[Rr]eactions"
    r"|(?:min|mins|minutes?)(?:\s(?:read|to\sread))?)\b"
    r"|(?:[Cc]omments?|[Vv]iews?|[Ss]hares?|[Rr]eads)\s?[:(]\s?\d[\d.,]{0,8}\)?)"
    r"|(?P<date>(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][A-Za-z]{2,8}\.?,?\s\d{4}"
    r"|[A-Z][A-Za-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)\b)"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
    r"|\d{1,2}\s?[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<zone>(?:[A-Z]{2,4}T|GMT|UTC)\b)"
    r"|(?P<label>(?:(?:First|Last|first|last)\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified|[Ee]dited"
    r"|PUBLISHED|UPDATED|POSTED)(?!\sby\b)(?:\s(?:on|at|ON|AT)\b)?:?)"
    r"|(?P<opener>(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported|[Ss]tory|[Cc]ompiled|[Ee]dited|[Tt]ext|[Ww]ords)\s)?"
    r"(?:[Bb]y|BY)\b:?|^From\b|(?:Author|Reporter|Writer):)"
    r"|(?P<desk>(?:Our|Agency|Staff|Special|Web|News|Digital|Online|Sports?|City|Metro|Business|Features)\s"
    r"(?:Own\s|Special\s|Staff\s)?(?:Reporters?|Correspondents?|Writers?|Desk|Agency|Bureau|Editor|Team)\b)"
    r"|(?P<role>(?:Reporter|Correspondent|Editor|Writer|Journalist|Columnist|Producer)\b"
    r"|(?:[a-z]{4,14}\s){0,2}(?:reporter|correspondent|editor|writer|journalist|columnist)\b)"
    r"|(?P<contact>(?:[Ee]-?mail|[Cc]ontact|[Ff]ollow)\b))"
)
_PICTURE = lazy("[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]")
_FIGURE = lazy(r"\d[\d.,]*\s?[%kK]?")
_REACTIONS = 80
_WORD = lazy(r"[^\W_][^\s|·•/,;()–—]*")


def is_byline(line: str) -> bool:
    """Whether a line is nothing but a byline with what a template adds to it.

    Args:
        line: A line as it is written, trimmed.
    """
    if len(line) > LONGEST or line[-1] in _STOPS or not any(map(line.__contains__, _ADDED)):
        return False
    kinds: list[str] = []
    rest: list[str] = []
    at = 0
    for part in _PARTS.finditer(line):
        rest.append(line[at : part.start()])
        kinds.append(part.lastgroup or "")
        at = part.end()
    if len(kinds) < 2:
        return False
    rest.append(line[at:])
    words = _WORD.findall(" ".join(rest))
    names = [word for word in words if word.lower() not in _PARTICLES]
    # A bare figure beside a desk and a date is how many comments there are.
    if "desk" in kinds and "date" in kinds and names and names[-1].isdigit():
        kinds.append("count")
        names.pop()
    if len(names) > _NAMES or not all(word[0].isupper() and not word.isdigit() for word in names):
        return False
    person = bool(names) and not {"opener", "role", "zone"}.isdisjoint(kinds)
    if not person and "desk" not in kinds:
        return False
    dated = "date" in kinds or "ago" in kinds
    return (
        "handle" in kinds
        or "count" in kinds
        or (dated and ("clock" in kinds or "label" in kinds))
        or ("label" in kinds and "clock" in kinds)
    )


def is_reactions(line: str) -> bool:
    """Whether a line is nothing but pictures with figures: ‘👍 212 👎 14’.

    Args:
        line: A line as it is written, trimmed.
    """
    if line.isascii() or len(line) > _REACTIONS:
        return False
    rest, figures = _FIGURE.subn("", line)
    return figures > 1 and len(_PICTURE.findall(line)) > 1 and not any(map(str.isalpha, rest))
