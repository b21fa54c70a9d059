"""Values as they are written into a cell of a register, typed values in the reader's words."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from qms_xl.lists import WordList
from qms_xl.model import CellError, Column, Language
from qms_xl.workbook.plan import Broken, Formatted


@dataclass(frozen=True)
class AsTyped:
    """Exactly what staff typed: text, a number, a date, an error. `number_format`: what Excel made of the cell's format."""

    value: object
    number_format: str = ""


def cell_value(value: object, column: Column, words: WordList | None, language: Language) -> object:
    """Return what to write: codes as words, several values in one text, missing values as None."""
    if isinstance(value, AsTyped):
        typed = Broken(value.value.text) if isinstance(value.value, CellError) else value.value
        return Formatted(typed, value.number_format) if value.number_format else typed
    if isinstance(value, tuple | list | set | frozenset):
        return "; ".join(str(cell_value(part, column, words, language)) for part in value) or None
    if value is None or value == "" or value != value:  # NaN and NaT differ from themselves
        return None
    if isinstance(value, bool) and column.kind == "yesno":
        value = "yes" if value else "no"
    if words is not None and column.list:
        return words.word(str(value), language)
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if column.kind in ("int", "number") and isinstance(value, int | float):
        number = float(value)
        return int(number) if math.isfinite(number) and number.is_integer() else number
    return str(value)
