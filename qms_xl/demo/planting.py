"""Planting the faults: first in the rows, before the workbooks are made, then in the sheets themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from qms_xl.demo.contents import Contents
from qms_xl.demo.faults import Fault, HiddenRow, LastRowBelow, RenamedHeader, Typed
from qms_xl.demo.notation import fill
from qms_xl.making.values import AsTyped
from qms_xl.model import Language, RegisterSchema
from qms_xl.shelf import collect

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAME = f"{{{_MAIN}}}"

Rows = Mapping[str, Sequence[Mapping[str, object]]]


def record_of(fault: Fault | Typed | HiddenRow, contents: Contents) -> str:
    """Return the key of the row that a fault names by tag or key."""
    record = fault.record
    return contents.records.get(record) or str(fill(record, "pl", contents.names.__getitem__))


def with_typed(contents: Contents, planted: Sequence[Fault], language: Language) -> Rows:
    """Return the rows as staff typed them over. A record that is not there is a mistake of ours: LookupError."""
    rows = {register: [dict(cells) for cells in records] for register, records in contents.rows.items()}
    for fault in planted:
        if isinstance(fault.done, Typed):
            row = rows[fault.done.register][_position(fault.done.register, record_of(fault.done, contents), contents)]
            row.update({column: _as_typed(value, language, contents) for column, value in fault.done.cells.items()})
    return rows


def _as_typed(value: object, language: Language, contents: Contents) -> object:
    if isinstance(value, AsTyped):
        return AsTyped(fill(value.value, language, contents.names.__getitem__), value.number_format)
    return fill(value, language, contents.names.__getitem__)


def _position(register: str, record: str, contents: Contents) -> int:
    """Return which row of the register has this key, before anything was planted."""
    schema: RegisterSchema = collect("qms_xl.registers", "SCHEMA")[register]
    for position, cells in enumerate(contents.rows[register]):
        if " / ".join(str(cells.get(column, "")) for column in schema.key) == record:
            return position
    raise LookupError(f"{register} has no record {record}")


def with_handled(book: bytes, contents: Contents, planted: Sequence[Fault], language: Language) -> bytes:
    """Return a workbook with the sheets handled as staff did; one that holds none of their registers comes back as it is."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        members = [(member, archive.read(member)) for member in archive.infolist()]
    parts = {member.filename: data for member, data in members}
    for fault in planted:
        if isinstance(fault.done, Typed) or (table := _table(parts, fault.done.register)) is None:
            continue
        if isinstance(fault.done, LastRowBelow):
            parts[table] = _shortened(parts[table])
        elif isinstance(fault.done, HiddenRow):
            row = _position(fault.register, record_of(fault.done, contents), contents)
            sheet = _sheet(parts, table)
            parts[sheet] = _hidden(parts[sheet], _reference(parts[table])[1] + 1 + row)
        else:
            sheet = _sheet(parts, table)
            parts[table], parts[sheet] = _renamed(parts[table], parts[sheet], fault.done, language)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, _ in members:
            archive.writestr(member, parts[member.filename])
    return out.getvalue()


def _table(parts: Mapping[str, bytes], register: str) -> str | None:
    """Return the part that holds the register's table."""
    wanted = f' name="qms_{register}"'.encode()
    return next((name for name, data in parts.items() if name.startswith("xl/tables/") and wanted in data), None)


def _sheet(parts: Mapping[str, bytes], table: str) -> str:
    """Return the part of the sheet that the table stands on."""
    wanted = table.rpartition("/")[2].encode()
    rels = next(name for name, data in parts.items() if name.startswith("xl/worksheets/_rels/") and wanted in data)
    return f"xl/worksheets/{rels.rpartition('/')[2].removesuffix('.rels')}"


def _reference(table: bytes) -> tuple[str, int, str, int]:
    """Return first column, first row, last column and last row of the table."""
    found = re.search(rb' ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', table)
    assert found is not None
    return found[1].decode(), int(found[2]), found[3].decode(), int(found[4])


def _shortened(table: bytes) -> bytes:
    """Return the table without its last row, which stays on the sheet below it."""
    first, top, last, bottom = _reference(table)
    old, new = f"{first}{top}:{last}{bottom}", f"{first}{top}:{last}{bottom - 1}"
    return table.replace(old.encode(), new.encode())


def _hidden(sheet: bytes, row: int) -> bytes:
    return sheet.replace(f'<row r="{row}"'.encode(), f'<row r="{row}" hidden="1"'.encode(), 1)


def _renamed(table: bytes, sheet: bytes, done: RenamedHeader, language: Language) -> tuple[bytes, bytes]:
    """Return table and sheet with another header, in the table's column as in its cell, as Excel keeps them."""
    schema: RegisterSchema = collect("qms_xl.registers", "SCHEMA")[done.register]
    old, new = schema[done.column].title.in_(language), done.header.in_(language)
    columns: Any = etree.fromstring(table)
    place = next(
        number for number, column in enumerate(columns.iter(f"{_NAME}tableColumn")) if column.get("name") == old
    )
    list(columns.iter(f"{_NAME}tableColumn"))[place].set("name", new)
    grid: Any = etree.fromstring(sheet)
    top = _reference(table)[1]
    header = next(line for line in grid.iter(f"{_NAME}row") if line.get("r") == str(top))
    cell = list(header)[place]
    address, style = cell.get("r"), cell.get("s")
    cell.clear()
    cell.attrib.update({"r": address, "s": style, "t": "inlineStr"})
    etree.SubElement(etree.SubElement(cell, f"{_NAME}is"), f"{_NAME}t").text = new
    return _written(columns), _written(grid)


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
