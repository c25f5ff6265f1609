"""Article Auditor: what an editor wants to know of an article before it goes out."""

__version__ = "0.1.0"
