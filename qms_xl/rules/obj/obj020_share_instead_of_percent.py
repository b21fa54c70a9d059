"""OBJ020: a result typed as a share, 0,95, where its indicator counts in per cent, 95."""

from __future__ import annotations

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import shares_for_percents
from qms_xl.settings import Settings


def find(measurements: Register, indicators: Register, settings: Settings) -> Found:
    """Give the value of each measurement that is a share; what is proposed is the value times 100."""
    found = shares_for_percents(measurements, indicators, settings)
    for row in found.index[found]:
        cell, value = measurements.cell(row, "value"), float(measurements["value"].loc[row])
        percent = round(100 * value, 10)
        kept = row in measurements.formulas.get("value", ())
        facts = {"typed": value, "percent": percent}
        yield Hit(cell, facts, edit=None if kept else CellEdit(cell, percent, "unsafe"))


RULE = Rule(
    find=find,
    severity="error",
    clause="9.1.1 [8.2.3]",
    fix="unsafe",
    instead_of=("OBJ007",),
    settings=("measurements.percent_units",),
    title=Text("Ułamek zamiast procentu", "Share instead of per cent"),
    message=Text(
        "Pomiar „{record}” ma wartość {typed}, a miernik jest w procentach; chodziło zapewne o {percent}.",
        "Measurement “{record}” is {typed}, and its indicator counts in per cent; {percent} was probably meant.",
    ),
    why=Text(
        "Wynik 0,95 przy celu 95 to niecały jeden procent, więc cel wygląda na stracony.",
        "A result of 0.95 against a target of 95 is less than one per cent, so the objective looks lost.",
    ),
    remedy=Text(
        "Wpisz w komórce {cell} wartość w procentach ({percent}) albo potwierdź, że wynik naprawdę jest tak mały.",
        "Write the value in per cent ({percent}) in cell {cell}, or make sure that the result truly is so small.",
    ),
    good="""
indicators
| indicator | direction | target | target_low | unit_of_measure |
| M-01      | higher    | 95     |            | %               |
| M-02      | higher    | 1.5    |            | %               |
| M-03      | lower     | 5      |            | %               |
| M-04      | higher    | 95     |            | szt.            |

measurements
| indicator | period | value |
| M-01      | 2026   | 1.01  |
| M-02      | 2026   | 0.95  |
| M-03      | 2026   | 0.95  |
| M-04      | 2026   | 0.95  |
| M-01      | 2025   |       |
| M-01      | 2024   | 0     |
""",
    bad="""
indicators
| indicator | direction | target | target_low | unit_of_measure |
| M-01      | higher    | 95     |            | %               |
| M-02      | range     |        | 40         | procent         |

measurements
| indicator | period | value  |
| M-01      | 2026   | 0.95 ! |
| M-01      | 2025   | 1 !    |
| M-02      | 2026   | 0.5 !  |
""",
)
