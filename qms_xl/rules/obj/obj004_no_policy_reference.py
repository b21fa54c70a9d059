"""OBJ004: an objective that no item of the quality policy leads to."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(objectives: Register) -> Found:
    """Give the empty policy reference of each objective."""
    missing = objectives.blank("policy_ref")
    for row in missing.index[missing]:
        yield Hit(objectives.cell(row, "policy_ref"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="6.2.1 a [5.4.1]",
    title=Text("Cel bez odniesienia do polityki", "Objective without policy reference"),
    message=Text(
        "Cel „{record}” nie wskazuje punktu polityki jakości: pole „{header}” jest puste.",
        "Objective “{record}” names no item of the quality policy: “{header}” is empty.",
    ),
    why=Text(
        "Cele mają być spójne z polityką jakości. Bez odniesienia nie widać, którą obietnicę polityki cel spełnia.",
        "Objectives are to be consistent with the quality policy. Without the reference nobody sees which promise one keeps.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} numer punktu polityki, z którego cel wynika.",
        "Write the number of the policy item that the objective follows from in cell {cell}.",
    ),
    good="""
objectives
| objective  | year | policy_ref |
| CJ-2026-01 | 2026 | P-1        |

policy_items
| item |
| P-1  |
""",
    bad="""
objectives
| objective  | year | policy_ref |
| CJ-2026-01 | 2026 | !          |
""",
)
