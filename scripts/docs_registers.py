"""The registers as a page: every column with its name for programs, what to write there, and when it is required."""

from __future__ import annotations

from qms_xl.lists import shipped_lists
from qms_xl.making.tips import Tips
from qms_xl.model import Language, Text
from qms_xl.tables import schemas

_HEAD = Text("| nagłówek | nazwa | co wpisać |\n|---|---|---|", "| header | name | what to write |\n|---|---|---|")
_YEAR = 2026  # of the numbers that serve as examples


def register_tables(language: Language) -> str:
    """Return a table of columns for each register, in the order of their workbooks."""
    of_registers = {name: schema for name, schema in schemas().items() if schema.workbook.pl}
    tips = Tips(of_registers, shipped_lists(), language, _YEAR)
    parts = []
    for name, schema in sorted(of_registers.items(), key=lambda one: (one[1].workbook.in_(language), one[0])):
        about = f"{schema.about.in_(language)}\n\n" if schema.about else ""
        rows = "\n".join(
            f"| {column.title.in_(language)} | `{column.name}` | {_cell(tips.tip(schema, column))} |"
            for column in schema.columns
        )
        title = f"## {schema.title.in_(language)} (`{name}`)\n\n{schema.workbook.in_(language)}.xlsx\n\n"
        parts.append(f"{title}{about}{_HEAD.in_(language)}\n{rows}")
    return "\n\n".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
