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


# What the columns of fact tables are called in Polish; in English they go by their own names.
_POLISH: Mapping[str, str] = {
    "about": "Czego dotyczy",
    "cell": "Komórka",
    "code": "Kod",
    "codes": "Symbole w pliku",
    "column": "Kolumna",
    "days": "Daty w pliku",
    "editions": "Wydania w pliku",
    "exists": "Istnieje",
    "first_below": "Pierwszy pod tabelą",
    "found_by": "Rozpoznano po",
    "has_text": "Daje się odczytać",
    "header": "Nagłówek",
    "hidden": "Ukryty",
    "kind": "Rodzaj",
    "match": "Zgodność",
    "named": "Wskazany",
    "nearest": "Najbliższy",
    "original": "Oryginał",
    "paragraph": "Akapit",
    "path": "Ścieżka",
    "place": "Miejsce",
    "printed": "Wydrukowano",
    "record": "Rekord",
    "register": "Rejestr",
    "required": "Wymagany",
    "row": "Wiersz",
    "row_id": "Nr wiersza",
    "rows": "Wiersze",
    "rows_below": "Wiersze pod tabelą",
    "sha256": "Suma SHA-256",
    "sheet": "Arkusz",
    "state": "Stan",
    "table": "Tabela",
    "unsafe": "Niebezpieczna",
    "used": "Używana",
    "value": "Wartość",
    "what_en": "Co (angielski)",
    "what_pl": "Co (polski)",
    "where_en": "Gdzie (angielski)",
    "where_pl": "Gdzie (polski)",
    "workbook": "Skoroszyt",
    "written_at": "Zapisany o",
    "written_by": "Zapisał",
    "written_on": "Zapisany dnia",
}


def fact_column(name: str, kind: Kind = "text", *, list_name: str = "") -> Column:
    """Return a column of a fact table; only tables of examples and tests ever show its name."""
    title = Text(_POLISH[name], _english(name))
    return Column(name, kind, title, list=list_name)


def fact_schema(name: str, title_pl: str, key: Sequence[str], columns: Sequence[Column]) -> RegisterSchema:
    """Return the schema of a fact table; no workbook holds it."""
    title = Text(title_pl, _english(name))
    return RegisterSchema(name=name, title=title, workbook=Text("", ""), key=tuple(key), columns=tuple(columns))


def _english(name: str) -> str:
    return name.replace("_", " ").capitalize()


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
        elif column.kind == "date":
            frame[column.name] = pd.to_datetime(raw[column.name]).astype("datetime64[s]")
    return Register(schema, frame, raw, places=(Place("", schema.title.en, 1, {}, {}),))


def rows_where(facts: Register, column: str, *values: object) -> list[int]:
    """Return the rows of a fact table whose cell in the column holds one of the values; raises AbsentColumn."""
    found: list[int] = facts.frame.index[facts[column].isin(values)].tolist()
    return found


def fact(facts: Register, row: int, column: str) -> Any:
    """Return one cell of a fact table, None where it is blank or the table lacks the column."""
    value: Any = facts.frame.at[row, column] if facts.has(column) else None
    return None if value is None or value != value or value == "" else value


def real_cell(facts: Register, row: int, address: str = "cell") -> CellRef:
    """Return the cell of the office's workbook that a fact is about.

    Taken from the columns `register`, `workbook`, `sheet`, `row_id`, `column`, `header`, `record`, `value` and `hidden`, as far
    as the fact table has them; `address` is the column that holds the cell (`workbook`: it is about the file). Without `row_id` it is a header, sheet or file.
    """

    def text(name: str) -> str | None:
        value = fact(facts, row, name)
        return value if isinstance(value, str) else None

    row_id = fact(facts, row, "row_id")
    return CellRef(
        register=text("register") or "",
        workbook=text("workbook") or "",
        sheet=text("sheet") or "",
        cell=text(address) if address != "workbook" else None,
        row=None if row_id is None else int(row_id) % PLACE_STEP,
        column=text("column"),
        header=text("header"),
        record=text("record"),
        value=facts.raw.at[row, "value"] if facts.has("value") else None,
        hidden=text("hidden") == "yes",
    )
