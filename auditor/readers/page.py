"""Whole HTML pages: what they state about their article, and which of their blocks are the article."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.readers.fields import Metadata, date_of, language_of, line, metadata, names_of
from auditor.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from auditor.readers.html import Element, Passage
    from auditor.readers.markup import Clean

# --- what the page states --------------------------------------------------------------------

_MAX_NODES = 20_000
_NOT_OF_ARTICLES = (
    "name",
    "provider",
    "source",
    "copyrightHolder",
)  # who runs the site is not whom the article credits
_ARTICLE_TYPES = ("article", "blogposting", "report", "review", "liveblogposting")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
_DATES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "publish-date", "publishdate", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")


def stated(cleaned: Clean, tree: LexborHTMLParser) -> Metadata:
    """The headline, date, author and so on: JSON-LD first, then ``<meta>``, then the page's own elements."""
    data = _linked_article(cleaned.linked_data)
    head = _meta(tree)
    linked = metadata(data) if data is not None else Metadata()
    unmarked = re.compile(f"{cleaned.mark}\\d+{cleaned.mark}")
    site = head.get("og:site_name", "")
    title = (
        linked.title
        or next((head[name] for name in _TITLES if head.get(name)), None)
        or _title(tree, site, unmarked)
    )
    html = tree.css_first("html")
    language = html.attributes.get("lang") if html is not None else None
    canonical = tree.css_first('link[rel="canonical"]')
    return replace(
        linked,
        title=_without_site(title, site) if title else None,
        published=linked.published or _date(head, tree),
        byline=linked.byline
        or next((name for name in (names_of(head.get(key)) for key in _AUTHORS) if name), None),
        language=linked.language
        or language_of(language)
        or language_of(head.get("og:locale"))
        or language_of(head.get("content-language")),
        url=linked.url
        or head.get("og:url")
        or (canonical.attributes.get("href") if canonical is not None else None),
        notices=(),
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """``<meta>`` of the page by name, lower-cased; the first one that is filled counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta")[:2000]:
        attributes = node.attributes
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        content = attributes.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), line(content[:2000]))
    return found


def _title(tree: LexborHTMLParser, site: str, unmarked: re.Pattern[str]) -> str | None:
    """The only ``<h1>`` if there is one, else ``<title>``."""
    headings = [line(unmarked.sub("", node.text(deep=True))) for node in tree.css("h1")[:3]]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    node = tree.css_first("title")
    return (line(unmarked.sub("", node.text())) or None) if node is not None else None


def _without_site(title: str, site: str) -> str:
    """``title`` without “ | Name of the Site” at its end."""
    if site:
        for mark in (" | ", " - ", " – ", " — ", " :: ", " · ", " » "):
            short = title.removesuffix(mark + site)
            if short != title and short.strip():
                return short.strip()
    return title


def _date(head: Mapping[str, str], tree: LexborHTMLParser) -> dt.date | None:
    for name in _DATES:
        if (value := head.get(name)) and (found := date_of(value)):
            return found
    for node in tree.css("time[itemprop], time[pubdate], time.published, time.entry-date")[:20]:
        value = node.attributes.get("datetime")
        if value and node.attributes.get("itemprop") in (None, "datePublished") and (found := date_of(value)):
            return found
    return None


def _linked_article(scripts: tuple[str, ...]) -> Mapping[str, object] | None:
    """The first Article of schema.org, or kind of it, in JSON-LD; references to people resolved."""
    objects = [node for script in scripts[:50] for node in _objects(script)]
    articles = [node for node in objects if _is_article(node)]
    if not articles:
        return None
    known = {node["@id"]: node for node in objects if isinstance(node.get("@id"), str) and len(node) > 1}
    article = max(articles[:20], key=lambda node: ("headline" in node, "datePublished" in node))
    resolved = {
        name: _resolved(value, known) for name, value in article.items() if name not in _NOT_OF_ARTICLES
    }
    page = article.get("mainEntityOfPage")
    if "url" not in resolved:
        resolved["url"] = page.get("@id") if isinstance(page, dict) else page
    return resolved


def _is_article(node: Mapping[str, object]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLE_TYPES) for name in names)


def _objects(script: str) -> Iterator[dict[str, object]]:
    text = re.sub(
        r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", script.strip()
    )
    try:
        pending = [json.loads(text, strict=False, parse_int=str)]
    except (ValueError, RecursionError):
        return  # pages with broken JSON-LD are common, and <meta> says the same
    for _ in range(_MAX_NODES):
        if not pending:
            return
        value = pending.pop()
        if isinstance(value, dict):
            yield value
            pending.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            pending.extend(reversed(value))


def _resolved(value: object, known: Mapping[object, dict[str, object]]) -> object:
    if isinstance(value, dict) and "name" not in value:
        return known.get(value.get("@id"), value)
    if isinstance(value, list):
        return [_resolved(one, known) if isinstance(one, dict) else one for one in value[:50]]
    return value


# --- which blocks are the article ------------------------------------------------------------

_GRAM = 12
_MAX_EXTRACT = 300_000
_SHARE = 0.9
_MANY_TAGS = 6000
_TOO_MANY_TAGS = 30_000  # ten times a big page; trafilatura takes seconds
_CHROME = frozenset(("nav", "aside", "footer", "dialog"))
_FURNITURE = frozenset(("nav", "footer", "aside", "header"))
_MIN_PROSE = 200
_PARAGRAPH = 60
_TIGHT = 0.6
_MOST = 0.6
_LEAD_IN = 10
_MANY_TEASERS = 6
_MANY_DATES = 4
_DATE_HINTS = frozenset(("published", "datepublished", "entry-date", "post-date", "posted-on"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = frozenset(("div", "article", "main", "section", "td", "body", "form", "blockquote"))
_LETTERS = re.compile(r"[\W_]+")


def is_page(cleaned: Clean, passages: list[Passage]) -> bool:
    """Whether this is a page of a site, not the bare body of an article, be it with ``<html>`` around it."""
    return bool(cleaned.names & {"html", "head", "body"}) and (
        bool(cleaned.names & {"script", "link"}) or _has_furniture(passages)
    )


def _has_furniture(passages: list[Passage]) -> bool:
    """Whether there are menus, sidebars or footers, by landmarks or by links."""
    length = sum(len(passage.text) for passage in passages)
    return 5 * sum(passage.linked for passage in passages) > length or any(
        element.landmark in _FURNITURE for passage in passages for element in passage.element.up_to(None)
    )


def article_of(
    cleaned: Clean, passages: list[Passage], title: str | None
) -> tuple[list[Passage], Element | None, tuple[str, ...]]:
    """The passages of the article's container, that container, and notices.

    The container is the smallest element that holds 90 % of the paragraphs that trafilatura extracts.

    Raises:
        Unreadable: There is no article on the page.
    """
    core = [passage for passage in passages if _is_prose(passage)]
    if cleaned.tags <= _TOO_MANY_TAGS:
        grams = _grams(_extract(cleaned))
        core = [passage for passage in core if _covered(passage.text, grams) >= 0.5]
    container = (
        _around(core, passages, title)
        if sum(len(passage.text) for passage in core) >= _MIN_PROSE
        else _marked_up(passages)
    )
    if container is None:
        if not _has_furniture(passages):
            return passages, None, ()
        raise Unreadable(
            "holds no article that I can find, only parts of a page: give the article’s own HTML or text"
        )
    inside = [
        passage
        for passage in passages
        if passage.element.within(container)
        and not any(element.landmark in _CHROME for element in passage.element.up_to(container))
    ]
    inside = _without_lead_in(_without_other_stories(inside, container, title, core), title, core)
    inside = [*_headline_above(passages, inside, title), *inside]
    headings = [passage for passage in inside if passage.element.tag in _HEADINGS]
    linked = sum(passage.linked * 2 > len(passage.text) for passage in headings)
    prose = sum(len(passage.text) for passage in inside if _is_prose(passage))
    dated = sum(not _DATE_HINTS.isdisjoint(passage.element.hints) for passage in inside)
    if (linked >= _MANY_TEASERS and prose < 300 * linked) or dated >= _MANY_DATES:
        return (
            inside,
            container,
            ("looks like a list of stories rather than one article: give each article by itself",),
        )
    return inside, container, ()


def _is_prose(passage: Passage) -> bool:
    length = len(passage.text)
    unspaced = passage.text.count(" ") * 15 < length  # Chinese, Japanese, Thai say more in fewer characters
    return length >= (_PARAGRAPH // 2 if unspaced else _PARAGRAPH) and passage.linked * 2 < length


def _around(core: list[Passage], passages: list[Passage], title: str | None) -> Element | None:
    """The smallest element that holds 90 % of the letters of ``core``.

    If that is mostly something else (the extract took in teasers from a sidebar), the element that
    balances best what it holds of the core against what it holds besides. If a smaller one holds the
    headline and most of the core, that one.
    """
    held = _mass(core)
    total = max(held.values(), default=0)
    if not total:
        return None
    chosen = max(
        (element for element, mass in held.items() if mass >= _SHARE * total),
        key=lambda element: element.depth,
    )
    whole = _mass(passages)
    if held[chosen] < _TIGHT * whole[chosen]:
        likely = [element for element, mass in held.items() if 2 * mass >= total]
        chosen = max(likely, key=lambda element: (held[element] / (whole[element] + total), element.depth))
    with_title = {
        element
        for passage in passages
        if title and passage.element.tag in _HEADINGS and alike(passage.text, title)
        for element in passage.element.up_to(chosen)
        if held.get(element, 0) >= _MOST * total
    }
    chosen = max(with_title, key=lambda element: element.depth, default=chosen)
    if chosen.tag not in _CONTAINERS and chosen.parent is not None:
        return chosen.parent  # one long paragraph: its neighbours belong to the article too
    return chosen


def _mass(passages: list[Passage]) -> dict[Element, int]:
    """Characters in each element."""
    mass: dict[Element, int] = {}
    for passage in passages:
        for element in passage.element.up_to(None):
            mass[element] = mass.get(element, 0) + len(passage.text)
    return mass


def _marked_up(passages: list[Passage]) -> Element | None:
    """The one element that the page itself calls the article's body; for items too short for extraction."""
    for wanted in ("articlebody", "article"):
        found = {
            element
            for passage in passages
            for element in passage.element.up_to(None)
            if (wanted in element.hints if wanted == "articlebody" else element.tag == wanted)
        }
        if len(found) == 1:
            return found.pop()
    return None


def _headline_above(passages: list[Passage], inside: list[Passage], title: str | None) -> list[Passage]:
    """The headline where it stands above the container: it is part of the article."""
    if not title or not inside or any(alike(passage.text, title) for passage in inside[: _LEAD_IN + 1]):
        return []
    first = next(index for index, passage in enumerate(passages) if passage is inside[0])
    above = [p for p in passages[:first] if p.element.tag in _HEADINGS[:2] and alike(p.text, title)]
    return above[-1:]


def _without_lead_in(passages: list[Passage], title: str | None, core: list[Passage]) -> list[Passage]:
    """Begin at the headline or a few lines above the first paragraph: old table layouts have menus there."""
    paragraphs = {id(passage) for passage in core}
    first = next((index for index, passage in enumerate(passages) if id(passage) in paragraphs), 0)
    begin = max(0, first - _LEAD_IN)
    if title:
        begin = next(
            (index for index, passage in enumerate(passages[:first]) if alike(passage.text, title)), begin
        )
    return passages[begin:]


def _without_other_stories(
    passages: list[Passage], container: Element, title: str | None, core: list[Passage]
) -> list[Passage]:
    """Leave out further stories that the page appends: each has a headline set like that of the first."""
    headings = [passage for passage in passages if passage.element.tag == "h1"]
    if len(headings) < 2:
        return passages
    own = next((passage for passage in headings if title and alike(passage.text, title)), headings[0])
    anchors = [own, *core[:1]]
    dropped = set()
    for heading in headings:
        if heading is own or heading.element.hints != own.element.hints or not own.element.hints:
            continue
        story = heading.element
        while story.parent is not None and story.parent is not container:
            if any(anchor.element.within(story.parent) for anchor in anchors):
                break
            story = story.parent
        dropped.add(story)
    return [
        passage
        for passage in passages
        if not any(element in dropped for element in passage.element.up_to(container))
    ]


def _extract(cleaned: Clean) -> str:
    """What trafilatura takes for the article; '' if it finds none."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    fast = cleaned.tags > _MANY_TAGS  # its second opinion, jusText, takes quadratic time
    try:
        return trafilatura.extract(cleaned.plain, include_comments=False, fast=fast) or ""
    except (ValueError, RecursionError, TypeError, AttributeError):  # on some broken pages
        return ""


def _squeezed(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _grams(text: str) -> set[str]:
    squeezed = _squeezed(text[:_MAX_EXTRACT])
    return {squeezed[i : i + _GRAM] for i in range(max(1, len(squeezed) - _GRAM + 1))}


def _covered(text: str, grams: set[str]) -> float:
    """Share of the text's runs of 12 letters that the extract has too, by samples."""
    squeezed = _squeezed(text[:20_000])
    if len(squeezed) < _GRAM:
        return 0.0
    places = range(0, len(squeezed) - _GRAM + 1, 4)
    return sum(squeezed[i : i + _GRAM] in grams for i in places) / len(places)


def alike(one: str, other: str) -> bool:
    """Whether two headlines are the same but for case, spacing and punctuation."""
    a, b = _squeezed(one), _squeezed(other)
    return bool(a) and a == b
