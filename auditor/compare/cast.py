"""Who is meant by “the harbour master”: the one whom a story calls that beside his name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.compare.deeds.phrases import PARTS, is_country
from auditor.compare.deeds.read import Deed, Party
from auditor.compare.tokens import party
from auditor.regex import lazy
from auditor.text.names import Name

_REACH = 60
_BEFORE = lazy(r"(?:\b[Tt]he|\b[Aa]n?|[’']s|\b[Ii]ts|\bformer|^)\s(?:[\w-]+\s){0,3}([a-z][a-z-]{2,30}),?\s$")
"""“the harbour [master], Berg”."""
_BEHIND = lazy(
    r"(?:\s\([^()]{1,12}\))?,\s(?:the|an?|its|his|her|[\w ]{1,25}[’']s)\s(?:[\w-]+\s){0,3}?"
    r"([a-z][a-z-]{2,30})(?=[,.;]|\s(?:of|in|for|from|who|that|which|with|at|on|to|based)\b)"
)
"""“Berg, the harbour [master],”."""


class Cast:
    """What the people and bodies of a story are called besides their names.

    Args:
        texts: The texts that tell it, each with its names.
    """

    def __init__(self, texts: Sequence[tuple[str, Sequence[Name]]]) -> None:
        found: dict[str, set[str]] = {}
        for text, names in texts:
            for name in names:
                for noun in _nouns_beside(text, name):
                    found.setdefault(PARTS[noun][0].key, set()).add(party(name.text))
        self._names = {
            noun: next(iter(called))
            for noun, called in found.items()
            if noun and len(called) == 1 and not is_country(next(iter(called)))
        }

    def named(self, deed: Deed) -> Deed:
        """A deed, whoever is only described in it by the name as well."""
        return deed._replace(agent=self._named(deed.agent), patient=self._named(deed.patient))

    def _named(self, one: Party) -> Party:
        if one.names or one.open:
            return one
        called = frozenset([self._names[key] for key in one.keys if key in self._names])
        return Party(one.keys | called, called, False) if len(called) == 1 else one


def _nouns_beside(text: str, name: Name) -> Iterator[str]:
    before = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
    if before is not None:
        yield before[1]
    behind = _BEHIND.match(text, name.end, name.end + _REACH)
    if behind is not None:
        yield behind[1]
