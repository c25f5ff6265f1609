"""Metadata fields under the names that CMSs, feeds and front matter give them."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from auditor.readers.encoding import without_surrogates

# Names are compared without case, hyphens and underscores; the first one that is filled wins.
_TITLE = ("headline", "title", "name")
_BYLINE = ("byline", "author", "authors", "creator", "by")
_PUBLISHED = (
    "datepublished", "published", "publishedat", "publishedon", "publisheddate", "publicationdate",
    "publishdate", "pubdate", "date", "firstpublished", "versioncreated", "contentcreated", "firstcreated",
    "datecreated", "createdat",
)  # fmt: skip
_LANGUAGE = ("language", "lang", "inlanguage", "locale")
_CREDIT = (
    "credit", "creditline", "credittext", "agency", "sourceorganization", "source", "provider",
    "copyrightholder", "copyrightholders",
)  # fmt: skip
_URL = ("url", "canonical", "canonicalurl", "link", "permalink")

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_BCP47 = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_ISO_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source states about an article, in the auditor's terms."""

    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    language: str | None = None
    credit: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()


def metadata(fields: Mapping[str, object]) -> Metadata:
    """Read the fields that the auditor knows; others are ignored, unreadable dates noticed."""
    known = normalised(fields)
    notices: list[str] = []
    published = None
    for name in _PUBLISHED:
        value = known.get(name)
        if isinstance(value, str | int) and value:
            published = date_of(value)
            if published is None:
                notices.append(
                    f"states the date ‘{line(str(value))[:40]}’, which I cannot read: write 2026-03-04"
                )
            break
    credit = next(
        (text for text in (names_of(known.get(name)) for name in _CREDIT) if text and "://" not in text), None
    )
    return Metadata(
        title=next((text for text in (text_of(known.get(name)) for name in _TITLE) if text), None),
        byline=next((text for text in (names_of(known.get(name)) for name in _BYLINE) if text), None),
        published=published,
        language=next((tag for tag in (language_of(known.get(name)) for name in _LANGUAGE) if tag), None),
        credit=credit,
        url=next((text for text in (text_of(known.get(name)) for name in _URL) if text), None),
        notices=tuple(notices),
    )


def normalised(fields: Mapping[str, object]) -> dict[str, object]:
    """``fields`` with lower-case names without ``-``, ``_`` and ``:``; the first of two alike wins."""
    result: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(name, str):
            result.setdefault(re.sub(r"[-_:\s]", "", name.lower()), value)
    return result


def line(text: str) -> str:
    """``text`` on one line, without control characters, tags and lone surrogates, entities decoded."""
    text = _INVISIBLE.sub(" ", html.unescape(_TAG.sub("", without_surrogates(text))))
    return " ".join(text.split())


def text_of(value: object) -> str | None:
    """A string, or what an object holds under ``rendered``, ``value``, ``text`` or ``name``; one line."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        value = next(
            (value[key] for key in ("rendered", "value", "text", "name", "#text") if key in value), None
        )
    if isinstance(value, str):
        return line(value) or None
    return None


def names_of(value: object) -> str | None:
    """People or organisations: a string, an object with a name, or a list of them; joined by commas."""
    values = value if isinstance(value, list) else [value]
    names = []
    for one in values[:50]:
        name = text_of(one)
        if name is not None and "://" not in name and name not in names:
            names.append(name)
    return ", ".join(names) or None


def language_of(value: object) -> str | None:
    """A language tag (BCP 47); ``en_GB`` becomes ``en-GB``; None for what is no tag."""
    if isinstance(value, Mapping):
        value = value.get("alternateName")
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    tag = value.strip().replace("_", "-").split(".")[0]
    return tag if _BCP47.fullmatch(tag) else None


def date_of(value: str | int) -> dt.date | None:
    """The day that is stated, where it was stated: ISO 8601, RFC 2822, or seconds since 1970 (UTC).

    ``03/04/2026`` is refused: it is two different days on two sides of an ocean.
    """
    text = str(value).strip()
    if text.isdecimal() and len(text) in (10, 13):
        return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC).date()
    if match := _ISO_DATE.match(text):
        try:
            return dt.date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    if len(text) > 60 or "," not in text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
