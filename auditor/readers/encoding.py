"""Bytes to text: which encoding, and what is suspicious about the result. Nothing is repaired."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.readers.unreadable import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)

# A label names the larger encoding that browsers use for it
# (https://encoding.spec.whatwg.org/#names-and-labels).
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip

# What newsrooms' old systems and mail programs write. charset-normalizer chooses among these
# only: without the fence it calls short windows-1252 texts windows-1257 or a code page of DOS.
_LEGACY = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "koi8_r", "koi8_u", "mac_roman", "gb18030", "big5", "cp932", "euc_jp", "cp949", "iso8859_2", "iso8859_7",
    "iso8859_8",
]  # fmt: skip

_SAMPLE = 65_536
_HIGH = bytes(range(0x80, 0x100))
_UNKNOWN = "is not UTF-8, nor text in another encoding that I can tell: export it again as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was in, and what people should know of it."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None, *, inspect: bool = True) -> Decoded:
    """Decode ``data``: byte order mark, UTF-8, ``declared``, windows-1252, detection; in this order.

    UTF-8 goes before the declaration because text of another encoding almost never is valid UTF-8,
    while declarations are often left over from a template. Line ends stay as they are. Anything
    that was not UTF-8 is said in ``notices``; so are mojibake, control characters and U+FFFD.

    Args:
        data: A whole file, or one line of a JSONL file.
        declared: The encoding that the file names (``<meta charset>``), if it does.
        inspect: Also look for what is suspicious about the text (``suspicions``).

    Raises:
        Unreadable: The bytes are no text in any encoding that fits them.
    """
    text, encoding, said = _decode(data, declared)
    text = text.lstrip("\ufeff")
    notices = (said,) if said else ()
    return Decoded(text, encoding, (*notices, *suspicions(text)) if inspect else notices)


def _decode(data: bytes, declared: str | None) -> tuple[str, str, str | None]:
    for mark, bom_codec, name in _BOMS:
        if data.startswith(mark):
            try:
                return (
                    data.decode(bom_codec),
                    name,
                    None if name == "utf-8" else _not_utf8(name, "its byte order mark says so"),
                )
            except UnicodeDecodeError as error:
                raise _damaged(data, error, name) from None
    if b"\0" in data[:_SAMPLE]:
        return _decode_with_nul(data)
    try:
        return data.decode("utf-8"), "utf-8", None
    except UnicodeDecodeError as error:
        codec = _codec(declared)
        declared_text = _strictly(data, codec) if codec is not None else None
        if codec is not None and declared_text is not None:
            return declared_text, codec, _not_utf8(codec, "as it declares")
        if _mostly_utf8(data):
            raise _damaged(data, error, "utf-8") from None
    western = _strictly(data, "cp1252")
    if western is not None and _western(western[:_SAMPLE]):
        codec = "cp1254" if _turkish(western[:_SAMPLE]) else "cp1252"
        return data.decode(codec), codec, _not_utf8(codec, "a guess")
    return _detect(data)


def _not_utf8(codec: str, why: str) -> str:
    name = codec.replace("cp125", "windows-125")
    return f"is not UTF-8: read as {name} ({why}). Save it as UTF-8"


def _damaged(data: bytes, error: UnicodeDecodeError, name: str) -> Unreadable:
    before = data[: error.start]
    where = f"byte {error.start + 1}"
    if name == "utf-8":
        line = before.count(b"\n") + 1
        where += f", line {line}"
    return Unreadable(f"is damaged {name.upper()} (first at {where}): export it again as UTF-8")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\0" in text else text


def _codec(label: str | None) -> str | None:
    """The Python codec for a declared label; None for UTF-8 (already tried) and for no encoding of text."""
    if not label or len(label) > 40:
        return None
    try:
        name = codecs.lookup(label.strip()).name
        b"a".decode(name)  # refuses codecs such as base64 that do not yield text
    except (LookupError, ValueError, TypeError):
        return None
    name = _SUPERSETS.get(name, name)
    # A declaration that can be read as ASCII is not in UTF-16; UTF-7 and the escapes are not for files.
    refused = ("utf", "idna", "punycode", "unicode", "raw", "rot", "undefined", "mbcs", "oem")
    return None if name.startswith(refused) else name


def _decode_with_nul(data: bytes) -> tuple[str, str, str | None]:
    """Read UTF-16 without a mark: in every script, spaces and line ends have a NUL in the same half."""
    head = data[:_SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for codec, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many * 25 >= len(head) // 2 and many > 20 * few:
            text = _strictly(data, codec)
            if text is not None and _is_prose(text[:_SAMPLE]):
                return text, codec, _not_utf8(codec, "a guess: it has no byte order mark")
    place = data.index(0) + 1
    raise Unreadable(
        f"holds NUL bytes (first at byte {place}): it is not text, or it is damaged; export it again as UTF-8"
    )


def _is_prose(text: str) -> bool:
    odd = sum(1 for c in text if not (c.isprintable() or c.isspace()))
    return odd * 50 <= len(text)


# Expressions are compiled when they are used: most texts need few of them, and a start should be instant.
_SEQUENCE = rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}"


def _mostly_utf8(data: bytes) -> bool:
    """Whether these bytes, which are not valid UTF-8, are UTF-8 with something broken in it."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = sum(1 for c in text if c > "\x7f") - text.count("\ufffd")
    shaped = sum(
        len(sequence) for sequence in re.findall(_SEQUENCE, data)
    )  # overlong forms and surrogates too
    return good >= bad or shaped * 10 >= _high(data) * 8


def _high(data: bytes) -> int:
    return len(data) - len(data.translate(None, _HIGH))


_FOREIGN_RUN = r"[^\W\d_\x00-\x7f]{3,}"
_CAPITAL_INSIDE = r"[a-z][À-ÖØ-ÞŠŒŽŸ]"
_SYMBOL_INSIDE = r"[^\W\d_][¡-©«-±¶-¹»-¿÷×ƒ†‡ˆ‰˜][^\W\d_]"
_STRAY = r"(?<![^\W\d_])[ÃÇÐÑÕÜÝÞßãçðõýþÿŠŒŽšœžŸƒ](?![^\W\d_])"
_THORN_OR_ETH = "[ðþýÐÞÝ]"
_ICELANDIC = "[æáéíóúÆÁÉÍÓÚ]"


def _western(text: str) -> bool:
    """Whether ``text``, decoded from windows-1252, reads like a language of Western Europe or Turkish.

    Told by what those languages do not have: three accented letters in a row (Cyrillic, Arabic,
    Greek and Hebrew bytes), capitals or symbols inside words (Mac Roman, windows-1250), letters
    that never are a word (bytes at random), and broken UTF-8.
    """
    if any("\x80" <= c <= "\x9f" for c in text) or not _is_prose(text):
        return False
    letters = sum(1 for c in text if c.isalpha())
    foreign = sum(1 for c in text if c > "\x7f" and c.isalpha())
    if letters > 20 and foreign * 3 > letters:
        return False
    wrong = sum(len(run) for run in re.findall(_FOREIGN_RUN, text)) + 2 * sum(
        1 for _ in re.finditer(_MOJIBAKE, text)
    )
    wrong += sum(len(re.findall(pattern, text)) for pattern in (_CAPITAL_INSIDE, _SYMBOL_INSIDE, _STRAY))
    return wrong * 10 <= sum(1 for c in text if c > "\x7f")


def _turkish(text: str) -> bool:
    """Whether it is windows-1254: thorn or eth, without the vowels that Icelandic has and Turkish not."""
    return bool(re.search(_THORN_OR_ETH, text)) and not re.search(_ICELANDIC, text)


def _detect(data: bytes) -> tuple[str, str, str | None]:
    from charset_normalizer import from_bytes

    if _high(data) < 12:
        raise Unreadable(_UNKNOWN)  # too few bytes to tell one code page from another
    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, enable_fallback=False).best()
    # The sample may end inside a character of two bytes: the whole data decides.
    text = _strictly(data, best.encoding) if best is not None else None
    if best is None or text is None or not _is_prose(text[:_SAMPLE]):
        raise Unreadable(_UNKNOWN)
    return text, best.encoding, _not_utf8(best.encoding, "a guess, and not a sure one")


# --- what is suspicious in text that decodes -------------------------------------------------

# UTF-8 read as Latin-1 or windows-1252 turns one character into a lead (U+00C2-U+00F4) and one to
# three followers, the characters of bytes 80-BF. Followers that good text may well have after an
# accented letter (quotes, dashes, ellipsis, guillemets, no-break space, letters) count only where
# the lead or a repetition makes it sure: “VOILÀ…” and « déjà » are no mojibake.
_SURE = "\x80-\x9f¡-ª¬-¶¸-º¼-¿€‚ƒ„†‡ˆ‰‹•˜"
_ANY = _SURE + "\xa0«·»Š…‘’“”–—™š›œžŸŒŽ"
_MOJIBAKE = (
    f"ï»¿|ï¿½|â€[{_ANY}]?|ð[\x9fŸ][{_ANY}]{{2}}"
    f"|[Ãâ][{_SURE}](?:[{_ANY}])?|Â[{_SURE}\xa0«»·–—]|(?<![A-ZÀ-Þ])Ã[\xa0{_ANY}]|Ã[{_ANY}](?=[A-ZÀ-Þ]{{2}})"
    f"|[à-ï][{_SURE}][{_ANY}]"
    f"|(?:[Ä-ß][{_ANY}]){{2,40}}|[ÄÅÐÑØÙ][\x80-\x9f]"
)
_REPLACEMENT = "\ufffd"
_CONTROL = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
_OVERRIDE = "[\u202d\u202e]"
_SURROGATE = "[\ud800-\udfff]"
_LOST = r"(?<![^\s(\"“‘])[^\W\d_]{1,40}\?[^\W\d_]{1,40}(?![^\s.,;:!?)\"”’])"


def suspicions(text: str) -> Iterator[str]:
    """Notices on what looks damaged in ``text``: mojibake, lost, replaced or invisible characters.

    Each gives how often and where first, so that a person can look.
    """
    restore = "Restore it from the original"
    if not text.isascii():
        if any("\u00c2" <= char <= "\u00f4" for char in set(text)):
            yield from _notice(
                _MOJIBAKE, text, "looks like UTF-8 read in a wrong encoding (mojibake)", restore
            )
        yield from _notice(_REPLACEMENT, text, "holds the replacement character U+FFFD", restore)
        yield from _notice(
            _OVERRIDE,
            text,
            "holds characters that reverse the reading direction (U+202D, U+202E)",
            "Remove them",
        )
    yield from _notice(_CONTROL, text, "holds control characters", "Remove them")
    if "?" in text:
        what = "has question marks inside words, as of lost quotes or accents"
        yield from _notice(_LOST, text, what, restore, least=3)


def _notice(pattern: str, text: str, what: str, mend: str, least: int = 1) -> Iterator[str]:
    first, count = None, 0
    for match in re.finditer(pattern, text):
        first = match if first is None else first
        count += 1
    if first is not None and count >= least:
        sample = "" if pattern in (_CONTROL, _OVERRIDE, _REPLACEMENT) else f"‘{first.group()[:20]}’, "
        times = "once" if count == 1 else f"{count} times"
        yield f"{what} {times} (first {sample}line {line_of(text, first.start())}). {mend}"


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of a code point offset; CR LF, LF and CR end lines."""
    head = text[:offset]
    return head.count("\n") + head.count("\r") - head.count("\r\n") + 1


def without_surrogates(text: str) -> str:
    """``text`` with lone surrogates, which no file can hold, as U+FFFD; offsets stay."""
    return re.sub(_SURROGATE, "\ufffd", text)
