"""LanguageTool: found, installed, started, shared and asked. Rules see its findings as ``grammar``."""

from auditor.grammar.errors import GrammarError
from auditor.grammar.matches import Match
from auditor.grammar.slips import is_spelling

__all__ = ["GrammarError", "Match", "is_spelling"]
