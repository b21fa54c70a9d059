"""The options that narrow down what a command speaks of: `--select`, `--ignore` and `--register`, as every command has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from qms_xl.commands._bilingual import Option
from qms_xl.model import Text

if TYPE_CHECKING:
    from click.core import Context, Parameter

_CODES = Text("KODY", "CODES")


class Codes(click.ParamType[Any]):
    """Codes of rules or families of them, comma separated."""

    name = "codes"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> tuple[str, ...]:
        """Return the codes; raises UsageError with the nearest one for a code that is not there."""
        from qms_xl.rulebook import known_code

        if isinstance(value, tuple):
            return value
        return tuple(known_code(word) for word in str(value).split(",") if word.strip())


def select_option(about: Text) -> Option:
    """Return `--select`: only these rules; it may be given several times."""
    return Option("--select", type=Codes(), multiple=True, shown=_CODES, about=about)


def ignore_option() -> Option:
    """Return `--ignore`: without these rules; it may be given several times."""
    about = Text("Bez tych reguł.", "Without these rules.")
    return Option("--ignore", type=Codes(), multiple=True, shown=_CODES, about=about)


def register_option(what: Text) -> Option:
    """Return `--register`: only `what` of this register; it may be given several times."""
    about = Text(f"Tylko {what.pl} w tym rejestrze, np. actions.", f"Only {what.en} of this register, such as actions.")
    return Option("--register", multiple=True, shown=Text("REJESTR", "REGISTER"), about=about)


def all_parts(codes: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the codes of an option that was given several times."""
    return tuple(code for part in codes for code in part)
