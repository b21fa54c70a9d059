"""Text tables shown to a reader: titles of registers and columns, list words, days and marks in the reader's language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from qms_xl.lists import shipped_lists
from qms_xl.model import Column, Language, RegisterSchema, Text
from qms_xl.shelf import collect
from qms_xl.tables.lines import Cell, Table, read_lines

_DAY = re.compile(r"^@?(\d{4}-\d{2}-\d{2})$")
_AS_OF = Text("Stan na dzień", "As of")
_ON = Text("na dzień", "on")
_NORM = Text("Norma", "Standard")


def format_tables(text: str, language: Language) -> str:
    """Return the example as a reader sees it: a title and a pipe table per register, marked cells with ` !`."""
    lines = read_lines(text)
    schemas: dict[str, RegisterSchema] = {
        **collect("qms_xl.registers", "SCHEMA"),
        **collect("qms_xl.facts", "SCHEMA"),
    }
    shown = []
    if "as_of" in lines.settings:
        shown.append(f"{_AS_OF.in_(language)}: {_day(lines.as_of, language)}")
    if "norm" in lines.settings:
        from qms_xl.norms import profile

        shown.append(f"{_NORM.in_(language)}: {profile(lines.norm).title.in_(language)}")
    shown.extend(_shown(table, schemas[table.name], language) for table in lines.tables)
    return "\n\n".join(shown)


def _shown(table: Table, schema: RegisterSchema, language: Language) -> str:
    title = schema.title.in_(language)
    if table.past:
        title += f" ({_ON.in_(language)} {_day(table.past, language)})"
    if table.workbook:
        title += f" ({table.workbook})"
    columns = [schema[header.text] for header in table.headers]
    grid = [
        [_marked(column.title.in_(language), header) for column, header in zip(columns, table.headers, strict=True)]
    ]
    for row in table.rows:
        grid.append(
            [_marked(_word(cell.text, column, language), cell) for column, cell in zip(columns, row, strict=True)]
        )
    widths = [max(len(row[index]) for row in grid) for index in range(len(columns))]
    rows = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |" for row in grid
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([title, "", rows[0], rule, *rows[1:]])


def _marked(text: str, cell: Cell) -> str:
    return f"{text} !".lstrip() if cell.marked else text


def _word(text: str, column: Column, language: Language) -> str:
    if text.startswith(("'", '"')):
        return text.strip("'\"")
    if text.startswith("@"):
        text = text[1:].partition(" [")[0]
    elif text != "=?":
        text = text.removeprefix("=")
    if column.list in shipped_lists():
        codes: Mapping[str, Text] = shipped_lists()[column.list].codes
        parts = [part.strip() for part in text.split(";")]
        return "; ".join(codes[part].in_(language) if part in codes else part for part in parts)
    if found := _DAY.match(text):
        try:
            return _day(datetime.date.fromisoformat(found[1]), language)
        except ValueError:
            return text
    return text


def _day(day: datetime.date, language: Language) -> str:
    """Return the day as Excel shows it in an office of that language."""
    return f"{day:%d.%m.%Y}" if language == "pl" else day.isoformat()
