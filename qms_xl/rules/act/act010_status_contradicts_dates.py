"""ACT010: an action whose status says another thing than its dates."""

from __future__ import annotations

from qms_xl.conditions import From
from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text, Word
from qms_xl.rules._actions import lacks_done_on, lacks_verified_on


def behind(actions: Register) -> Found:
    """Give the status of each action whose dates are further on; what is proposed is the status that they show."""
    done, verified = actions["done_on"].notna(), actions["verified_on"].notna()
    to_verified = verified & actions["status"].isin(("planned", "running", "done"))
    to_done = done & actions["status"].isin(("planned", "running")) & ~to_verified
    for column, status, rows in (("verified_on", "verified", to_verified), ("done_on", "done", to_done)):
        for row in rows.index[rows]:
            cell = actions.cell(row, "status")
            edit = CellEdit(cell, status) if done.loc[row] else None  # never verified before it was done
            facts = {
                "status": Word("action_status", str(actions["status"].loc[row])),
                "shown": Word("action_status", status),
                "day": actions[column].loc[row].date(),
                "day_header": actions.cell(row, column).header,
            }
            yield Hit(cell, facts, edit=edit)


def ahead(actions: Register) -> Found:
    """Give the empty date of each action whose status says that it was done or verified."""
    for column, rows in (("done_on", lacks_done_on(actions)), ("verified_on", lacks_verified_on(actions))):
        for row in rows.index[rows]:
            facts = {"status": Word("action_status", str(actions["status"].loc[row]))}
            yield Hit(actions.cell(row, column), facts, variant="ahead")


RULE = Rule(
    find=(behind, ahead),
    severity="error",
    clause="10.2.2 [8.5.2]",
    fix="safe",
    claims={"actions.done_on": From("done"), "actions.verified_on": From("verified")},
    title=Text("Status działania nie zgadza się z datami", "Status of the action contradicts its dates"),
    message=Text(
        "Działanie „{record}” ma status „{status}”, a w polu „{day_header}” datę {day}; z dat wynika „{shown}”.",
        "Action “{record}” has the status “{status}” and {day} in “{day_header}”; its dates say “{shown}”.",
    ),
    variants={
        "ahead": Text(
            "Działanie „{record}” ma status „{status}”, a pole „{header}” jest puste.",
            "Action “{record}” has the status “{status}”, and “{header}” is empty.",
        )
    },
    why=Text(
        "Z dat liczy się terminy i opóźnienia, a status czytają ludzie. Gdy mówią co innego, nie wiadomo, czy działanie "
        "wykonano.",
        "Terms and delays are worked out from the dates, and people read the status. Where the two disagree nobody knows "
        "whether the action was done.",
    ),
    remedy=Text(
        "Ustaw w komórce {cell} status „{shown}”. Jeżeli data w polu „{day_header}” jest błędna, usuń ją.",
        "Set the status in cell {cell} to “{shown}”. If the date in “{day_header}” is wrong, clear it.",
    ),
    remedies={
        "ahead": Text(
            "Wpisz datę w komórce {cell} albo cofnij status działania.",
            "Write the date in cell {cell}, or set the status of the action back.",
        )
    },
    good="""
as_of 2026-11-20
actions
| action     | action_type | status    | done_on    | verify_due | verified_on |
| D-2026-001 | corrective  | running   |            |            |             |
| D-2026-002 | corrective  | done      | 2026-11-20 |            |             |
| D-2026-003 | corrective  | verified  | 2026-09-30 |            | 2026-11-20  |
| D-2026-004 | improvement | closed    | 2026-09-30 |            |             |
| D-2026-005 | corrective  | cancelled | 2026-09-30 |            |             |
| D-2026-006 | corrective  | closed    | 2026-09-30 |            | 2026-11-20  |
""",
    bad="""
as_of 2026-11-20
actions
| action     | action_type | status    | done_on    | verify_due | verified_on |
| D-2026-001 | corrective  | planned ! | 2026-11-20 |            |             |
| D-2026-002 | corrective  | running ! | 2026-09-30 |            | 2026-11-20  |
| D-2026-003 | corrective  | done !    | 2026-09-30 |            | 2026-11-20  |
| D-2026-004 | improvement | done      | !          |            |             |
| D-2026-005 | improvement | closed    | !          |            |             |
| D-2026-006 | corrective  | closed    | 2026-09-30 |            | !           |
| D-2026-007 | improvement | verified  | 2026-09-30 |            | !           |
""",
)
