"""Plain text: the decoded file is the article."""

from __future__ import annotations

import re

from auditor.model import Article
from auditor.readers.unreadable import require_words

_PAGE = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)


def from_text(text: str, id: str, *, path: str = "") -> Article:
    """The article in a plain text file.

    Raises:
        Unreadable: There is not a word in it.
    """
    require_words(text)
    notices: tuple[str, ...] = ()
    if _PAGE.match(text):
        notices = ("looks like an HTML page and is read as plain text: name it .html",)
    return Article(id=id, text=text, path=path, format="text", notices=notices)
