"""The command ``audit``. Only the subcommand that is called is imported, and by it only what it needs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from importlib import import_module

import typer

_COMMANDS = {
    "check": "auditor.cli.check",
    "compare": "auditor.cli.compare",
    "archive": "auditor.cli.archive",
    "rules": "auditor.cli.explain",
    "explain": "auditor.cli.explain",
    "setup": "auditor.cli.setup",
    "doctor": "auditor.cli.doctor",
    "init": "auditor.cli.init",
    "calibrate": "auditor.cli.calibrate",
}
"""The subcommands in the order of the help, and the module that has a function (or an app) of that name."""


def application(names: Iterable[str] = tuple(_COMMANDS)) -> typer.Typer:
    """The command with the subcommands of the names given."""
    app = typer.Typer(
        name="audit",
        help="Audits news articles: leftover boilerplate, factual slips, paraphrased wire copy, language.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_top)
    for name in names:
        command = getattr(import_module(_COMMANDS[name]), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def main() -> None:
    """The entry point: ``audit seeds/`` is ``audit check seeds/``."""
    # What is made at the start stays: looking for cycles in it costs a tenth of a cold check.
    gc.set_threshold(100_000)
    arguments = sys.argv[1:]
    if arguments and arguments[0] not in (*_COMMANDS, "-h", "--help", "--version"):
        arguments = ["check", *arguments]
    called = arguments[:1] if arguments and arguments[0] in _COMMANDS else _COMMANDS
    try:
        application(called)(args=arguments, prog_name="audit")
    finally:
        # Nor need the interpreter look for cycles in it when it ends.
        gc.freeze()


def _top(
    version: bool = typer.Option(False, "--version", help="Show the version and exit.", is_eager=True),
) -> None:
    if version:
        from auditor import __version__

        typer.echo(f"audit {__version__}")
        raise typer.Exit
