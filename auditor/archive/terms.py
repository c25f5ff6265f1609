"""What is indexed of a text: its terms, and a key that near-identical texts share."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import pairwise

import tantivy

from auditor.text.words import normalise

_MAX_CHARACTERS = 120_000
"""Characters of one text that are indexed, about 20,000 words: a guard against hostile input."""
_MAX_TERM_BYTES = 120

# Thai, Lao, Burmese, Khmer, kana and Han put no spaces between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]{3,}"
)


def analyzer() -> tantivy.TextAnalyzer:
    """What splits the first part of `terms_and_key` into terms, in texts and queries alike: into runs of
    letters and digits."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(_MAX_TERM_BYTES)).build()


def terms_and_key(text: str) -> tuple[str, int]:
    """The words of a text in the form that is indexed, and a number of 64 bits that is the same for texts
    that differ in white space, case and typography only."""
    normal = encodable(normalise(text))
    key = int.from_bytes(blake2b(normal.encode(), digest_size=8).digest(), "big")
    words = normal[:_MAX_CHARACTERS]
    return (words if words.isascii() else _UNSPACED.sub(_pairs, words)), key


def encodable(text: str) -> str:
    """A text without lone surrogates, which UTF-8 cannot express."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def digest(id: str) -> str:
    """The term of an id, which may be of any length: eighteen hexadecimal digits. Two of a hundred million
    ids share theirs with a chance of one in a million."""
    return blake2b(id.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


def _pairs(match: re.Match[str]) -> str:
    """A run of a script without spaces as its overlapping pairs of characters."""
    return " ".join(first + second for first, second in pairwise(match[0]))
