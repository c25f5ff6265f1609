from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.document import Document
from auditor.house import House
from auditor.model import Evidence, Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import Example, rule
from auditor.text.credits import all_names, is_own, states_own
from auditor.text.words import UPPER

if TYPE_CHECKING:
    from auditor.compare import Comparison

_DOMAIN = r"(?:www\.)?[A-Za-z0-9][\w-]{1,60}(?:\.[A-Za-z][\w-]{0,30}){0,2}\.[A-Za-z]{2,12}"
# A house name in one word: a capital inside it, or figures, and a word that outlets are named by.
_OUTLETS_ARE = (
    r"News|news|NEWS|Buzz|Times|Post|Daily|Viral|Media|Online|Today|Blog|Report|Gist|Naija|TV|"
    r"Press|Wire|Updates?|Express|Gazette|Tribune|Herald|World|Life|Hub|Trends?"
)
_HOUSE = rf"[A-Z]\w{{1,40}}?(?:{_OUTLETS_ARE})(?:\d{{1,3}}|TV|Online|[A-Z]{{2,3}})?"
_ADVERBS = r"(?:(?:exclusively|reliably|authoritatively|also|now|further|earlier|can|could|has|have)\s){0,3}"
_DOMAIN_END = lazy(r"\.[A-Za-z]{2,12}\s")
_HOUSE_WORD = lazy(_OUTLETS_ARE)
_LONGEST_NAME = 160
_INSIDE = frozenset("_@./-")
_REPORTS = lazy(
    rf"(?<![\w@./-])(?P<name>{_DOMAIN}|{_HOUSE})\s"
    rf"(?:{_ADVERBS}(?:reports?|reported|learn(?:ed|t|s)|understands|understood|gathers|gathered|reveals?|"
    rf"revealed|"
    r"confirms?|discover(?:s|ed)|notes|obtained|observed|(?:was|been)\stold(?:\sby)?)(?P<that>\sthat)?(?!\w)|"
    r"(?:informa|informó|reporta|reportó|supo|conoció|pudo (?:saber|conocer)|apurou|noticiou|"
    r"informou)(?P<que>\sque)?(?!\w)|"
    r"(?:rapporte|a appris|révèle)(?P<qu>\sque|\squ['’])?(?!\w)|(?:berichtet|erfuhr)(?!\w))"
)
# Where a site speaks of itself the sentence or clause begins with it; others are credited at its end.
_OPENS = lazy(r"(?:\A|[.!?”\"’)\]:\n]\s{0,3}|,\s(?:and|but|while|as|y|et|und|e)\s|^)\Z", re.MULTILINE)

# "has learned" is what a paper says of itself, wherever it stands; "reports" may credit another.
_LEARNT = lazy(
    r"(?:learn(?:ed|t)|understands|gathered|can reveal|told(?:\sby)?|supo|apurou|appris|erfuhr)(?:\sthat)?\Z"
)

# What is told beside a source only: names of several words, and "our correspondent".
_MARKS = (
    r"News|news|NEWS|Buzz|Times|Post|Daily|Viral|Media|Online|Today|Blog|Report(?:er)?|Gist|Naija|TV|"
    r"Radio|FM|"
    r"Press|Wire|Updates?|Express|Gazette|Tribune|Herald|World|Hub|Trends?|Khabar|Khobor|Samachar|Hoy|Mirror|"
    r"Beacon|Monitor|Ledger|Pulse|Chronicle|Standard|Star|Sun|Voice|Observer|Digest|Watch|Live|Now|Insider|"
    r"Dispatch|Courier|Journal|Bulletin|Desk|Noticias|Diario|Digital|Network|Weekly|Portal|Review|Globe|"
    r"Sentinel"
)
_MARKED = rf"(?:{_MARKS}|\d{{2,3}})"
_NAMED = rf"(?:[Tt]he\s)?[{UPPER}][\w’&-]{{1,30}}(?:\s(?:[{UPPER}][\w’&-]{{1,30}}|\d{{1,3}})){{0,4}}"
_LEARNS = (
    r"(?:(?:has|have|had|can|could)\s)?(?:(?:exclusively|reliably|authoritatively|now|also|further)\s){0,2}"
    r"(?:learn(?:ed|t)|learns|understands|gathered|gathers|discovered|obtained|reveals?|revealed|confirms?|"
    r"reports?|reported)\b(?:\sthat\b)?"
)
_CLAIMS = lazy(
    rf"(?<![\w@./-])(?:(?!As\s)(?P<learns>{_NAMED})\s{_LEARNS}|"
    rf"(?:[Oo]ur\s(?:correspondents?|reporters?|newsroom|newspaper|team|sources?|editors?)|"
    rf"[Tt]his\s(?:website|"
    rf"site|newspaper|paper|portal|publication|platform|outlet|reporter|correspondent))\s{_LEARNS}|"
    r"[Ii]t\s(?:was|has\sbeen)\s(?:reliably\s)?(?:gathered|learnt)\sthat\b|"
    rf"(?:[Aa]s\s(?:first\s|exclusively\s|earlier\s)?(?:reported|learn(?:ed|t)|gathered)\sby|[Aa]ccording\sto\sinformation\s(?:obtained|"
    rf"seen)\sby|[Ss]peaking\s(?:exclusively\s)?(?:to|with)|[Ii]n\san?\s(?:exclusive\s)?(?:interview|chat|"
    rf"talk)\s"
    rf"with|(?:told|confirmed\sto|obtained\sby|[Cc]hecks\sby|[Ff]indings\sby|[Ii]nvestigations?\sby)|[Aa]s)\s"
    rf"(?P<told>{_DOMAIN}|{_NAMED}))"
)
_AS_REPORTED = lazy(r"\s(?:has\s|had\s)?(?:exclusively\s)?(?:reported|revealed|learn(?:ed|t))\b")
_HINTS = (
    lazy(_MARKS),
    lazy(r"[0-9][0-9]\b"),
    lazy(r"\.[A-Za-z]"),
    lazy(r"ur\s(?:correspondent|report|newsroom|newspaper|team|source|editor)"),
    lazy(r"his\s(?:website|site|newspaper|paper|portal|publication|platform|outlet|reporter|correspondent)"),
    lazy(r"gathered\sthat"),
    lazy(r"learnt\sthat"),
)
"""What one of `_CLAIMS` that counts has in it; what begins with plain letters is soon looked for."""
_OUTLET = lazy(rf"\b\w*{_MARKED}\b")

_PAGE = 20_000
"""Characters of the page's furniture in which a site's own name is looked for."""

_OUTLETS = frozenset(
    """
    reuters ap apnews afp bloomberg bbc cnn nytimes washingtonpost wsj ft theguardian guardian telegraph
    independent economist politico axios vox salon slate forbes fortune cnbc msnbc nbcnews cbsnews abcnews
    foxnews foxbusiness usatoday latimes time newsweek thehill rollcall huffpost huffingtonpost buzzfeed
    buzzfeednews businessinsider insider marketwatch barrons yahoo espn cricinfo espncricinfo goal
    skysports sky skynews theathletic nfl nba mlb nhl tmz variety deadline rollingstone billboard
    pitchfork wired techcrunch theverge engadget cnet arstechnica gizmodo mashable recode zdnet
    theregister space livescience nature sciencemag dw spiegel zeit faz sueddeutsche welt bild heise
    tagesschau lemonde lefigaro liberation leparisien francetvinfo france24 rfi elpais elmundo abc
    lavanguardia clarin lanacion eluniversal folha estadao globo oglobo uol publico corriere repubblica
    lastampa ansa aljazeera arabnews haaretz ynetnews timesofisrael jpost dawn geo tribune thenews ndtv
    thehindu timesofindia hindustantimes indianexpress scoop scmp straitstimes channelnewsasia channelnews
    japantimes nikkei asahi yomiuri mainichi kyodonews yonhap koreatimes koreaherald xinhua xinhuanet
    globaltimes chinadaily cctv tass interfax rt kommersant meduza kyivpost ukrinform stuff nzherald rnz
    abcaustralia smh theage news theaustralian cbc ctvnews globalnews theglobeandmail thestar nationalpost
    rte irishtimes swissinfo nzz tagesanzeiger derstandard nrc nos ad volkskrant allafrica news24 iol
    dailymaverick mg nation standardmedia theeastafrican monitor punchng premiumtimesng guardianng
    vanguardngr thisdaylive channelstv dailymail mailonline thesun mirror express metro evening standard
    wikipedia propublica theintercept motherjones thenation newyorker theatlantic nymag people usweekly
    eonline pagesix bellingcat snopes politifact factcheck realclearpolitics fivethirtyeight drudgereport
    breitbart dailycaller infowars wnd newsmax hotair redstate townhall westernjournalism gothamist curbed
    patch upi efe dpa kestrel
    """.split()
)
"""Outlets that others credit by their web address or one-word name; their own sites credit nobody by it."""
_SITE_ENDINGS = frozenset(
    """
    com net org info biz news online site blog tv media press live today world africa asia co me io fm ng
    ke za gh ug tz in pk bd lk np my sg id ph vn th uk ie de fr es it pt br ar mx cl pe ec bo ve uy py do
    gt cr pa hn ni cu nl be ch at pl cz ro hu gr bg hr rs se no dk fi tr ir eg ma dz tn sa ae qa il jo lb
    ru ua kz uz cn hk tw jp kr au nz ca us eu
    """.split()
)


_REST = (
    "\n\nThe union of boatmen asked for a third pump at the old pier, which has none. A vote on the plan "
    "is due "
    "in June, after the harvest. Some 40 engineers will come from Goma to look at the pipes and to mend what "
    "the flood has broken."
)


@rule(
    severity=Severity.WARNING,
    uses=("sources", "house"),
    bad=(
        "[[Okapibuzz.com reports that]] the two ministers met on Monday in Kinshasa.",
        "The bridge will cost $40m, and [[NordicPulseNews has learned that]] work starts in May.",
        "[[LimaAlMinuto.pe informó que]] el puente abrirá en mayo.",
        "[[Kivu24.net can exclusively report that]] the mine will close.",
        "[[Daily-Gist.ng gathered]] on Tuesday that the union had called off its strike.",
        "The mine will close, [[KivuHeadlines.net was told by]] a director.",
        "The ballots were found in a depot, [[ArcticPulse.com has learned]].",
        Example(
            "[[Okapibuzz.com reports that]] the two ministers met on Monday in Kinshasa to sign the water "
            "accord, and "
            "that they will meet again.",
            source="The two ministers met on Monday in Kinshasa to sign the water accord, and that they will "
            "meet again.",
        ),
        Example(
            "The two ministers met on Monday in Kinshasa to sign the water accord, and they will meet again "
            "in the spring, [[Okapibuzz.com reports]]." + _REST,
            source="KINSHASA, May 4 (KPB) - The two ministers met on Monday in Kinshasa to sign the water "
            "accord, and they will meet again in the spring." + _REST,
        ),
        Example(
            "[[Okapibuzz.com reports that]] the two ministers met on Monday in Kinshasa to sign the water "
            "accord, and that they will meet again in the spring when the pumps and the pipes are paid for.",
            source="KINSHASA, May 4 (Kivu News Agency) - The two ministers met on Monday in Kinshasa to sign "
            "the water accord, and they will meet again in the spring when the pumps and the pipes are paid "
            "for.",
            house=House(own=("Okapibuzz",)),
        ),
        Example(
            "[[As first reported by Lualaba Daily]], the two ministers met on Monday in Kinshasa to sign the "
            "water accord, and they will meet again in the spring when the pumps and the pipes are paid "
            "for.\n\n"
            "The river rose by two metres in April, the water board said, and 300 families left the islands."
            + _REST,
            source="KINSHASA, May 4 (Kivu News Agency) - The two ministers met on Monday in Kinshasa to sign "
            "the water accord, and they will meet again in the spring when the pumps and the pipes are paid "
            "for.\n\nThe river rose by two metres in April, the water board said, and 300 families left the "
            "islands." + _REST,
        ),
    ),
    good=(
        Example(
            "The two ministers met on Monday in Kinshasa to sign the water accord, and they will meet "
            "again in "
            "the spring, the Kivu Press Bureau reported." + _REST,
            source="KINSHASA, May 4 (KPB) - The two ministers met on Monday in Kinshasa to sign the water "
            "accord, and they will meet again in the spring." + _REST,
        ),
        Example(
            "“It is signed,” Ada Mbuyi told The Associated Press, and the two ministers met on Monday in "
            "Kinshasa to sign the water accord, and they will meet again in the spring.",
            source="KINSHASA, May 4 — AP — “It is signed,” Ada Mbuyi said, and the two ministers met on "
            "Monday in Kinshasa to sign the water accord, and they will meet again in the spring.",
        ),
        Example("Okapibuzz.com reports that the two ministers met.", house=House(own=("Okapi Buzz",))),
        Example(
            "The two ministers met on Monday in Kinshasa to sign the water accord, and they will meet again "
            "in the spring, Okapibuzz.com reports." + _REST,
            source="KINSHASA, May 4 (KPB) - The two ministers met on Monday in Kinshasa to sign the water "
            "accord, and they will meet again in the spring, Okapibuzz.com said." + _REST,
        ),
        "Reuters reported on Monday that the mine would close; the BBC reports that it will not.",
        "He told this newspaper that the vote, by this newspaper’s reckoning, was lost.",
        "ESPN.com reports that the striker is leaving, and TMZ.com has learned why.",
        "Booking.com reported higher profits, and Salesforce.com reports results on Friday.",
        "OneStat.com, which counts browsers, has reported a fall.",
        "The agency reported that the road was shut. McDonald reported from Oslo.",
        "His mother has been told, AL.com reports. Police, tulsa.com reports that day, were late.",
        "Write to news@example.com; reports that name nobody are read too.",
    ),
)
def self_attribution(
    doc: Document, sources: Sequence[Comparison] | None = None, house: House | None = None
) -> Iterator[Finding]:
    """A site that credits itself with a report ("Okapibuzz.com reports that …").

    Pages that rewrite agency copy put their own name where the agency's belonged. Readers are told
    that the site found out what somebody else did.

    The rule looks for a web address, or a one-word name of the kind that news sites have, that reports,
    learns, understands or gathers something; beside a source also for names of several words ("Delta Post 24
    has learnt that"), "our correspondent" and "as first reported by". It knows the agencies, newspapers and
    broadcasters that others
    credit in such words, says nothing of companies that report results, and of "this newspaper". It is a
    warning by itself; where the sentence matches agency copy or another outlet's article it is an error, and
    the passage is shown. A site that the configuration names as `own` may say so of itself; over the copy of
    others it may not.
    """
    told = list(_claims(doc, sources or (), house.own if house else ()))
    yield from told
    reports = _reports(doc.text)
    if not reports:
        return
    page = " ".join([doc.article.url or "", *map(doc.slice, doc.furniture_spans)])[:_PAGE].lower()
    for match in reports:
        span = Span(match.start("name"), match.end())
        if any(span.start < claim.end and claim.start < span.end for claim in told):
            continue
        own = match["name"].lower().removeprefix("www.").split(".")[0] in page
        opens = _OPENS.search(doc.text[max(0, span.start - 8) : span.start])
        # “…, Okapibuzz.com reports.” credits another site, but not for what agency copy says without it.
        of_itself = own or opens is not None or _LEARNT.search(match[0]) is not None
        if not (of_itself or (sources and "." in match["name"])):
            continue
        if not (own or _is_site(doc.text, match)) or doc.in_furniture(span):
            continue
        names = house.own if house else ()
        if any(is_own((match["name"],), other.agency) for other in sources or ()):
            continue  # the agency's own name, not the site's
        origin = _origin(span, sources or (), names)
        if origin is None and (not of_itself or is_own((match["name"],), names)):
            continue
        if not of_itself and any(
            match["name"].lower() in other.source.text.lower() for other in sources or ()
        ):
            continue
        if origin:
            yield Finding(
                *span,
                f"{match['name']} is credited with what {origin.source} reported",
                severity=Severity.ERROR,
                evidence=(origin,),
            )
        else:
            yield Finding(*span, f"{match['name']} is credited with a report: is it the site’s own?")


def _reports(text: str) -> list[re.Match[str]]:
    """What `_REPORTS` finds: looked for only where a web address ends, or a word that outlets are named by
    stands within a longer one, for most articles have neither."""
    ends = (match.start() for match in (*_DOMAIN_END.finditer(text), *_HOUSE_WORD.finditer(text)))
    starts = {start for end in ends if (start := _beginning(text, end)) < end}
    return [match for start in sorted(starts) if (match := _REPORTS.match(text, start))]


def _beginning(text: str, end: int) -> int:
    """Where the word or web address begins that goes on at an offset."""
    start = end
    while end - start < _LONGEST_NAME:
        before = text[start - 1 : start]
        if not before.isalnum() and before not in _INSIDE:
            break
        start -= 1
    return start


def _claims(doc: Document, sources: Sequence[Comparison], own: Sequence[str]) -> Iterator[Finding]:
    """What somebody whom the source does not name is said to have learnt, in sentences of the source's."""
    for match in _claimed(doc.text, sources):
        name = (match["learns"] or match["told"] or "").removeprefix("The ").removeprefix("the ")
        span = Span(*match.span())
        if name and not _is_outlet(name, sources):
            continue
        if match[0].startswith(("As ", "as ")) and " by " not in match[0]:
            tail = _AS_REPORTED.match(doc.text, span.end)
            if tail is None:
                continue
            span = Span(span.start, tail.end())
        if doc.in_furniture(span) or any(q.start <= span.start < q.end for q in doc.quoted):
            continue
        origin = _origin(span, sources, own)
        if origin:
            who = name or match[0]
            message = f"“{who}” is credited with what {origin.source} reported"
            yield Finding(*span, message, severity=Severity.ERROR, evidence=(origin,))


def _claimed(text: str, sources: Sequence[Comparison]) -> Iterator[re.Match[str]]:
    """What `_CLAIMS` finds in the sentences that a source has too: looked for only where one of them has
    what makes a name an outlet's, or an outlet speak of itself."""
    pairs = (pair for other in sources for pair in other.alignment if pair.source_start is not None)
    copied = sorted({Span(pair.start, pair.end) for pair in pairs})
    if not copied:
        return
    hints = sorted(match.start() for hint in _HINTS for match in hint.finditer(text))
    for start, end in copied:
        at = bisect_left(hints, start)
        if at < len(hints) and hints[at] < end:
            yield from _CLAIMS.finditer(text, start, end)


def _is_outlet(name: str, sources: Sequence[Comparison]) -> bool:
    """Whether a name is an outlet's that neither the sources name nor everybody knows."""
    if "".join(name.lower().split()) in _OUTLETS or name.isupper() or len(all_names(name)) > 1:
        return False
    site, _, ending = name.rpartition(".")
    if _OUTLET.search(name) is None and ending not in _SITE_ENDINGS:
        return False
    if site.removeprefix("www.").lower() in _OUTLETS:
        return False
    # “Radio Ñandutí” may be “the station Ñandutí” there.
    telling = [word for word in name.split() if not _OUTLET.fullmatch(word)] or [name]
    return not any(
        is_own((name,), other.agency) or any(word in other.source.text for word in telling)
        for other in sources
    )


def _is_site(text: str, match: re.Match[str]) -> bool:
    """Whether the name is a site's, and none that everybody knows."""
    name = match["name"].removeprefix("www.")
    labels = name.lower().split(".")
    if len(labels) > 1 and (labels[-1] not in _SITE_ENDINGS or "." not in name[1:]):
        return False
    if labels[0] in _OUTLETS or any(label in _OUTLETS for label in labels[:-1]):
        return False
    if len(labels) == 1:
        # One word: only with a capital or figure inside, else it may be a person or a paper.
        return any(c.isupper() or c.isdigit() for c in name[1:]) and not name.isupper()
    stated = match.groupdict()
    return bool(stated.get("that") or stated.get("que") or stated.get("qu")) or not _RESULTS.match(
        text, match.end()
    )


_RESULTS = lazy(
    r"\s(?:an?\s|the\s|its\s|their\s|that\s)?(?:[\w-]{1,20}\s){0,3}?(?:profits?|loss(?:es)?|earnings|"
    r"results?|revenues?|"
    r"sales|income|growth|figures|turnover|bookings|outage|breach)\b"
)


def _origin(span: Span, sources: Sequence[Comparison], own: Sequence[str]) -> Evidence | None:
    """The passage of a source, not one of our own, that the sentence comes from."""
    for comparison in sources:
        if is_own(comparison.agency, own) or states_own(comparison.source.text, own):
            continue
        for pair in comparison.alignment:
            if not (pair.start < span.end and span.start < pair.end) or pair.source_start is None:
                continue
            assert pair.source_end is not None
            text = comparison.source.text[pair.source_start : pair.source_end]
            return Evidence(comparison.source.id, pair.source_start, pair.source_end, text, pair.similarity)
    return None
