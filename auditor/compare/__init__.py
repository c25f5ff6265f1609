"""An article beside the texts it may come from."""

from auditor.compare.comparison import Comparison, compare, compare_all, compare_with

__all__ = ["Comparison", "compare", "compare_all", "compare_with"]
