"""A boilerplate rule as a newsroom writes it: TOML with phrases, one a line, by language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from auditor.model import Severity
from auditor.phrases.filing import fault
from auditor.rule import Example

_TEXTS = ("doc", "severity", "message")
_TABLES = ("lines", "weak", "starts", "beside", "crumbs")
_FLAGS = (
    *("separators", "headings", "choices", "lists", "threads", "ends", "code", "embeds", "credits"),
    *("bylines", "reactions"),
)
_KEYS = {*_TEXTS, *_TABLES, *_FLAGS, "bad", "good", "calls", "networks", "hints"}
_CALL = ("lead", "object", "close")


class Call(NamedTuple):
    """A sentence of one language that opens with a lead, or ends with a close, and holds an object.

    With neither lead nor close the object alone tells it. Each is a list of phrases, one a line, as written.
    """

    lead: str
    object: str
    close: str


class PhraseRule(NamedTuple):
    """One boilerplate rule, read and checked; what its parts mean is told in `parse`.

    Phrases are as written: strings of one phrase a line.
    """

    id: str
    doc: str
    severity: Severity
    message: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    lines: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()
    networks: str = ""
    calls: tuple[Call, ...] = ()
    hints: tuple[str, ...] = ()
    separators: bool = False
    headings: bool = False
    choices: bool = False
    lists: bool = False
    threads: bool = False
    ends: bool = False
    code: bool = False
    embeds: bool = False
    credits: bool = False
    bylines: bool = False
    reactions: bool = False


def parse(rule_id: str, data: Mapping[str, object]) -> PhraseRule:
    """Reads a rule from TOML data.

    Keys: ``doc``, ``severity``, ``message`` (``{}`` is the text found), ``bad`` and ``good`` (examples),
    and, each a table of languages with one phrase a line,
    ``lines`` (whole lines or sentences of an interface), ``weak`` (the same, but too short to stand
    without neighbours), ``starts`` (open a line, anything follows; with a final colon only where one
    follows), ``beside`` (words that let a sentence belong to the prompt next to it),
    ``crumbs`` (where a breadcrumb trail begins), ``calls`` (tables with ``lead``, ``object``, ``close``);
    ``networks`` (what ``{network}`` stands for; weak by themselves), ``hints`` (classes and ids of HTML),
    ``separators`` (whether lines of nothing but commas or bars belong to this rule), ``headings`` (whether
    its lines head lists of titles, which belong to it too), ``choices`` (whether a question with two answers
    between dots, both among its weak phrases, belongs to it), ``lists`` (whether its starts open names and
    lists, never a sentence), ``threads`` (whether readers' comments follow its lines), ``ends`` (whether
    its lines, where hardly a sentence follows, end the article), ``code`` and ``embeds`` (whether template
    code left in the text belongs to it: shortcodes, slots, markup, entities; ``embeds``: what stands for
    something shown), ``credits`` (whether a line of it that only names an agency is a credit, and stays),
    ``bylines`` (whether bylines with what templates add to them belong to it: handles, clocks, counts of
    comments), ``reactions`` (whether lines of pictures with figures belong to it).

    Raises:
        ValueError: A key is unknown, missing, or of the wrong type, or a phrase is malformed.
    """
    if unknown := sorted(data.keys() - _KEYS):
        raise ValueError(f"{rule_id}: unknown key {unknown[0]!r}")
    texts = {key: _text(rule_id, data, key) for key in _TEXTS}
    try:
        severity = Severity(texts["severity"])
    except ValueError:
        raise ValueError(
            f"{rule_id}: severity: {texts['severity']!r} is none of error, warning, info"
        ) from None
    flags = {key: data.get(key, False) for key in _FLAGS}
    for key, value in flags.items():
        if not isinstance(value, bool):
            raise ValueError(f"{rule_id}: {key}: expected true or false")
    rule = PhraseRule(
        id=rule_id,
        doc=texts["doc"].strip(),
        severity=severity,
        message=texts["message"],
        bad=_examples(rule_id, data, "bad"),
        good=_examples(rule_id, data, "good"),
        lines=_table(rule_id, data, "lines"),
        weak=_table(rule_id, data, "weak"),
        starts=_table(rule_id, data, "starts"),
        beside=_table(rule_id, data, "beside"),
        crumbs=_table(rule_id, data, "crumbs"),
        networks=_string(rule_id, "networks", data.get("networks", "")),
        calls=_calls(rule_id, data.get("calls", {})),
        hints=tuple(_string(rule_id, "hints", data.get("hints", "")).lower().split()),
        separators=bool(flags["separators"]),
        headings=bool(flags["headings"]),
        choices=bool(flags["choices"]),
        lists=bool(flags["lists"]),
        threads=bool(flags["threads"]),
        ends=bool(flags["ends"]),
        code=bool(flags["code"]),
        embeds=bool(flags["embeds"]),
        credits=bool(flags["credits"]),
        bylines=bool(flags["bylines"]),
        reactions=bool(flags["reactions"]),
    )
    if fault("\n".join(_blobs(rule))):
        wrong = next(filter(None, map(fault, _blobs(rule))))
        raise ValueError(f"{rule_id}: an unknown slot, or braces that do not match: {wrong!r}")
    return rule


def _blobs(rule: PhraseRule) -> Iterable[str]:
    """All phrases of a rule."""
    yield from (*rule.lines, *rule.weak, *rule.starts, *rule.beside, *rule.crumbs, rule.networks)
    for call in rule.calls:
        yield from (call.lead, call.object, call.close)


def _string(rule_id: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{rule_id}: {key}: expected a string")
    return value


def _text(rule_id: str, data: Mapping[str, object], key: str) -> str:
    if not (text := _string(rule_id, key, data.get(key, ""))).strip():
        raise ValueError(f"{rule_id}: {key} is missing")
    return text


def _examples(rule_id: str, data: Mapping[str, object], key: str) -> tuple[Example, ...]:
    value = data.get(key)
    if not isinstance(value, list) or not value:
        raise ValueError(f"{rule_id}: {key}: expected a list of at least one example")
    return tuple(Example(_string(rule_id, key, text)) for text in value)


def _mapping(rule_id: str, key: str, value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{rule_id}: {key}: expected a table")
    return value


def _table(rule_id: str, data: Mapping[str, object], key: str) -> tuple[str, ...]:
    table = _mapping(rule_id, key, data.get(key, {}))
    return tuple(_string(rule_id, f"{key}.{language}", blob) for language, blob in table.items())


def _calls(rule_id: str, value: object) -> tuple[Call, ...]:
    calls = []
    for language, table in _mapping(rule_id, "calls", value).items():
        key = f"calls.{language}"
        parts = _mapping(rule_id, key, table)
        if unknown := sorted(parts.keys() - set(_CALL)):
            raise ValueError(f"{rule_id}: {key}: unknown key {unknown[0]!r}")
        lead, things, close = (_string(rule_id, f"{key}.{part}", parts.get(part, "")) for part in _CALL)
        if not things.strip():
            raise ValueError(f"{rule_id}: {key}: an object is needed")
        calls.append(Call(lead, things, close))
    return tuple(calls)
