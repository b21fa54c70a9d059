"""Groups in adopted registers: a value written once and blank below it is proposed with its reason, never taken unasked."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from messy.rows_book import rows_book

from qms_xl.cli import main
from qms_xl.model import Register
from qms_xl.office import load_office
from qms_xl.read import read_office

HEADERS = ["Komórka", "Nr działania", "Co trzeba zrobić", "Osoba odpowiedzialna", "Termin wykonania", "Stan"]
WHO = ["Anna Nowak", "Jan Kowalski", "Ewa Zielińska"]


def rows(units: list[str]) -> list[list[Any]]:
    return [
        [unit, f"D/{n}/25", f"Uzupełnić akta spraw i sprawdzić wykaz {n}", WHO[n % 3], date(2025, n, 3), "wykonane"]
        for n, unit in enumerate(units, 1)
    ]


def book(path: Path, units: list[str], change: Callable[[Any], None] | None = None) -> Path:
    return rows_book(path, {"2025": [HEADERS, *rows(units)]}, lambda sheet, _: change(sheet) if change else None)


def adopted(path: Path) -> Register:
    plan = path.parent / "plan.toml"
    assert main(["adopt", "--language", "pl", str(path), "--plan", str(plan)]) == 0
    assert main(["adopt", "--language", "pl", str(path), "--apply", str(plan)]) == 0
    return read_office(load_office(path.parent, path.parent)).registers["actions"]


def proposed(path: Path) -> list[str]:
    plan = path.parent / "plan.toml"
    assert main(["adopt", "--language", "pl", str(path), "--plan", str(plan)]) == 0
    (block,) = tomllib.loads(plan.read_text(encoding="utf-8"))["blocks"]
    return list(block.get("fill_down", []))


GROUPED = ["KM", "", "", "OR", "", "FN", "", "", "", "GN", ""]


def test_a_value_written_once_for_several_rows_counts_for_all_of_them(tmp_path: Path) -> None:
    register = adopted(book(tmp_path / "Działania.xlsx", GROUPED))
    assert register.raw["unit"].tolist() == ["KM"] * 3 + ["OR"] * 2 + ["FN"] * 4 + ["GN"] * 2


def test_groups_whose_numbers_slip_or_begin_anew_are_groups_all_the_same(tmp_path: Path) -> None:
    units, numbers = ["KM", "", "", "OR", "", "FN", "", "GN", ""], ["1", "", "", "1", "", "1", "", "2", ""]
    numbered = [[number, *row] for number, row in zip(numbers, rows(units), strict=True)]
    file = rows_book(tmp_path / "Działania.xlsx", {"2025": [["Grupa", *HEADERS], *numbered]})
    assert proposed(file) == ["unit"]


def test_the_proposal_says_why_and_yes_leaves_it_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = book(tmp_path / "Działania.xlsx", GROUPED)
    assert main(["adopt", "--language", "pl", str(file), "--yes"]) == 0
    out = capsys.readouterr().out
    assert "Komórka: wypełniona tylko w pierwszym wierszu każdej grupy" in out
    assert "prawdopodobne" in out
    (place,) = tomllib.loads((tmp_path / "qms.toml").read_text(encoding="utf-8"))["registers"]["actions"]["places"]
    assert "fill_down" not in place


@pytest.mark.parametrize(
    "units",
    [
        [
            "KM",
            "",
            "KM",
            "OR",
            "",
            "KM",
            "",
            "OR",
            "FN",
            "KM",
            "",
        ],  # the same values come again: blanks that are missing
        ["", "KM", "", "OR", "", "FN", "", "", "", "GN", ""],  # nothing to go on for the first row
        ["KM", "OR", "FN", "GN", "", "KP", "OS", "RW", "ZP", "BR", ""],  # hardly any blanks
        ["KM", "OR", "FN", "GN", "", "", "", "", "", "", ""],  # filled at first, then no longer
        ["KM", "KM", "", "OR", "OR", "", "FN", "FN", "", "GN", ""],  # who repeats a value does not leave it out
    ],
)
def test_blanks_that_may_just_be_missing_are_no_groups(tmp_path: Path, units: list[str]) -> None:
    assert proposed(book(tmp_path / "Działania.xlsx", units)) == []


def test_an_id_is_never_filled_from_above(tmp_path: Path) -> None:
    def without_ids(sheet: Any) -> None:
        for row in (2, 3, 5, 7, 8, 9, 11):
            sheet.write_blank(row, 1, None)

    assert proposed(book(tmp_path / "Działania.xlsx", GROUPED, without_ids)) == ["unit"]


def test_a_cell_merged_over_its_group_needs_no_filling(tmp_path: Path) -> None:
    def merged(sheet: Any) -> None:
        for first, last, unit in ((1, 3, "KM"), (4, 5, "OR"), (6, 9, "FN"), (10, 11, "GN")):
            sheet.merge_range(first, 0, last, 0, unit)

    register = adopted(book(tmp_path / "Działania.xlsx", GROUPED, merged))
    assert "fill_down" not in (tmp_path / "plan.toml").read_text(encoding="utf-8")
    assert register.raw["unit"].tolist() == ["KM"] * 3 + ["OR"] * 2 + ["FN"] * 4 + ["GN"] * 2


def test_nothing_is_written_into_a_cell_whose_value_stands_above(tmp_path: Path) -> None:
    register = adopted(book(tmp_path / "Działania.xlsx", GROUPED))
    assert register.formulas["unit"] == {row for row, unit in enumerate(GROUPED, 2) if not unit}


def test_rows_under_merged_cells_with_numbers_and_days_of_their_own_are_records(tmp_path: Path) -> None:
    def merged(sheet: Any, _: str) -> None:
        for first, last in ((1, 3), (4, 5), (6, 9)):
            sheet.merge_range(first, 0, last, 0, f"R{first}")
            sheet.merge_range(first, 1, last, 1, f"Utrata danych w systemie, rodzaj {first}")

    headers = ["Nr ryzyka", "Opis ryzyka", "Prawdopodobieństwo", "Wpływ", "Właściciel"]
    given = [["", "", n % 5 + 1, n % 4 + 1, WHO[n % 3]] for n in range(9)]
    file = rows_book(tmp_path / "Ryzyka.xlsx", {"Rejestr ryzyk": [headers, *given]}, merged)
    plan = tmp_path / "plan.toml"
    assert main(["adopt", "--language", "pl", str(file), "--plan", str(plan)]) == 0
    assert main(["adopt", "--language", "pl", str(file), "--apply", str(plan)]) == 0
    register = read_office(load_office(tmp_path, tmp_path)).registers["risks"]
    assert register["probability"].tolist() == [n % 5 + 1 for n in range(9)]
    assert register["description"].notna().all()


def test_merged_cells_of_an_adopted_register_are_no_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_range(1, 0, 3, 0, "KM")

    adopted(book(tmp_path / "Działania.xlsx", GROUPED, merged))
    capsys.readouterr()
    assert main(["check", "--office", str(tmp_path), "--fail-on", "never"]) == 0
    assert "XLS005" not in capsys.readouterr().out
