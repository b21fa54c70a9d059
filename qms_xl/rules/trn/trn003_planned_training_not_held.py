"""TRN003: a planned training whose day has passed."""

from __future__ import annotations

from datetime import date

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(trainings: Register, as_of: date) -> Found:
    """Give the empty date of each training that should have been held."""
    import pandas as pd

    late = trainings.blank("held_on") & (trainings["planned_on"] < pd.Timestamp(as_of))
    for row in late.index[late]:
        yield Hit(trainings.cell(row, "held_on"), {"planned": trainings["planned_on"].loc[row].date()})


RULE = Rule(
    find=find,
    severity="note",
    clause="7.2 [6.2.2 b]",
    title=Text("Planowane szkolenie się nie odbyło", "Planned training not held"),
    message=Text(
        "Szkolenie „{record}” planowano na {planned}, a pole „{header}” jest puste.",
        "Training “{record}” was planned for {planned}, and “{header}” is empty.",
    ),
    why=Text(
        "Plan szkoleń pokazuje, jak urząd zapewnia kompetencje. Zaplanowane i nieodbyte szkolenie trzeba przełożyć albo "
        "odwołać, żeby plan był prawdziwy.",
        "The plan of trainings shows how the office provides for competence. One that was planned and not held is to "
        "be moved or called off, so that the plan is true.",
    ),
    remedy=Text(
        "Jeżeli szkolenie się odbyło, wpisz datę w komórce {cell}. Jeżeli nie, wpisz nowy termin w polu „Planowane "
        "na”. Jeżeli już go nie będzie, zapisz dlaczego w uwagach i dodaj wyjątek.",
        "If the training was held, write the date in cell {cell}. If not, write a new date in “Planned for”. If it "
        "will not take place, say why in the notes and add a waiver.",
    ),
    good="""
as_of 2026-11-20
trainings
| training | planned_on | held_on    |
| SZ-1     | 2026-11-20 |            |
| SZ-2     | 2026-01-10 | 2026-02-10 |
| SZ-3     |            |            |
""",
    bad="""
as_of 2026-11-20
trainings
| training | planned_on | held_on |
| SZ-1     | 2026-11-19 | !       |
""",
)
