"""DOC003: a document that came into force before it was approved."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import looked_back_on
from qms_xl.settings import Settings


def find(documents: Register, as_of: date, settings: Settings) -> Found:
    """Give the first day of each edition, in force or withdrawn, that was approved only later."""
    begun, approved = documents["effective_from"], documents["approved_on"]
    early = documents["status"].isin(("effective", "withdrawn")) & (begun < approved)
    early &= looked_back_on(approved, as_of, settings)
    for row in early.index[early]:
        facts = {"begun": begun.loc[row].date(), "approved": approved.loc[row].date()}
        yield Hit(documents.cell(row, "effective_from"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="7.5.2 c [4.2.3 a]",
    settings=("look_back_months",),
    title=Text("Dokument obowiązywał przed zatwierdzeniem", "In force before it was approved"),
    message=Text(
        "Dokument „{record}” obowiązuje od {begun}, a zatwierdzono go dopiero {approved}.",
        "Document “{record}” has been in force since {begun}, but was approved only on {approved}.",
    ),
    why=Text(
        "Dokument zatwierdza się, zanim zacznie obowiązywać. W dniach pomiędzy tymi datami pracowano według dokumentu, za który "
        "nikt jeszcze nie odpowiadał.",
        "A document is approved before it comes into force. Between these days people worked by a document that nobody had yet "
        "answered for.",
    ),
    remedy=Text(
        "Sprawdź obie daty w oryginale dokumentu i popraw tę, którą wpisano błędnie; początek obowiązywania stoi w komórce {cell}. "
        "Jeżeli obie są prawdziwe, wyjaśnij to w polu „Uwagi” i dodaj wyjątek od reguły.",
        "Look up both days in the document itself and correct the one typed wrong; the first day in force stands in cell {cell}. "
        "If both are right, explain it in “Notes” and add a waiver.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | status    | approved_on | effective_from |
| P-01 | 1       | effective | 2026-03-01  | 2026-03-01     |
| P-02 | 1       | withdrawn | 2024-11-19  | 2024-11-01     |
| P-03 | 1       | approved  | 2026-03-01  | 2026-02-01     |
| P-04 | 1       | effective |             | 2026-02-01     |
| P-05 | 1       | effective | 2026-03-01  |                |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | status    | approved_on | effective_from |
| P-01 | 1       | effective | 2026-03-01  | 2026-02-28 !   |
| P-02 | 1       | withdrawn | 2024-11-20  | 2024-11-01 !   |
""",
)
