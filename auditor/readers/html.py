"""HTML to plain text in blocks, each with its place in the source.

A fragment, as CMSs keep bodies, is read whole. Of a whole page the article's own container is read:
trafilatura tells what the article is, and the smallest element that holds nearly all of that is the
container. Its lines are kept as they stand, for what was left over between the paragraphs is what an
audit is to find; navigation, sidebars, footers and other stories are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Article, Block, Span, Suppression
from auditor.readers.directives import Directive, parse_comment
from auditor.readers.markup import Clean, Lines, Piece, Token, clean, decoded
from auditor.readers.unreadable import require_words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_HINTS = 40

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "audio", "canvas", "datalist", "head", "iframe", "map", "meter", "noscript", "object", "option",
    "picture", "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea",
    "title", "video", "amp-ad", "amp-analytics", "amp-iframe",
))  # fmt: skip
_LANDMARKS = frozenset(["nav", "aside", "footer", "header", "form", "search", "dialog"])
_ROLES = {
    "navigation": "nav", "complementary": "aside", "contentinfo": "footer", "banner": "header",
    "form": "form", "search": "search", "dialog": "dialog", "alertdialog": "dialog",
}  # fmt: skip
_INVISIBLE = re.compile(
    r"(?:^|;)\s{0,20}(?:display\s{0,20}:\s{0,20}none|visibility\s{0,20}:\s{0,20}hidden)", re.IGNORECASE
)
_SPACE = " \t\n\r\f"
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")
_WORDS = re.compile(r"[^ \t\n\r\f]+")
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})",
    re.I,
)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that HTML names in ``<meta>`` or an XML declaration, in its first 64 KB."""
    match = _CHARSET.search(data[:65_536])
    return match[1].decode("ascii") if match else None


class Copied(NamedTuple):
    """Text that stands in the source as it is: ``length`` characters at ``start`` and ``origin``."""

    start: int
    origin: int
    length: int


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The text of a piece of HTML, its blocks, and the map back to the source."""

    text: str
    blocks: tuple[Block, ...]
    copied: tuple[Copied, ...]
    """In order of ``start``. Characters between two of them (decoded references, collapsed white
    space) come from the stretch of source between them."""
    suppressions: tuple[Suppression, ...] = ()
    notices: tuple[str, ...] = ()

    def origin_offset(self, offset: int) -> int | None:
        """Where in the source the character at ``offset`` of ``text`` comes from (code points).

        For a decoded reference or collapsed space this is where its source begins; None between blocks.
        """
        index = bisect_right(self.copied, offset, key=lambda copied: copied.start) - 1
        if index < 0:
            return None
        start, origin, length = self.copied[index]
        if offset < start + length:
            return origin + offset - start
        block = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        inside = block >= 0 and offset < self.blocks[block].end and start >= self.blocks[block].start
        return origin + length if inside else None


def from_fragment(source: str) -> HtmlText:
    """The text of HTML that is an article's body, all of it but scripts, comments and what is hidden.

    Args:
        source: The HTML as it was decoded; offsets point into it.
    """
    from selectolax.lexbor import LexborHTMLParser

    cleaned = clean(source)
    tree = LexborHTMLParser(cleaned.marked)
    blocks = _Walk(source, cleaned).blocks(tree.body)
    return _assemble(source, cleaned, blocks, None)


def from_html(source: str, id: str, *, path: str = "") -> Article:
    """The article in an HTML file: a fragment, or a page with the rest of the site around it.

    Raises:
        Unreadable: There is no article in it.
    """
    from selectolax.lexbor import LexborHTMLParser

    from auditor.readers import page

    cleaned = clean(source)
    tree = LexborHTMLParser(cleaned.marked)
    blocks = _Walk(source, cleaned).blocks(tree.body)
    require_words("\n".join(block.text for block in blocks) if len(blocks) < 10_000 else "a")
    stated = page.stated(cleaned, tree)
    chosen, container = blocks, None
    notices: tuple[str, ...] = ()
    if page.is_page(cleaned, blocks):
        chosen, container, notices = page.article_of(cleaned, blocks, stated.title)
    text = _assemble(source, cleaned, chosen, container)
    title, title_span = stated.title, None
    for block in text.blocks[:12]:
        heading = text.text[block.start : block.end]
        if title is None and block.element == "h1":
            title = heading
        if title is not None and page.alike(heading, title):
            title_span = Span(block.start, block.end)
            break
    return Article(
        id=id,
        text=text.text,
        path=path,
        format="html",
        title=title,
        title_span=title_span,
        language=stated.language,
        byline=stated.byline,
        published=stated.published,
        credit=stated.credit,
        url=stated.url,
        blocks=text.blocks,
        suppressions=text.suppressions,
        notices=(*stated.notices, *notices, *text.notices),
    )


# --- from tree to blocks ---------------------------------------------------------------------


class Element:
    """An element around a block: its tag, its hints, its landmark, and the element around it."""

    __slots__ = ("block", "depth", "hints", "landmark", "link", "parent", "pre", "tag")

    def __init__(self, tag: str, parent: Element | None, attributes: dict[str, str | None]) -> None:
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        role = (attributes.get("role") or "").strip().lower()
        self.landmark = tag if tag in _LANDMARKS else _ROLES.get(role, "")
        self.hints = _hints(attributes) if attributes else ()
        self.block = tag in _BLOCKS
        self.pre: bool = tag == "pre" or (parent is not None and parent.pre)
        self.link: bool = (tag == "a" and "href" in attributes) or (parent is not None and parent.link)

    def within(self, container: Element) -> bool:
        """Whether this is ``container`` or stands in it."""
        element: Element = self
        while element.depth > container.depth and element.parent is not None:
            element = element.parent
        return element is container

    def up_to(self, container: Element | None) -> Iterator[Element]:
        """This element and those around it, innermost first, without the container."""
        element: Element | None = self
        while element is not None and element is not container:
            yield element
            element = element.parent


def _hints(attributes: dict[str, str | None]) -> tuple[str, ...]:
    found = []
    for name in ("class", "id", "role", "itemprop", "name", "aria-label"):
        value = attributes.get(name)
        if value:
            found.extend([value] if name == "aria-label" else value[:2000].split())
    return tuple(hint[:80].lower() for hint in found[:MAX_HINTS])


@dataclass(slots=True)
class Passage:
    """A block before it has a place in the text."""

    element: Element
    inner: Element
    """The innermost element around all of the block: a link, or the block's own element."""
    text: str
    copied: list[Copied]
    """Starts are offsets into ``text``."""
    origin_start: int | None
    origin_end: int | None
    linked: int


class _Walk:
    """One pass over a tree, without recursion, collecting passages."""

    def __init__(self, source: str, cleaned: Clean) -> None:
        self._source = source
        self._runs = cleaned.runs
        self._mark = cleaned.mark
        self._space: bool
        self._breaks: int
        self._done: list[Passage] = []
        self._begin(None)

    def blocks(self, root: LexborNode | None) -> list[Passage]:
        """The passages below ``root``, in order."""
        if root is None:
            return []
        element = Element("body", None, {})
        node = root.first_child
        if node is None:
            return []
        while True:
            descend = None
            if node.is_text_node:
                self._text(node.text_content or "", element)
            elif node.is_element_node:
                tag = node.tag or ""
                if tag == "br":
                    self._breaks += 1
                elif tag not in _SKIPPED:
                    descend = node.first_child
                    attributes = node.attributes if descend is not None or tag in _BLOCKS else {}
                    if descend is not None and not _is_hidden(attributes, tag):
                        element = Element(tag, element, attributes)
                        self._boundary(element)
                    else:
                        descend = None
                        if tag in _BLOCKS:
                            self._flush()
            if descend is not None:
                node = descend
                continue
            following = node.next
            while following is None:
                node = node.parent
                if node is None or node.mem_id == root.mem_id:
                    self._flush()
                    return self._done
                self._boundary(element)
                element = element.parent or element
                following = node.next
            node = following

    def _boundary(self, element: Element) -> None:
        if element.block:
            self._flush()
        elif element.tag == "a":
            self._space = True  # links set one after the other are separate to the eye

    def _begin(self, element: Element | None) -> None:
        """Forget the running block and begin one in ``element``."""
        self._parts: list[str] = []
        self._length = 0
        self._copied: list[Copied] = []
        self._space = False
        self._breaks = 0
        self._linked = 0
        self._first: int | None = None
        self._last: int | None = None
        self._inner: Element | None = element

    def _text(self, text: str, element: Element) -> None:
        """Take a text node: what stands before its first mark is white space."""
        pieces = text.split(self._mark)
        if pieces[0]:
            self._unplaced(pieces[0], element)
        for number, content in zip(pieces[1::2], pieces[2::2], strict=False):
            start, end = self._runs[int(number)]
            run = decoded(self._source, start, end)
            if sum(len(piece.text) for piece in run) == len(content):
                for piece in run:
                    self._piece(piece, element)
            else:  # the parser saw it otherwise than the tokenizer: only the ends are known
                self._piece(Piece(content, start, end), element)

    def _unplaced(self, text: str, element: Element) -> None:
        if text.strip(_SPACE):
            for word in text.split():
                self._word(word, None, element)
        self._space = True

    def _piece(self, piece: Piece, element: Element) -> None:
        text, start, end = piece
        if not piece.copied:
            lead = text[:1] in _SPACE
            self._space = self._space or lead
            if stripped := text.strip(_SPACE):
                words = " ".join(stripped.split()) if _UNEVEN.search(stripped) else stripped
                self._word(words, None, element, start, end)
            self._space = self._space or text[-1:] in _SPACE
            return
        if element.pre and "\n" in text:
            at = 0
            for row in text.split("\n"):
                self._breaks += 1 if at else 0
                if row:
                    self._piece(Piece(row, start + at, start + at + len(row)), element)
                at += len(row) + 1
            return
        if not _UNEVEN.search(text):
            stripped = text.strip(" ")
            blanks = len(text) - len(text.lstrip(" "))
            self._space = self._space or blanks > 0
            if stripped:
                self._word(stripped, start + blanks, element)
            self._space = self._space or text.endswith(" ")
            return
        for match in _WORDS.finditer(text):
            self._space = self._space or match.start() > 0
            self._word(match[0], start + match.start(), element)
        self._space = self._space or text[-1] in _SPACE

    def _word(
        self,
        word: str,
        origin: int | None,
        element: Element,
        first: int | None = None,
        last: int | None = None,
    ) -> None:
        """Add text whose white space is in order; ``first`` and ``last`` where it is no copy."""
        if self._breaks > 1 and self._parts:
            self._flush()
        if not self._parts:
            self._begin(element)
        elif self._breaks or self._space:
            self._parts.append("\n" if self._breaks else " ")
            self._length += 1
        self._space, self._breaks = False, 0
        if origin is not None:
            first, last = origin, origin + len(word)
            previous = self._copied[-1] if self._copied else None
            if (
                previous is not None
                and self._length - previous.start - previous.length
                == origin - previous.origin - previous.length
                <= 1
                and self._source[previous.origin + previous.length : origin] in ("", " ")
                and self._parts[-1] != "\n"
            ):
                self._copied[-1] = Copied(
                    previous.start, previous.origin, origin + len(word) - previous.origin
                )
            else:
                self._copied.append(Copied(self._length, origin, len(word)))
        self._parts.append(word)
        self._length += len(word)
        if element.link:
            self._linked += len(word)
        if first is not None:
            self._first = first if self._first is None else min(self._first, first)
            self._last = max(self._last or 0, last or 0)
        if self._inner is not element:
            self._inner = _common(self._inner, element)

    def _flush(self) -> None:
        if self._parts and self._inner is not None:
            text = "".join(self._parts)
            if text.strip():
                own = self._inner
                while not own.block and own.parent is not None:
                    own = own.parent
                self._done.append(
                    Passage(own, self._inner, text, self._copied, self._first, self._last, self._linked)
                )
        self._begin(None)


def _common(one: Element | None, other: Element) -> Element | None:
    """The innermost element around both."""
    a, b = one, other
    while a is not None and a is not b:
        if a.depth >= b.depth:
            a = a.parent
        else:
            b = b.parent or b
    return a


def _is_hidden(attributes: dict[str, str | None], tag: str) -> bool:
    if not attributes:
        return tag == "dialog"
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in attributes)
        or (style is not None and _INVISIBLE.search(style[:4096]) is not None)
    )


# --- from blocks to text ---------------------------------------------------------------------


def _assemble(source: str, cleaned: Clean, passages: list[Passage], container: Element | None) -> HtmlText:
    """Join passages to one text; hints and landmarks count from below ``container``."""
    lines = Lines(source)
    parts: list[str] = []
    blocks: list[Block] = []
    copied: list[Copied] = []
    position = 0
    for passage in passages:
        if parts:
            parts.append("\n\n")
            position += 2
        end = position + len(passage.text)
        parts.append(passage.text)
        copied.extend(Copied(position + start, origin, length) for start, origin, length in passage.copied)
        elements = list(passage.inner.up_to(container))
        hints = dict.fromkeys(hint for element in elements for hint in element.hints)
        origin = passage.origin_start
        blocks.append(
            Block(
                start=position,
                end=end,
                element=passage.element.tag,
                hints=tuple(hints)[:MAX_HINTS],
                landmark=next((element.landmark for element in elements if element.landmark), ""),
                link_density=round(min(1.0, passage.linked / max(1, len(passage.text))), 3),
                line=lines.of(origin) if origin is not None else None,
                origin_start=origin,
                origin_end=passage.origin_end,
            )
        )
        position = end
    suppressions, notices = _directives(source, cleaned.comments, blocks, lines)
    if cleaned.cut:
        notices = (*notices, "is nested so deeply that its innermost tags were ignored: check the HTML")
    return HtmlText("".join(parts), tuple(blocks), tuple(copied), suppressions, notices)


def _directives(
    source: str, comments: tuple[Token, ...], blocks: list[Block], lines: Lines
) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
    """What comments ask the auditor to leave out, placed on the block that follows each in the source."""
    suppressions: list[Suppression] = []
    notices: list[str] = []
    placed = sorted(
        (block.origin_start, block.start, block.end) for block in blocks if block.origin_start is not None
    )
    for token in comments:
        body = source[token.start + 4 : min(token.end, token.start + 2200)]
        if "auditor" not in body[:40]:
            continue
        found = parse_comment(body.removesuffix("-->"), lines.of(token.start))
        if isinstance(found, Directive):
            index = bisect_right(placed, (token.end - 1, len(source), 0))
            if index < len(placed):
                suppressions.extend(found.on(Span(*placed[index][1:])))
            else:
                notices.append(f"the comment in line {found.line} is not accepted: no text follows it")
        elif found is not None:
            notices.append(found)
    return tuple(suppressions), tuple(notices)
