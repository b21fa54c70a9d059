"""Exceptions that the office has granted: which issues a row of the register `waivers` silences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from qms_xl.fold import fold
from qms_xl.model import Issue, Register
from qms_xl.shelf import collect
from qms_xl.spelling import audyt

_ALL = ("", "*")


class Waiver(NamedTuple):
    """One row of the register: whom it silences, in folded spelling, "" for all; why, and until when.

    `register` is the register's English name, where the row names one that there is.
    """

    row: int
    rule: str
    register: str
    record: str
    column: str
    about: str
    reason: str
    expires_on: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """Return what it silences; two rows that name the same are one waiver."""
        return self[1:6]

    def is_in_force(self, as_of: date) -> bool:
        """Return whether it counts on a day: through its last one, and only with a reason and an end."""
        return bool(self.rule and self.reason) and self.expires_on is not None and self.expires_on >= as_of

    def silences(
        self, code: str, register: str, record: str | None, column: str | None, header: str | None, about: str
    ) -> bool:
        """Return whether an issue is among those it means. WVR rules cannot be waived."""
        return (
            fold(code) == self.rule
            and not code.startswith("WVR")
            and self.register in ("", fold(register))
            and self.record in ("", fold(record or ""))
            and self.about in ("", fold(about))
            and (not self.column or self.column in _names(register, column or "") | {fold(header or "")})
        )


def waivers_in(register: Register | None) -> list[Waiver]:
    """Return the waivers of the register; none where it is absent or lacks what a waiver needs."""
    if register is None or not all(register.has(column) for column in ("rule", "reason", "expires_on")):
        return []
    frame = register.frame
    rows = frame.astype(object).where(frame.notna(), None).to_dict("index")
    return [
        waiver_of(int(str(row)), {str(name): value for name, value in cells.items()}) for row, cells in rows.items()
    ]


def waiver_of(row: int, cells: Mapping[str, object]) -> Waiver:
    """Return the waiver that a row of the register is: column -> typed value."""

    def text(column: str) -> str:
        typed = str(cells.get(column) or "").strip()
        return "" if typed in _ALL else fold(typed)

    ends = cells.get("expires_on")
    register = text("register")
    return Waiver(
        row,
        text("rule"),
        known_register(register) or register,
        text("record"),
        text("column"),
        text("about"),
        str(cells.get("reason") or "").strip(),
        date.fromisoformat(str(ends)[:10]) if ends is not None else None,
    )


def waive(issues: tuple[Issue, ...], registers: Mapping[str, Register], as_of: date) -> tuple[Issue, ...]:
    """Return the issues, those that a waiver in force silences with its reason in `waived`."""
    granted = [waiver for waiver in waivers_in(registers.get("waivers")) if waiver.is_in_force(as_of)]
    return tuple(_waived(issue, granted) for issue in issues) if granted else issues


def _waived(issue: Issue, granted: list[Waiver]) -> Issue:
    cell = issue.cell
    for waiver in granted:
        if waiver.silences(issue.code, cell.register, cell.record, cell.column, cell.header, issue.about):
            return replace(issue, waived=waiver.reason)
    return issue


def known_register(word: str) -> str:
    """Return the name of the register that a word means, `Działania` or `Actions` as well as `actions`; "" for none."""
    return _registers().get(fold(word), "")


@cache
def _registers() -> Mapping[str, str]:
    schemas = collect("qms_xl.registers", "SCHEMA")
    return {
        fold(word): name for name, schema in schemas.items() for word in (*schema.title, audyt(schema.title.pl), name)
    }


@cache
def _names(register: str, column: str) -> frozenset[str]:
    """Return what a column is called: its name and its shipped titles."""
    schema = collect("qms_xl.registers", "SCHEMA").get(register)
    titles = schema[column].title if schema and column in schema.by_name else ()
    return frozenset(fold(word) for word in (column, *titles, *map(audyt, titles)))
