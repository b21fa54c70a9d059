"""ACT001: an action that nobody has to do, or that need never be done."""

from qms_xl.conditions import Is, Not
from qms_xl.model import Found, Hit, Register, Rule, Text

_NOT_CANCELLED = Not(Is("status", ("cancelled",)))


def find(actions: Register) -> Found:
    """Give the empty owner and due date of each action that is not cancelled."""
    alive = actions["status"] != "cancelled"
    for column in ("owner", "due_on"):
        missing = alive & actions.blank(column)
        for row in missing.index[missing]:
            yield Hit(actions.cell(row, column))


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 [8.5.2]",
    claims={"actions.owner": _NOT_CANCELLED, "actions.due_on": _NOT_CANCELLED},
    title=Text(
        "Działanie bez osoby odpowiedzialnej lub bez terminu", "Action without a responsible person or a due date"
    ),
    message=Text(
        "Działanie „{record}” nie ma wpisu w polu „{header}”.",
        "Action “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Działanie, za które nikt nie odpowiada albo które nie ma terminu, nie usunie przyczyny niezgodności: "
        "nie wiadomo, kto i kiedy ma je wykonać, i nikt go nie rozliczy.",
        "An action that nobody answers for, or that has no due date, will not remove the cause of a nonconformity: "
        "nobody knows who has to do it and by when, and nobody can be held to it.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Jeżeli działanie nie będzie wykonywane, ustaw status „anulowane” "
        "i wpisz powód.",
        "Fill in “{header}” in cell {cell}. If the action will not be carried out, set the status to “cancelled” and "
        "write why.",
    ),
    good="""
actions
| action     | status    | owner      | due_on     |
| D-2026-001 | planned   | Anna Nowak | 2026-11-20 |
| D-2026-002 | cancelled |            |            |
""",
    bad="""
actions
| action     | status  | owner      | due_on     |
| D-2026-001 | planned | !          | 2026-11-20 |
| D-2026-002 | running | Anna Nowak | !          |
| D-2026-003 | planned | !          | !          |
""",
)
