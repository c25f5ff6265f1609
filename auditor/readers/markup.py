"""HTML source to tokens with offsets, and to clean source that a parser can be trusted with.

Neither selectolax nor trafilatura tells where in the source a text stands, and both are C that deep
nesting can bring down. So the source is tokenized here first, in one pass: stretches of text get a
mark that survives tree building, and what no reader of an article needs (comments, scripts, styles,
the deepest tags) is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal, NamedTuple

MAX_DEPTH = 150
"""Nested elements that are kept; libxml2 stops at 256. Real pages stay below 60."""
MAX_FORMATTING = 40
"""Open <b>, <font> and the like that are kept: HTML repeats each of them in every later paragraph."""
MAX_TAG = 16_384
"""Characters of a tag above which its attributes are dropped: parsers compare each with all others."""

_OPENER = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]{0,100})|!--|[!?/])")
_PLAIN_TAG = re.compile(r"(?:\s++[^\s\"'<>/=]++(?:=\"[^\"]*+\")?+)*+\s*+/?+>")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:>|=?[^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(\"?)|'[^']*+('?)|[^\s>\"']?[^\s>]*+)?)?)"
)
_COMMENT_END = re.compile(r"--!?>")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_RAW = frozenset((
    "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "title", "textarea", "svg",
    "template",
))  # fmt: skip
_KEPT_RAW = frozenset(("title",))
_FORMATTING = frozenset(
    ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_DROPPED = frozenset(("plaintext", "frameset", "frame", "image", "math", "isindex"))
# What a start tag closes without being told so, as far as the depth of the tree depends on it.
_CLOSES = {
    "li": {"p", "li"}, "dt": {"p", "dt", "dd"}, "dd": {"p", "dt", "dd"}, "option": {"option"},
    "tr": {"p", "td", "th", "tr"}, "td": {"p", "td", "th"}, "th": {"p", "td", "th"},
    "tbody": {"td", "th", "tr", "tbody", "thead"},
}  # fmt: skip
_CLOSES_P = frozenset((
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
    "ul",
))  # fmt: skip

Kind = Literal["text", "start", "end", "comment", "raw"]


class Token(NamedTuple):
    """A piece of HTML source, from offset ``start`` to ``end``, with the name of its tag."""

    kind: Kind
    start: int
    end: int
    name: str = ""


def tokens(source: str) -> Iterator[Token]:
    """Cut HTML into texts, tags and comments (https://html.spec.whatwg.org/#tokenization), in one pass.

    The content of elements that holds no markup (scripts, styles) comes as ``raw`` and has their name.
    Declarations and broken tags come as comments. The pieces cover the source but for a tag that the end
    of the file cuts off.
    """
    position = begin = 0
    absent: set[str] = set()
    while opener := _OPENER.search(source, position):
        at = opener.start()
        name = (opener[2] or "").lower()
        if name:
            end = _tag_end(source, opener.end())
        elif opener[0] == "<!--":
            end = _comment_end(source, at)
        else:
            end = source.find(">", opener.end()) + 1 or len(source)
        if at > begin:
            yield Token("text", begin, at)
        position = begin = end
        if not name:
            yield Token("comment", at, end)
        elif opener[1]:
            yield Token("end", at, end, name)
        else:
            yield Token("start", at, end, name)
            if name in _RAW and name not in absent and not source.endswith("/>", at, end):
                closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, end)
                if closing is None and name not in ("script", "style", "title", "textarea"):
                    absent.add(name)  # never closed: its content is read rather than lost
                    continue
                position = begin = closing.start() if closing else len(source)
                yield Token("raw", end, begin, name)
    if begin < len(source):
        yield Token("text", begin, len(source))


def _tag_end(source: str, position: int) -> int:
    plain = _PLAIN_TAG.match(source, position)
    if plain is not None:
        return plain.end()
    while position < len(source):
        match = _ATTRIBUTE.match(source, position)
        if match is None or match.end() == position or match[1] == "" or match[2] == "":
            return len(source)  # a value that is never closed: the end of the file is inside the tag
        position = match.end()
        if source[position - 1] == ">" and match[0].strip("/ \t\r\n\f\v") == ">":
            return position
    return len(source)


def _comment_end(source: str, at: int) -> int:
    if source.startswith((">", "->"), at + 4):
        return source.index(">", at + 4) + 1
    end = _COMMENT_END.search(source, at + 4)
    return end.end() if end else len(source)


# --- character references --------------------------------------------------------------------

_REFERENCE = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,40};?)|\r\n?|\x00")


class Piece(NamedTuple):
    """Decoded text and the stretch of source that it stands for; of one length where it was copied."""

    text: str
    start: int
    end: int

    @property
    def copied(self) -> bool:
        return len(self.text) == self.end - self.start


def decoded(source: str, start: int, end: int) -> list[Piece]:
    """The text of a stretch of source with character references decoded and line ends as LF."""
    pieces = []
    position = start
    for match in _REFERENCE.finditer(source, start, end):
        token = match[0]
        text = unescape(token) if token[0] == "&" else "\n" if token[0] == "\r" else ""
        if text == token:
            continue
        if match.start() > position:
            pieces.append(Piece(source[position : match.start()], position, match.start()))
        pieces.append(Piece(text, match.start(), match.end()))
        position = match.end()
    if position < end:
        pieces.append(Piece(source[position:end], position, end))
    return pieces


# --- clean source ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Clean:
    """Source that is safe to parse, plain and with marks before each text, and what was set aside.

    A mark is ``mark``, the number of the text, and ``mark`` again; ``runs`` are the texts' stretches
    of source, from their first character that is no white space.
    """

    plain: str
    marked: str
    mark: str
    runs: tuple[tuple[int, int], ...]
    comments: tuple[Token, ...]
    linked_data: tuple[str, ...]
    names: frozenset[str]
    tags: int
    cut: bool
    """Whether tags were left out because the nesting is too deep."""


_NOT_SPACE = re.compile(r"[^ \t\r\n\f]")
_LINKED_DATA = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)


def clean(source: str) -> Clean:
    """Tokenize ``source`` and put it together again without what is dangerous or of no use."""
    mark = next(c for c in map(chr, range(0xF0000, 0xFFFFD)) if c not in source)
    plain: list[str] = []
    marked: list[str] = []
    runs: list[tuple[int, int]] = []
    comments: list[Token] = []
    linked_data: list[str] = []
    names: set[str] = set()
    tree = _Tree()
    last_start = ""
    tags = 0
    for token in tokens(source):
        kind, start, end, name = token
        if kind == "text":
            first = _NOT_SPACE.search(source, start, end)
            plain.append(source[start:end])
            if first is None:
                marked.append(source[start:end])
            else:
                at = first.start()
                marked.append(f"{source[start:at]}{mark}{len(runs)}{mark}{source[at:end]}")
                runs.append((at, end))
            continue
        if kind == "comment":
            comments.append(token)
            continue
        if kind == "raw":
            if name in _KEPT_RAW:
                plain.append(source[start:end])
                marked.append(source[start:end])
            elif name == "script" and _LINKED_DATA.search(last_start[:1000]):
                linked_data.append(source[start:end])
            continue
        if kind == "start":
            names.add(name)
            last_start = source[start:end]
        tags += 1
        kept = tree.starts(name) if kind == "start" else tree.ends(name)
        if kept and name not in _DROPPED:
            tag = source[start:end]
            if len(tag) > MAX_TAG:
                tag = f"<{'/' if kind == 'end' else ''}{name}>"
            plain.append(tag)
            marked.append(tag)
    return Clean(
        "".join(plain),
        "".join(marked),
        mark,
        tuple(runs),
        tuple(comments),
        tuple(linked_data),
        frozenset(names),
        tags,
        tree.cut,
    )


class _Tree:
    """Follows how deep the tree gets, roughly, and tells which tags to leave out."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self._count: dict[str, int] = {}
        self._formatting = 0
        self.cut = False

    def starts(self, name: str) -> bool:
        if name in _VOID:
            return True
        closes = _CLOSES.get(name, ()) or (("p",) if name in _CLOSES_P else ())
        while self._open and self._open[-1][0] in closes:
            self._pop()
        kept = len(self._open) < MAX_DEPTH
        if name in _FORMATTING:
            kept = kept and self._formatting < MAX_FORMATTING
            self._formatting += kept
        self.cut = self.cut or not kept
        self._open.append((name, kept))
        self._count[name] = self._count.get(name, 0) + 1
        return kept

    def ends(self, name: str) -> bool:
        if not self._count.get(name):
            return name in ("p", "br")  # these make an element of their own
        while True:
            last, kept = self._pop()
            if last == name:
                if name in _FORMATTING and kept:
                    self._formatting -= 1
                return kept

    def _pop(self) -> tuple[str, bool]:
        name, kept = self._open.pop()
        self._count[name] -= 1
        return name, kept


class Lines:
    """Line numbers of offsets into one text."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in re.finditer(r"\r\n?|\n", text)]

    def of(self, offset: int) -> int:
        """The line, from 1."""
        return bisect_right(self._ends, offset) + 1
