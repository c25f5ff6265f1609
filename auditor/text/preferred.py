"""Words and names that a house does not print, with what it prints instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

Preference = tuple[str, tuple[str, ...]]
"""The form to use, and the forms that it stands for."""


def unwanted(text: str, preferences: Iterable[Preference]) -> Iterator[tuple[int, int, str]]:
    """Return where unwanted forms stand, in order: start, end and the form to use.

    A form is found as whole words, in the capitals that it is written in; a form in lower case also where
    it begins a sentence, then with a capital in the form to use. Straight and curly apostrophes are one,
    and so are a space, a line end and a no-break space. A form inside the one to use (``Kiev`` in
    ``Chicken Kiev``, if that is to be used) is left alone.

    Args:
        text: The text. Offsets are code points into it, half-open.
        preferences: The form to use and the unwanted ones, in the order in which they count.
    """
    listed = tuple((use, tuple(forms)) for use, forms in preferences)
    if not listed:
        return
    pattern, wanted = _compiled(listed)
    for match in pattern.finditer(text):
        written = " ".join(match[0].split()).replace("’", "'")
        use = wanted.get(written)
        if use is None and written[:1].isupper():
            use = wanted.get(written[0].lower() + written[1:])
            use = use and use[0].upper() + use[1:]
        if use is not None:
            yield match.start(), match.end(), use


@lru_cache(maxsize=16)
def _compiled(listed: tuple[Preference, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    wanted: dict[str, str] = {}
    allowed: set[str] = set()
    for use, forms in listed:
        allowed.add(use)
        for form in forms:
            wanted.setdefault(" ".join(form.split()).replace("’", "'"), use)
    # The longer form first, and the forms to use among them, so that no part of one is found.
    every = sorted(
        {*wanted, *(use.replace("’", "'") for use in allowed)}, key=lambda form: (-len(form), form)
    )
    inner = "|".join(map(_pattern, every))
    return re.compile(rf"(?<![\w’'-])(?:{inner})(?![\w-])"), wanted


def _pattern(form: str) -> str:
    escaped = re.escape(form).replace("'", "['’]").replace(r"\ ", r"\s{1,2}")
    first = form[0]
    return f"[{first}{first.upper()}]{escaped[1:]}" if first.islower() else escaped
