"""DOC014: a document that its own author approved."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings


def find(documents: Register, as_of: date, settings: Settings) -> Found:
    """Give the approver of each document in use, no order and no external one, who also prepared it."""
    own = documents["doc_type"].notna() & ~documents["doc_type"].isin(("order", "external"))
    same = own & documents["status"].isin(("approved", "effective"))
    same &= documents["prepared_by"].notna() & (documents["prepared_by"] == documents["approved_by"])
    same &= looked_back_on(documents["approved_on"], as_of, settings)
    for row in same.index[same]:
        yield Hit(documents.cell(row, "approved_by"), {"person": documents["approved_by"].loc[row]})


RULE = Rule(
    find=find,
    severity="warning",
    settings=("look_back_months",),
    title=Text("Autor zatwierdził własny dokument", "Approved by its own author"),
    message=Text(
        "Dokument „{record}” opracowała i zatwierdziła ta sama osoba: {person}.",
        "Document “{record}” was prepared and approved by the same person: {person}.",
    ),
    why=Text(
        "Zatwierdzenie ma sens, gdy drugi człowiek sprawdzi, czy dokument jest odpowiedni. Swoich błędów autor zwykle nie widzi.",
        "Approval is of use where a second person judges whether the document is adequate. Authors rarely see their own mistakes.",
    ),
    remedy=Text(
        "Sprawdź w oryginale, kto dokument opracował i kto zatwierdził, i popraw wpis w komórce {cell}. Jeżeli zgadza się ze "
        "stanem faktycznym, niech następne wydanie zatwierdzi inna osoba.",
        "Look up in the document itself who prepared and who approved it, and correct cell {cell}. If that is how it was, let "
        "another person approve the next edition.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | prepared_by  | approved_by | approved_on |
| P-01 | 1       | procedure | effective | Jan Kowalski | Anna Nowak  | 2026-01-10  |
| P-02 | 1       | procedure | effective | Anna Nowak   | Anna Nowak  | 2024-11-19  |
| Z-01 | 1       | order     | effective | Anna Nowak   | Anna Nowak  | 2026-01-10  |
| U-01 |         | external  | effective | Anna Nowak   | Anna Nowak  | 2026-01-10  |
| P-03 | 1       | procedure | draft     | Anna Nowak   | Anna Nowak  |             |
| P-04 | 1       | procedure | effective |              |             |             |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | doc_type    | status    | prepared_by | approved_by  | approved_on |
| P-01 | 1       | procedure   | effective | Anna Nowak  | Anna Nowak ! | 2024-11-20  |
| P-02 | 1       | instruction | approved  | Anna Nowak  | Anna Nowak ! |             |
""",
)
