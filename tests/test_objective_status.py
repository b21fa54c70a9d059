"""Objectives and indicators as the registers have them: periods, what counts, how indicators combine, actions, odd registers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qms_xl.errors import AbsentColumn
from qms_xl.norms import profile
from qms_xl.settings import Measurements, Settings
from qms_xl.supply import Absent, Supply
from qms_xl.tables import parse_tables


def supply(text: str, settings: Settings | None = None) -> Supply:
    settings = settings or Settings()
    example = parse_tables(text, settings)
    return Supply(example.registers, example.facts, as_of=example.as_of, settings=settings, norm=profile(example.norm))


def standing(text: str, settings: Settings | None = None) -> dict[str, str]:
    """Return number -> status, of objectives and of indicators, those of a doubled number the last."""
    registers = supply(text, settings)
    found = {}
    for name in ("objective", "indicator"):
        if f"{name}s" in registers.registers:
            keys, status = registers.get(f"{name}s").keys, registers.get(f"{name}_status")["status"]
            found |= {keys[row]: code for row, code in status.items()}
    return found


def told(text: str, which: str, column: str, settings: Settings | None = None) -> dict[str, Any]:
    """Return number -> one column of `objective_status` or `indicator_status`, None for NaN."""
    registers = supply(text, settings)
    keys, values = registers.get(f"{which}s").keys, registers.get(f"{which}_status")[column]
    return {keys[row]: None if value != value else value for row, value in values.items()}


ONE = """
objectives
| objective | year | due_on |
| O-1       | 2026 | {due}  |
indicators
| indicator | objective | direction | frequency | target |
| M-1       | O-1       | higher    | quarter   | 90     |
"""


def one(due: str, as_of: str, rows: str) -> str:
    lines = "".join(f"| M-1 | {period} | {value} |\n" for period, value in (row.split("=") for row in rows.split()))
    return f"as_of {as_of}\n{ONE.format(due=due)}measurements\n| indicator | period | value |\n{lines}"


# --- periods and what counts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "as_of", "status"),
    [
        ("", "2026-12-30", "on_track"),
        ("", "2026-12-31", "not_assessed"),
        ("2026-09-30", "2026-09-30", "achieved"),
        ("2026-08-15", "2026-08-14", "behind"),
        ("2026-08-15", "2026-08-15", "achieved"),
        ("2027-01-31", "2027-01-30", "on_track"),
        ("2027-01-31", "2027-01-31", "not_assessed"),
        ("2025-06-30", "2026-06-30", "not_assessed"),
        ("31.02.2026", "2031-01-01", "on_track"),
    ],
)
def test_an_objective_is_assessed_from_its_due_day_on(due: str, as_of: str, status: str) -> None:
    rows = "2026-Q1=50 2026-Q2=60 2026-Q3=95"
    assert standing(one(due, as_of, rows))["O-1"] == status


def test_the_period_that_holds_the_due_day_ends_on_it() -> None:
    text = one("2026-08-15", "2026-08-15", "2026-Q1=90 2026-Q2=90 2026-Q3=95")
    assert told(text, "indicator", "rows") == {"M-1": (2, 3, 4)}
    assert told(text.replace("08-15\n", "08-14\n", 1), "indicator", "rows") == {"M-1": (2, 3)}


def test_periods_are_read_however_they_are_spelled_and_only_in_the_own_frequency() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency | target | aggregation |
    | M-1       | O-1       | higher    | quarter   | 90     | suma        |
    measurements
    | indicator | period      | value |
    | M-1       | II kw. 2026 | 20    |
    | M-1       | 2026-01     | 500   |
    | M-1       | I kwartał 2026 | 10 |
    | M-1       | 2025-Q4     | 500   |
    | M-1       | 2026-Q4     | 500   |
    | M-1       | kiedyś      | 500   |
    """
    assert told(text, "indicator", "rows") == {"M-1": (4, 2)}
    assert told(text, "indicator", "actual") == {"M-1": 30}
    assert told(text, "indicator", "expected") == {"M-1": 45}


def test_of_two_rows_for_one_period_neither_counts() -> None:
    text = one("", "2026-11-20", "2026-Q1=95 2026-Q2=95 Q2.2026=40")
    assert told(text, "indicator", "rows") == {"M-1": (2,)}
    assert told(text, "indicator", "stale") == {"M-1": ("2026-Q2", "2026-Q3")}


def test_a_provisional_an_unreadable_and_an_empty_row_do_not_count() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency | target |
    | M-1       | O-1       | higher    | month     | 90     |
    measurements
    | indicator | period  | value   | approved |
    | M-1       | 2026-01 | 91      | nie      |
    | M-1       | 2026-02 | około 9 |          |
    | M-1       | 2026-03 |         |          |
    | M-1       | 2026-04 | 0       | tak      |
    | M-1       | 2026-05 | #N/A    |          |
    | M-1       | 2026-06 | 90      |          |
    | M-2       | 2026-07 | 90      |          |
    """
    assert told(text, "indicator", "rows") == {"M-1": (5, 7)}
    assert told(text, "indicator", "stale")["M-1"] == (
        *("2026-01", "2026-02", "2026-03", "2026-05", "2026-07", "2026-08", "2026-09"),
    )


def test_numerators_make_a_ratio_unless_the_aggregation_says_otherwise() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency | target | aggregation | unit_of_measure |
    | M-1       | O-1       | higher    | quarter   | 90     |             | proc.           |
    | M-2       | O-1       | higher    | quarter   | 90     | latest      | %               |
    | M-3       | O-1       | higher    | quarter   | 0.9    |             | szt.            |
    | M-4       | O-1       | higher    | quarter   | 90     | na oko      | %               |
    measurements
    | indicator | period  | numerator | denominator | value |
    | M-1       | 2026-Q1 | 1         | 2           |       |
    | M-1       | 2026-Q2 | 9         | 10          | 12    |
    | M-2       | 2026-Q1 | 1         | 2           |       |
    | M-2       | 2026-Q2 | 9         | 10          |       |
    | M-3       | 2026-Q1 | 9         | 10          |       |
    | M-4       | 2026-Q1 | 9         | 10          |       |
    """
    assert told(text, "indicator", "actual") == {"M-1": 100 * 10 / 12, "M-2": 90, "M-3": 0.9, "M-4": None}
    assert standing(text)["M-4"] == "no_data"


def test_an_indicator_of_a_process_stands_for_the_year_of_the_day() -> None:
    text = """
    as_of {as_of}
    indicators
    | indicator | process | direction | frequency | target |
    | M-1       | Z1      | higher    | year      | 90     |
    | M-2       | Z1      | yes_no    | half_year |        |
    measurements
    | indicator | period  | value |
    | M-1       | 2025    | 80    |
    | M-1       | 2026    | 95    |
    | M-2       | 2026-H1 | nie   |
    """
    assert standing(text.format(as_of="2026-11-20")) == {"M-1": "no_data", "M-2": "on_track"}
    assert standing(text.format(as_of="2026-12-31")) == {"M-1": "achieved", "M-2": "not_assessed"}
    assert standing(text.format(as_of="2025-12-31")) == {"M-1": "not_achieved", "M-2": "not_assessed"}


def test_different_frequencies_live_in_one_objective() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency | target | target_low | target_high | aggregation |
    | M-1       | O-1       | lower     | month     | 12     |            |             | suma        |
    | M-2       | O-1       | range     | half_year |        | 3          | 4           |             |
    | M-3       | O-1       | yes_no    | year      |        |            |             |             |
    measurements
    | indicator | period  | value |
    | M-1       | 2026-01 | 1     |
    | M-1       | 2026-02 | 1.2   |
    | M-2       | 2026-H1 | 3.5   |
    """
    assert standing(text) == {"O-1": "at_risk", "M-1": "at_risk", "M-2": "on_track", "M-3": "no_data"}
    assert told(text, "indicator", "expected") == {"M-1": 2, "M-2": (3, 4), "M-3": None}
    assert told(text, "objective", "achievement_pct")["O-1"] == pytest.approx(90)
    assert told(text, "objective", "indicators") == {"O-1": (2, 3, 4)}


def test_the_grace_of_a_frequency_is_a_setting() -> None:
    text = one("", "2026-04-20", "2026-Q2=1")
    eager = replace(Settings(), measurements=Measurements(grace_days={"quarter": 19}))
    assert told(text, "indicator", "stale") == {"M-1": ()}
    assert told(text, "indicator", "stale", eager) == {"M-1": ("2026-Q1",)}


# --- how indicators combine -------------------------------------------------------------------------------------------

SEVERAL = """
as_of {as_of}
objectives
| objective | year |
| O-1       | 2026 |
indicators
| indicator | objective | direction | frequency | target | weight | tolerance_pct |
| M-1       | O-1       | higher    | half_year | 100    | 3      | 10            |
| M-2       | O-1       | higher    | half_year | 100    | {weight} | {tolerance}   |
| M-3       | O-1       | yes_no    | half_year |        | 0      |               |
measurements
| indicator | period  | value |
| M-1       | {period} | {first} |
| M-2       | {period} | {second} |
| M-3       | {period} | {third} |
"""


def several(
    first: str, second: str, third: str = "", *, end: bool = False, weight: str = "1", tolerance: str = "10"
) -> str:
    as_of, period = ("2026-12-31", "2026-H2") if end else ("2026-11-20", "2026-H1")
    return SEVERAL.format(
        as_of=as_of, period=period, first=first, second=second, third=third, weight=weight, tolerance=tolerance
    )


@pytest.mark.parametrize(
    ("values", "end", "status", "achievement"),
    [
        (("100", "120", "tak"), False, "on_track", 100),
        (("100", "95", "tak"), False, "at_risk", 95),
        (("80", "95", "tak"), False, "behind", 80),
        (("", "100", ""), False, "on_track", 100),
        (("", "", "nie"), False, "on_track", None),
        (("", "", ""), False, "no_data", None),
        (("100", "120", "tak"), True, "achieved", 100),
        (("100", "95", "tak"), True, "partly_achieved", 95),
        (("100", "95", "nie"), True, "not_achieved", 0),
        (("100", "", "tak"), True, "not_assessed", 100),
        (("95", "", "tak"), True, "not_assessed", 95),
        (("80", "", "tak"), True, "not_achieved", 80),
        (("", "", ""), True, "not_assessed", None),
    ],
)
def test_the_worst_indicator_speaks_for_the_objective(
    values: tuple[str, str, str], end: bool, status: str, achievement: float | None
) -> None:
    text = several(*values, end=end)
    assert standing(text)["O-1"] == status
    assert told(text, "objective", "achievement_pct")["O-1"] == achievement


@pytest.mark.parametrize(
    ("text", "status", "achievement"),
    [
        (several("100", "60", "nie"), "at_risk", 90),  # (3·100 + 1·60) / 4; a pending "no" has no part
        (several("100", "56"), "behind", 89),
        (several("200", "60"), "at_risk", 90),  # 200 counts as 100
        (several("100", "20", tolerance="50"), "at_risk", 80),  # tolerance (3·10 + 1·50) / 4 = 20
        (several("100", "16", tolerance="50"), "behind", 79),
        (several("100", "", tolerance="50"), "on_track", 100),
        (several("100", "60", weight=""), "at_risk", 90),  # a blank weight is 1
        (several("100", "60", weight="0"), "on_track", 100),
        (several("100", "60", weight="-7"), "on_track", 100),
        (several("", "", ""), "no_data", None),
        (several("", "", "tak"), "on_track", None),  # only what weighs nothing is known
        (several("100", "60", "tak", end=True), "partly_achieved", 90),
        (several("100", "100", "tak", end=True), "achieved", 100),
        (several("95", "", "tak", end=True), "not_assessed", 95),
        (several("80", "", "tak", end=True), "not_achieved", 80),
        (several("", "", "", end=True), "not_assessed", None),
    ],
)
def test_weights_may_speak_instead(text: str, status: str, achievement: float | None) -> None:
    weighted = replace(Settings(), combine="weighted")
    assert standing(text, weighted)["O-1"] == status
    assert told(text, "objective", "achievement_pct", weighted)["O-1"] == achievement


def test_the_forecast_combines_as_the_achievement_does() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency | target | weight | aggregation |
    | M-1       | O-1       | higher    | quarter   | 100    | 3      | sum         |
    | M-2       | O-1       | higher    | quarter   | 100    |        | latest      |
    | M-3       | O-1       | higher    | quarter   | 100    |        | latest      |
    measurements
    | indicator | period  | value |
    | M-1       | 2026-Q1 | 30    |
    | M-1       | 2026-Q2 | 30    |
    | M-2       | 2026-Q1 | 90    |
    | M-2       | 2026-Q2 | 60    |
    | M-3       | 2026-Q1 | 10    |
    """
    assert told(text, "objective", "forecast_pct") == {"O-1": 60}
    assert told(text, "objective", "forecast_pct", replace(Settings(), combine="weighted")) == {"O-1": 90}


# --- objectives without indicators ------------------------------------------------------------------------------------

TASKS = """
as_of {as_of}
objectives
| objective | year | due_on     | action |
| O-1       | 2026 | 2026-11-30 | D-4    |
| O-2       | 2026 |            | D-9    |
actions
| action | origin    | origin_ref | status    | due_on     | done_on    |
| D-1    | objective | O-1        | done      | 2026-03-31 | 2026-03-31 |
| D-2    | objective | O-1        | cancelled | 2026-03-31 |            |
| D-3    | objective | O-1        | running   | 2026-11-20 |            |
| D-4    | objective | O-1        | planned   | 2026-11-25 |            |
| D-5    | finding   | O-1        | running   | 2026-01-01 |            |
| D-9    | other     |            | cancelled | 2026-01-01 |            |
"""


@pytest.mark.parametrize(
    ("as_of", "status", "achievement"),
    [
        ("2026-03-30", "on_track", None),
        ("2026-03-31", "on_track", 100),
        ("2026-11-19", "on_track", 100),
        ("2026-11-20", "behind", 50),
        ("2026-11-30", "not_achieved", 100 / 3),
    ],
)
def test_without_indicators_the_actions_speak(as_of: str, status: str, achievement: float | None) -> None:
    text = TASKS.format(as_of=as_of)
    assert standing(text)["O-1"] == status
    assert told(text, "objective", "achievement_pct")["O-1"] == achievement
    assert told(text, "objective", "actions") == {"O-1": (2, 4, 5), "O-2": ()}


def test_an_action_done_after_the_day_is_not_done_yet() -> None:
    text = TASKS.format(as_of="2026-11-20").replace("2026-11-20 |            |", "2026-11-20 | 2026-11-21 |")
    assert standing(text)["O-1"] == "behind"
    assert standing(text.replace("as_of 2026-11-20", "as_of 2026-11-21"))["O-1"] == "on_track"


def test_an_action_done_on_a_day_that_cannot_be_read_is_done() -> None:
    text = TASKS.format(as_of="2026-11-20").replace("2026-11-20 |            |", "2026-11-20 | 31.11.2026 |")
    assert standing(text)["O-1"] == "on_track"


def test_what_is_done_ahead_of_time_counts_too() -> None:
    text = TASKS.format(as_of="2026-11-20").replace("2026-11-25 |            |", "2026-11-25 | 2026-10-01 |")
    assert told(text, "objective", "achievement_pct")["O-1"] == 100


def test_without_actions_there_is_nothing_to_tell() -> None:
    assert standing(TASKS.format(as_of="2026-12-30"))["O-2"] == "no_data"
    assert standing(TASKS.format(as_of="2026-12-31"))["O-2"] == "not_assessed"


def test_an_indicator_goes_before_actions() -> None:
    text = (
        TASKS.format(as_of="2026-12-31")
        + """
indicators
| indicator | objective | direction | frequency | target |
| M-1       | O-1       | higher    | quarter   | 90     |
"""
    )
    assert standing(text)["O-1"] == "not_assessed"
    assert told(text, "objective", "actions")["O-1"] == ()


# --- given up, and registers as they are ------------------------------------------------------------------------------


def test_an_objective_is_abandoned_only_with_a_reason() -> None:
    text = """
    objectives
    | objective | year | declared_status       | reason         |
    | O-1       | 2026 | odstąpiono od realizacji | brak środków |
    | O-2       | 2026 | zaniechany            |                |
    | O-3       | 2026 | zrealizowany          | brak           |
    """
    assert standing(text) == {"O-1": "abandoned", "O-2": "no_data", "O-3": "no_data"}


def test_what_is_known_of_an_abandoned_objective_is_told() -> None:
    text = one("", "2026-11-20", "2026-Q1=45").replace("| due_on |", "| due_on | declared_status | reason |")
    text = text.replace("| O-1       | 2026 |   |", "| O-1       | 2026 |   | abandoned | brak środków |")
    assert standing(text) == {"O-1": "abandoned", "M-1": "behind"}
    assert told(text, "objective", "achievement_pct") == {"O-1": 50}


def test_parents_in_a_circle_do_no_harm() -> None:
    text = one("", "2026-11-20", "2026-Q1=90").replace("| due_on |", "| due_on | parent |")
    text = text.replace(
        "| O-1       | 2026 |   |", "| O-1       | 2026 |   | O-2    |\n| O-2       | 2026 |   | O-1    |"
    )
    assert standing(text) == {"O-1": "on_track", "O-2": "no_data", "M-1": "on_track"}


def test_an_indicator_whose_objective_is_not_there_has_no_periods() -> None:
    text = (
        one("", "2026-11-20", "2026-Q1=90")
        + """
indicators
| indicator | objective | direction | frequency | target |
| M-7       | O-7       | higher    | quarter   | 90     |
"""
    )
    assert standing(text)["M-7"] == "no_data"
    assert told(text, "indicator", "stale")["M-7"] == ()


@pytest.mark.parametrize("year", ["dwa", "20260", "-1", ""])
def test_a_year_that_is_none_has_no_periods(year: str) -> None:
    text = one("", "2031-11-20", "2026-Q1=90").replace("| 2026 |", f"| {year} |", 1)
    assert standing(text) == {"O-1": "no_data", "M-1": "no_data"}


def test_a_number_used_twice_is_of_the_first_objective() -> None:
    text = one("2026-03-31", "2026-11-20", "2026-Q1=90").replace("indicators\n", "| O-1 | 2027 | |\nindicators\n")
    assert told(text, "indicator", "rows") == {"M-1": (2,)}
    assert len(supply(text).get("objective_status")) == 2


def test_optional_columns_may_be_absent_but_not_what_an_indicator_needs() -> None:
    text = """
    objectives
    | objective | year |
    | O-1       | 2026 |
    indicators
    | indicator | objective | direction | frequency |
    | M-1       | O-1       | {code}    | quarter   |
    measurements
    | indicator | period  | value |
    | M-1       | 2026-Q1 | 1     |
    """
    assert standing(text.format(code="yes_no")) == {"O-1": "on_track", "M-1": "on_track"}
    for code, column in (("higher", "target"), ("range", "target_low")):
        with pytest.raises(AbsentColumn, match=column):
            standing(text.format(code=code))


def test_registers_may_be_absent() -> None:
    text = "as_of 2026-11-20" + ONE.format(due="")
    assert standing(text) == {"O-1": "no_data", "M-1": "no_data"}
    with pytest.raises(Absent, match="objectives"):
        supply("actions\n| action |\n| D-1 |\n").get("objective_status")
    assert standing("objectives\n| objective | year |\n| O-1 | 2026 |\n") == {"O-1": "no_data"}


def test_ten_thousand_measurements_each_find_their_indicator() -> None:
    count = 850
    months = [f"2026-{month:02}" for month in range(1, 13)]
    text = "\n".join(
        [
            "as_of 2026-12-31",
            *("objectives", "| objective | year |", *(f"| O-{i} | 2026 |" for i in range(count))),
            "indicators",
            "| indicator | objective | direction | frequency | target | aggregation |",
            *(f"| M-{i} | O-{i} | higher | month | 5 | mean |" for i in range(count)),
            *("measurements", "| indicator | period | value |"),
            *(f"| M-{i} | {month} | {i % 7} |" for month in months for i in range(count)),
        ]
    )
    assert told(text, "indicator", "actual") == {f"M-{i}": i % 7 for i in range(count)}
    assert list(standing(text).values())[:7] == [*["not_achieved"] * 5, "achieved", "achieved"]
