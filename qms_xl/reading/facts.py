"""The fact tables about workbooks, from the places that were found and the registers that were read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qms_xl.facts import fact_table
from qms_xl.facts.books import SCHEMA as BOOKS
from qms_xl.facts.headers import SCHEMA as HEADERS
from qms_xl.facts.odd_cells import SCHEMA as ODD_CELLS
from qms_xl.facts.sheets import SCHEMA as SHEETS
from qms_xl.model import PLACE_STEP, CellError, Register, Uncached
from qms_xl.reading.frames import FoundRegister
from qms_xl.reading.headers import missing, suggested
from qms_xl.reading.rows import Taken, is_filled
from qms_xl.reading.spot import LostPlace, Spot
from qms_xl.workbook.addresses import letters
from qms_xl.workbook.book import Area, Book

Row = Mapping[str, object]
_PLAIN = ("empty", "string", "floating", "integer", "mixed-integer-float", "boolean", "date", "datetime")
_YES_NO = {True: "yes", False: "no"}


def fact_tables(
    books: Sequence[Book],
    found: Mapping[str, FoundRegister],
    lost: Iterable[LostPlace],
    registers: Mapping[str, Register],
    others: Iterable[Row] = (),
) -> dict[str, Register]:
    """Return the fact tables by name. `others`: rows of `books` for the files that were not read."""
    read = [_book(book) for book in books]
    places = [
        (number, register, spot, taken)
        for register in found.values()
        for number, (spot, taken) in enumerate(zip(register.spots, register.taken, strict=True))
    ]
    sheets = [_sheet(*place) for place in places] + [_lost(place) for place in lost]
    headers = [row for number, register, spot, taken in places for row in _headers(number, register, spot, taken)]
    odd = [row for book in books for row in _of_book(book)]
    odd += [
        row for number, register, spot, _ in places for row in _merged(number, registers[register.schema.name], spot)
    ]
    odd += [row for name in found for row in _values(registers[name])]
    return {
        "books": fact_table(BOOKS, [*read, *others]),
        "sheets": fact_table(SHEETS, sheets),
        "headers": fact_table(HEADERS, headers),
        "odd_cells": fact_table(ODD_CELLS, odd),
    }


def _book(book: Book) -> Row:
    return {
        "workbook": book.name,
        "state": "read",
        "sha256": book.sha256,
        "written_on": _day_of(book),
        "written_at": book.properties.get("modified", "").strip() or None,
        "written_by": book.properties.get("lastModifiedBy", "").strip() or None,
    }


def _day_of(book: Book) -> datetime.date | None:
    """Return the day, here, on which the workbook says it was last written, None where it says none that can be read."""
    try:
        moment = datetime.datetime.fromisoformat(book.properties.get("modified", "").strip())
    except ValueError:
        return None
    return (
        moment.astimezone() if moment.tzinfo else moment
    ).date()  # programs write UTC: after midnight still yesterday


class _Key(NamedTuple):
    """The header of the key column; where that is missing the first known one, or just the first."""

    column: str | None
    cell: str | None
    header: str
    letter: int


def _key(register: FoundRegister, spot: Spot) -> _Key:
    name = next((name for name in (*register.schema.key, *spot.known) if name in spot.known), None)
    header = spot.known[name] if name else spot.headers[0]
    column = spot.column(header.position)
    cell = _at(spot.header_row, column) if spot.header_row else None
    return _Key(name, cell, header.text, column)


def _sheet(number: int, register: FoundRegister, spot: Spot, taken: Taken) -> Row:
    key = _key(register, spot)
    return {
        "workbook": spot.book.name,
        "sheet": spot.sheet.name,
        "cell": key.cell,
        "register": spot.register,
        "table": spot.table or None,
        "found_by": spot.found_by,
        "place": number + 1,
        "named": _YES_NO[spot.named],
        "column": key.column,
        "header": key.header,
        "rows": len(taken.rows),
        "rows_below": len(taken.below),
        "first_below": _at(taken.below[0], key.letter) if taken.below else None,
    }


def _lost(lost: LostPlace) -> Row:
    return {
        "workbook": lost.workbook,
        "sheet": lost.place.sheet or None,
        "register": lost.register,
        "table": lost.place.table or None,
        "found_by": "lost",
        "named": "yes",
    }


def _headers(number: int, register: FoundRegister, spot: Spot, taken: Taken) -> Iterator[Row]:
    schema = register.schema
    common = {"workbook": spot.book.name, "sheet": spot.sheet.name, "register": spot.register, "place": number + 1}
    for header in spot.headers:
        column = spot.column(header.position)
        odd = header.match in ("blank", "doubled")
        yield {
            **common,
            "cell": _at(spot.header_row, column) if spot.header_row else None,
            "header": header.text,
            "column": header.column or None,
            "match": header.match,
            "used": _YES_NO[not odd or any(is_filled(spot.sheet.value(row, column)) for row in taken.rows)],
        }
    key = _key(register, spot)
    for name in missing(spot.headers, schema):
        if spot.list and name == "list":
            continue  # not a cell: the table's name says it
        required = schema[name].required is True
        yield {
            **common,
            "cell": key.cell,
            "header": key.header,
            "column": name,
            "match": "missing",
            "required": _YES_NO[required],
            "nearest": suggested(name, spot.headers, schema) if required else None,
        }


def _of_book(book: Book) -> Iterator[Row]:
    for link in book.links:
        yield {"workbook": book.name, "kind": link.kind, "value": link.target}
    for sheet in book.sheets:
        if sheet.stray:
            yield {"workbook": book.name, "sheet": sheet.name, "cell": sheet.stray, "kind": "stray"}


def _merged(number: int, register: Register, spot: Spot) -> Iterator[Row]:
    if spot.layout:  # in an office's own register a merged cell counts for all that it covers
        return
    names = {column: name for name, column in spot.columns.items()}
    for area in spot.sheet.merged:
        if _touches(spot, area):
            row, column = area.first_row, area.first_column
            row_id = number * PLACE_STEP + row
            name = names.get(column)
            data = _data_cell(register, row_id, name) if row_id in register.frame.index else {}
            yield {
                "workbook": spot.book.name,
                "sheet": spot.sheet.name,
                "register": spot.register,
                "column": name,
                "header": next((h.text for h in spot.headers if spot.column(h.position) == column), None),
                **data,
                "cell": _at(row, column),
                "kind": "merged",
                "value": _span(area),
            }


def _touches(spot: Spot, area: Area) -> bool:
    """Return whether an area touches the place, its header row included."""
    top = spot.header_row or spot.first_row
    return (
        area.first_row <= spot.last_row
        and area.last_row >= top
        and area.first_column <= spot.column(len(spot.headers) - 1)
        and area.last_column >= spot.first_column
    )


def _at(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


def _span(area: Area) -> str:
    return f"{_at(area.first_row, area.first_column)}:{_at(area.last_row, area.last_column)}"


def _values(register: Register) -> Iterator[Row]:
    """Return the errors and the formulas without result among the cells of a register."""
    from pandas.api.types import infer_dtype

    for column in register.raw.columns:
        if infer_dtype(register.raw[column], skipna=True) in _PLAIN:
            continue
        cells = register.raw[column].tolist()
        for row_id, value in zip(register.raw.index.tolist(), cells, strict=True):
            if isinstance(value, CellError | Uncached):
                error = isinstance(value, CellError)
                yield {
                    **_data_cell(register, row_id, column),
                    "kind": "error" if error else "uncached",
                    "value": value[0] or None,
                }


def _data_cell(register: Register, row_id: int, column: str | None) -> dict[str, object]:
    cell = register.cell(row_id, column)
    return {
        "workbook": cell.workbook,
        "sheet": cell.sheet,
        "cell": cell.cell,
        "register": cell.register,
        "row_id": row_id,
        "column": column,
        "header": cell.header,
        "record": cell.record,
        "hidden": _YES_NO[cell.hidden],
    }
