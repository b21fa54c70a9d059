"""AUD004: an audit whose planned days are over and that was not held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text

if TYPE_CHECKING:
    import pandas as pd


def find(audits: Register, as_of: date, book: tuple[str, ...], audit_programmes: Register | None = None) -> Found:
    """Give the last planned day of each audit still planned or prepared after it."""
    last_day, late = audits["planned_to"], gone_by(audits, as_of)
    if "AUD022" in book and audit_programmes is not None and late.any():  # a completed programme: AUD022 speaks
        completed = audit_programmes["programme"][audit_programmes["status"] == "completed"]
        late &= ~audits["programme"].isin(completed)
    for row in late.index[late]:
        column = "planned_from" if audits.blank("planned_to").loc[row] else "planned_to"
        yield Hit(audits.cell(row, column), {"last_day": last_day.loc[row].date()})


def gone_by(audits: Register, as_of: date) -> pd.Series[bool]:
    """Return which audits are still planned or prepared after their last planned day.

    Where `planned_to` is blank, it is read as the end of what stands in `planned_from`.
    """
    import pandas as pd

    waiting = audits["status"].isin(("planned", "prepared")) & audits.blank("held_from")
    return waiting & (audits["planned_to"] < pd.Timestamp(as_of))


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    yields_to=("AUD022",),
    title=Text("Planowany termin auditu minął", "Planned day of the audit has gone by"),
    message=Text(
        "Audit „{record}” był planowany do {last_day}, a nie ma daty przeprowadzenia.",
        "Audit “{record}” was planned until {last_day}, and has no date on which it was held.",
    ),
    why=Text(
        "Program auditów ma być wdrożony i utrzymywany. Audit, którego termin minął bez słowa, wygląda na pominięty.",
        "The audit programme is to be carried out and maintained. An audit whose date went by without a word looks "
        "forgotten.",
    ),
    remedy=Text(
        "Jeżeli audit się odbył, wpisz daty w polach „Przeprowadzony od” i „Przeprowadzony do” oraz zmień status. "
        "Jeżeli nie, ustaw status „przełożony” lub „odwołany”, podaj powód zmiany, a nowy termin wpisz w komórce {cell}.",
        "If the audit took place, fill in “Held from” and “Held to” and change the status. If not, set the status to "
        "“postponed” or “cancelled”, write the reason for the change, and the new date in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
audits
| audit      | status    | planned_from | planned_to | held_from  | programme |
| AW-2026-01 | planned   | 2026-11-18   | 2026-11-20 |            | PA-2026   |
| AW-2026-02 | prepared  | 2026-11-20   |            |            | PA-2026   |
| AW-2026-03 | postponed | 2026-10-01   |            |            | PA-2026   |
| AW-2026-04 | prepared  | 2026-11-18   | 2026-11-18 | 2026-11-18 | PA-2026   |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | status   | planned_from | planned_to   | held_from | programme |
| AW-2026-01 | planned  | 2026-11-17   | 2026-11-19 ! |           | PA-2026   |
| AW-2026-02 | prepared | 2026-11-19 ! |              |           | PA-2026   |
""",
)
