"""ACT009: the number of an action's origin is there, but in another register than its origin says."""

from __future__ import annotations

from collections.abc import Mapping

from qms_xl.model import Found, Hit, Register, Rule, Text, Word


def find(actions: Register, registers: Mapping[str, Register]) -> Found:
    """Give each number of an origin that stands in a register which the origin does not mean."""
    for found in actions.misreadings:
        if found.kind == "elsewhere" and found.column == "origin_ref":
            facts = {
                "part": found.part,
                "origin": Word("origin", str(actions["origin"].loc[found.row])),
                "other": registers[found.suggestion].schema.title,
            }
            yield Hit(actions.cell(found.row, "origin_ref"), facts, about=found.part)


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.2 [8.5.2]",
    title=Text("Numer źródła z innego rejestru", "Number of another register"),
    message=Text(
        "Działanie „{record}” ma źródło „{origin}”, a numer „{part}” stoi w innym rejestrze: {other}.",
        "Action “{record}” has the origin “{origin}”, and the number “{part}” stands in another register: {other}.",
    ),
    why=Text(
        "Po źródle i numerze program i auditor dochodzą, z czego działanie wynika. Gdy mówią co innego, działanie wisi w "
        "powietrzu.",
        "By origin and number the program, and an auditor, find out what an action comes from. Where the two disagree the "
        "action hangs in the air.",
    ),
    remedy=Text(
        "Popraw źródło działania albo numer w komórce {cell}.",
        "Correct the origin of the action, or the number in cell {cell}.",
    ),
    good="""
actions
| action     | origin   | origin_ref |
| D-2026-001 | finding  | N-1        |
| D-2026-002 | decision | PZ-2026/1  |
| D-2026-003 | other    | N-1        |

findings
| finding |
| N-1     |

review_decisions
| decision  |
| PZ-2026/1 |
""",
    bad="""
actions
| action     | origin   | origin_ref  |
| D-2026-001 | decision | N-1 !       |
| D-2026-002 | finding  | PZ-2026/1 ! |

findings
| finding |
| N-1     |

review_decisions
| decision  |
| PZ-2026/1 |
""",
)
