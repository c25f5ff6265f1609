"""The one pass over an article that finds its furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Block, Finding, Severity, Span
from auditor.phrases import code, forms, growth, segments
from auditor.phrases.index import Compiled, Hit, Index
from auditor.phrases.normal import COLON, COMMA, NUMBER, fold, tokens, tokens_of
from auditor.regex import lazy

if TYPE_CHECKING:
    from auditor.document import Document

_LINE = 700
_PIECE = 330
_ABSORBED = 260
_TAIL_WORDS = 2
_NEIGHBOUR = 200
_GLUED_WORDS = 4
_CUED = 0.4
_HEADING = 0.94
_SUGGESTED = 0.6
_LINKED = 0.9
_CODE = 0.92
_FORM = 0.95
_CREDIT = 60
_COPYRIGHT = lazy(r"(?:©|\([Cc]\)|[Cc]opyright|&copy;)[\s©]{0,3}(?:\([Cc]\))?")
_MARKS = frozenset((COLON, COMMA))
_NUMBERING = _MARKS | {NUMBER}
_CONFIDENCE = {"line": 0.97, "list": 0.95, "start": 0.92, "call": 0.9, "weak": 0.75}
_SEPARATORS = frozenset(",،、;|/·•")
_SNIPPET = 80
_ENDS = '.!?…”"»।۔؟。'


class _Found(NamedTuple):
    start: int
    end: int
    rule: str
    confidence: float
    suggestion: str = ""


@dataclass(slots=True)
class _Line:
    """One line that is not blank: what was found in it, and what it would be beside other furniture."""

    span: Span
    found: list[_Found]
    weak: tuple[str, ...] = ()
    prose: bool = False

    @property
    def whole(self) -> bool:
        return bool(self.found) and self.found[0][:2] == self.span


class _Piece(NamedTuple):
    """A piece of a line: its words and marks, and what it was recognised as."""

    span: Span
    marked: Sequence[str]
    hit: Hit | None = None


class Lexicon:
    """The phrases of many rules, ready to scan articles. Immutable.

    Args:
        compiled: The rules (`auditor.phrases.filing.compiled`).
    """

    def __init__(self, compiled: Compiled) -> None:
        self._index = Index(compiled)
        self._messages = compiled.messages
        self._separators = compiled.separators
        self._headings = frozenset(compiled.headings)
        self._choices = compiled.choices
        self._trails = compiled.trails
        self._code = compiled.code
        self._embeds = compiled.embeds
        self._bylines = compiled.bylines
        self._reactions = compiled.reactions
        self._credits = frozenset(compiled.credits)
        self._hints = compiled.hints
        self._grower = growth.Grower(compiled)

    def scan(self, doc: Document) -> Mapping[str, tuple[Finding, ...]]:
        """Finds page furniture: findings by rule id, in order; no two overlap.

        What is likely furniture for what stands beside it is a finding of severity info that offers no
        removal.
        """
        text = doc.text
        self._index.prepare(text)
        joints = segments.joints(text)
        lines = [self._line(text, span, pieces, joints) for span, pieces in _cut(doc)]
        self._spare_credits(text, lines)
        _resolve(lines)
        self._templates(text, lines)
        self._grow(doc, lines)
        found_lines = [found for line in lines for found in line.found]
        found_lines += self._cued(doc, found_lines)
        found: dict[str, list[Finding]] = defaultdict(list)
        for start, end, rule, confidence, suggestion in sorted(found_lines):
            message = self._messages[rule].replace("{}", _snippet(text[start:end]))
            found[rule].append(Finding(start, end, message, confidence=confidence, suggestion=suggestion))
        for item in self._suggested(doc, lines, found_lines):
            found[item.rule].append(_suggestion(item))
        return {rule: tuple(sorted(findings, key=_start)) for rule, findings in found.items()}

    def _suggested(self, doc: Document, lines: list[_Line], found: Iterable[_Found]) -> list[growth.Block]:
        """Blocks that are likely furniture for what was found near them, or for their links."""
        known = sorted(found)
        linked = {block.start for block in doc.article.blocks if _is_link(block)}
        if not known and not linked and any(line.prose for line in lines[: growth.MENU]):
            return []
        starts = [item.start for item in known]

        def told(line: _Line) -> growth.Line:
            at = bisect_right(starts, line.span.start) - 1
            whole = at >= 0 and known[at].end >= line.span.end
            rule, confidence = known[at][2:4] if whole else ("", 0.0)
            return growth.Line(
                line.span,
                rule,
                confidence,
                line.weak,
                mixed=bool(line.found) and not whole,
                linked=line.span.start in linked,
            )

        return self._grower.blocks(doc.text, [told(line) for line in lines])

    def _spare_credits(self, text: str, lines: list[_Line]) -> None:
        """Leaves what only names the agency that a text comes from: ‘© MNA 2026’ is a credit."""
        for line in lines:
            for item in line.found:
                if item.rule in self._credits and _is_credit(text[item.start : item.end]):
                    line.found = [other for other in line.found if other is not item]

    def _templates(self, text: str, lines: list[_Line]) -> None:
        """Takes template code where no phrase did, unless the article's sentences speak of code."""
        if self._code is None and self._embeds is None:
            return
        pieces = code.find(text)
        if not pieces or any(
            line.prose and code.about_code(text[slice(*line.span)]) for line in lines if not line.found
        ):
            return
        starts = [line.span.start for line in lines]
        added: dict[int, list[_Found]] = defaultdict(list)
        for piece in pieces:
            rule = self._embeds if piece.embed else self._code
            at = bisect_right(starts, piece.start) - 1
            known = lines[at].found
            after = bisect_left(known, (piece.start,))
            free = (not after or known[after - 1].end <= piece.start) and (
                after == len(known) or known[after].start >= piece.end
            )
            if rule and free:
                added[at].append(_Found(piece.start, piece.end, rule, _CODE, piece.shown))
        for at, items in added.items():
            line = lines[at]
            line.found = sorted([*line.found, *items])
            line.weak = ()
            line.prose = line.prose and not line.whole

    def _grow(self, doc: Document, lines: list[_Line]) -> None:
        """Takes the titles listed below a heading such as ‘Related articles’ with it.

        Below the last prose of the article, or as long as the titles are links and the heading is none.
        """
        prose = max((at for at, line in enumerate(lines) if line.prose), default=-1)
        blocks = doc.article.blocks
        starts = [block.start for block in blocks]

        def linked(line: _Line) -> bool:
            index = bisect_right(starts, line.span.start) - 1
            return index >= 0 and blocks[index].link_density >= _LINKED

        heading = ""
        links = False
        for at, line in enumerate(lines):
            if line.found:
                item = line.found[0]
                heads = line.whole and item.rule in self._headings and item.confidence > _HEADING
                heading = item.rule if heads else ""
                links = not linked(line)
            elif heading:
                listed = at > prose or (links and linked(line))
                if line.prose or not listed or not _is_title(doc.text, line.span):
                    heading = ""
                else:
                    line.found.append(_Found(*line.span, heading, 0.6))

    def _cued(self, doc: Document, known: Sequence[_Found]) -> list[_Found]:
        """Blocks of markup that their classes, ids or landmark tell to be furniture, where no phrase did."""
        text = doc.text
        found: list[_Found] = []
        covered: Counter[str] = Counter()
        names: dict[str, str | None] = {}
        starts = [item.start for item in sorted(known)]
        for block in doc.article.blocks:
            span = segments.trimmed(text, block.start, block.end)
            if span is None:
                continue
            at = bisect_left(starts, span.start)
            if at < len(starts) and starts[at] < span.end:
                continue
            rule = self._cue(block, names)
            if rule is None:
                continue
            covered[rule] += span.end - span.start
            if not _is_body(text, span, block.link_density):
                found.append(_Found(*span, rule, 0.8))
        # A cue that holds for much of the page names a wrapper, not furniture.
        most = _CUED * sum(block.end - block.start for block in doc.article.blocks)
        return [item for item in found if covered[item.rule] <= most]

    def _cue(self, block: Block, names: dict[str, str | None]) -> str | None:
        for hint in block.hints:
            if hint not in names:
                name = f"-{hint.replace('_', '-')}-"
                names[hint] = next((rule for cue, rule in self._hints if cue in name), None)
            if names[hint]:
                return names[hint]
        if block.landmark == "nav":
            return self._trails
        return None

    def _line(self, text: str, span: Span, pieces: Sequence[_Piece], joints: Iterable[str]) -> _Line:
        start, end = span
        size = end - start
        line = text[start:end]
        single = len(pieces) == 1 and size <= _LINE
        if size <= _LINE:
            marked = [*chain.from_iterable([piece.marked for piece in pieces])]
            if _MARKS.issuperset(marked):
                return self._wordless(line, span)
            hit = (self._index.recognise if single else self._index.joined)(marked, line)
            if hit and not _speech(text, span, hit, start):
                if hit.kind == "weak":
                    return _Line(span, [], weak=(hit.rule, *hit.others))
                if size <= _PIECE or hit.kind in ("line", "list"):
                    return _whole(span, hit)
            if self._trails and size <= _PIECE and self._trail(text, span):
                return _Line(span, [_Found(start, end, self._trails, 0.95)])
            if form := self._form(line):
                return _Line(span, [_Found(start, end, form, _FORM)])
            if single:
                pieces = [_Piece(span, marked, hit) if size <= _PIECE else _Piece(span, ())]
        if not single:
            pieces = [_recognised(self._index, text, piece) for piece in pieces]
            *before, last = pieces
            # Most paragraphs end like a sentence, which no such form does.
            if text[end - 1] not in _ENDS and (form := self._form(text[slice(*last.span)])):
                pieces = [*before, last._replace(hit=Hit(form, "line", len(last.marked)))]
        made = self._pieces(text, span, pieces, segments.joints(line, joints))
        if segments.GLUE.search(text, start, min(end, start + 60)):
            limit = made.found[0].start if made.found else end
            made.found[:0] = [item for item in self._glued(text, span) if item.end <= limit]
        return made

    def _form(self, line: str) -> str | None:
        """The rule of what is told by its form rather than its words."""
        if self._bylines and forms.is_byline(line):
            return self._bylines
        return self._reactions if self._reactions and forms.is_reactions(line) else None

    def _glued(self, text: str, span: Span) -> list[_Found]:
        """Names of buttons at the head of a line that lost the space between them: ‘SharePrintHe said’."""
        spans = segments.glued(text, *span)
        words = [fold(text[word.start : word.end]) for word in spans]
        count, hit = self._index.run(words)
        if hit is None or hit.words < _GLUED_WORDS:
            return []
        return [_Found(span.start, spans[count - 1].end, hit.rule, 0.85)]

    def _wordless(self, line: str, span: Span) -> _Line:
        marks = [char for char in line if not char.isspace()]
        if self._separators and len(marks) >= 3 and _SEPARATORS.issuperset(marks) and len(set(marks)) == 1:
            return _Line(span, [_Found(span.start, span.end, self._separators, 0.9)])
        return _Line(span, [])

    def _trail(self, text: str, span: Span) -> bool:
        steps, strong = segments.trail(text, span)
        if len(steps) < 2 or any(step.end - step.start > 60 for step in steps[:-1]):
            return False
        names = [tokens(fold(text[step.start : step.end])) for step in steps]
        if any(not name or len(name) > 7 or COLON in name for name in names[:-1]) or len(names[-1]) > 20:
            return False
        if self._index.is_crumb(names[0]):
            return strong or len(steps) > 2
        return strong and len(steps) > 2 and all(len(name) <= 3 for name in names)

    def _pieces(self, text: str, span: Span, whole: Sequence[_Piece], joints: Sequence[str]) -> _Line:
        pieces = whole
        if joints:
            pieces = [part for piece in whole for part in self._parts(text, piece, joints)]
        found: list[_Found] = []
        hits = [piece.hit for piece in pieces if piece.hit]
        if any(hit.kind != "weak" for hit in hits):
            found = self._combine(text, span, pieces)
        elif hits and len(hits) == len(pieces):
            return _Line(span, [], weak=tuple(hit.rule for hit in hits))
        return _Line(span, found, prose=not found and _is_prose(text, span))

    def _parts(self, text: str, piece: _Piece, joints: Iterable[str]) -> list[_Piece]:
        """The parts of a piece between bars, bullets, dashes, where they are furniture; else the piece."""
        span, _, hit = piece
        if (
            span.end - span.start > _PIECE
            or (hit and hit.kind != "call")
            or not any(mark in text[span.start : span.end] for mark in joints)
        ):
            return [piece]
        for dashes in (True,) if segments.HARD.isdisjoint(joints) else (False, True):
            cut = segments.parts(text, span, dashes=dashes)
            if len(cut) < 2:
                continue
            inner = [
                _recognised(self._index, text, _Piece(part, tokens(_folded(text, part)))) for part in cut
            ]
            if not dashes and (choice := self._choice(text, inner)):
                return choice
            strong = sum(part.hit is not None and part.hit.kind != "weak" for part in inner)
            if strong and (not dashes or all(part.hit or self._index.beside(part.marked) for part in inner)):
                return [piece] if hit else inner
        return [piece]

    def _choice(self, text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
        """The pieces of a question with two answers to press: ‘May we count you? Sure · Not today’.

        The first answer may follow a colon; all are weak phrases of one rule.
        """
        first, *others = pieces
        hit = first.hit
        if hit is None and (colon := text.rfind(":", *first.span)) >= 0:
            answer = segments.trimmed(text, colon + 1, first.span.end)
            hit = self._index.recognise(tokens(fold(text[answer.start : answer.end]))) if answer else None
        if hit is None or not others or self._choices is None:
            return []
        found = (hit, *(piece.hit for piece in others))
        for answer_hit in found:
            if (
                answer_hit is None
                or answer_hit.kind != "weak"
                or self._choices
                not in (
                    answer_hit.rule,
                    *answer_hit.others,
                )
            ):
                return []
        return [piece._replace(hit=Hit(self._choices, "list", len(piece.marked))) for piece in pieces]

    def _combine(self, text: str, line: Span, pieces: Sequence[_Piece]) -> list[_Found]:
        """The furniture among the pieces of a line: all of it, its tail, its head, or a sentence within."""
        spoken = [
            piece.hit is not None and _speech(text, piece.span, piece.hit, line.start) for piece in pieces
        ]
        strong = [
            at for at, piece in enumerate(pieces) if piece.hit and piece.hit.kind != "weak" and not spoken[at]
        ]
        if not strong or (pieces[0].marked and set(pieces[0].marked) <= _NUMBERING):
            return []
        fits = [
            not spoken[at]
            and (piece.hit is not None or (_near(at, strong, piece) and self._index.beside(piece.marked)))
            for at, piece in enumerate(pieces)
        ]
        first = pieces[strong[0]].hit
        assert first is not None
        short = line.end - line.start <= _LINE
        opener = pieces[0].hit
        if short and all(fits):
            return [_Found(*line, first.rule, _CONFIDENCE[first.kind])]
        if opener and opener.kind == "start" and line.end - line.start <= _ABSORBED and fits[0]:
            return [_Found(*line, opener.rule, _CONFIDENCE["start"])]
        found: list[_Found] = []
        at = 0
        while at < len(pieces):
            hit = pieces[at].hit
            if at not in strong or hit is None:
                at += 1
                continue
            last = at
            while last + 1 < len(pieces) and fits[last + 1]:
                last += 1
            span = Span(pieces[at].span.start, pieces[last].span.end)
            tail = last == len(pieces) - 1
            if hit.kind == "start":
                if line.end - span.start <= _ABSORBED:
                    found.append(_Found(span.start, line.end, hit.rule, 0.85))
                    break
            elif (tail and (hit.words > _TAIL_WORDS or NUMBER not in pieces[at].marked)) or (
                hit.words > _TAIL_WORDS and (at == 0 or hit.kind == "line")
            ):
                found.append(_Found(*span, hit.rule, _CONFIDENCE[hit.kind] - 0.05))
            at = last + 1
        return found


def _cut(doc: Document) -> Iterator[tuple[Span, list[_Piece]]]:
    """The lines that are not blank, each with its pieces; those that are too long to be looked at have no
    words."""
    text = doc.text
    lines = [span for line in doc.lines if (span := segments.trimmed(text, *line)) is not None]
    cut = [[*segments.sentences(text, *line)] for line in lines]
    marked = iter(tokens_of([_folded(text, piece) for pieces in cut for piece in pieces]))
    for span, pieces in zip(lines, cut, strict=True):
        yield span, [_Piece(piece, next(marked)) for piece in pieces]


def _start(finding: Finding) -> int:
    return finding.start


def _suggestion(block: growth.Block) -> Finding:
    """A block as a finding: a hint, which offers no removal of its own."""
    said = f"{block.lines:,} lines that are" if block.lines > 1 else "a line that is"
    return Finding(
        block.start,
        block.end,
        f"{said} likely no part of the article, for what stands beside",
        severity=Severity.INFO,
        confidence=_SUGGESTED,
    )


def _folded(text: str, span: Span) -> str:
    """A piece folded; nothing of one that is too long to be looked at."""
    start, end = span
    return fold(text[start:end]) if end - start <= _LINE else ""


def _recognised(index: Index, text: str, piece: _Piece) -> _Piece:
    span, marked, _ = piece
    if span.end - span.start > _PIECE:
        return _Piece(span, ())
    return _Piece(span, marked, index.recognise(marked, text[span.start : span.end]))


def _whole(span: Span, hit: Hit) -> _Line:
    return _Line(span, [_Found(span.start, span.end, hit.rule, _CONFIDENCE[hit.kind])])


def _near(at: int, strong: Sequence[int], piece: _Piece) -> bool:
    """Whether a sentence is close enough to a prompt to belong to it: just before, or within three after."""
    if piece.span.end - piece.span.start > _NEIGHBOUR:
        return False
    return (at < strong[0] and strong[0] - at <= 2 and len(piece.marked) <= 12) or any(
        0 < at - other <= 3 for other in strong
    )


def _speech(text: str, span: Span, hit: Hit, line_start: int) -> bool:
    """Whether a piece is, or stands in, somebody's words."""
    if text[span.start] in segments.OPENING:
        arrow = hit.kind == "start" and span.start == line_start and segments.is_arrow(text, line_start)
        return not arrow and (hit.kind != "line" or span.start != line_start)
    if hit.late and segments.QUOTES.search(text, span.start, span.end):
        return True
    return segments.quoted(text, line_start, span.start)


@lru_cache(maxsize=256)
def _is_credit(line: str) -> bool:
    """Whether a line is a copyright sign, an agency's name, perhaps a year, and nothing else."""
    if len(line) > _CREDIT or not (sign := _COPYRIGHT.match(line)):
        return False
    # Imported here: its table is large, and few texts have such a line.
    from auditor.text.credits import credits

    found = credits(line)
    if not found:
        return False
    rest = line[sign.end() : found[0].start] + line[found[-1].end :]
    return not any(map(str.isalpha, rest))


def _is_link(block: Block) -> bool:
    """Whether a block is a link and no heading."""
    heading = len(block.element) == 2 and block.element[0] == "h" and block.element[1].isdigit()
    return block.link_density >= _LINKED and not heading


def _is_body(text: str, span: Span, link_density: float) -> bool:
    """Whether a block is too much like the article's own text to be cut for its markup alone."""
    words = text.count(" ", span.start, span.end) + 1
    return link_density < 0.5 and (words > 40 or (words > 20 and text[span.end - 1] in _ENDS))


def _is_title(text: str, span: Span) -> bool:
    """Whether a line may be the title of another article."""
    line = text[span.start : span.end]
    return 3 <= line.count(" ") + 1 <= 20 and line[-1] not in ".,;:" and not line[0].islower()


def _is_prose(text: str, span: Span) -> bool:
    line = text[span.start : min(span.end, span.start + 400)]
    words = line.count(" ") + 1
    return words >= 12 or (words >= 6 and text[span.end - 1] in _ENDS)


def _resolve(lines: list[_Line]) -> None:
    """Turns weak lines into findings where the lines around them are furniture too."""
    prose = [at for at, line in enumerate(lines) if line.prose]
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines) - 1)
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for at in order:
            line = lines[at]
            if not line.weak or line.found:
                continue
            near = [lines[to] for to in range(max(0, at - 2), min(len(lines), at + 3)) if to != at]
            edge = at < first or at > last
            beside = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
            if (
                any(other.whole for other in near)
                or sum(bool(other.weak) for other in near) >= 2
                or (edge and any(other.weak for other in beside))
            ):
                around = {other.found[0].rule for other in near if other.found}
                rule = next((rule for rule in line.weak if rule in around), line.weak[0])
                line.found.append(_Found(*line.span, rule, _CONFIDENCE["weak"]))


def _snippet(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SNIPPET else text[: _SNIPPET - 1].rstrip() + "…"
