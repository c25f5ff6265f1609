"""Who speaks: the source of each direct quotation, from the words that attribute it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from auditor.model import Span
from auditor.regex import lazy
from auditor.text.words import MARKS, UPPER, word_set


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the text gives as the source of a quotation, and by which words."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    """The attributing verb or phrase; empty, at the speaker's end, where there is none."""
    name: Span | None = None
    """The name itself: within the span or, for a pronoun, its antecedent; None where there is none."""


_SPEECH_VERBS = word_set(
    """
    said says say saying told tells tell telling asked asks asking added adds adding wrote writes writing
    noted noting called calls calling explained explains explaining recalled recalls recalling warned warns
    warning argued argues arguing claimed claiming insisted insists insisting declared declares declaring
    stated stating announced announces announcing replied replies replying responded responds responding
    answered continued continues continuing concluded concludes concluding tweeted tweets tweeting posted
    remarked observed observes quipped joked jokes joking suggested suggests suggesting acknowledged
    acknowledges acknowledging admitted admits admitting agreed agrees agreeing believes believed conceded
    concedes confirmed confirms confirming contended contends cited cites citing commented complained
    complains cautioned cautions countered cried cries decried denied denies denying described describes
    describing emphasized emphasised emphasizes emphasises emphasizing emphasising exclaimed expressed
    expresses expressing fumed hailed indicated indicates interjected laughed lamented laments maintained
    maintains mentioned mused opined pleaded pledged pledges pointed praised praises praising proclaimed
    promised quoted quoting recounted reiterated reiterates remembered remembers reported repeated retorted
    revealed reveals ruled sang sings sighed shouted shouts shouting snapped spoke stressed stresses
    stressing testified thought thinks thundered urged urges urging vowed vows vowing yelled yells whispered
    wondered wonders accused accuses accusing affirmed alleged alleges alleging asserted asserts assured
    attacked attacking blasted blasting boasted branded bragged condemned condemns criticised criticized
    defended deemed demanded demanding denounced denounces dismissed dismisses dismissing dubbed echoed
    estimated hinted labeled labelled labelling likened mocked mocking predicted predicts proposed
    questioned ranted rejected ridiculed slammed speculated summed texted termed touted underlined
    underscored welcomed chanted chanting chants chimed vented advised instructed ordered deplored deplores
    voiced hoped hoping thanked apologised apologized singled noticed referred refers referring dijo dice
    dijeron señaló afirmó aseguró explicó añadió agregó declaró indicó manifestó apuntó subrayó sostuvo
    expresó destacó advirtió comentó reconoció recordó escribió contó insistió respondió preguntó anunció
    concluyó precisó detalló reiteró lamentó denunció aseveró relató puntualizó dicho declarado afirmado
    asegurado déclaré déclare affirmé affirme expliqué explique ajouté ajoute dit indiqué indique estimé
    estime assuré assure souligné souligne précisé précise confié confie raconté raconte lancé lance écrit
    répondu répond martelé rappelé conclu annoncé regretté dénoncé dénonce poursuit reconnu admis sagte sagt
    erklärte erklärt betonte betont schrieb schreibt meinte meint sagten teilte teilten fügte berichtete
    kritisierte forderte warnte äußerte hieß kündigte bekräftigte mahnte ergänzte antwortete fragte lobte
    räumte disse diz afirmou afirma declarou explicou acrescentou ressaltou destacou contou escreveu
    disseram garantiu comentou completou observou informou lembrou alertou criticou respondeu perguntou
    anunciou detto dichiarato spiegato spiega aggiunto aggiunge affermato afferma sottolineato scritto
    raccontato commentato concluso assicurato ribadito osservato precisato zei zegt zeiden verklaarde
    vertelde schreef voegde benadrukte aldus stelde noemde waarschuwde dedi söyledi belirtti açıkladı ekledi
    vurguladı konuştu kata ujar tutur ungkap jelas katanya ujarnya mengatakan menyatakan menegaskan
    tambahnya imbuhnya mówi powiedział powiedziała dodał dodała podkreślił stwierdził napisał säger sade
    berättade uppgav sier skrev fortalte siger fortæller declarat afirmat adăugat precizat transmis alisema
    akisema ameongeza сказал сказала сказали заявил заявила заявили отметил отметила подчеркнул подчеркнула
    добавил добавила сообщил сообщила рассказал рассказала написал написала
    """
)
"""Forms of verbs that attribute speech, in the languages that write the subject beside them."""

_ALSO_NOUNS = word_set(
    """
    states charges charged reports notes claims posts demands remarks comments answers estimates promises
    hopes quotes reads read counters hails tweets complains texts echoes mocks vows calls thought
    """
)
"""Verb forms that are more often something else: they count only right before the quotation or *that*."""

_VERB_FIRST = word_set(
    "قال قالت وقال وقالت أضاف وأضاف أضافت وأضافت أكد وأكد أكدت صرح وصرح أوضح وأوضح أعلن وأعلن"
)
"""Verbs whose subject follows them."""
_VERB_LAST = word_set("कहा बताया کہا بتایا")
_ERGATIVE = word_set("ने نے")

_ACCORDING = (
    "according to", "in the words of", "as per", "según", "de acuerdo con", "selon", "d’après", "d'après",
    "laut", "nach angaben von", "segundo", "de acordo com", "conforme", "secondo", "volgens", "menurut",
    "enligt", "ifølge", "według", "potrivit", "kwa mujibu wa", "по словам",
)  # fmt: skip
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _ACCORDING:
    _first, *_rest = _phrase.split()
    _PHRASES.setdefault(_first, []).append(tuple(_rest))

_QUOTED = "\ufffc"
_TOKEN = lazy(
    rf"{_QUOTED}+|"
    rf"[^\W_]+(?:['’.‐‑][^\W_]+|-(?!(?:t-)?(?:ils?|elles?|on)\b)[^\W_]+|\.(?=[ \u00a0][{UPPER}])|"
    rf"(?<=s)[’'](?=\s)|[{MARKS}]+[^\W_]*)*|[^\s\w]"
)
_NAME = lazy(
    rf"[{UPPER}][\w'’.-]{{0,40}}(?:\s(?:(?:de|van|von|der|bin|al|el|la|del|da|di)\s){{0,2}}[{UPPER}][\w'’.-]{{0,40}}){{0,5}}"
)
_APPOSITION = lazy(r", (?:the|an?|his|her|their) [^,.;:“\"\n]{0,60}")
_APPOSED = lazy(
    rf", ([{UPPER}][\w'’.-]{{1,40}}(?:\s(?:(?:de|van|von|der|bin|al|el|la|del|da|di)\s){{0,2}}"
    rf"[{UPPER}][\w'’-]{{1,40}}){{1,4}})(?=[.,;:]|\Z)"
)
"""A name behind an office: “said the governor of Formosa, Ana Ruiz.”"""
_DASH = lazy(rf"[\s\u00a0]{{0,3}}[—–―~-]{{1,2}}[\s\u00a0]{{0,3}}(?=[{UPPER}])")

_PRONOUNS = word_set(
    """
    he she they it i we who él ella ellos ellas il elle ils elles er sie ele ela eles elas lui lei hij zij ze
    он она они
    """
)
_MASCULINE = word_set("he él il er ele lui hij он")
_FEMININE = word_set("she ella elle ela lei она")
_MALE = lazy(
    r"\b(?:Mr|Sir|Lord|King|Prince|spokesman|chairman|congressman|businessman|policeman|father|brother|son|husband|"
    r"actor|Herr|Monsieur|señor|don|Sr)\b",
    re.IGNORECASE,
)
_FEMALE = lazy(
    r"\b(?:Mrs|Ms|Miss|Lady|Queen|Princess|Dame|spokeswoman|chairwoman|congresswoman|businesswoman|policewoman|"
    r"mother|sister|daughter|wife|widow|actress|Frau|Madame|Mme|señora|doña|Sra)\b",
    re.IGNORECASE,
)
_AUXILIARY = word_set(
    """
    has have had also later then once be been being is are was were will would could should might may can did
    does do not never always often again recently previously earlier already still even just only simply
    quoted as further first further himself herself themselves both all today yesterday
    monday tuesday wednesday thursday friday saturday sunday
    a ha han había hat haben ont avait ai heeft hebben haben se tem
    """
)
_DETERMINERS = word_set(
    """
    the a an his her their its our my one another some many several two three four five six both other most
    el los las un una le les une der die das ein eine o os um uma il lo gli i het een
    """
)
_PREPOSITIONS = word_set(
    """
    in on at during after before since for from with without by about into over under against between
    through within upon until despite amid following throughout among near to of as en durante tras desde
    sobre ante pendant dans après avant selon nach vor bei seit mit während em após depois durante dopo
    prima na tijdens
    """
)
_LINKS = word_set("of for from at with in to de del du des von van do dos da di and & y et e und 's")
_STOP = word_set(
    """
    that when while before because if although though but so than where which whom whose what why how until
    since unless whether by about into over under against between during through without within upon que
    cuando mientras pero porque si como lorsque mais car quand dass wenn während aber weil quando mas perché
    che ma dat terwijl maar omdat or nor yet on after as
    """
)
_TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
    """
)
_NO_TITLE = (
    _PREPOSITIONS
    | _LINKS
    | _AUXILIARY
    | word_set(
        """
        last next this that these those late early earlier afterwards again here there nothing something so
        too
        reporters journalists viewers readers listeners lawmakers supporters fans investors analysts me us
        him her them you it yesterday today tomorrow tonight not if
        """
    )
)
_TITLE_WORDS = 5
"""Words of an occupation before a name: “said deputy chief harbour engineer Tomas Berg”."""
_ADDRESSING = word_set("told tells tell telling asked asks asking thanked urged reminded assured")
_MAX_WORDS = 14
_WINDOW = 400
"""Most code points searched on either side of a quotation."""
_NAME_WINDOW = 80
_RECENT = 6
"""Named speakers among whom a pronoun’s antecedent is sought."""


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """In lower case."""
    capital: bool
    lexical: bool
    """Neither punctuation nor a quotation."""


class _Cue(NamedTuple):
    first: int
    """Index of its first token."""
    last: int
    kind: str
    """``verb`` or ``according``."""


def speakers(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[Span], sentences: Sequence[Span]
) -> list[Speaker | None]:
    """Return the speaker of each quotation in ``quoted``, None where the text gives none.

    Looks in the quotation's own sentence for an attribution before it (``Smith said: “…”``), behind
    it (``“…,” said Smith``) or around it (``according to Smith``). A quotation that is a sentence of
    its own takes its speaker over from the one before in the paragraph, from the sentence that leads
    up to it or, if the paragraph is all quotation, from the paragraph before.

    Args:
        text: The text.
        paragraphs: Its paragraphs, in order.
        quoted: The outermost quotations with their marks, in order, each inside one paragraph.
        sentences: The sentences of the paragraphs, in order, none across two.
    """
    if not quoted:
        return []
    finder = _Finder(text, _mask(text, quoted), paragraphs, sentences)
    places = finder.places(quoted)
    found = [finder.direct(quotation, place) for quotation, place in zip(quoted, places, strict=True)]
    for index in range(len(quoted) - 2, -1, -1):
        following = found[index + 1]
        if found[index] is None and places[index].followed and following is not None:
            # “A” and “B”, said Smith.
            found[index] = following if following.cue_start >= quoted[index + 1].end else None
    named = _Antecedents(text)
    last: Speaker | None = None
    last_paragraph = -1
    for index, (quotation, place) in enumerate(zip(quoted, places, strict=True)):
        speaker = found[index]
        before = found[index - 1] if index and places[index - 1].paragraph == place.paragraph else None
        if speaker is None and (place.led or place.alone):
            speaker = before
        if speaker is None and place.alone:
            speaker = finder.leading(place)
            if speaker is None and quotation.start == paragraphs[place.paragraph].start and place.paragraph:
                recent = last if last_paragraph == place.paragraph - 1 else None
                speaker = finder.from_paragraph(place.paragraph - 1, recent)
        if speaker is not None:
            speaker = last = named.resolve(speaker)
            last_paragraph = place.paragraph
        found[index] = speaker
    return found


def _mask(text: str, quoted: Sequence[Span]) -> str:
    """The text with every quotation replaced, character for character."""
    parts: list[str] = []
    at = 0
    for start, end in quoted:
        parts.append(text[at:start])
        parts.append(_QUOTED * (end - max(start, at)))
        at = end
    parts.append(text[at:])
    return "".join(parts)


class _Place(NamedTuple):
    """The narration around a quotation, within its own sentences and up to its neighbours."""

    paragraph: int
    sentence: int
    """Index of the sentence that it begins in."""
    head: int
    tail: int
    led: bool
    """The quotation before stands in the same sentence."""
    followed: bool
    alone: bool
    """Nothing of its sentences stands outside its marks."""


class _Finder:
    """Looks for speakers in the narration around quotations."""

    def __init__(self, text: str, masked: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> None:
        self._text = text
        self._masked = masked
        self._paragraphs = paragraphs
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._subjects: dict[Span, Speaker | None] = {}

    def _split(self, paragraph: int) -> Sequence[Span]:
        start, end = self._paragraphs[paragraph]
        return self._sentences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def places(self, quoted: Sequence[Span]) -> list[_Place]:
        """The place of each quotation."""
        paragraphs = [paragraph.start for paragraph in self._paragraphs]
        starts: list[int] = []
        current = -1
        places: list[_Place] = []
        for index, (start, end) in enumerate(quoted):
            paragraph = bisect_right(paragraphs, start) - 1
            split = self._split(paragraph)
            if paragraph != current:
                current, starts = paragraph, [sentence.start for sentence in split]
            first = max(0, bisect_right(starts, start) - 1)
            final = max(0, bisect_right(starts, end - 1) - 1)
            head, tail = split[first].start, split[final].end
            led = index > 0 and quoted[index - 1].end > head
            followed = index + 1 < len(quoted) and quoted[index + 1].start < tail
            head = max(quoted[index - 1].end if led else head, start - _WINDOW)
            tail = min(quoted[index + 1].start if followed else tail, end + _WINDOW)
            alone = not any(map(str.isalnum, self._text[head:start] + self._text[end:tail]))
            places.append(_Place(paragraph, first, head, tail, led, followed, alone))
        return places

    def direct(self, quotation: Span, place: _Place) -> Speaker | None:
        """The speaker given right before or behind the quotation, in its own sentence."""
        end = self._paragraphs[place.paragraph].end
        dash = _DASH.match(self._masked, quotation.end, end)
        if dash:
            phrase = _right_of(self._tokens(dash.end(), min(end, dash.end() + _NAME_WINDOW)), 0)
            if phrase is not None:
                return Speaker(*phrase, dash.start(), dash.end())
        if place.alone:
            return None
        if self._text[quotation.end - 2] in ",!?—–" or self._text[quotation.end : quotation.end + 1] == ",":
            behind = self._after(quotation.end, place.tail)
            return behind or self._before(place.head, quotation.start)
        return self._before(place.head, quotation.start) or self._after(quotation.end, place.tail)

    def leading(self, place: _Place) -> Speaker | None:
        """The subject of the sentence right before a quotation that stands alone in the paragraph."""
        return self._subject(self._split(place.paragraph)[place.sentence - 1]) if place.sentence else None

    def from_paragraph(self, at: int, last: Speaker | None) -> Speaker | None:
        """The speaker of a paragraph that is all quotation, from the paragraph before it."""
        paragraph = self._paragraphs[at]
        if last is not None and self._text[paragraph.end - 1] != ":":
            return last
        final = self._split(at)[-1]
        if not self._masked[final.start : final.end].strip(_QUOTED + " \n"):
            return last
        attributed = self._text[paragraph.end - 1] == ":" or any(
            cue.kind == "verb"
            for cue in _cues(self._tokens(max(final.start, final.end - _WINDOW), final.end))
        )
        return (self._subject(final) if attributed else None) or last

    def _subject(self, sentence: Span) -> Speaker | None:
        """Whom a sentence is about: its attribution's source, else its first noun phrase."""
        if sentence not in self._subjects:
            start = max(sentence.start, sentence.end - _WINDOW)
            speaker = self._before(start, sentence.end)
            if speaker is None:
                phrase = _first_phrase(self._tokens(start, sentence.end))
                speaker = Speaker(*phrase, phrase.end, phrase.end) if phrase else None
            self._subjects[sentence] = speaker
        return self._subjects[sentence]

    def _tokens(self, start: int, end: int) -> list[_Token]:
        return [
            _Token(*match.span(), (word := match[0]).lower(), (first := word[0]).isupper(), first.isalnum())
            for match in _TOKEN.finditer(self._masked, start, end)
        ]

    def _after(self, start: int, end: int) -> Speaker | None:
        """The speaker given behind a quotation that ends at ``start``."""
        tokens = self._tokens(start, end)
        for cue in _cues(tokens):
            phrase = None
            if cue.kind == "verb":
                phrase = _left_of(tokens, cue.first, 0)
            addressed = tokens[cue.last].word in _ADDRESSING
            phrase = phrase or _right_of(tokens, cue.last + 1, titled=not addressed)
            if phrase is not None:
                return Speaker(*phrase, tokens[cue.first].start, tokens[cue.last].end)
        return None

    def _before(self, start: int, end: int) -> Speaker | None:
        """The speaker given before a quotation that starts at ``end``."""
        tokens = self._tokens(start, end)
        for cue in reversed(list(_cues(tokens))):
            word = tokens[cue.last].word
            if cue.kind == "according":
                phrase = _right_of(tokens, cue.last + 1)
            elif word.endswith("ing") or (cue.first and tokens[cue.first - 1].word == "to"):
                phrase = _first_phrase(tokens[: cue.first]) or _left_of(tokens, cue.first, 0)
            elif word in _VERB_FIRST:
                phrase = _right_of(tokens, cue.last + 1)
            else:
                phrase = _left_of(tokens, cue.first, 0) or _right_of(tokens, cue.last + 1)
            if phrase is not None:
                return Speaker(*phrase, tokens[cue.first].start, tokens[cue.last].end)
        if tokens and tokens[-1].word == ":":
            phrase = _left_of(tokens, len(tokens) - 1, 0) if len(tokens) < 6 else None
            phrase = phrase or _first_phrase(tokens[:-1])
            if phrase is not None:
                return Speaker(*phrase, tokens[-1].start, tokens[-1].end)
        return None


def _cues(tokens: Sequence[_Token]) -> Iterator[_Cue]:
    """The attributing words among the tokens, in order."""
    for index, token in enumerate(tokens):
        if token.word in _PHRASES:
            for rest in _PHRASES[token.word]:
                stop = index + 1 + len(rest)
                if tuple(t.word for t in tokens[index + 1 : stop]) == rest:
                    yield _Cue(index, stop - 1, "according")
                    break
        elif token.word in _ALSO_NOUNS:
            following = tokens[index + 1].word if index + 1 < len(tokens) else _QUOTED
            if following[0] in (_QUOTED, ":") or following in ("that", ","):
                yield _Cue(index, index, "verb")
        elif token.word in _SPEECH_VERBS or token.word in _VERB_FIRST:
            yield _Cue(index, index, "verb")
        elif (
            token.word in _VERB_LAST
            and index
            and any(t.word in _ERGATIVE for t in tokens[max(0, index - 6) : index])
        ):
            first = next(i for i in range(index - 1, -1, -1) if tokens[i].word in _ERGATIVE)
            yield _Cue(first, index, "verb")


def _left_of(tokens: Sequence[_Token], end: int, begin: int) -> Span | None:
    """The subject of a verb at index ``end``: the noun phrase before it, over appositions in commas."""
    stop = end
    while stop > begin and (tokens[stop - 1].word in _AUXILIARY or tokens[stop - 1].word.endswith("ly")):
        stop -= 1
    if stop > begin and tokens[stop - 1].word in ("who", "which", "that", "que", "qui", "die", "der", "che"):
        stop -= 1
        while stop > begin and tokens[stop - 1].word == ",":
            stop -= 1
    elif stop > begin and tokens[stop - 1].word in (",", ")", "—", "–", "-"):
        return _first_phrase(tokens[begin : stop - 1])
    at = stop
    while at > begin and stop - at < _MAX_WORDS:
        token = tokens[at - 1]
        if not token.lexical or token.word in _STOP:
            break
        at -= 1
        if token.word in _PRONOUNS:
            break
    while at < stop and tokens[at].word in _LINKS | _AUXILIARY - _DETERMINERS and not tokens[at].capital:
        at += 1
    at = _subject_after_verb(tokens, at, stop)
    return Span(tokens[at].start, tokens[stop - 1].end) if at < stop else None


def _subject_after_verb(tokens: Sequence[_Token], at: int, stop: int) -> int:
    """Where the noun phrase that ends at ``stop`` begins, if the words before it hold an own clause."""
    for index in range(stop - 1, at, -1):
        if tokens[index].word in ("the", "a", "an") and tokens[index - 1].word not in _LINKS | _DETERMINERS:
            return index
    return at


def _first_phrase(tokens: Sequence[_Token]) -> Span | None:
    """The first noun phrase that no preposition governs: the subject of the clause."""
    index = 0
    governed: Span | None = None
    while index < len(tokens):
        token = tokens[index]
        if token.word in _PRONOUNS:
            return Span(token.start, token.end)
        starts = token.lexical and (
            token.word in _DETERMINERS or (token.capital and token.word not in _STOP | _PREPOSITIONS)
        )
        if not starts:
            index += 1
            continue
        stop = index + 1
        name = token.capital and token.word not in _DETERMINERS
        while stop < len(tokens) and _goes_on(tokens[stop], name):
            stop += 1
        if stop == index + 1 and token.word in _DETERMINERS:
            index += 1
            continue
        phrase = Span(token.start, tokens[stop - 1].end)
        if index == 0 or tokens[index - 1].word not in _PREPOSITIONS:
            return phrase
        governed = governed or phrase
        index = stop
    return governed


def _goes_on(token: _Token, name: bool) -> bool:
    if not token.lexical or token.word in _STOP or token.word in _AUXILIARY or token.word in _PRONOUNS:
        return False
    return (
        token.capital or token.word in ("of", "de", "van", "von", "bin", "al", "del", "la") if name else True
    )


def _right_of(tokens: Sequence[_Token], begin: int, *, titled: bool = False) -> Span | None:
    """The noun phrase at index ``begin``: ``said [the mayor of Rome], who …``, ``dit-[elle]``.

    With ``titled`` also a name behind an occupation without article: ``said [engineer Tomas Berg]``.
    """
    while begin < len(tokens) and tokens[begin].word in ("-", "t"):
        begin += 1
    stop = begin
    while stop < len(tokens) and stop - begin < _MAX_WORDS:
        token = tokens[stop]
        if not token.lexical or token.word in _STOP or (stop == begin and token.word in _LINKS):
            break
        stop += 1
        if token.word in _PRONOUNS:
            break
    if stop == begin:
        return None
    first = tokens[begin]
    uncased = first.word[0].isalpha() and first.word[0].lower() == first.word[0].upper()
    figure = first.word[0].isdigit() and stop > begin + 1
    if not (first.capital or first.word in _DETERMINERS or first.word in _PRONOUNS or uncased or figure):
        return _titled(tokens[begin:stop]) if titled else None
    if uncased:
        stop = min(stop, begin + 4)
    return Span(first.start, tokens[stop - 1].end)


def _titled(tokens: Sequence[_Token]) -> Span | None:
    """A name with the occupation before it, none of whose words tells when, where or how."""
    at = next((index for index, token in enumerate(tokens) if token.capital), 0)
    if not 0 < at <= _TITLE_WORDS or tokens[at].word in _TIMES:
        return None
    for index, token in enumerate(tokens[:at]):
        if index and token.word in ("of", "and"):
            continue
        if token.word in _NO_TITLE or token.word.endswith(("ly", "ing")) or not token.word[0].isalpha():
            return None
    stop = at + 1
    while stop < len(tokens) and _goes_on(tokens[stop], True):
        stop += 1
    return Span(tokens[0].start, tokens[stop - 1].end)


class _Antecedents:
    """The named speakers so far, and what is known of their gender."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names: list[Span] = []
        self._female: dict[str, bool] = {}

    def resolve(self, speaker: Speaker) -> Speaker:
        """The speaker with its name: found in its span or, for a pronoun, among those before."""
        if speaker.name is not None:
            return speaker
        words = self._text[speaker.start : speaker.end]
        if words.lower() in _PRONOUNS:
            return replace(speaker, name=self._before(words.lower(), speaker.start))
        apposed = _APPOSED.match(self._text, speaker.end) if words.startswith("the ") else None
        if apposed is not None:
            name = Span(*apposed.span(1))
            self._learn(name, words)
            return replace(speaker, end=name.end, name=name)
        match = _NAME.search(words, 4 if words.startswith("The ") else 0)
        if match is None:
            return speaker
        name = Span(speaker.start + match.start(), speaker.start + match.end())
        apposition = _APPOSITION.match(self._text, speaker.end)
        self._learn(name, words + (apposition[0] if apposition else ""))
        return replace(speaker, name=name)

    def _key(self, name: Span) -> str:
        return self._text[name.start : name.end].split()[-1].casefold()

    def _learn(self, name: Span, words: str) -> None:
        self._names.append(name)
        if _FEMALE.search(words):
            self._female[self._key(name)] = True
        elif _MALE.search(words):
            self._female[self._key(name)] = False

    def _before(self, pronoun: str, offset: int) -> Span | None:
        """The nearest named speaker whom the pronoun can mean, one known to fit before others."""
        recent = [name for name in reversed(self._names[-_RECENT:]) if name.start < offset]
        if pronoun not in _FEMININE | _MASCULINE:
            return recent[0] if recent else None
        female = pronoun in _FEMININE
        fitting = [name for name in recent if self._female.get(self._key(name)) is female]
        unknown = [name for name in recent if self._key(name) not in self._female]
        chosen = next(iter(fitting + unknown), None)
        if chosen is not None:
            self._female[self._key(chosen)] = female
            return chosen
        named = [
            match for match in _NAME.finditer(self._text, max(0, offset - _WINDOW), offset) if " " in match[0]
        ]
        return _without_point(self._text, Span(*named[-1].span())) if named else None


def _without_point(text: str, name: Span) -> Span:
    return Span(name.start, name.end - 1) if text[name.end - 1] == "." else name
