"""TRN002: a year in which nobody was trained on the quality management system."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules._years import judged_years
from qms_xl.settings import Settings


def find(trainings: Register, as_of: date, settings: Settings, registers_begin: date | None) -> Found:
    """Give the register's header once for each year without a training held on the system."""
    on_system = trainings["qms"] == "yes"
    unread = on_system & trainings["held_on"].isna() & ~trainings.blank("held_on")
    years = set(trainings["held_on"][on_system].dropna().dt.year)
    for year in judged_years(as_of, settings.trainings.by, registers_begin):
        if year not in years and not unread.any():
            yield Hit(trainings.header(), {"year": str(year)}, about=str(year))


RULE = Rule(
    find=find,
    severity="note",
    clause="7.3 [6.2.2 d]",
    settings=("trainings.by",),
    title=Text("Rok bez szkolenia z systemu", "No training on the system"),
    message=Text(
        "W roku {year} nie ma szkolenia dotyczącego systemu zarządzania jakością.",
        "The register holds no training on the quality management system for {year}.",
    ),
    why=Text(
        "Pracownicy mają znać politykę, cele i swój wkład w system. Nowi poznają je zwykle na szkoleniu.",
        "People are to know the policy, the objectives and their own part in the system. New ones mostly learn it in "
        "a training.",
    ),
    remedy=Text(
        "Przeprowadź szkolenie i dopisz je z odpowiedzią „tak” w polu „Dotyczy SZJ”.",
        "Hold a training and add it with “yes” in “About the QMS”.",
    ),
    good="""
as_of 2026-11-20
trainings
| training | planned_on | held_on    | qms |
| SZ-1     |            | 2025-06-01 | yes |
| SZ-2     |            | 2026-06-01 | no  |
""",
    bad="""
as_of 2026-11-20
trainings
| training ! | planned_on | held_on    | qms |
| SZ-1       |            | 2024-06-01 | yes |
| SZ-2       |            | 2025-06-01 | no  |
| SZ-3       | 2025-12-01 |            | yes |
""",
)
