"""Asks a LanguageTool server, through language-tool-python.

The only module that imports that package, which is GPL-3.0-only: nothing of it is part of this one, and
without it only LanguageTool is missing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urljoin

from auditor.grammar.errors import GrammarError, NoAnswer, NoServer


class Client(Protocol):
    """A connection to a server, for one variant of a language."""

    def ask(self, text: str, parameters: Mapping[str, str]) -> Any:
        """The server's answer, as decoded from JSON, whatever it is.

        Args:
            text: The text to check.
            parameters: What LanguageTool's HTTP API takes beside text and language.

        Raises:
            NoServer: Nobody answers.
            NoAnswer: The answer is an error, no JSON, or too late.
        """
        ...


def connect(address: str, variant: str, timeout: float, *, local: bool) -> Client:
    """A connection for a variant (``en-GB``) that the server knows.

    Args:
        address: Of the server, ``http://127.0.0.1:8081``.
        variant: A language tag.
        timeout: Seconds that an answer may take.
        local: Whether the server is our own on this machine: then no proxy is asked.

    Raises:
        GrammarError: language-tool-python is not installed, or the server does not know the variant.
        NoServer: Nobody answers.
        NoAnswer: The answer makes no sense.
    """
    try:
        from language_tool_python import LanguageTool
    except ImportError as error:
        raise GrammarError(
            f"language-tool-python cannot be imported ({error}): pip install language-tool-python"
        ) from None

    class Connection(LanguageTool):
        # The package waits for 300 seconds, twice, and counts characters in a cache that all threads
        # share: this asks once, in its own time, and hands out what the server said.
        _TIMEOUT = timeout  # type: ignore[assignment]

        def ask(self, text: str, parameters: Mapping[str, str]) -> Any:
            with _failures(address, timeout):
                asked = self._create_params(text) | dict(parameters)
                return self._query_server(urljoin(self._url, "check"), asked, num_tries=1, method="post")

    with _failures(address, timeout):
        # An empty proxy is none, whatever the environment says; None leaves it to the environment.
        return Connection(
            variant, remote_server=address, proxies={"http": "", "https": ""} if local else None
        )


@contextlib.contextmanager
def _failures(address: str, timeout: float) -> Iterator[None]:
    """Turns what the package raises into what it means."""
    from language_tool_python.exceptions import LanguageToolError, RateLimitError
    from requests import ConnectionError as Unreachable
    from requests import Timeout

    try:
        yield
    except RateLimitError:
        raise NoAnswer(f"{address} refuses: too many requests; use a server of your own") from None
    except (LanguageToolError, OSError) as error:
        cause = error.__cause__ or error
        if isinstance(cause, Timeout):
            raise NoAnswer(f"{address} gave no answer within {timeout:g} seconds") from None
        if isinstance(cause, Unreachable):
            raise NoServer(f"the LanguageTool server at {address} does not answer") from None
        raise NoAnswer(f"{address} answered: {_short(error)}") from None
    except ValueError as error:
        if "language" in str(error):
            raise GrammarError(f"{address}: {_short(error)}") from None
        raise NoAnswer(f"{address} gave no sensible answer: {_short(error)}") from None
    except (AttributeError, LookupError, TypeError) as error:
        raise NoAnswer(f"{address} gave no sensible answer: {_short(error)}") from None


def _short(error: BaseException) -> str:
    """What an error says, on one line and not without end: a server may answer anything."""
    return " ".join(str(error).split())[:200] or type(error).__name__


def download(version: str, folder: Path) -> None:
    """Fetches a release as the package does it, checksum included, and unpacks it in a folder.

    Args:
        version: The release: ``6.8``.
        folder: Where a folder ``LanguageTool-6.8`` is made.

    Raises:
        GrammarError: It failed.
        OSError: The folder cannot be written.
    """
    # The package learns its folder from the environment, and with the second variable fetches nothing.
    meant = {"LTP_PATH": str(folder), "LTP_JAR_DIR_PATH": None}
    before = {name: os.environ.pop(name, None) for name in meant}
    os.environ.update({name: value for name, value in meant.items() if value is not None})
    try:
        from language_tool_python.download_lt import LocalLanguageTool

        LocalLanguageTool.from_version_name(version).download()
    except OSError as error:
        from requests import RequestException

        if isinstance(error, RequestException) or error.errno is None:
            raise GrammarError(_short(error)) from None
        raise
    except Exception as error:  # Java, network, archives: the package raises of every kind
        raise GrammarError(_short(error)) from None
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
