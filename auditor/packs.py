"""Folders of rule files -> rules. The id of a rule is its path: ``facts/own_capital.py`` is
``facts/own-capital``; a list is TOML, a thought is Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.cache import remember
from auditor.config import ConfigError, load_facts
from auditor.house import House
from auditor.model import Severity
from auditor.rule import EVIDENCE, Rule, as_example

if TYPE_CHECKING:
    from auditor.document import Document
    from auditor.model import Finding
    from auditor.phrases.lexicon import Lexicon
    from auditor.phrases.rule import PhraseRule

_HERE = Path(__file__).resolve().parent
_COMPILER = ("rule", "filing", "index", "patterns", "normal")
"""The modules that decide what the compiled phrase lists are like."""
_Listed = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""What the engine needs of a phrase list: severity, documentation, bad and good examples."""
FACTS = "facts.toml"
"""What a pack states of people and terms: the file of this name right in its folder."""


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
        stated = folder / FACTS
        paths = [path for path in _files(folder) if path != stated]
        if not paths and not stated.is_file():
            raise ConfigError(
                f"rule pack {folder}: holds no rule; rules are FAMILY/NAME.toml or FAMILY/NAME.py"
            )
        for path in paths:
            rule_id = _id(path, folder)
            if rule_id in found:
                raise ConfigError(f"{path}: rule {rule_id} exists already in {found[rule_id]}; rename one")
            found[rule_id] = path
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterable[Path]:
    for inside, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".py", ".toml")) and name != "__init__.py":
                yield Path(inside, name)


def load(
    packs: Iterable[Path] = (), wanted: Callable[[str], bool] = lambda _: True
) -> tuple[tuple[Rule, ...], Lexicon]:
    """The wanted rules that ship and those of the packs given, by id, and the lexicon of all phrase lists.

    Phrase lists are loaded whether wanted or not: they tell which parts of a text are page furniture,
    which other rules leave alone.

    Raises:
        ConfigError: A pack or a rule cannot be loaded: running without it would be a silent pass.
    """
    paths = discover(packs)
    lists = {rule_id: path for rule_id, path in paths.items() if path.suffix == ".toml"}
    code = [_HERE / "phrases" / f"{name}.py" for name in _COMPILER]
    listed, compiled = remember("lexicon", [*lists.values(), *code], lambda: _compile(lists))
    # Imported here: nothing but rules in Python is needed to tell that one cannot be loaded.
    from auditor.phrases.index import Compiled
    from auditor.phrases.lexicon import Lexicon

    rules = tuple(
        _load_python(path, rule_id) if path.suffix == ".py" else _listed(rule_id, *listed[rule_id])
        for rule_id, path in paths.items()
        if wanted(rule_id)
    )
    return rules, Lexicon(Compiled(*compiled))


def facts(packs: Iterable[Path]) -> House:
    """What the packs given state of people and terms.

    Raises:
        ConfigError: A pack's ``facts.toml`` cannot be used.
    """
    stated = House()
    for folder in packs:
        if (folder / FACTS).is_file():
            stated = stated.joined(load_facts(folder / FACTS))
    return stated


def _compile(lists: Mapping[str, Path]) -> tuple[dict[str, _Listed], tuple[Any, ...]]:
    """All phrase lists as plain data: their rules, and what the lexicon is made of."""
    # Imported here: what they make is usually in the cache.
    from auditor.phrases.filing import compiled

    rules = [_load_toml(path, rule_id) for rule_id, path in lists.items()]
    listed: dict[str, _Listed] = {}
    for rule in rules:
        good, bad = (tuple(example.text for example in examples) for examples in (rule.good, rule.bad))
        listed[rule.id] = rule.severity.value, rule.doc, bad, good
        _checked(_listed(rule.id, *listed[rule.id]), lists[rule.id])
    return listed, tuple(compiled(rules))


def _listed(rule_id: str, severity: str, doc: str, bad: Iterable[str], good: Iterable[str]) -> Rule:
    """A phrase list as the engine knows it: its check picks its findings from the article's furniture."""
    return Rule(
        id=rule_id,
        severity=Severity(severity),
        doc=doc,
        bad=tuple(map(as_example, bad)),
        good=tuple(map(as_example, good)),
        check=partial(_furniture, rule_id),
    )


def _furniture(rule_id: str, doc: Document) -> Iterable[Finding]:
    return doc.furniture.get(rule_id, ())


def _id(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).with_suffix("").parts
    if len(parts) != 2:
        raise ConfigError(f"{path}: a rule stands in a folder that names its family: FAMILY/{path.name}")
    return "/".join(parts).replace("_", "-")


def _load_toml(path: Path, rule_id: str) -> PhraseRule:
    import tomllib

    from auditor.phrases.rule import parse

    try:
        return parse(rule_id, tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, OSError) as error:
        raise ConfigError(f"{path}: {error}") from None


def _load_python(path: Path, rule_id: str) -> Rule:
    import importlib.util

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
    return _checked(rules[0]._replace(id=rule_id), path)


def _checked(rule: Rule, path: Path) -> Rule:
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
    return rule
