"""OBJ017: a year without a single quality objective."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings


def find(objectives: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the header of the year once for each year without objectives; one whose year cannot be read may be of any."""
    years = objectives["year"]
    if (years.isna() & ~objectives.blank("year")).any():
        return
    for year in judged_years(as_of, settings.objectives.by, registers_begin):
        if not (years == year).any():
            yield Hit(objectives.header(), {"year": str(year)}, about=str(year))


RULE = Rule(
    find=find,
    severity="error",
    clause="6.2.1 [5.4.1]",
    settings=("objectives.by",),
    title=Text("Brak celów na rok", "No objectives for a year"),
    message=Text(
        "W rejestrze nie ma żadnego celu jakości na rok {year}.",
        "The register holds no quality objective for {year}.",
    ),
    why=Text(
        "Cele jakości ustanawia się dla właściwych funkcji i szczebli. Bez nich nie ma czego realizować ani oceniać.",
        "Quality objectives are established at relevant functions and levels. Without them there is nothing to reach or to judge.",
    ),
    remedy=Text(
        "Dopisz cele na rok {year}. Ubiegłoroczne z nowymi numerami przygotuje `qms-xl new-year {year}`.",
        "Add objectives for {year}. `qms-xl new-year {year}` prepares last year's with new numbers.",
    ),
    good="""
as_of 2026-11-20
objectives
| objective  | year |
| CJ-2026-01 | 2026 |
| CJ-2025-01 | 2025 |
""",
    bad="""
as_of 2026-04-01
objectives
| objective ! | year |
| CJ-2024-01  | 2024 |
| CJ-2025-01  | 2025 |
""",
)
