"""Markdown: the decoded file is the text; front matter gives the metadata; markup is marked as hidden."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from auditor.model import Article, Span, Suppression
from auditor.readers import frontmatter
from auditor.readers.directives import Directive, parse_comment, parse_field
from auditor.readers.encoding import line_of
from auditor.readers.fields import line as one_line
from auditor.readers.fields import metadata, normalised
from auditor.readers.unreadable import Unreadable, require_words


def from_markdown(text: str, id: str, *, path: str = "") -> Article:
    """The article in a Markdown file.

    ``Article.text`` is ``text``. ``hidden`` covers what is no prose (front matter, comments, code, images,
    the addresses of links, marks); it never covers a line end, so that blanking it keeps the lines.

    Raises:
        Unreadable: There is not a word in it, or nothing but front matter.
    """
    front = frontmatter.split(text)
    require_words(text)
    body = _scan(text, front.end)
    if not any(
        re.search(r"\w", text[start:end]) for start, end in _visible(body.hidden, front.end, len(text))
    ):
        raise Unreadable(
            "has no text below its front matter: write the article into it or leave it out with --exclude"
        )
    stated = metadata(front.fields)
    own, refused = (
        parse_field(normalised(front.fields)["auditorignore"]) if _has_directive(front) else ((), ())
    )
    placed, unplaced = _place(body)
    notices = [front.notice] if front.notice else []
    title, span = _headline(text, front.end, stated.title, body.headings, body.hidden)
    return Article(
        id=id,
        text=text,
        path=path,
        format="markdown",
        title=title,
        title_span=span,
        language=stated.language,
        byline=stated.byline,
        published=stated.published,
        credit=stated.credit,
        url=stated.url,
        hidden=tuple(part for span in [Span(0, front.end), *body.hidden] for part in _lines_of(text, *span)),
        suppressions=(*own, *placed),
        notices=(*notices, *stated.notices, *refused, *body.notices, *unplaced),
    )


def _has_directive(front: frontmatter.FrontMatter) -> bool:
    return "auditorignore" in normalised(front.fields)


def _headline(
    text: str, start: int, stated: str | None, headings: list[Span], hidden: list[Span]
) -> tuple[str | None, Span | None]:
    """The stated title and where it stands; without a stated one, the first heading of the first level."""
    bare = [
        (one_line("".join(text[slice(*part)] for part in _visible(hidden, *span))), span)
        for span in headings[:1]
    ]
    if stated is None:
        return bare[0] if bare else (None, None)
    if bare and bare[0][0].casefold() == stated.casefold():
        return stated, bare[0][1]
    place = text.find(stated, 0, start)
    return stated, Span(place, place + len(stated)) if place >= 0 else None


# --- blocks ----------------------------------------------------------------------------------

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = re.compile(r"(`{3,}(?=[^`\r\n]*$)|~{3,})")
_LIST_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)")
_CHECKBOX = re.compile(r"[ \t]{1,4}(?:\[[ xX]\](?=[ \t]))?")
_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)[ \t]*")
_HEADING_END = re.compile(r"[ \t]#+$")
_DEFINITION = re.compile(r"\[([^\[\]]{1,200})\]:[ \t]*(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,200}\]:[ \t]*")
_RAW = re.compile(r"<(script|style|pre|textarea)(?=[\s>]|$)", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style|pre|textarea)\s{0,20}>", re.IGNORECASE)
_QUOTE_MARKS = re.compile(r">[> \t]*")
_MAX_LIST_MARKS = 20  # in one line; each is looked at to the end of the line
_ROW_RULE = re.compile(r"[|:\- \t]*")


@dataclass(slots=True)
class _Body:
    """What a scan of the text below the front matter found. ``blocks`` are runs of lines with prose."""

    hidden: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    directives: list[tuple[int, Directive]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def _scan(text: str, start: int) -> _Body:
    body = _Body()
    labels = {
        _label(m[1]) for m in re.finditer(r"^ {0,3}\[([^\[\]\r\n]{1,200})\]:", text[start:], re.MULTILINE)
    }
    paragraph: list[Span] = []
    fence: str | None = None
    in_raw = in_comment = in_table = False
    number = line_of(text, start) - 1
    after_blank, code, list_indent = True, False, None
    previous_row: Span | None = None

    def flush() -> None:
        if paragraph:
            body.hidden.extend(_inline(text, paragraph, labels))
            paragraph.clear()

    def block(begin: int, end: int) -> None:
        """Add a line of prose to the running block, or begin one."""
        if body.blocks and not after_blank:
            body.blocks[-1] = Span(body.blocks[-1].start, end)
        else:
            body.blocks.append(Span(begin, end))

    for match in _LINE.finditer(text, start):
        begin, end = match.start(), match.start() + len(match[0].rstrip("\r\n"))
        if match.end() == begin:
            break
        position = begin
        number += 1
        if fence is not None:
            body.hidden.append(Span(begin, end))
            closing = text[begin:end].lstrip("> \t").rstrip()
            if len(closing) >= len(fence) and set(closing) == {fence[0]}:
                fence = None
            after_blank = True
            continue
        if in_raw:
            closing_tag = _RAW_END.search(text, begin, end)
            position = closing_tag.end() if closing_tag else end
            in_raw = closing_tag is None
            body.hidden.append(Span(begin, position))
            after_blank = True
        elif in_comment:
            place = text.find("-->", begin, end)
            position = end if place < 0 else place + 3
            in_comment = place < 0
            body.hidden.append(Span(begin, position))
        if not text[position:end].strip():
            if position == begin or not paragraph:
                flush()
                after_blank, in_table, previous_row = True, False, None
            continue

        # Containers: quotation marks and list marks, any number, from left to right.
        indent = _columns(text, position, end)
        listed = _LIST_MARK.match(text, _skip_blanks(text, position, end), end)
        if after_blank and not code and list_indent is not None and indent < list_indent and not listed:
            list_indent = None
        if (after_blank or code) and not paragraph and indent >= 4 + (list_indent or 0):
            body.hidden.append(Span(position, end))
            code, after_blank = True, False
            continue
        code = False
        item = False
        for _ in range(_MAX_LIST_MARKS):
            at = _skip_blanks(text, position, end)
            if quotes := _QUOTE_MARKS.match(text, at, end):
                body.hidden.append(Span(*quotes.span()))
                position = quotes.end()
                continue
            mark = _LIST_MARK.match(text, at, end)
            if mark is None or _is_rule(text[at:end]):
                position = at
                break
            after = _CHECKBOX.match(text, mark.end(), end)
            position = after.end() if after else mark.end()
            body.hidden.append(Span(mark.start(), position))
            list_indent = position - begin
            item = True
        if item:
            flush()
        rest = text[position:end]
        if not rest:
            continue
        if _is_rule(rest) or (paragraph and rest.rstrip() and set(rest.rstrip()) == {"="}):
            body.hidden.append(Span(position, end))
            if paragraph and rest[0] == "=":
                body.headings.append(_trimmed(text, paragraph[0].start, paragraph[-1].end))
            flush()
            after_blank = True
            continue
        if (mark := _FENCE.match(text, position, end)) and _FENCE.match(rest):
            flush()
            fence = mark[1]
            body.hidden.append(Span(position, end))
            after_blank = True
            continue
        if heading := _HEADING.match(text, position, end):
            flush()
            body.hidden.append(Span(position, heading.end()))
            stop = end
            if tail := _HEADING_END.search(text[heading.end() : end].rstrip()):
                stop = heading.end() + tail.start()
                body.hidden.append(Span(stop, end))
            if len(heading[1]) == 1 and text[heading.end() : stop].strip():
                body.headings.append(_trimmed(text, heading.end(), stop))
            body.hidden.extend(_inline(text, [Span(heading.end(), stop)], labels))
            body.blocks.append(Span(heading.end(), stop))
            after_blank = True
            continue
        if note := _FOOTNOTE.match(text, position, end):
            flush()
            body.hidden.append(Span(position, note.end()))
            position = note.end()
        elif not paragraph and _DEFINITION.match(text, position, end):
            body.hidden.append(Span(position, end))
            continue
        if _RAW.match(text, position, end):
            flush()
            closing_tag = _RAW_END.search(text, position, end)
            stop = closing_tag.end() if closing_tag else end
            in_raw = closing_tag is None
            body.hidden.append(Span(position, stop))
            position, after_blank = stop, True
            if not text[position:end].strip():
                continue
        if "|" in rest and "-" in rest and _ROW_RULE.fullmatch(rest):
            flush()
            body.hidden.append(Span(position, end))
            if previous_row is not None:
                body.hidden.extend(_pipes(text, previous_row))
            in_table = True
            continue
        if in_table or rest.startswith("|"):
            body.hidden.extend(_pipes(text, Span(position, end)))
        previous_row = Span(position, end)
        position, in_comment = _comments(text, position, end, number, body)
        if position < end and text[position:end].strip():
            block(position, end)
            paragraph.append(Span(position, end))
            after_blank = False
    flush()
    body.hidden = _merged(body.hidden)
    return body


def _comments(text: str, position: int, end: int, number: int, body: _Body) -> tuple[int, bool]:
    """Take the comments at the beginning of a line; tells where they end, and whether the last one is open.

    Comments further on in the line are found with the rest of the inline markup.
    """
    while text.startswith("<!--", position, end):
        place = text.find("-->", position + 4)
        stop = len(text) if place < 0 else place + 3
        found = parse_comment(text[position + 4 : min(place if place >= 0 else end, position + 2200)], number)
        if isinstance(found, Directive):
            body.directives.append((stop, found))
        elif found is not None:
            body.notices.append(found)
        body.hidden.append(Span(position, min(stop, end)))
        if stop > end:
            return end, True
        position = _skip_blanks(text, stop, end)
    return position, False


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _columns(text: str, start: int, end: int) -> int:
    columns = 0
    for character in text[start : min(end, start + 100)]:
        if character == " ":
            columns += 1
        elif character == "\t":
            columns += 4 - columns % 4
        else:
            break
    return columns


def _is_rule(rest: str) -> bool:
    """Whether a line is a thematic break, or underlines a heading."""
    marks = rest[:1]
    if not marks or marks not in "-*_":
        return False
    bare = rest.replace(" ", "").replace("\t", "")
    return len(bare) >= 3 and set(bare) == {marks}


def _pipes(text: str, row: Span) -> Iterator[Span]:
    position = text.find("|", row.start, row.end)
    while position >= 0:
        yield Span(position, position + 1)
        position = text.find("|", position + 1, row.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


# --- inline markup ---------------------------------------------------------------------------

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|`+|\*+|_+|~~+"
    r"|!?\[(?:\^[^\[\]\s]{1,80}\])?|\]"
    r"|<!--|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{1,2000}>|<[\w.+-]{1,80}@[\w.-]{1,80}>"
    r"|</?[A-Za-z][^<>]{0,2000}>"
    r"|\{\{[<%][^{}]{0,500}[>%]\}\}|\{%[^{}]{0,500}%\}|\{\{[^{}]{0,500}\}\}|\{:[^{}]{0,200}\}"
)
# No brackets inside, so that many links that never close cannot each be scanned to the end of the line.
_DESTINATION = re.compile(
    r"\([ \t\r\n]{0,50}(?:<[^<>\[\]\r\n]{0,2000}>|(?:[^\s()\[\]<]|\([^\s()\[\]]{0,500}\)){0,2000})"
    r"(?:[ \t\r\n]{1,50}(?:\"[^\"\[\]]{0,1000}\"|'[^'\[\]]{0,1000}'|\([^()\[\]]{0,1000}\)))?[ \t\r\n]{0,50}\)"
    r"(?:\{:[^{}]{0,200}\})?"
)
_REFERENCE = re.compile(r"\[([^\[\]]{0,200})\]")


@dataclass(slots=True)
class _Run:
    start: int
    length: int
    closes: bool
    opens: bool


def _inline(text: str, lines: list[Span], labels: set[str]) -> Iterator[Span]:
    """The hidden stretches of one paragraph, heading or cell, in no order."""
    start, end = lines[0].start, lines[-1].end
    ticks: dict[int, list[int]] = {}
    for run in re.finditer(r"`+", text[start:end]):
        ticks.setdefault(len(run[0]), []).append(start + run.start())
    for places in ticks.values():
        places.reverse()
    brackets: list[tuple[int, int, bool]] = []  # where it begins, where its content begins, image
    runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    position = start
    while match := _TOKEN.search(text, position, end):
        token, at, position = match[0], match.start(), match.end()
        kind = token[0]
        if kind == "\\":
            yield Span(at, at + 1)
        elif kind == "`":
            places = ticks.get(len(token), [])
            while places and places[-1] <= at:
                places.pop()
            if places:
                yield Span(at, position)
                yield Span(places[-1], places[-1] + len(token))
                position = places[-1] + len(token)
        elif kind in "*_~":
            yield from _emphasis(text, at, token, start, end, runs[kind])
        elif kind == "<":
            if token == "<!--":
                close = text.find("-->", at, end)
                position = end if close < 0 else close + 3
            yield Span(at, position)
        elif kind == "{" or token.startswith(("[^", "![^")):
            yield Span(at, position)
        elif kind in "![":
            brackets.append((at, position, kind == "!"))
        elif brackets:
            opened, content, image = brackets.pop()
            if destination := _DESTINATION.match(text, position, end):
                position = destination.end()
            else:
                reference = _REFERENCE.match(text, position, end)
                named = reference[1] if reference else ""
                if _label(named or text[content : min(at, content + 300)]) not in labels:
                    continue
                position = reference.end() if reference else position
            if image:
                yield Span(opened, position)
            else:
                yield Span(opened, content)
                yield Span(at, position)


def _emphasis(text: str, at: int, token: str, start: int, end: int, open_runs: list[_Run]) -> Iterator[Span]:
    """Pair a run of ``*``, ``_`` or ``~`` with those before it (CommonMark, without its rule of three)."""
    before = text[at - 1] if at > start else " "
    after = text[at + len(token)] if at + len(token) < end else " "
    left = not after.isspace() and (_is_letter(after) or before.isspace() or not _is_letter(before))
    right = not before.isspace() and (_is_letter(before) or after.isspace() or not _is_letter(after))
    if token[0] == "_":
        left, right = (
            left and (not right or not _is_letter(before)),
            right and (not left or not _is_letter(after)),
        )
    run = _Run(at, len(token), right, left)
    while run.closes and run.length and open_runs:
        opener = open_runs[-1]
        used = min(opener.length, run.length)
        opener.length -= used
        yield Span(opener.start + opener.length, opener.start + opener.length + used)
        yield Span(run.start, run.start + used)
        run.start, run.length = run.start + used, run.length - used
        if not opener.length:
            open_runs.pop()
    if run.opens and run.length:
        open_runs.append(run)


def _is_letter(character: str) -> bool:
    return character.isalnum()


def _label(text: str) -> str:
    return " ".join(text.casefold().split())


# --- spans -----------------------------------------------------------------------------------


def _lines_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch, without their ends."""
    for match in re.finditer(r"[^\r\n]+", text[start:end]):
        yield Span(start + match.start(), start + match.end())


def _merged(spans: Iterable[Span]) -> list[Span]:
    """``spans`` in order, those that touch or overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _visible(hidden: list[Span], start: int, end: int) -> Iterator[Span]:
    """What of a stretch is not hidden; ``hidden`` is in order."""
    for span in hidden[bisect_left(hidden, start, key=lambda span: span.end) :]:
        if span.start >= end:
            break
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < end:
        yield Span(start, end)


def _place(body: _Body) -> tuple[list[Suppression], list[str]]:
    """Give every directive the block that follows it."""
    suppressions: list[Suppression] = []
    notices: list[str] = []
    remaining = iter(body.blocks)
    current = next(remaining, None)
    for stop, directive in body.directives:
        while current is not None and current.end <= stop:
            current = next(remaining, None)
        if current is None:
            notices.append(f"the comment in line {directive.line} is not accepted: no text follows it")
            continue
        suppressions.extend(directive.on(Span(max(stop, current.start), current.end)))
    return suppressions, notices
