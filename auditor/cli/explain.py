"""``audit rules`` and ``audit explain RULE``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.common import fail, load_config, utf8_output

_Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Instead of the nearest auditor.toml.")
]


def rules(config: _Config = None) -> None:
    """List the rules: id, severity, what it finds. Rules that the configuration leaves out are marked."""
    from auditor.config import ConfigError
    from auditor.packs import load

    utf8_output()
    settings = load_config(config)
    try:
        loaded, _ = load(settings.packs)
    except ConfigError as error:
        fail(str(error))
    width = max(len(rule.id) for rule in loaded)
    for rule in loaded:
        level = settings.severity_of(rule.id) or rule.severity
        mark = "" if settings.selects(rule.id) else "(off) "
        typer.echo(f"{rule.id:{width}}  {level.value:7}  {mark}{rule.summary}")


def explain(
    rule_id: Annotated[str, typer.Argument(metavar="RULE", help="Rule id, for example facts/own-capital.")],
    config: _Config = None,
) -> None:
    """Show a rule's page: what it finds, why it matters, examples."""
    from auditor.config import ConfigError, near
    from auditor.packs import load

    utf8_output()
    try:
        loaded, _ = load(load_config(config).packs)
    except ConfigError as error:
        fail(str(error))
    by_id = {rule.id: rule for rule in loaded}
    if rule_id not in by_id:
        fail(f"no rule '{rule_id}'{near(rule_id, by_id)}; see `audit rules`")
    rule = by_id[rule_id]
    lines = [f"{rule.id} ({rule.severity.value})", "", rule.doc]
    for name, needed in (("Needs", rule.needs), ("Uses, where there is some", rule.uses)):
        if needed:
            lines += ["", f"{name}: {', '.join(needed)}."]
    for heading, examples in (("Found, between [[ ]]:", rule.bad), ("Left alone:", rule.good)):
        lines += ["", heading]
        for example in examples:
            lines += ["", *("    " + line for line in example.text.splitlines())]
            if example.source is not None:
                lines += ["  beside the source:", *("    " + line for line in example.source.splitlines())]
    typer.echo("\n".join(lines))
