"""Files of other packages, which are read without importing the package."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def package_file(package: str, name: str) -> Path:
    """Where a file of an installed package lies.

    Args:
        package: Name of a package at the top.
        name: The file's path inside it.

    Raises:
        ModuleNotFoundError: The package is not installed.
    """
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed")
    return Path(found.origin).parent / name
