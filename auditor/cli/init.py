"""``audit init``: a commented configuration to start from."""

from __future__ import annotations

from pathlib import Path

import typer

from auditor.cli.common import fail

TEMPLATE = """\
# Configuration of Article Auditor. Every key is optional; these are the defaults.

# select = ["boilerplate", "facts/own-capital"]   # only these rules or families
# ignore = ["language"]                           # leave these out
# fail_on = "error"                               # exit 1 from here on: error, warning, never
# exclude = ["drafts/*"]                          # files that are no articles
# packs = ["house-rules"]                         # folders of your own rules: FAMILY/NAME.toml or .py
# wire = ["wire/"]                                # agency copy to compare with
# require = ["sources"]                           # evidence without which an audit is incomplete

# [severity]                                      # over the rules' own
# "boilerplate" = "error"

# People and terms as this newsroom writes them (more in docs/house-facts.md). A pack may hold the same in
# its facts.toml. Offices are checked by the article's date.
# [[facts.people]]
# name = "Ana Example"
# office = "Foreign Minister"
# country = "Ruritania"
# from = 2023-08-17
# spellings = ["Anna Example"]                    # accepted too
# banned = ["Ana Exampel"]                        # reported, with the name as the suggestion
# [[facts.terms]]
# use = "Kyiv"
# instead_of = ["Kiev"]

# LanguageTool, which `audit setup` installs.
# [grammar]
# variants = { en = "en-GB" }                     # words of other variants count as misspelt then
# disabled = ["UPPERCASE_SENTENCE_START"]         # LanguageTool's own names, as findings state them
# enabled = ["REDUNDANCY"]                        # more of its rules and categories
# server = "http://127.0.0.1:8081"                # one that runs elsewhere

# A finding that is right as it stands. rule and reason are required; path and text narrow it.
# [[ignore]]
# rule = "facts/own-capital"
# path = "opinion/*"
# text = "between France and Paris"
# reason = "the column is about the city against the state"
"""


def init() -> None:
    """Write a commented auditor.toml into this folder."""
    path = Path("auditor.toml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        fail(f"{path} is there already; remove it first or edit it")
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror})")
    typer.echo(f"wrote {path}")
