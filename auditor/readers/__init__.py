"""Files, folders and stdin to articles; what cannot be read becomes a Failure and costs only itself."""

from __future__ import annotations

from auditor.readers.encoding import Decoded, decode
from auditor.readers.files import SUFFIXES, read
from auditor.readers.unreadable import Unreadable

__all__ = ["SUFFIXES", "Decoded", "Unreadable", "decode", "read"]
