"""ACT013: an action that was called off, and nobody knows why."""

from __future__ import annotations

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(actions: Register) -> Found:
    """Give the empty reason of each cancelled action."""
    missing = (actions["status"] == "cancelled") & actions.blank("extension_reason")
    for row in missing.index[missing]:
        yield Hit(actions.cell(row, "extension_reason"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.2 [8.5.2]",
    claims={"actions.extension_reason": Is("status", ("cancelled",))},
    title=Text("Działanie anulowane bez powodu", "Action cancelled without reason"),
    message=Text(
        "Działanie „{record}” anulowano, a pole „{header}” jest puste.",
        "Action “{record}” was cancelled, and “{header}” is empty.",
    ),
    why=Text(
        "Anulowane działanie zostaje w rejestrze i ktoś o nie zapyta. Powód jest jedyną odpowiedzią.",
        "A cancelled action stays in the register, and somebody will ask about it. The reason is the only answer.",
    ),
    remedy=Text(
        "Napisz w komórce {cell}, dlaczego z działania zrezygnowano.", "Say in cell {cell} why it was given up."
    ),
    good="""
actions
| action     | status    | extension_reason        |
| D-2026-001 | cancelled | Zadanie przejął powiat  |
| D-2026-002 | running   |                         |
""",
    bad="""
actions
| action     | status    | extension_reason |
| D-2026-001 | cancelled | !                |
""",
)
