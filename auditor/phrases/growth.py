"""What stands around furniture and is likely furniture too, though no phrase tells it: lists of titles under
‘Related articles’, readers' comments, menus before the first sentence, whatever follows the article's end.

Nothing here is certain. It is suggested to an editor and never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.model import Span
from auditor.phrases.index import Compiled

_HEADING = 0.94
_ANCHOR = 0.9
_SENTENCE = 8
_PARAGRAPH = 25
_LABEL = 6
_TITLE = 3
_TEASER = 6
_MENU = 12
MENU = 20
"""How many lines above the first sentence make a menu where no other furniture stands with them."""
_PLAIN = 0.8
_BEHIND = 0.1
_THREAD = 0.5
_COMMENT = 4
_STOPS = frozenset(".۔।。．")
_CLOSING = "”\"’'»)）」』"
_DENSE = "\u2e80"
_UNSPACED = "\u0e00"


class Line(NamedTuple):
    """A line that is not blank, as the phrases left it.

    ``rule`` is that of the furniture which the whole line is, with the ``confidence`` in it; else ''.
    ``weak`` are the rules that it would belong to beside furniture. ``mixed`` says that part of it is
    furniture, ``linked`` that it is a link and nothing else, and no heading.
    """

    span: Span
    rule: str
    confidence: float
    weak: tuple[str, ...]
    mixed: bool
    linked: bool


class Block(NamedTuple):
    """Lines next to each other that are likely furniture, and the rule of the furniture beside them."""

    start: int
    end: int
    rule: str
    lines: int


class Grower:
    """Which rules' lines tell of what follows them. Immutable.

    Args:
        compiled: The rules (`auditor.phrases.filing.compiled`).
    """

    def __init__(self, compiled: Compiled) -> None:
        self._headings = frozenset(compiled.headings)
        self._threads = frozenset(compiled.threads)
        self._ends = frozenset(compiled.ends)
        self._menu = compiled.trails

    def blocks(self, text: str, lines: Sequence[Line]) -> list[Block]:
        """The blocks that are likely furniture, in order, apart from each other and from what was found."""
        page = _Page(text, lines)
        taken: dict[int, str] = {}
        for at, rule in (
            *self._head(page),
            *self._thread(page),
            *self._titles(page),
            *self._tail(page),
            *self._links(page),
        ):
            if page.free(at):
                taken.setdefault(at, rule)
        return list(_joined(lines, taken))

    def _head(self, page: _Page) -> Iterator[tuple[int, str]]:
        """A menu above the first sentence: many short lines, hardly any with a figure."""
        if not page.prose or self._menu is None:
            return
        head = range(page.prose[0])
        known = sum(bool(page.lines[at].rule) for at in head)
        # The last line before the first sentence may be the headline, or open the article.
        rest = [at for at in head[:-1] if not page.lines[at].rule]
        # What stands again among the sentences is an entry of the table of contents.
        body = set(map(page.text, range(page.prose[0], page.prose[-1])))
        labels = [at for at in rest if page.is_label(at) and page.text(at) not in body]
        plain = sum(not any(map(str.isdigit, page.text(at))) for at in labels)
        if plain >= (_MENU if known else MENU) and plain >= _PLAIN * len(rest):
            for at in labels:
                yield at, self._menu

    def _thread(self, page: _Page) -> Iterator[tuple[int, str]]:
        """Readers' comments: what stands between the lines that each of them carries, and after the last.

        Their sentences too, but where there is one such stretch only: so is the second half of an article
        that asks for comments midway and has a form at its end.
        """
        marks = [at for at in range(len(page.lines)) if self._is_comment(page.lines[at])]
        sure = (at for at in marks if page.lines[at].rule and page.lines[at].confidence > _ANCHOR)
        head = next(sure, None)
        if head is None or not page.begun(head) or page.behind(head) > _THREAD:
            return
        marks = [at for at in marks if at >= head]
        comments: list[range] = []
        for before, after in pairwise(marks):
            sentences = sum(map(page.is_prose, range(before, after)))
            if sentences > _COMMENT:
                break
            comments.append(range(before + 1, after + 1))
        many = sum(any(map(page.is_prose, comment)) for comment in comments) > 1
        for comment in comments:
            for at in comment:
                if many or not (page.is_prose(at) or page.is_entry(at)):
                    yield at, page.lines[head].rule
        for at in range(comments[-1].stop if comments else head + 1, len(page.lines)):
            if page.is_prose(at) or page.is_entry(at):
                break
            yield at, page.lines[head].rule

    def _is_comment(self, line: Line) -> bool:
        return line.rule in self._threads or not self._threads.isdisjoint(line.weak)

    def _titles(self, page: _Page) -> Iterator[tuple[int, str]]:
        """What is listed below the heading of a list of titles, up to the next sentence and its heading."""
        rule = ""
        for at, line in enumerate(page.lines):
            if line.rule in self._headings and line.confidence > _HEADING:
                rule = line.rule
            elif page.is_prose(at):
                rule = ""
            elif rule and not page.is_entry(at):
                yield at, rule

    def _tail(self, page: _Page) -> Iterator[tuple[int, str]]:
        """What follows furniture behind which hardly any sentence stands; sentences left aside."""
        rule = ""
        for at, line in enumerate(page.lines):
            if line.rule in self._ends and line.confidence >= _ANCHOR:
                if rule or (page.begun(at) and page.behind(at) <= _BEHIND):
                    rule = line.rule
            elif rule and not page.is_prose(at) and not page.is_entry(at):
                yield at, rule

    def _links(self, page: _Page) -> Iterator[tuple[int, str]]:
        """Titles that are links: below the last sentence, or alone between two paragraphs."""
        rule = min(self._headings, default="")
        for at, line in enumerate(page.lines) if rule and page.prose else ():
            if not line.linked or not page.begun(at):
                continue
            words = len(page.text(at).split())
            if at > page.prose[-1]:
                if words >= _TITLE and not page.is_entry(at):
                    yield at, rule
            elif words >= _TEASER and page.text(at)[0].isupper() and page.between(at):
                yield at, rule


class _Page:
    """The lines of an article, and where its sentences stand."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._text = text
        self.prose = [
            at
            for at, line in enumerate(lines)
            if not line.rule and not line.linked and _is_prose(text, line.span)
        ]
        self._prose = frozenset(self.prose)
        self._subheads = {
            self.text(at - 1)
            for at in self.prose
            if at and not lines[at - 1].weak and at - 1 not in self._prose
        }
        # Sums of the sentences' characters, so that no anchor has to count them again.
        self._until = [0]
        for at, line in enumerate(lines):
            size = line.span.end - line.span.start if at in self._prose else 0
            self._until.append(self._until[-1] + size)

    def text(self, at: int) -> str:
        """A line's text."""
        return self._text[slice(*self.lines[at].span)]

    def free(self, at: int) -> bool:
        """Whether nothing was found in a line."""
        return not self.lines[at].rule and not self.lines[at].mixed

    def is_entry(self, at: int) -> bool:
        """Whether a line may be a subhead, right above sentences, or its entry in a table of contents."""
        return self.text(at) in self._subheads

    def is_prose(self, at: int) -> bool:
        """Whether a line holds sentences."""
        return at in self._prose

    def between(self, at: int) -> bool:
        """Whether a line stands between two lines of sentences."""
        return at - 1 in self._prose and at + 1 in self._prose

    def is_label(self, at: int) -> bool:
        """Whether a line may be an entry of a menu."""
        return len(self.text(at).split()) <= _LABEL and any(map(str.isalpha, self.text(at)))

    def begun(self, at: int) -> bool:
        """Whether sentences stand before a line."""
        return bool(self.prose) and self.prose[0] < at

    def behind(self, at: int) -> float:
        """The share of the article's sentences, by length, that stands behind a line."""
        return 1 - self._until[at + 1] / self._until[-1] if self._until[-1] else 0.0


def _joined(lines: Sequence[Line], taken: dict[int, str]) -> Iterator[Block]:
    """Blocks of lines that follow each other, of one rule."""
    found: list[int] = []
    for at in sorted(taken):
        if found and (at != found[-1] + 1 or taken[at] != taken[found[-1]]):
            yield _block(lines, found, taken)
            found = []
        found.append(at)
    if found:
        yield _block(lines, found, taken)


def _block(lines: Sequence[Line], found: Sequence[int], taken: dict[int, str]) -> Block:
    return Block(lines[found[0]].span.start, lines[found[-1]].span.end, taken[found[0]], len(found))


def _is_prose(text: str, span: Span) -> bool:
    """Whether a line holds sentences rather than a title: several words and a full stop, or very many."""
    size = span.end - span.start
    line = text[span.start : min(span.end, span.start + 400)]
    top = "" if line.isascii() else max(line)
    # Scripts that part no words by spaces: two Han characters or four Thai letters to a word, about.
    words = size // 2 if top >= _DENSE else size // 4 if _UNSPACED <= top < "\u1100" else line.count(" ") + 1
    if words >= _PARAGRAPH:
        return True
    end = text[max(span.start, span.end - 8) : span.end].rstrip(_CLOSING)
    return words >= _SENTENCE and end[-1:] in _STOPS and not end.endswith("..")
