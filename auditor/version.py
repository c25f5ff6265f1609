"""The version of the installed distribution."""

from __future__ import annotations


def version() -> str:
    """The version, as the installation knows it; ``0+unknown`` in a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("article-auditor")
    except PackageNotFoundError:
        return "0+unknown"
