"""JSON and JSON Lines: articles as CMSs export and agencies send them, by the names of their fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from auditor.model import Article, Block, Failure, Span
from auditor.readers.encoding import decode, suspicions, without_surrogates
from auditor.readers.fields import language_of, metadata, normalised, text_of
from auditor.readers.unreadable import EMPTY, Unreadable, require_words

_TEXT = (
    "body",
    "text",
    "content",
    "articlebody",
    "bodytext",
    "contenttext",
    "fulltext",
    "maintext",
    "paragraphs",
    "story",
)
_HTML = ("bodyhtml", "contenthtml", "bodyxhtml", "html", "contentencoded", "contentrendered")
_ID = ("id", "guid", "uri", "uid", "uuid", "slug")
_LISTS = (
    "items",
    "articles",
    "data",
    "results",
    "posts",
    "docs",
    "documents",
    "stories",
    "entries",
    "records",
    "hits",
    "item",
)
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|section|article|figure|table|span|a|em|strong|b|i)\s*>"
    r"|<(?:br|p)\b[^<>]{0,200}>",
    re.I,
)


def from_json(text: str, id: str, *, path: str = "") -> Iterator[Article | Failure]:
    """The article of a JSON object, or the articles of a list.

    A list may stand alone or, as in JSON Feed, under a name such as ``items``. A file of one JSON object a
    line is read as JSON Lines whatever its name.

    Raises:
        Unreadable: It is not JSON, or holds no article.
    """
    try:
        value = _parse(text)
    except _NotJson as error:
        if error.extra and text[: error.position].strip():
            yield from from_json_lines((line.encode() for line in text.splitlines(keepends=True)), path or id)
            return
        raise Unreadable(f"is not valid JSON ({error}): correct it or export it again") from None
    records = _records(value)
    if records is None:
        yield _article(value, id, path, fallback=id)
        return
    if not records:
        raise Unreadable(EMPTY)
    for number, record in enumerate(records, 1):
        name = f"{id}:{number}"
        try:
            yield _article(record, _id_of(record) or name, path, fallback=name)
        except Unreadable as error:
            yield Failure(name, str(error))


def from_json_lines(
    lines: Iterator[bytes], path: str, *, max_bytes: int = 50 * 1024 * 1024
) -> Iterator[Article | Failure]:
    """The articles of a JSON Lines file, one at a time; a bad line costs only itself.

    Args:
        lines: The lines; each is let go before the next is taken.
        path: Names the file; the id of a record without one is ``path:line``.
        max_bytes: The longest line that is read.
    """
    empty = True
    skipping = False
    number = 0
    for line in lines:
        whole, starts = line.endswith(b"\n"), not skipping
        number += starts
        skipping = not whole and (skipping or len(line) > max_bytes)
        if not starts or not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        name = f"{path}:{number}"
        if skipping:
            yield Failure(name, f"is longer than {max_bytes / 1024 / 1024:g} MB: split it")
            continue
        if number == 1 and line.strip() in (b"[", b"{"):
            yield Failure(path, "is one JSON value over several lines, not one a line: name it .json")
            return
        try:
            decoded = decode(line, inspect=False)
            record = _parse(decoded.text)
            article = _article(record, _id_of(record) or name, path, fallback=name)
            yield replace(article, notices=(*decoded.notices, *article.notices))
        except _NotJson as error:
            yield Failure(
                name, f"is not valid JSON (column {error.column}: {error.reason}): correct the line"
            )
        except Unreadable as error:
            yield Failure(name, str(error))
    if empty:
        yield Failure(path, EMPTY)


class _NotJson(ValueError):
    def __init__(self, reason: str, line: int = 1, column: int = 1, position: int = 0) -> None:
        super().__init__(f"line {line}, column {column}: {reason}" if position else reason)
        self.reason, self.column, self.position = reason, column, position
        self.extra = reason.startswith("Extra data")


def _parse(text: str) -> object:
    try:
        # Numbers stay strings: they are only ids here, and a number of thousands of digits costs nothing.
        return json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise _NotJson(error.msg, error.lineno, error.colno, error.pos) from None
    except RecursionError:
        raise _NotJson("nested too deeply") from None


def _records(value: object) -> list[object] | None:
    """The articles that ``value`` lists; None if it is one article itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not _has_body(value):
        for name in _LISTS:
            inner = value.get(name)
            if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner[:100]):
                return inner
    return None


def _has_body(record: Mapping[str, object]) -> bool:
    known = normalised(record)
    return any(isinstance(known.get(name), str) for name in (*_TEXT, *_HTML)) or any(
        name.startswith("body") or name == "bodies" for name in known
    )


def _id_of(record: object) -> str | None:
    if not isinstance(record, dict):
        return None
    known = normalised(record)
    return next((text for text in (text_of(known.get(name)) for name in _ID) if text), None)


def _article(record: object, id: str, path: str, *, fallback: str) -> Article:
    if not isinstance(record, dict):
        raise Unreadable(
            f"is {_KINDS.get(type(record), 'a value')}, not an object with the article’s fields: correct it"
        )
    known = normalised(record)
    stated = metadata(_simplified(known))
    body, is_html, where = _body(known)
    body = without_surrogates(body)
    text, blocks, notices = (body, (), ()) if not is_html else _plain(body)
    require_words(text)
    said = (*(f"{where}: {item}" for item in suspicions(text)), *notices, *stated.notices)
    title = stated.title
    span = Span(0, len(title)) if title else None
    if title and not text.startswith((title + "\n", title + "\r")):
        text, blocks = _headed(title, text, blocks)
    return Article(
        id=id if id.strip() else fallback,
        text=text,
        path=path,
        format="json",
        title=title,
        title_span=span,
        language=stated.language or language_of(known.get("languagecode")),
        byline=stated.byline,
        published=stated.published,
        credit=stated.credit,
        url=stated.url,
        blocks=blocks,
        notices=said,
    )


def _headed(title: str, text: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The headline, a blank line, the body: a headline is read, and checked, like the rest."""
    shift = len(title) + 2
    moved = tuple(block._replace(start=block.start + shift, end=block.end + shift) for block in blocks)
    return f"{title}\n\n{text}", (Block(0, len(title), "h1"), *moved) if blocks else ()


_KINDS: dict[type, str] = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}


def _plain(html: str) -> tuple[str, tuple[Block, ...], tuple[str, ...]]:
    """HTML in a field as text. Its offsets in the file are unknown, so the blocks have no origin."""
    from auditor.readers.html import from_fragment

    read = from_fragment(html)
    blocks = tuple(block._replace(line=None, origin_start=None, origin_end=None) for block in read.blocks)
    return read.text, blocks, read.notices


def _body(known: Mapping[str, object]) -> tuple[str, bool, str]:
    """The body, whether it is HTML, and the field that it is from; text is preferred to HTML."""
    for name in (*_TEXT, *_HTML):
        text = _joined(known.get(name))
        if text.strip():
            return text, name in _HTML or _MARKUP.search(text) is not None, name
    for name in known:  # ninjs 1: body_ and any word
        if name.startswith("body") and (text := _joined(known[name])).strip():
            return text, _MARKUP.search(text) is not None, name
    bodies = known.get("bodies")
    if isinstance(bodies, list):  # ninjs 2 and 3
        for wanted in ("html", "text"):
            for body in bodies:
                if isinstance(body, dict) and isinstance(value := body.get("value"), str) and value.strip():
                    kind = str(body.get("contentType") or body.get("contenttype") or "text/html").lower()
                    if wanted in kind:
                        return value, "html" in kind or _MARKUP.search(value) is not None, "bodies"
    for name in ("article", "item", "data", "document", "post"):
        inner = known.get(name)
        if isinstance(inner, dict) and _has_body(inner):
            return _body(normalised(inner))
    raise Unreadable(
        "has no article text: put it into a field named body, text, content or body_html, as a string"
    )


def _joined(value: object) -> str:
    """A string; or an object's text; or a list of paragraphs."""
    if isinstance(value, dict):
        value = next(
            (value[key] for key in ("rendered", "value", "text", "html", "plain") if key in value), None
        )
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else ""


def _simplified(known: dict[str, object]) -> dict[str, object]:
    """``known`` with the headline of ninjs and the fields of a nested article where they are looked for."""
    result = dict(known)
    result.pop("source", None)  # in exports the name of a site or a file, not a credit
    headlines = known.get("headlines")
    if isinstance(headlines, list):
        main = [
            one
            for one in headlines
            if isinstance(one, dict) and one.get("role") in ("main", "headline", None)
        ]
        result.setdefault("headline", (main or headlines)[0] if headlines else None)
    elif "headline" not in known:
        result["headline"] = next(
            (value for name, value in known.items() if name.startswith("headline")), None
        )
    for name in ("article", "item", "data", "document", "post"):
        inner = known.get(name)
        if isinstance(inner, dict) and _has_body(inner) and not _has_body(known):
            for key, value in normalised(inner).items():
                result.setdefault(key, value)
    return result
