"""Carrying an office's own registers over into our template workbooks: each value with the cell it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from qms_xl.adopting.declaring import declarations
from qms_xl.adopting.lists_book import lists_book
from qms_xl.adopting.plan import Plan, PlanBlock
from qms_xl.adopting.understood import adopted_rows, not_read
from qms_xl.kinds.reading import as_text
from qms_xl.make import AsTyped, make_workbook
from qms_xl.model import Column, Language, Register, RegisterSchema, Text
from qms_xl.read import read_books
from qms_xl.reading.adopted import Layout, header_texts, span_of
from qms_xl.reading.adopted_rows import is_filled, records
from qms_xl.reading.declared import declared
from qms_xl.settings import Settings
from qms_xl.shelf import collect
from qms_xl.workbook.addresses import column_number, letters
from qms_xl.workbook.cells import read_book

if TYPE_CHECKING:
    from qms_xl.workbook.book import Book

SOURCE = Column("source_cell", "text", Text("Skąd przeniesiono", "Carried from"), width=30)
NOT_CARRIED = RegisterSchema(
    name="not_carried",
    title=Text("Nie przeniesiono", "Not carried over"),
    workbook=Text("", ""),
    key=("cell",),
    columns=(
        Column("cell", "text", Text("Komórka", "Cell"), required=True, width=30),
        Column("header", "text", Text("Nagłówek", "Header"), required=True),
        Column("value", "text", Text("Wartość", "Value"), required=True, width=60),
        Column("why", "text", Text("Dlaczego", "Why"), required=True, width=44),
    ),
    about=Text(
        "Wartości z dawnych skoroszytów, których rejestry nie mają albo których nie udało się odczytać.",
        "Values of the old workbooks that the registers do not have, or that could not be read.",
    ),
)
_AS_TYPED = Text("nie odczytano; w rejestrze stoi jak wpisano", "not understood; stands in the register as typed")
_NO_COLUMN = Text("rejestr nie ma takiej kolumny", "the register has no such column")
_COMPUTED = Text("to wylicza program", "the program works this out")
_NO_RECORD = Text("wiersz nie jest rekordem", "the row is no record")


@dataclass(frozen=True)
class Carried:
    """Our workbooks by title, the registers as read from the old ones; how many cells stand `as_typed`, how many were `left`."""

    workbooks: Mapping[str, bytes]
    registers: tuple[Register, ...]
    as_typed: int
    left: int


def carried(plan: Plan, books: Sequence[Book], language: Language, now: datetime, office_name: str = "") -> Carried:
    """Return our workbooks with the rows of the plan's blocks; the old workbooks are only read.

    A value that cannot be read as its kind stands as typed. It is named on a sheet of its own, beside what has no column or is
    no record.
    """
    blocks = [block for block in plan.blocks if block.register]
    registers = _read(plan, blocks, books, language, now)
    schemas: Mapping[str, RegisterSchema] = collect("qms_xl.registers", "SCHEMA")
    titles = dict.fromkeys(schemas[name].workbook.in_(language) for name in registers)
    made = {}
    as_typed = left = 0
    for title in titles:
        held = [
            schemas[name] for name in schemas if name in registers and schemas[name].workbook.in_(language) == title
        ]
        names = {schema.name for schema in held}
        rows: dict[str, list[dict[str, object]]] = {name: _rows(registers[name]) for name in names}
        unread = [row for name in registers if name in names for row in _as_typed(registers[name], language)]
        others = [row for block in blocks if block.register in names for row in _left(block, books, language)]
        rows[NOT_CARRIED.name] = [*unread, *others]
        as_typed, left = as_typed + len(unread), left + len(others)
        with_source = [replace(schema, columns=(*schema.columns, SOURCE)) for schema in held]
        made[title] = make_workbook(
            title,
            language,
            [*with_source, NOT_CARRIED],
            rows,
            created=now,
            office_name=office_name,
            written_on=now.date(),
        )
    return Carried(made, tuple(registers.values()), as_typed, left)


def _read(
    plan: Plan, blocks: Sequence[PlanBlock], books: Sequence[Book], language: Language, now: datetime
) -> Mapping[str, Register]:
    schemas = collect("qms_xl.registers", "SCHEMA")
    entries = declarations(blocks, {})
    own = declared(
        schemas,
        {name: entry["places"] for name, entry in entries.items()},
        {name: entry.get("columns", {}) for name, entry in entries.items()},
        {},
    )
    words = [word for word in plan.words if word.code]
    lists = [read_book(lists_book(words, language, now, schemas), "words.xlsx")] if words else []
    reading = read_books([*books, *lists], Settings(), own=own, as_of=now.date(), language=language, whole=False)
    return {name: reading.registers[name] for name in entries if name in reading.registers}


def _rows(register: Register) -> list[dict[str, object]]:
    misread = {(found.row, found.column) for found in register.misreadings if not found.understood}
    columns = [name for name in register.frame.columns if not register.schema[name].computed]
    rows = []
    for row in adopted_rows(register):
        cells: dict[str, object] = {}
        for name in columns:
            typed, value = register.raw.at[row, name], register.frame.at[row, name]
            if typed is None or not is_filled(typed):
                continue
            cells[name] = AsTyped(_plain(typed)) if (row, name) in misread else _value(value, typed)
        place, number = register.place(row)
        cells[SOURCE.name] = f"{place.workbook} | {place.sheet} | {letters(place.first_column)}{number}"
        rows.append(cells)
    return rows


def _value(value: Any, typed: object) -> object:
    """Return a typed value as our workbooks take it; what reading left out ("brak" in a date) as typed."""
    if isinstance(value, tuple):
        return value if value else AsTyped(_plain(typed))
    if value is None or value != value:
        return AsTyped(_plain(typed))
    return value.date() if hasattr(value, "to_pydatetime") else value


def _plain(typed: object) -> Any:
    return typed if isinstance(typed, str | int | float | bool | date) else as_text(typed)


def _as_typed(register: Register, language: Language) -> list[dict[str, object]]:
    """Return the cells that the register keeps as typed, since they could not be read as their kind."""
    ours = set(adopted_rows(register))
    return [
        _left_cell(cell.workbook, cell.sheet, cell.cell, cell.header, cell.value, _AS_TYPED.in_(language))
        for cell in (
            register.cell(row, name)
            for row, name in not_read(register)
            if row in ours and (row, name) not in register.borrowed and not register.schema[name].computed
        )
    ]


def _left(block: PlanBlock, books: Sequence[Book], language: Language) -> list[dict[str, object]]:
    """Return the cells of a block that have no column of ours or one that is computed, and those of rows that are no records."""
    sheet = next(
        sheet for book in books if book.name == block.workbook for sheet in book.sheets if sheet.name == block.sheet
    )
    first, last = span_of(sheet, block.span)
    bottom = sheet.first_row + len(sheet.rows) - 1
    where = Layout(block.header_row, block.header_rows, first, last, bottom)
    schema = collect("qms_xl.registers", "SCHEMA")[block.register]
    at = next((column_number(column.letter) for column in block.columns if column.column == schema.key[0]), 0)
    found = records(sheet, where, at)
    headers = dict(
        zip(range(first, last + 1), header_texts(sheet, block.header_row, block.header_rows, first, last), strict=True)
    )
    own = {
        column_number(column.letter): _COMPUTED if column.column else _NO_COLUMN
        for column in block.columns
        if not column.column or schema[column.column].computed
    }
    cells = [(row, column, own[column]) for rows in found.records for row in rows for column in own]
    cells += [(row, column, _NO_RECORD) for row, why in found.left.items() if why != "header" for column in headers]
    return [
        _left_cell(block.workbook, block.sheet, f"{letters(column)}{row}", headers[column], value, why.in_(language))
        for row, column, why in cells
        if is_filled(value := sheet.value(row, column))
    ]


def _left_cell(
    workbook: str, sheet: str, cell: str | None, header: str | None, value: object, why: str
) -> dict[str, object]:
    return {"cell": f"{workbook} | {sheet} | {cell or ''}", "header": header, "value": as_text(value), "why": why}
