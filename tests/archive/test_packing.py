"""Stored texts to bytes and back."""

from __future__ import annotations

import pytest

from auditor.archive.packing import Damaged, Packer, read
from auditor.model import Source


def test_the_text_stands_last_in_what_is_packed() -> None:
    source = Source("a", "Fähre läuft auf Grund\nIn dichtem Nebel.", title="Fähre")
    plain = Packer().plain(Packer().pack(source))
    assert plain.endswith(source.text.encode())
    assert read(plain) == source


def test_what_no_packer_made_is_refused() -> None:
    with pytest.raises(Damaged):
        read(b"no line of JSON\ntext")
