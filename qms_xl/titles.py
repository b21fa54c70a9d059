"""Registers, fact tables and their columns by the titles that people know."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from qms_xl.model import Text

_PAST = Text("wcześniejsze stany rejestrów (qms-xl snapshot)", "earlier states of the registers (qms-xl snapshot)")


@cache
def title(register: str, column: str = "") -> Text:
    """Return the shipped title of a register, or of one of its columns; the name itself where there is none."""
    for package in ("registers", "facts"):
        try:
            schema = import_module(f"qms_xl.{package}.{register}").SCHEMA
            found = schema[column].title if column else schema.title
        except (ImportError, KeyError):
            continue
        assert isinstance(found, Text)
        return found
    return Text(column or register, column or register)


def lacking(*names: str) -> Text:
    """Return the registers or columns that something lacks, `suppliers`, `actions.verify_due`, by their titles, one behind the other."""
    found = [_PAST if name == "past" else _full(*name.partition(".")[::2]) for name in names]
    return Text(", ".join(one.pl for one in found), ", ".join(one.en for one in found))


def _full(register: str, column: str) -> Text:
    if not column:
        return title(register)
    return Text("{}: {}", "{}: {}").filled(title(register), title(register, column))
