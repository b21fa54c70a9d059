"""Units of measure: which counts, and which percents, staff's words are."""

import pytest

from qms_xl.kinds.measure import is_unit
from qms_xl.settings import Measurements

COUNTS = (
    *(
        "dni",
        "dni robocze",
        "dzień",
        "Osób",
        "os.",
        "osoby",
        "liczba osób",
        "szt.",
        "szt",
        "sztuk",
        "[szt.]",
        "godz.",
        "h",
    ),
    *("spraw", "wnioski", "skarg", "liczba petycji", "ilość awarii", "szkolenia", "audyty", "etaty", "min", "egz."),
    *("days", "working days", "people", "pcs", "pcs.", "hours", "cases", "number of complaints", "no.", "FTE", "items"),
)
NO_COUNTS = (
    "zł",
    "tys. zł",
    "PLN",
    "°C",
    "pkt",
    "%",
    "p.p.",
    "punkt procentowy",
    "wskaźnik",
    "points",
    "EUR",
    "km",
    "dniówka",
)
PERCENTS = ("%", "proc.", "proc", "Procent", "procentów", "percent", "per cent", "pct", "[%]")
NO_PERCENTS = ("p.p.", "punkty procentowe", "percentyl", "‰", "dni", "1")


@pytest.mark.parametrize("unit", COUNTS)
def test_a_unit_that_counts_is_known_in_every_form(unit: str) -> None:
    assert is_unit(unit, Measurements().count_units)
    assert not is_unit(unit, Measurements().percent_units)


@pytest.mark.parametrize("unit", NO_COUNTS)
def test_money_and_degrees_are_no_counts(unit: str) -> None:
    assert not is_unit(unit, Measurements().count_units)


@pytest.mark.parametrize("unit", PERCENTS)
def test_a_percent_is_known_in_every_form(unit: str) -> None:
    assert is_unit(unit, Measurements().percent_units)


@pytest.mark.parametrize("unit", NO_PERCENTS)
def test_percentage_points_are_no_percents(unit: str) -> None:
    assert not is_unit(unit, Measurements().percent_units)


def test_an_office_names_its_own_units_and_a_blank_cell_is_none() -> None:
    assert is_unit("Mandaty", ("mandaty",))
    assert not is_unit("liczba mandatów", ("mandaty",))
    assert not is_unit("dni", ("mandaty",))
    assert not is_unit(None, ("mandaty",))
    assert not is_unit("", ("mandaty",))
