"""DOC005: a document in force that is to be reviewed soon."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.doc._in_force import own_in_force, review_days_read
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(documents: Register, document_review: pd.Series[pd.Timestamp], as_of: date, settings: Settings) -> Found:
    """Give the last review of each document in force whose next one is near."""
    import pandas as pd

    today = pd.Timestamp(as_of)
    near = today + pd.Timedelta(days=settings.documents.review_soon_days)
    soon = own_in_force(documents) & review_days_read(documents) & document_review.between(today, near)
    for row in soon.index[soon]:
        due = document_review.loc[row].date()
        yield Hit(documents.cell(row, "reviewed_on"), {"due": due, "days": (due - as_of).days})


RULE = Rule(
    find=find,
    severity="note",
    clause="7.5.2 [4.2.3 b]",
    settings=("documents.review_soon_days",),
    title=Text("Zbliża się przegląd dokumentu", "Review of a document due soon"),
    message=Text(
        "Dokument „{record}” ma być przejrzany do {due} (za {days:plural dzień|dni|dni}).",
        "Document “{record}” is to be reviewed by {due} (in {days:plural day|days}).",
    ),
    why=Text(
        "Przegląd wymaga uzgodnień z tymi, którzy dokument stosują. Kto zaczyna w ostatnim dniu, zwykle się spóźnia.",
        "A review has to be agreed with those who use the document. Who begins on the last day is usually late.",
    ),
    remedy=Text(
        "Poproś właściciela dokumentu o przegląd, a po nim wpisz datę w komórce {cell}.",
        "Ask the owner of the document for a review, and then write its date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on |
| P-01 | 1       | procedure | effective | 2025-12-21 | 2025-12-21     | 12            |             |
| P-02 | 1       | procedure | effective | 2025-01-01 | 2025-01-01     | 12            | 2025-11-19  |
| P-03 | 1       | procedure | effective | 2025-01-01 | 2025-01-01     |               |             |
| U-01 |         | external  | effective | 2025-12-01 | 2025-12-01     | 12            |             |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on  |
| P-01 | 1       | procedure | effective | 2025-12-20 | 2025-12-20     | 12            | !            |
| P-02 | 1       | procedure | effective | 2025-01-01 | 2025-01-01     | 12            | 2025-11-20 ! |
""",
)
