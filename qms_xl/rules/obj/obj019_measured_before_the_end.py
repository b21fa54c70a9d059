"""OBJ019: a result that was measured before its period was over."""

from __future__ import annotations

from qms_xl.kinds.period import last_day
from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import other_frequency


def find(measurements: Register, indicators: Register | None = None) -> Found:
    """Give the day of each measurement that lies before the last day of its period; OBJ009 speaks of another's period."""
    import pandas as pd

    ends = measurements["period"].map(lambda period: pd.Timestamp(last_day(period)), na_action="ignore")
    early = measurements["measured_on"] < pd.to_datetime(ends)
    if indicators is not None:
        early &= ~other_frequency(measurements, indicators)
    for row in early.index[early]:
        facts = {"day": measurements["measured_on"].loc[row].date(), "end": ends.loc[row].date()}
        yield Hit(measurements.cell(row, "measured_on"), facts)


RULE = Rule(
    find=find,
    severity="warning",
    clause="9.1.1 [8.2.3]",
    title=Text("Zmierzono przed końcem okresu", "Measured before the period ended"),
    message=Text(
        "Pomiar „{record}” wykonano {day}, a jego okres kończy się dopiero {end}.",
        "Measurement “{record}” was made on {day}, and its period ends only on {end}.",
    ),
    why=Text(
        "Wynik zapisany przed końcem okresu go nie obejmuje. Najczęściej pomylono okres albo datę.",
        "A result written down before the end of its period does not cover it. Mostly the period or the day is a slip.",
    ),
    remedy=Text(
        "Popraw datę w komórce {cell} albo okres. Jeżeli wynik jest wstępny, uzupełnij go po końcu okresu.",
        "Correct the day in cell {cell}, or the period. If the result is preliminary, complete it when the period is over.",
    ),
    good="""
measurements
| indicator | period  | measured_on |
| M-01      | 2026-Q1 | 2026-03-31  |
| M-01      | 2026-Q2 |             |
| M-01      | 2025    | 2026-01-10  |
""",
    bad="""
measurements
| indicator | period  | measured_on  |
| M-01      | 2026-Q1 | 2026-03-30 ! |
| M-01      | 2025    | 2025-12-10 ! |
""",
)
