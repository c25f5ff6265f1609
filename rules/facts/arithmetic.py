from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from auditor.document import Document
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text import outcomes, sums
from auditor.text.breakdowns import breakdowns
from auditor.text.figures import HOLE, Figure, Frame, frame
from auditor.text.sums import holes, written

# A sentence is read only if it has one of the words that the patterns below turn on.
_CUE = lazy(
    r"\b(?:from|below|above|less than|more than|fewer than|higher|lower|short of|including|comprising|"
    r"consisting|made up|total\w*|"
    r"other|remaining|rest|against|out of|margin|majority|born|comes to|amounts to|works out|men|women|boys|"
    r"crew|civilians|"
    r"percent|per cent|doubled|tripled|trebled|quadrupled|halved|half|minutes|"
    r"desde|hombres|mujeres|aumento|subi\w+|cay\w+|baj\w+|sub[ie]\w*|hommes|femmes|hausse|baisse|passant|"
    r"passé|"
    r"männer|frauen|von|davon|übrigen|anderen|otros|restantes|autres)\b|%|passed de"
)
"""In lower case: to ignore the case is many times slower."""
_DIGITS = lazy(r"\d+")
# Figures in words are looked for where people are counted by kind, or a rest is.
_COUNTED = lazy(
    r"\b(?:men|women|boys|girls|children|crew|civilians|other|remaining|percent|total|years|majority|margin|"
    r"points|half|third|quarter|leaving|remains?|medals|in all|altogether|"
    r"mujeres|hombres|otr[oa]s|femmes|hommes|"
    r"autres|Frauen|Männer|anderen|übrigen)\b"
)
_EARLIER_PARTS = ("so ", "so\n", "so\u00a0", "mean", "leav", "remain", " other", "br")
"""One of them stands in whatever `auditor.text.sums.EARLIER` and that of `outcomes` find."""
_LEAST = 3
_LEAST_ADDED = 2
_LONGEST = 700

_N = HOLE
_THE = (
    r"(?:the\s|its\s|a\s|an\s|some\s|about\s|around\s|nearly\s|just\s(?:over|under)\s|only\s|el\s|la\s|"
    r"los\s|un\s|une\s|le\s|les\s|ein\s|einen\s|den\s|die\s)?"
)
_UP = (
    r"rises?|rose|risen|rising|increas(?:e|es|ed|ing)|gain(?:s|ed)?|grow(?:s|th|n|ing)?|grew|jump(?:s|ed)?|"
    r"climb(?:s|ed)?|"
    r"surg(?:e|es|ed)|soar(?:s|ed)?|advanc(?:e|es|ed)|up|higher|"
    r"aumento|aument(?:ó|aron|a|an)|sub(?:ió|ieron|e|en)|crec(?:ió|ieron|e|en)|subida|alza|incremento|"
    r"hausse|augmentation|augmenté|progressé|progression|"
    r"Anstieg|stieg(?:en)?|gestiegen|Plus|Zunahme|wuchs(?:en)?"
)
_DOWN = (
    r"falls?|fell|fallen|drop(?:s|ped)?|declin(?:e|es|ed)|decreas(?:e|es|ed)|los(?:s|es|t)|slid(?:es?)?|"
    r"slip(?:s|ped)?|"
    r"shr(?:ank|unk|inks?)|cut|reduction|dip(?:s|ped)?|tumbl(?:e|es|ed)|plung(?:e|es|ed)|down|lower|"
    r"cay(?:ó|eron)|baj(?:ó|aron|a|an)|caída|descenso|bajada|disminuy(?:ó|eron)|baisse|recul|reculé|baissé|"
    r"diminution|chute|"
    r"Rückgang|sank(?:en)?|gesunken|fiel(?:en)?|Minus|Abnahme"
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

_CHANGES: tuple[tuple[re.Pattern[str], str], ...] = (
    # "rose 10% to 120 from 100", "fell by 15, from 60 to 45"
    (lazy(rf"\b(?P<word>{_CHANGE}){_OF}{_N}{_POINTS},?{_WORDS % 2}\s?{_TO_FROM}", re.IGNORECASE),
    "dba"),
    (lazy(rf"\b(?P<word>{_CHANGE}){_OF}{_N}{_POINTS}{_WORDS % 1},?"
    rf"(?:\s(?:passant|pasando|going))?\s?{_FROM_TO}",
    re.IGNORECASE), "dab"),
    # "from 40 to 55, up 20", "from 40 to 55, a rise of 20 points"
    (lazy(rf"{_FROM_TO}{_WORDS % 4}(?:,|\s\(|\s[—–-])\s?(?:soit\s|es decir\s)"
    rf"?{_THE}(?:[a-z]{{2,12}}\s)?(?P<word>{_CHANGE}){_OF}{_N}{_POINTS}", re.IGNORECASE), "abd"),
    (lazy(rf"{_FROM_TO}{_WORDS % 2},\s{_THE}{_N}{_POINTS}\s(?P<word>{_CHANGE}|more|less|fewer|más|"
    rf"menos|de plus|de moins|mehr|weniger)\b", re.IGNORECASE), "abd"),
    # "to 55 from 40, up 20"
    (
        lazy(
            rf"{_TO_FROM}{_WORDS % 4}(?:,|\s\(|\s[—–-])\s?(?:soit\s|es decir\s)?{_THE}(?:[a-z]{{2,12}}\s)?"
            rf"(?P<word>{_CHANGE}){_OF}{_N}{_POINTS}",
            re.IGNORECASE,
        ),
        "bad",
    ),
    # "stood at 61, a fall of 21 points from the 82 seen"; "55, up 15 from 40"
    (lazy(rf"{_N}{_WORDS % 6},\s{_THE}(?P<mark>(?:[a-z]{{2,12}}\s)?(?P<word>{_CHANGE}))"
    rf"{_OF}{_N}{_POINTS}{_WORDS % 1}\s(?:from|on|over|compared\swith|respecto\sa|desde|par\srapport\s(?:à|"
    rf"aux)|gegenüber|von)\s{_THE}{_N}", re.IGNORECASE), "bda"),
    # "At $265, the price was $12 below the $277"; "$265, $12 less than the $277"
    (lazy(rf"(?:\bAt\s{_N}[^⟨⟩;:]{{0,60}}?,[^⟨⟩;:]{{0,40}}?\s(?:was|is|were|stood|came\sin)|"
    rf"{_N}{_WORDS % 3},(?:\sor)?)\s{_THE}(?P<mark>{_N}){_POINTS}\s(?P<word>below|above|less\sthan|"
    rf"more\sthan|higher\sthan|lower\sthan|fewer\sthan|up\son|down\son|short\sof)\s{_THE}{_N}",
    re.IGNORECASE), "bbda"),
)  # fmt: skip
_FOLD = lazy(
    rf"\b(?P<more>more than\s|nearly\s|almost\s|about\s)?(?P<word>doubl|trip|trebl|quadrupl|halv)(?:ed|led|"
    rf"ing|ling|es|les)\b{_WORDS % 4},?\s{_FROM_TO}",
    re.IGNORECASE,
)
_FOLD_CUE = lazy(r"doubl|tripl|trebl|quadrupl|halv")
_TIMES = {"doubl": 2.0, "trip": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}

_PEOPLE = (
    r"(?:people|persons?|dead|victims?|injured|wounded|passengers|casualties|bodies|patients|arrest(?:s|ed)|"
    r"suspects?|prisoners|passagers|voyageurs|pasajeros|viajeros|Passagiere|Reisende|"
    r"hostages|members|survivors|detainees|deaths?|killed|delegates|jurors|students|pupils|children|"
    r"candidates|athletes|workers|"
    r"aboard|on board|personas|muertos|heridos|personnes|morts|blessés|Menschen|Tote|Verletzte|Personen)"
)
_KINDS = {
    "men": "m", "women": "f", "boys": "b", "girls": "g", "children": "c", "males": "m", "females": "f",
    "man": "m", "woman": "f",
    "boy": "b", "girl": "g", "child": "c", "adults": "a", "hombres": "m", "mujeres": "f", "niños": "c",
    "niñas": "g",
    "hommes": "m", "femmes": "f", "enfants": "c", "männer": "m", "frauen": "f", "kinder": "c",
    "soldiers": "s", "civilians": "v",
    "passengers": "p", "crew": "w", "police": "o", "policemen": "o", "militants": "r", "rebels": "r",
    "insurgents": "r",
}  # fmt: skip
_WHOLE = tuple(map(frozenset, ("mf", "mfc", "bg", "pw", "ac", "mc", "fc", "mfbg", "mbg")))
"""Kinds of people that make up a whole: men and women; passengers and crew."""
_DISJOINT = (
    {"m", "f", "c"},
    {"m", "f", "b", "g"},
    {"a", "c"},
    {"s", "v"},
    {"p", "w"},
    {"s", "r", "v"},
    {"o", "r", "v"},
    {"o", "v"},
)
_KIND = r"\s(?:[a-zäöüéñ-]{2,14}\s){0,2}?([A-Za-zäöüéñ]{3,10})"
_PARTS = lazy(
    rf"{_N}\s(?:[^\s⟨⟩,;:()]{{2,14}}\s){{0,2}}?{_PEOPLE}\b(?P<gap>[^⟨⟩.;]{{0,30}}?(?:,|:|\s[—–-]|\s\()"
    rf"\s?(?P<some>including\s|among them\s|entre ellos\s|entre ellas\s|dont\s|darunter\s)?)"
    rf"{_N}{_KIND}(?:,\s{_N}{_KIND})?,?\s(?:and|y|et|und)\s{_N}{_KIND}",
    re.IGNORECASE,
)
_OTHERS = lazy(
    rf"\b(?:of|de|des|von)\s(?:the\s|its\s|los\s|las\s|les\s|den\s)?{_N}[^⟨⟩.;:]{{0,60}}?,\s(?:only\s|"
    rf"some\s)?{_N}[^⟨⟩;:]{{1,90}}?\b"
    rf"(?:the\s(?:other|remaining)|los\s(?:otros|restantes)|las\s(?:otras|restantes)|les\s(?:\w{{1,3}}\s)"
    rf"?autres|die\s(?:übrigen|anderen|restlichen))\s{_N}(?!\s(?:per|%|times|hours|days|years))",
    re.IGNORECASE,
)
_AGAINST = lazy(
    rf"{_N}\s(?:out\s)?of\s(?:the\s|its\s)?{_N}{_WORDS % 3}\s?(?:seats|votes|members|delegates|lawmakers|"
    rf"places),?\s(?:against|to|versus)\s{_N}(?!\s(?:in|last|at|four|five|years|per))",
    re.IGNORECASE,
)
_TOTAL = lazy(
    rf"{_N}{_WORDS % 4}\s(?:and|plus)\s(?:[^\s⟨⟩.;:]{{1,18}}\s){{0,3}}{_N}{_WORDS % 4},?\s(?:for\s|making\s|"
    rf"or\s|giving\s)?(?:a\s(?:combined\s|grand\s)?total\sof\s{_N}|{_N}(?:\s[^\s⟨⟩.;:]{{1,18}})?\s"
    r"in\s(?:all|total)|(?:which\s)?(?:total(?:s|led|ed|ling|ing)?|add(?:s|ed)?\sup\sto)\s"
    rf"{_N})",
    re.IGNORECASE,
)
_SHARE = lazy(
    rf"{_N}{_WORDS % 1}\s(?:(?:out\s)?of|in(?=\s⟨))\s(?:the\s|its\s|his\s|her\s|their\s)?{_N}{_WORDS % 3}"
    r"\s?(?:,?\sor\s|"
    rf"\(|,?\sthat\sis,?\s)(?:about\s|around\s|nearly\s|some\s|just\s(?:over|under)\s|roughly\s)?{_N}(?=\)|"
    rf",|\s?\.|\s)",
    re.IGNORECASE,
)
_PORTION = lazy(
    rf"{_N}\s(?:share|stake|cut|slice|part|portion)?\s?(?:of|in)\s(?:[^\s⟨⟩.;:]{{1,14}}\s)"
    rf"{{0,3}}?{_N}{_WORDS % 4}\s(?:comes\sto|amounts\sto|works\sout\s(?:at|to)|equals|makes)\s{_THE}{_N}",
    re.IGNORECASE,
)
_MARGIN = lazy(
    rf"\b(?:by|won|passed|voted|approved|rejected|defeated)\s(?:[^\s⟨⟩.;:]{{1,12}}\s){{0,2}}{_N}(?:\svotes)"
    rf"?\s(?:to|against)\s{_N}(?:\svotes)?,\s(?:with\s)?a\s(?:margin|majority|difference|lead)"
    rf"\sof\s(?:just\s|only\s)?{_N}",
    re.IGNORECASE,
)
_YEARS = lazy(
    rf"\bfrom\s{_N}\s(?:to|until|till)\s{_N}(?:,|\s\(|\s[—–-])\s?(?:a\s(?:period|span|total|stretch|reign|"
    rf"spell)\sof\s|for\s)?{_N}\s(?:full\s)?years\b(?!\s(?:after|before|later|earlier|ago|old|in prison))"
)
_LIFE = lazy(
    rf"\bborn\b[^⟨⟩.;]{{0,60}}?(?:in|,)\s{_N}[^.;]{{0,120}}?\bdied\b[^⟨⟩.;]{{0,50}}?(?:in|,)"
    rf"\s{_N}[^⟨⟩.;]{{0,40}}?(?:\baged|\bat\sthe\sage\sof|\bat\sage|,\sat)\s{_N}",
    re.IGNORECASE,
)

_ADJUSTED = lazy(
    r"\b(?:constant|adjust\w*|exclud\w+|organic|like[- ]for[- ]like|same[- ]store|underlying|in real terms|"
    r"annuali[sz]ed|currency|"
    r"currencies|per share|pro forma|restated|comparable|inflation|weighted|averaged|compound\w*|each year|"
    r"a year(?! (?:ago|earlier|before))|"
    r"per year|annually|respectively|not|would|could|if|between|range|ranging|seasonally|revised|interés|"
    r"bereinigt|"
    r"yen)\b",
    re.IGNORECASE,
)
_GRAVE_RATIO = 1.5
_GRAVE_POINTS = 3.0
"""A percentage that is off by less than both is a warning: it may have been rounded on the way."""


@rule(
    severity=Severity.ERROR,
    bad=(
        "Turnout stood at 58.2%, a [[fall of 14.1 points from the 71.3%]] of the spring.",
        "The fee went [[from 40 to 55 crowns, up 20]], on Monday.",
        "Sales [[rose 30% to 120 from 100]] in May.",
        "The blast killed [[12 people, including five men and nine women]].",
        "The bus carried [[34 people: 31 passengers and four crew]].",
        "[[Of the 23 tents, 15 were saved and the other nine]] burned.",
        "The bill was carried [[by 61 votes to 54, a majority of nine]].",
        "Membership [[doubled from 400 to 1,200]] within a year.",
        "She led the union [[from 2001 to 2011, six years]], and then left.",
        "The boat held 183 people and the list 104 names, so that [[89]] of them were on no list.",
        "The town owes 12.6 million pounds, of which 8.4 million is due, leaving [[5.2 million]] for later.",
        "Norway took [[22 medals: 9 gold, 7 silver and 8]] bronze.",
        "A quarter of the 360 flats, or [[120]], are empty.",
        "The firm has 75 shops. [[Forty are in Arden, 20 in Umsa and 25]] in Leko.",
        "The choir has 64 voices. There are [[38 women and 36]] men.",
        "The rise of 14 percent comes in three steps of [[5, 4 and 3 percent]].",
        "The village has 58 houses, with [[31 on the left bank and 37]] on the right.",
        "It lost [[2.4 billion in all: 1.5 billion kroner for homes in Umsa and 700 million]] for ships.",
        "The hosts won 3-0, a [[two]]-goal victory that sent them top.",
        Example("El precio pasó [[de 40 a 55 pesos, un aumento de 25]].", language="es"),
        Example("Der Preis [[stieg um 20 Prozent von 50 auf 70]] Kronen.", language="de"),
    ),
    good=(
        "Turnout stood at 58.2%, a fall of 13.1 points from the 71.3% of the spring.",
        "The fee went from 40 to 55 crowns, up 15, or 37.5%.",
        "Sales rose 19% to 121 million from 102 million, or 4 percent at constant currencies.",
        "The blast killed 12 people, including five women and four children.",
        "Of the 23 tents, 14 were saved and the other nine burned.",
        "Some 6,900 of the town’s 9,400 people had left: 4,100 by boat to Leko and 2,800 by road to Umsa.",
        "The rate rose from 4% to 5%, up 1 percent; the euro fell to 1.05 from 1.08.",
        "The bill was carried by 61 votes to 54, a majority of seven.",
        "Membership nearly doubled from 640 to 1,200, and 30 of the 40 seats, or 75%, went to them.",
        "He won 12 of the 20 races in 2019, 15 of 20 in 2020 and 31 of 60 in all.",
        "She led the union from 2001 to 2011, ten years in all.",
        "Of the 64 miners, 41 walked out and 20 were carried; the other three died.",
        "The firm has 300 staff in Hull and 120 in York; the remaining 90 work from home.",
        "The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 15 in Leko; the others are abroad.",
        "The club has 75 members. Ruiz scored 40 goals, Paz 30 and Lara 15.",
        "About a third of the 100 seats, 33, are reserved; 24 of the 120, or one in five, are not.",
    ),
)  # fmt: skip
def arithmetic(doc: Document) -> Iterator[Finding]:
    """A sum, a difference or a percentage that does not follow from the figures beside it.

    "From 40 to 55, up 20": one of three figures is wrong. Readers who reckon along trust none of them.

    The rule reckons only where the text gives every figure: changes with both ends, parts that make up
    a whole (men and women, passengers and crew, medals, "the other nine"), what is left over, shares with
    their numbers, fractions, multiples, prices by the piece, majorities, leads, years from and to, halves of
    a race, votes of a panel, ages, a toll that is brought to a new figure, and minutes between two times of
    day. Parts may be listed in the sentence behind the total. Each figure may be rounded as far as its digits
    show, and further behind "about". A change in per cent of a rate may be meant in points. Adjusted,
    average and yearly figures are left alone, and so is whatever could include something that the sentence
    does not name.
    """
    text = doc.text
    year = doc.article.published.year if doc.article.published else None
    starts = [number.start for number in doc.numbers]

    def framed_at(span: Span) -> Frame:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return frame(text, span.start, span.end, doc.language, doc.numbers[first:last])

    before: Span | None = None
    reported: list[Finding] = []
    for sentence in doc.sentences:
        previous, before = before, sentence
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first == last:
            continue
        words = text[sentence.start : sentence.end]
        if len(words) > _LONGEST:
            continue
        small = words.lower()
        # A figure that stands alone can only follow from those of the sentence before.
        alone = last == first + 1 and doc.numbers[first].upper is None
        if alone and not any(part in small for part in _EARLIER_PARTS):
            continue
        digits = len(_DIGITS.findall(words))
        counted = digits < _LEAST and _COUNTED.search(words) is not None
        if not counted and digits < _LEAST_ADDED:
            continue
        least = _LEAST - (_FOLD_CUE.search(words) is not None)
        changes = (counted or digits >= least) and _CUE.search(small) is not None
        added = sums.CUE.search(small) is not None
        outcome = outcomes.CUE.search(small) is not None
        if not (changes or added or outcome):
            continue
        framed = framed_at(sentence)
        found: list[Finding] = []
        if changes and len(framed.figures) >= least:
            for check in _CHECKS:
                found += check(framed, text)
        if (added or outcome) and framed.figures:
            follows = sums.EARLIER.search(small) or outcomes.EARLIER.search(small)
            earlier = framed_at(previous) if previous and follows else None
            slips = sums.slips(framed, earlier, year) if added else ()
            found += _slips((*slips, *outcomes.outcomes(framed, earlier)) if outcome else slips, text)
        yield from _apart(doc, found, reported)
    yield from _apart(doc, _listed(doc), reported)
    yield from _clock(doc)
    yield from _halves(doc)


def _apart(doc: Document, found: Iterable[Finding], reported: list[Finding]) -> Iterator[Finding]:
    """Of findings those that overlap none before them, and stand in the text itself."""
    for finding in found:
        if any(finding.start < other.end and other.start < finding.end for other in reported):
            continue
        reported.append(finding)
        if not doc.in_furniture(Span(finding.start, finding.end)):
            yield finding


def _listed(doc: Document) -> Iterator[Finding]:
    """ "He has 75 shops. Forty are in Arden, 20 in Umsa and 25 in Leko": more than all."""
    text = doc.text
    for total, parts, added, sure in breakdowns(text, doc.sentences, doc.numbers):
        listed = " and ".join(text[part.start : part.end] for part in parts)
        whole = text[total.start : total.end]
        yield Finding(
            parts[0].start,
            parts[-1].end,
            f"{listed} are {written(float(added))}, not {whole}",
            severity=None if sure else Severity.WARNING,
            evidence=(Evidence(None, total.start, total.end, whole),),
        )


def _slips(found: Iterable[sums.Slip], text: str) -> Iterator[Finding]:
    for slip in found:
        yield Finding(
            slip.figure.start,
            slip.figure.end,
            slip.message,
            severity=None if slip.grave else Severity.WARNING,
            evidence=tuple(Evidence(None, f.start, f.end, text[f.start : f.end]) for f in slip.others[:2]),
        )


def _spot(
    framed: Frame, match: re.Match[str], text: str, figures: list[Figure], message: str, grave: bool = True
) -> Finding:
    """A finding on the words of a match, mapped back into the text."""
    marked = match.start("mark") if "mark" in match.re.groupindex else match.start()
    start, end = _offset(framed, marked, text), _offset(framed, match.end(), text)
    while text[start] in " ,(":
        start += 1
    return Finding(
        start,
        end,
        message,
        severity=None if grave else Severity.WARNING,
        evidence=tuple(Evidence(None, f.start, f.end, text[f.start : f.end]) for f in figures[:2]),
    )


_HOLE = lazy(HOLE)


def _offset(framed: Frame, at: int, text: str) -> int:
    """An offset into a frame as an offset into the text."""
    last: re.Match[str] | None = None
    for hole in _HOLE.finditer(framed.text):
        if hole.start() >= at:
            if last is None:
                return framed.figures[int(hole[1])].start - (hole.start() - at)
            break
        last = hole
    assert last is not None
    return framed.figures[int(last[1])].end + (at - last.end())


def _same(*figures: Figure) -> bool:
    """Whether figures are of one measure; one side may leave it out."""
    return len({figure.measure for figure in figures if figure.measure}) <= 1


def _changes(framed: Frame, text: str) -> Iterator[Finding]:
    """Changes stated with both of their ends."""
    seen = -1
    for pattern, order in _CHANGES:
        for match in pattern.finditer(framed.text):
            figures = holes(framed, match)
            names = order if len(figures) == len(order) else order[-len(figures) :]
            given = dict(zip(names, figures, strict=True))
            if match.start() < seen or set(given) != {"a", "b", "d"}:
                continue
            old, new, change = _scaled(given["a"], given["b"]), given["b"], given["d"]
            if old.kind != "quantity" or new.kind != "quantity" or change.kind != "quantity":
                continue
            message = _change_wrong(old, new, change, match, framed.text)
            if message is not None:
                seen = match.end()
                yield _spot(framed, match, text, [old, new], *message)


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
    if not _same(old, new) or old.value == new.value or old.value <= 0 or _ADJUSTED.search(sentence):
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


_IN_POINTS = lazy(r"\b(?:points?|puntos|punkte)\b", re.IGNORECASE)
_ROUNDED = 1.03
_OTHER_THING = 12
_RISES, _FALLS = lazy(_UP, re.IGNORECASE), lazy(_DOWN, re.IGNORECASE)
_INVERSE = lazy(
    r"\b(?:loss\w*|lost|lead|deficit|dollar|euro|yen|pound|peso|rupee|against|gap|cut)\b", re.IGNORECASE
)


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


def _folds(framed: Frame, text: str) -> Iterator[Finding]:
    """ "doubled from 400 to 1,200"."""
    for match in _FOLD.finditer(framed.text):
        figures = holes(framed, match)
        if (
            len(figures) != 2
            or not _same(*figures)
            or any(f.kind != "quantity" or f.value <= 0 for f in figures)
        ):
            continue
        wanted = _TIMES[match["word"].lower()]
        times = figures[1].value / figures[0].value
        more = (match["more"] or "").strip().lower()
        low, high = (wanted * 0.97, wanted * 2) if more == "more than" else (wanted * 0.75, wanted * 1.35)
        if not low <= times <= high:
            message = (
                f"{figures[0].words} to {figures[1].words} is {written(times)} times as much, not "
                f"{written(wanted)}"
            )
            yield _spot(framed, match, text, figures, message)


def _parts(framed: Frame, text: str) -> Iterator[Finding]:
    """People by kind: "12 people, five men and nine women"."""
    for match in _PARTS.finditer(framed.text):
        figures = holes(framed, match)
        kinds = [
            _KINDS.get(word.lower())
            for word in match.groups()
            if word and not word.isdigit() and word not in (match["gap"], match["some"])
        ]
        if (
            len(figures) < 3
            or None in kinds
            or len(kinds) != len(figures) - 1
            or len(set(kinds)) != len(kinds)
        ):
            continue
        if any(f.kind != "quantity" or f.measure or f.approx for f in figures):
            continue
        total, parts = figures[0].value, sum(f.value for f in figures[1:])
        whole = frozenset(filter(None, kinds)) in _WHOLE and not match["some"]
        disjoint = any(set(filter(None, kinds)) <= group for group in _DISJOINT)
        rest = framed.text[match.end() : match.end() + 12]
        more = re.match(r",?\s(?:among|and|y|et|und|plus|as well)\b|,\s⟨", rest) is not None
        if (parts > total and disjoint) or (parts != total and whole and not more):
            listed = " and ".join(f.words for f in figures[1:])
            message = f"{listed} are {written(parts)}, not {figures[0].words}"
            yield _spot(framed, match, text, figures, message)


def _others(framed: Frame, text: str) -> Iterator[Finding]:
    """ "Of the 23 tents, 15 were saved and the other nine burned"."""
    for match in _OTHERS.finditer(framed.text):
        figures = holes(framed, match)
        if len(figures) != 3 or any(f.kind != "quantity" or f.approx for f in figures) or not _same(*figures):
            continue
        total, first, rest = figures
        if first.value + rest.value != total.value and first.value < total.value and _all_counts(figures):
            message = (
                f"{first.words} and the other {rest.words} are {written(first.value + rest.value)}, not "
                f"{total.words}"
            )
            yield _spot(framed, match, text, figures, message)


def _all_counts(figures: list[Figure]) -> bool:
    return all(f.value == int(f.value) and f.slack == 0 and not f.measure for f in figures)


def _against(framed: Frame, text: str) -> Iterator[Finding]:
    """ "44 of the 85 seats, against 43"."""
    for match in _AGAINST.finditer(framed.text):
        figures = holes(framed, match)
        if (
            len(figures) == 3
            and _all_counts(figures)
            and figures[0].value + figures[2].value > figures[1].value > figures[0].value
        ):
            parts = figures[0].value + figures[2].value
            both = f"{figures[0].words} and {figures[2].words}"
            message = f"{both} are {written(parts)}, more than {figures[1].words}"
            yield _spot(framed, match, text, figures, message)


def _totals(framed: Frame, text: str) -> Iterator[Finding]:
    """ "three lorries and four cars, a total of eight"."""
    for match in _TOTAL.finditer(framed.text):
        figures = holes(framed, match)
        if len(figures) != 3 or any(f.kind != "quantity" for f in figures) or not _same(*figures):
            continue
        first, second, total = figures
        if first.start and re.search(r"⟨\d+⟩[^⟨⟩.;]{0,40},\s\Z", framed.text[: match.start()]):
            continue
        parts = first.value + second.value
        if abs(parts - total.value) > first.slack + second.slack + total.slack:
            message = f"{first.words} and {second.words} are {written(parts)}, not {total.words}"
            yield _spot(framed, match, text, figures, message)


def _shares(framed: Frame, text: str) -> Iterator[Finding]:
    """ "30 of the 40 seats, or 70%"."""
    for match in _SHARE.finditer(framed.text):
        figures = holes(framed, match)
        if len(figures) != 3 or figures[2].measure != "%" or any(f.kind != "quantity" for f in figures):
            continue
        part, whole, share = figures
        if not 0 < part.value <= whole.value or not _same(part, whole) or part.measure == "%":
            continue
        right = 100 * part.value / whole.value
        slack = (
            100 * (part.slack + whole.slack) / whole.value
            + max(share.slack, 0.5)
            + (2.0 if share.approx else 0.5)
        )
        if abs(right - share.value) > slack:
            message = f"{part.words} of {whole.words} are {written(round(right, 1))}%, not {share.words}"
            yield _spot(framed, match, text, figures, message, _is_grave(right, share.value))


def _portions(framed: Frame, text: str) -> Iterator[Finding]:
    """ "a 30 percent share of a $3.6 billion project comes to $1.2 billion"."""
    for match in _PORTION.finditer(framed.text):
        figures = holes(framed, match)
        if (
            len(figures) != 3
            or figures[0].measure != "%"
            or not _same(*figures[1:])
            or figures[1].measure == "%"
        ):
            continue
        share, whole, part = figures
        right = share.value * whole.value / 100
        slack = share.slack * whole.value / 100 + share.value * whole.slack / 100 + part.slack
        if abs(right - part.value) > slack * 1.0001 + abs(right) * 0.005:
            message = f"{share.words} of {whole.words} are {written(right)}, not {part.words}"
            yield _spot(framed, match, text, figures, message)


def _margins(framed: Frame, text: str) -> Iterator[Finding]:
    """ "by 61 votes to 54, a majority of nine"."""
    for match in _MARGIN.finditer(framed.text):
        figures = holes(framed, match)
        if (
            len(figures) == 3
            and _all_counts(figures)
            and abs(figures[0].value - figures[1].value) != figures[2].value
        ):
            margin = abs(figures[0].value - figures[1].value)
            message = (
                f"{figures[0].words} to {figures[1].words} is a margin of {written(margin)}, not "
                f"{figures[2].words}"
            )
            yield _spot(framed, match, text, figures, message)


def _years(framed: Frame, text: str) -> Iterator[Finding]:
    """ "from 2001 to 2011, six years", and a life with its years and its age."""
    for pattern in (_YEARS, _LIFE):
        for match in pattern.finditer(framed.text):
            figures = holes(framed, match)
            if len(figures) != 3 or not all(1000 <= f.value <= 2100 for f in figures[:2]):
                continue
            span = figures[1].value - figures[0].value
            low, high = (span - 1, span + 1) if pattern is _YEARS else (span - 1, span)
            if span > 0 and not low <= figures[2].value <= high and not figures[2].approx:
                message = (
                    f"from {figures[0].value:.0f} to {figures[1].value:.0f} are {written(span)} years, not "
                    f"{figures[2].words}"
                )
                yield _spot(framed, match, text, figures, message)


_CHECKS: tuple[Callable[[Frame, str], Iterator[Finding]], ...] = (
    _changes, _folds, _parts, _others, _against, _totals, _shares, _portions, _margins, _years,
)  # fmt: skip

_TIME = lazy(
    r"(?<![\d:.])(\d{1,2})[:.](\d{2})(?![\d:.]\d|\d)\s?([ap])\.?m\b\.?|(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)"
    r"(?![\d:])",
    re.IGNORECASE,
)
_LATER = lazy(
    r"\b[Aa]t\s(?P<time>[\d:.]{3,5}(?:\s?[ap]\.?m\b\.?)?),?\s(?:(?:exactly|just)\s)?(?P<n>\d{1,3})"
    r"\s(?P<unit>minutes|hours)\s(?P<when>after|before)\sthe\s[a-z]"
)
_MINUTES_A_DAY = 1440


def _clock(doc: Document) -> Iterator[Finding]:
    """ "At 5:40 a.m., 73 minutes after the quake", where the article's one other time of day is 4:17 a.m."""
    text = doc.text
    if " minutes after " not in text and " minutes before " not in text and " hours after " not in text:
        return
    for match in _LATER.finditer(text):
        own = _TIME.match(text, match.start("time"))
        if own is None:
            continue
        others = {_minutes(time): time for time in _TIME.finditer(text) if _minutes(time) != _minutes(own)}
        if len(others) != 1:
            continue
        [(other, where)] = others.items()
        sign = 1 if match["when"] == "after" else -1
        apart = (_minutes(own) - other) * sign % _MINUTES_A_DAY
        stated = int(match["n"]) * (60 if match["unit"] == "hours" else 1)
        slack = 0 if match["unit"] == "minutes" else 30
        if abs(apart - stated) <= slack or not 0.75 <= stated / max(apart, 1) <= 1.34:
            continue
        if abs(apart - stated) <= 2:
            continue
        span = Span(match.start("n"), match.end("unit"))
        if not doc.in_furniture(span):
            yield Finding(
                *span,
                f"from {where[0].strip()} to {own[0].strip()} are {apart} minutes, not {stated}",
                evidence=(Evidence(None, where.start(), where.end(), where[0]),),
            )


def _minutes(time: re.Match[str]) -> int:
    hour, minute = int(time[1] or time[4]), int(time[2] or time[5])
    if time[3]:
        hour = hour % 12 + (12 if time[3].lower() == "p" else 0)
    return hour * 60 + minute


_LONG = r"(?<![\d:])(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,2})?(?![\d:])"
_HALVES = lazy(
    rf"\b(?:half-?way|midpoint|mid-point|first half|half)\b[^.;\n]{{0,40}}?\b(?:in|at)\s(?P<first>{_LONG})"
    rf"[^;\n]{{1,80}}?\bsecond half\b[^.;\n]{{0,20}}?\bin\s(?P<second>{_LONG})",
    re.IGNORECASE,
)
_LONG_TIME = lazy(_LONG)
_CLOSE = 300


def _halves(doc: Document) -> Iterator[Finding]:
    """The halves of a race that do not add up to the time it took."""
    text = doc.text
    if "second half" not in text:
        return
    for match in _HALVES.finditer(text):
        first, second = _seconds(match["first"]), _seconds(match["second"])
        whole = [
            time
            for time in _LONG_TIME.finditer(text)
            if not match.start() <= time.start() < match.end()
            and abs(_seconds(time[0]) - first - second) <= _CLOSE
        ]
        if not whole or not _is_slip(abs(_seconds(whole[0][0]) - first - second)):
            continue
        if any(abs(_seconds(time[0]) - first - second) <= 1.5 for time in whole):
            continue
        span = Span(match.start("first"), match.end("second"))
        if not doc.in_furniture(span):
            minutes, seconds = divmod(round(first + second), 60)
            yield Finding(
                *span,
                f"the halves add up to {minutes // 60}:{minutes % 60:02}:{seconds:02}, not {whole[0][0]}",
                evidence=(Evidence(None, whole[0].start(), whole[0].end(), whole[0][0]),),
            )


def _is_slip(seconds: float) -> bool:
    """Whether two times are apart by one digit: anything else may be somebody else's time."""
    apart = round(seconds)
    return 2 <= apart <= 9 or (apart <= 50 and apart % 10 == 0) or (apart >= 60 and apart % 60 == 0)


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
