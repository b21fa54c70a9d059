"""How people call registers and columns, and how an issue tells one place of a register from another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qms_xl.facts import fact
from qms_xl.model import Register, RegisterSchema, Text
from qms_xl.shelf import collect


@cache
def _schemas() -> Mapping[str, RegisterSchema]:
    return collect("qms_xl.registers", "SCHEMA")


def register_title(name: str) -> Text:
    """Return what the sheet of a register is called."""
    return _schemas()[name].title


def column_title(register: str, column: str) -> Text:
    """Return the header of a column."""
    return _schemas()[register][column].title


def key_column(register: str) -> str:
    """Return the first key column of a register."""
    return _schemas()[register].key[0]


def place_name(facts: Register, row: int) -> str:
    """Return workbook and sheet that a fact is about, `Actions.xlsx / 2026`."""
    return " / ".join(filter(None, (fact(facts, row, "workbook"), fact(facts, row, "sheet"))))


def letters(cell: str | None) -> str:
    """Return the column letters of an address, "" without one."""
    return (cell or "").rstrip("0123456789")
