"""Formulas of calculated columns: which of them say the same in every row."""

from __future__ import annotations

import re

# as a formula in the file has them: a text, what a table reference holds in brackets, one cell
TEXT = r'"(?:[^"]|"")*"'
_QUOTED = r"'(?:[^']|'')*'"
BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_PARTS = re.compile(
    rf"{TEXT}|{_QUOTED}|{BRACKETS}"
    rf"|(?P<cell>{CELL})(?![\w.(!])"
    r"|(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.])"
    r"|[\w.\\]+",
    re.DOTALL,
)
_FIXED_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$[0-9]+")
_FIXED_ROWS = re.compile(r"\$[0-9]+:\$[0-9]+")


def is_same_in_every_row(formula: str) -> bool:
    """Return whether a formula may stand in another row as it is written: no address in it moves with the row.

    `formula` as the file holds it, without `=`. Columns of tables, `$A$1`, `A:A`, names, functions and constants stay;
    `A1`, `$A1` and `1:1` would move.
    """
    for part in _PARTS.finditer(formula):
        if part["cell"] and not _FIXED_CELL.fullmatch(part["cell"]):
            return False
        if part["rows"] and not _FIXED_ROWS.fullmatch(part["rows"]):
            return False
    return True
