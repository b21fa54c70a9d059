"""The rule book: every rule of rules/, with the code and name that its file gives it; the codes without importing one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from qms_xl.errors import UsageError
from qms_xl.model import Found, Rule, Text
from qms_xl.nearest import nearest
from qms_xl.shelf import collect, modules
from qms_xl.supply import parameters


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

    @property
    def halves(self) -> tuple[Callable[..., Found], ...]:
        """Return the rule's functions, which are run and skipped one by one."""
        return self.rule.find if isinstance(self.rule.find, tuple) else (self.rule.find,)

    def asks(self, name: str) -> bool:
        """Return whether a half of the rule asks for an argument of that name."""
        return any(name == argument for half in self.halves for argument, _ in parameters(half))

    def is_among(self, codes: Collection[str]) -> bool:
        """Return whether the rule is among the codes; a family (`ACT`) names all its rules."""
        return self.code in codes or self.family in codes


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


@cache
def rule_codes() -> tuple[str, ...]:
    """Return the codes of all rules, from their files' names."""
    return tuple(sorted(name.rpartition(".")[2].partition("_")[0].upper() for name in modules("qms_xl.rules")))


@cache
def families() -> tuple[str, ...]:
    """Return the families of rules: XLS, GEN, ACT."""
    return tuple(sorted({code.rstrip("0123456789") for code in rule_codes()}))


def known_code(word: str, *, family: bool = True, key: str = "") -> str:
    """Return the code (or the family, where one will do) that the word names, case aside; raises UsageError with the nearest.

    `key`: where in qms.toml the word stands, if it does.
    """
    code = word.strip().upper()
    legal = (*rule_codes(), *(families() if family else ()))
    if code in legal:
        return code
    like = nearest(code, rule_codes())
    raise UsageError(
        Text(
            f"Nie ma reguły „{word}”{f' (klucz {key} w qms.toml)' if key else ''}.",
            f"There is no rule “{word}”{f' (key {key} in qms.toml)' if key else ''}.",
        ),
        Text(f"Czy chodziło o {like}? Wszystkie: qms-xl rules", f"Did you mean {like}? All of them: qms-xl rules")
        if like
        else Text("Wszystkie reguły: qms-xl rules", "All rules: qms-xl rules"),
    )
