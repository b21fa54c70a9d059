"""Registers as small text tables: the examples of rules, and what tests read.

```
as_of 2026-11-20
norm iso9001-2015
actions
| action     | status    | owner        | due_on       |
| D-2026-001 | planned   | Anna Nowak   | 2026-11-20   |
| D-2026-002 | zamknięte | !            | 31.02.2026 ! |
```

- A line `as_of`, `norm`, `audit_spelling` or `unreadable` (a register) sets the scene; without them it is 2026-11-20 and
  iso9001-2015. `#` begins a comment.
- A register's name (or that of a fact table), then a pipe table under English column names. A register or column that is not
  there is absent from the office. A second table of the same register is a second place: `units @ Kopia.xlsx`.
- `past actions` is the register at the end of the month before, `past 2026-03-31 actions` on that day.
- Cells stand as staff could type them; codes do for list words. An ISO date in a date column is a real date, a plain
  number in a number column a number, everything else text. `a; b` are several values.
- ` !` at the end marks a cell that an issue must name, `!` alone an empty one, `owner!` in the header line the header cell.
- `'2026-01-01` is text, `"  two spaces\\n"` text as it stands (`\\n`, `\\t`, `\\u00a0`), `@2026-02-09` a real date and `@0.95` a
  number in any column, also with its number format: `@0.95 [0%]`, `@2026-02-09 [d-mmm]`; `@TRUE` is Excel's TRUE.
- `#N/A` is an error value, `=?` a formula without result, `=12` a formula with the result 12. `~|` begins a hidden row.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from qms_xl.model import PLACE_STEP, Language, Place, Register, RegisterSchema
from qms_xl.shelf import collect
from qms_xl.tables.cells import cell_value
from qms_xl.tables.lines import Lines, Table, read_lines
from qms_xl.tables.shown import format_tables
from qms_xl.typed import RawRegister, typed_registers
from qms_xl.workbook.addresses import letters

if TYPE_CHECKING:
    from qms_xl.settings import Settings

__all__ = ["Example", "format_tables", "parse_tables", "raw_tables", "schemas"]

_FIRST_ROW = 2


@dataclass(frozen=True)
class Example:
    """An example as read. `marks`: (register, row id, column), row id None at a header cell.

    `facts`: the fact tables; `past`: snapshots by day, registers as they were; `unreadable`: registers of which a
    workbook could not be read.
    """

    registers: dict[str, Register]
    facts: dict[str, Register]
    marks: frozenset[tuple[str, int | None, str]]
    as_of: datetime.date
    norm: str
    past: dict[datetime.date, dict[str, Register]] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()


@cache
def schemas() -> Mapping[str, RegisterSchema]:
    """Return the schemas of all registers and fact tables, by name."""
    return {**collect("qms_xl.registers", "SCHEMA"), **_fact_schemas()}


@cache
def _fact_schemas() -> Mapping[str, RegisterSchema]:
    return collect("qms_xl.facts", "SCHEMA")


def parse_tables(text: str, settings: Settings, language: Language = "pl") -> Example:
    """Return the registers of a text, read as those of an office are; `language`: of its workbooks, sheets and headers.

    Raises ValueError, naming the line, for what is not in the notation.
    """
    lines = read_lines(text)
    unreadable = frozenset(lines.settings.get("unreadable", "").split())
    past_days = sorted({table.past for table in lines.tables if table.past})
    now = _typed(lines, None, settings, language)
    return Example(
        registers={name: register for name, register in now.items() if name not in _fact_schemas()},
        facts={name: register for name, register in now.items() if name in _fact_schemas()},
        marks=frozenset(mark for table, place in _placed(lines, None) for mark in _marks(table, place)),
        as_of=lines.as_of,
        norm=lines.norm,
        past={day: _typed(lines, day, settings, language) for day in past_days},
        unreadable=unreadable,
    )


def raw_tables(text: str, language: Language = "pl") -> dict[str, RawRegister]:
    """Return the registers of a text as typed, before any cell is read; fact tables too."""
    return _raws(read_lines(text), None, language)


def _typed(lines: Lines, past: datetime.date | None, settings: Settings, language: Language) -> dict[str, Register]:
    return typed_registers(
        _raws(lines, past, language),
        settings=settings,
        audit_spelling=lines.settings.get("audit_spelling", "audit"),
        unreadable=lines.settings.get("unreadable", "").split(),
        as_of=past or lines.as_of,
        language=language,
    )


def _placed(lines: Lines, past: datetime.date | None) -> list[tuple[Table, int]]:
    """Return the tables of one day with the number of their place within their register."""
    seen: dict[str, int] = {}
    placed = []
    for table in lines.tables:
        if table.past == past:
            placed.append((table, seen.setdefault(table.name, 0)))
            seen[table.name] += 1
    return placed


def _row_id(place: int, index: int) -> int:
    return place * PLACE_STEP + _FIRST_ROW + index


def _marks(table: Table, place: int) -> list[tuple[str, int | None, str]]:
    headers = [(table.name, None, header.text) for header in table.headers if header.marked]
    cells = [
        (table.name, _row_id(place, index), header.text)
        for index, row in enumerate(table.rows)
        for header, cell in zip(table.headers, row, strict=True)
        if cell.marked
    ]
    return [*headers, *cells]


def _raws(lines: Lines, past: datetime.date | None, language: Language) -> dict[str, RawRegister]:
    import pandas as pd

    raws: dict[str, RawRegister] = {}
    for table, number in _placed(lines, past):
        raw = _raw(table, number, language)
        if earlier := raws.get(table.name):
            raw = RawRegister(
                raw.schema,
                pd.concat([earlier.raw, raw.raw]).astype(object).where(lambda cells: cells.notna(), None),
                (*earlier.places, *raw.places),
                earlier.hidden | raw.hidden,
                {**earlier.formats, **raw.formats},
                {
                    column: earlier.formulas.get(column, frozenset()) | raw.formulas.get(column, frozenset())
                    for column in {*earlier.formulas, *raw.formulas}
                },
            )
        raws[table.name] = raw
    return raws


def _raw(table: Table, number: int, language: Language) -> RawRegister:
    import pandas as pd

    schema = schemas().get(table.name)
    if schema is None:
        raise ValueError(f"line {table.line}: no register {table.name!r}")
    names = [header.text for header in table.headers]
    for name in names:
        if name not in schema.by_name:
            raise ValueError(f"line {table.line}: no column {table.name}.{name}")
    cells: dict[str, list[object]] = {name: [] for name in names}
    formats: dict[tuple[int, str], str] = {}
    formulas: dict[str, set[int]] = {}
    rows = [_row_id(number, index) for index in range(len(table.rows))]
    for row_id, row in zip(rows, table.rows, strict=True):
        for name, cell in zip(names, row, strict=True):
            value, number_format = cell_value(cell.text, schema[name].kind)
            cells[name].append(value)
            if number_format:
                formats[row_id, name] = number_format
            if cell.text.startswith("="):
                formulas.setdefault(name, set()).add(row_id)
    raw = pd.DataFrame(
        {name: pd.Series(values, index=rows, dtype=object) for name, values in cells.items()}, index=rows
    )
    return RawRegister(
        schema=schema,
        raw=raw,
        places=(_place(schema, table, language, len(rows)),),
        hidden=frozenset(rows[index] for index in table.hidden),
        formats=formats,
        formulas={name: frozenset(found) for name, found in formulas.items()},
    )


def _place(schema: RegisterSchema, table: Table, language: Language, rows: int) -> Place:
    names = [header.text for header in table.headers]
    shipped = schema.workbook.in_(language)
    return Place(
        workbook=table.workbook or (f"{shipped}.xlsx" if shipped else ""),
        sheet=schema.title.in_(language),
        header_row=_FIRST_ROW - 1,
        letters={name: letters(number) for number, name in enumerate(names, 1)},
        headers={name: schema[name].title.in_(language) for name in names},
        table=f"qms_{schema.name}",
        first_row=_FIRST_ROW,
        last_row=_FIRST_ROW + rows - 1,
    )
