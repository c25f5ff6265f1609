"""`auditor.toml` (or ``[tool.auditor]`` of a pyproject.toml) as one checked, frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from auditor.grammar_settings import GrammarSettings, parse_grammar
from auditor.house import FactError, House, parse_facts
from auditor.model import Severity, Suppression
from auditor.near import near as near
from auditor.weights import Gates, Weights, parse_gates, parse_weights

NAMES = ("auditor.toml", "pyproject.toml")
FAIL_ON = ("error", "warning", "never")


class ConfigError(Exception):
    """The configuration, a rule or a pack cannot be used; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a newsroom can set. Paths are absolute once loaded."""

    packs: tuple[Path, ...] = ()
    """Folders of own rules, beside those that ship."""
    select: tuple[str, ...] = ()
    """Rule ids or families to run; none means all."""
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    require: tuple[str, ...] = ()
    """Evidence without which an audit counts as incomplete: ``grammar``, ``sources``."""
    exclude: tuple[str, ...] = ()
    wire: tuple[Path, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severities by rule id or family, over the rules' own."""
    suppressions: tuple[Suppression, ...] = ()
    own: tuple[str, ...] = ()
    """Agencies and houses whose copy is the newsroom's own."""
    facts: House = field(default_factory=House)
    """People and terms as the newsroom states them: ``[[facts.people]]``, ``[[facts.terms]]``."""
    tortured_phrases: tuple[str, ...] = ()
    """Spun forms of stock phrases beside those that ship: ``spun form -> stock phrase``."""
    calibration: Path | None = None
    """A calibration of readability made with ``audit calibrate``, instead of the one that ships."""
    score: Weights = field(default_factory=Weights)
    gates: Gates = field(default_factory=Gates)
    grammar: GrammarSettings = field(default_factory=GrammarSettings)
    """LanguageTool."""
    encoder: Path | None = None
    """Folder of a sentence encoder that helps to find deep rewrites (`auditor.compare.encoder`)."""
    path: Path | None = None
    """The file that it was read from."""

    def selects(self, rule_id: str) -> bool:
        """Whether a rule is to run. The narrower of the names that fit decides: an ignored
        family with one selected rule of it runs that rule, and the other way round."""
        chosen = max((len(n) for n in self.select if matches(n, rule_id)), default=-1)
        left_out = max((len(n) for n in self.ignore if matches(n, rule_id)), default=-1)
        if self.select and chosen < 0:
            return False
        return chosen > left_out or left_out < 0

    @property
    def house(self) -> House:
        """What rules may know of the newsroom."""
        return self.facts._replace(own=self.own, tortured_phrases=self.tortured_phrases)

    def severity_of(self, rule_id: str) -> Severity | None:
        """The severity set for a rule, the narrowest name first; None where none is set."""
        family = rule_id.partition("/")[0]
        return self.severity.get(rule_id, self.severity.get(family))


def matches(name: str, rule_id: str) -> bool:
    """Whether a rule id or family (``facts`` or ``facts/``) names a rule."""
    return rule_id == name or rule_id.partition("/")[0] == name.rstrip("/")


def find(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder: ``auditor.toml``, else a
    ``pyproject.toml`` with a ``[tool.auditor]`` table."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name == "auditor.toml" or b"[tool.auditor" in path.read_bytes()):
                return path
    return None


def load(path: Path) -> Config:
    """Reads a configuration file.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or has a key or value that is not known.
    """
    data = _toml(path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("auditor", {})
    return _parse(data, path)


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from None


_KEYS = tuple(f.name for f in fields(Config) if f.name not in ("path", "suppressions"))


def _parse(data: Mapping[str, Any], path: Path) -> Config:
    values: dict[str, Any] = {"path": path}
    for key, value in data.items():
        if key not in _KEYS:
            raise ConfigError(f"{path}: unknown key '{key}'{near(key, _KEYS)}")
        if key == "ignore":
            # One key, two depths: `ignore = ["rule"]` leaves a rule out for good, an [[ignore]] table
            # suppresses single findings of it. TOML makes both one array.
            items = value if isinstance(value, list) else [value]
            values["ignore"] = tuple(_strings([v for v in items if not isinstance(v, dict)], key, path))
            values["suppressions"] = tuple(_suppressions([v for v in items if isinstance(v, dict)], path))
        elif key in ("packs", "wire"):
            values[key] = tuple((path.parent / item).resolve() for item in _strings(value, key, path))
        elif key == "severity":
            values[key] = _severities(value, path)
        elif key == "tortured_phrases":
            values[key] = tuple(_spun(entry, path) for entry in _strings(value, key, path))
        elif key == "grammar":
            try:
                values[key] = parse_grammar(value, path.parent)
            except ValueError as error:
                raise ConfigError(f"{path}: {error}") from None
        elif key == "fail_on":
            if value not in FAIL_ON:
                raise ConfigError(f"{path}: fail_on must be one of {', '.join(FAIL_ON)}, not {value!r}")
            values[key] = value
        elif key == "facts":
            values[key] = _facts(value, path)
        elif key == "calibration":
            if not isinstance(value, str):
                raise ConfigError(f'{path}: calibration must be a path, for example "newsroom.json"')
            values[key] = (path.parent / value).resolve()
        elif key == "encoder":
            if not isinstance(value, str):
                raise ConfigError(f'{path}: encoder must be the path of a folder, for example "minilm"')
            values[key] = (path.parent / value).resolve()
        elif key in ("score", "gates"):
            try:
                values[key] = parse_weights(value) if key == "score" else parse_gates(value)
            except ValueError as error:
                raise ConfigError(f"{path}: {error}") from None
        else:
            values[key] = tuple(_strings(value, key, path))
    return Config(**values)


def _spun(entry: str, path: Path) -> str:
    spun, arrow, stock = entry.partition("->")
    if not arrow or len(spun.split()) < 2 or not stock.strip():
        raise ConfigError(
            f"{path}: tortured_phrases: '{entry}' is no entry; write \"spun form -> stock phrase\", "
            "two words or more before the arrow"
        )
    return entry.strip()


def _strings(value: object, key: str, path: Path) -> list[str]:
    if isinstance(value, str) or not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f'{path}: {key} must be a list of strings, for example {key} = ["…"]')
    return value


def _facts(value: object, path: Path) -> House:
    try:
        return parse_facts(value)
    except FactError as error:
        raise ConfigError(f"{path}: {error}") from None


def load_facts(path: Path) -> House:
    """Reads the ``facts.toml`` of a pack: the same tables as ``auditor.toml``, and nothing else.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or states what cannot be used.
    """
    data = _toml(path)
    for key in data:
        if key != "facts":
            raise ConfigError(f"{path}: unknown key '{key}'; it holds [[facts.people]] and [[facts.terms]]")
    return _facts(data.get("facts", {}), path)


def _severities(value: object, path: Path) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise ConfigError(f'{path}: [severity] must be a table of rule = "error", "warning" or "info"')
    try:
        return {str(name): Severity(level) for name, level in value.items()}
    except ValueError as error:
        raise ConfigError(f"{path}: [severity]: {error}; use error, warning or info") from None


def _suppressions(items: list[dict[str, Any]], path: Path) -> Iterable[Suppression]:
    for number, item in enumerate(items, 1):
        place = f"{path.name}, [[ignore]] number {number}"
        unknown = set(item) - {"rule", "reason", "path", "text"}
        if unknown:
            raise ConfigError(f"{place}: unknown key '{min(unknown)}'; known are rule, reason, path, text")
        if not str(item.get("reason", "")).strip() or not item.get("rule"):
            raise ConfigError(f"{place}: rule and reason are required; a suppression says why")
        yield Suppression(
            rule=str(item["rule"]),
            reason=str(item["reason"]).strip(),
            text=item.get("text"),
            path=item.get("path"),
            origin=place,
        )
