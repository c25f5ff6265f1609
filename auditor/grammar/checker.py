"""Checks documents with LanguageTool: one object a process, which finds, starts and asks the server."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from auditor.document import Document
from auditor.grammar.client import Client, connect
from auditor.grammar.errors import GrammarError, NoAnswer, NoServer
from auditor.grammar.java import find_java
from auditor.grammar.matches import Answer, Match, pieces, read_answer
from auditor.grammar.places import find_installation
from auditor.grammar.server import Server
from auditor.grammar.slips import candidates, is_slip, is_spelling
from auditor.grammar_settings import GrammarSettings

VARIANTS: Mapping[str, tuple[str, ...]] = {
    "en": ("en-US", "en-GB"),
    "es": ("es",),
    "ca": ("ca-ES",),
    "pt": ("pt-PT", "pt-BR"),
}
"""What each language is checked as. A word is misspelt only where every variant's dictionary lacks it."""

SPELLERS = (
    "MORFOLOGIK_RULE_EN_US", "MORFOLOGIK_RULE_EN_GB", "MORFOLOGIK_RULE_ES", "MORFOLOGIK_RULE_CA_ES",
    "MORFOLOGIK_RULE_PT_PT", "MORFOLOGIK_RULE_PT_BR",
)  # fmt: skip
"""LanguageTool's spelling rules for these variants. They take two thirds of its time, most of it for what
else a name could be; so they are asked about a few words only, see `slips`."""

LEFT_OUT = (
    "STYLE", "REDUNDANCY", "REPETITIONS_STYLE", "PLAIN_ENGLISH", "CREATIVE_WRITING", "WIKIPEDIA",
    "GENDER_NEUTRALITY", "MULTITOKEN_SPELLING", "PROPER_NOUNS", "COMPOUNDING", "SEMANTICS",
    "BRITISH_ENGLISH", "AMERICAN_ENGLISH", "AMERICAN_ENGLISH_STYLE", "REGIONALISMS", "FALSE_FRIENDS",
)  # fmt: skip
"""Categories that LanguageTool is not asked for: matters of style and of a house's spelling."""

LONGEST = 200_000
"""Code points from which on a document is not checked: it would take minutes."""

_SPELLING = "TYPOS"
_MOST_WORDS = 100_000
"""So many words are remembered as no slips, some 10 MB."""

_TOGETHER = 500
"""Words in one request: such a list is shorter than what a server takes."""

_IN_A_ROW = 3
"""So many documents in a row without an answer, and for a while no more are tried."""

_REST = 600
"""Seconds after which a process that lives on tries again."""


class Checked(NamedTuple):
    """What LanguageTool found in a document, and what it was asked as."""

    matches: tuple[Match, ...]
    version: str
    variant: str
    left_out: tuple[str, ...]


class Checker:
    """LanguageTool as the configuration wants it. Safe to use from several threads.

    Nothing is started or connected to before the first document.

    Args:
        settings: The configuration.
    """

    def __init__(self, settings: GrammarSettings) -> None:
        self._settings = settings
        self._lock = threading.RLock()
        self._server: Server | None = None
        self._clients: dict[str, tuple[str, Client]] = {}
        self._failures = 0
        self._given_up: str | None = None
        self._again = 0.0
        self._found = False
        # By variants: words that are right, or nobody's slip, and need not be asked about again.
        self._settled: dict[tuple[str, ...], set[str]] = {}

    def missing(self) -> str | None:
        """Why no document can be checked, as far as that is known without starting anything; else None."""
        if self._given_up is not None:
            if time.monotonic() < self._again:
                return self._given_up
            self._given_up = None
        if self._found or self._settings.server:
            return None
        try:
            find_installation(self._settings.path)
            find_java()
        except GrammarError as error:
            return str(error)
        self._found = True
        return None

    def check(self, doc: Document) -> Checked:
        """What LanguageTool marks in a document.

        Raises:
            GrammarError: It could not be checked; the message says why, and how to mend it.
        """
        if (reason := self.missing()) is not None:
            raise GrammarError(reason)
        variants = self._variants(doc)
        if len(doc.text) > LONGEST:
            raise GrammarError(
                f"the article has {len(doc.text):,} characters; LanguageTool is given {LONGEST:,} at most"
            )
        try:
            checked = self._check(doc, variants)
        except (NoServer, NoAnswer) as error:
            reason = f"{error}{self._mend()}"
            self._failed(reason)
            raise GrammarError(reason) from None
        self._failures = 0
        return checked

    def close(self) -> None:
        """Gives up this process's share in the server."""
        with self._lock:
            self._clients.clear()
            if self._server is not None:
                self._server.close()
                self._server = None

    def _variants(self, doc: Document) -> tuple[str, ...]:
        language = doc.language
        if language is None:
            raise GrammarError("the article's language is not known: state it (language: en)")
        stated = (doc.article.language or "").replace("_", "-")
        chosen = dict(self._settings.variants).get(language)
        known = VARIANTS.get(language, ())
        if chosen:
            return (chosen,)
        if "-" in stated and (stated in known or self._settings.server):
            return (stated, *(variant for variant in known if variant != stated))
        if not known:
            if self._settings.server:
                return (language,)
            there = ", ".join(sorted(VARIANTS))
            raise GrammarError(
                f"LanguageTool is set up for {there}, and the article's language is {language}"
            )
        return known

    def _check(self, doc: Document, variants: tuple[str, ...]) -> Checked:
        text = doc.text
        asked = self._parameters()
        matches: list[Match] = []
        version = ""
        for piece in pieces(text, doc.paragraphs):
            part = text[piece.start : piece.end]
            if not part.strip():
                continue
            answer = self._ask(variants[0], part, asked, piece.start)
            version = answer.version
            matches += answer.matches
        enabled = self._settings.enabled
        marked = [m._replace(wanted=m.rule in enabled or m.category in enabled) for m in matches]
        kept = [m for m in marked if m.wanted or not is_spelling(m)]
        if not self._wanted_spellers:
            kept += self._slips(text, variants)
        return Checked(tuple(sorted(kept)), version, variants[0], self._left_out)

    @property
    def _left_out(self) -> tuple[str, ...]:
        """Categories and rules that are not asked for."""
        usual = (name for name in LEFT_OUT if name not in self._settings.enabled)
        return (*usual, *self._settings.disabled)

    def _parameters(self) -> dict[str, str]:
        settings = self._settings
        categories = [name for name in LEFT_OUT if name not in settings.enabled]
        parameters = {"disabledCategories": ",".join(categories)}
        spellers = () if self._wanted_spellers else SPELLERS
        if spellers or settings.disabled:
            parameters["disabledRules"] = ",".join((*spellers, *settings.disabled))
        if settings.enabled:
            # Which of them are rules and which categories the server knows; it leaves out the others.
            parameters["enabledRules"] = parameters["enabledCategories"] = ",".join(settings.enabled)
        return parameters

    @property
    def _wanted_spellers(self) -> bool:
        """Whether the configuration asks for every word that a dictionary lacks."""
        return not {_SPELLING, *SPELLERS}.isdisjoint(self._settings.enabled)

    def _slips(self, text: str, variants: tuple[str, ...]) -> list[Match]:
        """The words of a text that no variant's dictionary has, and that are common ones mistyped."""
        settled = self._settled.setdefault(variants, set())
        if len(settled) > _MOST_WORDS:
            settled.clear()
        spans = candidates(text)
        asked = sorted(spans.keys() - settled)
        found = {word: match for word, match in self._misspelt(asked, variants[0]) if is_slip(word, match)}
        for variant in variants[1:]:
            there = {word for word, _ in self._misspelt(sorted(found), variant)}
            found = {word: match for word, match in found.items() if word in there}
        settled.update(word for word in asked if word not in found)
        return [match._replace(start=spans[word].start, end=spans[word].end) for word, match in found.items()]

    def _misspelt(self, words: Sequence[str], variant: str) -> list[tuple[str, Match]]:
        """Those of the words that a variant's dictionary lacks, with what its speller says."""
        found: list[tuple[str, Match]] = []
        for at in range(0, len(words), _TOGETHER):
            some = words[at : at + _TOGETHER]
            # Far apart, so that no rule takes them for a sentence.
            listed = "\n\n".join(some)
            answer = self._ask(variant, listed, {"enabledCategories": _SPELLING, "enabledOnly": "true"})
            marked = [(listed[m.start : m.end], m) for m in answer.matches if is_spelling(m)]
            found += [(w, m) for w, m in marked if w in some and m.rule not in self._settings.disabled]
        return found

    def _ask(self, variant: str, text: str, parameters: Mapping[str, str], offset: int = 0) -> Answer:
        """Asks the server; one that has gone is started again once."""
        for attempt in (1, 2):
            address, client = self._client(variant)
            try:
                return read_answer(client.ask(text, parameters), text, offset)
            except NoServer:
                self._drop(address, dead=True)
                if attempt == 2:
                    raise
            except NoAnswer:
                # An error on this text, or a server that will never answer again: the next one tells.
                self._drop(address, dead=not self._is_well(address))
                raise
        raise AssertionError

    def _client(self, variant: str) -> tuple[str, Client]:
        with self._lock:
            if variant not in self._clients:
                address = self._settings.server or self._start()
                local = not self._settings.server
                try:
                    client = connect(address, variant, self._settings.timeout, local=local)
                except NoServer:
                    self._drop(address, dead=True)
                    address = self._settings.server or self._start()
                    client = connect(address, variant, self._settings.timeout, local=local)
                self._clients[variant] = address, client
            return self._clients[variant]

    def _start(self) -> str:
        settings = self._settings
        if self._server is None:
            installation = find_installation(settings.path)
            self._server = Server(installation, settings.memory, settings.linger)
        try:
            self._server.connect()
        except GrammarError as error:
            # Each further try could take as long as a start may take.
            self._give_up(str(error))
            raise
        assert self._server.address is not None
        return self._server.address

    def _is_well(self, address: str) -> bool:
        """Whether a server still answers the shortest of questions."""
        from urllib.request import ProxyHandler, build_opener

        if self._settings.server:
            return True
        try:
            with build_opener(ProxyHandler({})).open(f"{address}/v2/healthcheck", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _drop(self, address: str, *, dead: bool) -> None:
        """Forgets the connections to a server; where it is dead, or as good as dead, the server too."""
        with self._lock:
            mine = [variant for variant, (known, _) in self._clients.items() if known == address]
            for variant in mine:
                del self._clients[variant]
            # Where another thread has dropped it already, the server is another one by now.
            if dead and self._server is not None and self._server.address in (address, None):
                self._server.lost()

    def _failed(self, reason: str) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= _IN_A_ROW:
                self._give_up(f"given up after {self._failures} articles without an answer: {reason}")

    def _give_up(self, reason: str) -> None:
        self._given_up, self._again = reason, time.monotonic() + _REST

    def _mend(self) -> str:
        if self._settings.server:
            return "; look after that server, or take it out of [grammar]"
        return "" if self._server is None else f"; its log is {self._server.log}"
