"""OBJ007: a result that is not what its numerator and denominator give."""

from __future__ import annotations

from decimal import Decimal

from qms_xl.model import CellEdit, Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import ratios
from qms_xl.settings import Settings

_MACHINE = 1e-9  # of the value: what fifteen digits of a spreadsheet may lose
_LEAST_DECIMALS = 2


def find(measurements: Register, indicators: Register, settings: Settings) -> Found:
    """Give the value of each measurement that differs from its ratio by more than the rounding of its decimals."""
    measurements["numerator"], measurements["denominator"]
    ratio, typed = ratios(measurements, indicators, settings), measurements["value"]
    known = measurements["indicator"].isin(indicators["indicator"].dropna())
    both = known & ratio.notna() & typed.notna()
    for row in both.index[both]:
        value, exact = float(typed.loc[row]), float(ratio.loc[row])
        decimals = _decimals(value)
        if abs(value - exact) <= 0.5 * 10**-decimals + _MACHINE * max(1.0, abs(exact)):
            continue
        cell = measurements.cell(row, "value")
        mended = round(exact, max(decimals, _LEAST_DECIMALS if abs(exact) >= 1 else 2 * _LEAST_DECIMALS))
        kept = row in measurements.formulas.get("value", ()) or "%" in measurements.formats.get((row, "value"), "")
        facts = {
            "typed": value,
            "ratio": mended,
            "numerator": measurements["numerator"].loc[row],
            "denominator": measurements["denominator"].loc[row],
        }
        yield Hit(cell, facts, edit=None if kept else CellEdit(cell, mended))


def _decimals(value: float) -> int:
    """Return how many decimals the number was typed with, as far as its cell still knows."""
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


RULE = Rule(
    find=find,
    severity="error",
    clause="9.1.1 [8.2.3]",
    settings=("measurements.percent_units",),
    fix="safe",
    title=Text("Wartość nie zgadza się z licznikiem i mianownikiem", "Value disagrees with numerator and denominator"),
    message=Text(
        "W pomiarze „{record}” wpisano {typed}, a z licznika {numerator} i mianownika {denominator} wychodzi {ratio}.",
        "Measurement “{record}” says {typed}, but the numerator {numerator} and the denominator {denominator} give {ratio}.",
    ),
    why=Text(
        "Przy ocenie celu liczy się iloraz. Gdy obok stoi inna liczba, w raporcie i w rejestrze będą dwa różne wyniki.",
        "The ratio is what counts for the objective. With another number beside it, report and register will show two results.",
    ),
    remedy=Text(
        "Sprawdź licznik i mianownik. Jeżeli są dobre, popraw wartość w komórce {cell} na {ratio}.",
        "Check numerator and denominator. If they are right, correct the value in cell {cell} to {ratio}.",
    ),
    good="""
indicators
| indicator | unit_of_measure |
| M-01      | %               |
| M-02      | dni             |

measurements
| indicator | period  | value  | numerator | denominator |
| M-01      | 2026-Q1 | 95.3   | 143       | 150         |
| M-01      | 2026-Q2 | 95     | 143       | 150         |
| M-01      | 2026-Q3 |        | 143       | 150         |
| M-01      | 2026-Q4 | 90     | 0         | 0           |
| M-02      | 2026-Q1 | 2.5    | 25        | 10          |
| M-02      | 2026-Q2 | 7      |           |             |
""",
    bad="""
indicators
| indicator | unit_of_measure |
| M-01      | %               |
| M-02      | dni             |

measurements
| indicator | period  | value   | numerator | denominator |
| M-01      | 2026-Q1 | 95.4 !  | 143       | 150         |
| M-01      | 2026-Q2 | 0.953 ! | 143       | 150         |
| M-02      | 2026-Q1 | 25 !    | 25        | 10          |
| M-02      | 2026-Q2 | 2.51 !  | 25        | 10          |
""",
)
