"""AUD023: an audit that was called off without a reason, or put off without a new day."""

from __future__ import annotations

from datetime import date

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text


def without_reason(audits: Register) -> Found:
    """Give the empty reason of each audit postponed or cancelled."""
    missing = audits["status"].isin(("postponed", "cancelled")) & audits.blank("change_reason")
    for row in missing.index[missing]:
        yield Hit(audits.cell(row, "change_reason"))


def without_new_day(audits: Register, as_of: date) -> Found:
    """Give the last planned day of each postponed audit that has passed."""
    import pandas as pd

    late = (audits["status"] == "postponed") & (audits["planned_to"] < pd.Timestamp(as_of))
    for row in late.index[late]:
        column = "planned_from" if audits.blank("planned_to").loc[row] else "planned_to"
        yield Hit(audits.cell(row, column), {"day": audits["planned_to"].loc[row].date()}, variant="day")


RULE = Rule(
    find=(without_reason, without_new_day),
    severity="warning",
    clause="9.2.2 a [8.2.2]",
    claims={"audits.change_reason": Is("status", ("postponed", "cancelled"))},
    title=Text("Audit odwołany lub przełożony bez powodu", "Audit called off without reason"),
    message=Text(
        "Audit „{record}” przełożono lub odwołano, a pole „{header}” jest puste.",
        "Audit “{record}” was postponed or cancelled, and “{header}” is empty.",
    ),
    variants={
        "day": Text(
            "Audit „{record}” przełożono, a w programie stoi nadal dawny termin, {day}.",
            "Audit “{record}” was postponed, and the programme still holds the old day, {day}.",
        )
    },
    why=Text(
        "Program auditów można zmieniać, ale z powodem. Audit przełożony bez nowego terminu jest po prostu odwołany.",
        "A programme may be changed, with a reason. An audit put off without a new day is simply cancelled.",
    ),
    remedy=Text(
        "Napisz w komórce {cell}, dlaczego audit nie odbył się w terminie.",
        "Say in cell {cell} why the audit was not held as planned.",
    ),
    remedies={
        "day": Text(
            "Wpisz w komórce {cell} nowy termin albo zmień status na „odwołany”.",
            "Write the new day in cell {cell}, or change the status to “cancelled”.",
        )
    },
    good="""
as_of 2026-11-20
audits
| audit      | status    | planned_from | planned_to | change_reason     |
| AW-2026-01 | postponed | 2026-11-20   |            | Choroba auditora  |
| AW-2026-02 | cancelled | 2026-01-20   |            | Komórka zniesiona |
| AW-2026-03 | planned   | 2026-01-20   |            |                   |
""",
    bad="""
as_of 2026-11-20
audits
| audit      | status    | planned_from | planned_to   | change_reason    |
| AW-2026-01 | postponed | 2026-11-19 ! |              | Choroba auditora |
| AW-2026-02 | cancelled | 2026-01-20   |              | !                |
| AW-2026-03 | postponed | 2026-11-10   | 2026-11-12 ! | !                |
""",
)
