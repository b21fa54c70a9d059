"""OBJ022: a unit or a process that no objective of the year concerns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._computed import unreadable
from qms_xl.rules._roles import is_active
from qms_xl.rules._units import in_scope
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_WITHOUT_OBJECTIVES = ("whole", "leadership", "post")


def units_left_out(
    units: Register,
    objectives: Register,
    as_of: date,
    settings: Settings,
    registers_begin: date | None,
    processes: Register | None = None,
) -> Found:
    """Give each unit in scope once for each year of which no objective serves it.

    An objective serves its own unit and those below, and the units that carry out its process.
    """
    asked = in_scope(units, as_of) & ~units["unit_type"].isin(_WITHOUT_OBJECTIVES)
    asked &= ~unreadable(units, ("unit_type",))
    parents = dict(zip(units["unit"], units["parent"], strict=True))
    for year in judged_years(as_of, settings.objectives.by, registers_begin):
        of_year = objectives["year"] == year
        if not of_year.any() or _may_name_others(objectives, of_year, "unit", "process"):
            continue
        served = set(objectives["unit"][of_year].dropna())
        if processes is not None:
            named = processes["process"].isin(objectives["process"][of_year].dropna())
            served |= {unit for several in processes["units"][named] for unit in several}
        for row in asked.index[asked]:
            if not served.intersection(_with_parents(units["unit"].loc[row], parents)):
                yield Hit(units.cell(row), {"year": str(year)}, about=str(year))


def processes_left_out(
    processes: Register, objectives: Register, as_of: date, settings: Settings, registers_begin: date | None
) -> Found:
    """Give each process, not withdrawn, once for each year of which no objective names it."""
    active = is_active(processes, as_of)
    for year in judged_years(as_of, settings.objectives.by, registers_begin):
        of_year = objectives["year"] == year
        if not of_year.any() or _may_name_others(objectives, of_year, "process"):
            continue
        missing = active & ~processes["process"].isin(objectives["process"][of_year].dropna())
        for row in missing.index[missing]:
            yield Hit(processes.cell(row), {"year": str(year)}, about=str(year), variant="process")


def _may_name_others(objectives: Register, of_year: pd.Series[bool], *columns: str) -> bool:
    """Return whether an objective may concern anybody: its year, or what it names, cannot be read."""
    if unreadable(objectives, ("year",)).any():
        return True
    return bool(unreadable(objectives.only(of_year.index[of_year]), columns).any())


def _with_parents(unit: object, parents: dict[object, object]) -> set[object]:
    found: set[object] = set()
    while isinstance(unit, str) and unit not in found:
        found.add(unit)
        unit = parents.get(unit)
    return found


RULE = Rule(
    find=(units_left_out, processes_left_out),
    severity="note",
    clause="6.2.1 [5.4.1]",
    settings=("objectives.by",),
    title=Text("Komórka lub proces bez celu", "Unit or process without objective"),
    message=Text(
        "Komórki „{record}” nie dotyczy żaden cel na rok {year}.",
        "No objective for {year} concerns unit “{record}”.",
    ),
    variants={
        "process": Text(
            "Procesu „{record}” nie dotyczy żaden cel na rok {year}.",
            "No objective for {year} concerns process “{record}”.",
        )
    },
    why=Text(
        "Cele ustanawia się dla właściwych funkcji, szczebli i procesów. Nie każda komórka musi mieć cel, ale dobrze wiedzieć, "
        "które go nie mają.",
        "Objectives are established at relevant functions, levels and processes. Not every unit needs one, but it is good to "
        "know which have none.",
    ),
    remedy=Text(
        "Dopisz cel dla „{record}” albo wpisz „{record}” przy celu, który już ją lub jego obejmuje.",
        "Add an objective for “{record}”, or name “{record}” in one that concerns it already.",
    ),
    good="""
as_of 2026-11-20
units
| unit | unit_type  | parent | in_scope | active_to |
| OR   | department |        | yes      |           |
| KD   | section    | OR     | yes      |           |
| KM   | department |        | yes      |           |
| RF   | department |        | no       |           |
| ST   | leadership |        | yes      |           |

processes
| process | units | active_to |
| P-01    | KM    |           |

objectives
| objective  | year | unit | process |
| CJ-2026-01 | 2026 | OR   |         |
| CJ-2026-02 | 2026 |      | P-01    |
| CJ-2025-01 | 2025 | OR   | P-01    |
""",
    bad="""
as_of 2026-11-20
units
| unit | unit_type  | parent | in_scope | active_to |
| OR ! | department |        | yes      |           |
| KD   | section    | OR     | yes      |           |
| KM ! | department |        |          |           |

processes
| process | units | active_to |
| P-01    |       |           |
| P-02 !  |       |           |

objectives
| objective  | year | unit | process |
| CJ-2026-01 | 2026 | KD   | P-01    |
""",
)
