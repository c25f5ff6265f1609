"""The table [grammar]."""

import pytest

from auditor.config import ConfigError, load
from auditor.grammar_settings import GrammarSettings


def settings(tmp_path, text):
    path = tmp_path / "auditor.toml"
    path.write_text(text, encoding="utf-8")
    return load(path).grammar


def test_every_key(tmp_path):
    text = """
[grammar]
off = false
server = "http://127.0.0.1:8081/v2/"
path = "LanguageTool-6.8"
memory = 700
timeout = 20
linger = 0.5
variants = { en = "en-GB" }
enabled = ["STYLE"]
disabled = ["EN_A_VS_AN"]
"""
    assert settings(tmp_path, text) == GrammarSettings(
        off=False,
        server="http://127.0.0.1:8081/",
        path=(tmp_path / "LanguageTool-6.8").resolve(),
        memory=700,
        timeout=20,
        linger=0.5,
        variants=(("en", "en-GB"),),
        enabled=("STYLE",),
        disabled=("EN_A_VS_AN",),
    )
    assert settings(tmp_path, "") == GrammarSettings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("grammar = 1", "must be a table"),
        ("[grammar]\nserwer = 'x'", "did you mean 'server'"),
        ("[grammar]\nserver = 'languagetool.example'", "must be an address"),
        ("[grammar]\nserver = ''", "must be a string"),
        ("[grammar]\nmemory = 1", "from 128 to"),
        ("[grammar]\nmemory = 512.5", "must be a number"),
        ("[grammar]\ntimeout = true", "must be a number"),
        ("[grammar]\noff = 1", "true or false"),
        ("[grammar]\nenabled = 'STYLE'", "list of strings"),
        ("[grammar]\nvariants = ['en-GB']", "a table such as"),
    ],
)
def test_faults_are_told(tmp_path, text, told):
    with pytest.raises(ConfigError, match=told):
        settings(tmp_path, text)
