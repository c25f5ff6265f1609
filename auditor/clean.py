"""The article without its page furniture, and a list of what was cut: together they are the original."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from auditor.model import Article, Finding, Severity

FAMILY = "boilerplate"


@dataclass(frozen=True, slots=True)
class Cut:
    """One stretch that was taken out. ``start`` and ``end`` are offsets into the original text and
    ``text`` is all that stood there, line end included."""

    start: int
    end: int
    text: str
    rules: tuple[str, ...]


def clean(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Cut, ...]]:
    """Takes the page furniture out of an article's text.

    Only findings of the boilerplate family that offer removal and are no mere hints (severity
    info) are cut. Where a cut leaves a line empty the line goes too, with one of the blank lines
    around it, so that no gap shows; a cut inside a line takes the white space before it.

    Args:
        text: The article's text, as the findings' offsets mean it.
        findings: The findings that count; suppressed ones stay in the text.

    Returns:
        The cleaned text, and the cuts in order; `restore` puts them back.
    """
    spans = sorted(
        (f.start, f.end, f.rule)
        for f in findings
        if f.rule.partition("/")[0] == FAMILY and f.suggestion == "" and f.severity is not Severity.INFO
    )
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, rule in spans:
        if merged and _blank(text, merged[-1][1], start):
            before, reach, rules = merged.pop()
            merged.append((before, max(reach, end), rules if rule in rules else (*rules, rule)))
        else:
            merged.append((start, end, (rule,)))
    cuts: list[Cut] = []
    parts: list[str] = []
    at = 0
    for start, end, rules in merged:
        start, end = _widen(text, start, end)
        start = max(start, at)
        parts.append(text[at:start])
        cuts.append(Cut(start, end, text[start:end], rules))
        at = end
    parts.append(text[at:])
    return "".join(parts), tuple(cuts)


def restore(cleaned: str, cuts: Sequence[Cut]) -> str:
    """The original text: the cleaned one with the cuts put back."""
    parts: list[str] = []
    at = taken = 0
    for cut in cuts:
        keep = cut.start - at
        parts.append(cleaned[taken : taken + keep])
        parts.append(cut.text)
        taken += keep
        at = cut.end
    parts.append(cleaned[taken:])
    return "".join(parts)


def _blank(text: str, start: int, end: int) -> bool:
    return start >= end or text[start:end].isspace()


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """A cut with the white space that would be left over."""
    line_start = start
    while line_start > 0 and text[line_start - 1] not in "\r\n" and text[line_start - 1].isspace():
        line_start -= 1
    line_end = end
    while line_end < len(text) and text[line_end] not in "\r\n" and text[line_end].isspace():
        line_end += 1
    opens = line_start == 0 or text[line_start - 1] in "\r\n"
    closes = line_end == len(text) or text[line_end] in "\r\n"
    if opens and closes:
        while line_end < len(text) and text[line_end].isspace():
            line_end += 1
            if text[line_end - 1] == "\n" and not text[line_end : line_end + 2].startswith(("\n", "\r\n")):
                break
        return line_start, line_end
    return (line_start, end) if closes else (start, line_end) if opens else (line_start, end)


def write_clean(article: Article, findings: Iterable[Finding], folder: Path) -> int:
    """Writes the cleaned text of an article below a folder, and beside it ``….cuts.json``.

    The place is the article's id below ``folder``; what would lead out of it (``..``, a drive, a
    leading slash) is dropped. An article read from HTML or JSON becomes a ``.txt``.

    Returns:
        How many passages were cut.

    Raises:
        OSError: The files cannot be written.
    """
    cleaned, cuts = clean(article.text, findings)
    path = folder.joinpath(*_safe_parts(article.id))
    if article.format not in ("text", "markdown"):
        path = path.with_name(path.name + ".txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(cleaned, encoding="utf-8", errors="surrogatepass", newline="")
    listed = {"article": article.id, "cuts": [asdict(cut) for cut in cuts]}
    path.with_name(path.name + ".cuts.json").write_text(
        json.dumps(listed, ensure_ascii=True, indent=1) + "\n", encoding="utf-8"
    )
    return len(cuts)


def _safe_parts(article_id: str) -> list[str]:
    parts = article_id.replace("\\", "/").split("/")
    safe = ["".join("_" if c in '<>:"|?*' or not c.isprintable() else c for c in part) for part in parts]
    return [part for part in safe if part not in ("", ".", "..")] or ["article"]
