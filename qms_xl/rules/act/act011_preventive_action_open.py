"""ACT011: a preventive action under an edition of the standard that has risks in its place."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.statuses.open_rows import open_rows


def find(actions: Register, as_of: date) -> Found:
    """Give the type of each open preventive action."""
    preventive = (actions["action_type"] == "preventive") & open_rows(actions, as_of)
    for row in preventive.index[preventive]:
        yield Hit(actions.cell(row, "action_type"))


RULE = Rule(
    find=find,
    severity="note",
    clause="6.1",
    since="iso9001-2015",
    title=Text("Otwarte działanie zapobiegawcze", "Preventive action open"),
    message=Text(
        "Działanie „{record}” jest zapobiegawcze; obecne wydanie normy mówi zamiast tego o działaniach wobec ryzyk.",
        "Action “{record}” is preventive; the present edition of the standard speaks of actions on risks instead.",
    ),
    why=Text(
        "Od wydania 2015 działań zapobiegawczych nie ma: to, czemu miały zapobiec, jest ryzykiem i należy do rejestru ryzyk.",
        "Since the 2015 edition there are no preventive actions: what they were to prevent is a risk, and belongs to the "
        "register of risks.",
    ),
    remedy=Text(
        "Opisz zagrożenie jako ryzyko w rejestrze ryzyk i podaj w nim numer „{record}”, a w komórce {cell} wybierz "
        "inny rodzaj.",
        "Describe what is feared in the register of risks, with the number “{record}”, and choose another type in "
        "cell {cell}.",
    ),
    good="""
as_of 2026-11-20
actions
| action     | action_type | status  |
| D-2026-001 | preventive  | closed  |
| D-2026-002 | corrective  | running |
""",
    bad="""
as_of 2026-11-20
actions
| action     | action_type  | status  |
| D-2026-001 | preventive ! | running |
| D-2026-002 | preventive ! | done    |
""",
)
