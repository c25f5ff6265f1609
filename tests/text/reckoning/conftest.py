"""How the tests of reckoning ask what is wrong in a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from auditor.document import Document
from auditor.model import Article, Span
from auditor.text.reckoning import reckoned

TODAY = dt.date(2026, 2, 18)


@pytest.fixture(scope="session")
def found() -> Callable[..., list[str]]:
    """What is wrong in a text of a day, without what overlaps it."""

    def wrong_in(text: str, published: dt.date | None = TODAY) -> list[str]:
        doc = Document(Article("a", text, language="en", published=published))
        spans: list[Span] = []
        for wrong in reckoned(
            text, doc.sentences, doc.numbers, doc.spelt, doc.language, published, lambda: doc.dates
        ):
            if all(wrong.span.end <= span.start or span.end <= wrong.span.start for span in spans):
                spans.append(wrong.span)
        return [text[slice(*span)] for span in spans]

    return wrong_in
