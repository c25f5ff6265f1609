"""Page furniture as data: rules of phrases, and the lexicon that finds them all in one pass."""

from auditor.phrases.lexicon import Lexicon
from auditor.phrases.rule import PhraseRule, parse

__all__ = ["Lexicon", "PhraseRule", "parse"]
