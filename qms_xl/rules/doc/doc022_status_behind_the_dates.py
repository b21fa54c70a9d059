"""DOC022: a document whose status its own dates have overtaken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text, Word

if TYPE_CHECKING:
    import pandas as pd


def begun(documents: Register, as_of: date) -> Found:
    """Give the status of each approved edition whose day of coming into force has come."""
    import pandas as pd

    reached = (documents["status"] == "approved") & (documents["effective_from"] <= pd.Timestamp(as_of))
    yield from _hits(documents, reached, "effective", "effective_from", "")


def ended(documents: Register, as_of: date) -> Found:
    """Give the status of each effective edition whose last day has passed."""
    import pandas as pd

    passed = (documents["status"] == "effective") & (documents["effective_to"] < pd.Timestamp(as_of))
    yield from _hits(documents, passed, "withdrawn", "effective_to", "ended")


def _hits(documents: Register, rows: pd.Series[bool], status: str, column: str, variant: str) -> Found:
    for row in rows.index[rows]:
        cell = documents.cell(row, "status")
        facts = {
            "status": Word("doc_status", str(documents["status"].loc[row])),
            "shown": Word("doc_status", status),
            "day": documents[column].loc[row].date(),
            "day_header": documents.cell(row, column).header,
        }
        yield Hit(cell, facts, variant=variant, edit=CellEdit(cell, status, "unsafe"))


RULE = Rule(
    find=(begun, ended),
    severity="warning",
    clause="7.5.3.2 [4.2.3]",
    fix="unsafe",
    title=Text("Status dokumentu nie nadąża za datami", "Status of the document behind its dates"),
    message=Text(
        "Dokument „{record}” ma status „{status}”, a dzień w polu „{day_header}” ({day}) już nadszedł.",
        "Document “{record}” has the status “{status}”, but the day in “{day_header}” ({day}) has come.",
    ),
    variants={
        "ended": Text(
            "Dokument „{record}” ma status „{status}”, a dzień w polu „{day_header}” ({day}) już minął.",
            "Document “{record}” has the status “{status}”, but the day in “{day_header}” ({day}) has passed.",
        )
    },
    why=Text(
        "Po statusie pracownicy poznają, według czego mają pracować. Gdy nie nadąża za datami, ktoś pracuje według dokumentu, "
        "który już nie obowiązuje, albo nie wie o nowym.",
        "Staff tell from the status what to work by. Where it lags behind the dates, somebody works by a document that is no "
        "longer in force, or does not know of the new one.",
    ),
    remedy=Text(
        "Ustaw w komórce {cell} status „{shown}”. Jeżeli data w polu „{day_header}” jest błędna, popraw ją.",
        "Set the status in cell {cell} to “{shown}”. If the date in “{day_header}” is wrong, correct it.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | status    | effective_from | effective_to |
| P-01 | 1       | approved  | 2026-11-21     |              |
| P-02 | 1       | effective | 2024-01-01     | 2026-11-20   |
| P-03 | 1       | approved  |                |              |
| P-04 | 1       | effective | 2024-01-01     |              |
| P-05 | 1       | withdrawn | 2024-01-01     | 2025-12-31   |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | status      | effective_from | effective_to |
| P-01 | 1       | approved !  | 2026-11-20     |              |
| P-02 | 1       | effective ! | 2024-01-01     | 2026-11-19   |
""",
)
