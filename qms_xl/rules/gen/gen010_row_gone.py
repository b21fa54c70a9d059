"""GEN010: a record that a snapshot had and that stands nowhere any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.past.records import vanished


def find(register: Register, past: Mapping[date, Mapping[str, Register]]) -> Found:
    """Give the header of the key column once for each record that is gone; one that went into the archive is not."""
    for moment in vanished(past, register):
        record = str(moment.register.keys.loc[moment.row])
        yield Hit(register.header(), {"gone": record, "day": moment.day}, about=record)


RULE = Rule(
    find=find,
    severity="error",
    clause="7.5.3.2 [4.2.4]",
    title=Text("Wiersz zniknął", "Row is gone"),
    message=Text(
        "W rejestrze nie ma już wpisu „{gone}”, który był w nim jeszcze {day}.",
        "The register no longer holds “{gone}”, which it still held on {day}.",
    ),
    why=Text(
        "Zapisów nie usuwa się z rejestru: niezgodność bez wiersza nie istnieje dla auditora, a jej numer ktoś może nadać "
        "jeszcze raz. Wiersz bywa też usunięty niechcący.",
        "Records are not removed from a register: without its row a nonconformity does not exist for an auditor, and its "
        "number may be given once more. Rows are also deleted by accident.",
    ),
    remedy=Text(
        "Przywróć wiersz z kopii zapasowej albo przenieś go do skoroszytu w folderze archiwum. Co w nim było, pokaże "
        '`qms-xl history`. Jeżeli usunięcie jest zamierzone: `qms-xl history accept "{gone}" --reason "…"`.',
        "Restore the row from a backup, or move it into a workbook in the archive folder. `qms-xl history` shows what it "
        'held. If it was meant to go: `qms-xl history accept "{gone}" --reason "…"`.',
    ),
    good="""
as_of 2026-11-20
past 2026-10-31 findings
| finding | description     |
| N-1     | Brak przeglądu  |
| n-2     | Brak rejestru   |

findings
| finding | description     |
| N-2     | Brak rejestru   |
| N-1     | Brak przeglądu  |
| N-3     | Nowe            |
""",
    bad="""
as_of 2026-11-20
past 2026-09-30 findings
| finding | description     |
| N-1     | Brak przeglądu  |
| N-2     | Brak rejestru   |

past 2026-10-31 findings
| finding | description     |
| N-2     | Brak rejestru   |

findings
| finding ! | description   |
| N-2       | Brak rejestru |
""",
)
