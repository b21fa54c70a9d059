"""OBJ002: an indicator that does not say which result is wanted."""

from __future__ import annotations

from qms_xl.conditions import Is
from qms_xl.model import Found, Hit, Register, Rule, Text

_HIGHER_LOWER, _RANGE = Is("direction", ("higher", "lower")), Is("direction", ("range",))


def direction(indicators: Register) -> Found:
    """Give the empty direction of each indicator."""
    missing = indicators.blank("direction")
    for row in missing.index[missing]:
        yield Hit(indicators.cell(row, "direction"))


def target(indicators: Register) -> Found:
    """Give the empty target of each indicator that is to be high or low."""
    missing = indicators["direction"].isin(_HIGHER_LOWER.codes) & indicators.blank("target")
    for row in missing.index[missing]:
        yield Hit(indicators.cell(row, "target"))


def limits(indicators: Register) -> Found:
    """Give the empty ends of each indicator that is to stay in a range."""
    for column in ("target_low", "target_high"):
        missing = indicators["direction"].isin(_RANGE.codes) & indicators.blank(column)
        for row in missing.index[missing]:
            yield Hit(indicators.cell(row, column))


RULE = Rule(
    find=(direction, target, limits),
    severity="error",
    clause="6.2.1 b [5.4.1]",
    claims={
        "indicators.direction": True,
        "indicators.target": _HIGHER_LOWER,
        "indicators.target_low": _RANGE,
        "indicators.target_high": _RANGE,
    },
    title=Text("Miernik bez wartości docelowej", "Indicator without a target"),
    message=Text(
        "Miernik „{record}” nie ma wpisu w polu „{header}”.",
        "Indicator “{record}” has nothing in “{header}”.",
    ),
    why=Text(
        "Bez wymaganego poziomu nie wiadomo, czy wynik jest dobry. Stopnia realizacji celu nie da się wtedy policzyć.",
        "Without the level that is wanted nobody can tell whether a result is good, and the achievement of the objective cannot "
        "be worked out.",
    ),
    remedy=Text(
        "Uzupełnij pole „{header}” w komórce {cell}. Jeżeli wynik to tylko „zrobione” lub „niezrobione”, wybierz wymagany poziom "
        "„tak/nie”: nie potrzebuje wartości.",
        "Fill in “{header}” in cell {cell}. If the result is only done or not done, choose the level “yes/no”, which needs no "
        "value.",
    ),
    good="""
indicators
| indicator | direction | target | target_low | target_high |
| M-01      | higher    | 95     |            |             |
| M-02      | lower     | 0      |            |             |
| M-03      | range     |        | 5          | 10          |
| M-04      | yes_no    |        |            |             |
""",
    bad="""
indicators
| indicator | direction | target | target_low | target_high |
| M-01      | !         | 95     |            |             |
| M-02      | higher    | !      |            |             |
| M-03      | lower     | !      | 5          | 10          |
| M-04      | range     | 7      | !          | 10          |
| M-05      | range     |        | 5          | !           |
""",
)
