"""The workbook of rows to paste: what could not be added to the registers, sheet by sheet as it belongs there."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qms_xl.model import Text
from qms_xl.tables import schemas
from qms_xl.workbook.make import make
from qms_xl.workbook.plan import Formatted, Plan, TableColumn, TableSheet

if TYPE_CHECKING:
    from qms_xl.speak import Voice
    from qms_xl.workbook.changes import Content
    from qms_xl.writing.outcome import ByHand, Paste

TITLE = Text("Wiersze do wklejenia", "Rows to paste")
_NOTE = Text(
    "Zaznacz wiersze pod nagłówkiem, skopiuj i wklej pod ostatnim wierszem w: {workbook} › {sheet}. "
    "Użyj: Wklej specjalnie → Wartości i formaty liczb.",
    "Select the rows under the header, copy and paste them under the last row of: {workbook} › {sheet}. "
    "Use: Paste Special → Values and number formats.",
)
_ANY = "General"
_NARROWEST, _WIDEST = 12, 40
_LONGEST_NAME = 31  # Excel


def rows_to_paste(left: Iterable[ByHand], voice: Voice, on: datetime.date) -> bytes | None:
    """Return the workbook, None where no row is to be pasted. The same rows on the same day give the same bytes.

    One sheet for each block that rows belong to, with the office's own headers in their order. Text is text, also where
    it begins like a formula.
    """
    blocks: dict[tuple[object, ...], list[Paste]] = {}
    for one in left:
        if one.paste is not None:
            headers = tuple(header for header, _ in one.paste.cells)
            blocks.setdefault((*one.paste[:3], headers), []).append(one.paste)
    if not blocks:
        return None
    plan = Plan(
        title=voice.own(TITLE),
        language=voice.language,
        created=datetime.datetime.combine(on, datetime.time()),
        sheets=tuple(_sheet(number, rows, voice) for number, rows in enumerate(blocks.values(), 1)),
    )
    return make(plan)


def _sheet(number: int, rows: Sequence[Paste], voice: Voice) -> TableSheet:
    title = voice.own(schemas()[rows[0].register].title)
    headers = _told_apart([header for header, _ in rows[0].cells])
    contents = [[content for _, content in row.cells] for row in rows]
    columns = tuple(map(partial(_column, voice), headers, zip(*contents, strict=True)))
    return TableSheet(
        name=f"{number} {title}"[:_LONGEST_NAME],
        title=title,
        note=voice.say(_NOTE, workbook=rows[0].workbook, sheet=rows[0].sheet),
        table=f"rows_{number}",
        columns=columns,
        rows=[list(map(partial(_cell, voice), columns, row)) for row in contents],
    )


def _told_apart(headers: Sequence[str]) -> list[str]:
    """Return the headers of a table, which must be there and differ; where one does not, its number is added."""
    found: list[str] = []
    known: set[str] = set()
    for number, header in enumerate(headers, 1):
        own = " ".join(header.split())
        own = own if own and own.casefold() not in known else f"{own} ({number})".strip()
        known.add(own.casefold())
        found.append(own)
    return found


def _column(voice: Voice, header: str, contents: Sequence[Content]) -> TableColumn:
    longest = max(len(header), *(len(str(content)) for content in contents))
    usual = next((_format(content, voice) for content in contents if content is not None), _ANY)
    return TableColumn(header, usual, min(_WIDEST, max(_NARROWEST, longest + 3)))


def _cell(voice: Voice, column: TableColumn, content: Content) -> object:
    own = column.number_format if content is None else _format(content, voice)
    return content if own == column.number_format else Formatted(content, own)


def _format(content: Content, voice: Voice) -> str:
    """Return the number format of a cell: Text for a text, so that Excel never makes a date, number or formula of it."""
    if isinstance(content, str):
        return "@"
    if isinstance(content, datetime.date):
        return "dd.mm.yyyy" if voice.language == "pl" else "d mmm yyyy"
    return _ANY
