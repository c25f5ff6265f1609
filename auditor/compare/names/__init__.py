"""Names of an article that a source writes otherwise."""

from auditor.compare.names.coverage import Told, spelt_otherwise

__all__ = ["Told", "spelt_otherwise"]
