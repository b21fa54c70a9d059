"""What is changed in every hard workbook: contents of every type, over every type, where there was a cell and where not."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import TypeVar

from hard.plainly import Cell
from hard.registry import Kind
from qms_xl.workbook.changes import Change, Content, NewRows

T = TypeVar("T")

IN_PERCENT = {"G2": 95, "G3": 7.5}
EDITS: Mapping[str, Content] = {
    "A7": None,
    "A6": "_x0041_ i _x000D_",
    "B2": "Zażółć gęślą jaźń – „tak”",
    "B3": "a < b & \"c\" > 'd' ]]> e",
    "B4": None,
    "B5": 12.5,
    "C2": 1234.25,
    "C3": None,
    "C4": "brak danych",
    "D2": datetime.date(2026, 2, 28),
    "D6": datetime.date(2027, 12, 31),
    "E2": False,
    "E3": "tak",
    "F3": "=1+1",
    "F4": "0010",
    "F6": 9,
    "F7": "-5 osób",
    "H2": " odstępy \n i wiersze ",
    "H8": "w nowym wierszu",
    "H9": True,
    "H40": 1e300,
    **IN_PERCENT,
}
REFUSED: Mapping[str, tuple[Content, str]] = {
    "B6": ("=SUM(C2:C7)", "formula_like"),
    "D4": (46000, "not_a_number"),
    "C6": (datetime.date(2026, 1, 1), "not_a_date"),
}


def address(at: str) -> tuple[int, int]:
    """Return row and column of an address."""
    letters, row = at.rstrip("0123456789"), at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return int(row), number


def change(at: str, content: Content) -> Change:
    return Change("Dane", *address(at), content, at in IN_PERCENT)


def wanted(kind: Kind) -> dict[str, Change]:
    """Return the changes that are to be made in a workbook of this kind."""
    contents = {**_left(EDITS, kind), **kind.more}
    return {at: change(at, content) for at, content in contents.items() if at not in kind.refused}


def _left(cells: Mapping[str, T], kind: Kind) -> dict[str, T]:
    """Return those of the cells of every kind that are asked for here."""
    return {at: one for at, one in cells.items() if not kind.without & {at, "*"}}


def unwanted(kind: Kind) -> dict[str, tuple[Change, str]]:
    """Return the changes that are to be refused, each with its reason."""
    others = {at: (change(at, content), reason) for at, (content, reason) in _left(REFUSED, kind).items()}
    return others | {at: (change(at, EDITS.get(at, "x")), reason) for at, reason in kind.refused.items()}


def new_rows(kind: Kind) -> NewRows:
    """Return two rows to be added under the register's table."""
    is_empty = kind.table == "Pusta"
    columns = tuple(range(1, 10 if "I3" in kind.refused else 9))
    rows = (
        {1: "K-101", 2: "a < b & c", 4: datetime.date(2026, 5, 4), 6: "=0"},
        {1: "K-102", 3: 5, 5: True, 7: 50},
    )
    return NewRows("Dane", kind.table, 1, 1 if is_empty else 7, columns, rows, frozenset({7}))


def expected(change: Change, epoch: datetime.date) -> object:
    """Return what the cell must hold, as `held` gives it."""
    content = change.content
    if isinstance(content, datetime.datetime):
        since = content - datetime.datetime.combine(epoch, datetime.time())
        return since.total_seconds() / 86_400
    if isinstance(content, datetime.date):
        return float((content - epoch).days)
    if isinstance(content, bool) or content is None or isinstance(content, str):
        return content
    return content / 100 if change.in_percent else float(content)


def held(cell: Cell | None, strings: list[str], epoch: datetime.date) -> object:
    """Return what a cell holds: a text, a number, True, False, or None; an ISO date as its serial."""
    if cell is None or (cell.value is None and cell.text is None):
        return None
    kind, value = cell.attributes.get("t", "n"), cell.value or ""
    if kind == "s":
        return strings[int(value)]
    if kind in ("str", "inlineStr"):
        return unescaped(cell.text if kind == "inlineStr" and cell.text is not None else value)
    if kind == "b":
        return value == "1"
    if kind == "d":
        return float((datetime.datetime.fromisoformat(value).date() - epoch).days)
    return float(value) if value else None


def unescaped(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
