"""Code that a system should have replaced before anybody read it: shortcodes, slots, markup, entities.

Editors put words in brackets too (‘[the president]’, ‘[laughs]’, ‘[1]’, ‘[AFP]’), and articles about
software quote code. So a bracket counts only for what no editor writes in it (an attribute in quotation
marks, a closing tag, the name of a plugin's shortcode), nothing counts between quotation marks or
backticks, and `about_code` tells the texts whose code is meant to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from auditor.regex import lazy

_AROUND = frozenset("\"'`“”‘’«»„")
_INNER = 400

# Expressions are compiled when a text first has their mark: most texts have none.
_SHORTCODE = lazy(
    r"\[(?P<slash>/?)(?P<name>[A-Za-z][\w-]{0,40})(?P<rest>(?:(?:[^\S\n]|[=:])[^\[\]\n]{0,600})?)\]"
)
_QUOTED = lazy(r"\s[\w-]{1,40}\s?=\s?(?:[\"'“”″‘’«»]|&quot;)")
_BARE = lazy(
    r"(?i)\s(?:ids?|src|url|href|link|width|height|align|class|type|slug|size|columns?|mode|style|autoplay|mp4|mp3"
    r"|fid|category|limit|count|number|layout|orderby|view_mode|view|banner|group|zone|theme|file|video|post_id)="
    r"[^\s=,;]"
)
_ADDRESS = lazy(r"(?i)(?:https?:)?//\S|\bwww\.\S")
_NUMBERED = lazy(r"\s#?\d{1,12}\Z")
_EMBED = lazy(
    r"(?i)embed|video|audio|galler|player|youtube|yt\b|vimeo|tweet|twitter|insta|facebook|fb|tiktok|spotify"
    r"|soundcloud|map|caption|playlist|slide|carousel|form|poll|quiz|survey|chart|table|iframe|podcast|media|image"
    r"|img|photo|pic|datawrapper|flourish|infogram|dailymotion|brightcove|jw|kaltura|issuu|scribd|document|pdf"
    r"|flickr|giphy|reddit|pinterest|telegram|ngg|contact|visualizer|timeline|envira|bild|foto|vidéo|grafik|file"
    r"|asset|fid|nid"
)
# Shortcodes without attributes. Those of one common word count only where they have a line to themselves.
_PLUGIN = lazy(
    r"(?i)(?:contact-form-7|wpforms|ninja_forms?|gravityforms?|mc4wp_form|mailpoet|jetpack[\w-]*|rev_slider"
    r"|metaslider|ngg\w{0,30}|foogallery|embedyt|embedpress|wpvideo|videopress|videojs|jwplayer|elementor-template"
    r"|(?:wp|vc|et_pb|fusion|av|td|tdb|su|mks|ad|ads|penci|jnews)_\w{1,40}|bs-\w{1,40}|adrotate|adinserter|quads"
    r"|social_warfare|addtoany|yarpp|rp4wp|toc|ez-toc|lwptoc|post-views|ssba|shareaholic)"
)
_COMMON = lazy(
    r"embed|gallery|playlist|caption|video|audio|youtube|vimeo|tweet|twitter|instagram|facebook|map|poll|quiz|form"
    r"|slideshow|slider|iframe|image|img|column|row|button|divider|spacer|dropcap|pullquote|blockquote|sidebar"
    r"|tabs?|table|newsletter|related|adsense|ad|ads|advert|more|nextpage|break|widget|quote|infobox|box|section"
    r"|signup|subscribe"
)
_BBCODE = lazy(
    r"(?i)(?:url|img|b|i|u|quote|color|size|font|center|list|youtube|media|video|email|code|align)\Z"
)

Kind = Literal["slot", "joomla", "media", "script", "entity", "tag"]
_WRITTEN: tuple[tuple[str, Kind, str], ...] = (
    ("{{", "slot", r"\{\{(?=[^\d\W]|\s|[#/>&^%!.$])[^{}\n]{1,300}\}\}"),
    ("{%", "slot", r"\{%-?[^\S\n][^{}%\n]{1,300}%\}"),
    ("${", "slot", r"\$\{[A-Za-z_][\w.]{1,60}\}"),
    (
        "{",
        "joomla",
        r"\{(?P<slash>/?)(?P<name>loadposition|loadmoduleid|loadmodule|modules?|youtube|vimeo|gallery|jcomments"
        r"|modal|audio|mp[34]|video|dailymotion|tip|slider|tabs?|source|img|image|phocagallery|phocadownload"
        r"|snippet|article|besps|vsig|igallery|oziogallery3?|pdf|iframe|facebook|twitter|instagram|rsform"
        r"|chronoforms|breezingforms|edocs|jumi|rokbox|slimbox|component|widgetkit|embed|soundcloud|flv|swf"
        r"|googleMaps?|mosmap)(?P<rest>(?:(?:[^\S\n]|[=|:])[^{}\n]{0,200})?)\}",
    ),
    (
        "[[",
        "media",
        r"\[\[(?:\{[\"“”&]|(?:[Ff]ile|[Ii]mage|Fichier|Datei|Archivo|Bestand|Immagine|Ficheiro|Plik|Dosya|Bild"
        r"|nid|fid|node|media|asset|video|photo|gallery|embed):)[^\[\]\n]{0,600}\]\]",
    ),
    (
        "[",
        "slot",
        r"\[(?:(?:node|site|user|current-page|current-user|term|file|random|entity|paragraph):[A-Za-z_][\w:-]{1,60}"
        r"|object [A-Z][A-Za-z]{2,30})\]",
    ),
    ("%%", "slot", r"%%[a-z_]{2,40}%%"),
    ("###", "slot", r"###[A-Z][A-Z_]{2,40}###"),
    ("*|", "slot", r"\*\|[A-Z][A-Z0-9_:]{1,40}\|\*"),
    ("<!", "slot", r"<!--(?:[^-<\n]|-(?!->)){0,400}-->|<!--\[if[^<\n]{0,80}>|<!\[CDATA\["),
    ("<?", "slot", r"<\?(?:php|=|xml)[^<>?\n]{0,300}\?>"),
    ("<%", "slot", r"<%[^<>%\n]{1,300}%>"),
    (
        "<",
        "tag",
        r"</?(?:(?:p|br|hr|h[1-6]|div|span|strong|em|blockquote|figure|figcaption|section|article|aside|header"
        r"|footer|nav|iframe|script|noscript|style|img|picture|video|audio|source|table|tbody|thead|tr|td|th|ul|ol"
        r"|li|font|center|sup|sub|small|button|form|input|label|amp-[a-z-]{2,30}|drupal-[a-z-]{2,30}|o:p|svg|path"
        r"|object|param|embed|time|cite|del|ins|wbr)(?:[^\S\n][^<>\n]{0,600})?/?|[abiuqs]|a[^\S\n][^<>\n]{0,600})>",
    ),
    *(
        (mark, "script", rf"(?m)^[ \t]{{0,20}}{opening}[^\n]{{0,2000}}")
        for mark, opening in (
            ("adsbygoogle", r"\(adsbygoogle = "),
            ("googletag", r"(?:var )?googletag\b"),
            ("window.", r"window\.[A-Za-z_]{3,40}[^\S\n]?="),
            ("function", r"!?\(?function[^\S\n]?\("),
            ("CDATA", r"/\*[^\S\n]?<!\[CDATA"),
            ("{", r"[.#@][A-Za-z][\w-]{2,60}[\w .#,:>-]{0,120}\{(?= ?[\w-]{2,40}:| ?$)"),
        )
    ),
    (
        "&",
        "entity",
        r"&(?:amp;){0,2}(?:#(?:\d{2,6}|x[0-9a-fA-F]{2,5})|nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[lr]aquo|[mn]dash"
        r"|hellip|bull|middot|shy|copy|reg|trade|euro|pound|deg|times|ensp|emsp|thinsp|zwn?j|iexcl|iquest|sect"
        r"|ord[mf]|[AEIOUaeiouNnYy](?:acute|grave|circ|tilde|uml)|[Cc]cedil|szlig|[Oo]slash|[Aa]ring|[Aa][Ee]lig);",
    ),
)
_OTHERS = tuple((mark, kind, lazy(expression)) for mark, kind, expression in _WRITTEN)
_SHOWN_TAG = lazy(r"</?(?:iframe|img|picture|video|audio|source|fig|embed|object|amp-|drupal-)")

# What an article about code says; its own code stays.
_ABOUT = lazy(
    r"\b(?:HTML5?|CSS3?|JavaScript|TypeScript|Python|BBCode|LaTeX|Jinja2?|Markdown|WordPress|Drupal|Joomla|Typo3"
    r"|JSON|shortcodes?|template engine|source code|code snippets?|regular expressions?|programmers?"
    r"|programming language|software developers?|web developers?|prompt injection|merge tags?|placeholders?"
    r"|Code-Schnipsel|Quellcode|código[- ]fuente|code source|código-fonte|codice sorgente|broncode"
    r"|kaynak kod\w{0,6}|kode sumber|исходн\w{2,4} код\w{0,3})\b"
)


class Code(NamedTuple):
    """A piece of code in a text; offsets are Unicode code points, half-open."""

    start: int
    end: int
    embed: bool
    """Whether it stands for something shown: a video, a picture, a form."""
    shown: str
    """What a reader should have seen in its place; empty for nothing."""


def about_code(text: str) -> bool:
    """Whether a text speaks of code, so that code in it is probably meant to be read."""
    return _ABOUT.search(text) is not None


def find(text: str) -> list[Code]:
    """The pieces of code in a text that no editor writes, in order, apart from each other.

    Those with nothing but spaces between them are one. Every expression is bounded, and none looks further
    than one line.
    """
    pieces: list[Code] = []
    if "[" in text:
        pieces += _shortcodes(text)
    for mark, kind, expression in _OTHERS:
        # One character is sooner looked for than several.
        if mark[0] in text and mark in text:
            pieces += _others(text, kind, expression)
    found: list[Code] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if _is_quoted(text, piece) or (found and piece.start < found[-1].end):
            continue
        last = found[-1] if found else None
        if last and not (last.shown or piece.shown) and not text[last.end : piece.start].strip(" \t"):
            found[-1] = Code(last.start, piece.end, last.embed or piece.embed, "")
        else:
            found.append(piece)
    return found


def _is_quoted(text: str, piece: Code) -> bool:
    """Whether a piece stands between marks that show it to be spoken of."""
    return text[max(0, piece.start - 1)] in _AROUND and text[piece.end : piece.end + 1] in _AROUND


def _shortcodes(text: str) -> Iterator[Code]:
    at = 0
    opened: set[str] = set()
    for tag in _SHORTCODE.finditer(text):
        start, end = tag.span()
        if start < at:
            continue
        name, rest = tag["name"], tag["rest"]
        if tag["slash"]:
            if name in opened or _is_plugin(name) or _is_alone(text, start, end):
                yield Code(start, end, _is_embed(name, ""), "")
            continue
        closing = f"[/{name}]"
        closed = text.find(closing, end, _line_end(text, end))
        if closed < 0 and not _is_shortcode(text, start, end, name, rest):
            continue
        opened.add(name)
        inner = text[end:closed].strip() if closed >= 0 else ""
        embed = _is_embed(name, rest + inner)
        if closed >= 0 and ((embed and not _BBCODE.match(name)) or " " not in inner):
            end = at = closed + len(closing)
        yield Code(start, end, embed, "")


def _is_plugin(name: str) -> bool:
    return _PLUGIN.fullmatch(name) is not None


def _is_shortcode(text: str, start: int, end: int, name: str, rest: str) -> bool:
    """Whether a bracket without a closing tag is a shortcode."""
    if _is_plugin(name) and (not rest or rest[0].isspace()):
        return True
    common = _COMMON.fullmatch(name) is not None
    if not rest:
        return common and _is_alone(text, start, end)
    if _QUOTED.search(rest):
        return True
    if rest[0] == "=":
        return _BBCODE.match(name) is not None
    if not rest[0].isspace() or not name.islower():
        return False
    if _BARE.search(rest):
        return True
    return common and bool(_NUMBERED.search(rest) or _ADDRESS.match(rest.strip()))


def _is_embed(name: str, rest: str) -> bool:
    if _EMBED.search(name):
        return True
    return name.lower() != "url" and _ADDRESS.search(rest) is not None


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a bracket has its line to itself."""
    first = max(text.rfind("\n", max(0, start - _INNER), start) + 1, start - _INNER, 0)
    return not text[first:start].strip() and not text[end : _line_end(text, end)].strip()


def _line_end(text: str, at: int) -> int:
    """Where a line ends, or how far a closing tag is looked for."""
    end = text.find("\n", at, at + _INNER)
    return end if end >= 0 else min(len(text), at + _INNER)


def _others(text: str, kind: Kind, expression: re.Pattern[str]) -> Iterator[Code]:
    for match in expression.finditer(text):
        start, end = match.span()
        if kind == "entity":
            if not _in_address(text, start):
                yield Code(start, end, False, _shown(match[0]))
        elif kind == "joomla":
            closing = f"{{/{match['name']}}}"
            closed = text.find(closing, end, _line_end(text, end))
            if closed >= 0 or match["rest"] or match["slash"] or _is_alone(text, start, end):
                end = closed + len(closing) if closed >= 0 else end
                yield Code(start, end, _is_embed(match["name"], ""), "")
        else:
            start += len(match[0]) - len(match[0].lstrip())
            shown = kind == "media" or (kind == "tag" and _SHOWN_TAG.match(match[0]) is not None)
            yield Code(start, end, shown, "")


def _in_address(text: str, at: int) -> bool:
    """Whether a place is within a web address."""
    before = text[max(0, at - 200) : at]
    word = before.split()[-1] if before and not before[-1].isspace() else ""
    return "://" in word or word.startswith("www.")


@cache
def _shown(entity: str) -> str:
    from html import unescape

    for _ in range(3):
        entity = unescape(entity)
    return " " if entity == "\u00a0" else entity
