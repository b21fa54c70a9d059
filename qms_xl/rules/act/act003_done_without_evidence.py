"""ACT003: an action with a date of completion and no evidence of it."""

from qms_xl.conditions import Filled, From, any_of
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(actions: Register) -> Found:
    """Give the empty evidence of each action that has a date of completion."""
    missing = ~actions.blank("done_on") & actions.blank("done_evidence")
    for row in missing.index[missing]:
        yield Hit(actions.cell(row, "done_evidence"))


RULE = Rule(
    find=find,
    severity="warning",
    clause="10.2.2 b [8.5.2 e]",
    # Where the status says done and neither date nor evidence is there, the missing date is the fault (ACT010).
    claims={"actions.done_evidence": any_of(Filled("done_on"), From("done"))},
    title=Text("Wykonane działanie bez dowodu", "Action done without evidence"),
    message=Text(
        "Działanie „{record}” ma datę wykonania, ale pole „{header}” jest puste.",
        "Action “{record}” has a date of completion, but “{header}” is empty.",
    ),
    why=Text(
        "Norma wymaga przechowywania dowodów na wyniki działań korygujących. Sama data nie pokazuje, co zrobiono.",
        "The standard asks for evidence of the results of corrective action. A date alone does not show what was done.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell}, co potwierdza wykonanie: numer pisma, nazwę pliku, protokół, wydruk.",
        "Write in cell {cell} what shows that it was done: the number of a letter, a file name, minutes, a printout.",
    ),
    good="""
actions
| action     | status  | done_on    | done_evidence |
| D-2026-001 | done    | 2026-11-20 | OR.142.7.2026 |
| D-2026-002 | planned |            |               |
| D-2026-003 | done    | 2026-11-20 | brak          |
""",
    bad="""
actions
| action     | status  | done_on    | done_evidence |
| D-2026-001 | done    | 2026-11-20 | !             |
| D-2026-002 | running | 2026-11-02 | !             |
""",
)
