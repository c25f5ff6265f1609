"""Front matter at the top of Markdown: YAML between ``---``, TOML between ``+++``, or a JSON object."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_LENGTH = 65_536

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}
_FIELD = re.compile(
    r"(?:\s|#[^\r\n]*(?=[\r\n]))*[\"']?[\w.-]{1,80}[\"']?[ \t]*[:=]"
    r"|\s*(?=---|\.\.\.|\+\+\+)|\s*\[[\w.]{1,80}\]"
)
_OBJECT = re.compile(r"\{\s*\"")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, and where the text of the article begins (code points; 0 without front matter)."""

    end: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    notice: str | None = None


def split(text: str) -> FrontMatter:
    """Read the front matter of ``text``, if it has any.

    Front matter that is never closed is text, since nobody can tell where it ends. Front matter that is
    closed and does not parse is no prose either way: it stays apart, and its fields are not used. Both
    are said in ``notice``.
    """
    if _OBJECT.match(text):
        return _json(text)
    opening = _OPENING.match(text)
    if opening is None or not _FIELD.match(text, opening.end(), opening.end() + MAX_LENGTH):
        return FrontMatter()  # a line of dashes, as Markdown draws rules
    mark = opening[1]
    closing = _CLOSING[mark].search(text, opening.end(), opening.end() + MAX_LENGTH)
    if closing is None:
        return FrontMatter(
            notice=f"opens front matter with {mark} and never closes it: add a line {mark} below its fields"
        )
    raw = text[opening.end() : closing.start()]
    fields, wrong = _yaml(raw) if mark == "---" else _toml(raw)
    if wrong is not None:
        return FrontMatter(
            closing.end(),
            notice=f"has front matter that does not parse ({wrong}), so its fields are not used: correct it",
        )
    return FrontMatter(closing.end(), fields)


def _yaml(raw: str) -> tuple[Mapping[str, object], str | None]:
    import yaml

    try:
        # BaseLoader builds strings, lists and dicts, and nothing else: no tag runs code, ‘no’ and
        # 2026-02-30 stay what the writer wrote. The loader in Python stops deep nesting by an exception.
        fields = yaml.load(raw, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}: " if mark is not None else ""
        return {}, f"{where}{getattr(error, 'problem', None) or 'not YAML'}"
    except (RecursionError, ValueError) as error:
        return {}, "nested too deeply" if isinstance(error, RecursionError) else "not YAML"
    if fields is None or fields == "":
        return {}, None
    if not isinstance(fields, dict):
        return {}, "not a list of fields"
    return {name: None if value in ("null", "~") else value for name, value in fields.items()}, None


def _toml(raw: str) -> tuple[Mapping[str, object], str | None]:
    try:
        fields = tomllib.loads(raw.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError) as error:
        return {}, "nested too deeply" if isinstance(error, RecursionError) else str(error)
    # Dates come as objects: everything here is read as text.
    return {
        name: str(value) if hasattr(value, "isoformat") else value for name, value in fields.items()
    }, None


def _json(text: str) -> FrontMatter:
    try:
        fields, end = json.JSONDecoder().raw_decode(text[:MAX_LENGTH])
    except (ValueError, RecursionError):
        return FrontMatter(
            notice="opens with a JSON object that does not parse: correct it if it is front matter"
        )
    return FrontMatter(end, fields)
