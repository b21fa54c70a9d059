"""OBJ009: a measurement of a period that nobody can read, or that its indicator does not have."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text, Word
from qms_xl.rules.obj._measured import of_indicator, other_frequency, unreadable_periods


def unreadable(measurements: Register) -> Found:
    """Give each period that means none."""
    for row in unreadable_periods(measurements):
        yield Hit(measurements.cell(row, "period"), variant="unreadable")


def mismatched(measurements: Register, indicators: Register) -> Found:
    """Give each period that is not of the frequency of its indicator."""
    found, asked = other_frequency(measurements, indicators), of_indicator(measurements, indicators, "frequency")
    for row in found.index[found]:
        facts = {"period": measurements["period"].loc[row], "frequency": Word("frequency", str(asked.loc[row]))}
        yield Hit(measurements.cell(row, "period"), facts)


RULE = Rule(
    find=(unreadable, mismatched),
    severity="error",
    clause="9.1.1 [8.2.3]",
    title=Text("Okres pomiaru nie pasuje do miernika", "Period does not fit the indicator"),
    message=Text(
        "Okres „{period}” nie pasuje do miernika, który mierzy się raz na {frequency}.",
        "The period “{period}” does not fit the indicator, which is measured every {frequency}.",
    ),
    variants={
        "unreadable": Text(
            "„{value}” w polu „{header}” nie jest okresem.",
            "“{value}” in “{header}” is no period.",
        )
    },
    why=Text(
        "Wynik za inny okres niż wymagany nie liczy się do celu, choć stoi w rejestrze.",
        "A result of another period than the indicator asks for does not count for the objective, though it stands in the register.",
    ),
    remedy=Text(
        "Popraw okres w komórce {cell}, na przykład: 2026, 2026-H1, 2026-Q2, 2026-05. Jeżeli mierzycie inaczej, zmień "
        "częstotliwość miernika.",
        "Correct the period in cell {cell}, for instance: 2026, 2026-H1, 2026-Q2, 2026-05. If you measure otherwise, change the "
        "frequency of the indicator.",
    ),
    good="""
indicators
| indicator | frequency |
| M-01      | quarter   |
| M-02      | month     |
| M-03      |           |

measurements
| indicator | period      |
| M-01      | II kw. 2026 |
| M-02      | maj 2026    |
| M-03      | 2026        |
| M-01      |             |
""",
    bad="""
indicators
| indicator | frequency |
| M-01      | quarter   |
| M-02      | month     |

measurements
| indicator | period       |
| M-01      | 2026-05 !    |
| M-02      | 2026 !       |
| M-02      | wiosna !     |
| M-01      | 2026-Q5 !    |
""",
)
