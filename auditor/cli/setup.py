"""``audit setup``: installs LanguageTool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.common import fail, load_config, say, utf8_output


def setup(
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of the nearest auditor.toml.")
    ] = None,
) -> None:
    """Install LanguageTool. It needs Java 17 or later.

    The rule language/languagetool asks it. Once for each user; a second time it does nothing. Everything
    else works without. Exit codes: 0 it is there, 2 it could not be installed.
    """
    from auditor.grammar import GrammarError
    from auditor.grammar.install import install
    from auditor.grammar.places import chosen, find_installation

    utf8_output()
    settings = load_config(config).grammar
    if settings.server:
        say(f"the configuration names a LanguageTool server, {settings.server}: there is nothing to install")
        return
    try:
        if chosen(settings.path) is not None:
            there = find_installation(settings.path)
            say(f"LanguageTool is used from {there.folder}: there is nothing to install")
            return
        there, fresh = install(lambda line: say(f"audit setup: {line}"))
    except GrammarError as error:
        fail(str(error))
    say(f"LanguageTool {there.version} {'installed' if fresh else 'is installed'} in {there.folder}")
