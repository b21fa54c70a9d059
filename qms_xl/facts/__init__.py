"""Fact tables: what a reader saw of workbooks, sheets, headers and cells, shaped as registers so that rules can ask for them.

A fact stands somewhere in the office's own workbooks: `real_cell` leads from the row of a fact table to that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qms_xl.model import PLACE_STEP, CellRef, Column, Place, Register, RegisterSchema, Text

if TYPE_CHECKING:
    from qms_xl.model import Kind

_FIRST_ROW = 2  # as in a table of examples: the headers stand in row 1


def fact_column(name: str, kind: Kind = "text", *, list_name: str = "") -> Column:
    """Return a column of a fact table; only tables of examples and tests ever show its name."""
    title = name.replace("_", " ").capitalize()
    return Column(name, kind, Text(title, title), list=list_name)


def fact_schema(name: str, key: Sequence[str], columns: Sequence[Column]) -> RegisterSchema:
    """Return the schema of a fact table; no workbook holds it."""
    title = name.replace("_", " ").capitalize()
    return RegisterSchema(
        name=name, title=Text(title, title), workbook=Text("", ""), key=tuple(key), columns=tuple(columns)
    )


def fact_table(schema: RegisterSchema, rows: Sequence[Mapping[str, object]]) -> Register:
    """Return the facts as a register: every column of the schema, blank where a row does not say."""
    import pandas as pd

    index = pd.RangeIndex(_FIRST_ROW, _FIRST_ROW + len(rows))
    raw = pd.DataFrame(
        {column.name: pd.Series([row.get(column.name) for row in rows], dtype=object) for column in schema.columns},
        dtype=object,
    ).set_axis(index)
    frame = raw.copy()
    for column in schema.columns:
        if column.kind in ("int", "number"):
            frame[column.name] = raw[column.name].astype("float64")
    return Register(schema, frame, raw, places=(Place("", schema.title.en, 1, {}, {}),))


def real_cell(facts: Register, row: int) -> CellRef:
    """Return the cell of the office's workbook that a fact is about.

    Taken from the columns `register`, `workbook`, `sheet`, `cell`, `row_id`, `column`, `header`, `record`, `value` and
    `hidden`, as far as the fact table has them. Without `row_id` it is a header cell, a sheet or a file.
    """

    def text(name: str) -> str | None:
        value = facts.frame.at[row, name] if facts.has(name) else None
        return value if isinstance(value, str) and value else None

    row_id: Any = facts.frame.at[row, "row_id"] if facts.has("row_id") else None
    return CellRef(
        register=text("register") or "",
        workbook=text("workbook") or "",
        sheet=text("sheet") or "",
        cell=text("cell"),
        row=None if row_id is None or row_id != row_id else int(row_id) % PLACE_STEP,
        column=text("column"),
        header=text("header"),
        record=text("record"),
        value=facts.raw.at[row, "value"] if facts.has("value") else None,
        hidden=text("hidden") == "yes",
    )
