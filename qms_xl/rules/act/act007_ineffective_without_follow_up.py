"""ACT007: an action that did not work, with nothing to follow."""

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text


def find(actions: Register) -> Found:
    """Give the empty follow-up of each action found ineffective."""
    missing = (actions["effectiveness"] == "ineffective") & actions.blank("follow_up")
    for row in missing.index[missing]:
        yield Hit(actions.cell(row, "follow_up"))


RULE = Rule(
    find=find,
    severity="error",
    clause="10.2.1 d [8.5.2 f]",
    claims={"actions.follow_up": Is("effectiveness", ("ineffective",))},
    title=Text("Nieskuteczne działanie bez działania następczego", "Ineffective action without a follow-up"),
    message=Text(
        "Działanie „{record}” oceniono jako nieskuteczne, a pole „{header}” jest puste.",
        "Action “{record}” was judged ineffective, and “{header}” is empty.",
    ),
    why=Text(
        "Nieskuteczne działanie znaczy, że przyczyna nadal istnieje i niezgodność może się powtórzyć. "
        "Ocena skuteczności ma prowadzić do następnego kroku.",
        "An ineffective action means that the cause is still there and the nonconformity may happen again. Judging "
        "effectiveness has to lead to the next step.",
    ),
    remedy=Text(
        "Wpisz do rejestru działań nowe działanie, a jego numer podaj w komórce {cell}.",
        "Add a new action to the register of actions and write its number in cell {cell}.",
    ),
    good="""
actions
| action     | effectiveness    | follow_up  |
| D-2026-001 | ineffective      | D-2026-002 |
| D-2026-002 | partly_effective |            |
| D-2026-003 |                  |            |
""",
    bad="""
actions
| action     | effectiveness | follow_up |
| D-2026-001 | ineffective   | !         |
""",
)
