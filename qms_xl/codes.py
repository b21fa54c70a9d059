"""The codes of the rule book, known without importing a rule."""

from __future__ import annotations

from functools import cache

from qms_xl.errors import UsageError
from qms_xl.model import Text
from qms_xl.nearest import nearest
from qms_xl.shelf import modules


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
        Text(f"Czy chodziło o {like}? Wszystkie: `qms-xl rules`.", f"Did you mean {like}? All of them: `qms-xl rules`.")
        if like
        else Text("Wszystkie reguły: `qms-xl rules`.", "All rules: `qms-xl rules`."),
    )
