"""PRC001: a process that nobody is responsible for."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._roles import is_active


def find(processes: Register, as_of: date) -> Found:
    """Give the empty owner of each process that is not withdrawn."""
    missing = processes.blank("owner") & is_active(processes, as_of)
    for row in missing.index[missing]:
        yield Hit(processes.cell(row, "owner"))


RULE = Rule(
    find=find,
    severity="error",
    clause="4.4.1 e [4.1]",
    claims={"processes.owner": True},
    title=Text("Proces bez właściciela", "Process without owner"),
    message=Text(
        "Proces „{record}” nie ma właściciela: pole „{header}” jest puste.",
        "Process “{record}” has no owner: “{header}” is empty.",
    ),
    why=Text(
        "Dla każdego procesu przydziela się odpowiedzialność i uprawnienia. Procesu bez właściciela nikt nie ocenia i "
        "nikt nie poprawia.",
        "Responsibilities and authorities are assigned for every process. One without an owner is judged and bettered "
        "by nobody.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} osobę, która odpowiada za proces.",
        "Write the person who is responsible for the process in cell {cell}.",
    ),
    good="""
as_of 2026-11-20
processes
| process | name      | owner      | active_to  |
| P-01    | Skargi    | Anna Nowak |            |
| P-02    | Pojazdy   |            | 2026-11-19 |

people
| person     |
| Anna Nowak |
""",
    bad="""
as_of 2026-11-20
processes
| process | name      | owner | active_to  |
| P-01    | Skargi    | !     |            |
| P-02    | Pojazdy   | !     | 2026-11-20 |
""",
)
