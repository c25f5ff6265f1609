"""An optional sentence encoder from a folder: vectors whose cosine tells how alike two sentences are.

A folder holds ``tokenizer.json`` (of the package tokenizers) and either ``model.onnx``, a transformer whose
token vectors are averaged as sentence-transformers do, or ``model.safetensors``, one table of a vector for
each token, as model2vec writes it. Nothing is downloaded, and nothing is imported before a folder is named.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

Vectors: TypeAlias = Any
"""A numpy array; numpy is there only where an encoder is."""

_TOKENIZER = "tokenizer.json"
_TRANSFORMER = "model.onnx"
_TABLE = "model.safetensors"

_MAX_TOKENS = 128
"""Tokens of a sentence that are looked at; what all-MiniLM was trained on."""
_BATCH = 16
_CACHED = 4_096
"""Sentences whose vectors are kept: the sources of one article come back with the next."""
_MAX_HEADER = 10_000_000
_TYPES = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}


class EncoderError(Exception):
    """An encoder cannot be used; the message says why, and the mend."""


class _Model(Protocol):
    def __call__(self, sentences: Sequence[str]) -> Vectors:
        """The vectors of some sentences, a row each, of length 1."""


class Encoder:
    """Vectors of sentences by the model of a folder.

    Args:
        path: The folder.

    Raises:
        EncoderError: A package is missing, or the folder holds no model that can be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._model = _load(path)
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """The vectors of some sentences, a row each, of length 1."""
        import numpy

        unknown = [s for s in dict.fromkeys(sentences) if s not in self._known]
        if unknown:
            self._known.update(zip(unknown, self._model(unknown), strict=True))
        found = numpy.array([self._known[sentence] for sentence in sentences])
        for sentence in sentences:
            self._known.move_to_end(sentence)
        while len(self._known) > _CACHED:
            self._known.popitem(last=False)
        return found

    def margins(self, sentences: Sequence[str], source: Sequence[str]) -> list[float]:
        """Of each sentence, how much more it is like its best match in a source than like all of it.

        The cosine with the most alike of the source's sentences and pairs of neighbours, less the median of
        those with its sentences: models differ in what cosine two sentences on one matter have, less in
        this. 0 where the source has no sentence.
        """
        import numpy

        if not sentences or not source:
            return [0.0] * len(sentences)
        mine, theirs = self.vectors(sentences), self.vectors(source)
        single = mine @ theirs.T
        best = single.max(axis=1)
        if len(theirs) > 1:
            best = numpy.maximum(best, (mine @ _unit(theirs[:-1] + theirs[1:]).T).max(axis=1))
        found: list[float] = (best - numpy.median(single, axis=1)).tolist()
        return found


def _load(path: Path) -> _Model:
    try:
        import numpy  # noqa: F401
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _lacking(path, error) from None
    if not (path / _TOKENIZER).is_file():
        raise EncoderError(f"encoder {path}: there is no {_TOKENIZER} in this folder")
    try:
        tokenizer = Tokenizer.from_file(str(path / _TOKENIZER))
    except Exception as error:  # the package raises plain Exception
        raise EncoderError(f"encoder {path}: {_TOKENIZER} cannot be read ({error})") from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MAX_TOKENS)
    if (path / _TRANSFORMER).is_file():
        return _Transformer(path, tokenizer)
    if (path / _TABLE).is_file():
        return _Table(path, tokenizer)
    raise EncoderError(f"encoder {path}: there is neither {_TRANSFORMER} nor {_TABLE} in this folder")


class _Transformer:
    """A transformer in ONNX form: the mean of its token vectors."""

    def __init__(self, path: Path, tokenizer: Any) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise _lacking(path, error) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(path / _TRANSFORMER), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # its exceptions have no class in common
            raise EncoderError(f"encoder {path}: {_TRANSFORMER} cannot be loaded ({error})") from None
        self._tokenizer = tokenizer
        self._inputs = [item.name for item in self._session.get_inputs()]
        unknown = set(self._inputs) - {"input_ids", "attention_mask", "token_type_ids"}
        if unknown:
            raise EncoderError(
                f"encoder {path}: {_TRANSFORMER} wants {min(unknown)!r}, and only token ids, their mask and"
                " types are given: export it as a sentence encoder"
            )

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        import numpy

        coded = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        # Sentences of like length together: the shorter ones are filled up for nothing.
        order = sorted(range(len(coded)), key=lambda index: len(coded[index]))
        rows: list[Any] = [None] * len(coded)
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            width = max(1, max(len(coded[index]) for index in batch))
            ids = numpy.zeros((len(batch), width), numpy.int64)
            mask = numpy.zeros_like(ids)
            for row, index in enumerate(batch):
                ids[row, : len(coded[index])] = coded[index]
                mask[row, : len(coded[index])] = 1
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
            hidden = self._session.run(None, {name: given[name] for name in self._inputs})[0]
            if hidden.ndim == 3:
                hidden = (hidden * mask[:, :, None]).sum(axis=1)
            for index, vector in zip(batch, _unit(hidden), strict=True):
                rows[index] = vector
        return numpy.array(rows)


class _Table:
    """A vector for each token, and their mean for a sentence."""

    def __init__(self, path: Path, tokenizer: Any) -> None:
        try:
            self._rows = _table(path / _TABLE)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EncoderError(f"encoder {path}: {_TABLE} cannot be used ({error})") from None
        self._tokenizer = tokenizer

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        import numpy

        found = numpy.zeros((len(sentences), self._rows.shape[1]), numpy.float32)
        coded = self._tokenizer.encode_batch(list(sentences), add_special_tokens=False)
        for row, encoding in enumerate(coded):
            ids = [id_ for id_ in encoding.ids if id_ < len(self._rows)]
            if ids:
                found[row] = self._rows[ids].mean(axis=0)
        return _unit(found)


def _table(path: Path) -> Vectors:
    """The one table of a safetensors file: eight bytes of length, a header in JSON, then the numbers.

    Raises:
        ValueError: It is no such file, or holds no single table of numbers.
    """
    import numpy

    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    if not 2 <= size <= min(_MAX_HEADER, len(data) - 8):
        raise ValueError("it is no safetensors file")
    header = json.loads(data[8 : 8 + size])
    if not isinstance(header, dict):
        raise ValueError("its header is no table of contents")
    tables = [
        item
        for name, item in header.items()
        if name != "__metadata__" and item["dtype"] in _TYPES and len(item["shape"]) == 2
    ]
    if len(tables) != 1:
        raise ValueError(f"it holds {len(tables)} tables, not one with a vector for each token")
    [table] = tables
    start, end = table["data_offsets"]
    numbers = numpy.frombuffer(data[8 + size :][start:end], _TYPES[table["dtype"]])
    return numbers.reshape(table["shape"]).astype(numpy.float32)


def _unit(rows: Vectors) -> Vectors:
    """Rows at length 1; those of zeros stay."""
    import numpy

    lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = rows / numpy.where(lengths == 0, 1, lengths)
    return unit


def _lacking(path: Path, error: ImportError) -> EncoderError:
    return EncoderError(
        f"encoder {path}: the package {error.name} is missing: pip install 'article-auditor[encoder]'"
    )
