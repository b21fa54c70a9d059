"""The people of the demo office. All names are invented; the county of Jarzębogród lies on no map."""

from __future__ import annotations

from qms_xl.demo.tabled import table

HEAD = "Bogusława Wrzosowicz"
DEPUTY = "Tymoteusz Jagodnik"
SECRETARY = "Kalina Brzezicka"

HEAD_AB = "Otylia Pszczelna"
HEAD_FN = "Kajetan Sitowiec"
HEAD_GK = "Remigiusz Torfowski"
HEAD_KM = "Zdzisław Modrzyk"
HEAD_OR = "Ludmiła Wiśnicz"
HEAD_OS = "Żaneta Kaliniec"

AUDITOR_OR = "Seweryn Dębek"
AUDITOR_FN = "Iwona Kłosowicz"
AUDITOR_GK = "Gracjan Wądolny"
AUDITOR_AB = "Dobromir Leszczak"

CLERK_KM = "Celina Paprocka"
IT = "Hieronim Olszan"
FORMER = "Aurelia Jeżynek"  # left the office


def head_of(unit: str) -> str:
    """Return the head of a unit; of the whole office its quality representative."""
    return next(cells[3] for cells in table("units") if cells[0] == unit) or SECRETARY


def clerk_of(unit: str) -> str:
    """Return who prepares a unit's documents: the first of its people who is not its head."""
    head = head_of(unit)
    return next((name for name, where, *_ in table("people") if where == unit and name != head), AUDITOR_OR)


def named(word: str) -> str:
    """Return the one person whose name begins or ends with the word. None or two are a mistake of ours: ValueError."""
    (found,) = [cells[0] for cells in table("people") if word in cells[0].split()]
    return found
