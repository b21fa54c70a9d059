"""DOC004: a document in force whose periodic review is overdue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._in_force import own_in_force, review_days_read

if TYPE_CHECKING:
    import pandas as pd


def find(documents: Register, document_review: pd.Series[pd.Timestamp], as_of: date) -> Found:
    """Give the last review of each document in force that should have been reviewed by now."""
    import pandas as pd

    overdue = own_in_force(documents) & review_days_read(documents) & (document_review < pd.Timestamp(as_of))
    for row in overdue.index[overdue]:
        due = document_review.loc[row].date()
        facts = {"due": due, "days": (as_of - due).days, "months": int(documents["review_months"].loc[row])}
        yield Hit(documents.cell(row, "reviewed_on"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.2 [4.2.3 b]",
    title=Text("Przegląd dokumentu po terminie", "Review of a document overdue"),
    message=Text(
        "Dokument „{record}” miał być przejrzany do {due} ({days:plural dzień|dni|dni} temu); przegląd co {months} mies.",
        "Document “{record}” was to be reviewed by {due} ({days:plural day|days} ago); it is reviewed every {months:plural month|months}.",
    ),
    why=Text(
        "Dokumenty trzeba przeglądać i w razie potrzeby aktualizować. Po terminie nie wiadomo, czy dokument jeszcze opisuje to, "
        "co się robi.",
        "Documents are to be reviewed and updated as needed. Past the date nobody knows whether the document still says what "
        "is done.",
    ),
    remedy=Text(
        "Przejrzyj dokument i wpisz datę w komórce {cell}. Jeżeli wymaga zmian, wydaj nowe wydanie. Jeżeli przegląd ma być "
        "rzadszy, zmień pole „Przegląd co (miesiące)”.",
        "Review the document and write the date in cell {cell}. If it has to change, issue a new edition. If it should be "
        "reviewed less often, change “Review every (months)”.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on |
| P-01 | 1       | procedure | effective | 2025-11-02 | 2025-11-20     | 12            |             |
| P-02 | 1       | procedure | effective | 2020-01-01 | 2020-01-01     | 24            | 2024-11-20  |
| P-03 | 1       | procedure | effective | 2020-01-01 | 2020-01-01     |               |             |
| P-04 | 1       | procedure | withdrawn | 2020-01-01 | 2020-01-01     | 12            |             |
| U-01 |         | external  | effective | 2020-01-01 | 2020-01-01     | 12            |             |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on  |
| P-01 | 1       | procedure | effective | 2025-11-02 | 2025-11-19     | 12            | !            |
| P-02 | 1       | manual    | effective | 2020-01-01 | 2020-01-01     | 24            | 2024-11-19 ! |
""",
)
