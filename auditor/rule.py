"""The contract of a rule: one function over one document, with its examples beside it."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from auditor.house import House
from auditor.model import Finding, Role, Severity

Check = Callable[..., Iterable[Finding]]

EVIDENCE = ("sources", "grammar", "house")
"""What a rule may name in ``needs`` or ``uses``; it comes as an argument of that name."""


class Example(NamedTuple):
    """A text that shows a rule at work.

    ``[[`` and ``]]`` mark exactly what must be underlined; a text without marks must stay silent.
    ``source`` is what the article is compared with, for rules that look at sources; ``house`` what the
    newsroom has configured.
    """

    text: str
    source: str | None = None
    role: Role = "wire"
    published: dt.date | None = None
    language: str | None = None
    house: House = House()


class Rule(NamedTuple):
    """A rule as the engine knows it. ``id`` is the rule's path below its pack: ``facts/own-capital``.

    ``needs`` is evidence without which it cannot run, ``uses`` evidence that it takes when there is
    some (else it gets None). ``supersedes`` names rules whose finding on the same span it replaces.
    """

    id: str
    severity: Severity
    doc: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: Check
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def summary(self) -> str:
        """The first sentence of the documentation, on one line."""
        return " ".join(self.doc.strip().split("\n\n")[0].split())


def rule(
    *,
    severity: Severity,
    bad: tuple[str | Example, ...],
    good: tuple[str | Example, ...],
    needs: tuple[str, ...] = (),
    uses: tuple[str, ...] = (),
    supersedes: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Makes a rule of a function ``(doc, **evidence) -> Iterable[Finding]``.

    The function's docstring is the rule's page. The id is given by the file's place when its pack is loaded.
    """

    def make(check: Check) -> Rule:
        return Rule(
            id="",
            severity=severity,
            doc=_dedent(check.__doc__ or ""),
            bad=tuple(map(as_example, bad)),
            good=tuple(map(as_example, good)),
            check=check,
            needs=needs,
            uses=uses,
            supersedes=supersedes,
        )

    return make


def as_example(example: str | Example) -> Example:
    """An example given as bare text."""
    return Example(example) if isinstance(example, str) else example


def _dedent(doc: str) -> str:
    first, _, rest = doc.partition("\n")
    lines = rest.splitlines()
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join([first.strip(), *(line[margin:].rstrip() for line in lines)]).strip()
