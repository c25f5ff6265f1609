"""The table ``[grammar]`` of the configuration: which LanguageTool is asked, and for what."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from auditor.near import near


class GrammarSettings(NamedTuple):
    """What a newsroom can set of LanguageTool. Paths are absolute once loaded."""

    off: bool = False
    """Leave LanguageTool out, as ``--no-grammar`` does."""
    server: str | None = None
    """Address of a LanguageTool server that runs elsewhere; else one is started on this machine."""
    path: Path | None = None
    """Folder of a LanguageTool to start instead of the one that ``audit setup`` installs."""
    memory: int = 512
    """Most memory for the objects of the server that is started, in MB."""
    timeout: int = 60
    """Seconds that one request may take."""
    linger: float = 5
    """Seconds that the server that was started stays after its last client."""
    variants: tuple[tuple[str, str], ...] = ()
    """Languages with the one variant to accept (``en = "en-GB"``); else all are accepted."""
    enabled: tuple[str, ...] = ()
    """LanguageTool's rules and categories to ask for beside the usual ones; what they find is reported."""
    disabled: tuple[str, ...] = ()
    """LanguageTool's rules not to ask for."""


_NUMBERS = {"memory": (128, 65_536), "timeout": (1, 3_600), "linger": (0, 86_400)}


def parse_grammar(value: object, folder: Path) -> GrammarSettings:
    """The table ``[grammar]`` as read from TOML.

    Args:
        value: The table.
        folder: Where the configuration lies; relative paths start there.

    Raises:
        ValueError: A key is not known, or a value cannot be used; the message names it.
    """
    if not isinstance(value, dict):
        raise ValueError("grammar must be a table: [grammar]")
    known = GrammarSettings._fields
    values: dict[str, Any] = {}
    for key, item in value.items():
        if key not in known:
            raise ValueError(f"[grammar]: unknown key '{key}'{near(key, known)}")
        values[key] = _value(key, item, folder)
    return GrammarSettings(**values)


def _value(key: str, item: object, folder: Path) -> object:
    place = f"[grammar] {key}"
    if key in _NUMBERS:
        least, most = _NUMBERS[key]
        numeric = isinstance(item, int | float if key == "linger" else int) and not isinstance(item, bool)
        if not numeric or not least <= item <= most:  # type: ignore[operator]
            raise ValueError(f"{place} must be a number from {least} to {most}, not {item!r}")
        return item
    if key == "off":
        if not isinstance(item, bool):
            raise ValueError(f"{place} must be true or false, not {item!r}")
        return item
    if key in ("enabled", "disabled"):
        if not isinstance(item, list) or not all(isinstance(name, str) for name in item):
            raise ValueError(f'{place} must be a list of strings, for example {key} = ["…"]')
        return tuple(item)
    if key == "variants":
        if not isinstance(item, dict) or not all(isinstance(tag, str) for tag in item.values()):
            raise ValueError(f'{place} must be a table such as {{ en = "en-GB" }}')
        return tuple(item.items())
    if not isinstance(item, str) or not item:
        raise ValueError(f"{place} must be a string, not {item!r}")
    if key == "path":
        return (folder / Path(item).expanduser()).resolve()
    if not item.startswith(("http://", "https://")):
        raise ValueError(f"{place} must be an address such as http://127.0.0.1:8081, not {item!r}")
    return item.rstrip("/").removesuffix("/v2") + "/"
