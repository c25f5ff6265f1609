"""Changes with both of their ends: “rose 10% to 120 from 100”, “from 40 to 55, up 20”."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.figures import HOLE, Figure
from auditor.text.reckoning.passage import Mismatch, Passage, agrees, spans, written

_N = HOLE
ENDS = frozenset(
    "from to at on over below above than short against compared desde hasta respecto contre par gegenüber "
    "von auf "
    "passant pasando a à au".split()
)
WAYS = frozenset(
    "premium discount rise rises rose risen rising increase increases increased increasing gain gains gained "
    "grow grows grew growth grown growing jump jumps jumped climb climbs climbed surge surges surged soar "
    "soars soared advance advances advanced up higher more above fall falls fell fallen drop drops dropped "
    "decline "
    "took take takes taking taken knock knocks knocked knocking shave shaves shaved shaving slice slices "
    "sliced slicing lops lopped lopping "
    "declines declined decrease decreases decreased lose loses loss lost slid slide slides slip slips "
    "slipped shrank shrunk shrink shrinks cut reduction dip dips dipped tumble tumbles tumbled plunge "
    "plunges plunged down lower less fewer below short aumento aumentó aumentaron aumenta aumentan subió "
    "subieron sube suben creció crecieron crece crecen subida alza incremento cayó cayeron bajó bajaron "
    "baja bajan caída descenso bajada disminuyó disminuyeron hausse augmentation augmenté progressé "
    "progression baisse recul reculé baissé diminution chute anstieg stieg stiegen gestiegen plus "
    "zunahme wuchs wuchsen rückgang sank sanken gesunken fiel fielen minus abnahme".split()
)
"""Words of which a sentence has one of each that says a change with both of its ends."""
_THE = (
    r"(?:the\s|its\s|a\s|an\s|some\s|about\s|around\s|nearly\s|just\s(?:over|under)\s|only\s|el\s|la\s|"
    r"los\s|un\s|une\s|le\s|les\s|ein\s|einen\s|den\s|die\s)?"
)
_UP = (
    r"premium|rises?|rose|risen|rising|increas(?:e|es|ed|ing)|gain(?:s|ed)?|grow(?:s|th|n|ing)?|grew|jump(?:s|ed)?|"
    r"climb(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?|advanc(?:e|es|ed)|up|higher|aumento|aument(?:ó|aron|a|"
    r"an)|sub(?:ió|ieron|e|en)|crec(?:ió|ieron|e|en)|subida|alza|incremento|hausse|augmentation|augmenté|"
    r"progressé|progression|Anstieg|stieg(?:en)?|gestiegen|Plus|Zunahme|wuchs(?:en)?"
)
_DOWN = (
    r"discount|falls?|fell|fallen|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|los(?:s|es|t)|slid(?:es?)?|"
    r"slip(?:s|ped)?|shr(?:ank|unk|inks?)|cut|reduction|dip(?:s|ped)?|tumbl(?:e|es|ed)|plung(?:e|es|ed)|"
    r"down|lower|cay(?:ó|eron)|baj(?:ó|aron|a|an)|caída|descenso|bajada|disminuy(?:ó|eron)|baisse|recul|"
    r"reculé|baissé|diminution|chute|Rückgang|sank(?:en)?|gesunken|fiel(?:en)?|Minus|Abnahme"
)
_CHANGE = rf"(?:{_UP}|{_DOWN})"
_POINTS = r"(?:\s(?:percentage\s)?(?:points?|puntos|points|Punkte|Prozentpunkte))?"
_OF = r"\s(?:(?:of|by|de|del|um|von|d['’]un|en|un|una)\s)?(?:some\s|about\s|nearly\s|un\s|el\s)?"
_WORDS = r"(?:\s[^\s⟨⟩.;:()]{1,18}){0,%d}"
_FROM_TO = rf"\b(?:from|de|del|von|desde)\s{_THE}{_N}{_WORDS % 3}\s(?:to|a|al|à|auf|hasta)\s{_THE}{_N}"
_TO_FROM = (
    rf"\b(?:to|at|hasta|à|auf)\s{_THE}{_N}{_WORDS % 4},?\s(?:from|desde|contre|von|compared\swith|against)"
    rf"\s{_THE}{_N}"
)
GROWS = frozenset(
    "grow grows grew grown rise rises rose risen increase increases increased go goes fall falls fell fallen "
    "drop drops dropped shrink shrinks shrank decline declines declined raised cut reduced climb climbs "
    "climbed".split()
)
BY = frozenset(["by"])
_BY_PERCENT = lazy(
    rf"{_N}[^⟨⟩;:.]{{0,40}}?\b(?:{'|'.join(sorted(GROWS))})\s(?:up\s|down\s)?by\s{_THE}{_N}", re.IGNORECASE
)
_FROM = frozenset("from de del von desde".split())
_FIGURE = frozenset("⟨")
_TAKES = frozenset(
    "took take takes taking taken knock knocks knocked knocking shave shaves shaved shaving slice slices "
    "sliced slicing lops lopped lopping".split()
)
_PIECE = lazy(r"⟨|[^\W\d_]+")
_CHANGES: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = (
    # "rose 10% to 120 from 100", "fell by 15, from 60 to 45"
    (lazy(rf"\b(?P<word>{_CHANGE}){_OF}{_N}{_POINTS},?{_WORDS % 2}\s?{_TO_FROM}", re.IGNORECASE),
    "dba", WAYS),
    (lazy(rf"\b(?P<word>{_CHANGE}){_OF}{_N}{_POINTS}{_WORDS % 1},?"
    rf"(?:\s(?:passant|pasando|going))?\s?{_FROM_TO}",
    re.IGNORECASE), "dab", WAYS),
    # "from 40 to 55, up 20", "from 40 to 55, a rise of 20 points"
    (lazy(rf"{_FROM_TO}{_WORDS % 4}(?:,|\s\(|\s[—–-])\s?(?:soit\s|es decir\s)"
    rf"?{_THE}(?:[a-z]{{2,12}}\s)?(?P<word>{_CHANGE}){_OF}{_N}{_POINTS}", re.IGNORECASE), "abd", _FROM),
    # "stood at 61, a fall of 21 points from the 82 seen"; "55, up 15 from 40"
    (lazy(rf"{_N}{_WORDS % 6},\s{_THE}(?P<mark>(?:[a-z]{{2,12}}\s)?(?P<word>{_CHANGE}))"
    rf"{_OF}{_N}{_POINTS}{_WORDS % 1}\s(?:from|on|over|compared\swith|respecto\sa|desde|par\srapport\s(?:à|"
    rf"aux)|gegenüber|von)\s{_THE}{_N}", re.IGNORECASE), "bda", _FIGURE),
    # "took 15 off its forecast of 60, to 55"
    (lazy(rf"\b(?:t(?:ook|akes?|aking|aken)|knock(?:s|ed|ing)|shav(?:es?|ed|ing)|slic(?:es?|ed|ing)|"
    rf"lop(?:s|ped|ping))\s{_THE}(?P<mark>{_N}){_WORDS % 2}\s(?P<word>off){_WORDS % 5}\s{_N}{_WORDS % 3},?"
    rf"\s(?:to|at|(?:leaving|putting|bringing)\s(?:it|them)\sat|arriving\sat)\s{_THE}{_N}",
    re.IGNORECASE), "ddab", _TAKES),
    # "At $265, the price was $12 below the $277"; "$265, $12 less than the $277"
    (lazy(rf"(?:\bAt\s{_N}[^⟨⟩;:]{{0,60}}?,[^⟨⟩;:]{{0,40}}?\s(?:was|is|were|stood|came\sin)|"
    rf"{_N}{_WORDS % 3},(?:\sor)?)\s{_THE}(?P<mark>{_N}){_POINTS}\s(?P<word>below|above|less\sthan|"
    rf"more\sthan|higher\sthan|lower\sthan|fewer\sthan|up\son|down\son|short\sof)\s{_THE}{_N}",
    re.IGNORECASE), "bbda", _FIGURE | {"at"}),
)  # fmt: skip
"""Patterns with the order of their figures (a and b are the ends, d the change) and what they begin with."""
_ADJUSTED = lazy(
    r"\b(?:constant|adjust\w*|exclud\w+|organic|like[- ]for[- ]like|same[- ]store|underlying|in real terms|"
    r"annuali[sz]ed|currency|currencies|per share|pro forma|restated|comparable|inflation|weighted|averaged|"
    r"compound\w*|each year|a year(?! (?:ago|earlier|before))|per year|annually|respectively|not|would|"
    r"could|if|between|range|ranging|seasonally|revised|interés|bereinigt|yen)\b",
    re.IGNORECASE,
)
_PER_SHARE = lazy(r"\b(?:per|a) share\b")
_BIDS = ("premium", "discount")
"""What is paid above or below the price of a share; other figures per share are adjusted."""
_GRAVE_RATIO = 1.5
_GRAVE_POINTS = 3.0
"""A percentage that is off by less than both is a warning: it may have been rounded on the way."""
_IN_POINTS = lazy(r"\b(?:points?|puntos|punkte)\b", re.IGNORECASE)
_ROUNDED = 1.03
_OTHER_THING = 12
_RISES, _FALLS = lazy(_UP, re.IGNORECASE), lazy(_DOWN, re.IGNORECASE)
_INVERSE = lazy(
    r"\b(?:loss\w*|lost|lead|deficit|dollar|euro|yen|pound|peso|rupee|against|gap|cut)\b", re.IGNORECASE
)


def changes(p: Passage) -> Iterator[Mismatch]:
    """Yield the changes that their two ends do not show: “from 40 to 55, up 20”."""
    seen = -1
    pieces = [(m[0].lower(), m.start()) for m in _PIECE.finditer(p.frame.text)]
    for pattern, order, firsts in _CHANGES:
        found = (pattern.match(p.frame.text, at) for piece, at in pieces if piece in firsts)
        for match in filter(None, found):
            figures = p.figures(match)
            names = order if len(figures) == len(order) else order[-len(figures) :]
            given = dict(zip(names, figures, strict=True))
            if match.start() < seen or set(given) != {"a", "b", "d"}:
                continue
            old, new, change = _scaled(given["a"], given["b"]), given["b"], given["d"]
            if old.kind != "quantity" or new.kind != "quantity" or change.kind != "quantity":
                continue
            message = _change_wrong(old, new, change, match, p.frame.text)
            if message is not None:
                seen = match.end()
                marked = match.start("mark") if "mark" in match.re.groupindex else match.start()
                span = Span(p.offset(marked), p.offset(match.end()))
                yield Mismatch(span, message[0], spans(old, new), message[1])


def by_percent(p: Passage) -> Iterator[Mismatch]:
    """Yield the amounts by which something grows or falls that are not so many per cent of it.

    “She earns 42,000 shillings. With the 12 percent on offer that would grow by 8,400 shillings”.
    """
    for match in _BY_PERCENT.finditer(p.frame.text):
        percent, change = p.figures(match)
        if percent.measure != "%" or change.kind != "quantity" or change.measure == "%" or change.approx:
            continue
        own = [f for f in p.frame.figures if f.start < percent.start]
        given = own or (p.earlier.figures if p.earlier else ())
        bases = [f for f in given if p.like(f, change) and f.measure == change.measure]
        if len(bases) != 1 or bases[0].value <= change.value or not (change.measure or p.noun(change)):
            continue
        right = bases[0].value * percent.value / 100
        slack = right * ((bases[0].slack / bases[0].value) + percent.slack / percent.value + 0.02)
        if not agrees(right, change, slack) and 1 / _OTHER_THING < change.value / right < _OTHER_THING:
            yield Mismatch(
                Span(change.start, change.end),
                f"{percent.words} of {bases[0].words} are {written(right)}, not {change.words}",
                spans(bases[0], percent),
            )


def _scaled(old: Figure, new: Figure) -> Figure:
    """The first end with the scale word that is said with the second only: "from 205 to 155 million"."""
    if old.measure or old.words[-1:].isalpha() or not any(c.isalpha() for c in new.words):
        return old
    for scale in (1e3, 1e6, 1e9, 1e12):
        if old.value * scale / 20 < new.value < old.value * scale * 20 and new.value > old.value * 20:
            return replace(old, value=old.value * scale, slack=max(old.slack, 0.5) * scale)
    return old


def _change_wrong(
    old: Figure, new: Figure, change: Figure, match: re.Match[str], sentence: str
) -> tuple[str, bool] | None:
    """What is wrong with a stated change, and whether gravely; None where it is right or cannot be told."""
    if not _of_one(old, new) or old.value == new.value or old.value <= 0:
        return None
    if _ADJUSTED.search(_PER_SHARE.sub("", sentence) if match["word"] in _BIDS else sentence):
        return None
    measure = old.measure or new.measure
    base = abs(old.value)
    spread, slack = abs(new.value - old.value), old.slack + new.slack + change.slack
    points = _IN_POINTS.search(match[0]) is not None or change.measure == "pp"
    if change.measure == "%" and not points:
        share = 100 * spread / base
        share_slack = 100 * (old.slack + new.slack * max(1.0, new.value / base)) / base
        allowed = [(share, share_slack + max(change.slack, 0.5))]
        if measure == "%":
            allowed.append((spread, slack))
    elif change.measure in ("cent", "penny") and measure not in ("cent", "penny"):
        allowed = [(spread * 100, (old.slack + new.slack) * 100 + change.slack)]
    elif change.measure in ("", measure) or (points and measure in ("%", "")):
        if change.measure == "" and old.measure and not points:
            return None
        allowed = [(spread, slack)]
    else:
        return None
    stated = change.value
    if any(abs(stated - right) <= slack * 1.0001 + 1e-9 for right, slack in allowed):
        return _wrong_way(old, new, match)
    right = allowed[0][0]
    ratio = _ratio(stated, right)
    if (change.measure == "%" and ratio < _ROUNDED) or ratio > _OTHER_THING:
        return None
    unit = "%" if change.measure == "%" else " points" if points else ""
    message = f"from {old.words} to {new.words} is {written(right)}{unit}, not {change.words}"
    return message, change.measure != "%" or _is_grave(stated, right)


def _wrong_way(old: Figure, new: Figure, match: re.Match[str]) -> tuple[str, bool] | None:
    """A rise that is a fall, or the other way round."""
    word = match["word"]
    rises, falls = _RISES.fullmatch(word), _FALLS.fullmatch(word)
    if bool(rises) == bool(falls) or _INVERSE.search(match[0]) or (new.value > old.value) == bool(rises):
        return None
    return f"from {old.words} to {new.words} is a {'fall' if rises else 'rise'}", False


def _ratio(first: float, second: float) -> float:
    low, high = sorted((abs(first), abs(second)))
    return high / low if low else math.inf


def _is_grave(stated: float, right: float) -> bool:
    return _ratio(stated, right) >= _GRAVE_RATIO or abs(stated - right) >= _GRAVE_POINTS


def _of_one(*figures: Figure) -> bool:
    """Whether figures are of one measure; one side may leave it out."""
    return len({figure.measure for figure in figures if figure.measure}) <= 1
