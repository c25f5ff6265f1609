"""Numbers in figures and words, with their units and what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.dates import MONTHS
from auditor.text.measures import currency_after, currency_before, scale_after, unit_after
from auditor.text.numerals import numerals, spelled, starters
from auditor.text.words import word_set

NumberKind = Literal["quantity", "ordinal", "year", "date", "time", "score", "label"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the text, currency sign, scale word and unit included."""

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    """Canonical: ``%``, ``pp``, ``km``, ``mi``, ``m``, ``ft``, ``kg``, ``°C``, ``km/h``, …"""
    currency: str | None = None
    """ISO 4217 where the text says which (``US$``, ``euros``); ``$`` for a bare dollar."""
    approx: bool = False
    """Said to be about, at least, more than or nearly so much."""
    counted: Span | None = None
    """The noun that it counts (``nine [people]``, ``two young [children]``)."""
    kind: NumberKind = "quantity"
    """Only quantities say how many or how much; ``label`` is a number that names (``Route 66``)."""
    upper: Decimal | None = None
    """The upper end of a range (``10 to 15``, ``5–6``), of which ``value`` is the lower."""


_COMMA_DECIMAL = word_set(
    "de es fr it pt nl pl sv no nb nn da fi cs sk ro hu tr id ru uk el bg hr sr sl lt lv et vi ca is"
)
_SPACE_GROUPED = word_set("fr sv no nb nn fi cs sk pl ru uk bg hu de es pt et lv lt")

_FIGURE = r"\d{1,15}(?:[.,'’\u00a0\u202f]\d{1,15}){0,8}"
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_SCAN = lazy(rf"{_FIGURE}|{_WORD}")
_SCAN_SPACED = lazy(rf"\d{{1,3}}(?: \d{{3}}){{1,5}}(?!\d)(?:,\d{{1,9}})?|{_FIGURE}|{_WORD}")
_FIGURE_ALONE = lazy(_FIGURE)
_GROUPING = lazy(r"[ '’\u00a0\u202f]")

_APPROX = lazy(
    r"(?<![^\W_])(?:about|around|some|nearly|almost|approximately|roughly|an estimated|estimated|"
    r"at least|at most|up to|more than|less than|fewer than|greater than|over|under|above|below|close to|"
    r"as (?:many|much|few|little) as|"
    r"no (?:more|fewer|less) than|just (?:over|under)|circa|ca\.|c\.|"
    r"unos|unas|cerca de|más de|menos de|al menos|por lo menos|alrededor de|casi|aproximadamente|hasta|"
    r"environ|près de|plus de|moins de|au moins|quelque|presque|jusqu[’']à|"
    r"rund|etwa|ungefähr|mehr als|weniger als|mindestens|fast|knapp|über|unter|bis zu|"
    r"mais de|pelo menos|quase|até|oltre|almeno|quasi|più di|meno di|"
    r"ongeveer|meer dan|minder dan|bijna|minstens|ruim|zeker)\s(?:the\s|an?\s|de\s)?$",
    re.IGNORECASE,
)
_LONGEST_APPROX = 26
_TIME = lazy(
    r"(?::\d{2}(?:[:.]\d{2})?(?!\d))?\s?(?:[ap]\.?\s?m\b\.?|o[’']clock|Uhr\b|hrs?\b|GMT\b)|"
    r":\d{2}(?:[:.]\d{2})?(?!\d)|h\d{2}(?!\d)",
    re.IGNORECASE,
)
_DATE = lazy(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![^\W_]|[-/]\d)")
_SLASHED = lazy(r"\d{1,4}(?:/\d{1,4}){1,3}(?![^\W_])")
_VERSION = lazy(r"\d{1,5}(?:\.\d{1,5}){2,5}(?![^\W_])")
_PHONE = lazy(r"\d{2,5}(?:-\d{2,8}){2,5}(?![^\W_])|\d{1,4}(?:[ -]\d{2,8}){1,5}(?![^\W_])")
_ORDINAL = lazy(r"(?:st|nd|rd|th|er|ère|re|ème|e|º|ª)(?![^\W_])")
_DECADE = lazy(r"['’]?s(?![^\W_])")
_RANGE = lazy(r"(?:(?P<dash>\s?[-–—]\s?)|\s(?P<word>to|and|a|à|bis|e|y|et|und|en|tot)\s)[$€£¥₹]?(?=\d)")
_BETWEEN = lazy(r"\b(?:between|entre|zwischen|tra|tussen|de|da)\s[$€£¥₹]?$", re.IGNORECASE)
_SCORE_WORDS = lazy(
    r"\b(?:w[io]n|wins|winning|beat|beats|beating|lost|lose|losing|loss|defeat\w{0,4}|victory|draw|drew|drawn|tied?|"
    r"lead|leads|led|score|scored|scoreline|aggregate|trail\w{0,3}|voted?|ruling|set|"
    r"ganó|venció|derrotó|gewann|siegte|bat|battu|vittoria|vitória|ha vinto)\b",
    re.IGNORECASE,
)
_LABELLED = word_set(
    """
    no number nr article articles section sections route highway interstate flight page pages chapter phase
    group class grade type level channel formula room season episode part volume district ward precinct
    resolution proposition prop title area pier gate terminal platform act covid version model size
    apartment apt unit suite box lot block exit junction stage tier category figure table question round
    game match week day artículo sección capítulo página art artikel seite kapitel absatz
    """
)
_BEFORE_YEAR = word_set(
    """
    in since until till by from before after during of the early mid late between and to for year fiscal
    season spring summer autumn fall winter en desde hasta año de del depuis année im seit bis jahr jahre em
    ano dal nel anno sinds jaar vor nach
    """
)
_COUNTED_AS_SUCH = word_set(
    """
    people men women children soldiers workers students jobs homes houses votes voters troops employees
    deaths cases residents families refugees personas muertos heridos personnes morts menschen tote pessoas
    persone mensen
    """
)
_NO_NOUN = word_set(
    """
    of in on at to for from by with and or but as than that which who whose whom them us those these when
    while where if because before after since until during is are was were be been being has have had will
    would could should can may might must do did does said says told it he she they we i you this not no so
    also a an the his her their its our per each every last this next ago later earlier away long old wide
    high tall deep more less fewer other others were killed died out into over under up down off about
    around through between among against both all strong something odd plus de en y a e o que para por con
    del la el los las un una se fue son está et à au aux du des les le pour qui dans sur est sont und in im
    der die das den auf mit von für ist sind wurden waren di che per il gli nel van het
    """
)
_BEFORE_NOUN = word_set(
    "of the other more further additional extra de des weitere otras otros autres such its their his her our"
)
_IRREGULAR_PLURALS = word_set(
    """
    people children men women police troops feet teeth mice geese sheep aircraft series personnel crew staff
    cattle policemen policewomen firefighters fishermen businessmen servicemen spokesmen lawmen gunmen
    salesmen youth
    """
)
_NOUN = lazy(r"(?:\s|-)[\"“‘«]?(?:d[’'])?([^\W\d_][\w’']{0,40}(?:-[^\W\d_][\w’']{0,40}){0,3})")
_MAX_NOUN_WORDS = 5
_PREVIOUS = lazy(r"([^\W_][\w.’'-]{0,20})[\s(]$")
_MONTH_BEFORE = lazy(r"([^\W\d_]{3,12})\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?(?:\s(?:and|to|or)\s|[-–]))?$")
_MONTH_AFTER = lazy(
    r"\.?(?:st|nd|rd|th|er|º)?(?:(?:\s(?:and|to|or)\s|[-–])\d{1,2}(?:st|nd|rd|th)?)?"
    r"\s(?:(?:of|de|del)\s)?([^\W\d_]{3,12})"
)
_PREFIXED = lazy(r"\b(?:mid|pre|post|under|over|top|bottom|non|late|early)[-–]$", re.IGNORECASE)
_NOT_ONE_BEFORE = lazy(r"\b(?:no|any|every|each|some|this|that|which|the|another|only)\s$", re.IGNORECASE)
_NOT_COUNTED_BY_ONE = word_set(
    "day time thing way point side hand another who that man’s might where can could would"
)


def numbers(text: str, language: str | None = None) -> tuple[Number, ...]:
    """Return the numbers in ``text``, in order, not overlapping.

    Figures with their grouping read as the language writes them (``1,529`` and ``3.4`` in English,
    ``1.529`` and ``3,4`` in German; several groups of three are grouping anywhere), number words of
    English, Spanish, French, German, Portuguese, Italian and Dutch (``at least two``, ``half a
    million``, ``a dozen``), scale words, units, percentages and sums of money. Vague numbers
    (``dozens``) and fractions in words are left out, and so is *one* where it counts nothing. Dates,
    times, years, scores and labels are returned with their ``kind``.

    Args:
        text: The text.
        language: BCP 47 tag; English conventions where it is not known.
    """
    tag = (language or "en").replace("_", "-").split("-")[0].lower()
    begin = starters(tag)
    scan = _SCAN_SPACED if tag in _SPACE_GROUPED else _SCAN
    found: list[Number] = []
    at = 0
    for match in scan.finditer(text):
        word = match[0]
        if not word[0].isdigit():
            key = word.lower()
            if key not in begin and ("-" not in key or key.split("-", 1)[0] not in begin):
                continue
        if match.start() < at:
            continue
        if word[0].isdigit():
            number: Number | None = _from_figure(text, match.start(), match.end(), tag)
        else:
            number = _from_words(text, match.start(), match.end(), tag)
        if number is not None:
            if number.start < at:  # the sign belongs to the number before: “1$2”
                number = replace(number, start=match.start(), currency=None)
            found.append(number)
            at = number.end
    return tuple(found)


def _decimal(figure: str, language: str) -> Decimal:
    """The value of a figure with separators."""
    plain = _GROUPING.sub("", figure)
    commas, points = plain.count(","), plain.count(".")
    if not commas and not points:
        return Decimal(plain)
    if commas and points:
        at = max(plain.rfind(","), plain.rfind("."))
        whole = plain[:at].replace(",", "").replace(".", "")
        return Decimal(f"{whole}.{plain[at + 1 :]}")
    separator = "," if commas else "."
    groups = plain.split(separator)
    grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if len(groups) > 2:
        indian = len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])
        return Decimal("".join(groups)) if grouped or indian else Decimal(f"{groups[0]}.{groups[1]}")
    if grouped and separator == ("." if language in _COMMA_DECIMAL else ","):
        return Decimal("".join(groups))
    return Decimal(".".join(groups))


def _from_figure(text: str, start: int, end: int, language: str) -> Number:
    figure = text[start:end]
    value = _decimal(figure, language)
    if _is_in_code(text, start):
        phone = _PHONE.match(text, start)
        stop = phone.end() if phone and text[start - 1] == "+" else end
        return Number(start, _end_of_token(text, max(end, stop)), value, kind="label")
    if (end < len(text) and text[end] in "-/.") or "." in figure:
        date = _DATE.match(text, start)
        if date:
            return Number(start, max(end, date.end()), value, kind="date")
        for pattern in (_SLASHED, _VERSION):
            label = pattern.match(text, start)
            if label:
                return Number(start, max(end, label.end()), value, kind="label")
        phone = _PHONE.match(text, start)
        if phone and phone[0].count("-") >= 2:
            return Number(start, max(end, phone.end()), value, kind="label")
    time = _TIME.match(text, end)
    if time and value < 25 and end - start < 6:
        return Number(start, time.end(), value, kind="time")
    if figure.isdigit():
        ordinal = _ORDINAL.match(text, end)
        if ordinal:
            return _or_date(text, Number(start, ordinal.end(), value, kind="ordinal"))
        if len(figure) in (2, 4) and _DECADE.match(text, end):
            return Number(start, end, value, kind="year")
    number = _measured(text, start, end, value, language)
    if number.end == end and end < len(text) and (text[end].isalpha() or text[end] == "_"):
        return Number(start, _end_of_token(text, end), value, kind="label")
    return _range(text, number, language) or _classified(text, number, figure, language)


def _is_in_code(text: str, start: int) -> bool:
    """Whether a figure belongs to a word or code: ``F-16``, ``COVID-19``, ``A4``, ``#5``, ``+92``."""
    before = text[start - 1] if start else " "
    if before in "#+_":
        return True
    if before.isalpha():
        return currency_before(text, start)[0] is None
    if before in "-–‑" and start > 1 and text[start - 2].isalpha():
        return not _PREFIXED.search(text, max(0, start - 12), start)
    return before == "." and start > 1 and text[start - 2].isalnum()


def _end_of_token(text: str, end: int) -> int:
    stop = min(len(text), end + 20)
    while end < stop and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return end


def _measured(text: str, start: int, end: int, value: Decimal, language: str) -> Number:
    """The number with the currency, scale and unit around it."""
    currency, start = currency_before(text, start)
    factor, end = scale_after(text, end, language, money=currency is not None)
    unit, stop = unit_after(text, end)
    if unit is None and currency is None:
        currency, stop = currency_after(text, end)
    approx = _APPROX.search(text, max(0, start - _LONGEST_APPROX), start) is not None
    return Number(start, stop, value * factor, unit, currency, approx)


def _range(text: str, number: Number, language: str) -> Number | None:
    """The number as the lower end of a range, or as part of a score or a span of years."""
    joint = _RANGE.match(text, number.end)
    figure = _FIGURE_ALONE.match(text, joint.end()) if joint else None
    if joint is None or figure is None:
        return None
    word = joint["word"]
    if word not in (None, "to", "bis", "tot", "à") and not _BETWEEN.search(
        text, max(0, number.start - 12), number.start
    ):
        return None
    base = _decimal(figure[0], language)
    upper = _measured(text, figure.start(), figure.end(), base, language)
    if upper.end == figure.end() and text[upper.end : upper.end + 1].isalpha():
        return None
    low, bare = number.value, upper.unit is None and upper.currency is None and number.currency is None
    if joint["dash"] in ("-", "–", "—") and bare:
        if 1900 <= low <= 2100 and len(figure[0]) == 2:
            return Number(number.start, upper.end, low, kind="year")
        near = text[max(0, number.start - 40) : number.start] + " " + text[upper.end : upper.end + 20]
        if low >= upper.value or (upper.value < 200 and number.unit is None and _SCORE_WORDS.search(near)):
            return Number(number.start, upper.end, low, kind="score")
    if 1500 <= low <= 2100 and 1500 <= upper.value <= 2100 and bare and number.unit is None:
        return Number(
            number.start, upper.end, low, kind="year", upper=upper.value if low < upper.value else None
        )
    if number.unit in ("%", "pp") and upper.unit is None:
        return None  # “fell 11 percent to 17.3 billion”: the change, and where it led
    if base and upper.value > base > low and number.value == low and number.end == joint.start():
        low *= upper.value / base  # “5 to 10 million”: the scale word is said once
    if low >= upper.value or (number.unit and upper.unit and number.unit != upper.unit):
        return None
    if _is_near_month(text, number.start, upper.end):
        return Number(number.start, upper.end, low, kind="date", upper=upper.value)
    counted = _counted(text, upper.end, language) if bare else None
    currency = number.currency or upper.currency
    return Number(
        number.start,
        upper.end,
        low,
        upper.unit or number.unit,
        currency,
        number.approx,
        counted,
        upper=upper.value,
    )


def _is_near_month(text: str, start: int, end: int) -> bool:
    """Whether a month’s name stands right before or behind."""
    before = _MONTH_BEFORE.search(text, max(0, start - 24), start)
    if before and before[1][0].isupper() and before[1].lower() in MONTHS:
        return True
    after = _MONTH_AFTER.match(text, end)
    return bool(
        after and after[1].lower() in MONTHS and (after[1][0].isupper() or after[1].lower() not in _ENGLISH)
    )


_ENGLISH = word_set("may march mar sept sep dec jan feb apr jun jul aug oct nov")


def _or_date(text: str, number: Number) -> Number:
    if number.value <= 31 and _is_near_month(text, number.start, number.end):
        return replace(number, kind="date")
    return number


def _classified(text: str, number: Number, figure: str, language: str) -> Number:
    """The number with its kind and what it counts."""
    if number.unit is not None or number.currency is not None:
        return number
    counted = _counted(text, number.end, language)
    if not figure.isdigit() or number.end - number.start != len(figure):
        return replace(number, counted=counted)
    if number.value <= 31 and _is_near_month(text, number.start, number.end):
        return replace(number, kind="date")
    before = _PREVIOUS.search(text, max(0, number.start - 24), number.start)
    previous = before[1].rstrip(".").lower() if before else ""
    stated = not number.approx or (previous == "the" and number.value >= 1900)  # “under the 1974 act”
    if len(figure) == 4 and 1000 <= number.value <= 2100 and stated:
        people = counted is not None and text[slice(*counted)].lower() in _COUNTED_AS_SUCH
        likely = number.value >= 1900 or previous in _BEFORE_YEAR or previous in MONTHS
        if likely and (not people or previous in _BEFORE_YEAR - {"the", "of", "de"}):
            return replace(number, kind="year")
    if previous in _LABELLED or len(figure) > 9:
        return replace(number, kind="label")
    if (
        before
        and before[1][0].isupper()
        and counted is None
        and not number.approx
        and _is_inside(text, before.start())
    ):
        return replace(number, kind="label")
    return replace(number, counted=counted)


def _is_inside(text: str, start: int) -> bool:
    """Whether a word at ``start`` stands inside a sentence, so that its capital means a name."""
    lead = text[max(0, start - 3) : start].rstrip()
    return bool(lead) and lead[-1] not in '.!?:“"' and start > 0


def _counted(text: str, end: int, language: str) -> Span | None:
    """The head of the noun phrase right behind a number: its last plural in a row, else its first word.

    Only German counts things with a capital; elsewhere a capitalised word must be a plural
    (``22 Republicans``, but ``10 Downing Street``).
    """
    first: Span | None = None
    plural: Span | None = None
    at = end
    for _ in range(_MAX_NOUN_WORDS):
        match = _NOUN.match(text, at)
        if match is None or (match[0][0] == "-" and at != end):
            break
        joined = match[0][0] == "-"
        word = match[1].split("-")[0] if joined else match[1]
        key = word.lower().removesuffix("’s").removesuffix("'s")
        at = match.end()
        if key in _BEFORE_NOUN and first is None and plural is None:
            continue
        if key in _NO_NOUN or len(key) < 2:
            break
        span = Span(match.start(1), match.start(1) + len(key))
        if (
            len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "’s"))
        ) or key in _IRREGULAR_PLURALS:
            plural = span
        elif plural is not None:
            break
        elif first is None and (word[0].islower() or not word[0].isupper() or language == "de"):
            first = span
        if len(key) != len(word) or joined:
            break
    return plural or first


def _from_words(text: str, start: int, end: int, language: str) -> Number | None:
    if start and text[start - 1] in "-’'" and text[start - 2 : start - 1].isalnum():
        return None
    key = text[start:end].lower()
    ordinal = numerals(language).ordinals.get(key)
    if ordinal is not None:
        return _or_date(text, Number(start, end, Decimal(ordinal), kind="ordinal"))
    parsed = spelled(text, start, language)
    if parsed is None:
        return None
    value, stop = parsed
    if key == "one" and value == 1 and not _one_counts(text, start, stop):
        return None
    number = _measured(text, start, stop, value, language)
    if number.unit is None and number.currency is None:
        number = replace(number, counted=_counted(text, number.end, language))
    return _or_date(text, number)


def _one_counts(text: str, start: int, end: int) -> bool:
    if _NOT_ONE_BEFORE.search(text, max(0, start - 10), start):
        return False
    match = _NOUN.match(text, end)
    return match is not None and match[1].lower() not in _NO_NOUN | _NOT_COUNTED_BY_ONE
