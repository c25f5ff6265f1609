"""The one error that readers raise."""

from __future__ import annotations

import re


class Unreadable(ValueError):
    """A file or record cannot be read. The message says what is wrong and how to mend it.

    It continues the name of the file: “report.txt” + “is empty: write the article into it …”.
    """


EMPTY = "is empty: write the article into it or leave it out with --exclude"

_WORD = re.compile(r"\w")


def require_words(text: str) -> None:
    """Raise ``Unreadable`` if ``text`` holds no letter or digit, only spaces, marks and the invisible."""
    if not _WORD.search(text):
        raise Unreadable(EMPTY)
