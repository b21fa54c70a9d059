"""Faults planted in the demo office, in the notation of qms_xl.tables: a row is laid over the record with its key.

A blank cell is left as it stands, `()` is emptied, `!` marks what an issue must name. In a cell `{tag}` stands for the number
or name of the demo's record with that tag. In a column of the key `NEW < KEY` adds a record like another one, `- KEY` takes
one away, and `*` stands for any text: all such records. Of a register without rows each line is a record. `past` tables are
laid over the clean registers, as they were on that day; a fact table, such as `files`, says what was seen instead. The day is
that of the demo.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from qms_xl.check import Checked, check
from qms_xl.demo.contents import Contents, contents
from qms_xl.demo.notation import fill
from qms_xl.demo.office import demo_workbooks
from qms_xl.model import PLACE_STEP, Register
from qms_xl.office import Office, office_from
from qms_xl.office.new_toml import qms_toml
from qms_xl.read import find_registers, read_books
from qms_xl.reading.declared import Declared
from qms_xl.reading.frames import raw_register
from qms_xl.tables import parse_tables
from qms_xl.tables.cells import cell_value
from qms_xl.tables.lines import DEFAULT_DAY, Table, read_lines
from qms_xl.typed import RawRegister, typed_registers
from qms_xl.workbook.cells import read_book

Mark = tuple[str, int | None, str]
EMPTIED = "()"


class Desk(NamedTuple):
    """The clean demo office as read: registers as typed, without what is computed; facts about its workbooks."""

    office: Office
    raws: Mapping[str, RawRegister]
    facts: Mapping[str, Register]
    contents: Contents


@cache
def desk() -> Desk:
    office = office_from(tomllib.loads(qms_toml("pl", "demo")), Path("/"))
    books = [read_book(data, name) for name, data in demo_workbooks(DEFAULT_DAY, "pl", faulty=False).items()]
    reading = read_books(books, office.settings, as_of=DEFAULT_DAY, language="pl")
    schemas = {name: register.schema for name, register in reading.registers.items()}
    found, _ = find_registers(books, schemas, Declared())
    raws = {name: _without_computed(raw_register(one)) for name, one in found.items()}
    return Desk(office, raws, reading.facts, contents(DEFAULT_DAY, "pl"))


def checked(text: str, on: Collection[str] = ()) -> tuple[Checked, frozenset[Mark]]:
    """Return what the whole rule book says of the office with these faults, and where issues must stand.

    `on`: codes of rules that are off by default.
    """
    lines, settings = read_lines(text), desk().office.settings
    facts = parse_tables(text, settings).facts
    now, marks = _laid([table for table in lines.tables if not table.past and table.name not in facts])
    days = sorted({table.past for table in lines.tables if table.past})
    past = {day: typed(_laid([table for table in lines.tables if table.past == day])[0]) for day in days}
    found = check(
        typed(now),
        facts={**desk().facts, **facts},
        as_of=DEFAULT_DAY,
        settings=settings,
        norm=lines.norm,
        on=on,
        past=past,
    )
    return found, marks


def typed(raws: Mapping[str, RawRegister]) -> dict[str, Register]:
    """Return the registers as the toolkit reads them from cells as typed."""
    return typed_registers(raws, settings=desk().office.settings, as_of=DEFAULT_DAY, language="pl")


def _without_computed(raw: RawRegister) -> RawRegister:
    computed = [name for name in raw.raw.columns if raw.schema[name].follows]
    return replace(raw, raw=raw.raw.assign(**dict.fromkeys(computed)).astype(object), formulas={})


def _laid(tables: Iterable[Table]) -> tuple[dict[str, RawRegister], frozenset[Mark]]:
    raws, marks = dict(desk().raws), set[Mark]()
    for table in tables:
        raws[table.name] = _over(raws[table.name], table, marks)
    return raws, frozenset(marks)


def _over(register: RawRegister, table: Table, marks: set[Mark]) -> RawRegister:
    """Return the register with a table's rows laid over it; raises ValueError where a record is not there."""
    raw, formats = register.raw.astype(object), dict(register.formats)
    names = [header.text for header in table.headers]
    for cells in table.rows:
        texts = dict(zip(names, (_filled(cell.text) for cell in cells), strict=True))
        raw, rows, texts = _rows(register, raw, texts, table.line)
        for row, (name, cell) in product(rows, zip(names, cells, strict=True)):
            if texts[name]:
                value, code = cell_value("" if texts[name] == EMPTIED else texts[name], register.schema[name].kind)
                raw.loc[row, name] = value  # type: ignore[call-overload]
                if code:
                    formats[row, name] = code
            if cell.marked:
                marks.add((table.name, row % PLACE_STEP, name))
    marks |= {(table.name, None, header.text) for header in table.headers if header.marked}
    return replace(register, raw=raw.astype(object).where(raw.notna(), None), formats=formats)


def _rows(
    register: RawRegister, raw: pd.DataFrame, texts: dict[str, str], line: int
) -> tuple[pd.DataFrame, list[int], dict[str, str]]:
    """Return the cells, the rows of them that a line means, made where it is new, and the line without the signs in its key."""
    if register.raw.empty:
        return raw, [_new_row(register, raw)], texts
    key = [name for name in register.schema.key if name in texts]
    signs = {name: re.fullmatch(r"(?:(.*?) ?(<) )?(- )?(.*)", texts[name]) for name in key}
    there = pd.Series(True, index=raw.index)
    for name, sign in signs.items():
        wanted = str(cell_value(sign[4] if sign else "", register.schema[name].kind)[0])
        there &= raw[name].astype(str).str.fullmatch(".*".join(map(re.escape, wanted.split("*"))))
    rows = [int(row) for row in raw.index[there]]
    if not rows:
        raise ValueError(f"line {line}: {register.schema.name} has no record {[texts[name] for name in key]}")
    plain = {**texts, **dict.fromkeys(key, "")}
    if any(sign and sign[3] for sign in signs.values()):
        return raw.drop(index=rows), [], plain
    if any(sign and sign[2] for sign in signs.values()):
        row = _new_row(register, raw, rows[0])
        return raw, [row], {**plain, **{name: sign[1] for name, sign in signs.items() if sign and sign[2]}}
    return raw, rows, plain


def _new_row(register: RawRegister, raw: pd.DataFrame, like: int | None = None) -> int:
    row = int(max(raw.index, default=register.places[0].header_row)) + 1
    raw.loc[row] = pd.Series(index=raw.columns, dtype=object) if like is None else raw.loc[like]
    return row


def _filled(text: str) -> str:
    return str(fill(text, "pl", lambda tag: desk().contents.names[tag])) if "{" in text else text
