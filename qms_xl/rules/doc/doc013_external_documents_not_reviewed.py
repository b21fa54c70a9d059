"""DOC013: acts and other external documents that nobody has looked at for long; one note for each owner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.rules._where import cells
from qms_xl.rules.doc._in_force import review_days_read
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


def find(documents: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the header of the review date once for each owner of external documents whose last look is too long ago."""
    external = (documents["doc_type"] == "external") & (documents["status"] == "effective")
    external &= review_days_read(documents)
    last = _last_look(documents)
    late: dict[str, list[int]] = {}
    for row in external.index[external]:
        day = last.loc[row].date() if last.notna().loc[row] else registers_begin  # without any day it counts from there
        months = _months(documents, row, settings)
        if day is not None and months is not None and day < months_after(as_of, -months):
            owner = documents["owner"].loc[row]
            late.setdefault(owner if isinstance(owner, str) else "", []).append(row)
    for owner, rows in sorted(late.items()):
        facts = {"owner": owner or None, "count": len(rows), "cells": cells(documents, rows, "reviewed_on")}
        yield Hit(documents.header("reviewed_on"), facts, about=owner)


def _last_look(documents: Register) -> pd.Series[pd.Timestamp]:
    return documents["reviewed_on"].fillna(documents["effective_from"]).fillna(documents["issued_on"])


def _months(documents: Register, row: int, settings: Settings) -> int | None:
    """Return after how many months to look again, the setting where the cell is blank; None where it cannot be read."""
    months = documents["review_months"].loc[row]
    if months == months:
        return int(months)
    return settings.documents.external_months if documents.blank("review_months").loc[row] else None


RULE = Rule(
    find=find,
    severity="note",
    clause="7.5.3.2 [4.2.3 f]",
    settings=("documents.external_months",),
    title=Text("Dokumenty zewnętrzne dawno niesprawdzane", "External documents not looked at for long"),
    message=Text(
        "Osoba: {owner}. Od dawna nie sprawdzono, czy {count:plural dokument zewnętrzny jest aktualny|dokumenty zewnętrzne są "
        "aktualne|dokumentów zewnętrznych jest aktualnych}. Daty sprawdzenia do uzupełnienia: {cells}.",
        "Person: {owner}. It is long since anybody checked whether {count:plural external document is|external documents are} "
        "up to date. Review dates to be filled in: {cells}.",
    ),
    why=Text(
        "Ustawy, rozporządzenia i normy zmieniają się bez udziału urzędu. Kto ich nie sprawdza, może stosować uchylony przepis.",
        "Acts, regulations and standards change without the office. Whoever does not check them may apply a provision that was "
        "repealed.",
    ),
    remedy=Text(
        "Sprawdź w źródle (np. w Internetowym Systemie Aktów Prawnych), czy dokumenty są aktualne, i wpisz dzień sprawdzenia w "
        "kolumnie „{header}”. Inny okres niż domyślny można podać w kolumnie „Przegląd co (miesiące)”.",
        "See at the source whether the documents are up to date, and write the day of checking in the column “{header}”. Another "
        "period than the default can be given in “Review every (months)”.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | doc_type  | status    | owner      | issued_on  | effective_from | review_months | reviewed_on |
| U-01 | external  | effective | Anna Nowak | 1998-06-05 | 1999-01-01     |               | 2025-11-20  |
| U-02 | external  | effective | Anna Nowak | 1998-06-05 | 2025-11-20     |               |             |
| U-03 | external  | effective |            | 1998-06-05 | 1999-01-01     | 24            | 2024-11-20  |
| U-04 | external  | withdrawn | Anna Nowak | 1998-06-05 | 1999-01-01     |               |             |
| P-01 | procedure | effective | Anna Nowak | 1998-06-05 | 1999-01-01     |               |             |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | doc_type  | status    | owner        | issued_on  | effective_from | review_months | reviewed_on ! |
| U-01 | external  | effective | Anna Nowak   | 1998-06-05 | 1999-01-01     |               | 2025-11-19    |
| U-02 | external  | effective | Anna Nowak   | 2025-11-19 |                |               |               |
| U-03 | external  | effective | Jan Kowalski | 1998-06-05 | 1999-01-01     | 6             | 2026-05-19    |
| U-04 | external  | effective |              |            |                |               |               |
""",
)
