"""The optional sentence encoder: its folder, its errors, and what it tells."""

import importlib.util
import json
from pathlib import Path

import pytest

from auditor.archive.memory import MemoryArchive
from auditor.compare import compare
from auditor.compare.encoder import Encoder, EncoderError
from auditor.config import Config, ConfigError, load
from auditor.document import Document
from auditor.engine import Auditor
from auditor.model import Article, Source

DATA = Path(__file__).parent / "data"
WIRE, SPUN, INDEPENDENT = (
    (DATA / f"{name}.txt").read_text(encoding="utf-8") for name in ("wire", "spun", "independent")
)
INSTALLED = all(importlib.util.find_spec(name) for name in ("numpy", "tokenizers", "onnxruntime"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A table of vectors for the words of the texts, each pointing its own way."""
    numpy = pytest.importorskip("numpy")
    tokenizers = pytest.importorskip("tokenizers")
    words = sorted({*WIRE.split(), *SPUN.split(), *INDEPENDENT.split()})
    model = tokenizers.models.WordLevel({"[UNK]": 0, **{w: n for n, w in enumerate(words, 1)}}, "[UNK]")
    tokenizer = tokenizers.Tokenizer(model)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    rows = numpy.random.default_rng(1).normal(size=(len(words) + 1, 256)).astype("<f4")
    write_table(tmp_path, rows.tobytes(), list(rows.shape))
    return tmp_path


def write_table(folder: Path, data: bytes, shape: list[int]) -> None:
    header = json.dumps(
        {"embedding": {"dtype": "F32", "shape": shape, "data_offsets": [0, len(data)]}}
    ).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + data)


def test_a_sentence_is_most_like_itself(folder: Path) -> None:
    encoder = Encoder(folder)
    source = WIRE.split("\n\n")
    known, unknown = encoder.margins([source[1], "Nothing of this stands there"], source)
    assert known > 0.5 > unknown
    assert encoder.margins([source[1]], []) == [0.0]
    assert encoder.margins([], source) == []


def test_vectors_have_length_one_in_any_order(folder: Path) -> None:
    encoder = Encoder(folder)
    sentences = WIRE.split("\n\n")
    once = encoder.vectors(sentences)
    again = Encoder(folder).vectors(sentences[::-1])[::-1]
    assert once == pytest.approx(again)
    assert (once**2).sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_comparison_with_an_encoder(folder: Path) -> None:
    encoder = Encoder(folder)
    source = Source("wire", WIRE, "wire")
    verdicts = [
        compare(Document(Article("a", text)), source, encoder).derivation.verdict
        for text in (SPUN, INDEPENDENT)
    ]
    assert verdicts == ["wholly", "none"]


def test_the_configuration_names_it(folder: Path) -> None:
    config = folder / "auditor.toml"
    config.write_text('encoder = "."\nselect = ["attribution"]\n', encoding="utf-8")
    settings = load(config)
    assert settings.encoder == folder
    card = Auditor(settings, [Source("wire", WIRE, "wire")]).audit(Article("a", SPUN))
    assert card.derivation is not None
    assert card.derivation.verdict == "wholly"


@pytest.mark.parametrize("value", ["1", '["a"]'])
def test_the_configuration_refuses_other_values(tmp_path: Path, value: str) -> None:
    config = tmp_path / "auditor.toml"
    config.write_text(f"encoder = {value}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="encoder must be the path of a folder"):
        load(config)


def test_an_empty_folder(tmp_path: Path) -> None:
    expected = "there is no tokenizer.json" if INSTALLED else r"pip install 'article-auditor\[encoder\]'"
    with pytest.raises(EncoderError, match=expected):
        Encoder(tmp_path)
    with pytest.raises(ConfigError, match=expected):
        Auditor(Config(encoder=tmp_path, select=("attribution",)), stored=MemoryArchive([]))


@pytest.mark.parametrize(
    "data", [b"", b"\xff" * 40, (2).to_bytes(8, "little") + b"{}", (4).to_bytes(8, "little") + b"true"]
)
def test_a_damaged_table(folder: Path, data: bytes) -> None:
    (folder / "model.safetensors").write_bytes(data)
    with pytest.raises(EncoderError, match=r"model\.safetensors cannot be used"):
        Encoder(folder)


def test_a_table_that_is_cut_short(folder: Path) -> None:
    write_table(folder, b"\0" * 60, [4, 4])
    with pytest.raises(EncoderError, match=r"model\.safetensors cannot be used"):
        Encoder(folder)


def test_a_damaged_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError, match=r"tokenizer\.json cannot be read"):
        Encoder(folder)


def test_a_damaged_transformer(folder: Path) -> None:
    pytest.importorskip("onnxruntime")
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderError, match=r"model\.onnx cannot be loaded"):
        Encoder(folder)
