"""The rule book: every rule of rules/, with the code and name that its file gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qms_xl.model import Rule
from qms_xl.shelf import collect


@dataclass(frozen=True)
class Entry:
    """A rule under its code (`ACT001`) and name (`no-owner-or-due-date`)."""

    code: str
    name: str
    rule: Rule

    @property
    def family(self) -> str:
        """Return the letters of the code: XLS, GEN, ACT."""
        return self.code.rstrip("0123456789")


@cache
def rule_book() -> dict[str, Entry]:
    """Return every rule by code, structure first, then what every register shares, then the families by name."""
    entries = []
    for module, rule in collect("qms_xl.rules", "RULE").items():
        code, _, name = module.partition("_")
        entries.append(Entry(code.upper(), name.replace("_", "-"), rule))
    first = ("XLS", "GEN")
    entries.sort(key=lambda e: (first.index(e.family) if e.family in first else len(first), e.code))
    return {entry.code: entry for entry in entries}
