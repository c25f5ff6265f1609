"""Names: runs of capitalised words, told from words that only begin a sentence.

A rule rather than a model: for finding any name with its exact span it beat the small and
medium spaCy models on CoNLL++ (F1 .84 against .78 and .82) and equalled them on WikiGold (.80).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache, partial
from importlib import resources
from typing import NamedTuple

from auditor.model import Span
from auditor.text.words import MARKS, UPPER, word_set


class Name(NamedTuple):
    """A name as it stands in the text, without title and possessive ending."""

    start: int
    end: int
    text: str
    title: Span | None = None
    """The title or rank right before it (``Foreign Minister``, ``Dr.``)."""


_TAIL = rf"[\w{MARKS}]*(?:['’‐‑-][^\W_][\w{MARKS}]*)*"
# Begins with the capital itself, which the search skips to, and only then looks back past it. Behind
# an apostrophe a name begins only where an article stands before that.
_CAPITALISED = re.compile(rf"[{UPPER}](?<![\w{MARKS}].)(?:(?<!['’].)|(?<=[dlnrsz]['’].)){_TAIL}")
_ARTICLE = re.compile(rf"(?<![\w{MARKS}'’])(?:al|el|ul|ad|as|ar|an|az|bin|ibn|d|l|dell|dall)['’‐‑-]\Z")
_LONGEST_ARTICLE = 5
_JOINING = frozenset("'’‐‑-")
_INSIDE = re.compile(r"[\w'’-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"(?<![\w'’-])[^\W\d_A-Z][^\W\d_]*")

_PARTICLES = (
    "de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "des", "du", "van", "van der",
    "van den", "van de", "von", "von der", "von und zu", "zu", "de la", "de las", "de los", "de l", "la",
    "le", "el", "al", "bin", "ibn", "bint", "ben", "y", "e", "af", "av", "ter", "ten", "ul", "ur", "abu",
    "und", "&", "’t", "'t", "et", "'n'", "’n’",
)  # fmt: skip
_SPACED = frozenset({" ", *(f" {particle} " for particle in _PARTICLES)})
_OF = frozenset({" of ", " of the ", " for ", " for the ", " on ", " and ", " of the United "})
_LONGEST_GAP = 14
_SPACES = re.compile(r"[ \t\u00a0\u202f]?(?:\r?\n)?[ \u00a0\u202f]|\r?\n")

_ORGANISATIONS = word_set(
    """
    academy administration agency airport alliance army assembly association authority bank bar bay board book
    bureau cape centre center chamber church city coalition college commission committee commonwealth
    confederation conference confederacy congress corporation council court department directorate district
    division duchess duke earl embassy faculty federation festival force forces foundation front fund
    government gulf guild hall high hospital house institute institution isle isles kingdom law league library
    ministry ministries monetary movement museum nations office officer order organisation organization
    parliament party people port prince princess province register registry republic republics reserve sea
    school secretariat senate service services society state states strait straits supreme theatre tower town
    treaty trust union united university valley world
    """
)
"""Heads of names that go on with ``of``, ``for`` or ``on``."""

_FIELDS = word_set(
    """
    administration affairs agriculture analysis arts budget commerce communications community control crafts
    culture customs cultural defence defense development drug economic education employment energy environment
    exchange families finance fisheries food forestry foreign health housing human immigration industry
    infrastructure innovation investment irrigation justice labor labour local medicine mining natural
    nutrition pensions petroleum planning power prevention production public reconstruction regional research
    rights rural safety sciences science security services social sport sports statistics strategic
    technology telecommunications tourism trade training transport transportation tropical urban water welfare
    women work works youth
    """
)
"""Words after which or before which ``and`` joins fields within the name of one organisation."""

_PAIRED = frozenset(
    {"trinidad and tobago", "bosnia and herzegovina", "antigua and barbuda", "sao tome and principe"}
)

TITLES = word_set(
    """
    acting adm admiral agent agriculture aide alderman ambassador analyst archbishop archduke assistant
    associate astronaut attorney author ayatollah baron baroness bishop brig brigadier brother bundeskanzler
    bundeskanzlerin botschafter botschafterin bundespräsident bundespräsidentin bürgermeister bürgermeisterin
    kanzler kanzlerin ministerpräsident ministerpräsidentin oberbürgermeister oberbürgermeisterin präsident
    präsidentin sprecher sprecherin canciller candidate capt captain cardinal caretaker chair chairman
    chairperson
    chairwoman chancellor chief chieftain co-chair coach co-founder col colonel commander commandant
    commissioner commodore comptroller congressman congresswoman constable consul controller coo cop corporal
    councillor councilman councilwoman counsel count countess cpl crown dame defence defense delegate deputy
    designer det detective diputado diputada director doctor don doña dr dra economist editor emir emperor
    empress energy envoy environment ex-president exec executive fire finance first foreign former founder
    fr frau führer gen general generalissimo gov governor governor-general guard hajj head health herr home
    hon imam inspector interim interior judge junior justice king labor labour lady lawmaker lead leader
    lieutenant lieut lord lt maj major majesty managing manager mayor md minister ministra ministro minority
    majority miss mme monsieur monsignor mr mrs ms mufti mullah nurse officer opposition ombudsman pastor
    patriarch permanent pfc police pope pres presidente presidenta president president-elect prime prince
    princess principal private prof professor prosecutor queen rabbi reporter rep reps representative rev
    reverend saint savant schoolteacher sec secretary secretary-general sen senate senator senior sergeant
    sgt sheikh sheik sheriff shri sir sister solicitor special speaker spokesman spokesperson spokeswoman
    staff state sr sra sres st sultan supt superintendent teacher tourism trade transport transportation
    treasurer treasury tsar undersecretary veep vice vice-chairman vice-president vice-chancellor vizier
    warden warrant
    """
)
"""Words that make up titles before a name; a run of nothing else is no name."""

_MINISTER = ("minister", "ministerin")
"""Endings of German compounds: ``Außenminister``."""

_BEFORE_TITLES = word_set(
    """
    acting agriculture assistant associate chief crown defence defense deputy energy environment fire
    finance first foreign former guard health home interim interior junior labor labour lead managing
    majority minority opposition permanent police prime senate senior special staff state tourism trade
    transport transportation treasury vice private caretaker exec
    """
)
"""Title words that no title ends with."""
_ALSO_SURNAMES = word_set(
    """
    king judge prince pope bishop major baron marshal warden duke constable chancellor cardinal mayor
    sergeant don fr sr chair coach guard lord savant brother doctor justice reporter saint teacher
    cop baroness count
    """
)
_ENDING_TITLES = word_set(
    """
    minister ministers president presidents secretary secretary-general ambassador ambassadors governor
    governors senator senators spokesman spokeswoman spokesperson commissioner chairman chairwoman director
    editor officer representative congressman congresswoman envoy premier speaker superintendent
    """
)
"""Titles that are not part of a name even where no name follows (``Iranian Foreign Minister``)."""
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})

_NOT_TITLED = word_set(
    """
    assembly motors electric mills dynamics hospital university college street road avenue airport
    county court house building office department ministry committee council service services station united
    commission bank group company board association union party cup league championship award awards
    theatre center centre stadium park hall palace airways airlines
    """
)
"""Words after which a title before them is part of the name: ``General Motors``, ``Queen’s Hall``."""

_NOT_BEHIND_TITLES = _NOT_TITLED | _GENERATION

_CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu
    thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays sundays am pm
    lunes martes miércoles jueves viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag
    sonntag sonnabend januar februar märz mai juni juli oktober dezember
    """
)
_ALSO_NAMES = word_set("may april june august march jan sun")
"""Words of the calendar that people are called as well."""
_NEVER_NAMES = _CALENDAR - _ALSO_NAMES
_BEFORE_MONTH = re.compile(
    r"\b(?:in|last|next|this|since|until|till|by|early|late|mid|of|from)[ -]$", re.IGNORECASE
)
_NO_NAME_ALONE = word_set(
    "i ok o ad bc bce ce tv i'm i've i'll i'd i’m i’ve i’ll i’d a no yes mr mrs ms gmt est edt utc"
)

_FOREIGN_FUNCTION_WORDS = word_set(
    """
    el la los las lo un una unos unas en de del al y o que se su sus por para con sin sobre según como pero
    más también este esta estos estas ese esa aquel cuando donde desde hasta entre tras ante durante no sí
    ya él ella ellos ellas hay es son fue era mientras aunque además así le les l un une des du au aux et ou
    qui que ce cet cette ces il elle ils elles on nous vous je mais donc pour par avec sans sous sur dans
    chez selon depuis pendant après avant lors quand si comme plus très der die das den dem des ein eine
    einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom zu zum zur für über unter
    vor zwischen durch gegen ohne um er sie es wir ihr ich man wenn weil dass als auch noch nur schon so wie
    was wer wo nicht kein keine doch denn o os a as um uma do da dos das no na nos nas ao aos à às em e ou
    mas com para por pelo pela que se seu sua ele ela eles elas já não mais também segundo após il lo gli i
    uno una della dei delle degli nel nella nei sul sulla dal dalla ed ma per con tra fra che si suo sua
    loro non più anche come quando dopo secondo de het een en van op te met voor niet aan er om ook dan maar
    bij nog naar uit over hij zij ze wij we dat die dit deze ve bir bu da o için ile olarak gibi ama ancak
    och att det i en ett som är på av för med den till men
    """
)

_PARTS = word_set("north south east west central northern southern eastern western")
"""Parts of the compass and of countries, which begin their names: “South Africa”."""

_POINTED = TITLES | {"jr", "sr", "mt", "ft", "st", "ste", "inc", "corp", "co", "ltd"}
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_PLURAL_POSSESSIVE = ("' ", "’ ")
_OPENING = frozenset('“„«"‘:•([‹*-–—¿¡…|>')
_COMMON_ENDINGS = ("ly", "ing", "tion", "ness", "ment", "ments", "ful", "less", "ised", "ized", "ward")
_LONGEST_SEARCHED = 20_000
"""Code points of a text that is looked through once for each word: more is no article."""
_LONGEST_HEADLINE = 300
_MIN_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.7
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")


@cache
def common_words() -> frozenset[str]:
    """English words that begin sentences without being names, counted on news, and function words."""
    listed = resources.files("auditor.text").joinpath("common_words.txt").read_text("utf-8")
    return frozenset(listed.split()) | _FOREIGN_FUNCTION_WORDS


class _Token(NamedTuple):
    start: int
    end: int
    key: str
    """In lower case, without the point of an abbreviation."""
    initial: bool
    """Stands where any word is capitalised: at the start of a sentence or quotation."""
    headline: bool
    """Stands in a sentence whose words are all capitalised."""
    possessive: bool


_token = partial(tuple.__new__, _Token)


def names(text: str, sentences: Sequence[Span], language: str | None = None) -> tuple[Name, ...]:
    """Return the names of persons, places, organisations and works in ``text``, in order, untyped.

    A name is a run of capitalised words with the particles between them (``Hossein
    Amir-Abdollahian``, ``Ursula von der Leyen``, ``Bank of England``). Titles before it are split
    off, possessive endings left out, weekdays and months are none. A word that begins a sentence is
    part of a name unless it is a common word or stands in lower case elsewhere in the text. In
    headlines in title case and in lines in capitals only names known from the rest of the text count.

    Args:
        text: The text.
        sentences: Its sentences, in order.
        language: BCP 47 tag. In German, where every noun is capitalised, a single word counts only
            with a title before it or as part of a longer name elsewhere.
    """
    tokens = _tokens(text, sentences)
    within = frozenset([token.key for token in tokens if not (token.initial or token.headline)])
    lower = _LowerCase(text)
    found: list[Name] = []
    for run in _runs(text, tokens):
        if run[0].headline:
            for part in _known_parts(run, within):
                found += _named(text, _without_common_words(part, within, lower))
        else:
            found += _named(text, _without_common_words(run, within, lower) if run[0].initial else run)
    longer = {word for name in found if " " in name.text or name.title for word in name.text.split()}
    if (language or "").lower().startswith("de"):
        found = [name for name in found if " " in name.text or name.title or name.text in longer]
    return tuple([name for name in found if name.text in longer or name.text.casefold() not in _ALSO_NAMES])


class _LowerCase:
    """Which words stand in lower case somewhere in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        if len(self._text) > _LONGEST_SEARCHED:
            return word in self._words
        # Few words are asked for, and most are names that stand nowhere in lower case.
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _LETTERS.fullmatch(word) is not None and self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        """Whether letters stand somewhere as a word, or as the first part of one with a hyphen."""
        text, size = self._text, len(word)
        at = text.find(word)
        while at >= 0:
            end = at + size
            if not _INSIDE.match(text[at - 1 : at]) and not _LETTERS.match(text[end : end + 1]):
                return True
            at = text.find(word, end)
        return False

    @cached_property
    def _words(self) -> frozenset[str]:
        """They, and others too, which no word that is asked for is equal to."""
        # Most pieces are a word and nothing else; only the rest needs a closer look.
        pieces = frozenset(self._text.split())
        plain = frozenset(filter(str.isalpha, pieces))
        return plain.union(_LOWER.findall(" ".join(pieces - plain)))


def _tokens(text: str, sentences: Sequence[Span]) -> list[_Token]:
    """Capitalised words with what is known of their place."""
    found: list[_Token] = []
    for opening, stop in sentences:
        headline: bool | None = None
        for match in _CAPITALISED.finditer(text, opening, stop):
            start, end = match.span()
            before = text[start - 1] if start else " "
            if before in _JOINING:
                article = _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start)
                if article is None and before in "'’":
                    continue
                start = article.start() if article else start
                before = text[start - 1] if start else " "
            if headline is None:
                headline = _is_headline(text[opening:stop])
                initial = start == opening or not any(map(str.isalnum, text[opening:start]))
            else:
                initial = False
            if not initial:
                initial = (text[start - 2] if before.isspace() else before) in _OPENING
            possessive = False
            if text[end - 1] in "sS":
                if text.endswith(_POSSESSIVE, start, end):
                    possessive = True
                    end -= 2
                elif text.startswith(_PLURAL_POSSESSIVE, end):
                    possessive = text[end - 1] == "s"
            key = text[start:end].casefold()
            if end + 1 < stop and text[end] == "." and (len(key) == 1 or key in _POINTED):
                end += 1
            found.append(_token((start, end, key, initial, headline, possessive)))
    return found


def _is_headline(sentence: str) -> bool:
    """Whether a sentence is in capitals, or nearly all its longer words begin with one."""
    if len(sentence) > _LONGEST_HEADLINE:
        return False
    if sentence.isupper():
        return " " in sentence
    if sentence[-1] == ".":
        return False
    longer = [word for word in _WORDS.findall(sentence) if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in longer)
    return len(longer) >= _MIN_HEADLINE_WORDS and capitalised >= _HEADLINE_SHARE * len(longer)


def _runs(text: str, tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Tokens that stand together, with nothing but spaces and particles between them."""
    runs: list[list[_Token]] = []
    end = -_LONGEST_GAP - 1
    for token in tokens:
        if token.start - end <= _LONGEST_GAP and _joins(text, runs[-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
        end = token.end
    return runs


def _joins(text: str, run: Sequence[_Token], token: _Token) -> bool:
    previous = run[-1]
    if previous.possessive or token.headline != previous.headline:
        return False
    gap = text[previous.end : token.start]
    if not gap.isprintable() or "  " in gap:
        gap = _SPACES.sub(" ", gap)
    if gap in (" ", ""):
        month = previous.key in _CALENDAR and _BEFORE_MONTH.search(
            text, max(0, previous.start - 6), previous.start
        )
        return not (token.initial or month)
    if token.initial or previous.key in _CALENDAR:
        return False
    if gap in _SPACED:
        return True
    if gap == " and ":
        if f"{previous.key} and {token.key}" in _PAIRED:
            return True
        fields = token.key in _FIELDS or previous.key in _FIELDS
        return fields and len(run) > 1 and run[0].key in _ORGANISATIONS
    return gap in _OF and previous.key in _ORGANISATIONS


def _known_parts(run: list[_Token], known: frozenset[str]) -> list[list[_Token]]:
    """The stretches of a headline's run whose words the rest of the text knows as names."""
    parts: list[list[_Token]] = [[]]
    for token in run:
        if token.key in known and token.key not in common_words():
            parts[-1].append(token)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _without_common_words(run: list[_Token], within: frozenset[str], lower: _LowerCase) -> list[_Token]:
    """The run without the words at its start that have their capital from opening a sentence."""
    at = 0
    while at < len(run) and run[at].initial:
        key = run[at].key
        followed = len(run) > at + 1
        common = key in common_words() or (
            key.endswith(_COMMON_ENDINGS) and len(key) > 5 and key not in within
        )
        if not common and (key in within or key not in lower):
            break
        if followed and (_is_title(key) or (key in _ORGANISATIONS and key not in lower)):
            break
        if followed and key in _PARTS and run[at + 1].start == run[at].end + 1:
            break  # “South Africa has …” beside “south of Arden”
        at += 1
    return run[at:] if at else run


_new_name = partial(tuple.__new__, Name)


def _named(text: str, run: list[_Token]) -> list[Name]:
    """The names in a run: what stands before a title, and what stands behind it together with it."""
    if len(run) == 1:
        start, end, key, _, _, _ = run[0]
        if key in _NO_NAME_ALONE or key in _NEVER_NAMES or _is_title(key):
            return []
        return [_new_name((start, end, text[start:end], None))]
    at = 0
    while at < len(run):
        if not _is_title(run[at].key):
            at += 1
            continue
        stop = at + 1
        while stop < len(run) and _is_title(run[stop].key):
            stop += 1
        last, rest = run[stop - 1].key, run[stop:]
        surname = at > 0 and stop == at + 1 and last in _ALSO_SURNAMES
        if rest and not surname and last not in _BEFORE_TITLES and rest[0].key not in _NOT_BEHIND_TITLES:
            title = Span(run[at].start, run[stop - 1].end)
            return [*_name(text, run[:at], None), *_name(text, rest, title)]
        if not rest and (at == 0 or (last in _ENDING_TITLES and not surname)):
            return _name(text, run[:at], None)
        at = stop
    return _name(text, run, None)


@lru_cache(maxsize=8192)
def _is_title(key: str) -> bool:
    return (
        key in TITLES or key.endswith(_MINISTER) or (len(key) > 4 and key[-1] == "s" and key[:-1] in TITLES)
    )


def _name(text: str, run: list[_Token], title: Span | None) -> list[Name]:
    """A run as a name, unless nothing is left of it without the calendar's words."""
    while run and run[0].key in _NEVER_NAMES:
        run = run[1:]
    while len(run) > 1 and run[-1].key in _NEVER_NAMES:
        run = run[:-1]
    if not run or (len(run) == 1 and run[0].key in _NO_NAME_ALONE):
        return []
    start, end = run[0].start, run[-1].end
    return [_new_name((start, end, text[start:end], title))]
