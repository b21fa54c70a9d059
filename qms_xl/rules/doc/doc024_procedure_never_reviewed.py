"""DOC024: a procedure without a review period that nobody has looked at for a whole cycle of the certificate."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._time import months_after
from qms_xl.rules.doc._in_force import REVIEW_DAYS, review_days_read
from qms_xl.settings import Settings


def find(documents: Register, as_of: date, settings: Settings) -> Found:
    """Give the review date of each procedure in force without a period of its own, whose latest day is too long ago."""
    import pandas as pd

    months = settings.certificates.cycle_months
    own = (documents["doc_type"] == "procedure") & (documents["status"] == "effective") & review_days_read(documents)
    latest = pd.concat([documents[column] for column in REVIEW_DAYS], axis=1).max(axis=1)
    old = own & documents.blank("review_months") & (latest < pd.Timestamp(months_after(as_of, -months)))
    for row in old.index[old]:
        yield Hit(documents.cell(row, "reviewed_on"), {"day": latest.loc[row].date(), "months": months})


RULE = Rule(
    find=find,
    severity="note",
    clause="7.5.2 [4.2.3 b]",
    settings=("certificates.cycle_months",),
    title=Text("Procedura dawno nieprzeglądana", "Procedure not reviewed for long"),
    message=Text(
        "Procedury „{record}” nie przeglądano od {day}, dłużej niż {months:plural miesiąc|miesiące|miesięcy}, i nie ma ona "
        "ustalonego okresu przeglądu.",
        "Procedure “{record}” has not been reviewed since {day}, for more than {months:plural month|months}, and has no review "
        "period.",
    ),
    why=Text(
        "Przez cały cykl certyfikatu zmieniają się przepisy, ludzie i programy. Procedura, której nikt nie czytał, rzadko jeszcze "
        "opisuje to, co się robi.",
        "Over a whole cycle of the certificate law, people and software change. A procedure that nobody has read rarely still says "
        "what is done.",
    ),
    remedy=Text(
        "Przejrzyj procedurę i wpisz datę w komórce {cell}. W polu „Przegląd co (miesiące)” podaj, jak często ma się to powtarzać.",
        "Review the procedure and write the date in cell {cell}. Say in “Review every (months)” how often that is to be repeated.",
    ),
    good="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on |
| P-01 | 1       | procedure | effective | 2020-01-01 | 2020-01-01     |               | 2023-11-20  |
| P-02 | 1       | procedure | effective | 2020-01-01 | 2020-01-01     | 12            |             |
| P-03 | 1       | procedure | withdrawn | 2020-01-01 | 2020-01-01     |               |             |
| P-04 | 1       | form      | effective | 2020-01-01 | 2020-01-01     |               |             |
| P-05 | 1       | procedure | effective |            |                |               |             |
""",
    bad="""
as_of 2026-11-20
documents
| doc  | edition | doc_type  | status    | issued_on  | effective_from | review_months | reviewed_on  |
| P-01 | 1       | procedure | effective | 2020-01-01 | 2020-01-01     |               | 2023-11-19 ! |
| P-02 | 1       | procedure | effective | 2020-01-01 |                |               | !            |
""",
)
