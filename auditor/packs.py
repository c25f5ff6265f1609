"""Folders of rule files -> rules. The id of a rule is its path: ``facts/own_capital.py`` is
``facts/own-capital``; a list is TOML, a thought is Python."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from auditor.config import ConfigError
from auditor.phrases import PhraseRule, parse
from auditor.rule import EVIDENCE, Rule

_HERE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The folder of the rules that ship: inside the installed package, or beside it in a checkout.

    Raises:
        ConfigError: The package was installed without its rules.
    """
    inside = _HERE / "rules"
    if inside.is_dir():
        return inside
    # Without the look at pyproject.toml a broken installation would run whatever stands in a
    # neighbouring package of the name "rules", such as Django's.
    beside = _HERE.parent / "rules"
    if beside.is_dir() and (_HERE.parent / "pyproject.toml").is_file():
        return beside
    raise ConfigError("auditor is installed without its rules: install the package again")


def discover(packs: Iterable[Path] = ()) -> dict[str, Path]:
    """The files of all rules by id, in order of the ids: those that ship and those of the packs given.

    Raises:
        ConfigError: A pack is no folder or holds no rule, or two rules have one id.
    """
    found: dict[str, Path] = {}
    for folder in (shipped(), *packs):
        if not folder.is_dir():
            raise ConfigError(f"rule pack {folder}: is not a folder")
        paths = [p for p in folder.rglob("*") if p.suffix in (".py", ".toml") and p.name != "__init__.py"]
        if not paths:
            raise ConfigError(
                f"rule pack {folder}: holds no rule; rules are FAMILY/NAME.toml or FAMILY/NAME.py"
            )
        for path in paths:
            rule_id = _id(path, folder)
            if rule_id in found:
                raise ConfigError(f"{path}: rule {rule_id} exists already in {found[rule_id]}; rename one")
            found[rule_id] = path
    return dict(sorted(found.items()))


def load(
    packs: Iterable[Path] = (), wanted: Callable[[str], bool] = lambda _: True
) -> tuple[tuple[Rule, ...], tuple[PhraseRule, ...]]:
    """The wanted rules that ship and those of the packs given, by id; and, apart, all phrase lists.

    Phrase lists are loaded whether wanted or not: they tell which parts of a text are page furniture,
    which other rules leave alone.

    Raises:
        ConfigError: A pack or a rule cannot be loaded: running without it would be a silent pass.
    """
    rules: list[Rule] = []
    phrases: list[PhraseRule] = []
    for rule_id, path in discover(packs).items():
        if path.suffix == ".toml":
            listed = _load_toml(path, rule_id)
            phrases.append(listed)
            rule = listed.rule()
        elif wanted(rule_id):
            rule = _load_python(path, rule_id)
        else:
            continue
        if wanted(rule_id):
            _check(rule, path)
            rules.append(rule)
    return tuple(rules), tuple(phrases)


def _id(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).with_suffix("").parts
    if len(parts) != 2:
        raise ConfigError(f"{path}: a rule stands in a folder that names its family: FAMILY/{path.name}")
    return "/".join(parts).replace("_", "-")


def _load_toml(path: Path, rule_id: str) -> PhraseRule:
    try:
        return parse(rule_id, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, OSError) as error:
        raise ConfigError(f"{path}: {error}") from None


def _load_python(path: Path, rule_id: str) -> Rule:
    name = "auditor_rule_" + "".join(c if c.isalnum() else "_" for c in str(path))
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses and annotations of a rule file look their module up by name.
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise ConfigError(f"{path}: cannot be loaded: {type(error).__name__}: {error}") from error
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    if len(rules) != 1:
        raise ConfigError(f"{path}: must define exactly one rule with @rule(…), not {len(rules)}")
    return replace(rules[0], id=rule_id)


def _check(rule: Rule, path: Path) -> None:
    if not rule.doc:
        raise ConfigError(f"{path}: has no documentation; a rule's docstring (doc in TOML) is its page")
    if not rule.bad or not rule.good:
        raise ConfigError(f"{path}: needs at least one bad and one good example")
    for example in rule.bad:
        if "[[" not in example.text or "]]" not in example.text:
            raise ConfigError(
                f"{path}: a bad example marks what is underlined with [[ ]]: {example.text[:60]!r}"
            )
    unknown = {*rule.needs, *rule.uses}.difference(EVIDENCE)
    if unknown:
        raise ConfigError(f"{path}: unknown evidence '{min(unknown)}'; there is {', '.join(EVIDENCE)}")
