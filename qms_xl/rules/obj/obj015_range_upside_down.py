"""OBJ015: a range whose lower end is above its upper one."""

from __future__ import annotations

from qms_xl.model import Found, Hit, Register, Rule, Text
from qms_xl.rules.obj._measured import upside_down


def find(indicators: Register) -> Found:
    """Give the lower end of each range that lies above the upper one."""
    wrong = upside_down(indicators)
    for row in wrong.index[wrong]:
        facts = {"low": indicators["target_low"].loc[row], "high": indicators["target_high"].loc[row]}
        yield Hit(indicators.cell(row, "target_low"), facts)


RULE = Rule(
    find=find,
    severity="error",
    title=Text("Przedział odwrócony", "Range upside down"),
    message=Text(
        "Miernik „{record}” ma przedział od {low} do {high}: początek jest większy niż koniec.",
        "Indicator “{record}” has a range from {low} to {high}: it begins above its end.",
    ),
    why=Text(
        "Żaden wynik nie mieści się w takim przedziale, więc cel nigdy nie będzie osiągnięty.",
        "No result lies within such a range, so the objective can never be achieved.",
    ),
    remedy=Text(
        "Popraw początek przedziału w komórce {cell} albo jego koniec.",
        "Correct the lower end in cell {cell}, or the upper one.",
    ),
    good="""
indicators
| indicator | direction | target_low | target_high |
| M-01      | range     | 40         | 40          |
| M-02      | higher    | 60         | 40          |
| M-03      | range     |            | 40          |
""",
    bad="""
indicators
| indicator | direction | target_low | target_high |
| M-01      | range     | 60 !       | 40          |
""",
)
