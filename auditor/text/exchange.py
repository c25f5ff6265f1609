"""Sums of money converted at a rate of exchange that the passage itself states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.numbers import Number
from auditor.text.reckoning.passage import Mismatch, written

_CURRENCY = r"(?:(?:U\.?S\.?|[A-Z][a-z]{{2,12}}(?:\s[A-Z][a-z]{{2,9}})?)\s)?(?P<{}>[^\W\d_]{{2,12}})"
_LOCAL, _BASE = _CURRENCY.format("local"), _CURRENCY.format("base")
_RATE = (
    # "at 17.5 rand to the dollar", "a rate of 6.9 kroner to the euro", "83 to the dollar"
    lazy(
        rf"(?<![\w.,-])(?P<rate>\d{{1,6}}(?:[.,]\d{{1,4}})?)\s(?:{_LOCAL}\s)?(?:to|per|for|against)\s"
        rf"(?:the|one|a|an|each|every|1)\s?{_BASE}\b"
    ),
    # "1 euro = 11.2 crowns", "one dollar is worth 83 rupees", "$1 = 83 rupees"
    lazy(
        rf"(?:\b(?:1|one|a|an|the)\s{_BASE}|(?P<sign>[$€£])1)\s?(?:=|is|equals|was|buys|bought|fetches|"
        r"is\sworth|was\sworth|traded\sat|trades\sat|stood\sat|worth|at)\s(?:about\s|around\s)?"
        rf"(?P<rate>\d{{1,6}}(?:[.,]\d{{1,4}})?)\s{_LOCAL}\b"
    ),
)
_BASES = frozenset(
    "dollar euro pound franc yen yuan rand krone krona peso rupee real lira rouble ruble zloty koruna forint "
    "shilling naira baht ringgit won dirham riyal dinar".split()
)
_SIGNED = ("$1 ", "€1 ", "£1 ", "$1=", "€1=", "£1=")


def may_state_rate(text: str, words: Iterable[str]) -> bool:
    """Whether a text can state a rate of exchange: most have no word for one unit of money.

    Args:
        text: The text.
        words: Its words in small letters.
    """
    return not _BASES.isdisjoint(words) or any(sign in text for sign in _SIGNED)


_NAMES = {
    "$": "dollar", "USD": "dollar", "AUD": "dollar", "CAD": "dollar", "HKD": "dollar", "NZD": "dollar",
    "SGD": "dollar", "TWD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "¥": "yen",
    "CNY": "yuan", "INR": "rupee", "PKR": "rupee", "LKR": "rupee", "Rs": "rupee", "IDR": "rupiah",
    "RUB": "rouble", "KRW": "won", "TRY": "lira", "lira": "lira", "NGN": "naira", "PHP": "peso",
    "peso": "peso", "MXN": "peso", "ARS": "peso", "COP": "peso", "CLP": "peso", "VND": "dong",
    "UAH": "hryvnia", "ILS": "shekel", "THB": "baht", "MYR": "ringgit", "BRL": "real", "CHF": "franc",
    "franc": "franc", "SEK": "krone", "NOK": "krone", "DKK": "krone", "krona": "krone", "krone": "krone",
    "PLN": "zloty", "CZK": "koruna", "HUF": "forint", "RON": "leu", "ZAR": "rand", "KES": "shilling",
    "TZS": "shilling", "UGX": "shilling", "shilling": "shilling", "EGP": "pound", "SAR": "riyal",
    "riyal": "riyal", "rial": "rial", "AED": "dirham", "dirham": "dirham", "QAR": "riyal", "BDT": "taka",
    "GHS": "cedi", "€": "euro", "£": "pound",
}  # fmt: skip
_WORDS = {
    "kroner": "krone", "kronor": "krone", "krona": "krone", "crown": "crown", "krónur": "krona",
    "reais": "real", "lei": "leu", "rubles": "rouble", "ruble": "rouble", "korunas": "koruna",
    "koruny": "koruna", "zlotys": "zloty", "renminbi": "yuan",
}  # fmt: skip
_MONEY = frozenset(
    (
        *_NAMES.values(),
        *"crown koruna leu dinar tenge kwacha birr ruble manat som dram lari kyat kip riel tugrik pula "
        "guarani sol boliviano quetzal lempira colon cordoba gourde ariary kwanza metical dalasi leone "
        "denar lek "
        "lev zloty forint bolivar".split(),
    )
)
_APART = 0.06


def conversions(text: str, sentences: Sequence[Span], numbers: Sequence[Number]) -> Iterator[Mismatch]:
    """Yield the sums that do not follow from others at the stated rate.

    Args:
        text: The article's text.
        sentences: Its sentences, in order.
        numbers: Its numbers, in order.
    """
    units = [base for base in (*_BASES, *_SIGNED) if base in text]
    for at, sentence in enumerate(sentences):
        # Two expressions on every sentence cost more than all else: few name one unit of money.
        if all(text.find(unit, sentence.start, sentence.end) < 0 for unit in units):
            continue
        for pattern in _RATE:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if _NOTE.match(text, match.end()) and _NOTE_OPENS.search(text, 0, match.start()):
                    yield from _wrong_pairs(text, match, numbers)
                else:
                    yield from _wrong(text, match, sentences[max(0, at - 1)], sentence, numbers)


_NOTE_OPENS = lazy(r"(?:\A|\n)\s?\(\Z")
_NOTE = lazy(r"\s?\)")
_BRACKETED = lazy(r"\s\((?:about\s|around\s|some\s|roughly\s|nearly\s)?(?:US)?\Z")


def _wrong_pairs(text: str, match: re.Match[str], numbers: Sequence[Number]) -> Iterator[Mismatch]:
    """What a note at the foot shows of sums in brackets: “300 million pesos ($50 million)”, at 60 to one."""
    named = _named(match)
    if named is None:
        return
    rate, base, local = named
    for own, amount in pairwise(numbers):
        if (_currency(text, own), _currency(text, amount)) != (local, base):
            continue
        if not _BRACKETED.match(text[own.end : amount.start]):
            continue
        if own.upper or amount.upper or own.value <= 0 or amount.value <= 0:
            continue
        right, stated = float(own.value) / rate, float(amount.value)
        slack = _APART + _step(amount, text) / stated + _step(own, text) / float(own.value)
        if abs(right - stated) > slack * max(right, stated):
            words = text[own.start : own.end], text[amount.start : amount.end]
            yield Mismatch(
                Span(own.start, amount.end + (text[amount.end : amount.end + 1] == ")")),
                f"{words[0]} at {match['rate']} are {written(float(f'{right:.3g}'))} {base}s, not {words[1]}",
                (Span(match.start(), match.end()),),
            )


def _named(match: re.Match[str]) -> tuple[float, str, str | None] | None:
    """The rate, the currency that it is for and the other, if that is named; None where it is no rate."""
    said = match["rate"]
    decimal = said.count(",") == 1 and len(said.split(",")[1]) < 3
    rate = float(said.replace(",", "." if decimal else ""))
    sign = match.groupdict().get("sign")
    base = _NAMES[sign] if sign else _word(match["base"])
    local = _word(match["local"]) if match["local"] else None
    if base not in _MONEY or (local is not None and local not in _MONEY) or base == local or rate <= 0:
        return None
    return rate, base, local


def _wrong(
    text: str, match: re.Match[str], previous: Span, sentence: Span, numbers: Sequence[Number]
) -> Iterator[Mismatch]:
    named = _named(match)
    if named is None:
        return
    rate, base, local = named
    window = [
        n
        for n in numbers
        if previous.start <= n.start < sentence.end and not match.start() <= n.start < match.end()
    ]
    sums = [(n, _currency(text, n)) for n in window if n.kind == "quantity" and n.value > 0]
    based = [n for n, name in sums if name == base]
    if local is None:
        others = {name for _, name in sums if name in _MONEY and name != base}
        local = others.pop() if len(others) == 1 else None
    locals_ = [n for n, name in sums if name == local and local is not None]
    for amount in based:
        own = [n for n in locals_ if n.start >= sentence.start] or locals_
        if amount.start < sentence.start or len(own) != 1 or amount.upper or own[0].upper or len(based) > 2:
            continue
        right, stated = float(own[0].value) / rate, float(amount.value)
        slack = _APART + _step(amount, text) / stated + _step(own[0], text) / float(own[0].value)
        if abs(right - stated) <= slack * max(right, stated) or any(
            abs(float(other.value) / rate - stated) <= slack * stated for other in locals_
        ):
            continue
        if not _is_tied(text, match, amount, own[0]):
            continue
        late = max(amount, own[0], key=lambda n: n.start)
        words = text[own[0].start : own[0].end]
        yield Mismatch(
            Span(late.start, late.end),
            f"{words} at {match['rate']} are {written(float(f'{right:.3g}'))} {base}s, not "
            f"{text[amount.start : amount.end]}",
            (Span(match.start(), match.end()),),
        )


_TIE = lazy(
    r"(?:\b(?:is|are|was|be|to|or|worth|equals?|makes?|about|some|around|roughly|nearly|converts?|i\.e\.|"
    r"means?|gives?|yields?|of)\s(?:\w+\s)?|=\s?|\(\s?)\Z"
)


def _is_tied(text: str, rate: re.Match[str], amount: Number, own: Number) -> bool:
    """Whether one sum is said to be the other: right beside the rate, or behind "that is" and "or"."""
    near = min(abs(amount.start - rate.end()), abs(rate.start() - amount.end))
    late = max(amount, own, key=lambda n: n.start)
    return near <= 4 or _TIE.search(text, max(0, late.start - 24), late.start) is not None


def _word(word: str) -> str:
    small = word.lower()
    return _WORDS.get(small) or _WORDS.get(small.rstrip("s")) or small.rstrip("s")


def _currency(text: str, number: Number) -> str | None:
    if number.currency is not None:
        return _NAMES.get(number.currency, number.currency)
    if number.counted is None:
        return None
    return _word(text[number.counted.start : number.counted.end])


def _step(number: Number, text: str) -> float:
    digits = re.search(r"\d[\d.,]*", text[number.start : number.end])
    if digits is None:
        return 0.0
    plain = re.sub(r"\D", "", digits[0])
    return float(number.value) / int(plain) / 2 if plain.strip("0") else 0.0
