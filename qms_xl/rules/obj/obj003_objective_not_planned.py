"""OBJ003: an objective that does not say who does what, with what, and how the result is judged."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.norms import Norm


def owner(objectives: Register, norm: Norm) -> Found:
    """Give the empty owner of each objective."""
    yield from _empty(objectives, "owner", norm)


def tasks(objectives: Register, norm: Norm) -> Found:
    """Give the empty tasks of each objective."""
    yield from _empty(objectives, "tasks", norm)


def resources(objectives: Register, norm: Norm) -> Found:
    """Give the empty resources of each objective."""
    yield from _empty(objectives, "resources", norm)


def evaluation(objectives: Register, norm: Norm) -> Found:
    """Give the empty way of evaluation of each objective."""
    yield from _empty(objectives, "evaluation_method", norm)


def _empty(objectives: Register, column: str, norm: Norm) -> Found:
    missing = objectives.blank(column)
    for row in missing.index[missing]:
        yield Hit(objectives.cell(row, column), severity="warning" if norm.at_least("iso9001-2015") else "note")


RULE = Rule(
    find=(owner, tasks, resources, evaluation),
    severity="warning",
    clause="6.2.2 [5.4.1]",
    claims={"objectives.owner": True},
    title=Text("Cel bez planu realizacji", "Objective without a plan"),
    message=Text(
        "Cel „{record}” nie ma wpisu w polu „{header}”.",
        "Objective “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Planując osiągnięcie celu, trzeba określić, co będzie zrobione, jakie zasoby są potrzebne, kto odpowiada i jak wyniki "
        "będą ocenione (wydanie 2015, punkt 6.2.2).",
        "Planning an objective means to say what will be done, with which resources, who is responsible, and how the results will "
        "be evaluated (2015 edition, 6.2.2).",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Wystarczy jedno zdanie; jeżeli nic nie potrzeba, napisz to („w ramach "
        "etatu”).",
        "Fill in “{header}” in cell {cell}. One sentence will do; if nothing is needed, say so (“within working hours”).",
    ),
    good="""
objectives
| objective  | owner      | tasks | resources | evaluation_method | due_on |
| CJ-2026-01 | Anna Nowak | 1, 2  | brak      | M-01              |        |
""",
    bad="""
objectives
| objective  | owner      | tasks | resources | evaluation_method | due_on     |
| CJ-2026-01 | !          | 1, 2  | etat      | M-01              | 2026-12-31 |
| CJ-2026-02 | Anna Nowak | !     | !         | !                 |            |
""",
)
