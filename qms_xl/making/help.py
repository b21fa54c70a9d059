"""The help sheet in front of every workbook: what it is for, how to fill it, what the colours mean, what not to type in."""

from __future__ import annotations

from collections.abc import Sequence

from qms_xl.making.columns import Desk, in_order
from qms_xl.making.tips import Tips
from qms_xl.model import RegisterSchema, Text
from qms_xl.workbook.plan import Line, TextSheet

SHEET = Text("Pomoc", "Help")


def help_sheet(title: str, schemas: Sequence[RegisterSchema], desk: Desk) -> TextSheet:
    """Return the help sheet of a workbook."""
    tips = Tips(desk.schemas, desk.lists, desk.language, desk.year)
    lines = [Line("title", title)]
    for schema in schemas:
        lines.append(Line("heading", schema.title.in_(desk.language)))
        lines += [
            Line("pair", schema[n].title.in_(desk.language), tips.tip(schema, schema[n])) for n in in_order(schema)
        ]
    return TextSheet(SHEET.in_(desk.language), tuple(lines))
