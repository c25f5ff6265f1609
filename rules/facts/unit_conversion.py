from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.exchange import conversions, may_state_rate
from auditor.text.quantities import UNITS, Quantity, Unit, converted, is_metric, quantities

# Rules are run on every article: these tell the few that give a quantity twice.
_CUSTOMARY = lazy(
    r"\b(?:miles?|mph|f(?:oo|ee)t|ft|inch|inches|yards?|acres?|pounds?|lbs?|ounces?|oz|stones?|gallons?|gal|"
    r"pints?|quarts?|barrels?|knots?|kts?|fahrenheit|square|sq|tons|hectares?|ha|"
    r"[mgt]wh?|(?:mega|giga|tera)watts?|mercury|psi|fathoms?|furlongs?|horsepower|b?hp|calories|atmospheres|"
    r"millas?|pies?|pulgadas?|libras?|onzas?|galones|barriles|yardas?|nudos|"
    r"milles?|pieds?|pouces?|livres?|onces?|barils?|nœuds|hectáreas|"
    r"meilen?|fuß|zoll|pfund|unzen?|gallonen?|knoten|seemeilen?|hektar)\b|°f|\d (?:f|c|in|st)\b|"
    r"\d(?:f|c|in|st|ft|lb|oz|mi)\b|\d['’′]\d"
)
"""In small letters: to ignore the case is many times slower."""
_QUANTITY = (
    r"(?:[a-zé~≈.]{1,13}\s){0,3}[-−–]?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"twenty)[\s-])"
)
# Each begins with a character of few: a text is looked through for all of them faster than for one of both.
_BESIDE = (
    lazy(rf"[(\[/—–]\s?{_QUANTITY}"),
    lazy(
        r",\s(?=[\damljorunces])(?:(?:about|some|around|roughly|approximately|nearly|almost|more than|less "
        r"than|"
        r"just over|just under|"
        r"over|under|unos|environ|rund|etwa)\s)?\d"
    ),
    lazy(
        r"\s(?:or|o|ou|oder|soit|sind|umgerechnet|entspricht|that is|i\.e\.|equal to|equals|"
        r"equivalent (?:to|of)|which (?:is|are)|"
        r"that['’]s|"
        rf"équivalant à|equivalentes? a|es decir),?\s{_QUANTITY}"
    ),
)

_ABOUT = (
    r"(?:(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|just (?:over|under)|more than|"
    r"less than|"
    r"over|under|up to|at least|circa|ca\.?|c\.|unos|unas|cerca de|casi|más de|menos de|aproximadamente|"
    r"alrededor de|"
    r"environ|près de|plus de|moins de|rund|etwa|knapp|gut|ungefähr|fast|mehr als|~|≈)\s?)?"
)
_AFTER_UNIT = (
    r"(?:\sof\s[^\W\d_]{2,14})?(?:\s(?!(?:per|each|every|from|to|and|or|by|for|in|at|with|of|para|por|pro|"
    r"par)\b)[^\W\d_]{2,12}){0,2}"
)
_BRACKET = lazy(
    rf"{_AFTER_UNIT}\s?[(\[]\s?{_ABOUT}(?:the equivalent of\s|equivalent to\s)?[-−–]?(?:minus\s)?\Z"
)
_DASH = lazy(rf"{_AFTER_UNIT}\s?[—–]\s?{_ABOUT}\Z")
_DASHED = lazy(r"\s?[—–]")
_COMMA = lazy(
    rf"{_AFTER_UNIT},\s(?:about|around|roughly|approximately|nearly|almost|some|more than|less than|"
    rf"just (?:over|under)|over|under|"
    r"unos|environ|rund|etwa)\s\Z",
    re.IGNORECASE,
)
_BARE_COMMA = lazy(rf"{_AFTER_UNIT},\s\Z")
_SLASH = lazy(r"\s?/\s?[-−–]?\Z")
_EQUAL = lazy(
    rf"{_AFTER_UNIT},?\s(?:(?:(?:which|that|this)\s(?:is|are|was|equals|comes\sto|makes|means)|that['’]s)\s|"
    r"(?:(?:which|that|this)\s(?:is|are|was)\s)?(?:the\s)?(?:equals?|equal to|equivalent (?:to|of)|i\.e\.,?|"
    r"that is,?|es decir,?|"
    rf"equivalentes? a|équivalant à|soit|das sind|umgerechnet|entspricht|=)\s){_ABOUT}[-−–]?(?:minus\s)?\Z"
)
_OR = lazy(rf"{_AFTER_UNIT}(,?)\s(?:or|o|ou|oder)\s{_ABOUT}[-−–]?(?:minus\s)?\Z")
_CLOSED = lazy(r"\s?[)\],;/–—]|\sor\s|\so\s|\sou\s|\soder\s")
_ENDED = lazy(r"\s?(?:[).,;:–—]|\Z)|\s(?:long|wide|high|tall|deep|away|north|south|east|west|above|below)\b")
_LONGEST_GAP = 60
_NEAR = 40

_CHANGE = lazy(
    r"\b(?:warm\w*|cool\w*|ris(?:e|es|en|ing)|rose|increas\w+|dropp?\w*|fall\w*|fell|above|below|higher|"
    r"lower|hotter|colder|"
    r"difference|by|up|down|anomal\w+|limit\w*|target|threshold|goal|within|normal|average|aumento|subi\w+|"
    r"calentamiento|"
    r"réchauffement|hausse|erwärm\w+|anstieg)\b",
    re.IGNORECASE,
)
_SURELY_CHANGE = lazy(
    r"\b(?:(?:warming|rise|increase|drop|fall|difference|warmed|risen|rose|fell|fallen|increased|dropped) "
    r"(?:of|by)|"
    r"(?:aumento|calentamiento) de|(?:réchauffement|hausse) de|(?:erwärmung|anstieg) um)\s(?:[\w]{1,12}\s)"
    r"{0,2}\Z",
    re.IGNORECASE,
)
_BEFORE = 70
_AT_SEA = lazy(
    r"\b(?:nautical|maritime|seas?|naval|navy|ships?|vessels?|boats?|coast\w*|offshore|fish\w*|"
    r"exclusive economic zone|waters|sail\w*|"
    r"yachts?|ocean|island|islands|fishing)\b",
    re.IGNORECASE,
)
_SENTENCE_END = lazy(r"\.\s|\n")
_DENIED = lazy(
    r"\bnot\s(?:\w{1,12}\s){0,2}\Z|\b(?:wrongly|mistak\w+|error|incorrect\w*|confus\w+|mix-?up|instead of|"
    r"should have (?:been|read)|"
    r"misprint)\b",
    re.IGNORECASE,
)

_SILENT_BELOW = 1.01
"""Ratio of the sides up to which a mismatch is nobody's loss: "323 miles (517 kilometres)" for 520."""
_MANY = 50
"""From here on figures are no distances to choose between."""
_ERROR_FROM = 1.08
"""Ratio of the sides from which a mismatch is an error: below it may be rounded twice."""
_CHOICE = 2.8
"""Ratio of the sides from which "5 kilometres, or 10 miles" is a choice rather than a conversion."""


@rule(
    severity=Severity.ERROR,
    supersedes=("facts/number-conflict",),
    bad=(
        "The tunnel is [[21 kilometres (31 miles)]] long.",
        "Fires burned [[3,000 acres (2,140 hectares)]] of forest.",
        "The storm brought gusts of [[130 km/h (51 mph)]] to the bay.",
        "It was [[38 degrees Celsius (90 degrees Fahrenheit)]] in the shade.",
        "The keeper, who is [[6 feet 5 inches (1.69 metres)]] tall, saved it.",
        "The pilgrims walked [[40 miles, or 25 kilometres]], in two days.",
        "A warming of [[2 degrees Celsius (35.6 degrees Fahrenheit)]] would drown the port.",
        "The centre showed [[950 hectopascals, or 30.1 inches of mercury]], at noon.",
        "The ferry cost 240 million kroner ([[1.7 billion euros]] at a rate of 6.9 kroner to the euro).",
        "The plant gives [[2,150 megawatts (21.5 gigawatts)]] at full load.",
        "The reserve covers [[520 square kilometres, some 320 square miles]], of hills.",
        "They pay [[450 million pesos ($75 million)]] for it.\n\n($1 = 60 Philippine pesos)",
        Example(
            "El incendio arrasó [[12.000 hectáreas (3.000 acres)]] de bosque en dos días.", language="es"
        ),
        Example("Le tunnel mesure [[8,4 kilomètres (3,5 miles)]] de long.", language="fr"),
        Example("Der Gipfel liegt [[2.962 Meter (8.718 Fuß)]] hoch.", language="de"),
    ),
    good=(
        "The tunnel is 21 kilometres (13 miles) long, its bore 12 metres (39 feet) wide.",
        "About 100 kilometres (60 miles) of coast are closed, 10-15 kilometres (6-9 miles) of them for good.",
        "Runners choose between 5 kilometres or 10 miles; the fee is 20 pounds (27 dollars).",
        "It was 30 degrees Celsius (86 Fahrenheit), 2 degrees Celsius (3.6 degrees Fahrenheit) above normal.",
        "The tank holds 1,000 gallons (4,546 litres), the barrel 42 gallons (159 litres).",
        "At 5ft 10in (1.78m) and 12 stone 4 pounds (78kg) he was the lightest.",
        "They pay 450 million pesos ($7.5 million) for it.\n\n($1 = 60 Philippine pesos)",
        "The plant gives 2,150 megawatts (2.15 gigawatts), or 18 terawatt hours a year.",
        "The 200-mile (370-kilometre) exclusive economic zone lies off the coast.",
        "The reef lies 12 kilometres (20 miles from the port) off the point.",
        "They ran 10 miles — 16 kilometres — in the heat, and you may choose 5 km or 10 miles.",
        "A net of 10 metres (four pieces) costs 30 pounds (14 euros), and 500 tons (450 tonnes) were caught.",
        Example("El túnel mide 8,4 kilómetros (5,2 millas) y costó 30 libras.", language="es"),
    ),
)
def unit_conversion(doc: Document) -> Iterator[Finding]:
    """A quantity given in two units that do not agree.

    "21 kilometres (31 miles)": one of the two is wrong, and readers of one system or the other are
    misled. Figures change places, a factor is used the wrong way round, or the first number was edited
    and the second forgotten.

    The rule compares lengths, areas, masses, volumes, speeds and temperatures that stand side by side:
    in brackets, behind a stroke, after "or" or "equivalent to". Both sides may be rounded as far as their
    figures show, and further behind "about". Tons, gallons, barrels and ounces may be of any kind, miles
    at sea nautical, and degrees a reading or a difference where the words allow it. Pressure, power and
    energy are compared too. Sums of money are compared only where the text states the rate. A
    difference of less than eight per cent is a warning.
    """
    text = doc.text
    for wrong in (
        conversions(text, doc.sentences, doc.numbers) if may_state_rate(text, doc.spelt.lower) else ()
    ):
        if not doc.in_furniture(wrong.span):
            yield Finding(
                *wrong.span,
                wrong.message,
                evidence=tuple(Evidence(None, *span, text[slice(*span)]) for span in wrong.others),
            )
    if not any(
        _CUSTOMARY.search(text[max(0, m.start() - _NEAR) : m.end() + _NEAR].lower())
        for beside in _BESIDE
        for m in beside.finditer(text)
    ):
        return
    for first, second in itertools.pairwise(quantities(text, doc.numbers)):
        if not 0 < second.start - first.end <= _LONGEST_GAP:
            continue
        how = _how(text, first, second)
        if how is None:
            continue
        verdict = _compared(first, second, text)
        if verdict is None:
            continue
        ratio = verdict.ratio
        if ratio < _SILENT_BELOW:
            continue
        if how == "list" and (second.is_range or not _is_apposed(text, first, second, ratio)):
            continue
        sentence_before = text[max(0, first.start - _BEFORE) : first.start]
        if how == "or" and (first.low == second.low or (ratio > _CHOICE and first.low < _MANY)):
            continue
        if _DENIED.search(_SENTENCE_END.split(sentence_before)[-1]):
            continue
        opened = text[first.end : second.start].count("(") == 1 and text[second.end : second.end + 1] == ")"
        end = second.end + opened
        if doc.in_furniture(Span(first.start, end)):
            continue
        yield Finding(
            first.start,
            end,
            _message(text, first, second, verdict),
            severity=None if ratio >= _ERROR_FROM else Severity.WARNING,
            evidence=(Evidence(None, first.start, first.end, text[first.start : first.end]),),
        )


def _is_apposed(text: str, first: Quantity, second: Quantity, ratio: float) -> bool:
    """Whether the second of two quantities with a bare comma between is the first over again."""
    if {is_metric(unit) for unit in first.units} & {is_metric(unit) for unit in second.units}:
        return False
    around = text[max(0, first.start - 40) : first.start] + text[second.end : second.end + 20]
    return ratio < _CHOICE and not re.search(r"\d|,\s\Z", around)


def _how(text: str, first: Quantity, second: Quantity) -> str | None:
    """How the second quantity is set beside the first; None where it is another one."""
    gap = text[first.end : second.start]
    if _BRACKET.fullmatch(gap):
        return "bracket" if _CLOSED.match(text, second.end) else None
    if _DASH.fullmatch(gap) and first.end < second.start - 1:
        closed = _DASHED.match(text, second.end) or (
            gap.rstrip()[-1] not in "—–" and _ENDED.match(text, second.end)
        )
        return "bracket" if closed else None
    if _COMMA.fullmatch(gap):
        return "or" if _ENDED.match(text, second.end) else None
    if _BARE_COMMA.fullmatch(gap) and not text[second.end : second.end + 1].isspace():
        return "list" if _ENDED.match(text, second.end) else None
    if _SLASH.fullmatch(gap):
        return "slash"
    if _EQUAL.fullmatch(gap):
        return "equal"
    either = _OR.fullmatch(gap)
    apart = either and (either[1] or min(first.low, second.low) >= _MANY)
    if apart and _ENDED.match(text, second.end):
        return "or"
    return None


class _Verdict(NamedTuple):
    """How far two quantities are apart, at best: ``expected`` is the first in the second's unit."""

    ratio: float
    expected: float
    source: Unit
    target: Unit


def _compared(first: Quantity, second: Quantity, text: str) -> _Verdict | None:
    """None where the quantities agree, or cannot be compared."""
    if first.is_range != second.is_range:
        return None
    best: _Verdict | None = None
    for source, target in itertools.product(_candidates(first, text), _candidates(second, text)):
        if source.dimension != target.dimension or source == target:
            continue
        if is_metric(source) and is_metric(target) and source.dimension != "area":
            continue
        for difference in _readings(source, first, text):
            verdict = _apart(first, second, source, target, difference)
            if verdict is None:
                return None
            if best is None or verdict.ratio < best.ratio:
                best = verdict
    return best


def _candidates(quantity: Quantity, text: str) -> tuple[Unit, ...]:
    """The units that a quantity may be in; miles may be nautical where the text is about the sea."""
    if quantity.units[0].name != "mi":
        return quantity.units
    around = text[max(0, quantity.start - 200) : quantity.end + 200]
    return (*quantity.units, UNITS["nmi"]) if _AT_SEA.search(around) else quantity.units


def _readings(source: Unit, first: Quantity, text: str) -> tuple[bool, ...]:
    """Whether degrees are a difference: surely, surely not, or perhaps."""
    if source.dimension != "temperature":
        return (False,)
    before = text[max(0, first.start - _BEFORE) : first.start]
    after = text[first.end : first.end + _BEFORE]
    if _SURELY_CHANGE.search(before):
        return (True,)
    if first.low > _HOT[source.name]:
        return (False,)
    return (False, True) if _CHANGE.search(before) or _CHANGE.search(after) else (False,)


_HOT = {"°C": 25.0, "°F": 45.0}
"""Above it degrees are a reading: no difference of the weather is so large."""


def _apart(
    first: Quantity, second: Quantity, source: Unit, target: Unit, difference: bool
) -> _Verdict | None:
    """How far the ends of two quantities are apart; None where their rounding can explain it."""
    worst: _Verdict | None = None
    ends = [(first.low, first.slack[0], second.low, second.slack[0])]
    if first.is_range:
        ends.append((first.high, first.slack[1], second.high, second.slack[1]))
    for value, slack, other, other_slack in ends:
        expected = converted(value, source, target, difference=difference)
        reach = abs(converted(slack, source, target, difference=True)) + other_slack
        if abs(expected - other) <= reach * 1.0001:
            continue
        ratio = _ratio(expected, other, target)
        if worst is None or ratio > worst.ratio:
            worst = _Verdict(ratio, expected, source, target)
    return worst


def _ratio(expected: float, other: float, target: Unit) -> float:
    if target.dimension == "temperature":
        # Readings have no ratio: two degrees are an error as large as eight per cent elsewhere.
        return 1 + abs(expected - other) * target.factor * 0.072
    low, high = sorted((abs(expected), abs(other)))
    return high / low if low else 99.0


def _message(text: str, first: Quantity, second: Quantity, verdict: _Verdict) -> str:
    stated = " ".join(text[second.start : second.end].split())
    if first.is_range:
        return f"{' '.join(text[first.start : first.end].split())} are not {stated}"
    return (
        f"{' '.join(text[first.start : first.end].split())} are {_figure(verdict.expected, second)} "
        f"{_UNIT_WORDS.get(verdict.target.name, verdict.target.name)}, not {_figure(second.low, second)}"
    )


_UNIT_WORDS = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "mi": "miles",
    "nmi": "nautical miles", "yd": "yards", "ft": "feet", "in": "inches", "km²": "square kilometres",
    "ha": "hectares", "m²": "square metres", "mi²": "square miles", "acre": "acres", "ft²": "square feet",
    "t": "tonnes", "kg": "kilograms", "g": "grams", "short ton": "tons", "long ton": "tons", "lb": "pounds",
    "oz": "ounces", "m³": "cubic metres", "l": "litres", "US gal": "US gallons",
    "imp gal": "imperial gallons", "oil bbl": "barrels", "kn": "knots",
}  # fmt: skip


def _figure(value: float, like: Quantity) -> str:
    """A value as precise as the figure that it stands beside."""
    step = 2 * like.slack[0]
    decimals = 0 if step >= 1 or abs(value) >= 1000 else 1 if step >= 0.1 else 2
    if decimals == 0 and abs(value) < 10 and abs(value - round(value)) > 0.1:
        decimals = 1
    return f"{value:,.{decimals}f}"
