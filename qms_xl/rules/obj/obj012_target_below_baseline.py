"""OBJ012: a target that asks for less than there was already."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text


def find(indicators: Register) -> Found:
    """Give the target of each indicator that is weaker than its baseline, in its own direction."""
    target, baseline, direction = indicators["target"], indicators["baseline"], indicators["direction"]
    weaker = ((direction == "higher") & (target < baseline)) | ((direction == "lower") & (target > baseline))
    for row in weaker.index[weaker]:
        yield Hit(indicators.cell(row, "target"), {"target": target.loc[row], "baseline": baseline.loc[row]})


RULE = Rule(
    find=find,
    severity="note",
    clause="6.2.1 [5.4.1]",
    title=Text("Wartość docelowa słabsza niż bazowa", "Target weaker than the baseline"),
    message=Text(
        "Miernik „{record}” ma wartość docelową {target}, słabszą niż wartość bazowa {baseline}.",
        "Indicator “{record}” has the target {target}, weaker than its baseline {baseline}.",
    ),
    why=Text(
        "Cel poniżej tego, co już osiągnięto, niczego nie poprawia. Bywa uzasadniony, ale auditor o to zapyta.",
        "A target below what has been reached improves nothing. There may be a reason for it, but an auditor will ask.",
    ),
    remedy=Text(
        "Sprawdź obie wartości (komórka {cell} i pole „Wartość bazowa”). Jeżeli słabszy cel jest świadomy, napisz dlaczego "
        "w uwagach.",
        "Check both values (cell {cell} and “Baseline”). If the weaker target is meant, say why in the notes.",
    ),
    good="""
indicators
| indicator | direction | target | baseline |
| M-01      | higher    | 95     | 95       |
| M-02      | lower     | 5      | 7        |
| M-03      | higher    | 95     |          |
| M-04      | range     |        | 7        |
""",
    bad="""
indicators
| indicator | direction | target | baseline |
| M-01      | higher    | 95 !   | 95.5     |
| M-02      | lower     | 8 !    | 7        |
""",
)
