"""OBJ008: a result that cannot be: a count below zero, a percent above a hundred."""

from __future__ import annotations

from qms_xl.model import CellRef, Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import below_zero, over_hundred, values
from qms_xl.settings import Settings


def negative(measurements: Register, indicators: Register, settings: Settings) -> Found:
    """Give the value of each measurement that counts things and is negative."""
    found = below_zero(measurements, indicators, settings)
    for row in found.index[found]:
        yield Hit(_cell(measurements, row), {"measured": values(measurements, indicators, settings).loc[row]})


def percents(measurements: Register, indicators: Register, settings: Settings) -> Found:
    """Give the value of each percent over 100 that neither adds up nor is wanted."""
    found = over_hundred(measurements, indicators, settings)
    for row in found.index[found]:
        measured = values(measurements, indicators, settings).loc[row]
        yield Hit(_cell(measurements, row), {"measured": measured}, severity="warning", variant="percent")


def _cell(measurements: Register, row: int) -> CellRef:
    """Return the cell of the value, where that is empty the numerator it follows from."""
    return measurements.cell(row, "numerator" if measurements.blank("value").loc[row] else "value")


RULE = Rule(
    find=(negative, percents),
    severity="error",
    settings=("measurements.count_units", "measurements.percent_units"),
    title=Text("Niemożliwa wartość pomiaru", "Impossible value of a measurement"),
    message=Text(
        "Pomiar „{record}” ma wartość {measured}, a liczba sztuk, spraw, osób, dni czy godzin nie może być ujemna.",
        "Measurement “{record}” is {measured}, and a number of pieces, cases, people, days or hours cannot be negative.",
    ),
    variants={
        "percent": Text(
            "Pomiar „{record}” ma wartość {measured}%, a miernik nie sumuje wyników ani nie wymaga więcej niż 100%.",
            "Measurement “{record}” is {measured}%, and its indicator neither adds results up nor asks for more than 100%.",
        )
    },
    why=Text(
        "Jedna błędna liczba zmienia wynik całego roku. Zwykle to pomyłka w znaku, w przecinku albo w kolumnie.",
        "One wrong number changes the result of the whole year. It is usually a slip in the sign, the decimal comma or the column.",
    ),
    remedy=Text(
        "Popraw wartość w komórce {cell}. Jeżeli jest prawdziwa, sprawdź jednostkę miary miernika.",
        "Correct the value in cell {cell}. If it is right, check the indicator's unit of measure.",
    ),
    remedies={
        "percent": Text(
            "Popraw wartość w komórce {cell}. Jeżeli jest prawdziwa, wpisz w mierniku wartość docelową powyżej 100 albo sposób "
            "liczenia „suma” lub „narastająco”.",
            "Correct the value in cell {cell}. If it is right, give the indicator a target over 100, or count it as “sum” or "
            "“cumulative”.",
        )
    },
    good="""
indicators
| indicator | unit_of_measure | aggregation | target | target_high |
| M-01      | %               |             | 95     |             |
| M-02      | %               | cumulative  | 95     |             |
| M-03      | %               |             | 110    |             |
| M-04      | szt.            | sum         | 10     |             |
| M-05      | °C              |             | 10     |             |
| M-06      | tys. zł         |             | 10     |             |
| M-07      | dni             | mean        | 10     |             |

measurements
| indicator | period  | value | numerator | denominator |
| M-01      | 2026-Q1 | 100   |           |             |
| M-02      | 2026-Q1 | 120   |           |             |
| M-03      | 2026-Q1 | 101   |           |             |
| M-04      | 2026-Q1 | 0     |           |             |
| M-05      | 2026-Q1 | -3    |           |             |
| M-06      | 2026-Q1 | -3    |           |             |
| M-07      | 2026-Q1 | 0     |           |             |
""",
    bad="""
indicators
| indicator | unit_of_measure | aggregation | target | target_high |
| M-01      | %               |             | 95     |             |
| M-02      | Proc            | mean        |        | 100         |
| M-03      | szt             | sum         | 10     |             |
| M-04      | liczba skarg    | sum         | 10     |             |
| M-05      | godz.           | mean        | 10     |             |
| M-06      | people          | sum         | 10     |             |

measurements
| indicator | period  | value   | numerator | denominator |
| M-01      | 2026-Q1 | 100.1 ! |           |             |
| M-01      | 2026-Q2 |         | 151 !     | 150         |
| M-02      | 2026-Q1 | 950 !   |           |             |
| M-03      | 2026-Q1 | -1 !    |           |             |
| M-04      | 2026-Q1 | -1 !    |           |             |
| M-05      | 2026-Q1 | -0.5 !  |           |             |
| M-06      | 2026-Q1 | -1 !    |           |             |
""",
)
